package quantity

import (
	"math/big"
	"strings"
)

// amountAt reads a number with all that belongs to it, beginning at token i.
func (p *parser) amountAt(i int) int {
	a, ok := p.numberAt(i)
	if !ok {
		return 0
	}
	p.sign(&a)
	if a.ordinal {
		return p.ordinal(a)
	}
	if a.year {
		if n := p.date(a); n > 0 {
			return n
		}
	}
	if p.namedAt(a) || p.enumerates(a) {
		return a.to
	}
	d := p.newDraft(a)
	if stop := p.compound(d, a); stop > 0 {
		return stop
	}
	if n := p.yearsHigh(d); n > 0 {
		return n
	}
	if n := p.plusMinus(d, a); n > 0 {
		return n
	}
	if n := p.votes(a); n > 0 {
		return n
	}
	if n := p.between(d, a); n > 0 {
		return n
	}
	p.maybeMore(d, a)
	if !p.says(d, a) {
		return a.to
	}
	p.finish(d, a)
	return d.to
}

// factorOf reads 'a factor of ten'.
func (p *parser) factorOf(d *draft) {
	if d.UnitText != "" || p.at(d.from-1).low != "of" || p.at(d.from-2).low != "factor" || d.from-2 < p.floor {
		return
	}
	d.Unit, d.Kind, d.UnitText = "times", KindRatio, p.source(d.from-2, d.from-1)
	d.from -= 2
	if p.at(d.from-1).low == "a" && d.from-1 >= p.floor {
		d.from--
	}
}

// enumerates says whether a number word stands alone between commas, as 'one, ..., two, ...' does
// to order what is said.
func (p *parser) enumerates(a atom) bool {
	before, after := p.at(a.from-1), p.at(a.to)
	joined := after.isDash() && !after.space && !p.at(a.to+1).space && after.mark != '—' // 'four-year'
	if p.opensPoint(a) {
		return true
	}
	return !a.digits && a.scale == "" && !a.fraction && before.is(',') && after.kind == tokenMark && !joined && !after.is('%') && !after.is('.')
}

// finish reads what surrounds a number and its unit, and adds it.
func (p *parser) finish(d *draft, a atom) {
	p.modifyAfter(d)
	if d.Kind != KindRatio {
		p.denominator(d, a)
		p.rate(d)
	}
	p.age(d)
	p.modifyAfter(d)
	p.factorOf(d)
	p.belowZero(d)
	p.modify(d)
	p.orEqual(d)
	if d.Period != nil {
		d.Period.Text = p.source(d.from, d.to)
	}
	p.window(d)
	p.timesLess(d)
	p.change(d)
	if d.Unit == "times" && d.Base == nil {
		p.foldBase(d)
	}
	p.allBut(d)
	p.context(d)
	p.add(d)
}

// belowZero reads 'ten degrees below zero' as minus ten.
func (p *parser) belowZero(d *draft) {
	if !strings.HasPrefix(d.Unit, "degree") || p.at(d.to).low != "below" || !englishZeros[p.at(d.to+1).low] || d.amount.Sign() <= 0 {
		return
	}
	d.amount.Neg(d.amount)
	d.to += 2
}

// sign reads a minus before the number.
func (p *parser) sign(a *atom) {
	before := p.at(a.from - 1)
	if a.from-1 < p.floor {
		return
	}
	opened := before.space
	if ahead := p.at(a.from - 2); !opened && ahead.kind == tokenMark && a.from-2 >= p.floor {
		opened = ahead.is('(') || englishSigns[ahead.mark] != CompareNone
	}
	dash := before.isDash() && opened && !p.at(a.from).space
	if end := a.to; before.isDash() && a.from == 1 {
		if p.at(end).is('%') {
			end++
		}
		dash = dash || p.at(end).kind == tokenNone // '- 10' and nothing else is no item of a list
	}
	if dash || before.low == "minus" && !p.plusOrMinus(a.from-3) || before.low == "negative" {
		a.value.Neg(a.value)
		a.from--
		a.year, a.one = false, false
	}
}

