package anchor_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"onrecord/internal/anchor"
)

func TestPassages(t *testing.T) {
	p := anchor.NewPassages()
	if p.In(strings.Repeat("no text, no passage ", 3)) {
		t.Error("a passage of no text")
	}
	p.Add("The old lock-keeper said: “Nobody’s barge\n\tgoes  down the canal.” — Ædelstén Ørsted, 1899")
	p.Add("short")
	p.Add(strings.Repeat("-", 40) + strings.Repeat(" ", 40) + strings.Repeat("=", 40))
	p.Add("A second text, and what it says is other.")
	for s, want := range map[string]bool{
		"goes down the canal.":                              true, // 20 characters
		"goes down the canal":                               false,
		"it says: 'goes down the canal.', does it not":      true,
		"\"Nobody's barge goes down":                        true,
		"NOBODY'S BARGE GOES DOWN":                          true,
		"Nobody's barge\u00a0goes\r\n down":                 true,
		"goes down the\u00ad can\u200bal.":                  true,
		"barge  goes up the canal.":                         false,
		"Ædelstén Ørsted, 1899":                             true,
		"ÆDELSTÉN ØRSTED, 189":                              true, // code points, not bytes
		"delstén Ørsted, 1899":                              true,
		"Ædelstén Ørsted,":                                  false, // 20 bytes
		"elstén Ørsted, 1899!":                              false,
		"what it says is other":                             true,
		"down the canal.\" - Æ":                             true,
		"other. The old lock-":                              false, // one text is not the next
		strings.Repeat("-", 60):                             false,
		"short":                                             false,
		"":                                                  false,
		"a reader's own words, of more than twenty letters": false,
	} {
		if got := p.In(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

// A text holds a passage of another one if, and only if, some 20 characters of the one stand in the other.
func TestPassagesAreRuns(t *testing.T) {
	letters := rapid.StringOfN(rapid.RuneFrom([]rune("abé")), 0, 80, -1)
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(letters, 0, 5).Draw(t, "texts")
		s := letters.Draw(t, "s")
		if len(texts) > 0 && rapid.Bool().Draw(t, "share") {
			from := []rune(texts[0])
			at := rapid.IntRange(0, len(from)).Draw(t, "at")
			s += string(from[at:min(len(from), at+rapid.IntRange(15, 25).Draw(t, "length"))])
		}
		p := anchor.NewPassages()
		want := false
		for _, text := range texts {
			p.Add(text)
			for r := []rune(s); len(r) >= anchor.PassageLength; r = r[1:] {
				want = want || strings.Contains(text, string(r[:anchor.PassageLength]))
			}
		}
		if got := p.In(s); got != want {
			t.Fatalf("%q in %q: %v", s, texts, got)
		}
	})
}

func BenchmarkPassages(b *testing.B) {
	var text strings.Builder
	for i := 0; text.Len() < 5<<20; i++ {
		fmt.Fprintf(&text, "Sentence %d of the sitting on the %d barges. ", i, i*i)
	}
	b.ReportAllocs()
	for b.Loop() {
		p := anchor.NewPassages()
		p.Add(text.String())
		p.In("a reader's own words, of more than twenty letters")
	}
}
