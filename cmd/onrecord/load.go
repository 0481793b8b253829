package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"onrecord/internal/intake"
	"onrecord/internal/store"
)

func (a *app) loadCmd() *cobra.Command {
	var opts intake.Options
	cmd := &cobra.Command{
		Use:   "load PATH...",
		Short: "Load factsheets and catalogues into the database",
		Long: `Reads the files that are named, and all factsheets (NAME.facts.yaml) and
catalogues (NAME.catalog.yaml) in the folders that are named, checks them as
'onrecord check' does, and writes what is new or has changed. The order of the
paths does not matter. An empty database gets its tables first.

Each briefing is one transaction: all of it or nothing. The same file again is
unchanged, and no row is written. What left a factsheet is withdrawn, not
deleted, and comes back if a later factsheet has it again. A transcript whose
text has changed is a new revision, and the old one stays. A file with an error
is reported and the others are loaded (--keep-going, which is the default), or
with --fail-fast nothing more is; the exit code is 1 either way.

Of a file that was loaded before, each thing that it adds (+), changes (~) or
withdraws (-) gets a line. With --dry-run the lines show the old and new values,
as a diff does, and nothing is written. 'onrecord history' shows them later.

What is counted is what the loaded files hold. unchanged and updated count
files, withdrawn counts claims and figures, errors counts errors.`,
		Example: `  onrecord load examples
  onrecord load nato.catalog.yaml nato-2024-06-18.facts.yaml
  onrecord load briefings --dry-run
  onrecord load talk.facts.yaml --reason "the publisher corrected the text"
  onrecord load briefings --format json --fail-fast`,
		Args: someArgs("a file or a folder"),
	}
	flags := cmd.Flags()
	flags.BoolVar(&opts.DryRun, "dry-run", false, "say what would be done, and write nothing")
	flags.StringVar(&opts.Reason, "reason", "", "`why` this is loaded, for the history; else what is withdrawn has the file's name")
	flags.BoolVar(&opts.Drafts, "drafts", false, "load drafts as well (status: draft); 'onrecord show' shows them, no report does")
	addFailFast(cmd, &opts.FailFast)
	format := addFormat(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return a.withAnySchema(cmd, func(ctx context.Context, s *store.Store) error {
			bar := a.newProgress("loading")
			opts.Progress = bar.step
			report, err := a.load(ctx, s, args, opts)
			bar.done()
			return a.finishIntake(format.format, report, opts.DryRun, err)
		})
	}
	return cmd
}

func (a *app) load(ctx context.Context, s *store.Store, paths []string, opts intake.Options) (*intake.Report, error) {
	if !opts.DryRun {
		if err := s.EnsureSchema(ctx); err != nil {
			return nil, err
		}
		report, err := intake.Load(ctx, s, paths, opts)
		if err != nil || report.Written() == 0 {
			return report, err
		}
		return report, s.Analyze(ctx)
	}
	err := s.CheckSchema(ctx)
	switch {
	case errors.Is(err, store.ErrNotMigrated):
		return intake.Load(ctx, intake.Empty{}, paths, opts)
	case err != nil:
		return nil, err
	default:
		return intake.Load(ctx, s, paths, opts)
	}
}