func (p *parser) newDraft(a atom) *draft {
	d := &draft{from: a.from, to: a.to, coreFrom: a.from, coreTo: a.to, amount: new(big.Rat).Set(a.value)}
	d.said.Spoken = a.written
	d.said.Fraction = a.fraction
	d.Scale = a.scale
	d.Spoken = p.spoken(a)
	if a.currency != "" {
		d.Currency, d.Unit, d.Kind = a.currency, a.currency, KindMoney
		first := p.at(a.from)
		end := a.from + 1
		if first.kind == tokenWord && p.at(end).is('$') {
			end++
		}
		d.UnitText = p.source(a.from, end)
	}
	return d
}

// spoken is the amount as printed, without sign, currency and scale.
func (p *parser) spoken(a atom) string {
	from := a.from
	for from < a.amountTo-1 {
		t := p.at(from)
		isSign := t.kind == tokenMark && englishVulgar[t.mark] == [2]int64{} || t.low == "minus" || t.low == "negative"
		if !isSign && a.currency == "" {
			break
		}
		if t.kind == tokenNumber {
			break
		}
		from++
	}
	return p.source(from, a.amountTo)
}

// compound reads the unit: joined by a hyphen ('10-year'), right after, or as a counted noun. It
// gives the token to go on from where the number turns out to be part of a name.
func (p *parser) compound(d *draft, a atom) int {
	dash := p.at(a.to)
	if p.joinedRange(a) {
		return 0
	}
	if dash.isDash() && !dash.space && !p.at(a.to+1).space && p.at(a.to+1).kind == tokenWord && !(a.currency != "" && isArticle(p.at(a.to+1).low)) && !p.openEnd(a.to) {
		return p.hyphened(d, a)
	}
	if p.apartDash(a.to) && p.apartUnit(d, a) {
		return 0
	}
	if a.currency != "" {
		p.currencyAfter(d)
		p.smallerUnit(d)
		return 0
	}
	if p.times(d, a) {
		return 0
	}
	if a.fraction && p.partOfUnit(d) {
		return 0
	}
	if a.fraction {
		d.Unit, d.Kind, d.UnitText = "fraction", KindShare, p.source(a.from, a.to)
		if !p.yearOnYear(a.to) && p.measures(a.to) || decadeWord(p.at(a.to).low) > 0 {
			if u, ok := p.unitAt(a.to, a); ok && (u.kind != KindUnknown || u.slug == "percent") {
				p.setUnit(d, u)
			}
		}
		return 0
	}
	if u, ok := p.nounAt(a.to, a); ok {
		p.setUnit(d, u)
		return 0
	}
	if p.casualties(d) {
		return 0
	}
	if t := p.at(a.to); t.low == "magnitude" && a.digits { // 'a 7.8 magnitude quake'
		d.Kind, d.UnitText, d.to, d.coreTo = KindLevel, p.source(a.to, a.to+1), a.to+1, a.to+1
		return 0
	}
	p.nounAfterModifier(d, a)
	return 0
}

// nounAfterModifier reads what is counted where a right modifier comes before it: '20 or more
// countries', '20+ countries'.
func (p *parser) nounAfterModifier(d *draft, a atom) {
	means, end, hedge := p.rightModifier(a.to)
	if end == 0 || p.at(a.to).is(',') {
		return
	}
	if u, ok := p.nounAt(end, a); ok {
		p.setUnit(d, u)
		d.after, d.Hedge = means, hedge
	}
}

// currencyAfter reads the currency said a second time: '$5 million USD', '$140 billion dollars'.
func (p *parser) currencyAfter(d *draft) {
	u, ok := p.unitAt(d.to, atom{digits: true})
	if ok && u.kind == KindMoney && !(u.fromLex && u.noun) {
		d.Currency, d.Unit = u.currency, u.slug
		d.to, d.coreTo = u.to, u.to
	}
}

