package store_test

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"sync"
	"testing"

	"onrecord/internal/dbtest"
	"onrecord/internal/store"
)

// Spans count code points, so a database that counts bytes of another encoding is refused before anything is made in it.
func TestMigrateRefusesAnotherEncoding(t *testing.T) {
	address := dbtest.Empty(t)
	admin := connect(t, address)
	mustExec(t, admin, "create database latin encoding 'LATIN1' locale 'C' template template0")
	t.Cleanup(func() { mustExec(t, admin, "drop database latin with (force)") })
	latin, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	latin.Path = "/latin"
	s := openAs(t, latin.String())
	if err := s.EnsureSchema(t.Context()); err == nil || !strings.Contains(err.Error(), "encoding LATIN1") {
		t.Errorf("%v", err)
	}
	if applied, err := s.Migrations(t.Context()); err != nil || applied[0].Applied {
		t.Errorf("%+v %v", applied, err)
	}
}

// Programs that find an empty database at once all end with the schema: one makes it, the others wait.
func TestEnsureSchemaAtOnce(t *testing.T) {
	address := dbtest.Empty(t)
	var wg sync.WaitGroup
	for range 6 {
		s := openAs(t, address)
		wg.Go(func() {
			if err := s.EnsureSchema(context.Background()); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}

// A first migration that was killed half-way is finished; an old schema that holds something is left to its owner.
func TestEnsureSchemaHalfWay(t *testing.T) {
	s := openAs(t, dbtest.Empty(t))
	if _, err := s.MigrateUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.MigrateDown(t.Context(), 3); err != nil {
		t.Fatal(err)
	}
	if err := s.EnsureSchema(t.Context()); err != nil {
		t.Error(err)
	}
	d := newDesk(t)
	if _, err := d.MigrateDown(t.Context(), 5); err != nil {
		t.Fatal(err)
	}
	var wrong *store.SchemaError
	if err := d.EnsureSchema(t.Context()); !errors.As(err, &wrong) || wrong.Database != 5 {
		t.Errorf("%v", err)
	}
}
