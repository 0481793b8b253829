package transcript

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// caster gives each label the speaker whom it announces.
type caster struct {
	page     *page
	intro    *intro
	persons  []person
	forms    *forms
	known    map[string][]knownName // by surname
	speakers []*cast
	byGroup  map[*group]*cast
	named    map[string][]*cast // by surname
	without  map[string]*cast   // by what they are called of whom no name is said
}

// knownName is the name of somebody whom the catalogue lists.
type knownName struct {
	id, name string
	words    []string
}

func newCaster(p *page, in *intro, f *forms, known []Known) *caster {
	names := map[string][]knownName{}
	for _, k := range known {
		words := foldedWords(strings.Fields(k.Name))
		surname := party{words: words}.surname()
		names[surname] = append(names[surname], knownName{k.ID, k.Name, words})
	}
	return &caster{page: p, intro: in, persons: in.persons(), forms: f, known: names, byGroup: map[*group]*cast{}, named: map[string][]*cast{}, without: map[string]*cast{}}
}

// maxAlike is how many speakers of one surname, or with posts, are looked through for the one whom a label names.
const maxAlike = 64

// cast is a speaker, and what the labels say of it.
type cast struct {
	Speaker
	words  []string // of the name, folded
	office []string // of the role, folded
	sex    sex      // as the honorifics of its labels have it
}

// assign gives every group that announces somebody its speaker: first those with names, then posts, which may be those
// of somebody named.
func (c *caster) assign(all []announced) {
	var groups []*group
	for _, a := range all {
		if !slices.Contains(groups[max(0, len(groups)-1):], a.group) {
			groups = append(groups, a.group)
		}
	}
	groups = unique(groups)
	for _, rank := range []func(party) bool{inFull, bySurname, byPost} {
		for _, g := range groups {
			if g.like == nil && rank(g.party) {
				c.byGroup[g] = c.find(g)
			}
		}
	}
	for _, g := range groups {
		if g.like != nil {
			c.byGroup[g] = c.meant(g)
		}
		c.list(g)
	}
}

// meant is the speaker of the label of which another one is a misspelling, whether or not it stands where it announces somebody.
func (c *caster) meant(g *group) *cast {
	root := g.meant()
	if c.byGroup[root] == nil {
		c.byGroup[root] = c.find(root)
	}
	return c.byGroup[root]
}

// A label in full tells whose a surname alone is, and both tell whose a post is.
func inFull(p party) bool    { return len(p.words) > 1 }
func bySurname(p party) bool { return len(p.words) == 1 }
func byPost(p party) bool    { return len(p.words) == 0 }

func unique(groups []*group) []*group {
	seen := map[*group]bool{}
	return slices.DeleteFunc(groups, func(g *group) bool {
		was := seen[g]
		seen[g] = true
		return was
	})
}

// list adds what the labels of a group are printed like to the headings of its speaker.
func (c *caster) list(g *group) {
	s := c.byGroup[g]
	for _, l := range g.labels {
		if len(s.Headings) < maxHeadings && !slices.Contains(s.Headings, l.printed) {
			s.Headings = append(s.Headings, l.printed)
		}
		if under := c.page.furnitureUnder(l); under != "" && !slices.Contains(s.Headings, under) {
			s.Headings = append(s.Headings, under)
		}
	}
}

const maxHeadings = 1000

// find is the speaker whom a group announces: one who is there, or a new one.
func (c *caster) find(g *group) *cast {
	p := g.party
	switch {
	case p.press:
		return c.unnamed("press", "journalist", "each question may be that of another journalist")
	case p.unnamed != "":
		return c.unnamed(slug(p.unnamed), p.unnamed, unnamedTodo(p.unnamed))
	case len(p.words) > 0:
		return c.findNamed(g)
	}
	if p.answers {
		return c.answerer()
	}
	return c.findPost(g)
}

// answerer is the one who answers under 'A.' or 'Answer:': the only speaker with a name or a post, or the only person whom the
// text introduces and who does not write it.
func (c *caster) answerer() *cast {
	var only *cast
	for _, s := range c.speakers {
		if s.Unnamed != "" && len(s.office) == 0 {
			continue
		}
		if only != nil {
			return c.unnamed("answer", "interviewee", "the text does not say who answers: several people may be meant")
		}
		only = s
	}
	who, rivals := c.interviewed()
	switch {
	case only != nil && (who == nil && !rivals || who != nil && sameName(who.words, only.words)):
		return only
	case only == nil && who != nil:
		s := c.add(&cast{Speaker: Speaker{Name: c.forms.of(who.name), Role: who.role, Known: c.knownAs("", party{words: who.words}, who)}, words: who.words, office: who.office})
		c.file(s)
		return s
	}
	return c.unnamed("answer", "interviewee", "the text does not say who answers")
}

