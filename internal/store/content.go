package store

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"onrecord/internal/briefing"
)

// The content of an event's rows, with names in place of keys, as it stands in a file and as it is read back from the
// database. The types are comparable: what is equal is not written again. As JSON they are the history's old and new.

type eventContent struct {
	Title  string `json:"title"`
	Kind   string `json:"kind"`
	Date   string `json:"date,omitempty"`
	Place  string `json:"place,omitempty"`
	PartOf string `json:"part_of,omitempty"`
	Hosts  string `json:"hosts,omitempty"` // in order, with a comma between
	Draft  bool   `json:"draft,omitempty"`
	Note   string `json:"note,omitempty"`
}

// descriptionContent is what is said of a transcript and can be corrected in place.
type descriptionContent struct {
	Language  string `json:"language"`
	Fidelity  string `json:"fidelity"`
	Published string `json:"published,omitempty"`
	Updated   string `json:"updated,omitempty"`
	Source    string `json:"source,omitempty"`
	Note      string `json:"note,omitempty"`
}

type appearanceContent struct {
	Speaker      string `json:"speaker,omitempty"`
	Unnamed      string `json:"unnamed,omitempty"`
	Role         string `json:"role,omitempty"`
	Organization string `json:"organization,omitempty"`
	Headings     string `json:"headings,omitempty"` // a line each
	Note         string `json:"note,omitempty"`
}

type turnContent struct {
	Transcript string `json:"transcript"` // sha256 of its file
	Appearance string `json:"speaker"`
	Kind       string `json:"kind"`
	Answers    string `json:"answers,omitempty"`
	Continues  string `json:"continues,omitempty"`
	Start      int32  `json:"start"`
	End        int32  `json:"end"`
	Note       string `json:"note,omitempty"`
}

type claimContent struct {
	Says         string `json:"says"`
	Type         string `json:"type"`
	Modality     string `json:"modality"`
	AttributedTo string `json:"attributed_to,omitempty"`
	Note         string `json:"note,omitempty"`
	Todo         string `json:"todo,omitempty"`
	Confidence   string `json:"confidence,omitempty"`
}

type spanKey struct {
	claim   string
	ordinal int32
}

type spanContent struct {
	Turn  string `json:"turn"`
	Start int32  `json:"start"`
	End   int32  `json:"end"`
	Quote string `json:"quote"`
}

type topicKey struct {
	claim, topic string
}

type figureKey struct {
	claim, figure string
}

func (k figureKey) String() string { return k.claim + "." + k.figure }

type figureContent struct {
	Span        int32  `json:"-"` // ordinal of the claim's span that it lies in
	Start       int32  `json:"start"`
	End         int32  `json:"end"`
	Quote       string `json:"quote"`
	Value       string `json:"value,omitempty"`
	Bounds      string `json:"bounds,omitempty"`
	Rule        string `json:"rule,omitempty"`
	Comparator  string `json:"comparator,omitempty"`
	Hedge       string `json:"hedge,omitempty"`
	Vague       bool   `json:"vague,omitempty"`
	Spoken      string `json:"spoken,omitempty"`
	Scale       string `json:"scale,omitempty"`
	Unit        string `json:"unit,omitempty"`
	UnitText    string `json:"unit_text,omitempty"`
	Currency    string `json:"currency,omitempty"`
	OfValue     string `json:"of_value,omitempty"`
	OfUnit      string `json:"of_unit,omitempty"`
	OfWhat      string `json:"of_what,omitempty"`
	HasBase     bool   `json:"has_base,omitempty"`
	BasePeriod  string `json:"base_period,omitempty"`
	BaseValue   string `json:"base_value,omitempty"`
	BaseFigure  string `json:"base_figure,omitempty"`
	Kind        string `json:"kind,omitempty"`
	Indicator   string `json:"indicator,omitempty"`
	Area        string `json:"area,omitempty"`
	Period      string `json:"period,omitempty"`
	RankOf      string `json:"rank_of,omitempty"`
	RankOver    string `json:"rank_over,omitempty"`
	AsCorrected string `json:"as_corrected,omitempty"`
	Basis       string `json:"basis"`
	Note        string `json:"note,omitempty"`
	Todo        string `json:"todo,omitempty"`
	Confidence  string `json:"confidence,omitempty"`
}

// shown is what the history shows of a figure.
func (c figureContent) shown() figureContent {
	c.Span = 0
	return c
}

// evidenceKey is the identity of a piece of evidence. The figure is empty where it is on the claim as a whole.
type evidenceKey struct {
	claim, figure, source, locator, vintage string
}

type evidenceContent struct {
	Source    string `json:"source"`
	Locator   string `json:"at,omitempty"`
	Vintage   string `json:"vintage,omitempty"`
	Stance    string `json:"stance"`
	Quote     string `json:"quote,omitempty"`
	Value     string `json:"value,omitempty"`
	Checked   string `json:"checked,omitempty"`
	CheckedBy string `json:"by,omitempty"`
	Note      string `json:"note,omitempty"`
}

