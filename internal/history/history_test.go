package history_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/internal/briefing"
	"onrecord/internal/history"
)

func change(entity, key, action, before, after string) briefing.Change {
	c := briefing.Change{Entity: entity, Key: key, Action: action}
	if before != "" {
		c.Old = json.RawMessage(before)
	}
	if after != "" {
		c.New = json.RawMessage(after)
	}
	return c
}

func lines(t *testing.T, c briefing.Change) string {
	t.Helper()
	values, err := history.Values(c)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, v := range values {
		line := v.Path + ":"
		if v.Old != nil {
			line += " -" + *v.Old
		}
		if v.New != nil {
			line += " +" + *v.New
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func TestValues(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change briefing.Change
		want   string
	}{
		{"what stays is left out", change("claim", "c1", "changed", `{"type":"trend","says":"a"}`, `{"says":"b","type":"trend"}`), "says: -a +b"},
		{"in the order of a factsheet", change("figure", "c1.f1", "added", "", `{"unit":"x","zebra":1,"value":"5","apple":2,"quote":"q"}`),
			"quote: +q\nvalue: +5\nunit: +x\nzebra: +1\napple: +2"},
		{"what is gone", change("claim", "c1", "changed", `{"says":"a","note":"n"}`, `{"says":"a"}`), "note: -n"},
		{"spans in their order", change("claim", "c1", "withdrawn", `{"spans":[{"end":2,"start":1},{"quote":"q","turn":"t1"}]}`, ""),
			"spans[0].start: -1\nspans[0].end: -2\nspans[1].turn: -t1\nspans[1].quote: -q"},
		{"null is a value that is missing", change("speaker", "a", "changed", `{"name":"A","note":null}`, `{"name":"B","note":null}`), "name: -A +B"},
		{"nothing", change("claim", "c1", "added", "", ""), ""},
	} {
		if diff := cmp.Diff(tt.want, lines(t, tt.change)); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

func TestValuesRefusesWhatIsNoJSON(t *testing.T) {
	if _, err := history.Values(change("claim", "c1", "changed", `{`, `{}`)); err == nil || !strings.Contains(err.Error(), "claim c1") {
		t.Errorf("the error is %v", err)
	}
}

func TestMoved(t *testing.T) {
	for _, tt := range []struct {
		change briefing.Change
		want   bool
	}{
		{change("turn", "t1", "changed", `{"start":1,"end":2,"transcript":"a"}`, `{"start":3,"end":4,"transcript":"b"}`), true},
		{change("claim", "c1", "changed", `{"spans":[{"start":1,"quote":"q"}]}`, `{"spans":[{"start":2,"quote":"q"}]}`), true},
		{change("claim", "c1", "changed", `{"spans":[{"start":1,"quote":"q"}]}`, `{"spans":[{"start":2,"quote":"p"}]}`), false},
		{change("claim", "c1", "changed", `{"spans":[{"start":1}]}`, `{"spans":[{"start":1},{"start":5}]}`), false},
		{change("claim", "c1", "changed", `{"a":1}`, `{"a":1}`), false},
	} {
		values, err := history.Values(tt.change)
		if err != nil {
			t.Fatal(err)
		}
		if got := history.Moved(values); got != tt.want {
			t.Errorf("%v: moved is %t", tt.change, got)
		}
	}
}

// A claim is followed back through its earlier keys; another claim that has such a key later is another one.
func TestAbout(t *testing.T) {
	entries := []history.Entry{
		{Change: change("event", "talk", "added", "", `{}`)},
		{Change: change("claim", "c1", "changed", `{"says":"a"}`, `{"says":"b"}`)},
		{Change: change("figure", "c1.f1", "changed", `{"value":"1"}`, `{"value":"2"}`)},
		{Change: change("claim", "c7", "changed", `{"id":"c1"}`, `{"id":"c7"}`)},
		{Change: change("claim", "c1", "added", "", `{"says":"another"}`)},
		{Change: change("figure", "c7.f2", "changed", `{"id":"f1"}`, `{"id":"f2"}`)},
		{Change: change("review", "c7", "added", "", `{"rating":"true"}`)},
		{Change: change("evidence", "c7.f2", "added", "", `{"source":"s"}`)},
		{Change: change("turn", "c7", "changed", `{"start":1}`, `{"start":2}`)},
	}
	for _, tt := range []struct{ claim, figure, want, first string }{
		{"c7", "", "claim c1 changed, figure c1.f1 changed, claim c7 changed, figure c7.f2 changed, review c7 added, evidence c7.f2 added", "c1"},
		{"c7", "f2", "figure c1.f1 changed, figure c7.f2 changed, evidence c7.f2 added", "c1.f1"},
		{"c1", "", "claim c1 added", "c1"},
		{"c2", "", "", "c2"},
	} {
		kept, first := history.About(entries, tt.claim, tt.figure)
		if first != tt.first {
			t.Errorf("%s.%s was %q at first, want %q", tt.claim, tt.figure, first, tt.first)
		}
		var got []string
		for _, e := range kept {
			got = append(got, e.Entity+" "+e.Key+" "+e.Action)
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%s.%s: %s", tt.claim, tt.figure, diff)
		}
	}
}

// Whoever asks by a key that was given up is told the one that came after it.
func TestNow(t *testing.T) {
	entries := []history.Entry{
		{Change: change("claim", "c2", "changed", `{"id":"c1"}`, `{"id":"c2"}`)},
		{Change: change("figure", "c2.f9", "changed", `{"id":"f1"}`, `{"id":"f9"}`)},
		{Change: change("claim", "c3", "changed", `{"id":"c2"}`, `{"id":"c3"}`)},
	}
	for _, tt := range []struct{ claim, figure, want string }{
		{"c1", "", "c3"}, {"c2", "", "c3"}, {"c3", "", ""}, {"c2", "f1", "c2.f9"}, {"c9", "", ""},
	} {
		if got := history.Now(entries, tt.claim, tt.figure); got != tt.want {
			t.Errorf("%s.%s is %q now, want %q", tt.claim, tt.figure, got, tt.want)
		}
	}
}

// A judgement is on two claims, and the other one is the same before and after.
func TestWriteJudgements(t *testing.T) {
	changes := []briefing.Change{
		change("same", "c12", "added", "", `{"claim":"other#c7","judgement":"unsure","score":"0.500"}`),
		change("same", "c12", "changed", `{"claim":"other#c7","judgement":"unsure"}`, `{"claim":"other#c7","judgement":"same"}`),
		{Entity: "same", Key: "c12", Action: "withdrawn", Old: json.RawMessage(`{"claim":"other#c7","judgement":"same"}`), Reason: "other mills"},
		change("link", "c1", "changed", `{"claim":"other#c7","note":"a"}`, `{"claim":"other#c7","note":"b"}`),
	}
	for _, tt := range []struct {
		opts history.Options
		want string
	}{
		{history.Options{}, `
  + same c12 with other#c7
  ~ same c12 with other#c7: judgement
  - same c12 with other#c7 (other mills)
  ~ link c1: note
`},
		{history.Options{Values: true}, `
  + same c12 with other#c7
      + claim: other#c7
      + judgement: unsure
      + score: 0.500
  ~ same c12 with other#c7
      - judgement: unsure
      + judgement: same
  - same c12 with other#c7 (other mills)
      - claim: other#c7
      - judgement: same
  ~ link c1
      - note: a
      + note: b
`},
	} {
		var out strings.Builder
		if err := history.WriteChanges(&out, changes, tt.opts); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want[1:], out.String()); diff != "" {
			t.Errorf("%+v: %s", tt.opts, diff)
		}
	}
}

func TestWriteChanges(t *testing.T) {
	changes := []briefing.Change{
		change("claim", "c1", "changed", `{"says":"a","spans":[{"quote":"x\u001b[1m"}]}`, `{"says":"b","spans":[{"quote":"y"}]}`),
		change("turn", "t1", "changed", `{"start":1}`, `{"start":2}`),
		change("claim", "c2", "added", "", `{"says":"new"}`),
		{Entity: "claim", Key: "c3", Action: "withdrawn", Old: json.RawMessage(`{"says":"old"}`), Reason: "hearsay"},
	}
	for _, tt := range []struct {
		opts history.Options
		want string
	}{
		{history.Options{}, `
  ~ claim c1: says, spans
  + claim c2: new
  - claim c3 (hearsay)
  > 1 that only stand elsewhere in the text
`},
		{history.Options{Values: true, Places: true}, `
  ~ claim c1
      - says: a
      + says: b
      - spans[0].quote: x\u001b[1m
      + spans[0].quote: y
  ~ turn t1
      - start: 1
      + start: 2
  + claim c2
      + says: new
  - claim c3 (hearsay)
      - says: old
`},
		{history.Options{Most: 1}, `
  ~ claim c1: says, spans
  … and 2 more
  > 1 that only stand elsewhere in the text
`},
	} {
		var out strings.Builder
		if err := history.WriteChanges(&out, changes, tt.opts); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want[1:], out.String()); diff != "" {
			t.Errorf("%+v: %s", tt.opts, diff)
		}
	}
}
