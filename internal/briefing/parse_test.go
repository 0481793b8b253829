package briefing_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"onrecord/internal/briefing"
)

func TestDecimals(t *testing.T) {
	for text, want := range map[string]string{
		"23": "23", "-0.5": "-0.5", "+7": "7", "1.50": "1.50", "640e9": "640000000000", "1.5e3": "1500", "5e-3": "0.005", ".5": "0.5", "010": "10", "5.": "5",
	} {
		d, err := briefing.ParseDecimal(text)
		if err != nil || d.StringFixed(max(0, -d.Exponent())) != want {
			t.Errorf("%s: %s %v", text, d, err)
		}
	}
	for _, text := range []string{"", "-", ".", "1,234", "1 000", "1e", "e9", "1e1000000000", "1e-200", "NaN", "Inf", "0x10", "½", "１", strings.Repeat("9", 101), "1_000", "--1"} {
		if d, err := briefing.ParseDecimal(text); err == nil {
			t.Errorf("%q is taken for %s", text, d)
		}
	}
}

func TestIntervals(t *testing.T) {
	for text, want := range map[string]string{
		"(640e9,)": "(640000000000,)", "[16.5, 17.5)": "[16.5,17.5)", "[5,5]": "[5,5]", "(,3]": "(,3]", " [ -1 , 1 ] ": "[-1,1]", "[1.50,2)": "[1.50,2)",
	} {
		if i, err := briefing.ParseInterval(text); err != nil || i.String() != want {
			t.Errorf("%s: %s %v", text, i, err)
		}
	}
	for _, text := range []string{"", "()", "(,)", "[1]", "1,2", "[2,1]", "[1,1)", "(1,1)", "[,1]", "[1,]", "[1,2,3]", "[a,b]", "[1,2", "20 to 30"} {
		if i, err := briefing.ParseInterval(text); err == nil {
			t.Errorf("%q is taken for %s", text, i)
		}
	}
}

func TestFactors(t *testing.T) {
	for text, want := range map[string][2]string{"100": {"100", "1"}, "0.01": {"0.01", "1"}, "1/12": {"1", "12"}, "1 / 12": {"1", "12"}} {
		n, d, err := briefing.ParseFactor(text)
		if err != nil || n.String() != want[0] || d.String() != want[1] {
			t.Errorf("%s: %s/%s %v", text, n, d, err)
		}
	}
	for _, text := range []string{"", "0", "-1", "1/0", "1/-2", "1/2/3", "x", "1/"} {
		if n, d, err := briefing.ParseFactor(text); err == nil {
			t.Errorf("%q is taken for %s/%s", text, n, d)
		}
	}
}

func TestDerived(t *testing.T) {
	for text, want := range map[string]briefing.Derivation{
		"nato-members - 1": {Indicator: "nato-members", Operator: "-"},
		"100 - share":      {Indicator: "share", Operator: "-", NumberFirst: true},
		" a  *  0.5 ":      {Indicator: "a", Operator: "*"},
		"1 / a":            {Indicator: "a", Operator: "/", NumberFirst: true},
	} {
		d, err := briefing.ParseDerived(text)
		d.Number = want.Number
		if err != nil || d.Indicator != want.Indicator || d.Operator != want.Operator || d.NumberFirst != want.NumberFirst {
			t.Errorf("%s: %+v %v", text, d, err)
		}
	}
	for _, text := range []string{"", "a", "a-1", "a - b", "1 - 2", "a / 0", "a % 2", "A - 1", "a - 1 - 2", "a - one"} {
		if d, err := briefing.ParseDerived(text); err == nil {
			t.Errorf("%q is taken for %+v", text, d)
		}
	}
}

func TestWindows(t *testing.T) {
	for text, want := range map[string]briefing.Window{"10y..": {Years: 10, Open: true}, "24y": {Years: 24}} {
		if w, err := briefing.ParseWindow(text); err != nil || w != want {
			t.Errorf("%s: %+v %v", text, w, err)
		}
	}
	if w, err := briefing.ParseWindow("1991/.."); err != nil || w.Period.String() != "1991/.." {
		t.Errorf("%+v %v", w, err)
	}
	for _, text := range []string{"", "10", "0y", "y..", "10y.", "a decade", "1991", "99999y"} {
		if w, err := briefing.ParseWindow(text); err == nil {
			t.Errorf("%q is taken for %+v", text, w)
		}
	}
}

func TestRefs(t *testing.T) {
	for text, want := range map[string]briefing.Ref{
		"c4": {Claim: "c4"}, "c4.f1": {Claim: "c4", Figure: "f1"}, "talk-2024#c4": {Event: "talk-2024", Claim: "c4"}, "a.b#C_1.f-2": {Event: "a.b", Claim: "C_1", Figure: "f-2"},
	} {
		if r, err := briefing.ParseRef(text); err != nil || r != want || r.String() != text {
			t.Errorf("%s: %+v %v", text, r, err)
		}
	}
	for _, text := range []string{"", "#", "#c4", "talk#", "c4.", ".f1", "c4.f1.x", "Talk#c4", "a#b#c", "c 4", "-c", "talk#c4#", strings.Repeat("c", 65)} {
		if r, err := briefing.ParseRef(text); err == nil {
			t.Errorf("%q is taken for %+v", text, r)
		}
	}
}

func TestNumbersComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.StringMatching(`-?[0-9]{1,12}(\.[0-9]{1,6})?(e-?[0-9])?`)
		low, high := number.Draw(t, "low"), number.Draw(t, "high")
		text := rapid.SampledFrom([]string{"[", "("}).Draw(t, "open") + low + "," + high + rapid.SampledFrom([]string{"]", ")"}).Draw(t, "close")
		i, err := briefing.ParseInterval(text)
		if err != nil {
			return
		}
		again, err := briefing.ParseInterval(i.String())
		if err != nil || again.String() != i.String() || !again.Lower.Equal(*i.Lower) || !again.Upper.Equal(*i.Upper) {
			t.Fatalf("%s is written %s, which is read as %s (%v)", text, i, again, err)
		}
	})
}

func FuzzParseInterval(f *testing.F) {
	for _, seed := range []string{"(640e9,)", "[16.5, 17.5)", "[,1]", "1e99"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		i, err := briefing.ParseInterval(text)
		if err != nil {
			return
		}
		if again, err := briefing.ParseInterval(i.String()); err != nil || again.String() != i.String() {
			t.Errorf("%q: %s %v", text, again, err)
		}
	})
}

func FuzzParseRef(f *testing.F) {
	for _, seed := range []string{"c4", "c4.f1", "talk#c4.f1", "##"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if r, err := briefing.ParseRef(text); err == nil && r.String() != text {
			t.Errorf("%q is written %q", text, r)
		}
	})
}
