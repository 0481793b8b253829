-- title: Text that is missing
-- description: A text or a quote is gone although the event was never redacted. Restore it from a backup, or load the
--   factsheet again.
-- scope: event
-- severity: fault
with found as (
  select x.event_id, 'transcript' as entity, x.revision::text as entity_key, x.import_id
  from core.transcript as x
  where x.event_id = any($1::bigint[]) and x.text is null
  union all
  select t.event_id, 'turn', t.key, t.import_id
  from core.turn as t
  where t.event_id = any($1::bigint[]) and t.text is null
  union all
  select s.event_id, 'claim', c.key, s.import_id
  from core.claim_span as s
  join core.claim as c
    on c.event_id = s.event_id
    and c.event_id = any($1::bigint[])
    and c.claim_id = s.claim_id
  where s.event_id = any($1::bigint[]) and s.quote is null
  union all
  select v.event_id, 'figure', c.key || '.' || f.key, v.import_id
  from core.figure_version as v
  join core.figure as f
    on f.event_id = v.event_id
    and f.event_id = any($1::bigint[])
    and f.figure_id = v.figure_id
  join core.claim as c
    on c.event_id = f.event_id
    and c.event_id = any($1::bigint[])
    and c.claim_id = f.claim_id
  where v.event_id = any($1::bigint[]) and v.quote is null
)
select
  e.slug as event,
  m.entity,
  m.entity_key,
  format('its text is missing, and the event was never redacted (written by import %s)', m.import_id) as fault
from found as m
join core.event as e on e.event_id = m.event_id and e.event_id = any($1::bigint[])
where not exists (
  select
  from core.redaction as r
  where
    r.event_id = m.event_id
    and r.event_id = any($1::bigint[])
)
order by e.slug, m.entity, m.entity_key, m.import_id;
