package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onrecord/internal/dbtest"
)

// A publisher corrects a transcript: words inside one quote, blanks inside another, a longer header. The load refuses
// it, reanchor writes the quotes anew, and the next load keeps every claim, review and piece of evidence.
func TestACorrectedTranscript(t *testing.T) {
	for _, tt := range []struct {
		name, folder, event string
		claims              int
	}{
		{"examples", "../../examples", "joint-press-2024-06-18", 16},
		{"corpus", os.Getenv("ONRECORD_CORPUS"), "nato-us-2024-06-18", 62},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.folder == "" {
				t.Skip("ONRECORD_CORPUS names no corpus; .ci/run sets it where there is one")
			}
			c := &correction{T: t, dir: t.TempDir(), url: dbtest.Empty(t), event: tt.event}
			c.sheet, c.transcript = c.copy(tt.folder, tt.event+".facts.yaml"), c.copy(tt.folder, tt.event+".txt")
			c.run(0, "load", c.sheet, c.copy(tt.folder, "nato.catalog.yaml"), c.write("desk.catalog.yaml", []byte(deskCatalogue)))
			claims := c.claims()
			if len(claims) != tt.claims {
				t.Fatalf("%d claims", len(claims))
			}
			worded, spaced := c.choose(claims)
			for _, key := range []string{worded.Claim, spaced.Claim} {
				c.run(0, "review", "add", tt.event+"#"+key, "--scale", "two", "--rating", "right", "--by", "desk")
				c.run(0, "evidence", "add", tt.event+"#"+key, "--source", "log", "--stance", "context")
			}
			before := c.claims()
			c.correct(worded, spaced)

			if out := c.run(1, "load", c.sheet); !strings.Contains(out, "onrecord reanchor") {
				t.Errorf("the load does not say what to do:\n%s", out)
			}
			c.reanchored(worded.Claim)
			c.loaded(worded.Claim)
			c.kept(before, worded)
			c.run(0, "verify")
			if out := c.run(0, "load", c.sheet); !strings.Contains(out, "unchanged") {
				t.Errorf("the same again is not unchanged:\n%s", out)
			}
		})
	}
}

const deskCatalogue = `onrecord: 1
organizations: {desk: {name: A desk}}
sources: {log: {title: A log}}
rating_scales: {two: {name: Two points, ratings: {wrong: {name: Wrong, rank: 1}, right: {name: Right, rank: 2}}}}
`

type correction struct {
	*testing.T
	dir, url, event, sheet, transcript string
}

// claimRow is a row of the report claims.
type claimRow struct {
	Claim, Quote, Says string
	Rating             *string
	Figures, Evidence  int
	Start              int `json:"span_start"`
	End                int `json:"span_end"`
	Spans              int
}

func (c *correction) copy(folder, name string) string {
	c.Helper()
	data, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		c.Fatal(err)
	}
	return c.write(name, data)
}

func (c *correction) write(name string, data []byte) string {
	c.Helper()
	path := filepath.Join(c.dir, name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		c.Fatal(err)
	}
	return path
}

// run runs the program, which must end with the exit code, and returns all that it prints.
func (c *correction) run(code int, args ...string) string {
	c.Helper()
	cmd := exec.Command("onrecord", args...)
	cmd.Env = append(os.Environ(), "ONRECORD_DATABASE_URL="+c.url)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		c.Fatal(err)
	}
	if got := exitCode(c.T, cmd); got != code {
		c.Fatalf("onrecord %s: exit code %d, want %d\n%s", strings.Join(args, " "), got, code, out.String())
	}
	return out.String()
}

func (c *correction) json(into any, args ...string) {
	c.Helper()
	cmd := exec.Command("onrecord", append(args, "--format", "json")...)
	cmd.Env = append(os.Environ(), "ONRECORD_DATABASE_URL="+c.url)
	out, err := cmd.Output()
	if err != nil {
		c.Fatalf("onrecord %s: %v", strings.Join(args, " "), err)
	}
	if err := json.Unmarshal(out, into); err != nil {
		c.Fatal(err)
	}
}

func (c *correction) claims() (rows []claimRow) {
	c.Helper()
	c.json(&rows, "report", "claims", "--event", c.event)
	return rows
}

