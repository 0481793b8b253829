package briefing

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"
)

// Nearest picks from names those that word may have been meant for, best first, three at most: names within a third
// of the word's letters in edits (a swap of neighbours counts as one), and names that hold it or that it holds.
func Nearest(word string, names iter.Seq[string]) []string {
	const most = 3
	type match struct {
		name     string
		distance int
	}
	var near []match
	folded := []rune(strings.ToLower(word))
	limit := max(1, len(folded)/3)
	var e editor
	for name := range names {
		if d, ok := e.near(folded, name, limit); ok {
			near = append(near, match{name, d})
		}
	}
	slices.SortFunc(near, func(a, b match) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.name, b.name))
	})
	var out []string
	for _, m := range slices.CompactFunc(near, func(a, b match) bool { return a.name == b.name }) {
		if len(out) == most {
			break
		}
		out = append(out, m.name)
	}
	return out
}

// editor measures distances and keeps its rows between the calls.
type editor struct {
	rows [3][]int
	name []rune
}

func (e *editor) near(word []rune, name string, limit int) (int, bool) {
	const longest, fragment = 200, 4
	if len(word) == 0 || len(word) > longest || len(name) > 4*longest {
		return 0, false
	}
	length := utf8.RuneCountInString(name)
	within := length >= fragment && len(word) >= fragment
	if !within && (length-len(word) > limit || len(word)-length > limit) {
		return 0, false
	}
	lower := strings.ToLower(name)
	if within && (strings.Contains(lower, string(word)) || strings.Contains(string(word), lower)) {
		return min(limit, 1+max(length-len(word), len(word)-length)), true
	}
	if length-len(word) > limit || len(word)-length > limit {
		return 0, false
	}
	e.name = append(e.name[:0], []rune(lower)...)
	d := e.distance(word, e.name)
	return d, d <= limit
}

// distance is the number of edits from a to b, where swapping two neighbours is one edit.
func (e *editor) distance(a, b []rune) int {
	for i := range e.rows {
		e.rows[i] = slices.Grow(e.rows[i][:0], len(b)+1)[:len(b)+1]
	}
	before, last, row := e.rows[0], e.rows[1], e.rows[2]
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
