-- What was known when. Every row below an event says which import wrote it and which ended it, so an answer as of a past
-- day is a filter on the moments of those imports. The views *_versions show each version with its time, and the
-- functions *_as_of answer with the very columns of today's views. Names of the catalogue and what is said of the event
-- itself (title, day) are those of today: they are written in place.
--
-- The views of 00005 are defined anew, with the same columns: every name that was merged into another one is resolved,
-- and evidence under embargo is left out, and so is what a draft defines for itself.

-- +goose Up

-- An import is written after its event was locked, so that its moment tells the order of imports. now() would be the
-- moment at which the transaction began, before it waited for the lock.
alter table ops.import alter column loaded_at set default clock_timestamp();

alter table core.evidence add column embargo_until timestamptz;
comment on column core.evidence.embargo_until is 'From when on readers see it; null where they do at once.';

create or replace view bi.indicators as
select
  i.indicator_id,
  i.slug as indicator,
  i.name as indicator_name,
  i.definition,
  u.slug as unit,
  i.direction,
  p.organization_id,
  p.slug as producer,
  d.slug as derived_from,
  i.derived_operator,
  i.derived_operand,
  i.derived_operand_first,
  i.note,
  i.updated_at
from core.indicator as i
join core.unit as u on u.unit_id = i.unit_id
left join core.organization as named on named.organization_id = i.producer_id
left join core.organization as p on p.organization_id = coalesce(named.merged_into, named.organization_id)
left join core.indicator as d on d.indicator_id = i.derived_from_id;

create or replace view bi.transcripts as
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
  s.source_id,
  s.slug as source,
  t.file_name,
  t.file_sha256,
  t.text is null as redacted,
  i.loaded_at as updated_at
from core.event as e
join core.transcript as t on t.event_id = e.event_id
join ops.import as i on i.import_id = t.import_id
left join core.source as named on named.source_id = t.source_id
left join core.source as s on s.source_id = coalesce(named.merged_into, named.source_id)
where
  not e.draft
  and t.revision = (
    select max(newest.revision)
    from core.transcript as newest
    where newest.event_id = e.event_id
  );

create or replace view bi.appearances as
select
  e.event_id,
  a.appearance_id,
  s.speaker_id,
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
left join core.organization as body on body.organization_id = a.organization_id
left join core.organization as o on o.organization_id = coalesce(body.merged_into, body.organization_id)
where
  not e.draft
  and a.ended_import_id is null;

create or replace view bi.claims as
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
      and (x.embargo_until is null or x.embargo_until <= now())
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
left join core.speaker as named on named.speaker_id = v.attributed_to
left join core.speaker as a on a.speaker_id = coalesce(named.merged_into, named.speaker_id)
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
left join core.organization as desk on desk.organization_id = r.reviewed_by
left join core.organization as o on o.organization_id = coalesce(desk.merged_into, desk.organization_id)
where v.ended_import_id is null;

create or replace view bi.figures as
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
      and (x.embargo_until is null or x.embargo_until <= now())
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

create or replace view bi.evidence with (security_barrier) as
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
left join core.organization as body on body.organization_id = x.checked_by
left join core.organization as o on o.organization_id = coalesce(body.merged_into, body.organization_id)
where
  not e.draft
  and x.ended_import_id is null
  and (x.embargo_until is null or x.embargo_until <= now())
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

-- What a draft defines for itself (EVENT/ID) is no more shown than the draft.

create or replace view bi.speakers as
select
  s.speaker_id,
  s.slug as speaker,
  s.name as speaker_name,
  s.kind as speaker_kind,
  s.wikidata,
  s.note,
  s.updated_at
from core.speaker as s
where
  s.merged_into is null
  and not exists (
    select
    from core.event as e
    where
      e.draft
      and starts_with(s.slug, e.slug || '/')
  );

create or replace view bi.sources as
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
where
  s.merged_into is null
  and not exists (
    select
    from core.event as e
    where
      e.draft
      and starts_with(s.slug, e.slug || '/')
  );

-- A condition of a reader's own, with a function in it that fails on some value and prints it, must not see a row before
-- the embargo has. A barrier keeps such conditions out of the view, and costs nothing where they compare keys.
alter view bi.reviews set (security_barrier = true);

