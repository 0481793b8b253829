package anchor

import (
	"hash/maphash"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"
)

// PassageLength is the length of a passage in code points. What two texts share
// in fewer may be a name or a turn of phrase.
const PassageLength = 20

// Passages knows the passages of some texts: all runs of [PassageLength] code
// points that hold a letter or a digit, folded as [Fold] does and in lower case.
// Whoever shares a longer run with a text shares a passage. It keeps 8 bytes for
// each character of the texts at which a passage starts that none before had.
//
// It knows them by a hash of 64 bits, so that it may take one of some 10^12
// strangers for a passage of a text of 10^7 characters. It is not safe for
// concurrent use.
type Passages struct {
	seed   maphash.Seed
	hashes []uint64
	sorted int // so many of them are in order and different, from the first on
}

// NewPassages returns the passages of no text.
func NewPassages() *Passages { return &Passages{seed: maphash.MakeSeed()} }

// Add learns the passages of a text.
func (p *Passages) Add(text string) {
	if len(p.hashes) == 0 {
		p.hashes = slices.Grow(p.hashes, len(text))
	}
	for run := range passagesOf(text) {
		if h := maphash.String(p.seed, run); !p.knows(h) {
			p.hashes = append(p.hashes, h)
		}
	}
	// Many short texts are put in order together, at the latest when as many came as there were.
	if len(p.hashes)-p.sorted > p.sorted {
		p.sort()
	}
}

// In tells whether s holds a passage of a text.
func (p *Passages) In(s string) bool {
	p.sort()
	for run := range passagesOf(s) {
		if p.knows(maphash.String(p.seed, run)) {
			return true
		}
	}
	return false
}

func (p *Passages) sort() {
	if p.sorted == len(p.hashes) {
		return
	}
	slices.Sort(p.hashes)
	p.hashes = slices.Compact(p.hashes)
	p.sorted = len(p.hashes)
}

func (p *Passages) knows(hash uint64) bool {
	_, found := slices.BinarySearch(p.hashes[:p.sorted], hash)
	return found
}

// passagesOf is the passages of one text, in its order.
func passagesOf(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		s := strings.ToLower(Fold(text))
		start, length, words := 0, 0, 0 // of the run; how many letters and digits it holds
		for at, r := range s {
			if isWord(r) {
				words++
			}
			if length < PassageLength {
				length++
			} else {
				first, size := utf8.DecodeRuneInString(s[start:])
				start += size
				if isWord(first) {
					words--
				}
			}
			if length == PassageLength && words > 0 && !yield(s[start:at+utf8.RuneLen(r)]) {
				return
			}
		}
	}
}
