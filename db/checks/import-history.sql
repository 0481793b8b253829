-- title: Rows whose history does not hold
-- description: A row was written or ended by an import that belongs to another event, or ended by one that is not
--   later than the one that wrote it. The history of the event tells something that did not happen, and an answer as
--   of an earlier day may be wrong. Restore the event from a backup.
-- scope: event
-- severity: fault
--
-- Later is what has the higher number: an import draws it when it holds the event's lock. The time of an import is
-- that of the start of its transaction, which may have waited for the lock.
--
-- A judgement on the same claim is about two events, so that its import is none's.
with written as (
  select
    event_id,
    'host' as entity,
    organization_id::text as entity_key,
    null::bigint as claim_id,
    null::bigint as figure_id,
    import_id,
    ended_import_id
  from core.event_host
  where event_id = any($1::bigint[])
  union all
  select event_id, 'appearance', key, null, null, import_id, ended_import_id
  from core.appearance
  where event_id = any($1::bigint[])
  union all
  select event_id, 'transcript', revision::text, null, null, import_id, null
  from core.transcript
  where event_id = any($1::bigint[])
  union all
  select event_id, 'turn', key, null, null, import_id, ended_import_id
  from core.turn
  where event_id = any($1::bigint[])
  union all
  select event_id, 'claim', key, null, null, import_id, null
  from core.claim
  where event_id = any($1::bigint[])
  union all
  select event_id, 'claim version', null, claim_id, null, import_id, ended_import_id
  from core.claim_version
  where event_id = any($1::bigint[])
  union all
  select event_id, 'claim topic', null, claim_id, null, import_id, ended_import_id
  from core.claim_topic
  where event_id = any($1::bigint[])
  union all
  select event_id, 'claim span', null, claim_id, null, import_id, ended_import_id
  from core.claim_span
  where event_id = any($1::bigint[])
  union all
  select event_id, 'figure', null, claim_id, figure_id, import_id, null
  from core.figure
  where event_id = any($1::bigint[])
  union all
  select v.event_id, 'figure version', null, f.claim_id, v.figure_id, v.import_id, v.ended_import_id
  from core.figure_version as v
  join core.figure as f
    on f.event_id = v.event_id
    and f.event_id = any($1::bigint[])
    and f.figure_id = v.figure_id
  where v.event_id = any($1::bigint[])
  union all
  select event_id, 'evidence', null, claim_id, figure_id, import_id, ended_import_id
  from core.evidence
  where event_id = any($1::bigint[])
  union all
  select event_id, 'review', null, claim_id, null, import_id, null
  from core.review
  where event_id = any($1::bigint[])
  union all
  select event_id, 'link', null, claim_id, figure_id, import_id, ended_import_id
  from core.claim_link
  where event_id = any($1::bigint[])
  union all
  select event_id, 'redaction', redaction_id::text, null, null, import_id, null
  from core.redaction
  where event_id = any($1::bigint[])
  union all
  select event_id, 'change', entity || ' ' || entity_key, null, null, import_id, null
  from ops.change
  where event_id = any($1::bigint[]) and entity <> 'same'
),
own as materialized (
  select event_id, import_id
  from ops.import
  where event_id = any($1::bigint[])
)
select
  e.slug as event,
  w.entity,
  coalesce(w.entity_key, c.key || coalesce('.' || f.key, '')) as entity_key,
  case
    when writer.import_id is null
      then format('import %s wrote it, which is not one of this event', w.import_id)
    when w.ended_import_id is not null and ender.import_id is null
      then format('import %s ended it, which is not one of this event', w.ended_import_id)
    else format('import %s ended it, which is not later than import %s that wrote it', w.ended_import_id, w.import_id)
  end as fault
from written as w
join core.event as e on e.event_id = w.event_id and e.event_id = any($1::bigint[])
left join own as writer on writer.event_id = w.event_id and writer.import_id = w.import_id
left join own as ender on ender.event_id = w.event_id and ender.import_id = w.ended_import_id
left join core.claim as c
  on c.event_id = w.event_id
  and c.event_id = any($1::bigint[])
  and c.claim_id = w.claim_id
left join core.figure as f
  on f.event_id = w.event_id
  and f.event_id = any($1::bigint[])
  and f.figure_id = w.figure_id
where
  writer.import_id is null
  or w.ended_import_id is not null and ender.import_id is null
  or w.ended_import_id <= w.import_id
order by e.slug, w.entity, entity_key, w.import_id;
