package quantity

import (
	"math/big"
	"strings"
)

// levelMoved reads how far a level or a time rose or fell: 'output rose by 2 million barrels', 'an increase of 1.2 degrees',
// 'temperatures have risen 1.2 degrees'.
func (p *parser) levelMoved(d *draft) bool {
	if d.Kind != KindLevel && d.Kind != KindDuration || d.Period != nil || d.Unit == "degree-of-arc" || p.onEnd(d.to) {
		return false
	}
	switch p.at(d.from - 1).low {
	case "by":
		return p.levelMovedBy(d, d.from-2)
	case "of":
		return (!isFar(d) || p.wordBefore(d.from-1, englishIncreases)) && p.changeOf(d, d.from-2, false)
	}
	return p.levelMovedBare(d)
}

// levelMovedBare reads a verb of change right before the level. What is gained, and 'of' what, is an object. A length is what
// somebody climbed or fell, and a time is how long it went on, unless what rose is measured in them.
func (p *parser) levelMovedBare(d *draft) bool {
	at := d.from - 1
	if word := p.at(at).low; word == "another" || word == "further" || word == "again" || strings.HasSuffix(word, "ly") {
		at--
	}
	word := p.at(at).low
	if at < p.floor || !englishMovingBy[word] || (word == "up" || word == "down") && !p.isLevelMoved(at) || p.reaches(d.from, d.coreFrom) {
		return false
	}
	if strings.HasPrefix(word, "gain") || d.OfText != "" || p.at(d.to).low == "of" {
		return false // 'dropped 40 tonnes of water'
	}
	gauged := englishDeep
	if d.Kind == KindDuration {
		gauged = englishTimed
	}
	if isFar(d) && !p.wordBefore(at, gauged) {
		return false
	}
	d.turn(at, englishDown[word])
	return true
}

// levelMovedBy reads the word of change before 'by', which is behind token i, as changedBy does. A passive has its doer there
// ('was cut off by 3 metres of snow'), and what is behind or short by so much has not moved.
func (p *parser) levelMovedBy(d *draft, i int) bool {
	for j := i; j > i-nearChange && j >= p.floor; j-- {
		switch low := p.at(j).low; {
		case englishUp[low] || englishDown[low]:
			return p.changedBy(d, i, false)
		case englishBe[low], englishPlaced[low], low == "short", low == "from", low == "of":
			return false
		}
	}
	return false
}

// onEnd says whether the words behind a time, at token i, tell that it went on or when it was: 'fell two years running'.
func (p *parser) onEnd(i int) bool {
	switch p.at(i).low {
	case "running", "straight", "ago", "earlier", "later", "before", "after", "into", "tall", "high", "long", "deep", "away", "apart":
		return true
	case "in":
		return p.at(i+1).low == "a" && p.at(i+2).low == "row" || p.at(i+1).low == "succession"
	}
	return false
}

// wordBefore says whether one of the words stands shortly before token i in its clause.
func (p *parser) wordBefore(i int, words map[string]bool) bool {
	const farthest = 8
	for j := i - 1; j > i-farthest && j >= p.floor; j-- {
		t := p.at(j)
		if t.kind != tokenWord && !t.isDash() || englishJoins[t.low] {
			return false
		}
		if words[t.low] {
			return true
		}
	}
	return false
}

// isFar says whether a draft is a length or a time.
func isFar(d *draft) bool {
	return d.Kind == KindDuration || strings.HasSuffix(d.Unit, "metre") || englishLengths[d.Unit]
}

// levelReached says whether b, behind 'by' a 'to', is the level that a change led to ('rose by 3,000 to 12,000') and not the
// other end of a range ('rose by 3 to 5 percent'). The ends of a range are round, near each other and share their scale; what
// could happen has a range.
func (p *parser) levelReached(a, b atom) bool {
	const farApart = 3
	apart := new(big.Rat).Mul(a.value, big.NewRat(farApart, 1))
	if p.at(a.from-1).low != "by" || !a.digits || !b.digits || a.currency != "" || b.currency != "" || b.value.Cmp(apart) <= 0 || englishPossible[p.at(a.from-3).low] {
		return false
	}
	if a.scale != b.scale && a.scale == "" && a.value.Cmp(power(3)) < 0 {
		return false // 'by 3 to 12 million'
	}
	if a.scale != "" && a.scale == b.scale {
		return true // a range would say it once
	}
	u, ok := p.nounAt(b.to, b)
	if ok && u.slug != "" && u.kind != KindCount {
		_, places, point := strings.Cut(b.written, ".")
		return point && places != "0" && places != "5"
	}
	return len(strings.TrimRight(strings.Trim(b.written, ",."), "0,")) > 1
}

var (
	englishLengths = set(`mile nautical-mile foot inch yard furlong fathom`)
	// what is measured in lengths, and in times
	englishDeep = set(`level levels depth depths height heights width length lengths tide tides sea seas ocean oceans river rivers lake lakes
water waters groundwater rainfall snowfall visibility coastline shoreline glacier glaciers average median mean`)
	englishTimed = set(`expectancy lifespan lifespans age ages wait waits waiting delay delays duration average median mean`)
	// verbs of what may happen
	englishPossible = set(`could may might can`)
	// words that name a difference of whatever is measured
	englishIncreases = set(`increase increases decrease decreases reduction reductions decline declines`)
)
