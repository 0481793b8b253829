package report

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// decode returns the file's text without a byte order mark.
func decode(file string, src []byte) ([]rune, error) {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	for at, rest := 0, src; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if r == utf8.RuneError && size == 1 || r == 0 {
			line, column := lineColumn([]rune(string(src[:at])), at)
			return nil, &Error{File: file, Line: line, Column: column, Message: "this byte is no text in UTF-8; save the file as UTF-8"}
		}
		at, rest = at+size, rest[size:]
	}
	return []rune(string(src)), nil
}

// readHeader reads the comments before the first line that is none. A comment line indented by two spaces or more
// goes on with the title or the description above it. Comments of other kinds are left alone.
func (r *Report) readHeader() error {
	r.Title = r.Name
	var open *string // what an indented line goes on with
	for n, line := range strings.Split(string(r.source), "\n") {
		line = strings.TrimSpace(line)
		comment, ok := strings.CutPrefix(line, "--")
		if !ok && line != "" {
			return nil
		}
		if open != nil && strings.HasPrefix(comment, "  ") {
			*open += " " + strings.TrimSpace(comment)
			continue
		}
		open = nil
		key, value, _ := strings.Cut(strings.TrimSpace(comment), ":")
		value = strings.TrimSpace(value)
		switch key {
		case "title":
			r.Title, open = value, &r.Title
		case "description":
			r.Description, open = value, &r.Description
		case "param":
			if err := r.addParam(value); err != nil {
				return &Error{File: r.File, Line: n + 1, Column: 1, Message: err.Error()}
			}
		}
	}
	return nil
}

func (r *Report) addParam(line string) error {
	p, err := parseParam(line)
	if err != nil {
		return err
	}
	if _, twice := r.Param(p.Name); twice {
		return fmt.Errorf("the parameter %s is declared twice", p.Name)
	}
	r.Params = append(r.Params, p)
	return nil
}
