package quantity

import "testing"

func TestDeniedComparisons(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("Never more than 40 guests slept here.", "Never more than 40 guests | 40 lte -guests count"),
		reads("The rent has never been more than 9 percent.", "more than 9 percent | 9 lte percent "),
		reads("The fee isn't more than 30 euros.", "more than 30 euros | 30 lte EUR money"),
		reads("The dam won't cost more than 12 million.", "more than 12 million | 12000000 lte - "),
		reads("The share was never less than 6 percent.", "never less than 6 percent | 6 gte percent "),
		reads("Nothing less than 15 percent will do.", "Nothing less than 15 percent | 15 gte percent "),
		reads("The crew cannot be less than 14.", "less than 14 | 14 gte - "),
		reads("Prices never fell by more than 7 percent.", "fell by more than 7 percent | -7 gte percent change"),
		reads("The river has never risen above 6 metres.", "above 6 metres | 6 lte metre level"),
		reads("The rate has never fallen below 4 percent.", "below 4 percent | 4 gte percent "),
		reads("The debt is no longer over 70 percent.", "over 70 percent | 70 lte percent "),
		reads("Nobody paid more than 11 euros.", "more than 11 euros | 11 lte EUR money"),
		reads("They don't own any more than 30 tents.", "more than 30 tents | 30 lte -tents count"),
		reads("The tax does not exceed 4 percent.", "not exceed 4 percent | 4 lte percent "),
	})
}

// What is denied there is something else than the comparison.
func TestComparisonsThatADenialDoesNotReach(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("Isn't it more than 8 percent?", "more than 8 percent | 8 gt percent "),
		reads("They have not met for more than six years.", "more than six years | 6 gt year duration"),
		reads("She hasn't lost in more than 30 games.", "more than 30 games | 30 gt -games count"),
		reads("He did not come, and more than 25 friends left.", "more than 25 friends | 25 gt -friends count"),
		reads("We won't stop until more than 20 firms pay.", "more than 20 firms | 20 gt -firms count"),
		reads("It is not that more than 60 boats sank.", "more than 60 boats | 60 gt -boats count"),
		reads("The tax has not always been more than 3 percent.", "more than 3 percent | 3 gt percent "),
		reads("I can't believe more than 70 sheep drowned.", "more than 70 sheep | 70 gt -sheep count"),
		reads("They did not pay at least 20 euros.", "at least 20 euros | 20 gte EUR money"),
	})
}
