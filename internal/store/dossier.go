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
	"onrecord/internal/dossier"
	"onrecord/internal/store/dbsqlc"
)

// Dossier reads what is known of the event, the claim or the figure that ref names, all as of one moment. It is an
// *[dossier.EventDossier], *[dossier.ClaimDossier] or *[dossier.FigureDossier]. What is withdrawn is read as it was
// last. Where there is no such thing the error is a *[dossier.NotFoundError].
func (s *Store) Dossier(ctx context.Context, ref briefing.Ref) (dossier.Dossier, error) {
	var d dossier.Dossier
	err := s.inTx(ctx, readOnly, func(tx pgx.Tx) (err error) {
		r := &dossierReader{q: dbsqlc.New(tx), ref: ref}
		d, err = r.read(ctx)
		return err
	})
	if err != nil {
		return nil, s.explainMissing(err, "reading "+refText(ref), "onrecord_editor")
	}
	return d, nil
}

// readOnly is the kind of transaction that reads several tables as of one moment.
var readOnly = pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}

// EventSlugs lists the events whose slug begins with prefix, the latest first.
func (s *Store) EventSlugs(ctx context.Context, prefix string) ([]string, error) {
	slugs, err := dbsqlc.New(s.pool).EventSlugs(ctx, prefix)
	return slugs, wrap(err, "listing the events")
}

// refText is a reference as it is written, of an event alone, too.
func refText(ref briefing.Ref) string {
	if ref.Claim == "" {
		return ref.Event
	}
	return ref.String()
}

// dossierReader reads one dossier.
type dossierReader struct {
	q   *dbsqlc.Queries
	ref briefing.Ref

	event       int64
	now         time.Time
	transcripts []dbsqlc.DossierTranscriptsRow
	appearances []dbsqlc.DossierAppearancesRow
	speakers    map[int64]dossier.Speaker
}

func (r *dossierReader) read(ctx context.Context) (dossier.Dossier, error) {
	head, err := r.head(ctx)
	if err != nil {
		return nil, err
	}
	if r.ref.Claim == "" {
		return r.eventDossier(ctx, head)
	}
	return r.claimOrFigure(ctx, head)
}

// head reads what every dossier begins with. The transcript is the current one.
func (r *dossierReader) head(ctx context.Context) (dossier.Head, error) {
	h := dossier.Head{Kind: "event", Ref: refText(r.ref)}
	e, err := r.q.DossierEvent(ctx, r.ref.Event)
	if errors.Is(err, pgx.ErrNoRows) {
		return h, noEvent(ctx, r.q, r.ref.Event)
	}
	if err != nil {
		return h, fmt.Errorf("reading the event: %w", err)
	}
	r.event, r.now = e.EventID, e.ReadAt.Time
	h.Event = dossier.Event{
		ID: e.Slug, Title: e.Title, Kind: e.Kind, Date: date(e.HeldOn, e.HeldPrecision), Place: dossier.Text(e.Place),
		Hosts: []dossier.Named{}, PartOf: dossier.Text(e.PartOf), PartOfTitle: dossier.Text(e.PartOfTitle), Draft: e.Draft,
		Note: dossier.Text(e.Note),
	}
	hosts, err := r.q.DossierHosts(ctx, r.event)
	if err != nil {
		return h, fmt.Errorf("reading the hosts: %w", err)
	}
	for _, o := range hosts {
		h.Event.Hosts = append(h.Event.Hosts, named(o.Slug, o.Name))
	}
	if r.transcripts, err = r.q.DossierTranscripts(ctx, r.event); err != nil {
		return h, fmt.Errorf("reading the transcripts: %w", err)
	}
	if len(r.transcripts) > 0 {
		h.Transcript = r.transcript(r.transcripts[0].TranscriptID)
	}
	redactions, err := r.q.DossierRedactions(ctx, r.event)
	if err != nil {
		return h, fmt.Errorf("reading the redactions: %w", err)
	}
	if len(redactions) > 0 {
		x := redactions[0]
		h.Redaction = &dossier.Redaction{On: at(x.RedactedAt), By: x.RedactedBy, Reason: x.Reason}
	}
	return h, r.readSpeakers(ctx)
}

