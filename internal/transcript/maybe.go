package transcript

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// titled tells whether a label is a name with an honorific or a post before it: 'Mr. Dole', 'Secretary of Ports Hans Dahl'.
func titled(p party) bool {
	return len(p.words) > 0 && len(p.words) <= 4 && (p.honorific != "" || p.role != "")
}

// opensWords tells whether a label with a colon stands behind a blank line and the first label that is sure, and before what
// may be the beginning of a sentence. What stands in quotation marks is quoted there by the one who speaks.
func (f *finder) opensWords(l label) bool {
	if l.line <= f.first || l.shape != shapeColon || !f.page.lines[l.line-1].blank() {
		return false
	}
	words := f.page.text[l.words:f.page.lines[l.line].hi]
	first, _ := utf8.DecodeRuneInString(words)
	return words != "" && !unicode.IsLower(first) && !strings.ContainsRune("“\"‘'«„", first)
}

// maybe are the lines of a text that may be headings and are taken for none: they open a paragraph with a name and a colon, in a
// text that announces its speakers so.
func (f *finder) maybe(all []announced) map[int]label {
	taken, dressed := map[int]bool{}, false
	for _, a := range all {
		taken[a.label.line] = true
		dressed = dressed || a.label.shape == shapeColon
	}
	out := map[int]label{}
	for _, g := range f.groups {
		if !dressed || g.bare || g.captioned() || !nameCase(g.labels[0].name) || vocative(g.party) || !titled(g.party) && !fullName(g.party) && !f.oneName(g) {
			continue
		}
		for _, l := range g.labels {
			if !taken[l.line] && f.opensWords(l) {
				out[l.line] = l
			}
		}
	}
	return out
}

// oneName tells whether a label is one word that the text writes in capital letters alone, before a question: 'Reuters: And then?'
func (f *finder) oneName(g *group) bool {
	p := g.party
	if len(p.words) != 1 || utf8.RuneCountInString(p.name) < 4 || links[p.words[0]] || eventWords[p.words[0]] || f.forms.lower[p.words[0]] {
		return false
	}
	l := g.labels[0]
	return strings.HasSuffix(f.page.words(l.line), "?")
}

// doubtInside puts those turns in doubt that hold lines which may be headings.
func (b *turner) doubtInside() {
	if len(b.maybe) == 0 {
		return
	}
	for i := range b.bounds {
		x := &b.bounds[i]
		for at := b.page.lineAt(x.lo); at < len(b.page.lines) && b.page.lines[at].lo < x.hi; at++ {
			if l, ok := b.maybe[at]; ok && l.from >= x.lo && x.todo == "" {
				x.todo = fmt.Sprintf("line %d may be a heading: see whether %s speaks there", at+1, l.name)
			}
		}
	}
}
