package resolve

import (
	"strings"

	"github.com/shopspring/decimal"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
	"onrecord/internal/quantity"
)

// reading is one quantity that the grammar found in a figure's quote, as the domain holds it.
type reading struct {
	briefing.Measure
	Rule   string          // of quantity.Bounds, where it gave the bounds
	Period briefing.Period // said beside the number
	Since  briefing.Period // of the base, where the words name it rather than say how far back it lies
	Words  string          // the words of the whole quantity, with the corrections at them

	Corrected *reading // as the publisher corrected it; nil where nothing is read in its place
	Struck    bool     // words of it are struck out
}

// read returns what the grammar reads in words, in their order.
func (r *resolver) read(words string) []reading {
	if r.reader == nil {
		return nil
	}
	var out []reading
	runes := []rune(words)
	split := quantity.SplitCorrections(words)
	for _, q := range r.reader.Read(words) {
		start, end := quantity.Widen(split.Corrections, q.Start, q.End)
		rd := r.readingOf(q, string(runes[start:end]))
		rd.Corrected, rd.Struck = r.correctedReading(q, split)
		out = append(out, rd)
	}
	return out
}

func (r *resolver) readingOf(q quantity.Quantity, words string) reading {
	m := briefing.Measure{
		Value: number(q.Value), Bounds: bounds(q.Bounds), Comparator: string(q.Comparator), Hedge: q.Hedge, Vague: q.Vague,
		Spoken: q.Spoken, Scale: q.Scale, Unit: q.Unit, UnitText: q.UnitText, Currency: q.Currency, Kind: string(q.Kind),
	}
	if m.Unit == "" {
		m.Unit = m.Currency
	}
	if q.OfValue != "" || q.OfUnit != "" || q.OfText != "" {
		m.Of = &briefing.Of{Value: number(q.OfValue), Unit: q.OfUnit}
		if m.Of.Value == nil {
			m.Of.What = q.OfText
		}
	}
	if q.Rank != nil {
		m.Rank = &briefing.Rank{Of: q.Rank.Of, Over: q.Rank.Over}
	}
	out := reading{Words: words}
	if q.Base != nil {
		m.Base = &briefing.Base{Period: r.basePeriod(q.Base)}
		out.Since = period(q.Base.Period)
	}
	out.Measure = m
	if m.Bounds != nil {
		out.Rule = q.Rule
	}
	if q.Period != nil {
		out.Period = period(q.Period.Value)
	}
	return out
}

// basePeriod is the time that a base names, or that lies as far back from the event as it says: 'four years ago'
// is the year four years before the event's.
func (r *resolver) basePeriod(b *quantity.Base) briefing.Period {
	if b.Period != "" {
		return period(b.Period)
	}
	ago, said := number(b.Value), r.b.Event.Date
	if ago == nil || !ago.IsInteger() || said.IsZero() || ago.Sign() <= 0 || ago.GreaterThan(decimal.NewFromInt(1000)) {
		return briefing.Period{}
	}
	n := int(ago.IntPart())
	switch {
	case b.Unit == "year":
		return period(said.First().AddDate(-n, 0, 1-said.First().YearDay()).Format("2006"))
	case b.Unit == "month" && said.Precision() != briefing.Year:
		return period(said.First().AddDate(0, -n, 1-said.First().Day()).Format("2006-01"))
	}
	return briefing.Period{}
}

// asSterling is the reading in which 'pound' is the currency, which the grammar cannot tell from the weight.
func (rd reading) asSterling() reading {
	rd.Unit, rd.Currency, rd.Kind = "GBP", "GBP", "money"
	if rd.Corrected != nil && rd.Corrected.Unit == "pound" {
		right := rd.Corrected.asSterling()
		rd.Corrected = &right
	}
	return rd
}

// number is s as a decimal, nil where nothing is said.
func number(s string) *decimal.Decimal {
	d, err := decimal.NewFromString(s)
	if err != nil {
		return nil
	}
	return &d
}

// bounds is the interval as the domain holds it, nil where both ends are open.
func bounds(in quantity.Interval) *briefing.Interval {
	lower, upper := number(in.Lower), number(in.Upper)
	if lower == nil && upper == nil {
		return nil
	}
	return &briefing.Interval{
		Lower: lower, LowerInclusive: in.LowerInclusive && lower != nil,
		Upper: upper, UpperInclusive: in.UpperInclusive && upper != nil,
	}
}

// period is s as a period, none where s is no period.
func period(s string) briefing.Period {
	p, err := briefing.ParsePeriod(s)
	if err != nil {
		return briefing.Period{}
	}
	return p
}

// sameWords compares two phrases as a reader does.
func sameWords(a, b string) bool {
	return strings.EqualFold(anchor.Fold(a), anchor.Fold(b))
}
