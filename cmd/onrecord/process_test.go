package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"os/user"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// program returns a run of the program with a private database in dir. The environment is otherwise almost empty.
func program(t *testing.T, dir string, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command("onrecord", args...)
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "ONRECORD_DATA_DIR=" + dir, "ONRECORD_PG_DOWNLOAD=off"}
	return cmd
}

// output runs the program, which must end well, and returns what it prints on standard output.
func outputOf(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %v\n%s", cmd.Args, err, stderr.Bytes())
	}
	return string(out)
}

// exitCode waits for the program and returns its exit code.
func exitCode(t *testing.T, cmd *exec.Cmd) int {
	t.Helper()
	err := cmd.Wait()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return exit.ExitCode()
	}
	if err != nil {
		t.Fatal(err)
	}
	return 0
}

type serverStatus struct {
	Running, Kept bool
	PID           int
}

func statusOf(t *testing.T, dir string) (s serverStatus) {
	t.Helper()
	if err := json.Unmarshal([]byte(outputOf(t, program(t, dir, "db", "status", "--format", "json"))), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// openPsql starts psql through the program and returns once it answers.
func openPsql(t *testing.T, dir string) (cmd *exec.Cmd, stdin io.WriteCloser) {
	t.Helper()
	cmd = program(t, dir, "db", "psql", "--", "--no-psqlrc", "--tuples-only", "--no-align")
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(stdin, "select 'rea' || 'dy';\n"); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil || line != "ready\n" {
		t.Fatalf("psql says %q (%v)", line, err)
	}
	return cmd, stdin
}

func TestPsqlHoldsTheServer(t *testing.T) {
	dir := filepath.Join(reachableDir(t), "data")
	psql, stdin := openPsql(t, dir)
	during := statusOf(t, dir)
	if !during.Running || during.Kept {
		t.Errorf("while psql runs the server is %+v, want running and not kept", during)
	}
	// Another command comes and goes meanwhile, over the same server.
	outputOf(t, program(t, dir, "migrate", "up"))
	if after := statusOf(t, dir); after != during {
		t.Errorf("after another command the server is %+v, it was %+v", after, during)
	}
	if err := stdin.Close(); err != nil {
		t.Fatal(err)
	}
	if code := exitCode(t, psql); code != 0 {
		t.Errorf("psql ends with %d", code)
	}
	if after := statusOf(t, dir); after.Running {
		t.Errorf("after psql the server is %+v, want none", after)
	}
}

func TestInterruptIsForPsql(t *testing.T) {
	dir := filepath.Join(reachableDir(t), "data")
	psql, stdin := openPsql(t, dir)
	// An interrupt from the terminal is psql's own affair; ours is to stay.
	for range 3 {
		if err := psql.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
	}
	if !statusOf(t, dir).Running {
		t.Error("an interrupt has stopped the server under psql")
	}
	if err := stdin.Close(); err != nil {
		t.Fatal(err)
	}
	if code := exitCode(t, psql); code != 0 {
		t.Errorf("psql ends with %d", code)
	}
}

func TestTerminationReachesPsql(t *testing.T) {
	dir := filepath.Join(reachableDir(t), "data")
	psql, _ := openPsql(t, dir)
	if err := psql.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if code := exitCode(t, psql); code != 128+int(syscall.SIGTERM) {
		t.Errorf("exit code %d, want that of a program that SIGTERM ended", code)
	}
	if statusOf(t, dir).Running {
		t.Error("the server runs on")
	}
}

func TestTwoCommandsAtOnceShareAServer(t *testing.T) {
	dir := filepath.Join(reachableDir(t), "data")
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			cmd := program(t, dir, "migrate", "up")
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v: %v\n%s", cmd.Args, err, out)
			}
		})
	}
	wait.Wait()
	if out := outputOf(t, program(t, dir, "migrate", "status", "--format", "csv")); strings.Contains(out, "pending") {
		t.Errorf("the schema is not whole:\n%s", out)
	}
	if statusOf(t, dir).Running {
		t.Error("the server runs on after the last command")
	}
}

