-- title: Claims, figures and turns that refer to themselves
-- description: A live claim or figure is linked to itself, a live turn answers or continues itself, or a live figure
--   is measured from itself. Name the other one in the factsheet, and load it again.
-- scope: event
-- severity: fault
select
  e.slug as event,
  'turn' as entity,
  t.key as entity_key,
  format('it %s itself', n.verb) as fault
from core.turn as t
join core.event as e on e.event_id = t.event_id and e.event_id = any($1::bigint[])
cross join lateral (values ('answers', t.answers_key), ('continues', t.continues_key)) as n (verb, key)
where
  t.event_id = any($1::bigint[])
  and t.ended_import_id is null
  and n.key = t.key
union all
select
  e.slug,
  'link',
  c.key || coalesce('.' || f.key, ''),
  format('its link (%s) leads to itself', l.relation)
from core.claim_link as l
join core.event as e on e.event_id = l.event_id and e.event_id = any($1::bigint[])
join core.claim as c
  on c.event_id = l.event_id
  and c.event_id = any($1::bigint[])
  and c.claim_id = l.claim_id
left join core.figure as f
  on f.event_id = l.event_id
  and f.event_id = any($1::bigint[])
  and f.figure_id = l.figure_id
where
  l.event_id = any($1::bigint[])
  and l.ended_import_id is null
  and l.to_event = e.slug
  and l.to_claim = c.key
  and l.to_figure is not distinct from f.key
union all
select
  e.slug,
  'figure',
  c.key || '.' || f.key,
  'it is measured from itself'
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
where
  v.event_id = any($1::bigint[])
  and v.ended_import_id is null
  and v.base_figure = c.key || '.' || f.key
order by event, entity, entity_key;
