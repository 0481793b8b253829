package draft

import (
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"onrecord/internal/briefing"
	"onrecord/internal/quantity"
)

// part is a sentence, or one of the two parts of one that was cut by an interruption.
type part struct {
	span briefing.Span
	turn int // of the sheet
}

// passage is a sentence with what makes it a candidate.
type passage struct {
	parts   []part
	words   string // as printed
	numbers []number
	barred  []number // those that can be no figures
	cues    []cue

	pressed  bool // it is in a question, or of the press
	thrownIn bool // it is an interjection, or begins with one
	answers  bool // a number alone answers what was asked
}

// claims looks for candidates in what is said.
func (d *drafting) claims() {
	d.read = map[figureID]number{}
	byTurn := make([][]*passage, len(d.sheet.Turns))
	for i := range d.sheet.Turns {
		byTurn[i] = d.passages(i)
	}
	d.join(byTurn)
	claimants := d.claimants()
	for _, passages := range byTurn {
		for _, p := range passages {
			p.cues = cuesOf(p.words)
			if p.isCandidate() {
				d.claim(p, claimants)
			}
		}
	}
	if d.unquoted > 0 {
		d.leave("candidates left out, since no quote leads to them alone: %d", d.unquoted)
	}
}

// passages are the sentences of a turn.
func (d *drafting) passages(turn int) []*passage {
	t := &d.sheet.Turns[turn]
	read := &d.Read.Turns[d.from[turn]]
	said := briefing.Span{Start: max(t.Span.Start, read.Span.Start), End: min(t.Span.End, read.Span.End)}
	if t.Kind == "note" || said.Len() <= 0 || t.Kind == "interjection" && !d.named(read.Speaker) {
		return nil
	}
	pressed := t.Kind == "question" || d.isPress(read.Speaker)
	words, marks := d.withoutCues(d.text.Cut(said), said.Start)
	numbers, remarked, tabled := d.numbers(words, said.Start), spansOf(remarks, words, said.Start), spansOf(rows, words, said.Start)
	unsaid := func(at int) bool { return within(remarked, at) || within(tabled, at) }
	var out []*passage
	for s := range quantity.Sentences(words) {
		span := briefing.Span{Start: s.Start + said.Start, End: s.End + said.Start}
		span = d.unquotedBlock(span)
		for len(marks) > 0 && marks[0].End <= span.Start {
			marks = marks[1:]
		}
		p := d.passage(span, turn, marks)
		p.pressed, p.thrownIn = pressed, t.Kind == "interjection"
		for len(numbers) > 0 && numbers[0].CoreStart < span.End {
			if numbers[0].Start >= span.Start && !unsaid(numbers[0].Start) && !isTrifle(numbers[0]) {
				p.take(numbers[0], marks)
			}
			numbers = numbers[1:]
		}
		p.answers = d.named(read.Speaker) && p.isBareNumber(s.Start == 0)
		if !isNote(p.words) && !unsaid(span.Start) {
			out = append(out, p)
		}
	}
	return out
}

// blockQuote is the mark with which Markdown opens the lines of a quotation.
var blockQuote = regexp.MustCompile(`(?m)^[ \t]*(?:>[ \t]*)+`)

// unquotedBlock is the span of a sentence without the mark of a quotation before it.
func (d *drafting) unquotedBlock(span briefing.Span) briefing.Span {
	const most = 8 // code points in which the mark lies
	opens := d.text.Cut(briefing.Span{Start: span.Start, End: min(span.End, span.Start+most)})
	if m := blockQuote.FindStringIndex(opens); len(m) > 0 && m[0] == 0 {
		span.Start += utf8.RuneCountInString(opens[:m[1]])
	}
	return span
}

// passage is a sentence of a turn, in as many parts as marks of captions leave of it.
func (d *drafting) passage(span briefing.Span, turn int, marks []briefing.Span) *passage {
	p := &passage{}
	var words []string
	for _, s := range piecesOf(span, marks) {
		if s = d.text.Trim(s); s.Len() > 0 {
			p.parts = append(p.parts, part{s, turn})
			words = append(words, d.text.Cut(s))
		}
	}
	if len(p.parts) == 0 {
		p.parts = []part{{span, turn}}
	}
	p.words = strings.Join(words, " ")
	return p
}

