-- The catalogue is written in place. References are given by slug, and an entry that is referred to is written first.

-- name: LockCatalogue :exec
-- One writer of the catalogue at a time, so that two loads of the same files neither collide nor write twice. The
-- lock goes with the transaction.
select pg_advisory_xact_lock(hashtextextended('onrecord catalogue', 0));

-- name: UpsertOrganization :batchexec
insert into core.organization (slug, name, aliases, url, wikidata, note)
values (
  sqlc.arg(slug),
  sqlc.arg(name),
  sqlc.arg(aliases),
  nullif(sqlc.arg(url)::text, ''),
  nullif(sqlc.arg(wikidata)::text, ''),
  nullif(sqlc.arg(note)::text, '')
)
on conflict (slug) do update set
  name = excluded.name,
  aliases = excluded.aliases,
  url = excluded.url,
  wikidata = excluded.wikidata,
  note = excluded.note,
  updated_at = now();

-- name: UpsertSpeaker :batchexec
insert into core.speaker (slug, name, kind, aliases, wikidata, note)
values (
  sqlc.arg(slug),
  sqlc.arg(name),
  sqlc.arg(kind),
  sqlc.arg(aliases),
  nullif(sqlc.arg(wikidata)::text, ''),
  nullif(sqlc.arg(note)::text, '')
)
on conflict (slug) do update set
  name = excluded.name,
  kind = excluded.kind,
  aliases = excluded.aliases,
  wikidata = excluded.wikidata,
  note = excluded.note,
  updated_at = now();

-- name: WithdrawSpeakerRoles :exec
-- All roles of a speaker leave; those that still stand in the catalogue are brought back by UpsertSpeakerRole.
update core.speaker_role as r
set withdrawn_at = now()
from core.speaker as s
where
  s.speaker_id = r.speaker_id
  and s.slug = any(sqlc.arg(speakers)::text[])
  and r.withdrawn_at is null;

-- name: UpsertSpeakerRole :batchexec
insert into core.speaker_role (speaker_id, title, organization_id, held, held_text)
values (
  (select s.speaker_id from core.speaker as s where s.slug = sqlc.arg(speaker)),
  sqlc.arg(title),
  (select o.organization_id from core.organization as o where o.slug = sqlc.arg(organization)::text),
  daterange(sqlc.narg(held_from)::date, sqlc.narg(held_to)::date),
  nullif(sqlc.arg(held_text)::text, '')
)
on conflict on constraint speaker_role_key do update set withdrawn_at = null;

-- name: UpsertArea :batchexec
insert into core.area (slug, name, kind, iso, note)
values (
  sqlc.arg(slug),
  sqlc.arg(name),
  sqlc.arg(kind),
  nullif(sqlc.arg(iso)::text, ''),
  nullif(sqlc.arg(note)::text, '')
)
on conflict (slug) do update set
  name = excluded.name,
  kind = excluded.kind,
  iso = excluded.iso,
  note = excluded.note,
  updated_at = now();

-- name: WithdrawAreaWithin :exec
-- As for the roles of a speaker.
update core.area_within as w
set withdrawn_at = now()
from core.area as a
where
  a.area_id = w.area_id
  and a.slug = any(sqlc.arg(areas)::text[])
  and w.withdrawn_at is null;

-- name: UpsertAreaWithin :batchexec
insert into core.area_within (area_id, parent_id)
select a.area_id, p.area_id
from core.area as a, core.area as p
where
  a.slug = sqlc.arg(area)
  and p.slug = sqlc.arg(parent)
on conflict (area_id, parent_id) do update set withdrawn_at = null;

-- name: UpsertUnit :batchexec
-- What a unit converts to is set by ConvertUnit, once all units are there.
insert into core.unit (slug, name, words, note)
values (
  sqlc.arg(slug),
  sqlc.arg(name),
  sqlc.arg(words),
  nullif(sqlc.arg(note)::text, '')
)
on conflict (slug) do update set
  name = excluded.name,
  words = excluded.words,
  converts_to = null,
  factor_numerator = null,
  factor_denominator = null,
  note = excluded.note,
  updated_at = now();

-- name: ConvertUnit :batchexec
update core.unit as u
set
  converts_to = t.unit_id,
  factor_numerator = sqlc.arg(numerator)::numeric,
  factor_denominator = sqlc.arg(denominator)::numeric
from core.unit as t
where
  u.slug = sqlc.arg(slug)
  and t.slug = sqlc.arg(converts_to);

