package quantity

import (
	"math/big"
	"strings"
)

// rankReach is how many tokens may lie between a superlative and its window.
const rankReach = 14

// rankAt reads a superlative with its window: 'the biggest increase in decades', 'a first in 24
// years', 'the lowest level since 1991', 'the largest ever'. Without a window a superlative is no
// figure.
func (p *parser) rankAt(i int) int {
	of, ok := englishSuperlatives[p.at(i).low]
	if !ok || p.at(i-1).low == "at" {
		return 0
	}
	if p.ordinalBefore(i) || of == "only" && !englishDeterminers[p.at(i-1).low] && !strings.HasSuffix(p.at(i-1).low, "'s") {
		return 0 // 'the third-largest fire' is no superlative, and neither is 'only once in its history'
	}
	if p.limitedAt(i) {
		return 0
	}
	noun := i + 1
	if low := p.at(i).low; low == "most" || low == "least" {
		// 'the most in a decade' has no noun; else one must follow, or 'most of the ships' would be a superlative.
		_, end := p.windowAt(i + 1)
		bare := end > 0 && p.at(i-1).low == "the"
		if next := p.at(i + 1); !bare && (next.kind != tokenWord || englishStops[next.low]) {
			return 0
		}
		if !bare {
			noun++
		}
	}
	for j := i + 1; j < i+rankReach; j++ {
		t := p.at(j)
		if t.kind == tokenNone || t.kind == tokenMark && !t.isDash() && !isApostrophe(t.mark) {
			return 0
		}
		over, end := p.windowAt(j)
		if end == 0 && (of == "first" || of == "only") {
			end = p.everywhereAt(i, j)
		}
		if end > 0 {
			if of == "worst" {
				of = p.worst(noun, j)
			}
			return p.addRank(i, noun, j, end, &Rank{Of: of, Over: over})
		}
		if p.namesPart(j) {
			continue
		}
		if p.isNumberWord(j) && !p.joinsNext(j+1) || englishSuperlatives[t.low] != "" && t.low != "most" {
			return 0
		}
	}
	return 0
}

// ordinalBefore says whether an ordinal stands before token i, joined by a hyphen or not.
func (p *parser) ordinalBefore(i int) bool {
	at := i - 1
	if p.at(at).isDash() {
		at--
	}
	switch low := p.at(at).low; low {
	case "nd", "rd", "th":
		return p.at(at-1).kind == tokenNumber
	default:
		return englishOrdinals[low] > 1
	}
}

// worst is the direction of 'the worst': the most of what is bad, the least of what is good.
func (p *parser) worst(from, to int) string {
	for j := from; j < to; j++ {
		if englishBad[strings.TrimSuffix(p.at(j).low, "s")] {
			return "max"
		}
	}
	return "min"
}

// everywhereAt reads the place that a first or only one of its kind stands out of: 'the first clinic in the country'. i is
// the superlative. A first time somewhere is no more than one's own.
func (p *parser) everywhereAt(i, at int) int {
	if article := p.at(i - 1).low; article != "the" && article != "a" || at == i+1 || p.at(i+1).low == "time" || englishStops[p.at(i+1).low] {
		return 0
	}
	switch p.at(at).low {
	case "in":
		if whole := p.at(at + 2).low; p.at(at+1).low == "the" && (whole == "country" || whole == "world" || whole == "nation") {
			return at + 3
		}
	case "on":
		if p.at(at+1).low == "the" && p.at(at+2).low == "continent" {
			return at + 3
		}
	case "of":
		if p.at(at+1).low == "its" && p.at(at+2).low == "kind" {
			return at + 3
		}
	}
	return 0
}

// highAt reads the highs and lows that are named without a superlative: 'an all-time high', 'record low turnout', 'a
// multi-year high'.
func (p *parser) highAt(i int) int {
	over, at := "", i+1
	switch first, second := p.at(i).low, p.at(i+2).low; {
	case first == "record" || first == "historic":
	case first == "all" && p.joinsNext(i+1) && second == "time":
		at = i + 3
	case first == "multi" && p.joinsNext(i+1) && (second == "year" || second == "decade"):
		over, at = "2y..", i+3
		if second == "decade" {
			over = "20y.."
		}
	default:
		return 0
	}
	of := p.highOrLow(at)
	if of == "" || over != "" && !p.phraseEnds(at+1) || p.at(at+1).low == "school" || p.at(at+1).low == "court" || p.limitedAt(i) {
		return 0
	}
	return p.addRank(i, at+1, at+1, at+1, &Rank{Of: of, Over: over})
}

// highOrLow gives the direction of 'high' or 'low' at token i.
func (p *parser) highOrLow(i int) string {
	switch p.at(i).low {
	case "high", "highs":
		return "max"
	case "low", "lows":
		return "min"
	}
	return ""
}

// yearsHigh reads 'a 15-year low', 'a two-decade high', and gives the token after it, or 0.
func (p *parser) yearsHigh(d *draft) int {
	at := d.to
	if dash := p.at(at); dash.isDash() && !dash.space && !p.at(at+1).space {
		at++
	}
	of := p.highOrLow(at)
	if of != "" && d.Kind == KindDuration && d.Unit != "year" && p.phraseEnds(at+1) {
		return at + 1 // a window shorter than years has no form, and is no length of time
	}
	if d.Unit != "year" || d.amount == nil || of == "" || !p.phraseEnds(at+1) || p.limitedAt(d.from) {
		return 0
	}
	over := plain(d.amount) + "y"
	if decadeWord(p.at(d.to-1).low) > 0 {
		over += ".."
	}
	return p.addRank(d.from, d.to, d.to, at+1, &Rank{Of: of, Over: over})
}

