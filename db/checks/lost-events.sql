-- title: Rows of events that are not there
-- description: A transcript, an appearance, a claim or an import names an event that does not exist. No other check
--   goes through such rows. Restore the event from a backup.
-- scope: global
-- severity: fault
select
  null::text as event,
  x.entity,
  x.entity_key,
  format('it belongs to event number %s, which is not there', x.event_id) as fault
from (
  select event_id, 'transcript' as entity, transcript_id::text as entity_key from core.transcript
  union all
  select event_id, 'appearance', key from core.appearance
  union all
  select event_id, 'claim', key from core.claim
  union all
  select event_id, 'import', import_id::text from ops.import where event_id is not null
) as x
left join core.event as e on e.event_id = x.event_id
where e.event_id is null
order by x.event_id, x.entity, x.entity_key;