func (p *parser) setUnit(d *draft, u unit) {
	d.Unit, d.Kind, d.Currency = u.slug, u.kind, u.currency
	d.UnitText = p.source(u.text, u.to)
	d.to, d.coreTo = u.to, u.to
	if u.decades > 0 {
		factor := big.NewRat(int64(u.decades), 1)
		d.amount.Mul(d.amount, factor)
		if d.upper != nil {
			d.upper.Mul(d.upper, factor)
		}
		d.said.Spoken = ""
	}
	if u.factor != nil {
		d.amount.Mul(d.amount, u.factor)
		if d.upper != nil {
			d.upper.Mul(d.upper, u.factor)
		}
		d.said.Spoken = ""
	}
	p.smallerUnit(d)
}

// hyphened reads '10-year', 'two-year-old', '32-member', '20-plus', 'three-fold'.
func (p *parser) hyphened(d *draft, a atom) int {
	word := p.at(a.to + 1)
	switch word.low {
	case "plus":
		d.after, d.to, d.coreTo = CompareAtLeast, a.to+2, a.to+2
		if u, ok := p.nounAt(d.to, a); ok {
			p.setUnit(d, u)
		}
		return 0
	case "odd", "some", "something":
		d.after, d.to = CompareApprox, a.to+2
		if p.joinsNext(d.to) && p.at(d.to+1).low == "odd" { // 'sixty-some-odd'
			d.to += 2
		}
		if u, ok := p.nounAt(d.to, a); ok {
			p.setUnit(d, u)
		}
		return 0
	case "magnitude":
		d.Kind, d.UnitText, d.to, d.coreTo = KindLevel, p.source(a.to+1, a.to+2), a.to+2, a.to+2 // 'a 4.5-magnitude quake'
		return 0
	case "strong":
		d.Kind, d.to = KindCount, a.to+2 // 'a 60-strong choir'
		return 0
	case "fold":
		d.Unit, d.Kind, d.UnitText = "times", KindRatio, p.source(a.to+1, a.to+2)
		d.to, d.coreTo = a.to+2, a.to+2
		return 0
	}
	u, ok := p.unitAt(a.to+1, a)
	if !ok {
		u, ok = p.attributeAt(a.to+1, a)
	}
	if !ok && a.fraction && word.low == "point" {
		u, ok = pointUnit(a.to+1), true
	}
	if !ok {
		if a.digits {
			return p.runEnd(a.to)
		}
		end := a.to + 2
		for p.joinsNext(end) {
			end += 2 // 'nine-to-five'
		}
		return end
	}
	p.setUnit(d, u)
	if u.kind == KindDuration && p.at(d.to).isDash() && p.at(d.to+1).low == "old" {
		d.to += 2
	}
	return 0
}

// times reads 'three times as many', '3x', and 'three times' as a count.
func (p *parser) times(d *draft, a atom) bool {
	t := p.at(a.to)
	joined := (t.low == "x" || t.is('×')) && !t.space
	if t.low != "times" && !joined {
		return false
	}
	d.UnitText = p.source(a.to, a.to+1)
	d.to, d.coreTo = a.to+1, a.to+1
	if next := p.at(d.to).low; joined || englishComparative[next] {
		d.Unit, d.Kind = "times", KindRatio
		p.factorBase(d)
		return true
	}
	d.Kind = KindCount
	return true
}

// partOfUnit reads 'half a year', 'a quarter of a century', 'half an hour', 'half a percent'.
func (p *parser) partOfUnit(d *draft) bool {
	at := d.to
	if p.at(at).low == "of" {
		at++
	}
	low := p.at(at).low
	if low == "point" && at == d.to {
		p.setUnit(d, pointUnit(at)) // 'a quarter point'
		return true
	}
	if one := low == "one" || low == "1"; low != "a" && low != "an" && !one {
		return false
	}
	u, ok := p.unitAt(at+1, atom{})
	if p.at(at+1).low == "point" && !ok {
		u, ok = pointUnit(at+1), true
	} else if u.noun {
		return false
	}
	if ok {
		p.setUnit(d, u)
	}
	return ok
}

