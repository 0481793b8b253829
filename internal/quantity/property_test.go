package quantity

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// speechWords are what properties build texts from: every table's pieces, in any order.
var speechWords = []string{
	"23", "500,000", "2.5", "1/2", "75th", "2014", "10-year", "F-16", "G7", "9/11", "$140", "€3.5bn", "18%", "½", "1.2.3",
	"one", "two", "twenty", "hundred", "thousand", "million", "billion", "dozen", "half", "third", "thirds", "quarter", "zero", "point",
	"a", "an", "the", "and", "of", "or", "to", "in", "by", "from", "out", "since", "between", "as", "than", "per", "for", "no",
	"over", "more", "less", "nearly", "about", "some", "at", "least", "most", "up", "down", "only", "just", "maybe", "many", "several",
	"percent", "years", "year", "months", "decade", "decades", "ago", "times", "twice", "doubled", "increase", "cut", "points",
	"Allies", "ships", "battle", "groups", "summit", "biggest", "first", "ever", "June", "Article", "day", "GDP", "U.S.", "dollars",
	",", ".", "!", "?", "-", "–", "—", "(", ")", "%", "$", ":", "/", "'", "\n", "\n\n", "1.", "+", "#", "<", "\u00a0", "é", "\xff", "👍",
}

func speech() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		for _, w := range rapid.SliceOfN(rapid.SampledFrom(speechWords), 0, 60).Draw(t, "words") {
			b.WriteString(w)
			if rapid.IntRange(0, 5).Draw(t, "joined") > 0 {
				b.WriteByte(' ')
			}
		}
		return b.String()
	})
}

// invariants checks what holds for every text.
func invariants(text string, found []Quantity) error {
	runes := []rune(text)
	end, sentence := 0, 0
	for i, q := range found {
		if q.Start < end || q.Start > q.CoreStart || q.CoreStart >= q.CoreEnd || q.CoreEnd > q.End || q.End > len(runes) {
			return fmt.Errorf("quantity %d has spans %d-%d, core %d-%d behind %d in %d code points", i, q.Start, q.End, q.CoreStart, q.CoreEnd, end, len(runes))
		}
		cut := string(runes[q.Start:q.End])
		if strings.TrimFunc(cut, unicode.IsSpace) != cut {
			return fmt.Errorf("%q begins or ends in white space", cut)
		}
		if strings.Count(cut, "\n\n") > 0 || q.Sentence < sentence {
			return fmt.Errorf("%q spans two sentences, or sentence %d comes after %d", cut, q.Sentence, sentence)
		}
		if err := consistent(q); err != nil {
			return fmt.Errorf("%q: %w", cut, err)
		}
		end, sentence = q.End, q.Sentence
	}
	return nil
}

// consistent checks that the fields of a quantity fit together.
func consistent(q Quantity) error {
	if _, err := ParseInterval(q.Bounds.String()); err != nil {
		return err
	}
	said := q.Comparator != CompareNone
	if said == (q.Vague || q.Rank != nil) || (q.Value != "") != (said && q.Comparator != CompareBetween) {
		return fmt.Errorf("value %q, comparator %q, vague %v, rank %v", q.Value, q.Comparator, q.Vague, q.Rank)
	}
	if q.Rule == "" || q.Kind == KindMoney && (q.Currency == "" || q.Currency != q.Unit) || q.Rank != nil && q.Kind != KindRank {
		return fmt.Errorf("rule %q, kind %q, currency %q, unit %q", q.Rule, q.Kind, q.Currency, q.Unit)
	}
	if q.Value == "" {
		return nil
	}
	if ok, err := q.Bounds.Contains(q.Value, true); err != nil || !ok {
		return fmt.Errorf("value %s outside %s, %w", q.Value, q.Bounds, err)
	}
	return nil
}

func TestReadProperties(t *testing.T) {
	reader := English(testLexicon)
	rapid.Check(t, func(t *rapid.T) {
		text := speech().Draw(t, "text")
		found := reader.Read(text)
		if err := invariants(text, found); err != nil {
			t.Fatal(err)
		}
		if all := slices.Collect(reader.All(text)); !reflect.DeepEqual(found, all) {
			t.Fatalf("read at once: %+v, one by one: %+v", found, all)
		}
		if again := English(testLexicon).Read(text); !reflect.DeepEqual(found, again) {
			t.Fatalf("read twice: %+v and %+v", found, again)
		}
	})
}

// Reading a text after another one finds what each holds alone, moved.
func TestParagraphsAreIndependent(t *testing.T) {
	reader := English(testLexicon)
	rapid.Check(t, func(t *rapid.T) {
		first, second := speech().Draw(t, "first")+" done", speech().Draw(t, "second")
		gap := first + "\n\n"
		both := reader.Read(gap + "And " + second)
		alone := reader.Read("And " + second)
		shift := utf8.RuneCountInString(gap)
		if len(both) < len(alone) {
			t.Fatalf("%d quantities in both, %d in the second alone", len(both), len(alone))
		}
		for i, q := range both[len(both)-len(alone):] {
			if q.Start-shift != alone[i].Start || q.End-shift != alone[i].End || q.Value != alone[i].Value || q.Bounds != alone[i].Bounds {
				t.Fatalf("in both %+v, alone %+v", q, alone[i])
			}
		}
	})
}

// stepsPerByte bounds the looks at tokens for each byte of text. It is a generous ceiling: what
// matters is that there is one, whatever the text.
const stepsPerByte = 400

func TestWorkIsLinear(t *testing.T) {
	e := newEnglish(testLexicon)
	pieces := map[string]string{"speech": ownSpeech}
	for name, piece := range hostile {
		pieces[name] = piece
	}
	for name, piece := range pieces {
		n := 1 << 16 / len(piece)
		_, once := e.read(strings.Repeat(piece, n))
		_, twice := e.read(strings.Repeat(piece, 2*n))
		if twice > 2*once+2*once/10+1000 {
			t.Errorf("%s: %d steps, %d for the text twice as long", name, once, twice)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Repeat(speech().Draw(t, "text"), 8)
		if _, steps := e.read(text); steps > stepsPerByte*(len(text)+1) {
			t.Fatalf("%d steps for %d bytes", steps, len(text))
		}
	})
}

func TestLongTextsAreRead(t *testing.T) {
	reader := English(testLexicon)
	for name, piece := range hostile {
		size := 1 << 16
		if name == "digits" || name == "modifier" || name == "brackets" || name == "letters" {
			size = 1 << 20
		}
		text := strings.Repeat(piece, size/len(piece))
		if err := invariants(text, reader.Read(text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(ownSpeech)
	for _, piece := range hostile {
		f.Add(strings.Repeat(piece, 3))
	}
	for _, w := range speechWords {
		f.Add("nearly 5 " + w + " of the 32")
	}
	reader := newEnglish(testLexicon)
	f.Fuzz(func(t *testing.T, text string) {
		found, steps := reader.read(text)
		if err := invariants(text, found); err != nil {
			t.Fatal(err)
		}
		if steps > stepsPerByte*(len(text)+1) {
			t.Fatalf("%d steps for %d bytes", steps, len(text))
		}
	})
}
