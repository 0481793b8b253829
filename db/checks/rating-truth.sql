-- title: Ratings whose truth is not their rank
-- description: The truth of a rating is its rank mapped on 0, the lowest of its scale, to 1, the highest. This one is
--   another, so that scales are compared wrongly. Change a rating of the scale in its catalogue and load it.
-- scope: global
-- severity: fault
select
  null::text as event,
  'rating' as entity,
  s.slug || '/' || r.slug as entity_key,
  format(
    'its truth is %s, and its rank gives %s',
    coalesce(trim_scale(r.truth)::text, 'none'),
    coalesce(trim_scale(r.expected)::text, 'none')
  ) as fault
from (
  select
    rating_scale_id,
    slug,
    truth,
    (rank - min(rank) over w)::numeric / nullif(max(rank) over w - min(rank) over w, 0) as expected
  from core.rating
  window w as (partition by rating_scale_id)
) as r
join core.rating_scale as s on s.rating_scale_id = r.rating_scale_id
where r.truth is distinct from r.expected
order by s.slug, r.slug;
