package factsheet

import (
	"fmt"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"onrecord/internal/briefing"
)

var sheetShape = &shape[sheet]{
	noun:  "a factsheet",
	where: func(d *sheet) *briefing.Where { return &d.Where },
	also: func(key string) string {
		if catalogueShape.field(key) != nil {
			return "move it to a *.catalog.yaml file beside this one"
		}
		return ""
	},
	fields: []field[sheet]{
		{"onrecord", "1", "version of the format", func(r *reader, v value, d *sheet) {
			if _, ok := r.string(v); ok || v.node.form > scalar {
				d.version = v
			}
		}},
		{"status", "draft", "that a person has not settled it yet", func(r *reader, v value, d *sheet) {
			d.status, _ = r.string(v)
			d.statusAt = v
		}},
		object("event", "event", "where and when it was said", eventShape, func(d *sheet) *briefing.Event { return &d.Event }),
		object("transcript", "transcript", "the published text", transcriptShape, func(d *sheet) *briefing.Transcript { return &d.Transcript }),
		table("speakers", "map of id to appearance", "who speaks, and in which role", personShape,
			func(p *person) *string { return &p.Key }, func(d *sheet) *[]person { return &d.people }),
		table("sources", "map of id to source", "publications that occur in this file alone", localSourceShape,
			func(s *briefing.Source) *string { return &s.ID }, func(d *sheet) *[]briefing.Source { return &d.Sources }),
		objects("turns", "list of turns", "who speaks where, in order; a turn runs to the start of the next", false, turnShape,
			func(d *sheet) *[]briefing.Turn { return &d.Turns }),
		objects("claims", "list of claims", "what is claimed", false, claimShape, func(d *sheet) *[]claim { return &d.claims }),
		remark[sheet](),
	},
}

var eventShape = &shape[briefing.Event]{
	noun:  "an event",
	where: func(e *briefing.Event) *briefing.Where { return &e.Where },
	fields: fields([]field[briefing.Event]{
		word("id", "slug", "stable identity of the event", func(e *briefing.Event) *string { return &e.ID }),
		text("title", "what it is called", func(e *briefing.Event) *string { return &e.Title }),
		word("kind", vocabulary(briefing.EventKinds), "what it is", func(e *briefing.Event) *string { return &e.Kind }),
		date("date", "when it was; may be partial", func(e *briefing.Event) *briefing.Date { return &e.Date }),
		text("place", "where it was", func(e *briefing.Event) *string { return &e.Place }),
		words("hosts", "list of organizations", "who held it", func(e *briefing.Event) *briefing.Where { return &e.Where },
			func(e *briefing.Event) *[]string { return &e.Hosts }),
		word("part_of", "slug of an event", "the event that it is a part of", func(e *briefing.Event) *string { return &e.PartOf }),
		text("note", noteDoc, func(e *briefing.Event) *string { return &e.Note }),
	}, drafting[briefing.Event]()),
}

var transcriptShape = &shape[briefing.Transcript]{
	noun:  "a transcript",
	where: func(t *briefing.Transcript) *briefing.Where { return &t.Where },
	fields: fields([]field[briefing.Transcript]{
		text("file", "path of the text, from the folder of this file", func(t *briefing.Transcript) *string { return &t.File }),
		parsed("sha256", "64 hexadecimal digits", "of the bytes of the text", "", func(s string) (string, error) { return strings.ToLower(s), nil },
			func(t *briefing.Transcript) *string { return &t.SHA256 }),
		word("language", "BCP 47 tag", "of the text", func(t *briefing.Transcript) *string { return &t.Language }),
		word("fidelity", vocabulary(briefing.Fidelities), "how close it is to what was said", func(t *briefing.Transcript) *string { return &t.Fidelity }),
		date("published", "when the text was published", func(t *briefing.Transcript) *briefing.Date { return &t.Published }),
		moment("updated", "the publisher's own 'last updated'", func(t *briefing.Transcript) *time.Time { return &t.Updated }),
		word("source", "source", "the publication", func(t *briefing.Transcript) *string { return &t.Source }),
		text("note", noteDoc, func(t *briefing.Transcript) *string { return &t.Note }),
	}, drafting[briefing.Transcript]()),
}

