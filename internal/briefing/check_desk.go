package briefing

// CheckReview reports what is wrong with a review of its own, as it is entered without a factsheet. The last part of
// each problem's path is the field.
func CheckReview(r *Review, names *Names) []Problem {
	c := newDeskChecker(names)
	c.reviews(claimSpot(), []Review{*r})
	return c.problems
}

// CheckEvidence is CheckReview for a piece of evidence.
func CheckEvidence(e *Evidence, names *Names) []Problem {
	c := newDeskChecker(names)
	c.evidence(claimSpot(), []Evidence{*e})
	return c.problems
}

func newDeskChecker(names *Names) *checker {
	c := &checker{names: names, b: &Briefing{}}
	c.index()
	return c
}

func claimSpot() *spot { return &spot{noun: "claim", where: &Where{}} }
