package store_test

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/internal/briefing"
	"onrecord/internal/dbtest"
	"onrecord/internal/factsheet"
	"onrecord/internal/store"
)

func TestLoadWritesWhatTheFactsheetSays(t *testing.T) {
	d := newDesk(t)
	got := d.load(t, sheet("answers: t2,", "answers: t2, continues: t1,"), transcript)
	if got.Outcome != briefing.Added || got.Counts != (briefing.Counts{Events: 1, Turns: 3, Claims: 4, Figures: 4, Sources: 1}) {
		t.Errorf("%+v", got)
	}
	for query, want := range map[string]string{
		`select turn || ' ' || coalesce(speaker_name, '-') || ' ' || turn_kind || ' ' || coalesce(answers, '-') || ' ' || coalesce(continues, '-') || ' ' || text
			from bi.turns order by span_start`: `t1 Ada Quay statement - - Good morning. We have 23 ships at berth today, over half of the fleet. That is up 18 percent on last year. Fees came to 640 thousand euros.
t2 journalist question - - How many of them are tugs?
t3 Ada Quay answer t2 t1 One, and it is old.`,
		`select claim || '.' || figure || ' ' || quote || ': ' || value || ' [' || coalesce(lower::text, '') || ' ' || coalesce(upper::text, '') || '] '
				|| coalesce(unit, '-') || ' ' || coalesce(kind, '-') || ' ' || basis
			from bi.figures order by span_start`: `c1.f1 23 ships: 23 [23 23] ship count read
c1.f2 over half of the fleet: 0.5 [0.5 ] fraction share read
c2.f1 up 18 percent: 18 [17.5 18.5] percent change read
c3.f1 640 thousand euros: 640000 [635000 645000] EUR money read`,
		`select claim || ' ' || coalesce(rating, '-') || ' ' || coalesce(topics, '-') || ' ' || figure_count || ' ' || evidence_count
			from bi.claims order by claim`: "c1 true shipping 2 2\nc2 - shipping 1 0\nc3 - money 1 0\nc4 - - 0 0",
		`select claim || '.' || figure || ' ' || source || ' ' || stance || ' ' || coalesce(value::text, '-') || ' ' || coalesce(vintage_on::text, '-')
			from bi.evidence order by source`: "c1.f1 harbour-talk/own-log context - -\nc1.f1 log supports 23 2024-06-01",
		`select claim || ' ' || relation || ' ' || to_event || '#' || to_claim from bi.claim_links`:          "c2 qualifies harbour-talk#c1",
		`select slug || ' ' || is_currency from core.unit where is_currency`:                                 "EUR true",
		`select title || ' ' || held_text from core.speaker_role where held_text is not null order by title`: "Harbour Master 2020-05/\nPilot /2020",
	} {
		if diff := cmp.Diff(want, d.text(t, query)); diff != "" {
			t.Errorf("%s\n%s", query, diff)
		}
	}
}

func TestTheSameAgainWritesNothing(t *testing.T) {
	d := newDesk(t)
	d.load(t, sheet(), transcript)
	before := d.rows(t)
	if got := d.load(t, sheet(), transcript); got.Outcome != briefing.Unchanged || got.Changes != nil {
		t.Errorf("%+v", got)
	}
	// The digest is a short cut: without it, the comparison of all rows says the same.
	result, problems, err := d.LoadBriefing(t.Context(), d.read(t, sheet(), transcript), strings.Repeat("0", 64), false)
	if err != nil || problems != nil || result.Outcome != briefing.Unchanged {
		t.Errorf("%+v %v %v", result, problems, err)
	}
	if diff := cmp.Diff(before, d.rows(t)); diff != "" {
		t.Error(diff)
	}
}

