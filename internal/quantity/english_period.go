package quantity

import "strings"

// attachPeriods gives the calendar time that is said with a quantity to it: right behind it ('500 troops in 2014'), at the
// end of its clause ('40 tonnes came through the port in 2024'), or at the begin of the clause or the sentence ('Since
// 2014 we have built 40 ships').
func (p *parser) attachPeriods() {
	if len(p.found) < 2 {
		return
	}
	opening := p.opening()
	for i := range p.found {
		q := &p.found[i]
		if q.Kind == KindDate {
			if i > 0 || opening == nil {
				opening = p.clauseOpening(i)
			}
			continue
		}
		if q.Period != nil || q.Kind == KindRank && q.Rank.Over != "" {
			continue
		}
		if following := p.following(i); following != nil {
			q.Period = following
		} else if opening != nil && opening.holdsFor(q) {
			q.Period = opening.period
		}
	}
}

// reign is a period that holds for what follows it: up to a code point of the text.
type reign struct {
	period *Period
	end    int // code point; -1 is the sentence's end
}

func (r *reign) holdsFor(q *Quantity) bool { return r.end < 0 || q.Start < r.end }

// opening is the period that opens the sentence and holds for it, up to a word of another time ('today', 'last year').
func (p *parser) opening() *reign {
	const mostBefore = 6 // 'Back in 1997', 'In the first half of 1997'
	first := &p.found[0]
	if first.Kind != KindDate || first.Period == nil {
		return nil
	}
	i := p.tokenAt(first.Start)
	for j := 0; j < i; j++ {
		if i > mostBefore || !englishOpeners[p.at(j).low] {
			return nil
		}
	}
	return p.reignOf(0, false)
}

// clauseOpening is the period of found[i] where it opens a clause within the sentence: up to the clause's end.
func (p *parser) clauseOpening(i int) *reign {
	q := &p.found[i]
	at := p.tokenAt(q.Start)
	if i > 0 && p.found[i-1].Kind == KindDate && p.tokenAfter(p.found[i-1].End) >= at-1 {
		return nil // 'in 2014 and 2021'
	}
	if i > 0 && p.found[i-1].Kind == KindDate && p.tokenAfter(p.found[i-1].End) >= at-1 {
		return nil // 'in 2014 and 2021'
	}
	if before := p.at(at - 1); q.Period == nil || at > 0 && !before.is(',') && !before.is(';') && !englishBegins[before.low] {
		return nil
	}
	return p.reignOf(i, true)
}

// longestReign is how many tokens a period holds for at most.
const longestReign = 80

// reignOf bounds the period of found[i] by the first word of another time and, where clause is set, by the next comma.
// Two years in a list hold for nothing.
func (p *parser) reignOf(i int, clause bool) *reign {
	q := &p.found[i]
	period := attached(q.Period)
	begin := p.tokenAfter(q.End)
	if p.at(p.tokenAt(q.Start)).low == "of" || i+1 < len(p.found) && p.found[i+1].Kind == KindDate && p.tokenAt(p.found[i+1].Start) <= begin+1 {
		return nil
	}
	for j := begin; j < begin+longestReign; j++ {
		t := p.at(j)
		if t.kind == tokenNone {
			return &reign{period: period, end: -1}
		}
		other := englishNow[t.low] || englishDeictic[t.low] && (englishPast[p.at(j-1).low] || p.at(j-1).low == "this")
		if other || clause && j > begin && (t.is(',') || t.is(';')) {
			return &reign{period: period, end: t.start}
		}
	}
	return &reign{period: period, end: p.at(begin + longestReign).start}
}

// following is the period that stands behind found[i] in its clause: with nothing between, or with words that begin no
// other clause and are no quantity.
func (p *parser) following(i int) *Period {
	const farthest = 10
	if i+1 >= len(p.found) {
		return nil
	}
	q, next := &p.found[i], &p.found[i+1]
	if next.Kind != KindDate || next.Period == nil {
		return nil
	}
	if next.Start == q.End+1 {
		return attached(next.Period)
	}
	at := p.tokenAt(next.Start)
	from := p.tokenAfter(q.End)
	if !englishWhen[p.at(at).low] || p.datesAct(q, from, at) {
		return nil
	}
	if at-from > farthest {
		return nil
	}
	for j := from; j < at; j++ {
		t := p.at(j)
		if t.kind != tokenWord && !(t.isDash() && !t.space) && !isApostrophe(t.mark) || englishBreaks[t.low] {
			return nil
		}
	}
	return attached(next.Period)
}

