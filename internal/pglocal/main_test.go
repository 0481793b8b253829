//go:build linux || darwin

package pglocal

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// helperDir names the directory that a copy of the test binary uses instead of running tests.
const helperDir = "PGLOCAL_TEST_HELPER_DIR"

func TestMain(m *testing.M) {
	if dir := os.Getenv(helperDir); dir != "" {
		os.Exit(helper(dir))
	}
	os.Exit(m.Run())
}

// helper is a program that uses a server until its input ends.
func helper(dir string) int {
	server, err := Start(context.Background(), Config{Dir: dir, NoDownload: true})
	if err != nil {
		fmt.Println("error:", err)
		return 1
	}
	fmt.Println("ready:", server.URL(""))
	if _, err := io.Copy(io.Discard, os.Stdin); err != nil {
		return 1
	}
	if err := server.Close(); err != nil {
		fmt.Println("error:", err)
		return 1
	}
	return 0
}

// neighbour is another process that uses a server.
type neighbour struct {
	t     *testing.T
	cmd   *exec.Cmd
	stdin io.WriteCloser
	lines *bufio.Reader
}

func startNeighbour(t *testing.T, dir string) *neighbour {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	u := &neighbour{t: t, cmd: exec.Command(exe)}
	u.cmd.Env = append(os.Environ(), helperDir+"="+dir)
	u.cmd.Stderr = os.Stderr
	if u.stdin, err = u.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	stdout, err := u.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	u.lines = bufio.NewReader(stdout)
	if err := u.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if u.cmd.ProcessState == nil {
			u.kill()
		}
	})
	return u
}

// ready waits for the other process to have its server and returns the address.
func (u *neighbour) ready() string {
	u.t.Helper()
	line, err := u.lines.ReadString('\n')
	address, ok := strings.CutPrefix(strings.TrimSpace(line), "ready: ")
	if !ok {
		u.t.Fatalf("the other process says %q (%v)", line, err)
	}
	return address
}

// leave has the other process close its server and end.
func (u *neighbour) leave() {
	u.t.Helper()
	if err := u.stdin.Close(); err != nil {
		u.t.Error(err)
	}
	rest, err := io.ReadAll(u.lines)
	if err := errors.Join(err, u.cmd.Wait()); err != nil {
		u.t.Errorf("the other process: %v: %s", err, rest)
	}
}

func (u *neighbour) kill() {
	u.t.Helper()
	if err := u.cmd.Process.Kill(); err != nil {
		u.t.Error(err)
	}
	// It was killed, so it ends with an error.
	_ = u.cmd.Wait()
}

// room returns a directory that does not exist yet, in a folder that the server's user can pass, and sees to it
// that nothing is left of its server.
func room(t testing.TB, name string) string {
	t.Helper()
	base, err := os.MkdirTemp(base(t), "pglocal-")
	if err != nil {
		t.Fatal(err)
	}
	if base, err = filepath.EvalSymlinks(base); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(base, 0o755); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(base, name)
	t.Cleanup(func() {
		if _, err := Stop(context.Background(), Config{Dir: dir}); err != nil && !errors.Is(err, ErrForeignDir) && !errors.Is(err, ErrOtherUser) {
			t.Error(err)
		}
		if held(filepath.Join(dir, serverLock)) {
			t.Errorf("a process of the server in %s is left", dir)
		}
		l, err := newLayout(dir)
		if err != nil {
			t.Fatal(err)
		}
		sockets, err := filepath.Glob(filepath.Join(os.TempDir(), "onrecord-*-"+l.hash()))
		if err != nil || len(sockets) > 0 {
			t.Errorf("left behind: %v (%v)", sockets, err)
		}
		if err := os.RemoveAll(base); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// base returns the folder for a test's directories: one in memory where there is room, since each data directory is
// thousands of files; for benchmarks always one on disk.
func base(t testing.TB) string {
	const memory, enough = "/dev/shm", 4 << 30
	var stat syscall.Statfs_t
	_, isTest := t.(*testing.T)
	if !isTest || syscall.Statfs(memory, &stat) != nil || stat.Bavail*uint64(stat.Bsize) < enough {
		return ""
	}
	return memory
}

// config is a configuration that never downloads.
func config(dir string) Config { return Config{Dir: dir, NoDownload: true} }

func start(t testing.TB, cfg Config) *Server {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	server, err := Start(ctx, cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeServer(t, server) })
	return server
}

func closeServer(t testing.TB, server *Server) {
	t.Helper()
	if err := server.Close(); err != nil {
		t.Error(err)
	}
}

// refused starts a server that must be refused, and returns the message.
func refused(t testing.TB, cfg Config, kind error) string {
	t.Helper()
	server, err := Start(context.Background(), cfg)
	if err == nil {
		t.Fatal(errors.Join(errors.New("the server was started"), server.Close()))
	}
	if !errors.Is(err, kind) {
		t.Fatalf("refused with %q, want an error of kind %q", err, kind)
	}
	return err.Error()
}

func inspect(t testing.TB, dir string) Status {
	t.Helper()
	status, err := Inspect(Config{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	return status
}

// query runs a statement that returns one text.
func query(t testing.TB, address, sql string) (text string) {
	t.Helper()
	conn, err := pgx.Connect(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := conn.Close(context.Background()); err != nil {
			t.Error(err)
		}
	}()
	if err := conn.QueryRow(context.Background(), sql).Scan(&text); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return text
}

// execute runs statements that return nothing.
func execute(t testing.TB, address, sql string) {
	t.Helper()
	conn, err := pgx.Connect(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := conn.Exec(context.Background(), sql); err != nil {
		t.Errorf("%s: %v", sql, err)
	}
	if err := conn.Close(context.Background()); err != nil {
		t.Error(err)
	}
}

// write makes a file with the folders above it.
func write(t testing.TB, path, text string, mode fs.FileMode) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
}

// snapshot lists a directory with owners, modes, times and texts.
func snapshot(t testing.TB, dir string) string {
	t.Helper()
	var list strings.Builder
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		fmt.Fprintln(&list, path, info.Mode(), info.ModTime(), info.Sys().(*syscall.Stat_t).Uid)
		if entry.IsDir() {
			return nil
		}
		text, err := os.ReadFile(path)
		fmt.Fprintf(&list, "%q\n", text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list.String()
}

// gone waits for a process to be no server any more.
func gone(t testing.TB, pid int, data string) {
	t.Helper()
	for range 5000 {
		if !isPostmaster(pid, data) {
			return
		}
		time.Sleep(pollPause)
	}
	t.Fatalf("process %d is still a server over %s", pid, data)
}
