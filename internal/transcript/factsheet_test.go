package transcript_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
	"onrecord/internal/resolve"
	"onrecord/internal/transcript"
)

// A factsheet that says what Parse found is settled without a word about its headings, and its turns are those of Parse. What
// ends a text, and lines of captions between two turns of other shapes, are in no turn of Parse, but in one of a factsheet.
func TestAFactsheetAgrees(t *testing.T) {
	for _, file := range append(files(t, "testdata/styles/*.*"), corpus(t)...) {
		if filepath.Ext(file) == ".golden" {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) { agrees(t, file) })
	}
}

func files(t *testing.T, pattern string) []string {
	t.Helper()
	found, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// corpus is the real transcripts, where ONRECORD_CORPUS names their folder.
func corpus(t *testing.T) []string {
	t.Helper()
	dir := os.Getenv("ONRECORD_CORPUS")
	if dir == "" {
		return nil
	}
	return append(files(t, filepath.Join(dir, "*.txt")), files(t, filepath.Join(dir, "whitehouse", "20*.md"))...)
}

func agrees(t *testing.T, file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	src, err := transcript.Read(file, data)
	if err != nil {
		t.Fatal(err)
	}
	tr := transcript.Parse(src, nil)
	if len(tr.Turns) == 0 {
		t.Fatal("no turns")
	}
	text := anchor.New(src.Text)
	b := factsheet(text, tr)
	for _, p := range resolve.Briefing(b, nil) {
		if p.Code != resolve.CodeFolded {
			t.Errorf("%s %s: %s", p.Code, p.Path, p.Message)
		}
	}
	for i, turn := range b.Turns {
		want := tr.Turns[i].Span
		if !strings.HasPrefix(text.Cut(briefing.Span{Start: want.Start, End: turn.Span.End}), text.Cut(want)) {
			t.Errorf("the turn %d is %q, want %q", i, turn.Exact, text.Cut(want))
		}
		rest := strings.TrimSpace(text.Cut(briefing.Span{Start: want.End, End: max(want.End, turn.Span.End)}))
		if i+1 < len(b.Turns) && rest != "" && !closes(rest) {
			t.Errorf("the turn %d goes on with %q in the factsheet", i, rest)
		}
	}
}

// closes tells what may stand behind the words of a turn: a rule, the end of an emphasis or of a voice, a line over questions.
func closes(s string) bool {
	return strings.Trim(s, "*#_ \n") == "" || s == "</v>" || strings.HasPrefix(strings.TrimLeft(s, "*"), "Questions and")
}

// factsheet is what Parse found as a briefing, each turn with enough of its first words that none before it is meant.
func factsheet(text *anchor.Text, tr transcript.Transcript) *briefing.Briefing {
	b := &briefing.Briefing{Event: briefing.Event{ID: "e"}, Transcript: briefing.Transcript{Text: text.String(), Language: "en"}}
	for _, s := range tr.Speakers {
		b.Appearances = append(b.Appearances, briefing.Appearance{Key: s.Key, Unnamed: "somebody", Headings: s.Headings})
	}
	from := 0
	for i, x := range tr.Turns {
		starts := text.Cut(briefing.Span{Start: x.Span.Start, End: min(x.Span.End, x.Span.Start+200)})
		if m, _ := text.First(starts, briefing.Span{Start: from, End: text.Len()}); m.Span.Start != x.Span.Start && x.Heading.Len() > 0 {
			starts = text.Cut(briefing.Span{Start: x.Heading.Start, End: min(x.Span.End, x.Span.Start+200)})
		}
		m, _ := text.First(starts, briefing.Span{Start: from, End: text.Len()})
		from = m.Span.Start + 1
		b.Turns = append(b.Turns, briefing.Turn{Key: fmt.Sprintf("t%d", i), Speaker: tr.Speakers[x.Speaker].Key, Kind: x.Kind, Starts: starts})
	}
	return b
}
