package store_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onrecord/internal/audit"
	"onrecord/internal/briefing"
	"onrecord/internal/factsheet"
	"onrecord/internal/resolve"
	"onrecord/internal/store"
)

// model is what should be known of an event: plain maps, in which a load does what the documents say that it does.
type model struct {
	page      *page            // as it was loaded last; nil before the first load
	revisions []string         // texts of the transcript
	live      map[thing]string // what a reader sees, and what is attached to what is withdrawn
	known     map[thing]bool   // claims and figures that were ever there
	said      map[thing]string // what each claim that was ever there says or said last
	reviews   []thing          // a row each, in the order in which they came
	verdicts  []string         // their ratings
	ids       map[thing]rowID  // of claims, figures and what is attached, as the database has them
}

// rowID is the key of a row, and the content that it had.
type rowID struct {
	id      int64
	content string
}

// loaded is what a load should do.
type loaded struct {
	outcome briefing.Outcome
	refused bool
	changes []string // entity, name and action, in alphabetical order
	after   *model
}

func (m *model) clone() *model {
	n := *m
	n.revisions, n.reviews, n.verdicts = slices.Clone(m.revisions), slices.Clone(m.reviews), slices.Clone(m.verdicts)
	n.live, n.known, n.said, n.ids = maps.Clone(m.live), maps.Clone(m.known), maps.Clone(m.said), maps.Clone(m.ids)
	return &n
}

// load predicts what loading a page does.
func (m *model) load(p *page) loaded {
	text, _, _ := p.text()
	if m.page == nil {
		after := &model{page: p, revisions: []string{text}, live: p.things(1), known: map[thing]bool{}, said: map[thing]string{}, ids: map[thing]rowID{}}
		for _, t := range sortedThings(after.live) {
			after.remember(t)
		}
		return loaded{outcome: briefing.Added, changes: []string{"event " + p.event + " added"}, after: after}
	}
	after := m.clone()
	after.page = p
	out := loaded{after: after, outcome: briefing.Updated}
	for _, c := range p.claims {
		claim, old := thing{entity: "claim", claim: c.key}, thing{entity: "claim", claim: c.renamed}
		if c.renamed != "" {
			renamed := after.rename(old, claim)
			out.changes = append(out.changes, renamed...)
			if renamed == nil && !m.known[claim] {
				return loaded{refused: true, outcome: briefing.Failed, after: m}
			}
		}
		for _, f := range c.figures {
			if f.renamed != "" {
				old, figure := thing{entity: "figure", claim: c.key, figure: f.renamed}, thing{entity: "figure", claim: c.key, figure: f.key}
				renamed := after.rename(old, figure)
				out.changes = append(out.changes, renamed...)
				if renamed == nil && after.known[claim] && !after.known[figure] {
					return loaded{refused: true, outcome: briefing.Failed, after: m}
				}
			}
		}
		if !(m.known[old] && !m.known[claim]) && after.replaces(p, &c) {
			return loaded{refused: true, outcome: briefing.Failed, after: m}
		}
	}
	if text != m.revisions[len(m.revisions)-1] {
		after.revisions = append(after.revisions, text)
		out.changes = append(out.changes, fmt.Sprintf("transcript %d changed", len(after.revisions)))
	}
	out.changes = append(out.changes, after.take(p.things(len(after.revisions)))...)
	if len(out.changes) == 0 {
		out.outcome = briefing.Unchanged
	}
	slices.Sort(out.changes)
	return out
}

// replaces tells whether a claim says something else in other words than the one of its name, which may be withdrawn.
func (m *model) replaces(p *page, c *pageClaim) bool {
	before, known := m.said[thing{entity: "claim", claim: c.key}]
	if !known || strings.HasPrefix(before, c.says+" ") {
		return false
	}
	return !slices.ContainsFunc(c.quotes, func(q pageQuote) bool {
		return slices.Contains(quotesOf(before), p.quoted(q))
	})
}

