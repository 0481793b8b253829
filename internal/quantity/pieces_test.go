package quantity

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var smallPieces = pieceSizes{least: 300, long: 1500, longest: 3000}

// TestPiecesReadAsOne compares a long text, which is read in pieces, with its paragraphs read one by one.
func TestPiecesReadAsOne(t *testing.T) {
	paragraphs := []string{
		"We have 20 ships. They sent <s>five</s> [fifteen] more, and 3 é came.",
		"It cost ~~$4~~ \\[$40\\] million <s>or</s>— so. [sic] Nobody paid.\nOne line, 7 tons.",
		"Nothing here.", "  ", "12 [sic] of the 32 members?", ownSpeech, "a\xffb 5 km",
	}
	reader := newEnglish(nil)
	reader.pieces = smallPieces
	rapid.Check(t, func(t *rapid.T) {
		var all strings.Builder
		var want []Quantity
		var before offset
		for all.Len() < 10*smallPieces.least {
			paragraph := rapid.SampledFrom(paragraphs).Draw(t, "paragraph") + "\n\n"
			paragraph = strings.Repeat(paragraph, rapid.IntRange(1, 5).Draw(t, "times"))
			var found []Quantity
			sentences, _ := reader.eachOf(paragraph, func(some []Quantity) bool {
				found = append(found, some...)
				return true
			})
			before.move(found)
			want = append(want, found...)
			before = before.behind(paragraph, sentences, false)
			all.WriteString(paragraph)
		}
		if got := reader.Read(all.String()); !reflect.DeepEqual(got, want) {
			t.Fatalf("%d quantities in pieces, %d paragraph by paragraph, or others", len(got), len(want))
		}
	})
}

func TestPieceEndsOutsideCorrections(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := []string{"<s>5</s> [6] ", "~~5~~ [6] ", "<s>a. ", "</s> [6. ", "five. ", "] ", "<s>open ", "\n", "no end ", "(\"Yes.\") "}
		row := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 12).Draw(t, "words"), "")
		text := strings.Repeat(row, 4*smallPieces.longest/len(row))
		borders := map[int]bool{}
		for from, rest := 0, text; rest != ""; {
			end, _ := smallPieces.end(rest)
			if struck := len(findStrikes(row+row)) > 1; end <= 0 || struck && end > smallPieces.longest+2*len(row) {
				t.Fatalf("a piece of %d bytes", end)
			}
			from, rest = from+end, rest[end:]
			borders[from] = true
		}
		for _, s := range findStrikes(text) {
			for at := s.start + 1; at < s.next; at++ {
				if borders[at] {
					t.Fatalf("a piece ends within %q", text[s.start:s.end])
				}
			}
		}
	})
}

func TestLongParagraphIsReadInPieces(t *testing.T) {
	reader := newEnglish(nil)
	reader.pieces = smallPieces
	const times = 1000
	n := 0
	for q := range reader.All(strings.Repeat("<s>5</s> [6] ships, <s>7</s> [8] cars and ", times)) {
		if want := map[string]string{"5": "6", "7": "8"}[q.Value]; q.Corrected == nil || q.Corrected.Value != want {
			t.Fatalf("%s is corrected to %v", q.Value, q.Corrected)
		}
		n++
	}
	if n != 2*times {
		t.Errorf("%d quantities, want %d", n, 2*times)
	}
}
