package store_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"onrecord/internal/briefing"
	"onrecord/internal/dbtest"
	"onrecord/internal/factsheet"
	"onrecord/internal/resolve"
	"onrecord/internal/store"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

// desk is a store over a database of the test's own, and a connection to look at what it wrote.
type desk struct {
	*store.Store
	conn  *pgx.Conn
	names *briefing.Names
}

// newDesk has the catalogue of the tests loaded.
func newDesk(t *testing.T) *desk {
	t.Helper()
	url := dbtest.Migrated(t)
	d := &desk{Store: openAs(t, url), conn: connect(t, url)}
	d.loadCatalogue(t)
	return d
}

func (d *desk) loadCatalogue(t *testing.T) {
	t.Helper()
	c, problems := factsheet.ReadCatalogue("port.catalog.yaml", []byte(catalogue))
	noProblems(t, problems)
	if _, err := d.LoadCatalogues(t.Context(), []*briefing.Catalogue{c}, false); err != nil {
		t.Fatal(err)
	}
	d.names = names(t, d.Store)
}

func names(t *testing.T, s *store.Store) *briefing.Names {
	t.Helper()
	n, err := s.Names(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func noProblems(t *testing.T, problems []briefing.Problem) {
	t.Helper()
	for _, p := range problems {
		if p.Severity == briefing.Error {
			t.Error(p.Format())
		}
	}
	if t.Failed() {
		t.FailNow()
	}
}

// read makes a resolved briefing of a factsheet and its transcript.
func (d *desk) read(t *testing.T, sheet, text string) *briefing.Briefing {
	t.Helper()
	b, problems := factsheet.Read("port.facts.yaml", []byte(sheet))
	b.Transcript.Text = text
	problems = append(problems, resolve.Briefing(b, d.names)...)
	problems = append(problems, briefing.Check(b, d.names)...)
	noProblems(t, problems)
	return b
}

// load loads a factsheet and returns what came of it.
func (d *desk) load(t *testing.T, sheet, text string) briefing.Result {
	t.Helper()
	result, problems, err := d.LoadBriefing(t.Context(), d.read(t, sheet, text), digest(d.read(t, sheet, text)), false)
	if err != nil {
		t.Fatal(err)
	}
	noProblems(t, problems)
	return result
}

func digest(b *briefing.Briefing) string { return fmt.Sprintf("%x", resolve.Digest(b)) }

// rows counts the rows of every table.
func (d *desk) rows(t *testing.T) map[string]int {
	t.Helper()
	out := map[string]int{}
	for _, table := range d.texts(t, `
		select oid::regclass::text from pg_catalog.pg_class
		where relkind = 'r' and relnamespace in ('core'::regnamespace, 'ops'::regnamespace)`) {
		var n int
		if err := d.conn.QueryRow(t.Context(), "select count(*) from "+table).Scan(&n); err != nil {
			t.Fatal(err)
		}
		out[table] = n
	}
	return out
}

// texts runs a query of one text column.
func (d *desk) texts(t *testing.T, query string, args ...any) []string {
	t.Helper()
	rows, err := d.conn.Query(t.Context(), query, args...)
	if err != nil {
		t.Fatal(err)
	}
	out, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func (d *desk) text(t *testing.T, query string, args ...any) string {
	t.Helper()
	return strings.Join(d.texts(t, query, args...), "\n")
}

const catalogue = `
onrecord: 1
speakers:
  ada-quay:
    name: Ada Quay
    aliases: [Ms Quay]
    roles:
      - {title: Harbour Master, organization: harbour-board, from: 2020-05}
      - {title: Pilot, to: 2020}
organizations:
  harbour-board: {name: Harbour Board, url: "https://harbour.example/"}
  desk: {name: A desk}
areas:
  world: {name: World, kind: world}
  port: {name: The port, kind: region, within: [world]}
units:
  ship: {name: Ship, words: [ship, ships]}
  percent: {name: Per cent}
  fraction: {name: Fraction of one, converts: {to: percent, factor: "100"}}
  year: {name: Year}
  month: {name: Month, converts: {to: year, factor: "1/12"}}
indicators:
  ships-in-port: {name: Ships in port, unit: ship, direction: up, producer: harbour-board, definition: "Ships at berth at noon."}
  other-ships: {name: Ships but for the tug, unit: ship, derived: "ships-in-port - 1"}
  fleet-share: {name: Share of the fleet in port, unit: percent}
  fees: {name: Fees, unit: EUR}
sources:
  log: {title: Harbour log, publisher: Harbour Board, url: "https://harbour.example/log", published: 2024-06}
topics:
  shipping: {name: Shipping}
  money: {name: Money}
rating_scales:
  two-point:
    name: True or false
    ratings:
      "true": {name: "True", rank: 2}
      "false": {name: "False", rank: 1}
      open: {name: Cannot be told}
`

const transcript = `Talk at the harbour

Ada Quay

Good morning. We have 23 ships at berth today, over half of the fleet. That is up 18 percent on last year. Fees came to 640 thousand euros.

How many of them are tugs?

Ada Quay
One, and it is old.
`

// sheet is a factsheet of transcript, with edits that the test makes: pairs of old and new.
func sheet(edits ...string) string {
	s := strings.NewReplacer(edits...).Replace(factsheetText)
	return s
}

const factsheetText = `onrecord: 1
event: {id: harbour-talk, title: Talk at the harbour, kind: briefing, date: 2024-06-18, place: Harbour, hosts: [harbour-board]}
transcript: {file: harbour.txt, sha256: 1111111111111111111111111111111111111111111111111111111111111111, language: en, fidelity: verbatim, source: log}
speakers:
  quay: {speaker: ada-quay, role: Harbour Master, headings: [Ada Quay]}
  press: {unnamed: journalist}
sources:
  own-log: {title: The log of that day}
turns:
  - {id: t1, speaker: quay, starts: "Good morning."}
  - {id: t2, speaker: press, kind: question, starts: "How many"}
  - {id: t3, speaker: quay, kind: answer, answers: t2, starts: "One, and"}
claims:
  - id: c1
    turn: t1
    quote: "We have 23 ships at berth today, over half of the fleet."
    says: There are 23 ships in the port.
    type: quantity
    topics: [shipping]
    figures:
      - id: f1
        quote: "23 ships"
        indicator: ships-in-port
        area: port
        period: 2024
        evidence:
          - {source: log, at: page 2, value: "23", stance: supports, vintage: 2024-06}
          - {source: own-log, stance: context}
      - {id: f2, quote: "over half of the fleet", unit: fraction, indicator: fleet-share, area: port, period: 2024}
    review: {scale: two-point, rating: "true", by: desk, date: 2024-06-20, published: 2024-06-21, summary: The log says so.}
  - id: c2
    turn: t1
    quote: "That is up 18 percent on last year."
    says: There are 18% more ships than in 2023.
    type: trend
    topics: [shipping]
    figures:
      - {id: f1, quote: "up 18 percent", indicator: ships-in-port, area: port, period: 2024, base: {period: 2023, figure: c1.f1}, override: true, note: a change}
    links:
      - {claim: c1, relation: qualifies, note: a change}
  - id: c3
    turn: t1
    quote: "Fees came to 640 thousand euros."
    says: Fees were 640,000 euros.
    type: quantity
    topics: [money]
    figures:
      - {id: f1, quote: "640 thousand euros", indicator: fees, area: port, period: 2024}
  - id: c4
    turn: t3
    quote: "One, and it is old."
    says: One of the ships is an old tug.
    type: event
`
