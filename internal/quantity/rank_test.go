package quantity

import "testing"

func TestTheMostWithoutANoun(t *testing.T) {
	for text, want := range map[string]string{
		"the most in a decade":          "max 10y..",
		"That is the most since 1991.":  "max 1991/..",
		"the least in 24 years":         "min 24y",
		"the most ships in a decade":    "max 10y..",
		"most of the ships in a decade": "",
		"at most in a decade":           "",
		"we had the most of them":       "",
	} {
		got := ""
		for _, q := range English(nil).Read(text) {
			if q.Rank != nil {
				got = q.Rank.Of + " " + q.Rank.Over
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
