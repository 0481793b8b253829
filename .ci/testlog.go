// Command testlog reads what go test -json writes, from standard input. It prints what go test without -json would:
// a line a package, and what failed tests have to say. It appends a line to the file that is its argument: how many
// tests, without their parts, passed, failed and were skipped. It fails if a test or a build did.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
)

// event is one line of go test -json; see go doc test2json.
type event struct {
	Action, Package, Test, Output string
}

type testlog struct {
	out     *bufio.Writer
	said    map[event][]string // by package and test: what it has printed so far
	results map[string]int     // tests by how they ended
	failed  bool
}

func main() {
	log := testlog{out: bufio.NewWriter(os.Stdout), said: map[event][]string{}, results: map[string]int{}}
	if err := log.run(os.Stdin, os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "testlog:", err)
		os.Exit(1)
	}
	if log.failed {
		os.Exit(1)
	}
}

func (l *testlog) run(in io.Reader, countFile string) error {
	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadString('\n')
		if line != "" {
			l.take(line)
			if err := l.out.Flush(); err != nil {
				return err
			}
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
	}
	f, err := os.OpenFile(countFile, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(f, l.results["pass"], l.results["fail"], l.results["skip"]); err != nil {
		return err
	}
	return f.Close()
}

func (l *testlog) take(line string) {
	var e event
	if json.Unmarshal([]byte(line), &e) != nil {
		// The go command itself has something to say.
		l.out.WriteString(line)
		return
	}
	test := event{Package: e.Package, Test: e.Test}
	switch e.Action {
	case "build-output":
		l.out.WriteString(e.Output)
	case "build-fail":
		l.failed = true
	case "output":
		l.output(test, e.Output)
	case "pass", "fail", "skip":
		l.end(e.Action, test)
	}
}

func (l *testlog) output(test event, text string) {
	switch {
	case strings.HasPrefix(text, "=== "):
	case test.Test != "":
		l.said[test] = append(l.said[test], text)
	case text != "PASS\n" && !strings.HasSuffix(text, "[no test files]\n"):
		l.out.WriteString(text)
	}
}

func (l *testlog) end(action string, test event) {
	if test.Test != "" && !strings.Contains(test.Test, "/") {
		l.results[action]++
	}
	if action != "fail" {
		delete(l.said, test)
		return
	}
	l.failed = true
	if test.Test != "" {
		l.print(test)
		return
	}
	// A package that panics or takes too long leaves tests without an end.
	for other := range l.said {
		if other.Package == test.Package {
			l.print(other)
		}
	}
}

func (l *testlog) print(test event) {
	for _, text := range l.said[test] {
		l.out.WriteString(text)
	}
	delete(l.said, test)
}
