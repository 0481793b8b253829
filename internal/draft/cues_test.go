package draft

import (
	"slices"
	"strings"
	"testing"

	"onrecord/internal/briefing"
	"onrecord/internal/transcript"
)

// draftOf drafts what one speaker says.
func draftOf(kind, words string) *Sheet {
	s := &script{}
	one := s.speaker(transcript.Speaker{Key: "ada", Name: "Ada Lind", Headings: []string{"ADA LIND:"}})
	bo := s.speaker(transcript.Speaker{Key: "bo", Name: "Bo Quay", Role: "Harbour Master", Headings: []string{"MR. QUAY:"}})
	s.says(bo, "", "Welcome to you all.")
	s.says(one, kind, words)
	return New(s.input())
}

// Each sentence is a candidate of one type, or none where the type is empty.
func TestCandidates(t *testing.T) {
	for _, c := range []struct{ words, kind, modality string }{
		{"The port handled 40 million tonnes.", "quantity", "asserted"},
		{"It is the busiest port in the world.", "superlative", "asserted"},
		{"The harbour is safer than at any time before.", "superlative", "asserted"},
		{"Traffic on the old quay has fallen and risen again.", "trend", "asserted"},
		{"Rents along the shore are rising.", "trend", "asserted"},
		{"Our ferries are cheaper to run than the old boats.", "comparison", "asserted"},
		{"Our dues are low compared to those of our neighbours.", "comparison", "asserted"},
		{"The Harbour Board said that the lock is safe.", "attribution", "reported"},
		{"According to the Coast Guard the lock is safe.", "attribution", "reported"},
		{"We will dredge the northern channel.", "commitment", "asserted"},
		{"We are committed to keeping the lock open.", "commitment", "asserted"},
		{"We expect the lock to open soon.", "prediction", "forecast"},
		{"Traffic will double, and the quay with it.", "prediction", "forecast"},
		{"The board has never closed the lock.", "event", "asserted"},
		{"Not a single boat was lost in the storm.", "event", "asserted"},
		{"The board did not close the lock.", "event", "asserted"},

		{"The Harbour Board reports that the lock is safe.", "attribution", "reported"},
		{"The Harbour Board states the lock is safe.", "attribution", "reported"},
		{"Did we spend $5 billion on it?", "quantity", "asked"},
		{"I read in the paper that 9 of them fell.", "quantity", "asserted"},

		{"Good morning, and thank you for coming in the rain.", "", ""},
		{"We are glad of what the Baltic states are doing here.", "", ""},
		{"We looked at the Harbour claims with great care.", "", ""},
		{"The reported troubles of the lock are old.", "", ""},
		{"9 of us are here today.", "", ""},
		{"I have two questions.", "", ""},
		{"Thank you. Go ahead.", "", ""},
		{"I think it is a lovely harbour.", "", ""},
		{"We will take one more question.", "", ""},
		{"We will see.", "", ""},
		{"I did not hear the question about the lock.", "", ""},
		{"I have not seen the report about the lock.", "", ""},
		{"According to plan the lock is open.", "", ""},
		{"What do you expect, then?", "", ""},
		{"The Harbour Board’s claims are old and known.", "", ""},
		{"I have time for as many questions as you like.", "", ""},
		{"(They laughed for 5 minutes.)", "", ""},
		{"Everything he said was in the papers.", "", ""},
	} {
		t.Run(c.words, func(t *testing.T) {
			claims := draftOf("", c.words).Claims
			switch {
			case c.kind == "" && len(claims) > 0:
				t.Errorf("it is a candidate: %+v", claims[0])
			case c.kind == "":
			case len(claims) != 1:
				t.Errorf("%d claims", len(claims))
			case claims[0].Type != c.kind || claims[0].Modality != c.modality || claims[0].Todo == "" || claims[0].Confidence == "":
				t.Errorf("%s, %s, %s, %q", claims[0].Type, claims[0].Modality, claims[0].Confidence, claims[0].Todo)
			}
		})
	}
}

