package resolve

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
	"onrecord/internal/quantity"
)

// The codes of the problems that Briefing reports. They are stable: a code is never given another meaning.
const (
	CodeNoText          = "transcript-empty"      // a transcript without words
	CodeTurnNotFound    = "turn-not-found"        // the words that a turn starts with do not occur
	CodeTurnOrder       = "turn-order"            // they occur only at or before the start of the previous turn
	CodeTurnOverlap     = "turn-overlap"          // they occur inside the words that the previous turn starts with
	CodeTurnEmpty       = "turn-empty"            // a turn without words
	CodeHeadingInside   = "heading-inside"        // a line inside a turn that announces a speaker
	CodeHeadingDiffers  = "heading-differs"       // the lines before a turn announce another speaker than its own
	CodeNotFound        = "quote-not-found"       // a quote that does not occur where it should
	CodeAmbiguous       = "quote-ambiguous"       // a quote that occurs there several times
	CodeNth             = "quote-nth"             // an nth that names no occurrence
	CodeNeighbour       = "quote-neighbour"       // an after or before that does not settle which occurrence is meant
	CodeQuote           = "quote-empty"           // a quote in which there is nothing to look for
	CodeSameSpan        = "quote-twice"           // two quotes of a claim at one place
	CodeCutsNumber      = "quote-cuts-number"     // a figure's quote that is a part of a longer number
	CodeCutsCorrection  = "quote-cuts-correction" // a figure's quote that holds a part of a publisher's correction
	CodeFolded          = "folded-match"          // a quote that matches only when blanks, quotation marks and dashes are alike
	CodeNoGrammar       = "no-grammar"            // a language of which no numbers are read
	CodeFigureAmbiguous = "figure-ambiguous"      // a figure's quote with several quantities
	CodeNoNumber        = "figure-empty"          // a figure for which no number is given or read
	CodeCorrectionNote  = "correction-note"       // a correction of which as_corrected cannot hold all
	CodeDiffers         = "figure-differs"        // what is given differs from what is read
	CodeBounds          = "figure-bounds"         // bounds that do not hold the value, or cannot be found
	CodeIndicatorUnit   = "unit-of-indicator"     // a unit that does not convert to that of the indicator
	CodeUnitUnstated    = "unit-unstated"         // a value of which no unit is given or read, and an indicator that has one
	CodeUnitUnlisted    = "unit-unlisted"         // a unit that was read and that no catalogue lists
	CodeOverrideIdle    = "override-idle"         // an override where nothing differs
)

// Briefing settles b in place: turns, quotes and figures get their spans, figures their measures. The transcript is
// b.Transcript.Text. It returns every problem that it finds, in the order of the file, and goes on after each. A
// name that leads nowhere (a turn, a unit, an indicator), a word that no vocabulary has and a language that is none are
// passed over: briefing.Check, which comes after, reports them. A briefing with an Error is not settled. names may be nil; then
// every unit that is read stays.
func Briefing(b *briefing.Briefing, names *briefing.Names) []briefing.Problem {
	r := newResolver(b, names)
	if strings.TrimSpace(b.Transcript.Text) == "" {
		r.reportNoText()
		return r.problems
	}
	r.anchorTurns()
	for i := range b.Claims {
		r.resolveClaim(i)
	}
	briefing.SortProblems(r.problems)
	return r.problems
}

// resolver settles one briefing.
type resolver struct {
	b           *briefing.Briefing
	names       *briefing.Names
	alone       bool // there are no names at all: the briefing is looked at, and goes nowhere
	text        *anchor.Text
	reader      quantity.Reader // nil where the language has no grammar
	foreign     bool            // the language has none; else, without a reader, it is not known which language it is
	units       *converter
	turns       map[string]scope      // by key; of turns with one key, the first
	corrections []quantity.Correction // of the transcript
	spoken      []turnSpan            // the turns that were found, in the order of the transcript
	missed      int                   // how many quotes were not found
	problems    []briefing.Problem
}

func newResolver(b *briefing.Briefing, names *briefing.Names) *resolver {
	alone := names == nil
	if alone {
		names = briefing.NewNames()
	}
	r := &resolver{
		b: b, names: names, alone: alone, text: anchor.New(b.Transcript.Text),
		units: newConverter(names.Units), turns: map[string]scope{},
		corrections: quantity.SplitCorrections(b.Transcript.Text).Corrections,
	}
	words := make(map[string][]string, len(names.Units))
	for id, u := range names.Units {
		words[id] = u.Words
	}
	if reader, ok := quantity.ForLanguage(b.Transcript.Language, quantity.NewLexicon(words)); ok {
		r.reader = reader
		return r
	}
	if _, err := language.Parse(b.Transcript.Language); err == nil {
		r.foreign = true
		r.noteGrammar()
	}
	return r
}

// noteGrammar says once that no number of this transcript is read.
func (r *resolver) noteGrammar() {
	figures := 0
	for i := range r.b.Claims {
		figures += len(r.b.Claims[i].Figures)
	}
	if figures == 0 {
		return
	}
	r.report(briefing.Problem{
		Severity: briefing.Note, Code: CodeNoGrammar, Position: r.b.Transcript.Where.Field("language"),
		Path: "transcript.language", Text: r.b.Transcript.Language,
		Message: fmt.Sprintf("no grammar reads numbers in the language %q, so each figure is taken as it is given", r.b.Transcript.Language),
		Hint:    "give each figure its value, unit and kind",
	})
}

// reportNoText says once that no quote can be found.
func (r *resolver) reportNoText() {
	r.report(briefing.Problem{
		Severity: briefing.Error, Code: CodeNoText, Position: r.b.Transcript.Where.Field("file"), Path: "transcript.file", Text: r.b.Transcript.File,
		Message: "the transcript holds no words, so nothing can be found in it",
		Hint:    "name the file that holds the text as it was published",
	})
}

func (r *resolver) report(p briefing.Problem) {
	p.File = r.b.File
	r.problems = append(r.problems, p)
}

// place is the first of the positions that is known.
func place(positions ...briefing.Position) briefing.Position {
	for _, p := range positions {
		if p != (briefing.Position{}) {
			return p
		}
	}
	return briefing.Position{}
}

// maxShown is how many code points of a text a message repeats.
const maxShown = 80

// show quotes s for a message on one line, and cuts its middle if it is long.
func show(s string) string {
	if utf8.RuneCountInString(s) <= maxShown {
		return strconv.Quote(s)
	}
	runes := []rune(s)
	return strconv.Quote(string(runes[:maxShown*2/3]) + "…" + string(runes[len(runes)-maxShown/3:]))
}
