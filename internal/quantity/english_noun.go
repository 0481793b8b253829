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
veterans women men peoples jobs benefits works fisheries parks games news species means series humanities sciences antiquities`)

// coordinated takes in the second of two nouns for people that are counted together: '220 women
// and children'.
func (p *parser) coordinated(u unit) unit {
	if p.at(u.to).low != "and" || !isPerson(p.at(u.to-1).low) {
		return u
	}
	if second := p.at(u.to + 1).low; isPerson(second) && isPlural(second) {
		u.to += 2
	}
	return u
}

// isPerson says whether a word names people in the plural.
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
