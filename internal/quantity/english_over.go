package quantity

import "strings"

// overComparesNothing says whether the 'over' or 'up to' that begins at token i, right before a draft's number, compares
// nothing: 'over' is 'during' ('20 billion over four years'), belongs to the verb ('handed over 8 guns'), or names what a
// quarrel is about ('a strike over 3 percent'); 'up to' names who decides ('it is up to 27 governments to decide') or tells where
// something went ('it is up to 5 percent from 3 percent').
func (p *parser) overComparesNothing(d *draft, i int) bool {
	switch {
	case p.at(i).low == "over" && i == d.coreFrom-1:
		if d.Kind == KindDuration {
			return p.overIsDuring(d, i)
		}
		return p.overOfVerb(d, i) || p.quarrelBefore(i)
	case p.at(i).low == "up" && i == d.coreFrom-2 && p.at(i+1).low == "to":
		return p.upToDecide(d, i) || p.upFrom(d, i)
	}
	return false
}

// overIsDuring says whether 'over' at token i is the time in which something is spread out or done: behind an amount in its
// clause, behind a verb of spreading, or where the time opens the sentence. What lasts or waits does so for longer than that.
func (p *parser) overIsDuring(d *draft, i int) bool {
	before := p.at(i - 1)
	if p.at(d.to).low == "old" || p.at(d.to-1).low == "old" || p.at(d.to-1).low == "ago" || englishLasting[before.low] {
		return false
	}
	if englishSpreading[before.low] || p.at(i).capital && i == 0 && p.at(d.to).is(',') {
		return true
	}
	if i < p.floor || len(p.found) == 0 {
		return false
	}
	last := &p.found[len(p.found)-1]
	if last.Kind == KindDate || last.Kind == KindRank || last.Kind == KindOrdinal {
		return false
	}
	return p.sameClause(p.tokenAfter(last.End), i)
}

// sameClause says whether nothing from token from to token to begins another clause or tells how long something lasts.
func (p *parser) sameClause(from, to int) bool {
	const farthest = 6
	if to-from > farthest {
		return false
	}
	for j := from; j < to; j++ {
		if t := p.at(j); t.kind != tokenWord || englishLasting[t.low] && !englishNotVerbs[t.low] || englishJoins[t.low] {
			return false
		}
	}
	return true
}

// overOfVerb says whether 'over' at token i belongs to the verb before it, whose object is counted: 'turned over 12
// suspects'. What was 'taken over' are places and firms alone, since many things take more than a number of others.
func (p *parser) overOfVerb(d *draft, i int) bool {
	before := p.at(i - 1).low
	if englishOverVerbs[before] {
		return true
	}
	if !englishTaking[before] || d.UnitText == "" || d.Kind != KindCount || p.at(i-2).low == "it" {
		return false
	}
	words := strings.Fields(strings.ToLower(d.UnitText))
	return englishTakenOver[words[len(words)-1]]
}

// quarrelBefore says whether 'over' at token i tells what a quarrel is about: 'disagree over two points', 'the strike is
// over 3 percent'.
func (p *parser) quarrelBefore(i int) bool {
	at := i - 1
	if englishBe[p.at(at).low] {
		at--
		return englishQuarrelNouns[p.at(at).low]
	}
	return englishQuarrelNouns[p.at(at).low] || englishQuarrelVerbs[p.at(at).low]
}

// upToDecide reads 'it is up to 27 governments to decide', with 'up' at token i.
func (p *parser) upToDecide(d *draft, i int) bool {
	if d.Kind != KindCount && d.Kind != KindUnknown {
		return false
	}
	be := i - 1
	if low := p.at(be).low; low == "it's" || low == "that's" {
		return p.at(d.to).low == "to" || p.clauseEnds(d.to)
	} else if !englishBe[low] && low != "be" {
		return false
	}
	if before := p.at(be - 1).low; before == "will" || before == "would" || before == "should" || before == "may" || before == "must" {
		be--
	}
	return p.at(be-1).low == "it" && p.at(d.to).low == "to"
}

var (
	// words behind which 'over' a time is longer than that
	englishLasting = set(`take takes took taken taking last lasts lasted lasting wait waits waited waiting spend spends spent spending for in
after of within is are was were be been being serve serves served serving live lives lived living work works worked working has have had
having need needs needed require requires required run runs ran continue continues continued stay stays stayed remain remains
remained with at by from than to and or not goes went gone going survive survived sit sat stand stood sleep slept drive drove
travel travelled traveled walk walked play played talk talked speak spoke age aged`)
	// of those, the ones that do not tell that something lasts where they stand further left
	englishNotVerbs = set(`in of with at by from to and or than not after within for`)
	// words of what is spread over a time
	englishSpreading = set(`spread spreads spreading spaced phased staggered distributed amortised amortized averaged paid payable repaid repayable
evenly equally gradually invested payments instalments installments slowly`)
	// verbs with which 'over' makes another verb
	englishOverVerbs = set(`hand hands handed handing turn turns turned turning preside presides presided presiding
mull mulls mulled mulling pore pored poring`)
	englishTaking    = set(`take takes took taking taken`)
	englishTakenOver = set(`companies firms banks shops hotels factories plants towns villages cities provinces districts bases stations buildings
schools hospitals airports ports farms mines newspapers businesses branches clubs posts routes seats duties roles`)
	// nouns and verbs of quarrel, behind which 'over' tells its subject
	englishQuarrelNouns = set(`strike strikes dispute disputes row rows argument arguments debate debates disagreement disagreements quarrel quarrels
concern concerns controversy negotiations talks protests protest anger outrage uncertainty lawsuit feud battle`)
	englishQuarrelVerbs = set(`disagree disagrees disagreed disagreeing argue argues argued arguing quarrelled quarreled quarrelling squabble squabbled
squabbling bicker bickered bickering haggle haggled haggling clash clashed clashing split`)
)
