package transcript

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// What words in front of a name are. All are folded: in small letters and without dots.
var (
	honorifics = wordSet(`mr mrs ms miss mx dr prof sir dame lord lady madam madame rev hon monsieur herr frau sen rep gen adm lt col maj capt cmdr sgt gov amb sec asst brig cpl pres`)
	// ranks come before a name like honorifics, and stand for the role where nothing else is said.
	ranks = wordSet(`general major brigadier lieutenant colonel captain commander admiral rear sergeant marshal professor doctor gen maj lt col capt adm`)
	// ofGeneral are posts that 'General' belongs to, so that it is no rank: 'Secretary General'.
	ofGeneral = wordSet(`secretary attorney surgeon inspector solicitor director consul governor comptroller adjutant advocate postmaster`)
	// heads are what somebody is: a label with one of them names a person or a post.
	heads = wordSet(`president secretary minister premier chancellor general colonel captain commander admiral major lieutenant brigadier sergeant marshal
		chairman chairwoman chairperson chair chief director administrator ambassador commissioner senator representative congressman congresswoman
		governor mayor speaker leader spokesman spokeswoman spokesperson advisor adviser coordinator counsel counselor attorney judge justice
		king queen prince princess pope cardinal bishop emir sheikh sultan president-elect taoiseach professor doctor officer deputy undersecretary
		moderator interpreter translator announcer operator host hostess anchor interviewer interviewee correspondent reporter journalist aide staff staffer
		staffers participant panelist audience voice official officials member surgeon comptroller treasurer clerk inspector envoy delegate councillor apnsa
		foreign_minister vice-president co-chair rapporteur mp mep md editor presenter narrator witness crowd secretary-general questioner president’s)`)
	// of posts, organizations and fields: never a name
	fields = wordSet(`vice deputy assistant associate under acting former first second third senior principal special permanent joint prime foreign national
		united nations european union nato un us uk eu u s white house state states defense defence treasury homeland security intelligence energy commerce labor
		labour education health human services interior agriculture justice transportation transport veterans affairs staff chiefs chief policy public press media
		council economic economics advisers advisors adviser advisor member response covid covid-19 office budget management international communications strategic nsc nec omb
		domestic climate trade pentagon department ministry commission parliament committee house senate supreme allied allies force forces army navy air marine corps
		coordinator operations high representative head team administration federal reserve bank central world global field political military peacekeeping
		finance home secretary-general exchequer environment culture digital justice housing communities science technology innovation
		research development cooperation humanitarian relief emergency preparedness information infrastructure implementation`)
	// small words that stand inside a post or a name
	links = wordSet(`of for the to and in on at de del della der van von den la le el al bin ibn da dos du y &`)
	// particles are links that a surname may begin with
	particles = wordSet(`von van der den del della dos da du de la le al bin ibn el`)
	// what is no speaker although a colon may stand behind it in capitals
	captions = wordSet(`note notes ps nb update updated correction corrections corrected subject re date dated time location place venue contact contacts participants
		attendees transcript transcription breaking end topics topic agenda watch read source sources url link links embargoed embargo more tags title author by
		published posted warning disclaimer copyright background summary index contents speakers present duration length language video audio photo image caption
		related share print download tel phone fax email website web page for follow subscribe editor's editor’s index today today's key facts fact sheet example examples
		answer answers step steps option part chapter section article annex figure table number no day week point points question1 result results total
		washington brussels geneva begin start event who what when where why how`)
	abbreviated = wordSet(`st jr sr u.s us dept gov asst sec amb no vs hon esq ph ltc ssg brig rev fr`)
)

// asks tells the labels of those who ask without being named.
var asks = wordSet(`q question questions reporter reporters press journalist journalists media correspondent questioner inaudible_question`)

// unnamed are labels that say what somebody is, and of whom the text says no name. The value is how it is called.
var unnamed = map[string]string{
	"moderator": "moderator", "interpreter": "interpreter", "translator": "interpreter", "announcer": "announcer", "operator": "operator",
	"host": "host", "interviewer": "interviewer", "anchor": "anchor", "presenter": "presenter", "narrator": "narrator", "aide": "aide", "staff": "staff",
	"staffer": "staff", "participant": "participant", "participants": "participants", "audience": "audience", "audience member": "audience member",
	"crowd": "audience", "voice": "voice", "voices": "voices", "unknown": "unknown speaker", "unidentified": "unknown speaker",
	"speaker": "speaker", "male speaker": "speaker", "female speaker": "speaker", "unidentified speaker": "speaker", "unknown speaker": "speaker",
	"male voice": "voice", "female voice": "voice", "all": "all", "both": "both", "event staff": "event staff", "clerk": "clerk",
}

// shortPosts are the letters that a label has for a post alone.
var shortPosts = map[string]string{"pm": "Prime Minister", "dpm": "Deputy Prime Minister", "vp": "Vice President", "potus": "President", "vpotus": "Vice President"}

