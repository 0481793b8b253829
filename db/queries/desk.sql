-- Reviews and evidence that a fact-checker adds from the command line. They are the desk's: a factsheet that is loaded
-- again neither changes nor ends them.

-- name: LockDesk :exec
-- One writer of an event's reviews and evidence at a time, so that the same command twice at once adds one row. The
-- lock goes with the transaction. A row lock would need the right to update the event, which an editor has not.
select pg_advisory_xact_lock(hashtextextended('onrecord desk ' || sqlc.arg(event)::text, 0));

-- name: FindTarget :many
-- A claim and its figures, each with whether it is withdrawn.
select
  k.event_id,
  k.claim_id,
  not exists (
    select
    from core.claim_version as v
    where
      v.event_id = k.event_id
      and v.claim_id = k.claim_id
      and v.ended_import_id is null
  ) as claim_withdrawn,
  f.figure_id,
  coalesce(f.key, '')::text as figure,
  not exists (
    select
    from core.figure_version as v
    where
      v.event_id = f.event_id
      and v.figure_id = f.figure_id
      and v.ended_import_id is null
  ) as figure_withdrawn
from core.event as e
join core.claim as k on k.event_id = e.event_id
left join core.figure as f on f.event_id = k.event_id and f.claim_id = k.claim_id
where
  e.slug = sqlc.arg(event)
  and k.key = sqlc.arg(claim)
order by f.figure_id;

-- name: DeskReviews :many
-- What one desk said of a claim on one scale, in files or here and by whichever of its merged names, the newest first.
-- The transaction may have waited for others, so what is published by now is not a matter of when it began.
select
  g.slug as rating,
  r.reviewed_on,
  r.reviewed_precision,
  r.published_at,
  coalesce(r.published_at <= clock_timestamp(), false)::boolean as published,
  coalesce(r.summary, '')::text as summary,
  coalesce(r.url, '')::text as url,
  coalesce(r.note, '')::text as note
from core.review as r
join core.rating as g on g.rating_id = r.rating_id
join core.rating_scale as s on s.rating_scale_id = g.rating_scale_id
join core.organization as named on named.organization_id = r.reviewed_by
join core.organization as o on o.slug = sqlc.arg(reviewed_by)
where
  r.event_id = sqlc.arg(event_id)
  and r.claim_id = sqlc.arg(claim_id)
  and s.slug = sqlc.arg(scale)
  and coalesce(named.merged_into, named.organization_id) = coalesce(o.merged_into, o.organization_id)
order by r.reviewed_on desc, r.review_id desc;

-- name: AddReview :one
-- The database's clock says when now is, which is not when the transaction began, for that may have waited: it also
-- decides who sees the review.
insert into core.review (
  event_id, claim_id, rating_id, reviewed_by, reviewed_on, reviewed_precision, published_at, summary, url, note, origin,
  recorded_by, recorded_at, import_id
)
values (
  sqlc.arg(event_id),
  sqlc.arg(claim_id),
  sqlc.arg(rating_id),
  sqlc.arg(reviewed_by),
  sqlc.arg(reviewed_on),
  sqlc.arg(reviewed_precision),
  case when sqlc.arg(at_once)::boolean then clock_timestamp() else sqlc.narg(published_at)::timestamptz end,
  sqlc.narg(summary),
  sqlc.narg(url),
  sqlc.narg(note),
  'desk',
  sqlc.arg(recorded_by),
  clock_timestamp(),
  sqlc.arg(import_id)
)
returning
  published_at,
  coalesce(published_at <= clock_timestamp(), false)::boolean as published;

-- name: DeskEvidence :many
-- The live evidence of one source that was added here, by whichever of its merged names. same_checker tells whether the
-- desk that is given checked it; published, whether readers see it by now, when the transaction may have waited for
-- others.
select
  x.evidence_id,
  named.slug as source,
  x.stance,
  coalesce(x.locator, '')::text as locator,
  coalesce(x.quote, '')::text as quote,
  coalesce(x.value::text, '')::text as value,
  x.vintage_on,
  coalesce(x.vintage_precision, '')::text as vintage_precision,
  x.checked_on,
  coalesce(x.checked_precision, '')::text as checked_precision,
  coalesce(o.slug, '')::text as checked_by,
  (
    coalesce(o.merged_into, o.organization_id) is not distinct from coalesce(checker.merged_into, checker.organization_id)
  )::boolean as same_checker,
  x.embargo_until,
  coalesce(x.embargo_until <= clock_timestamp(), true)::boolean as published,
  coalesce(x.note, '')::text as note
from core.evidence as x
join core.source as named on named.source_id = x.source_id
join core.source as s on s.slug = sqlc.arg(source)
left join core.organization as o on o.organization_id = x.checked_by
left join core.organization as checker on checker.slug = sqlc.arg(checked_by)
where
  x.event_id = sqlc.arg(event_id)
  and x.claim_id = sqlc.arg(claim_id)
  and x.figure_id is not distinct from sqlc.narg(figure_id)
  and coalesce(named.merged_into, named.source_id) = coalesce(s.merged_into, s.source_id)
  and x.origin = 'desk'
  and x.ended_import_id is null
