package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"onrecord/internal/render"
)

// formatFlag is the value of --format.
type formatFlag struct{ format render.Format }

func (f *formatFlag) String() string { return string(f.format) }
func (f *formatFlag) Type() string   { return "format" }

func (f *formatFlag) Set(name string) error {
	format, err := render.ParseFormat(name)
	if err != nil {
		return errors.New("it takes " + strings.Join(render.Formats(), ", "))
	}
	f.format = format
	return nil
}

// addFormat adds --format to a command. Its value is set once the command runs.
func addFormat(cmd *cobra.Command) *formatFlag {
	f := &formatFlag{render.Table}
	cmd.Flags().Var(f, "format", "print as `"+strings.Join(render.Formats(), "|")+"`")
	// Only a flag that does not exist is refused here.
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(render.Formats(), cobra.ShellCompDirectiveNoFileComp))
	return f
}

// renderOptions describe the place where standard output is read.
func (a *app) renderOptions() render.Options {
	opts := render.Options{Color: a.colour(a.outTerminal)}
	if width, _, err := term.GetSize(int(a.stdout.file.Fd())); a.outTerminal && err == nil {
		opts.Width = width
	}
	return opts
}

// rows starts the output of rows on standard output.
func (a *app) rows(f render.Format, columns []render.Column) (render.Writer, error) {
	return render.New(a.stdout, f, columns, a.renderOptions())
}

// field is one part of a thing that is printed alone. text is how a person reads the value, where that differs.
type field struct {
	name  string
	kind  render.Kind
	value any
	text  string
}

// printFields prints one thing: on a terminal a line a field without those that are null, as JSON an object, and
// else as one row.
func (a *app) printFields(f render.Format, fields []field) error {
	switch f {
	case render.Table:
		return a.printLines(fields)
	case render.JSON:
		var line, object bytes.Buffer
		if err := printRow(&line, render.JSONL, fields); err != nil {
			return err
		}
		if err := json.Indent(&object, line.Bytes(), "", "  "); err != nil {
			return err
		}
		_, err := object.WriteTo(a.stdout)
		return err
	default:
		var row bytes.Buffer
		if err := printRow(&row, f, fields); err != nil {
			return err
		}
		_, err := row.WriteTo(a.stdout)
		return err
	}
}

func (a *app) printLines(fields []field) error {
	var shown []field
	for _, f := range fields {
		if f.value != nil {
			shown = append(shown, f)
		}
	}
	w := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
	for _, f := range shown {
		text := f.text
		if text == "" {
			text = asText(f.value)
		}
		if _, err := w.Write([]byte(f.name + "\t" + text + "\n")); err != nil {
			return err
		}
	}
	return w.Flush()
}

func printRow(to *bytes.Buffer, f render.Format, fields []field) error {
	columns := make([]render.Column, len(fields))
	values := make([]any, len(fields))
	for i, f := range fields {
		columns[i] = render.Column{Name: f.name, Kind: f.kind}
		values[i] = f.value
	}
	w, err := render.New(to, f, columns, render.Options{})
	if err != nil {
		return err
	}
	if err := w.Row(values); err != nil {
		return err
	}
	return w.Close()
}

func asText(value any) string {
	if t, ok := value.(time.Time); ok {
		return t.Local().Format(time.DateTime)
	}
	return fmt.Sprint(value)
}

// orNull is s as a cell: null where it is empty.
func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// deref is the cell of a value that may be missing.
func deref(s *string) any {
	if s == nil {
		return nil
	}
	return *s
}

// timeOrNull is t as a cell, to the second: null where there is none.
func timeOrNull(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UTC().Truncate(time.Second)
}
