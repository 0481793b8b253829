-- title: Revisions with holes
-- description: The revisions of a transcript are numbered 1, 2, 3 without a hole; one is missing. Nothing deletes a
--   transcript, so restore it from a backup.
-- scope: event
-- severity: fault
with numbered as (
  select
    event_id,
    revision,
    coalesce(lag(revision) over (partition by event_id order by revision), 0) as before
  from core.transcript
  where event_id = any($1::bigint[])
)
select
  e.slug as event,
  'transcript' as entity,
  n.revision::text as entity_key,
  format(
    'it is revision %s, and the one before it is %s',
    n.revision,
    coalesce(nullif(n.before, 0)::text, 'missing')
  ) as fault
from numbered as n
join core.event as e on e.event_id = n.event_id and e.event_id = any($1::bigint[])
where n.revision <> n.before + 1
order by e.slug, n.revision;
