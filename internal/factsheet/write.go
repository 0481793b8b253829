package factsheet

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// leastWidth is how wide the lines of a text over several lines may become, however narrow they were.
const leastWidth = 60

// plainly writes the new text of a target in double quotes on one line, which can stand anywhere.
func (e *editor) plainly(t *target) string { return doubleQuoted(t.Text, e.source.text[t.from:t.to]) }

// likeBefore writes the new text of a target in the way in which the old one was written, where that is possible.
func (e *editor) likeBefore(t *target) string {
	old := e.source.text[t.from:t.to]
	switch {
	case t.body > 0:
		return e.inBlock(t, old)
	case t.mark == '"' || needsEscape(t.Text):
		return e.wrapped(t, doubleQuoted(t.Text, old), old)
	case t.mark == '\'':
		return e.wrapped(t, "'"+strings.ReplaceAll(t.Text, "'", "''")+"'", old)
	case isPlain(t.Text, t.inFlow):
		return e.wrapped(t, t.Text, old)
	default:
		return e.wrapped(t, doubleQuoted(t.Text, old), old)
	}
}

// doubleQuoted writes s in double quotes on one line. What nobody sees is written as its number, unless old, the text
// that it replaces, has the same character as it is.
func doubleQuoted(s, old string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == ' ' || !mustEscape(r) && (unicode.IsGraphic(r) && !unicode.IsSpace(r) || strings.ContainsRune(old, r)):
			b.WriteRune(r)
		case r <= 0xff:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r <= 0xffff:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// mustEscape tells of characters that stand in no YAML but as their number.
func mustEscape(r rune) bool {
	return r < ' ' || r >= 0x7f && r <= 0x9f || r == 0x2028 || r == 0x2029 || r == 0xfeff || r == utf8.RuneError
}

func needsEscape(s string) bool { return strings.IndexFunc(s, mustEscape) >= 0 }

// isPlain tells whether s can stand without quotes. It is narrower than YAML, which takes signs in some places and not
// in others.
func isPlain(s string, inFlow bool) bool {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) || unicode.IsSpace(last) || last == ':' {
		return false
	}
	if strings.Contains(s, ": ") || strings.Contains(s, " #") || strings.Contains(s, "  ") || needsEscape(s) {
		return false
	}
	if inFlow && strings.ContainsAny(s, ",[]{}:") {
		return false
	}
	switch strings.ToLower(s) {
	case "null", "true", "false", "yes", "no", "on", "off", "y", "n":
		return false
	}
	return true
}

// wrapped breaks a text that has its quotes into lines, if the old one had several.
func (e *editor) wrapped(t *target, written, old string) string {
	_, more, several := strings.Cut(old, "\n")
	if !several {
		return written
	}
	indent := more[:len(more)-len(strings.TrimLeft(more, " \t"))]
	width := leastWidth
	column := e.source.position(t.from).Column - 1
	for i, line := range strings.Split(old, "\n") {
		width = max(width, utf8.RuneCountInString(line)+pick(i == 0, column, 0))
	}
	return strings.Join(wrap(written, width-column, width-len(indent)), "\n"+indent)
}

func pick(yes bool, a, b int) int {
	if yes {
		return a
	}
	return b
}

// wrap breaks s at single spaces into lines of at most width code points, the first of at most first. A line never
// begins with a sign that could be taken for one of YAML's.
func wrap(s string, first, width int) []string {
	var lines []string
	line := ""
	for i, word := range singleSpaces(s) {
		room := pick(len(lines) == 0, first, width)
		r, _ := utf8.DecodeRuneInString(word)
		breaks := unicode.IsLetter(r) || unicode.IsDigit(r)
		switch {
		case i == 0:
			line = word
		case breaks && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > room:
			lines, line = append(lines, line), word
		default:
			line += " " + word
		}
	}
	return append(lines, line)
}

// singleSpaces cuts s at the spaces that have no blank beside them.
func singleSpaces(s string) []string {
	var words []string
	start := 0
	for i := 1; i+1 < len(s); i++ {
		if s[i] != ' ' {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+1:])
		if unicode.IsSpace(before) || unicode.IsSpace(after) || before == '\\' {
			continue
		}
		words, start = append(words, s[start:i]), i+1
	}
	return append(words, s[start:])
}

// inBlock writes the new text as the content of the block (| or >) that the old one was.
func (e *editor) inBlock(t *target, old string) string {
	header := old[:t.body-t.from]
	lines := strings.Split(old[len(header):], "\n")
	indent := ""
	width := leastWidth
	for _, line := range lines {
		if indent == "" && strings.TrimSpace(line) != "" {
			indent = line[:len(line)-len(strings.TrimLeft(line, " "))]
		}
		width = max(width, utf8.RuneCountInString(line))
	}
	if indent == "" || !fitsBlock(t.Text) || strings.ContainsAny(header, "123456789") {
		return doubleQuoted(t.Text, old)
	}
	var out []string
	for i, line := range strings.Split(t.Text, "\n") {
		switch {
		case t.mark == '|':
			out = append(out, line)
		case i > 0:
			out = append(out, "")
			fallthrough
		default:
			out = append(out, wrap(line, width-len(indent), width-len(indent))...)
		}
	}
	for i, line := range out {
		if line != "" {
			out[i] = indent + line
		}
	}
	return header + strings.Join(out, "\n")
}

// fitsBlock tells whether a block can hold s: its lines begin with what is seen, for blanks there count as indentation.
func fitsBlock(s string) bool {
	for line := range strings.SplitSeq(s, "\n") {
		if line == "" || needsEscape(line) || strings.TrimSpace(line) != line {
			return false
		}
	}
	return true
}
