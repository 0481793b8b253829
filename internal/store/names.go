package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"

	"onrecord/internal/briefing"
	"onrecord/internal/store/dbsqlc"
)

// Names returns every shared name that the database holds. An empty database holds none.
func (s *Store) Names(ctx context.Context) (*briefing.Names, error) {
	var names *briefing.Names
	err := s.inTx(ctx, readOnly, func(tx pgx.Tx) (err error) {
		names, err = readNames(ctx, dbsqlc.New(tx))
		return err
	})
	return names, wrap(err, "reading the catalogue in the database")
}

func readNames(ctx context.Context, q *dbsqlc.Queries) (*briefing.Names, error) {
	n := briefing.NewNames()
	for _, read := range []func(context.Context, *dbsqlc.Queries, *briefing.Names) error{
		readOrganizations, readSpeakers, readAreas, readUnits, readTopics, readSources, readIndicators, readRatingScales,
	} {
		if err := read(ctx, q, n); err != nil {
			return nil, err
		}
	}
	return n, nil
}

func readOrganizations(ctx context.Context, q *dbsqlc.Queries, n *briefing.Names) error {
	rows, err := q.ListOrganizations(ctx)
	for _, r := range rows {
		n.Organizations[r.Slug] = briefing.Organization{
			ID: r.Slug, Name: r.Name, Aliases: r.Aliases, URL: r.Url, Wikidata: r.Wikidata, Note: r.Note,
		}
	}
	return err
}

func readSpeakers(ctx context.Context, q *dbsqlc.Queries, n *briefing.Names) error {
	rows, err := q.ListSpeakers(ctx)
	if err != nil {
		return err
	}
	for _, r := range rows {
		n.Speakers[r.Slug] = speakerOf(dbsqlc.ListEventSpeakersRow(r))
	}
	roles, err := q.ListSpeakerRoles(ctx)
	for _, r := range roles {
		role := briefing.Role{Title: r.Title, Organization: r.Organization}
		from, to, _ := strings.Cut(r.Held, "/")
		role.From, _ = briefing.ParseDate(from) // empty, or what heldText wrote
		role.To, _ = briefing.ParseDate(to)
		speaker := n.Speakers[r.Speaker]
		speaker.Roles = append(speaker.Roles, role)
		n.Speakers[r.Speaker] = speaker
	}
	return err
}

func speakerOf(r dbsqlc.ListEventSpeakersRow) briefing.Speaker {
	return briefing.Speaker{ID: r.Slug, Name: r.Name, Kind: r.Kind, Aliases: r.Aliases, Wikidata: r.Wikidata, Note: r.Note}
}

// heldText is when a role is held, as written: FROM/TO with partial dates, empty where neither is known.
func heldText(r briefing.Role) string {
	if r.From.IsZero() && r.To.IsZero() {
		return ""
	}
	return r.From.String() + "/" + r.To.String()
}

func readAreas(ctx context.Context, q *dbsqlc.Queries, n *briefing.Names) error {
	rows, err := q.ListAreas(ctx)
	if err != nil {
		return err
	}
	for _, r := range rows {
		n.Areas[r.Slug] = briefing.Area{ID: r.Slug, Name: r.Name, Kind: r.Kind, ISO: r.Iso, Note: r.Note}
	}
	within, err := q.ListAreaWithin(ctx)
	for _, r := range within {
		area := n.Areas[r.Area]
		area.Within = append(area.Within, r.Parent)
		n.Areas[r.Area] = area
	}
	return err
}

func readUnits(ctx context.Context, q *dbsqlc.Queries, n *briefing.Names) error {
	rows, err := q.ListUnits(ctx)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if r.IsCurrency {
			continue // a code of ISO 4217 is a unit without being listed
		}
		unit := briefing.Unit{ID: r.Slug, Name: r.Name, Words: r.Words, Note: r.Note}
		if r.ConvertsTo != "" {
			unit.Converts = &briefing.Conversion{To: r.ConvertsTo}
			if unit.Converts.Numerator, err = briefing.ParseDecimal(r.FactorNumerator); err != nil {
				return fmt.Errorf("unit %s: %w", r.Slug, err)
			}
			if unit.Converts.Denominator, err = briefing.ParseDecimal(r.FactorDenominator); err != nil {
				return fmt.Errorf("unit %s: %w", r.Slug, err)
			}
		}
		n.Units[r.Slug] = unit
	}
	return nil
}

func readTopics(ctx context.Context, q *dbsqlc.Queries, n *briefing.Names) error {
	rows, err := q.ListTopics(ctx)
	for _, r := range rows {
		n.Topics[r.Slug] = briefing.Topic{ID: r.Slug, Name: r.Name, Note: r.Note}
	}
	return err
}

func readSources(ctx context.Context, q *dbsqlc.Queries, n *briefing.Names) error {
	rows, err := q.ListSources(ctx)
	for _, r := range rows {
		n.Sources[r.Slug] = sourceOf(dbsqlc.ListEventSourcesRow(r))
	}
	return err
}

func sourceOf(r dbsqlc.ListEventSourcesRow) briefing.Source {
	return briefing.Source{
		ID:          r.Slug,
		Title:       r.Title,
		Publisher:   r.Publisher,
		Kind:        r.Kind,
		URL:         r.Url,
		ArchivedURL: r.ArchivedUrl,
		Published:   partial(r.PublishedOn, r.PublishedPrecision),
		Accessed:    partial(r.AccessedOn, r.AccessedPrecision),
		Licence:     r.Licence,
		SHA256:      r.Sha256,
		Note:        r.Note,
	}
}

func readIndicators(ctx context.Context, q *dbsqlc.Queries, n *briefing.Names) error {
	rows, err := q.ListIndicators(ctx)
	for _, r := range rows {
		n.Indicators[r.Slug] = briefing.Indicator{
			ID:         r.Slug,
			Name:       r.Name,
			Unit:       r.Unit,
			Definition: r.Definition,
			Direction:  r.Direction,
			Derived:    derivedText(r),
			Producer:   r.Producer,
			Note:       r.Note,
		}
	}
	return err
}

// derivedText is the rule of a derived indicator in its plainest writing; empty for one that is not derived.
func derivedText(r dbsqlc.ListIndicatorsRow) string {
	switch {
	case r.DerivedFrom == "":
		return ""
	case r.DerivedOperandFirst:
		return r.DerivedOperand + " " + r.DerivedOperator + " " + r.DerivedFrom
	default:
		return r.DerivedFrom + " " + r.DerivedOperator + " " + r.DerivedOperand
	}
}

func readRatingScales(ctx context.Context, q *dbsqlc.Queries, n *briefing.Names) error {
	scales, err := q.ListRatingScales(ctx)
	if err != nil {
		return err
	}
	for _, r := range scales {
		n.RatingScales[r.Slug] = briefing.RatingScale{ID: r.Slug, Name: r.Name, Note: r.Note}
	}
	ratings, err := q.ListRatings(ctx)
	for _, r := range ratings {
		scale := n.RatingScales[r.Scale]
		scale.Ratings = append(scale.Ratings, briefing.Rating{ID: r.Slug, Name: r.Name, Rank: intOf(r.Rank)})
		n.RatingScales[r.Scale] = scale
	}
	return err
}

func intOf(i *int32) *int {
	if i == nil {
		return nil
	}
	n := int(*i)
	return &n
}
