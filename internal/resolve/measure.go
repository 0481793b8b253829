package resolve

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"onrecord/internal/briefing"
	"onrecord/internal/quantity"
)

// settling is one figure on its way from what is given and read to what is meant.
type settling struct {
	*resolver
	f     *briefing.Figure
	name  string // CLAIM.FIGURE
	path  string
	words string // of the quote, as the transcript has them where it was found

	faulty bool // what the number is was found to be in doubt, and reported
}

// resolveMeasure settles what the number of a figure says.
func (r *resolver) resolveMeasure(c *briefing.Claim, f *briefing.Figure, path string) {
	s := &settling{resolver: r, f: f, name: c.Key + "." + f.Key, path: path, words: first(f.Quote.Exact, f.Quote.Text)}
	if strings.TrimSpace(s.words) == "" {
		return
	}
	s.faulty = s.unreadable() || r.reader == nil && !r.foreign
	readings := s.read(s.words)
	if !s.takesCorrections() {
		for i := range readings {
			readings[i].Corrected, readings[i].Struck = nil, false
		}
	}
	chosen := s.choose(readings)
	s.merge(chosen)
	s.checkOverride(chosen.found, s.compareIndicator())
	s.checkUnit()
	s.mergeCorrected(chosen)
	s.setBounds(chosen)
	s.checkListed()
	s.checkSaid()
}

// choose takes the reading that is meant: the only one, or the only one that agrees with what is given. A year that
// is said beside a number is when, not how much, unless the figure is a date. Where nothing is read, or nothing
// decides, what is given is compared with an empty reading.
func (s *settling) choose(readings []reading) *comparison {
	all := make([]*comparison, len(readings))
	for i, rd := range readings {
		all[i] = s.compare(s.f, rd)
	}
	nothing := s.compare(s.f, reading{})
	if len(all) == 0 {
		return nothing
	}
	meant := s.withoutTimes(all)
	if one, ok := onlyOne(meant); ok {
		return one
	}
	var fit []*comparison
	for _, c := range meant {
		if len(c.found) == 0 && c.answers() {
			fit = append(fit, c)
		}
	}
	if one, ok := onlyOne(fit); ok {
		return one
	}
	if s.f.Override && s.f.Given.Value != nil {
		nothing.differ("value", "", "")
		return nothing
	}
	s.reportAmbiguous(all)
	return nothing
}

// unreadable tells whether the file gives an amount that its reader could not take, and reported.
func (s *settling) unreadable() bool {
	w, given := s.f.Where, &s.f.Given
	return w.Has("value") && given.Value == nil || w.Has("bounds") && given.Bounds == nil || w.Has("rank") && given.Rank == nil ||
		w.Has("vague") && !given.Vague
}

// onlyOne returns the reading that the comparisons have in common: a number that is said twice is one. It is corrected
// if one of them is.
func onlyOne(all []*comparison) (*comparison, bool) {
	if len(all) == 0 {
		return nil, false
	}
	one := all[0]
	for _, c := range all[1:] {
		if !c.sameMeasure(one) {
			return nil, false
		}
		if one.read.Corrected == nil && c.read.Corrected != nil {
			one = c
		}
	}
	return one, true
}

