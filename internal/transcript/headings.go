package transcript

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// group is all the places where one label stands.
type group struct {
	key    string
	labels []label // in the order of the text
	opens  int     // how many of them begin a paragraph
	bare   bool    // the label is a whole line, without a colon
	caps   bool    // it stands in capitals
	party  party
	sure   float64 // how sure it is that it announces a speaker; 0 where it does not
	like   *group  // the more frequent label of which it is a misspelling
	apart  bool    // only those of its labels announce somebody that open a paragraph with a sentence
}

// meant is the label of which a label is a misspelling, or the misspelling of one.
func (g *group) meant() *group {
	for g.like != nil {
		g = g.like
	}
	return g
}

func (g *group) shape() shape { return g.labels[0].shape }

// finder decides which labels of a text announce speakers.
type finder struct {
	page     *page
	intro    *intro
	groups   []*group        // in the order of the text
	capital  bool            // the text announces its speakers in capitals
	mixed    bool            // it does so in small letters
	people   bool            // those in capitals name people, and not only the press
	timed    int             // labels with a time
	periods  int             // labels that end in a full stop
	posts    int             // labels of posts before a full stop, where these come back
	colons   int             // labels with a colon that name a post, or what somebody is
	asked    int             // labels of those who ask
	first    int             // the line of the first label that surely announces a speaker
	spoken   int             // labels that surely announce a speaker, with words behind them on the line
	members  int             // labels of members of a parliament, each a line of its own
	speaking map[string]bool // surnames that surely announce a speaker, in capitals
	shared   map[string]int  // how many labels with a colon have a surname
	forms    *forms
}

// find gives the labels of a text that announce speakers, in their order, and the groups that they belong to.
func (f *finder) find() []announced {
	f.gather()
	f.countStyles()
	f.weighSpoken()
	f.weighBare()
	f.misspelt()
	f.slips()
	var all []announced
	for _, g := range f.groups {
		if g.sure == 0 {
			continue
		}
		for _, l := range g.labels {
			if f.stands(g, l) {
				all = append(all, announced{l, g})
			}
		}
	}
	slices.SortFunc(all, func(a, b announced) int { return cmp.Compare(a.label.from, b.label.from) })
	return all
}

// announced is a label that announces a speaker.
type announced struct {
	label label
	group *group
}

// gather puts equal labels together.
func (f *finder) gather() {
	byKey := map[string]*group{}
	for i := range f.page.lines {
		l, ok := f.page.label(i)
		if !ok || l.shape == shapeBare && !f.ownLine(i) && !f.seated(l) {
			continue
		}
		f.put(byKey, l)
		if l.shape == shapeVoice {
			for _, l := range f.page.voicesBehind(l) {
				f.put(byKey, l)
			}
		}
	}
}

// put puts a label to those that are equal.
func (f *finder) put(byKey map[string]*group, l label) {
	key := folded(l.name)
	if l.shape == shapeBare {
		key += "\n"
	}
	if l.shape == shapePost {
		key += "\n\n" // what stands before a full stop alone is no heading because a colon stands behind it elsewhere
	}
	g := byKey[key]
	if g == nil {
		g = &group{key: strings.TrimRight(key, "\n"), bare: l.shape == shapeBare, caps: isCaps(l.name) || l.shape == shapeQuery, party: readParty(l.name, l.aside)}
		byKey[key] = g
		f.groups = append(f.groups, g)
	}
	g.labels = append(g.labels, l)
	if f.page.lines[l.line].opens {
		g.opens++
	}
	if l.stamped {
		f.timed++
	}
	if l.shape == shapePeriod {
		f.periods++
	}
}

// ownLine tells whether a line is a paragraph of its own, or begins one, and is no sentence.
func (f *finder) ownLine(i int) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(f.page.words(i), "*_"))
	return f.page.lines[i].opens && !strings.ContainsRune(".,-–—)]:'’", last) || strings.HasSuffix(f.page.words(i), "Jr.")
}

