package quantity

import "testing"

// Loose speech, names with numbers, vague numbers, and what looks like them.
func TestLooseSpeech(t *testing.T) {
	checkSpeech(t, []readCase{
		{"We are not talking about doubling the force, we are talking about 90 officers.", []string{"doubling = 2 ratio", "90 officers = 90 count"}},
		one("I heard about three ships.", "three ships = 3 count"),
		one("I said about 20 ships.", "about 20 ships = 20 approx count"),
		one("We are talking about five, uh, five million people.", "five, uh, five million people = 5000000 count said 2 times"),
		one("It cost 40 million, um, 40 million pounds.", "40 million, um, 40 million pounds = 40000000 money said 2 times"),
		one("There are 70 boats now, and maybe more.", "70 boats now, and maybe more = 70 gte count"),
		{"The ten-- the tenants left.", nil},
		one("six- sixteen ships came.", "sixteen ships = 16 count"),
		one("seventeen -- no, eighteen ships came.", "seventeen -- no, eighteen ships = 18 count said 2 times"),
		one("It was about, uh, 900 litres.", "about, uh, 900 litres = 900 approx level"),
		one("nearly, you know, 300 trees", "nearly, you know, 300 trees = 300 almost count"),
		one("150 euros the month, more or less.", "150 euros the month, more or less = 150 approx money"),
		one("They paid 150 euros the year before.", "150 euros = 150 money"),
		{"Two gold medals, one silver medal and four bronze medals.", []string{"Two gold medals = 2 count", "one silver medal = 1 count", "four bronze medals = 4 count"}},
		{"One soldier and three civilians died.", []string{"One soldier = 1 count", "three civilians = 3 count"}},
		one("We have 3 ships, one of them new.", "3 ships = 3 count"),
		{"one day and one thing", nil},
		{"near exit 14 and junction 5", nil},
		one("They will exit 14 countries.", "14 countries = 14 count"),
		{"Call one one two now.", nil},
		{"nine one one calls", nil},
		{"one, two, three", nil},
		{"We meet at 9.30 tomorrow morning and at nine tomorrow.", nil},
		one("Growth was at 9.30 percent.", "9.30 percent = 9.3"),
		{"opposite the Four Seasons", nil},
		{"The Seven Sisters cliffs", nil},
		one("Dear Twelve members", "Twelve members = 12 count"),
		{"He is in two minds, at sixes and sevens, on all fours, on cloud nine.", nil},
		{"Was that 13 or 30 buses?", []string{"13 = 13 count", "30 buses = 30 count"}},
		one("5 or 6 buses", "5 or 6 buses = [5,6] count"),
		one("10 or 15 buses", "10 or 15 buses = [10,15] count"),
		one("a handful of judges", "a handful of judges = some count"),
		one("a couple of boats and a couple of things", "a couple of boats = some count"),
		{"Millions watched it, and thousands fled.", []string{"Millions = some count", "thousands = some count"}},
		one("It cost millions.", "millions = some"),
		one("sixty-some-odd ships, sixty-odd ships, 60-some ships", "sixty-some-odd ships, sixty-odd ships, 60-some ships = 60 approx count said 3 times"),
		{"It cost 1,5 million euros and €2,50.", []string{"1,5 million euros = 1500000 money", "€2,50 = 2.5 money"}},
		{"Articles 4,5 and 6", nil},
		{"It grew in the summer of '91 and since '08.", []string{"'91 = 1991 date in 1991", "since '08 = 2008 date in 2008/.."}},
		one("the '90s, '12 ships'", "12 ships = 12 count"),
	})
}