// interviewed is the only person whom the introduction names without 'by' before the name; rivals tells whether there are several.
func (c *caster) interviewed() (who *person, rivals bool) {
	for i := range c.persons {
		q := &c.persons[i]
		switch {
		case q.byline:
		case who == nil:
			who = q
		case !sameName(q.words, who.words):
			return nil, true
		case better(*q, *who):
			who = q
		}
	}
	return who, false
}

func unnamedTodo(what string) string {
	if strings.Contains(what, "official") || strings.Contains(what, "participant") || strings.Contains(what, "speaker") || strings.Contains(what, "voice") {
		return "the transcript does not say who this is, or whether it is always the same person"
	}
	return ""
}

func (c *caster) unnamed(key, what, todo string) *cast {
	if c.without[what] == nil {
		c.without[what] = c.add(&cast{Speaker: Speaker{Key: key, Unnamed: what, Todo: todo}})
	}
	return c.without[what]
}

func (c *caster) add(s *cast) *cast {
	c.speakers = append(c.speakers, s)
	return s
}

// findNamed finds the speaker of a label with a name: the only one of the same surname whose first names, post and honorific
// agree. Where several are, the label is another speaker's, whom a person should settle.
func (c *caster) findNamed(g *group) *cast {
	p := g.party
	who, others := c.introduced(p)
	id := c.knownAs(g.key, p, who)
	if who == nil && others == nil && id == "" {
		others = c.catalogued(p)
	}
	var found []*cast
	shared := false // the surname, by somebody with another honorific
	for _, s := range c.alike(p.words) {
		if !sameName(s.words, p.words) || id != s.Known && id != "" && s.Known != "" || len(p.words) == 1 && len(s.words) == 1 && rival(p.office, s.office) {
			continue
		}
		if opposed(s.sex, sexOf(p.honorific)) {
			shared = true
			s.Todo = cmp.Or(s.Todo, sharedTodo(s.words))
			continue
		}
		if !slices.ContainsFunc(found, func(o *cast) bool { return o.Known != "" && o.Known == s.Known }) {
			found = append(found, s)
		}
	}
	if len(found) == 1 {
		c.enrich(found[0], g, who, id)
		if len(found[0].words) == 1 || p.honorific != "" {
			found[0].Todo = cmp.Or(found[0].Todo, severalTodo(others))
		}
		return found[0]
	}
	s := c.add(&cast{})
	switch {
	case len(found) > 1:
		c.enrich(s, g, who, "")
		s.Todo = severalTodo(namesOf(found))
		return s
	case shared:
		c.enrich(s, g, nil, "")
		s.Todo = cmp.Or(severalTodo(others), sharedTodo(p.words))
	default:
		c.enrich(s, g, who, id)
		s.Todo = severalTodo(others)
	}
	c.file(s)
	return s
}

// catalogued are the names of those in the catalogue who have the surname that a label is.
func (c *caster) catalogued(p party) []string {
	if len(p.words) > 1 {
		return nil
	}
	var names []string
	for _, k := range c.known[p.surname()] {
		names = append(names, k.name)
	}
	return names
}

func sharedTodo(words []string) string {
	return fmt.Sprintf("headings with the surname %s have differing honorifics: see whether they are two people, and who this one is", small(strings.ToUpper(party{words: words}.surname())))
}

// severalTodo asks which one of several people a surname means; "" where they are not several.
func severalTodo(names []string) string {
	if len(names) < 2 {
		return ""
	}
	return fmt.Sprintf("the heading may mean %s: say which one", strings.Join(names, " or "))
}

func namesOf(speakers []*cast) []string {
	var names []string
	for _, s := range speakers {
		if !slices.Contains(names, s.Name) {
			names = append(names, s.Name)
		}
	}
	if len(names) < 2 {
		return []string{names[0], "somebody else of that surname"}
	}
	return names
}

// sex is what an honorific says of somebody: 'Mr', 'Ms'.
type sex int

const (
	unsaid sex = iota
	male
	female
)

// sexOf is what the words before a name say.
func sexOf(honorific string) sex {
	for w := range strings.FieldsSeq(honorific) {
		switch folded(w) {
		case "mr", "sir", "lord", "herr", "monsieur":
			return male
		case "mrs", "ms", "miss", "dame", "lady", "madam", "madame", "frau":
			return female
		}
	}
	return unsaid
}

func opposed(a, b sex) bool { return a != unsaid && b != unsaid && a != b }

// alike are the speakers with the surname of a name.
func (c *caster) alike(words []string) []*cast {
	all := c.named[party{words: words}.surname()]
	return all[:min(len(all), maxAlike)]
}

// file makes a speaker one that alike finds.
func (c *caster) file(s *cast) {
	if surname := (party{words: s.words}).surname(); surname != "" {
		c.named[surname] = append(c.named[surname], s)
	}
}

