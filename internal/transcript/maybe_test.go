package transcript

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A name with a colon in another dress than the other headings opens a turn where it is told by an honorific or a post, and
// else puts the turn in doubt.
func TestHeadingsInAnotherDress(t *testing.T) {
	const first, last = "Briefing by Secretary Nora Vance\n\nSECRETARY VANCE:  We have 41 ships.\n\n", "\n\nQ   And then?\n\nSECRETARY VANCE:  No."
	tests := []struct {
		name, text string
		want       []string
	}{
		{"an honorific", "Mr. Dole:  I object.", []string{"Dole: I ?"}},
		{"a post", "Secretary of the Treasury Hans Dahl:  It was 41.", []string{"Hans Dahl: It ?"}},
		{"of a paragraph after the next", "Mr. Dole:  I object.\n\nAnd so on.", []string{"Dole: I ?"}},
		{"quoted words", "Secretary of the Treasury Hans Dahl:  “It was 41.”", nil},
		{"who is called", "Mr. President:  Thank you.", nil},
		{"what goes on small", "Mr. Dole:  that is his name.", nil},
		{"on the next line", "It is all true.\nMr. Dole:  I object.", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := flagged(first+tt.text+last, nil)
			want := slices.Concat([]string{"Nora Vance: We"}, tt.want, []string{"journalist asks: And", "Nora Vance: No"})
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestMayBeAHeading(t *testing.T) {
	const first, last = "Briefing by Secretary Nora Vance\n\nSECRETARY VANCE:  We have 41 ships.\n\n", "\n\nQ   And then?\n\nSECRETARY VANCE:  No."
	for _, tt := range []struct{ text, want string }{
		{"Reuters:  Forty-one?", "line 5 may be a heading: see whether Reuters speaks there"},
		{"Hans Dahl:  It was 41.", "line 5 may be a heading: see whether Hans Dahl speaks there"},
		{"One more.\n\nHans Dahl:  It was 41.", "line 7 may be a heading: see whether Hans Dahl speaks there"},
		{"Reuters:  It was 41.", ""},
		{"Note:  Is that all?", ""},
		{"First:  Is that all?\n\nWe asked that first of all.", ""},
		{"The plan:  It has three parts.", ""},
		{"Number one:  It has three parts.", ""},
		{"Here is the point:  It has three parts.", ""},
		{"Hans Dahl:  “It was 41.”", ""},
	} {
		tr := Parse(Source{Text: first + tt.text + last}, nil)
		if len(tr.Turns) != 3 || tr.Turns[0].Todo != tt.want {
			t.Errorf("%q: %d turns, the first with the todo %q, want %q", tt.text, len(tr.Turns), tr.Turns[0].Todo, tt.want)
		}
	}
}

// A line that may be a heading, before a question that nothing else announces, is the heading of that question.
func TestOutletAsks(t *testing.T) {
	text := "SECRETARY VANCE:  We have 41 ships.\n\nReuters:  Forty-one?\n\nSECRETARY VANCE:  Yes.\n\nSECRETARY VANCE:  No."
	text = strings.Replace(text, "\n\nSECRETARY VANCE:  No.", "\n\nQ   And?\n\nSECRETARY VANCE:  No.", 1)
	tr := Parse(Source{Text: text}, nil)
	runes := []rune(text)
	x := tr.Turns[1]
	if got := string(runes[x.Heading.Start:x.Heading.End]) + "|" + string(runes[x.Span.Start:x.Span.End]) + "|" + tr.Speakers[x.Speaker].Key + "|" + x.Kind; got != "Reuters:|Forty-one?|press|question" || x.Todo == "" {
		t.Errorf("got %q with the todo %q", got, x.Todo)
	}
}

// Names that are cut short or misspelt, and posts that are, are told.
func TestNamesakes(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"a misspelt post", "Remarks by Prime Minister Anna Kovac\n\nPRIME MINISTER KOVAC:  One.\n\nQ   Two?\n\nPRIME MINSTER KOVAC:  Three.\n\nQ   Four?\n\nPRIME MINISTER KOVAC:  Five.",
			[]string{"Anna Kovac: One", "journalist asks: Two", "Anna Kovac: Three ?", "journalist asks: Four", "Anna Kovac: Five"}},
		{"a misspelling of a misspelling", "Remarks by President Ann Moreau\n\nSIDENTOREAU:  One.\n\nESIDENT MOREAU:  Two.\n\nPRESIDENT MOREAU:  Three.",
			[]string{"Sidentoreau: One ?", "Ann Moreau: Two ?", "Ann Moreau: Three ?"}},
		{"a misspelt post alone", "Remarks by Prime Minister Anna Kovac\n\nPRIME MINSTER KOVAC:  One.\n\nQ   Two?\n\nPRIME MINSTER KOVAC:  Three.",
			[]string{"Prime Minster Kovac: One ?", "journalist asks: Two", "Prime Minster Kovac: Three ?"}},
		{"a misspelt name with times", "Nora Vance 0:00\nOne.\n\nCarl Osei 0:30\nTwo.\n\nNora Vanse 1:03\nThree.\n\nNora Vance 1:20\nFour.",
			[]string{"Nora Vance: One", "Carl Osei: Two", "Nora Vanse: Three ?", "Nora Vance: Four"}},
		{"two names that differ in more", "Nora Vance 0:00\nOne.\n\nCarl Osei 0:30\nTwo.\n\nNora Vandal 1:03\nThree.\n\nNora Vance 1:20\nFour.",
			[]string{"Nora Vance: One", "Carl Osei: Two", "Nora Vandal: Three", "Nora Vance: Four"}},
		{"two who are introduced", "Talk with Minister Nora Vance and Mayor Nora Vanse\n\nNora Vance 0:00\nOne.\n\nCarl Osei 0:30\nTwo.\n\nNora Vanse 1:03\nThree.\n\nNora Vance 1:20\nFour.",
			[]string{"Nora Vance: One", "Carl Osei: Two", "Nora Vanse: Three", "Nora Vance: Four"}},
		{"a first name", "<v Nora Vance>One.</v>\n\n<v Carl Osei>Two.</v>\n\n<v Nora>Three.</v>", []string{"Nora Vance: One", "Carl Osei: Two", "Nora: Three ?"}},
		{"a first name with a post", "Mayor Rosa:  One.\n\nRosa Lind:  Two.\n\nMayor Rosa:  Three.\n\nRosa Lind:  Four.\n\nMayor Rosa:  Five.",
			[]string{"Rosa: One ?", "Rosa Lind: Two", "Rosa: Three ?", "Rosa Lind: Four", "Rosa: Five ?"}},
		{"a first name of one introduced", "Talk with Mayor Rosa Lind\n\nMAYOR ROSA:  One.\n\nQ   Two?\n\nMAYOR ROSA:  Three.", []string{"Rosa: One ?", "journalist asks: Two", "Rosa: Three ?"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, flagged(tt.text, nil)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestCallsOut(t *testing.T) {
	for s, want := range map[string]bool{
		"Dan?": true, "Nora Vance?": true, "Nora, Radio Nord?": true, "Mr. Dole?": true, "Ms. van der Berg?": true, "Secretary?": true, "Madam Secretary?": true, "Prime Minister Osei?": true,
		"Why?": false, "Really?": false, "And you, Nora?": false, "Dan? Why?": false, "Dan. And Nora?": false, "Anyone?": false, "Next, who is there?": false, "?": false, "Second?": false, "Secretary general?": false,
	} {
		if got := callsOut(s); got != want {
			t.Errorf("%q: %v, want %v", s, got, want)
		}
	}
	got := flagged("MODERATOR:  Dan?\n\nQ   Only 14?\n\nMR. VANCE:  Yes.\n\nMODERATOR:  Who is next?\n\nQ   And?\n\nMR. VANCE:  No.", nil)
	want := []string{"moderator: Dan", "journalist asks: Only", "Vance: Yes", "moderator asks: Who", "journalist asks: And", "Vance: No"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// The marks of Markdown and written blanks are no part of a name or of the words.
func TestMarksAround(t *testing.T) {
	for _, tt := range []struct{ mark, words string }{
		{"**Q** Only 14?", "Only 14?"}, {"**Q**  Only 14?", "Only 14?"}, {"**Q:** Only 14?", "Only 14?"}, {"**Q.** Only 14?", "Only 14?"}, {"__Q__ Only 14?", "Only 14?"}, {"*Q* only 14?", "only 14?"},
		{"Q&nbsp;  Only 14?", "Only 14?"}, {"Q&nbsp;&nbsp;Only 14?", "Only 14?"}, {"**Q**&nbsp; Only 14?", "Only 14?"}, {"**Q**\n\nOnly 14?", "Only 14?"},
	} {
		text := "**Secretary Nora Vance**\n\nWe have 14 roads, and they are open.\n\n" + tt.mark + "\n\n**Secretary Nora Vance**\n\nYes, they are open today."
		tr := Parse(Source{Text: text, Format: FormatMarkdown}, nil)
		if len(tr.Turns) != 3 {
			t.Errorf("%q: %d turns", tt.mark, len(tr.Turns))
			continue
		}
		x := tr.Turns[1]
		if got := string([]rune(text)[x.Span.Start:x.Span.End]); got != tt.words || tr.Speakers[x.Speaker].Key != "press" || x.Confidence < 0.9 {
			t.Errorf("%q: the words are %q, %s with %.2f", tt.mark, got, tr.Speakers[x.Speaker].Key, x.Confidence)
		}
		if s := tr.Speakers[tr.Turns[0].Speaker]; s.Name != "Nora Vance" || s.Role != "Secretary" {
			t.Errorf("%q: %q, %q", tt.mark, s.Name, s.Role)
		}
	}
}

// Each voice of a line opens a turn, whose words end before its closing tag.
func TestVoicesOfALine(t *testing.T) {
	for _, text := range []string{
		"<v Nora Vance>One.</v> <v Carl Osei>Two.</v> <v Nora Vance>Three.</v>",
		"<v Nora Vance>One.</v>\n\n<v.loud Carl Osei>Two.</v>\n\n<v Nora Vance>Three.</v>",
		"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Nora Vance>One.\n<v Carl Osei>Two.</v> <v Nora Vance>Three.",
	} {
		runes := []rune(text)
		var got []string
		tr := Parse(Source{Text: text}, nil)
		for _, x := range tr.Turns {
			got = append(got, tr.Speakers[x.Speaker].Key+": "+string(runes[x.Span.Start:x.Span.End]))
		}
		if diff := cmp.Diff([]string{"vance: One.", "osei: Two.", "vance: Three."}, got); diff != "" {
			t.Errorf("%q (-want +got)\n%s", text, diff)
		}
	}
}

func TestNamesInBrackets(t *testing.T) {
	want := []string{"Rosa Penn: One", "Carl Osei: Two", "Rosa Penn: Three", "Carl Osei: Four"}
	if diff := cmp.Diff(want, flagged("[Rosa Penn]: One.\n\n[Carl Osei]: Two.\n\n[Rosa Penn]: Three.\n\n[Carl Osei]: Four.", nil)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestTitleWithAColon(t *testing.T) {
	if diff := cmp.Diff([]string{"Nora Vance: One", "journalist asks: Two", "Nora Vance: Three"}, flagged("Press Briefing by Secretary Nora Vance: Roads\n\nSECRETARY VANCE:  One.\n\nQ   Two?\n\nSECRETARY VANCE:  Three.", nil)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestPlaceLine(t *testing.T) {
	for line, want := range map[string]string{
		"Place: Oslo Town Hall": "Oslo Town Hall", "Location: Lindhaven": "Lindhaven", "**Venue:** The Old Mill, Lindhaven": "The Old Mill, Lindhaven", "VENUE: Pier 4": "Pier 4",
		"Location: Lindhaven, 4 May 2031": "Lindhaven", "Place: 4 May 2031": "", "Place:": "", "Placed: Lindhaven": "",
	} {
		src := Source{Text: "Briefing by Secretary Nora Vance\n" + line + "\n\nSECRETARY VANCE:  One."}
		h := Parse(src, nil).Header
		if h.Place.Value != want || h.Title.Value != "Briefing by Secretary Nora Vance" {
			t.Errorf("%q: the place is %q, want %q; the title is %q", line, h.Place.Value, want, h.Title.Value)
		}
		if got := string([]rune(src.Text)[h.Place.Span.Start:h.Place.Span.End]); got != want {
			t.Errorf("%q: the place stands at %q", line, got)
		}
	}
}
