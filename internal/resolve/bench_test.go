package resolve

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/internal/briefing"
)

// BenchmarkBriefing settles a press conference of 40 turns with 60 claims of one figure each. Every twentieth quote
// matches only when it is folded.
func BenchmarkBriefing(b *testing.B) {
	const turns, claims = 40, 60
	filler := strings.Repeat("We will continue to work with all of our partners on what was agreed here last week. ", 9)
	var text strings.Builder
	var doc briefing.Briefing
	doc.Transcript.Language = "en"
	doc.Appearances = []briefing.Appearance{{Key: "a", Headings: []string{"Speaker A"}}, {Key: "b", Headings: []string{"Speaker B"}}}
	for i := range turns {
		fmt.Fprintf(&text, "\nSpeaker %s\n\nTurn %d begins. %s", string("AB"[i%2]), i, filler)
		doc.Turns = append(doc.Turns, briefing.Turn{Key: fmt.Sprintf("t%d", i), Speaker: string("ab"[i%2]), Starts: fmt.Sprintf("Turn %d begins.", i)})
		for k := i; k < claims; k += turns {
			said := fmt.Sprintf("the port\u2019s fleet grew to more than %d,000 ships out of %d,500 in 2019", k+10, k+10)
			text.WriteString(said + ". " + filler)
			if k%20 == 0 {
				said = strings.ReplaceAll(said, "\u2019", "'")
			}
			c := claim(fmt.Sprintf("c%d", k), fmt.Sprintf("t%d", i), said, figure("f1", fmt.Sprintf("more than %d,000 ships out of %d,500", k+10, k+10)))
			c.Figures[0].Given = briefing.Measure{Unit: "ship", Comparator: "gt"}
			c.Figures[0].Indicator = "ships"
			doc.Claims = append(doc.Claims, c)
		}
		text.WriteString("\n")
	}
	doc.Transcript.Text = text.String()
	known := names()
	b.ReportAllocs()
	for b.Loop() {
		fresh := doc
		fresh.Turns = append([]briefing.Turn(nil), doc.Turns...)
		fresh.Claims = append([]briefing.Claim(nil), doc.Claims...)
		if ps := Briefing(&fresh, known); briefing.Errors(ps) > 0 {
			b.Fatal(ps[0].Format())
		}
	}
}

func BenchmarkDigest(b *testing.B) {
	doc := harbour(claim("c1", "t1", "12 cranes, and 3 of the 12 are closed", figure("f1", "3 of the 12")))
	Briefing(doc, names())
	for len(doc.Claims) < 60 {
		doc.Claims = append(doc.Claims, doc.Claims[0])
	}
	b.ReportAllocs()
	for b.Loop() {
		Digest(doc)
	}
}
