package quantity

import (
	"math/big"
	"strings"
)

func (t *token) isNumber() bool { return t.kind == tokenNumber }

// properOrdinal says whether an ordinal is part of a name: 'Second World War', 'Fifth Avenue',
// 'the 82nd Airborne', 'the 21st century'.
func (p *parser) properOrdinal(a atom) bool {
	next := p.at(a.to)
	if next.low == "century" || next.low == "centuries" || englishMonths[next.low] != "" && next.capital {
		return true
	}
	second := p.at(a.to + 1)
	named := next.capital && (englishNameOrdinals[next.low] || second.capital && englishNameOrdinals[second.low])
	return named || p.at(a.from).capital && next.capital && p.at(a.from).kind == tokenWord && a.from > 0
}

// words before a year that say how it bounds a period
var englishYearWords = map[string]string{
	"in": "%", "during": "%", "of": "", "for": "", "through": "../%", "throughout": "%",
	"since": "%/..", "from": "%/..", "after": "%/..", "by": "../%", "until": "../%", "till": "../%", "before": "../%",
}

// date reads a calendar year with its preposition: 'in 2014', 'since June 2014', 'from 2014 to
// 2024'. It gives 0 where the digits are an ordinary number ('2014 troops').
func (p *parser) date(a atom) int {
	from, month := p.monthBefore(a.from)
	before := p.at(from - 1).low
	if from-1 < p.floor {
		before = ""
	}
	form, preposition := englishYearWords[before]
	begin := from - 1
	if limit, at := p.limitOfYear(from); limit != "" {
		form, begin, preposition = limit, at, true
	}
	marks := month == "" && p.markOfYear(a) > 0
	if marks {
		form = ""
	}
	if month == "" && !marks && !p.isYear(a, preposition && form != "") {
		return 0
	}
	if n := p.years(a, from, before); n > 0 {
		return n
	}
	year := plain(a.value)
	d := &draft{from: from, to: a.to, coreFrom: a.from, coreTo: a.to, amount: a.value}
	d.Kind, d.Unit, d.Spoken = KindDate, "calendar-year", p.source(a.from, a.to)
	if at := p.aboutYear(from); at < from {
		d.from, d.Comparator = at, CompareApprox
		form = ""
	}
	if form == "" {
		form = "%"
	} else {
		d.from = begin
	}
	if month != "" {
		year += "-" + month
	}
	d.Period = &Period{Text: p.source(d.from, d.to), Value: strings.ReplaceAll(form, "%", year)}
	p.add(d)
	return d.to
}

// monthBefore finds a month or 'early', 'late' right before token i.
func (p *parser) monthBefore(i int) (int, string) {
	at := i - 1
	if p.at(at).is('.') || p.at(at).is(',') {
		at--
	}
	if at >= p.floor && p.at(at).capital {
		if month := englishMonths[p.at(at).low]; month != "" {
			return at, month
		}
	}
	if low := p.at(i - 1).low; i-1 >= p.floor && (low == "early" || low == "late" || low == "mid") {
		return i - 1, ""
	}
	return i, ""
}

// isYear says whether four digits are a year. Behind a preposition of time they are, unless a
// plural noun follows at once; without one only from 1900 on, and not where they are compared or
// counted.
func (p *parser) isYear(a atom, preposition bool) bool {
	if p.measures(a.to) {
		return false
	}
	if preposition {
		switch before := p.at(a.from - 1).low; before {
		case "in", "since", "during", "until":
			return plain(a.value) >= "1900" || !p.countsNext(a.to)
		}
		return !p.countsNext(a.to)
	}
	if plain(a.value) < "1900" || p.countsNext(a.to) && !p.eventOfYear(a) {
		return false
	}
	_, compare, _ := p.modifiersBefore(a.from)
	return compare == CompareNone || compare == CompareApprox && p.at(a.from).isNumber() && p.at(a.from-1).low != "some"
}

