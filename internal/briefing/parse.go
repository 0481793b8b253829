package briefing

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// maxDigits bounds a number, before and after the point. It is far more than any figure of a briefing has, and far
// less than PostgreSQL's numeric holds.
const maxDigits = 100

var decimalPattern = regexp.MustCompile(`^[+-]?([0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE]([+-]?[0-9]+))?$`)

// ParseDecimal reads a number: 23, -0.5, 1.50 (the trailing zero is kept), 640e9. It has at most a hundred digits before
// the point and a hundred after it, however it is written.
func ParseDecimal(s string) (decimal.Decimal, error) {
	m := decimalPattern.FindStringSubmatch(s)
	if m == nil {
		return decimal.Decimal{}, fmt.Errorf("%q is not a decimal number; write 1234.5 or 640e9, without separators or words", s)
	}
	whole, fraction, _ := strings.Cut(m[1], ".")
	exponent, err := 0, error(nil)
	if m[2] != "" {
		exponent, err = strconv.Atoi(m[2])
	}
	if err != nil || max(exponent, -exponent) > maxDigits || len(whole)+exponent > maxDigits || len(fraction)-exponent > maxDigits {
		return decimal.Decimal{}, fmt.Errorf("the number %q is out of range; it may have %d digits on either side of the point", abridged(s), maxDigits)
	}
	d, err := decimal.NewFromString(s)
	if err != nil {
		return decimal.Decimal{}, fmt.Errorf("%q is not a decimal number; write 1234.5 or 640e9, without separators or words", s)
	}
	return d, nil
}

// ParseInterval reads a range of numbers: "(640e9,)", "[16.5, 17.5)". A square bracket takes the end in, a round one
// leaves it out; an end that is not written is open, and its bracket is round.
func ParseInterval(s string) (Interval, error) {
	const form = `write "[16.5, 17.5)", or "(640e9,)" with an open end`
	t := strings.TrimSpace(s)
	if len(t) < 3 || !strings.ContainsRune("[(", rune(t[0])) || !strings.ContainsRune("])", rune(t[len(t)-1])) {
		return Interval{}, fmt.Errorf("%q is not a range of numbers; %s", abridged(s), form)
	}
	lower, upper, both := strings.Cut(t[1:len(t)-1], ",")
	if !both || strings.Contains(upper, ",") {
		return Interval{}, fmt.Errorf("%q is not a range of numbers: it needs one comma; %s", abridged(s), form)
	}
	i := Interval{LowerInclusive: t[0] == '[', UpperInclusive: t[len(t)-1] == ']'}
	var err error
	if i.Lower, err = intervalEnd(lower, i.LowerInclusive); err != nil {
		return Interval{}, fmt.Errorf("the lower end of %q: %w", abridged(s), err)
	}
	if i.Upper, err = intervalEnd(upper, i.UpperInclusive); err != nil {
		return Interval{}, fmt.Errorf("the upper end of %q: %w", abridged(s), err)
	}
	return i, i.check(abridged(s))
}

func intervalEnd(s string, inclusive bool) (*decimal.Decimal, error) {
	s = strings.TrimSpace(s)
	if s == "" && inclusive {
		return nil, fmt.Errorf("an open end takes a round bracket")
	}
	if s == "" {
		return nil, nil
	}
	d, err := ParseDecimal(s)
	if err != nil {
		return nil, err
	}
	return &d, nil
}

func (i Interval) check(written string) error {
	if i.Lower == nil && i.Upper == nil {
		return fmt.Errorf("the range %q has no end, so it says nothing; write one of the two", written)
	}
	if i.Lower == nil || i.Upper == nil {
		return nil
	}
	switch c := i.Lower.Cmp(*i.Upper); {
	case c > 0:
		return fmt.Errorf("the range %q ends below its beginning; write the smaller number first", written)
	case c == 0 && !(i.LowerInclusive && i.UpperInclusive):
		return fmt.Errorf("the range %q is empty; one number alone is written [n, n]", written)
	}
	return nil
}

// String is the range as ParseInterval reads it, with the digits as they were given.
func (i Interval) String() string {
	end := func(d *decimal.Decimal) string {
		if d == nil {
			return ""
		}
		return d.StringFixed(max(0, -d.Exponent()))
	}
	left, right := "(", ")"
	if i.LowerInclusive {
		left = "["
	}
	if i.UpperInclusive {
		right = "]"
	}
	return left + end(i.Lower) + "," + end(i.Upper) + right
}

// ParseFactor reads the factor of a conversion: a decimal ("100", "0.01") or a fraction ("1/12"). Both parts are above
// zero.
func ParseFactor(s string) (numerator, denominator decimal.Decimal, err error) {
	n, d, fraction := strings.Cut(s, "/")
	if !fraction {
		d = "1"
	}
	if numerator, err = ParseDecimal(strings.TrimSpace(n)); err == nil {
		denominator, err = ParseDecimal(strings.TrimSpace(d))
	}
	if err != nil {
		return decimal.Decimal{}, decimal.Decimal{}, fmt.Errorf(`%q is not a factor; write "100", "0.01" or "1/12"`, abridged(s))
	}
	if !numerator.IsPositive() || !denominator.IsPositive() {
		return decimal.Decimal{}, decimal.Decimal{}, fmt.Errorf("the factor %q is not above zero, so nothing can be converted with it", abridged(s))
	}
	return numerator, denominator, nil
}

