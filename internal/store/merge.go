package store

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"onrecord/internal/briefing"
	"onrecord/internal/store/dbsqlc"
)

// MergeKind is a kind of catalogue entries of which duplicates can be merged.
type MergeKind string

// The kinds of which duplicates can be merged.
const (
	MergeSpeaker      MergeKind = "speaker"
	MergeOrganization MergeKind = "organization"
	MergeSource       MergeKind = "source"
)

// MergeOptions say how to merge.
type MergeOptions struct {
	Reason string // for the history; may be empty
	DryRun bool   // tell what would be done, write nothing
}

// MergeMove is an entry that another one stands for now, or that stands for itself again.
type MergeMove struct {
	Slug string
	Name string // the title of a source
	From string // what stood for it before; empty for itself
	Into string // what stands for it now; empty for itself
	Uses MergeUses
}

// MergeUses counts the live rows that refer to an entry, and so are carried when it is merged. Claims are those that a
// speaker says or is the claimant of; evidence is that of a source, or checked by an organization.
type MergeUses struct {
	Events, Appearances, Claims, Evidence, Reviews, Transcripts, Observations, Roles, Indicators int64
}

// MergedName is a duplicate, with the merge that made it one. The merge is empty where nobody wrote a history.
type MergedName struct {
	Slug, Name, Into, IntoName string
	At                         time.Time
	By, Reason                 string
}

// Merge has the entry into stand for the entry slug, its duplicate. Rows that refer to slug stay as they are, and views
// resolve them in one step: what is merged into slug already is carried along, and an entry that is merged itself is no
// goal. The moves are the duplicate and what it carries; none says that it is so already.
func (s *Store) Merge(ctx context.Context, kind MergeKind, slug, into string, opts MergeOptions) ([]MergeMove, error) {
	return s.merge(ctx, kind, opts, "merging", func(m *merging) ([]MergeMove, error) { return m.join(ctx, slug, into) })
}

// Unmerge has the entry slug stand for itself again, and for what was merged into it and came along since, by however
// many merges. The moves are the entry and what it brings back; none says that it stands for itself already.
func (s *Store) Unmerge(ctx context.Context, kind MergeKind, slug string, opts MergeOptions) ([]MergeMove, error) {
	return s.merge(ctx, kind, opts, "taking back a merge", func(m *merging) ([]MergeMove, error) { return m.split(ctx, slug) })
}

// Merged lists what is merged, in the order of the slugs.
func (s *Store) Merged(ctx context.Context, kind MergeKind) ([]MergedName, error) {
	rows, err := dbsqlc.New(s.pool).ListMerged(ctx, string(kind))
	if err != nil {
		return nil, s.explainRights(err, "listing what is merged", "onrecord_loader or onrecord_editor")
	}
	names := make([]MergedName, len(rows))
	for i, r := range rows {
		names[i] = MergedName{
			Slug: r.Slug, Name: r.Name, Into: r.MergedInto, IntoName: r.MergedIntoName, At: r.MergedAt.Time, By: r.MergedBy,
			Reason: r.Reason,
		}
	}
	return names, nil
}

// mergeError says why entries are not merged. It needs nothing said about what was being done.
type mergeError string

func (e mergeError) Error() string { return string(e) }

func mergeErrorf(format string, args ...any) error { return mergeError(fmt.Sprintf(format, args...)) }

func (s *Store) merge(
	ctx context.Context, kind MergeKind, opts MergeOptions, doing string, move func(*merging) ([]MergeMove, error),
) ([]MergeMove, error) {
	var moves []MergeMove
	err := s.inTx(ctx, pgx.TxOptions{}, func(tx pgx.Tx) (err error) {
		m := &merging{store: s, q: dbsqlc.New(tx), kind: kind, opts: opts}
		if !opts.DryRun {
			// One writer of the catalogue at a time: two merges that each are fine must not make a chain or a ring together.
			if err := m.q.LockCatalogue(ctx); err != nil {
				return fmt.Errorf("waiting for other writers of the catalogue: %w", err)
			}
		}
		moves, err = move(m)
		return err
	})
	if refused, ok := errors.AsType[mergeError](err); ok {
		return nil, refused
	}
	return moves, s.explainRights(err, doing, "onrecord_loader")
}

// merging is one merge, or one that is taken back.
type merging struct {
	store *Store
	q     *dbsqlc.Queries
	kind  MergeKind
	opts  MergeOptions
}

// mergeEntry is an entry with what stands for it.
type mergeEntry struct {
	dbsqlc.MergeEntryRow
	into string // empty for itself
}

