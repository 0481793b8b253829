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
and figures in all their versions, and the same words in the history. A reason in
the history that holds a passage of the transcript becomes '(redacted)', wherever the
same one stands. It cannot be undone. The event can never be loaded again, nor can
its text under another name; a text that differs in a letter is another text, though,
and is taken in.

What stays: that there was a text, its hashes and length, who spoke when, the
places of the quotes, all counts, the figures' values, and that, when, why and by
whom it was redacted. What the desk wrote itself stays as well: titles, what a claim
says, reviews, evidence with the quotes from sources, notes, notes of judgements,
the history of all these, and the headings and roles that name the speakers.

Each of these texts, but for headings and roles, that holds a passage of the
transcript is named, with the table that it lies in. A passage is any run of 20
characters, with blanks, quotation marks, dashes and capitals taken as alike, so that
a long name is one, too. Other events with the very same text are named as well. Look
at each: another event you redact by itself; where the desk's own words must go, the
owner of the tables overwrites them (onrecord db psql), in ops.change, too, and then
vacuums these tables. Once the transcript is gone nothing can name them again, so
begin with --dry-run and keep what it prints.

It cannot reach what is outside of the database: your own files, backups, archives
of the write-ahead log, exports. Clear those yourself, and redact again whenever a
backup from before is restored. Where a redacted event has words still, it takes
them, and the first redaction stands.

Replaced rows hold the words until they are vacuumed, and the planner keeps samples
of them, so the command vacuums and analyses the tables afterwards, if it may. From
then on no query finds the words. An older transaction that is open may still want
to see them; the command waits two seconds for such, and says so if one stays. Given
again, it leaves a redacted event as it is and vacuums once more.

Their bytes stay in the free space of the database's files until something is written
over them. --rewrite writes the tables anew, which clears that space, too, and stops
all who use a table for as long as that takes. If it may not, or old rows had to
stay, the words are redacted and the exit code is 1.

It takes a member of onrecord_owner, or the owner of the tables; to vacuum, the
owner of the database. It asks you to type the name of the event, or wants --yes.`,
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
	if done.Again && done.Nothing() {
		a.note("nothing to do: %s was redacted on %s: %s", event, dayOf(done.At), done.Reason)
	}
	for _, k := range done.Kept {
		a.note("look at this yourself: %s", keptText(event, k))
	}
	if flags.DryRun {
		if !done.Nothing() {
			a.note("this is what would lose its words; nothing was written")
		}
		return nil
	}
	// Also where it was redacted before: that command may have been cut short, or its user not been allowed to.
	return a.vacuumWords(ctx, s, event, flags.rewrite)
}

// keptText names what stays.
func keptText(event string, k store.Kept) string {
	if k.Table == "core.transcript" && k.Field == "text" {
		return fmt.Sprintf("%s has the very same transcript (revision %s); redact it, too", k.Event, k.Key)
	}
	of := k.Entity + " " + k.Key
	if k.Entity == "same" {
		of = "the judgement on claim " + k.Key
	}
	if k.Event != event {
		of += " of " + k.Event
	}
	return fmt.Sprintf("the %s of %s holds words of the transcript (%s)", k.Field, of, k.Table)
}

// vacuumWords clears the old rows. Where they were to be rewritten and are still there, that is a failure: a script has
// to notice.
func (a *app) vacuumWords(ctx context.Context, s *store.Store, event string, rewrite bool) error {
	done, err := s.VacuumWords(ctx, rewrite)
	if err != nil {
		return fmt.Errorf("%s is redacted, but its old rows are still there; give the same command once more: %w", event, err)
	}
	var left string
	switch {
	case !done.May:
		left = "the old rows are still there: only the owner of the tables may vacuum them; let that one give the same command once more"
	case !done.Samples:
		left = "the planner's samples of the old rows are still there: only the owner of the database may vacuum them; let that one give the same command once more"
	case done.Older > 0:
		left = fmt.Sprintf("old rows may still be there, since %s open before the redaction; give the same command once more when nobody else is at work",
			pick(done.Older == 1, "another transaction was", fmt.Sprintf("%d other transactions were", done.Older)))
	default:
		return nil
	}
	if rewrite {
		return fmt.Errorf("%s is redacted, but %s", event, left)
	}
	a.note("%s", left)
	return nil
}

// confirmRedaction asks at the terminal whether the event is meant, if it has words to lose.
func (a *app) confirmRedaction(ctx context.Context, s *store.Store, event string) error {
	would, err := s.Redact(ctx, event, store.RedactOptions{DryRun: true})
	if err != nil || would.Again && would.Nothing() {
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

// redactionReport is a redaction as it is printed.
type redactionReport struct {
	Event        string       `json:"event"`
	Outcome      string       `json:"outcome"`
	DryRun       bool         `json:"dry_run"`
	RedactedAt   *time.Time   `json:"redacted_at"`
	RedactedBy   *string      `json:"redacted_by"`
	Reason       *string      `json:"reason"`
	Transcripts  int64        `json:"transcripts"`
	Characters   int64        `json:"characters"`
	Turns        int64        `json:"turns"`
	ClaimQuotes  int64        `json:"claim_quotes"`
	FigureQuotes int64        `json:"figure_quotes"`
	Changes      int64        `json:"changes"`
	Reasons      int64        `json:"reasons"`
	Kept         []store.Kept `json:"kept"`
}

func (a *app) printRedaction(f render.Format, r *store.Redaction, dryRun bool) error {
	out := redactionReport{
		Event: r.Event, Outcome: redactionOutcome(r, dryRun), DryRun: dryRun,
		Transcripts: r.Transcripts, Characters: r.Characters, Turns: r.Turns, ClaimQuotes: r.ClaimQuotes,
		FigureQuotes: r.FigureQuotes, Changes: r.Changes, Reasons: r.Reasons, Kept: append([]store.Kept{}, r.Kept...),
	}
	var at any
	if !r.At.IsZero() {
		moment := r.At.UTC()
		out.RedactedAt, out.RedactedBy, at = &moment, &r.By, moment
	}
	if r.Reason != "" {
		out.Reason = &r.Reason
	}
	if f == render.JSON || f == render.JSONL {
		return render.Value(a.stdout, f, out)
	}
	return a.printFields(f, []field{
		{name: "event", value: out.Event},
		{name: "outcome", value: out.Outcome},
		{name: "dry_run", kind: render.Bool, value: out.DryRun},
		{name: "redacted_at", kind: render.Time, value: at, text: dayOf(r.At)},
		{name: "redacted_by", value: deref(out.RedactedBy)},
		{name: "reason", value: deref(out.Reason)},
		{name: "transcripts", kind: render.Integer, value: out.Transcripts},
		{name: "characters", kind: render.Integer, value: out.Characters},
		{name: "turns", kind: render.Integer, value: out.Turns},
		{name: "claim_quotes", kind: render.Integer, value: out.ClaimQuotes},
		{name: "figure_quotes", kind: render.Integer, value: out.FigureQuotes},
		{name: "changes", kind: render.Integer, value: out.Changes},
		{name: "reasons", kind: render.Integer, value: out.Reasons},
		// A cell has no room for a list; the notes name what is counted here.
		{name: "kept", kind: render.Integer, value: len(out.Kept)},
	})
}

func redactionOutcome(r *store.Redaction, dryRun bool) string {
	done := pick(r.Again, "completed", "redacted")
	switch {
	case r.Again && r.Nothing():
		return "unchanged"
	case dryRun:
		return "would be " + done
	default:
		return done
	}
}

func dayOf(t time.Time) string { return t.UTC().Format("2 January 2006") }
