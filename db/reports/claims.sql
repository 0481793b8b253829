-- title: Claims
-- description: Every claim, who made it, in which words, and the newest published verdict on it, in the order in which
--   they were said.
-- param: event text = ''      -- identity of the event
-- param: speaker text = ''    -- slug or name of the speaker
-- param: topic text = ''      -- slug of a topic
-- param: indicator text = ''  -- claims with a figure of this indicator
-- param: since date = ''      -- said on this day or later
-- param: until date = ''      -- said on this day or earlier
-- param: as_of moment = ''    -- as it was known then: a day, which is its end in UTC, or a time
-- param: limit integer = ''   -- at most so many rows; all where it is not given
\if :{?event} \else \set event '' \endif
\if :{?speaker} \else \set speaker '' \endif
\if :{?topic} \else \set topic '' \endif
\if :{?indicator} \else \set indicator '' \endif
\if :{?since} \else \set since '' \endif
\if :{?until} \else \set until '' \endif
\if :{?as_of} \else \set as_of '' \endif
\if :{?limit} \else \set limit '' \endif
select
  c.event,
  c.said_on,
  c.speaker_name as speaker,
  c.claim,
  c.says,
  c.quote,
  c.claim_type as type,
  c.rating,
  c.reviewer,
  c.reviewed_on,
  c.modality,
  c.attributed_to,
  c.topics,
  c.figure_count as figures,
  c.evidence_count as evidence,
  c.role,
  c.turn,
  c.span_start,
  c.span_end,
  c.span_count as spans,
  c.speaker as speaker_slug,
  c.quote is null as redacted
from (
  select *
  from bi.claims
  where :'as_of' = ''
  union all
  select *
  from bi.claims_as_of(bi.moment(:'as_of'))
  where :'as_of' <> ''
) as c
where
  (:'event' = '' or c.event = :'event')
  and (
    :'speaker' = ''
    or lower(:'speaker') in (lower(c.speaker), lower(c.speaker_name))
    or c.speaker in (
      select d.merged_into
      from bi.merged_names as d
      where d.kind = 'speaker' and lower(:'speaker') in (lower(d.slug), lower(d.name))
    )
  )
  and (:'since' = '' or c.said_on >= nullif(:'since', '')::date)
  and (:'until' = '' or c.said_on <= nullif(:'until', '')::date)
  and (
    :'topic' = ''
    or :'topic' = any (string_to_array(c.topics, ', '))
  )
  and (
    :'indicator' = ''
    or :'as_of' = ''
    and exists (
      select
      from bi.figures as f
      where f.event_id = c.event_id and f.claim_id = c.claim_id and f.indicator = :'indicator'
    )
    or :'as_of' <> ''
    and exists (
      select
      from bi.figures_as_of(bi.moment(:'as_of')) as f
      where f.event_id = c.event_id and f.claim_id = c.claim_id and f.indicator = :'indicator'
    )
  )
order by
  c.said_on,
  c.event,
  c.span_start,
  c.span_end,
  c.claim
limit nullif(:'limit', '')::bigint;
