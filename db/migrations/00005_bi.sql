-- The views that people, reports and BI tools read. Names and types are a contract: a later migration may add
-- columns, never rename or remove one.
--
-- Plain types alone (no array, json, range, enum), the same key name on both sides of a join, and event_id in
-- every view below an event, so that joins stay within one event. Withdrawn and draft content is absent, and so is
-- a review that is not published yet: the clock decides at reading time.

-- +goose Up

create view bi.organizations as
select
  o.organization_id,
  o.slug as organization,
  o.name as organization_name,
  o.url,
  o.wikidata,
  o.note,
  o.updated_at
from core.organization as o
where o.merged_into is null;

comment on view bi.organizations is 'A body: a ministry, an alliance, a fact-checking desk.';
comment on column bi.organizations.organization_id is 'Key.';
comment on column bi.organizations.organization is 'Identity in the catalogue.';
comment on column bi.organizations.organization_name is 'Official name.';
comment on column bi.organizations.url is 'Home page.';
comment on column bi.organizations.wikidata is 'Wikidata item.';
comment on column bi.organizations.note is 'Remark of the annotators.';
comment on column bi.organizations.updated_at is 'When the row last changed, UTC.';

create view bi.speakers as
select
  s.speaker_id,
  s.slug as speaker,
  s.name as speaker_name,
  s.kind as speaker_kind,
  s.wikidata,
  s.note,
  s.updated_at
from core.speaker as s
where s.merged_into is null;

comment on view bi.speakers is 'A person who speaks, or a body that speaks.';
comment on column bi.speakers.speaker_id is 'Key.';
comment on column bi.speakers.speaker is 'Identity in the catalogue.';
comment on column bi.speakers.speaker_name is 'Full name.';
comment on column bi.speakers.speaker_kind is 'person or organization.';
comment on column bi.speakers.wikidata is 'Wikidata item.';
comment on column bi.speakers.note is 'Remark of the annotators.';
comment on column bi.speakers.updated_at is 'When the row last changed, UTC.';

create view bi.areas as
select
  a.area_id,
  a.slug as area,
  a.name as area_name,
  a.kind as area_kind,
  a.iso,
  a.note,
  a.updated_at
from core.area as a;

comment on view bi.areas is 'What a figure is about: the world, a group of countries, a country, a region.';
comment on column bi.areas.area_id is 'Key.';
comment on column bi.areas.area is 'Identity in the catalogue.';
comment on column bi.areas.area_name is 'Name.';
comment on column bi.areas.area_kind is 'world, group, country or region.';
comment on column bi.areas.iso is 'ISO 3166-1 alpha-2 code of a country.';
comment on column bi.areas.note is 'Remark of the annotators.';
comment on column bi.areas.updated_at is 'When the row last changed, UTC.';

create view bi.indicators as
select
  i.indicator_id,
  i.slug as indicator,
  i.name as indicator_name,
  i.definition,
  u.slug as unit,
  i.direction,
  i.producer_id as organization_id,
  p.slug as producer,
  d.slug as derived_from,
  i.derived_operator,
  i.derived_operand,
  i.derived_operand_first,
  i.note,
  i.updated_at
from core.indicator as i
join core.unit as u on u.unit_id = i.unit_id
left join core.organization as p on p.organization_id = i.producer_id
left join core.indicator as d on d.indicator_id = i.derived_from_id;

comment on view bi.indicators is 'Something that can be measured, with its definition.';
comment on column bi.indicators.indicator_id is 'Key.';
comment on column bi.indicators.indicator is 'Identity in the catalogue.';
comment on column bi.indicators.indicator_name is 'Name.';
comment on column bi.indicators.definition is 'What exactly is measured.';
comment on column bi.indicators.unit is 'The unit of its observations.';
comment on column bi.indicators.direction is 'Which way is better: up, down or none.';
comment on column bi.indicators.organization_id is 'Key of the organization that measures it.';
comment on column bi.indicators.producer is 'The organization that measures it.';
comment on column bi.indicators.derived_from is 'The indicator that it is computed from.';
comment on column bi.indicators.derived_operator is 'How it is computed: + - * /.';
comment on column bi.indicators.derived_operand is 'The number that goes with the operator.';
comment on column bi.indicators.derived_operand_first is 'True for NUMBER - INDICATOR, false for INDICATOR - NUMBER.';
comment on column bi.indicators.note is 'Remark of the annotators.';
comment on column bi.indicators.updated_at is 'When the row last changed, UTC.';

