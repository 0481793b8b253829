-- title: Live parts of a withdrawn claim
-- description: A claim is withdrawn, and a figure, a span or a topic of it is still live. Load the factsheet again.
-- scope: event
-- severity: fault
with part as (
  select f.event_id, f.claim_id, 'figure' as entity, '.' || f.key as part_key, 'the figure' as what
  from core.figure_version as v
  join core.figure as f
    on f.event_id = v.event_id
    and f.event_id = any($1::bigint[])
    and f.figure_id = v.figure_id
  where v.event_id = any($1::bigint[]) and v.ended_import_id is null
  union all
  select s.event_id, s.claim_id, 'claim', '', 'its span ' || s.ordinal
  from core.claim_span as s
  where s.event_id = any($1::bigint[]) and s.ended_import_id is null
  union all
  select x.event_id, x.claim_id, 'claim', '', 'its topic ' || t.slug
  from core.claim_topic as x
  join core.topic as t on t.topic_id = x.topic_id
  where x.event_id = any($1::bigint[]) and x.ended_import_id is null
)
select
  e.slug as event,
  p.entity,
  c.key || p.part_key as entity_key,
  format('the claim %s is withdrawn, and %s is live', c.key, p.what) as fault
from part as p
join core.event as e on e.event_id = p.event_id and e.event_id = any($1::bigint[])
join core.claim as c
  on c.event_id = p.event_id
  and c.event_id = any($1::bigint[])
  and c.claim_id = p.claim_id
where
  exists (
    select
    from core.claim_version as v
    where
      v.event_id = p.event_id
      and v.event_id = any($1::bigint[])
      and v.claim_id = p.claim_id
  )
  and not exists (
    select
    from core.claim_version as v
    where
      v.event_id = p.event_id
      and v.event_id = any($1::bigint[])
      and v.claim_id = p.claim_id
      and v.ended_import_id is null
  )
order by e.slug, entity_key, fault;
