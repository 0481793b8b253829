package store_test

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/internal/briefing"
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

// What was loaded before turns could continue others is the same to a program that knows of it, and takes it from then on.
func TestLoadsGoOnAfterContinues(t *testing.T) {
	d := newDesk(t)
	d.load(t, sheet(), transcript)
	if _, err := d.MigrateDown(t.Context(), 9); err != nil {
		t.Fatal(err)
	}
	before := d.rows(t)
	if _, err := d.MigrateUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := d.load(t, sheet(), transcript); got.Outcome != briefing.Unchanged {
		t.Errorf("%+v", got)
	}
	result, problems, err := d.LoadBriefing(t.Context(), d.read(t, sheet(), transcript), strings.Repeat("0", 64), false)
	if err != nil || problems != nil || result.Outcome != briefing.Unchanged {
		t.Errorf("without the digest: %+v %v %v", result, problems, err)
	}
	if diff := cmp.Diff(before, d.rows(t)); diff != "" {
		t.Error(diff)
	}
	got := d.load(t, sheet("answers: t2,", "answers: t2, continues: t1,"), transcript)
	if len(got.Changes) != 1 || got.Changes[0].Entity+" "+got.Changes[0].Key+" "+got.Changes[0].Action != "turn t3 changed" {
		t.Errorf("%+v", got.Changes)
	}
	if lines, _ := d.verify(t, store.VerifyOptions{Checks: checks(t)}); len(lines) > 0 {
		t.Errorf("found:\n%s", strings.Join(lines, "\n"))
	}
}
