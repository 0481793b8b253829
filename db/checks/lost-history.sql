-- title: Imports that the history does not tell of
-- description: An import wrote or ended rows of an event, and the history has fewer lines of it than that takes; or
--   the event was added or redacted without the line that says so. An answer to what changed when is not complete.
--   Restore the history from a backup.
-- scope: event
-- severity: fault
--
-- The first import of a factsheet adds the event, in one line for all. In any later one what came and what went has a
-- line each, and so has what was written anew, but for turns and figures: those may only move with what they lie in.
-- Hosts belong to their event, spans and topics to their claim. A description of a transcript is corrected in place.
with touched as (
  select event_id, 'other' as entity, import_id, ended_import_id, count(*) as rows
  from core.event_host
  where event_id = any($1::bigint[])
  group by event_id, import_id, ended_import_id
  union all
  select event_id, 'appearance', import_id, ended_import_id, count(*)
  from core.appearance
  where event_id = any($1::bigint[])
  group by event_id, import_id, ended_import_id
  union all
  select event_id, 'transcript', import_id, null, count(*)
  from core.transcript
  where event_id = any($1::bigint[])
  group by event_id, import_id
  union all
  select event_id, 'turn', import_id, ended_import_id, count(*)
  from core.turn
  where event_id = any($1::bigint[])
  group by event_id, import_id, ended_import_id
  union all
  select event_id, 'claim', import_id, ended_import_id, count(*)
  from core.claim_version
  where event_id = any($1::bigint[])
  group by event_id, import_id, ended_import_id
  union all
  select event_id, 'other', import_id, ended_import_id, count(*)
  from core.claim_topic
  where event_id = any($1::bigint[])
  group by event_id, import_id, ended_import_id
  union all
  select event_id, 'other', import_id, ended_import_id, count(*)
  from core.claim_span
  where event_id = any($1::bigint[])
  group by event_id, import_id, ended_import_id
  union all
  select event_id, 'figure', import_id, ended_import_id, count(*)
  from core.figure_version
  where event_id = any($1::bigint[])
  group by event_id, import_id, ended_import_id
  union all
  select event_id, 'evidence', import_id, ended_import_id, count(*)
  from core.evidence
  where event_id = any($1::bigint[])
  group by event_id, import_id, ended_import_id
  union all
  select event_id, 'review', import_id, null, count(*)
  from core.review
  where event_id = any($1::bigint[])
  group by event_id, import_id
  union all
  select event_id, 'link', import_id, ended_import_id, count(*)
  from core.claim_link
  where event_id = any($1::bigint[])
  group by event_id, import_id, ended_import_id
),
done as (
  select event_id, import_id, entity, sum(written) as written, sum(ended) as ended
  from (
    select event_id, import_id, entity, rows as written, 0 as ended
    from touched
    union all
    select event_id, ended_import_id, entity, 0, rows
    from touched
    where ended_import_id is not null
  ) as d
  group by event_id, import_id, entity
),
told as materialized (
  select
    event_id,
    import_id,
    entity,
    count(*) filter (where action in ('added', 'returned')) as added,
    count(*) filter (where action = 'changed') as changed,
    count(*) filter (where action = 'withdrawn') as withdrawn,
    bool_or(entity = 'event' and action = 'added') as adds,
    bool_or(entity = 'event' and action = 'redacted') as redacts
  from ops.change
  where event_id = any($1::bigint[])
  group by event_id, import_id, entity
),
told_at_all as (
  select event_id, import_id
  from told
  group by event_id, import_id
),
first as (
  select event_id, min(import_id) as import_id
  from ops.import
  where
    event_id = any($1::bigint[])
    and kind = 'factsheet'
  group by event_id
),
lost as (
  select
    d.event_id,
    'import' as entity,
    d.import_id as id,
    format(
      'it wrote %s and ended %s rows (%s), and the history has of that kind %s added, %s changed, %s withdrawn',
      d.written,
      d.ended,
      d.entity,
      coalesce(t.added, 0),
      coalesce(t.changed, 0),
      coalesce(t.withdrawn, 0)
    ) as fault
  from done as d
  join ops.import as i
    on i.event_id = d.event_id
    and i.event_id = any($1::bigint[])
    and i.import_id = d.import_id
  left join first as f
    on f.event_id = d.event_id
    and f.import_id = d.import_id
  left join told as t
    on t.event_id = d.event_id
    and t.import_id = d.import_id
    and t.entity = d.entity
  left join told_at_all as a
    on a.event_id = d.event_id
    and a.import_id = d.import_id
  where
    f.import_id is null
    and (
      a.import_id is null
      or d.entity not in ('other', 'review', 'transcript')
      and d.written - d.ended <> coalesce(t.added - t.withdrawn, 0)
      or d.entity not in ('other', 'turn', 'figure')
      and d.written > coalesce(t.added + t.changed, 0)
    )
  union all
  select
    f.event_id,
    'import',
    f.import_id,
    'it is the first of the event, and the history does not tell that it added the event'
  from first as f
  left join told as t
    on t.event_id = f.event_id
    and t.import_id = f.import_id
    and t.adds
  where t.import_id is null
  union all
  select
    r.event_id,
    'redaction',
    r.redaction_id,
    format('import %s redacted the event, and the history does not tell of it', r.import_id)
  from core.redaction as r
  left join told as t
    on t.event_id = r.event_id
    and t.import_id = r.import_id
    and t.redacts
  where
    r.event_id = any($1::bigint[])
    and t.import_id is null
)
select
  e.slug as event,
  l.entity,
  l.id::text as entity_key,
  l.fault
from lost as l
join core.event as e on e.event_id = l.event_id and e.event_id = any($1::bigint[])
order by e.slug, l.entity, l.id, l.fault;
