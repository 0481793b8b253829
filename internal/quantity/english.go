package quantity

import (
	"iter"
	"math/big"
)

// english reads English. It holds tables alone and is never changed, so it can be shared.
type english struct {
	lex   *phrases
	units *units

	pieces pieceSizes
}

// English gives the reader of English. lex holds the nouns that count things and may be nil.
func English(lex *Lexicon) Reader { return newEnglish(lex) }

func newEnglish(lex *Lexicon) *english {
	root := &phrases{}
	if lex != nil {
		root = lex.root
	}
	return &english{lex: root, units: builtInUnits(), pieces: usualPieces}
}

// Read implements Reader.
func (e *english) Read(text string) []Quantity {
	found, _ := e.read(text)
	return found
}

// All implements Reader.
func (e *english) All(text string) iter.Seq[Quantity] {
	return func(yield func(Quantity) bool) {
		e.each(text, func(found []Quantity) bool {
			for _, q := range found {
				if !yield(q) {
					return false
				}
			}
			return true
		})
	}
}

// read is Read, and counts the looks at tokens that it took: the measure of its work.
func (e *english) read(text string) ([]Quantity, int) {
	var all []Quantity
	steps := e.each(text, func(found []Quantity) bool {
		all = append(all, found...)
		return true
	})
	return all, steps
}

// each hands over what the text holds, piece by piece in slices that the next piece may overwrite,
// until take says that it is enough. It gives the number of looks at tokens.
func (e *english) each(text string, take func([]Quantity) bool) (steps int) {
	var before offset
	for goOn := true; goOn && text != ""; {
		end, within := e.pieces.end(text)
		sentences, more := e.eachOf(text[:end], func(found []Quantity) bool {
			before.move(found)
			goOn = take(found)
			return goOn
		})
		steps += more
		before = before.behind(text[:end], sentences, within)
		text = text[end:]
	}
	return steps
}

// eachOf is each for a piece of a text. It counts the sentences, too.
func (e *english) eachOf(text string, take func([]Quantity) bool) (sentences offset, steps int) {
	split := SplitCorrections(text)
	if len(split.Said.pieces) == 0 && len(split.Corrections) == 0 {
		n, steps := e.eachSentence(text, take)
		return offset{said: n, corrected: n}, steps
	}
	said, n, steps := e.version(split.Said)
	sentences = offset{said: n, corrected: n}
	if len(split.Corrections) == 0 {
		take(said)
		return sentences, steps
	}
	corrected, n, more := e.version(split.Corrected)
	sentences.corrected = n
	pairCorrections(split.Corrections, said, corrected)
	take(said)
	return sentences, steps + more
}

// version reads one version of a text, with positions in the text that was split.
func (e *english) version(v Version) (found []Quantity, sentences, steps int) {
	sentences, steps = e.eachSentence(v.Text, func(some []Quantity) bool {
		found = append(found, some...)
		return true
	})
	for i := range found {
		q := &found[i]
		q.Start, q.End = v.Original(q.Start, q.End)
		q.CoreStart, q.CoreEnd = v.Original(q.CoreStart, q.CoreEnd)
	}
	return found, sentences, steps
}

// eachSentence is each for a text without corrections, a sentence at a time.
func (e *english) eachSentence(text string, take func([]Quantity) bool) (sentences, steps int) {
	p := &parser{english: e, text: text}
	s := newEnglishSentencer(text)
	for {
		tokens, sentence := s.next()
		if len(tokens) == 0 {
			return sentences, p.steps
		}
		sentences = sentence + 1
		p.sentenceTokens(tokens, sentence)
		if !take(p.found) {
			return sentences, p.steps
		}
	}
}

// parser reads one text, a sentence at a time.
type parser struct {
	*english
	text     string
	tokens   []token
	sentence int
	floor    int        // first token that no quantity has taken
	priced   bool       // the number being read stands behind a currency
	found    []Quantity // in the sentence
	steps    int

	surroundings uint8 // what parser.around found in the sentence
}

