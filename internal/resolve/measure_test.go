package resolve

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"onrecord/internal/briefing"
)

// summary is what a settled figure says, on one line.
func summary(f *briefing.Figure) string {
	m := &f.Measure
	var parts []string
	add := func(format string, a ...any) { parts = append(parts, fmt.Sprintf(format, a...)) }
	if m.Value != nil {
		add("%s", plain(*m.Value))
	}
	if m.Bounds != nil {
		add("%s", m.Bounds)
	}
	for _, word := range []string{m.Comparator, m.Kind} {
		if word != "" {
			add("%s", word)
		}
	}
	if m.Vague {
		add("vague")
	}
	for _, p := range []struct{ name, text string }{
		{"unit", m.Unit}, {"currency", m.Currency}, {"hedge", m.Hedge}, {"rule", f.Rule}, {"period", f.Period.String()},
	} {
		if p.text != "" {
			add("%s=%s", p.name, p.text)
		}
	}
	if m.Of != nil {
		add("of=%s%s%s", showDecimal(m.Of.Value), m.Of.Unit, m.Of.What)
	}
	if m.Base != nil {
		add("base=%s%s", m.Base.Period, m.Base.Figure)
	}
	if m.Rank != nil {
		add("rank=%s,%s", m.Rank.Of, m.Rank.Over)
	}
	add("%s", f.Basis)
	return strings.Join(parts, " ")
}