create view bi.claim_versions as
select
  v.event_id,
  v.claim_version_id,
  v.claim_id,
  e.slug as event,
  e.held_on as said_on,
  k.key as claim,
  v.says,
  v.type as claim_type,
  v.modality,
  s.slug as attributed_to,
  v.rank as claim_rank,
  v.note,
  w.loaded_at as known_from,
  x.loaded_at as known_to,
  v.ended_import_id is null as is_live,
  coalesce(x.loaded_at, w.loaded_at) as updated_at
from core.claim_version as v
join core.claim as k on k.event_id = v.event_id and k.claim_id = v.claim_id
join core.event as e on e.event_id = v.event_id
join ops.import as w on w.import_id = v.import_id
left join ops.import as x on x.import_id = v.ended_import_id
left join core.speaker as named on named.speaker_id = v.attributed_to
left join core.speaker as s on s.speaker_id = coalesce(named.merged_into, named.speaker_id)
where not e.draft;

comment on view bi.claim_versions is 'What a claim said from when to when. A withdrawn claim has no version that goes on.';
comment on column bi.claim_versions.event_id is 'Key of the event.';
comment on column bi.claim_versions.claim_version_id is 'Key of the version within the event.';
comment on column bi.claim_versions.claim_id is 'Key within the event.';
comment on column bi.claim_versions.event is 'The event.';
comment on column bi.claim_versions.said_on is 'When the event took place.';
comment on column bi.claim_versions.claim is 'Name of the claim in the factsheet.';
comment on column bi.claim_versions.says is 'The claim in plain words that stand by themselves.';
comment on column bi.claim_versions.claim_type is 'quantity, trend, comparison, superlative, event, commitment, prediction, attribution or position.';
comment on column bi.claim_versions.modality is 'asserted, forecast, reported, denied or asked.';
comment on column bi.claim_versions.attributed_to is 'The claimant whom the speaker quotes; null where the speaker is the claimant.';
comment on column bi.claim_versions.claim_rank is 'preferred or normal.';
comment on column bi.claim_versions.note is 'Remark of the annotators.';
comment on column bi.claim_versions.known_from is 'Since when the database has said so.';
comment on column bi.claim_versions.known_to is 'Since when it says so no longer; null while it does.';
comment on column bi.claim_versions.is_live is 'Whether it says so today.';
comment on column bi.claim_versions.updated_at is 'When the row last changed.';

create view bi.claim_topic_versions as
select
  v.event_id,
  v.claim_id,
  v.topic_id,
  e.slug as event,
  k.key as claim,
  t.slug as topic,
  w.loaded_at as known_from,
  x.loaded_at as known_to,
  v.ended_import_id is null as is_live,
  coalesce(x.loaded_at, w.loaded_at) as updated_at
from core.claim_topic as v
join core.topic as t on t.topic_id = v.topic_id
join core.claim as k on k.event_id = v.event_id and k.claim_id = v.claim_id
join core.event as e on e.event_id = v.event_id
join ops.import as w on w.import_id = v.import_id
left join ops.import as x on x.import_id = v.ended_import_id
where not e.draft;

comment on view bi.claim_topic_versions is 'A subject of a claim, from when to when.';
comment on column bi.claim_topic_versions.event_id is 'Key of the event.';
comment on column bi.claim_topic_versions.claim_id is 'Key of the claim.';
comment on column bi.claim_topic_versions.topic_id is 'Key of the topic.';
comment on column bi.claim_topic_versions.event is 'The event.';
comment on column bi.claim_topic_versions.claim is 'Name of the claim in the factsheet.';
comment on column bi.claim_topic_versions.topic is 'The subject.';
comment on column bi.claim_topic_versions.known_from is 'Since when the database has said so.';
comment on column bi.claim_topic_versions.known_to is 'Since when it says so no longer; null while it does.';
comment on column bi.claim_topic_versions.is_live is 'Whether it says so today.';
comment on column bi.claim_topic_versions.updated_at is 'When the row last changed.';

