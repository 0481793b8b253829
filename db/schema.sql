-- What the migrations make, for reading and searching. Written by `go test ./db -run Dump -update`
-- with pg_dump 15; never edited.

CREATE SCHEMA bi;

COMMENT ON SCHEMA bi IS 'The stable, documented views that people and BI tools read.';

CREATE SCHEMA core;

COMMENT ON SCHEMA core IS 'What was said, by whom, and what is known about it.';

CREATE SCHEMA ops;

COMMENT ON SCHEMA ops IS 'Imports and changes: how the database came to say what it says.';

CREATE TABLE core.appearance (
    event_id bigint NOT NULL,
    appearance_id bigint NOT NULL,
    key text NOT NULL,
    speaker_id bigint,
    unnamed text,
    role text,
    organization_id bigint,
    headings text[] DEFAULT '{}'::text[] NOT NULL,
    note text,
    import_id bigint NOT NULL,
    ended_import_id bigint,
    CONSTRAINT appearance_speaker_check CHECK ((num_nonnulls(speaker_id, unnamed) = 1))
);

COMMENT ON TABLE core.appearance IS 'A speaker at an event, in a role.';

COMMENT ON COLUMN core.appearance.event_id IS 'The event.';

COMMENT ON COLUMN core.appearance.appearance_id IS 'Surrogate key within the event.';

COMMENT ON COLUMN core.appearance.key IS 'Name of the appearance in the factsheet.';

COMMENT ON COLUMN core.appearance.speaker_id IS 'Who speaks; null for a person without a name.';

COMMENT ON COLUMN core.appearance.unnamed IS 'What is known of a person without a name, as in journalist.';

COMMENT ON COLUMN core.appearance.role IS 'In which role, as printed.';

COMMENT ON COLUMN core.appearance.organization_id IS 'For which body.';

COMMENT ON COLUMN core.appearance.headings IS 'The lines that announce the speaker in the transcript: the name as printed.';

COMMENT ON COLUMN core.appearance.note IS 'Remark of the annotators.';

COMMENT ON COLUMN core.appearance.import_id IS 'The import that wrote the row.';

COMMENT ON COLUMN core.appearance.ended_import_id IS 'The import that ended it; null while it is live.';

CREATE TABLE core.event (
    event_id bigint NOT NULL,
    slug text NOT NULL COLLATE pg_catalog."C",
    title text NOT NULL,
    kind text NOT NULL,
    held_on date,
    held_precision text,
    place text,
    part_of bigint,
    draft boolean DEFAULT false NOT NULL,
    note text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT event_held_check CHECK ((num_nonnulls(held_on, held_precision) = ANY (ARRAY[0, 2]))),
    CONSTRAINT event_held_on_check CHECK (((held_on IS NOT NULL) OR draft)),
    CONSTRAINT event_held_precision_check CHECK ((held_precision = ANY (ARRAY['year'::text, 'month'::text, 'day'::text]))),
    CONSTRAINT event_kind_check CHECK ((kind = ANY (ARRAY['press-conference'::text, 'briefing'::text, 'interview'::text, 'debate'::text, 'speech'::text, 'hearing'::text, 'sitting'::text, 'statement'::text]))),
    CONSTRAINT event_part_of_check CHECK ((part_of <> event_id)),
    CONSTRAINT event_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9._-]*$'::text))
);

COMMENT ON TABLE core.event IS 'A briefing, a press conference, a debate: where and when something was said in public.';

COMMENT ON COLUMN core.event.event_id IS 'Surrogate key, and the first column of every key below.';

COMMENT ON COLUMN core.event.slug IS 'Identity of the event, stable for ever.';

COMMENT ON COLUMN core.event.title IS 'Title.';

COMMENT ON COLUMN core.event.kind IS 'press-conference, briefing, interview, debate, speech, hearing, sitting or statement.';

COMMENT ON COLUMN core.event.held_on IS 'When it took place; the first day of a partial date. Null in a draft alone.';

COMMENT ON COLUMN core.event.held_precision IS 'How much of held_on is known: year, month or day.';

COMMENT ON COLUMN core.event.place IS 'Where it took place.';

COMMENT ON COLUMN core.event.part_of IS 'The event that this one is a part of.';

COMMENT ON COLUMN core.event.draft IS 'Whether the annotation is a draft that a person has still to go through.';

COMMENT ON COLUMN core.event.note IS 'Remark of the annotators.';

COMMENT ON COLUMN core.event.created_at IS 'When the row was first written.';

COMMENT ON COLUMN core.event.updated_at IS 'When the row last changed.';

CREATE TABLE core.organization (
    organization_id bigint NOT NULL,
    slug text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    aliases text[] DEFAULT '{}'::text[] NOT NULL,
    url text,
    wikidata text,
    note text,
    merged_into bigint,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT organization_merged_into_check CHECK ((merged_into <> organization_id)),
    CONSTRAINT organization_slug_check CHECK ((slug ~ '^[a-z0-9][A-Za-z0-9._/-]*$'::text))
);

COMMENT ON TABLE core.organization IS 'A body: a ministry, an alliance, a fact-checking desk.';

COMMENT ON COLUMN core.organization.organization_id IS 'Surrogate key.';

COMMENT ON COLUMN core.organization.slug IS 'Identity in the catalogue, stable for ever.';

COMMENT ON COLUMN core.organization.name IS 'Official name.';

COMMENT ON COLUMN core.organization.aliases IS 'Other names in use.';

COMMENT ON COLUMN core.organization.url IS 'Home page.';

COMMENT ON COLUMN core.organization.wikidata IS 'Wikidata item, as in Q7184.';

COMMENT ON COLUMN core.organization.note IS 'Remark of the annotators.';

COMMENT ON COLUMN core.organization.merged_into IS 'The organization that this duplicate was merged into; null for one that stands for itself.';

COMMENT ON COLUMN core.organization.created_at IS 'When the row was first written.';

COMMENT ON COLUMN core.organization.updated_at IS 'When the row last changed.';

CREATE TABLE core.speaker (
    speaker_id bigint NOT NULL,
    slug text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    kind text DEFAULT 'person'::text NOT NULL,
    aliases text[] DEFAULT '{}'::text[] NOT NULL,
    wikidata text,
    note text,
    merged_into bigint,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT speaker_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'organization'::text]))),
    CONSTRAINT speaker_merged_into_check CHECK ((merged_into <> speaker_id)),
    CONSTRAINT speaker_slug_check CHECK ((slug ~ '^[a-z0-9][A-Za-z0-9._/-]*$'::text))
);

COMMENT ON TABLE core.speaker IS 'A person who speaks, or a body that speaks. A person without a name is an appearance alone.';

COMMENT ON COLUMN core.speaker.speaker_id IS 'Surrogate key.';

COMMENT ON COLUMN core.speaker.slug IS 'Identity in the catalogue; EVENT/KEY for a speaker defined in one factsheet.';

COMMENT ON COLUMN core.speaker.name IS 'Full name.';

COMMENT ON COLUMN core.speaker.kind IS 'person or organization.';

COMMENT ON COLUMN core.speaker.aliases IS 'Other names in use.';

COMMENT ON COLUMN core.speaker.wikidata IS 'Wikidata item.';

COMMENT ON COLUMN core.speaker.note IS 'Remark of the annotators.';

COMMENT ON COLUMN core.speaker.merged_into IS 'The speaker that this duplicate was merged into; null for one that stands for itself.';

COMMENT ON COLUMN core.speaker.created_at IS 'When the row was first written.';

COMMENT ON COLUMN core.speaker.updated_at IS 'When the row last changed.';

CREATE TABLE ops.import (
    import_id bigint NOT NULL,
    run_id bigint NOT NULL,
    kind text NOT NULL,
    file text,
    file_sha256 text,
    event_id bigint,
    digest text,
    loaded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT import_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT import_file_sha256_check CHECK ((file_sha256 ~ '^[0-9a-f]{64}$'::text))
);

COMMENT ON TABLE ops.import IS 'One transaction of a run: a file that was loaded, a review that was added. Versioned rows say which import wrote and which ended them.';

COMMENT ON COLUMN ops.import.import_id IS 'Surrogate key.';

COMMENT ON COLUMN ops.import.run_id IS 'The run that it belongs to.';

COMMENT ON COLUMN ops.import.kind IS 'factsheet, catalogue, or the command that wrote it.';

COMMENT ON COLUMN ops.import.file IS 'The file as the user named it.';

COMMENT ON COLUMN ops.import.file_sha256 IS 'Of the file''s bytes, lower-case hex.';

COMMENT ON COLUMN ops.import.event_id IS 'The event that it wrote to; null for a catalogue.';

COMMENT ON COLUMN ops.import.digest IS 'Of the briefing as resolved, lower-case hex: the same content has the same digest, whatever the layout of its file.';

COMMENT ON COLUMN ops.import.loaded_at IS 'When it was written.';

CREATE VIEW bi.appearances AS
 SELECT e.event_id,
    a.appearance_id,
    s.speaker_id,
    e.slug AS event,
    e.held_on AS said_on,
    a.key AS appearance,
    s.slug AS speaker,
    COALESCE(s.name, a.unnamed) AS speaker_name,
    a.role,
    o.slug AS organization,
    a.note,
    i.loaded_at AS updated_at
   FROM ((((((core.appearance a
     JOIN core.event e ON ((e.event_id = a.event_id)))
     JOIN ops.import i ON ((i.import_id = a.import_id)))
     LEFT JOIN core.speaker named ON ((named.speaker_id = a.speaker_id)))
     LEFT JOIN core.speaker s ON ((s.speaker_id = COALESCE(named.merged_into, named.speaker_id))))
     LEFT JOIN core.organization body ON ((body.organization_id = a.organization_id)))
     LEFT JOIN core.organization o ON ((o.organization_id = COALESCE(body.merged_into, body.organization_id))))
  WHERE ((NOT e.draft) AND (a.ended_import_id IS NULL));

COMMENT ON VIEW bi.appearances IS 'A speaker at an event, in a role.';

COMMENT ON COLUMN bi.appearances.event_id IS 'Key of the event.';

COMMENT ON COLUMN bi.appearances.appearance_id IS 'Key within the event.';

COMMENT ON COLUMN bi.appearances.speaker_id IS 'Key of the speaker; null for a person without a name.';

COMMENT ON COLUMN bi.appearances.event IS 'The event.';

COMMENT ON COLUMN bi.appearances.said_on IS 'When the event took place.';

COMMENT ON COLUMN bi.appearances.appearance IS 'Name of the appearance in the factsheet.';

COMMENT ON COLUMN bi.appearances.speaker IS 'Who speaks; null for a person without a name.';

COMMENT ON COLUMN bi.appearances.speaker_name IS 'The name, or what is known of a person without one.';

COMMENT ON COLUMN bi.appearances.role IS 'In which role, as printed.';

COMMENT ON COLUMN bi.appearances.organization IS 'For which body.';

COMMENT ON COLUMN bi.appearances.note IS 'Remark of the annotators.';

COMMENT ON COLUMN bi.appearances.updated_at IS 'When the row was written, UTC.';

CREATE TABLE core.turn (
    event_id bigint NOT NULL,
    turn_id bigint NOT NULL,
    key text NOT NULL,
    transcript_id bigint NOT NULL,
    appearance_id bigint NOT NULL,
    kind text NOT NULL,
    answers_key text,
    span_start integer NOT NULL,
    span_end integer NOT NULL,
    text text,
    note text,
    import_id bigint NOT NULL,
    ended_import_id bigint,
    continues_key text,
    CONSTRAINT turn_kind_check CHECK ((kind = ANY (ARRAY['statement'::text, 'question'::text, 'answer'::text, 'interjection'::text, 'note'::text]))),
    CONSTRAINT turn_span_check CHECK (((0 <= span_start) AND (span_start < span_end))),
    CONSTRAINT turn_text_check CHECK ((char_length(text) = (span_end - span_start)))
);

COMMENT ON TABLE core.turn IS 'What one speaker says without a break.';

COMMENT ON COLUMN core.turn.event_id IS 'The event.';

COMMENT ON COLUMN core.turn.turn_id IS 'Surrogate key within the event, of this version.';

COMMENT ON COLUMN core.turn.key IS 'Name of the turn in the factsheet, stable across versions.';

COMMENT ON COLUMN core.turn.transcript_id IS 'The revision of the text that the span counts in.';

COMMENT ON COLUMN core.turn.appearance_id IS 'Who speaks.';

COMMENT ON COLUMN core.turn.kind IS 'statement, question, answer, interjection or note.';

COMMENT ON COLUMN core.turn.answers_key IS 'Key of the turn that this one answers.';

COMMENT ON COLUMN core.turn.span_start IS 'Where it starts in the transcript, in code points from 0.';

COMMENT ON COLUMN core.turn.span_end IS 'Where it ends: the first code point after it.';

COMMENT ON COLUMN core.turn.text IS 'The characters of the transcript under the span. Null once redacted.';

COMMENT ON COLUMN core.turn.note IS 'Remark of the annotators.';

COMMENT ON COLUMN core.turn.import_id IS 'The import that wrote the row.';

COMMENT ON COLUMN core.turn.ended_import_id IS 'The import that ended it; null while it is live.';

COMMENT ON COLUMN core.turn.continues_key IS 'Key of the earlier turn of the same speaker whose sentence, cut by an interruption, this one goes on with.';

CREATE VIEW bi.turns AS
 SELECT t.event_id,
    t.turn_id,
    t.transcript_id,
    t.appearance_id,
    a.speaker_id,
    a.event,
    a.said_on,
    t.key AS turn,
    t.kind AS turn_kind,
    t.answers_key AS answers,
    a.speaker,
    a.speaker_name,
    a.role,
    t.span_start,
    t.span_end,
    t.text,
    i.loaded_at AS updated_at,
    t.continues_key AS continues
   FROM ((core.turn t
     JOIN bi.appearances a ON (((a.event_id = t.event_id) AND (a.appearance_id = t.appearance_id))))
     JOIN ops.import i ON ((i.import_id = t.import_id)))
  WHERE (t.ended_import_id IS NULL);

COMMENT ON VIEW bi.turns IS 'What one speaker says without a break.';

COMMENT ON COLUMN bi.turns.event_id IS 'Key of the event.';

COMMENT ON COLUMN bi.turns.turn_id IS 'Key within the event.';

COMMENT ON COLUMN bi.turns.transcript_id IS 'Key of the revision that the span counts in.';

COMMENT ON COLUMN bi.turns.appearance_id IS 'Key of the appearance.';

COMMENT ON COLUMN bi.turns.speaker_id IS 'Key of the speaker; null for a person without a name.';

COMMENT ON COLUMN bi.turns.event IS 'The event.';

COMMENT ON COLUMN bi.turns.said_on IS 'When the event took place.';

COMMENT ON COLUMN bi.turns.turn IS 'Name of the turn in the factsheet.';

COMMENT ON COLUMN bi.turns.turn_kind IS 'statement, question, answer, interjection or note.';

COMMENT ON COLUMN bi.turns.answers IS 'The turn that this one answers.';

COMMENT ON COLUMN bi.turns.speaker IS 'Who speaks; null for a person without a name.';

COMMENT ON COLUMN bi.turns.speaker_name IS 'The name, or what is known of a person without one.';

COMMENT ON COLUMN bi.turns.role IS 'In which role.';

COMMENT ON COLUMN bi.turns.span_start IS 'Where it starts in the transcript, in code points from 0.';

COMMENT ON COLUMN bi.turns.span_end IS 'Where it ends: the first code point after it.';

COMMENT ON COLUMN bi.turns.text IS 'What is said.';

COMMENT ON COLUMN bi.turns.updated_at IS 'When the row was written, UTC.';

COMMENT ON COLUMN bi.turns.continues IS 'The earlier turn of the same speaker whose sentence, cut by an interruption, this one goes on with.';

CREATE TABLE core.claim (
    event_id bigint NOT NULL,
    claim_id bigint NOT NULL,
    key text NOT NULL,
    import_id bigint NOT NULL
);

COMMENT ON TABLE core.claim IS 'Identity of one thing asserted at an event. Reviews, evidence and links hang on it, whatever its wording becomes.';

COMMENT ON COLUMN core.claim.event_id IS 'The event.';

COMMENT ON COLUMN core.claim.claim_id IS 'Surrogate key within the event.';

COMMENT ON COLUMN core.claim.key IS 'Name of the claim in the factsheet, stable across revisions.';

COMMENT ON COLUMN core.claim.import_id IS 'The import that first wrote it.';

CREATE TABLE core.claim_span (
    event_id bigint NOT NULL,
    claim_span_id bigint NOT NULL,
    claim_id bigint NOT NULL,
    turn_id bigint NOT NULL,
    ordinal integer NOT NULL,
    span_start integer NOT NULL,
    span_end integer NOT NULL,
    quote text,
    import_id bigint NOT NULL,
    ended_import_id bigint,
    CONSTRAINT claim_span_quote_check CHECK ((char_length(quote) = (span_end - span_start))),
    CONSTRAINT claim_span_span_check CHECK (((0 <= span_start) AND (span_start < span_end)))
);

COMMENT ON TABLE core.claim_span IS 'Where a claim was said. A claim can be said in several places.';

COMMENT ON COLUMN core.claim_span.event_id IS 'The event.';

COMMENT ON COLUMN core.claim_span.claim_span_id IS 'Surrogate key within the event.';

COMMENT ON COLUMN core.claim_span.claim_id IS 'The claim.';

COMMENT ON COLUMN core.claim_span.turn_id IS 'The turn in which it was said, in the version that the span counts in.';

COMMENT ON COLUMN core.claim_span.ordinal IS 'Place among the claim''s spans, from 1.';

COMMENT ON COLUMN core.claim_span.span_start IS 'Where it starts in the transcript, in code points from 0.';

COMMENT ON COLUMN core.claim_span.span_end IS 'Where it ends: the first code point after it.';

COMMENT ON COLUMN core.claim_span.quote IS 'The characters of the transcript under the span. Null once redacted.';

COMMENT ON COLUMN core.claim_span.import_id IS 'The import that wrote the row.';

COMMENT ON COLUMN core.claim_span.ended_import_id IS 'The import that ended it; null while it is live.';

CREATE VIEW bi.claim_spans AS
 SELECT c.event_id,
    c.claim_span_id,
    c.claim_id,
    c.turn_id,
    t.speaker_id,
    t.event,
    t.said_on,
    k.key AS claim,
    c.ordinal,
    t.turn,
    t.speaker,
    t.speaker_name,
    t.role,
    c.span_start,
    c.span_end,
    c.quote,
    i.loaded_at AS updated_at
   FROM (((core.claim_span c
     JOIN core.claim k ON (((k.event_id = c.event_id) AND (k.claim_id = c.claim_id))))
     JOIN bi.turns t ON (((t.event_id = c.event_id) AND (t.turn_id = c.turn_id))))
     JOIN ops.import i ON ((i.import_id = c.import_id)))
  WHERE (c.ended_import_id IS NULL);

COMMENT ON VIEW bi.claim_spans IS 'Where a claim was said. A claim can be said in several places.';

COMMENT ON COLUMN bi.claim_spans.event_id IS 'Key of the event.';

COMMENT ON COLUMN bi.claim_spans.claim_span_id IS 'Key within the event.';

COMMENT ON COLUMN bi.claim_spans.claim_id IS 'Key of the claim.';

COMMENT ON COLUMN bi.claim_spans.turn_id IS 'Key of the turn.';

COMMENT ON COLUMN bi.claim_spans.speaker_id IS 'Key of the speaker; null for a person without a name.';

COMMENT ON COLUMN bi.claim_spans.event IS 'The event.';

COMMENT ON COLUMN bi.claim_spans.said_on IS 'When the event took place.';

COMMENT ON COLUMN bi.claim_spans.claim IS 'Name of the claim in the factsheet.';

COMMENT ON COLUMN bi.claim_spans.ordinal IS 'Place among the claim''s spans, from 1.';

COMMENT ON COLUMN bi.claim_spans.turn IS 'The turn.';

COMMENT ON COLUMN bi.claim_spans.speaker IS 'Who speaks; null for a person without a name.';

COMMENT ON COLUMN bi.claim_spans.speaker_name IS 'The name, or what is known of a person without one.';

COMMENT ON COLUMN bi.claim_spans.role IS 'In which role.';

COMMENT ON COLUMN bi.claim_spans.span_start IS 'Where it starts in the transcript, in code points from 0.';

COMMENT ON COLUMN bi.claim_spans.span_end IS 'Where it ends: the first code point after it.';

COMMENT ON COLUMN bi.claim_spans.quote IS 'The characters of the transcript under the span.';

COMMENT ON COLUMN bi.claim_spans.updated_at IS 'When the row was written, UTC.';

CREATE TABLE core.claim_topic (
    event_id bigint NOT NULL,
    claim_id bigint NOT NULL,
    topic_id bigint NOT NULL,
    import_id bigint NOT NULL,
    ended_import_id bigint
);

COMMENT ON TABLE core.claim_topic IS 'A subject of a claim.';

COMMENT ON COLUMN core.claim_topic.event_id IS 'The event.';

COMMENT ON COLUMN core.claim_topic.claim_id IS 'The claim.';

COMMENT ON COLUMN core.claim_topic.topic_id IS 'The subject.';

COMMENT ON COLUMN core.claim_topic.import_id IS 'The import that wrote the row.';

COMMENT ON COLUMN core.claim_topic.ended_import_id IS 'The import that ended it; null while it is live.';

CREATE TABLE core.claim_version (
    event_id bigint NOT NULL,
    claim_version_id bigint NOT NULL,
    claim_id bigint NOT NULL,
    says text NOT NULL,
    type text NOT NULL,
    modality text DEFAULT 'asserted'::text NOT NULL,
    attributed_to bigint,
    rank text DEFAULT 'normal'::text NOT NULL,
    note text,
    todo text,
    confidence numeric,
    import_id bigint NOT NULL,
    ended_import_id bigint,
    CONSTRAINT claim_version_confidence_check CHECK (((confidence >= (0)::numeric) AND (confidence <= (1)::numeric))),
    CONSTRAINT claim_version_modality_check CHECK ((modality = ANY (ARRAY['asserted'::text, 'forecast'::text, 'reported'::text, 'denied'::text, 'asked'::text]))),
    CONSTRAINT claim_version_rank_check CHECK ((rank = ANY (ARRAY['preferred'::text, 'normal'::text]))),
    CONSTRAINT claim_version_type_check CHECK ((type = ANY (ARRAY['quantity'::text, 'trend'::text, 'comparison'::text, 'superlative'::text, 'event'::text, 'commitment'::text, 'prediction'::text, 'attribution'::text, 'position'::text])))
);

COMMENT ON TABLE core.claim_version IS 'What a claim says, as of one import.';

COMMENT ON COLUMN core.claim_version.event_id IS 'The event.';

COMMENT ON COLUMN core.claim_version.claim_version_id IS 'Surrogate key within the event.';

COMMENT ON COLUMN core.claim_version.claim_id IS 'The claim.';

COMMENT ON COLUMN core.claim_version.says IS 'The claim in plain words that stand by themselves.';

COMMENT ON COLUMN core.claim_version.type IS 'quantity, trend, comparison, superlative, event, commitment, prediction, attribution or position.';

COMMENT ON COLUMN core.claim_version.modality IS 'asserted, forecast, reported, denied or asked.';

COMMENT ON COLUMN core.claim_version.attributed_to IS 'The claimant whom the speaker quotes; null where the speaker is the claimant.';

COMMENT ON COLUMN core.claim_version.rank IS 'preferred or normal.';

COMMENT ON COLUMN core.claim_version.note IS 'Remark of the annotators.';

COMMENT ON COLUMN core.claim_version.todo IS 'What a person has still to decide.';

COMMENT ON COLUMN core.claim_version.confidence IS 'How sure a draft is, 0 to 1.';

COMMENT ON COLUMN core.claim_version.import_id IS 'The import that wrote the row.';

COMMENT ON COLUMN core.claim_version.ended_import_id IS 'The import that ended it; null while it is live.';

CREATE TABLE core.evidence (
    event_id bigint NOT NULL,
    evidence_id bigint NOT NULL,
    claim_id bigint NOT NULL,
    figure_id bigint,
    source_id bigint NOT NULL,
    stance text NOT NULL,
    locator text,
    quote text,
    value numeric,
    vintage_on date,
    vintage_precision text,
    checked_on date,
    checked_precision text,
    checked_by bigint,
    note text,
    origin text NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    recorded_by text,
    import_id bigint NOT NULL,
    ended_import_id bigint,
    embargo_until timestamp with time zone,
    CONSTRAINT evidence_checked_check CHECK ((num_nonnulls(checked_on, checked_precision) = ANY (ARRAY[0, 2]))),
    CONSTRAINT evidence_checked_precision_check CHECK ((checked_precision = ANY (ARRAY['year'::text, 'month'::text, 'day'::text]))),
    CONSTRAINT evidence_origin_check CHECK ((origin = ANY (ARRAY['file'::text, 'desk'::text]))),
    CONSTRAINT evidence_stance_check CHECK ((stance = ANY (ARRAY['supports'::text, 'refutes'::text, 'revises'::text, 'context'::text]))),
    CONSTRAINT evidence_vintage_check CHECK ((num_nonnulls(vintage_on, vintage_precision) = ANY (ARRAY[0, 2]))),
    CONSTRAINT evidence_vintage_precision_check CHECK ((vintage_precision = ANY (ARRAY['year'::text, 'month'::text, 'day'::text])))
);

COMMENT ON TABLE core.evidence IS 'A source for or against a claim or one of its figures.';

COMMENT ON COLUMN core.evidence.event_id IS 'The event.';

COMMENT ON COLUMN core.evidence.evidence_id IS 'Surrogate key within the event.';

COMMENT ON COLUMN core.evidence.claim_id IS 'The claim.';

COMMENT ON COLUMN core.evidence.figure_id IS 'The figure; null where the evidence is on the claim as a whole.';

COMMENT ON COLUMN core.evidence.source_id IS 'The source.';

COMMENT ON COLUMN core.evidence.stance IS 'supports, refutes, revises or context.';

COMMENT ON COLUMN core.evidence.locator IS 'Where in the source.';

COMMENT ON COLUMN core.evidence.quote IS 'What the source says.';