create view bi.topics as
select
  t.topic_id,
  t.slug as topic,
  t.name as topic_name,
  t.note,
  t.updated_at
from core.topic as t;

comment on view bi.topics is 'A subject of claims.';
comment on column bi.topics.topic_id is 'Key.';
comment on column bi.topics.topic is 'Identity in the catalogue.';
comment on column bi.topics.topic_name is 'Name.';
comment on column bi.topics.note is 'Remark of the annotators.';
comment on column bi.topics.updated_at is 'When the row last changed, UTC.';

create view bi.sources as
select
  s.source_id,
  s.slug as source,
  s.title,
  s.publisher,
  s.kind as source_kind,
  s.url,
  s.archived_url,
  s.published_on,
  s.published_precision,
  s.accessed_on,
  s.accessed_precision,
  s.licence,
  s.note,
  s.updated_at
from core.source as s
where s.merged_into is null;

comment on view bi.sources is 'A publication.';
comment on column bi.sources.source_id is 'Key.';
comment on column bi.sources.source is 'Identity in the catalogue.';
comment on column bi.sources.title is 'Title.';
comment on column bi.sources.publisher is 'Who published it.';
comment on column bi.sources.source_kind is 'report, article, dataset, transcript: a free word.';
comment on column bi.sources.url is 'Where it was published.';
comment on column bi.sources.archived_url is 'Where a copy is kept.';
comment on column bi.sources.published_on is 'When it was published; the first day of a partial date.';
comment on column bi.sources.published_precision is 'How much of published_on is known: year, month or day.';
comment on column bi.sources.accessed_on is 'When it was read; the first day of a partial date.';
comment on column bi.sources.accessed_precision is 'How much of accessed_on is known.';
comment on column bi.sources.licence is 'Under which licence it may be used.';
comment on column bi.sources.note is 'Remark of the annotators.';
comment on column bi.sources.updated_at is 'When the row last changed, UTC.';

create view bi.events as
select
  e.event_id,
  e.slug as event,
  e.title as event_title,
  e.kind as event_kind,
  e.held_on as said_on,
  e.held_precision as said_precision,
  e.place,
  w.slug as part_of,
  e.note,
  e.updated_at
from core.event as e
left join core.event as w on w.event_id = e.part_of
where not e.draft;

comment on view bi.events is 'A briefing, a press conference, a debate: where and when something was said in public.';
comment on column bi.events.event_id is 'Key.';
comment on column bi.events.event is 'Identity of the event.';
comment on column bi.events.event_title is 'Title.';
comment on column bi.events.event_kind is 'press-conference, briefing, interview, debate, speech, hearing, sitting or statement.';
comment on column bi.events.said_on is 'When it took place; the first day of a partial date.';
comment on column bi.events.said_precision is 'How much of said_on is known: year, month or day.';
comment on column bi.events.place is 'Where it took place.';
comment on column bi.events.part_of is 'The event that this one is a part of.';
comment on column bi.events.note is 'Remark of the annotators.';
comment on column bi.events.updated_at is 'When the row last changed, UTC.';

create view bi.transcripts as
select
  e.event_id,
  t.transcript_id,
  e.slug as event,
  e.held_on as said_on,
  t.revision,
  t.char_count,
  t.language,
  t.fidelity,
  t.published_on,
  t.published_precision,
  t.publisher_updated_at,
  t.source_id,
  s.slug as source,
  t.file_name,
  t.file_sha256,
  t.text is null as redacted,
  i.loaded_at as updated_at
from core.event as e
join core.transcript as t on t.event_id = e.event_id
join ops.import as i on i.import_id = t.import_id
left join core.source as s on s.source_id = t.source_id
where
  not e.draft
  and t.revision = (
    select max(newest.revision)
    from core.transcript as newest
    where newest.event_id = e.event_id
  );

comment on view bi.transcripts is 'The current revision of an event''s text, without the text itself.';
comment on column bi.transcripts.event_id is 'Key of the event.';
comment on column bi.transcripts.transcript_id is 'Key within the event.';
comment on column bi.transcripts.event is 'The event.';
comment on column bi.transcripts.said_on is 'When the event took place.';
comment on column bi.transcripts.revision is 'Number of the revision, from 1.';
comment on column bi.transcripts.char_count is 'Length in Unicode code points.';
comment on column bi.transcripts.language is 'BCP 47 tag.';
comment on column bi.transcripts.fidelity is 'verbatim, as-delivered, edited, interpreted or summary.';
comment on column bi.transcripts.published_on is 'When it was published; the first day of a partial date.';
comment on column bi.transcripts.published_precision is 'How much of published_on is known.';
comment on column bi.transcripts.publisher_updated_at is 'The publisher''s own ''last updated'', UTC.';
comment on column bi.transcripts.source_id is 'Key of the source.';
comment on column bi.transcripts.source is 'Where it was published.';
comment on column bi.transcripts.file_name is 'Name of the file.';
comment on column bi.transcripts.file_sha256 is 'Of the file''s bytes, lower-case hex.';
comment on column bi.transcripts.redacted is 'Whether the text was taken down.';
comment on column bi.transcripts.updated_at is 'When the revision was loaded, UTC.';

