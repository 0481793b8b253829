package transcript

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"onrecord/internal/briefing"
)

// plain is what is left of a text for a reader: small letters, one space for each run of blanks, nothing that shows nothing.
func plain(s string) string { return strings.ToLower(tidy(s)) }

// parts are the lines of made-up transcripts.
var parts = []string{
	"", "", "", " ", "\u00a0", "MS. MARSH:  Good afternoon.", "MS. MARSH:", "MS. MARHS: No.", "Q    Why —", "Q", "Q: And?", "— because.", "THE PRESIDENT:  Yes.", "PRESIDENT HALE:  No",
	"Secretary General", "NATO Secretary General Karin Dahl", "I thank you for that. We have 12 ports.", "Question to both of you: who pays?", "(Laughter.)", "END  1:02 P.M. EST", "###", "* * *",
	"General Holt (00:00):", "Ada Byron  0:06", "[00:12] STAFF: Go.", "<v Ada Byron>Hello", "</v>", "1", "00:00:01.000 --> 00:00:04.000", "**Ada:** Yes", "*Q   What?*", "Mr. OSEI. Thank you.",
	"with NATO Secretary General Karin Dahl and US Secretary of Ports, Carl Osei", "Remarks by President Hale and Prime Minister Dora Lind of Vesna", "East Room", "Tromsø, Norway",
	"5 February 2031", "(As delivered)", "Last updated: 6 Feb. 2031 09:05", "# Ports", "SECRETARY OF DEFENSE WILLIAM P. HARROW III: Thanks", "SEC. HARROW. Thanks", "Number one: money.",
	"A line of speech that goes on for a while, so that it is longer than a heading could be. MS. MARSH: and a slip", "É́LODIE: ça", "\u200bMR. ŻÓŁĆ:\u2060 tak", "Q: MS. MARSH: Q", ":", "::", "A: B: C:", "12:30", "J.P. O'BRIEN-SMITH (Radio Nord): Hm",
}

func textOf(t *rapid.T) string {
	lines := rapid.SliceOfN(rapid.SampledFrom(parts), 0, 60).Draw(t, "lines")
	return strings.Join(lines, rapid.SampledFrom([]string{"\n", "\n\n", "  \n"}).Draw(t, "end"))
}

func TestParseHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := Source{Text: textOf(t), Format: FormatText, Meta: Meta{Title: rapid.SampledFrom([]string{"", "Remarks by Minister Carl Osei", "Ports"}).Draw(t, "title")}}
		holds(t, src, Parse(src, known))
	})
}

// holds checks what is true of each transcript, whatever the text is.
func holds(t interface{ Errorf(string, ...any) }, src Source, tr Transcript) {
	runes := []rune(src.Text)
	cut := func(s briefing.Span) string {
		if s.Start < 0 || s.End < s.Start || s.End > len(runes) {
			t.Errorf("the span %v reaches out of the text of %d", s, len(runes))
			return ""
		}
		return string(runes[s.Start:s.End])
	}
	holdTurns(t, tr, cut)
	said := plain(src.Text + "\n" + src.Meta.Title)
	for _, s := range tr.Speakers {
		holdSpeaker(t, s, said)
	}
	h := tr.Header
	for _, f := range []Fact{h.Title, h.Place} {
		if !strings.Contains(said, plain(f.Value)) || f.Span.Len() > 0 && plain(cut(f.Span)) != plain(f.Value) {
			t.Errorf("the header says %q where the text has %q", f.Value, cut(f.Span))
		}
	}
	for _, f := range []Fact{h.Date, h.Published, h.Updated} {
		if f.Span.Len() > 0 && !strings.Contains(cut(f.Span), f.Value[:4]) {
			t.Errorf("the date %q stands in %q", f.Value, cut(f.Span))
		}
	}
	if f := h.Fidelity.Value; f != "" && !slices.Contains(briefing.Fidelities, f) {
		t.Errorf("no factsheet has the fidelity %q", f)
	}
	for _, d := range tr.Doubts {
		if cut(d.Span) == "" {
			t.Errorf("a doubt about nothing: %v", d)
		}
	}
}

