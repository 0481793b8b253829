package reanchor

import (
	"slices"

	"onrecord/internal/anchor"
)

const (
	// contextWidth is how many code points on either side tell one occurrence of a quote from another.
	contextWidth = 60
	// nearContext is how many of them are near by.
	nearContext = 20
	// farContext is how many are read, so that what came in between may push them away.
	farContext = 2 * contextWidth
	// alikeContext is how alike the surroundings of a place must be, at least, to be those that were.
	alikeContext = 0.45
	// sameContext is from when on they are taken for the same.
	sameContext = 0.8
	// unchanged is from when on an occurrence is the one of the same number among as many.
	unchanged = 0.95
	// Margin is how much more alike than the second best a place must be to be clearly the best.
	Margin = 0.1
	// maxPairs is how many pairs of occurrences are compared. A quote that has more of them says too little.
	maxPairs = 2500
)

// surroundings is what stands around a place, folded, read away from it.
type surroundings struct{ before, after []rune }

// around is what stands around a place of a text.
func around(t *anchor.Text, m anchor.Match) surroundings {
	before, after := t.Context(m.Span, farContext)
	s := surroundings{[]rune(anchor.Fold(before)), []rune(anchor.Fold(after))}
	slices.Reverse(s.before)
	return s
}

// alike is how alike the surroundings of a place in the new text are to these, from 0 to 1: those near by and those
// further off count the same.
func (s surroundings) alike(now surroundings) float64 {
	return (s.within(nearContext, now) + s.within(contextWidth, now)) / 2
}

// within is how alike they are up to a width on either side: 1 minus the edits of both sides divided by their length.
func (s surroundings) within(width int, now surroundings) float64 {
	before, after := s.before[:min(len(s.before), width)], s.after[:min(len(s.after), width)]
	if len(before)+len(after) == 0 {
		return 1
	}
	return 1 - (editsInto(before, now.before)+editsInto(after, now.after))/float64(len(before)+len(after))
}

// editsInto is the edits that make was into that beginning of now for which they are the least. What came in counts half,
// and does not push out what stands behind it: that more stands around a place speaks less against it than that something
// is missing.
func editsInto(was, now []rune) float64 {
	row := make([]float64, len(now)+1)
	for j := range row {
		row[j] = float64(j) / 2
	}
	for i, r := range was {
		diagonal := row[0]
		row[0] = float64(i + 1)
		for j := range now {
			cost := diagonal
			if now[j] != r {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+0.5, diagonal+1)
		}
	}
	return slices.Min(row)
}

// verdict is what became of one occurrence of a quote among those of the new text.
type verdict int

const (
	gone    verdict = iota // none of them is it
	unclear                // it may be one or another
	certain
)

// follow finds the k-th of the occurrences of a quote in the old text among those in the new one, by what stands
// around them and by their order, which stays.
func follow(old *anchor.Text, olds []anchor.Match, k int, text *anchor.Text, news []anchor.Match) (int, verdict) {
	switch {
	case len(news) == 0:
		return 0, gone
	case len(olds) == 1 && len(news) == 1:
		return 0, certain
	case len(olds) == len(news) && around(old, olds[k]).alike(around(text, news[k])) >= unchanged:
		return k, certain
	case len(olds)*len(news) > maxPairs:
		return 0, unclear
	}
	alike := compare(old, olds, text, news)
	sever(alike)
	left, right := pairings(alike), pairings(reversed(alike))
	n, m := len(olds), len(news)
	// The best that all the others come to where the k-th has no partner, and then where it has one.
	best, second, at := 0.0, 0.0, -1
	for j := range m + 1 {
		best = max(best, left[k][j]+right[n-k-1][m-j])
	}
	for j := range m {
		sum := left[k][j] + alike[k][j] + right[n-k-1][m-j-1]
		if sum > best {
			best, second, at = sum, best, j
		} else {
			second = max(second, sum)
		}
	}
	switch {
	case at < 0 || alike[k][at] < alikeContext:
		return 0, gone
	case best-second < Margin:
		return 0, unclear
	}
	return at, certain
}

// compare is how alike the surroundings of each old occurrence and each new one are.
func compare(old *anchor.Text, olds []anchor.Match, text *anchor.Text, news []anchor.Match) [][]float64 {
	after := make([]surroundings, len(news))
	for j, m := range news {
		after[j] = around(text, m)
	}
	alike := make([][]float64, len(olds))
	for i, m := range olds {
		before := around(old, m)
		alike[i] = make([]float64, len(news))
		for j := range news {
			alike[i][j] = before.alike(after[j])
		}
	}
	return alike
}

// sever leaves to an old and a new occurrence whose surroundings are the same, and clearly more so than with any other, no
// other partner: what is alike a little, as in speeches that repeat a pattern, does not outweigh it by its number.
func sever(alike [][]float64) {
	var pairs [][2]int
	for i, row := range alike {
		for j, a := range row {
			if a >= sameContext && soleIn(alike, i, j) {
				pairs = append(pairs, [2]int{i, j})
			}
		}
	}
	for _, p := range pairs {
		kept := alike[p[0]][p[1]]
		clear(alike[p[0]])
		for i := range alike {
			alike[i][p[1]] = 0
		}
		alike[p[0]][p[1]] = kept
	}
}

// soleIn tells whether a pair is clearly more alike than all others of either of the two.
func soleIn(alike [][]float64, i, j int) bool {
	most := alike[i][j] - otherPlace
	for other, a := range alike[i] {
		if other != j && a > most {
			return false
		}
	}
	for other := range alike {
		if other != i && alike[other][j] > most {
			return false
		}
	}
	return true
}

// pairings[i][j] is the most that the first i of one side and the first j of the other come to when they are paired in
// order.
func pairings(alike [][]float64) [][]float64 {
	best := make([][]float64, len(alike)+1)
	best[0] = make([]float64, len(alike[0])+1)
	for i, row := range alike {
		best[i+1] = make([]float64, len(row)+1)
		for j, a := range row {
			best[i+1][j+1] = max(best[i][j+1], best[i+1][j], best[i][j]+a)
		}
	}
	return best
}

func reversed(alike [][]float64) [][]float64 {
	n := len(alike)
	out := make([][]float64, n)
	for i, row := range alike {
		m := len(row)
		out[n-1-i] = make([]float64, m)
		for j, a := range row {
			out[n-1-i][m-1-j] = a
		}
	}
	return out
}
