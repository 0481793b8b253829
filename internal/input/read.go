package input

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// MaxSize is how many bytes a file may have.
const MaxSize = 256 << 20

// ErrOutside is the reason why a file is not read that lies outside the folder of the file which names it.
var ErrOutside = errors.New("it leads out of the folder")

// Read reads the file.
func (f File) Read() ([]byte, error) {
	file, err := os.Open(f.Path)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", f.Name, reason(err))
	}
	data, err := readAll(file)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", f.Name, err)
	}
	return data, nil
}

// Sibling reads a file that this one names: its transcript. name is a path from the folder of the file (of the file
// itself, where Name is a link to it). What is absolute, or leads out of that folder, by .. or by a link, is
// ErrOutside: who gets a factsheet from others must not load other files of theirs with it.
func (f File) Sibling(name string) (data []byte, err error) {
	local := filepath.FromSlash(name)
	switch {
	case name == "":
		return nil, fmt.Errorf("reading the file that %s names: it names none", f.Name)
	case filepath.IsAbs(local) || strings.HasPrefix(name, "/"):
		return nil, fmt.Errorf("reading %q: %w of %s: the path is absolute", name, ErrOutside, f.Name)
	case !filepath.IsLocal(local):
		return nil, fmt.Errorf("reading %q: %w of %s", name, ErrOutside, f.Name)
	}
	root, err := os.OpenRoot(filepath.Dir(f.Path))
	if err != nil {
		return nil, fmt.Errorf("reading %q: %w", name, reason(err))
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	// Stat first: opening a pipe would wait for someone to write into it.
	info, err := root.Stat(local)
	if err != nil {
		return nil, fmt.Errorf("reading %q: %w", name, f.why(local, err))
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("reading %q: it is not a file", name)
	}
	file, err := root.Open(local)
	if err != nil {
		return nil, fmt.Errorf("reading %q: %w", name, f.why(local, err))
	}
	if data, err = readAll(file); err != nil {
		return nil, fmt.Errorf("reading %q: %w", name, err)
	}
	return data, nil
}

// why tells a link that leads out of the folder from a file that is not there. os has no error value for the first.
func (f File) why(local string, err error) error {
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return reason(err)
	}
	if _, statErr := os.Stat(filepath.Join(filepath.Dir(f.Path), local)); statErr == nil {
		return fmt.Errorf("%w of %s: it is a link to another place", ErrOutside, f.Name)
	}
	return reason(err)
}

// readAll reads a file up to MaxSize and closes it.
func readAll(file *os.File) (data []byte, err error) {
	defer func() { err = errors.Join(err, file.Close()) }()
	info, err := file.Stat()
	if err != nil {
		return nil, reason(err)
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is not a file")
	}
	if info.Size() > MaxSize {
		return nil, fmt.Errorf("it has %d MiB, and at most %d MiB are read", info.Size()>>20, MaxSize>>20)
	}
	return ReadAll(file)
}

// ReadAll reads a stream up to MaxSize.
func ReadAll(r io.Reader) ([]byte, error) {
	// One byte more than allowed, since a file can grow while it is read.
	data, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return nil, reason(err)
	}
	if len(data) > MaxSize {
		return nil, fmt.Errorf("it has more than %d MiB, which is the most that is read", MaxSize>>20)
	}
	return data, nil
}
