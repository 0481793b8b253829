package quantity

import "testing"

func TestCountedNouns(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("Two very old bridges fell.", "Two very old bridges | 2 eq -bridges count"),
		reads("Their ten most wanted smugglers fled.", "ten most wanted smugglers | 10 eq -smugglers count"),
		reads("There are four damaged, still smoking depots.", "four damaged, still smoking depots | 4 eq -depots count"),
		reads("I saw 20, many clubs say.", "20 | 20 eq - "),
		reads("We have nine sports clubs.", "nine sports clubs | 9 eq -sports clubs count"),
		reads("There were 31 mumps cases.", "31 mumps cases | 31 eq -cases count"),
		reads("The train carried 60 soldiers and nurses.", "60 soldiers and nurses | 60 eq -soldiers and nurses count"),
		reads("The boat took 90 men, women and children.", "90 men, women and children | 90 eq -men, women and children count"),
		reads("They fired over 90 drones and missiles.", "over 90 drones and missiles | 90 gt -drones and missiles count"),
		reads("The storm hit 40 homes, schools and shops.", "40 homes, schools and shops | 40 eq -homes, schools and shops count"),
		reads("We bought 12 tanks and helicopters came later.", "12 tanks | 12 eq -tanks count"),
		reads("It is below the 42,000 analysts expected.", "42,000 | 42000 eq - "),
		reads("We hired fewer than the 300 experts had predicted for May.", "300 | 300 eq - "),
		reads("We hired more than 300 experts.", "more than 300 experts | 300 gt -experts count"),
		reads("Of the 300 officials expected, 20 came.", "300 officials | 300 eq -officials count", "20 | 20 eq - "),
		reads("They are fewer than the 300 guests expected.", "300 guests | 300 eq -guests count"),
		reads("They are more than the 300 officials expected to come.", "300 officials | 300 eq -officials count"),
		reads("They met the 30 analysts expected in Rome.", "30 analysts | 30 eq -analysts count"),
		reads("A 60-strong choir sang.", "60-strong | 60 eq - count"),
		reads("We need 60 tents and blankets.", "60 tents | 60 eq -tents count"),
		reads("Two drivers died and one passenger lived.", "Two drivers | 2 eq -drivers count", "one passenger | 1 eq -passenger count"),
		reads("We lost one truck and three vans.", "one truck | 1 eq -truck count", "three vans | 3 eq -vans count"),
		reads("There is only one bridge.", "only one bridge | 1 eq -bridge count"),
		reads("We have 20 cooks, and at one point we had none.", "20 cooks | 20 eq -cooks count"),
		reads("It is one reason, and we speak with one voice."),
		reads("The Seven Sisters, the Big Three and the Gang of Four met near the Three Gorges."),
		reads("Nine newly trained Welsh-speaking teachers came.", "Nine newly trained Welsh-speaking teachers | 9 eq -teachers count"),
		reads("It has 6 police vans, 90 sheep and 12 US-made trucks.", "6 police vans | 6 eq -police vans count", "90 sheep | 90 eq -sheep count", "12 US-made trucks | 12 eq -trucks count"),
		reads("We hired 300 last year.", "300 | 300 eq - "),
		reads("We need 40 next summer.", "40 | 40 eq - "),
		reads("It was 3 percent of revenue last month.", "3 percent of revenue | 3 eq percent share of /revenue"),
		reads("In the last ten years it grew.", "In the last ten years | 10 eq year duration"),
	})
}
