package resolve

import (
	"strings"
	"testing"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
)

func TestTurnsRunToTheNext(t *testing.T) {
	b := harbour()
	wantTold(t, Briefing(b, names()))
	want := []string{
		"Good morning. The harbour has 12 cranes, and 3 of the 12 are closed.\nRepairs cost $40 million. Some say 12 cranes are enough.",
		"When do they open again?",
		"In 2027. Traffic is up 18 percent, the “biggest increase” in a decade.\nWe have 12 cranes, at least 5 of them new – and we thank the port.",
	}
	text := anchor.New(transcript)
	for i, turn := range b.Turns {
		if got := text.Cut(turn.Span); got != want[i] {
			t.Errorf("turn %s reads %q, want %q", turn.Key, got, want[i])
		}
	}
}

func TestHeadingsAreNoPartOfATurn(t *testing.T) {
	speech := strings.Repeat("we will see ", 30) + "soon"
	tests := []struct {
		name     string
		text     string
		headings []string
		want     string // the first turn
	}{
		{"on a line", "One.\nBEA\nTwo.", []string{"BEA"}, "One."},
		{"with a colon in the text", "One.\n\nBEA:\n\nTwo.", []string{"BEA"}, "One."},
		{"with a colon in the file", "One.\nBEA\nTwo.", []string{"BEA:"}, "One."},
		{"on the line of the words", "One.\nBEA: Two.", []string{"BEA"}, "One."},
		{"several lines", "One.\n\nBEA\nMinister of Ports\n\nTwo.", []string{"BEA", "Minister of Ports"}, "One."},
		{"folded", "One.\nBEA\u00a0–\u2009PORTS \nTwo.", []string{"BEA - PORTS"}, "One."},
		{"only the next speaker's", "One.\nCEM\nTwo.", []string{"BEA"}, "One.\nCEM"},
		{"only a whole line", "One, says BEA\nTwo.", []string{"BEA"}, "One, says BEA"},
		{"not beyond the start of the turn", "ADA: One.\nTwo.", []string{"ADA: One."}, "One."},
		{"not a speech that is like a heading", "One.\n" + speech + "\nTwo.", []string{speech}, "One.\n" + speech},
		{"blank heading", "One.\n:\nTwo.", []string{"", ":"}, "One.\n:"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := harbour()
			b.Transcript.Text = tt.text
			b.Appearances = []briefing.Appearance{{Key: "ada", Headings: []string{"ADA", "CEM"}}, {Key: "bea", Headings: tt.headings}}
			b.Turns = []briefing.Turn{{Key: "t1", Speaker: "ada", Starts: "One"}, {Key: "t2", Speaker: "bea", Starts: "Two."}}
			b.Turns[1].Kind = "interjection" // then its headings may be of others
			wantTold(t, Briefing(b, names()))
			text := anchor.New(tt.text)
			if got := text.Cut(b.Turns[0].Span); got != tt.want {
				t.Errorf("turn t1 reads %q, want %q", got, tt.want)
			}
			if got := text.Cut(b.Turns[1].Span); got != "Two." {
				t.Errorf("turn t2 reads %q", got)
			}
		})
	}
}

func TestTurnStartsFromThePreviousOne(t *testing.T) {
	b := harbour()
	b.Transcript.Text = "Thank you. Yes.\n\nThank you. No.\n\nThank you. Maybe.\n"
	b.Turns = []briefing.Turn{{Key: "t1", Starts: "Thank you."}, {Key: "t2", Starts: "Thank you."}, {Key: "t3", Starts: "Thank you."}}
	wantTold(t, Briefing(b, names()))
	for i, want := range []briefing.Span{{Start: 0, End: 15}, {Start: 17, End: 31}, {Start: 33, End: 50}} {
		if b.Turns[i].Span != want {
			t.Errorf("turn %d is %v, want %v", i, b.Turns[i].Span, want)
		}
	}
}

