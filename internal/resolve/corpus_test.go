package resolve_test

import (
	"os"
	"path/filepath"
	"testing"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
	"onrecord/internal/factsheet"
	"onrecord/internal/resolve"
)

// corpus reads the annotated briefing that lies beside the repository where ONRECORD_CORPUS names its folder.
func corpus(t testing.TB) (*briefing.Briefing, *briefing.Names) {
	t.Helper()
	dir := os.Getenv("ONRECORD_CORPUS")
	if dir == "" {
		t.Skip("ONRECORD_CORPUS does not name the corpus, which is no part of the repository")
	}
	file := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	catalogue, ps := factsheet.ReadCatalogue("nato.catalog.yaml", file("nato.catalog.yaml"))
	wantNoError(t, ps)
	names := briefing.NewNames()
	wantNoError(t, names.Add(catalogue, map[string]string{}))
	b, ps := factsheet.Read("nato-us-2024-06-18.facts.yaml", file("nato-us-2024-06-18.facts.yaml"))
	wantNoError(t, ps)
	text, err := anchor.Decode(file(b.Transcript.File))
	if err != nil {
		t.Fatal(err)
	}
	b.Transcript.Text = text
	return b, names
}

func wantNoError(t testing.TB, ps []briefing.Problem) {
	t.Helper()
	for _, p := range ps {
		if p.Severity == briefing.Error {
			t.Error(p.Format())
		} else {
			t.Log(p.Format())
		}
	}
}

func TestCorpus(t *testing.T) {
	b, names := corpus(t)
	wantNoError(t, resolve.Briefing(b, names))
	wantNoError(t, briefing.Check(b, names))
	text := anchor.New(b.Transcript.Text)
	reads := func(what string, q briefing.Quote) {
		if got := text.Cut(q.Span); got != q.Exact || anchor.Fold(got) != anchor.Fold(q.Text) {
			t.Errorf("%s at %v reads %q, want %q", what, q.Span, got, q.Text)
		}
	}
	figures := 0
	for _, c := range b.Claims {
		for _, q := range c.Quotes {
			reads(c.Key, q)
		}
		for _, f := range c.Figures {
			figures++
			reads(c.Key+"."+f.Key, f.Quote)
			t.Logf("%s.%s %q value %v bounds %v %s unit %q kind %q %s %s", c.Key, f.Key, f.Quote.Exact, f.Value, f.Bounds, f.Comparator, f.Unit, f.Kind, f.Basis, f.Rule)
		}
	}
	if len(b.Turns) != 10 || len(b.Claims) != 62 || figures != 43 {
		t.Errorf("%d turns, %d claims and %d figures, want 10, 62 and 43", len(b.Turns), len(b.Claims), figures)
	}
	for _, turn := range b.Turns {
		before, after := text.Context(briefing.Span{Start: turn.Span.End, End: turn.Span.End}, 30)
		t.Logf("%s %v ends %q | %q", turn.Key, turn.Span, before, after)
	}
}
