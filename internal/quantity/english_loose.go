package quantity

import (
	"math/big"
	"strings"
)

// Loose speech: words that fill a pause, numbers that are begun twice, broken off or put right.

// longestFalseStart is how many tokens may part a false start from what it was corrected to.
const longestFalseStart = 6

// falseStart finds out whether the quantity before a draft was a false start of it: the same number ('23 Allies, 23 Allies
// out of the 32'), its first words ('five, uh, five million people'), or a number that the speaker takes back
// ('seventeen -- no, eighteen ships'). A modifier that was said with it holds on.
func (p *parser) falseStart(d *draft) bool {
	last := len(p.found) - 1
	if last < 0 || d.amount == nil || d.upper != nil {
		return false
	}
	before := &p.found[last]
	if before.Value == "" || before.Kind == KindDate || before.OfValue != "" || before.OfText != "" ||
		before.UnitText != "" && !strings.EqualFold(before.UnitText, d.UnitText) || before.Currency != "" && before.Currency != d.Currency {
		return false
	}
	hesitates, takesBack := p.hesitation(d.from)
	switch {
	case !hesitates:
		return false
	case takesBack:
		return true
	case before.Value != plain(d.amount) && !p.beginsLike(before, d):
		return false
	case before.Comparator == d.Comparator || d.Comparator == CompareNone || d.Comparator == CompareEqual:
		if d.Comparator == CompareNone {
			d.Comparator = before.Comparator
		}
		return true
	}
	return before.Comparator == CompareEqual
}

// beginsLike says whether a bare number is the first words of a draft's number.
func (p *parser) beginsLike(before *Quantity, d *draft) bool {
	if before.UnitText != "" || before.Unit != "" {
		return false
	}
	i, j := p.tokenAt(before.CoreStart), d.coreFrom
	for ; i < len(p.tokens) && p.tokens[i].start < before.CoreEnd; i, j = i+1, j+1 {
		if j >= d.coreTo || p.at(i).kind != tokenWord || p.at(i).low != p.at(j).low {
			return false
		}
	}
	return j < d.coreTo
}

// hesitation says whether nothing but marks and words of hesitation part the last quantity from token i, and whether
// they take it back.
func (p *parser) hesitation(i int) (hesitates, takesBack bool) {
	if i <= p.floor || i > p.floor+longestFalseStart {
		return false, false
	}
	for j := p.floor; j < i; j++ {
		t := p.at(j)
		switch {
		case t.is(',') || t.is('…') || t.isDash() && (t.space || p.at(j+1).space || p.at(j+1).isDash() || p.at(j-1).isDash()):
		case englishFillers[t.low], t.kind == tokenWord && p.at(j+1).isDash() && !p.at(j+1).space && p.at(j+2).space: // 'five thou- five thousand'
		case englishTakesBack[t.low] && p.at(j-1).kind == tokenMark && p.at(j+1).kind == tokenMark:
			takesBack = true
		case (t.low == "i" && p.at(j+1).low == "mean" || t.low == "or" && p.at(j+1).low == "rather" || t.low == "make" && p.at(j+1).low == "that") && p.at(j-1).kind == tokenMark:
			takesBack = true
			j++
		default:
			return false, false
		}
	}
	return true, takesBack
}

// fillersBefore gives the first of the fillers and their commas that stand right before token i: 'about, uh, 900 litres'.
// Words that are not always fillers must stand between commas.
func (p *parser) fillersBefore(i int) int {
	at, filled := i, false
	for at > p.floor && at > i-longestFalseStart {
		t := p.at(at - 1)
		switch between := p.at(at).is(',') && p.at(at-2).is(','); {
		case t.is(',') || t.isDash() && t.space:
		case englishFillers[t.low], between && englishSometimesFillers[t.low]:
			filled = true
		case between && (t.low == "know" || t.low == "mean"):
			return i
		case p.at(at).is(',') && p.at(at-3).is(',') && (t.low == "know" && p.at(at-2).low == "you" || t.low == "mean" && p.at(at-2).low == "i"):
			filled = true
			at--
		default:
			if !filled {
				return i
			}
			return at
		}
		at--
	}
	if !filled {
		return i
	}
	return at
}

// brokenOff passes over a number word that is the begin of another word, which was broken off: 'the ten-- the tenants',
// 'six- sixteen'. The word, or the one behind its article, begins anew.
func (p *parser) brokenOff(i int) int {
	const fewestLetters = 3
	t, dash := p.at(i), p.at(i+1)
	if t.kind != tokenWord || len(t.low) < fewestLetters || !dash.isDash() || dash.space || !p.isNumberWord(i) {
		return 0
	}
	next := i + 2
	if p.at(next).isDash() {
		next++
	}
	if !p.at(next).space && dash.mark != '—' {
		return 0
	}
	for n := 0; n < 2; n++ {
		if low := p.at(next + n).low; len(low) > len(t.low) && strings.HasPrefix(low, t.low) {
			return next
		}
	}
	return 0
}

