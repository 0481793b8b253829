-- Judgements on whether two claims are the same, and the groups that they make.

-- name: LockSame :exec
-- One judgement at a time: a group is read from all judgements that touch it and written anew.
select pg_advisory_xact_lock(hashtextextended('core.repetition', 0));

-- name: SameClaim :one
-- A claim by its name, with what it says or said last.
select
  k.event_id,
  k.claim_id,
  e.draft,
  v.says,
  (v.ended_import_id is not null)::boolean as withdrawn
from core.event as e
join core.claim as k on k.event_id = e.event_id
join core.claim_version as v on v.event_id = k.event_id and v.claim_id = k.claim_id
where
  e.slug = sqlc.arg(event)
  and k.key = sqlc.arg(claim)
order by v.ended_import_id desc nulls first, v.claim_version_id desc
limit 1;

-- name: SamePairJudgements :many
-- The live judgements on two claims; at most one, but for what was written by hand.
select
  g.claim_group_id,
  g.judgement,
  coalesce(g.score::text, '')::text as score,
  coalesce(g.judged_by, '')::text as judged_by,
  g.judged_at,
  coalesce(g.note, '')::text as note
from core.claim_group_member as m
join core.claim_group as g on g.claim_group_id = m.claim_group_id
join core.claim_group_member as n on n.claim_group_id = m.claim_group_id
where
  m.event_id = sqlc.arg(event_id)
  and m.claim_id = sqlc.arg(claim_id)
  and n.event_id = sqlc.arg(other_event_id)
  and n.claim_id = sqlc.arg(other_claim_id)
  and g.undone_at is null
  and g.judgement <> 'suggested'
order by g.claim_group_id desc;

-- name: SameJudgementsFrom :many
-- The live judgements of a kind on any of the claims, an edge each.
select
  m.event_id,
  m.claim_id,
  n.event_id as other_event_id,
  n.claim_id as other_claim_id
from (
  select unnest(sqlc.arg(event_ids)::bigint[]) as event_id, unnest(sqlc.arg(claim_ids)::bigint[]) as claim_id
) as f
join core.claim_group_member as m on m.event_id = f.event_id and m.claim_id = f.claim_id
join core.claim_group as g on g.claim_group_id = m.claim_group_id
join core.claim_group_member as n on n.claim_group_id = m.claim_group_id
where
  (n.event_id, n.claim_id) <> (m.event_id, m.claim_id)
  and g.undone_at is null
  and g.judgement = sqlc.arg(judgement)
order by n.event_id, n.claim_id;

-- name: SameNames :many
-- The names of claims.
select
  k.event_id,
  k.claim_id,
  e.slug as event,
  k.key as claim
from (
  select unnest(sqlc.arg(event_ids)::bigint[]) as event_id, unnest(sqlc.arg(claim_ids)::bigint[]) as claim_id
) as f
join core.claim as k on k.event_id = f.event_id and k.claim_id = f.claim_id
join core.event as e on e.event_id = k.event_id;

-- name: SameScore :one
select coalesce(
  (
    select l.score::text
    from core.claim_likeness(
      sqlc.arg(event_id)::bigint, sqlc.arg(claim_id)::bigint, sqlc.arg(other_event_id)::bigint, sqlc.arg(other_claim_id)::bigint
    ) as l
  ),
  ''
)::text as score;

-- name: AddJudgement :one
insert into core.claim_group (judgement, score, judged_by, judged_at, note)
values (sqlc.arg(judgement), sqlc.narg(score)::numeric, sqlc.arg(judged_by)::text, clock_timestamp(), sqlc.narg(note))
returning claim_group_id;

-- name: AddJudgementMember :exec
insert into core.claim_group_member (event_id, claim_id, claim_group_id)
values (sqlc.arg(event_id), sqlc.arg(claim_id), sqlc.arg(claim_group_id));

-- name: UndoJudgement :exec
update core.claim_group
set
  undone_at = sqlc.arg(undone_at)::timestamptz,
  undone_by = sqlc.arg(undone_by)::text
where
  claim_group_id = sqlc.arg(claim_group_id)
  and undone_at is null;

-- name: Moment :one
select clock_timestamp()::timestamptz as moment;

-- name: AddJudgementChange :exec
insert into ops.change (event_id, import_id, entity, entity_key, action, old_value, new_value, reason)
values (
  sqlc.arg(event_id),
  sqlc.arg(import_id),
  'same',
  sqlc.arg(claim),
  sqlc.arg(action),
  sqlc.narg(old_value),
  sqlc.narg(new_value),
  sqlc.narg(reason)
);

