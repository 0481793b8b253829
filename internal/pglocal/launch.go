//go:build linux || darwin

package pglocal

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	mathrand "math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

const (
	// pollPause is how often a state is looked at that nobody announces. Looking costs microseconds.
	pollPause = 2 * time.Millisecond
	// maxLog is the size from which a log is put aside at the next start.
	maxLog = 10 << 20
	// maxSocket is the longest path of a socket, without its final zero, that every system takes (macOS has 104).
	maxSocket = 103
)

// instance is the server of one directory, seen by one process that holds its start.lock.
type instance struct {
	layout
	cfg  Config
	acct account
	// bin are the binaries to start the server with; empty until they are needed.
	bin binaries
}

// running is a server that accepts connections.
type running struct {
	postmaster
	version  string
	password string
}

// ensure returns the running server, which it starts if need be.
func (in *instance) ensure(ctx context.Context) (running, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, in.cfg.Timeout, fmt.Errorf("it was not ready after %s", in.cfg.Timeout))
	defer cancel()
	for {
		alive, err := tryLock(in.path(serverLock), exclusive)
		if err != nil {
			return running{}, err
		}
		if alive != nil {
			run, err := in.launch(ctx, alive)
			return run, errors.Join(err, alive.Close())
		}
		run, err := in.attach(ctx)
		if !errors.Is(err, errNotYet) {
			return run, err
		}
		if waited := sleep(ctx, pollPause); waited != nil {
			return running{}, in.unreachable(waited, err)
		}
	}
}

// unreachable is the refusal of a server that somebody started and that did not become ready.
func (in *instance) unreachable(waited, last error) error {
	if errors.Is(waited, context.Canceled) {
		return fmt.Errorf("waiting for the private PostgreSQL server: %w", waited)
	}
	return refuse(ErrNotStarted, "the private PostgreSQL server in %s runs but cannot be reached (%v; %v): stop it with onrecord db stop; the end of %s:%s",
		in.dir, waited, last, in.log(), indent(tail(in.log(), 0)))
}

// errNotYet says that a server may be ready later.
var errNotYet = errors.New("the server is not ready")

// attach connects to the server that somebody else has started.
func (in *instance) attach(ctx context.Context) (running, error) {
	pm, ok := in.postmaster()
	if !ok || !pm.ready {
		return running{}, errNotYet
	}
	password, err := in.password()
	if err != nil {
		return running{}, err
	}
	version, err := in.probe(ctx, pm.port, password)
	return running{postmaster: pm, version: version, password: password}, err
}

// launch starts the server. The lock alive is inherited by all of its processes.
func (in *instance) launch(ctx context.Context, alive *os.File) (running, error) {
	if err := in.clean(); err != nil {
		return running{}, err
	}
	if err := in.prepareData(ctx, alive); err != nil {
		return running{}, err
	}
	password, err := in.layout.password()
	if err != nil {
		return running{}, err
	}
	kept := in.port()
	port := kept
	for attempt := 1; ; attempt++ {
		if attempt > 1 || port == 0 || !isFree(port) {
			if port, err = freePort(); err != nil {
				return running{}, err
			}
		}
		run, err := in.spawn(ctx, alive, port, password)
		if errors.Is(err, errPortTaken) && attempt < 5 {
			continue
		}
		if err == nil && port != kept {
			err = in.writeFile(portName, strconv.Itoa(port)+"\n")
		}
		return run, err
	}
}

