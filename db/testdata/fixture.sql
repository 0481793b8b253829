-- One small event with a row in every table, so that a migration is tried on data. Identifiers are small and given, so
-- that rows can refer to each other.

insert into core.organization (organization_id, slug, name, aliases, url, note)
values (1, 'harbour-board', 'Harbour Board', '{Board}', 'https://harbour.example/', 'made up'), (2, 'desk', 'A fact-checking desk', '{}', null, null);
insert into core.organization (organization_id, slug, name, merged_into)
values (3, 'harbour-bord', 'Harbour Bord', 1);

insert into core.speaker (speaker_id, slug, name, aliases)
values (1, 'ada-quay', 'Ada Quay', '{"Ms Quay"}');

insert into core.speaker_role (speaker_id, title, organization_id, held, held_text)
values (1, 'Harbour Master', 1, '[2020-01-01,)', '2020/');

insert into core.area (area_id, slug, name, kind)
values (1, 'port', 'The port', 'region'), (2, 'world', 'World', 'world');

insert into core.area_within (area_id, parent_id)
values (1, 2);

insert into core.unit (unit_id, slug, name, words, is_currency)
values (1, 'ship', 'Ship', '{ship,ships}', false), (2, 'percent', 'Per cent', '{}', false), (3, 'EUR', 'EUR', '{}', true);
insert into core.unit (unit_id, slug, name, converts_to, factor_numerator, factor_denominator)
values (4, 'fraction', 'Fraction of one', 2, 100, 1);

insert into core.topic (topic_id, slug, name)
values (1, 'shipping', 'Shipping');

insert into core.source (source_id, slug, title, publisher, url, published_on, published_precision)
values (1, 'harbour-log', 'Harbour log', 'Harbour Board', 'https://harbour.example/log', '2024-01-01', 'year'),
  (2, 'harbour-talk-2024/minutes', 'Minutes', null, null, null, null);

insert into core.indicator (indicator_id, slug, name, definition, unit_id, direction, producer_id)
values (1, 'ships-in-port', 'Ships in port', 'Ships at berth at noon.', 1, 'up', 1);
insert into core.indicator (
  indicator_id, slug, name, unit_id, derived_from_id, derived_operator, derived_operand, derived_operand_first
)
values (2, 'other-ships', 'Ships but for the tug', 1, 1, '-', 1, false);

insert into core.observation (
  indicator_id, area_id, period, period_text, value, unit_id, vintage_on, vintage_precision, source_id
)
values (1, 1, '[2024-01-01,2025-01-01)', '2024', 23, 1, '2024-06-01', 'month', 1);

insert into core.rating_scale (rating_scale_id, slug, name)
values (1, 'two-point', 'True or false');

insert into core.rating (rating_id, rating_scale_id, slug, name, rank, truth)
values (1, 1, 'true', 'True', 2, 1), (2, 1, 'false', 'False', 1, 0);

insert into core.event (event_id, slug, title, kind, held_on, held_precision, place)
values (1, 'harbour-talk-2024', 'Talk at the harbour', 'briefing', '2024-06-18', 'day', 'Harbour');

insert into core.claim_group (claim_group_id, judgement, score, judged_by)
values (1, 'suggested', 0.8, null), (2, 'same', 0.9, 'someone@somewhere');

insert into ops.run (run_id, command, program_version, run_by)
values (1, 'load', 'devel', 'someone@somewhere');

insert into ops.import (import_id, run_id, kind, file, file_sha256, event_id, digest)
values (1, 1, 'factsheet', 'harbour.facts.yaml', repeat('a', 64), 1, repeat('b', 64));

insert into ops.catalogue_change (import_id, entity, slug, action, new_value)
values (1, 'topic', 'shipping', 'added', '{"id": "shipping"}');

insert into ops.change (event_id, import_id, entity, entity_key, action, new_value)
values (1, 1, 'event', 'harbour-talk-2024', 'added', '{}');

insert into core.event_host (event_id, organization_id, import_id)
values (1, 1, 1);

insert into core.appearance (event_id, appearance_id, key, speaker_id, role, organization_id, headings, import_id)
values (1, 1, 'quay', 1, 'Harbour Master', 1, '{"Ada Quay"}', 1);
insert into core.appearance (event_id, appearance_id, key, unnamed, import_id)
values (1, 2, 'press', 'journalist', 1);

