package report_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"onrecord/db"
	"onrecord/internal/dbtest"
	"onrecord/internal/report"
	"onrecord/internal/store"
)

// The columns that are promised, in their order, at the head of the rows or among them.
var promised = map[string][]string{
	"claims": strings.Fields("event said_on speaker claim says quote type rating"),
	"figures": strings.Fields(`event said_on speaker claim figure quote span_start span_end value lower upper comparator unit currency kind
		indicator area period`),
	"reviews":   strings.Fields("event said_on speaker claim says scale rating truth reviewer reviewed_on published_at summary"),
	"speakers":  strings.Fields("speaker role events turns claims figures figures_with_evidence reviews"),
	"repeated":  strings.Fields("repetition times_said occurrence event said_on speaker claim says quote"),
	"unsourced": strings.Fields("event said_on speaker claim figure quote value"),
	"event":     strings.Fields("event title said_on place fidelity revision turns speakers claims figures evidence links reviews"),
}

func builtin(t *testing.T) map[string]*report.Report {
	t.Helper()
	all, err := report.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	byName := map[string]*report.Report{}
	for _, r := range all {
		byName[r.Name] = r
	}
	return byName
}

func withFixture(t *testing.T) string {
	t.Helper()
	address := dbtest.Migrated(t)
	fixture, err := os.ReadFile("testdata/fixture.sql")
	if err != nil {
		t.Fatal(err)
	}
	conn, err := pgx.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	_, err = conn.Exec(t.Context(), string(fixture))
	if err := errors.Join(err, conn.Close(t.Context())); err != nil {
		t.Fatal(err)
	}
	return address
}

// table is the rows as text, the names of the columns first.
func table(t *testing.T, s *store.Store, r *report.Report, given map[string]string) [][]string {
	t.Helper()
	args, err := r.Args(given)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	err = s.Query(t.Context(), store.Query{SQL: r.SQL, Args: args, Trusted: true},
		func(columns []store.Column) error {
			var names []string
			for _, c := range columns {
				names = append(names, c.Name)
			}
			rows = append(rows, names)
			return nil
		},
		func(values []any) error { rows = append(rows, texts(values)); return nil })
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func texts(values []any) []string {
	cells := make([]string, len(values))
	for i, v := range values {
		switch v := v.(type) {
		case nil:
		case bool:
			cells[i] = map[bool]string{true: "t", false: "f"}[v]
		default:
			cells[i] = oneLine(fmt.Sprint(v))
		}
	}
	return cells
}

// oneLine takes out the line breaks in which programs differ: a reader of CSV folds some.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestBuiltinReportsAreDescribed(t *testing.T) {
	all := builtin(t)
	if got := slices.Sorted(maps.Keys(all)); !cmp.Equal(got, slices.Sorted(maps.Keys(promised))) {
		t.Errorf("the reports are %v", got)
	}
	for name, r := range all {
		if r.Title == name || r.Description == "" {
			t.Errorf("%s has no title or no description", name)
		}
		for _, p := range r.Params {
			if p.Note == "" || p.Required || p.Default != "" || !slices.Contains(r.Binds, p.Name) {
				t.Errorf("%s: the parameter %s has no note, is not used, or filters by default", name, p.Name)
			}
		}
	}
}

var setLine = regexp.MustCompile(`(?m)^\\if :\{\?(\w+)\} \\else \\set (\w+) '([^']*)' \\endif$`)

func TestPsqlHasTheSameDefaults(t *testing.T) {
	for name, r := range builtin(t) {
		src, err := db.Reports().Open(name + ".sql")
		if err != nil {
			t.Fatal(err)
		}
		var text bytes.Buffer
		_, err = text.ReadFrom(src)
		if err := errors.Join(err, src.Close()); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range setLine.FindAllStringSubmatch(text.String(), -1) {
			p, _ := r.Param(m[2])
			if m[1] != m[2] || m[3] != p.Default {
				t.Errorf("%s: %s", name, m[0])
			}
			got = append(got, m[2])
		}
		var want []string
		for _, p := range r.Params {
			want = append(want, p.Name)
		}
		if !cmp.Equal(want, got) {
			t.Errorf("%s sets %v for psql, its parameters are %v", name, got, want)
		}
	}
}

