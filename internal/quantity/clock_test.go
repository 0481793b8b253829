package quantity

import "testing"

func TestTimesPhonesAndPlaces(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("Our number is 0131 496 0018."),
		reads("Dial +44 20 7946 0958 or (0161) 496 0123."),
		reads("Call 555 0134 today, or dial 999, or call one oh one."),
		reads("We call 120 people a day.", "120 people a day | 120 eq -people count"),
		reads("It sank at half past two, or was it a quarter past three?"),
		reads("We meet at half nine, at ten past five and at nine thirty."),
		reads("He called at three in the morning and at eight tonight."),
		reads("They crossed at 0630 hours and came back by 1815 hours."),
		reads("We filmed 1400 hours of speeches.", "1400 hours | 1400 eq hour duration"),
		reads("It starts at nine o'clock and ends at eleven p.m."),
		reads("At six of the 12 sites it rained.", "six of the 12 sites | 6 eq -sites count of 12/the 12 sites"),
		reads("They live on the fourth floor of the 9th street."),
		reads("We leave on the 3rd and return by the 21st."),
		reads("Not the 12th, since the 12th is a Sunday."),
		reads("She was the 5th to speak.", "5th | 5 eq - ordinal"),
		reads("The hall can seat 50, and we stage 3 plays.", "50 | 50 eq - ", "3 plays | 3 eq -plays count"),
		reads("Phase two starts, and type 2 diabetes kills."),
		reads("In this phase two ships sank.", "two ships | 2 eq -ships count"),
		reads("Take exit 12 to hangar 9 for flight XY 410 with agent 009."),
		reads("The office is open from nine to five, and around 4 this morning it burned."),
		reads("Imports fell from nine to five.", "nine | 9 eq - ", "five | 5 eq - "),
		reads("The emergency number is 112, the hotline 116 117."),
		reads("We meet on 1 and 2 March and on the 3rd of the month."),
		reads("Her number is 112.", "112 | 112 eq - "),
		reads("She came 14th.", "14th | 14 eq - ordinal"),
		reads("The summer of '76 was hot.", "'76 | 1976 eq calendar-year date"),
		reads("Point 4 of the plan is dead, and so is point six."),
		reads("At this point 20 ships wait.", "20 ships | 20 eq -ships count"),
		reads("It grew by zero point three percent.", "grew by zero point three percent | 0.3 eq percent change"),
		reads("Third parties and first responders have second thoughts."),
		reads("It is the third time this year.", "third time | 3 eq -time ordinal"),
		reads("I am in two minds, and that is my two cents."),
		reads("A quarter to a third of the pupils left.", "A quarter to a third of the pupils | 0.25..0.3333333333 between fraction share of /the pupils"),
	})
}