// clean removes what a killed process or a crashed machine left. Nobody lives here: the caller holds server.lock.
func (in *instance) clean() error {
	if err := removeAll(in.dir, newPrefix); err != nil {
		return err
	}
	if err := removeAll(in.dir, tempPrefix); err != nil {
		return err
	}
	// A server that starts anew is kept only if somebody says so anew.
	if err := in.unkeep(); err != nil {
		return err
	}
	pm, ok := in.postmaster()
	if ok && isPostmaster(pm.pid, in.data()) {
		return fmt.Errorf("another program runs a PostgreSQL server (process %d) over %s: stop it first", pm.pid, in.data())
	}
	// PostgreSQL itself takes any live process of that id for a server, even one that only waits to be reaped.
	err := os.Remove(filepath.Join(in.data(), "postmaster.pid"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("removing the process file of a server that is gone: %w", err)
	}
	return in.turnLog()
}

// turnLog puts a large log aside.
func (in *instance) turnLog() error {
	info, err := os.Stat(in.log())
	if err != nil || info.Size() < maxLog {
		return nil
	}
	if err := os.Rename(in.log(), in.log()+".1"); err != nil {
		return fmt.Errorf("putting the server's log aside: %w", err)
	}
	return nil
}

// prepareData finds the binaries for the data, and makes the data where there is none.
func (in *instance) prepareData(ctx context.Context, alive *os.File) error {
	found, err := in.examine()
	if err != nil {
		return err
	}
	// Another process may have made the data since the binaries were looked for.
	if in.bin.dir == "" || found.major != 0 && found.major != in.bin.major {
		if in.bin, err = findBinaries(ctx, in.cfg, in.acct, found.major); err != nil {
			return err
		}
	}
	if found.major != 0 {
		return nil
	}
	return in.initialize(ctx, alive)
}

// initialize makes the data directory under another name and moves it into place when it is whole.
func (in *instance) initialize(ctx context.Context, alive *os.File) error {
	in.cfg.Log.Info("making a PostgreSQL data directory", "dir", in.data(), "version", in.bin.version)
	password := rand.Text()
	if err := in.writeFile(passwordName, password+"\n"); err != nil {
		return err
	}
	var err error
	for _, locale := range in.locales() {
		var temp, printed string
		if temp, err = in.newDir(); err != nil {
			return err
		}
		if printed, err = in.initdb(ctx, alive, temp, password, locale); err == nil {
			return in.adopt(temp)
		}
		err = errors.Join(err, os.RemoveAll(temp))
		if !strings.Contains(printed, "locale") {
			break
		}
	}
	return err
}

// locales are the choices of locale for initdb, the best first: UTF-8 with code-point order, where the system has
// it; from 17 on PostgreSQL brings its own, which no system update changes.
func (in *instance) locales() [][]string {
	libc := [][]string{{"--locale=C.UTF-8"}, {"--no-locale"}}
	if in.bin.major < 17 {
		return libc
	}
	builtin := []string{"--locale-provider=builtin", "--builtin-locale=C.UTF-8"}
	return append([][]string{slices.Concat(libc[0], builtin), slices.Concat(libc[1], builtin)}, libc...)
}

// newDir makes an empty directory for initdb, owned by the server's user.
func (in *instance) newDir() (string, error) {
	temp, err := os.MkdirTemp(in.dir, newPrefix)
	if err != nil {
		return "", fmt.Errorf("making the data directory: %w", err)
	}
	return temp, in.acct.own(temp)
}

// initdb runs initdb over an empty directory and returns what it printed.
func (in *instance) initdb(ctx context.Context, alive *os.File, dir, password string, locale []string) (printed string, err error) {
	secret, err := in.secretFile(password)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, os.Remove(secret)) }()
	args := append([]string{
		"--pgdata=" + dir,
		"--username=" + User,
		"--pwfile=" + secret,
		"--auth-local=scram-sha-256",
		"--auth-host=scram-sha-256",
		"--encoding=UTF8",
		"--lc-messages=C",
		"--text-search-config=english",
		"--data-checksums",
	}, locale...)
	if in.cfg.Ephemeral {
		args = append(args, "--no-sync")
	}
	child, err := in.child(alive, "initdb", args)
	if err != nil {
		return "", err
	}
	err = child.wait(ctx)
	printed = tail(in.log(), child.logStart)
	if err != nil {
		return printed, refuse(ErrNotStarted, "initdb could not make the data directory %s (%v):%s", in.data(), err, indent(printed))
	}
	return printed, nil
}

// secretFile writes the password where initdb, as its own user, reads it.
func (in *instance) secretFile(password string) (string, error) {
	name := newPrefix + "password"
	if err := in.writeFile(name, password+"\n"); err != nil {
		return "", err
	}
	return in.path(name), in.acct.own(in.path(name))
}

// adopt moves a finished data directory into place.
func (in *instance) adopt(temp string) error {
	// An empty folder may lie in the way: examine has let it pass.
	if err := os.Remove(in.data()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("moving the new data directory into place: %w", err)
	}
	if err := os.Rename(temp, in.data()); err != nil {
		return fmt.Errorf("moving the new data directory into place: %w", err)
	}
	dir, err := os.Open(in.dir)
	if err != nil {
		return fmt.Errorf("moving the new data directory into place: %w", err)
	}
	// Without this a crash of the machine could lose the rename.
	if err := errors.Join(dir.Sync(), dir.Close()); err != nil {
		return fmt.Errorf("moving the new data directory into place: %w", err)
	}
	return nil
}

