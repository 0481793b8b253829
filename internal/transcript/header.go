package transcript

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/internal/briefing"
)

// headerReader reads what stands before the first turn.
type headerReader struct {
	page   *page
	meta   Meta
	lines  []int // those that are not blank, the first maxIntroLines
	header Header
	used   map[int]bool // lines that say something already
	placed bool         // a line says of itself that it names the place
}

// readHeader reads the lines of a page up to the byte offset until, and what the Meta says beside them.
func readHeader(p *page, meta Meta, until int) Header {
	r := &headerReader{page: p, meta: meta, used: map[int]bool{}}
	for i := 0; i < len(p.lines) && p.lines[i].start < until && len(r.lines) < maxIntroLines; i++ {
		if l := p.lines[i]; !l.blank() && l.hi-l.lo <= 4*maxIntroLine {
			r.lines = append(r.lines, i)
		}
	}
	r.fidelity()
	r.dates()
	r.placeLine()
	r.title()
	r.place()
	r.titleDate()
	r.unread()
	return r.header
}

func (r *headerReader) words(i int) string { return r.page.words(i) }

// fact is what a part of a line says.
func (r *headerReader) fact(value string, line, lo, hi int) Fact {
	at := r.page.lines[line].lo
	return Fact{Value: value, Span: r.page.span(at+lo, at+hi)}
}

var fidelities = []struct {
	words *regexp.Regexp
	value string
}{
	{regexp.MustCompile(`(?i)\bas delivered\b`), "as-delivered"},
	{regexp.MustCompile(`(?i)\bas prepared\b|\bprepared (?:for delivery|remarks)\b|\bcheck against delivery\b`), "edited"},
	{regexp.MustCompile(`(?i)\bnear[- ]verbatim\b`), "edited"},
	{regexp.MustCompile(`(?i)\b(?:rush|unedited|verbatim|uncorrected|raw) transcript\b|\btranscript is (?:not|un)\s?edited\b|\bverbatim\b|\bin rush form\b`), "verbatim"},
	{regexp.MustCompile(`(?i)\b(?:via|through) (?:an? )?(?:interpreter|interpretation|translator|translation)\b|\b(?:unofficial|courtesy) translation\b|\bas (?:interpreted|translated)\b|\btranslat(?:ed|ion) (?:from|of)\b`), "interpreted"},
	{regexp.MustCompile(`(?i)\b(?:lightly |slightly )?edited (?:for|to|transcript|version)\b|\bcondensed\b`), "edited"},
	{regexp.MustCompile(`(?i)\bsummary (?:record|of (?:the )?(?:remarks|briefing|meeting))\b`), "summary"},
}

// fidelity looks for what the text says of itself.
func (r *headerReader) fidelity() {
	for _, i := range r.lines {
		for _, f := range fidelities {
			if m := f.words.FindStringIndex(r.words(i)); m != nil {
				r.header.Fidelity = r.fact(f.value, i, m[0], m[1])
				if len(r.words(i)) <= 2*(m[1]-m[0])+20 {
					r.used[i] = true
				}
				return
			}
		}
	}
	for _, f := range fidelities {
		if f.words.MatchString(r.meta.Title) {
			r.header.Fidelity = Fact{Value: f.value}
			return
		}
	}
}

var (
	updatedWords   = regexp.MustCompile(`(?i)\b(?:updated?|modified|revised|corrected)\b`)
	publishedWords = regexp.MustCompile(`(?i)\b(?:published|posted|released?|issued|delivered to the web)\b`)
	sentenceEnd    = regexp.MustCompile(`[.!?]["”’)]?$`)
	clockLine      = regexp.MustCompile(`(?i)^[(\[]?(?:at |time: ?)?\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?\b[^a-z]{0,12}`)
)