func (r *dossierReader) readSpeakers(ctx context.Context) (err error) {
	if r.appearances, err = r.q.DossierAppearances(ctx, r.event); err != nil {
		return fmt.Errorf("reading the speakers: %w", err)
	}
	r.speakers = make(map[int64]dossier.Speaker, len(r.appearances))
	for _, a := range r.appearances {
		r.speakers[a.AppearanceID] = dossier.Speaker{
			ID: dossier.Text(a.Speaker), Name: dossier.Text(a.Name), Role: dossier.Text(a.Role),
			Organization: dossier.Text(a.Organization), OrganizationName: dossier.Text(a.OrganizationName),
		}
	}
	return nil
}

// transcript is the revision with this key, nil for none.
func (r *dossierReader) transcript(id int64) *dossier.Transcript {
	for i, t := range r.transcripts {
		if t.TranscriptID != id {
			continue
		}
		return &dossier.Transcript{
			Revision: int(t.Revision), Current: i == 0, File: t.FileName, SHA256: t.FileSha256, Characters: int(t.CharCount),
			Language: t.Language, Fidelity: t.Fidelity, Published: date(t.PublishedOn, t.PublishedPrecision),
			Updated: at(t.PublisherUpdatedAt), Redacted: t.Redacted, Note: dossier.Text(t.Note),
			Source: dossier.Source{
				ID: dossier.Text(t.Source), Title: dossier.Text(t.SourceTitle), Publisher: dossier.Text(t.Publisher),
				URL: dossier.Text(t.Url), ArchivedURL: dossier.Text(t.ArchivedUrl),
			},
		}
	}
	return nil
}

func (r *dossierReader) revision(transcript int64) int {
	if t := r.transcript(transcript); t != nil {
		return t.Revision
	}
	return 0
}

func (r *dossierReader) eventDossier(ctx context.Context, head dossier.Head) (dossier.Dossier, error) {
	d := &dossier.EventDossier{
		Head: head, Appearances: []dossier.Appearance{}, Turns: []dossier.Turn{}, Claims: []dossier.ClaimLine{},
		Withdrawn: []dossier.Withdrawn{},
	}
	for _, read := range []func(context.Context, *dossier.EventDossier) error{r.turns, r.claimLines, r.withdrawn} {
		if err := read(ctx, d); err != nil {
			return nil, err
		}
	}
	d.Citation = d.Cite()
	return d, nil
}

// turns reads the turns, and the speakers in the order of the factsheet with how often each speaks.
func (r *dossierReader) turns(ctx context.Context, d *dossier.EventDossier) error {
	rows, err := r.q.DossierTurns(ctx, r.event)
	if err != nil {
		return fmt.Errorf("reading the turns: %w", err)
	}
	spoken := map[int64]int{}
	for _, t := range rows {
		spoken[t.AppearanceID]++
		d.Turns = append(d.Turns, dossier.Turn{
			Key: t.Key, Kind: t.Kind, Answers: dossier.Text(t.Answers), Continues: dossier.Text(t.Continues),
			Span: span(t.SpanStart, t.SpanEnd), Speaker: r.speakers[t.AppearanceID], Claims: int(t.Claims), Figures: int(t.Figures), Note: dossier.Text(t.Note),
		})
	}
	d.Counts.Turns = len(d.Turns)
	for _, a := range r.appearances {
		if a.EndedImportID != 0 {
			continue
		}
		d.Appearances = append(d.Appearances, dossier.Appearance{
			Key: a.Key, Speaker: r.speakers[a.AppearanceID], Turns: spoken[a.AppearanceID], Note: dossier.Text(a.Note),
		})
	}
	return nil
}

func (r *dossierReader) claimLines(ctx context.Context, d *dossier.EventDossier) error {
	rows, err := r.q.DossierClaims(ctx, r.event)
	if err != nil {
		return fmt.Errorf("reading the claims: %w", err)
	}
	for _, c := range rows {
		d.Counts.Figures += int(c.Figures)
		d.Counts.Evidence += int(c.Evidence)
		d.Counts.Links += int(c.Links)
		d.Counts.Reviews += int(c.Reviews)
		d.Claims = append(d.Claims, dossier.ClaimLine{
			Key: c.Key, Turn: c.Turn, Span: span(c.SpanStart, c.SpanEnd), Speaker: r.speakers[c.AppearanceID], Type: c.Type,
			Modality: c.Modality, Says: c.Says, Figures: int(c.Figures), Evidence: int(c.Evidence), Reviews: int(c.Reviews),
			Rating: dossier.Text(c.Rating), RatingName: dossier.Text(c.RatingName),
		})
	}
	d.Counts.Claims = len(d.Claims)
	return nil
}

