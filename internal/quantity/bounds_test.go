package quantity

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParseDecimal(t *testing.T) {
	for _, c := range []struct {
		in, want string
		digits   Digits
	}{
		{"0", "0", Digits{1, 0}},
		{"-0", "0", Digits{1, 0}},
		{"23", "23", Digits{2, 0}},
		{"640000000000", "640000000000", Digits{2, 10}},
		{"640e9", "640000000000", Digits{2, 10}},
		{"6.40e11", "640000000000", Digits{3, 9}},
		{"1.50", "1.5", Digits{3, -2}},
		{"-2.5", "-2.5", Digits{2, -1}},
		{"+5", "5", Digits{1, 0}},
		{".5", "0.5", Digits{1, -1}},
		{"007", "7", Digits{1, 0}},
		{"5E-3", "0.005", Digits{1, -3}},
		{"0.00", "0", Digits{1, -2}},
		{strings.Repeat("9", 60), strings.Repeat("9", 60), Digits{60, 0}},
	} {
		got, digits, err := ParseDecimal(c.in)
		if err != nil || got != c.want || digits != c.digits {
			t.Errorf("ParseDecimal(%q) = %q, %+v, %v, want %q, %+v", c.in, got, digits, err, c.want, c.digits)
		}
	}
}

func TestParseDecimalRefuses(t *testing.T) {
	for in, why := range map[string]string{
		"": "digits are missing", "-": "digits are missing", ".": "digits are missing", "5.": "digits are missing",
		"NaN": "something else than digits", "Inf": "something else than digits", "-infinity": "something else than digits",
		"1,000": "something else than digits", "1 000": "something else than digits", "0x10": "something else than digits",
		"--5": "something else than digits", "5e": "exponent", "5e61": "exponent", "5e-61": "exponent", "5e999999999999": "exponent",
		"5e+-3": "exponent", "½": "something else than digits", "٣": "something else than digits",
		strings.Repeat("9", 61): "more than 60 digits", strings.Repeat("9", 1<<20): "more than 200 digits",
	} {
		_, _, err := ParseDecimal(in)
		if err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("ParseDecimal(%.30q) gave %v, want an error with %q", in, err, why)
		} else if len(err.Error()) > 400 {
			t.Errorf("ParseDecimal(%.30q): the message has %d bytes", in, len(err.Error()))
		}
	}
}

func TestParseInterval(t *testing.T) {
	for in, want := range map[string]Interval{
		"(640e9,)":       {Lower: "640000000000"},
		"[16.5, 17.5)":   {Lower: "16.5", Upper: "17.5", LowerInclusive: true},
		"[20,)":          {Lower: "20", LowerInclusive: true},
		"(,5]":           {Upper: "5", UpperInclusive: true},
		"(,)":            {},
		"[,]":            {},
		" [ 5 , 5 ] ":    {Lower: "5", Upper: "5", LowerInclusive: true, UpperInclusive: true},
		"(-2.50,-1e-1)":  {Lower: "-2.5", Upper: "-0.1"},
		"[1e60,1.0e60]":  {Lower: "1" + strings.Repeat("0", 60), Upper: "1" + strings.Repeat("0", 60), LowerInclusive: true, UpperInclusive: true},
		"[1949.0, 2024]": {Lower: "1949", Upper: "2024", LowerInclusive: true, UpperInclusive: true},
	} {
		got, err := ParseInterval(in)
		if err != nil || got != want {
			t.Errorf("ParseInterval(%q) = %+v, %v, want %+v", in, got, err, want)
		}
	}
	for in, why := range map[string]string{
		"": "bracket", "5": "bracket", "[5]": "comma", "[5,6": "bracket", "5,6]": "bracket", "{5,6}": "bracket", "[1,2,3]": "exactly one comma",
		"[a,5]": "lower bound", "[5,NaN]": "upper bound", "[6,5]": "above", "(5,5]": "nothing lies", "[5,5)": "nothing lies", "(5,5)": "nothing lies",
		"[1e99,)": "lower bound",
	} {
		if _, err := ParseInterval(in); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("ParseInterval(%q) gave %v, want an error with %q", in, err, why)
		}
	}
}

