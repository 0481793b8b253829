package main

import (
	"errors"
	"fmt"
	"net"
	"strconv"

	"github.com/spf13/cobra"

	"onrecord/internal/pglocal"
	"onrecord/internal/render"
)

func (a *app) dbCmd() *cobra.Command {
	return group(&cobra.Command{
		Use:   "db",
		Short: "Start, stop and reach the private database",
		Long: `The private database is a PostgreSQL server that the program starts by itself,
for you alone, in --data-dir, ONRECORD_DATA_DIR, or else:

  as root    /var/lib/onrecord, run as the user postgres or nobody
  on Linux   $XDG_DATA_HOME/onrecord, else ~/.local/share/onrecord
  on macOS   ~/Library/Application Support/onrecord

Each command starts it and the last one that uses it stops it, unless
'onrecord db start' has it run on. It listens on 127.0.0.1 alone and asks for a
password. The programs of PostgreSQL are those that are installed, 15 or later,
and where there are none they are downloaded once. The environment can say more:

  ONRECORD_PG_BINDIR        folder of initdb and postgres, instead of searching
  ONRECORD_PG_DOWNLOAD      off: download nothing
  ONRECORD_PG_DOWNLOAD_URL  Maven repository to download from

To use a database of your own instead, name it with --database-url.`,
		Example: `  onrecord db start
  onrecord db psql -- -c 'select * from bi.events'
  onrecord db stop`,
	}, a.dbStartCmd(), a.dbStopCmd(), a.dbStatusCmd(), a.dbURLCmd(), a.dbPsqlCmd())
}

// onlyPrivate refuses where an own database is configured, of which we are not the master.
func (a *app) onlyPrivate() error {
	if address, source := a.address(); address != "" {
		return fmt.Errorf("the database is the one that %s names, which onrecord neither starts nor stops; "+
			"with --data-dir the command is about a private one", source)
	}
	return nil
}

func (a *app) dbStartCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "start",
		Short: "Start the private database and keep it running",
		Long: `Starts the private database, so that a BI tool can connect to it and each command
is quicker, and keeps it running until 'onrecord db stop' or the end of the
machine's run. It prints the address, without the password, which
'onrecord db url' prints. Starting it again does no harm.`,
		Example: `  onrecord db start
  onrecord db start --data-dir /srv/onrecord`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			if err := a.onlyPrivate(); err != nil {
				return err
			}
			server, err := a.startPrivate(cmd.Context())
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, server.Close()) }()
			if err := server.Keep(); err != nil {
				return fmt.Errorf("keeping the database running: %w", err)
			}
			shown, _ := splitPassword(server.URL(""))
			a.note("PostgreSQL %s runs until `onrecord db stop`; `onrecord db url` prints its address with the password", server.Version())
			return a.printf("%s\n", shown)
		},
	}
}

func (a *app) dbStopCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "stop",
		Short: "Stop the private database",
		Long: `Stops the private database, whoever uses it: transactions that are open are rolled
back. The data stays, and the next command starts it again.`,
		Example: `  onrecord db stop`,
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := a.onlyPrivate(); err != nil {
				return err
			}
			cfg, err := a.private()
			if err != nil {
				return err
			}
			stopped, err := pglocal.Stop(cmd.Context(), cfg)
			if err != nil {
				return err
			}
			if !stopped {
				a.note("the private database in %s was not running", cfg.Dir)
				return nil
			}
			a.note("stopped the private database in %s", cfg.Dir)
			return nil
		},
	}
}

func (a *app) dbStatusCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "status",
		Short: "Show where the database is and whether it runs",
		Long: `Shows which database is used and whether it runs, and of the private one its
folder, process, port, version, size in bytes, and whether it is kept running.
It starts and changes nothing.`,
		Example: `  onrecord db status
  onrecord db status --format json`,
		Args: noArgs,
	}
	format := addFormat(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		fields, err := a.statusFields(cmd)
		if err != nil {
			return err
		}
		return a.printFields(format.format, fields)
	}
	return cmd
}

func (a *app) statusFields(cmd *cobra.Command) ([]field, error) {
	if address, source := a.address(); address != "" {
		_, closeStore, err := a.openStore(cmd)
		if err != nil {
			return nil, err
		}
		shown, _ := splitPassword(address)
		return statusRow("named by "+source, shown, pglocal.Status{Running: true}), closeStore()
	}
	cfg, err := a.private()
	if err != nil {
		return nil, err
	}
	status, err := pglocal.Inspect(cfg)
	if err != nil {
		return nil, err
	}
	address := ""
	if status.Running {
		address = fmt.Sprintf("postgres://%s@%s/%s", pglocal.User,
			net.JoinHostPort("127.0.0.1", strconv.Itoa(status.Port)), pglocal.Database)
	}
	return statusRow("private", address, status), nil
}

// statusRow is the same list of fields for every database; what is not known is null.
func statusRow(database, address string, s pglocal.Status) []field {
	private := s.Dir != ""
	fields := []field{
		{name: "database", kind: render.Text, value: database},
		{name: "running", kind: render.Bool, value: s.Running},
		{name: "kept", kind: render.Bool, value: known(private, s.Kept)},
		{name: "address", kind: render.Text, value: known(address != "", address)},
		{name: "pid", kind: render.Integer, value: known(s.PID != 0, s.PID)},
		{name: "port", kind: render.Integer, value: known(s.Port != 0, s.Port)},
		{name: "version", kind: render.Integer, value: known(s.Major != 0, s.Major)},
		{name: "started", kind: render.Time, value: known(!s.Started.IsZero(), s.Started)},
		{name: "dir", kind: render.Text, value: known(private, s.Dir)},
		{name: "size", kind: render.Integer, value: known(private, s.Size), text: bytesText(s.Size)},
		{name: "log", kind: render.Text, value: known(s.LogFile != "", s.LogFile)},
	}
	return fields
}

// known is the value, or null where it is not known.
func known(is bool, value any) any {
	if !is {
		return nil
	}
	return value
}

// bytesText is a number of bytes for reading.
func bytesText(n int64) string {
	const kilo = 1000
	amount, unit := float64(n), "B"
	for _, larger := range [...]string{"kB", "MB", "GB", "TB"} {
		if amount < kilo {
			break
		}
		amount, unit = amount/kilo, larger
	}
	if unit == "B" {
		return fmt.Sprintf("%d B", n)
	}
	return fmt.Sprintf("%.1f %s", amount, unit)
}

func (a *app) dbURLCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "url",
		Short: "Print the database's address with its password",
		Long: `Prints the address of the database with its password, for a BI tool, psql, or a
program of your own. The private database must be running: start it with
'onrecord db start' first. The address stays the same when it is started again,
as long as nobody else takes its port.

The user of this address may do everything in the private database. Whoever only
reads should read the views in the schema bi.`,
		Example: `  onrecord db url
  onrecord db url --data-dir /srv/onrecord`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if address, _ := a.address(); address != "" {
				return a.printf("%s\n", address)
			}
			return a.printPrivateURL(cmd)
		},
	}
}

func (a *app) printPrivateURL(cmd *cobra.Command) (err error) {
	cfg, err := a.private()
	if err != nil {
		return err
	}
	status, err := pglocal.Inspect(cfg)
	if err != nil {
		return err
	}
	if !status.Running {
		return fmt.Errorf("the private database in %s is not running; `onrecord db start` starts it and keeps it running", status.Dir)
	}
	if !status.Kept {
		a.note("the database stops with the last command that uses it; `onrecord db start` keeps it running")
	}
	server, err := a.startPrivate(cmd.Context())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	return a.printf("%s\n", server.URL(""))
}
