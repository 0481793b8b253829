package quantity

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// Limits on a number, so that no input makes the arithmetic expensive.
const (
	maxDigits   = 60  // of a value, zeros at its ends aside
	maxLength   = 200 // of any number in full; bounds may need more digits than their value
	maxExponent = 60
	// repeating decimals (a third) are cut here
	fractionPlaces = 10
)

// Digits says how precisely a decimal is written.
type Digits struct {
	Significant int // how many digits carry meaning: 2 in "640000", 3 in "1.50"
	Last        int // power of ten of the last of them: 4 in "640000", -2 in "1.50"
}

// ParseDecimal reads "640000000000", "-2.50" or "640e9" and gives it as a plain decimal without
// needless zeros, with its precision as written: zeros at the end carry meaning after a decimal
// point and carry none before it. A number of more than 60 digits (zeros at its ends aside) or an exponent
// beyond 60 is refused, as are infinities, blanks and digit separators.
func ParseDecimal(s string) (string, Digits, error) {
	r, d, err := parseValue(s)
	if err != nil {
		return "", Digits{}, err
	}
	return plain(r), d, nil
}

// parseValue is parseDecimal for what may be a value, whose digits are limited more strictly.
func parseValue(s string) (*big.Rat, Digits, error) {
	r, d, err := parseDecimal(s)
	if err == nil && len(strings.Trim(strings.ReplaceAll(plain(r), ".", ""), "-0")) > maxDigits {
		err = fmt.Errorf("%s is no decimal number: it has more than %d digits; write it like 640000000000, 2.5 or 640e9", clip(s), maxDigits)
	}
	return r, d, err
}

func parseDecimal(s string) (*big.Rat, Digits, error) {
	fail := func(why string) (*big.Rat, Digits, error) {
		return nil, Digits{}, fmt.Errorf("%s is no decimal number: %s; write it like 640000000000, 2.5 or 640e9", clip(s), why)
	}
	if n, ok := shortInteger(s); ok {
		return new(big.Rat).SetInt64(n), writtenDigits(s, "", 0), nil
	}
	rest := s
	negative := strings.HasPrefix(rest, "-")
	if negative || strings.HasPrefix(rest, "+") {
		rest = rest[1:]
	}
	mantissa, exponent, err := cutExponent(rest)
	if err != nil {
		return fail(err.Error())
	}
	whole, fraction, point := strings.Cut(mantissa, ".")
	if !allDigits(whole) || !allDigits(fraction) {
		return fail("it holds something else than digits")
	}
	if point && fraction == "" || whole+fraction == "" {
		return fail("digits are missing")
	}
	if len(whole)+len(fraction) > maxLength {
		return fail(fmt.Sprintf("it has more than %d digits", maxLength))
	}
	coefficient, ok := new(big.Int).SetString(whole+fraction, 10)
	if !ok {
		return fail("digits are missing")
	}
	if negative {
		coefficient.Neg(coefficient)
	}
	shift := exponent - len(fraction)
	value := new(big.Rat).SetInt(coefficient)
	if shift != 0 {
		value.Mul(value, power(shift))
	}
	return value, writtenDigits(whole, fraction, shift), nil
}

// shortInteger reads nothing but digits that an int64 surely holds.
func shortInteger(s string) (n int64, ok bool) {
	if s == "" || len(s) > 18 || !allDigits(s) {
		return 0, false
	}
	for i := 0; i < len(s); i++ {
		n = n*10 + int64(s[i]-'0')
	}
	return n, true
}

// cutExponent splits "6.4e11" into its mantissa and its exponent.
func cutExponent(s string) (string, int, error) {
	at := strings.IndexAny(s, "eE")
	if at < 0 {
		return s, 0, nil
	}
	digits := s[at+1:]
	negative := strings.HasPrefix(digits, "-")
	if negative || strings.HasPrefix(digits, "+") {
		digits = digits[1:]
	}
	if digits == "" || len(digits) > 3 || !allDigits(digits) {
		return "", 0, fmt.Errorf("its exponent is not between -%d and %d", maxExponent, maxExponent)
	}
	exponent := 0
	for _, c := range digits {
		exponent = exponent*10 + int(c-'0')
	}
	if exponent > maxExponent {
		return "", 0, fmt.Errorf("its exponent is not between -%d and %d", maxExponent, maxExponent)
	}
	if negative {
		exponent = -exponent
	}
	return s[:at], exponent, nil
}

// writtenDigits finds the precision of a number written as whole.fraction times ten to the power
// that shift+len(fraction) is.
func writtenDigits(whole, fraction string, shift int) Digits {
	digits := strings.TrimLeft(whole+fraction, "0")
	if digits == "" {
		return Digits{Significant: 1, Last: shift}
	}
	if fraction != "" {
		return Digits{Significant: len(digits), Last: shift}
	}
	short := strings.TrimRight(digits, "0")
	return Digits{Significant: len(short), Last: shift + len(digits) - len(short)}
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// clip quotes what is shown in a message, shortened.
func clip(s string) string {
	const most = 40
	if runes := []rune(s[:min(len(s), 4*most)]); len(runes) > most || len(s) > 4*most {
		return fmt.Sprintf("%q", string(runes[:min(most, len(runes))])+"…")
	}
	return fmt.Sprintf("%q", s)
}

// power is ten to the n.
func power(n int) *big.Rat {
	if n >= 0 && n < 19 {
		value := int64(1)
		for ; n > 0; n-- {
			value *= 10
		}
		return new(big.Rat).SetInt64(value)
	}
	magnitude := n
	if n < 0 {
		magnitude = -n
	}
	p := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(magnitude)), nil))
	if n < 0 {
		p.Inv(p)
	}
	return p
}

// plain writes a rational as a decimal without exponent and without zeros at the end; a
// repeating one is rounded.
func plain(r *big.Rat) string {
	if r.IsInt() {
		if n := r.Num(); n.IsInt64() {
			return strconv.FormatInt(n.Int64(), 10)
		}
		return r.Num().String()
	}
	places, exact := r.FloatPrec()
	if !exact {
		places = fractionPlaces
	}
	s := r.FloatString(places)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		return "0"
	}
	return s
}