// between reads ranges: 'between 10 and 15 percent', 'from 10 to 15', '10-15%', 'two or three
// weeks'. It gives the token after what it added, or 0.
func (p *parser) between(d *draft, a atom) int {
	before := p.fillersBefore(a.from) // 'between, uh, 40 and 50'
	opener := p.at(before - 1).low
	if before-1 < p.floor {
		opener = ""
	}
	b, ok := p.otherEnd(d, a, opener)
	if !ok {
		return 0
	}
	end := draft{Quantity: d.Quantity, to: b.to, coreTo: b.to, amount: new(big.Rat).Set(d.amount), upper: new(big.Rat).Set(b.value)}
	end.from, end.coreFrom = d.from, d.coreFrom
	if p.sharesScale(d, a, b) {
		end.amount.Mul(end.amount, scaleFactor(b.scale))
		end.Scale = b.scale
	}
	if p.at(a.to).is('-') && p.at(a.to+1).space && b.digits && b.scale == "" {
		sharesThousands(end.amount, end.upper)
	}
	if opener == "from" && englishRanging[p.at(before-2).low] && end.amount.Cmp(end.upper) > 0 {
		end.amount, end.upper = end.upper, end.amount // 'ranged from 30 to 20 degrees'
	}
	if end.amount.Cmp(end.upper) >= 0 {
		if p.workingHours(a, b) {
			return b.to
		}
		return 0
	}
	if p.isClock(b.to) {
		return b.to + 1
	}
	if n := p.monthAfterRange(a, b); n > 0 {
		return n
	}
	if !p.unitOfRange(d, &end, b) {
		return 0
	}
	if b.fraction && end.Unit == "" {
		end.Unit, end.Kind = "fraction", KindShare
	}
	end.Spoken, end.Scale = p.spokenRange(a, b, end.Scale)
	if opener == "between" || opener == "from" {
		end.from = before - 1
	}
	end.Comparator = CompareBetween
	if end.Kind != KindRatio {
		p.denominator(&end, b)
		p.rate(&end)
	}
	p.age(&end)
	p.modifyRange(&end, a)
	p.window(&end)
	p.timesLess(&end)
	p.change(&end)
	p.context(&end)
	p.add(&end)
	return end.to
}

// englishRanging are words behind which 'from' and 'to' are the ends of a range, whichever of them is said first.
var englishRanging = set(`range ranges ranged ranging vary varies varied varying`)

// unitOfRange reads the unit behind the second number of a range, and says whether both can have it.
func (p *parser) unitOfRange(d, end *draft, b atom) bool {
	if d.Currency == "" && p.times(end, b) {
		return end.Unit == "" || b.currency == "" // 'two to three times'
	} else if d.Currency == "" || b.currency == "" {
		at := b.to
		joined := p.joinsNext(at)
		if joined {
			at++ // 'eight- to 16-metre'
		}
		u, ok := p.nounAt(at, b)
		if !ok && joined {
			u, ok = p.attributeAt(at, b)
		}
		if ok {
			if d.Unit != "" && u.slug != d.Unit {
				return false
			}
			p.setUnit(end, u)
		}
	}
	return end.Unit == "" || b.currency == "" || b.currency == end.Unit
}

// orScaled says whether the numbers that 'or' joins share the scale of the second one, which then is no larger than most: 'one or
// two dozen'.
func (p *parser) orScaled(a, b atom, most *big.Rat) bool {
	return a.scale == "" && b.scale != "" && !a.fraction && new(big.Rat).Quo(b.value, scaleFactor(b.scale)).Cmp(most) <= 0
}

