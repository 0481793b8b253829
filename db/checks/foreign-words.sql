-- title: Figures in the words of another claim
-- description: A figure, live or ended, lies in a span that belongs to another claim than its own. Load the factsheet
--   again; if that changes nothing, restore the event from a backup.
-- scope: event
-- severity: fault
select
  e.slug as event,
  'figure' as entity,
  c.key || '.' || f.key as entity_key,
  format('it lies in the words of claim %s', other.key) as fault
from core.figure_version as v
join core.event as e on e.event_id = v.event_id and e.event_id = any($1::bigint[])
join core.figure as f
  on f.event_id = v.event_id
  and f.event_id = any($1::bigint[])
  and f.figure_id = v.figure_id
join core.claim as c
  on c.event_id = f.event_id
  and c.event_id = any($1::bigint[])
  and c.claim_id = f.claim_id
join core.claim_span as s
  on s.event_id = v.event_id
  and s.event_id = any($1::bigint[])
  and s.claim_span_id = v.claim_span_id
join core.claim as other
  on other.event_id = s.event_id
  and other.event_id = any($1::bigint[])
  and other.claim_id = s.claim_id
where
  v.event_id = any($1::bigint[])
  and s.claim_id <> f.claim_id
order by e.slug, entity_key, v.figure_version_id;