// dates reads the dates of the header: those that lines say, before those of the title and those of the Meta.
func (r *headerReader) dates() {
	h := &r.header
	weak := false // the date stands among other words
	for _, i := range r.lines {
		words := r.words(i)
		found := datesIn(prefix(words, 4*maxIntroLine))
		if len(found) == 0 {
			continue
		}
		d := found[0]
		around := len(words) - (d.hi - d.lo)
		fact := r.fact(d.value, i, d.lo, d.hi)
		switch {
		case updatedWords.MatchString(words[:d.lo]) && around < 60:
			r.set(&h.Updated, fact, i, d)
		case publishedWords.MatchString(words[:d.lo]) && around < 60:
			r.set(&h.Published, fact, i, d)
		case toldOf(words, d):
		case around < 40:
			if weak && standsAlone(words, d) {
				h.Date = Fact{}
			}
			weak = h.Date.Value == "" && !standsAlone(words, d) && !(namesEvent(words) && atEdge(words, d))
			r.set(&h.Date, Fact{Value: d.day(), Span: fact.Span}, i, d)
		case atEdge(words, d) && !sentenceEnd.MatchString(words) && h.Date.Value == "":
			h.Date = Fact{Value: d.day(), Span: fact.Span}
			weak = !namesEvent(words)
		}
	}
	if found := datesIn(r.meta.Title); h.Date.Value == "" && len(found) > 0 && atEdge(r.meta.Title, found[len(found)-1]) && !toldOf(r.meta.Title, found[len(found)-1]) {
		h.Date = Fact{Value: found[len(found)-1].day()}
	}
	orMeta := func(f *Fact, value string) {
		if f.Value == "" {
			*f = Fact{Value: value}
		}
	}
	orMeta(&h.Date, prefix(r.meta.Date, len("2024-06-18")))
	orMeta(&h.Published, r.meta.Published)
	orMeta(&h.Updated, r.meta.Updated)
}

// otherDay is what stands before a date that is another one's than the event's, or the end of several days.
var otherDay = regexp.MustCompile(`(?i)(?:\banniversary\b.*|\b(?:of|after|since|before|following|until|till|from)[\s\x{a0}]+(?:the[\s\x{a0}]+)?(?:[a-z]+day,?[\s\x{a0}]+)?|\d(?:[\s\x{a0}]*[-–—][\s\x{a0}]*|[\s\x{a0}]+(?:and|to)[\s\x{a0}]+))$`)

// byline is the beginning of a line that says who wrote a text.
var byline = regexp.MustCompile(`^(?i:by)[\s\x{a0}]+\p{Lu}`)

// toldOf tells whether a date is that of something that the line speaks of, the last of several days, or that of a byline.
func toldOf(s string, d foundDate) bool {
	return otherDay.MatchString(s[:d.lo]) || byline.MatchString(s[:d.lo])
}

// standsAlone tells whether a date has its line for itself, but for its weekday, the time and a place.
func standsAlone(s string, d foundDate) bool {
	for w := range strings.FieldsSeq(strings.TrimSuffix(s[:d.lo], ", ") + " " + s[d.hi:]) {
		key := folded(strings.Trim(w, "()[],–—-|"))
		if len(key) > 2 && !calendar[key] && !hourMark[key] && strings.ContainsFunc(key, unicode.IsLetter) {
			return townBefore.MatchString(s[:d.lo])
		}
	}
	return true
}

// dayOnly is a day without its year, or in figures of which two may be the month.
var dayOnly = regexp.MustCompile(`(?i)\b(?:\d{1,2}(?:st|nd|rd|th)?[\s\x{a0}]+` + longMonths + `|` + longMonths + `[\s\x{a0}]+\d{1,2}(?:st|nd|rd|th)?|\d{1,2}[/.]\d{1,2}[/.]\d{2}(?:\d{2})?)\b`)

const longMonths = `(?:January|February|March|April|May|June|July|August|September|October|November|December)`

// unread looks for what may be the date, where none was read.
func (r *headerReader) unread() {
	h := &r.header
	if h.Date.Value != "" {
		return
	}
	if h.Unread.Value = r.meta.Unread; h.Unread.Value != "" {
		return
	}
	for _, i := range r.lines {
		words := prefix(r.words(i), maxIntroLine)
		if found := datesIn(words); len(found) > 0 {
			h.Unread = r.fact(words[found[0].lo:found[0].hi], i, found[0].lo, found[0].hi)
			return
		}
		if m := dayOnly.FindStringIndex(words); m != nil {
			h.Unread = r.fact(words[m[0]:m[1]], i, m[0], m[1])
			return
		}
	}
}

