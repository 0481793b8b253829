-- Duplicates and takedowns: old names can be looked up, every reader sees which events were redacted, and the rights
-- that a redaction takes.
--
-- To redact is no business of the loader and the editor: what they write can be undone, a redaction cannot. It is a
-- right of onrecord_owner, on exactly the columns that hold words of a transcript.

-- +goose Up

create view bi.merged_names as
select
  m.kind,
  m.slug,
  m.name,
  m.merged_into,
  m.merged_into_name,
  m.updated_at
from (
  select
    'speaker' as kind,
    a.slug::text as slug,
    a.name,
    b.slug::text as merged_into,
    b.name as merged_into_name,
    a.updated_at
  from core.speaker as a
  join core.speaker as b on b.speaker_id = a.merged_into
  union all
  select
    'organization',
    a.slug,
    a.name,
    b.slug,
    b.name,
    a.updated_at
  from core.organization as a
  join core.organization as b on b.organization_id = a.merged_into
  union all
  select
    'source',
    a.slug,
    a.title,
    b.slug,
    b.title,
    a.updated_at
  from core.source as a
  join core.source as b on b.source_id = a.merged_into
) as m
where not exists (
  select
  from core.event as e
  where
    e.draft
    and (starts_with(m.slug, e.slug || '/') or starts_with(m.merged_into, e.slug || '/'))
);

comment on view bi.merged_names is 'A duplicate in the catalogue, and the entry that stands for it in all other views.';
comment on column bi.merged_names.kind is 'speaker, organization or source.';
comment on column bi.merged_names.slug is 'The duplicate, as factsheets may go on to call it.';
comment on column bi.merged_names.name is 'Its name; the title of a source.';
comment on column bi.merged_names.merged_into is 'The entry that stands for it.';
comment on column bi.merged_names.merged_into_name is 'The name of that one.';
comment on column bi.merged_names.updated_at is 'When the duplicate last changed, UTC.';

create view bi.redactions as
select
  r.event_id,
  r.redaction_id,
  e.slug as event,
  e.held_on as said_on,
  r.reason,
  r.redacted_at,
  r.redacted_at as updated_at
from core.redaction as r
join core.event as e on e.event_id = r.event_id
where not e.draft;

comment on view bi.redactions is 'A takedown: the words of the event were removed. Its claims, figures and counts stay, without quotes.';
comment on column bi.redactions.event_id is 'Key of the event.';
comment on column bi.redactions.redaction_id is 'Key within the event.';
comment on column bi.redactions.event is 'The event.';
comment on column bi.redactions.said_on is 'When the event took place.';
comment on column bi.redactions.reason is 'Why: the request, the court order.';
comment on column bi.redactions.redacted_at is 'When the words were removed, UTC.';
comment on column bi.redactions.updated_at is 'When the row was written, UTC.';

grant select on bi.merged_names, bi.redactions to onrecord_loader, onrecord_editor, onrecord_reader;

-- Each child of a merge is looked up by what it was merged into.
create index speaker_merged_into_idx on core.speaker (merged_into) where merged_into is not null;
create index organization_merged_into_idx on core.organization (merged_into) where merged_into is not null;
create index source_merged_into_idx on core.source (merged_into) where merged_into is not null;

-- What was taken down may not come in under another name: each new text is looked for among these, which are few.
create index transcript_redacted_idx on core.transcript (text_sha256, file_sha256) where text is null;

-- A row in core.redaction keeps a text out for ever, so the loader may not write one either.
revoke insert on core.redaction from onrecord_loader;

grant usage on schema core, ops, bi to onrecord_owner;
grant select on all tables in schema core, ops, bi to onrecord_owner;
grant select on public.goose_db_version to onrecord_owner;
grant update (text) on core.transcript, core.turn to onrecord_owner;
grant update (quote) on core.claim_span to onrecord_owner;
grant update (quote, hedge, spoken, scale, unit_text, of_what) on core.figure_version to onrecord_owner;
grant update (old_value, new_value, reason) on ops.change to onrecord_owner;
-- A load gives one reason to all that it changes.
grant update (reason) on ops.catalogue_change to onrecord_owner;
-- Who locks a row must have the right to update it.
grant update (updated_at) on core.event to onrecord_owner;
grant insert on core.redaction, ops.run, ops.import, ops.change to onrecord_owner;

-- +goose Down

-- Who migrates as onrecord_owner itself owns the tables, and keeps its rights on them.
-- +goose StatementBegin
do $$
begin
  if not exists (
    select
    from pg_catalog.pg_class
    where
      oid in ('core.event'::regclass, 'public.goose_db_version'::regclass)
      and relowner = 'onrecord_owner'::regrole
  ) then
    revoke all on public.goose_db_version from onrecord_owner;
    revoke all on all tables in schema core, ops, bi from onrecord_owner;
    revoke usage on schema core, ops, bi from onrecord_owner;
  end if;
end
$$;
-- +goose StatementEnd

grant insert on core.redaction to onrecord_loader;
drop index core.transcript_redacted_idx;
drop index core.source_merged_into_idx;
drop index core.organization_merged_into_idx;
drop index core.speaker_merged_into_idx;
drop view bi.redactions;
drop view bi.merged_names;
