package quantity

import "testing"

func TestVagueAndApproximate(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("A couple of hundred fans came.", "A couple of hundred fans |   -fans count"),
		reads("A few dozen vans burned.", "A few dozen vans |   -vans count"),
		reads("Scores were injured.", "Scores |   - count"),
		reads("Scores have died.", "Scores |   - count"),
		reads("The scores were high, and scores were settled."),
		reads("It's been a decade.", "a decade | 10 approx year duration"),
		reads("People 40 and up are eligible.", "40 and up | 40 gte - "),
		reads("It was 40 and up from 30.", "40 | 40 eq - ", "30 | 30 eq - "),
		reads("Ten at the very least died.", "Ten at the very least | 10 gte - "),
		reads("It began around 1990.", "around 1990 | 1990 approx calendar-year date"),
		reads("About 2014 it began.", "About 2014 | 2014 approx calendar-year date"),
		reads("It began in about 1990.", "about 1990 | 1990 approx calendar-year date"),
		reads("We have questions about 2014.", "2014 | 2014 eq calendar-year date"),
		reads("Let's talk about 2014.", "2014 | 2014 eq calendar-year date"),
		reads("Around 1990 divers came.", "Around 1990 divers | 1990 approx -divers count"),
		reads("A 4.5-magnitude quake hit.", "4.5-magnitude | 4.5 eq -magnitude level"),
		reads("A 7.8 magnitude quake hit.", "7.8 magnitude | 7.8 eq -magnitude level"),
	})
}

func TestMarksWithoutWidth(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("They have 1,\u200b000 men.", "1,\u200b000 men | 1000 eq -men count"),
		reads("They have 2\u200b,500,\u2060000 hens.", "2\u200b,500,\u2060000 hens | 2500000 eq -hens count"),
		reads("They have 3\ufeff000 hens.", "3\ufeff000 hens | 3000 eq -hens count"),
		reads("They have 5\u200b boats.", "5\u200b boats | 5 eq -boats count"),
		reads("They have 4,\u200b 000 boats.", "4 | 4 eq - ", "000 boats | 0 eq -boats count"),
	})
}