// titleDate takes the only date of the title for the event's where it is set off there, and no line says another one without
// the time of day; a line with the time tells when the text was put up.
func (r *headerReader) titleDate() {
	h := &r.header
	title := h.Title.Value
	found := datesIn(title)
	if len(found) != 1 || !namesEvent(title) {
		return
	}
	d := found[0]
	behind := strings.TrimLeft(title[d.hi:], " \u00a0")
	if toldOf(title, d) {
		return
	}
	if !atEdge(title, d) && !strings.HasPrefix(behind, ":") && !strings.HasPrefix(behind, "(") {
		return
	}
	day := Fact{Value: d.day()}
	switch {
	case h.Date.Value == "":
		h.Date = day
	case h.Date.Value != day.Value && r.timed(h.Date):
		if h.Published.Value == "" {
			h.Published = h.Date
		}
		h.Date = day
	}
}

// timed tells whether a time of day stands behind a date.
func (r *headerReader) timed(f Fact) bool {
	if f.Span.Len() == 0 {
		return false
	}
	i := r.page.lineOf(f.Span.Start)
	return clockAfter.MatchString(r.words(i))
}

var clockAfter = regexp.MustCompile(`\d{4}[\s\x{a0},\-–—|]+(?:at )?\d{1,2}:\d{2}`)

// set takes a fact that no line before it said. A line that holds little else is no title.
func (r *headerReader) set(f *Fact, fact Fact, line int, d foundDate) {
	if f.Value == "" {
		*f = fact
	}
	words := r.words(line)
	if m := townBefore.FindStringSubmatchIndex(words[:d.lo]); len(m) > 0 && !calendar[folded(words[m[2]:m[3]])] && !hasHead(strings.Fields(words[m[2]:m[3]])) {
		r.header.Place = r.fact(tidy(words[m[2]:m[3]]), line, m[2], m[3])
	}
	if before := strings.Trim(words[:d.lo], "*_()[]–—-| \u00a0"); r.header.Place.Value == "" && setOff(words[:d.lo]) && placeName(before) {
		lo := strings.Index(words, before)
		r.header.Place = r.fact(tidy(before), line, lo, lo+len(before))
	}
	rest := 0
	for w := range strings.FieldsSeq(words[:d.lo] + " " + words[d.hi:]) {
		if key := folded(strings.Trim(w, "()[],–—-")); len(key) > 2 && !calendar[key] && !hourMark[key] && strings.ContainsFunc(key, unicode.IsLetter) {
			rest++
		}
	}
	if rest < 3 {
		r.used[line] = true
	}
}

// setOff tells whether a dash or a bar stands at the end of a text.
func setOff(s string) bool {
	return strings.ContainsAny(lastRune(strings.TrimRight(s, " \u00a0")), "–—-|")
}

// townBefore is a town before a date: 'Brussels, 5 February 2031'.
var townBefore = regexp.MustCompile(`^[(\[]?([\p{Lu}][\p{L}'’\-]+(?:[\s\x{a0}][\p{Lu}][\p{L}'’.\-]+){0,2}),[\s\x{a0}]*(?:[\p{Lu}][a-z]+day,?[\s\x{a0}]*)?$`)

var calendar = wordSet(`monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun date last updated update published posted modified released issued
	january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec at time the on am pm local`)

// atEdge tells whether a date stands at the beginning or at the end of a line, and is no part of what it tells.
func atEdge(s string, d foundDate) bool {
	return strings.Trim(s[:d.lo], "([ \u00a0-–—|") == "" || strings.Trim(s[d.hi:], ")]. \u00a0-–—|") == "" && (d.lo == 0 || strings.ContainsAny(lastRune(strings.TrimRight(s[:d.lo], " \u00a0")), ",(-–—|:"))
}

func lastRune(s string) string {
	r, _ := utf8.DecodeLastRuneInString(s)
	return string(r)
}

