-- Rows of one or more events. Identifiers are drawn in blocks before, so that rows that refer to each other go by COPY.

-- name: DrawIDs :many
-- A block of identifiers for each table, in one round trip.
select 'appearance'::text as entity, nextval(pg_get_serial_sequence('core.appearance', 'appearance_id'))::bigint as id
from generate_series(1, sqlc.arg(appearances)::integer)
union all
select 'transcript', nextval(pg_get_serial_sequence('core.transcript', 'transcript_id'))
from generate_series(1, sqlc.arg(transcripts)::integer)
union all
select 'turn', nextval(pg_get_serial_sequence('core.turn', 'turn_id'))
from generate_series(1, sqlc.arg(turns)::integer)
union all
select 'claim', nextval(pg_get_serial_sequence('core.claim', 'claim_id'))
from generate_series(1, sqlc.arg(claims)::integer)
union all
select 'claim_span', nextval(pg_get_serial_sequence('core.claim_span', 'claim_span_id'))
from generate_series(1, sqlc.arg(claim_spans)::integer)
union all
select 'figure', nextval(pg_get_serial_sequence('core.figure', 'figure_id'))
from generate_series(1, sqlc.arg(figures)::integer);

-- name: AddEventHosts :copyfrom
insert into core.event_host (event_id, organization_id, import_id)
values ($1, $2, $3);

-- name: AddTranscripts :copyfrom
insert into core.transcript (
  event_id, transcript_id, revision, text, char_count, text_sha256, file_name, file_sha256, language, fidelity,
  published_on, published_precision, publisher_updated_at, source_id, note, import_id
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16);

