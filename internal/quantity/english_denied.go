package quantity

import "strings"

// farthestDenial is how many words may part a denial from the comparison that it turns round.
const farthestDenial = 4

// denied turns a comparison that is denied round: 'never more than 20 people' are 20 at most, 'it cannot be less than 20' is
// 20 at least. A denial that has nothing but adverbs between is part of the span.
func (p *parser) denied(d *draft) {
	if d.Comparator != CompareGreater && d.Comparator != CompareLess {
		return
	}
	i := d.from - 1
	for n := 0; n < farthestDenial && i >= p.floor && !isDenial(p.at(i).low) && !p.noLonger(i); n++ {
		if !p.deniesOver(i, d.Kind) {
			return
		}
		i--
	}
	if i < p.floor || !isDenial(p.at(i).low) && !p.noLonger(i) || englishSubjects[p.at(i+1).low] {
		return // 'Isn't it more than 5 percent?' expects that it is
	}
	if p.notOnly(i) {
		return
	}
	if low := p.at(i).low; i == d.from-1 && (low == "never" || low == "nothing" || low == "not") {
		d.from = i
	}
	if d.Comparator == CompareGreater {
		d.Comparator = CompareAtMost
	} else {
		d.Comparator = CompareAtLeast
	}
}

// isDenial says whether a word denies what its verb says.
func isDenial(low string) bool { return englishDenials[low] || strings.HasSuffix(low, "n't") }

// noLonger says whether 'no longer' ends at token i.
func (p *parser) noLonger(i int) bool {
	return p.at(i).low == "longer" && p.at(i-1).low == "no" && i-1 >= p.floor
}

// notOnly says whether the denial at token i is of another word than the number: 'not only more than 20'.
func (p *parser) notOnly(i int) bool { return englishOnly[p.at(i+1).low] }

// deniesOver says whether a denial reaches over token i: over verbs and what they act on, and over the 'by' and 'to' of a
// change. It does not leave its clause, and of what goes on for a time it denies no length: 'we have not met for more than
// three years'.
func (p *parser) deniesOver(i int, kind Kind) bool {
	t := p.at(i)
	switch {
	case t.kind != tokenWord || p.isNumberWord(i) || englishFactive[t.low]:
		return false
	case englishBareVerbs[t.low] || englishObjects[t.low]:
		return true
	case t.low == "by" || t.low == "to" || t.low == "at" && kind != KindDuration:
		before := p.at(i - 1).low
		return englishUp[before] || englishDown[before] || englishReaching[before]
	}
	return !englishStops[t.low]
}

var (
	englishDenials = set(`never not cannot nothing nobody none neither nor`)
	// words behind a denial that take it to themselves
	englishOnly = set(`only just merely simply even necessarily always all everyone everybody every`)
	// verbs that are denied without what hangs on them: 'I can't believe more than 20 came'
	englishFactive  = set(`believe forget forgot forgotten ignore deny doubt overlook mind`)
	englishSubjects = set(`i you he she it we they there this that these those`)
	englishObjects  = set(`me him us them it any ever yet also even still`)
	// verbs that englishStops holds
	englishBareVerbs = set(`be been being is are was were am has have had having do does did done doing will would can could shall should may
might must meet meets met live lives spent died killed signed joined`)
	// words before 'to' that tell how far something came
	englishReaching = set(`come comes came amount amounts amounted add adds added go goes went gone run runs ran be is are was were been get gets got`)
)