-- A span is written anew with its turn, and a turn with its appearance, so the three have one life.
create view bi.claim_span_versions as
select
  v.event_id,
  v.claim_span_id,
  v.claim_id,
  v.turn_id,
  s.speaker_id,
  e.slug as event,
  e.held_on as said_on,
  k.key as claim,
  v.ordinal,
  r.revision,
  t.key as turn,
  s.slug as speaker,
  coalesce(s.name, a.unnamed) as speaker_name,
  a.role,
  v.span_start,
  v.span_end,
  v.quote,
  w.loaded_at as known_from,
  x.loaded_at as known_to,
  v.ended_import_id is null as is_live,
  coalesce(x.loaded_at, w.loaded_at) as updated_at
from core.claim_span as v
join core.claim as k on k.event_id = v.event_id and k.claim_id = v.claim_id
join core.turn as t on t.event_id = v.event_id and t.turn_id = v.turn_id
join core.transcript as r on r.event_id = t.event_id and r.transcript_id = t.transcript_id
join core.appearance as a on a.event_id = t.event_id and a.appearance_id = t.appearance_id
join core.event as e on e.event_id = v.event_id
join ops.import as w on w.import_id = v.import_id
left join ops.import as x on x.import_id = v.ended_import_id
left join core.speaker as named on named.speaker_id = a.speaker_id
left join core.speaker as s on s.speaker_id = coalesce(named.merged_into, named.speaker_id)
where not e.draft;

comment on view bi.claim_span_versions is 'Where a claim was said, from when to when: in which revision of the transcript, and in which words.';
comment on column bi.claim_span_versions.event_id is 'Key of the event.';
comment on column bi.claim_span_versions.claim_span_id is 'Key within the event.';
comment on column bi.claim_span_versions.claim_id is 'Key of the claim.';
comment on column bi.claim_span_versions.turn_id is 'Key of the turn.';
comment on column bi.claim_span_versions.speaker_id is 'Key of the speaker; null for a person without a name.';
comment on column bi.claim_span_versions.event is 'The event.';
comment on column bi.claim_span_versions.said_on is 'When the event took place.';
comment on column bi.claim_span_versions.claim is 'Name of the claim in the factsheet.';
comment on column bi.claim_span_versions.ordinal is 'Place among the claim''s spans, from 1.';
comment on column bi.claim_span_versions.revision is 'The revision of the transcript that the characters are of.';
comment on column bi.claim_span_versions.turn is 'The turn.';
comment on column bi.claim_span_versions.speaker is 'Who speaks; null for a person without a name.';
comment on column bi.claim_span_versions.speaker_name is 'The name, or what is known of a person without one.';
comment on column bi.claim_span_versions.role is 'In which role.';
comment on column bi.claim_span_versions.span_start is 'Where it starts in the transcript, in code points from 0.';
comment on column bi.claim_span_versions.span_end is 'Where it ends: the first code point after it.';
comment on column bi.claim_span_versions.quote is 'The characters of the transcript under the span.';
comment on column bi.claim_span_versions.known_from is 'Since when the database has said so.';
comment on column bi.claim_span_versions.known_to is 'Since when it says so no longer; null while it does.';
comment on column bi.claim_span_versions.is_live is 'Whether it says so today.';
comment on column bi.claim_span_versions.updated_at is 'When the row last changed.';

create view bi.figure_versions as
select
  v.event_id,
  v.figure_version_id,
  v.figure_id,
  k.claim_id,
  v.claim_span_id,
  v.indicator_id,
  v.area_id,
  e.slug as event,
  e.held_on as said_on,
  q.key as claim,
  k.key as figure,
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
  v.basis,
  v.note,
  w.loaded_at as known_from,
  x.loaded_at as known_to,
  v.ended_import_id is null as is_live,
  coalesce(x.loaded_at, w.loaded_at) as updated_at
from core.figure_version as v
join core.figure as k on k.event_id = v.event_id and k.figure_id = v.figure_id
join core.claim as q on q.event_id = k.event_id and q.claim_id = k.claim_id
join core.event as e on e.event_id = v.event_id
join ops.import as w on w.import_id = v.import_id
left join ops.import as x on x.import_id = v.ended_import_id
left join core.unit as u on u.unit_id = v.unit_id
left join core.unit as ou on ou.unit_id = v.of_unit_id
left join core.indicator as n on n.indicator_id = v.indicator_id
left join core.area as r on r.area_id = v.area_id
where not e.draft;

