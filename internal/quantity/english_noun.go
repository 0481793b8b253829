package quantity

import "strings"

// isTimeAgo says whether a time like 'last year' or 'next summer' begins at token i, which tells
// when and is no part of what is counted.
func (p *parser) isTimeAgo(i int) bool {
	switch p.at(i).low {
	case "last", "next", "this":
		return englishTimeNouns[p.at(i+1).low]
	}
	return false
}

// englishTimeNouns are the times that 'last' and 'next' point at.
var englishTimeNouns = set(`year month week quarter night evening morning afternoon summer winter autumn spring fall season weekend time term decade century
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december`)

// qualifies says whether token i is an adverb that raises or lowers the adjective behind it: 'very
// angry', 'most wanted'. Elsewhere such words end a noun phrase.
func (p *parser) qualifies(i int) bool {
	switch p.at(i).low {
	case "very", "too":
		next := p.at(i + 1)
		return next.kind == tokenWord && !englishStops[next.low]
	case "most", "least", "less", "still", "already", "well", "once", "more":
		return p.describes(i + 1)
	}
	return false
}

// partOfWord says whether a word at token j that else ends a noun phrase is a part of one that began at token i: 'US-made',
// 'state-of-the-art'.
func (p *parser) partOfWord(i, j int) bool {
	t, before := p.at(j), p.at(j-1)
	return t.low == "us" && p.source(j, j+1) == "US" || j > i && before.isDash() && !before.space && !t.space
}

// expects says whether a plural at token i is the subject of a clause without 'that', behind a number that something is compared
// with, and is not counted by it: 'above the 190,000 economists expected', 'fewer than the 300 officials had predicted'.
func (p *parser) expects(i int) bool {
	if !englishExperts[p.at(i).low] || p.at(i-1).kind != tokenNumber && !p.isNumberWord(i-1) {
		return false
	}
	verb := i + 1
	if low := p.at(verb).low; low == "had" || low == "have" || low == "were" {
		verb++
	}
	return englishExpecting[p.at(verb).low] && (p.clauseEnds(verb+1) || englishAfterExpecting[p.at(verb+1).low]) && p.comparedBefore(i)
}

// comparedBefore says whether the number before token i stands behind 'the' and a word that something is compared by.
func (p *parser) comparedBefore(i int) bool {
	const longestNumber = 6
	for j := i - 1; j > i-longestNumber; j-- {
		if p.at(j).low == "the" {
			return englishComparedBy[p.at(j-1).low]
		}
	}
	return false
}

var (
	// people whose trade it is to say what will be
	englishExperts = set(`economists analysts officials experts forecasters investors markets traders organisers organizers planners pollsters
statisticians epidemiologists`)
	englishExpecting      = set(`expected predicted forecast forecasted anticipated estimated projected hoped feared wanted expecting predicting forecasting hoping`)
	englishAfterExpecting = set(`for last this and but`)
	englishComparedBy     = set(`than above below over under beyond exceeding exceeded beat beats beating topped topping missed missing`)
)

// describes says whether token i is an adjective, a participle or an adverb by its form.
func (p *parser) describes(i int) bool {
	t := p.at(i)
	if t.kind != tokenWord || englishStops[t.low] {
		return false
	}
	if englishAdjectives[t.low] {
		return true
	}
	for _, end := range [...]string{"ed", "ly", "ing", "ous", "ful", "able", "ible", "less", "ive", "ic", "ish", "ern"} {
		if len(t.low) > len(end)+2 && strings.HasSuffix(t.low, end) {
			return true
		}
	}
	return false
}

// englishAdjectives are common adjectives that no ending tells.
var englishAdjectives = set(`young old new big small large great little long short high low poor rich good bad tiny huge brave tired hungry angry
strong weak cheap heavy light dark fresh sick healthy wounded dead alive local regional national rural urban foreign private public military
civil civilian armed unpaid brand modern clean dirty dry wet cold hot warm empty full open secret safe red blue green white black grey brown`)

// attributeOf gives the noun that a plural at token i stands before as its attribute, 'measles
// cases', 'sports clubs', or i itself.
func (p *parser) attributeOf(i int) int {
	if next := p.at(i + 1); englishAttributes[p.at(i).low] && next.kind == tokenWord && next.space && isPlural(next.low) && !englishStops[next.low] {
		return i + 1
	}
	return i
}