// party is what a label says of whoever speaks.
type party struct {
	honorific string   // "MS.", "Major General"
	role      string   // as printed: "Press Secretary"
	name      string   // as printed: "JEAN-PIERRE"
	words     []string // of the name, folded
	office    []string // of the role, folded
	press     bool
	answers   bool // it is only said to answer: 'A.', 'Answer:'
	unnamed   string
}

// surname is the last word of a name that is no number of a line of kings.
func (p party) surname() string {
	for i := len(p.words) - 1; i >= 0; i-- {
		if w := p.words[i]; w != "jr" && w != "sr" && strings.Trim(w, "iv") != "" {
			return w
		}
	}
	return ""
}

// readParty splits a label into honorific, role and name.
func readParty(name, aside string) party {
	key := strings.TrimPrefix(folded(name), "the ")
	if base := strings.TrimRight(key, "0123456789 "); asks[base] {
		return party{press: true, unnamed: "journalist"}
	}
	key = folded(name)
	if key == "a" || key == "answer" {
		return party{answers: true}
	}
	if first, rest, _ := strings.Cut(key, " "); asks[first] && (strings.HasPrefix(rest, "from ") || strings.HasPrefix(rest, "by ") || strings.HasPrefix(rest, "for ")) {
		return party{press: true, unnamed: "journalist"}
	}
	if first, _, ok := strings.Cut(name, ","); ok && asks[folded(first)] {
		return party{press: true, unnamed: "journalist"} // 'Journalist, Radio Nord'
	}
	words := strings.Fields(name)
	if what, ok := unnamedAs(key); ok && commaSplit(words) == 0 {
		return party{unnamed: what}
	}
	if post := shortPosts[key]; post != "" {
		words = strings.Fields(post)
	}
	p := splitName(words)
	if shortPosts[key] != "" {
		p.role = name // as the text has it; the post in full is what it is compared by
	}
	switch {
	case aside != "" && p.role == "":
		p.takeAside(aside)
	case aside != "" && p.name == "":
		p.takeHolder(aside)
	}
	return p
}

// counted are the words that tell one unnamed speaker from the next.
var counted = wordSet(`one two three four five six seven eight nine ten a b c d male female`)

// unheard are the words of labels of those whom nobody could make out.
var unheard = wordSet(`unidentified unknown inaudible unintelligible indistinct`)

// unnamedAs tells what somebody is called of whom a label says no name: "SENIOR ADMINISTRATION OFFICIAL 2".
func unnamedAs(key string) (string, bool) {
	if what, ok := unnamed[key]; ok {
		return what, true
	}
	base := strings.TrimRight(key, "0123456789# ")
	if i := strings.LastIndexByte(base, ' '); i > 0 && counted[base[i+1:]] {
		base = base[:i]
	}
	last := base[strings.LastIndexByte(base, ' ')+1:]
	switch last {
	case "official", "officials", "aide", "staffer", "participant", "participants", "reporter", "journalist", "member", "speaker", "voice", "interpreter", "moderator", "spokesperson", "spokesman", "spokeswoman", "correspondent", "panelist", "operator":
	default:
		return "unknown speaker", unheard[firstWord(key)]
	}
	if last == key && strings.HasPrefix(last, "spokes") {
		return "", false // "Spokesman": a post, as the text calls it
	}
	if first := firstWord(key); last == "speaker" && (first != last && honorifics[first] || first == "deputy") {
		return "", false // "Madam Speaker": that of a parliament
	}
	return key, true
}

// takeAside reads what stands in brackets behind a name: a post, unless it is a remark such as 'via interpreter'.
func (p *party) takeAside(aside string) {
	key := folded(aside)
	if strings.HasPrefix(key, "via ") || strings.HasPrefix(key, "as ") || strings.HasPrefix(key, "through ") || strings.Contains(key, "interpret") || strings.Contains(key, "translat") {
		return
	}
	words := strings.Fields(key)
	for _, w := range words {
		if heads[w] {
			p.role, p.office = strings.TrimSpace(aside), words
			return
		}
	}
}

// takeHolder reads the name that stands in brackets behind a post: 'The Prime Minister (Ada Byron)'.
func (p *party) takeHolder(aside string) {
	words := strings.Fields(aside)
	if q := splitName(words); len(q.words) > 1 && len(q.words) < 5 && q.role == "" && nameCase(aside) {
		p.name, p.words, p.honorific = q.name, q.words, q.honorific
	}
}

// splitName takes the words of a label apart: what belongs to no post is the name.
func splitName(words []string) party {
	if i := commaSplit(words); i > 0 {
		return splitAtComma(words, i)
	}
	from := nameStart(words)
	p := party{name: strings.Join(words[from:], " ")}
	front := words[:from]
	if len(front) > 0 && len(front) == len(words) && honorifics[folded(front[len(front)-1])] {
		return party{honorific: strings.Join(front, " ")}
	}
	h := len(front)
	for h > 0 && (honorifics[folded(front[h-1])] || ranks[folded(front[h-1])] && !(h > 1 && folded(front[h-1]) == "general" && ofGeneral[folded(front[h-2])])) {
		h--
	}
	p.honorific = strings.Join(front[h:], " ")
	front = lessService(front[:h], p.honorific)
	if len(front) > 0 && links[folded(front[len(front)-1])] && h < from {
		p.honorific, front = "", words[:from] // "Secretary of General": no rank
	}
	if len(front) > 0 && strings.EqualFold(front[0], "the") {
		front = front[1:]
	}
	if len(front) == 0 && hasRank(p.honorific) {
		front = strings.Fields(p.honorific)
	}
	if from == len(words) && p.honorific != "" && len(front) > 0 && h > 0 {
		front, p.honorific = trimThe(words), "" // "Secretary General": the rank is the post
	}
	if len(front) > 0 && !hasHead(front) && !hasRank(strings.Join(front, " ")) {
		return splitWhole(words, from) // 'Radio Nord', 'Second': no post
	}
	p.role = strings.Trim(strings.Join(front, " "), ",")
	p.office = foldedWords(front)
	p.words = foldedWords(words[from:])
	return p
}