comment on view bi.figure_versions is 'What a figure said from when to when.';
comment on column bi.figure_versions.event_id is 'Key of the event.';
comment on column bi.figure_versions.figure_version_id is 'Key of the version within the event.';
comment on column bi.figure_versions.figure_id is 'Key within the event.';
comment on column bi.figure_versions.claim_id is 'Key of the claim.';
comment on column bi.figure_versions.claim_span_id is 'Key of the claims span that it lies in.';
comment on column bi.figure_versions.indicator_id is 'Key of the indicator.';
comment on column bi.figure_versions.area_id is 'Key of the area.';
comment on column bi.figure_versions.event is 'The event.';
comment on column bi.figure_versions.said_on is 'When the event took place.';
comment on column bi.figure_versions.claim is 'Name of the claim in the factsheet.';
comment on column bi.figure_versions.figure is 'Name of the figure in its claim.';
comment on column bi.figure_versions.quote is 'The characters of the transcript under the span.';
comment on column bi.figure_versions.span_start is 'Where it starts in the transcript, in code points from 0.';
comment on column bi.figure_versions.span_end is 'Where it ends: the first code point after it.';
comment on column bi.figure_versions.value is 'The amount in full, scale applied; null where none is said.';
comment on column bi.figure_versions.lower is 'The least that the words allow; null where they leave it open.';
comment on column bi.figure_versions.lower_inclusive is 'Whether the least itself is allowed.';
comment on column bi.figure_versions.upper is 'The most that the words allow; null where they leave it open.';
comment on column bi.figure_versions.upper_inclusive is 'Whether the most itself is allowed.';
comment on column bi.figure_versions.rule is 'The rule that gave the bounds where they were not said.';
comment on column bi.figure_versions.comparator is 'As said: eq, gt, gte, lt, lte, approx, almost or between.';
comment on column bi.figure_versions.hedge is 'Words that weaken it.';
comment on column bi.figure_versions.vague is 'A number is meant, none is said.';
comment on column bi.figure_versions.spoken is 'The amount as spoken, without its scale.';
comment on column bi.figure_versions.scale is 'The scale word as spoken.';
comment on column bi.figure_versions.unit is 'What it counts.';
comment on column bi.figure_versions.unit_text is 'The unit''s noun or sign as printed.';
comment on column bi.figure_versions.currency is 'ISO 4217 code; null where the speaker does not say it.';
comment on column bi.figure_versions.currency_stated is 'Whether the speaker says the currency.';
comment on column bi.figure_versions.of_value is 'Denominator of a ratio or share.';
comment on column bi.figure_versions.of_unit is 'The unit of the denominator.';
comment on column bi.figure_versions.of_what is 'The denominator in words, where it is no number.';
comment on column bi.figure_versions.has_base is 'Whether it is measured from a base: a factor, a change.';
comment on column bi.figure_versions.base_period is 'The period that it is measured from.';
comment on column bi.figure_versions.base_value is 'The value that it is measured from.';
comment on column bi.figure_versions.base_figure is 'The figure that it is measured from, as CLAIM.FIGURE of the event.';
comment on column bi.figure_versions.kind is 'count, share, money, ratio, change, duration, date, rank, ordinal or level.';
comment on column bi.figure_versions.indicator is 'What is measured.';
comment on column bi.figure_versions.area is 'Of whom.';
comment on column bi.figure_versions.period is 'When, as written.';
comment on column bi.figure_versions.period_from is 'The first day of the period; null where it is open.';
comment on column bi.figure_versions.period_to is 'The last day of the period; null where it is open.';
comment on column bi.figure_versions.period_precision is 'The less precise of the period''s two ends: year, month or day.';
comment on column bi.figure_versions.rank_of is 'What a superlative says it is: max, min, first or only.';
comment on column bi.figure_versions.rank_over is 'The window of the superlative.';
comment on column bi.figure_versions.as_corrected is 'The value that the publisher put beside what was said.';
comment on column bi.figure_versions.basis is 'read by the grammar, given by hand, or given in spite of what was read (override).';
comment on column bi.figure_versions.note is 'Remark of the annotators.';
comment on column bi.figure_versions.known_from is 'Since when the database has said so.';
comment on column bi.figure_versions.known_to is 'Since when it says so no longer; null while it does.';
comment on column bi.figure_versions.is_live is 'Whether it says so today.';
comment on column bi.figure_versions.updated_at is 'When the row last changed.';

