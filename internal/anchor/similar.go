package anchor

import "onrecord/internal/briefing"

// Similarity tells how alike two texts are, from 0 to 1: 1 minus their edit distance (Levenshtein, in code points, both
// folded) divided by the length of the longer one. Two that fold to nothing are alike.
func Similarity(a, b string) float64 {
	x, y := []rune(Fold(a)), []rune(Fold(b))
	return similarity(editDistance(x, y), len(x), len(y))
}

// Nearest returns up to n places inside scope that are most like quote, best first, with a similarity of at least
// [Alike]: the best of all, then the best beside it, and so on. Unlike [Text.Candidates] it takes no account of where
// the quote itself stands: such a place is one of them. Of a quote of less than three bytes or of more than 10,000 code
// points there are none. Each of the n costs a reading of scope.
func (t *Text) Nearest(quote string, scope briefing.Span, n int) []Candidate {
	var found []Candidate
	for scopes := []briefing.Span{scope}; len(found) < n; {
		best := t.nearest(quote, scopes, 1)
		if len(best) == 0 {
			break
		}
		found = append(found, best[0])
		scopes = beside(scopes, best[0].Span)
	}
	return byLikeness(found)
}

// beside is what of the scopes lies on either side of a span within one of them.
func beside(scopes []briefing.Span, taken briefing.Span) []briefing.Span {
	var rest []briefing.Span
	for _, s := range scopes {
		if !s.Contains(taken) {
			rest = append(rest, s)
			continue
		}
		rest = append(rest, briefing.Span{Start: s.Start, End: taken.Start}, briefing.Span{Start: taken.End, End: s.End})
	}
	return rest
}
