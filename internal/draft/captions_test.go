package draft

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"onrecord/internal/briefing"
	"onrecord/internal/transcript"
)

const captions = `WEBVTT

00:00:10.520 --> 00:00:13.760
<v Ada Byron>We sold 23

2
00:00:14.040 --> 00:00:18.920 align:left
<v Ada Byron>million boats, <i>up 18 percent</i>, and we

00:00:18.960 --> 00:00:22.599
<v Ada Byron>have more than 400 people at work.
`

// The numbers and the times of cues, and tags, are nothing that is said: a sentence has a quote in each cue that it runs through.
func TestCaptions(t *testing.T) {
	read := transcript.Parse(transcript.Source{Text: captions}, nil)
	in := Input{File: "talk.txt", SHA256: strings.Repeat("0a", 32), Name: "talk", Source: transcript.Source{Text: captions, Format: transcript.FormatText}, Read: read}
	sheet := New(in)
	settled(t, in, sheet)
	if len(sheet.Claims) != 1 {
		t.Fatalf("%d claims: %+v", len(sheet.Claims), sheet.Claims)
	}
	c := sheet.Claims[0]
	var quotes, figures []string
	for _, q := range c.Quotes {
		quotes = append(quotes, q.Text)
	}
	for _, f := range c.Figures {
		figures = append(figures, f.Quote.Text)
	}
	if got, want := strings.Join(quotes, "|"), "We sold 23|million boats,|up 18 percent|, and we|have more than 400 people at work."; got != want {
		t.Errorf("quotes %q, want %q", got, want)
	}
	if got, want := strings.Join(figures, "|"), "up 18 percent|more than 400 people"; got != want {
		t.Errorf("figures %q, want %q", got, want)
	}
	if !strings.Contains(c.Todo, `"23 million boats"`) {
		t.Errorf("todo %q does not tell of the figure that a cue cuts", c.Todo)
	}
}

// The tags of voices are in no opening, no quote and no claim, whether or not the text has times.
func TestVoicesWithoutTimes(t *testing.T) {
	for _, text := range []string{
		"<v Ada Byron>We have 14 ships.</v>\n\n<v Carl Osei>Only 14 ships?</v>\n\n<v Ada Byron>Yes, 14 ships.</v>",
		"<v Ada Byron>We have 14 ships.</v> <v Carl Osei>Only 14 ships?</v> <v Ada Byron>Yes, 14 ships.</v>",
		"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada Byron>We have 14 ships.</v>\n\n00:03.000 --> 00:04.000\n<v Carl Osei>Only 14 ships?</v>\n<v Ada Byron>Yes, 14 ships.</v>",
	} {
		in := Input{File: "talk.txt", SHA256: strings.Repeat("0a", 32), Name: "talk", Source: transcript.Source{Text: text, Format: transcript.FormatText}, Read: transcript.Parse(transcript.Source{Text: text}, nil)}
		sheet := New(in)
		settled(t, in, sheet)
		var got []string
		for _, x := range sheet.Turns {
			got = append(got, x.Speaker+": "+x.Starts)
		}
		for _, c := range sheet.Claims {
			got = append(got, c.Quotes[0].Text+"|"+c.Says)
		}
		want := "byron: We have 14 ships.,osei: Only 14 ships?,byron: Yes, 14 ships.,We have 14 ships.|We have 14 ships.,Only 14 ships?|Only 14 ships?,14 ships.|Yes, 14 ships."
		if joined := strings.Join(got, ","); joined != want {
			t.Errorf("%q gives\n%s, want\n%s", text, joined, want)
		}
	}
}

// Blanking the marks of captions leaves each code point in its place, and all but the marks as it is.
func TestWithoutCuesKeepsPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"boats ", "\n", "12\n", "00:00:01.000 --> 00:00:02.000\n", "<v Ada>", "</v>", "<", ">", "é", " --> "})).Draw(t, "words"), "")
		d := &drafting{captions: true}
		plain, marks := d.withoutCues(words, 7)
		was, is := []rune(words), []rune(plain)
		if len(was) != len(is) || !utf8.ValidString(plain) {
			t.Fatalf("%q became %q", words, plain)
		}
		for i := range was {
			marked := broken(briefing.Span{Start: i + 7, End: i + 8}, marks)
			if marked && is[i] != ' ' || !marked && is[i] != was[i] {
				t.Fatalf("%q became %q at %d", words, plain, i)
			}
		}
		whole := briefing.Span{Start: 7, End: 7 + len(was)}
		held := 0
		for _, s := range append(piecesOf(whole, marks), marks...) {
			held += s.Len()
		}
		if held != len(was) {
			t.Fatalf("pieces and marks of %q hold %d of %d", words, held, len(was))
		}
	})
}
