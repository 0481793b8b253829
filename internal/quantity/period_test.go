package quantity

import "testing"

// Calendar periods, and what they hold for.
func TestSpokenPeriods(t *testing.T) {
	checkSpeech(t, []readCase{
		{"In 1997 the port had 40 cranes, and today it has nine.", []string{"In 1997 = 1997 date in 1997", "40 cranes = 40 count in 1997", "nine = 9"}},
		{"Back in 2004 we sent 300 troops, and last year 50 troops.", []string{"in 2004 = 2004 date in 2004", "300 troops = 300 count in 2004", "50 troops = 50 count"}},
		{"In 2020 we had 40 cases, in 2021 nine cases, and now we have two cases.", []string{"In 2020 = 2020 date in 2020", "40 cases = 40 count in 2020", "in 2021 = 2021 date in 2021", "nine cases = 9 count in 2021", "two cases = 2 count"}},
		{"In 2014 and 2021 we sent 40 ships.", []string{"In 2014 = 2014 date in 2014", "2021 = 2021 date in 2021", "40 ships = 40 count"}},
		{"From 2017 to 2022 we lost 83 shops and opened 12 shops.", []string{"From 2017 to 2022 = [2017,2022] date in 2017/2022", "83 shops = 83 count in 2017/2022", "12 shops = 12 count in 2017/2022"}},
		{"By 2035 we will build 30 ferries.", []string{"By 2035 = 2035 date in ../2035", "30 ferries = 30 count in 2035"}},
		{"We will build 30 ferries by 2035, not 40 ferries.", []string{"30 ferries = 30 count in 2035", "by 2035 = 2035 date in ../2035", "40 ferries = 40 count"}},
		{"They had 20 tonnes of rice delivered to the camp in 2016.", []string{"20 tonnes = 20 level in 2016", "in 2016 = 2016 date in 2016"}},
		{"We have 30 ships that were built in 2014.", []string{"30 ships = 30 count", "in 2014 = 2014 date in 2014"}},
		{"We have 30 ships, and in 2014 the yard closed.", []string{"30 ships = 30 count", "in 2014 = 2014 date in 2014"}},
		{"It was 30 percent, compared with 20 percent in 2019.", []string{"30 percent = 30", "20 percent = 20 in 2019", "in 2019 = 2019 date in 2019"}},
		{"Compared to 2019, fares are up 5 percent.", []string{"2019 = 2019 date in 2019", "up 5 percent = 5 change"}},
		{"Since 2015 rents have risen by 20 percent.", []string{"Since 2015 = 2015 date in 2015/..", "risen by 20 percent = 20 change in 2015/.."}},
		{"The law of 2012 cost 3 million euros.", []string{"2012 = 2012 date in 2012", "3 million euros = 3000000 money"}},
		{"Until 2019 they paid 50 euros.", []string{"Until 2019 = 2019 date in ../2019", "50 euros = 50 money in ../2019"}},
	})
}
