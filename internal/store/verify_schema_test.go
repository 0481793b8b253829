package store_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"onrecord/internal/briefing"
	"onrecord/internal/dbtest"
	"onrecord/internal/store"
)

var update = flag.Bool("update", false, "list the constraints in db/checks/unenforced.sql anew")

// The check looks for what the migrations make: each constraint, and each unique index that is not one's own.
func TestUnenforcedListsTheConstraints(t *testing.T) {
	const file, from, to = "../../db/checks/unenforced.sql", "    -- the list\n", "    -- its end\n"
	rows, err := connect(t, dbtest.Migrated(t)).Query(t.Context(), `
		select format('    (%L, %L, %L)', o.owner, o.entity, o.name)
		from (
		  select k.connamespace::regnamespace || '.' || c.relname as owner, 'constraint' as entity, k.conname as name
		  from pg_constraint as k
		  join pg_class as c on c.oid = k.conrelid
		  where k.contype in ('c', 'f', 'p', 'u', 'x')
		  union all
		  select c.relnamespace::regnamespace || '.' || c.relname, 'index', x.relname
		  from pg_index as i
		  join pg_class as x on x.oid = i.indexrelid
		  join pg_class as c on c.oid = i.indrelid
		  where i.indisunique and not exists (select from pg_constraint as k where k.conindid = i.indexrelid)
		) as o
		where o.owner ~ '^(core|ops)\.'
		order by o.owner collate "C", o.entity collate "C", o.name collate "C"`)
	if err != nil {
		t.Fatal(err)
	}
	entries, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil || len(entries) < 150 {
		t.Fatal(len(entries), err)
	}
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(src), from)
	_, tail, _ := strings.Cut(rest, to)
	want := head + from + strings.Join(entries, ",\n") + "\n" + to + tail
	switch {
	case want == string(src):
	case !*update:
		t.Errorf("%s lists other constraints than the migrations make; run go test ./internal/store -run ListsTheConstraints -update", file)
	default:
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// A row that names another one which is not there is found, whichever foreign key it goes around.
func TestEachForeignKeyIsWatched(t *testing.T) {
	d := newSoundDesk(t)
	mustExec(t, d.conn, `set session_replication_role = replica;
		insert into core.observation (indicator_id, area_id, period, period_text, value, unit_id, vintage_on, vintage_precision, source_id)
		select i.indicator_id, a.area_id, '[2024-01-01,2025-01-01)', '2024', 1, i.unit_id, '2024-06-01', 'month', s.source_id
		from core.indicator as i, core.area as a, core.source as s
		limit 1;
		insert into core.unit (slug, name, converts_to, factor_numerator, factor_denominator) select 'pair', 'Pair', unit_id, 2, 1 from core.unit limit 1;
		insert into core.area_within (area_id, parent_id) select min(area_id), max(area_id) from core.area having count(*) > 1`)
	rows, err := d.conn.Query(t.Context(), `
		select k.conname, k.conrelid::regclass::text, a.attname
		from pg_constraint as k
		join pg_attribute as a on a.attrelid = k.conrelid and a.attnum = k.conkey[cardinality(k.conkey)]
		where k.contype = 'f' and k.connamespace::regnamespace::text in ('core', 'ops')
		order by k.conname`)
	if err != nil {
		t.Fatal(err)
	}
	type key struct{ Name, Table, Column string }
	keys, err := pgx.CollectRows(rows, pgx.RowToStructByPos[key])
	if err != nil || len(keys) < 70 {
		t.Fatal(len(keys), err)
	}
	watching := checks(t, "missing-parents", "missing-names", "missing-entries", "import-history", "lost-events")
	if lines, _ := d.verify(t, store.VerifyOptions{Checks: watching}); len(lines) > 0 {
		t.Fatal(lines)
	}
	for _, k := range keys {
		// One row names what is not there, and then again what it named.
		var row string
		var old *int64
		err := d.conn.QueryRow(t.Context(), fmt.Sprintf("select ctid::text, %[1]s from %[2]s order by %[1]s is null, ctid limit 1", k.Column, k.Table)).Scan(&row, &old)
		if err != nil {
			t.Errorf("%s: no row to plant a fault in: %v", k.Name, err)
			continue
		}
		mustExec(t, d.conn, fmt.Sprintf("update %s set %s = 99999 where ctid = '%s'", k.Table, k.Column, row))
		lines, _ := d.verify(t, store.VerifyOptions{Checks: watching})
		if !strings.Contains(strings.Join(lines, "\n"), "99999") {
			t.Errorf("%s: %s of %s names what is not there, and is not found: %v", k.Name, k.Column, k.Table, lines)
		}
		back := "null"
		if old != nil {
			back = fmt.Sprint(*old)
		}
		mustExec(t, d.conn, fmt.Sprintf("update %s set %s = %s where %s = 99999", k.Table, k.Column, back, k.Column))
	}
}

// Whichever table has an event_id, a row of no event is found.
func TestEachTableOfAnEventIsWatched(t *testing.T) {
	d := newSoundDesk(t)
	tables := d.texts(t, `
		select c.table_schema || '.' || c.table_name
		from information_schema.columns as c
		where c.column_name = 'event_id' and c.table_schema in ('core', 'ops') and (c.table_schema, c.table_name) not in (('core', 'event'))
		order by 1`)
	if len(tables) < 18 {
		t.Fatal(tables)
	}
	for i, table := range tables {
		event := fmt.Sprint(9001 + i)
		mustExec(t, d.conn, "set session_replication_role = replica; update "+table+" set event_id = "+event+" where ctid = (select min(ctid) from "+table+")")
		lines, _ := d.verify(t, store.VerifyOptions{Checks: checks(t, "lost-events")})
		if !strings.Contains(strings.Join(lines, "\n"), "it belongs to event number "+event+", which is not there") {
			t.Errorf("a row of %s of no event is not found", table)
		}
	}
}

// A period is what package briefing reads in its text, and nothing else.
func TestPeriodsAgainstTheirTexts(t *testing.T) {
	d := newSoundDesk(t)
	opts := store.VerifyOptions{Checks: checks(t, "periods")}
	const f1 = " where ended_import_id is null and figure_id = (select min(figure_id) from core.figure where event_id = (select event_id from eve))"
	judge := func(period, precision, text string) string {
		t.Helper()
		mustExec(t, d.conn, fmt.Sprintf("update core.figure_version set period = '%s', period_precision = '%s', period_text = '%s'", period, precision, text)+f1)
		lines, _ := d.verify(t, opts)
		_, why, _ := strings.Cut(strings.Join(lines, "\n"), `its text "`+text+`" `)
		if len(lines) > 0 && why == "" {
			t.Fatal(lines)
		}
		return why
	}
	for _, text := range []string{
		"2024", "2024-06", "2024-06-18", "2024-02-29", "2014/2024", "2014/..", "../2014", "2014-05/..", "../2014-12-31", "2023-12-31/2024",
		"2024/2024", "2024-12/2025-01", "2024-01-31/2024-02", "0002", "9998-12-31", "2024/2024-06",
	} {
		p, err := briefing.ParsePeriod(text)
		if err != nil {
			t.Fatal(err)
		}
		var from, to string
		other, later := "[1900-01-01,", "2900-01-01)"
		if first, ok := p.First(); ok {
			from = first.Format(time.DateOnly)
			other = "[" + first.AddDate(0, 0, -1).Format(time.DateOnly) + ","
		}
		if next, ok := p.Next(); ok {
			to = next.Format(time.DateOnly)
			later = next.AddDate(0, 0, 1).Format(time.DateOnly) + ")"
		}
		if why := judge("["+from+","+to+")", string(p.Precision()), text); why != "" {
			t.Errorf("%s is sound, and %s", text, why)
		}
		if why := judge(other+to+")", string(p.Precision()), text); why != "means other days" {
			t.Errorf("%s from another day: %q", text, why)
		}
		if why := judge("["+from+","+later, string(p.Precision()), text); why != "means other days" {
			t.Errorf("%s to another day: %q", text, why)
		}
		sharp := map[briefing.Precision]string{briefing.Year: "month", briefing.Month: "day", briefing.Day: "year"}[p.Precision()]
		if why := judge("["+from+","+to+")", sharp, text); why != fmt.Sprintf("is sharp to the %s, not to the %s", p.Precision(), sharp) {
			t.Errorf("%s, sharp to the %s: %q", text, sharp, why)
		}
	}
	for _, text := range []string{"", "spring", "2023-02-29", "2024-13", "2024-00", "2024-06-31", "0000", "24", "2024-6", "2024/", "/2024", "../..", "..", "2024/2025/2026", "2024/..x"} {
		if _, err := briefing.ParsePeriod(text); err == nil {
			t.Errorf("%q is read", text)
		}
		if why := judge("[2024-01-01,2025-01-01)", "year", text); why != "is no period" {
			t.Errorf("%q: %q", text, why)
		}
	}
	if why := judge("empty", "year", "2025/2024"); why != "means other days" {
		t.Errorf("a period that ends before it begins: %q", why)
	}
}
