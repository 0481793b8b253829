package store_test

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// page is a factsheet and its transcript in the model's own words. It is sound by construction: each sentence has a pier
// and numbers of its own, so that whatever is quoted stands in one place.
type page struct {
	event, title string
	partOf       string            // the event that it is a part of
	header       int               // lines above the first turn
	roles        map[string]string // of each appearance
	turns        []pageTurn
	claims       []pageClaim
	gone         []pageClaim // claims that left the page, as they were
	next         int         // the next number or name that was not used yet
}

type pageTurn struct {
	key, speaker, kind string
	continues          string // the turn whose sentence it goes on with
	sentences          []sentence
}

type sentence struct {
	pier, noon, night int
	tail              string
}

func (s sentence) String() string {
	return fmt.Sprintf("On pier %d the café counted %d ships at noon and %d ships at %s.", s.pier, s.noon, s.night, s.tail)
}

type pageClaim struct {
	key, renamed, says, kind string
	formerly                 string // the name that it had before, whether the file says so or not
	quotes                   []pageQuote
	topics                   []string
	figures                  []pageFigure
	gone                     []pageFigure
	attached
	reviews []pageReview
}

// pageQuote is a sentence, with its full stop or without.
type pageQuote struct {
	pier int
	stop bool
}

type pageFigure struct {
	key, renamed, period string
	pier                 int
	night                bool
	attached
}

// attached is what is known of a claim or a figure.
type attached struct {
	evidence []pageEvidence
	links    []pageLink
}

type pageEvidence struct{ at, stance, value string }

type pageLink struct{ to, relation, note string }

type pageReview struct{ date, rating string }

// clone copies a page, so that an edit leaves the one before as it was.
func (p *page) clone() *page {
	q := *p
	q.roles = maps.Clone(p.roles)
	q.turns = slices.Clone(p.turns)
	for i := range q.turns {
		q.turns[i].sentences = slices.Clone(q.turns[i].sentences)
	}
	q.claims, q.gone = cloneClaims(p.claims), cloneClaims(p.gone)
	return &q
}

func cloneClaims(all []pageClaim) []pageClaim {
	out := slices.Clone(all)
	for i := range out {
		c := &out[i]
		c.quotes, c.topics, c.reviews, c.attached = slices.Clone(c.quotes), slices.Clone(c.topics), slices.Clone(c.reviews), c.attached.clone()
		c.figures, c.gone = cloneFigures(c.figures), cloneFigures(c.gone)
	}
	return out
}

func cloneFigures(all []pageFigure) []pageFigure {
	out := slices.Clone(all)
	for i := range out {
		out[i].attached = out[i].attached.clone()
	}
	return out
}

func (a attached) clone() attached {
	return attached{slices.Clone(a.evidence), slices.Clone(a.links)}
}

// fresh is a number that was not used on this page: of ships, of a pier, of a name. It has three digits, so that none is
// a part of another.
func (p *page) fresh() int {
	p.next++
	return 100 + p.next
}

func (p *page) newSentence() sentence {
	return sentence{pier: p.fresh(), noon: p.fresh(), night: p.fresh(), tail: "night"}
}

func newPage(event string) *page {
	p := &page{event: event, title: "Talk", roles: map[string]string{"quay": "Mayor", "press": ""}}
	for i, speaker := range []string{"quay", "press", "quay"} {
		t := pageTurn{key: fmt.Sprintf("t%d", i+1), speaker: speaker, kind: "statement"}
		for range 2 {
			t.sentences = append(t.sentences, p.newSentence())
		}
		p.turns = append(p.turns, t)
	}
	return p
}

// place is where words stand in the transcript, in code points.
type place struct {
	turn       string
	start, end int
}