create view bi.appearances as
select
  e.event_id,
  a.appearance_id,
  a.speaker_id,
  e.slug as event,
  e.held_on as said_on,
  a.key as appearance,
  s.slug as speaker,
  coalesce(s.name, a.unnamed) as speaker_name,
  a.role,
  o.slug as organization,
  a.note,
  i.loaded_at as updated_at
from core.appearance as a
join core.event as e on e.event_id = a.event_id
join ops.import as i on i.import_id = a.import_id
left join core.speaker as named on named.speaker_id = a.speaker_id
left join core.speaker as s on s.speaker_id = coalesce(named.merged_into, named.speaker_id)
left join core.organization as o on o.organization_id = a.organization_id
where
  not e.draft
  and a.ended_import_id is null;

comment on view bi.appearances is 'A speaker at an event, in a role.';
comment on column bi.appearances.event_id is 'Key of the event.';
comment on column bi.appearances.appearance_id is 'Key within the event.';
comment on column bi.appearances.speaker_id is 'Key of the speaker; null for a person without a name.';
comment on column bi.appearances.event is 'The event.';
comment on column bi.appearances.said_on is 'When the event took place.';
comment on column bi.appearances.appearance is 'Name of the appearance in the factsheet.';
comment on column bi.appearances.speaker is 'Who speaks; null for a person without a name.';
comment on column bi.appearances.speaker_name is 'The name, or what is known of a person without one.';
comment on column bi.appearances.role is 'In which role, as printed.';
comment on column bi.appearances.organization is 'For which body.';
comment on column bi.appearances.note is 'Remark of the annotators.';
comment on column bi.appearances.updated_at is 'When the row was written, UTC.';

create view bi.turns as
select
  t.event_id,
  t.turn_id,
  t.transcript_id,
  t.appearance_id,
  a.speaker_id,
  a.event,
  a.said_on,
  t.key as turn,
  t.kind as turn_kind,
  t.answers_key as answers,
  a.speaker,
  a.speaker_name,
  a.role,
  t.span_start,
  t.span_end,
  t.text,
  i.loaded_at as updated_at
from core.turn as t
join bi.appearances as a on a.event_id = t.event_id and a.appearance_id = t.appearance_id
join ops.import as i on i.import_id = t.import_id
where t.ended_import_id is null;

comment on view bi.turns is 'What one speaker says without a break.';
comment on column bi.turns.event_id is 'Key of the event.';
comment on column bi.turns.turn_id is 'Key within the event.';
comment on column bi.turns.transcript_id is 'Key of the revision that the span counts in.';
comment on column bi.turns.appearance_id is 'Key of the appearance.';
comment on column bi.turns.speaker_id is 'Key of the speaker; null for a person without a name.';
comment on column bi.turns.event is 'The event.';
comment on column bi.turns.said_on is 'When the event took place.';
comment on column bi.turns.turn is 'Name of the turn in the factsheet.';
comment on column bi.turns.turn_kind is 'statement, question, answer, interjection or note.';
comment on column bi.turns.answers is 'The turn that this one answers.';
comment on column bi.turns.speaker is 'Who speaks; null for a person without a name.';
comment on column bi.turns.speaker_name is 'The name, or what is known of a person without one.';
comment on column bi.turns.role is 'In which role.';
comment on column bi.turns.span_start is 'Where it starts in the transcript, in code points from 0.';
comment on column bi.turns.span_end is 'Where it ends: the first code point after it.';
comment on column bi.turns.text is 'What is said.';
comment on column bi.turns.updated_at is 'When the row was written, UTC.';

create view bi.claim_spans as
select
  c.event_id,
  c.claim_span_id,
  c.claim_id,
  c.turn_id,
  t.speaker_id,
  t.event,
  t.said_on,
  k.key as claim,
  c.ordinal,
  t.turn,
  t.speaker,
  t.speaker_name,
  t.role,
  c.span_start,
  c.span_end,
  c.quote,
  i.loaded_at as updated_at
