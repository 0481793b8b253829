//go:build linux || darwin

package pglocal

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

func TestColdThenWarm(t *testing.T) {
	t.Parallel()
	dir := room(t, "onrecord")
	if status := inspect(t, dir); status.Running || status.Major != 0 || status.Size != 0 {
		t.Errorf("status of nothing: %+v", status)
	}
	first := start(t, config(dir))
	address := first.URL("")
	for sql, want := range map[string]string{
		"SELECT current_database()": Database,
		"SELECT current_user::text": User,
		"SHOW server_encoding":      "UTF8",
		"SHOW data_checksums":       "on",
		"SHOW listen_addresses":     "127.0.0.1",
		"SHOW data_directory":       filepath.Join(dir, "data"),
		"SHOW timezone":             "UTC",
		"SHOW lc_messages":          "C",
		"SHOW fsync":                "on",
		"SELECT setting FROM pg_file_settings WHERE name = 'default_text_search_config'": "pg_catalog.english",
		"SELECT lower('ÄÖ')": "äö",
		"SELECT string_agg(x, '' ORDER BY x) FROM unnest(ARRAY['b','A','a','B']) x":                     "ABab",
		"SELECT count(*)::text FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'":             "0",
		"SELECT (count(*) > 0)::text FROM pg_hba_file_rules WHERE error IS NULL":                        "true",
		"SELECT (rolpassword LIKE 'SCRAM-SHA-256$%')::text FROM pg_authid WHERE rolname = current_user": "true",
		"SELECT count(*)::text FROM pg_authid WHERE rolcanlogin":                                        "1",
		"SELECT split_part(current_setting('server_version'), ' ', 1)":                                  first.Version(),
		"SELECT (inet_server_port() = " + strconv.Itoa(first.Port()) + ")::text":                        "true",
	} {
		if got := query(t, address, sql); got != want {
			t.Errorf("%s gives %q, want %q", sql, got, want)
		}
	}
	execute(t, address, "CREATE TABLE kept_row AS SELECT 'still here'::text AS said")

	status := inspect(t, dir)
	if !status.Running || status.Kept || status.Port != first.Port() || status.PID == 0 || status.Size < 1<<20 ||
		status.BinDir != first.BinDir() || time.Since(status.Started) > time.Minute || first.Dir() != dir {
		t.Errorf("status of a running server: %+v", status)
	}
	if !isProgram(filepath.Join(first.BinDir(), "postgres")) {
		t.Errorf("there is no postgres in BinDir %q", first.BinDir())
	}
	socket := filepath.Join(status.SocketDir, ".s.PGSQL."+strconv.Itoa(status.Port))
	if len(socket) > maxSocket {
		t.Errorf("the socket's path %s is too long", socket)
	}
	checkMode(t, status.SocketDir, 0o700)
	checkMode(t, filepath.Join(dir, "data"), 0o700)
	checkMode(t, filepath.Join(dir, passwordName), 0o600)
	checkMode(t, filepath.Join(dir, logName), 0o600)

	closeServer(t, first)
	closeServer(t, first) // a second time does nothing
	if status := inspect(t, dir); status.Running || status.Port != first.Port() || status.Major == 0 {
		t.Errorf("status of a stopped server: %+v", status)
	}
	if _, err := pgx.Connect(context.Background(), address); err == nil {
		t.Error("the server still answers when its last user has gone")
	}
	if err := first.Keep(); err == nil {
		t.Error("a use that was given up could keep the server")
	}

	second := start(t, config(dir))
	if second.URL("") != address {
		t.Errorf("the second address is %s, the first was %s", second.URL(""), address)
	}
	if got := query(t, second.URL(""), "SELECT said FROM kept_row"); got != "still here" {
		t.Errorf("the row reads %q", got)
	}
}

func checkMode(t *testing.T, path string, want os.FileMode) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != want {
		t.Errorf("%s has mode %04o, want %04o", path, info.Mode().Perm(), want)
	}
}

