package quantity

import "math/big"

// atom is a number with its scale, read from tokens from to to (half-open).
type atom struct {
	from, to         int
	amountTo         int // token after the amount, where the scale begins
	value            *big.Rat
	scale            string
	written          string // the amount in digits, for its precision; "" in words
	digits, fraction bool
	ordinal          bool
	year             bool // could be a calendar year: four bare digits, 'twenty twenty-four'
	one              bool // the bare word 'one'
	article          bool // 'a', as in 'a year ago'
	currency         string
}

// numberAt reads the number that begins at token i.
func (p *parser) numberAt(i int) (atom, bool) {
	t := p.at(i)
	switch t.kind {
	case tokenNumber:
		return p.digitsAt(i)
	case tokenWord:
		if a, ok := p.fractionAt(i); ok {
			return a, true
		}
		if a, ok := p.spelledAt(i); ok {
			return a, true
		}
		if a, ok := p.pointAlone(i); ok {
			return a, true
		}
		if englishBeforeScale[p.at(i-1).low] && p.phraseEnds(i-2) {
			return p.bareScale(i) // 'the first hundred days'
		}
		return p.pricedAt(i)
	case tokenMark:
		if part, ok := englishVulgar[t.mark]; ok {
			return atom{from: i, to: i + 1, amountTo: i + 1, value: big.NewRat(part[0], part[1]), fraction: true}, true
		}
		return p.pricedAt(i)
	}
	return atom{}, false
}

// measures says whether a built-in unit or a scale begins at token i.
func (p *parser) measures(i int) bool {
	if _, ok := englishScales[p.at(i).low]; ok {
		return true
	}
	slug, _ := p.units.words.match(p, i)
	return slug != ""
}

func (p *parser) phraseEnds(i int) bool {
	t := p.at(i)
	return t.kind != tokenWord || englishStops[t.low]
}

// isAnd says whether token i is 'and', or the sign for it.
func (p *parser) isAnd(i int) bool {
	t := p.at(i)
	return t.low == "and" || t.is('&') && t.space && p.at(i+1).space
}

// isNumberWord says whether the token is a number or a word of one.
func (p *parser) isNumberWord(i int) bool {
	t := p.at(i)
	if t.kind == tokenNumber {
		return true
	}
	n, ordinal := smallNumber(t.low)
	return n > 0 && (!ordinal || n > 2) || englishZeros[t.low] || t.low == "hundred" || englishScales[t.low].name != ""
}
