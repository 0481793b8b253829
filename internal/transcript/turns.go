package transcript

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// turner cuts a text into turns at the labels that announce speakers.
type turner struct {
	page   *page
	caster *caster
	turns  []Turn
	bounds []bounds // of the turns, in bytes
	index  map[*cast]int
	press  bool          // somebody speaks who is there to ask
	maybe  map[int]label // the lines that may be headings, and are taken for none
}

type bounds struct {
	lo, hi    int
	bare      bool
	colon     bool // words stand behind the colon of the heading
	voice     bool
	who       *cast
	todo      string
	asks      bool
	says      bool // it is no question as a whole, though it ends in one
	stamped   bool
	certainty float64
	time      string
	from, to  int // of the heading
}

// build makes the turns.
func (b *turner) build(all []announced) {
	b.cut(all)
	b.doubtTitle(all)
	b.open(all)
	b.splitUnheaded()
	b.doubtInside()
	var order []*cast
	for _, x := range b.bounds {
		order = append(order, x.who)
	}
	b.caster.settle(order)
	b.index = map[*cast]int{}
	for i, s := range b.caster.speakers {
		b.index[s] = i
		b.press = b.press || s.Key == "press"
	}
	for _, x := range b.bounds {
		b.turns = append(b.turns, b.turn(x))
	}
	b.link()
}

func (b *turner) turn(x bounds) Turn {
	t := Turn{Speaker: b.index[x.who], Kind: "statement", Span: b.page.span(x.lo, x.hi), Answers: -1, Continues: -1, Time: x.time, Confidence: x.certainty, Todo: x.todo}
	if x.to > x.from {
		t.Heading = b.page.span(x.from, x.to)
	}
	return t
}

// cut makes a turn of what stands between two labels.
func (b *turner) cut(all []announced) {
	p := b.page
	for i, a := range all {
		hi := len(p.text)
		last := len(p.lines)
		if i+1 < len(all) {
			hi, last = all[i+1].label.from, all[i+1].label.line
		}
		lo := b.wordsAt(a.label, hi)
		hi = b.closing(lo, hi, a.label.line, last)
		if b.page.cues || a.label.shape == shapeVoice {
			hi = b.cueEnd(lo, hi)
		}
		if opened := p.text[a.label.from:a.label.to]; opened[0] == '*' || opened[0] == '_' {
			hi = p.trimEnd(lo, unmarked(p.text, lo, hi, opened))
		}
		if hi <= lo {
			continue
		}
		if n := len(b.bounds); a.label.shape == shapeVoice && n > 0 && b.bounds[n-1].voice && b.bounds[n-1].who == b.caster.byGroup[a.group] {
			b.bounds[n-1].hi = hi // the next cue of the same voice
			continue
		}
		b.bounds = append(b.bounds, bounds{lo: lo, hi: hi, from: a.label.from, to: a.label.to, stamped: a.label.stamped, bare: p.alone(a.label), colon: a.label.shape == shapeColon && !p.alone(a.label) && !p.cues, voice: a.label.shape == shapeVoice, asks: a.label.asks,
			who: b.caster.byGroup[a.group], certainty: certainty(a), time: a.label.time})
	}
}

// doubtTitle puts in doubt who speaks where nothing announces it but the first line of a text, which may as well be its title.
func (b *turner) doubtTitle(all []announced) {
	if len(all) != 1 || len(b.bounds) != 1 || all[0].label.shape != shapeBare || b.page.next(0) != all[0].label.line {
		return
	}
	x := &b.bounds[0]
	x.certainty = min(x.certainty, 0.6)
	x.todo = "only the first line of the text names who speaks here: confirm that it does"
}

