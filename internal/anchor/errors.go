package anchor

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Fault is what every error of [Text.Resolve] is. Error is the message and the
// hint in one line.
type Fault interface {
	error
	Message() string     // what is wrong, with the offending words
	Hint() string        // what to do about it
	Places() []Candidate // the places in the transcript to show with it, best first
}

// EmptyQuoteError reports a quote in which there is nothing to look for: it is
// empty, or blanks and characters that are not seen.
type EmptyQuoteError struct {
	Field string // "quote", "after" or "before"
	Quote string
}

// Message implements [Fault].
func (e *EmptyQuoteError) Message() string {
	if e.Quote == "" {
		return e.Field + " is empty"
	}
	return fmt.Sprintf("%s %s holds nothing but blanks", e.Field, excerpt(e.Quote))
}

// Hint implements [Fault].
func (e *EmptyQuoteError) Hint() string { return "copy words of the transcript into it" }

// Places implements [Fault]; there are none.
func (e *EmptyQuoteError) Places() []Candidate { return nil }

func (e *EmptyQuoteError) Error() string { return line(e) }

// NotFoundError reports a quote that stands in none of the scopes.
type NotFoundError struct {
	Quote      string
	Candidates []Candidate // where else it stands, then the near misses; at most 3
}

// Message implements [Fault].
func (e *NotFoundError) Message() string {
	return fmt.Sprintf("quote %s does not occur here", excerpt(e.Quote))
}

// Hint implements [Fault].
func (e *NotFoundError) Hint() string { return nearestHint(e.Candidates) }

// Places implements [Fault].
func (e *NotFoundError) Places() []Candidate { return e.Candidates }

func (e *NotFoundError) Error() string { return line(e) }

// AmbiguousError reports a quote that stands in several places.
type AmbiguousError struct {
	Quote   string
	Count   int         // how many places
	Between bool        // they all lie between the neighbours after and before
	Matches []Candidate // the first 10 of them
}

// Message implements [Fault].
func (e *AmbiguousError) Message() string {
	where := ""
	if e.Between {
		where = " between its neighbours"
	}
	return fmt.Sprintf("quote %s occurs %s%s (%s)", excerpt(e.Quote), times(e.Count), where, lines(e.Matches, e.Count))
}

// Hint implements [Fault].
func (e *AmbiguousError) Hint() string {
	if e.Between {
		return "say which is meant with nth, or give nearer neighbours"
	}
	return "say which is meant with nth, or with a neighbouring quote in after or before"
}

// Places implements [Fault].
func (e *AmbiguousError) Places() []Candidate { return e.Matches }

func (e *AmbiguousError) Error() string { return line(e) }

// NthError reports an nth that names no occurrence.
type NthError struct {
	Quote   string
	Nth     int
	Count   int         // how many occurrences nth could choose from
	Beside  bool        // only those that after and before leave are counted
	Matches []Candidate // the first 10 occurrences of the quote
}

// Message implements [Fault].
func (e *NthError) Message() string {
	where := ""
	if e.Beside {
		where = " beside its neighbour"
	}
	return fmt.Sprintf("nth is %d, but quote %s occurs %s%s", e.Nth, excerpt(e.Quote), times(e.Count), where)
}

// Hint implements [Fault].
func (e *NthError) Hint() string {
	if e.Count == 1 {
		return "leave nth out"
	}
	return fmt.Sprintf("give nth from 1 to %d", e.Count)
}

// Places implements [Fault].
func (e *NthError) Places() []Candidate { return e.Matches }

func (e *NthError) Error() string { return line(e) }

// NeighbourKind is what is wrong with a neighbouring quote.
type NeighbourKind int

// The kinds of NeighbourError, and what its matches then are.
const (
	NeighbourNotFound  NeighbourKind = iota // it occurs nowhere around; its candidates, at most 3
	NeighbourAmbiguous                      // its occurrences lead to different ones of the quote; the first 10 of its own
	NothingBeside                           // the quote does not occur on that side of it; the quote's, the first 10
)

