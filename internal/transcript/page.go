package transcript

import (
	"regexp"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
)

// page is a text cut into its lines. Offsets into it are bytes; briefing.Span counts code points.
type page struct {
	text  string
	lines []line
	cues  bool // the text is that of captions, whose cues have times
	found []label
	index []int32 // of each line, the number of its label in found, from 1; 0 where it has none
}

// line is one line of a page.
type line struct {
	start, end int  // without the line feed
	lo, hi     int  // less the blanks at both ends; equal for a blank line
	runes      int  // code points of the page before start
	opens      bool // it begins a paragraph, or may: it does not go on with a sentence that was wrapped
}

func (l line) blank() bool { return l.lo == l.hi }

func newPage(text string) *page {
	p := &page{text: text}
	runes := 0
	for start := 0; start <= len(text); {
		end := len(text)
		if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i
		}
		l := line{start: start, end: end, runes: runes}
		l.lo = end - len(strings.TrimLeftFunc(text[start:end], isBlank))
		l.hi = l.lo + len(strings.TrimRightFunc(text[l.lo:end], isBlank))
		p.lines = append(p.lines, l)
		runes += utf8.RuneCountInString(text[start:end]) + 1
		start = end + 1
	}
	p.markOpenings()
	p.cues = strings.Contains(text, " --> ")
	p.index = make([]int32, len(p.lines))
	fenced := p.fenced()
	for i := range p.lines {
		if l, ok := p.readLabel(i); ok && !fenced[i] {
			p.found = append(p.found, l)
			p.index[i] = int32(len(p.found)) //nolint:gosec // a text has fewer lines than MaxSize
		}
	}
	return p
}

// fenced tells which lines stand between two fences of Markdown, and are code.
func (p *page) fenced() []bool {
	out := make([]bool, len(p.lines))
	open, fence := -1, ""
	for i := range p.lines {
		s := p.words(i)
		switch {
		case open >= 0 && strings.HasPrefix(s, fence) && strings.Trim(s, fence[:1]) == "":
			for j := open; j <= i; j++ {
				out[j] = true
			}
			open = -1
		case open < 0 && (strings.HasPrefix(s, "```") || strings.HasPrefix(s, "~~~")):
			open, fence = i, s[:3]
		}
	}
	return out
}

// isBlank tells what shows nothing: spaces of all kinds, and the characters of no width.
func isBlank(r rune) bool {
	switch r {
	case 0x200B, 0x2060, 0xFEFF, 0x200E, 0x200F:
		return true
	}
	return unicode.IsSpace(r)
}

// words is a line without the blanks at its ends.
func (p *page) words(i int) string { return p.text[p.lines[i].lo:p.lines[i].hi] }

// head is the beginning of the words of a line: what a label is looked for in.
func (p *page) head(i int) string { return prefix(p.words(i), maxLabelBytes) }

// prefix is the first n bytes of s or a little less, so that no character is cut.
func prefix(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// lineAt is the index of the line that holds the byte offset at.
func (p *page) lineAt(at int) int {
	return sort.Search(len(p.lines), func(i int) bool { return p.lines[i].start > at }) - 1
}

// lineOf is the index of the line that holds the code point at.
func (p *page) lineOf(at int) int {
	return sort.Search(len(p.lines), func(i int) bool { return p.lines[i].runes > at }) - 1
}

// pos is the number of code points before the byte offset at.
func (p *page) pos(at int) int {
	l := p.lines[p.lineAt(at)]
	return l.runes + utf8.RuneCountInString(p.text[l.start:at])
}

func (p *page) span(lo, hi int) briefing.Span {
	return briefing.Span{Start: p.pos(lo), End: p.pos(hi)}
}

// next is the nearest line from i on that is not blank, or len(p.lines).
func (p *page) next(i int) int {
	for i < len(p.lines) && p.lines[i].blank() {
		i++
	}
	return i
}

// furniture tells what pages of parliaments have under the name of who speaks.
var furniture = regexp.MustCompile(`(?i)^(?:share this(?: contribution| speech)?|copy link|link to this(?: contribution| speech)?|add this speech to \S+|- hansard -.*)$`)

func (p *page) furniture(i int) bool {
	return i < len(p.lines) && p.lines[i].hi-p.lines[i].lo < 60 && furniture.MatchString(p.words(i))
}

// furnitureUnder is the furniture under a label that is a line of its own, which is a part of its heading then; or "".
func (p *page) furnitureUnder(l label) string {
	if l.shape != shapeBare || !p.furniture(l.line+1) {
		return ""
	}
	return p.words(l.line + 1)
}

// nextWords is the nearest line from i on that is neither blank nor furniture, or len(p.lines).
func (p *page) nextWords(i int) int {
	i = p.next(i)
	for p.furniture(i) {
		i = p.next(i + 1)
	}
	return i
}

// trimEnd is hi, moved back over blanks, but not before lo.
func (p *page) trimEnd(lo, hi int) int {
	return lo + len(strings.TrimRightFunc(p.text[lo:hi], isBlank))
}

// markOpenings tells which lines may begin a paragraph: the first, those after a blank line, and those whose first word
// would have had room on the line before. Where the lines of a text are not wrapped, each is a paragraph.
func (p *page) markOpenings() {
	width := p.wrapWidth()
	for i := range p.lines {
		l := &p.lines[i]
		if i == 0 || p.lines[i-1].blank() || width == 0 {
			l.opens = true
			continue
		}
		before := p.lines[i-1]
		first, _, _ := strings.Cut(prefix(p.text[l.lo:l.hi], maxLabelBytes), " ")
		l.opens = p.text[before.start:before.end] != p.text[before.start:before.hi] && strings.HasSuffix(p.text[before.hi:before.end], "  ") ||
			runeLen(before)+1+utf8.RuneCountInString(first) <= width-wrapSlack
	}
}

const (
	minWrap   = 40  // code points of a wrapped line at least
	maxWrap   = 120 // at most
	wrapSlack = 6   // how much shorter than the longest lines a full line may be, its next word included
)

func runeLen(l line) int { return l.hi - l.lo }

// wrapWidth is how long the lines of a text are whose paragraphs are wrapped, 0 where they are not.
func (p *page) wrapWidth() int {
	var wrapped, followed, long, all int
	var lengths [maxWrap + 1]int
	for i, l := range p.lines {
		if l.blank() {
			continue
		}
		all++
		n := utf8.RuneCountInString(p.text[l.lo:l.hi])
		if n > maxWrap {
			long++
			continue
		}
		lengths[n]++
		if i+1 < len(p.lines) && !p.lines[i+1].blank() {
			followed++
			if n >= minWrap {
				wrapped++
			}
		}
	}
	if followed == 0 || wrapped*2 < followed || long*20 > all {
		return 0
	}
	return percentile(lengths[:], all-long)
}

// percentile is the length that 95 of 100 lines do not exceed.
func percentile(lengths []int, all int) int {
	sum := 0
	for n, count := range lengths {
		if sum += count; sum*100 >= all*95 {
			return n
		}
	}
	return len(lengths) - 1
}

// folded is what two spellings of one label share: letters in lower case, blanks and dashes alike, no dots or commas.
func folded(s string) string {
	s = strings.ToLower(anchor.Fold(s))
	s = strings.Map(func(r rune) rune {
		switch r {
		case '.', ',', '*', '_', '#', '\\', ':':
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