// take adds a number of the sentence.
func (p *passage) take(n number, marks []briefing.Span) {
	if broken(n.span(), marks) {
		n.bar = "the time of a cue stands inside its words"
	}
	if n.bar != "" {
		p.barred = append(p.barred, n)
		return
	}
	p.numbers = append(p.numbers, n)
}

// named tells whether it is known who a speaker is.
func (d *drafting) named(speaker int) bool {
	s := d.Read.Speakers[speaker]
	return s.Known != "" || s.Name != ""
}

// isPress tells whether a speaker is one of the press, who ask.
func (d *drafting) isPress(speaker int) bool {
	s := d.Read.Speakers[speaker]
	return s.Known == "" && s.Name == "" && press.MatchString(s.Unnamed+" "+s.Role)
}

var press = regexp.MustCompile(`(?i)\b(journalist|reporter|press|question(er)?|media|moderator|operator)\b`)

// cutMarks stand where a sentence is cut off and where it goes on.
const (
	cutMarks  = " \t\n" + cutDashes
	cutDashes = "—–-…"
)

// join makes one passage of the parts of a sentence that interruptions cut.
func (d *drafting) join(byTurn [][]*passage) {
	at := map[string]int{}
	joined := map[int]*passage{} // by turn, the sentence of an earlier one of which it is no more than a part
	for i := range d.sheet.Turns {
		t := &d.sheet.Turns[i]
		at[t.Key] = i
		before, ok := at[t.Continues]
		if !ok || len(byTurn[i]) == 0 {
			continue
		}
		head, tail := joined[before], byTurn[i][0]
		if n := len(byTurn[before]); n > 0 {
			head = byTurn[before][n-1]
		}
		if head == nil {
			continue
		}
		d.barCut(head, tail)
		head.parts = append(head.parts, tail.parts...)
		head.words = strings.TrimRight(head.words, cutMarks) + " — " + strings.TrimLeft(tail.words, cutMarks)
		head.numbers = append(head.numbers, tail.numbers...)
		head.barred = append(head.barred, tail.barred...)
		if byTurn[i] = byTurn[i][1:]; len(byTurn[i]) == 0 {
			joined[i] = head
		}
	}
}

// endsInNumber is words of a number behind which no noun stands.
var endsInNumber = regexp.MustCompile(`(?i)(?:[0-9]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|(?:m|b|tr)illion))$`)

// endsInYear tells whether the words of a number end in when it was.
func (n number) endsInYear() bool {
	return (n.isDate() || n.Base != nil || n.Period != nil) && year.MatchString(n.words)
}

var year = regexp.MustCompile(`\b(?:19|20)[0-9]{2}$`)

// barCut bars the number with which words are cut, and the one with which they go on: neither is the whole of what is said.
func (d *drafting) barCut(head, tail *passage) {
	last := head.parts[len(head.parts)-1].span
	words := d.text.Cut(last)
	said := strings.TrimRight(words, cutMarks)
	if len(head.numbers) == 0 || !strings.ContainsAny(words[len(said):], cutDashes) {
		return
	}
	n := head.numbers[len(head.numbers)-1]
	if n.End < last.Start+utf8.RuneCountInString(said) || !endsInNumber.MatchString(n.words) || n.endsInYear() {
		return
	}
	n.bar = "an interruption cuts its words"
	head.numbers, head.barred = head.numbers[:len(head.numbers)-1], append(head.barred, n)
	words = d.text.Cut(tail.parts[0].span)
	opens := tail.parts[0].span.Start + utf8.RuneCountInString(words) - utf8.RuneCountInString(strings.TrimLeft(words, cutMarks))
	if len(tail.numbers) > 0 && tail.numbers[0].Start <= opens {
		n = tail.numbers[0]
		n.bar = "an interruption cuts its words"
		tail.numbers, tail.barred = tail.numbers[1:], append(tail.barred, n)
	}
}

// isNote tells whether a sentence is a remark of the transcriber: it stands in brackets as a whole.
func isNote(words string) bool {
	w := strings.Trim(words, " \t\n.")
	return pageNumber.MatchString(w) || len(w) > 1 && (w[0] == '(' && w[len(w)-1] == ')' || w[0] == '[' && w[len(w)-1] == ']') && !strings.ContainsAny(w[1:len(w)-1], "()[]")
}

