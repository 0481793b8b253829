package transcript

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
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
		if g.sure == 0 || g.party.unnamed != "" && !g.party.press || len(frequent) == maxFrequent {
			continue
		}
		named := len(g.party.words) > 0
		if g.bare && g.sure > 0.8 || !g.bare && (g.opens >= minFrequent && (named || g.party.press) || named && introduced[g.party.surname()]) {
			frequent = append(frequent, g)
		}
	}
	f.misspeltTitles()
	for _, g := range f.groups {
		if g.like != nil || g.opens == 0 || len(g.labels) > 2 || g.party.press || f.intro.introduces(g.key) || introduced[g.party.surname()] {
			continue
		}
		if g.bare && (g.sure > 0 || f.above(g) == 0) || !g.bare && g.shape() != shapeColon {
			continue
		}
		f.misspells(g, frequent, introduced)
	}
}

// misspeltTitles takes labels for those of the same surname whose post they misspell: 'PRIME MINSTER BYRON'.
func (f *finder) misspeltTitles() {
	posts := map[string][]*group{}
	for _, h := range f.groups {
		if surname := h.party.surname(); h.sure > 0 && h.party.role != "" && surname != "" && len(posts[surname]) < maxAlike {
			posts[surname] = append(posts[surname], h)
		}
	}
	for _, g := range f.groups {
		if g.opens == 0 || g.bare && f.above(g) == 0 {
			continue
		}
		for _, h := range posts[g.party.surname()] {
			if h.like == nil && g.bare == h.bare && misspeltTitle(g.key, h.key) {
				g.like, g.sure = h, 0.8
				break
			}
		}
	}
}

// misspells takes a rare label for the first of the frequent ones that it resembles.
func (f *finder) misspells(g *group, frequent []*group, introduced map[string]bool) {
	for _, h := range frequent {
		if h.like != nil {
			continue // a misspelling itself
		}
		often := len(h.labels) >= minFrequent*len(g.labels) || introduced[h.party.surname()] || f.intro.introduces(h.key)
		if often && f.resembles(g, h) {
			g.like, g.sure = h, 0.8
			return
		}
	}
}

// resembles tells whether a label may be another one, misspelt: the same honorific or post, and a name that differs by a
// letter or two, and that the text does not know otherwise; or a post, or a word for those who ask, that differs so.
func (f *finder) resembles(g, h *group) bool {
	if g == h || g.caps != h.caps {
		return false
	}
	a, b := letters(g.key), letters(h.key)
	if g.bare || h.bare {
		return len(b) >= minPost && near(a, b)
	}
	if a == b {
		return true
	}
	pg, ph := g.party, h.party
	if ph.press {
		return pg.role == "" && pg.honorific == "" && len(b) >= minPost && nearBy(a, b, 1) // a letter more, and it may be a name: 'PORTER'
	}
	if folded(pg.honorific) != folded(ph.honorific) || !slices.Equal(pg.office, ph.office) {
		return false
	}
	if len(pg.words) == 0 || g.caps && f.forms.named(pg.surname()) {
		return false
	}
	if len(pg.words) == 1 && len(pg.office) > 0 {
		return near(letters(pg.surname()), letters(ph.surname()))
	}
	return near(letters(strings.Join(pg.words, "")), letters(strings.Join(ph.words, "")))
}

const minPost = 8 // letters of a post that a misspelling leaves recognizable

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
	if utf8.RuneCountInString(b) >= 8 {
		return nearBy(a, b, 2)
	}
	return nearBy(a, b, 1)
}

// nearBy tells whether two names of four letters or more differ by so many errors at most.
func nearBy(a, b string, allowed int) bool {
	x, y := []rune(a), []rune(b)
	if min(len(x), len(y)) < 4 || max(len(x), len(y)) > 60 {
		return false
	}
	return max(len(x)-len(y), len(y)-len(x)) <= allowed && edits(x, y) <= allowed
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
		case a.group.sure < 0.7 && (a.group.bare || !a.group.caps && f.capital):
			out = append(out, Doubt{Span: span, Text: fmt.Sprintf("the words %q may be no heading: the text announces its other speakers in another way", a.label.printed)})
		case a.group.sure < 0.7:
			out = append(out, Doubt{Span: span, Text: fmt.Sprintf("the words %q may be no heading: nothing else in the text names this speaker", a.label.printed)})
		}
	}
	return out
}
