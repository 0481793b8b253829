package quantity

// leadsUpTo says whether the 'up to' that begins at token i tells where something has gone ('the rate went up to 4 percent',
// 'is back up to 5 percent') and not where it may end ('fines can go up to $500').
func (p *parser) leadsUpTo(i int) bool {
	if p.at(i).low != "up" || p.at(i+1).low != "to" || i-1 < p.floor {
		return false
	}
	verb := p.at(i - 1).low
	if verb == "back" {
		return true
	}
	before := p.at(i - 2).low
	switch {
	case englishWentUp[verb]:
		return true
	case englishGoesUp[verb]:
		return before == "will" || before == "would" || before == "to" || before == "shall" || before == "did" || before == "not" && p.at(i-3).low == "did"
	}
	return englishGoingUp[verb] && englishBe[before]
}

// upFrom says whether the 'up to' at token i tells where an amount went because the amount it came from follows: 'the rate is
// up to 5 percent from 3 percent'.
func (p *parser) upFrom(d *draft, i int) bool {
	if before := p.at(i - 1).low; !englishBe[before] && before != "now" {
		return false
	}
	at := d.to
	if p.at(at).is(',') {
		at++
	}
	b, ok := p.numberAt(at + 1)
	if p.at(at).low != "from" || !ok || b.year || b.currency != d.Currency {
		return false
	}
	u, measured := p.unitAt(b.to, b)
	switch {
	case d.Currency != "":
		return true
	case measured:
		return u.slug == d.Unit
	}
	return d.Unit == "" && d.UnitText == "" && p.phraseEnds(b.to)
}

// particleAt says whether 'up' or 'down' at token i is a part of the verb before it, whose object the draft is: 'make up 51
// percent', 'paid down $2 billion'. In the passive it tells where the subject went: 'rents were put up 5 percent'.
func (p *parser) particleAt(d *draft, i int) bool {
	low, verb, before := p.at(i).low, p.at(i-1).low, p.at(i-2).low
	if low != "up" && low != "down" || i-1 < 0 {
		return false
	}
	part := d.OfText != "" || p.at(d.to).low == "of"
	if englishFinishing[verb] {
		return low == "up" && englishPlaced[p.at(d.to).low] // 'ended up 10 points behind'
	}
	if englishPicking[verb] {
		return part || d.Kind == KindMoney // 'sales turned down 3 percent', 'the index picked up 20 points'
	}
	if englishAlsoNames[verb] && !part && !englishModals[before] && before != "to" && !englishActors[before] {
		return false // 'energy use up 5 percent'
	}
	return englishParticled[verb] && (part || !englishBe[before] && before != "been")
}

var (
	// verbs that go up, in the past, as they are and in progress
	englishWentUp  = set(`went gone edged crept inched ticked climbed drifted nudged crawled moved came pushed`)
	englishGoesUp  = set(`go edge creep inch tick climb drift crawl move come`)
	englishGoingUp = set(`going edging creeping inching ticking climbing drifting crawling moving coming`)
	// verbs of which 'up' or 'down' is a part and that have an object
	englishParticled = set(`make makes made making shoot shoots shot shooting pay pays paid paying use uses used using give gives gave given
giving put puts putting set sets setting bring brings brought bringing take takes took taken taking buy buys bought buying
build builds built building eat eats ate eaten eating swallow swallowed swallows break broke broken tear tore torn burn burned burnt blow blew
blown gun gunned knock knocked pull pulled rack racked racks chalk chalked pile piled store stored save saved saves stock stocked round rounded
free freed frees open opened opens offer offered offers serve served dig dug drum drummed scoop scooped scoops gobble gobbled gobbles soak soaked
soaks suck sucked tie tied ties lock locked locks back backed sign signed signs line lined call called mop mopped split divide divided
clean cleaned add added throw threw track tracked hunt hunted cut cuts cutting chop chopped lay laid snap snapped
pony ponied cough coughed stump stumped run ran write wrote written let vote voted shut sum summed clear cleared draw drew drawn fill filled fills
hand handed hoover hoovered`)
	// of those, the ones that name a thing or need no object, too: 'energy use up 5 percent', 'costs cut down 5 percent'
	englishAlsoNames = set(`pay use buy buying building paying using making taking setting shooting run ran split cut cuts vote save stock store
back offer offers call round open saves write`)
	// verbs that tell of an amount, too, unless they have a part of something or money as their object
	englishPicking   = set(`pick picks picked picking turn turns turned turning`)
	englishActors    = set(`we they you i he she it who`)
	englishFinishing = set(`end ends ended ending wind winds wound winding finish finishes finished finishing`)
	// words behind an amount that tell a place
	englishPlaced = set(`behind ahead short clear adrift off away apart`)
)
