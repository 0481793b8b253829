package quantity

import "strings"

const (
	farChange  = 10 // tokens between a word of change and 'by' with a share or money
	nearChange = 4  // and with anything else
)

// change finds out whether the draft is a difference, and of which direction: 'up 18 percent',
// 'fell by 5 points', 'an 18% increase', 'a third shorter', 'four percent below the average'.
func (p *parser) change(d *draft) {
	before := p.at(d.from - 1).low
	measure := d.Unit == "percent" || d.Kind == KindChange || d.Unit == "fraction" && (d.OfText == "" || before == "by")
	var found bool
	if measure || d.Kind == KindMoney || d.Kind == KindCount || d.Kind == KindUnknown {
		found = p.fewer(d) || p.moved(d) || p.stepsApart(d) || p.changeBefore(d, measure) || p.changeAfter(d, measure) ||
			measure && (p.changeVerbAndObject(d) || p.besideMark(d)) || d.isStep() && d.said.Fraction && p.changeVerbAndObject(d)
	} else {
		found = p.levelMoved(d)
	}
	if found {
		d.Kind = KindChange
		d.Base = p.baseAfter(d)
	}
}

// changeBefore reads the word of change that stands before the number, behind it 'by', 'of' or nothing.
func (p *parser) changeBefore(d *draft, measure bool) bool {
	at := d.from - 1
	switch p.at(at).low {
	case "by":
		return p.changedBy(d, at-1, measure)
	case "of":
		return p.changeOf(d, at-1, measure)
	}
	if word := p.at(at).low; measure && (word == "again" || word == "further" || strings.HasSuffix(word, "ly")) {
		at-- // 'rose again 5 percent', 'fell sharply 5 percent'
	}
	word := p.at(at).low
	lost := measure && d.OfText == "" && englishLosing[word] && d.Kind != KindShare // 'the euro lost 3 percent'
	if at < p.floor || !measure && !p.isLevelMoved(at) || !englishUp[word] && !englishDown[word] && !lost {
		return false
	}
	if p.particleAt(d, at) || p.reaches(d.from, d.coreFrom) {
		return false // 'used up 5 percent'; 'fell below 5 percent' tells where it is
	}
	if d.OfText != "" && englishUp[word] && !englishRising[word] {
		return false // 'gained 5 percent of the votes' is a share
	}
	d.turn(at, englishDown[word] || lost)
	return true
}

// reaches says whether the words before a number, from token from on, say where a change led, 'below 5 percent',
// rather than how far it went.
func (p *parser) reaches(from, number int) bool {
	for i := from; i < number && i < from+longestModifier; i++ {
		switch p.at(i).low {
		case "below", "above", "beneath", "beyond":
			return true
		case "under":
			return i == from
		}
	}
	return false
}

// turn makes the draft a difference that begins at token from.
func (d *draft) turn(from int, down bool) {
	d.from = from
	if down {
		d.negate()
	}
}

// isLevelMoved says whether 'up' or 'down' at token i tells where an amount went ('jobs are down 300'), and is no part of
// a verb that does something to what is counted ('shot down 40 drones', 'set up five camps').
func (p *parser) isLevelMoved(i int) bool {
	if low := p.at(i).low; low != "up" && low != "down" {
		return false
	}
	before := p.at(i - 1)
	return before.kind != tokenWord || englishMoving[before.low] || strings.HasSuffix(before.low, "'s") || strings.HasSuffix(before.low, "'re")
}

// changedBy reads the word of change before 'by', which is behind token i: next to it, or with what changed between
// ('increased defence spending by 18 percent'), which then stays outside the span.
func (p *parser) changedBy(d *draft, i int, measure bool) bool {
	if low := p.at(i).low; i >= p.floor && (englishUp[low] || englishDown[low]) {
		d.turn(i, englishDown[low])
		return true
	}
	reach := nearChange
	if measure || d.Kind == KindMoney {
		reach = farChange
	}
	for j := i; j > i-reach && j >= p.floor; j-- {
		t := p.at(j)
		if t.kind != tokenWord && !t.isDash() && !isApostrophe(t.mark) || englishJoins[t.low] {
			return false
		}
		if englishUp[t.low] || englishDown[t.low] {
			if d.Kind == KindCount && !measure && englishBe[p.at(j-1).low] {
				return false // 'the tax was cut last year by 12 states'
			}
			d.turn(i+1, englishDown[t.low])
			return true
		}
	}
	return false
}

