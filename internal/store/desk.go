package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"onrecord/internal/briefing"
	"onrecord/internal/store/dbsqlc"
)

// Publication says from when on readers see what is entered.
type Publication struct {
	AtOnce bool
	From   time.Time // where not at once; zero for not yet
}

// Entered is what became of a review or a piece of evidence that was entered.
type Entered struct {
	Outcome   briefing.Outcome // Added, Updated or Unchanged
	Withdrawn bool             // the claim or figure that it is about is withdrawn
	Published time.Time        // from when on readers see it; zero for not yet or, of evidence, for at once
	Public    bool             // readers see it by now
	Others    []OtherReview
	// Others is what the same desk said of the claim on the same scale before, the newest first.
}

// OtherReview is a review that was there before, with whether readers see it by now.
type OtherReview struct {
	briefing.Review
	Public bool
}

// AddReview adds a checked review to the claim that ref names. The same again adds nothing. Reviews are only ever
// added: of one desk and scale the one with the latest date counts, of one date the last that was entered.
//
// Where there is no such claim the error is a *[dossier.NotFoundError].
func (s *Store) AddReview(ctx context.Context, ref briefing.Ref, r briefing.Review, p Publication) (Entered, error) {
	var done Entered
	err := s.enter(ctx, ref, func(d *desk) (err error) {
		done, err = d.addReview(ctx, r, p)
		return err
	})
	return done, s.explainMissing(err, "writing a review of "+ref.String(), "onrecord_editor")
}

// AddEvidence adds a checked piece of evidence to the claim or figure that ref names, or replaces what was entered for
// the same source, place and vintage. The same again changes nothing. What readers see already is not replaced by
// something that they would see later only: the error is [ErrPublicEvidence].
func (s *Store) AddEvidence(ctx context.Context, ref briefing.Ref, e briefing.Evidence, p Publication) (Entered, error) {
	var done Entered
	err := s.enter(ctx, ref, func(d *desk) (err error) {
		done, err = d.addEvidence(ctx, e, p)
		return err
	})
	if errors.Is(err, ErrPublicEvidence) {
		return Entered{}, ErrPublicEvidence
	}
	return done, s.explainMissing(err, "writing evidence of "+ref.String(), "onrecord_editor")
}

// WithdrawEvidence takes back evidence that was entered for a source, place and vintage. It stays in the history, with
// the reason. What a factsheet says is taken back there.
func (s *Store) WithdrawEvidence(ctx context.Context, ref briefing.Ref, e briefing.Evidence, reason string) error {
	err := s.enter(ctx, ref, func(d *desk) error { return d.withdrawEvidence(ctx, e, reason) })
	return s.explainMissing(err, "writing evidence of "+ref.String(), "onrecord_editor")
}

// ErrNoEvidence says that no such evidence was entered.
var ErrNoEvidence = errors.New("no such evidence was entered from the command line")

// ErrPublicEvidence says that evidence under embargo would hide what readers see at its place.
var ErrPublicEvidence = errors.New("readers see evidence of this source, place and vintage already, and one place holds one piece")

// desk is one transaction in which a fact-checker enters something about one claim or figure.
type desk struct {
	store     *Store
	q         *dbsqlc.Queries
	ref       briefing.Ref
	event     int64
	claim     int64
	figure    *int64
	withdrawn bool
}

// enter finds what ref names and runs f, in one transaction, one of an event at a time.
func (s *Store) enter(ctx context.Context, ref briefing.Ref, f func(*desk) error) error {
	return s.inTx(ctx, pgx.TxOptions{}, func(tx pgx.Tx) error {
		d := &desk{store: s, q: dbsqlc.New(tx), ref: ref}
		if err := d.q.LockDesk(ctx, ref.Event); err != nil {
			return fmt.Errorf("waiting for other writers: %w", err)
		}
		if err := d.find(ctx); err != nil {
			return err
		}
		return f(d)
	})
}

func (d *desk) find(ctx context.Context) error {
	rows, err := d.q.FindTarget(ctx, dbsqlc.FindTargetParams{Event: d.ref.Event, Claim: d.ref.Claim})
	if err != nil {
		return fmt.Errorf("looking for the claim: %w", err)
	}
	if len(rows) == 0 {
		return noClaim(ctx, d.q, d.ref)
	}
	d.event, d.claim, d.withdrawn = rows[0].EventID, rows[0].ClaimID, rows[0].ClaimWithdrawn
	if d.ref.Figure == "" {
		return nil
	}
	var keys []string
	for _, r := range rows {
		if r.FigureID == nil {
			continue
		}
		keys = append(keys, r.Figure)
		if r.Figure == d.ref.Figure {
			d.figure = r.FigureID
			d.withdrawn = d.withdrawn || r.FigureWithdrawn
		}
	}
	if d.figure == nil {
		return noFigure(d.ref, keys)
	}
	return nil
}

// begin writes the import of what is entered.
func (d *desk) begin(ctx context.Context, kind string) (int64, error) {
	return d.store.addImport(ctx, d.q, kind, dbsqlc.AddImportParams{Kind: kind, EventID: &d.event})
}

