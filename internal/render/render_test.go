package render_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jedib0t/go-pretty/v6/text"
	"pgregory.net/rapid"

	"onrecord/internal/render"
)

var columns = []render.Column{
	{Name: "event"},
	{Name: "said_on", Kind: render.Date},
	{Name: "says"},
	{Name: "value", Kind: render.Number},
	{Name: "start", Kind: render.Integer},
	{Name: "vague", Kind: render.Bool},
	{Name: "updated_at", Kind: render.Time},
}

var at = time.Date(2024, 6, 19, 11, 30, 0, 0, time.FixedZone("CEST", 2*60*60))

var rows = [][]any{
	{"budget-2024", "2024-06-18", "Spending: \"up\", a|b\nand more", "1.50", int64(7), false, at},
	{nil, nil, nil, nil, nil, nil, nil},
	{"", time.Date(2024, 6, 18, 0, 0, 0, 0, time.UTC), "=1+1\t\\N <日本>", "-640000000000", 12, true, "2024-06-19T09:30:00Z"},
}

func printed(t *testing.T, f render.Format, opts render.Options, columns []render.Column, rows ...[]any) string {
	t.Helper()
	var out bytes.Buffer
	w, err := render.New(&out, f, columns, opts)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if err := w.Row(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestFormats(t *testing.T) {
	for format, want := range map[render.Format]string{
		render.CSV: `event,said_on,says,value,start,vague,updated_at
budget-2024,2024-06-18,"Spending: ""up"", a|b
and more",1.50,7,false,2024-06-19T09:30:00Z
,,,,,,
,2024-06-18,=1+1	\N <日本>,-640000000000,12,true,2024-06-19T09:30:00Z
`,
		render.TSV: "event\tsaid_on\tsays\tvalue\tstart\tvague\tupdated_at\n" +
			"budget-2024\t2024-06-18\t" + `Spending: "up", a|b\nand more` + "\t1.50\t7\tfalse\t2024-06-19T09:30:00Z\n" +
			`\N	\N	\N	\N	\N	\N	\N` + "\n" +
			"\t2024-06-18\t" + `=1+1\t\\N <日本>` + "\t-640000000000\t12\ttrue\t2024-06-19T09:30:00Z\n",
		render.JSON: `[
  {"event": "budget-2024", "said_on": "2024-06-18", "says": "Spending: \"up\", a|b\nand more", "value": "1.50", "start": 7, "vague": false, "updated_at": "2024-06-19T09:30:00Z"},
  {"event": null, "said_on": null, "says": null, "value": null, "start": null, "vague": null, "updated_at": null},
  {"event": "", "said_on": "2024-06-18", "says": "=1+1\t\\N <日本>", "value": "-640000000000", "start": 12, "vague": true, "updated_at": "2024-06-19T09:30:00Z"}
]
`,
		render.JSONL: `{"event": "budget-2024", "said_on": "2024-06-18", "says": "Spending: \"up\", a|b\nand more", "value": "1.50", "start": 7, "vague": false, "updated_at": "2024-06-19T09:30:00Z"}
{"event": null, "said_on": null, "says": null, "value": null, "start": null, "vague": null, "updated_at": null}
{"event": "", "said_on": "2024-06-18", "says": "=1+1\t\\N <日本>", "value": "-640000000000", "start": 12, "vague": true, "updated_at": "2024-06-19T09:30:00Z"}
`,
		render.Markdown: `| event | said_on | says | value | start | vague | updated_at |
| --- | --- | --- | --: | --: | --- | --- |
| budget-2024 | 2024-06-18 | Spending: "up", a\|b<br>and more | 1.50 | 7 | false | 2024-06-19T09:30:00Z |
|  |  |  |  |  |  |  |
|  | 2024-06-18 | =1+1	\\N \<日本> | -640000000000 | 12 | true | 2024-06-19T09:30:00Z |
`,
		render.Table: `
 event       │ said_on    │ says                         │         value │ start │ vague │ updated_at
─────────────┼────────────┼──────────────────────────────┼───────────────┼───────┼───────┼──────────────────────
 budget-2024 │ 2024-06-18 │ Spending: "up", a|b and more │          1.50 │     7 │ false │ 2024-06-19T09:30:00Z
             │            │                              │               │       │       │
             │ 2024-06-18 │ =1+1 \N <日本>               │ -640000000000 │    12 │ true  │ 2024-06-19T09:30:00Z
`[1:],
	} {
		t.Run(string(format), func(t *testing.T) {
			if diff := cmp.Diff(want, printed(t, format, render.Options{}, columns, rows...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNoRows(t *testing.T) {
	two := columns[:2]
	for format, want := range map[render.Format]string{
		render.CSV:      "event,said_on\n",
		render.TSV:      "event\tsaid_on\n",
		render.JSON:     "[]\n",
		render.JSONL:    "",
		render.Markdown: "| event | said_on |\n| --- | --- |\n",
		render.Table:    " event │ said_on\n───────┼─────────\n",
	} {
		if got := printed(t, format, render.Options{}, two); got != want {
			t.Errorf("%s: got %q, want %q", format, got, want)
		}
	}
}

func TestTableFitsTheTerminal(t *testing.T) {
	cols := []render.Column{{Name: "claim"}, {Name: "says"}, {Name: "value", Kind: render.Number}}
	row := []any{"c1", "Output grew by three and a half percent in the second quarter", "3.50"}
	for _, tc := range []struct {
		name  string
		width int
		want  string
	}{
		{"wide enough", 85, `
 claim │ says                                                          │ value
───────┼───────────────────────────────────────────────────────────────┼───────
 c1    │ Output grew by three and a half percent in the second quarter │  3.50
`},
		{"wrapped", 40, `
 claim │ says                   │ value
───────┼────────────────────────┼───────
 c1    │ Output grew by three   │  3.50
       │ and a half percent in  │
       │ the second quarter     │
`},
		{"in blocks", 23, `
── 1 ──────────────────
claim  c1
says   Output grew by three
       and a half percent
       in the second
       quarter
value  3.50
`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want[1:], printed(t, render.Table, render.Options{Width: tc.width}, cols, row)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTableHidesControlCharacters(t *testing.T) {
	got := printed(t, render.Table, render.Options{}, []render.Column{{Name: "quote"}}, []any{"red \x1b[31malert\x07"})
	if want := " quote\n───────────────────────────\n red \\u001b[31malert\\u0007\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestColourOnlyWhereAsked(t *testing.T) {
	row := []any{"c1"}
	cols := []render.Column{{Name: "claim"}}
	if got := printed(t, render.Table, render.Options{Width: 80}, cols, row); strings.Contains(got, "\x1b") {
		t.Errorf("an escape sequence in %q", got)
	}
	text.EnableColors()
	defer text.DisableColors()
	if got := printed(t, render.Table, render.Options{Width: 80, Color: true}, cols, row); !strings.Contains(got, "\x1b[1m") {
		t.Errorf("no bold header in %q", got)
	}
}

func TestRefusals(t *testing.T) {
	if _, err := render.ParseFormat("xml"); err == nil || err.Error() != `the format "xml" does not exist; choose one of table, csv, tsv, json, jsonl, markdown` {
		t.Errorf("ParseFormat: %v", err)
	}
	if _, err := render.New(io.Discard, "xml", nil, render.Options{}); err == nil {
		t.Error("New took an unknown format")
	}
	twice := []render.Column{{Name: "note"}, {Name: "note"}}
	if _, err := render.New(io.Discard, render.JSON, twice, render.Options{}); err == nil {
		t.Error("two columns of one name in JSON")
	}
	if _, err := render.New(io.Discard, render.CSV, twice, render.Options{}); err != nil {
		t.Errorf("two columns of one name in CSV: %v", err)
	}
	if err := render.Value(io.Discard, render.CSV, 1); err == nil {
		t.Error("one value as CSV")
	}
	for _, f := range render.Formats() {
		w, err := render.New(io.Discard, render.Format(f), columns[:1], render.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Row([]any{"a", "b"}); err == nil {
			t.Errorf("%s: two values for one column", f)
		}
		if err := w.Row([]any{1.5}); err == nil {
			t.Errorf("%s: a float", f)
		}
	}
}

type broken struct{}

var errBroken = errors.New("no space left")

func (broken) Write([]byte) (int, error) { return 0, errBroken }

func TestWriteErrorsAreSeen(t *testing.T) {
	for _, f := range render.Formats() {
		w, err := render.New(broken{}, render.Format(f), columns[:1], render.Options{})
		if err == nil {
			err = w.Row([]any{"a"})
		}
		if err == nil {
			err = w.Close()
		}
		if !errors.Is(err, errBroken) {
			t.Errorf("%s: got %v", f, err)
		}
	}
}

func TestValue(t *testing.T) {
	v := struct {
		Events int      `json:"events"`
		Files  []string `json:"files"`
	}{1, []string{"a&b"}}
	for format, want := range map[render.Format]string{
		render.JSON:  "{\n  \"events\": 1,\n  \"files\": [\n    \"a&b\"\n  ]\n}\n",
		render.JSONL: "{\"events\":1,\"files\":[\"a&b\"]}\n",
	} {
		var out bytes.Buffer
		if err := render.Value(&out, format, v); err != nil {
			t.Fatal(err)
		}
		if out.String() != want {
			t.Errorf("%s: got %q", format, out.String())
		}
	}
}

// cells draws rows of one text column, null among them.
func cells(t *rapid.T) []any {
	return rapid.SliceOfN(rapid.OneOf(rapid.Just[any](nil), rapid.Custom(func(t *rapid.T) any { return rapid.String().Draw(t, "text") })), 1, 5).Draw(t, "cells")
}

func write(t *rapid.T, f render.Format, width int, cells []any) string {
	var out bytes.Buffer
	w, err := render.New(&out, f, []render.Column{{Name: "a"}, {Name: "b"}}, render.Options{Width: width})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cells {
		if err := w.Row([]any{c, "x"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestWhatIsWrittenReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := cells(t)

		var objects []map[string]any
		if err := json.Unmarshal([]byte(write(t, render.JSON, 0, want)), &objects); err != nil {
			t.Fatal(err)
		}
		for i, o := range objects {
			if o["a"] != want[i] {
				t.Fatalf("json: %q became %q", want[i], o["a"])
			}
		}

		records, err := csv.NewReader(strings.NewReader(write(t, render.CSV, 0, want))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range records[1:] {
			text, _ := want[i].(string)
			if text = strings.ReplaceAll(text, "\r\n", "\n"); r[0] != text { // the reader folds CRLF
				t.Fatalf("csv: %q became %q", want[i], r[0])
			}
		}

		lines := strings.Split(strings.TrimSuffix(write(t, render.TSV, 0, want), "\n"), "\n")
		if len(lines) != len(want)+1 {
			t.Fatalf("tsv: %d lines for %d rows", len(lines), len(want))
		}
		for i, line := range lines[1:] {
			cell, _, _ := strings.Cut(line, "\t")
			if got := copyRead(cell); got != want[i] {
				t.Fatalf("tsv: %q became %q", want[i], got)
			}
		}
	})
}

// copyRead reads a cell of COPY's text format.
func copyRead(cell string) any {
	if cell == `\N` {
		return nil
	}
	return strings.NewReplacer(`\\`, `\`, `\t`, "\t", `\n`, "\n", `\r`, "\r").Replace(cell)
}

func TestNoLineOfATableIsWiderThanTheTerminal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(28, 120).Draw(t, "width")
		for line := range strings.Lines(write(t, render.Table, width, cells(t))) {
			if got := text.StringWidthWithoutEscSequences(strings.TrimSuffix(line, "\n")); got > width {
				t.Fatalf("%d columns in a terminal of %d: %q", got, width, line)
			}
		}
	})
}

func TestALoneNullInCSVIsNoEmptyLine(t *testing.T) {
	got := printed(t, render.CSV, render.Options{}, []render.Column{{Name: "rating"}}, []any{"true"}, []any{nil}, []any{"false"})
	if want := "rating\ntrue\n\"\"\nfalse\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestMarkdownReadsAsItsText(t *testing.T) {
	for text, want := range map[string]string{
		"a_b _c_ *d*":           `a_b \_c\_ \*d\*`,
		"`x` | [y] ~z~":         "\\`x\\` \\| \\[y] \\~z\\~",
		"R&D & &amp; <b> &#38;": `R&D & \&amp; \<b> \&#38;`,
		"one\r\ntwo":            "one<br>two",
		`a\b`:                   `a\\b`,
	} {
		got := printed(t, render.Markdown, render.Options{}, []render.Column{{Name: "t"}}, []any{text})
		if want := "| t |\n| --- |\n| " + want + " |\n"; got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
