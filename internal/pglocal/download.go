//go:build linux || darwin

package pglocal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	embeddedpostgres "github.com/fergusstrange/embedded-postgres"
)

const (
	// cachePrefix begins the name of a folder of downloaded binaries; their version follows.
	cachePrefix = "postgres-"
	// partPrefix begins the name of a download that is not whole.
	partPrefix = ".part-"

	downloadTimeout = 15 * time.Minute
)

// downloadable are the versions that the library knows, newest first.
var downloadable = [...]embeddedpostgres.PostgresVersion{
	embeddedpostgres.V18, embeddedpostgres.V17, embeddedpostgres.V16, embeddedpostgres.V15,
}

// download fetches the newest binaries, or those of a major version, into the cache, once for all processes.
// Its errors complete the sentence "PostgreSQL was not found, and ...".
func download(ctx context.Context, cfg Config, acct account, major int) (binaries, error) {
	if cfg.NoDownload {
		return binaries{}, errors.New("downloading it is switched off")
	}
	version, ok := downloadVersion(major)
	if !ok {
		return binaries{}, errors.New("there is no download of that version")
	}
	ctx, cancel := context.WithTimeoutCause(ctx, downloadTimeout, errors.New("it took too long"))
	defer cancel()
	b, err := fetchOnce(ctx, cfg, acct, version)
	if err != nil {
		return binaries{}, fmt.Errorf("downloading it failed (%w)", err)
	}
	return b, nil
}

func downloadVersion(major int) (embeddedpostgres.PostgresVersion, bool) {
	if major == 0 {
		return downloadable[0], true
	}
	i := slices.IndexFunc(downloadable[:], func(v embeddedpostgres.PostgresVersion) bool {
		return strings.HasPrefix(string(v), fmt.Sprintf("%d.", major))
	})
	if i < 0 {
		return "", false
	}
	return downloadable[i], true
}

// fetchOnce downloads under a lock and puts the whole folder in place by one rename, so that a process that is
// killed leaves nothing that looks finished.
func fetchOnce(ctx context.Context, cfg Config, acct account, version embeddedpostgres.PostgresVersion) (_ binaries, err error) {
	cache, err := filepath.Abs(cfg.cacheDir())
	if err != nil {
		return binaries{}, err
	}
	mode := fs.FileMode(0o700)
	if acct.lowered {
		mode = 0o755
	}
	if err := makeDirs(cache, mode, mode); err != nil {
		return binaries{}, err
	}
	if parent, mode := acct.obstacle(filepath.Join(cache, "x")); parent != "" {
		return binaries{}, fmt.Errorf("user %s, as whom the server runs, cannot pass through %s (mode %04o) to the programs", acct.name, parent, mode)
	}
	lock, err := waitLock(ctx, filepath.Join(cache, "download.lock"), exclusive)
	if err != nil {
		return binaries{}, err
	}
	defer func() { err = errors.Join(err, lock.Close()) }()

	final := filepath.Join(cache, cachePrefix+strings.TrimSuffix(string(version), ".0"))
	if b, err := askVersion(ctx, filepath.Join(final, "bin")); err == nil && runnable(b.dir, acct) {
		return b, nil
	}
	if err := removeAll(cache, partPrefix); err != nil {
		return binaries{}, err
	}
	part, err := os.MkdirTemp(cache, partPrefix)
	if err != nil {
		return binaries{}, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(part)) }()
	cfg.Log.Info("downloading PostgreSQL once, since none is installed", "version", string(version), "to", final)
	programs := filepath.Join(part, "programs")
	if err := fetch(ctx, cfg, version, part, programs); err != nil {
		return binaries{}, err
	}
	return install(ctx, acct, programs, final)
}

// fetch has the library download and unpack. The library goes on to make a data directory of its own; it is given
// a path below a plain file, where none can be made, so it ends there and never runs a server.
func fetch(ctx context.Context, cfg Config, version embeddedpostgres.PostgresVersion, part, programs string) error {
	nowhere := filepath.Join(part, "file", "data")
	if err := os.WriteFile(filepath.Dir(nowhere), nil, 0o600); err != nil {
		return err
	}
	port, err := anyPort()
	if err != nil {
		return err
	}
	conf := embeddedpostgres.DefaultConfig().
		Version(version).
		Port(uint32(port)).
		CachePath(filepath.Join(part, "archive")).
		RuntimePath(filepath.Join(part, "runtime")).
		BinariesPath(programs).
		DataPath(nowhere).
		Logger(io.Discard)
	if cfg.DownloadURL != "" {
		conf = conf.BinaryRepositoryURL(strings.TrimSuffix(cfg.DownloadURL, "/"))
	}
	// The library cannot be interrupted: an abandoned download ends with the process.
	done := make(chan error, 1)
	go func() { done <- embeddedpostgres.NewDatabase(conf).Start() }()
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case err := <-done:
		if err == nil {
			return errors.New("the downloader started a server over a data directory that cannot exist")
		}
		if !strings.Contains(err.Error(), nowhere) {
			return errors.New(firstLine(err.Error()))
		}
		return nil
	}
}

// install checks the unpacked programs, lets everybody run them, and moves them into place.
func install(ctx context.Context, acct account, programs, final string) (binaries, error) {
	if err := openUp(programs); err != nil {
		return binaries{}, err
	}
	bin := filepath.Join(programs, "bin")
	if !isProgram(filepath.Join(bin, "initdb")) || !isProgram(filepath.Join(bin, "postgres")) {
		return binaries{}, errors.New("the archive holds no initdb and postgres")
	}
	if _, err := askVersion(ctx, bin); err != nil {
		return binaries{}, fmt.Errorf("the downloaded programs do not run on this machine: %w", err)
	}
	// Only a broken folder can lie there: a working one would have been used.
	if err := os.RemoveAll(final); err != nil {
		return binaries{}, err
	}
	if err := os.Rename(programs, final); err != nil {
		return binaries{}, err
	}
	b, err := askVersion(ctx, filepath.Join(final, "bin"))
	if err == nil && !runnable(b.dir, acct) {
		return binaries{}, fmt.Errorf("user %s cannot run the programs in %s", acct.name, b.dir)
	}
	return b, err
}

// openUp makes everything below dir readable, and programs and directories passable, for all.
func openUp(dir string) error {
	return filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.Type()&fs.ModeSymlink != 0 {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		mode := info.Mode().Perm() | 0o444
		if entry.IsDir() || mode&0o100 != 0 {
			mode |= 0o111
		}
		return os.Chmod(path, mode)
	})
}

// removeAll removes what a killed process left behind: the entries of dir whose names begin with the prefix.
func removeAll(dir, prefix string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), prefix) {
			continue
		}
		if err := os.RemoveAll(filepath.Join(dir, entry.Name())); err != nil {
			return fmt.Errorf("removing what a killed process left: %w", err)
		}
	}
	return nil
}

// anyPort returns a loopback port that was free a moment ago.
func anyPort() (port int, err error) {
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		return 0, fmt.Errorf("looking for a free port: %w", err)
	}
	defer func() { err = errors.Join(err, listener.Close()) }()
	return listener.Addr().(*net.TCPAddr).Port, nil
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return line
}
