package store

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"onrecord/internal/briefing"
	"onrecord/internal/store/dbsqlc"
)

// LoadCatalogues writes the entries of checked catalogues that are new or differ from what the database holds, with
// their history, all in one transaction, since they may refer to each other. The results go with the catalogues. In a
// dry run nothing is written, and the results are what would be done.
func (s *Store) LoadCatalogues(ctx context.Context, cs []*briefing.Catalogue, dryRun bool) ([]briefing.Result, error) {
	results := make([]briefing.Result, len(cs))
	err := s.inTx(ctx, pgx.TxOptions{}, func(tx pgx.Tx) error {
		q := dbsqlc.New(tx)
		if !dryRun {
			if err := q.LockCatalogue(ctx); err != nil {
				return fmt.Errorf("waiting for other writers of the catalogue: %w", err)
			}
		}
		known, err := readNames(ctx, q)
		if err != nil {
			return fmt.Errorf("reading what the database holds: %w", err)
		}
		var todos []*catalogueTodo
		for i, c := range cs {
			todo := compareCatalogue(c, known)
			results[i] = briefing.Result{Outcome: todo.outcome(), Counts: c.Counts(), Changes: todo.changes}
			if results[i].Outcome != briefing.Unchanged {
				todos = append(todos, todo)
			}
		}
		if dryRun || todos == nil {
			return nil
		}
		if err := writeEntries(ctx, q, todos); err != nil {
			return err
		}
		return s.writeCatalogueHistory(ctx, q, todos)
	})
	return results, s.explainRights(err, "loading the catalogue", "onrecord_loader")
}

// catalogueTodo is the entries of a catalogue that the database lacks or holds otherwise.
type catalogueTodo struct {
	briefing.Catalogue
	unchanged int
	changes   []briefing.Change
}

func (t *catalogueTodo) outcome() briefing.Outcome {
	if len(t.changes) == 0 {
		return briefing.Unchanged
	}
	for _, c := range t.changes {
		if c.Action == "changed" {
			return briefing.Updated
		}
	}
	if t.unchanged > 0 {
		return briefing.Updated
	}
	return briefing.Added
}

func compareCatalogue(c *briefing.Catalogue, known *briefing.Names) *catalogueTodo {
	t := catalogueTodo{Catalogue: briefing.Catalogue{File: c.File, FileSHA256: c.FileSHA256, Reason: c.Reason}}
	t.Organizations = compareEntries(&t, "organization", c.Organizations, known.Organizations,
		func(e briefing.Organization) string { return e.ID }, nil)
	t.Speakers = compareEntries(&t, "speaker", c.Speakers, known.Speakers,
		func(e briefing.Speaker) string { return e.ID }, alignSpeaker)
	t.Areas = compareEntries(&t, "area", c.Areas, known.Areas,
		func(e briefing.Area) string { return e.ID }, alignArea)
	t.Units = compareEntries(&t, "unit", c.Units, known.Units,
		func(e briefing.Unit) string { return e.ID }, nil)
	t.Topics = compareEntries(&t, "topic", c.Topics, known.Topics,
		func(e briefing.Topic) string { return e.ID }, nil)
	t.Sources = compareEntries(&t, "source", c.Sources, known.Sources,
		func(e briefing.Source) string { return e.ID }, nil)
	t.Indicators = compareEntries(&t, "indicator", c.Indicators, known.Indicators,
		func(e briefing.Indicator) string { return e.ID }, alignIndicator)
	t.RatingScales = compareEntries(&t, "rating scale", c.RatingScales, known.RatingScales,
		func(e briefing.RatingScale) string { return e.ID }, alignScale)
	return &t
}

// compareEntries returns the entries that are to be written. align brings an entry of the file and the one of the
// database into the same writing, where the same can be written in several ways.
func compareEntries[E any](
	t *catalogueTodo, entity string, entries []E, known map[string]E, id func(E) string, align func(file, db E) (E, E),
) []E {
	var out []E
	for _, e := range entries {
		old, exists := known[id(e)]
		file, db := e, old
		if align != nil {
			file, db = align(e, old)
		}
		switch {
		case !exists:
			t.changes = append(t.changes, briefing.Change{Entity: entity, Key: id(e), Action: "added", New: file})
		case !briefing.Same(file, db):
			t.changes = append(t.changes, briefing.Change{Entity: entity, Key: id(e), Action: "changed", Old: db, New: file})
		default:
			t.unchanged++
			continue
		}
		out = append(out, e)
	}
	return out
}

