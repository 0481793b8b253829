package audit_test

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"onrecord/db"
	"onrecord/internal/audit"
)

func builtin(t *testing.T) []audit.Check {
	t.Helper()
	all, err := audit.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestBuiltinReadsEachFile(t *testing.T) {
	files, err := fs.Glob(db.Checks(), "*")
	if err != nil {
		t.Fatal(err)
	}
	all := builtin(t)
	if len(files) != len(all) || len(all) < 30 {
		t.Fatalf("%d files, %d checks", len(files), len(all))
	}
	for i, c := range all {
		if files[i] != c.Name+".sql" {
			t.Errorf("check %d is %s, the file %s", i, c.Name, files[i])
		}
	}
}

var (
	literal = regexp.MustCompile(`'(?:[^']|'')*'|"[^"]*"`)
	comment = regexp.MustCompile(`(?m)--.*$`)
	// eventTable is a table whose rows belong to an event, where it is read.
	eventTable = regexp.MustCompile(`(?:from|join) (?:ops\.(?:import|change)|core\.(?:event|event_host|appearance|transcript|turn|` +
		`claim|claim_version|claim_topic|claim_span|figure|figure_version|evidence|review|claim_link|claim_group_member|repetition|redaction))\b`)
	selected = regexp.MustCompile(`(?s)^(?:with .*\n\)\n|\s)*select\n  (?:e\.slug|null::text) as event,\n`)
)

// The files are written in one hand, and none of them does more than look.
func TestBuiltinChecksAreWrittenAlike(t *testing.T) {
	titles := map[string]string{}
	for _, c := range builtin(t) {
		if !regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`).MatchString(c.Name) {
			t.Errorf("the name %s", c.Name)
		}
		if strings.HasSuffix(c.Title, ".") || !strings.HasSuffix(c.Description, ".") || titles[c.Title] != "" {
			t.Errorf("%s: a title is no sentence and its own, a description is one: %q, %q", c.Name, c.Title, c.Description)
		}
		titles[c.Title] = c.Name
		statement := strings.TrimSpace(literal.ReplaceAllString(comment.ReplaceAllString(c.SQL, ""), "''"))
		if statement != strings.ToLower(statement) {
			t.Errorf("%s is not in lower case", c.Name)
		}
		if strings.Count(statement, ";") != 1 || !strings.HasSuffix(c.SQL, ";\n") {
			t.Errorf("%s is not one statement that ends with a semicolon", c.Name)
		}
		if !selected.MatchString(statement) || !strings.Contains(statement, "as entity") || !strings.Contains(statement, "as fault\n") {
			t.Errorf("%s does not select event, entity, entity_key and fault", c.Name)
		}
		if strings.Contains(statement, "$1") != (c.Scope == audit.Event) || strings.Contains(statement, "$2") {
			t.Errorf("%s has the scope %s, whose parameters are others", c.Name, c.Scope)
		}
		if !strings.Contains(statement, "\norder by ") {
			t.Errorf("%s finds its rows in no order", c.Name)
		}
		for line := range strings.Lines(c.SQL) {
			if len(line) > 121 || strings.TrimRight(line, " \t\n")+"\n" != line || strings.Contains(line, "\t") {
				t.Errorf("%s: this line is too long, or has blanks that nobody sees: %s", c.Name, line)
			}
		}
		// So that a batch reads nothing but its own events, each of their tables is named with them, or looked up row by row.
		tables := len(eventTable.FindAllString(statement, -1)) - strings.Count(statement, "limit 1")
		if c.Scope == audit.Event && strings.Count(statement, "event_id = any($1::bigint[])") != tables {
			t.Errorf("%s reads a table of events without event_id = any($1::bigint[])", c.Name)
		}
	}
}

func TestParse(t *testing.T) {
	const head = "-- title: A title\n-- description: What is wrong\n--   and what to do.\n-- scope: event\n-- severity: note\n"
	c, err := audit.Parse("x", head+"--\n-- why: it is so\nselect 1;\n")
	if err != nil || c.Name != "x" || c.Title != "A title" || c.Description != "What is wrong and what to do." ||
		c.Scope != audit.Event || c.Severity != audit.Note || !strings.HasSuffix(c.SQL, "select 1;\n") {
		t.Errorf("%+v %v", c, err)
	}
	for name, tt := range map[string]struct{ old, new, want string }{
		"no title":           {"-- title: A title\n", "", "needs a title and a description"},
		"no description":     {"-- description: What is wrong\n--   and what to do.\n", "", "needs a title and a description"},
		"an empty title":     {"A title", "", "needs a title and a description"},
		"another scope":      {"scope: event", "scope: events", `has the scope "events"; it is event or global`},
		"no scope":           {"-- scope: event\n", "", `has the scope ""`},
		"another severity":   {"severity: note", "severity: error", `has the severity "error"; it is fault or note`},
		"an unknown field":   {"-- severity", "-- param: x\n-- severity", `has a header with "param", which is no field of it`},
		"a remark in it":     {"-- severity: note\n", "-- severity: note\n-- It is so\n", `has a header with "It is so"`},
		"nothing at all":     {head, "", "needs a title and a description"},
		"a field after code": {"-- severity: note\n", "select 1\n-- severity: note\n", `has the severity ""`},
	} {
		if _, err := audit.Parse("x", strings.Replace(head, tt.old, tt.new, 1)); err == nil || !strings.Contains(err.Error(), "the check x "+tt.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
