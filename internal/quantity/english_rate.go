package quantity

import "strings"

// Rates: what an amount is said per, a length of time, a measure, or each person or thing.

// rate reads 'a year', 'per month', 'per person', '-a-week' after an amount, or after what is measured by it ('30 tonnes of
// steel a day'). What it is per is no whole of which the amount is a part: it has a unit and no text.
func (p *parser) rate(d *draft) {
	if d.OfText != "" || d.Kind == KindDuration {
		return
	}
	if !p.rateAt(d, d.to) {
		if end := p.substanceAt(d, d.to); end > 0 {
			p.rateAt(d, end)
		}
	}
}

// rateAt is rate for the token where its 'a' or 'per' stands.
func (p *parser) rateAt(d *draft, at int) bool {
	joined := p.joinsNext(at) && isArticle(p.at(at+1).low) && p.joinsNext(at+2)
	if joined {
		at++ // '$12-an-hour'
	}
	low, unitAt := p.at(at).low, at+1
	if joined {
		unitAt++
	}
	the := low == "the" && d.Kind == KindMoney && p.clauseEnds(at+2) // '150 euros the month'
	if !the && low != "a" && low != "an" && low != "per" && low != "each" && low != "every" && !p.at(at).is('/') {
		return false
	}
	measure := low == "per" || p.at(at).is('/') && d.Kind == KindLevel || d.Kind == KindMoney
	u, ok := p.perUnit(unitAt, measure)
	if !ok && d.Unit == "barrel" && p.at(unitAt).low == "d" {
		u, ok = unit{slug: "day", kind: KindDuration, text: unitAt, to: unitAt + 1}, true // '5 mb/d'
	}
	if !ok {
		u, ok = p.perThing(unitAt, low, d.Kind)
	}
	if !ok || p.at(u.to).low == "ago" || p.at(u.to).low == "earlier" || p.at(u.to).low == "later" {
		return false
	}
	d.OfUnit, d.to = u.slug, u.to
	if text := d.UnitText; d.Unit == "pound" && u.kind == KindDuration && (text == "pound" || text == "pounds") && p.around()&aroundWeight == 0 {
		d.Unit, d.Currency, d.Kind = "GBP", "GBP", KindMoney // '35 pounds a week'
	}
	return true
}

// substanceAt passes over what an amount measures or counts, 'of CO2', 'of crude oil', up to the word of a rate behind it.
// It gives the token of that word, or 0.
func (p *parser) substanceAt(d *draft, i int) int {
	const mostWords = 3
	if p.at(i).low != "of" || d.Kind != KindLevel && d.Kind != KindCount && d.Kind != KindMoney {
		return 0
	}
	end := i + 1
	for end <= i+mostWords && !p.phraseEnds(end) && !p.isNumberWord(end) {
		end++
	}
	if low := p.at(end).low; end == i+1 || !isArticle(low) && low != "each" && low != "every" {
		return 0
	}
	return end
}

// perThing reads the person or thing that an amount is said per: 'per head', 'per primary pupil', '£40 a head'. Behind 'a'
// many a noun begins something else, and so only what is commonly sold or paid by the piece is one.
func (p *parser) perThing(i int, article string, kind Kind) (unit, bool) {
	const mostWords = 3
	low := p.at(i).low
	if article != "per" {
		return unit{slug: low, kind: KindCount, text: i, to: i + 1, noun: true}, kind == KindMoney && isArticle(article) && englishByThePiece[low] && p.phraseEnds(i+1) && !englishFinite[p.at(i+1).low]
	}
	if low == "annum" {
		return unit{slug: "year", kind: KindDuration, text: i, to: i + 1}, true
	}
	end := i
	for end < i+mostWords && !p.phraseEnds(end) && !p.isTimeAgo(end) && !p.isNumberWord(end) && (end == i || !p.isPast(end) && !p.pastAt(end) && !p.thirdPerson(end)) {
		end++
		if englishPersonally[p.at(end-1).low] {
			break
		}
	}
	if end == i {
		return unit{}, false
	}
	noun := p.at(end - 1).low
	if !englishPersonally[noun] && (!nounLike(noun) || isPlural(noun) || englishNoRate[noun] || strings.Contains(noun, "'")) {
		return unit{}, false
	}
	return unit{slug: noun, kind: KindCount, text: end - 1, to: end, noun: true}, true
}

// isArticle says whether a word makes what is before it a price of one: '$12-an-hour'.
func isArticle(low string) bool { return low == "a" || low == "an" || low == "per" }

var (
	// what is counted by heads, behind which a noun phrase ends
	englishPersonally = set(`person head capita child household family pupil student adult worker employee inhabitant resident`)
	// what is paid for one by one
	englishByThePiece = set(`head person child pupil student household family share ticket seat piece pack packet bottle night plate dose vote
shot copy vehicle car passenger`)
	// words behind 'per' in other tongues than English
	englishNoRate = set(`se cent cents diem centum mille`)
)