insert into core.transcript (
  event_id, transcript_id, revision, text, char_count, text_sha256, file_name, file_sha256, language, fidelity,
  published_on, published_precision, source_id, import_id
)
values (
  1, 1, 1, 'We have 23 ships, over half of the fleet. How many? Of them, nine are tugs.', 75, repeat('c', 64), 'harbour.txt', repeat('d', 64), 'en',
  'summary', '2024-06-18', 'day', 1, 1
);

insert into core.turn (event_id, turn_id, key, transcript_id, appearance_id, kind, answers_key, continues_key, span_start, span_end, text, import_id)
values (1, 1, 't1', 1, 1, 'statement', null, null, 0, 41, 'We have 23 ships, over half of the fleet.', 1),
  (1, 2, 't2', 1, 2, 'question', null, null, 42, 51, 'How many?', 1),
  (1, 3, 't3', 1, 1, 'answer', 't2', 't1', 52, 75, 'Of them, nine are tugs.', 1);

insert into core.claim (event_id, claim_id, key, import_id)
values (1, 1, 'c1', 1), (1, 2, 'c2', 1);

insert into core.claim_version (event_id, claim_id, says, type, modality, attributed_to, import_id)
values (1, 1, 'There are 23 ships in the port.', 'quantity', 'asserted', 1, 1),
  (1, 2, '23 ships lie in the port.', 'quantity', 'asserted', null, 1);

insert into core.claim_topic (event_id, claim_id, topic_id, import_id)
values (1, 1, 1, 1);

insert into core.claim_span (event_id, claim_span_id, claim_id, turn_id, ordinal, span_start, span_end, quote, import_id)
values (1, 1, 1, 1, 1, 0, 41, 'We have 23 ships, over half of the fleet.', 1), (1, 2, 2, 1, 1, 0, 16, 'We have 23 ships', 1);

insert into core.figure (event_id, figure_id, claim_id, key, import_id)
values (1, 1, 1, 'f1', 1), (1, 2, 1, 'f2', 1);

insert into core.figure_version (
  event_id, figure_id, claim_span_id, span_start, span_end, quote, value, bounds, rule, comparator, unit_id, kind,
  indicator_id, area_id, period, period_text, period_precision, basis, import_id
)
values (
  1, 1, 1, 8, 16, '23 ships', 23, '[23,23]', 'exact', 'eq', 1, 'count', 1, 1, '[2024-01-01,2025-01-01)', '2024', 'year', 'read', 1
);
insert into core.figure_version (
  event_id, figure_id, claim_span_id, span_start, span_end, quote, value, bounds, comparator, unit_id, of_what, kind,
  has_base, base_period, base_period_text, rank_of, rank_over, as_corrected, hedge, basis, note, import_id
)
values (
  1, 2, 1, 18, 40, 'over half of the fleet', 0.5, '(0.5,)', 'gt', 4, 'the fleet', 'share', true, '[2020-01-01,2021-01-01)', '2020',
  'max', '10y..', 0.6, 'I think', 'given', 'a note', 1
);

insert into core.evidence (
  event_id, claim_id, figure_id, source_id, stance, locator, quote, value, vintage_on, vintage_precision, checked_on,
  checked_precision, checked_by, origin, import_id
)
values (1, 1, 1, 1, 'supports', 'page 2', 'twenty-three at berth', 23, '2024-06-01', 'month', '2024-07-01', 'day', 2, 'file', 1);

insert into core.review (
  event_id, claim_id, rating_id, reviewed_by, reviewed_on, reviewed_precision, published_at, summary, origin, import_id
)
values (1, 1, 1, 2, '2024-07-01', 'day', '2024-07-02', 'The log says so.', 'file', 1);

insert into core.claim_link (event_id, claim_id, figure_id, relation, to_event, to_claim, to_figure, note, import_id)
values (1, 1, 1, 'repeats', 'harbour-talk-2023', 'c4', 'f1', 'a year later', 1);

insert into core.claim_group_member (event_id, claim_id, claim_group_id)
values (1, 1, 1), (1, 2, 1), (1, 1, 2), (1, 2, 2);

insert into core.repetition (event_id, claim_id, repetition_id)
values (1, 1, 1), (1, 2, 1);

insert into core.redaction (event_id, reason, redacted_by, import_id)
values (1, 'a request', 'someone@somewhere', 1);
