package intake_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/internal/briefing"
	"onrecord/internal/dbtest"
	"onrecord/internal/intake"
	"onrecord/internal/store"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

const words = "The mayor\n\nThere are 23 ships in the port. That is more than last year.\n"

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

// sheet is a factsheet of words about an event.
func sheet(event, more string) string {
	return fmt.Sprintf(`onrecord: 1
event: {id: %s, title: Talk, kind: briefing, date: 2024-06-18%s}
transcript: {file: talk.txt, sha256: %s, language: en, fidelity: verbatim}
speakers:
  mayor: {speaker: bo-quay, headings: [The mayor]}
turns:
  - {id: t1, speaker: mayor, starts: "There are"}
claims:
  - id: c1
    turn: t1
    quote: "There are 23 ships in the port."
    says: There are 23 ships in the port.
    type: quantity
    figures:
      - {id: f1, quote: "23 ships", indicator: ships-in-port, period: 2024}
`, event, more, hash(words))
}

const people = "onrecord: 1\nspeakers: {bo-quay: {name: Bo Quay, roles: [{title: Mayor, organization: town}]}}\norganizations: {town: {name: The town}}\n"

const measures = "onrecord: 1\nunits: {ship: {name: Ship, words: [ship, ships]}}\nindicators: {ships-in-port: {name: Ships in port, unit: ship, producer: town}}\n"

// folder writes files and returns their folder.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func open(t *testing.T) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), dbtest.Migrated(t), "test")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

