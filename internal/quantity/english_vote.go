package quantity

import "math/big"

// voteReach is how many tokens before two numbers a word for voting or winning may stand.
const voteReach = 8

// votes reads the two counts of a vote or a match, 'passed 52-48', 'by 7-2', 'rejected 202 to 230', which no range is: the
// larger one stands first, or a word for voting or losing right before them. It gives the token after them, or 0.
func (p *parser) votes(a atom) int {
	b, ok := p.voteAt(a)
	if !ok {
		return 0
	}
	for _, n := range [...]atom{a, b} {
		half := p.newDraft(n)
		p.add(half)
	}
	return b.to
}

// voteAt is votes without taking the counts: it gives the second one.
func (p *parser) voteAt(a atom) (b atom, ok bool) {
	link := p.at(a.to)
	joined := link.isDash() && link.mark != '—' && !link.space && !p.at(a.to+1).space
	if !a.digits || !a.value.IsInt() || a.scale != "" || a.currency != "" || a.ordinal || !joined && link.low != "to" || p.at(a.to+1).kind != tokenNumber {
		return atom{}, false
	}
	b, ok = p.numberAt(a.to + 1)
	most := big.NewRat(1000, 1)
	if !ok || b.ordinal || !b.value.IsInt() || b.scale != "" || b.to != a.to+2 || a.value.Cmp(most) >= 0 || b.value.Cmp(most) >= 0 || a.value.Sign() < 0 {
		return atom{}, false
	}
	if after := p.at(b.to); p.joinsNext(b.to) || after.is('%') || after.is('/') || p.measures(b.to) {
		return atom{}, false
	}
	order := a.value.Cmp(b.value)
	if order == 0 || (order < 0 || !joined) && !p.votedBeside(a.from, b.to) {
		return atom{}, false
	}
	return b, p.decided(a.from, b.to)
}

// votedBeside says whether a word for voting or losing stands right before the counts from token i to end, or a vote right
// behind them, so that neither their order nor 'to' makes a range of them. What is lost and counted is no vote ('lost 20 to 30
// men').
func (p *parser) votedBeside(i, end int) bool {
	if low := p.at(end).low; low == "vote" {
		return true
	}
	if p.at(end).low == "times" || p.isCounted(atom{to: end, digits: true}) {
		return false
	}
	before := p.at(i - 1).low
	if before == "by" || before == "of" {
		before = p.at(i - 2).low
	}
	return englishVoting[before] || englishBeaten[before]
}

// decided says whether a word for voting or winning stands shortly before token i, or at once behind token end.
func (p *parser) decided(i, end int) bool {
	for j := i - 1; j >= i-voteReach && j >= 0; j-- {
		if low := p.at(j).low; englishVoting[low] || englishDeciding[low] {
			return true
		}
	}
	low := p.at(end).low
	return low == "vote" || low == "majority" || low == "victory" || low == "defeat" || low == "win" || low == "ruling" || low == "decision" || low == "against"
}

var (
	englishVoting = set(`vote voted votes voting`)
	// verbs of which the loser is the subject
	englishBeaten   = set(`failed fails rejected defeated lost loses`)
	englishDeciding = set(`passed pass passes carried carry rejected reject approved adopted ratified confirmed won win wins lost lose loses beat beats defeated
defeats fails split ruled majority motion bill amendment senate parliament referendum score scored tally leads led trail trailed failed upheld acquitted`)
)
