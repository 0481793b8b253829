package db_test

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/internal/dbtest"
)

var update = flag.Bool("update", false, "rewrite schema.sql from the migrations")

const dumpFile = "schema.sql"

// schema.sql is what the migrations make. `go test ./db -run Dump -update` writes it anew.
func TestDump(t *testing.T) {
	got := dump(t, dbtest.Migrated(t))
	if *update {
		if err := os.WriteFile(dumpFile, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(dumpFile)
	if err != nil {
		t.Fatal(err)
	}
	if made, here := madeWith(want), madeWith(got); made != here && os.Getenv("CI") == "" {
		t.Skipf("schema.sql was written by pg_dump %s and this is %s, which writes the same schema otherwise; CI compares", made, here)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("schema.sql is not what the migrations make; run `go test ./db -run Dump -update`\n%s", diff)
	}
}

// dump is the schema as pg_dump writes it, without what differs from one database or minor version to the next.
func dump(t *testing.T, url string) []byte {
	t.Helper()
	cmd := exec.Command(pgDump(t), "--schema-only", "--no-owner", "--exclude-table=public.*", "--schema=core", "--schema=ops", "--schema=bi", "--dbname", url)
	var failed bytes.Buffer
	cmd.Stderr = &failed
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("pg_dump: %v\n%s", err, failed.String())
	}
	version, err := exec.Command(pgDump(t), "--version").Output()
	if err != nil {
		t.Fatal(err)
	}
	major := regexp.MustCompile(`\) ([0-9]+)`).FindSubmatch(version)
	if major == nil {
		t.Fatalf("pg_dump calls itself %q", version)
	}
	var kept []string
	for line := range strings.Lines(string(out)) {
		switch {
		case strings.HasPrefix(line, "--"), strings.HasPrefix(line, "SET "), strings.HasPrefix(line, "SELECT pg_catalog.set_config"),
			strings.HasPrefix(line, `\restrict`), strings.HasPrefix(line, `\unrestrict`):
		case strings.TrimSpace(line) == "" && (len(kept) == 0 || strings.TrimSpace(kept[len(kept)-1]) == ""):
		default:
			kept = append(kept, line)
		}
	}
	head := "-- What the migrations make, for reading and searching. Written by `go test ./db -run Dump -update`\n-- with pg_dump " + string(major[1]) + "; never edited.\n\n"
	return []byte(head + strings.TrimRight(strings.Join(kept, ""), "\n") + "\n")
}

func madeWith(dump []byte) string {
	m := regexp.MustCompile(`with pg_dump ([0-9]+);`).FindSubmatch(dump)
	if m == nil {
		return "?"
	}
	return string(m[1])
}

func pgDump(t *testing.T) string {
	t.Helper()
	if bin, err := exec.Command("pg_config", "--bindir").Output(); err == nil {
		if path := filepath.Join(strings.TrimSpace(string(bin)), "pg_dump"); isFile(path) {
			return path
		}
	}
	path, err := exec.LookPath("pg_dump")
	if err != nil && os.Getenv("CI") == "" {
		t.Skip("there is no pg_dump to compare schema.sql with; it comes with PostgreSQL's client programs, and CI compares")
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
