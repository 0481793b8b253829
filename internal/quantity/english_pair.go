package quantity

import "math/big"

// Two numbers said for one in ordinary speech: 'a day or two', 'about 70, maybe 75 percent'.

// orTwoAt reads 'a day or two', 'the next week or three' as one to two or three of them: the article or the word that points
// at one unit of time counts it. What is a manner of speaking ('a thing or two') counts nothing.
func (p *parser) orTwoAt(i int) int {
	if low := p.at(i).low; low != "a" && low != "an" && low != "one" && low != "every" && !englishPast[low] {
		return 0
	}
	u, ok := p.oneThing(i + 1)
	if !ok || p.at(u.to).low != "or" {
		return 0
	}
	at := u.to + 1
	most := p.at(at).low
	if most != "two" && most != "three" || !p.phraseEnds(at+1) && !p.isVerb(at+1) && !p.pastAt(at+1) && !p.thirdPerson(at+1) || p.joinsNext(at+1) || englishAfterTwo[p.at(at+1).low] {
		return 0
	}
	end := at + 1
	if noun := p.at(u.to - 1).low; u.slug == "" && (englishOfSpeech[noun+"s"] || englishAnyOne[noun] || englishOneOfSpeech[noun] || englishPast[p.at(i).low]) {
		return end
	}
	d := &draft{from: i, to: end, coreFrom: i, coreTo: end, amount: big.NewRat(1, 1), upper: big.NewRat(englishOnes[most], 1)}
	d.Comparator = CompareBetween
	p.setUnit(d, u)
	d.to, d.coreTo = end, end
	d.Spoken = p.source(i, end)
	if englishPast[p.at(i).low] {
		d.from, d.coreFrom, d.Spoken = i+1, i+1, p.source(i+1, end)
	}
	p.age(d)
	p.window(d)
	p.context(d)
	p.add(d)
	return d.to
}

// oneThing reads the one unit or noun in 'a day or two'.
func (p *parser) oneThing(i int) (unit, bool) {
	if u, ok := p.unitAt(i, atom{}); ok {
		return u, u.kind == KindDuration || u.kind == KindLevel || u.kind == KindMoney || u.noun
	}
	t := p.at(i)
	if t.kind != tokenWord || englishStops[t.low] || isPlural(t.low) || !nounLike(t.low) && !englishAnyOne[t.low] || p.isNumberWord(i) {
		return unit{}, false
	}
	return unit{kind: KindCount, text: i, to: i + 1, noun: true}, true
}

// englishAfterTwo are words behind 'or two' that go on with the number.
var englishAfterTwo = set(`of more`)

// maybeMore gives the first of two guesses what is said with the second alone, its scale and its unit: 'about 70, maybe 75
// percent', '60, perhaps 70 thousand troops'.
func (p *parser) maybeMore(d *draft, a atom) {
	at := a.to
	if !p.at(at).is(',') || d.UnitText != "" || d.Currency != "" || a.fraction || a.year || a.ordinal {
		return
	}
	for at++; englishGuess[p.at(at).low]; at++ {
	}
	if at == a.to+1 {
		return
	}
	b, ok := p.numberAt(at)
	if !ok || b.ordinal || b.fraction || b.year || b.currency != "" || b.scale == "" && !p.isCounted(b) {
		return
	}
	if a.scale == "" && b.scale != "" {
		scale := scaleFactor(b.scale)
		if new(big.Rat).Mul(d.amount, scale).Cmp(b.value) >= 0 {
			return
		}
		d.amount.Mul(d.amount, scale)
		d.Scale = b.scale
	}
	if twice := new(big.Rat).Add(d.amount, d.amount); b.value.Cmp(d.amount) > 0 && b.value.Cmp(twice) <= 0 {
		p.sharedUnit(d, b)
	}
}

// englishGuess are words that part two guesses.
var englishGuess = set(`maybe perhaps possibly probably or even`)

// guessGap says whether a second guess is near enough to the first: the next number, a quarter more, or a half more where both
// are round, as in '20, 30 minutes', and 'five, ten'.
func guessGap(first, second *big.Rat) bool {
	gap := new(big.Rat).Sub(second, first)
	if gap.Sign() <= 0 {
		return false
	}
	five := big.NewRat(5, 1)
	round := new(big.Rat).Quo(first, five).IsInt() && new(big.Rat).Quo(second, five).IsInt()
	widest := new(big.Rat).Quo(first, big.NewRat(4, 1))
	if round {
		widest = new(big.Rat).Quo(first, big.NewRat(2, 1))
	}
	return gap.Cmp(big.NewRat(1, 1)) == 0 || gap.Cmp(widest) <= 0 || round && first.Cmp(five) == 0 && gap.Cmp(five) == 0
}
