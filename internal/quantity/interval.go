package quantity

import (
	"fmt"
	"math/big"
	"strings"
)

// ParseInterval reads an interval as it is written in a factsheet: "(640e9,)", "[16.5, 17.5)",
// "(,100]". A round bracket or an empty side is exclusive. The ends may not be the wrong way
// round, and an interval may not be empty.
func ParseInterval(s string) (Interval, error) {
	fail := func(why string) (Interval, error) {
		return Interval{}, fmt.Errorf("%s are no bounds: %s; write them like [16.5, 17.5) or (640e9,)", clip(s), why)
	}
	text := strings.TrimSpace(s)
	if len(text) < 3 || !strings.ContainsAny(text[:1], "[(") || !strings.ContainsAny(text[len(text)-1:], "])") {
		return fail("they need a bracket on either side and a comma")
	}
	low, high, comma := strings.Cut(text[1:len(text)-1], ",")
	if !comma || strings.Contains(high, ",") {
		return fail("they need exactly one comma")
	}
	lower, err := parseEnd(low)
	if err != nil {
		return Interval{}, fmt.Errorf("reading the lower bound of %s: %w", clip(s), err)
	}
	upper, err := parseEnd(high)
	if err != nil {
		return Interval{}, fmt.Errorf("reading the upper bound of %s: %w", clip(s), err)
	}
	in := interval(lower, upper, text[0] == '[', text[len(text)-1] == ']')
	if lower == nil || upper == nil {
		return in, nil
	}
	switch lower.Cmp(upper) {
	case 1:
		return fail("the lower one is above the upper one")
	case 0:
		if !in.LowerInclusive || !in.UpperInclusive {
			return fail("nothing lies between them")
		}
	}
	return in, nil
}

func parseEnd(s string) (*big.Rat, error) {
	if s = strings.TrimSpace(s); s == "" {
		return nil, nil
	}
	value, _, err := parseDecimal(s)
	return value, err
}

// interval builds an Interval from two ends, of which nil is open.
func interval(lower, upper *big.Rat, lowerIn, upperIn bool) Interval {
	in := Interval{}
	if lower != nil {
		in.Lower, in.LowerInclusive = plain(lower), lowerIn
	}
	if upper != nil {
		in.Upper, in.UpperInclusive = plain(upper), upperIn
	}
	return in
}

// String writes the interval as ParseInterval reads it: "[16.5,17.5)".
func (in Interval) String() string {
	open, end := "(", ")"
	if in.LowerInclusive {
		open = "["
	}
	if in.UpperInclusive {
		end = "]"
	}
	return open + in.Lower + "," + in.Upper + end
}

// Contains says whether a decimal lies in the interval, an excluded end counting as inside where
// closure is true. It fails where value or an end is no decimal.
func (in Interval) Contains(value string, closure bool) (bool, error) {
	v, _, err := parseDecimal(value)
	if err != nil {
		return false, err
	}
	lower, err := parseEnd(in.Lower)
	if err != nil {
		return false, err
	}
	upper, err := parseEnd(in.Upper)
	if err != nil {
		return false, err
	}
	if lower != nil {
		if c := v.Cmp(lower); c < 0 || c == 0 && !in.LowerInclusive && !closure {
			return false, nil
		}
	}
	if upper != nil {
		if c := v.Cmp(upper); c > 0 || c == 0 && !in.UpperInclusive && !closure {
			return false, nil
		}
	}
	return true, nil
}

// mirrored turns the interval round zero: [1,2) becomes (-2,-1].
func (in Interval) mirrored() Interval {
	return Interval{
		Lower: minus(in.Upper), LowerInclusive: in.UpperInclusive,
		Upper: minus(in.Lower), UpperInclusive: in.LowerInclusive,
	}
}

func minus(s string) string {
	switch {
	case s == "" || s == "0":
		return s
	case s[0] == '-':
		return s[1:]
	}
	return "-" + s
}
