// Package dbtest gives tests real PostgreSQL databases: one server for all test processes that run at once, started
// by the tests themselves, and for each test a database of its own, cloned from a template in some tens of
// milliseconds.
//
// A package whose tests need a database has
//
//	func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }
//
// and calls [New] or [Empty] in its tests. Where ONRECORD_TEST_DATABASE_URL is set, that server is used instead; its
// user must be a superuser.
package dbtest

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver that pgtestdb connects with
	"github.com/peterldowns/pgtestdb"

	"onrecord/internal/pglocal"
)

// EnvURL names the environment variable with the address of the server. [Main] sets it for the tests and for the
// processes that they start.
const EnvURL = "ONRECORD_TEST_DATABASE_URL"

// Runner is a set of tests: a *testing.M.
type Runner interface{ Run() int }

// Main runs the tests with a server and returns the exit code. The server is shared with all other test processes of
// this user; the last one stops it and removes its data.
func Main(m Runner) int {
	if os.Getenv(EnvURL) != "" {
		return m.Run()
	}
	code, err := withServer(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, "dbtest:", err)
		return max(code, 1)
	}
	return code
}

// Wrap returns a set of tests that runs as [Main] does, for those who must hand a Runner on, as to testscript.Main.
func Wrap(m Runner) Runner { return wrapped{m} }

type wrapped struct{ m Runner }

func (w wrapped) Run() int { return Main(w.m) }

func withServer(m Runner) (code int, err error) {
	server, err := start()
	if err != nil {
		return 1, err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	if err := os.Setenv(EnvURL, server.URL("")); err != nil {
		return 1, err
	}
	defer func() { err = errors.Join(err, os.Unsetenv(EnvURL)) }()
	return m.Run(), nil
}

// start starts or joins the server in the first temporary folder that both we and, as root, the server's user can
// use, preferably one in memory.
func start() (*pglocal.Server, error) {
	cfg, err := pglocal.ConfigFromEnv(ignoreDataDir)
	if err != nil {
		return nil, fmt.Errorf("configuring the test server: %w", err)
	}
	cfg.Ephemeral = true
	cfg.Settings = map[string]string{"max_connections": "300"}
	var refusals []error
	for _, base := range append(memoryDirs(), os.TempDir(), "/tmp", "/var/tmp") {
		cfg.Dir = filepath.Join(base, "onrecord-test-"+strconv.Itoa(os.Geteuid()))
		server, err := pglocal.Start(context.Background(), cfg)
		if err == nil {
			return server, nil
		}
		refusals = append(refusals, err)
		if !errors.Is(err, pglocal.ErrUnreachableDir) && !errors.Is(err, pglocal.ErrOtherUser) {
			break
		}
	}
	return nil, fmt.Errorf("starting the test server: %w", errors.Join(refusals...))
}

// ignoreDataDir is the environment with a data directory that is not the user's own.
func ignoreDataDir(name string) string {
	if name == "ONRECORD_DATA_DIR" {
		return os.TempDir()
	}
	return os.Getenv(name)
}

// New returns the address of a database of the test's own, as the migrator makes it. The first call for a state of
// the migrator makes a template, which all later ones clone, in other processes as well. The database's user is a
// superuser. It is dropped when the test ends, connections to it are cut.
func New(t testing.TB, migrator pgtestdb.Migrator) string {
	t.Helper()
	address := os.Getenv(EnvURL)
	if address == "" {
		t.Fatal("dbtest: there is no server: the package's TestMain must be func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }")
	}
	conf, err := parse(address)
	if err != nil {
		t.Fatalf("dbtest: %v", err)
	}
	return pgtestdb.Custom(t, conf, migrator).URL()
}

// Empty returns the address of a database of the test's own without any table.
func Empty(t testing.TB) string {
	t.Helper()
	return New(t, pgtestdb.NoopMigrator{})
}

// parse reads the server's address. pgtestdb joins its parts to URLs again without escaping, so they are escaped
// here.
func parse(address string) (pgtestdb.Config, error) {
	parsed, err := pgconn.ParseConfig(address)
	if err != nil {
		return pgtestdb.Config{}, fmt.Errorf("reading the server's address in %s: %w", EnvURL, err)
	}
	options := url.Values{}
	if given, err := url.Parse(address); err == nil && strings.HasPrefix(given.Scheme, "postgres") {
		options = given.Query()
	}
	for _, part := range [...]string{"host", "port", "user", "password", "dbname"} {
		options.Del(part)
	}
	host := parsed.Host
	if strings.HasPrefix(host, "/") {
		options.Set("host", host)
		host = ""
	}
	password := url.QueryEscape(parsed.Password)
	return pgtestdb.Config{
		DriverName: "pgx",
		Host:       host,
		Port:       strconv.Itoa(int(parsed.Port)),
		User:       parsed.User,
		Password:   password,
		Database:   parsed.Database,
		Options:    options.Encode(),
		// pgtestdb's own role may create neither roles nor extensions, which migrations do.
		TestRole:                  &pgtestdb.Role{Username: parsed.User, Password: password, Capabilities: "SUPERUSER"},
		ForceTerminateConnections: true,
	}, nil
}