from core.claim_span as c
join core.claim as k on k.event_id = c.event_id and k.claim_id = c.claim_id
join bi.turns as t on t.event_id = c.event_id and t.turn_id = c.turn_id
join ops.import as i on i.import_id = c.import_id
where c.ended_import_id is null;

comment on view bi.claim_spans is 'Where a claim was said. A claim can be said in several places.';
comment on column bi.claim_spans.event_id is 'Key of the event.';
comment on column bi.claim_spans.claim_span_id is 'Key within the event.';
comment on column bi.claim_spans.claim_id is 'Key of the claim.';
comment on column bi.claim_spans.turn_id is 'Key of the turn.';
comment on column bi.claim_spans.speaker_id is 'Key of the speaker; null for a person without a name.';
comment on column bi.claim_spans.event is 'The event.';
comment on column bi.claim_spans.said_on is 'When the event took place.';
comment on column bi.claim_spans.claim is 'Name of the claim in the factsheet.';
comment on column bi.claim_spans.ordinal is 'Place among the claim''s spans, from 1.';
comment on column bi.claim_spans.turn is 'The turn.';
comment on column bi.claim_spans.speaker is 'Who speaks; null for a person without a name.';
comment on column bi.claim_spans.speaker_name is 'The name, or what is known of a person without one.';
comment on column bi.claim_spans.role is 'In which role.';
comment on column bi.claim_spans.span_start is 'Where it starts in the transcript, in code points from 0.';
comment on column bi.claim_spans.span_end is 'Where it ends: the first code point after it.';
comment on column bi.claim_spans.quote is 'The characters of the transcript under the span.';
comment on column bi.claim_spans.updated_at is 'When the row was written, UTC.';

create view bi.reviews as
select
  r.event_id,
  r.review_id,
  r.claim_id,
  e.slug as event,
  k.key as claim,
  s.slug as rating_scale,
  g.slug as rating,
  g.name as rating_name,
  g.rank as rating_rank,
  g.truth,
  o.organization_id,
  o.slug as reviewer,
  r.reviewed_on,
  r.published_at,
  r.summary,
  r.url,
  row_number() over (
    partition by r.event_id, r.claim_id, s.rating_scale_id, o.organization_id
    order by r.reviewed_on desc, r.review_id desc
  ) = 1 as is_current,
  r.recorded_at as updated_at
from core.review as r
join core.event as e on e.event_id = r.event_id
join core.claim as k on k.event_id = r.event_id and k.claim_id = r.claim_id
join core.claim_version as v on v.event_id = r.event_id and v.claim_id = r.claim_id and v.ended_import_id is null
join core.rating as g on g.rating_id = r.rating_id
join core.rating_scale as s on s.rating_scale_id = g.rating_scale_id
join core.organization as named on named.organization_id = r.reviewed_by
join core.organization as o on o.organization_id = coalesce(named.merged_into, named.organization_id)
where
  not e.draft
  and r.published_at <= now();

comment on view bi.reviews is 'A published verdict on a claim. is_current marks the newest published one of each desk and scale.';
comment on column bi.reviews.event_id is 'Key of the event.';
comment on column bi.reviews.review_id is 'Key within the event.';
comment on column bi.reviews.claim_id is 'Key of the claim.';
comment on column bi.reviews.event is 'The event.';
comment on column bi.reviews.claim is 'Name of the claim in the factsheet.';
comment on column bi.reviews.rating_scale is 'The scale.';
comment on column bi.reviews.rating is 'The verdict.';
comment on column bi.reviews.rating_name is 'The verdict as published.';
comment on column bi.reviews.rating_rank is 'Place in the scale''s order, higher is truer.';
comment on column bi.reviews.truth is 'The rank mapped on 0 to 1.';
comment on column bi.reviews.organization_id is 'Key of the desk.';
comment on column bi.reviews.reviewer is 'The desk.';
comment on column bi.reviews.reviewed_on is 'When; the first day of a partial date.';
comment on column bi.reviews.published_at is 'From when on readers see it, UTC.';
comment on column bi.reviews.summary is 'The reason, in a sentence or two.';
comment on column bi.reviews.url is 'Where the review was published.';
comment on column bi.reviews.is_current is 'Whether no newer published one of the same desk and scale exists.';
comment on column bi.reviews.updated_at is 'When the row was written, UTC.';

