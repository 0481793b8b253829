package store_test

import (
	"net/url"
	"strings"
	"testing"

	"onrecord/internal/dbtest"
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
