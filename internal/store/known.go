package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strings"

	"github.com/jackc/pgx/v5"

	"onrecord/internal/briefing"
	"onrecord/internal/store/dbsqlc"
)

// row is a live row, or an identity without a live version where version is 0: a claim or a figure that was withdrawn.
type row[C any] struct {
	id, version int64
	content     C
}

// known is what the database holds of an event. The zero value is an event that it has never seen.
type known struct {
	eventID      int64
	event        eventContent
	hosts        []string
	transcriptID int64
	revision     int32
	transcript   string // sha256 of the file
	description  descriptionContent
	appearances  map[string]row[appearanceContent]
	turns        map[string]row[turnContent]
	claims       map[string]row[claimContent]
	spans        map[spanKey]row[spanContent]
	topics       map[topicKey]row[struct{}]
	figures      map[figureKey]row[figureContent]
	evidence     map[evidenceKey]row[evidenceContent]
	reviews      map[reviewKey]row[reviewContent]
	links        map[linkKey]row[linkContent]
}

// readKnown reads what the database holds of the event that e locks. renamed gives the new keys of claims and figures
// that a file renames, by their old ones, so that all that follows knows the new keys alone.
func readKnown(ctx context.Context, q *dbsqlc.Queries, e dbsqlc.LockEventRow, renamed renames) (*known, error) {
	k := &known{
		eventID: e.EventID,
		event: eventContent{
			Title: e.Title, Kind: e.Kind, Date: partial(e.HeldOn, e.HeldPrecision).String(), Place: e.Place, PartOf: e.PartOf,
			Draft: e.Draft, Note: e.Note,
		},
	}
	r := knownReader{known: k, q: q, renamed: renamed}
	for _, read := range []func(context.Context) error{
		r.hosts, r.transcript, r.appearances, r.turns, r.claims, r.spans, r.topics, r.figures, r.evidence, r.reviews, r.links,
	} {
		if err := read(ctx); err != nil {
			return nil, fmt.Errorf("reading what the database holds of the event: %w", err)
		}
	}
	return k, nil
}

type knownReader struct {
	known   *known
	q       *dbsqlc.Queries
	renamed renames

	appearanceKey map[int64]string
	turnKey       map[int64]string
	claimKey      map[int64]string
	figureKey     map[int64]string
	spanOrdinal   map[int64]int32
}

func (r *knownReader) hosts(ctx context.Context) (err error) {
	r.known.hosts, err = r.q.LiveHosts(ctx, r.known.eventID)
	r.known.event.Hosts = strings.Join(r.known.hosts, ", ")
	return err
}

func (r *knownReader) transcript(ctx context.Context) error {
	t, err := r.q.CurrentTranscript(ctx, r.known.eventID)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil
	}
	r.known.transcriptID, r.known.revision, r.known.transcript = t.TranscriptID, t.Revision, t.FileSha256
	r.known.description = descriptionContent{
		Language: t.Language, Fidelity: t.Fidelity, Published: partial(t.PublishedOn, t.PublishedPrecision).String(),
		Updated: momentText(t.PublisherUpdatedAt), Source: t.Source, Note: t.Note,
	}
	return err
}

func (r *knownReader) appearances(ctx context.Context) error {
	rows, err := r.q.LiveAppearances(ctx, r.known.eventID)
	r.appearanceKey = make(map[int64]string, len(rows))
	r.known.appearances = make(map[string]row[appearanceContent], len(rows))
	for _, a := range rows {
		r.appearanceKey[a.AppearanceID] = a.Key
		r.known.appearances[a.Key] = row[appearanceContent]{a.AppearanceID, a.AppearanceID, appearanceContent{
			Speaker: a.Speaker, Unnamed: a.Unnamed, Role: a.Role, Organization: a.Organization,
			Headings: strings.Join(a.Headings, "\n"), Note: a.Note,
		}}
	}
	return err
}

func (r *knownReader) turns(ctx context.Context) error {
	rows, err := r.q.LiveTurns(ctx, r.known.eventID)
	r.turnKey = make(map[int64]string, len(rows))
	r.known.turns = make(map[string]row[turnContent], len(rows))
	for _, t := range rows {
		r.turnKey[t.TurnID] = t.Key
		c := turnContent{
			Appearance: r.appearanceKey[t.AppearanceID], Kind: t.Kind, Answers: t.Answers, Continues: t.Continues,
			Start: t.SpanStart, End: t.SpanEnd, Note: t.Note,
		}
		if t.TranscriptID == r.known.transcriptID {
			c.Transcript = r.known.transcript
		}
		r.known.turns[t.Key] = row[turnContent]{t.TurnID, t.TurnID, c}
	}
	return err
}