// Derivation is how an indicator follows from another: Indicator Operator Number, or Number Operator Indicator where
// NumberFirst is set.
type Derivation struct {
	Indicator   string
	Operator    string // + - * /
	Number      decimal.Decimal
	NumberFirst bool
}

var derivedPattern = regexp.MustCompile(`^\s*(\S+)\s+([-+*/])\s+(\S+)\s*$`)

// ParseDerived reads the rule of a derived indicator: "nato-members - 1", "100 - share-without". The spaces around the
// sign are needed, since an id may hold hyphens.
func ParseDerived(s string) (Derivation, error) {
	const form = `write "INDICATOR - 1" or "100 - INDICATOR", with + - * or / between spaces`
	m := derivedPattern.FindStringSubmatch(s)
	if m == nil {
		return Derivation{}, fmt.Errorf("%q is not a rule for a derived indicator; %s", abridged(s), form)
	}
	left, leftErr := ParseDecimal(m[1])
	right, rightErr := ParseDecimal(m[3])
	if (leftErr == nil) == (rightErr == nil) {
		return Derivation{}, fmt.Errorf("%q does not join one indicator and one number; %s", abridged(s), form)
	}
	d := Derivation{Indicator: m[1], Operator: m[2], Number: right}
	if leftErr == nil {
		d = Derivation{Indicator: m[3], Operator: m[2], Number: left, NumberFirst: true}
	}
	if !IsSlug(d.Indicator) {
		return Derivation{}, fmt.Errorf("%q in %q is not the id of an indicator; %s", abridged(d.Indicator), abridged(s), form)
	}
	if d.Operator == "/" && !d.NumberFirst && d.Number.IsZero() {
		return Derivation{}, fmt.Errorf("%q divides by zero", abridged(s))
	}
	return d, nil
}

// Window is how far back a superlative reaches: Years before the end of the figure's period ("at least" where Open is
// set: 10y.. is the largest in ten years or more), or a Period (1991/..).
type Window struct {
	Years  int
	Open   bool
	Period Period
}

var yearsPattern = regexp.MustCompile(`^([1-9][0-9]{0,3})y(\.\.)?$`)

// ParseWindow reads the window of a superlative: "10y..", "24y", "1991/.." or "1991/2024".
func ParseWindow(s string) (Window, error) {
	if m := yearsPattern.FindStringSubmatch(s); m != nil {
		years, _ := strconv.Atoi(m[1]) // four digits at most, so it is a number
		return Window{Years: years, Open: m[2] != ""}, nil
	}
	p, err := ParsePeriod(s)
	if err != nil || !strings.Contains(s, "/") {
		return Window{}, fmt.Errorf("%q is not the window of a superlative; write 10y.., 24y or 1991/..", abridged(s))
	}
	return Window{Period: p}, nil
}

// Ref names a claim or a figure, of this event where Event is empty: c4, c4.f1, EVENT#c4.f1.
type Ref struct {
	Event, Claim, Figure string
}

// ParseRef reads the name of a claim or a figure.
func ParseRef(s string) (Ref, error) {
	event, target, elsewhere := strings.Cut(s, "#")
	if !elsewhere {
		event, target = "", s
	}
	claim, figure, ofFigure := strings.Cut(target, ".")
	if (elsewhere && !IsSlug(event)) || !IsKey(claim) || (ofFigure && !IsKey(figure)) {
		return Ref{}, fmt.Errorf("%q names no claim or figure; write c4, c4.f1 or EVENT#c4.f1", abridged(s))
	}
	return Ref{Event: event, Claim: claim, Figure: figure}, nil
}

// String is the name as ParseRef reads it.
func (r Ref) String() string {
	s := r.Claim
	if r.Event != "" {
		s = r.Event + "#" + s
	}
	if r.Figure != "" {
		s += "." + r.Figure
	}
	return s
}

const (
	maxSlug = 120
	maxKey  = 64
)

var (
	slugPattern = regexp.MustCompile(`^[a-z0-9]+(?:[._-][a-z0-9]+)*$`)
	keyPattern  = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]*$`)
)

// IsSlug tells whether s can be the id of an event or of an entry of a catalogue: small letters, digits and, between
// them, single hyphens, dots or underscores; 120 characters at most.
func IsSlug(s string) bool { return len(s) <= maxSlug && slugPattern.MatchString(s) }

// IsKey tells whether s can be the id of a turn, a claim, a figure or an appearance: letters, digits, hyphens and
// underscores, and a letter or digit first; 64 characters at most.
func IsKey(s string) bool { return len(s) <= maxKey && keyPattern.MatchString(s) }

// abridged keeps an offending text short enough for one line of a message.
func abridged(s string) string {
	const most = 60
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return string(runes[:most]) + "…"
}
