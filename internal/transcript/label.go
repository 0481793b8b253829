package transcript

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// shape is the way in which a line announces a speaker.
type shape int

const (
	shapeColon  shape = iota // "MS. PSAKI: Good afternoon", or nothing behind the colon
	shapeQuery               // "Q   Thank you"
	shapeBare                // the whole line: "Secretary General"
	shapeTimed               // the whole line, with a time: "Ada Byron  0:06"
	shapeVoice               // "<v Ada Byron>Good afternoon"
	shapePeriod              // "Senator WARREN. Thank you"
	shapePost                // "The President. Thank you", "Prime Minister Byron. Thank you"
)

// label is what may announce a speaker at the beginning of a line. Offsets are bytes of the page.
type label struct {
	line     int
	from, to int    // what announces, with the colon
	words    int    // where the words begin on the line; at its end where there are none
	name     string // as printed, less times, marks and the colon
	aside    string // what stood in brackets behind it: "NATO Secretary General", "via interpreter"
	printed  string // name and aside, with the colon where there is one
	time     string // "00:00"
	shape    shape
	stamped  bool   // a time stands with it
	under    int    // how many lines under it belong to it: 1 where its time is a line of its own
	asks     bool   // the number of a question stands before it
	odd      string // what is wrong with it as a heading
}

const (
	maxLabel      = 120 // code points of a label
	maxLabelWords = 16
	maxLabelBytes = 600
	maxAskerWords = 6 // of the name behind the number of a question
	maxPostWords  = 8 // of a post before a full stop
	maxTimedWords = 8 // of a label whose only mark is a time
)

var (
	voiceTag  = regexp.MustCompile(`^<v(?:\.[\w.-]+)*[ \t]+([^<>\n]{1,120})>`)
	timeAhead = regexp.MustCompile(`^[\[(]?(\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)[\])]?[\s\x{a0}]*(?:[-–—|][\s\x{a0}]*)?`)
	timeOwn   = regexp.MustCompile(`[\s\x{a0}]*[\[(]?\b(\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)[\])]?[\s\x{a0}]*$`)
	cueTiming = regexp.MustCompile(`^[\d:.,]+[ \t]*-->`)
	// queryMark is 'Q' and what sets it off: blanks, those that a web page writes out, and the marks of Markdown behind it.
	queryMark = regexp.MustCompile(`^(Q(?:\.|[1-9]\d?\.?)?)(?:[*_]{1,3}(?:&nbsp;|[\s\x{a0}])+|(?:&nbsp;|[\s\x{a0}])+|[*_]{0,3}$)`)
	// numberedQuery is the number of a question of a committee: 'Q14   Ada Byron: Did you …'.
	numberedQuery = regexp.MustCompile(`^Q\d{1,4}\.?[\s\x{a0}]+`)
	answering     = regexp.MustCompile(`^(A\.?)(?:(?:\*\*|__)(?:&nbsp;|[\s\x{a0}])+|(?:&nbsp;[\s\x{a0}]*)+)|^(A)[\s\x{a0}]{2,}|^(A\.)[\s\x{a0}]+`)
	periodEnd     = regexp.MustCompile(`^((?:Mr|Mrs|Ms|Miss|Dr|Senator|Chairman|Chairwoman|Secretary|General|Admiral|Ambassador|Representative|The|Vice Chair|Chair)\.?[\s\x{a0}]+[\p{Lu}][\p{Lu}'’\-]+(?:[\s\x{a0}][\p{Lu}][\p{Lu}'’\-]+){0,2})\.[\s\x{a0}]+`)
	// capsPeriod is a name in capitals, of two words or more, before a full stop: 'ADA BYRON. Thank you'.
	capsPeriod = regexp.MustCompile(`^([\p{Lu}][\p{Lu}'’\-]+(?:[\s\x{a0}](?:[\p{Lu}]\.|[\p{Lu}][\p{Lu}'’\-]+)){1,4})\.[\s\x{a0}]+`)
	asideEnd   = regexp.MustCompile(`^(.*?)[\s\x{a0}]*[(\[]([^()\[\]]{1,100})[)\]]$`)
	timeNext   = regexp.MustCompile(`^[\s\x{a0}]*[(\[](\d{1,2}:\d{2}(?::\d{2})?)[)\]]`)
	bracketed  = regexp.MustCompile(`^\[([^\[\]]{1,100})\]$`)
	// asideColon is what may stand between 'Q' and the words: '(via interpreter):', or a colon.
	asideColon = regexp.MustCompile(`^(?:[(\[][^()\[\]]{1,100}[)\]])?[\s\x{a0}]*:`)
)

