package quantity

import "testing"

// What 'up' and 'down' tell of the verb before them, and where something went up to.
func TestParticles(t *testing.T) {
	checkSpeech(t, []readCase{
		one("The rent went up to 5 percent of turnover.", "5 percent of turnover = 5 share of turnover"),
		one("Inflation crept up to 4.6 percent.", "4.6 percent = 4.6"),
		one("Tickets have gone up to $9.", "$9 = 9 money"),
		one("Tickets will go up to $9.50 an hour.", "$9.50 an hour = 9.5 money"),
		one("The fee is going up to about $9.", "about $9 = 9 approx money"),
		one("It was back up to 70 percent.", "70 percent = 70"),
		{"The share is up to 8 percent from 6 percent.", []string{"8 percent = 8", "6 percent = 6"}},
		{"Tolls are up to $8, from $6.", []string{"$8 = 8 money", "$6 = 6 money"}},
		one("Tolls can go up to $8.", "up to $8 = 8 lte money"),
		one("The scale goes up to 20.", "up to 20 = 20 lte"),
		{"There are up to 30 cyclists from 4 towns.", []string{"up to 30 cyclists = 30 lte count", "4 towns = 4 count"}},
		one("It was down to 5 percent.", "5 percent = 5"),
		one("Nurses make up 31 percent of the staff.", "31 percent of the staff = 31 share of the staff"),
		one("Farmers made up about 31 percent of the village.", "about 31 percent of the village = 31 approx share of the village"),
		one("The crew shot down 60 percent of the rockets.", "60 percent of the rockets = 60 share of the rockets"),
		one("They paid down $3 billion of loans.", "$3 billion = 3000000000 money"),
		one("We will use up 40 percent of the fuel.", "40 percent of the fuel = 40 share of the fuel"),
		one("Banks put up $3 billion.", "$3 billion = 3000000000 money"),
		one("The home side ended up 12 points behind.", "12 points = 12 count"),
		one("The court turned down 30 percent of the appeals.", "30 percent of the appeals = 30 share of the appeals"),
		one("The divers picked up 30 percent of the gold.", "30 percent of the gold = 30 share of the gold"),
		one("The fund picked up $3 billion.", "$3 billion = 3000000000 money"),
		one("The index picked up 30 points.", "up 30 points = 30 change"),
		one("Sales turned down 3 percent.", "down 3 percent = -3 change"),
		one("The index ended up 12 points.", "up 12 points = 12 change"),
		one("Energy use is up 4 percent.", "up 4 percent = 4 change"),
		one("Energy use up 4 percent.", "up 4 percent = 4 change"),
		one("Rents were put up 4 percent.", "up 4 percent = 4 change"),
		one("The loan was paid down $3 billion.", "down $3 billion = -3000000000 change"),
		one("Prices went up 4 percent.", "up 4 percent = 4 change"),
		one("Prices up 4 percent.", "up 4 percent = 4 change"),
	})
}
