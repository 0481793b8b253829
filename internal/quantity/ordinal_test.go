package quantity

import "testing"

func TestPlacesBySuperlatives(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("Peru is the third-largest grower in the world.", "third-largest grower | 3 eq -grower ordinal"),
		reads("It is the world's second-biggest port.", "second-biggest port | 2 eq -port ordinal"),
		reads("They are the second largest lender.", "second largest lender | 2 eq -lender ordinal"),
		reads("It was the fourth-worst flood since 1970.", "fourth-worst flood | 4 eq -flood ordinal", "since 1970 | 1970 eq calendar-year date"),
		reads("It is the 7th-busiest station.", "7th-busiest station | 7 eq -station ordinal"),
		reads("That is the second most common cause.", "second most common cause | 2 eq -cause ordinal"),
		reads("Malta is the third smallest.", "third | 3 eq - ordinal"),
		reads("She came off second best."),
		reads("It is a second home, a third country, and second thoughts came."),
	})
}
