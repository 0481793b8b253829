-- title: Live turns of an older text
-- description: A turn is live and counts in a revision of the transcript that a newer one has replaced. Load the
--   factsheet of the newer text again.
-- scope: event
-- severity: fault
select
  e.slug as event,
  'turn' as entity,
  t.key as entity_key,
  format('it counts in revision %s of the text, and the current one is %s', x.revision, newest.revision) as fault
from core.turn as t
join core.event as e on e.event_id = t.event_id and e.event_id = any($1::bigint[])
join core.transcript as x
  on x.event_id = t.event_id
  and x.event_id = any($1::bigint[])
  and x.transcript_id = t.transcript_id
join (
  select event_id, max(revision) as revision
  from core.transcript
  where event_id = any($1::bigint[])
  group by event_id
) as newest on newest.event_id = t.event_id
where
  t.event_id = any($1::bigint[])
  and t.ended_import_id is null
  and x.revision <> newest.revision
order by e.slug, t.span_start;
