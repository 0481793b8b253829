-- title: Rows that name what the catalogue does not have
-- description: A row names a speaker, an organization, a source, a unit or another entry of the catalogue that does
--   not exist, so that reports leave it out. Foreign keys forbid that; a restore that went around them does not.
--   Restore the catalogue from a backup, or load it again and then the factsheet.
-- scope: event
-- severity: fault
with name as (
  select
    event_id,
    'host' as entity,
    'organization' as parent,
    organization_id as parent_id,
    min(organization_id) as first_id,
    count(*) as named
  from core.event_host
  where event_id = any($1::bigint[])
  group by event_id, organization_id
  union all
  select event_id, 'appearance', 'speaker', speaker_id, min(appearance_id), count(*)
  from core.appearance
  where event_id = any($1::bigint[]) and speaker_id is not null
  group by event_id, speaker_id
  union all
  select event_id, 'appearance', 'organization', organization_id, min(appearance_id), count(*)
  from core.appearance
  where event_id = any($1::bigint[]) and organization_id is not null
  group by event_id, organization_id
  union all
  select event_id, 'transcript', 'source', source_id, min(transcript_id), count(*)
  from core.transcript
  where event_id = any($1::bigint[]) and source_id is not null
  group by event_id, source_id
  union all
  select event_id, 'claim version', 'speaker', attributed_to, min(claim_version_id), count(*)
  from core.claim_version
  where event_id = any($1::bigint[]) and attributed_to is not null
  group by event_id, attributed_to
  union all
  select event_id, 'claim topic', 'topic', topic_id, min(claim_id), count(*)
  from core.claim_topic
  where event_id = any($1::bigint[]) and topic_id is not null
  group by event_id, topic_id
  union all
  select event_id, 'figure version', 'unit', unit_id, min(figure_version_id), count(*)
  from core.figure_version
  where event_id = any($1::bigint[]) and unit_id is not null
  group by event_id, unit_id
  union all
  select event_id, 'figure version', 'unit', of_unit_id, min(figure_version_id), count(*)
  from core.figure_version
  where event_id = any($1::bigint[]) and of_unit_id is not null
  group by event_id, of_unit_id
  union all
  select event_id, 'figure version', 'indicator', indicator_id, min(figure_version_id), count(*)
  from core.figure_version
  where event_id = any($1::bigint[]) and indicator_id is not null
  group by event_id, indicator_id
  union all
  select event_id, 'figure version', 'area', area_id, min(figure_version_id), count(*)
  from core.figure_version
  where event_id = any($1::bigint[]) and area_id is not null
  group by event_id, area_id
  union all
  select event_id, 'evidence', 'source', source_id, min(evidence_id), count(*)
  from core.evidence
  where event_id = any($1::bigint[]) and source_id is not null
  group by event_id, source_id
  union all
  select event_id, 'evidence', 'organization', checked_by, min(evidence_id), count(*)
  from core.evidence
  where event_id = any($1::bigint[]) and checked_by is not null
  group by event_id, checked_by
  union all
  select event_id, 'review', 'rating', rating_id, min(review_id), count(*)
  from core.review
  where event_id = any($1::bigint[]) and rating_id is not null
  group by event_id, rating_id
  union all
  select event_id, 'review', 'organization', reviewed_by, min(review_id), count(*)
  from core.review
  where event_id = any($1::bigint[]) and reviewed_by is not null
  group by event_id, reviewed_by
  union all
  select event_id, 'claim group', 'claim group', claim_group_id, min(claim_group_id), count(*)
  from core.claim_group_member
  where event_id = any($1::bigint[]) and claim_group_id is not null
  group by event_id, claim_group_id
)
select
  e.slug as event,
  n.entity,
  n.first_id::text as entity_key,
  format(
    'it names the %s number %s, which is not there%s',
    n.parent,
    n.parent_id,
    case when n.named > 1 then format(' (%s rows do)', n.named) end
  ) as fault
from name as n
join core.event as e on e.event_id = n.event_id and e.event_id = any($1::bigint[])
where
  case n.parent
    when 'organization' then not exists (select from core.organization as p where p.organization_id = n.parent_id)
    when 'speaker' then not exists (select from core.speaker as p where p.speaker_id = n.parent_id)
    when 'source' then not exists (select from core.source as p where p.source_id = n.parent_id)
    when 'topic' then not exists (select from core.topic as p where p.topic_id = n.parent_id)
    when 'unit' then not exists (select from core.unit as p where p.unit_id = n.parent_id)
    when 'indicator' then not exists (select from core.indicator as p where p.indicator_id = n.parent_id)
    when 'area' then not exists (select from core.area as p where p.area_id = n.parent_id)
    when 'rating' then not exists (select from core.rating as p where p.rating_id = n.parent_id)
    when 'claim group' then not exists (select from core.claim_group as p where p.claim_group_id = n.parent_id)
  end
order by e.slug, n.entity, n.parent, n.parent_id;
