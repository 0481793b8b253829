package quantity

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var testLexicon = NewLexicon(map[string][]string{
	"ally": {"Ally", "Allies", "member", "members"}, "country": {"country", "countries"},
	"battle-group": {"battle group", "battle groups"}, "troop": {"troops"}, "summit": {"summit", "summits"},
	"anniversary": {"anniversary"}, "arrest": {"arrest", "arrests"}, "agreement": {"agreement", "agreements"},
	"ship": {"ship", "ships"},
})

// describe writes a quantity in one line: its span, then value, bounds, comparator, unit and kind
// ("-" where empty), then what else is set.
func describe(text string, q Quantity) string {
	dash := func(s string) string {
		if s == "" {
			return "-"
		}
		return s
	}
	runes := []rune(text)
	s := fmt.Sprintf("%s | %s %s %s %s %s", string(runes[q.Start:q.End]), dash(q.Value), q.Bounds, dash(string(q.Comparator)), dash(q.Unit), dash(string(q.Kind)))
	if q.OfValue+q.OfText != "" {
		s += fmt.Sprintf(" of:%s/%s/%s", dash(q.OfValue), dash(q.OfUnit), q.OfText)
	} else if q.OfUnit != "" {
		s += " per:" + q.OfUnit
	}
	if q.Rank != nil {
		s += fmt.Sprintf(" rank:%s/%s", q.Rank.Of, dash(q.Rank.Over))
	}
	if q.Base != nil {
		s += fmt.Sprintf(" base:%s/%s/%s", q.Base.Text, dash(q.Base.Value+q.Base.Unit), dash(q.Base.Period))
	}
	if q.Period != nil {
		s += fmt.Sprintf(" when:%s/%s", q.Period.Text, dash(q.Period.Value))
	}
	if q.Vague {
		s += " vague"
	}
	if q.Hedge != "" {
		s += " hedge:" + q.Hedge
	}
	if q.Repeats > 0 {
		s += fmt.Sprintf(" repeats:%d", q.Repeats)
	}
	return s
}

type readCase struct {
	text string
	want []string
}

func checkReads(t *testing.T, cases []readCase) {
	t.Helper()
	reader := English(testLexicon)
	for _, c := range cases {
		var got []string
		for _, q := range reader.Read(c.text) {
			got = append(got, describe(c.text, q))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, diff)
		}
	}
}

func one(text, want string) readCase { return readCase{text, []string{want}} }

func TestCounts(t *testing.T) {
	checkReads(t, []readCase{
		one("23 Allies", "23 Allies | 23 [23,23] eq ally count"),
		one("Four new Allies joined.", "Four new Allies | 4 [4,4] eq ally count"),
		one("the 32", "32 | 32 [31.5,32.5) eq - -"),
		one("now it is 23", "23 | 23 [22.5,23.5) eq - -"),
		one("500,000 troops", "500,000 troops | 500000 [450000,550000) eq troop count"),
		one("17 bilateral security agreement", "17 bilateral security agreement | 17 [17,17] eq agreement count"),
		one("The city bought 1,250 tyres.", "1,250 tyres | 1250 [1245,1255) eq - count"),
		one("Eight battle groups stand there.", "Eight battle groups | 8 [8,8] eq battle-group count"),
		one("Five hundred thousand troops", "Five hundred thousand troops | 500000 [450000,550000) eq troop count"),
		one("A hundred and five ships sailed.", "A hundred and five ships | 105 [105,105] eq ship count"),
		one("Two million three hundred thousand people fled.", "Two million three hundred thousand people | 2300000 [2250000,2350000) eq - count"),
		one("It takes two and a half million people.", "two and a half million people | 2500000 [2450000,2550000) eq - count"),
		one("A million and a half refugees came.", "A million and a half refugees | 1500000 [1450000,1550000) eq - count"),
		one("A million 300 thousand refugees came.", "A million 300 thousand refugees | 1300000 [1250000,1350000) eq - count"),
		one("They count 2 billion 150 million cows.", "2 billion 150 million cows | 2150000000 [2145000000,2155000000) eq - count"),
		{"They count 2 million 300 times.", []string{"2 million | 2000000 [1500000,2500000) eq - -", "300 times | 300 [300,300] eq - count"}},
		one("Half a million people came.", "Half a million people | 500000 [450000,550000) eq - count"),
		one("Half a dozen ships came.", "Half a dozen ships | 6 [6,6] eq ship count"),
		one("We count 32 of them.", "32 of them | 32 [32,32] eq - count of:-/-/them"),
		one("We met three times.", "three times | 3 [3,3] eq - count"),
		one("We sent 31 Abrams tanks.", "31 Abrams tanks | 31 [31,31] eq - count"),
		one("There were no arrests.", "no arrests | 0 [0,0] eq arrest count"),
		one("It has 32-member summits.", "32-member | 32 [32,32] eq ally count"),
		one("Our Ally has two point five million people.", "two point five million people | 2500000 [2450000,2550000) eq - count"),
		one("Nine Allies met then. Nobody else did.", "Nine Allies | 9 [9,9] eq ally count"),
	})
}

