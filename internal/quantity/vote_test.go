package quantity

import "testing"

func TestVotes(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("The senate rejected it 61-38.", "61 | 61 eq - ", "38 | 38 eq - "),
		reads("The court ruled 7–2 in his favour.", "7 | 7 eq - ", "2 | 2 eq - "),
		reads("The council passed the bill 31-27.", "31 | 31 eq - ", "27 | 27 eq - "),
		reads("The council adopted the amendment 31-27.", "31 | 31 eq - ", "27 | 27 eq - "),
		reads("The motion failed 27-31.", "27 | 27 eq - ", "31 | 31 eq - "),
		reads("It was rejected 27 to 31.", "27 | 27 eq - ", "31 | 31 eq - "),
		reads("It was defeated by 27 to 31.", "27 | 27 eq - ", "31 | 31 eq - "),
		reads("It failed on a 27-31 vote.", "27 | 27 eq - ", "31 | 31 eq - "),
		reads("The army lost 20 to 30 men.", "20 to 30 men | 20..30 between -men count"),
		reads("It rejected 20-30 plans.", "20-30 plans | 20..30 between -plans count"),
		reads("He lost 20-30 kilos.", "20-30 kilos | 20..30 between kilogram level"),
		reads("The motor failed 20 to 30 times.", "20 to 30 times | 20..30 between -times count"),
		reads("The court cited articles 31-35."),
		reads("They voted 12-19 against it.", "12 | 12 eq - ", "19 | 19 eq - "),
		reads("We need crews of 12-19 people.", "12-19 people | 12..19 between -people count"),
		reads("It is a 50-50 chance."),
		reads("The 737-200 flew on."),
		reads("Of voters aged 18-24 many stayed home.", "aged 18-24 | 18..24 between year duration"),
	})
}
