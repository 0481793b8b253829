package quantity

import (
	"strconv"
	"strings"
)

// ordinal reads a place in a sequence: '75th summit', 'the third time', 'the second year in a row'. It gives the token
// after what it took. 'First' and 'second' alone are too often no number, and names ('Second World War') never are.
func (p *parser) ordinal(a atom) int {
	next := p.at(a.to)
	if p.properOrdinal(a) || p.placeOrdinal(a) {
		return a.to + 1
	}
	if p.isDayOfMonth(a) {
		return a.to
	}
	best := p.bestAt(a.to)
	if p.joinsNext(a.to) && best == 0 && !strings.HasSuffix(p.at(a.to+1).low, "est") && p.at(a.to+1).low != "most" {
		return a.to + 2 // '14th-century', 'third-world', but 'third-largest'
	}
	u, ok := p.nounAt(max(a.to, best), atom{})
	ok = ok && (best == 0 || u.text > best) // 'the third largest' counts no largest
	inWords := !p.at(a.from).isNumber()
	if before := p.at(a.from - 1).low; inWords && (before == "a" || before == "any" || before == "every") && best == 0 {
		return a.to // 'a third country' is one more
	}
	if inWords && ok && !u.fromLex && isPlural(p.at(u.to-1).low) && best == 0 {
		return a.to // 'third countries', 'second thoughts'
	}
	value := plain(a.value)
	small := inWords && (value == "1" || value == "2")
	if small && (!ok || !u.fromLex) && !(value == "2" && ok && (best > 0 || p.inARow(a.to, u.to))) {
		return a.to
	}
	if large := a.to-a.from > 1 && !p.nearMonth(a.from); !large && inWords && best == 0 && (next.kind != tokenWord || englishStops[next.low]) {
		return a.to
	}
	d := &draft{from: a.from, to: a.to, coreFrom: a.from, coreTo: a.to, amount: a.value}
	d.Kind, d.Spoken = KindOrdinal, p.source(a.from, a.to)
	if ok {
		p.setUnit(d, u)
		d.Kind, d.Currency, d.amount = KindOrdinal, "", a.value
		if !u.fromLex {
			d.Unit = "" // a fifth year is no length of time
		}
	}
	p.add(d)
	return d.to
}

// bestAt gives the superlative behind an ordinal that ends before token i, joined or not, which it says the place by:
// 'third-largest', 'second biggest', or 0.
func (p *parser) bestAt(i int) int {
	if p.joinsNext(i) {
		i++
	}
	if of := englishSuperlatives[p.at(i).low]; of == "" || of == "first" || of == "only" {
		return 0
	}
	return i
}

// inARow says whether the noun from token i to end is counted as one of a row: 'second year in a row', 'second straight
// month', 'second time'.
func (p *parser) inARow(i, end int) bool {
	if englishInARow[p.at(i).low] || p.at(end-1).low == "time" {
		return true
	}
	after := p.at(end).low
	return after == "running" || after == "straight" || after == "in" && p.at(end+1).low == "a" && p.at(end+2).low == "row"
}

var englishInARow = set("consecutive straight successive")

// shortYear reads a year of two digits behind an apostrophe, "'91", at token i: those up to 30 are of this century. A
// plural is a decade ("the '90s") and a counted noun makes the mark a quotation's ("'12 ships'").
func (p *parser) shortYear(i int) (year string, end int) {
	const (
		digits    = 2
		lastOf20s = 30
	)
	mark, t := p.at(i), p.at(i+1)
	if !isApostrophe(mark.mark) && mark.mark != '‘' || !mark.space || t.kind != tokenNumber || t.space || len(t.low) != digits || !allDigits(t.low) {
		return "", 0
	}
	if next := p.at(i + 2); !next.space && next.kind == tokenWord || p.isCounted(atom{to: i + 2, digits: true}) || next.is('%') {
		return "", 0
	}
	n, err := strconv.Atoi(t.low)
	if err != nil {
		return "", 0
	}
	if n <= lastOf20s {
		return "20" + t.low, i + 2
	}
	return "19" + t.low, i + 2
}