// splitWhole is the party of a label that holds no post: its words are the name, if some of them can be one.
func splitWhole(words []string, from int) party {
	if from == len(words) {
		return party{}
	}
	return party{name: strings.Join(words, " "), words: foldedWords(words)}
}

// lessService takes the service off that stands before a rank and behind a post: 'Press Secretary Air Force Brig. Gen.'.
func lessService(front []string, rank string) []string {
	for _, service := range [][]string{{"air", "force"}, {"marine", "corps"}, {"coast", "guard"}, {"army"}, {"navy"}} {
		n := len(front) - len(service)
		if rank != "" && n > 0 && slices.Equal(foldedWords(front[n:]), service) && hasHead(front[:n]) && !links[folded(front[n-1])] {
			return front[:n]
		}
	}
	return front
}

func trimThe(words []string) []string {
	if len(words) > 0 && strings.EqualFold(words[0], "the") {
		return words[1:]
	}
	return words
}

func hasRank(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if ranks[folded(w)] {
			return true
		}
	}
	return false
}

func foldedWords(words []string) []string {
	var out []string
	for _, w := range words {
		if f := folded(w); f != "" {
			out = append(out, f)
		}
	}
	return out
}

// commaSplit is the index of the word after a comma between a post and a name, 0 where there is none.
func commaSplit(words []string) int {
	for i := range len(words) - 1 {
		next := folded(words[i+1])
		if strings.HasSuffix(words[i], ",") && next != "jr" && next != "sr" && strings.Trim(next, "iv") != "" {
			return i + 1
		}
	}
	return 0
}

// splitAtComma reads 'US Secretary of State, Antony Blinken' and 'Oana Lungescu, NATO Spokesperson'.
func splitAtComma(words []string, i int) party {
	left, right := words[:i], words[i:]
	if hasHead(right) && !hasHead(left) {
		left, right = right, left
	}
	p := splitName(cleanComma(right))
	if p.name == "" || !hasHead(left) {
		return party{name: strings.Join(words, " "), words: foldedWords(words)}
	}
	p.role = strings.Trim(strings.Join(left, " "), ", ")
	p.office = foldedWords(left)
	return p
}

func cleanComma(words []string) []string {
	out := append([]string(nil), words...)
	if n := len(out); n > 0 {
		out[n-1] = strings.TrimSuffix(out[n-1], ",")
	}
	return out
}

func hasHead(words []string) bool {
	for _, w := range words {
		if heads[folded(w)] {
			return true
		}
	}
	return false
}

// nameStart is the index of the first word of the name at the end of a label. A word right behind 'of' or 'for' belongs to the
// post: 'Secretary of Defense', 'President of Ukraine'.
func nameStart(words []string) int {
	from := len(words)
	for from > 0 && nameWord(words, from-1) {
		from--
	}
	for from < len(words) && links[folded(words[from])] && !particles[folded(words[from])] && from > 0 {
		from++ // 'of' alone begins no name
	}
	return from
}

func nameWord(words []string, i int) bool {
	w := folded(words[i])
	if w == "" || honorifics[w] || heads[w] || fields[w] && !properPart(words, i) && !middle(words, i) || ranks[w] {
		return false
	}
	if links[w] {
		return w != "of" && w != "for" && w != "the" && w != "to" && w != "and" && w != "in" && w != "on" && w != "at" && w != "&"
	}
	r, _ := utf8.DecodeRuneInString(words[i])
	if !unicode.IsUpper(r) {
		return false
	}
	if i > 0 {
		switch folded(words[i-1]) {
		case "of", "for":
			return false
		case "the":
			return i == 1 // 'THE X': nobody has such a name, but no post either
		}
	}
	return true
}

// middle tells whether a word is the initial between two words of a name, and no part of 'U. S.'.
func middle(words []string, i int) bool {
	return i > 0 && i+1 < len(words) && len(words[i]) == len("S.") && isInitial(words[i]) && !isInitial(words[i-1]) && nameWord(words, i-1) && nameWord(words, i+1)
}

// properPart tells whether a word that posts use is the surname here: the last, behind an honorific alone, as in 'MR. PRICE', 'Ms. Chief'.
func properPart(words []string, i int) bool {
	return i == len(words)-1 && i == 1 && honorifics[folded(words[0])]
}
