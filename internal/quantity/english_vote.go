package quantity

import "math/big"

// voteReach is how many tokens before two numbers a word for voting or winning may stand.
const voteReach = 8

// votes reads the two counts of a vote or a match, 'passed 52-48', 'by 7-2', which no range is: the larger one stands first,
// or a word for voting right before them. It gives the token after them, or 0.
func (p *parser) votes(a atom) int {
	link := p.at(a.to)
	if !a.digits || !a.value.IsInt() || a.scale != "" || a.currency != "" || a.ordinal || !link.isDash() || link.mark == '—' || link.space || p.at(a.to+1).kind != tokenNumber || p.at(a.to+1).space {
		return 0
	}
	b, ok := p.numberAt(a.to + 1)
	most := big.NewRat(1000, 1)
	if !ok || b.ordinal || !b.value.IsInt() || b.scale != "" || b.to != a.to+2 || a.value.Cmp(most) >= 0 || b.value.Cmp(most) >= 0 || a.value.Sign() < 0 {
		return 0
	}
	if after := p.at(b.to); p.joinsNext(b.to) || after.is('%') || after.is('/') || p.measures(b.to) {
		return 0
	}
	switch a.value.Cmp(b.value) {
	case 0:
		return 0
	case -1:
		if !englishVoting[p.at(a.from-1).low] {
			return 0
		}
	}
	if !p.decided(a.from, b.to) {
		return 0
	}
	for _, n := range [...]atom{a, b} {
		half := p.newDraft(n)
		p.add(half)
	}
	return b.to
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
	englishVoting   = set(`vote voted votes voting`)
	englishDeciding = set(`passed pass passes carried carry rejected reject approved adopted ratified confirmed won win wins lost lose loses beat beats defeated
split ruled majority motion bill amendment senate parliament referendum score scored tally leads led trail trailed failed upheld acquitted`)
)
