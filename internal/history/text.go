package history

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/text"

	"onrecord/internal/briefing"
	"onrecord/internal/render"
)

// Options say how changes are printed.
type Options struct {
	Color  bool
	Values bool // print each old and new value, as a diff does
	Places bool // print what only stands elsewhere in the text, too, instead of its count
	Most   int  // at most so many changes; 0 for all
}

// WriteChanges prints changes, a line each: + for what was added or came back, ~ for what changed, - for what was
// withdrawn or taken away. What only stands elsewhere in the text is counted in one line.
func WriteChanges(w io.Writer, changes []briefing.Change, opts Options) error {
	p := &printer{out: bufio.NewWriter(w), opts: opts, indent: "  "}
	if err := p.changes(changes); err != nil {
		return err
	}
	return p.out.Flush()
}

// WriteEntries prints a history: a line for each import, with its changes below.
func WriteEntries(w io.Writer, entries []Entry, opts Options) error {
	p := &printer{out: bufio.NewWriter(w), opts: opts, indent: "  "}
	for len(entries) > 0 {
		n := 1
		for n < len(entries) && entries[n].Import == entries[0].Import {
			n++
		}
		p.heading(entries[0])
		changes := make([]briefing.Change, n)
		for i := range changes {
			changes[i] = entries[i].Change
		}
		if err := p.changes(changes); err != nil {
			return err
		}
		entries = entries[n:]
	}
	return p.out.Flush()
}

// printer prints lines. The errors of its writer come out when that is flushed.
type printer struct {
	out    *bufio.Writer
	opts   Options
	indent string
}

func (p *printer) heading(e Entry) {
	words := e.At.UTC().Format(time.DateTime) + " UTC  " + e.Command
	if e.File != "" {
		words += " " + e.File
	}
	words = render.OneLine(words)
	if p.opts.Color {
		words = text.Bold.Sprint(words)
	}
	_, _ = fmt.Fprintf(p.out, "%s  by %s\n", words, render.OneLine(e.By))
}

func (p *printer) changes(changes []briefing.Change) error {
	shown, moved := 0, 0
	for _, c := range changes {
		values, err := Values(c)
		if err != nil {
			return err
		}
		if c.Action == "changed" && !p.opts.Places && Moved(values) {
			moved++
			continue
		}
		if shown++; p.opts.Most == 0 || shown <= p.opts.Most {
			p.change(c, values)
		}
	}
	if more := shown - p.opts.Most; p.opts.Most > 0 && more > 0 {
		_, _ = fmt.Fprintf(p.out, "%s… and %d more\n", p.indent, more)
	}
	if moved > 0 {
		_, _ = fmt.Fprintf(p.out, "%s> %d that only stand elsewhere in the text\n", p.indent, moved)
	}
	return nil
}

// signs is how a change begins its line, and in which colour.
var signs = map[string]struct {
	sign  string
	color text.Color
}{
	"added": {"+", text.FgGreen}, "returned": {"+", text.FgGreen}, "changed": {"~", text.FgYellow},
	"withdrawn": {"-", text.FgRed}, "redacted": {"-", text.FgRed}, "merged": {"~", text.FgYellow}, "unmerged": {"~", text.FgYellow},
}

func (p *printer) change(c briefing.Change, values []Value) {
	s := signs[c.Action]
	line := fmt.Sprintf("%s %s %s", s.sign, c.Entity, c.Key)
	if c.Entity == "same" {
		line += other(c)
	}
	switch c.Action {
	case "added", "withdrawn":
	case "changed":
		if !p.opts.Values {
			line += ": " + paths(values)
		}
	default:
		line += " " + c.Action
	}
	if c.Action == "added" && !p.opts.Values {
		line += headline(values)
	}
	if c.Reason != "" {
		line += " (" + c.Reason + ")"
	}
	p.line(p.indent+render.OneLine(line), s.color)
	if !p.opts.Values {
		return
	}
	for _, v := range values {
		p.value("-", v.Path, v.Old, text.FgRed)
		p.value("+", v.Path, v.New, text.FgGreen)
	}
}

func (p *printer) value(sign, path string, v *string, color text.Color) {
	if v != nil {
		p.line(p.indent+"    "+sign+" "+render.OneLine(path+": "+*v), color)
	}
}

func (p *printer) line(s string, color text.Color) {
	if p.opts.Color {
		s = color.Sprint(s)
	}
	_, _ = fmt.Fprintln(p.out, s)
}

// paths names what changed, each part of the thing once.
func paths(values []Value) string {
	var names []string
	seen := map[string]bool{}
	for _, v := range values {
		name, _, _ := strings.Cut(v.Path, "[")
		if !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// other names the claim that a judgement compares its claim with. That stays the same where the judgement changes, so it
// is none of the values.
func other(c briefing.Change) string {
	for _, side := range [...]any{c.New, c.Old} {
		// What is no JSON was refused before.
		if at, _, err := texts(side); err == nil && at["claim"] != nil {
			return " with " + *at["claim"]
		}
	}
	return ""
}

// headline is the words by which a person knows an added thing again, if it has any.
func headline(values []Value) string {
	for _, path := range [...]string{"says", "quote", "rating", "source", "title"} {
		for _, v := range values {
			if v.Path == path && v.New != nil {
				return ": " + *v.New
			}
		}
	}
	return ""
}
