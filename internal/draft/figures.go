package draft

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"onrecord/internal/briefing"
	"onrecord/internal/quantity"
)

// number is a quantity of a sentence. Its positions are code points of the transcript.
type number struct {
	quantity.Quantity
	words string // as printed
	bar   string // why it can be no figure; "" where it can
}

func (n number) span() briefing.Span { return briefing.Span{Start: n.Start, End: n.End} }

// short is the words of the number, cut where they are many.
func (n number) short() string {
	const most = 60
	if runes := []rune(n.words); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return n.words
}

// isDate tells whether it is a calendar year, which says when and not how much.
func (n number) isDate() bool { return n.Kind == quantity.KindDate }

// numbers reads the quantities of a turn's words, which start at start.
func (d *drafting) numbers(words string, start int) []number {
	if d.reader == nil {
		return nil
	}
	var out []number
	runes := []rune(words)
	for q := range d.reader.All(words) {
		q = d.counted(q, runes)
		if scripted(runes[:q.CoreStart], scriptOpens) {
			continue // a power or the mark of a footnote
		}
		bar := ""
		if scripted(runes[q.CoreEnd:], scriptFollows) && unicode.IsDigit(runes[q.CoreEnd-1]) {
			bar = "a raised or lowered number stands at its digits"
		}
		q.Start, q.End = q.Start+start, q.End+start
		q.CoreStart, q.CoreEnd = q.CoreStart+start, q.CoreEnd+start
		out = append(out, number{q, oneLine(string(runes[q.Start-start : q.End-start])), bar})
	}
	return out
}

var (
	scriptOpens   = regexp.MustCompile(`(?i)<su[bp]>[-+−–(\[]*$`)
	scriptFollows = regexp.MustCompile(`(?i)^<su[bp]>`)
)

// scripted tells whether words end, or begin, with a mark of what is raised or lowered. A few of them are enough to tell.
func scripted(words []rune, mark *regexp.Regexp) bool {
	const most = 8
	if mark == scriptOpens {
		return mark.MatchString(string(words[max(0, len(words)-most):]))
	}
	return mark.MatchString(string(words[:min(len(words), most)]))
}

var oneOf = regexp.MustCompile(`(?i)^one\s+(?:out\s+)?of\s+`)

// counted is the number by which 'one of the 19 states' says something: 19. Another quantity is as it was.
func (d *drafting) counted(q quantity.Quantity, words []rune) quantity.Quantity {
	if q.Value != "1" || q.OfValue == "" || q.Corrected != nil {
		return q
	}
	whole := string(words[q.Start:q.End])
	m := oneOf.FindString(whole)
	if m == "" {
		return q
	}
	cut := q.Start + utf8.RuneCountInString(m)
	found := d.reader.Read(string(words[cut:q.End]))
	if len(found) != 1 || !definite.MatchString(string(words[cut:q.End])) {
		return q
	}
	n := found[0]
	n.Start, n.End, n.CoreStart, n.CoreEnd = n.Start+cut, n.End+cut, n.CoreStart+cut, n.CoreEnd+cut
	return n
}

// definite opens words that name things which are all there: 'the 19 states'. 'Every four people' is a share.
var definite = regexp.MustCompile(`(?i)^(?:the|our|their|its|his|her|your|my|these|those|only)\b`)

// figure writes a quantity as a figure of a claim whose quotes have the given spans. alone tells whether its quote reads, as a
// text of its own, as it does in its sentence; else what is written beside it says the rest.
func (d *drafting) figure(n number, sentence briefing.Span, quotes []briefing.Span) (f briefing.Figure, alone, ok bool) {
	f = briefing.Figure{Given: d.given(n.Quantity), Period: period(n.Quantity), AsCorrected: corrected(n.Quantity)}
	for _, span := range d.wider(n, sentence, quotes) {
		if alone && !strings.Contains(f.Quote.Text, "\n") {
			break
		}
		if !d.readsAlone(n, d.text.Cut(span)) {
			continue
		}
		// Words that lead there on one line go before fewer that do so on two.
		if q, found := d.quoteOf(span, quotes); found && (!alone || !strings.Contains(q.Text, "\n")) {
			f.Quote, alone = q, true
		}
	}
	if alone {
		return f, true, true
	}
	f.Quote, ok = d.quoteOf(d.whole(n.span()), quotes)
	return f, false, ok
}

const (
	mostAdded  = 4   // words on either side by which a figure's quote is widened one by one
	mostReread = 600 // code points of a sentence that is read as a whole for one figure
)