// quotesOf is the quotes in a claim's content.
func quotesOf(content string) []string {
	var out []string
	for _, part := range strings.Split(content, ": ")[1:] {
		quote, _, more := strings.Cut(part, " 2. t")
		if !more {
			quote = part
		}
		out = append(out, quote)
	}
	return out
}

// rename gives a claim or a figure that is known its new name, unless that is known, too.
func (m *model) rename(old, renamed thing) []string {
	if !m.known[old] || m.known[renamed] {
		return nil
	}
	fix := func(t thing) thing {
		if t.claim == old.claim && (old.figure == "" || t.figure == old.figure) {
			t.claim = renamed.claim
			if old.figure != "" {
				t.figure = renamed.figure
			}
		}
		return t
	}
	m.live, m.known, m.said, m.ids = rekey(m.live, fix), rekey(m.known, fix), rekey(m.said, fix), rekey(m.ids, fix)
	for i := range m.reviews {
		m.reviews[i] = fix(m.reviews[i])
	}
	return []string{renamed.name() + " changed"}
}

func rekey[V any](m map[thing]V, fix func(thing) thing) map[thing]V {
	out := make(map[thing]V, len(m))
	for k, v := range m {
		out[fix(k)] = v
	}
	return out
}

// take makes the model say what is wanted, and gives the changes.
func (m *model) take(want map[thing]string) []string {
	var changes []string
	for _, t := range sortedThings(want) {
		before, live := m.live[t]
		switch {
		case live && before == want[t]:
			continue
		case live && shown(t, before) == shown(t, want[t]): // only its row is another one
		case live:
			changes = append(changes, t.name()+" changed")
		case m.known[t]:
			changes = append(changes, t.name()+" returned")
		default:
			changes = append(changes, t.name()+" added")
		}
		m.live[t] = want[t]
		m.remember(t)
	}
	for _, t := range sortedThings(m.live) {
		if _, wanted := want[t]; wanted || t.entity == "review" || t.isAttached() && !targeted(want, t) {
			continue
		}
		changes = append(changes, t.name()+" withdrawn")
		delete(m.live, t)
	}
	return changes
}

// shown is what the history shows of a thing: of a figure, all but which quote of its claim it lies in by count.
func shown(t thing, content string) string {
	if t.entity == "figure" {
		_, content, _ = strings.Cut(content, ". ")
	}
	return content
}

// targeted tells whether the claim or the figure that t is attached to is among all.
func targeted(all map[thing]string, t thing) bool {
	target := thing{entity: "claim", claim: t.claim}
	if t.figure != "" {
		target = thing{entity: "figure", claim: t.claim, figure: t.figure}
	}
	_, ok := all[target]
	return ok
}

func (m *model) remember(t thing) {
	switch t.entity {
	case "claim":
		m.known[t], m.said[t] = true, m.live[t]
	case "figure":
		m.known[t] = true
	case "review":
		m.reviews, m.verdicts = append(m.reviews, t), append(m.verdicts, m.live[t])
	}
}

