package reanchor

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
	"onrecord/internal/resolve"
)

// token is a word of a drawn transcript, with what stands before it, and what an edit puts there.
type token struct {
	before, word string
	inserted     string // words and blanks before it in the new text
	changed      string // the word of the new text, where it is another one
	quoted       bool   // nothing may be inserted before it
}

// drawn is a briefing over a transcript, and that transcript edited.
type drawn struct {
	tokens []token
	sheet  *briefing.Briefing
}

func (d *drawn) texts() (old, text string, oldAt, newAt []int) {
	var a, b strings.Builder
	for _, t := range d.tokens {
		a.WriteString(t.before)
		b.WriteString(t.before + t.inserted)
		oldAt, newAt = append(oldAt, utf8.RuneCountInString(a.String())), append(newAt, utf8.RuneCountInString(b.String()))
		a.WriteString(t.word)
		if t.changed != "" {
			b.WriteString(t.changed)
		} else {
			b.WriteString(t.word)
		}
	}
	return a.String() + "\n", b.String() + "\n", oldAt, newAt
}

// draw makes turns of words, some of which are repeated, and claims with figures that quote them.
func draw(t *rapid.T) *drawn {
	d := &drawn{sheet: &briefing.Briefing{Transcript: briefing.Transcript{Language: "en"}, Appearances: []briefing.Appearance{{Key: "a", Headings: []string{"ADA"}}}}}
	line := 0
	where := func() briefing.Where {
		line++
		return briefing.Where{Fields: map[string]briefing.Position{"quote": {Line: line, Column: 1}, "starts": {Line: line, Column: 1}}}
	}
	add := func(before, word string) { d.tokens = append(d.tokens, token{before: before, word: word}) }
	add("", "Preface")
	phrase := []string{"the", "fees", "rose", "by", "12", "percent"}
	for i := range rapid.IntRange(1, 4).Draw(t, "turns") {
		first := len(d.tokens)
		add("\n\nADA\n", fmt.Sprintf("Turn%d", i))
		add(" ", "starts.")
		key := fmt.Sprint("t", i)
		d.sheet.Turns = append(d.sheet.Turns, briefing.Turn{Key: key, Speaker: "a", Starts: d.tokens[first].word + " starts.", Where: where()})
		d.tokens[first].quoted, d.tokens[first+1].quoted = true, true
		for range rapid.IntRange(2, 10).Draw(t, "pieces") {
			if d.tokens[len(d.tokens)-1].word != "percent" && rapid.IntRange(0, 3).Draw(t, "phrase") == 0 {
				for i, w := range phrase {
					add(" ", w)
					d.tokens[len(d.tokens)-1].quoted = i > 0
				}
				continue
			}
			for range rapid.IntRange(1, 8).Draw(t, "words") {
				add(rapid.SampledFrom([]string{" ", " ", " ", "\n", "  "}).Draw(t, "blank"), wordOf(len(d.tokens)))
			}
		}
		for range rapid.IntRange(0, 3).Draw(t, "claims") {
			d.claim(t, key, first+2, where)
		}
	}
	return d
}

// wordOf is a word that occurs once.
func wordOf(n int) string { return strconv.FormatInt(int64(n+100)*7919*7919, 36) }

// span is the words from one token to another, both with it, at places of a text.
func (d *drawn) span(first, last int, at []int) briefing.Span {
	return briefing.Span{Start: at[first], End: at[last] + utf8.RuneCountInString(d.tokens[last].word)}
}

// besidePhrase tells whether a word that is repeated stands near a token.
func (d *drawn) besidePhrase(i int) bool {
	return slices.ContainsFunc(d.tokens[max(0, i-4):min(len(d.tokens), i+4)], func(t token) bool { return t.word == "fees" || t.word == "percent" })
}

