package quantity

import "math/big"

// inHalfAt reads 'in half' behind a verb of cutting as the factor that 'halved' is: 'was cut in half', 'slash the deficit in
// half'. Alone ('folded in half') it is none.
func (p *parser) inHalfAt(i int) int {
	const farthest = 7
	next := p.at(i + 2)
	if p.at(i).low != "in" || p.at(i+1).low != "half" || englishAfterHalf[next.low] || next.isDash() && !next.space || next.kind == tokenWord && !englishStops[next.low] && !englishAfterHalved[next.low] {
		return 0
	}
	from, ok := i, false
	for j := i - 1; j > i-farthest && j >= p.floor && !ok; j-- {
		t := p.at(j)
		if t.kind != tokenWord && !t.isDash() && !isApostrophe(t.mark) || englishJoins[t.low] || t.low == "and" || t.low == "or" {
			return 0
		}
		if ok = englishHalving[t.low]; ok && j == i-1 {
			from = j
		}
	}
	if !ok {
		return 0
	}
	d := &draft{from: from, to: i + 2, coreFrom: i, coreTo: i + 2, amount: big.NewRat(1, 2)}
	d.Kind, d.Unit, d.Spoken, d.UnitText = KindRatio, "times", p.source(i+1, i+2), p.source(from, i+2)
	d.said.Fraction = true
	p.modify(d)
	d.Base = p.baseAfter(d)
	p.add(d)
	return d.to
}

// bidsFactor says whether a verb that multiplies at token i is bidden or meant to be done to what a pronoun names: 'we want to
// triple it', 'it will double them'.
func (p *parser) bidsFactor(i int) bool {
	switch before := p.at(i - 1).low; {
	case before == "to", englishModals[before]:
	default:
		return false
	}
	next := p.at(i + 1).low
	return next == "it" || next == "them"
}

// nearFactor reads 'a near tripling', 'a near-doubling': not quite.
func (p *parser) nearFactor(d *draft) {
	at := d.from - 1
	if p.at(at).isDash() && !p.at(at).space {
		at--
	}
	if at < p.floor || p.at(at).low != "near" || d.Comparator != CompareNone {
		return
	}
	d.from, d.Comparator = at, CompareAlmost
	if p.at(at-1).low == "a" && at-1 >= p.floor {
		d.from--
	}
}

// timesLess turns the factor in '11 times less likely', 'three times fewer', 'a tenfold drop' upside down: what is three
// times less is a third.
func (p *parser) timesLess(d *draft) {
	if d.Kind != KindRatio || d.Unit != "times" || d.amount == nil || !englishLessOf[p.at(d.coreTo).low] || d.amount.Cmp(big.NewRat(1, 1)) <= 0 {
		return
	}
	d.amount.Inv(d.amount)
	d.said.Fraction = true
	if d.upper != nil {
		d.upper.Inv(d.upper)
		d.amount, d.upper = d.upper, d.amount
	}
	d.Comparator = d.Comparator.mirrored()
	if d.Comparator == CompareAlmost {
		d.Comparator = CompareApprox // nearly as little is a little more
	}
}

var (
	// verbs that make what is cut in half smaller
	englishHalving = set(`cut cuts cutting slash slashes slashed slashing reduce reduces reduced reducing chop chops chopped chopping shrink shrank shrunk`)
	// words behind 'cut in half' that are no noun of the half: 'in half time', but 'in half since 2010'
	englishAfterHalved = set(`since by over from when while again already now today within`)
	englishModals      = set(`will would can could should must may might shall`)
)
