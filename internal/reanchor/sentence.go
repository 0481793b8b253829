package reanchor

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
)

const (
	closers = "\"”’'»)]*_"  // may stand between the end of a sentence and what follows
	openers = "\"“‘„'«([*_" // may stand before the first word of a sentence
)

// changeNote is what a person should know of other words: a number or a denial that changed, a difference that is hard to
// see, and where they stop inside a sentence.
func (r *run) changeNote(old, now string, was, at briefing.Span) string {
	return joined(warning(old, now), anchor.Difference(old, now), r.sentenceNote(old, was, at))
}

// sentenceNote tells that a place starts or ends inside a sentence although the quote did not. was is where it was in the
// old text; where that is not known, the words alone tell.
func (r *run) sentenceNote(words string, was, at briefing.Span) string {
	began, ended := startsSentence(words), endsSentence(words)
	if was.Len() > 0 {
		began, ended = beginsAt(r.old, was), ended || endsAt(r.old, was)
	}
	var notes []string
	if began && !beginsAt(r.text, at) {
		before, _ := r.text.ContextIn(at, r.text.Paragraph(at), contextWidth)
		if i := lastEnd(before); i > 0 {
			before = before[i:]
		}
		notes = append(notes, fmt.Sprintf("the sentence begins earlier than the quote now: %q", oneBlank(before)))
	}
	if ended && !endsSentence(r.text.Cut(at)) && !endsAt(r.text, at) {
		_, after := r.text.ContextIn(at, r.text.Paragraph(at), contextWidth)
		if i := firstEnd(after); i > 0 {
			after = after[:i]
		}
		notes = append(notes, fmt.Sprintf("the sentence goes on behind the quote now: %q", oneBlank(after)))
	}
	return joined(notes...)
}

// startsSentence tells whether words by themselves look like the beginning of a sentence.
func startsSentence(words string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(strings.TrimSpace(words), openers))
	return unicode.IsUpper(first)
}

// endsSentence tells whether words by themselves end a sentence.
func endsSentence(words string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(strings.TrimSpace(words), closers))
	return endsOne(last)
}

func endsOne(r rune) bool { return strings.ContainsRune(".!?…", r) }

// firstEnd and lastEnd are the bytes behind the first and the last end of a sentence; 0 where none ends.
func firstEnd(s string) int {
	if m := sentenceEnd.FindStringIndex(s); m != nil {
		return m[1]
	}
	return 0
}

func lastEnd(s string) int {
	all := sentenceEnd.FindAllStringIndex(s, -1)
	if len(all) == 0 {
		return 0
	}
	return all[len(all)-1][1]
}

var sentenceEnd = regexp.MustCompile(`[.!?…]["”’'»)]*(?:\s|$)`)

// beginsAt tells whether a sentence begins where a span does: at the beginning of a paragraph, or behind the end of
// another sentence or a colon.
func beginsAt(t *anchor.Text, span briefing.Span) bool {
	before := t.Cut(briefing.Span{Start: t.Paragraph(span).Start, End: span.Start})
	before = strings.TrimRight(strings.TrimSpace(before), " \"“‘„'«([*_”’»)]")
	last, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || endsOne(last) || last == ':'
}

// endsAt tells whether a sentence ends right behind a span: a full stop follows, or nothing does.
func endsAt(t *anchor.Text, span briefing.Span) bool {
	after := t.Cut(briefing.Span{Start: span.End, End: t.Paragraph(span).End})
	after = strings.TrimLeft(after, closers)
	if strings.TrimSpace(after) == "" {
		return true
	}
	first, size := utf8.DecodeRuneInString(after)
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(after[size:], closers))
	return endsOne(first) && (len(after) == size || unicode.IsSpace(next) || next == utf8.RuneError)
}
