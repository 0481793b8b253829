package transcript

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/internal/briefing"
)

var update = flag.Bool("update", false, "write what comes out to testdata")

// known are those whom the catalogue of the tests lists.
var known = []Known{
	{ID: "ida-holt", Name: "Ida Holt", Titles: []string{"Pentagon Press Secretary"}},
	{ID: "anna-petrenko", Name: "Anna Petrenko", Aliases: []string{"Hanna Petrenko"}, Titles: []string{"President"}},
}

// TestStyles reads a transcript in the style of each publisher, and compares what comes out with testdata/styles/NAME.golden.
func TestStyles(t *testing.T) {
	files, err := filepath.Glob("testdata/styles/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if filepath.Ext(file) == ".golden" {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			src, err := Read(file, data)
			if err != nil {
				t.Fatal(err)
			}
			got := listing(src, Parse(src, known))
			golden := file + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// listing shows a transcript for people: the header, the speakers, and each turn with its first and last words.
func listing(src Source, tr Transcript) string {
	var out strings.Builder
	runes := []rune(src.Text)
	cut := func(s briefing.Span) string { return string(runes[s.Start:s.End]) }
	for _, f := range []struct {
		name string
		fact Fact
	}{{"title", tr.Header.Title}, {"place", tr.Header.Place}, {"date", tr.Header.Date}, {"published", tr.Header.Published}, {"updated", tr.Header.Updated}, {"fidelity", tr.Header.Fidelity}} {
		if f.fact.Value != "" {
			fmt.Fprintf(&out, "%s: %s <%s>\n", f.name, f.fact.Value, strings.Join(strings.Fields(cut(f.fact.Span)), " "))
		}
	}
	for _, s := range tr.Speakers {
		fmt.Fprintf(&out, "\n%s: name %q, role %q, unnamed %q, known %q\n  %q\n", s.Key, s.Name, s.Role, s.Unnamed, s.Known, s.Headings)
		if s.Todo != "" {
			fmt.Fprintf(&out, "  todo: %s\n", s.Todo)
		}
	}
	for i, x := range tr.Turns {
		fmt.Fprintf(&out, "\n%d %s, %s %.2f", i, tr.Speakers[x.Speaker].Key, x.Kind, x.Confidence)
		if x.Answers >= 0 {
			fmt.Fprintf(&out, ", answers %d", x.Answers)
		}
		if x.Continues >= 0 {
			fmt.Fprintf(&out, ", continues %d", x.Continues)
		}
		if x.Time != "" {
			fmt.Fprintf(&out, ", at %s", x.Time)
		}
		fmt.Fprintf(&out, "\n  [%s] %s\n", cut(x.Heading), ends(cut(x.Span)))
		if x.Todo != "" {
			fmt.Fprintf(&out, "  todo: %s\n", x.Todo)
		}
	}
	for _, d := range tr.Doubts {
		fmt.Fprintf(&out, "\ndoubt [%s]: %s\n", cut(d.Span), d.Text)
	}
	return out.String()
}

// ends are the first and the last words of a turn.
func ends(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	runes := []rune(s)
	if len(runes) <= 90 {
		return s
	}
	return string(runes[:50]) + " ... " + string(runes[len(runes)-30:])
}
