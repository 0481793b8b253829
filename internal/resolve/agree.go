package resolve

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"onrecord/internal/briefing"
	"onrecord/internal/quantity"
)

// difference is one field in which a figure is not what was read, or not what its indicator needs.
type difference struct {
	field       string // as in the file: "value", "of.value"
	given, read string // each a phrase for the message: "unit troop"
}

// comparison holds a figure against one reading of its words.
type comparison struct {
	units  *converter
	given  *briefing.Measure
	read   reading
	factor *big.Rat // how many of the figure's unit are one of the unit read
	found  []difference

	corrected *decimal.Decimal // the number as the publisher corrected it, in the figure's unit; nil where none is read
}

// compare lists what is given and read, and differs. What one of the two leaves open agrees.
func (r *resolver) compare(f *briefing.Figure, read reading) *comparison {
	if read.Unit == "pound" && (f.Given.Unit == "GBP" || f.Given.Currency == "GBP") {
		read = read.asSterling()
	}
	c := &comparison{units: r.units, given: &f.Given, read: read, factor: oneRat}
	c.compareUnit(r.knowsUnit)
	c.compareValue()
	c.compareBounds()
	c.compareWord("comparator", f.Given.Comparator, read.Comparator, briefing.Comparators)
	c.compareWord("kind", givenKind(&f.Given), read.Kind, briefing.FigureKinds)
	c.compareCurrency()
	c.compareOf(r.knowsUnit)
	c.compareRank()
	if f.Given.Hedge != "" && read.Hedge != "" && !sameWords(f.Given.Hedge, read.Hedge) {
		c.differ("hedge", "hedge "+show(f.Given.Hedge), "hedge "+show(read.Hedge))
	}
	c.comparePeriods(f)
	c.compareCorrected(f)
	return c
}

func (c *comparison) differ(field, given, read string) {
	c.found = append(c.found, difference{field, given, read})
}

// compareWord compares words of a closed vocabulary; another word is reported by briefing.Check.
func (c *comparison) compareWord(field, given, read string, words []string) {
	if read != "" && given != read && slices.Contains(words, given) {
		c.differ(field, field+" "+given, field+" "+read)
	}
}

// givenKind is the kind that a file gives, by name or by giving a rank.
func givenKind(given *briefing.Measure) string {
	if given.Kind == "" && given.Rank != nil {
		return string(quantity.KindRank)
	}
	return given.Kind
}

// compareUnit finds the factor that leads from the unit read to the unit given.
func (c *comparison) compareUnit(known func(string) bool) {
	given, read := c.given.Unit, c.read.Unit
	if given == "" || read == "" || given == read || !known(given) {
		return
	}
	factor, exact := c.units.factor(read, given)
	if !exact {
		c.differ("unit", "unit "+given, "unit "+read)
		return
	}
	c.factor = factor
	if c.read.Value == nil || c.given.Value != nil {
		return
	}
	if _, ends := scale(*c.read.Value, factor); !ends {
		c.differ("unit", "unit "+given, fmt.Sprintf("value %s in unit %s, which has no end as a decimal in unit %s", plain(*c.read.Value), read, given))
	}
}

func (c *comparison) compareValue() {
	given, read := c.given, c.read
	switch {
	case given.Vague && (given.Value != nil || given.Bounds != nil): // briefing.Check says that one rules out the other
	case given.Vague && read.Value != nil:
		c.differ("vague", "vague (no number)", c.valueRead())
	case given.Value == nil:
	case read.Value != nil:
		if new(big.Rat).Mul(read.Value.Rat(), c.factor).Cmp(given.Value.Rat()) != 0 {
			c.differ("value", "value "+plain(*given.Value), c.valueRead())
		}
	case read.Vague:
		c.differ("value", "value "+plain(*given.Value), "no number (vague)")
	case read.Bounds != nil:
		if !contains(scaleInterval(read.Bounds, c.factor), *given.Value, true) {
			c.differ("value", "value "+plain(*given.Value), "bounds "+read.Bounds.String())
		}
	}
}

// valueRead is the value read with its unit, which a message needs where it was converted.
func (c *comparison) valueRead() string {
	s := "value " + plain(*c.read.Value)
	if c.factor.Cmp(oneRat) != 0 {
		s += " in unit " + c.read.Unit
	}
	return s
}

// compareBounds wants the given bounds to hold the number read; a number that is only a limit may touch them.
func (c *comparison) compareBounds() {
	if c.given.Bounds == nil {
		return
	}
	read := c.read
	switch {
	case read.Value != nil:
		value := new(big.Rat).Mul(read.Value.Rat(), c.factor)
		if !containsRat(c.given.Bounds, value, isLimit(first(c.given.Comparator, read.Comparator))) {
			c.differ("bounds", "bounds "+c.given.Bounds.String(), c.valueRead())
		}
	case read.Bounds != nil:
		in := scaleInterval(read.Bounds, c.factor)
		if !covers(c.given.Bounds, in) {
			c.differ("bounds", "bounds "+c.given.Bounds.String(), "bounds "+read.Bounds.String())
		}
	}
}

