package quantity

import (
	"math/big"
	"strings"
)

// rankReach is how many tokens may lie between a superlative and its window.
const rankReach = 10

// rankAt reads a superlative with its window: 'the biggest increase in decades', 'a first in 24
// years', 'the lowest level since 1991', 'the largest ever'. Without a window a superlative is no
// figure.
func (p *parser) rankAt(i int) int {
	of, ok := englishSuperlatives[p.at(i).low]
	if !ok || p.at(i-1).low == "at" {
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
		if t.kind == tokenNone || t.kind == tokenMark && !t.isDash() {
			return 0
		}
		if over, end := p.windowAt(j); end > 0 {
			return p.addRank(i, noun, j, end, &Rank{Of: of, Over: over})
		}
		if p.isNumberWord(j) || englishSuperlatives[t.low] != "" && t.low != "most" {
			return 0
		}
	}
	return 0
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
		if p.at(i+1).low == "history" {
			return "", i + 2
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

// sinceAt reads the year that opens a window: 'since 1991', 'since May 1991', 'since at least
// 1991'.
func (p *parser) sinceAt(i int) (over string, end int) {
	at := i
	for at < i+3 {
		low := p.at(at).low
		if low != "at" && low != "least" && low != "the" && low != "early" && low != "late" && !strings.HasPrefix(low, "mid") {
			break
		}
		at++
	}
	month := ""
	if p.at(at).capital {
		if month = englishMonths[p.at(at).low]; month != "" {
			at++
			if p.at(at).is('.') {
				at++
			}
		}
	}
	a, ok := p.numberAt(at)
	if !ok || !a.year {
		return "", 0
	}
	over = plain(a.value)
	if month != "" {
		over += "-" + month
	}
	return over + "/..", a.to
}