// A question is a candidate with a figure alone, and asked.
func TestAsked(t *testing.T) {
	if claims := draftOf("question", "Is it the busiest port in the world? Will traffic fall?").Claims; len(claims) > 0 {
		t.Errorf("%+v", claims)
	}
	claims := draftOf("question", "Is it true that you lost $3 million?").Claims
	if len(claims) != 1 || claims[0].Modality != "asked" || len(claims[0].Figures) != 1 {
		t.Errorf("%+v", claims)
	}
}

// Of the press a sentence is asked if it asks; else it is asserted, or reported where it tells the others what they said.
func TestPressStates(t *testing.T) {
	for words, want := range map[string]string{
		"You promised 9 million tonnes.":               "asserted",
		"Sixteen of the boats sank.":                   "asserted",
		"You said that 9 million tonnes were moved.":   "reported",
		"You’ve told us it would be 9 million tonnes.": "reported",
		"Did you move 9 million tonnes?":               "asked",
		"I wonder whether you lost 40 boats.":          "asked",
		"And the 40 boats that you --":                 "asked",
	} {
		s := &script{}
		s.says(s.speaker(transcript.Speaker{Key: "press", Unnamed: "journalist", Headings: []string{"Q"}}), "question", words)
		claims := New(s.input()).Claims
		if len(claims) != 1 || claims[0].Modality != want {
			t.Errorf("%s: %+v", words, claims)
		}
	}
}

// A number alone is a candidate where somebody who is named answers with it.
func TestBareNumbers(t *testing.T) {
	for words, want := range map[string]int{
		"22,000.":                           1,
		"Twenty-two.":                       1,
		"Seven.":                            1,
		"Good question. Twenty-two.":        1,
		"2014.":                             0,
		"22":                                0,
		"Well, look. One. The lock is old.": 0,
	} {
		claims := draftOf("answer", words).Claims
		if len(claims) != want || want > 0 && (len(claims[0].Figures) != 1 || !strings.Contains(claims[0].Todo, "what the number answers")) {
			t.Errorf("%s: %+v", words, claims)
		}
	}
	s := &script{}
	s.says(s.speaker(transcript.Speaker{Key: "press", Unnamed: "journalist", Headings: []string{"Q"}}), "question", "22,000.")
	if claims := New(s.input()).Claims; len(claims) > 1 {
		t.Errorf("%+v", claims)
	}
}

// A number with which an interruption cuts a sentence is no figure, nor is the one with which the sentence goes on.
func TestCutNumbers(t *testing.T) {
	for _, c := range []struct {
		head, tail string
		figures    []string
		cut        []string
	}{
		{"Did you pay 5 --", "-- million dollars?", nil, []string{`"5"`}},
		{"We sold 30 —", "— boats in the storm.", nil, []string{`"30"`}},
		{"We sold twenty …", "two boats in the storm.", nil, []string{`"twenty"`, `"two boats"`}},
		{"Of 4 locks we closed 30 --", "-- percent last year.", []string{"4 locks"}, []string{`"30"`}},
		{"We sold 30 boats --", "-- in 4 days.", []string{"30 boats", "4 days"}, nil},
		{"We sold 30 million euros --", "-- in stocks.", []string{"30 million euros"}, nil},
		{"We sold 30 million --", "-- euros in stocks.", nil, []string{`"30 million"`}},
		{"We closed 30 percent --", "-- of them.", []string{"30 percent"}, nil},
		{"We sold --", "-- 30 boats.", []string{"30 boats"}, nil},
	} {
		s := &script{}
		ada := s.speaker(transcript.Speaker{Key: "ada", Name: "Ada Lind", Headings: []string{"ADA LIND:"}})
		bo := s.speaker(transcript.Speaker{Key: "bo", Name: "Bo Quay", Headings: []string{"MR. QUAY:"}})
		s.says(ada, "", c.head)
		s.says(bo, "", "No.")
		s.says(ada, "", c.tail).Continues = 0
		claims := New(s.input()).Claims
		if len(claims) != 1 {
			t.Errorf("%s: %+v", c.head, claims)
			continue
		}
		var got []string
		for _, f := range claims[0].Figures {
			got = append(got, f.Quote.Text)
		}
		if !slices.Equal(got, c.figures) || strings.Count(claims[0].Todo, "an interruption cuts its words") != len(c.cut) {
			t.Errorf("%s: %q, %s", c.head, got, claims[0].Todo)
		}
		for _, cut := range c.cut {
			if !strings.Contains(claims[0].Todo, cut) {
				t.Errorf("%s: no %s in %s", c.head, cut, claims[0].Todo)
			}
		}
	}
}

