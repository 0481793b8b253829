-- title: Links into events that are not loaded, or to what is withdrawn
-- description: A live link names a claim of an event that the database does not hold, or one that has been withdrawn.
--   It shows nothing until that event is loaded or the claim comes back.
-- scope: event
-- severity: note
--
-- The other ends lie in any event. Each is looked up by its key, which limit has the planner do: there are few links.
select
  e.slug as event,
  'link' as entity,
  c.key || coalesce('.' || f.key, '') as entity_key,
  format(
    'it %s %s#%s%s, %s',
    l.relation,
    l.to_event,
    l.to_claim,
    '.' || l.to_figure,
    case when other.event_id is null then 'and that event is not loaded' else 'which is withdrawn' end
  ) as fault
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
left join lateral (
  select o.event_id
  from core.event as o
  where o.slug = l.to_event
  limit 1
) as other on true
left join lateral (
  select t.claim_id
  from core.claim as t
  where
    t.event_id = other.event_id
    and t.key = l.to_claim
  limit 1
) as target on true
left join lateral (
  select p.figure_id
  from core.figure as p
  where
    p.event_id = other.event_id
    and p.claim_id = target.claim_id
    and p.key = l.to_figure
  limit 1
) as part on true
left join lateral (
  select v.claim_version_id
  from core.claim_version as v
  where
    v.event_id = other.event_id
    and v.claim_id = target.claim_id
    and v.ended_import_id is null
  limit 1
) as target_version on true
left join lateral (
  select v.figure_version_id
  from core.figure_version as v
  where
    v.event_id = other.event_id
    and v.figure_id = part.figure_id
    and v.ended_import_id is null
  limit 1
) as part_version on true
where
  l.event_id = any($1::bigint[])
  and l.ended_import_id is null
  and (
    other.event_id is null
    or target.claim_id is not null
    and (l.to_figure is null or part.figure_id is not null)
    and (
      target_version.claim_version_id is null
      or part.figure_id is not null and part_version.figure_version_id is null
    )
  )
  -- The links of a withdrawn claim are kept, and no reader sees them.
  and exists (
    select
    from core.claim_version as v
    where
      v.event_id = l.event_id
      and v.event_id = any($1::bigint[])
      and v.claim_id = l.claim_id
      and v.ended_import_id is null
  )
order by e.slug, entity_key, l.to_event, l.to_claim;
