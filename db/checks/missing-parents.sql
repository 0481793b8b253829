-- title: Rows whose parent is not there
-- description: A row names another one of its event that does not exist, so that no report shows it. Foreign keys
--   forbid that; a restore that went around them does not. Restore the event from a backup.
-- scope: event
-- severity: fault
with orphan as (
  select r.event_id, 'turn' as entity, r.key as entity_key, 'transcript' as parent, r.transcript_id as parent_id
  from core.turn as r
  left join core.transcript as p
    on p.event_id = r.event_id
    and p.event_id = any($1::bigint[])
    and p.transcript_id = r.transcript_id
  where r.event_id = any($1::bigint[]) and p.event_id is null
  union all
  select r.event_id, 'turn', r.key, 'appearance', r.appearance_id
  from core.turn as r
  left join core.appearance as p
    on p.event_id = r.event_id
    and p.event_id = any($1::bigint[])
    and p.appearance_id = r.appearance_id
  where r.event_id = any($1::bigint[]) and p.event_id is null
  union all
  select r.event_id, 'claim version', r.claim_version_id::text, 'claim', r.claim_id
  from core.claim_version as r
  left join core.claim as p
    on p.event_id = r.event_id
    and p.event_id = any($1::bigint[])
    and p.claim_id = r.claim_id
  where r.event_id = any($1::bigint[]) and p.event_id is null
  union all
  select r.event_id, 'claim topic', r.topic_id::text, 'claim', r.claim_id
  from core.claim_topic as r
  left join core.claim as p
    on p.event_id = r.event_id
    and p.event_id = any($1::bigint[])
    and p.claim_id = r.claim_id
  where r.event_id = any($1::bigint[]) and p.event_id is null
  union all
  select r.event_id, 'claim span', r.claim_span_id::text, 'claim', r.claim_id
  from core.claim_span as r
  left join core.claim as p
    on p.event_id = r.event_id
    and p.event_id = any($1::bigint[])
    and p.claim_id = r.claim_id
  where r.event_id = any($1::bigint[]) and p.event_id is null
  union all
  select r.event_id, 'claim span', r.claim_span_id::text, 'turn', r.turn_id
  from core.claim_span as r
  left join core.turn as p
    on p.event_id = r.event_id
    and p.event_id = any($1::bigint[])
    and p.turn_id = r.turn_id
  where r.event_id = any($1::bigint[]) and p.event_id is null
  union all
  select r.event_id, 'figure', r.key, 'claim', r.claim_id
  from core.figure as r
  left join core.claim as p
    on p.event_id = r.event_id
    and p.event_id = any($1::bigint[])
    and p.claim_id = r.claim_id
  where r.event_id = any($1::bigint[]) and p.event_id is null
  union all
  select r.event_id, 'figure version', r.figure_version_id::text, 'figure', r.figure_id
  from core.figure_version as r
  left join core.figure as p
    on p.event_id = r.event_id
    and p.event_id = any($1::bigint[])
    and p.figure_id = r.figure_id
  where r.event_id = any($1::bigint[]) and p.event_id is null
  union all
  select r.event_id, 'figure version', r.figure_version_id::text, 'claim span', r.claim_span_id
  from core.figure_version as r
  left join core.claim_span as p
    on p.event_id = r.event_id
    and p.event_id = any($1::bigint[])
    and p.claim_span_id = r.claim_span_id
  where r.event_id = any($1::bigint[]) and p.event_id is null
  union all
  select r.event_id, 'evidence', r.evidence_id::text, 'claim', r.claim_id
  from core.evidence as r
  left join core.claim as p
    on p.event_id = r.event_id
    and p.event_id = any($1::bigint[])
    and p.claim_id = r.claim_id
  where r.event_id = any($1::bigint[]) and p.event_id is null
  union all
  select r.event_id, 'evidence', r.evidence_id::text, 'figure', r.figure_id
  from core.evidence as r
  left join core.figure as p
    on p.event_id = r.event_id
    and p.event_id = any($1::bigint[])
    and p.claim_id = r.claim_id
    and p.figure_id = r.figure_id
  where r.event_id = any($1::bigint[]) and r.figure_id is not null and p.event_id is null
  union all
  select r.event_id, 'review', r.review_id::text, 'claim', r.claim_id
  from core.review as r
  left join core.claim as p
    on p.event_id = r.event_id
    and p.event_id = any($1::bigint[])
    and p.claim_id = r.claim_id
  where r.event_id = any($1::bigint[]) and p.event_id is null
  union all
  select r.event_id, 'link', r.claim_link_id::text, 'claim', r.claim_id
  from core.claim_link as r
  left join core.claim as p
    on p.event_id = r.event_id
    and p.event_id = any($1::bigint[])
    and p.claim_id = r.claim_id
  where r.event_id = any($1::bigint[]) and p.event_id is null
  union all
  select r.event_id, 'link', r.claim_link_id::text, 'figure', r.figure_id
  from core.claim_link as r
  left join core.figure as p
    on p.event_id = r.event_id
    and p.event_id = any($1::bigint[])
    and p.claim_id = r.claim_id
    and p.figure_id = r.figure_id
  where r.event_id = any($1::bigint[]) and r.figure_id is not null and p.event_id is null
  union all
  select r.event_id, 'repetition', r.repetition_id::text, 'claim', r.claim_id
  from core.repetition as r
  left join core.claim as p
    on p.event_id = r.event_id
    and p.event_id = any($1::bigint[])
    and p.claim_id = r.claim_id
  where r.event_id = any($1::bigint[]) and p.event_id is null
  union all
  select r.event_id, 'claim group', r.claim_group_id::text, 'claim', r.claim_id
  from core.claim_group_member as r
  left join core.claim as p
    on p.event_id = r.event_id
    and p.event_id = any($1::bigint[])
    and p.claim_id = r.claim_id
  where r.event_id = any($1::bigint[]) and p.event_id is null
)
select
  e.slug as event,
  o.entity,
  o.entity_key,
  format('its %s, number %s, is not there', o.parent, o.parent_id) as fault
from orphan as o
join core.event as e on e.event_id = o.event_id and e.event_id = any($1::bigint[])
order by e.slug, o.entity, o.entity_key;
