package factsheet

import (
	"bytes"
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"onrecord/internal/briefing"
)

const (
	maxBytes    = 64 << 20
	maxBlankRun = 1000     // goccy's scanner takes time with the square of a run of blank lines in a block of text
	maxTabCost  = 50 << 20 // and, for each tab in quotes, the rest of its line
	markEvery   = 256
)

// source is a file's text with LF line ends, and its lines.
type source struct {
	text  string
	lines []int // offsets of their beginnings
	marks []int // code points before every markEvery-th byte, so that a column of a long line is found at once
}

// fault is a place and what is wrong there, before it is a problem.
type fault struct {
	offset int // in source.text; -1 for the file as a whole
	code   string
	text   string
	hint   string
	msg    string
}

func newSource(data []byte) (*source, *fault) {
	if len(data) > maxBytes {
		return &source{lines: []int{0}}, &fault{offset: -1, code: CodeTooLarge,
			msg:  fmt.Sprintf("the file has %d MiB, and a factsheet has at most %d", len(data)>>20, maxBytes>>20),
			hint: "split it into several files"}
	}
	if f := wideEncoding(data); f != nil {
		return &source{lines: []int{0}}, f
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	s := &source{text: normalizeBreaks(string(data))}
	s.lines = append(s.lines, 0)
	points := 0
	for i := 0; i < len(s.text); i++ {
		if i%markEvery == 0 {
			s.marks = append(s.marks, points)
		}
		if s.text[i] == '\n' {
			s.lines = append(s.lines, i+1)
		}
		if utf8.RuneStart(s.text[i]) {
			points++
		}
	}
	s.marks = append(s.marks, points)
	if f := s.badCharacter(); f != nil {
		return s, f
	}
	return s, s.tooCostly()
}

func wideEncoding(data []byte) *fault {
	for _, mark := range []string{"\xff\xfe", "\xfe\xff", "\x00\x00\xfe\xff"} {
		if bytes.HasPrefix(data, []byte(mark)) {
			return &fault{offset: -1, code: CodeEncoding, msg: "the file is UTF-16 or UTF-32, not UTF-8", hint: "save it again as UTF-8"}
		}
	}
	return nil
}

// normalizeBreaks turns CRLF and CR into LF, as YAML does, so that no column depends on them.
func normalizeBreaks(s string) string {
	if !strings.ContainsRune(s, '\r') {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

func (s *source) badCharacter() *fault {
	for i := 0; i < len(s.text); {
		r, size := utf8.DecodeRuneInString(s.text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			return &fault{offset: i, code: CodeEncoding, text: fmt.Sprintf("%#x", s.text[i]),
				msg: fmt.Sprintf("the byte %#x is not UTF-8", s.text[i]), hint: "save the file again as UTF-8"}
		case isControl(r):
			return &fault{offset: i, code: CodeBadCharacter, text: fmt.Sprintf("%U", r),
				msg: fmt.Sprintf("the control character %U cannot stand in a factsheet", r), hint: "remove it"}
		}
		i += size
	}
	return nil
}

// isControl tells of characters that no text has and that PostgreSQL or a terminal trips over.
func isControl(r rune) bool {
	return (r < ' ' && r != '\t' && r != '\n') || r == 0x7f
}

// tooCostly finds what goccy's scanner takes too long for.
func (s *source) tooCostly() *fault {
	blank, cost := 0, 0
	for n := range s.lines {
		line := s.line(n + 1)
		if strings.TrimSpace(line) != "" {
			blank = 0
		} else if blank++; blank > maxBlankRun {
			return &fault{offset: s.lines[n], code: CodeTooLarge, msg: fmt.Sprintf("more than %d blank lines follow each other", maxBlankRun), hint: "remove them"}
		}
		if cost += strings.Count(line, "\t") * len(line); cost > maxTabCost {
			return &fault{offset: s.lines[n], code: CodeTooLarge, msg: "the line has too many tabs", hint: "write spaces"}
		}
	}
	return nil
}

// line is a line's text, from 1, without its end.
func (s *source) line(n int) string {
	if n < 1 || n > len(s.lines) {
		return ""
	}
	end := len(s.text)
	if n < len(s.lines) {
		end = s.lines[n] - 1
	}
	return s.text[s.lines[n-1]:end]
}

// position is the line and the column, in code points, of an offset.
func (s *source) position(offset int) briefing.Position {
	if offset < 0 {
		return briefing.Position{}
	}
	offset = min(offset, len(s.text))
	n := sort.Search(len(s.lines), func(i int) bool { return s.lines[i] > offset })
	return briefing.Position{Line: n, Column: 1 + s.points(s.lines[n-1], offset)}
}

// points counts the code points from one offset to another.
func (s *source) points(from, to int) int {
	if to-from < markEvery {
		return starts(s.text[from:to])
	}
	first, last := from/markEvery+1, to/markEvery
	return starts(s.text[from:first*markEvery]) + s.marks[last] - s.marks[first] + starts(s.text[last*markEvery:to])
}

// starts counts the code points that begin in a piece of text, which may cut one in two.
func starts(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
}

// offset is the place of a line and a column in code points.
func (s *source) offset(line, column int) int {
	if line < 1 || line > len(s.lines) {
		return len(s.text)
	}
	text := s.line(line)
	for i := range text {
		if column--; column < 1 {
			return s.lines[line-1] + i
		}
	}
	return s.lines[line-1] + len(text)
}
