-- What show prints of an event, a claim or a figure. A row that was ended is read as well: its ended_import_id is 0
-- while it is live, and the reader keeps what is live, and of something withdrawn what ended with it.

-- name: DossierEvent :one
select
  e.event_id,
  e.slug,
  e.title,
  e.kind,
  e.held_on,
  coalesce(e.held_precision, '')::text as held_precision,
  coalesce(e.place, '')::text as place,
  coalesce(p.slug, '')::text as part_of,
  coalesce(p.title, '')::text as part_of_title,
  e.draft,
  coalesce(e.note, '')::text as note,
  now()::timestamptz as read_at
from core.event as e
left join core.event as p on p.event_id = e.part_of
where e.slug = sqlc.arg(slug);

-- name: DossierHosts :many
select
  o.slug,
  o.name
from core.event_host as h
join core.organization as named on named.organization_id = h.organization_id
join core.organization as o on o.organization_id = coalesce(named.merged_into, named.organization_id)
where
  h.event_id = sqlc.arg(event_id)
  and h.ended_import_id is null
order by o.name;

-- name: DossierTranscripts :many
-- Every revision, the current one first.
select
  t.transcript_id,
  t.revision,
  t.char_count,
  (t.text is null)::boolean as redacted,
  t.file_name,
  t.file_sha256,
  t.language,
  t.fidelity,
  t.published_on,
  coalesce(t.published_precision, '')::text as published_precision,
  t.publisher_updated_at,
  coalesce(s.slug, '')::text as source,
  coalesce(s.title, '')::text as source_title,
  coalesce(s.publisher, '')::text as publisher,
  coalesce(s.url, '')::text as url,
  coalesce(s.archived_url, '')::text as archived_url,
  coalesce(t.note, '')::text as note
from core.transcript as t
left join core.source as named on named.source_id = t.source_id
left join core.source as s on s.source_id = coalesce(named.merged_into, named.source_id)
where t.event_id = sqlc.arg(event_id)
order by t.revision desc;

-- name: DossierRedactions :many
select
  reason,
  redacted_by,
  redacted_at
from core.redaction
where event_id = sqlc.arg(event_id)
order by redacted_at desc, redaction_id desc;

-- name: DossierAppearances :many
select
  a.appearance_id,
  a.key,
  coalesce(s.slug, '')::text as speaker,
  coalesce(s.name, a.unnamed, '')::text as name,
  coalesce(a.role, '')::text as role,
  coalesce(o.slug, '')::text as organization,
  coalesce(o.name, '')::text as organization_name,
  coalesce(a.note, '')::text as note,
  coalesce(a.ended_import_id, 0)::bigint as ended_import_id
from core.appearance as a
left join core.speaker as said on said.speaker_id = a.speaker_id
left join core.speaker as s on s.speaker_id = coalesce(said.merged_into, said.speaker_id)
left join core.organization as named on named.organization_id = a.organization_id
left join core.organization as o on o.organization_id = coalesce(named.merged_into, named.organization_id)
where a.event_id = sqlc.arg(event_id)
order by a.appearance_id;

-- name: DossierTurns :many
select
  t.turn_id,
  t.key,
  t.appearance_id,
  t.kind,
  coalesce(t.answers_key, '')::text as answers,
  coalesce(t.continues_key, '')::text as continues,
  t.span_start,
  t.span_end,
  coalesce(t.note, '')::text as note,
  (
    select count(distinct c.claim_id)
    from core.claim_span as c
    where
      c.event_id = t.event_id
      and c.turn_id = t.turn_id
      and c.ended_import_id is null
  )::bigint as claims,
  (
    select count(*)
    from core.claim_span as c
    join core.figure_version as f on f.event_id = c.event_id and f.claim_span_id = c.claim_span_id
    where
      c.event_id = t.event_id
      and c.turn_id = t.turn_id
      and f.ended_import_id is null
  )::bigint as figures
from core.turn as t
where
  t.event_id = sqlc.arg(event_id)
  and t.ended_import_id is null
