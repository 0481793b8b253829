package main

import (
	"bufio"
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"onrecord/internal/briefing"
	"onrecord/internal/render"
	"onrecord/internal/store"
)

// redactFlags are what a redaction is told.
type redactFlags struct {
	store.RedactOptions
	yes, rewrite bool
}

func (a *app) redactCmd() *cobra.Command {
	var flags redactFlags
	cmd := &cobra.Command{
		Use:   "redact EVENT",
		Short: "Take the words of an event out of the database, for a legal takedown",
		Long: `Removes the transcript of an event in all its revisions, the quotes of its claims
and figures in all their versions, and the same words in the history. It cannot be
undone, and the event can never be loaded again.

What stays: that there was a text, its hashes and length, who spoke when, the
places of the quotes, all counts, the figures' values, and that, when, why and by
whom it was redacted. What the desk wrote itself stays as well: what a claim says,
reviews, evidence with the quotes from sources, notes, and the headings that name
the speakers. Where one of these holds a passage of the transcript word for word, the
command names it.

It cannot reach what is outside of the database: your own files, backups, archives
of the write-ahead log, exports. Clear those yourself, and redact again whenever a
backup from before is restored.

Replaced rows hold the words until they are vacuumed, and the planner keeps samples
of them, so the command vacuums and analyses the tables afterwards, if it may. From
then on no query finds the words. An older transaction that is open may still want
to see them; the command waits two seconds for such, and says so if one stays. Given
again, it leaves a redacted event as it is and vacuums once more.

Their bytes stay in the free space of the database's files until something is written
over them. --rewrite writes the tables anew, which clears that space, too, and stops
all who use a table for as long as that takes.

It takes a member of onrecord_owner, or the owner of the tables; to vacuum, the
latter. It asks you to type the name of the event, or wants --yes.`,
		Example: `  onrecord redact harbour-talk --reason "court order 12/2024" --dry-run
  onrecord redact harbour-talk --reason "court order 12/2024"
  onrecord redact harbour-talk --reason "court order 12/2024" --yes --rewrite`,
		Args:              oneArg("the name of an event"),
		ValidArgsFunction: a.completeEvents,
	}
	set := cmd.Flags()
	set.StringVar(&flags.Reason, "reason", "", "why: the request, the court order; every reader sees it")
	set.BoolVar(&flags.DryRun, "dry-run", false, "count what would lose its words, and write nothing")
	set.BoolVar(&flags.yes, "yes", false, "do not ask")
	set.BoolVar(&flags.rewrite, "rewrite", false, "write the tables anew, so that no byte stays in their files")
	_ = cmd.RegisterFlagCompletionFunc("reason", cobra.NoFileCompletions)
	format := addFormat(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		event := args[0]
		switch {
		case strings.Contains(event, "#"):
			return usagef("%q is a part of an event, and only a whole event can be redacted", event)
		case !briefing.IsSlug(event):
			return usagef("%q names no event", event)
		case strings.TrimSpace(flags.Reason) == "" && !flags.DryRun:
			return usagef("it needs --reason, since every reader will ask why the text is gone")
		case flags.DryRun && flags.rewrite:
			return usagef("--dry-run and --rewrite exclude each other")
		case !flags.DryRun && !flags.yes && !term.IsTerminal(int(a.stdin.Fd())):
			return usagef("this removes the words of %s for good, and there is no terminal to ask at; add --yes if you mean it", event)
		}
		return a.withStore(cmd, func(ctx context.Context, s *store.Store) error {
			if err := s.CheckSchema(ctx); err != nil {
				return err
			}
			return a.redact(ctx, s, event, flags, format.format)
		})
	}
	return cmd
}

func (a *app) redact(ctx context.Context, s *store.Store, event string, flags redactFlags, f render.Format) error {
	if !flags.DryRun && !flags.yes {
		if err := a.confirmRedaction(ctx, s, event); err != nil {
			return err
		}
	}
	done, err := s.Redact(ctx, event, flags.RedactOptions)
	if err != nil {
		return err
	}
	if err := a.printRedaction(f, done, flags.DryRun); err != nil {
		return err
	}
	if done.Again {
		a.note("nothing to do: %s was redacted on %s: %s", event, dayOf(done.At), done.Reason)
	}
	for _, look := range done.Look {
		a.note("look at this yourself: %s, word for word", look)
	}
	if flags.DryRun {
		if !done.Again {
			a.note("this is what would lose its words; nothing was written")
		}
		return nil
	}
	// Also where it was redacted before: that command may have been cut short, or its user not been allowed to.
	vacuumed, err := s.VacuumWords(ctx, flags.rewrite)
	switch {
	case err != nil:
		return fmt.Errorf("%s is redacted, but its old rows are still there; give the same command once more: %w", event, err)
	case !vacuumed.May:
		a.note("the old rows are still there: only the owner of the tables may vacuum them; let that one give the same command once more")
	case vacuumed.Older > 0:
		a.note("old rows may still be there, since %s open before the redaction; give the same command once more when nobody else is at work",
			pick(vacuumed.Older == 1, "another transaction was", fmt.Sprintf("%d other transactions were", vacuumed.Older)))
	}
	return nil
}

// confirmRedaction asks at the terminal whether the event is meant. One that was redacted before is not asked about.
func (a *app) confirmRedaction(ctx context.Context, s *store.Store, event string) error {
	would, err := s.Redact(ctx, event, store.RedactOptions{DryRun: true})
	if err != nil || would.Again {
		return err
	}
	question := fmt.Sprintf("This removes the words of %s for good: %s, %s and %s.\nType the name of the event to go on: ", event,
		counted(int(would.Characters), "character"), counted(int(would.Turns), "turn"), counted(int(would.ClaimQuotes+would.FigureQuotes), "quote"))
	if _, err := fmt.Fprint(a.stderr, question); err != nil {
		return err
	}
	typed := make(chan string, 1)
	go func() {
		// What cannot be read is no answer, and no answer is not the name of the event.
		line, _ := bufio.NewReader(a.stdin).ReadString('\n')
		typed <- line
	}()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case line := <-typed:
		if strings.TrimSpace(line) != event {
			return fmt.Errorf("that is not %s; nothing was redacted", event)
		}
		return nil
	}
}

func (a *app) printRedaction(f render.Format, r *store.Redaction, dryRun bool) error {
	outcome, at, by := "redacted", any(r.At), orNull(r.By)
	switch {
	case r.Again:
		outcome = "unchanged"
	case dryRun:
		at, by = nil, nil
	}
	return a.printFields(f, []field{
		{name: "event", value: r.Event},
		{name: "outcome", value: outcome},
		{name: "redacted_at", kind: render.Time, value: at, text: dayOf(r.At)},
		{name: "redacted_by", value: by},
		{name: "reason", value: orNull(r.Reason)},
		{name: "transcripts", kind: render.Integer, value: r.Transcripts},
		{name: "characters", kind: render.Integer, value: r.Characters},
		{name: "turns", kind: render.Integer, value: r.Turns},
		{name: "claim_quotes", kind: render.Integer, value: r.ClaimQuotes},
		{name: "figure_quotes", kind: render.Integer, value: r.FigureQuotes},
		{name: "changes", kind: render.Integer, value: r.Changes},
	})
}

func dayOf(t time.Time) string { return t.UTC().Format("2 January 2006") }
