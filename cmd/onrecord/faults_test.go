package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"onrecord/internal/intake"
)

// untested are the codes of faults that no script can show, with where they are tested.
var untested = map[string]string{
	"encoding":          "a script holds text alone; internal/factsheet",
	"bad-transcript":    "likewise; internal/intake",
	"too-large":         "it takes a huge file; internal/factsheet",
	"too-many-problems": "likewise; internal/factsheet",
	"unreadable":        "root reads everything; internal/input",
	"refused":           "readers and checks leave nothing for the database to refuse; internal/store",
}

// Each kind of fault has a case in the scripts faults_*.txtar, which hold its message to the letter.
func TestEachFaultHasACase(t *testing.T) {
	shown := map[string]bool{}
	scripts, err := filepath.Glob("testdata/script/faults_*.txtar")
	if err != nil || len(scripts) < 5 {
		t.Fatal(scripts, err)
	}
	for _, script := range scripts {
		collectCodes(t, script, shown)
	}
	codes := declaredCodes(t, "../../internal/factsheet", "../../internal/briefing", "../../internal/resolve", "../../internal/intake", "../../internal/input")
	if len(codes) < 80 {
		t.Fatalf("only %d codes", len(codes))
	}
	for code, name := range codes {
		if reason, excused := untested[code]; excused == shown[code] {
			t.Errorf("%s (%s): shown by a script: %v; excused: %q", code, name, shown[code], reason)
		}
	}
	for code := range untested {
		if codes[code] == "" {
			t.Errorf("there is no code %s to excuse", code)
		}
	}
}

var (
	assertedCode = regexp.MustCompile(`stdout '"code": "([a-z0-9-]+)"'`)
	madeFolder   = regexp.MustCompile(`(?m)^mkdir (\S+)$`)
	// A case is a check whose message is compared in the next line.
	comparedCheck = regexp.MustCompile(`(?m)^(?:! )?exec onrecord check (?:-v )?(.+)\ncmp stderr \S+$`)
)

// collectCodes gathers the codes of the problems whose message a script compares, and of those that it asks for.
func collectCodes(t *testing.T, script string, shown map[string]bool) {
	t.Helper()
	archive, err := txtar.ParseFile(script)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range assertedCode.FindAllStringSubmatch(string(archive.Comment), -1) {
		shown[m[1]] = true
	}
	dir := t.TempDir()
	for _, f := range archive.Files {
		path := filepath.Join(dir, f.Name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, m := range madeFolder.FindAllStringSubmatch(string(archive.Comment), -1) {
		if err := os.MkdirAll(filepath.Join(dir, m[1]), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, m := range comparedCheck.FindAllStringSubmatch(string(archive.Comment), -1) {
		var paths []string
		for _, arg := range strings.Fields(m[1]) {
			paths = append(paths, filepath.Join(dir, arg))
		}
		report, err := intake.Check(t.Context(), paths, intake.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range report.Files {
			for _, p := range f.Problems {
				shown[p.Code] = true
			}
		}
	}
}

// declaredCodes are the constants called Code… of packages, with their names by their values.
func declaredCodes(t *testing.T, dirs ...string) map[string]string {
	t.Helper()
	codes := map[string]string{}
	for _, dir := range dirs {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			maps.Copy(codes, codesOf(parsed))
		}
	}
	return codes
}

func codesOf(file *ast.File) map[string]string {
	codes := map[string]string{}
	for _, decl := range file.Decls {
		constants, ok := decl.(*ast.GenDecl)
		if !ok || constants.Tok != token.CONST {
			continue
		}
		for _, spec := range constants.Specs {
			s, ok := spec.(*ast.ValueSpec)
			if !ok || len(s.Values) != 1 || !strings.HasPrefix(s.Names[0].Name, "Code") {
				continue
			}
			if literal, ok := s.Values[0].(*ast.BasicLit); ok && literal.Kind == token.STRING {
				if value, err := strconv.Unquote(literal.Value); err == nil {
					codes[value] = file.Name.Name + "." + s.Names[0].Name
				}
			}
		}
	}
	return codes
}
