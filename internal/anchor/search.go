package anchor

import (
	"strings"
	"sync"
)

const (
	// partSize is the length in bytes of the parts that an index tells apart.
	partSize = 64 << 10
	// A part's grams are hashed to partBits bits: an eighth of its size.
	partGram = 6
	partBits = 16
	// indexedFrom is the number of bytes to search from which on the index is
	// worth its making.
	indexedFrom = 4 * partSize
	// maxFilter is how many bytes of a quote are looked up in the index.
	maxFilter = 1 << 10
)

// part is the set of grams that start in one part of a text, by their hash.
type part [1 << partBits / 64]uint64

func (p *part) has(gram uint16) bool { return p[gram/64]&(1<<(gram%64)) != 0 }

func partGramAt(s string, at int) uint16 {
	s = s[at : at+partGram]
	g := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40
	return uint16(g * 0x9E3779B97F4A7C15 >> (64 - partBits))
}

// searchable is a string in which many quotes are looked for. Where it is long,
// an index made at the first need rules out the parts that lack a piece of the
// quote, so that a quote which occurs once, or never, costs no second reading.
type searchable struct {
	s     string
	parts func() []part
}

func newSearchable(s string) searchable {
	return searchable{s, sync.OnceValue(func() []part { return partsOf(s) })}
}

func partsOf(s string) []part {
	parts := make([]part, (len(s)+partSize-1)/partSize)
	for i := 0; i+partGram <= len(s); i++ {
		gram := partGramAt(s, i)
		parts[i/partSize][gram/64] |= 1 << (gram % 64)
	}
	return parts
}

// each calls do with the byte offset of each of the first limit occurrences of
// quote, which is not empty, wholly inside s[lo:hi]; a negative limit means all.
// They do not overlap and are taken from left to right.
func (h searchable) each(quote string, lo, hi, limit int, do func(at int)) {
	next := h.plainly
	if hi-lo >= indexedFrom && len(quote) >= partGram && len(quote) <= partSize {
		next = h.byParts(quote)
	}
	for ; limit != 0; limit-- {
		at := next(quote, lo, hi)
		if at < 0 {
			return
		}
		do(at)
		lo = at + len(quote)
	}
}

// plainly returns the offset of the first occurrence in s[lo:hi], or -1.
func (h searchable) plainly(quote string, lo, hi int) int {
	if i := strings.Index(h.s[lo:hi], quote); i >= 0 {
		return lo + i
	}
	return -1
}

// byParts returns a function that does what plainly does for one quote, and
// reads only the parts that may hold it.
func (h searchable) byParts(quote string) func(quote string, lo, hi int) int {
	parts := h.parts()
	grams := make([]uint16, 0, min(len(quote), maxFilter))
	for i := 0; i+partGram <= len(quote) && len(grams) < maxFilter; i++ {
		grams = append(grams, partGramAt(quote, i))
	}
	return func(quote string, lo, hi int) int {
		for lo+len(quote) <= hi {
			k := lo / partSize
			after := (k + 1) * partSize
			if mayStart(parts, k, grams) {
				// An occurrence that starts in this part ends before this.
				if at := h.plainly(quote, lo, min(hi, after+len(quote)-1)); at >= 0 {
					return at
				}
			}
			lo = after
		}
		return -1
	}
}

// mayStart tells whether a quote with these grams may start in part k: the first
// of them starts there, and each other there or, as they reach less far than a
// part, in the next.
func mayStart(parts []part, k int, grams []uint16) bool {
	this, next := &parts[k], &parts[min(k+1, len(parts)-1)]
	if !this.has(grams[0]) {
		return false
	}
	for _, g := range grams {
		if !this.has(g) && !next.has(g) {
			return false
		}
	}
	return true
}
