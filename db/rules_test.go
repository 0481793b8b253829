package db_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"onrecord/internal/briefing"
	"onrecord/internal/dbtest"
)

// eventTables are the tables below the event: those that have an event_id, but for core.event itself and for
// ops.import, which is global and says which event an import wrote to.
const eventTables = `
	select c.oid, n.nspname || '.' || c.relname as name
	from pg_catalog.pg_class as c
	join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
	join pg_catalog.pg_attribute as a on a.attrelid = c.oid and a.attname = 'event_id' and a.attnum > 0
	where n.nspname in ('core', 'ops') and c.relkind in ('r', 'p')
		and c.oid not in ('core.event'::regclass, 'ops.import'::regclass)`

// The rules from day one, so that one machine can become many. Each query lists what breaks a rule.
var rules = []struct{ rule, breaches string }{
	{"event_id comes first in each primary key, unique key and foreign key to event data", `
		with event_table as (` + eventTables + `)
		select e.name || ': ' || k.conname
		from event_table as e
		join pg_catalog.pg_constraint as k on k.conrelid = e.oid
		join pg_catalog.pg_attribute as a on a.attrelid = e.oid and a.attnum = k.conkey[1]
		where a.attname <> 'event_id'
			and (k.contype in ('p', 'u', 'x') or k.contype = 'f' and k.confrelid in (select oid from event_table))`},
	{"event_id comes first on the other side of a foreign key, too", `
		with event_table as (` + eventTables + `)
		select e.name || ': ' || k.conname
		from event_table as e
		join pg_catalog.pg_constraint as k on k.conrelid = e.oid and k.contype = 'f'
		join pg_catalog.pg_attribute as a on a.attrelid = k.confrelid and a.attnum = k.confkey[1]
		where k.confrelid in (select oid from event_table) and a.attname <> 'event_id'`},
	{"event_id comes first in each unique index", `
		with event_table as (` + eventTables + `)
		select e.name || ': ' || i.indexrelid::regclass
		from event_table as e
		join pg_catalog.pg_index as i on i.indrelid = e.oid and i.indisunique
		left join pg_catalog.pg_attribute as a on a.attrelid = e.oid and a.attnum = i.indkey[0]
		where a.attname is distinct from 'event_id'`},
	{"each event table has a primary key and reaches core.event by foreign keys", `
		with recursive event_table as (` + eventTables + `), reaching as (
			select 'core.event'::regclass::oid as oid
			union
			select k.conrelid
			from pg_catalog.pg_constraint as k
			join reaching as r on r.oid = k.confrelid
			where k.contype = 'f'
		)
		select e.name
		from event_table as e
		where e.oid not in (select oid from reaching)
			or not exists (select from pg_catalog.pg_constraint as k where k.conrelid = e.oid and k.contype = 'p')`},
	{"an id that a table hands out is a bigint identity", `
		select c.oid::regclass || '.' || a.attname
		from pg_catalog.pg_class as c
		join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
		join pg_catalog.pg_attribute as a on a.attrelid = c.oid and a.attname = c.relname || '_id'
		where n.nspname in ('core', 'ops') and c.relkind in ('r', 'p')
			and (a.attidentity = '' or a.atttypid <> 'bigint'::regtype)`},
	{"there is no serial column or other default with a sequence", `
		select d.adrelid::regclass || ': ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid)
		from pg_catalog.pg_attrdef as d
		join pg_catalog.pg_class as c on c.oid = d.adrelid
		join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
		where n.nspname in ('core', 'ops') and pg_catalog.pg_get_expr(d.adbin, d.adrelid) like '%nextval%'`},
	{"a global table never references event data", `
		with event_table as (` + eventTables + `)
		select k.conrelid::regclass || ': ' || k.conname
		from pg_catalog.pg_constraint as k
		where k.contype = 'f'
			and k.confrelid in (select oid from event_table)
			and k.conrelid not in (select oid from event_table)`},
	{"there is no trigger", `
		select t.tgrelid::regclass || ': ' || t.tgname
		from pg_catalog.pg_trigger as t
		where not t.tgisinternal`},
	{"there is no rule but those of views", `
		select r.ev_class::regclass || ': ' || r.rulename
		from pg_catalog.pg_rewrite as r
		where r.rulename <> '_RETURN' and r.ev_class >= 16384`},
	{"no composite foreign key sets null or cascades", `
		select k.conrelid::regclass || ': ' || k.conname
		from pg_catalog.pg_constraint as k
		where k.contype = 'f' and (k.confdeltype <> 'a' or k.confupdtype <> 'a')`},
	{"no table is unlogged: a replica would not have it", `
		select c.oid::regclass::text
		from pg_catalog.pg_class as c
		join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
		where n.nspname in ('core', 'ops') and c.relkind = 'r' and c.relpersistence <> 'p'`},
	{"each constraint is named after its table", `
		select c.relname || ': ' || k.conname
		from pg_catalog.pg_constraint as k
		join pg_catalog.pg_class as c on c.oid = k.conrelid
		join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
		where n.nspname in ('core', 'ops') and k.contype <> 'n' and not starts_with(k.conname, c.relname || '_')`},
	{"each table, view and column has a comment", `
		select c.oid::regclass || coalesce('.' || a.attname, '')
		from pg_catalog.pg_class as c
		join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
		left join pg_catalog.pg_attribute as a on a.attrelid = c.oid and a.attnum >= 0 and not a.attisdropped
		where n.nspname in ('core', 'ops', 'bi') and c.relkind in ('r', 'p', 'v', 'm')
			and (pg_catalog.col_description(c.oid, a.attnum) is null or pg_catalog.obj_description(c.oid, 'pg_class') is null)`},
	{"a view of bi has plain types alone", `
		select c.oid::regclass || '.' || a.attname || ': ' || pg_catalog.format_type(a.atttypid, a.atttypmod)
		from pg_catalog.pg_class as c
		join pg_catalog.pg_attribute as a on a.attrelid = c.oid and a.attnum > 0
		where c.relnamespace = 'bi'::regnamespace and c.relkind = 'v'
			and a.atttypid not in (
				'text'::regtype, 'bigint'::regtype, 'integer'::regtype, 'numeric'::regtype, 'boolean'::regtype, 'date'::regtype,
				'timestamptz'::regtype
			)`},
	{"a view of bi says when its row changed", `
		select c.oid::regclass::text
		from pg_catalog.pg_class as c
		where c.relnamespace = 'bi'::regnamespace and c.relkind = 'v'
			and not exists (select from pg_catalog.pg_attribute as a where a.attrelid = c.oid and a.attname = 'updated_at')`},
}

