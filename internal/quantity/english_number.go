package quantity

import (
	"math/big"
	"strings"
)

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

// pricedAt reads a number behind its currency: '$140', 'US$ 5', 'EUR 5', 'Rs. 500'.
func (p *parser) pricedAt(i int) (atom, bool) {
	currency, next := p.currencyBefore(i)
	if currency == "" {
		return atom{}, false
	}
	negative := p.at(next).isDash() && !p.at(next+1).space
	if negative {
		next++
	}
	if p.at(next).kind != tokenNumber {
		return atom{}, false
	}
	p.priced = true
	a, ok := p.digitsAt(next)
	p.priced = false
	if !ok || a.ordinal {
		return atom{}, false
	}
	if negative {
		a.value.Neg(a.value)
	}
	a.from, a.currency, a.year = i, currency, false
	return a, true
}

// currencyBefore reads what may stand before an amount of money, and gives the token after it.
func (p *parser) currencyBefore(i int) (string, int) {
	t := p.at(i)
	if t.kind == tokenMark {
		return englishCurrencySigns[t.mark], i + 1
	}
	sign := p.at(i + 1)
	source := p.source(i, i+1)
	switch {
	case sign.is('$') && !sign.space:
		if code := strings.ToUpper(t.low); currencyCodes[code] {
			return code, i + 2
		}
		return englishDollars[t.low], i + 2
	case sign.is('$') && p.at(i+2).space && (t.low == "us" || t.low == "u.s." || t.low == "c" || t.low == "nz" || t.low == "hk" || t.low == "nt"):
		return englishDollars[t.low], i + 2 // 'c $ 5', as some publishers set it
	case currencyCodes[source]:
		return source, i + 1
	case lowerCodes[source]:
		return strings.ToUpper(source), i + 1
	case englishMoneyLetters[source] != "":
		return englishMoneyLetters[source], i + 1
	case source == "Rs" && sign.is('.') && !sign.space:
		return "INR", i + 2
	case source == "Rs" || source == "rs":
		return "INR", i + 1
	}
	return p.currencyNameBefore(i)
}

// currencyNameBefore reads 'dollar 22.5 million', 'euro 300': a currency's name in the singular, with nothing before it
// that counts or points at it and nothing behind the number that it would count.
func (p *parser) currencyNameBefore(i int) (string, int) {
	slug, end := p.units.words.match(p, i)
	if end == 0 || slug == moneyUnknown || p.units.kinds[slug] != KindMoney || englishEverydayMoney[p.at(i).low] || isPlural(p.at(end-1).low) || !p.at(end).space {
		return "", i + 1
	}
	number := p.at(end)
	before := p.at(i - 1).low
	if number.kind != tokenNumber || before == "a" || before == "an" || before == "the" || before == "per" || before == "every" || before == "each" || p.isNumberWord(i-1) {
		return "", i + 1
	}
	scale := p.at(end + 1)
	if _, scaled := englishScales[scale.low]; !scaled && !p.phraseEnds(end+1) || scale.isDash() || scale.is('/') || scale.is('%') {
		return "", i + 1
	}
	return slug, end
}

// digitsAt reads a number in digits with the scale that follows.
func (p *parser) digitsAt(i int) (atom, bool) {
	t := p.at(i)
	if t.kind != tokenNumber || t.low == "" {
		return atom{}, false
	}
	value, _, err := parseDecimal(t.low)
	if err != nil {
		return atom{}, false
	}
	a := atom{from: i, to: i + 1, amountTo: i + 1, value: value, written: t.low, digits: true}
	if p.slashed(&a) {
		if a = p.partOfScale(a); a.scale != "" {
			a.digits = false // what is joined to the digits is behind the slash
		}
		return a, true
	}
	next := p.at(i + 1)
	if next.kind == tokenWord && !next.space {
		return p.suffixed(a)
	}
	a.year = len(t.low) == 4 && t.low == p.source(i, i+1) && allDigits(t.low) && t.low >= "1500" && t.low < "2200"
	if part, ok := englishVulgar[next.mark]; ok && next.kind == tokenMark {
		a.value.Add(a.value, big.NewRat(part[0], part[1]))
		a.to, a.amountTo, a.written = i+2, i+2, ""
	}
	p.decimalComma(&a)
	if t := p.at(a.to + 1); p.at(a.to).low == "point" && t.kind == tokenNumber && allDigits(a.written) && allDigits(t.low) { // '2 point 5'
		if value, _, err := parseDecimal(a.written + "." + t.low); err == nil {
			a.value, a.written, a.to, a.amountTo, a.year = value, a.written+"."+t.low, a.to+2, a.to+2, false
		}
	}
	p.slashedPart(&a)
	p.andHalf(&a)
	p.joinedHalf(&a)
	p.scaleAfter(&a)
	p.smallerAfter(&a)
	p.hundredAnd(&a)
	p.overAfter(&a)
	return a, true
}