// label is what may announce a speaker at the beginning of a line.
func (p *page) label(i int) (label, bool) {
	if p.index[i] == 0 {
		return label{}, false
	}
	return p.found[p.index[i]-1], true
}

// readLabel finds what may announce a speaker at the beginning of a line.
func (p *page) readLabel(i int) (label, bool) {
	head := p.head(i)
	if head == "" || cueTiming.MatchString(head) {
		return label{}, false
	}
	at := p.lines[i].lo
	l := label{line: i, from: at}
	rest := head
	skip := func(n int) { rest, at = rest[n:], at+n }
	skip(marksAhead(rest))
	if m := timeAhead.FindStringSubmatch(rest); len(m) > 0 && len(m[0]) < len(rest) {
		l.time, l.stamped = m[1], true
		skip(len(m[0]))
		skip(marksAhead(rest))
	}
	if m := voiceTag.FindStringSubmatch(rest); m != nil {
		l.name, l.printed, l.shape = m[1], m[1], shapeVoice
		return p.finish(l, at+len(m[0]))
	}
	if m := numberedQuery.FindString(rest); m != "" {
		if asked, ok := p.colonLabel(l, rest[len(m):], at+len(m)); ok && nameCase(asked.name) && len(strings.Fields(asked.name)) <= maxAskerWords {
			asked.asks = true
			return asked, true
		}
	}
	if m := queryMark.FindStringSubmatch(rest); len(m) > 0 && !asideColon.MatchString(rest[len(m[0]):]) && !goesOnSmall(m[0], rest[len(m[0]):]) {
		l.name, l.printed, l.shape = "Q", m[1], shapeQuery
		return p.finish(l, at+len(strings.TrimRightFunc(m[0], isBlank)))
	}
	if l, ok := p.colonLabel(l, rest, at); ok {
		return l, true
	}
	if m := answering.FindStringSubmatch(rest); len(m) > 0 && !initialed(m[0], rest[len(m[0]):]) {
		l.name, l.printed, l.shape = "A", m[1]+m[2]+m[3], shapeQuery
		return p.finish(l, at+len(strings.TrimRightFunc(m[0], isBlank)))
	}
	m := periodEnd.FindStringSubmatch(rest)
	if m == nil {
		if m = capsPeriod.FindStringSubmatch(rest); len(m) > 0 && !strings.ContainsFunc(rest[len(m[0]):], unicode.IsLower) {
			m = nil // all is in capitals
		}
	}
	if m != nil {
		l.name, l.printed, l.shape = m[1], m[1]+".", shapePeriod
		return p.finish(l, at+len(l.printed))
	}
	if name := sentenceName(rest); name != "" {
		l.name, l.printed, l.shape = name, name+".", shapePost
		return p.finish(l, at+len(l.printed))
	}
	return p.lineLabel(l, rest, at)
}

// voiceInside is the tag of a voice behind the words of another one.
var voiceInside = regexp.MustCompile(`<v(?:\.[\w.-]+)*[ \t]+([^<>\n]{1,120})>`)

// voicesBehind are the tags of voices that stand behind one on its line.
func (p *page) voicesBehind(first label) (found []label) {
	hi := p.lines[first.line].hi
	for _, m := range voiceInside.FindAllStringSubmatchIndex(p.text[first.to:hi], -1) {
		name := p.text[first.to+m[2] : first.to+m[3]]
		l, ok := p.finish(label{line: first.line, from: first.to + m[0], name: name, printed: name, shape: shapeVoice}, first.to+m[1])
		if ok {
			found = append(found, l)
		}
	}
	return found
}

// initialed tells whether the letter before a rest is the initial of a name: 'A. Byron'.
func initialed(mark, rest string) bool {
	return strings.HasSuffix(mark, ". ") && nameCase(rest) && !sentenceEnd.MatchString(rest)
}

