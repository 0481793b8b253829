package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/internal/briefing"
	"onrecord/internal/history"
	"onrecord/internal/intake"
	"onrecord/internal/render"
)

// addFailFast adds the flags that say what a file with an error does to the others: the default is to go on.
func addFailFast(cmd *cobra.Command, failFast *bool) {
	var keepGoing bool
	cmd.Flags().BoolVar(&keepGoing, "keep-going", true, "report a file with an error and take in the others")
	cmd.Flags().BoolVar(failFast, "fail-fast", false, "stop at the first file with an error")
	cmd.PreRunE = func(cmd *cobra.Command, _ []string) error {
		if cmd.Flags().Changed("keep-going") && cmd.Flags().Changed("fail-fast") {
			return usagef("--keep-going and --fail-fast say what to do after a file with an error: give one of them")
		}
		*failFast = *failFast || !keepGoing
		return nil
	}
}

// finishIntake prints what became of the files of load or check: problems on standard error, the report on standard
// output. A report that ended early is printed as far as it goes. diff prints each old and new value.
func (a *app) finishIntake(f render.Format, report *intake.Report, diff bool, err error) error {
	if report == nil {
		return err
	}
	a.printProblems(report)
	if printErr := a.printReport(f, report, diff); printErr != nil {
		return printErr
	}
	switch {
	case err != nil:
		return err
	case report.Errors > 0:
		a.note("%s in %s; nothing of %s was taken in", counted(report.Errors, "error"), counted(failed(report), "file"),
			pick(failed(report) == 1, "it", "them"))
		return errReported
	default:
		return nil
	}
}

func failed(r *intake.Report) int {
	n := 0
	for _, f := range r.Files {
		if f.Outcome == briefing.Failed {
			n++
		}
	}
	return n
}

func counted(n int, noun string) string {
	return fmt.Sprintf("%d %s%s", n, noun, pick(n == 1, "", "s"))
}

func pick(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}

// printProblems prints errors always, warnings unless -q, and notes with -v.
func (a *app) printProblems(r *intake.Report) {
	least := briefing.Warning
	switch {
	case a.flags.verbose:
		least = briefing.Note
	case a.flags.quiet:
		least = briefing.Error
	}
	for _, f := range r.Files {
		for _, p := range f.Problems {
			if p.Severity >= least {
				a.complainLine(p.Format())
			}
		}
	}
}

// printReport prints one object as JSON; else a row a file, and for people a last line with the sums.
func (a *app) printReport(f render.Format, r *intake.Report, diff bool) error {
	switch f {
	case render.JSON, render.JSONL:
		return render.Value(a.stdout, f, jsonReport(r))
	case render.Table:
		if err := a.printFiles(f, r); err != nil {
			return err
		}
		return a.printChanges(r, diff)
	default:
		return a.printFiles(f, r)
	}
}

// manyChanges is how many changes of a file are printed for people, unless -v or a diff asks for all.
const manyChanges = 20

// printChanges prints what the files that the database knew already change in it: of the first manyFiles of them,
// unless -v or a diff asks for all.
func (a *app) printChanges(r *intake.Report, diff bool) error {
	opts := history.Options{Color: a.renderOptions().Color, Values: diff, Places: a.flags.verbose}
	all := diff || a.flags.verbose
	if !all {
		opts.Most = manyChanges
	}
	printed, more := 0, 0
	for _, file := range r.Files {
		switch {
		case file.Outcome != briefing.Updated || len(file.Changes) == 0:
			continue
		case printed == manyFiles && !all:
			more++
			continue
		}
		printed++
		if err := a.printf("\n%s\n", file.Name); err != nil {
			return err
		}
		if err := history.WriteChanges(a.stdout, file.Changes, opts); err != nil {
			return err
		}
	}
	if more > 0 {
		return a.printf("\n… and %s with changes; -v prints them, 'onrecord history EVENT' shows them later\n", counted(more, "more file"))
	}
	return nil
}

var fileColumns = []render.Column{
	{Name: "file"}, {Name: "outcome"},
	{Name: "events", Kind: render.Integer}, {Name: "turns", Kind: render.Integer}, {Name: "claims", Kind: render.Integer},
	{Name: "figures", Kind: render.Integer}, {Name: "sources", Kind: render.Integer},
	{Name: "observations", Kind: render.Integer}, {Name: "withdrawn", Kind: render.Integer},
	{Name: "errors", Kind: render.Integer},
}

// manyFiles is from how many files on a table for people leaves out the unchanged ones, unless -v asks for all.
const manyFiles = 20