func sortedThings(all map[thing]string) []thing {
	return slices.SortedFunc(maps.Keys(all), func(a, b thing) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
}

// rows is what the database should hold, a line each.
func (m *model) rows() []string {
	var out []string
	for t, content := range m.live {
		if t.entity != "review" {
			out = append(out, fmt.Sprintf("%s %s: %s", t.name(), t.key, content))
		}
	}
	for t := range m.known {
		out = append(out, "known "+t.name())
	}
	for i, t := range m.reviews {
		out = append(out, fmt.Sprintf("review %s %s: %s", t.claim, t.key, m.verdicts[i]))
	}
	for i, text := range m.revisions {
		out = append(out, fmt.Sprintf("transcript %d: %s", i+1, text))
	}
	slices.Sort(out)
	return out
}

// rowsOf is the same, read from the tables of the database.
const rowsOf = `
with e as (select event_id, slug, title from core.event where slug = $1),
c as (select * from core.claim where event_id = (select event_id from e)),
f as (select f.*, c.key as claim from core.figure as f join c using (event_id, claim_id)),
target as (
	select claim_id, null::bigint as figure_id, key as name from c
	union all
	select claim_id, figure_id, claim || '.' || key from f
)
select 'event ' || slug || ' ' || slug || ': ' || title from e
union all
select 'appearance ' || a.key || ' ' || a.key || ': ' || coalesce(a.role, '')
from core.appearance as a join e using (event_id) where a.ended_import_id is null
union all
select format('turn %s %s: %s %s %s in %s at %s-%s: %s', t.key, t.key, a.key, t.kind, t.continues_key, r.revision, t.span_start, t.span_end, t.text)
from core.turn as t join e using (event_id)
join core.appearance as a on (a.event_id, a.appearance_id) = (t.event_id, t.appearance_id) and a.ended_import_id is null
join core.transcript as r on (r.event_id, r.transcript_id) = (t.event_id, t.transcript_id)
where t.ended_import_id is null and t.text = substr(r.text, t.span_start + 1, t.span_end - t.span_start)
union all
select format('claim %s : %s %s %s', c.key, v.says, v.type, coalesce((
	select string_agg(p.slug, ',' order by p.slug collate "C")
	from core.claim_topic as t join core.topic as p using (topic_id)
	where (t.event_id, t.claim_id) = (c.event_id, c.claim_id) and t.ended_import_id is null
), '')) || (
	select string_agg(format(' %s. %s at %s-%s: %s', s.ordinal, t.key, s.span_start, s.span_end, s.quote), '' order by s.ordinal)
	from core.claim_span as s join core.turn as t on (t.event_id, t.turn_id) = (s.event_id, s.turn_id) and t.ended_import_id is null
	where (s.event_id, s.claim_id) = (c.event_id, c.claim_id) and s.ended_import_id is null
)
from c join core.claim_version as v using (event_id, claim_id) where v.ended_import_id is null
union all
select format('figure %s.%s : %s. at %s-%s: %s = %s in %s', f.claim, f.key, s.ordinal, v.span_start, v.span_end, v.quote, v.value, v.period_text)
from f join core.figure_version as v on (v.event_id, v.figure_id) = (f.event_id, f.figure_id)
join core.claim_span as s on (s.event_id, s.claim_span_id) = (v.event_id, v.claim_span_id) and s.ended_import_id is null
where v.ended_import_id is null
union all
select format('evidence %s %s %s: %s %s', t.name, s.slug, x.locator, x.stance, x.value)
from core.evidence as x join e using (event_id) join core.source as s using (source_id)
join target as t on t.claim_id = x.claim_id and t.figure_id is not distinct from x.figure_id
where x.ended_import_id is null
union all
select format('link %s %s %s#%s: %s', t.name, l.relation, l.to_event, l.to_claim, l.note)
from core.claim_link as l join e using (event_id)
join target as t on t.claim_id = l.claim_id and t.figure_id is not distinct from l.figure_id
where l.ended_import_id is null
union all
select format('review %s %s: %s', c.key, r.reviewed_on, g.slug)
from c join core.review as r using (event_id, claim_id) join core.rating as g using (rating_id)
union all
select format('transcript %s: %s', r.revision, r.text) from core.transcript as r join e using (event_id)
union all
select 'known claim ' || key from c
union all
select 'known figure ' || claim || '.' || key from f`

// idsOf is the keys of rows that must not change: "entity name key id".
const idsOf = `
with e as (select event_id from core.event where slug = $1),
c as (select * from core.claim where event_id = (select event_id from e)),
f as (select f.*, c.key as claim from core.figure as f join c using (event_id, claim_id))
select array['claim', key, '', '', claim_id::text] from c
union all
select array['figure', claim, key, '', figure_id::text] from f
union all
select array['evidence', c.key, coalesce(f.key, ''), s.slug || ' ' || x.locator, x.evidence_id::text]
from core.evidence as x join c using (event_id, claim_id) join core.source as s using (source_id)
left join f on f.figure_id = x.figure_id where x.ended_import_id is null
union all
select array['link', c.key, coalesce(f.key, ''), l.relation || ' ' || l.to_event || '#' || l.to_claim, l.claim_link_id::text]
from core.claim_link as l join c using (event_id, claim_id)
left join f on f.figure_id = l.figure_id where l.ended_import_id is null`

// machine holds the database against the model, an action after the other.
type machine struct {
	desk   *desk
	models map[string]*model
	events []string
}

// fewer makes rapid draw fewer checks and steps than it does by itself, unless the command line says how many.
func fewer(t *testing.T, checks, steps string) {
	t.Helper()
	for name, value := range map[string]string{"rapid.checks": checks, "rapid.steps": steps} {
		f := flag.Lookup(name)
		if f == nil {
			t.Fatalf("rapid has no flag %s", name)
		}
		if before := f.Value.String(); before == f.DefValue {
			if err := flag.Set(name, value); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = flag.Set(name, before) })
		}
	}
}

