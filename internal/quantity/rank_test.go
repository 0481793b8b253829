package quantity

import "testing"

func TestTheMostWithoutANoun(t *testing.T) {
	for text, want := range map[string]string{
		"the most in a decade":          "max 10y..",
		"That is the most since 1991.":  "max 1991/..",
		"the least in 24 years":         "min 24y",
		"the most ships in a decade":    "max 10y..",
		"most of the ships in a decade": "",
		"at most in a decade":           "",
		"we had the most of them":       "",
	} {
		got := ""
		for _, q := range English(nil).Read(text) {
			if q.Rank != nil {
				got = q.Rank.Of + " " + q.Rank.Over
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// Superlatives with a window, highs and lows, places in a row.
func TestSpokenRanks(t *testing.T) {
	checkSpeech(t, []readCase{
		one("It is the biggest fall in workers' wages in a decade.", "the biggest fall in workers' wages in a decade = max over 10y.. rank"),
		one("It is the biggest overhaul of the children's services since 1998.", "the biggest overhaul of the children's services since 1998 = max over 1998/.. rank"),
		{"The worst drought in 40 years, and the worst result since 1990.", []string{"The worst drought in 40 years = max over 40y rank", "the worst result since 1990 = min over 1990/.. rank"}},
		one("It was the driest summer since records began.", "the driest summer since records began = min over  rank"),
		{"Crime is at a 20-year low, prices at a ten-year high.", []string{"a 20-year low = min over 20y rank", "a ten-year high = max over 10y rank"}},
		one("The 40-year high school tradition ended.", "40-year = 40 duration"),
		one("Turnout hit an all-time low.", "an all-time low = min over  rank"),
		one("We saw record high temperatures.", "record high = max over  rank"),
		{"A record high of 812 guests came.", []string{"A record high = max over  rank", "812 guests = 812 count"}},
		one("Shares reached a multi-year high.", "a multi-year high = max over 2y.. rank"),
		one("Rents are at a two-decade high.", "a two-decade high = max over 20y.. rank"),
		one("It is the first clinic in the country.", "the first clinic in the country = first over  rank"),
		{"It was my first time in the country, the first meeting in Paris.", nil},
		one("The only museum of its kind", "The only museum of its kind = only over  rank"),
		one("It is the largest fire in living memory.", "the largest fire in living memory = max over  rank"),
		one("It was the steepest one-day fall since 2008.", "the steepest one-day fall since 2008 = max over 2008/.. rank"),
		one("That is the biggest reform in a generation.", "the biggest reform in a generation = max over 20y.. rank"),
		one("It was the best harvest in years.", "the best harvest in years = max over 2y.. rank"),
		one("It is the largest strike in the union's history.", "the largest strike in the union's history = max over  rank"),
		one("the biggest deployment since the end of the Cold War", "the biggest deployment since the end of the Cold War = max over 1991/.. rank"),
		one("The lowest since '91", "The lowest since '91 = min over 1991/.. rank"),
		one("The record in his 50-year career", "50-year = 50 duration"),
		one("It fell for the second month running.", "second month = 2 ordinal"),
		one("It is the second straight loss, and the second question is for you.", "second straight loss = 2 ordinal"),
		one("It happened for the second time this year.", "second time = 2 ordinal"),
		{"Third countries and second thoughts do not count.", nil},
		one("The third largest town is here.", "third largest town = 3 ordinal"),
		{"It was the fourth case in five weeks.", []string{"fourth case = 4 ordinal", "five weeks = 5 duration"}},
		one("the highest level we have seen in 20 years", "the highest level we have seen in 20 years = max over 20y rank"),
		one("It is the strongest it has been in more than a decade.", "the strongest it has been in more than a decade = max over 10y.. rank"),
	})
}
