-- title: Live claims without their words
-- description: A live claim has no live span, or its live spans are not numbered 1, 2, 3. Reports show a claim with
--   the words of its first span, so that this one has none. Load the factsheet again.
-- scope: event
-- severity: fault
with numbered as (
  select
    v.event_id,
    v.claim_id,
    count(s.ordinal) as spans,
    min(s.ordinal) as first,
    max(s.ordinal) as last
  from core.claim_version as v
  left join core.claim_span as s
    on s.event_id = v.event_id
    and s.event_id = any($1::bigint[])
    and s.claim_id = v.claim_id
    and s.ended_import_id is null
  where
    v.event_id = any($1::bigint[])
    and v.ended_import_id is null
  group by v.event_id, v.claim_id
)
select
  e.slug as event,
  'claim' as entity,
  c.key as entity_key,
  case
    when n.spans = 0 then 'it is live and has no live span'
    when n.first <> 1 then format('it is live, and the first of its live spans has the number %s', n.first)
    else format('it has %s live spans, and the last has the number %s', n.spans, n.last)
  end as fault
from numbered as n
join core.event as e on e.event_id = n.event_id and e.event_id = any($1::bigint[])
join core.claim as c
  on c.event_id = n.event_id
  and c.event_id = any($1::bigint[])
  and c.claim_id = n.claim_id
where
  n.spans = 0
  or n.first <> 1
  or n.last > n.spans
order by e.slug, c.key;
