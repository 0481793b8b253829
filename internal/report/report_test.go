package report_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"onrecord/internal/report"
)

const header = "-- title: Words\n-- description: What was said,\n--   and by whom.\n" +
	"-- param: speaker text = 'it''s'  -- slug or name\n-- param: since date = ''\n-- param: n integer\n"

func parse(t *testing.T, src string) *report.Report {
	t.Helper()
	r, err := report.Parse("words.sql", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestHeader(t *testing.T) {
	r := parse(t, "\ufeff-- ours alone\n\n"+header+"-- author: nobody\nselect 1\n-- title: another\n")
	if r.Name != "words" || r.Title != "Words" || r.Description != "What was said, and by whom." {
		t.Errorf("got %q, %q, %q", r.Name, r.Title, r.Description)
	}
	want := []report.Param{
		{Name: "speaker", Type: "text", Default: "it's", Note: "slug or name"},
		{Name: "since", Type: "date"},
		{Name: "n", Type: "integer", Required: true},
	}
	if diff := cmp.Diff(want, r.Params); diff != "" {
		t.Error(diff)
	}
}

func TestAFileWithoutHeaderIsAReport(t *testing.T) {
	r, err := report.Parse("/some/where/mine.sql", []byte("select 1"))
	if err != nil || r.Name != "mine" || r.Title != "mine" || r.SQL != "select 1" {
		t.Errorf("got %+v, %v", r, err)
	}
}

func TestStatement(t *testing.T) {
	for _, tc := range []struct{ name, src, sql, binds string }{
		{"a value is bound", "select :'speaker'", "select $1::text", "speaker"},
		{"twice", "select :'n'::int, :'speaker', :'n'", "select $1::text::int, $2::text, $1::text", "n speaker"},
		{"strings", `select ':''n''', ':n', 'a\', :'n'`, `select ':''n''', ':n', 'a\', $1::text`, "n"},
		{"escape strings", `select E'a\':''n', e'\\', :'n'`, `select E'a\':''n', e'\\', $1::text`, "n"},
		{"a continued string", "select 'a' -- x\n  'b\\', :'n'", "select 'a' -- x\n  'b\\', $1::text", "n"},
		{"a name that ends in e", `select type'a\', :'n'`, `select type'a\', $1::text`, "n"},
		{"identifiers", `select ":'n'" as "a"":n", :'n'`, `select ":'n'" as "a"":n", $1::text`, "n"},
		{"dollar quotes", "select $$:'n'$$, $a$ $$ :n $a$, :'n'", "select $$:'n'$$, $a$ $$ :n $a$, $1::text", "n"},
		{"a dollar in a name", "select a$b$c, :'n', d$b$", "select a$b$c, $1::text, d$b$", "n"},
		{"comments", "select 1 -- :n \\x ;\n/* :n /* ' */ :'n' */ + :'n'", "select 1 -- :n \\x ;\n/* :n /* ' */ :'n' */ + $1::text", "n"},
		{"casts and slices", "select a::text, b[1:2], c[:2], f(x := 1), :'n'", "select a::text, b[1:2], c[:2], f(x := 1), $1::text", "n"},
		{"beyond ASCII", "select 'é' as ä, :'n' as 日本", "select 'é' as ä, $1::text as 日本", "n"},
		{"psql's lines", "\\if :{?n} \\else \\set n '\\\\' \\endif\n  \\pset null x\nselect :'n'\n\\echo done", "\n  \nselect $1::text\n", "n"},
		{"the semicolon", "select 1 ; -- the end\n/* x */", "select 1  -- the end\n/* x */", ""},
		{"with", "WITH x as (select 1) table x", "WITH x as (select 1) table x", ""},
		{"parentheses", "((select 1) union values (2));", "((select 1) union values (2))", ""},
		{"CRLF", "select :'n'\r\n;\r\n", "select $1::text\r\n\r\n", "n"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := parse(t, header+tc.src)
			if got := strings.TrimPrefix(r.SQL, header); got != tc.sql {
				t.Errorf("got %q, want %q", got, tc.sql)
			}
			if got := strings.Join(r.Binds, " "); got != tc.binds {
				t.Errorf("got the parameters %q, want %q", got, tc.binds)
			}
		})
	}
}

func TestFaults(t *testing.T) {
	const one = "-- param: n text = ''\n"
	for _, tc := range []struct{ src, want string }{
		{"", "words.sql:1:1: the file has no statement; a report is one select"},
		{"-- title: x\n;", "words.sql:2:2: the file has no statement; a report is one select"},
		{"\n delete from x", `words.sql:2:2: the statement starts with "delete"; a report is one select, which may start with: with, values, table`},
		{"(commit)", `words.sql:1:2: the statement starts with "commit"; a report is one select, which may start with: with, values, table`},
		{"= 1", `words.sql:1:1: the statement starts with "="; a report is one select, which may start with: with, values, table`},
		{"select 1;\ncommit; delete from x", "words.sql:2:1: a second statement starts here; a report is one select"},
		{"select 1;;", "words.sql:1:10: a second statement starts here; a report is one select"},
		{one + "select :n", "words.sql:2:8: :n puts a value into the text of the statement; write :'n', which is bound (or a space after the colon of an array slice)"},
		{one + `select :"n"`, `words.sql:2:8: :" puts a value into the text of the statement; write :'name', which is bound`},
		{one + `select :{?n}`, `words.sql:2:8: :{ puts a value into the text of the statement; write :'name', which is bound`},
		{one + "select :'m'", "words.sql:2:8: the parameter :'m' is not declared; add the line `-- param: m text = ''` to the header"},
		{one + "select :'n", "words.sql:2:8: a parameter is written :'name', with a name of letters, digits and _"},
		{one + "select :'n m'", "words.sql:2:8: a parameter is written :'name', with a name of letters, digits and _"},
		{"select $1", "words.sql:1:8: $1 is no parameter of a report; write :'name' and declare it in the header"},
		{"select 'x\n", "words.sql:1:8: the ' that opens here is never closed"},
		{`select "x`, `words.sql:1:8: the " that opens here is never closed`},
		{`select E'x\'`, "words.sql:1:9: the ' that opens here is never closed"},
		{"select E'a' -- x\n  'b'", "words.sql:1:8: psql reads this string, which goes on in another line, in another way than PostgreSQL; write it in one part"},
		{"select $a$ $b$", "words.sql:1:8: the $a$ that opens here is never closed"},
		{"select /* /* */ 1", "words.sql:1:8: the comment that starts here has no end; write */"},
		{`select 1 \gexec`, `words.sql:1:10: the backslash is neither in a string nor at the start of a line; only a line of its own is left to psql`},
		{"select 1\n\\gexec", `words.sql:2:1: \gexec is a command of psql that a report cannot hold; allowed are \if \elif \else \endif \set \unset \echo \pset \timing \x`},
		{"\\set n 1 \\! rm x\nselect 1", `words.sql:1:1: \! is a command of psql that a report cannot hold; allowed are \if \elif \else \endif \set \unset \echo \pset \timing \x`},
		{"-- title: x\n-- param: n\nselect 1", `words.sql:2:1: the parameter "n" is not written as: NAME TYPE = 'DEFAULT' -- what it is for`},
		{"-- param: N text\nselect 1", `words.sql:1:1: the parameter "N" has a name with other characters than a-z, 0-9 and _, or starts with no letter`},
		{"-- param: n day\nselect 1", `words.sql:1:1: the parameter n has the unknown type "day"; choose one of text, integer, date, moment, numeric, boolean`},
		{"-- param: n date = 'x'\nselect 1", `words.sql:1:1: the default of the parameter n: "x" is not a date; write 2024-06-18`},
		{one + one + "select 1", "words.sql:2:1: the parameter n is declared twice"},
		{"select 1 --\xff", "words.sql:1:12: this byte is no text in UTF-8; save the file as UTF-8"},
		{"select\n 'ä\x00'", "words.sql:2:4: this byte is no text in UTF-8; save the file as UTF-8"},
	} {
		_, err := report.Parse("words.sql", []byte(tc.src))
		var fault *report.Error
		if !errors.As(err, &fault) || err.Error() != tc.want {
			t.Errorf("%q:\n got %v\nwant %s", tc.src, err, tc.want)
		}
	}
}

func TestCheck(t *testing.T) {
	for _, tc := range []struct{ kind, value, want string }{
		{"integer", "12", ""},
		{"integer", "-3", ""},
		{"integer", "1.5", `"1.5" is not an integer; write it in digits, as in 100`},
		{"integer", "99999999999999999999", `"99999999999999999999" is too large for an integer`},
		{"moment", "2024-06-18", ""},
		{"moment", "2024-06-18T14:30:00.25+02:00", ""},
		{"moment", "2024-06-18T14:30Z", ""},
		{"moment", "2024-06-18T14:30", `"2024-06-18T14:30" is not a day or a time; write 2024-06-18, which is its end in UTC, or 2024-06-18T14:30:00Z`},
		{"date", "2024-02-29", ""},
		{"date", "2023-02-29", `"2023-02-29" is not a date; write 2024-06-18`},
		{"date", "yesterday", `"yesterday" is not a date; write 2024-06-18`},
		{"date", "2024-06", `"2024-06" is not a date; write 2024-06-18`},
		{"numeric", "-2.50", ""},
		{"numeric", "1e6", ""},
		{"numeric", ".5", ""},
		{"numeric", "NaN", `"NaN" is not a number; write 2.5`},
		{"numeric", "1,5", `"1,5" is not a number; write 2.5`},
		{"boolean", "true", ""},
		{"boolean", "yes", `"yes" is not true or false`},
		{"text", "anything at all; '", ""},
		{"text", "a\x00b", `"a\x00b" is not text in UTF-8`},
		{"text", "\xff", `"\xff" is not text in UTF-8`},
	} {
		got := ""
		if err := (report.Param{Name: "p", Type: tc.kind}).Check(tc.value); err != nil {
			got = err.Error()
		}
		if got != tc.want {
			t.Errorf("%s %q: got %q, want %q", tc.kind, tc.value, got, tc.want)
		}
	}
	for _, kind := range report.Types() {
		if err := (report.Param{Type: kind}).Check(""); err != nil {
			t.Errorf("an empty %s: %v", kind, err)
		}
	}
}

func TestArgs(t *testing.T) {
	r := parse(t, header+"select :'n', :'speaker', :'n', :'since'")
	got, err := r.Args(map[string]string{"n": "5", "since": "2024-06-18"})
	if err != nil || !cmp.Equal(got, []string{"5", "it's", "2024-06-18"}) {
		t.Errorf("got %q, %v", got, err)
	}
	for _, tc := range []struct {
		given map[string]string
		want  string
	}{
		{map[string]string{}, "the report words needs a value for the parameter n"},
		{map[string]string{"n": "five"}, `n: "five" is not an integer; write it in digits, as in 100`},
		{map[string]string{"n": "5", "topic": "x"}, "the report words has no parameter topic"},
	} {
		if _, err := r.Args(tc.given); err == nil || err.Error() != tc.want {
			t.Errorf("got %v, want %s", err, tc.want)
		}
	}
}

func TestPlace(t *testing.T) {
	r := parse(t, "-- param: n text = ''\n\\set n ''\nselect 'ä', :'n' || x,\n  :'n', y from z")
	for _, tc := range []struct {
		at           string
		line, column int
	}{
		{"select", 3, 1}, {"$1::text || x", 3, 13}, {"::text || x", 3, 13}, {"|| x", 3, 18}, {"x,\n", 3, 21}, {"y from", 4, 9}, {"z", 4, 16},
	} {
		i := strings.Index(r.SQL, tc.at)
		if line, column := r.Place(utf8.RuneCountInString(r.SQL[:i])); line != tc.line || column != tc.column {
			t.Errorf("%s: got %d:%d, want %d:%d", tc.at, line, column, tc.line, tc.column)
		}
	}
	if got := r.ErrorAt(utf8.RuneCountInString(r.SQL), "it ends"); got.Error() != "words.sql:4:17: it ends" {
		t.Errorf("at the end: %v", got)
	}
}

// FuzzParse holds that any file is either refused with a place inside it or gives a statement that reads the same a
// second time and has a place in the file for every character.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		header + "select :'n', E'\\'' $$x$$, a[1:2]::text /* /* */ */ -- x\n\\if\n;", "select 'x", "\\", ":'", "$", "--", "/*", "E'", "(", ";;",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		r, err := report.Parse("f.sql", src)
		var fault *report.Error
		if errors.As(err, &fault) {
			if lines := strings.Count(string(src), "\n") + 1; fault.Line < 1 || fault.Line > lines || fault.Column < 1 {
				t.Fatalf("a fault outside the file: %v", err)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if bound := strings.Contains(r.SQL, "::text"); len(r.Binds) > 0 && !bound {
			t.Fatalf("%q binds %v", r.SQL, r.Binds)
		}
		last := 0
		for i := range utf8.RuneCountInString(r.SQL) {
			line, _ := r.Place(i)
			if line < last {
				t.Fatalf("line %d comes after line %d", line, last)
			}
			last = line
		}
		if len(r.Binds) > 0 {
			return
		}
		again, err := report.Parse("f.sql", []byte(r.SQL))
		if err != nil || again.SQL != r.SQL {
			t.Fatalf("%q became %v, %v", r.SQL, again, err)
		}
	})
}
