-- title: Things that are parts of themselves
-- description: An event, an area or an indicator leads back to itself by way of what it is a part of, lies within or
--   is derived from. Correct the factsheet or the catalogue that says so, and load it again.
-- scope: global
-- severity: fault
--
-- The recursion runs over the tables of events, areas and indicators alone, which are whole on every node of a
-- cluster.
with recursive step (entity, id, parent_id) as (
  select 'event', event_id, part_of
  from core.event
  where part_of is not null
  union all
  select 'area', area_id, parent_id
  from core.area_within
  where withdrawn_at is null
  union all
  select 'indicator', indicator_id, derived_from_id
  from core.indicator
  where derived_from_id is not null
),
reached (entity, id, at) as (
  select entity, id, parent_id
  from step
  union
  select r.entity, r.id, s.parent_id
  from reached as r
  join step as s on s.entity = r.entity and s.id = r.at
)
select
  e.slug as event,
  r.entity,
  coalesce(e.slug, a.slug, i.slug) as entity_key,
  case r.entity
    when 'event' then 'it is a part of itself'
    when 'area' then 'it lies within itself'
    else 'it is derived from itself'
  end as fault
from reached as r
left join core.event as e on r.entity = 'event' and e.event_id = r.id
left join core.area as a on r.entity = 'area' and a.area_id = r.id
left join core.indicator as i on r.entity = 'indicator' and i.indicator_id = r.id
where r.at = r.id
order by r.entity, entity_key;
