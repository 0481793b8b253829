package briefing

import (
	"fmt"
	"strings"
	"time"
)

// Precision is how much of a date is known.
type Precision string

// The precisions of a partial date.
const (
	Year  Precision = "year"
	Month Precision = "month"
	Day   Precision = "day"
)

// Date is a calendar date that may be partial: 2024, 2024-06 or 2024-06-18. The zero value means no date.
type Date struct {
	first     time.Time
	precision Precision
}

// ParseDate reads a partial date of ISO 8601.
func ParseDate(s string) (Date, error) {
	for _, l := range []struct {
		layout string
		Precision
	}{{"2006-01-02", Day}, {"2006-01", Month}, {"2006", Year}} {
		if len(s) != len(l.layout) {
			continue
		}
		t, err := time.Parse(l.layout, s)
		if err != nil || t.Year() == 0 {
			break
		}
		return Date{t, l.Precision}, nil
	}
	return Date{}, fmt.Errorf("%q is not a date; write 2024-06-18, 2024-06 or 2024", s)
}

// IsZero tells whether there is no date.
func (d Date) IsZero() bool { return d.precision == "" }

// Precision is how much of the date is known.
func (d Date) Precision() Precision { return d.precision }

// First is the first day that the date can mean, in UTC.
func (d Date) First() time.Time { return d.first }

// Next is the first day after all those that the date can mean.
func (d Date) Next() time.Time {
	switch d.precision {
	case Year:
		return d.first.AddDate(1, 0, 0)
	case Month:
		return d.first.AddDate(0, 1, 0)
	default:
		return d.first.AddDate(0, 0, 1)
	}
}

// String is the date as it is written: 2024, 2024-06 or 2024-06-18; "" for no date.
func (d Date) String() string {
	switch d.precision {
	case Year:
		return d.first.Format("2006")
	case Month:
		return d.first.Format("2006-01")
	case Day:
		return d.first.Format("2006-01-02")
	default:
		return ""
	}
}

// MarshalText writes the date as String does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// Period is the time that a figure is about: one partial date, or two with a slash, of which either may be open
// ("2024", "2014/2024", "2014/..", "../2014"). The zero value means no period.
type Period struct {
	From, To         Date
	OpenFrom, OpenTo bool
}

// ParsePeriod reads a period.
func ParsePeriod(s string) (Period, error) {
	from, to, ranged := strings.Cut(s, "/")
	if !ranged {
		d, err := ParseDate(s)
		if err != nil {
			return Period{}, fmt.Errorf("%q is not a period; write 2024, 2024-06, 2014/2024 or 2014/..", s)
		}
		return Period{From: d, To: d}, nil
	}
	var p Period
	var err error
	if p.From, p.OpenFrom, err = periodEnd(from); err == nil {
		p.To, p.OpenTo, err = periodEnd(to)
	}
	if err != nil || (p.OpenFrom && p.OpenTo) {
		return Period{}, fmt.Errorf("%q is not a period; write 2024, 2024-06, 2014/2024 or 2014/..", s)
	}
	if !p.OpenFrom && !p.OpenTo && !p.From.First().Before(p.To.Next()) {
		return Period{}, fmt.Errorf("the period %q ends before it begins", s)
	}
	return p, nil
}

func periodEnd(s string) (Date, bool, error) {
	if s == ".." {
		return Date{}, true, nil
	}
	d, err := ParseDate(s)
	return d, false, err
}

// IsZero tells whether there is no period.
func (p Period) IsZero() bool { return p.From.IsZero() && p.To.IsZero() }

// First is the first day of the period; false where the period is open to the past.
func (p Period) First() (time.Time, bool) { return p.From.First(), !p.From.IsZero() }

// Next is the first day after the period; false where the period is open to the future.
func (p Period) Next() (time.Time, bool) {
	if p.To.IsZero() {
		return time.Time{}, false
	}
	return p.To.Next(), true
}

// Precision is that of the less precise end, so how sharp the period is.
func (p Period) Precision() Precision {
	for _, want := range []Precision{Year, Month, Day} {
		if p.From.Precision() == want || p.To.Precision() == want {
			return want
		}
	}
	return ""
}

// String is the period as it is written; "" for none.
func (p Period) String() string {
	switch {
	case p.IsZero():
		return ""
	case p.OpenFrom:
		return "../" + p.To.String()
	case p.OpenTo:
		return p.From.String() + "/.."
	case p.From == p.To:
		return p.From.String()
	default:
		return p.From.String() + "/" + p.To.String()
	}
}

// MarshalText writes the period as String does.
func (p Period) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// ParseMoment reads a publisher's date or date and time: 2024-06-19, 2024-06-19T14:16, with seconds and zone if
// given. A time without a zone is taken as it stands, as UTC.
func ParseMoment(s string) (time.Time, error) {
	for _, layout := range []string{
		"2006-01-02", "2006-01-02T15:04", "2006-01-02T15:04:05", time.RFC3339, "2006-01-02T15:04Z07:00",
		"2006-01-02 15:04", "2006-01-02 15:04:05",
	} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is not a date or a time; write 2024-06-19 or 2024-06-19T14:16", s)
}
