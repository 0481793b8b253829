package store_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"
	"github.com/peterldowns/pgtestdb"

	"onrecord/db"
	"onrecord/internal/audit"
	"onrecord/internal/briefing"
	"onrecord/internal/dbtest"
	"onrecord/internal/dossier"
	"onrecord/internal/quantity"
	"onrecord/internal/store"
	"onrecord/internal/store/dbsqlc"
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
		"{claim: c1, relation: qualifies, note: a change}", "{claim: harbour-talk#c1.f1, relation: repeats}",
		"answers: t2,", "answers: t2, continues: t1,"), transcript)
	d.load(t, sheet("id: harbour-talk,", "id: gone-talk,"), transcript)
	mustExec(t, d.conn, `
		insert into core.claim_group (judgement, judged_by) values ('same', 'a desk');
		insert into core.claim_group_member (event_id, claim_id, claim_group_id)
		select c.event_id, c.claim_id, g.claim_group_id
		from core.claim as c
		join core.event as e on e.event_id = c.event_id
		cross join core.claim_group as g
		where c.key = 'c1' and e.slug in ('harbour-talk', 'eve-talk');
		insert into core.repetition (event_id, claim_id, repetition_id) select event_id, claim_id, 1 from core.claim_group_member;

		-- A later import of each event, for what a case writes and ends, and a line of the history for it.
		insert into ops.import (run_id, kind, event_id, loaded_at)
		select max(i.run_id), 'factsheet', e.event_id, clock_timestamp()
		from ops.import as i
		cross join core.event as e
		group by e.event_id
		order by e.event_id;
		insert into ops.change (event_id, import_id, entity, entity_key, action)
		select i.event_id, i.import_id, x.entity, 'x', 'changed'
		from (select event_id, max(import_id) as import_id from ops.import where event_id is not null group by event_id) as i
		cross join unnest(array['appearance', 'claim', 'evidence', 'figure', 'link', 'review', 'transcript', 'turn']) as x (entity)
		order by i.event_id, x.entity;

		insert into core.redaction (event_id, reason, redacted_by, import_id)
		select event_id, 'a court order', 'a desk', (select max(import_id) from ops.import as i where i.event_id = e.event_id)
		from core.event as e
		where slug = 'gone-talk';
		insert into ops.change (event_id, import_id, entity, entity_key, action)
		select event_id, import_id, 'event', 'gone-talk', 'redacted' from core.redaction;
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
	missing := func(entity, owner, name string) string {
		return "\nunenforced:  " + entity + " " + name + ": " + owner + " does not have it"
	}
	// tell is a line in the history of what an event's late import ends.
	tell := func(event, entity string) string {
		return ";insert into ops.change (event_id, import_id, entity, entity_key, action) select event_id, import_id, '" + entity +
			"', 'x', 'withdrawn' from late where event_id = (select event_id from " + event + ")"
	}
	judge := func(group int, judgement string, claims ...string) string {
		out := fmt.Sprintf("insert into core.claim_group (claim_group_id, judgement, judged_by) values (%d, '%s', 'a desk');", group, judgement)
		for _, c := range claims {
			event, key, _ := strings.Cut(c, "#")
			out += fmt.Sprintf("insert into core.claim_group_member select event_id, %s, %d from %s;", claimOf(event, key), group, event)
		}
		return out
	}
	eve := "(select event_id from eve)"
	firstImport := "(select min(import_id) from ops.import where event_id = " + eve + ")"
	lateImport := "(select import_id from late where event_id = " + eve + ")"
	entered := func(entity, change string) string {
		return `with i as (
				insert into ops.import (run_id, kind, event_id) select max(run_id), '` + entity + `', ` + eve + ` from ops.run returning import_id, event_id
			)
			insert into ops.change (event_id, import_id, entity, entity_key, action, old_value, new_value)
			select i.event_id, i.import_id, '` + entity + `', 'c4', x.action, x.old_value::jsonb, x.new_value::jsonb
			from i cross join (values (` + change + `)) as x (action, old_value, new_value)`
	}
	return []plantedFault{
		{"a text that was altered", `update core.transcript set text = overlay(text placing 'X' from 1 for 1)
			where event_id = (select event_id from harbour) and revision = 1`,
			"transcript-hash: harbour-talk transcript 1: the text has the SHA-256 3ade85a368562bec90ee8a36b4f6fcdd2c28e483c1e4a48b897cfa31179c3fd8, and what was loaded had 91a75feb3e8c409265d04ce9e968cab8dc2e0eca6c61c91152bc8809324432ec"},
		{"a text of another length", `alter table core.transcript drop constraint transcript_char_count_check;
			update core.transcript set text = text || 'x' where event_id = (select event_id from harbour) and revision = 2`,
			"transcript-hash: harbour-talk transcript 2: the text has 241 characters, and 240 were loaded" +
				missing("constraint", "core.transcript", "transcript_char_count_check")},
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
		{"a turn of an ended speaker", `update core.appearance set ended_import_id = ` + lateImport + ` where event_id = ` + eve + ` and key = 'press'` + tell("eve", "appearance"),
			"ended-parents: eve-talk turn t2: it is live, and its speaker press was ended by import 7"},
		{"a claim in an ended turn", `update core.turn set ended_import_id = ` + lateImport + ` where event_id = ` + eve + ` and key = 't3'` + tell("eve", "turn"),
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
		{"a withdrawn claim whose parts live on", `update core.claim_version set ended_import_id = ` + lateImport + ` where claim_id = ` + claimOf("eve", "c3") + tell("eve", "claim"),
			`withdrawn-live: eve-talk claim c3: the claim c3 is withdrawn, and its span 1 is live
withdrawn-live: eve-talk claim c3: the claim c3 is withdrawn, and its topic money is live
withdrawn-live: eve-talk figure c3.f1: the claim c3 is withdrawn, and the figure is live`},

		{"a host twice", `drop index core.event_host_live_key;` + copyRow("core.event_host", "", "x.event_id = "+eve, map[string]string{"import_id": lateImport}),
			"twice-live: eve-talk host 1: 2 versions of it are live" + missing("index", "core.event_host", "event_host_live_key")},
		{"an appearance twice", `drop index core.appearance_live_key;` + copyRow("core.appearance", "appearance_id", eveKey+"'press'", nil),
			"twice-live: eve-talk appearance press: 2 versions of it are live" + missing("index", "core.appearance", "appearance_live_key")},
		{"a turn twice", `drop index core.turn_live_key;` + copyRow("core.turn", "turn_id", eveKey+"'t2'",
			map[string]string{"span_start": "0", "span_end": "4", "text": "'Talk'"}),
			"twice-live: eve-talk turn t2: 2 versions of it are live" + missing("index", "core.turn", "turn_live_key")},
		{"a claim twice", `drop index core.claim_version_live_key;` + copyRow("core.claim_version", "claim_version_id", "x.claim_id = "+claimOf("eve", "c4"), nil),
			"twice-live: eve-talk claim c4: 2 versions of it are live" + missing("index", "core.claim_version", "claim_version_live_key")},
		{"a topic twice", `drop index core.claim_topic_live_key;` + copyRow("core.claim_topic", "", "x.claim_id = "+claimOf("eve", "c3"), map[string]string{"import_id": lateImport}),
			"twice-live: eve-talk claim topic c3 money: 2 versions of it are live" + missing("index", "core.claim_topic", "claim_topic_live_key")},
		{"a claim's words twice", `drop index core.claim_span_live_key;` + copyRow("core.claim_span", "claim_span_id", "x.claim_id = "+claimOf("eve", "c4"), nil),
			"twice-live: eve-talk claim span c4 1: 2 versions of it are live" + missing("index", "core.claim_span", "claim_span_live_key")},
		{"a figure twice", `drop index core.figure_version_live_key;` + copyRow("core.figure_version", "figure_version_id", "x.figure_id = "+figureOf("eve", "c3", "f1"), nil),
			"twice-live: eve-talk figure c3.f1: 2 versions of it are live" + missing("index", "core.figure_version", "figure_version_live_key")},
		{"evidence twice", `drop index core.evidence_live_key;` + copyRow("core.evidence", "evidence_id", "x.event_id = "+eve+" and x.locator is null", nil),
			"twice-live: eve-talk evidence c1.f1: 2 versions of it are live" + missing("index", "core.evidence", "evidence_live_key")},
		{"a link twice", `drop index core.claim_link_live_key;` + copyRow("core.claim_link", "claim_link_id", "x.event_id = "+eve, nil),
			"twice-live: eve-talk link c2: 2 versions of it are live" + missing("index", "core.claim_link", "claim_link_live_key")},

		{"a value outside of its bounds", `alter table core.figure_version drop constraint figure_version_value_check;` + liveFigure("c3", "f1", "value = 700000"),
			"figure-bounds: eve-talk figure c3.f1: the value lies outside of the bounds: value 700000, bounds [635000,645000), comparator eq, rule digits" +
				missing("constraint", "core.figure_version", "figure_version_value_check")},
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
			where entity = 'turn' and event_id = ` + eve,
			"import-history: eve-talk change turn x: import 2 wrote it, which is not one of this event"},
		{"a clock that was set back", `update ops.import set loaded_at = '2024-06-18T12:00:00Z' where event_id = ` + eve + `;
			update ops.import set loaded_at = '2024-06-18T11:00:00Z' where import_id = ` + lateImport,
			"import-times: eve-talk import 7: it has the time 2024-06-18T11:00:00.000000Z, and import 4 before it 2024-06-18T12:00:00.000000Z"},
		{"a revision that is missing", `update core.transcript set revision = 7 where event_id = (select event_id from harbour) and revision = 2`,
			"revisions: harbour-talk transcript 7: it is revision 7, and the one before it is 1"},
		{"a first revision that is missing", `update core.transcript set revision = 2 where event_id = ` + eve,
			"revisions: eve-talk transcript 2: it is revision 2, and the one before it is missing"},
		{"a change of something unknown", `update ops.change set entity = 'speech' where entity = 'turn' and event_id = ` + eve,
			`unknown-changes: eve-talk change 31: it is about "speech" (x)`},
		{"an event that no factsheet wrote", `insert into core.event (slug, title, kind, held_on, held_precision) values ('no-talk', 'x', 'speech', '2024-06-18', 'day')`,
			"unloaded-events: no-talk event no-talk: no factsheet was imported for it"},
		{"an event without a text", `insert into core.event (slug, title, kind, held_on, held_precision) values ('no-talk', 'x', 'speech', '2024-06-18', 'day');
			insert into ops.import (run_id, kind, event_id) select max(run_id), 'factsheet', max(e.event_id) from ops.run cross join core.event as e`,
			"lost-history: no-talk import 9: it is the first of the event, and the history does not tell that it added the event\n" +
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
			update core.figure_version set base_figure = null where event_id = (select event_id from harbour)` + tell("harbour", "figure"),
			"history-against-live: harbour-talk figure c1.f1: it is withdrawn, and the history says last that it was changed\n" +
				"open-links: eve-talk link c2: it repeats harbour-talk#c1.f1, which is withdrawn"},
		{"a claim that is live against its history", `insert into ops.change (event_id, import_id, entity, entity_key, action, old_value)
			select event_id, import_id, 'claim', 'c3', 'withdrawn', '{}' from late where event_id = ` + eve,
			"history-against-live: eve-talk claim c3: it is live, and the history says last that it was withdrawn"},
		{"a review that is lost", entered("review", "'added', null, '{\"rating\": \"true\"}'"),
			"lost-entries: eve-talk review c4: the history tells of a review, true, that is not there as it was"},
		{"evidence that is lost", entered("evidence", "'added', null, '{\"stance\": \"supports\"}'"),
			"lost-entries: eve-talk evidence c4: the history tells of evidence, supports, that is not there as it was"},
		{"evidence that is live again", entered("evidence", "'withdrawn', '{\"stance\": \"supports\"}', null"),
			"lost-entries: eve-talk evidence c4: the history tells that evidence was withdrawn, and nothing ended then"},
		{"an answer to no turn", `update core.turn set answers_key = 't99' where event_id = ` + eve + ` and key = 't3'`,
			"dangling-names: eve-talk turn t3: it answers the turn t99, which is not there"},
		{"a sentence that goes on from no turn", `update core.turn set continues_key = 't99' where event_id = ` + eve + ` and key = 't3'`,
			"dangling-names: eve-talk turn t3: it continues the turn t99, which is not there"},
		{"a sentence that goes on from a later turn", `update core.turn set continues_key = 't3' where event_id = ` + eve + ` and key = 't1'`,
			"continued-turns: eve-talk turn t1: it continues the turn t3, which comes after it"},
		{"a sentence that goes on from another speaker's", `update core.turn set continues_key = 't2' where event_id = ` + eve + ` and key = 't3'`,
			"continued-turns: eve-talk turn t3: it continues the turn t2, which is of another speaker"},
		{"sentences that go on in a ring", `update core.turn set continues_key = case key when 't1' then 't3' else 't1' end where event_id = ` + eve + ` and key <> 't2'`,
			"continued-turns: eve-talk turn t1: it continues the turn t3, which comes after it"},
		{"a base that is no figure", liveFigure("c2", "f1", "base_figure = 'c1.f99'"),
			"dangling-names: eve-talk figure c2.f1: it is measured from the figure c1.f99, which is not there"},
		{"a base that is withdrawn", `update core.figure_version set ended_import_id = ` + lateImport + ` where figure_id = ` + figureOf("eve", "c1", "f1") + tell("eve", "figure"),
			"dangling-names: eve-talk figure c2.f1: it is measured from the figure c1.f1, which is not there"},

		{"a group with one member", `delete from core.repetition; delete from core.claim_group_member where event_id = ` + eve,
			"small-groups:  claim group 1: it is judged same and has one member"},
		{"a group without members", `insert into core.claim_group (judgement) values ('suggested')`,
			"small-groups:  claim group 2: it is judged suggested and has no member"},
		{"a claim that is the same and in no group", `delete from core.repetition where event_id = ` + eve,
			"repetitions: eve-talk claim c1: it is judged the same as another one (judgement 1), and is in no group"},
		{"a claim that is the same and in another group", `update core.repetition set repetition_id = 2 where event_id = ` + eve,
			"repetitions: eve-talk claim c1: it is judged the same as one of group 1 (judgement 1), and is in group 2"},
		{"a claim in a group without a judgement", `insert into core.repetition (event_id, claim_id, repetition_id) select event_id, ` + claimOf("eve", "c4") + `, 1 from eve`,
			"repetitions: eve-talk claim c4: it is in group 1, and no judgement that holds says that it is the same as another one"},
		{"a group whose judgement was undone", `update core.claim_group set undone_at = now(), undone_by = 'a desk'`,
			"repetitions: eve-talk claim c1: it is in group 1, and no judgement that holds says that it is the same as another one\n" +
				"repetitions: harbour-talk claim c1: it is in group 1, and no judgement that holds says that it is the same as another one"},
		{"a member of a repetition without its claim", `insert into core.repetition (event_id, claim_id, repetition_id) select event_id, 999, 1 from eve`,
			"missing-parents: eve-talk repetition 1: its claim, number 999, is not there"},
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
		{"an import without its run", `update ops.import set run_id = 999 where import_id = ` + lateImport,
			"missing-entries:  import 7: it names the run number 999, which is not there"},
		{"a rating without its scale", `insert into core.rating (rating_id, rating_scale_id, slug, name) values (901, 999, 'x', 'x')`,
			"missing-entries:  rating x: it names the rating scale number 999, which is not there"},
		{"a role of nobody, for nobody", `insert into core.speaker_role (speaker_role_id, speaker_id, title, organization_id) values (901, 998, 'x', 999)`,
			`missing-entries:  role 901: it names the organization number 999, which is not there
missing-entries:  role 901: it names the speaker number 998, which is not there`},
		{"an area that lies within nothing", `insert into core.area_within (area_id, parent_id) values (998, 999)`,
			`missing-entries:  area 998: it names the area number 998, which is not there
missing-entries:  area 998: it names the area number 999, which is not there`},
		{"a merge that leads nowhere", `update core.source set merged_into = 999 where slug = 'log'`,
			"missing-entries:  source log: it names the source number 999, which is not there"},
		{"a part of no event", `update core.event set part_of = 999 where slug = 'eve-talk'`,
			"missing-entries:  event eve-talk: it names the event number 999, which is not there"},
		{"a judgement in the history without its import", `insert into ops.change (event_id, change_id, import_id, entity, entity_key, action)
			select event_id, 901, 999, 'same', 'c1', 'added' from eve`,
			"missing-entries:  change 901: it names the import number 999, which is not there"},
		{"evidence of no event, twice", copyRow("core.evidence", "evidence_id", "x.event_id = "+eve, map[string]string{"event_id": "999"}),
			"lost-events:  evidence 7: it belongs to event number 999, which is not there (2 rows do)"},

		{"an import that the history forgot", `delete from ops.change where import_id = 3`,
			`lost-history: harbour-talk import 3: it wrote 0 and ended 1 rows (claim), and the history has of that kind 0 added, 0 changed, 0 withdrawn
lost-history: harbour-talk import 3: it wrote 1 and ended 0 rows (transcript), and the history has of that kind 0 added, 0 changed, 0 withdrawn
lost-history: harbour-talk import 3: it wrote 3 and ended 3 rows (turn), and the history has of that kind 0 added, 0 changed, 0 withdrawn
lost-history: harbour-talk import 3: it wrote 3 and ended 4 rows (other), and the history has of that kind 0 added, 0 changed, 0 withdrawn
lost-history: harbour-talk import 3: it wrote 4 and ended 4 rows (figure), and the history has of that kind 0 added, 0 changed, 0 withdrawn`},
		{"a withdrawal that the history forgot", `delete from ops.change where import_id = 3 and entity = 'claim' and action = 'withdrawn'`,
			"lost-history: harbour-talk import 3: it wrote 0 and ended 1 rows (claim), and the history has of that kind 0 added, 3 changed, 0 withdrawn"},
		{"a withdrawn figure that the history forgot", `update core.figure_version set ended_import_id = ` + lateImport + ` where figure_id = ` + figureOf("eve", "c3", "f1"),
			"lost-history: eve-talk import 7: it wrote 0 and ended 1 rows (figure), and the history has of that kind 0 added, 1 changed, 0 withdrawn"},
		{"an event that the history never added", `delete from ops.change where action = 'added' and event_id = ` + eve,
			"lost-history: eve-talk import 4: it is the first of the event, and the history does not tell that it added the event"},
		{"a redaction that the history forgot", `delete from ops.change where action = 'redacted'`,
			"lost-history: gone-talk redaction 1: import 8 redacted the event, and the history does not tell of it"},
		{"a catalogue that the history forgot", `delete from ops.catalogue_change`,
			"lost-catalogue-history:  import 1: it is an import of the kind catalogue, and the history does not tell of it"},
		{"a merge that the history forgot", `insert into ops.import (import_id, run_id, kind) select 901, max(run_id), 'merge' from ops.run`,
			"lost-catalogue-history:  import 901: it is an import of the kind merge, and the history does not tell of it"},
		{"a judgement that the history forgot", `insert into ops.import (import_id, run_id, kind) select 901, max(run_id), 'same' from ops.run`,
			"lost-catalogue-history:  import 901: it is an import of the kind same, and the history does not tell of it"},
		{"two groups of one number", judge(2, "same", "harbour#c3", "eve#c3") + `insert into core.repetition (event_id, claim_id, repetition_id)
			select event_id, claim_id, 1 from core.claim_group_member where claim_group_id = 2`,
			"repetitions: harbour-talk claim c1: group 1 has 4 claims, of which 2 pairs are judged the same: not all of them hang together"},
		{"the same and different", judge(2, "different", "eve#c1", "harbour#c1") + `delete from core.repetition; update core.claim_group set judgement = 'unsure' where claim_group_id = 1`,
			"opposed-judgements: harbour-talk claim c1: judgement 1 says unsure of it and eve-talk#c1, and judgement 2 says different"},
		{"different, and the same through another one", judge(2, "same", "eve#c1", "eve#c3") + judge(3, "different", "eve#c3", "harbour#c1") +
			`insert into core.repetition (event_id, claim_id, repetition_id) select event_id, ` + claimOf("eve", "c3") + `, 1 from eve`,
			"opposed-judgements: harbour-talk claim c1: judgement 3 says different of it and eve-talk#c3, and both are in group 1"},
		{"words that the history kept", `
			update ops.change set new_value = '{"a": [{"spans": [{"start": 1, "quote": "x"}]}]}' where entity = 'claim' and event_id in (select event_id from core.redaction);
			update ops.change set old_value = '{"hedge": "about"}' where entity = 'figure' and event_id in (select event_id from core.redaction);
			update ops.change set new_value = '{"quote": "x"}' where entity in ('evidence', 'review', 'link') and event_id in (select event_id from core.redaction);
			update ops.change set new_value = '{"quote": "x"}' where event_id = ` + eve,
			`kept-text: gone-talk change 33 (claim x): its text is still there, and the event was redacted (written by import 8)
kept-text: gone-talk change 35 (figure x): its text is still there, and the event was redacted (written by import 8)`},
		{"a figure without a unit", liveFigure("c1", "f1", "unit_id = null"),
			"unstated-units: eve-talk figure c1.f1: it has the value 23 and no unit, and its indicator ships-in-port is measured in unit ship"},
		{"a period of other days", liveFigure("c1", "f1", "period = '[2023-01-01,2024-01-01)', period_text = '2024', period_precision = 'year'"),
			`periods: eve-talk figure c1.f1: its period is [2023-01-01,2024-01-01), and its text "2024" means other days`},
		{"a base of other days", liveFigure("c2", "f1", "has_base = true, base_period = '[2014-01-01,)', base_period_text = '2014/2015'"),
			`periods: eve-talk figure c2.f1: its base period is [2014-01-01,), and its text "2014/2015" means other days`},
		{"an import of tomorrow", `update ops.import set loaded_at = '2999-01-01T12:00:00Z' where import_id = ` + lateImport,
			"future-dates: eve-talk import 7: it was written on 2999-01-01, which is in the future"},
		{"an event of tomorrow", `update core.event set held_on = '2999-01-01' where slug = 'eve-talk'`,
			"future-dates: eve-talk event eve-talk: it took place on 2999-01-01, which is in the future"},
		{"a review of tomorrow", `update core.review set reviewed_on = '2999-01-01' where event_id = ` + eve,
			"future-dates: eve-talk review c1: it was given on 2999-01-01, which is in the future"},
		{"evidence that was checked tomorrow", `update core.evidence set checked_on = '2999-01-01', checked_precision = 'day' where locator is null and event_id = ` + eve,
			"future-dates: eve-talk evidence c1: it was checked on 2999-01-01, which is in the future"},
		{"a claim that says nothing", `update core.claim_version set says = e' \n' where claim_id = ` + claimOf("eve", "c4"),
			"empty-says: eve-talk claim c4: what it says is empty"},
		{"a turn that answers itself", `update core.turn set answers_key = 't3' where event_id = ` + eve + ` and key = 't3'`,
			"self-references: eve-talk turn t3: it answers itself"},
		{"a turn that continues itself", `update core.turn set continues_key = 't3' where event_id = ` + eve + ` and key = 't3'`,
			"self-references: eve-talk turn t3: it continues itself"},
		{"a claim that is linked to itself", `update core.claim_link set to_event = 'eve-talk', to_claim = 'c2', to_figure = null where event_id = ` + eve,
			"self-references: eve-talk link c2: its link (repeats) leads to itself"},
		{"a figure that is measured from itself", liveFigure("c2", "f1", "base_figure = 'c2.f1'"),
			"self-references: eve-talk figure c2.f1: it is measured from itself"},
		{"a constraint that is missing", `alter table core.turn drop constraint turn_kind_check`,
			strings.TrimPrefix(missing("constraint", "core.turn", "turn_kind_check"), "\n")},
		{"a key that holds nothing twice no more", `drop index core.turn_live_key`,
			strings.TrimPrefix(missing("index", "core.turn", "turn_live_key"), "\n")},
		{"foreign keys whose triggers are disabled", `alter table core.redaction disable trigger all`,
			`unenforced:  constraint redaction_event_id_fkey: its triggers on core.redaction are disabled
unenforced:  constraint redaction_import_id_fkey: its triggers on core.redaction are disabled`},
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

// What bounds must be for a comparator and a rule: each row is what a figure says, and why the check finds it wrong.
func TestBoundsAgainstValueAndComparator(t *testing.T) {
	d := newSoundDesk(t)
	mustExec(t, d.conn, `alter table core.figure_version drop constraint figure_version_value_check`)
	for _, tt := range []struct{ value, bounds, comparator, rule, more, want string }{
		{"23", "[23,23]", "eq", "exact", "", ""},
		{"23", "[23,24]", "eq", "exact", "", "an exact number has the comparator eq, and is both ends of its bounds"},
		{"23", "[23,23]", "approx", "exact", "", "an exact number has the comparator eq, and is both ends of its bounds"},
		{"18", "[17.5,18.5)", "eq", "digits", "", ""},
		{"-18", "(-18.5,-17.5]", "eq", "digits", "", ""},
		{"18", "[17.5,18.5]", "eq", "digits", "", "a rounded number has the comparator eq, and lies half-way between its bounds"},
		{"18", "[17.5,19.5)", "eq", "digits", "", "a rounded number has the comparator eq, and lies half-way between its bounds"},
		{"18", "[17.5,18.5)", "gt", "digits", "", "a rounded number has the comparator eq, and lies half-way between its bounds"},
		{"0.333333333333", "[0.3,0.366667]", "eq", "speech-fraction", "", ""},
		{"0.5", "[0.45,0.6]", "eq", "speech-fraction", "", "a fraction in words has the comparator eq, and lies half-way between its bounds"},
		{"640", "(640,)", "gt", "comparator", "", ""},
		{"640", "[640,)", "gt", "comparator", "", "gt wants (value,)"},
		{"640", "(600,)", "gt", "comparator", "", "gt wants (value,)"},
		{"640", "(640,700)", "gt", "comparator", "", "gt wants (value,)"},
		{"640", "[640,)", "gte", "comparator", "", ""},
		{"640", "(639,)", "gte", "comparator", "", "gte wants [value,)"},
		{"640", "(,640)", "lt", "comparator", "", ""},
		{"640", "(,641)", "lt", "comparator", "", "lt wants (,value)"},
		{"640", "(,640]", "lte", "comparator", "", ""},
		{"640", "(0,640]", "lte", "comparator", "", "lte wants (,value]"},
		{"640", "[630,650)", "eq", "comparator", "", "the rule is about over and under"},
		{"20", "[10,30)", "approx", "approx", "", ""},
		{"20", "[10,40)", "approx", "approx", "", "approx wants the value half-way between its bounds"},
		{"20", "[10,30)", "eq", "approx", "", "approx wants the value half-way between its bounds"},
		{"20", "[20,)", "approx", "approx-or-more", "", ""},
		{"-20", "(,-20]", "approx", "approx-or-more", "", ""},
		{"20", "[19,)", "approx", "approx-or-more", "", "approx or more wants the value as the one end of its bounds"},
		{"20", "(18,20)", "almost", "almost", "", ""},
		{"-20", "(-20,-18)", "almost", "almost", "", ""},
		{"20", "(18,20]", "almost", "almost", "", "almost wants the value as an end of its bounds that they leave out"},
		{"20", "(18,22)", "almost", "almost", "", "almost wants the value as an end of its bounds that they leave out"},
		{"", "[10,15]", "between", "range", "", ""},
		{"12", "[10,15]", "between", "range", "", ""},
		{"", "[10,15)", "between", "range", "", "a range has the comparator between, and both its ends lie inside"},
		{"", "[10,15]", "approx", "range", "", "a range has the comparator between, and both its ends lie inside"},
		{"", "[10,)", "between", "range", "", "a range has the comparator between, and both its ends lie inside"},
		{"", "", "between", "", "", "there is no range between whose ends it lies"},
		{"640", "(640,700)", "gt", "given", "", ""},
		{"640", "(600,700)", "eq", "given", "", ""},
		{"640", "(640,700)", "eq", "given", "", "the value is the end that the bounds leave out"},
		{"700", "(640,700)", "gte", "given", "", "the value is the end that the bounds leave out"},
		{"639", "(640,700)", "gt", "given", "", "the value lies outside of the bounds"},
		{"701", "(640,700)", "lt", "given", "", "the value lies outside of the bounds"},
		{"640", "", "eq", "", "", "there is a value and there are no bounds"},
		{"", "[1,2]", "eq", "digits", "", "bounds were made of a value, and there is none"},
		{"", "[1,2]", "eq", "", "", "no rule says where the bounds come from"},
		{"", "", "eq", "digits", "", "there is a rule and there are no bounds"},
		{"NaN", "[1,)", "gte", "given", "", "the value is no number"},
		{"Infinity", "[1,)", "gte", "given", "", "the value is no number"},
		{"", "", "", "", "vague = true", ""},
		{"", "[24,)", "", "given", "vague = true", ""},
		{"", "[24,)", "", "comparator", "vague = true", "no number is said, and bounds were made of one"},
		{"", "", "", "", "rank_of = 'max'", ""},
	} {
		more := tt.more
		if more == "" {
			more = "vague = false"
		}
		set := fmt.Sprintf("value = nullif('%s', '')::numeric, bounds = nullif('%s', '')::numrange, comparator = nullif('%s', ''), rule = nullif('%s', '')",
			tt.value, tt.bounds, tt.comparator, tt.rule)
		const c3 = "figure_id = (select max(figure_id) from core.figure where event_id = (select event_id from eve))"
		mustExec(t, d.conn, `update core.figure_version set value = null, vague = false, rank_of = null where `+c3+`;
			update core.figure_version set `+set+", "+more+` where `+c3)
		lines, _ := d.verify(t, store.VerifyOptions{Checks: checks(t, "figure-bounds")})
		why := strings.TrimPrefix(strings.Join(lines, "\n"), "figure-bounds: eve-talk figure c3.f1: ")
		why, _, _ = strings.Cut(why, ": value")
		if why != tt.want {
			t.Errorf("%s %s %s %s %s: %q, want %q", tt.value, tt.bounds, tt.comparator, tt.rule, tt.more, why, tt.want)
		}
	}
}

// Whatever the table of package quantity gives is sound, and a draft may leave a value without bounds.
func TestBoundsOfTheTableAreSound(t *testing.T) {
	d := newSoundDesk(t)
	var set strings.Builder
	figures := 0
	for _, value := range []string{"0", "1", "-1", "23", "-23", "2.5", "-2.5", "1000", "500000", "640000000000", "0.5", "0.333333333333333333", "-0.25", "1e-9"} {
		for _, comparator := range []string{"eq", "gt", "gte", "lt", "lte", "approx", "almost", "between"} {
			for _, how := range []quantity.Said{
				{}, {Kind: quantity.KindCount}, {Kind: quantity.KindOrdinal}, {Norm: true}, {OrMore: true}, {Fraction: true}, {Fraction: true, Kind: quantity.KindShare},
			} {
				how.Comparator, how.Upper = quantity.Comparator(comparator), "1000000000000"
				in, rule, err := quantity.Bounds(value, how)
				if err != nil {
					t.Fatal(err)
				}
				figures++
				fmt.Fprintf(&set, `insert into core.figure (event_id, claim_id, key, import_id) values ((select event_id from eve), (select max(claim_id) from core.claim where event_id = (select event_id from eve)), 'x%d', 1);
					insert into core.figure_version (event_id, figure_id, claim_span_id, span_start, span_end, quote, value, bounds, comparator, rule, basis, import_id)
					values ((select event_id from eve), currval(pg_get_serial_sequence('core.figure', 'figure_id')), (select max(claim_span_id) from core.claim_span where event_id = (select event_id from eve)), 0, 1, 'x',
						nullif('%s', '')::numeric, '%s', '%s', '%s', 'read', 1);`,
					figures, map[bool]string{true: "", false: value}[rule == quantity.RuleRange], in, comparator, rule)
			}
		}
	}
	mustExec(t, d.conn, set.String())
	if lines, _ := d.verify(t, store.VerifyOptions{Checks: checks(t, "figure-bounds")}); len(lines) > 0 {
		t.Errorf("of %d figures %d are wrong:\n%s", figures, len(lines), strings.Join(lines, "\n"))
	}
	mustExec(t, d.conn, `update core.event set draft = true; update core.figure_version set bounds = null, rule = null`)
	if lines, _ := d.verify(t, store.VerifyOptions{Checks: checks(t, "figure-bounds")}); len(lines) > 0 {
		t.Errorf("drafts:\n%s", strings.Join(lines, "\n"))
	}
}

// Units convert by the catalogue and by what is built in, over several steps and either way.
func TestUnitsThatConvert(t *testing.T) {
	d := newSoundDesk(t)
	mustExec(t, d.conn, `
		insert into core.unit (slug, name) select u, u from unnest(array['day', 'hour', 'second', 'metre', 'mile', 'furlong', 'degree', 'calendar-year']) as u;
		update core.unit set converts_to = (select unit_id from core.unit where slug = 'mile'), factor_numerator = 1, factor_denominator = 8 where slug = 'furlong';
		update core.unit set converts_to = (select unit_id from core.unit where slug = 'metre'), factor_numerator = -1, factor_denominator = 1 where slug = 'degree'`)
	for _, tt := range []struct {
		unit, indicator, more string
		sound                 bool
	}{
		{"second", "day", "", true}, // by minute and hour, of which minute is no unit of the catalogue
		{"day", "second", "", true},
		{"furlong", "metre", "", true}, // by mile, which is listed, and by yard, foot, inch and millimetre, which are built in
		{"metre", "furlong", "", true},
		{"month", "year", "", true},
		{"metre", "second", "", false},
		{"degree", "metre", "", false}, // a factor below zero converts nothing
		{"EUR", "ship", "", false},
		{"EUR", "ship", "note = 'said in passing'", false},
		{"EUR", "ship", "basis = 'override', note = 'said in passing'", true},
		{"percent", "ship", "kind = 'change'", true},
		{"percent", "ship", "kind = 'ratio'", true},
		{"percent", "ship", "kind = 'rank'", true},
		{"percent", "ship", "kind = 'ordinal'", true},
		{"percent", "ship", "kind = 'share'", false},
		{"", "ship", "", true},
		{"calendar-year", "calendar-year", "kind = 'date'", true},
		{"calendar-year", "year", "kind = 'date'", false},
		{"", "calendar-year", "kind = 'date'", true},
		{"", "ship", "kind = 'date'", false},
	} {
		more := tt.more
		if more == "" {
			more = "kind = null"
		}
		const f1 = "figure_id = (select min(figure_id) from core.figure where event_id = (select event_id from eve))"
		mustExec(t, d.conn, `update core.indicator set unit_id = (select unit_id from core.unit where slug = '`+tt.indicator+`') where slug = 'ships-in-port';
			update core.figure_version set kind = null, note = null, basis = 'read', unit_id = (select unit_id from core.unit where slug = '`+tt.unit+`') where `+f1+`;
			update core.figure_version set `+more+` where `+f1)
		lines, _ := d.verify(t, store.VerifyOptions{Checks: checks(t, "foreign-units"), Events: []string{"eve-talk"}})
		found := slices.ContainsFunc(lines, func(l string) bool { return strings.Contains(l, "eve-talk figure c1.f1:") })
		if found == tt.sound {
			t.Errorf("%s for %s %s: %v", tt.unit, tt.indicator, tt.more, lines)
		}
	}
}

// Long texts are compared in pieces: what lies across their borders, or is longer than one, is read as any other.
func TestMisreadSpansOfLongTexts(t *testing.T) {
	var text []rune
	b := &briefing.Briefing{
		Event:       briefing.Event{ID: "long", Title: "Long", Kind: "sitting", Date: date("2024-06-18")},
		Appearances: []briefing.Appearance{{Key: "a", Unnamed: "someone"}},
	}
	for i, length := range []int{5, 4089, 3, 4096, 4097, 9000, 1, 100, 20000, 8192, 8193, 140000, 50} {
		from := len(text)
		for n := 0; len(text) < from+length; n++ {
			text = append(text, []rune(fmt.Sprintf("%d é 🚢. ", 7919*(n+i)))...)
		}
		text = text[:from+length]
		key := fmt.Sprint("t", i)
		b.Turns = append(b.Turns, briefing.Turn{Key: key, Speaker: "a", Span: briefing.Span{Start: from, End: len(text)}, Exact: string(text[from:])})
		for j, s := range []briefing.Span{{Start: 0, End: length}, {Start: 0, End: 1}, {Start: length - 1, End: length}, {Start: 4095, End: 4097}, {Start: 4096, End: 8192}, {Start: 4096, End: 8193}, {Start: 8000, End: 8900},
			{Start: 61440, End: 65536}, {Start: 65535, End: 69631}, {Start: 65536, End: 65537}, {Start: 131000, End: 135000}, {Start: 139999, End: 140000}} {
			if s.End <= length {
				b.Claims = append(b.Claims, briefing.Claim{Key: fmt.Sprintf("c%d-%d", i, j), Says: "x", Type: "event", Quotes: []briefing.Quote{{
					Turn: key, Span: briefing.Span{Start: from + s.Start, End: from + s.End}, Exact: string(text[from+s.Start : from+s.End]),
				}}})
			}
		}
		text = append(text, '\n')
	}
	b.Transcript = briefing.Transcript{File: "x", Text: string(text), SHA256: strings.Repeat("1", 64), Language: "en", Fidelity: "verbatim"}
	d := newDesk(t)
	if _, problems, err := d.LoadBriefing(t.Context(), b, digest(b), false); err != nil || problems != nil {
		t.Fatal(problems, err)
	}
	opts := store.VerifyOptions{Checks: checks(t, "misread-spans")}
	if lines, _ := d.verify(t, opts); len(lines) > 0 {
		t.Errorf("sound, and found:\n%s", strings.Join(lines, "\n"))
	}
	for _, tt := range []struct{ table, text, entity, key string }{
		{"core.turn", "text", "turn", "x.key"},
		{"core.claim_span", "quote", "claim", "(select key from core.claim as c where c.claim_id = x.claim_id)"},
	} {
		want := d.texts(t, "select "+tt.key+" from "+tt.table+" as x order by span_start, 1")
		spoil := fmt.Sprintf(`update %[1]s set %[2]s = overlay(%[2]s placing chr(ascii(right(%[2]s, 1)) + 1) from span_end - span_start for 1)`, tt.table, tt.text)
		mustExec(t, d.conn, spoil)
		lines, _ := d.verify(t, opts)
		var got []string
		for _, l := range lines {
			if rest, ok := strings.CutPrefix(l, "misread-spans: long "+tt.entity+" "); ok {
				key, _, _ := strings.Cut(rest, ":")
				got = append(got, key)
			}
		}
		// A load asks likewise, in another query.
		rows, err := dbsqlc.New(d.conn).MisreadSpans(t.Context(), []int64{1})
		if err != nil {
			t.Fatal(err)
		}
		var refused []string
		for _, r := range rows {
			if r.Entity == tt.entity {
				refused = append(refused, r.EntityKey)
			}
		}
		slices.Sort(want)
		slices.Sort(got)
		slices.Sort(refused)
		if diff := cmp.Diff(want, got) + cmp.Diff(want, refused); diff != "" || len(want) < 10 {
			t.Errorf("%s: %s", tt.table, diff)
		}
		mustExec(t, d.conn, strings.Replace(spoil, "+ 1)", "- 1)", 1))
	}
}

// A big database is gone through in batches; every event is checked once, and the way is told.
func TestVerifyGoesInBatches(t *testing.T) {
	d := newSoundDesk(t)
	const more = 117
	mustExec(t, d.conn, fmt.Sprintf(`insert into core.event (slug, title, kind, held_on, held_precision)
		select 'bare-' || n, 'x', 'speech', '2024-06-18', 'day' from generate_series(1, %d) as n`, more))
	var steps []string
	lines, v := d.verify(t, store.VerifyOptions{Checks: checks(t), Progress: func(done, total int) { steps = append(steps, fmt.Sprint(done, " of ", total)) }})
	slices.Sort(lines)
	if len(slices.Compact(lines)) != more || v != (store.Verified{Events: more + 3, Checks: len(checks(t)), Faults: more}) {
		t.Errorf("%d lines, %+v", len(lines), v)
	}
	if got := strings.Join(steps, ", "); got != "50 of 120, 100 of 120, 120 of 120" {
		t.Error(got)
	}
}

func TestVerifySomeEvents(t *testing.T) {
	d := newSoundDesk(t)
	mustExec(t, d.conn, `update core.transcript set text_sha256 = repeat('0', 64) where text is not null; update core.rating set truth = 0.5`)
	lines, v := d.verify(t, store.VerifyOptions{Checks: checks(t), Events: []string{"gone-talk", "eve-talk", "eve-talk"}})
	if len(lines) != 1 || !strings.HasPrefix(lines[0], "transcript-hash: eve-talk ") || v.Events != 2 || v.Checks >= len(checks(t)) {
		t.Errorf("%+v %v", v, lines)
	}
	_, err := d.Verify(t.Context(), store.VerifyOptions{Checks: checks(t), Events: []string{"eve-talk", "eve-walk"}}, nil)
	if missing, ok := errors.AsType[*dossier.NotFoundError](err); !ok || missing.Name != "eve-walk" || !slices.Equal(missing.Candidates, []string{"eve-talk"}) {
		t.Errorf("%v", err)
	}
}

func TestVerifyStopsWhereTheSinkFails(t *testing.T) {
	d := newSoundDesk(t)
	mustExec(t, d.conn, `update core.transcript set text_sha256 = repeat('0', 64) where text is not null`)
	full, calls := errors.New("the disk is full"), 0
	_, err := d.Verify(t.Context(), store.VerifyOptions{Checks: checks(t)}, func(store.Finding) error { calls++; return full })
	if !errors.Is(err, full) || calls != 1 {
		t.Errorf("%d calls: %v", calls, err)
	}
}

// Who loads or edits may verify; who reads reports may not. Nobody writes.
func TestVerifyNeedsToRead(t *testing.T) {
	d := newSoundDesk(t)
	url := d.conn.Config().ConnString()
	for _, role := range []string{"onrecord_loader", "onrecord_editor"} {
		s := openAs(t, login(t, d.conn, url, role))
		if v, err := s.Verify(t.Context(), store.VerifyOptions{Checks: checks(t)}, nil); err != nil || v.Events != 3 {
			t.Errorf("%s: %+v %v", role, v, err)
		}
	}
	s := openAs(t, login(t, d.conn, url, "onrecord_reader"))
	_, err := s.Verify(t.Context(), store.VerifyOptions{Checks: checks(t)}, nil)
	if err == nil || !strings.Contains(err.Error(), "verifying needs a member of onrecord_loader or onrecord_editor") {
		t.Errorf("%v", err)
	}
	writes := []audit.Check{{Name: "writes", Scope: audit.Global, Severity: audit.Fault, SQL: "delete from core.claim_group_member returning null, '', '', ''"}}
	if _, err := d.Verify(t.Context(), store.VerifyOptions{Checks: writes}, nil); err == nil || !strings.Contains(err.Error(), "running the check writes") {
		t.Errorf("%v", err)
	}
}

// Each check gives the promised columns, and psql runs its file with the same result.
func TestChecksInPsql(t *testing.T) {
	d := newSoundDesk(t)
	psql, err := exec.LookPath("psql")
	if err != nil {
		t.Skip("psql is not installed: it comes with PostgreSQL's client programs")
	}
	mustExec(t, d.conn, `update core.transcript set text_sha256 = repeat('0', 64) where text is not null`)
	for _, c := range checks(t) {
		src, execute := c.SQL, "execute c;"
		args := ""
		if c.Scope == audit.Event {
			args, execute = " (bigint[])", "execute c (:'events');"
		}
		cmd := exec.Command(psql, d.conn.Config().ConnString(), "-X", "-q", "--csv", "-v", "ON_ERROR_STOP=1")
		cmd.Stdin = strings.NewReader("select array_agg(event_id) as events from core.event \\gset\nprepare c" + args + " as\n" + src + execute)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v\n%s", c.Name, err, out)
		}
		head, rows, _ := strings.Cut(string(out), "\n")
		if want := map[bool]int{true: 3}[c.Name == "transcript-hash"]; head != "event,entity,entity_key,fault" || strings.Count(rows, "\n") != want {
			t.Errorf("%s:\n%s", c.Name, out)
		}
	}
}
