package pglocal

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

const (
	// User is the name of the server's superuser.
	User = "onrecord"
	// Database is the name of the database that every server has.
	Database = "onrecord"
	// OldestMajor is the oldest major version of PostgreSQL that is started.
	OldestMajor = 15

	defaultTimeout = 2 * time.Minute
)

// The kinds of refusal that a caller may want to tell apart with errors.Is. The error's own text is the message for
// the user: what is wrong and what to do.
var (
	// ErrNoBinaries says that no usable PostgreSQL is installed and that none could be downloaded.
	ErrNoBinaries = errors.New("no PostgreSQL binaries")
	// ErrOtherVersion says that the data belongs to a major version of which no binaries are installed.
	ErrOtherVersion = errors.New("data of another PostgreSQL version")
	// ErrForeignDir says that the directory holds something that this package did not put there.
	ErrForeignDir = errors.New("not a directory of this program")
	// ErrUnreachableDir says that the user the server runs as cannot pass through a parent of the directory.
	ErrUnreachableDir = errors.New("directory out of the server's reach")
	// ErrOtherUser says that the directory belongs to another user.
	ErrOtherUser = errors.New("directory of another user")
	// ErrNotStarted says that the server did not come up; the text ends with the tail of its log.
	ErrNotStarted = errors.New("server did not start")
	// ErrUnsupported says that private servers are not available on this operating system.
	ErrUnsupported = errors.New("operating system not supported")
)

// problem is a message for the user that errors.Is recognises by its kind.
type problem struct {
	kind error
	text string
}

func (p *problem) Error() string { return p.text }
func (p *problem) Unwrap() error { return p.kind }

func refuse(kind error, format string, args ...any) error {
	return &problem{kind: kind, text: fmt.Sprintf(format, args...)}
}

// Config says where a private server lives and how it is run. Only Dir must be set.
type Config struct {
	// Dir is the server's directory; it is created when missing. Servers are shared by Dir.
	Dir string
	// BinDir forces the folder of initdb and postgres; empty means to search.
	BinDir string
	// CacheDir is where downloaded binaries are kept; empty means the user's cache, as root /var/cache/onrecord.
	CacheDir string
	// NoDownload forbids downloading binaries where none are installed.
	NoDownload bool
	// DownloadURL is the Maven repository to download from; empty means the public one.
	DownloadURL string
	// Ephemeral trades durability for speed and removes Dir when the last user has gone. For tests.
	Ephemeral bool
	// Settings are added to the server's command line (name to value) by whoever starts it.
	Settings map[string]string
	// Timeout is how long to wait for the server to come up; zero means two minutes.
	Timeout time.Duration
	// Log receives what is done; nil means nowhere.
	Log *slog.Logger

	// search replaces the places where binaries are looked for.
	search *search
}

// search says where binaries are looked for.
type search struct {
	// path are the folders of the search path, in order; pg_config is looked for there as well.
	path []string
	// globs are patterns of folders.
	globs []string
}

// ConfigFromEnv returns the configuration that the environment asks for: Dir by [DefaultDir], BinDir by
// ONRECORD_PG_BINDIR, DownloadURL by ONRECORD_PG_DOWNLOAD_URL, and NoDownload where ONRECORD_PG_DOWNLOAD is one of
// 0, no, off, false.
func ConfigFromEnv(getenv func(string) string) (Config, error) {
	dir, err := DefaultDir(getenv)
	if err != nil {
		return Config{}, err
	}
	cfg := Config{
		Dir:         dir,
		BinDir:      getenv("ONRECORD_PG_BINDIR"),
		DownloadURL: getenv("ONRECORD_PG_DOWNLOAD_URL"),
	}
	switch value := strings.ToLower(getenv("ONRECORD_PG_DOWNLOAD")); value {
	case "", "1", "yes", "on", "true":
	case "0", "no", "off", "false":
		cfg.NoDownload = true
	default:
		return Config{}, fmt.Errorf("ONRECORD_PG_DOWNLOAD is %q: set it to on or off", value)
	}
	return cfg, nil
}

// DefaultDir returns the directory to use when none is named: ONRECORD_DATA_DIR; as root /var/lib/onrecord;
// $XDG_DATA_HOME/onrecord; on macOS ~/Library/Application Support/onrecord, elsewhere ~/.local/share/onrecord.
func DefaultDir(getenv func(string) string) (string, error) {
	return defaultDir(getenv, runtime.GOOS, os.Geteuid())
}

func defaultDir(getenv func(string) string, goos string, uid int) (string, error) {
	if dir := getenv("ONRECORD_DATA_DIR"); dir != "" {
		return filepath.Abs(dir)
	}
	if uid == 0 {
		return "/var/lib/onrecord", nil
	}
	// The XDG rules ask to ignore a path that is not absolute.
	if dir := getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "onrecord"), nil
	}
	home := getenv("HOME")
	if home == "" {
		return "", errors.New("no home directory is known (HOME is not set): set ONRECORD_DATA_DIR or give --data-dir")
	}
	if goos == "darwin" {
		return filepath.Join(home, "Library", "Application Support", "onrecord"), nil
	}
	return filepath.Join(home, ".local", "share", "onrecord"), nil
}

// cacheDir returns where downloaded binaries are kept.
func (c Config) cacheDir() string {
	if c.CacheDir != "" {
		return c.CacheDir
	}
	if os.Geteuid() == 0 {
		return "/var/cache/onrecord"
	}
	if base, err := os.UserCacheDir(); err == nil {
		return filepath.Join(base, "onrecord")
	}
	return filepath.Join(c.Dir, binariesName)
}

func (c Config) withDefaults() (Config, error) {
	if c.Dir == "" {
		return c, errors.New("no directory was given for the private PostgreSQL server")
	}
	if c.Timeout <= 0 {
		c.Timeout = defaultTimeout
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	return c, nil
}

// Status describes a private server, running or not.
type Status struct {
	// Running is true while the server accepts connections.
	Running bool
	// Kept is true when the server outlives its users.
	Kept bool
	// Dir is the server's directory, DataDir the PostgreSQL data directory in it.
	Dir, DataDir string
	// Major is the data's major version; zero where there is no data yet.
	Major int
	// PID, Port, SocketDir, BinDir and Started are those of the running server. Port is the kept one otherwise.
	PID       int
	Port      int
	SocketDir string
	BinDir    string
	Started   time.Time
	// LogFile is where the server prints.
	LogFile string
	// Size is the data directory's size in bytes.
	Size int64
}

// connURL returns the address of a database on the private server.
func connURL(port int, password, database string) *url.URL {
	if database == "" {
		database = Database
	}
	return &url.URL{
		Scheme:   "postgres",
		User:     url.UserPassword(User, password),
		Host:     net.JoinHostPort("127.0.0.1", strconv.Itoa(port)),
		Path:     "/" + database,
		RawQuery: "sslmode=disable",
	}
}
