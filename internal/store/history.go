package store

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"onrecord/internal/briefing"
	"onrecord/internal/dossier"
	"onrecord/internal/history"
	"onrecord/internal/store/dbsqlc"
)

// History is what changed of the event, the claim or the figure that ref names, the oldest first. It begins with the
// first import. Old and new values are JSON, as json.RawMessage. Where there is no such thing the error is a
// *[dossier.NotFoundError].
func (s *Store) History(ctx context.Context, ref briefing.Ref) ([]history.Entry, error) {
	var entries []history.Entry
	err := s.inTx(ctx, readOnly, func(tx pgx.Tx) error {
		q := dbsqlc.New(tx)
		event, err := findEvent(ctx, q, ref.Event)
		if err != nil {
			return err
		}
		if entries, err = eventChanges(ctx, q, event); err != nil || ref.Claim == "" {
			return err
		}
		entries, err = about(ctx, q, ref, event, entries)
		return err
	})
	return entries, s.explainMissing(err, "reading the history of "+refText(ref), "onrecord_editor")
}

func eventChanges(ctx context.Context, q *dbsqlc.Queries, event int64) ([]history.Entry, error) {
	rows, err := q.EventChanges(ctx, event)
	if err != nil {
		return nil, fmt.Errorf("reading the changes: %w", err)
	}
	entries := make([]history.Entry, len(rows))
	for i, c := range rows {
		entries[i] = entry(
			origin{c.ImportID, c.Command, c.File, c.RunBy, c.ProgramVersion, c.LoadedAt},
			briefing.Change{Entity: c.Entity, Key: c.EntityKey, Action: c.Action, Reason: c.Reason}, c.OldValue, c.NewValue)
	}
	return entries, nil
}

// about keeps what is about a claim or a figure, and puts the import that first wrote it before it.
func about(ctx context.Context, q *dbsqlc.Queries, ref briefing.Ref, event int64, entries []history.Entry) ([]history.Entry, error) {
	firsts, err := q.FirstImports(ctx, event)
	if err != nil {
		return nil, fmt.Errorf("reading the first imports: %w", err)
	}
	i := slices.IndexFunc(firsts, func(f dbsqlc.FirstImportsRow) bool {
		return f.Claim == ref.Claim && f.Figure == ref.Figure
	})
	if i < 0 {
		return nil, noHistory(ctx, q, ref, firsts)
	}
	first := firsts[i]
	kept, key := history.About(entries, ref.Claim, ref.Figure)
	added := briefing.Change{Entity: "claim", Key: key, Action: "added"}
	if ref.Figure != "" {
		added.Entity = "figure"
	}
	if len(kept) > 0 && kept[0].Entity == added.Entity && kept[0].Key == key && kept[0].Action == "added" {
		return kept, nil
	}
	return slices.Insert(kept, 0, entry(
		origin{first.ImportID, first.Command, first.File, first.RunBy, first.ProgramVersion, first.LoadedAt}, added, nil, nil)), nil
}

// noHistory says that an event has no such claim, or a claim no such figure.
func noHistory(ctx context.Context, q *dbsqlc.Queries, ref briefing.Ref, firsts []dbsqlc.FirstImportsRow) error {
	var figures []string
	known := false
	for _, f := range firsts {
		known = known || f.Claim == ref.Claim
		if f.Claim == ref.Claim && f.Figure != "" {
			figures = append(figures, f.Figure)
		}
	}
	if !known {
		return noClaim(ctx, q, ref)
	}
	return noFigure(ref, figures)
}

// EntryKinds are the kinds of catalogue entries, as EntryHistory names them.
var EntryKinds = []string{"area", "indicator", "organization", "rating scale", "source", "speaker", "topic", "unit"}

// EntryHistory is what changed of one entry of the catalogue, the oldest first. kind is one of EntryKinds. Where there
// is no such entry the error is a *[dossier.NotFoundError].
func (s *Store) EntryHistory(ctx context.Context, kind, slug string) ([]history.Entry, error) {
	var entries []history.Entry
	err := s.inTx(ctx, readOnly, func(tx pgx.Tx) error {
		q := dbsqlc.New(tx)
		rows, err := q.EntryChanges(ctx, dbsqlc.EntryChangesParams{Entity: kind, Slug: slug})
		if err != nil {
			return fmt.Errorf("reading the changes: %w", err)
		}
		for _, c := range rows {
			entries = append(entries, entry(
				origin{c.ImportID, c.Command, c.File, c.RunBy, c.ProgramVersion, c.LoadedAt},
				briefing.Change{Entity: c.Entity, Key: c.Slug, Action: c.Action, Reason: c.Reason}, c.OldValue, c.NewValue))
		}
		slugs, err := q.EntrySlugs(ctx, kind)
		if err != nil {
			return fmt.Errorf("listing the entries: %w", err)
		}
		if entries == nil && !slices.Contains(slugs, slug) {
			return &dossier.NotFoundError{Kind: kind, Name: slug, Known: len(slugs), Candidates: briefing.Nearest(slug, slices.Values(slugs))}
		}
		return nil
	})
	return entries, s.explainMissing(err, "reading the history of "+kind+" "+slug, "onrecord_editor")
}

// origin is where a change came from.
type origin struct {
	imported               int64
	command, file, by, app string
	at                     pgtype.Timestamptz
}

func entry(o origin, c briefing.Change, before, after []byte) history.Entry {
	if before != nil {
		c.Old = json.RawMessage(before)
	}
	if after != nil {
		c.New = json.RawMessage(after)
	}
	return history.Entry{
		At: o.at.Time.UTC().Truncate(time.Second), By: o.by, Command: cmp.Or(o.command, "?"), Program: o.app, File: o.file,
		Import: o.imported, Change: c,
	}
}