create view bi.evidence_versions with (security_barrier) as
select
  v.event_id,
  v.evidence_id,
  v.claim_id,
  v.figure_id,
  s.source_id,
  e.slug as event,
  e.held_on as said_on,
  k.key as claim,
  f.key as figure,
  s.slug as source,
  v.stance,
  v.locator,
  v.quote,
  v.value,
  v.vintage_on,
  v.vintage_precision,
  v.checked_on,
  o.slug as checked_by,
  v.note,
  greatest(w.loaded_at, v.embargo_until) as known_from,
  x.loaded_at as known_to,
  v.ended_import_id is null as is_live,
  coalesce(x.loaded_at, w.loaded_at) as updated_at
from core.evidence as v
join core.claim as k on k.event_id = v.event_id and k.claim_id = v.claim_id
join core.event as e on e.event_id = v.event_id
join ops.import as w on w.import_id = v.import_id
left join ops.import as x on x.import_id = v.ended_import_id
join core.source as named on named.source_id = v.source_id
join core.source as s on s.source_id = coalesce(named.merged_into, named.source_id)
left join core.figure as f on f.event_id = v.event_id and f.figure_id = v.figure_id
left join core.organization as body on body.organization_id = v.checked_by
left join core.organization as o on o.organization_id = coalesce(body.merged_into, body.organization_id)
where
  not e.draft
  and (
    v.embargo_until is null
    -- What ended before its day was never seen.
    or v.embargo_until <= now()
    and (v.ended_import_id is null or x.loaded_at > v.embargo_until)
  );

comment on view bi.evidence_versions is 'A source for or against a claim or one of its figures, from when to when. It goes on while its claim is withdrawn.';
comment on column bi.evidence_versions.event_id is 'Key of the event.';
comment on column bi.evidence_versions.evidence_id is 'Key within the event.';
comment on column bi.evidence_versions.claim_id is 'Key of the claim.';
comment on column bi.evidence_versions.figure_id is 'Key of the figure; null where the evidence is on the claim as a whole.';
comment on column bi.evidence_versions.source_id is 'Key of the source.';
comment on column bi.evidence_versions.event is 'The event.';
comment on column bi.evidence_versions.said_on is 'When the event took place.';
comment on column bi.evidence_versions.claim is 'Name of the claim in the factsheet.';
comment on column bi.evidence_versions.figure is 'Name of the figure in its claim.';
comment on column bi.evidence_versions.source is 'The source.';
comment on column bi.evidence_versions.stance is 'supports, refutes, revises or context.';
comment on column bi.evidence_versions.locator is 'Where in the source.';
comment on column bi.evidence_versions.quote is 'What the source says.';
comment on column bi.evidence_versions.value is 'The value in the source, in the figure''s unit.';
comment on column bi.evidence_versions.vintage_on is 'When that value was published; the first day of a partial date.';
comment on column bi.evidence_versions.vintage_precision is 'How much of vintage_on is known.';
comment on column bi.evidence_versions.checked_on is 'When a person looked.';
comment on column bi.evidence_versions.checked_by is 'The desk that looked.';
comment on column bi.evidence_versions.note is 'Remark of the annotators.';
comment on column bi.evidence_versions.known_from is 'Since when the database has said so and readers see it.';
comment on column bi.evidence_versions.known_to is 'Since when it says so no longer; null while it does.';
comment on column bi.evidence_versions.is_live is 'Whether it says so today.';
comment on column bi.evidence_versions.updated_at is 'When the row last changed.';

create view bi.review_versions with (security_barrier) as
select
  v.event_id,
  v.review_id,
  v.claim_id,
  e.slug as event,
  k.key as claim,
  s.slug as rating_scale,
  g.slug as rating,
  g.name as rating_name,
  g.rank as rating_rank,
  g.truth,
  o.organization_id,
  o.slug as reviewer,
  v.reviewed_on,
  v.published_at,
  v.summary,
  v.url,
  v.recorded_at,
  greatest(w.loaded_at, v.published_at) as known_from,
  greatest(w.loaded_at, v.published_at) as updated_at