-- name: Repetitions :many
-- The groups of claims, as they are written.
select
  r.event_id,
  r.claim_id,
  r.repetition_id
from (
  select unnest(sqlc.arg(event_ids)::bigint[]) as event_id, unnest(sqlc.arg(claim_ids)::bigint[]) as claim_id
) as f
join core.repetition as r on r.event_id = f.event_id and r.claim_id = f.claim_id
order by r.event_id, r.claim_id;

-- name: EndRepetitions :exec
delete from core.repetition as r
using (
  select unnest(sqlc.arg(event_ids)::bigint[]) as event_id, unnest(sqlc.arg(claim_ids)::bigint[]) as claim_id
) as f
where
  r.event_id = f.event_id
  and r.claim_id = f.claim_id;

-- name: NewRepetition :one
select nextval(pg_get_serial_sequence('core.repetition', 'repetition_id'))::bigint as repetition_id;

-- name: AddRepetitions :exec
insert into core.repetition (event_id, claim_id, repetition_id)
select
  unnest(sqlc.arg(event_ids)::bigint[]),
  unnest(sqlc.arg(claim_ids)::bigint[]),
  sqlc.arg(repetition_id)::bigint;

-- name: SameKnown :many
-- What people judged of a claim and what is in its group: a row for each other claim, judged first.
with
other as (
  select
    n.event_id,
    n.claim_id,
    g.judgement,
    g.score,
    g.judged_by,
    g.judged_at,
    g.note
  from core.claim_group_member as m
  join core.claim_group as g on g.claim_group_id = m.claim_group_id
  join core.claim_group_member as n on n.claim_group_id = m.claim_group_id
  where
    m.event_id = sqlc.arg(event_id)
    and m.claim_id = sqlc.arg(claim_id)
    and (n.event_id, n.claim_id) <> (m.event_id, m.claim_id)
    and g.undone_at is null
    and g.judgement <> 'suggested'
  union all
  select
    o.event_id,
    o.claim_id,
    'group',
    null,
    null,
    null,
    null
  from core.repetition as p
  join core.repetition as o on o.repetition_id = p.repetition_id
  where
    p.event_id = sqlc.arg(event_id)
    and p.claim_id = sqlc.arg(claim_id)
    and (o.event_id, o.claim_id) <> (p.event_id, p.claim_id)
    and not exists (
      select
      from core.claim_group_member as m
      join core.claim_group as g on g.claim_group_id = m.claim_group_id
      join core.claim_group_member as n on n.claim_group_id = m.claim_group_id
      where
        m.event_id = p.event_id
        and m.claim_id = p.claim_id
        and n.event_id = o.event_id
        and n.claim_id = o.claim_id
        and g.undone_at is null
        and g.judgement = 'same'
    )
)
select
  e.slug as event,
  k.key as claim,
  e.held_on,
  coalesce(e.held_precision, '')::text as held_precision,
  v.says,
  (v.ended_import_id is not null)::boolean as withdrawn,
  e.draft,
  o.judgement,
  coalesce(o.score::text, '')::text as score,
  coalesce(o.judged_by, '')::text as judged_by,
  o.judged_at,
  coalesce(
    (
      select coalesce(p.name, a.unnamed)
      from core.claim_span as s
      join core.turn as t on t.event_id = s.event_id and t.turn_id = s.turn_id
      join core.appearance as a on a.event_id = t.event_id and a.appearance_id = t.appearance_id
      left join core.speaker as said on said.speaker_id = a.speaker_id
      left join core.speaker as p on p.speaker_id = coalesce(said.merged_into, said.speaker_id)
      where
        s.event_id = o.event_id
        and s.claim_id = o.claim_id
        and s.ordinal = 1
        and s.ended_import_id is null
    ),
    ''
  )::text as speaker,
  coalesce(o.note, '')::text as note
from other as o
join core.event as e on e.event_id = o.event_id
join core.claim as k on k.event_id = o.event_id and k.claim_id = o.claim_id
cross join lateral (
  select
    x.says,
    x.ended_import_id
  from core.claim_version as x
  where
    x.event_id = o.event_id
    and x.claim_id = o.claim_id
  order by x.ended_import_id desc nulls first, x.claim_version_id desc
  limit 1
) as v
order by
  array_position(array['same', 'group', 'unsure', 'different'], o.judgement),
  e.held_on,
  e.slug,
  k.claim_id;

-- name: CommonWords :many
select
  w.word::text as word,
  w.share::real as share
from core.common_words() as w;

