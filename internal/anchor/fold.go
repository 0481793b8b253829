package anchor

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// swallowed is what a character folds to that leaves no trace.
const swallowed rune = -1

// Fold returns s without the differences that a reader does not see:
//
//   - every run of blanks (space, NBSP, thin and the other Unicode spaces, tab,
//     line ends) is one space, and none is left at either end;
//   - curly and low-9 quotation marks, and the modifier letter apostrophe, are
//     the straight ' and " (guillemets and primes stay);
//   - each hyphen, non-breaking hyphen, figure, en and em dash, horizontal bar,
//     minus and their small and full-width forms is one '-';
//   - characters that are not seen at all are dropped: soft hyphen, zero width
//     space, word joiner, zero width no-break space and the marks of text
//     direction. The zero width joiner and non-joiner stay, for they change
//     what is seen (emoji sequences, Persian words).
//
// Letters keep their case and their composition.
func Fold(s string) string { return strings.Trim(foldText(readable(s)).text, " ") }

func foldRune(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case r < 0x80:
		return r
	case r >= 0x2018 && r <= 0x201B, r == 0x02BC:
		return '\''
	case r >= 0x201C && r <= 0x201F:
		return '"'
	case r >= 0x2010 && r <= 0x2015, r == 0x2212, r == 0xFE58, r == 0xFE63, r == 0xFF0D:
		return '-'
	case r == 0x00AD, r == 0x200B, r == 0x2060, r == 0xFEFF:
		return swallowed
	case r == 0x061C, r == 0x200E, r == 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return swallowed
	}
	return r
}

// foldedText is a folded copy of a text and the way back to the original.
// Offsets are bytes on both sides.
type foldedText struct {
	source string
	text   string
	marks  []foldMark // one for each blockSize bytes of source
	search searchable // over text
}

// foldMark is the state of folding where a block of the source starts.
type foldMark struct {
	at    int  // bytes of folded text written before it
	blank bool // the last thing written is the space of a run that may go on
}

// folder reads one character at a time from source.
type folder struct {
	source string
	at     int // the next byte of source
	blank  bool
}

// next reads one character and returns what is written for it, or swallowed.
func (f *folder) next() rune {
	r, size := utf8.DecodeRuneInString(f.source[f.at:])
	f.at += size
	out := foldRune(r)
	if out == ' ' {
		if f.blank {
			return swallowed
		}
		f.blank = true
		return ' '
	}
	if out != swallowed {
		f.blank = false
	}
	return out
}

func foldText(s string) *foldedText {
	var out strings.Builder
	out.Grow(len(s))
	marks := make([]foldMark, 0, len(s)/blockSize+1)
	f := folder{source: s}
	for limit := blockSize; f.at < len(s); limit += blockSize {
		marks = append(marks, foldMark{out.Len(), f.blank})
		for end := min(limit, len(s)); f.at < end; {
			if n := plainRun(s[f.at:end]); n > 0 {
				out.WriteString(s[f.at : f.at+n])
				f.at += n
				f.blank = false
				continue
			}
			if r := f.next(); r != swallowed {
				out.WriteRune(r)
			}
		}
	}
	return &foldedText{source: s, text: out.String(), marks: marks, search: newSearchable(out.String())}
}

// plainRun returns the length of the visible ASCII that s starts with; it
// folds to itself.
func plainRun(s string) int {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] >= utf8.RuneSelf {
			return i
		}
	}
	return len(s)
}

// from returns a folder that is about to read the first character of block k.
func (f *foldedText) from(k int) folder {
	return folder{source: f.source, at: runeStart(f.source, k*blockSize), blank: f.marks[k].blank}
}

// folded returns how many bytes of folded text come from the source before at.
func (f *foldedText) folded(at int) int {
	if at >= len(f.source) {
		return len(f.text)
	}
	k := at / blockSize
	n := f.marks[k].at
	for walk := f.from(k); walk.at < at; {
		if r := walk.next(); r != swallowed {
			n += utf8.RuneLen(r)
		}
	}
	return n
}

// original returns the byte range in the source of the character that the
// folded character at the given offset was written for. For the space of a run
// that is the first blank of the run.
func (f *foldedText) original(at int) (start, end int) {
	k := sort.Search(len(f.marks), func(i int) bool { return f.marks[i].at > at }) - 1
	n := f.marks[k].at
	for walk := f.from(k); walk.at < len(f.source); {
		start = walk.at
		r := walk.next()
		if r == swallowed {
			continue
		}
		if n == at {
			return start, walk.at
		}
		n += utf8.RuneLen(r)
	}
	return len(f.source), len(f.source)
}

// originalRange returns the byte range in the source of a non-empty range of
// folded text: from the first character of its first to the last of its last.
func (f *foldedText) originalRange(lo, hi int) (start, end int) {
	_, size := utf8.DecodeLastRuneInString(f.text[lo:hi])
	start, end = f.original(lo)
	if hi-size > lo {
		_, end = f.original(hi - size)
	}
	return start, end
}
