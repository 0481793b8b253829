package render

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWrapLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune("ab é日本\u0301-👍🏽 "))).Draw(t, "text")
		limit := rapid.IntRange(2, 12).Draw(t, "limit")
		got := wrap(s, limit)
		if letters := strings.Join(strings.Fields(s), ""); strings.Join(strings.Fields(got), "") != letters {
			t.Fatalf("%q became %q", s, got)
		}
		for line := range strings.SplitSeq(got, "\n") {
			if width(line) > limit {
				t.Fatalf("%q is wider than %d", line, limit)
			}
		}
	})
}

func TestShareUsesTheRoom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 6).Draw(t, "columns")
		natural, least := make([]int, n), make([]int, n)
		for i := range n {
			least[i] = rapid.IntRange(1, 20).Draw(t, "least")
			natural[i] = least[i] + rapid.IntRange(0, 200).Draw(t, "more")
		}
		if sum(natural) == sum(least) {
			return
		}
		room := rapid.IntRange(sum(least), sum(natural)-1).Draw(t, "room")
		widths := share(natural, least, room)
		if sum(widths) != room {
			t.Fatalf("%v of %d", widths, room)
		}
		for i, w := range widths {
			if w < least[i] || w > natural[i] {
				t.Fatalf("the column %d of %v has %d, not %d to %d", i, widths, w, least[i], natural[i])
			}
		}
	})
}