from core.review as v
join core.event as e on e.event_id = v.event_id
join core.claim as k on k.event_id = v.event_id and k.claim_id = v.claim_id
join core.rating as g on g.rating_id = v.rating_id
join core.rating_scale as s on s.rating_scale_id = g.rating_scale_id
join core.organization as named on named.organization_id = v.reviewed_by
join core.organization as o on o.organization_id = coalesce(named.merged_into, named.organization_id)
join ops.import as w on w.import_id = v.import_id
where
  not e.draft
  and v.published_at <= now();

comment on view bi.review_versions is 'A published verdict on a claim, withdrawn claims too. Reviews are never ended: of a desk and scale the newest counts.';
comment on column bi.review_versions.event_id is 'Key of the event.';
comment on column bi.review_versions.review_id is 'Key within the event.';
comment on column bi.review_versions.claim_id is 'Key of the claim.';
comment on column bi.review_versions.event is 'The event.';
comment on column bi.review_versions.claim is 'Name of the claim in the factsheet.';
comment on column bi.review_versions.rating_scale is 'The scale.';
comment on column bi.review_versions.rating is 'The verdict.';
comment on column bi.review_versions.rating_name is 'The verdict as published.';
comment on column bi.review_versions.rating_rank is 'Place in the scale''s order, higher is truer.';
comment on column bi.review_versions.truth is 'The rank mapped on 0 to 1.';
comment on column bi.review_versions.organization_id is 'Key of the desk.';
comment on column bi.review_versions.reviewer is 'The desk.';
comment on column bi.review_versions.reviewed_on is 'When; the first day of a partial date.';
comment on column bi.review_versions.published_at is 'From when on readers see it, UTC.';
comment on column bi.review_versions.summary is 'The reason, in a sentence or two.';
comment on column bi.review_versions.url is 'Where the review was published.';
comment on column bi.review_versions.recorded_at is 'When it was recorded.';
comment on column bi.review_versions.known_from is 'Since when it has been recorded and published.';
comment on column bi.review_versions.updated_at is 'When the row last changed.';

-- What no other view shows is not shown here either: a desk's note on its review, and what a draft left to do.
create view bi.changes with (security_barrier) as
select
  c.event_id,
  c.change_id,
  c.import_id,
  e.slug as event,
  c.entity,
  c.entity_key,
  c.action,
  case when seen.old_side then (c.old_value - case c.entity when 'review' then array['note'] else array['todo', 'confidence'] end)::text end as old_value,
  case when seen.new_side then (c.new_value - case c.entity when 'review' then array['note'] else array['todo', 'confidence'] end)::text end as new_value,
  c.reason,
  r.command,
  i.file,
  r.run_by as changed_by,
  i.loaded_at as changed_at,
  i.loaded_at as updated_at
from ops.change as c
join core.event as e on e.event_id = c.event_id
join ops.import as i on i.import_id = c.import_id
join ops.run as r on r.run_id = i.run_id
cross join lateral (
  select
    c.old_value is not null
    and case c.entity
      when 'review' then coalesce((c.old_value ->> 'published')::timestamptz <= i.loaded_at, false)
      when 'evidence' then coalesce((c.old_value ->> 'embargo_until')::timestamptz <= i.loaded_at, true)
      else true
    end as old_side,
    c.new_value is not null
    and case
      when c.entity = 'review' then coalesce((c.new_value ->> 'published')::timestamptz <= now(), false)
      when c.entity = 'evidence' and c.new_value ? 'embargo_until' then exists (
        select
        from core.evidence as v
        left join ops.import as x on x.import_id = v.ended_import_id
        where
          v.event_id = c.event_id
          and v.import_id = c.import_id
          and v.embargo_until <= now()
          and (v.ended_import_id is null or x.loaded_at > v.embargo_until)
      )
      else true
    end as new_side
) as seen
where
  not e.draft
  -- What no reader ever saw is not told by the history either: a side of a review or of evidence is shown if it was
  -- public when it ended, or is public now, and a change that has no such side not at all.
  and (c.entity not in ('review', 'evidence') or seen.old_side or seen.new_side);

