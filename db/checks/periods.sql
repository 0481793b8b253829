-- title: Periods that are not what their text says
-- description: The days of a period, or how sharp it is, differ from the text that the factsheet gave, in a live
--   version or an ended one; or the text is no period. A comparison with a source would look at other years. Load the
--   factsheet again; if that changes nothing, restore the event from a backup.
-- scope: event
-- severity: fault
--
-- A text is a year, a month or a day, or two of them with a slash, of which one may be open: 2024, 2024-06/2024-08,
-- 2014/.., ../2014. It goes from the first day of the one to the last of the other. A day that a month does not have
-- rolls over into the next one, so that it reads otherwise than it was written.
-- There are few texts, each of which is read once.
with said as materialized (
  select
    event_id,
    figure_id,
    figure_version_id,
    ended_import_id,
    'period' as what,
    period,
    period_text,
    period_precision
  from core.figure_version
  where
    event_id = any($1::bigint[])
    and period_text is not null
  union all
  select event_id, figure_id, figure_version_id, ended_import_id, 'base period', base_period, base_period_text, null
  from core.figure_version
  where
    event_id = any($1::bigint[])
    and base_period_text is not null
),
ends as (
  select
    t.period_text,
    split_part(t.period_text, '/', 1) as from_text,
    case
      when position('/' in t.period_text) > 0 then substring(t.period_text from position('/' in t.period_text) + 1)
      else t.period_text
    end as to_text
  from (
    select period_text
    from said
    group by period_text
  ) as t
),
dated as (
  select
    d.*,
    d.from_text ~ '^(?!0000)\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$' as from_date,
    d.to_text ~ '^(?!0000)\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$' as to_date
  from ends as d
),
parsed as (
  select
    d.*,
    case
      when d.from_date
        then (left(rpad(d.from_text, 7, '-01'), 7) || '-01')::date
          + coalesce(nullif(substring(d.from_text from 9), '')::int - 1, 0)
    end as first_day,
    case
      when d.to_date
        then (left(rpad(d.to_text, 7, '-01'), 7) || '-01')::date
          + coalesce(nullif(substring(d.to_text from 9), '')::int - 1, 0)
    end as last_start
  from dated as d
),
meant as materialized (
  select
    p.period_text,
    (p.from_date or p.from_text = '..')
    and (p.to_date or p.to_text = '..')
    and (p.from_date or p.to_date)
    and coalesce(left(to_char(p.first_day, 'yyyy-mm-dd'), length(p.from_text)) = p.from_text, true)
    and coalesce(left(to_char(p.last_start, 'yyyy-mm-dd'), length(p.to_text)) = p.to_text, true) as valid,
    p.first_day,
    (
      p.last_start + case length(p.to_text)
        when 4 then interval '1 year'
        when 7 then interval '1 month'
        else interval '1 day'
      end
    )::date as next_day,
    case least(
      case when p.from_date then length(p.from_text) end,
      case when p.to_date then length(p.to_text) end
    )
      when 4 then 'year'
      when 7 then 'month'
      else 'day'
    end as sharp
  from parsed as p
),
judged as (
  select
    s.*,
    case
      when not m.valid
        then 'is no period'
      when
        isempty(s.period)
        or lower(s.period) is distinct from m.first_day
        or upper(s.period) is distinct from m.next_day
        then 'means other days'
      when s.period_precision <> m.sharp
        then format('is sharp to the %s, not to the %s', m.sharp, s.period_precision)
    end as why
  from said as s
  join meant as m on m.period_text = s.period_text
)
select
  e.slug as event,
  'figure' as entity,
  c.key || '.' || f.key as entity_key,
  format(
    'its %s is %s, and its text "%s" %s%s',
    j.what,
    j.period,
    j.period_text,
    j.why,
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
where j.why is not null
order by e.slug, entity_key, j.figure_version_id, j.what;
