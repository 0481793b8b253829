package anchor

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A text long enough for the index finds what a plain search finds, wherever
// the parts of the index meet.
func TestTheIndexHidesNothing(t *testing.T) {
	filler := speech(6*partSize, 7)
	rapid.Check(t, func(t *rapid.T) {
		quote := rapid.SampledFrom([]string{"needle", "a much longer needle in it", "ééé needle", "ab", strings.Repeat("n", 3000), filler[100:3000]}).Draw(t, "quote")
		s := []byte(filler)
		for range rapid.IntRange(0, 4).Draw(t, "times") {
			// Near the border of two parts, or anywhere.
			at := rapid.IntRange(1, 5).Draw(t, "part")*partSize + rapid.IntRange(-len(quote)-2, 2).Draw(t, "beside")
			if rapid.Bool().Draw(t, "anywhere") {
				at = rapid.IntRange(0, len(s)-len(quote)).Draw(t, "at")
			}
			copy(s[at:], quote)
		}
		h := newSearchable(string(s))
		lo := rapid.IntRange(0, 2*partSize).Draw(t, "lo")
		hi := rapid.IntRange(lo, len(s)).Draw(t, "hi")
		if rapid.Bool().Draw(t, "to the end") {
			hi = len(s)
		}
		limit := rapid.IntRange(-1, 3).Draw(t, "limit")
		var want, got []int
		for at := lo; len(want) != limit; {
			i := strings.Index(h.s[at:hi], quote)
			if i < 0 {
				break
			}
			want = append(want, at+i)
			at += i + len(quote)
		}
		h.each(quote, lo, hi, limit, func(at int) { got = append(got, at) })
		if !slices.Equal(want, got) {
			t.Fatalf("in %d..%d by the index %v, plainly %v", lo, hi, got, want)
		}
	})
}

func TestTheIndexRulesOutWhatLacksAPiece(t *testing.T) {
	const quote = "what the keeper of the lighthouse wrote down"
	s := speech(8*partSize, 7) + quote
	parts := partsOf(s)
	var grams []uint16
	for i := range len(quote) - partGram + 1 {
		grams = append(grams, partGramAt(quote, i))
	}
	for k := range parts {
		// Of the part before the last only the first gram can tell.
		if got, want := mayStart(parts, k, grams), k == len(parts)-1; got != want && k != len(parts)-2 {
			t.Errorf("part %d of %d: mayStart = %v", k, len(parts), got)
		}
	}
}
