package quantity

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"sync"
)

// unit is what stands after a number and says what it counts or measures.
type unit struct {
	slug     string
	kind     Kind
	text     int // first token of the noun or sign
	to       int // token after it
	currency string
	decades  int      // years that one of it is: 10, 100
	factor   *big.Rat // what an amount of it is multiplied by: a hundredth for cents; nil is one
	fromLex  bool     // a noun of the lexicon
	noun     bool     // a counted noun, in the lexicon or not
}

// units is what an English reader knows of units. It is never changed once built.
type units struct {
	words   *phrases
	kinds   map[string]Kind
	symbols map[string]string // with their case, by slug
	lengths map[string]bool   // those that have squares and cubes
}

// builtInUnits builds the units once for all readers.
var builtInUnits = sync.OnceValue(newUnits)

func newUnits() *units {
	u := &units{words: &phrases{}, kinds: map[string]Kind{}, symbols: map[string]string{}, lengths: set("mile foot inch yard")}
	for symbol, slug := range irregularSymbols {
		u.symbols[symbol] = slug
		u.kinds[slug] = KindLevel
	}
	for _, row := range englishUnits {
		u.kinds[row.slug] = row.kind
		u.addWords(row.words, row.slug, false)
		for _, symbol := range strings.Fields(row.symbols) {
			u.symbols[symbol] = row.slug
		}
	}
	for _, base := range metricUnits {
		u.addBase(base.slug, base.kind, base.words, base.symbols, base.small)
	}
	for _, row := range englishCurrencies {
		u.kinds[row.code] = KindMoney
		u.addWords(row.words, row.code, true)
		u.addWords(strings.ReplaceAll(row.signs, " ", "|"), row.code, false)
	}
	for _, row := range englishCurrencyNames {
		u.kinds[row.code] = KindMoney
		u.addWords(row.words, row.code, true)
	}
	for _, row := range englishMinor {
		u.addWords(row.words, fmt.Sprintf("%s/%d", row.code, row.parts), true)
	}
	for length := range u.lengths {
		u.kinds["square-"+length], u.kinds["cubic-"+length] = KindLevel, KindLevel
	}
	u.kinds["degree-of-arc"] = KindLevel
	u.kinds["calendar-year"] = KindDate
	u.kinds["times"] = KindRatio
	u.kinds["fraction"] = KindShare
	for _, slug := range []string{"megayear", "gigayear", "kiloyear", "millisecond"} {
		u.kinds[slug] = KindDuration
	}
	return u
}

// addWords adds words that are separated by '|', with their plurals where asked.
func (u *units) addWords(list, slug string, plurals bool) {
	for _, word := range strings.Split(list, "|") {
		if word == "" {
			continue
		}
		u.words.add(word, slug)
		if plurals {
			for _, plural := range pluralsOf(word) {
				u.words.add(plural, slug)
			}
		}
	}
}

// addBase adds a unit with all that the metric prefixes make of it.
func (u *units) addBase(slug string, kind Kind, words, symbols string, small bool) {
	u.addPrefixed("", "", slug, kind, words, symbols)
	if slug == "metre" {
		u.lengths[slug] = true
	}
	for _, prefix := range metricPrefixes {
		if prefix.small && !small {
			continue
		}
		u.addPrefixed(prefix.word, "", prefix.word+slug, kind, words, "")
		for _, sign := range strings.Fields(prefix.symbols) {
			u.addPrefixed("", sign, prefix.word+slug, kind, "", symbols)
		}
		if slug == "metre" {
			u.lengths[prefix.word+slug] = true
		}
	}
}

func (u *units) addPrefixed(prefix, sign, slug string, kind Kind, words, symbols string) {
	u.kinds[slug] = kind
	for _, word := range strings.Split(words, "|") {
		if word == "" || slug == "second" {
			continue
		}
		for _, form := range pluralsOf(prefix + word) {
			u.words.add(form, slug)
		}
	}
	for _, symbol := range strings.Fields(symbols) {
		if _, known := u.symbols[sign+symbol]; !known && !noSymbols[sign+symbol] {
			u.symbols[sign+symbol] = slug
		}
	}
}

