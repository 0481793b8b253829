package briefing

import (
	"fmt"
	"sort"
	"strings"
)

// Position is a place in a file: line and column, from 1, the column in code points. The zero value means
// the file as a whole.
type Position struct {
	Line, Column int
}

// Where says where in its file a thing was written, and where each of its fields was. Fields are called as in a
// factsheet ("attributed_to"); an item of a list of words is called FIELD[i] ("topics[1]"). A field that was written
// and could not be read is there as well.
type Where struct {
	Position
	Fields map[string]Position
}

// Has tells whether the field was written.
func (w Where) Has(name string) bool {
	_, ok := w.Fields[name]
	return ok
}

// Field is the position of a field of the thing, or of the thing itself where the field was not written.
func (w Where) Field(name string) Position {
	if p, ok := w.Fields[name]; ok {
		return p
	}
	return w.Position
}

// Severity grades a problem. Only an Error keeps a file from being loaded.
type Severity int

// The severities, from the mildest. A Note is shown with -v alone.
const (
	Note Severity = iota
	Warning
	Error
)

func (s Severity) String() string { return [...]string{"note", "warning", "error"}[s] }

// Problem is one thing that is wrong, or worth knowing, about one file.
type Problem struct {
	Severity Severity
	Code     string // stable name of the kind of fault: "unknown-key", "quote-not-found"
	File     string // as the user named it
	Position
	Path       string   // where in the document: "claims[3].figures[0].quote"
	Text       string   // the offending text, as written
	Message    string   // what is wrong, one sentence without a full stop
	Hint       string   // what to do, or empty
	Source     string   // the line of the file, or empty
	Candidates []string // what may have been meant, best first
}

// Error is the problem in one line: FILE:LINE:COLUMN: MESSAGE.
func (p Problem) Error() string {
	return p.place() + p.Severity.String() + ": " + p.Message
}

func (p Problem) place() string {
	if p.Line == 0 {
		return p.File + ": "
	}
	return fmt.Sprintf("%s:%d:%d: ", p.File, p.Line, p.Column)
}

// Format is the problem as a person reads it: the one line, the source line with a caret under the column, the
// candidates and what to do.
func (p Problem) Format() string {
	var b strings.Builder
	b.WriteString(p.Error())
	if p.Line > 0 && strings.TrimSpace(p.Source) != "" {
		source, column := excerpt(p.Source, p.Column)
		fmt.Fprintf(&b, "\n%6d | %s", p.Line, source)
		fmt.Fprintf(&b, "\n       | %s^", strings.Repeat(" ", column-1))
	}
	for _, c := range p.Candidates {
		fmt.Fprintf(&b, "\n       = %s", c)
	}
	if p.Hint != "" {
		fmt.Fprintf(&b, "\n       > %s", p.Hint)
	}
	return b.String()
}

// excerpt cuts a long source line around its column, so that a message fits a screen.
func excerpt(line string, column int) (string, int) {
	const before, width = 60, 110
	runes := []rune(strings.ReplaceAll(strings.TrimRight(line, " \r\n"), "\t", " "))
	column = max(1, min(column, len(runes)+1))
	start := 0
	if len(runes) > width && column > before {
		start = column - before
	}
	end := min(len(runes), start+width)
	out, col := string(runes[start:end]), column-start
	if start > 0 {
		out, col = "…"+out, col+1
	}
	if end < len(runes) {
		out += "…"
	}
	return out, col
}

// Errors counts the problems that keep a file from being loaded.
func Errors(ps []Problem) int {
	n := 0
	for _, p := range ps {
		if p.Severity == Error {
			n++
		}
	}
	return n
}

// AddSource gives each problem of a file that has a line and no source line the line of data, the file's bytes.
func AddSource(ps []Problem, file string, data []byte) {
	var lines []string
	for i := range ps {
		p := &ps[i]
		if p.File != file || p.Line < 1 || p.Source != "" {
			continue
		}
		if lines == nil {
			text := strings.TrimPrefix(string(data), "\ufeff")
			text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
			lines = strings.Split(text, "\n")
		}
		if p.Line <= len(lines) {
			p.Source = lines[p.Line-1]
		}
	}
}

// SortProblems orders problems as a reader of the file meets them.
func SortProblems(ps []Problem) {
	sort.SliceStable(ps, func(i, j int) bool {
		a, b := ps[i], ps[j]
		if a.File != b.File {
			return a.File < b.File
		}
		if a.Line != b.Line {
			return a.Line < b.Line
		}
		return a.Column < b.Column
	})
}
