-- What the database knows of one event, live rows alone, with names in place of keys: the loader compares it with
-- what a file says.

-- name: LockEvent :one
-- The row lock makes loads of one event wait for each other.
select
  e.event_id,
  e.title,
  e.kind,
  e.held_on,
  coalesce(e.held_precision, '')::text as held_precision,
  coalesce(e.place, '')::text as place,
  coalesce(p.slug, '')::text as part_of,
  e.draft,
  coalesce(e.note, '')::text as note
from core.event as e
left join core.event as p on p.event_id = e.part_of
where e.slug = sqlc.arg(slug)
for update of e;

-- name: AddEvent :one
-- No row comes back if another load has just added the event; it is there to be locked then.
insert into core.event (slug, title, kind, held_on, held_precision, place, part_of, draft, note)
values (
  sqlc.arg(slug),
  sqlc.arg(title),
  sqlc.arg(kind),
  sqlc.narg(held_on)::date,
  nullif(sqlc.arg(held_precision)::text, ''),
  nullif(sqlc.arg(place)::text, ''),
  (select p.event_id from core.event as p where p.slug = sqlc.arg(part_of)::text),
  sqlc.arg(draft),
  nullif(sqlc.arg(note)::text, '')
)
on conflict (slug) do nothing
returning event_id;

-- name: UpdateEvent :exec
update core.event as e
set
  title = sqlc.arg(title),
  kind = sqlc.arg(kind),
  held_on = sqlc.narg(held_on)::date,
  held_precision = nullif(sqlc.arg(held_precision)::text, ''),
  place = nullif(sqlc.arg(place)::text, ''),
  part_of = (select p.event_id from core.event as p where p.slug = sqlc.arg(part_of)::text),
  draft = sqlc.arg(draft),
  note = nullif(sqlc.arg(note)::text, ''),
  updated_at = now()
where e.event_id = sqlc.arg(event_id);

-- name: LiveHosts :many
select o.slug
from core.event_host as h
join core.organization as o on o.organization_id = h.organization_id
where
  h.event_id = sqlc.arg(event_id)
  and h.ended_import_id is null
order by o.slug;

-- name: CurrentTranscript :one
select
  t.transcript_id,
  t.revision,
  t.file_name,
  t.file_sha256,
  t.language,
  t.fidelity,
  t.published_on,
  coalesce(t.published_precision, '')::text as published_precision,
  t.publisher_updated_at,
  coalesce(s.slug, '')::text as source,
  coalesce(t.note, '')::text as note
from core.transcript as t
left join core.source as s on s.source_id = t.source_id
where t.event_id = sqlc.arg(event_id)
order by t.revision desc
limit 1;

-- name: LiveAppearances :many
select
  a.appearance_id,
  a.key,
  coalesce(s.slug, '')::text as speaker,
  coalesce(a.unnamed, '')::text as unnamed,
  coalesce(a.role, '')::text as role,
  coalesce(o.slug, '')::text as organization,
  a.headings,
  coalesce(a.note, '')::text as note
from core.appearance as a
left join core.speaker as s on s.speaker_id = a.speaker_id
left join core.organization as o on o.organization_id = a.organization_id
where
  a.event_id = sqlc.arg(event_id)
  and a.ended_import_id is null;

-- name: LiveTurns :many
select
  t.turn_id,
  t.key,
  t.transcript_id,
  t.appearance_id,
  t.kind,
  coalesce(t.answers_key, '')::text as answers,
  coalesce(t.continues_key, '')::text as continues,
  t.span_start,
  t.span_end,
  coalesce(t.note, '')::text as note
from core.turn as t
where
  t.event_id = sqlc.arg(event_id)
  and t.ended_import_id is null;

