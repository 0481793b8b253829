package anchor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/internal/briefing"
)

// Context returns up to n code points of the text before and after span, cut
// between words. What touches the span is kept as it is, so that before, the
// words at span and after read on; blanks at the outer ends are dropped. Where
// the n code points hold no blank, they are cut inside the word.
func (t *Text) Context(span briefing.Span, n int) (before, after string) {
	return t.ContextIn(span, t.All(), n)
}

// ContextIn is [Text.Context] that does not leave the span within, such as the
// speaker's turn, or what [Text.Paragraph] returns.
func (t *Text) ContextIn(span, within briefing.Span, n int) (before, after string) {
	n = max(n, 0)
	lo, hi := t.bytes(span)
	span = t.span(lo, hi)
	from := t.offset(max(within.Start, span.Start-n))
	to := t.offset(min(within.End, saturatingAdd(span.End, n)))
	if from < lo {
		before = t.s[from:lo]
		if from > t.offset(within.Start) {
			before = dropFirstPart(t.s, from, before)
		}
		before = strings.TrimLeftFunc(before, unicode.IsSpace)
	}
	if to > hi {
		after = t.s[hi:to]
		if to < t.offset(within.End) {
			after = dropLastPart(t.s, to, after)
		}
		after = strings.TrimRightFunc(after, unicode.IsSpace)
	}
	return before, after
}

// dropFirstPart drops the rest of a word that starts before part, which stands
// at the byte offset at of s.
func dropFirstPart(s string, at int, part string) string {
	if endsInBlank(s[:at]) {
		return part
	}
	if i := strings.IndexFunc(part, unicode.IsSpace); i >= 0 {
		return part[i:]
	}
	return strings.TrimLeftFunc(part, unicode.IsMark)
}

// dropLastPart drops the beginning of a word that goes on after part, which
// ends at the byte offset at of s.
func dropLastPart(s string, at int, part string) string {
	if startsWithBlank(s[at:]) {
		return part
	}
	if i := strings.LastIndexFunc(part, unicode.IsSpace); i >= 0 {
		return part[:i]
	}
	return part
}

func startsWithBlank(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}

func endsInBlank(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsSpace(r)
}

func saturatingAdd(a, b int) int {
	if sum := a + b; sum >= a {
		return sum
	}
	return int(^uint(0) >> 1)
}