// errPortTaken says that somebody took the port between our look and the server's.
var errPortTaken = errors.New("the port is taken")

// spawn runs postgres and waits until it answers.
func (in *instance) spawn(ctx context.Context, alive *os.File, port int, password string) (running, error) {
	child, err := in.child(alive, "postgres", in.serverArgs(port, in.socketDir()))
	if err != nil {
		return running{}, err
	}
	run, err := in.untilReady(ctx, child, password)
	if err == nil {
		in.cfg.Log.Debug("started PostgreSQL", "version", run.version, "port", port, "pid", run.pid, "dir", in.dir)
		return run, nil
	}
	if child.result() == nil {
		child.kill()
	}
	in.removeSocketDirs("")
	printed := tail(in.log(), child.logStart)
	if strings.Contains(printed, "could not create any TCP/IP sockets") && ctx.Err() == nil {
		return running{}, errors.Join(errPortTaken, err)
	}
	if errors.Is(err, context.Canceled) {
		return running{}, fmt.Errorf("starting the private PostgreSQL server: %w", err)
	}
	return running{}, refuse(ErrNotStarted, "the private PostgreSQL server in %s did not start (%v); the end of %s:%s", in.dir, err, in.log(), indent(printed))
}

// untilReady waits for a child that was just started to accept connections.
func (in *instance) untilReady(ctx context.Context, child *child, password string) (running, error) {
	for {
		pm, ok := in.postmaster()
		if ok && pm.ready && pm.pid == child.pid {
			version, err := in.probe(ctx, pm.port, password)
			if !errors.Is(err, errNotYet) {
				return running{postmaster: pm, version: version, password: password}, err
			}
		}
		select {
		case <-child.done:
			return running{}, fmt.Errorf("it ended: %w", child.result())
		case <-time.After(pollPause):
		case <-ctx.Done():
			return running{}, context.Cause(ctx)
		}
	}
}

// serverArgs are the options that must not depend on what somebody writes into postgresql.conf; all others are
// left to that file.
func (in *instance) serverArgs(port int, socketDir string) []string {
	settings := map[string]string{
		"listen_addresses":        "127.0.0.1",
		"port":                    strconv.Itoa(port),
		"unix_socket_directories": quoteList(socketDir),
		"unix_socket_permissions": "0700",
		"cluster_name":            "onrecord",
		"logging_collector":       "off",
		"log_destination":         "stderr",
		// initdb writes the schema before the name that it is given, so one that is given with a schema has it twice;
		// no parallel worker starts with such a name.
		"default_text_search_config": "pg_catalog.english",
	}
	if in.cfg.Ephemeral {
		maps.Copy(settings, map[string]string{"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"})
	}
	maps.Copy(settings, in.cfg.Settings)
	args := []string{"-D", in.data()}
	for _, name := range slices.Sorted(maps.Keys(settings)) {
		args = append(args, "-c", name+"="+settings[name])
	}
	return args
}

// quoteList writes a list of one folder, which may hold spaces and commas, as PostgreSQL reads it.
func quoteList(folder string) string {
	if folder == "" {
		return ""
	}
	return `"` + strings.ReplaceAll(folder, `"`, `""`) + `"`
}

// socketDirs are the places for the Unix socket, whose path must be short, and which nobody else may enter.
func (in *instance) socketDirs() []string {
	name := fmt.Sprintf("onrecord-%d-%s", in.acct.uid, in.hash())
	var dirs []string
	for _, base := range [...]string{os.TempDir(), "/tmp"} {
		dir := filepath.Join(base, name)
		if len(filepath.Join(dir, ".s.PGSQL.65535")) <= maxSocket && !slices.Contains(dirs, dir) {
			dirs = append(dirs, dir)
		}
	}
	return dirs
}

// socketDir makes the folder of the Unix socket. It returns an empty string where none suits: the server then
// listens on loopback alone.
func (in *instance) socketDir() string {
	for _, dir := range in.socketDirs() {
		if parent, _ := in.acct.obstacle(dir); parent != "" {
			continue
		}
		if err := in.emptySocketDir(dir); err != nil {
			in.cfg.Log.Debug("passing over a folder for the Unix socket", "dir", dir, "err", err)
			continue
		}
		return dir
	}
	in.cfg.Log.Debug("no folder suits a Unix socket: the server listens on loopback alone")
	return ""
}

