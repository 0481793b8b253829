package resolve

import (
	"fmt"
	"math/big"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"onrecord/internal/briefing"
)

// A briefing whose turns, quotes and figures are cut from a random transcript is settled so that each span reads as
// its quote, inside its turn and claim.
func TestCutFromTheTranscript(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBriefing(t)
		for _, p := range Briefing(b, names()) {
			if p.Severity == briefing.Error && p.Code != CodeCutsNumber {
				t.Fatalf("%s\n%q", p.Format(), b.Transcript.Text)
			}
		}
		settled := Digest(b)
		Briefing(b, names())
		if Digest(b) != settled {
			t.Fatal("settled again, the briefing is another")
		}
		runes := []rune(b.Transcript.Text)
		reads := func(q briefing.Quote) {
			if got := string(runes[q.Span.Start:q.Span.End]); got != q.Text || got != q.Exact || q.Folded {
				t.Fatalf("%v reads %q, exact %q, folded %v; want %q", q.Span, got, q.Exact, q.Folded, q.Text)
			}
		}
		turns := map[string]briefing.Span{}
		last := 0
		for _, turn := range b.Turns {
			if turn.Span.Start < last || !strings.HasPrefix(string(runes[turn.Span.Start:turn.Span.End]), turn.Starts) {
				t.Fatalf("turn %s at %v reads %q", turn.Key, turn.Span, string(runes[turn.Span.Start:turn.Span.End]))
			}
			last = turn.Span.End
			turns[turn.Key] = turn.Span
		}
		for _, c := range b.Claims {
			for _, q := range c.Quotes {
				reads(q)
				if !turns[q.Turn].Contains(q.Span) {
					t.Fatalf("claim %s at %v leaves its turn %v", c.Key, q.Span, turns[q.Turn])
				}
			}
			for _, f := range c.Figures {
				reads(f.Quote)
				if !c.Quotes[0].Span.Contains(f.Quote.Span) || f.Quote.Turn != c.Quotes[0].Turn {
					t.Fatalf("figure at %v leaves its claim %v", f.Quote.Span, c.Quotes[0].Span)
				}
			}
		}
	})
}

// drawBriefing makes a briefing that is right: each turn starts with words that occur once, and each quote says which
// of its occurrences is meant.
func drawBriefing(t *rapid.T) *briefing.Briefing {
	b := &briefing.Briefing{Transcript: briefing.Transcript{Language: "en"}}
	b.Appearances = []briefing.Appearance{{Key: "a", Headings: []string{"ANA"}}, {Key: "b", Headings: []string{"BÉLA:"}}}
	words := rapid.SliceOfN(rapid.SampledFrom([]string{
		"we", "have", "12", "cranes", "é", "“so”", "18 percent", "—", "more", "than", "日本", "🚢", "in 2024", "a", "a b", "$5", "...",
	}), 2, 12)
	blanks := rapid.SampledFrom([]string{" ", "\n", "  ", "\u00a0"})
	var text strings.Builder
	text.WriteString(rapid.SampledFrom([]string{"", "Preface\n\n", "ANA\n"}).Draw(t, "preface"))
	said := map[string]string{}
	for i := range rapid.IntRange(1, 6).Draw(t, "turns") {
		turn := briefing.Turn{Key: fmt.Sprintf("t%d", i), Starts: fmt.Sprintf("Turn%d starts", i)}
		turn.Speaker = rapid.SampledFrom([]string{"a", "b"}).Draw(t, "speaker")
		text.WriteString(rapid.SampledFrom([]string{"", "ANA\n", "BÉLA:\n\n", "\n"}).Draw(t, "heading"))
		speech := turn.Starts
		for _, w := range words.Draw(t, "words") {
			speech += blanks.Draw(t, "blank") + w
		}
		text.WriteString(speech + "\n")
		b.Turns, said[turn.Key] = append(b.Turns, turn), speech
	}
	b.Transcript.Text = text.String()
	for i := range rapid.IntRange(0, 6).Draw(t, "claims") {
		turn := rapid.SampledFrom(b.Turns).Draw(t, "turn").Key
		c := briefing.Claim{Key: fmt.Sprintf("c%d", i), Quotes: []briefing.Quote{cut(t, said[turn])}}
		c.Quotes[0].Turn = turn
		if rapid.Bool().Draw(t, "figure") {
			f := briefing.Figure{Key: "f1", Quote: cut(t, c.Quotes[0].Text), Override: true, Given: briefing.Measure{Value: dec("1")}}
			f.Note = "the value is ours"
			c.Figures = []briefing.Figure{f}
		}
		b.Claims = append(b.Claims, c)
	}
	return b
}