// englishAttributes are nouns that end in s before another noun.
var englishAttributes = set(`measles mumps rabies diabetes aids sports arms sales rights savings customs goods operations communications systems
services weapons drugs narcotics economics politics physics mathematics athletics gymnastics logistics ethics headquarters
veterans women men people police staff aircraft personnel cattle sheep peoples jobs benefits works fisheries parks games news species means series humanities sciences antiquities`)

// coordinated takes in the nouns for people, or for things of one sort, that are counted together with the first: '220 women
// and children', '400 men, women and children', '90 drones and missiles'.
func (p *parser) coordinated(u unit) unit {
	alike := likeNoun(p.at(u.to - 1).low)
	if alike == nil {
		return u
	}
	end := u.to
	if p.at(end).is(',') && alike(p.at(end+1).low) && p.at(end+2).low == "and" {
		end += 2
	}
	if p.at(end).low == "and" && alike(p.at(end+1).low) {
		u.to = end + 2
	}
	return u
}

// likeNoun gives what tells whether a noun is of the same sort as this one, or nil where none is known.
func likeNoun(low string) func(low string) bool {
	if isPerson(low) {
		return isPerson
	}
	for _, sort := range englishSorts {
		if sort[low] {
			return func(other string) bool { return sort[other] && other != low }
		}
	}
	return nil
}

// englishSorts are nouns that one number counts together.
var englishSorts = []map[string]bool{
	set(`drones missiles rockets bombs shells mortars grenades mines warheads torpedoes`),
	set(`tanks vehicles trucks guns howitzers launchers cars buses lorries vans trailers`),
	set(`planes aircraft jets helicopters ships boats submarines frigates destroyers`),
	set(`homes houses flats apartments buildings businesses shops schools hospitals clinics offices factories churches`),
	set(`towns villages cities settlements hamlets`),
}

// isPerson says whether a word names people, in the plural or together.
func isPerson(low string) bool {
	if englishPeople[low] {
		return true
	}
	for _, end := range [...]string{"ers", "ors", "ists", "ians", "ants", "ees", "women", "men"} {
		if len(low) > len(end)+2 && strings.HasSuffix(low, end) {
			return !englishNoPeople[low]
		}
	}
	return false
}

var (
	englishPeople = set(`men women children boys girls mothers fathers parents babies infants adults elders civilians soldiers troops nurses guards pupils
students staff recruits veterans relatives friends patients victims refugees migrants monks nuns priests sons daughters brothers sisters
husbands wives widows orphans crew passengers prisoners police sailors marines airmen officials judges clerks cadets`)
	// what ends like people and is things
	englishNoPeople = set(`containers trailers tankers fighters bombers launchers helicopters computers routers servers towers powers orders borders papers numbers
matters letters corners offers quarters centers counters shelters rivers waters layers reactors tractors sectors factors motors
doors floors errors mirrors plants grants pants trees fees committees degrees coffees guarantees cruisers destroyers carriers freighters
trawlers transformers generators radiators conductors detectors sensors monitors missiles lawnmowers boosters chambers covers drawers dollars
papers posters rollers rubbers summers winters tenders timbers trucks elevators escalators indicators vectors harbors labors`)
)

// casualties reads adjectives that stand for people behind a number: '12 dead and 40 wounded'.
func (p *parser) casualties(d *draft) bool {
	if !englishCasualties[p.at(d.to).low] || !p.phraseEnds(d.to+1) || p.joinsNext(d.to+1) {
		return false
	}
	d.Kind, d.UnitText = KindCount, p.source(d.to, d.to+1)
	d.to, d.coreTo = d.to+1, d.to+1
	return true
}

var englishCasualties = set(`dead wounded injured missing homeless unemployed jobless killed hurt unaccounted`)

// isVerb says whether the word at token i is a verb and no part of the noun phrase before it: 'half of the harvest rotted',
// 'one percent of the population owns'.
func (p *parser) isVerb(i int) bool {
	low, before := p.at(i).low, p.at(i-1).low
	switch {
	case englishVerbs[low]:
		return true
	case englishMass[before] && strings.HasSuffix(low, "s") && isPlural(low):
		return !p.namesGoods(i)
	}
	return p.isPast(i)
}

