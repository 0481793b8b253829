package quantity

import (
	"math/big"
	"strconv"
	"strings"
)

// mostPhoneGroups is how many groups of digits a telephone number may have.
const mostPhoneGroups = 8

// phoneAt passes over a telephone number: groups of digits, seven digits or more, of which the first begins with a zero
// or a plus, or which stand behind a word for calling.
func (p *parser) phoneAt(i int) int {
	at := i
	plus := p.at(i).is('+')
	if plus || p.at(i).is('(') {
		at++
	}
	first := p.at(at)
	if first.kind != tokenNumber || !allDigits(first.low) || at > i && first.space {
		return 0
	}
	digits, groups := 0, 0
	end := at
	for ; groups < mostPhoneGroups && p.at(end).kind == tokenNumber && allDigits(p.at(end).low) && p.source(end, end+1) == p.at(end).low; groups++ {
		digits += len(p.at(end).low)
		end++
		if link := p.at(end); !(link.isDash() && link.space && p.at(end+1).space) && (link.isDash() || link.is(')') || link.is('/')) && p.at(end+1).kind == tokenNumber {
			end++
		}
	}
	leading := len(first.low) > 1 && first.low[0] == '0'
	const fewestDigits = 6
	if groups < 2 || digits < fewestDigits || digits == fewestDigits && !p.calls(at-1) && !p.calls(at-2) || !leading && !plus && !p.calls(at-1) {
		return 0
	}
	return end
}

// calls says whether a word for a telephone stands at token i or shortly before.
func (p *parser) calls(i int) bool {
	for j := i; j > i-4 && j >= 0; j-- {
		if englishCalling[p.at(j).low] {
			return true
		}
	}
	return false
}

// numberIs passes over the number of something that has one as a name: 'the emergency number is 112'.
func (p *parser) numberIs(i int) int {
	if p.at(i-2).low != "number" || p.at(i-1).low != "is" || !englishNumbered[p.at(i-3).low] || p.isCounted(atom{to: i + 1, digits: true}) {
		return 0
	}
	return p.runEnd(i + 1)
}

// englishNumbered are things whose number names them.
var englishNumbered = set(`emergency phone telephone mobile hotline helpline fax account passport serial licence license registration badge room case
flight pin reference house docket`)

var englishCalling = set(`call calling called dial dialling dialing ring ringing phone telephone tel fax hotline helpline text whatsapp number`)

// diallingAt passes over the short number behind a word for calling: 'ring 112', 'dial nine nine nine'. What is counted or
// measured is none: 'call 112 people'.
func (p *parser) diallingAt(i int) int {
	switch p.at(i).low {
	case "call", "dial", "ring", "phone", "text":
	default:
		return 0
	}
	at := i + 1
	if end := p.phoneAt(at); end > 0 {
		return end
	}
	if t := p.at(at); t.kind == tokenNumber {
		if len(t.low) < 3 || !allDigits(t.low) || p.source(at, at+1) != t.low || !p.phraseEnds(at+1) || p.at(at+1).is('%') {
			return 0
		}
		return at + 1
	}
	for at < i+1+mostPhoneGroups && p.isDigitWord(at) {
		at++
	}
	if at < i+4 {
		return 0
	}
	return at
}

func (p *parser) isDigitWord(i int) bool {
	low := p.at(i).low
	return englishOnes[low] > 0 || englishZeros[low] || low == "oh" || low == "double"
}

// isHour says whether an hour of the day, one to twelve or noon, stands at token i alone.
func (p *parser) isHour(i int) bool {
	t := p.at(i)
	if t.low == "noon" || t.low == "midnight" {
		return true
	}
	n := p.hour(i)
	return n >= 1 && n <= 12 && !p.joinsNext(i+1) && !p.at(i+1).is('%')
}

// hour is the whole number at token i, in digits or words; 0 is none.
func (p *parser) hour(i int) int64 {
	t := p.at(i)
	if t.kind == tokenNumber {
		n, err := strconv.ParseInt(t.low, 10, 64)
		if err != nil || len(t.low) > 4 {
			return 0
		}
		return n
	}
	return englishOnes[t.low] + englishTeens[t.low]
}

// halfPastAt passes over 'half past nine', 'a quarter to four', 'ten past five', 'at half nine'.
func (p *parser) halfPastAt(i int) int {
	at := i
	if p.at(at).low == "a" {
		at++
	}
	switch low := p.at(at).low; {
	case low == "half" && p.at(at+1).low == "past", low == "quarter" && (p.at(at+1).low == "to" || p.at(at+1).low == "past" || p.at(at+1).low == "after"):
		if p.isHour(at+2) && p.hourEnds(at+3) {
			return at + 3
		}
	case low == "half" && at == i && p.at(at-1).low != "a" && p.at(at+1).kind == tokenWord && p.hour(at+1) > 0 && p.isHour(at+1) && p.hourEnds(at+2):
		return at + 2 // 'at half nine'
	}
	return 0
}

