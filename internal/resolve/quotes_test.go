package resolve

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
)

func TestQuotesGetTheirSpans(t *testing.T) {
	c := claim("c1", "t1", "The harbour has 12 cranes, and 3 of the 12 are closed.", figure("f1", "12 cranes"), figure("f2", "3 of the 12"))
	c.Quotes = append(c.Quotes, briefing.Quote{Turn: "t3", Text: `the "biggest increase" in a decade`})
	c.Figures = append(c.Figures, figure("f3", `the "biggest increase" in a decade`))
	b := harbour(c)
	for _, p := range Briefing(b, names()) {
		if p.Severity == briefing.Error {
			t.Error(p.Format())
		}
	}
	text := anchor.New(transcript)
	type settled struct {
		Exact, Turn string
		Folded      bool
	}
	var got []settled
	for _, q := range append(b.Claims[0].Quotes, b.Claims[0].Figures[0].Quote, b.Claims[0].Figures[1].Quote, b.Claims[0].Figures[2].Quote) {
		if text.Cut(q.Span) != q.Exact {
			t.Errorf("span %v reads %q, want %q", q.Span, text.Cut(q.Span), q.Exact)
		}
		got = append(got, settled{q.Exact, q.Turn, q.Folded})
	}
	want := []settled{
		{"The harbour has 12 cranes, and 3 of the 12 are closed.", "t1", false},
		{"the “biggest increase” in a decade", "t3", true},
		{"12 cranes", "t1", false},
		{"3 of the 12", "t1", false},
		{"the “biggest increase” in a decade", "t3", true},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestSeveralOccurrences(t *testing.T) {
	tests := []struct {
		name  string
		quote briefing.Quote
		line  int
	}{
		{"nth", briefing.Quote{Text: "12 cranes", Nth: 2}, 8},
		{"after", briefing.Quote{Text: "12 cranes", After: "Some say"}, 8},
		{"before", briefing.Quote{Text: "12 cranes", Before: "closed"}, 7},
		{"after and before", briefing.Quote{Text: "12 cranes", After: "harbour", Before: "closed"}, 7},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.quote.Turn = "t1"
			b := harbour(briefing.Claim{Key: "c1", Quotes: []briefing.Quote{tt.quote}})
			wantTold(t, Briefing(b, names()))
			if line, _, _ := anchor.New(transcript).Line(b.Claims[0].Quotes[0].Span.Start); line != tt.line {
				t.Errorf("found at line %d, want %d", line, tt.line)
			}
		})
	}
}

