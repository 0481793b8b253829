package pglocal

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

const (
	dataName     = "data"
	passwordName = "password"
	portName     = "port"
	logName      = "server.log"
	keptName     = "kept"
	startLock    = "start.lock"
	usersLock    = "users.lock"
	serverLock   = "server.lock"
	binariesName = "binaries"
	// newPrefix begins the name of a data directory that initdb has not finished.
	newPrefix = ".new-"
	// versionName is the file by which PostgreSQL itself marks a data directory.
	versionName = "PG_VERSION"
)

// layout is the directory of one private server. The path is absolute and free of symbolic links, since the
// server's working directory is compared with it.
type layout struct{ dir string }

func (l layout) path(name string) string { return filepath.Join(l.dir, name) }
func (l layout) data() string            { return l.path(dataName) }
func (l layout) log() string             { return l.path(logName) }

// newLayout resolves dir, which need not exist yet.
func newLayout(dir string) (layout, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return layout{}, fmt.Errorf("finding the data directory %s: %w", dir, err)
	}
	existing, rest := abs, ""
	for {
		real, err := filepath.EvalSymlinks(existing)
		if err == nil {
			return layout{dir: filepath.Join(real, rest)}, nil
		}
		parent := filepath.Dir(existing)
		if parent == existing || !errors.Is(err, fs.ErrNotExist) {
			return layout{}, fmt.Errorf("finding the data directory %s: %w", dir, err)
		}
		existing, rest = parent, filepath.Join(filepath.Base(existing), rest)
	}
}

// hash tells the servers of one machine apart in names that must be short.
func (l layout) hash() string {
	sum := sha256.Sum256([]byte(l.dir))
	return hex.EncodeToString(sum[:5])
}

// contents is what a directory turned out to hold.
type contents struct {
	// major is the data's version, zero where there is no data.
	major int
	// bare is true when the data lies in the directory itself and not in its data folder: another program's.
	bare bool
}

// examine looks at the directory without changing anything. It refuses a directory that holds what is neither data
// nor one of this package's own files.
func (l layout) examine() (contents, error) {
	entries, err := os.ReadDir(l.dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return contents{}, nil
	case errors.Is(err, fs.ErrPermission):
		return contents{}, l.belongsToOther(l.dir)
	case errors.Is(err, syscall.ENOTDIR):
		return contents{}, refuse(ErrForeignDir, "the data directory %s is a file: give another --data-dir", l.dir)
	case err != nil:
		return contents{}, fmt.Errorf("reading the data directory: %w", err)
	}
	if major, ok, err := readMajor(l.path(versionName)); err != nil || ok {
		return contents{major: major, bare: true}, err
	}
	if major, ok, err := readMajor(filepath.Join(l.data(), versionName)); err != nil || ok {
		return contents{major: major}, err
	}
	for _, entry := range entries {
		if !ownName(entry.Name()) {
			return contents{}, refuse(ErrForeignDir, "the directory %s is not empty and is not one that onrecord made (it holds %q): "+
				"give an empty or a new one with --data-dir", l.dir, entry.Name())
		}
	}
	inside, err := os.ReadDir(l.data())
	if err == nil && len(inside) > 0 {
		return contents{}, refuse(ErrForeignDir, "the directory %s is not empty and holds no PostgreSQL data (there is no %s in it): "+
			"give an empty or a new one with --data-dir", l.data(), versionName)
	}
	if errors.Is(err, fs.ErrPermission) {
		return contents{}, l.belongsToOther(l.data())
	}
	return contents{}, nil
}

// ownName reports whether an entry may lie in a directory that has no data yet.
func ownName(name string) bool {
	// What file systems and file managers leave in a directory that is empty to its user.
	if name == "lost+found" || name == ".DS_Store" {
		return true
	}
	own := []string{dataName, passwordName, portName, logName, logName + ".1", keptName, startLock, usersLock, serverLock, binariesName}
	return slices.Contains(own, name) || strings.HasPrefix(name, newPrefix) || strings.HasPrefix(name, tempPrefix)
}

// readMajor reads a PG_VERSION file; ok is false where there is none.
func readMajor(path string) (major int, ok bool, err error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, false, nil
	}
	if errors.Is(err, fs.ErrPermission) {
		return 0, false, layout{dir: filepath.Dir(path)}.belongsToOther(filepath.Dir(path))
	}
	if err != nil {
		return 0, false, fmt.Errorf("reading the version of the data: %w", err)
	}
	// Up to 9.6 the major version had two parts.
	first, _, _ := strings.Cut(strings.TrimSpace(string(text)), ".")
	major, err = strconv.Atoi(first)
	if err != nil {
		return 0, false, refuse(ErrForeignDir, "the file %s should hold a version of PostgreSQL but holds %q: give another --data-dir", path, strings.TrimSpace(string(text)))
	}
	return major, true, nil
}