func (r *dossierReader) withdrawn(ctx context.Context, d *dossier.EventDossier) error {
	rows, err := r.q.DossierWithdrawn(ctx, r.event)
	if err != nil || len(rows) == 0 {
		return wrap(err, "reading the withdrawn claims")
	}
	ids := make([]int64, len(rows))
	for i, c := range rows {
		ids[i] = c.EndedImportID
	}
	imports, err := r.imports(ctx, ids...)
	if err != nil {
		return err
	}
	for _, c := range rows {
		d.Withdrawn = append(d.Withdrawn, dossier.Withdrawn{Key: c.Key, On: imports[c.EndedImportID].At})
	}
	d.Counts.Withdrawn = len(d.Withdrawn)
	return nil
}

// claimOrFigure reads a claim with its figures, and of these one alone where the reference names it.
func (r *dossierReader) claimOrFigure(ctx context.Context, head dossier.Head) (dossier.Dossier, error) {
	row, err := r.q.DossierClaim(ctx, dbsqlc.DossierClaimParams{EventID: r.event, Key: r.ref.Claim})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, noClaim(ctx, r.q, r.ref)
	}
	if err != nil {
		return nil, fmt.Errorf("reading the claim: %w", err)
	}
	c := &claimReader{dossierReader: r, row: row, id: row.ClaimID, ended: row.EndedImportID}
	claim, err := c.claim(ctx)
	if err != nil {
		return nil, err
	}
	if len(claim.Places) > 0 && len(c.places) > 0 {
		head.Transcript = r.transcript(c.places[0].TranscriptID)
	}
	if r.ref.Figure != "" {
		return c.figureDossier(ctx, head, claim)
	}
	head.Kind = "claim"
	d := &dossier.ClaimDossier{Head: head, Claim: claim}
	d.Claim.Figures = []dossier.Figure{}
	for _, f := range c.figures {
		if !shown(f.EndedImportID, c.ended) {
			continue
		}
		figure, err := c.figure(ctx, f)
		if err != nil {
			return nil, err
		}
		d.Claim.Figures = append(d.Claim.Figures, figure)
	}
	d.Citation = d.Cite()
	return d, nil
}

// shown tells whether a row belongs to what is shown of its owner: it is live, or it ended with the owner.
func shown(ended, owner int64) bool { return ended == 0 || ended == owner }

// claimReader reads one claim. ended is the import that withdrew it, 0 while it stands.
type claimReader struct {
	*dossierReader
	row      dbsqlc.DossierClaimRow
	id       int64
	ended    int64
	places   []dbsqlc.DossierPlacesRow
	figures  []dbsqlc.DossierFiguresRow
	evidence []dbsqlc.DossierEvidenceRow
}

func (c *claimReader) claim(ctx context.Context) (dossier.Claim, error) {
	claim := dossier.Claim{
		Key: c.row.Key, Says: c.row.Says, Type: c.row.Type, Modality: c.row.Modality,
		AttributedTo: maybeNamed(c.row.AttributedTo, c.row.AttributedToName), Topics: []dossier.Named{},
		Note: dossier.Text(c.row.Note), Todo: dossier.Text(c.row.Todo), Confidence: dossier.Text(c.row.Confidence),
		Places: []dossier.Place{}, Reviews: []dossier.Review{}, LinksFrom: []dossier.Link{}, LinksTo: []dossier.Link{},
		Same: []dossier.Same{},
	}
	for _, read := range []func(context.Context, *dossier.Claim) error{
		c.readTopics, c.readPlaces, c.readFigures, c.readEvidence, c.readReviews, c.readLinksFrom, c.readLinksTo,
		c.readSame,
	} {
		if err := read(ctx, &claim); err != nil {
			return claim, err
		}
	}
	var err error
	claim.History, err = c.history(ctx, c.row.FirstImportID, c.row.ImportID, c.ended, "claim", c.ref.Claim)
	return claim, err
}

