-- title: Observations in a unit that is not their indicator's
-- description: Nothing converts the unit of an official value exactly to the unit in which its indicator is measured,
--   so that figures would be held against something else. Correct the observation, or give the catalogue the
--   conversion.
-- scope: global
-- severity: fault
--
-- The built-in conversions are those of package resolve, which a test compares.
with recursive measured as (
  select
    o.observation_id,
    u.slug as unit,
    i.slug as indicator,
    w.slug as indicator_unit,
    a.slug as area,
    o.period_text
  from core.observation as o
  join core.indicator as i on i.indicator_id = o.indicator_id
  join core.unit as w on w.unit_id = i.unit_id
  join core.unit as u on u.unit_id = o.unit_id
  join core.area as a on a.area_id = o.area_id
  where o.unit_id <> i.unit_id
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
  null::text as event,
  'observation' as entity,
  m.observation_id::text as entity_key,
  format(
    'the value of %s for %s in %s is in unit %s, and its indicator is measured in unit %s',
    m.indicator, m.area, m.period_text, m.unit, m.indicator_unit
  ) as fault
from measured as m
where not exists (
  select
  from reached as r
  where r.unit = m.unit and r.other = m.indicator_unit
)
order by m.observation_id;
