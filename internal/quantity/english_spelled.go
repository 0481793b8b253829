package quantity

import (
	"math/big"
	"strings"
)

// longestSpelled is the number of tokens that a number in words may have.
const longestSpelled = 24

// speller adds up a number in words.
type speller struct {
	total, group int64 // finished scales; the group of three that is being read
	lastScale    int
	words        int
	scaleAt      int // token of the last scale word
	scales       int
	ordinal      bool
	andOK        bool // 'and' may join what follows: after 'hundred' and after a scale
	year         bool
	parts        bool // reads a denominator, whose last word may be a plural
	plural       bool // it is one
}

// value is the number read.
func (s *speller) value() *big.Rat { return new(big.Rat).SetInt64(s.total + s.group) }

// cardinalAt reads the words of a number from token i on, and gives the token after them.
func (p *parser) cardinalAt(i int) (speller, int) {
	s := speller{lastScale: 16, scaleAt: -1}
	return s, p.spellOn(&s, i)
}

// spellOn takes words into the number from token i on.
func (p *parser) spellOn(s *speller, i int) int {
	j := i
	for j < i+longestSpelled && !s.ordinal {
		step := p.spell(s, j)
		if step == 0 {
			break
		}
		j += step
	}
	return j
}

// spelledAt reads a cardinal or ordinal in words that begins at token i.
func (p *parser) spelledAt(i int) (atom, bool) {
	s := speller{lastScale: 16, scaleAt: -1}
	j := i
	article := p.at(i).low == "a" || p.at(i).low == "an"
	if p.at(i).low == "hundred" && englishScales[p.at(i+1).low].name == p.at(i+1).low && p.at(i+1).low != "" {
		s.group = 1 // 'hundred million'
	}
	if article {
		if next := p.at(i + 1).low; next != "hundred" && next != "dozen" && (englishScales[next].name == "" || next[len(next)-1] == 's') {
			return atom{}, false
		}
		s.group, s.words = 1, 1
		j++
	}
	j = p.spellOn(&s, j)
	if s.words == 0 || article && j == i+1 && p.at(j).low != "dozen" {
		return atom{}, false
	}
	a := atom{from: i, to: j, amountTo: j, value: s.value(), ordinal: s.ordinal, year: s.year}
	a.one = j == i+1 && p.at(i).low == "one"
	if s.scales == 1 && s.scaleAt == j-1 {
		a.amountTo, a.scale = s.scaleAt, englishScales[p.at(s.scaleAt).low].name
		if a.scale == "" {
			a.scale = "hundred"
		}
		if p.at(a.amountTo - 1).isDash() {
			a.amountTo--
		}
	}
	if a.ordinal && p.oneHundredth(&a) {
		return a, true
	}
	if a.ordinal || s.words > 0 && p.partsOf(&a, &s) {
		return a, true
	}
	p.tailOfSpelled(&a)
	p.overAfter(&a)
	a.one = a.one && a.to == i+1
	return a, true
}

// oneHundredth turns 'one hundredth' and 'one millionth' into the part where it is one of something; 'the one hundredth' is a
// place in a row.
func (p *parser) oneHundredth(a *atom) bool {
	if p.at(a.from).low != "one" || p.at(a.from-1).low == "the" || p.at(a.to).low != "of" && !p.measures(a.to) {
		return false
	}
	last := p.at(a.to - 1).low
	if words := a.to - a.from; last != "hundredth" && scaleOrdinal(last) == "" || words != 2 && !(words == 3 && p.at(a.from+1).isDash()) {
		return false
	}
	a.value.Inv(a.value)
	a.ordinal, a.fraction, a.one = false, true, false
	a.scale, a.amountTo = "", a.to
	return true
}

// tailOfSpelled reads what may follow a number in words: 'point five', 'and a half', a scale.
func (p *parser) tailOfSpelled(a *atom) {
	if a.scale != "" && a.scale != "hundred" {
		p.scaledHalf(a)
		p.smallerAfter(a)
		return
	}
	if p.at(a.to).low == "point" {
		p.pointAfter(a)
	}
	before := a.to
	p.andOnes(a)
	p.andHalf(a)
	p.joinedHalf(a)
	if a.to != before || a.written != "" {
		a.scale = ""
	}
	if low := p.at(a.to).low; a.to != before || a.written != "" || englishDozens[low] || low == "grand" {
		p.scaleAfter(a)
	}
}

