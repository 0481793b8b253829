package quantity

// recordsAt reads a window that opens with the records: 'since records began', 'since record-keeping started in 1880'. at is
// the token behind 'since'; end is 0 where there is none.
func (p *parser) recordsAt(at int) (over string, end int) {
	switch low := p.at(at).low; {
	case low == "records" || low == "measurements" || low == "recordkeeping" || low == "recording":
		at++
	case low == "record" && (p.at(at+1).low == "keeping" || p.at(at+1).low == "taking"):
		at += 2
	case low == "record" && p.at(at+1).isDash() && p.at(at+2).low == "keeping":
		at += 3
	default:
		return "", 0
	}
	switch p.at(at).low {
	case "began", "begin", "started", "start":
	default:
		return "", 0
	}
	at++
	if p.at(at).low == "in" || p.at(at).low == "back" && p.at(at+1).low == "in" {
		opens := at + 1
		if p.at(at).low == "back" {
			opens++
		}
		if over, end := p.monthYear(opens); end > 0 {
			return over, end
		}
	}
	return "", at
}

// partOfYear passes over a part of a year before the year that a window opens with: 'the first quarter of', 'the summer of',
// 'the second half of'. It gives the token behind, or at itself.
func (p *parser) partOfYear(at int) int {
	i := at
	if p.at(i).low == "the" {
		i++
	}
	if englishOrdinals[p.at(i).low] > 0 || p.at(i).low == "last" || p.at(i).low == "final" {
		i++
	}
	if !englishPartsOfYear[p.at(i).low] || p.at(i+1).low != "of" {
		return at
	}
	return i + 2
}

// monthYear reads the year that opens a window at token i, with its month: '1991', 'May 1991'.
func (p *parser) monthYear(i int) (over string, end int) {
	at, month := i, ""
	if p.at(at).capital {
		if month = englishMonths[p.at(at).low]; month != "" {
			at++
			if p.at(at).is('.') {
				at++
			}
		}
	}
	if year, end := p.shortYear(at); end > 0 {
		return year + "/..", end
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

// namesPart says whether an ordinal at token i names a part of a year behind a superlative: 'the best first half'.
func (p *parser) namesPart(i int) bool {
	low := p.at(i + 1).low
	return englishOrdinals[p.at(i).low] > 0 && (low == "quarter" || low == "half")
}

// parts of a year
var englishPartsOfYear = set(`quarter half summer winter spring autumn fall`)
