package dbtest_test

import (
	"context"
	"database/sql"
	"os"
	"strconv"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/peterldowns/pgtestdb"

	"onrecord/internal/dbtest"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

// oneTable is a migrator that also does what pgtestdb's own role may not.
type oneTable struct{}

func (oneTable) Hash() (string, error) { return "dbtest-one-table", nil }

func (oneTable) Migrate(ctx context.Context, db *sql.DB, _ pgtestdb.Config) error {
	_, err := db.ExecContext(ctx, `CREATE TABLE t (n int);
		CREATE EXTENSION pg_trgm;
		CREATE EXTENSION unaccent;
		CREATE EXTENSION btree_gist;
		DO $$ BEGIN CREATE ROLE dbtest_made NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$`)
	return err
}

func connect(t testing.TB, address string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := conn.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return conn
}

func count(t testing.TB, conn *pgx.Conn, query string) (n int) {
	t.Helper()
	if err := conn.QueryRow(context.Background(), query).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestEachTestHasItsOwnDatabase(t *testing.T) {
	for i := range 3 {
		t.Run(strconv.Itoa(i), func(t *testing.T) {
			t.Parallel()
			conn := connect(t, dbtest.New(t, oneTable{}))
			if n := count(t, conn, "SELECT count(*) FROM t"); n != 0 {
				t.Errorf("a new database has %d rows, want none", n)
			}
			if _, err := conn.Exec(context.Background(), "INSERT INTO t VALUES ($1)", i); err != nil {
				t.Fatal(err)
			}
			if n := count(t, conn, "SELECT count(*) FROM t"); n != 1 {
				t.Errorf("the database has %d rows, want the one of this test", n)
			}
		})
	}
}

func TestEmptyHasNoTable(t *testing.T) {
	conn := connect(t, dbtest.Empty(t))
	n := count(t, conn, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace")
	if n != 0 {
		t.Errorf("an empty database has %d relations", n)
	}
}

func TestDatabaseIsDropped(t *testing.T) {
	var name string
	t.Run("leaky", func(t *testing.T) {
		address := dbtest.Empty(t)
		conf, err := pgx.ParseConfig(address)
		if err != nil {
			t.Fatal(err)
		}
		name = conf.Database
		// A connection that a test forgets must not keep the database.
		leaked, err := pgx.ConnectConfig(context.Background(), conf)
		if err != nil {
			t.Fatal(err)
		}
		if leaked.IsClosed() {
			t.Fatal("the connection is closed already")
		}
	})
	conn := connect(t, os.Getenv(dbtest.EnvURL))
	if n := count(t, conn, "SELECT count(*) FROM pg_database WHERE datname = '"+name+"'"); n != 0 {
		t.Errorf("the database %s of a finished test is still there", name)
	}
}

func BenchmarkNew(b *testing.B) {
	dbtest.New(b, oneTable{})
	for b.Loop() {
		dbtest.New(b, oneTable{})
	}
}
