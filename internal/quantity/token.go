package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind uint8

const (
	tokenNone   tokenKind = iota // beyond the sentence
	tokenWord                    // letters, then letters, digits, inner apostrophes; 'U.S.' with its dots
	tokenNumber                  // digits with their separators
	tokenJunk                    // digits that are no number: '192.168.1.2', a hundred digits
	tokenMark                    // any other single code point
)

// longestWord is the length in bytes beyond which a word is in no table.
const longestWord = 48

// token is a piece of the text. start and end count code points, from and to bytes.
type token struct {
	start, end, from, to int
	low                  string // a word in lower case with plain apostrophes; a number's digits with '.' for the decimal point
	mark                 rune   // of a mark
	kind                 tokenKind
	lines                uint8 // line breaks before it: 0, 1, or 2 for more
	space                bool  // white space or the text's begin stands before it
	capital              bool  // begins with a capital
}

// key is what a table of phrases knows the token by.
func (t *token) key() string {
	if t.kind != tokenMark {
		return t.low
	}
	mark := plainMark(t.mark)
	if at := strings.IndexRune(commonMarks, mark); at >= 0 {
		return commonMarks[at : at+1] // without an allocation
	}
	return string(mark)
}

// commonMarks are the marks of ASCII that text is full of.
const commonMarks = `,.-'";:()!?/$%&*+=<>[]{}@#_~^|`

func (t *token) isDash() bool { return t.kind == tokenMark && plainMark(t.mark) == '-' }

func (t *token) is(mark rune) bool { return t.kind == tokenMark && t.mark == mark }