-- name: AddCurrencies :exec
-- The codes of ISO 4217 are units without being listed: a row is written when one is first used.
insert into core.unit (slug, name, is_currency)
select code, code, true
from unnest(sqlc.arg(codes)::text[]) as code
order by code
on conflict (slug) do nothing;

-- name: UpsertTopic :batchexec
insert into core.topic (slug, name, note)
values (sqlc.arg(slug), sqlc.arg(name), nullif(sqlc.arg(note)::text, ''))
on conflict (slug) do update set
  name = excluded.name,
  note = excluded.note,
  updated_at = now();

-- name: UpsertSource :batchexec
insert into core.source (
  slug, title, publisher, kind, url, archived_url, published_on, published_precision, accessed_on, accessed_precision,
  licence, sha256, note
)
values (
  sqlc.arg(slug),
  sqlc.arg(title),
  nullif(sqlc.arg(publisher)::text, ''),
  nullif(sqlc.arg(kind)::text, ''),
  nullif(sqlc.arg(url)::text, ''),
  nullif(sqlc.arg(archived_url)::text, ''),
  sqlc.narg(published_on)::date,
  nullif(sqlc.arg(published_precision)::text, ''),
  sqlc.narg(accessed_on)::date,
  nullif(sqlc.arg(accessed_precision)::text, ''),
  nullif(sqlc.arg(licence)::text, ''),
  nullif(sqlc.arg(sha256)::text, ''),
  nullif(sqlc.arg(note)::text, '')
)
on conflict (slug) do update set
  title = excluded.title,
  publisher = excluded.publisher,
  kind = excluded.kind,
  url = excluded.url,
  archived_url = excluded.archived_url,
  published_on = excluded.published_on,
  published_precision = excluded.published_precision,
  accessed_on = excluded.accessed_on,
  accessed_precision = excluded.accessed_precision,
  licence = excluded.licence,
  sha256 = excluded.sha256,
  note = excluded.note,
  updated_at = now();

-- name: UpsertIndicator :batchexec
-- What an indicator is derived from is set by DeriveIndicator, once all indicators are there.
insert into core.indicator (slug, name, definition, unit_id, direction, producer_id, note)
values (
  sqlc.arg(slug),
  sqlc.arg(name),
  nullif(sqlc.arg(definition)::text, ''),
  (select u.unit_id from core.unit as u where u.slug = sqlc.arg(unit)),
  sqlc.arg(direction),
  (select o.organization_id from core.organization as o where o.slug = sqlc.arg(producer)::text),
  nullif(sqlc.arg(note)::text, '')
)
on conflict (slug) do update set
  name = excluded.name,
  definition = excluded.definition,
  unit_id = excluded.unit_id,
  direction = excluded.direction,
  producer_id = excluded.producer_id,
  derived_from_id = null,
  derived_operator = null,
  derived_operand = null,
  derived_operand_first = null,
  note = excluded.note,
  updated_at = now();

-- name: DeriveIndicator :batchexec
update core.indicator as i
set
  derived_from_id = f.indicator_id,
  derived_operator = sqlc.arg(operator)::text,
  derived_operand = sqlc.arg(operand)::numeric,
  derived_operand_first = sqlc.arg(operand_first)::boolean
from core.indicator as f
where
  i.slug = sqlc.arg(slug)
  and f.slug = sqlc.arg(derived_from);

-- name: UpsertRatingScale :batchexec
insert into core.rating_scale (slug, name, note)
values (sqlc.arg(slug), sqlc.arg(name), nullif(sqlc.arg(note)::text, ''))
on conflict (slug) do update set
  name = excluded.name,
  note = excluded.note,
  updated_at = now();

-- name: UpsertRating :batchexec
insert into core.rating (rating_scale_id, slug, name, rank)
values (
  (select s.rating_scale_id from core.rating_scale as s where s.slug = sqlc.arg(scale)),
  sqlc.arg(slug),
  sqlc.arg(name),
  sqlc.narg(rank)::integer
)
on conflict (rating_scale_id, slug) do update set
  name = excluded.name,
  rank = excluded.rank;

-- name: RankRatings :exec
-- Maps the ranks of each scale on 0..1. A scale with one rank alone says nothing, so its truth is null.
update core.rating as r
set truth = (r.rank - w.lowest)::numeric / nullif(w.highest - w.lowest, 0)
from (
  select rating_scale_id, min(rank) as lowest, max(rank) as highest
  from core.rating
  group by rating_scale_id
) as w
join core.rating_scale as s on s.rating_scale_id = w.rating_scale_id
where
  r.rating_scale_id = w.rating_scale_id
  and s.slug = any(sqlc.arg(scales)::text[]);
