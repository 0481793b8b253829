package dbtest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"testing"

	"github.com/peterldowns/pgtestdb"
	"github.com/pressly/goose/v3"

	"onrecord/db"
)

// Migrated returns the address of a database of the test's own with the whole schema and no rows.
func Migrated(t testing.TB) string {
	t.Helper()
	return New(t, schema{})
}

// schema migrates a template with the project's migrations.
type schema struct{}

// Hash names the state of the migrations: their files.
func (schema) Hash() (string, error) { return db.Fingerprint() }

// Migrate applies all migrations.
func (schema) Migrate(ctx context.Context, conn *sql.DB, _ pgtestdb.Config) error {
	provider, err := goose.NewProvider(goose.DialectPostgres, conn, db.Migrations(), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return fmt.Errorf("reading the migrations: %w", err)
	}
	_, err = provider.Up(ctx)
	var partial *goose.PartialError
	if errors.As(err, &partial) {
		return fmt.Errorf("migration %s: %w", partial.Failed.Source.Path, partial.Err)
	}
	return err
}
