package draft

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
	"onrecord/internal/factsheet"
	"onrecord/internal/quantity"
	"onrecord/internal/resolve"
	"onrecord/internal/transcript"
)

// script builds a text and what a reader of it finds, turn by turn.
type script struct {
	text strings.Builder
	read transcript.Transcript
}

func (s *script) here() int { return utf8.RuneCountInString(s.text.String()) }

// fact writes a line of the header.
func (s *script) fact(line string) transcript.Fact {
	start := s.here()
	s.text.WriteString(line + "\n\n")
	return transcript.Fact{Value: line, Span: briefing.Span{Start: start, End: start + utf8.RuneCountInString(line)}}
}

// speaker adds somebody who speaks, and gives the number.
func (s *script) speaker(sp transcript.Speaker) int {
	s.read.Speakers = append(s.read.Speakers, sp)
	return len(s.read.Speakers) - 1
}

// says writes a turn behind its speaker's first heading.
func (s *script) says(speaker int, kind, words string) *transcript.Turn {
	t := transcript.Turn{Speaker: speaker, Kind: kind, Answers: -1, Continues: -1, Confidence: 1}
	if h := s.read.Speakers[speaker].Headings; len(h) > 0 {
		t.Heading = briefing.Span{Start: s.here(), End: s.here() + utf8.RuneCountInString(h[0])}
		s.text.WriteString(h[0] + "  ")
	}
	t.Span = briefing.Span{Start: s.here(), End: s.here() + utf8.RuneCountInString(words)}
	s.text.WriteString(words + "\n\n")
	s.read.Turns = append(s.read.Turns, t)
	return &s.read.Turns[len(s.read.Turns)-1]
}

func (s *script) input() Input {
	return Input{
		File: "talk.txt", SHA256: strings.Repeat("0a", 32), Name: "talk",
		Source: transcript.Source{Text: s.text.String(), Format: transcript.FormatText}, Read: s.read,
	}
}

// settled reads a draft back as check does, and gives what it finds beside what a draft leaves open.
func settled(t interface {
	Helper()
	Errorf(string, ...any)
}, in Input, sheet *Sheet, also ...string) *briefing.Briefing {
	t.Helper()
	data := Write(sheet)
	b, problems := factsheet.Read("talk.facts.yaml", data)
	if diff := cmp.Diff(&sheet.Briefing, b, sameBriefing); diff != "" {
		t.Errorf("what is written reads otherwise: %s\n%s", diff, data)
	}
	b.Transcript.Text = in.Source.Text
	names := in.Names
	if names == nil {
		names = briefing.NewNames()
	}
	problems = append(problems, resolve.Briefing(b, names)...)
	problems = append(problems, briefing.Check(b, names)...)
	briefing.AddSource(problems, "talk.facts.yaml", data)
	for _, p := range problems {
		if p.Severity == briefing.Error || p.Severity == briefing.Warning && !left[p.Code] && !slices.Contains(also, p.Code) {
			t.Errorf("%s\n%s", p.Format(), in.Source.Text)
		}
	}
	return b
}

// left are the warnings about what a draft leaves open.
var left = map[string]bool{briefing.CodeMissing: true, briefing.CodeNotComparable: true, resolve.CodeUnitUnlisted: true}

var sameBriefing = cmp.Options{
	cmpopts.IgnoreFields(briefing.Briefing{}, "File", "Format", "FileSHA256", "Where"),
	cmpopts.IgnoreTypes(briefing.Where{}, briefing.Span{}),
	cmpopts.IgnoreFields(briefing.Transcript{}, "Text"),
	cmpopts.EquateEmpty(),
	cmp.Comparer(func(a, b decimal.Decimal) bool { return a.Equal(b) }),
	cmp.Comparer(func(a, b briefing.Date) bool { return a == b }),
	cmp.Comparer(func(a, b briefing.Period) bool { return a == b }),
}

