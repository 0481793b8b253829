package store_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"
	"github.com/peterldowns/pgtestdb"

	"onrecord/db"
	"onrecord/internal/audit"
	"onrecord/internal/dbtest"
	"onrecord/internal/store"
)

// checks are all checks of the program, or those with the names.
func checks(t *testing.T, names ...string) []audit.Check {
	t.Helper()
	all, err := audit.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	if len(names) == 0 {
		return all
	}
	return slices.DeleteFunc(all, func(c audit.Check) bool { return !slices.Contains(names, c.Name) })
}

// verify runs checks and returns a line for each row that they find.
func (d *desk) verify(t *testing.T, opts store.VerifyOptions) (lines []string, v store.Verified) {
	t.Helper()
	v, err := d.Verify(t.Context(), opts, func(f store.Finding) error {
		lines = append(lines, fmt.Sprintf("%s: %s %s %s: %s", f.Check.Name, f.Event, f.Entity, f.Key, f.Fault))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return lines, v
}

// newSoundDesk holds three events without a fault: harbour-talk, whose text has a second revision and whose claim c4 is
// withdrawn; eve-talk, a part of it, with a link into it; and gone-talk, which was redacted.
func newSoundDesk(t *testing.T) *desk {
	t.Helper()
	url := dbtest.New(t, soundRows{t})
	return &desk{Store: openAs(t, url), conn: connect(t, url)}
}

// soundRows makes the template that the sound desks of this process clone.
type soundRows struct{ t *testing.T }

func (soundRows) Hash() (string, error) {
	schema, err := db.Fingerprint()
	return fmt.Sprintf("%s, sound, of process %d", schema, os.Getpid()), err
}

func (r soundRows) Migrate(ctx context.Context, _ *sql.DB, conf pgtestdb.Config) error {
	s, err := store.Open(ctx, conf.URL(), "test")
	if err != nil {
		return err
	}
	defer s.Close()
	conn, err := pgx.Connect(ctx, conf.URL())
	if err != nil {
		return err
	}
	if err := s.EnsureSchema(ctx); err != nil {
		return errors.Join(err, conn.Close(ctx))
	}
	d := &desk{Store: s, conn: conn}
	d.loadCatalogue(r.t)
	d.makeSound(r.t)
	return conn.Close(ctx)
}

func (d *desk) makeSound(t *testing.T) {
	t.Helper()
	start, end := strings.Index(sheet(), "  - id: c4\n"), len(sheet())
	d.load(t, sheet(), transcript)
	d.load(t, strings.Replace(sheet()[:start]+sheet()[end:], strings.Repeat("1", 64), strings.Repeat("2", 64), 1),
		strings.Replace(transcript, "Talk at the harbour", "A long talk at the old harbour", 1))
	d.load(t, sheet("id: harbour-talk,", "id: eve-talk, part_of: harbour-talk,",
		"{claim: c1, relation: qualifies, note: a change}", "{claim: harbour-talk#c1.f1, relation: repeats}"), transcript)
	d.load(t, sheet("id: harbour-talk,", "id: gone-talk,"), transcript)
	mustExec(t, d.conn, `
		insert into core.claim_group (judgement, judged_by) values ('same', 'a desk');
		insert into core.claim_group_member (event_id, claim_id, claim_group_id)
		select c.event_id, c.claim_id, g.claim_group_id
		from core.claim as c
		join core.event as e on e.event_id = c.event_id
		cross join core.claim_group as g
		where c.key = 'c1' and e.slug in ('harbour-talk', 'eve-talk');

		-- A later import of each event, for what a case ends.
		insert into ops.import (run_id, kind, event_id, loaded_at)
		select max(i.run_id), 'factsheet', e.event_id, clock_timestamp()
		from ops.import as i
		cross join core.event as e
		group by e.event_id
		order by e.event_id;

		insert into core.redaction (event_id, reason, redacted_by, import_id)
		select event_id, 'a court order', 'a desk', (select max(import_id) from ops.import as i where i.event_id = e.event_id)
		from core.event as e
		where slug = 'gone-talk';
		update core.transcript set text = null where event_id in (select event_id from core.redaction);
		update core.turn set text = null where event_id in (select event_id from core.redaction);
		update core.claim_span set quote = null where event_id in (select event_id from core.redaction);
		update core.figure_version
		set quote = null, hedge = null, spoken = null, scale = null, unit_text = null, of_what = null
		where event_id in (select event_id from core.redaction);

		-- What the cases name often.
		create view eve as select event_id from core.event where slug = 'eve-talk';
		create view harbour as select event_id from core.event where slug = 'harbour-talk';
		create view late as select event_id, max(import_id) as import_id from ops.import group by event_id;`)
}

// copyRow is SQL that inserts a copy of the rows of a table that where selects, with other values in some columns.
func copyRow(table, id, where string, others map[string]string) string {
	set := "r.row || jsonb_build_object('" + id + "', nextval(pg_get_serial_sequence('" + table + "', '" + id + "'))"
	if id == "" {
		set = "r.row || jsonb_build_object("
	}
	for _, column := range slices.Sorted(maps.Keys(others)) {
		if !strings.HasSuffix(set, "(") {
			set += ", "
		}
		set += "'" + column + "', " + others[column]
	}
	return "insert into " + table + " select n.* from (select to_jsonb(x) as row, x.* from " + table + " as x where " + where +
		") as r cross join lateral jsonb_populate_record(null::" + table + ", " + set + ")) as n;"
}

// plantedFault is a kind of fault, SQL that plants it, and all that the checks then find.
type plantedFault struct{ name, plant, want string }

func faults() []plantedFault {
	const eveKey = "x.event_id = (select event_id from eve) and x.key = "
	claimOf := func(event, key string) string {
		return "(select claim_id from core.claim where event_id = (select event_id from " + event + ") and key = '" + key + "')"
	}
	figureOf := func(event, claim, key string) string {
		return "(select figure_id from core.figure where claim_id = " + claimOf(event, claim) + " and key = '" + key + "')"
	}
	liveFigure := func(claim, key, set string) string {
		return "update core.figure_version set " + set + " where ended_import_id is null and figure_id = " + figureOf("eve", claim, key) + ";"
	}
	eve := "(select event_id from eve)"
	firstImport := "(select min(import_id) from ops.import where event_id = " + eve + ")"
	lateImport := "(select import_id from late where event_id = " + eve + ")"
	return []plantedFault{
		{"a text that was altered", `update core.transcript set text = overlay(text placing 'X' from 1 for 1)
			where event_id = (select event_id from harbour) and revision = 1`,
			"transcript-hash: harbour-talk transcript 1: the text has the SHA-256 3ade85a368562bec90ee8a36b4f6fcdd2c28e483c1e4a48b897cfa31179c3fd8, and what was loaded had 91a75feb3e8c409265d04ce9e968cab8dc2e0eca6c61c91152bc8809324432ec"},
		{"a text of another length", `alter table core.transcript drop constraint transcript_char_count_check;
			update core.transcript set text = text || 'x' where event_id = (select event_id from harbour) and revision = 2`,
			"transcript-hash: harbour-talk transcript 2: the text has 241 characters, and 240 were loaded"},
		{"a turn that does not read", `update core.turn set text = overlay(text placing 'X' from 1 for 1)
			where event_id = (select event_id from harbour) and key = 't2' and ended_import_id is null`,
			`misread-spans: harbour-talk turn t2: characters 183 to 209 read "How many of them are tugs?", and its quote is "Xow many of them are tugs?"`},
		{"an ended turn that does not read", `update core.turn set text = overlay(text placing 'X' from 1 for 1)
			where event_id = (select event_id from harbour) and key = 't2' and ended_import_id is not null`,
			`misread-spans: harbour-talk turn t2: characters 172 to 198 read "How many of them are tugs?", and its quote is "Xow many of them are tugs?" (an ended version)`},
		{"a claim that does not read", `update core.claim_span set quote = overlay(quote placing 'X' from 1 for 1)
			where claim_id = ` + claimOf("eve", "c3"),
			`misread-spans: eve-talk claim c3: characters 138 to 170 read "Fees came to 640 thousand euros.", and its quote is "Xees came to 640 thousand euros."`},
		{"an ended claim that does not read", `update core.claim_span set quote = overlay(quote placing 'X' from 1 for 1)
			where claim_id = ` + claimOf("harbour", "c4"),
			`misread-spans: harbour-talk claim c4: characters 209 to 228 read "One, and it is old.", and its quote is "Xne, and it is old." (an ended version)`},
		{"a figure that does not read", liveFigure("c3", "f1", "quote = overlay(quote placing 'X' from 1 for 1)"),
			`misread-spans: eve-talk figure c3.f1: characters 151 to 169 read "640 thousand euros", and its quote is "X40 thousand euros"`},
		{"a turn behind its text", `update core.turn set span_end = span_end + 100, text = text || repeat('x', 100)
			where event_id = ` + eve + ` and key = 't3'`,
			"spans-outside: eve-talk turn t3: it lies at characters 209 to 328, outside of its transcript at 0 to 229"},
		{"a claim before its turn", `update core.claim_span set span_start = 0, span_end = span_end - span_start
			where claim_id = ` + claimOf("eve", "c4"),
			"spans-outside: eve-talk claim c4: it lies at characters 0 to 19, outside of its turn t3 at 209 to 228"},
		{"a claim behind its turn", `update core.claim_span set span_start = span_start + 9, span_end = span_end + 9
			where claim_id = ` + claimOf("eve", "c4"),
			"spans-outside: eve-talk claim c4: it lies at characters 218 to 237, outside of its turn t3 at 209 to 228"},
		{"a figure before its claim", liveFigure("c3", "f1", "span_start = 0, span_end = span_end - span_start"),
			"spans-outside: eve-talk figure c3.f1: it lies at characters 0 to 18, outside of its claim at 138 to 170"},
		{"a figure behind its claim", liveFigure("c3", "f1", "span_start = span_start + 99, span_end = span_end + 99"),
			"spans-outside: eve-talk figure c3.f1: it lies at characters 250 to 268, outside of its claim at 138 to 170"},
		{"turns that overlap", copyRow("core.turn", "turn_id", eveKey+"'t2'", map[string]string{"key": "'t9'"}),
			"overlapping-turns: eve-talk turn t9: it starts at character 172, and a turn before it ends only at 198"},
		{"a live turn of an older text", copyRow("core.turn", "turn_id",
			"x.key = 't2' and x.event_id = (select event_id from harbour) and ended_import_id is not null",
			map[string]string{"key": "'t9'", "ended_import_id": "null"}),
			"stale-turns: harbour-talk turn t9: it counts in revision 1 of the text, and the current one is 2"},
		{"a transcript that is missing", `update core.transcript set text = null where event_id = (select event_id from harbour) and revision = 1`,
			"lost-text: harbour-talk transcript 1: its text is missing, and the event was never redacted (written by import 2)"},
		{"a turn that is missing", `update core.turn set text = null where event_id = ` + eve + ` and key = 't2'`,
			"lost-text: eve-talk turn t2: its text is missing, and the event was never redacted (written by import 4)"},
		{"a claim's words that are missing", `update core.claim_span set quote = null where claim_id = ` + claimOf("eve", "c4"),
			"lost-text: eve-talk claim c4: its text is missing, and the event was never redacted (written by import 4)"},
		{"a figure's words that are missing", liveFigure("c3", "f1", "quote = null"),
			"lost-text: eve-talk figure c3.f1: its text is missing, and the event was never redacted (written by import 4)"},
		{"a transcript that was kept", `update core.transcript as x set text = repeat('x', char_count)
			from core.redaction as r where r.event_id = x.event_id;
			update core.transcript as x set text_sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex')
			from core.redaction as r where r.event_id = x.event_id`,
			"kept-text: gone-talk transcript 1: its text is still there, and the event was redacted (written by import 5)"},
		{"a turn that was kept", `update core.turn as x set text = repeat('x', span_end - span_start)
			from core.redaction as r where r.event_id = x.event_id and x.key = 't2'`,
			"kept-text: gone-talk turn t2: its text is still there, and the event was redacted (written by import 5)"},
		{"a claim's words that were kept", `update core.claim_span as x set quote = repeat('x', span_end - span_start)
			from core.redaction as r, core.claim as c where r.event_id = x.event_id and c.claim_id = x.claim_id and c.key = 'c4'`,
			"kept-text: gone-talk claim c4: its text is still there, and the event was redacted (written by import 5)"},
		{"a figure's words that were kept", `update core.figure_version as x set hedge = 'perhaps'
			from core.redaction as r, core.figure as f where r.event_id = x.event_id and f.figure_id = x.figure_id and f.key = 'f2'`,
			"kept-text: gone-talk figure c1.f2: its text is still there, and the event was redacted (written by import 5)"},

		{"a turn without its transcript", copyRow("core.turn", "turn_id", eveKey+"'t2'",
			map[string]string{"key": "'t9'", "transcript_id": "999", "span_start": "0", "span_end": "2", "text": "'xx'"}),
			"missing-parents: eve-talk turn t9: its transcript, number 999, is not there"},
		{"a turn without its appearance", `delete from core.appearance where event_id = ` + eve + ` and key = 'press'`,
			"missing-parents: eve-talk turn t2: its appearance, number 4, is not there"},
		{"a version without its claim", copyRow("core.claim_version", "claim_version_id", "x.claim_id = "+claimOf("eve", "c4"), map[string]string{"claim_id": "999"}),
			"missing-parents: eve-talk claim version 13: its claim, number 999, is not there"},
		{"a topic without its claim", copyRow("core.claim_topic", "", "x.claim_id = "+claimOf("eve", "c3"), map[string]string{"claim_id": "999"}),
			"missing-parents: eve-talk claim topic 2: its claim, number 999, is not there"},
		{"a span without its claim", copyRow("core.claim_span", "claim_span_id", "x.claim_id = "+claimOf("eve", "c3"), map[string]string{"claim_id": "999"}),
			"missing-parents: eve-talk claim span 16: its claim, number 999, is not there"},
		{"a span without its turn", copyRow("core.claim_span", "claim_span_id", "x.claim_id = "+claimOf("eve", "c3"), map[string]string{"turn_id": "999", "ordinal": "2"}),
			"missing-parents: eve-talk claim span 16: its turn, number 999, is not there"},
		{"a figure without its claim", copyRow("core.figure", "figure_id", "x.figure_id = "+figureOf("eve", "c3", "f1"), map[string]string{"claim_id": "999"}) +
			copyRow("core.figure_version", "figure_version_id", "x.figure_id = "+figureOf("eve", "c3", "f1"), map[string]string{
				"figure_id": "(select figure_id from core.figure where claim_id = 999)"}),
			"missing-parents: eve-talk figure f1: its claim, number 999, is not there"},
		{"a version without its figure", copyRow("core.figure_version", "figure_version_id", "x.figure_id = "+figureOf("eve", "c3", "f1"), map[string]string{"figure_id": "999"}),
			"missing-parents: eve-talk figure version 17: its figure, number 999, is not there"},
		{"a figure without its claim's words", liveFigure("c3", "f1", "claim_span_id = 999"),
			"missing-parents: eve-talk figure version 12: its claim span, number 999, is not there"},
		{"evidence without its claim", copyRow("core.evidence", "evidence_id", "x.event_id = "+eve+" and x.locator is null",
			map[string]string{"claim_id": "999", "figure_id": "null"}),
			"missing-parents: eve-talk evidence 7: its claim, number 999, is not there"},
		{"evidence without its figure", copyRow("core.evidence", "evidence_id", "x.event_id = "+eve+" and x.locator is null", map[string]string{"figure_id": "999"}),
			"missing-parents: eve-talk evidence 7: its figure, number 999, is not there"},
		{"a review without its claim", copyRow("core.review", "review_id", "x.event_id = "+eve, map[string]string{"claim_id": "999"}),
			"missing-parents: eve-talk review 4: its claim, number 999, is not there"},
		{"a link without its claim", copyRow("core.claim_link", "claim_link_id", "x.event_id = "+eve, map[string]string{"claim_id": "999"}),
			"missing-parents: eve-talk link 4: its claim, number 999, is not there"},
		{"a link without its figure", copyRow("core.claim_link", "claim_link_id", "x.event_id = "+eve, map[string]string{"figure_id": "999"}),
			"missing-parents: eve-talk link 4: its figure, number 999, is not there"},
		{"a member of a group without its claim", `insert into core.claim_group_member select event_id, 999, (select claim_group_id from core.claim_group) from eve`,
			"missing-parents: eve-talk claim group 1: its claim, number 999, is not there"},

		{"a host that is not there", `update core.event_host set organization_id = 999 where event_id = ` + eve,
			"missing-names: eve-talk host 999: it names the organization number 999, which is not there"},
		{"a speaker that is not there", `update core.appearance set speaker_id = 999 where event_id = ` + eve + ` and key = 'quay'`,
			"missing-names: eve-talk appearance 3: it names the speaker number 999, which is not there"},
		{"a speaker's body that is not there", `update core.appearance set organization_id = 999 where event_id = ` + eve,
			"missing-names: eve-talk appearance 3: it names the organization number 999, which is not there (2 rows do)"},
		{"a transcript's source that is not there", `update core.transcript set source_id = 999 where event_id = ` + eve,
			"missing-names: eve-talk transcript 3: it names the source number 999, which is not there"},
		{"a claimant that is not there", `update core.claim_version set attributed_to = 999 where claim_id = ` + claimOf("eve", "c4"),
			"missing-names: eve-talk claim version 8: it names the speaker number 999, which is not there"},
		{"a topic that is not there", `update core.claim_topic set topic_id = 999 where claim_id = ` + claimOf("eve", "c3"),
			"missing-names: eve-talk claim topic 7: it names the topic number 999, which is not there"},
		{"a unit that is not there", liveFigure("c3", "f1", "unit_id = 999"),
			"missing-names: eve-talk figure version 12: it names the unit number 999, which is not there"},
		{"a denominator's unit that is not there", liveFigure("c3", "f1", "of_unit_id = 999"),
			"missing-names: eve-talk figure version 12: it names the unit number 999, which is not there"},
		{"an indicator that is not there", liveFigure("c3", "f1", "indicator_id = 999"),
			"missing-names: eve-talk figure version 12: it names the indicator number 999, which is not there"},
		{"an area that is not there", liveFigure("c3", "f1", "area_id = 999"),
			"missing-names: eve-talk figure version 12: it names the area number 999, which is not there"},
		{"a source that is not there", `update core.evidence set source_id = 999 where event_id = ` + eve,
			"missing-names: eve-talk evidence 3: it names the source number 999, which is not there (2 rows do)"},
		{"a checker that is not there", `update core.evidence set checked_by = 999 where event_id = ` + eve + ` and locator is null`,
			"missing-names: eve-talk evidence 4: it names the organization number 999, which is not there"},
		{"a rating that is not there", `update core.review set rating_id = 999 where event_id = ` + eve,
			"missing-names: eve-talk review 2: it names the rating number 999, which is not there"},
		{"a reviewer that is not there", `update core.review set reviewed_by = 999 where event_id = ` + eve,
			"missing-names: eve-talk review 2: it names the organization number 999, which is not there"},
		{"a group that is not there", `insert into core.claim_group_member select event_id, ` + claimOf("eve", "c4") + `, 999 from eve`,
			"missing-names: eve-talk claim group 999: it names the claim group number 999, which is not there"},

		{"a claim that never was", `insert into core.claim (event_id, key, import_id) select event_id, 'c9', ` + firstImport + ` from eve`,
			"never-live: eve-talk claim c9: it has no version, live or ended"},
		{"a figure that never was", `insert into core.figure (event_id, claim_id, key, import_id) select event_id, ` + claimOf("eve", "c4") + `, 'f9', ` + firstImport + ` from eve`,
			"never-live: eve-talk figure c4.f9: it has no version, live or ended"},
		{"a claim without words", `delete from core.claim_span where claim_id = ` + claimOf("eve", "c4"),
			"claims-without-words: eve-talk claim c4: it is live and has no live span"},
		{"a claim without its first words", `update core.claim_span set ordinal = 2 where claim_id = ` + claimOf("eve", "c4"),
			"claims-without-words: eve-talk claim c4: it is live, and the first of its live spans has the number 2"},
		{"spans with a hole", copyRow("core.claim_span", "claim_span_id", "x.claim_id = "+claimOf("eve", "c4"), map[string]string{"ordinal": "3"}),
			"claims-without-words: eve-talk claim c4: it has 2 live spans, and the last has the number 3"},
		{"a turn of an ended speaker", `update core.appearance set ended_import_id = ` + lateImport + ` where event_id = ` + eve + ` and key = 'press'`,
			"ended-parents: eve-talk turn t2: it is live, and its speaker press was ended by import 7"},
		{"a claim in an ended turn", `update core.turn set ended_import_id = ` + lateImport + ` where event_id = ` + eve + ` and key = 't3'`,
			"ended-parents: eve-talk claim c4: its span 1 is live, and the turn t3 that it lies in was ended by import 7"},
		{"a figure in ended words", copyRow("core.claim_span", "claim_span_id", "x.claim_id = "+claimOf("eve", "c3"), map[string]string{"ended_import_id": lateImport}) +
			liveFigure("c3", "f1", "claim_span_id = (select claim_span_id from core.claim_span where ended_import_id is not null and claim_id = "+claimOf("eve", "c3")+")"),
			"ended-parents: eve-talk figure c3.f1: it is live, and the words of its claim that it lies in were ended by import 7"},
		{"a figure in the words of another claim", copyRow("core.claim_span", "claim_span_id", "x.claim_id = "+claimOf("eve", "c3"),
			map[string]string{"claim_id": claimOf("eve", "c4"), "ordinal": "2"}) +
			liveFigure("c3", "f1", "claim_span_id = (select claim_span_id from core.claim_span where ordinal = 2 and claim_id = "+claimOf("eve", "c4")+")"),
			"foreign-words: eve-talk figure c3.f1: it lies in the words of claim c4"},
		{"a topic of a withdrawn claim", `insert into core.claim_topic (event_id, claim_id, topic_id, import_id)
			select event_id, ` + claimOf("harbour", "c4") + `, (select topic_id from core.topic where slug = 'money'), (select import_id from late where event_id = h.event_id)
			from harbour as h`,
			"withdrawn-live: harbour-talk claim c4: the claim c4 is withdrawn, and its topic money is live"},
		{"words of a withdrawn claim", copyRow("core.claim_span", "claim_span_id", "x.ordinal = 1 and x.ended_import_id is null and x.claim_id = "+claimOf("harbour", "c3"),
			map[string]string{"claim_id": claimOf("harbour", "c4")}),
			"withdrawn-live: harbour-talk claim c4: the claim c4 is withdrawn, and its span 1 is live"},
		{"a withdrawn claim whose parts live on", `update core.claim_version set ended_import_id = ` + lateImport + ` where claim_id = ` + claimOf("eve", "c3"),
			`withdrawn-live: eve-talk claim c3: the claim c3 is withdrawn, and its span 1 is live
withdrawn-live: eve-talk claim c3: the claim c3 is withdrawn, and its topic money is live
withdrawn-live: eve-talk figure c3.f1: the claim c3 is withdrawn, and the figure is live`},

		{"a host twice", `drop index core.event_host_live_key;` + copyRow("core.event_host", "", "x.event_id = "+eve, map[string]string{"import_id": lateImport}),
			"twice-live: eve-talk host 1: 2 versions of it are live"},
		{"an appearance twice", `drop index core.appearance_live_key;` + copyRow("core.appearance", "appearance_id", eveKey+"'press'", nil),
			"twice-live: eve-talk appearance press: 2 versions of it are live"},
		{"a turn twice", `drop index core.turn_live_key;` + copyRow("core.turn", "turn_id", eveKey+"'t2'",
			map[string]string{"span_start": "0", "span_end": "4", "text": "'Talk'"}),
			"twice-live: eve-talk turn t2: 2 versions of it are live"},
		{"a claim twice", `drop index core.claim_version_live_key;` + copyRow("core.claim_version", "claim_version_id", "x.claim_id = "+claimOf("eve", "c4"), nil),
			"twice-live: eve-talk claim c4: 2 versions of it are live"},
		{"a topic twice", `drop index core.claim_topic_live_key;` + copyRow("core.claim_topic", "", "x.claim_id = "+claimOf("eve", "c3"), map[string]string{"import_id": lateImport}),
			"twice-live: eve-talk claim topic c3 money: 2 versions of it are live"},
		{"a claim's words twice", `drop index core.claim_span_live_key;` + copyRow("core.claim_span", "claim_span_id", "x.claim_id = "+claimOf("eve", "c4"), nil),
			"twice-live: eve-talk claim span c4 1: 2 versions of it are live"},
		{"a figure twice", `drop index core.figure_version_live_key;` + copyRow("core.figure_version", "figure_version_id", "x.figure_id = "+figureOf("eve", "c3", "f1"), nil),
			"twice-live: eve-talk figure c3.f1: 2 versions of it are live"},
		{"evidence twice", `drop index core.evidence_live_key;` + copyRow("core.evidence", "evidence_id", "x.event_id = "+eve+" and x.locator is null", nil),
			"twice-live: eve-talk evidence c1.f1: 2 versions of it are live"},
		{"a link twice", `drop index core.claim_link_live_key;` + copyRow("core.claim_link", "claim_link_id", "x.event_id = "+eve, nil),
			"twice-live: eve-talk link c2: 2 versions of it are live"},

		{"a value outside of its bounds", `alter table core.figure_version drop constraint figure_version_value_check;` + liveFigure("c3", "f1", "value = 700000"),
			"figure-bounds: eve-talk figure c3.f1: the value lies outside of the bounds: value 700000, bounds [635000,645000), comparator eq, rule digits"},
		{"a unit that is not the indicator's", liveFigure("c3", "f1", "unit_id = (select unit_id from core.unit where slug = 'ship')"),
			"foreign-units: eve-talk figure c3.f1: it is in unit ship, and its indicator fees is measured in unit EUR"},
		{"a year of what is no year", liveFigure("c1", "f1", "kind = 'date'"),
			"foreign-units: eve-talk figure c1.f1: it is a calendar year, and its indicator ships-in-port is measured in unit ship"},
		{"a row of another event's import", `update core.turn set import_id = (select min(import_id) from ops.import where event_id = (select event_id from harbour))
			where event_id = ` + eve + ` and key = 't2'`,
			"import-history: eve-talk turn t2: import 2 wrote it, which is not one of this event"},
		{"a claim of another event's import", `update core.claim set import_id = (select min(import_id) from ops.import where event_id = (select event_id from harbour))
			where event_id = ` + eve + ` and key = 'c2'`,
			"import-history: eve-talk claim c2: import 2 wrote it, which is not one of this event"},
		{"a row that another event's import ended", copyRow("core.claim_version", "claim_version_id", "x.claim_id = "+claimOf("eve", "c4"),
			map[string]string{"ended_import_id": "(select max(import_id) from ops.import)"}),
			"import-history: eve-talk claim version c4: import 8 ended it, which is not one of this event"},
		{"a row that ended when it began", copyRow("core.figure_version", "figure_version_id", "x.figure_id = "+figureOf("eve", "c3", "f1"),
			map[string]string{"ended_import_id": firstImport}),
			"import-history: eve-talk figure version c3.f1: import 4 ended it, which is not later than import 4 that wrote it"},
		{"a row that ended before it began", copyRow("core.claim_span", "claim_span_id", "x.claim_id = "+claimOf("eve", "c4"),
			map[string]string{"import_id": lateImport, "ended_import_id": firstImport}),
			"import-history: eve-talk claim span c4: import 4 ended it, which is not later than import 7 that wrote it"},
		{"a change of another event's import", `update ops.change set import_id = (select min(import_id) from ops.import where event_id = (select event_id from harbour))
			where event_id = ` + eve,
			"import-history: eve-talk change event eve-talk: import 2 wrote it, which is not one of this event"},
		{"a clock that was set back", `update ops.import set loaded_at = '2024-06-18T12:00:00Z' where event_id = ` + eve + `;
			update ops.import set loaded_at = '2024-06-18T11:00:00Z' where import_id = ` + lateImport,
			"import-times: eve-talk import 7: it has the time 2024-06-18T11:00:00.000000Z, and import 4 before it 2024-06-18T12:00:00.000000Z"},
		{"a revision that is missing", `update core.transcript set revision = 7 where event_id = (select event_id from harbour) and revision = 2`,
			"revisions: harbour-talk transcript 7: it is revision 7, and the one before it is 1"},
		{"a first revision that is missing", `update core.transcript set revision = 2 where event_id = ` + eve,
			"revisions: eve-talk transcript 2: it is revision 2, and the one before it is missing"},
		{"a change of something unknown", `update ops.change set entity = 'speech' where event_id = ` + eve,
			`unknown-changes: eve-talk change 14: it is about "speech" (eve-talk)`},
		{"an event that no factsheet wrote", `insert into core.event (slug, title, kind, held_on, held_precision) values ('no-talk', 'x', 'speech', '2024-06-18', 'day')`,
			"unloaded-events: no-talk event no-talk: no factsheet was imported for it"},
		{"an event without a text", `insert into core.event (slug, title, kind, held_on, held_precision) values ('no-talk', 'x', 'speech', '2024-06-18', 'day');
			insert into ops.import (run_id, kind, event_id) select max(run_id), 'factsheet', max(e.event_id) from ops.run cross join core.event as e`,
			"unloaded-events: no-talk event no-talk: it has no transcript"},
		{"a link to no claim", `update core.claim_link set to_claim = 'c99' where event_id = ` + eve,
			"broken-links: eve-talk link c2: it repeats harbour-talk#c99.f1, and that event has no such claim"},
		{"a link to no figure", `update core.claim_link set to_figure = 'f99' where event_id = ` + eve,
			"broken-links: eve-talk link c2: it repeats harbour-talk#c1.f99, and that event has no such figure"},
		{"a link to no claim of its own event", `update core.claim_link set to_event = 'eve-talk', to_claim = 'c99', to_figure = null where event_id = ` + eve,
			"broken-links: eve-talk link c2: it repeats eve-talk#c99, and that event has no such claim"},
		{"a link to no event", `update core.claim_link set to_event = 'morning-talk' where event_id = ` + eve,
			"open-links: eve-talk link c2: it repeats morning-talk#c1.f1, and that event is not loaded"},
		{"a link to a withdrawn claim", `update core.claim_link set to_claim = 'c4', to_figure = null where event_id = ` + eve,
			"open-links: eve-talk link c2: it repeats harbour-talk#c4, which is withdrawn"},
		{"a link to a withdrawn figure", `update core.figure_version set ended_import_id = (select import_id from late where event_id = (select event_id from harbour))
			where ended_import_id is null and figure_id = ` + figureOf("harbour", "c1", "f1") + `;
			update core.figure_version set base_figure = null where event_id = (select event_id from harbour)`,
			"open-links: eve-talk link c2: it repeats harbour-talk#c1.f1, which is withdrawn"},
		{"an answer to no turn", `update core.turn set answers_key = 't99' where event_id = ` + eve + ` and key = 't3'`,
			"dangling-names: eve-talk turn t3: it answers the turn t99, which is not there"},
		{"a base that is no figure", liveFigure("c2", "f1", "base_figure = 'c1.f99'"),
			"dangling-names: eve-talk figure c2.f1: it is measured from the figure c1.f99, which is not there"},
		{"a base that is withdrawn", `update core.figure_version set ended_import_id = ` + lateImport + ` where figure_id = ` + figureOf("eve", "c1", "f1"),
			"dangling-names: eve-talk figure c2.f1: it is measured from the figure c1.f1, which is not there"},

		{"a group with one member", `delete from core.claim_group_member where event_id = ` + eve,
			"small-groups:  claim group 1: it is judged same and has one member"},
		{"a group without members", `insert into core.claim_group (judgement) values ('suggested')`,
			"small-groups:  claim group 2: it is judged suggested and has no member"},
		{"a claim of no event", `insert into core.claim (event_id, key, import_id) values (999, 'c1', ` + firstImport + `)`,
			"lost-events:  claim c1: it belongs to event number 999, which is not there"},
		{"an import of no event", `insert into ops.import (run_id, kind, event_id) select max(run_id), 'factsheet', 999 from ops.run`,
			"lost-events:  import 9: it belongs to event number 999, which is not there"},
		{"a source of no event", `insert into core.source (slug, title) values ('morning-talk/log', 'x')`,
			"local-names:  source morning-talk/log: it is named after the event morning-talk, which is not there"},
		{"a speaker of no event", `insert into core.speaker (slug, name) values ('morning-talk/quay', 'x')`,
			"local-names:  speaker morning-talk/quay: it is named after the event morning-talk, which is not there"},
		{"a merge into a duplicate", `insert into core.source (source_id, slug, title, merged_into) values (901, 's1', 'x', 902), (902, 's2', 'x', 903), (903, 's3', 'x', null)`,
			"merged-chains:  source s1: it was merged into s2, which was merged into s3"},
		{"a ring of merges", `insert into core.speaker (speaker_id, slug, name, merged_into) values (901, 's1', 'x', 902), (902, 's2', 'x', 901)`,
			`merged-chains:  speaker s1: it was merged into s2, which was merged into s1
merged-chains:  speaker s2: it was merged into s1, which was merged into s2`},
		{"an organization merged twice", `insert into core.organization (organization_id, slug, name, merged_into) values (901, 'o1', 'x', 902), (902, 'o2', 'x', 903), (903, 'o3', 'x', null)`,
			"merged-chains:  organization o1: it was merged into o2, which was merged into o3"},
		{"events that are parts of each other", `update core.event set part_of = ` + eve + ` where slug = 'harbour-talk'`,
			`rings: eve-talk event eve-talk: it is a part of itself
rings: harbour-talk event harbour-talk: it is a part of itself`},
		{"areas that lie within each other", `insert into core.area_within (area_id, parent_id)
			select w.area_id, p.area_id from core.area as w, core.area as p where w.slug = 'world' and p.slug = 'port'`,
			`rings:  area port: it lies within itself
rings:  area world: it lies within itself`},
		{"indicators that are derived from each other", `update core.indicator set derived_operator = '+', derived_operand = 1, derived_operand_first = false,
			derived_from_id = (select indicator_id from core.indicator where slug = 'other-ships') where slug = 'ships-in-port'`,
			`rings:  indicator other-ships: it is derived from itself
rings:  indicator ships-in-port: it is derived from itself`},
		{"a rating of another truth", `update core.rating set truth = 0.5 where slug = 'true'`,
			"rating-truth:  rating two-point/true: its truth is 0.5, and its rank gives 1"},
		{"a rating without a truth", `update core.rating set truth = null where slug = 'false'`,
			"rating-truth:  rating two-point/false: its truth is none, and its rank gives 0"},
		{"a rating outside of the order with a truth", `update core.rating set truth = 0 where slug = 'open'`,
			"rating-truth:  rating two-point/open: its truth is 0, and its rank gives none"},
		{"an observation in another unit", `insert into core.observation (observation_id, indicator_id, area_id, period, period_text, value, unit_id, vintage_on, vintage_precision, source_id)
			select 901, i.indicator_id, a.area_id, '[2024-01-01,2025-01-01)', '2024', 1, u.unit_id, '2024-06-01', 'month', s.source_id
			from core.indicator as i, core.area as a, core.unit as u, core.source as s
			where i.slug = 'fees' and a.slug = 'port' and u.slug = 'ship' and s.slug = 'log'`,
			"observation-units:  observation 901: the value of fees for port in 2024 is in unit ship, and its indicator is measured in unit EUR"},
		{"two sources with one address", `insert into core.source (slug, title, url) values ('the-log', 'x', 'https://harbour.example/log')`,
			"same-url:  source the-log: the source log has the same url, https://harbour.example/log"},
		{"two speakers that are one", `insert into core.speaker (slug, name, wikidata) values ('s1', 'x', 'Q1'), ('s2', 'y', 'Q1');
			insert into core.organization (slug, name, wikidata) values ('o1', 'x', 'Q1')`,
			"same-wikidata:  speaker s2: the speaker s1 is the same Wikidata item, Q1"},
		{"two organizations that are one", `insert into core.organization (slug, name, wikidata) values ('o1', 'x', 'Q1'), ('o2', 'y', 'Q1')`,
			"same-wikidata:  organization o2: the organization o1 is the same Wikidata item, Q1"},
		{"an index that is invalid", `update pg_catalog.pg_index set indisvalid = false where indexrelid = 'ops.import_event_id_idx'::regclass`,
			"unenforced:  index ops.import_event_id_idx: it is invalid and covers not all rows of ops.import"},
		{"a constraint that was never validated", `alter table core.turn drop constraint turn_kind_check;
			alter table core.turn add constraint turn_kind_check check (kind <> '') not valid`,
			"unenforced:  constraint turn_kind_check: it was never validated on core.turn"},
	}
}

func TestASoundDatabaseHasNoFault(t *testing.T) {
	d := newSoundDesk(t)
	lines, v := d.verify(t, store.VerifyOptions{Checks: checks(t)})
	if len(lines) > 0 {
		t.Errorf("found:\n%s", strings.Join(lines, "\n"))
	}
	if want := (store.Verified{Events: 3, Checks: len(checks(t))}); v != want {
		t.Errorf("%+v, want %+v", v, want)
	}
}

// Each kind of fault is named by its check, and by no other.
func TestEachFaultIsNamed(t *testing.T) {
	cases := faults()
	for _, c := range checks(t) {
		if !slices.ContainsFunc(cases, func(f plantedFault) bool { return strings.HasPrefix(f.want, c.Name+": ") }) {
			t.Errorf("no case plants what the check %s finds", c.Name)
		}
	}
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d := newSoundDesk(t)
			// Foreign keys stand aside, as in a restore that goes around them.
			mustExec(t, d.conn, "set session_replication_role = replica;"+tt.plant)
			lines, v := d.verify(t, store.VerifyOptions{Checks: checks(t)})
			if diff := cmp.Diff(tt.want, strings.Join(lines, "\n")); diff != "" {
				t.Error(diff)
			}
			if v.Faults+v.Notes != len(lines) {
				t.Errorf("%+v for %d lines", v, len(lines))
			}
		})
	}
}
