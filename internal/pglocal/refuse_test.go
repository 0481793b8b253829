//go:build linux || darwin

package pglocal

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// fakeBinaries makes a folder with an initdb and a postgres that prints the version and else runs the script.
func fakeBinaries(t testing.TB, dir, version, script string) string {
	t.Helper()
	text := fmt.Sprintf("#!/bin/sh\nif [ \"$1\" = --version ]; then echo '%s'; exit 0; fi\n%s\n", version, script)
	write(t, filepath.Join(dir, "postgres"), text, 0o755)
	write(t, filepath.Join(dir, "initdb"), text, 0o755)
	return dir
}

func TestOtherVersionIsRefusedUntouched(t *testing.T) {
	t.Parallel()
	for name, where := range map[string]string{"own": dataName, "bare": "."} {
		for _, major := range []string{"14", "99", "9.6"} {
			t.Run(name+" "+major, func(t *testing.T) {
				dir := room(t, "onrecord")
				write(t, filepath.Join(dir, where, versionName), major+"\n", 0o600)
				write(t, filepath.Join(dir, where, "base", "1", "2"), "rows", 0o600)
				own(t, filepath.Join(dir, where))
				before := snapshot(t, dir)
				text := refused(t, config(dir), ErrOtherVersion)
				if after := snapshot(t, dir); after != before {
					t.Errorf("the directory was\n%sand is now\n%s", before, after)
				}
				whole, _, _ := strings.Cut(major, ".")
				if !strings.Contains(text, "PostgreSQL "+whole) || !strings.Contains(text, "installed is PostgreSQL ") || !strings.Contains(text, "untouched") {
					t.Errorf("the message is %q", text)
				}
			})
		}
	}
}

// own gives a folder to the user that a server would run as, as real data is.
func own(t *testing.T, path string) {
	t.Helper()
	acct, err := serverAccount(layout{dir: "/nonexistent"})
	if err != nil {
		t.Fatal(err)
	}
	if err := acct.own(path); err != nil {
		t.Fatal(err)
	}
}