func TestMeasures(t *testing.T) {
	given := func(m briefing.Measure) briefing.Figure { return briefing.Figure{Given: m} }
	overridden := func(f briefing.Figure) briefing.Figure {
		f.Override, f.Note = true, "because"
		return f
	}
	tests := []struct {
		name, words string
		figure      briefing.Figure
		want        string
	}{
		// What is read.
		{"a count", "12 cranes", briefing.Figure{}, "12 [12,12] eq count unit=crane rule=exact read"},
		{"a count out of another", "3 of the 12 cranes", briefing.Figure{}, "3 [3,3] eq count unit=crane rule=exact of=12crane read"},
		{"money", "over $40 million", briefing.Figure{}, "40000000 (40000000,) gt money unit=USD currency=USD rule=comparator read"},
		{"a superlative", "the biggest increase in a decade", briefing.Figure{}, "rank rank=max,10y.. read"},
		{"vague", "several ships", briefing.Figure{}, "count vague unit=ship read"},
		{"a range", "between 10 and 15 ships", briefing.Figure{}, "[10,15] between count unit=ship rule=range read"},
		{"a share of something in words", "2 percent of GDP", briefing.Figure{}, "2 [1.5,2.5) eq share unit=percent rule=digits of=GDP read"},
		{"a factor and how far back its base lies", "twice as many as four years ago", briefing.Figure{}, "2 [1.5,2.5) eq ratio unit=times rule=digits base=2022 read"},
		{"a base some months back", "twice as many as six months ago", briefing.Figure{}, "2 [1.5,2.5) eq ratio unit=times rule=digits base=2025-09 read"},
		{"a base of which the day is not known", "twice as many as a week ago", briefing.Figure{}, "2 [1.5,2.5) eq ratio unit=times rule=digits base= read"},
		{"a base that is named", "twice as many as in 2014", briefing.Figure{}, "2 [1.5,2.5) eq ratio unit=times rule=digits base=2014 read"},
		{"a year has no other period", "in 2019", briefing.Figure{}, "2019 [2019,2019] eq date unit=calendar-year rule=exact read"},
		{"the time beside a number", "12 cranes in 2019", briefing.Figure{}, "12 [12,12] eq count unit=crane rule=exact period=2019 read"},

		// What the grammar leaves open is filled by what is given.
		{"a unit", "the 12", given(briefing.Measure{Unit: "crane"}), "12 [11.5,12.5) eq unit=crane rule=digits read"},
		{"a kind, on which bounds depend", "the 12", given(briefing.Measure{Unit: "crane", Kind: "count"}), "12 [12,12] eq count unit=crane rule=exact read"},
		{"a kind, with the digits as spoken", "2.50 percent", given(briefing.Measure{Kind: "share"}), "2.5 [2.495,2.505) eq share unit=percent rule=digits read"},
		{"a kind, in another unit", "18 percent", given(briefing.Measure{Kind: "share", Unit: "fraction"}), "0.18 [0.175,0.185) eq share unit=fraction rule=digits read"},
		{"a noun that is no unit", "31 gantries", given(briefing.Measure{Value: dec("31"), Unit: "crane"}), "31 [31,31] eq count unit=crane rule=exact read"},
		{"the kind of an amount without currency", "over 640 billion", given(briefing.Measure{Kind: "money"}), "640000000000 (640000000000,) gt money rule=comparator read"},
		{"a hedge around the quote", "17 ships", given(briefing.Measure{Hedge: "I think"}), "17 [17,17] eq count unit=ship hedge=I think rule=exact read"},
		{"a denominator", "12 cranes", given(briefing.Measure{Of: &briefing.Of{Value: dec("40"), Unit: "crane"}}), "12 [12,12] eq count unit=crane rule=exact of=40crane read"},
		{"what a denominator is", "3 of the 12 cranes", given(briefing.Measure{Of: &briefing.Of{What: "cranes built in the port"}}), "3 [3,3] eq count unit=crane rule=exact of=12cranecranes built in the port read"},
		{"a base", "doubled", given(briefing.Measure{Base: &briefing.Base{}}), "2 [1.5,2.5) eq ratio unit=times rule=digits base= read"},
		{"a base that the words leave to reckoning", "twice as many as four years ago", given(briefing.Measure{Base: &briefing.Base{Period: when("2021")}}), "2 [1.5,2.5) eq ratio unit=times rule=digits base=2021 read"},
		{"a base figure", "twice as many as four years ago", given(briefing.Measure{Base: &briefing.Base{Figure: "c1.f2"}}), "2 [1.5,2.5) eq ratio unit=times rule=digits base=c1.f2 read"},

		// What is given and read agrees.
		{"the same", "some 20 ships", given(briefing.Measure{Value: dec("20.0"), Unit: "ship", Comparator: "approx", Kind: "count"}), "20.0 [10,30) approx count unit=ship rule=approx read"},
		{"in another unit", "half of the harbour", given(briefing.Measure{Value: dec("50"), Unit: "percent"}), "50 [45,55] eq share unit=percent rule=speech-fraction of=the harbour read"},
		{"converted to the unit given", "3 convoys", given(briefing.Measure{Unit: "ship"}), "21 [21,21] eq count unit=ship rule=exact read"},
		{"bounds converted outward", "18 months", given(briefing.Measure{Unit: "year"}), "1.5 [1.458333333333,1.541666666667) eq duration unit=year rule=digits read"},
		{"bounds that hold it", "18 percent", given(briefing.Measure{Bounds: span("[17.9, 18.1)")}), "18 [17.9,18.1) eq unit=percent rule=given read"},
		{"bounds that touch it", "over $40 million", given(briefing.Measure{Bounds: span("(40e6, 45e6)")}), "40000000 (40000000,45000000) gt money unit=USD currency=USD rule=given read"},
		{"a value in a range", "between 10 and 15 ships", given(briefing.Measure{Value: dec("12")}), "12 [10,15] between count unit=ship rule=range read"},
		{"a window", "the biggest increase in decades", given(briefing.Measure{Kind: "rank", Rank: &briefing.Rank{Of: "max", Over: "20y.."}}), "rank rank=max,20y.. read"},
		{"pounds are a currency where that is given", "500 pounds", given(briefing.Measure{Currency: "GBP"}), "500 [450,550) eq money unit=GBP currency=GBP rule=digits read"},

		// Several quantities, one of which is meant.
		{"the year", "12 cranes in 2019", given(briefing.Measure{Kind: "date"}), "2019 [2019,2019] eq date unit=calendar-year rule=exact read"},
		{"the year by its value", "12 cranes in 2019", given(briefing.Measure{Value: dec("2019")}), "2019 [2019,2019] eq date unit=calendar-year rule=exact read"},
		{"the one with the value", "12 cranes in 2019 and 5 ships", given(briefing.Measure{Value: dec("5")}), "5 [5,5] eq count unit=ship rule=exact read"},
		{"the one with the unit", "12 cranes and 5 ships", given(briefing.Measure{Unit: "crane"}), "12 [12,12] eq count unit=crane rule=exact read"},
		{"the one with the kind", "5 ships, the biggest number in a decade", given(briefing.Measure{Kind: "rank"}), "rank rank=max,10y.. read"},
		{"the one with a value at all", "several cranes and 5 ships", given(briefing.Measure{Value: dec("5")}), "5 [5,5] eq count unit=ship rule=exact read"},
		{"the vague one", "several cranes and 5 ships", given(briefing.Measure{Vague: true}), "count vague unit=crane read"},
		{"the one with a denominator", "3 of the 12 cranes and 5 ships", given(briefing.Measure{Of: &briefing.Of{Value: dec("12")}}), "3 [3,3] eq count unit=crane rule=exact of=12crane read"},
		{"the superlative by its rank", "5 ships, the biggest number in a decade", given(briefing.Measure{Rank: &briefing.Rank{Of: "max"}}), "rank rank=max,10y.. read"},
		{"the same twice", "12 cranes, that is, 12 cranes", briefing.Figure{}, "12 [12,12] eq count unit=crane rule=exact read"},

		// What is given where nothing is read.
		{"a value by hand", "a baker's couple", given(briefing.Measure{Value: dec("2.50"), Unit: "year", Kind: "duration"}), "2.50 [2.495,2.505) eq duration unit=year rule=digits given"},
		{"a manner of saying by hand", "a good dozen of them", given(briefing.Measure{Value: dec("12"), Unit: "ship", Kind: "count", Comparator: "gte"}), "12 [12,) gte count unit=ship rule=comparator given"},
		{"a year by hand", "the year of the storm", given(briefing.Measure{Value: dec("2019"), Kind: "date"}), "2019 [2019,2019] eq date unit=calendar-year rule=exact given"},
		{"a superlative by hand", "never so full", given(briefing.Measure{Rank: &briefing.Rank{Of: "max"}}), "rank rank=max, given"},
		{"a currency by hand", "a fiver", given(briefing.Measure{Value: dec("5"), Currency: "GBP"}), "5 [4.5,5.5) eq money unit=GBP currency=GBP rule=digits given"},
		{"bounds by hand", "a handful", given(briefing.Measure{Bounds: span("[2, 9]"), Unit: "ship"}), "[2,9] unit=ship rule=given given"},

		// What is given stands against what is read.
		{"another unit", "some 20 ships, and maybe more", overridden(given(briefing.Measure{Unit: "crane"})), "20 [20,) approx count unit=crane hedge=maybe rule=approx-or-more override"},
		{"another value", "20 ships", overridden(given(briefing.Measure{Value: dec("25")})), "25 [25,25] eq count unit=ship rule=exact override"},
		{"another currency", "$5 million", overridden(given(briefing.Measure{Currency: "CAD"})), "5000000 [4500000,5500000) eq money unit=CAD currency=CAD rule=digits override"},
		{"another kind of a fraction", "half of the harbour", overridden(given(briefing.Measure{Kind: "level"})), "0.5 [0.45,0.55] eq level unit=fraction rule=speech-fraction of=the harbour override"},
		{"another kind of a number and more", "some 20 ships, and maybe more", overridden(given(briefing.Measure{Kind: "level"})), "20 [20,) approx level unit=ship hedge=maybe rule=approx-or-more override"},
		{"another comparator", "500,000 ships", overridden(given(briefing.Measure{Comparator: "approx"})), "500000 [400000,600000) approx count unit=ship rule=approx override"},
		{"a currency that is not said", "640 billion", overridden(given(briefing.Measure{Currency: "USD"})), "640000000000 [635000000000,645000000000) eq money unit=USD currency=USD rule=digits override"},
		{"one of several", "12 cranes and 5 ships", overridden(given(briefing.Measure{Value: dec("17"), Unit: "ship", Kind: "count"})), "17 [17,17] eq count unit=ship rule=exact override"},
		{"no number after all", "20 ships", overridden(given(briefing.Measure{Vague: true})), "count vague unit=ship override"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := saying(tt.words, tt.figure)
			for _, p := range Briefing(b, names()) {
				if p.Severity != briefing.Note {
					t.Error(p.Format())
				}
			}
			if got := summary(&b.Claims[0].Figures[0]); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func showDecimal(d *decimal.Decimal) string {
	if d == nil {
		return ""
	}
	return plain(*d)
}

func TestMeasureFaults(t *testing.T) {
	given := func(m briefing.Measure) briefing.Figure { return briefing.Figure{Given: m} }
	of := func(indicator string, m briefing.Measure) briefing.Figure {
		return briefing.Figure{Indicator: indicator, Given: m}
	}
	differs := func(given, words, read string) string {
		return fmt.Sprintf("error figure-differs claims[0].figures[0].%s: the figure c1.f1 gives %s, but its quote %q reads as %s\n"+
			"> correct what is given, leave it out, or let it stand with override: true with a note that says why",
			strings.Fields(given)[0], given, words, read)
	}
	tests := []struct {
		name, words string
		figure      briefing.Figure
		want        []string
	}{
		{"value", "23 ships", given(briefing.Measure{Value: dec("24")}), []string{differs("value 24", "23 ships", "value 23")}},
		{"value in another unit", "half of the harbour", given(briefing.Measure{Value: dec("5"), Unit: "percent"}), []string{
			differs("value 5", "half of the harbour", "value 0.5 in unit fraction")}},
		{"value outside a range", "between 10 and 15 ships", given(briefing.Measure{Value: dec("16")}), []string{
			differs("value 16", "between 10 and 15 ships", "bounds [10,15]")}},
		{"value of what is vague", "several ships", given(briefing.Measure{Value: dec("3")}), []string{
			differs("value 3", "several ships", "no number (vague)")}},
		{"unit", "23 ships", given(briefing.Measure{Unit: "crane"}), []string{differs("unit crane", "23 ships", "unit ship")}},
		{"unit without an exact value", "10 months", given(briefing.Measure{Unit: "year"}), []string{
			differs("unit year", "10 months", "value 10 in unit month, which has no end as a decimal in unit year")}},
		{"value without an exact unit", "10 months", given(briefing.Measure{Value: dec("0.83"), Unit: "year"}), []string{
			differs("value 0.83", "10 months", "value 10 in unit month")}},
		{"a currency for a thing", "20 ships", given(briefing.Measure{Unit: "USD"}), []string{differs("unit USD", "20 ships", "unit ship")}},
		{"unit and value", "23 ships", given(briefing.Measure{Value: dec("24"), Unit: "crane"}), []string{
			differs("unit crane and value 24", "23 ships", "unit ship and value 23")}},
		{"bounds", "18 percent", given(briefing.Measure{Bounds: span("[19, 20]")}), []string{
			differs("bounds [19,20]", "18 percent", "value 18")}},
		{"bounds that only touch", "18 percent", given(briefing.Measure{Bounds: span("(18, 20]")}), []string{
			differs("bounds (18,20]", "18 percent", "value 18")}},
		{"bounds of a range", "between 10 and 15 ships", given(briefing.Measure{Bounds: span("[11, 15]")}), []string{
			differs("bounds [11,15]", "between 10 and 15 ships", "bounds [10,15]")}},
		{"base", "twice as many as in 2014", given(briefing.Measure{Base: &briefing.Base{Period: when("2016")}}), []string{
			differs("base.period 2016", "twice as many as in 2014", "base.period 2014")}},
		{"bounds that end where a range has none", "at least 20 ships", given(briefing.Measure{Bounds: span("[21, 30]")}), []string{
			differs("bounds [21,30]", "at least 20 ships", "value 20")}},
		{"indicator in another unit than the one given", "the 23", of("cranes", briefing.Measure{Unit: "ship"}), []string{
			`error unit-of-indicator claims[0].figures[0].indicator: the figure c1.f1 is in unit ship, but its indicator cranes is measured in unit crane, and nothing converts the one exactly to the other
> choose the indicator that is meant, give the unit, or let it stand with override: true with a note that says why`}},
		{"comparator", "over 20 ships", given(briefing.Measure{Comparator: "gte"}), []string{
			differs("comparator gte", "over 20 ships", "comparator gt")}},
		{"kind", "20 ships", given(briefing.Measure{Kind: "share"}), []string{differs("kind share", "20 ships", "kind count")}},
		{"a rank that is none", "24 years", given(briefing.Measure{Rank: &briefing.Rank{Of: "first", Over: "24y"}}), []string{
			differs("kind rank", "24 years", "kind duration")}},
		{"currency", "$5 million", given(briefing.Measure{Currency: "CAD"}), []string{
			differs("currency CAD", "$5 million", "currency USD")}},
		{"currency that is not said", "640 billion", given(briefing.Measure{Currency: "USD"}), []string{
			differs("currency USD", "640 billion", "no currency")}},
		{"currency that is not said, as a unit", "640 billion", given(briefing.Measure{Unit: "USD"}), []string{
			differs("unit USD", "640 billion", "no currency")}},
		{"words that no vocabulary has are reported elsewhere", "the biggest increase in a decade", given(briefing.Measure{
			Kind: "superlative", Comparator: "more", Currency: "Dollar", Rank: &briefing.Rank{Of: "top", Over: "ten years"}}), nil},
		{"denominator", "3 of the 12 cranes", given(briefing.Measure{Of: &briefing.Of{Value: dec("13"), Unit: "ship"}}), []string{
			differs("of.unit ship and of.value 13", "3 of the 12 cranes", "of.unit crane and of.value 12")}},
		{"window", "the biggest increase in a decade", given(briefing.Measure{Rank: &briefing.Rank{Of: "min", Over: "20y.."}}), []string{
			differs("rank.of min and rank.over 20y..", "the biggest increase in a decade", "rank.of max and rank.over 10y..")}},
		{"hedge", "some 20 ships, and maybe more", given(briefing.Measure{Hedge: "I think"}), []string{
			differs(`hedge "I think"`, "some 20 ships, and maybe more", `hedge "maybe"`)}},
		{"vague", "20 ships", given(briefing.Measure{Vague: true}), []string{differs("vague (no number)", "20 ships", "value 20")}},
		{"period", "12 cranes since 2019", briefing.Figure{Period: when("2014")}, []string{
			differs("period 2014", "12 cranes since 2019", "period 2019/..")}},
		{"period that ends where the other begins", "12 cranes since 2019", briefing.Figure{Period: when("2018")}, []string{
			differs("period 2018", "12 cranes since 2019", "period 2019/..")}},
		{"period in the other", "12 cranes since 2019", briefing.Figure{Period: when("2024-05")}, nil},
		{"unknown unit is reported elsewhere", "23 ships", given(briefing.Measure{Unit: "shipp"}), nil},

		{"several quantities", "12 cranes and 5 ships", briefing.Figure{}, []string{
			`error figure-ambiguous claims[0].figures[0].quote: the figure c1.f1 has a quote in which 2 quantities are read: "12 cranes and 5 ships"
= "12 cranes": value 12, unit crane, kind count
= "5 ships": value 5, unit ship, kind count
> shorten the quote to the one that is meant, or give its value`}},
		{"several quantities of all sorts", "some 12 cranes, several ships, between 10 and 15 members and the biggest number in a decade", briefing.Figure{}, []string{
			`error figure-ambiguous claims[0].figures[0].quote: the figure c1.f1 has a quote in which 4 quantities are read: "some 12 cranes, several ships, between 10 and 15 memb…biggest number in a decade"
= "some 12 cranes": value 12, comparator approx, unit crane, kind count
= "several ships": vague, unit ship, kind count
= "between 10 and 15 members": bounds [10,15], comparator between, unit member, kind count
= "the biggest number in a decade": rank max 10y..
> shorten the quote to the one that is meant, or give its value`}},
		{"several quantities, none as given", "12 cranes and 5 ships", given(briefing.Measure{Value: dec("6")}), []string{
			`error figure-ambiguous claims[0].figures[0].quote: the figure c1.f1 has a quote in which 2 quantities are read, and none of them alone agrees with value 6: "12 cranes and 5 ships"
= "12 cranes": value 12, unit crane, kind count
= "5 ships": value 5, unit ship, kind count
> shorten the quote to the one that is meant, or correct the value; override: true with a note lets what is given stand`}},
		{"no number", "all cranes", briefing.Figure{}, []string{
			`error figure-empty claims[0].figures[0].quote: the figure c1.f1 has no number: none is given, and none is read from its quote "all cranes"
> quote the words that say the number, or give its value, its rank, or vague: true`}},
		{"between without bounds", "a handful", given(briefing.Measure{Value: dec("5"), Comparator: "between"}), []string{
			`error figure-bounds claims[0].figures[0].bounds: the figure c1.f1 has comparator between, but no bounds
> give bounds: "[LOWER, UPPER]"`}},
		{"bounds beside the value given", "a handful", given(briefing.Measure{Value: dec("5"), Bounds: span("[6, 9]")}), []string{
			`error figure-bounds claims[0].figures[0].bounds: the figure c1.f1 has value 5, which does not lie in its bounds [6,9]
> give the value and the bounds so that one holds the other`}},
		{"bounds that touch the value given", "a handful", given(briefing.Measure{Value: dec("5"), Bounds: span("(5, 9]")}), []string{
			`error figure-bounds claims[0].figures[0].bounds: the figure c1.f1 has value 5, which does not lie in its bounds (5,9]
> give the value and the bounds so that one holds the other`}},
		{"bounds that touch a limit", "a handful", given(briefing.Measure{Value: dec("5"), Comparator: "gt", Bounds: span("(5, 9]")}), nil},
		{"override where nothing differs", "23 ships", briefing.Figure{Override: true, Annotation: briefing.Annotation{Note: "n"}, Given: briefing.Measure{Value: dec("23")}}, []string{
			`warning override-idle claims[0].figures[0].override: the figure c1.f1 has override: true, but nothing that it gives differs from its quote "23 ships"
> leave override out`}},
		{"a unit that no catalogue lists", "40 kilometres", briefing.Figure{}, []string{
			`warning unit-unlisted claims[0].figures[0].unit: the figure c1.f1 reads as unit kilometre in its quote "40 kilometres", and no catalogue lists that unit, so it is left open
> add kilometre to the units of a *.catalog.yaml file, or give the unit`}},

		{"indicator in another unit", "23 ships", of("cranes", briefing.Measure{}), []string{
			`error unit-of-indicator claims[0].figures[0].indicator: the figure c1.f1 is in unit ship, but its indicator cranes is measured in unit crane, and nothing converts the one exactly to the other
> choose the indicator that is meant, give the unit, or let it stand with override: true with a note that says why`}},
		{"indicator in another currency", "€5 million", of("cost", briefing.Measure{}), []string{
			`error unit-of-indicator claims[0].figures[0].indicator: the figure c1.f1 is in unit EUR, but its indicator cost is measured in unit USD, and nothing converts the one exactly to the other
> choose the indicator that is meant, give the unit, or let it stand with override: true with a note that says why`}},
		{"indicator in a unit that converts", "3 convoys", of("ships", briefing.Measure{}), nil},
		{"indicator in a unit into which that of the figure is converted", "23 countries", of("members", briefing.Measure{}), nil},
		{"indicator in a currency that is not said", "5 million", of("cost", briefing.Measure{Kind: "money"}), nil},
		{"indicator of a factor", "doubled", of("ships", briefing.Measure{}), nil},
		{"indicator of a change", "up 18 percent", of("ships", briefing.Measure{}), nil},
		{"indicator of a superlative", "the biggest increase in decades", of("ships", briefing.Measure{}), nil},
		{"indicator of a year", "in 2019", of("opened", briefing.Measure{}), nil},
		{"indicator of a share", "18 percent", of("ships", briefing.Measure{Kind: "share"}), []string{
			`error unit-of-indicator claims[0].figures[0].indicator: the figure c1.f1 is in unit percent, but its indicator ships is measured in unit ship, and nothing converts the one exactly to the other
> choose the indicator that is meant, give the unit, or let it stand with override: true with a note that says why`}},
		{"a number of nothing, for an indicator in ships", "nine Northern", of("ships", briefing.Measure{}), []string{
			`warning unit-unstated claims[0].figures[0].unit: the figure c1.f1 has no unit: none is given, and none is read from its quote "nine Northern"; its indicator ships is measured in unit ship
> give unit: ship if that is what is counted, or choose the indicator that is meant`}},
		{"a value of nothing, given by hand", "a handful", of("ships", briefing.Measure{Value: dec("5"), Kind: "level"}), []string{
			`warning unit-unstated claims[0].figures[0].unit: the figure c1.f1 has no unit: none is given, and none is read from its quote "a handful"; its indicator ships is measured in unit ship
> give unit: ship if that is what is counted, or choose the indicator that is meant`}},
		{"a number whose unit is given", "nine Northern", of("ships", briefing.Measure{Unit: "ship"}), nil},
		{"a factor without a unit", "a handful", of("ships", briefing.Measure{Value: dec("5"), Kind: "ratio"}), nil},
		{"a change without a unit", "a handful", of("ships", briefing.Measure{Value: dec("5"), Kind: "change"}), nil},
		{"an ordinal without a unit", "a handful", of("ships", briefing.Measure{Value: dec("5"), Kind: "ordinal"}), nil},
		{"a count without a currency", "5 million", of("cost", briefing.Measure{Kind: "count"}), nil},
		{"unknown indicator is reported elsewhere", "23 ships", of("yachts", briefing.Measure{}), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			wantTold(t, Briefing(saying(tt.words, tt.figure), names()), tt.want...)
		})
	}
}

func TestWithoutACatalogue(t *testing.T) {
	b := saying("40 kilometres", briefing.Figure{Indicator: "distance"})
	wantTold(t, Briefing(b, nil))
	if got, want := summary(&b.Claims[0].Figures[0]), "40 [35,45) eq level unit=kilometre rule=digits read"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestALanguageWithoutAGrammar(t *testing.T) {
	b := saying("23 navires", briefing.Figure{Given: briefing.Measure{Value: dec("23"), Unit: "ship", Kind: "count"}})
	b.Claims[0].Figures = append(b.Claims[0].Figures, figure("f2", "23"))
	b.Transcript.Language = "fr"
	wantTold(t, Briefing(b, names()),
		`note no-grammar transcript.language: no grammar reads numbers in the language "fr", so each figure is taken as it is given
> give each figure its value, unit and kind`,
		`error figure-empty claims[0].figures[1].quote: the figure c1.f2 has no number: none is given, and no grammar reads its quote "23" in the language "fr"
> give its value, its rank, or vague: true`)
	if got, want := summary(&b.Claims[0].Figures[0]), "23 [23,23] eq count unit=ship rule=exact given"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestALanguageThatIsNoneIsReportedElsewhere(t *testing.T) {
	for _, tag := range []string{"", "english"} {
		b := saying("23 ships", briefing.Figure{})
		b.Transcript.Language = tag
		wantTold(t, Briefing(b, names()))
	}
}

func TestALanguageWithoutAGrammarMattersToFiguresAlone(t *testing.T) {
	b := harbour(claim("c1", "t1", "Repairs cost"))
	b.Transcript.Language = "fr"
	wantTold(t, Briefing(b, names()))
}

func TestABaseIsNoMorePreciseThanTheDate(t *testing.T) {
	for said, want := range map[string]string{"2026-03-04": "2025-09", "2026-03": "2025-09", "2026": ""} {
		b := saying("twice as many as six months ago", briefing.Figure{})
		b.Event.Date = date(said)
		wantTold(t, Briefing(b, names()))
		if got := b.Claims[0].Figures[0].Base.Period.String(); got != want {
			t.Errorf("six months before %s is %q, want %q", said, got, want)
		}
	}
}

func TestCovers(t *testing.T) {
	for _, tt := range []struct {
		outer, inner string
		want         bool
	}{
		{"[1,9]", "[2,8]", true}, {"[1,9]", "[1,9]", true}, {"(1,9)", "[1,9]", true}, {"[2,9]", "[1,8]", false},
		{"[1,7]", "[1,8]", false}, {"[1,9]", "[2,)", false}, {"[1,9]", "(,8]", false}, {"[1,)", "[2,)", true}, {"(,9]", "[2,8]", true},
	} {
		if got := covers(span(tt.outer), span(tt.inner)); got != tt.want {
			t.Errorf("%s covers %s: %v, want %v", tt.outer, tt.inner, got, tt.want)
		}
	}
}

func TestADraftMayLeaveFiguresOpen(t *testing.T) {
	b := harbour(claim("c1", "t1", "The harbour has 12 cranes, and 3 of the 12 are closed.",
		figure("f1", "12 cranes, and 3 of the 12"), figure("f2", "closed"), figure("f3", "13 cranes")))
	b.Draft = true
	var got []string
	for _, p := range Briefing(b, names()) {
		got = append(got, p.Severity.String()+" "+p.Code)
	}
	want := []string{"warning figure-ambiguous", "warning figure-empty", "error quote-not-found"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// What the reader of the file could not take, and reported, is no reason for further complaints.
func TestUnreadableFieldsAreReportedElsewhere(t *testing.T) {
	written := func(field string) briefing.Where {
		return briefing.Where{Fields: map[string]briefing.Position{field: {Line: 1, Column: 1}}}
	}
	for _, field := range []string{"value", "bounds", "rank", "vague"} {
		for _, words := range []string{"all cranes", "12 cranes and 5 ships"} {
			wantTold(t, Briefing(saying(words, briefing.Figure{Where: written(field)}), names()))
		}
	}
	wantTold(t, Briefing(saying("12 cranes", briefing.Figure{Override: true, Where: written("value")}), names()))
	b := harbour(claim("c1", "t1", "12 cranes"))
	b.Claims[0].Quotes[0].Where = written("nth")
	wantTold(t, Briefing(b, names()))
}

func TestPositionsOfMeasureFaults(t *testing.T) {
	at := func(line int) briefing.Position { return briefing.Position{Line: line, Column: 3} }
	f := briefing.Figure{
		Given: briefing.Measure{Value: dec("4"), Of: &briefing.Of{Value: dec("12")}},
		Where: briefing.Where{Position: at(1), Fields: map[string]briefing.Position{"value": at(2), "of": at(3), "quote": at(5)}},
	}
	f.Given.Of.Where = briefing.Where{Position: at(3), Fields: map[string]briefing.Position{"value": at(4)}}
	for _, tt := range []struct {
		name string
		edit func(*briefing.Figure)
		line int
	}{
		{"value", func(*briefing.Figure) {}, 2},
		{"of.value", func(f *briefing.Figure) { f.Given.Value, f.Given.Of.Value = nil, dec("13") }, 4},
		{"what is not written", func(f *briefing.Figure) { f.Given = briefing.Measure{Unit: "ship"} }, 1},
	} {
		edited := f
		edited.Given.Of = either(f.Given.Of, nil)
		tt.edit(&edited)
		ps := Briefing(saying("3 of the 12 cranes", edited), names())
		if len(ps) != 1 || ps[0].Line != tt.line {
			t.Errorf("%s: got %v, want one problem on line %d", tt.name, ps, tt.line)
		}
	}
}

// What only its indicator does not fit is let stand by an override as well, and says so.
func TestAnOverrideAgainstTheIndicator(t *testing.T) {
	b := saying("23 ships", briefing.Figure{Indicator: "cranes", Override: true, Annotation: briefing.Annotation{Note: "cranes on ships"}})
	wantTold(t, Briefing(b, names()))
	if got, want := summary(&b.Claims[0].Figures[0]), "23 [23,23] eq count unit=ship rule=exact override"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Where catalogues list no unit, one that was read is left open without a warning: nothing could refer to it.
func TestWithoutUnits(t *testing.T) {
	b := saying("40 kilometres", briefing.Figure{})
	wantTold(t, Briefing(b, briefing.NewNames()))
	if f := &b.Claims[0].Figures[0]; f.Unit != "" || f.Value == nil {
		t.Errorf("got %s, want 40 and no unit", summary(f))
	}
}
