package quantity

import "math/big"

// partAfterAnd reads 'and a half', 'and three quarters', 'and fifty-four hundredths' at token i: a
// part of one.
func (p *parser) partAfterAnd(i int) (*big.Rat, int, bool) {
	if p.at(i).low != "and" {
		return nil, 0, false
	}
	num, at := p.smallAt(i + 1)
	switch t := p.at(i + 1); {
	case t.low == "a" || t.low == "an":
		num, at = 1, i+2
	case t.low == "half" && !englishAfterHalf[p.at(i+2).low] && !p.at(i+2).isDash(): // 'two and half years'
		num, at = 1, i+1
	case t.kind == tokenNumber && p.at(i+2).is('/'): // 'four and 1/2'
		if value, _, err := parseDecimal(t.low); err == nil {
			part := atom{from: i + 1, to: i + 2, value: value}
			return part.value, i + 4, p.slashed(&part)
		}
	}
	if num == 0 {
		return nil, 0, false
	}
	if p.at(at).isDash() {
		at++
	}
	den, end, plural := p.denominatorAt(at)
	if den < 2 || num >= den || num > 1 && !plural && den != 4 {
		return nil, 0, false
	}
	// 'two and a third of the votes' is a mixed number, 'two and a quarter of them' likewise; an
	// ordinal before a noun ('and a third country') is not
	if after := p.at(end); den != 2 && den != 4 && num == 1 && after.kind == tokenWord && after.low != "of" && !p.measures(end) {
		return nil, 0, false
	}
	return big.NewRat(num, den), end, true
}

// smallAt reads a number below a hundred in words at token i, and gives the token after it; 0 is
// none.
func (p *parser) smallAt(i int) (int64, int) {
	low := p.at(i).low
	if n := englishOnes[low] + englishTeens[low]; n > 0 {
		return n, i + 1
	}
	n := englishTens[low]
	if n == 0 {
		return 0, i
	}
	at := i + 1
	if dash := p.at(at); dash.isDash() && !dash.space {
		at++
	}
	if ones := englishOnes[p.at(at).low]; ones > 0 {
		return n + ones, at + 1
	}
	return n, i + 1
}

// denominatorAt reads what a part is named by: 'half', 'quarters', 'fifth', 'twenty-firsts', 'one
// hundred fifth', 'millionths'. It gives the token after it; 0 is none.
func (p *parser) denominatorAt(i int) (den int64, end int, plural bool) {
	switch p.at(i).low {
	case "half":
		return 2, i + 1, false
	case "halves":
		return 2, i + 1, true
	case "quarter":
		return 4, i + 1, false
	case "quarters":
		return 4, i + 1, true
	}
	if next := p.at(i + 1); englishOnes[p.at(i).low] > 0 && next.low != "hundred" && englishScales[next.low].name == "" {
		return 0, i, false
	}
	s := speller{lastScale: 16, scaleAt: -1, parts: true}
	j := p.spellOn(&s, i)
	den = s.total + s.group
	if !s.ordinal || den < 3 {
		return 0, i, false
	}
	return den, j, s.plural
}

// fractionAt reads 'half of', 'a third of', 'a quarter million', 'half a million'; fractions of
// a number in words belong to that ([parser.partsOf]).
func (p *parser) fractionAt(i int) (atom, bool) {
	low := p.at(i).low
	if a, ok := p.partBeforeUnit(i); ok {
		return a, true
	}
	switch low {
	case "half":
		return p.halfAt(i)
	case "quarter":
		if !englishNotHalf[p.at(i-1).low] && englishScales[p.at(i+1).low].name != "" {
			return p.partOfScale(atom{from: i, to: i + 1, value: big.NewRat(1, 4), fraction: true}), true
		}
		return atom{}, false
	case "a", "an":
		if _, ok := p.halfJoined(i + 1); ok {
			return atom{}, false // the half is read alone
		}
	default:
		return atom{}, false
	}
	at := i + 1
	if p.at(at).isDash() {
		at++
	}
	den, end, plural := p.denominatorAt(at)
	if den == 0 || plural {
		return atom{}, false
	}
	a := atom{from: i, to: end, amountTo: end, value: big.NewRat(1, den), fraction: true}
	return a, p.isPart(&a, den, 1, low)
}

// partBeforeUnit reads the part in 'half-mile', 'quarter inch', 'half century', 'quarter point'.
func (p *parser) partBeforeUnit(i int) (atom, bool) {
	den := map[string]int64{"half": 2, "quarter": 4}[p.at(i).low]
	if den == 0 || englishNotHalf[p.at(i-1).low] || englishOrdinals[p.at(i-1).low] > 0 {
		return atom{}, false
	}
	at := i + 1
	if dash := p.at(at); dash.isDash() && !dash.space && !p.at(at+1).space {
		at++
	}
	u, ok := p.unitAt(at, atom{value: big.NewRat(1, den)})
	part := atom{from: i, to: i + 1, amountTo: i + 1, value: big.NewRat(1, den), fraction: true}
	if !ok && p.partOfStep(i, at) {
		return part, true
	}
	if !ok || u.fromLex || u.kind != KindLevel && u.kind != KindDuration && u.kind != KindChange || isPlural(p.at(u.text).low) {
		return atom{}, false
	}
	before := p.at(i - 1).low
	if u.kind == KindDuration && u.slug != "hour" && u.decades == 0 && (den == 4 || before != "a") {
		return atom{}, false // 'the quarter year over year', 'half-year results'
	}
	return part, true
}