func TestDryRunWritesNothing(t *testing.T) {
	d := newDesk(t)
	before := d.rows(t)
	b := d.read(t, sheet(), transcript)
	result, problems, err := d.LoadBriefing(t.Context(), b, digest(b), true)
	if err != nil || problems != nil || result.Outcome != briefing.Added {
		t.Errorf("%+v %v %v", result, problems, err)
	}
	if diff := cmp.Diff(before, d.rows(t)); diff != "" {
		t.Error(diff)
	}
	d.load(t, sheet(), transcript)
	before = d.rows(t)
	b = d.read(t, sheet("place: Harbour", "place: Quayside"), transcript)
	result, problems, err = d.LoadBriefing(t.Context(), b, digest(b), true)
	if err != nil || problems != nil || result.Outcome != briefing.Updated || len(result.Changes) != 1 {
		t.Errorf("%+v %v %v", result, problems, err)
	}
	if diff := cmp.Diff(before, d.rows(t)); diff != "" {
		t.Error(diff)
	}
}

// Each edit changes what it should and nothing else, has its line in the history, and taken back it leaves what was
// there before.
func TestEditsAndBack(t *testing.T) {
	for _, tt := range []struct {
		name    string
		edits   []string
		changes string // entity key action, in order
		query   string
		want    string
	}{
		{"a title", []string{"title: Talk at the harbour", "title: A talk"}, "event harbour-talk changed",
			`select event_title from bi.events`, "A talk"},
		{"no host", []string{", hosts: [harbour-board]", ""}, "event harbour-talk changed",
			`select coalesce(max(import_id)::text, 'none') from core.event_host where ended_import_id is null`, "none"},
		{"what is said of the transcript", []string{"fidelity: verbatim", "fidelity: edited"}, "transcript 1 changed",
			`select fidelity || ' ' || revision from bi.transcripts`, "edited 1"},
		{"a role", []string{"role: Harbour Master, headings", "role: Mayor, headings"}, "appearance quay changed",
			`select string_agg(distinct role, ', ') from bi.turns`, "Mayor"},
		{"a turn's kind", []string{"kind: question", "kind: interjection"}, "turn t2 changed",
			`select turn_kind from bi.turns where turn = 't2'`, "interjection"},
		{"a sentence that goes on", []string{"answers: t2,", "answers: t2, continues: t1,"}, "turn t3 changed",
			`select continues from bi.turns where turn = 't3'`, "t1"},
		{"what a claim says", []string{"There are 23 ships in the port.", "In the port there are 23 ships."}, "claim c1 changed",
			`select says from bi.claims where claim = 'c1'`, "In the port there are 23 ships."},
		{"a topic more", []string{"topics: [money]", "topics: [money, shipping]"}, "claim c3 changed",
			`select topics from bi.claims where claim = 'c3'`, "money, shipping"},
		{"a shorter quote", []string{`quote: "Fees came to 640 thousand euros."`, `quote: "Fees came to 640 thousand euros"`}, "claim c3 changed",
			`select quote from bi.claims where claim = 'c3'`, "Fees came to 640 thousand euros"},
		{"two places", []string{`quote: "One, and it is old."`, `quotes: ["One", "it is old"]`}, "claim c4 changed",
			`select string_agg(quote, '|' order by ordinal) from bi.claim_spans where claim = 'c4'`, "One|it is old"},
		{"a claim less", []string{`  - id: c4
    turn: t3
    quote: "One, and it is old."
    says: One of the ships is an old tug.
    type: event
`, ""}, "claim c4 withdrawn",
			`select string_agg(claim, ' ' order by claim) from bi.claims`, "c1 c2 c3"},
		{"a figure less", []string{`      - {id: f2, quote: "over half of the fleet", unit: fraction, indicator: fleet-share, area: port, period: 2024}
`, ""}, "figure c1.f2 withdrawn",
			`select string_agg(figure, ' ') from bi.figures where claim = 'c1'`, "f1"},
		{"a figure's period", []string{"quote: \"640 thousand euros\", indicator: fees, area: port, period: 2024", "quote: \"640 thousand euros\", indicator: fees, area: port, period: 2023/2024"},
			"figure c3.f1 changed",
			`select period || ' ' || period_from || ' ' || period_to || ' ' || period_precision from bi.figures where claim = 'c3'`, "2023/2024 2023-01-01 2024-12-31 year"},
		{"evidence less", []string{"          - {source: own-log, stance: context}\n", ""}, "evidence c1.f1 withdrawn",
			`select string_agg(source, ' ') from bi.evidence`, "log"},
		{"evidence otherwise", []string{"own-log, stance: context", "own-log, stance: supports"}, "evidence c1.f1 changed",
			`select stance from bi.evidence where source like '%own-log'`, "supports"},
		{"a source of the file", []string{"title: The log of that day", "title: That day's log"}, "source own-log changed",
			`select title from bi.sources where source like '%own-log'`, "That day's log"},
		{"a link less", []string{"    links:\n      - {claim: c1, relation: qualifies, note: a change}\n", ""}, "link c2 withdrawn",
			`select count(*)::text from bi.claim_links`, "0"},
		{"another text", []string{strings.Repeat("1", 64), strings.Repeat("2", 64)}, "transcript 2 changed\nturn t1 changed\nturn t2 changed\nturn t3 changed",
			`select revision::text from bi.transcripts`, "2"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := newDesk(t)
			d.load(t, sheet(), transcript)
			first := d.state(t, "harbour-talk")
			got := d.load(t, sheet(tt.edits...), transcript)
			if got.Outcome != briefing.Updated {
				t.Errorf("outcome %s", got.Outcome)
			}
			var changes []string
			for _, c := range got.Changes {
				changes = append(changes, c.Entity+" "+c.Key+" "+c.Action)
			}
			if diff := cmp.Diff(tt.changes, strings.Join(changes, "\n")); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(tt.want, d.text(t, tt.query)); diff != "" {
				t.Error(diff)
			}
			history := d.text(t, `select entity || ' ' || entity_key || ' ' || action from ops.change where action <> 'added' order by change_id`)
			if diff := cmp.Diff(tt.changes, history); diff != "" {
				t.Errorf("history: %s", diff)
			}
			if again := d.load(t, sheet(tt.edits...), transcript); again.Outcome != briefing.Unchanged {
				t.Errorf("the same again: %s", again.Outcome)
			}
			if back := d.load(t, sheet(), transcript); back.Outcome != briefing.Updated {
				t.Errorf("back: %s", back.Outcome)
			}
			if tt.name == "another text" {
				return // it stays a revision more
			}
			if diff := cmp.Diff(first, d.state(t, "harbour-talk")); diff != "" {
				t.Errorf("taken back, the edit leaves something:\n%s", diff)
			}
		})
	}
}