// pageNumber is what stands at the foot of a printed page.
var pageNumber = regexp.MustCompile(`(?i)^(?:[-–—]\s*)?page \d+(?: of \d+)?$`)

// remarks are the transcriber's own words inside a turn: they stand in round brackets, open with a capital and close with a
// full stop.
var remarks = regexp.MustCompile(`\([A-Z][^()]{0,300}\.\)`)

// rows are lines of a table, words on both sides of a tab and no end of a sentence, or cells between bars; and the footnotes of
// Markdown.
var rows = regexp.MustCompile(`(?m)^[ \t]*\|[^\n]*\|[ \t]*$|^[ \t]*\[\^[^\]\n]+\]:[^\n]*$|^[^\n]*\S *\t *[^\s][^\n]*[^\s.?!]\s*?$|^[^\n]*\S *\t *[^\s.?!]$`)

// spansOf are the spans of what a pattern finds in a turn's words, which start at start.
func spansOf(find *regexp.Regexp, words string, start int) []briefing.Span {
	var out []briefing.Span
	from, points := 0, start
	for _, m := range find.FindAllStringIndex(words, -1) {
		points += utf8.RuneCountInString(words[from:m[0]])
		length := utf8.RuneCountInString(words[m[0]:m[1]])
		out = append(out, briefing.Span{Start: points, End: points + length})
		from, points = m[1], points+length
	}
	return out
}

// within tells whether a place lies in one of the spans, which are in order.
func within(spans []briefing.Span, at int) bool {
	i := sort.Search(len(spans), func(i int) bool { return spans[i].End > at })
	return i < len(spans) && spans[i].Start <= at
}

// trifles are nouns that count parts of the talk.
var trifles = set("question questions follow-up follow-ups followup followups topic topics thing things item items way ways second moment moments sec note notes")

// persons are those of whom 'two of us' counts some, which is no claim.
var persons = set("us you ours yours")

// isTrifle tells whether a number counts what is said rather than what is claimed.
func isTrifle(n number) bool {
	unit := strings.ToLower(oneLine(n.UnitText))
	if i := strings.LastIndexByte(unit, ' '); i >= 0 {
		unit = unit[i+1:]
	}
	small := n.Value == "" || len(n.Value) == 1
	return small && n.Currency == "" && (trifles[unit] || n.OfValue == "" && persons[strings.ToLower(oneLine(n.OfText))])
}

// isCandidate tells whether a sentence may be worth checking.
func (p *passage) isCandidate() bool {
	said, much := 0, false // figures that are no dates, and whether one is no mere count or time
	for _, n := range p.numbers {
		if n.isDate() {
			continue
		}
		said++
		switch n.Kind {
		case quantity.KindMoney, quantity.KindShare, quantity.KindChange, quantity.KindRatio, quantity.KindLevel:
			much = true
		}
	}
	switch {
	case len(p.barred) > 0:
		return true
	case p.thrownIn && said == 0:
		return false
	case said > 0 && !much && isTalk(p.words) && !p.saysMore():
		return false
	case said == 0 && isTalk(p.words):
		return false
	case p.pressed:
		return p.holdsNumber()
	case said > 0:
		return p.answers || (p.holdsNumber() || len(p.cues) > 0) && len(strings.Fields(p.words)) > 1
	}
	return len(p.cues) > 0 && len(strings.Fields(p.words)) >= leastWords && !strings.HasSuffix(strings.TrimSpace(p.words), "?")
}

// saysMore tells whether a sentence that opens with a courtesy is long enough to say something after it.
func (p *passage) saysMore() bool {
	return !asking.MatchString(p.words) && len(strings.Fields(p.words)) >= longCourtesy
}

// longCourtesy is how many words make a sentence more than the courtesy with which it opens.
const longCourtesy = 12

// leastWords is how many words a sentence must have that holds no figure.
const leastWords = 5

// holdsNumber tells whether a sentence says a number, or at least how large one is.
func (p *passage) holdsNumber() bool {
	return slices.ContainsFunc(p.numbers, func(n number) bool {
		return !n.isDate() && (n.says() || n.Rank != nil || magnitude.MatchString(n.words))
	})
}