func load(t *testing.T, s intake.Store, opts intake.Options, paths ...string) *intake.Report {
	t.Helper()
	r, err := intake.Load(t.Context(), s, paths, opts)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// outcomes is a line a file: its base name, what became of it, and the codes of its errors.
func outcomes(r *intake.Report) string {
	var lines []string
	for _, f := range r.Files {
		line := filepath.Base(f.Name) + " " + string(f.Outcome)
		for _, p := range f.Problems {
			if p.Severity == briefing.Error {
				line += " " + p.Code
			}
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestLoadsAFolderInAnyOrder(t *testing.T) {
	s := open(t)
	dir := folder(t, map[string]string{
		"talk.facts.yaml": sheet("talk", ""), "talk.txt": words, "z.catalog.yaml": people, "a.catalog.yaml": measures,
	})
	want := "a.catalog.yaml added\nz.catalog.yaml added\ntalk.facts.yaml added"
	first := load(t, s, intake.Options{}, filepath.Join(dir, "talk.facts.yaml"), filepath.Join(dir, "z.catalog.yaml"), dir)
	if diff := cmp.Diff(want, outcomes(first)); diff != "" {
		t.Fatal(diff)
	}
	if first.Counts != (briefing.Counts{Events: 1, Turns: 1, Claims: 1, Figures: 1}) || first.Errors != 0 || first.Unchanged != 0 {
		t.Errorf("%+v", first)
	}
	again := load(t, s, intake.Options{}, dir)
	if diff := cmp.Diff(strings.ReplaceAll(want, "added", "unchanged"), outcomes(again)); diff != "" {
		t.Fatal(diff)
	}
	if again.Unchanged != 3 || again.Counts != first.Counts {
		t.Errorf("%+v", again)
	}
}

func TestABadFileKeepsNoOtherOut(t *testing.T) {
	files := map[string]string{
		"a.catalog.yaml": measures, "b.catalog.yaml": people, "talk.txt": words,
		"bad.facts.yaml": strings.Replace(sheet("bad", ""), "23 ships in the port.\"", "24 ships in the port.\"", 1), "good.facts.yaml": sheet("good", ""),
	}
	r := load(t, open(t), intake.Options{}, folder(t, files))
	want := "a.catalog.yaml added\nb.catalog.yaml added\nbad.facts.yaml failed quote-not-found\ngood.facts.yaml added"
	if diff := cmp.Diff(want, outcomes(r)); diff != "" || r.Errors != 1 || r.Events != 1 {
		t.Errorf("%s%+v", diff, r)
	}
	r = load(t, open(t), intake.Options{FailFast: true}, folder(t, files))
	want = "a.catalog.yaml added\nb.catalog.yaml added\nbad.facts.yaml failed quote-not-found"
	if diff := cmp.Diff(want, outcomes(r)); diff != "" {
		t.Error(diff)
	}
}

// An unsound catalogue takes with it the ones that refer to it, and the factsheets, which say why.
func TestABadCatalogue(t *testing.T) {
	dir := folder(t, map[string]string{
		"a.catalog.yaml": measures, "b.catalog.yaml": strings.Replace(people, "title: Mayor", "titel: Mayor", 1), "c.catalog.yaml": "onrecord: 1\ntopics: {x: {name: X}}\n",
		"talk.txt": words, "talk.facts.yaml": sheet("talk", ""),
	})
	r := load(t, open(t), intake.Options{}, dir)
	want := `a.catalog.yaml failed unknown-id
b.catalog.yaml failed missing-key unknown-key
c.catalog.yaml added
talk.facts.yaml failed unknown-id unknown-id`
	got := outcomes(r)
	if !strings.HasPrefix(got, "a.catalog.yaml failed unknown-id\nb.catalog.yaml failed") || !strings.Contains(got, "c.catalog.yaml added\ntalk.facts.yaml failed unknown-id") {
		t.Error(cmp.Diff(want, got))
	}
	for _, p := range r.Files[3].Problems {
		if p.Code == briefing.CodeUnknownID && !strings.Contains(p.Hint, "catalog.yaml has errors") {
			t.Errorf("%s\n> %s", p.Message, p.Hint)
		}
	}
	// To check, its own errors are enough.
	checked, err := intake.Check(t.Context(), []string{dir}, intake.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := outcomes(checked); !strings.Contains(got, "a.catalog.yaml checked") || !strings.Contains(got, "talk.facts.yaml checked") {
		t.Error(got)
	}
}

// A catalogue that is loaded tells as many errors as one that is checked, those of syntax and those of sense.
func TestLoadTellsAllErrorsOfACatalogue(t *testing.T) {
	dir := folder(t, map[string]string{"a.catalog.yaml": "onrecord: 1\ntopics: {a: {name: A, colour: red}}\nindicators: {b: {name: B, unit: nowhere}}\nareas: {c: {name: C, kind: planet}}\n"})
	checked, err := intake.Check(t.Context(), []string{dir}, intake.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := "a.catalog.yaml failed unknown-key unknown-id unknown-word"
	if got := outcomes(checked); got != want {
		t.Errorf("check: %s", got)
	}
	if got := outcomes(load(t, open(t), intake.Options{}, dir)); got != want {
		t.Errorf("load: %s", got)
	}
}

func TestCataloguesBesideAFactsheet(t *testing.T) {
	dir := folder(t, map[string]string{"a.catalog.yaml": measures, "b.catalog.yaml": people, "talk.txt": words, "talk.facts.yaml": sheet("talk", "")})
	talk := filepath.Join(dir, "talk.facts.yaml")
	checked, err := intake.Check(t.Context(), []string{talk}, intake.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := outcomes(checked); got != "talk.facts.yaml checked" {
		t.Error(got)
	}
	s := open(t)
	r := load(t, s, intake.Options{}, talk)
	if got := outcomes(r); got != "talk.facts.yaml failed unknown-id unknown-id" {
		t.Error(got)
	}
	for _, p := range r.Files[0].Problems {
		if p.Severity == briefing.Error && !strings.Contains(p.Hint, "beside the factsheet:") {
			t.Errorf("%s\n> %s", p.Message, p.Hint)
		}
	}
	load(t, s, intake.Options{}, filepath.Join(dir, "a.catalog.yaml"), filepath.Join(dir, "b.catalog.yaml"))
	if got := outcomes(load(t, s, intake.Options{}, talk)); got != "talk.facts.yaml added" {
		t.Error(got)
	}
}

func TestWhatKeepsAFactsheetOut(t *testing.T) {
	for _, tt := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"another text", map[string]string{"talk.txt": words + "More.\n", "talk.facts.yaml": sheet("talk", "")}, "talk.facts.yaml failed sha256-mismatch"},
		{"no text", map[string]string{"talk.facts.yaml": sheet("talk", "")}, "talk.facts.yaml failed no-transcript"},
		{"bytes that are no text", map[string]string{"talk.txt": "\xff\xfe\x00", "talk.facts.yaml": sheet("talk", "")}, "talk.facts.yaml failed bad-transcript"},
		{"an empty text", map[string]string{"talk.txt": "", "talk.facts.yaml": strings.ReplaceAll(sheet("talk", ""), hash(words), hash(""))}, "talk.facts.yaml failed transcript-empty"},
		{"a draft", map[string]string{"talk.txt": words, "talk.facts.yaml": sheet("talk", "") + "status: draft\n"}, "talk.facts.yaml failed draft"},
		{"one event twice", map[string]string{"talk.txt": words, "a.facts.yaml": sheet("talk", ""), "b.facts.yaml": sheet("talk", "")}, "a.facts.yaml added\nb.facts.yaml failed same-event"},
		{"a part of nothing", map[string]string{"talk.txt": words, "talk.facts.yaml": sheet("talk", ", part_of: day")}, "talk.facts.yaml failed unknown-event"},
		{"a part before its whole", map[string]string{"talk.txt": words, "a.facts.yaml": sheet("part", ", part_of: whole"), "b.facts.yaml": sheet("whole", "")}, "b.facts.yaml added\na.facts.yaml added"},
		{"two that are parts of each other", map[string]string{"talk.txt": words, "a.facts.yaml": sheet("a", ", part_of: b"), "b.facts.yaml": sheet("b", ", part_of: a")},
			"a.facts.yaml failed unknown-event\nb.facts.yaml failed unknown-event"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t)
			names := folder(t, map[string]string{"a.catalog.yaml": measures, "b.catalog.yaml": people})
			load(t, s, intake.Options{}, names)
			if diff := cmp.Diff(tt.want, outcomes(load(t, s, intake.Options{}, folder(t, tt.files)))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDraftsWhereAskedFor(t *testing.T) {
	dir := folder(t, map[string]string{"a.catalog.yaml": measures, "b.catalog.yaml": people, "talk.txt": words, "talk.facts.yaml": sheet("talk", "") + "status: draft\n"})
	if got := outcomes(load(t, open(t), intake.Options{Drafts: true}, dir)); !strings.HasSuffix(got, "talk.facts.yaml added") {
		t.Error(got)
	}
}

func TestDryRun(t *testing.T) {
	dir := folder(t, map[string]string{"a.catalog.yaml": measures, "b.catalog.yaml": people, "talk.txt": words, "talk.facts.yaml": sheet("talk", "")})
	s := open(t)
	for range 2 {
		if got := outcomes(load(t, s, intake.Options{DryRun: true}, dir)); got != "a.catalog.yaml added\nb.catalog.yaml added\ntalk.facts.yaml added" {
			t.Error(got)
		}
	}
	if got := outcomes(load(t, intake.Empty{}, intake.Options{DryRun: true}, dir)); got != "a.catalog.yaml added\nb.catalog.yaml added\ntalk.facts.yaml added" {
		t.Error(got)
	}
}

func TestPathsThatLeadNowhere(t *testing.T) {
	r := load(t, open(t), intake.Options{}, filepath.Join(t.TempDir(), "none"), t.TempDir())
	var codes []string
	for _, f := range r.Files {
		for _, p := range f.Problems {
			codes = append(codes, p.Code)
		}
	}
	if !slices.Equal(codes, []string{"no-such-file", "empty-folder"}) {
		t.Error(codes)
	}
}

func TestProgress(t *testing.T) {
	dir := folder(t, map[string]string{"a.catalog.yaml": measures, "b.catalog.yaml": people, "talk.txt": words, "talk.facts.yaml": sheet("talk", "")})
	var steps []string
	load(t, open(t), intake.Options{Progress: func(done, total int) { steps = append(steps, fmt.Sprint(done, "/", total)) }}, dir)
	if !slices.Equal(steps, []string{"1/3", "2/3", "3/3"}) {
		t.Error(steps)
	}
}

// Nothing at all is reported as the files say it; each error of a file has its place and line.
func TestTenFaults(t *testing.T) {
	text := strings.NewReplacer(
		"title: Talk, ", "", "kind: briefing", "kind: chat", "2024-06-18", "18 June", "fidelity: verbatim", "fidelity: exact",
		"speaker: bo-quay", "speaker: bo-key", "starts: \"There are\"", "starts: \"There were\"", "type: quantity", "typ: quantity",
		"period: 2024}", "period: last year, colour: red}", "language: en", "language: english-like",
	).Replace(sheet("talk", ""))
	dir := folder(t, map[string]string{"a.catalog.yaml": measures, "b.catalog.yaml": people, "talk.txt": words, "talk.facts.yaml": text})
	s := open(t)
	r := load(t, s, intake.Options{}, dir)
	file := r.Files[len(r.Files)-1]
	if file.Outcome != briefing.Failed || briefing.Errors(file.Problems) < 10 {
		t.Errorf("%d errors", briefing.Errors(file.Problems))
	}
	for _, p := range file.Problems {
		if p.Line == 0 || p.Column == 0 || p.Source == "" {
			t.Errorf("without a place: %s", p.Format())
		}
	}
	if r.Events != 0 {
		t.Error("a faulty factsheet was loaded")
	}
}
