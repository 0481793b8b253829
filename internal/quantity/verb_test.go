package quantity

import "testing"

func TestOneOfMany(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("One person in ten agrees.", "One person in ten | 1 eq -person share of 10/ten"),
		reads("One woman in nine thinks so.", "One woman in nine | 1 eq -woman share of 9/nine"),
		reads("One toddler in five sleeps badly.", "One toddler in five | 1 eq -toddler share of 5/five"),
		reads("Nearly one pupil in four walked.", "Nearly one pupil in four | 1 almost -pupil share of 4/four"),
		reads("Two children in seven are fed.", "Two children in seven | 2 eq -children share of 7/seven"),
		reads("One Canadian in six is over 70.", "One Canadian in six | 1 eq -Canadian share of 6/six", "over 70 | 70 gt - "),
		reads("Two goals in three games.", "Two goals | 2 eq -goals count", "three games | 3 eq -games count"),
		reads("It rains one day in nine countries.", "nine countries | 9 eq -countries count"),
	})
}

func TestOneCounts(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("One sailor was hurt and two were lost.", "One sailor | 1 eq -sailor count", "two | 2 eq - "),
		reads("One person died.", "One person | 1 eq -person count"),
		reads("There was one death, and there has been one arrest.", "one death | 1 eq -death count", "one arrest | 1 eq -arrest count"),
		reads("One delegate abstained.", "One delegate | 1 eq -delegate count"),
		reads("It passed with one abstention.", "one abstention | 1 eq -abstention count"),
		reads("One dead, three hurt; one killed, two wounded.", "One dead | 1 eq -dead count", "three hurt | 3 eq -hurt count", "one killed | 1 eq -killed count", "two wounded | 2 eq -wounded count"),
		reads("There's one bus left, and we lost one driver.", "one bus | 1 eq -bus count", "one driver | 1 eq -driver count"),
		reads("It failed by one vote.", "one vote | 1 eq -vote count"),
		reads("One man, one vote; there is one God; the one injured was me."),
		reads("Only one country voted against.", "Only one country | 1 eq -country count"),
		reads("Exactly one ferry sank, and just one diver came.", "Exactly one ferry | 1 eq -ferry count", "just one diver | 1 eq -diver count"),
		reads("The blast killed one nurse.", "one nurse | 1 eq -nurse count"),
		reads("One barn has been damaged.", "One barn | 1 eq -barn count"),
		reads("One day we will win; there is one thing, one way and one point."),
		reads("There is one last question, and there is just one more thing."),
		reads("One of the guards was hurt, and the one guard we saw left."),
		reads("Not one nun died, and if one monk is killed we leave."),
		reads("One hopes so, one must be careful, and no one died."),
		reads("One man wrote a book in one village."),
		reads("One drowned and four were hurt.", "One | 1 eq - ", "four | 4 eq - "),
		reads("The blast killed one and injured 15.", "one | 1 eq - ", "15 | 15 eq - "),
		reads("The blast killed five, wounding one.", "five | 5 eq - ", "one | 1 eq - "),
		reads("A young one died, and nobody wants to be the one killed."),
		reads("Everyone was hurt, no one died, and one hopes for the best."),
		reads("One left the room; I lost one and found one."),
		reads("Zero tolerance means nothing here."),
		reads("There are two means of transport.", "two means | 2 eq -means count"),
	})
}