func TestTurnFaults(t *testing.T) {
	tests := []struct {
		name  string
		turns []briefing.Turn
		want  []string
	}{
		{"folded", []briefing.Turn{{Key: "t1", Starts: "We have 12 cranes, at least 5 of them new - and"}}, []string{
			`note folded-match turns[0].starts: the transcript has "We have 12 cranes, at least 5 of them new – and" where the turn t1 is quoted as "We have 12 cranes, at least 5 of them new - and" (line 15, column 1); blanks, quotation marks and dashes were taken as alike`,
		}},
		{"not there", []briefing.Turn{{Key: "t1", Starts: "Good evening. The harbour has 12"}}, []string{
			`error turn-not-found turns[0].starts: the turn t1 starts with "Good evening. The harbour has 12", which does not occur in the transcript
= "Good morning. The harbour has 12" at line 7, column 1 (90% alike), outside any turn
> copy the first words of the turn from the transcript`,
		}},
		{"nothing to look for", []briefing.Turn{{Key: "t1", Starts: "\u200b"}}, []string{
			`error turn-not-found turns[0].starts: the turn t1 starts with "\u200b", in which there is nothing to look for
> copy the first words of the turn from the transcript`,
		}},
		{"out of order", []briefing.Turn{{Key: "t1", Starts: "When do they"}, {Key: "t2", Starts: "Good morning."}, {Key: "t3", Starts: "In 2027."}}, []string{
			`error turn-order turns[1].starts: the turn t2 starts with "Good morning.", which occurs only before the start of the turn t1 (line 7, column 1)
> list the turns in the order of the transcript`,
		}},
		{"same start", []briefing.Turn{{Key: "t1", Starts: "When do they"}, {Key: "t2", Starts: "When do"}}, []string{
			`error turn-order turns[1].starts: the turn t2 starts with "When do", where the turn t1 starts already (line 11, column 1)
> copy the first words of this turn, or leave one of the two turns out`,
		}},
		{"inside the start", []briefing.Turn{{Key: "t1", Starts: "When do they open"}, {Key: "t2", Starts: "they"}}, []string{
			`error turn-overlap turns[1].starts: the turn t2 starts with "they", which first occurs inside the words that the turn t1 starts with, "When do they open"
> copy more of the first words of the turn`,
		}},
		{"empty", []briefing.Turn{{Key: "t1", Starts: "Press"}, {Key: "t2", Speaker: "press", Starts: "When do they"}}, []string{
			`error turn-empty turns[0].starts: the turn t1 holds no words of its own: from "Press" on there are only the headings of the turn t2
> start it with the first words that its speaker says`,
			`warning heading-inside turns[1].starts: line 13 of the transcript is "Mayor Ada Holt:", a heading of holt, and stands inside the turn t2 of press: no turn starts there
> start a turn there, or what follows counts as said by press`,
		}},
		{"missing start is reported elsewhere", []briefing.Turn{{Key: "t1"}, {Key: "t2", Starts: "In 2027."}}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := harbour()
			b.Turns = tt.turns
			wantTold(t, Briefing(b, names()), tt.want...)
		})
	}
}

// A turn that is not found leaves the claims around it without false alarms: what occurs twice may be in two turns.
func TestClaimsAroundATurnThatIsNotFound(t *testing.T) {
	b := harbour(claim("c1", "t1", "12 cranes are enough"), claim("c2", "t2", "12 cranes"), claim("c3", "t2", "13 cranes"))
	b.Turns[1].Starts = "Where do they"
	wantTold(t, Briefing(b, names()),
		`error turn-not-found turns[1].starts: the turn t2 starts with "Where do they", which does not occur in the transcript
= "When do they" at line 11, column 1 (84% alike), in turn t1
> copy the first words of the turn from the transcript`,
		`error quote-not-found claims[2].quote: the claim c3 has a quote that does not occur in the turn t2: "13 cranes"
= "12 cranes" at line 7, column 31 (88% alike), in turn t1
= "12 cranes" at line 8, column 36 (88% alike), in turn t1
> copy the words from the transcript`,
	)
}

func TestAClaimBeforeATurnThatIsNotFound(t *testing.T) {
	b := harbour(claim("c1", "t2", "the"))
	b.Turns[2].Starts = "By 2027"
	wantTold(t, Briefing(b, names()),
		`error turn-not-found turns[2].starts: the turn t3 starts with "By 2027", which does not occur in the transcript
= "In 2027" at line 14, column 1 (71% alike), in turn t2
> copy the first words of the turn from the transcript`)
}

func TestATranscriptWithoutWords(t *testing.T) {
	b := harbour(claim("c1", "t1", "12 cranes", figure("f1", "12")))
	b.Transcript.Text, b.Transcript.File = " \n", "harbour.txt"
	wantTold(t, Briefing(b, names()),
		`error transcript-empty transcript.file: the transcript holds no words, so nothing can be found in it
> name the file that holds the text as it was published`)
}