create view bi.claims as
select
  v.event_id,
  v.claim_id,
  f.speaker_id,
  f.event,
  f.said_on,
  k.key as claim,
  f.speaker,
  f.speaker_name,
  f.role,
  f.turn,
  v.says,
  f.quote,
  f.span_start,
  f.span_end,
  (
    select count(*)
    from core.claim_span as x
    where
      x.event_id = v.event_id
      and x.claim_id = v.claim_id
      and x.ended_import_id is null
  ) as span_count,
  v.type as claim_type,
  v.modality,
  a.slug as attributed_to,
  v.rank as claim_rank,
  (
    select string_agg(t.slug, ', ' order by t.slug)
    from core.claim_topic as x
    join core.topic as t on t.topic_id = x.topic_id
    where
      x.event_id = v.event_id
      and x.claim_id = v.claim_id
      and x.ended_import_id is null
  ) as topics,
  (
    select count(*)
    from core.figure as x
    join core.figure_version as y on y.event_id = x.event_id and y.figure_id = x.figure_id and y.ended_import_id is null
    where
      x.event_id = v.event_id
      and x.claim_id = v.claim_id
  ) as figure_count,
  (
    select count(*)
    from core.evidence as x
    where
      x.event_id = v.event_id
      and x.claim_id = v.claim_id
      and x.ended_import_id is null
      and (
        x.figure_id is null
        or exists (
          select
          from core.figure_version as y
          where
            y.event_id = x.event_id
            and y.figure_id = x.figure_id
            and y.ended_import_id is null
        )
      )
  ) as evidence_count,
  g.slug as rating,
  g.name as rating_name,
  g.truth,
  o.slug as reviewer,
  r.reviewed_on,
  v.note,
  i.loaded_at as updated_at
from core.claim_version as v
join core.claim as k on k.event_id = v.event_id and k.claim_id = v.claim_id
join bi.claim_spans as f on f.event_id = v.event_id and f.claim_id = v.claim_id and f.ordinal = 1
join ops.import as i on i.import_id = v.import_id
left join core.speaker as a on a.speaker_id = v.attributed_to
left join lateral (
  select *
  from core.review as x
  where
    x.event_id = v.event_id
    and x.claim_id = v.claim_id
    and x.published_at <= now()
  order by x.reviewed_on desc, x.review_id desc
  limit 1
) as r on true
left join core.rating as g on g.rating_id = r.rating_id
left join core.organization as o on o.organization_id = r.reviewed_by
where v.ended_import_id is null;

comment on view bi.claims is 'One thing asserted, with where it was first said in the event and the newest published verdict on it.';
comment on column bi.claims.event_id is 'Key of the event.';
comment on column bi.claims.claim_id is 'Key within the event.';
comment on column bi.claims.speaker_id is 'Key of the speaker; null for a person without a name.';
comment on column bi.claims.event is 'The event.';
comment on column bi.claims.said_on is 'When the event took place.';
comment on column bi.claims.claim is 'Name of the claim in the factsheet.';
comment on column bi.claims.speaker is 'Who speaks; null for a person without a name.';
comment on column bi.claims.speaker_name is 'The name, or what is known of a person without one.';
comment on column bi.claims.role is 'In which role.';
comment on column bi.claims.turn is 'The turn in which it was first said.';
comment on column bi.claims.says is 'The claim in plain words that stand by themselves.';
comment on column bi.claims.quote is 'The characters of the transcript where it was first said.';
comment on column bi.claims.span_start is 'Where that starts in the transcript, in code points from 0.';
comment on column bi.claims.span_end is 'Where that ends: the first code point after it.';
comment on column bi.claims.span_count is 'In how many places it was said.';
comment on column bi.claims.claim_type is 'quantity, trend, comparison, superlative, event, commitment, prediction, attribution or position.';
comment on column bi.claims.modality is 'asserted, forecast, reported, denied or asked.';
comment on column bi.claims.attributed_to is 'The claimant whom the speaker quotes; null where the speaker is the claimant.';
comment on column bi.claims.claim_rank is 'preferred or normal.';
comment on column bi.claims.topics is 'Its subjects, separated by a comma and a space.';
comment on column bi.claims.figure_count is 'How many figures it holds.';
comment on column bi.claims.evidence_count is 'How many pieces of evidence stand for or against it and its figures.';
comment on column bi.claims.rating is 'The newest published verdict.';
comment on column bi.claims.rating_name is 'The same as published.';
comment on column bi.claims.truth is 'The same on 0 to 1.';
comment on column bi.claims.reviewer is 'The desk that gave it.';
comment on column bi.claims.reviewed_on is 'When.';
comment on column bi.claims.note is 'Remark of the annotators.';
comment on column bi.claims.updated_at is 'When the row was written, UTC.';

