package quantity

import "testing"

func TestAllBut(t *testing.T) {
	checkSpeech(t, []readCase{
		one("All but three of the 30 members signed.", "All but three of the 30 members = 27 count of the 30 members of 30"),
		one("All except four of its 20 ferries sail.", "All except four of its 20 ferries = 16 count of its 20 ferries of 20"),
		one("All but 2 percent of the pupils passed.", "All but 2 percent of the pupils = 98 share of the pupils"),
		one("All but two countries signed.", "All but two countries = some count"),
		one("All but $2 million of the $30 million is spent.", "All but $2 million of the $30 million = 28000000 money of the $30 million of 30000000"),
		one("All but 3 million euros is spent.", "All but 3 million euros = some money"),
		one("In all but three of our towns it rained.", "all but three of our towns = some count of our towns"),
		{"It is all but certain.", nil},
		one("All three of the 30 members signed.", "three of the 30 members = 3 count of the 30 members of 30"),
		one("But three of the 30 members signed.", "three of the 30 members = 3 count of the 30 members of 30"),
	})
}

func TestPeriodsOfNorms(t *testing.T) {
	checkSpeech(t, []readCase{
		{"The 2% target was set in 2014.", []string{"2% = 2", "in 2014 = 2014 date in 2014"}},
		{"The 2% target was set by all members in 2014.", []string{"2% = 2", "in 2014 = 2014 date in 2014"}},
		{"They set a 2% target in 2014.", []string{"2% = 2", "in 2014 = 2014 date in 2014"}},
		{"They met a 2% target in 2014.", []string{"2% = 2 in 2014", "in 2014 = 2014 date in 2014"}},
		{"The target of 2% was agreed in 2014.", []string{"2% = 2", "in 2014 = 2014 date in 2014"}},
		{"The 40-ship goal was dropped in 2014.", []string{"40-ship = 40 count", "in 2014 = 2014 date in 2014"}},
		{"A pledge of 3 billion euros was made in 2014.", []string{"3 billion euros = 3000000000 money", "in 2014 = 2014 date in 2014"}},
		{"40 treaties were signed in 2014.", []string{"40 treaties = 40 count in 2014", "in 2014 = 2014 date in 2014"}},
		{"3 billion euros were spent in 2014.", []string{"3 billion euros = 3000000000 money in 2014", "in 2014 = 2014 date in 2014"}},
		{"We missed the 2% target in 2014.", []string{"2% = 2 in 2014", "in 2014 = 2014 date in 2014"}},
	})
}
