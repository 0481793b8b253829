package dossier

import (
	"fmt"
	"strconv"
	"strings"
)

// A dossier is laid out as blocks, which text and Markdown print each in their way.
type block any

type (
	// title is what the whole is about.
	title struct{ ref, text string }
	// section begins a part.
	section struct{ name string }
	// item begins one of the things of a section, or with a depth of the thing above it: what it is, and the rest of
	// its line.
	item struct {
		name, rest string
		depth      int
	}
	// fields are names with values; those without a value are not printed.
	fields struct {
		depth int
		rows  []field
	}
	// words is a quote in its context.
	words struct{ place Place }
	// line is one line that is never broken.
	line struct{ text string }
	// rows is a table with a line for each row. The column flex gives way where the lines are too long.
	rows struct {
		header []string
		cells  [][]string
		flex   int
	}
)

type field struct{ name, value string }

func (d *EventDossier) layout() []block {
	c := d.Counts
	claims := plural(c.Claims, "claim", "claims")
	if c.Withdrawn > 0 {
		claims += fmt.Sprintf(" (and %d withdrawn)", c.Withdrawn)
	}
	blocks := []block{
		title{d.Ref, d.Event.Title},
		fields{rows: append(d.eventFields(),
			field{"holds", nonEmpty(", ", plural(c.Turns, "turn", "turns"), claims, plural(c.Figures, "figure", "figures"),
				plural(c.Evidence, "piece of evidence", "pieces of evidence"), plural(c.Links, "link", "links"), plural(c.Reviews, "review", "reviews"))},
		)},
	}
	blocks = append(blocks, d.transcriptBlocks()...)
	blocks = append(blocks, section{"Speakers"}, d.speakerRows(), section{"Turns"}, d.turnRows(), section{"Claims"})
	if len(d.Claims) == 0 {
		blocks = append(blocks, line{"none"})
	} else {
		blocks = append(blocks, d.claimRows())
	}
	for _, w := range d.Withdrawn {
		blocks = append(blocks, line{fmt.Sprintf("%s was withdrawn on %s.", w.Key, momentWords(w.On))})
	}
	return append(blocks, d.citationBlocks()...)
}

func (h *Head) eventFields() []field {
	var hosts []string
	for _, o := range h.Event.Hosts {
		hosts = append(hosts, string(o.Name))
	}
	e := h.Event
	draft := ""
	if e.Draft {
		draft = "this is a draft, which a person has still to go through"
	}
	partOf := string(e.PartOfTitle)
	if partOf != "" {
		partOf += " (" + string(e.PartOf) + ")"
	}
	return []field{
		{"draft", draft},
		{"kind", strings.ReplaceAll(e.Kind, "-", " ")},
		{"date", dateWords(e.Date)},
		{"place", string(e.Place)},
		{"hosts", strings.Join(hosts, ", ")},
		{"part of", partOf},
		{"note", string(e.Note)},
	}
}

func (h *Head) transcriptBlocks() []block {
	t := h.Transcript
	if t == nil {
		return nil
	}
	revision := strconv.Itoa(t.Revision)
	if !t.Current {
		revision += ", which a later one has replaced"
	}
	text := plural(t.Characters, "character", "characters")
	if t.Characters > 9999 {
		text = grouped(Text(strconv.Itoa(t.Characters))) + " characters"
	}
	if t.Redacted {
		text = h.redacted() + " (" + text + ")"
	}
	return []block{
		section{"Transcript"},
		fields{rows: []field{
			{"text", text},
			{"revision", revision},
			{"fidelity", t.Fidelity},
			{"language", t.Language},
			{"published", nonEmpty(", ", string(t.Source.Publisher), dateWords(t.Published))},
			{"updated", momentWordsOf(t.Updated)},
			{"source", nonEmpty(", ", string(t.Source.Title), string(t.Source.URL))},
			{"archived", string(t.Source.ArchivedURL)},
			{"file", t.File},
			{"sha256", t.SHA256},
			{"note", string(t.Note)},
		}},
	}
}

func momentWordsOf(m Moment) string {
	if m.IsZero() {
		return ""
	}
	return momentWords(m)
}

// redacted says in place of a text why it is not there.
func (h *Head) redacted() string {
	if h.Redaction == nil {
		return "redacted"
	}
	return "redacted on " + h.Redaction.On.UTC().Format("2 January 2006") + ": " + h.Redaction.Reason
}

func (h *Head) citationBlocks() []block {
	return []block{section{"To cite"}, line{h.Citation}}
}

func (d *EventDossier) speakerRows() rows {
	r := rows{header: []string{"name", "role", "organization", "turns"}, flex: -1}
	for _, a := range d.Appearances {
		r.cells = append(r.cells, []string{string(a.Name), string(a.Role), string(a.OrganizationName), strconv.Itoa(a.Turns)})
	}
	return r
}

