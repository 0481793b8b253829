package anchor

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"onrecord/internal/briefing"
)

const (
	// Alike is the similarity from which on a place counts as a near miss.
	Alike = 0.5
	// likely is the similarity from which on a near miss inside the scope is
	// taken for what was meant, and none is looked for outside.
	likely = 0.8
	// maxNear is the length in code points from which on no near miss of a
	// quote is looked for: comparing would take seconds, and a quote so long is
	// no quote.
	maxNear = 10_000
)

// Candidate is a place that a quote may have meant.
type Candidate struct {
	Span         briefing.Span
	Text         string // the words at Span
	Line, Column int    // of its start, from 1; the column in code points
	// Similarity is 1 minus the edit distance (Levenshtein, in code points,
	// both sides folded) divided by the length of the longer side.
	Similarity float64
	Folded     bool   // it reads as the quote, but only when both are folded
	Outside    bool   // it is not wholly inside the scope of the search
	Hint       string // what alone differs, where one word says it; else empty
}

// Candidates returns up to n places that quote may have meant, best first:
// where it stands inside scope; else where it stands outside (not more than half
// of n, so that they hide nothing), followed by the near misses inside scope
// with a similarity of at least [Alike] and, if none of those is a likely one,
// the nearer misses outside. They do not overlap. Of a quote of less than three
// bytes or of more than 10,000 code points there are no near misses.
func (t *Text) Candidates(quote string, scope briefing.Span, n int) []Candidate {
	return t.candidates(quote, []briefing.Span{scope}, n)
}

func (t *Text) candidates(quote string, scopes []briefing.Span, n int) []Candidate {
	if n <= 0 || Fold(quote) == "" {
		return nil
	}
	if inside := separate(t.find(quote, scopes, n)); len(inside) > 0 {
		return t.places(inside[:min(n, len(inside))], false)
	}
	everywhere := []briefing.Span{t.All()}
	found := t.places(t.find(quote, everywhere, (n+1)/2), true)
	near := t.nearest(quote, scopes, n)
	if len(near) == 0 || near[0].Similarity < likely {
		near = append(near, t.nearerOutside(quote, scopes, near, n)...)
	}
	for _, c := range byLikeness(near) {
		if len(found) < n && !overlapsAny(found, c.Span) {
			found = append(found, c)
		}
	}
	return found
}

// nearerOutside returns the near misses outside the scopes that are more alike
// than all those inside.
func (t *Text) nearerOutside(quote string, scopes []briefing.Span, inside []Candidate, n int) []Candidate {
	if slices.ContainsFunc(scopes, func(s briefing.Span) bool { return s.Contains(t.All()) }) {
		return nil
	}
	var nearer []Candidate
	for _, c := range t.nearest(quote, []briefing.Span{t.All()}, n) {
		within := slices.ContainsFunc(scopes, func(s briefing.Span) bool { return s.Contains(c.Span) })
		if within || len(inside) > 0 && c.Similarity <= inside[0].Similarity {
			continue
		}
		c.Outside = true
		nearer = append(nearer, c)
	}
	return nearer
}

// byLikeness sorts the most alike first, then in the order of the text.
func byLikeness(cs []Candidate) []Candidate {
	slices.SortStableFunc(cs, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Similarity, a.Similarity), cmp.Compare(a.Span.Start, b.Span.Start))
	})
	return cs
}

// places describes matches.
func (t *Text) places(matches []Match, outside bool) []Candidate {
	found := make([]Candidate, 0, len(matches))
	for _, m := range matches {
		c := t.place(m.Span, 1)
		c.Folded, c.Outside = m.Folded, outside
		found = append(found, c)
	}
	return found
}

func (t *Text) place(span briefing.Span, similarity float64) Candidate {
	line, column, _ := t.Line(span.Start)
	return Candidate{Span: span, Text: t.Cut(span), Line: line, Column: column, Similarity: similarity}
}

// nearest returns the n most similar places inside the scopes, best first.
func (t *Text) nearest(quote string, scopes []briefing.Span, n int) []Candidate {
	folded := Fold(quote)
	if n <= 0 || utf8.RuneCountInString(folded) > maxNear {
		return nil
	}
	var found []Candidate
	for _, scope := range scopes {
		lo, hi := t.bytes(scope)
		if lo == hi {
			continue
		}
		f := t.folded()
		lo, hi = f.folded(lo), f.folded(hi)
		for _, at := range peaks(f.text[lo:hi], folded, 2*n+8) {
			a := alignAt(f.text[lo:hi], at, folded)
			if a.similarity < Alike || a.start == a.end {
				continue
			}
			start, end := f.originalRange(lo+a.start, lo+a.end)
			found = append(found, t.place(t.span(start, end), a.similarity))
		}
	}
	best := found[:0]
	for _, c := range byLikeness(found) {
		if len(best) < n && !overlapsAny(best, c.Span) {
			c.Hint = Difference(quote, c.Text)
			best = append(best, c)
		}
	}
	return best
}

