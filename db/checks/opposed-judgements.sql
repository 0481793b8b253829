-- title: Judgements that contradict each other
-- description: Two judgements that hold say different things of one pair of claims, or one says that two claims are
--   different while others put them into one group. No command writes such a pair. Take one of them back with
--   onrecord same --undo, and judge anew.
-- scope: global
-- severity: fault
with pair as materialized (
  select
    g.claim_group_id,
    g.judgement,
    m.event_id,
    m.claim_id,
    n.event_id as other_event_id,
    n.claim_id as other_claim_id
  from core.claim_group as g
  join core.claim_group_member as m on m.claim_group_id = g.claim_group_id
  join core.claim_group_member as n on n.claim_group_id = g.claim_group_id
  where
    g.undone_at is null
    and g.judgement <> 'suggested'
    and (m.event_id, m.claim_id) < (n.event_id, n.claim_id)
),
opposed as (
  select
    event_id,
    claim_id,
    other_event_id,
    other_claim_id,
    format(
      'judgement %s says %s of it and ',
      min(claim_group_id),
      (array_agg(judgement order by claim_group_id))[1]
    ) as before,
    format(
      ', and judgement %s says %s',
      max(claim_group_id),
      (array_agg(judgement order by claim_group_id desc))[1]
    ) as after
  from pair
  group by event_id, claim_id, other_event_id, other_claim_id
  having count(distinct judgement) > 1
  union all
  select
    p.event_id,
    p.claim_id,
    p.other_event_id,
    p.other_claim_id,
    format('judgement %s says different of it and ', p.claim_group_id),
    format(', and both are in group %s', r.repetition_id)
  from pair as p
  join core.repetition as r on r.event_id = p.event_id and r.claim_id = p.claim_id
  join core.repetition as o
    on o.event_id = p.other_event_id
    and o.claim_id = p.other_claim_id
    and o.repetition_id = r.repetition_id
  where p.judgement = 'different'
)
select
  e.slug as event,
  'claim' as entity,
  c.key as entity_key,
  w.before || oe.slug || '#' || oc.key || w.after as fault
from opposed as w
join core.event as e on e.event_id = w.event_id
join core.claim as c on c.event_id = w.event_id and c.claim_id = w.claim_id
join core.event as oe on oe.event_id = w.other_event_id
join core.claim as oc on oc.event_id = w.other_event_id and oc.claim_id = w.other_claim_id
order by e.slug, c.key, oe.slug, oc.key, fault;
