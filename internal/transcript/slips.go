package transcript

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// slips finds headings that a slip of the publisher hides: those without a colon, and those inside a paragraph. Only labels in
// capitals that stand in the text with a colon, and name somebody, are looked for.
func (f *finder) slips() {
	introduced := f.intro.surnames()
	var names []*group
	for _, g := range f.groups {
		if !g.bare && g.caps && g.sure >= 0.9 && g.like == nil && g.shape() == shapeColon && len(g.party.words) > 0 && (g.opens > 1 || introduced[g.party.surname()]) && len(names) < maxFrequent {
			names = append(names, g)
		}
	}
	if len(names) == 0 {
		return
	}
	for i := range f.page.lines {
		f.slipsOn(i, names)
	}
}

func (f *finder) slipsOn(i int, names []*group) {
	p := f.page
	if l := p.lines[i]; l.opens {
		head := p.head(i)
		for _, g := range names {
			name := g.labels[0].name
			if rest, ok := strings.CutPrefix(head, name); ok && g.labels[0].time == "" {
				f.withoutColon(i, g, name, rest)
			}
		}
	}
	f.insideLine(i, names)
}

// withoutColon takes 'DR. HOLT.  Thank you' for a heading: the label, a wrong sign or two blanks, and words.
func (f *finder) withoutColon(i int, g *group, name, rest string) {
	sign := 0
	if rest != "" && strings.ContainsRune(".;,", rune(rest[0])) {
		sign = 1
	}
	words := strings.TrimLeftFunc(rest[sign:], isBlank)
	blanks := utf8.RuneCountInString(rest[sign:]) - utf8.RuneCountInString(words)
	first, _ := utf8.DecodeRuneInString(words)
	if blanks+sign < 2 || blanks == 0 || unicode.IsLower(first) || words == "" || strings.HasPrefix(rest, ",") && blanks < 2 {
		return
	}
	at := f.page.lines[i].lo
	l := label{line: i, from: at, name: name, printed: name + rest[:sign], shape: shapeColon, odd: "has no colon"}
	l, _ = f.page.finish(l, at+len(l.printed))
	g.labels = append(g.labels, l)
}

// insideLine takes a label with a colon for a heading where it stands behind the end of a sentence.
func (f *finder) insideLine(i int, names []*group) {
	p := f.page
	s := p.words(i)
	from := 0
	if own, ok := p.label(i); ok {
		from = own.to - p.lines[i].lo
	}
	for {
		colon := strings.IndexByte(s[from:], ':')
		if colon < 0 {
			return
		}
		colon += from
		from = colon + 1
		for _, g := range names {
			name := g.labels[0].name
			at := colon - len(name)
			if at <= 0 || s[at:colon] != name || !afterSentence(s[:at]) {
				continue
			}
			l := label{line: i, from: p.lines[i].lo + at, name: name, printed: name + ":", shape: shapeColon, odd: "stands inside a line"}
			l, _ = p.finish(l, p.lines[i].lo+colon+1)
			g.labels = append(g.labels, l)
			break
		}
	}
}

// afterSentence tells whether a text ends with a sentence and a blank.
func afterSentence(s string) bool {
	kept := strings.TrimRightFunc(s, isBlank)
	if kept == s || kept == "" {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(kept)
	return strings.ContainsRune(".?!—–…)]”\"", last)
}
