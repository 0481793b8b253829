package quantity

import "strings"

// longestFragment is how many tokens may stand between the begin of a clause without a verb and its number.
const longestFragment = 8

// context fills in what the sentence before the number says of it: what a share is a share of ('half of the buses run on
// hydrogen and half on electricity'), that a figure is a change ('fares are up 4 percent, rents 2 percent'), or what is
// counted ('the number of cases rose from 40 to 60').
func (p *parser) context(d *draft) {
	if whole := p.ofTheseBefore(d.from); whole != nil && p.ofThese(d, whole) {
		return
	}
	switch {
	case p.at(d.from-1).low == "by" && p.alsoBy(d):
	case d.Kind == KindUnknown && d.Unit == "" && d.UnitText == "" && d.OfText == "":
		p.countedBefore(d)
	case d.OfText != "" || d.Kind != KindUnknown && d.Kind != KindShare || d.Unit != "percent" && d.Unit != "fraction":
	case p.sameShare(d):
	default:
		p.sameChange(d)
	}
}

// sameShare gives a share that opens a clause, or stands in one without a verb, the whole of the share before it.
func (p *parser) sameShare(d *draft) bool {
	whole := p.shareBefore()
	if whole == nil || !p.goesOn(d.to) {
		return false
	}
	begin, ok := p.fragment(d.from)
	if !ok {
		return false
	}
	if rest := p.at(d.from - 1).low; begin < d.from && !englishRemainder[rest] {
		if first := p.at(begin).low; !englishPlaces[first] {
			return false // 'men smoke, women 40 percent': the women are another whole
		}
	}
	d.OfText, d.OfUnit, d.Kind = whole.OfText, whole.OfUnit, KindShare
	return true
}

// shareBefore is the nearest share in the sentence of which the whole is said in words, a few quantities back at most.
func (p *parser) shareBefore() *Quantity {
	const farthest = 4
	for i := len(p.found) - 1; i >= 0 && i >= len(p.found)-farthest; i-- {
		if q := &p.found[i]; q.Kind == KindShare && q.OfText != "" && q.OfValue == "" {
			return q
		}
	}
	return nil
}

// goesOn says whether what stands at token i can follow a share that is a whole noun phrase: a verb, a preposition or a
// mark, and no noun ('5 percent inflation').
func (p *parser) goesOn(i int) bool {
	t := p.at(i)
	if t.kind != tokenWord {
		return !t.isDash() || t.space
	}
	return englishStops[t.low] || strings.HasSuffix(t.low, "ed")
}

// sameChange reads a share in a clause without a verb as a change where the clause before it tells of one, and gives it
// that one's direction.
func (p *parser) sameChange(d *draft) {
	if len(p.found) == 0 || d.amount == nil || d.Unit == "fraction" && d.Kind != KindShare {
		return
	}
	before := &p.found[len(p.found)-1]
	if before.Kind != KindChange || before.Unit != d.Unit || !p.phraseEnds(d.to) || p.at(d.to).low == "of" {
		return
	}
	from := d.from
	if p.at(from-1).low == "by" {
		from--
	}
	begin, ok := p.fragment(from)
	if !ok || begin == from && p.phraseEnds(d.to) && p.at(d.to).kind != tokenWord {
		return
	}
	d.Kind = KindChange
	if strings.HasPrefix(before.Value, "-") || before.Value == "" && strings.HasPrefix(before.Bounds.Lower, "-") {
		d.negate()
	}
}

// ofTheseBefore is the whole that opens a clause before what is said of a part of it, which begins at token i: 'of the 27
// members, 11 have signed'.
func (p *parser) ofTheseBefore(i int) *Quantity {
	last := len(p.found) - 1
	if last < 0 || i != p.floor+1 || !p.at(p.floor).is(',') {
		return nil
	}
	whole := &p.found[last]
	at := p.tokenAt(whole.Start) - 1
	if low := p.at(at).low; low == "the" || low == "these" || low == "those" || low == "our" || low == "their" || low == "all" {
		at--
	}
	opens := at == 0 || at > 0 && (p.at(at-1).kind == tokenMark || englishBegins[p.at(at-1).low])
	bare := whole.Kind == KindUnknown && whole.Unit == "" && whole.UnitText == ""
	if whole.Kind != KindCount && !bare || whole.Value == "" || whole.OfText != "" || whole.Comparator != CompareEqual || p.at(at).low != "of" || !opens {
		return nil
	}
	return whole
}

// ofThese makes a bare number or share a part of the whole before it, which then is no quantity of its own.
func (p *parser) ofThese(d *draft, whole *Quantity) bool {
	bare := d.Kind == KindUnknown && d.Unit == "" && d.UnitText == ""
	goesOn := p.goesOn(d.to) || bare && !isPlural(p.at(d.to).low) // 'of the nine members, six pay'
	if d.OfText != "" || !bare && d.Unit != "fraction" && d.Unit != "percent" || d.Kind == KindChange || !goesOn {
		return false
	}
	d.OfValue, d.OfUnit = whole.Value, whole.Unit
	d.OfText = p.source(p.tokenAt(whole.Start), p.tokenAfter(whole.End))
	if d.Kind = KindShare; bare {
		d.Kind, d.Unit, d.UnitText = KindCount, whole.Unit, whole.UnitText
	}
	d.from = p.tokenAt(whole.Start)
	p.found = p.found[:len(p.found)-1]
	return true
}

