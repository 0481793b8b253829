-- title: Figures
-- description: Every figure in a claim: the words, their place in the transcript, and what they say as an interval with
--   unit, scope and period, in the order in which they were said.
-- param: event text = ''      -- identity of the event
-- param: speaker text = ''    -- slug or name of the speaker
-- param: topic text = ''      -- slug of a topic
-- param: indicator text = ''  -- slug of an indicator
-- param: area text = ''       -- slug of an area
-- param: since date = ''      -- said on this day or later
-- param: until date = ''      -- said on this day or earlier
-- param: as_of moment = ''    -- as it was known then: a day, which is its end in UTC, or a time
-- param: limit integer = ''   -- at most so many rows; all where it is not given
\if :{?event} \else \set event '' \endif
\if :{?speaker} \else \set speaker '' \endif
\if :{?topic} \else \set topic '' \endif
\if :{?indicator} \else \set indicator '' \endif
\if :{?area} \else \set area '' \endif
\if :{?since} \else \set since '' \endif
\if :{?until} \else \set until '' \endif
\if :{?as_of} \else \set as_of '' \endif
\if :{?limit} \else \set limit '' \endif
select
  f.event,
  f.said_on,
  f.speaker_name as speaker,
  f.claim,
  f.figure,
  f.quote,
  f.span_start,
  f.span_end,
  f.value,
  f.lower,
  f.lower_inclusive,
  f.upper,
  f.upper_inclusive,
  f.comparator,
  f.unit,
  f.currency,
  f.kind,
  f.indicator,
  f.area,
  f.period,
  f.hedge,
  f.vague,
  f.of_value,
  f.of_unit,
  f.of_what,
  f.has_base,
  f.base_period,
  f.base_value,
  f.base_figure,
  f.rank_of,
  f.rank_over,
  f.as_corrected,
  f.modality,
  f.basis,
  f.rule,
  f.evidence_count as evidence,
  f.role,
  f.turn,
  f.speaker as speaker_slug,
  f.quote is null as redacted
from (
  select *
  from bi.figures
  where :'as_of' = ''
  union all
  select *
  from bi.figures_as_of(bi.moment(:'as_of'))
  where :'as_of' <> ''
) as f
where
  (:'event' = '' or f.event = :'event')
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
    or :'as_of' = ''
    and exists (
      select
      from bi.claim_topics as t
      where t.event_id = f.event_id and t.claim_id = f.claim_id and t.topic = :'topic'
    )
    or :'as_of' <> ''
    and exists (
      select
      from bi.claim_topic_versions as t
      where
        t.event_id = f.event_id
        and t.claim_id = f.claim_id
        and t.topic = :'topic'
        and t.known_from <= bi.moment(:'as_of')
        and (t.is_live or t.known_to > bi.moment(:'as_of'))
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