// listedOne says whether 'one' at token i is a number since it stands in a list with others: 'three soldiers and one
// civilian', 'one helicopter, two boats'. to is the token after its noun.
func (p *parser) listedOne(i, to int) bool {
	const longestLink = 2
	if last := len(p.found) - 1; last >= 0 && i-p.floor <= longestLink && i > p.floor && p.found[last].Kind == KindCount && p.links(p.floor, i) {
		return true
	}
	for next := to + 1; next <= to+longestLink; next++ {
		if p.links(to, next) {
			b, ok := p.numberAt(next)
			return ok && !b.ordinal && !b.fraction && !b.one && p.isCounted(b)
		}
	}
	return false
}

// links says whether tokens from to to are a comma, 'and', or both.
func (p *parser) links(from, to int) bool {
	for j := from; j < to; j++ {
		if t := p.at(j); !t.is(',') && t.low != "and" {
			return false
		}
	}
	return to > from && !p.at(to).is(',') && p.at(to).low != "and"
}

// nextGuess says whether a second guess follows a bare number and a comma, so that both are a range: '80, 85 percent', 'two,
// three weeks'. It is a little larger, is counted, and no third number follows.
func (p *parser) nextGuess(d *draft, a atom) bool {
	if d.UnitText != "" || d.Currency != "" || a.scale != "" || a.fraction || a.year || !a.value.IsInt() || a.value.Sign() <= 0 {
		return false
	}
	if before := p.at(a.from - 1); before.is(',') || before.low == "and" || before.low == "at" || before.low == "on" || before.low == "of" || before.low == "by" || before.low == "the" || englishLabels[before.low] {
		return false
	}
	b, ok := p.numberAt(a.to + 1)
	if !ok || b.ordinal || b.fraction || b.year || b.digits != a.digits || b.currency != "" || b.scale == "" && !p.isCounted(b) {
		return false
	}
	amount := new(big.Rat).Set(b.value)
	if b.scale != "" {
		amount.Quo(amount, scaleFactor(b.scale))
	}
	after := b.to
	if u, ok := p.nounAt(b.to, b); ok {
		after = u.to
	}
	if p.at(after).is(',') || p.at(after).low == "and" {
		after++
	}
	return guessGap(a.value, amount) && !p.isNumberWord(after)
}

// isTopic says whether 'about' at token i, before a number, names what is talked about and compares nothing: 'we are talking
// about 90 more', 'think about 3 questions'. Where a clause follows that 'I think' and the like weaken, it compares: 'I think
// about 30 people came', 'I think about 5 percent'.
func (p *parser) isTopic(i int) bool {
	verb := p.at(i - 1).low
	return p.at(i).low == "about" && englishTopics[verb] && !(englishClausal[verb] && englishKnowers[p.at(i-2).low] && p.numberOfClause(i+1, verb == "think"))
}

// numberOfClause says whether the number at token i and what it counts are followed by the verb of their clause. Behind
// 'think' a verb in ed is one, and what measures or counts nothing is no object either.
func (p *parser) numberOfClause(i int, thinks bool) bool {
	a, ok := p.numberAt(i)
	if !ok || a.ordinal {
		return false
	}
	end, object := a.to, false
	if u, ok := p.nounAt(a.to, a); ok {
		end, object = u.to, u.noun
	}
	if p.at(end).low == "of" {
		if to := p.phraseAt(end + 1); to > end+1 {
			end, object = to, true
		}
	}
	low := p.at(end).low
	if p.pastAt(end) || p.thirdPerson(end) || englishFinite[low] || englishClauseVerbs[low] || englishVerbs[low] {
		return true
	}
	return thinks && (strings.HasSuffix(low, "ed") || !object && (a.currency != "" || p.phraseEnds(end)))
}

var (
	englishFillers          = set(`uh um er erm ah eh hmm mm uhm sorry`)
	englishSometimesFillers = set(`what well like say so oh yes`)
	englishTakesBack        = set(`no sorry correction pardon rather`)
	englishTopics           = set(`talk talks talking talked speak speaks speaking spoke spoken hear hears hearing heard know knows knew
think thinking ask asks asking asked worry worries worried worrying complain complained concerned question questions story stories news
report reports information debate learn learned read reading write wrote tell told talkin`)
	// of those, the ones that a clause may be the object of, and who says them of what is the case
	englishClausal = set(`think know knew hear heard read learned`)
	englishKnowers = set(`i we`)
	// verbs in the past that belong to the number before them
	englishClauseVerbs = set(`came died left lived voted agreed joined signed arrived crashed exploded resigned escaped survived collapsed returned`)
)