// rival tells whether two posts can hardly be one person's: both are said, and they share no word.
func rival(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	return !slices.ContainsFunc(a, func(w string) bool { return slices.Contains(b, w) })
}

// enrich adds what a label and an introduction say of a speaker.
func (c *caster) enrich(s *cast, g *group, who *person, id string) {
	p := g.party
	name, words := c.forms.of(p.name), p.words
	role, office := c.title(p.role), p.office
	if who != nil && len(who.words) >= len(words) {
		name, words = who.name, who.words
	}
	if who != nil && len(who.role) > len(role) {
		role, office = who.role, who.office
	}
	if len(words) > len(s.words) {
		s.Name, s.words = c.forms.of(name), words
	}
	if len(office) > len(s.office) {
		s.Role, s.office = role, office
	}
	if s.Known == "" {
		s.Known = id
	}
	if s.sex == unsaid {
		s.sex = sexOf(p.honorific)
	}
}

// title writes a post in capitals with capitals at the beginnings of its words.
func (c *caster) title(role string) string {
	if !isCaps(role) || shortPosts[folded(role)] != "" {
		return role
	}
	words := strings.Fields(c.forms.ofPost(role))
	for i, w := range words {
		if links[folded(w)] && i > 0 {
			words[i] = strings.ToLower(w)
		}
	}
	return strings.Join(words, " ")
}

// sameName tells whether two names are one person's: the same surname, and first names of which one begins with the other.
func sameName(a, b []string) bool {
	sa, sb := party{words: a}.surname(), party{words: b}.surname()
	if sa == "" || sa != sb {
		return false
	}
	fa, fb := a[0], b[0]
	if len(a) == 1 || len(b) == 1 || particles[fa] || particles[fb] {
		return true // no first name is said
	}
	return fa == fb || len(fa) == 1 && strings.HasPrefix(fb, fa) || len(fb) == 1 && strings.HasPrefix(fa, fb)
}

// introduced is the person of a label whom the lines before the first turn introduce. Where they introduce several to whom the
// label may belong, it is nobody, and their names are what is given.
func (c *caster) introduced(p party) (*person, []string) {
	fits, held := c.namesakes(p)
	if len(held) > 0 {
		fits = held
	}
	var best *person
	var names []string
	for i := range fits {
		if best != nil && !sameName(best.words, fits[i].words) {
			names = append(names, fits[i].name)
			continue
		}
		if best == nil || better(fits[i], *best) {
			best = &fits[i]
		}
	}
	if len(names) > 0 {
		return nil, append([]string{best.name}, names...)
	}
	return best, nil
}

// namesakes are the people of the introduction who have the name of a label, and those of them who hold its post.
func (c *caster) namesakes(p party) (fits, held []person) {
	surname := p.surname()
	for _, q := range c.persons {
		at := slices.Index(q.words, surname)
		if at < 0 {
			continue
		}
		if q = q.upTo(at + 1); !sameName(q.words, p.words) {
			continue
		}
		fits = append(fits, q)
		if len(p.office) > 0 && (samePost(p.office, q.office) || samePost(q.office, p.office)) {
			held = append(held, q)
		}
	}
	return fits, held
}

// upTo is a person with the first n words of the name, which may have run on.
func (p person) upTo(n int) person {
	words := strings.Fields(p.name)
	if n < len(words) && n < len(p.words) {
		p.name, p.words = strings.TrimRight(strings.Join(words[:n], " "), ","), p.words[:n]
	}
	return p
}

func better(a, b person) bool {
	if len(a.words) != len(b.words) {
		return len(a.words) > len(b.words)
	}
	return len(a.role) > len(b.role)
}

// knownAs is the ID of the Known whom a label names: by the whole label, by the name in full, or by a surname that only one has.
func (c *caster) knownAs(key string, p party, who *person) string {
	if id := c.intro.known[key]; id != "" {
		return id
	}
	for _, words := range [][]string{p.words, whoWords(who)} {
		if id := c.intro.known[strings.Join(words, " ")]; id != "" {
			return id
		}
	}
	found := ""
	for _, k := range c.known[p.surname()] {
		if sameName(k.words, p.words) && (len(p.words) > 1 || who == nil || sameName(k.words, who.words)) {
			if found != "" && found != k.id {
				return ""
			}
			found = k.id
		}
	}
	return found
}

func whoWords(who *person) []string {
	if who == nil {
		return nil
	}
	return who.words
}