func harbour() *script {
	s := &script{}
	s.read.Header.Title = s.fact("Press conference at the harbour")
	s.read.Header.Place = s.fact("Old Quay")
	s.read.Header.Date = transcript.Fact{Value: "2024-06-18", Span: s.fact("18 June 2024").Span}
	s.read.Header.Fidelity = transcript.Fact{Value: "as-delivered", Span: s.fact("(As delivered)").Span}
	mayor := s.speaker(transcript.Speaker{Key: "quay", Name: "Bo Quay", Role: "Mayor", Headings: []string{"MAYOR QUAY:"}})
	press := s.speaker(transcript.Speaker{Key: "press", Unnamed: "journalist", Headings: []string{"Q"}})
	lind := s.speaker(transcript.Speaker{Key: "lind", Name: "Tomas Lind", Role: "Harbour Master", Headings: []string{"MR. LIND:"}, Todo: "is \"MR LIND:\" the same?"})
	s.says(mayor, "", "Good morning. Thank you all for coming. And we now have over 23 ships in the\nport, up 18 percent, the most ships in decades. "+
		"As Mr. Lind said yesterday, the old quay has never been closed. We will build two new berths by 2027. (Laughter. It took 5 minutes.)")
	s.says(press, "question", "Thank you. I have two questions. Did fees come to $640 million in 2023?")
	s.says(lind, "answer", "Yes. Fees were <s>$64</s> [$640] million, more than twice as many as in 2014 —").Answers = 1
	s.says(press, "question", "Yes.")
	s.says(lind, "answer", "— and they will rise to 700 million next year. We expect that a third of them goes into the quay. Yes.").Continues = 2
	s.says(press, "question", "Yes.")
	s.says(mayor, "answer", "It is a lovely day. Go ahead.")
	s.read.Doubts = append(s.read.Doubts, transcript.Doubt{Span: briefing.Span{Start: 3, End: 9}, Text: "the line looks like a heading"})
	return s
}

func TestHarbour(t *testing.T) {
	in := harbour().input()
	in.Source.Meta = transcript.Meta{URL: "https://example.org/talks/1", Publisher: "Harbour Board", Published: "2024-06-19T10:00", Updated: "2024-06-20T11:30", Language: "en-GB"}
	sheet := New(in)
	settled(t, in, sheet)
	golden(t, "harbour.facts.yaml", Write(sheet))
	if got, want := sheet.Counts(), (Counts{Turns: 7, Speakers: 3, Claims: 6, Figures: 9, Doubts: 2}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// With a catalogue its units are written, and a speaker of it is named by id.
func TestCatalogue(t *testing.T) {
	s := harbour()
	s.read.Speakers[2].Known, s.read.Speakers[2].Name = "tomas-lind", ""
	in := s.input()
	in.Names = briefing.NewNames()
	in.Names.Speakers["tomas-lind"] = briefing.Speaker{ID: "tomas-lind", Name: "Tomas Lind"}
	in.Names.Units["ship"] = briefing.Unit{ID: "ship", Name: "Ship", Words: []string{"ship", "ships"}}
	in.Names.Units["percent"] = briefing.Unit{ID: "percent", Name: "Percent"}
	sheet := New(in)
	settled(t, in, sheet)
	golden(t, "catalogue.facts.yaml", Write(sheet))
}

// A speaker of a catalogue that the draft is not checked with is its own, by the name that the catalogue has.
func TestCatalogueElsewhere(t *testing.T) {
	s := harbour()
	s.read.Speakers[2].Known, s.read.Speakers[2].Name = "tomas-lind", "Lind"
	in := s.input()
	in.Elsewhere = map[string]briefing.Speaker{"tomas-lind": {ID: "tomas-lind", Name: "Tomas Lind"}}
	sheet := New(in)
	settled(t, in, sheet)
	a := sheet.Appearances[2]
	if a.Speaker != "lind" || !strings.Contains(sheet.SpeakerTodos[2], "speaker: tomas-lind") || s.read.Speakers[2].Known != "tomas-lind" {
		t.Errorf("%+v, %q", a, sheet.SpeakerTodos)
	}
	i := slices.IndexFunc(sheet.Speakers, func(s briefing.Speaker) bool { return s.ID == "lind" })
	if i < 0 || sheet.Speakers[i].Name != "Tomas Lind" {
		t.Errorf("%+v", sheet.Speakers)
	}
}

var update = flag.Bool("update", false, "write the drafts of testdata anew")

// golden compares with a file of testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Error(diff)
	}
}

// A transcript of which nothing is known but who speaks.
func TestBareTranscript(t *testing.T) {
	s := &script{}
	one := s.speaker(transcript.Speaker{Key: "a", Name: "Ada"})
	s.says(one, "", "Yes.")
	in := s.input()
	sheet := New(in)
	settled(t, in, sheet)
	for _, want := range []string{"date", "place", "title", "kind"} {
		if !strings.Contains(sheet.EventTodo, want) {
			t.Errorf("%q has no %s", sheet.EventTodo, want)
		}
	}
	if !sheet.Event.Date.IsZero() || sheet.Event.Place != "" || sheet.Event.Title != "talk" || sheet.Event.ID != "talk" {
		t.Errorf("%+v", sheet.Event)
	}
}

// Of a language that no grammar reads there are turns and no figures, and that is said.
func TestLanguageWithoutGrammar(t *testing.T) {
	in := harbour().input()
	in.Language = "nb"
	sheet := New(in)
	if n := sheet.Counts(); n.Figures > 0 || n.Turns == 0 || !strings.Contains(sheet.TranscriptTodo, "no grammar reads nb") {
		t.Errorf("%+v, %q", n, sheet.TranscriptTodo)
	}
}

