package store

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"onrecord/internal/briefing"
	"onrecord/internal/dossier"
	"onrecord/internal/store/dbsqlc"
)

// What a person can judge of two claims.
const (
	JudgedSame      = "same"
	JudgedDifferent = "different"
	JudgedUnsure    = "unsure"
)

// Judgements lists what a person can judge of two claims.
func Judgements() []string { return []string{JudgedSame, JudgedDifferent, JudgedUnsure} }

// What came of judging.
const (
	JudgementAdded     = "added"
	JudgementChanged   = "changed"
	JudgementUndone    = "undone"
	JudgementUnchanged = "unchanged"
)

// Judged is what came of a judgement on two claims, or of taking it back.
type Judged struct {
	Outcome   string         // one of the Judgement words
	A, B      briefing.Ref   // the claims
	Judgement string         // what holds of them now; empty where nothing does
	Was       string         // what held before; empty where nothing did
	Score     string         // how alike they are, a decimal of 0 to 1; empty where one of them is withdrawn
	Group     []briefing.Ref // the claims that are the same as A by now, with A itself; nil where none is
	Withdrawn []briefing.Ref // those of the two that their factsheet no longer makes
}

// ConflictError says that a judgement contradicts earlier ones.
type ConflictError struct{ text string }

func (e *ConflictError) Error() string { return e.text }

// Judge remembers what the user of the program judges of two claims, with who and when, in the history of both. A
// judgement supersedes the earlier one on the same two claims; the same one again is unchanged, unless the note is
// another. Claims that are judged the same, directly or through others, are one group, which is written anew in the
// same transaction; judgements wait for each other. A judgement that contradicts others is refused with a
// [*ConflictError], a name that stands for no claim with a [*dossier.NotFoundError].
func (s *Store) Judge(ctx context.Context, a, b briefing.Ref, judgement, note string) (Judged, error) {
	return s.judge(ctx, a, b, func(ctx context.Context, j *judging) error { return j.add(ctx, judgement, note) })
}

// UndoJudgement takes back what was judged of two claims, for the reason that is given, if any; a group that it held
// together is split. Where nothing was judged the outcome is unchanged.
func (s *Store) UndoJudgement(ctx context.Context, a, b briefing.Ref, reason string) (Judged, error) {
	return s.judge(ctx, a, b, func(ctx context.Context, j *judging) error { return j.undo(ctx, reason) })
}

func (s *Store) judge(ctx context.Context, a, b briefing.Ref, do func(context.Context, *judging) error) (Judged, error) {
	j := &judging{store: s, out: Judged{Outcome: JudgementUnchanged, A: a, B: b}}
	err := s.inTx(ctx, pgx.TxOptions{}, func(tx pgx.Tx) error {
		j.q = dbsqlc.New(tx)
		if err := j.begin(ctx); err != nil {
			return err
		}
		if err := do(ctx, j); err != nil {
			return err
		}
		return j.readGroup(ctx)
	})
	if _, conflict := errors.AsType[*ConflictError](err); conflict {
		return Judged{}, err
	}
	if err != nil {
		return Judged{}, s.explainMissing(err, "judging "+a.String()+" and "+b.String(), "onrecord_editor")
	}
	return j.out, nil
}

// claimID is the key of a claim.
type claimID struct{ event, claim int64 }

func compareClaims(a, b claimID) int {
	return cmp.Or(cmp.Compare(a.event, b.event), cmp.Compare(a.claim, b.claim))
}

// judging is one judgement on two claims.
type judging struct {
	store *Store
	q     *dbsqlc.Queries
	a, b  claimID
	have  []dbsqlc.SamePairJudgementsRow // the live ones on the two
	out   Judged
}

