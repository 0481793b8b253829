package draft

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"onrecord/internal/briefing"
)

// isCaptions tells whether a text is that of captions: it has the times of cues, or tags of voices.
func isCaptions(text string) bool {
	return strings.Contains(text, " --> ") || voiceOpens.MatchString(text)
}

// voiceOpens is the tag of a voice at the beginning of a line.
var voiceOpens = regexp.MustCompile(`(?m)^<v(?:\.[\w.-]+)*[ \t]+[^<>\n]{1,120}>`)

// plainFrom is the words of a turn of captions up to what stands between them and later ones, so that its opening holds words alone.
func (d *drafting) plainFrom(words briefing.Span) briefing.Span {
	if _, marks := d.withoutCues(d.text.Cut(words), words.Start); len(marks) > 0 && marks[0].Start > words.Start {
		words.End = marks[0].Start
	}
	return words
}

// cueMarks are what captions have between the words: the number, the time and the settings of a cue, and tags.
var cueMarks = regexp.MustCompile(`\s*(?:\n[ \t]*[0-9]+[ \t]*)?\n[0-9:.,]+[ \t]*-->[^\n]*\n(?:<[^<>\n]{1,120}>)*|</?[A-Za-z][^<>\n]{0,120}>`)

// withoutCues blanks what captions have between the words of a turn, which start at start, and tells where that is. Every code
// point stays in its place. Other texts stay as they are.
func (d *drafting) withoutCues(words string, start int) (plain string, marks []briefing.Span) {
	if !d.captions {
		return words, nil
	}
	var out strings.Builder
	last, at := 0, start
	for _, m := range cueMarks.FindAllStringIndex(words, -1) {
		before := words[last:m[0]]
		at += utf8.RuneCountInString(before)
		n := utf8.RuneCountInString(words[m[0]:m[1]])
		out.WriteString(before)
		out.WriteString(strings.Repeat(" ", n))
		marks = append(marks, briefing.Span{Start: at, End: at + n})
		last, at = m[1], at+n
	}
	out.WriteString(words[last:])
	return out.String(), marks
}

// piecesOf are the parts of a span that hold no mark, in their order. marks are those of its turn.
func piecesOf(span briefing.Span, marks []briefing.Span) []briefing.Span {
	var out []briefing.Span
	at := span.Start
	for _, m := range marks {
		if m.Start >= span.End {
			break
		}
		if m.End <= at {
			continue
		}
		if m.Start > at {
			out = append(out, briefing.Span{Start: at, End: m.Start})
		}
		at = m.End
	}
	if at < span.End {
		out = append(out, briefing.Span{Start: at, End: span.End})
	}
	return out
}

// broken tells whether a span holds a mark.
func broken(span briefing.Span, marks []briefing.Span) bool {
	for _, m := range marks {
		if m.Start >= span.End {
			break
		}
		if m.End > span.Start {
			return true
		}
	}
	return false
}