// stands tells whether a label of a group that announces a speaker does so where it stands. What is surely a heading does so
// on any line; other labels do so where a paragraph begins.
func (f *finder) stands(g *group, l label) bool {
	if g.bare {
		return f.over(l)
	}
	if g.apart {
		return f.opensWords(l)
	}
	if f.page.lines[l.line].opens || l.odd != "" {
		return true
	}
	return l.shape == shapeVoice || l.shape == shapeColon && g.caps && g.opens > 0 && g.sure >= 0.9
}

// beforeSpeech tells whether the line i stands over speech, and in no list of such lines.
func (f *finder) beforeSpeech(i int) bool {
	p := f.page
	if i > 0 && !p.lines[i-1].blank() && f.short(i-1) && len(datesIn(p.head(i-1))) == 0 {
		return false
	}
	next := p.next(i + 1)
	return next < len(p.lines) && !f.short(next)
}

// short tells whether a line is more like a heading than like speech.
func (f *finder) short(i int) bool {
	s := f.page.head(i)
	if s == "" {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(f.page.words(i))
	if strings.ContainsRune(".?!…—-–,;\"”’)]", last) {
		return false
	}
	return len(strings.Fields(s)) < 5 || !strings.ContainsFunc(s, unicode.IsLower)
}

// weighSpoken decides about the labels before words: first those that can hardly be anything else, then, by the style in
// which these are written, the others.
func (f *finder) weighSpoken() {
	capital, small := 0, 0
	f.first = len(f.page.lines)
	f.shared = map[string]int{}
	for _, g := range f.groups {
		if !g.bare && g.shape() == shapeColon && g.opens > 0 {
			f.shared[g.party.surname()]++
		}
	}
	for _, g := range f.groups {
		if g.bare {
			continue
		}
		if g.sure = f.evident(g); g.sure > 0 {
			f.first = min(f.first, g.labels[0].line)
			for _, l := range g.labels {
				if !f.alone(l) {
					f.spoken++
				}
			}
		}
		switch {
		case g.sure == 0 || g.shape() != shapeColon:
		case g.caps && g.key != "q":
			capital += g.opens
			f.people = f.people || !g.party.press
		case !g.caps:
			small += g.opens
		}
	}
	f.capital = capital > 0 && capital >= small
	f.mixed = small > 0 && !f.capital
	f.speaking = map[string]bool{}
	for _, g := range f.groups {
		if !g.bare && g.caps && g.sure >= 0.9 && len(g.party.words) > 0 {
			f.speaking[g.party.surname()] = true
		}
	}
	for _, g := range f.groups {
		if !g.bare && g.sure == 0 && g.shape() == shapeColon && g.opens > 0 {
			g.sure = f.likely(g)
		}
	}
}

// evident tells how sure it is that a label before words announces a speaker, whatever else the text holds.
func (f *finder) evident(g *group) float64 {
	if g.party.answers {
		return f.evidentAnswer(g)
	}
	switch g.shape() {
	case shapeVoice:
		return 1
	case shapeQuery:
		if g.key == "q" || f.has("q") {
			return 0.95
		}
		return 0
	case shapePost:
		return f.evidentPost(g)
	case shapePeriod:
		if g.caps && g.party.honorific == "" && f.periods < 3 {
			return 0
		}
		return 0.9
	case shapeTimed:
		if f.timed >= 3 || len(g.labels) > 1 || f.intro.introduces(g.key) {
			return 0.95
		}
		return 0
	}
	switch {
	case g.opens == 0:
		return 0
	case g.party.press && g.key != "press" && g.key != "media" && g.key != "questions":
		return 0.95
	case f.intro.introduces(g.key) && (g.caps || g.opens > 1 || g.labels[0].stamped || f.alone(g.labels[0])):
		return 0.95
	case g.captioned() || f.list(g):
		return 0
	case g.labels[0].stamped && (g.opens > 1 || f.timed > 2):
		return 0.95
	case g.caps:
		return f.evidentCapitals(g)
	}
	return f.evidentSmall(g)
}

// evidentAnswer: 'A.' beside 'Q.', or 'Answer:', where at least a third as many stand in the text as questions have a heading.
func (f *finder) evidentAnswer(g *group) float64 {
	if g.key == "a" && !f.has("q") {
		return 0
	}
	if g.opens > 0 && f.asked > 0 && g.opens*3 >= f.asked && (g.opens > 1 || f.asked < 3) {
		return 0.9
	}
	return 0
}

// evidentPost: 'The President. Thank you', in a text that announces nobody with a colon.
func (f *finder) evidentPost(g *group) float64 {
	switch {
	case f.colons > 0 || f.posts == 0 || g.opens == 0:
		return 0
	case g.opens > 1:
		return 0.9
	case f.intro.introduces(g.key):
		return 0.8
	}
	return 0.65
}

// countStyles counts the labels by which the style of the text is known.
func (f *finder) countStyles() {
	for _, g := range f.groups {
		p := g.party
		switch {
		case g.bare || g.opens == 0:
		case p.press:
			f.asked += g.opens
			if g.shape() == shapeColon {
				f.colons += g.opens
			}
		case g.shape() == shapeColon && !g.captioned() && (p.honorific != "" || p.role != "" || p.unnamed != "") && (g.caps || g.opens > 1):
			f.colons += g.opens
		case g.shape() == shapePost && g.opens > 1:
			f.posts += g.opens
		}
	}
}

// alone tells whether no words stand behind a label on its line.
func (f *finder) alone(l label) bool { return f.page.alone(l) }

func (p *page) alone(l label) bool { return l.words >= p.lines[l.line].hi }

func (f *finder) has(key string) bool {
	return slices.ContainsFunc(f.groups, func(g *group) bool { return g.key == key && !g.bare })
}

func hasCaption(key string) bool {
	if captions[key] {
		return true
	}
	for i, w := range strings.Fields(key) {
		if captions[w] && !heads[w] && (i == 0 || !links[w]) {
			return true
		}
	}
	return false
}

// captioned tells whether a label is a caption, such as 'Date'. Behind an honorific the same word is a name: 'Ms. Day'.
func (g *group) captioned() bool {
	return hasCaption(g.key) && (g.party.honorific == "" || g.party.name == "")
}

// list tells whether a label stands over who takes part, as in 'Presenter: Secretary Ada Byron': once, before a paragraph that
// is no sentence.
func (f *finder) list(g *group) bool {
	if g.party.unnamed == "" || g.party.press || len(g.labels) > 1 || f.alone(g.labels[0]) {
		return false
	}
	p := f.page
	i := g.labels[0].line
	for i+1 < len(p.lines) && !p.lines[i+1].blank() && !p.lines[i+1].opens {
		i++
	}
	return !sentenceEnd.MatchString(p.words(i)) && len(personsIn(strings.Fields(p.text[g.labels[0].words:p.lines[i].hi]))) > 0
}

// evidentCapitals: 'MS. PSAKI:', 'THE PRESIDENT:', 'MODERATOR:', or any name that comes back.
func (f *finder) evidentCapitals(g *group) float64 {
	p := g.party
	switch {
	case p.unnamed != "" || p.honorific != "" || p.role != "":
		return 0.95
	case len(p.words) > 0 && len(p.words) <= 4 && g.opens > 1:
		return 0.9
	}
	return 0
}

// evidentSmall: 'Spokesman:', 'General Ryder:', 'Jens Stoltenberg:', where it comes back.
func (f *finder) evidentSmall(g *group) float64 {
	if !nameCase(g.labels[0].name) || vocative(g.party) && g.opens < 3 {
		return 0
	}
	p := g.party
	switch {
	case p.unnamed != "" && g.opens > 1:
		return 0.9
	case (p.honorific != "" || p.role != "") && g.opens > 2:
		return 0.95
	case (p.honorific != "" || p.role != "") && g.opens > 1:
		return 0.85
	case fullName(p) && g.opens > 1:
		return 0.85
	case len(p.words) == 1 && g.opens > 2 && f.forms.named(p.words[0]):
		return 0.8
	}
	return 0
}

// fullName tells whether a label is a name in two to four words, or that of a house, and none that begins a sentence.
func fullName(p party) bool {
	words := strings.Fields(p.name)
	if len(words) < 2 || len(words) > 4 || links[p.words[0]] {
		return false
	}
	for i, w := range p.words {
		switch {
		case eventWords[w], captions[w], links[w] && !nameWord(words, i):
			return false
		case i < len(words) && unicode.IsLower([]rune(words[i])[0]) && !links[w]:
			return false
		}
	}
	return true
}

// vocative tells whether a label may as well address somebody: 'Mr President', 'Madam Secretary'.
func vocative(p party) bool {
	if addresses[firstWord(p.role)] {
		return true // 'Mr. President, Senator Byron'
	}
	if p.name != "" || p.honorific == "" && p.role == "" {
		return false
	}
	first := firstWord(p.honorific + " " + p.role)
	return honorifics[first] && !ranks[first]
}

var addresses = wordSet(`mr mrs ms madam madame`)

func firstWord(s string) string {
	w, _, _ := strings.Cut(strings.TrimSpace(s), " ")
	return folded(w)
}

// nameCase tells whether each word of a label begins with a capital letter, but for those that link others.
func nameCase(s string) bool {
	for w := range strings.FieldsSeq(s) {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) && !links[folded(w)] && r != '&' && r != '(' {
			return false
		}
	}
	return true
}

