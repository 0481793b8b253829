package quantity

import "math/big"

// noneOfNumber reads 'none of the 14 samples' and 'not one of the 14 samples' as zero of them.
func (p *parser) noneOfNumber(i int) int {
	at := i + 1
	switch p.at(i).low {
	case "none":
	case "not":
		if englishBeing[p.at(i-1).low] {
			return 0 // 'you are not one of the 14' tells of one alone
		}
		if low := p.at(at).low; low == "even" {
			at++
		}
		if p.at(at).low == "a" && p.at(at+1).low == "single" {
			at += 2
		}
		if p.at(at).low != "one" {
			return 0
		}
		at++
	default:
		return 0
	}
	begin, m, ok := p.ofNumber(at)
	if !ok || p.at(at).low != "of" || !m.value.IsInt() || m.value.Sign() <= 0 || p.measures(m.to) {
		return 0
	}
	d := &draft{from: i, to: at, coreFrom: i, coreTo: at, amount: new(big.Rat)}
	d.Spoken, d.Kind = p.source(i, at), KindCount
	p.setOfNumber(d, begin, m)
	p.add(d)
	return d.to
}

// nothingCounted reads 'no passengers were hurt', 'there were no complaints' as zero: 'no' before a plural that can be
// counted, where the sentence says what is or has happened. 'We have no plans' counts nothing.
func (p *parser) nothingCounted(i int) int {
	noun := -1
	for j := i + 1; j < i+longestNounPhrase && noun < 0; j++ {
		t := p.at(j)
		if t.kind != tokenWord || !t.space || englishStops[t.low] && t.low != "lives" || p.isNumberWord(j) || englishUncounted[t.low] {
			return 0
		}
		if isPlural(t.low) {
			noun = p.attributeOf(j)
		}
	}
	if noun < 0 || englishUncounted[p.at(noun).low] || !p.happens(i, noun+1) {
		return 0
	}
	u := p.coordinated(unit{kind: KindCount, text: noun, to: noun + 1, noun: true})
	d := &draft{from: i, to: u.to, coreFrom: i, coreTo: u.to, amount: new(big.Rat)}
	d.Spoken = p.source(i, i+1)
	p.setUnit(d, u)
	d.UnitText = p.source(i+1, u.to)
	p.add(d)
	return d.to
}

// happens says whether a clause tells that there is or was none: 'there were no ...', 'reported no ...', 'no ... were
// hurt'. The noun phrase with 'no' begins at token i, and end is the token after it.
func (p *parser) happens(i, end int) bool {
	before, person := p.at(i-1).low, isPerson(p.at(end-1).low)
	switch {
	case englishFinding[before]:
		return person || !englishTalk[p.at(end-1).low]
	case before == "has" || before == "have" || before == "had" || before == "with":
		return person
	case before == "made":
		return p.at(end-1).low == "arrests"
	}
	for j := i - 1; j >= i-4 && j >= 0; j-- { // 'there were no', 'there have so far been no'
		if before := p.at(j - 1).low; before == "if" || before == "unless" || before == "whether" {
			return false // 'if there are no'
		}
		if p.at(j).low == "there" && (englishBeing[before] || before == "far" || before == "yet") {
			return true
		}
	}
	if i > 0 && p.at(i-1).kind != tokenMark && !englishJoining[before] {
		return false
	}
	at := end
	for at < end+5 && p.at(at).kind == tokenWord && !englishBeing[p.at(at).low] && !englishFuture[p.at(at).low] {
		at++ // 'no aircraft of ours were'
	}
	if englishFuture[p.at(at).low] && p.at(at+1).low == "be" {
		at++ // 'no troops will be sent'
	}
	if !englishBeing[p.at(at).low] {
		return englishVanishing[p.at(end).low]
	}
	for n := 0; n < 3 && (englishBeing[p.at(at).low] || p.at(at).low == "so" || p.at(at).low == "far" || p.at(at).low == "ever" || p.at(at).low == "yet"); n++ {
		at++
	}
	return englishHarmed[p.at(at).low] || person && p.onTheSpot(at)
}

// onTheSpot says whether what stands at token i tells where people are: 'on the ground', 'in the country', 'in Somalia'.
func (p *parser) onTheSpot(i int) bool {
	if low := p.at(i).low; low != "on" && low != "in" && low != "at" && low != "inside" {
		return false
	}
	at := i + 1
	if p.at(at).low == "the" {
		at++
	}
	return englishSpots[p.at(at).low] || p.at(at).capital
}

var (
	englishFuture = set(`will would shall`)
	// where people are
	englishSpots   = set(`ground country area building scene site spot board camp region base city town village field street streets school`)
	englishBeing   = set(`was were are is be been have has had being am`)
	englishJoining = set(`and but that because while although though if so as`)
	// verbs whose object was counted
	englishFinding = set(`reported recorded registered suffered confirmed counted detected found lost saw seen received took taken sustained
caused left fired killed arrested`)
	// what happens to things and people that are counted
	englishHarmed = set(`killed hurt injured wounded harmed lost damaged destroyed hit dead missing arrested detained charged fired found left available involved
detected reported recorded registered seized sunk affected infected evacuated cancelled canceled closed delayed opened aboard onboard
held flying running sailing leaving operating trapped stolen collapsed rejected filed received confirmed released moved deployed shot taken sent stationed withdrawn recalled`)
	// what they do of themselves
	englishVanishing = set(`died collapsed survived escaped sank crashed exploded fell burned burnt arrived returned resigned ran came left moved opened landed`)
	// plurals that are said of nothing that one counts
	englishUncounted = set(`other plans comments doubts values rights illusions excuses words means grounds signs intentions reasons regrets details circumstances
terms matters guarantees secrets worries thanks ways limits bounds conditions strings buts ifs objections questions answers surprises exceptions reports promises
winners changes problems talks negotiations apologies concerns results consequences prospects hopes fears indications expectations
objectives ambitions qualms options alternatives choices rules issues odds holds favours favors hurries misunderstandings news lies`)
	// plurals of what is said or known
	englishTalk = set(`reports indications suggestions claims answers thoughts views ideas ties links`)
)
