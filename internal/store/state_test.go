package store_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onrecord/internal/briefing"
)

// state is all that readers see of an event, without keys, times and the event's own name.
func (d *desk) state(t *testing.T, event string) []string {
	t.Helper()
	var out []string
	for _, view := range []string{"events", "appearances", "turns", "claims", "claim_spans", "claim_topics", "figures", "evidence", "claim_links"} {
		query := fmt.Sprintf(`
			select %[1]s
			from (
				select (
					select jsonb_object_agg(key, value)
					from jsonb_each(to_jsonb(v))
					where key not like '%%\_id' and key not in ('updated_at', 'event', 'to_event')
				)::text as row
				from bi.%[2]s as v
				where v.event = $1
			) as s
			order by 1`, "'"+view+" ' || s.row", view)
		for _, row := range d.texts(t, query, event) {
			out = append(out, strings.ReplaceAll(row, `"`+event+`/`, `"EVENT/`))
		}
	}
	return out
}

// However an event came to its last state, readers see what they would had it been loaded so at once.
func TestThePathDoesNotMatter(t *testing.T) {
	d := newDesk(t)
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		walked, fresh := fmt.Sprintf("walked-%d", n), fmt.Sprintf("fresh-%d", n)
		var last func(event string) *briefing.Briefing
		for range rapid.IntRange(1, 4).Draw(rt, "steps") {
			seed := rapid.Uint64().Draw(rt, "seed")
			last = func(event string) *briefing.Briefing { return randomBriefing(event, seed) }
			d.loadDrawn(rt, last(walked))
		}
		d.loadDrawn(rt, last(fresh))
		if diff := cmp.Diff(d.state(t, fresh), d.state(t, walked)); diff != "" {
			rt.Fatal(diff)
		}
		result, _, err := d.LoadBriefing(t.Context(), last(walked), strings.Repeat("0", 64), false)
		if err != nil || result.Outcome != briefing.Unchanged {
			rt.Fatalf("the same again: %s %v %v", result.Outcome, err, result.Changes)
		}
	})
}

func (d *desk) loadDrawn(rt *rapid.T, b *briefing.Briefing) {
	_, problems, err := d.LoadBriefing(rt.Context(), b, digest(b), false)
	if err != nil || len(problems) > 0 {
		rt.Fatal(err, problems)
	}
}

// randomBriefing is one of many sound briefings about one event: the ids are from a small pool, so that two of them
// share some and differ in what they say. Each claim says something of its own, so that none replaces another.
func randomBriefing(event string, seed uint64) *briefing.Briefing {
	r := rand.New(rand.NewPCG(seed, 1))
	words := []rune("")
	b := &briefing.Briefing{
		File: event, Event: briefing.Event{ID: event, Title: pickOne(r, "A", "B"), Kind: "briefing", Date: date("2024-06-18")},
		Transcript:  briefing.Transcript{File: "x.txt", Language: "en", Fidelity: "verbatim", SHA256: fmt.Sprintf("%064d", seed%3)},
		Appearances: []briefing.Appearance{{Key: "quay", Speaker: "ada-quay", Role: pickOne(r, "", "Mayor")}, {Key: "press", Unnamed: "journalist"}},
	}
	if r.IntN(2) == 0 {
		b.Event.Hosts = []string{"harbour-board"}
	}
	pad := strings.Repeat("x", int(seed%3)) // so that the hash goes with the text
	words = append(words, []rune(pad+"é ")...)
	for i := range 1 + r.IntN(3) {
		start := len(words)
		words = append(words, []rune("We have 23 ships at berth, 🚢 and more to come. ")...)
		b.Turns = append(b.Turns, briefing.Turn{
			Key: fmt.Sprintf("t%d", i), Speaker: pickOne(r, "quay", "press"), Kind: pickOne(r, "statement", "answer"),
			Span: briefing.Span{Start: start, End: len(words) - 1}, Exact: string(words[start : len(words)-1]),
		})
		if i > 0 {
			b.Turns[i].Continues = pickOne(r, "", "t0")
		}
	}
	// One text for each hash: the longest, of which each briefing uses a part.
	for len(words) < 200 {
		words = append(words, []rune("We have 23 ships at berth, 🚢 and more to come. ")...)
	}
	b.Transcript.Text = string(words)
	for i := range 5 {
		if r.IntN(3) > 0 {
			b.Claims = append(b.Claims, randomClaim(r, b, words, fmt.Sprintf("c%d", i)))
		}
	}
	return b
}

func randomClaim(r *rand.Rand, b *briefing.Briefing, words []rune, key string) briefing.Claim {
	c := briefing.Claim{Key: key, Says: "Claim " + key, Type: pickOne(r, "quantity", "trend")}
	for range 1 + r.IntN(2) {
		turn := b.Turns[r.IntN(len(b.Turns))]
		span := briefing.Span{Start: turn.Span.Start + len(c.Quotes), End: turn.Span.Start + 25 + r.IntN(2)}
		c.Quotes = append(c.Quotes, briefing.Quote{Turn: turn.Key, Span: span, Exact: string(words[span.Start:span.End])})
	}
	if r.IntN(2) == 0 {
		c.Topics = []string{pickOne(r, "shipping", "money")}
	}
	for i := range 2 {
		if r.IntN(2) == 0 {
			c.Figures = append(c.Figures, randomFigure(r, &c, words, fmt.Sprintf("f%d", i)))
		}
	}
	if r.IntN(2) == 0 {
		c.Evidence = []briefing.Evidence{{Source: "log", Stance: pickOne(r, "supports", "refutes"), At: pickOne(r, "", "page 1")}}
	}
	if r.IntN(2) == 0 {
		c.Links = []briefing.Link{{Claim: pickOne(r, "c0", "c9"), Relation: pickOne(r, "repeats", "qualifies")}}
	}
	return c
}

func randomFigure(r *rand.Rand, c *briefing.Claim, words []rune, key string) briefing.Figure {
	at := c.Quotes[0].Span
	f := briefing.Figure{
		Key: key, Basis: "read", Indicator: pickOne(r, "", "ships-in-port"), Area: pickOne(r, "", "port"),
		Quote: briefing.Quote{Span: briefing.Span{Start: at.Start + 8, End: at.Start + 16}},
	}
	f.Quote.Exact = string(words[f.Quote.Span.Start:f.Quote.Span.End])
	value := decimalOf(pickOne(r, "23", "23.0", "640e9"))
	f.Value, f.Unit, f.Kind = &value, pickOne(r, "", "ship", "EUR"), "count"
	f.Bounds = &briefing.Interval{Lower: &value, LowerInclusive: r.IntN(2) == 0}
	f.Period, _ = briefing.ParsePeriod(pickOne(r, "2024", "2014/..", "../2014", "2022-06/2024"))
	if r.IntN(3) == 0 {
		f.Of = &briefing.Of{Value: &value, What: "the fleet"}
		f.Rank = &briefing.Rank{Of: "max", Over: pickOne(r, "", "10y..")}
		f.Base = &briefing.Base{Value: &value}
	}
	return f
}

func pickOne(r *rand.Rand, of ...string) string { return of[r.IntN(len(of))] }

func date(s string) briefing.Date {
	d, err := briefing.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}
