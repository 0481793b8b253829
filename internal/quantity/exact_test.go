package quantity

import "testing"

func TestExactly(t *testing.T) {
	checkReads(t, []readCase{
		one("The siege lasted exactly 200 days.", "exactly 200 days | 200 [200,200] eq day duration"),
		one("It cost precisely 40,000 euros.", "precisely 40,000 euros | 40000 [40000,40000] eq EUR money"),
		one("It costs 300 euros exactly.", "300 euros exactly | 300 [300,300] eq EUR money"),
		one("Exactly half of the fleet sailed.", "Exactly half of the fleet | 0.5 [0.5,0.5] eq fraction share of:-/-/the fleet"),
		one("It fell by exactly 3 percent.", "fell by exactly 3 percent | -3 [-3,-3] eq percent change"),
		one("It was not exactly 200 days.", "exactly 200 days | 200 [150,250) eq day duration"),
		one("It was almost exactly 230 days.", "almost exactly 230 days | 230 (210,230) almost day duration"),
		one("It costs 300 euros exactly where it should.", "300 euros | 300 [250,350) eq EUR money"),
		one("Nearly 1,000 people came.", "Nearly 1,000 people | 1000 (0,1000) almost - count"),
		one("It was almost a year.", "almost a year | 1 (0,1) almost year duration"),
	})
}
