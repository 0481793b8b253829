package quantity

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A remark that something was said just so is no word of the speaker: neither version has it, and positions count it.
func TestSic(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // said, corrected, corrections
	}{
		{"We saw 23 [sic] ships.", []string{"We saw 23 ships.", "We saw 23 ships."}},
		{"We saw 23 (Sic.) ships [SIC!].", []string{"We saw 23 ships.", "We saw 23 ships."}},
		{`We saw 23 \[sic\] ships [*sic*]`, []string{"We saw 23 ships", "We saw 23 ships"}},
		{"We saw 23[sic] ships", []string{"We saw 23 ships", "We saw 23 ships"}},
		{"We saw 23 [sic]ships", []string{"We saw 23 ships", "We saw 23 ships"}},
		{"[sic] We saw\n[sic] them", []string{" We saw\n them", "We saw\nthem"}},
		{"a \xff [sic] b", []string{"a \ufffd b", "a \ufffd b"}},
		{"We saw <s>23</s> [24] [sic] ships", []string{"We saw 23 ships", "We saw 24 ships", "23|24|<s>23</s> [24]"}},
		{"We saw [sic] <s>23</s> [24] ships", []string{"We saw 23 ships", "We saw 24 ships", "23|24|<s>23</s> [24]"}},
		{"We saw 7 <s>small</s> [sic] ships", []string{"We saw 7 small ships", "We saw 7 ships", "small|-|<s>small</s>"}},
		{"We saw <s>23 [sic] ships</s> [24 [sic]", []string{"We saw 23 [sic] ships [24", "We saw [24", "23 [sic] ships|-|<s>23 [sic] ships</s>"}},
		{"23 [sick] ships, 24 [sic ships], [inaudible] and [] (sic", []string{
			"23 [sick] ships, 24 [sic ships], [inaudible] and [] (sic", "23 [sick] ships, 24 [sic ships], [inaudible] and [] (sic"}},
	} {
		if diff := cmp.Diff(c.want, splitLines(c.text, SplitCorrections(c.text))); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, diff)
		}
		if err := splitInvariants(c.text); err != nil {
			t.Errorf("%q: %v", c.text, err)
		}
	}
}

func TestSicInAQuantity(t *testing.T) {
	for text, want := range map[string]string{
		"It had 23 [sic] ships then":                "23 [sic] ships: 23 [23,23] eq ship count",
		"It had 23 (sic) ships then":                "23 (sic) ships: 23 [23,23] eq ship count",
		"some 4 million [sic.] years":               "some 4 million [sic.] years: 4000000 [3000000,5000000) approx year duration",
		"It had 23 ships [sic] then":                "23 ships: 23 [23,23] eq ship count",
		"It cost $500 [sic] billion (sic), of all":  "$500 [sic] billion: 500000000000 [450000000000,550000000000) eq USD money",
		"It had <s>23</s> [24] (sic) ships in May.": "<s>23</s> [24] (sic) ships: 23 [23,23] eq ship count",
	} {
		got := English(testLexicon).Read(text)
		if len(got) != 1 {
			t.Errorf("%q: %+v", text, got)
			continue
		}
		if s := cutWide(text, SplitCorrections(text), got[0]) + measured(got[0]); s != want {
			t.Errorf("%q: %q, want %q", text, s, want)
		}
	}
}
