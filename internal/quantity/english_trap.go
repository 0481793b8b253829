package quantity

import (
	"strconv"
	"strings"
)

// noFigureAt passes over what holds digits or number words and is no figure: dates with a day,
// times of day, numbered items, names and codes. It gives the token after it, or 0.
func (p *parser) noFigureAt(i int) int {
	t := p.at(i)
	switch t.kind {
	case tokenJunk:
		return p.runEnd(i + 1)
	case tokenNumber:
		for _, pass := range [...]func(int) int{p.itemAt, p.phoneAt, p.numberIs, p.codeAt, p.clockAt, p.timeBesideDay, p.hourAt, p.dayAt, p.streetAt} {
			if n := pass(i); n > 0 {
				return n
			}
		}
	case tokenWord:
		for _, pass := range [...]func(int) int{p.addressAt, p.monthDayAt, p.nameAt, p.diallingAt, p.halfPastAt, p.timeBesideDay, p.hourAt, p.labelAt, p.indexAt, p.spelledCodeAt, p.phraseOfWordsAt, p.idiomAt, p.planAt} {
			if n := pass(i); n > 0 {
				return n
			}
		}
	case tokenMark:
		return p.markAt(i)
	}
	return 0
}

// markAt passes over '#5' and '(1)' at the begin of a line.
func (p *parser) markAt(i int) int {
	t, next := p.at(i), p.at(i+1)
	if n := p.phoneAt(i); n > 0 {
		return n
	}
	if p.at(i-1).low == "of" && p.at(i-2).low == "class" {
		if _, end := p.shortYear(i); end > 0 {
			return end // 'the class of '68' is a name
		}
	}
	if n := p.shortDate(i); n > 0 {
		return n
	}
	if next.kind != tokenNumber || next.space {
		return 0
	}
	if isApostrophe(t.mark) && len(next.low) == 2 && t.space && !p.isCounted(atom{to: i + 2, digits: true}) {
		return i + 2 // 'the class of '68'
	}
	if t.is('#') {
		return p.runEnd(i + 1)
	}
	if t.is('(') && p.startsLine(i) && p.at(i+2).is(')') && p.at(i+3).kind != tokenNone {
		return i + 3
	}
	return 0
}

func (p *parser) startsLine(i int) bool {
	t := p.at(i)
	return t.lines > 0 || t.from == 0 && t.kind != tokenNone || i > 0 && p.startsLine(0) && i == 1 && isBullet(p.at(0))
}

// itemAt passes over the number of a list's item: '2. Funding', '3) Training'.
func (p *parser) itemAt(i int) int {
	t, dot := p.at(i), p.at(i+1)
	if len(t.low) > 2 || !p.startsLine(i) || dot.space || !dot.is('.') && !dot.is(')') {
		return 0
	}
	if after := p.at(i + 2); after.kind == tokenNone || after.lines > 0 || !after.space {
		return 0
	}
	return i + 2
}

// codeAt passes over digits that are part of a name or code: 'F-16', 'x1', '5G', '3D', '1990s'.
func (p *parser) codeAt(i int) int {
	t, before := p.at(i), p.at(i-1)
	if !t.space && i > 0 {
		switch {
		case before.kind == tokenWord, before.is('_'), before.is('@'), before.is('&'), before.is('+') && !before.space, before.is('=') && !p.at(i-2).is('>') && !p.at(i-2).is('<'), before.is('\\'):
			return p.runEnd(i)
		case before.is('-') || before.mark == '‑' || before.mark == '‐':
			if !before.space && (p.at(i-2).kind == tokenWord || p.at(i-2).kind == tokenNumber) {
				return p.runEnd(i)
			}
		case (before.is('.') || before.is('/') || before.is(':')) && !before.space && i > 1:
			return p.runEnd(i)
		}
	}
	next := p.at(i + 1)
	if next.kind == tokenWord && !next.space {
		if _, ok := p.digitsAt(i); !ok {
			return p.runEnd(i)
		}
	}
	if next.is('-') && !next.space && p.at(i+2).kind == tokenWord && !p.at(i+2).space && p.at(i+2).capital && p.at(i+2).to-p.at(i+2).from == 1 {
		return p.runEnd(i)
	}
	return 0
}

