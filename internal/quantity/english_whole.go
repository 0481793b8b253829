package quantity

import "math/big"

// ofNumber reads 'of the 32', 'out of 32', 'in 10', 'in every hundred' at token i: where the
// denominator's words begin, and its number.
func (p *parser) ofNumber(i int) (begin int, m atom, ok bool) {
	begin, m, ok = p.ofAmount(i)
	if !ok || m.currency != "" {
		return 0, atom{}, false
	}
	return begin, m, true
}

// ofAmount is ofNumber, and reads money as well: 'of the $10 billion'.
func (p *parser) ofAmount(i int) (begin int, m atom, ok bool) {
	at := i
	bare := false
	switch {
	case p.at(at).low == "out" && p.at(at+1).low == "of":
		at += 2
	case p.at(at).low == "of" || p.at(at).low == "among":
		at++
	case p.at(at).low == "in" || p.at(at).low == "per" || p.at(at).low == "for" && p.at(at+1).low == "every":
		bare = p.at(at).low == "in"
		at++
	default:
		return 0, atom{}, false
	}
	begin = at
	switch p.at(at).low {
	case "the", "all", "our", "its", "their", "his", "her", "my", "your", "every", "these", "those":
		if bare && p.at(at).low != "every" {
			return 0, atom{}, false
		}
		at++
		if low := p.at(at).low; low == "the" || low == "our" || low == "its" || low == "these" || low == "those" {
			at++
		}
	}
	const mostWords = 3
	for n := 0; n < mostWords && !bare && englishBeforeWhole[p.at(at).low]; n++ {
		at++ // 'of the original nine', 'of more than 300'
	}
	m, ok = p.numberAt(at)
	if !ok && p.at(at-1).low == "every" {
		m, ok = p.bareScale(at)
	}
	if dash := p.at(m.to); ok && dash.isDash() && !dash.space && !p.at(m.to+1).space {
		return 0, atom{}, false // 'five of the three-ton trucks'
	}
	if !ok || m.ordinal || m.fraction || m.year && !p.countsAt(m.to) {
		return 0, atom{}, false
	}
	return begin, m, true
}

// englishBeforeWhole are words that may stand before the number of a whole.
var englishBeforeWhole = set(`original remaining other total initial full current existing known eligible planned about around roughly nearly almost
some approximately over more than at least`)

// bareScale reads the number in 'every hundred', 'every thousand', where 'one' is left out.
func (p *parser) bareScale(i int) (atom, bool) {
	low := p.at(i).low
	a := atom{from: i, to: i + 1, amountTo: i + 1, value: power(englishScales[low].power), scale: englishScales[low].name}
	switch {
	case low == "hundred":
		a.value, a.scale = power(2), low
	case low == "dozen":
		a.value, a.scale = big.NewRat(12, 1), low
	case a.scale != low || low == "":
		return atom{}, false
	}
	return a, true
}

// countsAt says whether a plural noun stands at token i.
func (p *parser) countsAt(i int) bool {
	u, ok := p.nounAt(i, atom{})
	return ok && u.noun && isPlural(p.at(u.to-1).low)
}

// denominator reads 'out of the 32', 'of GDP', 'in five', 'the Allies' after half.
func (p *parser) denominator(d *draft, a atom) {
	if p.ofMoney(d) {
		return
	}
	begin, m, ok := p.ofNumber(d.to)
	if ok && p.at(d.to).low == "in" && !p.isBareOf(d, m) {
		ok = false
	}
	if ok && p.sizeOfEach(d, begin, m) {
		return
	}
	if ok {
		p.setOfNumber(d, begin, m)
		return
	}
	at := d.to
	if p.at(at).low == "out" && p.at(at+1).low == "of" {
		at++
	}
	switch {
	case p.at(at).low == "of":
		at++
	case a.fraction && d.Unit == "fraction" && englishAfterHalf[p.at(at).low]:
		if p.at(at).low == "as" {
			d.Unit, d.Kind = "times", KindRatio
			p.factorBase(d)
			return
		}
	default:
		return
	}
	p.ofWords(d, at)
}

