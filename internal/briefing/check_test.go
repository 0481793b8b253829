package briefing_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/internal/briefing"
	"onrecord/internal/factsheet"
)

const base = `onrecord: 1
event: {id: talk, title: Talk, kind: briefing, date: 2024-06-18}
transcript: {file: talk.txt, sha256: 0000000000000000000000000000000000000000000000000000000000000000, language: en, fidelity: verbatim}
speakers:
  mayor: {speaker: bo-quay}
turns:
  - {id: t1, speaker: mayor, starts: "We have"}
sources: {minutes: {title: Minutes}}
claims:
  - id: c1
    turn: t1
    quote: We have 23 ships.
    says: There are 23 ships.
    type: quantity
    figures:
      - {id: f1, quote: 23 ships, indicator: ships-in-port, period: 2024}
  - {id: c2, turn: t1, quote: x, says: y, type: event}
`

const shared = `onrecord: 1
speakers: {bo-quay: {name: Bo}}
organizations: {town: {name: Town}}
units: {ship: {name: Ship}}
indicators: {ships-in-port: {name: Ships, unit: ship}}
topics: {shipping: {name: Shipping}}
sources: {log: {title: Log}}
rating_scales: {two: {name: Two, ratings: {"true": {name: "True", rank: 1}}}}
`

// faults lists what Check says of base with edits: position, code and message, without what factsheet says.
func faults(t *testing.T, edits ...string) []string {
	t.Helper()
	text := base
	for i := 0; i < len(edits); i += 2 {
		if !strings.Contains(text, edits[i]) {
			t.Fatalf("%q is not in the sheet", edits[i])
		}
		text = strings.Replace(text, edits[i], edits[i+1], 1)
	}
	b, problems := factsheet.Read("f", []byte(text))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	c, problems := factsheet.ReadCatalogue("c", []byte(shared))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	names := briefing.NewNames()
	names.Add(c, map[string]string{})
	var out []string
	for _, p := range briefing.Check(b, names) {
		out = append(out, fmt.Sprintf("%d:%d %s: %s", p.Line, p.Column, p.Code, p.Message))
	}
	return out
}

// continuing is the edits that give base an interruption, the turn t2, and these turns after it.
func continuing(turns ...string) []string {
	return []string{
		"  mayor: {speaker: bo-quay}\n", "  mayor: {speaker: bo-quay}\n  chair: {speaker: bo-quay, role: Chair}\n  press: {unnamed: journalist}\n  more: {unnamed: journalist}\n",
		`starts: "We have"}` + "\n", `starts: "We have"}` + "\n  - {id: t2, speaker: press, starts: x}\n  - " + strings.Join(turns, "\n  - ") + "\n",
	}
}

