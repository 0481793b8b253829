package quantity

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// The rows of the bounds table, as Bounds and Quantity.Rule name them.
const (
	RuleExact          = "exact"           // counts below 1,000, ordinals, calendar years, norms, 'exactly'
	RuleDigits         = "digits"          // half a unit of the last significant digit
	RuleSpeechFraction = "speech-fraction" // half, a third: a tenth of it either way
	RuleApprox         = "approx"          // about: the digit rule, twice as wide
	RuleApproxOrMore   = "approx-or-more"  // some 20, and maybe more
	RuleAlmost         = "almost"          // nearly: twice the digit rule's width below the number, not below 0
	RuleComparator     = "comparator"      // over, at least, under, at most
	RuleRange          = "range"           // between 10 and 15
	RuleVague          = "vague"           // no number is said
	RuleRank           = "rank"            // a superlative has no number
)

// exactCountBelow is where counts of separate things begin to be rounded in speech.
const exactCountBelow = 1000

// Said is what Bounds must know of how a value was said, beside the value itself.
type Said struct {
	Comparator Comparator // none counts as eq
	Kind       Kind
	Unit       string // times, fraction and the like; "" where unknown
	Spoken     string // the amount in digits as written, without scale ("2.50"); "" takes the value's own
	Fraction   bool   // a fraction in words: half, a third, two thirds
	Norm       bool   // a norm or target rather than a measurement: exact whatever it is
	Exactly    bool   // said to be exact: 'exactly 100 days'
	OrMore     bool   // 'and maybe more' after an approximate number
	Upper      string // the other end of a range, for between
}

// Bounds gives the interval in which a value lies that was said as said tells, and the row of the
// table that gave it. It fails where value (or said.Upper) is no decimal, or a range runs
// backwards.
func Bounds(value string, said Said) (Interval, string, error) {
	if in, rule, ok := shortBounds(value, said); ok {
		return in, rule, nil
	}
	return longBounds(value, said)
}

// shortBounds is longBounds for what most of speech consists of, whole numbers that are compared with nothing, without
// arithmetic on big numbers.
func shortBounds(value string, said Said) (Interval, string, bool) {
	const most = 15 // digits
	v, ok := shortInteger(value)
	if !ok || len(value) > most || value[0] == '0' || said.Fraction || strings.Contains(said.Spoken, ".") {
		return Interval{}, "", false
	}
	if said.Comparator != CompareNone && said.Comparator != CompareEqual {
		return Interval{}, "", false
	}
	if said.Norm || said.Exactly || said.Kind == KindOrdinal || said.Kind == KindDate || said.Kind == KindCount && v < exactCountBelow {
		return Interval{Lower: value, Upper: value, LowerInclusive: true, UpperInclusive: true}, RuleExact, true
	}
	unit := int64(1)
	for v%(unit*10) == 0 {
		unit *= 10
	}
	return Interval{Lower: halves(2*v - unit), Upper: halves(2*v + unit), LowerInclusive: true}, RuleDigits, true
}

// halves writes n halves of one, of which there are not fewer than none.
func halves(n int64) string {
	if n%2 == 0 {
		return strconv.FormatInt(n/2, 10)
	}
	return strconv.FormatInt(n/2, 10) + ".5"
}

func longBounds(value string, said Said) (Interval, string, error) {
	v, digits, err := parseValue(value)
	if err != nil {
		return Interval{}, "", fmt.Errorf("finding bounds: %w", err)
	}
	if v.Sign() < 0 && said.Comparator != CompareBetween {
		return mirroredBounds(v, said)
	}
	unit := power(lastDigit(v, digits, said.Spoken))
	if said.Fraction && v.Sign() != 0 {
		unit = new(big.Rat).Quo(v, big.NewRat(5, 1)) // as wide as a tenth either way
	}
	twice := new(big.Rat).Add(unit, unit)
	switch said.Comparator {
	case CompareGreater, CompareAtLeast:
		return interval(v, nil, said.Comparator == CompareAtLeast, false), RuleComparator, nil
	case CompareLess, CompareAtMost:
		return interval(nil, v, false, said.Comparator == CompareAtMost), RuleComparator, nil
	case CompareBetween:
		return rangeBounds(v, said.Upper)
	case CompareAlmost:
		return said.almost(v, twice), RuleAlmost, nil
	case CompareApprox:
		if said.OrMore {
			return interval(v, nil, true, false), RuleApproxOrMore, nil
		}
		return said.around(v, unit), RuleApprox, nil
	}
	if isExact(v, said) {
		return interval(v, v, true, true), RuleExact, nil
	}
	if said.Fraction {
		return said.tenth(v), RuleSpeechFraction, nil
	}
	return said.around(v, unit.Quo(unit, big.NewRat(2, 1))), RuleDigits, nil
}

