package anchor

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"onrecord/internal/briefing"
)

// Pick says which occurrence of a quote is meant. The zero value takes the only one.
type Pick struct {
	// Nth is the number of the occurrence, from 1, in the order of the text;
	// 0 where it is not said. With After or Before it counts the occurrences
	// that they leave.
	Nth int
	// After is a neighbouring quote: the first occurrence that starts at or
	// after its end is meant.
	After string
	// Before is a neighbouring quote: the last occurrence that ends at or
	// before its start is meant. With After, the only one between the two, where
	// no other occurrence of either neighbour lies between them.
	Before string
	// Around is where the neighbours are looked for, usually the turn. The zero
	// value stands for the smallest span that holds all scopes.
	Around briefing.Span
	// Plain looks for no near misses of a quote that is not found: each search
	// costs what the text is long, too much for thousands of them.
	Plain bool
}

// Resolve finds the one place where quote stands wholly inside one of scopes.
// As in [Text.Find] an exact occurrence, in whichever scope, rules out folded
// ones. What two scopes share is counted once.
//
// A neighbour may itself occur several times as long as each of its occurrences
// that has the quote beside it leads to the same one.
//
// Every error is a [Fault]: [*EmptyQuoteError], [*NotFoundError],
// [*AmbiguousError], [*NthError] or [*NeighbourError].
func (t *Text) Resolve(quote string, scopes []briefing.Span, pick Pick) (Match, error) {
	if Fold(quote) == "" {
		return Match{}, &EmptyQuoteError{Field: "quote", Quote: quote}
	}
	hits := separate(t.find(quote, scopes, -1))
	if len(hits) == 0 {
		if pick.Plain {
			return Match{}, &NotFoundError{Quote: quote}
		}
		return Match{}, &NotFoundError{Quote: quote, Candidates: t.candidates(quote, scopes, listedCandidates)}
	}
	if pick.After == "" && pick.Before == "" {
		return t.numbered(quote, hits, pick.Nth)
	}
	return t.beside(quote, hits, scopes, pick)
}

// numbered chooses among all hits.
func (t *Text) numbered(quote string, hits []Match, nth int) (Match, error) {
	switch {
	case nth == 0 && len(hits) == 1:
		return hits[0], nil
	case nth == 0:
		return Match{}, &AmbiguousError{Quote: quote, Count: len(hits), Matches: t.listed(hits)}
	case nth < 0 || nth > len(hits):
		return Match{}, &NthError{Quote: quote, Nth: nth, Count: len(hits), Matches: t.listed(hits)}
	}
	return hits[nth-1], nil
}

// gap is where a quote may stand: from the end of one neighbour to the start of
// another, in code points.
type gap struct{ start, end int }

// beside chooses the hit that stands where the neighbours say.
func (t *Text) beside(quote string, hits []Match, scopes []briefing.Span, pick Pick) (Match, error) {
	if pick.Around.IsZero() {
		pick.Around = hull(scopes)
	}
	afters, err := t.neighbours("after", pick.After, quote, pick.Around)
	if err != nil {
		return Match{}, err
	}
	befores, err := t.neighbours("before", pick.Before, quote, pick.Around)
	if err != nil {
		return Match{}, err
	}
	var chosen []Match
	left := 0    // the most hits that one gap leaves
	choices := 0 // how many gaps choose a hit
	for _, g := range gaps(afters, befores) {
		inside := within(hits, g)
		left = max(left, len(inside))
		if meant := pick.choose(inside); len(meant) > 0 {
			choices++
			chosen = append(chosen, meant...)
		}
	}
	chosen = separate(chosen)
	switch {
	case len(chosen) == 1:
		return chosen[0], nil
	case len(chosen) == 0 && left > 0:
		return Match{}, &NthError{Quote: quote, Nth: pick.Nth, Count: left, Beside: true, Matches: t.listed(hits)}
	case len(chosen) == 0:
		return Match{}, t.neighbourError(NothingBeside, pick, quote, afters, befores, hits)
	case choices > 1:
		return Match{}, t.neighbourError(NeighbourAmbiguous, pick, quote, afters, befores, chosen)
	}
	return Match{}, &AmbiguousError{Quote: quote, Count: len(chosen), Between: true, Matches: t.listed(chosen)}
}