// A sentence that is cut twice, and ends in another role of its speaker. What a turn continues is added, changed and taken away with that turn and what was said
// in it alone, and the history tells it.
func TestWhatATurnContinues(t *testing.T) {
	d := newDesk(t)
	const text = "Of our ships\nHow many?\ntwo or three\nReally?\nare tugs.\n"
	sheet := func(t3, t5 string) string {
		return `onrecord: 1
event: {id: cut-talk, title: Talk at the harbour, kind: briefing, date: 2024-06-18}
transcript: {file: harbour.txt, sha256: 1111111111111111111111111111111111111111111111111111111111111111, language: en, fidelity: verbatim}
speakers: {quay: {speaker: ada-quay}, pilot: {speaker: ada-quay, role: Pilot}, press: {unnamed: journalist}}
turns:
  - {id: t1, speaker: quay, starts: Of our}
  - {id: t2, speaker: press, kind: interjection, starts: How many}
  - {id: t3, speaker: quay, ` + t3 + `starts: two}
  - {id: t4, speaker: press, kind: interjection, starts: Really}
  - {id: t5, speaker: pilot, ` + t5 + `starts: are}
claims:
  - {id: c1, turn: t5, quote: are tugs, says: Some ships are tugs., type: event}
`
	}
	d.load(t, sheet("", ""), text)
	for _, tt := range []struct{ name, t3, t5, changes, want string }{
		{"added", "continues: t1, ", "continues: t3, ", "turn t3 - t1\nturn t5 - t3", "t3 t1\nt5 t3"},
		{"changed", "continues: t1, ", "continues: t1, ", "turn t5 t3 t1", "t3 t1\nt5 t1"},
		{"taken away", "continues: t1, ", "", "turn t5 t1 -", "t3 t1"},
	} {
		before := d.rows(t)
		if got := d.load(t, sheet(tt.t3, tt.t5), text); got.Outcome != briefing.Updated {
			t.Errorf("%s: %s", tt.name, got.Outcome)
		}
		const told = `select entity || ' ' || entity_key || ' ' || coalesce(old_value ->> 'continues', '-') || ' ' || coalesce(new_value ->> 'continues', '-')
			from ops.change where import_id = (select max(import_id) from ops.import) order by change_id`
		if diff := cmp.Diff(tt.changes, d.text(t, told)); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
		if diff := cmp.Diff(tt.want, d.text(t, `select turn || ' ' || continues from bi.turns where continues is not null order by turn`)); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
		turns := strings.Count(tt.changes, "turn")
		before["core.turn"] += turns
		before["core.claim_span"]++ // it hangs on the version of its turn
		before["ops.change"] += turns
		before["ops.import"]++
		if diff := cmp.Diff(before, d.rows(t)); diff != "" {
			t.Errorf("%s writes more or less than that: %s", tt.name, diff)
		}
		result, problems, err := d.LoadBriefing(t.Context(), d.read(t, sheet(tt.t3, tt.t5), text), strings.Repeat("0", 64), false)
		if err != nil || problems != nil || result.Outcome != briefing.Unchanged {
			t.Errorf("%s, the same again: %+v %v %v", tt.name, result, problems, err)
		}
		if lines, _ := d.verify(t, store.VerifyOptions{Checks: checks(t)}); len(lines) > 0 {
			t.Errorf("%s: %s", tt.name, strings.Join(lines, "\n"))
		}
	}
}

