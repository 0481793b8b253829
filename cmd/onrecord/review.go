package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"onrecord/internal/briefing"
	"onrecord/internal/render"
	"onrecord/internal/store"
)

func (a *app) reviewCmd() *cobra.Command {
	return group(&cobra.Command{
		Use:   "review",
		Short: "Add a verdict on a claim, or list the claims that wait for one",
		Long: `A review is a dated verdict of a desk on a claim. It can be written in a
factsheet, or entered here. Reviews are only ever added: a newer one of the same
desk and scale supersedes the older, which stays in the history.`,
		Example: `  onrecord review queue
  onrecord review add talk-2024#c2 --scale five-point --rating mostly-true --by my-desk`,
	}, a.reviewAddCmd(), a.reviewQueueCmd())
}

func (a *app) reviewAddCmd() *cobra.Command {
	var r briefing.Review
	var date, publish string
	cmd := &cobra.Command{
		Use:   "add EVENT#CLAIM",
		Short: "Add a verdict on a claim",
		Long: `Writes a review: which desk rates the claim how, on which scale, when, and why.
Who ran the command and when is kept beside it. The scale and the desk are those
of a catalogue.

Readers see it at once. With --publish they see it from that day (its start in
UTC) or time on, and with --publish later not before it is entered once more
with a day; an older published review goes on to be shown until then.

The same review again adds nothing. To correct one, enter it anew: of one desk
and scale the one with the latest date counts, of one date the last entered.`,
		Example: `  onrecord review add talk-2024#c2 --scale five-point --rating mostly-true --by my-desk
  onrecord review add talk-2024#c2 --scale two --rating right --by my-desk --summary "So the log."
  onrecord review add talk-2024#c2 --scale two --rating wrong --by my-desk --publish 2026-12-01`,
		Args:              oneArg("the name of a claim: EVENT#c4"),
		ValidArgsFunction: a.completeEvents,
	}
	flags := cmd.Flags()
	flags.StringVar(&r.Scale, "scale", "", "the rating `scale`, by its slug")
	flags.StringVar(&r.Rating, "rating", "", "the `verdict`, a rating of the scale")
	flags.StringVar(&r.By, "by", "", "the `desk` that reviews, an organization by its slug")
	flags.StringVar(&r.Summary, "summary", "", "why, in a `sentence` or two")
	flags.StringVar(&date, "date", "", "the `day` of the review (default today)")
	flags.StringVar(&r.URL, "url", "", "the `address` at which it is published")
	flags.StringVar(&r.Note, "note", "", "a `remark` of the desk")
	addPublish(cmd, &publish, "the `day` or time from which on readers see it, or later for not yet (default at once)")
	need(cmd, "scale", "rating", "by")
	format := addFormat(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		ref, err := claimRef(args[0])
		if err != nil {
			return err
		}
		if r.Date, err = pastDay("date", date); err != nil {
			return err
		}
		p, err := publication(publish, true)
		if err != nil {
			return err
		}
		return a.withStore(cmd, func(ctx context.Context, s *store.Store) error {
			return a.addReview(ctx, s, ref, r, p, format.format)
		})
	}
	return cmd
}

func (a *app) addReview(ctx context.Context, s *store.Store, ref briefing.Ref, r briefing.Review, p store.Publication, f render.Format) error {
	if err := s.CheckSchema(ctx); err != nil {
		return err
	}
	names, err := s.Names(ctx)
	if err != nil {
		return err
	}
	if err := a.entryProblems(briefing.CheckReview(&r, names)); err != nil {
		return err
	}
	done, err := s.AddReview(ctx, ref, r, p)
	if err != nil {
		return err
	}
	a.noteReview(ref, r, done)
	return a.printFields(f, []field{
		{name: "outcome", value: string(done.Outcome)},
		{name: "claim", value: ref.String()},
		{name: "scale", value: r.Scale},
		{name: "rating", value: r.Rating},
		{name: "by", value: r.By},
		{name: "date", kind: render.Date, value: r.Date.String()},
		{name: "published", kind: render.Time, value: timeOrNull(done.Published), text: publishedText(done)},
	})
}

// noteReview says how a review stands to the others of its desk.
func (a *app) noteReview(ref briefing.Ref, r briefing.Review, done store.Entered) {
	if done.Withdrawn {
		a.note("the claim %s is withdrawn: no report shows its reviews", ref)
	}
	if done.Outcome == briefing.Unchanged {
		return
	}
	later := slices.DeleteFunc(slices.Clone(done.Others), func(o store.OtherReview) bool { return !o.Date.First().After(r.Date.First()) })
	if o := countingReview(later); o != nil && o.Public {
		a.note("the later review of %s, %s, still counts", o.Date, o.Rating)
		return
	}
	if o := countingReview(done.Others[len(later):]); o != nil && done.Public {
		a.note("it supersedes the review of %s, %s", o.Date, o.Rating)
	} else if o != nil {
		a.note("it will supersede the review of %s, %s, %s", o.Date, o.Rating, fromWhen(done.Published, "it"))
	}
	if o := countingReview(later); o != nil {
		a.note("the later review of %s, %s, will supersede it %s", o.Date, o.Rating, fromWhen(o.Published, "that"))
	}
	a.noteScheduled(r, done, done.Others[len(later):])
}

