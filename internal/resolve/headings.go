package resolve

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
)

// Headings are the lines that announce the speakers of a briefing.
type Headings struct {
	lines  map[string][]string // the appearances that a whole line announces, by its key
	spoken map[string][]string // those that are announced on the line of the words, before a colon
}

// NewHeadings gathers the headings that the appearances of a briefing list.
func NewHeadings(b *briefing.Briefing) *Headings {
	h := &Headings{lines: map[string][]string{}, spoken: map[string][]string{}}
	for i := range b.Appearances {
		a := &b.Appearances[i]
		for _, heading := range a.Headings {
			key := headingKey(heading)
			if key == "" || slices.Contains(h.lines[key], a.Key) {
				continue
			}
			h.lines[key] = append(h.lines[key], a.Key)
			// Of other headings the words before a colon may as well be those of a sentence.
			folded := anchor.Fold(heading)
			if strings.HasSuffix(folded, ":") || strings.HasSuffix(folded, ".") || !strings.ContainsFunc(key, unicode.IsLower) {
				h.spoken[key] = append(h.spoken[key], a.Key)
			}
		}
	}
	return h
}

// Of gives the keys of the appearances that a line announces: as a whole, or, like 'MAYOR: Good morning', by what stands
// before its first colon, if a heading is listed with a colon or in capitals; by the tag of a voice; by a letter, like
// 'Q    Why?'; or by what stands before a full stop, if a heading is listed with one. heading is that part of the line.
func (h *Headings) Of(line string) (heading string, appearances []string) {
	folded := anchor.Fold(line)
	if utf8.RuneCountInString(folded) <= maxHeading {
		if found := h.lines[keyOfFolded(folded)]; len(found) > 0 {
			return folded, found
		}
	}
	if tag := voiceHeading.FindString(folded); tag != "" {
		return tag, h.lines[keyOfFolded(tag)]
	}
	if letter, ok := lettered(line); ok && len(h.spoken[letter]) > 0 {
		return letter, h.spoken[letter]
	}
	for _, before := range stopped(folded) {
		if found := h.spoken[keyOfFolded(before)]; len(found) > 0 {
			return before, found
		}
	}
	if before, ok := headed(folded); ok {
		return before + ":", h.spoken[keyOfFolded(before)]
	}
	return "", nil
}

// Announcement is a line of a text that announces one of these appearances.
type Announcement struct {
	Span        briefing.Span
	Heading     string
	Appearances []string
}

// In gives the lines of a text that announce an appearance, in their order.
func (h *Headings) In(t *anchor.Text) []Announcement {
	if len(h.lines) == 0 {
		return nil
	}
	var found []Announcement
	for at := 0; at < t.Len(); {
		line := t.LineSpan(at)
		if heading, appearances := h.Of(t.Cut(line)); len(appearances) > 0 {
			found = append(found, Announcement{t.Trim(line), heading, appearances})
		}
		at = line.End + 1
	}
	return found
}

// Within gives those of the lines that begin inside a span, and not at its start.
func Within(all []Announcement, span briefing.Span) []Announcement {
	at := func(pos int) int {
		return sort.Search(len(all), func(i int) bool { return all[i].Span.Start >= pos })
	}
	from := at(span.Start + 1)
	return all[from:max(from, at(span.End))]
}

// SameHeading tells whether two lines announce one speaker: the same words, with or without a colon.
func SameHeading(a, b string) bool { return headingKey(a) == headingKey(b) }

// LineBefore is what stands right before a place: the beginning of its line, or else the nearest line above that is not
// blank. It is empty at the beginning of the text.
func LineBefore(t *anchor.Text, at int) briefing.Span {
	kept := t.Trim(briefing.Span{Start: 0, End: at})
	if kept.Len() == 0 {
		return briefing.Span{}
	}
	return t.Trim(briefing.Span{Start: t.LineSpan(kept.End - 1).Start, End: kept.End})
}

// checkHeadings warns where the lines of the transcript name another speaker than the factsheet does. starts is where each
// turn starts, -1 where that is not known; sure tells of which turns it is known where they end.
func (r *resolver) checkHeadings(starts []int, sure func(i int) bool) {
	h := NewHeadings(r.b)
	if len(h.lines) == 0 {
		return
	}
	announcing := map[int]bool{} // where the lines begin that announce a turn
	from := 0
	given := func(i int) bool { // to an appearance that there is; briefing.Check tells of the others
		return slices.ContainsFunc(r.b.Appearances, func(a briefing.Appearance) bool { return a.Key == r.b.Turns[i].Speaker })
	}
	for i, start := range starts {
		if start < 0 {
			continue
		}
		before := r.headingsBefore(h, start, from)
		for _, l := range before {
			announcing[l.Span.Start] = true
		}
		if given(i) {
			r.checkSpeaker(i, append(before, r.headingAt(h, start)...))
		}
		from = start + 1
	}
	all := h.In(r.text)
	for i, start := range starts {
		if start >= 0 && sure(i) && given(i) {
			r.checkInside(all, i, announcing)
		}
	}
}