// datesAct says whether a period at token at is when a figure was agreed on, and not when it holds: 'the 2% target was set in
// 2014'. from is the token behind the figure. Of what is counted, it dates the things: '40 treaties were signed in 2014'.
func (p *parser) datesAct(q *Quantity, from, at int) bool {
	begin := p.tokenAt(q.Start)
	norm := englishNorms[p.at(from).low] || englishNorms[p.at(begin-2).low]
	if before := p.at(begin - 1).low; norm && (englishDeterminers[before] && englishActs[p.at(begin-2).low] || englishActs[before]) {
		return true // 'they set a 2% target in 2014'
	}
	verb := p.at(at - 1).low
	for j := at - 2; j > at-4 && j > from; j-- {
		if p.at(j).low == "by" { // 'was set by all members in 2014'
			verb = p.at(j - 1).low
		}
	}
	if verb == "first" || verb == "unanimously" || verb == "originally" {
		verb = p.at(at - 2).low
	}
	if norm {
		return englishActs[verb] || englishMoreActs[verb]
	}
	return englishActs[verb] && q.Kind != KindCount && q.Kind != KindMoney
}

// attached is a period as a quantity has it: what is due by a year is that year's.
func attached(period *Period) *Period {
	if year, open := strings.CutPrefix(period.Value, "../"); open && isDue(period.Text) {
		return &Period{Text: period.Text, Value: year}
	}
	return period
}

// shortDate reads a year of two digits, "'91", as a date.
func (p *parser) shortDate(i int) int {
	year, end := p.shortYear(i)
	if end == 0 {
		return 0
	}
	from, month := p.monthBefore(i)
	form := englishYearWords[p.at(from-1).low]
	if from-1 < p.floor || form == "" {
		form = "%"
	} else {
		from--
	}
	if month != "" {
		year += "-" + month
	}
	value, _, err := parseDecimal(year[:4])
	if err != nil {
		return 0
	}
	d := &draft{from: from, to: end, coreFrom: i, coreTo: end, amount: value}
	d.Kind, d.Unit, d.Spoken = KindDate, "calendar-year", p.source(i, end)
	d.Period = &Period{Text: p.source(from, end), Value: strings.ReplaceAll(form, "%", year)}
	p.add(d)
	return end
}

// tokenAt is the first token that ends behind a code point.
func (p *parser) tokenAt(point int) int {
	low, high := 0, len(p.tokens)
	for low < high {
		if middle := (low + high) / 2; p.tokens[middle].end <= point {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

// tokenAfter is the first token that begins at or behind a code point.
func (p *parser) tokenAfter(point int) int {
	i := p.tokenAt(point)
	if i < len(p.tokens) && p.tokens[i].start < point {
		i++
	}
	return i
}

var (
	// words before a period that opens a sentence
	englishOpeners = set(`and but so back already then well now yes no still even only also in at by as of the first second half end
start beginning middle close year spring summer autumn winter early late`)
	// words that tell of another time than the period that opened the sentence
	englishNow = set(`today now currently nowadays tomorrow yesterday ago`)
	// what 'this' and 'last' make such a time
	englishDeictic = set(`year month week summer winter spring autumn fall decade century morning`)
	// words that begin a period behind what it holds for
	englishWhen = set(`in during by since throughout until before after`)
	// what is set rather than measured
	englishNorms = set(`target targets goal goals pledge commitment guideline benchmark threshold limit cap ceiling rule quota norm objective floor
standard requirement promise`)
	// participles of what is done to a norm
	englishActs     = set(`set agreed adopted signed fixed enshrined decided ratified`)
	englishMoreActs = set(`made introduced announced launched pledged promised established approved passed proposed imposed raised lowered dropped
scrapped abolished reaffirmed confirmed endorsed`)
	// words that begin another clause
	englishBreaks = set(`that which who whom whose where when while whereas because and but or than as if although though so compared
whether unless like`)
)
