-- title: Claims and figures that are not what the history says last
-- description: The last line of the history of a claim or a figure says that it was withdrawn, and it is live; or that
--   it was added, changed or brought back, and it is not. Its rows or its history were altered by hand; load its
--   factsheet again where the rows are wrong.
-- scope: event
-- severity: fault
with told as (
  select distinct on (c.event_id, c.entity, c.entity_key)
    c.event_id,
    c.entity,
    c.entity_key,
    c.action
  from ops.change as c
  join ops.import as i on i.import_id = c.import_id and i.event_id = any($1::bigint[])
  where
    c.event_id = any($1::bigint[])
    and c.entity in ('claim', 'figure')
  order by c.event_id, c.entity, c.entity_key, i.loaded_at desc, c.import_id desc, c.change_id desc
),
thing as (
  select
    k.event_id,
    'claim' as entity,
    k.key as entity_key,
    v.claim_version_id is not null as live
  from core.claim as k
  left join core.claim_version as v
    on v.event_id = k.event_id
    and v.claim_id = k.claim_id
    and v.ended_import_id is null
    and v.event_id = any($1::bigint[])
  where k.event_id = any($1::bigint[])
  union all
  select
    f.event_id,
    'figure',
    k.key || '.' || f.key,
    v.figure_version_id is not null
  from core.figure as f
  join core.claim as k
    on k.event_id = f.event_id
    and k.claim_id = f.claim_id
    and k.event_id = any($1::bigint[])
  left join core.figure_version as v
    on v.event_id = f.event_id
    and v.figure_id = f.figure_id
    and v.ended_import_id is null
    and v.event_id = any($1::bigint[])
  where f.event_id = any($1::bigint[])
)
select
  e.slug as event,
  t.entity,
  t.entity_key,
  case
    when t.live then 'it is live, and the history says last that it was withdrawn'
    else format('it is withdrawn, and the history says last that it was %s', h.action)
  end as fault
from thing as t
join told as h on h.event_id = t.event_id and h.entity = t.entity and h.entity_key = t.entity_key
join core.event as e on e.event_id = t.event_id and e.event_id = any($1::bigint[])
where t.live = (h.action = 'withdrawn')
order by e.slug, t.entity, t.entity_key;