// isPart says whether a fraction with a one above is meant as such, and not the ordinal of the
// same words, and reads the scale behind it.
func (p *parser) isPart(a *atom, den, num int64, low string) bool {
	after := p.at(a.to).low
	if p.at(a.from-1).low == "by" && p.phraseEnds(a.to) || p.ofWhich(a.from) || p.inFractionRange(a.from, a.to) {
		after = "of" // 'cut by a third'
	}
	scaled := englishScales[after].name != "" && den <= 4
	if _, unit := p.partBeforeUnit(a.to - 1); unit || den == 4 && (after == "percent" || after == "per" && p.at(a.to+1).low == "cent") {
		scaled = true // 'a quarter inch'
	}
	if num == 1 && !scaled && den != 2 {
		// 'a third' at a phrase's end is as likely an ordinal, 'one third' is not
		if after != "of" && (!p.phraseEnds(a.to) || low != "one" && den != 4) && !p.isAll(a.from, a.to) && !p.isPartHere(a) {
			return false
		}
	}
	*a = p.partOfScale(*a)
	return true
}

// isAll says whether tokens from to to are all of their sentence, a dot aside. 'A fifth.' is a part then, since nothing is there
// that it could be the fifth of.
func (p *parser) isAll(from, to int) bool {
	if p.at(to).is('.') {
		to++
	}
	return from == 0 && p.at(to).kind == tokenNone
}

// partsOf turns a number in words into a fraction where parts follow it: 'five eighths', 'one
// twenty-fifth', 'one hundred thirty fifths'.
func (p *parser) partsOf(a *atom, s *speller) bool {
	at := a.to
	if dash := p.at(at); dash.isDash() && dash.space == p.at(at+1).space {
		at++
	}
	den, end, plural := p.denominatorAt(at)
	if den == 0 {
		return false
	}
	num := s.total + s.group
	switch tens := englishTens[p.at(a.to-1).low]; {
	case s.year && tens > 0 && den < 10: // 'twenty twenty fifths'
		num, den = s.group/100, den+tens
	case tens > 0 && den < 10 && num > tens && p.at(a.to-2).low != "and": // 'one hundred thirty fifths'
		num, den = num-tens, den+tens
	case s.year:
		return false
	}
	scaled := den == 4 && englishScales[p.at(end).low].name != "" // 'three quarter million'
	if num > 1 && !plural && !scaled && !p.partsUnit(a.to, end) || num == 1 && plural && den != 2 || num >= den && (den == 4 || num%den == 0) && den < 5 {
		return false
	}
	part := atom{from: a.from, to: end, amountTo: end, value: big.NewRat(num, den), fraction: true}
	if !p.isPart(&part, den, num, p.at(a.from).low) {
		return false
	}
	*a = part
	return true
}

// partsUnit says whether the part that a hyphen at token dash joins to its number is one of a unit in the singular right
// behind it: 'a three-quarter mile track'.
func (p *parser) partsUnit(dash, end int) bool {
	if p.at(end).isDash() {
		end++
	}
	u, ok := p.unitAt(end, atom{})
	return ok && p.at(dash).isDash() && u.kind == KindLevel && !u.noun && !isPlural(p.at(u.to-1).low)
}

// halfAt reads 'half' where it is a number: 'half of', 'half the', 'half a million', or after a
// modifier ('about half').
func (p *parser) halfAt(i int) (atom, bool) {
	before, next := p.at(i-1), p.at(i+1)
	if a, ok := p.halfJoined(i); ok {
		return a, true
	}
	a := atom{from: i, to: i + 1, amountTo: i + 1, value: big.NewRat(1, 2), fraction: true}
	if p.halfOfTheSame(i) || !englishNotHalf[before.low] && p.inFractionRange(i, i+1) {
		return a, true
	}
	if englishNotHalf[before.low] || before.isDash() && !before.space || next.isDash() && !next.space {
		return atom{}, false
	}
	if next.low == "a" || next.low == "an" {
		scale := p.at(i + 2).low
		if englishDozens[scale] || scale == "hundred" || englishScales[scale].name != "" {
			a.to, a.amountTo = i+2, i+2
			p.scaleAfter(&a)
			a.fraction = false
			return a, true
		}
	}
	if englishScales[next.low].name != "" {
		return p.partOfScale(a), true
	}
	if englishDozens[next.low] {
		p.scaleAfter(&a)
		a.fraction = false
		return a, true
	}
	if next.low == "percent" || next.is('%') || p.isAll(i, i+1) {
		return a, true
	}
	changed := before.low == "by" || englishUp[before.low] || englishDown[before.low]
	if englishAfterHalf[next.low] || changed && p.phraseEnds(i+1) || p.ofWhich(i) || p.otherHalf(i) {
		p.fractionOfScale(&a)
		return a, true
	}
	if _, _, modified := p.modifiersBefore(i); modified && (next.kind != tokenWord || englishStops[next.low]) {
		return a, true
	}
	return atom{}, false
}

// fractionOfScale reads 'a quarter of a million' as 250,000.
func (p *parser) fractionOfScale(a *atom) {
	if p.at(a.to).low != "of" || p.at(a.to+1).low != "a" {
		return
	}
	scale, ok := englishScales[p.at(a.to+2).low]
	if !ok {
		return
	}
	a.value.Mul(a.value, power(scale.power))
	a.scale, a.to, a.fraction = scale.name, a.to+3, false
}

// partOfScale multiplies a fraction by the scale behind it: 'three quarters billion', 'two thirds
// of a million'.
func (p *parser) partOfScale(a atom) atom {
	a.amountTo = a.to
	scale, ok := englishScales[p.at(a.to).low]
	if !ok {
		p.fractionOfScale(&a)
		return a
	}
	a.value.Mul(a.value, power(scale.power))
	a.scale, a.to, a.fraction = scale.name, a.to+1, false
	return a
}
