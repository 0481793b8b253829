package quantity

import (
	"bufio"
	"cmp"
	"fmt"
	"maps"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// The gold under testdata/gold is sentences in our own words with the figures that a careful reader finds in them, written
// before the grammar read them. A block is a line '> sentence' and a line '- quote; key=value; ...' a figure.

// goldFloor is below what neither precision nor recall may fall, of each file.
const goldFloor = 0.95

// goldSentence is one sentence of the gold.
type goldSentence struct {
	where, group, text string
	figures            []goldFigure
}

// goldFigure is what a reader finds. Spans count code points.
type goldFigure struct {
	quote              string
	start, end         int // of the quote
	coreStart, coreEnd int
	keys               map[string]string
}

func (g goldFigure) has(key string) bool { _, ok := g.keys[key]; return ok }

var goldKeys = set(`core nth value lower upper cmp scale unit currency of kind vague rank over period repeat optional`)

func readGold(t *testing.T, path string) []goldSentence {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	var all []goldSentence
	group := ""
	lines := bufio.NewScanner(file)
	for n := 1; lines.Scan(); n++ {
		where, line := fmt.Sprintf("%s:%d", filepath.Base(path), n), lines.Text()
		switch {
		case strings.HasPrefix(line, "## "):
			group = line[3:]
		case strings.HasPrefix(line, "> "):
			all = append(all, goldSentence{where: where, group: group, text: line[2:]})
		case strings.HasPrefix(line, "- "):
			last := &all[len(all)-1]
			last.figures = append(last.figures, readGoldFigure(t, where, last.text, line[2:]))
		case line != "":
			t.Fatalf("%s: a line that is no heading, sentence or figure: %s", where, line)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

func readGoldFigure(t *testing.T, where, sentence, line string) goldFigure {
	t.Helper()
	parts := strings.Split(line, "; ")
	g := goldFigure{quote: parts[0], keys: map[string]string{}}
	for _, part := range parts[1:] {
		key, value, _ := strings.Cut(part, "=")
		if !goldKeys[key] {
			t.Fatalf("%s: the key %q does not exist", where, key)
		}
		g.keys[key] = value
	}
	nth := 1
	if s, ok := g.keys["nth"]; ok {
		nth, _ = strconv.Atoi(s)
	}
	g.start, g.end = place(t, where, sentence, g.quote, nth)
	g.coreStart, g.coreEnd = g.start, g.end
	if core, ok := g.keys["core"]; ok {
		from, to := place(t, where, g.quote, core, max(1, strings.Count(g.quote, core)))
		g.coreStart, g.coreEnd = g.start+from, g.start+to
	}
	return g
}

// place is where the nth occurrence of words in a text begins and ends.
func place(t *testing.T, where, text, words string, nth int) (start, end int) {
	t.Helper()
	at := 0
	for ; nth > 0; nth-- {
		i := strings.Index(text[at:], words)
		if i < 0 || words == "" {
			t.Fatalf("%s: %q is not in %q as often as it should be", where, words, text)
		}
		at += i + 1
	}
	start = utf8.RuneCountInString(text[:at-1])
	return start, start + utf8.RuneCountInString(words)
}

// differs tells in which fields a quantity is not what a reader finds; nothing where it is.
func (g goldFigure) differs(q Quantity) (fields []string) {
	add := func(field, want, got string) {
		fields = append(fields, fmt.Sprintf("%s %q, not %q", field, got, want))
	}
	same := func(field, want, got string) {
		if want != got {
			add(field, want, got)
		}
	}
	value := strings.TrimPrefix(g.keys["value"], "-")
	if g.keys["value"] != "-" {
		value = g.keys["value"]
	}
	compare := cmp.Or(g.keys["cmp"], string(CompareEqual))
	if g.has("lower") {
		value = "" // a range has ends, and no value
		if !nearlySame(g.keys["lower"], q.Bounds.Lower) || !nearlySame(g.keys["upper"], q.Bounds.Upper) {
			add("bounds", g.keys["lower"]+".."+g.keys["upper"], q.Bounds.String())
		}
	}
	if !nearlySame(value, q.Value) {
		add("value", value, q.Value)
	}
	if value != "" || g.has("lower") {
		same("comparator", compare, string(q.Comparator))
	}
	if g.keys["kind"] != "-" {
		same("kind", g.keys["kind"], string(q.Kind))
	}
	if !sameUnit(g.keys["unit"], q) {
		add("unit", g.keys["unit"], cmp.Or(q.Unit, q.UnitText))
	}
	same("currency", g.keys["currency"], q.Currency)
	if of := cmp.Or(q.OfValue, q.OfText); !sameWhole(g.keys["of"], of) {
		add("of", g.keys["of"], of)
	}
	if g.has("vague") != q.Vague {
		add("vague", strconv.FormatBool(g.has("vague")), strconv.FormatBool(q.Vague))
	}
	rank := Rank{}
	if q.Rank != nil {
		rank = *q.Rank
	}
	same("rank", g.keys["rank"], rank.Of)
	same("over", g.keys["over"], rank.Over)
	if got := when(q, g.keys["period"]); g.keys["kind"] != string(KindDate) && got != g.keys["period"] {
		add("period", g.keys["period"], got)
	}
	if scale, ok := g.keys["scale"]; ok {
		same("scale", scale, q.Scale)
	}
	if fault := unfitBounds(q); fault != "" {
		add("bounds", fault, q.Bounds.String())
	}
	return fields
}

// when is the calendar period of a quantity; 'grown sixfold since 1950' may say the one that is wanted as its base.
func when(q Quantity, want string) string {
	if q.Period != nil && q.Period.Value != "" {
		return q.Period.Value
	}
	if q.Base != nil && q.Base.Period != "" && q.Base.Period+"/.." == want {
		return want
	}
	return ""
}

// unfitBounds tells what bounds a comparator must have, where a quantity has others: the number itself at the end that it
// closes or opens, and within them else.
func unfitBounds(q Quantity) string {
	in, value := q.Bounds, q.Value
	switch q.Comparator {
	case CompareGreater, CompareAtLeast:
		if in.Lower != value || in.Upper != "" || in.LowerInclusive != (q.Comparator == CompareAtLeast) {
			return "from " + value + " up"
		}
	case CompareLess, CompareAtMost:
		if in.Upper != value || in.Lower != "" || in.UpperInclusive != (q.Comparator == CompareAtMost) {
			return "up to " + value
		}
	case CompareAlmost:
		if (in.Upper != value || in.UpperInclusive) && (in.Lower != value || in.LowerInclusive) {
			return "short of " + value
		}
	case CompareEqual, CompareApprox:
		if inside, err := in.Contains(value, false); err != nil || !inside {
			return "around " + value
		}
	case CompareBetween:
		if value != "" || in.Lower == "" || in.Upper == "" || !in.LowerInclusive || !in.UpperInclusive {
			return "both ends"
		}
	case CompareNone:
		if in != (Interval{}) {
			return "none"
		}
	}
	return ""
}

// nearlySame compares decimals; a third may be written with any number of digits from four on.
func nearlySame(want, got string) bool {
	if want == got || want == "" || got == "" {
		return want == got
	}
	a, _, errA := parseDecimal(want)
	b, _, errB := parseDecimal(got)
	if errA != nil || errB != nil {
		return false
	}
	if cut, _ := b.FloatPrec(); cut < 4 {
		return a.Cmp(b) == 0
	}
	gap := new(big.Rat).Sub(a, b)
	return gap.Abs(gap).Cmp(big.NewRat(1, 10000)) < 0
}

// sameUnit compares a unit by its slug, or a counted noun by its last word, since adjectives may be taken in or not.
func sameUnit(want string, q Quantity) bool {
	if want == "" || q.Unit != "" {
		return want == q.Unit
	}
	return lastWord(want) == lastWord(q.UnitText)
}

func lastWord(s string) string {
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(s, "-", " ")))
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// sameWhole compares what something is a part of: numbers exactly, words without the article.
func sameWhole(want, got string) bool {
	plain := func(s string) string {
		s = strings.ToLower(s)
		for _, article := range [...]string{"the ", "a ", "an ", "all ", "its ", "our ", "their "} {
			s = strings.TrimPrefix(s, article)
		}
		return s
	}
	return plain(want) == plain(got)
}

// goldScore counts what was found.
type goldScore struct {
	found, read int // figures of the gold, and of those the ones that were read as they are
	right, said int // figures that the grammar reported, and of those the right ones
	whole       int // of those that were read, the ones whose span holds the whole expression, each modifier with it
}

// scoreSentence compares what the grammar reads with what a reader finds. Each quantity is held against the figure whose
// core it shares.
func scoreSentence(s goldSentence, quantities []Quantity) (score goldScore, faults []string) {
	taken := make([]bool, len(quantities))
	for _, g := range s.figures {
		i := slices.IndexFunc(quantities, func(q Quantity) bool {
			return q.CoreStart < g.coreEnd && g.coreStart < q.CoreEnd
		})
		if g.has("optional") {
			if i >= 0 {
				taken[i] = true
			}
			continue
		}
		score.found++
		if i < 0 || taken[i] {
			faults = append(faults, fmt.Sprintf("not found: %q", g.quote))
			continue
		}
		taken[i] = true
		score.said++
		if fields := g.differs(quantities[i]); len(fields) > 0 {
			faults = append(faults, fmt.Sprintf("%q: %s", g.quote, strings.Join(fields, ", ")))
			continue
		}
		score.read++
		score.right++
		if q := quantities[i]; q.Start <= g.start && q.End >= g.end {
			score.whole++
		} else if testing.Verbose() {
			faults = append(faults, fmt.Sprintf("%q: the span is %q", g.quote, cutRunes(s.text, q.Start, q.End)))
		}
	}
	for i, q := range quantities {
		if !taken[i] {
			score.said++
			faults = append(faults, fmt.Sprintf("too much: %q", cutRunes(s.text, q.Start, q.End)))
		}
	}
	return score, faults
}

func cutRunes(s string, start, end int) string { return string([]rune(s)[start:end]) }

func (s *goldScore) add(other goldScore) {
	s.found += other.found
	s.read += other.read
	s.right += other.right
	s.said += other.said
	s.whole += other.whole
}

func (s goldScore) String() string {
	return fmt.Sprintf("precision %d/%d = %.3f, recall %d/%d = %.3f", s.right, s.said, ratio(s.right, s.said), s.read, s.found, ratio(s.read, s.found))
}

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

// TestGold prints precision and recall of each file and group of the gold, with every field of a figure counted, and
// fails where either falls below goldFloor in a file. Run it with -v to see what is read otherwise.
func TestGold(t *testing.T) {
	paths, err := filepath.Glob("testdata/gold/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("there is no gold: %v", err)
	}
	sentences := 0
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			sentences += testGold(t, readGold(t, path))
		})
	}
	if sentences < 300 {
		t.Errorf("the gold has %d sentences; at least 300 are needed", sentences)
	}
}

func testGold(t *testing.T, gold []goldSentence) (sentences int) {
	var total goldScore
	groups := map[string]*goldScore{}
	for _, s := range gold {
		score, faults := scoreSentence(s, English(nil).Read(s.text))
		total.add(score)
		if groups[s.group] == nil {
			groups[s.group] = &goldScore{}
		}
		groups[s.group].add(score)
		for _, fault := range faults {
			t.Logf("%s: %s\n\t%s", s.where, s.text, fault)
		}
	}
	for _, group := range slices.Sorted(maps.Keys(groups)) {
		t.Logf("%-50s %s", group, groups[group])
	}
	t.Logf("%d sentences: %s", len(gold), total)
	t.Logf("spans that hold the whole expression: %d/%d = %.3f", total.whole, total.read, ratio(total.whole, total.read))
	if ratio(total.whole, total.read) < goldFloor {
		t.Errorf("of %d figures that are read the spans of %d hold the whole expression; at least %.2f must", total.read, total.whole, goldFloor)
	}
	if p, r := ratio(total.right, total.said), ratio(total.read, total.found); p < goldFloor || r < goldFloor {
		t.Errorf("%s; neither may be below %.2f", total, goldFloor)
	}
	return len(gold)
}