// findPost finds the speaker of a label that names a post alone: the only one whose post it is.
func (c *caster) findPost(g *group) *cast {
	p := g.party
	office := p.office
	if len(office) == 0 {
		office = strings.Fields(g.key)
	}
	if id := c.intro.known[g.key]; id != "" {
		for _, s := range c.speakers[:min(len(c.speakers), maxAlike)] {
			if s.Known == id {
				return s
			}
		}
	}
	var found []*cast
	for _, s := range c.speakers[:min(len(c.speakers), maxAlike)] {
		if s.Unnamed == "" && samePost(office, s.office) {
			found = append(found, s)
		}
	}
	if len(found) == 1 {
		c.enrich(found[0], g, nil, c.intro.known[g.key])
		return found[0]
	}
	return c.newPost(g, office, len(found))
}

// newPost is a new speaker with a post, whose name the introduction may say.
func (c *caster) newPost(g *group, office []string, rivals int) *cast {
	p := g.party
	role := c.title(p.role)
	if role == "" {
		role = c.title(g.labels[0].name)
	}
	s := &cast{Speaker: Speaker{Role: role, Known: c.intro.known[g.key]}, office: office}
	var holders []person
	for _, q := range c.persons {
		if samePost(office, q.office) && !slices.ContainsFunc(holders, func(h person) bool { return sameName(h.words, q.words) }) && !c.speaks(q) {
			holders = append(holders, q)
		}
	}
	if len(holders) == 1 && rivals == 0 {
		s.Name, s.words, s.Role, s.office = c.forms.of(holders[0].name), holders[0].words, holders[0].role, holders[0].office
		c.file(s)
		return c.add(s)
	}
	s.Unnamed = role
	if like := c.likePost(office); like != "" && rivals == 0 {
		s.Todo = fmt.Sprintf("%s looks like a misspelt %s: see whether it is that speaker", role, like)
		return c.add(s)
	}
	s.Todo = fmt.Sprintf("the transcript calls this speaker %s: say who it is", role)
	if rivals > 1 {
		s.Todo = fmt.Sprintf("several speakers may be the %s: say which one it is", role)
	}
	return c.add(s)
}

// likePost is the post of a speaker, or of somebody introduced, that differs from another one by a letter or two; "" for none.
func (c *caster) likePost(office []string) string {
	post := letters(strings.Join(office, ""))
	if len(post) < minPost {
		return ""
	}
	for _, s := range c.speakers[:min(len(c.speakers), maxAlike)] {
		if other := letters(strings.Join(s.office, "")); other != post && near(post, other) {
			return s.Role
		}
	}
	for _, q := range c.persons[:min(len(c.persons), maxAlike)] {
		if other := letters(strings.Join(q.office, "")); other != post && near(post, other) {
			return q.role
		}
	}
	return ""
}

// speaks tells whether a person is one of the speakers under another label.
func (c *caster) speaks(q person) bool {
	return slices.ContainsFunc(c.alike(q.words), func(s *cast) bool { return sameName(s.words, q.words) })
}

// samePost tells whether a post is that of somebody whose post is said at more length: its words stand together in it, and
// the word before them does not make it another one.
func samePost(short, long []string) bool {
	if len(short) == 0 {
		return false
	}
	for i := 0; i+len(short) <= len(long); i++ {
		if slices.Equal(short, long[i:i+len(short)]) && (i == 0 || !lowers(long[i-1])) {
			return true
		}
	}
	return false
}

// lowers tells whether a word before a post makes it another one.
func lowers(w string) bool {
	switch w {
	case "vice", "deputy", "assistant", "associate", "former", "under", "acting", "special", "junior", "of", "for", "the", "to":
		return true
	}
	return false
}

// settle puts the speakers in the order in which they speak first, and gives each a key of its own.
func (c *caster) settle(order []*cast) {
	turns, used, next := map[*cast]int{}, map[string]bool{}, map[string]int{}
	c.speakers = c.speakers[:0]
	for _, s := range order {
		if turns[s]++; turns[s] > 1 {
			continue
		}
		c.speakers = append(c.speakers, s)
		base := s.Key
		if base == "" {
			base = slug(cmpOr(party{words: s.words}.surname(), s.Name, s.Role, "speaker"))
		}
		s.Key = base
		for used[s.Key] {
			next[base]++
			s.Key = fmt.Sprintf("%s-%d", base, next[base]+1)
		}
		used[s.Key] = true
	}
	c.doubtAlike(turns)
}

func cmpOr(texts ...string) string {
	for _, t := range texts {
		if slug(t) != "x" {
			return t
		}
	}
	return ""
}

const maxSlug = 40

// slug is a text as a key: small letters without accents, digits and hyphens.
func slug(s string) string {
	var out strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			out.WriteRune(r)
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == '.':
		case out.Len() > 0 && !strings.HasSuffix(out.String(), "-"):
			out.WriteByte('-')
		}
		if out.Len() >= maxSlug {
			break
		}
	}
	key := strings.Trim(out.String(), "-")
	if key == "" {
		return "x"
	}
	if key[0] >= '0' && key[0] <= '9' {
		return "s" + key
	}
	return key
}