COMMENT ON COLUMN core.evidence.value IS 'The value in the source, in the figure''s unit.';

COMMENT ON COLUMN core.evidence.vintage_on IS 'When that value was published; the first day of a partial date.';

COMMENT ON COLUMN core.evidence.vintage_precision IS 'How much of vintage_on is known.';

COMMENT ON COLUMN core.evidence.checked_on IS 'When a person looked.';

COMMENT ON COLUMN core.evidence.checked_precision IS 'How much of checked_on is known.';

COMMENT ON COLUMN core.evidence.checked_by IS 'The desk that looked.';

COMMENT ON COLUMN core.evidence.note IS 'Remark of the annotators.';

COMMENT ON COLUMN core.evidence.origin IS 'file for what a factsheet says and a later one can end; desk for what was added by command.';

COMMENT ON COLUMN core.evidence.recorded_at IS 'When the row was written.';

COMMENT ON COLUMN core.evidence.recorded_by IS 'Who added it by command; null for a file.';

COMMENT ON COLUMN core.evidence.import_id IS 'The import that wrote the row.';

COMMENT ON COLUMN core.evidence.ended_import_id IS 'The import that ended it; null while it is live.';

COMMENT ON COLUMN core.evidence.embargo_until IS 'From when on readers see it; null where they do at once.';

CREATE TABLE core.figure (
    event_id bigint NOT NULL,
    figure_id bigint NOT NULL,
    claim_id bigint NOT NULL,
    key text NOT NULL,
    import_id bigint NOT NULL
);

COMMENT ON TABLE core.figure IS 'Identity of one number in a claim.';

COMMENT ON COLUMN core.figure.event_id IS 'The event.';

COMMENT ON COLUMN core.figure.figure_id IS 'Surrogate key within the event.';

COMMENT ON COLUMN core.figure.claim_id IS 'The claim.';

COMMENT ON COLUMN core.figure.key IS 'Name of the figure in its claim, stable across revisions.';

COMMENT ON COLUMN core.figure.import_id IS 'The import that first wrote it.';

CREATE TABLE core.figure_version (
    event_id bigint NOT NULL,
    figure_version_id bigint NOT NULL,
    figure_id bigint NOT NULL,
    claim_span_id bigint NOT NULL,
    span_start integer NOT NULL,
    span_end integer NOT NULL,
    quote text,
    value numeric,
    bounds numrange,
    rule text,
    comparator text,
    hedge text,
    vague boolean DEFAULT false NOT NULL,
    spoken text,
    scale text,
    unit_id bigint,
    unit_text text,
    currency text,
    of_value numeric,
    of_unit_id bigint,
    of_what text,
    has_base boolean DEFAULT false NOT NULL,
    base_period daterange,
    base_period_text text,
    base_value numeric,
    base_figure text,
    kind text,
    indicator_id bigint,
    area_id bigint,
    period daterange,
    period_text text,
    period_precision text,
    rank_of text,
    rank_over text,
    as_corrected numeric,
    basis text NOT NULL,
    note text,
    todo text,
    confidence numeric,
    import_id bigint NOT NULL,
    ended_import_id bigint,
    CONSTRAINT figure_version_base_check CHECK ((has_base OR (num_nonnulls(base_period, base_period_text, base_value, base_figure) = 0))),
    CONSTRAINT figure_version_base_period_check CHECK ((num_nonnulls(base_period, base_period_text) = ANY (ARRAY[0, 2]))),
    CONSTRAINT figure_version_basis_check CHECK ((basis = ANY (ARRAY['read'::text, 'given'::text, 'override'::text]))),
    CONSTRAINT figure_version_bounds_check CHECK ((NOT isempty(bounds))),
    CONSTRAINT figure_version_comparator_check CHECK ((comparator = ANY (ARRAY['eq'::text, 'gt'::text, 'gte'::text, 'lt'::text, 'lte'::text, 'approx'::text, 'almost'::text, 'between'::text]))),
    CONSTRAINT figure_version_confidence_check CHECK (((confidence >= (0)::numeric) AND (confidence <= (1)::numeric))),
    CONSTRAINT figure_version_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT figure_version_kind_check CHECK ((kind = ANY (ARRAY['count'::text, 'share'::text, 'money'::text, 'ratio'::text, 'change'::text, 'duration'::text, 'date'::text, 'rank'::text, 'ordinal'::text, 'level'::text]))),
    CONSTRAINT figure_version_period_check CHECK ((num_nonnulls(period, period_text, period_precision) = ANY (ARRAY[0, 3]))),
    CONSTRAINT figure_version_period_precision_check CHECK ((period_precision = ANY (ARRAY['year'::text, 'month'::text, 'day'::text]))),
    CONSTRAINT figure_version_quote_check CHECK ((char_length(quote) = (span_end - span_start))),
    CONSTRAINT figure_version_rank_of_check CHECK ((rank_of = ANY (ARRAY['max'::text, 'min'::text, 'first'::text, 'only'::text]))),
    CONSTRAINT figure_version_rank_over_check CHECK (((rank_over IS NULL) OR (rank_of IS NOT NULL))),
    CONSTRAINT figure_version_span_check CHECK (((0 <= span_start) AND (span_start < span_end))),
    CONSTRAINT figure_version_vague_check CHECK (((NOT vague) OR (value IS NULL))),
    CONSTRAINT figure_version_value_check CHECK (((value >= COALESCE(lower(bounds), value)) AND (value <= COALESCE(upper(bounds), value))))
);

COMMENT ON TABLE core.figure_version IS 'What a figure says, as of one import: an interval with comparator, unit, scope and period.';

COMMENT ON COLUMN core.figure_version.event_id IS 'The event.';

COMMENT ON COLUMN core.figure_version.figure_version_id IS 'Surrogate key within the event.';

COMMENT ON COLUMN core.figure_version.figure_id IS 'The figure.';

COMMENT ON COLUMN core.figure_version.claim_span_id IS 'The span of its claim in which it was said.';

COMMENT ON COLUMN core.figure_version.span_start IS 'Where it starts in the transcript, in code points from 0.';

COMMENT ON COLUMN core.figure_version.span_end IS 'Where it ends: the first code point after it.';

COMMENT ON COLUMN core.figure_version.quote IS 'The characters of the transcript under the span. Null once redacted.';

COMMENT ON COLUMN core.figure_version.value IS 'The amount in full, scale applied, in unit_id; null where none is said.';

COMMENT ON COLUMN core.figure_version.bounds IS 'What the words allow the amount to be.';

COMMENT ON COLUMN core.figure_version.rule IS 'The rule that gave the bounds where they were not said.';

COMMENT ON COLUMN core.figure_version.comparator IS 'As said: eq, gt, gte, lt, lte, approx, almost or between.';

COMMENT ON COLUMN core.figure_version.hedge IS 'Words that weaken it.';

COMMENT ON COLUMN core.figure_version.vague IS 'A number is meant, none is said.';

COMMENT ON COLUMN core.figure_version.spoken IS 'The amount as spoken, without its scale.';

COMMENT ON COLUMN core.figure_version.scale IS 'The scale word as spoken.';

COMMENT ON COLUMN core.figure_version.unit_id IS 'What it counts; null where the speaker does not say it.';

COMMENT ON COLUMN core.figure_version.unit_text IS 'The unit''s noun or sign as printed.';

COMMENT ON COLUMN core.figure_version.currency IS 'ISO 4217 code; null where the speaker does not say it.';

COMMENT ON COLUMN core.figure_version.of_value IS 'Denominator of a ratio or share.';

COMMENT ON COLUMN core.figure_version.of_unit_id IS 'The unit of the denominator.';

COMMENT ON COLUMN core.figure_version.of_what IS 'The denominator in words, where it is no number.';

COMMENT ON COLUMN core.figure_version.has_base IS 'Whether it is measured from a base: a factor, a change.';

COMMENT ON COLUMN core.figure_version.base_period IS 'The period that it is measured from.';

COMMENT ON COLUMN core.figure_version.base_period_text IS 'The same as written.';

COMMENT ON COLUMN core.figure_version.base_value IS 'The value that it is measured from.';

COMMENT ON COLUMN core.figure_version.base_figure IS 'The figure that it is measured from, as CLAIM.FIGURE of this event.';

COMMENT ON COLUMN core.figure_version.kind IS 'count, share, money, ratio, change, duration, date, rank, ordinal or level.';

COMMENT ON COLUMN core.figure_version.indicator_id IS 'What is measured.';

COMMENT ON COLUMN core.figure_version.area_id IS 'Of whom.';

COMMENT ON COLUMN core.figure_version.period IS 'When.';

COMMENT ON COLUMN core.figure_version.period_text IS 'The period as written, which shows its precision.';

COMMENT ON COLUMN core.figure_version.period_precision IS 'The less precise of the period''s two ends: year, month or day.';

COMMENT ON COLUMN core.figure_version.rank_of IS 'What a superlative says it is: max, min, first or only.';

COMMENT ON COLUMN core.figure_version.rank_over IS 'The window of the superlative: 10y.. is ten years or more, 1991/.. is since then; null where none is said.';

COMMENT ON COLUMN core.figure_version.as_corrected IS 'The value that the publisher put beside what was said.';

COMMENT ON COLUMN core.figure_version.basis IS 'How the measure came about: read by the grammar, given by hand, or given in spite of what was read (override).';

COMMENT ON COLUMN core.figure_version.note IS 'Remark of the annotators.';

COMMENT ON COLUMN core.figure_version.todo IS 'What a person has still to decide.';

COMMENT ON COLUMN core.figure_version.confidence IS 'How sure a draft is, 0 to 1.';

COMMENT ON COLUMN core.figure_version.import_id IS 'The import that wrote the row.';

COMMENT ON COLUMN core.figure_version.ended_import_id IS 'The import that ended it; null while it is live.';

CREATE TABLE core.rating (
    rating_id bigint NOT NULL,
    rating_scale_id bigint NOT NULL,
    slug text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    rank integer,
    truth numeric,
    CONSTRAINT rating_truth_check CHECK (((truth >= (0)::numeric) AND (truth <= (1)::numeric)))
);

COMMENT ON TABLE core.rating IS 'One verdict of a scale.';

COMMENT ON COLUMN core.rating.rating_id IS 'Surrogate key.';

COMMENT ON COLUMN core.rating.rating_scale_id IS 'The scale that it belongs to.';

COMMENT ON COLUMN core.rating.slug IS 'Identity within the scale.';

COMMENT ON COLUMN core.rating.name IS 'The verdict as published.';

COMMENT ON COLUMN core.rating.rank IS 'Place in the order, higher is truer; null for a verdict outside the order, as ''cannot be checked''.';

COMMENT ON COLUMN core.rating.truth IS 'The rank mapped on 0 (the lowest of the scale) to 1 (the highest), which makes scales comparable.';

CREATE TABLE core.review (
    event_id bigint NOT NULL,
    review_id bigint NOT NULL,
    claim_id bigint NOT NULL,
    rating_id bigint NOT NULL,
    reviewed_by bigint NOT NULL,
    reviewed_on date NOT NULL,
    reviewed_precision text NOT NULL,
    published_at timestamp with time zone,
    summary text,
    url text,
    note text,
    origin text NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    recorded_by text,
    import_id bigint NOT NULL,
    CONSTRAINT review_origin_check CHECK ((origin = ANY (ARRAY['file'::text, 'desk'::text]))),
    CONSTRAINT review_reviewed_precision_check CHECK ((reviewed_precision = ANY (ARRAY['year'::text, 'month'::text, 'day'::text])))
);

COMMENT ON TABLE core.review IS 'A dated verdict on a claim. Rows are only ever added; the newest of a desk supersedes its older ones.';

COMMENT ON COLUMN core.review.event_id IS 'The event.';

COMMENT ON COLUMN core.review.review_id IS 'Surrogate key within the event.';

COMMENT ON COLUMN core.review.claim_id IS 'The claim.';

COMMENT ON COLUMN core.review.rating_id IS 'The verdict, and through it the scale.';

COMMENT ON COLUMN core.review.reviewed_by IS 'The desk.';

COMMENT ON COLUMN core.review.reviewed_on IS 'When; the first day of a partial date.';

COMMENT ON COLUMN core.review.reviewed_precision IS 'How much of reviewed_on is known.';

COMMENT ON COLUMN core.review.published_at IS 'From when on readers see it; null or in the future while it is embargoed.';

COMMENT ON COLUMN core.review.summary IS 'The reason, in a sentence or two.';

COMMENT ON COLUMN core.review.url IS 'Where the review was published.';

COMMENT ON COLUMN core.review.note IS 'Remark.';

COMMENT ON COLUMN core.review.origin IS 'file or desk, as for evidence.';

COMMENT ON COLUMN core.review.recorded_at IS 'When the row was written.';

COMMENT ON COLUMN core.review.recorded_by IS 'Who added it by command; null for a file.';

COMMENT ON COLUMN core.review.import_id IS 'The import that wrote the row.';

CREATE TABLE core.topic (
    topic_id bigint NOT NULL,
    slug text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    note text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT topic_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9._-]*$'::text))
);

COMMENT ON TABLE core.topic IS 'A subject of claims.';

COMMENT ON COLUMN core.topic.topic_id IS 'Surrogate key.';

COMMENT ON COLUMN core.topic.slug IS 'Identity in the catalogue.';

COMMENT ON COLUMN core.topic.name IS 'Name.';

COMMENT ON COLUMN core.topic.note IS 'Remark of the annotators.';

COMMENT ON COLUMN core.topic.created_at IS 'When the row was first written.';

COMMENT ON COLUMN core.topic.updated_at IS 'When the row last changed.';

CREATE VIEW bi.claims AS
 SELECT v.event_id,
    v.claim_id,
    f.speaker_id,
    f.event,
    f.said_on,
    k.key AS claim,
    f.speaker,
    f.speaker_name,
    f.role,
    f.turn,
    v.says,
    f.quote,
    f.span_start,
    f.span_end,
    ( SELECT count(*) AS count
           FROM core.claim_span x
          WHERE ((x.event_id = v.event_id) AND (x.claim_id = v.claim_id) AND (x.ended_import_id IS NULL))) AS span_count,
    v.type AS claim_type,
    v.modality,
    a.slug AS attributed_to,
    v.rank AS claim_rank,
    ( SELECT string_agg(t.slug, ', '::text ORDER BY t.slug) AS string_agg
           FROM (core.claim_topic x
             JOIN core.topic t ON ((t.topic_id = x.topic_id)))
          WHERE ((x.event_id = v.event_id) AND (x.claim_id = v.claim_id) AND (x.ended_import_id IS NULL))) AS topics,
    ( SELECT count(*) AS count
           FROM (core.figure x
             JOIN core.figure_version y ON (((y.event_id = x.event_id) AND (y.figure_id = x.figure_id) AND (y.ended_import_id IS NULL))))
          WHERE ((x.event_id = v.event_id) AND (x.claim_id = v.claim_id))) AS figure_count,
    ( SELECT count(*) AS count
           FROM core.evidence x
          WHERE ((x.event_id = v.event_id) AND (x.claim_id = v.claim_id) AND (x.ended_import_id IS NULL) AND ((x.embargo_until IS NULL) OR (x.embargo_until <= now())) AND ((x.figure_id IS NULL) OR (EXISTS ( SELECT
                   FROM core.figure_version y
                  WHERE ((y.event_id = x.event_id) AND (y.figure_id = x.figure_id) AND (y.ended_import_id IS NULL))))))) AS evidence_count,
    g.slug AS rating,
    g.name AS rating_name,
    g.truth,
    o.slug AS reviewer,
    r.reviewed_on,
    v.note,
    i.loaded_at AS updated_at
   FROM (((((((((core.claim_version v
     JOIN core.claim k ON (((k.event_id = v.event_id) AND (k.claim_id = v.claim_id))))
     JOIN bi.claim_spans f ON (((f.event_id = v.event_id) AND (f.claim_id = v.claim_id) AND (f.ordinal = 1))))
     JOIN ops.import i ON ((i.import_id = v.import_id)))
     LEFT JOIN core.speaker named ON ((named.speaker_id = v.attributed_to)))
     LEFT JOIN core.speaker a ON ((a.speaker_id = COALESCE(named.merged_into, named.speaker_id))))
     LEFT JOIN LATERAL ( SELECT x.event_id,
            x.review_id,
            x.claim_id,
            x.rating_id,
            x.reviewed_by,
            x.reviewed_on,
            x.reviewed_precision,
            x.published_at,
            x.summary,
            x.url,
            x.note,
            x.origin,
            x.recorded_at,
            x.recorded_by,
            x.import_id
           FROM core.review x
          WHERE ((x.event_id = v.event_id) AND (x.claim_id = v.claim_id) AND (x.published_at <= now()))
          ORDER BY x.reviewed_on DESC, x.review_id DESC
         LIMIT 1) r ON (true))
     LEFT JOIN core.rating g ON ((g.rating_id = r.rating_id)))
     LEFT JOIN core.organization desk ON ((desk.organization_id = r.reviewed_by)))
     LEFT JOIN core.organization o ON ((o.organization_id = COALESCE(desk.merged_into, desk.organization_id))))
  WHERE (v.ended_import_id IS NULL);

COMMENT ON VIEW bi.claims IS 'One thing asserted, with where it was first said in the event and the newest published verdict on it.';

COMMENT ON COLUMN bi.claims.event_id IS 'Key of the event.';

COMMENT ON COLUMN bi.claims.claim_id IS 'Key within the event.';

COMMENT ON COLUMN bi.claims.speaker_id IS 'Key of the speaker; null for a person without a name.';

COMMENT ON COLUMN bi.claims.event IS 'The event.';

COMMENT ON COLUMN bi.claims.said_on IS 'When the event took place.';

COMMENT ON COLUMN bi.claims.claim IS 'Name of the claim in the factsheet.';

COMMENT ON COLUMN bi.claims.speaker IS 'Who speaks; null for a person without a name.';

COMMENT ON COLUMN bi.claims.speaker_name IS 'The name, or what is known of a person without one.';

COMMENT ON COLUMN bi.claims.role IS 'In which role.';

COMMENT ON COLUMN bi.claims.turn IS 'The turn in which it was first said.';

COMMENT ON COLUMN bi.claims.says IS 'The claim in plain words that stand by themselves.';

COMMENT ON COLUMN bi.claims.quote IS 'The characters of the transcript where it was first said.';

COMMENT ON COLUMN bi.claims.span_start IS 'Where that starts in the transcript, in code points from 0.';

COMMENT ON COLUMN bi.claims.span_end IS 'Where that ends: the first code point after it.';

COMMENT ON COLUMN bi.claims.span_count IS 'In how many places it was said.';

COMMENT ON COLUMN bi.claims.claim_type IS 'quantity, trend, comparison, superlative, event, commitment, prediction, attribution or position.';

COMMENT ON COLUMN bi.claims.modality IS 'asserted, forecast, reported, denied or asked.';

COMMENT ON COLUMN bi.claims.attributed_to IS 'The claimant whom the speaker quotes; null where the speaker is the claimant.';

COMMENT ON COLUMN bi.claims.claim_rank IS 'preferred or normal.';

COMMENT ON COLUMN bi.claims.topics IS 'Its subjects, separated by a comma and a space.';

COMMENT ON COLUMN bi.claims.figure_count IS 'How many figures it holds.';

COMMENT ON COLUMN bi.claims.evidence_count IS 'How many pieces of evidence stand for or against it and its figures.';

COMMENT ON COLUMN bi.claims.rating IS 'The newest published verdict.';

COMMENT ON COLUMN bi.claims.rating_name IS 'The same as published.';

COMMENT ON COLUMN bi.claims.truth IS 'The same on 0 to 1.';

COMMENT ON COLUMN bi.claims.reviewer IS 'The desk that gave it.';

COMMENT ON COLUMN bi.claims.reviewed_on IS 'When.';

COMMENT ON COLUMN bi.claims.note IS 'Remark of the annotators.';

COMMENT ON COLUMN bi.claims.updated_at IS 'When the row was written, UTC.';

CREATE FUNCTION bi.claims_as_of(moment timestamp with time zone) RETURNS SETOF bi.claims
    LANGUAGE sql STABLE
    AS $$
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

COMMENT ON FUNCTION bi.claims_as_of(moment timestamp with time zone) IS 'The rows of bi.claims as they were at a moment.';

CREATE TABLE core.area (
    area_id bigint NOT NULL,
    slug text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    kind text NOT NULL,
    iso text,
    note text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT area_kind_check CHECK ((kind = ANY (ARRAY['world'::text, 'group'::text, 'country'::text, 'region'::text]))),
    CONSTRAINT area_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9._-]*$'::text))
);

COMMENT ON TABLE core.area IS 'What a figure is about: the world, a group of countries, a country, a region.';

COMMENT ON COLUMN core.area.area_id IS 'Surrogate key.';

COMMENT ON COLUMN core.area.slug IS 'Identity in the catalogue.';

COMMENT ON COLUMN core.area.name IS 'Name.';

COMMENT ON COLUMN core.area.kind IS 'world, group, country or region.';

COMMENT ON COLUMN core.area.iso IS 'ISO 3166-1 alpha-2 code of a country.';

COMMENT ON COLUMN core.area.note IS 'Remark, as on who belongs to a group.';

COMMENT ON COLUMN core.area.created_at IS 'When the row was first written.';

COMMENT ON COLUMN core.area.updated_at IS 'When the row last changed.';

CREATE TABLE core.indicator (
    indicator_id bigint NOT NULL,
    slug text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    definition text,
    unit_id bigint NOT NULL,
    direction text DEFAULT 'none'::text NOT NULL,
    producer_id bigint,
    derived_from_id bigint,
    derived_operator text,
    derived_operand numeric,
    derived_operand_first boolean,
    note text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT indicator_derived_check CHECK ((num_nonnulls(derived_from_id, derived_operator, derived_operand, derived_operand_first) = ANY (ARRAY[0, 4]))),
    CONSTRAINT indicator_derived_from_id_check CHECK ((derived_from_id <> indicator_id)),
    CONSTRAINT indicator_derived_operand_check CHECK (((derived_operator <> '/'::text) OR derived_operand_first OR (derived_operand <> (0)::numeric))),
    CONSTRAINT indicator_derived_operator_check CHECK ((derived_operator = ANY (ARRAY['+'::text, '-'::text, '*'::text, '/'::text]))),
    CONSTRAINT indicator_direction_check CHECK ((direction = ANY (ARRAY['up'::text, 'down'::text, 'none'::text]))),
    CONSTRAINT indicator_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9._-]*$'::text))
);

COMMENT ON TABLE core.indicator IS 'Something that can be measured, with the one definition that makes two figures comparable.';

COMMENT ON COLUMN core.indicator.indicator_id IS 'Surrogate key.';

COMMENT ON COLUMN core.indicator.slug IS 'Identity in the catalogue.';

COMMENT ON COLUMN core.indicator.name IS 'Name.';

COMMENT ON COLUMN core.indicator.definition IS 'What exactly is measured.';

COMMENT ON COLUMN core.indicator.unit_id IS 'The unit of its observations.';

COMMENT ON COLUMN core.indicator.direction IS 'Which way is better: up, down or none.';

COMMENT ON COLUMN core.indicator.producer_id IS 'The organization that measures it; its word goes first where sources differ.';

COMMENT ON COLUMN core.indicator.derived_from_id IS 'The indicator that this one is computed from.';

COMMENT ON COLUMN core.indicator.derived_operator IS 'How it is computed: + - * /.';

COMMENT ON COLUMN core.indicator.derived_operand IS 'The number that goes with the operator.';

COMMENT ON COLUMN core.indicator.derived_operand_first IS 'True for NUMBER - INDICATOR, false for INDICATOR - NUMBER.';

COMMENT ON COLUMN core.indicator.note IS 'Remark of the annotators.';

COMMENT ON COLUMN core.indicator.created_at IS 'When the row was first written.';

COMMENT ON COLUMN core.indicator.updated_at IS 'When the row last changed.';

CREATE TABLE core.unit (
    unit_id bigint NOT NULL,
    slug text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    words text[] DEFAULT '{}'::text[] NOT NULL,
    converts_to bigint,
    factor_numerator numeric,
    factor_denominator numeric,
    is_currency boolean DEFAULT false NOT NULL,
    note text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT unit_converts_to_check CHECK ((converts_to <> unit_id)),
    CONSTRAINT unit_factor_check CHECK ((num_nonnulls(converts_to, factor_numerator, factor_denominator) = ANY (ARRAY[0, 3]))),
    CONSTRAINT unit_factor_denominator_check CHECK (((factor_denominator <> (0)::numeric) AND (factor_numerator <> (0)::numeric))),
    CONSTRAINT unit_is_currency_check CHECK (((converts_to IS NULL) OR (NOT is_currency))),
    CONSTRAINT unit_slug_check CHECK (
CASE
    WHEN is_currency THEN (slug ~ '^[A-Z]{3}$'::text)
    ELSE (slug ~ '^[a-z0-9][a-z0-9._-]*$'::text)
END)
);

COMMENT ON TABLE core.unit IS 'What a figure counts: percent, years, Allies, US dollars.';

COMMENT ON COLUMN core.unit.unit_id IS 'Surrogate key.';

COMMENT ON COLUMN core.unit.slug IS 'Identity in the catalogue; the ISO 4217 code of a currency.';

COMMENT ON COLUMN core.unit.name IS 'Name.';

COMMENT ON COLUMN core.unit.words IS 'The nouns that the quantity grammar takes for the unit.';

COMMENT ON COLUMN core.unit.converts_to IS 'The unit into which it converts exactly.';

COMMENT ON COLUMN core.unit.factor_numerator IS 'One of this unit is numerator / denominator of the other. Two numbers, since 1/12 has no decimal.';

COMMENT ON COLUMN core.unit.factor_denominator IS 'The denominator of the factor.';

COMMENT ON COLUMN core.unit.is_currency IS 'Whether it is a currency. Currencies are never converted.';

COMMENT ON COLUMN core.unit.note IS 'Remark of the annotators.';

COMMENT ON COLUMN core.unit.created_at IS 'When the row was first written.';

COMMENT ON COLUMN core.unit.updated_at IS 'When the row last changed.';