// eventOfYear says whether a year stands as an attribute behind an article: 'the 2019 elections'. A round number counts.
func (p *parser) eventOfYear(a atom) bool {
	return p.at(a.from-1).low == "the" && !new(big.Rat).Quo(a.value, big.NewRat(100, 1)).IsInt()
}

// countsNext says whether the very next word is a plural that the number could count.
func (p *parser) countsNext(i int) bool {
	t := p.at(i)
	return t.kind == tokenWord && t.space && isPlural(t.low) && !englishStops[t.low]
}

// years reads two years that span a period: 'from 2014 to 2024', '2014-2024', '2014-15'.
func (p *parser) years(a atom, from int, before string) int {
	link := p.at(a.to)
	joined := link.isDash() && !link.space && !p.at(a.to+1).space
	if !joined && link.low != "to" && !(link.low == "and" && before == "between") && link.low != "until" && link.low != "through" {
		return 0
	}
	b, ok := p.numberAt(a.to + 1)
	short := ok && joined && !b.year && len(b.written) == 2 && p.at(b.to-1).kind == tokenNumber
	if !ok || !b.year && !short {
		return 0
	}
	if short {
		century := new(big.Int).Quo(a.value.Num(), big.NewInt(100))
		b.value.Add(b.value, new(big.Rat).SetInt(century.Mul(century, big.NewInt(100))))
	}
	if a.value.Cmp(b.value) >= 0 {
		return 0
	}
	d := &draft{from: from, to: b.to, coreFrom: a.from, coreTo: b.to, amount: a.value, upper: b.value}
	d.Kind, d.Unit, d.Comparator = KindDate, "calendar-year", CompareBetween
	d.Spoken = p.source(a.from, b.to)
	if before == "between" || before == "from" || before == "in" || before == "during" {
		d.from--
	}
	d.Period = &Period{Text: p.source(d.from, d.to), Value: plain(a.value) + "/" + plain(b.value)}
	p.add(d)
	return d.to
}

// factorAt reads words that multiply: 'doubled', 'twice as many as four years ago', 'threefold'.
func (p *parser) factorAt(i int) int {
	low := p.at(i).low
	row, ok := englishFactors[low]
	if !ok {
		return 0
	}
	next := p.at(i + 1).low
	if next == "down" {
		return 0 // 'doubled down'
	}
	_, compare, _ := p.modifiersBefore(i)
	if row.loose && !englishAfterFactor[next] && compare == CompareNone && !p.bidsFactor(i) {
		return 0
	}
	near := p.at(i-2).low == "near"
	if dash := p.at(i + 1); dash.isDash() && !dash.space || p.at(i-1).isDash() && !p.at(i).space && !near {
		return 0 // 'double-digit', 'redoubled'
	}
	d := &draft{from: i, to: i + 1, coreFrom: i, coreTo: i + 1, amount: big.NewRat(row.num, row.den)}
	d.Kind, d.Unit, d.Spoken, d.UnitText = KindRatio, "times", p.source(i, i+1), p.source(i, i+1)
	d.said.Fraction = row.num < row.den
	p.factorBase(d)
	p.modify(d)
	p.nearFactor(d)
	if strings.HasSuffix(low, "fold") || low == "twice" {
		p.timesLess(d)
	}
	if d.Base == nil {
		d.Base = p.baseAfter(d)
	}
	if d.Base == nil {
		p.foldBase(d)
	}
	p.add(d)
	return d.to
}

// factorBase reads 'as many as X' and 'more than X' behind a factor.
func (p *parser) factorBase(d *draft) {
	at := d.to
	switch {
	case p.at(at).low == "as":
		j := at + 1
		for ; j < at+4 && p.at(j).kind == tokenWord && p.at(j).low != "as"; j++ {
			if p.isNumberWord(j) {
				return
			}
		}
		if j == at+1 {
			return
		}
		d.to = at + 2 // 'twice as many'
		if p.at(j).low != "as" {
			return
		}
		if base, end := p.baseAt(j+1, true); base != nil {
			d.Base, d.to = base, end
		} else if base, end := p.clauseBase(j + 1); base != nil {
			d.Base, d.to = base, end
		}
	case englishAfterFactor[p.at(at).low] && p.at(at+1).low == "than":
		if base, end := p.baseAt(at+2, true); base != nil {
			d.Base, d.to = base, end
		}
	}
}

