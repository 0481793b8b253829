-- title: Turns that continue what they cannot
-- description: A live turn goes on with a sentence that an interruption cut, and the turn that it names for that comes
--   after it or is of another speaker. Correct the factsheet and load it again.
-- scope: event
-- severity: fault
select
  e.slug as event,
  'turn' as entity,
  t.key as entity_key,
  format(
    'it continues the turn %s, which %s',
    c.key,
    case when c.span_start > t.span_start then 'comes after it' else 'is of another speaker' end
  ) as fault
from core.turn as t
join core.event as e on e.event_id = t.event_id and e.event_id = any($1::bigint[])
join core.turn as c
  on c.event_id = t.event_id
  and c.event_id = any($1::bigint[])
  and c.key = t.continues_key
join core.appearance as ta
  on ta.event_id = t.event_id
  and ta.event_id = any($1::bigint[])
  and ta.appearance_id = t.appearance_id
join core.appearance as ca
  on ca.event_id = c.event_id
  and ca.event_id = any($1::bigint[])
  and ca.appearance_id = c.appearance_id
where
  t.event_id = any($1::bigint[])
  and t.ended_import_id is null
  and t.continues_key <> t.key
  and c.ended_import_id is null
  and (
    c.span_start > t.span_start
    or (ta.key <> ca.key and (ta.speaker_id = ca.speaker_id) is not true)
  )
order by e.slug, t.span_start;
