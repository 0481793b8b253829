package input

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onrecord/internal/briefing"
)

// Kind is what a file is.
type Kind string

// The kinds of files. Unknown is what no kind claims.
const (
	Unknown   Kind = ""
	Catalogue Kind = "catalogue"
	Factsheet Kind = "factsheet"
)

// The codes of the problems that Find reports.
const (
	CodeNoFile      = "no-such-file"   // a path that leads nowhere
	CodeUnreadable  = "unreadable"     // a file or a folder that cannot be opened, or is neither
	CodeEmptyFolder = "empty-folder"   // a folder without any file of a known kind
	CodeUnknownKind = "unknown-format" // a file that is named and of no known kind
)

// kinds says how the files of each kind are called, in the order in which they are read: what briefings refer to comes
// before them. A format that is told by its content gets its test here as well.
var kinds = []struct {
	kind     Kind
	suffixes []string
}{
	{Catalogue, []string{".catalog.yaml", ".catalog.yml"}},
	{Factsheet, []string{".facts.yaml", ".facts.yml"}},
}

// Recognize tells what the file of a name is.
func Recognize(name string) Kind {
	base := strings.ToLower(filepath.Base(name))
	for _, k := range kinds {
		for _, suffix := range k.suffixes {
			if strings.HasSuffix(base, suffix) && len(base) > len(suffix) {
				return k.kind
			}
		}
	}
	return Unknown
}

func order(k Kind) int {
	for i := range kinds {
		if kinds[i].kind == k {
			return i
		}
	}
	return len(kinds)
}

// File is a file that was found.
type File struct {
	Name string // as the user named it, or the folder's name and the way from there
	Path string // absolute, with no symbolic link in it
	Kind Kind
}

// Find gives the files that paths name, each once: files as they are, and of folders the files of a known kind, at
// any depth, but nothing hidden. They come in the order in which they must be read: catalogues before factsheets,
// each sorted by name.
func Find(paths []string) ([]File, []briefing.Problem) {
	f := &finder{files: map[string]bool{}, folders: map[string]bool{}}
	for _, p := range paths {
		f.named(p)
	}
	slices.SortStableFunc(f.found, func(a, b File) int {
		return cmp.Or(cmp.Compare(order(a.Kind), order(b.Kind)), cmp.Compare(a.Name, b.Name))
	})
	return f.found, f.problems
}

type finder struct {
	found    []File
	problems []briefing.Problem
	files    map[string]bool // by Path
	folders  map[string]bool // entered, so that links cannot lead round and round; true where a file was found
}

func (f *finder) fail(name, code, hint, format string, args ...any) {
	f.problems = append(f.problems, briefing.Problem{
		Severity: briefing.Error, Code: code, File: name, Text: name, Message: fmt.Sprintf(format, args...), Hint: hint,
	})
}

// named takes in a path that the user wrote.
func (f *finder) named(name string) {
	path, info, err := locate(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f.fail(name, CodeNoFile, "check the spelling, and the folder that you are in", "there is no such file or folder")
	case err != nil:
		f.fail(name, CodeUnreadable, "", "it cannot be opened: %v", reason(err))
	case info.IsDir():
		if !f.folder(name, path) {
			f.fail(name, CodeEmptyFolder, "name a folder that holds *.facts.yaml or *.catalog.yaml files", "the folder holds no factsheet and no catalogue")
		}
	case !info.Mode().IsRegular():
		f.fail(name, CodeUnreadable, "name a file or a folder", "it is neither a file nor a folder")
	case Recognize(name) == Unknown:
		f.fail(name, CodeUnknownKind, suggest(name), "it is neither a factsheet nor a catalogue, by its name")
	default:
		f.add(File{Name: name, Path: path, Kind: Recognize(name)})
	}
}

// suggest says what to do about a file of no known kind.
func suggest(name string) string {
	const rule = "a factsheet is called NAME.facts.yaml, a catalogue NAME.catalog.yaml"
	switch strings.ToLower(filepath.Ext(name)) {
	case ".txt":
		return "name the factsheet that belongs to this text; " + rule
	case ".yaml", ".yml":
		return "rename it: " + rule
	default:
		return rule
	}
}

func (f *finder) add(file File) {
	if f.files[file.Path] {
		return
	}
	f.files[file.Path] = true
	f.found = append(f.found, file)
}

// folder looks through a folder, once. It tells whether there is a file of a known kind in it, or a problem that was
// reported.
func (f *finder) folder(name, path string) bool {
	if found, entered := f.folders[path]; entered {
		return found
	}
	f.folders[path] = false
	entries, err := os.ReadDir(path)
	if err != nil {
		f.fail(name, CodeUnreadable, "", "the folder cannot be read: %v", reason(err))
		f.folders[path] = true
		return true
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && f.entry(filepath.Join(name, e.Name()), e) {
			f.folders[path] = true
		}
	}
	return f.folders[path]
}

// entry takes in what lies in a folder.
func (f *finder) entry(name string, e fs.DirEntry) bool {
	kind := Recognize(name)
	if kind == Unknown && !e.IsDir() && e.Type()&fs.ModeSymlink == 0 {
		return false
	}
	path, info, err := locate(name)
	switch {
	case err != nil && kind == Unknown:
		return false // a link to nowhere that nobody asked for
	case err != nil:
		f.fail(name, CodeUnreadable, "", "it cannot be opened: %v", reason(err))
		return true
	case info.IsDir():
		return f.folder(name, path)
	case kind == Unknown || !info.Mode().IsRegular():
		return false
	}
	f.add(File{Name: name, Path: path, Kind: kind})
	return true
}

// locate is the real path of what name leads to, and what that is.
func locate(name string) (string, fs.FileInfo, error) {
	info, err := os.Stat(name)
	if err != nil {
		return "", nil, err
	}
	path, err := filepath.EvalSymlinks(name)
	if err != nil {
		return "", nil, err
	}
	path, err = filepath.Abs(path)
	return path, info, err
}

// reason is what is wrong, without the path, which the user knows.
func reason(err error) error {
	var e *fs.PathError
	if errors.As(err, &e) {
		return e.Err
	}
	return err
}

// Beside lists the catalogues that lie in the folder of a file, sorted by name: what a factsheet that is named alone
// may refer to.
func (f File) Beside() ([]File, error) {
	folder := filepath.Dir(f.Name)
	if real, err := filepath.EvalSymlinks(folder); err != nil || !sameFolder(real, filepath.Dir(f.Path)) {
		folder = filepath.Dir(f.Path)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, fmt.Errorf("looking for catalogues beside %s: %w", f.Name, reason(err))
	}
	var out []File
	for _, e := range entries {
		name := filepath.Join(folder, e.Name())
		if strings.HasPrefix(e.Name(), ".") || Recognize(name) != Catalogue {
			continue
		}
		path, info, err := locate(name)
		if err != nil || !info.Mode().IsRegular() || path == f.Path {
			continue
		}
		out = append(out, File{Name: name, Path: path, Kind: Catalogue})
	}
	return out, nil
}

func sameFolder(a, b string) bool {
	abs, err := filepath.Abs(a)
	return err == nil && abs == b
}
