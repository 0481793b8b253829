package dossier

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"onrecord/internal/briefing"
	"onrecord/internal/render"
)

// grouped puts commas between the thousands of a decimal number of five digits or more. A calendar year keeps its four.
func grouped(number Text) string {
	s := string(number)
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	whole, fraction, point := strings.Cut(s, ".")
	if len(whole) < 5 {
		return string(number)
	}
	var b strings.Builder
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(digit)
	}
	if point {
		return sign + b.String() + "." + fraction
	}
	return sign + b.String()
}

// NewBounds describes bounds in words. It is nil where both ends are empty.
func NewBounds(lower Text, lowerInclusive bool, upper Text, upperInclusive bool, interval Text) *Bounds {
	if lower == "" && upper == "" {
		return nil
	}
	b := &Bounds{Lower: lower, LowerInclusive: lowerInclusive, Upper: upper, UpperInclusive: upperInclusive, Interval: interval}
	low, high := string(lower), string(upper)
	b.Words = Text(b.words(low, high))
	return b
}

func (b *Bounds) words(low, high string) string {
	switch {
	case b.Lower == b.Upper:
		return low + " exactly"
	case b.Upper == "" && b.LowerInclusive:
		return low + " or more"
	case b.Upper == "":
		return "more than " + low
	case b.Lower == "" && b.UpperInclusive:
		return high + " or less"
	case b.Lower == "":
		return "less than " + high
	}
	from := low
	if !b.LowerInclusive {
		from = "above " + low
	}
	if b.UpperInclusive {
		return from + " to " + high
	}
	return from + " to below " + high
}

// readable is the words with the thousands grouped.
func (b *Bounds) readable() string { return b.words(grouped(b.Lower), grouped(b.Upper)) }

// dateWords is a date as it is written in English: 18 June 2024, June 2024, 2024.
func dateWords(d Date) string {
	switch d.Precision() {
	case briefing.Day:
		return d.First().Format("2 January 2006")
	case briefing.Month:
		return d.First().Format("January 2006")
	default:
		return d.String()
	}
}

// momentWords is a time for reading, in UTC. Midnight is a day without a time.
func momentWords(m Moment) string {
	t := m.UTC()
	if t.Equal(t.Truncate(24 * time.Hour)) {
		return t.Format("2 January 2006")
	}
	return t.Format("2 January 2006, 15:04 UTC")
}

// comparators says each comparator in words. A number that is said as it is needs none.
var comparators = map[Text]string{
	"gt": "more than", "gte": "at least", "lt": "less than",
	"lte": "at most", "approx": "about", "almost": "almost", "between": "between",
}

// rules says each rule that gives bounds in words. A rule that is not listed is shown by its name.
var rules = map[Text]string{
	"exact":           "a count below 1,000, an ordinal, a year or a norm is exact",
	"digits":          "half a unit of the last digit that was said",
	"speech-fraction": "a fraction in speech: a tenth of it either way",
	"approx":          "said to be about this: a unit of the last digit either way",
	"approx-or-more":  "said to be about this many, and maybe more",
	"almost":          "said to be almost this: two units of the last digit below",
	"comparator":      "as the comparator says",
	"range":           "the range that was said",
	"given":           "given by hand",
}

var bases = map[string]string{
	"read":     "read from the words",
	"given":    "given by hand",
	"override": "let stand by hand, against what is read from the words or the unit of the indicator",
}

var ranks = map[Text]string{"max": "the largest", "min": "the smallest", "first": "the first", "only": "the only one"}

// window says the window of a superlative in words.
func window(s Text) string {
	w, err := briefing.ParseWindow(string(s))
	switch {
	case err != nil:
		return string(s)
	case w.Years > 0 && w.Open:
		return fmt.Sprintf("in %d years or more", w.Years)
	case w.Years > 0:
		return fmt.Sprintf("in %d years", w.Years)
	default:
		return nonEmpty(" ", in(w.Period), periodWords(s))
	}
}

// periodWords says a period in words: 2024, June 2024, since 2014, 2014 to 2024.
func periodWords(s Text) string {
	p, err := briefing.ParsePeriod(string(s))
	switch {
	case err != nil:
		return string(s)
	case p.OpenTo:
		return "since " + dateWords(Date{p.From})
	case p.OpenFrom:
		return "until " + dateWords(Date{p.To})
	case p.From == p.To:
		return dateWords(Date{p.From})
	default:
		return dateWords(Date{p.From}) + " to " + dateWords(Date{p.To})
	}
}

// said is who speaks, for reading: Jens Stoltenberg, NATO Secretary General.
func (s Speaker) said() string {
	parts := []string{string(s.Name)}
	if s.Role != "" {
		parts = append(parts, string(s.Role))
	}
	if s.OrganizationName != "" && !strings.Contains(string(s.Role), string(s.OrganizationName)) {
		parts = append(parts, string(s.OrganizationName))
	}
	return strings.Join(parts, ", ")
}

// cited is the same for a citation: Jens Stoltenberg (NATO Secretary General).
func (s Speaker) cited() string {
	name, rest, more := strings.Cut(s.said(), ", ")
	if !more {
		return name
	}
	return name + " (" + rest + ")"
}

// clean makes one line of s: blanks of any kind as single spaces, and nothing that could steer a terminal.
func clean(s string) string { return render.OneLine(strings.Join(strings.Fields(s), " ")) }

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// nonEmpty joins the parts that say something.
func nonEmpty(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}

// ContextMargin is how many characters around a quote make its context, and ContextRead how many a reader fetches for
// that, so that a cut at a word can be found.
const (
	ContextMargin = 200
	ContextRead   = ContextMargin + 60
)

// Around sets the context of a quote from up to ContextRead characters before and after it within its turn.
func (p *Place) Around(before, after string) {
	b, a := []rune(before), []rune(after)
	if len(b) > ContextMargin {
		p.MoreBefore = true
		b = b[len(b)-ContextMargin:]
		if i := indexSpace(b); i >= 0 {
			b = b[i+1:]
		}
	}
	if len(a) > ContextMargin {
		p.MoreAfter = true
		a = a[:ContextMargin]
		if i := lastSpace(a); i >= 0 {
			a = a[:i]
		}
	}
	p.Before, p.After = string(b), string(a)
}

func indexSpace(rs []rune) int {
	for i, r := range rs {
		if unicode.IsSpace(r) {
			return i
		}
	}
	return -1
}

func lastSpace(rs []rune) int {
	for i := len(rs) - 1; i >= 0; i-- {
		if unicode.IsSpace(rs[i]) {
			return i
		}
	}
	return -1
}

// in is the word before a period that has both its ends.
func in(p briefing.Period) string {
	if p.OpenFrom || p.OpenTo {
		return ""
	}
	return "in"
}
