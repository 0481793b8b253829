package reanchor

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
)

// asked is one quote that is looked for.
type asked struct {
	entity, key, field string
	quote              *briefing.Quote
	at                 briefing.Position // of its words
	scopes             []briefing.Span   // in the new text
	around             briefing.Span     // where its neighbours are looked for
	oldSpan            briefing.Span     // in the old text; zero where that is not known
	oldScopes          []briefing.Span
	oldAround          briefing.Span
	others             map[string]bool // folded, what the quotes there say
	group              string          // within which quotes keep their order: the turn, or, of a figure, the claim
	strayed            bool            // its words may stand outside the scopes now
}

// anchorClaim finds the quotes of a claim in their turns, and its figures in them.
func (r *run) anchorClaim(i int) {
	c := &r.b.Claims[i]
	var spans, oldSpans []briefing.Span
	var around, oldAround briefing.Span
	for k := range c.Quotes {
		q := &c.Quotes[k]
		turn, known := r.turns[q.Turn]
		if !known || anchor.Fold(q.Text) == "" {
			continue // briefing.Check and package resolve say so
		}
		a := asked{
			entity: "claim", key: c.Key, field: "quote", quote: q, at: q.Where.Field("quote"), scopes: []briefing.Span{turn},
			around: turn, others: r.said[q.Turn], strayed: true, group: "turn " + q.Turn,
		}
		if len(c.Quotes) > 1 || c.Where.Has("quotes") {
			a.field = fmt.Sprintf("quotes[%d]", k)
		}
		if old, known := r.oldTurns[q.Turn]; known {
			a.oldScopes, a.oldAround = []briefing.Span{old}, old
			a.oldSpan = r.was.Claims[i].Quotes[k].Span
			oldAround = hull(oldAround, old)
		}
		around = hull(around, turn)
		if span, ok := r.anchorQuote(a); ok {
			spans = append(spans, span)
		}
		if a.oldSpan.Len() > 0 {
			oldSpans = append(oldSpans, a.oldSpan)
		}
	}
	figures := figuresOf(c)
	for k := range c.Figures {
		f := &c.Figures[k]
		if anchor.Fold(f.Quote.Text) == "" {
			continue
		}
		a := asked{
			entity: "figure", key: c.Key + "." + f.Key, field: "quote", quote: &f.Quote, at: f.Quote.Where.Field("quote"),
			scopes: spans, around: around, oldScopes: oldSpans, oldAround: oldAround, others: figures,
			group: "claim " + c.Key,
		}
		if r.old != nil {
			a.oldSpan = r.was.Claims[i].Figures[k].Quote.Span
		}
		r.anchorQuote(a)
	}
}