// englishBeforeScale are words before a scale that stands for one of it: 'another hundred'.
var englishBeforeScale = set(`first last next past another every`)

// pointAlone reads 'point five' before a unit, where the zero is left out.
func (p *parser) pointAlone(i int) (atom, bool) {
	if p.at(i).low != "point" || p.pointsAt(i-1) {
		return atom{}, false
	}
	a := atom{from: i, to: i, amountTo: i, value: new(big.Rat)}
	p.pointAfter(&a)
	return a, a.to > i && p.measures(a.to)
}

// andOnes adds the ones of 'twenty and three and three fifths': only in a mixed number can they stand so behind the tens.
func (p *parser) andOnes(a *atom) {
	tens, ones := englishTens[p.at(a.to-1).low], englishOnes[p.at(a.to+1).low]
	if tens == 0 || ones == 0 || p.at(a.to).low != "and" || p.at(a.from-1).low == "between" {
		return
	}
	if _, _, ok := p.partAfterAnd(a.to); ok {
		return // 'twenty and three fifths'
	}
	if _, _, ok := p.partAfterAnd(a.to + 2); !ok {
		return
	}
	a.value.Add(a.value, big.NewRat(ones, 1))
	a.to, a.amountTo, a.one = a.to+2, a.to+2, false
}

// pointAfter reads 'point two five', 'point twenty-five'.
func (p *parser) pointAfter(a *atom) {
	digits := ""
	j := a.to + 1
	if n, end := p.smallAt(j); n >= 10 {
		digits, j = plain(new(big.Rat).SetInt64(n)), end
	}
	for ; j < a.to+9; j++ {
		low := p.at(j).low
		d, ok := englishOnes[low]
		if englishZeros[low] || low == "oh" {
			d, ok = 0, true
		}
		if !ok {
			break
		}
		digits += string(rune('0' + d))
	}
	if digits == "" {
		return
	}
	written := plain(a.value) + "." + digits
	value, _, err := parseDecimal(written)
	if err != nil {
		return
	}
	a.value, a.written, a.to, a.amountTo, a.year, a.one = value, written, j, j, false, false
}

// spell takes the word at token j into the number, and gives how many tokens it took.
func (p *parser) spell(s *speller, j int) int {
	t := p.at(j)
	if t.kind == tokenMark && !p.isAnd(j) {
		if t.is(',') && p.commaJoins(s, j+1) {
			s.andOK = false
			if n := p.spell(s, j+1); n > 0 {
				return n + 1
			}
			return 0
		}
		if t.isDash() && !t.space && !p.at(j+1).space && s.words > 0 && (s.parts || p.isNumberWord(j+1)) {
			if n := p.spell(s, j+1); n > 0 {
				return n + 1
			}
		}
		// 'fifty - two', as some publishers set it
		if t.is('-') && t.space && p.at(j+1).space && englishTens[p.at(j-1).low] > 0 && englishOnes[p.at(j+1).low] > 0 && s.words > 0 && s.take(p.at(j+1).low, j+1) {
			s.words++
			return 2
		}
		return 0
	}
	low := t.low
	if p.isAnd(j) {
		if !s.andOK || s.parts || !p.joinsAfterAnd(j+1) || p.startsAnew(s, j+1) {
			return 0
		}
		if _, _, part := p.partAfterAnd(j); part {
			return 0
		}
		s.andOK = false
		if n := p.spell(s, j+1); n > 0 {
			return n + 1
		}
		return 0
	}
	if !s.take(low, j) {
		return 0
	}
	s.words++
	return 1
}

// joinsAfterAnd says whether a number below a hundred follows, and not the 'and' of a list
// ('two hundred and three thousand' is one number all the same).
func (p *parser) joinsAfterAnd(j int) bool {
	low := p.at(j).low
	return englishOnes[low] > 0 || englishTeens[low] > 0 || englishTens[low] > 0 || englishOrdinals[low] > 0 && englishOrdinals[low] < 100
}

