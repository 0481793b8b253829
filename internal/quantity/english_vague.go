package quantity

// vaguePeople says whether 'millions' and the like stand at the begin of a clause before its verb, and mean people: 'millions
// watched the match'. from and to are the tokens of the words.
func (p *parser) vaguePeople(from, to int) bool {
	before, next := p.at(from-1), p.at(to)
	opens := from == 0 || before.kind == tokenMark || englishBegins[before.low] || before.low == "that" || before.low == "where"
	return opens && next.kind == tokenWord && !englishPrepositions[next.low]
}

// vagueNoun says whether what 'a handful of' and 'a couple of' stand before at token i is counted, and is no manner of
// speaking: 'a couple of things'.
func (p *parser) vagueNoun(i int) bool {
	u, ok := p.nounAt(i, atom{value: nil})
	return ok && isPlural(p.at(u.to-1).low) && !englishOfSpeech[p.at(u.to-1).low]
}

// scoresAct says whether 'scores' that opens a clause means people: a verb follows that tells what became of them ('scores were
// hurt', 'scores died').
func (p *parser) scoresAct(d *draft) bool {
	next := p.at(d.to).low
	return p.vaguePeople(d.from, d.to) && (englishVanishing[next] || englishBeing[next] && englishHarmed[p.at(d.to+1).low] || next == "have" && englishVanishing[p.at(d.to+1).low] ||
		(next == "have" || next == "had") && p.at(d.to+1).low == "been" && englishHarmed[p.at(d.to+2).low])
}

// aboutYear gives the token where a word begins that makes a year at token i an approximate one, or i: 'around 1990', 'about
// 2014' where 'about' opens the clause or follows a preposition or a verb of being, and names no topic.
func (p *parser) aboutYear(i int) int {
	from, compare, ok := p.modifiersBefore(i)
	if !ok || compare != CompareApprox {
		return i
	}
	before := p.at(from - 1)
	if p.at(from).low == "about" && from > 0 && before.kind == tokenWord && !englishBeing[before.low] && !englishBegins[before.low] && englishYearWords[before.low] == "" {
		return i
	}
	return from
}

// scalesAt says whether a scale in words stands at token i: 'a few dozen', 'a couple of hundred'.
func (p *parser) scalesAt(i int) bool {
	low := p.at(i).low
	return low == "hundred" || low == "dozen" || englishScales[low].name == low && low != ""
}

var (
	englishPrepositions = set(`of in on at to for from by with without within across over under above below between among into onto
through throughout during since until before after about around against toward towards upon per via and or but each every a
year ago`)
	// what speakers announce to say
	englishOfSpeech = set(`things points words questions thoughts comments remarks items announcements notes observations issues reasons
ways moments seconds minutes examples topics housekeeping`)
)
