package store

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestWithoutWords(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{`{"says": "x", "quote": "y"}`, `{"says":"x"}`},
		{`{"spans": [{"turn": "t1", "quote": "y", "end": 12}, {"quote": "z"}], "type": "event"}`, `{"spans":[{"end":12,"turn":"t1"},{}],"type":"event"}`},
		{`{"value": 1.50, "spoken": "one and a half", "scale": "m", "unit": "ship", "unit_text": "ships", "hedge": "h", "of_what": "w"}`, `{"unit":"ship","value":1.50}`},
		{`{"quotes": ["a", "b"]}`, `{}`},
		{`{"says": "a \"quote\": \"b\""}`, ``},
		{`{"id": "quote"}`, ``},
		{`[]`, ``},
		{`null`, ``},
	} {
		got, dropped, err := withoutWords([]byte(tt.in), func(string) {})
		want := tt.want
		if want == "" {
			want = tt.in
		}
		if err != nil || string(got) != want || dropped != (tt.want != "") {
			t.Errorf("%s: %s %v %v", tt.in, got, dropped, err)
		}
	}
	if got, dropped, err := withoutWords(nil, nil); got != nil || dropped || err != nil {
		t.Error(got, dropped, err)
	}
	if _, _, err := withoutWords([]byte("{"), nil); err == nil {
		t.Error("what is no JSON passes")
	}
}

// However deep words lie, they go, and nothing else does.
func TestWithoutWordsLeavesTheRest(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		full, bare := document(rt, 4)
		in, err := json.Marshal(full)
		if err != nil {
			rt.Fatal(err)
		}
		learnt := 0
		out, dropped, err := withoutWords(in, func(text string) {
			if text != "secret" {
				rt.Fatal("learnt", text)
			}
			learnt++
		})
		if learnt != strings.Count(string(in), "secret") {
			rt.Fatal(string(in), learnt)
		}
		if err != nil || strings.Contains(string(out), "secret") || dropped != strings.Contains(string(in), "secret") {
			rt.Fatal(string(in), string(out), dropped, err)
		}
		want, err := json.Marshal(bare)
		if err != nil {
			rt.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(out)); diff != "" {
			rt.Fatal(diff)
		}
	})
}

// document draws a document, with secret words and without them.
func document(rt *rapid.T, depth int) (full, bare any) {
	kind := rapid.IntRange(0, 3).Draw(rt, "kind")
	if depth == 0 {
		kind = min(kind, 1)
	}
	switch kind {
	case 0:
		return "open", "open"
	case 1:
		n := rapid.IntRange(-5, 5).Draw(rt, "number")
		return n, n
	case 2:
		f, b := []any{}, []any{}
		for range rapid.IntRange(0, 3).Draw(rt, "items") {
			x, y := document(rt, depth-1)
			f, b = append(f, x), append(b, y)
		}
		return f, b
	default:
		f, b := map[string]any{}, map[string]any{}
		for i := range rapid.IntRange(0, 3).Draw(rt, "fields") {
			key := fmt.Sprint("key", i)
			f[key], b[key] = document(rt, depth-1)
		}
		for key := range wordKeys {
			if rapid.IntRange(0, 9).Draw(rt, key) == 0 {
				f[key] = []any{"secret"}
			}
		}
		return f, b
	}
}