// withoutTimes leaves out the years that stand beside a number, but for one that the figure gives as its kind or its
// value.
func (s *settling) withoutTimes(all []*comparison) []*comparison {
	given := &s.f.Given
	if given.Kind == string(quantity.KindDate) {
		return all
	}
	var out []*comparison
	for _, c := range all {
		if c.read.Kind != string(quantity.KindDate) || given.Value != nil && len(c.found) == 0 {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		return all
	}
	return out
}

// sameMeasure tells whether two readings say the same, as where a speaker repeats a number.
func (c *comparison) sameMeasure(o *comparison) bool {
	a, b := c.read.Corrected, o.read.Corrected
	return reflect.DeepEqual(c.read.Measure, o.read.Measure) && (a == nil || b == nil || reflect.DeepEqual(a.Measure, b.Measure))
}

func (s *settling) reportAmbiguous(all []*comparison) {
	if s.faulty {
		return
	}
	s.faulty = true
	p := briefing.Problem{
		Severity: briefing.Error, Code: CodeFigureAmbiguous, Position: s.fieldAt("quote"), Path: s.path + ".quote", Text: s.f.Quote.Text,
		Message: fmt.Sprintf("the figure %s has a quote in which %d quantities are read", s.name, len(all)),
		Hint:    "shorten the quote to the one that is meant, or give its value",
	}
	if s.f.Given.Value != nil {
		p.Message += fmt.Sprintf(", and none of them alone agrees with value %s", plain(*s.f.Given.Value))
		p.Hint = "shorten the quote to the one that is meant, or correct the value; override: true with a note lets what is given stand"
	}
	p.Message += ": " + show(s.words)
	if s.b.Draft {
		p.Severity = briefing.Warning
	}
	for _, c := range all {
		p.Candidates = append(p.Candidates, c.read.String())
	}
	s.report(p)
}

// fieldAt is where a field of the figure was written; the figure itself where it was not.
func (s *settling) fieldAt(field string) briefing.Position {
	f := s.f
	outer, inner, _ := strings.Cut(field, ".")
	var part briefing.Where
	switch {
	case outer == "of" && f.Given.Of != nil:
		part = f.Given.Of.Where
	case outer == "rank" && f.Given.Rank != nil:
		part = f.Given.Rank.Where
	case outer == "base" && f.Given.Base != nil:
		part = f.Given.Base.Where
	case outer == "quote":
		part = f.Quote.Where
	}
	return place(part.Fields[inner], f.Where.Fields[outer], part.Position, f.Where.Position)
}

// calendarYear is the unit of dates.
const calendarYear = "calendar-year"

// merge sets the figure's measure: each field as given, or else as read.
func (s *settling) merge(c *comparison) {
	f, given, read := s.f, &s.f.Given, &c.read
	f.Measure = briefing.Measure{
		Value:      given.Value,
		Comparator: given.Comparator,
		Hedge:      first(given.Hedge, read.Hedge),
		Vague:      given.Vague || read.Vague && given.Value == nil,
		Spoken:     first(given.Spoken, read.Spoken),
		Scale:      first(given.Scale, read.Scale),
		Unit:       first(given.Unit, given.Currency, read.Unit),
		UnitText:   first(given.UnitText, read.UnitText),
		Currency:   first(given.Currency, read.Currency),
		Kind:       first(givenKind(given), read.Kind),
		Of:         mergeOf(given.Of, read.Of),
		Base:       mergeBase(given.Base, read.Base),
		Rank:       mergeRank(given.Rank, read.Rank),
	}
	if !given.Vague {
		f.Comparator = first(given.Comparator, read.Comparator)
	}
	if f.Value == nil && read.Value != nil && !given.Vague {
		value := convert(*read.Value, c.factor)
		f.Value = &value
	}
	if f.Kind == "" && f.Currency != "" {
		f.Kind = string(quantity.KindMoney)
	}
	if _, listed := s.names.Units[calendarYear]; listed && f.Kind == string(quantity.KindDate) {
		f.Unit = first(f.Unit, calendarYear)
	}
	if f.Comparator == "" && f.Value != nil {
		f.Comparator = string(quantity.CompareEqual)
	}
	if f.Period.IsZero() && f.Kind != string(quantity.KindDate) {
		f.Period = read.Period
	}
	f.Basis = "given"
	if read.Value != nil || read.Bounds != nil || given.Value == nil && (read.Vague || read.Rank != nil) {
		f.Basis = "read"
	}
}

func mergeOf(given, read *briefing.Of) *briefing.Of {
	if given == nil || read == nil {
		return either(given, read)
	}
	out := *given
	if out.Value == nil {
		out.Value = read.Value
	}
	out.Unit, out.What = first(out.Unit, read.Unit), first(out.What, read.What)
	return &out
}

func mergeBase(given, read *briefing.Base) *briefing.Base {
	if given == nil || read == nil {
		return either(given, read)
	}
	out := *given
	if out.Value == nil {
		out.Value = read.Value
	}
	if out.Period.IsZero() && out.Figure == "" && given.Value == nil {
		out.Period = read.Period
	}
	return &out
}

func mergeRank(given, read *briefing.Rank) *briefing.Rank {
	if given == nil || read == nil {
		return either(given, read)
	}
	out := *given
	out.Of, out.Over = first(out.Of, read.Of), first(out.Over, read.Over)
	return &out
}

// either is a copy of the one that is there.
func either[T any](a, b *T) *T {
	if a == nil {
		a = b
	}
	if a == nil {
		return nil
	}
	out := *a
	return &out
}

// comparedByBase are the kinds whose unit is not that of the indicator: a factor, a change and a place in an order
// are measured against the series, not in its unit.
var comparedByBase = []string{"ratio", "change", "rank", "ordinal"}

// compareIndicator wants the unit of a figure to be that of its indicator, or to convert to it.
func (s *settling) compareIndicator() []difference {
	f := s.f
	indicator, known := s.names.Indicators[f.Indicator]
	switch {
	case known && f.Kind == string(quantity.KindDate) && indicator.Unit != "" && indicator.Unit != calendarYear:
		// A year is no amount of anything, whether or not a catalogue lists the unit of dates.
		return []difference{{field: "indicator", given: calendarYear, read: indicator.Unit}}
	case !known || f.Unit == "" || indicator.Unit == "" || slices.Contains(comparedByBase, f.Kind):
		return nil
	case !s.knowsUnit(f.Unit) || !s.knowsUnit(indicator.Unit):
		return nil
	}
	if _, exact := s.units.factor(f.Unit, indicator.Unit); exact {
		return nil
	}
	return []difference{{field: "indicator", given: f.Unit, read: indicator.Unit}}
}

// checkUnit wants a value to have the unit of its indicator, or one that can be compared with it: said or given. Of a sum
// the indicator says the currency.
func (s *settling) checkUnit() {
	f := s.f
	unit := s.names.Indicators[f.Indicator].Unit
	switch {
	case f.Value == nil || f.Unit != "" || unit == "" || briefing.IsCurrency(unit) || s.faulty:
		return
	case f.Kind == string(quantity.KindDate) || f.Kind == string(quantity.KindMoney) || slices.Contains(comparedByBase, f.Kind):
		return
	}
	s.report(briefing.Problem{
		Severity: briefing.Warning, Code: CodeUnitUnstated, Position: s.fieldAt("quote"), Path: s.path + ".unit", Text: f.Quote.Text,
		Message: fmt.Sprintf("the figure %s has no unit: none is given, and none is read from its quote %s; its indicator %s is measured in unit %s",
			s.name, show(s.words), f.Indicator, unit),
		Hint: fmt.Sprintf("give unit: %s if that is what is counted, or choose the indicator that is meant", unit),
	})
}

// checkOverride reports what differs from the words or from the indicator, unless the file says that it is meant to:
// then the basis says so, for whoever holds the figure against its indicator later.
func (s *settling) checkOverride(fromWords, fromIndicator []difference) {
	f := s.f
	switch {
	case !f.Override:
		s.reportFound(append(fromWords, fromIndicator...))
	case len(fromWords)+len(fromIndicator) > 0:
		f.Basis = "override"
	case !s.faulty:
		s.reportIdle()
	}
}

func (s *settling) reportFound(found []difference) {
	var differs []difference
	for _, d := range found {
		if d.field == "indicator" {
			s.reportIndicator(d)
			continue
		}
		differs = append(differs, d)
	}
	if len(differs) > 0 {
		s.reportDiffers(differs)
	}
}

const overrideHint = "override: true with a note that says why"

func (s *settling) reportDiffers(found []difference) {
	s.faulty = true
	var given, read []string
	for _, d := range found {
		given, read = append(given, d.given), append(read, d.read)
	}
	s.report(briefing.Problem{
		Severity: briefing.Error, Code: CodeDiffers, Position: s.fieldAt(found[0].field), Path: s.path + "." + found[0].field,
		Text:    strings.TrimPrefix(found[0].given, found[0].field+" "),
		Message: fmt.Sprintf("the figure %s gives %s, but its quote %s reads as %s", s.name, list(given), show(s.words), list(read)),
		Hint:    "correct what is given, leave it out, or let it stand with " + overrideHint,
	})
}

func (s *settling) reportIndicator(d difference) {
	position := s.fieldAt("indicator")
	if s.f.Given.Unit != "" {
		position = s.fieldAt("unit")
	}
	s.report(briefing.Problem{
		Severity: briefing.Error, Code: CodeIndicatorUnit, Position: position, Path: s.path + ".indicator", Text: s.f.Indicator,
		Message: fmt.Sprintf("the figure %s is in unit %s, but its indicator %s is measured in unit %s, and nothing converts the one exactly to the other",
			s.name, d.given, s.f.Indicator, d.read),
		Hint: "choose the indicator that is meant, give the unit, or let it stand with " + overrideHint,
	})
}

func (s *settling) reportIdle() {
	s.report(briefing.Problem{
		Severity: briefing.Warning, Code: CodeOverrideIdle, Position: s.fieldAt("override"), Path: s.path + ".override", Text: "true",
		Message: fmt.Sprintf("the figure %s has override: true, but nothing that it gives differs from its quote %s", s.name, show(s.words)),
		Hint:    "leave override out",
	})
}

// setBounds gives the figure the interval in which its value lies: as given, as read, or by the table of package
// quantity for a value and a manner of saying it that are not as read.
func (s *settling) setBounds(c *comparison) {
	f, read := s.f, &c.read
	switch {
	case f.Given.Bounds != nil:
		f.Bounds, f.Rule = either(f.Given.Bounds, nil), "given"
		s.checkBounds()
	case f.Vague:
	case s.asRead(c):
		f.Bounds, f.Rule = scaleInterval(read.Bounds, c.factor), read.Rule
	case f.Value == nil:
	case s.valueAsRead(c):
		s.tableBounds(*read.Value, read)
		f.Bounds = scaleInterval(f.Bounds, c.factor)
	default:
		s.tableBounds(*f.Value, nil)
	}
}

// valueAsRead tells whether the figure's value is the one that was read.
func (s *settling) valueAsRead(c *comparison) bool {
	return c.read.Value != nil && s.f.Value != nil && convert(*c.read.Value, c.factor).Equal(*s.f.Value)
}

// asRead tells whether all that bounds depend on is as it was read. Of a range that is read there is no value; one
// that is given lies in it.
func (s *settling) asRead(c *comparison) bool {
	f, read := s.f, &c.read
	switch {
	case read.Bounds == nil || f.Comparator != read.Comparator:
		return false
	case read.Value == nil:
		return f.Value == nil || contains(scaleInterval(read.Bounds, c.factor), *f.Value, true)
	}
	return f.Kind == read.Kind && s.valueAsRead(c)
}

// tableBounds takes the bounds from the table of package quantity. said is how the value was said, nil where it was
// not.
func (s *settling) tableBounds(value decimal.Decimal, said *reading) {
	f := s.f
	how := quantity.Said{Comparator: quantity.Comparator(f.Comparator), Kind: quantity.Kind(f.Kind), Unit: f.Unit}
	if said != nil {
		how.Unit, how.Spoken = said.Unit, said.Spoken
		how.Fraction = said.Rule == quantity.RuleSpeechFraction
		how.OrMore = said.Rule == quantity.RuleApproxOrMore
	}
	if f.Comparator == string(quantity.CompareBetween) {
		s.reportBounds(fmt.Sprintf("the figure %s has comparator between, but no bounds", s.name), `give bounds: "[LOWER, UPPER]"`)
		return
	}
	in, rule, err := quantity.Bounds(plain(value), how)
	if err != nil {
		s.reportBounds(fmt.Sprintf("no bounds can be found for the figure %s: %v", s.name, err), "give bounds")
		return
	}
	if f.Bounds = bounds(in); f.Bounds != nil {
		f.Rule = rule
	}
}

// checkBounds wants bounds that are given to hold the figure's own value.
func (s *settling) checkBounds() {
	f := s.f
	if f.Value == nil || contains(f.Bounds, *f.Value, isLimit(f.Comparator)) {
		return
	}
	s.reportBounds(fmt.Sprintf("the figure %s has value %s, which does not lie in its bounds %s", s.name, plain(*f.Value), f.Bounds),
		"give the value and the bounds so that one holds the other")
}

func (s *settling) reportBounds(message, hint string) {
	if s.faulty {
		return
	}
	s.report(briefing.Problem{
		Severity: briefing.Error, Code: CodeBounds, Position: s.fieldAt("bounds"), Path: s.path + ".bounds", Text: s.f.Quote.Text,
		Message: message, Hint: hint,
	})
}

// checkListed leaves a unit open that the grammar knows and no catalogue lists: nothing could refer to it.
func (s *settling) checkListed() {
	f := s.f
	if s.alone {
		return
	}
	s.leaveOpen(&f.Unit, first(f.Given.Unit, f.Given.Currency), "unit")
	if f.Of != nil {
		given := ""
		if f.Given.Of != nil {
			given = f.Given.Of.Unit
		}
		s.leaveOpen(&f.Of.Unit, given, "of.unit")
	}
}

func (s *settling) leaveOpen(unit *string, given, field string) {
	if _, listed := s.names.Units[*unit]; *unit == "" || listed || *unit == given || briefing.IsCurrency(*unit) {
		return
	}
	if len(s.names.Units) == 0 {
		*unit = "" // where no unit is listed, each would be warned of
		return
	}
	s.report(briefing.Problem{
		Severity: briefing.Warning, Code: CodeUnitUnlisted, Position: s.fieldAt("quote"), Path: s.path + "." + field, Text: *unit,
		Message: fmt.Sprintf("the figure %s reads as unit %s in its quote %s, and no catalogue lists that unit, so it is left open", s.name, *unit, show(s.words)),
		Hint:    fmt.Sprintf("add %s to the units of a *.catalog.yaml file, or give the unit", *unit),
	})
	*unit = ""
}

// checkSaid wants a figure to say something: a number, a range, a superlative, or that its number is vague.
func (s *settling) checkSaid() {
	f := s.f
	if f.Value != nil || f.Bounds != nil || f.Vague || f.Rank != nil || s.faulty {
		return
	}
	p := briefing.Problem{
		Severity: briefing.Error, Code: CodeNoNumber, Position: s.fieldAt("quote"), Path: s.path + ".quote", Text: f.Quote.Text,
		Message: fmt.Sprintf("the figure %s has no number: none is given, and none is read from its quote %s", s.name, show(s.words)),
		Hint:    "quote the words that say the number, or give its value, its rank, or vague: true",
	}
	if s.foreign {
		p.Message = fmt.Sprintf("the figure %s has no number: none is given, and no grammar reads its quote %s in the language %q",
			s.name, show(s.words), s.b.Transcript.Language)
		p.Hint = "give its value, its rank, or vague: true"
	}
	if s.b.Draft {
		p.Severity = briefing.Warning
	}
	s.report(p)
}

// String says what was read, for a person to choose from.
func (rd reading) String() string {
	m := &rd.Measure
	var parts []string
	add := func(name, text string) {
		if text != "" {
			parts = append(parts, name+" "+text)
		}
	}
	if m.Value != nil {
		add("value", plain(*m.Value))
	} else if m.Bounds != nil {
		add("bounds", m.Bounds.String())
	}
	if m.Vague {
		parts = append(parts, "vague")
	}
	if m.Comparator != "eq" {
		add("comparator", m.Comparator)
	}
	add("unit", m.Unit)
	if m.Rank != nil {
		add("rank", strings.TrimSpace(m.Rank.Of+" "+m.Rank.Over))
	} else {
		add("kind", m.Kind)
	}
	return show(rd.Words) + ": " + strings.Join(parts, ", ")
}

// list joins phrases: "a", "a and b", "a, b and c".
func list(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " and " + parts[len(parts)-1]
}
