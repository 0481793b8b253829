package intake

import (
	"context"

	"onrecord/internal/briefing"
)

// Empty is the store that holds nothing: a database without tables, for a dry run.
type Empty struct{}

// Names is none.
func (Empty) Names(context.Context) (*briefing.Names, error) { return briefing.NewNames(), nil }

// LoadCatalogues says that all would be added.
func (Empty) LoadCatalogues(_ context.Context, cs []*briefing.Catalogue, _ bool) ([]briefing.Result, error) {
	results := make([]briefing.Result, len(cs))
	for i, c := range cs {
		results[i] = briefing.Result{Outcome: briefing.Added, Counts: c.Counts()}
	}
	return results, nil
}

// LoadBriefing says that it would be added.
func (Empty) LoadBriefing(_ context.Context, b *briefing.Briefing, _ string, _ bool) (briefing.Result, []briefing.Problem, error) {
	return briefing.Result{Outcome: briefing.Added, Counts: b.Counts()}, nil, nil
}