-- name: Claims :many
-- Every claim that the event ever had. One without a live version has been withdrawn, and its content is null.
select
  c.claim_id,
  c.key,
  v.claim_version_id,
  coalesce(v.says, '')::text as says,
  coalesce(v.type, '')::text as type,
  coalesce(v.modality, '')::text as modality,
  coalesce(s.slug, '')::text as attributed_to,
  coalesce(v.note, '')::text as note,
  coalesce(v.todo, '')::text as todo,
  coalesce(v.confidence::text, '')::text as confidence
from core.claim as c
left join core.claim_version as v
  on v.event_id = c.event_id
  and v.claim_id = c.claim_id
  and v.ended_import_id is null
left join core.speaker as s on s.speaker_id = v.attributed_to
where c.event_id = sqlc.arg(event_id);

-- name: LastClaimWords :many
-- What withdrawn claims said last, and in which words.
select
  v.claim_id,
  v.says,
  array(
    select s.quote
    from core.claim_span as s
    where
      s.event_id = v.event_id
      and s.claim_id = v.claim_id
      and s.ended_import_id = v.ended_import_id
      and s.quote is not null
  )::text[] as quotes
from core.claim_version as v
where
  v.event_id = sqlc.arg(event_id)
  and v.claim_id = any(sqlc.arg(claim_ids)::bigint[])
  and not exists (
    select
    from core.claim_version as later
    where
      later.event_id = v.event_id
      and later.claim_id = v.claim_id
      and later.claim_version_id > v.claim_version_id
  );

-- name: LastFigureWords :many
-- What withdrawn figures were of last, and in which words.
select
  v.figure_id,
  coalesce(v.quote, '')::text as quote,
  coalesce(u.slug, '')::text as unit,
  coalesce(v.kind, '')::text as kind,
  coalesce(i.slug, '')::text as indicator
from core.figure_version as v
left join core.unit as u on u.unit_id = v.unit_id
left join core.indicator as i on i.indicator_id = v.indicator_id
where
  v.event_id = sqlc.arg(event_id)
  and v.figure_id = any(sqlc.arg(figure_ids)::bigint[])
  and not exists (
    select
    from core.figure_version as later
    where
      later.event_id = v.event_id
      and later.figure_id = v.figure_id
      and later.figure_version_id > v.figure_version_id
  );

-- name: LiveClaimTopics :many
select
  x.claim_id,
  t.slug as topic
from core.claim_topic as x
join core.topic as t on t.topic_id = x.topic_id
where
  x.event_id = sqlc.arg(event_id)
  and x.ended_import_id is null;

-- name: LiveClaimSpans :many
select
  claim_span_id,
  claim_id,
  turn_id,
  ordinal,
  span_start,
  span_end,
  coalesce(quote, '')::text as quote
from core.claim_span
where
  event_id = sqlc.arg(event_id)
  and ended_import_id is null;

-- name: Figures :many
-- Every figure that the event ever had, as for the claims.
select
  f.figure_id,
  f.claim_id,
  f.key,
  v.figure_version_id,
  coalesce(v.claim_span_id, 0)::bigint as claim_span_id,
  coalesce(v.span_start, 0)::integer as span_start,
  coalesce(v.span_end, 0)::integer as span_end,
  coalesce(v.quote, '')::text as quote,
  coalesce(v.value::text, '')::text as value,
  coalesce(v.bounds::text, '')::text as bounds,
  coalesce(v.rule, '')::text as rule,
  coalesce(v.comparator, '')::text as comparator,
  coalesce(v.hedge, '')::text as hedge,
  coalesce(v.vague, false)::boolean as vague,
  coalesce(v.spoken, '')::text as spoken,
  coalesce(v.scale, '')::text as scale,
  coalesce(u.slug, '')::text as unit,
  coalesce(v.unit_text, '')::text as unit_text,
  coalesce(v.currency, '')::text as currency,
  coalesce(v.of_value::text, '')::text as of_value,
  coalesce(ou.slug, '')::text as of_unit,
  coalesce(v.of_what, '')::text as of_what,
  coalesce(v.has_base, false)::boolean as has_base,
  coalesce(v.base_period_text, '')::text as base_period,
  coalesce(v.base_value::text, '')::text as base_value,
  coalesce(v.base_figure, '')::text as base_figure,
  coalesce(v.kind, '')::text as kind,
  coalesce(i.slug, '')::text as indicator,
  coalesce(a.slug, '')::text as area,
  coalesce(v.period_text, '')::text as period,
  coalesce(v.rank_of, '')::text as rank_of,
  coalesce(v.rank_over, '')::text as rank_over,
  coalesce(v.as_corrected::text, '')::text as as_corrected,
  coalesce(v.basis, '')::text as basis,
  coalesce(v.note, '')::text as note,
  coalesce(v.todo, '')::text as todo,
  coalesce(v.confidence::text, '')::text as confidence