// begin waits until nobody else judges, and reads the claims and what holds of them.
func (j *judging) begin(ctx context.Context) (err error) {
	if err := j.q.LockSame(ctx); err != nil {
		return fmt.Errorf("waiting for other judgements: %w", err)
	}
	if j.a, err = j.claim(ctx, j.out.A); err != nil {
		return err
	}
	if j.b, err = j.claim(ctx, j.out.B); err != nil {
		return err
	}
	j.have, err = j.q.SamePairJudgements(ctx, dbsqlc.SamePairJudgementsParams{
		EventID: j.a.event, ClaimID: j.a.claim, OtherEventID: j.b.event, OtherClaimID: j.b.claim,
	})
	if err != nil {
		return fmt.Errorf("reading the judgements: %w", err)
	}
	if len(j.have) > 0 {
		j.out.Was, j.out.Judgement, j.out.Score = j.have[0].Judgement, j.have[0].Judgement, j.have[0].Score
	}
	return nil
}

func (j *judging) claim(ctx context.Context, ref briefing.Ref) (claimID, error) {
	row, err := findClaim(ctx, j.q, ref)
	if row.Withdrawn {
		j.out.Withdrawn = append(j.out.Withdrawn, ref)
	}
	return claimID{row.EventID, row.ClaimID}, err
}

// findClaim finds a claim by its name.
func findClaim(ctx context.Context, q *dbsqlc.Queries, ref briefing.Ref) (dbsqlc.SameClaimRow, error) {
	row, err := q.SameClaim(ctx, dbsqlc.SameClaimParams{Event: ref.Event, Claim: ref.Claim})
	if errors.Is(err, pgx.ErrNoRows) {
		return row, noClaim(ctx, q, ref)
	}
	return row, wrap(err, "looking for "+ref.String())
}

func (j *judging) add(ctx context.Context, judgement, note string) error {
	if len(j.have) == 1 && j.have[0].Judgement == judgement && (note == "" || note == j.have[0].Note) {
		return nil
	}
	if err := j.checkConflicts(ctx, judgement); err != nil {
		return err
	}
	score, err := j.q.SameScore(ctx, dbsqlc.SameScoreParams{
		EventID: j.a.event, ClaimID: j.a.claim, OtherEventID: j.b.event, OtherClaimID: j.b.claim,
	})
	if err != nil {
		return fmt.Errorf("comparing the claims: %w", err)
	}
	number, err := numberOf(score)
	if err != nil {
		return fmt.Errorf("reading the score: %w", err)
	}
	action := "added"
	j.out.Outcome, j.out.Judgement, j.out.Score = JudgementAdded, judgement, score
	if len(j.have) > 0 {
		action, j.out.Outcome = "changed", JudgementChanged
	}
	if err := j.writeChanges(ctx, action, verdict{Judgement: judgement, Score: score, Note: note}, ""); err != nil {
		return err
	}
	if err := j.endHave(ctx); err != nil {
		return err
	}
	group, err := j.q.AddJudgement(ctx, dbsqlc.AddJudgementParams{Judgement: judgement, Score: number, JudgedBy: j.store.by, Note: text(note)})
	if err != nil {
		return fmt.Errorf("writing the judgement: %w", err)
	}
	for _, c := range []claimID{j.a, j.b} {
		err := j.q.AddJudgementMember(ctx, dbsqlc.AddJudgementMemberParams{EventID: c.event, ClaimID: c.claim, ClaimGroupID: group})
		if err != nil {
			return fmt.Errorf("writing the judgement: %w", err)
		}
	}
	return j.regroup(ctx)
}

func (j *judging) undo(ctx context.Context, reason string) error {
	if len(j.have) == 0 {
		return nil
	}
	j.out.Outcome, j.out.Judgement = JudgementUndone, ""
	if err := j.writeChanges(ctx, "withdrawn", verdict{}, reason); err != nil {
		return err
	}
	if err := j.endHave(ctx); err != nil {
		return err
	}
	return j.regroup(ctx)
}

// endHave takes back the judgements that hold of the two claims.
func (j *judging) endHave(ctx context.Context) error {
	if len(j.have) == 0 {
		return nil
	}
	now, err := j.q.Moment(ctx)
	if err != nil {
		return fmt.Errorf("asking for the time: %w", err)
	}
	for _, old := range j.have {
		err := j.q.UndoJudgement(ctx, dbsqlc.UndoJudgementParams{ClaimGroupID: old.ClaimGroupID, UndoneAt: now, UndoneBy: j.store.by})
		if err != nil {
			return fmt.Errorf("taking back the judgement: %w", err)
		}
	}
	return nil
}