func TestDenominators(t *testing.T) {
	checkReads(t, []readCase{
		one("23 Allies out of the 32", "23 Allies out of the 32 | 23 [23,23] eq ally count of:32/ally/the 32"),
		one("23 of the 32 members", "23 of the 32 members | 23 [23,23] eq ally count of:32/ally/the 32 members"),
		one("One in five drivers speeds.", "One in five drivers | 1 [0.9,1.1] eq - share of:5/-/five drivers"),
		one("Nine out of ten agree.", "Nine out of ten | 9 [9,9] eq - count of:10/-/ten"),
		one("2% of GDP", "2% of GDP | 2 [1.5,2.5) eq percent share of:-/-/GDP"),
		one("20 per cent of the 32 members", "20 per cent of the 32 members | 20 [15,25) eq percent share of:32/ally/the 32 members"),
		one("3 of our members left.", "3 of our members | 3 [3,3] eq ally count of:-/ally/our members"),
		one("at least 2 percent of GDP", "at least 2 percent of GDP | 2 [2,) gte percent share of:-/-/GDP"),
		one("It costs $5 billion a year.", "$5 billion a year | 5000000000 [4500000000,5500000000) eq USD money per:year"),
		one("5 per 100,000 people fall ill.", "5 per 100,000 people | 5 [5,5] eq - count of:100000/-/100,000 people"),
		{"half of the world’s wheat and half of the world’s military might", []string{
			"half of the world’s wheat | 0.5 [0.45,0.55] eq fraction share of:-/-/the world’s wheat",
			"half of the world’s military might | 0.5 [0.45,0.55] eq fraction share of:-/-/the world’s military might"}},
		one("half the Allies", "half the Allies | 0.5 [0.45,0.55] eq fraction share of:-/ally/the Allies"),
		{"nearly two and a half years, over 640 billion extra, 23 Allies out of the 32, and half of the world's economic might", []string{
			"nearly two and a half years | 2.5 (2.3,2.5) almost year duration",
			"over 640 billion | 640000000000 (640000000000,) gt - -",
			"23 Allies out of the 32 | 23 [23,23] eq ally count of:32/ally/the 32",
			"half of the world's economic might | 0.5 [0.45,0.55] eq fraction share of:-/-/the world's economic might"}},
		one("A two-thirds majority", "two-thirds | 0.6666666667 [0.6,0.733333] eq fraction share"),
		one("Two thirds of the voters came.", "Two thirds of the voters | 0.6666666667 [0.6,0.733333] eq fraction share of:-/-/the voters"),
		one("Only a quarter of the fleet is left.", "Only a quarter of the fleet | 0.25 [0.225,0.275] eq fraction share of:-/-/the fleet"),
		one("More than 1/2 of the people came.", "More than 1/2 of the people | 0.5 (0.5,) gt fraction share of:-/-/the people"),
	})
}