// text is the transcript, with the place of each turn by key and of each sentence by pier.
func (p *page) text() (text string, turns map[string]place, sentences map[int]place) {
	turns, sentences = map[string]place{}, map[int]place{}
	var b strings.Builder
	length := 0
	write := func(s string) {
		b.WriteString(s)
		length += utf8.RuneCountInString(s)
	}
	for i := range p.header {
		write(fmt.Sprintf("Ähre %d 🚢\n", i))
	}
	for _, t := range p.turns {
		write("\nHeading of " + t.speaker + "\n\n")
		start := length
		for i, s := range t.sentences {
			if i > 0 {
				write(" ")
			}
			from := length
			write(s.String())
			sentences[s.pier] = place{t.key, from, length}
		}
		turns[t.key] = place{t.key, start, length}
		write("\n")
	}
	return b.String(), turns, sentences
}

func (p *page) sentence(pier int) *sentence {
	for i := range p.turns {
		for k := range p.turns[i].sentences {
			if s := &p.turns[i].sentences[k]; s.pier == pier {
				return s
			}
		}
	}
	panic(fmt.Sprintf("there is no pier %d", pier))
}

func (p *page) piers() []int {
	var out []int
	for _, t := range p.turns {
		for _, s := range t.sentences {
			out = append(out, s.pier)
		}
	}
	return out
}

func (p *page) claim(key string) *pageClaim {
	for i := range p.claims {
		if p.claims[i].key == key {
			return &p.claims[i]
		}
	}
	return nil
}

func (p *page) quoted(q pageQuote) string {
	words := p.sentence(q.pier).String()
	if !q.stop {
		words = strings.TrimSuffix(words, ".")
	}
	return words
}

func (p *page) number(f *pageFigure) int {
	s := p.sentence(f.pier)
	if f.night {
		return s.night
	}
	return s.noon
}

// sheet writes the page as a factsheet.
func (p *page) sheet() string {
	text, _, sentences := p.text()
	var b strings.Builder
	w := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	w("onrecord: 1")
	w("event: {id: %s, title: %s, kind: briefing, part_of: %q, date: 2024-06-18}", p.event, p.title, p.partOf)
	w("transcript: {file: talk.txt, sha256: %x, language: en, fidelity: verbatim}", sha256.Sum256([]byte(text)))
	w("speakers:")
	w("  quay: {speaker: ada-quay, role: %q, headings: [Heading of quay]}", p.roles["quay"])
	w("  press: {unnamed: journalist, role: %q, headings: [Heading of press]}", p.roles["press"])
	w("turns:")
	for _, t := range p.turns {
		w("  - {id: %s, speaker: %s, kind: %s, continues: %q, starts: %q}", t.key, t.speaker, t.kind, t.continues, t.sentences[0].String())
	}
	w("claims:")
	for i := range p.claims {
		p.writeClaim(w, &p.claims[i], sentences)
	}
	return b.String()
}

func (p *page) writeClaim(w func(string, ...any), c *pageClaim, sentences map[int]place) {
	w("  - id: %s", c.key)
	if c.renamed != "" {
		w("    renamed: %s", c.renamed)
	}
	w("    says: %s", c.says)
	w("    type: %s", c.kind)
	w("    topics: [%s]", strings.Join(c.topics, ", "))
	w("    turn: %s", sentences[c.quotes[0].pier].turn)
	w("    quotes:")
	for _, q := range c.quotes {
		w("      - {quote: %q, turn: %s}", p.quoted(q), sentences[q.pier].turn)
	}
	c.attached.write(w, "    ")
	if len(c.reviews) > 0 {
		w("    reviews:")
	}
	for _, r := range c.reviews {
		w("      - {scale: two-point, rating: %q, by: desk, date: %s}", r.rating, r.date)
	}
	if len(c.figures) > 0 {
		w("    figures:")
	}
	for i := range c.figures {
		f := &c.figures[i]
		w("      - id: %s", f.key)
		if f.renamed != "" {
			w("        renamed: %s", f.renamed)
		}
		w("        quote: \"%d ships\"", p.number(f))
		w("        indicator: ships-in-port")
		w("        period: %s", f.period)
		f.attached.write(w, "        ")
	}
}

