package quantity

import "testing"

func TestNone(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("No villages were evacuated.", "No villages | 0 eq -villages count"),
		reads("There have been no fatal accidents on this line.", "no fatal accidents | 0 eq -fatal accidents count"),
		reads("We lost no ships, and no sailors have been hurt.", "no ships | 0 eq -ships count", "no sailors | 0 eq -sailors count"),
		reads("The clinic recorded no measles cases.", "no measles cases | 0 eq -measles cases count"),
		reads("No classes were held and no buildings collapsed.", "No classes | 0 eq -classes count", "no buildings | 0 eq -buildings count"),
		reads("They have no children and made no mistakes.", "no children | 0 eq -children count"),
		reads("None of our nine reactors failed.", "None of our nine reactors | 0 eq -reactors count of 9/our nine reactors"),
		reads("Not one of the 12 jurors spoke.", "Not one of the 12 jurors | 0 eq -jurors count of 12/the 12 jurors"),
		reads("There are no plans to leave, and I have no doubts."),
		reads("There is no doubt, no way back, no time left, and it is no longer open."),
		reads("No comments were made, no answers given, under no circumstances."),
		reads("If there are no schools, say so."),
		reads("You are not one of the five boys.", "one of the five boys | 1 eq -boys count of 5/the five boys"),
		reads("We have no illusions, and there were no reports of unrest."),
		reads("No lives were lost.", "No lives | 0 eq -lives count"),
		reads("No U.S. soldiers will be sent.", "No U.S. soldiers | 0 eq -U.S. soldiers count"),
		reads("No NATO pilots would be deployed there.", "No NATO pilots | 0 eq -NATO pilots count"),
		reads("No jobs will be lost.", "No jobs | 0 eq -jobs count"),
		reads("No British soldiers are on the ground.", "No British soldiers | 0 eq -British soldiers count"),
		reads("No nurses were in Tonga then.", "No nurses | 0 eq -nurses count"),
		reads("No ministers are in favour, and no taxes will be raised."),
		reads("No books are on the table."),
		reads("It is ten degrees below zero.", "ten degrees below zero | -10 eq degree level"),
		reads("The 14th-century church had a one-day fair.", "one-day | 1 eq day duration"),
		reads("None of this matters, and none of it is new."),
		reads("There are no big surprises."),
	})
}
