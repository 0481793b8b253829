package quantity

import "math/big"

// joinsNext says whether a hyphen without blanks stands at token i.
func (p *parser) joinsNext(i int) bool {
	t := p.at(i)
	return t.isDash() && t.mark != '—' && !t.space && p.at(i+1).kind != tokenNone && !p.at(i+1).space
}

// joinedRange says whether a range is joined by hyphens behind a number: 'two-to-three-week',
// '5-to-10-day'. The second number is the larger one: 'nine-to-five' is no range.
func (p *parser) joinedRange(a atom) bool {
	word := p.at(a.to + 1).low
	if word != "to" && word != "or" || !p.joinsNext(a.to) || !p.joinsNext(a.to+2) || !p.isNumberWord(a.to+3) {
		return false
	}
	b, ok := p.numberAt(a.to + 3)
	return ok && !b.ordinal && !b.one && b.value.Cmp(a.value) > 0 && p.joinsNext(b.to)
}

// joinedHalf adds the part in 'one-and-a-half-million', 'three-and-a-half-year'.
func (p *parser) joinedHalf(a *atom) {
	at := a.to
	if p.at(at+1).low != "and" || !p.joinsNext(at) || !p.joinsNext(at+2) {
		return
	}
	low := p.at(at + 3).low
	if low != "a" || !p.joinsNext(at+4) {
		return
	}
	part := map[string]*big.Rat{"half": big.NewRat(1, 2), "quarter": big.NewRat(1, 4), "third": big.NewRat(1, 3)}[p.at(at+5).low]
	if part == nil || !a.value.IsInt() {
		return
	}
	a.value.Add(a.value, part)
	a.to, a.amountTo, a.written, a.year, a.one = at+6, at+6, "", false, false
}

// halfJoined reads 'half-million', as in 'a half-million-dollar grant'.
func (p *parser) halfJoined(i int) (atom, bool) {
	scale, ok := englishScales[p.at(i+2).low]
	if p.at(i).low != "half" || !ok || !p.joinsNext(i+1) {
		return atom{}, false
	}
	value := new(big.Rat).Mul(big.NewRat(1, 2), power(scale.power))
	return atom{from: i, to: i + 3, amountTo: i + 1, value: value, scale: scale.name}, true
}

// attributeAt reads the noun of a compound that stands before another noun, whose number it says:
// '15-member council', 'five-judge panel'. It is in the singular there, and begins at token i.
func (p *parser) attributeAt(i int, a atom) (unit, bool) {
	t, next := p.at(i), p.at(i+1)
	if t.kind != tokenWord || t.capital || len(t.low) < 3 || englishStops[t.low] || englishNoAttribute[t.low] || a.ordinal || a.fraction || a.currency != "" || !a.value.IsInt() {
		return unit{}, false
	}
	if a.value.Cmp(big.NewRat(2, 1)) < 0 || a.scale == "dozen" || isPlural(t.low) && !englishIrregular[t.low] || p.isNumberWord(i) || !attributeLike(t.low) {
		return unit{}, false
	}
	if next.kind != tokenWord && !next.is(',') || !next.space && !next.is(',') || englishStops[next.low] {
		return unit{}, false
	}
	return unit{kind: KindCount, text: i, to: i + 1, noun: true}, true
}

// attributeLike keeps out what describes rather than names: 'three-dimensional', 'four-legged',
// 'two-handed'.
func attributeLike(w string) bool {
	for _, end := range [...]string{"ed", "ly", "ing", "al", "ous", "ful", "able", "ible", "ish", "less", "'s"} {
		if len(w) > len(end)+1 && w[len(w)-len(end):] == end {
			return englishNamesED[w]
		}
	}
	return true
}

var (
	// nouns that end like adjectives
	englishNamesED = set(`bed seed goal trial rival meal deal animal hospital terminal channel medal petal signal journal table vegetable cable
building wing ring reading meeting hearing sitting sibling king family ally assembly`)
	// words behind a number and a hyphen that count nothing: manners, labels, comparisons, names
	englishNoAttribute = set(`way ways time fold strong size off on in to and or plus odd something somethings style like type era level
sided state star hit gauge caliber calibre octane ply figure digit letter fifth fifths third thirds quarter quarters half halves tenth tenths
nil all love zero series class rated related free proof wide deep high tall thick long old ish esque based model edition version
ever then call line bis pounder pointer seater year-old square speed wheel first second hundred thousand million billion trillion dozen`)
)

// commaJoins says whether a comma behind a scale goes on with the number: 'two thousand, three
// hundred and forty people'. The rest begins with hundreds or is of a smaller scale, and what
// follows it does not count it apart ('two thousand, three hundred of them women'). Behind a million hundreds go on only
// where 'and' ends them: 'two million, three hundred and forty'.
func (p *parser) commaJoins(s *speller, i int) bool {
	if s.total == 0 || s.group != 0 || s.parts || s.words < 2 || s.ordinal || s.lastScale < 3 {
		return false
	}
	const longestGroup = 6
	hundreds, anded, scale := false, false, 0
	end := i
	for ; end < i+longestGroup; end++ {
		low := p.at(end).low
		n, ordinal := smallNumber(low)
		switch {
		case low == "hundred" && end > i:
			hundreds = true
			continue
		case end > i && p.isAnd(end) && p.joinsAfterAnd(end+1):
			anded = true
			continue
		case n > 0 && !ordinal, p.joinsNext(end) && p.isNumberWord(end+1):
			continue
		case englishScales[low].name == low && low != "" && end > i:
			scale = englishScales[low].power
		}
		break
	}
	if scale > 0 {
		return scale < s.lastScale
	}
	return hundreds && (s.lastScale == 3 || anded) && p.at(end).low != "of" && (!p.at(end).is(',') || anded && !p.isNumberWord(end+1))
}
