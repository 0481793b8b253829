package store_test

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"onrecord/internal/dbtest"
	"onrecord/internal/store"
)

// answer is what a query gave.
type answer struct {
	columns []store.Column
	rows    [][]any
}

func ask(t *testing.T, s *store.Store, q store.Query) (answer, error) {
	t.Helper()
	var a answer
	err := s.Query(t.Context(), q,
		func(columns []store.Column) error { a.columns = columns; return nil },
		func(values []any) error { a.rows = append(a.rows, values); return nil })
	return a, err
}

// queryDB is a database with two speakers and one event under draft.
func queryDB(t *testing.T) (address string, admin *pgx.Conn) {
	t.Helper()
	address = dbtest.Migrated(t)
	admin = connect(t, address)
	mustExec(t, admin, `
		insert into core.speaker (slug, name) values ('ada-moreau', 'Ada Moreau'), ('tomas-lind', 'Tomás Lind');
		insert into core.event (slug, title, kind, draft) values ('sketch', 'Sketch', 'briefing', true)`)
	return address, admin
}

func connect(t *testing.T, address string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := conn.Close(context.WithoutCancel(t.Context())); err != nil {
			t.Error(err)
		}
	})
	return conn
}

func mustExec(t *testing.T, conn *pgx.Conn, sql string) {
	t.Helper()
	// It also tidies up, when the test's context has ended.
	if _, err := conn.Exec(context.WithoutCancel(t.Context()), sql); err != nil {
		t.Fatal(err)
	}
}

func openAs(t *testing.T, address string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), address, "test")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// login makes a user with these roles and returns the address with which it connects.
func login(t *testing.T, admin *pgx.Conn, address string, roles ...string) string {
	t.Helper()
	name := "onrecord_test_" + strings.ToLower(rand.Text())
	mustExec(t, admin, fmt.Sprintf(`create role %s login password 'secret'`, name))
	t.Cleanup(func() { mustExec(t, admin, "drop role "+name) })
	for _, role := range roles {
		mustExec(t, admin, fmt.Sprintf("grant %s to %s", role, name))
	}
	parsed, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	parsed.User = url.UserPassword(name, "secret")
	return parsed.String()
}