func (m *merging) entry(ctx context.Context, slug string) (mergeEntry, error) {
	row, err := m.q.MergeEntry(ctx, dbsqlc.MergeEntryParams{Kind: string(m.kind), Slug: slug})
	if errors.Is(err, pgx.ErrNoRows) {
		return mergeEntry{}, m.unknown(ctx, slug)
	}
	if err != nil {
		return mergeEntry{}, fmt.Errorf("reading %s %s: %w", m.kind, slug, err)
	}
	e := mergeEntry{MergeEntryRow: row}
	if row.MergedInto != 0 {
		e.into, err = m.q.EntrySlug(ctx, dbsqlc.EntrySlugParams{Kind: string(m.kind), ID: row.MergedInto})
	}
	return e, wrap(err, "reading what it is merged into")
}

func (m *merging) unknown(ctx context.Context, slug string) error {
	slugs, err := m.q.EntrySlugs(ctx, string(m.kind))
	if err != nil {
		return fmt.Errorf("listing what there is: %w", err)
	}
	near := briefing.Nearest(slug, slices.Values(slugs))
	if near == nil {
		return mergeErrorf("there is no %s %q in the database", m.kind, slug)
	}
	return mergeErrorf("there is no %s %q in the database; did you mean %s?", m.kind, slug, strings.Join(near, " or "))
}

func (m *merging) join(ctx context.Context, slug, into string) ([]MergeMove, error) {
	if slug == into {
		return nil, mergeErrorf("the %s %s cannot be merged into itself", m.kind, slug)
	}
	from, err := m.entry(ctx, slug)
	if err != nil {
		return nil, err
	}
	to, err := m.entry(ctx, into)
	if err != nil {
		return nil, err
	}
	switch {
	case from.into == into:
		return nil, nil
	case from.into != "":
		return nil, mergeErrorf("the %s %s is merged into %s already; merge %s instead, or take that back first: onrecord merge %s %s --undo",
			m.kind, slug, from.into, from.into, m.kind, slug)
	case to.into == slug:
		return nil, mergeErrorf("the %s %s is itself merged into %s; take that back first: onrecord merge %s %s --undo",
			m.kind, into, slug, m.kind, into)
	case to.into != "":
		return nil, mergeErrorf("the %s %s is itself merged into %s; merge into %s instead", m.kind, into, to.into, to.into)
	case from.Variety != to.Variety:
		return nil, mergeErrorf("the speaker %s is of the kind %s, and %s of the kind %s; only speakers of one kind can be merged",
			slug, from.Variety, into, to.Variety)
	}
	carried, err := m.group(ctx, from.ID)
	if err != nil {
		return nil, err
	}
	steps := []mergeStep{{id: from.ID, target: to.ID, move: MergeMove{Slug: slug, Name: from.Name, Into: into}}}
	for _, c := range carried {
		steps = append(steps, mergeStep{id: c.ID, target: to.ID, move: MergeMove{Slug: c.Slug, Name: c.Name, From: slug, Into: into}})
	}
	return m.take(ctx, steps, "merged")
}

func (m *merging) split(ctx context.Context, slug string) ([]MergeMove, error) {
	e, err := m.entry(ctx, slug)
	if err != nil {
		return nil, err
	}
	if e.into == "" {
		return nil, nil
	}
	group, err := m.group(ctx, e.MergedInto)
	if err != nil {
		return nil, err
	}
	steps := []mergeStep{{id: e.ID, move: MergeMove{Slug: slug, Name: e.Name, From: e.into}}}
	for _, c := range behind(slug, group) {
		steps = append(steps, mergeStep{id: c.ID, target: e.ID, move: MergeMove{Slug: c.Slug, Name: c.Name, From: e.into, Into: slug}})
	}
	return m.take(ctx, steps, "unmerged")
}

func (m *merging) group(ctx context.Context, into int64) ([]dbsqlc.MergedEntriesRow, error) {
	rows, err := m.q.MergedEntries(ctx, dbsqlc.MergedEntriesParams{Kind: string(m.kind), IntoID: into})
	return rows, wrap(err, "reading what is merged")
}

// behind is those of a group of merged entries that came to it by way of slug: a person merged them into slug, or into
// one that came by way of slug.
func behind(slug string, group []dbsqlc.MergedEntriesRow) []dbsqlc.MergedEntriesRow {
	own := make(map[string]string, len(group))
	for _, e := range group {
		own[e.Slug] = e.Own
	}
	var out []dbsqlc.MergedEntriesRow
	for _, e := range group {
		at := e.Slug
		for range group { // no way is longer than the group
			if at = own[at]; at == "" || at == slug {
				break
			}
		}
		if at == slug && e.Slug != slug {
			out = append(out, e)
		}
	}
	return out
}