func TestPasswordIsNeeded(t *testing.T) {
	t.Parallel()
	server := start(t, config(room(t, "onrecord")))
	status := inspect(t, server.Dir())
	for _, address := range []string{
		strings.Replace(server.URL(""), server.run.password, "wrong", 1),
		fmt.Sprintf("host=%s port=%d user=%s dbname=postgres password=wrong", status.SocketDir, status.Port, User),
	} {
		conn, err := pgx.Connect(context.Background(), address)
		if err == nil {
			t.Fatal(errors.Join(fmt.Errorf("%s was let in", address), conn.Close(context.Background())))
		}
		if pgErr, ok := errors.AsType[*pgconn.PgError](err); !ok || pgErr.Code != "28P01" {
			// As root the socket's folder is open to us, as to its owner.
			t.Errorf("%s gave %v, want a refused password", address, err)
		}
	}
	if other := server.URL("other db"); !strings.Contains(other, "/other%20db?") {
		t.Errorf("the address of another database is %s", other)
	}
}

func TestTwoProcessesShare(t *testing.T) {
	t.Parallel()
	dir := room(t, "onrecord")
	// Both start at once, from nothing.
	first, second := startNeighbour(t, dir), startNeighbour(t, dir)
	address := first.ready()
	if other := second.ready(); other != address {
		t.Fatalf("the processes have two servers: %s and %s", address, other)
	}
	mine := start(t, config(dir))
	pid := inspect(t, dir).PID
	if mine.URL("") != address {
		t.Errorf("this process has another server: %s", mine.URL(""))
	}
	first.leave()
	closeServer(t, mine)
	if status := inspect(t, dir); !status.Running || status.PID != pid {
		t.Errorf("the server went although a process uses it: %+v", status)
	}
	query(t, address, "SELECT 'answers'")
	second.leave()
	if status := inspect(t, dir); status.Running {
		t.Errorf("the last user left the server running: %+v", status)
	}
}

func TestOneProcessMayShareWithItself(t *testing.T) {
	t.Parallel()
	dir := room(t, "onrecord")
	first, second := start(t, config(dir)), start(t, config(dir))
	closeServer(t, first)
	query(t, second.URL(""), "SELECT 'answers'")
	closeServer(t, second)
	if inspect(t, dir).Running {
		t.Error("the server still runs")
	}
}

func TestKilledUserLeavesTheServerToTheNext(t *testing.T) {
	t.Parallel()
	dir := room(t, "onrecord")
	other := startNeighbour(t, dir)
	address := other.ready()
	pid := inspect(t, dir).PID
	other.kill()
	query(t, address, "SELECT 'survives its starter'")

	server := start(t, config(dir))
	if got := inspect(t, dir).PID; got != pid {
		t.Errorf("the next user started server %d beside %d", got, pid)
	}
	closeServer(t, server)
	if inspect(t, dir).Running {
		t.Error("the orphan was not stopped by its last user")
	}
}

// TestKilledAtAnyMoment kills a process while it makes and starts a server; the next one must come up.
func TestKilledAtAnyMoment(t *testing.T) {
	t.Parallel()
	for _, after := range []time.Duration{20 * time.Millisecond, 100 * time.Millisecond, 300 * time.Millisecond, 600 * time.Millisecond} {
		t.Run(after.String(), func(t *testing.T) {
			dir := room(t, "onrecord")
			other := startNeighbour(t, dir)
			time.Sleep(after)
			other.kill()
			server := start(t, config(dir))
			query(t, server.URL(""), "SELECT 'answers'")
			closeServer(t, server)
			if left, err := filepath.Glob(filepath.Join(dir, ".[a-z]*")); err != nil || len(left) > 0 {
				t.Errorf("left behind: %v (%v)", left, err)
			}
		})
	}
}