func (a attached) write(w func(string, ...any), indent string) {
	if len(a.evidence) > 0 {
		w("%sevidence:", indent)
	}
	for _, e := range a.evidence {
		w("%s  - {source: log, at: %s, stance: %s, value: %q}", indent, e.at, e.stance, e.value)
	}
	if len(a.links) > 0 {
		w("%slinks:", indent)
	}
	for _, l := range a.links {
		w("%s  - {claim: %q, relation: %s, note: %s}", indent, l.to, l.relation, l.note)
	}
}

// thing is whatever of an event is told apart by name. Of an appearance or a turn, only the key is set.
type thing struct{ entity, claim, figure, key string }

// name is how the history calls a thing.
func (t thing) name() string {
	if t.claim == "" {
		return t.entity + " " + t.key
	}
	if t.figure == "" {
		return t.entity + " " + t.claim
	}
	return t.entity + " " + t.claim + "." + t.figure
}

func (t thing) isAttached() bool { return t.entity == "evidence" || t.entity == "link" }

// things is all that the page says, each thing with its content, where the text is the given revision.
func (p *page) things(revision int) map[thing]string {
	text, turns, sentences := p.text()
	runes := []rune(text)
	out := map[thing]string{{entity: "event", key: p.event}: p.title}
	for key, role := range p.roles {
		out[thing{entity: "appearance", key: key}] = role
	}
	for _, t := range p.turns {
		at := turns[t.key]
		out[thing{entity: "turn", key: t.key}] = fmt.Sprintf("%s %s %s in %d at %d-%d: %s", t.speaker, t.kind, t.continues, revision, at.start, at.end, string(runes[at.start:at.end]))
	}
	for i := range p.claims {
		p.addClaim(out, &p.claims[i], sentences)
	}
	return out
}

func (p *page) addClaim(out map[thing]string, c *pageClaim, sentences map[int]place) {
	quotes := slices.SortedFunc(slices.Values(c.quotes), func(a, b pageQuote) int {
		return cmp.Compare(sentences[a.pier].start, sentences[b.pier].start)
	})
	ordinals := map[int]int{}
	content := c.says + " " + c.kind + " " + strings.Join(slices.Sorted(slices.Values(c.topics)), ",")
	for i, q := range quotes {
		ordinals[q.pier] = i + 1
		at, words := sentences[q.pier], p.quoted(q)
		content += fmt.Sprintf(" %d. %s at %d-%d: %s", i+1, at.turn, at.start, at.start+utf8.RuneCountInString(words), words)
	}
	out[thing{entity: "claim", claim: c.key}] = content
	c.attached.add(out, p.event, c.key, "")
	for i := range c.figures {
		f := &c.figures[i]
		words := strconv.Itoa(p.number(f)) + " ships"
		before, _, _ := strings.Cut(p.sentence(f.pier).String(), words)
		start := sentences[f.pier].start + utf8.RuneCountInString(before)
		out[thing{entity: "figure", claim: c.key, figure: f.key}] = fmt.Sprintf("%d. at %d-%d: %s = %d in %s",
			ordinals[f.pier], start, start+utf8.RuneCountInString(words), words, p.number(f), f.period)
		f.attached.add(out, p.event, c.key, f.key)
	}
	for _, r := range c.reviews {
		out[thing{entity: "review", claim: c.key, key: r.date}] = r.rating
	}
}

func (a attached) add(out map[thing]string, event, claim, figure string) {
	for _, e := range a.evidence {
		out[thing{"evidence", claim, figure, "log " + e.at}] = e.stance + " " + e.value
	}
	for _, l := range a.links {
		to := l.to
		if !strings.Contains(to, "#") {
			to = event + "#" + to
		}
		out[thing{"link", claim, figure, l.relation + " " + to}] = l.note
	}
}

// drawn makes the edits of pages from what rapid draws.
type drawn struct{ *rapid.T }

func pick[T any](d drawn, what string, from []T) T { return rapid.SampledFrom(from).Draw(d.T, what) }