// noteScheduled tells of earlier reviews that go public before the one that was entered: they cannot be taken back, only
// superseded by then.
func (a *app) noteScheduled(r briefing.Review, done store.Entered, earlier []store.OtherReview) {
	for _, o := range earlier {
		if o.Public || o.Published.IsZero() || !done.Published.IsZero() && !done.Published.After(o.Published) {
			continue
		}
		day := o.Published.UTC().Format(time.RFC3339)
		a.note("the review of %s, %s, goes public on %s all the same; to have this one, %s, count by then, enter it with --publish %s",
			o.Date, o.Rating, day, r.Rating, day)
	}
}

// countingReview is the review that counts among those of one desk, the newest first: the newest that readers see, or
// the newest of all where they see none; nil for none.
func countingReview(others []store.OtherReview) *store.OtherReview {
	for i := range others {
		if others[i].Public {
			return &others[i]
		}
	}
	if len(others) == 0 {
		return nil
	}
	return &others[0]
}

// fromWhen says from when on a review counts that is under embargo, without a time for not yet.
func fromWhen(t time.Time, review string) string {
	if t.IsZero() {
		return "once " + review + " is published"
	}
	return "from " + momentText(t) + " on"
}

// publishedText says from when on readers see what was entered; empty for not yet.
func publishedText(done store.Entered) string {
	switch {
	case done.Published.IsZero():
		return ""
	case done.Public:
		return momentText(done.Published)
	default:
		return fromWhen(done.Published, "it")
	}
}

func momentText(t time.Time) string { return t.UTC().Format("2006-01-02 15:04 MST") }

// claimRef reads the name of a claim.
func claimRef(s string) (briefing.Ref, error) {
	ref, err := briefing.ParseRef(s)
	if err != nil || ref.Event == "" || ref.Figure != "" {
		return ref, usagef("%q is not the name of a claim; write EVENT#c4", s)
	}
	return ref, nil
}

// targetRef reads the name of a claim or a figure.
func targetRef(s string) (briefing.Ref, error) {
	ref, err := briefing.ParseRef(s)
	if err != nil || ref.Event == "" {
		return ref, usagef("%q is not the name of a claim or a figure; write EVENT#c4 or EVENT#c4.f1", s)
	}
	return ref, nil
}

// pastDay reads the day that a flag gives, today where it is empty. It may be partial.
func pastDay(flag, s string) (briefing.Date, error) {
	if s == "" {
		s = time.Now().Format(time.DateOnly)
	}
	d, err := briefing.ParseDate(s)
	if err != nil {
		return d, usagef("--%s: %v", flag, err)
	}
	return d, notFuture(flag, d)
}

// notFuture refuses a day that has not come yet.
func notFuture(flag string, d briefing.Date) error {
	if d.First().Format(time.DateOnly) > time.Now().Format(time.DateOnly) {
		return usagef("--%s: %s lies in the future", flag, d)
	}
	return nil
}

func addPublish(cmd *cobra.Command, publish *string, usage string) {
	cmd.Flags().StringVar(publish, "publish", "", usage)
	// Only a flag that does not exist is refused here.
	_ = cmd.RegisterFlagCompletionFunc("publish", cobra.NoFileCompletions)
}

// publication reads --publish. Where it may be later that stands for not yet.
func publication(s string, later bool) (store.Publication, error) {
	switch {
	case s == "":
		return store.Publication{AtOnce: true}, nil
	case s == "later" && later:
		return store.Publication{}, nil
	case s == "later":
		return store.Publication{}, usagef("--publish: evidence needs a day; only a review can wait for one")
	}
	for _, layout := range [...]string{time.DateOnly, time.RFC3339, "2006-01-02T15:04Z07:00"} {
		if t, err := time.Parse(layout, s); err == nil {
			return store.Publication{From: t.UTC()}, nil
		}
	}
	if later {
		return store.Publication{}, usagef("--publish: %q is not a day or a time; write 2024-06-18, 2024-06-18T14:30:00Z, or later", s)
	}
	return store.Publication{}, usagef("--publish: %q is not a day or a time; write 2024-06-18 or 2024-06-18T14:30:00Z", s)
}

// need marks flags that must be given.
func need(cmd *cobra.Command, names ...string) {
	for _, name := range names {
		// Only a flag that does not exist is refused here.
		_ = cmd.MarkFlagRequired(name)
	}
}

// entryProblems prints what is wrong with what was entered, each under the flag that it came from.
func (a *app) entryProblems(problems []briefing.Problem) error {
	failed := false
	for _, p := range problems {
		line := fmt.Sprintf("onrecord: --%s: %s", p.Path[1+lastDot(p.Path):], p.Message)
		switch {
		case len(p.Candidates) > 0:
			line += suggest("", p.Candidates)
		case p.Code == briefing.CodeUnknownID:
			line += "; load the catalogue that defines it"
		case p.Hint != "":
			line += "; " + p.Hint
		}
		if p.Severity == briefing.Error {
			failed = true
			a.complainLine(line)
			continue
		}
		a.note("%s", line)
	}
	if failed {
		return errReported
	}
	return nil
}

func lastDot(path string) int {
	for i := len(path) - 1; i >= 0; i-- {
		if path[i] == '.' {
			return i
		}
	}
	return -1
}
