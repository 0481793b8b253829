package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/internal/dbtest"
)

// The real press conference of the corpus, loaded as a user would, twice.
func TestCorpus(t *testing.T) {
	corpus := os.Getenv("ONRECORD_CORPUS")
	if corpus == "" {
		t.Skip("ONRECORD_CORPUS names no corpus; .ci/run sets it where there is one")
	}
	sheet, names := filepath.Join(corpus, "nato-us-2024-06-18.facts.yaml"), filepath.Join(corpus, "nato.catalog.yaml")
	onrecord := onDatabase(t, dbtest.Empty(t))
	for _, run := range []struct {
		args      []string
		unchanged int
	}{{[]string{sheet, names}, 0}, {[]string{names, sheet}, 2}} {
		var got reportJSON
		onrecord(&got, append([]string{"load", "--format", "json"}, run.args...)...)
		if got.Events != 1 || got.Turns != 10 || got.Claims != 62 || got.Figures != 43 || got.Errors != 0 || got.Unchanged != run.unchanged {
			t.Errorf("%v: %+v", run.args, got)
		}
	}
	transcript, err := os.ReadFile(filepath.Join(corpus, "nato-us-2024-06-18.txt"))
	if err != nil {
		t.Fatal(err)
	}
	text := []rune(strings.NewReplacer("\ufeff", "", "\r\n", "\n", "\r", "\n").Replace(string(transcript)))
	var figures []struct {
		Claim, Figure, Quote, Speaker string
		SaidOn                        string `json:"said_on"`
		Start                         int    `json:"span_start"`
		End                           int    `json:"span_end"`
	}
	onrecord(&figures, "report", "figures", "--format", "json")
	if len(figures) != 43 {
		t.Errorf("%d figures", len(figures))
	}
	for _, f := range figures {
		if got := string(text[f.Start:f.End]); got != f.Quote || f.Speaker == "" || f.SaidOn != "2024-06-18" {
			t.Errorf("%+v: the transcript reads %q", f, got)
		}
	}
	isSound(t, onrecord)
}

// The examples, loaded as the README says.
func TestExamplesAreSound(t *testing.T) {
	onrecord := onDatabase(t, dbtest.Empty(t))
	var loaded reportJSON
	onrecord(&loaded, "load", "--format", "json", filepath.Join("..", "..", "examples"))
	if loaded.Events < 2 || loaded.Figures < 20 {
		t.Errorf("%+v", loaded)
	}
	isSound(t, onrecord)
}

// isSound wants verify to find no fault; notes are for a person to look at.
func isSound(t *testing.T, onrecord func(into any, args ...string)) {
	t.Helper()
	var found []struct{ Check, Severity, Event, Entity, Key, Fault string }
	onrecord(&found, "verify", "--format", "json")
	for _, f := range found {
		if f.Severity != "note" {
			t.Errorf("%+v", f)
		}
	}
}

// onDatabase runs the program on a database and reads its JSON.
func onDatabase(t *testing.T, address string) func(into any, args ...string) {
	t.Helper()
	return func(into any, args ...string) {
		t.Helper()
		cmd := exec.Command("onrecord", args...)
		cmd.Env = append(os.Environ(), "ONRECORD_DATABASE_URL="+address)
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("onrecord %s: %v\n%s", strings.Join(args, " "), err, out)
		}
		if err := json.Unmarshal(out, into); err != nil {
			t.Fatal(err)
		}
	}
}
