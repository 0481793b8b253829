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
var secrets = []string{"quillwort", "marrowfat", "zinnober", "the sunken flotilla", "perhaps even", "thousand"}

// loadSecret loads an event three times: a text, another text, and a claim that is withdrawn and worded otherwise.
func loadSecret(t *testing.T, d *desk) {
	t.Helper()
	first := secretText("quillwort")
	d.load(t, secretSheet("quillwort", 1), first)
	second := secretText("zinnober")
	d.load(t, secretSheet("zinnober", 2), second)
	third := strings.Replace(secretSheet("zinnober", 2), `quote: "Nobody told the marrowfat."`, `quote: "told the marrowfat."`, 1)
	third, _, _ = strings.Cut(third, "  - id: c2")
	d.load(t, third, second)
	mustExec(t, d.conn, "analyze")
}

// secretText is long enough to be stored beside its row.
func secretText(word string) string {
	return "The " + word + " sailed. Nobody told the marrowfat. We lost 23 thousand ships, perhaps even more, of the 40 in the sunken flotilla.\n" +
		strings.Repeat("And so on about the "+word+". ", 300) + "\n"
}

func secretSheet(word string, n int) string {
	return fmt.Sprintf(`onrecord: 1
event: {id: secret, title: Talk behind doors, kind: briefing, date: 2024-06-18}
transcript: {file: secret.txt, sha256: %064[2]d, language: en, fidelity: verbatim}
speakers: {quay: {speaker: ada-quay}}
turns: [{id: t1, speaker: quay, starts: "The %[1]s"}, {id: t2, speaker: quay, starts: "And so on"}]
claims:
  - {id: c1, turn: t1, quote: "Nobody told the marrowfat.", says: The port was not told., type: event, evidence: [{source: log, stance: supports, quote: what the log says}]}
  - id: c2
    turn: t1
    quote: "We lost 23 thousand ships, perhaps even more, of the 40 in the sunken flotilla."
    says: Ships were lost.
    type: quantity
    figures:
      - {id: f1, quote: "23 thousand ships", indicator: ships-in-port, area: port, period: 2024, hedge: perhaps even more, of: {value: "40", what: the sunken flotilla}}
    review: {scale: two-point, rating: open, by: desk, date: 2024-06-20, published: 2024-06-21, summary: Nobody can tell %[2]d.}
`, word, n)
}

