-- title: Rows of events that are not there
-- description: A row names an event that does not exist. No other check goes through such rows, and no report shows
--   them. Restore the event from a backup.
-- scope: global
-- severity: fault
with used as (
  select event_id, 'host' as entity, min(organization_id)::text as first_key, count(*) as named
  from core.event_host
  group by event_id
  union all
  select event_id, 'appearance', min(key), count(*)
  from core.appearance
  group by event_id
  union all
  select event_id, 'transcript', min(revision)::text, count(*)
  from core.transcript
  group by event_id
  union all
  select event_id, 'turn', min(key), count(*)
  from core.turn
  group by event_id
  union all
  select event_id, 'claim', min(key), count(*)
  from core.claim
  group by event_id
  union all
  select event_id, 'claim version', min(claim_version_id)::text, count(*)
  from core.claim_version
  group by event_id
  union all
  select event_id, 'claim topic', min(topic_id)::text, count(*)
  from core.claim_topic
  group by event_id
  union all
  select event_id, 'claim span', min(claim_span_id)::text, count(*)
  from core.claim_span
  group by event_id
  union all
  select event_id, 'figure', min(key), count(*)
  from core.figure
  group by event_id
  union all
  select event_id, 'figure version', min(figure_version_id)::text, count(*)
  from core.figure_version
  group by event_id
  union all
  select event_id, 'evidence', min(evidence_id)::text, count(*)
  from core.evidence
  group by event_id
  union all
  select event_id, 'review', min(review_id)::text, count(*)
  from core.review
  group by event_id
  union all
  select event_id, 'link', min(claim_link_id)::text, count(*)
  from core.claim_link
  group by event_id
  union all
  select event_id, 'claim group', min(claim_group_id)::text, count(*)
  from core.claim_group_member
  group by event_id
  union all
  select event_id, 'repetition', min(repetition_id)::text, count(*)
  from core.repetition
  group by event_id
  union all
  select event_id, 'redaction', min(redaction_id)::text, count(*)
  from core.redaction
  group by event_id
  union all
  select event_id, 'import', min(import_id)::text, count(*)
  from ops.import
  where event_id is not null
  group by event_id
  union all
  select event_id, 'change', min(change_id)::text, count(*)
  from ops.change
  group by event_id
)
select
  null::text as event,
  u.entity,
  u.first_key as entity_key,
  format(
    'it belongs to event number %s, which is not there%s',
    u.event_id,
    case when u.named > 1 then format(' (%s rows do)', u.named) end
  ) as fault
from used as u
left join core.event as e on e.event_id = u.event_id
where e.event_id is null
order by u.event_id, u.entity, u.first_key;
