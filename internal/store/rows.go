package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"unicode/utf8"

	"github.com/jackc/pgx/v5/pgtype"

	"onrecord/internal/briefing"
	"onrecord/internal/store/dbsqlc"
)

// rows is what a load writes below the event, ready for COPY: rows that refer to each other carry identifiers that were
// drawn before. The rows of several events can be gathered into one.
type rows struct {
	hosts       []dbsqlc.AddEventHostsParams
	transcripts []dbsqlc.AddTranscriptsParams
	appearances []dbsqlc.AddAppearancesParams
	turns       []dbsqlc.AddTurnsParams
	claims      []dbsqlc.AddClaimsParams
	versions    []dbsqlc.AddClaimVersionsParams
	topics      []dbsqlc.AddClaimTopicsParams
	spans       []dbsqlc.AddClaimSpansParams
	figures     []dbsqlc.AddFiguresParams
	measures    []dbsqlc.AddFigureVersionsParams
	evidence    []dbsqlc.AddEvidenceParams
	reviews     []dbsqlc.AddReviewsParams
	links       []dbsqlc.AddLinksParams
	changes     []dbsqlc.AddChangesParams
}

// copy writes the rows, what is referred to first.
func (r *rows) copy(ctx context.Context, q *dbsqlc.Queries) error {
	for _, step := range []struct {
		what string
		n    int
		copy func() (int64, error)
	}{
		{"hosts", len(r.hosts), func() (int64, error) { return q.AddEventHosts(ctx, r.hosts) }},
		{"transcripts", len(r.transcripts), func() (int64, error) { return q.AddTranscripts(ctx, r.transcripts) }},
		{"appearances", len(r.appearances), func() (int64, error) { return q.AddAppearances(ctx, r.appearances) }},
		{"turns", len(r.turns), func() (int64, error) { return q.AddTurns(ctx, r.turns) }},
		{"claims", len(r.claims), func() (int64, error) { return q.AddClaims(ctx, r.claims) }},
		{"claims", len(r.versions), func() (int64, error) { return q.AddClaimVersions(ctx, r.versions) }},
		{"topics of claims", len(r.topics), func() (int64, error) { return q.AddClaimTopics(ctx, r.topics) }},
		{"spans of claims", len(r.spans), func() (int64, error) { return q.AddClaimSpans(ctx, r.spans) }},
		{"figures", len(r.figures), func() (int64, error) { return q.AddFigures(ctx, r.figures) }},
		{"figures", len(r.measures), func() (int64, error) { return q.AddFigureVersions(ctx, r.measures) }},
		{"evidence", len(r.evidence), func() (int64, error) { return q.AddEvidence(ctx, r.evidence) }},
		{"reviews", len(r.reviews), func() (int64, error) { return q.AddReviews(ctx, r.reviews) }},
		{"links", len(r.links), func() (int64, error) { return q.AddLinks(ctx, r.links) }},
		{"history", len(r.changes), func() (int64, error) { return q.AddChanges(ctx, r.changes) }},
	} {
		if step.n == 0 {
			continue
		}
		if _, err := step.copy(); err != nil {
			return fmt.Errorf("writing %s: %w", step.what, err)
		}
	}
	return nil
}

// ids is keys by kind and name.
type ids map[string]map[string]int64

// of returns the key of a name that must exist, since the briefing was checked against the names.
func (i ids) of(kind, name string) (int64, error) {
	id, ok := i[kind][name]
	if !ok {
		return 0, fmt.Errorf("the %s %q is no longer in the database; load its catalogue again", kind, name)
	}
	return id, nil
}

// maybe is of for a name that may be missing.
func (i ids) maybe(kind, name string) (*int64, error) {
	if name == "" {
		return nil, nil
	}
	id, err := i.of(kind, name)
	return &id, err
}

