package reanchor

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// weighty tells of words that a claim stands or falls with: numbers, scales, shares, denials.
func weighty(word string) bool {
	switch word {
	case "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
		"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty",
		"seventy", "eighty", "ninety", "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions",
		"trillion", "trillions", "dozen", "dozens", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
		"ninth", "tenth", "half", "halved", "thirds", "quarter", "quarters", "twice", "double", "doubled", "triple", "tripled",
		"decade", "decades", "percent", "percentage", "minus", "no", "not", "cannot", "cant", "never", "none", "nobody", "nothing",
		"nowhere", "neither", "nor", "without", "hardly", "barely", "scarcely":
		return true
	}
	return strings.HasSuffix(word, "n't") || strings.ContainsFunc(word, unicode.IsNumber)
}

// weightOf is the weighty words of a text, in order.
func weightOf(s string) []string {
	s = strings.NewReplacer("%", " percent ", "’", "'", "-", " ", "–", " ", "—", " ", "per cent", "percent").Replace(strings.ToLower(s))
	var out []string
	for _, w := range strings.Fields(s) {
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
		if weighty(w) {
			out = append(out, w)
		}
	}
	return out
}

// sameWeight tells whether two weighty words say the same: one "not" is written in several ways.
func sameWeight(a, b string) bool {
	spelt := func(w string) string {
		if w == "cannot" || w == "cant" || strings.HasSuffix(w, "n't") {
			return "not"
		}
		return w
	}
	return spelt(a) == spelt(b)
}

// warning says loudly what a person must look at when the words of a quote change: another number, or a "not" that came
// or went. It is empty where nothing of that kind changed.
func warning(old, now string) string {
	a, b := weightOf(old), weightOf(now)
	if slices.EqualFunc(a, b, sameWeight) {
		return ""
	}
	for len(a) > 0 && len(b) > 0 && sameWeight(a[0], b[0]) {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && sameWeight(a[len(a)-1], b[len(b)-1]) {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return fmt.Sprintf("NUMBER OR DENIAL CHANGED: %s became %s; look at what is claimed, and at the values", words(a), words(b))
}

func words(s []string) string {
	if len(s) == 0 {
		return "nothing"
	}
	return fmt.Sprintf("%q", strings.Join(s, " "))
}