-- name: LiveClaimEstimate :one
-- How many live claims there are, as the planner believes; -1 where nobody ever looked.
select reltuples::real as live
from pg_catalog.pg_class
where oid = 'core.claim_version_says_idx'::regclass;

-- name: ClaimWords :many
-- Live claims in the order of their keys, from one on, with the words that the index holds of them. Event 0 is all
-- events, drafts left out.
select
  v.event_id,
  v.claim_id,
  tsvector_to_array(to_tsvector('english', v.says))::text[] as words
from core.claim_version as v
join core.event as e on e.event_id = v.event_id
where
  v.ended_import_id is null
  and (v.event_id, v.claim_id) > (sqlc.arg(after_event_id)::bigint, sqlc.arg(after_claim_id)::bigint)
  and (not e.draft or v.event_id = sqlc.arg(event_id)::bigint)
  and sqlc.arg(event_id)::bigint in (0, v.event_id)
order by v.event_id, v.claim_id
limit sqlc.arg(most);

-- name: LiveClaims :one
select count(*)
from core.claim_version as v
where
  v.ended_import_id is null
  and sqlc.arg(event_id)::bigint in (0, v.event_id);

-- name: SimilarClaims :batchmany
select
  s.event_id::bigint as event_id,
  s.claim_id::bigint as claim_id,
  s.score::text as score,
  coalesce(s.text_score::text, '')::text as text_score,
  coalesce(s.figures, '')::text as figures,
  coalesce(s.link, '')::text as link
from core.similar_claims(
  sqlc.arg(event_id)::bigint,
  sqlc.arg(claim_id)::bigint,
  sqlc.arg(words)::text::tsquery,
  sqlc.arg(within_event)::boolean,
  sqlc.arg(earlier_only)::boolean,
  sqlc.arg(most)::integer
) as s
where s.score >= sqlc.arg(least)::text::numeric
order by s.score desc, s.event_id, s.claim_id;

-- name: SaidClaims :many
-- What claims say, for reading.
select
  v.event_id,
  v.claim_id,
  e.slug as event,
  k.key as claim,
  e.held_on,
  coalesce(e.held_precision, '')::text as held_precision,
  v.says,
  coalesce(p.name, a.unnamed, '')::text as speaker
from (
  select unnest(sqlc.arg(event_ids)::bigint[]) as event_id, unnest(sqlc.arg(claim_ids)::bigint[]) as claim_id
) as f
join core.event as e on e.event_id = f.event_id
join core.claim as k on k.event_id = f.event_id and k.claim_id = f.claim_id
join core.claim_version as v on v.event_id = f.event_id and v.claim_id = f.claim_id and v.ended_import_id is null
left join core.claim_span as s on s.event_id = f.event_id and s.claim_id = f.claim_id and s.ended_import_id is null and s.ordinal = 1
left join core.turn as t on t.event_id = s.event_id and t.turn_id = s.turn_id
left join core.appearance as a on a.event_id = t.event_id and a.appearance_id = t.appearance_id
left join core.speaker as said on said.speaker_id = a.speaker_id
left join core.speaker as p on p.speaker_id = coalesce(said.merged_into, said.speaker_id);

-- name: DossierSame :many
-- The other live claims of the group of a claim. Those of drafts are shown beside a draft alone.
select
  e.slug as event,
  e.title,
  k.key as claim,
  e.held_on,
  coalesce(e.held_precision, '')::text as held_precision,
  coalesce(p.name, a.unnamed, '')::text as speaker,
  v.says
from core.repetition as r
join core.event as asked on asked.event_id = r.event_id
join core.repetition as o on o.repetition_id = r.repetition_id
join core.event as e on e.event_id = o.event_id
join core.claim as k on k.event_id = o.event_id and k.claim_id = o.claim_id
join core.claim_version as v on v.event_id = o.event_id and v.claim_id = o.claim_id and v.ended_import_id is null
join core.claim_span as s on s.event_id = o.event_id and s.claim_id = o.claim_id and s.ended_import_id is null and s.ordinal = 1
join core.turn as t on t.event_id = s.event_id and t.turn_id = s.turn_id
join core.appearance as a on a.event_id = t.event_id and a.appearance_id = t.appearance_id
left join core.speaker as said on said.speaker_id = a.speaker_id
left join core.speaker as p on p.speaker_id = coalesce(said.merged_into, said.speaker_id)
where
  r.event_id = sqlc.arg(event_id)
  and r.claim_id = sqlc.arg(claim_id)
  and (o.event_id, o.claim_id) <> (r.event_id, r.claim_id)
  and (asked.draft or not e.draft)
order by e.held_on, e.slug, s.span_start, k.claim_id;
