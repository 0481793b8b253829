package quantity

import "testing"

// A year that something is measured against, a year that ends a length of time, a year that something is due by.
func TestYearsAsMarks(t *testing.T) {
	checkSpeech(t, []readCase{
		one("Emissions are 55% below 1990 levels.", "55% below 1990 levels = -55 change"),
		{"They will be 40 percent below 2005 levels by 2030.", []string{"40 percent below 2005 levels = -40 change in 2030", "by 2030 = 2030 date in ../2030"}},
		one("Traffic is 20 percent above 2019 levels.", "20 percent above 2019 levels = 20 change"),
		one("Traffic is 20 percent above 2019.", "20 percent above 2019 = 20 change"),
		{"Of those above 2019 metres, 5 percent slept.", []string{"above 2019 metres = 2019 gt level", "5 percent = 5"}},
		one("Sales fell 12 percent below the 2007 peak.", "fell 12 percent below the 2007 peak = -12 change"),
		one("Catches are a fifth below 2010 levels.", "a fifth below 2010 levels = -0.2 change"),
		one("Rents are a third above the average.", "a third above = 0.3333333333 change"),
		{"He took the lift to a third below deck.", nil},
		one("Output is up 3 percent on 2019 levels.", "up 3 percent on 2019 levels = 3 change"),
		one("Costs fell by 4 percent relative to 2010.", "fell by 4 percent relative to 2010 = -4 change"),
		one("Emissions are below 1990 levels.", "1990 = 1990 date in 1990"),
		{"It costs 4 million euros in 2010 prices.", []string{"4 million euros = 4000000 money", "2010 = 2010 date in 2010"}},
		one("She played above 2000 levels of the game.", "above 2000 levels = 2000 gt count"),
		one("More than 1,990 levels were built.", "More than 1,990 levels = 1990 gt count"),
		{"It is 5 percent below 2,000.", []string{"5 percent = 5", "below 2,000 = 2000 lt"}},
		{"It grew in the five years to 2024.", []string{"five years = 5 duration", "2024 = 2024 date in 2024"}},
		{"In the 10 years to 2023, it fell.", []string{"10 years = 10 duration", "2023 = 2023 date in 2023"}},
		{"In the three years up to 2023 they left.", []string{"three years = 3 duration in ../2023", "up to 2023 = 2023 date in ../2023"}},
		one("It takes five years to 20 years.", "five years to 20 years = [5,20] duration"),
		one("Up to 2023 people came.", "Up to 2023 people = 2023 lte count"),
		one("It must be ready no later than 2030.", "no later than 2030 = 2030 date in ../2030"),
		{"We will have 30 ships no later than 2030.", []string{"30 ships = 30 count in 2030", "no later than 2030 = 2030 date in ../2030"}},
		one("It opens no earlier than 2030.", "no earlier than 2030 = 2030 date in 2030/.."),
		one("It takes no longer than 20 days.", "no longer than 20 days = 20 lte duration"),
	})
}

func TestBasesOfYears(t *testing.T) {
	for text, want := range map[string]string{
		"Emissions are 55% below 1990 levels.":                   "1990 levels",
		"We cut emissions by 40 percent from 2005 levels.":       "2005 levels",
		"Sales fell 12 percent below the 2007 peak.":             "the 2007 peak",
		"It is 20 percent higher than its 2019 average.":         "its 2019 average",
		"It fell 5 percent from its target.":                     "",
		"Costs fell by 4 percent relative to 2010.":              "2010",
		"It is 5 percent below the average of 2010 and of 2011.": "",
	} {
		got := ""
		for _, q := range English(nil).Read(text) {
			if q.Base != nil {
				if got = q.Base.Text; q.Base.Period == "" {
					t.Errorf("%q: the base has no year", text)
				}
			}
		}
		if got != want {
			t.Errorf("%q: base %q, want %q", text, got, want)
		}
	}
}