// alsoBy reads a difference in a clause that leaves out the verb of the one before it: 'spending fell by 3 percent and staff
// by 300'.
func (p *parser) alsoBy(d *draft) bool {
	last := len(p.found) - 1
	if last < 0 || p.found[last].Kind != KindChange || d.OfText != "" || d.Kind == KindChange || d.Kind == KindDuration {
		return false
	}
	if _, ok := p.fragment(d.from - 1); !ok || d.Kind == KindCount && !p.phraseEnds(d.to) {
		return false
	}
	d.Kind = KindChange
	if strings.HasPrefix(p.found[last].Value, "-") {
		d.negate()
	}
	return true
}

// fragment finds where the clause begins that leads up to token i, behind a mark or a conjunction. It fails where the
// clause has a verb or a word that ties the number to something else, or reaches back to another quantity.
func (p *parser) fragment(i int) (begin int, ok bool) {
	if last := p.at(i - 1).low; englishTying[last] {
		return 0, false
	}
	for j := i - 1; j >= i-longestFragment && j >= p.floor; j-- {
		t := p.at(j)
		switch {
		case t.kind == tokenMark && (t.is(',') || t.is(';') || t.is(':') || t.isDash() && (t.space || p.at(j+1).space)), englishBegins[t.low]:
			return j + 1, true
		case t.kind != tokenWord && !isApostrophe(t.mark), englishFinite[t.low], strings.HasSuffix(t.low, "ed"), englishUp[t.low], englishDown[t.low]:
			return 0, false
		}
	}
	return 0, false
}

// countedBefore reads a bare number as a count where it is what 'the number of' something is, was or became.
func (p *parser) countedBefore(d *draft) {
	const longestSubject = 14
	if d.amount == nil || !d.amount.IsInt() || d.amount.Sign() < 0 {
		return
	}
	verb := false
	for j := d.from - 1; j >= 0 && j > d.from-longestSubject; j-- {
		t := p.at(j)
		switch {
		case t.kind == tokenMark && !isApostrophe(t.mark) && !t.isDash():
			return
		case englishFinite[t.low] || englishUp[t.low] || englishDown[t.low]:
			verb = true
		case verb && t.low == "of" && (p.at(j-1).low == "number" || p.at(j-1).low == "numbers"):
			d.Kind = KindCount
			return
		}
	}
}

// isPartHere says whether 'a third' and the like is a part, and no ordinal, by what stands around it: a word of change or
// a modifier before it ('down a fifth', 'about a third'), or a comparison behind it ('a third more water').
func (p *parser) isPartHere(a *atom) bool {
	if p.comparesPart(a.to) {
		return true
	}
	if word := p.at(a.to).low; (word == "above" || word == "below") && p.isMark(a.to+1) {
		return true // 'a fifth below 2010 levels'
	}
	if !p.yearOnYear(a.to) && !p.phraseEnds(a.to) || p.at(a.to).isDash() && !p.at(a.to).space {
		return false
	}
	if p.ofTheseBefore(a.from) != nil {
		return true
	}
	from, _, modified := p.modifiersBefore(a.from)
	before := p.at(from - 1).low
	if before == "of" && isChangeNoun(p.at(from-2).low) {
		return true // 'a drop of a third'
	}
	return modified || englishUp[before] || englishDown[before] || before == "by"
}

// yearOnYear says whether 'year on year' stands at token i, which is no unit.
func (p *parser) yearOnYear(i int) bool {
	link := p.at(i + 1).low
	return p.at(i).low == "year" && (link == "on" || link == "over") && p.at(i+2).low == "year"
}

// comparesPart says whether a comparative stands at token i that a part before it measures: 'a third shorter', 'a third
// more than', 'a quarter fewer pupils', but not 'a third more serious case'.
func (p *parser) comparesPart(i int) bool {
	word, next := p.at(i).low, i+1
	switch {
	case word == "more" || word == "less" || word == "fewer":
	case englishMoreOf[word] || englishLessOf[word] && strings.HasSuffix(word, "er"):
		return p.phraseEnds(next)
	default:
		return false
	}
	if p.phraseEnds(next) || p.phraseEnds(next+1) {
		return true
	}
	u, ok := p.nounAt(next, atom{})
	return ok && isPlural(p.at(u.to-1).low)
}

// halfOfTheSame says whether 'half' at token i is half of what the share before it is a share of: 'half of the buses run
// on hydrogen and half on electricity', 'the other half'.
func (p *parser) halfOfTheSame(i int) bool {
	if whole := p.shareBefore(); whole == nil || !p.goesOn(i+1) {
		return false
	}
	before := p.at(i - 1)
	if before.low == "other" {
		return p.at(i-2).low == "the"
	}
	_, ok := p.fragment(i)
	return ok && (englishBegins[before.low] || before.kind == tokenMark)
}

var (
	// words that begin a clause
	englishBegins = set(`and but while whereas yet so`)
	// words that name the rest of a whole
	englishRemainder = set(`other another further remaining additional`)
	// words that begin where something is, before a share of the same whole
	englishPlaces = set(`in on at among across abroad elsewhere here there outside inside within near around for with by to`)
	// words right before a number that tie it to something else
	englishTying = set(`to at from of with under on than against for into as rate per`)
	// verbs that numbers are said with
	englishFinite = set(`is are was were be been being am has have had do does did will would can could shall should may might must
stands stood stand reaches reach hits hit totals total costs cost pays paid pay earns holds held hold owns own gets got get gives
gave give takes took take makes made make says said say needs want wants went go goes gone comes came come meets met loses lost lose
wins won win spends spent spend sends sent send sees saw see puts put keeps kept keep brings brought bring buys bought buy sells sold
sell becomes became become means meant mean shows show remains remain exceeds amounts makes equals averages contains covers counts`)
)
