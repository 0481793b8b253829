// Command onrecord keeps what was said at briefings, press conferences and debates in PostgreSQL: who said which
// words, the claims and the figures in them, and what sources say about them.
//
// There is one file a subcommand. They read flags and the environment, call the rooms under internal/, and print;
// what is decided is decided there.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	os.Exit(run(os.Args[1:], os.Getenv, os.Stdin, os.Stdout, os.Stderr))
}

// run carries out one command line and returns the exit code: 0 fine, 1 failure, 2 usage.
func run(args []string, getenv func(string) string, stdin, stdout, stderr *os.File) int {
	ctx, stop := interruptible(context.Background())
	defer stop()
	a := newApp(getenv, stdin, stdout, stderr)
	root := a.rootCmd()
	root.SetArgs(args)
	ran, err := root.ExecuteContextC(ctx)
	return a.finish(ctx, ran, err)
}

// interruptible returns a context that ends with the first signal to stop. The second one kills the program.
func interruptible(parent context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancel(parent)
	signals := make(chan os.Signal, 1)
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		// A shell that runs us in the background, or nohup, has asked that these be ignored.
		if !signal.Ignored(s) {
			signal.Notify(signals, s)
		}
	}
	// Nobody reads this channel: the signal is caught so that writing to a reader who has gone fails as an error,
	// after which we still tidy up. A child gets the default back.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	go func() {
		select {
		case <-signals:
			signal.Stop(signals)
			cancel()
		case <-ctx.Done():
		}
	}()
	return ctx, func() { signal.Stop(signals); cancel() }
}
