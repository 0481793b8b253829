package input

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReplace(t *testing.T) {
	dir := lay(t, "d/a.facts.yaml")
	link(t, filepath.Join("d", "a.facts.yaml"), filepath.Join(dir, "b.facts.yaml"))
	if err := os.Chmod("d/a.facts.yaml", 0o640); err != nil {
		t.Fatal(err)
	}
	found, problems := Find([]string{"b.facts.yaml"})
	if len(found) != 1 || len(problems) != 0 {
		t.Fatal(found, problems)
	}
	f := found[0]
	if err := f.Replace([]byte("d/a.facts.yaml"), []byte("new")); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("d/a.facts.yaml")
	info, statErr := os.Lstat("d/a.facts.yaml")
	if err != nil || statErr != nil || string(got) != "new" || info.Mode() != 0o640 {
		t.Errorf("%q, %v, %v, %v", got, err, info, statErr)
	}
	if info, err := os.Lstat("b.facts.yaml"); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is no link any more: %v, %v", info, err)
	}
	if err := f.Replace([]byte("d/a.facts.yaml"), []byte("newer")); !errors.Is(err, ErrChanged) {
		t.Errorf("a file that changed is replaced: %v", err)
	}
	for _, mode := range []os.FileMode{0o444, 0o466, 0} {
		if err := os.Chmod("d/a.facts.yaml", mode); err != nil {
			t.Fatal(err)
		}
		err := f.Replace([]byte("new"), []byte("newer"))
		if mode == 0 && os.Geteuid() != 0 {
			continue // it cannot be read, either
		}
		if !errors.Is(err, ErrReadOnly) || !strings.HasSuffix(err.Error(), "allow that with `chmod u+w b.facts.yaml`") {
			t.Errorf("a file of mode %v is replaced: %v", mode, err)
		}
	}
	if err := os.Chmod("d/a.facts.yaml", 0o600); err != nil {
		t.Fatal(err)
	}
	if err := f.Replace([]byte("new"), []byte("new")); err != nil {
		t.Errorf("a file that its owner may write: %v", err)
	}
	entries, err := os.ReadDir("d")
	if err != nil || len(entries) != 1 {
		t.Errorf("%v, %v", entries, err)
	}
	if err := os.Remove("d/a.facts.yaml"); err != nil {
		t.Fatal(err)
	}
	if err := f.Replace(nil, nil); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file that is gone is replaced: %v", err)
	}
}
