package quantity

import "testing"

func TestWindowsThatOpen(t *testing.T) {
	checkSpeech(t, []readCase{
		one("It was the worst quarter since the first quarter of 2009.", "the worst quarter since the first quarter of 2009 = min over 2009/.. rank"),
		one("It was the best first half since 2011.", "the best first half since 2011 = max over 2011/.. rank"),
		one("It was the wettest spring since the summer of 1954.", "the wettest spring since the summer of 1954 = max over 1954/.. rank"),
		one("It was the sharpest fall since records began in 1950.", "the sharpest fall since records began in 1950 = max over 1950/.. rank"),
		one("It was the hottest day since record-keeping began in May 1880.", "the hottest day since record-keeping began in May 1880 = max over 1880-05/.. rank"),
		one("It was the hottest day since record keeping started.", "the hottest day since record keeping started = max over  rank"),
		{"It was the hottest day since records began in the 1950s, they say.", []string{"the hottest day since records began = max over  rank"}},
		{"Sales are at a 22-month high.", nil},
		{"It fell to a six-week low.", nil},
		one("The 22-month high school course is full.", "22-month = 22 duration"),
		{"The largest share went to the owner of a quarter of the land.", []string{"a quarter of the land = 0.25 share of the land"}},
		{"It was invoked only once in the league's long history.", nil},
	})
}
