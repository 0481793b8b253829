package quantity

import "strings"

// markOfYear reads what a year is the time of where something is measured against it, 'levels' in 'below 1990 levels', and
// gives the token behind it, or 0. a is the year. 'Above 2019 levels of difficulty' counts.
func (p *parser) markOfYear(a atom) int {
	value := plain(a.value)
	if !a.year || value < "1900" || value > "2100" || !englishYearMarks[p.at(a.to).low] || p.at(a.to+1).low == "of" {
		return 0
	}
	at := a.from - 1
	if low := p.at(at).low; low == "the" || low == "its" || low == "their" || low == "our" || low == "a" {
		at--
	}
	if !englishAgainst[p.at(at).low] {
		return 0
	}
	return a.to + 1
}

// yearBase reads a year that something is measured against at token i: '2014', '1990 levels', 'its 2019 peak'.
func (p *parser) yearBase(i int) (*Base, int) {
	at := i
	if low := p.at(at).low; low == "the" || low == "its" || low == "their" || low == "our" || low == "a" {
		at++
	}
	a, ok := p.numberAt(at)
	if !ok || !a.year {
		return nil, i
	}
	end := p.markOfYear(a)
	if end == 0 {
		if end = a.to; at > i {
			return nil, i
		}
	}
	return &Base{Period: plain(a.value)}, end
}

// besideBase is yearBase behind 'below', 'above' and their like, which a share alone says of a year: '40 percent below 2005
// levels', '5 percent above 2019'.
func (p *parser) besideBase(i int) (*Base, int) {
	switch p.at(i - 1).low {
	case "below", "above", "under", "over", "beneath":
	default:
		return nil, i
	}
	base, end := p.yearBase(i)
	if base == nil || !englishYearMarks[p.at(end-1).low] && (base.Period < "1900" || base.Period > "2100" || !p.phraseEnds(end)) {
		return nil, i
	}
	base.Text = p.source(i, end)
	return base, end
}

func (p *parser) isBesideBase(i int) bool {
	base, _ := p.besideBase(i)
	return base != nil
}

// limitOfYear reads what bounds a year in several words that end before token i: 'no later than 2030', 'up to 2023' behind a
// length of time. It gives the form of the period, as englishYearWords does, and where the words begin.
func (p *parser) limitOfYear(i int) (form string, from int) {
	second, first := p.at(i-2).low, p.at(i-3).low
	if p.at(i-1).low == "than" && (first == "no" || first == "not") && i-3 >= p.floor {
		switch second {
		case "later":
			return "../%", i - 3
		case "earlier", "sooner":
			return "%/..", i - 3
		}
	}
	last := len(p.found) - 1
	if p.at(i-1).low == "to" && second == "up" && i-2 == p.floor && last >= 0 && p.found[last].Kind == KindDuration {
		return "../%", i - 2
	}
	return "", i
}

// isDue says whether a period's words tell by when something is due.
func isDue(text string) bool {
	low := strings.ToLower(text)
	return strings.HasPrefix(low, "by ") || strings.HasSuffix(strings.SplitAfter(low, "than")[0], " later than")
}

var (
	// what something was in a year, which another is measured against
	englishYearMarks = set(`level levels price prices baseline average peak figure figures rate rates total totals value values standards
benchmark low high output`)
	// words before such a year
	englishAgainst = set(`below above under over beneath at to from on than with of versus against in`)
)
