package quantity

import "testing"

// How far something moved in steps or money, and how many fewer there are.
func TestSteps(t *testing.T) {
	checkSpeech(t, []readCase{
		one("Support fell six points.", "fell six points = -6 change"),
		{"It slipped six points to 41 percent.", []string{"slipped six points = -6 change", "41 percent = 41"}},
		one("The Dow dropped 400 points.", "dropped 400 points = -400 change"),
		one("The index lost 120 points.", "lost 120 points = -120 change"),
		one("The index gained nearly 120 points.", "gained nearly 120 points = 120 almost change"),
		one("It fell sharply, more than 20 points.", "more than 20 points = 20 gt count"),
		one("It fell more than 20 points.", "fell more than 20 points = -20 lt change"),
		one("The country slipped two places.", "slipped two places = -2 change"),
		one("Their lead is up three points.", "up three points = 3 change"),
		{"It is 2.5 points higher than in 2014.", []string{"2.5 points higher than in 2014 = 2.5 change"}},
		one("It is six points lower.", "six points lower = -6 change"),
		one("The party is six points down.", "six points down = -6 change"),
		one("It stands four points below the average.", "four points below = -4 change"),
		one("A six-point drop followed.", "six-point drop = -6 change"),
		one("The team scored 20 points.", "20 points = 20 count"),
		one("He raised six points in the debate.", "six points = 6 count"),
		one("She made three points about the plan.", "three points = 3 count"),
		one("We lead by six points.", "six points = 6 count"),
		one("It has 20 points of entry.", "20 points = 20 count"),
		one("It rose five points a year.", "rose five points a year = 5 change"),
		one("Rents fell 40 euros a month.", "fell 40 euros a month = -40 change"),
		one("Shares fell 40 cents.", "fell 40 cents = -0.4 change"),
		one("The fare rose 2 euros.", "rose 2 euros = 2 change"),
		one("We raised 40 dollars.", "40 dollars = 40 money"),
		one("The fare rose to 2 euros.", "2 euros = 2 money"),
		one("The fare fell below 2 euros.", "below 2 euros = 2 lt money"),
		one("He lost 40 dollars.", "40 dollars = 40 money"),
		one("The plane dropped 40 bombs.", "40 bombs = 40 count"),
		one("There are about 10 million fewer jobs.", "about 10 million fewer jobs = -10000000 approx change"),
		one("There are 300 fewer schools than in 2010.", "300 fewer schools than in 2010 = -300 change"),
		one("We have 300 fewer.", "300 fewer = -300 change"),
		one("More than 300 fewer pupils came.", "More than 300 fewer pupils = -300 lt change"),
		one("We have 40 less teachers.", "40 less teachers = -40 change"),
		one("We have 300 more beds.", "300 more beds = 300 count"),
		one("Ten or fewer schools closed.", "Ten or fewer schools = 10 lte count"),
		one("No fewer than 300 schools closed.", "No fewer than 300 schools = 300 gte count"),
		one("Ten schools need fewer rooms.", "Ten schools = 10 count"),
		one("He went on 20 less dangerous trips.", "20 less dangerous trips = 20 count"),
	})
}

// Parts of a point, and one point said with an article.
func TestPartsOfSteps(t *testing.T) {
	checkSpeech(t, []readCase{
		one("They cut rates by a quarter point.", "by a quarter point = -0.25 change"),
		{"The rate rose a quarter point to 3.5 percent.", []string{"rose a quarter point = 0.25 change", "3.5 percent = 3.5"}},
		one("It rose half a point.", "rose half a point = 0.5 change"),
		one("It fell three quarters of a point.", "fell three quarters of a point = -0.75 change"),
		one("They raised it by a quarter percentage point.", "by a quarter percentage point = 0.25 change"),
		one("A half-point rise came.", "A half-point rise = 0.5 change"),
		one("The bank made a quarter-point cut.", "a quarter-point cut = -0.25 change"),
		one("The half-point cut came.", "half-point cut = -0.5 change"),
		one("The bank raised rates half a point.", "half a point = 0.5 change"),
		one("The bank cut rates a quarter of a percentage point.", "a quarter of a percentage point = -0.25 change"),
		one("She raised the third of three points.", "three points = 3 count"),
		{"She led at the quarter point of the race.", nil},
		one("They cut rates by a quarter.", "by a quarter = -0.25 change"),
		one("She won half a point.", "half a point = 0.5 count"),
		one("Their lead is up one point.", "up one point = 1 change"),
		one("The left is up a point.", "up a point = 1 change"),
		one("It fell by a percentage point.", "fell by a percentage point = -1 change"),
		one("It fell a full percentage point.", "fell a full percentage point = -1 change"),
		one("It rose nearly a percentage point.", "rose nearly a percentage point = 1 almost change"),
		one("They cut the rate by one point.", "by one point = -1 change"),
		one("It is a point higher than in 2014.", "a point higher than in 2014 = 1 change"),
		one("She slipped one place.", "slipped one place = -1 change"),
		{"She made one point, took up a point, had a point, and raised a point of order.", nil},
		{"He rose to a point where one point mattered, and brought up one point.", nil},
	})
}
