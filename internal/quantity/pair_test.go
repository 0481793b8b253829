package quantity

import "testing"

func TestPairsOfSpeech(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("We bake about six, seven hundred loaves.", "about six, seven hundred loaves | 600..700 between -loaves count"),
		reads("It takes from 15, 20 minutes.", "from 15, 20 minutes | 15..20 between minute duration"),
		reads("It costs 20, 30 dollars.", "20, 30 dollars | 20..30 between USD money"),
		reads("There were 5, 10 people.", "5, 10 people | 5..10 between -people count"),
		reads("We had 20, 30 in May.", "20 | 20 eq - ", "30 | 30 eq - "),
		reads("Rooms 5, 6, 7 are shut.", "5 | 5 eq - ", "6 | 6 eq - ", "7 | 7 eq - "),
		reads("It is about 70, maybe 75 percent.", "about 70 | 70 approx percent ", "75 percent | 75 eq percent "),
		reads("They have 60, perhaps 70 thousand hens.", "60 | 60000 eq -hens count", "70 thousand hens | 70000 eq -hens count"),
		reads("By 20, 25 players had left.", "20 | 20 eq - ", "25 players | 25 eq -players count"),
		reads("We need 20, maybe 90 tents.", "20 | 20 eq - ", "90 tents | 90 eq -tents count"),
	})
}

func TestOneOrTwo(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("It takes a day or two.", "a day or two | 1..2 between day duration"),
		reads("We meet in the next week or two.", "in the next week or two | 1..2 between week duration"),
		reads("It lasted a decade or two.", "a decade or two | 10..20 between year duration"),
		reads("It is a mile or two away.", "a mile or two | 1..2 between mile level"),
		reads("An hour or two ago it rained.", "An hour or two ago | 1..2 between hour duration"),
		reads("Every month or two a ship comes.", "Every month or two | 1..2 between month duration"),
		reads("It cost a dollar or two.", "a dollar or two | 1..2 between USD money"),
		reads("A ship or two sank.", "A ship or two | 1..2 between -ship count"),
		reads("I have a thing or two to say and take a question or two."),
		reads("In a year or two years it ends.", "a year | 1 eq year duration", "two years | 2 eq year duration"),
		reads("We lost a tank or two trucks.", "two trucks | 2 eq -trucks count"),
	})
}
