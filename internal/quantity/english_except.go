package quantity

import "math/big"

// allBut reads what is left out of a whole: 'all but three of the 30 members' are 27 of them, 'all but 2 percent' are 98
// percent. 'All but two countries' has no number that is said, and is vague.
func (p *parser) allBut(d *draft) {
	at := d.from - 2
	but := p.at(d.from - 1).low
	switch {
	case p.at(at+1).low == "for" && p.at(at).low == "except" && p.at(at-1).low == "all":
		at--
	case p.at(at).low != "all" || but != "but" && but != "except" && but != "bar":
		return
	}
	if at < p.floor || d.amount == nil || d.Kind != KindCount && d.Kind != KindShare && d.Kind != KindMoney && d.Kind != KindUnknown {
		return
	}
	whole, ok := d.whole()
	if ok && d.upper == nil && d.amount.Cmp(whole) < 0 && d.amount.Sign() > 0 {
		d.amount = whole.Sub(whole, d.amount)
		d.said.Spoken = ""
		d.Comparator = d.Comparator.mirrored()
	} else {
		d.amount, d.upper, d.Value, d.Comparator, d.Vague = nil, nil, "", CompareNone, true
	}
	d.from = at
	d.Spoken = p.source(at, d.coreFrom) + " " + d.Spoken
}

// whole is how much all is of which the draft is a part, in its unit.
func (d *draft) whole() (*big.Rat, bool) {
	switch {
	case d.Unit == "percent":
		return big.NewRat(100, 1), true
	case d.Unit == "fraction":
		return big.NewRat(1, 1), true
	case d.OfValue != "" && (d.Kind == KindCount || d.Kind == KindMoney):
		whole, _, err := parseDecimal(d.OfValue)
		return whole, err == nil
	}
	return nil, false
}

// ofMoney reads a sum of which money or a share is a part: '$3 billion of the $10 billion', '20 percent of the $10 billion'.
func (p *parser) ofMoney(d *draft) bool {
	if word := p.at(d.to).low; word != "of" && word != "out" {
		return false
	}
	begin, m, ok := p.ofAmount(d.to)
	part := d.Unit == "percent" || d.Unit == "fraction"
	if !ok || m.currency == "" || !part && (d.Kind != KindMoney || d.Currency != m.currency || d.amount.Cmp(m.value) > 0) {
		return false
	}
	d.OfValue, d.OfUnit = plain(m.value), m.currency
	d.OfText, d.to = p.source(begin, m.to), m.to
	if d.Unit == "percent" {
		d.Kind = KindShare
	}
	return true
}
