package resolve

import (
	"testing"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
)

func TestHeadings(t *testing.T) {
	const differs = "\n> give the turn to bea; or, if ada speaks there, list the line among the headings of ada"
	tests := []struct {
		name  string
		text  string
		turns []briefing.Turn // speaker ada where none is given
		want  []string
	}{
		{"each under its own", "ADA\nOne.\n\nBEA\nMinister of Ports\n\nTwo.", []briefing.Turn{{Starts: "One."}, {Starts: "Two.", Speaker: "bea"}}, nil},
		{"on the line of the words", "ADA: One.\nBEA: Two.", []briefing.Turn{{Starts: "One."}, {Starts: "Two.", Speaker: "bea"}}, nil},
		{"as the first words", "ADA: One.\nBEA: Two.", []briefing.Turn{{Starts: "ADA: One."}, {Starts: "BEA: Two.", Speaker: "bea"}}, nil},
		{"as the first words, on a line", "ADA\nOne.\nBEA\nTwo.", []briefing.Turn{{Starts: "ADA"}, {Starts: "BEA", Speaker: "bea"}}, nil},
		{"indented", "  ADA: One.\n\n\u00a0 BEA\n\n  Two.", []briefing.Turn{{Starts: "One."}, {Starts: "Two.", Speaker: "bea"}}, nil},
		{"without one", "One.\n\nTwo.", []briefing.Turn{{Starts: "One."}, {Starts: "Two.", Speaker: "bea"}}, nil},
		{"under one that nobody lists", "DORA\nOne.", []briefing.Turn{{Starts: "One."}}, nil},
		{"under one of each", "BEA\nADA\nOne.", []briefing.Turn{{Starts: "One."}}, nil},
		{"shared by two", "The panel\nOne.\nThe panel\nTwo.", []briefing.Turn{{Starts: "One."}, {Starts: "Two.", Speaker: "bea"}}, nil},
		{"under another's", "ADA\nOne.\n\nBEA\u00a0:\n\nTwo.", []briefing.Turn{{Starts: "One."}, {Starts: "Two."}},
			[]string{`warning heading-differs turns[1].speaker: the turn t2 is given to ada, and line 4 of the transcript, right before the turn, is "BEA :", a heading of bea` + differs}},
		{"under two lines of another's", "BEA\nMinister of Ports\nOne.", []briefing.Turn{{Starts: "One."}},
			[]string{`warning heading-differs turns[0].speaker: the turn t1 is given to ada, and line 2 of the transcript, right before the turn, is "Minister of Ports", a heading of bea` + differs}},
		{"behind another's", "BEA: One.", []briefing.Turn{{Starts: "One."}},
			[]string{`warning heading-differs turns[0].speaker: the turn t1 is given to ada, and line 1 of the transcript, right before the turn, is "BEA:", a heading of bea` + differs}},
		{"with another's", "BEA: One.", []briefing.Turn{{Starts: "BEA: One."}},
			[]string{`warning heading-differs turns[0].speaker: the turn t1 is given to ada, and line 1 of the transcript, where the turn starts, is "BEA:", a heading of bea` + differs}},
		{"a cry under another's", "BEA\n(Bells)\nTwo.", []briefing.Turn{{Starts: "(Bells)", Kind: "note"}, {Starts: "Two.", Speaker: "bea"}}, nil},
		{"of nobody", "BEA\nOne.", []briefing.Turn{{Starts: "One.", Speaker: "cem"}}, nil},
		{"inside", "ADA\nOne.\n\nBEA\nMinister of Ports\nNo.\nADA\nYes.", []briefing.Turn{{Starts: "One."}},
			[]string{`warning heading-inside turns[0].starts: line 4 of the transcript is "BEA", a heading of bea, and stands inside the turn t1 of ada: no turn starts there (and 1 more in it, the next at line 7)
> start a turn there, or what follows counts as said by ada`}},
		{"its own inside", "ADA\nOne.\n ADA: \nYes.", []briefing.Turn{{Starts: "One."}},
			[]string{`warning heading-inside turns[0].starts: line 3 of the transcript is "ADA:", a heading of ada, and stands inside the turn t1 of ada: no turn starts there
> look whether a turn starts there`}},
		{"inside, with words", "ADA: One.\nBEA: No.", []briefing.Turn{{Starts: "One."}},
			[]string{`warning heading-inside turns[0].starts: line 2 of the transcript is "BEA:", a heading of bea, and stands inside the turn t1 of ada: no turn starts there
> start a turn there, or what follows counts as said by ada`}},
		{"listed with a colon, and inside", "One.\nThe clerk: No.", []briefing.Turn{{Starts: "One."}},
			[]string{`warning heading-inside turns[0].starts: line 2 of the transcript is "The clerk:", a heading of clerk, and stands inside the turn t1 of ada: no turn starts there
> start a turn there, or what follows counts as said by ada`}},
		{"words of a sentence", "One. The panel: it sat.\nThe panel: it sat, and Bea:\nMinister of Ports: a post\nbea: no\nBEA and\nThe panel.\nThe clerk, then", []briefing.Turn{{Starts: "One."}}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := harbour()
			b.Transcript.Text = tt.text
			b.Appearances = []briefing.Appearance{
				{Key: "ada", Headings: []string{"ADA", "The panel", ":"}}, {Key: "bea", Headings: []string{"BEA", "Minister of Ports", "The panel"}},
				{Key: "clerk", Headings: []string{"The clerk:"}},
			}
			b.Turns = tt.turns
			for i := range b.Turns {
				b.Turns[i].Key = []string{"t1", "t2"}[i]
				if b.Turns[i].Speaker == "" {
					b.Turns[i].Speaker = "ada"
				}
			}
			wantTold(t, Briefing(b, names()), tt.want...)
		})
	}
}

// Where the next turn is not found, nobody knows whether a heading stands inside the one before it.
func TestHeadingsAroundATurnThatIsNotFound(t *testing.T) {
	b := harbour()
	b.Turns[1].Starts = "Why on earth"
	wantTold(t, Briefing(b, names()), `error turn-not-found turns[1].starts: the turn t2 starts with "Why on earth", which does not occur in the transcript
> copy the first words of the turn from the transcript`)
}

func TestLineBefore(t *testing.T) {
	for _, tt := range []struct{ before, want string }{
		{"", ""}, {" \n\n", ""}, {"ADA\n", "ADA"}, {"ADA: ", "ADA:"}, {"One.\n  ADA\u00a0\n\n \n", "ADA"}, {"One. ", "One."}, {"One.\nTwo, ", "Two,"},
	} {
		text := anchor.New(tt.before + "x")
		if got := text.Cut(LineBefore(text, text.Len()-1)); got != tt.want {
			t.Errorf("before %q: %q, want %q", tt.before, got, tt.want)
		}
	}
}