// Of the words of a redacted event nothing is left, in no revision or version, not in the history and not in what the
// planner knows of the columns. What others wrote stays, and so do the other events.
func TestRedactLeavesNoWord(t *testing.T) {
	d := newDesk(t)
	d.load(t, sheet(), transcript)
	loadSecret(t, d)
	before, dumped := d.rows(t), d.dump(t)
	for _, word := range secrets {
		if !strings.Contains(strings.Join(values(dumped), "\n"), word) {
			t.Fatalf("%q is not there to be redacted", word)
		}
	}
	for _, table := range []string{"core.transcript", "core.turn", "core.claim_span", "core.figure_version", "ops.change", "pg_statistic"} {
		if !strings.Contains(dumped[table], "marrowfat") && !strings.Contains(dumped[table], "thousand") {
			t.Errorf("%s holds no secret word to be redacted", table)
		}
	}
	done, err := d.Redact(t.Context(), "secret", store.RedactOptions{Reason: " a court order "})
	if err != nil {
		t.Fatal(err)
	}
	if done.Again || done.At.IsZero() || done.By == "" || done.Reason != "a court order" || done.Transcripts != 2 || done.Turns != 4 ||
		done.ClaimQuotes != 5 || done.FigureQuotes != 2 || done.Changes == 0 || len(done.Look) != 0 ||
		done.Characters != int64(len(secretText("quillwort"))+len(secretText("zinnober"))) {
		t.Errorf("%+v", done)
	}
	d.vacuum(t, false)
	for table, text := range d.dump(t) {
		for _, word := range secrets {
			if strings.Contains(text, word) && word != "thousand" {
				t.Errorf("%s still holds %q", table, word)
			}
		}
	}
	// The other event speaks of thousands, too.
	if got := d.text(t, `
		select scale from core.figure_version where scale = 'thousand'
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
		`select claim || ' ' || says || ' ' || (quote is null) || ' ' || (span_end - span_start) || ' ' || evidence_count from bi.claims where event = 'secret'`: "c1 The port was not told. true 19 1",
		`select quote from bi.evidence where event = 'secret'`: "what the log says",
		`select distinct value || ' ' || bounds || ' ' || of_value from core.figure_version join core.event using (event_id) where slug = 'secret'`:        "23000 [22500,23500) 40",
		`select (new_value ->> 'scale') || ' ' || (new_value ->> 'summary') from ops.change where entity = 'review'`:                                       "two-point Nobody can tell 2.",
		`select redacted::text from bi.transcripts where event = 'secret'`:                                                                                 "true",
		`select event || ' ' || reason from bi.redactions`:                                                                                                 "secret a court order",
		`select entity || ' ' || entity_key || ' ' || reason || ' ' || (new_value ->> 'turns') from ops.change where action = 'redacted'`:                  "event secret a court order 4",
		`select count(*)::text from ops.change join core.event using (event_id) where slug = 'secret' and old_value ->> 'says' = 'The port was not told.'`: "2",
		`select count(*)::text from bi.turns where event = 'harbour-talk' and text is not null`:                                                            "3",
	} {
		if diff := cmp.Diff(want, d.text(t, query)); diff != "" {
			t.Errorf("%s\n%s", query, diff)
		}
	}
	if wrong, err := dbsqlc.New(d.conn).MisreadSpans(t.Context(), []int64{1, 2}); err != nil || len(wrong) > 0 {
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
		if bytes.Contains(files, []byte(word)) {
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
	d.load(t, sheet(
		"says: One of the ships is an old tug.", `says: "fees came to 640 thousand euros!"`,
		"summary: The log says so.", "summary: That is up 18 percent on last year",
		"note: a change}\n    links", "note: over half of the fleet}\n    links",
		"at: page 2, value", "at: page 2, quote: 23 ships at berth today, value",
		"type: trend", "type: trend\n    note: How many of them are tugs?",
	), transcript)
	before := d.dump(t)
	would, err := d.Redact(t.Context(), "harbour-talk", store.RedactOptions{DryRun: true})
	if err != nil || would.Again || !would.At.IsZero() || would.Turns != 3 || would.ClaimQuotes != 4 || would.FigureQuotes != 4 {
		t.Errorf("%+v %v", would, err)
	}
	if diff := cmp.Diff([]string{
		"a review of c1 quotes it", "the evidence on c1.f1 quotes it", "the note on c2 quotes it", "the note on c2.f1 quotes it",
		"the claim c4 says it",
	}, would.Look); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(before, d.dump(t)); diff != "" {
		t.Error(diff)
	}
	if _, err := d.Redact(t.Context(), "harbour-talk", store.RedactOptions{Reason: " \n"}); err == nil {
		t.Error("a redaction without a reason")
	}
	_, err = d.Redact(t.Context(), "harbour-tall", store.RedactOptions{Reason: "one"})
	if missing, ok := errors.AsType[*dossier.NotFoundError](err); !ok || len(missing.Candidates) != 1 {
		t.Error(err)
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
		event := fmt.Sprintf("talk-%d", i)
		d.load(t, sheet("id: harbour-talk", "id: "+event), transcript)
		b := d.read(t, sheet("id: harbour-talk", "id: "+event, strings.Repeat("1", 64), strings.Repeat("2", 64)), transcript)
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
	if err != nil || done.Turns != 3 {
		t.Fatalf("%+v %v", done, err)
	}
	if done, err := s.VacuumWords(t.Context(), false); done.May || err != nil {
		t.Error("who does not own the tables vacuums them", err)
	}
	s.Close()
	if got := d.text(t, `select quote from core.claim_span where quote is not null`); got != "" {
		t.Error(got)
	}
}