func (r *knownReader) claims(ctx context.Context) error {
	rows, err := r.q.Claims(ctx, r.known.eventID)
	for _, c := range rows {
		r.renamed.keepClaim(c.Key)
	}
	r.claimKey = make(map[int64]string, len(rows))
	r.known.claims = make(map[string]row[claimContent], len(rows))
	for _, c := range rows {
		key := r.renamed.claim(c.Key)
		if key != c.Key {
			r.renamed.claimIDs[c.Key] = c.ClaimID
		}
		r.claimKey[c.ClaimID] = key
		r.known.claims[key] = row[claimContent]{c.ClaimID, version(c.ClaimVersionID), claimContent{
			Says: c.Says, Type: c.Type, Modality: c.Modality, AttributedTo: c.AttributedTo, Note: c.Note, Todo: c.Todo,
			Confidence: c.Confidence,
		}}
	}
	return err
}

func (r *knownReader) spans(ctx context.Context) error {
	rows, err := r.q.LiveClaimSpans(ctx, r.known.eventID)
	r.spanOrdinal = make(map[int64]int32, len(rows))
	r.known.spans = make(map[spanKey]row[spanContent], len(rows))
	for _, s := range rows {
		r.spanOrdinal[s.ClaimSpanID] = s.Ordinal
		r.known.spans[spanKey{r.claimKey[s.ClaimID], s.Ordinal}] = row[spanContent]{s.ClaimSpanID, s.ClaimSpanID, spanContent{
			Turn: r.turnKey[s.TurnID], Start: s.SpanStart, End: s.SpanEnd, Quote: s.Quote,
		}}
	}
	return err
}

func (r *knownReader) topics(ctx context.Context) error {
	rows, err := r.q.LiveClaimTopics(ctx, r.known.eventID)
	r.known.topics = make(map[topicKey]row[struct{}], len(rows))
	for _, t := range rows {
		r.known.topics[topicKey{r.claimKey[t.ClaimID], t.Topic}] = row[struct{}]{t.ClaimID, t.ClaimID, struct{}{}}
	}
	return err
}

func (r *knownReader) figures(ctx context.Context) error {
	rows, err := r.q.Figures(ctx, r.known.eventID)
	for _, f := range rows {
		r.renamed.keepFigure(figureKey{r.claimKey[f.ClaimID], f.Key})
	}
	r.figureKey = make(map[int64]string, len(rows))
	r.known.figures = make(map[figureKey]row[figureContent], len(rows))
	for _, f := range rows {
		old := figureKey{r.claimKey[f.ClaimID], f.Key}
		key := r.renamed.figure(old)
		if key != old {
			r.renamed.figureIDs[old] = f.FigureID
		}
		r.figureKey[f.FigureID] = key.figure
		r.known.figures[key] = row[figureContent]{f.FigureID, version(f.FigureVersionID), figureContent{
			Span: r.spanOrdinal[f.ClaimSpanID], Start: f.SpanStart, End: f.SpanEnd, Quote: f.Quote,
			Value: f.Value, Bounds: f.Bounds, Rule: f.Rule, Comparator: f.Comparator, Hedge: f.Hedge, Vague: f.Vague,
			Spoken: f.Spoken, Scale: f.Scale, Unit: f.Unit, UnitText: f.UnitText, Currency: f.Currency,
			OfValue: f.OfValue, OfUnit: f.OfUnit, OfWhat: f.OfWhat,
			HasBase: f.HasBase, BasePeriod: f.BasePeriod, BaseValue: f.BaseValue, BaseFigure: f.BaseFigure,
			Kind: f.Kind, Indicator: f.Indicator, Area: f.Area, Period: f.Period, RankOf: f.RankOf, RankOver: f.RankOver,
			AsCorrected: f.AsCorrected, Basis: f.Basis, Note: f.Note, Todo: f.Todo, Confidence: f.Confidence,
		}}
	}
	return err
}

