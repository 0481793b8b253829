package store_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"onrecord/internal/briefing"
	"onrecord/internal/factsheet"
)

func decimalOf(s string) decimal.Decimal {
	d, err := briefing.ParseDecimal(s)
	if err != nil {
		panic(err)
	}
	return d
}

func readCatalogue(t *testing.T, edits ...string) *briefing.Catalogue {
	t.Helper()
	c, problems := factsheet.ReadCatalogue("port.catalog.yaml", []byte(strings.NewReplacer(edits...).Replace(catalogue)))
	noProblems(t, problems)
	return c
}

// What is read back from the database is what the file says.
func TestNamesComeBack(t *testing.T) {
	d := newDesk(t)
	want := briefing.NewNames()
	noProblems(t, want.Add(readCatalogue(t), map[string]string{}))
	for id, e := range want.Indicators {
		if !briefing.Same(e, d.names.Indicators[id]) {
			t.Errorf("indicator %s: %+v, came back %+v", id, e, d.names.Indicators[id])
		}
	}
	for id, e := range want.Units {
		if !briefing.Same(e, d.names.Units[id]) {
			t.Errorf("unit %s: %+v, came back %+v", id, e, d.names.Units[id])
		}
	}
	for id, e := range want.Speakers {
		if !briefing.Same(e, d.names.Speakers[id]) {
			t.Errorf("speaker %s: %+v, came back %+v", id, e, d.names.Speakers[id])
		}
	}
	for id, e := range want.Sources {
		if !briefing.Same(e, d.names.Sources[id]) {
			t.Errorf("source %s: %+v, came back %+v", id, e, d.names.Sources[id])
		}
	}
	for id, e := range want.RatingScales {
		if !briefing.Same(e, d.names.RatingScales[id]) {
			t.Errorf("rating scale %s: %+v, came back %+v", id, e, d.names.RatingScales[id])
		}
	}
	for id, e := range want.Areas {
		if !briefing.Same(e, d.names.Areas[id]) {
			t.Errorf("area %s: %+v, came back %+v", id, e, d.names.Areas[id])
		}
	}
}

func TestCatalogueEdits(t *testing.T) {
	for _, tt := range []struct {
		name    string
		edits   []string
		outcome briefing.Outcome
		changes string
		query   string
		want    string
	}{
		{"nothing", nil, briefing.Unchanged, "", `select count(*)::text from ops.catalogue_change where action = 'changed'`, "0"},
		{"another order", []string{`      - {title: Harbour Master, organization: harbour-board, from: 2020-05}
      - {title: Pilot, to: 2020}`, `      - {title: Pilot, to: 2020}
      - {title: Harbour Master, organization: harbour-board, from: 2020-05}`}, briefing.Unchanged, "", `select count(*)::text from ops.run`, "1"},
		{"the same rule, written wider", []string{"ships-in-port - 1", "ships-in-port  -  1"}, briefing.Unchanged, "", `select count(*)::text from ops.run`, "1"},
		{"a name", []string{"name: Ada Quay", "name: Ada B. Quay"}, briefing.Updated, "speaker ada-quay changed",
			`select speaker_name from bi.speakers`, "Ada B. Quay"},
		{"a role less", []string{"      - {title: Pilot, to: 2020}\n", ""}, briefing.Updated, "speaker ada-quay changed",
			`select string_agg(title, ', ') from core.speaker_role where withdrawn_at is null`, "Harbour Master"},
		{"another whole", []string{", within: [world]", ""}, briefing.Updated, "area port changed",
			`select count(*)::text from core.area_within where withdrawn_at is null`, "0"},
		{"a conversion less", []string{`, converts: {to: year, factor: "1/12"}`, ""}, briefing.Updated, "unit month changed",
			`select count(converts_to)::text from core.unit`, "1"},
		{"derived otherwise", []string{"ships-in-port - 1", "100 - ships-in-port"}, briefing.Updated, "indicator other-ships changed",
			`select derived_operand || derived_operator || derived_from || derived_operand_first from bi.indicators where derived_from is not null`, "100-ships-in-porttrue"},
		{"derived no more", []string{`, derived: "ships-in-port - 1"`, ""}, briefing.Updated, "indicator other-ships changed",
			`select count(derived_from)::text from bi.indicators`, "0"},
		{"a rating more", []string{"      open: {name: Cannot be told}\n", "      open: {name: Cannot be told}\n      half: {name: Half, rank: 4}\n"}, briefing.Updated,
			"rating scale two-point changed",
			`select string_agg(slug || ' ' || coalesce(round(truth, 2)::text, '-'), ', ' order by rank nulls last) from core.rating`, "false 0.00, true 0.33, half 1.00, open -"},
		{"a rating less", []string{"      open: {name: Cannot be told}\n", ""}, briefing.Unchanged, "", `select count(*)::text from core.rating`, "3"},
		{"a source's date", []string{"published: 2024-06}", "published: 2024}"}, briefing.Updated, "source log changed",
			`select published_on || ' ' || published_precision from bi.sources`, "2024-01-01 year"},
		{"an entry more", []string{"  money: {name: Money}\n", "  money: {name: Money}\n  weather: {name: Weather}\n"}, briefing.Updated, "topic weather added",
			`select count(*)::text from bi.topics`, "3"},
		{"an entry less", []string{"  money: {name: Money}\n", ""}, briefing.Unchanged, "", `select count(*)::text from bi.topics`, "2"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := newDesk(t)
			results, err := d.LoadCatalogues(t.Context(), []*briefing.Catalogue{readCatalogue(t, tt.edits...)}, false)
			if err != nil {
				t.Fatal(err)
			}
			var changes []string
			for _, c := range results[0].Changes {
				changes = append(changes, c.Entity+" "+c.Key+" "+c.Action)
			}
			if results[0].Outcome != tt.outcome || strings.Join(changes, "\n") != tt.changes {
				t.Errorf("%s: %q", results[0].Outcome, changes)
			}
			if diff := cmp.Diff(tt.want, d.text(t, tt.query)); diff != "" {
				t.Error(diff)
			}
			again, err := d.LoadCatalogues(t.Context(), []*briefing.Catalogue{readCatalogue(t, tt.edits...)}, false)
			if err != nil || again[0].Outcome != briefing.Unchanged {
				t.Errorf("the same again: %+v %v", again, err)
			}
		})
	}
}

// Catalogues of one run may refer to each other, whichever comes first.
func TestCataloguesTogether(t *testing.T) {
	d := newDesk(t)
	a, problems := factsheet.ReadCatalogue("a.catalog.yaml", []byte("onrecord: 1\nspeakers: {bo: {name: Bo, roles: [{title: Mate, organization: ferry}]}}\nindicators: {trips: {name: Trips, unit: trip}}\n"))
	noProblems(t, problems)
	b, problems := factsheet.ReadCatalogue("b.catalog.yaml", []byte("onrecord: 1\norganizations: {ferry: {name: Ferry}}\nunits: {trip: {name: Trip}}\n"))
	noProblems(t, problems)
	if _, err := d.LoadCatalogues(t.Context(), []*briefing.Catalogue{a, b}, false); err != nil {
		t.Fatal(err)
	}
	if got := d.text(t, `select o.slug from core.speaker_role as r join core.organization as o on o.organization_id = r.organization_id where r.title = 'Mate'`); got != "ferry" {
		t.Errorf("organization %q", got)
	}
}
