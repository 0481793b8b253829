package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"onrecord/internal/briefing"
)

// The exit codes. A command that runs another program hands on that one's own.
const (
	exitFine    = 0
	exitFailure = 1
	exitUsage   = 2
)

// usageError says that the command line cannot be carried out as it stands.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

func usagef(format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...)}
}

// statusError ends the program with an exit code and without a message: what went wrong has been printed.
type statusError int

func (e statusError) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

// errReported is the failure of a command that has printed what is wrong.
const errReported = statusError(exitFailure)

// finish prints what went wrong, once, and returns the exit code.
func (a *app) finish(ctx context.Context, cmd *cobra.Command, err error) int {
	var status statusError
	var usage *usageError
	if err == nil {
		err = a.stdout.err
	}
	switch {
	// Whoever reads our output has had enough of it. A broken connection to the database is another matter.
	case err == nil, errors.Is(err, syscall.EPIPE) && errors.Is(a.stdout.err, syscall.EPIPE):
		return exitFine
	case errors.As(err, &status):
		return int(status)
	case errors.As(err, &usage) || !a.running && a.stdout.err == nil:
		a.complain(err.Error())
		a.complainLine(fmt.Sprintf("run '%s --help'", cmd.CommandPath()))
		return exitUsage
	case ctx.Err() != nil && errors.Is(err, context.Canceled):
		a.complain("interrupted")
		return exitFailure
	default:
		a.complain(err.Error())
		return exitFailure
	}
}

func (a *app) complain(message string) { a.complainLine("onrecord: " + message) }

func (a *app) complainLine(line string) {
	// There is nobody left to tell when standard error fails.
	_, _ = fmt.Fprintln(a.stderr, line)
}

// flagError says in our words what pflag found wrong.
func flagError(cmd *cobra.Command, err error) error {
	// A mistyped subcommand is at fault before the flags that follow it.
	if cmd.HasSubCommands() && cmd.Flags().NArg() > 0 {
		return unknownCommand(cmd, cmd.Flags().Arg(0))
	}
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(cmd, unknown)
	case errors.As(err, &missing):
		return usagef("the flag %s needs a value", flagName(missing.GetFlag()))
	case errors.As(err, &invalid):
		return usagef("the flag %s cannot be %q: %s", flagName(invalid.GetFlag()), invalid.GetValue(), invalidReason(invalid))
	default:
		return usagef("%v", err)
	}
}

func unknownFlag(cmd *cobra.Command, unknown *pflag.NotExistError) error {
	name := unknown.GetSpecifiedName()
	if shorthands := unknown.GetSpecifiedShortnames(); shorthands != "" {
		return usagef("there is no flag -%s", name)
	}
	var known []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			known = append(known, f.Name)
		}
	})
	return usagef("there is no flag --%s%s", name, suggest("--", briefing.Nearest(name, slices.Values(known))))
}

func flagName(f *pflag.Flag) string { return "--" + f.Name }

// invalidReason is why a flag does not take a value. Numbers and switches come with messages of strconv's, which
// name its functions.
func invalidReason(invalid *pflag.InvalidValueError) string {
	switch invalid.GetFlag().Value.Type() {
	case "int", "int64", "uint":
		return "it takes a whole number"
	case "bool":
		return "it takes true or false"
	default:
		return invalid.Unwrap().Error()
	}
}

// unknownCommand names the subcommands that may have been meant.
func unknownCommand(cmd *cobra.Command, name string) error {
	var known []string
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			known = append(known, sub.Name())
		}
	}
	near := briefing.Nearest(name, slices.Values(known))
	return usagef("there is no command %q%s", cmd.CommandPath()+" "+name, suggest("", near))
}

// suggest asks whether one of the names was meant.
func suggest(prefix string, names []string) string {
	if len(names) == 0 {
		return ""
	}
	return "; did you mean " + prefix + strings.Join(names, " or "+prefix) + "?"
}

// noArgs is for a command that takes no arguments.
func noArgs(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef("it takes no argument, and %q was given", args[0])
	}
	return nil
}

// oneArg is for a command that takes exactly one argument, called what.
func oneArg(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		switch len(args) {
		case 0:
			return usagef("it needs one argument, %s", what)
		case 1:
			return nil
		default:
			return usagef("it takes one argument, %s, and %q is one too many", what, args[1])
		}
	}
}

// maybeOneArg is for a command that takes one argument, called what, or none.
func maybeOneArg(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) > 1 {
			return usagef("it takes one argument, %s, and %q is one too many", what, args[1])
		}
		return nil
	}
}

// someArgs is for a command that takes one argument or more, each called what.
func someArgs(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usagef("it needs at least one argument, %s", what)
		}
		return nil
	}
}