// sharesThousands turns '60- to 70,000' into 60,000 to 70,000.
func sharesThousands(lower, upper *big.Rat) {
	thousand := power(3)
	if lower.Cmp(thousand) < 0 && new(big.Rat).Quo(upper, thousand).IsInt() {
		lower.Mul(lower, thousand)
	}
}

// sharesScale says whether the scale said with the second number of a range belongs to the first
// one, too: '10 to 15 million', '$10 to $15 billion'.
func (p *parser) sharesScale(d *draft, a, b atom) bool {
	if a.scale != "" || b.scale == "" {
		return false
	}
	unscaled := new(big.Rat).Quo(b.value, scaleFactor(b.scale))
	return d.Currency != "" || d.UnitText == "" && d.amount.Cmp(unscaled) < 0
}

// spokenRange gives the words of both amounts of a range and the scale that they share. scale is that of the first one. Of
// two that share none, each keeps its own: '900,000 to 1.2 million'.
func (p *parser) spokenRange(a, b atom, scale string) (spoken, shared string) {
	at := b.from - 1
	if word := p.at(at - 1).low; p.at(at).isDash() && p.joinsNext(at-2) && (word == "to" || word == "or") {
		at -= 2 // 'two-to-three-week'
	}
	link, joint := p.at(at), p.source(at, b.from)
	if link.space && !link.is(',') {
		joint = " " + joint
	}
	if p.at(b.from).space {
		joint += " "
	}
	if scale == b.scale {
		return p.spoken(a) + joint + p.spoken(b), scale
	}
	a.amountTo, b.amountTo = a.to, b.to
	return p.spoken(a) + joint + p.spoken(b), ""
}

// scaleFactor is how many ones a scale of that name has.
func scaleFactor(name string) *big.Rat {
	if name == "dozen" {
		return big.NewRat(12, 1)
	}
	return power(scalePower(name))
}

func scalePower(name string) int {
	switch name {
	case "":
		return 0
	case "hundred":
		return 2
	}
	for _, s := range englishScales {
		if s.name == name {
			return s.power
		}
	}
	return 0
}

// otherEnd reads the second number of a range.
func (p *parser) otherEnd(d *draft, a atom, opener string) (atom, bool) {
	at := d.to
	if d.Unit == "" && d.Kind == KindCount {
		at = a.to // what looked like a noun was none of ours
	}
	link := p.at(at)
	if word := p.at(at + 1); p.openEnd(at) && (a.digits || word.low == "to") {
		at++ // '60- to 70,000'
		link = word
	}
	if p.joinedRange(a) {
		at++
		link = p.at(at) // 'two-to-three-week'
	}
	joined := link.isDash() && (!link.space && !p.at(at+1).space || link.space && p.at(at+1).space && (link.mark == '–' || link.is('-') && a.digits && p.at(at+1).kind == tokenNumber))
	switch {
	case joined, link.low == "to" || link.low == "through", link.low == "and" && opener == "between":
	case link.low == "or" && a.scale == "" && d.UnitText == "" && d.Currency == "":
	case link.is(',') && p.nextGuess(d, a):
	default:
		return atom{}, false
	}
	if p.joinsNext(at + 1) {
		at++
	}
	b, ok := p.signedAt(at + 1)
	if ok && d.Kind == KindDuration && b.year && b.scale == "" && !p.measures(b.to) {
		return atom{}, false // 'the five years to 2024'
	}
	if link.low == "to" && (d.UnitText != "" && (p.changesBy(a) || p.changesObjectBy(a)) || ok && p.changesBy(a) && p.levelReached(a, b)) {
		if ok && d.Unit == "" && d.UnitText == "" {
			p.sharedUnit(d, b)
		}
		return atom{}, false
	}
	if p.changesFromTo(a, opener) {
		if ok && d.Unit == "" && d.UnitText == "" {
			p.sharedUnit(d, b)
		}
		return atom{}, false
	}
	if !ok || b.ordinal || b.one || a.fraction != b.fraction && link.low == "or" {
		return atom{}, false
	}
	if link.low == "or" && a.digits && !p.isCounted(b) {
		return atom{}, false
	}
	if most := new(big.Rat).Add(a.value, a.value); link.low == "or" && b.value.Cmp(most) > 0 && !p.orScaled(a, b, most) { // 'was that 13 or 30 buses'
		p.sharedUnit(d, b)
		return atom{}, false
	}
	if joined && d.Unit == "" && p.at(b.to).isDash() && !p.at(b.to).space {
		return atom{}, false // '202-555-0100'
	}
	return b, true
}

