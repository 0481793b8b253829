-- Who may do what. Safety rests on these grants: the settings of a session can be lifted by the session.

-- +goose Up

grant usage on schema core, ops, bi to onrecord_loader, onrecord_editor;
grant usage on schema bi to onrecord_reader;

grant select on all tables in schema core, ops, bi to onrecord_loader;
grant insert on all tables in schema core, ops to onrecord_loader;

-- Identifiers are drawn in blocks, ahead of the rows.
grant usage on all sequences in schema core, ops to onrecord_loader, onrecord_editor;

-- Every writer first looks whether the schema is the one that it was written for.
grant select on public.goose_db_version to onrecord_loader, onrecord_editor;

-- The catalogue is written in place, with its history in ops.catalogue_change.
grant update on
  core.organization,
  core.speaker,
  core.speaker_role,
  core.area,
  core.area_within,
  core.unit,
  core.topic,
  core.source,
  core.indicator,
  core.rating_scale,
  core.rating
to onrecord_loader;
grant update (title, kind, held_on, held_precision, place, part_of, draft, note, updated_at) on core.event to onrecord_loader;
grant update (undone_at, undone_by) on core.claim_group to onrecord_loader;

-- What is said of a transcript can be corrected, its text cannot.
grant update (language, fidelity, published_on, published_precision, publisher_updated_at, source_id, note)
on core.transcript
to onrecord_loader;

-- Versions are ended, never rewritten or deleted.
grant update (ended_import_id) on
  core.event_host,
  core.appearance,
  core.turn,
  core.claim_version,
  core.claim_topic,
  core.claim_span,
  core.figure_version,
  core.evidence,
  core.claim_link
to onrecord_loader;
grant update (key) on core.claim, core.figure to onrecord_loader;

grant select on all tables in schema core, bi to onrecord_editor;
grant select on ops.change, ops.catalogue_change, ops.import, ops.run to onrecord_editor;
grant insert on ops.run, ops.import, ops.change, core.review, core.evidence, core.claim_group, core.claim_group_member to onrecord_editor;
grant update (undone_at, undone_by) on core.claim_group to onrecord_editor;

grant select on all tables in schema bi to onrecord_reader;

-- Who makes the database runs reports on it, as the reader. A superuser may do so anyway.
-- +goose StatementBegin
do $$
begin
  if not pg_has_role(current_user, 'onrecord_reader', 'member') then
    execute format('grant onrecord_reader to %I', current_user);
  end if;
exception
  when insufficient_privilege then
    raise notice '% stays outside onrecord_reader: %', current_user, sqlerrm;
end
$$;
-- +goose StatementEnd

-- A report runs as the reader inside a session of a stronger role, so the reader must not be able to change its
-- own role from within a query: set_config('role', ...) is the one way to do that without a statement of its own.
-- Where the migrating role does not own the function (a managed service), the right stays, and the program refuses
-- user reports on such a database unless it is connected as a reader.
-- +goose StatementBegin
do $$
begin
  revoke execute on function pg_catalog.set_config(text, text, boolean) from public;
  grant execute on function pg_catalog.set_config(text, text, boolean) to onrecord_owner, onrecord_loader, onrecord_editor;
exception
  when insufficient_privilege then
    raise notice 'set_config stays open to all: %', sqlerrm;
end
$$;
-- +goose StatementEnd

-- +goose StatementBegin
do $$
begin
  execute format('revoke temporary, create on database %I from public', current_database());
exception
  when insufficient_privilege then
    raise notice 'the rights on the database stay as they are: %', sqlerrm;
end
$$;
-- +goose StatementEnd

-- +goose Down

-- +goose StatementBegin
do $$
begin
  execute format('grant temporary on database %I to public', current_database());
  grant execute on function pg_catalog.set_config(text, text, boolean) to public;
  revoke execute on function pg_catalog.set_config(text, text, boolean) from onrecord_owner, onrecord_loader, onrecord_editor;
exception
  when insufficient_privilege then
    raise notice 'rights on the database stay as they are: %', sqlerrm;
end
$$;
-- +goose StatementEnd

revoke all on public.goose_db_version from onrecord_loader, onrecord_editor;
revoke all on all sequences in schema core, ops from onrecord_loader, onrecord_editor;
revoke all on all tables in schema core, ops, bi from onrecord_loader, onrecord_editor, onrecord_reader;
revoke usage on schema core, ops, bi from onrecord_loader, onrecord_editor, onrecord_reader;
