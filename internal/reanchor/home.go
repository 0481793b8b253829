package reanchor

import (
	"fmt"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
)

const (
	// homeWidth is how many code points on either side tell where a thing stood whose own words do not.
	homeWidth = 40
	// homeAlike is how alike what stood on one side must be to what stands there, at least.
	homeAlike = 0.75
	// minHome is how many code points must have stood on a side, for it to tell anything.
	minHome = 8
	// maxHome is in how many places what stood on one side is looked for.
	maxHome = 20
	// otherPlace is how much more alike the surroundings of another place must be than those of the place found, at
	// least, for the latter to be doubted.
	otherPlace = 2 * Margin
)

// stood is where a quote stood, as the new text has it, if that is clearly another place than the one that was found for
// it: the surroundings there are those that it had, and those of the place found are not.
type stood struct {
	at   anchor.Candidate
	gone bool // nothing stands there any more
}

// stoodElsewhere looks for where a quote stood, if the place that was found for it has other surroundings.
func (r *run) stoodElsewhere(q lostQuote, found briefing.Span) (stood, bool) {
	if q.oldSpan.Len() == 0 {
		return stood{}, false
	}
	was := around(r.old, anchor.Match{Span: q.oldSpan})
	here := was.alike(around(r.text, anchor.Match{Span: found}))
	if here >= sameContext {
		return stood{}, false
	}
	beside := func(span briefing.Span) bool {
		for _, m := range q.taken {
			if m.Span.Overlaps(span) {
				return false
			}
		}
		return !span.Overlaps(found)
	}
	best, most := anchor.Candidate{}, max(alikeContext, here+otherPlace)
	for _, s := range q.scopes {
		for _, c := range r.text.Nearest(q.words, s, compared) {
			if alike := was.alike(around(r.text, anchor.Match{Span: c.Span})); alike >= most && beside(c.Span) && !r.text.SplitsWord(c.Span) {
				best, most = c, alike
			}
		}
	}
	if best.Span.Len() > 0 {
		return stood{at: best}, true
	}
	home, ok := r.home(q.oldSpan)
	switch {
	case !ok || home.Len() > 0 && !beside(home):
		return stood{}, false
	case home.Len() == 0:
		return stood{gone: true, at: anchor.Candidate{Span: home}}, true
	}
	line, column, _ := r.text.Line(home.Start)
	words := r.text.Cut(home)
	return stood{at: anchor.Candidate{Span: home, Text: words, Line: line, Column: column, Similarity: anchor.Similarity(q.words, words)}}, true
}

// home is what lies in the new text between what stood before and behind a span of the old one. It is empty where nothing
// does. ok is false where that is not clear.
func (r *run) home(was briefing.Span) (home briefing.Span, ok bool) {
	before, after := r.old.Context(was, homeWidth)
	lefts, rights := r.side(before), r.side(after)
	best, second := 0.0, 0.0
	for _, left := range lefts {
		for _, right := range rights {
			gap := right.Span.Start - left.Span.End
			if gap < 0 || gap > 2*was.Len()+homeWidth {
				continue
			}
			alike := left.Similarity + right.Similarity
			if alike > best {
				best, second = alike, best
				home = briefing.Span{Start: left.Span.End, End: right.Span.Start}
			} else {
				second = max(second, alike)
			}
		}
	}
	return r.text.Trim(home), best > 0 && best-second >= Margin
}

// side is where the words that stood on one side stand in the new text.
func (r *run) side(words string) []anchor.Candidate {
	if len([]rune(anchor.Fold(words))) < minHome {
		return nil
	}
	var found []anchor.Candidate
	for _, m := range r.text.Find(words, r.text.All()) {
		found = append(found, anchor.Candidate{Span: m.Span, Similarity: 1})
	}
	if len(found) > maxHome {
		return nil
	}
	if len(found) > 0 {
		return found
	}
	for _, c := range r.text.Nearest(words, r.text.All(), compared) {
		if c.Similarity >= homeAlike {
			found = append(found, c)
		}
	}
	return found
}

// instead says what stands where a quote stood.
func (r *run) instead(s stood, found briefing.Span) string {
	return fmt.Sprintf("what is like it at line %d stands among other words than it did; where it stood, there is %s", r.lineOf(found), r.placed(s.at))
}

// placed names a place, and its turn.
func (r *run) placed(c anchor.Candidate) string {
	if len(r.spoken) == 0 {
		return c.String()
	}
	return c.String() + ", " + r.turnAt(c.Span)
}

func (r *run) lineOf(span briefing.Span) int {
	line, _, _ := r.text.Line(span.Start)
	return line
}

// placedQuote is a quote that was found, and where it was.
type placedQuote struct {
	quote    *briefing.Quote
	name     string
	group    string // its turn; of a figure, its claim
	was, now briefing.Span
	alike    float64 // of what stands around it and what did
}

// sortOut notes the quotes that stand on the other side of another one than they did. One whose surroundings are not those
// that it had, less than those of the other one, is lost; of any other a person should know.
func (r *run) sortOut() (found bool) {
	groups := map[string][]placedQuote{}
	for _, p := range r.placedQuotes {
		groups[p.group] = append(groups[p.group], p)
	}
	r.jumped, r.crossed = map[*briefing.Quote]string{}, map[*briefing.Quote]string{}
	for _, all := range groups {
		for i := range all {
			for j := range all {
				if a, b := all[i], all[j]; a.was.End <= b.was.Start && b.now.End <= a.now.Start {
					r.cross(a, b, "before", "behind")
					r.cross(b, a, "behind", "before")
				}
			}
		}
	}
	return len(r.jumped)+len(r.crossed) > 0
}

// cross notes of one of two quotes that have changed their order what became of it.
func (r *run) cross(p, other placedQuote, then, now string) {
	said := fmt.Sprintf("it stood %s the quote of %s and would stand %s it now (line %d, the other at line %d)",
		then, other.name, now, r.lineOf(p.now), r.lineOf(other.now))
	if p.alike < sameContext && p.alike <= other.alike {
		r.jumped[p.quote] = said + ", among other words"
	} else {
		r.crossed[p.quote] = said + "; look whether it is the same statement"
	}
}