func (d *EventDossier) turnRows() rows {
	r := rows{header: []string{"turn", "speaker", "kind", "characters", "claims", "figures"}, flex: -1}
	for _, t := range d.Turns {
		kind := t.Kind
		if t.Answers != "" {
			kind += " to " + string(t.Answers)
		}
		if t.Continues != "" {
			kind += ", continues " + string(t.Continues)
		}
		r.cells = append(r.cells, []string{
			t.Key, string(t.Name), kind, characters(t.Span.Start, t.Span.End), strconv.Itoa(t.Claims), strconv.Itoa(t.Figures),
		})
	}
	return r
}

func (d *EventDossier) claimRows() rows {
	r := rows{header: []string{"claim", "turn", "type", "figures", "says", "rating"}, flex: 4}
	for _, c := range d.Claims {
		rating := string(c.RatingName)
		if rating == "" && c.Reviews > 0 {
			rating = "embargoed"
		}
		r.cells = append(r.cells, []string{c.Key, c.Turn, c.Type, strconv.Itoa(c.Figures), c.Says, rating})
	}
	return r
}

func characters(start, end int) string { return fmt.Sprintf("%d..%d", start, end) }

func (d *ClaimDossier) layout() []block {
	c := &d.Claim
	blocks := append(d.claimHead(c), section{"Words"})
	for _, p := range c.Places {
		blocks = append(blocks, d.placeBlocks(p)...)
	}
	if len(c.Figures) > 0 {
		blocks = append(blocks, section{"Figures"})
	}
	for i := range c.Figures {
		f := &c.Figures[i]
		blocks = append(blocks, item{name: f.Key, rest: nonEmpty(", ", d.quoted(f.Place), "characters "+characters(f.Place.Span.Start, f.Place.Span.End))},
			fields{depth: 1, rows: d.figureFields(f)})
		for _, e := range f.Evidence {
			blocks = append(blocks, evidenceOf(e, 1)...)
		}
	}
	blocks = append(blocks, evidenceBlocks(c.Evidence)...)
	blocks = append(blocks, reviewBlocks(c.Reviews)...)
	blocks = append(blocks, linkBlocks(c.LinksFrom, c.LinksTo)...)
	blocks = append(blocks, sameBlocks(c.Same)...)
	blocks = append(blocks, historyBlocks(c.History)...)
	return append(blocks, d.citationBlocks()...)
}

func (d *FigureDossier) layout() []block {
	f := &d.Figure
	blocks := []block{
		title{d.Ref, d.quoted(f.Place)},
		fields{rows: append([]field{{"withdrawn", withdrawn(f.History)}}, d.figureFields(f)...)},
		section{"Words"},
	}
	blocks = append(blocks, d.placeBlocks(f.Place)...)
	blocks = append(blocks, section{"Claim"})
	blocks = append(blocks, fields{rows: append([]field{{"claim", d.Claim.Key}, {"says", d.Claim.Says}}, d.claimFields(&d.Claim)...)})
	blocks = append(blocks, evidenceBlocks(f.Evidence)...)
	blocks = append(blocks, reviewBlocks(d.Claim.Reviews)...)
	blocks = append(blocks, linkBlocks(f.LinksFrom, f.LinksTo)...)
	blocks = append(blocks, historyBlocks(f.History)...)
	return append(blocks, d.citationBlocks()...)
}

func (h *Head) claimHead(c *Claim) []block {
	return []block{title{h.Ref, c.Says}, fields{rows: h.claimFields(c)}}
}

func (h *Head) claimFields(c *Claim) []field {
	var topics []string
	for _, t := range c.Topics {
		topics = append(topics, string(t.Name))
	}
	said := ""
	if len(c.Places) > 0 {
		said = c.Places[0].Speaker.said()
	}
	claimant := ""
	if c.AttributedTo != nil {
		claimant = string(c.AttributedTo.Name) + ", whom the speaker quotes"
	}
	draft := ""
	if h.Event.Draft {
		draft = "this is a draft, which a person has still to go through"
	}
	return []field{
		{"withdrawn", withdrawn(c.History)},
		{"draft", draft},
		{"said by", said},
		{"at", h.Event.Title + " (" + h.Event.ID + ")"},
		{"on", nonEmpty(", ", dateWords(h.Event.Date), string(h.Event.Place))},
		{"claimant", claimant},
		{"type", c.Type},
		{"modality", c.Modality},
		{"topics", strings.Join(topics, ", ")},
		{"note", string(c.Note)},
		{"to do", string(c.Todo)},
		{"confidence", string(c.Confidence)},
	}
}

func withdrawn(h History) string {
	if h.Withdrawn == nil {
		return ""
	}
	return nonEmpty(": ", "on "+momentWords(h.Withdrawn.At), string(h.Reason)) + "; this is what it said last"
}

