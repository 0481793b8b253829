package reanchor

import (
	"slices"
	"strings"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
	"onrecord/internal/resolve"
)

// DefaultThreshold is how alike a place must be, at least, to be taken for a quote whose words have changed.
const DefaultThreshold = 0.8

// Briefing finds every quote of b, which is as written, in the new text. old is the text that was annotated, or nil where
// nobody has it. threshold is how alike a place must be to be taken for a quote that does not occur, from 0 to 1. b is
// not changed.
func Briefing(b *briefing.Briefing, old, text *anchor.Text, threshold float64) *Report {
	return find(b, old, text, threshold, false)
}

// Remaining is [Briefing] for one whose quotes are those of the new text already, but for some: what is found there as it
// is written stays, and the old text tells only where the others were.
func Remaining(b *briefing.Briefing, old, text *anchor.Text, threshold float64) *Report {
	return find(b, old, text, threshold, true)
}

func find(b *briefing.Briefing, old, text *anchor.Text, threshold float64, remaining bool) *Report {
	r := &run{remaining: remaining, b: b, was: &briefing.Briefing{}, old: old, text: text, threshold: threshold, turns: map[string]briefing.Span{}, oldTurns: map[string]briefing.Span{}, starts: map[string]bool{}}
	r.said, r.headings = saidIn(b.Claims), resolve.NewHeadings(b)
	if old != nil {
		r.announced.old, r.announced.now = r.headings.In(old), r.headings.In(text)
	}
	for i := range b.Turns {
		r.starts[anchor.Fold(b.Turns[i].Starts)] = true
	}
	if old != nil {
		r.was = clone(b)
		r.was.Transcript.Text = old.String()
		resolve.Briefing(r.was, nil)
	}
	r.anchorTurns()
	turns := len(r.report.Rows)
	edits := len(r.report.Edits)
	r.anchorClaims()
	if r.sortOut() {
		r.report.Rows, r.report.Edits = r.report.Rows[:turns], r.report.Edits[:edits]
		r.missed = 0
		r.anchorClaims()
	}
	return &r.report
}

func (r *run) anchorClaims() {
	for i := range r.b.Claims {
		r.anchorClaim(i)
	}
}

// run is one briefing on its way.
type run struct {
	b         *briefing.Briefing
	was       *briefing.Briefing // b, settled in the old text; empty where that is not known
	old, text *anchor.Text
	remaining bool // what is found as it is written stays
	threshold float64
	turns     map[string]briefing.Span   // by key, where the quotes of a turn are looked for: the turn, or, where it is lost, what lies between its neighbours
	oldTurns  map[string]briefing.Span   // the same in the old text, those alone that were found
	spoken    []turnSpan                 // the turns that were found, in the order of the transcript
	starts    map[string]bool            // folded, the words that turns start with
	said      map[string]map[string]bool // by turn, folded, what the quotes of claims say
	headings  *resolve.Headings
	announced struct{ old, now []resolve.Announcement } // the lines that announce a speaker
	missed    int                                       // how many quotes nothing was found for

	placedQuotes []placedQuote              // those that were found, and that the old text has
	jumped       map[*briefing.Quote]string // quotes that cannot be what stands there now, and why
	crossed      map[*briefing.Quote]string // quotes that stand on the other side of another one now

	report Report
}

type turnSpan struct {
	key  string
	span briefing.Span
}

// clone is a copy of what resolving changes.
func clone(b *briefing.Briefing) *briefing.Briefing {
	out := *b
	out.Turns = slices.Clone(b.Turns)
	out.Claims = slices.Clone(b.Claims)
	for i := range out.Claims {
		c := &out.Claims[i]
		c.Quotes, c.Figures = slices.Clone(c.Quotes), slices.Clone(c.Figures)
	}
	return &out
}

func (r *run) add(row Row) { r.report.Rows = append(r.report.Rows, row) }

func (r *run) edit(e Edit) { r.report.Edits = append(r.report.Edits, e) }

// placeIn is a span of a text, with its line.
func placeIn(t *anchor.Text, span briefing.Span) Place {
	if t == nil || span.Len() <= 0 {
		return Place{}
	}
	line, _, _ := t.Line(span.Start)
	return Place{Line: line, Span: span}
}

// findIn is where a quote stands in any of the scopes, in the order of the text: the exact occurrences and, only if
// there are none in any scope, the folded ones.
func findIn(t *anchor.Text, quote string, scopes []briefing.Span) []anchor.Match {
	var found []anchor.Match
	for _, s := range scopes {
		found = append(found, t.Find(quote, s)...)
	}
	if slices.ContainsFunc(found, func(m anchor.Match) bool { return !m.Folded }) {
		found = slices.DeleteFunc(found, func(m anchor.Match) bool { return m.Folded })
	}
	slices.SortStableFunc(found, func(a, b anchor.Match) int { return a.Span.Start - b.Span.Start })
	kept := found[:0]
	for _, m := range found {
		if len(kept) == 0 || !kept[len(kept)-1].Span.Overlaps(m.Span) {
			kept = append(kept, m)
		}
	}
	return kept
}

// likeWritten is the words of the new text as a person would have written them in place of old: where old has no line
// ends and no runs of blanks, the words have none, which folding takes for the same.
func likeWritten(old, words string) string {
	if oneBlank(old) != old {
		return words
	}
	return oneBlank(words)
}

func oneBlank(s string) string { return strings.Join(strings.Fields(s), " ") }

// turnAt names the turn in which a span of the new text lies.
func (r *run) turnAt(span briefing.Span) string {
	for _, t := range r.spoken {
		if t.span.Overlaps(span) {
			return "in the turn " + t.key
		}
	}
	return "outside any turn"
}

// shown names the places that a person may look at.
func (r *run) shown(candidates []anchor.Candidate) string {
	var out []string
	for _, c := range candidates[:min(len(candidates), 3)] {
		out = append(out, r.placed(c))
	}
	if len(out) == 0 && r.missed < maxMissed {
		return "nothing in the new text is like it"
	} else if len(out) == 0 {
		return ""
	}
	return "the nearest: " + strings.Join(out, "; ")
}
