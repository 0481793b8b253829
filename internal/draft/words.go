package draft

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// list is parts of one todo.
type list struct{ parts []string }

// add takes in a part, once.
func (l *list) add(part string) {
	if !slices.Contains(l.parts, part) {
		l.parts = append(l.parts, part)
	}
}

func (l *list) addf(format string, args ...any) { l.add(fmt.Sprintf(format, args...)) }

func (l *list) String() string { return strings.Join(l.parts, "; ") }

// oneLine is a text with single spaces for its blanks and for what nobody can write, and none around it.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == utf8.RuneError }), " ")
}

// plainLetters is s in small letters, accents apart from their letters.
func plainLetters(s string) string { return norm.NFD.String(strings.ToLower(s)) }