// magnitude is words of vague numbers that say how large they are.
var magnitude = regexp.MustCompile(`(?i)\b(?:dozens|scores|hundreds|thousands|(?:m|b|tr)illions)\b`)

// claim adds the claim of a passage.
func (d *drafting) claim(p *passage, claimants *claimants) {
	key := "c" + strconv.Itoa(len(d.sheet.Claims)+1)
	c := briefing.Claim{Key: key, Says: d.says(p), Modality: p.modality()}
	quotes, spans := d.claimQuotes(p)
	switch {
	case len(quotes) == 0:
		if !d.toldBefore(p) {
			d.unquoted++
		}
		return
	case d.saidAgain(p, &c, quotes):
		return
	}
	c.Quotes = quotes
	todo := &list{}
	d.figures(p, &c, spans, todo)
	c.Type = p.claimType(&c)
	c.AttributedTo = claimants.of(p, d.Read.Turns[d.from[p.parts[0].turn]].Speaker)
	p.todo(&c, todo)
	d.countPlaces(p, quotes, todo)
	c.Todo = todo.String()
	c.Confidence = confidence(float64(p.confidence(&c)) / 100)
	d.sheet.Claims = append(d.sheet.Claims, c)
}

// countPlaces says of a claim how often its words stand in the turn, where they do so too often to make a claim of each.
func (d *drafting) countPlaces(p *passage, quotes []briefing.Quote, todo *list) {
	for i := range quotes {
		key := wordsIn{d.sheet.Turns[p.parts[i].turn].Span, quotes[i].Text}
		if n := d.often[key]; n > 0 {
			d.told[key] = true
			todo.addf("these words stand %d times in the turn, and this claim is of the first", n)
		}
	}
}

// toldBefore tells whether an earlier claim of the turn quotes the same words, which stand there too often for another claim.
func (d *drafting) toldBefore(p *passage) bool {
	if len(p.parts) != 1 {
		return false
	}
	turn := d.sheet.Turns[p.parts[0].turn].Span
	for _, span := range []briefing.Span{d.shortened(p), p.parts[0].span} {
		exact := d.text.Cut(span)
		if d.told[wordsIn{turn, oneLine(exact)}] || d.told[wordsIn{turn, exact}] {
			return true
		}
	}
	return false
}

// saidAgain takes the quotes of a sentence without figures into an earlier claim of the turn that is in the same words.
func (d *drafting) saidAgain(p *passage, c *briefing.Claim, quotes []briefing.Quote) bool {
	for i := len(d.sheet.Claims) - 1; i >= 0 && len(p.numbers) == 0; i-- {
		earlier := &d.sheet.Claims[i]
		switch {
		case earlier.Quotes[0].Turn != quotes[0].Turn || i < len(d.sheet.Claims)-mostBack:
			return false
		case len(earlier.Figures) == 0 && strings.EqualFold(earlier.Says, c.Says):
			earlier.Quotes = append(earlier.Quotes, quotes...)
			return true
		}
	}
	return false
}

// mostBack is how many claims back the same words are looked for.
const mostBack = 20

// figures adds the figures of a claim. A year is one only where the sentence holds no other.
func (d *drafting) figures(p *passage, c *briefing.Claim, spans []briefing.Span, todo *list) {
	for _, n := range p.barred {
		todo.addf("figure left out, for %s: %q", n.bar, n.short())
	}
	dates := true
	for _, n := range p.numbers {
		dates = dates && n.isDate()
	}
	for _, n := range p.numbers {
		if n.isDate() && !dates {
			continue
		}
		sentence := p.parts[0].span
		for _, part := range p.parts {
			if part.span.Contains(n.span()) {
				sentence = part.span
			}
		}
		f, alone, ok := d.figure(n, sentence, spans)
		if !ok {
			todo.addf("figure left out, for its words stand there too often: %q", n.short())
			continue
		}
		f.Key = "f" + strconv.Itoa(len(c.Figures)+1)
		f.Todo = d.figureTodo(n, &f)
		if d.denied(n, sentence) {
			f.Todo = "it is denied; " + f.Todo
		}
		f.Confidence = confidence(float64(figureConfidence(n, alone)) / 100)
		c.Figures = append(c.Figures, f)
		d.read[figureID{c.Key, f.Key}] = n
	}
}

