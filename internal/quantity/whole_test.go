package quantity

import "testing"

// figureCase is a sentence with what is read in it: a line for each quantity.
type figureCase struct {
	text string
	want []string
}

// figure writes what these tests are about: span, value or bounds, comparator, unit and kind, and the denominator.
func figure(text string, q Quantity) string {
	value := q.Value
	if value == "" && !q.Vague {
		value = q.Bounds.Lower + ".." + q.Bounds.Upper
	}
	unit := q.Unit
	if unit == "" {
		unit = "-" + q.UnitText
	}
	s := cutRunes(text, q.Start, q.End) + " | " + value + " " + string(q.Comparator) + " " + unit + " " + string(q.Kind)
	if q.OfValue+q.OfText != "" {
		s += " of " + q.OfValue + "/" + q.OfText
	}
	return s
}

func checkFigures(t *testing.T, cases []figureCase) {
	t.Helper()
	for _, c := range cases {
		var got []string
		for _, q := range English(nil).Read(c.text) {
			got = append(got, figure(c.text, q))
		}
		same := len(got) == len(c.want)
		for i := 0; same && i < len(got); i++ {
			same = got[i] == c.want[i]
		}
		if !same {
			t.Errorf("%q:\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func reads(text string, want ...string) figureCase { return figureCase{text, want} }

func TestPartsOfAWhole(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("Eight of the 14 ferries are idle.", "Eight of the 14 ferries | 8 eq -ferries count of 14/the 14 ferries"),
		reads("Of those, 6 out of 9 pumps work.", "6 out of 9 pumps | 6 eq -pumps count of 9/9 pumps"),
		reads("Four out of ten bakers agree.", "Four out of ten bakers | 4 eq -bakers count of 10/ten bakers"),
		reads("8 out of 10 nurses smoke.", "8 out of 10 nurses | 8 eq -nurses count of 10/10 nurses"),
		reads("9 of 10 dentists agree.", "9 of 10 dentists | 9 eq -dentists count of 10/10 dentists"),
		reads("Two out of three voters stayed home.", "Two out of three voters | 2 eq -voters count of 3/three voters"),
		reads("60 out of 100 patients recover.", "60 out of 100 patients | 60 eq -patients count of 100/100 patients"),
		reads("Four out of the ten bakers agree.", "Four out of the ten bakers | 4 eq -bakers count of 10/the ten bakers"),
		reads("Two of four engines failed.", "Two of four engines | 2 eq -engines count of 4/four engines"),
		reads("7 out of 12 wells are dry.", "7 out of 12 wells | 7 eq -wells count of 12/12 wells"),
		reads("She gave it 7 out of 10.", "7 out of 10 | 7 eq - count of 10/10"),
		reads("Nine out of ten say so.", "Nine out of ten | 9 eq - count of 10/ten"),
		reads("They pay 30 percent of all income taxes.", "30 percent of all income taxes | 30 eq percent share of /all income taxes"),
		reads("A third of the world's grain exports come from here.", "A third of the world's grain exports | 0.3333333333 eq fraction share of /the world's grain exports"),
		reads("Half of the country's oil imports stopped.", "Half of the country's oil imports | 0.5 eq fraction share of /the country's oil imports"),
		reads("Half of the country exports grain.", "Half of the country | 0.5 eq fraction share of /the country"),
		reads("Half of the harvest costs us dear.", "Half of the harvest | 0.5 eq fraction share of /the harvest"),
		reads("Half of all 17-year-olds work.", "Half of all 17-year-olds | 0.5 eq fraction share of /all 17-year-olds"),
		reads("12 percent of 15-year-olds smoke.", "12 percent of 15-year-olds | 12 eq percent share of /15-year-olds"),
		reads("Most 15-year-olds smoke.", "15-year | 15 eq year duration"),
		reads("Five of his twelve aides left.", "Five of his twelve aides | 5 eq -aides count of 12/his twelve aides"),
		reads("Three of the 20 left.", "Three of the 20 | 3 eq - count of 20/the 20"),
		reads("Two in seven pupils walk.", "Two in seven pupils | 2 eq -pupils share of 7/seven pupils"),
		reads("One in every thousand letters is lost.", "One in every thousand letters | 1 eq -letters share of 1000/every thousand letters"),
		reads("Six out of every ten letters arrive late.", "Six out of every ten letters | 6 eq -letters share of 10/every ten letters"),
		reads("About one in eight of the bakers retires.", "About one in eight of the bakers | 1 approx -bakers share of 8/eight"),
		reads("Nine of the crew of 31 swam ashore.", "Nine of the crew of 31 | 9 eq - count of 31/the crew of 31"),
		reads("Two of a group of 15 hikers are missing.", "Two of a group of 15 hikers | 2 eq -hikers count of 15/a group of 15 hikers"),
		reads("Half of the fleet of 40 is at sea.", "Half of the fleet of 40 | 0.5 eq fraction share of 40/the fleet of 40"),
		reads("Four of you have asked.", "Four of you | 4 eq - count of /you"),
		reads("Seven of my drivers are ill.", "Seven of my drivers | 7 eq -drivers count of /my drivers"),
		reads("Twelve of the staff stayed.", "Twelve of the staff | 12 eq - count of /the staff"),
		reads("It rained on two days in three weeks.", "two days | 2 eq day duration", "three weeks | 3 eq week duration"),
		reads("We have 90 buses, of which nearly a third are electric.", "90 buses | 90 eq -buses count", "nearly a third | 0.3333333333 almost fraction share"),
		reads("We have 90 buses, of which half are electric.", "90 buses | 90 eq -buses count", "half | 0.5 eq fraction share"),
		reads("Half of them walked, half came by bus.", "Half of them | 0.5 eq fraction share of /them", "half | 0.5 eq fraction share of /them"),
		reads("Of the 900 pupils, a third walk.", "900 pupils | 900 eq -pupils count", "a third | 0.3333333333 eq fraction share"),
		reads("He ran six races, the last one in 2 hours.", "six races | 6 eq -races count", "2 hours | 2 eq hour duration"),
		reads("One shop in three is shut.", "One shop in three | 1 eq -shop share of 3/three"),
		reads("Two goals in three games, and one day in three weeks.", "Two goals | 2 eq -goals count", "three games | 3 eq -games count", "three weeks | 3 eq week duration"),
		reads("Two of the original nine tenants remain.", "Two of the original nine tenants | 2 eq -tenants count of 9/the original nine tenants"),
		reads("Six of about 300 wells are dry.", "Six of about 300 wells | 6 eq -wells count of 300/about 300 wells"),
		reads("First came a truck, then a third.", nil...),
		reads("The rent is 80 pounds a month.", "80 pounds a month | 80 eq GBP money"),
		reads("The cat gained 2 pounds a month.", "2 pounds a month | 2 eq pound level"),
		reads("It pays 20 euros a week.", "20 euros a week | 20 eq EUR money"),
	})
}
