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

// What follows 'to' behind a change: the level that was reached, or the other end of a range.
func TestLevelReached(t *testing.T) {
	checkSpeech(t, []readCase{
		{"Arrivals rose by 2,000 to 17,000.", []string{"rose by 2,000 = 2000 change", "17,000 = 17000"}},
		{"The town has grown by 11 million to 58 million.", []string{"grown by 11 million = 11000000 change", "58 million = 58000000"}},
		{"The list fell by 700 to 5,300.", []string{"fell by 700 = -700 change", "5,300 = 5300"}},
		{"Visits rose by 40,000 to 1.3 million.", []string{"rose by 40,000 = 40000 change", "1.3 million = 1300000"}},
		{"Unemployment fell by 0.3 to 3.1 percent.", []string{"fell by 0.3 = -0.3 change", "3.1 percent = 3.1"}},
		{"Staff grew by 300 to 1,200 people.", []string{"grew by 300 = 300 change", "1,200 people = 1200 count"}},
		{"The herd grew by 1.5 million to 9 million.", []string{"grew by 1.5 million = 1500000 change", "9 million = 9000000"}},
		{"They cut the week by five hours to 35 hours.", []string{"by five hours = -5 change", "35 hours = 35 duration"}},
		one("They cut the week by five to eight hours.", "by five to eight hours = [-8,-5] change"),
		one("Rents rose by 3 to 5 percent.", "rose by 3 to 5 percent = [3,5] change"),
		one("Rents rose by 5 to 25 percent.", "rose by 5 to 25 percent = [5,25] change"),
		one("Rents fell by 0.5 to 2.5 percent.", "fell by 0.5 to 2.5 percent = [-2.5,-0.5] change"),
		one("Sales rose by 3 to 12 million.", "rose by 3 to 12 million = [3000000,12000000] change"),
		one("Support rose by 10 to 15 points.", "rose by 10 to 15 points = [10,15] change"),
		one("Arrivals could rise by 2,000 to 17,000.", "rise by 2,000 to 17,000 = [2000,17000] change"),
		{"Output increased sixfold, from 3 to 18.", []string{"sixfold = 6 ratio", "3 = 3", "18 = 18"}},
		{"Output rose 6-fold, from 3 to 18.", []string{"6-fold = 6 ratio", "3 = 3", "18 = 18"}},
		one("He knit a manifold from 3 to 18.", "from 3 to 18 = [3,18]"),
	})
}
