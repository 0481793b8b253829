package input

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// raw gives the names of the transcripts that paths lead to, from dir.
func raw(t *testing.T, dir string, paths ...string) (names []string, codes []string) {
	t.Helper()
	for i := range paths {
		paths[i] = filepath.Join(dir, paths[i])
	}
	found, _, problems := Transcripts(paths)
	for _, f := range found {
		name, err := filepath.Rel(dir, f.Name)
		if err != nil || f.Kind != Transcript || !filepath.IsAbs(f.Path) {
			t.Errorf("%+v: %v", f, err)
		}
		names = append(names, filepath.ToSlash(name))
	}
	for _, p := range problems {
		codes = append(codes, p.Code)
	}
	return names, codes
}

func TestTranscripts(t *testing.T) {
	dir := lay(t, "a.txt", "b.md", "b.html", "c.HTM", "done.md", "done.txt", "done.facts.yaml", "old.txt", "old.facts.yml", "README.md", "sub/d.txt",
		".hidden.txt", ".git/e.txt", "notes.pdf", "x.catalog.yaml", "empty/.keep", ".txt")
	for _, c := range []struct {
		paths, want, codes []string
	}{
		{[]string{"."}, []string{"a.txt", "b.md", "c.HTM", "sub/d.txt"}, nil},
		{[]string{"done.txt", "README.md", "b.html"}, []string{"README.md", "b.html", "done.txt"}, nil},
		{[]string{"a.txt", ".", "a.txt"}, []string{"a.txt", "b.md", "c.HTM", "sub/d.txt"}, nil},
		{[]string{"empty"}, nil, nil},
		{[]string{"nowhere.txt", "notes.pdf", "done.facts.yaml", ".txt"}, nil, []string{CodeNoFile, CodeUnknownKind, CodeUnknownKind, CodeUnknownKind}},
	} {
		names, codes := raw(t, dir, slices.Clone(c.paths)...)
		if !slices.Equal(names, c.want) || !slices.Equal(codes, c.codes) {
			t.Errorf("%q: %q, %q; want %q, %q", c.paths, names, codes, c.want, c.codes)
		}
	}
}

// Which files the user named is told, since of those a person expects a factsheet.
func TestTranscriptsNamed(t *testing.T) {
	dir := lay(t, "a.txt", "sub/b.txt")
	found, named, _ := Transcripts([]string{filepath.Join(dir, "a.txt"), filepath.Join(dir, "sub")})
	if len(found) != 2 || !named[found[0].Path] || named[found[1].Path] {
		t.Errorf("%+v, %v", found, named)
	}
}

func TestCreate(t *testing.T) {
	name := filepath.Join(t.TempDir(), "new.txt")
	if err := Create(name, []byte("one")); err != nil {
		t.Fatal(err)
	}
	if err := Create(name, []byte("two")); !errors.Is(err, ErrExists) {
		t.Errorf("%v", err)
	}
	if data, err := os.ReadFile(name); err != nil || string(data) != "one" {
		t.Errorf("%q, %v", data, err)
	}
	if err := Create(filepath.Join(t.TempDir(), "no", "such", "folder.txt"), nil); err == nil {
		t.Error("a file in no folder was written")
	}
}
