package briefing_test

import (
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"onrecord/internal/briefing"
)

func decimalOf(t *testing.T, s string) decimal.Decimal {
	t.Helper()
	d, err := briefing.ParseDecimal(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func valuesOf(s []string) iter.Seq[string] { return slices.Values(s) }

func TestProblemsAsPeopleReadThem(t *testing.T) {
	for _, tt := range []struct {
		name    string
		problem briefing.Problem
		want    string
	}{
		{"of a file", briefing.Problem{Severity: briefing.Error, File: "a.yaml", Message: "it is empty"}, "a.yaml: error: it is empty"},
		{"with all", briefing.Problem{
			Severity: briefing.Warning, File: "a.yaml", Position: briefing.Position{Line: 3, Column: 7}, Message: "odd", Source: "    x: y",
			Candidates: []string{"z", "w"}, Hint: "write z",
		}, "a.yaml:3:7: warning: odd\n     3 |     x: y\n       |       ^\n       = z\n       = w\n       > write z"},
		{"behind a tab", briefing.Problem{File: "a", Position: briefing.Position{Line: 1, Column: 2}, Message: "m", Source: "\tx"}, "a:1:2: note: m\n     1 |  x\n       |  ^"},
		{"behind the line", briefing.Problem{File: "a", Position: briefing.Position{Line: 1, Column: 99}, Message: "m", Source: "ab  "}, "a:1:99: note: m\n     1 | ab\n       |   ^"},
		{"a blank line", briefing.Problem{File: "a", Position: briefing.Position{Line: 1, Column: 1}, Message: "m", Source: "   "}, "a:1:1: note: m"},
	} {
		if got := tt.problem.Format(); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

// A long line is cut around the place, and the caret stays under it.
func TestLongLinesAreCut(t *testing.T) {
	line := strings.Repeat("é", 500)
	for column := 1; column <= 501; column += 25 {
		marked := []rune(line)
		if column <= 500 {
			marked[column-1] = 'X'
		}
		lines := strings.Split(briefing.Problem{File: "a", Position: briefing.Position{Line: 1, Column: column}, Message: "m", Source: string(marked)}.Format(), "\n")
		if len(lines) != 3 || len([]rune(lines[1])) > 140 {
			t.Fatalf("column %d: %q", column, lines)
		}
		caret := len([]rune(lines[2])) - 1
		if shown := []rune(lines[1]); column <= 500 && shown[caret] != 'X' {
			t.Errorf("column %d: the caret is under %q", column, shown[caret])
		}
	}
}

func TestProblemsInOrder(t *testing.T) {
	at := func(file string, line, column int) briefing.Problem {
		return briefing.Problem{File: file, Position: briefing.Position{Line: line, Column: column}, Severity: briefing.Error}
	}
	ps := []briefing.Problem{at("b", 1, 1), at("a", 2, 1), at("a", 1, 9), at("a", 1, 2), {File: "a", Severity: briefing.Warning}}
	briefing.SortProblems(ps)
	var got []string
	for _, p := range ps {
		got = append(got, p.Error())
	}
	if want := "a: warning: |a:1:2: error: |a:1:9: error: |a:2:1: error: |b:1:1: error: "; strings.Join(got, "|") != want {
		t.Errorf("%q", got)
	}
	if n := briefing.Errors(ps); n != 4 {
		t.Errorf("%d errors", n)
	}
}

func TestAddSource(t *testing.T) {
	ps := []briefing.Problem{{File: "a", Position: briefing.Position{Line: 2}}, {File: "b", Position: briefing.Position{Line: 1}}, {File: "a", Position: briefing.Position{Line: 9}}}
	briefing.AddSource(ps, "a", []byte("\ufeffone\r\ntwo\rthree"))
	if ps[0].Source != "two" || ps[1].Source != "" || ps[2].Source != "" {
		t.Errorf("%+v", ps)
	}
}
