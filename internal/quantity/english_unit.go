package quantity

import (
	"math/big"
	"strings"
)

// englishUnits is the table of built-in units: slug, kind, and the words that name it.
var englishUnits = []struct {
	slug  string
	kind  Kind
	words string // separated by '|'
}{
	{"percent", KindUnknown, "%|percent|per cent|per-cent|pct|percents"},
	{"percentage-point", KindChange, "percentage point|percentage points|percentage-point|percentage-points|per cent points|percent points"},
	{"basis-point", KindChange, "basis point|basis points|basis-point|bps"},
	{"year", KindDuration, "year|years|yrs|yr"},
	{"month", KindDuration, "month|months"},
	{"week", KindDuration, "week|weeks"},
	{"day", KindDuration, "day|days"},
	{"hour", KindDuration, "hour|hours|hrs"},
	{"minute", KindDuration, "minute|minutes|mins"},
	{"second", KindDuration, "seconds"},
	{"kilometre", KindLevel, "kilometre|kilometres|kilometer|kilometers|kilometres long"},
	{"metre", KindLevel, "metre|metres|meter|meters"},
	{"centimetre", KindLevel, "centimetre|centimetres|centimeter|centimeters"},
	{"millimetre", KindLevel, "millimetre|millimetres|millimeter|millimeters"},
	{"mile", KindLevel, "mile|miles"},
	{"nautical-mile", KindLevel, "nautical mile|nautical miles"},
	{"foot", KindLevel, "foot|feet"},
	{"inch", KindLevel, "inch|inches"},
	{"yard", KindLevel, "yard|yards"},
	{"kilogram", KindLevel, "kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos"},
	{"gram", KindLevel, "gram|grams|gramme|grammes"},
	{"tonne", KindLevel, "tonne|tonnes|metric ton|metric tons"},
	{"ton", KindLevel, "ton|tons"},
	{"pound", KindLevel, "pound|pounds"},
	{"ounce", KindLevel, "ounce|ounces"},
	{"hectare", KindLevel, "hectare|hectares"},
	{"acre", KindLevel, "acre|acres"},
	{"square-kilometre", KindLevel, "square kilometre|square kilometres|square kilometer|square kilometers"},
	{"square-metre", KindLevel, "square metre|square metres|square meter|square meters"},
	{"square-mile", KindLevel, "square mile|square miles"},
	{"square-foot", KindLevel, "square foot|square feet"},
	{"cubic-metre", KindLevel, "cubic metre|cubic metres|cubic meter|cubic meters"},
	{"cubic-foot", KindLevel, "cubic foot|cubic feet"},
	{"litre", KindLevel, "litre|litres|liter|liters"},
	{"millilitre", KindLevel, "millilitre|millilitres|milliliter|milliliters"},
	{"gallon", KindLevel, "gallon|gallons"},
	{"barrel", KindLevel, "barrel|barrels"},
	{"degree-celsius", KindLevel, "degree celsius|degrees celsius|degrees centigrade|° c|degrees c|celsius|℃"},
	{"degree-fahrenheit", KindLevel, "degree fahrenheit|degrees fahrenheit|° f|degrees f|fahrenheit|℉"},
	{"degree", KindLevel, "degree|degrees|°"},
	{"kilowatt", KindLevel, "kilowatt|kilowatts"},
	{"megawatt", KindLevel, "megawatt|megawatts"},
	{"gigawatt", KindLevel, "gigawatt|gigawatts"},
	{"kilowatt-hour", KindLevel, "kilowatt hour|kilowatt hours|kilowatt-hours"},
	{"mile-per-hour", KindLevel, "miles per hour|miles an hour|mph"},
	{"kilometre-per-hour", KindLevel, "kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour|kph"},
	{"USD", KindMoney, "dollar|dollars|us dollar|us dollars|u.s. dollar|u.s. dollars|american dollars|bucks"},
	{"CAD", KindMoney, "canadian dollar|canadian dollars"},
	{"AUD", KindMoney, "australian dollar|australian dollars"},
	{"NZD", KindMoney, "new zealand dollars"},
	{"HKD", KindMoney, "hong kong dollars"},
	{"SGD", KindMoney, "singapore dollars"},
	{"TWD", KindMoney, "taiwan dollars"},
	{"EUR", KindMoney, "euro|euros|€"},
	{"GBP", KindMoney, "pound sterling|pounds sterling|british pounds|sterling|quid|£"},
	{"JPY", KindMoney, "yen"},
	{"CNY", KindMoney, "yuan|renminbi"},
	{"RUB", KindMoney, "rouble|roubles|ruble|rubles|₽"},
	{"UAH", KindMoney, "hryvnia|hryvnias|₴"},
	{"INR", KindMoney, "rupee|rupees|indian rupees"},
	{"CHF", KindMoney, "swiss franc|swiss francs"},
	{"NOK", KindMoney, "norwegian krone|norwegian kroner|norwegian crowns"},
	{"SEK", KindMoney, "swedish krona|swedish kronor|swedish crowns"},
	{"DKK", KindMoney, "danish krone|danish kroner|danish crowns"},
	{"PLN", KindMoney, "zloty|zlotys|zlotych"},
	{"CZK", KindMoney, "czech crowns|koruna|koruny"},
	{"HUF", KindMoney, "forint|forints"},
	{"TRY", KindMoney, "turkish lira|turkish liras|lira"},
	{"KRW", KindMoney, "won|south korean won"},
	{"ILS", KindMoney, "shekel|shekels"},
	{"MXN", KindMoney, "mexican peso|mexican pesos"},
	{"BRL", KindMoney, "real|reais|brazilian reais"},
	{"ZAR", KindMoney, "rand"},
	{"SAR", KindMoney, "saudi riyal|saudi riyals"},
}

