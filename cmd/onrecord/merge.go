package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/internal/render"
	"onrecord/internal/store"
)

func (a *app) mergeCmd() *cobra.Command {
	return group(&cobra.Command{
		Use:   "merge",
		Short: "Merge duplicates among speakers, organizations and sources",
		Long: `Says that two entries of the catalogue are the same: one stands for the other in
every view, report and dossier from then on. It can be taken back at any time.

Nothing that refers to the duplicate is rewritten, and files that name it can be
loaded as before: loading them takes no merge back. The old name finds the entry
in --speaker of the reports, and in the view bi.merged_names.`,
		Example: `  onrecord merge speaker a-blinken --into antony-blinken --reason "misspelt in May"
  onrecord merge source harbour-talk/minutes --into harbour-minutes --dry-run
  onrecord merge organization desk-2 --undo`,
	},
		a.mergeKindCmd(store.MergeSpeaker, "a-blinken", "antony-blinken"),
		a.mergeKindCmd(store.MergeOrganization, "dos", "us-state-department"),
		a.mergeKindCmd(store.MergeSource, "harbour-talk/minutes", "harbour-minutes"))
}

// mergeFlags are what one merge is told.
type mergeFlags struct {
	into string
	undo bool
	store.MergeOptions
}

func (a *app) mergeKindCmd(kind store.MergeKind, duplicate, into string) *cobra.Command {
	var flags mergeFlags
	name := string(kind)
	cmd := &cobra.Command{
		Use:   name + " [DUPLICATE]",
		Short: "Merge a " + name + " into another one, take that back, or list what is merged",
		Long: `Merges a duplicate into the entry that is to stand for it. Both are named as in
the catalogue, or EVENT/ID where one factsheet defines them.

What was merged into the duplicate before comes along. There are no chains: an
entry that is merged itself is refused as a goal. With --undo the duplicate stands
for itself again, and what came by way of it goes back with it. Both stand in the
history, with who, when and the reason. The same again changes nothing.

It prints the entries that move, and how much in the database refers to each: live
rows alone, drafts with them. Without an argument it lists what is merged, with
the merge that made it so.`,
		Example: `  onrecord merge ` + name + `
  onrecord merge ` + name + ` ` + duplicate + ` --into ` + into + ` --dry-run
  onrecord merge ` + name + ` ` + duplicate + ` --undo --reason "two of them after all"`,
		Args: maybeOneArg("the duplicate"),
	}
	if kind == store.MergeOrganization {
		cmd.Short = strings.Replace(cmd.Short, "Merge a ", "Merge an ", 1)
	}
	if kind == store.MergeSpeaker {
		cmd.Long += "\n\nA person and a body that speaks are never the same."
	}
	set := cmd.Flags()
	set.StringVar(&flags.into, "into", "", "the `"+name+"` that is to stand for the duplicate")
	set.BoolVar(&flags.undo, "undo", false, "have the duplicate stand for itself again")
	set.StringVar(&flags.Reason, "reason", "", "why, for the history")
	set.BoolVar(&flags.DryRun, "dry-run", false, "say what would be carried, and write nothing")
	for _, f := range [...]string{"into", "reason"} {
		// Only a flag that does not exist is refused here.
		_ = cmd.RegisterFlagCompletionFunc(f, cobra.NoFileCompletions)
	}
	cmd.ValidArgsFunction = cobra.NoFileCompletions
	format := addFormat(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := checkMerge(cmd, args, flags); err != nil {
			return err
		}
		return a.withStore(cmd, func(ctx context.Context, s *store.Store) error {
			if err := s.CheckSchema(ctx); err != nil {
				return err
			}
			if len(args) == 0 {
				return a.listMerged(ctx, s, kind, format.format)
			}
			return a.merge(ctx, s, kind, args[0], flags, format.format)
		})
	}
	return cmd
}