// unitAt reads the unit that begins right at token i, without a noun phrase.
func (p *parser) unitAt(i int, number atom) (unit, bool) {
	if years := decadeWord(p.at(i).low); years > 0 {
		return unit{slug: "year", kind: KindDuration, text: i, to: i + 1, decades: years}, true
	}
	slug, end := p.units.words.match(p, i)
	lexSlug, lexEnd := p.lex.match(p, i)
	if lexEnd >= end && lexEnd > 0 {
		return p.lexUnit(lexSlug, i, lexEnd), true
	}
	if end > 0 && p.isMeant(slug, i, end, number) {
		return p.raised(p.builtIn(slug, i, end, number)), true
	}
	t := p.at(i)
	switch {
	case t.is('{'):
		return p.bracedAt(i, number)
	case t.is('"'):
		return p.inchMark(i, number)
	case isApostrophe(t.mark):
		return p.footMark(i, number)
	case t.kind != tokenWord:
		return unit{}, false
	}
	if u, ok := p.squareAt(i); ok {
		return u, true
	}
	return p.symbolAt(i, number)
}

// isMeant keeps apart what is a unit only in some places: currencies that are everyday words and a '$' that belongs to
// the number behind it.
func (p *parser) isMeant(slug string, i, end int, number atom) bool {
	t := p.at(i)
	if t.kind == tokenMark && englishCurrencySigns[t.mark] != "" {
		next := p.at(i + 1)
		return number.value != nil && (next.kind != tokenNumber || next.space && p.at(i+2).is(t.mark))
	}
	if slug == "bit" && p.at(end).low == "of" {
		return false // 'three bits of advice'
	}
	if slug == "turn" || slug == "cup" || slug == "knot" {
		return number.value != nil
	}
	if t.low == "rand" && t.capital {
		return false
	}
	return !englishEverydayMoney[t.low] || end > i+1 || number.scale != "" || t.low == "won" && p.isManyWon(end, number)
}

// isManyWon says whether 'won' behind digits is money: of the verb something follows that was won, and one won buys nothing.
func (p *parser) isManyWon(end int, number atom) bool {
	const least = 3
	next := p.at(end)
	return number.digits && !number.year && number.value.Cmp(power(least)) >= 0 && (next.kind == tokenNone || next.kind == tokenMark || next.low == "per")
}

// bracedAt reads '{kg}'.
func (p *parser) bracedAt(i int, number atom) (unit, bool) {
	if !p.at(i + 2).is('}') {
		return unit{}, false
	}
	u, ok := p.symbolAt(i+1, number)
	if ok {
		u.text, u.to = i+1, i+3
	}
	return u, ok
}

// inchMark reads '10 " long': the mark is an inch where a word of size follows it.
func (p *parser) inchMark(i int, number atom) (unit, bool) {
	if !number.digits || !englishSizes[p.at(i+1).low] {
		return unit{}, false
	}
	return p.builtIn("inch", i, i+1, number), true
}

// footMark reads the foot of 5'10", written without blanks and with both marks.
func (p *parser) footMark(i int, number atom) (unit, bool) {
	_, end, ok := p.wholeBelow(i+1, 12)
	if mark := p.at(end); !ok || !number.digits || end > i+2 || p.at(i).space || p.at(i+1).space || mark.space || !mark.is('"') && !mark.is('”') {
		return unit{}, false
	}
	return p.builtIn("foot", i, i+1, number), true
}

// squareAt reads 'square kilometres', 'sq. ft', 'cubic cm'.
func (p *parser) squareAt(i int) (unit, bool) {
	var power string
	switch p.at(i).low {
	case "square", "sq":
		power = "square-"
	case "cubic", "cu":
		power = "cubic-"
	default:
		return unit{}, false
	}
	at := i + 1
	if t := p.at(at); (t.is('.') || t.isDash()) && !t.space {
		at++
	}
	slug, end := p.units.words.match(p, at)
	if end == 0 {
		slug, end = p.units.symbols[p.source(at, at+1)], at+1
		if p.at(at).low == "in" {
			slug = "inch"
		}
	}
	if child := p.units.words.next[p.at(at).key()]; !p.units.lengths[slug] && child != nil {
		slug, end = child.slug, at+1 // 'cubic feet per second'
	}
	if !p.units.lengths[slug] {
		return unit{}, false
	}
	return unit{slug: power + slug, kind: KindLevel, text: i, to: end}, true
}

