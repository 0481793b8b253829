package quantity

import (
	"iter"
	"strings"
)

// Kind says how a quantity is to be compared.
type Kind string

// The kinds of quantity. A percentage of which the words do not say whether it is a share, a
// change or a level has KindUnknown, and so has a bare number ('now it is 23').
const (
	KindUnknown  Kind = ""
	KindCount    Kind = "count"    // separate things: '23 Allies', also '23 of the 32'
	KindShare    Kind = "share"    // a part of a whole: '2% of GDP', 'half of the world'
	KindMoney    Kind = "money"    // an amount with its currency
	KindRatio    Kind = "ratio"    // a factor: 'doubled', 'three times as many'
	KindChange   Kind = "change"   // a difference: 'up 18 percent'; negative where it falls
	KindDuration Kind = "duration" // a length of time
	KindDate     Kind = "date"     // a calendar year
	KindRank     Kind = "rank"     // a superlative within a window
	KindOrdinal  Kind = "ordinal"  // a place in a sequence: '75th'
	KindLevel    Kind = "level"    // any other measured amount: '40 kilometres'
)

// Comparator says how the value said relates to the value meant.
type Comparator string

// The comparators. CompareNone belongs to quantities without a value (vague ones, ranks).
const (
	CompareNone    Comparator = ""
	CompareEqual   Comparator = "eq"
	CompareGreater Comparator = "gt"
	CompareAtLeast Comparator = "gte"
	CompareLess    Comparator = "lt"
	CompareAtMost  Comparator = "lte"
	CompareApprox  Comparator = "approx"
	CompareAlmost  Comparator = "almost" // from below
	CompareBetween Comparator = "between"
)

// Interval is a set of values between two plain decimal strings; "" is an open, unbounded end,
// which is never inclusive.
type Interval struct {
	Lower, Upper                   string
	LowerInclusive, UpperInclusive bool
}

// Quantity is one quantity as it was said.
//
// Start and End are half-open and count Unicode code points of the text given to Read. They
// cover the whole expression with its modifiers, unit and denominator; CoreStart and CoreEnd
// cover the bare number with its sign, scale and unit. Where they begin or end at words that were
// struck out or put right, the marks around those and the other words are not part of them; [Widen]
// takes them in.
type Quantity struct {
	Start, End         int
	CoreStart, CoreEnd int

	Value      string     // plain decimal in full, scale applied; "" where none is said (vague, rank, range)
	Bounds     Interval   // what the value may be, by the table of Bounds
	Rule       string     // the row of that table
	Said       Said       // what Bounds was asked with; zero where no number is said
	Comparator Comparator // how the value is compared
	Hedge      string     // words that weaken it, as printed: "I think", "maybe"

	Spoken string // the amount as said, without its scale: "640", "two and a half"
	Scale  string // the scale word, singular: "billion"

	Unit     string // a built-in unit, an ISO 4217 code or a unit of the Lexicon; "" where unknown
	UnitText string // the noun or sign as printed: "Allies", "percent", "friends"
	Currency string // ISO 4217; "" where none is said

	OfValue string // the denominator's number: "32" in '23 of the 32'
	OfUnit  string // the denominator's unit, where known; of a rate it alone: "year" in '5 billion a year'
	OfText  string // the denominator as printed: "the 32", "GDP"

	Kind  Kind
	Vague bool // 'several', 'dozens': a number is meant, none is said

	Rank   *Rank   // of a superlative
	Period *Period // when, where it is said next to the number or opens the sentence
	Base   *Base   // what a factor or a change is measured from, where said

	Repeats  int // how many false starts ('23 Allies, 23 Allies ...') were folded into this one
	Sentence int // index of the sentence in the text, from 0

	// Corrected is the quantity as the publisher corrected it, nil where no [Correction] is at it,
	// where no quantity is read in its place, or where it does not show which one is. It has no
	// Corrected of its own, and its Sentence counts those of the corrected text.
	Corrected *Quantity
}

// WithKind gives the quantity as it reads once its kind is known from elsewhere: 'the 32' is exact
// if it is a count, and half a unit wide if it is none. Set Said.Norm first where the number is a
// norm or target. It fails only where the quantity was not made by a Reader.
func (q Quantity) WithKind(kind Kind) (Quantity, error) {
	q.Kind = kind
	value := q.Value
	if q.Comparator == CompareBetween {
		value = q.Bounds.Lower
	}
	if value == "" {
		return q, nil
	}
	q.Said.Kind = kind
	bounds, rule, err := Bounds(value, q.Said)
	if err != nil {
		return q, err
	}
	q.Bounds, q.Rule = bounds, rule
	return q, nil
}

// Rank is a superlative.
type Rank struct {
	Of   string // "max", "min", "first" or "only"
	Over string // "24y", "10y.." (at least ten years), "1991/.."; "" is the whole series
}

// Period is a time that belongs to a quantity.
type Period struct {
	Text  string // as printed: "since 2014"
	Value string // "2014/..", "2021", "2014/2024", "2024-06"; "" where it depends on the day of speaking
}

// Base is what a factor or a change is measured from.
type Base struct {
	Text   string // as printed: "just four years ago"
	Value  string // "4" in 'four years ago'
	Unit   string // "year" in 'four years ago'
	Period string // "2014" in 'as in 2014'
}

// Reader reads the quantities of one language. What Read returns is in the order of the text and
// does not overlap; none spans two sentences. It is what was said: where the publisher of a text
// struck words out and put others in brackets, the latter are read into [Quantity.Corrected].
// Readers may be used by several goroutines at once.
type Reader interface {
	// Read gives all quantities of a text at once.
	Read(text string) []Quantity
	// All gives them one by one, so that a long text needs little memory.
	All(text string) iter.Seq[Quantity]
}

// ForLanguage gives the reader of a BCP 47 language tag ("en", "en-GB"), and false where there is
// none. lex may be nil.
func ForLanguage(tag string, lex *Lexicon) (Reader, bool) {
	primary, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	if !strings.EqualFold(primary, "en") {
		return nil, false
	}
	return English(lex), true
}