-- name: AddAppearances :copyfrom
insert into core.appearance (
  event_id, appearance_id, key, speaker_id, unnamed, role, organization_id, headings, note, import_id
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- name: AddTurns :copyfrom
insert into core.turn (
  event_id, turn_id, key, transcript_id, appearance_id, kind, answers_key, continues_key, span_start, span_end, text, note, import_id
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- name: AddClaims :copyfrom
insert into core.claim (event_id, claim_id, key, import_id)
values ($1, $2, $3, $4);

-- name: AddClaimVersions :copyfrom
insert into core.claim_version (
  event_id, claim_id, says, type, modality, attributed_to, note, todo, confidence, import_id
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- name: AddClaimTopics :copyfrom
insert into core.claim_topic (event_id, claim_id, topic_id, import_id)
values ($1, $2, $3, $4);

-- name: AddClaimSpans :copyfrom
insert into core.claim_span (
  event_id, claim_span_id, claim_id, turn_id, ordinal, span_start, span_end, quote, import_id
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- name: AddFigures :copyfrom
insert into core.figure (event_id, figure_id, claim_id, key, import_id)
values ($1, $2, $3, $4, $5);

-- name: AddFigureVersions :copyfrom
insert into core.figure_version (
  event_id, figure_id, claim_span_id, span_start, span_end, quote, value, bounds, rule, comparator, hedge,
  vague, spoken, scale, unit_id, unit_text, currency, of_value, of_unit_id, of_what, has_base, base_period,
  base_period_text, base_value, base_figure, kind, indicator_id, area_id, period, period_text, period_precision,
  rank_of, rank_over, as_corrected, basis, note, todo, confidence, import_id
)
values (
  $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
  $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39
);

-- name: AddEvidence :copyfrom
insert into core.evidence (
  event_id, claim_id, figure_id, source_id, stance, locator, quote, value, vintage_on, vintage_precision, checked_on,
  checked_precision, checked_by, note, origin, import_id
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16);

-- name: AddReviews :copyfrom
insert into core.review (
  event_id, claim_id, rating_id, reviewed_by, reviewed_on, reviewed_precision, published_at, summary, url, note, origin,
  import_id
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- name: AddLinks :copyfrom
insert into core.claim_link (event_id, claim_id, figure_id, relation, to_event, to_claim, to_figure, note, import_id)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- name: DescribeTranscript :exec
-- What is said of a transcript is corrected in place; its text and hashes never are.
update core.transcript
set
  language = sqlc.arg(language),
  fidelity = sqlc.arg(fidelity),
  published_on = sqlc.narg(published_on)::date,
  published_precision = sqlc.narg(published_precision)::text,
  publisher_updated_at = sqlc.narg(publisher_updated_at)::timestamptz,
  source_id = sqlc.narg(source_id)::bigint,
  note = sqlc.narg(note)::text
where
  event_id = sqlc.arg(event_id)
  and transcript_id = sqlc.arg(transcript_id);

-- name: RenameClaim :exec
update core.claim
set key = sqlc.arg(key)
where
  event_id = sqlc.arg(event_id)
  and claim_id = sqlc.arg(claim_id);

-- name: EndEventHosts :exec
update core.event_host as h
set ended_import_id = sqlc.arg(import_id)::bigint
from core.organization as o
where
  h.event_id = sqlc.arg(event_id)
  and o.organization_id = h.organization_id
  and o.slug = any(sqlc.arg(hosts)::text[])
  and h.ended_import_id is null;

-- name: EndAppearances :exec
update core.appearance
set ended_import_id = sqlc.arg(import_id)::bigint
where
  event_id = sqlc.arg(event_id)
  and appearance_id = any(sqlc.arg(ids)::bigint[]);

-- name: EndTurns :exec
update core.turn
set ended_import_id = sqlc.arg(import_id)::bigint
where
  event_id = sqlc.arg(event_id)
  and turn_id = any(sqlc.arg(ids)::bigint[]);

-- name: EndClaimVersions :exec
update core.claim_version
set ended_import_id = sqlc.arg(import_id)::bigint
where
  event_id = sqlc.arg(event_id)
  and claim_version_id = any(sqlc.arg(ids)::bigint[]);

-- name: EndClaimTopics :exec
update core.claim_topic as x
set ended_import_id = sqlc.arg(import_id)::bigint
from (
  select unnest(sqlc.arg(claim_ids)::bigint[]) as claim_id, unnest(sqlc.arg(topics)::text[]) as topic
) as e
join core.topic as t on t.slug = e.topic
where
  x.event_id = sqlc.arg(event_id)
  and x.claim_id = e.claim_id
  and x.topic_id = t.topic_id
  and x.ended_import_id is null;

-- name: EndClaimSpans :exec
update core.claim_span
set ended_import_id = sqlc.arg(import_id)::bigint
where
  event_id = sqlc.arg(event_id)
  and claim_span_id = any(sqlc.arg(ids)::bigint[]);

-- name: EndFigureVersions :exec
update core.figure_version
set ended_import_id = sqlc.arg(import_id)::bigint
where
  event_id = sqlc.arg(event_id)
  and figure_version_id = any(sqlc.arg(ids)::bigint[]);

-- name: EndEvidence :exec
update core.evidence
set ended_import_id = sqlc.arg(import_id)::bigint
where
  event_id = sqlc.arg(event_id)
  and evidence_id = any(sqlc.arg(ids)::bigint[]);

-- name: EndLinks :exec
update core.claim_link
set ended_import_id = sqlc.arg(import_id)::bigint
where
  event_id = sqlc.arg(event_id)
  and claim_link_id = any(sqlc.arg(ids)::bigint[]);

-- name: MisreadSpans :many
-- Spans that do not read as their quotes: a turn in its transcript, a claim in its turn, a figure in its claim. Each
-- is looked up in the text just above it, so that no long text is cut once for every row. A redacted row has no
-- quote to compare.
--
-- To cut a text, PostgreSQL walks it from its start: 20,000 claims in one turn of a megabyte took 80 s. So a turn is
-- cut into blocks of 65,536 code points, and each block into pieces of 8,192, a new one every 4,096. A claim of up to
-- 4,096 is cut from the piece that it starts in the first half of.
with block as materialized (
  select
    t.event_id,
    t.turn_id,
    t.span_end - t.span_start as length,
    b.b,
    substring(t.text, b.b * 65536 + 1, 65536 + 4096) as text
  from core.turn as t
  cross join generate_series(0, (t.span_end - t.span_start - 1) / 65536) as b (b)
  where
    t.event_id = any(sqlc.arg(event_ids)::bigint[])
    and t.ended_import_id is null
),
piece as materialized (
  select
    b.event_id,
    b.turn_id,
    b.b * 16 + n.n as n,
    substring(b.text, n.n * 4096 + 1, 8192) as text
  from block as b
  cross join generate_series(0, least(15, (b.length - b.b * 65536 - 1) / 4096)) as n (n)
)
select
  'turn'::text as entity,
  t.key as entity_key,
  t.span_start,
  t.span_end
from core.turn as t
join core.transcript as x on x.event_id = t.event_id and x.transcript_id = t.transcript_id
where
  t.event_id = any(sqlc.arg(event_ids)::bigint[])
  and t.ended_import_id is null
  and substring(x.text, t.span_start + 1, t.span_end - t.span_start) <> t.text
union all
select
  'claim',
  k.key,
  c.span_start,
  c.span_end
from core.claim_span as c
join core.claim as k on k.event_id = c.event_id and k.claim_id = c.claim_id
join core.turn as t on t.event_id = c.event_id and t.turn_id = c.turn_id
left join piece as p
  on p.event_id = c.event_id
  and p.turn_id = c.turn_id
  and p.n = (c.span_start - t.span_start) / 4096
where
  c.event_id = any(sqlc.arg(event_ids)::bigint[])
  and c.ended_import_id is null
  and (
    c.span_start < t.span_start
    or c.span_end > t.span_end
    or p.n is null
    or case
      when c.span_end - c.span_start <= 4096
        then substring(p.text, c.span_start - t.span_start - p.n * 4096 + 1, c.span_end - c.span_start)
      else substring(t.text, c.span_start - t.span_start + 1, c.span_end - c.span_start)
    end <> c.quote
  )
union all
select
  'figure',
  k.key || '.' || n.key,
  f.span_start,
  f.span_end
from core.figure_version as f
join core.figure as n on n.event_id = f.event_id and n.figure_id = f.figure_id
join core.claim as k on k.event_id = n.event_id and k.claim_id = n.claim_id
join core.claim_span as c on c.event_id = f.event_id and c.claim_span_id = f.claim_span_id
where
  f.event_id = any(sqlc.arg(event_ids)::bigint[])
  and f.ended_import_id is null
  and (
    f.span_start < c.span_start
    or substring(c.quote, f.span_start - c.span_start + 1, f.span_end - f.span_start) <> f.quote
  );

-- name: RenameFigure :exec
update core.figure
set key = sqlc.arg(key)
where
  event_id = sqlc.arg(event_id)
  and figure_id = sqlc.arg(figure_id);
