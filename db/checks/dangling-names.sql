-- title: Names of turns and figures that are not there
-- description: A live turn answers or continues a turn, or a live figure is measured from a figure, that its event
--   does not have or has withdrawn. Correct the factsheet and load it again.
-- scope: event
-- severity: fault
select
  e.slug as event,
  'turn' as entity,
  t.key as entity_key,
  format('it %s the turn %s, which is not there', n.verb, n.key) as fault
from core.turn as t
join core.event as e on e.event_id = t.event_id and e.event_id = any($1::bigint[])
cross join lateral (values ('answers', t.answers_key), ('continues', t.continues_key)) as n (verb, key)
where
  t.event_id = any($1::bigint[])
  and t.ended_import_id is null
  and n.key is not null
  and not exists (
    select
    from core.turn as a
    where
      a.event_id = t.event_id
      and a.event_id = any($1::bigint[])
      and a.key = n.key
      and a.ended_import_id is null
  )
union all
select
  e.slug,
  'figure',
  c.key || '.' || f.key,
  format('it is measured from the figure %s, which is not there', v.base_figure)
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
  and v.base_figure is not null
  and not exists (
    select
    from core.claim as bc
    join core.figure as bf
      on bf.event_id = bc.event_id
      and bf.event_id = any($1::bigint[])
      and bf.claim_id = bc.claim_id
    join core.figure_version as bv
      on bv.event_id = bf.event_id
      and bv.event_id = any($1::bigint[])
      and bv.figure_id = bf.figure_id
    where
      bc.event_id = v.event_id
      and bc.event_id = any($1::bigint[])
      and bc.key = split_part(v.base_figure, '.', 1)
      and bf.key = split_part(v.base_figure, '.', 2)
      and bv.ended_import_id is null
  )
order by event, entity, entity_key;
