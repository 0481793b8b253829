package store

import (
	"math/big"
	"time"

	"github.com/jackc/pgx/v5/pgtype"
	"github.com/shopspring/decimal"

	"onrecord/internal/briefing"
)

// text is a column of text in which an empty value is null.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// number keeps all digits, trailing zeros too.
func number(d *decimal.Decimal) pgtype.Numeric {
	if d == nil {
		return pgtype.Numeric{}
	}
	return pgtype.Numeric{Int: new(big.Int).Set(d.Coefficient()), Exp: d.Exponent(), Valid: true}
}

// digits is a number as PostgreSQL prints it, empty for none: plain, with the trailing zeros that it was written with.
func digits(d *decimal.Decimal) string {
	if d == nil {
		return ""
	}
	return d.StringFixed(max(0, -d.Exponent()))
}

// numberOf reads what digits or a decimal string of the domain wrote; an empty string is null.
func numberOf(s string) (pgtype.Numeric, error) {
	if s == "" {
		return pgtype.Numeric{}, nil
	}
	d, err := briefing.ParseDecimal(s)
	return number(&d), err
}

func numberRange(i *briefing.Interval) pgtype.Range[pgtype.Numeric] {
	if i == nil {
		return pgtype.Range[pgtype.Numeric]{}
	}
	return pgtype.Range[pgtype.Numeric]{
		Lower:     number(i.Lower),
		Upper:     number(i.Upper),
		LowerType: boundType(i.Lower != nil, i.LowerInclusive),
		UpperType: boundType(i.Upper != nil, i.UpperInclusive),
		Valid:     true,
	}
}

func boundType(bounded, inclusive bool) pgtype.BoundType {
	switch {
	case !bounded:
		return pgtype.Unbounded
	case inclusive:
		return pgtype.Inclusive
	default:
		return pgtype.Exclusive
	}
}

// interval is a range of numbers as PostgreSQL prints it, empty for none.
func interval(i *briefing.Interval) string {
	if i == nil {
		return ""
	}
	return i.String()
}

// day is the first day that a partial date can mean; its precision goes beside it.
func day(d briefing.Date) pgtype.Date {
	return pgtype.Date{Time: d.First(), Valid: !d.IsZero()}
}

func precision(d briefing.Date) *string { return text(string(d.Precision())) }

// partial is the date that day and precision wrote.
func partial(d pgtype.Date, precision string) briefing.Date {
	if !d.Valid {
		return briefing.Date{}
	}
	s := d.Time.Format("2006-01-02")
	switch briefing.Precision(precision) {
	case briefing.Year:
		s = s[:4]
	case briefing.Month:
		s = s[:7]
	default:
	}
	out, err := briefing.ParseDate(s)
	if err != nil {
		return briefing.Date{} // unreachable: a date of PostgreSQL between the years 1 and 9999 is one of ours
	}
	return out
}

func dayRange(p briefing.Period) pgtype.Range[pgtype.Date] {
	if p.IsZero() {
		return pgtype.Range[pgtype.Date]{}
	}
	first, bounded := p.First()
	next, ended := p.Next()
	return pgtype.Range[pgtype.Date]{
		Lower:     pgtype.Date{Time: first, Valid: bounded},
		Upper:     pgtype.Date{Time: next, Valid: ended},
		LowerType: boundType(bounded, true),
		UpperType: boundType(ended, false),
		Valid:     true,
	}
}

func moment(t time.Time) pgtype.Timestamptz {
	return pgtype.Timestamptz{Time: t, Valid: !t.IsZero()}
}

// momentText is a time as it stands in the history; empty for none.
func momentText(t pgtype.Timestamptz) string {
	if !t.Valid {
		return ""
	}
	return t.Time.UTC().Format(time.RFC3339)
}