func (c *claimReader) readTopics(ctx context.Context, claim *dossier.Claim) error {
	rows, err := c.q.DossierTopics(ctx, dbsqlc.DossierTopicsParams{EventID: c.event, ClaimID: c.id})
	for _, t := range rows {
		if shown(t.EndedImportID, c.ended) {
			claim.Topics = append(claim.Topics, named(t.Slug, t.Name))
		}
	}
	return wrap(err, "reading the topics")
}

func (c *claimReader) readPlaces(ctx context.Context, claim *dossier.Claim) error {
	rows, err := c.q.DossierPlaces(ctx, dbsqlc.DossierPlacesParams{EventID: c.event, ClaimID: c.id, Margin: dossier.ContextRead})
	c.places = rows
	live := slices.DeleteFunc(slices.Clone(rows), func(p dbsqlc.DossierPlacesRow) bool { return !shown(p.EndedImportID, c.ended) })
	for _, p := range live {
		place := c.place(p)
		place.Span, place.Quote, place.Redacted = span(p.SpanStart, p.SpanEnd), dossier.Text(p.Quote), p.Redacted
		place.Around(p.Before, p.After)
		claim.Places = append(claim.Places, place)
	}
	if len(live) > 0 {
		c.places = append(live, c.places...) // the first is one that is shown
	}
	return wrap(err, "reading where it was said")
}

// place is where a span of the claim lies, without the words.
func (c *claimReader) place(p dbsqlc.DossierPlacesRow) dossier.Place {
	return dossier.Place{
		Turn: p.Turn, TurnKind: p.TurnKind, Speaker: c.speakers[p.AppearanceID], Revision: c.revision(p.TranscriptID),
	}
}

func (c *claimReader) readFigures(ctx context.Context, _ *dossier.Claim) (err error) {
	c.figures, err = c.q.DossierFigures(ctx, dbsqlc.DossierFiguresParams{EventID: c.event, ClaimID: c.id, Margin: dossier.ContextRead})
	return wrap(err, "reading the figures")
}

func (c *claimReader) readEvidence(ctx context.Context, claim *dossier.Claim) (err error) {
	c.evidence, err = c.q.DossierEvidence(ctx, dbsqlc.DossierEvidenceParams{EventID: c.event, ClaimID: c.id})
	claim.Evidence = c.evidenceOn(0, c.ended)
	return wrap(err, "reading the evidence")
}

// evidenceOn is the evidence on a figure, or on the claim as a whole for 0.
func (c *claimReader) evidenceOn(figure, ended int64) []dossier.Evidence {
	out := []dossier.Evidence{}
	for _, e := range c.evidence {
		if e.FigureID != figure || !shown(e.EndedImportID, ended) {
			continue
		}
		out = append(out, dossier.Evidence{
			Source: dossier.Source{
				ID: dossier.Text(e.Source), Title: dossier.Text(e.Title), Publisher: dossier.Text(e.Publisher), URL: dossier.Text(e.Url),
				ArchivedURL: dossier.Text(e.ArchivedUrl), Published: date(e.PublishedOn, e.PublishedPrecision),
			},
			Stance: e.Stance, At: dossier.Text(e.Locator), Value: dossier.Text(e.Value), Vintage: date(e.VintageOn, e.VintagePrecision),
			Quote: dossier.Text(e.Quote), Checked: date(e.CheckedOn, e.CheckedPrecision),
			CheckedBy: maybeNamed(e.CheckedBy, e.CheckedByName), Origin: e.Origin, Note: dossier.Text(e.Note),
		})
	}
	return out
}

func (c *claimReader) readReviews(ctx context.Context, claim *dossier.Claim) error {
	rows, err := c.q.DossierReviews(ctx, dbsqlc.DossierReviewsParams{EventID: c.event, ClaimID: c.id})
	published := map[[2]string]bool{} // a newer review of this desk on this scale is
	for _, v := range rows {
		key := [2]string{v.ReviewedBy, v.Scale}
		embargoed := !v.PublishedAt.Valid || v.PublishedAt.Time.After(c.now)
		claim.Reviews = append(claim.Reviews, dossier.Review{
			Scale: named(v.Scale, v.ScaleName), Rating: named(v.Rating, v.RatingName), Truth: dossier.Text(v.Truth),
			By: named(v.ReviewedBy, v.ReviewedByName), Date: date(v.ReviewedOn, v.ReviewedPrecision), Published: at(v.PublishedAt),
			Embargoed: embargoed, Superseded: published[key], Summary: dossier.Text(v.Summary), URL: dossier.Text(v.Url),
			Origin: v.Origin, Recorded: at(v.RecordedAt), RecordedBy: dossier.Text(v.RecordedBy), Note: dossier.Text(v.Note),
		})
		published[key] = published[key] || !embargoed
	}
	return wrap(err, "reading the reviews")
}

