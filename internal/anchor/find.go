package anchor

import "onrecord/internal/briefing"

// Match is one place where a quote stands.
type Match struct {
	Span   briefing.Span
	Folded bool // it reads as the quote only when both are folded, see [Fold]
}

// Find returns where quote stands wholly inside scope, in the order of the
// text: the exact occurrences and, only if there are none, the folded ones.
// Occurrences do not overlap; they are taken from left to right. Blanks at the
// ends of a quote count in an exact occurrence and are ignored in a folded one,
// whose span starts and ends with the characters that match. A quote in which
// [Fold] leaves nothing stands nowhere.
func (t *Text) Find(quote string, scope briefing.Span) []Match {
	return t.find(quote, []briefing.Span{scope}, -1)
}

// First returns the first of the occurrences that [Text.Find] returns: an exact
// one anywhere in scope goes before a folded one.
func (t *Text) First(quote string, scope briefing.Span) (Match, bool) {
	found := t.find(quote, []briefing.Span{scope}, 1)
	if len(found) == 0 {
		return Match{}, false
	}
	return found[0], true
}

// find looks in each scope, and returns at most limit matches of each (all of
// them if it is negative), not merged. An exact match in any scope rules out
// folded ones in all.
func (t *Text) find(quote string, scopes []briefing.Span, limit int) []Match {
	quote = readable(quote)
	folded := Fold(quote)
	if folded == "" {
		return nil
	}
	var found []Match
	for _, scope := range scopes {
		found = append(found, t.exact(quote, scope, limit)...)
	}
	if len(found) > 0 {
		return found
	}
	for _, scope := range scopes {
		found = append(found, t.foldedMatches(folded, scope, limit)...)
	}
	return found
}

func (t *Text) exact(quote string, scope briefing.Span, limit int) []Match {
	lo, hi := t.bytes(scope)
	var found []Match
	t.exactly.each(quote, lo, hi, limit, func(at int) {
		found = append(found, Match{Span: t.span(at, at+len(quote))})
	})
	return found
}

// foldedMatches finds a quote that is folded already.
func (t *Text) foldedMatches(quote string, scope briefing.Span, limit int) []Match {
	lo, hi := t.bytes(scope)
	if lo == hi {
		return nil
	}
	f := t.folded()
	// What is written for the characters of the scope, and for no others.
	lo, hi = f.folded(lo), f.folded(hi)
	var found []Match
	f.search.each(quote, lo, hi, limit, func(at int) {
		start, end := f.originalRange(at, at+len(quote))
		found = append(found, Match{Span: t.span(start, end), Folded: true})
	})
	return found
}
