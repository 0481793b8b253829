package quantity

import "strings"

// isStep says whether a draft counts steps of a scale: 'six points', 'two places'. Behind a verb of rising or falling they tell
// how far.
func (d *draft) isStep() bool {
	words := strings.Fields(strings.ToLower(d.UnitText))
	return d.Kind == KindCount && d.OfText == "" && len(words) > 0 && englishSteps[words[len(words)-1]]
}

// moved reads how far something rose or fell in steps or in money, behind a verb that needs no object: 'fell six points', 'rose
// 40 cents'. What is raised or cut is an object: 'raised 40 dollars'.
func (p *parser) moved(d *draft) bool {
	if d.OfText != "" || d.Kind != KindMoney && !d.isStep() {
		return false
	}
	at := d.from - 1
	if word := p.at(at).low; word == "again" || word == "further" || word == "back" || word == "another" || strings.HasSuffix(word, "ly") {
		at--
	}
	word := p.at(at).low
	lost := d.isStep() && (englishLosing[word] || word == "shed" || word == "sheds")
	if at < p.floor || !lost && !englishMovingBy[word] || p.particleAt(d, at) || p.reaches(d.from, d.coreFrom) {
		return false
	}
	d.turn(at, lost || englishDown[word])
	return true
}

// stepsApart reads a difference in steps before its comparative: '2.5 points higher than in 2014', 'six points down'.
func (p *parser) stepsApart(d *draft) bool {
	if !d.isStep() {
		return false
	}
	switch word := p.at(d.to).low; {
	case word == "higher" || word == "lower" || word == "above" && p.isMark(d.to+1) || word == "below" && p.isMark(d.to+1):
	case (word == "up" || word == "down") && p.upOrDownAt(d.to):
	case (word == "more" || word == "less" || word == "fewer") && p.at(d.to+1).low == "than" && !p.isNumberWord(d.to+2):
	case isChangeNoun(word) && word != "cut" && !isPlural(word) && p.joinedUnit(d):
	default:
		return false
	}
	word := p.at(d.to).low
	d.to++
	if word == "below" || word == "down" || englishLessOf[word] {
		d.negate()
	}
	return true
}

// joinedUnit says whether a number is joined to its unit by a hyphen: 'a six-point drop'.
func (p *parser) joinedUnit(d *draft) bool {
	for i := d.coreFrom; i < d.coreTo; i++ {
		if p.at(i).isDash() {
			return true
		}
	}
	return false
}

// isMark says whether a noun phrase at token i names what something is measured against: 'the average', 'its 2019 level'.
func (p *parser) isMark(i int) bool {
	if p.isBesideBase(i) {
		return true
	}
	for englishBeforeMark[p.at(i).low] {
		i++
	}
	return englishMarks[p.at(i).low] || englishMarks[p.at(i+1).low]
}

// fewer reads how many less there are of what is counted: '300 fewer schools than in 2010', '10 million fewer'.
func (p *parser) fewer(d *draft) bool {
	if d.Kind != KindCount && d.Kind != KindUnknown || d.amount == nil || d.OfText != "" || d.Unit == "percent" || d.Unit == "fraction" {
		return false
	}
	for i := d.coreFrom + 1; i <= d.coreTo; i++ {
		if low := p.at(i).low; low != "fewer" && (low != "less" || !isPlural(p.at(i+1).low) || englishStops[p.at(i+1).low]) {
			continue
		}
		if p.at(i-1).low == "or" || i == d.coreTo && (d.UnitText != "" || d.to > i) {
			return false // 'ten or fewer'
		}
		if i == d.coreTo {
			d.to, d.coreTo = i+1, i+1
			if u, ok := p.nounAt(i+1, atom{}); ok && u.kind == KindCount && u.decades == 0 {
				p.setUnit(d, u)
			}
		}
		d.negate()
		return true
	}
	return false
}

var (
	// the steps of a scale or of a table
	englishSteps = set(`point points place places spot spots notch notches position positions rank ranks pip pips`)
	// verbs of rising and falling that take no object
	englishMovingBy = set(`rose rise rises risen rising fell fall falls fallen falling dropped drop drops dropping slipped slip slips slipping
slid slide slides sliding climbed climb climbs climbing jumped jump jumps jumping surged surge surges surging soared soar soars plunged plunge plunges
plunging tumbled tumble tumbles tumbling sank sunk dipped dip dips plummeted plummet plummets crashed declined decline declines declining grew
grown grows rebounded rallied slumped slump slumps leapt leaped leap leaps gained gain gains gaining up down`)
)