func overlapsAny(cs []Candidate, span briefing.Span) bool {
	return slices.ContainsFunc(cs, func(c Candidate) bool { return c.Span.Overlaps(span) })
}

// Difference says what alone makes two texts differ beyond what [Fold] takes as alike, where that is hard to see: the case
// of letters, or the encoding of accents. Else it is empty.
func Difference(a, b string) string {
	a, b = Fold(a), Fold(b)
	switch {
	case a == b:
		return ""
	case strings.EqualFold(a, b):
		return "only upper and lower case differ"
	case norm.NFC.String(a) == norm.NFC.String(b):
		return "only the encoding of the accents differs (Unicode NFC and NFD)"
	}
	return ""
}

// Windows of text that share many grams with a quote are worth comparing with
// it: each edit changes at most gramSize of them.
const (
	gramSize = 3
	gramBits = 14
)

// grams counts, for each hashed gram, how many the quote has and how many the
// window has now.
type grams [1 << gramBits]struct{ quote, window uint32 }

func gramAt(s string, at int) int {
	g := uint32(lower(s[at])) | uint32(lower(s[at+1]))<<8 | uint32(lower(s[at+2]))<<16
	return int(g * 2654435761 >> (32 - gramBits))
}

func lower(b byte) byte {
	if b-'A' < 26 {
		return b | 0x20
	}
	return b
}

// enter and leave move the window and return the change in shared grams.
func (g *grams) enter(gram int) int {
	slot := &g[gram]
	if slot.quote == 0 {
		return 0
	}
	slot.window++
	if slot.window <= slot.quote {
		return 1
	}
	return 0
}

func (g *grams) leave(gram int) int {
	slot := &g[gram]
	if slot.quote == 0 {
		return 0
	}
	slot.window--
	if slot.window < slot.quote {
		return -1
	}
	return 0
}

// peak is a window and the number of grams it shares with the quote.
type peak struct{ start, shared int }

// peaks returns the byte offsets of the n windows of text, each as long as
// quote, that share the most grams with it, best first. It reads text once.
func peaks(text, quote string, n int) []int {
	size := len(quote) - gramSize + 1
	if size < 1 || len(text) < gramSize {
		return nil
	}
	var g grams
	for i := range size {
		g[gramAt(quote, i)].quote++
	}
	var best []peak
	var top peak
	shared, floor := 0, max(1, size/5)
	for i := 0; i+gramSize <= len(text); i++ {
		shared += g.enter(gramAt(text, i))
		if i >= size {
			shared += g.leave(gramAt(text, i-size))
		}
		start := max(0, i-size+1)
		if top.shared > 0 && start >= top.start+len(quote) {
			best = keepBest(best, top, n)
			top = peak{}
		}
		if shared >= floor && shared > top.shared {
			top = peak{start, shared}
		}
	}
	if top.shared > 0 {
		best = keepBest(best, top, n)
	}
	starts := make([]int, len(best))
	for i, p := range best {
		starts[i] = p.start
	}
	return starts
}

// keepBest inserts p into best, which is in falling order and not longer than n.
func keepBest(best []peak, p peak, n int) []peak {
	at := sort.Search(len(best), func(i int) bool { return best[i].shared < p.shared })
	if at == n {
		return best
	}
	best = slices.Insert(best, at, p)
	return best[:min(n, len(best))]
}

// alignment is the part of a text, in bytes, that is most like a quote.
type alignment struct {
	start, end int
	similarity float64
}

// alignAt finds the part of text near the byte offset at that is most like
// quote and starts and ends between words.
func alignAt(text string, at int, quote string) alignment {
	want := []rune(quote)
	slack := min(len(want)+32, 512)
	lo := stepBack(text, runeStart(text, at), slack)
	before := utf8.RuneCountInString(text[lo:runeStart(text, at)])
	region, offsets := decode(text[lo:], before+len(want)+2*slack)
	start, end, alike := align(want, region, before, slack)
	if alike < Alike {
		// Moving the ends makes no part more alike.
		return alignment{lo + offsets[start], lo + offsets[end], alike}
	}
	start, end, distance := snap(want, region, start, end)
	return alignment{lo + offsets[start], lo + offsets[end], similarity(distance, len(want), end-start)}
}

func similarity(distance, a, b int) float64 {
	return 1 - float64(distance)/float64(max(a, b, 1))
}

// stepBack returns the byte offset n code points before at, or 0.
func stepBack(s string, at, n int) int {
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return at
}

// decode returns the first n code points of s and the byte offset of each, and
// of the end.
func decode(s string, n int) (runes []rune, offsets []int) {
	at := 0
	for at < len(s) && len(runes) < n {
		r, size := utf8.DecodeRuneInString(s[at:])
		runes, offsets = append(runes, r), append(offsets, at)
		at += size
	}
	return runes, append(offsets, at)
}

