package resolve

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"onrecord/internal/briefing"
)

// transcript is the text that most tests read.
const transcript = `Harbour briefing

(as recorded)

Mayor Ada Holt

Good morning. The harbour has 12 cranes, and 3 of the 12 are closed.
Repairs cost $40 million. Some say 12 cranes are enough.

Press
When do they open again?

Mayor Ada Holt:
In 2027. Traffic is up 18 percent, the “biggest increase” in a decade.
We have 12 cranes, at least 5 of them new – and we thank the port.

`

// harbour is a briefing over transcript, in which the claims make one claim each.
func harbour(claims ...briefing.Claim) *briefing.Briefing {
	return &briefing.Briefing{
		File:       "harbour.facts.yaml",
		Event:      briefing.Event{ID: "harbour", Date: date("2026-03-04")},
		Transcript: briefing.Transcript{Text: transcript, Language: "en"},
		Appearances: []briefing.Appearance{
			{Key: "holt", Speaker: "ada-holt", Headings: []string{"Mayor Ada Holt"}},
			{Key: "press", Unnamed: "journalist", Headings: []string{"Press:"}},
		},
		Turns: []briefing.Turn{
			{Key: "t1", Speaker: "holt", Starts: "Good morning."},
			{Key: "t2", Speaker: "press", Starts: "When do they"},
			{Key: "t3", Speaker: "holt", Starts: "In 2027."},
		},
		Claims: claims,
	}
}

// claim is a claim with one quote.
func claim(key, turn, quote string, figures ...briefing.Figure) briefing.Claim {
	return briefing.Claim{Key: key, Quotes: []briefing.Quote{{Text: quote, Turn: turn}}, Figures: figures}
}

func figure(key, quote string) briefing.Figure {
	return briefing.Figure{Key: key, Quote: briefing.Quote{Text: quote}}
}

// saying is a briefing in which one turn says just words, of which one figure is made.
func saying(words string, f briefing.Figure) *briefing.Briefing {
	b := harbour(claim("c1", "t1", words, f))
	b.Transcript.Text = words + "\n"
	b.Turns = []briefing.Turn{{Key: "t1", Speaker: "holt", Starts: words}}
	b.Claims[0].Figures[0].Key = "f1"
	if b.Claims[0].Figures[0].Quote.Text == "" {
		b.Claims[0].Figures[0].Quote.Text = words
	}
	return b
}

func names() *briefing.Names {
	n := briefing.NewNames()
	for _, u := range []briefing.Unit{
		{ID: "crane", Words: []string{"crane", "cranes"}},
		{ID: "member", Words: []string{"member", "members"}, Converts: conversionTo("country", "1", "1")},
		{ID: "country", Words: []string{"country", "countries"}},
		{ID: "ship", Words: []string{"ship", "ships"}},
		{ID: "convoy", Words: []string{"convoy", "convoys"}, Converts: conversionTo("ship", "7", "1")},
		{ID: "percent"}, {ID: "fraction"}, {ID: "times"}, {ID: "year"}, {ID: "month"}, {ID: "calendar-year"},
	} {
		n.Units[u.ID] = u
	}
	for id, unit := range map[string]string{
		"cranes": "crane", "members": "member", "ships": "ship", "traffic": "percent", "cost": "USD", "age": "year", "opened": "calendar-year",
	} {
		n.Indicators[id] = briefing.Indicator{ID: id, Unit: unit}
	}
	return n
}

func conversionTo(to, numerator, denominator string) *briefing.Conversion {
	return &briefing.Conversion{To: to, Numerator: *dec(numerator), Denominator: *dec(denominator)}
}

func dec(s string) *decimal.Decimal {
	d, err := briefing.ParseDecimal(s)
	if err != nil {
		panic(err)
	}
	return &d
}

func span(s string) *briefing.Interval {
	i, err := briefing.ParseInterval(s)
	if err != nil {
		panic(err)
	}
	return &i
}

func date(s string) briefing.Date {
	d, err := briefing.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func when(s string) briefing.Period {
	p, err := briefing.ParsePeriod(s)
	if err != nil {
		panic(err)
	}
	return p
}

// told is what a person is told of the problems, one string each.
func told(ps []briefing.Problem) []string {
	var out []string
	for _, p := range ps {
		s := p.Severity.String() + " " + p.Code + " " + p.Path + ": " + p.Message
		for _, c := range p.Candidates {
			s += "\n= " + c
		}
		if p.Hint != "" {
			s += "\n> " + p.Hint
		}
		out = append(out, s)
	}
	return out
}

func wantTold(t *testing.T, ps []briefing.Problem, want ...string) {
	t.Helper()
	got, expected := strings.Join(told(ps), "\n\n"), strings.Join(want, "\n\n")
	if diff := cmp.Diff(expected, got); diff != "" {
		t.Errorf("problems differ (-want +got):\n%s\ngot:\n%s", diff, got)
	}
}
