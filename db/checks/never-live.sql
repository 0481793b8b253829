-- title: Claims and figures that never said anything
-- description: A claim or a figure has no version, live or ended: its identity is there, and what it says never was.
--   Load the factsheet again; if it does not know the claim, restore the event from a backup.
-- scope: event
-- severity: fault
select
  e.slug as event,
  'claim' as entity,
  c.key as entity_key,
  'it has no version, live or ended' as fault
from core.claim as c
join core.event as e on e.event_id = c.event_id and e.event_id = any($1::bigint[])
where
  c.event_id = any($1::bigint[])
  and not exists (
    select
    from core.claim_version as v
    where
      v.event_id = c.event_id
      and v.event_id = any($1::bigint[])
      and v.claim_id = c.claim_id
  )
union all
select
  e.slug,
  'figure',
  c.key || '.' || f.key,
  'it has no version, live or ended'
from core.figure as f
join core.event as e on e.event_id = f.event_id and e.event_id = any($1::bigint[])
join core.claim as c
  on c.event_id = f.event_id
  and c.event_id = any($1::bigint[])
  and c.claim_id = f.claim_id
where
  f.event_id = any($1::bigint[])
  and not exists (
    select
    from core.figure_version as v
    where
      v.event_id = f.event_id
      and v.event_id = any($1::bigint[])
      and v.figure_id = f.figure_id
  )
order by event, entity, entity_key;
