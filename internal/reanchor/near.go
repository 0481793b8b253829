package reanchor

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	others    map[string]bool // folded, what quotes say there: a place that says what another one does is its
}

// maxMissed is for how many quotes in vain near places are looked for. More of them have a cause in common, as where the
// text is of another event, and each search costs what the text is long.
const maxMissed = 300

// near is the place that is most like a quote and clearly the best; or why there is none, and the places that are like
// it.
func (r *run) near(q lostQuote) (best anchor.Candidate, why string, all []anchor.Candidate) {
	if r.missed >= maxMissed {
		return best, "nothing was looked for that is like it, since too much is lost: is this the right text?", nil
	}
	for _, s := range q.scopes {
		all = append(all, r.text.Nearest(q.words, s, compared)...)
	}
	slices.SortStableFunc(all, func(a, b anchor.Candidate) int { return cmp.Compare(b.Similarity, a.Similarity) })
	found := slices.DeleteFunc(slices.Clone(all), func(c anchor.Candidate) bool { return !r.mayBe(q, c) })
	best, why = r.best(q, found)
	if best.Span.Len() > 0 {
		if s, elsewhere := r.stoodElsewhere(q, best.Span); elsewhere && !s.gone {
			if !r.enough(s.at) || !within(s.at.Span, q.scopes) {
				r.missed++
				return anchor.Candidate{}, r.instead(s, best.Span), nil
			}
			best = s.at
		}
	}
	switch {
	case best.Span.Len() > 0:
		return r.whole(q, best), "", all
	case len(found) == 0 && len(all) > 0 && r.enough(all[0]):
		why = "what is like it stood beside it before, or is what another quote says, or cuts a word"
	}
	r.missed++
	return best, why, all
}

func (r *run) enough(c anchor.Candidate) bool { return c.Similarity >= r.threshold-1e-9 }

// best is the one of the near places, the most alike first, that is clearly the best.
func (r *run) best(q lostQuote, found []anchor.Candidate) (best anchor.Candidate, why string) {
	switch {
	case len(found) == 0:
		return best, ""
	case !r.enough(found[0]):
		return best, fmt.Sprintf("nothing is %s alike", percent(r.threshold))
	case len(found) == 1 || found[0].Similarity-found[1].Similarity >= Margin:
		return found[0], ""
	case q.oldSpan.Len() > 0:
		was := around(r.old, anchor.Match{Span: q.oldSpan})
		first, second := was.alike(around(r.text, anchor.Match{Span: found[0].Span})), was.alike(around(r.text, anchor.Match{Span: found[1].Span}))
		if first-second >= Margin && first >= alikeContext {
			return found[0], ""
		}
		if second-first >= Margin && second >= alikeContext && r.enough(found[1]) {
			return found[1], ""
		}
	}
	return best, "two places are about as like it as each other"
}

// mayBe tells whether a place can be what a quote became. It is not where the words already stood beside the quote, nor
// what another quote says, nor a part of a word. A place that has the surroundings of the quote is where it
// stood, whatever stood or stands elsewhere.
func (r *run) mayBe(q lostQuote, c anchor.Candidate) bool {
	if r.text.SplitsWord(c.Span) {
		return false
	}
	for _, m := range q.taken {
		if m.Span.Overlaps(c.Span) {
			return false
		}
	}
	if q.oldSpan.Len() > 0 && around(r.old, anchor.Match{Span: q.oldSpan}).alike(around(r.text, anchor.Match{Span: c.Span})) >= sameContext {
		return true
	}
	if says := anchor.Fold(c.Text); q.others[says] && says != anchor.Fold(q.words) {
		return false
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

// maxAhead is how many words beyond its ends are looked at for the first and the last word of a quote.
const maxAhead = 3

// whole moves the ends of a near place outwards to where the quote's first and last words are, if they are near, and takes
// in the sign at its end if the quote has one. The nearest place by edit distance alone leaves out a word that stayed, where
// one came in beside it: of "up by 18 percent" for "up 18 percent" the "up".
func (r *run) whole(q lostQuote, c anchor.Candidate) anchor.Candidate {
	within := q.scopes[0]
	for _, s := range q.scopes {
		if s.Contains(c.Span) {
			within = s
		}
	}
	before := []rune(r.text.Cut(briefing.Span{Start: max(within.Start, c.Span.Start-farContext), End: c.Span.Start}))
	after := []rune(r.text.Cut(briefing.Span{Start: c.Span.End, End: min(within.End, c.Span.End+farContext)}))
	slices.Reverse(before)
	chosen, most := c, r.agreement(q.words, c)
	for _, left := range steps(before) {
		for _, right := range steps(after) {
			wider := c
			wider.Span = briefing.Span{Start: c.Span.Start - left, End: c.Span.End + right}
			wider.Text = r.text.Cut(wider.Span)
			wider.Similarity = anchor.Similarity(q.words, wider.Text)
			taken := slices.ContainsFunc(q.taken, func(m anchor.Match) bool { return m.Span.Overlaps(wider.Span) })
			if taken || !r.enough(wider) || r.text.SplitsWord(wider.Span) {
				continue
			}
			if a := r.agreement(q.words, wider); a > most || a == most && wider.Similarity > chosen.Similarity {
				chosen, most = wider, a
			}
		}
	}
	return chosen
}

// agreement counts in what the ends of a place are like those of a quote: the first word, the last one, the sign.
func (r *run) agreement(quote string, c anchor.Candidate) int {
	a, b := strings.Fields(quote), strings.Fields(c.Text)
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	n := 0
	for _, pair := range [][2]string{{a[0], b[0]}, {a[len(a)-1], b[len(b)-1]}} {
		if strings.EqualFold(bare(pair[0]), bare(pair[1])) {
			n += 2
		}
	}
	if endsInSign(quote) == endsInSign(c.Text) {
		n++
	}
	return n
}

func bare(word string) string { return strings.TrimFunc(anchor.Fold(word), unicode.IsPunct) }

func endsInSign(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(s))
	return unicode.IsPunct(last)
}

// steps is how far a place can go on into what stands beside it, read away from it: not at all, to the end of the signs
// that touch it, and to the end of each of the next words.
func steps(beside []rune) []int {
	out := []int{0}
	i := 0
	for i < len(beside) && unicode.IsPunct(beside[i]) {
		i++
	}
	if i > 0 {
		out = append(out, i)
	}
	for range maxAhead {
		start := i
		for i < len(beside) && unicode.IsSpace(beside[i]) {
			i++
		}
		for i < len(beside) && !unicode.IsSpace(beside[i]) {
			i++
		}
		if i == start {
			break
		}
		if !unicode.IsSpace(beside[i-1]) {
			out = append(out, i)
		}
	}
	return out
}

// percent is a likeness for people.
func percent(alike float64) string { return fmt.Sprintf("%d%%", int(alike*100+1e-9)) }