// changeOf reads the noun of change before 'of', which is behind token i: 'a cut of £60 million', 'an increase in rents of
// 5 percent'. Of what is counted, the article tells a difference from a thing: 'a rise of 300 jobs', 'the growth of
// three towns'.
func (p *parser) changeOf(d *draft, i int, measure bool) bool {
	const longestObject = 6
	noun := i
	if !isChangeNoun(p.at(i).low) {
		for noun = i - 1; noun > i-longestObject && noun >= p.floor; noun-- {
			if low := p.at(noun).low; p.at(noun).kind != tokenWord || (low == "in" || low == "to") && isChangeNoun(p.at(noun-1).low) {
				break
			}
		}
		noun--
	}
	low := p.at(noun).low
	if noun < p.floor || !isChangeNoun(low) {
		return false
	}
	first, down := noun, englishDown[low] || englishLessOf[low]
	if p.at(noun-1).low == "negative" && noun-1 >= p.floor { // 'negative growth of 2 percent'
		first, down = noun-1, !down
	}
	article := p.at(first - 1).low
	if !measure && d.Kind != KindMoney && article != "a" && article != "an" {
		return false
	}
	from := first
	if noun != i {
		from = d.from
	} else if (article == "a" || article == "an" || article == "the") && first-1 >= p.floor {
		from--
	}
	d.turn(from, down)
	return true
}

// changeVerbAndObject reads a verb with what it changes and no 'by': 'cut emissions 40 percent', 'raised rates half a point'.
func (p *parser) changeVerbAndObject(d *draft) bool {
	if d.Unit != "percent" && d.Kind != KindChange && !d.said.Fraction || d.OfText != "" || d.from != d.coreFrom || !p.phraseEnds(d.to) {
		return false // 'raised doubts about 5 percent'
	}
	at := d.from - 1
	for ; at > d.from-nearChange && at >= p.floor; at-- {
		t := p.at(at)
		if t.kind != tokenWord || englishStops[t.low] && t.low != "its" && t.low != "our" && t.low != "their" && t.low != "the" && t.low != "cut" {
			return false
		}
		if englishChanging[t.low] && at < d.from-1 {
			d.turn(d.from, englishDown[t.low])
			return true
		}
	}
	return false
}

// isChangeNoun says whether a word names a difference.
func isChangeNoun(w string) bool { return englishChangeNouns[w] }

// changeAfter reads the word of change behind the number: 'a 3 percent pay rise', '5 percent fewer', '5 percent down on
// last year'.
func (p *parser) changeAfter(d *draft, measure bool) bool {
	if !measure && d.Kind != KindMoney || d.OfText != "" {
		return false
	}
	at, ok := p.changeWordAfter(d.to, measure)
	if !ok {
		return false
	}
	d.to = at + 1
	if word := p.at(at).low; englishLessOf[word] || word == "down" {
		d.negate()
	}
	return true
}

// changeWordAfter finds the word of change at token i, or the noun of change that ends the noun phrase there.
func (p *parser) changeWordAfter(i int, measure bool) (int, bool) {
	const mostBetween = 6
	after := p.at(i + 1).low
	if p.changeNounAt(i, measure) || (measure || after == "from" || after == "on") && p.upOrDownAt(i) {
		return i, true // of money, '20 euros down' is a first payment
	}
	for j := i; j < i+mostBetween; j++ {
		t := p.at(j)
		if joint := t.isDash() && j > i && !t.space && !p.at(j+1).space; joint {
			continue
		}
		if t.kind != tokenWord || englishStops[t.low] && t.low != "cut" || p.isNumberWord(j) {
			return 0, false
		}
		if j > i && isChangeNoun(t.low) && !isPlural(t.low) {
			return j, true
		}
	}
	return 0, false
}

// upOrDownAt says whether 'up' or 'down' at token i ends what it is said of: '5 percent down on last year'.
func (p *parser) upOrDownAt(i int) bool {
	if low := p.at(i).low; low != "up" && low != "down" {
		return false
	}
	next := p.at(i + 1)
	return next.kind != tokenWord || englishAfterUp[next.low]
}

func (p *parser) changeNounAt(i int, measure bool) bool {
	word := p.at(i).low
	return isChangeNoun(word) || measure && (englishMoreOf[word] || englishLessOf[word])
}

// besideMark reads a difference from something that is named: 'four percent below the average', '2 percent over budget'.
func (p *parser) besideMark(d *draft) bool {
	if d.OfText != "" {
		return false
	}
	word, next := p.at(d.to).low, d.to+1
	if p.at(next).kind != tokenWord && !p.isBesideBase(next) {
		return false
	}
	switch word {
	case "above", "below":
		if low := p.at(next).low; low == "and" || low == "or" || p.isNumberWord(next) && !p.isBesideBase(next) {
			return false
		}
	case "over", "under": // of time and of treaties, too
		for englishBeforeMark[p.at(next).low] {
			next++
		}
		if !englishMarks[p.at(next).low] && !englishMarks[p.at(next+1).low] {
			return false
		}
	case "short", "shy":
		if p.at(next).low != "of" {
			return false
		}
	default:
		return false
	}
	d.to++
	if word != "above" && word != "over" {
		d.negate()
	}
	return true
}

