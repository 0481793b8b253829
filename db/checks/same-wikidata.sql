-- title: Speakers and organizations with the same Wikidata item
-- description: Two speakers, or two organizations, that stand for themselves have the same Wikidata item. They are
--   most likely one: merge them if so.
-- scope: global
-- severity: note
select
  null::text as event,
  n.entity,
  n.slug as entity_key,
  format('the %s %s is the same Wikidata item, %s', n.entity, n.first, n.wikidata) as fault
from (
  select
    'speaker' as entity,
    slug,
    wikidata,
    first_value(slug) over (partition by wikidata order by slug) as first
  from core.speaker
  where
    wikidata is not null
    and merged_into is null
  union all
  select
    'organization',
    slug,
    wikidata,
    first_value(slug) over (partition by wikidata order by slug)
  from core.organization
  where
    wikidata is not null
    and merged_into is null
) as n
where n.slug <> n.first
order by n.entity, n.wikidata, n.slug;
