package quantity

// change finds out whether the draft is a difference, and of which direction: 'up 18 percent',
// 'fell by 5 points', 'an 18% increase'.
func (p *parser) change(d *draft) {
	measure := d.Unit == "percent" || d.Kind == KindChange || d.Unit == "fraction" && p.at(d.from-1).low == "by"
	if !measure && d.Kind != KindMoney && d.Kind != KindCount && d.Kind != KindUnknown {
		return
	}
	if p.changeBefore(d, measure) || p.changeAfter(d, measure) {
		d.Kind = KindChange
		d.Base = p.baseAfter(d)
	}
}

func (p *parser) changeBefore(d *draft, measure bool) bool {
	at := d.from - 1
	by := p.at(at).low == "by"
	of := p.at(at).low == "of"
	if by || of {
		at--
	}
	if at < p.floor {
		return false
	}
	word := p.at(at).low
	if !measure && !by && word != "up" && word != "down" {
		return false
	}
	up, down := englishUp[word], englishDown[word]
	if !by && !of && p.reaches(d.from, d.coreFrom) {
		return false // 'fell below 5 percent' tells where it is
	}
	if by && !up && !down { // 'increased defence spending by 18 percent'
		for back := at - 1; back >= p.floor && back > at-5 && p.at(back).kind == tokenWord; back-- {
			if w := p.at(back).low; englishUp[w] || englishDown[w] {
				up, down = englishUp[w], englishDown[w]
				break
			}
		}
		at++ // the verb's object stays outside the span
	}
	if !up && !down || of && !isChangeNoun(word) {
		return false
	}
	d.from = at
	if of {
		if low := p.at(at - 1).low; (low == "a" || low == "an" || low == "the") && at-1 >= p.floor {
			d.from--
		}
	}
	if down {
		d.negate()
	}
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

func isChangeNoun(w string) bool {
	switch w {
	case "increase", "rise", "growth", "jump", "gain", "drop", "fall", "decline", "decrease", "cut", "reduction":
		return true
	}
	return false
}

func (p *parser) changeAfter(d *draft, measure bool) bool {
	if !measure && d.Kind != KindMoney || d.OfText != "" {
		return false
	}
	at := d.to
	if !p.changeNounAt(at, measure) {
		at++
		if before := p.at(d.to); before.kind != tokenWord || englishStops[before.low] || !p.changeNounAt(at, measure) || !isChangeNoun(p.at(at).low) {
			return false
		}
	}
	word := p.at(at).low
	d.to = at + 1
	if englishLessOf[word] {
		d.negate()
	}
	return true
}

func (p *parser) changeNounAt(i int, measure bool) bool {
	word := p.at(i).low
	if isChangeNoun(word) || word == "increases" || word == "cuts" || word == "boost" || word == "hike" {
		return true
	}
	return measure && (englishMoreOf[word] || englishLessOf[word])
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
	case "since", "from", "than", "over", "on", "versus":
		at++
	case "compared":
		if with := p.at(at + 1).low; with != "with" && with != "to" {
			return nil
		}
		at += 2
	default:
		return nil
	}
	base, end := p.baseAt(at, p.at(at-1).low == "than")
	if base != nil {
		d.to = end
	}
	return base
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

func (p *parser) yearBase(i int) (*Base, int) {
	a, ok := p.numberAt(i)
	if !ok || !a.year {
		return nil, i
	}
	year := plain(a.value)
	return &Base{Period: year}, a.to
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
