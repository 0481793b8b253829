package main

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"onrecord/internal/audit"
	"onrecord/internal/render"
	"onrecord/internal/store"
)

func (a *app) verifyCmd() *cobra.Command {
	var events []string
	var listChecks bool
	cmd := &cobra.Command{
		Use:   "verify",
		Short: "Check the whole database",
		Long: `Checks the rows of the database against each other, all of them or those of the
events that are named: whether texts have their hashes and spans read as their
quotes, in live versions and in ended ones; what hangs on nothing; bounds against
values, units against those of the indicators; what is withdrawn against what is
live; the history; links, merges, rating scales. Each row that is printed is one
fault, with the check that found it and the values; --checks lists the checks and
says what to do about what they find. The exit code is 1 if there is a fault.

A note is no fault: a link into an event that is not loaded yet, two sources with
one address. Notes are printed as well, and the exit code stays 0.

It reads alone, a few events at a time, and loads can go on beside it. csv, tsv
and jsonl print a fault when it is found; a table waits for the last. The checks
that are not about one event alone are left out where events are named.`,
		Example: `  onrecord verify
  onrecord verify --event joint-press-2024-06-18
  onrecord verify --format csv > faults.csv
  onrecord verify --checks`,
		Args: noArgs,
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&events, "event", nil, "check only this event, by its `slug`; may be repeated")
	flags.BoolVar(&listChecks, "checks", false, "list the checks instead of running them")
	// Only a flag that does not exist is refused here.
	_ = cmd.RegisterFlagCompletionFunc("event", a.completeEvents)
	format := addFormat(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		checks, err := audit.Builtin()
		switch {
		case err != nil:
			return err
		case listChecks && len(events) > 0:
			return usagef("--event and --checks exclude each other")
		case listChecks:
			return a.listChecks(format.format, checks)
		}
		return a.verify(cmd, format.format, store.VerifyOptions{Checks: checks, Events: events})
	}
	return cmd
}

func (a *app) listChecks(f render.Format, checks []audit.Check) error {
	rows := make([][]any, len(checks))
	for i, c := range checks {
		rows[i] = []any{c.Name, string(c.Scope), string(c.Severity), c.Title, c.Description}
	}
	return a.printRows(f, []render.Column{
		{Name: "check"}, {Name: "scope"}, {Name: "severity"}, {Name: "title"}, {Name: "description"},
	}, rows)
}

func (a *app) verify(cmd *cobra.Command, f render.Format, opts store.VerifyOptions) error {
	return a.withStore(cmd, func(ctx context.Context, s *store.Store) error {
		if err := s.CheckSchema(ctx); err != nil {
			return err
		}
		bar := a.newProgress("verifying")
		opts.Progress = bar.step
		rows := &findings{app: a, format: f}
		done, err := s.Verify(ctx, opts, rows.add)
		bar.done()
		if err != nil {
			// The output stays open-ended, so that nobody takes it for the whole.
			return err
		}
		if err := rows.close(); err != nil {
			return err
		}
		a.note("%s, %s, %s%s", grouped(done.Events, "event"), grouped(done.Checks, "check"), orNone(done.Faults, "fault"),
			pick(done.Notes > 0, ", "+grouped(done.Notes, "note"), ""))
		if done.Faults > 0 {
			return errReported
		}
		return nil
	})
}

// findings prints what the checks find. A table without a row has nothing to say; other formats are then empty, too, but
// well-formed.
type findings struct {
	app    *app
	format render.Format
	out    render.Writer
}

func (r *findings) open() (err error) {
	if r.out == nil {
		r.out, err = r.app.rows(r.format, []render.Column{
			{Name: "check"}, {Name: "severity"}, {Name: "event"}, {Name: "entity"}, {Name: "key"}, {Name: "fault"},
		})
	}
	return err
}

func (r *findings) add(f store.Finding) error {
	if err := r.open(); err != nil {
		return err
	}
	event := any(nil)
	if f.Event != "" {
		event = f.Event
	}
	return r.out.Row([]any{f.Check.Name, string(f.Check.Severity), event, f.Entity, f.Key, f.Fault})
}

func (r *findings) close() error {
	if r.out == nil && r.format == render.Table {
		return nil
	}
	if err := r.open(); err != nil {
		return err
	}
	return r.out.Close()
}

func orNone(n int, noun string) string {
	if n == 0 {
		return "no " + noun
	}
	return grouped(n, noun)
}

// grouped is a number with its noun, with commas between the thousands.
func grouped(n int, noun string) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits + " " + noun + pick(n == 1, "", "s")
}