var personShape = &shape[person]{
	noun:  "an appearance",
	where: func(p *person) *briefing.Where { return &p.Where },
	fields: fields([]field[person]{
		word("speaker", "speaker", "who it is, by the catalogue", func(p *person) *string { return &p.Speaker }),
		text("name", "who it is, for a person who occurs in this file alone", func(p *person) *string { return &p.name }),
		text("unnamed", "what is known of a person without a name", func(p *person) *string { return &p.Unnamed }),
		text("role", "the role, as printed", func(p *person) *string { return &p.Role }),
		word("organization", "organization", "for which the person speaks", func(p *person) *string { return &p.Organization }),
		words("headings", "list of texts", "the lines that announce the speaker", func(p *person) *briefing.Where { return &p.Where },
			func(p *person) *[]string { return &p.Headings }),
		word("kind", vocabulary(briefing.SpeakerKinds), "beside a name; person where it is left out", func(p *person) *string { return &p.kind }),
		words("aliases", "list of texts", "beside a name: other names", func(p *person) *briefing.Where { return &p.Where },
			func(p *person) *[]string { return &p.aliases }),
		word("wikidata", "Wikidata item", "beside a name", func(p *person) *string { return &p.wikidata }),
		text("note", noteDoc, func(p *person) *string { return &p.Note }),
	}, drafting[person]()),
}

var turnShape = &shape[briefing.Turn]{
	noun:  "a turn",
	where: func(t *briefing.Turn) *briefing.Where { return &t.Where },
	fields: fields([]field[briefing.Turn]{
		word("id", "key", "unique in the file", func(t *briefing.Turn) *string { return &t.Key }),
		word("speaker", "appearance", "who speaks", func(t *briefing.Turn) *string { return &t.Speaker }),
		word("kind", vocabulary(briefing.TurnKinds), "what it is; statement where it is left out", func(t *briefing.Turn) *string { return &t.Kind }),
		word("answers", "turn", "the turn that it answers", func(t *briefing.Turn) *string { return &t.Answers }),
		word("continues", "turn", "the earlier turn of the same speaker whose sentence it goes on with, after an interruption",
			func(t *briefing.Turn) *string { return &t.Continues }),
		text("starts", "the words with which it starts", func(t *briefing.Turn) *string { return &t.Starts }),
		text("note", noteDoc, func(t *briefing.Turn) *string { return &t.Note }),
	}, drafting[briefing.Turn]()),
}

var claimShape = &shape[claim]{
	noun:  "a claim",
	where: func(c *claim) *briefing.Where { return &c.Where },
	also: func(key string) string {
		if figureShape.field(key) != nil {
			return "it belongs in one of the figures of the claim"
		}
		return ""
	},
	fields: fields([]field[claim]{
		word("id", "key", "unique in the file, stable for ever", func(c *claim) *string { return &c.Key }),
		word("renamed", "key", "the id that it had before", func(c *claim) *string { return &c.Renamed }),
		word("turn", "turn", "in which it is said", func(c *claim) *string { return &c.turn }),
		text("quote", "the words of the transcript", func(c *claim) *string { return &c.quote }),
		integer("nth", "which of several places is meant, from 1", 1, func(c *claim) *int { return &c.nth }),
		text("after", "words that stand before it", func(c *claim) *string { return &c.after }),
		text("before", "words that stand behind it", func(c *claim) *string { return &c.before }),
		{"quotes", "list of quotes", "for a claim that is said in several places; each is a text, or has quote, nth, after, before, turn", readQuotes},
		text("says", "what is claimed, in plain words", func(c *claim) *string { return &c.Says }),
		word("type", vocabulary(briefing.ClaimTypes), "what kind of claim it is", func(c *claim) *string { return &c.Type }),
		word("modality", vocabulary(briefing.Modalities), "how it is said; asserted where it is left out", func(c *claim) *string { return &c.Modality }),
		word("attributed_to", "speaker", "the claimant whom the speaker quotes", func(c *claim) *string { return &c.AttributedTo }),
		words("topics", "list of topics", "what it is about", func(c *claim) *briefing.Where { return &c.Where }, func(c *claim) *[]string { return &c.Topics }),
		objects("figures", "list of figures", "the numbers in it", false, figureShape, func(c *claim) *[]briefing.Figure { return &c.Figures }),
		objects("evidence", "list of evidence", "sources for or against it", false, evidenceShape, func(c *claim) *[]briefing.Evidence { return &c.Evidence }),
		objects("review", "review", "a verdict on it; one, or a list", true, reviewShape, func(c *claim) *[]briefing.Review { return &c.Reviews }),
		objects("reviews", "list of reviews", "the same", true, reviewShape, func(c *claim) *[]briefing.Review { return &c.more }),
		objects("links", "list of links", "how it stands to other claims", false, linkShape, func(c *claim) *[]briefing.Link { return &c.Links }),
	}, annotated(func(c *claim) *briefing.Annotation { return &c.Annotation })),
}