// Whatever is loaded, edited, withdrawn and brought back in whatever order, the database holds what a plain model
// predicts: what is live and what it says, that identities and what hangs on them stay, and each line of the history.
func TestLoadsEndWhereTheModelDoes(t *testing.T) {
	fewer(t, "15", "25")
	d, sound := newDesk(t), checks(t)
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		m := &machine{desk: d, models: map[string]*model{}, events: []string{fmt.Sprintf("harbour-%d", n), fmt.Sprintf("quay-%d", n)}}
		for _, event := range m.events {
			m.models[event] = &model{}
			p := newPage(event)
			p.claims = append(p.claims, drawn{rt}.newClaim(p), drawn{rt}.newClaim(p))
			m.load(rt, p)
		}
		rt.Repeat(map[string]func(*rapid.T){
			"edit":         func(rt *rapid.T) { m.load(rt, m.edited(rt, rapid.IntRange(1, 4).Draw(rt, "edits"))) },
			"withdraw":     m.editing(withdraw),
			"bring back":   m.editing(bringBack),
			"rename":       m.editing(rename),
			"old name":     m.editing(reuse),
			"rewrite":      m.editing(rewrite),
			"load again":   m.editing(func(drawn, *page) {}),
			"part of none": m.refuse,
			"":             m.check,
		})
		// Whatever was loaded, edited, withdrawn and brought back, the rows hold together.
		_, err := d.Verify(t.Context(), store.VerifyOptions{Checks: sound, Events: m.events}, func(f store.Finding) error {
			if f.Check.Severity == audit.Fault {
				rt.Errorf("%s: %s %s %s: %s", f.Check.Name, f.Event, f.Entity, f.Key, f.Fault)
			}
			return nil
		})
		if err != nil {
			rt.Fatal(err)
		}
	})
}

// edited is the page of one of the events after some edits.
func (m *machine) edited(rt *rapid.T, n int) *page {
	p := m.models[rapid.SampledFrom(m.events).Draw(rt, "event")].page.clone()
	drawn{rt}.edit(p, n)
	return p
}

// editing loads a page after one edit.
func (m *machine) editing(edit func(drawn, *page)) func(*rapid.T) {
	return func(rt *rapid.T) {
		p := m.edited(rt, 0)
		edit(drawn{rt}, p)
		m.load(rt, p)
	}
}

// rewrite makes a claim another one under its name: it says something else, and its words are others, too, as far as
// there are others.
func rewrite(d drawn, p *page) {
	c, _ := d.target(p)
	c.says = fmt.Sprintf("Claim %s as told in %d", c.key, p.fresh())
	for i := range c.quotes {
		c.quotes[i].stop = !c.quotes[i].stop
	}
}

// read makes a briefing of a page.
func (m *machine) read(rt *rapid.T, p *page) *briefing.Briefing {
	sheet := p.sheet()
	b, problems := factsheet.Read(p.event+".facts.yaml", []byte(sheet))
	b.Transcript.Text, _, _ = p.text()
	problems = append(problems, resolve.Briefing(b, m.desk.names)...)
	for _, problem := range append(problems, briefing.Check(b, m.desk.names)...) {
		if problem.Severity == briefing.Error {
			rt.Fatalf("the page is unsound: %s\n%s", problem.Format(), sheet)
		}
	}
	return b
}

