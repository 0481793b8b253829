package render

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

// csvWriter is RFC 4180.
type csvWriter struct {
	raw     io.Writer
	out     *csv.Writer
	columns []Column
	cells   []string
}

func newCSV(w io.Writer, columns []Column) (Writer, error) {
	c := &csvWriter{raw: w, out: csv.NewWriter(w), columns: columns, cells: make([]string, len(columns))}
	for i, col := range columns {
		c.cells[i] = col.Name
	}
	return c, c.record()
}

func (c *csvWriter) Row(values []any) error {
	if err := check(c.columns, values); err != nil {
		return err
	}
	for i, v := range values {
		c.cells[i] = ""
		if v == nil {
			continue
		}
		text, err := plain(c.columns[i], v)
		if err != nil {
			return err
		}
		c.cells[i] = text
	}
	return c.record()
}

// record writes the cells. A lone empty cell is quoted, since readers of CSV skip an empty line.
func (c *csvWriter) record() error {
	if len(c.cells) != 1 || c.cells[0] != "" {
		return c.out.Write(c.cells)
	}
	c.out.Flush()
	_, err := io.WriteString(c.raw, "\"\"\n")
	return errors.Join(c.out.Error(), err)
}

func (c *csvWriter) Close() error {
	c.out.Flush()
	return c.out.Error()
}

var copyEscapes = strings.NewReplacer(`\`, `\\`, "\t", `\t`, "\n", `\n`, "\r", `\r`)

// newTSV writes the text format of PostgreSQL's COPY.
func newTSV(w io.Writer, columns []Column) (Writer, error) {
	l := &lines{out: bufio.NewWriter(w), columns: columns, sep: "\t", cell: func(c Column, value any) (string, error) {
		if value == nil {
			return `\N`, nil
		}
		text, err := plain(c, value)
		return copyEscapes.Replace(text), err
	}}
	return l, l.header(copyEscapes.Replace)
}