// A turn whose words stand in the turn before it starts with its heading; one without a heading is left out, and that is said.
func TestStartsInTurnBefore(t *testing.T) {
	s := &script{}
	one := s.speaker(transcript.Speaker{Key: "a", Name: "Ada", Headings: []string{"ADA:"}})
	two := s.speaker(transcript.Speaker{Key: "b", Name: "Bo", Headings: []string{"BO:"}})
	none := s.speaker(transcript.Speaker{Key: "c", Unnamed: "journalist"})
	s.says(one, "", "No. That is what I said to Bo: No. And then he said it.")
	s.says(two, "", "No.")
	s.says(one, "", "We have 5 ships. No.")
	s.says(none, "question", "No.")
	in := s.input()
	sheet := New(in)
	settled(t, in, sheet)
	if len(sheet.Turns) != 3 || sheet.Turns[1].Starts != "BO: No." || !strings.Contains(sheet.TranscriptTodo, "left out: 1") {
		t.Errorf("%+v %q", sheet.Turns, sheet.TranscriptTodo)
	}
}

func TestEventKind(t *testing.T) {
	for title, want := range map[string]string{
		"Remarks by the Mayor in Joint Press Conference": "press-conference",
		"Press Briefing by the Harbour Master":           "briefing",
		"Remarks by the Mayor on the Harbour":            "speech",
		"Statement of the Mayor":                         "statement",
		"Interview with the Mayor":                       "interview",
		"Hearing on the Harbour":                         "hearing",
	} {
		if got, sure := eventKind(title, false); got != want || !sure {
			t.Errorf("%s: %s, want %s", title, got, want)
		}
	}
	if got, sure := eventKind("A day at the harbour", true); got != "press-conference" || sure {
		t.Error(got, sure)
	}
	if got, sure := eventKind("A day at the harbour", false); got != "statement" || sure {
		t.Error(got, sure)
	}
}

func TestEventID(t *testing.T) {
	day, _ := briefing.ParseDate("2024-06-18")
	for _, c := range []struct {
		name string
		date briefing.Date
		want string
	}{
		{"talk", day, "talk-2024-06-18"},
		{"2024-06-18-Talk, of Ålesund’s mayor", day, "2024-06-18-talk-of-alesunds-mayor"},
		{"talk", briefing.Date{}, "talk"},
		{"会議", day, "2024-06-18"},
		{"会議", briefing.Date{}, "event"},
	} {
		if got := eventID(c.name, c.date); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	long := strings.Repeat("very-", 40)
	a, b := eventID(long+"a", day), eventID(long+"b", day)
	if a == b || !briefing.IsSlug(a) || len(a) > longestID || !strings.HasSuffix(a, "2024-06-18") {
		t.Errorf("%s, %s", a, b)
	}
}

// sentences of which scripts are made.
var sentences = []string{
	"We have 23 ships in the port.", "We have 23 ships in the port, 23 ships out of the 32.", "Fees rose by 18 percent in 2023.", "Yes.", "No.", "23", "It is up",
	"That is the largest number in a decade.", "“Half of the quay,” as the Mayor said, “is new.”", "We will build a bridge.", "They have never paid.",
	"It cost <s>3</s> [4] million euros.", "It was ~~two~~ \\[three\\] ships.", "He had <s>10 ships</s> — ships.", "(Laughter.)", "It cost £3 or so (As of 5 May.).",
	"Between 3 and\n5 ships, or about\u00a07 boats; between 3 and 5 ships.", "Nearly two and a half years ago: 1.5% of GDP, $640 billion — and \"more\".", "Many ships — several.", "# 7 {x}, [y]: 'z'",
	"According to the Mayor it is 3, 4, or 5.", "ADA: We doubled it, twice as many as in 2014.", "2014.", "In 2014 the quay was opened.", "\tTabs  and   spaces 12   ships.",
	"We expect 20 countries and maybe more.", "Thank you.", "I have two questions.", "0.04 per 1,000 person-days, 3 to 4 million people, 2, 5, 10, 20 years.",
}

func drawScript(t *rapid.T) *script {
	s := &script{}
	if rapid.Bool().Draw(t, "titled") {
		s.read.Header.Title = s.fact(rapid.SampledFrom([]string{"Press briefing: the harbour", "Remarks # 3 of the Mayor", "true"}).Draw(t, "title"))
	}
	for i, name := range []string{"Ada Lind", "Bo", ""} {
		sp := transcript.Speaker{Key: "s" + strconv.Itoa(i), Name: name, Role: rapid.SampledFrom([]string{"", "Mayor"}).Draw(t, "role")}
		if name == "" {
			sp.Unnamed = "journalist"
		}
		if h := rapid.SampledFrom([]string{"", "ADA:", "Q", "The Mayor:"}).Draw(t, "heading"); h != "" {
			sp.Headings = []string{h}
		}
		s.fact("With " + strings.Join(append([]string{sp.Name, sp.Role}, sp.Headings...), ", "))
		s.speaker(sp)
	}
	for range rapid.IntRange(1, 6).Draw(t, "turns") {
		words := strings.Join(rapid.SliceOfN(rapid.SampledFrom(sentences), 1, 6).Draw(t, "sentences"), rapid.SampledFrom([]string{" ", "\n", "\n\n"}).Draw(t, "gap"))
		n := len(s.read.Turns)
		turn := s.says(rapid.IntRange(0, 2).Draw(t, "speaker"), rapid.SampledFrom(briefing.TurnKinds).Draw(t, "kind"), words)
		if n > 1 && rapid.Bool().Draw(t, "linked") {
			turn.Continues, turn.Answers = n-2, n-1
		}
	}
	return s
}

// Whatever the transcript, its draft is read back as it was written, passes the check at once, and says nothing that the text
// does not.
func TestDraftsOfAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawScript(t).input()
		if rapid.Bool().Draw(t, "units") {
			in.Names = briefing.NewNames()
			in.Names.Units["ship"] = briefing.Unit{ID: "ship", Name: "Ship", Words: []string{"ship", "ships"}}
		}
		sheet := New(in)
		b := settled(t, in, sheet, resolve.CodeHeadingDiffers, resolve.CodeHeadingInside) // they are the reader's doing
		inventsNothing(t, in, b)
	})
}

