-- title: Spans outside of the text above them
-- description: A turn ends behind its transcript, or a claim lies outside of its turn, or a figure outside of its
--   claim's words, whether live or ended. Load the factsheet again; if that changes nothing, restore the event from a
--   backup.
-- scope: event
-- severity: fault
with outside as (
  select
    t.event_id,
    'turn' as entity,
    t.key as entity_key,
    t.span_start,
    t.span_end,
    'transcript' as parent,
    0 as parent_start,
    x.char_count as parent_end
  from core.turn as t
  join core.transcript as x
    on x.event_id = t.event_id
    and x.event_id = any($1::bigint[])
    and x.transcript_id = t.transcript_id
  where
    t.event_id = any($1::bigint[])
    and t.span_end > x.char_count
  union all
  select
    s.event_id,
    'claim',
    c.key,
    s.span_start,
    s.span_end,
    'turn ' || t.key,
    t.span_start,
    t.span_end
  from core.claim_span as s
  join core.claim as c
    on c.event_id = s.event_id
    and c.event_id = any($1::bigint[])
    and c.claim_id = s.claim_id
  join core.turn as t
    on t.event_id = s.event_id
    and t.event_id = any($1::bigint[])
    and t.turn_id = s.turn_id
  where
    s.event_id = any($1::bigint[])
    and (s.span_start < t.span_start or s.span_end > t.span_end)
  union all
  select
    v.event_id,
    'figure',
    c.key || '.' || f.key,
    v.span_start,
    v.span_end,
    'claim',
    s.span_start,
    s.span_end
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
    and (v.span_start < s.span_start or v.span_end > s.span_end)
)
select
  e.slug as event,
  o.entity,
  o.entity_key,
  format(
    'it lies at characters %s to %s, outside of its %s at %s to %s',
    o.span_start, o.span_end, o.parent, o.parent_start, o.parent_end
  ) as fault
from outside as o
join core.event as e on e.event_id = o.event_id and e.event_id = any($1::bigint[])
order by e.slug, o.span_start, o.entity_key;
