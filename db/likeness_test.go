package db_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"onrecord/internal/dbtest"
)

// How alike two sentences are. Each case says between which two the answer lies.
func TestTextLikeness(t *testing.T) {
	conn := connect(t, dbtest.Migrated(t))
	for _, tt := range []struct {
		one, other string
		from, to   float64
	}{
		{"The port has 23 berths.", "The port has 23 berths.", 1, 1},
		{"The port has 23 berths.", "the PORT has 23 berths", 1, 1},
		{"The port has 23 berths.", "Wages rose faster than prices.", 0, 0.1},
		{"", "", 0, 0},
		// Numbers: none in common, half, all, and written otherwise.
		{"The port of the old town has 23 berths.", "The port of the old town has 9 berths.", 0.4, 0.6},
		{"The port had 23 berths in 2020.", "The port had 23 berths in 2024.", 0.5, 0.8},
		{"The fees came to 640,000 euros.", "The fees came to 640000 euros.", 0.7, 1},
		{"The port has many berths.", "The port has 23 berths.", 0.5, 0.8}, // one side alone names a number
		// A denial on one side, on both, and what looks like one.
		{"The port is not full.", "The port is full.", 0.2, 0.4},
		{"The port isn't full.", "The port is full.", 0.2, 0.4},
		{"The port isn’t full.", "The port is full.", 0.2, 0.4},
		{"The port is not full.", "The port is never full.", 0.6, 1},
		{"The port has no fewer than 23 berths.", "The port has at least 23 berths.", 0.5, 0.8},
		{"The north port is a notable port.", "The northern port is a notable port.", 0.7, 1},
	} {
		for range 2 { // from either side
			var got float64
			if err := conn.QueryRow(t.Context(), `select core.text_likeness($1, $2)`, tt.one, tt.other).Scan(&got); err != nil {
				t.Fatal(err)
			}
			if got < tt.from || got > tt.to {
				t.Errorf("%q and %q: %v, want %v to %v", tt.one, tt.other, got, tt.from, tt.to)
			}
			tt.one, tt.other = tt.other, tt.one
		}
	}
}

