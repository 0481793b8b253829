package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
	"onrecord/internal/dossier"
	"onrecord/internal/store"
	"onrecord/internal/store/dbsqlc"
)

// dump is every table of the database as text, the planner's samples with them.
func (d *desk) dump(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, table := range d.texts(t, `
		select c.oid::regclass::text from pg_catalog.pg_class as c
		join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
		where c.relkind in ('r', 'm') and (n.nspname not in ('pg_catalog', 'information_schema') or c.relname in ('pg_statistic', 'pg_description'))`) {
		out[table] = strings.ToLower(d.text(t, fmt.Sprintf("select x::text from %s as x", table)))
	}
	return out
}

// files is the bytes of the files in which tables and the samples lie, after all that is dirty was written.
func (d *desk) files(t *testing.T) []byte {
	t.Helper()
	mustExec(t, d.conn, "checkpoint")
	rows, err := d.conn.Query(t.Context(), `
		select pg_read_binary_file(pg_relation_filepath(c.oid))
		from pg_catalog.pg_class as c
		join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
		where c.relkind in ('r', 't', 'i') and (n.nspname in ('core', 'ops', 'pg_toast') or c.relname = 'pg_statistic')`)
	if err != nil {
		t.Fatal(err)
	}
	files, err := pgx.CollectRows(rows, pgx.RowTo[[]byte])
	if err != nil {
		t.Fatal(err)
	}
	return bytes.ToLower(bytes.Join(files, nil))
}

// secrets are words of the secret transcripts that nobody else wrote.
var secrets = []string{
	"quillwort", "marrowfat", "zinnober", "the sunken flotilla", "perhaps even", "gorsefire", "wherrymoot", "stumblebee", "thousand",
}

// tellingReason is a reason that quotes the secret transcripts.
const tellingReason = "publisher: now 'Nobody told  the Marrowfat' reads otherwise"

// loadSecret loads an event three times: a text, another text, and a claim that is withdrawn and worded otherwise. A
// desk adds what it can, and the reason of the second load is a telling one, which another event and a catalogue share.
func loadSecret(t *testing.T, d *desk) {
	t.Helper()
	d.load(t, sheet("id: harbour-talk,", "id: other-talk,"), transcript)
	first := secretText("quillwort")
	d.load(t, secretSheet("quillwort", 1), first)
	second := secretText("zinnober")
	d.loadFor(t, secretSheet("zinnober", 2), second, tellingReason)
	d.loadFor(t, sheet("id: harbour-talk,", "id: other-talk,", "place: Harbour", "place: Quay"), transcript, tellingReason)
	c := readCatalogue(t, "name: A desk", "name: The desk")
	c.Reason = tellingReason
	if _, err := d.LoadCatalogues(t.Context(), []*briefing.Catalogue{c}, false); err != nil {
		t.Fatal(err)
	}
	third := strings.Replace(secretSheet("zinnober", 2), `quote: "Nobody told the marrowfat."`, `quote: "told the marrowfat."`, 1)
	third, _, _ = strings.Cut(third, "  - id: c2")
	d.loadFor(t, third, second, "c2 was no claim")
	d.addAtDesk(t)
	mustExec(t, d.conn, "analyze")
}

