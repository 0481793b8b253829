package quantity

import "testing"

func TestRangesOfFractions(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("Between a third and a half of the pupils walk.", "Between a third and a half of the pupils | 0.3333333333..0.5 between fraction share of /the pupils"),
		reads("A quarter to a third is lost.", "A quarter to a third | 0.25..0.3333333333 between fraction share"),
		reads("Half to three quarters of the crew swam.", "Half to three quarters of the crew | 0.5..0.75 between fraction share of /the crew"),
		reads("Sales fell by between a fifth and a quarter.", "fell by between a fifth and a quarter | -0.25..-0.2 between fraction change"),
		reads("Between a third and a fourth term he rested.", []string{}...),
		reads("She slipped from a third to a fifth place.", []string{}...),
		reads("It is a quarter to two.", []string{}...),
		reads("We went half and half.", []string{}...),
		reads("The share moved from a quarter to a half.", "a quarter | 0.25 eq fraction share", "a half | 0.5 eq fraction share"),
	})
}