func (c *claimReader) readLinksFrom(ctx context.Context, claim *dossier.Claim) error {
	rows, err := c.q.DossierLinksFrom(ctx, dbsqlc.DossierLinksFromParams{EventID: c.event, ClaimID: c.id})
	for _, l := range rows {
		if !shown(l.EndedImportID, c.ended) {
			continue
		}
		claim.LinksFrom = append(claim.LinksFrom, dossier.Link{
			From:     briefing.Ref{Event: c.ref.Event, Claim: c.row.Key, Figure: l.Figure}.String(),
			Relation: l.Relation,
			To:       briefing.Ref{Event: l.ToEvent, Claim: l.ToClaim, Figure: l.ToFigure}.String(),
			Loaded:   l.Loaded, Says: dossier.Text(l.Says), Note: dossier.Text(l.Note),
		})
	}
	return wrap(err, "reading the links")
}

func (c *claimReader) readLinksTo(ctx context.Context, claim *dossier.Claim) error {
	rows, err := c.q.DossierLinksTo(ctx, dbsqlc.DossierLinksToParams{Event: c.ref.Event, Claim: c.row.Key})
	for _, l := range rows {
		claim.LinksTo = append(claim.LinksTo, dossier.Link{
			From:     briefing.Ref{Event: l.Event, Claim: l.Claim, Figure: l.Figure}.String(),
			Relation: l.Relation,
			To:       briefing.Ref{Event: c.ref.Event, Claim: c.row.Key, Figure: l.ToFigure}.String(),
			Loaded:   true, Says: dossier.Text(l.Says), Note: dossier.Text(l.Note),
		})
	}
	return wrap(err, "reading the links that lead here")
}

// readSame reads the other live claims of the group.
func (c *claimReader) readSame(ctx context.Context, claim *dossier.Claim) error {
	rows, err := c.q.DossierSame(ctx, dbsqlc.DossierSameParams{EventID: c.event, ClaimID: c.id})
	for _, r := range rows {
		claim.Same = append(claim.Same, dossier.Same{
			Ref: briefing.Ref{Event: r.Event, Claim: r.Claim}.String(), Event: r.Title, Date: date(r.HeldOn, r.HeldPrecision),
			Speaker: dossier.Text(r.Speaker), Says: r.Says,
		})
	}
	return wrap(err, "reading the claims that are the same")
}

func (c *claimReader) figureDossier(ctx context.Context, head dossier.Head, claim dossier.Claim) (dossier.Dossier, error) {
	i := slices.IndexFunc(c.figures, func(f dbsqlc.DossierFiguresRow) bool { return f.Key == c.ref.Figure })
	if i < 0 {
		return nil, c.noFigure()
	}
	figure, err := c.figure(ctx, c.figures[i])
	if err != nil {
		return nil, err
	}
	self := refText(c.ref)
	figure.LinksFrom = slices.DeleteFunc(slices.Clone(claim.LinksFrom), func(l dossier.Link) bool { return l.From != self })
	figure.LinksTo = slices.DeleteFunc(slices.Clone(claim.LinksTo), func(l dossier.Link) bool { return l.To != self })
	head.Kind = "figure"
	for _, p := range c.places {
		if p.ClaimSpanID == c.figures[i].ClaimSpanID {
			head.Transcript = c.transcript(p.TranscriptID)
		}
	}
	d := &dossier.FigureDossier{Head: head, Claim: claim, Figure: figure}
	d.Citation = d.Cite()
	return d, nil
}

func (c *claimReader) noFigure() error {
	keys := make([]string, len(c.figures))
	for i, f := range c.figures {
		keys[i] = f.Key
	}
	return noFigure(c.ref, keys)
}

