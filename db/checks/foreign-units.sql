-- title: Figures in a unit that is not their indicator's
-- description: Nothing converts the unit of a live figure exactly to the unit in which its indicator is measured, so
--   that it would be held against something else. Give the figure the indicator that is meant, or the catalogue the
--   conversion, and load both again. A figure that its factsheet lets stand with override is left out.
-- scope: event
-- severity: fault
--
-- A factor, a change, a rank and an ordinal are measured against the series, not in its unit; a year is no amount. The
-- built-in conversions are those of package resolve, which a test compares. The recursion runs over units alone.
with recursive measured as (
  select
    v.event_id,
    v.figure_id,
    v.kind,
    coalesce(u.slug, 'calendar-year') as unit,
    i.slug as indicator,
    w.slug as indicator_unit
  from core.figure_version as v
  join core.indicator as i on i.indicator_id = v.indicator_id
  join core.unit as w on w.unit_id = i.unit_id
  left join core.unit as u on u.unit_id = v.unit_id
  where
    v.event_id = any($1::bigint[])
    and v.ended_import_id is null
    and v.basis <> 'override'
    and case
      when v.kind = 'date' and w.slug <> 'calendar-year' then true
      else u.slug <> w.slug and coalesce(v.kind, '') not in ('ratio', 'change', 'rank', 'ordinal')
    end
),
conversion (from_unit, to_unit) as (
  select u.slug, w.slug
  from core.unit as u
  join core.unit as w on w.unit_id = u.converts_to
  where u.factor_numerator > 0 and u.factor_denominator > 0
  union all
  values
    ('fraction', 'percent'),
    ('basis-point', 'percentage-point'),
    ('month', 'year'),
    ('week', 'day'),
    ('hour', 'day'),
    ('minute', 'hour'),
    ('second', 'minute'),
    ('kilometre', 'metre'),
    ('centimetre', 'metre'),
    ('millimetre', 'metre'),
    ('nautical-mile', 'metre'),
    ('inch', 'millimetre'),
    ('foot', 'inch'),
    ('yard', 'foot'),
    ('mile', 'yard'),
    ('kilogram', 'gram'),
    ('milligram', 'gram'),
    ('tonne', 'kilogram'),
    ('pound', 'gram'),
    ('ounce', 'pound'),
    ('square-kilometre', 'square-metre'),
    ('hectare', 'square-metre'),
    ('square-foot', 'square-metre'),
    ('acre', 'square-foot'),
    ('square-mile', 'acre'),
    ('cubic-metre', 'litre'),
    ('millilitre', 'litre'),
    ('megawatt', 'kilowatt'),
    ('gigawatt', 'megawatt'),
    ('mile-per-hour', 'kilometre-per-hour')
),
step as (
  select from_unit, to_unit from conversion
  union
  select to_unit, from_unit from conversion
),
reached (unit, other) as (
  select unit, unit from measured
  union
  select r.unit, s.to_unit
  from reached as r
  join step as s on s.from_unit = r.other
)
select
  e.slug as event,
  'figure' as entity,
  c.key || '.' || f.key as entity_key,
  format(
    'it is %s, and its indicator %s is measured in unit %s',
    case when m.kind = 'date' then 'a calendar year' else 'in unit ' || m.unit end,
    m.indicator,
    m.indicator_unit
  ) as fault
from measured as m
join core.event as e on e.event_id = m.event_id and e.event_id = any($1::bigint[])
join core.figure as f
  on f.event_id = m.event_id
  and f.event_id = any($1::bigint[])
  and f.figure_id = m.figure_id
join core.claim as c
  on c.event_id = f.event_id
  and c.event_id = any($1::bigint[])
  and c.claim_id = f.claim_id
where
  m.kind = 'date' and m.indicator_unit <> 'calendar-year'
  or not exists (
    select
    from reached as r
    where r.unit = m.unit and r.other = m.indicator_unit
  )
order by e.slug, entity_key;
