-- Two events with live content and one draft, with a null in every place that the views allow.
insert into ops.run (run_id, command, program_version, run_by) values (1, 'load', 'test', 'test@test');
insert into core.organization (organization_id, slug, name) values (1, 'treasury', 'Treasury'), (2, 'example-desk', 'Example Desk');
insert into core.speaker (speaker_id, slug, name) values (1, 'ada-moreau', 'Ada Moreau'), (2, 'tomas-lind', 'Tomás Lind');
insert into core.topic (topic_id, slug, name) values (1, 'growth', 'Growth'), (2, 'spending', 'Spending');
insert into core.unit (unit_id, slug, name) values (1, 'percent', 'percent'), (2, 'region', 'regions');
insert into core.area (area_id, slug, name, kind) values (1, 'freedonia', 'Freedonia', 'country');
insert into core.indicator (indicator_id, slug, name, unit_id)
values (1, 'output-growth', 'Growth of output', 1), (2, 'growing-regions', 'Regions that grow', 2);
insert into core.source (source_id, slug, title) values (1, 'accounts-2023', 'National accounts');
insert into core.rating_scale (rating_scale_id, slug, name) values (1, 'two-point', 'Two points');
insert into core.rating (rating_id, rating_scale_id, slug, name, rank, truth)
values (1, 1, 'wrong', 'Wrong', 1, 0), (2, 1, 'right', 'Right', 2, 1);

insert into core.event (event_id, slug, title, kind, held_on, held_precision, place, draft) values
(1, 'budget-2024-06-18', 'Budget briefing', 'briefing', '2024-06-18', 'day', 'Capital', false),
(2, 'hearing-2023', 'Hearing', 'hearing', '2023-01-01', 'year', null, false),
(3, 'sketch', 'Sketch', 'briefing', null, null, null, true);
insert into ops.import (import_id, run_id, kind, event_id) values (1, 1, 'factsheet', 1), (2, 1, 'factsheet', 2), (3, 1, 'factsheet', 3);

insert into core.appearance (event_id, appearance_id, key, speaker_id, unnamed, role, organization_id, import_id) values
(1, 1, 'moreau', 1, null, 'Minister of Finance', 1, 1),
(1, 2, 'press', null, 'journalist', null, null, 1),
(2, 3, 'lind', 2, null, null, null, 2),
(3, 4, 'moreau', 1, null, null, null, 3);

create temporary table said (event_id bigint, transcript_id bigint, key text, appearance_id bigint, kind text, turn_text text);
insert into said values
(1, 1, 't1', 1, 'statement', E'Output rose by 3.5 percent in 2023, and 9 of the 12 regions grew.\nSome costs fell.'),
(1, 1, 't2', 2, 'question', 'Was that the largest rise in a decade? Several say so.'),
(1, 1, 't3', 1, 'answer', E'We paid 640 billion | "in\tall", or so.'),
(2, 2, 't1', 3, 'statement', 'Prices rise by about 2 percent – 日本 too.'),
(3, 3, 't1', 4, 'statement', 'Output rose by 9 percent.');

insert into core.transcript
(event_id, transcript_id, revision, text, char_count, text_sha256, file_name, file_sha256, language, fidelity, import_id)
select
  event_id, transcript_id, 1, string_agg(turn_text, E'\n' order by key), char_length(string_agg(turn_text, E'\n' order by key)),
  repeat('a', 64), 'talk.txt', repeat('b', 64), 'en', 'verbatim', event_id
from said
group by event_id, transcript_id;

insert into core.turn (event_id, turn_id, key, transcript_id, appearance_id, kind, span_start, span_end, text, import_id)
select
  s.event_id, row_number() over (order by s.event_id, s.key), s.key, s.transcript_id, s.appearance_id, s.kind,
  strpos(t.text, s.turn_text) - 1, strpos(t.text, s.turn_text) - 1 + char_length(s.turn_text), s.turn_text, s.event_id
from said as s
join core.transcript as t on t.event_id = s.event_id;

create temporary table claimed (
  event_id bigint, claim_id bigint, key text, turn text, quote text, says text, type text, modality text, attributed_to bigint,
  withdrawn boolean
);
insert into claimed values
(1, 1, 'c1', 't1', 'Output rose by 3.5 percent in 2023', 'Output grew by 3.5% in 2023.', 'quantity', 'asserted', 2, false),
(1, 2, 'c2', 't1', E'9 of the 12 regions grew.\nSome', 'Nine of twelve regions grew.', 'quantity', 'asserted', null, false),
(1, 3, 'c3', 't1', 'Some costs fell', 'Costs fell.', 'trend', 'asserted', null, true),
(1, 4, 'c4', 't2', 'the largest rise in a decade? Several', 'The rise is the largest in ten years.', 'superlative', 'asked', null, false),
(1, 5, 'c5', 't3', E'640 billion | "in\tall"', 'The state paid 640 billion.', 'quantity', 'asserted', null, false),
(2, 6, 'c1', 't1', 'Prices rise by about 2 percent – 日本', 'Prices rise by 2%.', 'prediction', 'forecast', null, false),
(3, 7, 'c1', 't1', 'Output rose by 9 percent', 'Output grew by 9%.', 'quantity', 'asserted', null, false);

