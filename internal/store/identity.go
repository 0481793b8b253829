package store

import (
	"context"
	"fmt"
	"slices"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
	"onrecord/internal/store/dbsqlc"
)

// A key stands for one claim or figure for ever: reviews and evidence hang on it, also while it is withdrawn. What keeps
// its key and is another one is refused, since they would come to speak of something else.

// words is what a claim said, and in which words.
type words struct {
	says   string
	quotes []string
}

// lastWords is what came back with this file said before it was withdrawn.
type lastWords struct {
	claims  map[string]words
	figures map[figureKey]figureContent // quote, unit, kind and indicator alone
}

// readLast reads the last words of the claims and figures that the file brings back.
func (p *plan) readLast(ctx context.Context, q *dbsqlc.Queries) error {
	p.last = lastWords{claims: map[string]words{}, figures: map[figureKey]figureContent{}}
	claims, figures := map[int64]string{}, map[int64]figureKey{}
	for _, k := range p.claims.add {
		if have, withdrawn := p.have.claims[k]; withdrawn {
			claims[have.id] = k
		}
	}
	for _, k := range p.figures.add {
		if have, withdrawn := p.have.figures[k]; withdrawn {
			figures[have.id] = k
		}
	}
	if len(claims) > 0 {
		rows, err := q.LastClaimWords(ctx, dbsqlc.LastClaimWordsParams{EventID: p.have.eventID, ClaimIds: keys(claims)})
		if err != nil {
			return fmt.Errorf("reading what withdrawn claims said: %w", err)
		}
		for _, r := range rows {
			p.last.claims[claims[r.ClaimID]] = words{r.Says, r.Quotes}
		}
	}
	if len(figures) > 0 {
		rows, err := q.LastFigureWords(ctx, dbsqlc.LastFigureWordsParams{EventID: p.have.eventID, FigureIds: keys(figures)})
		if err != nil {
			return fmt.Errorf("reading what withdrawn figures said: %w", err)
		}
		for _, r := range rows {
			p.last.figures[figures[r.FigureID]] = figureContent{Quote: r.Quote, Unit: r.Unit, Kind: r.Kind, Indicator: r.Indicator}
		}
	}
	return nil
}

func keys[V any](m map[int64]V) []int64 {
	out := make([]int64, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// mistaken finds the claims and figures that keep their key and are others than before, and the renames of what the
// event never had.
func (p *plan) mistaken() []briefing.Problem {
	if p.isNew() {
		return nil
	}
	var ps []briefing.Problem
	for i := range p.b.Claims {
		c := &p.b.Claims[i]
		ps = append(ps, p.mistakenClaim(c)...)
		for j := range c.Figures {
			ps = append(ps, p.mistakenFigure(c, &c.Figures[j])...)
		}
	}
	return ps
}

func (p *plan) mistakenClaim(c *briefing.Claim) []briefing.Problem {
	have, exists := p.have.claims[c.Key]
	if !exists {
		return p.renamedFromNothing(c.Renamed, c.Key, c.Where, "claim", c.Key)
	}
	_, renamedNow := p.renamed.claimIDs[c.Renamed]
	before := p.wordsBefore(c.Key, have)
	if renamedNow || c.Renamed == c.Key || before.says == c.Says || keepsWords(before.quotes, c.Quotes) {
		return nil
	}
	return []briefing.Problem{{
		Severity: briefing.Error, Code: briefing.CodeClaimReplaced, File: p.b.File, Position: c.Where.Field("id"), Text: c.Key,
		Message: fmt.Sprintf("the claim %s is another one than before: its quote and what it says have both changed, so that its reviews would move to another claim", c.Key),
		Hint: fmt.Sprintf("give it a new id, or write `renamed: %s` if it is the same claim; the database says: %s",
			c.Key, before.says),
	}}
}

// wordsBefore is what the database has of a claim, as it is or as it was withdrawn.
func (p *plan) wordsBefore(key string, have row[claimContent]) words {
	if have.version == 0 {
		return p.last.claims[key]
	}
	before := words{says: have.content.Says}
	for k, s := range p.have.spans {
		if k.claim == key {
			before.quotes = append(before.quotes, s.content.Quote)
		}
	}
	return before
}

// keepsWords tells whether a claim is still said in one of the quotes that it was said in, blanks and dashes aside. Words
// that are merely alike may be another sentence of the same making: "in May we had 23 ships, in June 24".
func keepsWords(before []string, now []briefing.Quote) bool {
	return slices.ContainsFunc(before, func(old string) bool {
		return slices.ContainsFunc(now, func(q briefing.Quote) bool { return anchor.Fold(old) == anchor.Fold(q.Exact) })
	})
}

// mistakenFigure finds a figure whose words and whose measure are both others than before.
func (p *plan) mistakenFigure(c *briefing.Claim, f *briefing.Figure) []briefing.Problem {
	k := figureKey{c.Key, f.Key}
	have, exists := p.have.figures[k]
	if !exists {
		if _, known := p.have.claims[c.Key]; !known {
			return nil // a claim that is new has no earlier figures, and one whose rename leads nowhere says so itself
		}
		return p.renamedFromNothing(f.Renamed, f.Key, f.Where, "figure", k.String())
	}
	before := have.content
	if have.version == 0 {
		before = p.last.figures[k]
	}
	_, renamedNow := p.renamed.figureIDs[figureKey{c.Key, f.Renamed}]
	now := p.want.figures.by[k]
	switch {
	case renamedNow || f.Renamed == f.Key:
		return nil
	case before.Indicator == now.Indicator && (before.Indicator != "" || before.Unit == now.Unit || before.Kind == now.Kind):
		return nil
	case before.Unit == now.Unit && before.Kind == now.Kind:
		return nil
	case anchor.Fold(before.Quote) == anchor.Fold(now.Quote):
		return nil
	}
	return []briefing.Problem{{
		Severity: briefing.Error, Code: briefing.CodeFigureReplaced, File: p.b.File, Position: f.Where.Field("id"), Text: f.Key,
		Message: fmt.Sprintf("the figure %s is another one than before: its quote and what it measures have both changed, so that its evidence would move to another figure", k),
		Hint: fmt.Sprintf("give it a new id, or write `renamed: %s` if it is the same figure; the database has it as %q",
			f.Key, before.Quote),
	}}
}

// renamedFromNothing finds a rename that does nothing: neither the old key nor the new one is known.
func (p *plan) renamedFromNothing(old, key string, where briefing.Where, noun, name string) []briefing.Problem {
	if old == "" || old == key {
		return nil
	}
	return []briefing.Problem{{
		Severity: briefing.Error, Code: briefing.CodeRenamedUnknown, File: p.b.File, Position: where.Field("renamed"), Text: old,
		Message: fmt.Sprintf("the %s %s is renamed from %q, which this event never had", noun, name, old),
		Hint:    "write the id that it had in the database, or leave renamed out if it is new",
	}}
}
