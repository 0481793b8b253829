// Package audit reads checks. A check is a file with one SELECT that lists what is wrong with the rows of the database,
// and a header of comments:
//
//	-- title: Live turns of an older text
//	-- description: What is wrong, and what to do.
//	-- scope: event
//	-- severity: fault
//	select …
//
// The SELECT has the columns event (the slug, null for what is above events), entity, entity_key and fault, a sentence
// with the values. A check of scope event looks at the events whose ids are in $1, a bigint[], and at the rows above
// them, so that a big database is checked piece by piece; one of scope global has no parameter. A fault must not be; a
// note is for a person to look at.
//
// psql runs such a file as a prepared statement:
//
//	(
//	  echo 'select array_agg(event_id) as events from core.event \gset'
//	  echo 'prepare c (bigint[]) as'
//	  cat spans-outside.sql
//	  echo "execute c (:'events');"
//	) | psql
package audit

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"onrecord/db"
)

// Scope says what one run of a check looks at.
type Scope string

// The scopes.
const (
	Event  Scope = "event"  // the events whose ids are in $1
	Global Scope = "global" // what is above events, or lies across them
)

// Severity says what a row of a check means.
type Severity string

// The severities.
const (
	Fault Severity = "fault" // the database is wrong
	Note  Severity = "note"  // it may be meant
)

// Check is one check, ready to run.
type Check struct {
	Name        string // the file's base name without .sql
	Title       string
	Description string // what is wrong and what to do, on one line
	Scope       Scope
	Severity    Severity
	SQL         string // the whole file
}

// Builtin returns the checks that the program carries, by name.
func Builtin() ([]Check, error) {
	files := db.Checks()
	names, err := fs.Glob(files, "*.sql")
	if err != nil {
		return nil, fmt.Errorf("listing the checks: %w", err)
	}
	slices.Sort(names)
	checks := make([]Check, len(names))
	for i, name := range names {
		src, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("reading a check: %w", err)
		}
		if checks[i], err = Parse(strings.TrimSuffix(name, ".sql"), string(src)); err != nil {
			return nil, err
		}
	}
	return checks, nil
}

// Parse reads the check called name from the text of its file. It fails where a field of the header is missing, unknown
// or has a value that it does not take.
func Parse(name, src string) (Check, error) {
	c := Check{Name: name, SQL: src}
	fields := map[string]*string{
		"title": &c.Title, "description": &c.Description, "scope": (*string)(&c.Scope), "severity": (*string)(&c.Severity),
	}
	var open *string // the field that an indented line goes on with
	for line := range strings.Lines(src) {
		comment, ok := strings.CutPrefix(strings.TrimSpace(line), "--")
		if !ok || strings.TrimSpace(comment) == "" {
			break
		}
		if open != nil && strings.HasPrefix(comment, "  ") {
			*open += " " + strings.TrimSpace(comment)
			continue
		}
		key, value, _ := strings.Cut(strings.TrimSpace(comment), ":")
		if open, ok = fields[key]; !ok {
			return Check{}, fmt.Errorf("the check %s has a header with %q, which is no field of it; an empty comment line ends the header", name, key)
		}
		*open = strings.TrimSpace(value)
	}
	return c, c.validate()
}

func (c *Check) validate() error {
	switch {
	case c.Title == "" || c.Description == "":
		return fmt.Errorf("the check %s needs a title and a description", c.Name)
	case c.Scope != Event && c.Scope != Global:
		return fmt.Errorf("the check %s has the scope %q; it is event or global", c.Name, c.Scope)
	case c.Severity != Fault && c.Severity != Note:
		return fmt.Errorf("the check %s has the severity %q; it is fault or note", c.Name, c.Severity)
	}
	return nil
}