// verdict is a judgement as the history holds it.
type verdict struct {
	Claim     string `json:"claim"` // the other one
	Judgement string `json:"judgement"`
	Score     string `json:"score,omitempty"`
	Note      string `json:"note,omitempty"`
}

// writeChanges writes an import, and into the history of either claim what changed; next is empty where the judgement
// is taken back.
func (j *judging) writeChanges(ctx context.Context, action string, next verdict, reason string) error {
	imported, err := j.store.addImport(ctx, j.q, "same", dbsqlc.AddImportParams{Kind: "same"})
	if err != nil {
		return err
	}
	var before verdict
	if len(j.have) > 0 {
		before = verdict{Judgement: j.have[0].Judgement, Score: j.have[0].Score, Note: j.have[0].Note}
	}
	for _, side := range []struct {
		id          claimID
		self, other briefing.Ref
	}{{j.a, j.out.A, j.out.B}, {j.b, j.out.B, j.out.A}} {
		p := dbsqlc.AddJudgementChangeParams{
			EventID: side.id.event, ImportID: imported, Claim: side.self.Claim, Action: action, Reason: text(reason),
		}
		if p.OldValue, err = before.of(side.other); err != nil {
			return err
		}
		if p.NewValue, err = next.of(side.other); err != nil {
			return err
		}
		if err := j.q.AddJudgementChange(ctx, p); err != nil {
			return fmt.Errorf("writing the history of %s: %w", side.self, err)
		}
	}
	return nil
}

// of is the verdict with the other claim, as JSON; nil where there is none.
func (v verdict) of(other briefing.Ref) ([]byte, error) {
	if v.Judgement == "" {
		return nil, nil
	}
	v.Claim = other.String()
	out, err := json.Marshal(v)
	return out, wrap(err, "writing the judgement")
}

// checkConflicts refuses what earlier judgements on other pairs of claims rule out.
func (j *judging) checkConflicts(ctx context.Context, judgement string) error {
	switch judgement {
	case JudgedDifferent:
		return j.checkChain(ctx)
	case JudgedSame:
		return j.checkDifferent(ctx)
	default:
		return nil
	}
}

// checkChain refuses to call two claims different that are the same through others.
func (j *judging) checkChain(ctx context.Context) error {
	found, err := j.component(ctx, j.a, true)
	if err != nil {
		return err
	}
	if _, joined := found.from[j.b]; !joined {
		return nil
	}
	chain := []claimID{j.b}
	for at := j.b; at != j.a; {
		at = found.from[at]
		chain = append(chain, at)
	}
	slices.Reverse(chain)
	refs, err := j.names(ctx, chain)
	if err != nil {
		return err
	}
	return &ConflictError{fmt.Sprintf("%s and %s are the same through other claims: %s; take one of these judgements back first, as in `onrecord same %s %s --undo`",
		j.out.A, j.out.B, strings.Join(refs, " = "), quoted(refs[0]), quoted(refs[1]))}
}

// checkDifferent refuses to make one group of claims of which two are judged different.
func (j *judging) checkDifferent(ctx context.Context) error {
	one, err := j.component(ctx, j.a, false)
	if err != nil {
		return err
	}
	if _, joined := one.from[j.b]; joined {
		return nil
	}
	other, err := j.component(ctx, j.b, false)
	if err != nil {
		return err
	}
	edges, err := j.edges(ctx, one.claims, JudgedDifferent)
	if err != nil {
		return err
	}
	for _, e := range edges {
		if _, across := other.from[e[1]]; !across || e == [2]claimID{j.a, j.b} {
			continue
		}
		refs, err := j.names(ctx, e[:])
		if err != nil {
			return err
		}
		return &ConflictError{fmt.Sprintf("this would make one group of %s and %s, which are judged different; take that back first: `onrecord same %s %s --undo`",
			refs[0], refs[1], quoted(refs[0]), quoted(refs[1]))}
	}
	return nil
}

// quoted is a name as a shell takes it.
func quoted(ref string) string { return "'" + ref + "'" }