// findIDs looks up the keys of all names that the rows of a plan will refer to.
func (p *plan) findIDs(ctx context.Context, q *dbsqlc.Queries) (ids, error) {
	names := map[string]map[string]bool{}
	use := func(kind, name string) {
		if names[kind] == nil {
			names[kind] = map[string]bool{}
		}
		if name != "" {
			names[kind][name] = true
		}
	}
	w := p.want
	use("source", w.description.Source)
	for _, h := range w.hosts {
		use("organization", h)
	}
	for _, a := range w.appearances.by {
		use("speaker", a.Speaker)
		use("organization", a.Organization)
	}
	for _, c := range w.claims.by {
		use("speaker", c.AttributedTo)
	}
	for k := range w.topics.by {
		use("topic", k.topic)
	}
	for _, f := range w.figures.by {
		use("unit", f.Unit)
		use("unit", f.OfUnit)
		use("indicator", f.Indicator)
		use("area", f.Area)
	}
	for _, e := range w.evidence.by {
		use("source", e.Source)
		use("organization", e.CheckedBy)
	}
	for _, r := range w.reviews.by {
		use("rating", r.Scale+"/"+r.Rating)
		use("organization", r.By)
	}
	list := func(kind string) []string {
		out := make([]string, 0, len(names[kind]))
		for n := range names[kind] {
			out = append(out, n)
		}
		return out
	}
	found, err := q.FindIDs(ctx, dbsqlc.FindIDsParams{
		Speakers: list("speaker"), Organizations: list("organization"), Areas: list("area"), Units: list("unit"),
		Indicators: list("indicator"), Sources: list("source"), Topics: list("topic"), Ratings: list("rating"),
	})
	return idsOf(found), wrap(err, "looking up names")
}

func idsOf(found []dbsqlc.FindIDsRow) ids {
	out := ids{}
	for _, f := range found {
		if out[f.Kind] == nil {
			out[f.Kind] = map[string]int64{}
		}
		out[f.Kind][f.Slug] = f.ID
	}
	return out
}

// units is the units that the figures of the briefing use.
func (p *plan) units() []string {
	var units []string
	for _, f := range p.want.figures.by {
		units = append(units, f.Unit, f.OfUnit)
	}
	return units
}

// block is identifiers that were drawn ahead, by entity.
type block map[string][]int64

func (b block) next(entity string) int64 {
	id := b[entity][0]
	b[entity] = b[entity][1:]
	return id
}

// draw draws the identifiers that the rows of a plan need.
func (p *plan) draw(ctx context.Context, q *dbsqlc.Queries) (block, error) {
	n := dbsqlc.DrawIDsParams{
		Appearances: int32(len(p.appearances.write())),
		Turns:       int32(len(p.turns.write())),
		ClaimSpans:  int32(len(p.spans.write())),
	}
	if p.revision {
		n.Transcripts = 1
	}
	for _, k := range p.claims.add {
		if _, returned := p.have.claims[k]; !returned {
			n.Claims++
		}
	}
	for _, k := range p.figures.add {
		if _, returned := p.have.figures[k]; !returned {
			n.Figures++
		}
	}
	drawn, err := q.DrawIDs(ctx, n)
	b := block{}
	for _, d := range drawn {
		b[d.Entity] = append(b[d.Entity], d.ID)
	}
	return b, wrap(err, "drawing identifiers")
}

// rowBuilder turns a plan into rows.
type rowBuilder struct {
	*plan
	rows
	event, imported int64
	ids             ids
	block           block

	transcript              int64
	appearance, turn, claim map[string]int64
	span                    map[spanKey]int64
	figure                  map[figureKey]int64
}