// TestDatabaseIsMadeAnew finds a server without the program's database, which another process makes meanwhile.
// A worker takes over all settings of its leader, so one that cannot be set anew ends every parallel query.
func TestParallelQuery(t *testing.T) {
	t.Parallel()
	dir := room(t, "onrecord")
	closeServer(t, start(t, config(dir)))
	// As an earlier version of the program left it.
	old := "default_text_search_config = 'pg_catalog.pg_catalog.english'\n"
	conf, err := os.OpenFile(filepath.Join(dir, "data", "postgresql.conf"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = conf.WriteString(old)
	if err := errors.Join(err, conf.Close()); err != nil {
		t.Fatal(err)
	}
	address := start(t, config(dir)).URL("") + "&parallel_setup_cost=0&parallel_tuple_cost=0&min_parallel_table_scan_size=0"
	if plan := query(t, address, "EXPLAIN SELECT count(*) FROM pg_attribute WHERE attlen > 0"); !strings.Contains(plan, "Finalize Aggregate") {
		t.Fatalf("the plan has no workers: %s", plan)
	}
	if got := query(t, address, "SELECT (count(*) > 0)::text FROM pg_attribute WHERE attlen > 0"); got != "true" {
		t.Errorf("it counts %s", got)
	}
}

func TestDatabaseIsMadeAnew(t *testing.T) {
	t.Parallel()
	dir := room(t, "onrecord")
	server := start(t, config(dir))
	maintenance := server.URL("postgres")
	for range 5 {
		execute(t, maintenance, "DROP DATABASE IF EXISTS "+Database+" WITH (FORCE)")
		made := make(chan struct{})
		go func() {
			defer close(made)
			conn, err := pgx.Connect(context.Background(), maintenance)
			if err != nil {
				t.Error(err)
				return
			}
			// Either side may be the one that is too late.
			_, _ = conn.Exec(context.Background(), "CREATE DATABASE "+Database)
			if err := conn.Close(context.Background()); err != nil {
				t.Error(err)
			}
		}()
		closeServer(t, start(t, config(dir)))
		<-made
		query(t, server.URL(""), "SELECT 'answers'")
	}
}

func TestKilledServerIsStartedAgain(t *testing.T) {
	t.Parallel()
	dir := room(t, "onrecord")
	first := start(t, config(dir))
	execute(t, first.URL(""), "CREATE TABLE committed AS SELECT 'safe'::text AS said")
	pid := inspect(t, dir).PID
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	second := start(t, config(dir))
	if second.URL("") != first.URL("") {
		t.Errorf("the address changed from %s to %s", first.URL(""), second.URL(""))
	}
	if got := query(t, second.URL(""), "SELECT said FROM committed"); got != "safe" {
		t.Errorf("the row reads %q", got)
	}
	if inspect(t, dir).PID == pid {
		t.Error("the killed server is still the running one")
	}
	closeServer(t, second)
	// The first use is of the same directory, so the server is its as well.
	query(t, first.URL(""), "SELECT 'answers'")
}

// TestCloseAfterTheServerDied closes a use whose server is not there any more.
func TestCloseAfterTheServerDied(t *testing.T) {
	t.Parallel()
	dir := room(t, "onrecord")
	server := start(t, config(dir))
	if err := syscall.Kill(inspect(t, dir).PID, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	closeServer(t, server)
	if status := inspect(t, dir); status.Running {
		t.Errorf("status of a dead server: %+v", status)
	}
	// The next server also frees the shared memory of the dead one.
	closeServer(t, start(t, config(dir)))
}

// TestReusedProcessID has postmaster.pid name a live process of the server's user that is no server. PostgreSQL
// itself refuses to start then.
func TestReusedProcessID(t *testing.T) {
	t.Parallel()
	dir := room(t, "onrecord")
	server := start(t, config(dir))
	pidFile := filepath.Join(dir, "data", "postmaster.pid")
	text, err := os.ReadFile(pidFile)
	if err != nil {
		t.Fatal(err)
	}
	old := inspect(t, dir).PID
	closeServer(t, server)

	bystander := exec.Command("sleep", "600")
	bystander.Dir = "/"
	bystander.SysProcAttr = server.in.acct.attributes()
	if err := bystander.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := bystander.Process.Kill(); err != nil {
			t.Errorf("the bystander did not live on: %v", err)
		}
		// It was killed, so it ends with an error.
		_ = bystander.Wait()
	}()
	stale := strings.Replace(string(text), strconv.Itoa(old), strconv.Itoa(bystander.Process.Pid), 1)
	write(t, pidFile, stale, 0o600)
	if err := server.in.acct.own(pidFile); err != nil {
		t.Fatal(err)
	}
	if status := inspect(t, dir); status.Running {
		t.Errorf("a bystander is taken for the server: %+v", status)
	}
	if stopped, err := Stop(context.Background(), config(dir)); stopped || err != nil {
		t.Errorf("stopped a bystander: %v, %v", stopped, err)
	}
	write(t, pidFile, stale, 0o600)
	again := start(t, config(dir))
	query(t, again.URL(""), "SELECT 'answers'")
}

// TestServerOfAnotherProgram runs postgres over our data behind our back.
func TestServerOfAnotherProgram(t *testing.T) {
	t.Parallel()
	dir := room(t, "onrecord")
	server := start(t, config(dir))
	bin := server.BinDir()
	closeServer(t, server)

	foreign := exec.Command(filepath.Join(bin, "postgres"), server.in.serverArgs(server.Port(), "")...)
	foreign.Dir = "/"
	foreign.SysProcAttr = server.in.acct.attributes()
	if err := foreign.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := foreign.Process.Signal(syscall.SIGQUIT); err != nil {
			t.Error(err)
		}
		// It ends with status 0 or 2.
		_ = foreign.Wait()
	}()
	for pm, ok := server.in.postmaster(); !ok || !pm.ready; pm, ok = server.in.postmaster() {
		time.Sleep(pollPause)
	}
	_, err := Start(context.Background(), config(dir))
	if err == nil || !strings.Contains(err.Error(), "another program runs a PostgreSQL server (process "+strconv.Itoa(foreign.Process.Pid)) {
		t.Errorf("starting a second server over the same data gave %v", err)
	}
}

func TestKeepAndStop(t *testing.T) {
	t.Parallel()
	dir := room(t, "onrecord")
	cfg := config(dir)
	if stopped, err := Stop(context.Background(), cfg); stopped || err != nil {
		t.Errorf("stopping nothing gave %v, %v", stopped, err)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("stopping nothing made the directory")
	}
	server := start(t, cfg)
	if err := server.Keep(); err != nil {
		t.Fatal(err)
	}
	closeServer(t, server)
	if status := inspect(t, dir); !status.Running || !status.Kept {
		t.Fatalf("a kept server was stopped: %+v", status)
	}
	closeServer(t, start(t, cfg)) // another user comes and goes
	if status := inspect(t, dir); !status.Running || !status.Kept {
		t.Fatalf("a kept server was stopped by the next user: %+v", status)
	}
	if stopped, err := Stop(context.Background(), cfg); !stopped || err != nil {
		t.Errorf("stopping gave %v, %v", stopped, err)
	}
	if status := inspect(t, dir); status.Running || status.Kept {
		t.Errorf("a stopped server is still there: %+v", status)
	}
	if stopped, err := Stop(context.Background(), cfg); stopped || err != nil {
		t.Errorf("stopping a second time gave %v, %v", stopped, err)
	}
}

func TestKeptEndsWithTheMachine(t *testing.T) {
	t.Parallel()
	dir := room(t, "onrecord")
	server := start(t, config(dir))
	if err := server.Keep(); err != nil {
		t.Fatal(err)
	}
	pid := inspect(t, dir).PID
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	gone(t, pid, server.in.data())
	closeServer(t, server)
	closeServer(t, start(t, config(dir)))
	if status := inspect(t, dir); status.Running {
		t.Errorf("a server that nobody asked to keep is kept: %+v", status)
	}
}

func TestStopWhileUsed(t *testing.T) {
	t.Parallel()
	dir := room(t, "onrecord")
	server := start(t, config(dir))
	conn, err := pgx.Connect(context.Background(), server.URL(""))
	if err != nil {
		t.Fatal(err)
	}
	if stopped, err := Stop(context.Background(), config(dir)); !stopped || err != nil {
		t.Errorf("stopping gave %v, %v", stopped, err)
	}
	if err := conn.Ping(context.Background()); err == nil {
		t.Error("the connection outlived its server")
	}
	closeServer(t, server)
}

func TestTakenPortIsReplaced(t *testing.T) {
	t.Parallel()
	dir := room(t, "onrecord")
	server := start(t, config(dir))
	old := server.Port()
	closeServer(t, server)
	taker, err := net.Listen("tcp4", net.JoinHostPort("127.0.0.1", strconv.Itoa(old)))
	if err != nil {
		t.Fatal(err)
	}
	second := start(t, config(dir))
	if second.Port() == old {
		t.Fatal("the server has a port that somebody else listens on")
	}
	closeServer(t, second)
	if err := taker.Close(); err != nil {
		t.Fatal(err)
	}
	if third := start(t, config(dir)); third.Port() != second.Port() {
		t.Errorf("the new port %d was not kept: %d", second.Port(), third.Port())
	}
}

// TestPortTakenUnderOurHands lets somebody take the port between the look at it and the server's own attempt.
func TestPortTakenUnderOurHands(t *testing.T) {
	t.Parallel()
	dir := room(t, "onrecord")
	server := start(t, config(dir))
	closeServer(t, server)
	taker, err := net.Listen("tcp4", net.JoinHostPort("127.0.0.1", strconv.Itoa(server.Port())))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := taker.Close(); err != nil {
			t.Error(err)
		}
	}()
	in := server.in
	alive, err := tryLock(in.path(serverLock), exclusive)
	if err != nil || alive == nil {
		t.Fatal("the lock of a stopped server is held", err)
	}
	if in.bin, err = findBinaries(t.Context(), in.cfg, in.acct, 0); err != nil {
		t.Fatal(err)
	}
	_, err = in.spawn(t.Context(), alive, server.Port(), server.run.password)
	if !errors.Is(err, errPortTaken) {
		t.Errorf("a taken port gave %v", err)
	}
	if err := alive.Close(); err != nil {
		t.Error(err)
	}
}

