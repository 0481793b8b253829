-- title: Sources with the same address
-- description: Two sources that stand for themselves have the same url. They may be one: merge them if so.
-- scope: global
-- severity: note
select
  null::text as event,
  'source' as entity,
  s.slug as entity_key,
  format('the source %s has the same url, %s', s.first, s.url) as fault
from (
  select
    slug,
    url,
    first_value(slug) over (partition by url order by slug) as first
  from core.source
  where
    url is not null
    and merged_into is null
) as s
where s.slug <> s.first
order by s.url, s.slug;
