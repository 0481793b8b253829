package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

var shells = [...]string{"bash", "zsh", "fish", "powershell"}

func (a *app) completionCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "completion " + strings.Join(shells[:], "|"),
		Short: "Print a script that completes commands and flags in your shell",
		Long: `Prints a script for bash, zsh, fish or PowerShell that completes commands, flags
and their values with the tab key. Load it where your shell starts:

  bash        ~/.bashrc (with the package bash-completion):
              source <(onrecord completion bash)
  zsh         ~/.zshrc, after compinit:
              source <(onrecord completion zsh)
  fish        once:
              onrecord completion fish > ~/.config/fish/completions/onrecord.fish
  PowerShell  $PROFILE:
              onrecord completion powershell | Out-String | Invoke-Expression`,
		Example: `  onrecord completion bash > /etc/bash_completion.d/onrecord
  onrecord completion zsh > "${fpath[1]}/_onrecord"`,
		ValidArgs: shells[:],
		Args:      oneArg("the shell: " + strings.Join(shells[:], ", ")),
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.stdout, true)
			case "zsh":
				return root.GenZshCompletion(a.stdout)
			case "fish":
				return root.GenFishCompletion(a.stdout, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.stdout)
			default:
				return usagef("there is no completion for the shell %q; there is for %s", args[0], fmt.Sprint(strings.Join(shells[:], ", ")))
			}
		},
	}
}