comment on view bi.changes is 'A change of what is known of an event after its first import: what was added, changed, withdrawn or brought back.';
comment on column bi.changes.event_id is 'Key of the event.';
comment on column bi.changes.change_id is 'Key within the event.';
comment on column bi.changes.import_id is 'Key of the import that made it.';
comment on column bi.changes.event is 'The event.';
comment on column bi.changes.entity is 'The kind of thing: event, transcript, appearance, turn, claim, figure, evidence, review, link.';
comment on column bi.changes.entity_key is 'The thing, as in c7 or c7.f1.';
comment on column bi.changes.action is 'added, changed, withdrawn, returned or redacted.';
comment on column bi.changes.old_value is 'What was known before, as JSON text; null where it was added, or was never public.';
comment on column bi.changes.new_value is 'What is known now, as JSON text; null where it was withdrawn, or is not public.';
comment on column bi.changes.reason is 'Why.';
comment on column bi.changes.command is 'The subcommand that made it, as in load.';
comment on column bi.changes.file is 'The file that it came from; null where it came from a command line.';
comment on column bi.changes.changed_by is 'Who ran the command.';
comment on column bi.changes.changed_at is 'When.';
comment on column bi.changes.updated_at is 'The same, as in every view.';

create function bi.moment(day_or_time text)
returns timestamptz
language sql
stable
return case
  when day_or_time = '' then null
  when day_or_time ~ '^\d{4}-\d{2}-\d{2}$' then (day_or_time::date + 1)::timestamp at time zone 'UTC' - interval '1 microsecond'
  else day_or_time::timestamptz
end;

comment on function bi.moment (text) is 'The moment that a text names: of a day its end in UTC, of a time that time; null for an empty text.';

-- The functions have one statement and take the caller's rights, so that the planner sees through them: what a query asks
-- of their rows becomes a condition on the tables. is_live, and not "known_to is null", leads their conditions: of the
-- latter, which comes from an outer join, the planner believes that it hardly ever holds, and then loops over 44,000
-- figures for each of 32,000 claims (minutes instead of a second).

-- +goose StatementBegin
create function bi.reviews_as_of(moment timestamptz)
returns setof bi.reviews
language sql
stable
as $$
  select
    r.event_id,
    r.review_id,
    r.claim_id,
    r.event,
    r.claim,
    r.rating_scale,
    r.rating,
    r.rating_name,
    r.rating_rank,
    r.truth,
    r.organization_id,
    r.reviewer,
    r.reviewed_on,
    r.published_at,
    r.summary,
    r.url,
    row_number() over (
      partition by r.event_id, r.claim_id, r.rating_scale, r.organization_id
      order by r.reviewed_on desc, r.review_id desc
    ) = 1 as is_current,
    r.recorded_at as updated_at
  from bi.review_versions as r
  join bi.claim_versions as c on c.event_id = r.event_id and c.claim_id = r.claim_id
  where
    r.known_from <= moment
    and c.known_from <= moment
    and (c.is_live or c.known_to > moment)
$$;
-- +goose StatementEnd

comment on function bi.reviews_as_of (timestamptz) is 'The rows of bi.reviews as they were at a moment.';

-- +goose StatementBegin
create function bi.claims_as_of(moment timestamptz)
returns setof bi.claims
language sql
stable
as $$
  select
    v.event_id,
    v.claim_id,
    f.speaker_id,
    v.event,
    v.said_on,
    v.claim,
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
      from bi.claim_span_versions as x
      where
        x.event_id = v.event_id
        and x.claim_id = v.claim_id
        and x.known_from <= moment
        and (x.is_live or x.known_to > moment)
    ) as span_count,
    v.claim_type,
    v.modality,
    v.attributed_to,
    v.claim_rank,
    (
      select string_agg(x.topic, ', ' order by x.topic)
      from bi.claim_topic_versions as x
      where
        x.event_id = v.event_id
        and x.claim_id = v.claim_id
        and x.known_from <= moment
        and (x.is_live or x.known_to > moment)
    ) as topics,
    (
      select count(*)
      from bi.figure_versions as x
      where
        x.event_id = v.event_id
        and x.claim_id = v.claim_id
        and x.known_from <= moment
        and (x.is_live or x.known_to > moment)
    ) as figure_count,
    (
      select count(*)
      from bi.evidence_versions as x
      where
        x.event_id = v.event_id
        and x.claim_id = v.claim_id
        and x.known_from <= moment
        and (x.is_live or x.known_to > moment)
        and (
          x.figure_id is null
          or exists (
            select
            from bi.figure_versions as y
            where
              y.event_id = x.event_id
              and y.figure_id = x.figure_id
              and y.known_from <= moment
              and (y.is_live or y.known_to > moment)
          )
        )
    ) as evidence_count,
    r.rating,
    r.rating_name,
    r.truth,
    r.reviewer,
    r.reviewed_on,
    v.note,
    v.known_from as updated_at
  from bi.claim_versions as v
  join bi.claim_span_versions as f on f.event_id = v.event_id and f.claim_id = v.claim_id and f.ordinal = 1
  left join lateral (
    select *
    from bi.review_versions as x
    where
      x.event_id = v.event_id
      and x.claim_id = v.claim_id
      and x.known_from <= moment
    order by x.reviewed_on desc, x.review_id desc
    limit 1
  ) as r on true
  where
    v.known_from <= moment
    and (v.is_live or v.known_to > moment)
    and f.known_from <= moment
    and (f.is_live or f.known_to > moment)
