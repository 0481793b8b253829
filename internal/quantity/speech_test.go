package quantity

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// told writes what a reader would say of a quantity: its words, then value (or bounds, or 'some'), comparator and kind, and
// what else is set.
func told(text string, q Quantity) string {
	value := q.Value
	switch {
	case q.Rank != nil:
		value = q.Rank.Of + " over " + q.Rank.Over
	case q.Vague:
		value = "some"
	case value == "":
		value = q.Bounds.String()
	}
	s := fmt.Sprintf("%s = %s", cutRunes(text, q.Start, q.End), value)
	if q.Comparator != CompareEqual && q.Comparator != CompareNone && q.Comparator != CompareBetween {
		s += " " + string(q.Comparator)
	}
	for _, part := range [...][2]string{{" ", string(q.Kind)}, {" of ", q.OfText}, {" of ", q.OfValue}} {
		if part[1] != "" {
			s += part[0] + part[1]
		}
	}
	if q.Period != nil && q.Period.Value != "" {
		s += " in " + q.Period.Value
	}
	if q.Repeats > 0 {
		s += fmt.Sprintf(" said %d times", q.Repeats+1)
	}
	return s
}

// checkSpeech reads sentences as a reader without a lexicon does, and compares each with what it should find.
func checkSpeech(t *testing.T, cases []readCase) {
	t.Helper()
	for _, c := range cases {
		var got []string
		for _, q := range English(nil).Read(c.text) {
			got = append(got, told(c.text, q))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, diff)
		}
	}
}
