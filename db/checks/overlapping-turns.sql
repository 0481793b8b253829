-- title: Turns that overlap
-- description: Two live turns of one text share characters, so that the same words have two speakers. Correct the
--   factsheet and load it again.
-- scope: event
-- severity: fault
with placed as (
  select
    t.event_id,
    t.key,
    t.span_start,
    max(t.span_end) over (
      partition by t.event_id, t.transcript_id
      order by t.span_start, t.span_end, t.turn_id
      rows between unbounded preceding and 1 preceding
    ) as before_ends
  from core.turn as t
  where
    t.event_id = any($1::bigint[])
    and t.ended_import_id is null
)
select
  e.slug as event,
  'turn' as entity,
  p.key as entity_key,
  format('it starts at character %s, and a turn before it ends only at %s', p.span_start, p.before_ends) as fault
from placed as p
join core.event as e on e.event_id = p.event_id and e.event_id = any($1::bigint[])
where p.before_ends > p.span_start
order by e.slug, p.span_start;
