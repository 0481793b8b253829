package draft

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"onrecord/internal/briefing"
	"onrecord/internal/factsheet"
)

// Write gives the file of a draft: YAML for hands, in a stable order. Turns are a line each, claims a block each.
func Write(s *Sheet) []byte {
	w := &writer{}
	w.line(0, "onrecord", strconv.Itoa(briefing.FormatVersion))
	w.line(0, "status", "draft")
	w.event(s)
	w.transcript(s)
	w.sources(s)
	w.speakers(s)
	w.turns(s)
	w.claims(s)
	return []byte(w.String())
}

// writer writes lines of YAML.
type writer struct{ strings.Builder }

// line writes a key with a value that is YAML already.
func (w *writer) line(indent int, key, value string) {
	w.WriteString(strings.Repeat(" ", indent) + key + ":")
	if value != "" {
		w.WriteString(" " + value)
	}
	w.WriteByte('\n')
}

// text writes a key with a text, unless that is empty.
func (w *writer) text(indent int, key, text string) {
	if text != "" {
		w.line(indent, key, factsheet.Scalar(text, false))
	}
}

// words writes a key with words of the transcript, unless there are none.
func (w *writer) words(indent int, key, text string) {
	if text != "" {
		w.line(indent, key, factsheet.Quoted(text))
	}
}

func (w *writer) event(s *Sheet) {
	e := &s.Event
	w.line(0, "event", "")
	w.text(2, "id", e.ID)
	w.text(2, "title", e.Title)
	w.text(2, "kind", e.Kind)
	w.text(2, "date", e.Date.String())
	w.text(2, "place", e.Place)
	w.text(2, "todo", s.EventTodo)
}

// moments are written to the minute, or the second where that is known.
const (
	toTheDay    = "2006-01-02"
	toTheMinute = "2006-01-02T15:04"
	toTheSecond = "2006-01-02T15:04:05"
)

func (w *writer) transcript(s *Sheet) {
	t := &s.Transcript
	w.line(0, "transcript", "")
	w.text(2, "file", t.File)
	w.text(2, "sha256", t.SHA256)
	w.text(2, "language", t.Language)
	w.text(2, "fidelity", t.Fidelity)
	w.text(2, "published", t.Published.String())
	if u := t.Updated; !u.IsZero() {
		layout := pick(u.Second() != 0, toTheSecond, pick(u.Hour() != 0 || u.Minute() != 0, toTheMinute, toTheDay))
		w.text(2, "updated", u.Format(layout))
	}
	w.text(2, "source", t.Source)
	w.text(2, "todo", s.TranscriptTodo)
}

func (w *writer) sources(s *Sheet) {
	if len(s.Sources) == 0 {
		return
	}
	w.line(0, "sources", "")
	for _, src := range s.Sources {
		w.line(2, src.ID, "")
		w.text(4, "title", src.Title)
		w.text(4, "publisher", src.Publisher)
		w.text(4, "published", src.Published.String())
		w.text(4, "url", src.URL)
	}
}

func (w *writer) speakers(s *Sheet) {
	if len(s.Appearances) == 0 {
		return
	}
	names := map[string]string{}
	for _, p := range s.Speakers {
		names[p.ID] = p.Name
	}
	w.line(0, "speakers", "")
	for i := range s.Appearances {
		a := &s.Appearances[i]
		w.line(2, factsheet.Scalar(a.Key, false), "")
		if name, local := names[a.Speaker]; local && a.Speaker == a.Key {
			w.text(4, "name", name)
		} else {
			w.text(4, "speaker", a.Speaker)
		}
		w.text(4, "unnamed", a.Unnamed)
		w.text(4, "role", a.Role)
		if len(a.Headings) > 0 {
			var quoted []string
			for _, h := range a.Headings {
				quoted = append(quoted, factsheet.Quoted(h))
			}
			w.line(4, "headings", "["+strings.Join(quoted, ", ")+"]")
		}
		w.text(4, "todo", s.SpeakerTodos[i])
	}
}

func (w *writer) turns(s *Sheet) {
	if len(s.Turns) == 0 {
		return
	}
	w.line(0, "turns", "")
	for i := range s.Turns {
		t, m := &s.Turns[i], s.TurnMarks[i]
		var f flow
		f.text("id", t.Key)
		f.text("speaker", t.Speaker)
		if t.Kind != "statement" {
			f.text("kind", t.Kind)
		}
		f.text("answers", t.Answers)
		f.text("continues", t.Continues)
		f.yaml("starts", factsheet.Quoted(t.Starts))
		f.text("confidence", m.Confidence)
		f.text("todo", m.Todo)
		w.WriteString("  - " + f.String() + "\n")
	}
}

