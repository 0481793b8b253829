package quantity

// Lexicon holds the nouns that count things, by unit. It is never changed once built, so one can
// serve many readers.
type Lexicon struct {
	root *phrases
}

// NewLexicon takes the words of each unit slug: {"ally": {"Ally", "Allies"}, "battle-group":
// {"battle group", "battle groups"}}. A word may be several words. Case does not matter, and the
// longest match wins; where two units claim the same word, the slug that sorts first has it.
func NewLexicon(words map[string][]string) *Lexicon {
	root := &phrases{}
	for slug, list := range words {
		for _, phrase := range list {
			root.add(phrase, slug)
		}
	}
	return &Lexicon{root: root}
}

// phrases is a tree of lower-cased words; a node with a slug ends a phrase.
type phrases struct {
	next map[string]*phrases
	slug string
}

func (n *phrases) add(phrase, slug string) {
	words := 0
	s := newScanner(phrase, englishDigits)
	for t, ok := s.next(); ok; t, ok = s.next() {
		if n.next == nil {
			n.next = map[string]*phrases{}
		}
		key := t.key()
		child := n.next[key]
		if child == nil {
			child = &phrases{}
			n.next[key] = child
		}
		n = child
		words++
	}
	if words > 0 && (n.slug == "" || slug < n.slug) {
		n.slug = slug
	}
}

// match finds the longest phrase that begins at token i, and where it ends.
func (n *phrases) match(p *parser, i int) (slug string, end int) {
	for j := i; n != nil && n.next != nil; j++ {
		t := p.at(j)
		if t.kind == tokenNone {
			break
		}
		if n = n.next[t.key()]; n == nil {
			break
		}
		if n.slug != "" {
			slug, end = n.slug, j+1
		}
	}
	return slug, end
}
