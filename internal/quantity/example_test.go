package quantity_test

import (
	"fmt"

	"onrecord/internal/quantity"
)

func ExampleEnglish() {
	lex := quantity.NewLexicon(map[string][]string{"ally": {"Ally", "Allies"}})
	for _, q := range quantity.English(lex).Read("Nearly 25 Allies out of the 32 agree, up 18 percent, the biggest rise in decades.") {
		fmt.Println(q.Value, q.Bounds, q.Comparator, q.Unit, q.OfValue, q.Kind, q.Rank != nil)
	}
	// Output:
	// 25 (23,25) almost ally 32 count false
	// 18 [17.5,18.5) eq percent  change false
	//  (,)    rank true
}

func ExampleBounds() {
	bounds, rule, err := quantity.Bounds("50e9", quantity.Said{Comparator: quantity.CompareApprox, Kind: quantity.KindMoney})
	fmt.Println(bounds, rule, err)
	// Output: [40000000000,60000000000) approx <nil>
}