// raised reads the power behind a length: 'km²', 'm^3', 'kilometres squared'.
func (p *parser) raised(u unit) unit {
	if !p.units.lengths[u.slug] {
		return u
	}
	next, end := p.at(u.to), u.to+1
	power := ""
	if next.kind == tokenWord {
		power = next.low
	}
	if !next.space {
		switch {
		case next.is('^') && !p.at(u.to+1).space:
			power, end = p.at(u.to+1).low, u.to+2
		case next.is('²'):
			power = "2"
		case next.is('³'):
			power = "3"
		}
	}
	switch power {
	case "2", "squared":
		u.slug, u.to = "square-"+u.slug, end
	case "3", "cubed":
		u.slug, u.to = "cubic-"+u.slug, end
	default:
		return u
	}
	u.kind = KindLevel
	return u
}

// symbolAt reads a currency's code or a unit's symbol.
func (p *parser) symbolAt(i int, number atom) (unit, bool) {
	t, source := p.at(i), p.source(i, i+1)
	if u, ok := p.moneyCodeAt(i, number); ok {
		return u, true
	}
	if !number.digits && !number.fraction && !(number.value != nil && englishPlainSymbols[source]) {
		return unit{}, false
	}
	if small := map[string]string{"pm": "picometre", "am": "attometre"}[source]; small != "" && p.isDecimal(i-1) {
		return p.builtIn(small, i, i+1, number), true
	}
	if source == "in" && p.isInch(i) {
		return p.builtIn("inch", i, i+1, number), true
	}
	if slug := englishHeatLetters[source]; slug != "" && (p.around()&(aroundHeat|aroundSign) != 0 || !t.space && source == "C" && (p.at(i-2).isDash() && p.at(i-2).space || p.at(i-2).low == "minus")) {
		return p.builtIn(slug, i, i+1, number), true
	}
	if t.low == "mb" && p.at(i+1).is('/') && p.at(i+2).low == "d" { // millions of barrels a day
		u := p.builtIn("barrel", i, i+1, number)
		u.factor = power(englishScales["million"].power)
		return u, true
	}
	slug, raised := p.units.symbols[source], ""
	if (slug == "stone" || slug == "bar") && p.countsNext(i+1) {
		return unit{}, false // '5 stone walls'
	}
	if last := len(source) - 1; slug == "" && last > 0 && (source[last] == '2' || source[last] == '3') {
		if slug = p.units.symbols[source[:last]]; !p.units.lengths[slug] {
			return unit{}, false
		}
		raised = map[byte]string{'2': "square-", '3': "cubic-"}[source[last]]
	}
	if slug == "" || t.space && (number.scale != "" && number.scale != "hundred" && len(source) == 1 || p.shortWordIsNoSymbol(i)) {
		return unit{}, false
	}
	u := p.builtIn(slug, i, i+1, number)
	if raised != "" {
		u.slug, u.kind = raised+slug, KindLevel
		return u, true
	}
	return p.raised(u), true
}

// moneyCodeAt reads a currency's code: 'USD', 'usd', 'MUSD' for a million of it.
func (p *parser) moneyCodeAt(i int, number atom) (unit, bool) {
	t, source := p.at(i), p.source(i, i+1)
	if currencyCodes[source] {
		if next := p.at(i + 1); t.space && next.kind == tokenNumber && !next.space {
			return unit{}, false // the next number's: 'USD50'
		}
		return unit{slug: source, kind: KindMoney, text: i, to: i + 1, currency: source}, true
	}
	if lowerCodes[source] && number.digits {
		code := strings.ToUpper(source)
		return unit{slug: code, kind: KindMoney, text: i, to: i + 1, currency: code}, true
	}
	const lengthOfCode = 3
	if len(source) == lengthOfCode+1 && currencyCodes[source[1:]] && number.value != nil { // 'MUSD'
		if scale, ok := englishScaleLetters[strings.ToLower(source[:1])]; ok {
			code := source[1:]
			return unit{slug: code, kind: KindMoney, text: i, to: i + 1, currency: code, factor: power(scale.power)}, true
		}
	}
	return unit{}, false
}

// isInch says whether 'in' behind a number is no preposition: a size or the text's end follows, or
// feet stand before the number.
func (p *parser) isInch(i int) bool {
	next := p.at(i + 1)
	if englishSizes[next.low] || next.kind == tokenNone || next.is('.') || next.is(')') {
		return true
	}
	slug := p.units.symbols[p.source(i-2, i-1)]
	return p.at(i-1).kind == tokenNumber && (slug == "foot" || p.at(i-2).low == "feet" || p.at(i-2).low == "foot")
}

