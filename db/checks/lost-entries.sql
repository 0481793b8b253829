-- title: Reviews and evidence that were entered and are not there as they were
-- description: The history tells of a review or a piece of evidence that a desk entered or took back, and the row is
--   missing, says something else, or is live again. It was altered by hand: enter it anew, or restore the row.
-- scope: event
-- severity: fault
with told as (
  select
    c.event_id,
    c.import_id,
    c.entity,
    c.entity_key,
    c.action,
    c.new_value
  from ops.change as c
  join ops.import as i
    on i.import_id = c.import_id
    and i.kind = c.entity
    and i.event_id = any($1::bigint[])
  where
    c.event_id = any($1::bigint[])
    and c.entity in ('review', 'evidence')
),
wrong as (
  select
    t.event_id,
    t.entity,
    t.entity_key,
    format('the history tells of a review, %s, that is not there as it was', t.new_value ->> 'rating') as fault
  from told as t
  left join core.review as r
    on r.event_id = t.event_id
    and r.event_id = any($1::bigint[])
    and r.import_id = t.import_id
  left join core.rating as g on g.rating_id = r.rating_id
  where
    t.entity = 'review'
    and g.slug is distinct from t.new_value ->> 'rating'
  union all
  select
    t.event_id,
    t.entity,
    t.entity_key,
    format('the history tells of evidence, %s, that is not there as it was', t.new_value ->> 'stance')
  from told as t
  left join core.evidence as x
    on x.event_id = t.event_id
    and x.event_id = any($1::bigint[])
    and x.import_id = t.import_id
  where
    t.entity = 'evidence'
    and t.new_value is not null
    and (
      x.stance is distinct from t.new_value ->> 'stance'
      or x.value is distinct from (t.new_value ->> 'value')::numeric
    )
  union all
  select
    t.event_id,
    t.entity,
    t.entity_key,
    format('the history tells that evidence was %s, and nothing ended then', t.action)
  from told as t
  left join core.evidence as x
    on x.event_id = t.event_id
    and x.event_id = any($1::bigint[])
    and x.ended_import_id = t.import_id
  where
    t.entity = 'evidence'
    and t.action in ('changed', 'withdrawn')
    and x.evidence_id is null
)
select
  e.slug as event,
  w.entity as entity,
  w.entity_key,
  w.fault as fault
from wrong as w
join core.event as e on e.event_id = w.event_id and e.event_id = any($1::bigint[])
order by e.slug, w.entity, w.entity_key, w.fault;
