package transcript

import (
	"slices"
	"strings"
	"testing"
)

// flagged lists who speaks in each turn, with the first word, and a question mark where a todo or a doubt tells a person to look.
func flagged(text string, list []Known) []string {
	tr := Parse(Source{Text: text, Format: FormatText}, list)
	runes := []rune(text)
	var out []string
	for _, x := range tr.Turns {
		s := tr.Speakers[x.Speaker]
		name := s.Name
		if name == "" {
			name = s.Unnamed
		}
		if x.Kind == "question" {
			name += " asks"
		}
		mark := ""
		if s.Todo != "" && s.Key != "press" || x.Todo != "" || slices.ContainsFunc(tr.Doubts, func(d Doubt) bool { return d.Span == x.Heading }) {
			mark = " ?"
		}
		first := strings.Fields(string(runes[x.Span.Start:x.Span.End]))[0]
		out = append(out, name+": "+strings.TrimRight(first, ".,?!")+mark)
	}
	return out
}

// Where it is not certain who speaks, the transcript says so.
func TestFlags(t *testing.T) {
	harbour := []Known{{ID: "ada-byron", Name: "Ada Byron"}, {ID: "carl-osei", Name: "Carl Osei"}}
	byrons := append([]Known{{ID: "eva-byron", Name: "Eva Byron"}}, harbour...)
	tests := []struct {
		name, text string
		known      []Known
		want       []string
	}{
		{"two of one surname", "Briefing by Mayor Ada Byron and Minister Carl Byron\n\nMS. BYRON: One.\n\nQ   Two?\n\nMR. BYRON: Three.\n\nMINISTER BYRON: Four.", nil,
			[]string{"Byron: One ?", "journalist asks: Two", "Byron: Three ?", "Carl Byron: Four ?"}},
		{"one introduced, two honorifics", "Briefing by Mayor Ada Byron\n\nMS. BYRON: One.\n\nMR. BYRON: Two.", nil, []string{"Ada Byron: One ?", "Byron: Two ?"}},
		{"nobody introduced, and a surname alone", "MR. BYRON: One.\n\nMRS. BYRON: Two.\n\nMR. BYRON: Three.\n\nBYRON: Four.\n\nBYRON: Five.", nil,
			[]string{"Byron: One ?", "Byron: Two ?", "Byron: Three ?", "Byron: Four ?", "Byron: Five ?"}},
		{"two in full, and a surname alone", "ADA BYRON: One.\n\nBYRON: Two.\n\nCARL BYRON: Three.\n\nADA BYRON: Four.\n\nBYRON: Five.\n\nCARL BYRON: Six.", nil,
			[]string{"Ada Byron: One", "Byron: Two ?", "Carl Byron: Three", "Ada Byron: Four", "Byron: Five ?", "Carl Byron: Six"}},
		{"one of several in the catalogue", "MS. BYRON: One.\n\nMR. OSEI: Two.", byrons, []string{"Byron: One ?", "Osei: Two"}},
		{"a known name beside other headings", "Talk\n\nOsei\nWe have 23 ships.\n\nAda Byron\nThank you. It is 12.\n\nMR. STERN: Three.", harbour,
			[]string{"Osei: We ?", "Ada Byron: Thank ?", "Stern: Three"}},
		{"who the header names", "Talk\n\nAda Byron\n\nLindhaven, Norway\n\nMR. STERN: Three.\n\nQ   Four?", harbour, []string{"Stern: Three", "journalist asks: Four"}},
		{"an introduced name that stands once", "Press conference with Mayor Ada Byron and Minister Carl Osei\n\nAda Byron\n\nWe have 23 ships.\n\nQUESTION: How many left?\n\nCarl Osei\n\nIt is 12.\n\nQUESTION: And?\n\nAda Byron\n\nNo more.", nil,
			[]string{"Ada Byron: We", "journalist asks: How", "Carl Osei: It", "journalist asks: And", "Ada Byron: No"}},
		{"right under the date", "Press conference with Mayor Ada Byron and Minister Carl Osei\n4 May 2031\nAda Byron\nWe have 23 ships in the port.\nCarl Osei\nWe have 24 ships in the port.\nModerator\nThank you all, and good night.\nByron\nThank you.", nil,
			[]string{"Ada Byron: We", "Carl Osei: We", "moderator: Thank", "Ada Byron: Thank"}},
		{"A. in an interview", "Interview with Ada Byron, 4 May 2031\n\nQ. How many?\nA. 23 ships.\nQ. And left?\nA. B. Stern knows. It is 12.", nil,
			[]string{"journalist asks: How", "Ada Byron: 23", "journalist asks: And", "Ada Byron: B"}},
		{"Answer of the one who spoke", "Answers to media questions\n\nForeign Minister Osei: Good evening, all.\n\nQuestion: How many?\n\nForeign Minister Osei: We have 23.\n\nQuestion: And left?\n\nAnswer (in German): It is 12.", nil,
			[]string{"Osei: Good", "journalist asks: How", "Osei: We", "journalist asks: And", "Osei: It"}},
		{"Answer of one of two", "Interview with Ada Byron and Carl Osei\n\nQ: How many?\n\nA: 23.\n\nQ: And left?\n\nA: 12.", nil,
			[]string{"journalist asks: How", "interviewee: 23 ?", "journalist asks: And", "interviewee: 12 ?"}},
		{"the writer does not answer", "Interview by Ada Byron\n\nQ: How many?\n\nA: 23.", nil, []string{"journalist asks: How", "interviewee: 23 ?"}},
		{"points of a list", "MS. STERN: They are:\n\nA. Ships of the port.\n\nB. Piers.\n\nQ: One?\n\nMS. STERN: Two.\n\nQ: Three?\n\nMS. STERN: Four.\n\nQ: Five?\n\nMS. STERN: Six.\n\nQ: Seven?", nil,
			[]string{"Stern: They", "journalist asks: One", "Stern: Two", "journalist asks: Three", "Stern: Four", "journalist asks: Five", "Stern: Six", "journalist asks: Seven"}},
		{"posts before a full stop", "The President's News Conference\n\nThe President. Good afternoon. We have 23 ships.\n\nQ. Mr. President, how many left?\n\nThe President. Twelve. Mr. Stern. He knows.\n\nPrime Minister Osei. Thank you. It is 11.", nil,
			[]string{"President: Good ?", "journalist asks: Mr", "President: Twelve ?", "Osei: Thank ?"}},
		{"posts that are addressed", "THE PRESIDENT: Thank you.\n\nPresident Osei. Thank you for it.\n\nQ: One?\n\nPresident Osei. Thank you again.\n\nTHE PRESIDENT: Two.", nil,
			[]string{"President: Thank ?", "journalist asks: One", "President: Two ?"}},
		{"a question in two paragraphs", "Joint press conference of Mayor Ada Byron and Minister Carl Osei\n\nMayor Ada Byron\nWe have 23 ships.\n\nMinister Carl Osei\nIt is 12.\n\nThank you, Minister, from Radio Nord. You said 40 ships.\n\nHow many of them left?\n\nMinister Carl Osei\nFour of them. Who can tell?\n\nWhy not? We may yet see.\n\nMayor Ada Byron\nGood night to you all.", nil,
			[]string{"Ada Byron: We", "Carl Osei: It", "journalist asks: Thank ?", "Carl Osei: Four ?", "Ada Byron: Good"}},
		{"a turn that ends in a question", "President Stern: We have 5 ships, and so on.\n\nHow many do you need?\n\nSecretary General Osei: Six.\n\nPresident Stern: Seven.\n\nSecretary General Osei: Eight.", nil,
			[]string{"Stern: We ?", "Osei: Six", "Stern: Seven", "Osei: Eight"}},
		{"one who asks in two paragraphs", "Ada Byron: You have 5 ships, and so on.\n\nHow many do you need?\n\nCarl Osei: Six.\n\nAda Byron: And then?\n\nCarl Osei: Eight.", nil,
			[]string{"Ada Byron asks: You", "Carl Osei: Six", "Ada Byron asks: And", "Carl Osei: Eight"}},
		{"a misspelt QUESTION", "MR STERN: One.\n\nQUESTION: Two?\n\nMR STERN: Three.\n\nQUESTION: Four?\n\nMR STERN: Five.\n\nQUESTION: Six?\n\nQUESTON: Seven?\n\nMR STERN: Eight.", nil,
			[]string{"Stern: One", "journalist asks: Two", "Stern: Three", "journalist asks: Four", "Stern: Five", "journalist asks: Six", "journalist asks: Seven ?", "Stern: Eight"}},
		{"a name that resembles REPORTER", "MR STERN: One.\n\nREPORTER: Two?\n\nREPORTER: Four?\n\nPORTER: Five.\n\nPORTER: Six.\n\nREPORTER: Seven?\n\nREPORTER: Eight?\n\nREPORTER: Nine?\n\nREPORTER: Ten?", nil,
			[]string{"Stern: One", "journalist asks: Two", "journalist asks: Four", "Porter: Five", "Porter: Six ?", "journalist asks: Seven", "journalist asks: Eight", "journalist asks: Nine", "journalist asks: Ten"}},
		{"a misspelt post and a name without its accent", "Press conference with Port Secretary General Ada Byron and Prime Minister Carl Øsei\n\nPort Secretary General Ada Byron:\nWe have 23 ships in the port of this town.\n\nPrime Minister Carl Øsei:\nIt is only 12 in the port of the other town.\n\nPort Secretay General:\nIt is 13.\n\nPrime Minister Osei:\nIt is 14.", nil,
			[]string{"Ada Byron: We", "Carl Øsei: It", "Port Secretay General: It ?", "Carl Øsei: It ?"}},
		{"other dress", "MR. STERN: One.\n\nMS. BYRON: Two.\n\nMr. Stern: Three.\n\nMayor Byron : Four.\n\n[BYRON]: Five.\n\nMale Speaker: Six.\n\nMr. President: no.\n\nMr. Osei: no.", nil,
			[]string{"Stern: One", "Byron: Two", "Stern: Three", "Byron: Four ?", "Byron: Five ?", "speaker: Six ?"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := flagged(tt.text, tt.known); !slices.Equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}
