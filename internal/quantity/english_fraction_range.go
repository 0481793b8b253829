package quantity

// inFractionRange says whether the words of a fraction, tokens from to to, are one end of a range whose other end is a
// fraction, too: 'between a third and a half of the voters', 'half to two thirds'. What the later one is followed by must
// leave both a part: 'between a third and a fourth term' counts terms.
func (p *parser) inFractionRange(from, to int) bool {
	if p.linksEnds(to, from) {
		if end := p.fractionWordsAt(to + 1); end > 0 && p.endsPart(end) {
			return true
		}
	}
	const longestFraction = 5
	for j := from - 2; j > from-2-longestFraction && j >= 0; j-- {
		if p.fractionWordsAt(j) == from-1 && p.linksEnds(from-1, j) {
			return p.endsPart(to)
		}
	}
	return false
}

// linksEnds says whether token i links a number that begins at token from to the other end of its range.
func (p *parser) linksEnds(i, from int) bool {
	return p.at(i).low == "to" || p.at(i).low == "and" && p.at(from-1).low == "between"
}

// endsPart says whether what stands at token i leaves the fraction before it one: 'of', or the end of its phrase.
func (p *parser) endsPart(i int) bool {
	return p.at(i).low == "of" || p.phraseEnds(i) && !p.at(i).isDash()
}

// fractionWordsAt gives the token after the words of a fraction ('half', 'a third', 'two thirds') at token i; 0 is none.
func (p *parser) fractionWordsAt(i int) int {
	num, at := p.smallAt(i)
	switch low := p.at(i).low; {
	case low == "half":
		return i + 1
	case low == "a" || low == "an":
		num, at = 1, i+1
	case num == 0:
		return 0
	}
	if p.joinsNext(at) {
		at++
	}
	den, end, plural := p.denominatorAt(at)
	if den == 0 || num >= den || plural != (num > 1) {
		return 0
	}
	return end
}