// printFiles prints a row a file. A table, which is for people, leaves out columns that say nothing and ends with the
// sums.
func (a *app) printFiles(f render.Format, r *intake.Report) error {
	var rows [][]any
	for _, file := range r.Files {
		if f == render.Table && len(r.Files) > manyFiles && file.Outcome == briefing.Unchanged && !a.flags.verbose {
			continue
		}
		rows = append(rows, fileRow(file.Name, string(file.Outcome), file.Counts, file.Withdrawn, briefing.Errors(file.Problems)))
	}
	columns := fileColumns
	if f == render.Table {
		if len(r.Files) > 1 {
			rows = append(rows, fileRow(counted(len(r.Files), "file"), outcomes(r), r.Counts, r.Withdrawn, r.Errors))
		}
		columns, rows = withoutZeros(columns, rows)
	}
	w, err := a.rows(f, columns)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if err := w.Row(row); err != nil {
			return err
		}
	}
	return w.Close()
}

func fileRow(name, outcome string, c briefing.Counts, withdrawn, errors int) []any {
	return []any{name, outcome, c.Events, c.Turns, c.Claims, c.Figures, c.Sources, c.Observations, withdrawn, errors}
}

// outcomes says how many files came to which outcome.
func outcomes(r *intake.Report) string {
	n := map[briefing.Outcome]int{}
	for _, f := range r.Files {
		n[f.Outcome]++
	}
	var parts []string
	for _, o := range []briefing.Outcome{briefing.Added, briefing.Updated, briefing.Unchanged, briefing.Checked, briefing.Failed} {
		if n[o] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[o], o))
		}
	}
	return strings.Join(parts, ", ")
}

// withoutZeros leaves out the columns of numbers that are 0 in every row.
func withoutZeros(columns []render.Column, rows [][]any) ([]render.Column, [][]any) {
	var kept []int
	for i, c := range columns {
		if c.Kind != render.Integer || slices.ContainsFunc(rows, func(row []any) bool { return row[i] != 0 }) {
			kept = append(kept, i)
		}
	}
	out := make([][]any, len(rows))
	for i, row := range rows {
		for _, k := range kept {
			out[i] = append(out[i], row[k])
		}
	}
	var some []render.Column
	for _, k := range kept {
		some = append(some, columns[k])
	}
	return some, out
}

// The JSON of a report. Its names are a contract with those who read it by machine.
type (
	reportJSON struct {
		briefing.Counts
		Unchanged int        `json:"unchanged"`
		Updated   int        `json:"updated"`
		Withdrawn int        `json:"withdrawn"`
		Errors    int        `json:"errors"`
		Files     []fileJSON `json:"files"`
	}
	fileJSON struct {
		File    string `json:"file"`
		Kind    string `json:"kind,omitempty"`
		Event   string `json:"event,omitempty"`
		Outcome string `json:"outcome"`
		briefing.Counts
		Withdrawn int           `json:"withdrawn"`
		Changes   []changeJSON  `json:"changes"`
		Problems  []problemJSON `json:"problems"`
	}
	changeJSON struct {
		Entity string `json:"entity"`
		Key    string `json:"key"`
		Action string `json:"action"`
		Old    any    `json:"old,omitempty"`
		New    any    `json:"new,omitempty"`
		Reason string `json:"reason,omitempty"`
	}
	problemJSON struct {
		Severity   string   `json:"severity"`
		Code       string   `json:"code"`
		Line       int      `json:"line,omitempty"`
		Column     int      `json:"column,omitempty"`
		Path       string   `json:"path,omitempty"`
		Text       string   `json:"text,omitempty"`
		Message    string   `json:"message"`
		Hint       string   `json:"hint,omitempty"`
		Candidates []string `json:"candidates,omitempty"`
	}
)

func jsonReport(r *intake.Report) reportJSON {
	out := reportJSON{
		Counts: r.Counts, Unchanged: r.Unchanged, Updated: r.Updated, Withdrawn: r.Withdrawn, Errors: r.Errors,
		Files: []fileJSON{},
	}
	for _, f := range r.Files {
		file := fileJSON{
			File: f.Name, Kind: string(f.Kind), Event: f.Event, Outcome: string(f.Outcome), Counts: f.Counts,
			Withdrawn: f.Withdrawn, Changes: []changeJSON{}, Problems: []problemJSON{},
		}
		if f.Outcome == briefing.Updated {
			for _, c := range f.Changes {
				file.Changes = append(file.Changes, changeJSON(c))
			}
		}
		for _, p := range f.Problems {
			file.Problems = append(file.Problems, problemJSON{
				Severity: p.Severity.String(), Code: p.Code, Line: p.Line, Column: p.Column, Path: p.Path, Text: p.Text,
				Message: p.Message, Hint: p.Hint, Candidates: slices.Clone(p.Candidates),
			})
		}
		out.Files = append(out.Files, file)
	}
	return out
}