func TestMoney(t *testing.T) {
	checkReads(t, []readCase{
		one("over 640 billion", "over 640 billion | 640000000000 (640000000000,) gt - -"),
		one("some $50 billion", "some $50 billion | 50000000000 [40000000000,60000000000) approx USD money"),
		one("$140 billion", "$140 billion | 140000000000 [135000000000,145000000000) eq USD money"),
		one("It cost €3.5bn.", "€3.5bn | 3500000000 [3450000000,3550000000) eq EUR money"),
		one("It cost £5m in all.", "£5m | 5000000 [4500000,5500000) eq GBP money"),
		one("It cost C$20.", "C$20 | 20 [15,25) eq CAD money"),
		one("It cost EUR 5 million.", "EUR 5 million | 5000000 [4500000,5500000) eq EUR money"),
		one("It cost 20 million pounds.", "20 million pounds | 20000000 [15000000,25000000) eq GBP money"),
		one("It weighs 200 pounds.", "200 pounds | 200 [150,250) eq pound level"),
		one("It cost 300 Swiss francs.", "300 Swiss francs | 300 [250,350) eq CHF money"),
		one("We owe $2.50 billion.", "$2.50 billion | 2500000000 [2495000000,2505000000) eq USD money"),
		one("We owe $10 to $15 billion.", "$10 to $15 billion | - [10000000000,15000000000] between USD money"),
		one("It won 5 prizes.", "5 prizes | 5 [5,5] eq - count"),
	})
}

func TestPercent(t *testing.T) {
	checkReads(t, []readCase{
		one("70%", "70% | 70 [65,75) eq percent -"),
		one("18 percent", "18 percent | 18 [17.5,18.5) eq percent -"),
		one("18.0 per cent", "18.0 per cent | 18 [17.95,18.05) eq percent -"),
		one("up 18 percent", "up 18 percent | 18 [17.5,18.5) eq percent change"),
		one("an 18% increase", "18% increase | 18 [17.5,18.5) eq percent change"),
		one("Exports fell by 5 percent.", "fell by 5 percent | -5 [-5.5,-4.5) eq percent change"),
		one("Prices are down more than 5%.", "down more than 5% | -5 (,-5) lt percent change"),
		one("Prices are down nearly 5%.", "down nearly 5% | -5 (-5,-3) almost percent change"),
		one("It is a 3 percent cut.", "3 percent cut | -3 [-3.5,-2.5) eq percent change"),
		one("An increase of 40 basis points came.", "An increase of 40 basis points | 40 [35,45) eq basis-point change"),
		one("It raised spending by 18 percent.", "by 18 percent | 18 [17.5,18.5) eq percent change"),
		one("It is 5 percent higher than in 2019.", "5 percent higher than in 2019 | 5 [4.5,5.5) eq percent change base:in 2019/-/2019"),
		one("It rose 5 percent from last year.", "rose 5 percent from last year | 5 [4.5,5.5) eq percent change base:last year/-/-"),
		{"It shrank by 12.5 percent to 40 percent.", []string{"shrank by 12.5 percent | -12.5 [-12.55,-12.45) eq percent change", "40 percent | 40 [35,45) eq percent -"}},
		one("We cut by 5 to 10 percent.", "cut by 5 to 10 percent | - [-10,-5] between percent change"),
		one("It lost 2.5 percentage points.", "lost 2.5 percentage points | -2.5 [-2.55,-2.45) eq percentage-point change"),
		one("Inflation is up to 5 percent.", "up to 5 percent | 5 (,5] lte percent -"),
		one("Growth was -5%.", "-5% | -5 [-5.5,-4.5) eq percent -"),
		one("We cut it by a third.", "by a third | -0.3333333333 [-0.366667,-0.3] eq fraction change"),
		{"It rose from 9 to 23 percent.", []string{"9 | 9 [8.5,9.5) eq percent -", "23 percent | 23 [22.5,23.5) eq percent -"}},
	})
}

