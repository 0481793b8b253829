package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/spf13/cobra"
)

func testApp(t *testing.T, env map[string]string) (a *app, stderr func() string) {
	t.Helper()
	dir := t.TempDir()
	out, err := os.Create(dir + "/stdout")
	if err != nil {
		t.Fatal(err)
	}
	messages, err := os.Create(dir + "/stderr")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(out.Close(), messages.Close()); err != nil {
			t.Error(err)
		}
	})
	a = newApp(func(name string) string { return env[name] }, os.Stdin, out, messages)
	return a, func() string {
		text, err := os.ReadFile(messages.Name())
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
}

func TestFinish(t *testing.T) {
	brokenPipe := &os.PathError{Op: "write", Path: "x", Err: syscall.EPIPE}
	for _, c := range []struct {
		name             string
		err, outputError error
		notRunning       bool
		interrupted      bool
		code             int
		message          string
	}{
		{name: "fine"},
		{name: "a failure", err: errors.New("it broke"), code: 1, message: "onrecord: it broke\n"},
		{name: "a failure that has been printed", err: errReported, code: 1},
		{name: "one more failure beside it", err: errors.Join(errReported, errors.New("x")), code: 1},
		{name: "another program's status", err: statusError(3), code: 3},
		{name: "usage", err: usagef("no %s", "way"), code: 2, message: "onrecord: no way\nrun 'onrecord --help'\n"},
		{name: "a wrapped usage", err: fmt.Errorf("a: %w", usagef("b")), code: 2, message: "onrecord: a: b\nrun 'onrecord --help'\n"},
		{name: "before the command line is understood", err: errors.New("no"), notRunning: true, code: 2, message: "onrecord: no\nrun 'onrecord --help'\n"},
		{name: "interrupted", err: fmt.Errorf("x: %w", context.Canceled), interrupted: true, code: 1, message: "onrecord: interrupted\n"},
		{name: "a failure while interrupted", err: errors.New("no"), interrupted: true, code: 1, message: "onrecord: no\n"},
		{name: "done in spite of the interrupt", interrupted: true},
		{name: "the reader has gone", err: brokenPipe, outputError: brokenPipe},
		{name: "the reader has gone, unnoticed", outputError: brokenPipe},
		{name: "the database has gone", err: brokenPipe, code: 1, message: "onrecord: write x: broken pipe\n"},
		{name: "the disk is full, unnoticed", outputError: syscall.ENOSPC, code: 1, message: "onrecord: no space left on device\n"},
		{name: "the disk is full under the help", outputError: syscall.ENOSPC, notRunning: true, code: 1, message: "onrecord: no space left on device\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, stderr := testApp(t, nil)
			a.running = !c.notRunning
			a.stdout.err = c.outputError
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			if c.interrupted {
				cancel()
			}
			if code := a.finish(ctx, &cobra.Command{Use: "onrecord"}, c.err); code != c.code {
				t.Errorf("exit code %d, want %d", code, c.code)
			}
			if got := stderr(); got != c.message {
				t.Errorf("standard error is %q, want %q", got, c.message)
			}
		})
	}
}

func TestFirstSignalEndsTheContext(t *testing.T) {
	ctx, stop := interruptible(context.Background())
	defer stop()
	if err := syscall.Kill(os.Getpid(), syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	<-ctx.Done()
	if cause := context.Cause(ctx); !errors.Is(cause, context.Canceled) {
		t.Errorf("the cause is %v", cause)
	}
}

func TestColour(t *testing.T) {
	for _, c := range []struct {
		name     string
		terminal bool
		flag     bool
		env      map[string]string
		want     bool
	}{
		{name: "terminal", terminal: true, want: true},
		{name: "no terminal"},
		{name: "the flag", terminal: true, flag: true},
		{name: "NO_COLOR", terminal: true, env: map[string]string{"NO_COLOR": "1"}},
		{name: "an empty NO_COLOR", terminal: true, env: map[string]string{"NO_COLOR": ""}, want: true},
		{name: "a dumb terminal", terminal: true, env: map[string]string{"TERM": "dumb"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, _ := testApp(t, c.env)
			a.flags.noColour = c.flag
			if got := a.colour(c.terminal); got != c.want {
				t.Errorf("got %t, want %t", got, c.want)
			}
		})
	}
}

func TestLogLevels(t *testing.T) {
	for _, c := range []struct {
		name  string
		flags globalFlags
		want  string
	}{
		{"quiet", globalFlags{quiet: true}, "ERR e\n"},
		{"usual", globalFlags{}, "INF i\nERR e\n"},
		{"verbose", globalFlags{verbose: true}, "DBG d\nINF i\nERR e\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, stderr := testApp(t, nil)
			a.flags = c.flags
			a.setLog()
			a.log.Debug("d")
			a.log.Info("i")
			a.log.Error("e")
			if got := stderr(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestBytesText(t *testing.T) {
	for n, want := range map[int64]string{
		0: "0 B", 999: "999 B", 1000: "1.0 kB", 47_700_000: "47.7 MB", 999_999: "1000.0 kB", 5_000_000_000_000: "5.0 TB", 7_000_000_000_000_000: "7000.0 TB",
	} {
		if got := bytesText(n); got != want {
			t.Errorf("%d bytes are %q, want %q", n, got, want)
		}
	}
}

func TestWithoutConnection(t *testing.T) {
	env := []string{"PATH=/bin", "PGHOST=h", "PGSSLMODE=require", "PGSERVICE=s", "PGTZ=UTC", "PSQLRC=x", "PGOPTIONS=-c x=y"}
	if got, want := strings.Join(withoutConnection(env), " "), "PATH=/bin PGTZ=UTC PSQLRC=x"; got != want {
		t.Errorf("%q is left, want %q", got, want)
	}
}
