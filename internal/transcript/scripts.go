package transcript

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var (
	raised  = scriptDigits("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿ")
	lowered = scriptDigits("₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎ₙ")
)

// scriptDigits maps the digits and signs that have a raised or a lowered form to it.
func scriptDigits(forms string) map[rune]rune {
	out := map[rune]rune{}
	to := []rune(forms)
	for i, r := range []rune("0123456789+-−–=()n") {
		out[r] = to[i]
	}
	return out
}

const maxScript = 12 // code points of a raised or lowered number

// script writes what a page raises or lowers, so that its digits do not run into the number before them: 10⁶, H₂O. The mark
// of a footnote is left out.
func (w *writer) script(n *html.Node, depth int) error {
	if w.raised {
		return w.children(n, depth)
	}
	w.raised = true
	defer func() { w.raised = false }()
	words := strings.TrimSpace(plainText(n))
	forms, tag := lowered, "sub"
	if n.DataAtom == atom.Sup {
		forms, tag = raised, "sup"
		if w.footnote(n, words) {
			return nil
		}
	}
	if out, ok := inForms(words, forms); ok {
		w.flush()
		w.plain(out)
		return nil
	}
	if !strings.ContainsFunc(words, unicode.IsDigit) {
		return w.children(n, depth)
	}
	return w.marked(n, depth, tag)
}

// inForms writes a short number in raised or lowered digits, if there is one for each of its characters.
func inForms(s string, forms map[rune]rune) (string, bool) {
	var out strings.Builder
	digit := false
	for i, r := range s {
		to, ok := forms[r]
		if !ok || i >= utf8.UTFMax*maxScript {
			return "", false
		}
		digit = digit || unicode.IsDigit(r)
		out.WriteRune(to)
	}
	return out.String(), digit
}

// footnote tells whether a raised number leads to a note: it is a link, or it stands behind the end of a clause or before
// the words of a line, where no power can stand.
func (w *writer) footnote(n *html.Node, words string) bool {
	note := strings.Trim(words, "[]()")
	if note == "" || utf8.RuneCountInString(note) > 3 {
		return false
	}
	if linked(n) {
		return true
	}
	if _, ok := inForms(note, raised); !ok {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(w.out.String())
	return w.out.Len() == 0 || w.breaks > 0 || !w.blank && strings.ContainsRune(".,;:!?\"”’\n", last)
}

// linked tells whether an element holds a link, or stands in one.
func linked(n *html.Node) bool {
	if n.Parent != nil && n.Parent.DataAtom == atom.A {
		return true
	}
	found := false
	_ = each(n, func(c *html.Node) bool {
		found = found || c.DataAtom == atom.A && c.Type == html.ElementNode
		return !found
	})
	return found
}