// alignSpeaker puts roles in one order: the order of a file says nothing.
func alignSpeaker(file, db briefing.Speaker) (briefing.Speaker, briefing.Speaker) {
	file.Kind = cmp.Or(file.Kind, "person")
	byTitle := func(a, b briefing.Role) int {
		return cmp.Or(cmp.Compare(a.Title, b.Title), cmp.Compare(a.Organization, b.Organization), cmp.Compare(heldText(a), heldText(b)))
	}
	file.Roles = slices.SortedFunc(slices.Values(file.Roles), byTitle)
	db.Roles = slices.SortedFunc(slices.Values(db.Roles), byTitle)
	return file, db
}

// alignArea puts the wholes that an area lies within in one order.
func alignArea(file, db briefing.Area) (briefing.Area, briefing.Area) {
	file.Within = slices.Sorted(slices.Values(file.Within))
	db.Within = slices.Sorted(slices.Values(db.Within))
	return file, db
}

// alignIndicator writes the rule of a derived indicator in its plainest form.
func alignIndicator(file, db briefing.Indicator) (briefing.Indicator, briefing.Indicator) {
	file.Direction = cmp.Or(file.Direction, "none")
	if d, err := briefing.ParseDerived(file.Derived); err == nil {
		row := dbsqlc.ListIndicatorsRow{
			DerivedFrom: d.Indicator, DerivedOperator: d.Operator, DerivedOperand: digits(&d.Number), DerivedOperandFirst: d.NumberFirst,
		}
		file.Derived = derivedText(row)
	}
	return file, db
}

// alignScale leaves out ratings of the database that the file no longer lists, since reviews may have given them, and
// the order of the list, which the ranks give.
func alignScale(file, db briefing.RatingScale) (briefing.RatingScale, briefing.RatingScale) {
	byID := func(a, b briefing.Rating) int { return cmp.Compare(a.ID, b.ID) }
	file.Ratings = slices.SortedFunc(slices.Values(file.Ratings), byID)
	db.Ratings = slices.SortedFunc(slices.Values(db.Ratings), byID)
	db.Ratings = slices.DeleteFunc(db.Ratings, func(r briefing.Rating) bool {
		return !slices.ContainsFunc(file.Ratings, func(f briefing.Rating) bool { return f.ID == r.ID })
	})
	return file, db
}