// clockAt passes over times of day: '14:16', '10 a.m.', "5 o'clock".
func (p *parser) clockAt(i int) int {
	at := i + 1
	for p.at(at).is(':') && !p.at(at).space && p.at(at+1).kind == tokenNumber && !p.at(at+1).space {
		at += 2
	}
	if p.zeroBefore(i) && (p.at(i+1).space || p.clauseEnds(i+1)) {
		return i + 1 // 'at 0530', 'code 007'
	}
	if p.isClock(at) && !p.isDecimal(i) {
		return at + 1
	}
	if at > i+1 {
		return at
	}
	return 0
}

// zeroBefore says whether token i is a whole number with a zero before it, which is a time or a name. Nothing but zeros is
// a part of a longer number, and what follows a quotation mark a year without its century.
func (p *parser) zeroBefore(i int) bool {
	t, before := p.at(i), p.at(i-1)
	quoted := before.kind == tokenMark && !t.space && i > 0
	return len(t.low) > 1 && t.low[0] == '0' && !quoted && strings.Trim(t.low, "0") != "" && allDigits(t.low) && p.source(i, i+1) == t.low
}

// isDecimal says whether token i is a number that no time of day is written as: other than two
// digits behind the point.
func (p *parser) isDecimal(i int) bool {
	_, places, ok := strings.Cut(p.at(i).low, ".")
	return ok && len(places) != 2
}

// isClock says whether the token makes the number before it a time of day.
func (p *parser) isClock(i int) bool {
	switch p.at(i).low {
	case "a.m.", "p.m.", "am", "pm", "o'clock", "gmt", "cet", "est", "edt", "utc":
		return true
	}
	return false
}

// streetAt passes over house numbers: '10 Downing Street'.
func (p *parser) streetAt(i int) int {
	if p.letteredAt(i) > 0 {
		i++ // '221B Baker Street'
	}
	if !p.at(i+1).capital || !p.at(i+1).space || !p.at(i+2).capital {
		return 0
	}
	switch p.at(i + 2).low {
	case "street", "avenue", "road", "square", "boulevard", "lane":
		return i + 3
	}
	return 0
}

// dayAt passes over dates that begin with the day or the year: '18 June 2024', '4th of July',
// '2024-06-18', '9/11'.
func (p *parser) dayAt(i int) int {
	if end := p.numericDate(i); end > 0 {
		return end
	}
	end := p.dayNumber(i)
	if end == 0 {
		return 0
	}
	if low := p.at(end).low; low == "and" || low == "or" {
		if second := p.dayNumber(end + 1); second > 0 {
			end = second // '1 and 2 March'
		}
	}
	if p.at(end).low == "of" {
		end++
	}
	month := p.at(end)
	if !month.capital || englishMonths[month.low] == "" {
		return 0
	}
	return p.yearAfter(end + 1)
}

// dayNumber reads 1 to 31, as a cardinal or an ordinal in digits.
func (p *parser) dayNumber(i int) int {
	n, err := strconv.Atoi(p.at(i).low)
	if err != nil || n < 1 || n > 31 || p.at(i).kind != tokenNumber {
		return 0
	}
	next := p.at(i + 1)
	if next.kind != tokenWord || next.space {
		return i + 1
	}
	switch next.low {
	case "st", "nd", "rd", "th":
		return i + 2
	}
	return 0
}

// yearAfter passes over a dot or comma and a year at token i.
func (p *parser) yearAfter(i int) int {
	at := i
	for n := 0; n < 2 && (p.at(at).is('.') || p.at(at).is(',')); n++ {
		at++
	}
	if t := p.at(at); t.kind == tokenNumber && t.to-t.from == 4 && t.low >= "1500" && t.low < "2200" {
		return at + 1
	}
	return i
}

// numericDate passes over '2024-06-18', '18/06/2024' and '9/11', which no fraction is.
func (p *parser) numericDate(i int) int {
	parts, at := 1, i+1
	sign := p.at(at)
	for (sign.is('/') || sign.is('-')) && p.at(at).is(sign.mark) && !p.at(at).space && p.at(at+1).kind == tokenNumber && !p.at(at+1).space && parts < 4 {
		parts++
		at += 2
	}
	switch {
	case parts > 2:
		return p.runEnd(at)
	case parts == 2 && sign.is('/'):
		if a, ok := p.digitsAt(i); ok && (a.fraction || a.scale != "") {
			return 0
		}
		return p.runEnd(at)
	}
	return 0
}

