package dossier

import (
	"bytes"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onrecord/internal/briefing"
)

func TestParseRef(t *testing.T) {
	for s, want := range map[string]briefing.Ref{
		"talk-2024":       {Event: "talk-2024"},
		"talk-2024.b":     {Event: "talk-2024.b"},
		"talk-2024#c4":    {Event: "talk-2024", Claim: "c4"},
		"talk-2024#c4.f1": {Event: "talk-2024", Claim: "c4", Figure: "f1"},
	} {
		if got, err := ParseRef(s); err != nil || got != want {
			t.Errorf("%q: %+v %v", s, got, err)
		}
	}
	for _, s := range []string{"", "#", "talk#", "#c4", "c 4", "talk#c4.", "talk#c4.f1.f2", "talk#c4#c5", "Talk", "-", strings.Repeat("x", 300)} {
		if got, err := ParseRef(s); err == nil {
			t.Errorf("%q is %+v", s, got)
		} else if len([]rune(err.Error())) > 200 {
			t.Errorf("a long message: %v", err)
		}
	}
}

func FuzzParseRef(f *testing.F) {
	f.Add("talk#c4.f1")
	f.Add("talk")
	f.Fuzz(func(t *testing.T, s string) {
		ref, err := ParseRef(s)
		if err != nil {
			return
		}
		if back := ref.String(); ref.Claim != "" && back != s || ref.Claim == "" && ref.Event != s {
			t.Errorf("%q reads as %+v", s, ref)
		}
	})
}

func TestGrouped(t *testing.T) {
	for s, want := range map[Text]string{
		"": "", "0": "0", "999": "999", "2024": "2024", "10000": "10,000", "640000000000": "640,000,000,000",
		"-1234567.50": "-1,234,567.50", "0.123456": "0.123456", "123456.000001": "123,456.000001", "1234": "1234",
	} {
		if got := grouped(s); got != want {
			t.Errorf("%s: %s, want %s", s, got, want)
		}
	}
}