create view bi.claim_topics as
select
  x.event_id,
  x.claim_id,
  x.topic_id,
  e.slug as event,
  k.key as claim,
  t.slug as topic,
  i.loaded_at as updated_at
from core.claim_topic as x
join core.event as e on e.event_id = x.event_id
join core.claim as k on k.event_id = x.event_id and k.claim_id = x.claim_id
join core.claim_version as v on v.event_id = x.event_id and v.claim_id = x.claim_id and v.ended_import_id is null
join core.topic as t on t.topic_id = x.topic_id
join ops.import as i on i.import_id = x.import_id
where
  not e.draft
  and x.ended_import_id is null;

comment on view bi.claim_topics is 'A subject of a claim.';
comment on column bi.claim_topics.event_id is 'Key of the event.';
comment on column bi.claim_topics.claim_id is 'Key of the claim.';
comment on column bi.claim_topics.topic_id is 'Key of the topic.';
comment on column bi.claim_topics.event is 'The event.';
comment on column bi.claim_topics.claim is 'Name of the claim in the factsheet.';
comment on column bi.claim_topics.topic is 'The subject.';
comment on column bi.claim_topics.updated_at is 'When the row was written, UTC.';

create view bi.figures as
select
  v.event_id,
  v.figure_id,
  k.claim_id,
  s.speaker_id,
  v.indicator_id,
  v.area_id,
  s.event,
  s.said_on,
  s.claim,
  k.key as figure,
  s.speaker,
  s.speaker_name,
  s.role,
  s.turn,
  v.quote,
  v.span_start,
  v.span_end,
  v.value,
  lower(v.bounds) as lower,
  lower_inc(v.bounds) as lower_inclusive,
  upper(v.bounds) as upper,
  upper_inc(v.bounds) as upper_inclusive,
  v.rule,
  v.comparator,
  v.hedge,
  v.vague,
  v.spoken,
  v.scale,
  u.slug as unit,
  v.unit_text,
  v.currency,
  v.currency is not null as currency_stated,
  v.of_value,
  ou.slug as of_unit,
  v.of_what,
  v.has_base,
  v.base_period_text as base_period,
  v.base_value,
  v.base_figure,
  v.kind,
  n.slug as indicator,
  r.slug as area,
  v.period_text as period,
  lower(v.period) as period_from,
  (upper(v.period) - 1) as period_to,
  v.period_precision,
  v.rank_of,
  v.rank_over,
  v.as_corrected,
  c.modality,
  v.basis,
  (
    select count(*)
    from core.evidence as x
    where
      x.event_id = v.event_id
      and x.figure_id = v.figure_id
      and x.ended_import_id is null
  ) as evidence_count,
  v.note,
  i.loaded_at as updated_at
from core.figure_version as v
join core.figure as k on k.event_id = v.event_id and k.figure_id = v.figure_id
join core.claim_version as c on c.event_id = k.event_id and c.claim_id = k.claim_id and c.ended_import_id is null
join bi.claim_spans as s on s.event_id = v.event_id and s.claim_span_id = v.claim_span_id
join ops.import as i on i.import_id = v.import_id
left join core.unit as u on u.unit_id = v.unit_id
left join core.unit as ou on ou.unit_id = v.of_unit_id
left join core.indicator as n on n.indicator_id = v.indicator_id
left join core.area as r on r.area_id = v.area_id
where v.ended_import_id is null;