// Reviews and evidence stay with a claim while it is withdrawn and when it comes back.
func TestWithdrawnAndBack(t *testing.T) {
	d := newDesk(t)
	d.load(t, sheet(), transcript)
	start := strings.Index(sheet(), "  - id: c1\n")
	end := strings.Index(sheet(), "  - id: c2\n")
	without := strings.NewReplacer("figure: c1.f1", "", "2023, }", "2023}", "    links:\n      - {claim: c1, relation: qualifies, note: a change}\n", "").
		Replace(sheet()[:start] + sheet()[end:])
	got := d.load(t, without, transcript)
	if got.Withdrawn != 3 { // the claim and its two figures
		t.Errorf("%d withdrawn", got.Withdrawn)
	}
	if n := d.text(t, `select count(*)::text from core.review`) + d.text(t, `select count(*)::text from core.evidence where ended_import_id is null`); n != "12" {
		t.Errorf("reviews and evidence: %s", n)
	}
	if d.text(t, `select count(*)::text from bi.reviews`) != "0" || d.text(t, `select count(*)::text from bi.evidence`) != "0" {
		t.Error("a reader sees reviews or evidence of a withdrawn claim")
	}
	back := d.load(t, sheet(), transcript)
	returned := 0
	for _, c := range back.Changes {
		if c.Action == "returned" {
			returned++
		}
	}
	if returned != 3 {
		t.Errorf("%d returned: %+v", returned, back.Changes)
	}
	if d.text(t, `select count(*)::text from core.claim`) != "4" || d.text(t, `select rating from bi.claims where claim = 'c1'`) != "true" {
		t.Error("the claim that came back is not the one that left")
	}
}

