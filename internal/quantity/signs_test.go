package quantity

import "testing"

func TestPlusOrMinus(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("The margin is plus or minus 4 percentage points.", "plus or minus 4 percentage points | 4 approx percentage-point change"),
		reads("Support is 55 percent plus or minus 2 percent.", "55 percent plus or minus 2 percent | 53..57 between percent "),
		reads("Support is 55 percent, plus or minus 2 points.", "55 percent | 55 eq percent ", "plus or minus 2 points | 2 approx -points count"),
		reads("The rod is 8.5 plus or minus 0.2 metres.", "8.5 plus or minus 0.2 metres | 8.3..8.7 between metre level"),
		reads("It was minus 14 degrees.", "minus 14 degrees | -14 eq degree level"),
		reads("They won 14 plus 3 seats.", "14 | 14 eq - ", "3 seats | 3 eq -seats count"),
	})
}

func TestNegativeGrowth(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("Negative growth of 3 percent is feared.", "Negative growth of 3 percent | -3 eq percent change"),
		reads("We saw a negative growth of 0.4 percent.", "a negative growth of 0.4 percent | -0.4 eq percent change"),
		reads("We saw a growth of 0.4 percent.", "a growth of 0.4 percent | 0.4 eq percent change"),
	})
}