// signedAt is numberAt with the minus that may stand before the second number of a range.
func (p *parser) signedAt(i int) (atom, bool) {
	t := p.at(i)
	if t.low != "minus" && (!t.isDash() || !t.space || p.at(i+1).space) {
		return p.numberAt(i)
	}
	a, ok := p.numberAt(i + 1)
	if !ok || a.ordinal || a.fraction {
		return atom{}, false
	}
	a.value.Neg(a.value)
	a.from, a.year, a.one = i, false, false
	return a, true
}

// changesBy says whether a word of change stands before a number, so that what follows 'to' is
// where the change led: 'fell by 5 percent to 40 percent'.
func (p *parser) changesBy(a atom) bool {
	at := a.from - 1
	if p.at(at).low == "by" {
		at--
	}
	low := p.at(at).low
	return at >= p.floor && (englishUp[low] || englishDown[low])
}

// changesObjectBy is changesBy with what changed before the 'by': 'cut the week by five hours to 35 hours'.
func (p *parser) changesObjectBy(a atom) bool {
	if p.at(a.from-1).low != "by" {
		return false
	}
	for j := a.from - 2; j > a.from-2-farChange && j >= p.floor; j-- {
		t := p.at(j)
		if t.kind != tokenWord && !t.isDash() || englishJoins[t.low] {
			return false
		}
		if englishChanging[t.low] {
			return true
		}
	}
	return false
}

// sharedUnit gives the first of two states the unit that is said with the second alone: 'from 9
// to 23 percent'. Its span stays without it.
func (p *parser) sharedUnit(d *draft, b atom) {
	u, ok := p.nounAt(b.to, b)
	if !ok || u.decades > 0 || u.factor != nil {
		return
	}
	d.Unit, d.Kind, d.Currency = u.slug, u.kind, u.currency
	if u.noun {
		d.UnitText = p.source(u.text, u.to)
	}
}

// changesFromTo says whether 'from 9 to 23' tells of two states rather than of a range: a word
// of change stands shortly before.
func (p *parser) changesFromTo(a atom, opener string) bool {
	if opener != "from" {
		return false
	}
	for j := a.from - 2; j > a.from-6 && j >= 0; j-- {
		low := p.at(j).low
		if p.multipliedAt(j) {
			return true // it may be a quantity of its own: 'tripled from 10 to 30'
		}
		if j < p.floor {
			continue
		}
		if englishUp[low] || englishDown[low] || low == "went" || low == "going" || low == "gone" || low == "changed" || low == "moved" {
			return true
		}
	}
	return false
}

