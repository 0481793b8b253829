package input

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// lay makes files below a fresh folder, goes there, and gives its path.
func lay(t *testing.T, names ...string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		write(t, filepath.Join(dir, n), n)
	}
	t.Chdir(dir)
	return dir
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, to, from string) {
	t.Helper()
	if err := os.Symlink(to, from); err != nil {
		t.Fatal(err)
	}
}

func TestRecognize(t *testing.T) {
	for name, want := range map[string]Kind{
		"a.facts.yaml": Factsheet, "dir/a.facts.yml": Factsheet, "A.FACTS.YAML": Factsheet, "a.b.facts.yaml": Factsheet,
		"a.catalog.yaml": Catalogue, "a.catalog.yml": Catalogue,
		"a.yaml": Unknown, "a.txt": Unknown, "facts.yaml": Unknown, ".facts.yaml": Unknown, "a.facts.yaml.bak": Unknown, "": Unknown,
	} {
		if got := Recognize(name); got != want {
			t.Errorf("Recognize(%q) is %q, not %q", name, got, want)
		}
	}
}

func TestFind(t *testing.T) {
	tree := []string{
		"b.facts.yaml", "a.facts.yml", "z.catalog.yaml", "notes.txt", "deep/er/c.facts.yaml", "deep/y.catalog.yml",
		".hidden/h.facts.yaml", ".secret.facts.yaml", "empty/readme.md", "other.yaml",
	}
	for name, c := range map[string]struct {
		paths, want, codes []string
	}{
		"a folder": {
			paths: []string{"."},
			want:  []string{"deep/y.catalog.yml", "z.catalog.yaml", "a.facts.yml", "b.facts.yaml", "deep/er/c.facts.yaml"},
		},
		"files in any order": {
			paths: []string{"b.facts.yaml", "z.catalog.yaml", "a.facts.yml"},
			want:  []string{"z.catalog.yaml", "a.facts.yml", "b.facts.yaml"},
		},
		"once, though named twice": {
			paths: []string{"deep/er/c.facts.yaml", "./deep/er/c.facts.yaml", "deep", "deep/../deep"},
			want:  []string{"deep/y.catalog.yml", "deep/er/c.facts.yaml"},
		},
		"a folder inside one that is named after it": {
			paths: []string{"deep/er", "deep"},
			want:  []string{"deep/y.catalog.yml", "deep/er/c.facts.yaml"},
		},
		"hidden, but named": {paths: []string{".secret.facts.yaml"}, want: []string{".secret.facts.yaml"}},
		"a hidden folder":   {paths: []string{".hidden"}, want: []string{".hidden/h.facts.yaml"}},
		"nothing there":     {paths: []string{"gone.facts.yaml"}, codes: []string{CodeNoFile}},
		"a text":            {paths: []string{"notes.txt", "other.yaml"}, codes: []string{CodeUnknownKind, CodeUnknownKind}},
		"an empty folder":   {paths: []string{"empty", "a.facts.yml"}, want: []string{"a.facts.yml"}, codes: []string{CodeEmptyFolder}},
		"no path":           {},
	} {
		t.Run(name, func(t *testing.T) {
			dir := lay(t, tree...)
			files, problems := Find(c.paths)
			var got, codes []string
			for _, f := range files {
				got = append(got, filepath.ToSlash(f.Name))
				if f.Kind != Recognize(f.Name) {
					t.Errorf("%s is of kind %q", f.Name, f.Kind)
				}
				if want := filepath.Join(dir, f.Name); f.Path != want {
					t.Errorf("the path of %s is %s, not %s", f.Name, f.Path, want)
				}
			}
			for _, p := range problems {
				codes = append(codes, p.Code)
				if p.File == "" || p.Message == "" {
					t.Errorf("a problem without file or message: %+v", p)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("files (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.codes, codes); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFindFollowsLinksOnce(t *testing.T) {
	dir := lay(t, "a/one.facts.yaml", "b/two.facts.yaml")
	link(t, dir, filepath.Join(dir, "a", "round"))
	link(t, filepath.Join(dir, "b"), filepath.Join(dir, "a", "also"))
	link(t, filepath.Join(dir, "a", "one.facts.yaml"), filepath.Join(dir, "b", "same.facts.yaml"))
	link(t, "nowhere", filepath.Join(dir, "b", "broken.facts.yaml"))
	files, problems := Find([]string{"a"})
	paths := map[string]bool{}
	for _, f := range files {
		paths[f.Path] = true
	}
	if len(files) != 2 || len(paths) != 2 {
		t.Errorf("two files are found as %v", files)
	}
	if len(problems) != 1 || problems[0].Code != CodeUnreadable || !strings.HasSuffix(problems[0].File, "broken.facts.yaml") {
		t.Errorf("the broken link is reported as %v", problems)
	}
}

func TestFindRefusesWhatIsNoFile(t *testing.T) {
	dir := lay(t)
	pipe := filepath.Join(dir, "p.facts.yaml")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	files, problems := Find([]string{pipe})
	if len(files) != 0 || len(problems) != 1 || problems[0].Code != CodeUnreadable {
		t.Errorf("a pipe is found as %v, %v", files, problems)
	}
	if _, err := (File{Name: "x", Path: filepath.Join(dir, "x")}).Sibling("p.facts.yaml"); err == nil || !strings.Contains(err.Error(), "not a file") {
		t.Errorf("a pipe is read: %v", err)
	}
}

func TestBeside(t *testing.T) {
	lay(t, "d/a.facts.yaml", "d/y.catalog.yaml", "d/x.catalog.yaml", "d/.h.catalog.yaml", "d/deep/z.catalog.yaml", "w.catalog.yaml")
	files, problems := Find([]string{"d/a.facts.yaml"})
	if len(files) != 1 || len(problems) != 0 {
		t.Fatal(files, problems)
	}
	beside, err := files[0].Beside()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range beside {
		got = append(got, filepath.ToSlash(f.Name))
	}
	if diff := cmp.Diff([]string{"d/x.catalog.yaml", "d/y.catalog.yaml"}, got); diff != "" {
		t.Errorf("beside (-want +got):\n%s", diff)
	}
}

func TestSibling(t *testing.T) {
	dir := lay(t, "in/a.facts.yaml", "in/a.txt", "in/sub/b.txt", "out.txt", "in/..odd.txt")
	link(t, filepath.Join(dir, "out.txt"), filepath.Join(dir, "in", "leak.txt"))
	link(t, "..", filepath.Join(dir, "in", "up"))
	link(t, "a.txt", filepath.Join(dir, "in", "same.txt"))
	link(t, filepath.Join(dir, "in", "a.facts.yaml"), filepath.Join(dir, "elsewhere.facts.yaml"))
	files, problems := Find([]string{"in/a.facts.yaml"})
	if len(problems) != 0 {
		t.Fatal(problems)
	}
	f := files[0]
	for name, want := range map[string]string{
		"a.txt": "in/a.txt", "./a.txt": "in/a.txt", "sub/b.txt": "in/sub/b.txt", "sub/../a.txt": "in/a.txt",
		"same.txt": "in/a.txt", "..odd.txt": "in/..odd.txt",
	} {
		got, err := f.Sibling(name)
		if err != nil || string(got) != want {
			t.Errorf("Sibling(%q) is %q, %v", name, got, err)
		}
	}
	for _, name := range []string{"../out.txt", "/etc/passwd", filepath.Join(dir, "in", "a.txt"), "sub/../../out.txt", "..", "leak.txt", "up/out.txt"} {
		if got, err := f.Sibling(name); !errors.Is(err, ErrOutside) {
			t.Errorf("Sibling(%q) is %q, %v", name, got, err)
		}
	}
	for _, name := range []string{"", "gone.txt", "sub", "."} {
		if got, err := f.Sibling(name); err == nil || errors.Is(err, ErrOutside) || strings.Contains(err.Error(), dir) {
			t.Errorf("Sibling(%q) is %q, %v", name, got, err)
		}
	}
	if _, err := f.Sibling("gone.txt"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file that is missing gives %v", err)
	}

	linked, _ := Find([]string{"elsewhere.facts.yaml"})
	if got, err := linked[0].Sibling("a.txt"); err != nil || string(got) != "in/a.txt" {
		t.Errorf("through a link to the factsheet: %q, %v", got, err)
	}
}

func TestReadRefusesWhatIsTooLarge(t *testing.T) {
	dir := lay(t, "a.facts.yaml")
	big := filepath.Join(dir, "big.txt")
	write(t, big, "")
	if err := os.Truncate(big, MaxSize+1); err != nil { // a hole, so it takes no room
		t.Fatal(err)
	}
	f := File{Name: "a.facts.yaml", Path: filepath.Join(dir, "a.facts.yaml")}
	if got, err := f.Read(); err != nil || string(got) != "a.facts.yaml" {
		t.Errorf("Read gives %q, %v", got, err)
	}
	if _, err := f.Sibling("big.txt"); err == nil || !strings.Contains(err.Error(), "256 MiB") {
		t.Errorf("a text that is too large gives %v", err)
	}
	if _, err := (File{Name: "gone", Path: filepath.Join(dir, "gone")}).Read(); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file that is missing gives %v", err)
	}
}
