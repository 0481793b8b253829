package main

import (
	"context"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"onrecord/internal/briefing"
	"onrecord/internal/dossier"
	"onrecord/internal/render"
	"onrecord/internal/store"
)

// sameFlags are the flags of same.
type sameFlags struct {
	judgement   string
	undo        bool
	note        string
	event       string
	withinEvent bool
	leastScore  string
	limit       int
	format      *formatFlag
}

// leastScore is from which score on a pair is suggested: figures that differ keep it below whatever the words.
const leastScore = "0.5"

func (a *app) sameCmd() *cobra.Command {
	var f sameFlags
	cmd := &cobra.Command{
		Use:   "same [EVENT#CLAIM [EVENT#CLAIM]]",
		Short: "Say which claims are the same, and look for those that may be",
		Long: `Claims that are made again and again, at one event after another, are judged to be
the same by a person. Claims that are the same, directly or through others, are a
group: 'onrecord report repeated' lists the groups, 'onrecord show' the others of
one claim's.

With two claims and --judgement it remembers what you judge of them, with your
name, the time and a note, and writes it into the history of both. A judgement
supersedes the earlier one on the same two; the same again changes nothing.
--undo takes it back, and splits the group that it held together. What
contradicts other judgements is refused: claims that are the same through others
cannot be different, nor can two that are different come into one group.

With one claim it lists what was judged of it and others, and then what may be the
same and nobody has judged. Without any it lists the pairs of all claims that are
most likely the same, or of the claims of one event with all others (--event).
Claims of one event among themselves are left out unless --within-event is given.

The score, 0 to 1, is how alike the words are, letter by letter in threes. Numbers
that differ and a denial on one side lower it. Figures of the same indicator raise
it where their values agree; where value, area or period differ it is another
claim, and the score stays below 0.4: '23 Allies' is not '9 Allies'. A same-as or
repeats link of a factsheet counts as 1 until you judge. A pair that a factsheet
links by contradicts, corrects or qualifies is not suggested.`,
		Example: `  onrecord same
  onrecord same --event joint-press-2024-06-18 --min-score 0.7 --format csv
  onrecord same oval-office-2024-06-17#c6
  onrecord same oval-office-2024-06-17#c6 joint-press-2024-06-18#c11 --judgement same
  onrecord same oval-office-2024-06-17#c6 joint-press-2024-06-18#c11 --undo`,
		Args:              sameArgs,
		ValidArgsFunction: a.completeEvents,
	}
	flags := cmd.Flags()
	flags.StringVar(&f.judgement, "judgement", "", "what you judge of two claims: `same|different|unsure`")
	flags.BoolVar(&f.undo, "undo", false, "take back what was judged of two claims")
	flags.StringVar(&f.note, "note", "", "why, kept with the judgement or its end")
	flags.StringVar(&f.event, "event", "", "suggest for the claims of this `event`")
	flags.BoolVar(&f.withinEvent, "within-event", false, "suggest pairs of claims of one event, too")
	flags.StringVar(&f.leastScore, "min-score", leastScore, "suggest pairs with this `score` or a higher one, 0 to 1")
	flags.IntVar(&f.limit, "limit", 50, "suggest at most so many pairs, best first")
	f.format = addFormat(cmd)
	_ = cmd.RegisterFlagCompletionFunc("judgement", cobra.FixedCompletions(store.Judgements(), cobra.ShellCompDirectiveNoFileComp))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		refs, err := f.check(cmd, args)
		if err != nil {
			return err
		}
		return a.withStore(cmd, func(ctx context.Context, s *store.Store) error {
			if err := s.CheckSchema(ctx); err != nil {
				return err
			}
			switch len(refs) {
			case 2:
				return a.judge(ctx, s, refs[0], refs[1], f)
			case 1:
				return a.listSame(ctx, s, refs[0], f)
			default:
				return a.suggestSame(ctx, s, f)
			}
		})
	}
	return cmd
}

func sameArgs(_ *cobra.Command, args []string) error {
	if len(args) > 2 {
		return usagef("it takes two claims at most, and %q is one too many", args[2])
	}
	return nil
}

// check reads the claims and refuses flags that do not go with them.
func (f *sameFlags) check(cmd *cobra.Command, args []string) ([]briefing.Ref, error) {
	var refs []briefing.Ref
	for _, arg := range args {
		ref, err := dossier.ParseRef(arg)
		if err != nil || ref.Claim == "" || ref.Figure != "" {
			return nil, usagef("%q names no claim; write EVENT#c4", arg)
		}
		refs = append(refs, ref)
	}
	given := func(names ...string) string {
		for _, name := range names {
			if cmd.Flags().Changed(name) {
				return name
			}
		}
		return ""
	}
	if name := given("judgement", "undo", "note"); name != "" && len(refs) != 2 {
		return nil, usagef("--%s needs two claims: onrecord same EVENT#c4 EVENT#c7 --%s …", name, name)
	}
	if name := given("event", "within-event", "min-score", "limit"); name != "" && len(refs) == 2 {
		return nil, usagef("--%s is for suggestions, and two claims are given", name)
	}
	if f.event != "" && len(refs) > 0 {
		return nil, usagef("--event and a claim exclude each other")
	}
	if len(refs) == 2 {
		return refs, f.checkPair(refs)
	}
	return refs, f.checkSuggest()
}