// emptySocketDir makes the folder, or empties the one that an earlier server left.
func (in *instance) emptySocketDir(dir string) error {
	err := os.Mkdir(dir, 0o700)
	if err == nil {
		return in.acct.own(dir)
	}
	if !errors.Is(err, fs.ErrExist) {
		return err
	}
	if !in.ownsSocketDir(dir) {
		return errors.New("it is not the server user's own")
	}
	return removeAll(dir, ".s.PGSQL.")
}

// ownsSocketDir reports whether the folder is one that this package made: where all may write, somebody else could
// have put a folder, or a link, of that name.
func (in *instance) ownsSocketDir(dir string) bool {
	info, err := os.Lstat(dir)
	if err != nil {
		return false
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && info.IsDir() && info.Mode().Perm()&0o077 == 0 && stat.Uid == in.acct.uid
}

// removeSocketDirs removes the folder of a server that is gone, which lay where the server said or where we would
// put it.
func (in *instance) removeSocketDirs(said string) {
	for _, dir := range append(in.socketDirs(), said) {
		if !strings.HasSuffix(dir, "-"+in.hash()) || !in.ownsSocketDir(dir) {
			continue
		}
		if err := errors.Join(removeAll(dir, ".s.PGSQL."), os.Remove(dir)); err != nil {
			in.cfg.Log.Debug("leaving the folder of the Unix socket", "dir", dir, "err", err)
		}
	}
}

// probe connects with our password, which proves that the server is ours: SCRAM makes both sides prove that they
// know it. It makes the program's database where it is missing, and returns the server's version.
func (in *instance) probe(ctx context.Context, port int, password string) (version string, err error) {
	version, err = in.connect(ctx, port, password, Database, "")
	if sqlState(err) != "3D000" { // no such database
		return version, in.explain(err)
	}
	version, err = in.connect(ctx, port, password, "postgres", "CREATE DATABASE "+Database)
	switch sqlState(err) {
	case "42P04", "23505", "55006":
		// The server is still at what a process had asked of it that was killed since: the database exists,
		// is just being made, or its template is in use for that.
		return "", errors.Join(errNotYet, err)
	}
	return version, in.explain(err)
}

// explain tells what time heals (errNotYet) from what it does not.
func (in *instance) explain(err error) error {
	if err == nil {
		return nil
	}
	if _, wrong := errors.AsType[*pgconn.ParseConfigError](err); wrong {
		return fmt.Errorf("connecting to the private PostgreSQL server (is a PG... environment variable set wrongly?): %w", err)
	}
	switch code := sqlState(err); {
	case strings.HasPrefix(code, "28"):
		return fmt.Errorf("the private PostgreSQL server does not take the password in %s (%w): put back the one it was made with", in.path(passwordName), err)
	case code == "" || strings.HasPrefix(code, "57P") || strings.HasPrefix(code, "53"):
		return errors.Join(errNotYet, err)
	default:
		return fmt.Errorf("connecting to the private PostgreSQL server: %w", err)
	}
}

func (in *instance) connect(ctx context.Context, port int, password, database, statement string) (version string, err error) {
	address := connURL(port, password, database)
	address.RawQuery += "&require_auth=scram-sha-256&connect_timeout=5&target_session_attrs=any"
	conn, err := pgx.Connect(ctx, address.String())
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, conn.Close(ctx)) }()
	// Distributions add their own release: 15.18 (Debian 15.18-0+deb12u1).
	version, _, _ = strings.Cut(conn.PgConn().ParameterStatus("server_version"), " ")
	if statement == "" {
		return version, nil
	}
	_, err = conn.Exec(ctx, statement)
	return version, err
}

func sqlState(err error) string {
	if pgErr, ok := errors.AsType[*pgconn.PgError](err); ok {
		return pgErr.Code
	}
	return ""
}

// freePort chooses a port below those that systems give to outgoing connections, so that it is likely still free
// at the next start.
func freePort() (int, error) {
	for range 50 {
		if port := 20000 + mathrand.IntN(12000); isFree(port) {
			return port, nil
		}
	}
	return anyPort()
}