func TestLeftoversOfAKilledInitdb(t *testing.T) {
	t.Parallel()
	dir := room(t, "onrecord")
	write(t, filepath.Join(dir, newPrefix+"123", versionName), "15\n", 0o600)
	write(t, filepath.Join(dir, newPrefix+"123", "base", "1", "file"), "half", 0o600)
	write(t, filepath.Join(dir, newPrefix+"password"), "secret", 0o600)
	write(t, filepath.Join(dir, tempPrefix+"9"), "half", 0o600)
	write(t, filepath.Join(dir, passwordName), "of data that never came to be", 0o600)
	if err := os.Mkdir(filepath.Join(dir, dataName), 0o700); err != nil {
		t.Fatal(err)
	}
	if os.Geteuid() == 0 {
		acct, err := serverAccount(layout{dir: "/nonexistent"})
		if err != nil {
			t.Fatal(err)
		}
		if err := acct.own(filepath.Join(dir, dataName)); err != nil {
			t.Fatal(err)
		}
	}
	server := start(t, config(dir))
	query(t, server.URL(""), "SELECT 'answers'")
	if left, err := filepath.Glob(filepath.Join(dir, ".[a-z]*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v (%v)", left, err)
	}
}

func TestLongAndSpacedPaths(t *testing.T) {
	t.Parallel()
	dir := room(t, filepath.Join("a folder, with 'quotes' and spaces", strings.Repeat("long/", 30), "on record"))
	for range 2 {
		server := start(t, config(dir))
		query(t, server.URL(""), "SELECT 'answers'")
		status := inspect(t, dir)
		if status.SocketDir == "" || !status.Running || status.BinDir == "" {
			t.Errorf("status: %+v", status)
		}
		closeServer(t, server)
	}
}