// NeighbourError reports a neighbouring quote that does not settle which
// occurrence of a quote is meant.
type NeighbourError struct {
	Kind      NeighbourKind
	Field     string // "after" or "before"
	Neighbour string
	Other     string // the words of before, where both were given and nothing lies between them
	Quote     string
	Count     int // how often the neighbour occurs
	Matches   []Candidate
}

// Message implements [Fault].
func (e *NeighbourError) Message() string {
	quote, neighbour := excerpt(e.Quote), excerpt(e.Neighbour)
	switch {
	case e.Kind == NeighbourNotFound:
		return fmt.Sprintf("%s %s, the neighbour of quote %s, does not occur here", e.Field, neighbour, quote)
	case e.Kind == NeighbourAmbiguous:
		return fmt.Sprintf("%s %s occurs %s (%s) and leads to different occurrences of quote %s",
			e.Field, neighbour, times(e.Count), lines(e.Matches, e.Count), quote)
	case e.Other != "":
		return fmt.Sprintf("quote %s does not occur between %s and %s", quote, neighbour, excerpt(e.Other))
	}
	return fmt.Sprintf("quote %s does not occur %s %s", quote, e.Field, neighbour)
}

// Hint implements [Fault].
func (e *NeighbourError) Hint() string {
	switch e.Kind {
	case NeighbourNotFound:
		return nearestHint(e.Matches)
	case NeighbourAmbiguous:
		return "give a longer neighbour that occurs once, or nth"
	}
	return "the quote occurs at " + lines(e.Matches, len(e.Matches)) + "; give a neighbour on the right side of it"
}

// Places implements [Fault].
func (e *NeighbourError) Places() []Candidate { return e.Matches }

func (e *NeighbourError) Error() string { return line(e) }

// String describes the candidate in one line: its words, its place, and how it
// differs from the quote.
func (c Candidate) String() string {
	var notes []string
	switch {
	case c.Similarity < 1:
		notes = append(notes, fmt.Sprintf("%d%% alike", int(c.Similarity*100)))
	case c.Folded:
		notes = append(notes, "blanks, quotation marks or dashes differ")
	}
	if c.Outside {
		notes = append(notes, "outside the text searched")
	}
	if c.Hint != "" {
		notes = append(notes, c.Hint)
	}
	s := fmt.Sprintf("%s at line %d, column %d", excerpt(c.Text), c.Line, c.Column)
	if len(notes) > 0 {
		s += " (" + strings.Join(notes, "; ") + ")"
	}
	return s
}

func line(f Fault) string { return f.Message() + "; " + f.Hint() }

func nearestHint(cs []Candidate) string {
	switch {
	case len(cs) == 0:
		return "nothing in the transcript is like it; copy the words from the transcript"
	case cs[0].Similarity == 1:
		return "it stands elsewhere: " + cs[0].String()
	}
	return "the nearest is " + cs[0].String()
}

// lines names the lines of places, of which there are count in all.
func lines(places []Candidate, count int) string {
	var names []string
	for _, p := range places {
		if n := strconv.Itoa(p.Line); len(names) == 0 || names[len(names)-1] != n {
			names = append(names, n)
		}
	}
	if count > len(places) {
		names = append(names, "…")
	}
	if len(names) == 1 {
		return "line " + names[0]
	}
	return "lines " + strings.Join(names, ", ")
}

func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return strconv.Itoa(n) + " times"
}

// maxExcerpt is how many code points of a quote a message repeats.
const maxExcerpt = 80

// excerpt quotes s for a message, on one line, and cuts its middle if it is long.
func excerpt(s string) string {
	if utf8.RuneCountInString(s) <= maxExcerpt {
		return strconv.Quote(s)
	}
	r := []rune(s)
	head, tail := string(r[:maxExcerpt*2/3]), string(r[len(r)-maxExcerpt/3:])
	return strconv.Quote(head + " … " + tail)
}
