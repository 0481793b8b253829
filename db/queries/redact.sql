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
  entity_key,
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

-- name: TextRevisions :many
-- The revisions of an event whose text is there.
select transcript_id
from core.transcript
where
  event_id = sqlc.arg(event_id)
  and text is not null
order by revision;

-- name: RevisionText :one
select coalesce(text, '')::text as text
from core.transcript
where
  event_id = sqlc.arg(event_id)
  and transcript_id = sqlc.arg(transcript_id);

-- name: WordsWithoutText :many
-- What is left of texts that are gone: turns, claims, figures.
select t.text::text as words
from core.turn as t
join core.transcript as x on x.event_id = t.event_id and x.transcript_id = t.transcript_id
where
  t.event_id = sqlc.arg(event_id)::bigint
  and x.text is null
  and t.text is not null
union all
select s.quote
from core.claim_span as s
join core.turn as t on t.event_id = s.event_id and t.turn_id = s.turn_id
where
  s.event_id = sqlc.arg(event_id)::bigint
  and t.text is null
  and s.quote is not null
union all
select w.words
from core.figure_version as v
join core.claim_span as s on s.event_id = v.event_id and s.claim_span_id = v.claim_span_id
cross join lateral (values (v.quote), (v.hedge), (v.of_what)) as w (words)
where
  v.event_id = sqlc.arg(event_id)::bigint
  and s.quote is null
  and w.words is not null;

-- name: DeskTexts :many
-- What the desk wrote about an event, live or ended, and long enough to hold a passage. Names (headings, roles) are
-- no such text.
with claim as (
  select
    k.claim_id,
    k.key
  from core.claim as k
  where k.event_id = sqlc.arg(event_id)::bigint
),
figure as (
  select
    f.figure_id,
    c.key || '.' || f.key as key
  from core.figure as f
  join claim as c on c.claim_id = f.claim_id
  where f.event_id = sqlc.arg(event_id)::bigint
)
select
  w.entity::text as entity,
  w.entity_key::text as entity_key,
  w.field::text as field,
  w.table_name::text as table_name,
  w.words::text as words
from (
  select 1 as place, 'event' as entity, e.slug as entity_key, 'title' as field, 'core.event' as table_name, e.title as words
  from core.event as e
  where e.event_id = sqlc.arg(event_id)::bigint
  union all
  select 1, 'event', e.slug, 'place', 'core.event', e.place
  from core.event as e
  where e.event_id = sqlc.arg(event_id)::bigint
  union all
  select 1, 'event', e.slug, 'note', 'core.event', e.note
  from core.event as e
  where e.event_id = sqlc.arg(event_id)::bigint
  union all
  select 2, 'transcript', x.revision::text, 'note', 'core.transcript', x.note
  from core.transcript as x
  where x.event_id = sqlc.arg(event_id)::bigint
  union all
  select 3, 'appearance', a.key, 'unnamed', 'core.appearance', a.unnamed
  from core.appearance as a
  where a.event_id = sqlc.arg(event_id)::bigint
  union all
  select 3, 'appearance', a.key, 'note', 'core.appearance', a.note
  from core.appearance as a
  where a.event_id = sqlc.arg(event_id)::bigint
  union all
  select 4, 'turn', u.key, 'note', 'core.turn', u.note
  from core.turn as u
  where u.event_id = sqlc.arg(event_id)::bigint
  union all
  select 5, 'claim', c.key, 'says', 'core.claim_version', v.says
  from core.claim_version as v
  join claim as c on c.claim_id = v.claim_id
  where v.event_id = sqlc.arg(event_id)::bigint
  union all
  select 5, 'claim', c.key, 'note', 'core.claim_version', v.note
  from core.claim_version as v
  join claim as c on c.claim_id = v.claim_id
  where v.event_id = sqlc.arg(event_id)::bigint
  union all
  select 5, 'claim', c.key, 'todo', 'core.claim_version', v.todo
  from core.claim_version as v
  join claim as c on c.claim_id = v.claim_id
  where v.event_id = sqlc.arg(event_id)::bigint
  union all
  select 6, 'figure', f.key, 'note', 'core.figure_version', v.note
  from core.figure_version as v
  join figure as f on f.figure_id = v.figure_id
  where v.event_id = sqlc.arg(event_id)::bigint
  union all
  select 6, 'figure', f.key, 'todo', 'core.figure_version', v.todo
  from core.figure_version as v
  join figure as f on f.figure_id = v.figure_id
  where v.event_id = sqlc.arg(event_id)::bigint
  union all
  select 7, 'evidence', coalesce(f.key, c.key), 'quote', 'core.evidence', x.quote
  from core.evidence as x
  join claim as c on c.claim_id = x.claim_id
  left join figure as f on f.figure_id = x.figure_id
  where x.event_id = sqlc.arg(event_id)::bigint
  union all
  select 7, 'evidence', coalesce(f.key, c.key), 'at', 'core.evidence', x.locator
  from core.evidence as x
  join claim as c on c.claim_id = x.claim_id
  left join figure as f on f.figure_id = x.figure_id
  where x.event_id = sqlc.arg(event_id)::bigint
  union all
  select 7, 'evidence', coalesce(f.key, c.key), 'note', 'core.evidence', x.note
  from core.evidence as x
  join claim as c on c.claim_id = x.claim_id
  left join figure as f on f.figure_id = x.figure_id
  where x.event_id = sqlc.arg(event_id)::bigint
  union all
  select 8, 'review', c.key, 'summary', 'core.review', r.summary
  from core.review as r
  join claim as c on c.claim_id = r.claim_id
  where r.event_id = sqlc.arg(event_id)::bigint
  union all
  select 8, 'review', c.key, 'note', 'core.review', r.note
  from core.review as r
  join claim as c on c.claim_id = r.claim_id
  where r.event_id = sqlc.arg(event_id)::bigint
  union all
  select 9, 'link', coalesce(f.key, c.key), 'note', 'core.claim_link', l.note
  from core.claim_link as l
  join claim as c on c.claim_id = l.claim_id
  left join figure as f on f.figure_id = l.figure_id
  where l.event_id = sqlc.arg(event_id)::bigint
  union all
  select 10, 'same', c.key, 'note', 'core.claim_group', g.note
  from core.claim_group_member as m
  join claim as c on c.claim_id = m.claim_id
  join core.claim_group as g on g.claim_group_id = m.claim_group_id
  where m.event_id = sqlc.arg(event_id)::bigint
  union all
  select 11, 'redaction', d.redaction_id::text, 'reason', 'core.redaction', d.reason
  from core.redaction as d
  where d.event_id = sqlc.arg(event_id)::bigint
  union all
  select 12, 'source', s.slug, 'title', 'core.source', s.title
  from core.event as e
  join core.source as s on starts_with(s.slug, e.slug || '/')
  where e.event_id = sqlc.arg(event_id)::bigint
  union all
  select 12, 'source', s.slug, 'publisher', 'core.source', s.publisher
  from core.event as e
  join core.source as s on starts_with(s.slug, e.slug || '/')
  where e.event_id = sqlc.arg(event_id)::bigint
  union all
  select 12, 'source', s.slug, 'note', 'core.source', s.note
  from core.event as e
  join core.source as s on starts_with(s.slug, e.slug || '/')
  where e.event_id = sqlc.arg(event_id)::bigint
  union all
  select 13, 'speaker', s.slug, 'note', 'core.speaker', s.note
  from core.event as e
  join core.speaker as s on starts_with(s.slug, e.slug || '/')
  where e.event_id = sqlc.arg(event_id)::bigint
) as w
where char_length(w.words) >= sqlc.arg(least)::integer
order by
  w.place,
  w.entity_key collate "C",
  w.field;