// plainMark folds the dashes.
func plainMark(r rune) rune {
	switch r {
	case '‐', '‑', '‒', '–', '—', '−':
		return '-'
	}
	return r
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

// digitStyle tells how a language writes numbers.
type digitStyle struct{ group, point byte }

var englishDigits = digitStyle{group: ',', point: '.'}

// scanner cuts a text into tokens, one at a time.
type scanner struct {
	text  string
	style digitStyle
	at    int // bytes
	point int // code points
}

func newScanner(text string, style digitStyle) *scanner {
	return &scanner{text: text, style: style}
}

// next gives the next token, and false at the end of the text.
func (s *scanner) next() (token, bool) {
	space, lines := s.skipSpace()
	if s.at >= len(s.text) {
		return token{}, false
	}
	t := token{start: s.point, from: s.at, space: space || s.at == 0, lines: lines}
	r, width := utf8.DecodeRuneInString(s.text[s.at:])
	switch {
	case isDigit(s.text[s.at]) || s.startsWithPoint():
		s.number(&t)
	case unicode.IsLetter(r):
		t.capital = unicode.IsUpper(r)
		s.word(&t)
	default:
		t.kind, t.mark = tokenMark, r
		s.step(width)
	}
	t.end, t.to = s.point, s.at
	return t, true
}

func (s *scanner) step(width int) {
	s.at += width
	s.point++
}

func (s *scanner) skipSpace() (space bool, lines uint8) {
	for s.at < len(s.text) {
		r, width := utf8.DecodeRuneInString(s.text[s.at:])
		if !unicode.IsSpace(r) && r != '\u200b' && r != '\ufeff' {
			break
		}
		if (r == '\n' || r == '\u2028' || r == '\u2029') && lines < 2 {
			lines++
		}
		space = true
		s.step(width)
	}
	return space, lines
}

// startsWithPoint says whether '.5' stands here, and no digit or letter before it.
func (s *scanner) startsWithPoint() bool {
	if s.text[s.at] != s.style.point || s.at+1 >= len(s.text) || !isDigit(s.text[s.at+1]) {
		return false
	}
	before, width := utf8.DecodeLastRuneInString(s.text[:s.at])
	if plainMark(before) == '-' || before == '+' { // '-.5'
		before, _ = utf8.DecodeLastRuneInString(s.text[:s.at-width])
		return s.at == width || unicode.IsSpace(before)
	}
	return s.at == 0 || unicode.IsSpace(before) || before == '(' || unicode.Is(unicode.Sc, before)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// number takes digits, groups of three behind a separator, decimals and a power of ten. What goes
// on like '1.2.3' is junk as a whole.
func (s *scanner) number(t *token) {
	t.kind = tokenNumber
	begin := s.at
	if low, n := s.swapped(); n > 0 {
		s.take(n)
		t.low = low
		return
	}
	s.digits()
	s.groups(begin)
	switch n := s.apartDecimals(begin); {
	case n > 0:
		s.take(n)
	case s.decimalsFollow():
		s.step(1)
		s.digits()
	}
	for s.decimalsFollow() {
		t.kind = tokenJunk
		s.step(1)
		s.digits()
	}
	if t.kind == tokenJunk || s.at-begin > maxDigits {
		t.kind = tokenJunk
		return
	}
	t.low = s.plainNumber(s.text[begin:s.at])
	if low, n := powerAfter(t.low, s.text[s.at:]); n > 0 {
		s.take(n)
		t.low = low
	}
}

// take steps over n bytes.
func (s *scanner) take(n int) {
	s.point += utf8.RuneCountInString(s.text[s.at : s.at+n])
	s.at += n
}

// groups takes the groups behind the first digits, which begin at begin: of three digits behind
// the separator or, in a number that has none, a space; or of two as in '12,34,567'.
func (s *scanner) groups(begin int) {
	if n := s.spacedGroups(begin); n > 0 {
		s.take(n)
		return
	}
	if n := s.groupsOfTwo(begin); n > 0 {
		s.take(n)
		return
	}
	for {
		n := s.groupAfter()
		if n == 0 {
			return
		}
		s.take(n)
	}
}

// mostGroups bounds how far the unusual ways to group digits are looked at.
const mostGroups = 6

// spacedGroups gives the length of groups of three behind spaces: '1 414 021 100', '40 000'. An
// ordinary space parts two numbers as well, so that a single group of it counts where it is '000'.
func (s *scanner) spacedGroups(begin int) int {
	const longestFirst = 3
	rest := s.text[s.at:]
	if rest == "" || rest[0] != ' ' && rest[0] < utf8.RuneSelf || s.at-begin > longestFirst || s.at == begin || s.text[begin] == '0' {
		return 0
	}
	space, width := utf8.DecodeRuneInString(rest)
	if space != ' ' && space != '\u00a0' && space != '\u202f' && space != '\u2009' {
		return 0
	}
	end, count, zeros := 0, 0, true
	for count < mostGroups {
		next := rest[end:]
		r, _ := utf8.DecodeRuneInString(next)
		if r != space || !hasDigits(next[width:], 3) {
			break
		}
		zeros = zeros && next[width:width+3] == "000"
		end += width + 3
		count++
	}
	next := rest[end:]
	goesOn := len(next) > width && strings.HasPrefix(next, string(space)) && isDigit(next[width]) // '1 800 555 1234'
	if count == 0 || goesOn || space == ' ' && count < 2 && !zeros {
		return 0
	}
	return end
}

// groupsOfTwo gives the length of groups as in '12,34,567', the last of three digits.
func (s *scanner) groupsOfTwo(begin int) int {
	const longestFirst = 2
	rest := s.text[s.at:]
	if rest == "" || rest[0] != s.style.group || s.at-begin > longestFirst {
		return 0
	}
	for end, count := 0, 0; count < mostGroups && end < len(rest) && rest[end] == s.style.group; count++ {
		switch {
		case hasDigits(rest[end+1:], 2):
			end += 3
		case hasDigits(rest[end+1:], 3) && count > 0:
			return end + 4
		default:
			return 0
		}
	}
	return 0
}

// hasDigits says whether s begins with exactly n digits.
func hasDigits(s string, n int) bool {
	return len(s) >= n && allDigits(s[:n]) && (len(s) == n || !isDigit(s[n]))
}

// swapped reads '1.111,11', which cannot be meant in the language's own style: groups behind its
// decimal point, then its group's separator and one or two digits. It gives the plain number and
// its length.
func (s *scanner) swapped() (string, int) {
	rest := s.text[s.at:]
	end := 0
	for end < len(rest) && end < 4 && isDigit(rest[end]) {
		end++
	}
	if end == 0 || end == len(rest) || rest[end] != s.style.point {
		return "", 0
	}
	first, count := end, 0
	for ; end > 0 && count < mostGroups && end < len(rest) && rest[end] == s.style.point && hasDigits(rest[end+1:], 3); count++ {
		end += 4
	}
	if first > 3 || count == 0 || end >= len(rest) || rest[end] != s.style.group {
		return "", 0
	}
	for places := 1; places <= 2; places++ {
		if to := end + 1 + places; hasDigits(rest[end+1:], places) && (to == len(rest) || to+1 >= len(rest) || rest[to] != s.style.group || !isDigit(rest[to+1])) {
			return strings.ReplaceAll(rest[:end], string(s.style.point), "") + "." + rest[end+1:to], to
		}
	}
	return "", 0
}

func (s *scanner) digits() {
	for s.at < len(s.text) && isDigit(s.text[s.at]) {
		s.step(1)
	}
}

// groupAfter gives the length of a separator and exactly three digits that stand here, or 0. What has no width and was left
// around the separator, or stands in its place, parts nothing.
func (s *scanner) groupAfter() int {
	rest := s.text[s.at:]
	at := unseen(rest)
	if at < len(rest) && rest[at] == s.style.group {
		at++
		at += unseen(rest[at:])
	}
	if at == 0 || !hasDigits(rest[at:], 3) {
		return 0
	}
	return at + 3
}

// unseen is the length of a code point without width that a text begins with, or 0.
func unseen(text string) int {
	for _, mark := range [...]string{"\u200b", "\u2060", "\ufeff"} {
		if strings.HasPrefix(text, mark) {
			return len(mark)
		}
	}
	return 0
}

func (s *scanner) decimalsFollow() bool {
	rest := s.text[s.at:]
	return len(rest) > 1 && rest[0] == s.style.point && isDigit(rest[1])
}

// apartDecimals gives the length of ' . 84' behind the digits that begin at begin: a decimal point with blanks around it, as
// some publishers set it. Since a sentence may end so, a percentage or a scale must follow, or a sign of money stand before
// dollars and cents.
func (s *scanner) apartDecimals(begin int) int {
	const longest = 3
	rest := s.text[s.at:]
	if s.at-begin > longest || len(rest) < 4 || rest[0] != ' ' || rest[1] != s.style.point || rest[2] != ' ' || !isDigit(rest[3]) {
		return 0
	}
	end := 3
	for end < len(rest) && end < 3+longest && isDigit(rest[end]) {
		end++
	}
	next := rest[end:]
	if strings.HasPrefix(next, " %") {
		return end
	}
	for _, word := range [...]string{" percent", " per cent", " million", " billion", " trillion"} {
		if strings.HasPrefix(next, word) && !s.letterAt(s.at+end+len(word)) {
			return end
		}
	}
	sign, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(s.text[:begin], " "))
	if unicode.Is(unicode.Sc, sign) && end == 3+len("00") && (next == "" || next[0] == ' ') {
		return end
	}
	return 0
}

// plainNumber rewrites a number with '.' as its only separator.
func (s *scanner) plainNumber(written string) string {
	if allDigits(written) {
		return written
	}
	written = strings.ReplaceAll(written, string(s.style.group), "")
	written = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, written)
	if s.style.point != '.' {
		written = strings.ReplaceAll(written, string(s.style.point), ".")
	}
	if strings.HasPrefix(written, ".") {
		return "0" + written
	}
	return written
}