func TestTimes(t *testing.T) {
	checkReads(t, []readCase{
		one("75 years", "75 years | 75 [74.5,75.5) eq year duration"),
		one("for the last 75 years", "for the last 75 years | 75 [74.5,75.5) eq year duration when:for the last 75 years/-"),
		one("Over the past two years we built.", "Over the past two years | 2 [1.5,2.5) eq year duration when:Over the past two years/-"),
		one("It took over two years.", "over two years | 2 (2,) gt year duration"),
		one("75 years ago", "75 years ago | 75 [74.5,75.5) eq year duration when:75 years ago/-"),
		one("a year ago", "a year ago | 1 [0.5,1.5) eq year duration when:a year ago/-"),
		one("nearly two and a half years", "nearly two and a half years | 2.5 (2.3,2.5) almost year duration"),
		one("the 10-year plan", "10-year | 10 [5,15) eq year duration"),
		one("this past decade", "this past decade | 10 [0,20) approx year duration when:this past decade/-"),
		one("Two decades ago it began.", "Two decades ago | 20 [15,25) eq year duration when:Two decades ago/-"),
		one("More than a decade ago it began.", "More than a decade ago | 10 (10,) gt year duration when:More than a decade ago/-"),
		one("A quarter of a century ago it began.", "A quarter of a century ago | 25 [22.5,27.5] eq year duration when:A quarter of a century ago/-"),
		one("It takes half an hour.", "half an hour | 0.5 [0.45,0.55] eq hour duration"),
		one("Well, three-year plans.", "three-year | 3 [2.5,3.5) eq year duration"),
		one("a 10-year-old boy", "10-year-old | 10 [5,15) eq year duration"),
		one("She was nine years old.", "nine years old | 9 [8.5,9.5) eq year duration"),
		one("Ten consecutive days of rain", "Ten consecutive days | 10 [5,15) eq day duration"),
		one("It took a day and a half.", "a day and a half | 1.5 [1.45,1.55) eq day duration"),
		one("It took two or three weeks.", "two or three weeks | - [2,3] between week duration"),
		one("It was 70 or 80 years ago.", "70 or 80 years ago | - [70,80] between year duration when:70 or 80 years ago/-"),
	})
}

func TestDates(t *testing.T) {
	checkReads(t, []readCase{
		one("in 2014", "in 2014 | 2014 [2014,2014] eq calendar-year date when:in 2014/2014"),
		one("She took office in 2021.", "in 2021 | 2021 [2021,2021] eq calendar-year date when:in 2021/2021"),
		{"In 2014 and 2021 we met.", []string{"In 2014 | 2014 [2014,2014] eq calendar-year date when:In 2014/2014", "2021 | 2021 [2021,2021] eq calendar-year date when:2021/2021"}},
		one("From 2014 to 2024 it grew.", "From 2014 to 2024 | - [2014,2024] between calendar-year date when:From 2014 to 2024/2014/2024"),
		one("The 2014-15 season", "2014-15 | - [2014,2015] between calendar-year date when:2014-15/2014/2015"),
		one("It began in June 2024.", "in June 2024 | 2024 [2024,2024] eq calendar-year date when:in June 2024/2024-06"),
		one("By 2030 it ends.", "By 2030 | 2030 [2030,2030] eq calendar-year date when:By 2030/../2030"),
		one("It was nineteen ninety-one.", "nineteen ninety-one | 1991 [1991,1991] eq calendar-year date when:nineteen ninety-one/1991"),
		one("In 2024 troops moved.", "In 2024 | 2024 [2024,2024] eq calendar-year date when:In 2024/2024"),
		one("We sent 2000 troops.", "2000 troops | 2000 [1500,2500) eq troop count"),
		{"Since 2014, we added over 640 billion.", []string{
			"Since 2014 | 2014 [2014,2014] eq calendar-year date when:Since 2014/2014/..",
			"over 640 billion | 640000000000 (640000000000,) gt - - when:Since 2014/2014/.."}},
		{"500 troops in 2014", []string{"500 troops | 500 [500,500] eq troop count when:in 2014/2014", "in 2014 | 2014 [2014,2014] eq calendar-year date when:in 2014/2014"}},
	})
}

