package quantity

// exactly marks a number that is said to be exact: 'exactly 100 days', '300 euros precisely'. What is 'not exactly 100' is
// not, nor is what is almost so.
func (p *parser) exactly(d *draft) {
	before := false
	for i := d.from; i < d.coreFrom && i < d.from+longestModifier; i++ {
		before = before || englishExactly[p.at(i).low]
	}
	if before && !isDenial(p.at(d.from-1).low) {
		d.said.Exactly = true
		return
	}
	if englishExactly[p.at(d.to).low] && p.clauseEnds(d.to+1) {
		d.said.Exactly = true
		d.to++
	}
}

var englishExactly = set(`exactly precisely`)