CREATE VIEW bi.figures AS
 SELECT v.event_id,
    v.figure_id,
    k.claim_id,
    s.speaker_id,
    v.indicator_id,
    v.area_id,
    s.event,
    s.said_on,
    s.claim,
    k.key AS figure,
    s.speaker,
    s.speaker_name,
    s.role,
    s.turn,
    v.quote,
    v.span_start,
    v.span_end,
    v.value,
    lower(v.bounds) AS lower,
    lower_inc(v.bounds) AS lower_inclusive,
    upper(v.bounds) AS upper,
    upper_inc(v.bounds) AS upper_inclusive,
    v.rule,
    v.comparator,
    v.hedge,
    v.vague,
    v.spoken,
    v.scale,
    u.slug AS unit,
    v.unit_text,
    v.currency,
    (v.currency IS NOT NULL) AS currency_stated,
    v.of_value,
    ou.slug AS of_unit,
    v.of_what,
    v.has_base,
    v.base_period_text AS base_period,
    v.base_value,
    v.base_figure,
    v.kind,
    n.slug AS indicator,
    r.slug AS area,
    v.period_text AS period,
    lower(v.period) AS period_from,
    (upper(v.period) - 1) AS period_to,
    v.period_precision,
    v.rank_of,
    v.rank_over,
    v.as_corrected,
    c.modality,
    v.basis,
    ( SELECT count(*) AS count
           FROM core.evidence x
          WHERE ((x.event_id = v.event_id) AND (x.figure_id = v.figure_id) AND (x.ended_import_id IS NULL) AND ((x.embargo_until IS NULL) OR (x.embargo_until <= now())))) AS evidence_count,
    v.note,
    i.loaded_at AS updated_at
   FROM ((((((((core.figure_version v
     JOIN core.figure k ON (((k.event_id = v.event_id) AND (k.figure_id = v.figure_id))))
     JOIN core.claim_version c ON (((c.event_id = k.event_id) AND (c.claim_id = k.claim_id) AND (c.ended_import_id IS NULL))))
     JOIN bi.claim_spans s ON (((s.event_id = v.event_id) AND (s.claim_span_id = v.claim_span_id))))
     JOIN ops.import i ON ((i.import_id = v.import_id)))
     LEFT JOIN core.unit u ON ((u.unit_id = v.unit_id)))
     LEFT JOIN core.unit ou ON ((ou.unit_id = v.of_unit_id)))
     LEFT JOIN core.indicator n ON ((n.indicator_id = v.indicator_id)))
     LEFT JOIN core.area r ON ((r.area_id = v.area_id)))
  WHERE (v.ended_import_id IS NULL);

COMMENT ON VIEW bi.figures IS 'One number in a claim: an interval with comparator, unit, scope and period.';

COMMENT ON COLUMN bi.figures.event_id IS 'Key of the event.';

COMMENT ON COLUMN bi.figures.figure_id IS 'Key within the event.';

COMMENT ON COLUMN bi.figures.claim_id IS 'Key of the claim.';

COMMENT ON COLUMN bi.figures.speaker_id IS 'Key of the speaker; null for a person without a name.';

COMMENT ON COLUMN bi.figures.indicator_id IS 'Key of the indicator.';

COMMENT ON COLUMN bi.figures.area_id IS 'Key of the area.';

COMMENT ON COLUMN bi.figures.event IS 'The event.';

COMMENT ON COLUMN bi.figures.said_on IS 'When the event took place.';

COMMENT ON COLUMN bi.figures.claim IS 'Name of the claim in the factsheet.';

COMMENT ON COLUMN bi.figures.figure IS 'Name of the figure in its claim.';

COMMENT ON COLUMN bi.figures.speaker IS 'Who speaks; null for a person without a name.';

COMMENT ON COLUMN bi.figures.speaker_name IS 'The name, or what is known of a person without one.';

COMMENT ON COLUMN bi.figures.role IS 'In which role.';

COMMENT ON COLUMN bi.figures.turn IS 'The turn in which it was said.';

COMMENT ON COLUMN bi.figures.quote IS 'The characters of the transcript under the span.';

COMMENT ON COLUMN bi.figures.span_start IS 'Where it starts in the transcript, in code points from 0.';

COMMENT ON COLUMN bi.figures.span_end IS 'Where it ends: the first code point after it.';

COMMENT ON COLUMN bi.figures.value IS 'The amount in full, scale applied; null where none is said.';

COMMENT ON COLUMN bi.figures.lower IS 'The least that the words allow; null where they leave it open.';

COMMENT ON COLUMN bi.figures.lower_inclusive IS 'Whether the least itself is allowed.';

COMMENT ON COLUMN bi.figures.upper IS 'The most that the words allow; null where they leave it open.';

COMMENT ON COLUMN bi.figures.upper_inclusive IS 'Whether the most itself is allowed.';

COMMENT ON COLUMN bi.figures.rule IS 'The rule that gave the bounds where they were not said.';

COMMENT ON COLUMN bi.figures.comparator IS 'As said: eq, gt, gte, lt, lte, approx, almost or between.';

COMMENT ON COLUMN bi.figures.hedge IS 'Words that weaken it.';

COMMENT ON COLUMN bi.figures.vague IS 'A number is meant, none is said.';

COMMENT ON COLUMN bi.figures.spoken IS 'The amount as spoken, without its scale.';

COMMENT ON COLUMN bi.figures.scale IS 'The scale word as spoken.';

COMMENT ON COLUMN bi.figures.unit IS 'What it counts.';

COMMENT ON COLUMN bi.figures.unit_text IS 'The unit''s noun or sign as printed.';

COMMENT ON COLUMN bi.figures.currency IS 'ISO 4217 code; null where the speaker does not say it.';

COMMENT ON COLUMN bi.figures.currency_stated IS 'Whether the speaker says the currency.';

COMMENT ON COLUMN bi.figures.of_value IS 'Denominator of a ratio or share.';

COMMENT ON COLUMN bi.figures.of_unit IS 'The unit of the denominator.';

COMMENT ON COLUMN bi.figures.of_what IS 'The denominator in words, where it is no number.';

COMMENT ON COLUMN bi.figures.has_base IS 'Whether it is measured from a base: a factor, a change.';

COMMENT ON COLUMN bi.figures.base_period IS 'The period that it is measured from.';

COMMENT ON COLUMN bi.figures.base_value IS 'The value that it is measured from.';

COMMENT ON COLUMN bi.figures.base_figure IS 'The figure that it is measured from, as CLAIM.FIGURE of the event.';

COMMENT ON COLUMN bi.figures.kind IS 'count, share, money, ratio, change, duration, date, rank, ordinal or level.';

COMMENT ON COLUMN bi.figures.indicator IS 'What is measured.';

COMMENT ON COLUMN bi.figures.area IS 'Of whom.';

COMMENT ON COLUMN bi.figures.period IS 'When, as written.';

COMMENT ON COLUMN bi.figures.period_from IS 'The first day of the period; null where it is open.';

COMMENT ON COLUMN bi.figures.period_to IS 'The last day of the period; null where it is open.';

COMMENT ON COLUMN bi.figures.period_precision IS 'The less precise of the period''s two ends: year, month or day.';

COMMENT ON COLUMN bi.figures.rank_of IS 'What a superlative says it is: max, min, first or only.';

COMMENT ON COLUMN bi.figures.rank_over IS 'The window of the superlative.';

COMMENT ON COLUMN bi.figures.as_corrected IS 'The value that the publisher put beside what was said.';

COMMENT ON COLUMN bi.figures.modality IS 'The claim''s: asserted, forecast, reported, denied or asked.';

COMMENT ON COLUMN bi.figures.basis IS 'read by the grammar, given by hand, or given in spite of what was read (override).';

COMMENT ON COLUMN bi.figures.evidence_count IS 'How many pieces of evidence stand for or against the figure itself.';

COMMENT ON COLUMN bi.figures.note IS 'Remark of the annotators.';

COMMENT ON COLUMN bi.figures.updated_at IS 'When the row was written, UTC.';

CREATE FUNCTION bi.figures_as_of(moment timestamp with time zone) RETURNS SETOF bi.figures
    LANGUAGE sql STABLE
    AS $$
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

COMMENT ON FUNCTION bi.figures_as_of(moment timestamp with time zone) IS 'The rows of bi.figures as they were at a moment.';

CREATE FUNCTION bi.moment(day_or_time text) RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    RETURN CASE WHEN (day_or_time = ''::text) THEN NULL::timestamp with time zone WHEN (day_or_time ~ '^\d{4}-\d{2}-\d{2}$'::text) THEN (((((day_or_time)::date + 1))::timestamp without time zone AT TIME ZONE 'UTC'::text) - '00:00:00.000001'::interval) ELSE (day_or_time)::timestamp with time zone END;

COMMENT ON FUNCTION bi.moment(day_or_time text) IS 'The moment that a text names: of a day its end in UTC, of a time that time; null for an empty text.';

CREATE TABLE core.rating_scale (
    rating_scale_id bigint NOT NULL,
    slug text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    note text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT rating_scale_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9._-]*$'::text))
);

COMMENT ON TABLE core.rating_scale IS 'A publisher''s ordered verdicts.';

COMMENT ON COLUMN core.rating_scale.rating_scale_id IS 'Surrogate key.';

COMMENT ON COLUMN core.rating_scale.slug IS 'Identity in the catalogue.';

COMMENT ON COLUMN core.rating_scale.name IS 'Name.';

COMMENT ON COLUMN core.rating_scale.note IS 'Remark of the annotators.';

COMMENT ON COLUMN core.rating_scale.created_at IS 'When the row was first written.';

COMMENT ON COLUMN core.rating_scale.updated_at IS 'When the row last changed.';

CREATE VIEW bi.reviews WITH (security_barrier='true') AS
 SELECT r.event_id,
    r.review_id,
    r.claim_id,
    e.slug AS event,
    k.key AS claim,
    s.slug AS rating_scale,
    g.slug AS rating,
    g.name AS rating_name,
    g.rank AS rating_rank,
    g.truth,
    o.organization_id,
    o.slug AS reviewer,
    r.reviewed_on,
    r.published_at,
    r.summary,
    r.url,
    (row_number() OVER (PARTITION BY r.event_id, r.claim_id, s.rating_scale_id, o.organization_id ORDER BY r.reviewed_on DESC, r.review_id DESC) = 1) AS is_current,
    r.recorded_at AS updated_at
   FROM (((((((core.review r
     JOIN core.event e ON ((e.event_id = r.event_id)))
     JOIN core.claim k ON (((k.event_id = r.event_id) AND (k.claim_id = r.claim_id))))
     JOIN core.claim_version v ON (((v.event_id = r.event_id) AND (v.claim_id = r.claim_id) AND (v.ended_import_id IS NULL))))
     JOIN core.rating g ON ((g.rating_id = r.rating_id)))
     JOIN core.rating_scale s ON ((s.rating_scale_id = g.rating_scale_id)))
     JOIN core.organization named ON ((named.organization_id = r.reviewed_by)))
     JOIN core.organization o ON ((o.organization_id = COALESCE(named.merged_into, named.organization_id))))
  WHERE ((NOT e.draft) AND (r.published_at <= now()));

COMMENT ON VIEW bi.reviews IS 'A published verdict on a claim. is_current marks the newest published one of each desk and scale.';

COMMENT ON COLUMN bi.reviews.event_id IS 'Key of the event.';

COMMENT ON COLUMN bi.reviews.review_id IS 'Key within the event.';

COMMENT ON COLUMN bi.reviews.claim_id IS 'Key of the claim.';

COMMENT ON COLUMN bi.reviews.event IS 'The event.';

COMMENT ON COLUMN bi.reviews.claim IS 'Name of the claim in the factsheet.';

COMMENT ON COLUMN bi.reviews.rating_scale IS 'The scale.';

COMMENT ON COLUMN bi.reviews.rating IS 'The verdict.';

COMMENT ON COLUMN bi.reviews.rating_name IS 'The verdict as published.';

COMMENT ON COLUMN bi.reviews.rating_rank IS 'Place in the scale''s order, higher is truer.';

COMMENT ON COLUMN bi.reviews.truth IS 'The rank mapped on 0 to 1.';

COMMENT ON COLUMN bi.reviews.organization_id IS 'Key of the desk.';

COMMENT ON COLUMN bi.reviews.reviewer IS 'The desk.';

COMMENT ON COLUMN bi.reviews.reviewed_on IS 'When; the first day of a partial date.';

COMMENT ON COLUMN bi.reviews.published_at IS 'From when on readers see it, UTC.';

COMMENT ON COLUMN bi.reviews.summary IS 'The reason, in a sentence or two.';

COMMENT ON COLUMN bi.reviews.url IS 'Where the review was published.';

COMMENT ON COLUMN bi.reviews.is_current IS 'Whether no newer published one of the same desk and scale exists.';

COMMENT ON COLUMN bi.reviews.updated_at IS 'When the row was written, UTC.';

CREATE FUNCTION bi.reviews_as_of(moment timestamp with time zone) RETURNS SETOF bi.reviews
    LANGUAGE sql STABLE
    AS $$
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

COMMENT ON FUNCTION bi.reviews_as_of(moment timestamp with time zone) IS 'The rows of bi.reviews as they were at a moment.';

CREATE FUNCTION core.text_likeness(one text, other text) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (WITH said AS (SELECT ARRAY(SELECT DISTINCT replace(m.m[1], ','::text, ''::text) AS replace FROM regexp_matches(text_likeness.one, '\d+(?:[.,]\d+)*'::text, 'g'::text) m(m)) AS one_numbers, ARRAY(SELECT DISTINCT replace(m.m[1], ','::text, ''::text) AS replace FROM regexp_matches(text_likeness.other, '\d+(?:[.,]\d+)*'::text, 'g'::text) m(m)) AS other_numbers, regexp_count(text_likeness.one, '\m(?:not|never|none|nobody|nothing|neither|nor|without|cannot|no(?!\s+(?:fewer|less|more)\M))\M|n[''’]t\M'::text, 1, 'i'::text) AS one_negations, regexp_count(text_likeness.other, '\m(?:not|never|none|nobody|nothing|neither|nor|without|cannot|no(?!\s+(?:fewer|less|more)\M))\M|n[''’]t\M'::text, 1, 'i'::text) AS other_negations), counted AS (SELECT ((s.one_negations % 2) <> (s.other_negations % 2)) AS contrary, ((cardinality(s.one_numbers) > 0) AND (cardinality(s.other_numbers) > 0)) AS numbered, (SELECT count(*) AS count FROM unnest(s.one_numbers) n(n) WHERE (n.n = ANY (s.other_numbers))) AS shared, (cardinality(s.one_numbers) + cardinality(s.other_numbers)) AS numbers FROM said s) SELECT (((core.similarity(text_likeness.one, text_likeness.other))::numeric * CASE WHEN c.contrary THEN 0.4 ELSE (1)::numeric END) * CASE WHEN c.numbered THEN (0.6 + ((0.4 * (c.shared)::numeric) / ((c.numbers - c.shared))::numeric)) ELSE (1)::numeric END) FROM counted c);

COMMENT ON FUNCTION core.text_likeness(one text, other text) IS 'How alike two sentences are, 0 to 1: the share of their trigrams that they have in common; times 0.6 to 1 for the share of their numbers (in digits) that they have in common, where both name any; times 0.4 where one denies (not, never, no) and the other does not.';

CREATE FUNCTION core.claim_likeness(one_event_id bigint, one_claim_id bigint, other_event_id bigint, other_claim_id bigint) RETURNS TABLE(score numeric, text_score numeric, figures text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH figure AS (
          SELECT ((k.event_id = claim_likeness.one_event_id) AND (k.claim_id = claim_likeness.one_claim_id)) AS of_one,
             v.indicator_id,
                 CASE
                     WHEN (v.kind = ANY (ARRAY['change'::text, 'ratio'::text, 'rank'::text])) THEN v.kind
                     ELSE 'amount'::text
                 END AS sort,
             v.value,
             v.bounds,
             v.unit_id,
             v.area_id,
             v.period,
             v.base_period,
             v.rank_of,
             v.rank_over
            FROM (core.figure k
              JOIN core.figure_version v ON (((v.event_id = k.event_id) AND (v.figure_id = k.figure_id))))
           WHERE ((((k.event_id = claim_likeness.one_event_id) AND (k.claim_id = claim_likeness.one_claim_id)) OR ((k.event_id = claim_likeness.other_event_id) AND (k.claim_id = claim_likeness.other_claim_id))) AND (v.ended_import_id IS NULL) AND (v.indicator_id IS NOT NULL))
         ), measured AS (
          SELECT a.indicator_id,
             a.sort,
             max(
                 CASE
                     WHEN ((a.area_id <> b.area_id) OR (NOT (a.period && b.period)) OR (NOT (a.base_period && b.base_period))) THEN (0)::numeric
                     WHEN ((a.sort = 'rank'::text) AND (a.rank_of <> b.rank_of)) THEN (0)::numeric
                     WHEN ((a.sort = 'rank'::text) AND (NOT (a.rank_over IS DISTINCT FROM b.rank_over))) THEN (1)::numeric
                     WHEN ((a.unit_id <> b.unit_id) OR (a.bounds IS NULL) OR (b.bounds IS NULL)) THEN NULL::numeric
                     WHEN (NOT (a.bounds && b.bounds)) THEN (0)::numeric
                     ELSE (
                     CASE
                         WHEN (a.value = b.value) THEN (1)::numeric
                         ELSE 0.5
                     END *
                     CASE
                         WHEN (a.period && b.period) THEN (1)::numeric
                         ELSE 0.5
                     END)
                 END) AS agreement
            FROM (figure a
              JOIN figure b ON (((b.indicator_id = a.indicator_id) AND (b.sort = a.sort))))
           WHERE (a.of_one AND (NOT b.of_one))
           GROUP BY a.indicator_id, a.sort
         ), weighed AS (
          SELECT COALESCE(bool_or((m.agreement = (0)::numeric)), false) AS differ,
             COALESCE(sum(m.agreement), (0)::numeric) AS agreement,
             ( SELECT count(DISTINCT ROW(f.indicator_id, f.sort)) AS count
                    FROM figure f) AS measured,
             ((count(m.indicator_id) = 0) AND (EXISTS ( SELECT
                    FROM (figure a
                      JOIN figure b ON ((b.indicator_id = a.indicator_id)))
                   WHERE (a.of_one AND (NOT b.of_one))))) AS in_other_manner
            FROM measured m
         ), said AS (
          SELECT core.text_likeness(a.says, b.says) AS likeness,
                 CASE
                     WHEN (a.modality = b.modality) THEN (1)::numeric
                     WHEN (('denied'::text = a.modality) OR ('denied'::text = b.modality)) THEN 0.4
                     WHEN (('asked'::text = a.modality) OR ('asked'::text = b.modality)) THEN 0.8
                     ELSE 0.95
                 END AS manner
            FROM (core.claim_version a
              CROSS JOIN core.claim_version b)
           WHERE ((a.event_id = claim_likeness.one_event_id) AND (a.claim_id = claim_likeness.one_claim_id) AND (a.ended_import_id IS NULL) AND (b.event_id = claim_likeness.other_event_id) AND (b.claim_id = claim_likeness.other_claim_id) AND (b.ended_import_id IS NULL))
         )
  SELECT round((s.manner *
         CASE
             WHEN w.differ THEN (0.4 * s.likeness)
             WHEN (w.agreement > (0)::numeric) THEN (s.likeness + (((((1)::numeric - s.likeness) * 0.5) * w.agreement) / (w.measured)::numeric))
             WHEN w.in_other_manner THEN (0.8 * s.likeness)
             ELSE s.likeness
         END), 3) AS round,
     round(s.likeness, 3) AS round,
         CASE
             WHEN w.differ THEN 'differ'::text
             WHEN (w.agreement > (0)::numeric) THEN 'agree'::text
             ELSE NULL::text
         END AS "case"
    FROM (said s
      CROSS JOIN weighed w);
END;

COMMENT ON FUNCTION core.claim_likeness(one_event_id bigint, one_claim_id bigint, other_event_id bigint, other_claim_id bigint) IS 'How alike two live claims are, 0 to 1; no row where one is not live. It is text_likeness of what they say, moved by their figures and their modality. Figures are compared where they measure the same indicator in the same manner (an amount, a change, a ratio, a rank). They agree, 1, with equal values within bounds that overlap, half as much where bounds overlap alone, and half of that where a period is not known; they differ with bounds apart, another area, periods apart, bases apart or another superlative; without bounds or with other units they say nothing. Where nothing that both measure differs, agreement adds up to half of what lacks to 1, in proportion to all that either measures. Where something differs it is another claim (''23 Allies'' is not ''9 Allies''): the score is 0.4 of the likeness, so below any suggestion. An indicator that both measure, but each in another manner (''nine Allies'', ''twice as many Allies''), takes off 20%. Another modality takes off 5%, a question 20%, a denial 60%.';

CREATE FUNCTION core.common_words() RETURNS TABLE(word text, share real)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
  select
    w.word,
    w.share
  from pg_stats as s
  cross join lateral unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) as w (word, share)
  where
    s.schemaname = 'core'
    and s.tablename = 'claim_version_says_idx'
    and w.word is not null
$$;

COMMENT ON FUNCTION core.common_words() IS 'The commonest words of the live claims and in what share of them each occurs, as the planner last counted them: no rows before it did. The planner''s counts are its owner''s, which is why the function has the owner''s rights.';

CREATE TABLE core.claim_group (
    claim_group_id bigint NOT NULL,
    judgement text NOT NULL,
    score numeric,
    judged_by text,
    judged_at timestamp with time zone DEFAULT now() NOT NULL,
    undone_at timestamp with time zone,
    undone_by text,
    note text,
    CONSTRAINT claim_group_judged_by_check CHECK (((judgement = 'suggested'::text) OR (judged_by IS NOT NULL))),
    CONSTRAINT claim_group_judgement_check CHECK ((judgement = ANY (ARRAY['suggested'::text, 'same'::text, 'different'::text, 'unsure'::text]))),
    CONSTRAINT claim_group_score_check CHECK (((score >= (0)::numeric) AND (score <= (1)::numeric))),
    CONSTRAINT claim_group_undone_check CHECK ((num_nonnulls(undone_at, undone_by) = ANY (ARRAY[0, 2])))
);

COMMENT ON TABLE core.claim_group IS 'A judgement that claims of several events are, or are not, the same claim. Its members are event data and point here.';

COMMENT ON COLUMN core.claim_group.claim_group_id IS 'Surrogate key.';

COMMENT ON COLUMN core.claim_group.judgement IS 'suggested by the machine, or judged by a person: same, different, unsure.';

COMMENT ON COLUMN core.claim_group.score IS 'How alike the members are, 0 to 1; null where a person judged unasked.';

COMMENT ON COLUMN core.claim_group.judged_by IS 'Who judged; null for a suggestion.';

COMMENT ON COLUMN core.claim_group.judged_at IS 'When it was judged or suggested.';

COMMENT ON COLUMN core.claim_group.undone_at IS 'When the judgement was taken back; null while it holds.';

COMMENT ON COLUMN core.claim_group.undone_by IS 'Who took it back.';

COMMENT ON COLUMN core.claim_group.note IS 'Remark.';

CREATE TABLE core.claim_group_member (
    event_id bigint NOT NULL,
    claim_id bigint NOT NULL,
    claim_group_id bigint NOT NULL
);

COMMENT ON TABLE core.claim_group_member IS 'A claim that a judgement in claim_group is about.';

COMMENT ON COLUMN core.claim_group_member.event_id IS 'The event of the claim.';

COMMENT ON COLUMN core.claim_group_member.claim_id IS 'The claim.';

COMMENT ON COLUMN core.claim_group_member.claim_group_id IS 'The judgement.';

CREATE TABLE core.claim_link (
    event_id bigint NOT NULL,
    claim_link_id bigint NOT NULL,
    claim_id bigint NOT NULL,
    figure_id bigint,
    relation text NOT NULL,
    to_event text NOT NULL COLLATE pg_catalog."C",
    to_claim text NOT NULL,
    to_figure text,
    note text,
    import_id bigint NOT NULL,
    ended_import_id bigint,
    CONSTRAINT claim_link_relation_check CHECK ((relation = ANY (ARRAY['contradicts'::text, 'same-as'::text, 'repeats'::text, 'qualifies'::text, 'implies'::text, 'corrects'::text, 'answers'::text])))
);

COMMENT ON TABLE core.claim_link IS 'How a claim or a figure bears on another one. The other end is named, not referenced: it may lie in an event that is not loaded yet.';

COMMENT ON COLUMN core.claim_link.event_id IS 'The event of the claim that the link starts from.';

COMMENT ON COLUMN core.claim_link.claim_link_id IS 'Surrogate key within the event.';

COMMENT ON COLUMN core.claim_link.claim_id IS 'The claim that the link starts from.';

COMMENT ON COLUMN core.claim_link.figure_id IS 'The figure that it starts from; null for the claim as a whole.';

COMMENT ON COLUMN core.claim_link.relation IS 'contradicts, same-as, repeats, qualifies, implies, corrects or answers.';

COMMENT ON COLUMN core.claim_link.to_event IS 'Slug of the event that it leads to.';

COMMENT ON COLUMN core.claim_link.to_claim IS 'Key of the claim that it leads to.';

COMMENT ON COLUMN core.claim_link.to_figure IS 'Key of the figure that it leads to; null for the claim as a whole.';

COMMENT ON COLUMN core.claim_link.note IS 'Remark, as on what differs.';

COMMENT ON COLUMN core.claim_link.import_id IS 'The import that wrote the row.';

COMMENT ON COLUMN core.claim_link.ended_import_id IS 'The import that ended it; null while it is live.';

CREATE TABLE core.repetition (
    event_id bigint NOT NULL,
    claim_id bigint NOT NULL,
    repetition_id bigint NOT NULL,
    grouped_at timestamp with time zone DEFAULT now() NOT NULL
);

COMMENT ON TABLE core.repetition IS 'The groups of claims that are the same: what the live judgements ''same'' in claim_group join, directly or through others. Derived from them, and written anew for the claims concerned by whoever judges, in the same transaction.';

COMMENT ON COLUMN core.repetition.event_id IS 'The event of the claim.';

COMMENT ON COLUMN core.repetition.claim_id IS 'The claim. One that is the same as no other has no row.';