// mergeStep is a move as it is written. target is 0 for an entry that stands for itself again.
type mergeStep struct {
	id, target int64
	move       MergeMove
}

// take writes the steps, unless this is a dry run, with a line in the history each.
func (m *merging) take(ctx context.Context, steps []mergeStep, action string) ([]MergeMove, error) {
	moves := make([]MergeMove, len(steps))
	for i := range steps {
		uses, err := m.uses(ctx, steps[i].id)
		if err != nil {
			return nil, fmt.Errorf("counting what refers to %s: %w", steps[i].move.Slug, err)
		}
		steps[i].move.Uses = uses
		moves[i] = steps[i].move
	}
	if m.opts.DryRun {
		return moves, nil
	}
	// Loads write the entries of one event in this order, too, so that none waits for the other in a ring.
	slices.SortFunc(steps, func(a, b mergeStep) int { return cmp.Compare(a.move.Slug, b.move.Slug) })
	if err := m.write(ctx, steps); err != nil {
		return nil, err
	}
	return moves, m.writeHistory(ctx, steps, action)
}

func (m *merging) write(ctx context.Context, steps []mergeStep) error {
	key := func(i int) string { return steps[i].move.Slug }
	switch m.kind {
	case MergeSpeaker:
		rows := make([]dbsqlc.MergeSpeakersParams, len(steps))
		for i, s := range steps {
			rows[i] = dbsqlc.MergeSpeakersParams{ID: s.id, MergedInto: maybeID(s.target)}
		}
		return send(m.q.MergeSpeakers(ctx, rows), "speaker", key)
	case MergeOrganization:
		rows := make([]dbsqlc.MergeOrganizationsParams, len(steps))
		for i, s := range steps {
			rows[i] = dbsqlc.MergeOrganizationsParams{ID: s.id, MergedInto: maybeID(s.target)}
		}
		return send(m.q.MergeOrganizations(ctx, rows), "organization", key)
	default:
		rows := make([]dbsqlc.MergeSourcesParams, len(steps))
		for i, s := range steps {
			rows[i] = dbsqlc.MergeSourcesParams{ID: s.id, MergedInto: maybeID(s.target)}
		}
		return send(m.q.MergeSources(ctx, rows), "source", key)
	}
}

// maybeID is a key that may be null.
func maybeID(id int64) *int64 {
	if id == 0 {
		return nil
	}
	return &id
}

func (m *merging) writeHistory(ctx context.Context, steps []mergeStep, action string) error {
	imported, err := m.store.addImport(ctx, m.q, "merge", dbsqlc.AddImportParams{Kind: "merge"})
	if err != nil {
		return err
	}
	rows := make([]dbsqlc.AddMergeChangesParams, len(steps))
	for i, s := range steps {
		rows[i] = dbsqlc.AddMergeChangesParams{
			ImportID: imported, Entity: string(m.kind), Slug: s.move.Slug, Action: action, Reason: text(m.opts.Reason),
		}
		if rows[i].OldValue, err = mergedInto(s.move.From); err != nil {
			return err
		}
		if rows[i].NewValue, err = mergedInto(s.move.Into); err != nil {
			return err
		}
	}
	_, err = m.q.AddMergeChanges(ctx, rows)
	return wrap(err, "writing the history of the catalogue")
}

// mergedInto is what stands for an entry as it stands in the history, null for itself.
func mergedInto(slug string) ([]byte, error) {
	return json.Marshal(struct {
		MergedInto *string `json:"merged_into"`
	}{text(slug)})
}

func (m *merging) uses(ctx context.Context, id int64) (MergeUses, error) {
	switch m.kind {
	case MergeSpeaker:
		u, err := m.q.SpeakerUses(ctx, id)
		return MergeUses{Events: u.Events, Appearances: u.Appearances, Claims: u.Claims, Roles: u.Roles}, err
	case MergeOrganization:
		u, err := m.q.OrganizationUses(ctx, id)
		return MergeUses{
			Events: u.Events, Appearances: u.Appearances, Evidence: u.Evidence, Reviews: u.Reviews, Roles: u.Roles,
			Indicators: u.Indicators,
		}, err
	default:
		u, err := m.q.SourceUses(ctx, id)
		return MergeUses{Events: u.Events, Transcripts: u.Transcripts, Evidence: u.Evidence, Observations: u.Observations}, err
	}
}