-- name: JudgementsElsewhere :many
-- The history that judgements on the event's claims have with the other claim, where that is another event's.
select
  e.slug as event,
  c.entity,
  c.entity_key,
  c.old_value,
  c.new_value
from ops.change as c
join core.event as e on e.event_id = c.event_id
where
  c.event_id in (
    select n.event_id
    from core.claim_group_member as m
    join core.claim_group_member as n on n.claim_group_id = m.claim_group_id
    where
      m.event_id = sqlc.arg(event_id)
      and n.event_id <> m.event_id
  )
  and c.entity = 'same'
  and split_part(coalesce(c.new_value, c.old_value) ->> 'claim', '#', 1) = sqlc.arg(slug)::text
order by e.slug, c.change_id;

-- name: LinksFromElsewhere :many
-- Notes on links from other events to claims of the event.
select distinct
  e.slug as event,
  (k.key || coalesce('.' || f.key, ''))::text as entity_key,
  l.note::text as note
from core.claim_link as l
join core.event as e on e.event_id = l.event_id
join core.claim as k on k.event_id = l.event_id and k.claim_id = l.claim_id
left join core.figure as f on f.event_id = l.event_id and f.figure_id = l.figure_id
where
  l.to_event = sqlc.arg(slug)
  and l.event_id <> sqlc.arg(event_id)
  and char_length(l.note) >= sqlc.arg(least)::integer
order by 1, 2, 3;

-- name: TextsElsewhere :many
-- Other events that have a text of the event, by its hash or that of its file.
select distinct
  e.slug as event,
  o.revision
from core.transcript as t
join core.transcript as o
  on o.event_id <> t.event_id
  and (o.text_sha256 = t.text_sha256 or o.file_sha256 = t.file_sha256)
  and o.text is not null
join core.event as e on e.event_id = o.event_id
where t.event_id = sqlc.arg(event_id)
order by e.slug, o.revision;

-- name: ReasonsOfEvent :many
select distinct reason::text as reason
from ops.change
where
  event_id = sqlc.arg(event_id)
  and char_length(reason) >= sqlc.arg(least)::integer
order by 1;

-- name: CountReasons :one
-- A load gives its reason to all that it changes, of whichever event, and to the catalogue.
select (
  (select count(*) from ops.change as c where c.reason = any(sqlc.arg(reasons)::text[]))
  + (select count(*) from ops.catalogue_change as c where c.reason = any(sqlc.arg(reasons)::text[]))
)::bigint as reasons;

-- name: RedactReasons :exec
update ops.change
set reason = sqlc.arg(instead)::text
where reason = any(sqlc.arg(reasons)::text[]);

-- name: RedactCatalogueReasons :exec
update ops.catalogue_change
set reason = sqlc.arg(instead)::text
where reason = any(sqlc.arg(reasons)::text[]);

-- name: RedactedText :one
-- The event whose text was taken down and that is this one, by its hash or that of its file.
select
  e.slug as event,
  r.reason,
  r.redacted_at
from core.transcript as t
join core.event as e on e.event_id = t.event_id
join core.redaction as r on r.event_id = t.event_id
where
  t.text is null
  and (t.text_sha256 = sqlc.arg(text_sha256) or t.file_sha256 = sqlc.arg(file_sha256))
order by r.redaction_id
limit 1;

-- name: RedactionOf :one
-- The first takedown of an event, by its name.
select
  r.reason,
  r.redacted_at
from core.redaction as r
join core.event as e on e.event_id = r.event_id
where e.slug = sqlc.arg(slug)
order by r.redaction_id
limit 1;
