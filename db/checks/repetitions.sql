-- title: Groups of the same claim that are not those of the judgements
-- description: The groups are made of the judgements "same" that hold: whatever one of them joins is in one group, and
--   nothing else is in any. Judge one of the claims anew, which writes its group again.
-- scope: global
-- severity: fault
--
-- Claims of one group hang together by judgements of pairs, of which there is at least one fewer than there are claims.
-- A judgement of more than two claims makes pairs of neighbours. No recursion over claims: they lie on many nodes.
with judged as materialized (
  select
    m.claim_group_id,
    m.event_id,
    m.claim_id,
    r.repetition_id,
    min(r.repetition_id) over w as group_id,
    count(*) over w as members
  from core.claim_group as g
  join core.claim_group_member as m on m.claim_group_id = g.claim_group_id
  join core.claim as c on c.event_id = m.event_id and c.claim_id = m.claim_id
  left join core.repetition as r on r.event_id = m.event_id and r.claim_id = m.claim_id
  where
    g.judgement = 'same'
    and g.undone_at is null
  window w as (partition by m.claim_group_id)
),
pair as (
  select
    repetition_id,
    event_id,
    claim_id,
    lead(event_id) over w as other_event_id,
    lead(claim_id) over w as other_claim_id
  from judged
  window w as (partition by claim_group_id order by event_id, claim_id)
),
loose as (
  select
    repetition_id,
    count(distinct (event_id, claim_id)) as claims,
    count(distinct (event_id, claim_id, other_event_id, other_claim_id))
      filter (where other_claim_id is not null) as pairs,
    min(array[event_id, claim_id]) as first
  from pair
  where repetition_id is not null
  group by repetition_id
),
wrong as (
  select
    event_id,
    claim_id,
    case
      when repetition_id is null
        then format('it is judged the same as another one (judgement %s), and is in no group', claim_group_id)
      else format(
        'it is judged the same as one of group %s (judgement %s), and is in group %s',
        group_id,
        claim_group_id,
        repetition_id
      )
    end as fault
  from judged
  where
    members > 1
    and repetition_id is distinct from coalesce(group_id, -1)
  union all
  select
    r.event_id,
    r.claim_id,
    format('it is in group %s, and no judgement that holds says that it is the same as another one', r.repetition_id)
  from core.repetition as r
  left join judged as j on j.event_id = r.event_id and j.claim_id = r.claim_id
  where j.claim_id is null
  union all
  select
    first[1],
    first[2],
    format(
      'group %s has %s claims, of which %s pairs are judged the same: not all of them hang together',
      repetition_id,
      claims,
      pairs
    )
  from loose
  where pairs < claims - 1
)
select
  e.slug as event,
  'claim' as entity,
  c.key as entity_key,
  w.fault as fault
from wrong as w
join core.event as e on e.event_id = w.event_id
join core.claim as c on c.event_id = w.event_id and c.claim_id = w.claim_id
order by e.slug, c.key, w.fault;
