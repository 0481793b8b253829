package transcript

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	minSentence = 60  // code points of a line that is surely speech
	minOpening  = 160 // bytes of speech that no heading announces, where others announce the rest
	maxOpening  = 400 // lines that are looked at
	maxAbove    = 40  // lines above the first long one that may belong to it
)

var (
	firstPerson = regexp.MustCompile(`(?i)\b(?:I|me|we|my|our|us|you|your)\b|\b(?:I|we|you)['’]`)
	greeting    = regexp.MustCompile(`(?i)^(?:good (?:morning|afternoon|evening|day)|hello|hi|welcome|thank you|thanks|dear|ladies|excellenc|mr|madam|your |sir(?: \p{L}+)?,)`)
)

// open makes a turn of speech that stands before the first heading, or of a text without headings: that of the one whom the
// introduction names.
func (b *turner) open(all []announced) {
	p := b.page
	last, hi := len(p.lines), len(p.text)
	if len(all) > 0 && all[0].label.stamped {
		return // what is timed is headed from the beginning
	}
	if len(all) > 0 {
		last, hi = all[0].label.line, all[0].label.from
	}
	from := b.speechFrom(last)
	if len(all) == 0 && p.cues {
		from = b.firstCue()
	}
	if from < 0 {
		return
	}
	lo := p.lines[from].lo
	hi = b.closing(lo, hi, from, last)
	if len(all) > 0 && (hi-lo < minOpening || !greeting.MatchString(p.words(from)) && !b.saysWe(p.text[lo:hi])) {
		return
	}
	who, todo := b.caster.opener()
	b.bounds = append([]bounds{{lo: lo, hi: hi, who: who, todo: todo, certainty: 0.5}}, b.bounds...)
}

// firstCue is the first line of words of a text of captions; -1 where there is none.
func (b *turner) firstCue() int {
	p := b.page
	for i := range p.lines {
		if cueTiming.MatchString(p.head(i)) {
			if at := p.next(i + 1); at < len(p.lines) && !cueTiming.MatchString(p.head(at)) {
				return at
			}
		}
	}
	return -1
}

// saysWe tells whether words before the first heading are somebody's: they say I, we or you three times, or twice where the
// introduction names the one who speaks.
func (b *turner) saysWe(words string) bool {
	n := len(firstPerson.FindAllStringIndex(words, 3))
	return n > 2 || n == 2 && b.caster.introducedAlone() != nil
}

// speechFrom is the first line before last that is speech, with the greeting above it; -1 where there is none.
func (b *turner) speechFrom(last int) int {
	p := b.page
	for i := 0; i < min(last, maxOpening); i++ {
		s := p.words(i)
		if utf8.RuneCountInString(prefix(s, 4*minSentence)) < minSentence || !p.lines[i].opens || strings.HasPrefix(s, "(") || strings.HasPrefix(s, "[") {
			continue
		}
		if webLine.MatchString(prefix(s, 4*maxIntroLine)) || !b.paragraphEnds(i, last) || len(s) < 4*maxIntroLine && aboutText.MatchString(s) && !firstPerson.MatchString(s) {
			continue
		}
		return b.greetingAbove(i)
	}
	return -1
}

// paragraphEnds tells whether the paragraph that begins with the line i ends as a sentence does.
func (b *turner) paragraphEnds(i, last int) bool {
	p := b.page
	for i+1 < last && !p.lines[i+1].blank() && !p.lines[i+1].opens {
		i++
	}
	return sentenceEnd.MatchString(p.words(i)) || strings.HasSuffix(p.words(i), ":")
}

// greetingAbove is the first of the short lines right above a line that greet somebody, or say I, we or you, with the sentences
// between them.
func (b *turner) greetingAbove(i int) int {
	p := b.page
	for at, seen := i-1, 0; at >= 0 && seen < maxAbove; at-- {
		if p.lines[at].blank() {
			continue
		}
		seen++
		s := p.words(at)
		if strings.HasPrefix(s, "**") || strings.HasPrefix(s, "#") {
			continue // the heading of a section
		}
		greets := greeting.MatchString(s) && !strings.HasSuffix(s, ":")
		if len(s) > 4*minSentence || !greets && !sentence(s) {
			break
		}
		if greets || firstPerson.MatchString(s) {
			i = at
		}
	}
	return i
}

// sentence tells whether a line is a sentence, and none about the text itself.
func sentence(s string) bool {
	return sentenceEnd.MatchString(s) && !aboutText.MatchString(s) && !webLine.MatchString(s) && !strings.HasPrefix(s, "(") && !placeName(s)
}

// opener is the speaker of words that nothing announces: the only one whom the introduction names.
func (c *caster) opener() (who *cast, todo string) {
	only := c.introducedAlone()
	if only == nil {
		const nobody = "nothing announces who speaks here: say who it is"
		return c.unnamed("speaker", "speaker", nobody), nobody
	}
	todo = fmt.Sprintf("nothing announces who speaks here; %s is the one whom the text introduces: confirm it", only.name)
	for _, s := range c.alike(only.words) {
		if sameName(s.words, only.words) {
			return s, todo
		}
	}
	id := c.knownAs("", party{words: only.words}, only)
	return c.add(&cast{Speaker: Speaker{Name: only.name, Role: only.role, Known: id}, words: only.words, office: only.office}), todo
}

// introducedAlone is the only person whom the introduction names, or the only one with 'by' before the name; nil where there
// are several or none.
func (c *caster) introducedAlone() *person {
	var only *person
	bylines := slices.ContainsFunc(c.persons, func(q person) bool { return q.byline })
	for i := range c.persons {
		q := &c.persons[i]
		if bylines && !q.byline && (only == nil || !sameName(only.words, q.words)) {
			continue // 'Statement by … at the press conference with …'
		}
		if only != nil && !sameName(only.words, q.words) {
			return nil
		}
		if only == nil || better(*q, *only) {
			only = q
		}
	}
	return only
}
