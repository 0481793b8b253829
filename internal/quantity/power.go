package quantity

import (
	"math/big"
	"strings"
	"unicode/utf8"
)

// powerAfter reads a power behind the plain number base: an exponent ('4e14'), a factor with one
// ('x10-3', '×10^5', 'x2^10') or one of the number itself ('1.1^23', '10⁶'). It gives the number
// with its power, and the length of what was read behind the base.
func powerAfter(base, rest string) (string, int) {
	if rest == "" || rest[0] < utf8.RuneSelf && !strings.ContainsRune("eE xX*^", rune(rest[0])) {
		return base, 0
	}
	if exponent, n := exponentAfter(rest); n > 0 {
		return base + "e" + exponent, n
	}
	if low, n := timesPower(base, rest); n > 0 {
		return low, n
	}
	sign := strings.HasPrefix(rest, "^")
	exponent, n := raisedTo(rest)
	if n == 0 || !sign && base != "10" {
		return base, 0
	}
	if low, ok := raised("1", base, exponent); ok {
		return low, n
	}
	return base, 0
}

// exponentAfter reads 'e10', 'E+14', 'e-1'.
func exponentAfter(rest string) (string, int) {
	if rest == "" || rest[0] != 'e' && rest[0] != 'E' {
		return "", 0
	}
	exponent, n := signedDigits(rest[1:])
	if n == 0 || n+1 < len(rest) && isLetter(rest[n+1]) {
		return "", 0
	}
	return exponent, n + 1
}

// timesPower reads a sign of multiplication, a base and its exponent. The base ten needs no '^'
// before a sign or before raised digits.
func timesPower(factor, rest string) (string, int) {
	at := blank(rest)
	apart := at > 0
	r, width := utf8.DecodeRuneInString(rest[at:])
	if !strings.ContainsRune("xX×*·⋅", r) || width == 0 {
		return "", 0
	}
	at += width
	at += blank(rest[at:])
	begin := at
	for at < len(rest) && at < begin+4 && isDigit(rest[at]) {
		at++
	}
	base := rest[begin:at]
	if base == "" || at == len(rest) {
		return "", 0
	}
	exponent, n := raisedTo(rest[at:])
	if n == 0 && base == "10" && !isDigit(rest[at]) && !(apart && rest[at] == '-') { // '3 x 10-12' are sets
		exponent, n = signedDigits(rest[at:])
	}
	switch {
	case n == 0:
		return "", 0
	case base == "10":
		return factor + "e" + exponent, at + n
	}
	low, ok := raised(factor, base, exponent)
	if !ok {
		return "", 0
	}
	return low, at + n
}

func blank(s string) int {
	if strings.HasPrefix(s, " ") {
		return 1
	}
	return 0
}

// raisedTo reads '^5', '^-4' or raised digits.
func raisedTo(rest string) (string, int) {
	if strings.HasPrefix(rest, "^") {
		exponent, n := signedDigits(rest[1:])
		if n == 0 {
			return "", 0
		}
		return exponent, n + 1
	}
	exponent, at := "", 0
	for at < len(rest) && len(exponent) < 3 {
		r, width := utf8.DecodeRuneInString(rest[at:])
		plain, ok := raisedDigits[r]
		if !ok || plain == '-' && at > 0 {
			break
		}
		exponent += string(plain)
		at += width
	}
	if exponent == "" || exponent == "-" {
		return "", 0
	}
	return exponent, at
}

var raisedDigits = map[rune]rune{
	'⁰': '0', '¹': '1', '²': '2', '³': '3', '⁴': '4', '⁵': '5', '⁶': '6', '⁷': '7', '⁸': '8', '⁹': '9', '⁻': '-',
}

// signedDigits reads at most two digits with their sign, and no more digits behind them.
func signedDigits(rest string) (string, int) {
	at, sign := 0, ""
	if r, width := utf8.DecodeRuneInString(rest); r == '+' || plainMark(r) == '-' {
		at += width
		if r != '+' {
			sign = "-"
		}
		if r, width := utf8.DecodeRuneInString(rest[at:]); sign != "" && plainMark(r) == '-' { // twice is a plus
			at, sign = at+width, ""
		}
	}
	for n := 1; n <= 2; n++ {
		if hasDigits(rest[at:], n) {
			return sign + rest[at:at+n], at + n
		}
	}
	return "", 0
}

// raised gives factor times base to the power of exponent as a plain decimal, and false where it
// has more digits than a number may have.
func raised(factor, base, exponent string) (string, bool) {
	b, _, err := parseDecimal(base)
	if err != nil {
		return "", false
	}
	product, _, err := parseDecimal(factor)
	if err != nil {
		return "", false
	}
	times := 0
	for _, c := range strings.TrimPrefix(exponent, "-") {
		times = times*10 + int(c-'0')
	}
	inverse := strings.HasPrefix(exponent, "-")
	if inverse && b.Sign() == 0 || len(base)*times > maxLength {
		return "", false
	}
	if inverse {
		b = new(big.Rat).Inv(b)
	}
	for ; times > 0; times-- {
		product.Mul(product, b)
	}
	low := plain(product)
	return low, len(strings.Trim(strings.ReplaceAll(low, ".", ""), "0")) <= maxDigits
}