// cut draws a part of text that is not blank, and says which of its occurrences it is.
func cut(t *rapid.T, text string) briefing.Quote {
	runes := []rune(text)
	start := rapid.IntRange(0, len(runes)-1).Draw(t, "start")
	end := rapid.IntRange(start+1, len(runes)).Draw(t, "end")
	quote := string(runes[start:end])
	if strings.TrimSpace(quote) == "" {
		quote, start = text, 0
	}
	byteStart := len(string(runes[:start]))
	nth, at := 0, 0
	for {
		i := strings.Index(text[at:], quote)
		if at+i > byteStart || i < 0 {
			break
		}
		nth, at = nth+1, at+i+len(quote)
	}
	return briefing.Quote{Text: quote, Nth: max(nth, 1)}
}

// What is read in one unit agrees with the same amount given in any unit that it converts to exactly, and the figure
// is then in that unit.
func TestReadAgreesInAnyUnit(t *testing.T) {
	units := newConverter(names().Units)
	words := map[string]string{"convoy": "convoys", "member": "members", "percent": "percent", "month": "months"}
	others := map[string][]string{"convoy": {"convoy", "ship"}, "member": {"member", "country"}, "percent": {"percent", "fraction"}, "month": {"month", "year"}}
	rapid.Check(t, func(t *rapid.T) {
		read := rapid.SampledFrom([]string{"convoy", "member", "percent", "month"}).Draw(t, "read")
		given := rapid.SampledFrom(others[read]).Draw(t, "given")
		n := rapid.IntRange(2, 500).Draw(t, "n") * 3
		factor, ok := units.factor(read, given)
		if !ok {
			t.Fatalf("no factor from %s to %s", read, given)
		}
		amount := new(big.Rat).Mul(big.NewRat(int64(n), 1), factor)
		off := rapid.SampledFrom([]int64{0, 0, 1}).Draw(t, "off")
		value := dec(new(big.Rat).Add(amount, big.NewRat(off, 1)).FloatString(6))
		b := saying(fmt.Sprintf("%d %s", n, words[read]), briefing.Figure{Given: briefing.Measure{Value: value, Unit: given}})
		ps := Briefing(b, names())
		if differs := briefing.Errors(ps) > 0; differs != (off != 0) {
			t.Fatalf("%d %s against %s %s: %v", n, read, plain(*value), given, ps)
		}
		f := &b.Claims[0].Figures[0]
		if off == 0 && (f.Unit != given || f.Value.Rat().Cmp(amount) != 0 || !contains(f.Bounds, *f.Value, false) || f.Basis != "read") {
			t.Fatalf("%d %s is settled as %s", n, read, summary(f))
		}
	})
}

// Whatever is asked for, the answer is problems and not a panic, and every span that is set lies in the text.
func TestAnythingIsAnswered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.StringOfN(rapid.RuneFrom([]rune("ab 1%\n\u00a0–é\u200b$,.")), 0, 6, -1)
		b := harbour()
		b.Transcript.Text = rapid.StringOfN(rapid.RuneFrom([]rune("ab 1%\n\u00a0–é\u200b$,.")), 0, 60, -1).Draw(t, "text")
		b.Turns = nil
		for i := range rapid.IntRange(0, 4).Draw(t, "turns") {
			b.Turns = append(b.Turns, briefing.Turn{Key: fmt.Sprintf("t%d", i%3), Starts: piece.Draw(t, "starts"), Speaker: "holt"})
		}
		for range rapid.IntRange(0, 4).Draw(t, "claims") {
			c := claim("c1", rapid.SampledFrom([]string{"t0", "t1", "t2", "t9"}).Draw(t, "turn"), piece.Draw(t, "quote"), figure("f1", piece.Draw(t, "figure")))
			c.Quotes[0].Nth = rapid.IntRange(-1, 3).Draw(t, "nth")
			c.Quotes[0].After = piece.Draw(t, "after")
			c.Figures[0].Given.Unit = rapid.SampledFrom([]string{"", "percent", "zzz"}).Draw(t, "unit")
			b.Claims = append(b.Claims, c)
		}
		for _, p := range Briefing(b, names()) {
			if p.Message == "" || p.Code == "" || p.Path == "" {
				t.Fatalf("a problem that says nothing: %+v", p)
			}
		}
		length := utf8.RuneCountInString(b.Transcript.Text)
		for _, turn := range b.Turns {
			if turn.Span.Start < 0 || turn.Span.End < turn.Span.Start || turn.Span.End > length {
				t.Fatalf("turn at %v of %d", turn.Span, length)
			}
		}
		for _, c := range b.Claims {
			if q := c.Quotes[0]; q.Exact != string([]rune(b.Transcript.Text)[q.Span.Start:q.Span.End]) {
				t.Fatalf("claim at %v reads %q", q.Span, q.Exact)
			}
		}
	})
}
