package quantity

import (
	"math/big"
	"strings"
)

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

// decimalComma reads '9,5 million' and 'the ratio is 2,5': one or two digits behind a comma without a blank. In a row of several
// they are numbers of their own, and so they are behind a plural or a label ('pages 12,14') where no unit or scale follows.
func (p *parser) decimalComma(a *atom) {
	comma, part := p.at(a.to), p.at(a.to+1)
	if !comma.is(',') || comma.space || part.kind != tokenNumber || part.space || len(part.low) > 2 || len(a.written) > 3 || !allDigits(a.written) || !allDigits(part.low) {
		return
	}
	before, after := p.at(a.from-1), p.at(a.to+2)
	inRow := before.is(',') && !p.at(a.from).space || after.is(',') && !p.at(a.to+3).space
	apart := isPlural(before.low) || englishLabels[before.low] || before.is('.') || before.is('/') || before.is('(') || !after.space && after.kind == tokenWord
	measured := p.measures(a.to+2) || p.units.symbols[p.source(a.to+2, a.to+3)] != ""
	if inRow || apart && !measured { // 'pages 12,14', but 'sales 1,5 million'
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
