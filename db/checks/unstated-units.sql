-- title: Figures that do not say their unit
-- description: A live figure has a value and an indicator, and neither its factsheet nor its words say in which unit
--   the value is, so that nobody can hold it against the indicator. Give the unit in the factsheet, and load it again.
-- scope: event
-- severity: note
--
-- A sum without a currency stands, since the indicator has one; a factor, a change, a rank and an ordinal are measured
-- against the series, not in its unit; a year is no amount. A draft is still to be gone through.
select
  e.slug as event,
  'figure' as entity,
  c.key || '.' || f.key as entity_key,
  format(
    'it has the value %s and no unit, and its indicator %s is measured in unit %s',
    trim_scale(v.value),
    i.slug,
    w.slug
  ) as fault
from core.figure_version as v
join core.event as e on e.event_id = v.event_id and e.event_id = any($1::bigint[])
join core.figure as f
  on f.event_id = v.event_id
  and f.event_id = any($1::bigint[])
  and f.figure_id = v.figure_id
join core.claim as c
  on c.event_id = f.event_id
  and c.event_id = any($1::bigint[])
  and c.claim_id = f.claim_id
join core.indicator as i on i.indicator_id = v.indicator_id
join core.unit as w on w.unit_id = i.unit_id
where
  v.event_id = any($1::bigint[])
  and v.ended_import_id is null
  and v.value is not null
  and v.unit_id is null
  and coalesce(v.kind, '') not in ('ratio', 'change', 'rank', 'ordinal', 'date', 'money')
  and not w.is_currency
  and not e.draft
order by e.slug, entity_key;