// The evidence of a withdrawn figure is kept, and no reader sees it; a desk's own evidence does not stand in a file's way.
func TestEvidenceOfAWithdrawnFigure(t *testing.T) {
	d := newDesk(t)
	d.load(t, sheet(), transcript)
	mustExec(t, d.conn, `insert into core.evidence (event_id, claim_id, figure_id, source_id, stance, locator, vintage_on, vintage_precision, origin, recorded_by, import_id)
		select event_id, claim_id, figure_id, source_id, 'context', locator, vintage_on, vintage_precision, 'desk', 'someone', import_id
		from core.evidence where locator = 'page 2'`)
	if again := d.load(t, sheet("value: \"23\", stance: supports", "value: \"23\", stance: context"), transcript); again.Outcome != briefing.Updated {
		t.Error(again.Outcome)
	}
	start := strings.Index(sheet(), "      - id: f1\n")
	end := strings.Index(sheet(), "      - {id: f2,")
	d.load(t, strings.Replace(sheet()[:start]+sheet()[end:], ", figure: c1.f1", "", 1), transcript)
	if got := d.text(t, `select (select count(*) from bi.evidence) || ' ' || (select evidence_count from bi.claims where claim = 'c1') || ' ' ||
		(select count(*) from core.evidence where ended_import_id is null)`); got != "0 0 3" {
		t.Error(got)
	}
}

func TestReviewsAreOnlyAdded(t *testing.T) {
	d := newDesk(t)
	d.load(t, sheet(), transcript)
	d.load(t, sheet(`rating: "true"`, `rating: "false"`), transcript)
	if got := d.text(t, `select rating || ' ' || is_current from bi.reviews order by review_id`); got != "true false\nfalse true" {
		t.Errorf("reviews: %s", got)
	}
	if got := d.text(t, `select rating from bi.claims where claim = 'c1'`); got != "false" {
		t.Errorf("the claim is rated %s", got)
	}
	review := `    review: {scale: two-point, rating: "true", by: desk, date: 2024-06-20, published: 2024-06-21, summary: The log says so.}` + "\n"
	if got := d.load(t, sheet(review, ""), transcript); got.Outcome != briefing.Unchanged && len(got.Changes) > 0 {
		t.Errorf("a review that left the file: %+v", got)
	}
	if got := d.text(t, `select count(*)::text from core.review`); got != "2" {
		t.Errorf("%s reviews", got)
	}
	d.load(t, sheet("published: 2024-06-21, ", "published: 2999-01-01, "), transcript)
	if got := d.text(t, `select rating || ' ' || is_current from bi.reviews order by review_id`); got != "true false\nfalse true" {
		t.Errorf("an embargoed review hides a published one: %s", got)
	}
}

func TestAClaimIsNotReplaced(t *testing.T) {
	d := newDesk(t)
	d.load(t, sheet(), transcript)
	edits := []string{`quote: "One, and it is old."`, `quote: "it is old"`, "One of the ships is an old tug.", "The log is old."}
	before := d.rows(t)
	result, problems, err := d.LoadBriefing(t.Context(), d.read(t, sheet(edits...), transcript), strings.Repeat("0", 64), false)
	if err != nil || result.Outcome != briefing.Failed || len(problems) != 1 || problems[0].Code != briefing.CodeClaimReplaced {
		t.Fatalf("%+v %v %v", result, problems, err)
	}
	if diff := cmp.Diff(before, d.rows(t)); diff != "" {
		t.Error(diff)
	}
	d.load(t, sheet(append(edits, "  - id: c4\n", "  - id: c4\n    renamed: c4\n")...), transcript)
	if got := d.text(t, `select says from bi.claims where claim = 'c4'`); got != "The log is old." {
		t.Errorf("c4 says %q", got)
	}
}

