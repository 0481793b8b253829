package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/internal/dossier"
	"onrecord/internal/flat"
	"onrecord/internal/render"
	"onrecord/internal/store"
)

func (a *app) showCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "show EVENT[#CLAIM[.FIGURE]]",
		Short: "Show all that is known of an event, a claim or a figure",
		Long: `Prints a dossier.

Of an event: when and where, the transcript and its source, who speaks, the turns,
and the claims in a line each. Of a claim: who said it, the words with their
characters and what stands around them, the figures with their bounds, evidence,
reviews, links in both directions, and the load that wrote it. Of a figure: the
same for it alone. Each ends with a citation to paste.

As csv and tsv it is a row for each value that the JSON holds: its path, as in
claim.figures[0].value, and the value.

Characters are Unicode code points of the transcript, from the first up to and
without the last. What was withdrawn is shown as it was last, and says so.`,
		Example: `  onrecord show joint-press-2024-06-18
  onrecord show joint-press-2024-06-18#c2
  onrecord show joint-press-2024-06-18#c1.f1 --format json`,
		Args:              oneArg("the name of an event, a claim or a figure: EVENT, EVENT#c4 or EVENT#c4.f1"),
		ValidArgsFunction: a.completeEvents,
	}
	format := addFormat(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return a.show(cmd, args[0], format.format)
	}
	return cmd
}

func (a *app) show(cmd *cobra.Command, name string, f render.Format) error {
	ref, err := dossier.ParseRef(name)
	if err != nil {
		return usagef("%v", err)
	}
	return a.withStore(cmd, func(ctx context.Context, s *store.Store) error {
		if err := s.CheckSchema(ctx); err != nil {
			return err
		}
		d, err := s.Dossier(ctx, ref)
		if err != nil {
			return err
		}
		switch f {
		case render.Table:
			opts := a.renderOptions()
			return dossier.WriteText(a.stdout, d, dossier.Options{Color: opts.Color, Width: opts.Width})
		case render.Markdown:
			return dossier.WriteMarkdown(a.stdout, d)
		case render.CSV, render.TSV:
			return a.printFacts(f, d)
		default:
			return render.Value(a.stdout, f, d)
		}
	})
}

// printFacts prints a dossier as rows of two columns: what the JSON holds, and where.
func (a *app) printFacts(f render.Format, d dossier.Dossier) error {
	facts, err := flat.Values(d)
	if err != nil {
		return err
	}
	w, err := a.rows(f, []render.Column{{Name: "path"}, {Name: "value"}})
	if err != nil {
		return err
	}
	for _, fact := range facts {
		row := []any{fact.Path, nil}
		if fact.Text != nil {
			row[1] = *fact.Text
		}
		if err := w.Row(row); err != nil {
			return err
		}
	}
	return w.Close()
}

// completeEvents completes the name of an event. Whoever has no database running gets none: a completion starts no
// server.
func (a *app) completeEvents(cmd *cobra.Command, args []string, prefix string) ([]string, cobra.ShellCompDirective) {
	const none = cobra.ShellCompDirectiveNoFileComp
	if address, _ := a.address(); len(args) > 0 || address == "" || strings.Contains(prefix, "#") {
		return nil, none
	}
	var slugs []string
	err := a.withStore(cmd, func(ctx context.Context, s *store.Store) (err error) {
		slugs, err = s.EventSlugs(ctx, prefix)
		return err
	})
	if err != nil {
		return nil, none
	}
	return slugs, none
}
