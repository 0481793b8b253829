package store_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"onrecord/internal/dbtest"
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
