package main

import (
	"context"

	"github.com/spf13/cobra"

	"onrecord/internal/briefing"
	"onrecord/internal/render"
	"onrecord/internal/store"
)

func (a *app) reviewQueueCmd() *cobra.Command {
	var opts store.QueueOptions
	var since, until string
	cmd := &cobra.Command{
		Use:   "queue",
		Short: "List the claims that nobody has reviewed",
		Long: `Lists the claims without a review, those under embargo counted as reviewed: the
most repeated ones first (as 'onrecord same' judged), of these the ones with most
figures that have an indicator, and of these the ones with most evidence.
Withdrawn claims and drafts are left out.`,
		Example: `  onrecord review queue
  onrecord review queue --speaker antony-blinken --limit 10
  onrecord review queue --topic defence-spending --format csv`,
		Args: noArgs,
	}
	flags := cmd.Flags()
	flags.StringVar(&opts.Event, "event", "", "only this event, by its `slug`")
	flags.StringVar(&opts.Speaker, "speaker", "", "only this speaker, by `slug or name`")
	flags.StringVar(&opts.Topic, "topic", "", "only claims of this topic, by its `slug`")
	flags.StringVar(&since, "since", "", "only what was said on this `date` or later")
	flags.StringVar(&until, "until", "", "only what was said on this `date` or earlier")
	flags.IntVar(&opts.Limit, "limit", 50, "at most so many `claims`; 0 for all")
	format := addFormat(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) (err error) {
		if opts.Since, err = wholeDay("since", since); err != nil {
			return err
		}
		if opts.Until, err = wholeDay("until", until); err != nil {
			return err
		}
		if opts.Limit < 0 {
			return usagef("--limit: %d is no number of claims; write 0 or more", opts.Limit)
		}
		return a.withStore(cmd, func(ctx context.Context, s *store.Store) error {
			if err := s.CheckSchema(ctx); err != nil {
				return err
			}
			queue, err := s.ReviewQueue(ctx, opts)
			if err != nil {
				return err
			}
			return a.printQueue(format.format, queue)
		})
	}
	return cmd
}

// wholeDay reads a day that a flag gives; no day where it is empty.
func wholeDay(flag, s string) (briefing.Date, error) {
	if s == "" {
		return briefing.Date{}, nil
	}
	d, err := briefing.ParseDate(s)
	if err != nil || d.Precision() != briefing.Day {
		return briefing.Date{}, usagef("--%s: %q is not a date; write 2024-06-18", flag, s)
	}
	return d, nil
}

func (a *app) printQueue(f render.Format, queue []store.Waiting) error {
	rows := make([][]any, len(queue))
	for i, w := range queue {
		rows[i] = []any{
			w.Ref.String(), orNull(w.Date.String()), orNull(w.Speaker), w.Says, w.Type, w.Times, w.Figures, w.Measured, w.Evidence,
		}
	}
	return a.printRows(f, []render.Column{
		{Name: "claim"}, {Name: "said_on", Kind: render.Date}, {Name: "speaker"}, {Name: "says"}, {Name: "type"},
		{Name: "times", Kind: render.Integer}, {Name: "figures", Kind: render.Integer}, {Name: "measured", Kind: render.Integer},
		{Name: "evidence", Kind: render.Integer},
	}, rows)
}