$$;
-- +goose StatementEnd

comment on function bi.claims_as_of (timestamptz) is 'The rows of bi.claims as they were at a moment.';

-- +goose StatementBegin
create function bi.figures_as_of(moment timestamptz)
returns setof bi.figures
language sql
stable
as $$
  select
    v.event_id,
    v.figure_id,
    v.claim_id,
    s.speaker_id,
    v.indicator_id,
    v.area_id,
    v.event,
    v.said_on,
    v.claim,
    v.figure,
    s.speaker,
    s.speaker_name,
    s.role,
    s.turn,
    v.quote,
    v.span_start,
    v.span_end,
    v.value,
    v.lower,
    v.lower_inclusive,
    v.upper,
    v.upper_inclusive,
    v.rule,
    v.comparator,
    v.hedge,
    v.vague,
    v.spoken,
    v.scale,
    v.unit,
    v.unit_text,
    v.currency,
    v.currency_stated,
    v.of_value,
    v.of_unit,
    v.of_what,
    v.has_base,
    v.base_period,
    v.base_value,
    v.base_figure,
    v.kind,
    v.indicator,
    v.area,
    v.period,
    v.period_from,
    v.period_to,
    v.period_precision,
    v.rank_of,
    v.rank_over,
    v.as_corrected,
    c.modality,
    v.basis,
    (
      select count(*)
      from bi.evidence_versions as x
      where
        x.event_id = v.event_id
        and x.figure_id = v.figure_id
        and x.known_from <= moment
        and (x.is_live or x.known_to > moment)
    ) as evidence_count,
    v.note,
    v.known_from as updated_at
  from bi.figure_versions as v
  join bi.claim_versions as c on c.event_id = v.event_id and c.claim_id = v.claim_id
  join bi.claim_span_versions as s on s.event_id = v.event_id and s.claim_span_id = v.claim_span_id
  where
    v.known_from <= moment
    and (v.is_live or v.known_to > moment)
    and c.known_from <= moment
    and (c.is_live or c.known_to > moment)
$$;
-- +goose StatementEnd

comment on function bi.figures_as_of (timestamptz) is 'The rows of bi.figures as they were at a moment.';

grant select on
  bi.claim_versions,
  bi.claim_topic_versions,
  bi.claim_span_versions,
  bi.figure_versions,
  bi.evidence_versions,
  bi.review_versions,
  bi.changes
to onrecord_loader, onrecord_editor, onrecord_reader;

-- A desk takes back its own evidence by ending it.
grant update (ended_import_id) on core.evidence to onrecord_editor;

-- +goose Down

revoke update (ended_import_id) on core.evidence from onrecord_editor;

drop function bi.figures_as_of (timestamptz);
drop function bi.claims_as_of (timestamptz);
drop function bi.reviews_as_of (timestamptz);
drop function bi.moment (text);

drop view bi.changes;
drop view bi.review_versions;
drop view bi.evidence_versions;
drop view bi.figure_versions;
drop view bi.claim_span_versions;
drop view bi.claim_topic_versions;
drop view bi.claim_versions;

alter view bi.reviews reset (security_barrier);

create or replace view bi.sources as
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

create or replace view bi.speakers as
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

create or replace view bi.evidence as
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

create or replace view bi.figures as
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

create or replace view bi.claims as
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

create or replace view bi.appearances as
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

create or replace view bi.transcripts as
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

create or replace view bi.indicators as
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

alter table core.evidence drop column embargo_until;

alter table ops.import alter column loaded_at set default now();
