package briefing

import (
	"fmt"
	"strings"
)

func (c *checker) figures(parent *spot, claim *Claim) {
	seen := map[string]Position{}
	for i := range claim.Figures {
		f := &claim.Figures[i]
		name := claim.Key + "." + f.Key
		if f.Key == "" {
			name = fmt.Sprintf("%d of the claim %s", i+1, claim.Key)
		}
		s := parent.child("figures", i, "figure", name, &f.Where)
		c.need(s, "id", f.Key)
		c.key(s, "id", f.Key)
		c.unique(s, f.Key, seen)
		c.key(s, "renamed", f.Renamed)
		if f.Renamed != "" && f.Renamed != f.Key && has(c.targets, claim.Key+"."+f.Renamed) {
			c.fail(s, "renamed", CodeConflict, f.Renamed, "give the id that the figure had before and that no figure of the claim has now",
				"%s is renamed from %q, which is a figure of this claim", s.name(), f.Renamed)
		}
		c.need(s, "quote", f.Quote.Text)
		c.measure(s, &f.Given)
		c.base(s, claim, f)
		if c.names != nil {
			refer(c, s, "indicator", f.Indicator, "indicator", c.names.Indicators, nil)
			refer(c, s, "area", f.Area, "area", c.names.Areas, nil)
		}
		c.whatIsMeasured(s, f)
		if f.Override && strings.TrimSpace(f.Note) == "" {
			c.fail(s, "override", CodeOverrideNote, "", "add a note: that says why the words are read otherwise",
				"%s overrides what its words say, without a note", s.name())
		}
		c.annotation(s, f.Annotation)
		c.evidence(s, f.Evidence)
		c.links(s, Ref{Claim: claim.Key, Figure: f.Key}, f.Links)
	}
}

// measure checks what the file itself says of a figure.
func (c *checker) measure(s *spot, m *Measure) {
	c.word(s, "comparator", m.Comparator, Comparators)
	c.word(s, "kind", m.Kind, FigureKinds)
	c.unit(s, "unit", m.Unit)
	c.currency(s, "currency", m.Currency)
	if m.Vague && (m.Value != nil || m.Bounds != nil) {
		c.fail(s, "vague", CodeVagueValue, "", "remove the value, or vague: true", "%s is vague and has a value", s.name())
	}
	if of := m.Of; of != nil {
		at := s.child("of", -1, "denominator", "", &of.Where)
		c.unit(at, "unit", of.Unit)
		if of.Value == nil && of.Unit == "" && of.What == "" && len(of.Where.Fields) == 0 {
			c.fail(at, "", CodeMissing, "value", "add value: or what:, or leave it out", "the denominator of %s says nothing", s.name())
		}
	}
	if m.Rank != nil {
		c.rank(s, m)
	}
}

func (c *checker) rank(s *spot, m *Measure) {
	at := s.child("rank", -1, "rank", "", &m.Rank.Where)
	c.need(at, "of", m.Rank.Of)
	c.word(at, "of", m.Rank.Of, RankKinds)
	if m.Rank.Over != "" {
		if _, err := ParseWindow(m.Rank.Over); err != nil {
			c.fail(at, "over", CodeBadWindow, m.Rank.Over, "", "%v", err)
		}
	}
	if m.Kind != "" && m.Kind != "rank" {
		c.fail(s, "kind", CodeRankKind, m.Kind, "write kind: rank, or remove the rank", "%s has a rank, and its kind is %q", s.name(), m.Kind)
	}
}

func (c *checker) base(s *spot, claim *Claim, f *Figure) {
	if f.Given.Base == nil || f.Given.Base.Figure == "" {
		return
	}
	base := f.Given.Base
	at := s.child("base", -1, "base", "", &base.Where)
	ref, err := ParseRef(base.Figure)
	switch {
	case err != nil || ref.Event != "" || ref.Figure == "":
		p := Problem{
			Severity: Error, Code: CodeUnknownID, Text: base.Figure,
			Message: fmt.Sprintf("%q names no figure of this file", abridged(base.Figure)), Hint: "write it with its claim: c4.f1",
		}
		if own := claim.Key + "." + base.Figure; has(c.targets, own) {
			p.Candidates = []string{own}
		}
		c.report(at, "figure", p)
	case ref.Claim == claim.Key && ref.Figure == f.Key:
		c.fail(at, "figure", CodeSelf, base.Figure, "name the figure that it is measured from", "%s is measured from itself", s.name())
	default:
		c.local(at, "figure", base.Figure, "figure", "in this file", c.targets)
	}
}

// whatIsMeasured checks that a figure says what it is a figure of, as far as its words ask for it: a vague one needs
// nothing, a superlative no indicator, a calendar year no period. The area is always free, but a draft should not
// forget it.
func (c *checker) whatIsMeasured(s *spot, f *Figure) {
	if f.Quote.Exact == "" || f.Vague || f.Given.Vague {
		return
	}
	kind := f.Kind
	if kind == "" {
		kind = f.Given.Kind
	}
	superlative := kind == "rank" || f.Rank != nil || f.Given.Rank != nil
	var open []string
	for _, field := range []struct {
		name string
		open bool
	}{
		{"indicator", f.Indicator == "" && !superlative},
		{"area", f.Area == "" && c.draft},
		{"period", f.Period.IsZero() && kind != "date"},
	} {
		if field.open && !s.wrote(field.name) {
			open = append(open, field.name)
		}
	}
	if c.draft && len(open) > 1 {
		c.openInDraft(s, open)
		return
	}
	for _, field := range open {
		c.unmeasured(s, field)
	}
}

// unmeasured reports the one field of a figure that would say what is measured, of whom or when.
func (c *checker) unmeasured(s *spot, field string) {
	if field != "period" {
		c.missing(s, field, c.leniently())
		return
	}
	c.warn(s, "", CodeNotComparable, "", "add period: with the time that it is about, as in 2024 or 2014/2024",
		"%s has no period, so nothing can be held against it", s.name())
}

// openInDraft reports at once all that the figure of a draft leaves open: a draft has many such figures, and its author
// fills in the fields of one together.
func (c *checker) openInDraft(s *spot, fields []string) {
	last := len(fields) - 1
	list := strings.Join(fields[:last], ", ") + " and " + fields[last]
	c.warn(s, "", CodeMissing, list, "add "+strings.Join(fields, ": …, ")+": …", "%s has no %s", s.name(), list)
}
