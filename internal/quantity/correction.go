package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Correction is a place where the publisher of a transcript struck out what was said, and mostly put the right words
// in brackets behind it, in the style of the White House: '500 <s>billion</s> [million]', '~~3~~ \[4\]'.
//
// All positions are half-open and count code points of the text given to [SplitCorrections]. A bracket without a
// strike-out before it is no correction, and neither is one that only remarks on the words: '[sic]', '[inaudible]'.
type Correction struct {
	Start, End                   int    // the whole, with its marks
	SaidStart, SaidEnd           int    // the words that are struck out
	CorrectedStart, CorrectedEnd int    // the words in the bracket; both are End where nothing replaces what was said
	Next                         int    // where the right words go on: past footnote marks, or past the dash at which the speaker broke off
	Said, Corrected              string // the words themselves, as printed
}

// Replaced tells whether other words stand in place of those that are struck out.
func (c Correction) Replaced() bool { return c.CorrectedStart < c.CorrectedEnd }

// Split is a text with corrections, read both ways. Without corrections both ways are the same: the text itself, less the
// remarks that something was said just so.
type Split struct {
	Corrections []Correction // in the order of the text; they do not overlap
	Said        Version      // what was said: the words that are struck out, without the brackets behind them
	Corrected   Version      // what the publisher holds to be right
}

// Version is a text that consists of pieces of another.
type Version struct {
	Text   string
	pieces []piece
}

// piece tells that the code points from at on stand in the original from original on.
type piece struct{ at, original int }

// Original returns where the code points start to end (half-open, not empty) of the version stand in the text that was
// split. What lies between the first and the last of them there, such as the marks of a correction, is part of it.
func (v Version) Original(start, end int) (int, int) {
	if start >= end {
		return v.position(start), v.position(start)
	}
	return v.position(start), v.position(end-1) + 1
}

func (v Version) position(at int) int {
	low, high := 0, len(v.pieces)
	for high-low > 1 {
		if middle := (low + high) / 2; v.pieces[middle].at <= at {
			low = middle
		} else {
			high = middle
		}
	}
	if low == high {
		return at
	}
	return v.pieces[low].original + at - v.pieces[low].at
}

// SplitCorrections splits a text into what was said and what its publisher corrected. The work grows linearly with the
// text. A byte that is no UTF-8 counts as one code point; where there are corrections, it stands as U+FFFD in both
// versions.
//
// A strike-out that nothing replaces leaves its words out of the corrected version, and with them the dash at which
// the speaker broke off: '10 <s>thousand</s> — million' is corrected to '10 million'. A correction lies within one
// paragraph. A bare '[sic]' is no word of the speaker, and neither version has it.
func SplitCorrections(text string) Split {
	found, marks := findStrikes(text), findSic(text)
	if len(found)+len(marks) == 0 {
		return Split{Said: Version{Text: text}, Corrected: Version{Text: text}}
	}
	if !utf8.ValidString(text) {
		text = string([]rune(text))
		found, marks = findStrikes(text), findSic(text)
	}
	b := splitter{text: text}
	for _, s := range found {
		for len(marks) > 0 && marks[0].start < s.start {
			b.skip(marks[0])
			marks = marks[1:]
		}
		b.take(s)
	}
	for _, m := range marks {
		b.skip(m)
	}
	b.said.add(text, b.saidTo, len(text), b.points(len(text)))
	b.corrected.add(text, b.correctedTo, len(text), b.points(len(text)))
	b.split.Said, b.split.Corrected = b.said.version(), b.corrected.version()
	return b.split
}

// strike is a correction in bytes of the text.
type strike struct {
	start, end                   int
	saidStart, saidEnd           int
	correctedStart, correctedEnd int // both 0 where nothing replaces what was said
	next                         int
}

// strikeTags are the names of the tags that strike out.
var strikeTags = []string{"s", "del", "strike"}

// openingAt gives the name of the mark that opens a strike-out at byte i, and its length: a tag's name, or "~~".
func openingAt(text string, i int) (name string, length int) {
	if strings.HasPrefix(text[i:], "~~") {
		return "~~", 2
	}
	for _, tag := range strikeTags {
		if n := len(tag) + 2; len(text)-i >= n && text[i] == '<' && text[i+n-1] == '>' && strings.EqualFold(text[i+1:i+n-1], tag) {
			return tag, n
		}
	}
	return "", 0
}

