package quantity

import (
	"math/big"
	"strings"
)

// smallerUnit adds what is said in a smaller unit right behind a whole amount: '13 dollars and 45
// cents', '2 pounds 50', '5 feet 2 inches', 'six foot two'.
func (p *parser) smallerUnit(d *draft) {
	if d.amount == nil || d.upper != nil || !d.amount.IsInt() || d.Scale != "" && d.Scale != "hundred" || d.amount.Sign() <= 0 {
		return
	}
	switch {
	case d.Kind == KindMoney && d.Currency != "":
		p.minorMoney(d)
	case d.Unit == "foot":
		p.inches(d)
	case d.Unit == "pound":
		sterling := *d
		sterling.amount = new(big.Rat).Set(d.amount)
		sterling.Unit, sterling.Kind, sterling.Currency = "GBP", KindMoney, "GBP"
		if p.minorMoney(&sterling); sterling.to != d.to { // '2 pounds and 50 pence'
			*d = sterling
		}
	}
}

// minorMoney adds the hundredths of a currency.
func (p *parser) minorMoney(d *draft) {
	at := d.to
	if p.at(at).low == "and" || p.at(at).is(',') {
		at++
	}
	n, end, ok := p.wholeBelow(at, 100)
	if !ok {
		return
	}
	number := atom{value: n, digits: p.at(at).kind == tokenNumber}
	u, ok := p.minorAt(end, d.Currency, number)
	switch {
	case ok && u.currency == "CNY" && p.at(u.to-1).low == "mao":
		n.Mul(n, u.factor)
		if fen, to := p.smallAt(u.to); fen > 0 && fen < 10 && p.clauseEnds(to) { // 'five mao five'
			n.Add(n, big.NewRat(fen, 100))
			u.to = to
		}
		end = u.to
	case ok && u.factor != nil && u.factor.Cmp(big.NewRat(1, 1)) < 0 && (u.currency == d.Currency || u.currency == "USD"):
		n.Mul(n, u.factor)
		end = u.to
	case !ok && (p.at(d.to-1).low != "pounds" || n.Cmp(big.NewRat(16, 1)) >= 0) && n.Cmp(big.NewRat(10, 1)) >= 0 && p.clauseEnds(end) && !p.at(at-1).is(',') && p.at(d.to-1).kind == tokenWord:
		n.Quo(n, big.NewRat(100, 1)) // '15 dollars 50'; below 16 what follows pounds may be ounces
	default:
		return
	}
	d.amount.Add(d.amount, n)
	d.to, d.coreTo = end, end
	d.said.Spoken = ""
	d.Spoken = p.source(d.coreFrom, end)
}

// minorAt reads the unit at token i behind a whole amount of a currency, where 'mao' can mean nothing else.
func (p *parser) minorAt(i int, currency string, number atom) (unit, bool) {
	if p.at(i).low == "mao" && currency == "CNY" {
		return p.builtIn("CNY/10", i, i+1, number), true
	}
	return p.unitAt(i, number)
}

// inches adds inches to feet; the whole is in inches, of which a foot has exactly twelve.
func (p *parser) inches(d *draft) {
	at := d.to
	hyphen := p.at(at)
	joined := hyphen.isDash() && !hyphen.space && !p.at(at+1).space
	if p.at(at).low == "and" || p.at(at).is(',') || joined {
		at++
	}
	n, end, ok := p.wholeBelow(at, 12)
	if !ok {
		return
	}
	u, ok := p.unitAt(end, atom{value: n, digits: p.at(at).kind == tokenNumber})
	switch {
	case ok && u.slug == "inch":
		end = u.to
	case isApostrophe(p.at(d.to - 1).mark): // 5'10"
		end++
	case !ok && joined && p.at(d.to-1).low == "foot": // 'a six-foot-two guard'
	case !ok && at == d.to && (p.at(d.to-1).low == "foot" || p.at(d.to-1).low == "ft") && p.clauseEnds(end): // 'six foot two'
	default:
		return
	}
	d.amount.Add(d.amount.Mul(d.amount, big.NewRat(12, 1)), n)
	d.Unit = "inch"
	d.to, d.coreTo = end, end
	d.said.Spoken = ""
	d.Spoken = p.source(d.coreFrom, end)
}