// vagueAt reads numbers that are meant and not said: 'several arrests', 'many months', 'dozens of
// countries', 'hundreds of thousands', 'for decades'.
func (p *parser) vagueAt(i int) int {
	d := &draft{from: i, to: i + 1, coreFrom: i, coreTo: i + 1}
	d.Vague = true
	known, ok := p.vagueWords(d)
	if !ok {
		return 0
	}
	p.vagueScale(d)
	d.Spoken = p.source(d.from, d.to)
	noun := d.to
	if p.at(noun).low == "of" && !known {
		noun++
	}
	u, found := p.nounAt(noun, atom{scale: d.Scale})
	if found && d.Unit == "" {
		p.setUnitOf(d, u)
	}
	people := p.vaguePeople(d.from, d.to) && (d.Scale != "" || p.at(i).low == "scores")
	if d.Unit == "" && (known || d.UnitText == "" && d.Scale == "" && !people) {
		return 0
	}
	if d.Unit == "" && d.UnitText == "" && people {
		d.Kind = KindCount
	}
	p.age(d)
	if from, compare, ok := p.modifiersBefore(d.from); ok && compare != CompareNone {
		d.from = from
	}
	p.window(d)
	p.add(d)
	return d.to
}

// setUnitOf is setUnit for a draft without a number.
func (p *parser) setUnitOf(d *draft, u unit) {
	u.decades = 0
	p.setUnit(d, u)
}

// vagueWords reads the word that says 'some number'. known tells that a unit must be known for
// it to count, since the word is too common else.
func (p *parser) vagueWords(d *draft) (known, ok bool) {
	low, before, next := p.at(d.to-1).low, p.at(d.from-1).low, p.at(d.to)
	switch low {
	case "several", "numerous", "countless":
		return false, true
	case "many":
		if before == "how" || before == "as" || before == "so" || before == "too" || before == "not" || next.low == "times" {
			return false, false
		}
		return true, true
	case "a":
		return p.vagueArticle(d)
	case "dozens", "hundreds", "thousands", "millions", "billions", "trillions", "scores", "tens":
		if low == "tens" && next.low != "of" || low == "scores" && next.low != "of" && !p.scoresAct(d) || p.isNumberWord(d.from-1) && d.from > 0 {
			return false, false
		}
		d.Scale = strings.TrimSuffix(low, "s")
		if low == "tens" || low == "scores" {
			d.Scale = ""
		}
		return false, true
	case "decades", "centuries":
		if p.isNumberWord(d.from - 1) {
			return false, false
		}
		d.Unit, d.Kind, d.UnitText = "year", KindDuration, p.source(d.from, d.to)
		return false, true
	}
	return false, false
}

// vagueArticle reads 'a few', 'a couple of', 'a handful of', 'a number of'.
func (p *parser) vagueArticle(d *draft) (known, ok bool) {
	next, of := p.at(d.to).low, p.at(d.to+1).low
	if at := p.vaguePercent(d.to); at > 0 { // 'a small percentage'
		d.Unit, d.UnitText = "percent", p.source(at-1, at)
		d.to, d.coreTo = at, at
		return true, true
	}
	switch {
	case next == "few":
		d.to, d.coreTo = d.to+1, d.to+1
		return !p.scalesAt(d.to), true
	case (next == "couple" || next == "handful") && of == "of":
		d.to, d.coreTo = d.to+2, d.to+2
		return !p.vagueNoun(d.to) && !p.scalesAt(d.to), true
	case next == "couple":
		d.to, d.coreTo = d.to+1, d.to+1
		return !p.scalesAt(d.to), true
	}
	return false, false
}