// says keeps out what looks like a number and is none: 'one' as a pronoun, 'one day', bare parts
// of numbers with dashes and slashes.
func (p *parser) says(d *draft, a atom) bool {
	if a.digits && d.to == a.to && p.isJoinedOn(d, a) {
		return false
	}
	if !a.digits && a.value.Sign() == 0 && d.Unit == "" && d.UnitText == "" && p.at(a.to).kind == tokenWord && !englishStops[p.at(a.to).low] {
		return false // 'zero tolerance'
	}
	if before := p.at(a.from - 1).low; a.value.Sign() == 0 && !a.digits && (before == "net" || before == "ground" || before == "absolute") {
		return false
	}
	if !a.one {
		return true
	}
	before := p.at(a.from - 1).low
	if before == "no" || before == "each" || before == "every" || before == "this" || before == "that" || before == "which" || before == "any" {
		return false
	}
	_, compare, _ := p.modifiersBefore(a.from)
	if d.Unit == "day" || d.Unit == "" && d.UnitText == "times" {
		return compare != CompareNone || p.at(d.to).low == "ago" || p.joinsNext(a.to)
	}
	if d.Unit != "" {
		return true
	}
	if compare != CompareNone || d.isStep() && p.stepMoves(a.from) || p.oneOfMany(d, a) || d.UnitText != "" && p.listedOne(a.from, d.to) {
		return true
	}
	d.to, d.coreTo, d.UnitText, d.Kind = a.to, a.to, "", KindUnknown
	if p.oneAlone(a.from) {
		return true
	}
	_, m, ok := p.ofNumber(a.to)
	if ok && p.at(a.to).low == "in" {
		return p.isBareOf(d, m) && before != "last" && before != "next" // not 'the last one in 2 hours'
	}
	return ok
}

// isJoinedOn says whether what follows digits makes them a part of something else, and takes that in.
func (p *parser) isJoinedOn(d *draft, a atom) bool {
	next := p.at(a.to)
	if next.is('-') && !next.space && p.at(a.to+1).space {
		return true // a number that was broken off: '20-'
	}
	glued := !next.space && (next.isDash() && next.mark != '—' || next.is('/') || next.is(':') || next.is('_'))
	if next.isDash() && d.Kind == KindMoney && isArticle(p.at(a.to+1).low) {
		glued = false // '$12-an-hour'
	}
	if next.is('/') {
		if _, ok := p.perUnit(a.to+1, true); ok && d.Kind == KindMoney {
			glued = false // '$15/hour'
		}
	}
	if glued && p.at(a.to+1).kind != tokenNone && !p.at(a.to+1).space {
		d.to = p.runEnd(a.to)
		return true
	}
	return false
}

// runEnd is the end of the run of tokens without white space from token i on.
func (p *parser) runEnd(i int) int {
	for p.at(i).kind != tokenNone && !p.at(i).space {
		i++
	}
	return i
}

// age reads what follows a length of time: 'ago', 'later', 'old'.
func (p *parser) age(d *draft) {
	p.aged(d)
	if d.Kind != KindDuration {
		return
	}
	begin := d.from
	switch p.at(d.to).low {
	case "ago", "earlier", "later", "hence":
		d.to++
		d.Period = &Period{Text: p.source(begin, d.to)}
	case "old":
		d.to++
	case "":
		if p.at(d.to).isDash() && p.at(d.to+1).low == "old" { // 'two year-old'
			d.to += 2
		}
	case "from":
		if p.at(d.to+1).low == "now" {
			d.to += 2
			d.Period = &Period{Text: p.source(begin, d.to)}
		}
	case "of":
		if p.at(d.to+1).low == "age" {
			d.to += 2
		}
	}
}

// window reads what makes a length of time a period before or after the day of speaking: 'over
// the past two years'. Its 'over' compares nothing.
func (p *parser) window(d *draft) {
	if d.Kind != KindDuration || !englishPast[p.at(d.from-1).low] || d.from-1 < p.floor {
		return
	}
	from := d.from - 1
	if low := p.at(from - 1).low; from-1 >= p.floor && (low == "the" || low == "this" || low == "these" || low == "our" || low == "his" || low == "their") {
		from--
	} else if from-1 >= p.floor && p.at(from-1).kind == tokenWord && !englishIn[low] {
		return
	}
	if from-1 >= p.floor && englishIn[p.at(from-1).low] {
		from--
	}
	d.from = from
	d.Period = &Period{Text: p.source(from, d.to)}
}

// openEnd says whether a hyphen at token i leaves its word to what follows: 'eight- to 16-metre'.
func (p *parser) openEnd(i int) bool {
	dash, word := p.at(i), p.at(i+1)
	return dash.is('-') && !dash.space && word.space && (word.low == "to" || word.low == "and" || word.low == "or")
}
