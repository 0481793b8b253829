-- title: Imports whose times are out of order
-- description: An import of an event has an earlier time than one before it: two loads waited for each other, or the
--   server's clock was set back. Nothing is lost; an answer as of a moment between the two may leave out a version.
-- scope: event
-- severity: note
with ordered as (
  select
    event_id,
    import_id,
    loaded_at,
    lag(import_id) over (partition by event_id order by import_id) as before_id,
    lag(loaded_at) over (partition by event_id order by import_id) as before_at
  from ops.import
  where event_id = any($1::bigint[])
)
select
  e.slug as event,
  'import' as entity,
  o.import_id::text as entity_key,
  format(
    'it has the time %s, and import %s before it %s',
    to_char(o.loaded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.USZ'),
    o.before_id,
    to_char(o.before_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.USZ')
  ) as fault
from ordered as o
join core.event as e on e.event_id = o.event_id and e.event_id = any($1::bigint[])
where o.loaded_at < o.before_at
order by e.slug, o.import_id;