// hourEnds says whether nothing that an hour could count stands at token i.
func (p *parser) hourEnds(i int) bool {
	return p.phraseEnds(i) && p.at(i).low != "of" || englishDayParts[p.at(i).low] || p.isClock(i)
}

var (
	englishAtTime   = set(`at by until till from before after since around about`)
	englishDayParts = set(`sharp tonight noon midnight gmt local`)
)

// hourAt passes over an hour of the day: "twelve o'clock", 'nine a.m.', 'at five in the morning', 'at 1400 hours', 'at nine
// thirty', 'ten past five'.
func (p *parser) hourAt(i int) int {
	if end := p.militaryTime(i); end > 0 {
		return end
	}
	n := p.hour(i)
	if n == 0 && p.at(i).kind == tokenWord {
		return p.minutesPast(i)
	}
	if end := p.minutesPast(i); end > 0 {
		return end
	}
	if n < 1 || n > 24 {
		return 0
	}
	if p.isClock(i+1) && p.at(i).kind == tokenWord {
		return i + 2
	}
	before := p.at(i - 1).low
	if (before == "about" || before == "around") && p.at(i+1).low == "this" && englishMornings[p.at(i+2).low] {
		return i + 3
	}
	if before == "to" && p.at(i+1).low == "at" && p.at(i+2).low == "night" {
		return i + 3 // 'from five in the morning to six at night'
	}
	if !englishAtTime[before] || before == "about" || before == "around" {
		return 0
	}
	switch next := p.at(i + 1); {
	case next.low == "sharp" || next.low == "tonight":
		return i + 2
	case next.low == "in" && p.at(i+2).low == "the" && englishMornings[p.at(i+3).low]:
		return i + 4
	case next.low == "at" && p.at(i+2).low == "night":
		return i + 3
	case (next.low == "this" || next.low == "tomorrow" || next.low == "yesterday") && englishMornings[p.at(i+2).low]:
		return i + 3
	case p.scheduled(i) && p.isHour(i) && p.hourEnds(i+1):
		if low := p.at(i + 1).low; (low == "to" || low == "until" || low == "till") && p.isHour(i+2) && p.hourEnds(i+3) {
			return i + 3
		}
		return i + 1
	case p.at(i).kind == tokenWord && n <= 12 && englishMinutes[next.low] && p.hourEnds(i+2):
		return i + 2
	}
	return 0
}

// scheduled says whether something that begins or ends at an hour stands shortly before the preposition before token i: 'we
// meet at ten'.
func (p *parser) scheduled(i int) bool {
	const reach = 5
	for j := i - 2; j >= 0 && j > i-2-reach; j-- {
		if englishSchedule[p.at(j).low] {
			return true
		}
	}
	return false
}

// workingHours says whether 'from nine to five' tells hours of the day: both are hours, the second one is smaller, and
// something that is open or works stands shortly before.
func (p *parser) workingHours(a, b atom) bool {
	const reach = 5
	if !p.isHour(a.from) || !p.isHour(b.from) || a.to != a.from+1 || b.to != b.from+1 || !p.hourEnds(b.to) {
		return false
	}
	for j := a.from - 1; j >= 0 && j > a.from-1-reach; j-- {
		if low := p.at(j).low; englishSchedule[low] || englishOpening[low] {
			return true
		}
	}
	return false
}

var englishOpening = set(`work works worked working run runs closed close closes office shift shop curfew`)

// monthAfterRange passes over the month and year behind two days: 'from 3 to 7 June'.
func (p *parser) monthAfterRange(a, b atom) int {
	at := b.to
	if p.at(at).low == "of" {
		at++
	}
	month := p.at(at)
	most := big.NewRat(31, 1)
	if !month.capital || englishMonths[month.low] == "" || a.value.Cmp(most) > 0 || b.value.Cmp(most) > 0 || !a.value.IsInt() || !b.value.IsInt() {
		return 0
	}
	return p.yearAfter(at + 1)
}

var (
	englishSchedule = set(`meet meets met start starts started begin begins began open opens opened resume resumes resumed reconvene reconvenes
land lands landed arrive arrives arrived leave leaves depart departs departed doors train flight meeting session briefing curfew dinner
lunch breakfast wake wakes woke sunrise sunset`)
	englishMornings = set(`morning afternoon evening night`)
	englishMinutes  = set(`ten fifteen twenty thirty forty fifty`)
)

// minutesPast passes over 'ten past five' and '20 minutes past three'.
func (p *parser) minutesPast(i int) int {
	minutes, at := p.smallAt(i)
	if t := p.at(i); t.kind == tokenNumber && len(t.low) <= 2 {
		minutes, at = p.hour(i), i+1
	}
	if minutes < 1 || minutes > 59 {
		return 0
	}
	if low := p.at(at).low; low == "minutes" || low == "minute" {
		at++
	}
	if p.at(at).low != "past" || !p.isHour(at+1) || !p.hourEnds(at+2) {
		return 0
	}
	return at + 2
}