// title is the Meta's, or the first line that may be one, with those that go on with it: 'with …', 'by …'.
func (r *headerReader) title() {
	if r.meta.Title != "" {
		r.header.Title = Fact{Value: tidy(r.meta.Title)}
		for _, i := range r.lines {
			if plain := strings.Trim(r.words(i), "#*_ "); strings.EqualFold(tidy(plain), r.header.Title.Value) {
				lo := strings.Index(r.words(i), plain)
				r.header.Title = r.fact(r.header.Title.Value, i, lo, lo+len(plain))
				r.used[i] = true
				break
			}
		}
		return
	}
	at := slices.IndexFunc(r.lines, func(i int) bool { return r.maybeTitle(i) && namesEvent(r.words(i)) })
	if at < 0 {
		at = slices.IndexFunc(r.lines, r.maybeTitle)
	}
	if at >= 0 {
		r.titleAt(at)
	}
}

// plainLine is a line less the marks around it, and less what opens a file of captions.
func plainLine(s string) string {
	s = strings.Trim(s, "#*_ ")
	if rest, ok := strings.CutPrefix(s, "WEBVTT"); ok {
		return strings.TrimLeft(rest, " -–—\t")
	}
	return s
}

// maybeTitle tells whether a line may be a title.
func (r *headerReader) maybeTitle(i int) bool {
	words := r.words(i)
	plain := plainLine(words)
	return !r.used[i] && (len(strings.Fields(plain)) > 1 || r.goesOn(i)) && utf8.RuneCountInString(plain) <= 250 && !(sentenceEnd.MatchString(plain) && len(plain) > 80) &&
		startsUpper(plain) && !(greeting.MatchString(plain) && sentenceEnd.MatchString(plain)) && !clockLine.MatchString(words) && !webLine.MatchString(plain) && !placeName(plain)
}

// goesOn tells whether a line is one word for an event, and the next one goes on with it: 'Speech', 'by Ada Byron'.
func (r *headerReader) goesOn(i int) bool {
	next := r.page.next(i + 1)
	return namesEvent(r.words(i)) && next < len(r.page.lines) && continuesTitle(r.words(next))
}

// webLine tells what web pages have around a text.
var webLine = regexp.MustCompile(`(?i)\b(?:websites?|subscrib\w+|cookies?|newsletter|click|blog|download|sign up|log in|share this)\b|https?:|\.gov\b`)

// namesEvent tells whether a line has a word for an event.
func namesEvent(s string) bool {
	for w := range strings.FieldsSeq(s) {
		switch key := strings.Trim(folded(w), "’'\"()"); key {
		case "conference", "briefing", "remarks", "statement", "statements", "speech", "interview", "gaggle", "doorstep", "address", "hearing", "debate", "keynote", "lecture", "forum", "call", "availability", "doorstop", "question", "q&a", "evidence":
			return true
		}
	}
	return false
}