// First loads at once, where there is neither a server nor a schema yet: one does the work, the others wait for it and
// find nothing to do.
func TestFirstLoadsAtOnce(t *testing.T) {
	dir := filepath.Join(reachableDir(t), "data")
	examples, err := filepath.Abs("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	const loads = 4
	added := make(chan int, loads)
	var wait sync.WaitGroup
	for range loads {
		wait.Go(func() {
			cmd := program(t, dir, "load", examples, "--format", "json", "-q")
			out, err := cmd.Output()
			if err != nil {
				t.Errorf("%v: %v\n%s", cmd.Args, err, out)
				return
			}
			var report reportJSON
			if err := json.Unmarshal(out, &report); err != nil {
				t.Error(err)
			}
			added <- len(report.Files) - report.Unchanged
		})
	}
	wait.Wait()
	close(added)
	sum := 0
	for n := range added {
		sum += n
	}
	if sum != 3 {
		t.Errorf("%d files were added by %d loads of 3", sum, loads)
	}
}

// A command that waits for a database that never answers ends with the first signal.
func TestInterruptEndsACommand(t *testing.T) {
	for _, sig := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(sig.String(), func(t *testing.T) {
			// Under nohup the tests ignore a hangup, and so would the command. What we catch, a child gets back as usual.
			caught := make(chan os.Signal, 1)
			signal.Notify(caught, sig)
			defer signal.Stop(caught)
			mute, err := net.Listen("tcp4", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = mute.Close() }()
			cmd := program(t, t.TempDir(), "migrate", "status", "--database-url", "postgres://me@"+mute.Addr().String()+"/x?sslmode=disable")
			var stderr bytes.Buffer
			cmd.Stderr = &stderr
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			conn, err := mute.Accept()
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = conn.Close() }()
			if err := cmd.Process.Signal(sig); err != nil {
				t.Fatal(err)
			}
			if code := exitCode(t, cmd); code != exitFailure {
				t.Errorf("exit code %d, want %d", code, exitFailure)
			}
			if got, want := stderr.String(), "onrecord: interrupted\n"; got != want {
				t.Errorf("standard error is %q, want %q", got, want)
			}
		})
	}
}

// Whoever reads only the beginning of our output has what they want.
func TestReaderGone(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	cmd := program(t, t.TempDir(), "completion", "bash")
	var stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = w, &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if code := exitCode(t, cmd); code != exitFine || stderr.Len() > 0 {
		t.Errorf("exit code %d, standard error %q; want %d and nothing", code, stderr.String(), exitFine)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// A full disk is a failure.
func TestOutputLost(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux has /dev/full")
	}
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = full.Close() }()
	for _, args := range [][]string{{"version"}, {"version", "--format", "json"}, {"completion", "zsh"}, {"help"}} {
		cmd := program(t, t.TempDir(), args...)
		var stderr bytes.Buffer
		cmd.Stdout, cmd.Stderr = full, &stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if code := exitCode(t, cmd); code != exitFailure || !strings.Contains(stderr.String(), "no space left") {
			t.Errorf("%v: exit code %d, standard error %q", args, code, stderr.String())
		}
	}
}

// As root the program runs as root does; this runs it as a user without any rights as well.
func TestAsNobody(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can become nobody; all other tests run as an ordinary user already")
	}
	nobody, err := user.Lookup("nobody")
	if err != nil {
		t.Fatal(err)
	}
	uid, gid := mustAtoi(t, nobody.Uid), mustAtoi(t, nobody.Gid)
	dir := reachableDir(t)
	home := filepath.Join(dir, "home")
	if err := errors.Join(os.Mkdir(home, 0o700), os.Chown(home, uid, gid)); err != nil {
		t.Fatal(err)
	}
	installed, err := exec.LookPath("onrecord")
	if err != nil {
		t.Fatal(err)
	}
	// The test's own copy lies where nobody cannot pass.
	binary := filepath.Join(dir, "onrecord")
	if out, err := exec.Command("cp", installed, binary).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	run := func(args ...string) string {
		t.Helper()
		cmd := exec.Command(binary, args...)
		cmd.Dir = "/"
		cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + home, "ONRECORD_PG_DOWNLOAD=off"}
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}
		return outputOf(t, cmd)
	}
	t.Cleanup(func() { run("db", "stop") })
	run("migrate", "up")
	if out := run("migrate", "status", "--format", "csv"); strings.Contains(out, "pending") {
		t.Errorf("the schema is not whole:\n%s", out)
	}
	run("db", "start")
	var s struct {
		Running bool
		Dir     string
	}
	if err := json.Unmarshal([]byte(run("db", "status", "--format", "json")), &s); err != nil {
		t.Fatal(err)
	}
	if want := filepath.Join(home, ".local", "share", "onrecord"); !s.Running || s.Dir != want {
		t.Errorf("the server is %+v, want it to run in %s", s, want)
	}
}

func mustAtoi(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
