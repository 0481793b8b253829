package resolve

import (
	"slices"
	"testing"

	"onrecord/internal/briefing"
)

func TestHeadingKey(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{"ADA", "ADA"}, {" ADA\u00a0: ", "ADA"}, {"**ADA:**", "ADA"}, {"**ADA**:", "ADA"}, {"- **ADA:**", "ADA"}, {"12. __ADA__:", "ADA"}, {"- ADA:", "- ADA"}, {"### Ada Byron", "Ada Byron"}, {">> ADA:", "ADA"},
		{"General Holt (00:00):", "General Holt"}, {"General Holt (00:00)", "General Holt"}, {"Ada Byron  0:06", "Ada Byron"}, {"Ada Byron 01:00:06", "Ada Byron"},
		{"[00:12:03] ADA:", "ADA"}, {"(00:12) ADA:", "ADA"}, {"00:12:03.500 - ADA:", "ADA"}, {"[00:12] **ADA:**", "ADA"},
		{"Q14   Ada Byron:", "Ada Byron"}, {"Q14", "Q14"}, {"Quay 14 Ada:", "Quay 14 Ada"},
		{"<v Ada Byron>", "Ada Byron"}, {"<v.loud.first Ada Byron>", "Ada Byron"}, {"<v Ada Byron>Hello", "<v Ada Byron>Hello"},
		{"Mr. HOLT.", "Mr. HOLT."}, {"Q", "Q"}, {"Q:", "Q"}, {"12:30", ""}, {"[00:12]", ""}, {"", ""}, {":", ""}, {"**", ""},
		{"Q&nbsp;", "Q"}, {"**Q** &nbsp;&nbsp;", "Q"}, {"A&nbsp;", "A"}, {"Q&nbsp;A", "Q&nbsp;A"},
		{"By 10:30 we left", "By 10:30 we left"}, {"Article 9:30a", "Article 9:30a"}, {"Room 12", "Room 12"}, {"Odds of 10:3", "Odds of 10:3"},
	} {
		if got := headingKey(tt.line); got != tt.want {
			t.Errorf("the key of %q is %q, want %q", tt.line, got, tt.want)
		}
	}
}

func TestHeadingsOfALine(t *testing.T) {
	h := NewHeadings(&briefing.Briefing{Appearances: []briefing.Appearance{
		{Key: "holt", Headings: []string{"General Holt:", "Mr. HOLT."}}, {Key: "ada", Headings: []string{"Ada Byron", "MS. BYRON:"}},
		{Key: "press", Headings: []string{"Q"}}, {Key: "witness", Headings: []string{"A"}},
	}})
	for _, tt := range []struct{ line, heading, want string }{
		{"General Holt (00:00):", "General Holt (00:00):", "holt"},
		{"General Holt (00:00): Good morning: all", "General Holt (00:00):", "holt"},
		{"[00:12] General Holt: Good morning", "[00:12] General Holt:", "holt"},
		{"Mr. HOLT. Thank you. All of you.", "Mr. HOLT.", "holt"},
		{"Ada Byron  0:06", "Ada Byron 0:06", "ada"},
		{"<v Ada Byron>Good morning", "<v Ada Byron>", "ada"},
		{"<v.loud Ada Byron>Good morning: all", "<v.loud Ada Byron>", "ada"},
		{"**MS. BYRON:** Good morning", "**MS. BYRON:", "ada"},
		{"Q\u00a0\u00a0\u00a0 Why?", "Q", "press"}, {"Q Why?", "Q", "press"}, {"Q: Why?", "Q:", "press"}, {"  Q  Why?", "Q", "press"}, {"*Q   Why?*", "Q", "press"},
		{"**Q** Why?", "Q", "press"}, {"**Q**  Why?", "Q", "press"}, {"__Q__ Why?", "Q", "press"}, {"***Q*** why?", "Q", "press"}, {"*Q* Why?", "Q", "press"}, {"Q&nbsp;  Why?", "Q", "press"}, {"Q&nbsp;&nbsp;Why?", "Q", "press"}, {"**Q**&nbsp; Why?", "Q", "press"},
		{"A   Because.", "A", "witness"}, {"**A** Because.", "A", "witness"}, {"A&nbsp;&nbsp;Because.", "A", "witness"},
		{"*A* small thing", "", ""}, {"**A**men", "", ""}, {"**Q**uite", "", ""}, {"Q*A", "", ""},
		{"A small thing", "", ""}, {"Q&A", "", ""}, {"Quite", "", ""}, {"q  why", "", ""},
		{"Ada Byron said at 0:06 that", "", ""}, {"Mr. Holt. Thank you", "", ""}, {"<v Bea>Hello", "<v Bea>", ""},
		{"At 10:30 General Holt: spoke", "At 10:30 General Holt:", ""},
	} {
		heading, got := h.Of(tt.line)
		if want := []string{tt.want}; tt.want == "" && len(got) > 0 || tt.want != "" && !slices.Equal(got, want) || heading != tt.heading {
			t.Errorf("%q: %q announces %q, want %q announcing %q", tt.line, heading, got, tt.heading, tt.want)
		}
	}
}

