package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/internal/dbtest"
)

// pairs are the suggestions over a database, as CLAIM = CLAIM with the events cut short, best first.
func pairs(t *testing.T, onrecord func(into any, args ...string), args ...string) []string {
	t.Helper()
	var rows []struct{ Claim, Other string }
	onrecord(&rows, append([]string{"same", "--format", "json"}, args...)...)
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = r.Claim + " = " + r.Other
	}
	return out
}

// The two events of the examples, a day apart: what is suggested is the same, and what annotators know to differ is not
// suggested.
func TestSuggestionsOfTheExamples(t *testing.T) {
	onrecord := onDatabase(t, dbtest.Empty(t))
	var loaded reportJSON
	onrecord(&loaded, "load", "--format", "json", filepath.Join("..", "..", "examples"))
	want := []string{
		"joint-press-2024-06-18#c11 = oval-office-2024-06-17#c6", // linked, word for word
		"joint-press-2024-06-18#c1 = oval-office-2024-06-17#c7",  // linked
		"joint-press-2024-06-18#c12 = oval-office-2024-06-17#c7", // the second says more
		"joint-press-2024-06-18#c1 = oval-office-2024-06-17#c3",  // 23 Allies, and more Allies than ever
	}
	got := pairs(t, onrecord)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, other := range []string{
		"joint-press-2024-06-18#c3 = oval-office-2024-06-17#c6", // contradicts: the Alliance against Europe and Canada
		"joint-press-2024-06-18#c2 = oval-office-2024-06-17#c7", // nine Allies against 23
	} {
		if slices.Contains(pairs(t, onrecord, "--min-score", "0.4", "--limit", "1000"), other) {
			t.Errorf("%s is suggested", other)
		}
	}
}

// The press conference of the corpus is the one that the examples sum up: of the best twenty suggestions all are the
// same claim, or one of the two says the other and more.
func TestSuggestionsOfTheCorpus(t *testing.T) {
	corpus := os.Getenv("ONRECORD_CORPUS")
	if corpus == "" {
		t.Skip("ONRECORD_CORPUS names no corpus; .ci/run sets it where there is one")
	}
	onrecord := onDatabase(t, dbtest.Empty(t))
	var loaded reportJSON
	onrecord(&loaded, "load", "--format", "json", filepath.Join("..", "..", "examples"))
	onrecord(&loaded, "load", "--format", "json", filepath.Join(corpus, "nato.catalog.yaml"), filepath.Join(corpus, "nato-us-2024-06-18.facts.yaml"))
	const joint, oval, nato = "joint-press-2024-06-18#", "oval-office-2024-06-17#", "nato-us-2024-06-18#"
	same := []string{
		joint + "c11 = " + oval + "c6", joint + "c1 = " + oval + "c7", joint + "c12 = " + oval + "c7",
		nato + "c7 = " + joint + "c1", nato + "c15 = " + joint + "c5", nato + "c33 = " + joint + "c9", nato + "c36 = " + joint + "c11",
		nato + "c37 = " + joint + "c12", nato + "c39 = " + joint + "c10", nato + "c41 = " + joint + "c13", nato + "c52 = " + joint + "c15",
		nato + "c10 = " + joint + "c3", nato + "c21 = " + joint + "c7", nato + "c9 = " + joint + "c2", nato + "c19 = " + joint + "c6",
		nato + "c36 = " + oval + "c6", nato + "c40 = " + oval + "c8", nato + "c32 = " + oval + "c1", nato + "c51 = " + oval + "c5",
		nato + "c37 = " + oval + "c7",
	}
	slices.Sort(same)
	got := pairs(t, onrecord, "--limit", "20")
	slices.Sort(got)
	if diff := cmp.Diff(same, got); diff != "" {
		t.Error(diff)
	}
}