comment on view bi.figures is 'One number in a claim: an interval with comparator, unit, scope and period.';
comment on column bi.figures.event_id is 'Key of the event.';
comment on column bi.figures.figure_id is 'Key within the event.';
comment on column bi.figures.claim_id is 'Key of the claim.';
comment on column bi.figures.speaker_id is 'Key of the speaker; null for a person without a name.';
comment on column bi.figures.indicator_id is 'Key of the indicator.';
comment on column bi.figures.area_id is 'Key of the area.';
comment on column bi.figures.event is 'The event.';
comment on column bi.figures.said_on is 'When the event took place.';
comment on column bi.figures.claim is 'Name of the claim in the factsheet.';
comment on column bi.figures.figure is 'Name of the figure in its claim.';
comment on column bi.figures.speaker is 'Who speaks; null for a person without a name.';
comment on column bi.figures.speaker_name is 'The name, or what is known of a person without one.';
comment on column bi.figures.role is 'In which role.';
comment on column bi.figures.turn is 'The turn in which it was said.';
comment on column bi.figures.quote is 'The characters of the transcript under the span.';
comment on column bi.figures.span_start is 'Where it starts in the transcript, in code points from 0.';
comment on column bi.figures.span_end is 'Where it ends: the first code point after it.';
comment on column bi.figures.value is 'The amount in full, scale applied; null where none is said.';
comment on column bi.figures.lower is 'The least that the words allow; null where they leave it open.';
comment on column bi.figures.lower_inclusive is 'Whether the least itself is allowed.';
comment on column bi.figures.upper is 'The most that the words allow; null where they leave it open.';
comment on column bi.figures.upper_inclusive is 'Whether the most itself is allowed.';
comment on column bi.figures.rule is 'The rule that gave the bounds where they were not said.';
comment on column bi.figures.comparator is 'As said: eq, gt, gte, lt, lte, approx, almost or between.';
comment on column bi.figures.hedge is 'Words that weaken it.';
comment on column bi.figures.vague is 'A number is meant, none is said.';
comment on column bi.figures.spoken is 'The amount as spoken, without its scale.';
comment on column bi.figures.scale is 'The scale word as spoken.';
comment on column bi.figures.unit is 'What it counts.';
comment on column bi.figures.unit_text is 'The unit''s noun or sign as printed.';
comment on column bi.figures.currency is 'ISO 4217 code; null where the speaker does not say it.';
comment on column bi.figures.currency_stated is 'Whether the speaker says the currency.';
comment on column bi.figures.of_value is 'Denominator of a ratio or share.';
comment on column bi.figures.of_unit is 'The unit of the denominator.';
comment on column bi.figures.of_what is 'The denominator in words, where it is no number.';
comment on column bi.figures.has_base is 'Whether it is measured from a base: a factor, a change.';
comment on column bi.figures.base_period is 'The period that it is measured from.';
comment on column bi.figures.base_value is 'The value that it is measured from.';
comment on column bi.figures.base_figure is 'The figure that it is measured from, as CLAIM.FIGURE of the event.';
comment on column bi.figures.kind is 'count, share, money, ratio, change, duration, date, rank, ordinal or level.';
comment on column bi.figures.indicator is 'What is measured.';
comment on column bi.figures.area is 'Of whom.';
comment on column bi.figures.period is 'When, as written.';
comment on column bi.figures.period_from is 'The first day of the period; null where it is open.';
comment on column bi.figures.period_to is 'The last day of the period; null where it is open.';
comment on column bi.figures.period_precision is 'The less precise of the period''s two ends: year, month or day.';
comment on column bi.figures.rank_of is 'What a superlative says it is: max, min, first or only.';
comment on column bi.figures.rank_over is 'The window of the superlative.';
comment on column bi.figures.as_corrected is 'The value that the publisher put beside what was said.';
comment on column bi.figures.modality is 'The claim''s: asserted, forecast, reported, denied or asked.';
comment on column bi.figures.basis is 'read by the grammar, given by hand, or given in spite of what was read (override).';
comment on column bi.figures.evidence_count is 'How many pieces of evidence stand for or against the figure itself.';
comment on column bi.figures.note is 'Remark of the annotators.';
comment on column bi.figures.updated_at is 'When the row was written, UTC.';

create view bi.evidence as
select
  x.event_id,
  x.evidence_id,
  x.claim_id,
  x.figure_id,
  s.source_id,
  e.slug as event,
  e.held_on as said_on,
  k.key as claim,
  f.key as figure,
  s.slug as source,
  s.title as source_title,
  s.publisher,
  s.url,
  x.stance,
  x.locator,
  x.quote,
  x.value,
  x.vintage_on,
  x.vintage_precision,
  x.checked_on,
  o.slug as checked_by,
  x.note,
  x.recorded_at as updated_at
from core.evidence as x
join core.event as e on e.event_id = x.event_id
join core.claim as k on k.event_id = x.event_id and k.claim_id = x.claim_id
join core.claim_version as v on v.event_id = x.event_id and v.claim_id = x.claim_id and v.ended_import_id is null
join core.source as named on named.source_id = x.source_id
join core.source as s on s.source_id = coalesce(named.merged_into, named.source_id)
left join core.figure as f on f.event_id = x.event_id and f.figure_id = x.figure_id
left join core.organization as o on o.organization_id = x.checked_by
where
  not e.draft
  and x.ended_import_id is null
  and (
    x.figure_id is null
    or exists (
      select
      from core.figure_version as y
      where
        y.event_id = x.event_id
        and y.figure_id = x.figure_id
        and y.ended_import_id is null
    )
  );