// ofWords reads a denominator in words at token i: 'GDP', 'our members', 'the crew of 22'.
func (p *parser) ofWords(d *draft, i int) {
	counted := d.Kind == KindCount && d.Unit == "" && d.UnitText == "" || d.Kind == KindUnknown && d.UnitText == ""
	if d.Unit != "percent" && d.Unit != "fraction" && !counted || p.at(i).kind != tokenWord && p.ageGroupAt(i) == 0 {
		return
	}
	end := p.phraseAt(i)
	if end == i || p.at(end).isDash() && !p.at(end).space && p.isNumberWord(end-1) { // 'five of the three-ton trucks'
		return
	}
	d.OfText, d.OfUnit = p.source(i, end), p.lexWithin(i, end)
	d.to = end
	switch {
	case d.Unit == "percent":
		d.Kind = KindShare
	case counted && d.OfUnit != "":
		d.Unit, d.Kind = d.OfUnit, KindCount
	case counted:
		p.partOfGroup(d, i, end)
	}
	p.sizeOfWhole(d, i, end, counted)
}

// partOfGroup says of a whole number of some known group that it counts, and what: 'six of us',
// 'four of my staff', '28 of our theatres'.
func (p *parser) partOfGroup(d *draft, i, end int) {
	last := p.at(end - 1).low
	pronoun := end == i+1 && (last == "us" || last == "them" || last == "you")
	determined := !pronoun && end > i+1 && englishDeterminers[p.at(i).low]
	if name := i + 1; determined && d.amount.IsInt() && p.modelsAt(name) == end { // 'two of the F-16s'
		d.Kind, d.UnitText = KindCount, p.source(name, end)
		return
	}
	if !d.amount.IsInt() || !pronoun && !(determined && (isPlural(last) || englishGroups[last])) {
		return
	}
	d.Kind = KindCount
	if determined && !englishGroups[last] {
		d.UnitText = p.source(end-1, end)
	}
}

// sizeOfWhole reads how many a whole is that has a name of its own: 'six of the crew of 22'.
func (p *parser) sizeOfWhole(d *draft, i, end int, counted bool) {
	if p.at(end).low != "of" || !englishGroups[p.at(end-1).low] || p.at(i).kind != tokenWord {
		return
	}
	m, ok := p.numberAt(end + 1)
	if !ok || m.ordinal || m.fraction || m.currency != "" || m.year || !m.value.IsInt() || p.measures(m.to) || counted && d.amount.Cmp(m.value) > 0 {
		return
	}
	d.OfValue = plain(m.value)
	end = m.to
	if u, ok := p.nounAt(m.to, m); ok && isPlural(p.at(u.to-1).low) {
		d.OfUnit, end = u.slug, u.to
		if counted {
			d.Unit, d.UnitText = u.slug, p.source(u.text, u.to)
		}
	}
	if counted {
		d.Kind = KindCount
	}
	d.OfText, d.to = p.source(i, end), end
}

// englishGroups are nouns for people or things taken together, whose members can be counted.
var englishGroups = set(`crew staff team family group cast panel squad board cabinet jury council committee party band class
platoon delegation fleet convoy garrison choir orchestra gang batch set series list total herd flock club cohort workforce`)

var englishDeterminers = set(`the a an our their its his her your my this that these those all`)

// isBareOf says whether 'one in five' is meant: two whole numbers, the second one larger.
func (p *parser) isBareOf(d *draft, m atom) bool {
	if d.UnitText != "" && (d.Kind != KindCount || !p.phraseEnds(m.to) && !p.thirdPerson(m.to) && !p.isPast(m.to) && !p.pastAt(m.to) || p.joinsNext(m.to)) { // 'one shop in three'
		return false
	}
	return d.amount.IsInt() && m.value.IsInt() && d.amount.Cmp(m.value) < 0 && !m.year && !p.measures(m.to)
}