// newClaim is a claim about one or two sentences, mostly with figures.
func (d drawn) newClaim(p *page) pageClaim {
	key := fmt.Sprintf("c%d", p.fresh())
	c := pageClaim{key: key, says: "Claim " + key + " as first told", kind: "quantity"}
	piers := rapid.Permutation(p.piers()).Draw(d.T, "piers")
	for _, pier := range piers[:rapid.IntRange(1, 2).Draw(d.T, "quotes")] {
		c.quotes = append(c.quotes, pageQuote{pier, rapid.Bool().Draw(d.T, "stop")})
	}
	for range rapid.IntRange(0, 2).Draw(d.T, "figures") {
		f := d.newFigure(p, &c)
		f.attached = d.something()
		c.figures = append(c.figures, f)
	}
	c.attached = d.something()
	if rapid.Bool().Draw(d.T, "review") {
		c.reviews = []pageReview{{"2024-07-01", "true"}}
	}
	return c
}

// something is what may be attached to a claim or a figure from the start.
func (d drawn) something() attached {
	var a attached
	if rapid.Bool().Draw(d.T, "evidence") {
		a.evidence = []pageEvidence{{"page 1", "supports", "5"}}
	}
	if rapid.Bool().Draw(d.T, "link") {
		a.links = []pageLink{{"elsewhere#c1", "repeats", "a"}}
	}
	return a
}

func (d drawn) newFigure(p *page, c *pageClaim) pageFigure {
	return pageFigure{
		key: fmt.Sprintf("f%d", p.fresh()), period: "2024", pier: pick(d, "quote", c.quotes).pier, night: rapid.Bool().Draw(d.T, "night"),
	}
}

// target is a claim of the page or one of its figures, with what is attached to it.
func (d drawn) target(p *page) (*pageClaim, *attached) {
	c := &p.claims[rapid.IntRange(0, len(p.claims)-1).Draw(d.T, "claim")]
	i := rapid.IntRange(-1, len(c.figures)-1).Draw(d.T, "figure")
	if i < 0 {
		return c, &c.attached
	}
	return c, &c.figures[i].attached
}

// edit makes so many edits.
func (d drawn) edit(p *page, n int) {
	names := slices.Sorted(maps.Keys(edits))
	for range n {
		edits[pick(d, "edit", names)](d, p)
	}
}

// edits are what a person does to a factsheet between two loads. Each leaves the page sound; one that finds nothing to
// do does nothing.
var edits = map[string]func(drawn, *page){
	"title": func(d drawn, p *page) { p.title = pick(d, "title", []string{"Talk", "A talk", "The talk"}) },
	"role": func(d drawn, p *page) {
		p.roles[pick(d, "appearance", []string{"quay", "press"})] = pick(d, "role", []string{"", "Mayor", "Pilot"})
	},
	"turn": func(d drawn, p *page) {
		p.turns[rapid.IntRange(0, len(p.turns)-1).Draw(d.T, "turn")].kind = pick(d, "kind", []string{"statement", "interjection"})
	},
	"continues": func(d drawn, p *page) {
		last := &p.turns[len(p.turns)-1]
		last.continues = pick(d, "continues", []string{"", p.turns[0].key})
	},
	"claim more": func(d drawn, p *page) { p.claims = append(p.claims, d.newClaim(p)) },
	"what it says": func(d drawn, p *page) {
		c, _ := d.target(p)
		c.says = fmt.Sprintf("Claim %s as told in %d", c.key, p.fresh())
	},
	"type": func(d drawn, p *page) {
		c, _ := d.target(p)
		c.kind = pick(d, "type", []string{"quantity", "trend"})
	},
	"topics": func(d drawn, p *page) {
		c, _ := d.target(p)
		c.topics = pick(d, "topics", [][]string{nil, {"shipping"}, {"money"}, {"shipping", "money"}})
	},
	"quote":         editQuote,
	"figure more":   func(d drawn, p *page) { c, _ := d.target(p); c.figures = append(c.figures, d.newFigure(p, c)) },
	"figure":        editFigure,
	"evidence":      editEvidence,
	"review":        editReview,
	"link":          editLink,
	"withdraw":      withdraw,
	"withdraw more": withdrawFigure,
	"return":        bringBack,
	"return more":   bringBack,
	"rename":        rename,
	"old name":      reuse,
	"header":        func(d drawn, p *page) { p.header = rapid.IntRange(0, 3).Draw(d.T, "lines") },
	"words": func(d drawn, p *page) {
		s := p.sentence(pick(d, "pier", p.piers()))
		switch rapid.IntRange(0, 2).Draw(d.T, "word") {
		case 0:
			s.noon = p.fresh()
		case 1:
			s.night = p.fresh()
		default:
			s.tail = pick(d, "tail", []string{"night", "dusk", "the end of the day"})
		}
	},
	"sentence more": func(d drawn, p *page) {
		t := &p.turns[rapid.IntRange(0, len(p.turns)-1).Draw(d.T, "turn")]
		t.sentences = append(t.sentences, p.newSentence())
	},
}