order by t.span_start;

-- name: DossierClaims :many
-- The live claims in the order of the text. The rating is the newest published one.
select
  k.key,
  v.says,
  v.type,
  v.modality,
  t.key as turn,
  t.appearance_id,
  s.span_start,
  s.span_end,
  (
    select count(*)
    from core.figure as f
    join core.figure_version as x on x.event_id = f.event_id and x.figure_id = f.figure_id
    where
      f.event_id = k.event_id
      and f.claim_id = k.claim_id
      and x.ended_import_id is null
  )::bigint as figures,
  (
    select count(*)
    from core.evidence as x
    where
      x.event_id = k.event_id
      and x.claim_id = k.claim_id
      and x.ended_import_id is null
  )::bigint as evidence,
  (
    select count(*)
    from core.claim_link as x
    where
      x.event_id = k.event_id
      and x.claim_id = k.claim_id
      and x.ended_import_id is null
  )::bigint as links,
  (
    select count(*)
    from core.review as x
    where
      x.event_id = k.event_id
      and x.claim_id = k.claim_id
  )::bigint as reviews,
  coalesce(
    (
      select g.slug
      from core.review as x
      join core.rating as g on g.rating_id = x.rating_id
      where
        x.event_id = k.event_id
        and x.claim_id = k.claim_id
        and x.published_at <= now()
      order by x.reviewed_on desc, x.review_id desc
      limit 1
    ),
    ''
  )::text as rating,
  coalesce(
    (
      select g.name
      from core.review as x
      join core.rating as g on g.rating_id = x.rating_id
      where
        x.event_id = k.event_id
        and x.claim_id = k.claim_id
        and x.published_at <= now()
      order by x.reviewed_on desc, x.review_id desc
      limit 1
    ),
    ''
  )::text as rating_name
from core.claim as k
join core.claim_version as v on v.event_id = k.event_id and v.claim_id = k.claim_id
join core.claim_span as s on s.event_id = k.event_id and s.claim_id = k.claim_id
join core.turn as t on t.event_id = s.event_id and t.turn_id = s.turn_id
where
  k.event_id = sqlc.arg(event_id)
  and v.ended_import_id is null
  and s.ended_import_id is null
  and s.ordinal = 1
order by s.span_start, s.span_end, k.claim_id;

-- name: DossierWithdrawn :many
-- The claims without a live version, and the import that took each away.
select
  k.key,
  max(v.ended_import_id)::bigint as ended_import_id
from core.claim as k
join core.claim_version as v on v.event_id = k.event_id and v.claim_id = k.claim_id
where k.event_id = sqlc.arg(event_id)
group by k.claim_id, k.key
having bool_and(v.ended_import_id is not null)
order by k.claim_id;

-- name: DossierClaim :one
-- The newest version of a claim, which for a withdrawn one has ended.
select
  k.claim_id,
  k.key,
  k.import_id as first_import_id,
  v.says,
  v.type,
  v.modality,
  coalesce(s.slug, '')::text as attributed_to,
  coalesce(s.name, '')::text as attributed_to_name,
  coalesce(v.note, '')::text as note,
  coalesce(v.todo, '')::text as todo,
  coalesce(v.confidence::text, '')::text as confidence,
  v.import_id,
  coalesce(v.ended_import_id, 0)::bigint as ended_import_id
from core.claim as k
join core.claim_version as v on v.event_id = k.event_id and v.claim_id = k.claim_id
left join core.speaker as said on said.speaker_id = v.attributed_to
left join core.speaker as s on s.speaker_id = coalesce(said.merged_into, said.speaker_id)
where
  k.event_id = sqlc.arg(event_id)
  and k.key = sqlc.arg(key)
order by v.ended_import_id desc nulls first, v.claim_version_id desc
limit 1;

-- name: DossierTopics :many
select
  t.slug,
  t.name,
  coalesce(x.ended_import_id, 0)::bigint as ended_import_id