func TestModifiers(t *testing.T) {
	checkReads(t, []readCase{
		one("It is above 40 ships.", "above 40 ships | 40 (40,) gt ship count"),
		one("more than a hundred ships", "more than a hundred ships | 100 (100,) gt ship count"),
		one("no fewer than 40 ships", "no fewer than 40 ships | 40 [40,) gte ship count"),
		one("at least 40 ships", "at least 40 ships | 40 [40,) gte ship count"),
		one("up to 40 ships", "up to 40 ships | 40 (,40] lte ship count"),
		one("at most 40 ships", "at most 40 ships | 40 (,40] lte ship count"),
		one("no more than 40 ships", "no more than 40 ships | 40 (,40] lte ship count"),
		one("under 40 ships", "under 40 ships | 40 (,40) lt ship count"),
		one("less than 40 ships", "less than 40 ships | 40 (,40) lt ship count"),
		one("nearly 40 ships", "nearly 40 ships | 40 (20,40) almost ship count"),
		one("just under 43 ships", "just under 43 ships | 43 (41,43) almost ship count"),
		one("about 43 ships", "about 43 ships | 43 [42,44) approx ship count"),
		one("around 40 ships", "around 40 ships | 40 [30,50) approx ship count"),
		one("roughly 40 ships", "roughly 40 ships | 40 [30,50) approx ship count"),
		one("only 40 ships", "only 40 ships | 40 [40,40] eq ship count"),
		one("at least about 40 ships", "at least about 40 ships | 40 [40,) gte ship count"),
		one("between 10 and 15 ships", "between 10 and 15 ships | - [10,15] between ship count"),
		{"between 5 and 3 ships", []string{"5 | 5 [4.5,5.5) eq - -", "3 ships | 3 [3,3] eq ship count"}},
		one("from 10 to 15 ships", "from 10 to 15 ships | - [10,15] between ship count"),
		one("10-15% is fine", "10-15% | - [10,15] between percent -"),
		one("10 to 15 million ships", "10 to 15 million ships | - [10000000,15000000] between ship count"),
		one("40 ships or more", "40 ships or more | 40 [40,) gte ship count"),
		one("40 or more ships", "40 or more ships | 40 [40,) gte ship count"),
		one("40-plus ships", "40-plus ships | 40 [40,) gte ship count"),
		one("40+ ships", "40+ ships | 40 [40,) gte ship count"),
		one("It is for those who are 12 and under.", "12 and under | 12 (,12] lte - -"),
		one("It is as high as 3 percent.", "as high as 3 percent | 3 (,3] lte percent -"),
		one("It is between 60- and 70,000 ships.", "between 60- and 70,000 ships | - [60000,70000] between ship count"),
		one("It is 2- to 3 ships.", "2- to 3 ships | - [2,3] between ship count"),
		one("40 ships or so", "40 ships or so | 40 [30,50) approx ship count"),
		one("40 ships at the most", "40 ships at the most | 40 (,40] lte ship count"),
		one("some 20 countries, and maybe more", "some 20 countries, and maybe more | 20 [20,) approx country count hedge:maybe"),
		one("around 100 ships or more", "around 100 ships or more | 100 [100,) approx ship count"),
		one("about half of the fleet", "about half of the fleet | 0.5 [0.4,0.6) approx fraction share of:-/-/the fleet"),
		one("nearly two thirds of the fleet", "nearly two thirds of the fleet | 0.6666666667 (0.4,0.6666666667) almost fraction share of:-/-/the fleet"),
		one("20 ships and more weapons", "20 ships | 20 [20,20] eq ship count"),
		one("I think, 17 ships", "17 ships | 17 [17,17] eq ship count hedge:I think"),
		one("Perhaps 17 ships", "17 ships | 17 [17,17] eq ship count hedge:Perhaps"),
	})
}

func TestFactors(t *testing.T) {
	checkReads(t, []readCase{
		one("more than twice as many as just four years ago", "more than twice as many as just four years ago | 2 (2,) gt times ratio base:just four years ago/4year/-"),
		one("doubled", "doubled | 2 [1.5,2.5) eq times ratio"),
		one("It has tripled since 2014.", "tripled since 2014 | 3 [2.5,3.5) eq times ratio base:2014/-/2014"),
		one("Exports nearly doubled.", "nearly doubled | 2 (0,2) almost times ratio"),
		one("The staff was halved.", "halved | 0.5 [0.45,0.55] eq times ratio"),
		one("a threefold rise", "threefold | 3 [2.5,3.5) eq times ratio"),
		one("three times as many ships as Norway", "three times as many ships as Norway | 3 [2.5,3.5) eq times ratio base:Norway/-/-"),
		one("It was half as many as in 2019.", "half as many as in 2019 | 0.5 [0.45,0.55] eq times ratio base:in 2019/-/2019"),
		one("two to three times as many", "two to three times as many | - [2,3] between times ratio"),
		one("It grew by a factor of ten.", "a factor of ten | 10 [5,15) eq times ratio"),
		one("They double the number of ships.", "double | 2 [1.5,2.5) eq times ratio"),
		{"a double standard", nil},
		{"They doubled down.", nil},
		{"twice a year", nil},
	})
}

