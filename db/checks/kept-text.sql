-- title: Text that a takedown left behind
-- description: The event was redacted, and a text, a quote or a word that was read in one is still there, in its row
--   or in the history. Redact the event again.
-- scope: event
-- severity: fault
--
-- In the history words stand under the keys that package store takes out, which a test compares, at any depth; those of
-- evidence, reviews and links are the desk's.
with told as materialized (
  select c.event_id, c.change_id, c.entity, c.entity_key, c.import_id, c.old_value, c.new_value
  from ops.change as c
  where
    c.event_id = any($1::bigint[])
    and c.entity not in ('evidence', 'review', 'link')
    and exists (
      select
      from core.redaction as r
      where
        r.event_id = c.event_id
        and r.event_id = any($1::bigint[])
    )
),
word (path) as (
  values (
    '$.** ? (
      exists(@.quote) || exists(@.quotes) || exists(@.text) || exists(@.hedge) || exists(@.spoken) || exists(@.scale)
      || exists(@.unit_text) || exists(@.of_what)
    )'::jsonpath
  )
),
found as (
  select x.event_id, 'transcript' as entity, x.revision::text as entity_key, x.import_id
  from core.transcript as x
  where x.event_id = any($1::bigint[]) and x.text is not null
  union all
  select t.event_id, 'turn', t.key, t.import_id
  from core.turn as t
  where t.event_id = any($1::bigint[]) and t.text is not null
  union all
  select s.event_id, 'claim', c.key, s.import_id
  from core.claim_span as s
  join core.claim as c
    on c.event_id = s.event_id
    and c.event_id = any($1::bigint[])
    and c.claim_id = s.claim_id
  where s.event_id = any($1::bigint[]) and s.quote is not null
  union all
  select v.event_id, 'figure', c.key || '.' || f.key, v.import_id
  from core.figure_version as v
  join core.figure as f
    on f.event_id = v.event_id
    and f.event_id = any($1::bigint[])
    and f.figure_id = v.figure_id
  join core.claim as c
    on c.event_id = f.event_id
    and c.event_id = any($1::bigint[])
    and c.claim_id = f.claim_id
  where v.event_id = any($1::bigint[]) and num_nonnulls(v.quote, v.hedge, v.spoken, v.scale, v.unit_text, v.of_what) > 0
  union all
  select t.event_id, 'change', t.change_id || ' (' || t.entity || ' ' || t.entity_key || ')', t.import_id
  from told as t
  where
    jsonb_path_exists(t.old_value, (select path from word))
    or jsonb_path_exists(t.new_value, (select path from word))
)
select
  e.slug as event,
  m.entity,
  m.entity_key,
  format('its text is still there, and the event was redacted (written by import %s)', m.import_id) as fault
from found as m
join core.event as e on e.event_id = m.event_id and e.event_id = any($1::bigint[])
where exists (
  select
  from core.redaction as r
  where
    r.event_id = m.event_id
    and r.event_id = any($1::bigint[])
)
order by e.slug, m.entity, m.entity_key, m.import_id;