// compareCurrency wants a currency, given as such or as a unit, to be said.
func (c *comparison) compareCurrency() {
	field, given := "currency", c.given.Currency
	if given == "" && c.read.Unit == "" {
		field, given = "unit", c.given.Unit
	}
	switch {
	case !briefing.IsCurrency(given) || given == c.read.Currency || c.read.Words == "":
	case c.read.Currency == "":
		c.differ(field, field+" "+given, "no currency")
	default:
		c.differ(field, field+" "+given, "currency "+c.read.Currency)
	}
}

func (c *comparison) compareOf(known func(string) bool) {
	given, read := c.given.Of, c.read.Of
	if given == nil || read == nil {
		return
	}
	factor := oneRat
	if given.Unit != "" && read.Unit != "" && known(given.Unit) {
		f, exact := c.units.factor(read.Unit, given.Unit)
		if !exact {
			c.differ("of.unit", "of.unit "+given.Unit, "of.unit "+read.Unit)
			f = oneRat
		}
		factor = f
	}
	if given.Value != nil && read.Value != nil && new(big.Rat).Mul(read.Value.Rat(), factor).Cmp(given.Value.Rat()) != 0 {
		c.differ("of.value", "of.value "+plain(*given.Value), "of.value "+plain(*read.Value))
	}
}

func (c *comparison) compareRank() {
	given, read := c.given.Rank, c.read.Rank
	if given == nil || read == nil {
		return
	}
	c.compareWord("rank.of", given.Of, read.Of, briefing.RankKinds)
	if _, err := briefing.ParseWindow(given.Over); err == nil && read.Over != "" && given.Over != read.Over {
		c.differ("rank.over", "rank.over "+given.Over, "rank.over "+read.Over)
	}
}

// comparePeriods wants the times that are given and read to meet. The year of a date is its value.
func (c *comparison) comparePeriods(f *briefing.Figure) {
	if first(givenKind(&f.Given), c.read.Kind) != string(quantity.KindDate) && apart(f.Period, c.read.Period) {
		c.differ("period", "period "+f.Period.String(), "period "+c.read.Period.String())
	}
	if base := f.Given.Base; base != nil && apart(base.Period, c.read.Since) {
		c.differ("base.period", "base.period "+base.Period.String(), "base.period "+c.read.Since.String())
	}
}

// answers tells whether the reading says the sort of thing that is given, so that of several readings those that
// are about something else fall away.
func (c *comparison) answers() bool {
	given, read := c.given, c.read
	switch {
	case given.Value != nil && read.Value == nil && read.Bounds == nil:
		return false
	case givenKind(given) == string(quantity.KindRank) && read.Rank == nil:
		return false
	case given.Vague && !read.Vague:
		return false
	case given.Of != nil && given.Of.Value != nil && read.Of == nil:
		return false
	}
	return true
}

// apart tells whether two periods that are known have no day in common.
func apart(a, b briefing.Period) bool {
	return !a.IsZero() && !b.IsZero() && (before(a, b) || before(b, a))
}

func before(a, b briefing.Period) bool {
	end, ended := a.Next()
	start, started := b.First()
	return ended && started && !start.Before(end)
}

// isLimit tells whether a comparator makes the value said a limit of the value meant.
func isLimit(comparator string) bool {
	switch quantity.Comparator(comparator) {
	case quantity.CompareGreater, quantity.CompareLess, quantity.CompareAlmost:
		return true
	}
	return false
}

// contains tells whether d lies in the interval; an end that is not part of it counts where touch is true.
func contains(in *briefing.Interval, d decimal.Decimal, touch bool) bool {
	return containsRat(in, d.Rat(), touch)
}

func containsRat(in *briefing.Interval, v *big.Rat, touch bool) bool {
	if in.Lower != nil {
		if c := v.Cmp(in.Lower.Rat()); c < 0 || c == 0 && !in.LowerInclusive && !touch {
			return false
		}
	}
	if in.Upper != nil {
		if c := v.Cmp(in.Upper.Rat()); c > 0 || c == 0 && !in.UpperInclusive && !touch {
			return false
		}
	}
	return true
}

// covers tells whether each finite end of inner lies in outer or at its edge, and outer is open where inner is.
func covers(outer, inner *briefing.Interval) bool {
	if inner.Lower == nil && outer.Lower != nil || inner.Upper == nil && outer.Upper != nil {
		return false
	}
	for _, end := range []*decimal.Decimal{inner.Lower, inner.Upper} {
		if end != nil && !contains(outer, *end, true) {
			return false
		}
	}
	return true
}

// first is the first of the words that is not empty.
func first(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}

// knowsUnit tells whether a unit means something; one that does not is reported by briefing.Check.
func (r *resolver) knowsUnit(unit string) bool {
	_, listed := r.names.Units[unit]
	return listed || briefing.IsCurrency(unit) || r.units.edges[unit] != nil
}