var quoteShape = &shape[quote]{
	noun:  "a quote",
	where: func(q *quote) *briefing.Where { return &q.Where },
	fields: fields([]field[quote]{
		text("quote", "the words of the transcript", func(q *quote) *string { return &q.Text }),
		integer("nth", "which of several places is meant, from 1", 1, func(q *quote) *int { return &q.Nth }),
		text("after", "words that stand before it", func(q *quote) *string { return &q.After }),
		text("before", "words that stand behind it", func(q *quote) *string { return &q.Before }),
		word("turn", "turn", "in which it is said, where it is not the claim's", func(q *quote) *string { return &q.Turn }),
		remark[quote](),
	}, drafting[quote]()),
}

// readQuotes takes a list in which each quote is a text or a mapping.
func readQuotes(r *reader, v value, c *claim) {
	if v.form != list {
		r.wrongType(v, list, "")
		return
	}
	for _, item := range itemsOf(v) {
		var q quote
		if item.form != scalar {
			if quoteShape.read(r, item, &q) {
				c.several = append(c.several, q)
			}
			continue
		}
		if item.empty() {
			r.fail(item, CodeWrongType, "", "write the words of the transcript, or remove the item", "%s is empty", item.at())
			continue
		}
		q.Text, _ = r.string(item)
		at := r.source.position(item.offset)
		q.Where = briefing.Where{Position: at, Fields: map[string]briefing.Position{"quote": at}}
		c.several = append(c.several, q)
	}
}

var figureShape = &shape[briefing.Figure]{
	noun:  "a figure",
	where: func(f *briefing.Figure) *briefing.Where { return &f.Where },
	done:  func(f *briefing.Figure) { f.Quote.Where = quoteWhere(f.Where) },
	fields: fields([]field[briefing.Figure]{
		word("id", "key", "unique in its claim, stable for ever", func(f *briefing.Figure) *string { return &f.Key }),
		word("renamed", "key", "the id that it had before", func(f *briefing.Figure) *string { return &f.Renamed }),
		{"quote", "text", "the words of the number, within a quote of the claim", func(r *reader, v value, f *briefing.Figure) {
			f.Quote.Text, _ = r.string(v)
		}},
		integer("nth", "which of several places is meant, from 1", 1, func(f *briefing.Figure) *int { return &f.Quote.Nth }),
		text("after", "words that stand before it", func(f *briefing.Figure) *string { return &f.Quote.After }),
		text("before", "words that stand behind it", func(f *briefing.Figure) *string { return &f.Quote.Before }),
		number("value", "the amount in full", func(f *briefing.Figure) **decimal.Decimal { return &f.Given.Value }),
		bounds("bounds", "between which numbers it lies", func(f *briefing.Figure) **briefing.Interval { return &f.Given.Bounds }),
		word("comparator", vocabulary(briefing.Comparators), "how it is said", func(f *briefing.Figure) *string { return &f.Given.Comparator }),
		text("hedge", "words that weaken it", func(f *briefing.Figure) *string { return &f.Given.Hedge }),
		flag("vague", "that a number is meant and none is said", func(f *briefing.Figure) *bool { return &f.Given.Vague }),
		word("unit", "unit or ISO 4217 code", "what it counts", func(f *briefing.Figure) *string { return &f.Given.Unit }),
		word("currency", "ISO 4217 code", "of an amount of money, where the speaker says it", func(f *briefing.Figure) *string { return &f.Given.Currency }),
		optional("of", "denominator", "of a ratio or a share", ofShape, func(f *briefing.Figure) **briefing.Of { return &f.Given.Of }),
		optional("base", "base", "what a factor or a change is measured from; {} where the speaker names none", baseShape,
			func(f *briefing.Figure) **briefing.Base { return &f.Given.Base }),
		word("kind", vocabulary(briefing.FigureKinds), "what kind of number it is", func(f *briefing.Figure) *string { return &f.Given.Kind }),
		word("indicator", "indicator", "what is measured", func(f *briefing.Figure) *string { return &f.Indicator }),
		word("area", "area", "of whom", func(f *briefing.Figure) *string { return &f.Area }),
		period("period", "when: 2024, 2024-06, 2014/2024, 2014/..", func(f *briefing.Figure) *briefing.Period { return &f.Period }),
		number("as_corrected", "the value as the publisher corrected it, where the quote's strike-out and bracket do not say it", func(f *briefing.Figure) **decimal.Decimal { return &f.AsCorrected }),
		optional("rank", "rank", "a superlative", rankShape, func(f *briefing.Figure) **briefing.Rank { return &f.Given.Rank }),
		flag("override", "that what is given stands against what the words say; a note must say why", func(f *briefing.Figure) *bool { return &f.Override }),
		objects("evidence", "list of evidence", "sources for or against it", false, evidenceShape, func(f *briefing.Figure) *[]briefing.Evidence { return &f.Evidence }),
		objects("links", "list of links", "how it stands to other claims and figures", false, linkShape, func(f *briefing.Figure) *[]briefing.Link { return &f.Links }),
	}, annotated(func(f *briefing.Figure) *briefing.Annotation { return &f.Annotation })),
}