// titleAt takes a line for the title, with those that go on with it.
func (r *headerReader) titleAt(at int) {
	i := r.lines[at]
	plain := plainLine(r.words(i))
	lo := r.page.lines[i].lo + strings.Index(r.words(i), plain)
	hi := lo + len(plain)
	r.used[i] = true
	for _, j := range r.lines[at+1:] {
		if r.used[j] || !continuesTitle(r.words(j)) || r.page.lines[j].hi-lo > 500 {
			break
		}
		hi = r.page.lines[j].hi
		r.used[j] = true
	}
	r.header.Title = Fact{Value: tidy(r.page.text[lo:hi]), Span: r.page.span(lo, hi)}
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// continuesTitle tells whether a line goes on with the title above it.
func continuesTitle(s string) bool {
	first, _, _ := strings.Cut(s, " ")
	switch first {
	case "with", "by", "at", "following", "after", "before", "of", "and", "on", "in", "to", "for", "from", "between", "ahead", "during":
		return !sentenceEnd.MatchString(s)
	}
	return false
}

var (
	placeWords = regexp.MustCompile(`\b(?:Room|Center|Centre|Hall|House|Hotel|Palace|Building|Office|Headquarters|HQ|Airport|Base|Garden|Lawn|Embassy|University|School|College|Theat(?:er|re)|Capitol|Pentagon|Stadium|Church|Library|Museum|Studio|Aboard|Air Force (?:One|Two)|En Route|Via (?:Tele|Video|Zoom|Conference|Web)\w*|Castle|Villa|Resort|Club|Arena|Park|Square|Ministry|Parliament|Auditorium|Plaza|Barracks|Camp|Fort|Port|Terminal|Factory|Plant|Driveway|Portico|Residence|Cathedral|Academy|Institute)\b`)
	cityState  = regexp.MustCompile(`^[\p{Lu}][\p{L}.'’\- ]{1,40},[\s\x{a0}]+(?:the )?[\p{Lu}][\p{L}.'’\- ]{1,40}(?:,[\s\x{a0}]+[\p{Lu}][\p{L}.'’\- ]{1,30})?$`)
)

// placeName tells whether a line is the name of a place: a room, a house, or a town and its country.
func placeName(s string) bool {
	if utf8.RuneCountInString(s) > 90 || strings.ContainsAny(s, ":;?!|\"“*#/()") || sentenceEnd.MatchString(s) && !strings.HasSuffix(s, "D.C.") && !strings.HasSuffix(s, "U.S.") || !startsUpper(s) {
		return false
	}
	words := strings.Fields(s)
	if len(words) == 0 || strings.EqualFold(words[0], "by") || strings.EqualFold(words[0], "from") {
		return false
	}
	house := placeWords.MatchString(words[len(words)-1])
	for _, w := range words {
		if key := folded(w); !house && eventWords[key] && key != "route" && key != "via" && key != "teleconference" && key != "hall" && key != "aboard" && key != "reception" || honorifics[key] && key != "st" {
			return false
		}
	}
	if len(words) > 12 || hasPerson(words) {
		return false
	}
	return placeWords.MatchString(s) || cityState.MatchString(s) && !hasHead(words)
}

func hasPerson(words []string) bool { return len(personsIn(words)) > 0 }

// place is the lines of the header that name places, those that follow one another together; or what stands behind a bar at
// the end of the title.
func (r *headerReader) place() {
	if r.meta.Place != "" {
		r.header.Place = Fact{Value: r.meta.Place}
		return
	}
	if r.placed {
		return
	}
	first, last := -1, -1
	for _, i := range r.lines {
		if r.used[i] || !placeName(r.placeWords(i)) {
			if first >= 0 {
				break
			}
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
	}
	if first < 0 && r.header.Place.Value != "" {
		return // before a date
	}
	if first >= 0 {
		lo, hi := r.page.lines[first].lo, r.page.lines[last].hi
		r.header.Place = Fact{Value: tidy(r.page.text[lo:hi]), Span: r.page.span(lo, hi)}
		return
	}
	title := tidy(r.header.Title.Value)
	if i := strings.LastIndex(title, "|"); i >= 0 {
		if where := strings.TrimSpace(title[i+1:]); cityState.MatchString(where) {
			r.header.Place = Fact{Value: where, Span: briefing.Span{}}
		}
	}
}

// placeLabel is what stands before the place on a line that says so.
var placeLabel = regexp.MustCompile(`^[#*_\s\x{a0}]*(?i:place|location|venue)[*_\s\x{a0}]*:[*_\s\x{a0}]*`)

// placeLine reads the first line that says of itself that it names the place, up to a date on it: 'Venue: Town Hall, Lindhaven'.
func (r *headerReader) placeLine() {
	for _, i := range r.lines {
		words := r.words(i)
		lo := len(placeLabel.FindString(words))
		if lo == 0 || len(words) > maxIntroLine {
			continue
		}
		where := words[lo:]
		if found := datesIn(where); len(found) > 0 {
			where = where[:found[0].lo]
		}
		if where = strings.TrimRight(where, "*_,;–—-|( \u00a0"); !strings.ContainsFunc(where, unicode.IsLetter) {
			continue
		}
		r.header.Place = r.fact(tidy(where), i, lo, lo+len(where))
		r.used[i], r.placed = true, true
		return
	}
}

func (r *headerReader) placeWords(i int) string {
	return strings.TrimSpace(strings.ReplaceAll(r.words(i), "\u00a0", " "))
}