func editQuote(d drawn, p *page) {
	c, _ := d.target(p)
	i := rapid.IntRange(0, len(c.quotes)-1).Draw(d.T, "quote")
	if rapid.Bool().Draw(d.T, "other sentence") {
		from, to := c.quotes[i].pier, pick(d, "pier", p.piers())
		if slices.ContainsFunc(c.quotes, func(q pageQuote) bool { return q.pier == to }) {
			return
		}
		c.quotes[i].pier = to
		for _, figures := range [][]pageFigure{c.figures, c.gone} {
			for k := range figures {
				if figures[k].pier == from {
					figures[k].pier = to
				}
			}
		}
		return
	}
	c.quotes[i].stop = !c.quotes[i].stop
}

func editFigure(d drawn, p *page) {
	c, _ := d.target(p)
	if len(c.figures) == 0 {
		return
	}
	f := &c.figures[rapid.IntRange(0, len(c.figures)-1).Draw(d.T, "which")]
	if rapid.Bool().Draw(d.T, "number") {
		f.night = !f.night
	} else {
		f.period = pick(d, "period", []string{"2024", "2023/2024"})
	}
}

func editEvidence(d drawn, p *page) {
	_, a := d.target(p)
	e := pageEvidence{pick(d, "at", []string{"page 1", "page 2"}), pick(d, "stance", []string{"supports", "refutes"}), pick(d, "value", []string{"5", "5.0"})}
	at := slices.IndexFunc(a.evidence, func(have pageEvidence) bool { return have.at == e.at })
	switch {
	case at < 0:
		a.evidence = append(a.evidence, e)
	case rapid.Bool().Draw(d.T, "less"):
		a.evidence = slices.Delete(a.evidence, at, at+1)
	default:
		a.evidence[at] = e
	}
}

func editReview(d drawn, p *page) {
	c, _ := d.target(p)
	r := pageReview{pick(d, "date", []string{"2024-07-01", "2024-07-02"}), pick(d, "rating", []string{"true", "false", "open"})}
	at := slices.IndexFunc(c.reviews, func(have pageReview) bool { return have.date == r.date })
	switch {
	case at < 0:
		c.reviews = append(c.reviews, r)
	case rapid.Bool().Draw(d.T, "less"):
		c.reviews = slices.Delete(c.reviews, at, at+1)
	default:
		c.reviews[at] = r
	}
}

func editLink(d drawn, p *page) {
	c, a := d.target(p)
	to := "elsewhere#c1"
	if other := pick(d, "to", p.claims); other.key != c.key && rapid.Bool().Draw(d.T, "here") {
		to = other.key
	}
	l := pageLink{to, pick(d, "relation", []string{"repeats", "qualifies"}), pick(d, "note", []string{"a", "b"})}
	at := slices.IndexFunc(a.links, func(have pageLink) bool { return have.to == l.to && have.relation == l.relation })
	switch {
	case at < 0:
		a.links = append(a.links, l)
	case rapid.Bool().Draw(d.T, "less"):
		a.links = slices.Delete(a.links, at, at+1)
	default:
		a.links[at] = l
	}
}