// closes tells whether the closing mark of name stands at byte i, and how long it is.
func closes(text string, i int, name string) (length int, ok bool) {
	if name == "~~" {
		return 2, strings.HasPrefix(text[i:], "~~")
	}
	n := len(name) + 3
	if len(text)-i < n || text[i] != '<' || text[i+1] != '/' || text[i+n-1] != '>' {
		return 0, false
	}
	return n, strings.EqualFold(text[i+2:i+n-1], name)
}

// findStrikes finds the strike-outs and what replaces them. Each byte is looked at once for the words and once for a
// bracket, since a search for either ends where the next strike-out begins.
func findStrikes(text string) []strike {
	if !strings.Contains(text, "~~") && !strings.Contains(text, "</") {
		return nil
	}
	var out []strike
	for i := 0; i < len(text); {
		name, n := openingAt(text, i)
		if n == 0 {
			i++
			continue
		}
		s, next := strikeAt(text, i, name, n)
		if s.end > 0 {
			out = append(out, s)
		}
		i = next
	}
	return out
}

// strikeAt reads the strike-out that a mark of n bytes opens at byte i, and gives where to go on. A strike whose end is 0
// is none: it is not closed within its paragraph, or holds no words.
func strikeAt(text string, i int, name string, n int) (s strike, next int) {
	s = strike{start: i, saidStart: i + n}
	lines := paragraphs{}
	for j := i + n; j < len(text) && !lines.ended(text[j]); j++ {
		length, closed := closes(text, j, name)
		if !closed {
			if _, nested := openingAt(text, j); nested > 0 {
				return strike{}, j
			}
			continue
		}
		if strings.TrimSpace(text[s.saidStart:j]) == "" {
			return strike{}, j + length
		}
		s.saidEnd, s.end = j, j+length
		if s.replace(text); s.correctedEnd == 0 {
			s.next = s.end + dashAt(text, s.end)
		}
		return s, s.end
	}
	return strike{}, i + n
}

// remarks are the words of brackets that say something about what was said, and do not correct it.
var remarks = map[string]bool{
	"sic": true, "inaudible": true, "unintelligible": true, "indiscernible": true, "crosstalk": true, "laughter": true,
	"applause": true, "ph": true, "phonetic": true, "pause": true, "redacted": true,
}

// replace reads the bracket behind a strike-out, past white space and the marks of emphasis.
func (s *strike) replace(text string) {
	lines := paragraphs{}
	open := s.end
	for open < len(text) && text[open] != '[' {
		r, width := utf8.DecodeRuneInString(text[open:])
		if lines.ended(text[open]) || !unicode.IsSpace(r) && r != '*' && r != '_' && r != '\\' {
			return
		}
		open += width
	}
	lines = paragraphs{}
	for j := open + 1; j < len(text) && !lines.ended(text[j]); j++ {
		switch text[j] {
		case '[':
			return
		case '<', '~':
			if _, n := openingAt(text, j); n > 0 {
				return
			}
		case ']':
			s.close(text, open+1, j)
			return
		}
	}
}