// decimalComma reads '9,5 million' and 'the ratio is 2,5': one or two digits behind a comma without a blank. Behind a plural or a
// label ('pages 12,14') and in a row of several they are numbers of their own.
func (p *parser) decimalComma(a *atom) {
	comma, part := p.at(a.to), p.at(a.to+1)
	if !comma.is(',') || comma.space || part.kind != tokenNumber || part.space || len(part.low) > 2 || len(a.written) > 3 || !allDigits(a.written) || !allDigits(part.low) {
		return
	}
	before, after := p.at(a.from-1), p.at(a.to+2)
	inRow := before.is(',') && !p.at(a.from).space || after.is(',') && !p.at(a.to+3).space
	if inRow || !after.space && after.kind == tokenWord || isPlural(before.low) || englishLabels[before.low] || before.is('.') || before.is('/') || before.is('(') {
		return
	}
	value, _, err := parseDecimal(a.written + "." + part.low)
	if err != nil {
		return
	}
	a.value, a.written, a.year = value, a.written+"."+part.low, false
	a.to, a.amountTo = a.to+2, a.to+2
}

// hundredAnd adds what is said below a hundred behind digits and 'hundred': '3 hundred and 21'.
func (p *parser) hundredAnd(a *atom) {
	if a.scale != "hundred" || p.at(a.to).low != "and" {
		return
	}
	n, end := p.smallAt(a.to + 1)
	if t := p.at(a.to + 1); n == 0 && t.kind == tokenNumber && len(t.low) <= 2 {
		if small, _, err := parseDecimal(t.low); err == nil {
			n, end = small.Num().Int64(), a.to+2
		}
	}
	if _, scaled := englishScales[p.at(end).low]; n == 0 || scaled || p.at(end).low == "hundred" {
		return
	}
	a.value.Add(a.value, new(big.Rat).SetInt64(n))
	a.to, a.amountTo, a.scale, a.written = end, end, "", ""
}

// overAfter reads 'one over 20', 'three over four': a smaller number over a larger one that counts
// nothing.
func (p *parser) overAfter(a *atom) {
	if p.at(a.to).low != "over" || a.scale != "" || a.fraction || a.year || a.ordinal || !a.value.IsInt() || a.value.Sign() <= 0 {
		return
	}
	var den *big.Rat
	end := a.to + 2
	if t := p.at(a.to + 1); t.kind == tokenNumber {
		if value, _, err := parseDecimal(t.low); err == nil && len(t.low) < 4 {
			den = value
		}
	} else if s, to := p.cardinalAt(a.to + 1); s.words > 0 && !s.ordinal && !s.year && (s.lastScale > 15 || a.value.IsInt() && a.value.Num().IsInt64() && a.value.Num().Int64() == 1) {
		den, end = s.value(), to
	}
	if den == nil || den.Cmp(a.value) <= 0 || p.at(end).kind == tokenWord && !englishStops[p.at(end).low] || p.at(end).isDash() || p.at(end).is('%') {
		return
	}
	a.value.Quo(a.value, den)
	a.to, a.amountTo, a.fraction, a.one, a.written = end, end, true, false, ""
}