func TestBounds(t *testing.T) {
	count, percent := Said{Kind: KindCount}, Said{Unit: "percent"}
	with := func(s Said, c Comparator) Said { s.Comparator = c; return s }
	for _, c := range []struct {
		value string
		said  Said
		want  string
		rule  string
	}{
		{"23", count, "[23,23]", RuleExact},
		{"999", count, "[999,999]", RuleExact},
		{"1000", count, "[500,1500)", RuleDigits},
		{"500000", count, "[450000,550000)", RuleDigits},
		{"75", Said{Kind: KindOrdinal}, "[75,75]", RuleExact},
		{"2014", Said{Kind: KindDate}, "[2014,2014]", RuleExact},
		{"0.5", Said{Kind: KindShare, Norm: true, Fraction: true}, "[0.5,0.5]", RuleExact},
		{"18", percent, "[17.5,18.5)", RuleDigits},
		{"2.5", Said{Kind: KindDuration}, "[2.45,2.55)", RuleDigits},
		{"50e9", Said{Kind: KindMoney}, "[45000000000,55000000000)", RuleDigits},
		{"2500000000", Said{Kind: KindMoney, Spoken: "2.50"}, "[2495000000,2505000000)", RuleDigits},
		{"18", Said{Spoken: "18.0"}, "[17.95,18.05)", RuleDigits},
		{"-18", percent, "[-18.5,-17.5)", RuleDigits},
		{"0", percent, "[-0.5,0.5)", RuleDigits},
		{"0.5", Said{Fraction: true}, "[0.45,0.55]", RuleSpeechFraction},
		{"0.3333333333", Said{Fraction: true}, "[0.3,0.366667]", RuleSpeechFraction},
		{"0.5", Said{Fraction: true, Comparator: CompareAlmost}, "(0.3,0.5)", RuleAlmost},
		{"50e9", with(Said{Kind: KindMoney}, CompareApprox), "[40000000000,60000000000)", RuleApprox},
		{"23", with(count, CompareApprox), "[22,24)", RuleApprox},
		{"20", Said{Kind: KindCount, Comparator: CompareApprox, OrMore: true}, "[20,)", RuleApproxOrMore},
		{"2.5", with(Said{}, CompareAlmost), "(2.3,2.5)", RuleAlmost},
		{"-5", with(percent, CompareAlmost), "(-5,-3)", RuleAlmost},
		{"1000", with(count, CompareAlmost), "(0,1000)", RuleAlmost},
		{"1", with(Said{Kind: KindDuration}, CompareAlmost), "(0,1)", RuleAlmost},
		{"100", with(percent, CompareAlmost), "(0,100)", RuleAlmost},
		{"-10", with(percent, CompareAlmost), "(-10,0)", RuleAlmost},
		{"1100", with(count, CompareAlmost), "(900,1100)", RuleAlmost},
		{"100", Said{Kind: KindDuration, Exactly: true}, "[100,100]", RuleExact},
		{"2500", Said{Kind: KindCount, Exactly: true}, "[2500,2500]", RuleExact},
		{"0.5", Said{Fraction: true, Exactly: true}, "[0.5,0.5]", RuleExact},
		{"-2.5", Said{Exactly: true}, "[-2.5,-2.5]", RuleExact},
		{"100", Said{Kind: KindDuration, Exactly: true, Comparator: CompareAlmost}, "(0,100)", RuleAlmost},
		{"640e9", with(Said{}, CompareGreater), "(640000000000,)", RuleComparator},
		{"2", with(percent, CompareAtLeast), "[2,)", RuleComparator},
		{"2", with(percent, CompareLess), "(,2)", RuleComparator},
		{"2", with(percent, CompareAtMost), "(,2]", RuleComparator},
		{"-2", with(percent, CompareAtMost), "(,-2]", RuleComparator},
		{"-2", with(percent, CompareGreater), "(-2,)", RuleComparator},
		{"10", Said{Comparator: CompareBetween, Upper: "15"}, "[10,15]", RuleRange},
		{"-10", Said{Comparator: CompareBetween, Upper: "-5"}, "[-10,-5]", RuleRange},
		{"17", with(count, CompareEqual), "[17,17]", RuleExact},
	} {
		got, rule, err := Bounds(c.value, c.said)
		if err != nil || got.String() != c.want || rule != c.rule {
			t.Errorf("Bounds(%s, %+v) = %s, %s, %v, want %s, %s", c.value, c.said, got, rule, err, c.want, c.rule)
		}
	}
	for value, said := range map[string]Said{
		"x": {}, "": {}, "5": {Comparator: CompareBetween}, "6": {Comparator: CompareBetween, Upper: "5"}, "1e99": {},
	} {
		if in, _, err := Bounds(value, said); err == nil {
			t.Errorf("Bounds(%q, %+v) = %s, want an error", value, said, in)
		}
	}
}

