package briefing

import (
	"fmt"
	"maps"
	"strings"

	"github.com/shopspring/decimal"
)

var one = decimal.New(1, 0)

func (c *checker) event(root *spot) {
	e := &c.b.Event
	s := root.child("event", -1, "event", e.ID, &e.Where)
	c.need(s, "id", e.ID)
	c.slug(s, "id", e.ID)
	c.need(s, "title", e.Title)
	c.need(s, "kind", e.Kind)
	c.word(s, "kind", e.Kind, EventKinds)
	if e.Date.IsZero() {
		c.missing(s, "date", c.leniently())
	}
	seen := map[string]bool{}
	for i, host := range e.Hosts {
		field := item("hosts", i)
		refer(c, s, field, host, "organization", c.organizations(), nil)
		c.repeated(s, field, fmt.Sprintf("the host %q", host), host, seen)
	}
	c.slug(s, "part_of", e.PartOf)
	if e.PartOf != "" && e.PartOf == e.ID {
		c.fail(s, "part_of", CodeSelf, e.PartOf, "name the event that this one is a part of", "the event %s is part of itself", e.ID)
	}
}

// item names one of a list of words in Where.Fields: topics[1].
func item(field string, i int) string { return fmt.Sprintf("%s[%d]", field, i) }

func (c *checker) organizations() map[string]Organization {
	if c.names == nil {
		return nil
	}
	return c.names.Organizations
}

func (c *checker) allSpeakers() map[string]Speaker {
	if c.names == nil {
		return nil
	}
	return c.names.Speakers
}

func (c *checker) allSources() map[string]Source {
	if c.names == nil {
		return nil
	}
	return c.names.Sources
}

func (c *checker) transcript(root *spot) {
	t := &c.b.Transcript
	s := root.child("transcript", -1, "transcript", "", &t.Where)
	c.need(s, "file", t.File)
	c.need(s, "sha256", t.SHA256)
	c.sha256(s, "sha256", t.SHA256)
	c.need(s, "language", t.Language)
	c.language(s, t.Language)
	c.need(s, "fidelity", t.Fidelity)
	c.word(s, "fidelity", t.Fidelity, Fidelities)
	refer(c, s, "source", t.Source, "source", c.allSources(), c.sources)
}

func (c *checker) appearances(root *spot) {
	seen := map[string]Position{}
	for i := range c.b.Appearances {
		a := &c.b.Appearances[i]
		s := root.child("speakers."+a.Key, -1, "appearance", a.Key, &a.Where)
		c.need(s, "id", a.Key)
		c.key(s, "id", a.Key)
		c.unique(s, a.Key, seen)
		switch {
		case a.Speaker == "" && a.Unnamed == "" && !s.wrote("speaker") && !s.wrote("unnamed") && !s.wrote("name"):
			c.fail(s, "", CodeMissing, "speaker", "add speaker: with a catalogue id, name: of a person who occurs once, or unnamed: with what is known",
				"%s does not say who speaks", s.name())
		case a.Speaker != "" && a.Unnamed != "":
			c.fail(s, "unnamed", CodeConflict, a.Unnamed, "keep the speaker, or what is known of a person without a name",
				"%s has a speaker and is unnamed", s.name())
		}
		refer(c, s, "speaker", a.Speaker, "speaker", c.allSpeakers(), c.speakers)
		refer(c, s, "organization", a.Organization, "organization", c.organizations(), nil)
	}
}

// localNames checks the speakers and sources that the file itself defines.
func (c *checker) localNames(root *spot) {
	seen := map[string]Position{}
	for i := range c.b.Speakers {
		p := &c.b.Speakers[i]
		s := root.child("speakers."+p.ID, -1, "speaker", p.ID, &p.Where)
		c.unique(s, p.ID, seen)
		c.speaker(s, p)
	}
	seen = map[string]Position{}
	for i := range c.b.Sources {
		p := &c.b.Sources[i]
		s := root.child("sources."+p.ID, -1, "source", p.ID, &p.Where)
		c.slug(s, "id", p.ID)
		c.unique(s, p.ID, seen)
		c.source(s, p)
	}
}