func isFree(port int) bool {
	listener, err := net.Listen("tcp4", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	return err == nil && listener.Close() == nil
}

// child is a process that was started by this one.
type child struct {
	pid      int
	logStart int64
	// ending is the signal that ends the program without much ado.
	ending syscall.Signal
	// done is closed when the process has ended and was waited for; err is its result from then on.
	done chan struct{}
	err  error
}

// child starts a program of PostgreSQL as the server's user, in a session of its own, with the inherited lock, its
// output going to the log.
func (in *instance) child(alive *os.File, program string, args []string) (_ *child, err error) {
	logFile, err := os.OpenFile(in.log(), os.O_WRONLY|os.O_CREATE|os.O_APPEND|syscall.O_NOFOLLOW, 0o600)
	if err != nil {
		return nil, fmt.Errorf("opening the server's log: %w", err)
	}
	defer func() { err = errors.Join(err, logFile.Close()) }()
	if err := in.acct.own(in.log()); err != nil {
		return nil, err
	}
	start, err := logFile.Seek(0, io.SeekEnd)
	if err != nil {
		return nil, fmt.Errorf("opening the server's log: %w", err)
	}
	cmd := exec.Command(in.bin.tool(program), args...)
	cmd.Dir = "/"
	cmd.Env = childEnv()
	cmd.Stdout, cmd.Stderr = logFile, logFile
	cmd.ExtraFiles = []*os.File{alive}
	cmd.SysProcAttr = in.acct.attributes()
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("starting %s as user %s: %w", in.bin.tool(program), in.acct.name, err)
	}
	c := &child{pid: cmd.Process.Pid, logStart: start, ending: syscall.SIGTERM, done: make(chan struct{})}
	if program == "postgres" {
		c.ending = syscall.SIGQUIT
	}
	go func() {
		c.err = cmd.Wait()
		close(c.done)
	}()
	return c, nil
}

// childEnv is what the server inherits of our environment. It outlives us and may run as another user, so it gets
// nothing that could be a secret, nor anything that changes what its options say.
func childEnv() []string {
	// With TZ initdb need not search for the machine's zone, and data does not depend on it.
	env := []string{"LC_ALL=C", "TZ=UTC"}
	for _, name := range [...]string{"PATH", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"} {
		if value, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+value)
		}
	}
	return env
}

// result is what an ended child ended with; nil while it runs.
func (c *child) result() error {
	select {
	case <-c.done:
	default:
		return nil
	}
	if c.err == nil {
		return errors.New("exit status 0")
	}
	return c.err
}

// wait waits for the child to end and kills it, and the processes it started, when ctx ends first.
func (c *child) wait(ctx context.Context) error {
	select {
	case <-c.done:
		return c.err
	case <-ctx.Done():
		c.kill()
		return context.Cause(ctx)
	}
}

// kill ends the child, with the processes it started, and waits for them. A server is told to end at once
// (SIGQUIT), initdb to end and tidy up (SIGTERM); data is safe with SIGKILL as well.
func (c *child) kill() {
	const patience = 5 * time.Second
	// Only the child itself is told: what initdb started would die of the signal and leave its shared memory behind.
	// The child may have ended; then there is nothing left to kill.
	_ = syscall.Kill(c.pid, c.ending)
	select {
	case <-c.done:
	case <-time.After(patience):
	}
	_ = syscall.Kill(-c.pid, syscall.SIGKILL)
	<-c.done
	// What initdb started is not our child and cannot be waited for. One that nobody reaps stays in the group.
	for end := time.Now().Add(patience); syscall.Kill(-c.pid, 0) == nil && time.Now().Before(end); {
		time.Sleep(pollPause)
	}
}

// tail returns the last lines of the log, from an offset on.
func tail(path string, from int64) string {
	const most = 4 << 10
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	// Nothing was written, so closing cannot lose anything.
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return ""
	}
	start := max(from, info.Size()-most)
	text, err := io.ReadAll(io.NewSectionReader(f, start, most))
	if err != nil {
		return ""
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	return strings.Join(lines[max(0, len(lines)-12):], "\n")
}

// indent sets a quoted log off from the sentence before it.
func indent(text string) string {
	if text == "" {
		return " (it is empty)"
	}
	return "\n  " + strings.ReplaceAll(text, "\n", "\n  ")
}
