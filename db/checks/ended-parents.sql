-- title: Live rows in ended ones
-- description: A live turn has an ended appearance, or a live claim lies in an ended turn, or a live figure in ended
--   words of its claim. The row above was replaced without the one in it. Load the factsheet again.
-- scope: event
-- severity: fault
select
  e.slug as event,
  'turn' as entity,
  t.key as entity_key,
  format('it is live, and its speaker %s was ended by import %s', a.key, a.ended_import_id) as fault
from core.turn as t
join core.event as e on e.event_id = t.event_id and e.event_id = any($1::bigint[])
join core.appearance as a
  on a.event_id = t.event_id
  and a.event_id = any($1::bigint[])
  and a.appearance_id = t.appearance_id
where
  t.event_id = any($1::bigint[])
  and t.ended_import_id is null
  and a.ended_import_id is not null
union all
select
  e.slug,
  'claim',
  c.key,
  format(
    'its span %s is live, and the turn %s that it lies in was ended by import %s',
    s.ordinal,
    t.key,
    t.ended_import_id
  )
from core.claim_span as s
join core.event as e on e.event_id = s.event_id and e.event_id = any($1::bigint[])
join core.claim as c
  on c.event_id = s.event_id
  and c.event_id = any($1::bigint[])
  and c.claim_id = s.claim_id
join core.turn as t
  on t.event_id = s.event_id
  and t.event_id = any($1::bigint[])
  and t.turn_id = s.turn_id
where
  s.event_id = any($1::bigint[])
  and s.ended_import_id is null
  and t.ended_import_id is not null
union all
select
  e.slug,
  'figure',
  c.key || '.' || f.key,
  format('it is live, and the words of its claim that it lies in were ended by import %s', s.ended_import_id)
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
where
  v.event_id = any($1::bigint[])
  and v.ended_import_id is null
  and s.ended_import_id is not null
order by event, entity, entity_key;