func (p *parser) addRank(i, noun, window, end int, rank *Rank) int {
	d := &draft{from: i, to: end, coreFrom: i, coreTo: end}
	switch p.at(i - 1).low {
	case "the", "a", "an", "its", "our", "their", "his", "her", "this":
		if i-1 >= p.floor {
			d.from--
		}
	}
	d.Kind, d.Rank = KindRank, rank
	if u, ok := p.nounAt(noun, atom{}); ok && u.to <= window {
		d.UnitText = p.source(u.text, u.to)
	}
	p.add(d)
	return d.to
}

// windowAt reads a superlative's window at token i; end is 0 where there is none.
func (p *parser) windowAt(i int) (over string, end int) {
	switch p.at(i).low {
	case "ever":
		return "", i + 1
	case "in":
		if end := p.historyAt(i + 1); end > 0 {
			return "", end
		}
		return p.lengthAt(i + 1)
	case "for":
		return p.lengthAt(i + 1)
	case "on":
		if p.at(i+1).low == "record" {
			return "", i + 2
		}
	case "of":
		if p.at(i+1).low == "all" && p.at(i+2).low == "time" {
			return "", i + 3
		}
	case "since":
		return p.sinceAt(i + 1)
	}
	return "", 0
}

// historyAt reads a window that has no begin: 'history', 'its history', 'modern history', 'living memory', 'its 50-year
// history'.
func (p *parser) historyAt(i int) int {
	const mostBefore = 5
	for j := i; j < i+mostBefore; j++ {
		switch low := p.at(j).low; {
		case low == "history" || low == "memory" && p.at(j-1).low == "living":
			return j + 1
		case p.at(j).isDash() || p.isNumberWord(j) || p.at(j).kind == tokenWord && (englishDeterminers[low] || englishAges[low]):
		case p.at(j).kind == tokenWord && (p.at(j+1).low == "history" || isApostrophe(p.at(j+1).mark) || strings.HasSuffix(low, "'s")):
		default:
			return 0
		}
	}
	return 0
}

// lengthAt reads how long a window is: 'a decade' (at least ten years), 'decades' (at least
// twenty), '24 years', 'more than 30 years'.
func (p *parser) lengthAt(i int) (over string, end int) {
	atLeast := false
	at := i
	for at < i+4 {
		switch p.at(at).low {
		case "the", "past", "last", "nearly", "almost", "about", "some", "around", "this":
		case "more", "over", "least":
			atLeast = true
		case "than", "at":
		default:
			return p.yearsAt(at, atLeast)
		}
		at++
	}
	return "", 0
}

func (p *parser) yearsAt(i int, atLeast bool) (over string, end int) {
	value, at := big.NewRat(1, 1), i
	switch low := p.at(i).low; low {
	case "decades":
		return "20y..", i + 1
	case "years":
		return "2y..", i + 1
	case "centuries":
		return "200y..", i + 1
	case "a", "an", "decade", "century", "year":
		if low == "a" || low == "an" {
			at++
		}
	default:
		a, ok := p.numberAt(i)
		if !ok || a.ordinal || a.fraction || a.year || a.currency != "" {
			return "", 0
		}
		value, at = a.value, a.to
	}
	if p.at(at).low == "generation" && at > i {
		return "20y..", at + 1 // shorter than any
	}
	u, ok := p.unitAt(at, atom{})
	if !ok || u.slug != "year" {
		return "", 0
	}
	if u.decades > 0 {
		value = new(big.Rat).Mul(value, big.NewRat(int64(u.decades), 1))
		atLeast = true
	}
	over = plain(value) + "y"
	if atLeast {
		over += ".."
	}
	return over, u.to
}

// sinceAt reads what opens a window: 'since 1991', 'since May 1991', 'since at least 1991', "since '91", 'since records
// began', and the wars that everybody knows the years of.
func (p *parser) sinceAt(i int) (over string, end int) {
	at := i
	for at < i+5 && (englishAbout[p.at(at).low] || strings.HasPrefix(p.at(at).low, "mid")) {
		at++
	}
	if over, end := p.recordsAt(at); end > 0 {
		return over, end
	}
	for _, war := range englishWars {
		if p.wordsAt(at, war.words) {
			return war.over, at + len(war.words)
		}
	}
	if at > i && p.at(at+1).low == "of" { // 'since the vote of 1990'
		at += 2
	}
	return p.monthYear(p.partOfYear(at))
}

var (
	// words between 'since' and a time
	englishAbout = set("at least the early late end of beginning start")
	// words that tell which part of history
	englishAges = set("recent modern recorded living entire whole long short proud of")
	// what is worst where there is most of it
	englishBad = set(`drought flood flooding fire wildfire storm winter famine crisis accident crash disaster attack outbreak
pandemic epidemic recession earthquake violence crime strike shortage delay loss unrest riot massacre defeat pollution smog season
catastrophe tragedy shooting hurricane inflation slump downturn`)
	englishWars = []struct {
		words []string
		over  string
	}{
		{[]string{"first", "world", "war"}, "1918/.."}, {[]string{"second", "world", "war"}, "1945/.."},
		{[]string{"world", "war", "one"}, "1918/.."}, {[]string{"world", "war", "two"}, "1945/.."},
		{[]string{"world", "war", "i"}, "1918/.."}, {[]string{"world", "war", "ii"}, "1945/.."},
		{[]string{"cold", "war"}, "1991/.."},
	}
)
