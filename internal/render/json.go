package render

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// jsonWriter writes an object a row, on one line each: in an array, or bare as JSON Lines.
type jsonWriter struct {
	out     *bufio.Writer
	columns []Column
	keys    [][]byte // each column's name as a JSON string
	array   bool
	rows    int
}

func newJSON(w io.Writer, f Format, columns []Column) (Writer, error) {
	j := &jsonWriter{out: bufio.NewWriter(w), columns: columns, array: f == JSON}
	seen := map[string]bool{}
	for _, c := range columns {
		if seen[c.Name] {
			return nil, fmt.Errorf("two columns are called %q, which JSON cannot hold; rename one of them with `as`", c.Name)
		}
		seen[c.Name] = true
		key, err := encode(c.Name)
		if err != nil {
			return nil, err
		}
		j.keys = append(j.keys, key)
	}
	return j, nil
}

func (j *jsonWriter) Row(values []any) error {
	if err := check(j.columns, values); err != nil {
		return err
	}
	var line bytes.Buffer
	line.WriteString(j.opening())
	line.WriteByte('{')
	for i, v := range values {
		if i > 0 {
			line.WriteString(", ")
		}
		encoded, err := j.value(j.columns[i], v)
		if err != nil {
			return err
		}
		line.Write(j.keys[i])
		line.WriteString(": ")
		line.Write(encoded)
	}
	line.WriteByte('}')
	if !j.array {
		line.WriteByte('\n')
	}
	j.rows++
	_, err := j.out.Write(line.Bytes())
	return err
}

// opening is what stands between the last row, or the start, and the next row.
func (j *jsonWriter) opening() string {
	switch {
	case !j.array:
		return ""
	case j.rows == 0:
		return "[\n  "
	default:
		return ",\n  "
	}
}

func (j *jsonWriter) value(c Column, value any) ([]byte, error) {
	switch value.(type) {
	case nil:
		return []byte("null"), nil
	case bool, int, int64:
		text, err := plain(c, value)
		return []byte(text), err
	}
	text, err := plain(c, value)
	if err != nil {
		return nil, err
	}
	return encode(text)
}

func (j *jsonWriter) Close() error {
	closing := ""
	switch {
	case j.array && j.rows == 0:
		closing = "[]\n"
	case j.array:
		closing = "\n]\n"
	}
	if _, err := j.out.WriteString(closing); err != nil {
		return err
	}
	return j.out.Flush()
}

// encode is s as a JSON string, with < > & as they are.
func encode(s string) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	err := enc.Encode(s)
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n")), err
}
