-- title: Duplicates that were merged into a duplicate
-- description: A merge leads to the entry that stands for all in one step, since views follow only one. Here it leads
--   to an entry that was merged itself. Undo one of the two merges, and merge anew.
-- scope: global
-- severity: fault
select
  null::text as event,
  m.entity,
  m.slug as entity_key,
  format('it was merged into %s, which was merged into %s', m.into_slug, m.on_slug) as fault
from (
  select 'organization' as entity, a.slug, b.slug as into_slug, c.slug as on_slug
  from core.organization as a
  join core.organization as b on b.organization_id = a.merged_into
  join core.organization as c on c.organization_id = b.merged_into
  union all
  select 'speaker', a.slug, b.slug, c.slug
  from core.speaker as a
  join core.speaker as b on b.speaker_id = a.merged_into
  join core.speaker as c on c.speaker_id = b.merged_into
  union all
  select 'source', a.slug, b.slug, c.slug
  from core.source as a
  join core.source as b on b.source_id = a.merged_into
  join core.source as c on c.source_id = b.merged_into
) as m
order by m.entity, m.slug;