func withdraw(d drawn, p *page) {
	if len(p.claims) < 2 {
		return
	}
	i := rapid.IntRange(0, len(p.claims)-1).Draw(d.T, "claim")
	p.gone = append(p.gone, p.claims[i])
	p.claims = slices.Delete(p.claims, i, i+1)
	p.relink("", "")
}

func withdrawFigure(d drawn, p *page) {
	c, _ := d.target(p)
	if len(c.figures) == 0 {
		return
	}
	i := rapid.IntRange(0, len(c.figures)-1).Draw(d.T, "which")
	c.gone = append(c.gone, c.figures[i])
	c.figures = slices.Delete(c.figures, i, i+1)
}

func bringBack(d drawn, p *page) {
	if len(p.gone) > 0 && rapid.IntRange(0, 2).Draw(d.T, "a claim") > 0 {
		i := rapid.IntRange(0, len(p.gone)-1).Draw(d.T, "gone")
		back := p.gone[i]
		if p.claim(back.renamed) != nil {
			back.renamed = ""
		}
		p.forget(back.key)
		p.claims = append(p.claims, back)
		p.gone = slices.Delete(p.gone, i, i+1)
		p.relink("", "")
		return
	}
	c, _ := d.target(p)
	if len(c.gone) > 0 {
		i := rapid.IntRange(0, len(c.gone)-1).Draw(d.T, "gone")
		c.figures = append(c.figures, c.gone[i])
		c.gone = slices.Delete(c.gone, i, i+1)
	}
}

// rename gives a claim or a figure a name that was never used, and says so.
func rename(d drawn, p *page) {
	c, _ := d.target(p)
	if len(c.figures) > 0 && rapid.Bool().Draw(d.T, "a figure") {
		f := &c.figures[rapid.IntRange(0, len(c.figures)-1).Draw(d.T, "which")]
		f.renamed, f.key = f.key, fmt.Sprintf("f%d", p.fresh())
		return
	}
	old := c.key
	c.renamed, c.formerly, c.key = old, old, fmt.Sprintf("c%d", p.fresh())
	p.relink(old, c.key)
}

// forget leaves out that a claim had a name which another one has now.
func (p *page) forget(name string) {
	for i := range p.claims {
		if p.claims[i].renamed == name {
			p.claims[i].renamed = ""
		}
	}
}

// reuse adds a claim under the name that another one had before; where such a claim has left the page again, the page
// says once more that the other one had that name.
func reuse(d drawn, p *page) {
	for i := range p.claims {
		old := p.claims[i].formerly
		inUse := func(c pageClaim) bool { return c.key == old }
		switch {
		case old == "" || slices.ContainsFunc(p.claims, inUse):
		case slices.ContainsFunc(p.gone, inUse):
			p.claims[i].renamed = old
			return
		default:
			p.forget(old)
			c := d.newClaim(p)
			c.key = old
			p.claims = append(p.claims, c)
			return
		}
	}
}

// relink turns the links to a claim of the page that got a new name, and drops those to a claim that is not on it.
func (p *page) relink(old, renamed string) {
	fix := func(a *attached) {
		for i := range a.links {
			if a.links[i].to == old {
				a.links[i].to = renamed
			}
		}
		a.links = slices.DeleteFunc(a.links, func(l pageLink) bool { return !strings.Contains(l.to, "#") && p.claim(l.to) == nil })
	}
	for i := range p.claims {
		c := &p.claims[i]
		fix(&c.attached)
		for _, figures := range [][]pageFigure{c.figures, c.gone} {
			for k := range figures {
				fix(&figures[k].attached)
			}
		}
	}
}
