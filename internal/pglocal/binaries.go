//go:build linux || darwin

package pglocal

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// binaries is a folder with initdb and postgres.
type binaries struct {
	dir string
	// version as the server prints it (17.5); major is its first number.
	version string
	major   int
	// preview is a version that was never released: alpha, beta, release candidate, development.
	preview bool
}

func (b binaries) tool(name string) string { return filepath.Join(b.dir, name) }

// usualPlaces are where the packages of the systems put the server's programs, often outside the search path.
var usualPlaces = [...]string{
	"/usr/lib/postgresql/*/bin",     // Debian, Ubuntu
	"/usr/pgsql-*/bin",              // Red Hat, Fedora (the project's own packages)
	"/usr/lib/postgresql[0-9]*/bin", // SUSE
	"/usr/lib64/postgresql-*/bin",   // Gentoo
	"/usr/libexec/postgresql*",      // Alpine
	"/usr/bin",
	"/usr/local/bin",
	"/usr/local/pgsql/bin", // built from source
	"/opt/homebrew/opt/postgresql@*/bin",
	"/opt/homebrew/opt/postgresql/bin",
	"/usr/local/opt/postgresql@*/bin",
	"/usr/local/opt/postgresql/bin",
	"/home/linuxbrew/.linuxbrew/opt/postgresql*/bin",
	"/Applications/Postgres.app/Contents/Versions/*/bin",
	"/opt/local/lib/postgresql*/bin", // MacPorts
	"/Library/PostgreSQL/*/bin",      // EDB
}

func defaultSearch() *search {
	return &search{path: filepath.SplitList(os.Getenv("PATH")), globs: usualPlaces[:]}
}

// folders lists the places where both programs are, each once, in the order of preference.
func (s *search) folders(ctx context.Context, cache string, acct account) []string {
	var found []string
	add := func(dir string) {
		if dir = programDir(dir, acct); dir != "" && !slices.Contains(found, dir) {
			found = append(found, dir)
		}
	}
	for _, dir := range s.path {
		add(dir)
	}
	for _, dir := range s.path {
		add(askConfig(ctx, dir))
	}
	for _, pattern := range append(slices.Clone(s.globs), filepath.Join(cache, cachePrefix+"*", "bin")) {
		// The patterns are ours but for the cache's path, where a bad pattern finds nothing, as it should.
		matches, _ := filepath.Glob(pattern)
		for _, dir := range matches {
			add(dir)
		}
	}
	return found
}

// askConfig returns what pg_config in this folder says, empty where there is none.
func askConfig(ctx context.Context, dir string) string {
	program := filepath.Join(dir, "pg_config")
	if !filepath.IsAbs(dir) || !isProgram(program) {
		return ""
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, program, "--bindir").Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}

// programDir returns the folder where both programs really are, following a link from a folder such as
// /usr/local/bin, or nothing.
func programDir(dir string, acct account) string {
	if !filepath.IsAbs(dir) || !isProgram(filepath.Join(dir, "postgres")) {
		return ""
	}
	candidates := []string{dir}
	if real, err := filepath.EvalSymlinks(filepath.Join(dir, "postgres")); err == nil {
		candidates = []string{filepath.Dir(real), dir}
	}
	for _, candidate := range candidates {
		if runnable(candidate, acct) {
			return candidate
		}
	}
	return ""
}

// runnable reports whether the account can run both programs.
func runnable(dir string, acct account) bool {
	for _, name := range [...]string{"initdb", "postgres"} {
		program, err := filepath.EvalSymlinks(filepath.Join(dir, name))
		if err != nil || !isProgram(program) {
			return false
		}
		info, err := os.Stat(program)
		if err != nil || !acct.mayPass(info) {
			return false
		}
		if parent, _ := acct.obstacle(program); parent != "" {
			return false
		}
	}
	return true
}

func isProgram(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular() && info.Mode().Perm()&0o111 != 0
}

var versionPattern = regexp.MustCompile(`\(PostgreSQL\) (\d+)((?:\.\d+)*)(devel|alpha\d*|beta\d*|rc\d*)?`)

// parseVersion reads what postgres --version prints.
func parseVersion(printed string) (binaries, error) {
	m := versionPattern.FindStringSubmatch(printed)
	if m == nil {
		return binaries{}, fmt.Errorf("%q names no PostgreSQL version", strings.TrimSpace(printed))
	}
	major, err := strconv.Atoi(m[1])
	if err != nil {
		return binaries{}, fmt.Errorf("%q names no PostgreSQL version: %w", strings.TrimSpace(printed), err)
	}
	return binaries{version: m[1] + m[2] + m[3], major: major, preview: m[3] != ""}, nil
}

// askVersion runs postgres --version, which is allowed to root as well.
func askVersion(ctx context.Context, dir string) (binaries, error) {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, filepath.Join(dir, "postgres"), "--version").Output()
	if err != nil {
		return binaries{}, fmt.Errorf("running %s --version: %w", filepath.Join(dir, "postgres"), err)
	}
	b, err := parseVersion(string(out))
	b.dir = dir
	return b, err
}