// unmarked is the end of a turn less the marks of Markdown there that close what was opened before its heading.
func unmarked(text string, lo, hi int, heading string) int {
	mark := heading[:1]
	opened := len(heading) - len(strings.TrimLeft(heading, mark))
	if strings.HasSuffix(heading, mark) || strings.Contains(text[lo:min(hi, lo+2)], mark) {
		return hi // closed with the heading
	}
	closed := len(text[lo:hi]) - len(strings.TrimRight(text[lo:hi], mark))
	return hi - min(opened, closed)
}

func certainty(a announced) float64 {
	if a.label.odd != "" {
		return min(a.group.sure, 0.8)
	}
	return a.group.sure
}

// cueEnd is the end of a cue of captions: less the closing tag, and less the number and the time of the next cue.
func (b *turner) cueEnd(lo, hi int) int {
	p := b.page
	for hi > lo {
		hi = p.trimEnd(lo, hi)
		if s, ok := strings.CutSuffix(p.text[lo:hi], "</v>"); ok {
			hi = lo + len(s)
			continue
		}
		at := max(lo, p.lines[p.lineAt(max(hi-1, 0))].lo)
		if last := p.text[at:hi]; at == lo || len(last) > 100 || !cueTiming.MatchString(last) && strings.Trim(last, "0123456789") != "" {
			return hi
		}
		hi = at
	}
	return hi
}

// wordsAt is where the words behind a label begin: on its line, or on a later one before hi.
func (b *turner) wordsAt(l label, hi int) int {
	p := b.page
	if l.words < p.lines[l.line].hi {
		return l.words
	}
	if i := p.nextWords(l.line + l.under + 1); i < len(p.lines) && p.lines[i].lo < hi {
		return p.lines[i].lo
	}
	return p.lines[l.line+l.under].hi
}

var (
	endLine     = regexp.MustCompile(`(?i)^[\s\-–—*#_(\[]*end(?:s|ed)?(?:[\s\x{a0}]+of[\s\x{a0}]+(?:transcript|briefing|press conference|call|remarks|interview|video|recording|audio))?[\s\x{a0}\-–—*#_)\].:]*(?:[\s\x{a0}]+\d{1,2}[:.]\d{2}.*)?$`)
	ruleLine    = regexp.MustCompile(`^[\\#*\-–—_=~•·\s\x{a0}]{3,}$`)
	sectionLine = regexp.MustCompile(`(?i)^[\s#*_]*(?:questions? (?:and|&) answers?|q ?& ?a(?: session)?|questions)[\s#*_:]*$`)
	clockAlone  = regexp.MustCompile(`(?i)^[(\[]?\d{1,2}[:.]\d{2}[\s\x{a0}]*[ap]\.?m\.?(?:[\s\x{a0}]+[a-z]{2,4})?[)\]]?$`)
	closedLine  = regexp.MustCompile(`(?i)^[(\[][^()\[\]]{0,120}\b(?:concluded|adjourned|ended|ends|concludes)\b[^()\[\]]{0,80}[)\]]\.?$`)
)

// closing is the end of a turn: less what closes the text, and less the blanks and rules at its end.
func (b *turner) closing(lo, hi, from, last int) int {
	p := b.page
	if hi <= lo {
		return lo
	}
	for i := from + 1; i < last; i++ {
		s := p.words(i)
		if len(s) > 0 && len(s) < 300 && p.lines[i].lo > lo && isEnd(s, last == len(p.lines)) {
			hi = p.lines[i].lo
			break
		}
	}
	hi = p.trimEnd(lo, hi)
	for hi > lo {
		i := p.lineAt(hi - 1)
		if p.lines[i].lo <= lo || hi-p.lines[i].lo > 300 {
			break
		}
		if s := p.text[p.lines[i].lo:hi]; !ruleLine.MatchString(s) && !sectionLine.MatchString(s) {
			break
		}
		hi = p.trimEnd(lo, p.lines[i].lo)
	}
	return hi
}

// isEnd tells whether a line says that nobody speaks any more.
func isEnd(s string, last bool) bool {
	if endLine.MatchString(s) && (strings.Contains(s, "END") || !isPlainWord(s)) {
		return true
	}
	return last && (ruleLine.MatchString(s) && strings.ContainsAny(s, "#*") || closedLine.MatchString(s) || clockAlone.MatchString(s))
}