// says is the sentence itself, as it was said.
func (d *drafting) says(p *passage) string {
	return oneLine(blockQuote.ReplaceAllString(quantity.SplitCorrections(p.words).Said.Text, ""))
}

// claimQuotes are the quotes of a passage: of a sentence in one piece what holds its figures and cues, at a readable length.
func (d *drafting) claimQuotes(p *passage) (quotes []briefing.Quote, spans []briefing.Span) {
	for i, part := range p.parts {
		turn := &d.sheet.Turns[part.turn]
		tries := []briefing.Span{part.span}
		if len(p.parts) == 1 {
			tries = []briefing.Span{d.shortened(p), part.span}
		}
		for _, span := range tries {
			q, ok := d.quoteOf(span, []briefing.Span{turn.Span})
			if !ok {
				continue
			}
			q.Turn = turn.Key
			quotes, spans = append(quotes, q), append(spans, span)
			break
		}
		if len(quotes) != i+1 {
			return nil, nil
		}
	}
	return quotes, spans
}

// longQuote is how many code points a quote may have before its clauses without figure and cue are left out.
const longQuote = 220

var (
	// fillers open a sentence and say nothing.
	fillers = regexp.MustCompile(`(?i)^(?:[—–…\s-]+|(?:and|but)\b,?\s+|(?:so|well|now|look|yes|yeah|again|okay|ok|all right|right|also|you know|i mean|of course)(?:,|\s*[—–-]+)\s+)+`)
	// dependent is words that lean on those before them.
	dependent = regexp.MustCompile(`^(?:that|which|who|whom|whose|to|of|than|as)\b`)
	// clauses are where a long sentence may be cut.
	clauses = regexp.MustCompile(`\s+[—–]+\s+|;\s+|,\s+(?:and|but|so|because|while|whereas|although)\s+`)
)

// shortened is the span of a sentence without the fillers before it and, where it is long, without the clauses around its
// figures and cues.
func (d *drafting) shortened(p *passage) briefing.Span {
	whole := p.parts[0].span
	from, to := p.core()
	at := func(byteOffset int) int { return whole.Start + utf8.RuneCountInString(p.words[:byteOffset]) }
	out := whole
	if m := fillers.FindStringIndex(p.words); len(m) > 0 && at(m[1]) <= from {
		out.Start = at(m[1])
	}
	if out.Len() > longQuote {
		for _, m := range clauses.FindAllStringIndex(p.words, -1) {
			if end := at(m[1]); end <= from && end > out.Start && !dependent.MatchString(p.words[m[1]:]) {
				out.Start = end
			}
			if start := at(m[0]); start >= to && start < out.End {
				out.End = start
			}
		}
	}
	if wide := d.whole(out); wide != out || out.Len() < to-from {
		return whole
	}
	return out
}

// core is the part of a sentence that holds its figures and cues.
func (p *passage) core() (from, to int) {
	whole := p.parts[0].span
	from, to = whole.End, whole.Start
	for _, n := range p.numbers {
		from, to = min(from, n.Start), max(to, n.End)
	}
	for _, c := range p.cues {
		from, to = min(from, whole.Start+c.start), max(to, whole.Start+c.end)
	}
	return from, to
}

// claimType is what kind of claim it is by its cues and figures.
func (p *passage) claimType(c *briefing.Claim) string {
	numbers := false
	for i := range c.Figures {
		given := &c.Figures[i].Given
		numbers = numbers || given.Rank == nil && given.Kind != string(quantity.KindDate)
	}
	ranked := len(c.Figures) > 0 && c.Figures[0].Given.Rank != nil
	for _, k := range []struct {
		is bool
		t  string
	}{
		{hasCue(p.cues, cueForecast), "prediction"},
		{hasCue(p.cues, cueCommitment), "commitment"},
		{numbers, "quantity"},
		{ranked || hasCue(p.cues, cueSuperlative), "superlative"},
		{hasCue(p.cues, cueTrend), "trend"},
		{hasCue(p.cues, cueComparison), "comparison"},
		{hasCue(p.cues, cueAttribution), "attribution"},
	} {
		if k.is {
			return k.t
		}
	}
	return "event"
}

// modality is how it is said.
func (p *passage) modality() string {
	switch {
	case p.isAsked():
		return "asked"
	case hasCue(p.cues, cueForecast):
		return "forecast"
	case hasCue(p.cues, cueAttribution), p.holdsUp():
		return "reported"
	}
	return "asserted"
}

