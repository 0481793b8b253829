package quantity

const (
	longestModifier = 6 // words
	mostModifiers   = 3
)

// modifiersBefore reads the words before token i that say how the number there is meant: where
// they begin, the comparator, and whether there are any. Of two, a comparison outweighs an
// approximation ('at least about 20').
func (p *parser) modifiersBefore(i int) (from int, compare Comparator, ok bool) {
	from = i
	for n := 0; n < mostModifiers; n++ {
		start, c := p.modifierEndingAt(from)
		if start == from && n == 0 {
			if filler := p.fillersBefore(i); filler < i {
				if start, c = p.modifierEndingAt(filler); start == filler {
					break
				}
			}
		}
		if start == from || p.isTopic(start) || p.leadsUpTo(start) {
			break
		}
		from, ok = start, true
		if c != CompareEqual && (compare == CompareNone || compare == CompareApprox) {
			compare = c
		}
	}
	if p.at(from-1).low == "the" && p.at(from).low == "estimated" && from-1 >= p.floor {
		from--
	}
	return from, compare, ok
}

// modifierEndingAt finds the longest modifier whose last word stands right before token i.
func (p *parser) modifierEndingAt(i int) (int, Comparator) {
	phrase, best, means := "", i, CompareNone
	for j := i - 1; j >= p.floor && j >= i-longestModifier; j-- {
		t := p.at(j)
		if t.kind != tokenWord || t.low == "" {
			break
		}
		if phrase == "" {
			phrase = t.low
		} else {
			phrase = t.low + " " + phrase
		}
		if c, ok := englishLeft[phrase]; ok {
			best, means = j, c
		}
	}
	return best, means
}

// signs before a number that compare
var englishSigns = map[rune]Comparator{
	'>': CompareGreater, '<': CompareLess, '≥': CompareAtLeast, '≤': CompareAtMost, '~': CompareApprox, '≈': CompareApprox, '±': CompareApprox,
}

// modify reads the modifiers before a draft, and puts them together with those after it.
func (p *parser) modify(d *draft) {
	if sign := p.at(d.from - 1); sign.kind == tokenMark && p.comparesHere(d.from-1) && d.from-1 >= p.floor {
		if c, ok := englishSigns[sign.mark]; ok {
			d.Comparator = c
			d.from--
		}
	}
	if at := d.from - 2; p.at(d.from-1).is('=') && at >= p.floor && !p.at(d.from-1).space && p.comparesHere(at) {
		if c, ok := map[rune]Comparator{'>': CompareAtLeast, '<': CompareAtMost}[p.at(at).mark]; ok { // '>= 30'
			d.Comparator, d.from = c, at
		}
	}
	if from, compare, ok := p.modifiersBefore(d.from); ok && !p.overComparesNothing(d, from) {
		d.from = from
		if compare != CompareNone {
			d.Comparator = compare
		}
	}
	p.denied(d)
	p.exactly(d)
	switch {
	case d.after == CompareNone:
	case d.after == CompareAtLeast && d.Comparator == CompareApprox:
		d.said.OrMore = true
	default:
		d.Comparator = d.after
	}
}

// modifyAfter reads 'or more', 'and maybe more', 'or so', 'plus' at the draft's end.
func (p *parser) modifyAfter(d *draft) {
	if d.after != CompareNone {
		return
	}
	if means, end, hedge := p.rightModifier(d.to); end > 0 {
		d.after, d.to, d.Hedge = means, end, hedge
		return
	}
	at := d.to
	switch p.at(at).low { // '70 boats now, and maybe more'
	case "now", "today", "already", "currently":
		at++
	case "so":
		if p.at(at+1).low == "far" {
			at += 2
		}
	}
	if at == d.to {
		return
	}
	if means, end, hedge := p.rightModifier(at); end > 0 && p.at(end-1).low == "more" {
		d.after, d.to, d.Hedge = means, end, hedge
	}
}

func (p *parser) rightModifier(i int) (means Comparator, end int, hedge string) {
	if p.at(i).is(',') && p.at(i+1).kind != tokenWord {
		return CompareNone, 0, ""
	}
	for _, n := range englishRightRows[p.at(i).key()] {
		row := &englishRight[n]
		if !p.wordsAt(i, row.words) || p.at(i+len(row.words)).low == "than" || row.words[0] == "and" && p.beginsNumber(i+len(row.words)) {
			continue
		}
		end = i + len(row.words)
		if row.words[len(row.words)-1] == "up" && p.goesUp(end) {
			continue
		}
		if row.words[0] == "plus" && (p.isNumberWord(end) || p.plusOrMinus(i)) || row.words[0] != "or" && row.words[len(row.words)-1] == "more" && p.continuesMore(end) {
			continue
		}
		for j := i; j < end && row.hedge != ""; j++ {
			if p.at(j).low == row.hedge {
				hedge = p.source(j, j+1)
			}
		}
		return row.means, end, hedge
	}
	means, end = p.rightAlone(i)
	return means, end, ""
}

// goesUp says whether 'up' before token i is where something goes and not open at the top: '40 and up from there', '40 went and
// up the hill'.
func (p *parser) goesUp(i int) bool {
	t := p.at(i)
	return t.kind == tokenWord && !englishFinite[t.low] && t.low != "who" && t.low != "in" || p.isNumberWord(i)
}

// rightAlone reads a row of englishRightAlone behind the comma at token i.
func (p *parser) rightAlone(i int) (means Comparator, end int) {
	if !p.at(i).is(',') {
		return CompareNone, 0
	}
	for _, row := range englishRightAlone {
		if end := i + 1 + len(row.words); p.wordsAt(i+1, row.words) && p.clauseEnds(end) {
			return row.means, end
		}
	}
	return CompareNone, 0
}

// continuesMore says whether a noun or adjective follows, so that 'and more' belongs to it: '20
// countries and more weapons'.
func (p *parser) continuesMore(i int) bool {
	t := p.at(i)
	return t.kind == tokenWord && !englishStops[t.low] && (isPlural(t.low) || p.at(i-2).low == "and")
}

func (p *parser) wordsAt(i int, words []string) bool {
	for k, w := range words {
		if p.at(i+k).key() != w {
			return false
		}
	}
	return true
}

// hedgeBefore finds words right before token i that weaken it, a comma between allowed. They
// stay outside the span.
func (p *parser) hedgeBefore(i int) string {
	end := i
	if p.at(end - 1).is(',') {
		end--
	}
	if !englishHedgeLast[p.at(end-1).low] {
		return ""
	}
	for _, words := range englishHedges {
		if from := end - len(words); from >= p.floor && p.wordsAt(from, words) {
			return p.source(from, end)
		}
	}
	return ""
}
