package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"

	"github.com/lmittmann/tint"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"onrecord/internal/pglocal"
	"onrecord/internal/store"
)

// app is what all subcommands share: the streams, the environment, the global flags and the way to the database.
type app struct {
	getenv func(string) string
	stdin  *os.File
	stdout *output
	stderr *os.File
	// outTerminal and errTerminal say which of the two is a terminal, for progress and layout; whether to colour
	// is for colour to say.
	outTerminal, errTerminal bool
	log                      *slog.Logger
	flags                    globalFlags

	// running is true once the command line has been understood: an error before that is one of usage.
	running bool
}

// globalFlags are those that every subcommand takes.
type globalFlags struct {
	databaseURL string
	dataDir     string
	quiet       bool
	verbose     bool
	noColour    bool
}

func newApp(getenv func(string) string, stdin, stdout, stderr *os.File) *app {
	a := &app{
		getenv:      getenv,
		stdin:       stdin,
		stdout:      &output{file: stdout},
		stderr:      stderr,
		outTerminal: term.IsTerminal(int(stdout.Fd())),
		errTerminal: term.IsTerminal(int(stderr.Fd())),
	}
	a.setLog()
	return a
}

// output is standard output that keeps its first error, since not everybody who writes looks at it.
type output struct {
	file *os.File
	err  error
}

func (o *output) Write(p []byte) (int, error) {
	n, err := o.file.Write(p)
	if o.err == nil {
		o.err = err
	}
	return n, err
}

// setLog makes the logger for standard error that the flags ask for.
func (a *app) setLog() {
	level := slog.LevelInfo
	switch {
	case a.flags.quiet:
		level = slog.LevelError
	case a.flags.verbose:
		level = slog.LevelDebug
	}
	a.log = slog.New(tint.NewTextHandler(a.stderr, &tint.Options{
		Level:   level,
		NoColor: !a.colour(a.errTerminal),
		ReplaceAttr: func(groups []string, attr slog.Attr) slog.Attr {
			if attr.Key == slog.TimeKey && len(groups) == 0 {
				return slog.Attr{}
			}
			return attr
		},
	}))
}

// colour says whether to colour a stream: a terminal, unless the user or the terminal wants none.
func (a *app) colour(terminal bool) bool {
	return terminal && !a.flags.noColour && a.getenv("NO_COLOR") == "" && a.getenv("TERM") != "dumb"
}

// note tells the user on standard error what was done; -q silences it.
func (a *app) note(format string, args ...any) {
	if a.flags.quiet {
		return
	}
	// There is nobody left to tell when standard error fails.
	_, _ = fmt.Fprintf(a.stderr, format+"\n", args...)
}

// printf prints to standard output.
func (a *app) printf(format string, args ...any) error {
	_, err := fmt.Fprintf(a.stdout, format, args...)
	return err
}

// address returns the address of the database that the user named and where it was named; both are empty where the
// private server is meant. A flag overrides the environment.
func (a *app) address() (address, source string) {
	if a.flags.databaseURL != "" {
		return a.flags.databaseURL, "--database-url"
	}
	if a.flags.dataDir != "" {
		return "", ""
	}
	for _, name := range [...]string{"ONRECORD_DATABASE_URL", "DATABASE_URL"} {
		if value := a.getenv(name); value != "" {
			return value, name
		}
	}
	return "", ""
}

// private returns the configuration of the private server.
func (a *app) private() (pglocal.Config, error) {
	cfg, err := pglocal.ConfigFromEnv(func(name string) string {
		if name == "ONRECORD_DATA_DIR" && a.flags.dataDir != "" {
			return a.flags.dataDir
		}
		return a.getenv(name)
	})
	if err != nil {
		return cfg, err
	}
	cfg.Log = a.log
	return cfg, nil
}

// startPrivate starts or joins the private server. The caller closes it.
func (a *app) startPrivate(ctx context.Context) (*pglocal.Server, error) {
	cfg, err := a.private()
	if err != nil {
		return nil, err
	}
	server, err := pglocal.Start(ctx, cfg)
	if err != nil {
		return nil, err
	}
	a.log.Debug("using the private database", "dir", server.Dir(), "port", server.Port(), "version", server.Version())
	return server, nil
}

// openStore opens the database that the user named, or else the private one, which it starts. The caller calls the
// returned function when done with the store.
func (a *app) openStore(cmd *cobra.Command) (*store.Store, func() error, error) {
	ctx := cmd.Context()
	if address, source := a.address(); address != "" {
		shown, _ := splitPassword(address)
		a.log.Debug("using the database named by "+source, "address", shown)
		s, err := store.Open(ctx, address, programVersion())
		if err != nil {
			return nil, nil, fmt.Errorf("%w (its address is from %s)", err, source)
		}
		return s, func() error { s.Close(); return nil }, nil
	}
	server, err := a.startPrivate(ctx)
	if err != nil {
		return nil, nil, err
	}
	s, err := store.Open(ctx, server.URL(""), programVersion())
	if err != nil {
		return nil, nil, errors.Join(err, server.Close())
	}
	return s, func() error { s.Close(); return server.Close() }, nil
}

// withStore opens the store, has f use it, and closes it. A database whose schema is another version's is refused; an
// empty one is not.
func (a *app) withStore(cmd *cobra.Command, f func(ctx context.Context, s *store.Store) error) error {
	return a.withAnySchema(cmd, func(ctx context.Context, s *store.Store) error {
		// A user who only reads may have no right to see the version; then nothing speaks against going on.
		if wrong, ok := errors.AsType[*store.SchemaError](s.CheckSchema(ctx)); ok {
			return wrong
		}
		return f(ctx, s)
	})
}

// withAnySchema is withStore for a command that is about the schema itself, or that sees to it.
func (a *app) withAnySchema(cmd *cobra.Command, f func(ctx context.Context, s *store.Store) error) (err error) {
	s, closeStore, err := a.openStore(cmd)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closeStore()) }()
	return f(cmd.Context(), s)
}
