-- title: Links into events that are not loaded, or to what is withdrawn
-- description: A live link names a claim of an event that the database does not hold, or one that has been withdrawn.
--   It shows nothing until that event is loaded or the claim comes back.
-- scope: event
-- severity: note
with ends as (
  select
    l.*,
    other.event_id as other_id,
    target.claim_id as target_id,
    part.figure_id as part_id
  from core.claim_link as l
  left join core.event as other on other.slug = l.to_event
  left join core.claim as target on target.event_id = other.event_id and target.key = l.to_claim
  left join core.figure as part
    on part.event_id = target.event_id
    and part.claim_id = target.claim_id
    and part.key = l.to_figure
  where
    l.event_id = any($1::bigint[])
    and l.ended_import_id is null
)
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
    case when l.other_id is null then 'and that event is not loaded' else 'which is withdrawn' end
  ) as fault
from ends as l
join core.event as e on e.event_id = l.event_id
join core.claim as c on c.event_id = l.event_id and c.claim_id = l.claim_id
left join core.figure as f on f.event_id = l.event_id and f.figure_id = l.figure_id
where
  exists (
    select
    from core.claim_version as v
    where v.event_id = l.event_id and v.claim_id = l.claim_id and v.ended_import_id is null
  )
  and (
    l.other_id is null
    or l.target_id is not null
    and (l.to_figure is null or l.part_id is not null)
    and (
      not exists (
        select
        from core.claim_version as v
        where v.event_id = l.other_id and v.claim_id = l.target_id and v.ended_import_id is null
      )
      or l.part_id is not null
      and not exists (
        select
        from core.figure_version as v
        where v.event_id = l.other_id and v.figure_id = l.part_id and v.ended_import_id is null
      )
    )
  )
order by e.slug, entity_key, l.to_event, l.to_claim;