// likely tells how sure it is that a label announces a speaker in a text that announces others in the same way.
func (f *finder) likely(g *group) float64 {
	p := g.party
	switch {
	case g.captioned() || f.list(g) || len(p.words) > 0 && links[p.words[0]] && !particles[p.words[0]]:
		return 0
	case g.caps && f.capital:
		if len(p.words) == 0 || len(p.words) > 4 {
			return 0
		}
		if f.forms.named(p.surname()) || f.shared[p.surname()] > 1 {
			return 0.8
		}
		if len(p.words) > 1 || utf8.RuneCountInString(g.key) > 4 {
			return 0.6
		}
	case !g.caps && f.capital && nameCase(g.labels[0].name) && !vocative(p):
		if p.unnamed != "" && !p.press && f.people || len(p.words) == 1 && (p.honorific != "" || p.role != "") && f.speaking[p.surname()] {
			return 0.65
		}
		if titled(p) && slices.ContainsFunc(g.labels, f.opensWords) {
			g.apart = true
			return 0.65
		}
	case !g.caps && f.mixed && nameCase(g.labels[0].name) && !vocative(p):
		switch {
		case p.unnamed != "" || p.press:
			return 0.8
		case f.intro.introduces(g.key):
			return 0.9
		case (p.honorific != "" || p.role != "") && len(p.words) <= 4:
			return 0.7
		case fullName(p) && f.forms.named(p.surname()):
			return 0.6
		}
	}
	return 0
}