// englishAmbiguous are currency words that are everyday words, so that they need a scale or
// digits of some size before them.
var englishAmbiguous = set("KRW BRL ZAR")

// englishSymbols are unit symbols, which are read only after digits and with their own case.
var englishSymbols = map[string]string{
	"km": "kilometre", "cm": "centimetre", "mm": "millimetre", "m": "metre", "mi": "mile", "ft": "foot", "yd": "yard",
	"kg": "kilogram", "g": "gram", "mg": "milligram", "lb": "pound", "lbs": "pound", "oz": "ounce",
	"ha": "hectare", "ml": "millilitre", "l": "litre", "L": "litre",
	"kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt", "kWh": "kilowatt-hour",
	"h": "hour", "hr": "hour", "hrs": "hour", "min": "minute", "mins": "minute", "yr": "year", "yrs": "year", "yo": "year",
	"pct": "percent", "pc": "percent", "bps": "basis-point", "mph": "mile-per-hour", "kph": "kilometre-per-hour",
}

var englishCurrencySigns = map[rune]string{
	'$': "USD", '€': "EUR", '£': "GBP", '¥': "JPY", '₹': "INR", '₽': "RUB", '₴': "UAH", '₩': "KRW", '₺': "TRY", '₪': "ILS",
}

// letters joined to a dollar sign: 'C$5', 'US$5'
var englishDollars = map[string]string{
	"us": "USD", "u.s.": "USD", "c": "CAD", "ca": "CAD", "can": "CAD", "a": "AUD", "au": "AUD", "nz": "NZD", "hk": "HKD", "s": "SGD", "nt": "TWD", "r": "BRL",
}

var currencyCodes = func() map[string]bool {
	m := set(`USD EUR GBP JPY CNY RUB UAH INR CHF NOK SEK DKK PLN CZK HUF TRY KRW ILS MXN BRL ZAR SAR CAD AUD NZD HKD SGD TWD RON BGN
ISK THB IDR MYR PHP VND EGP NGN KES PKR AED QAR KWD GEL KZT RSD MDL ALL MKD BAM CLP COP ARS PEN`)
	delete(m, "ALL")
	return m
}()

