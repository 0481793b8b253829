-- title: Keys and constraints that are not enforced
-- description: An index is invalid, or a constraint was never validated, so that PostgreSQL does not hold the rows to
--   it. Rebuild the one with reindex, the other with alter table validate constraint.
-- scope: global
-- severity: fault
select
  null::text as event,
  'index' as entity,
  i.indexrelid::regclass::text as entity_key,
  format('it is invalid and covers not all rows of %s', i.indrelid::regclass) as fault
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
order by entity, entity_key;
