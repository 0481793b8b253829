// Package render prints rows, the same way for every command of the program.
//
// What is written for each kind of value:
//
//	            json, jsonl         csv            tsv              table, markdown
//	null        null                nothing        \N               nothing
//	Text        a string            the text       escaped as COPY  line breaks as spaces; as <br> in markdown
//	Integer     a number            digits         digits           digits
//	Number      a string of digits  digits         digits           digits
//	Bool        true, false         true, false    true, false      true, false
//	Date        "2024-06-18"        2024-06-18     2024-06-18       2024-06-18
//	Time        "…T09:30:00Z"       the same       the same         the same
//
// A Number keeps every digit that it came with, so that 1.50 stays 1.50; it never passes through a float.
//
// CSV follows RFC 4180, with LF as line end. Text is written as it is, even where it begins with = + - or @, which a
// spreadsheet takes for a formula: a quote altered to be safe would no longer be the quote. Import such a file with
// its columns as text. TSV is the text format of PostgreSQL's COPY with a header line: backslash, tab, line feed and
// carriage return are written \\ \t \n \r, null is \N.
//
// csv, tsv, json and jsonl write each row as it comes and hold none; table and markdown are for reading, and a table
// holds its rows, since it needs the widths.
package render

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Kind says what a column holds.
type Kind int

// The kinds of a column, and the Go values of its cells; nil is null in each.
const (
	Text    Kind = iota // string
	Integer             // int64 or int
	Number              // string: a decimal with all its digits
	Bool                // bool
	Date                // string, ISO 8601, or time.Time
	Time                // string, RFC 3339, or time.Time
)

// Column is one column of the rows.
type Column struct {
	Name string
	Kind Kind
}

// Format names a way to print rows.
type Format string

// The formats.
const (
	Table    Format = "table"
	CSV      Format = "csv"
	TSV      Format = "tsv"
	JSON     Format = "json"
	JSONL    Format = "jsonl"
	Markdown Format = "markdown"
)

// Formats lists the names that [ParseFormat] takes.
func Formats() []string {
	return []string{string(Table), string(CSV), string(TSV), string(JSON), string(JSONL), string(Markdown)}
}

// ParseFormat reads the name of a format.
func ParseFormat(s string) (Format, error) {
	if !slices.Contains(Formats(), s) {
		return "", fmt.Errorf("the format %q does not exist; choose one of %s", s, strings.Join(Formats(), ", "))
	}
	return Format(s), nil
}

// Options are about the place where the rows are read. The zero value is for a file or a pipe.
type Options struct {
	Color bool // print the header of a table in bold
	Width int  // columns of the terminal; 0 where the output is none, and then no line is wrapped
}

// Writer prints rows.
type Writer interface {
	// Row prints one row. It fails where values does not fit the columns or cannot be written.
	Row(values []any) error
	// Close prints what is left. The underlying writer stays open.
	Close() error
}

// New starts the output of rows with these columns. JSON cannot hold two columns of one name, so that is refused for
// it.
func New(w io.Writer, f Format, columns []Column, opts Options) (Writer, error) {
	columns = slices.Clone(columns)
	switch f {
	case Table:
		return &tableWriter{out: w, columns: columns, opts: opts}, nil
	case CSV:
		return newCSV(w, columns)
	case TSV:
		return newTSV(w, columns)
	case JSON, JSONL:
		return newJSON(w, f, columns)
	case Markdown:
		return newMarkdown(w, columns)
	}
	_, err := ParseFormat(string(f))
	return nil, err
}

// Value prints one value as JSON: indented for JSON, on one line for JSONL. The other formats have no shape for it.
func Value(w io.Writer, f Format, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	switch f {
	case JSON:
		enc.SetIndent("", "  ")
	case JSONL:
	default:
		return fmt.Errorf("the format %q cannot hold one value; choose json or jsonl", f)
	}
	return enc.Encode(v)
}

// check fails where values are not one for each column.
func check(columns []Column, values []any) error {
	if len(values) != len(columns) {
		return fmt.Errorf("printing a row: it has %d values for %d columns", len(values), len(columns))
	}
	return nil
}

// plain is the text of a value that is not null.
func plain(c Column, value any) (string, error) {
	switch v := value.(type) {
	case string:
		return v, nil
	case int64:
		return strconv.FormatInt(v, 10), nil
	case int:
		return strconv.Itoa(v), nil
	case bool:
		return strconv.FormatBool(v), nil
	case time.Time:
		if c.Kind == Date {
			return v.Format(time.DateOnly), nil
		}
		return v.UTC().Format(time.RFC3339Nano), nil
	}
	return "", fmt.Errorf("printing the column %s: a value of the Go type %T has no text", c.Name, value)
}

// lines writes rows of joined cells, one a line: the frame that TSV and Markdown share.
type lines struct {
	out                *bufio.Writer
	columns            []Column
	before, sep, after string
	cell               func(c Column, value any) (string, error)
}

func (l *lines) Row(values []any) error {
	if err := check(l.columns, values); err != nil {
		return err
	}
	cells := make([]string, len(values))
	for i, v := range values {
		cell, err := l.cell(l.columns[i], v)
		if err != nil {
			return err
		}
		cells[i] = cell
	}
	return l.line(cells)
}

func (l *lines) line(cells []string) error {
	_, err := l.out.WriteString(l.before + strings.Join(cells, l.sep) + l.after + "\n")
	return err
}

func (l *lines) header(escape func(string) string) error {
	names := make([]string, len(l.columns))
	for i, c := range l.columns {
		names[i] = escape(c.Name)
	}
	return l.line(names)
}

func (l *lines) Close() error { return l.out.Flush() }
