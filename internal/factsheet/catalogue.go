package factsheet

import (
	"math"
	"strings"

	"github.com/shopspring/decimal"

	"onrecord/internal/briefing"
)

// ReadCatalogue reads a catalogue. name is the file as the user named it. The catalogue is never nil; where a problem
// is an Error, it holds what could be read.
func ReadCatalogue(name string, data []byte) (*briefing.Catalogue, []briefing.Problem) {
	r, root := newReader(name, data)
	doc := names{}
	if root != nil {
		catalogueShape.read(r, value{node: root, index: -1}, &doc)
		r.header(doc.version, root, false)
		doc.settle()
	}
	c := &doc.Catalogue
	c.File, c.FileSHA256 = name, digest(data)
	return c, r.finish()
}

// names is a catalogue as its file is laid out.
type names struct {
	briefing.Catalogue
	version value
}

// settle fills in what may be left out.
func (d *names) settle() {
	for i := range d.Speakers {
		if !d.Speakers[i].Where.Has("kind") {
			d.Speakers[i].Kind = "person"
		}
	}
	for i := range d.Indicators {
		if !d.Indicators[i].Where.Has("direction") {
			d.Indicators[i].Direction = "none"
		}
	}
}

var catalogueShape = &shape[names]{
	noun: "a catalogue",
	also: func(key string) string {
		switch key {
		case "event", "transcript", "turns", "claims":
			return "move it to a *.facts.yaml file"
		default:
			return ""
		}
	},
	fields: []field[names]{
		{"onrecord", "1", "version of the format", func(r *reader, v value, d *names) {
			if _, ok := r.string(v); ok {
				d.version = v
			}
		}},
		table("speakers", "map of id to speaker", "persons, and bodies that speak", speakerShape,
			func(s *briefing.Speaker) *string { return &s.ID }, func(d *names) *[]briefing.Speaker { return &d.Speakers }),
		table("organizations", "map of id to organization", "bodies", organizationShape,
			func(o *briefing.Organization) *string { return &o.ID }, func(d *names) *[]briefing.Organization { return &d.Organizations }),
		table("areas", "map of id to area", "what figures are about", areaShape,
			func(a *briefing.Area) *string { return &a.ID }, func(d *names) *[]briefing.Area { return &d.Areas }),
		table("units", "map of id to unit", "what figures count", unitShape,
			func(u *briefing.Unit) *string { return &u.ID }, func(d *names) *[]briefing.Unit { return &d.Units }),
		table("indicators", "map of id to indicator", "what can be measured", indicatorShape,
			func(n *briefing.Indicator) *string { return &n.ID }, func(d *names) *[]briefing.Indicator { return &d.Indicators }),
		table("sources", "map of id to source", "publications", sourceShape,
			func(s *briefing.Source) *string { return &s.ID }, func(d *names) *[]briefing.Source { return &d.Sources }),
		table("topics", "map of id to topic", "subjects of claims", topicShape,
			func(t *briefing.Topic) *string { return &t.ID }, func(d *names) *[]briefing.Topic { return &d.Topics }),
		table("rating_scales", "map of id to scale", "the verdicts of a publisher", ratingScaleShape,
			func(s *briefing.RatingScale) *string { return &s.ID }, func(d *names) *[]briefing.RatingScale { return &d.RatingScales }),
		remark[names](),
	},
}

var speakerShape = &shape[briefing.Speaker]{
	noun:  "a speaker",
	where: func(s *briefing.Speaker) *briefing.Where { return &s.Where },
	fields: []field[briefing.Speaker]{
		text("name", "full name", func(s *briefing.Speaker) *string { return &s.Name }),
		word("kind", vocabulary(briefing.SpeakerKinds), "person where it is left out", func(s *briefing.Speaker) *string { return &s.Kind }),
		words("aliases", "list of texts", "other names", func(s *briefing.Speaker) *briefing.Where { return &s.Where }, func(s *briefing.Speaker) *[]string { return &s.Aliases }),
		word("wikidata", "Wikidata item", "as in Q7184", func(s *briefing.Speaker) *string { return &s.Wikidata }),
		objects("roles", "list of roles", "offices held", false, roleShape, func(s *briefing.Speaker) *[]briefing.Role { return &s.Roles }),
		text("note", noteDoc, func(s *briefing.Speaker) *string { return &s.Note }),
	},
}