// militaryTime passes over '0600 hours', 'at 1400 hours'.
func (p *parser) militaryTime(i int) int {
	t, unit := p.at(i), p.at(i+1).low
	if t.kind != tokenNumber || len(t.low) != 4 || p.source(i, i+1) != t.low || unit != "hours" && unit != "hrs" || p.at(i+2).low == "of" {
		return 0
	}
	n := p.hour(i)
	before := p.at(i - 1).low
	if n/100 > 24 || n%100 > 59 || t.low[0] != '0' && (!englishAtTime[before] || before == "about" || before == "around" || before == "after") {
		return 0
	}
	return i + 2
}

// isDayOfMonth says whether an ordinal alone is a day of a month: 'on the 14th', 'from the 3rd to the 9th'.
func (p *parser) isDayOfMonth(a atom) bool {
	if p.at(a.from-1).low == "the" && p.at(a.to).low == "of" && (p.at(a.to+1).low == "the" || p.at(a.to+1).low == "this") && p.at(a.to+2).low == "month" {
		return true
	}
	if p.at(a.from-1).low != "the" || !p.at(a.from).isNumber() && a.value.Cmp(big.NewRat(4, 1)) < 0 || a.value.Cmp(big.NewRat(31, 1)) > 0 || !p.phraseEnds(a.to) || p.at(a.to).low == "of" || p.joinsNext(a.to) {
		return false
	}
	switch before := p.at(a.from - 2).low; before {
	case "on", "by", "until", "till", "from", "since", "before", "after", "to", "between", "and", "through":
		return true
	default:
		after := p.at(a.to).low // 'the 5th to speak' is none
		alone := p.at(a.from).isNumber() && after != "to" && after != "in" && after != "for" && after != "who" && after != "that" && after != "since"
		return alone || englishTimeNouns[before] && strings.HasSuffix(before, "day")
	}
}

// placeOrdinal says whether an ordinal names a place, a form or a thing rather than counting: 'the 17th floor', 'third
// parties', 'the 38th parallel'.
func (p *parser) placeOrdinal(a atom) bool {
	next := p.at(a.to)
	if next.kind != tokenWord || !next.space || englishStops[next.low] {
		return false
	}
	if englishPlaceOrdinals[next.low] {
		return true
	}
	inWords := !p.at(a.from).isNumber()
	if inWords && isPlural(next.low) && p.lexWithin(a.to, a.to+1) == "" {
		return true
	}
	return inWords && a.value.Cmp(big.NewRat(3, 1)) == 0 && englishThirds[next.low]
}

var (
	englishPlaceOrdinals = set(`floor storey story street avenue row grade quarter half grader graders parallel meridian arrondissement ward precinct circuit degree hole`)
	englishThirds        = set(`party world person sector rail way reading estate country countries age level base`)
)

// pointsAt says whether the word at token i points at a time or counts, so that 'point' behind it is no item: 'at this
// point 20 ships', 'two point five'.
func (p *parser) pointsAt(i int) bool {
	switch p.at(i).low {
	case "this", "that", "some", "one", "which", "what", "any":
		return true
	}
	return p.isNumberWord(i)
}

// englishIdioms are phrases whose numbers count nothing, by the word they begin with.
var englishIdioms = idioms(`of two minds|no two ways|two heads are better than one|better than one|in two minds|two cents|lesser of two evils|two birds with one stone|two wrongs|whole nine yards|four corners of|
the seven seas|cloud nine|two and two together|on all fours|at sixes and sevens|two left feet|a thousand words|six feet under|eleventh hour|
back to square one|two sides of the same coin|two sides of one coin|second to none|nine lives|the nines|forty winks|ten to one|once or twice|thanks a million|a thousand times no|a hundred times no|a hundred times over|a thousand times over|
on a scale of one to ten|on a scale from one to ten|on a scale of 1 to 10|on a scale from 1 to 10|
twenty four seven|twenty-four seven|two-way street|third time lucky|a million miles|a million dollars question|sixty-four thousand dollar question|
one and the same|all in one|one and all|one for all|one too many|one and only|zero in on|zeroing in on|zero hour|ground zero|from scratch|
hundred and ten percent|catch 22|fifty fifty|nineteen to the dozen|seventh heaven|sixth sense|three cheers|three strikes|a stitch in time saves nine|dime a dozen|thanks a million|one in a million|two sides to every story`)

// idioms sorts phrases by their first word.
func idioms(list string) map[string][][]string {
	m := map[string][][]string{}
	for _, phrase := range strings.Split(strings.ReplaceAll(list, "\n", ""), "|") {
		words := strings.Fields(strings.ReplaceAll(phrase, "-", " - "))
		m[words[0]] = append(m[words[0]], words)
	}
	return m
}

// phraseOfWordsAt passes over an idiom with number words.
func (p *parser) phraseOfWordsAt(i int) int {
	for _, words := range englishIdioms[p.at(i).low] {
		if p.wordsAt(i, words) {
			return i + len(words)
		}
	}
	return 0
}
