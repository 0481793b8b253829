package report

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// segment maps a run of the statement that is sent to the run of the file that it came from. Both are offsets in code
// points; a bound run stands for one :'name'.
type segment struct {
	out, src int
	bound    bool
}

// scanner goes through the file once, as PostgreSQL's and psql's lexers do, and writes the statement.
type scanner struct {
	r     *Report
	src   []rune
	at    int // the next rune of src
	start int // the first rune of src that is not written yet
	out   []rune
	ended bool // the semicolon is behind us
	begun bool // the first word of the statement is behind us
}

// readStatement makes SQL, Binds and the map back to the file.
func (r *Report) readStatement() error {
	s := &scanner{r: r, src: r.source}
	for s.at < len(s.src) {
		if err := s.step(); err != nil {
			return err
		}
	}
	s.flush(len(s.src), len(s.src))
	if !s.begun {
		return s.fault(len(s.src), "the file has no statement; a report is one select")
	}
	r.SQL = string(s.out)
	return nil
}

// flush writes what is pending up to end and goes on reading at next.
func (s *scanner) flush(end, next int) {
	if end > s.start {
		s.r.segments = append(s.r.segments, segment{out: len(s.out), src: s.start})
		s.out = append(s.out, s.src[s.start:end]...)
	}
	s.start, s.at = next, next
}

func (s *scanner) fault(at int, format string, args ...any) error {
	line, column := lineColumn(s.src, at)
	return &Error{File: s.r.File, Line: line, Column: column, Message: fmt.Sprintf(format, args...)}
}

// step reads one token.
func (s *scanner) step() error {
	c := s.src[s.at]
	switch {
	case isSpace(c):
		s.at++
		return nil
	case s.ahead("--"):
		s.skipLine()
		return nil
	case s.ahead("/*"):
		return s.skipComment()
	case c == '\\':
		return s.command()
	}
	if s.ended {
		return s.fault(s.at, "a second statement starts here; a report is one select")
	}
	if c == ';' {
		s.flush(s.at, s.at+1)
		s.ended = true
		return nil
	}
	if err := s.begin(); err != nil {
		return err
	}
	switch {
	case c == '\'':
		return s.skipQuoted('\'', false)
	case c == '"':
		return s.skipQuoted('"', false)
	case c == '$':
		return s.skipDollar()
	case c == ':':
		return s.colon()
	case isIdentStart(c):
		return s.skipWord()
	}
	s.at++
	return nil
}

// begin refuses a statement that is no query. An opening parenthesis may stand before it.
func (s *scanner) begin() error {
	if s.begun || s.src[s.at] == '(' {
		return nil
	}
	word := string(s.src[s.at:s.wordEnd()])
	if word == "" {
		word = string(s.src[s.at])
	}
	if !slices.Contains([]string{"select", "with", "values", "table"}, strings.ToLower(word)) {
		return s.fault(s.at, "the statement starts with %q; a report is one select, which may start with: with, values, table", word)
	}
	s.begun = true
	return nil
}

func (s *scanner) skipLine() {
	for s.at < len(s.src) && s.src[s.at] != '\n' {
		s.at++
	}
}

// skipComment passes over a comment, in which others may be nested.
func (s *scanner) skipComment() error {
	start, depth := s.at, 0
	for s.at < len(s.src) {
		switch {
		case s.ahead("/*"):
			depth++
			s.at += 2
		case s.ahead("*/"):
			depth--
			s.at += 2
		default:
			s.at++
		}
		if depth == 0 {
			return nil
		}
	}
	return s.fault(start, "the comment that starts here has no end; write */")
}

// skipQuoted passes over a string or a quoted identifier, in which the doubled quote stands for itself. In an E'…'
// string a backslash takes the next character.
func (s *scanner) skipQuoted(quote rune, escapes bool) error {
	start := s.at
	for s.at++; s.at < len(s.src); s.at++ {
		switch {
		case escapes && s.src[s.at] == '\\':
			s.at++
		case s.src[s.at] != quote:
		case s.at+1 < len(s.src) && s.src[s.at+1] == quote:
			s.at++
		default:
			s.at++
			return nil
		}
	}
	return s.fault(start, "the %c that opens here is never closed", quote)
}

// continued matches what may lie between two parts of one string: space with a line break in it.
var continued = regexp.MustCompile(`^(?:[ \t\f\v]|--[^\n\r]*)*[\n\r](?:[ \t\n\r\f\v]+|--[^\n\r]*[\n\r])*'`)

// skipWord passes over a keyword, an identifier or an E'…' string. Of one that goes on behind a line break PostgreSQL
// reads the second part as an E'…' string as well, psql as a plain one, so that they find different ends.
func (s *scanner) skipWord() error {
	start := s.at
	s.at = s.wordEnd()
	if word := string(s.src[start:s.at]); word != "e" && word != "E" || !s.ahead("'") {
		return nil
	}
	if err := s.skipQuoted('\'', true); err != nil {
		return err
	}
	if continued.MatchString(string(s.src[s.at:])) {
		return s.fault(start, "psql reads this string, which goes on in another line, in another way than PostgreSQL; write it in one part")
	}
	return nil
}