// headingsBefore is the headings that stand right before a place, the nearest first, and not before from.
func (r *resolver) headingsBefore(h *Headings, at, from int) (found []Announcement) {
	for {
		span := LineBefore(r.text, at)
		if span.Start < from || span.Len() == 0 {
			return found
		}
		words := r.text.Cut(span)
		if above := LineBefore(r.text, span.Start); timeAlone(anchor.Fold(words)) && above.Start >= from && above.Len() <= maxHeading && r.lineOf(above)+1 == r.lineOf(span) {
			span, words = above, r.text.Cut(above)
		}
		appearances := h.lines[headingKey(words)]
		if span.Len() > maxHeading || len(appearances) == 0 {
			return found
		}
		found = append(found, Announcement{span, anchor.Fold(words), appearances})
		at = span.Start
	}
}

// headingAt is the heading with which a line goes on from a place, if it is one.
func (r *resolver) headingAt(h *Headings, at int) []Announcement {
	span := briefing.Span{Start: at, End: r.text.LineSpan(at).End}
	heading, appearances := h.Of(r.text.Cut(span))
	if len(appearances) == 0 {
		return nil
	}
	return []Announcement{{span, heading, appearances}}
}

// checkSpeaker warns if the headings of a turn are of others than its speaker. What is not said, or is called out while
// another one speaks, has no heading of its own.
func (r *resolver) checkSpeaker(i int, lines []Announcement) {
	t := &r.b.Turns[i]
	if len(lines) == 0 || t.Kind == "note" || t.Kind == "interjection" ||
		slices.ContainsFunc(lines, func(l Announcement) bool { return slices.Contains(l.Appearances, t.Speaker) }) {
		return
	}
	line, where := lines[0], "right before the turn"
	if line.Span.Start >= t.Span.Start {
		where = "where the turn starts"
	}
	others := strings.Join(line.Appearances, " or ")
	r.report(briefing.Problem{
		Severity: briefing.Warning, Code: CodeHeadingDiffers, Position: t.Where.Field("speaker"), Path: fmt.Sprintf("turns[%d].speaker", i), Text: t.Speaker,
		Message: fmt.Sprintf("the turn %s is given to %s, and line %d of the transcript, %s, is %s, a heading of %s",
			t.Key, t.Speaker, r.lineOf(line.Span), where, show(line.Heading), others),
		Hint: fmt.Sprintf("give the turn to %s; or, if %s speaks there, list the line among the headings of %s", others, t.Speaker, t.Speaker),
	})
}

// checkInside warns if headings stand inside a turn that announce none. Those that follow one another for one speaker
// count as one.
func (r *resolver) checkInside(all []Announcement, i int, announcing map[int]bool) {
	t := &r.b.Turns[i]
	var found []Announcement
	last := Announcement{Span: briefing.Span{End: -1}}
	for _, line := range Within(all, t.Span) {
		if announcing[line.Span.Start] || goesOnInCue(line, t.Speaker) {
			continue
		}
		goesOn := r.lineOf(line.Span) == r.lineOf(last.Span)+1 && slices.ContainsFunc(line.Appearances, func(a string) bool { return slices.Contains(last.Appearances, a) })
		if len(found) == 0 || !goesOn {
			found = append(found, line)
		}
		last = line
	}
	if len(found) > 0 {
		r.headingInside(i, found)
	}
}

// goesOnInCue tells whether a heading is the tag of a voice that has the floor already: captions name it in each cue.
func goesOnInCue(line Announcement, speaker string) bool {
	return voiceHeading.MatchString(line.Heading) && slices.Contains(line.Appearances, speaker)
}

func (r *resolver) headingInside(i int, lines []Announcement) {
	t, first := &r.b.Turns[i], lines[0]
	whose := strings.Join(first.Appearances, " or ")
	p := briefing.Problem{
		Severity: briefing.Warning, Code: CodeHeadingInside, Position: t.Where.Field("starts"), Path: turnPath(i), Text: first.Heading,
		Message: fmt.Sprintf("line %d of the transcript is %s, a heading of %s, and stands inside the turn %s of %s: no turn starts there",
			r.lineOf(first.Span), show(first.Heading), whose, t.Key, t.Speaker),
		Hint: fmt.Sprintf("start a turn there, or what follows counts as said by %s", t.Speaker),
	}
	if slices.Contains(first.Appearances, t.Speaker) {
		p.Hint = "look whether a turn starts there"
	}
	if more := len(lines) - 1; more > 0 {
		p.Message += fmt.Sprintf(" (and %d more in it, the next at line %d)", more, r.lineOf(lines[1].Span))
	}
	r.report(p)
}

func (r *resolver) lineOf(span briefing.Span) int {
	line, _, _ := r.text.Line(max(span.Start, 0))
	return line
}