// setOfNumber takes a denominator with its number into the draft. What the whole counts, the part
// counts as well. 'One in five' tells of any five, and so of a share.
func (p *parser) setOfNumber(d *draft, begin int, m atom) {
	d.OfValue = plain(m.value)
	end := m.to
	counts := d.Unit == "" && d.UnitText == "" && (d.Kind == KindUnknown || d.Kind == KindCount)
	if u, ok := p.nounAt(m.to, m); ok && (u.slug != "" || isPlural(p.at(u.to-1).low)) {
		d.OfUnit, end = u.slug, u.to
		if counts {
			d.UnitText = p.source(u.text, u.to)
		}
		if counts && u.kind == KindMoney && p.at(begin-1).low == "of" {
			d.Unit, d.Currency, d.Kind = u.slug, u.currency, KindMoney
		}
	} else {
		d.OfUnit = d.Unit
	}
	anyOf := p.at(begin-1).low == "in" || p.at(begin).low == "every"
	d.OfText, d.to = p.source(begin, end), end
	if d.Unit == "" && d.Kind == KindUnknown {
		d.Unit, d.Kind = d.OfUnit, KindCount
	}
	if anyOf && (counts || d.Kind == KindCount) {
		d.Kind, d.said.Fraction = KindShare, true
		p.shareOf(d)
	}
	if d.Unit == "percent" {
		d.Kind = KindShare
		if d.OfUnit == "percent" {
			d.OfUnit = ""
		}
	}
	if d.Unit == "fraction" && d.OfUnit == "fraction" {
		d.OfUnit = ""
	}
}

// shareOf reads of what 'one in ten' is a share, where it was not said at once: 'one in ten of our
// bridges'.
func (p *parser) shareOf(d *draft) {
	if d.UnitText != "" || p.at(d.to).low != "of" {
		return
	}
	end := p.phraseAt(d.to + 1)
	if end == d.to+1 || !isPlural(p.at(end-1).low) {
		return
	}
	d.Unit = p.lexWithin(d.to+1, end)
	d.OfUnit, d.UnitText, d.to = d.Unit, p.source(end-1, end), end
}

// lexWithin finds a noun of the lexicon between tokens from and to.
func (p *parser) lexWithin(from, to int) string {
	for j := from; j < to; j++ {
		if slug, end := p.lex.match(p, j); end > 0 && end <= to {
			return slug
		}
	}
	return ""
}

// ofWhich says whether the whole stands before a fraction at token i: 'of which a fifth', 'of whom about half', 'of those,
// a third'.
func (p *parser) ofWhich(i int) bool {
	i, _, _ = p.modifiersBefore(i)
	if p.at(i - 1).is(',') {
		i--
		if last := len(p.found) - 1; last >= 0 && p.found[last].End == p.at(i-1).end && p.wholeOpens(&p.found[last]) {
			return true
		}
	}
	switch p.at(i - 1).low {
	case "which", "whom", "these", "those", "them":
		return p.at(i-2).low == "of"
	}
	return false
}

// wholeOpens says whether a quantity is the whole that opens its sentence: 'Of the 900 pupils, a third ...'.
func (p *parser) wholeOpens(q *Quantity) bool {
	const reach = 3
	for i := 0; i < reach; i++ {
		if t := p.at(i); t.low == "of" || t.low == "among" {
			return p.at(i+1).start <= q.Start && p.at(i+3).start >= q.Start
		}
	}
	return false
}

// otherHalf says whether 'half' at token i is the other part of a whole that was halved in the same sentence: 'half of them
// elected, half appointed', 'half by road and half by rail'.
func (p *parser) otherHalf(i int) bool {
	before, next := p.at(i-1), p.at(i+1)
	if len(p.found) == 0 || !before.is(',') && before.low != "and" && before.low != "the" || next.kind != tokenWord || p.joinsNext(i+1) || isPlural(next.low) {
		return false
	}
	first := &p.found[len(p.found)-1]
	return first.Unit == "fraction" && first.Value == "0.5"
}