type reviewKey struct {
	claim, scale, by, date string
}

type reviewContent struct {
	Scale     string `json:"scale"`
	By        string `json:"by"`
	Date      string `json:"date"`
	Rating    string `json:"rating"`
	Published string `json:"published,omitempty"`
	Summary   string `json:"summary,omitempty"`
	URL       string `json:"url,omitempty"`
	Note      string `json:"note,omitempty"`
}

type linkKey struct {
	claim, figure, relation, toEvent, toClaim, toFigure string
}

type linkContent struct {
	Relation string `json:"relation"`
	To       string `json:"claim"`
	Note     string `json:"note,omitempty"`
}

func targetKey(claim, figure string) string {
	if figure == "" {
		return claim
	}
	return claim + "." + figure
}

// ordered is content by key, with the keys in the order of the file.
type ordered[K comparable, C any] struct {
	keys []K
	by   map[K]C
}

func newOrdered[K comparable, C any]() ordered[K, C] { return ordered[K, C]{by: map[K]C{}} }

// add takes in an entry. The first of two under one key counts: to say the same twice is no fault.
func (o *ordered[K, C]) add(k K, c C) {
	if _, twice := o.by[k]; twice {
		return
	}
	o.keys = append(o.keys, k)
	o.by[k] = c
}

// wanted is the content of a briefing.
type wanted struct {
	event       eventContent
	hosts       []string
	transcript  string // sha256 of the file
	description descriptionContent
	words       map[string]string // of each turn
	appearances ordered[string, appearanceContent]
	turns       ordered[string, turnContent]
	claims      ordered[string, claimContent]
	spans       ordered[spanKey, spanContent]
	topics      ordered[topicKey, struct{}]
	figures     ordered[figureKey, figureContent]
	evidence    ordered[evidenceKey, evidenceContent]
	reviews     ordered[reviewKey, reviewContent]
	links       ordered[linkKey, linkContent]
}

// contentOf is the content of a resolved briefing. Speakers and sources that its file defines are named EVENT/ID, so
// that they stay apart from the shared names.
func contentOf(b *briefing.Briefing) *wanted {
	local := newLocalNames(b)
	w := &wanted{
		event: eventContent{
			Title: b.Event.Title, Kind: b.Event.Kind, Date: b.Event.Date.String(), Place: b.Event.Place,
			PartOf: b.Event.PartOf, Draft: b.Draft, Note: b.Event.Note,
		},
		hosts:      slices.Compact(slices.Sorted(slices.Values(b.Event.Hosts))),
		transcript: b.Transcript.SHA256,
		description: descriptionContent{
			Language: b.Transcript.Language, Fidelity: b.Transcript.Fidelity, Published: b.Transcript.Published.String(),
			Updated: momentText(moment(b.Transcript.Updated)), Source: local.source(b.Transcript.Source), Note: b.Transcript.Note,
		},
		words:       make(map[string]string, len(b.Turns)),
		appearances: newOrdered[string, appearanceContent](),
		turns:       newOrdered[string, turnContent](),
		claims:      newOrdered[string, claimContent](),
		spans:       newOrdered[spanKey, spanContent](),
		topics:      newOrdered[topicKey, struct{}](),
		figures:     newOrdered[figureKey, figureContent](),
		evidence:    newOrdered[evidenceKey, evidenceContent](),
		reviews:     newOrdered[reviewKey, reviewContent](),
		links:       newOrdered[linkKey, linkContent](),
	}
	w.event.Hosts = strings.Join(w.hosts, ", ")
	for _, a := range b.Appearances {
		w.appearances.add(a.Key, appearanceContent{
			Speaker: local.speaker(a.Speaker), Unnamed: a.Unnamed, Role: a.Role, Organization: a.Organization,
			Headings: strings.Join(a.Headings, "\n"), Note: a.Note,
		})
	}
	for _, t := range b.Turns {
		w.words[t.Key] = t.Exact
		w.turns.add(t.Key, turnContent{
			Transcript: b.Transcript.SHA256, Appearance: t.Speaker, Kind: cmp.Or(t.Kind, "statement"), Answers: t.Answers,
			Continues: t.Continues, Start: int32(t.Span.Start), End: int32(t.Span.End), Note: t.Note,
		})
	}
	for i := range b.Claims {
		w.addClaim(b, &b.Claims[i], local)
	}
	return w
}

