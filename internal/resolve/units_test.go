package resolve

import (
	"io/fs"
	"math/big"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/db"
	"onrecord/internal/briefing"
)

func TestFactors(t *testing.T) {
	c := newConverter(map[string]briefing.Unit{
		"month":   {ID: "month", Converts: conversionTo("year", "1", "12")},
		"decade":  {ID: "decade", Converts: conversionTo("year", "10", "1")},
		"member":  {ID: "member", Converts: conversionTo("country", "1", "1")},
		"state":   {ID: "state", Converts: conversionTo("country", "1", "1")},
		"broken":  {ID: "broken", Converts: conversionTo("country", "0", "1")},
		"loose":   {ID: "loose"},
		"dollars": {ID: "dollars", Converts: conversionTo("USD", "1", "1")},
	})
	for _, tt := range []struct{ from, to, want string }{
		{"year", "year", "1"},
		{"anything", "anything", "1"},
		{"month", "year", "1/12"},
		{"year", "month", "12"},
		{"decade", "month", "120"},
		{"month", "decade", "1/120"},
		{"member", "state", "1"},
		{"fraction", "percent", "100"},
		{"percent", "fraction", "1/100"},
		{"basis-point", "percentage-point", "1/100"},
		{"week", "second", "604800"},
		{"mile", "metre", "201168/125"},
		{"mile", "kilometre", "25146/15625"},
		{"square-mile", "square-kilometre", "40468564224/15625000000"},
		{"acre", "hectare", "316160658/781250000"},
		{"pound", "kilogram", "45359237/100000000"},
		{"tonne", "milligram", "1000000000"},
		{"dollars", "USD", "1"},
		{"percent", "percentage-point", ""},
		{"broken", "country", ""},
		{"loose", "year", ""},
		{"day", "month", ""},
		{"USD", "EUR", ""},
	} {
		got, ok := c.factor(tt.from, tt.to)
		if tt.want == "" {
			if ok {
				t.Errorf("one %s is %s of %s, want no conversion", tt.from, got.RatString(), tt.to)
			}
			continue
		}
		want, _ := new(big.Rat).SetString(tt.want)
		if !ok || got.Cmp(want) != 0 {
			t.Errorf("one %s is %v of %s, want %s", tt.from, got, tt.to, want.RatString())
		}
	}
}

func TestScale(t *testing.T) {
	for _, tt := range []struct {
		value, factor      string
		want, lower, upper string
	}{
		{"18", "1/12", "1.5", "1.5", "1.5"},
		{"0.5", "100", "50", "50", "50"},
		{"1.50", "1", "1.50", "1.50", "1.50"},
		{"640e9", "1/8", "80000000000", "80000000000", "80000000000"},
		{"10", "1/12", "", "0.833333333333", "0.833333333334"},
		{"-10", "1/12", "", "-0.833333333334", "-0.833333333333"},
		{"1", "1/1024", "0.0009765625", "0.0009765625", "0.0009765625"},
	} {
		factor, _ := new(big.Rat).SetString(tt.factor)
		got, ends := scale(*dec(tt.value), factor)
		if ends != (tt.want != "") || ends && plain(got) != tt.want {
			t.Errorf("%s times %s is %s, %v; want %q", tt.value, tt.factor, plain(got), ends, tt.want)
		}
		if lower := plain(scaleOutward(*dec(tt.value), factor, false)); lower != tt.lower {
			t.Errorf("%s times %s is %s as a lower bound, want %s", tt.value, tt.factor, lower, tt.lower)
		}
		if upper := plain(scaleOutward(*dec(tt.value), factor, true)); upper != tt.upper {
			t.Errorf("%s times %s is %s as an upper bound, want %s", tt.value, tt.factor, upper, tt.upper)
		}
	}
}

// The checks of a database convert units by the same built-in conversions.
func TestChecksKnowTheSameConversions(t *testing.T) {
	var want []string
	for _, c := range builtinConversions {
		want = append(want, c.from+" "+c.to)
	}
	pair := regexp.MustCompile(`(?m)^    \('([a-z-]+)', '([a-z-]+)'\),?$`)
	for _, name := range []string{"foreign-units.sql", "observation-units.sql"} {
		src, err := fs.ReadFile(db.Checks(), name)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range pair.FindAllStringSubmatch(string(src), -1) {
			got = append(got, m[1]+" "+m[2])
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		for _, kind := range comparedByBase {
			if name == "foreign-units.sql" && !strings.Contains(string(src), "'"+kind+"'") {
				t.Errorf("%s compares a %s with the unit of its indicator", name, kind)
			}
		}
	}
}