func (h *Head) placeBlocks(p Place) []block {
	turn := p.Turn + ", " + p.TurnKind + ", " + p.Speaker.said()
	rest := "characters " + characters(p.Span.Start, p.Span.End)
	if h.Transcript != nil && p.Revision != h.Transcript.Revision {
		rest += fmt.Sprintf(" of revision %d", p.Revision)
	}
	blocks := []block{item{name: turn, rest: rest}}
	if p.Quote == "" {
		return append(blocks, line{"[" + h.redacted() + "]"})
	}
	return append(blocks, words{p})
}

// quoted is the quote of a place in quotation marks, or why there is none.
func (h *Head) quoted(p Place) string {
	if p.Quote == "" {
		return "[" + h.redacted() + "]"
	}
	return "“" + string(p.Quote) + "”"
}

func (h *Head) figureFields(f *Figure) []field {
	return []field{
		{"value", f.amount()},
		{"unit", f.unitWords()},
		{"bounds", f.boundsWords()},
		{"interval", f.interval()},
		{"rule", f.ruleWords()},
		{"said", f.manner()},
		{"currency", f.currencyWords()},
		{"out of", f.denominator()},
		{"measured from", f.baseWords()},
		{"kind", string(f.Kind)},
		{"superlative", nonEmpty(" ", ranks[f.RankOf], windowWords(f.RankOver))},
		{"indicator", f.indicatorWords()},
		{"definition", f.definition()},
		{"area", named(f.Area)},
		{"period", periodWordsOf(f.Period)},
		{"corrected to", grouped(f.AsCorrected)},
		{"basis", bases[f.Basis]},
		{"note", string(f.Note)},
		{"to do", string(f.Todo)},
		{"confidence", string(f.Confidence)},
	}
}

func windowWords(s Text) string {
	if s == "" {
		return ""
	}
	return window(s)
}

func periodWordsOf(s Text) string {
	if s == "" {
		return ""
	}
	return periodWords(s)
}

func named(n *Named) string {
	if n == nil {
		return ""
	}
	if strings.EqualFold(string(n.Name), string(n.ID)) {
		return string(n.Name)
	}
	return string(n.Name) + " (" + string(n.ID) + ")"
}

func (f *Figure) amount() string {
	switch {
	case f.Vague:
		return "vague: a number is meant, none is said"
	case f.Value == "" && f.RankOf != "":
		return ""
	case f.Value == "":
		return "none is said"
	case f.Kind == "date":
		return string(f.Value)
	default:
		return grouped(f.Value)
	}
}

func (f *Figure) unitWords() string {
	switch {
	case f.Unit == nil && f.UnitText != "":
		return "none of the catalogue, said as “" + string(f.UnitText) + "”"
	case f.UnitText == "":
		return named(f.Unit)
	default:
		return named(f.Unit) + ", said as “" + string(f.UnitText) + "”"
	}
}

func (f *Figure) boundsWords() string {
	if f.Bounds == nil {
		return ""
	}
	return f.Bounds.readable()
}

func (f *Figure) interval() string {
	if f.Bounds == nil {
		return ""
	}
	return string(f.Bounds.Interval)
}

func (f *Figure) ruleWords() string {
	if known, ok := rules[f.Rule]; ok {
		return known
	}
	return string(f.Rule)
}

// manner is how the value was said, where that tells more than the value: more than 640 billion.
func (f *Figure) manner() string {
	amount := nonEmpty(" ", comparators[f.Comparator], string(f.Spoken), string(f.Scale))
	if amount == string(f.Value) {
		amount = ""
	}
	hedge := ""
	if f.Hedge != "" {
		hedge = "hedged by “" + string(f.Hedge) + "”"
	}
	return nonEmpty(", ", amount, hedge)
}

func (f *Figure) currencyWords() string {
	switch {
	case f.CurrencyStated:
		return string(f.Currency) + ", as the speaker says"
	case f.Kind == "money":
		return "the speaker does not say which"
	default:
		return ""
	}
}

func (f *Figure) denominator() string {
	return nonEmpty(", ", grouped(f.OfValue), named(f.OfUnit), string(f.OfWhat))
}

func (f *Figure) baseWords() string {
	if f.Base == nil {
		return ""
	}
	s := nonEmpty(", ", periodWordsOf(f.Base.Period), grouped(f.Base.Value), string(f.Base.Figure))
	if s == "" {
		return "a base that the speaker does not name"
	}
	return s
}

func (f *Figure) indicatorWords() string {
	if f.Indicator == nil {
		return ""
	}
	return named(&f.Indicator.Named)
}

func (f *Figure) definition() string {
	if f.Indicator == nil {
		return ""
	}
	producer := ""
	if f.Indicator.Producer != "" {
		producer = "measured by " + string(f.Indicator.Producer)
	}
	return nonEmpty("; ", strings.TrimSuffix(string(f.Indicator.Definition), "."), producer)
}