func hull(a, b briefing.Span) briefing.Span {
	if a.IsZero() {
		return b
	}
	return briefing.Span{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}

// saidIn is what the quotes of claims in each turn say, folded.
func saidIn(claims []briefing.Claim) map[string]map[string]bool {
	said := map[string]map[string]bool{}
	for i := range claims {
		for k := range claims[i].Quotes {
			q := &claims[i].Quotes[k]
			if said[q.Turn] == nil {
				said[q.Turn] = map[string]bool{}
			}
			said[q.Turn][anchor.Fold(q.Text)] = true
		}
	}
	return said
}

// figuresOf is what the quotes of the figures of a claim say, folded.
func figuresOf(c *briefing.Claim) map[string]bool {
	said := map[string]bool{}
	for k := range c.Figures {
		said[anchor.Fold(c.Figures[k].Quote.Text)] = true
	}
	return said
}

// anchorQuote finds one quote and settles what must be written for it to be found there.
func (r *run) anchorQuote(a asked) (briefing.Span, bool) {
	q := a.quote
	row := Row{Entity: a.entity, Key: a.key, Field: a.field, At: a.at, OldWords: q.Text, Old: placeIn(r.old, a.oldSpan)}
	if len(a.scopes) == 0 {
		row.Outcome, row.Note = Lost, "its claim is lost"
		r.add(row)
		return briefing.Span{}, false
	}
	if r.remaining {
		pick := anchor.Pick{Nth: q.Nth, After: q.After, Before: q.Before, Around: a.around, Plain: true}
		if _, err := r.text.Resolve(q.Text, a.scopes, pick); err == nil {
			a.oldSpan, row.Old = briefing.Span{}, Place{}
		}
	}
	pick := anchor.Pick{Nth: q.Nth, Around: a.around, Plain: true}
	neighbours := Report{} // their rows come behind that of the quote
	pick.After = r.neighbour(a, "after", q.After, &neighbours)
	pick.Before = r.neighbour(a, "before", q.Before, &neighbours)
	asWritten, writtenErr := r.text.Resolve(q.Text, a.scopes, anchor.Pick{Nth: q.Nth, After: q.After, Before: q.Before, Around: a.around, Plain: true})

	at := r.locate(a, pick)
	words, target, why := at.words, at.target, at.why
	nth := q.Nth
	astray := q.After != "" && pick.After == "" || q.Before != "" && pick.Before == "" // a neighbour is lost
	if words != "" && astray {
		r.hintNth(words, a.scopes, target.Span, &neighbours)
	} else if words != "" {
		var ok bool
		if nth, ok = r.settle(words, a.scopes, pick, target.Span); !ok {
			words, why = "", fmt.Sprintf("it stands at line %d, but neither nth nor its neighbours lead there", placeIn(r.text, target.Span).Line)
		}
	}
	misleads := writtenErr == nil && (words == "" || asWritten.Span != target.Span)
	defer func() {
		r.report.Rows = append(r.report.Rows, neighbours.Rows...)
		r.report.Edits = append(r.report.Edits, neighbours.Edits...)
	}()
	if words == "" {
		row.Outcome, row.Note, row.Misleads = Lost, why, misleads
		r.add(row)
		return briefing.Span{}, false
	}
	row.New, row.Alike = placeIn(r.text, target.Span), at.alike
	if words != q.Text {
		row.Outcome, row.NewWords, row.Note, row.Misleads = Changed, words, r.changeNote(q.Text, words, a.oldSpan, target.Span), misleads
		r.edit(Edit{At: a.at, Text: words})
	} else {
		r.found(&row, target)
		if a.oldSpan.Len() > 0 {
			row.Note = r.sentenceNote(q.Text, a.oldSpan, target.Span)
		}
		if q.Nth > 0 && a.oldSpan.Len() == 0 && !r.remaining && q.After == "" && q.Before == "" {
			row.Note = joined(row.Note, fmt.Sprintf("nth: %d was taken as it stands, since the old text is not known", q.Nth))
		}
	}
	row.Note = joined(row.Note, at.note, r.crossed[q], r.announcedNote(a, target.Span))
	r.add(row)
	if a.oldSpan.Len() > 0 {
		alike := around(r.old, anchor.Match{Span: a.oldSpan}).alike(around(r.text, target))
		r.placedQuotes = append(r.placedQuotes, placedQuote{q, a.key, a.group, a.oldSpan, target.Span, alike})
	}
	if nth != q.Nth {
		r.addNth(a, row, nth, misleads)
	}
	return target.Span, true
}

// hintNth says beside lost neighbours which nth would do in their place.
func (r *run) hintNth(words string, scopes []briefing.Span, at briefing.Span, neighbours *Report) {
	nth, ok := r.settle(words, scopes, anchor.Pick{Plain: true}, at)
	for i := range neighbours.Rows {
		if row := &neighbours.Rows[i]; ok && row.Outcome == Lost {
			row.Note = joined(row.Note, fmt.Sprintf("nth: %d in its place would do", max(nth, 1)))
		}
	}
}

// addNth tells that another nth must be written, or one where none is.
func (r *run) addNth(a asked, row Row, nth int, misleads bool) {
	row.Field, row.Outcome, row.Alike, row.Misleads = "nth", Changed, 1, misleads
	row.OldWords, row.NewWords = "", strconv.Itoa(nth)
	row.Note = fmt.Sprintf("of the places that have its words, number %d is meant now", nth)
	if a.quote.After != "" || a.quote.Before != "" {
		row.Note = fmt.Sprintf("of the places that its neighbours leave, number %d is meant now", nth)
	}
	edit := Edit{At: a.at, Nth: nth}
	if at, written := a.quote.Where.Fields["nth"]; written {
		row.At, row.OldWords = at, strconv.Itoa(a.quote.Nth)
		edit = Edit{At: at, Text: row.NewWords}
	}
	r.add(row)
	r.edit(edit)
}

// found fills in what became of a thing that is found as it is written.
func (r *run) found(row *Row, at anchor.Match) {
	row.New, row.Alike = placeIn(r.text, at.Span), 1
	now := r.text.Cut(at.Span)
	known := row.Old.Line > 0
	switch {
	case at.Folded && (!known || r.old.Cut(row.Old.Span) != now):
		row.Outcome, row.NewWords = Folded, now
	case known && row.Old.Span != at.Span:
		row.Outcome = Moved
	default:
		row.Outcome = Same
	}
}

// located is the place that a quote means, and the words that must be written for it; no words where it is lost, and why.
type located struct {
	words  string
	target anchor.Match
	alike  float64
	note   string // what a person should know of the place
	why    string
}

// locate finds the place that a quote means.
func (r *run) locate(a asked, pick anchor.Pick) located {
	q := a.quote
	news := findIn(r.text, q.Text, a.scopes)
	if why := r.jumped[q]; why != "" {
		return located{why: why + "; if that is what is claimed, quote it with more of the words around it"}
	}
	if olds, k := r.oldPlaces(a); k >= 0 {
		at, state := follow(r.old, olds, k, r.text, news)
		switch state {
		case certain:
			return r.stays(a, news, at)
		case unclear:
			return located{why: fmt.Sprintf("its words occur %s now, and %s then, and it is not clear which is meant; quote more of them, or write nth",
				timesNow(len(news)), timesNow(len(olds)))}
		}
		return r.locateNear(a, news)
	}
	m, err := r.text.Resolve(q.Text, a.scopes, pick)
	var fault anchor.Fault
	switch {
	case err == nil:
		return located{words: q.Text, target: m, alike: 1}
	case errors.As(err, &fault) && len(news) > 0:
		return located{why: fault.Message() + "; " + fault.Hint() + "; with the old text (--old) it may be settled"}
	}
	return r.locateNear(a, nil)
}

// stays looks whether the place that has the words of a quote is where it stood. If not, it is what stands there now, if
// that is like it.
func (r *run) stays(a asked, news []anchor.Match, at int) located {
	here := located{words: a.quote.Text, target: news[at], alike: 1}
	q := a.lost(news)
	s, elsewhere := r.stoodElsewhere(q, news[at].Span)
	switch {
	case elsewhere && s.gone:
		here.note = fmt.Sprintf("it stands among other words than it did, and where it stood (line %d) there is nothing; look whether it is the same statement", r.lineOf(s.at.Span))
		return here
	case !elsewhere:
		if around(r.old, anchor.Match{Span: a.oldSpan}).alike(around(r.text, news[at])) < alikeContext {
			here.note = "it stands among other words than it did; look whether it is the same statement"
		}
		return here
	case !r.enough(s.at) || !within(s.at.Span, a.scopes):
		return located{why: r.instead(s, news[at].Span)}
	}
	best := r.whole(q, s.at)
	return located{
		words: r.asItStands(a.quote.Text, best.Span, a.scopes), target: anchor.Match{Span: best.Span}, alike: best.Similarity,
		note: fmt.Sprintf("its old words stand at line %d, among other words than it did", r.lineOf(news[at].Span)),
	}
}

func within(span briefing.Span, scopes []briefing.Span) bool {
	return slices.ContainsFunc(scopes, func(s briefing.Span) bool { return s.Contains(span) })
}

// oldPlaces is where the words of a quote stood in the old text and which of them it was; -1 where that is not known.
func (r *run) oldPlaces(a asked) ([]anchor.Match, int) {
	if a.oldSpan.Len() == 0 {
		return nil, -1
	}
	olds := findIn(r.old, a.quote.Text, a.oldScopes)
	for k, m := range olds {
		if m.Span == a.oldSpan {
			return olds, k
		}
	}
	return nil, -1
}

// lost is the quote as one whose words are looked for by likeness. taken are places that have its words, and are others.
func (a asked) lost(taken []anchor.Match) lostQuote {
	return lostQuote{words: a.quote.Text, scopes: a.scopes, taken: taken, oldSpan: a.oldSpan, oldScopes: a.oldScopes, others: a.others}
}

// locateNear finds what a quote became whose words are not there any more. taken are places that have its words, and are
// others.
func (r *run) locateNear(a asked, taken []anchor.Match) located {
	q := a.quote
	if a.strayed && len(taken) == 0 {
		if place, strayed := r.elsewhere(q.Text); strayed {
			return located{why: fmt.Sprintf("its words stand at line %d now, %s; if it is the same claim, name that turn",
				r.lineOf(place.Span), r.turnAt(place.Span))}
		}
	}
	best, why, like := r.near(a.lost(taken))
	if best.Span.Len() > 0 {
		return located{words: r.asItStands(q.Text, best.Span, a.scopes), target: anchor.Match{Span: best.Span}, alike: best.Similarity}
	}
	if len(taken) > 0 {
		why := fmt.Sprintf("its words still occur (line %d), but where they were said they are gone", r.lineOf(taken[0].Span))
		if home, ok := r.home(a.oldSpan); ok && home.Len() > 0 {
			why += fmt.Sprintf("; there, at line %d, it says %q", r.lineOf(home), oneBlank(r.text.Cut(home)))
		}
		return located{why: why}
	}
	return located{why: joined(why, r.shown(like))}
}

// elsewhere is where the words of a quote stand in the new text outside its turn, if they are more often there than they
// were in the old one.
func (r *run) elsewhere(words string) (anchor.Match, bool) {
	now := r.text.Find(words, r.text.All())
	if len(now) == 0 || r.old != nil && len(r.old.Find(words, r.old.All())) > len(now) {
		return anchor.Match{}, false
	}
	return now[0], true
}

// asItStands is the words of the new text at a place, written so that they are found there.
func (r *run) asItStands(old string, at briefing.Span, scopes []briefing.Span) string {
	words := r.text.Cut(at)
	like := likeWritten(old, words)
	for _, m := range findIn(r.text, like, scopes) {
		if m.Span == at {
			return like
		}
	}
	return words
}

// settle is the nth with which words lead to a place: the one that is written if it does, else another one.
func (r *run) settle(words string, scopes []briefing.Span, pick anchor.Pick, at briefing.Span) (nth int, ok bool) {
	leads := func(nth int) bool {
		pick.Nth = nth
		m, err := r.text.Resolve(words, scopes, pick)
		return err == nil && m.Span == at
	}
	written := pick.Nth
	if leads(written) {
		return written, true
	}
	for nth := 1; nth <= len(findIn(r.text, words, scopes)); nth++ {
		if leads(nth) {
			return nth, true
		}
	}
	return written, false
}

// neighbour is the words of a neighbouring quote as they must be written; none where it is lost.
func (r *run) neighbour(a asked, field, words string, to *Report) string {
	if anchor.Fold(words) == "" || len(r.text.Find(words, a.around)) > 0 {
		return words
	}
	row := Row{Entity: a.entity, Key: a.key, Field: field, At: a.quote.Where.Field(field), OldWords: words}
	q := lostQuote{words: words, scopes: []briefing.Span{a.around}}
	if a.oldAround.Len() > 0 {
		if olds := r.old.Find(words, a.oldAround); len(olds) == 1 {
			q.oldSpan, q.oldScopes = olds[0].Span, []briefing.Span{a.oldAround}
			row.Old = placeIn(r.old, q.oldSpan)
		}
	}
	best, why, like := r.near(q)
	if best.Span.Len() == 0 {
		row.Outcome, row.Note = Lost, joined(why, r.shown(like))
		to.Rows = append(to.Rows, row)
		return ""
	}
	row.Outcome, row.Alike, row.New = Changed, best.Similarity, placeIn(r.text, best.Span)
	row.NewWords = r.asItStands(words, best.Span, q.scopes)
	row.Note = joined(warning(words, row.NewWords), anchor.Difference(words, row.NewWords))
	to.Rows = append(to.Rows, row)
	to.Edits = append(to.Edits, Edit{At: row.At, Text: row.NewWords})
	return row.NewWords
}

func timesNow(n int) string {
	if n == 1 {
		return "once"
	}
	return times(n)
}