// checkMerge refuses command lines that make no sense.
func checkMerge(cmd *cobra.Command, args []string, flags mergeFlags) error {
	into := cmd.Flags().Changed("into")
	switch {
	case len(args) == 0:
		for _, name := range [...]string{"into", "undo", "reason", "dry-run"} {
			if cmd.Flags().Changed(name) {
				return usagef("--%s needs an argument, the duplicate", name)
			}
		}
		return nil
	case into && flags.undo:
		return usagef("--into and --undo exclude each other")
	case !into && !flags.undo:
		return usagef("what is to become of %s? name what stands for it with --into, or take its merge back with --undo", args[0])
	case into && flags.into == "":
		return usagef("the flag --into is empty")
	case into && flags.into == args[0]:
		return usagef("%s cannot be merged into itself", args[0])
	default:
		return nil
	}
}

func (a *app) merge(ctx context.Context, s *store.Store, kind store.MergeKind, slug string, flags mergeFlags, f render.Format) error {
	var moves []store.MergeMove
	var err error
	action, nothing := "merged", "nothing to do: "+slug+" is merged into "+flags.into+" already"
	if flags.undo {
		action, nothing = "unmerged", "nothing to do: "+slug+" stands for itself"
		moves, err = s.Unmerge(ctx, kind, slug, flags.MergeOptions)
	} else {
		moves, err = s.Merge(ctx, kind, slug, flags.into, flags.MergeOptions)
	}
	if err != nil {
		return err
	}
	if err := a.printMoves(f, action, moves); err != nil {
		return err
	}
	switch {
	case len(moves) == 0:
		a.note("%s", nothing)
	case flags.DryRun:
		a.note("this is what would be done; nothing was written")
	}
	return nil
}

var moveColumns = []render.Column{
	{Name: "slug"}, {Name: "name"}, {Name: "action"}, {Name: "from"}, {Name: "into"},
	{Name: "events", Kind: render.Integer}, {Name: "appearances", Kind: render.Integer}, {Name: "claims", Kind: render.Integer},
	{Name: "evidence", Kind: render.Integer}, {Name: "reviews", Kind: render.Integer},
	{Name: "transcripts", Kind: render.Integer}, {Name: "observations", Kind: render.Integer},
	{Name: "roles", Kind: render.Integer}, {Name: "indicators", Kind: render.Integer},
}

// printMoves prints a row for each entry that moves. A table, which is for people, leaves out columns that say nothing,
// and is not there at all where nothing moves.
func (a *app) printMoves(f render.Format, action string, moves []store.MergeMove) error {
	var rows [][]any
	for _, m := range moves {
		u := m.Uses
		rows = append(rows, []any{
			m.Slug, m.Name, action, orNull(m.From), orNull(m.Into),
			int(u.Events), int(u.Appearances), int(u.Claims), int(u.Evidence), int(u.Reviews), int(u.Transcripts),
			int(u.Observations), int(u.Roles), int(u.Indicators),
		})
	}
	columns := moveColumns
	if f == render.Table {
		if len(rows) == 0 {
			return nil
		}
		columns, rows = withoutZeros(columns, rows)
	}
	return a.printRows(f, columns, rows)
}

func (a *app) listMerged(ctx context.Context, s *store.Store, kind store.MergeKind, f render.Format) error {
	names, err := s.Merged(ctx, kind)
	if err != nil {
		return err
	}
	if len(names) == 0 {
		a.note("no %s is merged into another one", kind)
	}
	rows := make([][]any, len(names))
	for i, n := range names {
		rows[i] = []any{n.Slug, n.Name, n.Into, n.IntoName, nil, orNull(n.By), orNull(n.Reason)}
		if !n.At.IsZero() {
			rows[i][4] = n.At
		}
	}
	return a.printRows(f, []render.Column{
		{Name: "slug"}, {Name: "name"}, {Name: "into"}, {Name: "into_name"}, {Name: "merged_at", Kind: render.Time},
		{Name: "merged_by"}, {Name: "reason"},
	}, rows)
}
