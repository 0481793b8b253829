-- title: Speakers and sources of events that are not there
-- description: A speaker or a source that one factsheet defined for itself is named EVENT/ID, and there is no such
--   event. The name was altered, or the event was lost.
-- scope: global
-- severity: fault
select
  null::text as event,
  n.entity,
  n.slug as entity_key,
  format('it is named after the event %s, which is not there', split_part(n.slug, '/', 1)) as fault
from (
  select 'speaker' as entity, slug from core.speaker
  union all
  select 'source', slug from core.source
) as n
where
  position('/' in n.slug) > 0
  and not exists (
    select
    from core.event as e
    where e.slug = split_part(n.slug, '/', 1) collate "C"
  )
order by n.entity, n.slug;