// choose picks two claims whose words are theirs alone: one without figures, and another one.
func (c *correction) choose(claims []claimRow) (worded, spaced claimRow) {
	c.Helper()
	var alone []claimRow
	for _, a := range claims {
		overlaps := slices.ContainsFunc(claims, func(b claimRow) bool {
			return b.Claim != a.Claim && a.Start < b.End && b.Start < a.End
		})
		if !overlaps && a.Spans == 1 && len(strings.Fields(a.Quote)) > 6 {
			alone = append(alone, a)
		}
	}
	i := slices.IndexFunc(alone, func(a claimRow) bool { return a.Figures == 0 })
	if i < 0 || len(alone) < 2 {
		c.Fatal("there are no two claims to try it on")
	}
	return alone[i], alone[(i+1)%len(alone)]
}

// correct writes the publisher's new version of the transcript.
func (c *correction) correct(worded, spaced claimRow) {
	c.Helper()
	data, err := os.ReadFile(c.transcript)
	if err != nil {
		c.Fatal(err)
	}
	text := string(data)
	words := strings.Fields(worded.Quote)
	words[3] += " indeed"
	for _, edit := range []struct{ old, new string }{
		{worded.Quote, strings.Join(words, " ")},
		{spaced.Quote, strings.Replace(spaced.Quote, " ", "\u00a0 ", 2)},
	} {
		if strings.Count(text, edit.old) != 1 {
			c.Fatalf("%q occurs %d times", edit.old, strings.Count(text, edit.old))
		}
		text = strings.Replace(text, edit.old, edit.new, 1)
	}
	c.write(filepath.Base(c.transcript), []byte("Corrected version, with a longer header\n\n"+text))
}

func (c *correction) reanchored(changed string) {
	c.Helper()
	var rows []struct{ Entity, Key, Outcome string }
	c.json(&rows, "reanchor", c.sheet, "--write")
	n := map[string]int{}
	for _, r := range rows {
		n[r.Outcome]++
		if r.Outcome == "changed" && (r.Entity != "claim" || r.Key != changed) {
			c.Errorf("changed: %+v", r)
		}
	}
	if n["changed"] != 1 || n["folded"] == 0 || n["lost"] != 0 || n["moved"] < 20 {
		c.Errorf("the outcomes are %v", n)
	}
}

func (c *correction) loaded(changed string) {
	c.Helper()
	var report reportJSON
	c.json(&report, "load", c.sheet)
	if report.Updated != 1 || report.Withdrawn != 0 {
		c.Errorf("the load says %+v", report.Counts)
	}
	if !slices.ContainsFunc(report.Files[0].Changes, func(x changeJSON) bool {
		return x.Entity == "claim" && x.Key == changed && x.Action == "changed" && strings.Contains(fmt.Sprint(x.New), "indeed")
	}) {
		c.Errorf("the load does not name the change of %s", changed)
	}
}

// kept checks that all is as it was, but for the words that were changed, and that the history says so.
func (c *correction) kept(before []claimRow, worded claimRow) {
	c.Helper()
	after := c.claims()
	if len(after) != len(before) {
		c.Fatalf("%d claims of %d are there", len(after), len(before))
	}
	for i, a := range after {
		b := before[i]
		if a.Claim != b.Claim || a.Says != b.Says || a.Figures != b.Figures || a.Evidence != b.Evidence || (a.Rating == nil) != (b.Rating == nil) {
			c.Errorf("the claim was %+v and is %+v", b, a)
		}
	}
	var changes []struct {
		Entity, Key, Action string
		Old, New            struct {
			Spans []struct{ Quote string }
		}
	}
	c.json(&changes, "history", c.event+"#"+worded.Claim)
	i := slices.IndexFunc(changes, func(x struct {
		Entity, Key, Action string
		Old, New            struct {
			Spans []struct{ Quote string }
		}
	}) bool {
		return x.Entity == "claim" && x.Action == "changed"
	})
	if i < 0 || changes[i].Old.Spans[0].Quote != worded.Quote || !strings.Contains(changes[i].New.Spans[0].Quote, "indeed") {
		c.Errorf("the history of %s is %+v", worded.Claim, changes)
	}
	if out := c.run(0, "history", c.event); !strings.Contains(out, "transcript 2") {
		c.Errorf("the history does not name the new text:\n%s", out)
	}
}