// A turn ends before what announces the next one, whatever its shape.
func TestTurnsEndBeforeHeadings(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       string // the words of the first turn
	}{
		{"a time behind", "General Holt (00:00):\nOne.\n\nAda Byron (00:02):\nTwo.", "One."},
		{"a time on the line", "General Holt 0:00\nOne.\n\nAda Byron  0:02\nTwo.", "One."},
		{"a time before", "[00:00] General Holt: One.\n[00:02] Ada Byron: Two.", "One."},
		{"Markdown", "**General Holt:** One.\n\n**Ada Byron:** Two.", "One."},
		{"a full stop", "General Holt: One.\nMs. BYRON. Two.", "One."},
		{"a voice", "<v General Holt>One.\n\n2\n00:00:02.000 --> 00:00:04.000\n<v Ada Byron>Two.", "One."},
		{"a time under the name", "General Holt\n0:00\nOne.\n\nAda Byron\n0:02\nTwo.", "One."},
		{"a time that is said", "General Holt:\nOne.\n\nBea\n0:02\nTwo.", "One.\n\nBea\n0:02"},
		{"a closed voice", "<v General Holt>One.</v>\n\n<v Ada Byron>Two.</v>", "One."},
		{"a voice on the line", "<v General Holt>One.</v> <v.loud Ada Byron>Two.", "One."},
		{"a voice that is said", "<v General Holt>One. <v Bea>\nAda Byron: Two.", "One. <v Bea>"},
		{"inside a line", "General Holt: One. Ada Byron: Two.", "One."},
		{"the end of a word", "General Holt: One. (Ada Byron: Two.", "One. (Ada Byron:"},
		{"a number that is said", "General Holt: One.\n42\nAda Byron: Two.", "One.\n42"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := harbour()
			b.Transcript.Text = tt.text
			b.Appearances = []briefing.Appearance{{Key: "ada", Headings: []string{"General Holt:"}}, {Key: "bea", Headings: []string{"Ada Byron:", "Ms. BYRON."}}}
			b.Turns = []briefing.Turn{{Key: "t1", Speaker: "ada", Starts: "One."}, {Key: "t2", Speaker: "bea", Starts: "Two."}}
			wantTold(t, Briefing(b, names()))
			if got := b.Turns[0].Exact; got != tt.want {
				t.Errorf("the turn holds %q, want %q", got, tt.want)
			}
		})
	}
}

// Captions name a voice in each of its cues: only another one's starts a turn.
func TestTheNextCueOfTheSameVoice(t *testing.T) {
	b := harbour()
	b.Transcript.Text = "<v Ada>One, and\n\n<v Ada>two.\n\n<v Bea>Three."
	b.Appearances = []briefing.Appearance{{Key: "ada", Headings: []string{"Ada"}}, {Key: "bea", Headings: []string{"Bea"}}}
	b.Turns = []briefing.Turn{{Key: "t1", Speaker: "ada", Starts: "One"}}
	wantTold(t, Briefing(b, names()), `warning heading-inside turns[0].starts: line 5 of the transcript is "<v Bea>", a heading of bea, and stands inside the turn t1 of ada: no turn starts there
> start a turn there, or what follows counts as said by ada`)
}
