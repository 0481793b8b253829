-- title: Event
-- description: A briefing in one line: when and where, how faithful its transcript is, and how much is known about it.
--   The counts are of the whole event, whichever filter chose it. Reviews are the current ones.
-- param: event text = ''      -- identity of the event
-- param: speaker text = ''    -- events at which this speaker, slug or name, appears
-- param: topic text = ''      -- events with a claim of this topic
-- param: indicator text = ''  -- events with a figure of this indicator
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
select
  e.event,
  e.event_title as title,
  e.said_on,
  e.said_precision,
  e.place,
  e.event_kind as kind,
  t.fidelity,
  t.revision,
  (select count(*) from bi.turns as x where x.event_id = e.event_id) as turns,
  (select count(*) from bi.appearances as x where x.event_id = e.event_id) as speakers,
  (select count(*) from bi.claims as x where x.event_id = e.event_id) as claims,
  (
    select string_agg(y.claim_type || ' ' || y.claims, ', ' order by y.claims desc, y.claim_type)
    from (
      select
        x.claim_type,
        count(*) as claims
      from bi.claims as x
      where x.event_id = e.event_id
      group by x.claim_type
    ) as y
  ) as claim_types,
  (select count(*) from bi.figures as x where x.event_id = e.event_id) as figures,
  (select count(*) from bi.evidence as x where x.event_id = e.event_id) as evidence,
  (select count(*) from bi.claim_links as x where x.event_id = e.event_id) as links,
  (select count(*) from bi.reviews as x where x.event_id = e.event_id and x.is_current) as reviews,
  t.redacted
from bi.events as e
left join bi.transcripts as t on t.event_id = e.event_id
where
  (:'event' = '' or e.event = :'event')
  and (:'since' = '' or e.said_on >= nullif(:'since', '')::date)
  and (:'until' = '' or e.said_on <= nullif(:'until', '')::date)
  and (
    :'speaker' = ''
    or exists (
      select
      from bi.appearances as x
      where
        x.event_id = e.event_id
        and (
          lower(:'speaker') in (lower(x.speaker), lower(x.speaker_name))
          or x.speaker in (
            select d.merged_into
            from bi.merged_names as d
            where d.kind = 'speaker' and lower(:'speaker') in (lower(d.slug), lower(d.name))
          )
        )
    )
  )
  and (
    :'topic' = ''
    or exists (
      select
      from bi.claim_topics as x
      where x.event_id = e.event_id and x.topic = :'topic'
    )
  )
  and (
    :'indicator' = ''
    or exists (
      select
      from bi.figures as x
      where x.event_id = e.event_id and x.indicator = :'indicator'
    )
  )
order by
  e.said_on,
  e.event
limit nullif(:'limit', '')::bigint;