// choose returns the hits that are meant among those that one gap leaves: more
// than one only where the pick does not settle it.
func (p Pick) choose(inside []Match) []Match {
	switch {
	case p.Nth < 0 || p.Nth > len(inside) || len(inside) == 0:
		return nil
	case p.Nth > 0:
		return inside[p.Nth-1 : p.Nth]
	case p.Before == "":
		return inside[:1]
	case p.After == "":
		return inside[len(inside)-1:]
	}
	return inside
}

// neighbours returns where a neighbouring quote stands, or nil if none is given.
func (t *Text) neighbours(field, neighbour, quote string, around briefing.Span) ([]Match, error) {
	if neighbour == "" {
		return nil, nil
	}
	if Fold(neighbour) == "" {
		return nil, &EmptyQuoteError{Field: field, Quote: neighbour}
	}
	found := t.Find(neighbour, around)
	if len(found) == 0 {
		return nil, &NeighbourError{
			Kind: NeighbourNotFound, Field: field, Neighbour: neighbour, Quote: quote,
			Matches: t.Candidates(neighbour, around, listedCandidates),
		}
	}
	return found, nil
}

// neighbourError blames the neighbour that occurs more often. Its matches are
// those of the neighbour if it is ambiguous, else the quote's.
func (t *Text) neighbourError(kind NeighbourKind, pick Pick, quote string, afters, befores, hits []Match) error {
	e := &NeighbourError{Kind: kind, Field: "after", Neighbour: pick.After, Quote: quote, Count: len(afters)}
	places := afters
	if len(befores) > len(afters) {
		e.Field, e.Neighbour, e.Count, places = "before", pick.Before, len(befores), befores
	}
	if kind == NothingBeside {
		places = hits
		if pick.After != "" && pick.Before != "" {
			e.Field, e.Neighbour, e.Other = "after", pick.After, pick.Before
		}
	}
	e.Matches = t.listed(places)
	return e
}

// gaps returns the places that the neighbours leave; nil neighbours are not
// given. With both, a gap runs from one to the next of the other with none of
// either between them.
func gaps(afters, befores []Match) []gap {
	var found []gap
	if befores == nil {
		for _, a := range afters {
			found = append(found, gap{a.Span.End, math.MaxInt})
		}
		return found
	}
	if afters == nil {
		for _, b := range befores {
			found = append(found, gap{0, b.Span.Start})
		}
		return found
	}
	for i, a := range afters {
		k := sort.Search(len(befores), func(k int) bool { return befores[k].Span.Start >= a.Span.End })
		if k == len(befores) {
			break
		}
		if i+1 < len(afters) && afters[i+1].Span.End <= befores[k].Span.Start {
			continue
		}
		found = append(found, gap{a.Span.End, befores[k].Span.Start})
	}
	return found
}

// within returns the hits, which are in order and do not overlap, inside g.
func within(hits []Match, g gap) []Match {
	lo := sort.Search(len(hits), func(i int) bool { return hits[i].Span.Start >= g.start })
	hi := sort.Search(len(hits), func(i int) bool { return hits[i].Span.End > g.end })
	return hits[lo:max(lo, hi)]
}

// separate puts matches in the order of the text and drops those that overlap
// an earlier one.
func separate(matches []Match) []Match {
	slices.SortStableFunc(matches, func(a, b Match) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	kept := matches[:0]
	for _, m := range matches {
		if len(kept) == 0 || !kept[len(kept)-1].Span.Overlaps(m.Span) {
			kept = append(kept, m)
		}
	}
	return kept
}

func hull(scopes []briefing.Span) briefing.Span {
	var all briefing.Span
	for i, s := range scopes {
		if i == 0 {
			all = s
			continue
		}
		all.Start, all.End = min(all.Start, s.Start), max(all.End, s.End)
	}
	return all
}

// How many places an error lists.
const (
	listedCandidates = 3
	listedMatches    = 10
)

func (t *Text) listed(matches []Match) []Candidate {
	return t.places(matches[:min(listedMatches, len(matches))], false)
}
