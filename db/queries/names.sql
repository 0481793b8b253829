-- Every name that a briefing may refer to. An entry defined in one factsheet (EVENT/ID) is no shared name.

-- name: ListOrganizations :many
select
  slug,
  name,
  aliases,
  coalesce(url, '')::text as url,
  coalesce(wikidata, '')::text as wikidata,
  coalesce(note, '')::text as note
from core.organization
order by slug;

-- name: ListSpeakers :many
select
  slug,
  name,
  kind,
  aliases,
  coalesce(wikidata, '')::text as wikidata,
  coalesce(note, '')::text as note
from core.speaker
where slug not like '%/%'
order by slug;

-- name: ListSpeakerRoles :many
select
  s.slug as speaker,
  r.title,
  coalesce(o.slug, '')::text as organization,
  coalesce(r.held_text, '')::text as held
from core.speaker_role as r
join core.speaker as s on s.speaker_id = r.speaker_id
left join core.organization as o on o.organization_id = r.organization_id
where
  r.withdrawn_at is null
  and s.slug not like '%/%'
order by s.slug, r.speaker_role_id;

-- name: ListAreas :many
select
  slug,
  name,
  kind,
  coalesce(iso, '')::text as iso,
  coalesce(note, '')::text as note
from core.area
order by slug;

-- name: ListAreaWithin :many
select
  a.slug as area,
  p.slug as parent
from core.area_within as w
join core.area as a on a.area_id = w.area_id
join core.area as p on p.area_id = w.parent_id
where w.withdrawn_at is null
order by a.slug, p.slug;

-- name: ListUnits :many
select
  u.slug,
  u.name,
  u.words,
  coalesce(t.slug, '')::text as converts_to,
  coalesce(u.factor_numerator::text, '')::text as factor_numerator,
  coalesce(u.factor_denominator::text, '')::text as factor_denominator,
  u.is_currency,
  coalesce(u.note, '')::text as note
from core.unit as u
left join core.unit as t on t.unit_id = u.converts_to
order by u.slug;

-- name: ListTopics :many
select
  slug,
  name,
  coalesce(note, '')::text as note
from core.topic
order by slug;

-- name: ListSources :many
select
  slug,
  title,
  coalesce(publisher, '')::text as publisher,
  coalesce(kind, '')::text as kind,
  coalesce(url, '')::text as url,
  coalesce(archived_url, '')::text as archived_url,
  published_on,
  coalesce(published_precision, '')::text as published_precision,
  accessed_on,
  coalesce(accessed_precision, '')::text as accessed_precision,
  coalesce(licence, '')::text as licence,
  coalesce(sha256, '')::text as sha256,
  coalesce(note, '')::text as note
from core.source
where slug not like '%/%'
order by slug;

-- name: ListEventSources :many
-- The sources that were defined in the factsheet of one event. A slug is compared byte by byte, and 0 is what comes
-- after the slash.
select
  slug,
  title,
  coalesce(publisher, '')::text as publisher,
  coalesce(kind, '')::text as kind,
  coalesce(url, '')::text as url,
  coalesce(archived_url, '')::text as archived_url,
  published_on,
  coalesce(published_precision, '')::text as published_precision,
  accessed_on,
  coalesce(accessed_precision, '')::text as accessed_precision,
  coalesce(licence, '')::text as licence,
  coalesce(sha256, '')::text as sha256,
  coalesce(note, '')::text as note
from core.source
where
  slug > sqlc.arg(event)::text || '/'
  and slug < sqlc.arg(event)::text || '0'
order by slug;

-- name: ListEventSpeakers :many
-- The speakers that were defined in the factsheet of one event, as for the sources.
select
  slug,
  name,
  kind,
  aliases,
  coalesce(wikidata, '')::text as wikidata,
  coalesce(note, '')::text as note
from core.speaker
where
  slug > sqlc.arg(event)::text || '/'
  and slug < sqlc.arg(event)::text || '0'
order by slug;

-- name: ListIndicators :many
select
  i.slug,
  i.name,
  coalesce(i.definition, '')::text as definition,
  u.slug as unit,
  i.direction,
  coalesce(o.slug, '')::text as producer,
  coalesce(d.slug, '')::text as derived_from,
  coalesce(i.derived_operator, '')::text as derived_operator,
  coalesce(i.derived_operand::text, '')::text as derived_operand,
  coalesce(i.derived_operand_first, false)::boolean as derived_operand_first,
  coalesce(i.note, '')::text as note
from core.indicator as i
join core.unit as u on u.unit_id = i.unit_id
left join core.organization as o on o.organization_id = i.producer_id
left join core.indicator as d on d.indicator_id = i.derived_from_id
order by i.slug;

-- name: ListRatingScales :many
select
  slug,
  name,
  coalesce(note, '')::text as note
from core.rating_scale
order by slug;

-- name: ListRatings :many
select
  s.slug as scale,
  r.slug,
  r.name,
  r.rank
from core.rating as r
join core.rating_scale as s on s.rating_scale_id = r.rating_scale_id
order by s.slug, r.rating_id;

-- name: FindIDs :many
-- The keys of all the names that a briefing uses, in one round trip.
select 'speaker'::text as kind, slug, speaker_id as id
from core.speaker
where slug = any(sqlc.arg(speakers)::text[])
union all
select 'organization', slug, organization_id
from core.organization
where slug = any(sqlc.arg(organizations)::text[])
union all
select 'area', slug, area_id
from core.area
where slug = any(sqlc.arg(areas)::text[])
union all
select 'unit', slug, unit_id
from core.unit
where slug = any(sqlc.arg(units)::text[])
union all
select 'indicator', slug, indicator_id
from core.indicator
where slug = any(sqlc.arg(indicators)::text[])
union all
select 'source', slug, source_id
from core.source
where slug = any(sqlc.arg(sources)::text[])
union all
select 'topic', slug, topic_id
from core.topic
where slug = any(sqlc.arg(topics)::text[])
union all
select 'event', slug, event_id
from core.event
where slug = any(sqlc.arg(events)::text[])
union all
select 'rating', s.slug || '/' || r.slug, r.rating_id
from core.rating as r
join core.rating_scale as s on s.rating_scale_id = r.rating_scale_id
where s.slug || '/' || r.slug = any(sqlc.arg(ratings)::text[]);
