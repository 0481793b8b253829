package transcript

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// besides are the words by which a page names its blocks that are no part of its text.
var besides = wordSet(`ad ads advert adverts advertisement advertisements advertising sponsored related promo promos promotion newsletter share sharing cookie cookies comments
	sidebar breadcrumb breadcrumbs`)

// layouts open names that say what a page has, rather than what a block is: 'has-sidebar'.
var layouts = wordSet(`has no with without is not show hide`)

// findBesides gives the blocks under root that stand beside the text by what the page calls them. One that holds half of the
// text or more is the text, whatever it is called.
func findBesides(root *html.Node) map[*html.Node]bool {
	sizes := map[*html.Node]int{}
	whole := measure(root, sizes)
	out := map[*html.Node]bool{}
	for n, size := range sizes {
		if size*2 < whole {
			out[n] = true
		}
	}
	return out
}

// measure is how many bytes of text n shows. It notes this of the blocks that are called something beside the text. The
// depth is bounded by scan.walk, which went the same way.
func measure(n *html.Node, sizes map[*html.Node]int) int {
	if n.Type == html.TextNode {
		return len(strings.TrimSpace(n.Data))
	}
	if left(n) {
		return 0
	}
	size := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		size += measure(c, sizes)
	}
	if n.Type == html.ElementNode && besidesText(n) {
		sizes[n] = size
	}
	return size
}

// besidesText tells whether a block is called something that stands beside the text.
func besidesText(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Main, atom.Article:
		return false
	}
	if spacing(n) == 0 {
		return false
	}
	for _, name := range append(strings.Fields(attr(n, "class")), attr(n, "id"), attr(n, "role")) {
		if calledBesides(name) {
			return true
		}
	}
	label := attr(n, "aria-label")
	return len(strings.Fields(label)) <= maxLabelOfBlock && calledBesides(label)
}

const maxLabelOfBlock = 3 // words of a label that says what a block is

// calledBesides tells whether a name has a word of those that stand beside a text: 'share-tools', 'relatedLinks'.
func calledBesides(name string) bool {
	words := nameWords(name)
	if len(words) == 0 || layouts[words[0]] {
		return false
	}
	for _, w := range words {
		if besides[w] {
			return true
		}
	}
	return false
}

// nameWords is the words of a name in a page, in small letters: 'share-tools', 'share_tools' and 'shareTools' have two.
func nameWords(name string) []string {
	var spaced strings.Builder
	before := ' '
	for _, r := range name {
		if unicode.IsUpper(r) && unicode.IsLower(before) {
			spaced.WriteByte(' ')
		}
		spaced.WriteRune(r)
		before = r
	}
	return strings.FieldsFunc(strings.ToLower(spaced.String()), func(r rune) bool { return !unicode.IsLetter(r) })
}
