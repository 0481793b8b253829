package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"onrecord/internal/briefing"
	"onrecord/internal/intake"
)

// A load of many files prints the changes of some of them, and counts the rest; -v and a diff print all.
func TestChangesOfManyFiles(t *testing.T) {
	report := &intake.Report{}
	for i := range manyFiles + 3 {
		var changes []briefing.Change
		for c := range manyChanges + 2 {
			changes = append(changes, briefing.Change{Entity: "claim", Key: fmt.Sprintf("c%d", c), Action: "withdrawn"})
		}
		report.Files = append(report.Files, intake.File{
			Name: fmt.Sprintf("f%d.facts.yaml", i), Result: briefing.Result{Outcome: briefing.Updated, Changes: changes},
		})
	}
	for _, tt := range []struct {
		verbose, diff bool
		files, lines  int
	}{
		{false, false, manyFiles, manyFiles * manyChanges},
		{true, false, manyFiles + 3, (manyFiles + 3) * (manyChanges + 2)},
		{false, true, manyFiles + 3, (manyFiles + 3) * (manyChanges + 2)},
	} {
		a, _ := testApp(t, nil)
		a.flags.verbose = tt.verbose
		if err := a.printChanges(report, tt.diff); err != nil {
			t.Fatal(err)
		}
		out, err := os.ReadFile(a.stdout.file.Name())
		if err != nil {
			t.Fatal(err)
		}
		files, lines := strings.Count(string(out), ".facts.yaml\n"), strings.Count(string(out), "  - claim ")
		if files != tt.files || lines != tt.lines {
			t.Errorf("%+v: %d files and %d lines", tt, files, lines)
		}
		if more := strings.Contains(string(out), "… and 3 more files with changes"); more == (tt.verbose || tt.diff) {
			t.Errorf("%+v: %s", tt, out)
		}
	}
}