var ofShape = &shape[briefing.Of]{
	noun:  "a denominator",
	where: func(o *briefing.Of) *briefing.Where { return &o.Where },
	fields: fields([]field[briefing.Of]{
		number("value", "the number", func(o *briefing.Of) **decimal.Decimal { return &o.Value }),
		word("unit", "unit", "what it counts", func(o *briefing.Of) *string { return &o.Unit }),
		text("what", "in words, where it is no number", func(o *briefing.Of) *string { return &o.What }),
		remark[briefing.Of](),
	}, drafting[briefing.Of]()),
}

var baseShape = &shape[briefing.Base]{
	noun:  "a base",
	where: func(b *briefing.Base) *briefing.Where { return &b.Where },
	fields: fields([]field[briefing.Base]{
		period("period", "when", func(b *briefing.Base) *briefing.Period { return &b.Period }),
		number("value", "how much", func(b *briefing.Base) **decimal.Decimal { return &b.Value }),
		word("figure", "CLAIM.FIGURE", "the figure that says it", func(b *briefing.Base) *string { return &b.Figure }),
		remark[briefing.Base](),
	}, drafting[briefing.Base]()),
}

var rankShape = &shape[briefing.Rank]{
	noun:  "a rank",
	where: func(k *briefing.Rank) *briefing.Where { return &k.Where },
	fields: fields([]field[briefing.Rank]{
		word("of", vocabulary(briefing.RankKinds), "which end of the series", func(k *briefing.Rank) *string { return &k.Of }),
		word("over", "10y.., 24y or 1991/..", "how far back", func(k *briefing.Rank) *string { return &k.Over }),
		remark[briefing.Rank](),
	}, drafting[briefing.Rank]()),
}

var evidenceShape = &shape[briefing.Evidence]{
	noun:  "evidence",
	where: func(e *briefing.Evidence) *briefing.Where { return &e.Where },
	fields: fields([]field[briefing.Evidence]{
		word("source", "source", "the publication", func(e *briefing.Evidence) *string { return &e.Source }),
		text("at", "where in it", func(e *briefing.Evidence) *string { return &e.At }),
		number("value", "what it says, in the unit of the figure", func(e *briefing.Evidence) **decimal.Decimal { return &e.Value }),
		text("quote", "its words", func(e *briefing.Evidence) *string { return &e.Quote }),
		word("stance", vocabulary(briefing.Stances), "what it does to the claim", func(e *briefing.Evidence) *string { return &e.Stance }),
		date("vintage", "when that value was published", func(e *briefing.Evidence) *briefing.Date { return &e.Vintage }),
		date("checked", "when it was looked up", func(e *briefing.Evidence) *briefing.Date { return &e.Checked }),
		word("by", "organization", "who looked it up", func(e *briefing.Evidence) *string { return &e.By }),
		text("note", noteDoc, func(e *briefing.Evidence) *string { return &e.Note }),
	}, drafting[briefing.Evidence]()),
}

