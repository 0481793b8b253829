-- Schemas and the group roles that own rights on them.

-- +goose Up

create schema core;
comment on schema core is 'What was said, by whom, and what is known about it.';

create schema ops;
comment on schema ops is 'Imports and changes: how the database came to say what it says.';

create schema bi;
comment on schema bi is 'The stable, documented views that people and BI tools read.';

-- Roles belong to the cluster, so another database of it may have made them, maybe at this very moment.
-- +goose StatementBegin
do $$
declare
  wanted text;
begin
  foreach wanted in array array['onrecord_owner', 'onrecord_loader', 'onrecord_editor', 'onrecord_reader']
  loop
    begin
      if not exists (select from pg_catalog.pg_roles where rolname = wanted) then
        execute format('create role %I nologin', wanted);
      end if;
    exception
      when duplicate_object or unique_violation then
        null;
      when insufficient_privilege then
        raise exception 'the role % does not exist, and % may not create it', wanted, current_user
          using hint = 'Migrate as a role with CREATEROLE, or let an administrator run: create role ' || wanted || ' nologin';
    end;
  end loop;
end
$$;
-- +goose StatementEnd

-- +goose Down

-- The roles stay: they belong to the cluster.
drop schema bi;
drop schema ops;
drop schema core;
