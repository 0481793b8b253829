-- title: Figures whose bounds are not those of their value
-- description: The value lies outside of its bounds, or the bounds do not have the shape that the comparator or the
--   rule that gave them calls for, in a live version or an ended one. A comparison with a source would go wrong. Load
--   the factsheet again; correct bounds that are given in it.
-- scope: event
-- severity: fault
--
-- Bounds that a factsheet gives (rule given) need only hold the value, and where the comparator makes it a limit it
-- may be the end that is left out. All others come from the table of package quantity. Ends that were converted into
-- another unit are rounded outward at the twelfth place, those of a fraction in words at the sixth.
with measured as (
  select
    v.event_id,
    v.figure_id,
    v.figure_version_id,
    v.value,
    v.bounds,
    v.rule,
    coalesce(v.comparator, 'eq') as comparator,
    v.vague,
    v.ended_import_id,
    lower(v.bounds) as low,
    upper(v.bounds) as high,
    lower_inc(v.bounds) as low_in,
    upper_inc(v.bounds) as high_in,
    abs(lower(v.bounds) - v.value) <= 0.000000001 as at_low,
    abs(upper(v.bounds) - v.value) <= 0.000000001 as at_high,
    abs(lower(v.bounds) + upper(v.bounds) - 2 * v.value) <= (upper(v.bounds) - lower(v.bounds)) / 1000 as in_middle
  from core.figure_version as v
  where v.event_id = any($1::bigint[])
),
judged as (
  select
    m.*,
    case
      when m.value::text in ('NaN', 'Infinity', '-Infinity')
        then 'the value is no number'
      when m.bounds is not null and m.rule is null
        then 'no rule says where the bounds come from'
      when m.bounds is null and m.rule is not null
        then 'there is a rule and there are no bounds'
      when m.bounds is null and m.value is not null and m.ended_import_id is null
        then 'there is a value and there are no bounds'
      when m.bounds is null and m.comparator = 'between' and not m.vague and m.ended_import_id is null
        then 'there is no range between whose ends it lies'
      when m.bounds is null
        then null
      when m.value < m.low or m.value > m.high
        then 'the value lies outside of the bounds'
      when
        m.comparator not in ('gt', 'lt', 'almost')
        and (m.value = m.low and not m.low_in or m.value = m.high and not m.high_in)
        then 'the value is the end that the bounds leave out'
      when m.rule = 'given'
        then null
      when m.vague
        then 'no number is said, and bounds were made of one'
      when m.rule = 'range'
        then case
          when m.comparator <> 'between' or not m.low_in or not m.high_in
            then 'a range has the comparator between, and both its ends lie inside'
        end
      when m.value is null
        then 'bounds were made of a value, and there is none'
      when m.rule = 'comparator'
        then case m.comparator
          when 'gt' then case when not (m.at_low and not m.low_in and m.high is null) then 'gt wants (value,)' end
          when 'gte' then case when not (m.at_low and m.low_in and m.high is null) then 'gte wants [value,)' end
          when 'lt' then case when not (m.low is null and m.at_high and not m.high_in) then 'lt wants (,value)' end
          when 'lte' then case when not (m.low is null and m.at_high and m.high_in) then 'lte wants (,value]' end
          else 'the rule is about over and under'
        end
      when m.rule = 'exact'
        then case
          when m.comparator <> 'eq' or not (m.at_low and m.at_high)
            then 'an exact number has the comparator eq, and is both ends of its bounds'
        end
      when m.rule = 'digits'
        then case
          when m.comparator <> 'eq' or m.low_in = m.high_in or not m.in_middle
            then 'a rounded number has the comparator eq, and lies half-way between its bounds'
        end
      when m.rule = 'speech-fraction'
        then case
          when m.comparator <> 'eq' or not (m.low_in and m.high_in) or not m.in_middle
            then 'a fraction in words has the comparator eq, and lies half-way between its bounds'
        end
      when m.rule = 'approx'
        then case
          when m.comparator <> 'approx' or m.low_in = m.high_in or not m.in_middle
            then 'approx wants the value half-way between its bounds'
        end
      when m.rule = 'approx-or-more'
        then case
          when
            m.comparator <> 'approx'
            or not (m.at_low and m.low_in and m.high is null or m.at_high and m.high_in and m.low is null)
            then 'approx or more wants the value as the one end of its bounds'
        end
      when m.rule = 'almost'
        then case
          when m.comparator <> 'almost' or m.low_in or m.high_in or not (m.at_low or m.at_high)
            then 'almost wants the value as an end of its bounds that they leave out'
        end
    end as why
  from measured as m
)
select
  e.slug as event,
  'figure' as entity,
  c.key || '.' || f.key as entity_key,
  format(
    '%s: value %s, bounds %s, comparator %s, rule %s%s',
    j.why,
    coalesce(trim_scale(j.value)::text, 'none'),
    coalesce(j.bounds::text, 'none'),
    j.comparator,
    coalesce(j.rule, 'none'),
    case when j.ended_import_id is not null then ' (an ended version)' end
  ) as fault
from judged as j
join core.event as e on e.event_id = j.event_id and e.event_id = any($1::bigint[])
join core.figure as f
  on f.event_id = j.event_id
  and f.event_id = any($1::bigint[])
  and f.figure_id = j.figure_id
join core.claim as c
  on c.event_id = f.event_id
  and c.event_id = any($1::bigint[])
  and c.claim_id = f.claim_id
where
  j.why is not null
  and not (j.bounds is null and e.draft)
order by e.slug, entity_key, j.figure_version_id;
