package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

var update = flag.Bool("update", false, "write docs/cli.md and the expected output of the scripts anew")

// allCommands lists every command that a user can call, parents first.
func allCommands(cmd *cobra.Command) []*cobra.Command {
	cmd.InitDefaultHelpFlag()
	all := []*cobra.Command{cmd}
	for _, sub := range cmd.Commands() {
		if !sub.Hidden {
			all = append(all, allCommands(sub)...)
		}
	}
	return all
}

func testRoot() *cobra.Command {
	return newApp(func(string) string { return "" }, os.Stdin, os.Stdout, os.Stderr).rootCmd()
}

// ownFlags lists the flags that a command has beside those of its parents and --help.
func ownFlags(cmd *cobra.Command) []*pflag.Flag {
	var flags []*pflag.Flag
	cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden && f.Name != "help" {
			flags = append(flags, f)
		}
	})
	return flags
}

func TestEachCommandIsDocumented(t *testing.T) {
	for _, cmd := range allCommands(testRoot()) {
		t.Run(cmd.CommandPath(), func(t *testing.T) {
			if cmd.Short == "" || cmd.Long == "" || cmd.Example == "" {
				t.Error("a command needs Short, Long and Example")
			}
			if strings.HasSuffix(cmd.Short, ".") {
				t.Errorf("Short is no sentence: %q", cmd.Short)
			}
			if cmd.Args == nil && !cmd.HasSubCommands() && cmd.Name() != "help" {
				t.Error("a command must check its arguments")
			}
			for _, f := range ownFlags(cmd) {
				if f.Usage == "" {
					t.Errorf("the flag --%s has no description", f.Name)
				}
			}
			for _, text := range []string{cmd.Long, cmd.Example} {
				for line := range strings.Lines(text) {
					if len(line) > 101 {
						t.Errorf("a line of the help is too wide for a terminal: %q", line)
					}
				}
			}
		})
	}
}

// An example that does not parse is worse than none.
func TestEachExampleIsACommandLine(t *testing.T) {
	for _, cmd := range allCommands(testRoot()) {
		for line := range strings.Lines(cmd.Example) {
			line = strings.TrimSpace(line)
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			words := shellWords(line)
			if words[0] != "onrecord" {
				t.Errorf("%s: the example %q does not call onrecord", cmd.CommandPath(), line)
				continue
			}
			if err := parseLine(words[1:]); err != nil {
				t.Errorf("%s: the example %q: %v", cmd.CommandPath(), line, err)
			}
		}
	}
}

// parseLine has cobra read a command line up to the point where it would be carried out.
func parseLine(args []string) error {
	root := testRoot()
	cmd, rest, err := root.Find(args)
	if err != nil {
		return err
	}
	cmd.InitDefaultHelpFlag()
	if err := cmd.ParseFlags(rest); err != nil {
		return err
	}
	if cmd.Name() == "help" {
		_, _, err := root.Find(cmd.Flags().Args())
		return err
	}
	return cmd.ValidateArgs(cmd.Flags().Args())
}

// shellWords splits a line as a shell would, up to the first operator.
func shellWords(line string) []string {
	var words []string
	var word strings.Builder
	quote, inWord := rune(0), false
	flush := func() {
		if inWord {
			words = append(words, word.String())
		}
		word.Reset()
		inWord = false
	}
	for _, r := range line {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '\'' || r == '"'):
			quote, inWord = r, true
		case quote == 0 && r == ' ':
			flush()
		case quote == 0 && strings.ContainsRune("|><&;#", r) && !inWord:
			return words
		default:
			word.WriteRune(r)
			inWord = true
		}
	}
	flush()
	return words
}

func TestReference(t *testing.T) {
	const path = "../../docs/cli.md"
	want := reference(testRoot())
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v: go test ./cmd/onrecord -run TestReference -update", err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("docs/cli.md is not what the commands say (go test ./cmd/onrecord -run TestReference -update):\n%s", diff)
	}
}

// The reference is made from the commands, so this guards the maker: it leaves nothing out.
func TestReferenceNamesEveryFlag(t *testing.T) {
	sections := map[string]string{}
	for section := range strings.SplitSeq(reference(testRoot()), "\n## ") {
		title, body, _ := strings.Cut(section, "\n")
		sections[title] = body
	}
	for _, cmd := range allCommands(testRoot()) {
		body, ok := sections[cmd.CommandPath()]
		if !ok {
			t.Errorf("%s has no section", cmd.CommandPath())
		}
		for _, f := range ownFlags(cmd) {
			if !strings.Contains(body, "`--"+f.Name) {
				t.Errorf("%s: the flag --%s is missing", cmd.CommandPath(), f.Name)
			}
		}
	}
}

// reference is docs/cli.md: a section a command, with what its --help says.
func reference(root *cobra.Command) string {
	var out strings.Builder
	out.WriteString("# The commands\n\n" +
		"This page is made from the program: `go test ./cmd/onrecord -run TestReference -update`.\n" +
		"Each command takes the global flags, which stand under `onrecord`.\n\n" +
		"| command | |\n| --- | --- |\n")
	for _, cmd := range allCommands(root) {
		fmt.Fprintf(&out, "| [`%s`](#%s) | %s |\n", cmd.CommandPath(), strings.ReplaceAll(cmd.CommandPath(), " ", "-"), cell(cmd.Short))
	}
	for _, cmd := range allCommands(root) {
		fmt.Fprintf(&out, "\n## %s\n\n%s.\n", cmd.CommandPath(), cmd.Short)
		if !cmd.HasSubCommands() {
			fmt.Fprintf(&out, "\n```sh\n%s\n```\n", cmd.UseLine())
		}
		fmt.Fprintf(&out, "\n```text\n%s\n```\n\nExamples:\n\n```sh\n%s\n```\n", cmd.Long, unindent(cmd.Example))
		if flags := ownFlags(cmd); len(flags) > 0 {
			out.WriteString("\n| flag | meaning |\n| --- | --- |\n")
			for _, f := range flags {
				out.WriteString(flagRow(f))
			}
		}
	}
	return out.String()
}

func flagRow(f *pflag.Flag) string {
	name, usage := pflag.UnquoteUsage(f)
	flag := "--" + f.Name
	if name != "" {
		flag += " " + name
	}
	short := ""
	if f.Shorthand != "" {
		short = "`-" + f.Shorthand + "`, "
	}
	preset := ""
	if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "[]" {
		preset = " (default `" + f.DefValue + "`)"
	}
	return fmt.Sprintf("| %s`%s` | %s%s |\n", short, cell(flag), cell(usage), cell(preset))
}

// cell is text for a cell of a table.
func cell(text string) string {
	return strings.NewReplacer("|", `\|`, "\n", " ").Replace(text)
}

func unindent(text string) string {
	var out []string
	for line := range strings.Lines(text) {
		out = append(out, strings.TrimPrefix(strings.TrimRight(line, "\n"), "  "))
	}
	return strings.Join(out, "\n")
}
