package main

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"onrecord/internal/pglocal"
)

func (a *app) dbPsqlCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "psql [-- argument...]",
		Short: "Open psql on the database",
		Long: `Runs psql on the database, and hands it the arguments that follow --. A private
database is started for it, and runs for as long as psql does. The password goes
to psql in its environment, where other users cannot read it. The exit code is
psql's own.`,
		Example: `  onrecord db psql
  onrecord db psql -- -c 'select event, title from bi.events' --csv`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 && cmd.ArgsLenAtDash() != 0 {
				return usagef("the arguments for psql follow --, as in: onrecord db psql -- -l")
			}
			if address, _ := a.address(); address != "" {
				return a.psqlOwn(address, args)
			}
			return a.psqlPrivate(cmd, args)
		},
	}
}

// psqlOwn runs psql on the database that the user named.
func (a *app) psqlOwn(address string, args []string) error {
	program, err := findPsql("")
	if err != nil {
		return err
	}
	rest, password := splitPassword(address)
	env := os.Environ()
	if password != "" {
		env = append(env, "PGPASSWORD="+password)
	}
	return a.runPsql(program, append([]string{"--dbname=" + rest}, args...), env)
}

// psqlPrivate runs psql on the private server, and holds it up meanwhile.
func (a *app) psqlPrivate(cmd *cobra.Command, args []string) (err error) {
	server, err := a.startPrivate(cmd.Context())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	program, err := findPsql(server.BinDir())
	if err != nil {
		return err
	}
	address, err := url.Parse(server.URL(""))
	if err != nil {
		return fmt.Errorf("reading the address of the private database: %w", err)
	}
	password, _ := address.User.Password()
	env := append(withoutConnection(os.Environ()),
		"PGHOST="+address.Hostname(),
		"PGPORT="+address.Port(),
		"PGUSER="+pglocal.User,
		"PGDATABASE="+pglocal.Database,
		"PGPASSWORD="+password,
	)
	return a.runPsql(program, args, env)
}

// withoutConnection drops what libpq would read from the environment about another server.
func withoutConnection(env []string) []string {
	about := [...]string{
		"PGHOST=", "PGHOSTADDR=", "PGPORT=", "PGDATABASE=", "PGUSER=", "PGPASSWORD=", "PGPASSFILE=", "PGREQUIREAUTH=",
		"PGCHANNELBINDING=", "PGSERVICE=", "PGSERVICEFILE=", "PGSSL", "PGREQUIRESSL=", "PGREQUIREPEER=", "PGGSS",
		"PGKRBSRVNAME=", "PGTARGETSESSIONATTRS=", "PGLOADBALANCEHOSTS=", "PGOPTIONS=",
	}
	return slices.DeleteFunc(slices.Clone(env), func(entry string) bool {
		return slices.ContainsFunc(about[:], func(name string) bool { return strings.HasPrefix(entry, name) })
	})
}

// findPsql looks beside the server's programs, then in PATH.
func findPsql(binDir string) (string, error) {
	if binDir != "" {
		if program, err := exec.LookPath(filepath.Join(binDir, "psql")); err == nil {
			return program, nil
		}
	}
	program, err := exec.LookPath("psql")
	if err != nil {
		return "", errors.New("psql is not installed; install it (Debian, Ubuntu: apt install postgresql-client; " +
			"Fedora, Red Hat: dnf install postgresql; macOS: brew install libpq && brew link --force libpq)")
	}
	return program, nil
}

// runPsql runs psql on our own streams and returns its exit code as a statusError. An interrupt from the terminal
// reaches psql, which cancels its query; we wait for psql to end. The signals that ask us to end are handed on.
func (a *app) runPsql(program string, args, env []string) error {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGQUIT, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(signals)

	psql := exec.Command(program, args...)
	psql.Env = env
	psql.Stdin, psql.Stdout, psql.Stderr = a.stdin, a.stdout.file, a.stderr
	if err := psql.Start(); err != nil {
		return fmt.Errorf("running psql: %w", err)
	}
	ended := make(chan error, 1)
	go func() { ended <- psql.Wait() }()
	for {
		select {
		case s := <-signals:
			if s != os.Interrupt && s != syscall.SIGQUIT {
				// psql may just have ended; that comes in next.
				_ = psql.Process.Signal(s)
			}
		case err := <-ended:
			return childStatus(err)
		}
	}
}

// childStatus turns the end of a program into a status; one that a signal ended gives 128 and the signal's number, as
// in a shell.
func childStatus(err error) error {
	exit, ok := errors.AsType[*exec.ExitError](err)
	if !ok {
		return err
	}
	if ws, ok := exit.Sys().(syscall.WaitStatus); ok && ws.Signaled() {
		return statusError(128 + int(ws.Signal()))
	}
	return statusError(exit.ExitCode())
}
