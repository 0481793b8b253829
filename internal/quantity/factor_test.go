package quantity

import "testing"

func TestSpokenFactors(t *testing.T) {
	checkSpeech(t, []readCase{
		one("Emissions were cut in half.", "cut in half = 0.5 ratio"),
		one("We will cut emissions in half.", "in half = 0.5 ratio"),
		one("They slashed the old deficit in half since 2010.", "in half since 2010 = 0.5 ratio"),
		one("It was almost cut in half.", "almost cut in half = 0.5 almost ratio"),
		one("It was cut nearly in half.", "nearly in half = 0.5 almost ratio"),
		{"He folded the paper in half.", nil},
		one("They cut costs in half a year.", "half a year = 0.5 duration"),
		{"The tree was cut and the log lay in half light.", nil},
		one("A drop of a third was seen.", "A drop of a third = -0.3333333333 change"),
		one("We saw an increase of about a fifth.", "an increase of about a fifth = 0.2 approx change"),
		{"We saw the start of a third.", nil},
		one("We want to triple it.", "triple = 3 ratio"),
		one("The new line will double them by spring.", "double = 2 ratio"),
		{"He hit a double.", nil},
		one("A near tripling of costs followed.", "A near tripling = 3 almost ratio"),
		one("We saw a near-doubling in wages.", "a near-doubling = 2 almost ratio"),
		one("Wages near doubled.", "near doubled = 2 almost ratio"),
		{"It is a double-digit fall.", nil},
		one("Point five percent is nothing.", "Point five percent = 0.5"),
	})
}

// What is so many times less is a part.
func TestTimesLess(t *testing.T) {
	checkSpeech(t, []readCase{
		one("They are ten times less likely to fall ill.", "ten times = 0.1 ratio"),
		one("There were four times fewer fires.", "four times = 0.25 ratio"),
		one("It is 3x cheaper.", "3x = 0.3333333333 ratio"),
		one("It is more than four times smaller.", "more than four times = 0.25 lt ratio"),
		one("It is almost four times lower.", "almost four times = 0.25 approx ratio"),
		one("It is two to four times lower.", "two to four times = [0.25,0.5] ratio"),
		one("They are ten times more likely to fall ill.", "ten times = 10 ratio"),
		one("A tenfold drop came.", "tenfold = 0.1 ratio"),
		one("A 10-fold drop came.", "10-fold = 0.1 ratio"),
		one("A tenfold increase came.", "tenfold = 10 ratio"),
		one("They doubled cuts to the budget in May.", "doubled = 2 ratio"),
		one("The times lower our hopes four times.", "four times = 4 count"),
		one("It is 0.5 times less.", "0.5 times = 0.5 ratio"),
	})
}