// smallerAfter adds what is said in digits with a smaller scale right behind a number with its scale: 'a billion
// 200 million'.
func (p *parser) smallerAfter(a *atom) {
	unit, at := scalePower(a.scale), a.to
	if p.at(at).low == "and" {
		at++
	}
	if unit < 3 || p.at(at).kind != tokenNumber {
		return
	}
	b, ok := p.digitsAt(at)
	if !ok || b.ordinal || b.fraction || scalePower(b.scale) < 2 || b.value.Cmp(power(unit)) >= 0 {
		return
	}
	a.value.Add(a.value, b.value)
	a.to, a.amountTo, a.scale, a.written = b.to, b.to, "", ""
}

// slashed reads '1/2' and '3/4'; other slashes are dates and names.
func (p *parser) slashed(a *atom) bool {
	slash, below := p.at(a.to), p.at(a.to+1)
	apart := slash.space && below.space && (p.measures(a.to+2) || p.isAll(a.from, a.to+2)) // '1 / 4 mile', as some publishers set it
	if !slash.is('/') || below.kind != tokenNumber || !apart && (slash.space || below.space) {
		return false
	}
	den, _, err := parseDecimal(below.low)
	if err != nil || a.value.Sign() <= 0 || a.value.Cmp(den) >= 0 || !a.value.IsInt() || !den.IsInt() {
		return false
	}
	switch below.low {
	case "2", "3", "4", "5", "6", "8", "10":
	default: // a day and a month, unless it is too many or measures something
		const mostDays = 31
		if after := p.at(a.to + 2); !after.space && after.is('/') || len(below.low) > 3 || den.Num().Int64() <= mostDays && !p.measures(a.to+2) {
			return false
		}
	}
	a.value.Quo(a.value, den)
	a.to, a.amountTo, a.fraction, a.written = a.to+2, a.to+2, true, ""
	return true
}

// slashedPart adds the fraction of '2 1/4' to its whole number.
func (p *parser) slashedPart(a *atom) {
	t := p.at(a.to)
	if a.year || t.kind != tokenNumber || !a.value.IsInt() || len(t.low) > 2 {
		return
	}
	value, _, err := parseDecimal(t.low)
	if err != nil {
		return
	}
	part := atom{from: a.to, to: a.to + 1, value: value}
	if p.slashed(&part) {
		a.value.Add(a.value, part.value)
		a.to, a.amountTo, a.written = part.to, part.to, ""
	}
}

// suffixed reads what is joined to digits: '75th', '20k', '5km'. A unit stays for unitAt.
func (p *parser) suffixed(a atom) (atom, bool) {
	next := p.at(a.to)
	switch next.low {
	case "st", "nd", "rd", "th":
		a.ordinal = true
		a.to++
		return a, a.value.IsInt()
	}
	source := p.source(a.to, a.to+1)
	if before := p.at(a.from - 1); source == "C" && before.isDash() && before.space {
		return a, true // '-10C'
	}
	if englishHeatLetters[source] != "" && p.around()&(aroundHeat|aroundSign) != 0 {
		return a, true
	}
	if scale, ok := englishScaleLetters[next.low]; ok && (!englishUnitLetters[source] || source == "b" && a.value.Cmp(power(3)) < 0 || p.lettersScale(a.to+1)) {
		a.value.Mul(a.value, power(scale.power))
		a.scale = scale.name
		a.to++
		return a, true
	}
	if scale, ok := englishScales[next.low]; ok {
		a.value.Mul(a.value, power(scale.power))
		a.scale = scale.name
		a.to++
		return a, true
	}
	if p.priced && (source == "MM" || source == "mm") {
		a.value.Mul(a.value, power(6))
		a.scale = "million"
		a.to++
		return a, true
	}
	if _, ok := p.unitAt(a.to, a); ok || next.low == "x" {
		return a, true
	}
	return atom{}, false
}

// lettersScale says whether a letter like 'm' is million rather than metre: behind a currency
// sign, or before a counted noun.
func (p *parser) lettersScale(after int) bool {
	if p.priced {
		return true
	}
	t := p.at(after)
	return t.kind == tokenWord && t.space && (isPlural(t.low) || currencyCodes[p.source(after, after+1)])
}