// build makes the rows of a plan.
func (p *plan) build(event, imported int64, names ids, drawn block) (*rows, error) {
	b := &rowBuilder{
		plan: p, event: event, imported: imported, ids: names, block: drawn,
		transcript: p.have.transcriptID, appearance: keysOf(p.have.appearances), turn: keysOf(p.have.turns),
		claim: keysOf(p.have.claims), span: keysOf(p.have.spans), figure: keysOf(p.have.figures),
	}
	for _, step := range []func() error{
		b.addHosts, b.addTranscript, b.addAppearances, b.addTurns, b.addClaims, b.addTopics, b.addSpans, b.addFigures,
		b.addEvidence, b.addReviews, b.addLinks, b.addChanges,
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return &b.rows, nil
}

func keysOf[K comparable, C any](live map[K]row[C]) map[K]int64 {
	out := make(map[K]int64, len(live))
	for k, r := range live {
		out[k] = r.id
	}
	return out
}

func (b *rowBuilder) addHosts() error {
	for _, h := range b.plan.hosts.add {
		id, err := b.ids.of("organization", h)
		if err != nil {
			return err
		}
		b.rows.hosts = append(b.rows.hosts, dbsqlc.AddEventHostsParams{EventID: b.event, OrganizationID: id, ImportID: b.imported})
	}
	return nil
}

func (b *rowBuilder) addTranscript() error {
	if !b.revision {
		return nil
	}
	t := &b.b.Transcript
	source, err := b.ids.maybe("source", b.want.description.Source)
	b.transcript = b.block.next("transcript")
	b.transcripts = append(b.transcripts, dbsqlc.AddTranscriptsParams{
		EventID: b.event, TranscriptID: b.transcript, Revision: b.have.revision + 1,
		Text: &t.Text, CharCount: int32(utf8.RuneCountInString(t.Text)), TextSha256: hash(t.Text),
		FileName: t.File, FileSha256: t.SHA256, Language: t.Language, Fidelity: t.Fidelity,
		PublishedOn: day(t.Published), PublishedPrecision: precision(t.Published), PublisherUpdatedAt: moment(t.Updated),
		SourceID: source, Note: text(t.Note), ImportID: b.imported,
	})
	return err
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

func (b *rowBuilder) addAppearances() error {
	wanted := map[string]*briefing.Appearance{}
	for i := range b.b.Appearances {
		wanted[b.b.Appearances[i].Key] = &b.b.Appearances[i]
	}
	for _, k := range b.plan.appearances.write() {
		c := b.want.appearances.by[k]
		speaker, err := b.ids.maybe("speaker", c.Speaker)
		if err != nil {
			return err
		}
		organization, err := b.ids.maybe("organization", c.Organization)
		if err != nil {
			return err
		}
		b.appearance[k] = b.block.next("appearance")
		b.rows.appearances = append(b.rows.appearances, dbsqlc.AddAppearancesParams{
			EventID: b.event, AppearanceID: b.appearance[k], Key: k, SpeakerID: speaker, Unnamed: text(c.Unnamed),
			Role: text(c.Role), OrganizationID: organization, Headings: list(wanted[k].Headings), Note: text(c.Note),
			ImportID: b.imported,
		})
	}
	return nil
}

func (b *rowBuilder) addTurns() error {
	for _, k := range b.plan.turns.write() {
		c := b.want.turns.by[k]
		words := b.want.words[k]
		b.turn[k] = b.block.next("turn")
		b.rows.turns = append(b.rows.turns, dbsqlc.AddTurnsParams{
			EventID: b.event, TurnID: b.turn[k], Key: k, TranscriptID: b.transcript, AppearanceID: b.appearance[c.Appearance],
			Kind: c.Kind, AnswersKey: text(c.Answers), ContinuesKey: text(c.Continues), SpanStart: c.Start, SpanEnd: c.End,
			Text: &words, Note: text(c.Note), ImportID: b.imported,
		})
	}
	return nil
}

func (b *rowBuilder) addClaims() error {
	for _, k := range b.plan.claims.write() {
		if _, known := b.claim[k]; !known {
			b.claim[k] = b.block.next("claim")
			b.rows.claims = append(b.rows.claims, dbsqlc.AddClaimsParams{
				EventID: b.event, ClaimID: b.claim[k], Key: k, ImportID: b.imported,
			})
		}
		c := b.want.claims.by[k]
		attributed, err := b.ids.maybe("speaker", c.AttributedTo)
		if err != nil {
			return err
		}
		confidence, err := numberOf(c.Confidence)
		if err != nil {
			return err
		}
		b.versions = append(b.versions, dbsqlc.AddClaimVersionsParams{
			EventID: b.event, ClaimID: b.claim[k], Says: c.Says, Type: c.Type, Modality: c.Modality, AttributedTo: attributed,
			Note: text(c.Note), Todo: text(c.Todo), Confidence: confidence, ImportID: b.imported,
		})
	}
	return nil
}

func (b *rowBuilder) addTopics() error {
	for _, k := range b.plan.topics.add {
		id, err := b.ids.of("topic", k.topic)
		if err != nil {
			return err
		}
		b.rows.topics = append(b.rows.topics, dbsqlc.AddClaimTopicsParams{
			EventID: b.event, ClaimID: b.claim[k.claim], TopicID: id, ImportID: b.imported,
		})
	}
	return nil
}

func (b *rowBuilder) addSpans() error {
	for _, k := range b.plan.spans.write() {
		c := b.want.spans.by[k]
		b.span[k] = b.block.next("claim_span")
		b.rows.spans = append(b.rows.spans, dbsqlc.AddClaimSpansParams{
			EventID: b.event, ClaimSpanID: b.span[k], ClaimID: b.claim[k.claim], TurnID: b.turn[c.Turn], Ordinal: k.ordinal,
			SpanStart: c.Start, SpanEnd: c.End, Quote: &c.Quote, ImportID: b.imported,
		})
	}
	return nil
}

func (b *rowBuilder) addFigures() error {
	wanted := map[figureKey]*briefing.Figure{}
	for i := range b.b.Claims {
		c := &b.b.Claims[i]
		for j := range c.Figures {
			wanted[figureKey{c.Key, c.Figures[j].Key}] = &c.Figures[j]
		}
	}
	for _, k := range b.plan.figures.write() {
		if _, known := b.figure[k]; !known {
			b.figure[k] = b.block.next("figure")
			b.rows.figures = append(b.rows.figures, dbsqlc.AddFiguresParams{
				EventID: b.event, FigureID: b.figure[k], ClaimID: b.claim[k.claim], Key: k.figure, ImportID: b.imported,
			})
		}
		measure, err := b.measure(k, wanted[k])
		if err != nil {
			return err
		}
		b.measures = append(b.measures, measure)
	}
	return nil
}

func (b *rowBuilder) measure(k figureKey, f *briefing.Figure) (dbsqlc.AddFigureVersionsParams, error) {
	c := b.want.figures.by[k]
	unit, err := b.ids.maybe("unit", c.Unit)
	if err != nil {
		return dbsqlc.AddFigureVersionsParams{}, err
	}
	ofUnit, err := b.ids.maybe("unit", c.OfUnit)
	if err != nil {
		return dbsqlc.AddFigureVersionsParams{}, err
	}
	indicator, err := b.ids.maybe("indicator", c.Indicator)
	if err != nil {
		return dbsqlc.AddFigureVersionsParams{}, err
	}
	area, err := b.ids.maybe("area", c.Area)
	if err != nil {
		return dbsqlc.AddFigureVersionsParams{}, err
	}
	confidence, err := numberOf(c.Confidence)
	if err != nil {
		return dbsqlc.AddFigureVersionsParams{}, err
	}
	m := dbsqlc.AddFigureVersionsParams{
		EventID: b.event, FigureID: b.figure[k], ClaimSpanID: b.span[spanKey{k.claim, c.Span}],
		SpanStart: c.Start, SpanEnd: c.End, Quote: &c.Quote,
		Value: number(f.Value), Bounds: numberRange(f.Bounds), Rule: text(c.Rule), Comparator: text(c.Comparator),
		Hedge: text(c.Hedge), Vague: c.Vague, Spoken: text(c.Spoken), Scale: text(c.Scale),
		UnitID: unit, UnitText: text(c.UnitText), Currency: text(c.Currency), OfUnitID: ofUnit, OfWhat: text(c.OfWhat),
		HasBase: c.HasBase, BasePeriodText: text(c.BasePeriod), BaseFigure: text(c.BaseFigure),
		Kind: text(c.Kind), IndicatorID: indicator, AreaID: area,
		Period: dayRange(f.Period), PeriodText: text(c.Period), PeriodPrecision: text(string(f.Period.Precision())),
		RankOf: text(c.RankOf), RankOver: text(c.RankOver), AsCorrected: number(f.AsCorrected),
		Basis: c.Basis, Note: text(c.Note), Todo: text(c.Todo), Confidence: confidence, ImportID: b.imported,
	}
	if f.Of != nil {
		m.OfValue = number(f.Of.Value)
	}
	if f.Base != nil {
		m.BasePeriod, m.BaseValue = dayRange(f.Base.Period), number(f.Base.Value)
	}
	return m, nil
}

func (b *rowBuilder) addEvidence() error {
	for _, k := range b.plan.evidence.write() {
		c := b.want.evidence.by[k]
		source, err := b.ids.of("source", c.Source)
		if err != nil {
			return err
		}
		by, err := b.ids.maybe("organization", c.CheckedBy)
		if err != nil {
			return err
		}
		value, err := numberOf(c.Value)
		if err != nil {
			return err
		}
		row := dbsqlc.AddEvidenceParams{
			EventID: b.event, ClaimID: b.claim[k.claim], FigureID: b.figureID(k.claim, k.figure), SourceID: source, Stance: c.Stance,
			Locator: text(c.Locator), Quote: text(c.Quote), Value: value, CheckedBy: by, Note: text(c.Note), Origin: "file",
			ImportID: b.imported,
		}
		row.VintageOn, row.VintagePrecision = dateOf(c.Vintage)
		row.CheckedOn, row.CheckedPrecision = dateOf(c.Checked)
		b.rows.evidence = append(b.rows.evidence, row)
	}
	return nil
}

func (b *rowBuilder) figureID(claim, figure string) *int64 {
	if figure == "" {
		return nil
	}
	id := b.figure[figureKey{claim, figure}]
	return &id
}

// dateOf is the columns of a partial date that the content holds as text.
func dateOf(s string) (on pgtype.Date, precise *string) {
	d, err := briefing.ParseDate(s)
	if err != nil {
		return pgtype.Date{}, nil // empty: the content holds what a Date printed
	}
	return day(d), precision(d)
}

func (b *rowBuilder) addReviews() error {
	wanted := map[reviewKey]*briefing.Review{}
	for i := range b.b.Claims {
		for j := range b.b.Claims[i].Reviews {
			r := &b.b.Claims[i].Reviews[j]
			wanted[reviewKey{b.b.Claims[i].Key, r.Scale, r.By, r.Date.String()}] = r
		}
	}
	for _, k := range b.plan.reviews.write() {
		c := b.want.reviews.by[k]
		rating, err := b.ids.of("rating", c.Scale+"/"+c.Rating)
		if err != nil {
			return err
		}
		by, err := b.ids.of("organization", c.By)
		if err != nil {
			return err
		}
		r := wanted[k]
		b.rows.reviews = append(b.rows.reviews, dbsqlc.AddReviewsParams{
			EventID: b.event, ClaimID: b.claim[k.claim], RatingID: rating, ReviewedBy: by, ReviewedOn: day(r.Date),
			ReviewedPrecision: string(r.Date.Precision()), PublishedAt: moment(r.Published), Summary: text(c.Summary),
			Url: text(c.URL), Note: text(c.Note), Origin: "file", ImportID: b.imported,
		})
	}
	return nil
}

func (b *rowBuilder) addLinks() error {
	for _, k := range b.plan.links.write() {
		b.rows.links = append(b.rows.links, dbsqlc.AddLinksParams{
			EventID: b.event, ClaimID: b.claim[k.claim], FigureID: b.figureID(k.claim, k.figure), Relation: k.relation,
			ToEvent: k.toEvent, ToClaim: k.toClaim, ToFigure: text(k.toFigure), Note: text(b.want.links.by[k].Note),
			ImportID: b.imported,
		})
	}
	return nil
}

func (b *rowBuilder) addChanges() error {
	for _, c := range b.plan.changes {
		before, after, err := changeJSON(c)
		if err != nil {
			return err
		}
		b.rows.changes = append(b.rows.changes, dbsqlc.AddChangesParams{
			EventID: b.event, ImportID: b.imported, Entity: c.Entity, EntityKey: c.Key, Action: c.Action,
			OldValue: before, NewValue: after, Reason: text(c.Reason),
		})
	}
	return nil
}
