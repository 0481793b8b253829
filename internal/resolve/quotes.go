package resolve

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
)

// resolveClaim finds the quotes of one claim and settles its figures.
func (r *resolver) resolveClaim(i int) {
	c := &r.b.Claims[i]
	spans := r.anchorClaim(i)
	for k := range c.Figures {
		f := &c.Figures[k]
		r.anchorFigure(i, k, spans)
		r.resolveMeasure(c, f, figurePath(i, k))
	}
}

// claimSpans is where the quotes of a claim stand.
type claimSpans struct {
	found    []briefing.Span
	complete bool // each quote was found, in a turn that is known
}

// anchorClaim finds each quote of a claim within its turn.
func (r *resolver) anchorClaim(i int) claimSpans {
	c := &r.b.Claims[i]
	spans := claimSpans{complete: true}
	for k := range c.Quotes {
		q := &c.Quotes[k]
		turn, known := r.turns[q.Turn]
		if !known || strings.TrimSpace(q.Text) == "" {
			spans.complete = false
			continue
		}
		what := search{
			path: quotePath(i, k, len(c.Quotes)), owner: fmt.Sprintf("the claim %s", c.Key),
			within:    fmt.Sprintf("the turn %s", q.Turn),
			elsewhere: "name that turn, or quote other words",
			where:     &c.Where,
		}
		pick := anchor.Pick{Nth: q.Nth, After: q.After, Before: q.Before, Around: turn.span}
		if !r.anchorQuote(q, []briefing.Span{turn.span}, pick, turn.sure, what) {
			spans.complete = false
			continue
		}
		r.checkRepeat(c, k, what)
		spans.found = append(spans.found, q.Span)
	}
	return spans
}

// checkRepeat reports a quote that stands where an earlier one of the same claim does.
func (r *resolver) checkRepeat(c *briefing.Claim, k int, what search) {
	q := &c.Quotes[k]
	for j := range k {
		if c.Quotes[j].Span != q.Span {
			continue
		}
		r.report(briefing.Problem{
			Severity: briefing.Error, Code: CodeSameSpan, Position: what.at(q, "quote"), Path: what.path, Text: q.Text,
			Message: fmt.Sprintf("quotes %d and %d of the claim %s are the same place of the transcript (%s): %s",
				j+1, k+1, c.Key, r.at(q.Span), show(q.Text)),
			Hint: "leave one of them out, or say with nth, after or before which other place is meant",
		})
		return
	}
}

// anchorFigure finds the quote of a figure within the spans of its claim.
func (r *resolver) anchorFigure(i, k int, spans claimSpans) {
	c := &r.b.Claims[i]
	f := &c.Figures[k]
	q := &f.Quote
	if strings.TrimSpace(q.Text) == "" || len(spans.found) == 0 {
		return
	}
	what := search{
		path: figurePath(i, k) + ".quote", owner: fmt.Sprintf("the figure %s", c.Key+"."+f.Key),
		within: fmt.Sprintf("the quotes of the claim %s", c.Key), where: &f.Where,
		elsewhere: "quote them in the claim, too",
		partial:   !spans.complete,
	}
	if len(c.Quotes) == 1 {
		what.within = fmt.Sprintf("the quote of the claim %s", c.Key)
	}
	pick := anchor.Pick{Nth: q.Nth, After: q.After, Before: q.Before, Around: r.turnsOf(c)}
	if !r.anchorQuote(q, spans.found, pick, spans.complete, what) {
		return
	}
	for j := range c.Quotes {
		if c.Quotes[j].Span.Contains(q.Span) {
			q.Turn = c.Quotes[j].Turn
			break
		}
	}
	if r.cutsNumber(q) {
		r.reportCut(q, what)
	}
}

// turnsOf is the smallest span that holds the turns in which a claim is said: where the neighbours of a figure's
// quote are looked for.
func (r *resolver) turnsOf(c *briefing.Claim) briefing.Span {
	var all briefing.Span
	for j := range c.Quotes {
		turn, known := r.turns[c.Quotes[j].Turn]
		switch {
		case !known:
		case all.IsZero():
			all = turn.span
		default:
			all = briefing.Span{Start: min(all.Start, turn.span.Start), End: max(all.End, turn.span.End)}
		}
	}
	return all
}

// search says, for a message, which quote is looked for and where.
type search struct {
	path      string
	owner     string          // "the claim c3"
	where     *briefing.Where // of the owner
	within    string          // "the turn t1"
	elsewhere string          // what to do where the words stand elsewhere
	partial   bool            // a part of where it may stand is not known, so that it may well be there
}

// at is where a field of the quote was written: in the quote itself or in its owner, or else the quote.
func (w search) at(q *briefing.Quote, field string) briefing.Position {
	return place(q.Where.Fields[field], w.where.Fields[field], q.Where.Position, w.where.Field("quotes"))
}

// maxMissed is for how many quotes that are not found near misses are looked for. More of them than that have a cause
// in common, which the first ones show.
const maxMissed = 200

// anchorQuote fills in where q stands and returns whether that is known. Where sure is false the scopes may be
// wider than they should be: then the first of several occurrences counts.
func (r *resolver) anchorQuote(q *briefing.Quote, scopes []briefing.Span, pick anchor.Pick, sure bool, what search) bool {
	pick.Plain = r.missed >= maxMissed
	m, err := r.text.Resolve(q.Text, scopes, pick)
	var fault anchor.Fault
	if errors.As(err, &fault) {
		if q.Nth == 0 && q.Where.Has("nth") {
			sure = false // it could not be read, and was reported
		}
		_, missing := fault.(*anchor.NotFoundError)
		if missing {
			r.missed++
		}
		if sure || missing && !what.partial {
			r.reportFault(q, fault, what)
			return false
		}
		hit, found := r.firstIn(q.Text, scopes)
		if !found {
			return false
		}
		m = hit
	}
	q.Span, q.Exact, q.Folded = m.Span, r.text.Cut(m.Span), m.Folded
	if m.Folded {
		r.noteFolded(what.at(q, "quote"), what.path, what.owner, q.Text, m.Span)
	}
	return true
}

