package quantity

import "iter"

// Sentence is one sentence of a text: half-open, in code points of the text, without the blanks around it. It ends with its
// last mark, a closing quotation mark or bracket included.
type Sentence struct{ Start, End int }

// Sentences gives the English sentences of a text in their order: those that [English] reads one by one, so that no
// quantity goes beyond one. A publisher's corrections are parts of the sentence in which they stand; sentences that share
// one are one.
func Sentences(text string) iter.Seq[Sentence] {
	return func(yield func(Sentence) bool) {
		split := SplitCorrections(text)
		if len(split.Corrections) == 0 {
			eachSentenceOf(split.Said, yield)
			return
		}
		corrections := split.Corrections
		var held Sentence // not yet given, since the next one may belong to it
		done := false
		eachSentenceOf(split.Said, func(s Sentence) bool {
			for len(corrections) > 0 && corrections[0].End <= s.Start {
				corrections = corrections[1:]
			}
			s.Start, s.End = widenSentence(corrections, s)
			if s.Start < held.End {
				held.End = max(held.End, s.End)
				return true
			}
			done = held.End > 0 && !yield(held)
			held = s
			return !done
		})
		if !done && held.End > 0 {
			yield(held)
		}
	}
}

// widenSentence takes the marks of the corrections into a sentence whose words they hold. The corrections begin with the
// first that ends behind the sentence's start.
func widenSentence(corrections []Correction, s Sentence) (start, end int) {
	for _, c := range corrections {
		if c.Start >= s.End {
			break
		}
		if c.SaidStart < s.End && s.Start < c.SaidEnd {
			s.Start, s.End = min(s.Start, c.Start), max(s.End, c.End)
		}
	}
	return s.Start, s.End
}

// eachSentenceOf gives the sentences of a version, with positions in the text that was split.
func eachSentenceOf(v Version, yield func(Sentence) bool) {
	s := newEnglishSentencer(v.Text)
	var open Sentence // of a sentence that was cut, and goes on
	last := -1
	for {
		tokens, index := s.next()
		if len(tokens) == 0 || index != last {
			if open.End > 0 && !yield(open) {
				return
			}
			open = Sentence{}
		}
		if len(tokens) == 0 {
			return
		}
		start, end := v.Original(tokens[0].start, tokens[len(tokens)-1].end)
		if open.End == 0 {
			open.Start = start
		}
		open.End, last = end, index
	}
}

// newEnglishSentencer splits a text into its sentences as English has them.
func newEnglishSentencer(text string) *sentencer {
	return newSentencer(text, englishDigits,
		func(word string, number bool) bool { return englishShort[word] || number && englishShortNumbered[word] },
		func(word string) bool { return englishStarts[word] })
}