func TestSocketFolderOfSomebodyElse(t *testing.T) {
	t.Parallel()
	dir := room(t, "onrecord")
	acct, err := serverAccount(layout{dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	taken := filepath.Join(os.TempDir(), fmt.Sprintf("onrecord-%d-%s", acct.uid, layout{dir: dir}.hash()))
	// Others may enter it, so it could be a trap.
	if err := os.Mkdir(taken, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(taken, 0o777); err != nil {
		t.Fatal(err)
	}
	server := start(t, config(dir))
	query(t, server.URL(""), "SELECT 'answers'")
	if got := inspect(t, dir).SocketDir; got == taken {
		t.Errorf("the socket lies in %s, which is open to all", got)
	}
	closeServer(t, server)
	if err := os.Remove(taken); err != nil {
		t.Error(err)
	}
}

func TestServerThatDoesNotStart(t *testing.T) {
	t.Parallel()
	dir := room(t, "onrecord")
	cfg := config(dir)
	cfg.Settings = map[string]string{"shared_buffers": "plenty"}
	text := refused(t, cfg, ErrNotStarted)
	for _, want := range []string{dir, "did not start (it ended: exit status 1)", filepath.Join(dir, logName), `invalid value for parameter "shared_buffers": "plenty"`} {
		if !strings.Contains(text, want) {
			t.Errorf("the message lacks %q:\n%s", want, text)
		}
	}
	closeServer(t, start(t, config(dir))) // it blocks nothing
}

func TestServerThatHangs(t *testing.T) {
	t.Parallel()
	dir := room(t, "onrecord")
	closeServer(t, start(t, config(dir)))
	bin := fakeBinaries(t, room(t, "bin"), fmt.Sprintf("postgres (PostgreSQL) %d.1", inspect(t, dir).Major), "echo 'thinking it over'; sleep 600")
	cfg := config(dir)
	cfg.BinDir, cfg.Timeout = bin, 300*time.Millisecond
	text := refused(t, cfg, ErrNotStarted)
	if !strings.Contains(text, "it was not ready after 300ms") || !strings.HasSuffix(text, "thinking it over") {
		t.Errorf("the message is %q", text)
	}
	closeServer(t, start(t, config(dir)))
}

func TestWrongPasswordFile(t *testing.T) {
	t.Parallel()
	dir := room(t, "onrecord")
	closeServer(t, start(t, config(dir)))
	write(t, filepath.Join(dir, passwordName), "another\n", 0o600)
	_, err := Start(context.Background(), config(dir))
	if err == nil || !strings.Contains(err.Error(), filepath.Join(dir, passwordName)) {
		t.Errorf("a wrong password gave %v", err)
	}
	if err := os.Remove(filepath.Join(dir, passwordName)); err != nil {
		t.Fatal(err)
	}
	_, err = Start(context.Background(), config(dir))
	if err == nil || !strings.Contains(err.Error(), "password is missing") {
		t.Errorf("a missing password gave %v", err)
	}
}

func TestWrongEnvironment(t *testing.T) {
	dir := room(t, "onrecord")
	t.Setenv("PGDATA", "/nonexistent")
	t.Setenv("PGPORT", "1")
	t.Setenv("PGHOST", "/nonexistent")
	t.Setenv("PGPASSWORD", "wrong")
	t.Setenv("LC_ALL", "xx_XX.nonsense")
	closeServer(t, start(t, config(dir))) // these are ours to overrule
	t.Setenv("PGSERVICE", "nonexistent")
	_, err := Start(context.Background(), config(dir))
	if err == nil || !strings.Contains(err.Error(), "environment variable") {
		t.Errorf("a wrong PGSERVICE gave %v", err)
	}
}

func TestWaitsForTheStartLock(t *testing.T) {
	t.Parallel()
	dir := room(t, "onrecord")
	closeServer(t, start(t, config(dir)))
	starting, err := tryLock(filepath.Join(dir, startLock), exclusive)
	if err != nil || starting == nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	if _, err := Start(ctx, config(dir)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("starting while another process does gave %v", err)
	}
	started := make(chan error, 1)
	go func() {
		server, err := Start(context.Background(), config(dir))
		if err == nil {
			err = server.Close()
		}
		started <- err
	}()
	select {
	case err := <-started:
		t.Fatalf("did not wait: %v", err)
	case <-time.After(50 * time.Millisecond):
	}
	if err := starting.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-started; err != nil {
		t.Error(err)
	}
}

func TestCancelledStartLeavesNothing(t *testing.T) {
	t.Parallel()
	dir := room(t, "onrecord")
	ctx, cancel := context.WithTimeout(context.Background(), 150*time.Millisecond)
	defer cancel()
	server, err := Start(ctx, config(dir))
	if err == nil {
		closeServer(t, server)
	}
	if held(filepath.Join(dir, serverLock)) {
		t.Error("a cancelled start left a process")
	}
	closeServer(t, start(t, config(dir)))
}

func TestEphemeralLeavesNothing(t *testing.T) {
	t.Parallel()
	dir := room(t, "ephemeral")
	cfg := config(dir)
	cfg.Ephemeral = true
	server := start(t, cfg)
	if got := query(t, server.URL(""), "SHOW fsync"); got != "off" {
		t.Errorf("fsync is %s", got)
	}
	closeServer(t, server)
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil || len(entries) > 0 {
		t.Errorf("left behind: %v (%v)", entries, err)
	}
}

// TestEphemeralComeAndGo has many users start and stop the same server, so that some come while the last one goes.
func TestEphemeralComeAndGo(t *testing.T) {
	t.Parallel()
	dir := room(t, "ephemeral")
	cfg := config(dir)
	cfg.Ephemeral = true
	var users sync.WaitGroup
	for i := range 4 {
		users.Go(func() {
			for range 3 {
				server, err := Start(context.Background(), cfg)
				if err != nil {
					t.Error(err)
					return
				}
				conn, err := pgx.Connect(context.Background(), server.URL(""))
				if err != nil {
					t.Errorf("user %d: %v", i, err)
				} else if err := conn.Close(context.Background()); err != nil {
					t.Error(err)
				}
				if err := server.Close(); err != nil {
					t.Errorf("user %d: %v", i, err)
				}
			}
		})
	}
	users.Wait()
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil || len(entries) > 0 {
		t.Errorf("left behind: %v (%v)", entries, err)
	}
}

func TestLargeLogIsPutAside(t *testing.T) {
	t.Parallel()
	dir := room(t, "onrecord")
	closeServer(t, start(t, config(dir)))
	if err := os.Truncate(filepath.Join(dir, logName), maxLog); err != nil {
		t.Fatal(err)
	}
	closeServer(t, start(t, config(dir)))
	info, err := os.Stat(filepath.Join(dir, logName))
	if err != nil || info.Size() >= maxLog {
		t.Errorf("the log is still %v (%v)", info, err)
	}
	if _, err := os.Stat(filepath.Join(dir, logName+".1")); err != nil {
		t.Error(err)
	}
}

func TestURLEscapes(t *testing.T) {
	address := connURL(5433, "p@ss/w%rd", "a b")
	parsed, err := url.Parse(address.String())
	if err != nil {
		t.Fatal(err)
	}
	password, _ := parsed.User.Password()
	if password != "p@ss/w%rd" || parsed.Path != "/a b" || parsed.Host != "127.0.0.1:5433" {
		t.Errorf("%s does not read back: %+v", address, parsed)
	}
}

func BenchmarkCold(b *testing.B) {
	dir := room(b, "onrecord")
	for b.Loop() {
		server := start(b, config(dir))
		b.StopTimer()
		closeServer(b, server)
		if err := os.RemoveAll(dir); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

func BenchmarkWarm(b *testing.B) {
	dir := room(b, "onrecord")
	closeServer(b, start(b, config(dir)))
	for b.Loop() {
		server := start(b, config(dir))
		b.StopTimer()
		closeServer(b, server)
		b.StartTimer()
	}
}

func BenchmarkShared(b *testing.B) {
	dir := room(b, "onrecord")
	start(b, config(dir))
	for b.Loop() {
		closeServer(b, start(b, config(dir)))
	}
}