order by x.evidence_id desc;

-- name: AddDeskEvidence :one
-- The answer is whether readers see it by now.
insert into core.evidence (
  event_id, claim_id, figure_id, source_id, stance, locator, quote, value, vintage_on, vintage_precision, checked_on,
  checked_precision, checked_by, note, embargo_until, origin, recorded_by, recorded_at, import_id
)
values (
  sqlc.arg(event_id),
  sqlc.arg(claim_id),
  sqlc.narg(figure_id),
  sqlc.arg(source_id),
  sqlc.arg(stance),
  sqlc.narg(locator),
  sqlc.narg(quote),
  sqlc.narg(value),
  sqlc.narg(vintage_on),
  sqlc.narg(vintage_precision),
  sqlc.narg(checked_on),
  sqlc.narg(checked_precision),
  sqlc.narg(checked_by),
  sqlc.narg(note),
  sqlc.narg(embargo_until),
  'desk',
  sqlc.arg(recorded_by),
  clock_timestamp(),
  sqlc.arg(import_id)
)
returning coalesce(embargo_until <= clock_timestamp(), true)::boolean as published;

-- name: ReviewQueue :many
-- The claims that no desk has reviewed, not even under embargo: those said at most events first, then those with most
-- figures that can be measured, then those with most evidence. What a draft says counts for nothing.
select
  e.slug as event,
  e.held_on,
  coalesce(e.held_precision, '')::text as held_precision,
  k.key as claim,
  coalesce(s.name, a.unnamed, '')::text as speaker,
  v.says,
  v.type as claim_type,
  coalesce(g.times, 1)::bigint as times,
  f.figures,
  f.measured,
  x.evidence
from core.claim_version as v
join core.claim as k on k.event_id = v.event_id and k.claim_id = v.claim_id
join core.event as e on e.event_id = v.event_id
join core.claim_span as c
  on c.event_id = v.event_id
  and c.claim_id = v.claim_id
  and c.ordinal = 1
  and c.ended_import_id is null
join core.turn as t on t.event_id = c.event_id and t.turn_id = c.turn_id
join core.appearance as a on a.event_id = t.event_id and a.appearance_id = t.appearance_id
left join core.speaker as named on named.speaker_id = a.speaker_id
left join core.speaker as s on s.speaker_id = coalesce(named.merged_into, named.speaker_id)
left join (
  select
    r.event_id,
    r.claim_id,
    count(*) over (partition by r.repetition_id) as times
  from core.repetition as r
  join core.claim_version as live
    on live.event_id = r.event_id
    and live.claim_id = r.claim_id
    and live.ended_import_id is null
  join core.event as said
    on said.event_id = r.event_id
    and not said.draft
) as g on g.event_id = v.event_id and g.claim_id = v.claim_id
cross join lateral (
  select
    count(*) as figures,
    count(y.indicator_id) as measured
  from core.figure as n
  join core.figure_version as y
    on y.event_id = n.event_id
    and y.figure_id = n.figure_id
    and y.ended_import_id is null
  where
    n.event_id = v.event_id
    and n.claim_id = v.claim_id
) as f
cross join lateral (
  select count(*) as evidence
  from core.evidence as y
  where
    y.event_id = v.event_id
    and y.claim_id = v.claim_id
    and y.ended_import_id is null
) as x
where
  v.ended_import_id is null
  and not e.draft
  and not exists (
    select
    from core.review as y
    where
      y.event_id = v.event_id
      and y.claim_id = v.claim_id
  )
  and (sqlc.arg(event)::text = '' or e.slug = sqlc.arg(event)::text)
  and (
    sqlc.arg(speaker)::text = ''
    or lower(sqlc.arg(speaker)::text) in (lower(s.slug), lower(s.name), lower(named.slug), lower(a.unnamed))
  )
  and (
    sqlc.arg(topic)::text = ''
    or exists (
      select
      from core.claim_topic as y
      join core.topic as p on p.topic_id = y.topic_id
      where
        y.event_id = v.event_id
        and y.claim_id = v.claim_id
        and y.ended_import_id is null
        and p.slug = sqlc.arg(topic)::text
    )
  )
  and (sqlc.narg(since)::date is null or e.held_on >= sqlc.narg(since)::date)
  and (sqlc.narg(until)::date is null or e.held_on <= sqlc.narg(until)::date)
order by
  coalesce(g.times, 1) desc,
  f.measured desc,
  f.figures desc,
  x.evidence desc,
  e.held_on desc,
  e.slug,
  c.span_start,
  k.key
limit nullif(sqlc.arg(most)::bigint, 0);