func (r *knownReader) evidence(ctx context.Context) error {
	rows, err := r.q.LiveEvidence(ctx, r.known.eventID)
	r.known.evidence = make(map[evidenceKey]row[evidenceContent], len(rows))
	for _, e := range rows {
		vintage := partial(e.VintageOn, e.VintagePrecision).String()
		key := evidenceKey{r.claimKey[e.ClaimID], r.figure(e.FigureID), e.Source, e.Locator, vintage}
		r.known.evidence[key] = row[evidenceContent]{e.EvidenceID, e.EvidenceID, evidenceContent{
			Source: e.Source, Locator: e.Locator, Vintage: vintage, Stance: e.Stance, Quote: e.Quote, Value: e.Value,
			Checked: partial(e.CheckedOn, e.CheckedPrecision).String(), CheckedBy: e.CheckedBy, Note: e.Note,
		}}
	}
	return err
}

func (r *knownReader) reviews(ctx context.Context) error {
	rows, err := r.q.Reviews(ctx, r.known.eventID)
	r.known.reviews = make(map[reviewKey]row[reviewContent], len(rows))
	for _, v := range rows {
		date := partial(v.ReviewedOn, v.ReviewedPrecision).String()
		r.known.reviews[reviewKey{r.claimKey[v.ClaimID], v.Scale, v.ReviewedBy, date}] = row[reviewContent]{v.ReviewID, v.ReviewID, reviewContent{
			Scale: v.Scale, By: v.ReviewedBy, Date: date, Rating: v.Rating, Published: momentText(v.PublishedAt),
			Summary: v.Summary, URL: v.Url, Note: v.Note,
		}}
	}
	return err
}

func (r *knownReader) links(ctx context.Context) error {
	rows, err := r.q.LiveLinks(ctx, r.known.eventID)
	r.known.links = make(map[linkKey]row[linkContent], len(rows))
	for _, l := range rows {
		key := linkKey{r.claimKey[l.ClaimID], r.figure(l.FigureID), l.Relation, l.ToEvent, l.ToClaim, l.ToFigure}
		ref := briefing.Ref{Event: l.ToEvent, Claim: l.ToClaim, Figure: l.ToFigure}
		if ref.Event == r.renamed.event {
			ref.Event = ""
		}
		r.known.links[key] = row[linkContent]{l.ClaimLinkID, l.ClaimLinkID, linkContent{
			Relation: l.Relation, To: ref.String(), Note: l.Note,
		}}
	}
	return err
}

func (r *knownReader) figure(id *int64) string {
	if id == nil {
		return ""
	}
	return r.figureKey[*id]
}

func version(id *int64) int64 {
	if id == nil {
		return 0
	}
	return *id
}

// renames gives the keys that a file gives anew to claims and figures of its event.
type renames struct {
	event   string
	claims  map[string]string    // old key to new
	figures map[figureKey]string // by the new key of the claim and the old key of the figure

	claimIDs  map[string]int64    // the claims that the database has under an old key
	figureIDs map[figureKey]int64 // likewise
}

// renamesOf reads the renames of a briefing. A claim that is "renamed" to its own key is one whose identity the file
// confirms.
func renamesOf(b *briefing.Briefing) renames {
	r := renames{
		event: b.Event.ID, claims: map[string]string{}, figures: map[figureKey]string{},
		claimIDs: map[string]int64{}, figureIDs: map[figureKey]int64{},
	}
	for _, c := range b.Claims {
		if c.Renamed != "" {
			r.claims[c.Renamed] = c.Key
		}
		for _, f := range c.Figures {
			if f.Renamed != "" {
				r.figures[figureKey{c.Key, f.Renamed}] = f.Key
			}
		}
	}
	return r
}

// keepClaim says that the event has a claim with this key already: a file goes on saying what it once renamed, and the
// old key may serve another claim by now.
func (r renames) keepClaim(key string) {
	maps.DeleteFunc(r.claims, func(old, renamed string) bool { return renamed == key && old != key })
}

// keepFigure is keepClaim for a figure.
func (r renames) keepFigure(k figureKey) {
	maps.DeleteFunc(r.figures, func(old figureKey, renamed string) bool {
		return old.claim == k.claim && renamed == k.figure && old.figure != k.figure
	})
}

func (r renames) claim(key string) string {
	if renamed, ok := r.claims[key]; ok {
		return renamed
	}
	return key
}

func (r renames) figure(k figureKey) figureKey {
	if renamed, ok := r.figures[k]; ok {
		k.figure = renamed
	}
	return k
}