// record writes the line of the history.
func (d *desk) record(ctx context.Context, imported int64, c briefing.Change) error {
	before, after, err := changeJSON(c)
	if err != nil {
		return err
	}
	_, err = d.q.AddChanges(ctx, []dbsqlc.AddChangesParams{{
		EventID: d.event, ImportID: imported, Entity: c.Entity, EntityKey: c.Key, Action: c.Action,
		OldValue: before, NewValue: after, Reason: text(c.Reason),
	}})
	return wrap(err, "writing the history")
}

func (d *desk) addReview(ctx context.Context, r briefing.Review, p Publication) (Entered, error) {
	done := Entered{Outcome: briefing.Unchanged, Withdrawn: d.withdrawn}
	rows, err := d.q.DeskReviews(ctx, dbsqlc.DeskReviewsParams{EventID: d.event, ClaimID: d.claim, Scale: r.Scale, ReviewedBy: r.By})
	if err != nil {
		return done, fmt.Errorf("reading the reviews: %w", err)
	}
	checked := false
	for _, o := range rows {
		other := OtherReview{briefing.Review{
			Scale: r.Scale, Rating: o.Rating, By: r.By, Date: partial(o.ReviewedOn, o.ReviewedPrecision),
			Published: o.PublishedAt.Time, Summary: o.Summary, URL: o.Url, Note: o.Note,
		}, o.Published}
		if !checked && other.Date == r.Date {
			checked = true
			if sameReview(other.Review, r) && p.is(o.PublishedAt, o.Published) {
				done.Published, done.Public = other.Published, other.Public
				return done, nil
			}
		}
		done.Others = append(done.Others, other)
	}
	ids, err := d.q.FindIDs(ctx, dbsqlc.FindIDsParams{Ratings: []string{r.Scale + "/" + r.Rating}, Organizations: []string{r.By}})
	if err != nil {
		return done, fmt.Errorf("looking up names: %w", err)
	}
	names := idsOf(ids)
	rating, err := names.of("rating", r.Scale+"/"+r.Rating)
	if err != nil {
		return done, err
	}
	by, err := names.of("organization", r.By)
	if err != nil {
		return done, err
	}
	imported, err := d.begin(ctx, "review")
	if err != nil {
		return done, err
	}
	row, err := d.q.AddReview(ctx, dbsqlc.AddReviewParams{
		EventID: d.event, ClaimID: d.claim, RatingID: rating, ReviewedBy: by, ReviewedOn: day(r.Date),
		ReviewedPrecision: string(r.Date.Precision()), AtOnce: p.AtOnce, PublishedAt: moment(p.From), Summary: text(r.Summary),
		Url: text(r.URL), Note: text(r.Note), RecordedBy: &d.store.by, ImportID: imported,
	})
	if err != nil {
		return done, fmt.Errorf("writing the review: %w", err)
	}
	done.Outcome, done.Published, done.Public = briefing.Added, row.PublishedAt.Time, row.Published
	return done, d.record(ctx, imported, briefing.Change{Entity: "review", Key: d.ref.Claim, Action: "added", New: reviewContent{
		Scale: r.Scale, By: r.By, Date: r.Date.String(), Rating: r.Rating, Published: momentText(row.PublishedAt), Summary: r.Summary,
		URL: r.URL, Note: r.Note,
	}})
}

func sameReview(a, b briefing.Review) bool {
	return a.Rating == b.Rating && a.Summary == b.Summary && a.URL == b.URL && a.Note == b.Note
}

// is tells whether something is published as p says.
func (p Publication) is(at pgtype.Timestamptz, published bool) bool {
	if p.AtOnce {
		return published
	}
	return at.Valid == !p.From.IsZero() && at.Time.Equal(p.From)
}

// deskEvidence is a piece of evidence as the history shows it.
type deskEvidence struct {
	evidenceContent
	EmbargoUntil string `json:"embargo_until,omitempty"`
}

func (d *desk) addEvidence(ctx context.Context, e briefing.Evidence, p Publication) (Entered, error) {
	done := Entered{Outcome: briefing.Unchanged, Withdrawn: d.withdrawn, Published: p.From}
	want := deskEvidence{evidenceContent{
		Source: e.Source, Locator: e.At, Vintage: e.Vintage.String(), Stance: e.Stance, Quote: e.Quote, Value: digits(e.Value),
		Checked: e.Checked.String(), CheckedBy: e.By, Note: e.Note,
	}, momentText(moment(p.From))}
	have, err := d.findEvidence(ctx, e)
	if err != nil {
		return done, err
	}
	if len(have) == 1 && have[0].says(want, p) {
		done.Published, done.Public = have[0].embargo.Time, have[0].public
		return done, nil
	}
	c := briefing.Change{Entity: "evidence", Key: targetKey(d.ref.Claim, d.ref.Figure), Action: "added", New: want}
	done.Outcome = briefing.Added
	if len(have) > 0 {
		done.Outcome, c.Action, c.Old = briefing.Updated, "changed", have[0].content
	}
	imported, err := d.begin(ctx, "evidence")
	if err != nil {
		return done, err
	}
	if err := d.record(ctx, imported, c); err != nil {
		return done, err
	}
	if err := d.endEvidence(ctx, imported, have, min(1, len(have)), "replaced: its source is merged"); err != nil {
		return done, err
	}
	done.Public, err = d.writeEvidence(ctx, e, p, imported)
	if err == nil && !done.Public && slices.ContainsFunc(have, func(h enteredEvidence) bool { return h.public }) {
		return done, ErrPublicEvidence
	}
	return done, err
}