func (f *sameFlags) checkPair(refs []briefing.Ref) error {
	switch {
	case refs[0] == refs[1]:
		return usagef("%s is the same as itself; name two claims", refs[0])
	case f.undo && f.judgement != "":
		return usagef("--judgement and --undo exclude each other")
	case !f.undo && f.judgement == "":
		return usagef("say what you judge of the two claims: --judgement %s; or --undo", strings.Join(store.Judgements(), "|"))
	case !f.undo && !slices.Contains(store.Judgements(), f.judgement):
		return usagef("--judgement cannot be %q: it takes %s", f.judgement, strings.Join(store.Judgements(), ", "))
	}
	return nil
}

func (f *sameFlags) checkSuggest() error {
	score, err := decimal.NewFromString(f.leastScore)
	if err != nil || score.IsNegative() || score.GreaterThan(decimal.NewFromInt(1)) {
		return usagef("--min-score cannot be %q: it takes a decimal number from 0 to 1", f.leastScore)
	}
	if f.limit < 1 {
		return usagef("--limit cannot be %d: it takes a number above zero", f.limit)
	}
	f.leastScore = score.String()
	return nil
}

func (a *app) judge(ctx context.Context, s *store.Store, one, other briefing.Ref, f sameFlags) error {
	var done store.Judged
	var err error
	if f.undo {
		done, err = s.UndoJudgement(ctx, one, other, f.note)
	} else {
		done, err = s.Judge(ctx, one, other, f.judgement, f.note)
	}
	if err != nil {
		return err
	}
	for _, ref := range done.Withdrawn {
		a.note("%s was withdrawn from its factsheet: no report shows it until it comes back, but what is judged of it counts at once", ref)
	}
	if f.undo && done.Outcome == store.JudgementUnchanged {
		a.note("nothing was judged of %s and %s, so there is nothing to take back", one, other)
	}
	group := make([]string, len(done.Group))
	for i, ref := range done.Group {
		group[i] = ref.String()
	}
	return a.printFields(f.format.format, []field{
		{name: "outcome", value: done.Outcome},
		{name: "claim", value: one.String()},
		{name: "other", value: other.String()},
		{name: "judgement", value: orNull(done.Judgement)},
		{name: "was", value: orNull(done.Was)},
		{name: "score", kind: render.Number, value: orNull(done.Score)},
		{name: "group", value: orNull(strings.Join(group, ", "))},
	})
}

// listSame prints what was judged of a claim, and what is suggested for it.
func (a *app) listSame(ctx context.Context, s *store.Store, ref briefing.Ref, f sameFlags) error {
	known, err := s.Judgements(ctx, ref)
	if err != nil {
		return err
	}
	suggestions, err := s.Suggest(ctx, store.SuggestOptions{
		Claim: ref, WithinEvent: f.withinEvent, LeastScore: f.leastScore, Limit: f.limit,
	})
	if err != nil {
		return err
	}
	w, err := a.rows(f.format.format, []render.Column{
		{Name: "judgement"}, {Name: "score", Kind: render.Number}, {Name: "other"}, {Name: "said_on", Kind: render.Date}, {Name: "speaker"},
		{Name: "says"}, {Name: "figures"}, {Name: "link"}, {Name: "judged_by"}, {Name: "judged_at", Kind: render.Time}, {Name: "note"},
	})
	if err != nil {
		return err
	}
	for _, k := range known {
		err := w.Row([]any{
			k.Judgement, orNull(k.Score), k.Claim.Ref.String(), orNull(k.Claim.Date.String()), orNull(k.Claim.Speaker), k.Claim.Says, nil, nil,
			orNull(k.By), timeOrNull(k.At), orNull(withState(k)),
		})
		if err != nil {
			return err
		}
	}
	for _, x := range suggestions {
		err := w.Row([]any{
			"suggested", x.Score, x.B.Ref.String(), orNull(x.B.Date.String()), orNull(x.B.Speaker), x.B.Says, orNull(x.Figures),
			orNull(x.Link), nil, nil, nil,
		})
		if err != nil {
			return err
		}
	}
	return w.Close()
}

// withState is the note on a judgement, with why the other claim is in no report.
func withState(k store.Known) string {
	var parts []string
	if k.Withdrawn {
		parts = append(parts, "withdrawn")
	}
	if k.Draft {
		parts = append(parts, "draft")
	}
	if k.Note != "" {
		parts = append(parts, k.Note)
	}
	return strings.Join(parts, "; ")
}

// suggestSame prints the best pairs that nobody has judged.
func (a *app) suggestSame(ctx context.Context, s *store.Store, f sameFlags) error {
	bar := a.newProgress("comparing")
	suggestions, err := s.Suggest(ctx, store.SuggestOptions{
		Event: f.event, WithinEvent: f.withinEvent, LeastScore: f.leastScore, Limit: f.limit, Progress: bar.step,
	})
	bar.done()
	if err != nil {
		return err
	}
	w, err := a.rows(f.format.format, []render.Column{
		{Name: "score", Kind: render.Number}, {Name: "claim"}, {Name: "says"}, {Name: "other"}, {Name: "other_says"}, {Name: "figures"},
		{Name: "link"}, {Name: "text_score", Kind: render.Number}, {Name: "said_on", Kind: render.Date}, {Name: "speaker"},
		{Name: "other_said_on", Kind: render.Date}, {Name: "other_speaker"},
	})
	if err != nil {
		return err
	}
	for _, x := range suggestions {
		err := w.Row([]any{
			x.Score, x.A.Ref.String(), x.A.Says, x.B.Ref.String(), x.B.Says, orNull(x.Figures), orNull(x.Link), orNull(x.TextScore),
			orNull(x.A.Date.String()), orNull(x.A.Speaker), orNull(x.B.Date.String()), orNull(x.B.Speaker),
		})
		if err != nil {
			return err
		}
	}
	return w.Close()
}
