package history

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"onrecord/internal/briefing"
	"onrecord/internal/flat"
)

// Entry is one change with its circumstances.
type Entry struct {
	At      time.Time `json:"at"`
	By      string    `json:"by"`      // user@host
	Command string    `json:"command"` // the subcommand, as in load
	Program string    `json:"program"` // its version
	File    string    `json:"file,omitempty"`
	Import  int64     `json:"import"` // the transaction: its changes belong together
	briefing.Change
}

// Value is one value that a change gives, takes or replaces. Its path is as in spans[0].quote.
type Value struct {
	Path     string
	Old, New *string // nil where there is none
}

// Values lists what a change changes, in the order in which a factsheet says it: the database keeps none. What stays
// the same is left out.
func Values(c briefing.Change) ([]Value, error) {
	old, oldPaths, err := texts(c.Old)
	if err != nil {
		return nil, fmt.Errorf("the %s %s: %w", c.Entity, c.Key, err)
	}
	now, paths, err := texts(c.New)
	if err != nil {
		return nil, fmt.Errorf("the %s %s: %w", c.Entity, c.Key, err)
	}
	for _, p := range oldPaths {
		if _, both := now[p]; !both {
			paths = append(paths, p)
		}
	}
	var out []Value
	for _, p := range paths {
		v := Value{Path: p, Old: old[p], New: now[p]}
		if same(v.Old, v.New) {
			continue
		}
		out = append(out, v)
	}
	slices.SortStableFunc(out, func(a, b Value) int { return cmp.Compare(rank(a.Path), rank(b.Path)) })
	return out, nil
}

// order is the names of values as a factsheet has them, what they are before how they came about.
var order = strings.Fields(`revision sha256 id title name says turn spans start end quote type modality attributed_to topics
	source at vintage stance scale rating by date value bounds rule comparator hedge vague spoken unit unit_text currency of_value
	of_unit of_what has_base base_period base_value base_figure kind indicator area period rank_of rank_over as_corrected basis
	published summary url relation claim`)

// inner is the order within a span of a claim.
var inner = strings.Fields("turn start end quote")

// rank is the place of a path among others; those that are not listed come last, in the order that they came in.
func rank(path string) int {
	name, index, _ := strings.Cut(path, "[")
	at := slices.Index(order, name)
	if at < 0 {
		at = len(order)
	}
	number, field, _ := strings.Cut(index, "].")
	n, err := strconv.Atoi(strings.TrimSuffix(number, "]"))
	if err != nil {
		return at << 40
	}
	return at<<40 + n<<8 + slices.Index(inner, field) + 1
}

func texts(document any) (map[string]*string, []string, error) {
	by := map[string]*string{}
	if document == nil {
		return by, nil, nil
	}
	values, err := flat.Values(document)
	var paths []string
	for _, v := range values {
		by[v.Path] = v.Text
		paths = append(paths, v.Path)
	}
	return by, paths, err
}

func same(a, b *string) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

// place is the paths that say where something stands, not what it is.
var place = regexp.MustCompile(`(^|\.)(start|end|transcript)$`)

// Moved tells whether something only stands elsewhere than before, as when a text has got a longer header.
func Moved(values []Value) bool {
	for _, v := range values {
		if v.Old == nil || v.New == nil || !place.MatchString(v.Path) {
			return false
		}
	}
	return len(values) > 0
}

// About keeps the entries that are about a claim, or about one of its figures, from entries in the order of time. It
// follows a claim or a figure back through its earlier keys, and not beyond the entry that added it: before that, its
// key was another one's. first is the key that it had at first, CLAIM or CLAIM.FIGURE.
func About(entries []Entry, claim, figure string) (kept []Entry, first string) {
	for _, e := range slices.Backward(entries) {
		key, part, _ := strings.Cut(e.Key, ".")
		if !ofClaim[e.Entity] || key != claim {
			continue
		}
		if figure == "" || part == figure {
			kept = append(kept, e)
		}
		before := renamed(e.Change)
		switch {
		case e.Entity == "claim" && before != "":
			claim = before
		case e.Entity == "figure" && part == figure && before != "":
			figure = before
		}
		if e.Action == "added" && (e.Entity == "claim" && figure == "" || e.Entity == "figure" && part == figure && figure != "") {
			break
		}
	}
	slices.Reverse(kept)
	if figure != "" {
		return kept, claim + "." + figure
	}
	return kept, claim
}

// Now is the key that a claim, or the figure of a claim, got when it gave up the one by which it is asked for: its last
// one. It is empty where nothing was renamed from that.
func Now(entries []Entry, claim, figure string) string {
	key := claim
	if figure != "" {
		key += "." + figure
	}
	found := ""
	for _, e := range entries {
		before := renamed(e.Change)
		if before == "" {
			continue
		}
		owner, part, _ := strings.Cut(e.Key, ".")
		switch {
		case e.Entity == "claim" && figure == "" && before == key:
			key, found = e.Key, e.Key
		case e.Entity == "figure" && figure != "" && owner+"."+before == key:
			key, found = owner+"."+part, e.Key
		}
	}
	return found
}

// ofClaim is the kinds of things whose key begins with that of a claim.
var ofClaim = map[string]bool{"claim": true, "figure": true, "evidence": true, "review": true, "link": true, "same": true}

// renamed is the key that a claim or a figure had before a change gave it another one, or empty.
func renamed(c briefing.Change) string {
	values, err := Values(c)
	if err != nil || len(values) != 1 || values[0].Path != "id" || values[0].Old == nil {
		return ""
	}
	return *values[0].Old
}