// scaleAfter multiplies by the scale words after a number: 'billion', 'hundred thousand'.
func (p *parser) scaleAfter(a *atom) {
	const most = 2
	for n := 0; n < most; n++ {
		t := p.at(a.to)
		word, at := t.low, a.to
		if t.isDash() && !t.space && !p.at(a.to+1).space || p.apartDash(a.to) {
			word, at = p.at(a.to+1).low, a.to+1
		}
		scale, ok := englishScales[word]
		switch {
		case word == "hundred":
			scale, ok = scaleWord{2, "hundred"}, true
		case englishDozens[word] && n == 0:
			a.value.Mul(a.value, big.NewRat(12, 1))
			a.scale, a.to, a.year = "dozen", at+1, false
			a.written = ""
			return
		case word == "k" && t.space && a.digits && (p.source(at, at+1) == "k" || p.countsNext(at+1)):
			scale, ok = scaleWord{3, "thousand"}, true
		case word == "grand" && p.phraseEnds(at+1):
			scale, ok = scaleWord{3, "thousand"}, true
		}
		if !ok {
			return
		}
		a.value.Mul(a.value, power(scale.power))
		if a.scale != "" {
			a.scale += " "
		}
		a.scale += scale.name
		a.to, a.year = at+1, false
		if word != "hundred" && scale.name != "lakh" {
			break
		}
	}
	if a.scale != "" {
		p.scaledHalf(a)
	}
}

// apartDash says whether a hyphen with spaces around it stands at token i, as some publishers set
// '$ 300 - million'.
func (p *parser) apartDash(i int) bool {
	t := p.at(i)
	return t.is('-') && t.space && p.at(i+1).space
}

// andHalf adds 'and a half', 'and three quarters' to a whole number.
func (p *parser) andHalf(a *atom) {
	if part, to, ok := p.partAfterAnd(a.to); ok {
		a.value.Add(a.value, part)
		a.to, a.amountTo, a.written, a.year = to, to, "", false
	}
}

// scaledHalf reads 'a million and a half' as one and a half million.
func (p *parser) scaledHalf(a *atom) {
	part, to, ok := p.partAfterAnd(a.to)
	if !ok || a.scale == "dozen" {
		return
	}
	unit := scalePower(a.scale)
	if smaller, ok := englishScales[p.at(to).low]; ok { // 'one billion and a half million'
		if smaller.power >= unit {
			return
		}
		unit = smaller.power
		to++
		a.scale = ""
	}
	a.value.Add(a.value, part.Mul(part, power(unit)))
	a.to, a.amountTo, a.written = to, to, ""
}

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