func TestBuiltinColumns(t *testing.T) {
	s := open(t, withFixture(t))
	for name, r := range builtin(t) {
		columns := table(t, s, r, nil)[0]
		at := -1
		for _, want := range promised[name] {
			i := slices.Index(columns, want)
			if i <= at {
				t.Errorf("%s: the column %s is missing or out of order in %v", name, want, columns)
			}
			at = i
		}
	}
}

// selected are the values of some columns, a row a line.
func selected(rows [][]string, columns ...string) string {
	var out strings.Builder
	for _, row := range rows[1:] {
		for i, c := range columns {
			if i > 0 {
				out.WriteString(" | ")
			}
			out.WriteString(row[slices.Index(rows[0], c)])
		}
		out.WriteByte('\n')
	}
	return out.String()
}

func TestBuiltinRows(t *testing.T) {
	s := open(t, withFixture(t))
	all := builtin(t)
	for _, tc := range []struct {
		report  string
		given   map[string]string
		columns string
		want    string
	}{
		{"claims", nil, "event claim speaker type rating figures evidence", `
hearing-2023 | c1 | Tomás Lind | prediction |  | 1 | 0
budget-2024-06-18 | c1 | Ada Moreau | quantity | right | 1 | 1
budget-2024-06-18 | c2 | Ada Moreau | quantity | right | 1 | 1
budget-2024-06-18 | c4 | journalist | superlative |  | 2 | 0
budget-2024-06-18 | c5 | Ada Moreau | quantity |  | 1 | 0
`},
		{"figures", nil, "event claim figure value lower lower_inclusive upper upper_inclusive unit vague", `
hearing-2023 | c1 | f1 | 2 | 1 | f |  | f | percent | f
budget-2024-06-18 | c1 | f1 | 3.50 | 3.45 | t | 3.55 | f | percent | f
budget-2024-06-18 | c2 | f1 | 9 | 9 | t | 9 | t | region | f
budget-2024-06-18 | c4 | f1 |  |  |  |  |  |  | f
budget-2024-06-18 | c4 | f2 |  |  |  |  |  |  | t
budget-2024-06-18 | c5 | f1 | 640000000000 | 635000000000 | t | 645000000000 | f |  | f
`},
		{"unsourced", nil, "event claim figure claim_evidence", `
hearing-2023 | c1 | f1 | 0
budget-2024-06-18 | c2 | f1 | 1
budget-2024-06-18 | c4 | f1 | 0
budget-2024-06-18 | c4 | f2 | 0
budget-2024-06-18 | c5 | f1 | 0
`},
		{"speakers", nil, "speaker role events turns claims figures figures_with_evidence reviews", `
Ada Moreau | Minister of Finance | 1 | 2 | 3 | 3 | 1 | 2
Tomás Lind |  | 1 | 1 | 1 | 1 | 0 | 0
journalist |  | 1 | 1 | 1 | 2 | 0 | 0
`},
		{"event", nil, "event said_precision place turns speakers claims claim_types figures evidence links reviews", `
hearing-2023 | year |  | 1 | 1 | 1 | prediction 1 | 1 | 0 | 0 | 0
budget-2024-06-18 | day | Capital | 3 | 2 | 4 | quantity 3, superlative 1 | 5 | 2 | 1 | 2
`},
		{"reviews", nil, "event claim rating reviewer reviewed_on is_current", `
budget-2024-06-18 | c2 | right | example-desk | 2024-06-22 | t
budget-2024-06-18 | c1 | right | example-desk | 2024-06-20 | t
`},
		{"reviews", map[string]string{"superseded": "true", "indicator": "growing-regions"}, "claim rating is_current", "\nc2 | right | t\nc2 | wrong | f\n"},
		{"reviews", map[string]string{"topic": "spending", "rating": "right", "reviewer": "example-desk"}, "claim", "\nc1\n"},
		{"claims", map[string]string{"speaker": "ADA moreau"}, "claim", "\nc1\nc2\nc5\n"},
		{"claims", map[string]string{"speaker": "ada-moreau", "limit": "2"}, "claim", "\nc1\nc2\n"},
		{"claims", map[string]string{"speaker": "Journalist"}, "claim", "\nc4\n"},
		{"claims", map[string]string{"speaker": "'; --"}, "claim", "\n"},
		{"claims", map[string]string{"topic": "growth"}, "event claim", "\nhearing-2023 | c1\nbudget-2024-06-18 | c1\n"},
		{"claims", map[string]string{"topic": "growth", "since": "2024-06-18"}, "event claim", "\nbudget-2024-06-18 | c1\n"},
		{"claims", map[string]string{"until": "2024-06-17"}, "event claim", "\nhearing-2023 | c1\n"},
		{"claims", map[string]string{"indicator": "growing-regions"}, "claim", "\nc2\n"},
		{"claims", map[string]string{"event": "sketch"}, "claim", "\n"},
		{"figures", map[string]string{"indicator": "output-growth", "event": "budget-2024-06-18"}, "claim figure", "\nc1 | f1\nc4 | f1\n"},
		{"figures", map[string]string{"area": "freedonia", "topic": "spending"}, "claim figure", "\nc1 | f1\n"},
		{"figures", map[string]string{"limit": "0"}, "claim figure", "\n"},
		{"unsourced", map[string]string{"area": "freedonia"}, "claim figure", "\nc2 | f1\n"},
		{"speakers", map[string]string{"topic": "growth"}, "speaker turns claims figures", "\nAda Moreau | 2 | 1 | 1\nTomás Lind | 1 | 1 | 1\n"},
		{"speakers", map[string]string{"indicator": "output-growth", "event": "budget-2024-06-18"}, "speaker claims figures",
			"\nAda Moreau | 1 | 1\njournalist | 1 | 1\n"},
		{"repeated", nil, "repetition times_said occurrence event claim speaker first_said_on last_said_on", `
7 | 3 | 1 | hearing-2023 | c1 | Tomás Lind | 2023-01-01 | 2024-06-18
7 | 3 | 2 | budget-2024-06-18 | c1 | Ada Moreau | 2023-01-01 | 2024-06-18
7 | 3 | 3 | budget-2024-06-18 | c2 | Ada Moreau | 2023-01-01 | 2024-06-18
`},
		{"repeated", map[string]string{"speaker": "tomas-lind", "limit": "2"}, "event claim", "\nhearing-2023 | c1\nbudget-2024-06-18 | c1\n"},
		{"repeated", map[string]string{"event": "budget-2024-06-18", "topic": "spending", "indicator": "output-growth"}, "claim", "\nc1\nc1\nc2\n"},
		{"repeated", map[string]string{"topic": "spending", "indicator": "growing-regions"}, "claim", "\n"},
		{"repeated", map[string]string{"until": "2023-12-31", "speaker": "Ada Moreau"}, "claim", "\n"},
		{"repeated", map[string]string{"since": "2024-06-18"}, "occurrence", "\n1\n2\n3\n"},
		{"event", map[string]string{"speaker": "Tomás LIND"}, "event", "\nhearing-2023\n"},
		{"event", map[string]string{"topic": "spending"}, "event figures", "\nbudget-2024-06-18 | 5\n"},
		{"event", map[string]string{"indicator": "growing-regions"}, "event", "\nbudget-2024-06-18\n"},
	} {
		got := selected(table(t, s, all[tc.report], tc.given), strings.Fields(tc.columns)...)
		if diff := cmp.Diff(tc.want[1:], got); diff != "" {
			t.Errorf("%s %v: %s", tc.report, tc.given, diff)
		}
	}
}