// close ends the bracket that holds the bytes from to to, unless it is empty or a remark.
func (s *strike) close(text string, from, to int) {
	end := to + 1
	if text[to-1] == '\\' && to > from {
		to--
	}
	words := strings.ToLower(strings.Trim(text[from:to], " \t\n\r.*_"))
	if words == "" || remarks[words] {
		return
	}
	s.correctedStart, s.correctedEnd, s.end = from, to, end
	s.next = end
	for strings.HasPrefix(text[s.next:], `\*`) || strings.HasPrefix(text[s.next:], "*") {
		s.next += 1 + strings.IndexByte(text[s.next:], '*') // a mark of emphasis, or of a footnote
	}
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// paragraphs notices the end of a paragraph: a line without words.
type paragraphs struct{ line bool }

// ended takes the next byte, and tells whether it ends the paragraph.
func (p *paragraphs) ended(c byte) bool {
	switch {
	case c == '\n' && p.line:
		return true
	case c == '\n':
		p.line = true
	case !isBlank(c):
		p.line = false
	}
	return false
}

// splitter builds both versions of a text, one strike-out after another.
type splitter struct {
	text                string
	split               Split
	said, corrected     versionBuilder
	saidTo, correctedTo int // bytes that are taken into each version, or left out of it
	at, point           int // a byte and its code point, which only go forwards
}

// points is the number of code points before byte i. It is asked for bytes in ascending order.
func (b *splitter) points(i int) int {
	b.point += utf8.RuneCountInString(b.text[b.at:i])
	b.at = i
	return b.point
}

func (b *splitter) take(s strike) {
	c := Correction{Start: b.points(s.start), SaidStart: b.points(s.saidStart), SaidEnd: b.points(s.saidEnd)}
	c.Said = b.text[s.saidStart:s.saidEnd]
	if s.correctedEnd > 0 {
		c.CorrectedStart, c.CorrectedEnd = b.points(s.correctedStart), b.points(s.correctedEnd)
		c.Corrected = b.text[s.correctedStart:s.correctedEnd]
	}
	c.End = b.points(s.end)
	c.Next = c.End + utf8.RuneCountInString(b.text[s.end:s.next])
	if s.correctedEnd == 0 {
		c.CorrectedStart, c.CorrectedEnd = c.End, c.End
	}
	b.split.Corrections = append(b.split.Corrections, c)

	b.said.add(b.text, b.saidTo, s.start, c.Start)
	b.said.add(b.text, s.saidStart, s.saidEnd, c.SaidEnd)
	b.corrected.add(b.text, b.correctedTo, s.start, c.Start)
	b.corrected.add(b.text, s.correctedStart, s.correctedEnd, c.CorrectedEnd)
	b.saidTo, b.correctedTo = s.next, s.next
	if s.correctedEnd == 0 {
		b.saidTo, b.correctedTo = s.end, b.corrected.resume(b.text, s.next)
	}
}

// skip leaves a remark out of both versions, unless it is a part of a correction.
func (b *splitter) skip(m remark) {
	if m.start < max(b.saidTo, b.correctedTo) {
		return
	}
	// The corrected version goes on where the other one does, or further on.
	said, corrected := max(m.from, b.saidTo), max(m.from, b.correctedTo)
	b.said.add(b.text, b.saidTo, said, b.points(said))
	b.corrected.add(b.text, b.correctedTo, corrected, b.points(corrected))
	b.saidTo, b.correctedTo = m.end, b.corrected.resume(b.text, m.end)
}

// versionBuilder puts a version together.
type versionBuilder struct {
	text   strings.Builder
	points int
	pieces []piece
}

// add appends the bytes from to to of text, of which the last is followed by code point end of the text.
func (v *versionBuilder) add(text string, from, to, end int) {
	if from >= to {
		return
	}
	n := utf8.RuneCountInString(text[from:to])
	v.pieces = append(v.pieces, piece{at: v.points, original: end - n})
	v.text.WriteString(text[from:to])
	v.points += n
}

// resume gives the byte at which a version goes on behind words that are left out before byte i: past blanks where
// there is white space already.
func (v *versionBuilder) resume(text string, i int) int {
	before, _ := utf8.DecodeLastRuneInString(v.text.String())
	if v.points > 0 && !unicode.IsSpace(before) {
		return i
	}
	for i < len(text) && (text[i] == ' ' || text[i] == '\t') {
		i++
	}
	return i
}

// dashAt is the length of the blanks and the dash that stand at byte i, 0 where no dash does. A hyphen is a dash where
// it joins nothing.
func dashAt(text string, i int) int {
	rest := strings.TrimLeft(text[i:], " \t")
	blanks := len(text) - i - len(rest)
	for _, dash := range []string{"—", "–", "--", "- "} {
		if strings.HasPrefix(rest, dash) {
			return blanks + len(strings.TrimRight(dash, " "))
		}
	}
	return 0
}

func (v *versionBuilder) version() Version {
	return Version{Text: v.text.String(), pieces: v.pieces}
}