// How alike two claims are: the words, the figures and the manner. A figure is columns of core.figure_version with
// their values.
func TestClaimLikeness(t *testing.T) {
	conn := connect(t, dbtest.Migrated(t))
	load(t, conn)
	exec := func(sql string, args ...any) {
		if _, err := conn.Exec(t.Context(), sql, args...); err != nil {
			t.Fatal(sql, err)
		}
	}
	const (
		ships23 = "indicator_id=1 kind=count value=23 bounds=[23,23] unit_id=1 area_id=1 period=[2024-01-01,2025-01-01)"
		ships9  = "indicator_id=1 kind=count value=9 bounds=[9,9] unit_id=1 area_id=1 period=[2024-01-01,2025-01-01)"
		ratio2  = "indicator_id=1 kind=ratio value=2 bounds=[2,2] unit_id=1 area_id=1 period=[2024-01-01,2025-01-01)"
		record  = "indicator_id=1 kind=rank rank_of=max rank_over=10y.. area_id=1 period=[2024-01-01,2025-01-01)"
		others  = "indicator_id=2 kind=count value=22 bounds=[22,22] unit_id=1 area_id=1 period=[2024-01-01,2025-01-01)"
	)
	with := func(figure string, edits ...string) string { return strings.NewReplacer(edits...).Replace(figure) }
	type claim struct {
		says, modality string
		figures        []string
	}
	said := func(says string, figures ...string) claim { return claim{says, "asserted", figures} }
	const port, berth = "In the port there are many ships.", "Many ships are at berth in our harbour."
	for _, tt := range []struct {
		name       string
		one, other claim
		from, to   float64
		figures    string
	}{
		{"the words alone", said(port), said(port), 1, 1, ""},
		{"other words alone", said(port), said(berth), 0.2, 0.45, ""},
		{"other words, the same value", said(port, ships23), said(berth, ships23), 0.6, 0.75, "agree"},
		{"another value", said("23 ships are in the port.", ships23), said("9 ships are in the port.", ships9), 0, 0.4, "differ"},
		{"the same words, another value", said(port, ships23), said(port, ships9), 0.4, 0.4, "differ"},
		{"another area", said(port, ships23), said(port, with(ships23, "area_id=1", "area_id=2")), 0.4, 0.4, "differ"},
		{"an area that is not known", said(port, ships23), said(port, with(ships23, "area_id=1", "")), 1, 1, "agree"},
		{"another year", said(port, ships23), said(port, with(ships23, "2024", "2023", "2025", "2024")), 0.4, 0.4, "differ"},
		{"a year within a span", said(berth, ships23), said(port, with(ships23, "2024-01-01", "2014-01-01")), 0.6, 0.75, "agree"},
		{"a year that is not known counts half", said(port, ships23), said(berth, with(ships23, "period=[2024-01-01,2025-01-01)", "")), 0.4, 0.6, "agree"},
		{"bounds that overlap count half", said(port, ships23), said(berth, with(ships23, "value=23 bounds=[23,23]", "value=20 bounds=[20,)")), 0.4, 0.6, "agree"},
		{"more than 23 is not 23", said(port, ships23), said(port, with(ships23, "bounds=[23,23]", "bounds=(23,)")), 0.4, 0.4, "differ"},
		{"other units say nothing", said(port, ships23), said(port, with(ships23, "unit_id=1", "unit_id=2")), 1, 1, ""},
		{"no bounds say nothing", said(port, ships23), said(port, with(ships23, "value=23 bounds=[23,23]", "vague=true")), 1, 1, ""},
		{"another indicator says nothing", said(port, ships23), said(port, others), 1, 1, ""},
		{"an amount and a ratio say nothing", said(port, ships23), said(port, ratio2), 1, 1, ""},
		{"ratios from other bases", said(port, ratio2+" has_base=true base_period=[2020-01-01,2021-01-01) base_period_text=2020"),
			said(port, ratio2+" has_base=true base_period=[2021-01-01,2022-01-01) base_period_text=2021"), 0.4, 0.4, "differ"},
		{"the same record", said(port, record), said(berth, record), 0.6, 0.75, "agree"},
		{"another record", said(port, record), said(port, with(record, "max", "min")), 0.4, 0.4, "differ"},
		{"a record of another window says nothing", said(port, record), said(port, with(record, "10y..", "20y..")), 1, 1, ""},
		{"one of two figures agrees, the other is not said", said(port, ships23, others), said(berth, ships23), 0.45, 0.6, "agree"},
		{"one of two figures differs", said(port, ships23, others), said(port, ships9, others), 0.4, 0.4, "differ"},
		{"the same number twice, then and now", said(berth, ships23, with(ships9, "2024", "2020", "2025", "2021")), said(port, ships23), 0.6, 0.75, "agree"},
		{"a forecast", said(port), claim{port, "forecast", nil}, 0.95, 0.95, ""},
		{"a question", said(port), claim{port, "asked", nil}, 0.8, 0.8, ""},
		{"a denial", said(port, ships23), claim{port, "denied", []string{ships23}}, 0.4, 0.4, "agree"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			exec("begin")
			defer exec("rollback")
			for i, c := range []claim{tt.one, tt.other} {
				id := 101 + i
				exec(`insert into core.claim (event_id, claim_id, key, import_id) values (1, $1, $2, 1)`, id, fmt.Sprint("x", id))
				exec(`insert into core.claim_version (event_id, claim_id, says, type, modality, import_id) values (1, $1, $2, 'quantity', $3, 1)`, id, c.says, c.modality)
				for n, f := range c.figures {
					insertFigure(t, conn, id, n, f)
				}
			}
			for _, sides := range [][2]int{{101, 102}, {102, 101}} {
				var got float64
				var figures string
				err := conn.QueryRow(t.Context(), `select score, coalesce(figures, '') from core.claim_likeness(1, $1, 1, $2)`, sides[0], sides[1]).
					Scan(&got, &figures)
				if err != nil {
					t.Fatal(err)
				}
				if got < tt.from || got > tt.to || figures != tt.figures {
					t.Errorf("%v: %v %q, want %v to %v %q", sides, got, figures, tt.from, tt.to, tt.figures)
				}
			}
			exec(`update core.claim_version set ended_import_id = 1 where claim_id = 102`)
			rows := texts(t, conn, `select score::text from core.claim_likeness(1, 101, 1, 102)`)
			if len(rows) > 0 {
				t.Errorf("a withdrawn claim scores %v", rows)
			}
		})
	}
}

// insertFigure writes a figure of a claim from columns with their values.
func insertFigure(t *testing.T, conn *pgx.Conn, claim, n int, figure string) {
	t.Helper()
	id := claim*10 + n
	columns, values := []string{}, []string{}
	for _, part := range strings.Fields(figure) {
		column, value, _ := strings.Cut(part, "=")
		columns, values = append(columns, column), append(values, "'"+value+"'")
		if column == "period" {
			columns, values = append(columns, "period_text", "period_precision"), append(values, "'p'", "'year'")
		}
	}
	for _, sql := range []string{
		fmt.Sprintf(`insert into core.figure (event_id, figure_id, claim_id, key, import_id) values (1, %d, %d, 'f%d', 1)`, id, claim, n),
		fmt.Sprintf(`insert into core.figure_version (event_id, figure_id, claim_span_id, span_start, span_end, quote, basis, import_id, %s)
			values (1, %d, 1, 0, 1, 'x', 'given', 1, %s)`, strings.Join(columns, ", "), id, strings.Join(values, ", ")),
	} {
		if _, err := conn.Exec(t.Context(), sql); err != nil {
			t.Fatal(err)
		}
	}
}