func (r *resolver) firstIn(quote string, scopes []briefing.Span) (anchor.Match, bool) {
	for _, s := range scopes {
		if m, found := r.text.First(quote, s); found {
			return m, true
		}
	}
	return anchor.Match{}, false
}

// reportFault reports a quote that anchor did not settle.
func (r *resolver) reportFault(q *briefing.Quote, fault anchor.Fault, what search) {
	p := briefing.Problem{
		Severity: briefing.Error, Position: what.at(q, "quote"), Path: what.path, Text: q.Text,
		Message: what.owner + ": " + fault.Message(), Hint: fault.Hint(), Candidates: r.describe(fault.Places()),
	}
	switch e := fault.(type) {
	case *anchor.NotFoundError:
		p.Code = CodeNotFound
		p.Message = fmt.Sprintf("%s has a quote that does not occur in %s: %s", what.owner, what.within, show(q.Text))
		p.Hint = "copy the words from the transcript"
		if len(e.Candidates) > 0 && e.Candidates[0].Outside && e.Candidates[0].Similarity == 1 {
			p.Candidates = r.describe(slices.DeleteFunc(e.Candidates, func(c anchor.Candidate) bool { return c.Similarity < 1 }))
			p.Hint = "the words stand elsewhere, " + r.where(e.Candidates[0].Span) + "; " + what.elsewhere
		}
	case *anchor.AmbiguousError:
		p.Code = CodeAmbiguous
		p.Message = fmt.Sprintf("%s has a quote that occurs %d times in %s: %s", what.owner, e.Count, what.within, show(q.Text))
		p.Candidates = r.occurrences(e.Matches)
	case *anchor.NthError:
		p.Code, p.Position = CodeNth, what.at(q, "nth")
		p.Candidates = r.occurrences(e.Matches)
	case *anchor.NeighbourError:
		p.Code, p.Position = CodeNeighbour, what.at(q, e.Field)
	case *anchor.EmptyQuoteError:
		p.Code, p.Position = CodeQuote, what.at(q, e.Field)
	}
	r.report(p)
}

// contextWidth is how many code points a listed occurrence shows on either side.
const contextWidth = 30

// occurrences lists places of one quote, each with the words around it, by which they are told apart.
func (r *resolver) occurrences(places []anchor.Candidate) []string {
	var out []string
	for i, c := range places {
		out = append(out, fmt.Sprintf("%d: %s: %s", i+1, r.at(c.Span), r.context(c.Span)))
	}
	return out
}

// context shows the words at span in square brackets, with the words around them, on one line.
func (r *resolver) context(span briefing.Span) string {
	before, after := r.text.ContextIn(span, r.text.Paragraph(span), contextWidth)
	return strings.Join(strings.Fields("… "+before+"["+r.text.Cut(span)+"]"+after+" …"), " ")
}

// noteFolded tells that a quote reads otherwise than the transcript, in a way that a reader does not see.
func (r *resolver) noteFolded(at briefing.Position, path, owner, written string, span briefing.Span) {
	r.report(briefing.Problem{
		Severity: briefing.Note, Code: CodeFolded, Position: at, Path: path, Text: written,
		Message: fmt.Sprintf("the transcript has %s where %s is quoted as %s (%s); blanks, quotation marks and dashes were taken as alike",
			show(r.text.Cut(span)), owner, show(written), r.at(span)),
	})
}

// cutsNumber tells whether a number goes on outside of a quote, as "8 percent" leaves out the 1 of "18 percent" or the
// "1." of "1.8 percent".
func (r *resolver) cutsNumber(q *briefing.Quote) bool {
	if first, _ := utf8.DecodeRuneInString(q.Exact); unicode.IsDigit(first) {
		before := []rune(r.text.Cut(briefing.Span{Start: max(0, q.Span.Start-2), End: q.Span.Start}))
		if n := len(before); n > 0 && goesOn(before[n-1], before[:n-1]) {
			return true
		}
	}
	last, _ := utf8.DecodeLastRuneInString(q.Exact)
	if !unicode.IsDigit(last) {
		return false
	}
	after := []rune(r.text.Cut(briefing.Span{Start: q.Span.End, End: q.Span.End + 2}))
	return len(after) > 0 && goesOn(after[0], after[1:])
}

// goesOn tells whether a number goes on with the rune next to it, or with the one beyond where that is a separator.
func goesOn(next rune, beyond []rune) bool {
	if unicode.IsDigit(next) {
		return true
	}
	return (next == '.' || next == ',') && len(beyond) == 1 && unicode.IsDigit(beyond[0])
}

func (r *resolver) reportCut(q *briefing.Quote, what search) {
	r.report(briefing.Problem{
		Severity: briefing.Error, Code: CodeCutsNumber, Position: what.at(q, "quote"), Path: what.path, Text: q.Text,
		Message:    fmt.Sprintf("%s has a quote that is a part of a longer number: %s", what.owner, show(q.Text)),
		Hint:       "quote the whole number",
		Candidates: []string{r.at(q.Span) + ": " + r.context(q.Span)},
	})
}

func quotePath(claim, quote, of int) string {
	if of == 1 {
		return fmt.Sprintf("claims[%d].quote", claim)
	}
	return fmt.Sprintf("claims[%d].quotes[%d]", claim, quote)
}

func figurePath(claim, figure int) string {
	return fmt.Sprintf("claims[%d].figures[%d]", claim, figure)
}
