package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"onrecord/internal/dbtest"
)

// Whoever may redact but not vacuum cannot have the tables rewritten. The words are gone all the same, and a script
// notices what is left to do.
func TestRewriteTakesTheOwner(t *testing.T) {
	address := dbtest.Migrated(t)
	var loaded reportJSON
	onDatabase(t, address)(&loaded, "load", "--format", "json", filepath.Join("..", "..", "examples"))
	redact := func(address string, more ...string) (code int, stdout, stderr string) {
		t.Helper()
		cmd := exec.Command("onrecord", append([]string{"redact", "joint-press-2024-06-18", "--yes", "--reason", "a court order"}, more...)...)
		cmd.Env = append(os.Environ(), "ONRECORD_DATABASE_URL="+address)
		var complaints bytes.Buffer
		cmd.Stderr = &complaints
		out, err := cmd.Output()
		exit, failed := errors.AsType[*exec.ExitError](err)
		switch {
		case failed:
			code = exit.ExitCode()
		case err != nil:
			t.Fatal(err)
		}
		return code, string(out), complaints.String()
	}
	const left = "the old rows are still there: only the owner of the tables may vacuum them"
	owner := memberOf(t, address, "onrecord_owner")
	if code, out, said := redact(owner, "--rewrite", "--format", "csv"); code != 1 || !strings.Contains(out, "joint-press-2024-06-18,redacted,") ||
		!strings.Contains(said, "onrecord: joint-press-2024-06-18 is redacted, but "+left) {
		t.Errorf("exit code %d: %s%s", code, out, said)
	}
	if code, out, said := redact(owner, "--format", "csv"); code != 0 || !strings.Contains(out, "joint-press-2024-06-18,unchanged,") || !strings.Contains(said, "\n"+left) {
		t.Errorf("exit code %d: %s%s", code, out, said)
	}
	// The server's other users may be in the way.
	for range 30 {
		code, out, said := redact(address, "--rewrite", "--format", "csv")
		if !strings.Contains(out, "joint-press-2024-06-18,unchanged,") {
			t.Fatal(out, said)
		}
		if code == 0 {
			return
		}
		if code != 1 || !strings.Contains(said, "old rows may still be there") {
			t.Fatalf("exit code %d: %s%s", code, out, said)
		}
	}
	t.Error("the tables are never rewritten")
}

// memberOf is the address with which a new member of a role connects.
func memberOf(t *testing.T, address, role string) string {
	t.Helper()
	ctx := context.WithoutCancel(t.Context()) // it also tidies up, when the test's context has ended
	admin, err := pgx.Connect(ctx, address)
	if err != nil {
		t.Fatal(err)
	}
	do := func(statement string) {
		if _, err := admin.Exec(ctx, statement); err != nil {
			t.Error(err)
		}
	}
	name := "onrecord_test_" + strings.ToLower(rand.Text())
	do("create role " + name + " login password 'secret' in role " + role)
	t.Cleanup(func() {
		do("drop role " + name)
		if err := admin.Close(ctx); err != nil {
			t.Error(err)
		}
	})
	as, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	as.User = url.UserPassword(name, "secret")
	return as.String()
}
