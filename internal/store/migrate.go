package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

// Migration is the state of one migration in a database.
type Migration struct {
	Version   int64
	Name      string // its file
	AppliedAt time.Time
	Applied   bool
	Known     bool // false for one that a newer program applied
}

// ErrNotMigrated says that the database has no schema yet.
var ErrNotMigrated = errors.New("the database is empty; `onrecord migrate up` or the first `onrecord load` makes its tables")

// SchemaError says that the schema is not the one that this program was written for.
type SchemaError struct {
	Database, Program int64 // versions
}

func (e *SchemaError) Error() string {
	if e.Database > e.Program {
		return fmt.Sprintf("the database has schema version %d, newer than this program, which knows up to %d; update onrecord", e.Database, e.Program)
	}
	return fmt.Sprintf("the database has schema version %d, this program needs %d; run `onrecord migrate up`", e.Database, e.Program)
}

// CheckSchema returns nil if the database has the schema of this program, ErrNotMigrated if it has none, and a
// SchemaError otherwise. It writes nothing.
func (s *Store) CheckSchema(ctx context.Context) error {
	current, err := s.schemaVersion(ctx)
	if err != nil {
		return err
	}
	newest, err := s.newestMigration()
	switch {
	case err != nil:
		return err
	case current == 0:
		return ErrNotMigrated
	case current != newest:
		return &SchemaError{Database: current, Program: newest}
	default:
		return nil
	}
}

// EnsureSchema migrates a database that holds nothing yet, and otherwise does what CheckSchema does. Several programs
// may call it at once on an empty database: one migrates, the others wait for it.
func (s *Store) EnsureSchema(ctx context.Context) error {
	err := s.CheckSchema(ctx)
	var wrong *SchemaError
	half := errors.As(err, &wrong) && wrong.Database < wrong.Program
	if !half && !errors.Is(err, ErrNotMigrated) {
		return err
	}
	// An old schema without any import is one that another program is just making, or was killed while making.
	if half {
		used, err := s.hasImports(ctx)
		if err != nil {
			return err
		}
		if used {
			return s.CheckSchema(ctx) // the other program may have finished since
		}
	}
	if _, err := s.MigrateUp(ctx); err != nil {
		return err
	}
	return s.CheckSchema(ctx)
}

// hasImports tells whether anything was ever loaded.
func (s *Store) hasImports(ctx context.Context) (used bool, err error) {
	var table sql.NullString
	if err := s.pool.QueryRow(ctx, `select to_regclass('ops.import')::text`).Scan(&table); err != nil || !table.Valid {
		return false, wrap(err, "looking whether the database holds anything")
	}
	err = s.pool.QueryRow(ctx, `select exists (select from ops.import)`).Scan(&used)
	return used, wrap(err, "looking whether the database holds anything")
}

// MigrateUp applies all migrations that the database lacks, each in its own transaction, and returns them. Several
// programs may call it at once: one works, the others wait and find nothing to do.
func (s *Store) MigrateUp(ctx context.Context) ([]Migration, error) {
	if err := s.checkServer(ctx); err != nil {
		return nil, err
	}
	if err := s.refuseNewer(ctx); err != nil {
		return nil, err
	}
	return s.migrate(func(p *goose.Provider) ([]*goose.MigrationResult, error) { return p.Up(ctx) })
}

// checkServer refuses a server or a database that the schema cannot live in.
func (s *Store) checkServer(ctx context.Context) error {
	var number int
	var version, encoding string
	err := s.pool.QueryRow(ctx, `
		select current_setting('server_version_num')::int, current_setting('server_version'), current_setting('server_encoding')`,
	).Scan(&number, &version, &encoding)
	if err != nil {
		return fmt.Errorf("asking the server for its version: %w", err)
	}
	return serverProblem(number, version, encoding)
}

// oldestServer is PostgreSQL 15, the first with nulls not distinct.
const oldestServer = 150000

func serverProblem(number int, version, encoding string) error {
	switch {
	case number < oldestServer:
		return fmt.Errorf("the server is PostgreSQL %s, and Onrecord needs 15 or later", version)
	case encoding != "UTF8":
		// Spans count Unicode code points, and so does PostgreSQL only where it stores them as such.
		return fmt.Errorf("the database has the encoding %s, and Onrecord needs UTF8; make one with: create database NAME encoding 'UTF8' template template0", encoding)
	default:
		return nil
	}
}

