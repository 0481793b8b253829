package quantity

import "testing"

func TestNamesWithDigits(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("The S&P 500 closed at 6,120.", "6,120 | 6120 eq - "),
		reads("Most S&P 500 companies grew."),
		reads("The Russell 2000 fell."),
		reads("The FTSE 100 and the Nikkei 225 rose."),
		reads("The FTSE 100 fell 2 percent.", "fell 2 percent | -2 eq percent change"),
		reads("The Dow fell 300 points.", "fell 300 points | -300 eq -points change"),
		reads("The Dow 300 points lower.", "300 points lower | -300 eq -points change"),
		reads("The Group of 20 met in Rome."),
		reads("Leaders of the Group of 20 economies met."),
		reads("Group of 15 hikers rescued.", "15 hikers | 15 eq -hikers count"),
		reads("They want to be like President 46."),
		reads("President 47 spoke."),
	})
}
