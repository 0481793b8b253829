package transcript

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml"
)

const (
	maxFrontMatter = 64 << 10 // bytes
	maxFrontLines  = 1000
)

var frontKey = regexp.MustCompile(`^[A-Za-z_][\w .-]{0,60}:(?:\s|$)`)

// hasFrontMatter tells whether a text begins with a line of three hyphens and a key of YAML.
func hasFrontMatter(text string) bool {
	rest, ok := strings.CutPrefix(text, "---\n")
	if !ok {
		return false
	}
	for range 10 {
		line, more, _ := strings.Cut(rest, "\n")
		if trimmed := strings.TrimSpace(line); trimmed != "" && !strings.HasPrefix(trimmed, "#") {
			return frontKey.MatchString(trimmed)
		}
		rest = more
	}
	return false
}

// readMarkdown takes the front matter off a text and reads it.
func readMarkdown(name, text string) (Source, error) {
	src := Source{Text: text, Format: FormatMarkdown}
	if !hasFrontMatter(text) {
		return src, nil
	}
	front, body, err := splitFrontMatter(text)
	if err != nil {
		return Source{}, fmt.Errorf("%s: %w", name, err)
	}
	values, err := readFront(front)
	if err != nil {
		return Source{}, fmt.Errorf("%s: the front matter is no YAML that can be read (%s); mend it, or take it out", name, oneLine(err))
	}
	src.Text = body
	src.Meta = frontMeta(values)
	return src, nil
}

func splitFrontMatter(text string) (front, body string, err error) {
	at := len("---\n")
	for n := 0; at < len(text) && at < maxFrontMatter && n < maxFrontLines; n++ {
		line, _, _ := strings.Cut(text[at:], "\n")
		if trimmed := strings.TrimRight(line, " \t"); trimmed == "---" || trimmed == "..." {
			return text[len("---\n"):at], text[min(at+len(line)+1, len(text)):], nil
		}
		at += len(line) + 1
	}
	return "", "", fmt.Errorf("the front matter that begins on line 1 has no line of three hyphens at its end within %d lines and %d bytes; add it, or take the front matter out", maxFrontLines, maxFrontMatter)
}

// readFront gives the scalars of a front matter, as they are written, under their keys in small letters.
func readFront(front string) (values map[string]string, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the YAML parser fails on it")
		}
	}()
	if deep := nesting(front); deep > maxFrontNesting {
		return nil, fmt.Errorf("it is nested more than %d deep", maxFrontNesting)
	}
	var raw map[string]any
	if err := yaml.Unmarshal([]byte(front), &raw); err != nil {
		return nil, err
	}
	values = map[string]string{}
	for key, v := range raw {
		switch v := v.(type) {
		case nil, map[string]any, []any:
		default:
			values[strings.ToLower(strings.ReplaceAll(key, "-", "_"))] = strings.TrimFunc(fmt.Sprint(v), isBlank)
		}
	}
	return values, nil
}

const maxFrontNesting = 50

// nesting is how deep the brackets and the indents of a text can nest at most.
func nesting(s string) int {
	deepest, open := 0, 0
	for line := range strings.SplitSeq(s, "\n") {
		indent := len(line) - len(strings.TrimLeft(line, " \t-?:"))
		for i := range len(line) {
			switch line[i] {
			case '[', '{':
				open++
			case ']', '}':
				open--
			}
			deepest = max(deepest, open)
		}
		deepest = max(deepest, indent/2)
	}
	return deepest
}

// oneLine is the first line of an error, with the place that it names.
func oneLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return strings.TrimSpace(line)
}

const maxUnread = 40 // bytes of a date that could not be read

func frontMeta(values map[string]string) Meta {
	first := func(keys ...string) string {
		for _, k := range keys {
			if values[k] != "" {
				return values[k]
			}
		}
		return ""
	}
	date := func(keys ...string) string { return dateIn(first(keys...)) }
	unread := first("date", "event_date")
	if dateIn(unread) != "" {
		unread = ""
	}
	return Meta{
		Place: tidy(first("place", "location", "venue")), Unread: tidy(prefix(unread, maxUnread)),
		Title: tidy(first("title", "headline")), URL: first("source_url", "url", "canonical_url", "canonical", "link", "permalink"),
		Publisher: tidy(first("publisher", "site_name", "source")), Language: first("lang", "language", "locale"),
		Date:      date("date", "event_date"),
		Published: date("published_time", "published", "published_at", "date_published", "pubdate"),
		Updated:   date("modified_time", "updated", "modified", "last_updated", "updated_at", "date_modified", "lastmod"),
	}
}

// tidy is a title on one line: each run of blanks as one space, and no characters that show nothing.
func tidy(s string) string {
	s = strings.Map(func(r rune) rune {
		if isBlank(r) {
			if r == 0x200B || r == 0x2060 || r == 0xFEFF || r == 0x200E || r == 0x200F {
				return -1
			}
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
