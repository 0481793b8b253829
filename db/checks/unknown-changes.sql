-- title: Changes of an unknown kind of thing
-- description: A row of the history is about a kind of thing that this version of onrecord does not know. A newer
--   version wrote it, or it was altered.
-- scope: event
-- severity: fault
select
  e.slug as event,
  'change' as entity,
  c.change_id::text as entity_key,
  format('it is about "%s" (%s)', c.entity, c.entity_key) as fault
from ops.change as c
join core.event as e on e.event_id = c.event_id and e.event_id = any($1::bigint[])
where
  c.event_id = any($1::bigint[])
  and c.entity not in (
    'event', 'transcript', 'appearance', 'turn', 'claim', 'figure', 'evidence', 'review', 'link', 'same', 'speaker',
    'source'
  )
order by e.slug, c.change_id;
