package reanchor

import (
	"strings"

	"onrecord/internal/briefing"
)

// Outcome is what became of a quote.
type Outcome string

// The outcomes, from the least to the most that a person has to do.
const (
	Same    Outcome = "same"    // found, and where it was as far as that is known
	Moved   Outcome = "moved"   // found at another place, as it is written or as the old text had it
	Folded  Outcome = "folded"  // found, with other blanks, quotation marks or dashes than the old text had; where that is not known, than are written
	Changed Outcome = "changed" // found, but something else must be written
	Lost    Outcome = "lost"    // not found, or not clear where
)

// Place is where a quote stands in a text. Line is 0 where that is not known.
type Place struct {
	Line int
	Span briefing.Span
}

// Row is what became of one thing that points into the transcript.
type Row struct {
	Entity   string            // turn, claim, figure
	Key      string            // t1, c2, c2.f1
	Field    string            // starts, quote, quotes[1], after, before, nth
	At       briefing.Position // where it is written
	Outcome  Outcome
	Alike    float64 // of what is written and the words of the new text, from 0 to 1; 0 where it is lost
	Old, New Place
	OldWords string // as written; of nth, the number, or nothing
	NewWords string // of the new text, where they differ; of nth, the number; of what is changed, as it must be written
	Note     string // what a person should know, or do
	// Misleads is set where the thing, as it is written, is found in the new text at a place that it does not mean: nobody
	// would notice.
	Misleads bool
}

// Edit is what must be written at a place of the file: other words, or nth beside them.
type Edit struct {
	At   briefing.Position // of a text
	Text string            // what it says then; empty where it stays as it is
	Nth  int               // added beside it; 0 adds nothing
}

// Report is what became of all quotes of a briefing, in the order of the file: turns, then each claim with its figures.
type Report struct {
	Rows  []Row
	Edits []Edit // of the rows that are changed
}

// Count is how many rows came to an outcome.
func (r *Report) Count(o Outcome) int {
	n := 0
	for i := range r.Rows {
		if r.Rows[i].Outcome == o {
			n++
		}
	}
	return n
}

// Settled tells whether every quote is found as it is written.
func (r *Report) Settled() bool { return r.Count(Changed)+r.Count(Lost) == 0 }

// Astray tells what most of is lost, "turns" or "quotes", how many of them, and of how many. Such a text is most likely
// another one. It is empty where most of both are found.
func (r *Report) Astray() (what string, lost, all int) {
	for _, kind := range []struct{ what, entity, field string }{{"turns", "turn", "starts"}, {"quotes", "claim", "quote"}} {
		lost, all = 0, 0
		for _, row := range r.Rows {
			if row.Entity != kind.entity || !strings.HasPrefix(row.Field, kind.field) {
				continue
			}
			all++
			if row.Outcome == Lost {
				lost++
			}
		}
		if 2*lost > all {
			return kind.what, lost, all
		}
	}
	return "", 0, 0
}

// Misleading is the rows that nobody would notice if they stayed as they are written: the lost ones, and the changed
// ones as well unless the edits are made.
func (r *Report) Misleading(edited bool) []Row {
	var rows []Row
	for _, row := range r.Rows {
		if row.Misleads && (row.Outcome == Lost || !edited) {
			rows = append(rows, row)
		}
	}
	return rows
}
