package resolve

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"onrecord/internal/briefing"
)

func TestDigestTellsContentsApart(t *testing.T) {
	full := func() *briefing.Briefing {
		c := claim("c1", "t1", "The harbour has 12 cranes", figure("f1", "12 cranes"))
		c.Figures[0].Given.Of = &briefing.Of{Value: dec("40")}
		c.Figures[0].AsCorrected = dec("1.5")
		b := harbour(c)
		b.Transcript.Updated = time.Date(2026, 3, 5, 14, 16, 0, 0, time.UTC)
		Briefing(b, names())
		return b
	}
	base := Digest(full())
	for name, edit := range map[string]func(*briefing.Briefing){
		"the file's name":            func(b *briefing.Briefing) { b.File, b.Format, b.FileSHA256 = "other.yaml", "brat", "00" },
		"the place in the file":      func(b *briefing.Briefing) { b.Claims[0].Where.Line = 7 },
		"an empty list for none":     func(b *briefing.Briefing) { b.Claims[0].Topics = []string{} },
		"another zone for one time":  func(b *briefing.Briefing) { b.Transcript.Updated = b.Transcript.Updated.In(time.FixedZone("", 3600)) },
		"an exponent for its zeros":  func(b *briefing.Briefing) { b.Claims[0].Figures[0].Of.Value = dec("4e1") },
		"what was given, not meant":  func(b *briefing.Briefing) { b.Claims[0].Figures[0].Given.Value = dec("12") },
		"the text, which has a hash": func(b *briefing.Briefing) { b.Transcript.Text += " " },
	} {
		b := full()
		edit(b)
		if Digest(b) != base {
			t.Errorf("%s changes the digest", name)
		}
	}
	seen := map[[32]byte]string{base: "as it was"}
	for name, edit := range map[string]func(*briefing.Briefing){
		"draft":                  func(b *briefing.Briefing) { b.Draft = true },
		"date":                   func(b *briefing.Briefing) { b.Event.Date = date("2026-03-05") },
		"precision of the date":  func(b *briefing.Briefing) { b.Event.Date = date("2026-03") },
		"hash of the transcript": func(b *briefing.Briefing) { b.Transcript.SHA256 = "ab" },
		"fidelity":               func(b *briefing.Briefing) { b.Transcript.Fidelity = "verbatim" },
		"updated":                func(b *briefing.Briefing) { b.Transcript.Updated = b.Transcript.Updated.Add(time.Nanosecond) },
		"no update":              func(b *briefing.Briefing) { b.Transcript.Updated = time.Time{} },
		"trailing zero":          func(b *briefing.Briefing) { b.Claims[0].Figures[0].AsCorrected = dec("1.50") },
		"no value":               func(b *briefing.Briefing) { b.Claims[0].Figures[0].AsCorrected = nil },
		"span":                   func(b *briefing.Briefing) { b.Claims[0].Quotes[0].Span.End++ },
		"continues":              func(b *briefing.Briefing) { b.Turns[2].Continues = "t1" },
		"continues another":      func(b *briefing.Briefing) { b.Turns[2].Continues = "t2" },
		"answers":                func(b *briefing.Briefing) { b.Turns[2].Answers = "t1" },
		"order":                  func(b *briefing.Briefing) { b.Turns[0], b.Turns[1] = b.Turns[1], b.Turns[0] },
		"embedded note":          func(b *briefing.Briefing) { b.Claims[0].Note = "n" },
		"note of the figure":     func(b *briefing.Briefing) { b.Claims[0].Figures[0].Note = "n" },
		"open bound":             func(b *briefing.Briefing) { b.Claims[0].Figures[0].Bounds.Upper = nil },
		"inclusive bound":        func(b *briefing.Briefing) { b.Claims[0].Figures[0].Bounds.UpperInclusive = false },
		"empty base":             func(b *briefing.Briefing) { b.Claims[0].Figures[0].Base = &briefing.Base{} },
		"period":                 func(b *briefing.Briefing) { b.Claims[0].Figures[0].Period = when("2024/..") },
		"period of one year":     func(b *briefing.Briefing) { b.Claims[0].Figures[0].Period = when("2024") },
		"topics":                 func(b *briefing.Briefing) { b.Claims[0].Topics = []string{"a", "b"} },
		"topics split otherwise": func(b *briefing.Briefing) { b.Claims[0].Topics = []string{"a,b"} },
		"two claims":             func(b *briefing.Briefing) { b.Claims = append(b.Claims, briefing.Claim{}) },
	} {
		b := full()
		edit(b)
		d := Digest(b)
		if other, twice := seen[d]; twice {
			t.Errorf("%q has the digest of %q", name, other)
		}
		seen[d] = name
	}
}

// Databases hold digests. What a briefing of an earlier version of the program could say has the digest that it had.
func TestDigestStays(t *testing.T) {
	b := &briefing.Briefing{Turns: []briefing.Turn{{Key: "t1", Speaker: "holt", Kind: "answer", Answers: "t0", Starts: "In 2027."}}}
	if got := fmt.Sprintf("%x", Digest(b)); got != "3242fc7cdc4575b958a1f96dbc77c30180cb1bff46d205f48efb67e6832a902d" {
		t.Errorf("it is %s now", got)
	}
}

// Every field of the domain must be one that the digest can encode.
func TestDigestKnowsEveryField(t *testing.T) {
	b := &briefing.Briefing{}
	fill(reflect.ValueOf(b).Elem())
	filled := Digest(b)
	if filled == Digest(&briefing.Briefing{}) {
		t.Error("a briefing that is filled in has the digest of an empty one")
	}
	b.Claims[0].Links[0].Note += "!"
	if filled == Digest(b) {
		t.Error("a change at depth does not change the digest")
	}
}

// fill gives every exported field of v, at any depth, some value.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() && v.Type() != reflect.TypeFor[briefing.Where]() {
				fill(f)
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.String:
		v.SetString(strings.ToLower(v.Type().Name()) + "\x00é\"")
	case reflect.Int:
		v.SetInt(7)
	case reflect.Bool:
		v.SetBool(true)
	default:
	}
}