// unit is what stands after a number and says what it counts or measures.
type unit struct {
	slug     string
	kind     Kind
	text     int // first token of the noun or sign
	to       int // token after it
	currency string
	decades  int  // years that one of it is: 10, 100
	fromLex  bool // a noun of the lexicon
	noun     bool // a counted noun, in the lexicon or not
}

// units is what an English reader knows of units, built once for it.
type units struct {
	words *phrases
	kinds map[string]Kind
}

func newUnits() units {
	u := units{words: &phrases{}, kinds: map[string]Kind{}}
	for _, row := range englishUnits {
		u.kinds[row.slug] = row.kind
		for _, phrase := range strings.Split(row.words, "|") {
			u.words.add(phrase, row.slug)
		}
	}
	u.kinds["calendar-year"] = KindDate
	u.kinds["times"] = KindRatio
	u.kinds["fraction"] = KindShare
	u.kinds["milligram"] = KindLevel
	return u
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
	if end > 0 && !(englishAmbiguous[slug] && number.scale == "") {
		return p.builtIn(slug, i, end, number), true
	}
	t := p.at(i)
	if t.kind != tokenWord {
		return unit{}, false
	}
	source := p.source(i, i+1)
	if currencyCodes[source] {
		return unit{slug: source, kind: KindMoney, text: i, to: i + 1, currency: source}, true
	}
	if slug, ok := englishSymbols[source]; ok && number.digits && !(t.space && number.scale != "") && !p.shortWordIsNoSymbol(i) {
		return p.builtIn(slug, i, i+1, number), true
	}
	return unit{}, false
}

// shortWordIsNoSymbol keeps single letters apart from their number from being units, save metres.
func (p *parser) shortWordIsNoSymbol(i int) bool {
	t := p.at(i)
	return t.space && t.to-t.from == 1 && t.low != "m"
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
	u := unit{slug: slug, kind: p.units.kinds[slug], text: from, to: to}
	if slug == "pound" && number.scale != "" && number.scale != "hundred" && number.scale != "thousand" {
		u.slug, u.kind = "GBP", KindMoney
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
const longestNounPhrase = 5

// nounAt finds what a number before token i counts: a unit right there or behind an adjective, a
// noun of the lexicon within the noun phrase, else the phrase's likely head.
func (p *parser) nounAt(i int, number atom) (unit, bool) {
	if t := p.at(i); t.kind == tokenMark && !t.isDash() {
		return p.unitAt(i, number)
	}
	last := -1
	for j := i; j < i+longestNounPhrase; j++ {
		t := p.at(j)
		if t.isDash() && !t.space && j > i && p.at(j+1).kind == tokenWord && !p.at(j+1).space {
			continue
		}
		if t.kind != tokenWord {
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
		if englishStops[t.low] && !(j == i && (t.low == "more" || t.low == "other")) || p.isNumberWord(j) {
			break
		}
		last = j
		if isPlural(t.low) {
			if slug, end := p.lex.match(p, j+1); end > 0 && isPlural(p.at(end-1).low) {
				return p.lexUnit(slug, j+1, end), true
			}
			if t.capital && j+1 < i+longestNounPhrase && p.at(j+1).space && isPlural(p.at(j+1).low) && !englishStops[p.at(j+1).low] {
				j++ // 'Abrams tanks': the name is none of the noun
			}
			return unit{kind: KindCount, text: j, to: j + 1, noun: true}, true
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
	if englishIrregular[w] {
		return true
	}
	return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "'s") && !englishSingular[w]
}

// nounLike keeps out what is mostly a verb, an adverb or an adjective.
func nounLike(w string) bool {
	if len(w) < 3 || strings.HasSuffix(w, "'s") || englishBetween[w] {
		return false
	}
	if englishNouns[w] {
		return true
	}
	for _, end := range [...]string{"ed", "ly", "ing", "er", "ous", "ful", "able", "ible", "'re", "'ve", "'ll", "n't"} {
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
	switch p.at(j).low {
	case "us", "them", "you", "it":
		return j + 1
	}
	for j < begin+4 {
		t := p.at(j)
		if t.kind != tokenWord || englishStops[t.low] && !(j > begin && p.isMight(j)) {
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
