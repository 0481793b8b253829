package briefing

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
)

// Names is every shared name that a briefing may refer to, by kind and id: the catalogues read in this run and,
// where there is a database, what it already holds.
type Names struct {
	Speakers      map[string]Speaker
	Organizations map[string]Organization
	Areas         map[string]Area
	Units         map[string]Unit
	Indicators    map[string]Indicator
	Sources       map[string]Source
	Topics        map[string]Topic
	RatingScales  map[string]RatingScale
}

// NewNames returns an empty set of names.
func NewNames() *Names {
	return &Names{
		Speakers:      map[string]Speaker{},
		Organizations: map[string]Organization{},
		Areas:         map[string]Area{},
		Units:         map[string]Unit{},
		Indicators:    map[string]Indicator{},
		Sources:       map[string]Source{},
		Topics:        map[string]Topic{},
		RatingScales:  map[string]RatingScale{},
	}
}

// Clone is a set of the same names that can be added to apart.
func (n *Names) Clone() *Names {
	return &Names{
		Speakers:      maps.Clone(n.Speakers),
		Organizations: maps.Clone(n.Organizations),
		Areas:         maps.Clone(n.Areas),
		Units:         maps.Clone(n.Units),
		Indicators:    maps.Clone(n.Indicators),
		Sources:       maps.Clone(n.Sources),
		Topics:        maps.Clone(n.Topics),
		RatingScales:  maps.Clone(n.RatingScales),
	}
}

// Add takes in a catalogue of this run. An entry replaces one of the database; two catalogues of one run that say
// different things under one id are a problem of the later one. seen collects which file said what, and is shared
// by the calls of one run.
func (n *Names) Add(c *Catalogue, seen map[string]string) []Problem {
	var ps []Problem
	ps = add(ps, n.Speakers, c.Speakers, c.File, "speaker", seen, func(e Speaker) (string, Where) { return e.ID, e.Where })
	ps = add(ps, n.Organizations, c.Organizations, c.File, "organization", seen, func(e Organization) (string, Where) { return e.ID, e.Where })
	ps = add(ps, n.Areas, c.Areas, c.File, "area", seen, func(e Area) (string, Where) { return e.ID, e.Where })
	ps = add(ps, n.Units, c.Units, c.File, "unit", seen, func(e Unit) (string, Where) { return e.ID, e.Where })
	ps = add(ps, n.Indicators, c.Indicators, c.File, "indicator", seen, func(e Indicator) (string, Where) { return e.ID, e.Where })
	ps = add(ps, n.Sources, c.Sources, c.File, "source", seen, func(e Source) (string, Where) { return e.ID, e.Where })
	ps = add(ps, n.Topics, c.Topics, c.File, "topic", seen, func(e Topic) (string, Where) { return e.ID, e.Where })
	ps = add(ps, n.RatingScales, c.RatingScales, c.File, "rating scale", seen, func(e RatingScale) (string, Where) { return e.ID, e.Where })
	return ps
}

func add[E any](ps []Problem, to map[string]E, from []E, file, kind string, seen map[string]string, id func(E) (string, Where)) []Problem {
	for _, e := range from {
		slug, where := id(e)
		key := kind + " " + slug
		first, known := seen[key]
		if known && first != file && !Same(to[slug], e) {
			ps = append(ps, Problem{
				Severity: Error, Code: "defined-twice", File: file, Position: where.Position, Text: slug,
				Message: fmt.Sprintf("the %s %q is defined otherwise in %s", kind, slug, first),
				Hint:    "keep one of the two definitions",
			})
			continue
		}
		seen[key] = file
		to[slug] = e
	}
	return ps
}

// Same compares two entries of one kind, but for where they were written.
func Same[E any](a, b E) bool {
	return reflect.DeepEqual(withoutWhere(a), withoutWhere(b))
}

// withoutWhere is a copy of v in which every Where, at any depth, is zero, and an empty list is no list.
func withoutWhere[E any](v E) any {
	out := reflect.New(reflect.TypeOf(v)).Elem()
	out.Set(reflect.ValueOf(v))
	clearWhere(out)
	return out.Interface()
}

func clearWhere(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[Where]() {
			v.SetZero()
			return
		}
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				clearWhere(v.Field(i))
			}
		}
	case reflect.Slice:
		if v.Len() == 0 {
			v.SetZero()
			return
		}
		c := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(c, v)
		v.Set(c)
		for i := range v.Len() {
			clearWhere(v.Index(i))
		}
	case reflect.Pointer:
		if v.IsNil() {
			return
		}
		c := reflect.New(v.Type().Elem())
		c.Elem().Set(v.Elem())
		v.Set(c)
		clearWhere(v.Elem())
	default:
	}
}

// IDs lists the ids of one of the maps of Names in order, for suggestions.
func IDs[E any](m map[string]E) []string {
	return slices.Sorted(maps.Keys(m))
}
