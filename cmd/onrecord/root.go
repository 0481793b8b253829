package main

import (
	"strings"

	"github.com/spf13/cobra"
)

// commands are the subcommands, each in a file of its own.
func (a *app) commands() []*cobra.Command {
	return []*cobra.Command{
		a.loadCmd(),
		a.checkCmd(),
		a.draftCmd(),
		a.reanchorCmd(),
		a.quantitiesCmd(),
		a.showCmd(),
		a.reportCmd(),
		a.mergeCmd(),
		a.redactCmd(),
		a.historyCmd(),
		a.reviewCmd(),
		a.evidenceCmd(),
		a.sameCmd(),
		a.verifyCmd(),
		a.dbCmd(),
		a.migrateCmd(),
		a.versionCmd(),
		a.completionCmd(),
	}
}

func (a *app) rootCmd() *cobra.Command {
	root := &cobra.Command{
		Use:   "onrecord",
		Short: "Who said what at a briefing, and whether the figures hold",
		Long: `Onrecord keeps what was said at briefings, press conferences and debates in
PostgreSQL: who said which words, the claims and the figures in them, and what
sources say about them.

A briefing is a transcript and a factsheet that lie side by side, NAME.txt and
NAME.facts.yaml. The database is the one that --database-url,
ONRECORD_DATABASE_URL or DATABASE_URL names, in this order; without any of
them it is a private one, which the program starts by itself and keeps in
--data-dir.

The exit code is 0 when all went well, 1 when something failed, and 2 when the
command line makes no sense.`,
		Example: `  onrecord load examples
  onrecord report claims
  onrecord db url`,
		SilenceErrors:     true,
		SilenceUsage:      true,
		Args:              onlyCommands,
		RunE:              func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return a.begin(cmd) },
	}
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.SetFlagErrorFunc(flagError)
	root.SetUsageTemplate(usageTemplate)
	a.addGlobalFlags(root)
	root.AddCommand(a.commands()...)
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(a.helpCmd(root))
	root.InitDefaultHelpCmd()
	return root
}

func (a *app) addGlobalFlags(root *cobra.Command) {
	flags := root.PersistentFlags()
	flags.StringVar(&a.flags.databaseURL, "database-url", "",
		"`address` of an own PostgreSQL database, postgres://user:password@host:port/name\n"+
			"(environment: ONRECORD_DATABASE_URL, DATABASE_URL)")
	flags.StringVar(&a.flags.dataDir, "data-dir", "",
		"`folder` of the private database, used even if the environment names another one\n"+
			"(environment: ONRECORD_DATA_DIR)")
	flags.BoolVarP(&a.flags.quiet, "quiet", "q", false, "print no notes, only results and errors")
	flags.BoolVarP(&a.flags.verbose, "verbose", "v", false, "print what is done, and which database is used")
	flags.BoolVar(&a.flags.noColour, "no-color", false,
		"print without colours, as when the output is no terminal\n(environment: NO_COLOR)")
	root.MarkFlagsMutuallyExclusive("quiet", "verbose")
	root.MarkFlagsMutuallyExclusive("database-url", "data-dir")
	for _, name := range [...]string{"database-url", "quiet", "verbose", "no-color"} {
		// Only a flag that does not exist is refused here.
		_ = root.RegisterFlagCompletionFunc(name, cobra.NoFileCompletions)
	}
	_ = root.MarkPersistentFlagDirname("data-dir")
}

// begin checks what cobra checks only after it, and takes the global flags into account.
func (a *app) begin(cmd *cobra.Command) error {
	if err := cmd.ValidateRequiredFlags(); err != nil {
		return err
	}
	for _, pair := range [...][2]string{{"quiet", "verbose"}, {"database-url", "data-dir"}} {
		if cmd.Flags().Changed(pair[0]) && cmd.Flags().Changed(pair[1]) {
			return usagef("--%s and --%s exclude each other", pair[0], pair[1])
		}
	}
	if err := cmd.ValidateFlagGroups(); err != nil {
		return err
	}
	for _, name := range [...]string{"database-url", "data-dir"} {
		if f := cmd.Flags().Lookup(name); f.Changed && strings.TrimSpace(f.Value.String()) == "" {
			return usagef("the flag --%s is empty", name)
		}
	}
	a.setLog()
	a.running = true
	return nil
}

// group makes a command that only holds others.
func group(cmd *cobra.Command, subs ...*cobra.Command) *cobra.Command {
	cmd.AddCommand(subs...)
	cmd.Args = onlyCommands
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		var names []string
		for _, sub := range subs {
			names = append(names, sub.Name())
		}
		return usagef("'%s' needs a command: %s", cmd.CommandPath(), strings.Join(names, ", "))
	}
	return cmd
}

// onlyCommands refuses what is not the name of a subcommand.
func onlyCommands(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return unknownCommand(cmd, args[0])
	}
	return nil
}

const usageTemplate = `Usage:{{if .HasAvailableSubCommands}}
  {{.CommandPath}} [command]{{else}}
  {{.UseLine}}{{end}}{{if .HasExample}}

Examples:
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}

Commands:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Flags:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

Global flags:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableSubCommands}}

Run '{{.CommandPath}} [command] --help' for more on a command.{{end}}
`
