-- title: Reviews
-- description: Every published verdict on a claim, the newest first. Superseded ones are left out unless they are asked
--   for.
-- param: event text = ''          -- identity of the event
-- param: speaker text = ''        -- slug or name of the speaker
-- param: topic text = ''          -- slug of a topic
-- param: indicator text = ''     -- reviews of claims with a figure of this indicator
-- param: reviewer text = ''       -- slug of the desk
-- param: rating text = ''         -- slug of the verdict
-- param: superseded boolean = ''  -- true lists superseded reviews, too
-- param: since date = ''          -- said on this day or later
-- param: until date = ''          -- said on this day or earlier
-- param: as_of moment = ''        -- as it was known then: a day, which is its end in UTC, or a time
-- param: limit integer = ''       -- at most so many rows; all where it is not given
\if :{?event} \else \set event '' \endif
\if :{?speaker} \else \set speaker '' \endif
\if :{?topic} \else \set topic '' \endif
\if :{?indicator} \else \set indicator '' \endif
\if :{?reviewer} \else \set reviewer '' \endif
\if :{?rating} \else \set rating '' \endif
\if :{?superseded} \else \set superseded '' \endif
\if :{?since} \else \set since '' \endif
\if :{?until} \else \set until '' \endif
\if :{?as_of} \else \set as_of '' \endif
\if :{?limit} \else \set limit '' \endif
with review as (
  select *
  from bi.reviews
  where :'as_of' = '' and (:'event' = '' or event = :'event')
  union all
  select *
  from bi.reviews_as_of(bi.moment(:'as_of'))
  where :'as_of' <> '' and (:'event' = '' or event = :'event')
),
claim as (
  select *
  from bi.claims
  where :'as_of' = '' and (:'event' = '' or event = :'event')
  union all
  select *
  from bi.claims_as_of(bi.moment(:'as_of'))
  where :'as_of' <> '' and (:'event' = '' or event = :'event')
)
select
  r.event,
  c.said_on,
  c.speaker_name as speaker,
  r.claim,
  c.says,
  r.rating_scale as scale,
  r.rating,
  trim_scale(r.truth) as truth,
  r.reviewer,
  r.reviewed_on,
  r.published_at,
  r.summary,
  r.url,
  r.is_current,
  c.quote,
  c.speaker as speaker_slug,
  c.quote is null as redacted
from review as r
join claim as c on c.event_id = r.event_id and c.claim_id = r.claim_id
where
  (
    :'speaker' = ''
    or lower(:'speaker') in (lower(c.speaker), lower(c.speaker_name))
    or c.speaker in (
      select d.merged_into
      from bi.merged_names as d
      where d.kind = 'speaker' and lower(:'speaker') in (lower(d.slug), lower(d.name))
    )
  )
  and (:'topic' = '' or :'topic' = any (string_to_array(c.topics, ', ')))
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
  and (
    :'reviewer' = ''
    or r.reviewer = :'reviewer'
    or r.reviewer in (
      select d.merged_into
      from bi.merged_names as d
      where d.kind = 'organization' and :'reviewer' = d.slug
    )
  )
  and (:'rating' = '' or r.rating = :'rating')
  and (:'superseded' = 'true' or r.is_current)
  and (:'since' = '' or c.said_on >= nullif(:'since', '')::date)
  and (:'until' = '' or c.said_on <= nullif(:'until', '')::date)
order by
  r.reviewed_on desc,
  r.event,
  c.span_start,
  r.claim,
  r.reviewer,
  r.rating_scale,
  r.is_current desc
limit nullif(:'limit', '')::bigint;
