package anchor

import (
	"math"
	"testing"

	"onrecord/internal/briefing"
)

func TestSimilarity(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want float64
	}{
		{"", "", 1}, {"  ", "\n", 1}, {"a", "", 0}, {"abcd", "abed", 0.75}, {"“a\u00a0b”", "\"a  b\"", 1}, {"é", "e", 0}, {"ab", "abcd", 0.5},
	} {
		if got := Similarity(tt.a, tt.b); math.Abs(got-tt.want) > 1e-9 || Similarity(tt.b, tt.a) != got {
			t.Errorf("Similarity(%q, %q) is %v, not %v", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestNearest(t *testing.T) {
	text := New("We have 23 ships here. We had 24 ships there. Fees rose.")
	got := text.Nearest("We have 23 ships", text.All(), 5)
	if len(got) != 2 || got[0].Similarity != 1 || got[0].Text != "We have 23 ships" || got[1].Text != "We had 24 ships" {
		t.Errorf("%+v", got)
	}
	if got := text.Nearest("We have 23 ships", briefing.Span{Start: 22, End: text.Len()}, 5); len(got) != 1 || got[0].Span.Start != 23 {
		t.Errorf("%+v", got)
	}
	if got := text.Nearest("23", text.All(), 5); got != nil {
		t.Errorf("%+v", got)
	}
}
