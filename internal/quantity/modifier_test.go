package quantity

import "testing"

func TestModifiersBehind(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("It took 40 days, if not more.", "40 days, if not more | 40 gte day duration"),
		reads("It cost 20 euros, if not less.", "20 euros, if not less | 20 lte EUR money"),
		reads("We lost 90 boats, at the very least.", "90 boats, at the very least | 90 gte -boats count"),
		reads("We lost 90 boats, at least that is what I heard.", "90 boats | 90 eq -boats count"),
		reads("It takes six weeks, tops.", "six weeks, tops | 6 lte week duration"),
		reads("There are 70 fires and counting.", "70 fires and counting | 70 gte -fires count"),
		reads("We counted 70 tents, roughly.", "70 tents, roughly | 70 approx -tents count"),
		reads("We counted 70 tents, roughly half of them empty.", "70 tents | 70 eq -tents count", "roughly half of them | 0.5 approx fraction share of /them"),
	})
}

func TestLevelsThatAreReached(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("Inflation fell below 3 percent.", "below 3 percent | 3 lt percent "),
		reads("Debt has risen well above 90 percent.", "well above 90 percent | 90 gt percent "),
		reads("Support dropped under 20 percent.", "under 20 percent | 20 lt percent "),
		reads("Support dropped just under 20 percent.", "dropped just under 20 percent | -20 almost percent change"),
		reads("Prices rose over 20 percent.", "rose over 20 percent | 20 gt percent change"),
		reads("Prices are down more than 4 percent.", "down more than 4 percent | -4 lt percent change"),
	})
}