func TestCheck(t *testing.T) {
	for _, tt := range []struct {
		name  string
		edits []string
		want  string
	}{
		{"sound", nil, ""},
		{"renamed from a claim of the file", []string{"  - id: c1\n", "  - id: c1\n    renamed: c2\n"},
			`11:14 conflicting-keys: the claim c1 is renamed from "c2", which is a claim of this file`},
		{"confirmed by its own id", []string{"  - id: c1\n", "  - id: c1\n    renamed: c1\n"}, ""},
		{"a figure confirmed by its own id", []string{"{id: f1, ", "{id: f1, renamed: f1, "}, ""},
		{"a link of a figure", []string{"period: 2024}", "period: 2024, links: [{claim: c2, relation: repeats}]}"}, ""},
		{"a link of a figure to its claim", []string{"period: 2024}", "period: 2024, links: [{claim: c1, relation: qualifies}]}"}, ""},
		{"a link of a figure to itself", []string{"period: 2024}", "period: 2024, links: [{claim: c1.f1, relation: repeats}]}"},
			`16:91 refers-to-itself: the figure c1.f1 is linked to itself`},
		{"a link to nothing", []string{"period: 2024}", "period: 2024, links: [{claim: c9, relation: repeats}]}"},
			`16:91 unknown-id: there is no claim "c9" in this file`},
		{"a link into another event", []string{"period: 2024}", "period: 2024, links: [{claim: 'other#c9', relation: repeats}]}"}, ""},
		{"a link twice", []string{"type: event}", "type: event, links: [{claim: c1, relation: repeats}, {claim: c1, relation: repeats}]}"},
			`17:96 duplicate-entry: the link "repeats" to c1 is there twice`},
		{"a source of the file", []string{"type: event}", "type: event, evidence: [{source: minutes, stance: context}]}"}, ""},
		{"a topic where an indicator belongs", []string{"indicator: ships-in-port", "indicator: shipping"},
			`16:46 unknown-id: "shipping" is a topic, not an indicator`},
		{"a turn that nobody speaks", []string{"speaker: mayor, starts", "speaker: chair, starts"},
			`7:23 unknown-id: there is no appearance "chair" in this file`},
		{"a sentence that goes on", continuing("{id: t3, speaker: mayor, continues: t1, starts: x}"), ""},
		{"a sentence cut twice", continuing("{id: t3, speaker: mayor, continues: t1, starts: x}", "{id: t4, speaker: press, starts: x}",
			"{id: t5, speaker: mayor, continues: t3, starts: x}"), ""},
		{"a speaker in another role", continuing("{id: t3, speaker: chair, continues: t1, starts: x}"), ""},
		{"a turn that continues itself", continuing("{id: t3, speaker: mayor, continues: t3, starts: x}"),
			"12:41 refers-to-itself: the turn t3 continues itself"},
		{"a turn that continues none", continuing("{id: t3, speaker: mayor, continues: t9, starts: x}"),
			`12:41 unknown-id: there is no turn "t9" in this file`},
		{"a turn that continues a later one", continuing("{id: t3, speaker: mayor, continues: t4, starts: x}", "{id: t4, speaker: mayor, starts: x}"),
			"12:41 later-turn: the turn t3 continues the turn t4, which comes after it"},
		{"a turn that continues another speaker's", continuing("{id: t3, speaker: mayor, continues: t2, starts: x}"),
			"12:41 other-speaker: the turn t3 is of mayor and continues the turn t2, which is of press"},
		{"one unnamed person that continues another", continuing("{id: t3, speaker: more, continues: t2, starts: x}"),
			"12:40 other-speaker: the turn t3 is of more and continues the turn t2, which is of press"},
		{"a turn that nobody speaks and that continues one", continuing("{id: t3, speaker: chief, continues: t1, starts: x}"),
			`12:23 unknown-id: there is no appearance "chief" in this file`},
		{"a ring of two", continuing("{id: t3, speaker: mayor, continues: t4, starts: x}", "{id: t4, speaker: mayor, continues: t3, starts: x}"),
			"12:41 cycle: the turn t3 continues itself: t3 → t4 → t3"},
		{"a ring of three, all in order", continuing("{id: t3, speaker: mayor, continues: t5, starts: x}",
			"{id: t4, speaker: mayor, continues: t3, starts: x}", "{id: t5, speaker: mayor, continues: t4, starts: x}"),
			"12:41 cycle: the turn t3 continues itself: t3 → t5 → t4 → t3"},
		{"a ring of three, out of order", continuing("{id: t3, speaker: mayor, continues: t4, starts: x}",
			"{id: t4, speaker: mayor, continues: t5, starts: x}", "{id: t5, speaker: mayor, continues: t3, starts: x}"),
			"12:41 cycle: the turn t3 continues itself: t3 → t4 → t5 → t3\n" +
				"13:41 later-turn: the turn t4 continues the turn t5, which comes after it"},
		{"a turn that leads into a ring", continuing("{id: t3, speaker: mayor, continues: t4, starts: x}",
			"{id: t4, speaker: mayor, continues: t5, starts: x}", "{id: t5, speaker: mayor, continues: t4, starts: x}"),
			"12:41 later-turn: the turn t3 continues the turn t4, which comes after it\n" +
				"13:41 cycle: the turn t4 continues itself: t4 → t5 → t4"},
		{"two rings", continuing("{id: t3, speaker: mayor, continues: t4, starts: x}", "{id: t4, speaker: mayor, continues: t3, starts: x}",
			"{id: t5, speaker: mayor, continues: t6, starts: x}", "{id: t6, speaker: mayor, continues: t5, starts: x}"),
			"12:41 cycle: the turn t3 continues itself: t3 → t4 → t3\n14:41 cycle: the turn t5 continues itself: t5 → t6 → t5"},
		{"an id twice", continuing("{id: t2, speaker: mayor, continues: t1, starts: x}", "{id: t3, speaker: mayor, continues: t2, starts: x}"),
			"12:10 duplicate-id: the id \"t2\" is used by the turn on line 11 already\n" +
				"13:41 other-speaker: the turn t3 is of mayor and continues the turn t2, which is of press"},
		{"a review by nobody", []string{"type: event}", "type: event, review: {scale: two, rating: \"true\", by: tone, date: 2024}}"},
			`17:97 unknown-id: there is no organization "tone"`},
		{"a rating of another scale", []string{"type: event}", "type: event, review: {scale: two, rating: half, by: town, date: 2024}}"},
			`17:85 unknown-id: the scale "two" has no rating "half"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, strings.Join(faults(t, tt.edits...), "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}