// writeEntries writes what is to be written, what is referred to first.
func writeEntries(ctx context.Context, q *dbsqlc.Queries, todos []*catalogueTodo) error {
	for _, step := range []func(*catalogueTodo, context.Context, *dbsqlc.Queries) error{
		(*catalogueTodo).writeOrganizations,
		(*catalogueTodo).writeSpeakers,
		(*catalogueTodo).writeRoles,
		(*catalogueTodo).writeAreas,
		(*catalogueTodo).writeWithin,
		(*catalogueTodo).writeUnits,
		(*catalogueTodo).writeConversions,
		(*catalogueTodo).writeTopics,
		(*catalogueTodo).writeSources,
		(*catalogueTodo).writeIndicators,
		(*catalogueTodo).writeDerivations,
		(*catalogueTodo).writeRatingScales,
	} {
		for _, t := range todos {
			if err := step(t, ctx, q); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Store) writeCatalogueHistory(ctx context.Context, q *dbsqlc.Queries, todos []*catalogueTodo) error {
	var rows []dbsqlc.AddCatalogueChangesParams
	for _, t := range todos {
		imported, err := s.addImport(ctx, q, "load", dbsqlc.AddImportParams{
			Kind: "catalogue", File: text(t.File), FileSha256: text(t.FileSHA256),
		})
		if err != nil {
			return err
		}
		for _, c := range t.changes {
			before, after, err := changeJSON(c)
			if err != nil {
				return err
			}
			rows = append(rows, dbsqlc.AddCatalogueChangesParams{
				ImportID: imported, Entity: c.Entity, Slug: c.Key, Action: c.Action, OldValue: before, NewValue: after,
				Reason: text(t.Reason),
			})
		}
	}
	_, err := q.AddCatalogueChanges(ctx, rows)
	return wrap(err, "writing the history of the catalogue")
}

func changeJSON(c briefing.Change) (before, after []byte, err error) {
	if c.Old != nil {
		if before, err = json.Marshal(c.Old); err != nil {
			return nil, nil, fmt.Errorf("writing the history of %s %s: %w", c.Entity, c.Key, err)
		}
	}
	if c.New != nil {
		if after, err = json.Marshal(c.New); err != nil {
			return nil, nil, fmt.Errorf("writing the history of %s %s: %w", c.Entity, c.Key, err)
		}
	}
	return before, after, nil
}

// batch is what sqlc generates for a :batchexec query.
type batch interface {
	Exec(func(int, error))
}

// send runs a batch and returns its first error, with the entry that it belongs to.
func send(b batch, entity string, key func(int) string) error {
	var first error
	b.Exec(func(i int, err error) {
		if err != nil && first == nil {
			first = fmt.Errorf("writing %s %s: %w", entity, key(i), err)
		}
	})
	return first
}

func (t *catalogueTodo) writeOrganizations(ctx context.Context, q *dbsqlc.Queries) error {
	rows := make([]dbsqlc.UpsertOrganizationParams, len(t.Organizations))
	for i, e := range t.Organizations {
		rows[i] = dbsqlc.UpsertOrganizationParams{
			Slug: e.ID, Name: e.Name, Aliases: list(e.Aliases), Url: e.URL, Wikidata: e.Wikidata, Note: e.Note,
		}
	}
	return send(q.UpsertOrganization(ctx, rows), "organization", func(i int) string { return rows[i].Slug })
}

func (t *catalogueTodo) writeSpeakers(ctx context.Context, q *dbsqlc.Queries) error {
	return upsertSpeakers(ctx, q, t.Speakers)
}

func (t *catalogueTodo) writeRoles(ctx context.Context, q *dbsqlc.Queries) error {
	var ids []string
	var roles []dbsqlc.UpsertSpeakerRoleParams
	for _, e := range t.Speakers {
		ids = append(ids, e.ID)
		for _, r := range e.Roles {
			row := dbsqlc.UpsertSpeakerRoleParams{
				Speaker: e.ID, Title: r.Title, Organization: r.Organization, HeldFrom: day(r.From), HeldText: heldText(r),
			}
			if !r.To.IsZero() {
				row.HeldTo.Time, row.HeldTo.Valid = r.To.Next(), true
			}
			roles = append(roles, row)
		}
	}
	if err := q.WithdrawSpeakerRoles(ctx, ids); err != nil {
		return fmt.Errorf("withdrawing roles: %w", err)
	}
	return send(q.UpsertSpeakerRole(ctx, roles), "a role of speaker", func(i int) string { return roles[i].Speaker })
}

func upsertSpeakers(ctx context.Context, q *dbsqlc.Queries, speakers []briefing.Speaker) error {
	rows := make([]dbsqlc.UpsertSpeakerParams, len(speakers))
	for i, e := range speakers {
		rows[i] = dbsqlc.UpsertSpeakerParams{
			Slug: e.ID, Name: e.Name, Kind: cmp.Or(e.Kind, "person"), Aliases: list(e.Aliases), Wikidata: e.Wikidata, Note: e.Note,
		}
	}
	return send(q.UpsertSpeaker(ctx, rows), "speaker", func(i int) string { return rows[i].Slug })
}

func (t *catalogueTodo) writeAreas(ctx context.Context, q *dbsqlc.Queries) error {
	rows := make([]dbsqlc.UpsertAreaParams, len(t.Areas))
	for i, e := range t.Areas {
		rows[i] = dbsqlc.UpsertAreaParams{Slug: e.ID, Name: e.Name, Kind: e.Kind, Iso: e.ISO, Note: e.Note}
	}
	return send(q.UpsertArea(ctx, rows), "area", func(i int) string { return rows[i].Slug })
}

func (t *catalogueTodo) writeWithin(ctx context.Context, q *dbsqlc.Queries) error {
	var ids []string
	var within []dbsqlc.UpsertAreaWithinParams
	for _, e := range t.Areas {
		ids = append(ids, e.ID)
		for _, parent := range e.Within {
			within = append(within, dbsqlc.UpsertAreaWithinParams{Area: e.ID, Parent: parent})
		}
	}
	if err := q.WithdrawAreaWithin(ctx, ids); err != nil {
		return fmt.Errorf("withdrawing what areas lie within: %w", err)
	}
	return send(q.UpsertAreaWithin(ctx, within), "what an area lies within:", func(i int) string { return within[i].Area })
}

func (t *catalogueTodo) writeUnits(ctx context.Context, q *dbsqlc.Queries) error {
	rows := make([]dbsqlc.UpsertUnitParams, len(t.Units))
	var currencies []string
	for i, e := range t.Units {
		rows[i] = dbsqlc.UpsertUnitParams{Slug: e.ID, Name: e.Name, Words: list(e.Words), Note: e.Note}
		if e.Converts != nil {
			currencies = append(currencies, e.Converts.To)
		}
	}
	if err := addCurrencies(ctx, q, currencies); err != nil {
		return err
	}
	return send(q.UpsertUnit(ctx, rows), "unit", func(i int) string { return rows[i].Slug })
}

func (t *catalogueTodo) writeConversions(ctx context.Context, q *dbsqlc.Queries) error {
	var rows []dbsqlc.ConvertUnitParams
	for _, e := range t.Units {
		if e.Converts != nil {
			rows = append(rows, dbsqlc.ConvertUnitParams{
				Slug:        e.ID,
				ConvertsTo:  e.Converts.To,
				Numerator:   number(&e.Converts.Numerator),
				Denominator: number(&e.Converts.Denominator),
			})
		}
	}
	return send(q.ConvertUnit(ctx, rows), "the conversion of unit", func(i int) string { return rows[i].Slug })
}

func (t *catalogueTodo) writeTopics(ctx context.Context, q *dbsqlc.Queries) error {
	rows := make([]dbsqlc.UpsertTopicParams, len(t.Topics))
	for i, e := range t.Topics {
		rows[i] = dbsqlc.UpsertTopicParams{Slug: e.ID, Name: e.Name, Note: e.Note}
	}
	return send(q.UpsertTopic(ctx, rows), "topic", func(i int) string { return rows[i].Slug })
}

func (t *catalogueTodo) writeSources(ctx context.Context, q *dbsqlc.Queries) error {
	return upsertSources(ctx, q, t.Sources)
}

func upsertSources(ctx context.Context, q *dbsqlc.Queries, sources []briefing.Source) error {
	rows := make([]dbsqlc.UpsertSourceParams, len(sources))
	for i, e := range sources {
		rows[i] = dbsqlc.UpsertSourceParams{
			Slug:               e.ID,
			Title:              e.Title,
			Publisher:          e.Publisher,
			Kind:               e.Kind,
			Url:                e.URL,
			ArchivedUrl:        e.ArchivedURL,
			PublishedOn:        day(e.Published),
			PublishedPrecision: string(e.Published.Precision()),
			AccessedOn:         day(e.Accessed),
			AccessedPrecision:  string(e.Accessed.Precision()),
			Licence:            e.Licence,
			Sha256:             e.SHA256,
			Note:               e.Note,
		}
	}
	return send(q.UpsertSource(ctx, rows), "source", func(i int) string { return rows[i].Slug })
}

func (t *catalogueTodo) writeIndicators(ctx context.Context, q *dbsqlc.Queries) error {
	rows := make([]dbsqlc.UpsertIndicatorParams, len(t.Indicators))
	units := make([]string, len(t.Indicators))
	for i, e := range t.Indicators {
		rows[i] = dbsqlc.UpsertIndicatorParams{
			Slug: e.ID, Name: e.Name, Definition: e.Definition, Unit: e.Unit, Direction: cmp.Or(e.Direction, "none"),
			Producer: e.Producer, Note: e.Note,
		}
		units[i] = e.Unit
	}
	if err := addCurrencies(ctx, q, units); err != nil {
		return err
	}
	return send(q.UpsertIndicator(ctx, rows), "indicator", func(i int) string { return rows[i].Slug })
}

func (t *catalogueTodo) writeDerivations(ctx context.Context, q *dbsqlc.Queries) error {
	var rows []dbsqlc.DeriveIndicatorParams
	for _, e := range t.Indicators {
		if e.Derived == "" {
			continue
		}
		d, err := briefing.ParseDerived(e.Derived)
		if err != nil {
			return fmt.Errorf("indicator %s: %w", e.ID, err)
		}
		rows = append(rows, dbsqlc.DeriveIndicatorParams{
			Slug: e.ID, DerivedFrom: d.Indicator, Operator: d.Operator, Operand: number(&d.Number), OperandFirst: d.NumberFirst,
		})
	}
	return send(q.DeriveIndicator(ctx, rows), "the rule of indicator", func(i int) string { return rows[i].Slug })
}

func (t *catalogueTodo) writeRatingScales(ctx context.Context, q *dbsqlc.Queries) error {
	rows := make([]dbsqlc.UpsertRatingScaleParams, len(t.RatingScales))
	var ids []string
	var ratings []dbsqlc.UpsertRatingParams
	for i, e := range t.RatingScales {
		rows[i] = dbsqlc.UpsertRatingScaleParams{Slug: e.ID, Name: e.Name, Note: e.Note}
		ids = append(ids, e.ID)
		for _, r := range e.Ratings {
			ratings = append(ratings, dbsqlc.UpsertRatingParams{Scale: e.ID, Slug: r.ID, Name: r.Name, Rank: int32Of(r.Rank)})
		}
	}
	if err := send(q.UpsertRatingScale(ctx, rows), "rating scale", func(i int) string { return rows[i].Slug }); err != nil {
		return err
	}
	if err := send(q.UpsertRating(ctx, ratings), "rating", func(i int) string { return ratings[i].Scale + "/" + ratings[i].Slug }); err != nil {
		return err
	}
	return wrap(q.RankRatings(ctx, ids), "ranking the ratings")
}

func int32Of(i *int) *int32 {
	if i == nil {
		return nil
	}
	n := int32(*i)
	return &n
}

// list is never nil: an empty list is not an unknown one.
func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
