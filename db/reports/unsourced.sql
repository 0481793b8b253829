-- title: Figures without evidence
-- description: Every figure for which no source is named: there is no evidence on the figure itself. claim_evidence
--   counts the evidence on its claim as a whole, which may bear on the figure.
-- param: event text = ''      -- identity of the event
-- param: speaker text = ''    -- slug or name of the speaker
-- param: topic text = ''      -- slug of a topic
-- param: indicator text = ''  -- slug of an indicator
-- param: area text = ''       -- slug of an area
-- param: since date = ''      -- said on this day or later
-- param: until date = ''      -- said on this day or earlier
-- param: limit integer = ''   -- at most so many rows; all where it is not given
\if :{?event} \else \set event '' \endif
\if :{?speaker} \else \set speaker '' \endif
\if :{?topic} \else \set topic '' \endif
\if :{?indicator} \else \set indicator '' \endif
\if :{?area} \else \set area '' \endif
\if :{?since} \else \set since '' \endif
\if :{?until} \else \set until '' \endif
\if :{?limit} \else \set limit '' \endif
select
  f.event,
  f.said_on,
  f.speaker_name as speaker,
  f.claim,
  f.figure,
  f.quote,
  f.value,
  f.unit,
  f.currency,
  f.kind,
  f.indicator,
  f.area,
  f.period,
  (
    select count(*)
    from bi.evidence as e
    where
      e.event_id = f.event_id
      and e.claim_id = f.claim_id
      and e.figure_id is null
  ) as claim_evidence,
  f.turn,
  f.span_start,
  f.span_end,
  f.speaker as speaker_slug,
  f.quote is null as redacted
from bi.figures as f
where
  f.evidence_count = 0
  and (:'event' = '' or f.event = :'event')
  and (
    :'speaker' = ''
    or lower(:'speaker') in (lower(f.speaker), lower(f.speaker_name))
    or f.speaker in (
      select d.merged_into
      from bi.merged_names as d
      where d.kind = 'speaker' and lower(:'speaker') in (lower(d.slug), lower(d.name))
    )
  )
  and (:'since' = '' or f.said_on >= nullif(:'since', '')::date)
  and (:'until' = '' or f.said_on <= nullif(:'until', '')::date)
  and (
    :'topic' = ''
    or exists (
      select
      from bi.claim_topics as t
      where t.event_id = f.event_id and t.claim_id = f.claim_id and t.topic = :'topic'
    )
  )
  and (:'indicator' = '' or f.indicator = :'indicator')
  and (:'area' = '' or f.area = :'area')
order by
  f.said_on,
  f.event,
  f.span_start,
  f.span_end,
  f.claim,
  f.figure
limit nullif(:'limit', '')::bigint;
