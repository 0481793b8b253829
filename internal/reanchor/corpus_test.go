package reanchor

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
	"onrecord/internal/factsheet"
)

var wordOrBlank = regexp.MustCompile(`\S+|\s+`)

// The corpus' factsheet on its transcript with words changed, left out and put in everywhere: what is found overlaps the
// place to which it moved, and what is left of a few edits is found.
func TestCorpus(t *testing.T) {
	corpus := os.Getenv("ONRECORD_CORPUS")
	if corpus == "" {
		t.Skip("ONRECORD_CORPUS names no corpus; .ci/run sets it where there is one")
	}
	const name = "nato-us-2024-06-18"
	data, err := os.ReadFile(filepath.Join(corpus, name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	old, err := anchor.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := os.ReadFile(filepath.Join(corpus, name+".facts.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	b, problems := factsheet.Read(name, sheet)
	if briefing.Errors(problems) > 0 {
		t.Fatal(problems[0].Format())
	}
	pieces := wordOrBlank.FindAllString(old, -1)
	total := map[Outcome]int{}
	for seed := range uint64(25) {
		random := rand.New(rand.NewPCG(seed, seed))
		rate := 5 + random.IntN(196) // words and blanks between two edits
		var text strings.Builder
		length := 0
		moved := make([]int, 0, len(old)) // by code point of the old text
		for _, p := range pieces {
			at := length
			for range utf8.RuneCountInString(p) {
				moved = append(moved, at)
			}
			if random.IntN(rate) == 0 {
				p = [...]string{p + "indeed " + p, "", "other"}[random.IntN(3)]
			}
			text.WriteString(p)
			length += utf8.RuneCountInString(p)
		}
		moved = append(moved, length)
		report := Briefing(b, anchor.New(old), anchor.New(text.String()), DefaultThreshold)
		for _, row := range report.Rows {
			total[row.Outcome]++
			if row.Outcome == Lost || row.Old.Line == 0 || row.Field == "nth" {
				continue
			}
			// One word more on either side, since an edit there leaves the end open.
			from, to := moved[max(0, row.Old.Span.Start-12)], moved[min(len(moved)-1, row.Old.Span.End+12)]
			if row.New.Span.End <= from || row.New.Span.Start >= to {
				t.Errorf("%+v is not between %d and %d: %q", row, from, to, string([]rune(text.String())[from:to]))
			}
		}
		if rate > 100 && report.Count(Lost) > len(report.Rows)/4 {
			t.Errorf("with an edit each %d words, %d of %d are lost", rate/2, report.Count(Lost), len(report.Rows))
		}
	}
	t.Log(total)
}
