-- title: Events that no factsheet wrote
-- description: An event has no import of a factsheet, or no transcript. A load writes both together with the event, so
--   something else wrote it, or they were lost. Load its factsheet again.
-- scope: event
-- severity: fault
select
  e.slug as event,
  'event' as entity,
  e.slug as entity_key,
  case
    when i.import_id is null then 'no factsheet was imported for it'
    else 'it has no transcript'
  end as fault
from core.event as e
left join lateral (
  select import_id
  from ops.import
  where event_id = e.event_id and kind = 'factsheet'
  limit 1
) as i on true
left join lateral (
  select transcript_id
  from core.transcript
  where event_id = e.event_id
  limit 1
) as x on true
where
  e.event_id = any($1::bigint[])
  and (i.import_id is null or x.transcript_id is null)
order by e.slug;
