package db_test

import (
	"database/sql"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"
	_ "github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"onrecord/db"
	"onrecord/internal/dbtest"
)

// Migrations go up, down and up again over data, one at a time, and leave nothing behind.
func TestUpDownUp(t *testing.T) {
	url := dbtest.Empty(t)
	conn := connect(t, url)
	before := objects(t, conn)
	provider := newProvider(t, url)
	for round := range 2 {
		if _, err := provider.Up(t.Context()); err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		load(t, conn)
		for _, empty := range emptyTables(t, conn) {
			t.Errorf("the fixture leaves %s empty", empty)
		}
		for range provider.ListSources() {
			if _, err := provider.Down(t.Context()); err != nil {
				t.Fatalf("round %d: %v", round, err)
			}
		}
		after := objects(t, conn)
		for object := range after {
			if !before[object] && object != "public.goose_db_version" && object != "public.goose_db_version_id_seq" &&
				object != "public.goose_db_version_pkey" {
				t.Errorf("round %d: going down leaves %s", round, object)
			}
		}
	}
}

// The newest migration goes back to the schema before it, with its comments and rights, and leaves the rows; so a
// database of the version before, with rows in it, goes on to the newest one.
func TestNewestDownOverRows(t *testing.T) {
	url := dbtest.Empty(t)
	conn := connect(t, url)
	provider := newProvider(t, url)
	sources := provider.ListSources()
	if _, err := provider.UpTo(t.Context(), sources[len(sources)-2].Version); err != nil {
		t.Fatal(err)
	}
	before := string(dump(t, url))
	if _, err := provider.Up(t.Context()); err != nil {
		t.Fatal(err)
	}
	load(t, conn)
	newest := string(dump(t, url))
	spans := texts(t, conn, `select s::text from bi.claim_spans as s order by event_id, claim_span_id`)
	if _, err := provider.Down(t.Context()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, string(dump(t, url))); diff != "" {
		t.Errorf("going down leaves another schema than was there (-before +after)\n%s", diff)
	}
	for _, table := range emptyTables(t, conn) {
		t.Errorf("going down empties %s", table)
	}
	if diff := cmp.Diff(spans, texts(t, conn, `select s::text from bi.claim_spans as s order by event_id, claim_span_id`)); diff != "" {
		t.Errorf("going down changes what a view says\n%s", diff)
	}
	if _, err := provider.Up(t.Context()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(newest, string(dump(t, url))); diff != "" {
		t.Errorf("going up over rows makes another schema than over none\n%s", diff)
	}
}

func newProvider(t *testing.T, url string) *goose.Provider {
	t.Helper()
	pool, err := sql.Open("pgx", url)
	if err != nil {
		t.Fatal(err)
	}
	provider, err := goose.NewProvider(goose.DialectPostgres, pool, db.Migrations(), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := provider.Close(); err != nil {
			t.Error(err)
		}
	})
	return provider
}

// objects is the names of all that a user made in the database, and rights on it.
func objects(t *testing.T, conn *pgx.Conn) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	for _, name := range texts(t, conn, `
		select n.nspname || '.' || c.relname
		from pg_catalog.pg_class as c
		join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
		where c.oid >= 16384 and n.nspname not like 'pg_toast%'
		union all
		select 'schema ' || nspname from pg_catalog.pg_namespace where oid >= 16384
		union all
		select 'function ' || oid::regprocedure::text from pg_catalog.pg_proc where oid >= 16384
		union all
		select 'type ' || oid::regtype::text from pg_catalog.pg_type where oid >= 16384 and typtype in ('d', 'e')
		union all
		select 'database right ' || a::text
		from pg_catalog.pg_database as d, unnest(d.datacl) as a
		where d.datname = current_database() and a::text like 'onrecord\_%'
		union all
		select 'set_config right ' || a::text
		from pg_catalog.pg_proc as p, unnest(p.proacl) as a
		where p.oid = 'pg_catalog.set_config(text, text, boolean)'::regprocedure and a::text like 'onrecord\_%\_%'`) {
		found[name] = true
	}
	return found
}

func emptyTables(t *testing.T, conn *pgx.Conn) []string {
	t.Helper()
	var empty []string
	tables := texts(t, conn, `
		select c.oid::regclass::text
		from pg_catalog.pg_class as c
		where c.relnamespace in ('core'::regnamespace, 'ops'::regnamespace) and c.relkind = 'r'`)
	if len(tables) < 30 {
		t.Fatalf("only %d tables", len(tables))
	}
	for _, table := range tables {
		var exists bool
		// The name comes from the catalog, quoted.
		if err := conn.QueryRow(t.Context(), fmt.Sprintf("select exists (select from %s)", table)).Scan(&exists); err != nil {
			t.Fatal(err)
		}
		if !exists {
			empty = append(empty, table)
		}
	}
	return empty
}

// A view of bi answers over data, and none leaves out the fixture's rows but by its own rule.
func TestViewsAnswer(t *testing.T) {
	conn := connect(t, dbtest.Migrated(t))
	load(t, conn)
	views := texts(t, conn, `select oid::regclass::text from pg_catalog.pg_class where relnamespace = 'bi'::regnamespace and relkind = 'v'`)
	for _, view := range views {
		var n int
		if err := conn.QueryRow(t.Context(), "select count(*) from "+view).Scan(&n); err != nil {
			t.Errorf("%s: %v", view, err)
		}
		if n == 0 {
			t.Errorf("%s shows nothing of the fixture", view)
		}
	}
}