// wider is the spans that may be a quantity's quote, the shortest first: its own, a few words more, its sentence. Each lies in
// one of the claim's quotes.
func (d *drafting) wider(n number, sentence briefing.Span, quotes []briefing.Span) []briefing.Span {
	lefts, rights := d.wordsBefore(n.Start, sentence.Start), d.wordsAfter(n.End, sentence.End)
	var out []briefing.Span
	add := func(span briefing.Span) {
		span = d.whole(span)
		inside := slices.ContainsFunc(quotes, func(q briefing.Span) bool { return q.Contains(span) })
		if inside && !slices.Contains(out, span) {
			out = append(out, span)
		}
	}
	for added := range len(lefts) + len(rights) - 1 {
		for left := 0; left <= added && left < len(lefts); left++ {
			if right := added - left; right < len(rights) {
				add(briefing.Span{Start: lefts[left], End: rights[right]})
			}
		}
	}
	if sentence.Len() <= mostReread {
		add(sentence)
	}
	return out
}

// wordsBefore is a place and where the words before it start, the nearest first.
func (d *drafting) wordsBefore(at, from int) []int {
	out := []int{at}
	from = max(from, at-longOpening)
	runes := []rune(d.text.Cut(briefing.Span{Start: from, End: at}))
	for i := len(runes) - 1; i >= 0 && len(out) <= mostAdded; i-- {
		if !unicode.IsSpace(runes[i]) && (i == 0 || unicode.IsSpace(runes[i-1])) {
			out = append(out, from+i)
		}
	}
	return out
}

// wordsAfter is a place and where the words behind it end, the nearest first.
func (d *drafting) wordsAfter(at, to int) []int {
	out := []int{at}
	runes := []rune(d.text.Cut(briefing.Span{Start: at, End: min(to, at+longOpening)}))
	for i := 1; i <= len(runes) && len(out) <= mostAdded; i++ {
		if !unicode.IsSpace(runes[i-1]) && (i == len(runes) || unicode.IsSpace(runes[i])) {
			out = append(out, at+i)
		}
	}
	return out
}

// whole is a span with the corrections that it touches.
func (d *drafting) whole(span briefing.Span) briefing.Span {
	start, end := quantity.Widen(d.corrections, span.Start, span.End)
	return briefing.Span{Start: start, End: end}
}

// readsAlone tells whether words read as one quantity, the same as one that was read in its sentence. Years beside it are no
// matter.
func (d *drafting) readsAlone(n number, words string) bool {
	var found []quantity.Quantity
	for _, q := range d.reader.Read(words) {
		if n.isDate() || q.Kind != quantity.KindDate {
			found = append(found, q)
		}
	}
	return len(found) == 1 && sameQuantity(found[0], n.Quantity)
}

// sameQuantity tells whether two quantities say the same, but for when, and for the words that weaken them.
func sameQuantity(a, b quantity.Quantity) bool {
	switch {
	case a.Value != b.Value, a.Bounds != b.Bounds, a.Comparator != b.Comparator, a.Vague != b.Vague, a.Kind != b.Kind:
		return false
	case a.Unit != b.Unit, a.Currency != b.Currency, a.OfValue != b.OfValue, a.OfUnit != b.OfUnit, a.Repeats != b.Repeats:
		return false
	case !strings.EqualFold(oneLine(a.UnitText), oneLine(b.UnitText)), !strings.EqualFold(oneLine(a.OfText), oneLine(b.OfText)):
		return false
	case (a.Rank == nil) != (b.Rank == nil), (a.Base == nil) != (b.Base == nil), (a.Corrected == nil) != (b.Corrected == nil):
		return false
	}
	return (a.Rank == nil || *a.Rank == *b.Rank) && (a.Base == nil || a.Base.Value == b.Base.Value && a.Base.Period == b.Base.Period) &&
		(a.Corrected == nil || a.Corrected.Value == b.Corrected.Value && a.Corrected.Unit == b.Corrected.Unit)
}

// given is what the grammar read, as a factsheet may say it: units that the catalogue lists, and no value where none is said.
func (d *drafting) given(q quantity.Quantity) briefing.Measure {
	m := briefing.Measure{Hedge: oneLine(q.Hedge), Vague: q.Vague, Kind: string(q.Kind), Currency: q.Currency, Unit: d.listed(q.Unit)}
	if m.Currency != "" {
		m.Unit = ""
	}
	if q.Comparator != quantity.CompareEqual {
		m.Comparator = string(q.Comparator)
	}
	if m.Value = parsed(q.Value); m.Value == nil && !q.Vague {
		m.Bounds = interval(q.Bounds)
	}
	if q.OfValue != "" || q.OfText != "" {
		m.Of = &briefing.Of{Value: parsed(q.OfValue), Unit: d.listed(q.OfUnit)}
		if m.Of.Value == nil {
			m.Of.What = oneLine(q.OfText)
		}
	}
	if q.Rank != nil {
		m.Rank, m.Kind = &briefing.Rank{Of: q.Rank.Of, Over: q.Rank.Over}, string(quantity.KindRank)
	}
	if q.Base != nil {
		if p, err := briefing.ParsePeriod(q.Base.Period); err == nil {
			m.Base = &briefing.Base{Period: p}
		}
	}
	return m
}

