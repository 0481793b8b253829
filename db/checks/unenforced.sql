-- title: Keys and constraints that are not enforced
-- description: A constraint or a unique index of the schema is missing, an index is invalid, or a constraint was never
--   validated or its triggers are disabled, so that PostgreSQL does not hold the rows to it. Make what is missing as
--   the migrations of onrecord do; for the others use reindex, alter table validate constraint, and enable trigger.
-- scope: global
-- severity: fault
--
-- What the migrations make is listed by go test ./internal/store -run ListsTheConstraints -update. Whether a column
-- may be null is not in the list.
with wanted (owner, entity, name) as (
  values
    -- the list
    ('core.appearance', 'constraint', 'appearance_ended_import_id_fkey'),
    ('core.appearance', 'constraint', 'appearance_event_id_fkey'),
    ('core.appearance', 'constraint', 'appearance_import_id_fkey'),
    ('core.appearance', 'constraint', 'appearance_organization_id_fkey'),
    ('core.appearance', 'constraint', 'appearance_pkey'),
    ('core.appearance', 'constraint', 'appearance_speaker_check'),
    ('core.appearance', 'constraint', 'appearance_speaker_id_fkey'),
    ('core.appearance', 'index', 'appearance_live_key'),
    ('core.area', 'constraint', 'area_kind_check'),
    ('core.area', 'constraint', 'area_pkey'),
    ('core.area', 'constraint', 'area_slug_check'),
    ('core.area', 'constraint', 'area_slug_key'),
    ('core.area_within', 'constraint', 'area_within_area_id_fkey'),
    ('core.area_within', 'constraint', 'area_within_parent_id_check'),
    ('core.area_within', 'constraint', 'area_within_parent_id_fkey'),
    ('core.area_within', 'constraint', 'area_within_pkey'),
    ('core.claim', 'constraint', 'claim_event_id_fkey'),
    ('core.claim', 'constraint', 'claim_import_id_fkey'),
    ('core.claim', 'constraint', 'claim_key_key'),
    ('core.claim', 'constraint', 'claim_pkey'),
    ('core.claim_group', 'constraint', 'claim_group_judged_by_check'),
    ('core.claim_group', 'constraint', 'claim_group_judgement_check'),
    ('core.claim_group', 'constraint', 'claim_group_pkey'),
    ('core.claim_group', 'constraint', 'claim_group_score_check'),
    ('core.claim_group', 'constraint', 'claim_group_undone_check'),
    ('core.claim_group_member', 'constraint', 'claim_group_member_claim_group_id_fkey'),
    ('core.claim_group_member', 'constraint', 'claim_group_member_claim_id_fkey'),
    ('core.claim_group_member', 'constraint', 'claim_group_member_pkey'),
    ('core.claim_link', 'constraint', 'claim_link_claim_id_fkey'),
    ('core.claim_link', 'constraint', 'claim_link_ended_import_id_fkey'),
    ('core.claim_link', 'constraint', 'claim_link_figure_id_fkey'),
    ('core.claim_link', 'constraint', 'claim_link_import_id_fkey'),
    ('core.claim_link', 'constraint', 'claim_link_pkey'),
    ('core.claim_link', 'constraint', 'claim_link_relation_check'),
    ('core.claim_link', 'index', 'claim_link_live_key'),
    ('core.claim_span', 'constraint', 'claim_span_claim_id_fkey'),
    ('core.claim_span', 'constraint', 'claim_span_ended_import_id_fkey'),
    ('core.claim_span', 'constraint', 'claim_span_import_id_fkey'),
    ('core.claim_span', 'constraint', 'claim_span_pkey'),
    ('core.claim_span', 'constraint', 'claim_span_quote_check'),
    ('core.claim_span', 'constraint', 'claim_span_span_check'),
    ('core.claim_span', 'constraint', 'claim_span_turn_id_fkey'),
    ('core.claim_span', 'index', 'claim_span_live_key'),
    ('core.claim_topic', 'constraint', 'claim_topic_claim_id_fkey'),
    ('core.claim_topic', 'constraint', 'claim_topic_ended_import_id_fkey'),
    ('core.claim_topic', 'constraint', 'claim_topic_import_id_fkey'),
    ('core.claim_topic', 'constraint', 'claim_topic_pkey'),
    ('core.claim_topic', 'constraint', 'claim_topic_topic_id_fkey'),
    ('core.claim_topic', 'index', 'claim_topic_live_key'),
    ('core.claim_version', 'constraint', 'claim_version_attributed_to_fkey'),
    ('core.claim_version', 'constraint', 'claim_version_claim_id_fkey'),
    ('core.claim_version', 'constraint', 'claim_version_confidence_check'),
    ('core.claim_version', 'constraint', 'claim_version_ended_import_id_fkey'),
    ('core.claim_version', 'constraint', 'claim_version_import_id_fkey'),
    ('core.claim_version', 'constraint', 'claim_version_modality_check'),
    ('core.claim_version', 'constraint', 'claim_version_pkey'),
    ('core.claim_version', 'constraint', 'claim_version_rank_check'),
    ('core.claim_version', 'constraint', 'claim_version_type_check'),
    ('core.claim_version', 'index', 'claim_version_live_key'),
    ('core.event', 'constraint', 'event_held_check'),
    ('core.event', 'constraint', 'event_held_on_check'),
    ('core.event', 'constraint', 'event_held_precision_check'),
    ('core.event', 'constraint', 'event_kind_check'),
    ('core.event', 'constraint', 'event_part_of_check'),
    ('core.event', 'constraint', 'event_part_of_fkey'),
    ('core.event', 'constraint', 'event_pkey'),
    ('core.event', 'constraint', 'event_slug_check'),
    ('core.event', 'constraint', 'event_slug_key'),
    ('core.event_host', 'constraint', 'event_host_ended_import_id_fkey'),
    ('core.event_host', 'constraint', 'event_host_event_id_fkey'),
    ('core.event_host', 'constraint', 'event_host_import_id_fkey'),
    ('core.event_host', 'constraint', 'event_host_organization_id_fkey'),
    ('core.event_host', 'constraint', 'event_host_pkey'),
    ('core.event_host', 'index', 'event_host_live_key'),
    ('core.evidence', 'constraint', 'evidence_checked_by_fkey'),
    ('core.evidence', 'constraint', 'evidence_checked_check'),
    ('core.evidence', 'constraint', 'evidence_checked_precision_check'),
    ('core.evidence', 'constraint', 'evidence_claim_id_fkey'),
    ('core.evidence', 'constraint', 'evidence_ended_import_id_fkey'),
    ('core.evidence', 'constraint', 'evidence_figure_id_fkey'),
    ('core.evidence', 'constraint', 'evidence_import_id_fkey'),
    ('core.evidence', 'constraint', 'evidence_origin_check'),
    ('core.evidence', 'constraint', 'evidence_pkey'),
    ('core.evidence', 'constraint', 'evidence_source_id_fkey'),
    ('core.evidence', 'constraint', 'evidence_stance_check'),
    ('core.evidence', 'constraint', 'evidence_vintage_check'),
    ('core.evidence', 'constraint', 'evidence_vintage_precision_check'),
    ('core.evidence', 'index', 'evidence_live_key'),
    ('core.figure', 'constraint', 'figure_claim_id_fkey'),
    ('core.figure', 'constraint', 'figure_claim_id_key'),
    ('core.figure', 'constraint', 'figure_import_id_fkey'),
    ('core.figure', 'constraint', 'figure_key_key'),
    ('core.figure', 'constraint', 'figure_pkey'),
    ('core.figure_version', 'constraint', 'figure_version_area_id_fkey'),
    ('core.figure_version', 'constraint', 'figure_version_base_check'),
    ('core.figure_version', 'constraint', 'figure_version_base_period_check'),
    ('core.figure_version', 'constraint', 'figure_version_basis_check'),
    ('core.figure_version', 'constraint', 'figure_version_bounds_check'),
    ('core.figure_version', 'constraint', 'figure_version_claim_span_id_fkey'),
    ('core.figure_version', 'constraint', 'figure_version_comparator_check'),
    ('core.figure_version', 'constraint', 'figure_version_confidence_check'),
    ('core.figure_version', 'constraint', 'figure_version_currency_check'),
    ('core.figure_version', 'constraint', 'figure_version_ended_import_id_fkey'),
    ('core.figure_version', 'constraint', 'figure_version_figure_id_fkey'),
    ('core.figure_version', 'constraint', 'figure_version_import_id_fkey'),
    ('core.figure_version', 'constraint', 'figure_version_indicator_id_fkey'),
    ('core.figure_version', 'constraint', 'figure_version_kind_check'),
    ('core.figure_version', 'constraint', 'figure_version_of_unit_id_fkey'),
    ('core.figure_version', 'constraint', 'figure_version_period_check'),
    ('core.figure_version', 'constraint', 'figure_version_period_precision_check'),
    ('core.figure_version', 'constraint', 'figure_version_pkey'),
    ('core.figure_version', 'constraint', 'figure_version_quote_check'),
    ('core.figure_version', 'constraint', 'figure_version_rank_of_check'),
    ('core.figure_version', 'constraint', 'figure_version_rank_over_check'),
    ('core.figure_version', 'constraint', 'figure_version_span_check'),
    ('core.figure_version', 'constraint', 'figure_version_unit_id_fkey'),
    ('core.figure_version', 'constraint', 'figure_version_vague_check'),
    ('core.figure_version', 'constraint', 'figure_version_value_check'),
    ('core.figure_version', 'index', 'figure_version_live_key'),
    ('core.indicator', 'constraint', 'indicator_derived_check'),
    ('core.indicator', 'constraint', 'indicator_derived_from_id_check'),
    ('core.indicator', 'constraint', 'indicator_derived_from_id_fkey'),
    ('core.indicator', 'constraint', 'indicator_derived_operand_check'),
    ('core.indicator', 'constraint', 'indicator_derived_operator_check'),
    ('core.indicator', 'constraint', 'indicator_direction_check'),
    ('core.indicator', 'constraint', 'indicator_pkey'),
    ('core.indicator', 'constraint', 'indicator_producer_id_fkey'),
    ('core.indicator', 'constraint', 'indicator_slug_check'),
    ('core.indicator', 'constraint', 'indicator_slug_key'),
    ('core.indicator', 'constraint', 'indicator_unit_id_fkey'),
    ('core.observation', 'constraint', 'observation_area_id_fkey'),
    ('core.observation', 'constraint', 'observation_comparator_check'),
    ('core.observation', 'constraint', 'observation_indicator_id_fkey'),
    ('core.observation', 'constraint', 'observation_key'),
    ('core.observation', 'constraint', 'observation_period_check'),
    ('core.observation', 'constraint', 'observation_pkey'),
    ('core.observation', 'constraint', 'observation_source_id_fkey'),
    ('core.observation', 'constraint', 'observation_status_check'),
    ('core.observation', 'constraint', 'observation_unit_id_fkey'),
    ('core.observation', 'constraint', 'observation_vintage_precision_check'),
    ('core.organization', 'constraint', 'organization_merged_into_check'),
    ('core.organization', 'constraint', 'organization_merged_into_fkey'),
    ('core.organization', 'constraint', 'organization_pkey'),
    ('core.organization', 'constraint', 'organization_slug_check'),
    ('core.organization', 'constraint', 'organization_slug_key'),
    ('core.rating', 'constraint', 'rating_pkey'),
    ('core.rating', 'constraint', 'rating_rating_scale_id_fkey'),
    ('core.rating', 'constraint', 'rating_slug_key'),
    ('core.rating', 'constraint', 'rating_truth_check'),
    ('core.rating_scale', 'constraint', 'rating_scale_pkey'),
    ('core.rating_scale', 'constraint', 'rating_scale_slug_check'),
    ('core.rating_scale', 'constraint', 'rating_scale_slug_key'),
    ('core.redaction', 'constraint', 'redaction_event_id_fkey'),
    ('core.redaction', 'constraint', 'redaction_import_id_fkey'),
    ('core.redaction', 'constraint', 'redaction_pkey'),
    ('core.repetition', 'constraint', 'repetition_claim_id_fkey'),
    ('core.repetition', 'constraint', 'repetition_pkey'),
    ('core.review', 'constraint', 'review_claim_id_fkey'),
    ('core.review', 'constraint', 'review_import_id_fkey'),
    ('core.review', 'constraint', 'review_origin_check'),
    ('core.review', 'constraint', 'review_pkey'),
    ('core.review', 'constraint', 'review_rating_id_fkey'),
    ('core.review', 'constraint', 'review_reviewed_by_fkey'),
    ('core.review', 'constraint', 'review_reviewed_precision_check'),
    ('core.source', 'constraint', 'source_accessed_check'),
    ('core.source', 'constraint', 'source_accessed_precision_check'),
    ('core.source', 'constraint', 'source_merged_into_check'),
    ('core.source', 'constraint', 'source_merged_into_fkey'),
    ('core.source', 'constraint', 'source_pkey'),
    ('core.source', 'constraint', 'source_published_check'),
    ('core.source', 'constraint', 'source_published_precision_check'),
    ('core.source', 'constraint', 'source_sha256_check'),
    ('core.source', 'constraint', 'source_slug_check'),
    ('core.source', 'constraint', 'source_slug_key'),
    ('core.speaker', 'constraint', 'speaker_kind_check'),
    ('core.speaker', 'constraint', 'speaker_merged_into_check'),
    ('core.speaker', 'constraint', 'speaker_merged_into_fkey'),
    ('core.speaker', 'constraint', 'speaker_pkey'),
    ('core.speaker', 'constraint', 'speaker_slug_check'),
    ('core.speaker', 'constraint', 'speaker_slug_key'),
    ('core.speaker_role', 'constraint', 'speaker_role_held_check'),
    ('core.speaker_role', 'constraint', 'speaker_role_key'),
    ('core.speaker_role', 'constraint', 'speaker_role_organization_id_fkey'),
    ('core.speaker_role', 'constraint', 'speaker_role_pkey'),
    ('core.speaker_role', 'constraint', 'speaker_role_speaker_id_fkey'),
    ('core.topic', 'constraint', 'topic_pkey'),
    ('core.topic', 'constraint', 'topic_slug_check'),
    ('core.topic', 'constraint', 'topic_slug_key'),
    ('core.transcript', 'constraint', 'transcript_char_count_check'),
    ('core.transcript', 'constraint', 'transcript_event_id_fkey'),
    ('core.transcript', 'constraint', 'transcript_fidelity_check'),
    ('core.transcript', 'constraint', 'transcript_file_sha256_check'),
    ('core.transcript', 'constraint', 'transcript_import_id_fkey'),
    ('core.transcript', 'constraint', 'transcript_pkey'),
    ('core.transcript', 'constraint', 'transcript_published_check'),
    ('core.transcript', 'constraint', 'transcript_published_precision_check'),
    ('core.transcript', 'constraint', 'transcript_revision_check'),
    ('core.transcript', 'constraint', 'transcript_revision_key'),
    ('core.transcript', 'constraint', 'transcript_source_id_fkey'),
    ('core.transcript', 'constraint', 'transcript_text_sha256_check'),
    ('core.turn', 'constraint', 'turn_appearance_id_fkey'),
    ('core.turn', 'constraint', 'turn_ended_import_id_fkey'),
    ('core.turn', 'constraint', 'turn_import_id_fkey'),
    ('core.turn', 'constraint', 'turn_kind_check'),
    ('core.turn', 'constraint', 'turn_pkey'),
    ('core.turn', 'constraint', 'turn_span_check'),
    ('core.turn', 'constraint', 'turn_text_check'),
    ('core.turn', 'constraint', 'turn_transcript_id_fkey'),
    ('core.turn', 'index', 'turn_live_key'),
    ('core.unit', 'constraint', 'unit_converts_to_check'),
    ('core.unit', 'constraint', 'unit_converts_to_fkey'),
    ('core.unit', 'constraint', 'unit_factor_check'),
    ('core.unit', 'constraint', 'unit_factor_denominator_check'),
    ('core.unit', 'constraint', 'unit_is_currency_check'),
    ('core.unit', 'constraint', 'unit_pkey'),
    ('core.unit', 'constraint', 'unit_slug_check'),
    ('core.unit', 'constraint', 'unit_slug_key'),
    ('ops.catalogue_change', 'constraint', 'catalogue_change_action_check'),
    ('ops.catalogue_change', 'constraint', 'catalogue_change_import_id_fkey'),
    ('ops.catalogue_change', 'constraint', 'catalogue_change_old_value_check'),
    ('ops.catalogue_change', 'constraint', 'catalogue_change_pkey'),
    ('ops.change', 'constraint', 'change_action_check'),
    ('ops.change', 'constraint', 'change_event_id_fkey'),
    ('ops.change', 'constraint', 'change_import_id_fkey'),
    ('ops.change', 'constraint', 'change_pkey'),
    ('ops.import', 'constraint', 'import_digest_check'),
    ('ops.import', 'constraint', 'import_event_id_fkey'),
    ('ops.import', 'constraint', 'import_file_sha256_check'),
    ('ops.import', 'constraint', 'import_pkey'),
    ('ops.import', 'constraint', 'import_run_id_fkey'),
    ('ops.run', 'constraint', 'run_pkey')
    -- its end
),
had (owner, entity, name) as (
  select n.nspname || '.' || c.relname, 'constraint', k.conname
  from pg_catalog.pg_constraint as k
  join pg_catalog.pg_class as c on c.oid = k.conrelid
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where n.nspname in ('core', 'ops')
  union all
  select n.nspname || '.' || c.relname, 'index', x.relname
  from pg_catalog.pg_index as i
  join pg_catalog.pg_class as x on x.oid = i.indexrelid
  join pg_catalog.pg_class as c on c.oid = i.indrelid
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where
    n.nspname in ('core', 'ops')
    and i.indisunique
)
select
  null::text as event,
  w.entity,
  w.name as entity_key,
  format('%s does not have it', w.owner) as fault