// sentenceName is the post or the name in small letters that stands as the first sentence of a line, before another one; "" where
// none does.
func sentenceName(s string) string {
	at := 0
	for range maxPostWords {
		i := strings.IndexAny(s[at:], ". ")
		if i < 0 || i == 0 && s[at] == ' ' {
			return ""
		}
		w := s[at : at+i]
		first, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(first) && !links[w] {
			return ""
		}
		at += i
		if s[at] == '.' && !isInitial(w) && !honorifics[folded(w)] && !abbreviated[folded(w)] {
			next, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(s[at+1:], isBlank))
			if unicode.IsLower(next) || next == utf8.RuneError || strings.TrimLeftFunc(s[at+1:], isBlank) == s[at+1:] || !holdsPost(s[:at]) {
				return ""
			}
			return s[:at]
		}
		at += len(s[at:]) - len(strings.TrimLeft(s[at:], ". "))
	}
	return ""
}

// holdsPost tells whether a text in small letters names a post, or somebody with an honorific, and addresses nobody.
func holdsPost(name string) bool {
	words := strings.Fields(name)
	p := readParty(name, "")
	return !isCaps(name) && labelWords(name) && !vocative(p) && (hasHead(words) || p.honorific != "" && p.name != "")
}

// goesOnSmall tells whether a letter is the first word of a sentence: one space stands behind it, and a small letter.
func goesOnSmall(mark, rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return strings.HasSuffix(mark, "Q ") && unicode.IsLower(r)
}

// boldItem is how an item of a Markdown list begins that opens with bold words.
var boldItem = regexp.MustCompile(`^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\*\*|__)`)

// marksAhead is the length of the marks that a line may have before a label: of Markdown, and the chevrons of captions.
func marksAhead(s string) int {
	if m := boldItem.FindString(s); m != "" {
		return len(m)
	}
	n := len(s) - len(strings.TrimLeft(s, ">#*_ \u00a0\t"))
	if n > 1 && s[0] == '*' && s[1] != '*' && s[1] != '_' {
		return 0 // an item of a list
	}
	return n
}

// marksBehind are marks of Markdown and blanks behind a name.
const marksBehind = "*_ \u00a0\t"

// colonLabel reads a label that ends in a colon.
func (p *page) colonLabel(l label, rest string, at int) (label, bool) {
	colon := labelColon(rest)
	if colon < 0 || colon > utf8.UTFMax*maxLabel {
		return l, false
	}
	name := strings.Trim(rest[:colon], "*_ \u00a0\t")
	name = strings.TrimRight(l.timeAfter(name), marksBehind)
	to := at + colon + 1
	to += len(p.text[to:p.lines[l.line].hi]) - len(strings.TrimLeft(p.text[to:p.lines[l.line].hi], "*_"))
	if m := timeNext.FindStringSubmatch(p.text[to:p.lines[l.line].hi]); m != nil && !l.stamped {
		l.time, l.stamped = m[1], true
		to += len(m[0])
	}
	l.shape = shapeColon
	return p.named(l, name, ":", to)
}

// timeAfter takes the time off that stands behind a name.
func (l *label) timeAfter(name string) string {
	if len(name) < 4 || !strings.ContainsAny(name[len(name)-4:], "0123456789") {
		return name
	}
	m := timeOwn.FindStringSubmatchIndex(name)
	if len(m) == 0 || m[0] == 0 {
		return name
	}
	l.time, l.stamped = name[m[2]:m[3]], true
	return name[:m[0]]
}

// named gives a label its name, if it can be one.
func (p *page) named(l label, name, end string, to int) (label, bool) {
	l.name = strings.TrimFunc(name, isBlank)
	l.printed = l.name + end
	if m := bracketed.FindStringSubmatch(l.name); len(m) > 0 && (l.stamped || end == ":" && (isCaps(m[1]) || nameCase(m[1]))) {
		l.name = m[1]
	}
	if strings.HasSuffix(l.name, ")") || strings.HasSuffix(l.name, "]") {
		if m := asideEnd.FindStringSubmatch(l.name); len(m) > 0 && m[1] != "" {
			l.name, l.aside = m[1], m[2]
		}
		if m := asideEnd.FindStringSubmatch(l.name); len(m) > 0 && m[1] != "" {
			l.name, l.aside = m[1], m[2] // '(Harbour) (Ind)'
		}
	}
	l.name = strings.TrimRight(l.name, marksBehind) // '**Ada Byron** (Chair)'
	if !labelWords(l.name) || l.stamped && hourMark[folded(l.name)] || timesOfDay(l.name) && (l.stamped || l.name != "PM") {
		return l, false
	}
	return p.finish(l, to)
}