// isAsked tells whether a sentence asks: it ends in a question mark, or, of the press, says what it asks or is cut off.
func (p *passage) isAsked() bool {
	words := strings.TrimSpace(p.words)
	return strings.HasSuffix(words, "?") || p.pressed && (asksWhether.MatchString(words) || cutOff.MatchString(words))
}

// holdsUp tells whether a sentence of the press tells those whom it asks what they said.
func (p *passage) holdsUp() bool { return p.pressed && youSaid.MatchString(p.words) }

var (
	asksWhether = regexp.MustCompile(`(?i)\b(?:ask|asking|wonder|wondering|curious|know|tell\s+us|tell\s+me)\s+(?:you\s+)?(?:about|if|whether|how|what|why|when|where|who|which)\b`)
	cutOff      = regexp.MustCompile(`(?:[—–…]|--|\.\.\.)$`)
	youSaid     = regexp.MustCompile(`(?i)\byou(?:['’](?:ve|d)|\s+(?:have|had|just|also|once|recently|yourself))*\s+(?:said|say|told|stated|claimed|announced|mentioned|reported)\b`)
)

// isBareNumber tells whether a sentence is a number alone. Past the first sentence of a turn, one of a single digit counts the
// points of a talk. A number without a full stop is that of a page or a row.
func (p *passage) isBareNumber(first bool) bool {
	if len(p.numbers) != 1 || len(strings.Fields(p.words)) != 1 || !strings.HasSuffix(p.words, ".") {
		return false
	}
	n := p.numbers[0]
	return n.says() && !n.isDate() && (first || len(n.Value) > 1)
}

// todo names what a person must decide.
func (p *passage) todo(c *briefing.Claim, todo *list) {
	todo.add("says in plain words")
	if len(quantity.SplitCorrections(p.words).Corrections) > 0 {
		todo.add("the publisher corrected these words: says holds them as they were said")
	}
	if p.answers {
		todo.add("what the number answers")
	}
	if p.holdsUp() && !p.isAsked() && !hasCue(p.cues, cueAttribution) {
		todo.add("attributed_to: whom \"you\" means")
	}
	if m := elsewhere.FindStringSubmatch(p.words); m != nil {
		todo.addf("what %q means", m[1]+m[2])
	}
	for _, cue := range p.cues {
		switch cue.kind {
		case cueForecast:
			todo.addf("until when (%q)", cue.words)
		case cueCommitment:
			todo.addf("whether it is a commitment (%q)", cue.words)
		case cueAttribution:
			switch {
			case c.AttributedTo != "":
			case namesSomebody(cue.who):
				todo.addf("attributed_to: %q", cue.who)
			default:
				todo.add("attributed_to: who said it")
			}
		case cueNegation:
			todo.addf("whether it denies a claim (%q)", cue.words)
		default:
			if len(c.Figures) == 0 {
				todo.addf("what it is measured by (%q)", cue.words)
			}
		}
	}
}

// confidence is how likely it is that the sentence is worth checking, in hundredths: docs/draft.md has the rule.
func (p *passage) confidence(c *briefing.Claim) int {
	conf := 30
	some := false
	for _, n := range p.numbers {
		some = some || n.saysOfWhat() && !n.isDate()
	}
	switch {
	case some:
		conf += 30
	case len(c.Figures) > 0:
		conf += 10
	}
	kinds := map[cueKind]bool{}
	for _, cue := range p.cues {
		kinds[cue.kind] = true
	}
	conf += 10 * min(len(kinds), 2)
	if names.MatchString(p.words) {
		conf += 10
	}
	for _, less := range []bool{p.isAsked(), elsewhere.MatchString(p.words), hedged.MatchString(p.words), len(strings.Fields(p.words)) < 6} {
		if less {
			conf -= 10
		}
	}
	return min(max(conf, 10), 90)
}

var (
	names  = regexp.MustCompile(`[a-z,] (?:[A-Z][a-z]+|[A-Z]{2,}|(?:19|20)[0-9]{2}\b)`)
	hedged = regexp.MustCompile(`(?i)\b(?:I\s+(?:think|believe|guess|suppose|hope)|maybe|perhaps|probably|might)\b`)
)