func isPlainWord(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '.' && r != ' ' })
}

// headerEnd is the byte offset at which the first turn, or the heading before it, begins.
func (b *turner) headerEnd() int {
	if len(b.bounds) == 0 {
		return len(b.page.text)
	}
	if first := b.bounds[0]; first.to > first.from {
		return first.from
	}
	return b.bounds[0].lo
}

// splitUnheaded looks for questions that nothing announces: where the line that announces a speaker comes back while the
// same speaker has the floor, somebody else spoke in between. The last paragraph before the line is that question.
func (b *turner) splitUnheaded() {
	var out []bounds
	var unsure []int // turns that may end in a question
	split := false
	announcedPress := b.caster.without["journalist"] != nil
	restates := b.restates()
	for i, x := range b.bounds {
		if x.colon && !x.stamped && i+1 < len(b.bounds) && !b.restated(i) {
			parts, doubt := b.splitColon(x, b.bounds[i+1], restates)
			if split = split || len(parts) > 1; doubt {
				unsure = append(unsure, len(out))
			}
			out = append(out, parts...)
			continue
		}
		if !x.bare || x.stamped || i+1 >= len(b.bounds) || !b.bounds[i+1].bare || b.bounds[i+1].stamped {
			out = append(out, x)
			continue
		}
		at := b.question(x)
		if b.bounds[i+1].who != x.who && at > x.lo && (announcedPress || !putToOthers(b.page.text[at:x.hi])) {
			at = x.lo
			unsure = append(unsure, len(out))
		}
		if at <= x.lo {
			out = append(out, x)
			continue
		}
		split = true
		out = append(out, b.splitAt(x, at)...)
	}
	for _, i := range unsure {
		if split && out[i].todo == "" {
			out[i].todo = lastAsks
		}
	}
	b.bounds = out
}

// splitAt makes two turns of one at whose end a question stands, from the byte offset at.
func (b *turner) splitAt(x bounds, at int) []bounds {
	at = b.thanks(x.lo, at)
	first := x
	first.hi = b.page.trimEnd(x.lo, at)
	asked := b.asked(&first, at, x.hi)
	return []bounds{first, asked}
}

// splitColon looks for a question that nothing announces at the end of a turn with words behind the colon of its heading. It is
// another's where the same speaker is announced again behind it, and the text does not do that anyhow, or where a spokesperson,
// who gives others the floor, would ask the next speaker. Anybody else may well put a question to the next one, so a person
// should look at it, at least where the text has other such questions: unsure tells that.
func (b *turner) splitColon(x, next bounds, restates bool) (parts []bounds, unsure bool) {
	if next.stamped || !next.bare && !next.colon || x.asks || asksByPart(x.who) || asksByPart(next.who) {
		return []bounds{x}, false
	}
	at := b.question(x)
	if at <= x.lo || !strings.Contains(b.page.text[at:x.hi], "?") {
		return []bounds{x}, false
	}
	last := b.page.text[at:x.hi]
	calls, put := speaksFor(x.who), putTo(last, next.who)
	switch {
	case next.who == x.who && !restates && strings.HasSuffix(last, "?"), next.who != x.who && calls && (put || putToOthers(last)):
		return b.splitAt(x, at), false
	case next.who == x.who, calls, put:
		x.todo = cmp.Or(x.todo, lastAsks)
		x.says = next.who == x.who || calls
	}
	return []bounds{x}, true
}

// restates tells whether a text announces those again who have the floor, whether or not somebody else asks in between: more of
// the headings that come twice in a row stand behind words that do not end in a question mark.
func (b *turner) restates() bool {
	more := 0
	for i := 1; i < len(b.bounds); i++ {
		x := b.bounds[i-1]
		switch {
		case b.restated(i):
			more++
		case x.colon && x.who == b.bounds[i].who:
			more--
		}
	}
	return more > 0
}

