package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"onrecord/internal/briefing"
	"onrecord/internal/dossier"
	"onrecord/internal/history"
	"onrecord/internal/store/dbsqlc"
)

// What was asked for and is not there is said by a *[dossier.NotFoundError], with the names that may have been meant.

// findEvent finds the key of an event.
func findEvent(ctx context.Context, q *dbsqlc.Queries, slug string) (int64, error) {
	event, err := q.FindEvent(ctx, slug)
	if errors.Is(err, pgx.ErrNoRows) {
		return 0, noEvent(ctx, q, slug)
	}
	return event, wrap(err, "looking for the event")
}

// noEvent says that there is no such event.
func noEvent(ctx context.Context, q *dbsqlc.Queries, slug string) error {
	slugs, err := q.EventSlugs(ctx, "")
	if err != nil {
		return fmt.Errorf("listing the events: %w", err)
	}
	return &dossier.NotFoundError{
		Kind: "event", Name: slug, Known: len(slugs), Candidates: briefing.Nearest(slug, slices.Values(slugs)),
	}
}

// noClaim says that there is no such event, or that it has no such claim; or which key the claim has now.
func noClaim(ctx context.Context, q *dbsqlc.Queries, ref briefing.Ref) error {
	event, err := findEvent(ctx, q, ref.Event)
	if err != nil {
		return err
	}
	keys, err := q.ClaimKeys(ctx, ref.Event)
	if err != nil {
		return fmt.Errorf("listing the claims: %w", err)
	}
	entries, err := eventChanges(ctx, q, event)
	if err != nil {
		return err
	}
	e := &dossier.NotFoundError{Kind: "claim", Name: ref.Claim, In: ref.Event, Known: len(keys)}
	if now := history.Now(entries, ref.Claim, ""); now != "" {
		e.Renamed = briefing.Ref{Event: ref.Event, Claim: now}.String()
		return e
	}
	for _, key := range briefing.Nearest(ref.Claim, slices.Values(keys)) {
		e.Candidates = append(e.Candidates, briefing.Ref{Event: ref.Event, Claim: key}.String())
	}
	return e
}

// noFigure says that the claim that ref names has only figures with other keys.
func noFigure(ref briefing.Ref, keys []string) error {
	claim := briefing.Ref{Event: ref.Event, Claim: ref.Claim}
	e := &dossier.NotFoundError{Kind: "figure", Name: ref.Figure, In: claim.String(), Known: len(keys)}
	for _, key := range briefing.Nearest(ref.Figure, slices.Values(keys)) {
		claim.Figure = key
		e.Candidates = append(e.Candidates, claim.String())
	}
	return e
}