var reviewShape = &shape[briefing.Review]{
	noun:  "a review",
	where: func(v *briefing.Review) *briefing.Where { return &v.Where },
	fields: fields([]field[briefing.Review]{
		word("scale", "rating scale", "whose verdicts they are", func(v *briefing.Review) *string { return &v.Scale }),
		word("rating", "rating of the scale", "the verdict", func(v *briefing.Review) *string { return &v.Rating }),
		word("by", "organization", "who reviewed it", func(v *briefing.Review) *string { return &v.By }),
		date("date", "when", func(v *briefing.Review) *briefing.Date { return &v.Date }),
		moment("published", "from when readers see it; never, where it is left out", func(v *briefing.Review) *time.Time { return &v.Published }),
		text("summary", "the reason", func(v *briefing.Review) *string { return &v.Summary }),
		text("url", "where it is published", func(v *briefing.Review) *string { return &v.URL }),
		text("note", noteDoc, func(v *briefing.Review) *string { return &v.Note }),
	}, drafting[briefing.Review]()),
}

var linkShape = &shape[briefing.Link]{
	noun:  "a link",
	where: func(l *briefing.Link) *briefing.Where { return &l.Where },
	fields: fields([]field[briefing.Link]{
		{"claim", "c4, c4.f1 or EVENT#c4.f1", "the claim or figure that it leads to", func(r *reader, v value, l *briefing.Link) {
			s, ok := r.string(v)
			if !ok || s == "" {
				return
			}
			ref, err := briefing.ParseRef(s)
			if err != nil {
				r.fail(v, CodeBadLink, short(s), "", "%v", err)
				return
			}
			l.Event, l.Claim, l.Figure = ref.Event, ref.Claim, ref.Figure
		}},
		word("relation", vocabulary(briefing.Relations), "how this claim stands to it", func(l *briefing.Link) *string { return &l.Relation }),
		text("note", noteDoc, func(l *briefing.Link) *string { return &l.Note }),
	}, drafting[briefing.Link]()),
}

// Reference describes the objects of the format with their keys, for the documentation: a Markdown table each.
func Reference() string {
	var b strings.Builder
	document(&b, "Factsheet", sheetShape)
	document(&b, "event", eventShape)
	document(&b, "transcript", transcriptShape)
	document(&b, "speakers", personShape)
	document(&b, "turns", turnShape)
	document(&b, "claims", claimShape)
	document(&b, "quotes", quoteShape)
	document(&b, "figures", figureShape)
	document(&b, "of", ofShape)
	document(&b, "base", baseShape)
	document(&b, "rank", rankShape)
	document(&b, "evidence", evidenceShape)
	document(&b, "review", reviewShape)
	document(&b, "links", linkShape)
	document(&b, "Catalogue", catalogueShape)
	document(&b, "speakers of a catalogue", speakerShape)
	document(&b, "roles", roleShape)
	document(&b, "organizations", organizationShape)
	document(&b, "areas", areaShape)
	document(&b, "units", unitShape)
	document(&b, "converts", conversionShape)
	document(&b, "indicators", indicatorShape)
	document(&b, "sources", sourceShape)
	document(&b, "topics", topicShape)
	document(&b, "rating_scales", ratingScaleShape)
	document(&b, "ratings", ratingShape)
	return b.String()
}

func document[T any](b *strings.Builder, title string, s *shape[T]) {
	fmt.Fprintf(b, "### %s\n\n| key | value | meaning |\n| --- | --- | --- |\n", title)
	for _, f := range s.fields {
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", f.key, f.form, f.doc)
	}
	b.WriteByte('\n')
}
