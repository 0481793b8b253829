package quantity

// thirdPerson says whether the word in s at token i is a verb rather than a plural, so that the number or noun before it counts
// nothing of that name: 'one person in ten agrees', 'zero tolerance means'.
func (p *parser) thirdPerson(i int) bool {
	switch low := p.at(i).low; low {
	case "means":
		return p.at(i+1).low != "of"
	default:
		return englishThirdPerson[low]
	}
}

// pastAt says whether the word at token i is a past tense that no ending tells, behind what sank, fell or won.
func (p *parser) pastAt(i int) bool { return englishStrongPast[p.at(i).low] }

var (
	// verbs in s that are no plurals of everyday nouns
	englishThirdPerson = set(`agrees disagrees thinks believes knows owns earns pays eats drinks smokes reads speaks dies suffers lacks skips
goes becomes remains sits stays seems feels appears depends belongs consists contains happens refuses opposes supports prefers expects hopes
trusts distrusts lives sleeps gets has does wants says tells understands receives spends begins ends grows carries struggles buys uses`)
	// strong verbs in the past
	englishStrongPast = set(`sank fell rose went ran flew drove ate drank slept won grew fled wept broke spoke drowned froze began burnt
swam blew struck shot hit left stood sat told saw`)
)

// oneCounts says whether the clause around 'one' and its noun counts: somebody was hurt, somebody voted, or there was one. from
// and to are the tokens of 'one' and behind its noun.
func (p *parser) oneCounts(from, to int) bool {
	if englishSupposed[p.at(from-1).low] {
		return false
	}
	noun := p.at(to - 1).low
	if noun != "person" && englishAnyOne[noun] || englishOneOfSpeech[noun] {
		return false
	}
	before, next := p.at(from-1).low, p.at(to).low
	switch {
	case englishBallots[noun], englishHarming[before], before == "down" && p.at(from-2).low == "shot":
		return true
	case noun == "vote" && (next == "against" || next == "for" || before == "by" || before == "with"):
		return true
	case p.oneThere(from):
		return !p.at(to - 1).capital // 'there is one God'
	}
	return !englishDeterminers[before] && (p.oneActs(to) || englishCasualties[noun])
}

// oneThere says whether 'there was', 'there has been' stands right before token i.
func (p *parser) oneThere(i int) bool {
	const mostWords = 4
	if p.at(i-1).low == "there's" {
		return true
	}
	if !englishBeing[p.at(i-1).low] {
		return false
	}
	for j := i - 2; j >= i-mostWords; j-- {
		if p.at(j).low == "there" {
			return true
		}
		if !englishBeing[p.at(j).low] && p.at(j).low != "only" {
			return false
		}
	}
	return false
}

// oneActs says whether a verb at token i tells that the one before it was harmed, died or voted.
func (p *parser) oneActs(i int) bool {
	const mostWords = 3
	low := p.at(i).low
	if englishVanishing[low] && low != "came" && low != "left" && low != "moved" || englishVoted[low] {
		return true
	}
	begin := i
	for i < begin+mostWords && englishBeing[p.at(i).low] {
		i++
	}
	return englishSuffered[p.at(i).low]
}

var (
	// what is announced, and not counted, by 'there is one'
	englishOneOfSpeech = set(`concern caveat exception area difference message lesson rule fact piece bit condition element factor element
possibility option solution argument explanation principle moral truth topic subject matter detail constant risk danger advantage`)
	// words that suppose or deny what follows, and count none of it
	englishSupposed = set(`if when whenever unless whether once until not even or than`)
	// what is counted in a vote
	englishBallots = set(`abstention veto`)
	englishVoted   = set(`voted abstained dissented vetoed`)
	// verbs whose object is a casualty or a loss
	englishHarming = set(`killed killing wounded wounding injured injuring downed downing arrested arresting destroyed destroying sank sinking lost`)
	// participles of which one is a casualty
	englishSuffered = set(`killed hurt injured wounded harmed lost dead missing arrested detained charged hospitalised hospitalized damaged
destroyed sunk infected kidnapped drowned shot stabbed`)
)
