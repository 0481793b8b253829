package quantity

import "testing"

// How far levels and times rose and fell, and what only looks like it.
func TestLevelsMoved(t *testing.T) {
	checkSpeech(t, []readCase{
		one("Summers have warmed and temperatures risen 1.4 degrees Celsius.", "risen 1.4 degrees Celsius = 1.4 change"),
		one("The lake level has fallen 30 centimetres.", "fallen 30 centimetres = -30 change"),
		one("The tide could rise by up to 1.6 metres.", "rise by up to 1.6 metres = 1.6 lte change"),
		one("The reading has increased by 1.6 degrees.", "increased by 1.6 degrees = 1.6 change"),
		one("Output rose by 3 million barrels.", "rose by 3 million barrels = 3000000 change"),
		{"Stocks fell by 3 million tonnes to 40 million tonnes.", []string{"fell by 3 million tonnes = -3000000 change", "40 million tonnes = 40000000 level"}},
		one("Output is up 2 million barrels a day.", "up 2 million barrels a day = 2000000 change"),
		{"Life expectancy fell by 1.5 years to 80.2.", []string{"fell by 1.5 years = -1.5 change", "80.2 = 80.2"}},
		one("Life expectancy rose three years.", "rose three years = 3 change"),
		one("Waiting times have fallen three weeks.", "fallen three weeks = -3 change"),
		one("We cut the journey by 20 minutes.", "by 20 minutes = -20 change"),
		one("A rise of 1.4 degrees is too much.", "A rise of 1.4 degrees = 1.4 change"),
		one("An increase of 30 centimetres is likely.", "An increase of 30 centimetres = 30 change"),
		one("The climber fell 20 metres.", "20 metres = 20 level"),
		one("The tower rises 300 metres.", "300 metres = 300 level"),
		one("A drop of 30 metres lay ahead.", "30 metres = 30 level"),
		one("Prices fell two years in a row.", "two years = 2 duration"),
		one("Prices fell three months running.", "three months = 3 duration"),
		one("The average rose two years later.", "two years later = 2 duration"),
		one("He fell behind by 20 metres.", "20 metres = 20 level"),
		one("The farm was cut off by 3 metres of snow.", "3 metres = 3 level"),
		one("The plane dropped 40 tonnes of water.", "40 tonnes = 40 level"),
		one("Temperatures could fall to 2 degrees.", "2 degrees = 2 level"),
		one("The frost fell below 2 degrees.", "below 2 degrees = 2 lt level"),
		one("The divers picked up 40 kilos.", "40 kilos = 40 level"),
	})
}
