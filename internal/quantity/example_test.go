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

func ExampleSplitCorrections() {
	text := "We laid 500 <s>billion</s> [million] bricks."
	split := quantity.SplitCorrections(text)
	fmt.Println(split.Said.Text)
	fmt.Println(split.Corrected.Text)
	for _, q := range quantity.English(nil).Read(text) {
		start, end := quantity.Widen(split.Corrections, q.Start, q.End)
		fmt.Println(q.Value, q.Corrected.Value, string([]rune(text)[start:end]))
	}
	// Output:
	// We laid 500 billion bricks.
	// We laid 500 million bricks.
	// 500000000000 500000000 500 <s>billion</s> [million] bricks
}