// TestGroupedKeepsTheDigits: commas are all that is added.
func TestGroupedKeepsTheDigits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,10})?`).Draw(t, "number")
		if got := strings.ReplaceAll(grouped(Text(s)), ",", ""); got != s {
			t.Errorf("%s became %s", s, got)
		}
	})
}

func TestBoundsInWords(t *testing.T) {
	for _, tt := range []struct {
		lower, upper         Text
		lowerIn, upperIn     bool
		words, readableWords string
	}{
		{"23", "23", true, true, "23 exactly", "23 exactly"},
		{"17.5", "18.5", true, false, "17.5 to below 18.5", "17.5 to below 18.5"},
		{"640000000000", "", false, false, "more than 640000000000", "more than 640,000,000,000"},
		{"20", "", true, false, "20 or more", "20 or more"},
		{"", "5", false, false, "less than 5", "less than 5"},
		{"", "5", false, true, "5 or less", "5 or less"},
		{"10", "15", true, true, "10 to 15", "10 to 15"},
		{"96", "100", false, false, "above 96 to below 100", "above 96 to below 100"},
		{"0", "100", false, true, "above 0 to 100", "above 0 to 100"},
	} {
		b := NewBounds(tt.lower, tt.lowerIn, tt.upper, tt.upperIn, "")
		if string(b.Words) != tt.words || b.readable() != tt.readableWords {
			t.Errorf("%+v: %s; %s", tt, b.Words, b.readable())
		}
	}
	if NewBounds("", false, "", false, "(,)") != nil {
		t.Error("bounds without an end say something")
	}
}

func TestDatesInWords(t *testing.T) {
	for s, want := range map[Text]string{
		"2024": "2024", "2024-06": "June 2024", "2024-06-18": "18 June 2024", "2014/2024": "2014 to 2024",
		"2014/..": "since 2014", "../2024-06": "until June 2024",
	} {
		if got := periodWords(s); got != want {
			t.Errorf("%s: %s", s, got)
		}
	}
	for s, want := range map[Text]string{"10y..": "in 10 years or more", "24y": "in 24 years", "1991/..": "since 1991", "1991/2024": "in 1991 to 2024"} {
		if got := window(s); got != want {
			t.Errorf("%s: %s", s, got)
		}
	}
}

// TestAround: the context is a part of the text that touches the quote, no longer than it may be, and cut at words.
func TestAround(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		runes := rapid.SliceOfN(rapid.SampledFrom([]rune("abcde   \n\u00a0“é😀")), 0, ContextRead)
		before, after := string(runes.Draw(t, "before")), string(runes.Draw(t, "after"))
		var p Place
		p.Around(before, after)
		if !strings.HasSuffix(before, p.Before) || !strings.HasPrefix(after, p.After) {
			t.Fatalf("%q and %q are not what stands at the quote", p.Before, p.After)
		}
		if len([]rune(p.Before)) > ContextMargin || len([]rune(p.After)) > ContextMargin {
			t.Error("too long")
		}
		if p.MoreBefore != (len([]rune(before)) > ContextMargin) || p.MoreAfter != (len([]rune(after)) > ContextMargin) {
			t.Error("what is cut is not said, or said without a cut")
		}
		if cut, ok := strings.CutSuffix(before, p.Before); ok && p.MoreBefore && strings.ContainsFunc(p.Before, unicode.IsSpace) {
			if last := []rune(cut); !unicode.IsSpace(last[len(last)-1]) {
				t.Errorf("%q cuts a word", p.Before)
			}
		}
	})
}

// around is a quote in its context, of which there may be more.
func around(before, quote, after string, more bool) Place {
	return Place{Before: before, Quote: Text(quote), After: after, MoreBefore: more, MoreAfter: more}
}

func TestWordsAreMarked(t *testing.T) {
	for _, tt := range []struct {
		name  string
		place Place
		color bool
		want  string
	}{
		{"plain", around("We said ", "yes", ". Then", false), false, "    We said »yes«. Then\n"},
		{"more", around("said\n\n", "no", " and", true), false, "    … said »no« and …\n"},
		{"glued", around("(", "yes", ")", false), false, "    (»yes«)\n"},
		{"alone", around("", "yes", "", false), false, "    »yes«\n"},
		{"marks in the text", around("Er sagt »", "ja", "« laut", false), false, "    Er sagt »⟦ja⟧« laut\n"},
		{"both marks in the text", around("»⟦", "ja", "⟧«", false), false, "    »⟦⟪ja⟫⟧«\n"},
		{"control characters", around("a\x1b[2J ", "b\x01c", "\u202ed", false), false, "    a\\u001b[2J »b\\u0001c«\\u202ed\n"},
		{"colour", around("We said ", "yes, we do", ". Then", false), true, "    We said \x1b[1myes, we do\x1b[0m. Then\n"},
		{"colour over two lines", around(strings.Repeat("x", 30)+" ", "yes yes", " no", false), true,
			"    " + strings.Repeat("x", 30) + " \x1b[1myes\x1b[0m\n    \x1b[1myes\x1b[0m no\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := printed(t, words{tt.place}, Options{Color: tt.color, Width: leastWidth})
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// printed prints one block as text.
func printed(t testing.TB, b block, opts Options) string {
	t.Helper()
	var out bytes.Buffer
	if err := WriteText(&out, &blocks{b: []block{b}}, opts); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// blocks is a dossier that is laid out already.
type blocks struct {
	Head
	b []block
}

func (b *blocks) layout() []block { return b.b }

// TestEachLineIsStyledByItself: whatever is quoted, no line leaves the terminal bold, and the words stay the same.
func TestEachLineIsStyledByItself(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.StringMatching(`([a-z.,]{1,12} ?){0,20}`)
		p := around(text.Draw(rt, "before"), text.Filter(func(s string) bool { return strings.TrimSpace(s) != "" }).Draw(rt, "quote"), text.Draw(rt, "after"), rapid.Bool().Draw(rt, "more"))
		coloured := printed(t, words{p}, Options{Color: true, Width: 50})
		for l := range strings.Lines(coloured) {
			if strings.Count(l, "\x1b[1m") != strings.Count(l, "\x1b[0m") || strings.LastIndex(l, "\x1b[1m") > strings.LastIndex(l, "\x1b[0m") {
				rt.Errorf("%q", l)
			}
		}
		bold := strings.NewReplacer("\x1b[1m", "", "\x1b[0m", "").Replace(coloured)
		plain := strings.NewReplacer("»", "", "«", "").Replace(printed(t, words{p}, Options{Width: 50}))
		if a, b := strings.Fields(bold), strings.Fields(plain); !cmp.Equal(a, b) {
			rt.Errorf("%q %q", a, b)
		}
	})
}

func TestCitations(t *testing.T) {
	date, err := briefing.ParseDate("2024-06")
	if err != nil {
		t.Fatal(err)
	}
	head := Head{
		Ref:        "talk#c1",
		Event:      Event{Title: "A talk", Place: "Harbour", Date: Date{date}},
		Transcript: &Transcript{SHA256: strings.Repeat("ab", 32), Source: Source{Publisher: "Harbour Board", URL: "https://harbour.example/"}},
	}
	quay := Speaker{ID: "ada-quay", Name: "Ada Quay", Role: "Harbour Master", OrganizationName: "Harbour Board"}
	place := Place{Speaker: quay, Span: briefing.Span{Start: 5, End: 8}, Quote: "yes\nwe do"}
	const where = " Transcript: Harbour Board, https://harbour.example/. talk#c1, sha256 abababababab"
	d := &ClaimDossier{Head: head, Claim: Claim{Key: "c1", Places: []Place{place, {Span: briefing.Span{Start: 20, End: 24}}}}}
	if got, want := d.Cite(), "Ada Quay (Harbour Master, Harbour Board), “A talk”, Harbour, June 2024: “yes we do” (characters 5–8 and 20–24)."+where; got != want {
		t.Error(got)
	}
	d.Claim.Places[1].Speaker = Speaker{Name: "journalist"}
	if got := d.Cite(); !strings.Contains(got, "“yes we do” (characters 5–8; also journalist, characters 20–24).") {
		t.Error(got)
	}
	summary, edited := *head.Transcript, *head.Transcript
	summary.Fidelity, edited.Fidelity = "summary", "edited"
	d.Transcript = &summary
	if got := d.Cite(); !strings.Contains(got, "June 2024: in the words of a summary, “yes we do”") || !strings.Contains(got, " Summary of: Harbour Board, ") {
		t.Error(got)
	}
	d.Transcript = &edited
	if got := d.Cite(); !strings.Contains(got, "June 2024: “yes we do”") || !strings.Contains(got, " Transcript (edited): Harbour Board, ") {
		t.Error(got)
	}
	d.Transcript = head.Transcript
	place.Quote = "" // redacted
	d.Claim.Places = []Place{place}
	if got, want := d.Cite(), "Ada Quay (Harbour Master, Harbour Board), “A talk”, Harbour, June 2024: c1 (characters 5–8)."+where; got != want {
		t.Error(got)
	}
	place.Quote = Text(strings.Repeat("word ", 200))
	if got := (&FigureDossier{Head: head, Figure: Figure{Key: "c1.f1", Place: place}}).Cite(); !strings.Contains(got, " word […] word ") || strings.Contains(got, "\n") {
		t.Error(got)
	}
	e := &EventDossier{Head: head, Appearances: []Appearance{{Speaker: quay}, {Speaker: Speaker{Name: "journalist"}}, {Speaker: quay}}}
	if got, want := e.Cite(), "“A talk”, Harbour, June 2024; Ada Quay (Harbour Master, Harbour Board)."+where; got != want {
		t.Error(got)
	}
}

func TestMarkdownReadsAsTheText(t *testing.T) {
	var out bytes.Buffer
	b := &blocks{b: []block{
		title{"talk#c1", "A *bold* claim"}, fields{rows: []field{{"note", "a_b <i>"}, {"empty", ""}}},
		rows{header: []string{"a", "b"}, cells: [][]string{{"x|y", "z"}}, flex: -1}, words{around("a ", "b*", "c", true)},
	}}
	if err := WriteMarkdown(&out, b); err != nil {
		t.Fatal(err)
	}
	want := "# A \\*bold\\* claim\n\n`talk#c1`\n\n- note: a\\_b \\<i\\>\n| a | b |\n| --- | --- |\n| x\\|y | z |\n\n  > … a **b\\***c …\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

func TestRowsAreCutOnATerminalAlone(t *testing.T) {
	r := rows{header: []string{"claim", "says"}, cells: [][]string{{"c1", strings.Repeat("word ", 20)}}, flex: 1}
	if got := printed(t, r, Options{}); !strings.Contains(got, strings.TrimSpace(strings.Repeat("word ", 20))) {
		t.Errorf("a pipe gets less than all: %s", got)
	}
	for l := range strings.Lines(printed(t, r, Options{Width: 40})) {
		if width(strings.TrimRight(l, "\n")) > 40 {
			t.Errorf("too long for the terminal: %q", l)
		}
	}
}