// tempPrefix begins the name of a file that is renamed once it is whole.
const tempPrefix = ".tmp-"

// writeFile replaces a file of the directory whole, readable by its owner alone.
func (l layout) writeFile(name, text string) (err error) {
	temp, err := os.CreateTemp(l.dir, tempPrefix)
	if err != nil {
		return fmt.Errorf("writing the %s file: %w", name, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(temp.Name()))
		}
	}()
	_, err = temp.WriteString(text)
	if err = errors.Join(err, temp.Sync(), temp.Close()); err != nil {
		return fmt.Errorf("writing the %s file: %w", name, err)
	}
	if err = os.Rename(temp.Name(), l.path(name)); err != nil {
		return fmt.Errorf("writing the %s file: %w", name, err)
	}
	return nil
}

// password reads the superuser's password.
func (l layout) password() (string, error) {
	text, err := os.ReadFile(l.path(passwordName))
	if errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("the file %s with the database password is missing: put it back, or move %s away to begin anew", l.path(passwordName), l.dir)
	}
	if err != nil {
		return "", fmt.Errorf("reading the database password: %w", err)
	}
	return strings.TrimSpace(string(text)), nil
}

// port reads the kept port; zero where there is none.
func (l layout) port() int {
	text, err := os.ReadFile(l.path(portName))
	if err != nil {
		return 0
	}
	port, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil || port < 1 || port > 65535 {
		return 0
	}
	return port
}

func (l layout) kept() bool {
	_, err := os.Stat(l.path(keptName))
	return err == nil
}

func (l layout) unkeep() error {
	if err := os.Remove(l.path(keptName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("removing the mark of a kept server: %w", err)
	}
	return nil
}

// postmaster is what the server says of itself in postmaster.pid.
type postmaster struct {
	pid       int
	started   time.Time
	port      int
	socketDir string
	ready     bool
}

// postmaster reads postmaster.pid; ok is false where there is none, or not a whole one yet.
func (l layout) postmaster() (pm postmaster, ok bool) {
	text, err := os.ReadFile(filepath.Join(l.data(), "postmaster.pid"))
	if err != nil {
		return postmaster{}, false
	}
	return parsePostmaster(string(text))
}

// parsePostmaster reads the lines of postmaster.pid: process id, data directory, start time, port, socket
// directory, listen address, shared memory key, status. A server that is starting has written only the first few.
func parsePostmaster(text string) (pm postmaster, ok bool) {
	lines := strings.Split(text, "\n")
	if len(lines) < 3 {
		return postmaster{}, false
	}
	pid, err := strconv.Atoi(strings.TrimSpace(lines[0]))
	if err != nil || pid <= 0 {
		return postmaster{}, false
	}
	pm.pid = pid
	if seconds, err := strconv.ParseInt(strings.TrimSpace(lines[2]), 10, 64); err == nil {
		pm.started = time.Unix(seconds, 0)
	}
	if len(lines) > 4 {
		if port, err := strconv.Atoi(strings.TrimSpace(lines[3])); err == nil && port > 0 && port < 65536 {
			pm.port = port
		}
		pm.socketDir = lines[4]
	}
	pm.ready = pm.port > 0 && len(lines) > 7 && strings.TrimSpace(lines[7]) == "ready"
	return pm, true
}

// runningBinDir returns the folder of the binaries of the server that was started last: the first word of
// postmaster.opts, which ends where the quoted options begin.
func (l layout) runningBinDir() string {
	text, err := os.ReadFile(filepath.Join(l.data(), "postmaster.opts"))
	if err != nil {
		return ""
	}
	program, _, found := strings.Cut(string(text), ` "`)
	if !found || !filepath.IsAbs(program) {
		return ""
	}
	return filepath.Dir(program)
}

// size adds up the files of the data directory. Files that vanish meanwhile count nothing.
func (l layout) size() int64 {
	var total int64
	// The walk passes over what it cannot read, so it has no error to report.
	_ = filepath.WalkDir(l.data(), func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return nil
		}
		if info, err := entry.Info(); err == nil {
			total += info.Size()
		}
		return nil
	})
	return total
}
