-- Duplicates in the catalogue. merged_into always names an entry that stands for itself, so that one step resolves it.

-- name: MergeEntry :one
-- An entry that can be merged, and what it is merged into. variety tells persons from bodies among speakers.
select
  x.id,
  x.slug,
  x.name,
  x.variety,
  coalesce(x.merged_into, 0)::bigint as merged_into
from (
  select
    'speaker'::text as kind,
    speaker_id as id,
    slug::text as slug,
    name,
    kind as variety,
    merged_into
  from core.speaker
  union all
  select
    'organization',
    organization_id,
    slug,
    name,
    '',
    merged_into
  from core.organization
  union all
  select
    'source',
    source_id,
    slug,
    title,
    '',
    merged_into
  from core.source
) as x
where
  x.kind = sqlc.arg(kind)::text
  and x.slug = sqlc.arg(slug)::text;

-- name: MergedEntries :many
-- What is merged into an entry. own is what a person merged it into, which may itself be merged by now: only a merge
-- of what stood for itself has no merged_into before. Where nobody wrote that down, it is what it was first carried
-- from, and empty where it was not.
select
  x.id,
  x.slug,
  x.name,
  coalesce(
    (
      select c.new_value ->> 'merged_into'
      from ops.catalogue_change as c
      where
        c.entity = sqlc.arg(kind)::text
        and c.slug = x.slug
        and c.action = 'merged'
        and c.old_value ->> 'merged_into' is null
      order by c.catalogue_change_id desc
      limit 1
    ),
    (
      select c.old_value ->> 'merged_into'
      from ops.catalogue_change as c
      where
        c.entity = sqlc.arg(kind)::text
        and c.slug = x.slug
        and c.action = 'merged'
      order by c.catalogue_change_id
      limit 1
    ),
    ''
  )::text as own
from (
  select
    'speaker'::text as kind,
    speaker_id as id,
    slug::text as slug,
    name,
    merged_into
  from core.speaker
  where merged_into is not null
  union all
  select
    'organization',
    organization_id,
    slug,
    name,
    merged_into
  from core.organization
  where merged_into is not null
  union all
  select
    'source',
    source_id,
    slug,
    title,
    merged_into
  from core.source
  where merged_into is not null
) as x
where
  x.kind = sqlc.arg(kind)::text
  and x.merged_into = sqlc.arg(into_id)::bigint
order by x.slug;

-- name: EntrySlug :one
select x.slug
from (
  select
    'speaker'::text as kind,
    speaker_id as id,
    slug::text as slug
  from core.speaker
  union all
  select
    'organization',
    organization_id,
    slug
  from core.organization
  union all
  select
    'source',
    source_id,
    slug
  from core.source
) as x
where
  x.kind = sqlc.arg(kind)::text
  and x.id = sqlc.arg(id)::bigint;

-- name: MergeSpeakers :batchexec
-- Another one stands for a speaker now, or it stands for itself where that is null.
update core.speaker
set
  merged_into = sqlc.narg(merged_into)::bigint,
  updated_at = now()
where speaker_id = sqlc.arg(id);

-- name: MergeOrganizations :batchexec
update core.organization
set
  merged_into = sqlc.narg(merged_into)::bigint,
  updated_at = now()
where organization_id = sqlc.arg(id);

-- name: MergeSources :batchexec
update core.source
set
  merged_into = sqlc.narg(merged_into)::bigint,
  updated_at = now()
where source_id = sqlc.arg(id);

-- name: AddMergeChanges :copyfrom
insert into ops.catalogue_change (import_id, entity, slug, action, old_value, new_value, reason)
values ($1, $2, $3, $4, $5, $6, $7);

-- name: SpeakerUses :one
-- The live rows that refer to a speaker. A claim counts where the speaker says it or is its claimant.
select
  count(distinct u.event_id)::bigint as events,
  (count(*) filter (where u.what = 'appearance'))::bigint as appearances,
  (count(distinct (u.event_id, u.id)) filter (where u.what = 'claim'))::bigint as claims,
  (
    select count(*)
    from core.speaker_role as r
    where
      r.speaker_id = sqlc.arg(speaker_id)::bigint
      and r.withdrawn_at is null
  )::bigint as roles
