-- title: Dates in the future
-- description: An event with its text, an import, a review or a check of evidence is dated later than now. Somebody
--   mistyped the date, or the clock of the server was wrong. Correct the date where it was entered.
-- scope: event
-- severity: note
--
-- Dates are those of the writer's place: the day after that of UTC may have begun there.
with latest as (
  select clock_timestamp() as now, (clock_timestamp() at time zone 'UTC')::date + 1 as today
),
dated as (
  select
    i.event_id,
    'import' as entity,
    i.import_id::text as entity_key,
    'it was written' as what,
    (i.loaded_at at time zone 'UTC')::date as at
  from ops.import as i
  where
    i.event_id = any($1::bigint[])
    and i.loaded_at > (select now from latest)
  union all
  select v.event_id, 'event', v.slug, 'it took place', v.held_on
  from core.event as v
  where
    v.event_id = any($1::bigint[])
    and v.held_on > (select today from latest)
  union all
  select r.event_id, 'review', c.key, 'it was given', r.reviewed_on
  from core.review as r
  join core.claim as c
    on c.event_id = r.event_id
    and c.event_id = any($1::bigint[])
    and c.claim_id = r.claim_id
  where
    r.event_id = any($1::bigint[])
    and r.reviewed_on > (select today from latest)
  union all
  select v.event_id, 'evidence', c.key, 'it was checked', v.checked_on
  from core.evidence as v
  join core.claim as c
    on c.event_id = v.event_id
    and c.event_id = any($1::bigint[])
    and c.claim_id = v.claim_id
  where
    v.event_id = any($1::bigint[])
    and v.ended_import_id is null
    and v.checked_on > (select today from latest)
)
select
  e.slug as event,
  d.entity,
  d.entity_key,
  format('%s on %s, which is in the future', d.what, to_char(d.at, 'yyyy-mm-dd')) as fault
from dated as d
join core.event as e on e.event_id = d.event_id and e.event_id = any($1::bigint[])
order by e.slug, d.entity, d.entity_key;
