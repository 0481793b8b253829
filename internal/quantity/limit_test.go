package quantity

import "testing"

// A superlative that its speaker limits is no record.
func TestLimitedSuperlatives(t *testing.T) {
	for text, want := range map[string]string{
		"It was one of the fastest declines in over a decade.":           "",
		"It was one of the country's steepest declines since 1990.":      "",
		"It was one of the wettest and coldest springs since 1990.":      "",
		"Some of the very lowest wages since 1990 are paid here.":        "",
		"Rents are among the lowest levels since 2008.":                  "",
		"It is not the highest level since 2008.":                        "",
		"It isn't the highest level since 2008.":                         "",
		"It is not at its highest level since 2008.":                     "",
		"It was nearly the worst year since 1975.":                       "",
		"It is close to the highest level since 2008.":                   "",
		"The second-highest level since 2008 was seen.":                  "",
		"The third-lowest rate in 20 years":                              "",
		"the second biggest drop in a decade":                            "",
		"the three largest fires since 1990":                             "",
		"one of the three largest fires since 1990":                      "",
		"one of the two or three largest fires since 1990":               "",
		"It is no longer the highest level since 2008.":                  "",
		"It is not even the highest level since 2008.":                   "",
		"It is even the highest level since 2008.":                       "max 2008/..",
		"It was not a record high.":                                      "",
		"Prices are close to a record high.":                             "",
		"Prices are near an all-time low.":                               "",
		"Prices are close to a 20-year low.":                             "",
		"It is not only the highest level since 2008.":                   "max 2008/..",
		"It is the highest level since 2008.":                            "max 2008/..",
		"It is the largest of the fires since 1990.":                     "max 1990/..",
		"That is one of many, and the highest level since 2008.":         "max 2008/..",
		"The start of the largest strike since 1990 was calm.":           "max 1990/..",
		"The ward is at its highest level since 2008.":                   "max 2008/..",
		"In none of the towns was it a record high.":                     "max ",
		"We are not poor: these are the highest wages since 2008.":       "max 2008/..",
		"It is among friends that we saw the highest wages since 2008.":  "max 2008/..",
		"By 2019 the town's largest fire since 1990 had been forgotten.": "max 1990/..",
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
