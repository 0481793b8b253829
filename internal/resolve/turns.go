package resolve

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
)

// scope is where the words of a turn are looked for.
type scope struct {
	span briefing.Span
	// sure tells whether span is the turn and no more. Where the start of the turn, or that of the next, was not
	// found, span may reach into other turns, so an ambiguity in it says nothing.
	sure bool
}

// turnSpan is a turn that was found.
type turnSpan struct {
	key  string
	span briefing.Span
}

// anchorTurns finds where each turn starts, from the previous one's start on, and then where it ends.
func (r *resolver) anchorTurns() {
	starts := make([]int, len(r.b.Turns)) // -1: not found
	previous := -1                        // the last turn that was found
	opened := briefing.Span{Start: -1}    // the words that it starts with
	var missing []missingTurn
	for i := range r.b.Turns {
		t := &r.b.Turns[i]
		starts[i] = -1
		if strings.TrimSpace(t.Starts) == "" {
			continue
		}
		m, found := r.text.First(t.Starts, briefing.Span{Start: opened.Start + 1, End: r.text.Len()})
		if !found {
			missing = append(missing, missingTurn{i, previous, opened})
			continue
		}
		if previous >= 0 && m.Span.Start < opened.End {
			r.turnInside(i, previous)
		}
		if m.Folded {
			r.noteFolded(t.Where.Field("starts"), turnPath(i), fmt.Sprintf("the turn %s", t.Key), t.Starts, m.Span)
		}
		starts[i], previous, opened = m.Span.Start, i, m.Span
	}
	sure := r.endTurns(starts)
	r.checkHeadings(starts, sure)
	for _, m := range missing {
		r.turnNotFound(m)
	}
}

// missingTurn is a turn whose first words do not occur after those of the previous one.
type missingTurn struct {
	index    int
	previous int           // the last turn before it that was found, -1 where there is none
	opened   briefing.Span // the words that that one starts with
}

// endTurns gives each turn its span, once it is known where all of them start. sure tells of which of them it is known
// where they end.
func (r *resolver) endTurns(starts []int) (sure func(i int) bool) {
	next := len(starts)   // the nearest later turn that was found
	until := r.text.Len() // where it starts
	scopes := make([]scope, len(starts))
	for i := len(starts) - 1; i >= 0; i-- {
		t := &r.b.Turns[i]
		sure := next == i+1
		if starts[i] < 0 {
			scopes[i] = scope{span: briefing.Span{Start: lastFound(starts[:i]), End: until}}
			continue
		}
		t.Span = r.lessTag(briefing.Span{Start: starts[i], End: r.turnEnd(starts[i], until, next)})
		t.Exact = r.text.Cut(t.Span)
		if t.Span.Len() == 0 {
			r.turnEmpty(i, next)
		}
		scopes[i] = scope{span: t.Span, sure: sure}
		next, until = i, starts[i]
	}
	for i := range r.b.Turns {
		t := &r.b.Turns[i]
		if starts[i] >= 0 {
			r.spoken = append(r.spoken, turnSpan{t.Key, t.Span})
		}
		if _, twice := r.turns[t.Key]; !twice {
			r.turns[t.Key] = scopes[i]
		}
	}
	return func(i int) bool { return scopes[i].sure }
}

func lastFound(starts []int) int {
	for i := len(starts) - 1; i >= 0; i-- {
		if starts[i] >= 0 {
			return starts[i]
		}
	}
	return 0
}

// turnEnd is the end of a turn that starts at start, where the turn with the index next starts at until: what lies
// between them less blanks and the lines that announce the next speaker. A heading may also stand on the line of
// the words that it announces.
func (r *resolver) turnEnd(start, until, next int) int {
	headings := r.headings(next)
	before := cueNothing // what stood below, where the text is that of captions
	under := -1          // the end of the words, if a time code at their end belongs to no heading
	for end := until; ; {
		kept := r.text.Trim(briefing.Span{Start: start, End: end})
		if kept.Len() == 0 {
			return start
		}
		line := briefing.Span{Start: max(start, r.text.LineSpan(kept.End-1).Start), End: kept.End}
		if line.Len() > maxHeading {
			return r.headingInLine(kept, next)
		}
		folded := anchor.Fold(r.text.Cut(line))
		switch {
		case headings[keyOfFolded(folded)]:
			before = cueHeading
		case before == cueHeading && cueTiming.MatchString(folded):
			before = cueTime
		case before == cueTime && strings.Trim(folded, "0123456789") == "":
			before = cueNothing
		case end == until && timeAlone(folded):
			under = kept.End
		case end == until:
			return r.headingInLine(kept, next)
		case before == cueNothing && under >= 0:
			return under
		default:
			return kept.End
		}
		end = line.Start
	}
}

// lessTag is the words of a turn without the tag that closes a voice behind them.
func (r *resolver) lessTag(span briefing.Span) briefing.Span {
	const tag = "</v>"
	if kept := (briefing.Span{Start: span.Start, End: span.End - len(tag)}); kept.Len() > 0 && r.text.Cut(briefing.Span{Start: kept.End, End: span.End}) == tag {
		return r.text.Trim(kept)
	}
	return span
}