// load loads a page, mostly after a dry run, and holds what it does against the prediction.
func (m *machine) load(rt *rapid.T, p *page) {
	before := m.models[p.event]
	want := before.load(p)
	b := m.read(rt, p)
	rows := m.desk.rows2(rt)
	var dry briefing.Result
	rehearsed := rapid.IntRange(0, 3).Draw(rt, "dry run") > 0
	if rehearsed {
		dry = m.attempt(rt, b, want, true)
		if diff := cmp.Diff(rows, m.desk.rows2(rt)); diff != "" {
			rt.Fatalf("a dry run writes rows:\n%s", diff)
		}
	}
	last := m.lastChange(rt, p.event)
	result := m.attempt(rt, b, want, false)
	if rehearsed && toJSON(rt, dry.Changes) != toJSON(rt, result.Changes) {
		rt.Fatalf("the dry run said\n%s\nand the load did\n%s", toJSON(rt, dry.Changes), toJSON(rt, result.Changes))
	}
	if want.refused || want.outcome == briefing.Unchanged {
		if diff := cmp.Diff(rows, m.desk.rows2(rt)); diff != "" {
			rt.Fatalf("a load that is %s writes rows:\n%s", want.outcome, diff)
		}
	}
	if diff := cmp.Diff(history(want.changes), m.history(rt, p.event, last)); diff != "" {
		rt.Fatalf("the history (-want +got):\n%s", diff)
	}
	m.models[p.event] = want.after
	m.checkIDs(rt, p.event)
}

// isOther tells whether a problem is none of those that the model knows.
func isOther(p briefing.Problem) bool {
	return p.Code != briefing.CodeClaimReplaced && p.Code != briefing.CodeRenamedUnknown
}

// attempt loads a briefing, in a dry run or not, and checks its outcome and changes.
func (m *machine) attempt(rt *rapid.T, b *briefing.Briefing, want loaded, dryRun bool) briefing.Result {
	result, problems, err := m.desk.LoadBriefing(rt.Context(), b, digest(b), dryRun)
	if err != nil {
		rt.Fatal(err)
	}
	if refused := len(problems) > 0 && !slices.ContainsFunc(problems, isOther); refused != want.refused || !refused && len(problems) > 0 {
		rt.Fatalf("refused %v, want %v: %v", refused, want.refused, problems)
	}
	if result.Outcome != want.outcome {
		rt.Fatalf("the outcome is %s, want %s: %v", result.Outcome, want.outcome, result.Changes)
	}
	var changes []string
	withdrawn := 0
	for _, c := range result.Changes {
		changes = append(changes, c.Entity+" "+c.Key+" "+c.Action)
		if c.Action == "withdrawn" && (c.Entity == "claim" || c.Entity == "figure") {
			withdrawn++
		}
	}
	slices.Sort(changes)
	if diff := cmp.Diff(want.changes, changes); diff != "" {
		rt.Fatalf("the changes (-want +got):\n%s", diff)
	}
	if result.Withdrawn != withdrawn {
		rt.Fatalf("%d withdrawn, want %d", result.Withdrawn, withdrawn)
	}
	return result
}

// refuse loads a page that only the database can find wrong: nothing changes.
func (m *machine) refuse(rt *rapid.T) {
	p := m.edited(rt, 2)
	p.partOf = "nowhere"
	b := m.read(rt, p)
	rows := m.desk.rows2(rt)
	result, problems, err := m.desk.LoadBriefing(rt.Context(), b, digest(b), false)
	if err != nil || len(problems) != 1 || problems[0].Code != briefing.CodeUnknownEvent || result.Outcome != briefing.Failed {
		rt.Fatalf("%s %v %v", result.Outcome, problems, err)
	}
	if diff := cmp.Diff(rows, m.desk.rows2(rt)); diff != "" {
		rt.Fatalf("a refused file writes rows:\n%s", diff)
	}
}