func (c *checker) turns(root *spot) {
	if len(c.b.Turns) == 0 && len(c.b.Claims) > 0 && !root.wrote("turns") {
		c.missing(root, "turns", Error)
	}
	seen := map[string]Position{}
	for i := range c.b.Turns {
		t := &c.b.Turns[i]
		s := root.child("turns", i, "turn", t.Key, &t.Where)
		c.need(s, "id", t.Key)
		c.key(s, "id", t.Key)
		c.unique(s, t.Key, seen)
		c.need(s, "speaker", t.Speaker)
		c.local(s, "speaker", t.Speaker, "appearance", "under speakers: of this file", c.appears)
		c.need(s, "starts", t.Starts)
		c.need(s, "kind", t.Kind)
		c.word(s, "kind", t.Kind, TurnKinds)
		c.answers(s, t)
		c.continues(s, i)
	}
}

func (c *checker) answers(s *spot, t *Turn) {
	if t.Answers != "" && t.Answers == t.Key {
		c.fail(s, "answers", CodeSelf, t.Answers, "name the turn that asks", "the turn %s answers itself", t.Key)
		return
	}
	c.local(s, "answers", t.Answers, "turn", "under turns: of this file", c.turnKeys)
}

// local reports an id that nothing in this briefing has.
func (c *checker) local(s *spot, field, id, kind, place string, in map[string]struct{}) {
	if id == "" || has(in, id) {
		return
	}
	c.report(s, field, Problem{
		Severity: Error, Code: CodeUnknownID, Text: id,
		Message:    fmt.Sprintf("there is no %s %q in this file", kind, abridged(id)),
		Hint:       "write an id that stands " + place,
		Candidates: Nearest(id, maps.Keys(in)),
	})
}

func (c *checker) claim(root *spot, i int) {
	claim := &c.b.Claims[i]
	s := root.child("claims", i, "claim", claim.Key, &claim.Where)
	c.claimID(s, claim)
	c.quotes(s, claim)
	c.need(s, "says", claim.Says)
	c.need(s, "type", claim.Type)
	c.word(s, "type", claim.Type, ClaimTypes)
	c.need(s, "modality", claim.Modality)
	c.word(s, "modality", claim.Modality, Modalities)
	refer(c, s, "attributed_to", claim.AttributedTo, "speaker", c.allSpeakers(), c.speakers)
	seen := map[string]bool{}
	for j, topic := range claim.Topics {
		field := item("topics", j)
		if c.names != nil {
			refer(c, s, field, topic, "topic", c.names.Topics, nil)
		}
		c.repeated(s, field, fmt.Sprintf("the topic %q", topic), topic, seen)
	}
	c.annotation(s, claim.Annotation)
	c.figures(s, claim)
	c.evidence(s, claim.Evidence)
	c.reviews(s, claim.Reviews)
	c.links(s, Ref{Claim: claim.Key}, claim.Links)
}

func (c *checker) claimID(s *spot, claim *Claim) {
	c.need(s, "id", claim.Key)
	c.key(s, "id", claim.Key)
	c.key(s, "renamed", claim.Renamed)
	if c.claimSeen == nil {
		c.claimSeen = make(map[string]Position, len(c.b.Claims))
	}
	c.unique(s, claim.Key, c.claimSeen)
	// To name its own id confirms that a claim whose words and meaning both changed is the same one.
	if claim.Renamed != "" && claim.Renamed != claim.Key && has(c.targets, claim.Renamed) {
		c.fail(s, "renamed", CodeConflict, claim.Renamed, "give the id that the claim had before and that no claim has now",
			"%s is renamed from %q, which is a claim of this file", s.name(), claim.Renamed)
	}
}

func (c *checker) quotes(s *spot, claim *Claim) {
	if len(claim.Quotes) == 0 {
		if !s.wrote("quote") && !s.wrote("quotes") {
			c.missing(s, "quote", Error)
		}
		return
	}
	reported := map[string]bool{}
	for j := range claim.Quotes {
		q := &claim.Quotes[j]
		at := s.child("quotes", j, "quote", "", &q.Where)
		if s.wrote("quote") && j == 0 {
			at = s
		}
		c.need(at, "quote", q.Text)
		switch {
		case reported[q.Turn]:
		case q.Turn != "":
			c.local(at, "turn", q.Turn, "turn", "under turns: of this file", c.turnKeys)
		case !s.wrote("turn") && !at.wrote("turn"):
			c.fail(s, "", CodeMissing, "turn", "add turn: with the id of the turn in which it is said", "%s does not say in which turn it is said", s.name())
		}
		reported[q.Turn] = reported[q.Turn] || !has(c.turnKeys, q.Turn)
	}
}

