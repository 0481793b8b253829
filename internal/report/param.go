package report

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// Param is a parameter of a report.
type Param struct {
	Name     string
	Type     string // one of Types
	Default  string // the empty text means: not given
	Required bool   // it has no default
	Note     string // what it is for
}

// Types lists the types of parameters.
func Types() []string { return []string{"text", "integer", "date", "moment", "numeric", "boolean"} }

var (
	paramLine   = regexp.MustCompile(`^(\S+)\s+(\S+?)(?:\s*=\s*'((?:[^']|'')*)')?\s*(?:--\s*(.*))?$`)
	paramName   = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	numericText = regexp.MustCompile(`^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,4})?$`)
)

// parseParam reads what follows `-- param:`.
func parseParam(line string) (Param, error) {
	m := paramLine.FindStringSubmatch(line)
	if m == nil {
		return Param{}, fmt.Errorf("the parameter %q is not written as: NAME TYPE = 'DEFAULT' -- what it is for", line)
	}
	p := Param{Name: m[1], Type: m[2], Default: strings.ReplaceAll(m[3], "''", "'"), Note: strings.TrimSpace(m[4])}
	p.Required = paramLine.FindStringSubmatchIndex(line)[6] < 0
	switch {
	case !paramName.MatchString(p.Name):
		return p, fmt.Errorf("the parameter %q has a name with other characters than a-z, 0-9 and _, or starts with no letter", p.Name)
	case !slices.Contains(Types(), p.Type):
		return p, fmt.Errorf("the parameter %s has the unknown type %q; choose one of %s", p.Name, p.Type, strings.Join(Types(), ", "))
	}
	if err := p.Check(p.Default); err != nil {
		return p, fmt.Errorf("the default of the parameter %s: %w", p.Name, err)
	}
	return p, nil
}

// Check fails where value is not of the parameter's type. The empty value is of every type.
func (p Param) Check(value string) error {
	if value == "" {
		return nil
	}
	switch p.Type {
	case "integer":
		n, err := strconv.ParseInt(value, 10, 64)
		switch {
		case errors.Is(err, strconv.ErrRange):
			return fmt.Errorf("%q is too large for an integer", value)
		case err != nil:
			return fmt.Errorf("%q is not an integer; write it in digits, as in 100", value)
		case n < 0 && p.Name == "limit": // a filter that every report may have
			return fmt.Errorf("%q is no number of rows; write 0 or more", value)
		}
	case "date":
		if _, err := time.Parse(time.DateOnly, value); err != nil {
			return fmt.Errorf("%q is not a date; write 2024-06-18", value)
		}
	case "moment":
		if !isMoment(value) {
			return fmt.Errorf("%q is not a day or a time; write 2024-06-18, which is its end in UTC, or 2024-06-18T14:30:00Z", value)
		}
	case "numeric":
		if !numericText.MatchString(value) {
			return fmt.Errorf("%q is not a number; write 2.5", value)
		}
	case "boolean":
		if value != "true" && value != "false" {
			return fmt.Errorf("%q is not true or false", value)
		}
	}
	if !utf8.ValidString(value) || strings.ContainsRune(value, 0) {
		return fmt.Errorf("%q is not text in UTF-8", value)
	}
	return nil
}

// isMoment tells whether value is a day or a time with its zone.
func isMoment(value string) bool {
	for _, layout := range [...]string{time.DateOnly, time.RFC3339, "2006-01-02T15:04Z07:00"} {
		if _, err := time.Parse(layout, value); err == nil {
			return true
		}
	}
	return false
}
