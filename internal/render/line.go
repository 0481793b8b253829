package render

import (
	"fmt"
	"strings"
	"unicode"
)

// OneLine folds line breaks and tabs to spaces and shows other characters that could steer a terminal as their
// escapes.
func OneLine(s string) string {
	if !strings.ContainsFunc(s, steers) {
		return s
	}
	var out strings.Builder
	for _, r := range strings.ReplaceAll(s, "\r\n", "\n") {
		switch {
		case r == '\n' || r == '\r' || r == '\t':
			out.WriteByte(' ')
		case steers(r):
			fmt.Fprintf(&out, `\u%04x`, r)
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// steers tells whether r is a control character or turns the direction of a text.
func steers(r rune) bool {
	return unicode.IsControl(r) || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}
