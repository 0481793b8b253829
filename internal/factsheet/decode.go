package factsheet

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"onrecord/internal/briefing"
)

// maxProblems bounds the problems of one file; nobody reads more.
const maxProblems = 10_000

// reader decodes one file and collects its problems.
type reader struct {
	name     string
	source   *source
	problems []briefing.Problem
	leftover []value // todo and confidence of things that do not keep them
}

func newReader(name string, data []byte) (*reader, *node) {
	s, f := newSource(data)
	r := &reader{name: name, source: s}
	if f != nil {
		r.fault(f, "")
		return r, nil
	}
	root, faults := s.document()
	sortFaults(faults)
	for _, f := range faults {
		r.fault(f, "")
	}
	return r, root
}

// value is a node and where it stands in the document.
type value struct {
	*node
	path  string // of what it stands in
	key   string // in path; "" for an item
	index int    // of an item; -1 for the document
}

func (v value) at() string {
	switch {
	case v.key == "" && v.index < 0:
		return v.path
	case v.key == "":
		return v.path + "[" + strconv.Itoa(v.index) + "]"
	case v.path == "":
		return v.key
	default:
		return v.path + "." + v.key
	}
}

func (r *reader) fault(f *fault, path string) {
	at := r.source.position(f.offset)
	r.add(briefing.Problem{
		Severity: briefing.Error, Code: f.code, Position: at, Path: path, Text: f.text, Message: f.msg, Hint: f.hint,
	})
}

// add takes in a problem and gives it its file and its source line.
func (r *reader) add(p briefing.Problem) {
	switch {
	case len(r.problems) > maxProblems:
		return
	case len(r.problems) == maxProblems:
		p = briefing.Problem{Severity: briefing.Error, Code: CodeTooMany, Position: p.Position,
			Message: fmt.Sprintf("there are more than %d problems; the rest is left out", maxProblems)}
	}
	p.File = r.name
	p.Source = r.source.line(p.Line)
	r.problems = append(r.problems, p)
}

// fail reports what is wrong with a value.
func (r *reader) fail(v value, code, text, hint, format string, args ...any) {
	r.fault(&fault{offset: v.offset, code: code, text: text, hint: hint, msg: fmt.Sprintf(format, args...)}, v.at())
}

// finish is all problems in the order of the file.
func (r *reader) finish() []briefing.Problem {
	briefing.SortProblems(r.problems)
	return r.problems
}

// field is one key of an object: how it is called, what it means, and how its value gets into the object.
type field[T any] struct {
	key  string
	form string // what stands there, for the reference: "text", "date", "list of turns"
	doc  string
	read func(r *reader, v value, to *T)
}

// shape is an object of the format: what it is called and its keys, in the order of the reference.
type shape[T any] struct {
	noun   string // with its article: "a turn"
	fields []field[T]
	where  func(*T) *briefing.Where // nil for an object that is only a part of another
	also   func(key string) string  // what to do about a key that belongs elsewhere; may be nil
	done   func(*T)                 // after all keys are read; may be nil
}

// read fills to from a mapping. It tells whether v is one.
func (s *shape[T]) read(r *reader, v value, to *T) bool {
	if v.form != mapping {
		r.wrongType(v, mapping, s.noun)
		return false
	}
	where := &briefing.Where{}
	if s.where != nil {
		where = s.where(to)
	}
	*where = briefing.Where{Position: r.source.position(v.offset), Fields: make(map[string]briefing.Position, len(v.entries))}
	at := v.at()
	r.eachEntry(v, at, func(e entry) {
		f := s.field(e.key)
		switch {
		case f == nil:
			r.unknownKey(v, e, at, s.noun, s.keys(), s.also)
		case !e.value.empty():
			where.Fields[e.key] = r.source.position(e.value.offset)
			f.read(r, value{node: e.value, path: at, key: e.key}, to)
		}
	})
	if s.done != nil {
		s.done(to)
	}
	return true
}

// eachEntry visits the entries of a mapping, each key once, and reports what stands there twice. What a merge brings
// in yields to what stands in the mapping itself, and a later merge to an earlier one.
func (r *reader) eachEntry(v value, at string, visit func(entry)) {
	seen := make(map[string]int, len(v.entries))
	for _, merged := range []bool{false, true} {
		for _, e := range v.entries {
			if e.merged != merged {
				continue
			}
			first, again := seen[e.key]
			switch {
			case !again:
				seen[e.key] = e.offset
				visit(e)
			case !merged:
				r.fault(&fault{offset: e.offset, code: CodeDuplicateKey, text: e.key, hint: "keep one of the two",
					msg: fmt.Sprintf("the key %q stands here twice; it is on line %d already", short(e.key), r.source.position(first).Line)}, join(at, e.key))
			}
		}
	}
}