const unreachable = math.MaxInt32 / 2

// align returns the part of region with the least edit distance to want, and its
// similarity, whose alignment stays within band code points of the diagonal that starts at
// region[diagonal]. Of equal ones the part nearest to want in length is taken,
// then the first. Where region ends before the band does, nothing is alike.
func align(want, region []rune, diagonal, band int) (start, end int, alike float64) {
	width := len(region) + 2 // one more at the end, so that a row can close itself
	cost, from := make([]int32, width), make([]int32, width)
	above, fromAbove := make([]int32, width), make([]int32, width)
	for j := range width {
		cost[j], above[j] = unreachable, unreachable
	}
	limits := func(i int) (lo, hi int) {
		return max(0, diagonal+i-band), min(len(region), diagonal+i+band)
	}
	if lo, hi := limits(len(want)); lo > hi {
		return 0, 0, 0
	}
	lo, hi := limits(0)
	for j := lo; j <= hi; j++ {
		above[j], fromAbove[j] = 0, int32(j)
	}
	for i := 1; i <= len(want); i++ {
		lo, hi = limits(i)
		left, leftFrom := int32(unreachable), int32(0)
		for j := lo; j <= hi; j++ {
			c, f := above[j]+1, fromAbove[j]
			if left+1 < c {
				c, f = left+1, leftFrom
			}
			if j > 0 {
				d := above[j-1]
				if want[i-1] != region[j-1] {
					d++
				}
				if d <= c {
					c, f = d, fromAbove[j-1]
				}
			}
			cost[j], from[j] = c, f
			left, leftFrom = c, f
		}
		if lo > 0 {
			cost[lo-1] = unreachable
		}
		cost[hi+1] = unreachable
		cost, above, from, fromAbove = above, cost, fromAbove, from
	}
	alike = -1
	for j := lo; j <= hi; j++ {
		if s := similarity(int(above[j]), len(want), j-int(fromAbove[j])); s > alike {
			start, end, alike = int(fromAbove[j]), j, s
		}
	}
	return start, end, alike
}

// maxWord is how far, in code points, an end is moved to stand between words.
const maxWord = 32

// snap moves the ends of region[start:end] out of words and off blanks, each to
// the side that leaves the whole most like want, and returns the distance to it.
func snap(want, region []rune, start, end int) (s, e, distance int) {
	best := -1.0
	for _, from := range around(region, start, startsWord) {
		for _, to := range around(region, end, endsWord) {
			if from >= to {
				continue
			}
			d := editDistance(want, region[from:to])
			if score := similarity(d, len(want), to-from); score > best {
				best, s, e, distance = score, from, to, d
			}
		}
	}
	if best < 0 {
		return start, end, editDistance(want, region[start:end])
	}
	return s, e, distance
}

// around returns the index at, if it is good, else the next good ones on both
// sides of it, else itself.
func around(region []rune, at int, good func(region []rune, at int) bool) []int {
	if good(region, at) {
		return []int{at}
	}
	var found []int
	for i := at - 1; i >= max(0, at-maxWord); i-- {
		if good(region, i) {
			found = append(found, i)
			break
		}
	}
	for i := at + 1; i <= min(len(region), at+maxWord); i++ {
		if good(region, i) {
			found = append(found, i)
			break
		}
	}
	if len(found) == 0 {
		return []int{at}
	}
	return found
}

// startsWord and endsWord tell whether a part of region may start or end at the
// index at: next to what is seen, and not inside a word.
func startsWord(region []rune, at int) bool {
	return at < len(region) && region[at] != ' ' && boundary(region, at)
}

func endsWord(region []rune, at int) bool {
	return at > 0 && region[at-1] != ' ' && boundary(region, at)
}

func boundary(region []rune, at int) bool {
	return at == 0 || at == len(region) || !isWord(region[at-1]) || !isWord(region[at])
}

// editDistance is the Levenshtein distance of a and b. Its work grows with the
// length of a times the distance.
func editDistance(a, b []rune) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	// A band as wide as its own result holds a shortest alignment.
	for band := max(16, len(a)-len(b), len(b)-len(a)); ; band *= 2 {
		if d := bandedDistance(a, b, band); d <= band || band >= max(len(a), len(b)) {
			return d
		}
	}
}

func bandedDistance(a, b []rune, band int) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = unreachable
		if j <= band {
			row[j] = j
		}
	}
	for i := 1; i <= len(a); i++ {
		lo, hi := max(0, i-band), min(len(b), i+band)
		diagonal, left := unreachable, unreachable
		if lo > 0 {
			diagonal = row[lo-1]
		}
		for j := lo; j <= hi; j++ {
			c := min(row[j], left) + 1
			if j > 0 {
				d := diagonal
				if a[i-1] != b[j-1] {
					d++
				}
				c = min(c, d)
			}
			diagonal, row[j], left = row[j], c, c
		}
	}
	return row[len(b)]
}
