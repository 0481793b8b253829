package anchor

import (
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"onrecord/internal/briefing"
)

// blockSize is the distance in bytes between two entries of the index.
const blockSize = 1 << 10

// block is what the index knows of the text before one multiple of blockSize.
type block struct {
	runes     int // code points that start before it
	lines     int // line feeds before it
	lineStart int // byte offset at which the line that runs into it starts
}

// Text is an immutable transcript prepared for searching. It is safe for
// concurrent use. Positions are code points from 0; a span or position that
// reaches beyond the text is read as the part of it that lies within.
type Text struct {
	s       string
	runes   int
	blocks  []block
	exactly searchable
	folded  func() *foldedText
}

// New prepares s, which is usually the result of [Decode]. A byte that is not
// valid UTF-8 is read as one U+FFFD, as a conversion to []rune reads it.
func New(s string) *Text {
	s = readable(s)
	t := &Text{s: s, blocks: make([]block, 0, len(s)/blockSize+1), exactly: newSearchable(s)}
	var b block
	for at := 0; at < len(s); at += blockSize {
		t.blocks = append(t.blocks, b)
		part := s[at:min(at+blockSize, len(s))]
		b.runes += runeStarts(part)
		b.lines += strings.Count(part, "\n")
		if i := strings.LastIndexByte(part, '\n'); i >= 0 {
			b.lineStart = at + i + 1
		}
	}
	t.runes = b.runes
	t.folded = sync.OnceValue(func() *foldedText { return foldText(s) })
	return t
}

// String returns the whole text.
func (t *Text) String() string { return t.s }

// Len returns the length of the text in code points.
func (t *Text) Len() int { return t.runes }

// All returns the span of the whole text.
func (t *Text) All() briefing.Span { return briefing.Span{Start: 0, End: t.runes} }

// Cut returns the words at span.
func (t *Text) Cut(span briefing.Span) string {
	lo, hi := t.bytes(span)
	return t.s[lo:hi]
}

// Line returns the line (from 1), the column in code points (from 1) and the
// whole source line, without its line feed, of the code point at pos.
func (t *Text) Line(pos int) (line, column int, source string) {
	at := t.offset(pos)
	line, start := t.lineAt(at)
	end := lineEnd(t.s, start)
	return line, t.pos(at) - t.pos(start) + 1, t.s[start:end]
}

// LineSpan returns the span of the line that holds the code point at pos,
// without its line feed.
func (t *Text) LineSpan(pos int) briefing.Span {
	_, start := t.lineAt(t.offset(pos))
	return t.span(start, lineEnd(t.s, start))
}

// Trim returns span without the blanks (spaces and line ends of every kind) at
// both of its ends. What holds nothing else becomes an empty span at its end.
func (t *Text) Trim(span briefing.Span) briefing.Span {
	lo, hi := t.bytes(span)
	cut := strings.TrimLeftFunc(t.s[lo:hi], unicode.IsSpace)
	lo = hi - len(cut)
	return t.span(lo, lo+len(strings.TrimRightFunc(cut, unicode.IsSpace)))
}

// Paragraph returns the smallest span that holds the given one and is bounded
// by blank lines or an end of the text.
func (t *Text) Paragraph(span briefing.Span) briefing.Span {
	lo, hi := t.bytes(span)
	_, start := t.lineAt(lo)
	for start > 0 {
		_, before := t.lineAt(start - 1)
		if blankLine(t.s[before : start-1]) {
			break
		}
		start = before
	}
	end := lineEnd(t.s, hi)
	for end < len(t.s) {
		next := lineEnd(t.s, end+1)
		if blankLine(t.s[end+1 : next]) {
			break
		}
		end = next
	}
	return t.span(start, end)
}

// SplitsWord tells whether span starts or ends inside a word or a number, as
// "8 percent" does in "18 percent" or in "1.8 percent".
func (t *Text) SplitsWord(span briefing.Span) bool {
	lo, hi := t.bytes(span)
	return lo < hi && (insideWord(t.s, lo) || insideWord(t.s, hi))
}

// bytes returns the byte range of the part of span that lies in the text.
func (t *Text) bytes(span briefing.Span) (lo, hi int) {
	lo = t.offset(span.Start)
	if span.End <= span.Start {
		return lo, lo
	}
	return lo, t.offset(span.End)
}