func (w *writer) claims(s *Sheet) {
	if len(s.Claims) == 0 {
		return
	}
	speakers := map[string]string{}
	for i := range s.Turns {
		speakers[s.Turns[i].Key] = s.Turns[i].Speaker
	}
	w.line(0, "claims", "")
	turn := ""
	for i := range s.Claims {
		c := &s.Claims[i]
		if of := c.Quotes[0].Turn; of != turn {
			turn = of
			w.WriteString("  # ---- " + of + ": " + speakers[of] + "\n")
		}
		w.claim(c)
	}
}

func (w *writer) claim(c *briefing.Claim) {
	w.WriteString("  - id: " + c.Key + "\n")
	w.text(4, "turn", c.Quotes[0].Turn)
	w.quotes(c)
	w.text(4, "says", c.Says)
	w.text(4, "type", c.Type)
	if c.Modality != "asserted" {
		w.text(4, "modality", c.Modality)
	}
	w.text(4, "attributed_to", c.AttributedTo)
	if len(c.Figures) > 0 {
		w.line(4, "figures", "")
	}
	for i := range c.Figures {
		w.figure(&c.Figures[i])
	}
	w.text(4, "note", c.Note)
	w.text(4, "confidence", c.Confidence)
	w.text(4, "todo", c.Todo)
}

func (w *writer) quotes(c *briefing.Claim) {
	if len(c.Quotes) == 1 {
		w.words(4, "quote", c.Quotes[0].Text)
		w.text(4, "nth", nth(c.Quotes[0].Nth))
		return
	}
	w.line(4, "quotes", "")
	for _, q := range c.Quotes {
		var f flow
		f.yaml("quote", factsheet.Quoted(q.Text))
		f.text("nth", nth(q.Nth))
		if q.Turn != c.Quotes[0].Turn {
			f.text("turn", q.Turn)
		}
		w.WriteString("      - " + f.String() + "\n")
	}
}

func nth(n int) string { return pick(n == 0, "", strconv.Itoa(n)) }

func (w *writer) figure(f *briefing.Figure) {
	w.WriteString("      - id: " + f.Key + "\n")
	w.words(8, "quote", f.Quote.Text)
	w.text(8, "nth", nth(f.Quote.Nth))
	m := &f.Given
	if m.Value != nil {
		w.line(8, "value", factsheet.Quoted(plain(m.Value)))
	}
	if f.AsCorrected != nil {
		w.line(8, "as_corrected", factsheet.Quoted(plain(f.AsCorrected)))
	}
	if m.Bounds != nil {
		w.line(8, "bounds", factsheet.Quoted(m.Bounds.String()))
	}
	w.text(8, "comparator", m.Comparator)
	w.text(8, "hedge", m.Hedge)
	if m.Vague {
		w.line(8, "vague", "true")
	}
	w.text(8, "unit", m.Unit)
	w.text(8, "currency", m.Currency)
	w.denominator(m.Of)
	if m.Base != nil {
		var base flow
		base.text("period", m.Base.Period.String())
		w.line(8, "base", base.String())
	}
	w.text(8, "kind", m.Kind)
	if m.Rank != nil {
		var rank flow
		rank.text("of", m.Rank.Of)
		rank.text("over", m.Rank.Over)
		w.line(8, "rank", rank.String())
	}
	w.text(8, "period", f.Period.String())
	w.text(8, "note", f.Note)
	w.text(8, "confidence", f.Confidence)
	w.text(8, "todo", f.Todo)
}

// denominator writes what a figure is a part of, where that is said.
func (w *writer) denominator(o *briefing.Of) {
	if o == nil {
		return
	}
	var of flow
	if o.Value != nil {
		of.yaml("value", factsheet.Quoted(plain(o.Value)))
	}
	of.text("unit", o.Unit)
	of.text("what", o.What)
	w.line(8, "of", of.String())
}

// plain writes a number in full with all of its decimal places.
func plain(v *decimal.Decimal) string { return v.StringFixed(max(0, -v.Exponent())) }

// flow is a mapping in braces.
type flow struct{ parts []string }

func (f *flow) yaml(key, value string) { f.parts = append(f.parts, key+": "+value) }

func (f *flow) text(key, text string) {
	if text != "" {
		f.yaml(key, factsheet.Scalar(text, true))
	}
}

func (f *flow) String() string { return "{" + strings.Join(f.parts, ", ") + "}" }