func holdTurns(t interface{ Errorf(string, ...any) }, tr Transcript, cut func(briefing.Span) string) {
	end := 0
	for i, x := range tr.Turns {
		words := cut(x.Span)
		if words == "" || strings.TrimFunc(words, isBlank) != words {
			t.Errorf("the turn %d is %q", i, words)
		}
		start := x.Span.Start
		if x.Heading.Len() > 0 {
			start = x.Heading.Start
			cut(x.Heading)
		}
		if start < end || x.Heading.End > x.Span.Start {
			t.Errorf("the turn %d, %v under %v, begins before %d", i, x.Span, x.Heading, end)
		}
		end = x.Span.End
		if x.Speaker < 0 || x.Speaker >= len(tr.Speakers) || !slices.Contains(briefing.TurnKinds, x.Kind) || x.Confidence <= 0 || x.Confidence > 1 {
			t.Errorf("the turn %d: %+v", i, x)
			return
		}
		if x.Answers < -1 || x.Answers >= i || x.Answers >= 0 && (tr.Turns[x.Answers].Kind != "question" || x.Kind != "answer") {
			t.Errorf("the turn %d, %s, answers %d", i, x.Kind, x.Answers)
		}
		if x.Continues < -1 || x.Continues >= i || x.Continues >= 0 && tr.Turns[x.Continues].Speaker != x.Speaker {
			t.Errorf("the turn %d continues %d", i, x.Continues)
		}
	}
	spoken := map[int]bool{}
	keys := map[string]bool{}
	for _, x := range tr.Turns {
		spoken[x.Speaker] = true
	}
	for i, s := range tr.Speakers {
		if !spoken[i] || keys[s.Key] {
			t.Errorf("the speaker %q says nothing, or shares its key", s.Key)
		}
		keys[s.Key] = true
	}
}

var slugShape = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// postInLetters tells whether a text has the letters of a post that stand for it: 'PM'.
func postInLetters(post, said string) bool {
	for letters, p := range shortPosts {
		if p == post && strings.Contains(strings.ToLower(said), letters) {
			return true
		}
	}
	return false
}

func holdSpeaker(t interface{ Errorf(string, ...any) }, s Speaker, said string) {
	if !slugShape.MatchString(s.Key) {
		t.Errorf("the key %q", s.Key)
	}
	if s.Name == "" && s.Unnamed == "" {
		t.Errorf("the speaker %q has neither a name nor a word for who it is", s.Key)
	}
	for _, words := range append([]string{s.Name, s.Role}, s.Headings...) {
		words = strings.TrimSuffix(words, ":") // a time may stand before the colon
		if !strings.Contains(said, plain(words)) && !postInLetters(words, said) {
			t.Errorf("the text does not say %q of %q", words, s.Key)
		}
	}
}

func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob("testdata/styles/*")
	for _, file := range files {
		if data, err := os.ReadFile(file); err == nil && filepath.Ext(file) != ".golden" {
			f.Add(string(data), "Remarks by Minister Carl Osei")
		}
	}
	f.Add(strings.Join(parts, "\n"), "")
	f.Fuzz(func(t *testing.T, text, title string) {
		if !utf8.ValidString(text) || !utf8.ValidString(title) {
			return
		}
		src := Source{Text: text, Format: FormatText, Meta: Meta{Title: title}}
		holds(t, src, Parse(src, known))
	})
}

func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("testdata/styles/*")
	for _, file := range files {
		if data, err := os.ReadFile(file); err == nil && filepath.Ext(file) != ".golden" {
			f.Add(filepath.Base(file), data)
		}
	}
	f.Add("a.txt", []byte("\xff\xfeA\x00\n\x00"))
	f.Add("a.html", []byte("<table><tr><td><p>a<td hidden>b<s>c"))
	f.Add("a.html", []byte("<div class=ad><sup>1<sub>2</sup><figcaption>b"))
	f.Add("a.txt", []byte("PM: One."))
	f.Add("a.md", []byte("---\na: [b\n---\nText"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		src, err := Read(name, data)
		if err != nil {
			if err.Error() == "" || strings.Contains(err.Error(), "\n") && !strings.Contains(name, "\n") {
				t.Errorf("the error is %q", err)
			}
			return
		}
		if !utf8.ValidString(src.Text) || strings.ContainsAny(src.Text, "\r\x00") {
			t.Errorf("the text is %q", src.Text)
		}
		holds(t, src, Parse(src, known))
	})
}
