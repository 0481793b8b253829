package factsheet

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/internal/briefing"
)

// corpus is the folder of a real briefing; the tests that use it run where the environment names one.
func corpus(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("ONRECORD_CORPUS")
	if dir == "" {
		t.Skip("ONRECORD_CORPUS does not name the folder of a corpus")
	}
	return dir
}

func TestCorpusReadsWithoutAProblem(t *testing.T) {
	dir := corpus(t)
	all := briefing.NewNames()
	seen := map[string]string{}
	catalogues, err := filepath.Glob(filepath.Join(dir, "*.catalog.yaml"))
	if err != nil || len(catalogues) == 0 {
		t.Fatalf("no catalogue in the corpus (%v)", err)
	}
	var read []*briefing.Catalogue
	for _, path := range catalogues {
		c, problems := ReadCatalogue(path, mustRead(t, path))
		failOn(t, problems)
		failOn(t, all.Add(c, seen))
		read = append(read, c)
	}
	for _, c := range read {
		failOn(t, briefing.CheckCatalogue(c, all))
	}
	sheets, err := filepath.Glob(filepath.Join(dir, "*.facts.yaml"))
	if err != nil || len(sheets) == 0 {
		t.Fatalf("no factsheet in the corpus (%v)", err)
	}
	for _, path := range sheets {
		data := mustRead(t, path)
		b, problems := Read(path, data)
		failOn(t, problems)
		failOn(t, briefing.Check(b, all))
		anchored(b)
		failOn(t, briefing.Check(b, all))
		if got, want := len(b.Claims), strings.Count(string(data), "\n  - id: c"); got != want {
			t.Errorf("%s: %d claims read, %d written", path, got, want)
		}
		if got, want := len(b.Turns), strings.Count(string(data), "\n  - {id: t"); got != want {
			t.Errorf("%s: %d turns read, %d written", path, got, want)
		}
	}
}

// anchored lets the rules apply that wait for package resolve.
func anchored(b *briefing.Briefing) {
	for i := range b.Claims {
		for j := range b.Claims[i].Figures {
			f := &b.Claims[i].Figures[j]
			f.Quote.Exact = f.Quote.Text
		}
	}
}

func mustRead(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func failOn(t *testing.T, problems []briefing.Problem) {
	t.Helper()
	for _, p := range problems {
		t.Error(p.Format())
	}
}