func TestRules(t *testing.T) {
	conn := connect(t, dbtest.Migrated(t))
	for _, r := range rules {
		t.Run(r.rule, func(t *testing.T) {
			for _, breach := range texts(t, conn, r.breaches) {
				t.Error(breach)
			}
		})
	}
}

// Each rule finds a schema that breaks it.
func TestRulesFindBreaches(t *testing.T) {
	for _, tt := range []struct{ breach, rule string }{
		{`create table core.bad (event_id bigint, bad_id bigint primary key)`, "event_id comes first in each primary key"},
		{`create table core.bad (event_id bigint, x bigint, constraint bad_key unique (x, event_id))`, "event_id comes first in each primary key"},
		{`create table core.bad (event_id bigint, x bigint, y bigint, constraint bad_fkey foreign key (x, y) references core.claim (event_id, claim_id))`, "event_id comes first in each primary key"},
		{`alter table core.claim add constraint claim_turned_key unique (claim_id, event_id);
			create table core.bad (event_id bigint, x bigint, constraint bad_fkey foreign key (event_id, x) references core.claim (claim_id, event_id))`,
			"event_id comes first on the other side"},
		{`create unique index on core.claim (key)`, "event_id comes first in each unique index"},
		{`create unique index on core.claim (lower(key))`, "event_id comes first in each unique index"},
		{`create table core.bad (event_id bigint, x bigint, constraint bad_pkey primary key (event_id, x))`, "reaches core.event"},
		{`create table core.bad (bad_id integer generated always as identity)`, "bigint identity"},
		{`create table core.bad (x bigserial)`, "no serial column"},
		{`alter table core.topic add column e bigint, add column c bigint, add constraint topic_c_fkey foreign key (e, c) references core.claim (event_id, claim_id)`, "a global table never references"},
		{`create function core.f() returns trigger language plpgsql as 'begin return new; end';
			create trigger bad before insert on core.claim for each row execute function core.f()`, "there is no trigger"},
		{`create rule bad as on insert to core.topic do nothing`, "there is no rule"},
		{`create table core.bad (event_id bigint, x bigint, constraint bad_fkey foreign key (event_id, x) references core.claim (event_id, claim_id) on delete set null)`, "no composite foreign key"},
		{`create unlogged table core.bad (x bigint)`, "no table is unlogged"},
		{`alter table core.topic add constraint odd_name check (true)`, "named after its table"},
		{`comment on column core.topic.name is null`, "has a comment"},
		{`comment on view bi.topics is null`, "has a comment"},
		{`create view bi.bad as select array[1] as x`, "plain types alone"},
		{`create view bi.bad as select 1 as x`, "says when its row changed"},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			conn := connect(t, dbtest.Migrated(t))
			if _, err := conn.Exec(t.Context(), tt.breach); err != nil {
				t.Fatal(err)
			}
			i := slices.IndexFunc(rules, func(r struct{ rule, breaches string }) bool { return strings.Contains(r.rule, tt.rule) })
			if i < 0 {
				t.Fatalf("no rule says %q", tt.rule)
			}
			if texts(t, conn, rules[i].breaches) == nil {
				t.Errorf("the rule %q misses: %s", tt.rule, tt.breach)
			}
		})
	}
}

