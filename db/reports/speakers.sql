-- title: Speakers
-- description: Who spoke, in which role: at how many events, in how many turns, with how many claims, figures, figures
--   that have evidence of their own, and current reviews. A topic or an indicator narrows the claims, figures and
--   reviews, not the turns, and leaves out who made no such claim.
-- param: event text = ''      -- identity of the event
-- param: speaker text = ''    -- slug or name of the speaker
-- param: topic text = ''      -- count claims of this topic alone
-- param: indicator text = ''  -- count claims and figures of this indicator alone
-- param: since date = ''      -- said on this day or later
-- param: until date = ''      -- said on this day or earlier
-- param: limit integer = ''   -- at most so many rows; all where it is not given
\if :{?event} \else \set event '' \endif
\if :{?speaker} \else \set speaker '' \endif
\if :{?topic} \else \set topic '' \endif
\if :{?indicator} \else \set indicator '' \endif
\if :{?since} \else \set since '' \endif
\if :{?until} \else \set until '' \endif
\if :{?limit} \else \set limit '' \endif
with
claim as (
  select
    c.event_id,
    c.claim_id,
    c.event,
    c.said_on,
    c.speaker,
    c.speaker_name,
    c.role
  from bi.claims as c
  where
    (
      :'topic' = ''
      or exists (
        select
        from bi.claim_topics as t
        where t.event_id = c.event_id and t.claim_id = c.claim_id and t.topic = :'topic'
      )
    )
    and (
      :'indicator' = ''
      or exists (
        select
        from bi.figures as f
        where f.event_id = c.event_id and f.claim_id = c.claim_id and f.indicator = :'indicator'
      )
    )
),
counted as (
  select a.event_id, a.event, a.said_on, a.speaker, a.speaker_name, a.role,
    1 as appearances, 0 as turns, 0 as claims, 0 as figures, 0 as with_evidence, 0 as reviews
  from bi.appearances as a
  union all
  select t.event_id, t.event, t.said_on, t.speaker, t.speaker_name, t.role, 0, 1, 0, 0, 0, 0
  from bi.turns as t
  union all
  select c.event_id, c.event, c.said_on, c.speaker, c.speaker_name, c.role, 0, 0, 1, 0, 0, 0
  from claim as c
  union all
  select f.event_id, f.event, f.said_on, f.speaker, f.speaker_name, f.role,
    0, 0, 0, 1, case when f.evidence_count > 0 then 1 else 0 end, 0
  from bi.figures as f
  join claim as c on c.event_id = f.event_id and c.claim_id = f.claim_id
  where :'indicator' = '' or f.indicator = :'indicator'
  union all
  select c.event_id, c.event, c.said_on, c.speaker, c.speaker_name, c.role, 0, 0, 0, 0, 0, 1
  from bi.reviews as r
  join claim as c on c.event_id = r.event_id and c.claim_id = r.claim_id
  where r.is_current
)
select
  n.speaker_name as speaker,
  n.role,
  count(distinct n.event_id) as events,
  sum(n.appearances) as appearances,
  sum(n.turns) as turns,
  sum(n.claims) as claims,
  sum(n.figures) as figures,
  sum(n.with_evidence) as figures_with_evidence,
  sum(n.reviews) as reviews,
  min(n.said_on) as first_said_on,
  max(n.said_on) as last_said_on,
  n.speaker as speaker_slug
from counted as n
where
  (:'event' = '' or n.event = :'event')
  and (
    :'speaker' = ''
    or lower(:'speaker') in (lower(n.speaker), lower(n.speaker_name))
    or n.speaker in (
      select d.merged_into
      from bi.merged_names as d
      where d.kind = 'speaker' and lower(:'speaker') in (lower(d.slug), lower(d.name))
    )
  )
  and (:'since' = '' or n.said_on >= nullif(:'since', '')::date)
  and (:'until' = '' or n.said_on <= nullif(:'until', '')::date)
group by
  n.speaker,
  n.speaker_name,
  n.role
having
  (:'topic' = '' and :'indicator' = '')
  or sum(n.claims) > 0
order by
  sum(n.claims) desc,
  n.speaker_name,
  n.speaker,
  n.role
limit nullif(:'limit', '')::bigint;
