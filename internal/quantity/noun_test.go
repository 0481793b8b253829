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
