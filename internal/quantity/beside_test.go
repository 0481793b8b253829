package quantity

import "testing"

func TestSizeOfEach(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("They shipped 3 million rounds of 155mm ammunition.", "3 million rounds | 3000000 eq -rounds count", "155mm | 155 eq millimetre level"),
		reads("We bought 30 tons of 7.62mm ammunition.", "30 tons | 30 eq ton level", "7.62mm | 7.62 eq millimetre level"),
		reads("She sold 60 jugs of 3 litres.", "60 jugs | 60 eq -jugs count", "3 litres | 3 eq litre level"),
		reads("We sold 30 tons of the 70 tons.", "30 tons of the 70 tons | 30 eq ton level of 70/the 70 tons"),
		reads("Half of 8 litres is left.", "Half of 8 litres | 0.5 eq fraction share of 8/8 litres"),
	})
}

func TestStatesBehindFactors(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("Rents tripled from $3 million to $9 million.", "tripled | 3 eq times ratio", "$3 million | 3000000 eq USD money", "$9 million | 9000000 eq USD money"),
		reads("They've doubled it from 40 to 80.", "doubled | 2 eq times ratio", "40 | 40 eq - ", "80 | 80 eq - "),
		reads("It almost doubled, from 8 percent to 15 percent.", "almost doubled | 2 almost times ratio", "8 percent | 8 eq percent ", "15 percent | 15 eq percent "),
		reads("Costs doubled and we now need from 10 to 20 vans.", "doubled | 2 eq times ratio", "from 10 to 20 vans | 10..20 between -vans count"),
		reads("We rent double rooms from 30 to 60 euros.", "from 30 to 60 euros | 30..60 between EUR money"),
	})
}

func TestSpokenPoints(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("One, we plan. Two, we build. And three, the town will pay."),
		reads("First: we plan. Two: we build. And number three, it works."),
		reads("Eight, the most ever, came.", "Eight | 8 eq - ", "the most ever | ..  - rank"),
		reads("Five, a record, were sold.", "Five | 5 eq - "),
		reads("Three, if you count me.", "Three | 3 eq - "),
		reads("Two, I think.", "Two | 2 eq - "),
		reads("Six, the nurse said, were hurt.", "Six | 6 eq - "),
		reads("Four, including two boys, were hurt.", "Four | 4 eq - ", "two boys | 2 eq -boys count"),
	})
}

func TestSecondDays(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("We sang on May 8 and 9."),
		reads("May 8 and 9 were dry; April 2 or 3 will do."),
		reads("We sang on May 8 and 9, 2023, in Rome."),
		reads("On May 8 and 9 boats sank.", "9 boats | 9 eq -boats count"),
		reads("On May 8 and 9 percent of us left.", "9 percent of us | 9 eq percent share of /us"),
	})
}

func TestModifiersBeforeRanges(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("At least seven or eight nuns came.", "At least seven or eight nuns | 7 gte -nuns count"),
		reads("More than 50 to 60 vans were sold.", "More than 50 to 60 vans | 50 gt -vans count"),
		reads("Roughly 20 to 25 percent stayed.", "Roughly 20 to 25 percent | 20..25 between percent "),
		reads("It will take shape over 5 to 10 years.", "5 to 10 years | 5..10 between year duration"),
		reads("Fares fell by more than 10 to 15 percent.", "fell by more than 10 to 15 percent | -10 lt percent change"),
	})
}

func TestNamesWithCapitals(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("Operation 70 began, and Task Force 31 sailed."),
		reads("They voted on S. 9 again."),
		reads("After the operation 40 were well.", "40 | 40 eq - "),
		reads("In the U.S. 9 left.", "9 | 9 eq - "),
	})
}

func TestBasesInClauses(t *testing.T) {
	for _, c := range []struct{ text, quote, base string }{
		{"We bake twice as much as we did three years ago.", "twice as much as we did three years ago", "we did three years ago"},
		{"There are twice as many as there were in 2015.", "twice as many as there were in 2015", "there were in 2015"},
		{"We saw a fivefold increase from 2011.", "fivefold increase from 2011", "2011"},
		{"We saw a five-fold rise since 2011.", "five-fold rise since 2011", "2011"},
		{"We bake twice as much as we did.", "twice as much", ""},
	} {
		got := English(nil).Read(c.text)
		if len(got) != 1 {
			t.Errorf("%q: got %d quantities, want 1", c.text, len(got))
			continue
		}
		base := ""
		if got[0].Base != nil {
			base = got[0].Base.Text
		}
		if quote := c.text[got[0].Start:got[0].End]; quote != c.quote || base != c.base {
			t.Errorf("%q: got %q against %q, want %q against %q", c.text, quote, base, c.quote, c.base)
		}
	}
}
