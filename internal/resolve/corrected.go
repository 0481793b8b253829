package resolve

import (
	"fmt"
	"math/big"
	"slices"
	"sort"

	"github.com/shopspring/decimal"

	"onrecord/internal/briefing"
	"onrecord/internal/quantity"
)

// takesCorrections tells whether what the publisher struck out and put right in a figure's quote is the figure's: the
// quote has to hold each of the corrections that it touches in full, or it would read as if the rest were not there.
func (s *settling) takesCorrections() bool {
	q := &s.f.Quote
	if q.Exact == "" || len(s.corrections) == 0 {
		return true
	}
	start, end := quantity.Widen(s.corrections, q.Span.Start, q.Span.End)
	whole := briefing.Span{Start: start, End: end}
	behind := sort.Search(len(s.corrections), func(i int) bool { return s.corrections[i].End > end })
	if behind > 0 {
		if last := s.corrections[behind-1]; last.Start >= start && !last.Replaced() && last.Next > end {
			whole.End = last.Next // what is right stands behind the dash
		}
	}
	if whole == q.Span {
		return true
	}
	s.reportCutCorrection(whole)
	return false
}

func (s *settling) reportCutCorrection(whole briefing.Span) {
	if s.f.AsCorrected != nil || s.f.Note != "" {
		return
	}
	s.report(briefing.Problem{
		Severity: briefing.Warning, Code: CodeCutsCorrection, Position: s.fieldAt("quote"), Path: s.path + ".quote", Text: s.f.Quote.Text,
		Message: fmt.Sprintf("the figure %s has a quote that ends within a correction of the publisher, so nothing is read as corrected: %s",
			s.name, show(s.words)),
		Hint:       "quote the correction to its end, or give as_corrected",
		Candidates: []string{s.at(whole) + ": " + s.context(whole)},
	})
}

// correctedReading is the quantity that the publisher put in place of one that is read, nil where there is none. struck
// tells that words of the latter are struck out all the same.
func (r *resolver) correctedReading(q quantity.Quantity, split quantity.Split) (corrected *reading, struck bool) {
	if q.Corrected != nil {
		rd := r.readingOf(*q.Corrected, q.Corrected.Spoken)
		return &rd, true
	}
	return nil, slices.ContainsFunc(split.Corrections, func(c quantity.Correction) bool { return c.Start < q.End && q.Start < c.End })
}

// compareCorrected finds the value that the publisher holds to be right, in the unit of the figure, and compares it with
// the one that is given.
func (c *comparison) compareCorrected(f *briefing.Figure) {
	if c.read.Corrected == nil {
		return
	}
	right, given := c.read.Corrected, f.AsCorrected
	factor, exact := c.correctedFactor()
	if right.Value == nil || !exact {
		if given != nil {
			c.differ("as_corrected", "as_corrected "+plain(*given), "corrected to "+right.amount())
		}
		return
	}
	exactly := new(big.Rat).Mul(right.Value.Rat(), factor)
	if given != nil && exactly.Cmp(given.Rat()) != 0 {
		c.differ("as_corrected", "as_corrected "+plain(*given), "corrected to "+right.amount())
		return
	}
	if value, ends := scale(*right.Value, factor); ends {
		c.corrected = &value
	}
}

// correctedFactor is how many of the figure's unit are one of the unit of the corrected reading; false where that is
// not known. A number that replaces another alone is in the unit of that.
func (c *comparison) correctedFactor() (*big.Rat, bool) {
	said, right := &c.read, c.read.Corrected
	alone := right.Unit == "" && right.UnitText == "" && !c.keepsValue()
	if right.Unit == said.Unit || alone {
		return c.factor, true
	}
	unit := first(c.given.Unit, c.given.Currency, said.Unit)
	if right.Unit == "" || unit == "" {
		return nil, false
	}
	return c.units.factor(right.Unit, unit)
}

// keepsValue tells whether the correction leaves the number as it was said.
func (c *comparison) keepsValue() bool {
	said, right := c.read.Value, c.read.Corrected.Value
	return said != nil && right != nil && said.Equal(*right)
}

// mergeCorrected gives the figure the value as the publisher corrected it, where that is another than the one that was
// said, and tells what of the correction no field of the figure can hold.
func (s *settling) mergeCorrected(c *comparison) {
	if c.corrected != nil && s.f.AsCorrected == nil && (s.f.Value == nil || !c.corrected.Equal(*s.f.Value)) {
		s.f.AsCorrected = c.corrected
	}
	if left := c.leftOfCorrection(); left != "" && s.f.Note == "" && !s.f.Override && !s.faulty {
		s.report(briefing.Problem{
			Severity: briefing.Warning, Code: CodeCorrectionNote, Position: s.fieldAt("quote"), Path: s.path + ".as_corrected", Text: s.f.Quote.Text,
			Message: fmt.Sprintf("the figure %s has a correction of the publisher in its quote %s that as_corrected does not hold: %s",
				s.name, show(s.words), left),
			Hint: "say so in a note of the figure",
		})
	}
}

// leftOfCorrection is what a correction says beside a value in the figure's unit, in words; "" where there is nothing.
func (c *comparison) leftOfCorrection() string {
	said, right := &c.read, c.read.Corrected
	switch {
	case right == nil && said.Struck:
		return "no number is read in place of what is struck out"
	case right == nil:
		return ""
	case c.corrected == nil && right.Value != nil:
		return fmt.Sprintf("it reads as %s, which does not convert exactly to %s", right.amount(), c.unitInWords())
	case c.corrected == nil:
		return "it reads as " + right.amount()
	}
	var left []string
	if right.Comparator != said.Comparator && said.Value != nil {
		left = append(left, "comparator "+right.Comparator)
	}
	if c.keepsValue() && right.Unit == "" && right.UnitText != "" && !sameWords(right.UnitText, said.UnitText) {
		left = append(left, "unit "+show(right.UnitText))
	}
	if value := denominator(right.Of); !sameDenominator(value, denominator(said.Of)) {
		left = append(left, "of.value "+decimalOrNone(value))
	}
	if len(left) == 0 {
		return ""
	}
	return "it reads as " + list(left)
}

func (c *comparison) unitInWords() string {
	if unit := first(c.given.Unit, c.given.Currency, c.read.Unit); unit != "" {
		return "unit " + unit
	}
	if c.read.UnitText != "" {
		return "unit " + show(c.read.UnitText)
	}
	return "a figure without unit"
}

// amount is the number and unit of a reading, in words.
func (rd *reading) amount() string {
	out := "no number"
	switch {
	case rd.Value != nil:
		out = "value " + plain(*rd.Value)
	case rd.Bounds != nil:
		out = "bounds " + rd.Bounds.String()
	}
	switch {
	case rd.Unit != "":
		out += " in unit " + rd.Unit
	case rd.UnitText != "":
		out += " in unit " + show(rd.UnitText)
	}
	return out
}

func denominator(of *briefing.Of) *decimal.Decimal {
	if of == nil {
		return nil
	}
	return of.Value
}

func sameDenominator(a, b *decimal.Decimal) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Equal(*b)
}

func decimalOrNone(d *decimal.Decimal) string {
	if d == nil {
		return "none"
	}
	return plain(*d)
}
