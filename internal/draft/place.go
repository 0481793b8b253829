package draft

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
)

// mostPlaces is among how many places of the same words one is still told apart by its number. Of more the first alone is.
const mostPlaces = 50

// wordsIn is words and where they are looked for.
type wordsIn struct {
	scope briefing.Span
	words string
}

// quoteOf is a quote that leads to a span and to no other place within the scopes: its words on one line, or as they are
// where that leads elsewhere, with the number of the occurrence where there are several. It is false where none does.
func (d *drafting) quoteOf(span briefing.Span, scopes []briefing.Span) (briefing.Quote, bool) {
	exact := d.text.Cut(span)
	if !writable(exact) {
		return briefing.Quote{}, false
	}
	for _, words := range []string{oneLine(exact), exact} {
		if nth, ok := d.nth(words, span, scopes); ok {
			return briefing.Quote{Text: words, Nth: nth}, true
		}
	}
	return briefing.Quote{}, false
}

// writable tells whether a factsheet can hold words: it has no place for control characters.
func writable(words string) bool {
	return strings.IndexFunc(words, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' || r == utf8.RuneError }) < 0
}

// nth is which occurrence of the words in scopes the one at span is: 0 where it is the only one.
func (d *drafting) nth(words string, span briefing.Span, scopes []briefing.Span) (int, bool) {
	key := wordsIn{scopes[0], words}
	if d.often[key] > 0 {
		return 0, false
	}
	m, err := d.text.Resolve(words, scopes, anchor.Pick{Plain: true})
	if err == nil {
		return 0, m.Span == span
	}
	several, ok := errors.AsType[*anchor.AmbiguousError](err)
	if !ok {
		return 0, false
	}
	if several.Count > mostPlaces {
		d.often[key] = several.Count // so that the many places are not looked for once for each of them
		m, err := d.text.Resolve(words, scopes, anchor.Pick{Nth: 1, Plain: true})
		return 1, err == nil && m.Span == span
	}
	for n := 1; n <= several.Count; n++ {
		if m, err := d.text.Resolve(words, scopes, anchor.Pick{Nth: n, Plain: true}); err == nil && m.Span == span {
			return n, true
		}
	}
	return 0, false
}
