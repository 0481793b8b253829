package quantity

import "testing"

func TestPartsOfMoney(t *testing.T) {
	checkSpeech(t, []readCase{
		one("$3 billion of the $10 billion is spent.", "$3 billion of the $10 billion = 3000000000 money of the $10 billion of 10000000000"),
		one("$3 billion out of $10 billion is spent.", "$3 billion out of $10 billion = 3000000000 money of $10 billion of 10000000000"),
		one("2 billion out of 10 billion euros is spent.", "2 billion out of 10 billion euros = 2000000000 money of 10 billion euros of 10000000000"),
		one("They spent 20 percent of the $10 billion.", "20 percent of the $10 billion = 20 share of the $10 billion of 10000000000"),
		{"They changed $3 million of the €10 million.", []string{"$3 million = 3000000 money", "€10 million = 10000000 money"}},
		{"20 of the $40 tickets were sold.", []string{"20 = 20", "$40 = 40 money"}},
		one("2 out of 10 people paid.", "2 out of 10 people = 2 count of 10 people of 10"),
		one("Of 32 members, 23 pay.", "32 members, 23 = 23 count of 32 members of 32"),
		one("Of the 32, 23 pay.", "32, 23 = 23 count of 32 of 32"),
		{"Of the 32 towns, 23 parks have none.", []string{"32 towns = 32 count", "23 parks = 23 count"}},
	})
}