func (s *scanner) wordEnd() int {
	end := s.at
	for end < len(s.src) && (isIdentStart(s.src[end]) || end > s.at && (isDigit(s.src[end]) || s.src[end] == '$')) {
		end++
	}
	return end
}

// skipDollar passes over a dollar-quoted string. A positional parameter is refused, since it would take the place of
// one of ours.
func (s *scanner) skipDollar() error {
	end := s.at + 1
	for end < len(s.src) && (isIdentStart(s.src[end]) || isDigit(s.src[end])) {
		end++
	}
	tag := s.src[s.at:min(end+1, len(s.src))]
	if s.at+1 < len(s.src) && isDigit(s.src[s.at+1]) {
		return s.fault(s.at, "%s is no parameter of a report; write :'name' and declare it in the header", string(s.src[s.at:end]))
	}
	if end >= len(s.src) || s.src[end] != '$' {
		s.at++
		return nil
	}
	for at := end + 1; at+len(tag) <= len(s.src); at++ {
		if slices.Equal(s.src[at:at+len(tag)], tag) {
			s.at = at + len(tag)
			return nil
		}
	}
	return s.fault(s.at, "the %s that opens here is never closed", string(tag))
}

// colon binds :'name' and refuses what psql would put into the text as it stands.
func (s *scanner) colon() error {
	if s.ahead("::") || s.ahead(":=") {
		s.at += 2
		return nil
	}
	next := rune(0)
	if s.at+1 < len(s.src) {
		next = s.src[s.at+1]
	}
	switch {
	case next == '\'':
		return s.bind()
	case next == '"', next == '{':
		return s.fault(s.at, `:%c puts a value into the text of the statement; write :'name', which is bound`, next)
	case isIdentStart(next):
		s.at++
		name := string(s.src[s.at:s.wordEnd()])
		return s.fault(s.at-1, ":%s puts a value into the text of the statement; write :'%s', which is bound (or a space after the colon of an array slice)", name, name)
	}
	s.at++
	return nil
}

// bind writes $n::text for the :'name' at hand.
func (s *scanner) bind() error {
	start := s.at
	end := start + 2
	for end < len(s.src) && (isIdentStart(s.src[end]) || isDigit(s.src[end])) {
		end++
	}
	name := string(s.src[start+2 : end])
	if name == "" || end >= len(s.src) || s.src[end] != '\'' {
		return s.fault(start, "a parameter is written :'name', with a name of letters, digits and _")
	}
	if _, ok := s.r.Param(name); !ok {
		return s.fault(start, "the parameter :'%s' is not declared; add the line `-- param: %s text = ''` to the header", name, name)
	}
	n := slices.Index(s.r.Binds, name)
	if n < 0 {
		n = len(s.r.Binds)
		s.r.Binds = append(s.r.Binds, name)
	}
	s.flush(start, end+1)
	s.r.segments = append(s.r.segments, segment{out: len(s.out), src: start, bound: true})
	s.out = append(s.out, []rune("$"+strconv.Itoa(n+1)+"::text")...)
	return nil
}

var (
	quotedArgument = regexp.MustCompile(`'[^']*'`)
	commandName    = regexp.MustCompile(`\\[^\s\\]*`)
)

// command leaves out a line of psql's own. Only commands without effect on the rows may stand there, since the
// program does not run them.
func (s *scanner) command() error {
	start := s.at
	for i := start - 1; i >= 0 && s.src[i] != '\n'; i-- {
		if !isSpace(s.src[i]) {
			return s.fault(start, `the backslash is neither in a string nor at the start of a line; only a line of its own is left to psql`)
		}
	}
	s.skipLine()
	line := quotedArgument.ReplaceAllString(string(s.src[start:s.at]), "")
	for _, name := range commandName.FindAllString(line, -1) {
		if !slices.Contains(psqlCommands(), strings.TrimPrefix(name, `\`)) {
			return s.fault(start, `%s is a command of psql that a report cannot hold; allowed are \%s`, name, strings.Join(psqlCommands(), ` \`))
		}
	}
	s.flush(start, s.at)
	return nil
}

func psqlCommands() []string {
	return []string{"if", "elif", "else", "endif", "set", "unset", "echo", "pset", "timing", "x"}
}

func (s *scanner) ahead(text string) bool {
	for i, r := range []rune(text) {
		if s.at+i >= len(s.src) || s.src[s.at+i] != r {
			return false
		}
	}
	return true
}

func isSpace(r rune) bool {
	return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' || r == '\v'
}
func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// isIdentStart follows PostgreSQL: a letter, an underscore, or anything beyond ASCII.
func isIdentStart(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '_' || r >= 0x80
}