from core.figure as f
left join core.figure_version as v
  on v.event_id = f.event_id
  and v.figure_id = f.figure_id
  and v.ended_import_id is null
left join core.unit as u on u.unit_id = v.unit_id
left join core.unit as ou on ou.unit_id = v.of_unit_id
left join core.indicator as i on i.indicator_id = v.indicator_id
left join core.area as a on a.area_id = v.area_id
where f.event_id = sqlc.arg(event_id);

-- name: LiveEvidence :many
-- Evidence that files gave. What was added by command is no business of a file.
select
  x.evidence_id,
  x.claim_id,
  x.figure_id,
  s.slug as source,
  x.stance,
  coalesce(x.locator, '')::text as locator,
  coalesce(x.quote, '')::text as quote,
  coalesce(x.value::text, '')::text as value,
  x.vintage_on,
  coalesce(x.vintage_precision, '')::text as vintage_precision,
  x.checked_on,
  coalesce(x.checked_precision, '')::text as checked_precision,
  coalesce(o.slug, '')::text as checked_by,
  coalesce(x.note, '')::text as note
from core.evidence as x
join core.source as s on s.source_id = x.source_id
left join core.organization as o on o.organization_id = x.checked_by
where
  x.event_id = sqlc.arg(event_id)
  and x.origin = 'file'
  and x.ended_import_id is null;

-- name: Reviews :many
-- The newest row of each review that files gave: the same claim, scale, desk and day.
select distinct on (r.claim_id, s.rating_scale_id, r.reviewed_by, r.reviewed_on, r.reviewed_precision)
  r.review_id,
  r.claim_id,
  s.slug as scale,
  g.slug as rating,
  o.slug as reviewed_by,
  r.reviewed_on,
  r.reviewed_precision,
  r.published_at,
  coalesce(r.summary, '')::text as summary,
  coalesce(r.url, '')::text as url,
  coalesce(r.note, '')::text as note
from core.review as r
join core.rating as g on g.rating_id = r.rating_id
join core.rating_scale as s on s.rating_scale_id = g.rating_scale_id
join core.organization as o on o.organization_id = r.reviewed_by
where
  r.event_id = sqlc.arg(event_id)
  and r.origin = 'file'
order by r.claim_id, s.rating_scale_id, r.reviewed_by, r.reviewed_on, r.reviewed_precision, r.review_id desc;

-- name: LiveLinks :many
select
  claim_link_id,
  claim_id,
  figure_id,
  relation,
  to_event,
  to_claim,
  coalesce(to_figure, '')::text as to_figure,
  coalesce(note, '')::text as note
from core.claim_link
where
  event_id = sqlc.arg(event_id)
  and ended_import_id is null;

-- name: TranscriptText :one
-- A text that was loaded once, of whichever revision, by the hash of its file. What was redacted is not there.
select t.text
from core.transcript as t
join core.event as e on e.event_id = t.event_id
where
  e.slug = sqlc.arg(slug)
  and t.file_sha256 = sqlc.arg(file_sha256)
  and t.text is not null
order by t.revision desc
limit 1;
