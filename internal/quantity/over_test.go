package quantity

import "testing"

func TestOverThatComparesNothing(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("They lent 30 billion euros over six years.", "30 billion euros | 30000000000 eq EUR money", "six years | 6 eq year duration"),
		reads("Sales dropped by 40 percent over eight months.", "dropped by 40 percent | -40 eq percent change", "eight months | 8 eq month duration"),
		reads("The burden is spread over seven years.", "seven years | 7 eq year duration"),
		reads("Over five years, the port grew.", "five years | 5 eq year duration"),
		reads("The clerk handed over 9 rusty keys.", "9 rusty keys | 9 eq -keys count"),
		reads("The gang turned over 6 hostages.", "6 hostages | 6 eq -hostages count"),
		reads("The bank took over 14 firms.", "14 firms | 14 eq -firms count"),
		reads("The sisters disagree over two points.", "two points | 2 eq -points count"),
		reads("The strike is over 4 percent.", "4 percent | 4 eq percent "),
		reads("It's up to 16 mayors to decide.", "16 mayors | 16 eq -mayors count"),
		reads("It will be up to 16 mayors to decide.", "16 mayors | 16 eq -mayors count"),
	})
}

func TestOverThatIsMoreThan(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("The repair took over five years.", "over five years | 5 gt year duration"),
		reads("The two porters have waited over five years.", "two porters | 2 eq -porters count", "over five years | 5 gt year duration"),
		reads("The flood lasted over 36 hours.", "over 36 hours | 36 gt hour duration"),
		reads("Two men waited over three weeks.", "Two men | 2 eq -men count", "over three weeks | 3 gt week duration"),
		reads("Clerks with 2 degrees have over ten years of practice.", "2 degrees | 2 eq degree level", "over ten years | 10 gt year duration"),
		reads("The strike was over 3 weeks old.", "over 3 weeks old | 3 gt week duration"),
		reads("It took over 50 firemen to save the barn.", "over 50 firemen | 50 gt -firemen count"),
		reads("They took over 300 photos.", "over 300 photos | 300 gt -photos count"),
		reads("Well over four years went by.", "Well over four years | 4 gt year duration"),
		reads("It's up to 28 degrees today.", "up to 28 degrees | 28 lte degree level"),
		reads("The bus holds up to 60 people.", "up to 60 people | 60 lte -people count"),
	})
}