// inventsNothing tells what a settled draft says that the text does not.
func inventsNothing(t interface {
	Helper()
	Errorf(string, ...any)
}, in Input, b *briefing.Briefing) {
	t.Helper()
	meta := in.Source.Meta
	text := strings.ToLower(anchor.Fold(strings.Join([]string{in.Source.Text, meta.Title, meta.Publisher, meta.URL, in.Name}, "\n")))
	has := func(what, words string) {
		if words != "" && !strings.Contains(text, strings.ToLower(anchor.Fold(words))) {
			t.Errorf("the %s %q is not in the text", what, words)
		}
	}
	has("title", b.Event.Title)
	if !b.Event.Date.IsZero() && meta.Date == "" && in.Read.Header.Date.Value == "" {
		t.Errorf("nothing says the date %s", b.Event.Date)
	}
	has("place", b.Event.Place)
	for _, s := range b.Speakers {
		has("name", s.Name)
	}
	for _, a := range b.Appearances {
		has("role", a.Role)
		for _, h := range a.Headings {
			has("heading", h)
		}
	}
	said := anchor.Fold(quantity.SplitCorrections(in.Source.Text).Said.Text)
	for i := range b.Claims {
		c := &b.Claims[i]
		if len(c.Quotes) == 1 && !strings.Contains(said, anchor.Fold(c.Says)) {
			t.Errorf("says %q is not in what was said", c.Says)
		}
		for j := range c.Figures {
			readInTurn(t, in, b, c, &c.Figures[j])
		}
	}
}

// readInTurn wants each number of a figure to be one that is read in its turn.
func readInTurn(t interface {
	Helper()
	Errorf(string, ...any)
}, in Input, b *briefing.Briefing, c *briefing.Claim, f *briefing.Figure) {
	t.Helper()
	i := slices.IndexFunc(b.Turns, func(turn briefing.Turn) bool { return turn.Key == f.Quote.Turn })
	names := in.Names
	if names == nil {
		names = briefing.NewNames()
	}
	for q := range quantity.English(lexicon(names)).All(b.Turns[i].Exact) {
		if q.Value == "1" && f.Given.Value != nil && sameNumber(f.Given.Value, parsed(q.OfValue)) {
			return // 'one of the 19 states' is 19
		}
		if sameNumber(f.Given.Value, parsed(q.Value)) && f.Given.Vague == q.Vague && (f.Given.Rank != nil) == (q.Rank != nil) && sameBounds(f.Bounds, interval(q.Bounds)) {
			return
		}
	}
	t.Errorf("the figure %s.%s, %+v, is read nowhere in its turn %q", c.Key, f.Key, f.Given, b.Turns[i].Exact)
}

// A day that could not be read for certain is named, and not said to be missing.
func TestUnreadDate(t *testing.T) {
	s := &script{}
	one := s.speaker(transcript.Speaker{Key: "a", Name: "Ada"})
	s.says(one, "", "Yes.")
	in := s.input()
	in.Read.Header.Unread.Value = "05/04/2031"
	if todo := New(in).EventTodo; !strings.Contains(todo, `date: "05/04/2031" could not be read`) || strings.Contains(todo, "date: the text gives none") {
		t.Errorf("the todo is %q", todo)
	}
}
