package reanchor

import (
	"fmt"
	"strings"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
	"onrecord/internal/resolve"
)

// anchorTurns finds where each turn starts, in order, and then where it ends.
func (r *run) anchorTurns() {
	for i := range r.was.Turns {
		t := &r.was.Turns[i]
		if _, twice := r.oldTurns[t.Key]; !twice && t.Span.Len() > 0 {
			r.oldTurns[t.Key] = t.Span
		}
	}
	from, oldFrom := 0, 0
	opened := 0                           // where the words end that the turn before starts with
	starts := make([]int, len(r.b.Turns)) // in the new text; -1: lost
	words := make([]string, len(r.b.Turns))
	for i := range r.b.Turns {
		starts[i] = -1
		if anchor.Fold(r.b.Turns[i].Starts) == "" {
			continue // briefing.Check says so
		}
		starts[i], words[i] = r.anchorTurn(i, from, opened, oldFrom)
		if starts[i] >= 0 {
			from = starts[i] + 1
			opened = starts[i] + r.lengthOf(words[i], starts[i])
		}
		if r.old != nil && r.was.Turns[i].Span.Len() > 0 {
			oldFrom = r.was.Turns[i].Span.Start + 1
		}
	}
	r.endTurns(starts, words)
}

// anchorTurn finds the start of one turn from a place on, and the words that it must have in the factsheet; -1 where it
// is lost.
func (r *run) anchorTurn(i, from, opened, oldFrom int) (start int, words string) {
	t := &r.b.Turns[i]
	scope := briefing.Span{Start: from, End: r.text.Len()}
	row := Row{Entity: "turn", Key: t.Key, Field: "starts", At: t.Where.Field("starts"), OldWords: t.Starts}
	q := lostQuote{words: t.Starts, scopes: []briefing.Span{{Start: opened, End: scope.End}}, others: r.starts}
	news := r.text.Find(t.Starts, scope)
	written, asWritten := anchor.Match{}, len(news) > 0
	if asWritten {
		written = news[0]
	}
	at, state := 0, certain
	if olds, known := r.oldStarts(i, oldFrom); known && !(r.remaining && asWritten) {
		row.Old = placeIn(r.old, olds[0].Span)
		q.oldSpan, q.oldScopes = olds[0].Span, []briefing.Span{{Start: oldFrom, End: r.old.Len()}}
		at, state = follow(r.old, few(olds), 0, r.text, few(news))
	} else if !asWritten {
		state = gone
	}
	switch state {
	case certain:
		return r.startAt(row, news[at], scope, written)
	case unclear:
		row.Outcome, row.Misleads = Lost, asWritten
		row.Note = fmt.Sprintf("the words occur %s, and it is not clear where the turn starts; copy more of its first words", times(len(news)))
		r.add(row)
		return -1, ""
	}
	q.taken = news
	best, why, like := r.near(q)
	if best.Span.Len() > 0 {
		row.Alike = best.Similarity
		return r.startAt(row, anchor.Match{Span: best.Span}, scope, written)
	}
	row.Outcome, row.Misleads = Lost, asWritten
	row.Note = joined(why, r.shown(like))
	if asWritten {
		row.Note = fmt.Sprintf("the words still occur (line %d), but not where the turn started", placeIn(r.text, written.Span).Line)
	}
	r.add(row)
	return -1, ""
}

// lengthOf is how many code points words cover at a place of the new text, where they stand.
func (r *run) lengthOf(words string, at int) int {
	if m, ok := r.text.First(words, briefing.Span{Start: at, End: r.text.Len()}); ok && m.Span.Start == at {
		return m.Span.Len()
	}
	return 1
}

// few keeps a list of places short enough to be compared with another. The first is the one that matters.
func few(ms []anchor.Match) []anchor.Match { return ms[:min(len(ms), 40)] }

// oldStarts is where the words of a turn stood in the old text, from the start of the turn before it on. The first is the
// turn's start.
func (r *run) oldStarts(i, oldFrom int) ([]anchor.Match, bool) {
	if r.old == nil || r.was.Turns[i].Span.Len() == 0 {
		return nil, false
	}
	olds := r.old.Find(r.b.Turns[i].Starts, briefing.Span{Start: oldFrom, End: r.old.Len()})
	return olds, len(olds) > 0 && olds[0].Span.Start == r.was.Turns[i].Span.Start
}

// startAt settles with which words a turn starts at a place, since the first place that has them counts.
func (r *run) startAt(row Row, at anchor.Match, scope briefing.Span, written anchor.Match) (start int, words string) {
	row.New = placeIn(r.text, at.Span)
	heading := r.headingNote(row.Old, at.Span)
	if row.Alike == 0 && written.Span == at.Span {
		r.found(&row, at)
		row.Note = heading
		r.add(row)
		return at.Span.Start, row.OldWords
	}
	row.Misleads = written.Span.Len() > 0 && written.Span.Start != at.Span.Start
	words, ok := r.firstWords(row.OldWords, at.Span, scope)
	if !ok {
		row.Outcome, row.Note = Lost, fmt.Sprintf("it would start at line %d, but no words of it lead there", row.New.Line)
		r.add(row)
		return -1, ""
	}
	row.Outcome, row.NewWords = Changed, words
	if row.Alike == 0 {
		row.Alike = anchor.Similarity(row.OldWords, words)
		row.Note = "its words now occur before it, too, so that more of them are needed"
	} else {
		row.Note = joined(warning(row.OldWords, words), anchor.Difference(row.OldWords, words))
	}
	row.Note = joined(row.Note, heading)
	r.add(row)
	r.edit(Edit{At: row.At, Text: words})
	return at.Span.Start, words
}