// restated tells whether the heading of a turn is that of the turn before it, whose words do not end in a question mark: then it
// is that heading which is in doubt.
func (b *turner) restated(i int) bool {
	if i == 0 {
		return false
	}
	x := b.bounds[i-1]
	return x.colon && x.who == b.bounds[i].who && !strings.HasSuffix(b.page.text[x.lo:x.hi], "?")
}

// asksByPart tells whether somebody is there to ask.
func asksByPart(s *cast) bool {
	return s.Key == "press" || hosts[strings.TrimRight(s.Unnamed, " 0123456789")]
}

// hosts are those who ask by their part in a conversation.
var hosts = map[string]bool{"moderator": true, "host": true, "interviewer": true, "anchor": true, "audience member": true, "presenter": true, "speaker": true}

// speaksFor tells whether somebody is a spokesperson.
func speaksFor(s *cast) bool {
	return slices.ContainsFunc(s.office, func(w string) bool { return strings.HasPrefix(w, "spokes") })
}

// putTo tells whether a question calls the next speaker by the post, or says that it is for the one who holds it.
func putTo(question string, next *cast) bool {
	post, _, _ := strings.Cut(strings.ToLower(next.Role), " of ")
	if words := strings.Fields(post); len(words) > 2 {
		post = strings.Join(words[1:], " ") // 'NATO Secretary General'
	}
	s := strings.ToLower(question)
	for at := 0; post != ""; {
		i := strings.Index(s[at:], post)
		if i < 0 {
			return false
		}
		before := strings.TrimRightFunc(s[:at+i], isBlank)
		before = before[max(0, len(before)-maxLabel):]
		if at += i + len(post); strings.HasPrefix(s[at:], ",") && called.MatchString(before) || strings.HasPrefix(s[at:], "?") && strings.HasSuffix(before, ",") {
			return true
		}
	}
	return false
}

// called is what stands before a post by which somebody is called, or the beginning of a sentence.
var called = regexp.MustCompile(`(?:^|[.!?,]|\b(?:mr|mrs|ms|madam|madame|(?:for|to) the|to you|and|so))$`)

// lastAsks is the todo of a turn at whose end somebody else may speak.
const lastAsks = "its last paragraph asks: see whether somebody else puts that question"

// thanks is where a question begins that is found at the byte offset at of a turn which begins at lo: with the paragraph before
// it, where that one thanks or greets somebody by the post, or says that there is a question.
func (b *turner) thanks(lo, at int) int {
	p := b.page
	end := p.lineAt(at) - 1
	for end > 0 && p.lines[end].blank() {
		end--
	}
	start := b.paragraph(end)
	from, to := p.lines[start].lo, p.lines[end].hi
	if from <= lo || !greeting.MatchString(p.text[from:to]) || !calls.MatchString(p.text[from:min(to, from+maxCall)]) {
		return at
	}
	return from
}

// namesAsker is the todo of a question before which a line stands that may name whose it is.
const namesAsker = "say whether this line names the one who asks"

const maxCall = 200 // bytes of a paragraph in which its speaker says whom it is put to

// calls is a post by which somebody is called, or the word for what follows.
var calls = regexp.MustCompile(`(?i)^[^.!?]*,[\s\x{a0}]*(?:(?:mr|mrs|ms|madam|madame)\.?[\s\x{a0}]+)?(?:secretary|president|prime minister|minister|chancellor|commissioner|ambassador|general|mayor)|\bquestions?\b`)

