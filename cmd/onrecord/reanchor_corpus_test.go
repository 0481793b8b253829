package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
	"onrecord/internal/factsheet"
	"onrecord/internal/intake"
	"onrecord/internal/quantity"
)

// anchored is a row of `onrecord reanchor --format json`.
type anchored struct {
	Entity, Key, Field, Outcome, Note string
	OldWords                          string `json:"old_words"`
	NewWords                          string `json:"new_words"`
}

// reanchorIn runs the command in a folder, and gives its rows and exit code.
func reanchorIn(t *testing.T, dir string, args ...string) (rows []anchored, code int) {
	t.Helper()
	cmd := exec.Command("onrecord", append([]string{"reanchor", "--format", "json"}, args...)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "ONRECORD_DATABASE_URL=", "DATABASE_URL=", "ONRECORD_DATA_DIR="+filepath.Join(dir, "none"))
	out, err := cmd.Output()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		t.Logf("%s", exit.Stderr)
		code = exit.ExitCode()
	} else if err != nil {
		t.Fatal(err)
	}
	if len(bytes.TrimSpace(out)) > 0 {
		if err := json.Unmarshal(out, &rows); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	return rows, code
}

// byOutcome is the rows of each outcome.
func byOutcome(rows []anchored) map[string][]anchored {
	out := map[string][]anchored{}
	for _, r := range rows {
		out[r.Outcome] = append(out[r.Outcome], r)
	}
	return out
}

func corpus(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("ONRECORD_CORPUS")
	if dir == "" {
		t.Skip("ONRECORD_CORPUS names no corpus; .ci/run sets it where there is one")
	}
	return dir
}