// mirroredBounds treats a negative value as the mirror of its magnitude, so that 'down nearly 5
// percent' lies as far from zero as 'up nearly 5 percent'. A comparator is about the signed value. Which end of a rounded
// number belongs to it is not mirrored: [-59.5,-58.5) and [-58.5,-57.5) meet and share no value, as on the other side of
// zero and across it, where [-0.5,0.5) stands.
func mirroredBounds(v *big.Rat, said Said) (Interval, string, error) {
	said.Comparator = said.Comparator.mirrored()
	if len(said.Spoken) > 0 && (said.Spoken[0] == '-' || said.Spoken[0] == '+') {
		said.Spoken = said.Spoken[1:]
	}
	in, rule, err := Bounds(plain(new(big.Rat).Neg(v)), said)
	if rule == RuleDigits || rule == RuleApprox {
		in.LowerInclusive, in.UpperInclusive = in.UpperInclusive, in.LowerInclusive
	}
	return in.mirrored(), rule, err
}

func (c Comparator) mirrored() Comparator {
	switch c {
	case CompareGreater:
		return CompareLess
	case CompareAtLeast:
		return CompareAtMost
	case CompareLess:
		return CompareGreater
	case CompareAtMost:
		return CompareAtLeast
	}
	return c
}

func rangeBounds(lower *big.Rat, high string) (Interval, string, error) {
	upper, _, err := parseValue(high)
	if err != nil {
		return Interval{}, "", fmt.Errorf("finding the upper bound of a range: %w", err)
	}
	if lower.Cmp(upper) > 0 {
		return Interval{}, "", fmt.Errorf("the range from %s to %s runs backwards; give its lower end first", plain(lower), plain(upper))
	}
	return interval(lower, upper, true, true), RuleRange, nil
}

func isExact(v *big.Rat, said Said) bool {
	if said.Norm || said.Exactly {
		return true
	}
	switch said.Kind {
	case KindOrdinal, KindDate:
		return true
	case KindCount:
		return v.IsInt() && new(big.Rat).Abs(v).Cmp(big.NewRat(exactCountBelow, 1)) < 0
	}
	return false
}

// lastDigit is the power of ten of the last significant digit. The value's own digits tell it,
// unless the amount was written with decimals ('2.50 billion'), whose zeros carry meaning.
func lastDigit(v *big.Rat, own Digits, spoken string) int {
	if !strings.Contains(spoken, ".") {
		return own.Last
	}
	amount, digits, err := parseDecimal(spoken)
	if err != nil || amount.Sign() == 0 {
		return own.Last
	}
	scale := new(big.Rat).Quo(v, amount)
	for _, n := range []int{0, 2, 3, 6, 9, 12, 5, 8, 11, 14, 15} {
		if scale.Cmp(power(n)) == 0 {
			return digits.Last + n
		}
	}
	return own.Last
}

// around is [v-half, v+half).
func (said Said) around(v, half *big.Rat) Interval {
	lower, upper := new(big.Rat).Sub(v, half), new(big.Rat).Add(v, half)
	return interval(said.coarse(v, lower), said.coarse(v, upper), true, false)
}

// almost is (v-width, v), but of more than nothing it does not begin below nothing: 'nearly 1,000 people' are some.
func (said Said) almost(v, width *big.Rat) Interval {
	lower := new(big.Rat).Sub(v, width)
	if v.Sign() > 0 && lower.Sign() < 0 {
		lower.SetInt64(0)
	}
	return interval(said.coarse(v, lower), v, false, false)
}

// tenth is v plus and minus a tenth of it, both ends inside.
func (said Said) tenth(v *big.Rat) Interval {
	part := new(big.Rat).Quo(v, big.NewRat(10, 1))
	lower, upper := new(big.Rat).Sub(v, part), new(big.Rat).Add(v, part)
	return interval(said.coarse(v, lower), said.coarse(v, upper), true, true)
}

// coarse rounds a bound of v to six places where v is a fraction whose repeating decimal was cut
// (a third), so that a bound does not pretend to a precision that the value lacks.
func (said Said) coarse(v, bound *big.Rat) *big.Rat {
	const places = 6
	if !said.Fraction || v.IsInt() {
		return bound
	}
	if cut, _ := v.FloatPrec(); cut < fractionPlaces || v.Cmp(big.NewRat(1, 1000)) < 0 {
		return bound
	}
	short, ok := new(big.Rat).SetString(bound.FloatString(places))
	if !ok {
		return bound
	}
	return short
}