// component is the claims that are the same as one of them.
type component struct {
	claims []claimID           // that one first
	from   map[claimID]claimID // through which claim each was found; the first through itself
}

// component goes from a claim along the judgements 'same', all of one distance at a time. Without the pair it passes by
// what is judged of the two claims themselves.
func (j *judging) component(ctx context.Context, start claimID, withoutPair bool) (component, error) {
	c := component{claims: []claimID{start}, from: map[claimID]claimID{start: start}}
	for frontier := c.claims; len(frontier) > 0; {
		edges, err := j.edges(ctx, frontier, JudgedSame)
		if err != nil {
			return c, err
		}
		seen := len(c.claims)
		for _, e := range edges {
			if withoutPair && (e == [2]claimID{j.a, j.b} || e == [2]claimID{j.b, j.a}) {
				continue
			}
			if _, known := c.from[e[1]]; !known {
				c.from[e[1]] = e[0]
				c.claims = append(c.claims, e[1])
			}
		}
		frontier = c.claims[seen:]
	}
	return c, nil
}

// edges lists what is judged of any of the claims and another one: the claim, the other.
func (j *judging) edges(ctx context.Context, claims []claimID, judgement string) ([][2]claimID, error) {
	events, ids := columns(claims)
	rows, err := j.q.SameJudgementsFrom(ctx, dbsqlc.SameJudgementsFromParams{EventIds: events, ClaimIds: ids, Judgement: judgement})
	if err != nil {
		return nil, fmt.Errorf("following the judgements: %w", err)
	}
	out := make([][2]claimID, len(rows))
	for i, r := range rows {
		out[i] = [2]claimID{{r.EventID, r.ClaimID}, {r.OtherEventID, r.OtherClaimID}}
	}
	return out, nil
}

func columns(claims []claimID) (events, ids []int64) {
	for _, c := range claims {
		events, ids = append(events, c.event), append(ids, c.claim)
	}
	return events, ids
}

// names are the names of claims, in their order.
func (j *judging) names(ctx context.Context, claims []claimID) ([]string, error) {
	refs, err := claimRefs(ctx, j.q, claims)
	out := make([]string, len(refs))
	for i, r := range refs {
		out[i] = r.String()
	}
	return out, err
}

func claimRefs(ctx context.Context, q *dbsqlc.Queries, claims []claimID) ([]briefing.Ref, error) {
	events, ids := columns(claims)
	rows, err := q.SameNames(ctx, dbsqlc.SameNamesParams{EventIds: events, ClaimIds: ids})
	if err != nil {
		return nil, fmt.Errorf("reading the names of claims: %w", err)
	}
	byID := make(map[claimID]briefing.Ref, len(rows))
	for _, r := range rows {
		byID[claimID{r.EventID, r.ClaimID}] = briefing.Ref{Event: r.Event, Claim: r.Claim}
	}
	out := make([]briefing.Ref, len(claims))
	for i, c := range claims {
		out[i] = byID[c]
	}
	return out, nil
}

// regroup writes the groups of the two claims as the judgements make them by now. Of numbers that were in use a group
// takes the lowest; where one was split, the part with the first claim is served first.
func (j *judging) regroup(ctx context.Context) error {
	parts, err := j.parts(ctx)
	if err != nil {
		return err
	}
	events, ids := columns(slices.Concat(parts...))
	rows, err := j.q.Repetitions(ctx, dbsqlc.RepetitionsParams{EventIds: events, ClaimIds: ids})
	if err != nil {
		return fmt.Errorf("reading the groups: %w", err)
	}
	written := make(map[claimID]int64, len(rows))
	for _, r := range rows {
		written[claimID{r.EventID, r.ClaimID}] = r.RepetitionID
	}
	taken := map[int64]bool{}
	for _, part := range parts {
		if err := j.writeGroup(ctx, part, written, taken); err != nil {
			return err
		}
	}
	return nil
}