from core.claim_topic as x
join core.topic as t on t.topic_id = x.topic_id
where
  x.event_id = sqlc.arg(event_id)
  and x.claim_id = sqlc.arg(claim_id)
order by t.slug;

-- name: DossierPlaces :many
-- Where a claim was said, with up to margin characters of its turn on either side.
select
  c.claim_span_id,
  c.ordinal,
  c.span_start,
  c.span_end,
  coalesce(c.quote, '')::text as quote,
  (c.quote is null)::boolean as redacted,
  t.key as turn,
  t.kind as turn_kind,
  t.transcript_id,
  t.appearance_id,
  coalesce(
    substring(
      t.text,
      greatest(1, c.span_start - t.span_start - sqlc.arg(margin)::integer + 1),
      least(sqlc.arg(margin)::integer, c.span_start - t.span_start)
    ),
    ''
  )::text as before,
  coalesce(substring(t.text, c.span_end - t.span_start + 1, sqlc.arg(margin)::integer), '')::text as after,
  coalesce(c.ended_import_id, 0)::bigint as ended_import_id
from core.claim_span as c
join core.turn as t on t.event_id = c.event_id and t.turn_id = c.turn_id
where
  c.event_id = sqlc.arg(event_id)
  and c.claim_id = sqlc.arg(claim_id)
order by c.ordinal, c.claim_span_id;

-- name: DossierFigures :many
-- The newest version of each figure of a claim, in the order of the text.
select
  x.figure_id,
  x.key,
  x.first_import_id,
  x.claim_span_id,
  x.span_start,
  x.span_end,
  x.quote,
  x.redacted,
  x.before,
  x.after,
  x.value,
  x.bounds,
  x.lower,
  x.lower_inclusive,
  x.upper,
  x.upper_inclusive,
  x.rule,
  x.comparator,
  x.hedge,
  x.vague,
  x.spoken,
  x.scale,
  x.unit,
  x.unit_name,
  x.unit_is_currency,
  x.unit_text,
  x.currency,
  x.of_value,
  x.of_unit,
  x.of_unit_name,
  x.of_what,
  x.has_base,
  x.base_period,
  x.base_value,
  x.base_figure,
  x.kind,
  x.indicator,
  x.indicator_name,
  x.indicator_definition,
  x.producer,
  x.area,
  x.area_name,
  x.period,
  x.rank_of,
  x.rank_over,
  x.as_corrected,
  x.basis,
  x.note,
  x.todo,
  x.confidence,
  x.import_id,
  x.ended_import_id