// weighBare decides about the lines that hold nothing but a label.
func (f *finder) weighBare() {
	repeated := 0
	for _, g := range f.groups {
		if g.bare && f.seated(g.labels[0]) {
			f.members++
		}
	}
	for _, g := range f.groups {
		if g.bare {
			g.sure = f.evidentBare(g)
			if f.recurs(g) {
				repeated++
			}
		}
	}
	for _, g := range f.groups {
		if g.bare && g.sure == 0 && repeated > 1 && f.recurs(g) && nameCase(g.labels[0].name) {
			g.sure = 0.75
		}
	}
	f.weighBareOnce()
	f.weighBareKnown()
}

// weighBareKnown takes a line that stands over speech for a heading where the same words announce somebody before a colon.
func (f *finder) weighBareKnown() {
	headings := map[string]float64{}
	for _, g := range f.groups {
		if !g.bare && g.shape() == shapeColon && g.sure > 0 && !g.party.press {
			headings[g.key] = g.sure
		}
	}
	for _, g := range f.groups {
		if !g.bare || g.sure > 0 || headings[g.key] == 0 || f.above(g) == 0 || headline(g) {
			continue
		}
		if l := g.labels[0]; l.line > f.first || sentence(f.page.words(f.page.next(l.line+1))) {
			g.sure = min(headings[g.key], 0.8)
		}
	}
}

// weighBareOnce takes 'Moderator', and the surname alone of somebody who is announced in full, for headings where the text
// announces its speakers by lines of their own, even where these stand there once.
func (f *finder) weighBareOnce() {
	headed := 0
	surnames := map[string]bool{}
	for _, g := range f.groups {
		if g.bare && g.sure >= 0.7 {
			headed += f.above(g)
			surnames[g.party.surname()] = true
		}
	}
	if headed < 2 || f.capital && f.people {
		return
	}
	for _, g := range f.groups {
		if !g.bare || g.sure > 0 || f.above(g) == 0 {
			continue
		}
		if g.party.unnamed != "" && !g.party.press || len(g.party.words) == 1 && strings.EqualFold(g.party.name, g.key) && surnames[g.key] {
			g.sure = 0.8
		}
	}
}