func TestVague(t *testing.T) {
	checkReads(t, []readCase{
		one("several arrests", "several arrests | - (,) - arrest count vague"),
		one("many months", "many months | - (,) - month duration vague"),
		one("dozens of ships", "dozens of ships | - (,) - ship count vague"),
		one("hundreds of thousands of people", "hundreds of thousands of people | - (,) - - count vague"),
		one("tens of thousands", "tens of thousands | - (,) - - - vague"),
		one("several million euros", "several million euros | - (,) - EUR money vague"),
		one("a few weeks ago", "a few weeks ago | - (,) - week duration when:a few weeks ago/- vague"),
		one("a couple of weeks", "a couple of weeks | - (,) - week duration vague"),
		one("for decades", "decades | - (,) - year duration vague"),
		{"many times", nil},
		{"how many months", nil},
	})
}

func TestRanks(t *testing.T) {
	checkReads(t, []readCase{
		one("the largest in a decade", "the largest in a decade | - (,) - - rank rank:max/10y.."),
		one("the biggest increase in decades", "the biggest increase in decades | - (,) - - rank rank:max/20y.."),
		one("a first in 24 years", "a first in 24 years | - (,) - - rank rank:first/24y"),
		one("the lowest level since 1991", "the lowest level since 1991 | - (,) - - rank rank:min/1991/.."),
		one("the first visit in more than 30 years", "the first visit in more than 30 years | - (,) - - rank rank:first/30y.."),
		one("the most expensive ship ever", "the most expensive ship ever | - (,) - - rank rank:max/-"),
		one("the least snow on record", "the least snow on record | - (,) - - rank rank:min/-"),
		one("the largest in two decades", "the largest in two decades | - (,) - - rank rank:max/20y.."),
		{"the largest ship", nil},
		{"stronger than ever", nil},
	})
}

func TestOrdinals(t *testing.T) {
	checkReads(t, []readCase{
		one("75th summit", "75th summit | 75 [75,75] eq summit ordinal"),
		one("75th anniversary", "75th anniversary | 75 [75,75] eq anniversary ordinal"),
		one("the third time", "third time | 3 [3,3] eq - ordinal"),
		one("the twenty-third meeting", "twenty-third meeting | 23 [23,23] eq - ordinal"),
		{"a third country", nil},
		{"First, we build. The second point is money.", nil},
		{"the Second World War and Fifth Avenue", nil},
		{"the 82nd Airborne Division in the 21st century", nil},
	})
}

func TestMeasures(t *testing.T) {
	checkReads(t, []readCase{
		one("40 km", "40 km | 40 [35,45) eq kilometre level"),
		one("It is 25 degrees Celsius.", "25 degrees Celsius | 25 [24.5,25.5) eq degree-celsius level"),
		one("It is 20°C.", "20°C | 20 [15,25) eq degree-celsius level"),
		one("minus five degrees", "minus five degrees | -5 [-5.5,-4.5) eq degree level"),
		one("3,000 square kilometres burned", "3,000 square kilometres | 3000 [2500,3500) eq square-kilometre level"),
		one("They sent 7 tonnes.", "7 tonnes | 7 [6.5,7.5) eq tonne level"),
		one("a 3-mile walk", "3-mile | 3 [2.5,3.5) eq mile level"),
	})
}

func TestFalseStarts(t *testing.T) {
	checkReads(t, []readCase{
		one("23 Allies, 23 Allies out of the 32", "23 Allies, 23 Allies out of the 32 | 23 [23,23] eq ally count of:32/ally/the 32 repeats:1"),
		one("We have 23, uh, 23 ships.", "23, uh, 23 ships | 23 [23,23] eq ship count repeats:1"),
		{"23 Allies and 23 ships", []string{"23 Allies | 23 [23,23] eq ally count", "23 ships | 23 [23,23] eq ship count"}},
		{"40 ships, 41 ships", []string{"40 ships | 40 [40,40] eq ship count", "41 ships | 41 [41,41] eq ship count"}},
	})
}

