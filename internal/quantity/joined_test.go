package quantity

import "testing"

func TestJoinedByHyphens(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("A nine-member board decides.", "nine-member | 9 eq -member count"),
		reads("The 40-seat theatre was full.", "40-seat | 40 eq -seat count"),
		reads("A 3-stage rocket stood there.", "3-stage | 3 eq -stage count"),
		reads("They live in a twelve-storey tower.", "twelve-storey | 12 eq -storey count"),
		reads("A four-man crew was lost.", "four-man | 4 eq -man count"),
		reads("It is a two-way street.", nil...),
		reads("A three-dimensional model.", nil...),
		reads("A four-star general came to a five-star hotel.", nil...),
		reads("A one-party state needs no vote.", nil...),
		reads("Two-thirds of them left.", "Two-thirds of them | 0.6666666667 eq fraction share of /them"),
		reads("A two-and-a-half-hour delay.", "two-and-a-half-hour | 2.5 eq hour duration"),
		reads("A 4-and-a-half-year term.", "4-and-a-half-year | 4.5 eq year duration"),
		reads("It was a two-and-a-half-billion-euro hole.", "two-and-a-half-billion-euro | 2500000000 eq EUR money"),
		reads("A four-to-six-month delay.", "four-to-six-month | 4..6 between month duration"),
		reads("A 10-to-12-person team.", "10-to-12-person | 10..12 between -person count"),
		reads("It is a nine-to-five job.", nil...),
		reads("They got a half-million-dollar grant.", "half-million-dollar | 500000 eq USD money"),
		reads("We feed four thousand, two hundred and six pupils.", "four thousand, two hundred and six pupils | 4206 eq -pupils count"),
		reads("It was one million, four hundred thousand litres.", "one million, four hundred thousand litres | 1400000 eq litre level"),
		reads("Three thousand, five hundred of them women.", "Three thousand | 3000 eq - ", "five hundred of them | 500 eq - count of /them"),
		reads("It grew by point five percent in the first hundred days.", "grew by point five percent | 0.5 eq percent change", "in the first hundred days | 100 eq day duration"),
		reads("Another thousand letters came.", "Another thousand letters | 1000 eq -letters count"),
		reads("In one year we built six thousand, in the other seven.", "one year | 1 eq year duration", "six thousand | 6000 eq - ", "seven | 7 eq - "),
	})
}
