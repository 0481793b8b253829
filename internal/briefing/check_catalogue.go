package briefing

import (
	"fmt"
	"slices"
	"strings"
)

// CheckCatalogue reports what is wrong with a catalogue: what must be said, the form of ids and codes, and every
// reference, into names, which hold this catalogue as well. Without names (nil) references are passed over.
func CheckCatalogue(cat *Catalogue, names *Names) []Problem {
	c := &checker{file: cat.File, names: names}
	root := &spot{noun: "catalogue", where: &Where{}}
	c.catalogueSpeakers(root, cat)
	c.catalogueOrganizations(root, cat)
	c.areas(root, cat)
	c.units(root, cat)
	c.indicators(root, cat)
	c.catalogueSources(root, cat)
	c.topics(root, cat)
	c.ratingScales(root, cat)
	SortProblems(c.problems)
	return c.problems
}

// entry checks what every entry of a catalogue has, and gives its spot.
func (c *checker) entry(root *spot, key, noun, id string, where *Where, seen map[string]Position) *spot {
	s := root.child(key+"."+id, -1, noun, id, where)
	c.need(s, "id", id)
	c.slug(s, "id", id)
	c.unique(s, id, seen)
	return s
}

func (c *checker) catalogueSpeakers(root *spot, cat *Catalogue) {
	seen := map[string]Position{}
	for i := range cat.Speakers {
		p := &cat.Speakers[i]
		c.speaker(c.entry(root, "speakers", "speaker", p.ID, &p.Where, seen), p)
	}
}

func (c *checker) speaker(s *spot, p *Speaker) {
	c.need(s, "name", p.Name)
	c.need(s, "kind", p.Kind)
	c.word(s, "kind", p.Kind, SpeakerKinds)
	c.wikidata(s, p.Wikidata)
	for i := range p.Roles {
		r := &p.Roles[i]
		at := s.child("roles", i, "role", r.Title, &r.Where)
		c.need(at, "title", r.Title)
		refer(c, at, "organization", r.Organization, "organization", c.organizations(), nil)
		if !r.From.IsZero() && !r.To.IsZero() && !r.From.First().Before(r.To.Next()) {
			c.fail(at, "to", CodeDateOrder, r.To.String(), "check the two dates", "%s ends in %s, before it begins in %s", at.name(), r.To, r.From)
		}
	}
}

func (c *checker) catalogueOrganizations(root *spot, cat *Catalogue) {
	seen := map[string]Position{}
	for i := range cat.Organizations {
		o := &cat.Organizations[i]
		s := c.entry(root, "organizations", "organization", o.ID, &o.Where, seen)
		c.need(s, "name", o.Name)
		c.url(s, "url", o.URL)
		c.wikidata(s, o.Wikidata)
	}
}

func (c *checker) areas(root *spot, cat *Catalogue) {
	seen := map[string]Position{}
	walk := walker{next: func(id string) []string { return c.names.Areas[id].Within }}
	for i := range cat.Areas {
		a := &cat.Areas[i]
		s := c.entry(root, "areas", "area", a.ID, &a.Where, seen)
		c.need(s, "name", a.Name)
		c.need(s, "kind", a.Kind)
		c.word(s, "kind", a.Kind, AreaKinds)
		c.country(s, a.ISO)
		if c.names == nil {
			continue
		}
		repeated := map[string]bool{}
		for j, parent := range a.Within {
			refer(c, s, item("within", j), parent, "area", c.names.Areas, nil)
			c.repeated(s, item("within", j), fmt.Sprintf("the area %q", parent), parent, repeated)
		}
		c.cycle(s, "within", a.ID, walk.from(a.ID), "lies within itself")
	}
}

func (c *checker) units(root *spot, cat *Catalogue) {
	seen, words := map[string]Position{}, map[string]string{}
	walk := walker{next: func(id string) []string {
		if u := c.names.Units[id]; u.Converts != nil {
			return []string{u.Converts.To}
		}
		return nil
	}}
	for i := range cat.Units {
		u := &cat.Units[i]
		s := c.entry(root, "units", "unit", u.ID, &u.Where, seen)
		c.need(s, "name", u.Name)
		c.unitWords(s, u, words)
		if u.Converts == nil {
			continue
		}
		at := s.child("converts", -1, "conversion", "", &u.Converts.Where)
		c.need(at, "to", u.Converts.To)
		if !u.Converts.Numerator.IsPositive() || !u.Converts.Denominator.IsPositive() {
			if at.wrote("factor") && u.Converts.Numerator.IsZero() {
				continue // the reader could not read it, and said so
			}
			c.fail(at, "", CodeBadFactor, "", `add factor: "100", "0.01" or "1/12"`, "the conversion of %s has no factor above zero", s.name())
		}
		if c.names == nil {
			continue
		}
		refer(c, at, "to", u.Converts.To, "unit", c.names.Units, nil)
		c.cycle(at, "to", u.ID, walk.from(u.ID), "converts to itself")
	}
}

