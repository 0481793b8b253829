//go:build linux || darwin

package pglocal

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"
)

// stopTimeout is how long Close waits for the server to write its data and end.
const stopTimeout = time.Minute

// Server is one use of a private server, which other processes may use at the same time.
type Server struct {
	in  *instance
	run running

	mu    sync.Mutex
	users *os.File // nil once the use is given up
}

// Start returns a use of the server in cfg.Dir, which it starts unless it runs. The caller must call Close. While
// another process starts or stops the server, Start waits, until ctx ends.
func Start(ctx context.Context, cfg Config) (*Server, error) {
	cfg, err := cfg.withDefaults()
	if err != nil {
		return nil, err
	}
	in, err := prepare(ctx, cfg)
	if err != nil {
		return nil, err
	}
	for {
		server, err := in.start(ctx)
		// The last user of an ephemeral server removes the directory, perhaps between our making and locking it.
		if !errors.Is(err, errVanished) {
			return server, err
		}
		if err := sleep(ctx, pollPause); err != nil {
			return nil, fmt.Errorf("starting the private PostgreSQL server: %w", err)
		}
	}
}

// newInstance looks at the directory, without a change to it.
func newInstance(cfg Config) (*instance, contents, error) {
	l, err := newLayout(cfg.Dir)
	if err != nil {
		return nil, contents{}, err
	}
	found, err := l.examine()
	if err != nil {
		return nil, contents{}, err
	}
	acct, err := serverAccount(l)
	if err != nil {
		return nil, contents{}, err
	}
	return &instance{layout: l, cfg: cfg, acct: acct}, found, nil
}

// prepare refuses what must be refused before anything is written, and finds the binaries unless the server runs.
func prepare(ctx context.Context, cfg Config) (*instance, error) {
	in, found, err := newInstance(cfg)
	if err != nil {
		return nil, err
	}
	if err := in.checkReach(in.acct); err != nil {
		return nil, err
	}
	if err := in.checkOwner(in.acct); err != nil {
		return nil, err
	}
	if held(in.path(serverLock)) {
		return in, nil
	}
	if in.bin, err = findBinaries(ctx, cfg, in.acct, found.major); err != nil {
		return nil, err
	}
	if found.bare {
		return nil, refuse(ErrForeignDir, "the directory %s is the data directory of a PostgreSQL %d server that onrecord did not make: "+
			"give an empty or a new one with --data-dir, or name that server with --database-url", in.dir, found.major)
	}
	return in, nil
}

func (in *instance) start(ctx context.Context) (_ *Server, err error) {
	if err := in.create(in.acct); err != nil {
		return nil, err
	}
	starting, err := in.lock(ctx, startLock, exclusive)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, starting.Close()) }()
	users, err := in.lock(ctx, usersLock, shared)
	if err != nil {
		return nil, err
	}
	run, err := in.ensure(ctx)
	if err != nil {
		return nil, errors.Join(err, users.Close())
	}
	return &Server{in: in, run: run, users: users}, nil
}

// lock waits for one of the directory's locks.
func (in *instance) lock(ctx context.Context, name string, how int) (*os.File, error) {
	f, err := waitLock(ctx, in.path(name), how)
	if errors.Is(err, os.ErrPermission) {
		return nil, in.belongsToOther(in.path(name))
	}
	return f, err
}

// URL returns the address of a database, with the password; an empty name means [Database].
func (s *Server) URL(database string) string {
	return connURL(s.run.port, s.run.password, database).String()
}

// Port returns the loopback port that the server listens on.
func (s *Server) Port() int { return s.run.port }

// Version returns the server's version, such as 17.5.
func (s *Server) Version() string { return s.run.version }

// Dir returns the server's directory.
func (s *Server) Dir() string { return s.in.dir }

// BinDir returns the folder of the running server's programs. Downloaded ones come without psql.
func (s *Server) BinDir() string { return s.in.runningBinDir() }

// Keep has the server run on when its last user has gone, until [Stop] or the end of the machine.
func (s *Server) Keep() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.users == nil {
		return errors.New("the private PostgreSQL server is not in use any more")
	}
	return s.in.writeFile(keptName, "")
}