// claim adds a claim that quotes some words of the last turn, and a figure in it.
func (d *drawn) claim(t *rapid.T, turn string, low int, where func() briefing.Where) {
	first := rapid.IntRange(low, len(d.tokens)-1).Draw(t, "first")
	last := min(first+rapid.IntRange(0, 7).Draw(t, "length"), len(d.tokens)-1)
	inner := rapid.IntRange(first, last).Draw(t, "figure")
	for i := first + 1; i <= last; i++ {
		d.tokens[i].quoted = true
	}
	old, _, at, _ := d.texts()
	text := anchor.New(old)
	quote := func(first, last int, scope briefing.Span) briefing.Quote {
		span := d.span(first, last, at)
		q := briefing.Quote{Text: text.Cut(span), Where: where(), Turn: turn}
		found := text.Find(q.Text, scope)
		for i, m := range found {
			if m.Span == span && len(found) > 1 {
				q.Nth = i + 1
				line := q.Where.Fields["quote"]
				q.Where.Fields["nth"] = briefing.Position{Line: line.Line, Column: 2}
			}
		}
		if !slices.ContainsFunc(found, func(m anchor.Match) bool { return m.Span == span }) {
			t.Skip("an occurrence that overlaps the one before it")
		}
		return q
	}
	c := briefing.Claim{Key: fmt.Sprint("c", len(d.sheet.Claims)), Where: where()}
	c.Quotes = []briefing.Quote{quote(first, last, briefing.Span{Start: at[low-2], End: text.Len()})}
	c.Figures = []briefing.Figure{{Key: "f1", Quote: quote(inner, inner, d.span(first, last, at)), Where: where()}}
	d.sheet.Claims = append(d.sheet.Claims, c)
}

// Whatever comes in outside of the quotes, each of them is found at the place to which it moved, and what must be written
// is at most another nth. Where the same words come in, a quote may be lost, but none is found at another place; only
// right beside it nobody can tell which of the two is the old one.
func TestEditsOutsideQuotes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		insertions := []string{"indeed ", "\n\n", "well, you know, "}
		repeated := rapid.Bool().Draw(t, "repeated")
		if repeated {
			insertions = append(insertions, "the fees rose by 12 percent, ")
		}
		for i := range d.tokens {
			switch {
			case i == 0:
				d.tokens[i].inserted = rapid.SampledFrom([]string{"", "CORRECTED: ", "Corrected on the next day\n\n\n"}).Draw(t, "header")
			case d.tokens[i].quoted || rapid.IntRange(0, 19).Draw(t, "here") > 0:
			default:
				d.tokens[i].inserted = rapid.SampledFrom(insertions).Draw(t, "inserted")
				if strings.HasPrefix(d.tokens[i].inserted, "the fees") && d.besidePhrase(i) {
					d.tokens[i].inserted = ""
				}
			}
		}
		old, text, oldAt, newAt := d.texts()
		report := Briefing(d.sheet, anchor.New(old), anchor.New(text), DefaultThreshold)
		for _, row := range report.Rows {
			if repeated && row.Outcome == Lost {
				continue
			}
			if row.Outcome != Same && row.Outcome != Moved && row.Field != "nth" {
				t.Fatalf("%+v\n%q\n%q", row, old, text)
			}
			first := slices.Index(oldAt, row.Old.Span.Start)
			if first < 0 || row.New.Span != (briefing.Span{Start: newAt[first], End: newAt[first] + row.Old.Span.Len()}) {
				t.Fatalf("%+v\n%q\n%q", row, old, text)
			}
		}
		settled(t, d.sheet, report, text)
	})
}

// Whatever numbers come in the place of others, those of other statements among them: what is quoted is found where it was
// said, or lost.
func TestNumbersThatTradePlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 6).Draw(t, "statements")
		numbers := rapid.SliceOfN(rapid.IntRange(20, 25), n, n)
		was, now := numbers.Draw(t, "was"), numbers.Draw(t, "now")
		quote := func(number int) string { return fmt.Sprintf("we had %d boats on the slip", number) }
		write := func(numbers []int) (text string, at []int) {
			var b strings.Builder
			b.WriteString("ADA\nGood morning.")
			for i, number := range numbers {
				fmt.Fprintf(&b, " Of %s and of %s I say that ", wordOf(10*i), wordOf(10*i+1))
				at = append(at, utf8.RuneCountInString(b.String()))
				fmt.Fprintf(&b, "%s, by the %s of the %s.", quote(number), wordOf(10*i+2), wordOf(10*i+3))
			}
			return b.String() + "\n", at
		}
		old, oldAt := write(was)
		text, newAt := write(now)
		var claims []briefing.Claim
		for i, number := range was {
			c := claim("t1", says(quote(number)))
			c.Key = fmt.Sprint("c", i)
			if nth := strings.Count(string([]rune(old)[:oldAt[i]]), quote(number)) + 1; strings.Count(old, quote(number)) > 1 {
				c.Quotes[0].Nth = nth
			}
			claims = append(claims, c)
		}
		b := sheet(claims...)
		b.Turns = b.Turns[:1]
		for _, row := range Briefing(b, anchor.New(old), anchor.New(text), DefaultThreshold).Rows {
			if row.Entity != "claim" || row.Outcome == Lost {
				continue
			}
			if i := numberOf(strings.TrimPrefix(row.Key, "c")); row.New.Span.Start != newAt[i] {
				t.Fatalf("%+v stands at %d\n%q\n%q", row, newAt[i], old, text)
			}
		}
	})
}