// MigrateDown takes back the newest migration, or all down to and without version to where it is not negative, and
// returns them.
func (s *Store) MigrateDown(ctx context.Context, to int64) ([]Migration, error) {
	if err := s.refuseNewer(ctx); err != nil {
		return nil, err
	}
	return s.migrate(func(p *goose.Provider) ([]*goose.MigrationResult, error) {
		if to >= 0 {
			return p.DownTo(ctx, to)
		}
		one, err := p.Down(ctx)
		if errors.Is(err, goose.ErrNoNextVersion) || one == nil {
			return nil, err
		}
		return []*goose.MigrationResult{one}, err
	})
}

// Migrations lists every migration that the program or the database knows, oldest first.
func (s *Store) Migrations(ctx context.Context) ([]Migration, error) {
	applied, err := s.appliedMigrations(ctx)
	if err != nil {
		return nil, err
	}
	var out []Migration
	err = s.withProvider(func(p *goose.Provider) error {
		for _, src := range p.ListSources() {
			at, ok := applied[src.Version]
			delete(applied, src.Version)
			out = append(out, Migration{Version: src.Version, Name: src.Path, AppliedAt: at, Applied: ok, Known: true})
		}
		return nil
	})
	for version, at := range applied {
		out = append(out, Migration{Version: version, AppliedAt: at, Applied: true})
	}
	sortMigrations(out)
	return out, err
}

func (s *Store) migrate(run func(*goose.Provider) ([]*goose.MigrationResult, error)) ([]Migration, error) {
	var done []Migration
	err := s.withProvider(func(p *goose.Provider) error {
		results, err := run(p)
		var partial *goose.PartialError
		if errors.As(err, &partial) {
			results = partial.Applied
			err = fmt.Errorf("migration %s: %w", partial.Failed.Source.Path, partial.Err)
		}
		for _, r := range results {
			done = append(done, Migration{Version: r.Source.Version, Name: r.Source.Path, Applied: r.Direction == "up", Known: true})
		}
		return err
	})
	if err != nil {
		return done, fmt.Errorf("migrating: %w", err)
	}
	return done, nil
}

// withProvider opens goose over the pool's connections. The session locker lets one migrator at a time in.
func (s *Store) withProvider(f func(*goose.Provider) error) (err error) {
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 300)) // look once a second, for five minutes
	if err != nil {
		return fmt.Errorf("making the migration lock: %w", err)
	}
	conns := stdlib.OpenDBFromPool(s.pool)
	defer func() { err = errors.Join(err, conns.Close()) }()
	provider, err := goose.NewProvider(goose.DialectPostgres, conns, s.migrations,
		goose.WithSessionLocker(locker), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return fmt.Errorf("reading the migrations: %w", err)
	}
	return f(provider)
}

func (s *Store) newestMigration() (newest int64, err error) {
	err = s.withProvider(func(p *goose.Provider) error {
		for _, src := range p.ListSources() {
			newest = max(newest, src.Version)
		}
		return nil
	})
	return newest, err
}

func (s *Store) refuseNewer(ctx context.Context) error {
	var wrong *SchemaError
	if err := s.CheckSchema(ctx); errors.As(err, &wrong) && wrong.Database > wrong.Program {
		return err
	}
	return nil
}

// schemaVersion is the newest applied migration, 0 for none.
func (s *Store) schemaVersion(ctx context.Context) (int64, error) {
	applied, err := s.appliedMigrations(ctx)
	newest := int64(0)
	for version := range applied {
		newest = max(newest, version)
	}
	return newest, err
}

// appliedMigrations reads goose's table, which is missing in a database that was never migrated.
func (s *Store) appliedMigrations(ctx context.Context) (map[int64]time.Time, error) {
	applied := map[int64]time.Time{}
	var table sql.NullString
	err := s.pool.QueryRow(ctx, `select to_regclass('public.goose_db_version')::text`).Scan(&table)
	if err != nil || !table.Valid {
		return applied, wrap(err, "looking for the schema version")
	}
	rows, err := s.pool.Query(ctx, `select version_id, tstamp from public.goose_db_version where is_applied and version_id > 0`)
	if err != nil {
		return nil, s.explainSchemaRights(err)
	}
	defer rows.Close()
	for rows.Next() {
		var version int64
		var at time.Time
		if err := rows.Scan(&version, &at); err != nil {
			return nil, fmt.Errorf("reading the schema version: %w", err)
		}
		applied[version] = at
	}
	return applied, s.explainSchemaRights(rows.Err())
}

func sortMigrations(ms []Migration) {
	slices.SortFunc(ms, func(a, b Migration) int { return cmp.Compare(a.Version, b.Version) })
}