// measures says whether a built-in unit or a scale begins at token i.
func (p *parser) measures(i int) bool {
	if _, ok := englishScales[p.at(i).low]; ok {
		return true
	}
	slug, _ := p.units.words.match(p, i)
	return slug != ""
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

// partBeforeUnit reads the part in 'half-mile', 'quarter inch', 'half century'.
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
	if !ok || u.fromLex || u.kind != KindLevel && u.kind != KindDuration || isPlural(p.at(u.text).low) {
		return atom{}, false
	}
	before := p.at(i - 1).low
	if u.kind == KindDuration && u.slug != "hour" && u.decades == 0 && (den == 4 || before != "a") {
		return atom{}, false // 'the quarter year over year', 'half-year results'
	}
	return atom{from: i, to: i + 1, amountTo: i + 1, value: big.NewRat(1, den), fraction: true}, true
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

func (p *parser) phraseEnds(i int) bool {
	t := p.at(i)
	return t.kind != tokenWord || englishStops[t.low]
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

// longestSpelled is the number of tokens that a number in words may have.
const longestSpelled = 24

// speller adds up a number in words.
type speller struct {
	total, group int64 // finished scales; the group of three that is being read
	lastScale    int
	words        int
	scaleAt      int // token of the last scale word
	scales       int
	ordinal      bool
	andOK        bool // 'and' may join what follows: after 'hundred' and after a scale
	year         bool
	parts        bool // reads a denominator, whose last word may be a plural
	plural       bool // it is one
}

// value is the number read.
func (s *speller) value() *big.Rat { return new(big.Rat).SetInt64(s.total + s.group) }

// cardinalAt reads the words of a number from token i on, and gives the token after them.
func (p *parser) cardinalAt(i int) (speller, int) {
	s := speller{lastScale: 16, scaleAt: -1}
	return s, p.spellOn(&s, i)
}

// spellOn takes words into the number from token i on.
func (p *parser) spellOn(s *speller, i int) int {
	j := i
	for j < i+longestSpelled && !s.ordinal {
		step := p.spell(s, j)
		if step == 0 {
			break
		}
		j += step
	}
	return j
}

// spelledAt reads a cardinal or ordinal in words that begins at token i.
func (p *parser) spelledAt(i int) (atom, bool) {
	s := speller{lastScale: 16, scaleAt: -1}
	j := i
	article := p.at(i).low == "a" || p.at(i).low == "an"
	if p.at(i).low == "hundred" && englishScales[p.at(i+1).low].name == p.at(i+1).low && p.at(i+1).low != "" {
		s.group = 1 // 'hundred million'
	}
	if article {
		if next := p.at(i + 1).low; next != "hundred" && next != "dozen" && (englishScales[next].name == "" || next[len(next)-1] == 's') {
			return atom{}, false
		}
		s.group, s.words = 1, 1
		j++
	}
	j = p.spellOn(&s, j)
	if s.words == 0 || article && j == i+1 && p.at(j).low != "dozen" {
		return atom{}, false
	}
	a := atom{from: i, to: j, amountTo: j, value: s.value(), ordinal: s.ordinal, year: s.year}
	a.one = j == i+1 && p.at(i).low == "one"
	if s.scales == 1 && s.scaleAt == j-1 {
		a.amountTo, a.scale = s.scaleAt, englishScales[p.at(s.scaleAt).low].name
		if a.scale == "" {
			a.scale = "hundred"
		}
		if p.at(a.amountTo - 1).isDash() {
			a.amountTo--
		}
	}
	if a.ordinal && p.oneHundredth(&a) {
		return a, true
	}
	if a.ordinal || s.words > 0 && p.partsOf(&a, &s) {
		return a, true
	}
	p.tailOfSpelled(&a)
	p.overAfter(&a)
	a.one = a.one && a.to == i+1
	return a, true
}

// oneHundredth turns 'one hundredth' and 'one millionth' into the part where it is one of something; 'the one hundredth' is a
// place in a row.
func (p *parser) oneHundredth(a *atom) bool {
	if p.at(a.from).low != "one" || p.at(a.from-1).low == "the" || p.at(a.to).low != "of" && !p.measures(a.to) {
		return false
	}
	last := p.at(a.to - 1).low
	if words := a.to - a.from; last != "hundredth" && scaleOrdinal(last) == "" || words != 2 && !(words == 3 && p.at(a.from+1).isDash()) {
		return false
	}
	a.value.Inv(a.value)
	a.ordinal, a.fraction, a.one = false, true, false
	a.scale, a.amountTo = "", a.to
	return true
}

// tailOfSpelled reads what may follow a number in words: 'point five', 'and a half', a scale.
func (p *parser) tailOfSpelled(a *atom) {
	if a.scale != "" && a.scale != "hundred" {
		p.scaledHalf(a)
		p.smallerAfter(a)
		return
	}
	if p.at(a.to).low == "point" {
		p.pointAfter(a)
	}
	before := a.to
	p.andOnes(a)
	p.andHalf(a)
	p.joinedHalf(a)
	if a.to != before || a.written != "" {
		a.scale = ""
	}
	if low := p.at(a.to).low; a.to != before || a.written != "" || englishDozens[low] || low == "grand" {
		p.scaleAfter(a)
	}
}

// englishBeforeScale are words before a scale that stands for one of it: 'another hundred'.
var englishBeforeScale = set(`first last next past another every`)

// pointAlone reads 'point five' before a unit, where the zero is left out.
func (p *parser) pointAlone(i int) (atom, bool) {
	if p.at(i).low != "point" || p.pointsAt(i-1) {
		return atom{}, false
	}
	a := atom{from: i, to: i, amountTo: i, value: new(big.Rat)}
	p.pointAfter(&a)
	return a, a.to > i && p.measures(a.to)
}

// andOnes adds the ones of 'twenty and three and three fifths': only in a mixed number can they stand so behind the tens.
func (p *parser) andOnes(a *atom) {
	tens, ones := englishTens[p.at(a.to-1).low], englishOnes[p.at(a.to+1).low]
	if tens == 0 || ones == 0 || p.at(a.to).low != "and" || p.at(a.from-1).low == "between" {
		return
	}
	if _, _, ok := p.partAfterAnd(a.to); ok {
		return // 'twenty and three fifths'
	}
	if _, _, ok := p.partAfterAnd(a.to + 2); !ok {
		return
	}
	a.value.Add(a.value, big.NewRat(ones, 1))
	a.to, a.amountTo, a.one = a.to+2, a.to+2, false
}

// pointAfter reads 'point two five', 'point twenty-five'.
func (p *parser) pointAfter(a *atom) {
	digits := ""
	j := a.to + 1
	if n, end := p.smallAt(j); n >= 10 {
		digits, j = plain(new(big.Rat).SetInt64(n)), end
	}
	for ; j < a.to+9; j++ {
		low := p.at(j).low
		d, ok := englishOnes[low]
		if englishZeros[low] || low == "oh" {
			d, ok = 0, true
		}
		if !ok {
			break
		}
		digits += string(rune('0' + d))
	}
	if digits == "" {
		return
	}
	written := plain(a.value) + "." + digits
	value, _, err := parseDecimal(written)
	if err != nil {
		return
	}
	a.value, a.written, a.to, a.amountTo, a.year, a.one = value, written, j, j, false, false
}

// spell takes the word at token j into the number, and gives how many tokens it took.
func (p *parser) spell(s *speller, j int) int {
	t := p.at(j)
	if t.kind == tokenMark && !p.isAnd(j) {
		if t.is(',') && p.commaJoins(s, j+1) {
			s.andOK = false
			if n := p.spell(s, j+1); n > 0 {
				return n + 1
			}
			return 0
		}
		if t.isDash() && !t.space && !p.at(j+1).space && s.words > 0 && (s.parts || p.isNumberWord(j+1)) {
			if n := p.spell(s, j+1); n > 0 {
				return n + 1
			}
		}
		// 'fifty - two', as some publishers set it
		if t.is('-') && t.space && p.at(j+1).space && englishTens[p.at(j-1).low] > 0 && englishOnes[p.at(j+1).low] > 0 && s.words > 0 && s.take(p.at(j+1).low, j+1) {
			s.words++
			return 2
		}
		return 0
	}
	low := t.low
	if p.isAnd(j) {
		if !s.andOK || s.parts || !p.joinsAfterAnd(j+1) || p.startsAnew(s, j+1) {
			return 0
		}
		if _, _, part := p.partAfterAnd(j); part {
			return 0
		}
		s.andOK = false
		if n := p.spell(s, j+1); n > 0 {
			return n + 1
		}
		return 0
	}
	if !s.take(low, j) {
		return 0
	}
	s.words++
	return 1
}

// isAnd says whether token i is 'and', or the sign for it.
func (p *parser) isAnd(i int) bool {
	t := p.at(i)
	return t.low == "and" || t.is('&') && t.space && p.at(i+1).space
}

// joinsAfterAnd says whether a number below a hundred follows, and not the 'and' of a list
// ('two hundred and three thousand' is one number all the same).
func (p *parser) joinsAfterAnd(j int) bool {
	low := p.at(j).low
	return englishOnes[low] > 0 || englishTeens[low] > 0 || englishTens[low] > 0 || englishOrdinals[low] > 0 && englishOrdinals[low] < 100
}

// startsAnew says whether the words from token j on are a number of their own, since their scale has been said: 'forty
// thousand and fifty thousand', 'five hundred and seven hundred'.
func (p *parser) startsAnew(s *speller, j int) bool {
	n, end := p.smallAt(j)
	if n == 0 {
		return false
	}
	if p.at(end).low == "hundred" {
		if s.group > 0 {
			return true
		}
		end++
	}
	scale, ok := englishScales[p.at(end).low]
	return ok && scale.power >= s.lastScale
}

// take adds one word, and says whether it fits.
func (s *speller) take(low string, j int) bool {
	if englishZeros[low] {
		return s.words == 0 && !s.parts
	}
	if s.parts && len(low) > 4 && low[len(low)-1] == 's' {
		if single := low[:len(low)-1]; englishOrdinals[single] > 0 || scaleOrdinal(single) != "" {
			low, s.plural = single, true
		}
	}
	small, ordinal := smallNumber(low)
	switch {
	case s.words > 0 && s.total == 0 && s.group == 0:
		return false // after 'zero'
	case small > 0 && s.fits(small):
		s.group += small
		s.andOK = false
		s.ordinal = ordinal
		return true
	case small >= 10 && !ordinal && s.total == 0 && (s.group == 19 || s.group == 20) && !s.year:
		s.group = s.group*100 + small // nineteen ninety, twenty fourteen
		s.year = true
		return true
	case s.year && small > 0 && small < 10 && s.group%100 >= 20 && s.group%10 == 0 && !ordinal:
		s.group += small
		return true
	case low == "hundred" || low == "hundreds" || low == "hundredth":
		if low == "hundredth" && s.words == 0 {
			s.group = 1
			if !s.parts {
				s.group = 0
			}
		}
		if s.group < 1 || s.group > 99 || s.year || low == "hundreds" && (s.total > 0 || s.group == 1) {
			return false
		}
		s.group *= 100
		s.scaleAt, s.andOK = j, true
		s.scales++
		s.ordinal = low == "hundredth"
		return true
	}
	return s.takeScale(low, j)
}

func (s *speller) takeScale(low string, j int) bool {
	ordinal := scaleOrdinal(low)
	if ordinal != "" {
		low = ordinal
	}
	scale, ok := englishScales[low]
	if ordinal != "" && s.parts && s.words == 0 {
		s.group = 1 // 'trillionths'
	}
	plural := len(low) > 0 && low[len(low)-1] == 's' && low != "lakhs" && low != "crores"
	if !ok || plural || englishScaleLetters[low].power > 0 {
		return false
	}
	factor := power(scale.power).Num().Int64()
	// 'three lakh crore', 'five thousand million'
	if s.group == 0 && s.words > 0 && (low == "crore" && s.lastScale == 5 || s.lastScale == 3 && s.total < 1_000_000 && (low == "million" || low == "billion")) {
		s.total *= factor
		s.scaleAt, s.lastScale = j, 0
		s.ordinal = ordinal != ""
		return true
	}
	if s.group == 0 || s.year || scale.power >= s.lastScale {
		return false
	}
	s.ordinal = ordinal != ""
	if s.total == 0 {
		s.scales = 0 // 'two hundred and fifty thousand': the scale is thousand, hundred belongs to the amount
	}
	s.total += s.group * factor
	s.group, s.lastScale = 0, scale.power
	s.scaleAt, s.andOK = j, true
	s.scales++
	return true
}

// scaleOrdinal is the scale whose ordinal a word is: 'million' for 'millionth'.
func scaleOrdinal(low string) string {
	single, ok := strings.CutSuffix(low, "th")
	if scale := englishScales[single]; !ok || scale.name != single {
		return ""
	}
	return single
}

// fits says whether a number below a hundred can be added to the group: 'twenty' takes 'three',
// 'three' takes nothing.
func (s *speller) fits(small int64) bool {
	if s.year {
		return false
	}
	rest := s.group % 100
	if small < 10 {
		return rest == 0 || rest >= 20 && rest%10 == 0
	}
	return rest == 0
}

// smallNumber is a number below a hundred in one word, cardinal or ordinal; 0 is none.
func smallNumber(low string) (n int64, ordinal bool) {
	if n = englishOnes[low]; n > 0 {
		return n, false
	}
	if n = englishTeens[low]; n > 0 {
		return n, false
	}
	if n = englishTens[low]; n > 0 {
		return n, false
	}
	if n = englishOrdinals[low]; n > 0 && n < 100 {
		return n, true
	}
	return 0, false
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