// endEvidence ends evidence, and records those from one on as withdrawn.
func (d *desk) endEvidence(ctx context.Context, imported int64, have []enteredEvidence, from int, reason string) error {
	if len(have) == 0 {
		return nil
	}
	for _, h := range have[from:] {
		err := d.record(ctx, imported, briefing.Change{
			Entity: "evidence", Key: targetKey(d.ref.Claim, d.ref.Figure), Action: "withdrawn", Old: h.content, Reason: reason,
		})
		if err != nil {
			return err
		}
	}
	ids := make([]int64, len(have))
	for i, h := range have {
		ids[i] = h.id
	}
	err := d.q.EndEvidence(ctx, dbsqlc.EndEvidenceParams{EventID: d.event, ImportID: imported, Ids: ids})
	return wrap(err, "ending the earlier evidence")
}

// writeEvidence writes a piece, and tells whether readers see it by now.
func (d *desk) writeEvidence(ctx context.Context, e briefing.Evidence, p Publication, imported int64) (public bool, err error) {
	ids, err := d.q.FindIDs(ctx, dbsqlc.FindIDsParams{Sources: []string{e.Source}, Organizations: []string{e.By}})
	if err != nil {
		return false, fmt.Errorf("looking up names: %w", err)
	}
	names := idsOf(ids)
	source, err := names.of("source", e.Source)
	if err != nil {
		return false, err
	}
	by, err := names.maybe("organization", e.By)
	if err != nil {
		return false, err
	}
	public, err = d.q.AddDeskEvidence(ctx, dbsqlc.AddDeskEvidenceParams{
		EventID: d.event, ClaimID: d.claim, FigureID: d.figure, SourceID: source, Stance: e.Stance, Locator: text(e.At),
		Quote: text(e.Quote), Value: number(e.Value), VintageOn: day(e.Vintage), VintagePrecision: precision(e.Vintage),
		CheckedOn: day(e.Checked), CheckedPrecision: precision(e.Checked), CheckedBy: by, Note: text(e.Note),
		EmbargoUntil: moment(p.From), RecordedBy: &d.store.by, ImportID: imported,
	})
	return public, wrap(err, "writing the evidence")
}

// enteredEvidence is live evidence of the desk.
type enteredEvidence struct {
	id          int64
	content     deskEvidence
	sameChecker bool               // the desk that is asked for checked it
	embargo     pgtype.Timestamptz // until when readers do not see it
	public      bool               // they see it by now
}

// says tells whether it says what is wanted of the same source, place and vintage. A merged name is as good as the one
// that it was merged into.
func (h *enteredEvidence) says(want deskEvidence, p Publication) bool {
	have := h.content
	want.Source, have.EmbargoUntil, want.EmbargoUntil = have.Source, "", ""
	if h.sameChecker {
		want.CheckedBy = have.CheckedBy
	}
	return have == want && p.is(h.embargo, h.public)
}

// findEvidence finds what was entered for the same source, place and vintage, the newest first. It is one piece at most,
// unless it was entered under several names that were merged since.
func (d *desk) findEvidence(ctx context.Context, e briefing.Evidence) ([]enteredEvidence, error) {
	rows, err := d.q.DeskEvidence(ctx, dbsqlc.DeskEvidenceParams{
		EventID: d.event, ClaimID: d.claim, FigureID: d.figure, Source: e.Source, CheckedBy: e.By,
	})
	if err != nil {
		return nil, fmt.Errorf("reading the evidence: %w", err)
	}
	var have []enteredEvidence
	for _, r := range rows {
		if r.Locator != e.At || partial(r.VintageOn, r.VintagePrecision) != e.Vintage {
			continue
		}
		have = append(have, enteredEvidence{r.EvidenceID, deskEvidence{evidenceContent{
			Source: r.Source, Locator: r.Locator, Vintage: e.Vintage.String(), Stance: r.Stance, Quote: r.Quote, Value: r.Value,
			Checked: partial(r.CheckedOn, r.CheckedPrecision).String(), CheckedBy: r.CheckedBy, Note: r.Note,
		}, momentText(r.EmbargoUntil)}, r.SameChecker, r.EmbargoUntil, r.Published})
	}
	return have, nil
}

func (d *desk) withdrawEvidence(ctx context.Context, e briefing.Evidence, reason string) error {
	have, err := d.findEvidence(ctx, e)
	if err != nil {
		return err
	}
	if len(have) == 0 {
		return ErrNoEvidence
	}
	imported, err := d.begin(ctx, "evidence")
	if err != nil {
		return err
	}
	return d.endEvidence(ctx, imported, have, 0, reason)
}
