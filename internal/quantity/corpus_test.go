package quantity

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// corpusFigure is a figure as an annotator wrote it down.
type corpusFigure struct {
	name, quote string
	given       map[string]string // value, unit, kind, comparator, rank, of
}

var (
	claimLine  = regexp.MustCompile(`^  - id: (c\d+)`)
	figureLine = regexp.MustCompile(`^      - (\{?)id: (f\d+)(.*)$`)
	quoteField = regexp.MustCompile(`\bquote: "((?:[^"\\]|\\.)*)"`)
	givenField = regexp.MustCompile(`\b(value|unit|kind|comparator|vague|override): "?([^",}]+)"?`)
	rankField  = regexp.MustCompile(`rank: \{of: (\w+), over: ([^}]+)\}`)
	unitWords  = regexp.MustCompile(`^  ([a-z-]+): \{.*words: \[([^\]]*)\]`)
)

// readCorpus scans the corpus's factsheet for its figures. It knows just as much of the layout as
// it needs.
func readCorpus(t *testing.T, path string) []corpusFigure {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("reading the corpus: %v", err)
	}
	var figures []corpusFigure
	claim, open := "", false
	for _, line := range strings.Split(string(raw), "\n") {
		if m := claimLine.FindStringSubmatch(line); m != nil {
			claim, open = m[1], false
		}
		if m := figureLine.FindStringSubmatch(line); m != nil {
			figures = append(figures, corpusFigure{name: claim + "." + m[2], given: map[string]string{}})
			open = true
			line = m[3]
		} else if !strings.HasPrefix(line, "        ") || strings.HasPrefix(strings.TrimSpace(line), "evidence:") {
			open = false
		}
		if open {
			figures[len(figures)-1].take(line)
		}
	}
	return figures
}

func (f *corpusFigure) take(line string) {
	if m := quoteField.FindStringSubmatch(line); m != nil && f.quote == "" {
		f.quote = m[1]
	}
	outside := quoteField.ReplaceAllString(line, "")
	if m := rankField.FindStringSubmatch(outside); m != nil {
		f.given["rank"] = m[1] + " " + m[2]
	}
	if strings.Contains(outside, "of: {value:") {
		return
	}
	for _, m := range givenField.FindAllStringSubmatch(outside, -1) {
		f.given[m[1]] = strings.TrimSpace(m[2])
	}
}

func corpusLexicon(t *testing.T, path string) *Lexicon {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("reading the corpus's catalogue: %v", err)
	}
	words := map[string][]string{}
	for _, line := range strings.Split(string(raw), "\n") {
		if m := unitWords.FindStringSubmatch(line); m != nil {
			for _, w := range strings.Split(m[2], ",") {
				words[m[1]] = append(words[m[1]], strings.Trim(w, ` "`))
			}
		}
	}
	return NewLexicon(words)
}

// TestCorpus reads every figure of the annotated briefing from its quote alone and compares it
// with what its annotators wrote down. The corpus is no part of the repository.
func TestCorpus(t *testing.T) {
	dir := os.Getenv("ONRECORD_CORPUS")
	if dir == "" {
		t.Skip("ONRECORD_CORPUS does not name the corpus folder, which is no part of the repository")
	}
	figures := readCorpus(t, filepath.Join(dir, "nato-us-2024-06-18.facts.yaml"))
	if len(figures) != 43 {
		t.Fatalf("the scan found %d figures, want 43", len(figures))
	}
	reader := English(corpusLexicon(t, filepath.Join(dir, "nato.catalog.yaml")))
	for _, f := range figures {
		got := reader.Read(f.quote)
		if len(got) != 1 {
			t.Errorf("%s %q: read %d quantities, want 1: %+v", f.name, f.quote, len(got), got)
			continue
		}
		q := got[0]
		t.Logf("%-7s %-46q value=%s %s %s %s unit=%s kind=%s of=%s/%s/%q rank=%v vague=%v", f.name, f.quote, q.Value, q.Bounds, q.Rule, q.Comparator, q.Unit, q.Kind, q.OfValue, q.OfUnit, q.OfText, q.Rank, q.Vague)
		f.compare(t, q)
	}
}

// compare applies the factsheet's rule: what is given and what is read must agree where both are
// known.
func (f *corpusFigure) compare(t *testing.T, q Quantity) {
	t.Helper()
	if f.given["override"] != "" {
		return
	}
	read := map[string]string{"value": q.Value, "unit": q.Unit, "kind": string(q.Kind), "comparator": string(q.Comparator)}
	for key, given := range f.given {
		if was, ok := read[key]; ok && was != "" && given != was {
			t.Errorf("%s %q: read %s %q, given %q", f.name, f.quote, key, was, given)
		}
	}
	if q.Vague != (f.given["vague"] == "true") {
		t.Errorf("%s %q: vague %v", f.name, f.quote, q.Vague)
	}
	if !q.Vague && q.Rank == nil && q.Value == "" {
		t.Errorf("%s %q: no value read", f.name, f.quote)
	}
	rank := ""
	if q.Rank != nil {
		rank = q.Rank.Of + " " + q.Rank.Over
	}
	if rank != f.given["rank"] {
		t.Errorf("%s %q: read rank %q, given %q", f.name, f.quote, rank, f.given["rank"])
	}
}