// monthDayAt passes over 'June 18, 2024', 'Jan. 5', 'May 4th'.
func (p *parser) monthDayAt(i int) int {
	t := p.at(i)
	if !t.capital || englishMonths[t.low] == "" {
		return 0
	}
	at := i + 1
	if p.at(at).is('.') {
		at++
	}
	if p.at(at).low == "the" {
		at++
	}
	end := p.dayNumber(at)
	if end == 0 || p.measures(end) {
		return 0
	}
	if to := p.dayNumber(end + 1); to > 0 && p.joinsNext(end) {
		end = to // 'June 3-7'
	}
	return p.yearAfter(p.secondDay(end))
}

// addressAt passes over web and mail addresses.
func (p *parser) addressAt(i int) int {
	if p.at(i).low == "www" && p.at(i+1).is('.') && !p.at(i+1).space {
		return p.runEnd(i + 1)
	}
	next := p.at(i + 1)
	if next.space {
		return 0
	}
	if next.is('@') || next.is(':') && p.at(i+2).is('/') && p.at(i+3).is('/') {
		return p.runEnd(i + 1)
	}
	return 0
}

// labelAt passes over a number that is a name by the word before it: 'Article 5', 'H.R. 3537',
// 'day one'. A word that is not always a label ('line', 'day') is none before a counted noun.
func (p *parser) labelAt(i int) int {
	t := p.at(i)
	if n := p.capitalLabelAt(i); n > 0 {
		return n
	}
	if !englishLabels[t.low] {
		return 0
	}
	at := i + 1
	if _, said := p.pointAlone(i); t.low == "point" && (said || !p.at(i+1).space || p.pointsAt(i-1)) {
		return 0
	}
	if p.at(at).is('.') && !p.at(at).space {
		if t.low != "no" && t.low != "nos" && t.low != "art" && t.low != "sec" && t.low != "fig" && t.low != "ch" && t.low != "vol" && t.low != "res" {
			return 0
		}
		at++
	} else if t.low == "no" || t.low == "nos" || t.low == "res" {
		return 0
	}
	if end := max(p.letteredAt(at), p.spelledCodeAt(at)); end > 0 {
		return end // 'room 12B', 'flight four four nine'
	}
	if code := p.at(at); t.low == "flight" && code.capital && code.to-code.from <= 3 && p.at(at+1).kind == tokenNumber {
		return at + 2 // 'flight BA 117'
	}
	a, ok := p.numberAt(at)
	if !ok || a.ordinal || a.fraction || a.currency != "" || a.scale != "" {
		return 0
	}
	if (englishWeakLabels[t.low] || t.low == "point") && !t.capital && !p.bareLabel(i) && p.isCounted(a) {
		return 0
	}
	if a.year && englishWeakLabels[t.low] {
		return 0
	}
	if _, vote := p.voteAt(a); vote && englishDeterminers[p.at(i-1).low] {
		return 0 // 'passed the bill 52-48'
	}
	end := a.to
	for end < a.to+longestSpelled && !a.digits && p.isDigitWord(end) {
		end++ // 'flight four nine'
	}
	return p.labelEnd(end)
}

// bareLabel says whether a word at token i that orders things stands without a determiner, so that the number behind it is
// its name: 'phase two starts', not 'in this phase two ships sank'.
func (p *parser) bareLabel(i int) bool {
	switch p.at(i).low {
	case "phase", "stage", "type", "tier", "step", "level":
	default:
		return false
	}
	before := p.at(i - 1)
	return before.kind != tokenWord || englishStops[before.low] && !englishPointing[before.low]
}

// englishPointing are words before a noun that is no name, or before a verb.
var englishPointing = set(`the a an this that each every any some its our their his her your my one
i we you they to will would can could must should may might not`)

// letteredAt passes over a number with a capital letter that names a room or a house: '12B'.
func (p *parser) letteredAt(i int) int {
	letter := p.at(i + 1)
	if p.at(i).kind != tokenNumber || letter.kind != tokenWord || letter.space || !letter.capital || letter.to-letter.from != 1 {
		return 0
	}
	return i + 2
}

