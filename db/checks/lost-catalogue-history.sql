-- title: Imports above events that the history does not tell of
-- description: An import of a catalogue, a merge or a judgement on the same claim changed something, and the history
--   has no line of it. Restore the history from a backup.
-- scope: global
-- severity: fault
select
  null::text as event,
  'import' as entity,
  i.import_id::text as entity_key,
  format('it is an import of the kind %s, and the history does not tell of it', i.kind) as fault
from ops.import as i
left join (
  select import_id
  from ops.catalogue_change
  group by import_id
) as c on c.import_id = i.import_id
left join (
  select import_id
  from ops.change
  where entity = 'same'
  group by import_id
) as s on s.import_id = i.import_id
where
  i.kind in ('catalogue', 'merge') and c.import_id is null
  or i.kind = 'same' and s.import_id is null
order by i.import_id;
