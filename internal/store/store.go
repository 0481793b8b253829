// Package store is the only room that knows PostgreSQL: it migrates the schema, loads briefings and catalogues as
// rows, and answers reports. Each exported method is one transaction, and there is one file a verb.
package store

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"sync"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"onrecord/db"
)

// Store is a database of Onrecord. It is safe for concurrent use.
type Store struct {
	pool       *pgxpool.Pool
	migrations fs.FS
	by         string // user@host, for ops.run
	program    string // version of the program, for ops.run
	run        run
}

// run is the row of ops.run of what this store writes; it is written with the first import.
type run struct {
	sync.Mutex
	id int64
}

// Open connects to the database at url, a postgres:// address or a keyword/value string. program is the version that
// goes into the history of what this store writes.
func Open(ctx context.Context, url, program string) (*Store, error) {
	cfg, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("reading the database address: %w", err)
	}
	cfg.ConnConfig.RuntimeParams["application_name"] = "onrecord"
	cfg.ConnConfig.RuntimeParams["timezone"] = "UTC" // goose keeps the time of a migration without a zone
	cfg.AfterConnect = withoutJIT
	pool, err := pgxpool.NewWithConfig(ctx, cfg)
	if err != nil {
		return nil, fmt.Errorf("connecting to the database: %w", err)
	}
	if err := pool.Ping(ctx); err != nil {
		pool.Close()
		return nil, fmt.Errorf("connecting to the database: %w", err)
	}
	return &Store{pool: pool, migrations: db.Migrations(), by: whoami(), program: program}, nil
}

// withoutJIT has the session's queries run as they are planned. The views have so many expressions that PostgreSQL
// compiles them, which takes it longer than the queries themselves: over 44,000 figures `report speakers` took 2.9 s
// instead of 0.9 s, and `report claims --as-of` 16 s instead of 6 s. A statement and not a startup parameter, since a
// pooler in between may refuse one that it does not know.
func withoutJIT(ctx context.Context, conn *pgx.Conn) error {
	_, err := conn.Exec(ctx, "set jit = off")
	return wrap(err, "preparing the session")
}

// Close gives back the connections.
func (s *Store) Close() { s.pool.Close() }

// whoami is user@host of the operating system, as far as it says.
func whoami() string {
	name := "unknown"
	if u, err := user.Current(); err == nil && u.Username != "" {
		name = u.Username
	}
	host, err := os.Hostname()
	if err != nil {
		return name
	}
	return name + "@" + host
}

// inTx runs f in a transaction of the given kind, and commits it if f returns no error.
func (s *Store) inTx(ctx context.Context, opts pgx.TxOptions, f func(tx pgx.Tx) error) error {
	return pgx.BeginTxFunc(ctx, s.pool, opts, f)
}

// wrap says what was being done when err happened; nil stays nil.
func wrap(err error, doing string) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", doing, err)
}