// namesGoods says whether the word in s at token i, behind a noun of mass, is a noun itself: 'all income taxes', 'half of the
// wheat exports pass'. As a verb it would have an object: 'half of the country exports wheat'.
func (p *parser) namesGoods(i int) bool {
	next := p.at(i + 1)
	if !englishGoods[p.at(i).low] {
		return false
	}
	return next.kind != tokenWord || englishStops[next.low] && !englishDeterminers[next.low] || englishPassing[next.low] || p.thirdPerson(i+1) || p.pastAt(i+1) || strings.HasSuffix(next.low, "ed")
}

// isPast says whether a word in ed at token i ends its phrase, and so is a verb: 'one passenger lived'.
func (p *parser) isPast(i int) bool {
	low := p.at(i).low
	return len(low) > 4 && strings.HasSuffix(low, "ed") && p.phraseEnds(i+1) && !p.joinsNext(i+1)
}

var (
	englishVerbs = set(`owns pays spends earns believes thinks wants feels seems appears depends lacks suffers receives produces consumes belongs
consists contains knows sits stays disappears vanishes burned burnt fell rose went ran flew drove ate drank slept sank won got grew sold bought
built paid struck sang swam hid quit held kept stood sat stayed left fled wept broke spoke drowned froze began survived`)
	// nouns in s that are verbs as well, behind what is taxed or traded, and what they do
	englishGoods   = set(`taxes exports imports supplies prices sales reserves stocks stores shipments deliveries`)
	englishPassing = set(`pass go come flow move travel depend rely stem cross arrive end begin start fall rise run leave`)
	// nouns in the singular for many, behind which a word in s is a verb
	englishMass = set(`population workforce public electorate country nation budget harvest fleet staff crew youth economy world money electricity
food oil gas coal grain wheat water energy territory coastline city town village traffic trade income revenue`)
)

// oneOfMany says whether 'one' before a noun is a number: others are counted beside it ('two planes and one ship', 'one ship
// and two planes'), or it says that there are no more ('only one doctor').
func (p *parser) oneOfMany(d *draft, a atom) bool {
	if d.UnitText == "" || d.Kind != KindCount {
		return false
	}
	if _, m, ok := p.ofNumber(d.to); ok && p.isBareOf(d, m) {
		return true // 'one shop in three', 'one doctor per 4,000 people'
	}
	if p.oneCounts(a.from, d.to) {
		return true
	}
	if englishAnyOne[p.at(d.to-1).low] {
		return false
	}
	switch p.at(a.from - 1).low {
	case "only", "exactly", "precisely", "just":
		return true
	case "the", "at":
		return false
	}
	for i := range p.found {
		if before := &p.found[i]; before.Kind == KindCount && before.Value != "1" && before.OfText == "" {
			return true
		}
	}
	at := d.to
	if p.at(at).is(',') {
		at++
	}
	switch p.at(at).low {
	case "and", "or", "not", "but":
		at++
	}
	return at > d.to && p.isNumberWord(at) && p.isCounted(atom{to: at + 1, digits: true})
}

// oneAlone says whether 'one' without a noun at token i is somebody who died or was hurt: it opens its clause ('one died and three
// were hurt'), or is what a verb of harm has for its object ('killed one and injured 12').
func (p *parser) oneAlone(i int) bool {
	before, next := p.at(i-1), p.at(i+1)
	if englishHarming[before.low] && before.low != "lost" {
		return next.kind != tokenWord && !next.isDash() || next.low == "and" || next.low == "or" || next.low == "other"
	}
	opens := i == 0 || before.is(',') || before.is(';') || before.is(':') || before.low == "and" || before.low == "but" || before.low == "while"
	return opens && next.low != "lost" && next.low != "missing" && p.oneActs(i+1)
}

// englishAnyOne are nouns before which 'one' is some or a certain one.
var englishAnyOne = set(`point thing way hand side time times reason example day voice word moment place part question kind sort name case aspect respect
sense step other another quick brief morning night evening goal problem issue answer idea story look more last final person who`)

// englishEndsEr are words in er that are no nouns.
var englishEndsEr = set(`larger bigger smaller higher lower better other further farther later earlier older younger longer shorter stronger weaker
faster slower greater fewer newer cheaper richer poorer deeper wider harder easier safer closer nearer former latter inner outer upper under over
never ever after rather together whether either neither however whoever whatever whenever wherever forever altogether another her lesser brighter
darker heavier lighter warmer colder hotter cooler cleaner quicker quieter louder taller thicker thinner tougher softer sooner happier healthier busier
proper super utter bitter eager clever sober tender consider remember deliver offer suffer enter answer wonder hither thither per`)