// asked is the turn of a question that stands at the byte offset at, behind a turn that may end in the name of the one who asks:
// 'Laura Stern, Radio Nord'.
func (b *turner) asked(before *bounds, at, hi int) bounds {
	const todo = "nothing announces this question: say where it starts, and who asks"
	p := b.page
	if l, ok := b.maybe[p.lineAt(at)]; ok && l.from >= at {
		s := b.caster.unnamed("press", "journalist", "each question may be that of another journalist")
		g := &group{key: folded(l.name), labels: []label{l}}
		b.caster.byGroup[g] = s
		b.caster.list(g)
		return bounds{lo: l.words, hi: hi, from: l.from, to: l.to, colon: true, who: s, asks: true, certainty: 0.6, todo: namesAsker}
	}
	i := p.lineAt(max(before.hi-1, 0))
	l, ok := p.label(i)
	if who := readParty(l.name, l.aside); ok && l.shape == shapeBare && p.lines[i].lo > before.lo && nameCase(l.name) && asker(who) {
		before.hi = p.trimEnd(before.lo, p.lines[i].lo)
		who.name, _, _ = strings.Cut(who.name, ",") // what follows is whom they write for
		who.words = foldedWords(strings.Fields(who.name))
		g := &group{key: folded(l.name), labels: []label{l}, party: who}
		s := b.caster.findNamed(g)
		b.caster.byGroup[g] = s
		b.caster.list(g)
		return bounds{lo: at, hi: hi, from: l.from, to: l.to, who: s, asks: true, certainty: 0.6, todo: namesAsker}
	}
	return bounds{lo: at, hi: hi, who: b.caster.unnamed("press", "journalist", "each question may be that of another journalist"), certainty: 0.6, todo: todo}
}

// asker tells whether a label is the name of a person in two or three words, with or without what is behind a comma.
func asker(p party) bool {
	name, _, _ := strings.Cut(p.name, ",")
	words := strings.Fields(name)
	if len(words) < 2 || len(words) > 3 || p.role != "" || p.honorific != "" || links[folded(words[0])] {
		return false
	}
	for i := range words {
		if !nameWord(words, i) || eventWords[folded(words[i])] || captions[folded(words[i])] {
			return false
		}
	}
	return strings.Contains(p.name, ",")
}

const maxQuestion = 4 // paragraphs that a question without a heading may have

// question is the byte offset of the paragraph at the end of a turn that asks something, or the beginning of the turn.
func (b *turner) question(x bounds) int {
	p := b.page
	end := p.lineAt(x.hi - 1)
	for range maxQuestion {
		start := b.paragraph(end)
		if p.lines[start].lo <= x.lo {
			return x.lo
		}
		if words := p.text[p.lines[start].lo:min(p.lines[end].hi, x.hi)]; asking(words) {
			return p.lines[start].lo
		}
		if p.lines[end].hi-p.lines[start].lo > 40 {
			return x.lo // more than a word of thanks
		}
		end = start - 1
		for end > 0 && p.lines[end].blank() {
			end--
		}
	}
	return x.lo
}

// paragraph is the first line of the paragraph that ends with the line i.
func (b *turner) paragraph(i int) int {
	for i > 0 && !b.page.lines[i].opens {
		i--
	}
	return i
}

var addressed = regexp.MustCompile(`(?i)\bquestions?\b|^(?:thank you|thanks|hi|hello|good (?:morning|afternoon|evening))\b|\b(?:mr|mrs|ms|madam|madame)\.? (?:secretary|president|prime|minister|chancellor|commissioner|ambassador|foreign)|\b(?:both|each) of you\b|\byou both\b`)

// putToOthers tells whether a paragraph at the end of somebody's words is more likely a question that another one puts to the next
// speaker: it asks, and addresses somebody as those do who ask.
func putToOthers(s string) bool { return strings.Contains(s, "?") && addressed.MatchString(s) }

// asking tells whether a paragraph asks something.
func asking(s string) bool {
	return strings.Contains(s, "?") || strings.Contains(strings.ToLower(prefix(s, 300)), "question")
}