func TestQuoteFaults(t *testing.T) {
	quoting := func(q briefing.Quote) briefing.Claim {
		q.Turn = first(q.Turn, "t1")
		return briefing.Claim{Key: "c1", Quotes: []briefing.Quote{q}}
	}
	twice := quoting(briefing.Quote{Text: "12 cranes", Nth: 1})
	twice.Quotes = append(twice.Quotes, briefing.Quote{Turn: "t1", Text: "12 cranes", Before: "closed"})
	tests := []struct {
		name  string
		claim briefing.Claim
		want  []string
	}{
		{"elsewhere", quoting(briefing.Quote{Text: "Traffic is up 18 percent"}), []string{
			`error quote-not-found claims[0].quote: the claim c1 has a quote that does not occur in the turn t1: "Traffic is up 18 percent"
= "Traffic is up 18 percent" at line 14, column 10 (outside the text searched), in turn t3
> the words stand elsewhere, in turn t3; name that turn, or quote other words`,
		}},
		{"in a heading", quoting(briefing.Quote{Text: "Press"}), []string{
			`error quote-not-found claims[0].quote: the claim c1 has a quote that does not occur in the turn t1: "Press"
= "Press" at line 10, column 1 (outside the text searched), between the turns t1 and t2
> the words stand elsewhere, between the turns t1 and t2; name that turn, or quote other words`,
		}},
		{"before the first turn", quoting(briefing.Quote{Text: "(as recorded)"}), []string{
			`error quote-not-found claims[0].quote: the claim c1 has a quote that does not occur in the turn t1: "(as recorded)"
= "(as recorded)" at line 3, column 1 (outside the text searched), before the first turn, t1
> the words stand elsewhere, before the first turn, t1; name that turn, or quote other words`,
		}},
		{"nearly", quoting(briefing.Quote{Text: "the harbor has 12 cranes, and 3 of the 12 are"}), []string{
			`error quote-not-found claims[0].quote: the claim c1 has a quote that does not occur in the turn t1: "the harbor has 12 cranes, and 3 of the 12 are"
= "The harbour has 12 cranes, and 3 of the 12 are" at line 7, column 15 (95% alike), in turn t1
> copy the words from the transcript`,
		}},
		{"nothing like it", quoting(briefing.Quote{Text: "zebra"}), []string{
			`error quote-not-found claims[0].quote: the claim c1 has a quote that does not occur in the turn t1: "zebra"
> copy the words from the transcript`,
		}},
		{"ambiguous", quoting(briefing.Quote{Text: "12 cranes"}), []string{
			`error quote-ambiguous claims[0].quote: the claim c1 has a quote that occurs 2 times in the turn t1: "12 cranes"
= 1: line 7, column 31: … Good morning. The harbour has [12 cranes], and 3 of the 12 are closed. …
= 2: line 8, column 36: … cost $40 million. Some say [12 cranes] are enough. …
> say which is meant with nth, or with a neighbouring quote in after or before`,
		}},
		{"nth too high", quoting(briefing.Quote{Text: "12 cranes", Nth: 3}), []string{
			`error quote-nth claims[0].quote: the claim c1: nth is 3, but quote "12 cranes" occurs twice
= 1: line 7, column 31: … Good morning. The harbour has [12 cranes], and 3 of the 12 are closed. …
= 2: line 8, column 36: … cost $40 million. Some say [12 cranes] are enough. …
> give nth from 1 to 2`,
		}},
		{"neighbour not there", quoting(briefing.Quote{Text: "12 cranes", After: "Others say"}), []string{
			`error quote-neighbour claims[0].quote: the claim c1: after "Others say", the neighbour of quote "12 cranes", does not occur here
= "Some say" at line 8, column 27 (50% alike), in turn t1
> the nearest is "Some say" at line 8, column 27 (50% alike)`,
		}},
		{"nothing to look for", quoting(briefing.Quote{Text: "\u200b"}), []string{
			`error quote-empty claims[0].quote: the claim c1: quote "\u200b" holds nothing but blanks
> copy words of the transcript into it`,
		}},
		{"the same place twice", twice, []string{
			`error quote-twice claims[0].quotes[1]: quotes 1 and 2 of the claim c1 are the same place of the transcript (line 7, column 31): "12 cranes"
> leave one of them out, or say with nth, after or before which other place is meant`,
		}},
		{"unknown turn is reported elsewhere", quoting(briefing.Quote{Text: "12 cranes", Turn: "t9"}), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			wantTold(t, Briefing(harbour(tt.claim), names()), tt.want...)
		})
	}
}