// What is asked of a claimant has the words only where they name somebody.
func TestNobodyNamed(t *testing.T) {
	for words, want := range map[string]string{
		"The Lock Keeper said that the lock is safe to use.":   `attributed_to: "The Lock Keeper"`,
		"A recent study found that the lock is safe to use.":   `attributed_to: "A recent study"`,
		"He said the lock is safe to use now.":                 "attributed_to: who said it",
		"Sixteen said that the lock is safe to use.":           "attributed_to: who said it",
		"Many said that the lock is safe to use.":              "attributed_to: who said it",
		"Twenty-two said that the lock is safe to use by day.": "attributed_to: who said it",
	} {
		claims := draftOf("", words).Claims
		if len(claims) != 1 || !slices.Contains(strings.Split(claims[0].Todo, "; "), want) {
			t.Errorf("%s: %+v", words, claims)
		}
	}
}

// A number that the sentence says it is not has a todo.
func TestDenied(t *testing.T) {
	for words, want := range map[string][]bool{
		"It's not 40 percent but 50 percent.":               {true, false},
		"It wasn’t 40 percent.":                             {true},
		"It rose by 50 percent rather than 40 percent.":     {false, true},
		"We sank hundreds of boats, if not 4 thousand.":     {false, false},
		"We did not close 4 locks.":                         {false},
		"It was no more than 40 percent of what came here.": {false},
	} {
		var got []bool
		for _, c := range draftOf("", words).Claims {
			for _, f := range c.Figures {
				got = append(got, strings.HasPrefix(f.Todo, "it is denied; "))
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v", words, got)
		}
	}
}

// The rows and footnotes of Markdown are nobody's words, and the marks of its quotations are no part of them.
func TestMarkdown(t *testing.T) {
	sheet := draftOf("statement", "We have 23 ships.\n\n| Year | Ships |\n|---|---|\n| 2024 | 12 |\n| 400 ships | came. |\n\n[^1]: It was 40 ships.\n\n> Fees were $5 million\n> in all of the lock.\n> They had 30 boats.")
	var says, quotes []string
	for _, c := range sheet.Claims {
		says, quotes = append(says, c.Says), append(quotes, c.Quotes[0].Text)
	}
	if !slices.Equal(says, []string{"We have 23 ships.", "Fees were $5 million in all of the lock.", "They had 30 boats."}) {
		t.Errorf("%q", says)
	}
	for _, q := range quotes {
		if strings.HasPrefix(q, ">") {
			t.Errorf("%q", quotes)
		}
	}
}

// A note holds no claims, and a word thrown in holds one only where somebody who is named says a figure.
func TestNotesHoldNoClaims(t *testing.T) {
	for _, c := range []struct {
		kind, words string
		want        int
	}{
		{"note", "The port handled 40 million tonnes.", 0},
		{"interjection", "And 40 percent of the ships left.", 1},
		{"interjection", "It is the busiest port in the world.", 0},
	} {
		if claims := draftOf(c.kind, c.words).Claims; len(claims) != c.want {
			t.Errorf("%s, %s: %+v", c.kind, c.words, claims)
		}
	}
	s := &script{}
	s.says(s.speaker(transcript.Speaker{Key: "press", Unnamed: "journalist", Headings: []string{"Q"}}), "interjection", "And 40 percent of the ships left.")
	if claims := New(s.input()).Claims; len(claims) > 0 {
		t.Errorf("of a journalist: %+v", claims)
	}
}

// The rows of a table are nobody's words.
func TestTablesHoldNoClaims(t *testing.T) {
	claims := draftOf("statement", "We have 23 ships.\n\nYear\tShips\n2023\t400 ships came\n2024\t7\n\nFees were\t$5 million.").Claims
	if len(claims) != 2 || claims[0].Says != "We have 23 ships." || claims[1].Says != "Fees were $5 million." {
		t.Errorf("%+v", claims)
	}
}

// Words that stand in a turn very often make one claim, which says how often.
func TestWordsSaidVeryOften(t *testing.T) {
	sheet := draftOf("statement", strings.Repeat("We have 23 ships. ", 200)+"Fees were $5 million.")
	if len(sheet.Claims) != 2 || sheet.Claims[0].Quotes[0].Nth != 1 || len(sheet.Claims[0].Figures) != 1 || !strings.Contains(sheet.Claims[0].Todo, "stand 200 times in the turn") {
		t.Errorf("%+v", sheet.Claims)
	}
	if strings.Contains(sheet.Claims[1].Todo, "times in the turn") || strings.Contains(sheet.TranscriptTodo, "left out") {
		t.Errorf("%q, %q", sheet.Claims[1].Todo, sheet.TranscriptTodo)
	}
}

// A sentence in more than two parts is one claim, though words thrown in hold none of it.
func TestCutTwice(t *testing.T) {
	s := &script{}
	ada := s.speaker(transcript.Speaker{Key: "ada", Name: "Ada Lind", Headings: []string{"ADA LIND:"}})
	bo := s.speaker(transcript.Speaker{Key: "bo", Name: "Bo Quay", Headings: []string{"MR. QUAY:"}})
	s.says(ada, "interjection", "I just --")
	s.says(bo, "statement", "No.")
	s.says(ada, "interjection", "-- said that it is --").Continues = 0
	s.says(bo, "interjection", "It is the busiest port in the world.")
	s.says(ada, "interjection", "-- 4 million euros.").Continues = 2
	claims := New(s.input()).Claims
	if len(claims) != 1 || len(claims[0].Quotes) != 3 || len(claims[0].Figures) != 1 || claims[0].Says != "I just — said that it is — 4 million euros." {
		t.Errorf("%+v", claims)
	}
}

// A raised number that a text marks is no part of the number before it, and none of its own.
func TestRaisedNumbers(t *testing.T) {
	claims := draftOf("statement", "We shipped 10<sup>6</sup> tonnes of grain and 4 million<sup>1</sup> cars.").Claims
	if len(claims) != 1 || len(claims[0].Figures) != 1 || claims[0].Figures[0].Quote.Text != "4 million" || !strings.Contains(claims[0].Todo, `raised or lowered number stands at its digits: "10"`) {
		t.Errorf("%+v", claims)
	}
}

// A claimant is named only if the words name one speaker, and another one than speaks.
func TestAttributedTo(t *testing.T) {
	for words, want := range map[string]string{
		"As Bo Quay said, the lock is safe to use.":          "bo",
		"As Mr. Quay said yesterday, the lock is safe.":      "bo",
		"The Harbour Master said that the lock is safe.":     "bo",
		"According to Bo Quay the lock is safe to use.":      "bo",
		"The Lock Keeper said that the lock is safe to use.": "",
		"Ada Lind said that the lock is safe to use.":        "",
		"He said the lock is safe to use now.":               "",
	} {
		claims := draftOf("", words).Claims
		if len(claims) != 1 || claims[0].AttributedTo != want {
			t.Errorf("%s: %+v", words, claims)
		}
	}
}

// Years alone make no claim; where there is another reason, they are figures unless there are others.
func TestYears(t *testing.T) {
	for words, want := range map[string]int{
		"The lock was built in 1998.":                                     -1,
		"The lock has never been closed since 1998.":                      1,
		"In 2014 we had 12 ferries.":                                      1,
		"It was 2014 and then 2015, and we lost 12 boats, or 14 of them.": 2,
	} {
		claims := draftOf("", words).Claims
		got := -1
		if len(claims) > 0 {
			got = len(claims[0].Figures)
		}
		if got != want {
			t.Errorf("%s: %d, want %d", words, got, want)
		}
	}
}

func TestQuotesAreShort(t *testing.T) {
	long := "And as everybody who has ever stood on that shore on a grey morning in the autumn knows very well, the wind comes from the sea — " +
		"we moved 40 million tonnes through the port, and the people who did that are here in this very room with their families today."
	for words, want := range map[string]string{
		"And so, well, we moved 40 tonnes.":                     "we moved 40 tonnes.",
		"— and we moved 40 tonnes.":                             "we moved 40 tonnes.",
		"So 40 tonnes were moved.":                              "So 40 tonnes were moved.",
		"Now, 40 tonnes were moved — by <s>us</s> [the board].": "40 tonnes were moved — by <s>us</s> [the board].",
		long: "we moved 40 million tonnes through the port",
	} {
		claims := draftOf("", words).Claims
		if len(claims) != 1 || claims[0].Quotes[0].Text != want {
			t.Errorf("%s: %+v", words, claims)
		}
	}
}

// The same words twice in a turn are one claim if they hold no figure, and two that are told apart if they do.
func TestSaidAgain(t *testing.T) {
	claims := draftOf("", "The board did not close the lock. I repeat. The board did not close the lock. We lost 3 boats. Yes. We lost 3 boats.").Claims
	if len(claims) != 3 || len(claims[0].Quotes) != 2 || claims[0].Quotes[1].Nth != 2 || claims[1].Quotes[0].Nth != 1 || claims[2].Quotes[0].Nth != 2 {
		t.Errorf("%+v", claims)
	}
}

// A sentence that no quote can lead to is left out, and that is said.
func TestUnquoted(t *testing.T) {
	sheet := draftOf("", "We lost 4 boats in a day. We lost 3\x01 boats.")
	if len(sheet.Claims) != 1 || !strings.Contains(sheet.TranscriptTodo, "left out, since no quote leads to them alone: 1") {
		t.Errorf("%d claims, %q", len(sheet.Claims), sheet.TranscriptTodo)
	}
}

// A figure that reads otherwise alone gets the words that it needs.
func TestFigureQuotes(t *testing.T) {
	for words, want := range map[string][]string{
		"Half of the boats and half of the crews are new.": {"Half of the boats", "half of the crews"},
		"It cost $3 million in 2023.":                      {"$3 million"},
		"We lost 3 boats, and 3 boats came back.":          {"3 boats", "3 boats"},
		"It was <s>40</s> [60] tonnes.":                    {"<s>40</s> [60] tonnes"},
	} {
		var got []string
		for _, c := range draftOf("", words).Claims {
			for _, f := range c.Figures {
				got = append(got, f.Quote.Text)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", words, got, want)
		}
	}
}

// Confidence goes by the rule of docs/draft.md.
func TestConfidence(t *testing.T) {
	for words, want := range map[string][]string{
		"The port handled 40 million tonnes of grain.":           {"0.6", "0.9"},
		"The port of Ostend handled 40 million tonnes of grain.": {"0.7", "0.9"},
		"The harbour of ours is the busiest port in the world.":  {"0.4"},
		"I think it handled about 40 million tonnes of grain.":   {"0.5", "0.9"},
		"It is falling, they said.":                              {"0.3"},
		"We lost several boats, and rents rose.":                 {"0.5", "0.5"},
	} {
		var got []string
		for _, c := range draftOf("", words).Claims {
			got = append(got, c.Confidence)
			for _, f := range c.Figures {
				got = append(got, f.Confidence)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", words, got, want)
		}
	}
}

// Whatever a speaker says, the draft passes the check.
func FuzzNew(f *testing.F) {
	for _, s := range sentences {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, one, two string) {
		clean := func(s string) string { return strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\x00", "") }
		one, two = strings.ReplaceAll(clean(one), "\r", " "), strings.ReplaceAll(clean(two), "\r", " ")
		s := &script{}
		ada := s.speaker(transcript.Speaker{Key: "ada", Name: "Ada Lind"})
		press := s.speaker(transcript.Speaker{Key: "press", Unnamed: "journalist"})
		s.says(ada, "", one)
		s.says(press, "question", two)
		in := s.input()
		in.Names = briefing.NewNames()
		settled(t, in, New(in))
	})
}