func TestForeignDirectoryIsRefusedUntouched(t *testing.T) {
	t.Parallel()
	installed := findInstalled(t)
	tests := []struct {
		name, file, text string
		want             string
	}{
		{"documents", "thesis.odt", "words", `it holds "thesis.odt"`},
		{"a data folder of something else", "data/rows.csv", "1,2", "holds no PostgreSQL data"},
		{"a data directory of another server", versionName, fmt.Sprintln(installed.major), "that onrecord did not make"},
		{"nonsense for a version", "data/" + versionName, "fifteen", `holds "fifteen"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := room(t, "onrecord")
			write(t, filepath.Join(dir, tt.file), tt.text, 0o644)
			before := snapshot(t, dir)
			if text := refused(t, config(dir), ErrForeignDir); !strings.Contains(text, tt.want) || !strings.Contains(text, "--data-dir") {
				t.Errorf("the message is %q", text)
			}
			if after := snapshot(t, dir); after != before {
				t.Errorf("the directory was\n%sand is now\n%s", before, after)
			}
		})
	}
	t.Run("a file", func(t *testing.T) {
		path := room(t, "onrecord")
		write(t, path, "words", 0o644)
		refused(t, config(path), ErrForeignDir)
	})
	t.Run("an empty folder is fine", func(t *testing.T) {
		dir := room(t, "onrecord")
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		closeServer(t, start(t, config(dir)))
	})
}

func findInstalled(t *testing.T) binaries {
	t.Helper()
	acct, err := serverAccount(layout{dir: "/nonexistent"})
	if err != nil {
		t.Fatal(err)
	}
	b, err := findBinaries(t.Context(), Config{NoDownload: true, CacheDir: "/nonexistent", Log: discard()}, acct, 0)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestNoBinaries(t *testing.T) {
	t.Parallel()
	dir := room(t, "onrecord")
	old := fakeBinaries(t, room(t, "old"), "postgres (PostgreSQL) 13.4", "exit 1")
	onlyInitdb := room(t, "half")
	write(t, filepath.Join(onlyInitdb, "initdb"), "#!/bin/sh\n", 0o755)
	const advice = ": install it (Debian, Ubuntu: apt install postgresql; Fedora, Red Hat: dnf install postgresql-server postgresql-contrib; " +
		"macOS: brew install postgresql@18), or name a running server with --database-url"
	tests := []struct {
		name   string
		search search
		want   string
	}{
		{"nothing", search{}, "PostgreSQL 15 or later was not found on this machine, and downloading it is switched off" + advice},
		{"half", search{path: []string{onlyInitdb, "relative", ""}}, "PostgreSQL 15 or later was not found on this machine, and downloading it is switched off" + advice},
		{"too old", search{globs: []string{filepath.Dir(old) + "/*"}},
			"PostgreSQL 15 or later was not found on this machine (installed is PostgreSQL 13.4 (" + old + ")), and downloading it is switched off" + advice},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cfg := config(dir)
			cfg.search, cfg.CacheDir = &tt.search, filepath.Join(filepath.Dir(dir), "cache")
			if text := refused(t, cfg, ErrNoBinaries); text != tt.want {
				t.Errorf("the message is\n%s\nwant\n%s", text, tt.want)
			}
			if _, err := os.Stat(dir); err == nil {
				t.Error("the directory was made for nothing")
			}
		})
	}
}

func TestChoiceOfBinaries(t *testing.T) {
	t.Parallel()
	base := room(t, "usr")
	dirs := map[string]string{}
	for _, version := range []string{"14.9", "15.3", "16.4", "17.2", "18beta2"} {
		dirs[version] = fakeBinaries(t, filepath.Join(base, "lib", version, "bin"), "postgres (PostgreSQL) "+version, "exit 1")
	}
	broken := fakeBinaries(t, filepath.Join(base, "lib", "broken", "bin"), "not a version", "exit 1")
	linked := filepath.Join(base, "bin")
	if err := os.MkdirAll(linked, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dirs["15.3"], "postgres"), filepath.Join(linked, "postgres")); err != nil {
		t.Fatal(err)
	}
	configured := filepath.Join(base, "configured")
	write(t, filepath.Join(configured, "pg_config"), "#!/bin/sh\necho "+dirs["16.4"]+"\n", 0o755)
	all := search{path: []string{broken, linked}, globs: []string{filepath.Join(base, "lib", "*", "bin")}}
	tests := []struct {
		name   string
		search search
		major  int
		want   string
	}{
		{"new data gets the newest release", all, 0, dirs["17.2"]},
		{"existing data gets its own version", all, 16, dirs["16.4"]},
		{"even a preview", all, 18, dirs["18beta2"]},
		{"a link in the search path is followed", search{path: []string{linked}}, 0, dirs["15.3"]},
		{"pg_config is asked", search{path: []string{configured}}, 0, dirs["16.4"]},
	}
	acct, err := serverAccount(layout{dir: "/nonexistent"})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cfg := Config{NoDownload: true, CacheDir: "/nonexistent", search: &tt.search, Log: discard()}
			got, err := findBinaries(t.Context(), cfg, acct, tt.major)
			if err != nil || got.dir != tt.want {
				t.Errorf("found %q (%v), want %q", got.dir, err, tt.want)
			}
		})
	}
}

// TestInterruptedSearch gives up while a program is asked for its version: that is no missing PostgreSQL.
func TestInterruptedSearch(t *testing.T) {
	t.Parallel()
	dir := room(t, "onrecord")
	bin := room(t, "slow")
	write(t, filepath.Join(bin, "postgres"), "#!/bin/sh\nexec sleep 600\n", 0o755)
	write(t, filepath.Join(bin, "initdb"), "#!/bin/sh\n", 0o755)
	for name, cfg := range map[string]Config{
		"found": {search: &search{path: []string{bin}}},
		"named": {BinDir: bin},
	} {
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		cfg.Dir, cfg.NoDownload, cfg.CacheDir = dir, true, bin
		if _, err := Start(ctx, cfg); !errors.Is(err, context.DeadlineExceeded) || errors.Is(err, ErrNoBinaries) {
			t.Errorf("%s: an interrupted search gave %v", name, err)
		}
		cancel()
	}
}

func TestForcedBinaries(t *testing.T) {
	t.Parallel()
	dir := room(t, "onrecord")
	closeServer(t, start(t, config(dir)))
	major := inspect(t, dir).Major
	installed := findInstalled(t)
	base := room(t, "usr")
	old := fakeBinaries(t, filepath.Join(base, "old"), "postgres (PostgreSQL) 13.4", "exit 1")
	next := fakeBinaries(t, filepath.Join(base, "next"), fmt.Sprintf("postgres (PostgreSQL) %d.1", major+1), "exit 1")
	broken := fakeBinaries(t, filepath.Join(base, "broken"), "", "exit 1")
	tests := []struct {
		name, dir, bin string
		kind           error
		want           string
	}{
		{"empty folder", dir, base, ErrNoBinaries, "holds no initdb and postgres"},
		{"too old", dir + "2", old, ErrNoBinaries, "are of version 13.4, and 15 or later is needed"},
		{"broken", dir + "2", broken, ErrNoBinaries, "do not work"},
		{"other version", dir, next, ErrOtherVersion, fmt.Sprintf("is of PostgreSQL %d, but installed is PostgreSQL %d.1 (%s)", major, major+1, next)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cfg := config(tt.dir)
			cfg.BinDir = tt.bin
			if text := refused(t, cfg, tt.kind); !strings.Contains(text, tt.want) {
				t.Errorf("the message is %q", text)
			}
		})
	}
	cfg := config(dir)
	cfg.BinDir, cfg.search = installed.dir, &search{}
	closeServer(t, start(t, cfg))
}

func TestObstacle(t *testing.T) {
	t.Parallel()
	base := filepath.Dir(room(t, "x"))
	closed, open := filepath.Join(base, "closed"), filepath.Join(base, "open")
	for path, mode := range map[string]os.FileMode{closed: 0o700, open: 0o711} {
		if err := os.Mkdir(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	self, err := os.Stat(closed)
	if err != nil {
		t.Fatal(err)
	}
	stat := self.Sys().(*syscall.Stat_t)
	stranger := account{name: "stranger", uid: stat.Uid + 77, gid: stat.Gid + 77, lowered: true}
	owner := account{name: "owner", uid: stat.Uid, gid: stat.Gid, lowered: true}
	tests := []struct {
		path string
		acct account
		want string
	}{
		{filepath.Join(closed, "a", "b"), stranger, closed},
		{filepath.Join(open, "a", "b"), stranger, ""},
		{closed, stranger, ""}, // the directory itself is not on the way to it
		{filepath.Join(closed, "a"), owner, ""},
	}
	for _, tt := range tests {
		if got, _ := tt.acct.obstacle(tt.path); got != tt.want {
			t.Errorf("on the way of %s to %s stands %q, want %q", tt.acct.name, tt.path, got, tt.want)
		}
	}
}

func TestRootOutOfReach(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Skip("only root has a server run by another user")
	}
	closed := room(t, "closed")
	if err := os.Mkdir(closed, 0o700); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(closed, "parent", "onrecord")
	text := refused(t, config(dir), ErrUnreachableDir)
	if !strings.Contains(text, "cannot pass through "+closed+" (mode 0700)") || !strings.Contains(text, "chmod o+x "+closed) {
		t.Errorf("the message is %q", text)
	}
	if _, err := os.Stat(filepath.Dir(dir)); err == nil {
		t.Error("the directory was made for nothing")
	}
}

// TestRootWithAStrictUmask makes the directories passable whatever root's umask.
func TestRootWithAStrictUmask(t *testing.T) {
	dir := room(t, "some/parents/onrecord")
	old := syscall.Umask(0o077)
	defer syscall.Umask(old)
	closeServer(t, start(t, config(dir)))
}

func TestRootRunsTheServerUnprivileged(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Skip("only root has a server run by another user")
	}
	dir := room(t, "onrecord")
	server := start(t, config(dir))
	status := inspect(t, dir)
	for _, path := range []string{status.DataDir, status.SocketDir, status.LogFile} {
		owner, exists, err := ownerOf(path)
		if err != nil || !exists || owner != server.in.acct.uid || owner == 0 {
			t.Errorf("%s belongs to %d (%v), want %s", path, owner, err, server.in.acct.name)
		}
	}
	for _, path := range []string{dir, filepath.Join(dir, passwordName), filepath.Join(dir, serverLock)} {
		if owner, _, err := ownerOf(path); err != nil || owner != 0 {
			t.Errorf("%s belongs to %d (%v): the server's user could replace it", path, owner, err)
		}
	}
}

func TestDirectoryOfAnotherUser(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Skip("only root can make another user's directory")
	}
	acct, err := lookup("nobody")
	if err != nil {
		t.Fatal(err)
	}
	acct.uid, acct.gid = 12345, 12345
	for _, tt := range []struct {
		name, text string
		others     []string
	}{
		{"all of it", "belongs to user 12345, and this runs as user root", []string{"", dataName}},
		{"the data", "belongs to user 12345, and this runs as user root", []string{dataName}},
		{"an empty folder", "belongs to user 12345, and this runs as user root", []string{""}},
		{"data copied by root", "belongs to root, and PostgreSQL refuses to run as root", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := room(t, "onrecord")
			if err := os.Mkdir(dir, 0o755); err != nil {
				t.Fatal(err)
			}
			if tt.name != "an empty folder" {
				write(t, filepath.Join(dir, dataName, versionName), fmt.Sprintln(findInstalled(t).major), 0o644)
			}
			for _, path := range tt.others {
				if err := acct.own(filepath.Join(dir, path)); err != nil {
					t.Fatal(err)
				}
			}
			if text := refused(t, config(dir), ErrOtherUser); !strings.Contains(text, dir) || !strings.Contains(text, tt.text) {
				t.Errorf("the message is %q", text)
			}
		})
	}
}

// TestAsNobody runs tests of this package as an ordinary user without a home, and has that user meet root's
// directory.
func TestAsNobody(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Skip("only root can become another user; an ordinary user's own run of all tests shows the same")
	}
	acct, err := lookup("nobody")
	if err != nil {
		t.Fatal(err)
	}
	rootDir := room(t, "of-root")
	start(t, config(rootDir))

	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program, err := os.ReadFile(exe)
	if err != nil {
		t.Fatal(err)
	}
	place := room(t, "nobody")
	write(t, filepath.Join(place, "pglocal.test"), string(program), 0o755)
	asNobody := func(args ...string) *exec.Cmd {
		cmd := exec.Command(filepath.Join(place, "pglocal.test"), args...)
		cmd.Dir = "/"
		cmd.Env = []string{"PATH=" + os.Getenv("PATH")}
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: acct.uid, Gid: acct.gid}}
		return cmd
	}
	out, err := asNobody("-test.v", "-test.run", "ColdThenWarm|TwoProcessesShare|KilledServer|KeepAndStop|OtherVersion").CombinedOutput()
	if err != nil || strings.Count(string(out), "\n--- PASS: Test") != 5 {
		t.Errorf("as nobody: %v\n%s", err, out)
	}
	cmd := asNobody()
	cmd.Env = append(cmd.Env, helperDir+"="+rootDir)
	out, err = cmd.Output()
	if err == nil || !strings.Contains(string(out), "belongs to user root, and this runs as user nobody") {
		t.Errorf("nobody in root's directory: %v %s", err, out)
	}
}

func TestBadConfig(t *testing.T) {
	if _, err := Start(context.Background(), Config{}); err == nil {
		t.Error("no directory gave no error")
	}
	if _, err := Stop(context.Background(), Config{}); err == nil {
		t.Error("no directory gave no error")
	}
	if _, err := Inspect(Config{}); err == nil {
		t.Error("no directory gave no error")
	}
}