func (c *claimReader) figure(ctx context.Context, f dbsqlc.DossierFiguresRow) (dossier.Figure, error) {
	figure := dossier.Figure{
		Key: c.row.Key + "." + f.Key, Value: dossier.Text(f.Value), Unit: maybeNamed(f.Unit, f.UnitName), UnitText: dossier.Text(f.UnitText),
		Bounds: dossier.NewBounds(dossier.Text(f.Lower), f.LowerInclusive, dossier.Text(f.Upper), f.UpperInclusive, dossier.Text(f.Bounds)),
		Rule:   dossier.Text(f.Rule), Comparator: dossier.Text(f.Comparator), Hedge: dossier.Text(f.Hedge), Vague: f.Vague,
		Spoken: dossier.Text(f.Spoken), Scale: dossier.Text(f.Scale), Currency: dossier.Text(f.Currency), CurrencyStated: f.Currency != "",
		OfValue: dossier.Text(f.OfValue), OfUnit: maybeNamed(f.OfUnit, f.OfUnitName), OfWhat: dossier.Text(f.OfWhat),
		Kind: dossier.Text(f.Kind), RankOf: dossier.Text(f.RankOf), RankOver: dossier.Text(f.RankOver),
		Area: maybeNamed(f.Area, f.AreaName), Period: dossier.Text(f.Period), AsCorrected: dossier.Text(f.AsCorrected), Basis: f.Basis,
		Note: dossier.Text(f.Note), Todo: dossier.Text(f.Todo), Confidence: dossier.Text(f.Confidence),
		Evidence: c.evidenceOn(f.FigureID, f.EndedImportID),
	}
	if f.HasBase {
		figure.Base = &dossier.Base{Period: dossier.Text(f.BasePeriod), Value: dossier.Text(f.BaseValue), Figure: dossier.Text(f.BaseFigure)}
	}
	if f.Indicator != "" {
		figure.Indicator = &dossier.Indicator{
			Named: named(f.Indicator, f.IndicatorName), Definition: dossier.Text(f.IndicatorDefinition), Producer: dossier.Text(f.Producer),
		}
	}
	for _, p := range c.places {
		if p.ClaimSpanID == f.ClaimSpanID {
			figure.Place = c.place(p)
		}
	}
	figure.Place.Span, figure.Place.Quote, figure.Place.Redacted = span(f.SpanStart, f.SpanEnd), dossier.Text(f.Quote), f.Redacted
	figure.Place.Around(f.Before, f.After)
	var err error
	figure.History, err = c.history(ctx, f.FirstImportID, f.ImportID, f.EndedImportID, "figure", targetKey(c.ref.Claim, f.Key))
	return figure, err
}

// history reads how a claim or a figure came to stand as it does. ended is the import that withdrew it, or 0.
func (r *dossierReader) history(ctx context.Context, first, current, ended int64, entity, key string) (dossier.History, error) {
	imports, err := r.imports(ctx, first, current, ended)
	h := dossier.History{First: imports[first], Current: imports[current]}
	if ended == 0 || err != nil {
		return h, err
	}
	gone := imports[ended]
	h.Withdrawn = &gone
	reasons, err := r.q.DossierReason(ctx, dbsqlc.DossierReasonParams{EventID: r.event, ImportID: ended, Entity: entity, EntityKey: key})
	if len(reasons) > 0 {
		h.Reason = dossier.Text(reasons[0])
	}
	return h, wrap(err, "reading why it was withdrawn")
}

func (r *dossierReader) imports(ctx context.Context, ids ...int64) (map[int64]dossier.Import, error) {
	rows, err := r.q.DossierImports(ctx, ids)
	out := make(map[int64]dossier.Import, len(rows))
	for _, i := range rows {
		out[i.ImportID] = dossier.Import{
			At: at(i.LoadedAt), By: i.RunBy, File: dossier.Text(i.File), Command: i.Command, Program: i.ProgramVersion,
		}
	}
	return out, wrap(err, "reading the imports")
}

func named(slug, name string) dossier.Named {
	return dossier.Named{ID: dossier.Text(slug), Name: dossier.Text(name)}
}

func maybeNamed(slug, name string) *dossier.Named {
	if slug == "" {
		return nil
	}
	n := named(slug, name)
	return &n
}

func span(start, end int32) briefing.Span { return briefing.Span{Start: int(start), End: int(end)} }

func date(d pgtype.Date, precision string) dossier.Date {
	return dossier.Date{Date: partial(d, precision)}
}

func at(t pgtype.Timestamptz) dossier.Moment {
	if !t.Valid {
		return dossier.Moment{}
	}
	return dossier.Moment{Time: t.Time.UTC()}
}
