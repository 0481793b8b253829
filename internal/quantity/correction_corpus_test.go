package quantity

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// correctionRow is a row of the corpus's list of corrections: what is marked, and the words around it.
type correctionRow struct{ said, corrected, context string }

func readCorrectionRows(t *testing.T) []correctionRow {
	t.Helper()
	dir := os.Getenv("ONRECORD_CORPUS")
	if dir == "" {
		t.Skip("ONRECORD_CORPUS does not name the corpus folder, which is no part of the repository")
	}
	raw, err := os.ReadFile(filepath.Join(dir, "whitehouse", "numeric-corrections.tsv"))
	if err != nil {
		t.Fatalf("reading the corpus: %v", err)
	}
	var rows []correctionRow
	for _, line := range strings.Split(strings.TrimRight(string(raw), "\n"), "\n")[1:] {
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			t.Fatalf("%d fields in %q", len(f), line)
		}
		rows = append(rows, correctionRow{f[1], f[2], f[3]})
	}
	return rows
}

// correctionWanted is what testdata/corrections.tsv says of a row: the number on either side, as it was read by a
// person ("-" for none), and the reason why one is missing.
type correctionWanted struct{ said, corrected, reason string }

func readCorrectionsWanted(t *testing.T) []correctionWanted {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "corrections.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var out []correctionWanted
	for _, line := range strings.Split(strings.TrimRight(string(raw), "\n"), "\n")[1:] {
		f := strings.Split(line, "\t")
		if len(f) != 4 || f[0] != fmt.Sprint(len(out)+1) || (f[3] == "") != (f[1] != "-" && f[2] != "-") {
			t.Fatalf("line %d of corrections.tsv: %q", len(out)+2, line)
		}
		out = append(out, correctionWanted{f[1], f[2], f[3]})
	}
	return out
}

// contextBefore is how many code points of a row's context stand before what is marked, where there are so many.
const contextBefore = 80

// find gives the correction that the row is about: of those that say the same, the one where it should stand.
func (r correctionRow) find() (Correction, bool) {
	var best Correction
	found := false
	distance := func(c Correction) int { return max(c.Start-contextBefore, contextBefore-c.Start) }
	for _, c := range SplitCorrections(r.context).Corrections {
		if c.Said == r.said && c.Corrected == r.corrected && (!found || distance(c) < distance(best)) {
			best, found = c, true
		}
	}
	return best, found
}

// numbers reads the number at a correction both ways: a value, or the bounds of a range, or "-".
func (r correctionRow) numbers(reader Reader, at Correction) (said, corrected string) {
	said, corrected = "-", "-"
	for _, q := range reader.Read(r.context) {
		if q.End <= at.Start || q.Start >= at.End || said != "-" && q.Corrected == nil {
			continue
		}
		said = numberRead(q)
		if q.Corrected != nil {
			return said, numberRead(*q.Corrected)
		}
	}
	return said, corrected
}

func numberRead(q Quantity) string {
	switch {
	case q.Value != "":
		return q.Value
	case q.Comparator == CompareBetween:
		return q.Bounds.String()
	case q.Rank != nil && q.Rank.Over != "": // 'a 50 year low': the window's number
		return strings.TrimRight(q.Rank.Over, "y.")
	}
	return "-"
}

// TestCorpusCorrections splits all 196 corrections of numbers that a publisher made, from the words around each, and
// reads the number on both sides.
func TestCorpusCorrections(t *testing.T) {
	rows, wanted := readCorrectionRows(t), readCorrectionsWanted(t)
	if len(rows) != 196 || len(wanted) != len(rows) {
		t.Fatalf("%d rows in the corpus and %d in corrections.tsv, want 196", len(rows), len(wanted))
	}
	reader := English(nil)
	split, both := 0, 0
	for i, row := range rows {
		want := wanted[i]
		at, found := row.find()
		if !found {
			if want.reason != "a remark, no correction" {
				t.Errorf("row %d: the correction is not found", i+1)
			}
			continue
		}
		split++
		said, corrected := row.numbers(reader, at)
		if said != want.said || corrected != want.corrected {
			t.Errorf("row %d: read %s and %s, want %s and %s", i+1, said, corrected, want.said, want.corrected)
		}
		if said != "-" && corrected != "-" {
			both++
		} else {
			t.Logf("row %d: %s and %s: %s", i+1, said, corrected, want.reason)
		}
	}
	t.Logf("%d of %d corrections found, %d read on both sides", split, len(rows), both)
	if split < 195 || both < 170 {
		t.Errorf("%d corrections found and %d read on both sides, want at least 195 and 170", split, both)
	}
}
