-- name: AddRun :one
insert into ops.run (command, program_version, run_by)
values (sqlc.arg(command), sqlc.arg(program_version), sqlc.arg(run_by))
returning run_id;

-- name: AddImport :one
insert into ops.import (run_id, kind, file, file_sha256, event_id, digest)
values (
  sqlc.arg(run_id),
  sqlc.arg(kind),
  sqlc.narg(file),
  sqlc.narg(file_sha256),
  sqlc.narg(event_id),
  sqlc.narg(digest)
)
returning import_id;

-- name: LastDigest :one
-- The digest of what the event's file said when it was last loaded.
select digest
from ops.import
where
  event_id = sqlc.arg(event_id)
  and kind = 'factsheet'
order by import_id desc
limit 1;

-- name: AddCatalogueChanges :copyfrom
insert into ops.catalogue_change (import_id, entity, slug, action, old_value, new_value, reason)
values ($1, $2, $3, $4, $5, $6, $7);

-- name: AddChanges :copyfrom
insert into ops.change (event_id, import_id, entity, entity_key, action, old_value, new_value, reason)
values ($1, $2, $3, $4, $5, $6, $7, $8);