// vagueScale reads 'of thousands' and 'million' behind a vague word.
func (p *parser) vagueScale(d *draft) {
	at := d.to
	if p.at(at).low == "of" {
		at++
	}
	low := p.at(at).low
	scale, ok := englishScales[low]
	if low == "hundred" || low == "hundreds" || low == "dozen" || low == "dozens" {
		scale, ok = scaleWord{name: strings.TrimSuffix(low, "s")}, true
	}
	if !ok {
		return
	}
	d.Scale = scale.name
	d.to, d.coreTo = at+1, at+1
}

// articleAt reads lengths of time whose number is an article: 'a year ago', 'nearly a month',
// 'for a decade', 'this past decade'.
func (p *parser) articleAt(i int) int {
	switch p.at(i).low {
	case "past", "last":
		return p.pastUnit(i)
	case "no":
		if n := p.noneOf(i); n > 0 {
			return n
		}
		return p.nothingCounted(i)
	case "none", "not":
		return p.noneOfNumber(i)
	case "a", "an":
		if n := p.onePoint(i); n > 0 {
			return n
		}
	default:
		return 0
	}
	u, ok := p.unitAt(i+1, atom{})
	if !ok || u.kind != KindDuration && u.kind != KindLevel || u.slug == "second" {
		return 0
	}
	part, end, half := p.partAfterAnd(u.to)
	if !half && (u.kind == KindLevel || !p.timed(i, u)) {
		return 0
	}
	d := p.oneOf(i, u)
	if half { // 'a day and a half'
		d.amount.Add(d.amount, part.Mul(part, d.amount))
		d.to, d.coreTo, d.Comparator, d.Spoken = end, end, CompareNone, p.source(i, end)
	}
	p.finish(d, atom{article: true})
	return d.to
}

// noneOf reads 'no arrests' as zero, of what the lexicon counts alone.
func (p *parser) noneOf(i int) int {
	slug, end := p.lex.match(p, i+1)
	if end == 0 {
		return 0
	}
	u := p.lexUnit(slug, i+1, end)
	if !u.noun {
		return 0
	}
	d := &draft{from: i, to: end, coreFrom: i, coreTo: end, amount: new(big.Rat)}
	d.Spoken = p.source(i, i+1)
	p.setUnit(d, u)
	p.add(d)
	return d.to
}

// timed says whether 'a' before a unit of time is a number: something counts on it.
func (p *parser) timed(i int, u unit) bool {
	switch p.at(u.to).low {
	case "ago", "earlier", "later", "old":
		return true
	case "of":
		if u.decades > 0 {
			return true
		}
	}
	if u.slug == "day" || u.slug == "minute" {
		return false
	}
	if _, compare, ok := p.modifiersBefore(i); ok && compare != CompareNone {
		return true
	}
	before := p.at(i - 1).low
	return before == "for" || before == "within" || before == "in" || before == "been"
}

// pastUnit reads 'this past decade', 'the last year'.
func (p *parser) pastUnit(i int) int {
	if low := p.at(i - 1).low; low != "the" && low != "this" {
		return 0
	}
	u, ok := p.unitAt(i+1, atom{})
	if !ok || u.kind != KindDuration || u.slug == "second" || u.slug == "day" || isPlural(p.at(u.text).low) {
		return 0
	}
	d := p.oneOf(i+1, u)
	d.from, d.coreFrom = i+1, i+1
	d.Spoken = ""
	if part, end, half := p.partAfterAnd(u.to); half { // 'the last year and a half'
		d.amount.Add(d.amount, part.Mul(part, d.amount))
		d.to, d.coreTo = end, end
	}
	p.finish(d, atom{article: true})
	return d.to
}

// oneOf makes the draft of one unit of time; a decade or a century is a round number.
func (p *parser) oneOf(i int, u unit) *draft {
	d := &draft{from: i, to: u.to, coreFrom: i, coreTo: u.to, amount: big.NewRat(1, 1)}
	d.Spoken = p.source(i, i+1)
	p.setUnit(d, u)
	if u.decades > 0 {
		d.Comparator = CompareApprox
	}
	return d
}
