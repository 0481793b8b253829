package quantity

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func sentencesOf(text string) []string {
	runes := []rune(text)
	var out []string
	for s := range Sentences(text) {
		out = append(out, string(runes[s.Start:s.End]))
	}
	return out
}

func TestSentenceSpans(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"", nil},
		{" \n ", nil},
		{"We built 3 ports.  They are open.", []string{"We built 3 ports.", "They are open."}},
		{"Mr. Lind paid $3.5 million. (Laughter.) “Fine.” No", []string{"Mr. Lind paid $3.5 million.", "(Laughter.)", "“Fine.”", "No"}},
		{"A line\nthat goes on\n\nAnother paragraph", []string{"A line\nthat goes on", "Another paragraph"}},
		{"It cost <s>3</s> [4] ships. Then <s>nothing</s> [all]. End", []string{"It cost <s>3</s> [4] ships.", "Then <s>nothing</s> [all].", "End"}},
		{"It was <s>wrong.</s> [right.] Yes.", []string{"It was <s>wrong.</s> [right.]", "Yes."}},
		{"It was <s>old. It was red</s> [new]. Yes.", []string{"It was <s>old. It was red</s> [new].", "Yes."}},
	} {
		if got := sentencesOf(c.text); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// A sentence of more tokens than are held at once is still one.
func TestSentencesLong(t *testing.T) {
	text := ""
	for range 3 * longestSentence {
		text += "a "
	}
	if got := sentencesOf(text + "b. C"); len(got) != 2 || got[1] != "C" {
		t.Errorf("%d sentences", len(got))
	}
}

// Sentences follow each other, and each quantity that is read lies in one.
func TestSentencesHoldTheQuantities(t *testing.T) {
	words := rapid.SampledFrom([]string{"23", "ships", ".", "?", "\n", "\n\n", "over", "<s>", "</s>", "[4]", "~~", "million", "(Laughter.)", "Mr.", "“", "”", "$3.5", "half", "of"})
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		for _, w := range rapid.SliceOfN(words, 0, 40).Draw(t, "words") {
			text += w + " "
		}
		all := slices.Collect(Sentences(text))
		end := 0
		for _, s := range all {
			if s.Start < end || s.Start >= s.End || s.End > len([]rune(text)) {
				t.Fatalf("%q: %v", text, all)
			}
			end = s.End
		}
		for q := range English(nil).All(text) {
			if !slices.ContainsFunc(all, func(s Sentence) bool { return s.Start <= q.CoreStart && q.CoreEnd <= s.End }) {
				t.Fatalf("%q: %d-%d lies in none of %v", text, q.CoreStart, q.CoreEnd, all)
			}
		}
	})
}

// Asking for the first sentences reads no further than it must, and stops.
func TestSentencesStop(t *testing.T) {
	for _, text := range []string{"One. Two. Three.", "One. <s>Two</s> [3]. Three. Four."} {
		n := 0
		for range Sentences(text) {
			n++
			break
		}
		if n != 1 {
			t.Errorf("%q: %d sentences", text, n)
		}
	}
}
