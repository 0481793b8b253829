package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"onrecord/internal/briefing"
	"onrecord/internal/factsheet"
	"onrecord/internal/intake"
)

const (
	factsheetDoc = "../../docs/factsheet.md"
	keysStart    = "<!-- keys -->\n"
	keysEnd      = "<!-- end of keys -->\n"
)

// The tables of keys are those of the reader.
func TestFactsheetDocHasTheKeys(t *testing.T) {
	doc, err := os.ReadFile(factsheetDoc)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := bytes.Cut(doc, []byte(keysStart))
	_, after, ended := bytes.Cut(rest, []byte(keysEnd))
	if !ok || !ended {
		t.Fatal("the marks of the keys are missing")
	}
	want := string(before) + keysStart + "\n" + factsheet.Reference() + keysEnd + string(after)
	if *update {
		if err := os.WriteFile(factsheetDoc, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(doc) != want {
		t.Error("docs/factsheet.md is out of date; run `go test ./cmd/onrecord -run TestFactsheetDoc -update`")
	}
}

var fileBlock = regexp.MustCompile("(?s)<!-- file: (\\S+) -->\n```(?:yaml)?\n(.*?)```\n")

// The example of the page is sound, and its figures are read as the page says.
func TestFactsheetDocExample(t *testing.T) {
	doc, err := os.ReadFile(factsheetDoc)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	files := map[string]string{}
	for _, m := range fileBlock.FindAllStringSubmatch(string(doc), -1) {
		files[m[1]] = m[2]
	}
	if len(files) != 3 {
		t.Fatalf("%d files", len(files))
	}
	sum := sha256.Sum256([]byte(files["harbour.txt"]))
	if !strings.Contains(files["harbour.facts.yaml"], hex.EncodeToString(sum[:])) {
		t.Errorf("the sha256 of the example is %x", sum)
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	report, err := intake.Check(t.Context(), []string{dir}, intake.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Files {
		for _, p := range f.Problems {
			if p.Severity > briefing.Note {
				t.Error(p.Format())
			}
		}
	}
	if report.Claims != 2 || report.Figures != 2 {
		t.Errorf("%+v", report.Counts)
	}
}