// headingInLine is the end of the words kept, less a heading with a colon, or the tag of a voice, that stands behind them on
// their line.
func (r *resolver) headingInLine(kept briefing.Span, next int) int {
	if next >= len(r.b.Turns) {
		return kept.End
	}
	tail := r.text.Cut(briefing.Span{Start: max(kept.Start, kept.End-maxHeading), End: kept.End})
	if tag := tail[max(strings.LastIndexByte(tail, '<'), 0):]; voiceHeading.MatchString(tag) && strings.HasSuffix(tag, ">") && r.headings(next)[headingKey(tag)] {
		return r.text.Trim(briefing.Span{Start: kept.Start, End: kept.End - utf8.RuneCountInString(tag)}).End
	}
	for i := range r.b.Appearances {
		a := &r.b.Appearances[i]
		if a.Key != r.b.Turns[next].Speaker {
			continue
		}
		for _, h := range a.Headings {
			at := kept.End - utf8.RuneCountInString(h)
			if strings.HasSuffix(h, ":") && headingKey(h) != "" && at-1 > kept.Start &&
				r.text.Cut(briefing.Span{Start: at, End: kept.End}) == h && blank(r.text.Cut(briefing.Span{Start: at - 1, End: at})) {
				return r.text.Trim(briefing.Span{Start: kept.Start, End: at}).End
			}
		}
	}
	return kept.End
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

// maxHeading is how many code points a line may have that announces a speaker. Longer ones are speech.
const maxHeading = 300

// headings are the lines that announce the speaker of a turn.
func (r *resolver) headings(turn int) map[string]bool {
	if turn >= len(r.b.Turns) {
		return nil
	}
	keys := map[string]bool{}
	for i := range r.b.Appearances {
		a := &r.b.Appearances[i]
		if a.Key != r.b.Turns[turn].Speaker {
			continue
		}
		for _, h := range a.Headings {
			keys[headingKey(h)] = true
		}
	}
	delete(keys, "")
	return keys
}

func turnPath(i int) string { return fmt.Sprintf("turns[%d].starts", i) }

func (r *resolver) turnNotFound(m missingTurn) {
	t := &r.b.Turns[m.index]
	p := briefing.Problem{
		Severity: briefing.Error, Code: CodeTurnNotFound, Position: t.Where.Field("starts"),
		Path: turnPath(m.index), Text: t.Starts,
	}
	after := briefing.Span{Start: m.opened.Start + 1, End: r.text.Len()}
	earlier, found := r.text.First(t.Starts, r.text.All())
	switch {
	case anchor.Fold(t.Starts) == "":
		p.Message = fmt.Sprintf("the turn %s starts with %s, in which there is nothing to look for", t.Key, show(t.Starts))
		p.Hint = "copy the first words of the turn from the transcript"
	case found && earlier.Span.Start == m.opened.Start:
		p.Code = CodeTurnOrder
		p.Message = fmt.Sprintf("the turn %s starts with %s, where the turn %s starts already (%s)",
			t.Key, show(t.Starts), r.b.Turns[m.previous].Key, r.at(earlier.Span))
		p.Hint = "copy the first words of this turn, or leave one of the two turns out"
	case found:
		p.Code = CodeTurnOrder
		p.Message = fmt.Sprintf("the turn %s starts with %s, which occurs only before the start of the turn %s (%s)",
			t.Key, show(t.Starts), r.b.Turns[m.previous].Key, r.at(earlier.Span))
		p.Hint = "list the turns in the order of the transcript"
	default:
		p.Message = fmt.Sprintf("the turn %s starts with %s, which does not occur in the transcript", t.Key, show(t.Starts))
		p.Hint = "copy the first words of the turn from the transcript"
		if r.missed++; r.missed <= maxMissed {
			p.Candidates = r.describe(r.text.Candidates(t.Starts, after, 3))
		}
	}
	r.report(p)
}

func (r *resolver) turnInside(i, previous int) {
	t, before := &r.b.Turns[i], &r.b.Turns[previous]
	r.report(briefing.Problem{
		Severity: briefing.Error, Code: CodeTurnOverlap, Position: t.Where.Field("starts"), Path: turnPath(i), Text: t.Starts,
		Message: fmt.Sprintf("the turn %s starts with %s, which first occurs inside the words that the turn %s starts with, %s",
			t.Key, show(t.Starts), before.Key, show(before.Starts)),
		Hint: "copy more of the first words of the turn",
	})
}

func (r *resolver) turnEmpty(i, next int) {
	t := &r.b.Turns[i]
	p := briefing.Problem{
		Severity: briefing.Error, Code: CodeTurnEmpty, Position: t.Where.Field("starts"), Path: turnPath(i), Text: t.Starts,
		Message: fmt.Sprintf("the turn %s holds no words of its own", t.Key),
		Hint:    "start it with the first words that its speaker says",
	}
	if next < len(r.b.Turns) {
		p.Message = fmt.Sprintf("the turn %s holds no words of its own: from %s on there are only the headings of the turn %s",
			t.Key, show(t.Starts), r.b.Turns[next].Key)
	}
	r.report(p)
}

// at names a place in the transcript: "line 12, column 3".
func (r *resolver) at(span briefing.Span) string {
	line, column, _ := r.text.Line(span.Start)
	return fmt.Sprintf("line %d, column %d", line, column)
}

// describe words candidates: what stands there, where, in whose turn, and how it differs.
func (r *resolver) describe(candidates []anchor.Candidate) []string {
	var out []string
	for _, c := range candidates {
		out = append(out, c.String()+", "+r.where(c.Span))
	}
	return out
}

// where says in which turn a span lies.
func (r *resolver) where(span briefing.Span) string {
	before := ""
	for _, t := range r.spoken {
		switch {
		case t.span.Overlaps(span):
			return fmt.Sprintf("in turn %s", t.key)
		case t.span.Start < span.End:
			before = t.key
		case before == "":
			return fmt.Sprintf("before the first turn, %s", t.key)
		default:
			return fmt.Sprintf("between the turns %s and %s", before, t.key)
		}
	}
	if before == "" {
		return "outside any turn"
	}
	return fmt.Sprintf("after the last turn, %s", before)
}
