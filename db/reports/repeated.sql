-- title: Repeated claims
-- description: Claims that people judged to be the same, group by group, the most repeated first: who said each of them,
--   where and in which words. A filter chooses the groups in which one claim meets all of it, and shows them whole.
-- param: event text = ''      -- groups with a claim of this event
-- param: speaker text = ''    -- groups with a claim of this speaker, slug or name
-- param: topic text = ''      -- groups with a claim of this topic
-- param: indicator text = ''  -- groups with a claim with a figure of this indicator
-- param: since date = ''      -- groups with a claim said on this day or later
-- param: until date = ''      -- groups with a claim said on this day or earlier
-- param: limit integer = ''   -- at most so many rows; all where it is not given
\if :{?event} \else \set event '' \endif
\if :{?speaker} \else \set speaker '' \endif
\if :{?topic} \else \set topic '' \endif
\if :{?indicator} \else \set indicator '' \endif
\if :{?since} \else \set since '' \endif
\if :{?until} \else \set until '' \endif
\if :{?limit} \else \set limit '' \endif
with
repeated as (
  select
    r.event_id,
    r.claim_id,
    r.repetition_id,
    r.event,
    r.said_on,
    r.claim,
    r.speaker,
    r.speaker_name,
    r.role,
    r.says,
    r.quote,
    r.modality,
    r.occurrence,
    r.times_said,
    r.first_said_on,
    r.last_said_on
  from bi.repeated_claims as r
),
chosen as (
  select distinct r.repetition_id
  from repeated as r
  where
    (:'event' = '' or r.event = :'event')
    and (
      :'speaker' = ''
      or lower(:'speaker') in (lower(r.speaker), lower(r.speaker_name))
      or r.speaker in (
        select d.merged_into
        from bi.merged_names as d
        where d.kind = 'speaker' and lower(:'speaker') in (lower(d.slug), lower(d.name))
      )
    )
    and (:'since' = '' or r.said_on >= nullif(:'since', '')::date)
    and (:'until' = '' or r.said_on <= nullif(:'until', '')::date)
    and (
      :'topic' = ''
      or exists (
        select
        from bi.claim_topics as t
        where t.event_id = r.event_id and t.claim_id = r.claim_id and t.topic = :'topic'
      )
    )
    and (
      :'indicator' = ''
      or exists (
        select
        from bi.figures as f
        where f.event_id = r.event_id and f.claim_id = r.claim_id and f.indicator = :'indicator'
      )
    )
)
select
  r.repetition_id as repetition,
  r.times_said,
  r.occurrence,
  r.event,
  r.said_on,
  r.speaker_name as speaker,
  r.claim,
  r.says,
  r.quote,
  r.modality,
  r.first_said_on,
  r.last_said_on,
  r.role,
  r.speaker as speaker_slug,
  r.quote is null as redacted
from repeated as r
join chosen as c on c.repetition_id = r.repetition_id
order by
  r.times_said desc,
  r.repetition_id,
  r.occurrence
limit nullif(:'limit', '')::bigint;
