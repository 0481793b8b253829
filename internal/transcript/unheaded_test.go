package transcript

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A question that nothing announces is the press' where it can be nobody else's, and else a person should look.
func TestUnheadedBehindColons(t *testing.T) {
	const mayor = "Secretary General: We have 12 ports.\n\n"
	tests := []struct {
		name, text string
		want       []string
	}{
		{"the same speaker again", "Briefing\n\nSpokesperson: Hello.\n\n" + mayor + "How many are open?\n\nSecretary General: Four.\n\nThank you. Will 9 be?\n\nSecretary General: No.",
			[]string{"Spokesperson: Hello ?", "Secretary General: We ?", "journalist asks: How ?", "Secretary General: Four ?", "journalist asks: Thank ?", "Secretary General: No ?"}},
		{"beside questions with a heading", "Briefing with Mayor Ada Byron\n\nMS. BYRON: We have 12 ports.\n\nQ   How many are open?\n\nMS. BYRON: Four.\n\nAnd next year?\n\nMS. BYRON: Nine.",
			[]string{"Ada Byron: We", "journalist asks: How", "Ada Byron: Four", "journalist asks: And ?", "Ada Byron: Nine"}},
		{"headings before each part", "Briefing with Mayor Ada Byron\n\nMS. BYRON: We have 12 ports.\n\nMS. BYRON: Four are open.\n\nMS. BYRON: It is late.\n\nWhat did we do?\n\nMS. BYRON: We built nine.\n\nQ   Where?\n\nMS. BYRON: Here.",
			[]string{"Ada Byron: We", "Ada Byron: Four ?", "Ada Byron: It ?", "Ada Byron: We ?", "journalist asks: Where", "Ada Byron: Here"}},
		{"a heading that may be wrong itself", "Briefing with Mayor Ada Byron\n\nMS. BYRON: We have 12 ports.\n\nMS. BYRON: Thanks, Ada. A word on the ships.\n\nWhat is new?\n\nMS. BYRON: Nine.\n\nIs that all?\n\nMS. BYRON: Yes.",
			[]string{"Ada Byron: We", "Ada Byron: Thanks ?", "Ada Byron: Nine ?", "journalist asks: Is ?", "Ada Byron: Yes"}},
		{"a spokesperson who gives the floor", "Briefing\n\nSpokesperson: Radio Nord.\n\nThank you. How many ports?\n\n" + mayor + "Spokesperson: The Herald.\n\nWill 9 be open?\n\nSecretary General: Yes.",
			[]string{"Spokesperson: Radio ?", "journalist asks: Thank ?", "Secretary General: We ?", "Spokesperson: The ?", "Secretary General: Yes ?"}},
		{"an interviewer", "Talk\n\nInterviewer: Welcome.\n\nSecretary General, how many ports?\n\n" + mayor + "Interviewer: I see.\n\nAre 9 open?\n\nSecretary General: Yes.",
			[]string{"interviewer asks: Welcome", "Secretary General: We ?", "interviewer asks: I", "Secretary General: Yes ?"}},
		{"put to the next one", "Briefing\n\n" + mayor + "Question: Is it late?\n\nMayor Osei: Not yet.\n\nAnd for the Secretary General, what of the 9?\n\nSecretary General: They are built.\n\nMayor Osei: Fine.",
			[]string{"Secretary General: We ?", "journalist asks: Is", "Osei: Not ?", "Secretary General: They ?", "Osei: Fine"}},
		{"beside others that nothing announces", "Joint talk with Mayor Ada Byron and Minister Carl Osei\n\nMayor Byron: We have 12 ports.\n\nMayor Byron, are 9 open?\n\nMayor Byron: Yes.\n\nA question for both. Is it late?\n\nMinister Osei: Yes.\n\nMayor Byron: No.",
			[]string{"Ada Byron: We", "journalist asks: Mayor ?", "Ada Byron: Yes ?", "Carl Osei: Yes", "Ada Byron: No"}},
		{"one who mostly asks", "Debate\n\nAda Byron: It is late.\n\nPrime Minister, is it not?\n\nPrime Minister: No.\n\nAda Byron: We have 12 ports.\n\nAre 9 open?\n\nPrime Minister: Yes.\n\nAda Byron: Thank you.",
			[]string{"Ada Byron asks: It", "Prime Minister: No ?", "Ada Byron asks: We", "Prime Minister: Yes ?", "Ada Byron: Thank"}},
		{"nobody is called", "Briefing with Mayor Ada Byron and Minister Carl Osei\n\nMS. BYRON: Good morning.\n\nQ   How many?\n\nMS. BYRON: We have 12.\n\nIs it late?\n\nMR. OSEI: Yes.\n\nMS. BYRON: Fine.",
			[]string{"Ada Byron: Good", "journalist asks: How", "Ada Byron: We", "Carl Osei: Yes", "Ada Byron: Fine"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, flagged(tt.text, nil)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// A line that equals the heading of a speaker before a colon is that speaker's, where it stands over speech.
func TestBareBesideColon(t *testing.T) {
	const talk = "Joint talk\n\nby Minister Carl Stern and the Mayor of Lindhaven, Ada Osei\n\n%s\n\nMinister Carl Stern: Good morning, and thank you.\n\n%s\n\nSpokesperson: Two questions.\n\nQuestion: Is it late?\n\nMayor Ada Osei: Not yet.\n\nSpokesperson: Thank you."
	for _, tt := range []struct {
		name, header, between string
		want                  []string
	}{
		{"over speech", "4 May 2031", "Mayor Ada Osei\n\nWe have 12 ports.", []string{"Ada Osei: We"}},
		{"over no sentence, in the header", "Mayor Ada Osei\n\nTown hall, Lindhaven", "We have 12 ports.", nil},
	} {
		want := slices.Concat([]string{"Carl Stern: Good"}, tt.want, []string{"Spokesperson: Two ?", "journalist asks: Is", "Ada Osei: Not", "Spokesperson: Thank ?"})
		if diff := cmp.Diff(want, flagged(fmt.Sprintf(talk, tt.header, tt.between), nil)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", tt.name, diff)
		}
	}
}