// findBinaries returns the binaries for data of this major version, or for new data (major 0) the newest.
// Where none at all are installed it downloads some.
func findBinaries(ctx context.Context, cfg Config, acct account, major int) (binaries, error) {
	if cfg.BinDir != "" {
		return forcedBinaries(ctx, cfg, acct, major)
	}
	places := cfg.search
	if places == nil {
		places = defaultSearch()
	}
	dirs := places.folders(ctx, cfg.cacheDir(), acct)
	if major != 0 {
		// Most folders name their version: to look there first saves starting the others' programs.
		slices.SortStableFunc(dirs, func(a, b string) int {
			return strings.Count(b, strconv.Itoa(major)) - strings.Count(a, strconv.Itoa(major))
		})
	}
	var installed []binaries
	for _, dir := range dirs {
		b, err := askVersion(ctx, dir)
		if err != nil {
			cfg.Log.Debug("passing over PostgreSQL binaries", "dir", dir, "err", err)
			continue
		}
		if b.major == major && major >= OldestMajor {
			return b, nil
		}
		installed = append(installed, b)
	}
	// Programs that were not waited for say nothing of what is installed.
	if ctx.Err() != nil {
		return binaries{}, fmt.Errorf("looking for PostgreSQL: %w", context.Cause(ctx))
	}
	return chooseBinaries(ctx, cfg, acct, major, installed)
}

// chooseBinaries decides where no installed binaries are of exactly the wanted version.
func chooseBinaries(ctx context.Context, cfg Config, acct account, major int, installed []binaries) (binaries, error) {
	if major == 0 {
		if b, ok := newest(installed); ok {
			return b, nil
		}
	}
	if major != 0 && (len(installed) > 0 || major < OldestMajor) {
		return binaries{}, otherVersion(cfg.Dir, major, installed)
	}
	b, err := download(ctx, cfg, acct, major)
	if ctx.Err() != nil {
		return binaries{}, fmt.Errorf("downloading PostgreSQL: %w", context.Cause(ctx))
	}
	if err != nil {
		return binaries{}, noBinaries(major, installed, err)
	}
	return b, nil
}

// newest returns the newest released binaries that new data may be made with; of equals, the first.
func newest(installed []binaries) (best binaries, ok bool) {
	for _, b := range installed {
		if b.major >= OldestMajor && !b.preview && b.major > best.major {
			best, ok = b, true
		}
	}
	return best, ok
}

func forcedBinaries(ctx context.Context, cfg Config, acct account, major int) (binaries, error) {
	dir, err := filepath.Abs(cfg.BinDir)
	if err != nil {
		return binaries{}, fmt.Errorf("finding the PostgreSQL folder %s: %w", cfg.BinDir, err)
	}
	if !runnable(dir, acct) {
		return binaries{}, refuse(ErrNoBinaries, "the folder %s that was named for PostgreSQL's programs holds no initdb and postgres that user %s can run: "+
			"correct or unset ONRECORD_PG_BINDIR", dir, acct.name)
	}
	b, err := askVersion(ctx, dir)
	if ctx.Err() != nil {
		return binaries{}, fmt.Errorf("looking for PostgreSQL: %w", context.Cause(ctx))
	}
	if err != nil {
		return binaries{}, refuse(ErrNoBinaries, "the PostgreSQL programs in %s do not work (%v): correct or unset ONRECORD_PG_BINDIR", dir, err)
	}
	if major != 0 && b.major != major {
		return binaries{}, otherVersion(cfg.Dir, major, []binaries{b})
	}
	if b.major < OldestMajor {
		return binaries{}, refuse(ErrNoBinaries, "the PostgreSQL programs in %s are of version %s, and %d or later is needed: correct or unset ONRECORD_PG_BINDIR",
			dir, b.version, OldestMajor)
	}
	return b, nil
}

// otherVersion is the refusal of data for which there are no binaries.
func otherVersion(dir string, major int, installed []binaries) error {
	if major < OldestMajor {
		return refuse(ErrOtherVersion, "the data in %s is of PostgreSQL %d, and %d or later is needed (%s): it was left untouched; give another --data-dir",
			dir, major, OldestMajor, describe(installed))
	}
	return refuse(ErrOtherVersion, "the data in %s is of PostgreSQL %d, but %s: it was left untouched; install PostgreSQL %d, or give another --data-dir",
		dir, major, describe(installed), major)
}

// describe names the installed versions.
func describe(installed []binaries) string {
	if len(installed) == 0 {
		return "no PostgreSQL is installed"
	}
	var names []string
	for _, b := range installed {
		names = append(names, fmt.Sprintf("PostgreSQL %s (%s)", b.version, b.dir))
	}
	return "installed is " + strings.Join(names, " and ")
}

// noBinaries is the one message for a machine without PostgreSQL.
func noBinaries(major int, installed []binaries, reason error) error {
	wanted := fmt.Sprintf("PostgreSQL %d or later", OldestMajor)
	if major != 0 {
		wanted = fmt.Sprintf("PostgreSQL %d, of which the data is,", major)
	}
	found := "was not found on this machine"
	if len(installed) > 0 {
		found = "was not found on this machine (" + describe(installed) + ")"
	}
	return refuse(ErrNoBinaries, "%s %s, and %v: install it (Debian, Ubuntu: apt install postgresql; Fedora, Red Hat: dnf install postgresql-server postgresql-contrib; "+
		"macOS: brew install postgresql@18), or name a running server with --database-url", wanted, found, reason)
}