func (c *checker) evidence(parent *spot, all []Evidence) {
	seen := map[string]bool{}
	for i := range all {
		e := &all[i]
		s := parent.child("evidence", i, "evidence", e.Source, &e.Where)
		c.need(s, "source", e.Source)
		refer(c, s, "source", e.Source, "source", c.allSources(), c.sources)
		c.need(s, "stance", e.Stance)
		c.word(s, "stance", e.Stance, Stances)
		refer(c, s, "by", e.By, "organization", c.organizations(), nil)
		if e.Source == "" {
			continue
		}
		what := fmt.Sprintf("the evidence of %q for one place and one vintage", e.Source)
		c.repeated(s, "", what, strings.Join([]string{e.Source, e.At, e.Vintage.String()}, "\x00"), seen)
	}
}

func (c *checker) reviews(parent *spot, all []Review) {
	seen := map[string]bool{}
	for i := range all {
		r := &all[i]
		s := parent.child("reviews", i, "review", "", &r.Where)
		c.need(s, "scale", r.Scale)
		c.need(s, "rating", r.Rating)
		c.need(s, "by", r.By)
		if r.Date.IsZero() {
			c.missing(s, "date", Error)
		}
		c.url(s, "url", r.URL)
		refer(c, s, "by", r.By, "organization", c.organizations(), nil)
		c.rating(s, r)
		if !r.Published.IsZero() && !r.Date.IsZero() && r.Published.Before(r.Date.First()) {
			c.warn(s, "published", CodeDateOrder, "", "check the two dates", "the review is published before its date, %s", r.Date)
		}
		what := fmt.Sprintf("the review of %s on %s by %q", r.Date, r.Scale, r.By)
		c.repeated(s, "", what, strings.Join([]string{r.Scale, r.By, r.Date.String()}, "\x00"), seen)
	}
}

func (c *checker) rating(s *spot, r *Review) {
	if r.Scale == "" || c.names == nil {
		return
	}
	refer(c, s, "scale", r.Scale, "rating scale", c.names.RatingScales, nil)
	scale, ok := c.names.RatingScales[r.Scale]
	if !ok || r.Rating == "" {
		return
	}
	ratings := map[string]struct{}{}
	var ids []string
	for _, rating := range scale.Ratings {
		ratings[rating.ID] = struct{}{}
		ids = append(ids, rating.ID)
	}
	if has(ratings, r.Rating) {
		return
	}
	c.report(s, "rating", Problem{
		Severity: Error, Code: CodeUnknownID, Text: r.Rating,
		Message:    fmt.Sprintf("the scale %q has no rating %q", r.Scale, abridged(r.Rating)),
		Hint:       "write one of: " + strings.Join(ids, ", "),
		Candidates: Nearest(r.Rating, maps.Keys(ratings)),
	})
}

// links checks the links of a claim, or of one of its figures.
func (c *checker) links(parent *spot, from Ref, links []Link) {
	seen := map[string]bool{}
	for i := range links {
		l := &links[i]
		s := parent.child("links", i, "link", "", &l.Where)
		ref := Ref{Event: l.Event, Claim: l.Claim, Figure: l.Figure}
		c.need(s, "claim", l.Claim)
		c.need(s, "relation", l.Relation)
		c.word(s, "relation", l.Relation, Relations)
		if l.Claim == "" {
			continue
		}
		here := l.Event == "" || l.Event == c.b.Event.ID
		if here {
			ref.Event = ""
			c.linkTarget(s, from, ref)
		}
		c.repeated(s, "", fmt.Sprintf("the link %q to %s", l.Relation, ref), l.Relation+" "+ref.String(), seen)
	}
}

// linkTarget checks a link that stays in this event. One that leads out of it may dangle until that event is loaded.
func (c *checker) linkTarget(s *spot, from, to Ref) {
	kind := "claim"
	if to.Figure != "" {
		kind = "figure"
	}
	if to == from {
		c.fail(s, "claim", CodeSelf, to.String(), "name another "+kind, "the %s %s is linked to itself", kind, to)
		return
	}
	c.local(s, "claim", to.String(), kind, "in this file, or name the event before it: EVENT#c4", c.targets)
}