from wanted as w
left join had as h
  on h.owner = w.owner
  and h.entity = w.entity
  and h.name = w.name
where h.name is null
union all
select
  null,
  'index',
  i.indexrelid::regclass::text,
  format('it is invalid and covers not all rows of %s', i.indrelid::regclass)
from pg_catalog.pg_index as i
join pg_catalog.pg_class as c on c.oid = i.indrelid
where
  c.relnamespace in ('core'::regnamespace, 'ops'::regnamespace)
  and not (i.indisvalid and i.indisready)
union all
select
  null,
  'constraint',
  k.conname::text,
  format('it was never validated on %s', k.conrelid::regclass)
from pg_catalog.pg_constraint as k
where
  k.connamespace in ('core'::regnamespace, 'ops'::regnamespace)
  and not k.convalidated
union all
-- Each foreign key has triggers on both of its tables.
select
  null,
  'constraint',
  k.conname::text,
  format('its triggers on %s are disabled', string_agg(distinct t.tgrelid::regclass::text, ' and '))
from pg_catalog.pg_trigger as t
join pg_catalog.pg_constraint as k on k.oid = t.tgconstraint
where
  k.connamespace in ('core'::regnamespace, 'ops'::regnamespace)
  and t.tgenabled not in ('O', 'A')
group by k.oid, k.conname
order by entity, entity_key, fault;