// What is known at this moment is what the report says without a moment, and before the first load nothing was.
func TestAsOf(t *testing.T) {
	s := open(t, withFixture(t))
	for name, r := range builtin(t) {
		if _, ok := r.Param("as_of"); !ok {
			continue
		}
		for _, given := range []map[string]string{
			{}, {"topic": "growth"}, {"indicator": "output-growth"}, {"speaker": "ada-moreau", "until": "2024-12-31"},
		} {
			today := table(t, s, r, given)
			given["as_of"] = "2999-12-31"
			if diff := cmp.Diff(today, table(t, s, r, given)); diff != "" {
				t.Errorf("%s %v: today (-) and what is known by then (+) differ:\n%s", name, given, diff)
			}
			given["as_of"] = "2020-01-01"
			if rows := table(t, s, r, given); len(rows) > 1 {
				t.Errorf("%s %v: there is something before the first load: %v", name, given, rows[1:])
			}
		}
	}
}

func TestPsqlGivesTheSameRows(t *testing.T) {
	psql := findPsql(t)
	address := withFixture(t)
	s := open(t, address)
	for name, r := range builtin(t) {
		for _, given := range []map[string]string{
			nil,
			{"speaker": "ada-moreau"},
			{"speaker": "it's \\ \"odd\" :n"},
			{"event": "budget-2024-06-18", "topic": "spending"},
			{"indicator": "output-growth", "since": "2023-01-01", "until": "2024-12-31", "limit": "2"},
		} {
			byPsql := runPsql(t, psql, address, "../../db/reports/"+name+".sql", given)
			if diff := cmp.Diff(byPsql, table(t, s, r, given)); diff != "" {
				t.Errorf("%s %v: psql (-) and the program (+) differ:\n%s", name, given, diff)
			}
		}
	}
}

