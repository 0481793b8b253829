package quantity

import "strings"

// What stands beside a number and changes what it is: the size of each thing, the point that it opens, another day.

// sizeOfEach says whether the number m behind 'of' measures each of the things that the draft counts or weighs, and is no
// whole of which they are a part: '40 cartons of 5 litres', '30 tons of 7.62mm ammunition'.
func (p *parser) sizeOfEach(d *draft, begin int, m atom) bool {
	if d.UnitText == "" || d.Kind != KindCount && d.Kind != KindLevel || begin != m.from || p.at(begin-1).low != "of" || p.at(begin-2).low == "out" {
		return false
	}
	u, ok := p.nounAt(m.to, m)
	return ok && !u.noun && u.slug != d.Unit && (u.kind == KindLevel || u.kind == KindDuration)
}

// opensPoint says whether a number word opens a point of a speech: 'Two, we listen.', 'And three: pay.'. It begins its
// sentence, behind 'and' and 'number' at most, and a clause follows it.
func (p *parser) opensPoint(a atom) bool {
	if a.digits || a.scale != "" || a.fraction || a.to != a.from+1 {
		return false
	}
	at := a.from - 1
	if p.at(at).low == "number" {
		at--
	}
	if p.at(at).low == "and" {
		at--
	}
	if p.at(at).kind == tokenMark && p.at(at).is('"') || p.at(at).mark == '“' || p.at(at).mark == '‘' {
		at--
	}
	if at >= 0 {
		return false
	}
	mark, next := p.at(a.to), p.at(a.to+1)
	if next.kind != tokenWord || !next.space || p.isNumberWord(a.to+1) {
		return false
	}
	return mark.is(':') || mark.is(',') && p.clauseAt(a.to+1) && !p.asideAt(a.to+1)
}

// clauseAt says whether a clause begins at token i, with a pronoun that is its subject or with a noun phrase and a finite
// verb. 'Ten, the most ever' and 'three, a record, were sold' begin none.
func (p *parser) clauseAt(i int) bool {
	const mostWords = 5
	if low := p.at(i).low; englishOpensClause[low] || !englishDeterminers[low] {
		return englishOpensClause[low]
	}
	for j := i + 1; j <= i+mostWords && p.at(j).kind == tokenWord; j++ {
		if englishBe[p.at(j).low] || englishModals[p.at(j).low] {
			return true
		}
	}
	return false
}

// asideAt says whether the clause at token i only says who says or thinks so: 'two, I think', 'six, the police said, were hurt'.
func (p *parser) asideAt(i int) bool {
	const mostWords = 5
	for j := i + 1; j < i+mostWords && p.at(j).kind == tokenWord; j++ {
		if englishSaying[p.at(j).low] {
			return true
		}
	}
	return false
}

// secondDay passes over another day behind the day of a date that ends at token i: 'June 5 and 6'. A number that counts
// something is none ('on June 5 and 6 ships sank').
func (p *parser) secondDay(i int) int {
	switch p.at(i).low {
	case "and", "or", "to", "through":
	default:
		return i
	}
	end := p.dayNumber(i + 1)
	if end == 0 || p.measures(end) || p.joinsNext(end) || p.at(end).low == "of" || p.isCounted(atom{to: end, digits: true}) {
		return i
	}
	if p.yearAfter(end) > end || p.phraseEnds(end) {
		return end
	}
	return i
}

// modifyRange takes the modifier before a range into it. Of what is at least a range the lower end alone is sure: 'at least
// five or six'. What is about a range is that range.
func (p *parser) modifyRange(d *draft, a atom) {
	from, compare, ok := p.modifiersBefore(d.from)
	if !ok || p.overComparesNothing(d, from) || d.Kind == KindDuration && p.at(from).low == "over" { // 'over 5 to 10 years'
		return
	}
	switch compare {
	case CompareApprox:
		d.from = from
	case CompareAtLeast, CompareGreater:
		d.from, d.Comparator, d.upper = from, compare, nil
		d.said.Spoken = a.written
	}
}

// capitalLabelAt passes over a number behind a word that makes it a name with a capital alone: 'Operation 40', 'Task Force
// 59', 'President 46', 'S. 5'.
func (p *parser) capitalLabelAt(i int) int {
	t, at := p.at(i), i+1
	if !t.capital {
		return 0
	}
	switch {
	case t.low == "operation", t.low == "president" && !p.isCounted(atom{to: at + 1, digits: true}):
	case t.low == "task" && p.at(at).low == "force" && p.at(at).capital:
		at++
	case t.low == "s" && t.space && p.at(at).is('.') && !p.at(at).space && !p.isCounted(atom{to: at + 2, digits: true}):
		at++
	default:
		return 0
	}
	a, ok := p.digitsAt(at)
	if !ok || !p.at(at).space || a.to != at+1 || a.currency != "" || a.scale != "" || p.measures(a.to) {
		return 0
	}
	return a.to
}

// multipliedAt says whether a verb at token i makes something several times as large or as small, and no adjective: 'double
// from 10 to 20', 'double it', but 'double rooms'.
func (p *parser) multipliedAt(i int) bool {
	switch low := p.at(i).low; low {
	case "double", "triple", "quadruple":
		return p.phraseEnds(i + 1)
	case "fold":
		return p.at(i - 1).isDash()
	default:
		_, factor := englishFactors[low]
		return englishMultiplied[low] || factor && strings.HasSuffix(low, "fold")
	}
}

// clauseBase reads a base that is told in a short clause at token i: 'as much as we did four years ago', 'as it was in 2014'.
func (p *parser) clauseBase(i int) (*Base, int) {
	const mostWords = 3
	at := i + 1
	if !englishClausePronouns[p.at(i).low] {
		return nil, i
	}
	for at < i+mostWords && englishDid[p.at(at).low] {
		at++
	}
	if at == i+1 {
		return nil, i
	}
	base, end := p.baseAt(at, false)
	if base != nil {
		base.Text = p.source(i, end)
	}
	return base, end
}

// foldBase reads what a factor before a word of change is measured against: 'a sixfold increase from 2014'.
func (p *parser) foldBase(d *draft) {
	if !isChangeNoun(p.at(d.to).low) {
		return
	}
	ahead := *d
	ahead.to++
	if base := p.baseAfter(&ahead); base != nil {
		d.Base, d.to = base, ahead.to
	}
}

var (
	// words that begin a clause behind the number of a point
	englishOpensClause = set(`i we you he she it they there let let's we're we've we'll i'm i've i'll it's they're you're don't`)
	// verbs of an aside
	englishSaying = set(`think thinks thought believe believes believed guess suppose say says said hear hears heard told tell reckon know
reported assume hope recall remember`)
	// verbs that make something several times as large or as small
	englishMultiplied = set(`doubles doubled doubling triples tripled tripling trebles trebled trebling quadruples
quadrupled quadrupling quintupled halve halves halved halving`)
	englishClausePronouns = set(`i we you he she it they there`)
	englishDid            = set(`did do does had have has was were been`)
)