// headingNote tells that the line right before a turn was another one, where either of them is listed as a heading.
func (r *run) headingNote(old Place, at briefing.Span) string {
	if old.Line == 0 {
		return ""
	}
	was, now := r.old.Cut(resolve.LineBefore(r.old, old.Span.Start)), r.text.Cut(resolve.LineBefore(r.text, at.Start))
	_, before := r.headings.Of(was)
	_, after := r.headings.Of(now)
	if resolve.SameHeading(was, now) || len(before)+len(after) == 0 {
		return ""
	}
	return fmt.Sprintf("THE LINE BEFORE IT CHANGED: %s became %s; look who speaks", lineShown(was), lineShown(now))
}

// announcedNote tells that another speaker is announced inside the turn of a claim now, above its quote.
func (r *run) announcedNote(a asked, at briefing.Span) string {
	if a.entity != "claim" || a.oldSpan.Len() == 0 {
		return ""
	}
	last := func(all []resolve.Announcement, turn, quote briefing.Span) (l resolve.Announcement) {
		if some := resolve.Within(all, briefing.Span{Start: turn.Start, End: quote.Start}); len(some) > 0 {
			l = some[len(some)-1]
		}
		return l
	}
	was, now := last(r.announced.old, a.oldAround, a.oldSpan), last(r.announced.now, a.around, at)
	if now.Heading == "" || resolve.SameHeading(was.Heading, now.Heading) {
		return ""
	}
	return fmt.Sprintf("A HEADING CAME IN ABOVE IT: %s at line %d, inside the turn; look who speaks", lineShown(now.Heading), r.lineOf(now.Span))
}

// lineShown is a line for a note; of a long one its end.
func lineShown(line string) string {
	runes := []rune(oneBlank(line))
	switch {
	case len(runes) == 0:
		return "nothing"
	case len(runes) > contextWidth:
		return fmt.Sprintf("%q", "…"+string(runes[len(runes)-contextWidth:]))
	}
	return fmt.Sprintf("%q", string(runes))
}

// maxFirstWords is up to how many code points behind a place more words of a turn are taken in.
const maxFirstWords = 300

// firstWords is the words at a place, and more behind them, if need be, for the first place in scope that has them to be
// this one.
func (r *run) firstWords(old string, at, scope briefing.Span) (string, bool) {
	leads := func(words string) bool {
		m, ok := r.text.First(words, scope)
		return ok && m.Span.Start == at.Start
	}
	last := min(r.text.Paragraph(at).End, at.End+maxFirstWords)
	for end := at.End; end > 0; end = r.wordEnd(end, last) {
		words := r.text.Cut(briefing.Span{Start: at.Start, End: end})
		if like := likeWritten(old, words); leads(like) {
			return like, true
		}
		if leads(words) {
			return words, true
		}
	}
	return "", false
}

// wordEnd is the end of the next word from at on and not beyond last; 0 where there is none.
func (r *run) wordEnd(at, last int) int {
	rest := []rune(r.text.Cut(briefing.Span{Start: at, End: last}))
	seen := false
	for i, c := range rest {
		blank := strings.TrimSpace(string(c)) == ""
		if blank && seen {
			return at + i
		}
		seen = seen || !blank
	}
	if seen {
		return last
	}
	return 0
}

// endTurns finds where the turns end, as package resolve does, and where the quotes of a lost one may be.
func (r *run) endTurns(starts []int, words []string) {
	b := *r.b
	b.Transcript.Text, b.Turns, b.Claims = r.text.String(), nil, nil
	for i, t := range r.b.Turns {
		if starts[i] >= 0 {
			t.Starts = words[i]
			b.Turns = append(b.Turns, t)
		}
	}
	resolve.Briefing(&b, nil)
	kept := 0
	for i := range r.b.Turns {
		key := r.b.Turns[i].Key
		span := briefing.Span{Start: lastBefore(b.Turns[:kept]), End: r.text.Len()}
		switch {
		case starts[i] >= 0:
			span = b.Turns[kept].Span
			r.spoken = append(r.spoken, turnSpan{key, span})
			kept++
		case kept < len(b.Turns):
			span.End = b.Turns[kept].Span.Start
		}
		if _, twice := r.turns[key]; !twice {
			r.turns[key] = span
		}
	}
}

func lastBefore(turns []briefing.Turn) int {
	if len(turns) == 0 {
		return 0
	}
	return turns[len(turns)-1].Span.Start
}

func times(n int) string {
	if n == 2 {
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

// joined puts parts of a note behind each other.
func joined(parts ...string) string {
	var some []string
	for _, p := range parts {
		if p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, "; ")
}
