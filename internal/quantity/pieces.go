package quantity

import (
	"strings"
	"unicode/utf8"
)

// pieceSizes are the sizes of the pieces in which a text is read, in bytes, so that the memory for its corrections stays bounded.
type pieceSizes struct {
	least   int // a piece ends at the first border behind it
	long    int // a paragraph so long is cut inside, behind a sentence
	longest int // and one so long anywhere outside a correction, as a sentence without an end is
}

var usualPieces = pieceSizes{least: 1 << 16, long: 1 << 18, longest: 1 << 19}

// end gives the length of the first piece of a text. No correction and, but for paragraphs beyond all measure, no
// sentence goes beyond it, in either version of the text. within tells that the last sentence may go on.
func (z pieceSizes) end(text string) (end int, within bool) {
	lines := paragraphs{}
	for i := z.least; i < len(text); i++ {
		if i == z.longest {
			if end := z.inside(text); end > 0 {
				return end, end >= z.longest
			}
		}
		if lines.ended(text[i]) {
			return i + 1, false
		}
	}
	return len(text), false
}

// inside gives where a long paragraph is cut: before a strike-out, so that none is open there. It is 0 where no strike-out is
// near.
func (z pieceSizes) inside(text string) int {
	for _, s := range findStrikes(text[:min(len(text), z.longest+z.long)]) {
		if s.start >= z.longest || s.start >= z.long && endsSentence(text[:s.start]) {
			return s.start
		}
	}
	return 0
}

// endsSentence says whether the last of a text is a mark that ends a sentence, and blanks and quotation marks behind it.
func endsSentence(text string) bool {
	const most = 8
	before := strings.TrimRight(text[max(0, len(text)-most):], " \t\n\r\"')”’")
	return strings.HasSuffix(before, ".") || strings.HasSuffix(before, "!") || strings.HasSuffix(before, "?")
}

// offset is what lies before a piece: its code points, and its sentences in both versions.
type offset struct{ points, said, corrected int }

// move makes the places in a piece those in the text.
func (o offset) move(found []Quantity) {
	if o == (offset{}) {
		return
	}
	for i := range found {
		q := &found[i]
		q.shift(o.points, o.said)
		if q.Corrected != nil {
			q.Corrected.shift(o.points, o.corrected)
		}
	}
}

func (q *Quantity) shift(points, sentences int) {
	q.Start, q.End = q.Start+points, q.End+points
	q.CoreStart, q.CoreEnd = q.CoreStart+points, q.CoreEnd+points
	q.Sentence += sentences
}

// behind is the offset of what follows a piece. A sentence that goes on is counted once.
func (o offset) behind(piece string, sentences offset, within bool) offset {
	o.points += utf8.RuneCountInString(piece)
	o.said += sentences.said
	o.corrected += sentences.corrected
	if within {
		o.said, o.corrected = max(0, o.said-1), max(0, o.corrected-1)
	}
	return o
}
