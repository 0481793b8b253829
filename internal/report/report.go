// Package report reads reports. A report is a file with one SELECT and a header of comments:
//
//	-- title: Claims
//	-- description: Every claim, who made it, and in which words.
//	-- param: speaker text = ''   -- slug or name of the speaker
//	\if :{?speaker} \else \set speaker '' \endif
//	select says
//	from bi.claims
//	where :'speaker' = '' or speaker = :'speaker';
//
// psql runs the very same file (psql -v speaker=… -f claims.sql): it puts :'speaker' into the text as a quoted
// literal. The program binds a value in its place instead, which never becomes part of the text, and leaves out lines
// that start with a backslash, which are for psql alone.
//
// Every parameter travels as text, the empty text means that it is not given, and the SQL casts where it needs another
// type:
//
//	said_on >= nullif(:'since', '')::date
package report

import (
	"cmp"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"onrecord/db"
)

// Report is one report, ready to run.
type Report struct {
	Name        string // the file's base name without .sql
	File        string // as given, for messages
	Title       string // the name where the header has none
	Description string
	Params      []Param  // in the order of the header
	SQL         string   // one statement with $1, $2, … each cast to text
	Binds       []string // names of the parameters for $1, $2, …

	source   []rune
	segments []segment
}

// Error is a fault of a report's file, with its place.
type Error struct {
	File    string
	Line    int // from 1
	Column  int // from 1, in code points
	Message string
}

func (e *Error) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Message)
}

// Parse reads the report in src. file is its name or path; errors are of the type *Error.
func Parse(file string, src []byte) (*Report, error) {
	r := &Report{
		Name: strings.TrimSuffix(filepath.Base(file), ".sql"),
		File: file,
	}
	source, err := decode(file, src)
	if err != nil {
		return nil, err
	}
	r.source = source
	if err := r.readHeader(); err != nil {
		return nil, err
	}
	if err := r.readStatement(); err != nil {
		return nil, err
	}
	return r, nil
}

// Builtin returns the reports that the program carries, by name.
func Builtin() ([]*Report, error) {
	return readAll(db.Reports())
}

func readAll(files fs.FS) ([]*Report, error) {
	names, err := fs.Glob(files, "*.sql")
	if err != nil {
		return nil, fmt.Errorf("listing the built-in reports: %w", err)
	}
	reports := make([]*Report, 0, len(names))
	for _, name := range names {
		src, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("reading a built-in report: %w", err)
		}
		r, err := Parse(name, src)
		if err != nil {
			return nil, err
		}
		reports = append(reports, r)
	}
	slices.SortFunc(reports, func(a, b *Report) int { return cmp.Compare(a.Name, b.Name) })
	return reports, nil
}

// Param finds a parameter by its name.
func (r *Report) Param(name string) (Param, bool) {
	for _, p := range r.Params {
		if p.Name == name {
			return p, true
		}
	}
	return Param{}, false
}

// Args returns the values for $1, $2, … from the given ones, which are named, and the defaults. It fails on a name
// that the report does not have, on a value of another type, and where a parameter without default is missing.
func (r *Report) Args(given map[string]string) ([]string, error) {
	for name, value := range given {
		p, ok := r.Param(name)
		if !ok {
			return nil, fmt.Errorf("the report %s has no parameter %s", r.Name, name)
		}
		if err := p.Check(value); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	for _, p := range r.Params {
		if _, ok := given[p.Name]; !ok && p.Required {
			return nil, fmt.Errorf("the report %s needs a value for the parameter %s", r.Name, p.Name)
		}
	}
	args := make([]string, len(r.Binds))
	for i, name := range r.Binds {
		value, ok := given[name]
		if !ok {
			p, _ := r.Param(name)
			value = p.Default
		}
		args[i] = value
	}
	return args, nil
}

// Place returns the line and column in the file, both from 1, of a place in SQL: offset is in code points from 0. A
// place inside a bound value is the start of its parameter.
func (r *Report) Place(offset int) (line, column int) {
	at := 0
	for _, s := range r.segments {
		if s.out > offset {
			break
		}
		at = s.src
		if !s.bound {
			at += offset - s.out
		}
	}
	return lineColumn(r.source, at)
}

// ErrorAt is a fault at a place in SQL, given as for [Report.Place].
func (r *Report) ErrorAt(offset int, message string) *Error {
	line, column := r.Place(offset)
	return &Error{File: r.File, Line: line, Column: column, Message: message}
}

func lineColumn(source []rune, at int) (line, column int) {
	line, column = 1, 1
	for _, r := range source[:min(at, len(source))] {
		column++
		if r == '\n' {
			line, column = line+1, 1
		}
	}
	return line, column
}