func (s *shape[T]) field(key string) *field[T] {
	for i := range s.fields {
		if s.fields[i].key == key {
			return &s.fields[i]
		}
	}
	return nil
}

func (s *shape[T]) keys() []string {
	var keys []string
	for _, f := range s.fields {
		keys = append(keys, f.key)
	}
	return keys
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func (r *reader) unknownKey(v value, e entry, at, noun string, keys []string, also func(string) string) {
	p := briefing.Problem{
		Severity: briefing.Error, Code: CodeUnknownKey, Position: r.source.position(e.offset), Path: join(at, e.key), Text: e.key,
		Message:    fmt.Sprintf("%s has no key %q", noun, short(e.key)),
		Candidates: briefing.Nearest(e.key, slices.Values(keys)),
	}
	if also != nil {
		p.Hint = also(e.key)
	}
	switch {
	case p.Hint != "":
	case v.flow && e.value.form == nothing:
		p.Hint = "put quotes around a text that has a comma in it"
	case len(p.Candidates) == 0:
		p.Hint = "its keys are: " + strings.Join(keys, ", ")
	}
	r.add(p)
}

// wrongType reports a value that is not of the wanted form. noun is the object that belongs there, or whose list does;
// "" where it is a text or a list of texts.
func (r *reader) wrongType(v value, want form, noun string) {
	hint := ""
	switch {
	case want == list && noun == "" && v.form == scalar:
		hint = "write a list: [" + short(v.text) + "]"
	case want == list:
		hint = "begin each item with a dash, or put brackets around the list"
	case want == mapping:
		hint = "write KEY: VALUE, indented below"
	case want == scalar && v.form != nothing:
		hint = "write one text; put quotes around it if it begins with a bracket or a brace"
	}
	what := fmt.Sprintf("%q", v.key)
	switch {
	case v.index < 0:
		what = "the file"
	case v.key == "":
		what = v.at()
	}
	wanted := want.String()
	if want == mapping {
		wanted = noun + ", so a mapping"
	}
	r.fail(v, CodeWrongType, short(v.text), hint, "%s must be %s, and it is %s", what, wanted, v.form)
}

// short keeps a text of the file short enough for a message.
func short(s string) string {
	const most = 60
	s, _, more := strings.Cut(s, "\n")
	runes := []rune(s)
	if len(runes) > most {
		runes, more = runes[:most], true
	}
	if more {
		return string(runes) + "…"
	}
	return string(runes)
}

// string is the text of a scalar; false, and a problem, for anything else.
func (r *reader) string(v value) (string, bool) {
	if v.form != scalar {
		r.wrongType(v, scalar, "")
		return "", false
	}
	if v.block {
		return strings.TrimRight(v.text, "\n"), true
	}
	return v.text, true
}

// text is a key whose value is any text, kept as it is written.
func text[T any](key, doc string, to func(*T) *string) field[T] {
	return field[T]{key, "text", doc, func(r *reader, v value, t *T) {
		if s, ok := r.string(v); ok {
			*to(t) = s
		}
	}}
}

// word is a key whose value is an id or a word of a vocabulary. A word for null means that nothing is said.
func word[T any](key, form, doc string, to func(*T) *string) field[T] {
	return field[T]{key, form, doc, func(r *reader, v value, t *T) {
		if s, ok := r.string(v); ok && !v.null {
			*to(t) = s
		}
	}}
}

// parsed is a key whose value is read by parse.
func parsed[T, V any](key, form, doc, code string, parse func(string) (V, error), to func(*T) *V) field[T] {
	return field[T]{key, form, doc, func(r *reader, v value, t *T) {
		s, ok := r.string(v)
		if !ok || v.null {
			return
		}
		got, err := parse(strings.TrimSpace(s))
		if err != nil {
			r.fail(v, code, s, "", "%v", err)
			return
		}
		*to(t) = got
	}}
}

func date[T any](key, doc string, to func(*T) *briefing.Date) field[T] {
	return parsed(key, "date", doc, CodeBadDate, briefing.ParseDate, to)
}

func period[T any](key, doc string, to func(*T) *briefing.Period) field[T] {
	return parsed(key, "period", doc, CodeBadPeriod, briefing.ParsePeriod, to)
}

func moment[T any](key, doc string, to func(*T) *time.Time) field[T] {
	return parsed(key, "date or time", doc, CodeBadDate, briefing.ParseMoment, to)
}

func number[T any](key, doc string, to func(*T) **decimal.Decimal) field[T] {
	return parsed(key, "decimal", doc, CodeBadDecimal, pointer(briefing.ParseDecimal), to)
}

func bounds[T any](key, doc string, to func(*T) **briefing.Interval) field[T] {
	return parsed(key, "range", doc, CodeBadBounds, pointer(briefing.ParseInterval), to)
}

func flag[T any](key, doc string, to func(*T) *bool) field[T] {
	return parsed(key, "true or false", doc, CodeBadFlag, parseFlag, to)
}

func pointer[V any](parse func(string) (V, error)) func(string) (*V, error) {
	return func(s string) (*V, error) {
		v, err := parse(s)
		return &v, err
	}
}

func parseFlag(s string) (bool, error) {
	if s == "true" || s == "false" {
		return s == "true", nil
	}
	return false, fmt.Errorf("%q is neither true nor false", short(s))
}

// integer is a key whose value is a whole number of at least low.
func integer[T any](key, doc string, low int, to func(*T) *int) field[T] {
	return parsed(key, "whole number", doc, CodeBadInteger, parseInteger(low), to)
}

func parseInteger(low int) func(string) (int, error) {
	return func(s string) (int, error) {
		n, err := strconv.ParseInt(s, 10, 32)
		if err == nil && int(n) >= low {
			return int(n), nil
		}
		if low < 0 {
			return 0, fmt.Errorf("%q is not a whole number", short(s))
		}
		return 0, fmt.Errorf("%q is not a whole number from %d on", short(s), low)
	}
}

// remark is a note on a thing that does not keep it: it is for those who read the file.
func remark[T any]() field[T] {
	return field[T]{"note", "text", "a remark for those who read the file", func(r *reader, v value, _ *T) { r.string(v) }}
}

// words is a key whose value is a list of texts. Where.Fields names each item KEY[i].
func words[T any](key, form, doc string, where func(*T) *briefing.Where, to func(*T) *[]string) field[T] {
	return field[T]{key, form, doc, func(r *reader, v value, t *T) {
		if v.form != list {
			r.wrongType(v, list, "")
			return
		}
		for i, n := range v.items {
			item := value{node: n, path: v.at(), index: i}
			s, ok := r.string(item)
			if ok && s == "" {
				r.fail(item, CodeWrongType, "", "write it, or remove the item", "%s is empty", item.at())
			}
			if s == "" {
				continue
			}
			where(t).Fields[fmt.Sprintf("%s[%d]", key, len(*to(t)))] = r.source.position(n.offset)
			*to(t) = append(*to(t), s)
		}
	}}
}

// object is a key whose value is a mapping of the given shape.
func object[T, U any](key, form, doc string, s *shape[U], to func(*T) *U) field[T] {
	return field[T]{key, form, doc, func(r *reader, v value, t *T) { s.read(r, v, to(t)) }}
}

// optional is the same where the object may be absent.
func optional[T, U any](key, form, doc string, s *shape[U], to func(*T) **U) field[T] {
	return field[T]{key, form, doc, func(r *reader, v value, t *T) {
		var u U
		if s.read(r, v, &u) {
			*to(t) = &u
		}
	}}
}

// objects is a key whose value is a list of mappings of the given shape; or one of them alone, where single is set.
func objects[T, U any](key, form, doc string, single bool, s *shape[U], to func(*T) *[]U) field[T] {
	return field[T]{key, form, doc, func(r *reader, v value, t *T) {
		items := []value{v}
		if v.form == list {
			items = itemsOf(v)
			*to(t) = make([]U, 0, len(items))
		} else if !single {
			r.wrongType(v, list, s.noun)
			return
		}
		for _, item := range items {
			var u U
			if s.read(r, item, &u) {
				*to(t) = append(*to(t), u)
			}
		}
	}}
}

func itemsOf(v value) []value {
	out := make([]value, len(v.items))
	for i, n := range v.items {
		out[i] = value{node: n, path: v.at(), index: i}
	}
	return out
}

// table is a key whose value maps ids to mappings of the given shape.
func table[T, U any](key, form, doc string, s *shape[U], id func(*U) *string, to func(*T) *[]U) field[T] {
	return field[T]{key, form, doc, func(r *reader, v value, t *T) {
		if v.form != mapping {
			r.wrongType(v, mapping, "a map of ids")
			return
		}
		*to(t) = make([]U, 0, len(v.entries))
		at := v.at()
		r.eachEntry(v, at, func(e entry) {
			var u U
			*id(&u) = e.key
			entry := value{node: e.value, path: at, key: e.key}
			if e.value.empty() {
				entry.node = &node{form: mapping, offset: e.offset, size: 1}
			}
			if !s.read(r, entry, &u) {
				return
			}
			where := s.where(&u)
			where.Position = r.source.position(e.offset)
			where.Fields["id"] = where.Position
			*to(t) = append(*to(t), u)
		})
	}}
}
