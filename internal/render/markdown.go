package render

import (
	"bufio"
	"io"
	"strings"
	"unicode"
)

// newMarkdown writes a table of GitHub Flavored Markdown, in which every cell reads as its text.
func newMarkdown(w io.Writer, columns []Column) (Writer, error) {
	l := &lines{
		out: bufio.NewWriter(w), columns: columns, before: "| ", sep: " | ", after: " |",
		cell: func(c Column, value any) (string, error) {
			if value == nil {
				return "", nil
			}
			text, err := plain(c, value)
			return escapeMarkdown(text), err
		},
	}
	if err := l.header(escapeMarkdown); err != nil {
		return nil, err
	}
	rule := make([]string, len(columns))
	for i, c := range columns {
		rule[i] = "---"
		if rightAligned(c.Kind) {
			rule[i] = "--:"
		}
	}
	return l, l.line(rule)
}

// escapeMarkdown keeps text from being taken for markup. An underscore within a word is none, and stays.
func escapeMarkdown(text string) string {
	runes := []rune(strings.ReplaceAll(text, "\r\n", "\n"))
	var out strings.Builder
	for i, r := range runes {
		switch {
		case r == '\n' || r == '\r':
			out.WriteString("<br>")
			continue
		case strings.ContainsRune("\\|`*<~[", r), r == '_' && !withinWord(runes, i), r == '&' && startsEntity(runes[i+1:]):
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}

func withinWord(runes []rune, i int) bool {
	return i > 0 && i+1 < len(runes) && isWord(runes[i-1]) && isWord(runes[i+1])
}

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// startsEntity tells whether an ampersand before rest begins a character entity, as in &amp; or &#38;.
func startsEntity(rest []rune) bool {
	for i, r := range rest {
		switch {
		case r == ';':
			return i > 0
		case r != '#' && !unicode.IsLetter(r) && !unicode.IsDigit(r):
			return false
		}
	}
	return false
}