comment on view bi.evidence is 'A source for or against a claim or one of its figures.';
comment on column bi.evidence.event_id is 'Key of the event.';
comment on column bi.evidence.evidence_id is 'Key within the event.';
comment on column bi.evidence.claim_id is 'Key of the claim.';
comment on column bi.evidence.figure_id is 'Key of the figure; null where the evidence is on the claim as a whole.';
comment on column bi.evidence.source_id is 'Key of the source.';
comment on column bi.evidence.event is 'The event.';
comment on column bi.evidence.said_on is 'When the event took place.';
comment on column bi.evidence.claim is 'Name of the claim in the factsheet.';
comment on column bi.evidence.figure is 'Name of the figure in its claim.';
comment on column bi.evidence.source is 'The source.';
comment on column bi.evidence.source_title is 'Its title.';
comment on column bi.evidence.publisher is 'Who published it.';
comment on column bi.evidence.url is 'Where it was published.';
comment on column bi.evidence.stance is 'supports, refutes, revises or context.';
comment on column bi.evidence.locator is 'Where in the source.';
comment on column bi.evidence.quote is 'What the source says.';
comment on column bi.evidence.value is 'The value in the source, in the figure''s unit.';
comment on column bi.evidence.vintage_on is 'When that value was published; the first day of a partial date.';
comment on column bi.evidence.vintage_precision is 'How much of vintage_on is known.';
comment on column bi.evidence.checked_on is 'When a person looked.';
comment on column bi.evidence.checked_by is 'The desk that looked.';
comment on column bi.evidence.note is 'Remark of the annotators.';
comment on column bi.evidence.updated_at is 'When the row was written, UTC.';

create view bi.claim_links as
select
  x.event_id,
  x.claim_link_id,
  x.claim_id,
  x.figure_id,
  e.slug as event,
  k.key as claim,
  f.key as figure,
  x.relation,
  x.to_event,
  x.to_claim,
  x.to_figure,
  x.note,
  i.loaded_at as updated_at
from core.claim_link as x
join core.event as e on e.event_id = x.event_id
join core.claim as k on k.event_id = x.event_id and k.claim_id = x.claim_id
join core.claim_version as v on v.event_id = x.event_id and v.claim_id = x.claim_id and v.ended_import_id is null
join ops.import as i on i.import_id = x.import_id
left join core.figure as f on f.event_id = x.event_id and f.figure_id = x.figure_id
where
  not e.draft
  and x.ended_import_id is null
  and (
    x.figure_id is null
    or exists (
      select
      from core.figure_version as y
      where
        y.event_id = x.event_id
        and y.figure_id = x.figure_id
        and y.ended_import_id is null
    )
  );

comment on view bi.claim_links is 'How a claim or a figure bears on another one.';
comment on column bi.claim_links.event_id is 'Key of the event.';
comment on column bi.claim_links.claim_link_id is 'Key within the event.';
comment on column bi.claim_links.claim_id is 'Key of the claim that the link starts from.';
comment on column bi.claim_links.figure_id is 'Key of the figure that it starts from; null for the claim as a whole.';
comment on column bi.claim_links.event is 'The event.';
comment on column bi.claim_links.claim is 'The claim that the link starts from.';
comment on column bi.claim_links.figure is 'The figure that it starts from; null for the claim as a whole.';
comment on column bi.claim_links.relation is 'contradicts, same-as, repeats, qualifies, implies, corrects or answers.';
comment on column bi.claim_links.to_event is 'The event that it leads to; it may not be loaded yet.';
comment on column bi.claim_links.to_claim is 'The claim that it leads to.';
comment on column bi.claim_links.to_figure is 'The figure that it leads to; null for the claim as a whole.';
comment on column bi.claim_links.note is 'Remark, as on what differs.';
comment on column bi.claim_links.updated_at is 'When the row was written, UTC.';

-- +goose Down

drop view bi.claim_links;
drop view bi.evidence;
drop view bi.figures;
drop view bi.claim_topics;
drop view bi.claims;
drop view bi.reviews;
drop view bi.claim_spans;
drop view bi.turns;
drop view bi.appearances;
drop view bi.transcripts;
drop view bi.events;
drop view bi.sources;
drop view bi.topics;
drop view bi.indicators;
drop view bi.areas;
drop view bi.speakers;
drop view bi.organizations;