// link tells questions from answers, and what goes on after an interruption.
func (b *turner) link() {
	mostly := b.askers()
	for i := range b.turns {
		t := &b.turns[i]
		if !b.bounds[i].asks && !mostly[t.Speaker] && t.Todo == "" && b.saysFirst(i) {
			t.Todo = lastAsks
		}
		s := b.caster.speakers[t.Speaker]
		if s.Key == "press" || b.bounds[i].asks || !b.bounds[i].says && b.asksBesides(i, s.Unnamed) && (s.Unnamed != "" || mostly[t.Speaker] || !b.saysFirst(i)) {
			t.Kind = "question"
			if t.Todo == lastAsks {
				t.Todo = "" // all of it asks
			}
		}
		if from := b.left(i); from >= 0 {
			b.goOn(i, from)
		}
		if i > 0 && t.Todo == "" && t.Heading.Len() > 0 && !b.page.cues && t.Continues != i-1 && b.turns[i-1].Speaker == t.Speaker && s.Unnamed == "" && !b.bounds[i].stamped && b.turns[i-1].Heading.Len() > 0 {
			t.Todo = "the heading comes twice in a row: see whether both turns are this speaker's"
		}
		if i > 0 && t.Kind == "statement" && t.Continues < 0 && b.turns[i-1].Kind == "question" {
			t.Kind, t.Answers = "answer", i-1
		}
	}
}

// asksBesides tells whether a turn that ends in a question mark is a question: that of a host or the like; or, where nobody is
// there only to ask, of anybody who says little else.
func (b *turner) asksBesides(i int, unnamed string) bool {
	s := b.text(i)
	if !strings.HasSuffix(s, "?") || callsOut(s) {
		return false
	}
	if hosts[strings.TrimRight(unnamed, " 0123456789")] {
		return true
	}
	return !b.press && len(s) < maxQuestionBytes
}

// callsOut tells whether a turn is a name or a post alone, with which somebody is given the floor: 'Dan?', 'Nora Vance, Radio
// Nord?', 'Madam Secretary?'.
func callsOut(s string) bool {
	words := strings.Fields(strings.TrimSuffix(s, "?"))
	if len(words) == 0 || len(words) > maxCalled || strings.Contains(s[:len(s)-1], "?") || sentenceStop(words) {
		return false
	}
	for i, w := range words {
		if key := folded(w); uncalled[key] || !startsUpper(w) && !particles[key] || !nameWord(words, i) && !honorifics[key] && !postWord(key) {
			return false
		}
	}
	return true
}

const maxCalled = 5 // words of a name that is called out

// uncalled are words that ask, or answer, where they stand alone.
var uncalled = wordSet(`who whom whose what when where why which how is are was were am do does did has have had can could will would shall should may might must
	really yes yeah yep no nope not ok okay right sure correct true sorry pardon hello hi hey thanks anyone anybody anything anywhere someone somebody something somewhere everyone
	everybody everything nothing nobody none more again now then here there today tomorrow yesterday tonight next first last both either neither me you us them him her it this that these
	second third those one two three four five six seven eight nine ten and or but so if because please meaning example ready done good fine great well still already never always maybe perhaps seriously question
	questions follow-up any all we they he she i my your our their his its`)

// askers are the speakers more than half of whose turns end in a question mark.
func (b *turner) askers() map[int]bool {
	all, asked := map[int]int{}, map[int]int{}
	for i, t := range b.turns {
		all[t.Speaker]++
		if strings.HasSuffix(b.text(i), "?") {
			asked[t.Speaker]++
		}
	}
	mostly := map[int]bool{}
	for s, n := range asked {
		mostly[s] = 2*n > all[s]
	}
	return mostly
}

// saysFirst tells whether a turn, before another speaker's in a text where nobody is there only to ask, says something in one
// paragraph and asks in the last one alone.
func (b *turner) saysFirst(i int) bool {
	if b.press || i+1 >= len(b.turns) || b.turns[i+1].Speaker == b.turns[i].Speaker || !strings.HasSuffix(b.text(i), "?") {
		return false
	}
	x, p := b.bounds[i], b.page
	start := b.paragraph(p.lineAt(x.hi - 1))
	return p.lines[start].lo > x.lo && !strings.Contains(p.text[x.lo:p.lines[start].lo], "?")
}