// parts are the components of the two claims, each in the order of the keys, the one with the first claim first.
func (j *judging) parts(ctx context.Context) ([][]claimID, error) {
	one, err := j.component(ctx, j.a, false)
	if err != nil {
		return nil, err
	}
	parts := [][]claimID{one.claims}
	if _, joined := one.from[j.b]; !joined {
		other, err := j.component(ctx, j.b, false)
		if err != nil {
			return nil, err
		}
		parts = append(parts, other.claims)
	}
	for _, p := range parts {
		slices.SortFunc(p, compareClaims)
	}
	slices.SortFunc(parts, func(p, q []claimID) int { return compareClaims(p[0], q[0]) })
	return parts, nil
}

// writeGroup writes the rows of one group that differ from what is written; a claim alone has none.
func (j *judging) writeGroup(ctx context.Context, part []claimID, written map[claimID]int64, taken map[int64]bool) error {
	var number int64
	for _, c := range part {
		if old := written[c]; len(part) > 1 && old != 0 && !taken[old] && (number == 0 || old < number) {
			number = old
		}
	}
	if number == 0 && len(part) > 1 {
		var err error
		if number, err = j.q.NewRepetition(ctx); err != nil {
			return fmt.Errorf("numbering a group: %w", err)
		}
	}
	taken[number] = true
	changed := slices.DeleteFunc(slices.Clone(part), func(c claimID) bool { return written[c] == number })
	if len(changed) == 0 {
		return nil
	}
	events, ids := columns(changed)
	if err := j.q.EndRepetitions(ctx, dbsqlc.EndRepetitionsParams{EventIds: events, ClaimIds: ids}); err != nil {
		return fmt.Errorf("writing a group: %w", err)
	}
	if number == 0 {
		return nil
	}
	err := j.q.AddRepetitions(ctx, dbsqlc.AddRepetitionsParams{EventIds: events, ClaimIds: ids, RepetitionID: number})
	return wrap(err, "writing a group")
}

// readGroup reads which claims are the same as the first by now.
func (j *judging) readGroup(ctx context.Context) error {
	c, err := j.component(ctx, j.a, false)
	if err != nil || len(c.claims) < 2 {
		return err
	}
	slices.SortFunc(c.claims, compareClaims)
	j.out.Group, err = claimRefs(ctx, j.q, c.claims)
	return err
}

// Known is what people judged of a claim and another one.
type Known struct {
	Claim SaidClaim // the other one
	// Judgement is one of the Judgement words, or "group" where the other one is the same through others.
	Judgement string
	Score     string // on the day of the judgement; empty where none was
	By        string
	At        time.Time // zero for a group
	Note      string
	Withdrawn bool // the other claim is
	Draft     bool // the other claim's event is
}

// SaidClaim is a claim as it is listed beside another one.
type SaidClaim struct {
	Ref     briefing.Ref
	Date    dossier.Date // of the event
	Speaker string       // who said it first; empty where the claim is withdrawn
	Says    string
}

// Judgements lists what people judged of a claim and others, and the others of its group: the same, unsure, different.
func (s *Store) Judgements(ctx context.Context, ref briefing.Ref) ([]Known, error) {
	var out []Known
	err := s.inTx(ctx, readOnly, func(tx pgx.Tx) error {
		q := dbsqlc.New(tx)
		claim, err := findClaim(ctx, q, ref)
		if err != nil {
			return err
		}
		rows, err := q.SameKnown(ctx, dbsqlc.SameKnownParams{EventID: claim.EventID, ClaimID: claim.ClaimID})
		if err != nil {
			return fmt.Errorf("reading the judgements on %s: %w", ref, err)
		}
		for _, r := range rows {
			out = append(out, Known{
				Claim:     SaidClaim{Ref: briefing.Ref{Event: r.Event, Claim: r.Claim}, Date: date(r.HeldOn, r.HeldPrecision), Speaker: r.Speaker, Says: r.Says},
				Judgement: r.Judgement, Score: r.Score, By: r.JudgedBy, At: r.JudgedAt.Time, Note: r.Note, Withdrawn: r.Withdrawn, Draft: r.Draft,
			})
		}
		return nil
	})
	return out, s.explainMissing(err, "reading what was judged of "+ref.String(), "onrecord_editor")
}