// The vocabularies of the domain are those that the database checks.
func TestVocabularies(t *testing.T) {
	conn := connect(t, dbtest.Migrated(t))
	quoted := regexp.MustCompile(`'([a-z-]+)'::text`)
	for constraint, words := range map[string][]string{
		"event_kind_check":                briefing.EventKinds,
		"transcript_fidelity_check":       briefing.Fidelities,
		"turn_kind_check":                 briefing.TurnKinds,
		"claim_version_type_check":        briefing.ClaimTypes,
		"claim_version_modality_check":    briefing.Modalities,
		"figure_version_kind_check":       briefing.FigureKinds,
		"figure_version_comparator_check": briefing.Comparators,
		"figure_version_rank_of_check":    briefing.RankKinds,
		"figure_version_basis_check":      briefing.Bases,
		"evidence_stance_check":           briefing.Stances,
		"claim_link_relation_check":       briefing.Relations,
		"area_kind_check":                 briefing.AreaKinds,
		"indicator_direction_check":       briefing.Directions,
		"speaker_kind_check":              briefing.SpeakerKinds,
		"observation_comparator_check":    briefing.Comparators,
	} {
		t.Run(constraint, func(t *testing.T) {
			definition := texts(t, conn, `select pg_catalog.pg_get_constraintdef(oid) from pg_catalog.pg_constraint where conname = $1`, constraint)
			if len(definition) != 1 {
				t.Fatalf("%d constraints have this name", len(definition))
			}
			var got []string
			for _, m := range quoted.FindAllStringSubmatch(definition[0], -1) {
				got = append(got, m[1])
			}
			if !slices.Equal(slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(words))) {
				t.Errorf("the database takes %q, the domain %q", got, words)
			}
		})
	}
}
