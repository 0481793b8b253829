package quantity

import "strings"

// limitedAt says whether words before the superlative at token i take away that it is the one: 'one of the fastest declines',
// 'among the lowest levels', 'not the highest level', 'nearly the worst year', 'the three largest fires'.
func (p *parser) limitedAt(i int) bool {
	const farthest = 8
	at := i - 1
	for ; at > i-farthest; at-- {
		switch t := p.at(at); {
		case englishDeterminers[t.low] || englishBeforeBest[t.low] || englishSuperlatives[t.low] != "" && t.low != "first" && t.low != "only":
		case strings.HasSuffix(t.low, "'s") || isApostrophe(t.mark) || isApostrophe(p.at(at+1).mark):
		case t.isDash() && !t.space:
		case p.countsBest(at):
			return true
		default:
			return p.limits(at)
		}
	}
	return false
}

// countsBest says whether a number at token i counts how many are the best: 'the three largest fires', 'the top ten'.
func (p *parser) countsBest(i int) bool {
	low := p.at(i).low
	return englishOnes[low] > 1 || englishTeens[low] > 0 || p.at(i).kind == tokenNumber && allDigits(low) && len(low) < 3 && low != "1"
}

// limits says whether the word that ends at token i keeps what follows from being the best of all.
func (p *parser) limits(i int) bool {
	low, before := p.at(i).low, p.at(i-1).low
	switch {
	case low == "of":
		return englishSomeOf[before] || p.countsBest(i-1)
	case low == "to":
		return before == "close" || before == "closer" || before == "next" || before == "second"
	case before == "just" && (low == "below" || low == "above" || low == "under"):
		return true
	case low == "longer" || low == "even" || low == "yet" || low == "quite":
		return before == "no" || before == "not" || strings.HasSuffix(before, "n't")
	case low == "only" || low == "just" || low == "merely" || low == "simply":
		return false // 'not only the highest level' is that
	}
	return englishNotQuite[low] || strings.HasSuffix(low, "n't") || strings.HasSuffix(low, "n’t")
}

var (
	// words that may stand between what limits a superlative and it
	englishBeforeBest = set(`very world country all time at in by and or own single most least his her top record`)
	// words before 'of the highest'
	englishSomeOf = set(`one some several many two few none each any neither either another most part`)
	// words that say that something is not the highest, or not quite
	englishNotQuite = set(`among amongst not never hardly scarcely barely no nowhere nearly almost near nearing approaching practically virtually`)
)