var roleShape = &shape[briefing.Role]{
	noun:  "a role",
	where: func(r *briefing.Role) *briefing.Where { return &r.Where },
	fields: []field[briefing.Role]{
		text("title", "the office", func(r *briefing.Role) *string { return &r.Title }),
		word("organization", "organization", "in which it is held", func(r *briefing.Role) *string { return &r.Organization }),
		date("from", "since when; may be partial", func(r *briefing.Role) *briefing.Date { return &r.From }),
		date("to", "until when; may be partial", func(r *briefing.Role) *briefing.Date { return &r.To }),
		remark[briefing.Role](),
	},
}

var organizationShape = &shape[briefing.Organization]{
	noun:  "an organization",
	where: func(o *briefing.Organization) *briefing.Where { return &o.Where },
	fields: []field[briefing.Organization]{
		text("name", "official name", func(o *briefing.Organization) *string { return &o.Name }),
		words("aliases", "list of texts", "other names", func(o *briefing.Organization) *briefing.Where { return &o.Where },
			func(o *briefing.Organization) *[]string { return &o.Aliases }),
		text("url", "home page", func(o *briefing.Organization) *string { return &o.URL }),
		word("wikidata", "Wikidata item", "as in Q7184", func(o *briefing.Organization) *string { return &o.Wikidata }),
		text("note", noteDoc, func(o *briefing.Organization) *string { return &o.Note }),
	},
}

var areaShape = &shape[briefing.Area]{
	noun:  "an area",
	where: func(a *briefing.Area) *briefing.Where { return &a.Where },
	fields: []field[briefing.Area]{
		text("name", "name", func(a *briefing.Area) *string { return &a.Name }),
		word("kind", vocabulary(briefing.AreaKinds), "what it is", func(a *briefing.Area) *string { return &a.Kind }),
		word("iso", "ISO 3166-1 alpha-2 code", "of a country", func(a *briefing.Area) *string { return &a.ISO }),
		words("within", "list of areas", "of which it is a part", func(a *briefing.Area) *briefing.Where { return &a.Where }, func(a *briefing.Area) *[]string { return &a.Within }),
		text("note", noteDoc, func(a *briefing.Area) *string { return &a.Note }),
	},
}

var unitShape = &shape[briefing.Unit]{
	noun:  "a unit",
	where: func(u *briefing.Unit) *briefing.Where { return &u.Where },
	fields: []field[briefing.Unit]{
		text("name", "name", func(u *briefing.Unit) *string { return &u.Name }),
		words("words", "list of texts", "the nouns that are read as it", func(u *briefing.Unit) *briefing.Where { return &u.Where }, func(u *briefing.Unit) *[]string { return &u.Words }),
		optional("converts", "conversion", "into another unit, exactly", conversionShape, func(u *briefing.Unit) **briefing.Conversion { return &u.Converts }),
		text("note", noteDoc, func(u *briefing.Unit) *string { return &u.Note }),
	},
}

var conversionShape = &shape[briefing.Conversion]{
	noun:  "a conversion",
	where: func(c *briefing.Conversion) *briefing.Where { return &c.Where },
	fields: []field[briefing.Conversion]{
		word("to", "unit", "the other unit", func(c *briefing.Conversion) *string { return &c.To }),
		{"factor", `"100", "0.01" or "1/12"`, "how many of the other unit make one", func(r *reader, v value, c *briefing.Conversion) {
			s, ok := r.string(v)
			if !ok {
				return
			}
			n, d, err := briefing.ParseFactor(strings.TrimSpace(s))
			if err != nil {
				r.fail(v, CodeBadFactor, short(s), "", "%v", err)
				n, d = decimal.Decimal{}, decimal.Decimal{}
			}
			c.Numerator, c.Denominator = n, d
		}},
		remark[briefing.Conversion](),
	},
}