// Close gives up this use. The last user stops the server, unless it is kept. A second Close does nothing.
func (s *Server) Close() (err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.users == nil {
		return nil
	}
	users := s.users
	s.users = nil
	defer func() { err = errors.Join(err, users.Close()) }()

	ctx, cancel := context.WithTimeout(context.Background(), stopTimeout)
	defer cancel()
	starting, err := s.in.lock(ctx, startLock, exclusive)
	if errors.Is(err, errVanished) {
		return nil
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, starting.Close()) }()
	// The shared lock becomes an exclusive one only if nobody else uses the server; who comes now waits for
	// start.lock.
	if flock(users, exclusive|syscall.LOCK_NB) != nil || s.in.kept() {
		return nil
	}
	return s.in.end(ctx)
}

// end stops the server and removes what an ephemeral one leaves.
func (in *instance) end(ctx context.Context) error {
	signal := syscall.SIGINT
	if in.cfg.Ephemeral {
		signal = syscall.SIGQUIT
	}
	if _, err := in.stop(ctx, signal); err != nil || !in.cfg.Ephemeral {
		return err
	}
	// Under its own name the directory could be made anew while it is being removed.
	parent, goneName := filepath.Dir(in.dir), filepath.Base(in.dir)+".gone-"
	gone, err := os.MkdirTemp(parent, goneName)
	if err != nil {
		return fmt.Errorf("removing the ephemeral directory: %w", err)
	}
	if err := os.Rename(in.dir, filepath.Join(gone, "dir")); err != nil {
		return errors.Join(fmt.Errorf("removing the ephemeral directory: %w", err), os.Remove(gone))
	}
	// With it goes what a process left that was killed just here.
	return removeAll(parent, goneName)
}

// stop signals the server and waits for the last of its processes. It returns false where none ran.
func (in *instance) stop(ctx context.Context, signal syscall.Signal) (stopped bool, err error) {
	var last postmaster
	for {
		alive, err := tryLock(in.path(serverLock), exclusive)
		if err != nil {
			return stopped, err
		}
		pm, ok := in.postmaster()
		if alive != nil {
			in.removeSocketDirs(cmp.Or(last.socketDir, pm.socketDir))
			return stopped, errors.Join(in.unkeep(), alive.Close())
		}
		// A server that is only starting shows its process id in a moment.
		if ok && pm.pid != last.pid && isPostmaster(pm.pid, in.data()) {
			if err := syscall.Kill(pm.pid, signal); err != nil && !errors.Is(err, syscall.ESRCH) {
				return false, fmt.Errorf("stopping the PostgreSQL server (process %d): %w", pm.pid, err)
			}
			last, stopped = pm, true
			in.cfg.Log.Debug("stopping PostgreSQL", "pid", pm.pid, "dir", in.dir)
		}
		if err := sleep(ctx, pollPause); err != nil {
			return false, fmt.Errorf("waiting for the PostgreSQL server (process %d) to stop, see %s: %w", last.pid, in.log(), err)
		}
	}
}

// Stop stops the server in cfg.Dir, kept or not and whoever uses it: their open transactions are rolled back. It
// returns false where none ran.
func Stop(ctx context.Context, cfg Config) (stopped bool, err error) {
	cfg, err = cfg.withDefaults()
	if err != nil {
		return false, err
	}
	in, found, err := newInstance(cfg)
	if err != nil {
		return false, err
	}
	if found.bare || found.major == 0 && !held(in.path(serverLock)) {
		return false, nil
	}
	starting, err := in.lock(ctx, startLock, exclusive)
	if errors.Is(err, errVanished) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, starting.Close()) }()
	return in.stop(ctx, syscall.SIGINT)
}

// Inspect describes the server in cfg.Dir without a change to it. A directory that does not exist yet is no error.
func Inspect(cfg Config) (Status, error) {
	cfg, err := cfg.withDefaults()
	if err != nil {
		return Status{}, err
	}
	in, found, err := newInstance(cfg)
	if err != nil {
		return Status{}, err
	}
	status := Status{Dir: in.dir, DataDir: in.data(), LogFile: in.log(), Major: found.major, Port: in.port()}
	if found.bare {
		return status, refuse(ErrForeignDir, "the directory %s is the data directory of a PostgreSQL %d server that onrecord did not make: "+
			"give another --data-dir", in.dir, found.major)
	}
	status.Size = in.size()
	pm, ok := in.postmaster()
	if !ok || !pm.ready || !held(in.path(serverLock)) {
		return status, nil
	}
	status.Running, status.Kept = true, in.kept()
	status.PID, status.Port, status.SocketDir, status.Started = pm.pid, pm.port, pm.socketDir, pm.started
	status.BinDir = in.runningBinDir()
	return status, nil
}