// listed is a unit that the catalogue has, or a currency; "" for another.
func (d *drafting) listed(unit string) string {
	if _, ok := d.Names.Units[unit]; ok || briefing.IsCurrency(unit) {
		return unit
	}
	return ""
}

func parsed(s string) *decimal.Decimal {
	out, err := briefing.ParseDecimal(s)
	if err != nil {
		return nil
	}
	return &out
}

func interval(in quantity.Interval) *briefing.Interval {
	lower, upper := parsed(in.Lower), parsed(in.Upper)
	if lower == nil && upper == nil {
		return nil
	}
	return &briefing.Interval{
		Lower: lower, LowerInclusive: in.LowerInclusive && lower != nil, Upper: upper, UpperInclusive: in.UpperInclusive && upper != nil,
	}
}

// period is the time that the words say beside a quantity; of a year it is the value.
func period(q quantity.Quantity) briefing.Period {
	if q.Period == nil || q.Kind == quantity.KindDate {
		return briefing.Period{}
	}
	p, err := briefing.ParsePeriod(q.Period.Value)
	if err != nil {
		return briefing.Period{}
	}
	return p
}

// corrected is the value that the publisher put in place of the one that was said, where it is another in the same unit.
func corrected(q quantity.Quantity) *decimal.Decimal {
	right := q.Corrected
	if right == nil || right.Value == q.Value {
		return nil
	}
	alone := right.Unit == "" && right.Currency == "" && right.UnitText == ""
	if !alone && cmp.Or(right.Unit, right.Currency) != cmp.Or(q.Unit, q.Currency) {
		return nil
	}
	return parsed(right.Value)
}

// denied tells whether the words right before a number say that it is not that: 'not 40 percent but 50 percent'.
func (d *drafting) denied(n number, sentence briefing.Span) bool {
	before := d.text.Cut(briefing.Span{Start: max(sentence.Start, n.Start-longOpening), End: n.Start})
	return denial.MatchString(before) && !noDenial.MatchString(before)
}

var (
	denial   = regexp.MustCompile(`(?i)(?:\bnot|n['’]t|\brather\s+than|\binstead\s+of)\s+(?:(?:at|by|for|in|to)\s+)?$`)
	noDenial = regexp.MustCompile(`(?i)\b(?:if|why|or|whether)\s+not\s+(?:\w+\s+)?$`)
)

// saysOfWhat tells whether a number is said, and of what: a unit, a currency, a noun.
func (n number) saysOfWhat() bool {
	return n.says() && (n.Unit != "" || n.Currency != "" || n.UnitText != "")
}

// says tells whether a number is said.
func (n number) says() bool {
	return !n.Vague && (n.Value != "" || n.Bounds.Lower != "" || n.Bounds.Upper != "")
}

// figureConfidence is how sure it is that the figure is read as it was meant, in hundredths: docs/draft.md has the rule.
func figureConfidence(n number, alone bool) int {
	c := 50
	switch {
	case n.Vague:
		c = 30
	case n.Rank != nil:
		c = 60
	case n.says():
		c += 10
	}
	if n.Unit != "" || n.Currency != "" || n.UnitText != "" {
		c += 20
	}
	if n.Kind != quantity.KindUnknown && n.says() {
		c += 10
	}
	if n.Hedge != "" {
		c -= 10
	}
	if !alone {
		c -= 20
	}
	return c
}

// figureTodo is what a person must decide about a figure.
func (d *drafting) figureTodo(n number, f *briefing.Figure) string {
	if n.Vague {
		return "whether a number can be found"
	}
	var open []string
	if n.Rank == nil {
		open = append(open, "indicator")
	}
	open = append(open, "area")
	if f.Period.IsZero() && !n.isDate() {
		open = append(open, "period")
	}
	if n.Kind == quantity.KindUnknown {
		open = append(open, "kind")
	}
	noun := oneLine(n.UnitText)
	if noun != "" && f.Given.Unit == "" && f.Given.Currency == "" && !n.isDate() && n.Rank == nil && (n.Unit == "" || len(d.Names.Units) > 0) {
		open = append(open, "unit (\""+noun+"\")")
	}
	todo := &list{parts: []string{strings.Join(open, ", ")}}
	if n.Base != nil && f.Given.Base == nil && n.Base.Text != "" {
		todo.addf("base: %q", oneLine(n.Base.Text))
	}
	return todo.String()
}
