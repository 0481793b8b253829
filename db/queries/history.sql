-- What history prints: the changes of one event or of one entry of the catalogue, the oldest first.

-- name: FindEvent :one
select event_id
from core.event
where slug = sqlc.arg(slug);

-- name: EventChanges :many
-- The order of imports is that of their moments: they are written under a lock of the event.
select
  c.entity,
  c.entity_key,
  c.action,
  c.old_value,
  c.new_value,
  coalesce(c.reason, '')::text as reason,
  c.import_id,
  i.kind,
  coalesce(i.file, '')::text as file,
  i.loaded_at,
  r.command,
  r.run_by,
  r.program_version
from ops.change as c
join ops.import as i on i.import_id = c.import_id
join ops.run as r on r.run_id = i.run_id
where c.event_id = sqlc.arg(event_id)
order by i.loaded_at, c.import_id, c.change_id;

-- name: FirstImports :many
-- The imports that first wrote the claims and figures of an event. The history has a line for each thing only from the
-- second import on.
select
  k.key as claim,
  ''::text as figure,
  k.import_id,
  coalesce(i.file, '')::text as file,
  i.loaded_at,
  r.command,
  r.run_by,
  r.program_version
from core.claim as k
join ops.import as i on i.import_id = k.import_id
join ops.run as r on r.run_id = i.run_id
where k.event_id = sqlc.arg(event_id)
union all
select
  k.key,
  f.key,
  f.import_id,
  coalesce(i.file, ''),
  i.loaded_at,
  r.command,
  r.run_by,
  r.program_version
from core.figure as f
join core.claim as k on k.event_id = f.event_id and k.claim_id = f.claim_id
join ops.import as i on i.import_id = f.import_id
join ops.run as r on r.run_id = i.run_id
where f.event_id = sqlc.arg(event_id);

-- name: EntryChanges :many
select
  c.entity,
  c.slug,
  c.action,
  c.old_value,
  c.new_value,
  coalesce(c.reason, '')::text as reason,
  c.import_id,
  coalesce(i.file, '')::text as file,
  i.loaded_at,
  r.command,
  r.run_by,
  r.program_version
from ops.catalogue_change as c
join ops.import as i on i.import_id = c.import_id
join ops.run as r on r.run_id = i.run_id
where
  c.entity = sqlc.arg(entity)
  and c.slug = sqlc.arg(slug)
order by i.loaded_at, c.import_id, c.catalogue_change_id;

-- name: EntrySlugs :many
-- The entries of one kind, to name those that are like a misspelt one.
select o.slug from core.organization as o where sqlc.arg(entity)::text = 'organization'
union all
select s.slug from core.speaker as s where sqlc.arg(entity)::text = 'speaker'
union all
select a.slug from core.area as a where sqlc.arg(entity)::text = 'area'
union all
select u.slug from core.unit as u where sqlc.arg(entity)::text = 'unit'
union all
select t.slug from core.topic as t where sqlc.arg(entity)::text = 'topic'
union all
select x.slug from core.source as x where sqlc.arg(entity)::text = 'source'
union all
select i.slug from core.indicator as i where sqlc.arg(entity)::text = 'indicator'
union all
select r.slug from core.rating_scale as r where sqlc.arg(entity)::text = 'rating scale';