func TestQueryValues(t *testing.T) {
	address, _ := queryDB(t)
	got, err := ask(t, openAs(t, address), store.Query{
		SQL: `select
			1.50::numeric as amount, 640000000000::bigint as large, 7::smallint as small, true as yes, 'x'::text as word,
			date '2024-06-18' as day, timestamptz '2024-06-18 12:00:00.5+02' as moment, timestamp '2024-06-18 12:00' as local,
			array['a', null] as list, '{"a": 1}'::jsonb as object, $1::text as given, null::int as nothing,
			timestamptz 'infinity' as never, 0.1::double precision as inexact
			union all select null, null, null, false, '', null, null, null, null, null, $2::text, null, null, null;`,
		Args: []string{"it's; drop", ""},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := answer{
		columns: []store.Column{
			{Name: "amount", Kind: store.KindNumber}, {Name: "large", Kind: store.KindInteger}, {Name: "small", Kind: store.KindInteger},
			{Name: "yes", Kind: store.KindBool}, {Name: "word"}, {Name: "day", Kind: store.KindDate},
			{Name: "moment", Kind: store.KindTime}, {Name: "local"}, {Name: "list"}, {Name: "object"}, {Name: "given"},
			{Name: "nothing", Kind: store.KindInteger}, {Name: "never", Kind: store.KindTime}, {Name: "inexact", Kind: store.KindNumber},
		},
		rows: [][]any{
			{"1.50", int64(640000000000), int64(7), true, "x", "2024-06-18", "2024-06-18T10:00:00.5Z", "2024-06-18 12:00:00",
				"{a,NULL}", `{"a": 1}`, "it's; drop", nil, "infinity", "0.1"},
			{nil, nil, nil, false, "", nil, nil, nil, nil, nil, "", nil, nil, nil},
		},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(answer{})); diff != "" {
		t.Error(diff)
	}
}

func TestQueryWithoutRowsHasColumns(t *testing.T) {
	address, _ := queryDB(t)
	got, err := ask(t, openAs(t, address), store.Query{SQL: "select event from bi.events"})
	if err != nil || len(got.rows) != 0 || len(got.columns) != 1 || got.columns[0].Name != "event" {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestQueryKeepsTheOrder(t *testing.T) {
	address, _ := queryDB(t)
	got, err := ask(t, openAs(t, address), store.Query{SQL: "select n from generate_series(1, 2500) as n order by n desc"})
	if err != nil || len(got.rows) != 2500 {
		t.Fatalf("%d rows, %v", len(got.rows), err)
	}
	for i, row := range got.rows {
		if row[0] != int64(2500-i) {
			t.Fatalf("row %d is %v", i, row[0])
		}
	}
}

func TestQueryHoldsFewRows(t *testing.T) {
	address, _ := queryDB(t)
	const rows, size, limit = 100_000, 2_000, 64 << 20 // 200 MB go through
	n, most := 0, uint64(0)
	err := openAs(t, address).Query(t.Context(),
		store.Query{SQL: fmt.Sprintf("select repeat('x', %d) from generate_series(1, %d)", size, rows)},
		func([]store.Column) error { return nil },
		func([]any) error {
			if n++; n%5_000 == 0 {
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapAlloc)
			}
			return nil
		})
	if err != nil || n != rows {
		t.Fatalf("%d rows, %v", n, err)
	}
	if most > limit {
		t.Errorf("the heap grew to %d MB", most>>20)
	}
}

func TestQueryStopsWhereTheSinkFails(t *testing.T) {
	address, _ := queryDB(t)
	s := openAs(t, address)
	full := errors.New("the disk is full")
	n := 0
	err := s.Query(t.Context(), store.Query{SQL: "select generate_series(1, 1000000000)"},
		func([]store.Column) error { return nil },
		func([]any) error { n++; return full })
	if !errors.Is(err, full) || n != 1 {
		t.Errorf("%d rows, %v", n, err)
	}
	err = s.Query(t.Context(), store.Query{SQL: "select 1 where false"}, func([]store.Column) error { return full }, nil)
	if !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
}

func TestQueryTimeout(t *testing.T) {
	address, _ := queryDB(t)
	_, err := ask(t, openAs(t, address), store.Query{SQL: "select pg_sleep(60)", Timeout: 50 * time.Millisecond})
	if err == nil || err.Error() != "the report took longer than 50ms" {
		t.Errorf("got %v", err)
	}
}

func TestQueryErrorsHaveTheirPlace(t *testing.T) {
	address, _ := queryDB(t)
	s := openAs(t, address)
	for _, tc := range []struct {
		sql, at, message string
	}{
		{"select 'ä' as x,\n  y\nfrom bi.events", "y\nfrom", `column "y" does not exist`},
		{"select 1 from bi.evens", "bi.evens", `relation "bi.evens" does not exist`},
		{"select from where", "where", `syntax error at or near "where"`},
		{"select (1", "", "syntax error at end of input"},
		{"select 'x", "'x", "unterminated quoted string at or near \"'x\""},
		{"select 1 /* x", "/* x", `unterminated /* comment at or near "/* x"`},
		{"select 1 / n from generate_series(0, 1) as n", "none", "division by zero"},
		{"select 'soon'::date", "'soon'", `invalid input syntax for type date: "soon"`},
	} {
		_, err := ask(t, s, store.Query{SQL: tc.sql})
		var q *store.QueryError
		if !errors.As(err, &q) {
			t.Errorf("%s: got %v", tc.sql, err)
			continue
		}
		want := -1
		switch {
		case tc.at == "":
			want = len([]rune(tc.sql))
		case tc.at != "none":
			before, _, _ := strings.Cut(tc.sql, tc.at)
			want = len([]rune(before))
		}
		if q.Message != tc.message || q.Offset != want {
			t.Errorf("%s: got %q at %d, want %q at %d", tc.sql, q.Message, q.Offset, tc.message, want)
		}
	}
}

// state is all that an attack could have changed.
const state = `
	select concat_ws('|',
		(select string_agg(slug || name, ',' order by slug) from core.speaker),
		(select string_agg(slug || draft, ',' order by slug) from core.event),
		(select count(*) from pg_catalog.pg_class),
		(select count(*) from pg_catalog.pg_proc),
		(select count(*) from pg_catalog.pg_namespace where nspname !~ '^pg_(toast_)?temp_'),
		(select count(*) from pg_catalog.pg_largeobject_metadata),
		(select count(*) from pg_catalog.pg_locks where locktype = 'advisory'
			and database = (select oid from pg_catalog.pg_database where datname = current_database())),
		(select string_agg(nspname || nspacl::text, ',' order by nspname) from pg_catalog.pg_namespace))`

func TestAttacksAreRefused(t *testing.T) {
	address, admin := queryDB(t)
	written := filepath.Join(t.TempDir(), "written")
	readable := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(readable, []byte("secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	const (
		syntax   = "syntax error at or near"
		several  = "a report is one statement, and this text holds several"
		denied   = "permission denied for"
		readOnly = "a report only reads"
	)
	attacks := []struct{ sql, refusal string }{
		{"commit; delete from core.speaker", syntax},
		{"select 1; commit; delete from core.speaker", several},
		{"select 1; delete from core.speaker", several},
		{"rollback", syntax},
		{"delete from core.speaker", syntax},
		{"insert into core.speaker (slug, name) values ('x', 'x')", syntax},
		{"update pg_catalog.pg_settings set setting = 'postgres' where name = 'role'", syntax},
		{"with gone as (delete from core.speaker returning *) select * from gone", denied + " schema core"},
		{"with gone as (delete from bi.topics returning *) select * from gone", readOnly},
		{"with new as (insert into bi.topics (topic) values ('x') returning *) select * from new", readOnly},
		{"select * into public.copied from bi.speakers", "SELECT ... INTO is not allowed here"},
		{"select * into temporary copied from bi.speakers", "SELECT ... INTO is not allowed here"},
		{"create temp table t (n int)", syntax},
		{"create table public.t as select 1", syntax},
		{"set role postgres", syntax},
		{"reset role", syntax},
		{"set session authorization default", syntax},
		{"select 1; reset role; delete from core.speaker", several},
		{"do $$ begin delete from core.speaker; end $$", syntax},
		{"call pg_catalog.nothing()", syntax},
		{"execute x", syntax},
		{"prepare x as delete from core.speaker", syntax},
		{"explain analyze delete from core.speaker", syntax},
		{"lock core.speaker", syntax},
		{"notify x", syntax},
		{"copy (select 1) to program 'touch " + written + "'", syntax},
		{"copy bi.speakers to '" + written + "'", syntax},
		{"select 1) as report; delete from core.speaker; --", syntax},
		{"select 1 /* ; delete from core.speaker", "unterminated /* comment"},
		{"select 'x; delete from core.speaker", "unterminated quoted string"},
		{"select set_config('role', 'none', true)", denied + " function set_config"},
		{"select set_config('role', session_user, false), query_to_xml('delete from core.speaker', true, true, '')", denied + " function set_config"},
		{"select set_config('transaction_read_only', 'off', true)", denied + " function set_config"},
		{"select query_to_xml('reset role', true, true, '')", "RESET is not allowed in a non-volatile function"},
		{"select query_to_xml('set role none', true, true, '')", "SET is not allowed in a non-volatile function"},
		{"select query_to_xml('delete from bi.topics', true, true, '')", denied + " view topics"},
		{"select query_to_xml('select * from core.speaker', true, true, '')", denied + " schema core"},
		{"select query_to_xml('do $x$ begin reset role; end $x$', true, true, '')", "DO is not allowed in a non-volatile function"},
		{"select * from ts_stat('delete from bi.topics returning to_tsvector(topic)')", denied + " view topics"},
		{"select * from ts_stat('set role none')", "cannot open SET query as cursor"},
		{"select ts_rewrite('a'::tsquery, 'set role none')", "cannot open SET query as cursor"},
		{"select cursor_to_xml('onrecord_report', 1, true, true, '')", `portal "onrecord_report" cannot be run`},
		{"select table_to_xml('core.speaker', true, true, '')", denied + " schema core"},
		{"select * from core.speaker", denied + " schema core"},
		{"select * from ops.run", denied + " schema ops"},
		{"select * from bi.speakers for update", denied + " view speakers"},
		{"select pg_read_file('" + readable + "')", denied + " function pg_read_file"},
		{"select pg_ls_dir('.')", denied + " function pg_ls_dir"},
		{"select lo_import('" + readable + "')", denied + " function lo_import"},
		{"select lo_export(1, '" + written + "')", denied + " function lo_export"},
		{"select pg_reload_conf()", denied + " function pg_reload_conf"},
		{"select pg_create_physical_replication_slot('x')", "use replication slots"},
		{"select rolpassword from pg_catalog.pg_authid", denied + " table pg_authid"},
		{"select nextval('core.speaker_speaker_id_seq')", denied + " schema core"},
		{"select 1\x00; delete from core.speaker", "NUL character"},
		{"", "syntax error at end of input"},
		{"-- nothing", "syntax error at end of input"},
	}
	users := map[string]string{
		"superuser":        address,
		"reader":           login(t, admin, address, "onrecord_reader"),
		"loader as reader": login(t, admin, address, "onrecord_loader", "onrecord_reader"),
	}
	for user, address := range users {
		t.Run(user, func(t *testing.T) {
			s := openAs(t, address)
			before := text(t, admin, state)
			for _, attack := range attacks {
				_, err := ask(t, s, store.Query{SQL: attack.sql})
				if err == nil || !strings.Contains(err.Error(), attack.refusal) {
					t.Errorf("%s: got the error %v, want %q", attack.sql, err, attack.refusal)
				}
				if after := text(t, admin, state); after != before {
					t.Fatalf("%s: the database changed\nfrom %s\nto   %s", attack.sql, before, after)
				}
				if _, err := os.Stat(written); !errors.Is(err, os.ErrNotExist) {
					t.Fatalf("%s: it wrote a file (%v)", attack.sql, err)
				}
			}
		})
	}
}

// What a report may call and what leaves no trace.
func TestNothingOutlivesAQuery(t *testing.T) {
	address, admin := queryDB(t)
	s := openAs(t, address)
	before := text(t, admin, state)
	for _, sql := range []string{
		"select pg_advisory_lock(4711)",
		"select pg_advisory_lock_shared(4711), pg_notify('x', 'y')",
		"select current_user, current_setting('transaction_read_only')",
	} {
		if _, err := ask(t, s, store.Query{SQL: sql}); err != nil {
			t.Errorf("%s: %v", sql, err)
		}
	}
	// PostgreSQL 16 refuses large objects in a read-only transaction, 15 leaves them to the rollback.
	if _, err := ask(t, s, store.Query{SQL: "select lo_from_bytea(0, 'x')"}); err != nil && !strings.Contains(err.Error(), "read-only") {
		t.Error(err)
	}
	if after := text(t, admin, state); after != before {
		t.Errorf("the database changed\nfrom %s\nto   %s", before, after)
	}
}

func TestQueryRunsAsTheReader(t *testing.T) {
	address, admin := queryDB(t)
	for _, user := range []string{address, login(t, admin, address, "onrecord_reader"), login(t, admin, address, "onrecord_editor", "onrecord_reader")} {
		got, err := ask(t, openAs(t, user), store.Query{
			SQL: "select current_user::text, current_setting('transaction_read_only'), (select count(*) from speakers)",
		})
		want := [][]any{{"onrecord_reader", "on", int64(2)}}
		if err != nil || !cmp.Equal(want, got.rows) {
			t.Errorf("got %v, %v", got.rows, err)
		}
	}
}

func TestQueryNeedsTheReadersRole(t *testing.T) {
	address, admin := queryDB(t)
	stranger := login(t, admin, address)
	_, err := ask(t, openAs(t, stranger), store.Query{SQL: "select 1"})
	if err == nil || !strings.Contains(err.Error(), "is no member of onrecord_reader; an administrator can make it one: grant onrecord_reader to") {
		t.Errorf("got %v", err)
	}
}

func TestOpenSetConfigIsRefused(t *testing.T) {
	address, admin := queryDB(t)
	mustExec(t, admin, "grant execute on function pg_catalog.set_config(text, text, boolean) to public")
	attack := "select set_config('role', 'none', false)"
	for _, user := range []string{address, login(t, admin, address, "onrecord_loader", "onrecord_reader")} {
		if _, err := ask(t, openAs(t, user), store.Query{SQL: attack}); !errors.Is(err, store.ErrOpenSetConfig) {
			t.Errorf("got %v", err)
		}
	}
	if _, err := ask(t, openAs(t, address), store.Query{SQL: "select 1", Trusted: true}); err != nil {
		t.Errorf("a built-in report: %v", err)
	}
	reader := openAs(t, login(t, admin, address, "onrecord_reader"))
	if _, err := ask(t, reader, store.Query{SQL: attack}); err != nil {
		t.Errorf("a reader has nothing to gain: %v", err)
	}
	if _, err := ask(t, reader, store.Query{SQL: "select set_config('role', 'postgres', false)"}); err == nil {
		t.Error("a reader became postgres")
	}
}

func TestQueryBeforeMigration(t *testing.T) {
	s := openAs(t, dbtest.Empty(t))
	_, err := ask(t, s, store.Query{SQL: "select event from bi.events"})
	if !errors.Is(err, store.ErrNotMigrated) {
		t.Errorf("got %v", err)
	}
}

func TestQueryEndsWithItsContext(t *testing.T) {
	address, _ := queryDB(t)
	ctx, cancel := context.WithCancel(t.Context())
	err := openAs(t, address).Query(ctx, store.Query{SQL: "select n, pg_sleep(case when n > 1000 then 60 else 0 end) from generate_series(1, 2000) as n"},
		func([]store.Column) error { return nil },
		func([]any) error { cancel(); return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func text(t *testing.T, conn *pgx.Conn, sql string) (s string) {
	t.Helper()
	if err := conn.QueryRow(t.Context(), sql).Scan(&s); err != nil {
		t.Fatal(err)
	}
	return s
}

// Who may read the views alone is told so, and goes on to have reports.
func TestReadersAreToldWhichRoleTheyLack(t *testing.T) {
	address := dbtest.Migrated(t)
	s := openAs(t, login(t, connect(t, address), address, "onrecord_reader"))
	err := s.CheckSchema(t.Context())
	const want = "this needs a member of onrecord_editor or onrecord_loader, or the owner of the tables, and the database user onrecord_test_"
	if err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("the error is %v", err)
	}
	if _, err := ask(t, s, store.Query{SQL: "select event from events"}); err != nil {
		t.Error(err)
	}
	s.Close()
}