// unitWords warns of a noun that two units of the catalogue have: the grammar could not tell them apart.
func (c *checker) unitWords(s *spot, u *Unit, words map[string]string) {
	for i, w := range u.Words {
		folded := strings.ToLower(w)
		other, taken := words[folded]
		if taken && other != u.ID {
			c.warn(s, item("words", i), CodeSharedWord, w, "give the word to one of them", "the word %q is that of the unit %q already", abridged(w), other)
			continue
		}
		words[folded] = u.ID
	}
}

func (c *checker) indicators(root *spot, cat *Catalogue) {
	seen := map[string]Position{}
	walk := walker{next: func(id string) []string {
		if d, err := ParseDerived(c.names.Indicators[id].Derived); err == nil {
			return []string{d.Indicator}
		}
		return nil
	}}
	for i := range cat.Indicators {
		n := &cat.Indicators[i]
		s := c.entry(root, "indicators", "indicator", n.ID, &n.Where, seen)
		c.need(s, "name", n.Name)
		c.need(s, "unit", n.Unit)
		c.unit(s, "unit", n.Unit)
		c.need(s, "direction", n.Direction)
		c.word(s, "direction", n.Direction, Directions)
		refer(c, s, "producer", n.Producer, "organization", c.organizations(), nil)
		if n.Derived == "" {
			continue
		}
		d, err := ParseDerived(n.Derived)
		if err != nil {
			c.fail(s, "derived", CodeBadDerived, n.Derived, "", "%v", err)
			continue
		}
		if c.names == nil {
			continue
		}
		refer(c, s, "derived", d.Indicator, "indicator", c.names.Indicators, nil)
		c.cycle(s, "derived", n.ID, walk.from(n.ID), "is derived from itself")
	}
}

func (c *checker) catalogueSources(root *spot, cat *Catalogue) {
	seen := map[string]Position{}
	for i := range cat.Sources {
		p := &cat.Sources[i]
		c.source(c.entry(root, "sources", "source", p.ID, &p.Where, seen), p)
	}
}

func (c *checker) source(s *spot, p *Source) {
	c.need(s, "title", p.Title)
	c.slug(s, "kind", p.Kind)
	c.url(s, "url", p.URL)
	c.url(s, "archived_url", p.ArchivedURL)
	c.sha256(s, "sha256", p.SHA256)
}

func (c *checker) topics(root *spot, cat *Catalogue) {
	seen := map[string]Position{}
	for i := range cat.Topics {
		t := &cat.Topics[i]
		c.need(c.entry(root, "topics", "topic", t.ID, &t.Where, seen), "name", t.Name)
	}
}

func (c *checker) ratingScales(root *spot, cat *Catalogue) {
	seen := map[string]Position{}
	for i := range cat.RatingScales {
		r := &cat.RatingScales[i]
		s := c.entry(root, "rating_scales", "rating scale", r.ID, &r.Where, seen)
		c.need(s, "name", r.Name)
		if len(r.Ratings) == 0 {
			c.missing(s, "ratings", Error)
		}
		ratings := map[string]Position{}
		for j := range r.Ratings {
			rating := &r.Ratings[j]
			at := s.child("ratings."+rating.ID, -1, "rating", rating.ID, &rating.Where)
			c.need(at, "id", rating.ID)
			c.slug(at, "id", rating.ID)
			c.unique(at, rating.ID, ratings)
			c.need(at, "name", rating.Name)
		}
	}
}

// cycle reports a chain of references that comes back to id.
func (c *checker) cycle(s *spot, field, id string, chain []string, what string) {
	switch {
	case chain == nil:
	case len(chain) == 1:
		c.fail(s, field, CodeSelf, id, "remove the reference, or name another", "the %s %s %s", s.owner(), id, what)
	default:
		c.fail(s, field, CodeCycle, id, "cut the chain at one of them", "the %s %s %s: %s", s.owner(), id, what, strings.Join(append(chain, id), " → "))
	}
}

// owner is the noun of the catalogue entry that s is, or is a part of.
func (s *spot) owner() string {
	for s.parent != nil && s.parent.parent != nil {
		s = s.parent
	}
	return s.noun
}

// walker finds chains of references that come back. Each chain is found once, from the first entry that is on it.
type walker struct {
	next func(string) []string
	done map[string]bool
}

// from is the shortest way from id to the last entry before id comes again; nil where it never does.
func (w *walker) from(id string) []string {
	if w.done == nil {
		w.done = map[string]bool{}
	}
	if w.done[id] {
		return nil
	}
	before := map[string]string{id: ""}
	queue := []string{id}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for _, n := range w.next(at) {
			if n == id {
				return w.chain(before, at)
			}
			if _, met := before[n]; met || w.done[n] {
				continue
			}
			before[n] = at
			queue = append(queue, n)
		}
	}
	w.done[id] = true // on no chain that comes back, so no later walk needs to pass here
	return nil
}

func (w *walker) chain(before map[string]string, last string) []string {
	var chain []string
	for at := last; at != ""; at = before[at] {
		chain = append(chain, at)
		w.done[at] = true
	}
	slices.Reverse(chain)
	return chain
}