// wholeBelow reads a whole number below most, in digits or in words.
func (p *parser) wholeBelow(i int, most int64) (*big.Rat, int, bool) {
	n, end := p.smallAt(i)
	if t := p.at(i); t.kind == tokenNumber && len(t.low) <= 2 {
		value, _, err := parseDecimal(t.low)
		return value, i + 1, err == nil && value.IsInt() && value.Num().Int64() < most
	}
	return new(big.Rat).SetInt64(n), end, n > 0 && n < most
}

// clauseEnds says whether nothing that could be counted or go on with a number stands at token i.
func (p *parser) clauseEnds(i int) bool {
	t := p.at(i)
	switch {
	case t.kind == tokenNone:
		return true
	case t.kind == tokenMark:
		return !t.isDash() && !t.is('%') && !t.is('/') && englishCurrencySigns[t.mark] == "" && (!t.is('.') || p.at(i+1).space)
	}
	return false
}

// perUnit reads the unit of a denominator: a length of time or, of a measure, any built-in unit.
func (p *parser) perUnit(i int, measure bool) (unit, bool) {
	u, ok := p.unitAt(i, atom{})
	if !ok && p.source(i, i+1) == "s" && !p.at(i).space {
		return unit{slug: "second", kind: KindDuration, text: i, to: i + 1}, measure
	}
	if !ok && p.at(i).low == "second" {
		return unit{slug: "second", kind: KindDuration, text: i, to: i + 1}, measure
	}
	if !ok && measure {
		u, ok = p.symbolAt(i, atom{digits: true})
	}
	return u, ok && (u.kind == KindDuration || measure && u.kind == KindLevel && !u.noun)
}

// plusMinus reads an uncertainty, '9.5 ± 0.1 km', as a range. It gives the token after it, or 0.
func (p *parser) plusMinus(d *draft, a atom) int {
	at := d.to
	switch {
	case p.at(at).is('±'):
		at++
	case p.at(at).is('+') && p.at(at+1).is('/') && p.at(at+2).isDash():
		at += 3
	case p.plusOrMinus(at):
		at += 3
	default:
		return 0
	}
	b, ok := p.numberAt(at)
	if !ok || b.ordinal || b.value.Sign() <= 0 || a.fraction != b.fraction {
		return 0
	}
	end := draft{Quantity: d.Quantity, from: d.from, coreFrom: d.coreFrom, to: b.to, coreTo: b.to}
	end.amount, end.upper = new(big.Rat).Sub(a.value, b.value), new(big.Rat).Add(a.value, b.value)
	if u, ok := p.unitAt(b.to, b); ok && (d.Unit == "" || u.slug == d.Unit) {
		p.setUnit(&end, u)
	} else if ok {
		return 0 // '52 percent, plus or minus 3 points'
	}
	end.Comparator = CompareBetween
	p.rate(&end)
	p.add(&end)
	return end.to
}

// plusOrMinus says whether 'plus or minus' begins at token i.
func (p *parser) plusOrMinus(i int) bool {
	return p.at(i).low == "plus" && p.at(i+1).low == "or" && p.at(i+2).low == "minus"
}

// orEqual takes in the bound of 'more than 5000 or equal'.
func (p *parser) orEqual(d *draft) {
	if p.at(d.to).low != "or" || p.at(d.to+1).low != "equal" {
		return
	}
	end := d.to + 2
	if p.at(end).low == "to" {
		end++
	}
	if p.beginsNumber(end) {
		return
	}
	switch d.Comparator {
	case CompareGreater:
		d.Comparator = CompareAtLeast
	case CompareLess:
		d.Comparator = CompareAtMost
	default:
		return
	}
	d.to = end
}

// beginsNumber says whether a number stands at token i, behind an article or none.
func (p *parser) beginsNumber(i int) bool {
	if low := p.at(i).low; low == "a" || low == "an" {
		i++
	}
	return p.isNumberWord(i) || p.at(i).low == "half"
}

// comparesHere says whether a sign of comparison at token i belongs to the number behind it: it
// stands apart, or behind a single letter as in 'x>10'; '=>' and '->' are arrows, '<b>' is a tag.
func (p *parser) comparesHere(i int) bool {
	if p.at(i).space {
		return true
	}
	before := p.at(i - 1)
	return before.kind == tokenWord && before.space && before.to-before.from == 1
}

