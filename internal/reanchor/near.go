package reanchor

import (
	"cmp"
	"fmt"
	"slices"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
)

// compared is how many near places are compared with each other.
const compared = 3

// lostQuote is a quote that does not occur, and what helps to find the words that it became.
type lostQuote struct {
	words     string
	scopes    []briefing.Span // in the new text
	taken     []anchor.Match  // where it occurs, but means another place
	oldSpan   briefing.Span   // where it was in the old text; zero where that is not known
	oldScopes []briefing.Span
	others    map[string]bool // folded, what other quotes say there: a place that says so is theirs
}

// near is the place that is most like a quote and clearly the best, or why there is none.
func (r *run) near(q lostQuote) (best anchor.Candidate, why string) {
	var found []anchor.Candidate
	for _, s := range q.scopes {
		found = append(found, r.text.Nearest(q.words, s, compared)...)
	}
	found = slices.DeleteFunc(found, func(c anchor.Candidate) bool { return !r.mayBe(q, c) })
	slices.SortStableFunc(found, func(a, b anchor.Candidate) int { return cmp.Compare(b.Similarity, a.Similarity) })
	enough := func(c anchor.Candidate) bool { return c.Similarity >= r.threshold-1e-9 }
	switch {
	case len(found) == 0:
		return best, ""
	case !enough(found[0]):
		return best, fmt.Sprintf("nothing is %s alike", percent(r.threshold))
	case len(found) == 1 || found[0].Similarity-found[1].Similarity >= Margin:
		return found[0], ""
	case q.oldSpan.Len() > 0:
		was := around(r.old, anchor.Match{Span: q.oldSpan})
		first, second := was.alike(around(r.text, anchor.Match{Span: found[0].Span})), was.alike(around(r.text, anchor.Match{Span: found[1].Span}))
		if first-second >= Margin && first >= alikeContext {
			return found[0], ""
		}
		if second-first >= Margin && second >= alikeContext && enough(found[1]) {
			return found[1], ""
		}
	}
	return best, "two places are about as like it as each other"
}

// mayBe tells whether a place can be what a quote became. It is not where the words already stood beside the quote, nor
// what another quote says, nor a part of a word.
func (r *run) mayBe(q lostQuote, c anchor.Candidate) bool {
	if q.others[anchor.Fold(c.Text)] || r.text.SplitsWord(c.Span) {
		return false
	}
	for _, m := range q.taken {
		if m.Span.Overlaps(c.Span) {
			return false
		}
	}
	if q.oldSpan.Len() == 0 {
		return true
	}
	before := 0
	for _, m := range findIn(r.old, c.Text, q.oldScopes) {
		if !m.Span.Overlaps(q.oldSpan) {
			before++
		}
	}
	return before < len(findIn(r.text, c.Text, q.scopes))
}

// percent is a likeness for people.
func percent(alike float64) string { return fmt.Sprintf("%d%%", int(alike*100+1e-9)) }
