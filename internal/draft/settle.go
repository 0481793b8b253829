package draft

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"onrecord/internal/briefing"
	"onrecord/internal/factsheet"
	"onrecord/internal/quantity"
	"onrecord/internal/resolve"
)

// mostRounds is how often a draft is looked at again after something was taken out of it.
const mostRounds = 5

// settle reads the draft back as it will be checked, and takes out what is wrong with it: figures that read otherwise than in
// their sentence, and claims whose words lead elsewhere. The ids of what stays follow on each other.
func (d *drafting) settle() {
	for range mostRounds {
		bad := d.faults()
		if len(bad) == 0 {
			break
		}
		d.takeOut(bad)
	}
	for i := range d.sheet.Claims {
		c := &d.sheet.Claims[i]
		c.Key = "c" + strconv.Itoa(i+1)
		for j := range c.Figures {
			c.Figures[j].Key = "f" + strconv.Itoa(j+1)
		}
	}
}

// place is a claim, or one of its figures; figure is -1 for the claim as a whole.
type place struct{ claim, figure int }

var pathOf = regexp.MustCompile(`^claims\[([0-9]+)\](?:\.figures\[([0-9]+)\])?`)

// faults are the claims and figures that do not settle, with what is to be said of them.
func (d *drafting) faults() map[place]string {
	bad := map[place]string{}
	b, problems := factsheet.Read(d.File, Write(&d.sheet))
	b.Transcript.Text = d.Source.Text
	problems = append(problems, resolve.Briefing(b, d.Names)...)
	problems = append(problems, briefing.Check(b, d.Names)...)
	for _, p := range problems {
		m := pathOf.FindStringSubmatch(p.Path)
		if m == nil || p.Severity < briefing.Error && !unsettled[p.Code] {
			continue
		}
		at := place{figure: -1}
		at.claim, _ = strconv.Atoi(m[1])
		if m[2] != "" {
			at.figure, _ = strconv.Atoi(m[2])
		}
		bad[at] = p.Code
	}
	for i := range b.Claims {
		for j := range b.Claims[i].Figures {
			f := &b.Claims[i].Figures[j]
			if read, known := d.read[figureID{b.Claims[i].Key, f.Key}]; known && !d.settledAs(f, read.Quantity) && bad[place{i, j}] == "" {
				bad[place{i, j}] = resolve.CodeDiffers
			}
		}
	}
	return bad
}

// unsettled are the warnings of a draft that tell of a figure which does not read as it should.
var unsettled = map[string]bool{
	resolve.CodeFigureAmbiguous: true, resolve.CodeNoNumber: true, resolve.CodeCutsCorrection: true, resolve.CodeCorrectionNote: true,
}

// takeOut removes what does not settle, and says so in the claim's todo. A correction that a figure's keys do not hold is told
// in its note.
func (d *drafting) takeOut(bad map[place]string) {
	var kept []briefing.Claim
	for i := range d.sheet.Claims {
		c := &d.sheet.Claims[i]
		if bad[place{i, -1}] != "" {
			continue
		}
		var figures []briefing.Figure
		for j := range c.Figures {
			f := c.Figures[j]
			switch code := bad[place{i, j}]; {
			case code == resolve.CodeCorrectionNote && f.Note == "":
				f.Note = d.correctionNote(&f)
				figures = append(figures, f)
			case code != "":
				c.Todo = fmt.Sprintf("figure left out, for its words alone do not say it: %q; %s", d.read[figureID{c.Key, f.Key}].short(), c.Todo)
			default:
				figures = append(figures, f)
			}
		}
		c.Figures = figures
		kept = append(kept, *c)
	}
	d.sheet.Claims = kept
}

// correctionNote tells what the publisher put right in the quote of a figure.
func (d *drafting) correctionNote(f *briefing.Figure) string {
	note := &list{}
	for _, c := range quantity.SplitCorrections(f.Quote.Text).Corrections {
		if c.Replaced() {
			note.addf("the publisher corrected %q to %q", oneLine(c.Said), oneLine(c.Corrected))
		} else {
			note.addf("the publisher struck out %q", oneLine(c.Said))
		}
	}
	return note.String()
}

// settledAs tells whether a figure came to say what was read in its sentence.
func (d *drafting) settledAs(f *briefing.Figure, q quantity.Quantity) bool {
	comparator := string(q.Comparator)
	switch {
	case !sameNumber(f.Value, parsed(q.Value)), f.Vague != q.Vague, f.Currency != q.Currency, f.Comparator != comparator:
		return false
	case f.Kind != string(q.Kind) && !(q.Kind == "" && (q.Currency != "" || q.Rank != nil)):
		return false
	case (f.Rank != nil) != (q.Rank != nil), f.Rank != nil && (f.Rank.Of != q.Rank.Of || f.Rank.Over != q.Rank.Over):
		return false
	case f.Unit != q.Unit && f.Unit != q.Currency && slices.Contains([]string{"", d.listed(f.Unit)}, d.listed(q.Unit)) && f.Unit != "":
		return false
	}
	var of *decimal.Decimal
	if f.Of != nil {
		of = f.Of.Value
	}
	return sameNumber(of, parsed(q.OfValue)) && sameBounds(f.Bounds, interval(q.Bounds))
}

func sameNumber(a, b *decimal.Decimal) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Equal(*b)
}

func sameBounds(a, b *briefing.Interval) bool {
	if a == nil || b == nil {
		return a == b
	}
	return sameNumber(a.Lower, b.Lower) && sameNumber(a.Upper, b.Upper) && a.LowerInclusive == b.LowerInclusive && a.UpperInclusive == b.UpperInclusive
}
