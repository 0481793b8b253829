package resolve

import (
	"math/big"

	"github.com/shopspring/decimal"

	"onrecord/internal/briefing"
)

// builtinConversions are the exact conversions that hold without a catalogue, between the units that the quantity
// grammar knows by itself. One of the first unit is num/den of the second.
var builtinConversions = []struct {
	from, to string
	num, den int64
}{
	{"fraction", "percent", 100, 1},
	{"basis-point", "percentage-point", 1, 100},
	{"month", "year", 1, 12},
	{"week", "day", 7, 1},
	{"hour", "day", 1, 24},
	{"minute", "hour", 1, 60},
	{"second", "minute", 1, 60},
	{"kilometre", "metre", 1000, 1},
	{"centimetre", "metre", 1, 100},
	{"millimetre", "metre", 1, 1000},
	{"nautical-mile", "metre", 1852, 1},
	{"inch", "millimetre", 254, 10},
	{"foot", "inch", 12, 1},
	{"yard", "foot", 3, 1},
	{"mile", "yard", 1760, 1},
	{"kilogram", "gram", 1000, 1},
	{"milligram", "gram", 1, 1000},
	{"tonne", "kilogram", 1000, 1},
	{"pound", "gram", 45359237, 100000},
	{"ounce", "pound", 1, 16},
	{"square-kilometre", "square-metre", 1000000, 1},
	{"hectare", "square-metre", 10000, 1},
	{"square-foot", "square-metre", 9290304, 100000000},
	{"acre", "square-foot", 43560, 1},
	{"square-mile", "acre", 640, 1},
	{"cubic-metre", "litre", 1000, 1},
	{"millilitre", "litre", 1, 1000},
	{"megawatt", "kilowatt", 1000, 1},
	{"gigawatt", "megawatt", 1000, 1},
	{"mile-per-hour", "kilometre-per-hour", 1609344, 1000000},
}

// converter knows how many of one unit are one of another, where that is exact. The zero value knows nothing.
type converter struct {
	edges map[string][]conversion
	known map[[2]string]*big.Rat // found before; nil: there is none
}

// conversion is an edge: one of the unit it starts at is factor of the unit to.
type conversion struct {
	to     string
	factor *big.Rat
}

func newConverter(units map[string]briefing.Unit) *converter {
	c := &converter{edges: map[string][]conversion{}, known: map[[2]string]*big.Rat{}}
	for _, id := range briefing.IDs(units) {
		conv := units[id].Converts
		if conv == nil || conv.Numerator.Sign() <= 0 || conv.Denominator.Sign() <= 0 {
			continue
		}
		c.add(id, conv.To, new(big.Rat).Quo(conv.Numerator.Rat(), conv.Denominator.Rat()))
	}
	for _, b := range builtinConversions {
		c.add(b.from, b.to, big.NewRat(b.num, b.den))
	}
	return c
}

func (c *converter) add(from, to string, factor *big.Rat) {
	c.edges[from] = append(c.edges[from], conversion{to, factor})
	c.edges[to] = append(c.edges[to], conversion{from, new(big.Rat).Inv(factor)})
}

// factor returns how many of the unit to are one of the unit from, by the shortest way; false where no exact
// conversion leads there.
func (c *converter) factor(from, to string) (*big.Rat, bool) {
	if from == to {
		return big.NewRat(1, 1), true
	}
	key := [2]string{from, to}
	f, done := c.known[key]
	if !done {
		f = c.search(from, to)
		c.known[key] = f
	}
	return f, f != nil
}

func (c *converter) search(from, to string) *big.Rat {
	reached := map[string]*big.Rat{from: big.NewRat(1, 1)}
	for queue := []string{from}; len(queue) > 0; queue = queue[1:] {
		for _, e := range c.edges[queue[0]] {
			if reached[e.to] != nil {
				continue
			}
			reached[e.to] = new(big.Rat).Mul(reached[queue[0]], e.factor)
			if e.to == to {
				return reached[to]
			}
			queue = append(queue, e.to)
		}
	}
	return nil
}

// boundPlaces is the number of decimal places to which a converted number is rounded where it has no end.
const boundPlaces = 12

// scale returns d times factor where that is a decimal with an end.
func scale(d decimal.Decimal, factor *big.Rat) (decimal.Decimal, bool) {
	if factor.Cmp(oneRat) == 0 {
		return d, true
	}
	r := new(big.Rat).Mul(d.Rat(), factor)
	places, exact := decimalPlaces(r.Denom())
	if !exact {
		return decimal.Decimal{}, false
	}
	return decimal.NewFromBigRat(r, places), true
}

// convert returns d times factor, rounded to boundPlaces where that has no end as a decimal.
func convert(d decimal.Decimal, factor *big.Rat) decimal.Decimal {
	if exact, ends := scale(d, factor); ends {
		return exact
	}
	return decimal.NewFromBigRat(new(big.Rat).Mul(d.Rat(), factor), boundPlaces)
}

// scaleOutward returns d times factor; where that has no end as a decimal, it is rounded away from the inside of
// the interval, down for a lower bound and up for an upper one.
func scaleOutward(d decimal.Decimal, factor *big.Rat, upper bool) decimal.Decimal {
	if exact, ok := scale(d, factor); ok {
		return exact
	}
	r := new(big.Rat).Mul(d.Rat(), factor)
	shifted := new(big.Rat).Mul(r, new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(boundPlaces), nil)))
	n := new(big.Int).Div(shifted.Num(), shifted.Denom()) // Euclidean: floor, for the denominator is positive
	if upper {
		n.Add(n, big.NewInt(1))
	}
	return decimal.NewFromBigInt(n, -boundPlaces)
}

// scaleInterval converts both ends of i.
func scaleInterval(i *briefing.Interval, factor *big.Rat) *briefing.Interval {
	if i == nil {
		return nil
	}
	out := *i
	if i.Lower != nil {
		lower := scaleOutward(*i.Lower, factor, false)
		out.Lower = &lower
	}
	if i.Upper != nil {
		upper := scaleOutward(*i.Upper, factor, true)
		out.Upper = &upper
	}
	return &out
}

var oneRat = big.NewRat(1, 1)

// decimalPlaces tells how many decimal places a fraction in lowest terms with this denominator has; false where it
// goes on for ever, which it does unless the denominator is made of twos and fives.
func decimalPlaces(denominator *big.Int) (int32, bool) {
	rest := new(big.Int).Set(denominator)
	count := func(prime int64) int32 {
		p, quotient, remainder := big.NewInt(prime), new(big.Int), new(big.Int)
		n := int32(0)
		for {
			quotient.QuoRem(rest, p, remainder)
			if remainder.Sign() != 0 {
				return n
			}
			rest.Set(quotient)
			n++
		}
	}
	places := max(count(2), count(5))
	return places, rest.IsInt64() && rest.Int64() == 1
}