// A value lies in its own bounds, an excluded end counted, however it was said.
func TestValueLiesInItsBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.StringMatching(`-?[0-9]{1,20}(\.[0-9]{1,12})?(e-?[0-9])?`).Draw(t, "value")
		said := Said{
			Comparator: rapid.SampledFrom([]Comparator{"", CompareEqual, CompareGreater, CompareAtLeast, CompareLess, CompareAtMost, CompareApprox, CompareAlmost}).Draw(t, "comparator"),
			Kind:       rapid.SampledFrom([]Kind{"", KindCount, KindShare, KindMoney, KindDate, KindOrdinal}).Draw(t, "kind"),
			Fraction:   rapid.Bool().Draw(t, "fraction"), OrMore: rapid.Bool().Draw(t, "more"), Norm: rapid.Bool().Draw(t, "norm"),
			Exactly: rapid.Bool().Draw(t, "exactly"),
		}
		in, rule, err := Bounds(value, said)
		if err != nil {
			t.Fatal(err)
		}
		if ok, err := in.Contains(value, true); err != nil || !ok {
			t.Fatalf("%s does not lie in %s (%s), %v", value, in, rule, err)
		}
		if again, err := ParseInterval(in.String()); err != nil || again != in {
			t.Fatalf("%s reads back as %+v, %v", in, again, err)
		}
	})
}

func FuzzParseInterval(f *testing.F) {
	for _, s := range []string{"(640e9,)", "[16.5, 17.5)", "[20,)", "(,5]", "[1,2,3]", "[5e-60,5e60]", "(5,5)", "[-0,0]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		in, err := ParseInterval(s)
		if err != nil {
			if in != (Interval{}) || len(err.Error()) > 1000 {
				t.Fatalf("%q: gave %+v beside an error of %d bytes", s, in, len(err.Error()))
			}
			return
		}
		again, err := ParseInterval(in.String())
		if err != nil || again != in {
			t.Fatalf("%q gave %+v, which reads back as %+v, %v", s, in, again, err)
		}
	})
}

func FuzzParseDecimal(f *testing.F) {
	for _, s := range []string{"640000000000", "640e9", "-2.50", ".5", "5.", "NaN", "1e-60", "00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, digits, err := ParseDecimal(s)
		if err != nil {
			return
		}
		if digits.Significant < 1 {
			t.Fatalf("%q: %+v", s, digits)
		}
		if again, _, err := ParseDecimal(got); err != nil || again != got {
			t.Fatalf("%q gave %q, which reads back as %q, %v", s, got, again, err)
		}
	})
}

func TestShortBoundsAreTheLongOnes(t *testing.T) {
	kinds := []Kind{KindUnknown, KindCount, KindOrdinal, KindDate, KindMoney, KindLevel}
	rapid.Check(t, func(t *rapid.T) {
		value := strconv.FormatInt(rapid.Int64Range(1, 999).Draw(t, "digits"), 10) + strings.Repeat("0", rapid.IntRange(0, 12).Draw(t, "zeros"))
		said := Said{Kind: rapid.SampledFrom(kinds).Draw(t, "kind"), Norm: rapid.Bool().Draw(t, "norm"), Exactly: rapid.Bool().Draw(t, "exactly")}
		said.Comparator = rapid.SampledFrom([]Comparator{CompareNone, CompareEqual}).Draw(t, "comparator")
		short, rule, ok := shortBounds(value, said)
		long, longRule, err := longBounds(value, said)
		if !ok || err != nil || short != long || rule != longRule {
			t.Fatalf("%s: %v %s %v, not %v %s %v", value, short, rule, ok, long, longRule, err)
		}
	})
}

// Rounded numbers next to each other, zero and those below it among them, leave out no value and share none.
func TestRoundedNumbersMeet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(-40, 40).Filter(func(n int) bool { return n%10 != 0 && (n+1)%10 != 0 || n == 0 || n == -1 }).Draw(t, "n")
		here, _, err := Bounds(strconv.Itoa(n), Said{Unit: "percent"})
		if err != nil {
			t.Fatal(err)
		}
		next, _, err := Bounds(strconv.Itoa(n+1), Said{Unit: "percent"})
		if err != nil {
			t.Fatal(err)
		}
		if here.Upper != next.Lower || here.UpperInclusive || !next.LowerInclusive {
			t.Fatalf("%d is in %s, and %d in %s", n, here, n+1, next)
		}
	})
}