func TestNotFigures(t *testing.T) {
	for _, text := range []string{
		"The G7 met.", "It was clear from day one.", "This is the one we want.", "No one came.", "One day we will.",
		"They fought in the Second World War.", "World War Two ended.", "some of the assets", "The F-16 flew.", "COVID-19 spread.",
		"The House passed H.R. 3537.", "18 Jun. 2024", "June 18, 2024", "Last updated: 19 Jun. 2024 14:16", "2024-06-18",
		"on the 4th of July", "We start at 14:16.", "at 10 a.m.", "at 10:30 pm", "at 5 o'clock", "Recent events.", "We have it.",
		"Wait a second.", "Wait a minute.", "see Article 5", "see Articles 4 and 5", "on page 7", "Resolution 1325 says so.", "No. 10 said so.",
		"9/11", "24/7", "Nord Stream 2 is dead.", "the S-400 and the A320", "5G networks", "the 1990s", "192.168.1.2",
		"Call 202-555-0100.", "See https://example.org/a/5/b?x=3 now.", "me5@example.org", "a 5-star hotel", "a two-state solution",
		"one another", "one by one", "the P5+1 talks", "in the second half of the year", "Air Force One landed.", "the Group of Seven",
		"between 9 and 10 a.m.", "10 Downing Street", "zero tolerance", "the 20- well, the end", "1. Funding grew.", "(2) Funding grew.", "#5", "", " ", "a year", "I met one of the best.",
	} {
		for _, q := range English(testLexicon).Read(text) {
			t.Errorf("%q: read %s, want nothing", text, describe(text, q))
		}
	}
}

