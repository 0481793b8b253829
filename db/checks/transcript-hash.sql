-- title: Transcripts that are not what was hashed
-- description: The SHA-256 or the length of the text, as it was loaded, is not that of the text that is there. The
--   text has been altered or damaged: restore it from a backup, since every quote of the event points into it.
-- scope: event
-- severity: fault
select
  e.slug as event,
  'transcript' as entity,
  x.revision::text as entity_key,
  case
    when char_length(x.text) <> x.char_count
      then format('the text has %s characters, and %s were loaded', char_length(x.text), x.char_count)
    else format(
      'the text has the SHA-256 %s, and what was loaded had %s',
      encode(sha256(convert_to(x.text, 'UTF8')), 'hex'),
      x.text_sha256
    )
  end as fault
from core.transcript as x
join core.event as e on e.event_id = x.event_id and e.event_id = any($1::bigint[])
where
  x.event_id = any($1::bigint[])
  and (
    char_length(x.text) <> x.char_count
    or encode(sha256(convert_to(x.text, 'UTF8')), 'hex') <> x.text_sha256
  )
order by e.slug, x.revision;
