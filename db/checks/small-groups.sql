-- title: Groups of claims with fewer than two members
-- description: A judgement that claims are, or are not, the same is about two or more of them. This one lost a member.
--   Restore it from a backup, or judge anew.
-- scope: global
-- severity: fault
select
  null::text as event,
  'claim group' as entity,
  g.claim_group_id::text as entity_key,
  format(
    'it is judged %s and has %s',
    g.judgement,
    case count(m.claim_id) when 0 then 'no member' else 'one member' end
  ) as fault
from core.claim_group as g
left join core.claim_group_member as m on m.claim_group_id = g.claim_group_id
group by g.claim_group_id
having count(m.claim_id) < 2
order by g.claim_group_id;