from (
  select distinct on (f.figure_id)
    f.figure_id,
    f.key,
    f.import_id as first_import_id,
    v.claim_span_id,
    v.span_start,
    v.span_end,
    coalesce(v.quote, '')::text as quote,
    (v.quote is null)::boolean as redacted,
    coalesce(
      substring(
        t.text,
        greatest(1, v.span_start - t.span_start - sqlc.arg(margin)::integer + 1),
        least(sqlc.arg(margin)::integer, v.span_start - t.span_start)
      ),
      ''
    )::text as before,
    coalesce(substring(t.text, v.span_end - t.span_start + 1, sqlc.arg(margin)::integer), '')::text as after,
    coalesce(v.value::text, '')::text as value,
    coalesce(v.bounds::text, '')::text as bounds,
    coalesce(lower(v.bounds)::text, '')::text as lower,
    coalesce(lower_inc(v.bounds), false)::boolean as lower_inclusive,
    coalesce(upper(v.bounds)::text, '')::text as upper,
    coalesce(upper_inc(v.bounds), false)::boolean as upper_inclusive,
    coalesce(v.rule, '')::text as rule,
    coalesce(v.comparator, '')::text as comparator,
    coalesce(v.hedge, '')::text as hedge,
    v.vague,
    coalesce(v.spoken, '')::text as spoken,
    coalesce(v.scale, '')::text as scale,
    coalesce(u.slug, '')::text as unit,
    coalesce(u.name, '')::text as unit_name,
    coalesce(u.is_currency, false)::boolean as unit_is_currency,
    coalesce(v.unit_text, '')::text as unit_text,
    coalesce(v.currency, '')::text as currency,
    coalesce(v.of_value::text, '')::text as of_value,
    coalesce(ou.slug, '')::text as of_unit,
    coalesce(ou.name, '')::text as of_unit_name,
    coalesce(v.of_what, '')::text as of_what,
    v.has_base,
    coalesce(v.base_period_text, '')::text as base_period,
    coalesce(v.base_value::text, '')::text as base_value,
    coalesce(v.base_figure, '')::text as base_figure,
    coalesce(v.kind, '')::text as kind,
    coalesce(i.slug, '')::text as indicator,
    coalesce(i.name, '')::text as indicator_name,
    coalesce(i.definition, '')::text as indicator_definition,
    coalesce(p.name, '')::text as producer,
    coalesce(a.slug, '')::text as area,
    coalesce(a.name, '')::text as area_name,
    coalesce(v.period_text, '')::text as period,
    coalesce(v.rank_of, '')::text as rank_of,
    coalesce(v.rank_over, '')::text as rank_over,
    coalesce(v.as_corrected::text, '')::text as as_corrected,
    v.basis,
    coalesce(v.note, '')::text as note,
    coalesce(v.todo, '')::text as todo,
    coalesce(v.confidence::text, '')::text as confidence,
    v.import_id,
    coalesce(v.ended_import_id, 0)::bigint as ended_import_id
  from core.figure as f
  join core.figure_version as v on v.event_id = f.event_id and v.figure_id = f.figure_id
  join core.claim_span as c on c.event_id = v.event_id and c.claim_span_id = v.claim_span_id
  join core.turn as t on t.event_id = c.event_id and t.turn_id = c.turn_id
  left join core.unit as u on u.unit_id = v.unit_id
  left join core.unit as ou on ou.unit_id = v.of_unit_id
  left join core.indicator as i on i.indicator_id = v.indicator_id
  left join core.organization as p on p.organization_id = i.producer_id
  left join core.area as a on a.area_id = v.area_id
  where
    f.event_id = sqlc.arg(event_id)
    and f.claim_id = sqlc.arg(claim_id)
  order by f.figure_id, v.ended_import_id desc nulls first, v.figure_version_id desc
) as x
order by x.span_start, x.span_end, x.figure_id;

-- name: DossierEvidence :many
select
  coalesce(x.figure_id, 0)::bigint as figure_id,
  s.slug as source,
  s.title,
  coalesce(s.publisher, '')::text as publisher,
  coalesce(s.url, '')::text as url,
  coalesce(s.archived_url, '')::text as archived_url,
  s.published_on,
  coalesce(s.published_precision, '')::text as published_precision,
  x.stance,
  coalesce(x.locator, '')::text as locator,
  coalesce(x.value::text, '')::text as value,
  coalesce(x.quote, '')::text as quote,
  x.vintage_on,
  coalesce(x.vintage_precision, '')::text as vintage_precision,
  x.checked_on,
  coalesce(x.checked_precision, '')::text as checked_precision,
  coalesce(o.slug, '')::text as checked_by,
  coalesce(o.name, '')::text as checked_by_name,
  coalesce(x.note, '')::text as note,
  x.origin,
  coalesce(x.ended_import_id, 0)::bigint as ended_import_id
from core.evidence as x
join core.source as named on named.source_id = x.source_id
join core.source as s on s.source_id = coalesce(named.merged_into, named.source_id)
left join core.organization as checker on checker.organization_id = x.checked_by
left join core.organization as o on o.organization_id = coalesce(checker.merged_into, checker.organization_id)
where
  x.event_id = sqlc.arg(event_id)
  and x.claim_id = sqlc.arg(claim_id)
order by x.evidence_id;

