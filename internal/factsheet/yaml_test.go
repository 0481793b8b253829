package factsheet

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/internal/briefing"
)

// dump is a tree as plain values: a mapping as its keys and values in turn.
func dump(n *node) any {
	switch n.form {
	case mapping:
		out := map[string]any{}
		for _, e := range n.entries {
			out[e.key] = dump(e.value)
		}
		return out
	case list:
		out := []any{}
		for _, i := range n.items {
			out = append(out, dump(i))
		}
		return out
	case scalar:
		return n.text
	default:
		return nil
	}
}

type m = map[string]any
type l = []any

func TestDocument(t *testing.T) {
	for text, want := range map[string]any{
		"a: 1.50\nb: 010\nc: 0x10\nd: true\ne: .5\nf: 2024-06-18\ng: 1_000\nh: yes\ni: .inf\nj: 12:30\n": m{
			"a": "1.50", "b": "010", "c": "0x10", "d": "true", "e": ".5", "f": "2024-06-18", "g": "1_000", "h": "yes", "i": ".inf", "j": "12:30"},
		"a:\nb: ~\nc: null\nd: ''\ne: []\nf: {}\n":      m{"a": nil, "b": nil, "c": "null", "d": "", "e": l{}, "f": m{}},
		"a: one\n  two\n\n  three\nb: 'it''s'\n":        m{"a": "one two\nthree", "b": "it's"},
		"a: |\n  one\n    two\n\nb: >-\n  one\n  two\n": m{"a": "one\n  two\n", "b": "one two"},
		"a: |2\n    x\nb: |+\n  y\n\nc: z":              m{"a": "  x\n", "b": "y\n\n", "c": "z"},
		"a: \"\\u00e9\\t\\\"\\x41\"\n":                  m{"a": "é\t\"A"},
		"a:\n- 1\n- x: 2\n  y: 3\n- - 4\n  - 5\nb: 6\n": m{"a": l{"1", m{"x": "2", "y": "3"}, l{"4", "5"}}, "b": "6"},
		"a:\n-\nb: 1\n":                               m{"a": l{nil}, "b": "1"},
		"a:\n  b:\n    c: {d: [e, f], g: h}\n":        m{"a": m{"b": m{"c": m{"d": l{"e", "f"}, "g": "h"}}}},
		"a: {b: http://x.y, c: 12:30, d: e:f}\n":      m{"a": m{"b": "http://x.y", "c": "12:30", "d": "e:f"}},
		"{a: 1, \"b\": [2,\n 3]}\n":                   m{"a": "1", "b": l{"2", "3"}},
		"a: {b: 1,\n  c: 2}\nd:\n  [3,\n   4]\n":      m{"a": m{"b": "1", "c": "2"}, "d": l{"3", "4"}},
		"# x\n\na: # y\n  b: 1 # z\n# u\nc: 2\n":      m{"a": m{"b": "1"}, "c": "2"},
		"a: | # remark\n  x\nb: 2\n":                  m{"a": "x\n", "b": "2"},
		"%YAML 1.2\n---\na: b\n...\n":                 m{"a": "b"},
		"\ufeffa: b\n":                                m{"a": "b"},
		"a: 1\r\nb: |\r\n  x\r\n  y\r\n":              m{"a": "1", "b": "x\ny\n"},
		"a: 1\rb: 2\r":                                m{"a": "1", "b": "2"},
		"a: &x {k: v}\nb: *x\nc:\n  <<: *x\n  d: 1\n": m{"a": m{"k": "v"}, "b": m{"k": "v"}, "c": m{"k": "v", "d": "1"}},
		"\"q k\"  :  v\nw   : x\n":                    m{"q k": "v", "w": "x"},
		"1: a\ntrue: b\n~: c\n":                       m{"1": "a", "true": "b", "~": "c"},
	} {
		s, f := newSource([]byte(text))
		if f != nil {
			t.Errorf("%q: %s", text, f.msg)
			continue
		}
		root, faults := s.document()
		if len(faults) > 0 || root == nil {
			t.Errorf("%q: %+v", text, faults)
			continue
		}
		if diff := cmp.Diff(want, dump(root)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

// The place of a problem is where its text stands, whatever stands before it.
func TestPlaces(t *testing.T) {
	for name, text := range map[string]string{
		"behind letters of several bytes": "event: {title: \"żółć “x” 日本語 😀\", kind: y, @@zzz: 1}",
		"behind a tab":                    "event:\n  title:\tx\n  @@zzz: y\n",
		"behind a tab on the line":        "event: {title:\tx, @@zzz: y}\n",
		"behind blanks":                   "event:\n  title: x   \n  @@zzz   : y\n",
		"behind CRLF":                     "event:\r\n  title: x\r\n  note: |\r\n    é\r\n\r\n    z\r\n  @@zzz: 1\r\n",
		"behind CR":                       "event:\r  title: x\r  @@zzz: 1\r",
		"behind a mark":                   "\ufeffevent: {@@zzz: 1}",
		"on the first line":               "\ufeff@@zzz: 1",
		"behind a block text":             "event:\n  note: >-\n    one\n\n    two: three\n  @@zzz: 1\n",
		"behind quotes over lines":        "event:\n  note: \"one\n    two\\\"\n\n    three\"\n  title: 'it''s\n    x'\n  @@zzz: 1\n",
		"behind a plain text over lines":  "event:\n  note: one\n    two zzz\n    three\n  @@zzz: 1\n",
		"behind comments":                 "event: # zzz\n  # @zzz\n  title: x # zzz: y\n  @@zzz: 1\n",
		"behind escapes":                  "event: {title: \"\\x41\\u00e9\\\\\", @@zzz: 1}",
		"in a list on a line":             "turns: [{id: a}, {id: b, @@zzz: 1}]",
		"in a list over lines":            "turns: [{id: a},\n   {id: é, @@zzz: 1},\n   {id: c}]",
		"quoted":                          "event: {title: é, @@\"zzz\": 1}",
	} {
		t.Run(name, func(t *testing.T) {
			before, after, _ := strings.Cut(text, "@@")
			_, problems := Read("f", []byte(before+after))
			plain := strings.NewReplacer("\r\n", "\n", "\r", "\n", "\ufeff", "").Replace(before)
			line := strings.Count(plain, "\n") + 1
			column := len([]rune(plain[strings.LastIndex(plain, "\n")+1:])) + 1
			for _, p := range problems {
				if p.Code == CodeUnknownKey {
					if p.Line != line || p.Column != column || p.Text != "zzz" {
						t.Errorf("%q is at %d:%d, not %d:%d", p.Text, p.Line, p.Column, line, column)
					}
					return
				}
			}
			t.Errorf("no unknown key in %v", problems)
		})
	}
}

func TestSyntax(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "0:0 empty-file",
		"# nothing\n\n":                 "0:0 empty-file",
		"---\n...\n":                    "0:0 empty-file",
		"\xff\xfea\x00":                 "0:0 encoding",
		"\xfe\xff\x00a":                 "0:0 encoding",
		"a: é\nb: \xe9\n":               "2:4 encoding",
		"a: b\x00c\n":                   "1:5 bad-character",
		"a: \"b\\0c\"\n":                "1:4 bad-character",
		"a:\n\tb: 1\n":                  "2:1 tab-indentation",
		"a: [1, 2\nb: 3\n":              "2:1 yaml-syntax",
		"é: \"not closed\nb: 3\n":       "1:4 yaml-syntax",
		"a: b: c\n":                     "1:4 yaml-syntax",
		"é: ñ: c\n":                     "1:4 yaml-syntax",
		"a: @x\n":                       "1:4 yaml-syntax",
		"a:\n    b: 1\n  c: 2\n":        "3:3 yaml-syntax",
		"a: 1\n- b\n":                   "2:1 yaml-syntax",
		"- a\nb: 1\n":                   "2:1 yaml-syntax",
		"a: {b: c\n":                    "1:4 yaml-syntax",
		"a: \"\\q\"\n":                  "1:6 yaml-syntax",
		"a: 1\n---\nb: 2\n":             "2:1 several-documents",
		"a: 1\n...\nb: 2\n":             "2:1 several-documents",
		"%TAG ! x\n---\na: 1\n":         "1:1 several-documents",
		"a: !!binary eA==\n":            "1:4 yaml-tag",
		"a: !foo {b: c}\n":              "1:4 yaml-tag",
		"? [x]\n: y\n":                  "2:1 yaml-syntax",
		"? x\n: y\n":                    "1:1 complex-key",
		"a: *b\n":                       "1:4 unknown-alias",
		"a: &b [*b]\n":                  "1:8 unknown-alias",
		"a: {<<: b}\n":                  "1:5 bad-merge",
		"a: " + strings.Repeat("[", 33): "1:36 too-large",
		strings.Repeat("- ", 33) + "a":  "1:65 too-large",
		nested(40):                      "34:34 too-large",
		"a: |\n  x" + strings.Repeat("\n", 1100) + "b: 1\n": "1003:1 too-large",
		"a: \"" + strings.Repeat("\t", 10_000) + "\"\n":     "1:1 too-large",
		strings.Repeat("k", 300) + ": 1\n":                  "1:1 too-large",
		"a: &x\n" + strings.Repeat("  k: v\n", 20_000):      "1:1 too-large",
		"a: {" + strings.Repeat("b, ", 30_000) + "}":        "1:1 too-large",
	} {
		_, problems := Read("f", []byte(text))
		if len(text) > 60 {
			text = text[:60] + "…"
		}
		if len(problems) == 0 {
			t.Errorf("%q: no problem", text)
			continue
		}
		p := problems[0]
		for _, other := range problems { // the document's own faults come before what is missing in it
			if other.Code != CodeMissingVersion && other.Code != CodeUnknownKey {
				p = other
				break
			}
		}
		if got := fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.Code); got != want {
			t.Errorf("%q: %s, not %s (%s)", text, got, want, p.Message)
		}
		if strings.Contains(p.Message, "\n") || strings.Contains(p.Message, ">  ") || p.Severity != briefing.Error {
			t.Errorf("%q: an unfit message: %q", text, p.Message)
		}
	}
}

// nested is a mapping of n levels.
func nested(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

// A document that does not parse is one problem, not one and all that follows from it.
func TestSyntaxIsReportedAlone(t *testing.T) {
	_, problems := Read("f", []byte("onrecord: 1\nbogus: [1\nalso: x\n"))
	if len(problems) != 1 || problems[0].Code != CodeSyntax || problems[0].Hint == "" {
		t.Errorf("%v", problems)
	}
}

func TestAliases(t *testing.T) {
	bomb := "a: &a [x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c <= 'i'; c++ {
		bomb += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c, ", c-1), 9), ", "))
	}
	_, problems := Read("f", []byte(bomb))
	found := false
	for _, p := range problems {
		if p.Code == CodeAliasBomb {
			found = true
		}
	}
	if !found {
		t.Errorf("the bomb went off: %d problems, %v", len(problems), problems[:min(5, len(problems))])
	}

	b, problems := Read("f", []byte(`onrecord: 1
claims:
  - {id: c1, quotes: [&q {quote: x, turn: t1}], topics: &topics [a, b]}
  - {id: c2, quotes: [*q], topics: *topics}
  - {<<: {id: c0, says: base, type: event}, id: c3}
  - {<<: [{says: first}, {says: second, type: trend}]}
`))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if q := b.Claims[1].Quotes; len(q) != 1 || q[0].Text != "x" || q[0].Turn != "t1" || len(b.Claims[1].Topics) != 2 {
		t.Errorf("through aliases: %+v", b.Claims[1])
	}
	if c := b.Claims[2]; c.Key != "c3" || c.Says != "base" || c.Type != "event" {
		t.Errorf("what stands in the mapping goes before what is merged: %+v", c)
	}
	if c := b.Claims[3]; c.Says != "first" || c.Type != "trend" {
		t.Errorf("the first of several merges goes first: %+v", c)
	}
}

func TestProblemsAreBounded(t *testing.T) {
	_, problems := Read("f", []byte("turns: ["+strings.Repeat("1, ", maxProblems+500)+"]"))
	if n := len(problems); n > maxProblems+1 || problems[n-1].Code != CodeTooMany && problems[0].Code != CodeTooMany {
		t.Errorf("%d problems, the last %v", n, problems[n-1])
	}
}

func TestWideLinesHaveRightColumns(t *testing.T) {
	// Far more than one mark of the source, with letters of one to four bytes at every boundary.
	before := "turns: [" + strings.Repeat("{id: a, note: 'é日😀'}, ", 500) + "{id: b, "
	_, problems := Read("f", []byte(before+"zzz: 1}]"))
	for _, p := range problems {
		if p.Code == CodeUnknownKey && p.Text == "zzz" {
			if want := len([]rune(before)) + 1; p.Column != want {
				t.Errorf("column %d, not %d", p.Column, want)
			}
			return
		}
	}
	t.Errorf("not found: %v", problems)
}