// startsAnew says whether the words from token j on are a number of their own, since their scale has been said: 'forty
// thousand and fifty thousand', 'five hundred and seven hundred'.
func (p *parser) startsAnew(s *speller, j int) bool {
	n, end := p.smallAt(j)
	if n == 0 {
		return false
	}
	if p.at(end).low == "hundred" {
		if s.group > 0 {
			return true
		}
		end++
	}
	scale, ok := englishScales[p.at(end).low]
	return ok && scale.power >= s.lastScale
}

// take adds one word, and says whether it fits.
func (s *speller) take(low string, j int) bool {
	if englishZeros[low] {
		return s.words == 0 && !s.parts
	}
	if s.parts && len(low) > 4 && low[len(low)-1] == 's' {
		if single := low[:len(low)-1]; englishOrdinals[single] > 0 || scaleOrdinal(single) != "" {
			low, s.plural = single, true
		}
	}
	small, ordinal := smallNumber(low)
	switch {
	case s.words > 0 && s.total == 0 && s.group == 0:
		return false // after 'zero'
	case small > 0 && s.fits(small):
		s.group += small
		s.andOK = false
		s.ordinal = ordinal
		return true
	case small >= 10 && !ordinal && s.total == 0 && (s.group == 19 || s.group == 20) && !s.year:
		s.group = s.group*100 + small // nineteen ninety, twenty fourteen
		s.year = true
		return true
	case s.year && small > 0 && small < 10 && s.group%100 >= 20 && s.group%10 == 0 && !ordinal:
		s.group += small
		return true
	case low == "hundred" || low == "hundreds" || low == "hundredth":
		if low == "hundredth" && s.words == 0 {
			s.group = 1
			if !s.parts {
				s.group = 0
			}
		}
		if s.group < 1 || s.group > 99 || s.year || low == "hundreds" && (s.total > 0 || s.group == 1) {
			return false
		}
		s.group *= 100
		s.scaleAt, s.andOK = j, true
		s.scales++
		s.ordinal = low == "hundredth"
		return true
	}
	return s.takeScale(low, j)
}

func (s *speller) takeScale(low string, j int) bool {
	ordinal := scaleOrdinal(low)
	if ordinal != "" {
		low = ordinal
	}
	scale, ok := englishScales[low]
	if ordinal != "" && s.parts && s.words == 0 {
		s.group = 1 // 'trillionths'
	}
	plural := len(low) > 0 && low[len(low)-1] == 's' && low != "lakhs" && low != "crores"
	if !ok || plural || englishScaleLetters[low].power > 0 {
		return false
	}
	factor := power(scale.power).Num().Int64()
	// 'three lakh crore', 'five thousand million'
	if s.group == 0 && s.words > 0 && (low == "crore" && s.lastScale == 5 || s.lastScale == 3 && s.total < 1_000_000 && (low == "million" || low == "billion")) {
		s.total *= factor
		s.scaleAt, s.lastScale = j, 0
		s.ordinal = ordinal != ""
		return true
	}
	if s.group == 0 || s.year || scale.power >= s.lastScale {
		return false
	}
	s.ordinal = ordinal != ""
	if s.total == 0 {
		s.scales = 0 // 'two hundred and fifty thousand': the scale is thousand, hundred belongs to the amount
	}
	s.total += s.group * factor
	s.group, s.lastScale = 0, scale.power
	s.scaleAt, s.andOK = j, true
	s.scales++
	return true
}

// scaleOrdinal is the scale whose ordinal a word is: 'million' for 'millionth'.
func scaleOrdinal(low string) string {
	single, ok := strings.CutSuffix(low, "th")
	if scale := englishScales[single]; !ok || scale.name != single {
		return ""
	}
	return single
}

// fits says whether a number below a hundred can be added to the group: 'twenty' takes 'three',
// 'three' takes nothing.
func (s *speller) fits(small int64) bool {
	if s.year {
		return false
	}
	rest := s.group % 100
	if small < 10 {
		return rest == 0 || rest >= 20 && rest%10 == 0
	}
	return rest == 0
}

// smallNumber is a number below a hundred in one word, cardinal or ordinal; 0 is none.
func smallNumber(low string) (n int64, ordinal bool) {
	if n = englishOnes[low]; n > 0 {
		return n, false
	}
	if n = englishTeens[low]; n > 0 {
		return n, false
	}
	if n = englishTens[low]; n > 0 {
		return n, false
	}
	if n = englishOrdinals[low]; n > 0 && n < 100 {
		return n, true
	}
	return 0, false
}