// span returns the span of a byte range that starts and ends between code points.
func (t *Text) span(lo, hi int) briefing.Span {
	return briefing.Span{Start: t.pos(lo), End: t.pos(hi)}
}

// offset returns the byte offset of the code point at pos, or the nearest end
// of the text.
func (t *Text) offset(pos int) int {
	if pos <= 0 {
		return 0
	}
	if pos >= t.runes {
		return len(t.s)
	}
	k := sort.Search(len(t.blocks), func(i int) bool { return t.blocks[i].runes > pos }) - 1
	at, rest := k*blockSize, pos-t.blocks[k].runes
	if t.plain(k) {
		return at + rest
	}
	at = runeStart(t.s, at)
	for ; rest > 0; rest-- {
		_, size := utf8.DecodeRuneInString(t.s[at:])
		at += size
	}
	return at
}

// pos returns the number of code points before the byte offset at, which lies
// between two code points.
func (t *Text) pos(at int) int {
	if at >= len(t.s) {
		return t.runes
	}
	k := at / blockSize
	if t.plain(k) {
		return t.blocks[k].runes + at%blockSize
	}
	return t.blocks[k].runes + runeStarts(t.s[k*blockSize:at])
}

// plain tells whether block k holds as many code points as bytes: it is ASCII,
// or may be treated so, because code points start at each of its bytes.
func (t *Text) plain(k int) bool {
	after := t.runes
	end := len(t.s)
	if k+1 < len(t.blocks) {
		after, end = t.blocks[k+1].runes, (k+1)*blockSize
	}
	return after-t.blocks[k].runes == end-k*blockSize
}

// lineAt returns the number (from 1) and the byte offset of the start of the
// line that holds the byte offset at.
func (t *Text) lineAt(at int) (line, start int) {
	if len(t.s) == 0 {
		return 1, 0
	}
	k := min(at/blockSize, len(t.blocks)-1)
	b, part := t.blocks[k], t.s[k*blockSize:at]
	if i := strings.LastIndexByte(part, '\n'); i >= 0 {
		b.lineStart = k*blockSize + i + 1
	}
	return 1 + b.lines + strings.Count(part, "\n"), b.lineStart
}

func lineEnd(s string, at int) int {
	if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(s)
}

func blankLine(line string) bool {
	return strings.IndexFunc(line, func(r rune) bool { return !unicode.IsSpace(r) }) < 0
}

// readable returns s with each byte that is not valid UTF-8 as U+FFFD.
func readable(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return string([]rune(s))
}

// runeStarts counts the code points that start in s, a piece of valid UTF-8
// that may begin and end inside one.
func runeStarts(s string) int {
	s = s[runeStart(s, 0):]
	n := utf8.RuneCountInString(s)
	// A last code point that s cuts off is one start, but each of its bytes counts.
	for i := 1; i < utf8.UTFMax && i <= len(s); i++ {
		tail := s[len(s)-i:]
		if utf8.RuneStart(tail[0]) {
			if !utf8.FullRuneInString(tail) {
				n -= i - 1
			}
			break
		}
	}
	return n
}

// runeStart returns the first byte offset from at on where a code point starts.
func runeStart(s string, at int) int {
	for at < len(s) && !utf8.RuneStart(s[at]) {
		at++
	}
	return at
}

// insideWord tells whether the byte offset at lies inside a word or a number.
func insideWord(s string, at int) bool {
	before, size := utf8.DecodeLastRuneInString(s[:at])
	after, width := utf8.DecodeRuneInString(s[at:])
	if isWord(before) && isWord(after) {
		return true
	}
	// A separator belongs to the number that goes on at its other side.
	if isDigit(after) && isSeparator(before) {
		r, _ := utf8.DecodeLastRuneInString(s[:at-size])
		return isDigit(r)
	}
	if isDigit(before) && isSeparator(after) {
		r, _ := utf8.DecodeRuneInString(s[at+width:])
		return isDigit(r)
	}
	return false
}

func isWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r))
}

func isDigit(r rune) bool { return unicode.IsDigit(r) }

func isSeparator(r rune) bool { return r == '.' || r == ',' }