// Whatever is changed anywhere: once the edits are made, package resolve finds all that is not lost where the report says.
func TestEditsAnywhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		for i := range d.tokens {
			switch rapid.IntRange(0, 24).Draw(t, "edit") {
			case 0:
				d.tokens[i].changed = rapid.SampledFrom([]string{"w17", "13", "another"}).Draw(t, "changed")
			case 1:
				d.tokens[i].changed = "\u200b" // nothing is seen of it
			case 2:
				d.tokens[i].inserted = rapid.SampledFrom([]string{"in ", "\n\n", "the fees rose by 12 percent "}).Draw(t, "inserted")
			}
		}
		old, text, _, _ := d.texts()
		known := anchor.New(old)
		if rapid.Bool().Draw(t, "unknown") {
			known = nil
		}
		settled(t, d.sheet, Briefing(d.sheet, known, anchor.New(text), rapid.Float64Range(0.5, 1).Draw(t, "threshold")), text)
	})
}

// settled checks that resolve finds each thing that is not lost at the place that the report gives, with the edits made.
func settled(t *rapid.T, b *briefing.Briefing, report *Report, text string) {
	b = edited(b, report.Edits)
	b.Transcript.Text = text
	lost := map[string]bool{}
	at := map[string]briefing.Span{}
	for _, row := range report.Rows {
		lost[row.Key] = lost[row.Key] || row.Outcome == Lost
		if row.Field != "after" && row.Field != "before" {
			at[row.Key] = row.New.Span
		}
	}
	for _, turn := range b.Turns {
		if lost[turn.Key] {
			return // then resolve does not know where the others end
		}
	}
	for _, p := range resolve.Briefing(b, nil) {
		if strings.HasPrefix(p.Code, "turn-") {
			t.Fatalf("%s\n%+v\n%q", p.Format(), report.Rows, text)
		}
	}
	check := func(key string, got briefing.Span) {
		if !lost[key] && got != at[key] {
			t.Fatalf("%s is at %v, and the report says %v\n%+v\n%q", key, got, at[key], report.Rows, text)
		}
	}
	for _, turn := range b.Turns {
		check(turn.Key, briefing.Span{Start: turn.Span.Start, End: turn.Span.Start + at[turn.Key].Len()})
	}
	for _, c := range b.Claims {
		for _, q := range c.Quotes {
			check(c.Key, q.Span)
		}
		for _, f := range c.Figures {
			check(c.Key+"."+f.Key, f.Quote.Span)
		}
	}
}

// edited is the briefing with the edits made.
func edited(b *briefing.Briefing, edits []Edit) *briefing.Briefing {
	b = clone(b)
	for _, e := range edits {
		set := func(q *briefing.Quote) {
			switch {
			case e.At == q.Where.Fields["quote"] && e.Nth > 0:
				q.Nth = e.Nth
			case e.At == q.Where.Fields["quote"]:
				q.Text = e.Text
			case e.At == q.Where.Fields["nth"]:
				q.Nth = numberOf(e.Text)
			}
		}
		for i := range b.Turns {
			if e.At == b.Turns[i].Where.Fields["starts"] {
				b.Turns[i].Starts = e.Text
			}
		}
		for i := range b.Claims {
			for k := range b.Claims[i].Quotes {
				set(&b.Claims[i].Quotes[k])
			}
			for k := range b.Claims[i].Figures {
				set(&b.Claims[i].Figures[k].Quote)
			}
		}
	}
	return b
}

// numberOf is a whole number as it is written; 0 where it is none.
func numberOf(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
