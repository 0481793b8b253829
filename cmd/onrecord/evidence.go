package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"onrecord/internal/briefing"
	"onrecord/internal/render"
	"onrecord/internal/store"
)

func (a *app) evidenceCmd() *cobra.Command {
	return group(&cobra.Command{
		Use:   "evidence",
		Short: "Add a source for or against a claim or a figure",
		Long: `Evidence says what a source has on a claim or a figure. It can be written in a
factsheet, or entered here. What is entered here stays when the factsheet is
loaded again.`,
		Example: `  onrecord evidence add talk-2024#c2.f1 --source harbour-log --value 22 --stance refutes`,
	}, a.evidenceAddCmd(), a.evidenceWithdrawCmd())
}

// evidenceFlags are those that say which evidence is meant.
type evidenceFlags struct{ source, at, vintage string }

func (f *evidenceFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.source, "source", "", "the `source`, by its slug")
	flags.StringVar(&f.at, "at", "", "`where` in the source: a page, a table, a graph")
	flags.StringVar(&f.vintage, "vintage", "", "the `day` on which the source published the value, where it has several; may be partial")
	need(cmd, "source")
}

func (f *evidenceFlags) read() (e briefing.Evidence, err error) {
	e.Source, e.At = f.source, f.at
	if f.vintage == "" {
		return e, nil
	}
	if e.Vintage, err = briefing.ParseDate(f.vintage); err != nil {
		return e, usagef("--vintage: %v", err)
	}
	return e, nil
}

func (a *app) evidenceAddCmd() *cobra.Command {
	var which evidenceFlags
	var value, stance, quote, by, checked, note, publish string
	cmd := &cobra.Command{
		Use:   "add EVENT#CLAIM[.FIGURE]",
		Short: "Add what a source has on a claim or a figure",
		Long: `Writes a piece of evidence: what the source has, where in it, and whether that
supports, refutes or revises the claim or gives its context. The value is in the
figure's unit, in full. Who ran the command and when is kept beside it.

Evidence of the same source, place and vintage that was entered before is
replaced, with both in the history; the same again changes nothing. With
--publish readers see it only from that day or time on; it cannot replace what
they see already, which it would hide until then.`,
		Example: `  onrecord evidence add talk-2024#c2.f1 --source log --value 22 --at "page 3" --stance refutes
  onrecord evidence add talk-2024#c2 --source log --stance context --quote "One is in repair."`,
		Args:              oneArg("the name of a claim or a figure: EVENT#c4 or EVENT#c4.f1"),
		ValidArgsFunction: a.completeEvents,
	}
	which.add(cmd)
	flags := cmd.Flags()
	flags.StringVar(&value, "value", "", "the `number` that the source has, in the figure's unit and in full")
	flags.StringVar(&stance, "stance", "", "`"+strings.Join(briefing.Stances, "|")+"`")
	flags.StringVar(&quote, "quote", "", "the source's own `words`")
	flags.StringVar(&by, "by", "", "the `desk` that checked it, an organization by its slug")
	flags.StringVar(&checked, "checked", "", "the `day` on which it was checked (default today)")
	flags.StringVar(&note, "note", "", "a `remark` of the desk")
	addPublish(cmd, &publish, "the `day` or time from which on readers see it (default at once)")
	need(cmd, "stance")
	// Only a flag that does not exist is refused here.
	_ = cmd.RegisterFlagCompletionFunc("stance", cobra.FixedCompletions(briefing.Stances, cobra.ShellCompDirectiveNoFileComp))
	format := addFormat(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		ref, err := targetRef(args[0])
		if err != nil {
			return err
		}
		e, err := which.read()
		if err != nil {
			return err
		}
		e.Stance, e.Quote, e.By, e.Note = stance, quote, by, note
		if e.Value, err = evidenceValue(value, ref); err != nil {
			return err
		}
		if e.Checked, err = pastDay("checked", checked); err != nil {
			return err
		}
		if err := notFuture("vintage", e.Vintage); err != nil {
			return err
		}
		p, err := publication(publish, false)
		if err != nil {
			return err
		}
		return a.withStore(cmd, func(ctx context.Context, s *store.Store) error {
			return a.addEvidence(ctx, s, ref, e, p, format.format)
		})
	}
	return cmd
}

// evidenceValue reads --value, which is in the unit of the figure that ref names.
func evidenceValue(s string, ref briefing.Ref) (*decimal.Decimal, error) {
	if s == "" {
		return nil, nil
	}
	v, err := briefing.ParseDecimal(s)
	switch {
	case err != nil:
		return nil, usagef("--value: %v", err)
	case ref.Figure == "":
		return nil, usagef("--value: a claim as a whole has no unit; name the figure that the value is of, as in %s.f1", ref)
	default:
		return &v, nil
	}
}

func (a *app) addEvidence(ctx context.Context, s *store.Store, ref briefing.Ref, e briefing.Evidence, p store.Publication, f render.Format) error {
	if err := s.CheckSchema(ctx); err != nil {
		return err
	}
	names, err := s.Names(ctx)
	if err != nil {
		return err
	}
	if err := a.entryProblems(briefing.CheckEvidence(&e, names)); err != nil {
		return err
	}
	done, err := s.AddEvidence(ctx, ref, e, p)
	if errors.Is(err, store.ErrPublicEvidence) {
		return fmt.Errorf("%w: publish it at once, without --publish, or first take back what is there with `onrecord evidence withdraw`", err)
	}
	if err != nil {
		return err
	}
	if done.Withdrawn {
		a.note("%s is withdrawn: no report shows its evidence", ref)
	}
	var value any
	if e.Value != nil {
		value = e.Value.StringFixed(max(0, -e.Value.Exponent()))
	}
	return a.printFields(f, []field{
		{name: "outcome", value: string(done.Outcome)},
		{name: "target", value: ref.String()},
		{name: "source", value: e.Source},
		{name: "at", value: orNull(e.At)},
		{name: "stance", value: e.Stance},
		{name: "value", kind: render.Number, value: value},
		{name: "published", kind: render.Time, value: timeOrNull(done.Published), text: publishedText(done)},
	})
}

func (a *app) evidenceWithdrawCmd() *cobra.Command {
	var which evidenceFlags
	var reason string
	cmd := &cobra.Command{
		Use:   "withdraw EVENT#CLAIM[.FIGURE]",
		Short: "Take back evidence that was entered",
		Long: `Takes back the evidence that 'onrecord evidence add' wrote for this source, place
and vintage. It stays in the history, with the reason. What a factsheet says is
taken back there.`,
		Example:           `  onrecord evidence withdraw talk-2024#c2.f1 --source log --at "page 3" --reason "another ship"`,
		Args:              oneArg("the name of a claim or a figure: EVENT#c4 or EVENT#c4.f1"),
		ValidArgsFunction: a.completeEvents,
	}
	which.add(cmd)
	cmd.Flags().StringVar(&reason, "reason", "", "`why`, for the history")
	need(cmd, "reason")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		ref, err := targetRef(args[0])
		if err != nil {
			return err
		}
		e, err := which.read()
		if err != nil {
			return err
		}
		return a.withStore(cmd, func(ctx context.Context, s *store.Store) error {
			if err := s.CheckSchema(ctx); err != nil {
				return err
			}
			err := s.WithdrawEvidence(ctx, ref, e, reason)
			if errors.Is(err, store.ErrNoEvidence) {
				return fmt.Errorf("no evidence of %q with this place and vintage was entered for %s; `onrecord show %s` lists what there is", e.Source, ref, ref)
			}
			if err == nil {
				a.note("withdrawn")
			}
			return err
		})
	}
	return cmd
}