var beyond = token{kind: tokenNone, space: true}

// at gives token i of the sentence, or an empty token outside it.
func (p *parser) at(i int) *token {
	p.steps++
	if i < 0 || i >= len(p.tokens) {
		return &beyond
	}
	return &p.tokens[i]
}

// source is the text of tokens from to to (half-open) as printed.
func (p *parser) source(from, to int) string {
	if from < 0 || to > len(p.tokens) || from >= to {
		return ""
	}
	return p.text[p.tokens[from].from:p.tokens[to-1].to]
}

// readers are tried in this order at every token; each gives the token after what it took, or 0.
func (p *parser) sentenceTokens(tokens []token, sentence int) {
	p.tokens, p.sentence, p.floor, p.found = tokens, sentence, 0, p.found[:0]
	p.surroundings = 0
	for i := 0; i < len(tokens); {
		next := p.readAt(i)
		if next <= i {
			next = i + 1
		}
		i = next
	}
	p.attachPeriods()
}

func (p *parser) readAt(i int) int {
	if n := p.noFigureAt(i); n > 0 {
		return n
	}
	if p.at(i).kind == tokenWord {
		if n := p.brokenOff(i); n > 0 {
			return n
		}
		for _, read := range [...]func(int) int{p.orTwoAt, p.rankAt, p.highAt, p.factorAt, p.inHalfAt, p.vagueAt, p.articleAt, p.percentageAt} {
			if n := read(i); n > 0 {
				return n
			}
		}
	}
	if n := p.percentSignAt(i); n > 0 {
		return n
	}
	return p.amountAt(i)
}

// draft is a quantity that is being read, in tokens.
type draft struct {
	Quantity
	from, to         int // the whole
	coreFrom, coreTo int
	amount           *big.Rat   // nil where no number is said
	upper            *big.Rat   // of a range
	after            Comparator // of the words behind it: 'or more'
	said             Said
}

// add turns a draft into a quantity, with its bounds, and appends it.
func (p *parser) add(d *draft) {
	again := p.falseStart(d)
	q := d.Quantity
	q.Sentence = p.sentence
	p.place(&q, d)
	p.bound(&q, d)
	if q.Hedge == "" {
		q.Hedge = p.hedgeBefore(d.from)
	}
	if again {
		p.fold(&q)
	}
	p.found = append(p.found, q)
	p.floor = d.to
}

func (p *parser) place(q *Quantity, d *draft) {
	q.Start, q.End = p.tokens[d.from].start, p.tokens[d.to-1].end
	q.CoreStart, q.CoreEnd = p.tokens[d.coreFrom].start, p.tokens[d.coreTo-1].end
}

// bound fills value, comparator, bounds and rule.
func (p *parser) bound(q *Quantity, d *draft) {
	if d.amount == nil {
		q.Rule = RuleVague
		if q.Rank != nil {
			q.Rule = RuleRank
		}
		return
	}
	if q.Comparator == CompareNone {
		q.Comparator = CompareEqual
	}
	said := d.said
	said.Comparator, said.Kind, said.Unit = q.Comparator, q.Kind, q.Unit
	value := plain(d.amount)
	if d.upper != nil {
		said.Upper = plain(d.upper)
	} else {
		q.Value = value
	}
	bounds, rule, err := Bounds(value, said)
	if err != nil {
		// a value beyond the limits of decimals has no bounds, and stays a mention
		q.Value, q.Comparator, q.Vague, q.Rule = "", CompareNone, true, RuleVague
		return
	}
	q.Bounds, q.Rule, q.Said = bounds, rule, said
}

// fold joins the quantity before q to it, which was a false start.
func (p *parser) fold(q *Quantity) {
	last := len(p.found) - 1
	before := &p.found[last]
	q.Start, q.Repeats = before.Start, before.Repeats+1
	if q.Hedge == "" {
		q.Hedge = before.Hedge
	}
	p.found = p.found[:last]
}
