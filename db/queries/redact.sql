-- A takedown: the words of a transcript go, its hashes, lengths and places stay.

-- name: FindRedaction :one
-- The first takedown of an event: a second one has nothing to take.
select
  reason,
  redacted_by,
  redacted_at
from core.redaction
where event_id = sqlc.arg(event_id)
order by redaction_id
limit 1;

-- name: CountWords :one
-- How many rows of an event hold words of its transcript, whether live or ended.
select
  (select count(*) from core.transcript as x where x.event_id = sqlc.arg(event_id)::bigint and x.text is not null)::bigint
    as transcripts,
  (select coalesce(sum(x.char_count), 0) from core.transcript as x where x.event_id = sqlc.arg(event_id)::bigint and x.text is not null)::bigint
    as characters,
  (select count(*) from core.turn as x where x.event_id = sqlc.arg(event_id)::bigint and x.text is not null)::bigint
    as turns,
  (select count(*) from core.claim_span as x where x.event_id = sqlc.arg(event_id)::bigint and x.quote is not null)::bigint
    as claim_quotes,
  (
    select count(*)
    from core.figure_version as x
    where
      x.event_id = sqlc.arg(event_id)::bigint
      and num_nonnulls(x.quote, x.hedge, x.spoken, x.scale, x.unit_text, x.of_what) > 0
  )::bigint as figure_quotes;

-- name: RedactTranscripts :exec
update core.transcript
set text = null
where
  event_id = sqlc.arg(event_id)
  and text is not null;

-- name: RedactTurns :exec
update core.turn
set text = null
where
  event_id = sqlc.arg(event_id)
  and text is not null;

-- name: RedactClaimSpans :exec
update core.claim_span
set quote = null
where
  event_id = sqlc.arg(event_id)
  and quote is not null;

-- name: RedactFigures :exec
-- The quote, and what the grammar read from it as words.
update core.figure_version
set
  quote = null,
  hedge = null,
  spoken = null,
  scale = null,
  unit_text = null,
  of_what = null
where
  event_id = sqlc.arg(event_id)
  and num_nonnulls(quote, hedge, spoken, scale, unit_text, of_what) > 0;

-- name: ChangesOfWords :many
-- The history of what holds words of the transcript.
select
  change_id,
  entity,
  old_value,
  new_value
from ops.change
where
  event_id = sqlc.arg(event_id)
  and num_nonnulls(old_value, new_value) > 0
order by change_id;

-- name: RedactChanges :batchexec
update ops.change
set
  old_value = sqlc.narg(old_value),
  new_value = sqlc.narg(new_value)
where
  event_id = sqlc.arg(event_id)
  and change_id = sqlc.arg(change_id);

-- name: AddRedaction :one
insert into core.redaction (event_id, reason, redacted_by, import_id)
values (sqlc.arg(event_id), sqlc.arg(reason), sqlc.arg(redacted_by), sqlc.arg(import_id))
returning redacted_at;

-- name: TouchEvent :exec
update core.event
set updated_at = now()
where event_id = sqlc.arg(event_id);

-- name: TextsWithWords :many
-- What the desk wrote about an event and in which a longer passage of its transcript stands word for word. The desk's
-- own words stay, so a person has to look at these.
with said as materialized (
  select lower(t.text) as text
  from core.transcript as t
  where
    t.event_id = sqlc.arg(event_id)::bigint
    and t.text is not null
)
select
  w.entity_key,
  w.field
from (
  select
    k.key as entity_key,
    'says'::text as field,
    v.says as words
  from core.claim_version as v
  join core.claim as k on k.event_id = v.event_id and k.claim_id = v.claim_id
  where v.event_id = sqlc.arg(event_id)::bigint
  union all
  select
    k.key || coalesce('.' || f.key, ''),
    'evidence',
    x.quote
  from core.evidence as x
  join core.claim as k on k.event_id = x.event_id and k.claim_id = x.claim_id
  left join core.figure as f on f.event_id = x.event_id and f.figure_id = x.figure_id
  where x.event_id = sqlc.arg(event_id)::bigint
  union all
  select
    k.key,
    'review',
    x.summary
  from core.review as x
  join core.claim as k on k.event_id = x.event_id and k.claim_id = x.claim_id
  where x.event_id = sqlc.arg(event_id)::bigint
  union all
  select
    k.key,
    'note',
    v.note
  from core.claim_version as v
  join core.claim as k on k.event_id = v.event_id and k.claim_id = v.claim_id
  where v.event_id = sqlc.arg(event_id)::bigint
  union all
  select
    k.key || '.' || f.key,
    'note',
    v.note
  from core.figure_version as v
  join core.figure as f on f.event_id = v.event_id and f.figure_id = v.figure_id
  join core.claim as k on k.event_id = f.event_id and k.claim_id = f.claim_id
  where v.event_id = sqlc.arg(event_id)::bigint
) as w
join said as s on position(rtrim(lower(w.words), '.!? ') in s.text) > 0
where char_length(w.words) >= 20
group by w.entity_key, w.field
order by w.entity_key collate "C", w.field collate "C";