// check holds all rows of both events against the models.
func (m *machine) check(rt *rapid.T) {
	for _, event := range m.events {
		got := m.desk.texts2(rt, rowsOf, event)
		slices.Sort(got)
		if diff := cmp.Diff(m.models[event].rows(), got); diff != "" {
			rt.Fatalf("the rows of %s (-want +got):\n%s", event, diff)
		}
	}
}

// checkIDs wants what was there before to have the key that it had: a claim and a figure for ever, what is attached to
// them as long as it says the same.
func (m *machine) checkIDs(rt *rapid.T, event string) {
	mod := m.models[event]
	rows, err := m.desk.conn.Query(rt.Context(), idsOf, event)
	if err != nil {
		rt.Fatal(err)
	}
	defer rows.Close()
	now := map[thing]rowID{}
	for rows.Next() {
		var row []string
		if err := rows.Scan(&row); err != nil {
			rt.Fatal(err)
		}
		t := thing{row[0], row[1], row[2], row[3]}
		is := rowID{content: mod.live[t]}
		if _, err := fmt.Sscan(row[4], &is.id); err != nil {
			rt.Fatal(err)
		}
		if was, before := mod.ids[t]; before && was.id != is.id && (!t.isAttached() || was.content == is.content) {
			rt.Fatalf("%s %s was row %d and is row %d", t.name(), t.key, was.id, is.id)
		}
		now[t] = is
	}
	if err := rows.Err(); err != nil {
		rt.Fatal(err)
	}
	mod.ids = now
}

func (m *machine) lastChange(rt *rapid.T, event string) string {
	return strings.Join(m.desk.texts2(rt, `
		select coalesce(max(c.change_id), 0)::text from ops.change as c join core.event as e using (event_id) where e.slug = $1`, event), "")
}

// history is the event's history behind a change: entity, name, action, and whether there is an old and a new value.
func (m *machine) history(rt *rapid.T, event, last string) []string {
	got := m.desk.texts2(rt, `
		select format('%s %s %s %s %s', c.entity, c.entity_key, c.action, c.old_value is not null, c.new_value is not null) ||
			case when c.old_value = c.new_value then ' without a difference' else '' end
		from ops.change as c join core.event as e using (event_id)
		where e.slug = $1 and c.change_id > $2::text::bigint`, event, last)
	slices.Sort(got)
	return got
}

// history is the lines that changes should have: one that is added or comes back has no old value, one that is withdrawn
// no new one.
func history(changes []string) []string {
	var out []string
	for _, c := range changes {
		action := c[strings.LastIndexByte(c, ' ')+1:]
		yes := map[bool]string{true: "t", false: "f"}
		out = append(out, c+" "+yes[action == "changed" || action == "withdrawn"]+" "+yes[action != "withdrawn"])
	}
	slices.Sort(out)
	return out
}

func toJSON(rt *rapid.T, v any) string {
	out, err := json.Marshal(v)
	if err != nil {
		rt.Fatal(err)
	}
	return string(out)
}

// rows2 is rows for a test of rapid.
func (d *desk) rows2(rt *rapid.T) []string {
	tables := d.texts2(rt, `
		select oid::regclass::text from pg_catalog.pg_class
		where relkind = 'r' and relnamespace in ('core'::regnamespace, 'ops'::regnamespace)`)
	counts := make([]string, len(tables))
	for i, table := range tables {
		counts[i] = "select '" + table + " ' || count(*) from " + table
	}
	return d.texts2(rt, strings.Join(counts, " union all "))
}

// texts2 is texts for a test of rapid.
func (d *desk) texts2(rt *rapid.T, query string, args ...any) []string {
	rows, err := d.conn.Query(rt.Context(), query, args...)
	if err != nil {
		rt.Fatal(err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s *string
		if err := rows.Scan(&s); err != nil {
			rt.Fatal(err)
		}
		if s == nil {
			rt.Fatalf("a row without content: %s", query)
		}
		out = append(out, *s)
	}
	if err := rows.Err(); err != nil {
		rt.Fatal(err)
	}
	return out
}