func put(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func get(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// problemsOf is what check says of a folder, in errors.
func problemsOf(t *testing.T, dir string) []briefing.Problem {
	t.Helper()
	report, err := intake.Check(t.Context(), []string{dir}, intake.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var errs []briefing.Problem
	for _, f := range report.Files {
		for _, p := range f.Problems {
			if p.Severity == briefing.Error {
				errs = append(errs, p)
			}
		}
	}
	return errs
}

// The first and the corrected version of a real press conference: a draft of the first, in which every sentence is a
// claim, moves to the second.
func TestReanchorCorpus(t *testing.T) {
	from := filepath.Join(corpus(t), "whitehouse")
	const name = "remarks-by-vice-president-harris-and-president-andrzej-duda-of-poland-in-joint-press-conference.md"
	first := get(t, filepath.Join(from, "2022-03-10-"+name))
	corrected := get(t, filepath.Join(from, "2022-03-10-corrected-"+name))
	dir := t.TempDir()
	put(t, filepath.Join(dir, "first.txt"), first)
	put(t, filepath.Join(dir, "corrected.txt"), corrected)
	sheet := filepath.Join(dir, "talk.facts.yaml")
	claims, figures := draftOf(t, dir, sheet, first)
	t.Logf("%d claims, %d figures", claims, figures)
	if claims < 200 || figures < 20 {
		t.Errorf("only %d claims with %d figures were drafted", claims, figures)
	}
	before := get(t, sheet)

	overwritten := t.TempDir()
	put(t, filepath.Join(overwritten, "first.txt"), corrected)
	put(t, filepath.Join(overwritten, "talk.facts.yaml"), before)

	rows, code := reanchorIn(t, dir, "talk.facts.yaml", "--to", "corrected.txt", "--write")
	got := byOutcome(rows)
	t.Logf("%d moved, %d folded, %d changed", len(got["moved"]), len(got["folded"]), len(got["changed"]))
	if code != 0 || len(got["lost"]) > 0 {
		t.Errorf("exit code %d, lost: %+v", code, got["lost"])
	}
	if n := len(got["changed"]); n == 0 || n > 6 || len(got["moved"]) < 200 {
		t.Errorf("%d changed, %d moved", n, len(got["moved"]))
	}
	for _, r := range got["changed"] {
		t.Logf("%+v", r)
		if r.Field != "quote" || anchor.Similarity(r.OldWords, r.NewWords) < 0.8 || anchor.Similarity(r.OldWords, r.NewWords) == 1 {
			t.Errorf("%+v", r)
		}
	}
	for _, p := range problemsOf(t, dir) {
		t.Error(p.Format())
	}
	after := get(t, sheet)
	old, now := bytes.Split(before, []byte("\n")), bytes.Split(after, []byte("\n"))
	differ := 0
	for i := range min(len(old), len(now)) {
		if !bytes.Equal(old[i], now[i]) {
			differ++
		}
	}
	if len(old) != len(now) || differ != 2+len(got["changed"]) {
		t.Errorf("%d of %d lines differ, now %d", differ, len(old), len(now))
	}
	rows, code = reanchorIn(t, overwritten, "talk.facts.yaml", "--write")
	without := byOutcome(rows)
	if code != 0 || len(without["lost"]) > 0 {
		t.Errorf("without the old text: exit code %d, lost: %+v", code, without["lost"])
	}
	if diff := cmp.Diff(got["changed"], without["changed"]); diff != "" {
		t.Errorf("without the old text: %s", diff)
	}
	if rows, code := reanchorIn(t, dir, "talk.facts.yaml", "--write"); len(rows) > 0 || code != 0 || !bytes.Equal(get(t, sheet), after) {
		t.Errorf("again: %+v, exit code %d", rows, code)
	}
}

var spokenLine = regexp.MustCompile(`(?m)^([A-Z][A-Z .]+):[\s\x{00a0}]+`)

// draftOf writes a draft over a transcript of the White House's style: its headings make turns, each sentence is a claim,
// and what can be read as a number in it a figure. What check refuses is left out.
func draftOf(t *testing.T, dir, path string, transcript []byte) (claims, figures int) {
	t.Helper()
	s, err := anchor.Decode(transcript)
	if err != nil {
		t.Fatal(err)
	}
	d := drafting{text: anchor.New(s), refused: map[string]bool{}}
	for range 5 {
		var b strings.Builder
		fmt.Fprintf(&b, "onrecord: 1\nstatus: draft\nevent: {id: talk, title: Talk, kind: press-conference, date: 2022-03-10}\n"+
			"transcript:\n  file: first.txt # as published\n  sha256: %x\n  language: en\n  fidelity: as-delivered\n", sha256.Sum256(transcript))
		claims, figures = d.write(&b, s)
		put(t, path, []byte(b.String()))
		problems := problemsOf(t, dir)
		if len(problems) == 0 {
			return claims, figures
		}
		sheet, _ := factsheet.Read(path, []byte(b.String()))
		for _, p := range problems {
			var i, k int
			if n, _ := fmt.Sscanf(p.Path, "claims[%d].figures[%d]", &i, &k); n == 2 {
				d.refused[sheet.Claims[i].Key+"."+sheet.Claims[i].Figures[k].Key] = true
			} else if n == 1 {
				d.refused[sheet.Claims[i].Key] = true
			} else {
				t.Fatal(p.Format())
			}
		}
	}
	t.Fatal("the draft does not pass")
	return 0, 0
}

type drafting struct {
	text    *anchor.Text
	refused map[string]bool // CLAIM or CLAIM.FIGURE
}

// write writes speakers, turns and claims.
func (d *drafting) write(b *strings.Builder, s string) (claims, figures int) {
	var turns, said strings.Builder
	speakers := map[string]string{}
	b.WriteString("speakers:\n")
	marks := spokenLine.FindAllStringSubmatchIndex(s, -1)
	from := 0
	reader, _ := quantity.ForLanguage("en", nil)
	for i, m := range marks {
		heading := s[m[2]:m[3]]
		if speakers[heading] == "" {
			speakers[heading] = fmt.Sprint("s", len(speakers))
			fmt.Fprintf(b, "  %s: {unnamed: speaker, headings: [%s]} # as printed\n", speakers[heading], quoted(heading+":"))
		}
		until := len(s)
		if i+1 < len(marks) {
			until = marks[i+1][0]
		}
		speech := strings.TrimRightFunc(s[m[1]:until], unicode.IsSpace)
		start := len([]rune(s[:m[1]]))
		starts, ok := d.starts(speech, start, from)
		if !ok {
			continue
		}
		from = start + 1
		key := fmt.Sprint("t", i)
		fmt.Fprintf(&turns, "  - {id: %s, speaker: %s, starts: %s}\n", key, speakers[heading], quoted(starts))
		for _, sentence := range sentencesOf(speech) {
			c := fmt.Sprint("c", claims)
			claims++
			if d.refused[c] {
				continue
			}
			scope := briefing.Span{Start: start, End: start + len([]rune(speech))}
			if len(d.text.Find(sentence, scope)) != 1 {
				continue
			}
			fmt.Fprintf(&said, "  - id: %s\n    turn: %s\n    quote: %s   # a sentence\n    says: A sentence.\n    type: position\n", c, key, quoted(sentence))
			figures += d.figures(&said, c, sentence, reader.Read(sentence))
		}
	}
	fmt.Fprintf(b, "turns:\n%sclaims:\n%s", turns.String(), said.String())
	return claims, figures
}

// starts is as many first words of a speech as it takes to lead to its start.
func (d *drafting) starts(speech string, start, from int) (string, bool) {
	words := strings.Fields(speech)
	for n := 3; n <= min(len(words), 20); n++ {
		starts := strings.Join(words[:n], " ")
		if m, ok := d.text.First(starts, briefing.Span{Start: from, End: d.text.Len()}); ok && m.Span.Start == start {
			return starts, true
		}
	}
	return "", false
}

func (d *drafting) figures(to *strings.Builder, claim, sentence string, found []quantity.Quantity) int {
	n := 0
	runes := []rune(sentence)
	for _, q := range found {
		key := fmt.Sprint("f", q.Start)
		words := string(runes[q.Start:q.End])
		if d.refused[claim+"."+key] || strings.Count(sentence, words) != 1 {
			continue
		}
		if n == 0 {
			to.WriteString("    figures:\n")
		}
		n++
		fmt.Fprintf(to, "      - {id: %s, quote: %s}\n", key, quoted(words))
	}
	return n
}

// sentencesOf cuts a speech, with each run of blanks as one, after full stops.
func sentencesOf(speech string) []string {
	var out []string
	for _, paragraph := range regexp.MustCompile(`\n\s*\n`).Split(speech, -1) {
		start := 0
		words := strings.Fields(paragraph)
		for i, w := range words {
			if strings.HasSuffix(w, ".") || i == len(words)-1 {
				if i-start >= 3 {
					out = append(out, strings.Join(words[start:i+1], " "))
				}
				start = i + 1
			}
		}
	}
	return out
}

// quoted is a text in double quotes, as JSON and YAML have it.
func quoted(s string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		panic(err)
	}
	return strings.TrimSpace(b.String())
}

// The corpus' own factsheet on a changed copy of its transcript: nothing but what was changed is listed as such.
func TestReanchorCorpusFactsheet(t *testing.T) {
	from, dir := corpus(t), t.TempDir()
	for _, name := range []string{"nato-us-2024-06-18.facts.yaml", "nato.catalog.yaml", "nato-us-2024-06-18.txt"} {
		put(t, filepath.Join(dir, name), get(t, filepath.Join(from, name)))
	}
	path, sheetPath := filepath.Join(dir, "nato-us-2024-06-18.txt"), filepath.Join(dir, "nato-us-2024-06-18.facts.yaml")
	transcript := get(t, path)
	put(t, filepath.Join(dir, "first.txt"), transcript)
	sheet, _ := factsheet.Read(sheetPath, get(t, sheetPath))
	others, blanks := alone(t, sheet, string(transcript))
	q := others.Quotes[0].Text
	words := strings.Fields(q)
	words[2] += " indeed"
	text := strings.Replace(string(transcript), q, strings.Join(words, " "), 1)
	w := blanks.Quotes[0].Text
	text = strings.Replace(text, w, strings.Replace(w, " ", "\u00a0 ", 1), 1)
	put(t, path, []byte("Corrected on the next day\n\n"+text))

	rows, code := reanchorIn(t, dir, "nato-us-2024-06-18.facts.yaml", "--old", "first.txt", "--write")
	got := byOutcome(rows)
	if code != 0 || len(got["lost"]) > 0 || len(got["changed"]) != 1 || len(got["folded"]) != 1 {
		t.Fatalf("exit code %d, lost %+v, changed %+v, folded %+v", code, got["lost"], got["changed"], got["folded"])
	}
	if c := got["changed"][0]; c.Key != others.Key || c.NewWords != strings.Join(words, " ") {
		t.Errorf("%+v", c)
	}
	if f := got["folded"][0]; f.Key != blanks.Key {
		t.Errorf("%+v", f)
	}
	if want := len(sheet.Turns); len(got["moved"]) < want+len(sheet.Claims) {
		t.Errorf("%d moved", len(got["moved"]))
	}
	for _, p := range problemsOf(t, dir) {
		t.Error(p.Format())
	}
}

// alone gives two claims without figures whose quotes stand in the transcript once, and which no other quote shares.
func alone(t *testing.T, b *briefing.Briefing, text string) (briefing.Claim, briefing.Claim) {
	t.Helper()
	var found []briefing.Claim
	for _, c := range b.Claims {
		if len(c.Quotes) != 1 || len(c.Figures) > 0 || strings.Count(text, c.Quotes[0].Text) != 1 || len(strings.Fields(c.Quotes[0].Text)) < 8 {
			continue
		}
		shared := 0
		at := strings.Index(text, c.Quotes[0].Text)
		for _, o := range b.Claims {
			for _, q := range o.Quotes {
				if i := strings.Index(text, q.Text); i >= 0 && i < at+len(c.Quotes[0].Text) && at < i+len(q.Text) {
					shared++
				}
			}
		}
		if shared == 1 {
			found = append(found, c)
		}
	}
	if len(found) < 2 {
		t.Fatalf("%d claims stand alone", len(found))
	}
	return found[0], found[1]
}
