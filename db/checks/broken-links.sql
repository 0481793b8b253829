-- title: Links that lead to nothing
-- description: A live link names a claim or a figure that its event does not have. It was renamed or mistyped: correct
--   the factsheet that holds the link, and load it again.
-- scope: event
-- severity: fault
--
-- The other ends lie in any event. Each is looked up by its key, which limit has the planner do: there are few links.
select
  e.slug as event,
  'link' as entity,
  c.key || coalesce('.' || f.key, '') as entity_key,
  format(
    'it %s %s#%s%s, and that event has no such %s',
    l.relation,
    l.to_event,
    l.to_claim,
    '.' || l.to_figure,
    case when target.claim_id is null then 'claim' else 'figure' end
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
where
  l.event_id = any($1::bigint[])
  and l.ended_import_id is null
  and other.event_id is not null
  and (target.claim_id is null or l.to_figure is not null and part.figure_id is null)
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