const maxQuestionBytes = 600

func (b *turner) text(i int) string { return b.page.text[b.bounds[i].lo:b.bounds[i].hi] }

// goOn has the turn i go on with the sentence of the turn from.
func (b *turner) goOn(i, from int) {
	t := &b.turns[i]
	t.Continues = from
	if t.Kind = b.turns[from].Kind; t.Kind == "answer" {
		t.Answers = b.turns[from].Answers
	}
	for j := from + 1; j < i; j++ {
		if between := &b.turns[j]; b.fewWords(j) && between.Continues < 0 {
			between.Kind, between.Answers = "interjection", -1
		}
	}
}

// maxBetween is how many turns may stand between the two parts of a sentence.
const maxBetween = 3

// left is the turn whose sentence the turn i goes on with: the one before of the same speaker, where it is cut off, and only
// short ones stand in between; -1 where there is none. Over more than one of them both parts must have the mark of a cut, and
// so must they where a stage note alone stands in between.
func (b *turner) left(i int) int {
	who := b.turns[i].Speaker
	for from := i - 1; from >= max(0, i-1-maxBetween); from-- {
		if b.turns[from].Speaker != who {
			if b.bounds[from].hi-b.bounds[from].lo > maxInterruption {
				return -1
			}
			continue
		}
		head, noted := withoutNote(b.text(from))
		resumes := b.resumes(i)
		switch {
		case from == i-2 && cutOff(b.text(from)) && (resumes || b.opensSmall(i)):
			return from
		case from == i-1 && noted && cutOff(head) && resumes:
			return from
		case from < i-1 && markedOff(head) && resumes && b.caster.speakers[who].Unnamed == "":
			return from
		}
		return -1
	}
	return -1
}

// resumes tells whether a turn opens with the mark of a sentence that was cut.
func (b *turner) resumes(i int) bool {
	s := b.text(i)
	first, _ := utf8.DecodeRuneInString(s)
	return strings.HasPrefix(s, "--") || strings.HasPrefix(s, "...") || strings.ContainsRune("-–—…", first)
}

func (b *turner) opensSmall(i int) bool {
	first, _ := utf8.DecodeRuneInString(b.text(i))
	return unicode.IsLower(first)
}

// stageNote is a note of what happens, a paragraph of its own at the end of a turn.
var stageNote = regexp.MustCompile(`\n[ \t\x{a0}]*[*_]*[(\[][^()\[\]\n]{1,80}[)\]][*_]*$`)

// withoutNote is the words of a turn less the stage note at their end, and whether there is one.
func withoutNote(s string) (words string, noted bool) {
	tail := s[max(0, len(s)-2*maxLabel):]
	m := stageNote.FindStringIndex(tail)
	if m == nil {
		return s, false
	}
	return strings.TrimRightFunc(s[:len(s)-len(tail)+m[0]], isBlank), true
}

const maxInterruption = 300 // bytes

// markedOff tells whether the words of a turn end in the mark of a sentence that is cut.
func markedOff(s string) bool {
	s = strings.TrimRight(s, "*_ \u00a0")
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.HasSuffix(s, "...") || strings.ContainsRune("-–—…", last)
}

// cutOff tells whether the words of a turn end before their sentence does.
func cutOff(s string) bool {
	s = strings.TrimRight(s, "*_ \u00a0")
	if strings.HasSuffix(s, "...") {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	return !strings.ContainsRune(".?!\"”’)]", last)
}

// fewWords tells whether a turn is a word thrown in, and no question.
func (b *turner) fewWords(i int) bool {
	s := b.text(i)
	return len(s) < 200 && len(strings.Fields(s)) <= 8 && !strings.Contains(s, "?")
}
