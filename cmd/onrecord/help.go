package main

import "github.com/spf13/cobra"

func (a *app) helpCmd(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [command]",
		Short: "Show the help of a command",
		Long:  `Shows the help of a command: the same that the command's own --help shows.`,
		Example: `  onrecord help
  onrecord help db start`,
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			return subcommandNames(root, args), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest := root, args
			for len(rest) > 0 {
				sub := subcommand(cmd, rest[0])
				if sub == nil {
					return unknownCommand(cmd, rest[0])
				}
				cmd, rest = sub, rest[1:]
			}
			cmd.InitDefaultHelpFlag()
			return cmd.Help()
		},
	}
}

func subcommand(cmd *cobra.Command, name string) *cobra.Command {
	for _, sub := range cmd.Commands() {
		if sub.Name() == name || sub.HasAlias(name) {
			return sub
		}
	}
	return nil
}

// subcommandNames completes the next word after path.
func subcommandNames(cmd *cobra.Command, path []string) []string {
	for _, name := range path {
		if cmd = subcommand(cmd, name); cmd == nil {
			return nil
		}
	}
	var names []string
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, cobra.CompletionWithDesc(sub.Name(), sub.Short))
		}
	}
	return names
}