func evidenceBlocks(evidence []Evidence) []block {
	if len(evidence) == 0 {
		return nil
	}
	blocks := []block{section{"Evidence"}}
	for _, e := range evidence {
		blocks = append(blocks, evidenceOf(e, 0)...)
	}
	return blocks
}

// evidenceOf is one piece of evidence; depth is 1 where it stands below its figure.
func evidenceOf(e Evidence, depth int) []block {
	checked := dateWords(e.Checked)
	if e.CheckedBy != nil {
		checked = nonEmpty(", ", checked, string(e.CheckedBy.Name))
	}
	quote := string(e.Quote)
	if quote != "" {
		quote = "“" + quote + "”"
	}
	value := grouped(e.Value)
	if vintage := dateWords(e.Vintage); vintage != "" {
		value = nonEmpty(", ", value, "as published "+vintage)
	}
	origin := ""
	if e.Origin == "desk" {
		origin = "by command"
	}
	return []block{
		item{name: e.Stance, rest: nonEmpty(", ", string(e.Source.Title), string(e.Source.Publisher), dateWords(e.Source.Published)), depth: depth},
		fields{depth: 1 + depth, rows: []field{
			{"value", value},
			{"where", string(e.At)},
			{"quote", quote},
			{"checked", checked},
			{"url", string(e.Source.URL)},
			{"archived", string(e.Source.ArchivedURL)},
			{"added", origin},
			{"note", string(e.Note)},
		}},
	}
}

func reviewBlocks(reviews []Review) []block {
	if len(reviews) == 0 {
		return nil
	}
	blocks := []block{section{"Reviews"}}
	for _, r := range reviews {
		status := "published " + momentWords(r.Published)
		switch {
		case r.Published.IsZero():
			status = "embargoed: no day of publication is set"
		case r.Embargoed:
			status = "embargoed until " + momentWords(r.Published)
		}
		if r.Superseded {
			status += "; superseded by a newer review"
		}
		blocks = append(blocks, item{name: string(r.Rating.Name), rest: nonEmpty(", ", string(r.By.Name), dateWords(r.Date))},
			fields{depth: 1, rows: []field{
				{"summary", string(r.Summary)},
				{"status", status},
				{"scale", string(r.Scale.Name)},
				{"url", string(r.URL)},
				{"recorded", recorded(r)},
				{"note", string(r.Note)},
			}})
	}
	return blocks
}

// recorded says who added a review by command; one of a file is in the history of its claim.
func recorded(r Review) string {
	if r.RecordedBy == "" {
		return ""
	}
	return momentWords(r.Recorded) + " by " + string(r.RecordedBy)
}

// linkBlocks reads each link from the side of the dossier: the other end first.
func linkBlocks(from, to []Link) []block {
	if len(from)+len(to) == 0 {
		return nil
	}
	blocks := []block{section{"Links"}}
	for _, l := range from {
		says := string(l.Says)
		if !l.Loaded {
			says = "not in the database"
		}
		blocks = append(blocks, item{name: keyOf(l.From) + " " + l.Relation + " " + l.To},
			fields{depth: 1, rows: []field{{"says", says}, {"note", string(l.Note)}}})
	}
	for _, l := range to {
		blocks = append(blocks, item{name: l.From + " " + l.Relation + " " + keyOf(l.To)},
			fields{depth: 1, rows: []field{{"says", string(l.Says)}, {"note", string(l.Note)}}})
	}
	return blocks
}

// sameBlocks are the other claims of the group.
func sameBlocks(same []Same) []block {
	if len(same) == 0 {
		return nil
	}
	blocks := []block{section{"Same claim elsewhere"}}
	for _, s := range same {
		blocks = append(blocks, item{name: s.Ref, rest: nonEmpty(", ", string(s.Speaker), s.Event, dateWords(s.Date))},
			fields{depth: 1, rows: []field{{"says", s.Says}}})
	}
	return blocks
}

// keyOf is a reference without its event, for the end of a link that is the dossier's own.
func keyOf(ref string) string {
	if _, key, ok := strings.Cut(ref, "#"); ok {
		return key
	}
	return ref
}

func historyBlocks(h History) []block {
	now := importWords(h.Current)
	if h.Current == h.First {
		now = ""
	}
	gone := ""
	if h.Withdrawn != nil {
		gone = importWords(*h.Withdrawn)
	}
	return []block{section{"History"}, fields{rows: []field{
		{"first written", importWords(h.First)}, {"as it stands", now}, {"withdrawn", gone},
	}}}
}

func importWords(i Import) string {
	return momentWords(i.At) + " by " + i.By + " (" + nonEmpty(" ", "onrecord "+i.Command, string(i.File)) + ")"
}