func TestRenames(t *testing.T) {
	d := newDesk(t)
	d.load(t, sheet(), transcript)
	before := d.text(t, `select claim_id::text from core.claim where key = 'c1'`)
	renamed := sheet("  - id: c1\n", "  - id: c100\n    renamed: c1\n", "figure: c1.f1", "figure: c100.f1", "{claim: c1, ", "{claim: c100, ",
		"      - id: f1\n", "      - id: f9\n        renamed: f1\n", "figure: c100.f1", "figure: c100.f9")
	renamed = strings.ReplaceAll(renamed, "figure: c100.f1", "figure: c100.f9")
	got := d.load(t, renamed, transcript)
	if got.Withdrawn != 0 {
		t.Errorf("%+v", got)
	}
	if after := d.text(t, `select claim_id::text from core.claim where key = 'c100'`); after != before {
		t.Errorf("claim %s became %s", before, after)
	}
	if rating := d.text(t, `select rating from bi.claims where claim = 'c100'`); rating != "true" {
		t.Errorf("rating %q", rating)
	}
	if n := d.text(t, `select count(*)::text from bi.evidence where claim = 'c100' and figure = 'f9'`); n != "2" {
		t.Errorf("%s pieces of evidence", n)
	}
	if again := d.load(t, renamed, transcript); again.Outcome != briefing.Unchanged {
		t.Errorf("the same again: %s", again.Outcome)
	}
}