// shortWordIsNoSymbol keeps single letters apart from their number from being units, save those
// that are hardly anything else, and those before a slash.
func (p *parser) shortWordIsNoSymbol(i int) bool {
	t := p.at(i)
	if !t.space || t.to-t.from > 1 {
		return false
	}
	if next := p.at(i + 1); next.isDash() && !next.space && !p.at(i+2).space {
		return true // 'L-202'
	}
	if t.low == "m" || t.low == "g" {
		return false
	}
	switch p.source(i, i+1) {
	case "L", "t", "W", "V", "J":
		return false
	}
	return !p.at(i + 1).is('/')
}

// what stands around in the sentence, as far as it decides what a letter or a bare degree means
const (
	aroundKnown = 1 << iota
	aroundHeat
	aroundTurning
	aroundSign // of degrees
	aroundMoney
	aroundWeight
)

// around looks through the sentence once.
func (p *parser) around() uint8 {
	if p.surroundings == 0 {
		p.surroundings = aroundKnown
		for i := range p.tokens {
			key := p.at(i).key()
			if englishHeat[key] {
				p.surroundings |= aroundHeat
			}
			if englishSpending[key] {
				p.surroundings |= aroundMoney
			}
			if englishWeighing[key] {
				p.surroundings |= aroundWeight
			}
			if key == "°" {
				p.surroundings |= aroundSign
			}
			if englishTurning[key] {
				p.surroundings |= aroundTurning
			}
		}
	}
	return p.surroundings
}

func (p *parser) lexUnit(slug string, from, to int) unit {
	kind, known := p.units.kinds[slug]
	u := unit{slug: slug, kind: kind, text: from, to: to, fromLex: true, noun: !known}
	if !known {
		u.kind = KindCount
		if currencyCodes[slug] {
			u.kind = KindMoney
		}
	}
	if u.kind == KindMoney {
		u.currency = slug
	}
	return u
}

func (p *parser) builtIn(slug string, from, to int, number atom) unit {
	code, parts, minor := strings.Cut(slug, "/")
	u := unit{slug: code, kind: p.units.kinds[code], text: from, to: to}
	if n, err := strconv.ParseInt(parts, 10, 64); minor && err == nil {
		u.factor = big.NewRat(1, n)
	}
	if slug == "degree" && p.around()&(aroundTurning|aroundHeat) == aroundTurning {
		u.slug = "degree-of-arc"
	}
	large := number.scale != "" && number.scale != "hundred" && number.scale != "thousand"
	if slug == "pound" && (large || p.source(from, to) == "pounds" && p.around()&(aroundMoney|aroundWeight) == aroundMoney) {
		u.slug, u.kind = "GBP", KindMoney
	}
	if u.slug == moneyUnknown {
		u.slug = ""
	}
	if u.kind == KindMoney {
		u.currency = u.slug
	}
	return u
}

func decadeWord(low string) int {
	switch low {
	case "decade", "decades":
		return 10
	case "century", "centuries":
		return 100
	}
	return 0
}

// longestNounPhrase is how many words a counted noun and its adjectives may have.
const longestNounPhrase = 7

// nounAt finds what a number before token i counts: a unit right there or behind an adjective, a
// noun of the lexicon within the noun phrase, else the phrase's likely head.
func (p *parser) nounAt(i int, number atom) (unit, bool) {
	if t := p.at(i); t.kind == tokenMark && !t.isDash() {
		return p.unitAt(i, number)
	}
	last := -1
	for j := i; j < i+longestNounPhrase; j++ {
		t := p.at(j)
		if end := p.modelsAt(j); end > 0 {
			return unit{kind: KindCount, text: j, to: end, noun: true}, true
		}
		if end := p.modelAt(j); end > 0 && p.countsNext(end) {
			j = end - 1
			continue
		}
		if t.isDash() && !t.space && j > i && p.at(j+1).kind == tokenWord && !p.at(j+1).space {
			continue
		}
		if t.is(',') && j > i && p.describes(j-1) && (p.describes(j+1) || p.qualifies(j+1)) {
			continue // 'young, mostly unpaid volunteers'
		}
		if t.kind != tokenWord || p.isTimeAgo(j) {
			break
		}
		if j == i || p.onlyAdjectives(i, j) {
			if u, ok := p.unitAt(j, number); ok {
				return u, true
			}
		}
		if slug, end := p.lex.match(p, j); end > 0 {
			return p.lexUnit(slug, j, end), true
		}
		if englishStops[t.low] && !p.partOfWord(i, j) && !(j == i && (t.low == "more" || t.low == "other")) && !p.qualifies(j) || p.isNumberWord(j) || j > i && (p.isPast(j) || p.pastAt(j)) || p.thirdPerson(j) {
			break
		}
		last = j
		if p.expects(j) {
			return unit{}, false
		}
		if isPlural(t.low) {
			if slug, end := p.lex.match(p, j+1); end > 0 && isPlural(p.at(end-1).low) {
				return p.lexUnit(slug, j+1, end), true
			}
			if t.capital && j+1 < i+longestNounPhrase && p.at(j+1).space && isPlural(p.at(j+1).low) && !englishStops[p.at(j+1).low] {
				j++ // 'Abrams tanks': the name is none of the noun
			}
			return p.coordinated(unit{kind: KindCount, text: j, to: p.attributeOf(j) + 1, noun: true}), true
		}
	}
	single := number.value == nil || number.value.Cmp(big.NewRat(1, 1)) == 0
	if last < 0 || !single || !nounLike(p.at(last).low) {
		return unit{}, false
	}
	return unit{kind: KindCount, text: last, to: last + 1, noun: true}, true
}

