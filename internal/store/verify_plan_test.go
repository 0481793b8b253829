package store

import (
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"onrecord/db"
	"onrecord/internal/audit"
	"onrecord/internal/dbtest"
)

// A loop over the rows of an event for each row of it takes hours over a long sitting. It stands where a check asks for
// one alone: to look up another event's claim by its key, or to cut a text into pieces.
func TestChecksAreJoinedByHash(t *testing.T) {
	checks, err := audit.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	conn, err := pgx.Connect(t.Context(), dbtest.Migrated(t))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := conn.Close(t.Context()); err != nil {
			t.Error(err)
		}
	}()
	for _, setting := range batchSettings {
		if _, err := conn.Exec(t.Context(), "set "+setting); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range checks {
		if c.Scope != audit.Event {
			continue
		}
		rows, err := conn.Query(t.Context(), "explain (costs off)\n"+c.SQL, []int64{1, 2, 3})
		if err != nil {
			t.Fatal(err)
		}
		lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			t.Fatalf("%s: %v", c.Name, err)
		}
		plan := strings.Join(lines, "\n")
		loops := strings.Count(plan, "Nested Loop")
		wanted := strings.Count(c.SQL, "join lateral") + strings.Count(c.SQL, "cross join generate_series")
		if loops > wanted || strings.Contains(plan, "Merge") {
			t.Errorf("%s: %d loops, at most %d are wanted:\n%s", c.Name, loops, wanted, plan)
		}
	}
}

// The history of a redacted event is searched for what a redaction takes out of it.
func TestKeptTextLooksForTheWordKeys(t *testing.T) {
	src, err := fs.ReadFile(db.Checks(), "kept-text.sql")
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, m := range regexp.MustCompile(`exists\(@\.(\w+)\)`).FindAllStringSubmatch(string(src), -1) {
		keys = append(keys, m[1])
	}
	slices.Sort(keys)
	if diff := cmp.Diff(slices.Sorted(maps.Keys(wordKeys)), keys); diff != "" {
		t.Error(diff)
	}
}
