-- title: Two live versions of one thing
-- description: Only one version of a thing may be live; a unique index sees to it, if it is there and not damaged.
--   Restore the event from a backup, and see what the check unenforced says.
-- scope: event
-- severity: fault
with live as (
  select event_id, 'host' as entity, organization_id::text as entity_key, count(*) as versions
  from core.event_host
  where event_id = any($1::bigint[]) and ended_import_id is null
  group by event_id, organization_id
  union all
  select event_id, 'appearance', key, count(*)
  from core.appearance
  where event_id = any($1::bigint[]) and ended_import_id is null
  group by event_id, key
  union all
  select event_id, 'turn', key, count(*)
  from core.turn
  where event_id = any($1::bigint[]) and ended_import_id is null
  group by event_id, key
  union all
  select c.event_id, 'claim', c.key, count(*)
  from core.claim_version as v
  join core.claim as c
    on c.event_id = v.event_id
    and c.event_id = any($1::bigint[])
    and c.claim_id = v.claim_id
  where v.event_id = any($1::bigint[]) and v.ended_import_id is null
  group by c.event_id, c.key
  union all
  select c.event_id, 'claim topic', c.key || ' ' || t.slug, count(*)
  from core.claim_topic as x
  join core.claim as c
    on c.event_id = x.event_id
    and c.event_id = any($1::bigint[])
    and c.claim_id = x.claim_id
  join core.topic as t on t.topic_id = x.topic_id
  where x.event_id = any($1::bigint[]) and x.ended_import_id is null
  group by c.event_id, c.key, t.slug
  union all
  select c.event_id, 'claim span', c.key || ' ' || s.ordinal, count(*)
  from core.claim_span as s
  join core.claim as c
    on c.event_id = s.event_id
    and c.event_id = any($1::bigint[])
    and c.claim_id = s.claim_id
  where s.event_id = any($1::bigint[]) and s.ended_import_id is null
  group by c.event_id, c.key, s.ordinal
  union all
  select f.event_id, 'figure', c.key || '.' || f.key, count(*)
  from core.figure_version as v
  join core.figure as f
    on f.event_id = v.event_id
    and f.event_id = any($1::bigint[])
    and f.figure_id = v.figure_id
  join core.claim as c
    on c.event_id = f.event_id
    and c.event_id = any($1::bigint[])
    and c.claim_id = f.claim_id
  where v.event_id = any($1::bigint[]) and v.ended_import_id is null
  group by f.event_id, c.key, f.key
  union all
  select c.event_id, 'evidence', c.key || coalesce('.' || f.key, ''), count(*)
  from core.evidence as v
  join core.claim as c
    on c.event_id = v.event_id
    and c.event_id = any($1::bigint[])
    and c.claim_id = v.claim_id
  left join core.figure as f
    on f.event_id = v.event_id
    and f.event_id = any($1::bigint[])
    and f.figure_id = v.figure_id
  where v.event_id = any($1::bigint[]) and v.ended_import_id is null
  group by c.event_id, c.key, f.key, v.figure_id, v.source_id, v.locator, v.vintage_on, v.vintage_precision, v.origin
  union all
  select c.event_id, 'link', c.key || coalesce('.' || f.key, ''), count(*)
  from core.claim_link as l
  join core.claim as c
    on c.event_id = l.event_id
    and c.event_id = any($1::bigint[])
    and c.claim_id = l.claim_id
  left join core.figure as f
    on f.event_id = l.event_id
    and f.event_id = any($1::bigint[])
    and f.figure_id = l.figure_id
  where l.event_id = any($1::bigint[]) and l.ended_import_id is null
  group by c.event_id, c.key, f.key, l.figure_id, l.relation, l.to_event, l.to_claim, l.to_figure
)
select
  e.slug as event,
  l.entity,
  l.entity_key,
  format('%s versions of it are live', l.versions) as fault
from live as l
join core.event as e on e.event_id = l.event_id and e.event_id = any($1::bigint[])
where l.versions > 1
order by e.slug, l.entity, l.entity_key;