// The places where a lexer can go astray: what psql takes for a parameter, we take for one, and nothing else.
func TestPsqlFindsTheSameParameters(t *testing.T) {
	psql := findPsql(t)
	address := dbtest.Migrated(t)
	s := open(t, address)
	for _, statement := range []string{
		`select :'n' as a, :'n' || 'x', upper(:'n')::text`,
		`select ':''n''', ':n', 'a\', :'n'`,
		`select E'a\':''n', e'\\', :'n'`,
		"select 'a'\n  ':n', :'n'",
		`select 1 as ":'n'", 2 as "a"":n", :'n'`,
		`select U&'\0041:n', N':n', B'01', :'n'`,
		"select $$:'n'$$, $a$ $$ :n $a$, $é$:'n'$é$, :'n'",
		"select 1 as a$b$c, :'n' as d$b$",
		"select 1 -- :n ; ' \"\n/* :n /* ' */ :'n' $$ */ + length(:'n')",
		"select 1+--:'n'\n 2, 3/*:'n'*/, :'n'",
		"select (array[1,2,3])[1:2], (array[1,2])[:2], make_date(year := 2024, month := 6, day := 18), :'n'",
		"select 'é' as ä, :'n' as 日本",
		"select\t1,:'n'\r\n;\r\n",
		"select case when :'n'= 'x' then 1 else 2 end,1::int,'1'::int -length(:'n'::text::name::text)",
		`values (1, :'n'), (2, '\'), (3, :'n')`,
	} {
		src := "-- param: n text = ''\n" + statement
		r, err := report.Parse("f.sql", []byte(src))
		if err != nil {
			t.Errorf("%s: %v", statement, err)
			continue
		}
		file := filepath.Join(t.TempDir(), "f.sql")
		if err := os.WriteFile(file, []byte(src), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, value := range []string{"", "x", `it's \ :n "$$ --`} {
			given := map[string]string{"n": value}
			// A column without a name is called after the cast that a bound parameter has.
			if diff := cmp.Diff(runPsql(t, psql, address, file, given)[1:], table(t, s, r, given)[1:]); diff != "" {
				t.Errorf("%s with %q: psql (-) and the program (+) differ:\n%s", statement, value, diff)
			}
		}
	}
}

// psqlTime is a time in UTC as psql prints it.
var psqlTime = regexp.MustCompile(`^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)\+00$`)

func findPsql(t *testing.T) string {
	t.Helper()
	psql, err := exec.LookPath("psql")
	if err != nil {
		t.Skip("psql is not installed: it comes with PostgreSQL's client programs")
	}
	return psql
}

// runPsql runs a report's file in psql and returns its rows as table does.
func runPsql(t *testing.T, psql, address, file string, given map[string]string) [][]string {
	t.Helper()
	args := []string{address, "-X", "-q", "--csv", "-v", "ON_ERROR_STOP=1"}
	for key, value := range given {
		args = append(args, "-v", key+"="+value)
	}
	cmd := exec.Command(psql, append(args, "-f", file)...)
	cmd.Env = append(os.Environ(), "PGTZ=UTC", "PGCLIENTENCODING=UTF8", "PGOPTIONS=-c jit=off")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s", file, err, stderr.String())
	}
	records, err := csv.NewReader(&stdout).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, record := range records {
		for i, cell := range record {
			record[i] = psqlTime.ReplaceAllString(oneLine(cell), "${1}T${2}Z")
		}
	}
	return records
}

func open(t *testing.T, address string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), address, "test")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}
