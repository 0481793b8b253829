package transcript

import (
	"fmt"
	"slices"
	"strings"
)

const (
	maxFrequent = 64 // labels that others are compared with
	minFrequent = 3  // times that a label must stand in the text, or its name in the introduction, so that others count as its misspellings
)

// misspelt finds rare labels that resemble a frequent one, and takes them for it.
func (f *finder) misspelt() {
	introduced := f.intro.surnames()
	var frequent []*group
	for _, g := range f.groups {
		if !g.bare && g.sure > 0 && (g.opens >= minFrequent || introduced[g.party.surname()]) && len(frequent) < maxFrequent && len(g.party.words) > 0 {
			frequent = append(frequent, g)
		}
	}
	for _, g := range f.groups {
		if g.bare || g.opens == 0 || len(g.labels) > 2 || g.shape() != shapeColon || f.intro.introduces(g.key) || introduced[g.party.surname()] {
			continue
		}
		for _, h := range frequent {
			if (len(h.labels) >= minFrequent*len(g.labels) || introduced[h.party.surname()]) && f.resembles(g, h) {
				g.like, g.sure = h, 0.8
				break
			}
		}
	}
}

// resembles tells whether a label may be another one, misspelt: the same honorific or post, and a name that differs by a
// letter or two, and that the text does not know otherwise.
func (f *finder) resembles(g, h *group) bool {
	if g == h || g.caps != h.caps {
		return false
	}
	a, b := letters(g.key), letters(h.key)
	if a == b {
		return true
	}
	pg, ph := g.party, h.party
	if folded(pg.honorific) != folded(ph.honorific) || !slices.Equal(pg.office, ph.office) {
		return false
	}
	if len(pg.words) == 0 || f.forms.named(pg.surname()) {
		return false
	}
	a, b = letters(strings.Join(pg.words, "")), letters(strings.Join(ph.words, ""))
	return near(a, b)
}

// letters is a text less all that is no letter.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if isNameRune(r) && r != '-' && r != '\'' && r != '’' {
			return r
		}
		return -1
	}, s)
}

// near tells whether two names differ by a letter left out, added, changed or by two that changed places; by two such
// errors where the names are long.
func near(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if min(len(x), len(y)) < 4 || max(len(x), len(y)) > 60 {
		return false
	}
	allowed := 1
	if len(y) >= 8 {
		allowed = 2
	}
	return edits(x, y) <= allowed
}

// edits is the number of errors between two short words, as Damerau counted them.
func edits(a, b []rune) int {
	before, row := make([]int, len(b)+1), make([]int, len(b)+1)
	next := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		next[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			next[j+1] = min(row[j]+cost, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row, next = row, next, before
	}
	return row[len(b)]
}

// doubts names the labels that may be misspelt, or are seen once and not sure.
func (f *finder) doubts(all []announced) []Doubt {
	var out []Doubt
	for _, a := range all {
		span := f.page.span(a.label.from, a.label.to)
		switch {
		case a.group.like != nil:
			out = append(out, Doubt{Span: span, Text: fmt.Sprintf("the heading %q looks like a misspelt %q, and is taken as that speaker's", a.label.printed, a.group.like.labels[0].printed)})
		case a.label.odd != "":
			out = append(out, Doubt{Span: span, Text: fmt.Sprintf("the heading %q %s, and is taken as one", a.label.printed, a.label.odd)})
		case a.group.sure < 0.7 && a.group.bare:
			out = append(out, Doubt{Span: span, Text: fmt.Sprintf("the line %q may be no heading: the text announces its other speakers in another way", a.label.printed)})
		case a.group.sure < 0.7:
			out = append(out, Doubt{Span: span, Text: fmt.Sprintf("the words %q may be no heading: nothing else in the text names this speaker", a.label.printed)})
		}
	}
	return out
}
