-- title: Claims that say nothing
-- description: What a version of a claim says, live or ended, is empty or blank. Reports show an empty line for it.
--   Say in the factsheet what is claimed, and load it again.
-- scope: event
-- severity: fault
select
  e.slug as event,
  'claim' as entity,
  c.key as entity_key,
  format(
    'what it says is empty%s',
    case when v.ended_import_id is not null then ' (an ended version)' end
  ) as fault
from core.claim_version as v
join core.event as e on e.event_id = v.event_id and e.event_id = any($1::bigint[])
join core.claim as c
  on c.event_id = v.event_id
  and c.event_id = any($1::bigint[])
  and c.claim_id = v.claim_id
where
  v.event_id = any($1::bigint[])
  and v.says !~ '\S'
order by e.slug, c.key, v.claim_version_id;