-- name: DossierReviews :many
-- The newest first. Each supersedes the older ones of the same desk on the same scale.
select
  s.slug as scale,
  s.name as scale_name,
  g.slug as rating,
  g.name as rating_name,
  coalesce(trim_scale(g.truth)::text, '')::text as truth,
  o.slug as reviewed_by,
  o.name as reviewed_by_name,
  r.reviewed_on,
  r.reviewed_precision,
  r.published_at,
  coalesce(r.summary, '')::text as summary,
  coalesce(r.url, '')::text as url,
  coalesce(r.note, '')::text as note,
  r.origin,
  r.recorded_at,
  coalesce(r.recorded_by, '')::text as recorded_by
from core.review as r
join core.rating as g on g.rating_id = r.rating_id
join core.rating_scale as s on s.rating_scale_id = g.rating_scale_id
join core.organization as named on named.organization_id = r.reviewed_by
join core.organization as o on o.organization_id = coalesce(named.merged_into, named.organization_id)
where
  r.event_id = sqlc.arg(event_id)
  and r.claim_id = sqlc.arg(claim_id)
order by r.reviewed_on desc, r.review_id desc;

-- name: DossierLinksFrom :many
-- Where the links of a claim and of its figures lead, and what is said there if that is loaded.
select
  coalesce(f.key, '')::text as figure,
  x.relation,
  x.to_event,
  x.to_claim,
  coalesce(x.to_figure, '')::text as to_figure,
  coalesce(x.note, '')::text as note,
  (v.claim_id is not null)::boolean as loaded,
  coalesce(v.says, '')::text as says,
  coalesce(x.ended_import_id, 0)::bigint as ended_import_id
from core.claim_link as x
left join core.figure as f on f.event_id = x.event_id and f.figure_id = x.figure_id
left join core.event as e on e.slug = x.to_event
left join core.claim as k on k.event_id = e.event_id and k.key = x.to_claim
left join core.claim_version as v
  on v.event_id = k.event_id
  and v.claim_id = k.claim_id
  and v.ended_import_id is null
where
  x.event_id = sqlc.arg(event_id)
  and x.claim_id = sqlc.arg(claim_id)
order by x.claim_link_id;

-- name: DossierLinksTo :many
-- The live links of any event that lead to a claim or one of its figures.
select
  e.slug as event,
  k.key as claim,
  coalesce(f.key, '')::text as figure,
  x.relation,
  coalesce(x.to_figure, '')::text as to_figure,
  coalesce(x.note, '')::text as note,
  v.says
from core.claim_link as x
join core.event as e on e.event_id = x.event_id
join core.claim as k on k.event_id = x.event_id and k.claim_id = x.claim_id
join core.claim_version as v on v.event_id = x.event_id and v.claim_id = x.claim_id
left join core.figure as f on f.event_id = x.event_id and f.figure_id = x.figure_id
where
  x.to_event = sqlc.arg(event)
  and x.to_claim = sqlc.arg(claim)
  and x.ended_import_id is null
  and v.ended_import_id is null
order by e.held_on, e.slug, x.claim_link_id;

-- name: DossierImports :many
select
  i.import_id,
  i.loaded_at,
  coalesce(i.file, '')::text as file,
  r.command,
  r.run_by,
  r.program_version
from ops.import as i
join ops.run as r on r.run_id = i.run_id
where i.import_id = any(sqlc.arg(ids)::bigint[]);

-- name: DossierReason :many
-- Why an import withdrew a claim or a figure.
select coalesce(reason, '')::text as reason
from ops.change
where
  event_id = sqlc.arg(event_id)
  and import_id = sqlc.arg(import_id)
  and entity = sqlc.arg(entity)
  and entity_key = sqlc.arg(entity_key)
  and action = 'withdrawn';

-- name: EventSlugs :many
select slug
from core.event
where starts_with(slug, sqlc.arg(prefix)::text)
order by held_on desc nulls last, slug;

-- name: ClaimKeys :many
select k.key
from core.claim as k
join core.event as e on e.event_id = k.event_id
where e.slug = sqlc.arg(event)
order by k.claim_id;