insert into core.claim (event_id, claim_id, key, import_id) select event_id, claim_id, key, event_id from claimed;
insert into core.claim_version (event_id, claim_id, says, type, modality, attributed_to, import_id, ended_import_id)
select event_id, claim_id, says, type, modality, attributed_to, event_id, case when withdrawn then event_id end from claimed;
insert into core.claim_span (event_id, claim_span_id, claim_id, turn_id, ordinal, span_start, span_end, quote, import_id, ended_import_id)
select
  c.event_id, c.claim_id, c.claim_id, t.turn_id, 1, t.span_start + strpos(t.text, c.quote) - 1,
  t.span_start + strpos(t.text, c.quote) - 1 + char_length(c.quote), c.quote, c.event_id, case when c.withdrawn then c.event_id end
from claimed as c
join core.turn as t on t.event_id = c.event_id and t.key = c.turn;

insert into core.claim_topic (event_id, claim_id, topic_id, import_id) values (1, 1, 1, 1), (1, 1, 2, 1), (1, 5, 2, 1), (2, 6, 1, 2), (3, 7, 1, 3);

create temporary table figured (
  event_id bigint, figure_id bigint, claim_id bigint, key text, quote text, value numeric, bounds numrange, comparator text, unit_id bigint,
  of_value numeric, kind text, indicator_id bigint, area_id bigint, period text, vague boolean
);
insert into figured values
(1, 1, 1, 'f1', '3.5 percent', 3.50, '[3.45,3.55)', 'eq', 1, null, 'change', 1, 1, '2023', false),
(1, 2, 2, 'f1', '9 of the 12 regions', 9, '[9,9]', 'eq', 2, 12, 'count', 2, 1, '2023', false),
(1, 3, 4, 'f1', 'the largest rise in a decade', null, null, null, null, null, 'rank', 1, null, null, false),
(1, 4, 4, 'f2', 'Several', null, null, null, null, null, 'count', null, null, null, true),
(1, 5, 5, 'f1', '640 billion', 640000000000, '[635000000000,645000000000)', 'eq', null, null, 'level', null, null, null, false),
(2, 6, 6, 'f1', 'about 2 percent', 2, '(1,)', 'approx', 1, null, 'change', 1, null, '2024', false),
(3, 7, 7, 'f1', '9 percent', 9, '[8.5,9.5)', 'eq', 1, null, 'change', 1, 1, '2023', false);

insert into core.figure (event_id, figure_id, claim_id, key, import_id) select event_id, figure_id, claim_id, key, event_id from figured;
insert into core.figure_version
(event_id, figure_id, claim_span_id, span_start, span_end, quote, value, bounds, comparator, unit_id, of_value, kind, indicator_id, area_id,
  period, period_text, period_precision, vague, rank_of, rank_over, basis, import_id)
select
  f.event_id, f.figure_id, s.claim_span_id, s.span_start + strpos(s.quote, f.quote) - 1,
  s.span_start + strpos(s.quote, f.quote) - 1 + char_length(f.quote), f.quote, f.value, f.bounds, f.comparator, f.unit_id, f.of_value,
  f.kind, f.indicator_id, f.area_id,
  case when f.period is not null then daterange((f.period || '-01-01')::date, (f.period || '-12-31')::date, '[]') end, f.period,
  case when f.period is not null then 'year' end, f.vague, case when f.kind = 'rank' then 'max' end,
  case when f.kind = 'rank' then '10y..' end, 'read', f.event_id
from figured as f
join core.claim_span as s on s.event_id = f.event_id and s.claim_id = f.claim_id;

insert into core.evidence (event_id, claim_id, figure_id, source_id, stance, value, origin, import_id) values
(1, 1, 1, 1, 'supports', 3.5, 'file', 1),
(1, 2, null, 1, 'context', null, 'file', 1);
-- The newest review of c1 is under embargo, the one of c2 is superseded, the one of c3 went with its claim.
insert into core.review (event_id, claim_id, rating_id, reviewed_by, reviewed_on, reviewed_precision, published_at, origin, import_id) values
(1, 1, 2, 2, '2024-06-20', 'day', '2024-06-21', 'file', 1),
(1, 1, 1, 2, '2024-06-25', 'day', '2999-01-01', 'file', 1),
(1, 2, 1, 2, '2024-06-20', 'day', '2024-06-20', 'file', 1),
(1, 2, 2, 2, '2024-06-22', 'day', '2024-06-22', 'file', 1),
(1, 3, 2, 2, '2024-06-20', 'day', '2024-06-20', 'file', 1),
(2, 6, 1, 2, '2024-06-20', 'day', null, 'file', 2);
-- c1 and c2 are the same as the hearing's; with them are a withdrawn claim and a draft's. Of c4's group it alone is left.
insert into core.repetition (event_id, claim_id, repetition_id) values (1, 1, 7), (1, 2, 7), (2, 6, 7), (1, 3, 7), (1, 4, 8), (3, 7, 8);
insert into core.claim_link (event_id, claim_id, relation, to_event, to_claim, import_id) values (1, 1, 'qualifies', 'hearing-2023', 'c1', 1);

drop table said;
drop table claimed;
drop table figured;