func (w *wanted) addClaim(b *briefing.Briefing, c *briefing.Claim, local localNames) {
	w.claims.add(c.Key, claimContent{
		Says: c.Says, Type: c.Type, Modality: cmp.Or(c.Modality, "asserted"), AttributedTo: local.speaker(c.AttributedTo),
		Note: c.Note, Todo: c.Todo, Confidence: c.Confidence,
	})
	quotes := slices.SortedStableFunc(slices.Values(c.Quotes), func(a, b briefing.Quote) int {
		return cmp.Compare(a.Span.Start, b.Span.Start)
	})
	for i, q := range quotes {
		w.spans.add(spanKey{c.Key, int32(i + 1)}, spanContent{
			Turn: q.Turn, Start: int32(q.Span.Start), End: int32(q.Span.End), Quote: q.Exact,
		})
	}
	for _, t := range c.Topics {
		w.topics.add(topicKey{c.Key, t}, struct{}{})
	}
	w.addEvidence(c.Key, "", c.Evidence, local)
	for i := range c.Figures {
		f := &c.Figures[i]
		w.figures.add(figureKey{c.Key, f.Key}, figureOf(f, quotes))
		w.addEvidence(c.Key, f.Key, f.Evidence, local)
		w.addLinks(b.Event.ID, c.Key, f.Key, f.Links)
	}
	for _, r := range c.Reviews {
		w.reviews.add(reviewKey{c.Key, r.Scale, r.By, r.Date.String()}, reviewContent{
			Scale: r.Scale, By: r.By, Date: r.Date.String(), Rating: r.Rating, Published: momentText(moment(r.Published)),
			Summary: r.Summary, URL: r.URL, Note: r.Note,
		})
	}
	w.addLinks(b.Event.ID, c.Key, "", c.Links)
}

func (w *wanted) addLinks(event, claim, figure string, links []briefing.Link) {
	for _, l := range links {
		w.links.add(linkKey{claim, figure, l.Relation, cmp.Or(l.Event, event), l.Claim, l.Figure}, linkContent{
			Relation: l.Relation, To: briefing.Ref{Event: l.Event, Claim: l.Claim, Figure: l.Figure}.String(), Note: l.Note,
		})
	}
}

func (w *wanted) addEvidence(claim, figure string, evidence []briefing.Evidence, local localNames) {
	for _, e := range evidence {
		source := local.source(e.Source)
		w.evidence.add(evidenceKey{claim, figure, source, e.At, e.Vintage.String()}, evidenceContent{
			Source: source, Locator: e.At, Vintage: e.Vintage.String(), Stance: e.Stance, Quote: e.Quote, Value: digits(e.Value),
			Checked: e.Checked.String(), CheckedBy: e.By, Note: e.Note,
		})
	}
}

func figureOf(f *briefing.Figure, spans []briefing.Quote) figureContent {
	c := figureContent{
		Start: int32(f.Quote.Span.Start), End: int32(f.Quote.Span.End), Quote: f.Quote.Exact,
		Value: digits(f.Value), Bounds: interval(f.Bounds), Rule: f.Rule, Comparator: f.Comparator, Hedge: f.Hedge,
		Vague: f.Vague, Spoken: f.Spoken, Scale: f.Scale, Unit: f.Unit, UnitText: f.UnitText, Currency: f.Currency,
		Kind: f.Kind, Indicator: f.Indicator, Area: f.Area, Period: f.Period.String(), AsCorrected: digits(f.AsCorrected),
		Basis: f.Basis, Note: f.Note, Todo: f.Todo, Confidence: f.Confidence,
	}
	for i, s := range spans {
		if s.Span.Contains(f.Quote.Span) {
			c.Span = int32(i + 1)
			break
		}
	}
	if f.Of != nil {
		c.OfValue, c.OfUnit, c.OfWhat = digits(f.Of.Value), f.Of.Unit, f.Of.What
	}
	if f.Base != nil {
		c.HasBase, c.BasePeriod = true, f.Base.Period.String()
		c.BaseValue, c.BaseFigure = digits(f.Base.Value), f.Base.Figure
	}
	if f.Rank != nil {
		c.RankOf, c.RankOver = f.Rank.Of, f.Rank.Over
	}
	return c
}

// localNames tells the speakers and sources that a file defines for itself from the shared ones.
type localNames struct {
	event             string
	speakers, sources map[string]bool
}

func newLocalNames(b *briefing.Briefing) localNames {
	n := localNames{event: b.Event.ID, speakers: map[string]bool{}, sources: map[string]bool{}}
	for _, s := range b.Speakers {
		n.speakers[s.ID] = true
	}
	for _, s := range b.Sources {
		n.sources[s.ID] = true
	}
	return n
}

func (n localNames) speaker(id string) string {
	if n.speakers[id] {
		return n.event + "/" + id
	}
	return id
}

func (n localNames) source(id string) string {
	if n.sources[id] {
		return n.event + "/" + id
	}
	return id
}

// claimDoc is a claim as the history shows it: its content, where it was said and its subjects.
type claimDoc struct {
	claimContent
	Spans  []spanContent `json:"spans"`
	Topics []string      `json:"topics,omitempty"`
}

// transcriptDoc is a transcript as the history shows it.
type transcriptDoc struct {
	Revision string `json:"revision"`
	SHA256   string `json:"sha256"`
	descriptionContent
}

func newTranscriptDoc(revision int32, sha string, d descriptionContent) transcriptDoc {
	return transcriptDoc{Revision: strconv.Itoa(int(revision)), SHA256: sha, descriptionContent: d}
}