// What the database reads under a span must be the quote, whatever a reader made of the transcript.
func TestTheDatabaseChecksSpans(t *testing.T) {
	d := newDesk(t)
	before := d.rows(t)
	for name, spoil := range map[string]func(*briefing.Briefing){
		"claim":  func(b *briefing.Briefing) { b.Claims[3].Quotes[0].Exact = "One, and it is odd." },
		"figure": func(b *briefing.Briefing) { b.Claims[0].Figures[0].Quote.Exact = "24 ships" },
		"turn":   func(b *briefing.Briefing) { b.Turns[1].Exact = "How many of them are tags?" },
	} {
		t.Run(name, func(t *testing.T) {
			b := d.read(t, sheet(), transcript)
			spoil(b)
			result, problems, err := d.LoadBriefing(t.Context(), b, digest(b), false)
			if err != nil || result.Outcome != briefing.Failed || len(problems) != 1 || !strings.Contains(problems[0].Message, "does not read as its quote") {
				t.Errorf("%+v %v %v", result, problems, err)
			}
			after := d.rows(t)
			after["ops.run"] = before["ops.run"] // a run is noted when it begins to write
			if diff := cmp.Diff(before, after); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A long turn is looked up in pieces: claims across their borders, and longer than one, are checked like any other.
func TestTheDatabaseChecksSpansOfLongTurns(t *testing.T) {
	var text []rune
	for i := 0; len(text) < 20000; i++ {
		text = append(text, []rune(fmt.Sprintf("Ship %d é 🚢. ", i))...)
	}
	spans := []briefing.Span{
		{Start: 0, End: 10}, {Start: 4090, End: 4100}, {Start: 4096, End: 4097}, {Start: 8000, End: 12096}, {Start: 8000, End: 12097},
		{Start: 1, End: 19000}, {Start: 12287, End: 12289}, {Start: len(text) - 5, End: len(text)},
	}
	build := func(spoilt int) *briefing.Briefing {
		b := &briefing.Briefing{
			Event:       briefing.Event{ID: fmt.Sprint("long-", spoilt+1), Title: "Long", Kind: "speech", Date: date("2024-06-18")},
			Transcript:  briefing.Transcript{File: "x", Text: string(text), SHA256: strings.Repeat("1", 64), Language: "en", Fidelity: "verbatim"},
			Appearances: []briefing.Appearance{{Key: "a", Unnamed: "someone"}},
			Turns:       []briefing.Turn{{Key: "t", Speaker: "a", Span: briefing.Span{End: len(text)}, Exact: string(text)}},
		}
		for i, s := range spans {
			exact := []rune(string(text[s.Start:s.End]))
			if i == spoilt {
				exact[len(exact)-1]++
			}
			b.Claims = append(b.Claims, briefing.Claim{
				Key: fmt.Sprint("c", i), Says: "x", Type: "event", Quotes: []briefing.Quote{{Turn: "t", Span: s, Exact: string(exact)}},
			})
		}
		return b
	}
	d := newDesk(t)
	for spoilt := -1; spoilt < len(spans); spoilt++ {
		b := build(spoilt)
		_, problems, err := d.LoadBriefing(t.Context(), b, digest(b), false)
		want := spoilt >= 0
		if err != nil || (len(problems) == 1) != want || want && !strings.Contains(problems[0].Message, fmt.Sprintf("the claim c%d at", spoilt)) {
			t.Errorf("claim %d: %v %v", spoilt, problems, err)
		}
	}
}

// Loads at once give the rows of one.
func TestLoadsAtOnce(t *testing.T) {
	url := dbtest.Migrated(t)
	c, problems := factsheet.ReadCatalogue("port.catalog.yaml", []byte(catalogue))
	noProblems(t, problems)
	d := &desk{Store: openAs(t, url), conn: connect(t, url)}
	const loads = 8
	outcomes := make([]briefing.Outcome, loads)
	var wg sync.WaitGroup
	for i := range loads {
		s := openAs(t, url)
		wg.Go(func() {
			if _, err := s.LoadCatalogues(context.Background(), []*briefing.Catalogue{c}, false); err != nil {
				t.Error(err)
				return
			}
			n, err := s.Names(context.Background())
			if err != nil {
				t.Error(err)
				return
			}
			reader := &desk{Store: s, names: n}
			b := reader.read(t, sheet(), transcript)
			result, problems, err := s.LoadBriefing(context.Background(), b, digest(b), false)
			if err != nil || problems != nil {
				t.Error(err, problems)
			}
			outcomes[i] = result.Outcome
		})
	}
	wg.Wait()
	counts := map[briefing.Outcome]int{}
	for _, o := range outcomes {
		counts[o]++
	}
	if diff := cmp.Diff(map[briefing.Outcome]int{briefing.Added: 1, briefing.Unchanged: loads - 1}, counts); diff != "" {
		t.Error(diff)
	}
	once := newDesk(t)
	once.load(t, sheet(), transcript)
	want, got := once.rows(t), d.rows(t)
	// One of them may write the catalogue and another the event: each has a run then.
	delete(want, "ops.run")
	delete(got, "ops.run")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A login that may do nothing but load can load, load again and withdraw.
func TestLoadAsTheLoader(t *testing.T) {
	url := dbtest.Migrated(t)
	admin := connect(t, url)
	s := openAs(t, login(t, admin, url, "onrecord_loader"))
	if err := s.EnsureSchema(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.LoadCatalogues(t.Context(), []*briefing.Catalogue{readCatalogue(t)}, false); err != nil {
		t.Fatal(err)
	}
	if _, err := s.LoadCatalogues(t.Context(), []*briefing.Catalogue{readCatalogue(t, "name: Ada Quay", "name: A. Quay", "      - {title: Pilot, to: 2020}\n", "")}, false); err != nil {
		t.Fatal(err)
	}
	d := &desk{Store: s, conn: admin, names: names(t, s)}
	d.load(t, sheet(), transcript)
	d.load(t, sheet("place: Harbour", "place: Quay", "fidelity: verbatim", "fidelity: edited", "own-log, stance: context", "own-log, stance: supports",
		"role: Harbour Master, headings", "role: Mayor, headings", "topics: [money]", "topics: [shipping]", "relation: qualifies", "relation: repeats", ", hosts: [harbour-board]", "",
		"  - id: c4\n", "  - id: c5\n    renamed: c4\n", "title: The log of that day", "title: That log"), transcript)
	d.load(t, sheet(), transcript)
	for _, statement := range []string{
		`delete from core.claim`, `update core.transcript set text = null`, `update core.turn set text = 'x'`, `update core.review set summary = null`,
		`truncate core.turn`, `create table core.x ()`, `delete from ops.change`, `update ops.change set reason = 'x'`,
	} {
		if _, err := connect(t, login(t, admin, url, "onrecord_loader")).Exec(t.Context(), statement); err == nil || !strings.Contains(err.Error(), "permission denied") {
			t.Errorf("%s: %v", statement, err)
		}
	}
}

func TestAPartNeedsItsWhole(t *testing.T) {
	d := newDesk(t)
	part := sheet("id: harbour-talk,", "id: harbour-talk-2, part_of: harbour-talk,")
	b := d.read(t, part, transcript)
	result, problems, err := d.LoadBriefing(t.Context(), b, digest(b), false)
	if err != nil || result.Outcome != briefing.Failed || len(problems) != 1 || problems[0].Code != briefing.CodeUnknownEvent {
		t.Fatalf("%+v %v %v", result, problems, err)
	}
	d.load(t, sheet(), transcript)
	d.load(t, part, transcript)
	if got := d.text(t, `select event || ' ' || part_of from bi.events where part_of is not null`); got != "harbour-talk-2 harbour-talk" {
		t.Error(got)
	}
	if again := d.load(t, part, transcript); again.Outcome != briefing.Unchanged {
		t.Error(again.Outcome)
	}
}

// The planner is told of a first load, and again only once there is much more.
func TestAnalyze(t *testing.T) {
	d := newDesk(t)
	believed := func() string {
		return d.text(t, `select reltuples::int::text from pg_catalog.pg_class where oid = 'core.event'::regclass`)
	}
	insert := func(from, to int) {
		for i := from; i < to; i++ {
			d.text(t, `insert into core.event (slug, title, kind, held_on, held_precision) values ('e' || $1::int, 'x', 'speech', '2024-01-01', 'day') returning slug`, i)
		}
	}
	for _, step := range []struct {
		events int
		want   string
	}{{1, "1"}, {20, "20"}, {22, "20"}, {23, "23"}} {
		n, _ := strconv.Atoi(d.text(t, `select count(*)::text from core.event`))
		insert(n, step.events)
		if err := d.Analyze(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := believed(); got != step.want {
			t.Errorf("%d events: the planner believes in %s, want %s", step.events, got, step.want)
		}
	}
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	for url, want := range map[string]string{
		"postgres://nobody:x@127.0.0.1:1/none": "connecting to the database",
		"not an address":                       "reading the database address",
	} {
		if _, err := store.Open(t.Context(), url, "test"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", url, err)
		}
	}
}

// A speaker or a source that a factsheet defines for itself is a part of its event's history.
func TestLocalNamesInTheHistory(t *testing.T) {
	d := newDesk(t)
	d.load(t, sheet(), transcript)
	if result := d.load(t, sheet("The log of that day", "The day's log"), transcript); result.Outcome != briefing.Updated || len(result.Changes) != 1 {
		t.Fatalf("%+v", result)
	}
	want := []string{"source own-log changed The log of that day > The day's log"}
	got := d.texts(t, `
		select format('%s %s %s %s > %s', entity, entity_key, action, old_value ->> 'title', new_value ->> 'title')
		from ops.change
		where entity = 'source'`)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A login that may not load is told which role it needs.
func TestLoadNeedsTheLoader(t *testing.T) {
	d := newDesk(t)
	s := openAs(t, login(t, d.conn, d.conn.Config().ConnString(), "onrecord_editor"))
	b := d.read(t, sheet(), transcript)
	_, _, err := s.LoadBriefing(t.Context(), b, digest(b), false)
	if err == nil || !strings.HasPrefix(err.Error(), "loading harbour-talk needs a member of onrecord_loader or the owner of the tables") {
		t.Error(err)
	}
	_, err = s.LoadCatalogues(t.Context(), []*briefing.Catalogue{{Topics: []briefing.Topic{{ID: "x", Name: "X"}}}}, false)
	if err == nil || !strings.HasPrefix(err.Error(), "loading the catalogue needs a member of onrecord_loader") {
		t.Error(err)
	}
}