// headlineVerbs are what titles say that somebody does.
var headlineVerbs = wordSet(`visits announces meets says tells urges warns welcomes travels speaks addresses hosts delivers holds signs attends opens receives thanks
	praises vows pledges calls arrives returns discusses joins launches unveils makes gives condemns reaffirms highlights outlines`)

// headline tells whether a line that is a label as a whole says what happens: it has a verb of titles, or a word in small letters
// that is part of no post, or the name of a place behind a preposition.
func headline(g *group) bool {
	words := strings.Fields(g.labels[0].name)
	for _, w := range words {
		key := folded(w)
		first, _ := utf8.DecodeRuneInString(w)
		if headlineVerbs[key] || unicode.IsLower(first) && !links[key] && !heads[key] && !fields[key] && !ranks[key] {
			return true
		}
	}
	last := g.party.role[strings.LastIndexByte(g.party.role, ' ')+1:]
	return last == "in" || last == "at" || last == "on" || last == "to"
}

// evidentBare: a line that is the name or the post of somebody introduced, or of a post that comes back.
func (f *finder) evidentBare(g *group) float64 {
	p := g.party
	above := f.above(g)
	switch {
	case above == 0 || headline(g):
		return 0
	case f.capital && f.people && above < 2 || f.spoken > 3 && above*4 < f.spoken:
		return f.strayBare(g)
	case f.intro.introduces(g.key):
		return 0.95
	case f.intro.surname[g.key]:
		return 0.8
	case hasCaption(g.key) || !nameCase(g.labels[0].name):
		return 0
	case p.press && g.key != "press" && g.key != "media" && g.key != "questions", p.unnamed != "" && above > 1:
		return 0.85
	case f.seated(g.labels[0]) && f.members > 1:
		return 0.8
	case (p.honorific != "" || hasHead(strings.Fields(g.labels[0].name))) && above > 1:
		return 0.85
	}
	return 0
}

// strayBare: a line that is the name of somebody known or introduced, in a text that announces its speakers in another way. It
// may as well stand over what is said of that person, so it is taken with a doubt.
func (f *finder) strayBare(g *group) float64 {
	if len(g.party.words) == 0 || !f.intro.introduces(g.key) && !f.intro.surname[g.key] {
		return 0
	}
	for _, l := range g.labels {
		next := f.page.next(l.line + 1)
		if !f.over(l) || l.line < f.first && !sentence(f.page.words(next)) {
			return 0 // the header of the text says who speaks
		}
	}
	return 0.6
}

// seated tells whether a label is that of a member of a parliament: 'Mr Ben Quay (Harbour)', or any name over the furniture that
// its pages have there.
func (f *finder) seated(l label) bool {
	if l.shape != shapeBare {
		return false
	}
	p := readParty(l.name, l.aside)
	if f.page.furniture(l.line + 1) {
		return p.name != "" || p.role != ""
	}
	return l.aside != "" && p.honorific != "" && p.name != ""
}

// over tells whether a label that is a line of its own stands over speech. A member of a parliament may stand right under the
// title of a debate.
func (f *finder) over(l label) bool {
	if f.seated(l) {
		next := f.page.nextWords(l.line + 1)
		return f.page.lines[l.line].opens && next < len(f.page.lines) && !f.short(next)
	}
	return f.beforeSpeech(l.line)
}

// above is how many of the labels stand over speech.
func (f *finder) above(g *group) int {
	n := 0
	for _, l := range g.labels {
		if f.over(l) {
			n++
		}
	}
	return n
}

// recurs tells whether a bare label looks like a name, and stands over speech in several places.
func (f *finder) recurs(g *group) bool {
	n := len(g.party.words)
	return !f.capital && !f.mixed && n > 1 && n <= 4 && g.party.role == "" && !eventWords[g.key] && !hasCaption(g.key) && f.above(g) > 1
}
