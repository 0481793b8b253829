package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/rogpeppe/go-internal/testscript"

	"onrecord/internal/dbtest"
	"onrecord/internal/pglocal"
)

func TestMain(m *testing.M) {
	testscript.Main(dbtest.Wrap(m), map[string]func(){"onrecord": main})
}

// TestScripts runs testdata/script. A script has these commands beside those of testscript:
//
//	database migrated|empty   gives the script a database of its own, which ONRECORD_DATABASE_URL names
//	database FILE             has ONRECORD_DATABASE_URL name the database whose address is in the file
//	sql STATEMENT             runs a statement in that database
//	exits CODE COMMAND ARG…   runs a command that must end with this exit code
//
// Without a database of its own a script has a private server in $WORK/data. $ONRECORD is the program's path, for a
// script that changes PATH.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:         "testdata/script",
		WorkdirRoot: reachableDir(t),
		Setup:       setUpScript,
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"database": giveDatabase,
			"sql":      runSQL,
			"exits":    exits,
		},
		RequireUniqueNames: true,
		UpdateScripts:      *update,
	})
}

// testOf is the key of the script's *testing.T.
type testOf struct{}

func setUpScript(env *testscript.Env) error {
	dir := filepath.Join(env.WorkDir, "data")
	env.Setenv("ONRECORD_DATA_DIR", dir)
	env.Setenv("ONRECORD_PG_DOWNLOAD", "off")
	program, err := exec.LookPath("onrecord")
	if err != nil {
		return err
	}
	env.Setenv("ONRECORD", program)
	env.Values[testOf{}] = env.T()
	env.Defer(func() {
		// A script that fails half-way must not leave a server.
		if _, err := pglocal.Stop(context.Background(), pglocal.Config{Dir: dir}); err != nil {
			env.T().Log(err)
		}
	})
	return nil
}

func giveDatabase(ts *testscript.TestScript, neg bool, args []string) {
	t, ok := ts.Value(testOf{}).(testing.TB)
	if neg || len(args) != 1 || !ok {
		ts.Fatalf("usage: database migrated|empty|FILE")
	}
	switch args[0] {
	case "migrated":
		ts.Setenv("ONRECORD_DATABASE_URL", dbtest.Migrated(t))
	case "empty":
		ts.Setenv("ONRECORD_DATABASE_URL", dbtest.Empty(t))
	default:
		ts.Setenv("ONRECORD_DATABASE_URL", strings.TrimSpace(ts.ReadFile(args[0])))
	}
}

func runSQL(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: sql STATEMENT")
	}
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, ts.Getenv("ONRECORD_DATABASE_URL"))
	ts.Check(err)
	_, err = conn.Exec(ctx, args[0])
	ts.Check(errors.Join(err, conn.Close(ctx)))
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND ARG...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := errors.AsType[*exec.ExitError](err)
		if !ok {
			ts.Fatalf("running %s: %v", args[1], err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// reachableDir makes a folder that the server's user can pass through: t.TempDir keeps others out, and as root the
// server runs as another user.
func reachableDir(t *testing.T) string {
	t.Helper()
	for _, base := range [...]string{os.TempDir(), "/tmp", "/var/tmp"} {
		if os.Geteuid() == 0 && !openToAll(t, base) {
			continue
		}
		dir, err := os.MkdirTemp(base, "onrecord-cmd-")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := os.RemoveAll(dir); err != nil {
				t.Error(err)
			}
		})
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	t.Fatal("no temporary folder is open to all users")
	return ""
}

// openToAll says whether every user may pass through path and its parents.
func openToAll(t *testing.T, path string) bool {
	t.Helper()
	for p := path; ; p = filepath.Dir(p) {
		info, err := os.Stat(p)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm()&0o001 == 0 {
			return false
		}
		if p == filepath.Dir(p) {
			return true
		}
	}
}