// aged reads 'age 87', 'aged 18', 'the age of 65'.
func (p *parser) aged(d *draft) {
	if d.Kind != KindUnknown || d.UnitText != "" || d.Unit != "" || d.amount == nil || d.OfText != "" {
		return
	}
	at := d.from - 1
	if p.at(at).low == "of" {
		at--
	}
	low := p.at(at).low
	if at < p.floor || low != "age" && low != "aged" && low != "ages" {
		return
	}
	d.Unit, d.Kind, d.UnitText = "year", KindDuration, p.source(at, at+1)
	d.from = at
}

// vaguePercent says whether 'small percentage' or 'percent' stands at token i, and gives the token
// after it, or 0.
func (p *parser) vaguePercent(i int) int {
	sized := englishSomeSize[p.at(i).low]
	if sized {
		i++
	}
	if low := p.at(i).low; low != "percentage" && (low != "percent" || !sized) || strings.HasPrefix(p.at(i+1).low, "point") {
		return 0
	}
	if _, _, said := p.percentageOf(i); said {
		return 0
	}
	return i + 1
}

// percentSignAt reads a '%' that stands apart from any number, as in 'the % of errors': a percentage is meant and not said.
func (p *parser) percentSignAt(i int) int {
	before := p.at(i - 1)
	if !p.at(i).is('%') || !p.at(i).space || !p.at(i+1).space || before.kind != tokenWord || p.isNumberWord(i-1) || p.at(i+1).kind == tokenNumber {
		return 0
	}
	d := &draft{from: i, to: i + 1, coreFrom: i, coreTo: i + 1}
	d.Vague, d.Unit, d.UnitText = true, "percent", p.source(i, i+1)
	p.add(d)
	return d.to
}

// nearMonth says whether a month stands right before token i, so that an ordinal there is a day.
func (p *parser) nearMonth(i int) bool {
	if p.at(i-1).low == "the" {
		i--
	}
	return p.at(i-1).capital && englishMonths[p.at(i-1).low] != ""
}

// englishSomeSize are words that say of an amount how large it is, and no number.
var englishSomeSize = set("small tiny large high low certain significant considerable substantial fair good big great growing minor modest")

// percentageAt reads 'a percentage of 45': the number behind the word, where none stands before it
// and it counts nothing.
func (p *parser) percentageAt(i int) int {
	a, end, ok := p.percentageOf(i)
	if !ok {
		return 0
	}
	d := p.newDraft(a)
	d.from, d.coreFrom = i, i
	d.Unit, d.UnitText = "percent", p.source(i, end)
	p.modify(d)
	p.add(d)
	return d.to
}

// percentageOf finds what percentageAt reads: the number, and the token after the word.
func (p *parser) percentageOf(i int) (a atom, end int, ok bool) {
	end = i + 1
	switch p.at(i).low {
	case "percent", "percents", "percentage", "percentages":
	case "per":
		if low := p.at(end).low; low != "cent" && low != "cents" {
			return atom{}, 0, false
		}
		end++
	default:
		return atom{}, 0, false
	}
	before := p.at(i - 1).low
	if p.at(end).low != "of" || before == "what" || before == "which" || i > 0 && p.isNumberWord(i-1) {
		return atom{}, 0, false
	}
	a, ok = p.numberAt(end + 1)
	if after := p.at(a.to).low; after == "to" || after == "or" || after == "and" {
		return atom{}, 0, false // 'the percentage of 20 to 30 year-olds'
	}
	if !ok || a.ordinal || a.fraction || a.year || a.currency != "" || !p.phraseEnds(a.to) || p.at(a.to).isDash() || p.measures(a.to) {
		return atom{}, 0, false
	}
	return a, end, true
}

// apartUnit reads a built-in unit behind a hyphen with spaces around it: 'a 5 - mile run'. It is in
// the singular there; a plural begins something else.
func (p *parser) apartUnit(d *draft, a atom) bool {
	u, ok := p.unitAt(a.to+1, a)
	if !ok || u.fromLex || a.currency != "" || isPlural(p.at(u.to-1).low) || !p.measures(a.to+1) {
		return false
	}
	p.setUnit(d, u)
	if p.apartDash(d.to) && p.at(d.to+1).low == "old" {
		d.to += 2
	}
	return true
}