// negate turns a difference downwards, its comparator with it.
func (d *draft) negate() {
	if d.amount == nil {
		return
	}
	d.amount.Neg(d.amount)
	if d.upper != nil {
		d.upper.Neg(d.upper)
		d.amount, d.upper = d.upper, d.amount
	}
	d.Comparator = d.Comparator.mirrored()
}

// baseAfter reads what a change or factor is measured from, right after it: 'since 2014', 'from
// last year', 'compared with 2020', 'than in 2019'.
func (p *parser) baseAfter(d *draft) *Base {
	at := d.to
	switch p.at(at).low {
	case "since", "from", "than", "over", "on", "versus", "against":
		at++
	case "compared", "relative":
		if with := p.at(at + 1).low; with != "with" && with != "to" {
			return nil
		}
		at += 2
	default:
		return p.baseBeside(d)
	}
	base, end := p.baseAt(at, p.at(at-1).low == "than")
	if base != nil {
		d.to = end
	}
	return base
}

// baseBeside is baseAfter behind 'below' and its like, which the draft may have taken in.
func (p *parser) baseBeside(d *draft) *Base {
	for _, at := range [...]int{d.to, d.to + 1} {
		if base, end := p.besideBase(at); base != nil {
			d.to = end
			return base
		}
	}
	return nil
}

// baseAt reads the base itself at token i; any words will do where loose is set.
func (p *parser) baseAt(i int, loose bool) (*Base, int) {
	at := i
	switch p.at(at).low {
	case "just", "only", "about", "nearly", "almost", "some", "in":
		at++
	}
	if base, end := p.yearBase(at); base != nil {
		base.Text = p.source(i, end)
		return base, end
	}
	if base, end := p.agoBase(at); base != nil {
		base.Text = p.source(i, end)
		return base, end
	}
	if p.at(i).low == "before" {
		if end := p.phraseAt(i + 1); end > i+2 && englishDeterminers[p.at(i+1).low] {
			return &Base{Text: p.source(i, end)}, end // 'since before the pandemic'
		}
	}
	for _, words := range englishBases {
		if p.wordsAt(i, words) {
			end := i + len(words)
			return &Base{Text: p.source(i, end)}, end
		}
	}
	if !loose || p.isNumberWord(i) {
		return nil, i
	}
	if end := p.phraseAt(i); end > i {
		return &Base{Text: p.source(i, end)}, end
	}
	return nil, i
}

var englishBases = [][]string{
	{"last", "year"}, {"last", "month"}, {"last", "week"}, {"the", "year", "before"}, {"the", "previous", "year"},
	{"the", "month", "before"}, {"the", "previous", "month"}, {"before"}, {"ever"}, {"a", "generation", "ago"},
}

// agoBase reads 'four years ago', 'a year earlier'.
func (p *parser) agoBase(i int) (*Base, int) {
	value, at := "1", i+1
	if low := p.at(i).low; low != "a" && low != "an" {
		a, ok := p.numberAt(i)
		if !ok || a.ordinal {
			return nil, i
		}
		value, at = plain(a.value), a.to
	}
	u, ok := p.unitAt(at, atom{})
	if !ok || u.kind != KindDuration || u.decades > 0 {
		return nil, i
	}
	switch p.at(u.to).low {
	case "ago", "earlier", "before":
		return &Base{Value: value, Unit: u.slug}, u.to + 1
	}
	return nil, i
}

var (
	// words that name a difference
	englishChangeNouns = set(`increase increases rise rises growth jump jumps gain gains surge surges hike hikes boost boosts raise uptick
uplift upturn expansion improvement climb drop drops fall falls decline declines decrease decreases cut cuts reduction reductions
slump slumps dip dips slide contraction downturn shrinkage plunge`)
	// verbs that change their object
	englishChanging = set(`raised raise raising increased increase increasing boosted boost boosting lifted lift lifting hiked hike cut
cutting reduced reduce reducing lowered lower lowering slashed slash slashing trimmed trim`)
	// words of change that leave a share of something a difference: 'rose 2 percent of GDP'
	englishRising = set(`up rise rises rose risen rising increase increases increased increasing`)
	// words before 'up' and 'down' that tell of an amount
	englishMoving = set(`is are was were be been being am went go goes going gone come comes came coming move moved now again already
still further and or but stands stood`)
	// words that begin another clause, over which no verb reaches
	englishJoins  = set(`which who whom whose because when while whereas if although though but unless than`)
	englishLosing = set(`lost lose loses losing`)
	englishBe     = set(`is are was were be been being`)
	// words behind '5 percent up'
	englishAfterUp = set(`on from since over year compared against versus this in at and but so while by relative`)
	// words that may stand before what something is measured against
	englishBeforeMark = set(`the its our their his her last this that my your`)
	// what an amount is measured against
	englishMarks = set(`average averages mean median limit limits target targets level levels norm norms budget budgets estimate
estimates forecast forecasts cap quota quotas expectation expectations threshold benchmark baseline plan ceiling mark price prices
rate rates cost costs normal value`)
)