from (
  select
    a.event_id,
    'appearance'::text as what,
    a.appearance_id as id
  from core.appearance as a
  where
    a.speaker_id = sqlc.arg(speaker_id)::bigint
    and a.ended_import_id is null
  union all
  select
    s.event_id,
    'claim',
    s.claim_id
  from core.appearance as a
  join core.turn as t on t.event_id = a.event_id and t.appearance_id = a.appearance_id
  join core.claim_span as s on s.event_id = t.event_id and s.turn_id = t.turn_id
  where
    a.speaker_id = sqlc.arg(speaker_id)::bigint
    and a.ended_import_id is null
    and t.ended_import_id is null
    and s.ended_import_id is null
  union all
  select
    v.event_id,
    'claim',
    v.claim_id
  from core.claim_version as v
  where
    v.attributed_to = sqlc.arg(speaker_id)::bigint
    and v.ended_import_id is null
) as u;

-- name: OrganizationUses :one
-- The live rows that refer to an organization: as host, as the body for which one speaks, as the desk that checks, and
-- in the catalogue.
select
  count(distinct u.event_id)::bigint as events,
  (count(*) filter (where u.what = 'appearance'))::bigint as appearances,
  (count(*) filter (where u.what = 'evidence'))::bigint as evidence,
  (count(*) filter (where u.what = 'review'))::bigint as reviews,
  (
    select count(*)
    from core.speaker_role as r
    where
      r.organization_id = sqlc.arg(organization_id)::bigint
      and r.withdrawn_at is null
  )::bigint as roles,
  (
    select count(*)
    from core.indicator as i
    where i.producer_id = sqlc.arg(organization_id)::bigint
  )::bigint as indicators
from (
  select
    h.event_id,
    'host'::text as what
  from core.event_host as h
  where
    h.organization_id = sqlc.arg(organization_id)::bigint
    and h.ended_import_id is null
  union all
  select
    a.event_id,
    'appearance'
  from core.appearance as a
  where
    a.organization_id = sqlc.arg(organization_id)::bigint
    and a.ended_import_id is null
  union all
  select
    x.event_id,
    'evidence'
  from core.evidence as x
  where
    x.checked_by = sqlc.arg(organization_id)::bigint
    and x.ended_import_id is null
  union all
  select
    r.event_id,
    'review'
  from core.review as r
  where r.reviewed_by = sqlc.arg(organization_id)::bigint
) as u;

-- name: SourceUses :one
-- The live rows that refer to a source: transcripts, evidence and observations.
select
  count(distinct u.event_id)::bigint as events,
  (count(*) filter (where u.what = 'transcript'))::bigint as transcripts,
  (count(*) filter (where u.what = 'evidence'))::bigint as evidence,
  (
    select count(*)
    from core.observation as o
    where o.source_id = sqlc.arg(source_id)::bigint
  )::bigint as observations
from (
  select
    t.event_id,
    'transcript'::text as what
  from core.transcript as t
  where t.source_id = sqlc.arg(source_id)::bigint
  union all
  select
    x.event_id,
    'evidence'
  from core.evidence as x
  where
    x.source_id = sqlc.arg(source_id)::bigint
    and x.ended_import_id is null
) as u;

-- name: ListMerged :many
-- What is merged, with the merge that made it so: when, by whom and why, empty where nobody wrote a history.
select
  m.kind,
  m.slug,
  m.name,
  m.merged_into,
  m.merged_into_name,
  h.loaded_at as merged_at,
  coalesce(h.run_by, '')::text as merged_by,
  coalesce(h.reason, '')::text as reason
from bi.merged_names as m
left join lateral (
  select
    i.loaded_at,
    r.run_by,
    c.reason
  from ops.catalogue_change as c
  join ops.import as i on i.import_id = c.import_id
  join ops.run as r on r.run_id = i.run_id
  where
    c.entity = m.kind
    and c.slug = m.slug
    and c.action = 'merged'
    and c.old_value ->> 'merged_into' is null
  order by c.catalogue_change_id desc
  limit 1
) as h on true
where m.kind = sqlc.arg(kind)::text
order by m.slug;