// addAtDesk adds evidence and a review to claim c1 of the secret event, and judges it.
func (d *desk) addAtDesk(t *testing.T) {
	t.Helper()
	_, err := d.AddEvidence(t.Context(), ref("secret#c1"), briefing.Evidence{
		Source: "log", At: "page 7", Stance: "context", Quote: "the log of the day", Vintage: date("2024-06"), Checked: date("2024-06-19"),
		By: "desk", Note: "read twice",
	}, store.Publication{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.AddReview(t.Context(), ref("secret#c1"), briefing.Review{
		Scale: "two-point", Rating: "open", By: "desk", Date: date("2024-06-22"), Summary: "It stays open.", URL: "https://desk.example/1",
		Note: "asked twice",
	}, store.Publication{AtOnce: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Judge(t.Context(), ref("secret#c1"), ref("other-talk#c4"), "different", "another port"); err != nil {
		t.Fatal(err)
	}
}

// loadFor loads a factsheet for a reason.
func (d *desk) loadFor(t *testing.T, sheet, text, reason string) {
	t.Helper()
	b := d.read(t, sheet, text)
	b.Reason = reason
	result, problems, err := d.LoadBriefing(t.Context(), b, digest(b), false)
	if err != nil || result.Outcome != briefing.Updated {
		t.Fatal(result, problems, err)
	}
}

// secretText is long enough to be stored beside its row.
func secretText(word string) string {
	return "The " + word + " sailed. Nobody told the marrowfat. We lost 23 thousand ships, perhaps even more, of the 40 in the sunken flotilla. " +
		"The toll was 740 thousand euros, the biggest gorsefire in a decade. It is up 19 percent on the wherrymoot.\n" +
		strings.Repeat("And so on about the "+word+". ", 300) + "\nNever, said the stumblebee.\n"
}

// secretSheet says something in every field, and nothing of it in the words of the text but for the quotes and what is
// read in them.
func secretSheet(word string, n int) string {
	return fmt.Sprintf(`onrecord: 1
event: {id: secret, title: Talk behind doors, kind: briefing, date: 2024-06-18, place: A cellar, note: by invitation}
transcript: {file: secret.txt, sha256: %064[2]d, language: en, fidelity: verbatim, published: 2024-06-19, updated: 2024-06-20T10:00, source: own, note: as sent}
speakers:
  quay: {speaker: ada-quay, role: Harbour Master, organization: harbour-board, headings: [Ada Quay], note: in person}
  press: {unnamed: journalist, note: by phone}
sources: {own: {title: A letter, publisher: A friend, note: by post}}
turns:
  - {id: t1, speaker: quay, starts: "The %[1]s", note: read out}
  - {id: t2, speaker: press, kind: question, starts: "And so on"}
  - {id: t3, speaker: quay, kind: answer, answers: t2, continues: t1, starts: "Never"}
claims:
  - id: c1
    turn: t1
    quote: "Nobody told the marrowfat."
    says: The port was not told.
    type: event
    attributed_to: ada-quay
    note: to be seen
    todo: ask the port
    confidence: 0.5
    topics: [shipping]
    evidence: [{source: log, at: page 1, stance: supports, quote: what the log says, vintage: 2024-06, checked: 2024-06-19, by: desk, note: "a copy"}]
  - id: c2
    turn: t1
    quote: "We lost 23 thousand ships, perhaps even more, of the 40 in the sunken flotilla."
    says: Ships were lost.
    type: quantity
    figures:
      - id: f1
        quote: "23 thousand ships"
        indicator: ships-in-port
        area: port
        period: 2024
        hedge: perhaps even more
        of: {value: "40", what: the sunken flotilla}
        note: it may be
        todo: count them
        confidence: 0.5
        evidence: [{source: own, stance: context}]
    review: {scale: two-point, rating: open, by: desk, date: 2024-06-20, published: 2024-06-21, summary: Nobody can tell %[2]d., url: "https://desk.example/0", note: no doubt}
  - id: c3
    turn: t1
    quote: "The toll was 740 thousand euros, the biggest gorsefire in a decade."
    says: Fees were high.
    type: superlative
    figures:
      - {id: f1, quote: 740 thousand euros, indicator: fees, area: port, period: 2024}
      - {id: f2, quote: the biggest gorsefire in a decade, indicator: fees, area: port, period: 2024, rank: {of: max, over: 10y..}}
  - id: c4
    turn: t1
    quote: "It is up 19 percent on the wherrymoot."
    says: Fees rose.
    type: trend
    figures:
      - {id: f1, quote: up 19 percent, indicator: fees, area: port, period: 2024, base: {period: 2023, figure: c3.f1}, override: true, note: it grew}
    links: [{claim: c2.f1, relation: implies, note: by and by}]
`, word, n)
}

// textColumns is every column that may hold words, of the tables that hold rows of the event of that name.
func (d *desk) textColumns(t *testing.T, event string) (filled, empty []string) {
	t.Helper()
	for _, c := range d.texts(t, `
		select c.oid::regclass || ' ' || a.attname
		from pg_catalog.pg_class as c
		join pg_catalog.pg_attribute as a on a.attrelid = c.oid and not a.attisdropped
		where
		  c.relnamespace in ('core'::regnamespace, 'ops'::regnamespace)
		  and c.relkind = 'r'
		  and a.atttypid in ('text'::regtype, 'text[]'::regtype, 'jsonb'::regtype)
		  and exists (select from pg_catalog.pg_attribute as e where e.attrelid = c.oid and e.attname = 'event_id')
		order by 1`) {
		table, column, _ := strings.Cut(c, " ")
		is := d.text(t, fmt.Sprintf(`
			select exists (select from %s as x join core.event as e on e.event_id = x.event_id where e.slug = $1 and x.%s::text not in ('', '{}'))::text`,
			table, column), event)
		if is == "true" {
			filled = append(filled, c)
		} else {
			empty = append(empty, c)
		}
	}
	return filled, empty
}

// Of the words of a redacted event nothing is left, in no revision or version, not in the history, not in the reasons
// that quote them, and not in what the planner knows of the columns. What others wrote stays, and so do the other events.
func TestRedactLeavesNoWord(t *testing.T) {
	d := newDesk(t)
	d.load(t, sheet(), transcript)
	loadSecret(t, d)
	filled, empty := d.textColumns(t, "secret")
	// Who redacts a text tells why.
	if diff := cmp.Diff([]string{"core.redaction reason", "core.redaction redacted_by"}, empty); diff != "" || len(filled) < 50 {
		t.Errorf("the secret event leaves columns empty that may hold words: %s", diff)
	}
	before, dumped := d.rows(t), d.dump(t)
	for _, word := range secrets {
		if !strings.Contains(strings.Join(values(dumped), "\n"), word) {
			t.Fatalf("%q is not there to be redacted", word)
		}
	}
	passages := anchor.NewPassages()
	passages.Add(secretText("quillwort"))
	passages.Add(secretText("zinnober"))
	for _, table := range []string{
		"core.transcript", "core.turn", "core.claim_span", "core.figure_version", "ops.change", "ops.catalogue_change", "pg_statistic",
	} {
		if !passages.In(dumped[table]) {
			t.Errorf("%s holds no passage to be redacted", table)
		}
	}
	want := d.text(t, `
		select
		  (select count(*) from core.transcript as x where x.event_id = e.event_id) || ' transcripts, '
		  || (select count(*) from core.turn as x where x.event_id = e.event_id) || ' turns, '
		  || (select count(*) from core.claim_span as x where x.event_id = e.event_id) || ' quotes of claims, '
		  || (select count(*) from core.figure_version as x where x.event_id = e.event_id) || ' of figures, '
		  || (select count(*) from ops.change where reason like 'publisher:%') + 1 || ' reasons'
		from core.event as e
		where e.slug = 'secret'`)
	done, err := d.Redact(t.Context(), "secret", store.RedactOptions{Reason: " a court order "})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, fmt.Sprintf("%d transcripts, %d turns, %d quotes of claims, %d of figures, %d reasons",
		done.Transcripts, done.Turns, done.ClaimQuotes, done.FigureQuotes, done.Reasons)); diff != "" {
		t.Error(diff)
	}
	if done.Again || done.At.IsZero() || done.By == "" || done.Reason != "a court order" || done.Changes == 0 || done.Reasons < 10 ||
		done.Kept != nil || done.Nothing() ||
		done.Characters != int64(len(secretText("quillwort"))+len(secretText("zinnober"))) {
		t.Errorf("%+v", done)
	}
	d.vacuum(t, false)
	for table, text := range d.dump(t) {
		if passages.In(text) {
			t.Errorf("%s still holds a passage", table)
		}
		for _, word := range secrets {
			if strings.Contains(text, word) && word != "thousand" {
				t.Errorf("%s still holds %q", table, word)
			}
		}
	}
	// The other event speaks of thousands, too.
	if got := d.text(t, `
		select distinct scale from core.figure_version where scale = 'thousand'
		union all
		select old_value::text from ops.change where old_value::text like '%thousand%'`); got != "thousand" {
		t.Error(got)
	}
	before["core.redaction"]++
	before["ops.import"]++
	before["ops.change"]++
	if diff := cmp.Diff(before, d.rows(t)); diff != "" {
		t.Error(diff)
	}
	for query, want := range map[string]string{
		`select revision || ' ' || char_count || ' ' || (file_sha256 = lpad(revision::text, 64, '0')) || ' ' || (text_sha256 ~ '^[0-9a-f]{64}$')
			from core.transcript join core.event using (event_id) where slug = 'secret' order by revision`: fmt.Sprintf("1 %d true true\n2 %d true true", len(secretText("quillwort")), len(secretText("zinnober"))),
		`select claim || ' ' || says || ' ' || (quote is null) || ' ' || (span_end - span_start) || ' ' || evidence_count from bi.claims where event = 'secret'`:              "c1 The port was not told. true 19 2",
		`select quote from bi.evidence where event = 'secret' order by quote`:                                                                                                 "the log of the day\nwhat the log says",
		`select distinct value || ' ' || bounds || ' ' || of_value from core.figure_version join core.event using (event_id) where slug = 'secret' and of_value is not null`:  "23000 [22500,23500) 40",
		`select (new_value ->> 'scale') || ' ' || (new_value ->> 'summary') from ops.change where entity = 'review' and new_value ->> 'note' = 'no doubt'`:                    "two-point Nobody can tell 2.",
		`select redacted::text from bi.transcripts where event = 'secret'`:                                                                                                    "true",
		`select event || ' ' || reason from bi.redactions`:                                                                                                                    "secret a court order",
		`select entity || ' ' || entity_key || ' ' || reason || ' ' || (new_value ->> 'turns') || ' ' || (new_value ->> 'reasons') from ops.change where action = 'redacted'`: fmt.Sprintf("event secret a court order %d %d", done.Turns, done.Reasons),
		`select count(*)::text from ops.change join core.event using (event_id) where slug = 'secret' and old_value ->> 'says' = 'The port was not told.'`:                    "2",
		`select count(*)::text from bi.turns where event = 'harbour-talk' and text is not null`:                                                                               "3",
		`select distinct event || ' ' || reason from bi.changes where event in ('secret', 'other-talk') and reason is not null and reason not like '%court%' order by 1`:      "other-talk (redacted)\nsecret (redacted)\nsecret c2 was no claim",
		`select distinct reason from ops.catalogue_change where reason is not null`:                                                                                           "(redacted)",
	} {
		if diff := cmp.Diff(want, d.text(t, query)); diff != "" {
			t.Errorf("%s\n%s", query, diff)
		}
	}
	if wrong, err := dbsqlc.New(d.conn).MisreadSpans(t.Context(), []int64{1, 2, 3}); err != nil || len(wrong) > 0 {
		t.Error(wrong, err)
	}
}

func values(m map[string]string) []string {
	var out []string
	for _, v := range m {
		out = append(out, v)
	}
	return out
}

// Rewritten tables have no byte of the words in their files.
func TestRewriteLeavesNoByte(t *testing.T) {
	d := newDesk(t)
	loadSecret(t, d)
	if !bytes.Contains(d.files(t), []byte("marrowfat")) {
		t.Fatal("the files are looked at in the wrong way")
	}
	if _, err := d.Redact(t.Context(), "secret", store.RedactOptions{Reason: "a court order"}); err != nil {
		t.Fatal(err)
	}
	d.vacuum(t, true)
	files := d.files(t)
	for _, word := range secrets {
		if bytes.Contains(files, []byte(word)) && word != "thousand" { // the other event's
			t.Errorf("a file holds %q", word)
		}
	}
}

// vacuum vacuums with nobody else in the way: the server's own workers may have transactions open.
func (d *desk) vacuum(t *testing.T, rewrite bool) {
	t.Helper()
	for range 30 {
		done, err := d.VacuumWords(t.Context(), rewrite)
		if err != nil || !done.May {
			t.Fatal(done, err)
		}
		if done.Older == 0 {
			return
		}
	}
	t.Fatal("a transaction stays open")
}

// Whoever has an older transaction open may see the old rows still, and it is said.
func TestOldTransactionsKeepRows(t *testing.T) {
	d := newDesk(t)
	loadSecret(t, d)
	older, err := connect(t, d.conn.Config().ConnString()).BeginTx(t.Context(), pgx.TxOptions{IsoLevel: pgx.RepeatableRead})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := older.Exec(t.Context(), "select 1"); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Redact(t.Context(), "secret", store.RedactOptions{Reason: "a court order"}); err != nil {
		t.Fatal(err)
	}
	if done, err := d.VacuumWords(t.Context(), true); err != nil || done.Older == 0 {
		t.Error(done, err)
	}
	if !bytes.Contains(d.files(t), []byte("marrowfat")) {
		t.Error("what an older transaction may see is gone")
	}
	if err := older.Rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
	d.vacuum(t, true)
	if bytes.Contains(d.files(t), []byte("marrowfat")) {
		t.Error("a file holds a word")
	}
}

func TestRedactTwice(t *testing.T) {
	d := newDesk(t)
	d.load(t, sheet(), transcript)
	first, err := d.Redact(t.Context(), "harbour-talk", store.RedactOptions{Reason: "one"})
	if err != nil {
		t.Fatal(err)
	}
	before := d.rows(t)
	second, err := d.Redact(t.Context(), "harbour-talk", store.RedactOptions{Reason: "two"})
	if err != nil || !second.Again || second.Reason != "one" || !second.At.Equal(first.At) || second.Turns != 0 {
		t.Errorf("%+v %v", second, err)
	}
	if diff := cmp.Diff(before, d.rows(t)); diff != "" {
		t.Error(diff)
	}
}

func TestRedactDryRun(t *testing.T) {
	d := newDesk(t)
	d.load(t, sheet(), transcript)
	before := d.dump(t)
	would, err := d.Redact(t.Context(), "harbour-talk", store.RedactOptions{DryRun: true})
	if err != nil || would.Again || !would.At.IsZero() || would.Turns != 3 || would.ClaimQuotes != 4 || would.FigureQuotes != 4 || would.Kept != nil {
		t.Errorf("%+v %v", would, err)
	}
	if diff := cmp.Diff(before, d.dump(t)); diff != "" {
		t.Error(diff)
	}
	if _, err := d.Redact(t.Context(), "harbour-talk", store.RedactOptions{Reason: " \n"}); err == nil {
		t.Error("a redaction without a reason")
	}
	// Every reader sees the reason.
	for _, dryRun := range []bool{true, false} {
		done, err := d.Redact(t.Context(), "harbour-talk", store.RedactOptions{Reason: "'fees came to 640  thousand euros' is libel", DryRun: dryRun})
		if !errors.Is(err, store.ErrTellingReason) {
			t.Error(done, err)
		}
	}
	_, err = d.Redact(t.Context(), "harbour-tall", store.RedactOptions{Reason: "one"})
	if missing, ok := errors.AsType[*dossier.NotFoundError](err); !ok || len(missing.Candidates) != 1 {
		t.Error(err)
	}
	if diff := cmp.Diff(before, d.dump(t)); diff != "" {
		t.Error(diff)
	}
}

// Whatever the desk wrote and holds a passage of the transcript is named, wherever it stands, also where only the
// history has it still. What holds less, and names as the transcript prints them, is not.
func TestRedactNamesWhatItKeeps(t *testing.T) {
	const passage = "23 ships at berth today"
	// In each of these fields the passage is written; the claim's words are in the transcript's order of things.
	fields := []struct{ old, new, want string }{
		{"hosts: [harbour-board]}", "hosts: [harbour-board], note: The " + passage + "}", "harbour-talk event harbour-talk note core.event"},
		{"place: Harbour", "place: The " + passage, "harbour-talk event harbour-talk place core.event"},
		{"title: Talk at the harbour", "title: Of " + passage, "harbour-talk event harbour-talk title core.event"},
		{"source: log}", "source: log, note: it says " + passage + "}", "harbour-talk transcript 1 note core.transcript"},
		{"press: {unnamed: journalist}", "press: {unnamed: 'one who asked, 23 SHIPS at berth  today?'}", "harbour-talk appearance press unnamed core.appearance"},
		{"headings: [Ada Quay]}", "headings: [Ada Quay], note: " + passage + "}", "harbour-talk appearance quay note core.appearance"},
		{`starts: "Good morning."}`, `starts: "Good morning.", note: "up to '` + passage + `'"}`, "harbour-talk turn t1 note core.turn"},
		{"says: There are 23 ships in the port.", "says: There are " + passage + ".", "harbour-talk claim c1 says core.claim_version"},
		{"type: trend", "type: trend\n    note: after " + passage, "harbour-talk claim c2 note core.claim_version"},
		{"type: event", "type: event\n    todo: is one of " + passage + "?", "harbour-talk claim c4 todo core.claim_version"},
		{"override: true, note: a change}", "override: true, note: " + passage + "}", "harbour-talk figure c2.f1 note core.figure_version"},
		{"indicator: fees, area: port, period: 2024}", "indicator: fees, area: port, period: 2024, todo: " + passage + "}", "harbour-talk figure c3.f1 todo core.figure_version"},
		{"at: page 2", "at: " + passage, "harbour-talk evidence c1.f1 at core.evidence"},
		{"source: own-log, stance: context}", "source: own-log, stance: context, quote: " + passage + ", note: it has " + passage + "}", "harbour-talk evidence c1.f1 note core.evidence\nharbour-talk evidence c1.f1 quote core.evidence"},
		{"summary: The log says so.", "summary: The log has " + passage + ", note: " + passage, "harbour-talk review c1 note core.review\nharbour-talk review c1 summary core.review"},
		{"relation: qualifies, note: a change}", "relation: qualifies, note: " + passage + "}", "harbour-talk link c2 note core.claim_link"},
		{"own-log: {title: The log of that day}", "own-log: {title: Log of " + passage + ", publisher: P, note: " + passage + "}", "harbour-talk source harbour-talk/own-log note core.source\nharbour-talk source harbour-talk/own-log title core.source"},
	}
	kept := func(r *store.Redaction) (lines []string) {
		for _, k := range r.Kept {
			lines = append(lines, strings.Join([]string{k.Event, k.Entity, k.Key, k.Field, k.Table}, " "))
		}
		return lines
	}
	dry := func(d *desk, event string) []string {
		r, err := d.Redact(t.Context(), event, store.RedactOptions{DryRun: true})
		if err != nil {
			t.Fatal(err)
		}
		return kept(r)
	}
	t.Run("each field", func(t *testing.T) {
		d := newDesk(t)
		var edits, short, want []string
		for _, f := range fields {
			edits = append(edits, f.old, f.new)
			short = append(short, f.old, strings.NewReplacer(passage, "23 ships at berth", "23 SHIPS at berth  today", "23 SHIPS at  berth").Replace(f.new))
			want = append(want, strings.Split(f.want, "\n")...)
		}
		d.load(t, sheet(edits...), transcript)
		// The history has a new event alone.
		want = append(want, "harbour-talk event harbour-talk note ops.change", "harbour-talk event harbour-talk place ops.change", "harbour-talk event harbour-talk title ops.change")
		if diff := cmp.Diff(want, dry(d, "harbour-talk")); diff != "" {
			t.Error(diff)
		}
		d = newDesk(t)
		d.load(t, sheet(short...), transcript)
		if got := dry(d, "harbour-talk"); got != nil {
			t.Errorf("19 characters are a passage: %s", got)
		}
	})
	t.Run("ended and replaced", func(t *testing.T) {
		d := newDesk(t)
		d.load(t, sheet("title: Talk at the harbour", "title: "+passage, "says: There are 23 ships in the port.", "says: There are "+passage+"."), transcript)
		d.load(t, sheet("type: event", "type: event\n    note: "+passage), transcript)
		d.load(t, sheet(), transcript)
		if diff := cmp.Diff([]string{
			"harbour-talk claim c1 says core.claim_version", "harbour-talk claim c4 note core.claim_version",
			"harbour-talk event harbour-talk title ops.change", "harbour-talk claim c1 says ops.change", "harbour-talk claim c4 note ops.change",
		}, dry(d, "harbour-talk")); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("an older revision", func(t *testing.T) {
		d := newDesk(t)
		says := []string{"says: One of the ships is an old tug.", "says: We met at the talk at the old stone pier."}
		d.load(t, sheet(says...), strings.Replace(transcript, "Talk at the harbour", "The talk at the old stone pier", 1))
		d.load(t, sheet(append(says, strings.Repeat("1", 64), strings.Repeat("2", 64))...), transcript)
		// It has moved since, so that the history has it, too.
		if diff := cmp.Diff([]string{"harbour-talk claim c4 says core.claim_version", "harbour-talk claim c4 says ops.change"}, dry(d, "harbour-talk")); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("the reason of a redaction that left words", func(t *testing.T) {
		d := newDesk(t)
		d.load(t, sheet(), transcript)
		if _, err := d.Redact(t.Context(), "harbour-talk", store.RedactOptions{Reason: "a court order"}); err != nil {
			t.Fatal(err)
		}
		mustExec(t, d.conn, "update core.redaction set reason = 'they were "+passage+"'")
		if got := dry(d, "harbour-talk"); got != nil {
			t.Errorf("nothing tells what the words were, and yet: %s", got)
		}
		if _, err := d.conn.Exec(t.Context(), "update core.transcript set text = $1", transcript); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{"harbour-talk redaction 1 reason core.redaction"}, dry(d, "harbour-talk")); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("judgements and other events", func(t *testing.T) {
		d := newDesk(t)
		d.load(t, sheet(), transcript)
		d.load(t, sheet("id: harbour-talk,", "id: pier-talk,", strings.Repeat("1", 64), strings.Repeat("2", 64)), transcript)
		d.load(t, sheet("id: harbour-talk,", "id: boat-talk,", strings.Repeat("1", 64), strings.Repeat("3", 64),
			"{claim: c1, relation: qualifies, note: a change}", "{claim: harbour-talk#c1, relation: qualifies, note: it was "+passage+"}"), "Boats\n\n"+transcript)
		for other, note := range map[string]string{"pier-talk#c1": "both say " + passage, "boat-talk#c2": "other " + passage, "boat-talk#c3": "no word"} {
			if _, err := d.Judge(t.Context(), ref("harbour-talk#c1"), ref(other), "different", note); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := d.UndoJudgement(t.Context(), ref("harbour-talk#c1"), ref("boat-talk#c2"), "not "+passage); err != nil {
			t.Fatal(err)
		}
		if _, err := d.Judge(t.Context(), ref("pier-talk#c2"), ref("boat-talk#c4"), "different", passage); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{
			"harbour-talk same c1 note core.claim_group", "harbour-talk same c1 note ops.change",
			"boat-talk same c2 note ops.change", "pier-talk same c1 note ops.change", "boat-talk link c2 note core.claim_link", "pier-talk transcript 1 text core.transcript",
		}, dry(d, "harbour-talk")); diff != "" {
			t.Error(diff)
		}
		// The reason of a judgement that was taken back stands with both claims.
		done, err := d.Redact(t.Context(), "harbour-talk", store.RedactOptions{Reason: "a court order"})
		if err != nil || done.Reasons != 2 {
			t.Errorf("%+v %v", done, err)
		}
		if got := d.text(t, `select event || ' ' || reason from bi.changes where action = 'withdrawn' order by 1`); got != "boat-talk (redacted)\nharbour-talk (redacted)" {
			t.Error(got)
		}
	})
}

// Words that are still there although the event was redacted (a backup was restored in part, say) are taken by a second
// redaction. The first one stands.
func TestRedactCompletes(t *testing.T) {
	for name, restore := range map[string]string{
		"a transcript": `update core.transcript as x set text = w.text from kept_transcript as w where w.transcript_id = x.transcript_id`,
		"a turn":       `update core.turn as x set text = w.text from kept_turn as w where w.turn_id = x.turn_id and x.key = 't1'`,
		"a claim":      `update core.claim_span as x set quote = w.quote from kept_claim_span as w where w.claim_span_id = x.claim_span_id and w.quote like 'We have%'`,
		"a figure":     `update core.figure_version as x set quote = w.quote from kept_figure_version as w where w.figure_version_id = x.figure_version_id and w.quote like 'over half of%'`,
		"the history":  `update ops.change as x set new_value = w.new_value from kept_change as w where w.change_id = x.change_id and w.new_value ->> 'says' like 'In the port%'`,
		"a reason": `update ops.change as x set reason = w.reason from kept_change as w where w.change_id = x.change_id and w.reason is not null;
			update core.transcript as x set text = w.text from kept_transcript as w where w.transcript_id = x.transcript_id`,
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.load(t, sheet(), transcript)
			d.loadFor(t, sheet("There are 23 ships in the port.", "In the port there are 23 ships, over half of the fleet."), transcript, "We have 23 ships at berth today, it says")
			for _, table := range []string{"core.transcript", "core.turn", "core.claim_span", "core.figure_version", "ops.change"} {
				_, short, _ := strings.Cut(table, ".")
				mustExec(t, d.conn, "create temporary table kept_"+short+" as select * from "+table)
			}
			first, err := d.Redact(t.Context(), "harbour-talk", store.RedactOptions{Reason: "one"})
			if err != nil {
				t.Fatal(err)
			}
			mustExec(t, d.conn, restore)
			before := d.rows(t)
			// The claim says words of its own quote, and the second time there is still enough to tell.
			says := store.Kept{Event: "harbour-talk", Entity: "claim", Key: "c1", Field: "says", Table: "core.claim_version"}
			for _, dryRun := range []bool{true, false} {
				second, err := d.Redact(t.Context(), "harbour-talk", store.RedactOptions{Reason: "two", DryRun: dryRun})
				if err != nil || !second.Again || second.Nothing() || second.Reason != "one" || !second.At.Equal(first.At) || len(second.Kept) == 0 || second.Kept[0] != says {
					t.Errorf("%+v %v", second, err)
				}
				if name == "a reason" && second.Reasons != 1 {
					t.Errorf("%+v", second)
				}
			}
			before["ops.import"]++
			before["ops.change"]++
			if diff := cmp.Diff(before, d.rows(t)); diff != "" {
				t.Error(diff)
			}
			if got := d.text(t, `select reason from ops.change where action = 'redacted' order by change_id`); got != "one\ntwo" {
				t.Error(got)
			}
			if got := d.text(t, `select reason from core.redaction`); got != "one" {
				t.Error(got)
			}
			third, err := d.Redact(t.Context(), "harbour-talk", store.RedactOptions{Reason: "three"})
			if err != nil || !third.Nothing() {
				t.Errorf("%+v %v", third, err)
			}
			if diff := cmp.Diff(before, d.rows(t)); diff != "" {
				t.Error(diff)
			}
			dumped := d.dump(t)
			for _, table := range []string{"core.transcript", "core.turn", "core.claim_span", "ops.change"} {
				if strings.Contains(dumped[table], "at berth today") {
					t.Errorf("%s holds a word", table)
				}
			}
		})
	}
}

// A text that was taken down does not come in again under another name, neither by its own hash nor by that of its file,
// as a new event or as a new revision. Another text does, and so does what else changes at an event that had the text
// before.
func TestLoadOfARedactedText(t *testing.T) {
	d := newDesk(t)
	other := func(id, sha, text string, edits ...string) *briefing.Briefing {
		return d.read(t, sheet(append(edits, "id: harbour-talk,", "id: "+id+",", strings.Repeat("1", 64), strings.Repeat(sha, 64))...), text)
	}
	d.load(t, sheet(), transcript)
	longer := "A longer header\n\n" + transcript
	d.load(t, sheet("id: harbour-talk,", "id: pier-talk,", strings.Repeat("1", 64), strings.Repeat("2", 64)), longer)
	d.load(t, sheet("id: harbour-talk,", "id: twin-talk,"), transcript)
	if _, err := d.Redact(t.Context(), "harbour-talk", store.RedactOptions{Reason: "a court order"}); err != nil {
		t.Fatal(err)
	}
	before := d.dump(t)
	for _, tt := range []struct {
		name string
		b    *briefing.Briefing
	}{
		{"the same text and file", other("boat-talk", "1", transcript)},
		{"the same text of another file", other("boat-talk", "3", transcript)},
		{"the same file, read otherwise", other("boat-talk", "1", longer)},
		{"a new revision", other("pier-talk", "4", transcript)},
	} {
		for _, dryRun := range []bool{true, false} {
			result, problems, err := d.LoadBriefing(t.Context(), tt.b, digest(tt.b), dryRun)
			if err != nil || result.Outcome != briefing.Failed || len(problems) != 1 || problems[0].Code != briefing.CodeRedacted ||
				problems[0].Text != "harbour.txt" || problems[0].Line != 3 ||
				!strings.Contains(problems[0].Message, `the event "harbour-talk" was redacted on `) ||
				!strings.Contains(problems[0].Message, ": a court order; this is its text") {
				t.Errorf("%s: %+v %v %v", tt.name, result, problems, err)
			}
		}
	}
	if diff := cmp.Diff(before, d.dump(t)); diff != "" {
		t.Error(diff)
	}
	for _, tt := range []struct {
		b    *briefing.Briefing
		want briefing.Outcome
	}{
		{other("boat-talk", "5", "Other\n\n"+transcript), briefing.Added},
		{other("pier-talk", "2", longer, "place: Harbour", "place: Pier"), briefing.Updated},
		{other("twin-talk", "1", transcript), briefing.Unchanged},
		{other("twin-talk", "1", transcript, "place: Harbour", "place: Pier"), briefing.Updated},
	} {
		result, problems, err := d.LoadBriefing(t.Context(), tt.b, digest(tt.b), false)
		if err != nil || problems != nil || result.Outcome != tt.want {
			t.Errorf("%s: %+v %v %v", tt.b.Event.ID, result, problems, err)
		}
	}
	// It is looked for among the texts that were taken down, however many others there are.
	mustExec(t, d.conn, "set enable_seqscan = off")
	plan := d.text(t, `explain (costs off) select from core.transcript where text is null and (text_sha256 = 'x' or file_sha256 = 'y')`)
	if !strings.Contains(plan, "transcript_redacted_idx") {
		t.Error(plan)
	}
}

// A redacted event takes no text again: not the same, not another one, not as a draft.
func TestLoadOfARedactedEvent(t *testing.T) {
	d := newDesk(t)
	d.load(t, sheet(), transcript)
	if _, err := d.Redact(t.Context(), "harbour-talk", store.RedactOptions{Reason: "a court order"}); err != nil {
		t.Fatal(err)
	}
	before := d.dump(t)
	for _, edits := range [][]string{nil, {strings.Repeat("1", 64), strings.Repeat("2", 64)}, {"onrecord: 1", "onrecord: 1\nstatus: draft"}} {
		for _, dryRun := range []bool{true, false} {
			b := d.read(t, sheet(edits...), transcript)
			result, problems, err := d.LoadBriefing(t.Context(), b, digest(b), dryRun)
			if err != nil || result.Outcome != briefing.Failed || len(problems) != 1 || problems[0].Code != briefing.CodeRedacted ||
				!strings.Contains(problems[0].Message, ": a court order; its text may not be loaded again") {
				t.Errorf("%+v %v %v", result, problems, err)
			}
		}
	}
	if diff := cmp.Diff(before, d.dump(t)); diff != "" {
		t.Error(diff)
	}
	c := show[*dossier.ClaimDossier](t, d, "harbour-talk#c1")
	if c.Redaction == nil || c.Redaction.Reason != "a court order" || !c.Transcript.Redacted {
		t.Errorf("%+v", c.Head)
	}
	if p := c.Claim.Places[0]; p.Quote != "" || p.Before != "" || p.After != "" || p.MoreBefore || p.MoreAfter || !p.Redacted || p.Span.End == 0 {
		t.Errorf("%+v", p)
	}
}

// A load and a redaction at once: the load is whole and redacted, or refused.
func TestRedactDuringLoads(t *testing.T) {
	d := newDesk(t)
	for i := range 10 {
		event, text := fmt.Sprintf("talk-%d", i), fmt.Sprintf("Day %d\n\n%s", i, transcript)
		first, second := fmt.Sprintf("%064d", 2*i), fmt.Sprintf("%064d", 2*i+1)
		d.load(t, sheet("id: harbour-talk", "id: "+event, strings.Repeat("1", 64), first), text)
		b := d.read(t, sheet("id: harbour-talk", "id: "+event, strings.Repeat("1", 64), second), text)
		var wg sync.WaitGroup
		wg.Go(func() {
			if _, err := d.Redact(t.Context(), event, store.RedactOptions{Reason: "a court order"}); err != nil {
				t.Error(err)
			}
		})
		wg.Go(func() {
			result, problems, err := d.LoadBriefing(t.Context(), b, digest(b), false)
			if err != nil || (result.Outcome == briefing.Failed) != (len(problems) == 1) {
				t.Error(result, problems, err)
			}
		})
		wg.Wait()
	}
	if got := d.text(t, `
		select 'transcript' from core.transcript where text is not null
		union all
		select 'turn' from core.turn where text is not null
		union all
		select 'claim' from core.claim_span where quote is not null
		union all
		select 'figure' from core.figure_version where quote is not null
		union all
		select 'change' from ops.change where (old_value::text || new_value::text) like '%quote"%' and entity <> 'evidence'`); got != "" {
		t.Error(got)
	}
}

func TestRedactRights(t *testing.T) {
	d := newDesk(t)
	d.load(t, sheet(), transcript)
	d.loadFor(t, sheet("place: Harbour", "place: Quay"), transcript, "They say 'fees came to 640 thousand euros'")
	address := d.conn.Config().ConnString()
	const refused = "redaction needs a member of onrecord_owner or the owner of the tables, and the database user onrecord_test_"
	for _, role := range []string{"onrecord_loader", "onrecord_editor", "onrecord_reader"} {
		s := openAs(t, login(t, d.conn, address, role))
		if _, err := s.Redact(t.Context(), "harbour-talk", store.RedactOptions{Reason: "x"}); err == nil || !strings.HasPrefix(err.Error(), refused) {
			t.Errorf("%s: %v", role, err)
		}
		s.Close()
	}
	// Nor may the loader keep a text out by a row of its own.
	loader := connect(t, login(t, d.conn, address, "onrecord_loader"))
	if _, err := loader.Exec(t.Context(), `insert into core.redaction (event_id, reason, redacted_by, import_id) values (1, 'x', 'x', 1)`); err == nil {
		t.Error("a loader writes a redaction")
	}
	s := openAs(t, login(t, d.conn, address, "onrecord_owner"))
	done, err := s.Redact(t.Context(), "harbour-talk", store.RedactOptions{Reason: "a court order"})
	if err != nil || done.Turns != 3 || done.Reasons != 1 {
		t.Fatalf("%+v %v", done, err)
	}
	if done, err := s.VacuumWords(t.Context(), false); done.May || done.Samples || err != nil {
		t.Error("who does not own the tables vacuums them", err)
	}
	s.Close()
	if got := d.text(t, `select quote from core.claim_span where quote is not null`); got != "" {
		t.Error(got)
	}
}

// Who owns the tables and not the database may vacuum the tables, and not the planner's samples of them.
func TestVacuumRights(t *testing.T) {
	d := newDesk(t)
	address := login(t, d.conn, d.conn.Config().ConnString(), "onrecord_owner")
	s := openAs(t, address)
	owner := connect(t, address).Config().User
	for _, table := range []string{"core.transcript", "core.turn", "core.claim_span", "core.figure_version", "ops.change", "ops.catalogue_change"} {
		mustExec(t, d.conn, "alter table "+table+" owner to "+owner)
	}
	t.Cleanup(func() { mustExec(t, d.conn, "reassign owned by "+owner+" to current_user") })
	for _, rewrite := range []bool{false, true} {
		if done, err := s.VacuumWords(t.Context(), rewrite); err != nil || !done.May || done.Samples {
			t.Errorf("%+v %v", done, err)
		}
	}
	if done, err := d.VacuumWords(t.Context(), false); err != nil || !done.May || !done.Samples {
		t.Errorf("%+v %v", done, err)
	}
}
