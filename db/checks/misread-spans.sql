-- title: Spans that do not read as their quotes
-- description: A turn is compared with its transcript, a claim with its turn, a figure with its claim, whether they
--   are live or ended. One of the two texts has been altered: restore it from a backup, or load the factsheet again.
--   What lies outside of the text above it is found by spans-outside; what was redacted has no text to compare.
-- scope: event
-- severity: fault
--
-- To cut a text, PostgreSQL unpacks it and walks it from its start, so that 20,000 claims in one turn of a megabyte
-- would take minutes. A long text is therefore first cut into blocks of 65,536 characters, and each block into pieces
-- of 8,192, a new one every 4,096: whatever has up to 4,096 of them lies whole in the piece in whose first half it
-- starts. What is longer is cut from the text itself; there is little of that.
with turn_block as materialized (
  select
    t.event_id,
    t.turn_id,
    t.span_end - t.span_start as length,
    b.b,
    substring(t.text, b.b * 65536 + 1, 65536 + 4096) as text
  from core.turn as t
  cross join generate_series(0, (t.span_end - t.span_start - 1) / 65536) as b (b)
  where
    t.event_id = any($1::bigint[])
    and t.span_end - t.span_start > 8192
),
turn_piece as materialized (
  select
    b.event_id,
    b.turn_id,
    b.b * 16 + n.n as n,
    substring(b.text, n.n * 4096 + 1, 8192) as text
  from turn_block as b
  cross join generate_series(0, least(15, (b.length - b.b * 65536 - 1) / 4096)) as n (n)
),
transcript_block as materialized (
  select
    x.event_id,
    x.transcript_id,
    x.char_count as length,
    b.b,
    substring(x.text, b.b * 65536 + 1, 65536 + 4096) as text
  from core.transcript as x
  cross join generate_series(0, (x.char_count - 1) / 65536) as b (b)
  where
    x.event_id = any($1::bigint[])
    and x.char_count > 8192
),
transcript_piece as materialized (
  select
    b.event_id,
    b.transcript_id,
    b.b * 16 + n.n as n,
    substring(b.text, n.n * 4096 + 1, 8192) as text
  from transcript_block as b
  cross join generate_series(0, least(15, (b.length - b.b * 65536 - 1) / 4096)) as n (n)
),
compared as (
  select
    t.event_id,
    'turn' as entity,
    t.key as entity_key,
    t.span_start,
    t.span_end,
    t.ended_import_id,
    t.text as quote,
    case
      when p.n is not null and t.span_end - t.span_start <= 4096
        then substring(p.text, t.span_start - p.n * 4096 + 1, t.span_end - t.span_start)
      else substring(x.text, t.span_start + 1, t.span_end - t.span_start)
    end as reads
  from core.turn as t
  join core.transcript as x
    on x.event_id = t.event_id
    and x.event_id = any($1::bigint[])
    and x.transcript_id = t.transcript_id
  left join transcript_piece as p
    on p.event_id = t.event_id
    and p.transcript_id = t.transcript_id
    and p.n = t.span_start / 4096
  where
    t.event_id = any($1::bigint[])
    and t.span_end <= x.char_count
  union all
  select
    s.event_id,
    'claim',
    c.key,
    s.span_start,
    s.span_end,
    s.ended_import_id,
    s.quote,
    case
      when p.n is not null and s.span_end - s.span_start <= 4096
        then substring(p.text, s.span_start - t.span_start - p.n * 4096 + 1, s.span_end - s.span_start)
      else substring(t.text, s.span_start - t.span_start + 1, s.span_end - s.span_start)
    end
  from core.claim_span as s
  join core.claim as c
    on c.event_id = s.event_id
    and c.event_id = any($1::bigint[])
    and c.claim_id = s.claim_id
  join core.turn as t
    on t.event_id = s.event_id
    and t.event_id = any($1::bigint[])
    and t.turn_id = s.turn_id
  left join turn_piece as p
    on p.event_id = s.event_id
    and p.turn_id = s.turn_id
    and p.n = (s.span_start - t.span_start) / 4096
  where
    s.event_id = any($1::bigint[])
    and s.span_start >= t.span_start
    and s.span_end <= t.span_end
  union all
  select
    v.event_id,
    'figure',
    c.key || '.' || f.key,
    v.span_start,
    v.span_end,
    v.ended_import_id,
    v.quote,
    substring(s.quote, v.span_start - s.span_start + 1, v.span_end - v.span_start)
  from core.figure_version as v
  join core.figure as f
    on f.event_id = v.event_id
    and f.event_id = any($1::bigint[])
    and f.figure_id = v.figure_id
  join core.claim as c
    on c.event_id = f.event_id
    and c.event_id = any($1::bigint[])
    and c.claim_id = f.claim_id
  join core.claim_span as s
    on s.event_id = v.event_id
    and s.event_id = any($1::bigint[])
    and s.claim_span_id = v.claim_span_id
  where
    v.event_id = any($1::bigint[])
    and v.span_start >= s.span_start
    and v.span_end <= s.span_end
)
select
  e.slug as event,
  m.entity,
  m.entity_key,
  format(
    'characters %s to %s read "%s", and its quote is "%s"%s',
    m.span_start,
    m.span_end,
    left(m.reads, 60),
    left(m.quote, 60),
    case when m.ended_import_id is not null then ' (an ended version)' end
  ) as fault
from compared as m
join core.event as e on e.event_id = m.event_id and e.event_id = any($1::bigint[])
where m.reads <> m.quote
order by e.slug, m.span_start, m.entity_key;