// labelEnd goes on over a list of names: 'Articles 4 and 5', 'pages 3-5', 'Section 12(b)'.
func (p *parser) labelEnd(i int) int {
	for n := 0; n < 4; n++ {
		t, next := p.at(i), p.at(i+1)
		linked := t.low == "and" || t.low == "or" || t.low == "to" || t.is(',') || t.isDash()
		if !linked || next.kind != tokenNumber || p.isCounted(atom{to: i + 2, digits: true}) {
			return i
		}
		i += 2
	}
	return i
}

// isCounted says whether a unit, a plural noun or a percent sign follows a number.
func (p *parser) isCounted(a atom) bool {
	u, ok := p.nounAt(a.to, a)
	if !ok {
		return false
	}
	return u.slug != "" || isPlural(p.at(u.to-1).low)
}

// namedAt says whether a number is the last part of a name: it stands behind two capitalised
// words ('Nord Stream 2') and counts nothing at once.
func (p *parser) namedAt(a atom) bool {
	if p.modelNumber(a) {
		return true
	}
	first, second := p.at(a.from-2), p.at(a.from-1)
	if p.isShortName(second, first) && a.digits && !a.year && a.scale == "" && a.currency == "" && a.to == a.from+1 && p.phraseEnds(a.to) && !p.measures(a.to) {
		return true // 'SB 1070'
	}
	if !first.capital || !second.capital || !a.digits || a.scale != "" || a.currency != "" || a.to != a.from+1 || !a.value.IsInt() {
		return false
	}
	next := p.at(a.to)
	return (next.kind != tokenMark || next.is('.') || next.is(',') || next.is('?') || next.mark == '—' || next.mark == '’' || next.is('\'')) &&
		!isPlural(next.low) && !p.measures(a.to) && p.lexWithin(a.to, a.to+3) == ""
}

// isShortName says whether a word is an abbreviation in capitals, and not one of many words in capitals.
func (p *parser) isShortName(t, before *token) bool {
	const longest = 4
	if t.kind != tokenWord || t.to-t.from < 2 || t.to-t.from > longest || !allCapitals(p.text[t.from:t.to]) {
		return false
	}
	return before.kind != tokenWord || !allCapitals(p.text[before.from:before.to])
}

func allCapitals(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}

// idiomAt passes over fixed phrases with number words that count nothing.
func (p *parser) idiomAt(i int) int {
	low := p.at(i).low
	switch low {
	case "group":
		if p.at(i).capital && p.at(i+1).low == "of" && p.isNumberWord(i+2) && (p.at(i+2).capital || p.groupOfDigits(i)) {
			return i + 3
		}
	case "air":
		if p.at(i+1).low == "force" && p.at(i+2).low == "one" {
			return i + 3
		}
	case "war":
		if p.at(i).capital && p.at(i+1).capital && p.isNumberWord(i+1) {
			return i + 2
		}
	case "square", "marine", "capital", "formula":
		if p.at(i+1).low == "one" {
			return i + 2
		}
	case "one", "ones":
		return p.pronounAt(i)
	}
	if strings.HasPrefix(low, "million") && p.at(i+1).low == "dollar" && p.at(i+2).low == "question" {
		return i + 3
	}
	return 0
}

// pronounAt passes over 'one another', "one's", 'one by one', 'one-on-one', 'one of these days'.
func (p *parser) pronounAt(i int) int {
	next := p.at(i + 1)
	switch next.low {
	case "another", "day", "thing", "more":
		if next.low == "day" && p.at(i+2).low == "ago" || next.low == "more" && p.nounKnown(i+2) {
			return 0
		}
		return i + 2
	case "by", "on", "after", "to":
		if p.at(i+2).low == "one" || p.at(i+2).low == "another" {
			return i + 3
		}
	}
	if next.isDash() && !next.space && p.at(i+3).isDash() && p.at(i+2).low != "and" && !p.measures(i+2) {
		return i + 5
	}
	return 0
}

func (p *parser) nounKnown(i int) bool {
	u, ok := p.nounAt(i, atom{})
	return ok && u.slug != ""
}