func TestFigureQuoteFaults(t *testing.T) {
	nth := figure("f1", "12")
	nth.Quote.Nth = 2
	nth.Given.Unit = "crane"
	after := figure("f1", "12")
	after.Quote.After = "of the"
	second := figure("f2", "12")
	second.Quote.Nth = 2
	halfFound := claim("c1", "t1", "The harbour has 12 cranes", figure("f1", "12 zebras"), second)
	halfFound.Quotes = append(halfFound.Quotes, briefing.Quote{Turn: "t1", Text: "12 zebras"})
	beside := figure("f1", "12")
	beside.Quote.After = "The harbour has"
	beside.Given.Unit = "crane"
	overlapping := claim("c1", "t1", "harbour has 12 cranes", figure("f1", "12 cranes"))
	overlapping.Quotes = append(overlapping.Quotes, briefing.Quote{Turn: "t1", Text: "has 12 cranes, and 3"})
	tests := []struct {
		name  string
		claim briefing.Claim
		want  []string
	}{
		{"outside its claim", claim("c1", "t1", "Repairs cost $40 million", figure("f1", "3 of the 12")), []string{
			`error quote-not-found claims[0].figures[0].quote: the figure c1.f1 has a quote that does not occur in the quote of the claim c1: "3 of the 12"
= "3 of the 12" at line 7, column 46 (outside the text searched), in turn t1
> the words stand elsewhere, in turn t1; quote them in the claim, too`,
		}},
		{"ambiguous", claim("c1", "t1", "has 12 cranes, and 3 of the 12 are", figure("f1", "12")), []string{
			`error quote-ambiguous claims[0].figures[0].quote: the figure c1.f1 has a quote that occurs 2 times in the quote of the claim c1: "12"
= 1: line 7, column 31: … Good morning. The harbour has [12] cranes, and 3 of the 12 are …
= 2: line 7, column 55: … has 12 cranes, and 3 of the [12] are closed. Repairs cost $40 …
> say which is meant with nth, or with a neighbouring quote in after or before`,
		}},
		{"nth", claim("c1", "t1", "has 12 cranes, and 3 of the 12 are", nth), nil},
		{"after", claim("c1", "t1", "has 12 cranes, and 3 of the 12 are", after), nil},
		{"once in quotes that overlap", overlapping, nil},
		{"a part of a number", claim("c1", "t3", "Traffic is up 18 percent", figure("f1", "8 percent")), []string{
			`error quote-cuts-number claims[0].figures[0].quote: the figure c1.f1 has a quote that is a part of a longer number: "8 percent"
= line 14, column 25: … Holt: In 2027. Traffic is up 1[8 percent], the “biggest increase” in a …
> quote the whole number`,
		}},
		{"the end of a number is not there", claim("c1", "t3", "Traffic is up 18 percent", figure("f1", "up 1")), []string{
			`error quote-cuts-number claims[0].figures[0].quote: the figure c1.f1 has a quote that is a part of a longer number: "up 1"
= line 14, column 21: … Ada Holt: In 2027. Traffic is [up 1]8 percent, the “biggest …
> quote the whole number`,
		}},
		{"a neighbour outside of the claim", claim("c1", "t1", "12 cranes, and 3 of the 12 are", beside), nil},
		{"one quote of its claim is not found", halfFound, []string{
			`error quote-not-found claims[0].quotes[1]: the claim c1 has a quote that does not occur in the turn t1: "12 zebras"
> copy the words from the transcript`,
		}},
		{"its claim is not found", claim("c1", "t1", "zebra", figure("f1", "12 cranes")), []string{
			`error quote-not-found claims[0].quote: the claim c1 has a quote that does not occur in the turn t1: "zebra"
> copy the words from the transcript`,
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			wantTold(t, Briefing(harbour(tt.claim), names()), tt.want...)
		})
	}
}

func TestAllFaultsInTheOrderOfTheFile(t *testing.T) {
	at := func(line int) briefing.Where {
		return briefing.Where{Position: briefing.Position{Line: line, Column: 5}}
	}
	b := harbour(claim("c1", "t1", "zebra"), claim("c2", "t2", "giraffe"))
	b.Claims[0].Quotes[0].Where, b.Claims[1].Quotes[0].Where = at(4), at(2)
	b.Turns[2].Starts, b.Turns[2].Where = "Nobody", at(9)
	ps := Briefing(b, names())
	var lines []int
	for _, p := range ps {
		lines = append(lines, p.Line)
		if p.File != "harbour.facts.yaml" {
			t.Errorf("problem without its file: %v", p)
		}
	}
	if diff := cmp.Diff([]int{2, 4, 9}, lines); diff != "" {
		t.Error(diff)
	}
}

func TestQuotesThatCutANumber(t *testing.T) {
	for _, tt := range []struct {
		words, quote string
		cut          bool
	}{
		{"up 18 percent", "8 percent", true},
		{"up 1.8 percent", "8 percent", true},
		{"up 18,000 ships", "up 18", true},
		{"up 18,000 ships", "000 ships", true},
		{"up 18 percent", "18 percent", false},
		{"in 2018, 5 ships", "5 ships", false},
		{"in 2018. 5 ships", "in 2018", false},
		{"a 10-year plan", "10", false},
	} {
		ps := Briefing(saying(tt.words, figure("f1", tt.quote)), names())
		if cut := len(ps) == 1 && ps[0].Code == CodeCutsNumber; cut != tt.cut || len(ps) > 0 && !cut {
			t.Errorf("%q of %q: %v", tt.quote, tt.words, ps)
		}
	}
}