func TestFieldsOfOneQuantity(t *testing.T) {
	text := "Dear all, some 20 countries, and maybe more, will join. It cost over €640 billion in all."
	got := English(testLexicon).Read(text)
	want := []Quantity{
		{Start: 10, End: 43, CoreStart: 15, CoreEnd: 27, Value: "20", Bounds: Interval{Lower: "20", LowerInclusive: true}, Rule: RuleApproxOrMore,
			Said:       Said{Comparator: CompareApprox, Kind: KindCount, Unit: "country", Spoken: "20", OrMore: true},
			Comparator: CompareApprox, Hedge: "maybe", Spoken: "20", Unit: "country", UnitText: "countries", Kind: KindCount},
		{Start: 64, End: 81, CoreStart: 69, CoreEnd: 81, Value: "640000000000", Bounds: Interval{Lower: "640000000000"}, Rule: RuleComparator,
			Said:       Said{Comparator: CompareGreater, Kind: KindMoney, Unit: "EUR", Spoken: "640"},
			Comparator: CompareGreater, Spoken: "640", Scale: "billion", Unit: "EUR", UnitText: "€", Currency: "EUR", Kind: KindMoney, Sentence: 1},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWithKind(t *testing.T) {
	for _, c := range []struct {
		text string
		kind Kind
		norm bool
		want string
		rule string
	}{
		{"the 32", KindCount, false, "[32,32]", RuleExact},
		{"the 32", KindMoney, false, "[31.5,32.5)", RuleDigits},
		{"18.0%", KindChange, false, "[17.95,18.05)", RuleDigits},
		{"2%", KindShare, true, "[2,2]", RuleExact},
		{"half of it", KindShare, false, "[0.45,0.55]", RuleSpeechFraction},
		{"some 20, and maybe more", KindCount, false, "[20,)", RuleApproxOrMore},
		{"between 10 and 15", KindCount, false, "[10,15]", RuleRange},
		{"several ships", KindCount, false, "(,)", RuleVague},
	} {
		q := English(testLexicon).Read(c.text)[0]
		q.Said.Norm = c.norm
		got, err := q.WithKind(c.kind)
		if err != nil || got.Bounds.String() != c.want || got.Rule != c.rule || got.Kind != c.kind {
			t.Errorf("%q as %s: %s %s %s, %v, want %s %s", c.text, c.kind, got.Bounds, got.Rule, got.Kind, err, c.want, c.rule)
		}
	}
}

func TestSpokenAndScale(t *testing.T) {
	for text, want := range map[string][2]string{
		"640 billion":                  {"640", "billion"},
		"two and a half million ships": {"two and a half", "million"},
		"five hundred thousand ships":  {"five hundred", "thousand"},
		"a hundred and five ships":     {"a hundred and five", ""},
		"$3.5bn":                       {"3.5", "billion"},
		"two dozen ships":              {"two", "dozen"},
		"twenty-three ships":           {"twenty-three", ""},
		"-5%":                          {"5", ""},
		"a million ships":              {"a", "million"},
		"hundreds of ships":            {"hundreds", "hundred"},

		"a hundred and sixty thousand ships":     {"a hundred and sixty", "thousand"},
		"three hundred forty thousand ships":     {"three hundred forty", "thousand"},
		"two hundred and ten million ships":      {"two hundred and ten", "million"},
		"two million four hundred thousand":      {"two million four hundred thousand", ""},
		"a million and a half ships":             {"a million and a half", "million"},
		"one billion and a half million":         {"one billion and a half million", ""},
		"£3m to £4m":                             {"3 to 4", "million"},
		"$10 to $15 billion":                     {"10 to 15", "billion"},
		"10-15%":                                 {"10-15", ""},
		"400 thousand to 2 million ships":        {"400 thousand to 2 million", ""},
		"between 800,000 and 1.2 million ships":  {"800,000 and 1.2 million", ""},
		"two-to-three-week breaks":               {"two-to-three", ""},
		"from 10 percent to 15 percent of ships": {"10 to 15", ""},
	} {
		got := English(testLexicon).Read(text)
		if len(got) != 1 || got[0].Spoken != want[0] || got[0].Scale != want[1] {
			t.Errorf("%q: got %+v, want spoken %q, scale %q", text, got, want[0], want[1])
		}
	}
}

func TestSentences(t *testing.T) {
	text := "Mr. Hall sold 3 ships in the U.S. in 2021. Nine ships sank!\n\nThe 5 others\nsail. We sold ships in the U.S. We kept 7 ships. Yes or no. No. 5 sank 8 ships."
	var got []string
	for _, q := range English(testLexicon).Read(text) {
		got = append(got, fmt.Sprintf("%d %s", q.Sentence, string([]rune(text)[q.Start:q.End])))
	}
	want := []string{"0 3 ships", "0 in 2021", "1 Nine ships", "2 5 others", "4 7 ships", "6 8 ships"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestNoSpanCrossesASentence(t *testing.T) {
	checkReads(t, []readCase{
		{"We have 23. Allies came.", []string{"23 | 23 [22.5,23.5) eq - -"}},
		{"It is over. 5 ships sank.", []string{"5 ships | 5 [5,5] eq ship count"}},
		{"We saw nearly\n\n5 ships.", []string{"5 ships | 5 [5,5] eq ship count"}},
		{"It is the largest. In decades we saw none.", []string{"decades | - (,) - year duration vague"}},
	})
}

func TestForLanguage(t *testing.T) {
	for tag, want := range map[string]bool{"en": true, "en-GB": true, "EN_us": true, "de": false, "": false, "eng": false} {
		reader, ok := ForLanguage(tag, nil)
		if ok != want || ok != (reader != nil) {
			t.Errorf("ForLanguage(%q) = %v, %v, want %v", tag, reader, ok, want)
		}
	}
}

func TestWithoutLexicon(t *testing.T) {
	got := English(nil).Read("23 Allies out of the 32 now meet the 2% target")
	if len(got) != 2 || got[0].Unit != "" || got[0].UnitText != "Allies" || got[0].OfValue != "32" || got[0].Kind != KindCount || got[1].Unit != "percent" {
		t.Errorf("got %+v", got)
	}
}

func TestLexicon(t *testing.T) {
	lex := NewLexicon(map[string][]string{"group": {"group", "groups"}, "battle-group": {"battle groups"}, "b": {"tank"}, "a": {"Tank"}, "x": {"", "  "}})
	for text, want := range map[string]string{"8 battle groups": "battle-group", "8 GROUPS": "group", "1 tank": "a", "3 new\nbattle  groups": "battle-group"} {
		got := English(lex).Read(text)
		if len(got) != 1 || got[0].Unit != want {
			t.Errorf("%q: got %+v, want unit %q", text, got, want)
		}
	}
}

func TestCodePoints(t *testing.T) {
	text := "Ça coûte 👍 — “23 ships” — und 5\u00a0% "
	for i, want := range []string{"23 ships", "5\u00a0%"} {
		got := English(testLexicon).Read(text)
		if len(got) != 2 || string([]rune(text)[got[i].Start:got[i].End]) != want {
			t.Fatalf("got %+v, want %q", got, want)
		}
	}
	if strings.Count(text, "\u00a0") != 1 {
		t.Fatal("the test's text lost its no-break space")
	}
}
