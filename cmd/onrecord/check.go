package main

import (
	"github.com/spf13/cobra"

	"onrecord/internal/intake"
)

func (a *app) checkCmd() *cobra.Command {
	var opts intake.Options
	cmd := &cobra.Command{
		Use:   "check PATH...",
		Short: "Check factsheets and catalogues without a database",
		Long: `Reads the files that are named, and all factsheets and catalogues in the folders
that are named, and reports everything that is wrong with them, each with file,
line and column: YAML, unknown keys and ids, quotes that the transcript does not
have or has several times, figures that their words contradict.

Names that the files do not define are looked for in the catalogues that lie
beside a factsheet. What only the database can know is checked by
'onrecord load --dry-run'.`,
		Example: `  onrecord check examples
  onrecord check nato-2024-06-18.facts.yaml
  onrecord check briefings --format json`,
		Args: someArgs("a file or a folder"),
	}
	addFailFast(cmd, &opts.FailFast)
	format := addFormat(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		bar := a.newProgress("checking")
		opts.Progress = bar.step
		report, err := intake.Check(cmd.Context(), args, opts)
		bar.done()
		return a.finishIntake(format.format, report, false, err)
	}
	return cmd
}
