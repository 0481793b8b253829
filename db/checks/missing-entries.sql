-- title: Entries that name what is not there
-- description: An entry of the catalogue, an event as a whole, an import or a line of the history names another row
--   that does not exist, so that views leave it out. Foreign keys forbid that; a restore that went around them does
--   not. Restore the row that is missing from a backup, or load the catalogue again.
-- scope: global
-- severity: fault
--
-- What a row below an event names is looked up by missing-names and missing-parents, the import of one by
-- import-history: but for a judgement on the same claim, whose import is no event's.
with orphan as (
  select 'event' as entity, r.slug as entity_key, 'event' as parent, r.part_of as parent_id
  from core.event as r
  left join core.event as p on p.event_id = r.part_of
  where r.part_of is not null and p.event_id is null
  union all
  select 'organization', r.slug, 'organization', r.merged_into
  from core.organization as r
  left join core.organization as p on p.organization_id = r.merged_into
  where r.merged_into is not null and p.organization_id is null
  union all
  select 'speaker', r.slug, 'speaker', r.merged_into
  from core.speaker as r
  left join core.speaker as p on p.speaker_id = r.merged_into
  where r.merged_into is not null and p.speaker_id is null
  union all
  select 'source', r.slug, 'source', r.merged_into
  from core.source as r
  left join core.source as p on p.source_id = r.merged_into
  where r.merged_into is not null and p.source_id is null
  union all
  select 'role', r.speaker_role_id::text, 'speaker', r.speaker_id
  from core.speaker_role as r
  left join core.speaker as p on p.speaker_id = r.speaker_id
  where p.speaker_id is null
  union all
  select 'role', r.speaker_role_id::text, 'organization', r.organization_id
  from core.speaker_role as r
  left join core.organization as p on p.organization_id = r.organization_id
  where r.organization_id is not null and p.organization_id is null
  union all
  select 'area', r.area_id::text, 'area', r.area_id
  from core.area_within as r
  left join core.area as p on p.area_id = r.area_id
  where p.area_id is null
  union all
  select 'area', r.area_id::text, 'area', r.parent_id
  from core.area_within as r
  left join core.area as p on p.area_id = r.parent_id
  where p.area_id is null
  union all
  select 'unit', r.slug, 'unit', r.converts_to
  from core.unit as r
  left join core.unit as p on p.unit_id = r.converts_to
  where r.converts_to is not null and p.unit_id is null
  union all
  select 'indicator', r.slug, 'unit', r.unit_id
  from core.indicator as r
  left join core.unit as p on p.unit_id = r.unit_id
  where p.unit_id is null
  union all
  select 'indicator', r.slug, 'organization', r.producer_id
  from core.indicator as r
  left join core.organization as p on p.organization_id = r.producer_id
  where r.producer_id is not null and p.organization_id is null
  union all
  select 'indicator', r.slug, 'indicator', r.derived_from_id
  from core.indicator as r
  left join core.indicator as p on p.indicator_id = r.derived_from_id
  where r.derived_from_id is not null and p.indicator_id is null
  union all
  select 'rating', r.slug, 'rating scale', r.rating_scale_id
  from core.rating as r
  left join core.rating_scale as p on p.rating_scale_id = r.rating_scale_id
  where p.rating_scale_id is null
  union all
  select 'observation', r.observation_id::text, 'indicator', r.indicator_id
  from core.observation as r
  left join core.indicator as p on p.indicator_id = r.indicator_id
  where p.indicator_id is null
  union all
  select 'observation', r.observation_id::text, 'area', r.area_id
  from core.observation as r
  left join core.area as p on p.area_id = r.area_id
  where p.area_id is null
  union all
  select 'observation', r.observation_id::text, 'unit', r.unit_id
  from core.observation as r
  left join core.unit as p on p.unit_id = r.unit_id
  where p.unit_id is null
  union all
  select 'observation', r.observation_id::text, 'source', r.source_id
  from core.observation as r
  left join core.source as p on p.source_id = r.source_id
  where p.source_id is null
  union all
  select 'import', r.import_id::text, 'run', r.run_id
  from ops.import as r
  left join ops.run as p on p.run_id = r.run_id
  where p.run_id is null
  union all
  select 'catalogue change', r.catalogue_change_id::text, 'import', r.import_id
  from ops.catalogue_change as r
  left join ops.import as p on p.import_id = r.import_id
  where p.import_id is null
  union all
  select 'change', r.change_id::text, 'import', r.import_id
  from ops.change as r
  left join ops.import as p on p.import_id = r.import_id
  where r.entity = 'same' and p.import_id is null
)
select
  null::text as event,
  o.entity,
  o.entity_key,
  format('it names the %s number %s, which is not there', o.parent, o.parent_id) as fault
from orphan as o
order by o.entity, o.entity_key, o.parent, o.parent_id;
