package quantity

import "testing"

func TestVotes(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("The senate rejected it 61-38.", "61 | 61 eq - ", "38 | 38 eq - "),
		reads("The court ruled 7–2 in his favour.", "7 | 7 eq - ", "2 | 2 eq - "),
		reads("They voted 12-19 against it.", "12 | 12 eq - ", "19 | 19 eq - "),
		reads("We need crews of 12-19 people.", "12-19 people | 12..19 between -people count"),
		reads("It is a 50-50 chance."),
		reads("The 737-200 flew on."),
		reads("Of voters aged 18-24 many stayed home.", "aged 18-24 | 18..24 between year duration"),
	})
}