func (s *scanner) word(t *token) {
	t.kind = tokenWord
	if s.initials() {
		t.low = strings.ToLower(s.text[t.from:s.at])
		return
	}
	if s.codeBeforeDigits() {
		t.low = strings.ToLower(s.text[t.from:s.at])
		return
	}
	for s.at < len(s.text) {
		r, width := utf8.DecodeRuneInString(s.text[s.at:])
		inner := isApostrophe(r) && s.letterAt(s.at+width)
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && !inner {
			break
		}
		s.step(width)
	}
	if s.at-t.from <= longestWord {
		t.low = strings.ReplaceAll(strings.ToLower(s.text[t.from:s.at]), "’", "'")
	}
}

// codeBeforeDigits takes the code of a currency that a number is joined to: 'USD50'.
func (s *scanner) codeBeforeDigits() bool {
	const length = 3
	rest := s.text[s.at:]
	if len(rest) <= length || !isDigit(rest[length]) || !joinedCodes[rest[:length]] {
		return false
	}
	s.take(length)
	return true
}

// initials takes 'U.S.', 'a.m.', 'H.R.': single ASCII letters, each with its dot, at least two.
func (s *scanner) initials() bool {
	end := s.at
	for end+1 < len(s.text) && isLetter(s.text[end]) && s.text[end+1] == '.' && end-s.at < longestWord {
		end += 2
	}
	if end-s.at < 4 || end < len(s.text) && isLetter(s.text[end]) {
		return false
	}
	s.point += end - s.at
	s.at = end
	return true
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func (s *scanner) letterAt(at int) bool {
	if at >= len(s.text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s.text[at:])
	return unicode.IsLetter(r)
}

// longestSentence is the number of tokens at which a sentence without an end is cut, so that
// memory stays bounded.
const longestSentence = 2048

// sentencer groups tokens into sentences.
type sentencer struct {
	scan     *scanner
	held     token // read but not yet given out
	has      bool
	tokens   []token
	sentence int
	whole    bool // the last group ended where its sentence ends
	isShort  func(word string, number bool) bool
	isStart  func(word string) bool
}

// newSentencer splits into sentences; isShort knows the abbreviations that end in a dot, some of
// them before a number alone ('No. 5'), and isStart the words that begin a sentence when they
// follow initials and are capitalised.
func newSentencer(text string, style digitStyle, isShort func(string, bool) bool, isStart func(string) bool) *sentencer {
	return &sentencer{scan: newScanner(text, style), whole: true, sentence: -1, isShort: isShort, isStart: isStart}
}

// next gives the next sentence's tokens, which stay valid until the following call, and its index.
func (s *sentencer) next() ([]token, int) {
	if s.whole {
		s.sentence++
	}
	s.tokens = s.tokens[:0]
	s.whole = false
	for len(s.tokens) < longestSentence {
		if !s.has {
			s.held, s.has = s.scan.next()
		}
		if !s.has {
			break
		}
		if len(s.tokens) > 0 && s.endsBefore(&s.held) {
			s.whole = true
			break
		}
		s.tokens = append(s.tokens, s.held)
		s.has = false
	}
	return s.tokens, s.sentence
}

// endsBefore says whether the sentence collected so far ends before t.
func (s *sentencer) endsBefore(t *token) bool {
	if t.lines > 1 || t.lines == 1 && (isBullet(t) || s.itemFollows(t)) {
		return true
	}
	if !t.space {
		return false
	}
	const mostClosing = 4
	i := len(s.tokens) - 1
	for n := 0; n < mostClosing && i > 0 && s.tokens[i].kind == tokenMark && isClosing(s.tokens[i].mark); n++ {
		i--
	}
	last := &s.tokens[i]
	switch {
	case last.is('!') || last.is('?'):
		return true
	case last.is('.') || last.is('…'):
		return !s.continues(i, t) && !startsLower(s.scan.text, t)
	case last.kind == tokenWord && strings.HasSuffix(last.low, "."):
		return t.capital && s.isStart(t.low)
	}
	return false
}

// continues says whether the dot at i belongs to an abbreviation, a single initial or an item's
// number ('2. Funding'), so that its sentence goes on with t.
func (s *sentencer) continues(i int, t *token) bool {
	if i == 0 {
		return false
	}
	before := &s.tokens[i-1]
	if before.kind == tokenWord {
		return s.isShort(before.low, t.kind == tokenNumber) || before.capital && before.to-before.from == 1 && before.low != "i"
	}
	return i == 1 && before.kind == tokenNumber && len(before.low) <= 2 && (before.lines > 0 || before.from == 0)
}

// itemFollows says whether t is the number of a list's item at the begin of a line.
func (s *sentencer) itemFollows(t *token) bool {
	rest := s.scan.text[t.to:]
	return t.kind == tokenNumber && len(t.low) <= 2 && len(rest) > 1 && (rest[0] == '.' || rest[0] == ')') && rest[1] == ' '
}

func isBullet(t *token) bool {
	switch t.mark {
	case '•', '*', '·', '◦', '▪', '|':
		return t.kind == tokenMark
	}
	return t.isDash()
}

func isClosing(r rune) bool {
	return strings.ContainsRune(`"'”’)]»`, r)
}

func startsLower(text string, t *token) bool {
	r, _ := utf8.DecodeRuneInString(text[t.from:])
	return unicode.IsLower(r)
}