COMMENT ON COLUMN core.repetition.repetition_id IS 'The group: the same number for all its claims. It stays with the group while that grows; of two that are joined the lower one stays, and of one that is split the part with the first claim keeps it.';

COMMENT ON COLUMN core.repetition.grouped_at IS 'When the claim came into this group.';

CREATE FUNCTION core.similar_claims(of_event_id bigint, of_claim_id bigint, words tsquery, within_event boolean, earlier_only boolean, most integer) RETURNS TABLE(event_id bigint, claim_id bigint, score numeric, text_score numeric, figures text, link text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH linked AS (
          SELECT e.event_id,
             k.claim_id,
             x.relation,
             ((x.figure_id IS NULL) AND (x.to_figure IS NULL)) AS whole
            FROM ((core.claim_link x
              JOIN core.event e ON ((e.slug = x.to_event)))
              JOIN core.claim k ON (((k.event_id = e.event_id) AND (k.key = x.to_claim))))
           WHERE ((x.event_id = similar_claims.of_event_id) AND (x.claim_id = similar_claims.of_claim_id) AND (x.ended_import_id IS NULL))
         UNION ALL
          SELECT x.event_id,
             x.claim_id,
             x.relation,
             ((x.figure_id IS NULL) AND (x.to_figure IS NULL))
            FROM ((core.event e
              JOIN core.claim k ON ((k.event_id = e.event_id)))
              JOIN core.claim_link x ON (((x.to_event = e.slug) AND (x.to_claim = k.key))))
           WHERE ((e.event_id = similar_claims.of_event_id) AND (k.claim_id = similar_claims.of_claim_id) AND (x.ended_import_id IS NULL))
         ), repeated AS (
          SELECT l_1.event_id,
             l_1.claim_id,
             min(l_1.relation) AS relation
            FROM linked l_1
           WHERE ((l_1.relation = ANY (ARRAY['same-as'::text, 'repeats'::text])) AND l_1.whole)
           GROUP BY l_1.event_id, l_1.claim_id
         ), found AS (
         ( SELECT v.event_id,
             v.claim_id,
             v.says
            FROM core.claim_version v
           WHERE ((to_tsvector('english'::regconfig, v.says) @@ similar_claims.words) AND (v.ended_import_id IS NULL) AND (similar_claims.within_event OR (v.event_id <> similar_claims.of_event_id)) AND ((NOT similar_claims.earlier_only) OR (ROW(v.event_id, v.claim_id) < ROW(similar_claims.of_event_id, similar_claims.of_claim_id))))
          LIMIT 500)
         UNION
         ( SELECT v.event_id,
             v.claim_id,
             v.says
            FROM ((((core.figure o
              JOIN core.figure_version f ON (((f.event_id = o.event_id) AND (f.figure_id = o.figure_id) AND (f.ended_import_id IS NULL))))
              CROSS JOIN LATERAL ( SELECT n_1.event_id,
                     n_1.figure_id,
                     n_1.area_id,
                     n_1.bounds
                    FROM core.figure_version n_1
                   WHERE ((n_1.indicator_id = f.indicator_id) AND (n_1.ended_import_id IS NULL))
                  LIMIT 1000) n)
              JOIN core.figure k ON (((k.event_id = n.event_id) AND (k.figure_id = n.figure_id))))
              JOIN core.claim_version v ON (((v.event_id = k.event_id) AND (v.claim_id = k.claim_id) AND (v.ended_import_id IS NULL))))
           WHERE ((o.event_id = similar_claims.of_event_id) AND (o.claim_id = similar_claims.of_claim_id) AND (n.bounds && f.bounds) AND ((n.area_id = f.area_id) OR (n.area_id IS NULL) OR (f.area_id IS NULL)) AND (similar_claims.within_event OR (n.event_id <> similar_claims.of_event_id)) AND ((NOT similar_claims.earlier_only) OR (ROW(k.event_id, k.claim_id) < ROW(similar_claims.of_event_id, similar_claims.of_claim_id))))
          LIMIT 200)
         UNION
          SELECT v.event_id,
             v.claim_id,
             v.says
            FROM (repeated r
              JOIN core.claim_version v ON (((v.event_id = r.event_id) AND (v.claim_id = r.claim_id) AND (v.ended_import_id IS NULL))))
           WHERE ((similar_claims.within_event OR (r.event_id <> similar_claims.of_event_id)) AND ((NOT similar_claims.earlier_only) OR (ROW(r.event_id, r.claim_id) < ROW(similar_claims.of_event_id, similar_claims.of_claim_id))))
         ), ranked AS (
          SELECT c_1.event_id,
             c_1.claim_id,
             r.relation
            FROM (found c_1
              LEFT JOIN repeated r ON (((r.event_id = c_1.event_id) AND (r.claim_id = c_1.claim_id))))
           WHERE (((c_1.event_id <> similar_claims.of_event_id) OR (c_1.claim_id <> similar_claims.of_claim_id)) AND (NOT ( SELECT e.draft
                    FROM core.event e
                   WHERE (e.event_id = c_1.event_id))))
           ORDER BY (r.relation IS NULL), (core.similarity(c_1.says, ( SELECT v.says
                    FROM core.claim_version v
                   WHERE ((v.event_id = similar_claims.of_event_id) AND (v.claim_id = similar_claims.of_claim_id) AND (v.ended_import_id IS NULL))))) DESC, c_1.event_id, c_1.claim_id
          LIMIT similar_claims.most
         )
  SELECT c.event_id,
     c.claim_id,
         CASE
             WHEN (c.relation IS NULL) THEN l.score
             ELSE 1.000
         END AS "case",
     l.text_score,
     l.figures,
     c.relation
    FROM (ranked c
      CROSS JOIN LATERAL core.claim_likeness(similar_claims.of_event_id, similar_claims.of_claim_id, c.event_id, c.claim_id) l(score, text_score, figures))
   WHERE ((NOT (EXISTS ( SELECT
            FROM linked x
           WHERE ((x.event_id = c.event_id) AND (x.claim_id = c.claim_id) AND (x.relation = ANY (ARRAY['contradicts'::text, 'qualifies'::text, 'corrects'::text])))))) AND (NOT (EXISTS ( SELECT
            FROM ((core.claim_group_member m
              JOIN core.claim_group g ON (((g.claim_group_id = m.claim_group_id) AND (g.undone_at IS NULL) AND (g.judgement <> 'suggested'::text))))
              JOIN core.claim_group_member n ON ((n.claim_group_id = m.claim_group_id)))
           WHERE ((m.event_id = similar_claims.of_event_id) AND (m.claim_id = similar_claims.of_claim_id) AND (n.event_id = c.event_id) AND (n.claim_id = c.claim_id))))) AND (NOT (EXISTS ( SELECT
            FROM (core.repetition p
              JOIN core.repetition o ON ((o.repetition_id = p.repetition_id)))
           WHERE ((p.event_id = similar_claims.of_event_id) AND (p.claim_id = similar_claims.of_claim_id) AND (o.event_id = c.event_id) AND (o.claim_id = c.claim_id))))));
END;

COMMENT ON FUNCTION core.similar_claims(of_event_id bigint, of_claim_id bigint, words tsquery, within_event boolean, earlier_only boolean, most integer) IS 'The live claims, drafts left out, that may be the same as one and that nobody has judged: those that have the given words, or a figure of the same indicator with bounds that overlap, of which the most alike by trigrams are scored, at most as many as asked for. A same-as or repeats link of the annotators between two claims counts as a score of 1 and is named; a contradicts, qualifies or corrects link says that they are not the same. earlier_only asks for those with a lower key alone, for whoever goes through all claims and wants each pair once. At most 500 claims by words and 200 by figures are looked at, so that the cost of one claim does not grow with the database.';

CREATE VIEW bi.areas AS
 SELECT a.area_id,
    a.slug AS area,
    a.name AS area_name,
    a.kind AS area_kind,
    a.iso,
    a.note,
    a.updated_at
   FROM core.area a;

COMMENT ON VIEW bi.areas IS 'What a figure is about: the world, a group of countries, a country, a region.';

COMMENT ON COLUMN bi.areas.area_id IS 'Key.';

COMMENT ON COLUMN bi.areas.area IS 'Identity in the catalogue.';

COMMENT ON COLUMN bi.areas.area_name IS 'Name.';

COMMENT ON COLUMN bi.areas.area_kind IS 'world, group, country or region.';

COMMENT ON COLUMN bi.areas.iso IS 'ISO 3166-1 alpha-2 code of a country.';

COMMENT ON COLUMN bi.areas.note IS 'Remark of the annotators.';

COMMENT ON COLUMN bi.areas.updated_at IS 'When the row last changed, UTC.';

CREATE TABLE ops.change (
    event_id bigint NOT NULL,
    change_id bigint NOT NULL,
    import_id bigint NOT NULL,
    entity text NOT NULL,
    entity_key text NOT NULL,
    action text NOT NULL,
    old_value jsonb,
    new_value jsonb,
    reason text,
    CONSTRAINT change_action_check CHECK ((action = ANY (ARRAY['added'::text, 'changed'::text, 'withdrawn'::text, 'returned'::text, 'redacted'::text])))
);

COMMENT ON TABLE ops.change IS 'A change of what is known of an event: after its first import, one row for each thing that was added, changed, withdrawn or brought back.';

COMMENT ON COLUMN ops.change.event_id IS 'The event.';

COMMENT ON COLUMN ops.change.change_id IS 'Surrogate key within the event.';

COMMENT ON COLUMN ops.change.import_id IS 'The import that made it: when, by whom, from which file.';

COMMENT ON COLUMN ops.change.entity IS 'The kind of thing: event, transcript, appearance, turn, claim, figure, evidence, review, link; speaker and source, where the factsheet defines them for itself; same (a judgement that the claim is, or is not, the same as another one).';

COMMENT ON COLUMN ops.change.entity_key IS 'The thing, as in c7 or c7.f1.';

COMMENT ON COLUMN ops.change.action IS 'added, changed, withdrawn, returned or redacted.';

COMMENT ON COLUMN ops.change.old_value IS 'What was known before; null where it was added.';

COMMENT ON COLUMN ops.change.new_value IS 'What is known now; null where it was withdrawn.';

COMMENT ON COLUMN ops.change.reason IS 'Why, where a person said so.';

CREATE TABLE ops.run (
    run_id bigint NOT NULL,
    command text NOT NULL,
    program_version text NOT NULL,
    run_by text NOT NULL,
    started_at timestamp with time zone DEFAULT now() NOT NULL
);

COMMENT ON TABLE ops.run IS 'One run of a command that changed the database.';

COMMENT ON COLUMN ops.run.run_id IS 'Surrogate key.';

COMMENT ON COLUMN ops.run.command IS 'The subcommand, as in load.';

COMMENT ON COLUMN ops.run.program_version IS 'Version of the program.';

COMMENT ON COLUMN ops.run.run_by IS 'Who ran it: user@host of the operating system.';

COMMENT ON COLUMN ops.run.started_at IS 'When it began to write.';

CREATE VIEW bi.changes WITH (security_barrier='true') AS
 SELECT c.event_id,
    c.change_id,
    c.import_id,
    e.slug AS event,
    c.entity,
    c.entity_key,
    c.action,
        CASE
            WHEN seen.old_side THEN ((c.old_value -
            CASE c.entity
                WHEN 'review'::text THEN ARRAY['note'::text]
                ELSE ARRAY['todo'::text, 'confidence'::text]
            END))::text
            ELSE NULL::text
        END AS old_value,
        CASE
            WHEN seen.new_side THEN ((c.new_value -
            CASE c.entity
                WHEN 'review'::text THEN ARRAY['note'::text]
                ELSE ARRAY['todo'::text, 'confidence'::text]
            END))::text
            ELSE NULL::text
        END AS new_value,
    c.reason,
    r.command,
    i.file,
    r.run_by AS changed_by,
    i.loaded_at AS changed_at,
    i.loaded_at AS updated_at
   FROM ((((ops.change c
     JOIN core.event e ON ((e.event_id = c.event_id)))
     JOIN ops.import i ON ((i.import_id = c.import_id)))
     JOIN ops.run r ON ((r.run_id = i.run_id)))
     CROSS JOIN LATERAL ( SELECT ((c.old_value IS NOT NULL) AND
                CASE c.entity
                    WHEN 'review'::text THEN COALESCE((((c.old_value ->> 'published'::text))::timestamp with time zone <= i.loaded_at), false)
                    WHEN 'evidence'::text THEN COALESCE((((c.old_value ->> 'embargo_until'::text))::timestamp with time zone <= i.loaded_at), true)
                    ELSE true
                END) AS old_side,
            ((c.new_value IS NOT NULL) AND
                CASE
                    WHEN (c.entity = 'review'::text) THEN COALESCE((((c.new_value ->> 'published'::text))::timestamp with time zone <= now()), false)
                    WHEN ((c.entity = 'evidence'::text) AND (c.new_value ? 'embargo_until'::text)) THEN (EXISTS ( SELECT
                       FROM (core.evidence v
                         LEFT JOIN ops.import x ON ((x.import_id = v.ended_import_id)))
                      WHERE ((v.event_id = c.event_id) AND (v.import_id = c.import_id) AND (v.embargo_until <= now()) AND ((v.ended_import_id IS NULL) OR (x.loaded_at > v.embargo_until)))))
                    ELSE true
                END) AS new_side) seen)
  WHERE ((NOT e.draft) AND ((c.entity <> ALL (ARRAY['review'::text, 'evidence'::text])) OR seen.old_side OR seen.new_side) AND ((c.entity <> 'same'::text) OR (NOT (EXISTS ( SELECT
           FROM core.event other
          WHERE ((other.slug = split_part((COALESCE(c.new_value, c.old_value) ->> 'claim'::text), '#'::text, 1)) AND other.draft))))));

COMMENT ON VIEW bi.changes IS 'A change of what is known of an event after its first import: what was added, changed, withdrawn or brought back.';

COMMENT ON COLUMN bi.changes.event_id IS 'Key of the event.';

COMMENT ON COLUMN bi.changes.change_id IS 'Key within the event.';

COMMENT ON COLUMN bi.changes.import_id IS 'Key of the import that made it.';

COMMENT ON COLUMN bi.changes.event IS 'The event.';

COMMENT ON COLUMN bi.changes.entity IS 'The kind of thing: event, transcript, appearance, turn, claim, figure, evidence, review, link; speaker and source, where the factsheet defines them for itself; same (a judgement that the claim is, or is not, the same as another one).';

COMMENT ON COLUMN bi.changes.entity_key IS 'The thing, as in c7 or c7.f1.';

COMMENT ON COLUMN bi.changes.action IS 'added, changed, withdrawn, returned or redacted.';

COMMENT ON COLUMN bi.changes.old_value IS 'What was known before, as JSON text; null where it was added, or was never public.';

COMMENT ON COLUMN bi.changes.new_value IS 'What is known now, as JSON text; null where it was withdrawn, or is not public.';

COMMENT ON COLUMN bi.changes.reason IS 'Why.';

COMMENT ON COLUMN bi.changes.command IS 'The subcommand that made it, as in load.';

COMMENT ON COLUMN bi.changes.file IS 'The file that it came from; null where it came from a command line.';

COMMENT ON COLUMN bi.changes.changed_by IS 'Who ran the command.';

COMMENT ON COLUMN bi.changes.changed_at IS 'When.';

COMMENT ON COLUMN bi.changes.updated_at IS 'The same, as in every view.';

CREATE VIEW bi.claim_links AS
 SELECT x.event_id,
    x.claim_link_id,
    x.claim_id,
    x.figure_id,
    e.slug AS event,
    k.key AS claim,
    f.key AS figure,
    x.relation,
    x.to_event,
    x.to_claim,
    x.to_figure,
    x.note,
    i.loaded_at AS updated_at
   FROM (((((core.claim_link x
     JOIN core.event e ON ((e.event_id = x.event_id)))
     JOIN core.claim k ON (((k.event_id = x.event_id) AND (k.claim_id = x.claim_id))))
     JOIN core.claim_version v ON (((v.event_id = x.event_id) AND (v.claim_id = x.claim_id) AND (v.ended_import_id IS NULL))))
     JOIN ops.import i ON ((i.import_id = x.import_id)))
     LEFT JOIN core.figure f ON (((f.event_id = x.event_id) AND (f.figure_id = x.figure_id))))
  WHERE ((NOT e.draft) AND (x.ended_import_id IS NULL) AND ((x.figure_id IS NULL) OR (EXISTS ( SELECT
           FROM core.figure_version y
          WHERE ((y.event_id = x.event_id) AND (y.figure_id = x.figure_id) AND (y.ended_import_id IS NULL))))));

COMMENT ON VIEW bi.claim_links IS 'How a claim or a figure bears on another one.';

COMMENT ON COLUMN bi.claim_links.event_id IS 'Key of the event.';

COMMENT ON COLUMN bi.claim_links.claim_link_id IS 'Key within the event.';

COMMENT ON COLUMN bi.claim_links.claim_id IS 'Key of the claim that the link starts from.';

COMMENT ON COLUMN bi.claim_links.figure_id IS 'Key of the figure that it starts from; null for the claim as a whole.';

COMMENT ON COLUMN bi.claim_links.event IS 'The event.';

COMMENT ON COLUMN bi.claim_links.claim IS 'The claim that the link starts from.';

COMMENT ON COLUMN bi.claim_links.figure IS 'The figure that it starts from; null for the claim as a whole.';

COMMENT ON COLUMN bi.claim_links.relation IS 'contradicts, same-as, repeats, qualifies, implies, corrects or answers.';

COMMENT ON COLUMN bi.claim_links.to_event IS 'The event that it leads to; it may not be loaded yet.';

COMMENT ON COLUMN bi.claim_links.to_claim IS 'The claim that it leads to.';

COMMENT ON COLUMN bi.claim_links.to_figure IS 'The figure that it leads to; null for the claim as a whole.';

COMMENT ON COLUMN bi.claim_links.note IS 'Remark, as on what differs.';

COMMENT ON COLUMN bi.claim_links.updated_at IS 'When the row was written, UTC.';

CREATE TABLE core.transcript (
    event_id bigint NOT NULL,
    transcript_id bigint NOT NULL,
    revision integer NOT NULL,
    text text,
    char_count integer NOT NULL,
    text_sha256 text NOT NULL,
    file_name text NOT NULL,
    file_sha256 text NOT NULL,
    language text NOT NULL,
    fidelity text NOT NULL,
    published_on date,
    published_precision text,
    publisher_updated_at timestamp with time zone,
    source_id bigint,
    note text,
    import_id bigint NOT NULL,
    CONSTRAINT transcript_char_count_check CHECK ((char_length(text) = char_count)),
    CONSTRAINT transcript_fidelity_check CHECK ((fidelity = ANY (ARRAY['verbatim'::text, 'as-delivered'::text, 'edited'::text, 'interpreted'::text, 'summary'::text]))),
    CONSTRAINT transcript_file_sha256_check CHECK ((file_sha256 ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT transcript_published_check CHECK ((num_nonnulls(published_on, published_precision) = ANY (ARRAY[0, 2]))),
    CONSTRAINT transcript_published_precision_check CHECK ((published_precision = ANY (ARRAY['year'::text, 'month'::text, 'day'::text]))),
    CONSTRAINT transcript_revision_check CHECK ((revision > 0)),
    CONSTRAINT transcript_text_sha256_check CHECK ((text_sha256 ~ '^[0-9a-f]{64}$'::text))
);

COMMENT ON TABLE core.transcript IS 'One published revision of an event''s text. Its text and hashes never change; what is said of it (language, source) is corrected in place, with a row in ops.change.';

COMMENT ON COLUMN core.transcript.event_id IS 'The event.';

COMMENT ON COLUMN core.transcript.transcript_id IS 'Surrogate key within the event.';

COMMENT ON COLUMN core.transcript.revision IS '1 for the first text that was loaded, then upwards. The highest is the current one.';

COMMENT ON COLUMN core.transcript.text IS 'The text as read: UTF-8 without BOM, line ends as LF, nothing else changed. Null once redacted.';

COMMENT ON COLUMN core.transcript.char_count IS 'Its length in Unicode code points.';

COMMENT ON COLUMN core.transcript.text_sha256 IS 'Of the text as read, in UTF-8, lower-case hex.';

COMMENT ON COLUMN core.transcript.file_name IS 'Name of the file.';

COMMENT ON COLUMN core.transcript.file_sha256 IS 'Of the file''s bytes, lower-case hex.';

COMMENT ON COLUMN core.transcript.language IS 'BCP 47 tag.';

COMMENT ON COLUMN core.transcript.fidelity IS 'verbatim, as-delivered, edited, interpreted or summary.';

COMMENT ON COLUMN core.transcript.published_on IS 'When it was published; the first day of a partial date.';

COMMENT ON COLUMN core.transcript.published_precision IS 'How much of published_on is known.';

COMMENT ON COLUMN core.transcript.publisher_updated_at IS 'The publisher''s own ''last updated''; a time without a zone is kept as UTC.';

COMMENT ON COLUMN core.transcript.source_id IS 'Where it was published.';

COMMENT ON COLUMN core.transcript.note IS 'Remark of the annotators.';

COMMENT ON COLUMN core.transcript.import_id IS 'The import that wrote the row.';

CREATE VIEW bi.claim_span_versions AS
 SELECT v.event_id,
    v.claim_span_id,
    v.claim_id,
    v.turn_id,
    s.speaker_id,
    e.slug AS event,
    e.held_on AS said_on,
    k.key AS claim,
    v.ordinal,
    r.revision,
    t.key AS turn,
    s.slug AS speaker,
    COALESCE(s.name, a.unnamed) AS speaker_name,
    a.role,
    v.span_start,
    v.span_end,
    v.quote,
    w.loaded_at AS known_from,
    x.loaded_at AS known_to,
    (v.ended_import_id IS NULL) AS is_live,
    COALESCE(x.loaded_at, w.loaded_at) AS updated_at
   FROM (((((((((core.claim_span v
     JOIN core.claim k ON (((k.event_id = v.event_id) AND (k.claim_id = v.claim_id))))
     JOIN core.turn t ON (((t.event_id = v.event_id) AND (t.turn_id = v.turn_id))))
     JOIN core.transcript r ON (((r.event_id = t.event_id) AND (r.transcript_id = t.transcript_id))))
     JOIN core.appearance a ON (((a.event_id = t.event_id) AND (a.appearance_id = t.appearance_id))))
     JOIN core.event e ON ((e.event_id = v.event_id)))
     JOIN ops.import w ON ((w.import_id = v.import_id)))
     LEFT JOIN ops.import x ON ((x.import_id = v.ended_import_id)))
     LEFT JOIN core.speaker named ON ((named.speaker_id = a.speaker_id)))
     LEFT JOIN core.speaker s ON ((s.speaker_id = COALESCE(named.merged_into, named.speaker_id))))
  WHERE (NOT e.draft);

COMMENT ON VIEW bi.claim_span_versions IS 'Where a claim was said, from when to when: in which revision of the transcript, and in which words.';

COMMENT ON COLUMN bi.claim_span_versions.event_id IS 'Key of the event.';

COMMENT ON COLUMN bi.claim_span_versions.claim_span_id IS 'Key within the event.';

COMMENT ON COLUMN bi.claim_span_versions.claim_id IS 'Key of the claim.';

COMMENT ON COLUMN bi.claim_span_versions.turn_id IS 'Key of the turn.';

COMMENT ON COLUMN bi.claim_span_versions.speaker_id IS 'Key of the speaker; null for a person without a name.';

COMMENT ON COLUMN bi.claim_span_versions.event IS 'The event.';

COMMENT ON COLUMN bi.claim_span_versions.said_on IS 'When the event took place.';

COMMENT ON COLUMN bi.claim_span_versions.claim IS 'Name of the claim in the factsheet.';

COMMENT ON COLUMN bi.claim_span_versions.ordinal IS 'Place among the claim''s spans, from 1.';

COMMENT ON COLUMN bi.claim_span_versions.revision IS 'The revision of the transcript that the characters are of.';

COMMENT ON COLUMN bi.claim_span_versions.turn IS 'The turn.';

COMMENT ON COLUMN bi.claim_span_versions.speaker IS 'Who speaks; null for a person without a name.';

COMMENT ON COLUMN bi.claim_span_versions.speaker_name IS 'The name, or what is known of a person without one.';

COMMENT ON COLUMN bi.claim_span_versions.role IS 'In which role.';

COMMENT ON COLUMN bi.claim_span_versions.span_start IS 'Where it starts in the transcript, in code points from 0.';

COMMENT ON COLUMN bi.claim_span_versions.span_end IS 'Where it ends: the first code point after it.';

COMMENT ON COLUMN bi.claim_span_versions.quote IS 'The characters of the transcript under the span.';

COMMENT ON COLUMN bi.claim_span_versions.known_from IS 'Since when the database has said so.';

COMMENT ON COLUMN bi.claim_span_versions.known_to IS 'Since when it says so no longer; null while it does.';

COMMENT ON COLUMN bi.claim_span_versions.is_live IS 'Whether it says so today.';

COMMENT ON COLUMN bi.claim_span_versions.updated_at IS 'When the row last changed.';

CREATE VIEW bi.claim_topic_versions AS
 SELECT v.event_id,
    v.claim_id,
    v.topic_id,
    e.slug AS event,
    k.key AS claim,
    t.slug AS topic,
    w.loaded_at AS known_from,
    x.loaded_at AS known_to,
    (v.ended_import_id IS NULL) AS is_live,
    COALESCE(x.loaded_at, w.loaded_at) AS updated_at
   FROM (((((core.claim_topic v
     JOIN core.topic t ON ((t.topic_id = v.topic_id)))
     JOIN core.claim k ON (((k.event_id = v.event_id) AND (k.claim_id = v.claim_id))))
     JOIN core.event e ON ((e.event_id = v.event_id)))
     JOIN ops.import w ON ((w.import_id = v.import_id)))
     LEFT JOIN ops.import x ON ((x.import_id = v.ended_import_id)))
  WHERE (NOT e.draft);

COMMENT ON VIEW bi.claim_topic_versions IS 'A subject of a claim, from when to when.';

COMMENT ON COLUMN bi.claim_topic_versions.event_id IS 'Key of the event.';

COMMENT ON COLUMN bi.claim_topic_versions.claim_id IS 'Key of the claim.';

COMMENT ON COLUMN bi.claim_topic_versions.topic_id IS 'Key of the topic.';

COMMENT ON COLUMN bi.claim_topic_versions.event IS 'The event.';

COMMENT ON COLUMN bi.claim_topic_versions.claim IS 'Name of the claim in the factsheet.';

COMMENT ON COLUMN bi.claim_topic_versions.topic IS 'The subject.';

COMMENT ON COLUMN bi.claim_topic_versions.known_from IS 'Since when the database has said so.';

COMMENT ON COLUMN bi.claim_topic_versions.known_to IS 'Since when it says so no longer; null while it does.';

COMMENT ON COLUMN bi.claim_topic_versions.is_live IS 'Whether it says so today.';

COMMENT ON COLUMN bi.claim_topic_versions.updated_at IS 'When the row last changed.';

CREATE VIEW bi.claim_topics AS
 SELECT x.event_id,
    x.claim_id,
    x.topic_id,
    e.slug AS event,
    k.key AS claim,
    t.slug AS topic,
    i.loaded_at AS updated_at
   FROM (((((core.claim_topic x
     JOIN core.event e ON ((e.event_id = x.event_id)))
     JOIN core.claim k ON (((k.event_id = x.event_id) AND (k.claim_id = x.claim_id))))
     JOIN core.claim_version v ON (((v.event_id = x.event_id) AND (v.claim_id = x.claim_id) AND (v.ended_import_id IS NULL))))
     JOIN core.topic t ON ((t.topic_id = x.topic_id)))
     JOIN ops.import i ON ((i.import_id = x.import_id)))
  WHERE ((NOT e.draft) AND (x.ended_import_id IS NULL));

COMMENT ON VIEW bi.claim_topics IS 'A subject of a claim.';

COMMENT ON COLUMN bi.claim_topics.event_id IS 'Key of the event.';

COMMENT ON COLUMN bi.claim_topics.claim_id IS 'Key of the claim.';

COMMENT ON COLUMN bi.claim_topics.topic_id IS 'Key of the topic.';

COMMENT ON COLUMN bi.claim_topics.event IS 'The event.';

COMMENT ON COLUMN bi.claim_topics.claim IS 'Name of the claim in the factsheet.';

COMMENT ON COLUMN bi.claim_topics.topic IS 'The subject.';

COMMENT ON COLUMN bi.claim_topics.updated_at IS 'When the row was written, UTC.';

CREATE VIEW bi.claim_versions AS
 SELECT v.event_id,
    v.claim_version_id,
    v.claim_id,
    e.slug AS event,
    e.held_on AS said_on,
    k.key AS claim,
    v.says,
    v.type AS claim_type,
    v.modality,
    s.slug AS attributed_to,
    v.rank AS claim_rank,
    v.note,
    w.loaded_at AS known_from,
    x.loaded_at AS known_to,
    (v.ended_import_id IS NULL) AS is_live,
    COALESCE(x.loaded_at, w.loaded_at) AS updated_at
   FROM ((((((core.claim_version v
     JOIN core.claim k ON (((k.event_id = v.event_id) AND (k.claim_id = v.claim_id))))
     JOIN core.event e ON ((e.event_id = v.event_id)))
     JOIN ops.import w ON ((w.import_id = v.import_id)))
     LEFT JOIN ops.import x ON ((x.import_id = v.ended_import_id)))
     LEFT JOIN core.speaker named ON ((named.speaker_id = v.attributed_to)))
     LEFT JOIN core.speaker s ON ((s.speaker_id = COALESCE(named.merged_into, named.speaker_id))))
  WHERE (NOT e.draft);

COMMENT ON VIEW bi.claim_versions IS 'What a claim said from when to when. A withdrawn claim has no version that goes on.';

COMMENT ON COLUMN bi.claim_versions.event_id IS 'Key of the event.';

COMMENT ON COLUMN bi.claim_versions.claim_version_id IS 'Key of the version within the event.';

COMMENT ON COLUMN bi.claim_versions.claim_id IS 'Key within the event.';

COMMENT ON COLUMN bi.claim_versions.event IS 'The event.';

COMMENT ON COLUMN bi.claim_versions.said_on IS 'When the event took place.';

COMMENT ON COLUMN bi.claim_versions.claim IS 'Name of the claim in the factsheet.';

COMMENT ON COLUMN bi.claim_versions.says IS 'The claim in plain words that stand by themselves.';

COMMENT ON COLUMN bi.claim_versions.claim_type IS 'quantity, trend, comparison, superlative, event, commitment, prediction, attribution or position.';

COMMENT ON COLUMN bi.claim_versions.modality IS 'asserted, forecast, reported, denied or asked.';

COMMENT ON COLUMN bi.claim_versions.attributed_to IS 'The claimant whom the speaker quotes; null where the speaker is the claimant.';

COMMENT ON COLUMN bi.claim_versions.claim_rank IS 'preferred or normal.';

COMMENT ON COLUMN bi.claim_versions.note IS 'Remark of the annotators.';

COMMENT ON COLUMN bi.claim_versions.known_from IS 'Since when the database has said so.';

COMMENT ON COLUMN bi.claim_versions.known_to IS 'Since when it says so no longer; null while it does.';

COMMENT ON COLUMN bi.claim_versions.is_live IS 'Whether it says so today.';

COMMENT ON COLUMN bi.claim_versions.updated_at IS 'When the row last changed.';

CREATE VIEW bi.events AS
 SELECT e.event_id,
    e.slug AS event,
    e.title AS event_title,
    e.kind AS event_kind,
    e.held_on AS said_on,
    e.held_precision AS said_precision,
    e.place,
    w.slug AS part_of,
    e.note,
    e.updated_at
   FROM (core.event e
     LEFT JOIN core.event w ON ((w.event_id = e.part_of)))
  WHERE (NOT e.draft);

COMMENT ON VIEW bi.events IS 'A briefing, a press conference, a debate: where and when something was said in public.';

COMMENT ON COLUMN bi.events.event_id IS 'Key.';

COMMENT ON COLUMN bi.events.event IS 'Identity of the event.';

COMMENT ON COLUMN bi.events.event_title IS 'Title.';

COMMENT ON COLUMN bi.events.event_kind IS 'press-conference, briefing, interview, debate, speech, hearing, sitting or statement.';

COMMENT ON COLUMN bi.events.said_on IS 'When it took place; the first day of a partial date.';

COMMENT ON COLUMN bi.events.said_precision IS 'How much of said_on is known: year, month or day.';

COMMENT ON COLUMN bi.events.place IS 'Where it took place.';

COMMENT ON COLUMN bi.events.part_of IS 'The event that this one is a part of.';

COMMENT ON COLUMN bi.events.note IS 'Remark of the annotators.';

COMMENT ON COLUMN bi.events.updated_at IS 'When the row last changed, UTC.';

CREATE TABLE core.source (
    source_id bigint NOT NULL,
    slug text NOT NULL COLLATE pg_catalog."C",
    title text NOT NULL,
    publisher text,
    kind text,
    url text,
    archived_url text,
    published_on date,
    published_precision text,
    accessed_on date,
    accessed_precision text,
    licence text,
    sha256 text,
    note text,
    merged_into bigint,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT source_accessed_check CHECK ((num_nonnulls(accessed_on, accessed_precision) = ANY (ARRAY[0, 2]))),
    CONSTRAINT source_accessed_precision_check CHECK ((accessed_precision = ANY (ARRAY['year'::text, 'month'::text, 'day'::text]))),
    CONSTRAINT source_merged_into_check CHECK ((merged_into <> source_id)),
    CONSTRAINT source_published_check CHECK ((num_nonnulls(published_on, published_precision) = ANY (ARRAY[0, 2]))),
    CONSTRAINT source_published_precision_check CHECK ((published_precision = ANY (ARRAY['year'::text, 'month'::text, 'day'::text]))),
    CONSTRAINT source_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT source_slug_check CHECK ((slug ~ '^[a-z0-9][A-Za-z0-9._/-]*$'::text))
);

COMMENT ON TABLE core.source IS 'A publication: what a transcript, a piece of evidence or an observation was taken from.';

COMMENT ON COLUMN core.source.source_id IS 'Surrogate key.';

COMMENT ON COLUMN core.source.slug IS 'Identity in the catalogue; EVENT/ID for a source defined in one factsheet.';

COMMENT ON COLUMN core.source.title IS 'Title.';

COMMENT ON COLUMN core.source.publisher IS 'Who published it, as printed.';

COMMENT ON COLUMN core.source.kind IS 'report, article, dataset, transcript: a free word.';

COMMENT ON COLUMN core.source.url IS 'Where it was published.';

COMMENT ON COLUMN core.source.archived_url IS 'Where a copy is kept.';

COMMENT ON COLUMN core.source.published_on IS 'When it was published; the first day of a partial date.';

COMMENT ON COLUMN core.source.published_precision IS 'How much of published_on is known: year, month or day.';

COMMENT ON COLUMN core.source.accessed_on IS 'When it was read.';

COMMENT ON COLUMN core.source.accessed_precision IS 'How much of accessed_on is known.';

COMMENT ON COLUMN core.source.licence IS 'Under which licence it may be used.';

COMMENT ON COLUMN core.source.sha256 IS 'Of the document''s bytes, lower-case hex.';

COMMENT ON COLUMN core.source.note IS 'Remark of the annotators.';

COMMENT ON COLUMN core.source.merged_into IS 'The source that this duplicate was merged into; null for one that stands for itself.';

COMMENT ON COLUMN core.source.created_at IS 'When the row was first written.';

COMMENT ON COLUMN core.source.updated_at IS 'When the row last changed.';

CREATE VIEW bi.evidence WITH (security_barrier='true') AS
 SELECT x.event_id,
    x.evidence_id,
    x.claim_id,
    x.figure_id,
    s.source_id,
    e.slug AS event,
    e.held_on AS said_on,
    k.key AS claim,
    f.key AS figure,
    s.slug AS source,
    s.title AS source_title,
    s.publisher,
    s.url,
    x.stance,
    x.locator,
    x.quote,
    x.value,
    x.vintage_on,
    x.vintage_precision,
    x.checked_on,
    o.slug AS checked_by,
    x.note,
    x.recorded_at AS updated_at
   FROM ((((((((core.evidence x
     JOIN core.event e ON ((e.event_id = x.event_id)))
     JOIN core.claim k ON (((k.event_id = x.event_id) AND (k.claim_id = x.claim_id))))
     JOIN core.claim_version v ON (((v.event_id = x.event_id) AND (v.claim_id = x.claim_id) AND (v.ended_import_id IS NULL))))
     JOIN core.source named ON ((named.source_id = x.source_id)))
     JOIN core.source s ON ((s.source_id = COALESCE(named.merged_into, named.source_id))))
     LEFT JOIN core.figure f ON (((f.event_id = x.event_id) AND (f.figure_id = x.figure_id))))
     LEFT JOIN core.organization body ON ((body.organization_id = x.checked_by)))
     LEFT JOIN core.organization o ON ((o.organization_id = COALESCE(body.merged_into, body.organization_id))))
  WHERE ((NOT e.draft) AND (x.ended_import_id IS NULL) AND ((x.embargo_until IS NULL) OR (x.embargo_until <= now())) AND ((x.figure_id IS NULL) OR (EXISTS ( SELECT
           FROM core.figure_version y
          WHERE ((y.event_id = x.event_id) AND (y.figure_id = x.figure_id) AND (y.ended_import_id IS NULL))))));

COMMENT ON VIEW bi.evidence IS 'A source for or against a claim or one of its figures.';

COMMENT ON COLUMN bi.evidence.event_id IS 'Key of the event.';

COMMENT ON COLUMN bi.evidence.evidence_id IS 'Key within the event.';

COMMENT ON COLUMN bi.evidence.claim_id IS 'Key of the claim.';

COMMENT ON COLUMN bi.evidence.figure_id IS 'Key of the figure; null where the evidence is on the claim as a whole.';

COMMENT ON COLUMN bi.evidence.source_id IS 'Key of the source.';

COMMENT ON COLUMN bi.evidence.event IS 'The event.';

COMMENT ON COLUMN bi.evidence.said_on IS 'When the event took place.';

COMMENT ON COLUMN bi.evidence.claim IS 'Name of the claim in the factsheet.';

COMMENT ON COLUMN bi.evidence.figure IS 'Name of the figure in its claim.';

COMMENT ON COLUMN bi.evidence.source IS 'The source.';

COMMENT ON COLUMN bi.evidence.source_title IS 'Its title.';

COMMENT ON COLUMN bi.evidence.publisher IS 'Who published it.';

COMMENT ON COLUMN bi.evidence.url IS 'Where it was published.';

COMMENT ON COLUMN bi.evidence.stance IS 'supports, refutes, revises or context.';

COMMENT ON COLUMN bi.evidence.locator IS 'Where in the source.';

COMMENT ON COLUMN bi.evidence.quote IS 'What the source says.';

COMMENT ON COLUMN bi.evidence.value IS 'The value in the source, in the figure''s unit.';

COMMENT ON COLUMN bi.evidence.vintage_on IS 'When that value was published; the first day of a partial date.';

COMMENT ON COLUMN bi.evidence.vintage_precision IS 'How much of vintage_on is known.';

COMMENT ON COLUMN bi.evidence.checked_on IS 'When a person looked.';

COMMENT ON COLUMN bi.evidence.checked_by IS 'The desk that looked.';

COMMENT ON COLUMN bi.evidence.note IS 'Remark of the annotators.';

COMMENT ON COLUMN bi.evidence.updated_at IS 'When the row was written, UTC.';

CREATE VIEW bi.evidence_versions WITH (security_barrier='true') AS
 SELECT v.event_id,
    v.evidence_id,
    v.claim_id,
    v.figure_id,
    s.source_id,
    e.slug AS event,
    e.held_on AS said_on,
    k.key AS claim,
    f.key AS figure,
    s.slug AS source,
    v.stance,
    v.locator,
    v.quote,
    v.value,
    v.vintage_on,
    v.vintage_precision,
    v.checked_on,
    o.slug AS checked_by,
    v.note,
    GREATEST(w.loaded_at, v.embargo_until) AS known_from,
    x.loaded_at AS known_to,
    (v.ended_import_id IS NULL) AS is_live,
    COALESCE(x.loaded_at, w.loaded_at) AS updated_at
   FROM (((((((((core.evidence v
     JOIN core.claim k ON (((k.event_id = v.event_id) AND (k.claim_id = v.claim_id))))
     JOIN core.event e ON ((e.event_id = v.event_id)))
     JOIN ops.import w ON ((w.import_id = v.import_id)))
     LEFT JOIN ops.import x ON ((x.import_id = v.ended_import_id)))
     JOIN core.source named ON ((named.source_id = v.source_id)))
     JOIN core.source s ON ((s.source_id = COALESCE(named.merged_into, named.source_id))))
     LEFT JOIN core.figure f ON (((f.event_id = v.event_id) AND (f.figure_id = v.figure_id))))
     LEFT JOIN core.organization body ON ((body.organization_id = v.checked_by)))
     LEFT JOIN core.organization o ON ((o.organization_id = COALESCE(body.merged_into, body.organization_id))))
  WHERE ((NOT e.draft) AND ((v.embargo_until IS NULL) OR ((v.embargo_until <= now()) AND ((v.ended_import_id IS NULL) OR (x.loaded_at > v.embargo_until)))));

COMMENT ON VIEW bi.evidence_versions IS 'A source for or against a claim or one of its figures, from when to when. It goes on while its claim is withdrawn.';

COMMENT ON COLUMN bi.evidence_versions.event_id IS 'Key of the event.';

COMMENT ON COLUMN bi.evidence_versions.evidence_id IS 'Key within the event.';

COMMENT ON COLUMN bi.evidence_versions.claim_id IS 'Key of the claim.';

COMMENT ON COLUMN bi.evidence_versions.figure_id IS 'Key of the figure; null where the evidence is on the claim as a whole.';

COMMENT ON COLUMN bi.evidence_versions.source_id IS 'Key of the source.';

COMMENT ON COLUMN bi.evidence_versions.event IS 'The event.';

COMMENT ON COLUMN bi.evidence_versions.said_on IS 'When the event took place.';

COMMENT ON COLUMN bi.evidence_versions.claim IS 'Name of the claim in the factsheet.';

COMMENT ON COLUMN bi.evidence_versions.figure IS 'Name of the figure in its claim.';

COMMENT ON COLUMN bi.evidence_versions.source IS 'The source.';

COMMENT ON COLUMN bi.evidence_versions.stance IS 'supports, refutes, revises or context.';

COMMENT ON COLUMN bi.evidence_versions.locator IS 'Where in the source.';

COMMENT ON COLUMN bi.evidence_versions.quote IS 'What the source says.';

COMMENT ON COLUMN bi.evidence_versions.value IS 'The value in the source, in the figure''s unit.';

COMMENT ON COLUMN bi.evidence_versions.vintage_on IS 'When that value was published; the first day of a partial date.';

COMMENT ON COLUMN bi.evidence_versions.vintage_precision IS 'How much of vintage_on is known.';

COMMENT ON COLUMN bi.evidence_versions.checked_on IS 'When a person looked.';

COMMENT ON COLUMN bi.evidence_versions.checked_by IS 'The desk that looked.';

COMMENT ON COLUMN bi.evidence_versions.note IS 'Remark of the annotators.';

COMMENT ON COLUMN bi.evidence_versions.known_from IS 'Since when the database has said so and readers see it.';

COMMENT ON COLUMN bi.evidence_versions.known_to IS 'Since when it says so no longer; null while it does.';

COMMENT ON COLUMN bi.evidence_versions.is_live IS 'Whether it says so today.';

COMMENT ON COLUMN bi.evidence_versions.updated_at IS 'When the row last changed.';

CREATE VIEW bi.figure_versions AS
 SELECT v.event_id,
    v.figure_version_id,
    v.figure_id,
    k.claim_id,
    v.claim_span_id,
    v.indicator_id,
    v.area_id,
    e.slug AS event,
    e.held_on AS said_on,
    q.key AS claim,
    k.key AS figure,
    v.quote,
    v.span_start,
    v.span_end,
    v.value,
    lower(v.bounds) AS lower,
    lower_inc(v.bounds) AS lower_inclusive,
    upper(v.bounds) AS upper,
    upper_inc(v.bounds) AS upper_inclusive,
    v.rule,
    v.comparator,
    v.hedge,
    v.vague,
    v.spoken,
    v.scale,
    u.slug AS unit,
    v.unit_text,
    v.currency,
    (v.currency IS NOT NULL) AS currency_stated,
    v.of_value,
    ou.slug AS of_unit,
    v.of_what,
    v.has_base,
    v.base_period_text AS base_period,
    v.base_value,
    v.base_figure,
    v.kind,
    n.slug AS indicator,
    r.slug AS area,
    v.period_text AS period,
    lower(v.period) AS period_from,
    (upper(v.period) - 1) AS period_to,
    v.period_precision,
    v.rank_of,
    v.rank_over,
    v.as_corrected,
    v.basis,
    v.note,
    w.loaded_at AS known_from,
    x.loaded_at AS known_to,
    (v.ended_import_id IS NULL) AS is_live,
    COALESCE(x.loaded_at, w.loaded_at) AS updated_at
   FROM (((((((((core.figure_version v
     JOIN core.figure k ON (((k.event_id = v.event_id) AND (k.figure_id = v.figure_id))))
     JOIN core.claim q ON (((q.event_id = k.event_id) AND (q.claim_id = k.claim_id))))
     JOIN core.event e ON ((e.event_id = v.event_id)))
     JOIN ops.import w ON ((w.import_id = v.import_id)))
     LEFT JOIN ops.import x ON ((x.import_id = v.ended_import_id)))
     LEFT JOIN core.unit u ON ((u.unit_id = v.unit_id)))
     LEFT JOIN core.unit ou ON ((ou.unit_id = v.of_unit_id)))
     LEFT JOIN core.indicator n ON ((n.indicator_id = v.indicator_id)))
     LEFT JOIN core.area r ON ((r.area_id = v.area_id)))
  WHERE (NOT e.draft);

COMMENT ON VIEW bi.figure_versions IS 'What a figure said from when to when.';

COMMENT ON COLUMN bi.figure_versions.event_id IS 'Key of the event.';

COMMENT ON COLUMN bi.figure_versions.figure_version_id IS 'Key of the version within the event.';

COMMENT ON COLUMN bi.figure_versions.figure_id IS 'Key within the event.';

COMMENT ON COLUMN bi.figure_versions.claim_id IS 'Key of the claim.';

COMMENT ON COLUMN bi.figure_versions.claim_span_id IS 'Key of the claims span that it lies in.';

COMMENT ON COLUMN bi.figure_versions.indicator_id IS 'Key of the indicator.';

COMMENT ON COLUMN bi.figure_versions.area_id IS 'Key of the area.';

COMMENT ON COLUMN bi.figure_versions.event IS 'The event.';

COMMENT ON COLUMN bi.figure_versions.said_on IS 'When the event took place.';

COMMENT ON COLUMN bi.figure_versions.claim IS 'Name of the claim in the factsheet.';

COMMENT ON COLUMN bi.figure_versions.figure IS 'Name of the figure in its claim.';

COMMENT ON COLUMN bi.figure_versions.quote IS 'The characters of the transcript under the span.';

COMMENT ON COLUMN bi.figure_versions.span_start IS 'Where it starts in the transcript, in code points from 0.';

COMMENT ON COLUMN bi.figure_versions.span_end IS 'Where it ends: the first code point after it.';

COMMENT ON COLUMN bi.figure_versions.value IS 'The amount in full, scale applied; null where none is said.';

COMMENT ON COLUMN bi.figure_versions.lower IS 'The least that the words allow; null where they leave it open.';

COMMENT ON COLUMN bi.figure_versions.lower_inclusive IS 'Whether the least itself is allowed.';

COMMENT ON COLUMN bi.figure_versions.upper IS 'The most that the words allow; null where they leave it open.';

COMMENT ON COLUMN bi.figure_versions.upper_inclusive IS 'Whether the most itself is allowed.';

COMMENT ON COLUMN bi.figure_versions.rule IS 'The rule that gave the bounds where they were not said.';

COMMENT ON COLUMN bi.figure_versions.comparator IS 'As said: eq, gt, gte, lt, lte, approx, almost or between.';

COMMENT ON COLUMN bi.figure_versions.hedge IS 'Words that weaken it.';

COMMENT ON COLUMN bi.figure_versions.vague IS 'A number is meant, none is said.';

COMMENT ON COLUMN bi.figure_versions.spoken IS 'The amount as spoken, without its scale.';

COMMENT ON COLUMN bi.figure_versions.scale IS 'The scale word as spoken.';

COMMENT ON COLUMN bi.figure_versions.unit IS 'What it counts.';

COMMENT ON COLUMN bi.figure_versions.unit_text IS 'The unit''s noun or sign as printed.';

COMMENT ON COLUMN bi.figure_versions.currency IS 'ISO 4217 code; null where the speaker does not say it.';

COMMENT ON COLUMN bi.figure_versions.currency_stated IS 'Whether the speaker says the currency.';

COMMENT ON COLUMN bi.figure_versions.of_value IS 'Denominator of a ratio or share.';

COMMENT ON COLUMN bi.figure_versions.of_unit IS 'The unit of the denominator.';

COMMENT ON COLUMN bi.figure_versions.of_what IS 'The denominator in words, where it is no number.';

COMMENT ON COLUMN bi.figure_versions.has_base IS 'Whether it is measured from a base: a factor, a change.';

COMMENT ON COLUMN bi.figure_versions.base_period IS 'The period that it is measured from.';

COMMENT ON COLUMN bi.figure_versions.base_value IS 'The value that it is measured from.';

COMMENT ON COLUMN bi.figure_versions.base_figure IS 'The figure that it is measured from, as CLAIM.FIGURE of the event.';

COMMENT ON COLUMN bi.figure_versions.kind IS 'count, share, money, ratio, change, duration, date, rank, ordinal or level.';

COMMENT ON COLUMN bi.figure_versions.indicator IS 'What is measured.';

COMMENT ON COLUMN bi.figure_versions.area IS 'Of whom.';

COMMENT ON COLUMN bi.figure_versions.period IS 'When, as written.';

COMMENT ON COLUMN bi.figure_versions.period_from IS 'The first day of the period; null where it is open.';

COMMENT ON COLUMN bi.figure_versions.period_to IS 'The last day of the period; null where it is open.';

COMMENT ON COLUMN bi.figure_versions.period_precision IS 'The less precise of the period''s two ends: year, month or day.';

COMMENT ON COLUMN bi.figure_versions.rank_of IS 'What a superlative says it is: max, min, first or only.';

COMMENT ON COLUMN bi.figure_versions.rank_over IS 'The window of the superlative.';

COMMENT ON COLUMN bi.figure_versions.as_corrected IS 'The value that the publisher put beside what was said.';

COMMENT ON COLUMN bi.figure_versions.basis IS 'read by the grammar, given by hand, or given in spite of what was read (override).';

COMMENT ON COLUMN bi.figure_versions.note IS 'Remark of the annotators.';

COMMENT ON COLUMN bi.figure_versions.known_from IS 'Since when the database has said so.';

COMMENT ON COLUMN bi.figure_versions.known_to IS 'Since when it says so no longer; null while it does.';

COMMENT ON COLUMN bi.figure_versions.is_live IS 'Whether it says so today.';

COMMENT ON COLUMN bi.figure_versions.updated_at IS 'When the row last changed.';

CREATE VIEW bi.indicators AS
 SELECT i.indicator_id,
    i.slug AS indicator,
    i.name AS indicator_name,
    i.definition,
    u.slug AS unit,
    i.direction,
    p.organization_id,
    p.slug AS producer,
    d.slug AS derived_from,
    i.derived_operator,
    i.derived_operand,
    i.derived_operand_first,
    i.note,
    i.updated_at
   FROM ((((core.indicator i
     JOIN core.unit u ON ((u.unit_id = i.unit_id)))
     LEFT JOIN core.organization named ON ((named.organization_id = i.producer_id)))
     LEFT JOIN core.organization p ON ((p.organization_id = COALESCE(named.merged_into, named.organization_id))))
     LEFT JOIN core.indicator d ON ((d.indicator_id = i.derived_from_id)));

COMMENT ON VIEW bi.indicators IS 'Something that can be measured, with its definition.';

COMMENT ON COLUMN bi.indicators.indicator_id IS 'Key.';

COMMENT ON COLUMN bi.indicators.indicator IS 'Identity in the catalogue.';

COMMENT ON COLUMN bi.indicators.indicator_name IS 'Name.';

COMMENT ON COLUMN bi.indicators.definition IS 'What exactly is measured.';

COMMENT ON COLUMN bi.indicators.unit IS 'The unit of its observations.';

COMMENT ON COLUMN bi.indicators.direction IS 'Which way is better: up, down or none.';

COMMENT ON COLUMN bi.indicators.organization_id IS 'Key of the organization that measures it.';

COMMENT ON COLUMN bi.indicators.producer IS 'The organization that measures it.';

COMMENT ON COLUMN bi.indicators.derived_from IS 'The indicator that it is computed from.';

COMMENT ON COLUMN bi.indicators.derived_operator IS 'How it is computed: + - * /.';

COMMENT ON COLUMN bi.indicators.derived_operand IS 'The number that goes with the operator.';

COMMENT ON COLUMN bi.indicators.derived_operand_first IS 'True for NUMBER - INDICATOR, false for INDICATOR - NUMBER.';

COMMENT ON COLUMN bi.indicators.note IS 'Remark of the annotators.';

COMMENT ON COLUMN bi.indicators.updated_at IS 'When the row last changed, UTC.';

CREATE VIEW bi.merged_names AS
 SELECT m.kind,
    m.slug,
    m.name,
    m.merged_into,
    m.merged_into_name,
    m.updated_at
   FROM ( SELECT 'speaker'::text AS kind,
            a.slug,
            a.name,
            b.slug AS merged_into,
            b.name AS merged_into_name,
            a.updated_at
           FROM (core.speaker a
             JOIN core.speaker b ON ((b.speaker_id = a.merged_into)))
        UNION ALL
         SELECT 'organization'::text,
            a.slug,
            a.name,
            b.slug,
            b.name,
            a.updated_at
           FROM (core.organization a
             JOIN core.organization b ON ((b.organization_id = a.merged_into)))
        UNION ALL
         SELECT 'source'::text,
            a.slug,
            a.title,
            b.slug,
            b.title,
            a.updated_at
           FROM (core.source a
             JOIN core.source b ON ((b.source_id = a.merged_into)))) m
  WHERE (NOT (EXISTS ( SELECT
           FROM core.event e
          WHERE (e.draft AND (starts_with(m.slug, (e.slug || '/'::text)) OR starts_with(m.merged_into, (e.slug || '/'::text)))))));

COMMENT ON VIEW bi.merged_names IS 'A duplicate in the catalogue, and the entry that stands for it in all other views.';

COMMENT ON COLUMN bi.merged_names.kind IS 'speaker, organization or source.';

COMMENT ON COLUMN bi.merged_names.slug IS 'The duplicate, as factsheets may go on to call it.';

COMMENT ON COLUMN bi.merged_names.name IS 'Its name; the title of a source.';

COMMENT ON COLUMN bi.merged_names.merged_into IS 'The entry that stands for it.';

COMMENT ON COLUMN bi.merged_names.merged_into_name IS 'The name of that one.';

COMMENT ON COLUMN bi.merged_names.updated_at IS 'When the duplicate last changed, UTC.';

CREATE VIEW bi.organizations AS
 SELECT o.organization_id,
    o.slug AS organization,
    o.name AS organization_name,
    o.url,
    o.wikidata,
    o.note,
    o.updated_at
   FROM core.organization o
  WHERE (o.merged_into IS NULL);

COMMENT ON VIEW bi.organizations IS 'A body: a ministry, an alliance, a fact-checking desk.';

COMMENT ON COLUMN bi.organizations.organization_id IS 'Key.';

COMMENT ON COLUMN bi.organizations.organization IS 'Identity in the catalogue.';

COMMENT ON COLUMN bi.organizations.organization_name IS 'Official name.';

COMMENT ON COLUMN bi.organizations.url IS 'Home page.';

COMMENT ON COLUMN bi.organizations.wikidata IS 'Wikidata item.';

COMMENT ON COLUMN bi.organizations.note IS 'Remark of the annotators.';

COMMENT ON COLUMN bi.organizations.updated_at IS 'When the row last changed, UTC.';

CREATE TABLE core.redaction (
    event_id bigint NOT NULL,
    redaction_id bigint NOT NULL,
    reason text NOT NULL,
    redacted_by text NOT NULL,
    redacted_at timestamp with time zone DEFAULT now() NOT NULL,
    import_id bigint NOT NULL
);

COMMENT ON TABLE core.redaction IS 'A takedown: the text of the event was removed on this day, its hashes and counts stay.';

COMMENT ON COLUMN core.redaction.event_id IS 'The event.';

COMMENT ON COLUMN core.redaction.redaction_id IS 'Surrogate key within the event.';

COMMENT ON COLUMN core.redaction.reason IS 'Why: the request, the court order.';

COMMENT ON COLUMN core.redaction.redacted_by IS 'Who did it.';

COMMENT ON COLUMN core.redaction.redacted_at IS 'When.';

COMMENT ON COLUMN core.redaction.import_id IS 'The import that it was done by.';

CREATE VIEW bi.redactions AS
 SELECT r.event_id,
    r.redaction_id,
    e.slug AS event,
    e.held_on AS said_on,
    r.reason,
    r.redacted_at,
    r.redacted_at AS updated_at
   FROM (core.redaction r
     JOIN core.event e ON ((e.event_id = r.event_id)))
  WHERE (NOT e.draft);

COMMENT ON VIEW bi.redactions IS 'A takedown: the words of the event were removed. Its claims, figures and counts stay, without quotes.';

COMMENT ON COLUMN bi.redactions.event_id IS 'Key of the event.';

COMMENT ON COLUMN bi.redactions.redaction_id IS 'Key within the event.';

COMMENT ON COLUMN bi.redactions.event IS 'The event.';

COMMENT ON COLUMN bi.redactions.said_on IS 'When the event took place.';

COMMENT ON COLUMN bi.redactions.reason IS 'Why: the request, the court order.';

COMMENT ON COLUMN bi.redactions.redacted_at IS 'When the words were removed, UTC.';

COMMENT ON COLUMN bi.redactions.updated_at IS 'When the row was written, UTC.';

CREATE VIEW bi.repeated_claims AS
 SELECT said.event_id,
    said.claim_id,
    said.repetition_id,
    said.speaker_id,
    said.event,
    said.said_on,
    said.claim,
    said.speaker,
    said.speaker_name,
    said.role,
    said.turn,
    said.says,
    said.quote,
    said.claim_type,
    said.modality,
    said.occurrence,
    said.times_said,
    said.first_said_on,
    said.last_said_on,
    said.updated_at
   FROM ( SELECT r.event_id,
            r.claim_id,
            r.repetition_id,
            s.speaker_id,
            s.event,
            s.said_on,
            s.claim,
            s.speaker,
            s.speaker_name,
            s.role,
            s.turn,
            v.says,
            s.quote,
            v.type AS claim_type,
            v.modality,
            row_number() OVER (PARTITION BY r.repetition_id ORDER BY s.said_on, s.event, s.span_start, s.claim) AS occurrence,
            count(*) OVER of_group AS times_said,
            min(s.said_on) OVER of_group AS first_said_on,
            max(s.said_on) OVER of_group AS last_said_on,
            GREATEST(i.loaded_at, r.grouped_at) AS updated_at
           FROM (((core.repetition r
             JOIN core.claim_version v ON (((v.event_id = r.event_id) AND (v.claim_id = r.claim_id) AND (v.ended_import_id IS NULL))))
             JOIN bi.claim_spans s ON (((s.event_id = r.event_id) AND (s.claim_id = r.claim_id) AND (s.ordinal = 1))))
             JOIN ops.import i ON ((i.import_id = v.import_id)))
          WINDOW of_group AS (PARTITION BY r.repetition_id)) said
  WHERE (said.times_said > 1);

COMMENT ON VIEW bi.repeated_claims IS 'A claim that people judged to be the same as another one, in its group. A group of which only one claim is left (the others are withdrawn, or drafts) is absent.';

COMMENT ON COLUMN bi.repeated_claims.event_id IS 'Key of the event.';

COMMENT ON COLUMN bi.repeated_claims.claim_id IS 'Key of the claim.';

COMMENT ON COLUMN bi.repeated_claims.repetition_id IS 'The group: the same number for all claims that are the same.';

COMMENT ON COLUMN bi.repeated_claims.speaker_id IS 'Key of the speaker; null for a person without a name.';

COMMENT ON COLUMN bi.repeated_claims.event IS 'The event.';

COMMENT ON COLUMN bi.repeated_claims.said_on IS 'When the event took place.';

COMMENT ON COLUMN bi.repeated_claims.claim IS 'Name of the claim in the factsheet.';

COMMENT ON COLUMN bi.repeated_claims.speaker IS 'Who speaks; null for a person without a name.';

COMMENT ON COLUMN bi.repeated_claims.speaker_name IS 'The name, or what is known of a person without one.';

COMMENT ON COLUMN bi.repeated_claims.role IS 'In which role.';

COMMENT ON COLUMN bi.repeated_claims.turn IS 'The turn in which it was first said.';

COMMENT ON COLUMN bi.repeated_claims.says IS 'The claim in plain words that stand by themselves.';

COMMENT ON COLUMN bi.repeated_claims.quote IS 'The characters of the transcript where it was first said.';

COMMENT ON COLUMN bi.repeated_claims.claim_type IS 'quantity, trend, comparison, superlative, event, commitment, prediction, attribution or position.';

COMMENT ON COLUMN bi.repeated_claims.modality IS 'asserted, forecast, reported, denied or asked.';

COMMENT ON COLUMN bi.repeated_claims.occurrence IS 'Place among the claims of the group in the order in which they were said, from 1.';

COMMENT ON COLUMN bi.repeated_claims.times_said IS 'How many claims the group holds: one that is said twice at an event is one claim.';

COMMENT ON COLUMN bi.repeated_claims.first_said_on IS 'When the first of them was said.';

COMMENT ON COLUMN bi.repeated_claims.last_said_on IS 'When the last of them was said.';

COMMENT ON COLUMN bi.repeated_claims.updated_at IS 'When the claim was written or came into the group, whichever is later, UTC.';

CREATE VIEW bi.review_versions WITH (security_barrier='true') AS
 SELECT v.event_id,
    v.review_id,
    v.claim_id,
    e.slug AS event,
    k.key AS claim,
    s.slug AS rating_scale,
    g.slug AS rating,
    g.name AS rating_name,
    g.rank AS rating_rank,
    g.truth,
    o.organization_id,
    o.slug AS reviewer,
    v.reviewed_on,
    v.published_at,
    v.summary,
    v.url,
    v.recorded_at,
    GREATEST(w.loaded_at, v.published_at) AS known_from,
    GREATEST(w.loaded_at, v.published_at) AS updated_at
   FROM (((((((core.review v
     JOIN core.event e ON ((e.event_id = v.event_id)))
     JOIN core.claim k ON (((k.event_id = v.event_id) AND (k.claim_id = v.claim_id))))
     JOIN core.rating g ON ((g.rating_id = v.rating_id)))
     JOIN core.rating_scale s ON ((s.rating_scale_id = g.rating_scale_id)))
     JOIN core.organization named ON ((named.organization_id = v.reviewed_by)))
     JOIN core.organization o ON ((o.organization_id = COALESCE(named.merged_into, named.organization_id))))
     JOIN ops.import w ON ((w.import_id = v.import_id)))
  WHERE ((NOT e.draft) AND (v.published_at <= now()));

COMMENT ON VIEW bi.review_versions IS 'A published verdict on a claim, withdrawn claims too. Reviews are never ended: of a desk and scale the newest counts.';

COMMENT ON COLUMN bi.review_versions.event_id IS 'Key of the event.';

COMMENT ON COLUMN bi.review_versions.review_id IS 'Key within the event.';

COMMENT ON COLUMN bi.review_versions.claim_id IS 'Key of the claim.';

COMMENT ON COLUMN bi.review_versions.event IS 'The event.';

COMMENT ON COLUMN bi.review_versions.claim IS 'Name of the claim in the factsheet.';

COMMENT ON COLUMN bi.review_versions.rating_scale IS 'The scale.';

COMMENT ON COLUMN bi.review_versions.rating IS 'The verdict.';

COMMENT ON COLUMN bi.review_versions.rating_name IS 'The verdict as published.';

COMMENT ON COLUMN bi.review_versions.rating_rank IS 'Place in the scale''s order, higher is truer.';

COMMENT ON COLUMN bi.review_versions.truth IS 'The rank mapped on 0 to 1.';

COMMENT ON COLUMN bi.review_versions.organization_id IS 'Key of the desk.';

COMMENT ON COLUMN bi.review_versions.reviewer IS 'The desk.';

COMMENT ON COLUMN bi.review_versions.reviewed_on IS 'When; the first day of a partial date.';

COMMENT ON COLUMN bi.review_versions.published_at IS 'From when on readers see it, UTC.';

COMMENT ON COLUMN bi.review_versions.summary IS 'The reason, in a sentence or two.';

COMMENT ON COLUMN bi.review_versions.url IS 'Where the review was published.';

COMMENT ON COLUMN bi.review_versions.recorded_at IS 'When it was recorded.';

COMMENT ON COLUMN bi.review_versions.known_from IS 'Since when it has been recorded and published.';

COMMENT ON COLUMN bi.review_versions.updated_at IS 'When the row last changed.';

CREATE VIEW bi.sources AS
 SELECT s.source_id,
    s.slug AS source,
    s.title,
    s.publisher,
    s.kind AS source_kind,
    s.url,
    s.archived_url,
    s.published_on,
    s.published_precision,
    s.accessed_on,
    s.accessed_precision,
    s.licence,
    s.note,
    s.updated_at
   FROM core.source s
  WHERE ((s.merged_into IS NULL) AND (NOT (EXISTS ( SELECT
           FROM core.event e
          WHERE (e.draft AND starts_with(s.slug, (e.slug || '/'::text)))))));

COMMENT ON VIEW bi.sources IS 'A publication.';

COMMENT ON COLUMN bi.sources.source_id IS 'Key.';

COMMENT ON COLUMN bi.sources.source IS 'Identity in the catalogue.';

COMMENT ON COLUMN bi.sources.title IS 'Title.';

COMMENT ON COLUMN bi.sources.publisher IS 'Who published it.';

COMMENT ON COLUMN bi.sources.source_kind IS 'report, article, dataset, transcript: a free word.';

COMMENT ON COLUMN bi.sources.url IS 'Where it was published.';

COMMENT ON COLUMN bi.sources.archived_url IS 'Where a copy is kept.';

COMMENT ON COLUMN bi.sources.published_on IS 'When it was published; the first day of a partial date.';

COMMENT ON COLUMN bi.sources.published_precision IS 'How much of published_on is known: year, month or day.';

COMMENT ON COLUMN bi.sources.accessed_on IS 'When it was read; the first day of a partial date.';

COMMENT ON COLUMN bi.sources.accessed_precision IS 'How much of accessed_on is known.';

COMMENT ON COLUMN bi.sources.licence IS 'Under which licence it may be used.';

COMMENT ON COLUMN bi.sources.note IS 'Remark of the annotators.';

COMMENT ON COLUMN bi.sources.updated_at IS 'When the row last changed, UTC.';

CREATE VIEW bi.speakers AS
 SELECT s.speaker_id,
    s.slug AS speaker,
    s.name AS speaker_name,
    s.kind AS speaker_kind,
    s.wikidata,
    s.note,
    s.updated_at
   FROM core.speaker s
  WHERE ((s.merged_into IS NULL) AND (NOT (EXISTS ( SELECT
           FROM core.event e
          WHERE (e.draft AND starts_with(s.slug, (e.slug || '/'::text)))))));

COMMENT ON VIEW bi.speakers IS 'A person who speaks, or a body that speaks.';

COMMENT ON COLUMN bi.speakers.speaker_id IS 'Key.';

COMMENT ON COLUMN bi.speakers.speaker IS 'Identity in the catalogue.';

COMMENT ON COLUMN bi.speakers.speaker_name IS 'Full name.';

COMMENT ON COLUMN bi.speakers.speaker_kind IS 'person or organization.';

COMMENT ON COLUMN bi.speakers.wikidata IS 'Wikidata item.';

COMMENT ON COLUMN bi.speakers.note IS 'Remark of the annotators.';

COMMENT ON COLUMN bi.speakers.updated_at IS 'When the row last changed, UTC.';

CREATE VIEW bi.topics AS
 SELECT t.topic_id,
    t.slug AS topic,
    t.name AS topic_name,
    t.note,
    t.updated_at
   FROM core.topic t;

COMMENT ON VIEW bi.topics IS 'A subject of claims.';

COMMENT ON COLUMN bi.topics.topic_id IS 'Key.';

COMMENT ON COLUMN bi.topics.topic IS 'Identity in the catalogue.';

COMMENT ON COLUMN bi.topics.topic_name IS 'Name.';

COMMENT ON COLUMN bi.topics.note IS 'Remark of the annotators.';

COMMENT ON COLUMN bi.topics.updated_at IS 'When the row last changed, UTC.';

CREATE VIEW bi.transcripts AS
 SELECT e.event_id,
    t.transcript_id,
    e.slug AS event,
    e.held_on AS said_on,
    t.revision,
    t.char_count,
    t.language,
    t.fidelity,
    t.published_on,
    t.published_precision,
    t.publisher_updated_at,
    s.source_id,
    s.slug AS source,
    t.file_name,
    t.file_sha256,
    (t.text IS NULL) AS redacted,
    i.loaded_at AS updated_at
   FROM ((((core.event e
     JOIN core.transcript t ON ((t.event_id = e.event_id)))
     JOIN ops.import i ON ((i.import_id = t.import_id)))
     LEFT JOIN core.source named ON ((named.source_id = t.source_id)))
     LEFT JOIN core.source s ON ((s.source_id = COALESCE(named.merged_into, named.source_id))))
  WHERE ((NOT e.draft) AND (t.revision = ( SELECT max(newest.revision) AS max
           FROM core.transcript newest
          WHERE (newest.event_id = e.event_id))));

COMMENT ON VIEW bi.transcripts IS 'The current revision of an event''s text, without the text itself.';

COMMENT ON COLUMN bi.transcripts.event_id IS 'Key of the event.';

COMMENT ON COLUMN bi.transcripts.transcript_id IS 'Key within the event.';

COMMENT ON COLUMN bi.transcripts.event IS 'The event.';

COMMENT ON COLUMN bi.transcripts.said_on IS 'When the event took place.';

COMMENT ON COLUMN bi.transcripts.revision IS 'Number of the revision, from 1.';

COMMENT ON COLUMN bi.transcripts.char_count IS 'Length in Unicode code points.';

COMMENT ON COLUMN bi.transcripts.language IS 'BCP 47 tag.';

COMMENT ON COLUMN bi.transcripts.fidelity IS 'verbatim, as-delivered, edited, interpreted or summary.';

COMMENT ON COLUMN bi.transcripts.published_on IS 'When it was published; the first day of a partial date.';

COMMENT ON COLUMN bi.transcripts.published_precision IS 'How much of published_on is known.';

COMMENT ON COLUMN bi.transcripts.publisher_updated_at IS 'The publisher''s own ''last updated'', UTC.';

COMMENT ON COLUMN bi.transcripts.source_id IS 'Key of the source.';

COMMENT ON COLUMN bi.transcripts.source IS 'Where it was published.';

COMMENT ON COLUMN bi.transcripts.file_name IS 'Name of the file.';

COMMENT ON COLUMN bi.transcripts.file_sha256 IS 'Of the file''s bytes, lower-case hex.';

COMMENT ON COLUMN bi.transcripts.redacted IS 'Whether the text was taken down.';

COMMENT ON COLUMN bi.transcripts.updated_at IS 'When the revision was loaded, UTC.';

ALTER TABLE core.appearance ALTER COLUMN appearance_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME core.appearance_appearance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE core.area ALTER COLUMN area_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME core.area_area_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE core.area_within (
    area_id bigint NOT NULL,
    parent_id bigint NOT NULL,
    withdrawn_at timestamp with time zone,
    CONSTRAINT area_within_parent_id_check CHECK ((parent_id <> area_id))
);

COMMENT ON TABLE core.area_within IS 'One area lies within another: this is what tells a figure of the whole from a figure of a part.';

COMMENT ON COLUMN core.area_within.area_id IS 'The part.';

COMMENT ON COLUMN core.area_within.parent_id IS 'The whole.';

COMMENT ON COLUMN core.area_within.withdrawn_at IS 'When the statement left the catalogue; null while it stands there.';

ALTER TABLE core.claim ALTER COLUMN claim_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME core.claim_claim_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE core.claim_group ALTER COLUMN claim_group_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME core.claim_group_claim_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE core.claim_link ALTER COLUMN claim_link_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME core.claim_link_claim_link_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE core.claim_span ALTER COLUMN claim_span_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME core.claim_span_claim_span_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE core.claim_version ALTER COLUMN claim_version_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME core.claim_version_claim_version_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE core.event ALTER COLUMN event_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME core.event_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE core.event_host (
    event_id bigint NOT NULL,
    organization_id bigint NOT NULL,
    import_id bigint NOT NULL,
    ended_import_id bigint
);

COMMENT ON TABLE core.event_host IS 'An organization that hosts the event.';

COMMENT ON COLUMN core.event_host.event_id IS 'The event.';

COMMENT ON COLUMN core.event_host.organization_id IS 'The host.';

COMMENT ON COLUMN core.event_host.import_id IS 'The import that wrote the row.';

COMMENT ON COLUMN core.event_host.ended_import_id IS 'The import that ended it; null while it is live.';

ALTER TABLE core.evidence ALTER COLUMN evidence_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME core.evidence_evidence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE core.figure ALTER COLUMN figure_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME core.figure_figure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE core.figure_version ALTER COLUMN figure_version_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME core.figure_version_figure_version_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE core.indicator ALTER COLUMN indicator_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME core.indicator_indicator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE core.observation (
    observation_id bigint NOT NULL,
    indicator_id bigint NOT NULL,
    area_id bigint NOT NULL,
    period daterange NOT NULL,
    period_text text NOT NULL,
    value numeric NOT NULL,
    comparator text DEFAULT 'eq'::text NOT NULL,
    unit_id bigint NOT NULL,
    status text DEFAULT 'actual'::text NOT NULL,
    vintage_on date NOT NULL,
    vintage_precision text NOT NULL,
    source_id bigint NOT NULL,
    locator text,
    note text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT observation_comparator_check CHECK ((comparator = ANY (ARRAY['eq'::text, 'gt'::text, 'gte'::text, 'lt'::text, 'lte'::text, 'approx'::text, 'almost'::text, 'between'::text]))),
    CONSTRAINT observation_period_check CHECK ((NOT isempty(period))),
    CONSTRAINT observation_status_check CHECK ((status = ANY (ARRAY['actual'::text, 'estimate'::text, 'provisional'::text]))),
    CONSTRAINT observation_vintage_precision_check CHECK ((vintage_precision = ANY (ARRAY['year'::text, 'month'::text, 'day'::text])))
);

COMMENT ON TABLE core.observation IS 'An official value of an indicator, as one source published it on one day. A later vintage stands beside the earlier one, never over it.';

COMMENT ON COLUMN core.observation.observation_id IS 'Surrogate key.';

COMMENT ON COLUMN core.observation.indicator_id IS 'What is measured.';

COMMENT ON COLUMN core.observation.area_id IS 'Of whom.';

COMMENT ON COLUMN core.observation.period IS 'When.';

COMMENT ON COLUMN core.observation.period_text IS 'The period as written, which shows its precision.';

COMMENT ON COLUMN core.observation.value IS 'The value in unit_id, scale applied.';

COMMENT ON COLUMN core.observation.comparator IS 'How the source qualifies it: eq, gt for ''more than'', almost for ''nearly''.';

COMMENT ON COLUMN core.observation.unit_id IS 'The unit of the value.';

COMMENT ON COLUMN core.observation.status IS 'actual, estimate or provisional, as of the vintage.';

COMMENT ON COLUMN core.observation.vintage_on IS 'When the value was published; the first day of a partial date.';

COMMENT ON COLUMN core.observation.vintage_precision IS 'How much of vintage_on is known: year, month or day.';

COMMENT ON COLUMN core.observation.source_id IS 'Where it was published.';

COMMENT ON COLUMN core.observation.locator IS 'Where in the source.';

COMMENT ON COLUMN core.observation.note IS 'Remark, as the source''s own words.';

COMMENT ON COLUMN core.observation.created_at IS 'When the row was written.';

ALTER TABLE core.observation ALTER COLUMN observation_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME core.observation_observation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE core.organization ALTER COLUMN organization_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME core.organization_organization_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE core.rating ALTER COLUMN rating_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME core.rating_rating_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE core.rating_scale ALTER COLUMN rating_scale_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME core.rating_scale_rating_scale_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE core.redaction ALTER COLUMN redaction_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME core.redaction_redaction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE core.repetition ALTER COLUMN repetition_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME core.repetition_repetition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE core.review ALTER COLUMN review_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME core.review_review_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE core.source ALTER COLUMN source_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME core.source_source_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE core.speaker_role (
    speaker_role_id bigint NOT NULL,
    speaker_id bigint NOT NULL,
    title text NOT NULL,
    organization_id bigint,
    held daterange DEFAULT '(,)'::daterange NOT NULL,
    held_text text,
    withdrawn_at timestamp with time zone,
    CONSTRAINT speaker_role_held_check CHECK ((NOT isempty(held)))
);

COMMENT ON TABLE core.speaker_role IS 'An office that a speaker holds or held.';

COMMENT ON COLUMN core.speaker_role.speaker_role_id IS 'Surrogate key.';

COMMENT ON COLUMN core.speaker_role.speaker_id IS 'Who holds it.';

COMMENT ON COLUMN core.speaker_role.title IS 'The office, as in NATO Secretary General.';

COMMENT ON COLUMN core.speaker_role.organization_id IS 'The body in which it is held.';

COMMENT ON COLUMN core.speaker_role.held IS 'When it is or was held; an open end where it is not known.';

COMMENT ON COLUMN core.speaker_role.held_text IS 'The same as written: FROM/TO with partial dates; null where neither is known.';

COMMENT ON COLUMN core.speaker_role.withdrawn_at IS 'When the role left the catalogue; null while it stands there.';

ALTER TABLE core.speaker_role ALTER COLUMN speaker_role_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME core.speaker_role_speaker_role_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE core.speaker ALTER COLUMN speaker_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME core.speaker_speaker_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE core.topic ALTER COLUMN topic_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME core.topic_topic_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE core.transcript ALTER COLUMN transcript_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME core.transcript_transcript_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE core.turn ALTER COLUMN turn_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME core.turn_turn_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE core.unit ALTER COLUMN unit_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME core.unit_unit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE ops.catalogue_change (
    catalogue_change_id bigint NOT NULL,
    import_id bigint NOT NULL,
    entity text NOT NULL,
    slug text NOT NULL,
    action text NOT NULL,
    old_value jsonb,
    new_value jsonb,
    reason text,
    CONSTRAINT catalogue_change_action_check CHECK ((action = ANY (ARRAY['added'::text, 'changed'::text, 'merged'::text, 'unmerged'::text]))),
    CONSTRAINT catalogue_change_old_value_check CHECK (((action = 'added'::text) = (old_value IS NULL)))
);

COMMENT ON TABLE ops.catalogue_change IS 'A change of a catalogue entry. The catalogue is written in place, so its history is here.';

COMMENT ON COLUMN ops.catalogue_change.catalogue_change_id IS 'Surrogate key.';

COMMENT ON COLUMN ops.catalogue_change.import_id IS 'The import that made it: when, by whom, from which file.';

COMMENT ON COLUMN ops.catalogue_change.entity IS 'The kind of entry: speaker, source, indicator.';

COMMENT ON COLUMN ops.catalogue_change.slug IS 'The entry.';

COMMENT ON COLUMN ops.catalogue_change.action IS 'added, changed or merged.';

COMMENT ON COLUMN ops.catalogue_change.old_value IS 'The entry before; null where it was added.';

COMMENT ON COLUMN ops.catalogue_change.new_value IS 'The entry after.';

COMMENT ON COLUMN ops.catalogue_change.reason IS 'Why, where a person said so.';

ALTER TABLE ops.catalogue_change ALTER COLUMN catalogue_change_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME ops.catalogue_change_catalogue_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ops.change ALTER COLUMN change_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME ops.change_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ops.import ALTER COLUMN import_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME ops.import_import_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ops.run ALTER COLUMN run_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME ops.run_run_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ONLY core.appearance
    ADD CONSTRAINT appearance_pkey PRIMARY KEY (event_id, appearance_id);

ALTER TABLE ONLY core.area
    ADD CONSTRAINT area_pkey PRIMARY KEY (area_id);

ALTER TABLE ONLY core.area
    ADD CONSTRAINT area_slug_key UNIQUE (slug);

ALTER TABLE ONLY core.area_within
    ADD CONSTRAINT area_within_pkey PRIMARY KEY (area_id, parent_id);

ALTER TABLE ONLY core.claim_group_member
    ADD CONSTRAINT claim_group_member_pkey PRIMARY KEY (event_id, claim_id, claim_group_id);

ALTER TABLE ONLY core.claim_group
    ADD CONSTRAINT claim_group_pkey PRIMARY KEY (claim_group_id);

ALTER TABLE ONLY core.claim
    ADD CONSTRAINT claim_key_key UNIQUE (event_id, key);

ALTER TABLE ONLY core.claim_link
    ADD CONSTRAINT claim_link_pkey PRIMARY KEY (event_id, claim_link_id);

ALTER TABLE ONLY core.claim
    ADD CONSTRAINT claim_pkey PRIMARY KEY (event_id, claim_id);

ALTER TABLE ONLY core.claim_span
    ADD CONSTRAINT claim_span_pkey PRIMARY KEY (event_id, claim_span_id);

ALTER TABLE ONLY core.claim_topic
    ADD CONSTRAINT claim_topic_pkey PRIMARY KEY (event_id, claim_id, topic_id, import_id);

ALTER TABLE ONLY core.claim_version
    ADD CONSTRAINT claim_version_pkey PRIMARY KEY (event_id, claim_version_id);

ALTER TABLE ONLY core.event_host
    ADD CONSTRAINT event_host_pkey PRIMARY KEY (event_id, organization_id, import_id);

ALTER TABLE ONLY core.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (event_id);

ALTER TABLE ONLY core.event
    ADD CONSTRAINT event_slug_key UNIQUE (slug);

ALTER TABLE ONLY core.evidence
    ADD CONSTRAINT evidence_pkey PRIMARY KEY (event_id, evidence_id);

ALTER TABLE ONLY core.figure
    ADD CONSTRAINT figure_claim_id_key UNIQUE (event_id, claim_id, figure_id);

ALTER TABLE ONLY core.figure
    ADD CONSTRAINT figure_key_key UNIQUE (event_id, claim_id, key);

ALTER TABLE ONLY core.figure
    ADD CONSTRAINT figure_pkey PRIMARY KEY (event_id, figure_id);

ALTER TABLE ONLY core.figure_version
    ADD CONSTRAINT figure_version_pkey PRIMARY KEY (event_id, figure_version_id);

ALTER TABLE ONLY core.indicator
    ADD CONSTRAINT indicator_pkey PRIMARY KEY (indicator_id);

ALTER TABLE ONLY core.indicator
    ADD CONSTRAINT indicator_slug_key UNIQUE (slug);

ALTER TABLE ONLY core.observation
    ADD CONSTRAINT observation_key UNIQUE (indicator_id, area_id, period, vintage_on, vintage_precision, source_id);

ALTER TABLE ONLY core.observation
    ADD CONSTRAINT observation_pkey PRIMARY KEY (observation_id);

ALTER TABLE ONLY core.organization
    ADD CONSTRAINT organization_pkey PRIMARY KEY (organization_id);

ALTER TABLE ONLY core.organization
    ADD CONSTRAINT organization_slug_key UNIQUE (slug);

ALTER TABLE ONLY core.rating
    ADD CONSTRAINT rating_pkey PRIMARY KEY (rating_id);

ALTER TABLE ONLY core.rating_scale
    ADD CONSTRAINT rating_scale_pkey PRIMARY KEY (rating_scale_id);

ALTER TABLE ONLY core.rating_scale
    ADD CONSTRAINT rating_scale_slug_key UNIQUE (slug);

ALTER TABLE ONLY core.rating
    ADD CONSTRAINT rating_slug_key UNIQUE (rating_scale_id, slug);

ALTER TABLE ONLY core.redaction
    ADD CONSTRAINT redaction_pkey PRIMARY KEY (event_id, redaction_id);

ALTER TABLE ONLY core.repetition
    ADD CONSTRAINT repetition_pkey PRIMARY KEY (event_id, claim_id);

ALTER TABLE ONLY core.review
    ADD CONSTRAINT review_pkey PRIMARY KEY (event_id, review_id);

ALTER TABLE ONLY core.source
    ADD CONSTRAINT source_pkey PRIMARY KEY (source_id);

ALTER TABLE ONLY core.source
    ADD CONSTRAINT source_slug_key UNIQUE (slug);

ALTER TABLE ONLY core.speaker
    ADD CONSTRAINT speaker_pkey PRIMARY KEY (speaker_id);

ALTER TABLE ONLY core.speaker_role
    ADD CONSTRAINT speaker_role_key UNIQUE NULLS NOT DISTINCT (speaker_id, title, organization_id, held_text);

ALTER TABLE ONLY core.speaker_role
    ADD CONSTRAINT speaker_role_pkey PRIMARY KEY (speaker_role_id);

ALTER TABLE ONLY core.speaker
    ADD CONSTRAINT speaker_slug_key UNIQUE (slug);

ALTER TABLE ONLY core.topic
    ADD CONSTRAINT topic_pkey PRIMARY KEY (topic_id);

ALTER TABLE ONLY core.topic
    ADD CONSTRAINT topic_slug_key UNIQUE (slug);

ALTER TABLE ONLY core.transcript
    ADD CONSTRAINT transcript_pkey PRIMARY KEY (event_id, transcript_id);

ALTER TABLE ONLY core.transcript
    ADD CONSTRAINT transcript_revision_key UNIQUE (event_id, revision);

ALTER TABLE ONLY core.turn
    ADD CONSTRAINT turn_pkey PRIMARY KEY (event_id, turn_id);

ALTER TABLE ONLY core.unit
    ADD CONSTRAINT unit_pkey PRIMARY KEY (unit_id);

ALTER TABLE ONLY core.unit
    ADD CONSTRAINT unit_slug_key UNIQUE (slug);

ALTER TABLE ONLY ops.catalogue_change
    ADD CONSTRAINT catalogue_change_pkey PRIMARY KEY (catalogue_change_id);

ALTER TABLE ONLY ops.change
    ADD CONSTRAINT change_pkey PRIMARY KEY (event_id, change_id);

ALTER TABLE ONLY ops.import
    ADD CONSTRAINT import_pkey PRIMARY KEY (import_id);

ALTER TABLE ONLY ops.run
    ADD CONSTRAINT run_pkey PRIMARY KEY (run_id);

CREATE UNIQUE INDEX appearance_live_key ON core.appearance USING btree (event_id, key) WHERE (ended_import_id IS NULL);

CREATE INDEX appearance_speaker_id_idx ON core.appearance USING btree (speaker_id) WHERE (ended_import_id IS NULL);

CREATE INDEX claim_group_member_claim_group_id_idx ON core.claim_group_member USING btree (claim_group_id);

CREATE UNIQUE INDEX claim_link_live_key ON core.claim_link USING btree (event_id, claim_id, figure_id, relation, to_event, to_claim, to_figure) NULLS NOT DISTINCT WHERE (ended_import_id IS NULL);

CREATE INDEX claim_link_to_idx ON core.claim_link USING btree (to_event, to_claim) WHERE (ended_import_id IS NULL);

CREATE UNIQUE INDEX claim_span_live_key ON core.claim_span USING btree (event_id, claim_id, ordinal) WHERE (ended_import_id IS NULL);

CREATE UNIQUE INDEX claim_topic_live_key ON core.claim_topic USING btree (event_id, claim_id, topic_id) WHERE (ended_import_id IS NULL);

CREATE INDEX claim_topic_topic_id_idx ON core.claim_topic USING btree (topic_id) WHERE (ended_import_id IS NULL);

CREATE UNIQUE INDEX claim_version_live_key ON core.claim_version USING btree (event_id, claim_id) WHERE (ended_import_id IS NULL);

CREATE INDEX claim_version_says_idx ON core.claim_version USING gin (to_tsvector('english'::regconfig, says)) WHERE (ended_import_id IS NULL);

COMMENT ON INDEX core.claim_version_says_idx IS 'The words of the live claims: what is searched first, before anything is compared letter by letter.';

CREATE INDEX event_held_on_idx ON core.event USING btree (held_on);

CREATE UNIQUE INDEX event_host_live_key ON core.event_host USING btree (event_id, organization_id) WHERE (ended_import_id IS NULL);

CREATE UNIQUE INDEX evidence_live_key ON core.evidence USING btree (event_id, claim_id, figure_id, source_id, locator, vintage_on, vintage_precision, origin) NULLS NOT DISTINCT WHERE (ended_import_id IS NULL);

CREATE INDEX figure_version_indicator_id_idx ON core.figure_version USING btree (indicator_id) WHERE (ended_import_id IS NULL);

CREATE UNIQUE INDEX figure_version_live_key ON core.figure_version USING btree (event_id, figure_id) WHERE (ended_import_id IS NULL);

CREATE INDEX organization_merged_into_idx ON core.organization USING btree (merged_into) WHERE (merged_into IS NOT NULL);

CREATE INDEX repetition_repetition_id_idx ON core.repetition USING btree (repetition_id);

CREATE INDEX review_claim_id_idx ON core.review USING btree (event_id, claim_id, reviewed_on DESC, review_id DESC);

CREATE INDEX source_merged_into_idx ON core.source USING btree (merged_into) WHERE (merged_into IS NOT NULL);

CREATE INDEX speaker_merged_into_idx ON core.speaker USING btree (merged_into) WHERE (merged_into IS NOT NULL);

CREATE INDEX transcript_redacted_idx ON core.transcript USING btree (text_sha256, file_sha256) WHERE (text IS NULL);

CREATE UNIQUE INDEX turn_live_key ON core.turn USING btree (event_id, key) WHERE (ended_import_id IS NULL);

CREATE INDEX catalogue_change_slug_idx ON ops.catalogue_change USING btree (entity, slug);

CREATE INDEX import_event_id_idx ON ops.import USING btree (event_id, import_id DESC);

ALTER TABLE ONLY core.appearance
    ADD CONSTRAINT appearance_ended_import_id_fkey FOREIGN KEY (ended_import_id) REFERENCES ops.import(import_id);

ALTER TABLE ONLY core.appearance
    ADD CONSTRAINT appearance_event_id_fkey FOREIGN KEY (event_id) REFERENCES core.event(event_id);

ALTER TABLE ONLY core.appearance
    ADD CONSTRAINT appearance_import_id_fkey FOREIGN KEY (import_id) REFERENCES ops.import(import_id);

ALTER TABLE ONLY core.appearance
    ADD CONSTRAINT appearance_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES core.organization(organization_id);

ALTER TABLE ONLY core.appearance
    ADD CONSTRAINT appearance_speaker_id_fkey FOREIGN KEY (speaker_id) REFERENCES core.speaker(speaker_id);

ALTER TABLE ONLY core.area_within
    ADD CONSTRAINT area_within_area_id_fkey FOREIGN KEY (area_id) REFERENCES core.area(area_id);

ALTER TABLE ONLY core.area_within
    ADD CONSTRAINT area_within_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES core.area(area_id);

ALTER TABLE ONLY core.claim
    ADD CONSTRAINT claim_event_id_fkey FOREIGN KEY (event_id) REFERENCES core.event(event_id);

ALTER TABLE ONLY core.claim_group_member
    ADD CONSTRAINT claim_group_member_claim_group_id_fkey FOREIGN KEY (claim_group_id) REFERENCES core.claim_group(claim_group_id);

ALTER TABLE ONLY core.claim_group_member
    ADD CONSTRAINT claim_group_member_claim_id_fkey FOREIGN KEY (event_id, claim_id) REFERENCES core.claim(event_id, claim_id);

ALTER TABLE ONLY core.claim
    ADD CONSTRAINT claim_import_id_fkey FOREIGN KEY (import_id) REFERENCES ops.import(import_id);

ALTER TABLE ONLY core.claim_link
    ADD CONSTRAINT claim_link_claim_id_fkey FOREIGN KEY (event_id, claim_id) REFERENCES core.claim(event_id, claim_id);

ALTER TABLE ONLY core.claim_link
    ADD CONSTRAINT claim_link_ended_import_id_fkey FOREIGN KEY (ended_import_id) REFERENCES ops.import(import_id);

ALTER TABLE ONLY core.claim_link
    ADD CONSTRAINT claim_link_figure_id_fkey FOREIGN KEY (event_id, claim_id, figure_id) REFERENCES core.figure(event_id, claim_id, figure_id);

ALTER TABLE ONLY core.claim_link
    ADD CONSTRAINT claim_link_import_id_fkey FOREIGN KEY (import_id) REFERENCES ops.import(import_id);

ALTER TABLE ONLY core.claim_span
    ADD CONSTRAINT claim_span_claim_id_fkey FOREIGN KEY (event_id, claim_id) REFERENCES core.claim(event_id, claim_id);

ALTER TABLE ONLY core.claim_span
    ADD CONSTRAINT claim_span_ended_import_id_fkey FOREIGN KEY (ended_import_id) REFERENCES ops.import(import_id);

ALTER TABLE ONLY core.claim_span
    ADD CONSTRAINT claim_span_import_id_fkey FOREIGN KEY (import_id) REFERENCES ops.import(import_id);

ALTER TABLE ONLY core.claim_span
    ADD CONSTRAINT claim_span_turn_id_fkey FOREIGN KEY (event_id, turn_id) REFERENCES core.turn(event_id, turn_id);

ALTER TABLE ONLY core.claim_topic
    ADD CONSTRAINT claim_topic_claim_id_fkey FOREIGN KEY (event_id, claim_id) REFERENCES core.claim(event_id, claim_id);

ALTER TABLE ONLY core.claim_topic
    ADD CONSTRAINT claim_topic_ended_import_id_fkey FOREIGN KEY (ended_import_id) REFERENCES ops.import(import_id);

ALTER TABLE ONLY core.claim_topic
    ADD CONSTRAINT claim_topic_import_id_fkey FOREIGN KEY (import_id) REFERENCES ops.import(import_id);

ALTER TABLE ONLY core.claim_topic
    ADD CONSTRAINT claim_topic_topic_id_fkey FOREIGN KEY (topic_id) REFERENCES core.topic(topic_id);

ALTER TABLE ONLY core.claim_version
    ADD CONSTRAINT claim_version_attributed_to_fkey FOREIGN KEY (attributed_to) REFERENCES core.speaker(speaker_id);

ALTER TABLE ONLY core.claim_version
    ADD CONSTRAINT claim_version_claim_id_fkey FOREIGN KEY (event_id, claim_id) REFERENCES core.claim(event_id, claim_id);

ALTER TABLE ONLY core.claim_version
    ADD CONSTRAINT claim_version_ended_import_id_fkey FOREIGN KEY (ended_import_id) REFERENCES ops.import(import_id);

ALTER TABLE ONLY core.claim_version
    ADD CONSTRAINT claim_version_import_id_fkey FOREIGN KEY (import_id) REFERENCES ops.import(import_id);

ALTER TABLE ONLY core.event_host
    ADD CONSTRAINT event_host_ended_import_id_fkey FOREIGN KEY (ended_import_id) REFERENCES ops.import(import_id);

ALTER TABLE ONLY core.event_host
    ADD CONSTRAINT event_host_event_id_fkey FOREIGN KEY (event_id) REFERENCES core.event(event_id);

ALTER TABLE ONLY core.event_host
    ADD CONSTRAINT event_host_import_id_fkey FOREIGN KEY (import_id) REFERENCES ops.import(import_id);

ALTER TABLE ONLY core.event_host
    ADD CONSTRAINT event_host_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES core.organization(organization_id);

ALTER TABLE ONLY core.event
    ADD CONSTRAINT event_part_of_fkey FOREIGN KEY (part_of) REFERENCES core.event(event_id);

ALTER TABLE ONLY core.evidence
    ADD CONSTRAINT evidence_checked_by_fkey FOREIGN KEY (checked_by) REFERENCES core.organization(organization_id);

ALTER TABLE ONLY core.evidence
    ADD CONSTRAINT evidence_claim_id_fkey FOREIGN KEY (event_id, claim_id) REFERENCES core.claim(event_id, claim_id);

ALTER TABLE ONLY core.evidence
    ADD CONSTRAINT evidence_ended_import_id_fkey FOREIGN KEY (ended_import_id) REFERENCES ops.import(import_id);

ALTER TABLE ONLY core.evidence
    ADD CONSTRAINT evidence_figure_id_fkey FOREIGN KEY (event_id, claim_id, figure_id) REFERENCES core.figure(event_id, claim_id, figure_id);

ALTER TABLE ONLY core.evidence
    ADD CONSTRAINT evidence_import_id_fkey FOREIGN KEY (import_id) REFERENCES ops.import(import_id);

ALTER TABLE ONLY core.evidence
    ADD CONSTRAINT evidence_source_id_fkey FOREIGN KEY (source_id) REFERENCES core.source(source_id);

ALTER TABLE ONLY core.figure
    ADD CONSTRAINT figure_claim_id_fkey FOREIGN KEY (event_id, claim_id) REFERENCES core.claim(event_id, claim_id);

ALTER TABLE ONLY core.figure
    ADD CONSTRAINT figure_import_id_fkey FOREIGN KEY (import_id) REFERENCES ops.import(import_id);

ALTER TABLE ONLY core.figure_version
    ADD CONSTRAINT figure_version_area_id_fkey FOREIGN KEY (area_id) REFERENCES core.area(area_id);

ALTER TABLE ONLY core.figure_version
    ADD CONSTRAINT figure_version_claim_span_id_fkey FOREIGN KEY (event_id, claim_span_id) REFERENCES core.claim_span(event_id, claim_span_id);

ALTER TABLE ONLY core.figure_version
    ADD CONSTRAINT figure_version_ended_import_id_fkey FOREIGN KEY (ended_import_id) REFERENCES ops.import(import_id);

ALTER TABLE ONLY core.figure_version
    ADD CONSTRAINT figure_version_figure_id_fkey FOREIGN KEY (event_id, figure_id) REFERENCES core.figure(event_id, figure_id);

ALTER TABLE ONLY core.figure_version
    ADD CONSTRAINT figure_version_import_id_fkey FOREIGN KEY (import_id) REFERENCES ops.import(import_id);

ALTER TABLE ONLY core.figure_version
    ADD CONSTRAINT figure_version_indicator_id_fkey FOREIGN KEY (indicator_id) REFERENCES core.indicator(indicator_id);

ALTER TABLE ONLY core.figure_version
    ADD CONSTRAINT figure_version_of_unit_id_fkey FOREIGN KEY (of_unit_id) REFERENCES core.unit(unit_id);

ALTER TABLE ONLY core.figure_version
    ADD CONSTRAINT figure_version_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES core.unit(unit_id);

ALTER TABLE ONLY core.indicator
    ADD CONSTRAINT indicator_derived_from_id_fkey FOREIGN KEY (derived_from_id) REFERENCES core.indicator(indicator_id);

ALTER TABLE ONLY core.indicator
    ADD CONSTRAINT indicator_producer_id_fkey FOREIGN KEY (producer_id) REFERENCES core.organization(organization_id);

ALTER TABLE ONLY core.indicator
    ADD CONSTRAINT indicator_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES core.unit(unit_id);

ALTER TABLE ONLY core.observation
    ADD CONSTRAINT observation_area_id_fkey FOREIGN KEY (area_id) REFERENCES core.area(area_id);

ALTER TABLE ONLY core.observation
    ADD CONSTRAINT observation_indicator_id_fkey FOREIGN KEY (indicator_id) REFERENCES core.indicator(indicator_id);

ALTER TABLE ONLY core.observation
    ADD CONSTRAINT observation_source_id_fkey FOREIGN KEY (source_id) REFERENCES core.source(source_id);

ALTER TABLE ONLY core.observation
    ADD CONSTRAINT observation_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES core.unit(unit_id);

ALTER TABLE ONLY core.organization
    ADD CONSTRAINT organization_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES core.organization(organization_id);

ALTER TABLE ONLY core.rating
    ADD CONSTRAINT rating_rating_scale_id_fkey FOREIGN KEY (rating_scale_id) REFERENCES core.rating_scale(rating_scale_id);

ALTER TABLE ONLY core.redaction
    ADD CONSTRAINT redaction_event_id_fkey FOREIGN KEY (event_id) REFERENCES core.event(event_id);

ALTER TABLE ONLY core.redaction
    ADD CONSTRAINT redaction_import_id_fkey FOREIGN KEY (import_id) REFERENCES ops.import(import_id);

ALTER TABLE ONLY core.repetition
    ADD CONSTRAINT repetition_claim_id_fkey FOREIGN KEY (event_id, claim_id) REFERENCES core.claim(event_id, claim_id);

ALTER TABLE ONLY core.review
    ADD CONSTRAINT review_claim_id_fkey FOREIGN KEY (event_id, claim_id) REFERENCES core.claim(event_id, claim_id);

ALTER TABLE ONLY core.review
    ADD CONSTRAINT review_import_id_fkey FOREIGN KEY (import_id) REFERENCES ops.import(import_id);

ALTER TABLE ONLY core.review
    ADD CONSTRAINT review_rating_id_fkey FOREIGN KEY (rating_id) REFERENCES core.rating(rating_id);

ALTER TABLE ONLY core.review
    ADD CONSTRAINT review_reviewed_by_fkey FOREIGN KEY (reviewed_by) REFERENCES core.organization(organization_id);

ALTER TABLE ONLY core.source
    ADD CONSTRAINT source_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES core.source(source_id);

ALTER TABLE ONLY core.speaker
    ADD CONSTRAINT speaker_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES core.speaker(speaker_id);

ALTER TABLE ONLY core.speaker_role
    ADD CONSTRAINT speaker_role_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES core.organization(organization_id);

ALTER TABLE ONLY core.speaker_role
    ADD CONSTRAINT speaker_role_speaker_id_fkey FOREIGN KEY (speaker_id) REFERENCES core.speaker(speaker_id);

ALTER TABLE ONLY core.transcript
    ADD CONSTRAINT transcript_event_id_fkey FOREIGN KEY (event_id) REFERENCES core.event(event_id);

ALTER TABLE ONLY core.transcript
    ADD CONSTRAINT transcript_import_id_fkey FOREIGN KEY (import_id) REFERENCES ops.import(import_id);

ALTER TABLE ONLY core.transcript
    ADD CONSTRAINT transcript_source_id_fkey FOREIGN KEY (source_id) REFERENCES core.source(source_id);

ALTER TABLE ONLY core.turn
    ADD CONSTRAINT turn_appearance_id_fkey FOREIGN KEY (event_id, appearance_id) REFERENCES core.appearance(event_id, appearance_id);

ALTER TABLE ONLY core.turn
    ADD CONSTRAINT turn_ended_import_id_fkey FOREIGN KEY (ended_import_id) REFERENCES ops.import(import_id);

ALTER TABLE ONLY core.turn
    ADD CONSTRAINT turn_import_id_fkey FOREIGN KEY (import_id) REFERENCES ops.import(import_id);

ALTER TABLE ONLY core.turn
    ADD CONSTRAINT turn_transcript_id_fkey FOREIGN KEY (event_id, transcript_id) REFERENCES core.transcript(event_id, transcript_id);

ALTER TABLE ONLY core.unit
    ADD CONSTRAINT unit_converts_to_fkey FOREIGN KEY (converts_to) REFERENCES core.unit(unit_id);

ALTER TABLE ONLY ops.catalogue_change
    ADD CONSTRAINT catalogue_change_import_id_fkey FOREIGN KEY (import_id) REFERENCES ops.import(import_id);

ALTER TABLE ONLY ops.change
    ADD CONSTRAINT change_event_id_fkey FOREIGN KEY (event_id) REFERENCES core.event(event_id);

ALTER TABLE ONLY ops.change
    ADD CONSTRAINT change_import_id_fkey FOREIGN KEY (import_id) REFERENCES ops.import(import_id);

ALTER TABLE ONLY ops.import
    ADD CONSTRAINT import_event_id_fkey FOREIGN KEY (event_id) REFERENCES core.event(event_id);

ALTER TABLE ONLY ops.import
    ADD CONSTRAINT import_run_id_fkey FOREIGN KEY (run_id) REFERENCES ops.run(run_id);

GRANT USAGE ON SCHEMA bi TO onrecord_loader;
GRANT USAGE ON SCHEMA bi TO onrecord_editor;
GRANT USAGE ON SCHEMA bi TO onrecord_reader;
GRANT USAGE ON SCHEMA bi TO onrecord_owner;

GRANT USAGE ON SCHEMA core TO onrecord_loader;
GRANT USAGE ON SCHEMA core TO onrecord_editor;
GRANT USAGE ON SCHEMA core TO onrecord_owner;

GRANT USAGE ON SCHEMA ops TO onrecord_loader;
GRANT USAGE ON SCHEMA ops TO onrecord_editor;
GRANT USAGE ON SCHEMA ops TO onrecord_owner;

GRANT SELECT,INSERT ON TABLE core.appearance TO onrecord_loader;
GRANT SELECT ON TABLE core.appearance TO onrecord_editor;
GRANT SELECT ON TABLE core.appearance TO onrecord_owner;

GRANT UPDATE(ended_import_id) ON TABLE core.appearance TO onrecord_loader;

GRANT SELECT,INSERT ON TABLE core.event TO onrecord_loader;
GRANT SELECT ON TABLE core.event TO onrecord_editor;
GRANT SELECT ON TABLE core.event TO onrecord_owner;

GRANT UPDATE(title) ON TABLE core.event TO onrecord_loader;

GRANT UPDATE(kind) ON TABLE core.event TO onrecord_loader;

GRANT UPDATE(held_on) ON TABLE core.event TO onrecord_loader;

GRANT UPDATE(held_precision) ON TABLE core.event TO onrecord_loader;

GRANT UPDATE(place) ON TABLE core.event TO onrecord_loader;

GRANT UPDATE(part_of) ON TABLE core.event TO onrecord_loader;

GRANT UPDATE(draft) ON TABLE core.event TO onrecord_loader;

GRANT UPDATE(note) ON TABLE core.event TO onrecord_loader;

GRANT UPDATE(updated_at) ON TABLE core.event TO onrecord_loader;
GRANT UPDATE(updated_at) ON TABLE core.event TO onrecord_owner;

GRANT SELECT,INSERT,UPDATE ON TABLE core.organization TO onrecord_loader;
GRANT SELECT ON TABLE core.organization TO onrecord_editor;
GRANT SELECT ON TABLE core.organization TO onrecord_owner;

GRANT SELECT,INSERT,UPDATE ON TABLE core.speaker TO onrecord_loader;
GRANT SELECT ON TABLE core.speaker TO onrecord_editor;
GRANT SELECT ON TABLE core.speaker TO onrecord_owner;

GRANT SELECT,INSERT ON TABLE ops.import TO onrecord_loader;
GRANT SELECT,INSERT ON TABLE ops.import TO onrecord_editor;
GRANT SELECT,INSERT ON TABLE ops.import TO onrecord_owner;

GRANT SELECT ON TABLE bi.appearances TO onrecord_loader;
GRANT SELECT ON TABLE bi.appearances TO onrecord_editor;
GRANT SELECT ON TABLE bi.appearances TO onrecord_reader;
GRANT SELECT ON TABLE bi.appearances TO onrecord_owner;

GRANT SELECT,INSERT ON TABLE core.turn TO onrecord_loader;
GRANT SELECT ON TABLE core.turn TO onrecord_editor;
GRANT SELECT ON TABLE core.turn TO onrecord_owner;

GRANT UPDATE(text) ON TABLE core.turn TO onrecord_owner;

GRANT UPDATE(ended_import_id) ON TABLE core.turn TO onrecord_loader;

GRANT SELECT ON TABLE bi.turns TO onrecord_loader;
GRANT SELECT ON TABLE bi.turns TO onrecord_editor;
GRANT SELECT ON TABLE bi.turns TO onrecord_reader;
GRANT SELECT ON TABLE bi.turns TO onrecord_owner;

GRANT SELECT,INSERT ON TABLE core.claim TO onrecord_loader;
GRANT SELECT ON TABLE core.claim TO onrecord_editor;
GRANT SELECT ON TABLE core.claim TO onrecord_owner;

GRANT UPDATE(key) ON TABLE core.claim TO onrecord_loader;

GRANT SELECT,INSERT ON TABLE core.claim_span TO onrecord_loader;
GRANT SELECT ON TABLE core.claim_span TO onrecord_editor;
GRANT SELECT ON TABLE core.claim_span TO onrecord_owner;

GRANT UPDATE(quote) ON TABLE core.claim_span TO onrecord_owner;

GRANT UPDATE(ended_import_id) ON TABLE core.claim_span TO onrecord_loader;

GRANT SELECT ON TABLE bi.claim_spans TO onrecord_loader;
GRANT SELECT ON TABLE bi.claim_spans TO onrecord_editor;
GRANT SELECT ON TABLE bi.claim_spans TO onrecord_reader;
GRANT SELECT ON TABLE bi.claim_spans TO onrecord_owner;

GRANT SELECT,INSERT ON TABLE core.claim_topic TO onrecord_loader;
GRANT SELECT ON TABLE core.claim_topic TO onrecord_editor;
GRANT SELECT ON TABLE core.claim_topic TO onrecord_owner;

GRANT UPDATE(ended_import_id) ON TABLE core.claim_topic TO onrecord_loader;

GRANT SELECT,INSERT ON TABLE core.claim_version TO onrecord_loader;
GRANT SELECT ON TABLE core.claim_version TO onrecord_editor;
GRANT SELECT ON TABLE core.claim_version TO onrecord_owner;

GRANT UPDATE(ended_import_id) ON TABLE core.claim_version TO onrecord_loader;

GRANT SELECT,INSERT ON TABLE core.evidence TO onrecord_loader;
GRANT SELECT,INSERT ON TABLE core.evidence TO onrecord_editor;
GRANT SELECT ON TABLE core.evidence TO onrecord_owner;

GRANT UPDATE(ended_import_id) ON TABLE core.evidence TO onrecord_loader;
GRANT UPDATE(ended_import_id) ON TABLE core.evidence TO onrecord_editor;

GRANT SELECT,INSERT ON TABLE core.figure TO onrecord_loader;
GRANT SELECT ON TABLE core.figure TO onrecord_editor;
GRANT SELECT ON TABLE core.figure TO onrecord_owner;

GRANT UPDATE(key) ON TABLE core.figure TO onrecord_loader;

GRANT SELECT,INSERT ON TABLE core.figure_version TO onrecord_loader;
GRANT SELECT ON TABLE core.figure_version TO onrecord_editor;
GRANT SELECT ON TABLE core.figure_version TO onrecord_owner;

GRANT UPDATE(quote) ON TABLE core.figure_version TO onrecord_owner;

GRANT UPDATE(hedge) ON TABLE core.figure_version TO onrecord_owner;

GRANT UPDATE(spoken) ON TABLE core.figure_version TO onrecord_owner;

GRANT UPDATE(scale) ON TABLE core.figure_version TO onrecord_owner;

GRANT UPDATE(unit_text) ON TABLE core.figure_version TO onrecord_owner;

GRANT UPDATE(of_what) ON TABLE core.figure_version TO onrecord_owner;

GRANT UPDATE(ended_import_id) ON TABLE core.figure_version TO onrecord_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE core.rating TO onrecord_loader;
GRANT SELECT ON TABLE core.rating TO onrecord_editor;
GRANT SELECT ON TABLE core.rating TO onrecord_owner;

GRANT SELECT,INSERT ON TABLE core.review TO onrecord_loader;
GRANT SELECT,INSERT ON TABLE core.review TO onrecord_editor;
GRANT SELECT ON TABLE core.review TO onrecord_owner;

GRANT SELECT,INSERT,UPDATE ON TABLE core.topic TO onrecord_loader;
GRANT SELECT ON TABLE core.topic TO onrecord_editor;
GRANT SELECT ON TABLE core.topic TO onrecord_owner;

GRANT SELECT ON TABLE bi.claims TO onrecord_loader;
GRANT SELECT ON TABLE bi.claims TO onrecord_editor;
GRANT SELECT ON TABLE bi.claims TO onrecord_reader;
GRANT SELECT ON TABLE bi.claims TO onrecord_owner;

GRANT SELECT,INSERT,UPDATE ON TABLE core.area TO onrecord_loader;
GRANT SELECT ON TABLE core.area TO onrecord_editor;
GRANT SELECT ON TABLE core.area TO onrecord_owner;

GRANT SELECT,INSERT,UPDATE ON TABLE core.indicator TO onrecord_loader;
GRANT SELECT ON TABLE core.indicator TO onrecord_editor;
GRANT SELECT ON TABLE core.indicator TO onrecord_owner;

GRANT SELECT,INSERT,UPDATE ON TABLE core.unit TO onrecord_loader;
GRANT SELECT ON TABLE core.unit TO onrecord_editor;
GRANT SELECT ON TABLE core.unit TO onrecord_owner;

GRANT SELECT ON TABLE bi.figures TO onrecord_loader;
GRANT SELECT ON TABLE bi.figures TO onrecord_editor;
GRANT SELECT ON TABLE bi.figures TO onrecord_reader;
GRANT SELECT ON TABLE bi.figures TO onrecord_owner;

GRANT SELECT,INSERT,UPDATE ON TABLE core.rating_scale TO onrecord_loader;
GRANT SELECT ON TABLE core.rating_scale TO onrecord_editor;
GRANT SELECT ON TABLE core.rating_scale TO onrecord_owner;

GRANT SELECT ON TABLE bi.reviews TO onrecord_loader;
GRANT SELECT ON TABLE bi.reviews TO onrecord_editor;
GRANT SELECT ON TABLE bi.reviews TO onrecord_reader;
GRANT SELECT ON TABLE bi.reviews TO onrecord_owner;

REVOKE ALL ON FUNCTION core.common_words() FROM PUBLIC;
GRANT ALL ON FUNCTION core.common_words() TO onrecord_loader;
GRANT ALL ON FUNCTION core.common_words() TO onrecord_editor;

GRANT SELECT,INSERT ON TABLE core.claim_group TO onrecord_loader;
GRANT SELECT,INSERT ON TABLE core.claim_group TO onrecord_editor;
GRANT SELECT ON TABLE core.claim_group TO onrecord_owner;

GRANT UPDATE(undone_at) ON TABLE core.claim_group TO onrecord_loader;
GRANT UPDATE(undone_at) ON TABLE core.claim_group TO onrecord_editor;

GRANT UPDATE(undone_by) ON TABLE core.claim_group TO onrecord_loader;
GRANT UPDATE(undone_by) ON TABLE core.claim_group TO onrecord_editor;

GRANT SELECT,INSERT ON TABLE core.claim_group_member TO onrecord_loader;
GRANT SELECT,INSERT ON TABLE core.claim_group_member TO onrecord_editor;
GRANT SELECT ON TABLE core.claim_group_member TO onrecord_owner;

GRANT SELECT,INSERT ON TABLE core.claim_link TO onrecord_loader;
GRANT SELECT ON TABLE core.claim_link TO onrecord_editor;
GRANT SELECT ON TABLE core.claim_link TO onrecord_owner;

GRANT UPDATE(ended_import_id) ON TABLE core.claim_link TO onrecord_loader;

GRANT SELECT,INSERT,DELETE ON TABLE core.repetition TO onrecord_loader;
GRANT SELECT,INSERT,DELETE ON TABLE core.repetition TO onrecord_editor;
GRANT SELECT ON TABLE core.repetition TO onrecord_owner;

GRANT SELECT ON TABLE bi.areas TO onrecord_loader;
GRANT SELECT ON TABLE bi.areas TO onrecord_editor;
GRANT SELECT ON TABLE bi.areas TO onrecord_reader;
GRANT SELECT ON TABLE bi.areas TO onrecord_owner;

GRANT SELECT,INSERT ON TABLE ops.change TO onrecord_loader;
GRANT SELECT,INSERT ON TABLE ops.change TO onrecord_editor;
GRANT SELECT,INSERT ON TABLE ops.change TO onrecord_owner;

GRANT UPDATE(old_value) ON TABLE ops.change TO onrecord_owner;

GRANT UPDATE(new_value) ON TABLE ops.change TO onrecord_owner;

GRANT UPDATE(reason) ON TABLE ops.change TO onrecord_owner;

GRANT SELECT,INSERT ON TABLE ops.run TO onrecord_loader;
GRANT SELECT,INSERT ON TABLE ops.run TO onrecord_editor;
GRANT SELECT,INSERT ON TABLE ops.run TO onrecord_owner;

GRANT SELECT ON TABLE bi.changes TO onrecord_loader;
GRANT SELECT ON TABLE bi.changes TO onrecord_editor;
GRANT SELECT ON TABLE bi.changes TO onrecord_reader;
GRANT SELECT ON TABLE bi.changes TO onrecord_owner;

GRANT SELECT ON TABLE bi.claim_links TO onrecord_loader;
GRANT SELECT ON TABLE bi.claim_links TO onrecord_editor;
GRANT SELECT ON TABLE bi.claim_links TO onrecord_reader;
GRANT SELECT ON TABLE bi.claim_links TO onrecord_owner;

GRANT SELECT,INSERT ON TABLE core.transcript TO onrecord_loader;
GRANT SELECT ON TABLE core.transcript TO onrecord_editor;
GRANT SELECT ON TABLE core.transcript TO onrecord_owner;

GRANT UPDATE(text) ON TABLE core.transcript TO onrecord_owner;

GRANT UPDATE(language) ON TABLE core.transcript TO onrecord_loader;

GRANT UPDATE(fidelity) ON TABLE core.transcript TO onrecord_loader;

GRANT UPDATE(published_on) ON TABLE core.transcript TO onrecord_loader;

GRANT UPDATE(published_precision) ON TABLE core.transcript TO onrecord_loader;

GRANT UPDATE(publisher_updated_at) ON TABLE core.transcript TO onrecord_loader;

GRANT UPDATE(source_id) ON TABLE core.transcript TO onrecord_loader;

GRANT UPDATE(note) ON TABLE core.transcript TO onrecord_loader;

GRANT SELECT ON TABLE bi.claim_span_versions TO onrecord_loader;
GRANT SELECT ON TABLE bi.claim_span_versions TO onrecord_editor;
GRANT SELECT ON TABLE bi.claim_span_versions TO onrecord_reader;
GRANT SELECT ON TABLE bi.claim_span_versions TO onrecord_owner;

GRANT SELECT ON TABLE bi.claim_topic_versions TO onrecord_loader;
GRANT SELECT ON TABLE bi.claim_topic_versions TO onrecord_editor;
GRANT SELECT ON TABLE bi.claim_topic_versions TO onrecord_reader;
GRANT SELECT ON TABLE bi.claim_topic_versions TO onrecord_owner;

GRANT SELECT ON TABLE bi.claim_topics TO onrecord_loader;
GRANT SELECT ON TABLE bi.claim_topics TO onrecord_editor;
GRANT SELECT ON TABLE bi.claim_topics TO onrecord_reader;
GRANT SELECT ON TABLE bi.claim_topics TO onrecord_owner;

GRANT SELECT ON TABLE bi.claim_versions TO onrecord_loader;
GRANT SELECT ON TABLE bi.claim_versions TO onrecord_editor;
GRANT SELECT ON TABLE bi.claim_versions TO onrecord_reader;
GRANT SELECT ON TABLE bi.claim_versions TO onrecord_owner;

GRANT SELECT ON TABLE bi.events TO onrecord_loader;
GRANT SELECT ON TABLE bi.events TO onrecord_editor;
GRANT SELECT ON TABLE bi.events TO onrecord_reader;
GRANT SELECT ON TABLE bi.events TO onrecord_owner;

GRANT SELECT,INSERT,UPDATE ON TABLE core.source TO onrecord_loader;
GRANT SELECT ON TABLE core.source TO onrecord_editor;
GRANT SELECT ON TABLE core.source TO onrecord_owner;

GRANT SELECT ON TABLE bi.evidence TO onrecord_loader;
GRANT SELECT ON TABLE bi.evidence TO onrecord_editor;
GRANT SELECT ON TABLE bi.evidence TO onrecord_reader;
GRANT SELECT ON TABLE bi.evidence TO onrecord_owner;

GRANT SELECT ON TABLE bi.evidence_versions TO onrecord_loader;
GRANT SELECT ON TABLE bi.evidence_versions TO onrecord_editor;
GRANT SELECT ON TABLE bi.evidence_versions TO onrecord_reader;
GRANT SELECT ON TABLE bi.evidence_versions TO onrecord_owner;

GRANT SELECT ON TABLE bi.figure_versions TO onrecord_loader;
GRANT SELECT ON TABLE bi.figure_versions TO onrecord_editor;
GRANT SELECT ON TABLE bi.figure_versions TO onrecord_reader;
GRANT SELECT ON TABLE bi.figure_versions TO onrecord_owner;

GRANT SELECT ON TABLE bi.indicators TO onrecord_loader;
GRANT SELECT ON TABLE bi.indicators TO onrecord_editor;
GRANT SELECT ON TABLE bi.indicators TO onrecord_reader;
GRANT SELECT ON TABLE bi.indicators TO onrecord_owner;

GRANT SELECT ON TABLE bi.merged_names TO onrecord_loader;
GRANT SELECT ON TABLE bi.merged_names TO onrecord_editor;
GRANT SELECT ON TABLE bi.merged_names TO onrecord_reader;
GRANT SELECT ON TABLE bi.merged_names TO onrecord_owner;

GRANT SELECT ON TABLE bi.organizations TO onrecord_loader;
GRANT SELECT ON TABLE bi.organizations TO onrecord_editor;
GRANT SELECT ON TABLE bi.organizations TO onrecord_reader;
GRANT SELECT ON TABLE bi.organizations TO onrecord_owner;

GRANT SELECT ON TABLE core.redaction TO onrecord_loader;
GRANT SELECT ON TABLE core.redaction TO onrecord_editor;
GRANT SELECT,INSERT ON TABLE core.redaction TO onrecord_owner;

GRANT SELECT ON TABLE bi.redactions TO onrecord_loader;
GRANT SELECT ON TABLE bi.redactions TO onrecord_editor;
GRANT SELECT ON TABLE bi.redactions TO onrecord_reader;
GRANT SELECT ON TABLE bi.redactions TO onrecord_owner;

GRANT SELECT ON TABLE bi.repeated_claims TO onrecord_loader;
GRANT SELECT ON TABLE bi.repeated_claims TO onrecord_editor;
GRANT SELECT ON TABLE bi.repeated_claims TO onrecord_reader;
GRANT SELECT ON TABLE bi.repeated_claims TO onrecord_owner;

GRANT SELECT ON TABLE bi.review_versions TO onrecord_loader;
GRANT SELECT ON TABLE bi.review_versions TO onrecord_editor;
GRANT SELECT ON TABLE bi.review_versions TO onrecord_reader;
GRANT SELECT ON TABLE bi.review_versions TO onrecord_owner;

GRANT SELECT ON TABLE bi.sources TO onrecord_loader;
GRANT SELECT ON TABLE bi.sources TO onrecord_editor;
GRANT SELECT ON TABLE bi.sources TO onrecord_reader;
GRANT SELECT ON TABLE bi.sources TO onrecord_owner;

GRANT SELECT ON TABLE bi.speakers TO onrecord_loader;
GRANT SELECT ON TABLE bi.speakers TO onrecord_editor;
GRANT SELECT ON TABLE bi.speakers TO onrecord_reader;
GRANT SELECT ON TABLE bi.speakers TO onrecord_owner;

GRANT SELECT ON TABLE bi.topics TO onrecord_loader;
GRANT SELECT ON TABLE bi.topics TO onrecord_editor;
GRANT SELECT ON TABLE bi.topics TO onrecord_reader;
GRANT SELECT ON TABLE bi.topics TO onrecord_owner;

GRANT SELECT ON TABLE bi.transcripts TO onrecord_loader;
GRANT SELECT ON TABLE bi.transcripts TO onrecord_editor;
GRANT SELECT ON TABLE bi.transcripts TO onrecord_reader;
GRANT SELECT ON TABLE bi.transcripts TO onrecord_owner;

GRANT USAGE ON SEQUENCE core.appearance_appearance_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE core.appearance_appearance_id_seq TO onrecord_editor;

GRANT USAGE ON SEQUENCE core.area_area_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE core.area_area_id_seq TO onrecord_editor;

GRANT SELECT,INSERT,UPDATE ON TABLE core.area_within TO onrecord_loader;
GRANT SELECT ON TABLE core.area_within TO onrecord_editor;
GRANT SELECT ON TABLE core.area_within TO onrecord_owner;

GRANT USAGE ON SEQUENCE core.claim_claim_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE core.claim_claim_id_seq TO onrecord_editor;

GRANT USAGE ON SEQUENCE core.claim_group_claim_group_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE core.claim_group_claim_group_id_seq TO onrecord_editor;

GRANT USAGE ON SEQUENCE core.claim_link_claim_link_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE core.claim_link_claim_link_id_seq TO onrecord_editor;

GRANT USAGE ON SEQUENCE core.claim_span_claim_span_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE core.claim_span_claim_span_id_seq TO onrecord_editor;

GRANT USAGE ON SEQUENCE core.claim_version_claim_version_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE core.claim_version_claim_version_id_seq TO onrecord_editor;

GRANT USAGE ON SEQUENCE core.event_event_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE core.event_event_id_seq TO onrecord_editor;

GRANT SELECT,INSERT ON TABLE core.event_host TO onrecord_loader;
GRANT SELECT ON TABLE core.event_host TO onrecord_editor;
GRANT SELECT ON TABLE core.event_host TO onrecord_owner;

GRANT UPDATE(ended_import_id) ON TABLE core.event_host TO onrecord_loader;

GRANT USAGE ON SEQUENCE core.evidence_evidence_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE core.evidence_evidence_id_seq TO onrecord_editor;

GRANT USAGE ON SEQUENCE core.figure_figure_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE core.figure_figure_id_seq TO onrecord_editor;

GRANT USAGE ON SEQUENCE core.figure_version_figure_version_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE core.figure_version_figure_version_id_seq TO onrecord_editor;

GRANT USAGE ON SEQUENCE core.indicator_indicator_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE core.indicator_indicator_id_seq TO onrecord_editor;

GRANT SELECT,INSERT ON TABLE core.observation TO onrecord_loader;
GRANT SELECT ON TABLE core.observation TO onrecord_editor;
GRANT SELECT ON TABLE core.observation TO onrecord_owner;

GRANT USAGE ON SEQUENCE core.observation_observation_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE core.observation_observation_id_seq TO onrecord_editor;

GRANT USAGE ON SEQUENCE core.organization_organization_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE core.organization_organization_id_seq TO onrecord_editor;

GRANT USAGE ON SEQUENCE core.rating_rating_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE core.rating_rating_id_seq TO onrecord_editor;

GRANT USAGE ON SEQUENCE core.rating_scale_rating_scale_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE core.rating_scale_rating_scale_id_seq TO onrecord_editor;

GRANT USAGE ON SEQUENCE core.redaction_redaction_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE core.redaction_redaction_id_seq TO onrecord_editor;

GRANT USAGE ON SEQUENCE core.repetition_repetition_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE core.repetition_repetition_id_seq TO onrecord_editor;

GRANT USAGE ON SEQUENCE core.review_review_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE core.review_review_id_seq TO onrecord_editor;

GRANT USAGE ON SEQUENCE core.source_source_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE core.source_source_id_seq TO onrecord_editor;

GRANT SELECT,INSERT,UPDATE ON TABLE core.speaker_role TO onrecord_loader;
GRANT SELECT ON TABLE core.speaker_role TO onrecord_editor;
GRANT SELECT ON TABLE core.speaker_role TO onrecord_owner;

GRANT USAGE ON SEQUENCE core.speaker_role_speaker_role_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE core.speaker_role_speaker_role_id_seq TO onrecord_editor;

GRANT USAGE ON SEQUENCE core.speaker_speaker_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE core.speaker_speaker_id_seq TO onrecord_editor;

GRANT USAGE ON SEQUENCE core.topic_topic_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE core.topic_topic_id_seq TO onrecord_editor;

GRANT USAGE ON SEQUENCE core.transcript_transcript_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE core.transcript_transcript_id_seq TO onrecord_editor;

GRANT USAGE ON SEQUENCE core.turn_turn_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE core.turn_turn_id_seq TO onrecord_editor;

GRANT USAGE ON SEQUENCE core.unit_unit_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE core.unit_unit_id_seq TO onrecord_editor;

GRANT SELECT,INSERT ON TABLE ops.catalogue_change TO onrecord_loader;
GRANT SELECT ON TABLE ops.catalogue_change TO onrecord_editor;
GRANT SELECT ON TABLE ops.catalogue_change TO onrecord_owner;

GRANT UPDATE(reason) ON TABLE ops.catalogue_change TO onrecord_owner;

GRANT USAGE ON SEQUENCE ops.catalogue_change_catalogue_change_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE ops.catalogue_change_catalogue_change_id_seq TO onrecord_editor;

GRANT USAGE ON SEQUENCE ops.change_change_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE ops.change_change_id_seq TO onrecord_editor;

GRANT USAGE ON SEQUENCE ops.import_import_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE ops.import_import_id_seq TO onrecord_editor;

GRANT USAGE ON SEQUENCE ops.run_run_id_seq TO onrecord_loader;
GRANT USAGE ON SEQUENCE ops.run_run_id_seq TO onrecord_editor;
