package quantity

// Makes and models: numbers that are a part of the name of a thing that is counted by another number, or not at all.

// modelAt reads a name with a number at token i that stands before a noun, 'F-16', 'Leopard 2', '155mm', and gives the token
// after it, or 0.
func (p *parser) modelAt(i int) int {
	t := p.at(i)
	if end := p.sizeBefore(i); end > 0 {
		return end
	}
	if t.kind != tokenWord || !t.capital {
		return 0
	}
	at := i + 1
	if p.joinsNext(at) {
		at++
	} else if !p.at(at).space || englishMonths[t.low] != "" || englishWeekdays[t.low] || englishStops[t.low] {
		return 0
	}
	if n := p.at(at); n.kind != tokenNumber || !allDigits(n.low) || len(n.low) > 3 {
		return 0
	}
	if letter := p.at(at + 1); letter.kind == tokenWord && !letter.space && letter.low != "s" {
		at++ // 'F-16C'
	}
	return at + 1
}

// modelsAt is modelAt for a name in the plural: 'F-16s', 'Leopard 2s', 'M4s'.
func (p *parser) modelsAt(i int) int {
	if t := p.at(i); t.kind == tokenWord && t.capital && isLettersAndDigits(t.low) {
		return i + 1
	}
	end := p.modelAt(i)
	if end == 0 {
		return 0
	}
	if isApostrophe(p.at(end).mark) && !p.at(end).space {
		end++ // "F-16's"
	}
	if s := p.at(end); s.low != "s" || s.space {
		return 0
	}
	return end + 1
}

// isLettersAndDigits says whether a word is a few letters, then digits, then an s: 'm4s', 'mi8s'.
func isLettersAndDigits(low string) bool {
	i := 0
	for i < len(low) && isLetter(low[i]) {
		i++
	}
	letters := i
	for i < len(low) && isDigit(low[i]) {
		i++
	}
	return letters > 0 && i > letters && low[i:] == "s"
}

// sizeBefore reads a size that is joined to its unit and stands before what it is the size of: '155mm rounds', '105-mm guns'.
func (p *parser) sizeBefore(i int) int {
	n := p.at(i)
	if n.kind != tokenNumber || !n.space {
		return 0
	}
	at := i + 1
	if p.joinsNext(at) {
		at++
	}
	t := p.at(at)
	if t.kind != tokenWord || t.space {
		return 0
	}
	switch p.units.symbols[p.source(at, at+1)] {
	case "millimetre", "centimetre", "kilogram", "litre", "watt", "kilowatt", "megawatt", "tonne", "inch":
		if next := p.at(at + 1); next.kind == tokenWord && next.space && !englishStops[next.low] {
			return at + 1
		}
	}
	return 0
}

// modelNumber says whether digits behind a capitalised word are the number of a model whose plural follows, and count nothing:
// 'it will deliver Leopard 2 tanks', but 'in Kyiv 2 tanks burned', 'Ukraine 5 ships'.
func (p *parser) modelNumber(a atom) bool {
	name, before := p.at(a.from-1), p.at(a.from-2)
	if !a.digits || a.scale != "" || a.currency != "" || a.to != a.from+1 || p.modelAt(a.from-1) != a.to {
		return false
	}
	if s := p.at(a.to); s.low == "s" && !s.space {
		return true // 'Leopard 2s'
	}
	if !p.countsNext(a.to) || p.measures(a.to) || name.kind != tokenWord {
		return false
	}
	if englishModels[name.low] {
		return true
	}
	named := before.kind == tokenWord && (englishDeterminers[before.low] || englishBeforeModel[before.low])
	return named && len(p.at(a.from).low) == 1
}

// planAt passes over the name of a plan or a show with its year: 'Project 2025', 'Agenda 2030', 'Expo 2020'.
func (p *parser) planAt(i int) int {
	t, year := p.at(i), p.at(i+1)
	if !t.capital || !englishPlans[t.low] || !year.space || year.kind != tokenNumber || p.countsNext(i+2) && p.measures(i+2) {
		return 0
	}
	if a, ok := p.digitsAt(i + 1); !ok || !a.year || a.to != i+2 {
		return 0
	}
	return i + 2
}

var (
	// names of models that are numbered
	englishModels = set(`leopard challenger abrams merkava marder ariane gepard puma type centurion leclerc starlink starship tomahawk patriot
typhoon mirage harrier mig tornado gripen rafale stinger javelin model iphone playstation xbox galaxy pixel`)
	// what has a year as a part of its name
	englishPlans = set(`project agenda vision expo horizon roadmap strategy mission blueprint`)
	// words before a name that is no name of a place or a person
	englishBeforeModel = set(`new old more used modern upgraded additional extra spare battle-tested refurbished older newer first latest`)
)