var indicatorShape = &shape[briefing.Indicator]{
	noun:  "an indicator",
	where: func(n *briefing.Indicator) *briefing.Where { return &n.Where },
	fields: []field[briefing.Indicator]{
		text("name", "name", func(n *briefing.Indicator) *string { return &n.Name }),
		word("unit", "unit or ISO 4217 code", "of its values", func(n *briefing.Indicator) *string { return &n.Unit }),
		text("definition", "what exactly is measured", func(n *briefing.Indicator) *string { return &n.Definition }),
		word("direction", vocabulary(briefing.Directions), "which way is better; none where it is left out", func(n *briefing.Indicator) *string { return &n.Direction }),
		text("derived", `"INDICATOR - 1": how it follows from another`, func(n *briefing.Indicator) *string { return &n.Derived }),
		word("producer", "organization", "who measures it", func(n *briefing.Indicator) *string { return &n.Producer }),
		text("note", noteDoc, func(n *briefing.Indicator) *string { return &n.Note }),
	},
}

var sourceShape = &shape[briefing.Source]{
	noun:  "a source",
	where: func(s *briefing.Source) *briefing.Where { return &s.Where },
	fields: []field[briefing.Source]{
		text("title", "title", func(s *briefing.Source) *string { return &s.Title }),
		text("publisher", "who published it, as printed", func(s *briefing.Source) *string { return &s.Publisher }),
		word("kind", "word", "report, article, dataset: a free word", func(s *briefing.Source) *string { return &s.Kind }),
		text("url", "where it was published", func(s *briefing.Source) *string { return &s.URL }),
		text("archived_url", "where a copy is kept", func(s *briefing.Source) *string { return &s.ArchivedURL }),
		date("published", "when; may be partial", func(s *briefing.Source) *briefing.Date { return &s.Published }),
		date("accessed", "when it was read; may be partial", func(s *briefing.Source) *briefing.Date { return &s.Accessed }),
		text("licence", "under which it may be used", func(s *briefing.Source) *string { return &s.Licence }),
		parsed("sha256", "64 hexadecimal digits", "of its bytes", "", func(s string) (string, error) { return strings.ToLower(s), nil },
			func(s *briefing.Source) *string { return &s.SHA256 }),
		text("note", noteDoc, func(s *briefing.Source) *string { return &s.Note }),
	},
}

// localSourceShape is a source in a factsheet, where a draft may leave something to a person.
var localSourceShape = &shape[briefing.Source]{
	noun: sourceShape.noun, where: sourceShape.where,
	fields: fields(append([]field[briefing.Source]{}, sourceShape.fields...), drafting[briefing.Source]()),
}

var topicShape = &shape[briefing.Topic]{
	noun:  "a topic",
	where: func(t *briefing.Topic) *briefing.Where { return &t.Where },
	fields: []field[briefing.Topic]{
		text("name", "name", func(t *briefing.Topic) *string { return &t.Name }),
		text("note", noteDoc, func(t *briefing.Topic) *string { return &t.Note }),
	},
}

var ratingScaleShape = &shape[briefing.RatingScale]{
	noun:  "a rating scale",
	where: func(s *briefing.RatingScale) *briefing.Where { return &s.Where },
	fields: []field[briefing.RatingScale]{
		text("name", "name", func(s *briefing.RatingScale) *string { return &s.Name }),
		table("ratings", "map of id to rating", "its verdicts", ratingShape, func(g *briefing.Rating) *string { return &g.ID },
			func(s *briefing.RatingScale) *[]briefing.Rating { return &s.Ratings }),
		text("note", noteDoc, func(s *briefing.RatingScale) *string { return &s.Note }),
	},
}

var ratingShape = &shape[briefing.Rating]{
	noun:  "a rating",
	where: func(g *briefing.Rating) *briefing.Where { return &g.Where },
	fields: []field[briefing.Rating]{
		text("name", "what it is called", func(g *briefing.Rating) *string { return &g.Name }),
		parsed("rank", "whole number", "its place in the order, where a higher one is truer; a verdict outside the order has none",
			CodeBadInteger, pointer(parseInteger(math.MinInt32)), func(g *briefing.Rating) **int { return &g.Rank }),
		remark[briefing.Rating](),
	},
}
