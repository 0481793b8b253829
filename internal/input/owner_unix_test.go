//go:build unix

package input

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A file that root rewrites stays its owner's.
func TestReplaceKeepsTheOwner(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root writes a file that is another's")
	}
	path := filepath.Join(t.TempDir(), "a.facts.yaml")
	if err := os.WriteFile(path, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(path, 12345, 23456); err != nil {
		t.Fatal(err)
	}
	if err := (File{Name: path, Path: path}).Replace([]byte("old"), []byte("new")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	owner, ok := info.Sys().(*syscall.Stat_t)
	if !ok || owner.Uid != 12345 || owner.Gid != 23456 || info.Mode().Perm() != 0o640 {
		t.Errorf("the file is now %v, %v", info.Mode(), info.Sys())
	}
}
