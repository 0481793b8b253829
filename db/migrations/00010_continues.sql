-- One sentence that an interruption cut stays two turns, of which the second names the first.

-- +goose Up

alter table core.turn add column continues_key text;
comment on column core.turn.continues_key is 'Key of the earlier turn of the same speaker whose sentence, cut by an interruption, this one goes on with.';

create or replace view bi.turns as
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
  i.loaded_at as updated_at,
  t.continues_key as continues
from core.turn as t
join bi.appearances as a on a.event_id = t.event_id and a.appearance_id = t.appearance_id
join ops.import as i on i.import_id = t.import_id
where t.ended_import_id is null;

comment on column bi.turns.continues is 'The earlier turn of the same speaker whose sentence, cut by an interruption, this one goes on with.';

-- +goose Down

-- A view loses a column only by being made anew, and bi.claim_spans, on which most of bi rests, reads bi.turns. Until
-- that is back it reads what is below it.
create or replace view bi.claim_spans as
select
  c.event_id,
  c.claim_span_id,
  c.claim_id,
  c.turn_id,
  a.speaker_id,
  a.event,
  a.said_on,
  k.key as claim,
  c.ordinal,
  t.key as turn,
  a.speaker,
  a.speaker_name,
  a.role,
  c.span_start,
  c.span_end,
  c.quote,
  i.loaded_at as updated_at
from core.claim_span as c
join core.claim as k on k.event_id = c.event_id and k.claim_id = c.claim_id
join core.turn as t on t.event_id = c.event_id and t.turn_id = c.turn_id
join bi.appearances as a on a.event_id = t.event_id and a.appearance_id = t.appearance_id
join ops.import as i on i.import_id = c.import_id
where
  c.ended_import_id is null
  and t.ended_import_id is null;

drop view bi.turns;

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

grant select on bi.turns to onrecord_loader, onrecord_editor, onrecord_reader, onrecord_owner;

create or replace view bi.claim_spans as
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

alter table core.turn drop column continues_key;
