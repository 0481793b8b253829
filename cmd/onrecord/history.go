package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/internal/dossier"
	"onrecord/internal/history"
	"onrecord/internal/render"
	"onrecord/internal/store"
)

func (a *app) historyCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "history EVENT[#CLAIM[.FIGURE]] | KIND SLUG",
		Short: "Show what changed, when, and by whom",
		Long: `Prints the changes of an event, a claim or a figure, or of an entry of the
catalogue, the oldest first. KIND is one of
` + strings.Join(kindWords(), ", ") + `.

Each command that wrote to the database has a line, and below it each thing that
it added or brought back (+), changed (~) or withdrew (-), with the values before
(-) and after (+) and the reason. Of a first load there is one line for the
whole event. What only stands elsewhere in a new text is counted, unless -v lists
it. A claim is followed back through its earlier ids.

As csv and tsv there is a row for each value; as JSON an object for each change.`,
		Example: `  onrecord history joint-press-2024-06-18
  onrecord history joint-press-2024-06-18#c2
  onrecord history speaker antony-blinken
  onrecord history joint-press-2024-06-18 --format csv`,
		Args:              historyArgs,
		ValidArgsFunction: a.completeEvents,
	}
	format := addFormat(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		read, err := historyOf(args)
		if err != nil {
			return err
		}
		return a.withStore(cmd, func(ctx context.Context, s *store.Store) error {
			if err := s.CheckSchema(ctx); err != nil {
				return err
			}
			entries, err := read(ctx, s)
			if err != nil {
				return err
			}
			return a.printHistory(format.format, entries)
		})
	}
	return cmd
}

// kindWords are the kinds of catalogue entries as they are written on a command line.
func kindWords() []string {
	words := make([]string, len(store.EntryKinds))
	for i, k := range store.EntryKinds {
		words[i] = strings.ReplaceAll(k, " ", "-")
	}
	return words
}

func historyArgs(_ *cobra.Command, args []string) error {
	switch len(args) {
	case 1, 2:
		return nil
	case 0:
		return usagef("it needs the name of an event, a claim or a figure (EVENT, EVENT#c4 or EVENT#c4.f1), or a kind and a slug")
	default:
		return usagef("it shows one thing, and %q is one too many", args[2])
	}
}

// historyOf says how to read the history of what the arguments name.
func historyOf(args []string) (func(context.Context, *store.Store) ([]history.Entry, error), error) {
	if len(args) == 1 {
		ref, err := dossier.ParseRef(args[0])
		if err != nil {
			return nil, usagef("%v", err)
		}
		return func(ctx context.Context, s *store.Store) ([]history.Entry, error) { return s.History(ctx, ref) }, nil
	}
	i := slices.Index(kindWords(), args[0])
	if i < 0 {
		return nil, usagef("%q is no kind of catalogue entry; there are %s", args[0], strings.Join(kindWords(), ", "))
	}
	return func(ctx context.Context, s *store.Store) ([]history.Entry, error) {
		return s.EntryHistory(ctx, store.EntryKinds[i], args[1])
	}, nil
}

func (a *app) printHistory(f render.Format, entries []history.Entry) error {
	switch f {
	case render.Table:
		if len(entries) == 0 {
			a.note("nothing has changed since it was first written")
		}
		return history.WriteEntries(a.stdout, entries, history.Options{Color: a.renderOptions().Color, Values: true, Places: a.flags.verbose})
	case render.JSON:
		if entries == nil {
			entries = []history.Entry{}
		}
		return render.Value(a.stdout, f, entries)
	case render.JSONL:
		for _, e := range entries {
			if err := render.Value(a.stdout, f, e); err != nil {
				return err
			}
		}
		return nil
	default:
		return a.printHistoryRows(f, entries)
	}
}

var historyColumns = []render.Column{
	{Name: "at", Kind: render.Time}, {Name: "by"}, {Name: "command"}, {Name: "file"}, {Name: "entity"}, {Name: "key"},
	{Name: "action"}, {Name: "field"}, {Name: "old"}, {Name: "new"}, {Name: "reason"},
}

// printHistoryRows prints a row for each value that changed, and one for a change that names none.
func (a *app) printHistoryRows(f render.Format, entries []history.Entry) error {
	w, err := a.rows(f, historyColumns)
	if err != nil {
		return err
	}
	for _, e := range entries {
		values, err := history.Values(e.Change)
		if err != nil {
			return err
		}
		if len(values) == 0 {
			values = []history.Value{{}}
		}
		for _, v := range values {
			row := []any{
				e.At, e.By, e.Command, orNull(e.File), e.Entity, e.Key, e.Action, orNull(v.Path), deref(v.Old), deref(v.New), orNull(e.Reason),
			}
			if err := w.Row(row); err != nil {
				return err
			}
		}
	}
	return w.Close()
}
