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
	case isChangeNoun(word) && (word != "cut" || d.said.Fraction) && !isPlural(word) && (p.joinedUnit(d) || d.said.Fraction):
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

// pointUnit is the point of a scale at token i.
func pointUnit(i int) unit { return unit{kind: KindCount, text: i, to: i + 1, noun: true} }

// partOfStep says whether the half or quarter at token i is one of the point at token at: 'a quarter point', 'the half-point
// cut', but 'the quarter point of the race'.
func (p *parser) partOfStep(i, at int) bool {
	if p.at(at).low != "point" {
		return false
	}
	return p.at(i-1).low != "the" && p.at(at+1).low != "of" || isChangeNoun(p.at(at+1).low)
}

// onePoint reads 'a point', 'a full percentage point' at token i as one where a change is told in it: 'fell by a point', 'is a
// point higher'.
func (p *parser) onePoint(i int) int {
	at := i + 1
	if low := p.at(at).low; low == "full" || low == "whole" || low == "single" || low == "further" {
		at++
	}
	u, ok := p.unitAt(at, atom{})
	if ok = ok && u.kind == KindChange; !ok && p.at(at).low == "point" {
		u, ok = pointUnit(at), true
	}
	if !ok || isPlural(p.at(u.to-1).low) || p.at(u.to).low == "of" || p.joinsNext(u.to) {
		return 0
	}
	after := p.at(u.to).low
	if apart := (after == "higher" || after == "lower") && (p.at(u.to+1).low == "than" || p.phraseEnds(u.to+1)); !apart && !p.stepMoves(i) {
		return 0
	}
	d := p.oneOf(i, u)
	p.finish(d, atom{article: true})
	return d.to
}

// stepMoves says whether what stands before a step at token i tells that something rose or fell by it.
func (p *parser) stepMoves(i int) bool {
	from, _, _ := p.modifiersBefore(i)
	switch word := p.at(from - 1).low; {
	case from-1 < p.floor:
		return false
	case word == "up" || word == "down":
		return !englishParticled[p.at(from-2).low] && !englishPicking[p.at(from-2).low]
	case word != "by":
		return englishMovingBy[word]
	}
	for j := from - 2; j > from-2-nearChange && j >= p.floor && p.at(j).kind == tokenWord; j-- {
		if low := p.at(j).low; englishUp[low] || englishDown[low] {
			return true
		}
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
