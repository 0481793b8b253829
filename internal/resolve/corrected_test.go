package resolve

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"onrecord/internal/briefing"
)

// correctedSummary is the measure of a figure and what it is corrected to.
func correctedSummary(f *briefing.Figure) string {
	return summary(f) + " corrected=" + showDecimal(f.AsCorrected)
}

func TestAsCorrected(t *testing.T) {
	given := func(m briefing.Measure) briefing.Figure { return briefing.Figure{Given: m} }
	quoting := func(words string) briefing.Figure { return briefing.Figure{Quote: briefing.Quote{Text: words}} }
	note := func(words, left string) string {
		return fmt.Sprintf("warning correction-note claims[0].figures[0].as_corrected: the figure c1.f1 has a correction of the publisher in its quote %q that as_corrected does not hold: %s\n"+
			"> say so in a note of the figure", words, left)
	}
	cut := func(words, at, context string) string {
		return fmt.Sprintf("warning quote-cuts-correction claims[0].figures[0].quote: the figure c1.f1 has a quote that ends within a correction of the publisher, so nothing is read as corrected: %q\n"+
			"= %s: %s\n> quote the correction to its end, or give as_corrected", words, at, context)
	}
	tests := []struct {
		name, words string
		figure      briefing.Figure
		want        string
		told        []string
	}{
		{"a scale", "We paid $500 <s>billion</s> [million]", briefing.Figure{},
			"500000000000 [450000000000,550000000000) eq money unit=USD currency=USD rule=digits read corrected=500000000", nil},
		{"a whole number", `nearly <s>40</s> \[60\] ships`, briefing.Figure{}, "40 (20,40) almost count unit=ship rule=almost read corrected=60", nil},
		{"in the unit that is given", "<s>3</s> [4] convoys", given(briefing.Measure{Unit: "ship"}), "21 [21,21] eq count unit=ship rule=exact read corrected=28", nil},
		{"in another unit that converts", "<s>3 convoys</s> [20 ships]", briefing.Figure{}, "3 [3,3] eq count unit=convoy rule=exact read corrected=",
			[]string{note("<s>3 convoys</s> [20 ships]", "it reads as value 20 in unit ship, which does not convert exactly to unit convoy")}},
		{"in another unit that converts exactly", "<s>3 convoys</s> [14 ships]", briefing.Figure{}, "3 [3,3] eq count unit=convoy rule=exact read corrected=2", nil},
		{"in a unit that converts to the one given", "<s>3 convoys</s> [20 ships]", given(briefing.Measure{Unit: "ship"}), "21 [21,21] eq count unit=ship rule=exact read corrected=20", nil},
		{"a number alone for one with its unit", "<s>40 ships</s> [60] came", briefing.Figure{}, "40 [40,40] eq count unit=ship rule=exact read corrected=60", nil},
		{"pounds that are a currency", "<s>500</s> [700] pounds", given(briefing.Measure{Currency: "GBP"}), "500 [450,550) eq money unit=GBP currency=GBP rule=digits read corrected=700", nil},
		{"a number that was vague", "<s>several ships</s> [3 ships]", briefing.Figure{}, "count vague unit=ship read corrected=3", nil},
		{"broken off", "nearly 7 <s>thousand</s> — million ships", given(briefing.Measure{Unit: "ship"}),
			"7000 (5000,7000) almost unit=ship rule=almost read corrected=7000000", nil},
		{"said twice, put right once", "12 ships. No, <s>12</s> [15] ships", briefing.Figure{}, "12 [12,12] eq count unit=ship rule=exact read corrected=15", nil},
		{"other words", "12 ships <s>sails</s> [sail]", briefing.Figure{}, "12 [12,12] eq count unit=ship rule=exact read corrected=", nil},
		{"given and read alike", "<s>3</s> [4] convoys", briefing.Figure{Given: briefing.Measure{Unit: "ship"}, AsCorrected: dec("28.0")},
			"21 [21,21] eq count unit=ship rule=exact read corrected=28.0", nil},
		{"given alone", "12 ships", briefing.Figure{AsCorrected: dec("15")}, "12 [12,12] eq count unit=ship rule=exact read corrected=15", nil},
		{"given against what is read", "<s>12</s> [15] ships", briefing.Figure{AsCorrected: dec("16"), Override: true},
			"12 [12,12] eq count unit=ship rule=exact override corrected=16", nil},
		{"no correction", "12 [sic] ships", briefing.Figure{}, "12 [12,12] eq count unit=ship rule=exact read corrected=", nil},
		{"a remark behind it", "<s>12</s> [15] ships (sic)", briefing.Figure{}, "12 [12,12] eq count unit=ship rule=exact read corrected=15", nil},
		{"no correction, and no unit at the number", "12 [inaudible] ships", given(briefing.Measure{Unit: "ship"}), "12 [11.5,12.5) eq unit=ship rule=digits read corrected=", nil},
		{"broken off before the unit", "nearly 7 <s>thousand</s> — million ships", briefing.Figure{}, "7000 (5000,7000) almost rule=almost read corrected=", []string{note("nearly 7 <s>thousand</s> — million ships", "it reads as value 7000000 in unit ship, which does not convert exactly to a figure without unit")}},

		// What as_corrected cannot hold.
		{"another unit", "20 <s>percent</s> [dollars]", briefing.Figure{}, "20 [15,25) eq unit=percent rule=digits read corrected=",
			[]string{note("20 <s>percent</s> [dollars]", "it reads as value 20 in unit USD, which does not convert exactly to unit percent")}},
		{"a noun that is no unit", "20 <s>percent</s> [gantries]", briefing.Figure{}, "20 [15,25) eq unit=percent rule=digits read corrected=",
			[]string{note("20 <s>percent</s> [gantries]", `it reads as value 20 in unit "gantries", which does not convert exactly to unit percent`)}},
		{"another noun", "20 <s>bollards</s> [gantries]", briefing.Figure{}, "20 [20,20] eq count rule=exact read corrected=",
			[]string{note("20 <s>bollards</s> [gantries]", `it reads as unit "gantries"`)}},
		{"a unit struck out", "20 <s>percent</s> of it", briefing.Figure{}, "20 [15,25) eq share unit=percent rule=digits of=it read corrected=",
			[]string{note("20 <s>percent</s> of it", "it reads as value 20, which does not convert exactly to unit percent")}},
		{"a comparator", "<s>over</s> [under] 20 ships", briefing.Figure{}, "20 (20,) gt count unit=ship rule=comparator read corrected=",
			[]string{note("<s>over</s> [under] 20 ships", "it reads as comparator lt")}},
		{"a comparator beside a number", "<s>over 20</s> [under 30] ships", briefing.Figure{}, "20 (20,) gt count unit=ship rule=comparator read corrected=30",
			[]string{note("<s>over 20</s> [under 30] ships", "it reads as comparator lt")}},
		{"a denominator", "<s>3 of the 12</s> [4 of the 14] cranes", briefing.Figure{}, "3 [3,3] eq count unit=crane rule=exact of=12crane read corrected=4",
			[]string{note("<s>3 of the 12</s> [4 of the 14] cranes", "it reads as of.value 14")}},
		{"a range", "10 to <s>15</s> [20] ships", briefing.Figure{}, "[10,15] between count unit=ship rule=range read corrected=",
			[]string{note("10 to <s>15</s> [20] ships", "it reads as bounds [10,20] in unit ship")}},
		{"nothing in its place", "<s>20 ships</s> [the fleet]", briefing.Figure{}, "20 [20,20] eq count unit=ship rule=exact read corrected=",
			[]string{note("<s>20 ships</s> [the fleet]", "no number is read in place of what is struck out")}},
		{"a note says so", "20 <s>percent</s> [dollars]", briefing.Figure{Annotation: briefing.Annotation{Note: "corrected to dollars"}},
			"20 [15,25) eq unit=percent rule=digits read corrected=", nil},

		// Of a correction that is not in the quote, or not all of it, nothing is taken.
		{"elsewhere in the sentence", "The <s>16</s> [12] cranes moved 20 ships", quoting("20 ships"), "20 [20,20] eq count unit=ship rule=exact read corrected=", nil},
		{"without the bracket", "We paid $500 <s>billion</s> [million] then", quoting("$500 <s>billion</s>"),
			"500000000000 [450000000000,550000000000) eq money unit=USD currency=USD rule=digits read corrected=",
			[]string{cut("$500 <s>billion</s>", "line 1, column 9", "… We paid [$500 <s>billion</s> [million]] then …")}},
		{"without what follows the dash", "nearly 7 <s>thousand</s> — million ships", quoting("nearly 7 <s>thousand</s>"),
			"7000 (5000,7000) almost rule=almost read corrected=",
			[]string{cut("nearly 7 <s>thousand</s>", "line 1, column 1", "… [nearly 7 <s>thousand</s> —] million ships …")}},
		{"the bracket alone", "We have <s>12</s> [15 ships] here", quoting("15 ships"), "15 [15,15] eq count unit=ship rule=exact read corrected=",
			[]string{cut("15 ships", "line 1, column 9", "… We have [<s>12</s> [15 ships]] here …")}},
		{"cut, with what is right given", "We paid $500 <s>billion</s> [million] then",
			briefing.Figure{Quote: briefing.Quote{Text: "$500 <s>billion</s>"}, AsCorrected: dec("500e6")},
			"500000000000 [450000000000,550000000000) eq money unit=USD currency=USD rule=digits read corrected=500000000", nil},
		{"up to the bracket, before a footnote mark", `We paid <s>$500</s> \[$600\]\*\* then`, quoting(`<s>$500</s> \[$600\]`),
			"500 [450,550) eq money unit=USD currency=USD rule=digits read corrected=600", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := saying(tt.words, tt.figure)
			wantTold(t, Briefing(b, names()), tt.told...)
			if got := correctedSummary(&b.Claims[0].Figures[0]); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestAsCorrectedDiffers(t *testing.T) {
	differs := func(given, words, read string) string {
		return fmt.Sprintf("error figure-differs claims[0].figures[0].as_corrected: the figure c1.f1 gives as_corrected %s, but its quote %q reads as corrected to %s\n"+
			"> correct what is given, leave it out, or let it stand with override: true with a note that says why", given, words, read)
	}
	for _, tt := range []struct{ name, words, given, read string }{
		{"another value", "<s>12</s> [15] ships", "16", "value 15 in unit ship"},
		{"the value as said", "<s>12</s> [15] ships", "12", "value 15 in unit ship"},
		{"in another unit", "20 <s>percent</s> [dollars]", "20", "value 20 in unit USD"},
		{"a range", "10 to <s>15</s> [20] ships", "20", "bounds [10,20] in unit ship"},
		{"no other number", "<s>over</s> [under] 20 ships", "30", "value 20 in unit ship"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := saying(tt.words, briefing.Figure{AsCorrected: dec(tt.given)})
			wantTold(t, Briefing(b, names()), differs(tt.given, tt.words, tt.read))
		})
	}
}

// A figure with a correction says what it would without, and is corrected to what the right words say.
func TestAsCorrectedIsReadLikeWords(t *testing.T) {
	number := rapid.SampledFrom([]string{"12", "40 thousand", "two and a half million", "1,234", "seven hundred"})
	rapid.Check(t, func(t *rapid.T) {
		said, right := number.Draw(t, "said"), number.Draw(t, "right")
		frame := rapid.SampledFrom([]string{"%s ships", "over %s ships came", "We saw some %s convoys"}).Draw(t, "frame")
		value := func(words string) *briefing.Figure {
			b := saying(words, briefing.Figure{})
			if ps := Briefing(b, names()); len(ps) > 0 {
				t.Fatalf("%s: %v", words, told(ps))
			}
			return &b.Claims[0].Figures[0]
		}
		marked := value(fmt.Sprintf(frame, "<s>"+said+"</s> ["+right+"]"))
		plainly, corrected := value(fmt.Sprintf(frame, said)), value(fmt.Sprintf(frame, right))
		if got, want := summary(marked), summary(plainly); got != want {
			t.Fatalf("said %s, want %s", got, want)
		}
		want := corrected.Value
		if want.Equal(*plainly.Value) {
			want = nil
		}
		if showDecimal(marked.AsCorrected) != showDecimal(want) {
			t.Fatalf("corrected to %s, want %s", showDecimal(marked.AsCorrected), showDecimal(want))
		}
	})
}

// What is settled twice stays as it is: what was read the first time agrees with itself.
func TestAsCorrectedSettlesOnce(t *testing.T) {
	b := saying("We paid $500 <s>billion</s> [million]", briefing.Figure{})
	wantTold(t, Briefing(b, names()))
	before := Digest(b)
	wantTold(t, Briefing(b, names()))
	if Digest(b) != before {
		t.Error("the digest of the same briefing differs")
	}
	other := saying("We paid $500 <s>billion</s> [million]", briefing.Figure{AsCorrected: dec("500e6")})
	wantTold(t, Briefing(other, names()))
	if Digest(other) != before {
		t.Error("a correction that is given has another digest than the same one that is read")
	}
	other.Claims[0].Figures[0].AsCorrected = nil
	if Digest(other) == before {
		t.Error("the digest does not cover what a figure is corrected to")
	}
}