// timesOfDay tells whether a text is what stands behind the hour: 'P.M. EDT'.
func timesOfDay(s string) bool {
	first, _, _ := strings.Cut(folded(s), " ")
	return first == "am" || first == "pm"
}

// hourMark are the names of time zones.
var hourMark = wordSet(`est edt cst cdt mst mdt pst pdt gmt utc cet cest bst eet eest ist jst et ct mt pt z local hours`)

// finish sets where the label ends and the words behind it begin.
func (p *page) finish(l label, to int) (label, bool) {
	hi := p.lines[l.line+l.under].hi
	l.to = to
	l.words = hi - len(strings.TrimLeftFunc(p.text[to:hi], isBlank))
	return l, l.name != ""
}

// labelColon is where the colon stands that ends a label: the first that is no part of a time, -1 where there is none, or
// where it is a part of a word, as in an address.
func labelColon(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] != ':' {
			continue
		}
		if i > 0 && i+1 < len(s) && isDigit(s[i-1]) && isDigit(s[i+1]) {
			continue
		}
		if i == 0 || strings.HasPrefix(s[i+1:], "//") {
			return -1
		}
		return i
	}
	return -1
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// lineLabel reads a line that may be a label as a whole.
func (p *page) lineLabel(l label, rest string, at int) (label, bool) {
	if at+len(rest) != p.lines[l.line].hi {
		return l, false // longer than a label
	}
	name := strings.TrimRight(rest, "*_ \u00a0\t")
	l.shape = shapeBare
	name = l.timeAfter(name)
	if under := p.timeUnder(l.line); under != "" && !l.stamped && !eventWords[folded(name[strings.LastIndexByte(name, ' ')+1:])] {
		l.time, l.stamped, l.under = under, true, 1
	}
	if l.stamped {
		l.shape = shapeTimed
		if !nameCase(strings.TrimLeft(name, "[")) || len(strings.Fields(name)) > maxTimedWords {
			return l, false
		}
	}
	return p.named(l, name, "", p.lines[l.line+l.under].hi)
}

// timeAlone is a line that holds nothing but a time code.
var timeAlone = regexp.MustCompile(`^[\[(]?(\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)[\])]?$`)

// timeUnder is the time code that stands on a line of its own right under the line i; "" for none.
func (p *page) timeUnder(i int) string {
	if i+1 >= len(p.lines) {
		return ""
	}
	if m := timeAlone.FindStringSubmatch(p.head(i + 1)); len(m) > 0 {
		return m[1]
	}
	return ""
}

// labelWords tells whether a text can name a speaker: few words, the first of which begins with a capital letter, and none
// of the signs of a sentence.
func labelWords(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(first) || utf8.RuneCountInString(s) > maxLabel || strings.ContainsAny(s, "?!;\"“”<>{}=@|…") {
		return false
	}
	words := strings.Fields(s)
	if len(words) > maxLabelWords {
		return false
	}
	return !sentenceStop(words)
}

// sentenceStop tells whether a word ends a sentence before the last word, so that what follows is another one. The dots of
// honorifics and initials are none.
func sentenceStop(words []string) bool {
	for i, w := range words {
		if !strings.HasSuffix(w, ".") || isInitial(w) || honorifics[folded(w)] || abbreviated[folded(w)] {
			continue
		}
		if i < len(words)-1 || !strings.EqualFold(w, "jr.") && !strings.EqualFold(w, "sr.") {
			return true
		}
	}
	return false
}

// isInitial tells whether a word is the beginning of a name or an abbreviation by letters: "J.", "U.S.".
func isInitial(w string) bool {
	for i, part := range strings.Split(strings.TrimSuffix(w, "."), ".") {
		if utf8.RuneCountInString(part) != 1 || i > 3 {
			return false
		}
	}
	return true
}

// isCaps tells whether a text has letters, two of them together at least, and all are capital. The small letters of 'McCONNELL' count as capital.
func isCaps(s string) bool {
	letters := 0
	for _, w := range strings.Fields(s) {
		w = strings.TrimPrefix(strings.TrimPrefix(w, "Mc"), "Mac")
		for _, r := range w {
			if unicode.IsLower(r) {
				return false
			}
			if unicode.IsUpper(r) {
				letters++
			}
		}
	}
	return letters > 1
}