// onlyAdjectives says whether tokens i to j are adjectives that may part a number from its unit.
func (p *parser) onlyAdjectives(i, j int) bool {
	for k := i; k < j; k++ {
		if !englishBetween[p.at(k).low] {
			return false
		}
	}
	return true
}

func isPlural(w string) bool {
	if englishIrregular[w] || len(w) > 5 && strings.HasSuffix(w, "men") && !englishSingularMen[w] {
		return true
	}
	return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "'s") && !strings.HasSuffix(w, "ous") && !englishSingular[w]
}

// nounLike keeps out what is mostly a verb, an adverb or an adjective.
func nounLike(w string) bool {
	if len(w) < 3 || strings.HasSuffix(w, "'s") || englishBetween[w] {
		return false
	}
	if englishNouns[w] {
		return true
	}
	if strings.HasSuffix(w, "er") {
		return !englishEndsEr[w]
	}
	for _, end := range [...]string{"ed", "ly", "ing", "ous", "ful", "able", "ible", "'re", "'ve", "'ll", "n't"} {
		if strings.HasSuffix(w, end) {
			return false
		}
	}
	return true
}

// phraseAt takes a noun phrase for a denominator in words: a determiner and up to four words.
// It gives the token after it, or i where there is none.
func (p *parser) phraseAt(i int) int {
	j := i
	switch p.at(j).low {
	case "the", "a", "an", "our", "their", "its", "his", "her", "your", "my", "all", "this", "that", "these", "those":
		j++
		if p.at(j).low == "the" || p.at(j).low == "our" {
			j++
		}
	}
	begin := j
	if end := p.ageGroupAt(j); end > 0 {
		return end
	}
	switch p.at(j).low {
	case "us", "them", "you", "it":
		return j + 1
	}
	for j < begin+4 {
		if end := p.modelsAt(j); end > 0 {
			return end
		}
		if end := p.modelAt(j); end > 0 {
			j = end
			continue
		}
		t := p.at(j)
		if t.kind != tokenWord || englishStops[t.low] && !(j > begin && p.isMight(j)) || p.isTimeAgo(j) || j > begin && p.isVerb(j) {
			break
		}
		j++
		if isPlural(t.low) && !strings.Contains(t.low, "'") {
			break
		}
	}
	if j == begin {
		return i
	}
	return j
}

// ageGroupAt passes over people of an age at token i, '16-year-olds', or gives 0.
func (p *parser) ageGroupAt(i int) int {
	a, ok := p.numberAt(i)
	if !ok || !p.joinsNext(a.to) || p.at(a.to+1).low != "year" || !p.joinsNext(a.to+2) || p.at(a.to+3).low != "olds" {
		return 0
	}
	return a.to + 4
}

// isMight says whether 'might' at token i is the noun: the verb is followed by another one.
func (p *parser) isMight(i int) bool {
	if p.at(i).low != "might" {
		return false
	}
	next := p.at(i + 1)
	if next.kind != tokenWord {
		return true
	}
	switch next.low {
	case "be", "have", "not", "do", "never", "also", "well", "still", "only", "just", "even", "go", "come", "take", "make":
		return false
	}
	return englishStops[next.low]
}
