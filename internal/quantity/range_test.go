package quantity

import "testing"

func TestRangesSaidFromTheTop(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("Marks ranged from 90 to 40 points.", "from 90 to 40 points | 40..90 between -points count"),
		reads("Nights varied from -6 °C to -21 °C.", "from -6 °C to -21 °C | -21..-6 between degree-celsius level"),
		reads("Growth was between -6 and -4 percent.", "between -6 and -4 percent | -6..-4 between percent "),
		reads("It was minus 9 to minus 7 degrees.", "minus 9 to minus 7 degrees | -9..-7 between degree level"),
		reads("The fee fell from 90 to 40 euros.", "90 | 90 eq EUR money", "40 euros | 40 eq EUR money"),
		reads("The gauge went from 30 to 12 bars.", "30 | 30 eq -bars count", "12 bars | 12 eq -bars count"),
	})
}

func TestCommasInSpelledNumbers(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("Four million, three hundred and twenty votes.", "Four million, three hundred and twenty votes | 4000320 eq -votes count"),
		reads("Four million, three hundred & twenty, he said.", "Four million, three hundred & twenty | 4000320 eq - "),
		reads("Four million, three hundred and twenty thousand fled.", "Four million, three hundred and twenty thousand | 4320000 eq - "),
		reads("Four million, three hundred and twenty of them old.", "Four million | 4000000 eq - ", "three hundred and twenty of them | 320 eq - count of /them"),
		reads("Four million, three hundred men.", "Four million | 4000000 eq - ", "three hundred men | 300 eq -men count"),
	})
}

func TestRangesThatShareAScale(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("They ordered two to three dozen boats.", "two to three dozen boats | 24..36 between -boats count"),
		reads("One or two dozen eggs will do.", "One or two dozen eggs | 12..24 between -eggs count"),
		reads("Two or three million birds left.", "Two or three million birds | 2000000..3000000 between -birds count"),
		reads("Two dozen to three dozen eggs broke.", "Two dozen to three dozen eggs | 24..36 between -eggs count"),
		reads("Was that 13 or 30 buses?", "13 | 13 eq -buses count", "30 buses | 30 eq -buses count"),
	})
}
