package factsheet

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/internal/briefing"
)

var fuzzSeeds = []string{
	fullSheet, fullCatalogue,
	"onrecord: 1\nevent: {id: a, title: 'é', date: 2024}\r\nturns:\r\n- {id: t1}\r\n",
	"onrecord: 1\nclaims:\n  - &c {id: c1, quotes: [{quote: x}]}\n  - <<: *c\n    id: c2\n",
	"a: |\n  x\n\nb: >-\n  y\n", "a: \"\\x41\\u0041\\0\"\n", "? a\n: b\n", "a: !t b\n", "%YAML 1.2\n---\na: b\n...\n",
	"a:\n-\nb:\n", "a: b: c\n", "[[[[", "{a: b, c", "\ufeffonrecord: 1", "a:\t b \nc:   d  # e\n", "'", "a: &", "- *", "<<: 1",
}

func FuzzRead(f *testing.F) {
	for _, s := range fuzzSeeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		b, problems := Read("x.facts.yaml", data)
		holdsTrue(t, data, problems)
		problems = append(problems, briefing.Check(b, briefing.NewNames())...)
		if briefing.Errors(problems) > 0 {
			return
		}
		for _, w := range placesOf(reflect.ValueOf(*b), nil) {
			if w.Line == 0 {
				t.Fatalf("a thing of a file without errors has no place: %+v", b)
			}
		}
	})
}

func FuzzReadCatalogue(f *testing.F) {
	for _, s := range fuzzSeeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c, problems := ReadCatalogue("x.catalog.yaml", data)
		holdsTrue(t, data, problems)
		names := briefing.NewNames()
		names.Add(c, map[string]string{})
		briefing.CheckCatalogue(c, names)
	})
}

// holdsTrue checks what is true of the problems of any file.
func holdsTrue(t *testing.T, data []byte, problems []briefing.Problem) {
	t.Helper()
	text := strings.TrimPrefix(string(data), "\ufeff")
	lines := strings.Split(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n")
	for _, p := range problems {
		if p.File == "" || p.Code == "" || p.Message == "" || strings.ContainsAny(p.Message, "\n\t") {
			t.Errorf("an unfit problem: %+v", p)
		}
		if strings.Contains(p.Message, "YAML parser fails") {
			t.Errorf("goccy panics on %q", data)
		}
		if p.Line == 0 {
			continue
		}
		if p.Line > len(lines) || p.Column < 1 || p.Column > utf8.RuneCountInString(lines[p.Line-1])+1 {
			t.Errorf("%d:%d is no place in %q (%s)", p.Line, p.Column, data, p.Message)
		} else if p.Source != lines[p.Line-1] {
			t.Errorf("line %d of %q is not %q", p.Line, data, p.Source)
		}
		p.Format()
	}
}

// placesOf collects every Where below v, but for those of parts that a file need not have.
func placesOf(v reflect.Value, out []briefing.Where) []briefing.Where {
	switch v.Kind() {
	case reflect.Struct:
		if w, ok := v.Interface().(briefing.Where); ok {
			return append(out, w)
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && v.Type() != reflect.TypeFor[briefing.Date]() {
				out = placesOf(v.Field(i), out)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			out = placesOf(v.Index(i), out)
		}
	case reflect.Pointer:
		if !v.IsNil() && v.Type().Elem().PkgPath() == reflect.TypeFor[briefing.Where]().PkgPath() {
			out = placesOf(v.Elem(), out)
		}
	default:
	}
	return out
}
