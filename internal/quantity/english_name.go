package quantity

// fewestSpelledDigits is how many digits said one by one make a code.
const fewestSpelledDigits = 3

// spelledCodeAt passes over digits that are said one by one, 'flight four four nine', 'nine one one', 'one, two, three':
// they name or count up, and are no amount.
func (p *parser) spelledCodeAt(i int) int {
	if !p.isDigitWord(i) || p.isDigitWord(i-1) || p.at(i).low == "double" {
		return 0
	}
	end, digits := i, 0
	for digits < longestSpelled {
		switch t := p.at(end); {
		case digits > 0 && (t.is(',') || p.joinsNext(end)) && p.isDigitWord(end+1):
			end++
		case p.isDigitWord(end):
			end++
			digits++
			continue
		}
		if !p.isDigitWord(end) {
			break
		}
	}
	if t := p.at(end); digits < fewestSpelledDigits || englishScales[t.low].name != "" || t.low == "hundred" || t.low == "point" || t.low == "and" || p.joinsNext(end) {
		return 0
	}
	if p.isCounted(atom{to: end}) && digits == fewestSpelledDigits && p.at(i+1).is(',') {
		return 0 // 'two, three, four times'
	}
	return end
}

// nameAt passes over a name that holds a number word: 'the Three Gorges', 'the Seven Years War', 'the Big Three', 'the Gang of
// Four', 'the Big Five banks'. In the middle of a sentence a number in words has a capital in names alone.
func (p *parser) nameAt(i int) int {
	t, before := p.at(i), p.at(i-1)
	if !t.capital || i == 0 || !p.isNumberWord(i) || before.kind != tokenWord || t.lines > 0 || !p.isName(i) {
		return 0
	}
	const longestName = 6
	end := i + 1
	for end < i+longestName && (p.at(end).capital || p.at(end).isDash() && p.at(end+1).capital || isApostrophe(p.at(end).mark) && p.at(end+1).capital) {
		end++
	}
	return end
}

// isName says whether what stands beside the number word at token i, which has a capital, makes a name of it. A headline, in
// which each word has one, does not, nor does a noun of the lexicon ('Seven Allies').
func (p *parser) isName(i int) bool {
	before, next := p.at(i-1), p.at(i+1)
	counts := next.kind == tokenWord && next.space && !next.capital && !englishStops[next.low]
	switch {
	case before.low == "the":
		return next.capital || !counts
	case before.low == "of" && p.at(i-2).capital && !counts:
		return true
	case before.capital:
		return i > 1 && (counts || p.at(i-2).low == "the")
	}
	return next.capital && next.space && !englishStops[next.low] && !p.isNumberWord(i+1) && p.lexWithin(i+1, i+2) == ""
}

// groupOfDigits says whether 'Group of 20' at token i is a name and no group that is counted: 'Group of 20 hikers'.
func (p *parser) groupOfDigits(i int) bool {
	if p.at(i+2).kind != tokenNumber || p.joinsNext(i+3) || p.measures(i+3) {
		return false
	}
	return i > 0 && p.at(i-1).kind == tokenWord || !p.isCounted(atom{to: i + 3, digits: true})
}

// indexAt passes over the name of a market's index, which tells of how many firms it is made: 'S&P 500', 'Russell 2000'. What it
// stands at is another number.
func (p *parser) indexAt(i int) int {
	for _, name := range englishIndexes {
		end := i + len(name)
		if n := p.at(end); p.at(i).capital && p.wordsAt(i, name) && n.kind == tokenNumber && allDigits(n.low) && len(n.low) > 1 && p.source(end, end+1) == n.low && p.phraseOfIndex(end+1) {
			return end + 1
		}
	}
	return 0
}

// phraseOfIndex says whether nothing at token i goes on with the number before it as an amount.
func (p *parser) phraseOfIndex(i int) bool {
	return !p.at(i).is('%') && !p.measures(i) && !p.joinsNext(i) && p.at(i).low != "points"
}

// englishIndexes are names of indexes that end in a number.
var englishIndexes = [][]string{
	{"s", "&", "p"}, {"standard", "&", "poor's"}, {"russell"}, {"ftse"}, {"nikkei"}, {"cac"}, {"dax"}, {"dow"}, {"stoxx"}, {"nasdaq"},
	{"ibex"}, {"topix"}, {"fortune"}, {"wilshire"}, {"euronext"}, {"csi"}, {"nifty"}, {"asx"}, {"tsx"},
}

// timeBesideDay passes over a time of day that is written with a point or as an hour alone, before a word that says which
// day or part of it: 'at 9.30 tomorrow morning', 'by nine tomorrow'.
func (p *parser) timeBesideDay(i int) int {
	const (
		hours = 24
		clock = 12
	)
	if !englishAtTime[p.at(i-1).low] && !(p.at(i-1).low == "the" && englishAtTime[p.at(i-2).low]) {
		return 0
	}
	t := p.at(i)
	if whole, places, point := cutPoint(t); point {
		if whole < hours && places < "60" && len(places) == 2 && (p.dayAfter(i+1) || p.isClock(i+1)) {
			return i + 1
		}
		return 0
	}
	if n := p.hour(i); n >= 1 && n <= clock && !p.at(i+1).is('%') && (p.at(i+1).low == "tomorrow" || p.at(i+1).low == "yesterday" || p.at(i+1).low == "today") {
		return i + 1
	}
	return 0
}

// cutPoint splits digits at their point, and gives the whole number before it.
func cutPoint(t *token) (whole int, places string, ok bool) {
	const longestHour = 2
	if t.kind != tokenNumber {
		return 0, "", false
	}
	for i := 0; i < len(t.low); i++ {
		if t.low[i] == '.' {
			return whole, t.low[i+1:], i > 0 && i <= longestHour
		}
		whole = whole*10 + int(t.low[i]-'0')
		if i > longestHour {
			break
		}
	}
	return 0, "", false
}

// dayAfter says whether a day or a part of it is named at token i.
func (p *parser) dayAfter(i int) bool {
	switch low := p.at(i).low; low {
	case "tomorrow", "tonight", "today", "yesterday", "sharp", "local":
		return true
	case "in", "this", "on", "every", "that":
		next := p.at(i + 1).low
		if next == "the" {
			next = p.at(i + 2).low
		}
		return englishMornings[next] || englishWeekdays[next]
	default:
		return englishWeekdays[low]
	}
}

var englishWeekdays = set("monday tuesday wednesday thursday friday saturday sunday")
