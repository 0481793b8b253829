package quantity

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// splitLines writes a split in a few lines: both versions, then each correction as what was said, what replaces it
// ("-" for nothing), and the whole of it as it stands in the text.
func splitLines(text string, s Split) []string {
	lines := []string{s.Said.Text, s.Corrected.Text}
	runes := []rune(text)
	for _, c := range s.Corrections {
		corrected := "-"
		if c.Replaced() {
			corrected = c.Corrected
		}
		lines = append(lines, fmt.Sprintf("%s|%s|%s", c.Said, corrected, string(runes[c.Start:c.End])))
	}
	return lines
}

func TestSplitCorrections(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // said, corrected, corrections
	}{
		{"scale", "We laid 500 <s>billion</s> [million] bricks.",
			[]string{"We laid 500 billion bricks.", "We laid 500 million bricks.", "billion|million|<s>billion</s> [million]"}},
		{"escaped", `We laid 500 <s>billion</s> \[million\] bricks.`,
			[]string{"We laid 500 billion bricks.", "We laid 500 million bricks.", `billion|million|<s>billion</s> \[million\]`}},
		{"emphasis", `It was <s>4 of 9</s> \*\[5 of 8\] then.`,
			[]string{"It was 4 of 9 then.", "It was 5 of 8 then.", `4 of 9|5 of 8|<s>4 of 9</s> \*\[5 of 8\]`}},
		{"footnote", `It costs <s>$2</s> \[$3\]\*\*. Or not.`,
			[]string{"It costs $2. Or not.", "It costs $3. Or not.", `$2|$3|<s>$2</s> \[$3\]`}},
		{"bold", "It costs **<s>$2</s>** **[$3]** now.",
			[]string{"It costs **$2 now.", "It costs **$3 now.", "$2|$3|<s>$2</s>** **[$3]"}},
		{"tildes", "We laid ~~3~~ [4] miles.",
			[]string{"We laid 3 miles.", "We laid 4 miles.", "3|4|~~3~~ [4]"}},
		{"other tags", "We laid <DEL>3</del> [4] and <strike>5</strike> [6] miles.",
			[]string{"We laid 3 and 5 miles.", "We laid 4 and 6 miles.", "3|4|<DEL>3</del> [4]", "5|6|<strike>5</strike> [6]"}},
		{"no blank between", `Some <s>9</s>\[90\] or so.`,
			[]string{"Some 9 or so.", "Some 90 or so.", `9|90|<s>9</s>\[90\]`}},
		{"hard blank between", "About <s>8</s>\u00a0[80] of them.",
			[]string{"About 8 of them.", "About 80 of them.", "8|80|<s>8</s>\u00a0[80]"}},
		{"new line between", "About <s>8</s>\n[80] of them.",
			[]string{"About 8 of them.", "About 80 of them.", "8|80|<s>8</s>\n[80]"}},
		{"several words", "It rose <s>by 3 per cent a year</s> [by 5 per cent] here.",
			[]string{"It rose by 3 per cent a year here.", "It rose by 5 per cent here.", "by 3 per cent a year|by 5 per cent|<s>by 3 per cent a year</s> [by 5 per cent]"}},
		{"no replacement", "We planted 7 <s>thousand</s> trees.",
			[]string{"We planted 7 thousand trees.", "We planted 7 trees.", "thousand|-|<s>thousand</s>"}},
		{"broken off", "We planted 7 <s>thousand</s> — million trees.",
			[]string{"We planted 7 thousand — million trees.", "We planted 7 million trees.", "thousand|-|<s>thousand</s>"}},
		{"broken off without blanks", "We planted 7 <s>thousand</s>—hundred trees.",
			[]string{"We planted 7 thousand—hundred trees.", "We planted 7 hundred trees.", "thousand|-|<s>thousand</s>"}},
		{"joined", "a <s>two</s>-year plan",
			[]string{"a two-year plan", "a -year plan", "two|-|<s>two</s>"}},
		{"at the ends", "<s>Two</s> [Three]",
			[]string{"Two", "Three", "Two|Three|<s>Two</s> [Three]"}},
		{"nothing left", "<s>Two</s>",
			[]string{"Two", "", "Two|-|<s>Two</s>"}},
		{"two in a row", "One <s>million</s> [billion] two hundred <s>thousand</s>[million] lamps",
			[]string{"One million two hundred thousand lamps", "One billion two hundred million lamps",
				"million|billion|<s>million</s> [billion]", "thousand|million|<s>thousand</s>[million]"}},
		{"wide characters", "Ça fait 🚢 <s>deux</s> [trois] là.",
			[]string{"Ça fait 🚢 deux là.", "Ça fait 🚢 trois là.", "deux|trois|<s>deux</s> [trois]"}},
		{"quotation mark between", "It is “<s>A2</s>” [B2], I think.",
			[]string{"It is “A2” [B2], I think.", "It is “” [B2], I think.", "A2|-|<s>A2</s>"}},
		{"remark behind", `at a 20 <s>percent</s> \[sic\] high`,
			[]string{"at a 20 percent high", "at a 20 high", "percent|-|<s>percent</s>"}},

		{"remark", "We have 3 [sic] ships.", []string{"We have 3 ships.", "We have 3 ships."}},
		{"insertion", "We have [only] 3 ships [inaudible]. (Laughter)",
			[]string{"We have [only] 3 ships [inaudible]. (Laughter)", "We have [only] 3 ships [inaudible]. (Laughter)"}},
		{"not closed", "We have <s>3 [4] ships.", []string{"We have <s>3 [4] ships.", "We have <s>3 [4] ships."}},
		{"closed in another paragraph", "We have <s>3\n \n</s> [4] ships.", []string{"We have <s>3\n \n</s> [4] ships.", "We have <s>3\n \n</s> [4] ships."}},
		{"bracket in another paragraph", "We have <s>3</s>\n\n[4] ships.",
			[]string{"We have 3\n\n[4] ships.", "We have \n\n[4] ships.", "3|-|<s>3</s>"}},
		{"bracket not closed", "We have <s>3</s> [4 ships.", []string{"We have 3 [4 ships.", "We have [4 ships.", "3|-|<s>3</s>"}},
		{"empty bracket", "We have <s>3</s> [] ships.", []string{"We have 3 [] ships.", "We have [] ships.", "3|-|<s>3</s>"}},
		{"opened twice", "We have <s>3 <s>4</s> [5] ships.",
			[]string{"We have <s>3 4 ships.", "We have <s>3 5 ships.", "4|5|<s>4</s> [5]"}},
		{"holds no words", "We have <s> </s> [4] ships.", []string{"We have <s> </s> [4] ships.", "We have <s> </s> [4] ships."}},
		{"other tags are none", "We have <sup>3</sup> [4] ships.", []string{"We have <sup>3</sup> [4] ships.", "We have <sup>3</sup> [4] ships."}},
	} {
		if diff := cmp.Diff(c.want, splitLines(c.text, SplitCorrections(c.text))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// Each reading is written as the words with their marks, and the value, bounds, comparator, unit and kind on either side.
func TestCorrectedReadings(t *testing.T) {
	reader := English(testLexicon)
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"scale", "We spent $500 <s>billion</s> [million] on it.",
			[]string{"$500 <s>billion</s> [million]: 500000000000 [450000000000,550000000000) eq USD money -> 500000000 [450000000,550000000) eq USD money"}},
		{"whole number", "Nearly <s>40</s> [60] ships came.",
			[]string{"Nearly <s>40</s> [60] ships: 40 (20,40) almost ship count -> 60 (40,60) almost ship count"}},
		{"number in words", "It took <s>two</s> [three] years.",
			[]string{"<s>two</s> [three] years: 2 [1.5,2.5) eq year duration -> 3 [2.5,3.5) eq year duration"}},
		{"comparator", "There are <s>over</s> [under] 50 ships.",
			[]string{"<s>over</s> [under] 50 ships: 50 (50,) gt ship count -> 50 (,50) lt ship count"}},
		{"comparator that was not said", "There are <s>the</s> [at least] 50 ships.",
			[]string{"50 ships: 50 [50,50] eq ship count -> 50 [50,) gte ship count"}},
		{"unit", "It costs 45 <s>percent</s> [dollars] now.",
			[]string{"45 <s>percent</s> [dollars]: 45 [44.5,45.5) eq percent - -> 45 [44.5,45.5) eq USD money"}},
		{"counted noun", "We saw 4 <s>ships</s> [summits] there.",
			[]string{"4 <s>ships</s> [summits]: 4 [4,4] eq ship count -> 4 [4,4] eq summit count"}},
		{"denominator", "It was <s>11 of 19</s> [9 of 16] then.",
			[]string{"<s>11 of 19</s> [9 of 16]: 11 [11,11] eq - count -> 9 [9,9] eq - count"}},
		{"currency outside", "It costs $<s>740</s> [730] million.",
			[]string{"$<s>740</s> [730] million: 740000000 [735000000,745000000) eq USD money -> 730000000 [725000000,735000000) eq USD money"}},
		{"currency repeated", "It costs $3 <s>thousand</s> [$3 million] to do.",
			[]string{"$3 <s>thousand</s> [$3 million]: 3000 [2500,3500) eq USD money -> 3000000 [2500000,3500000) eq USD money"}},
		{"joined", "a <s>three</s> [thirty]-year plan",
			[]string{"<s>three</s> [thirty]-year: 3 [2.5,3.5) eq year duration -> 30 [25,35) eq year duration"}},
		{"two scales", "a <s>million</s> [billion] two hundred <s>thousand</s> [million] lamps",
			[]string{"a <s>million</s> [billion] two hundred <s>thousand</s> [million] lamps: 1200000 [1150000,1250000) eq - count -> 1200000000 [1150000000,1250000000) eq - count"}},
		{"broken off", "nearly 7 <s>thousand</s> — million trees",
			[]string{"nearly 7 <s>thousand</s>: 7000 (5000,7000) almost - - -> 7000000 (5000000,7000000) almost - count"}},
		{"struck out for good", "We have 3 ships <s>and 12 tugs</s> here.",
			[]string{"3 ships: 3 [3,3] eq ship count", "<s>and 12 tugs</s>: 12 [12,12] eq - count"}},
		{"unit struck out", "Forty-four <s>percent</s> of the ships left.",
			[]string{"Forty-four <s>percent</s> of the ships: 44 [43.5,44.5) eq percent share -> 44 [44,44] eq ship count"}},
		{"repeated", "14 <s>thousand</s> [million] — 14 <s>thousand</s> [million] trees",
			[]string{"14 <s>thousand</s> [million] — 14 <s>thousand</s> [million] trees: 14000 [13500,14500) eq - count -> 14000000 [13500000,14500000) eq - count"}},
		{"repeated, then put right", "1.5 million — <s>1.5 million</s> [15 million] trees",
			[]string{"1.5 million — <s>1.5 million</s> [15 million] trees: 1500000 [1450000,1550000) eq - count -> 15000000 [14500000,15500000) eq - count"}},
		{"range", "70 to <s>80</s> [90] ships",
			[]string{"70 to <s>80</s> [90] ships: - [70,80] between ship count -> - [70,90] between ship count"}},
		{"vague", "<s>Hundreds of ships</s> [300 ships] came.",
			[]string{"<s>Hundreds of ships</s> [300 ships]: - (,) - ship count -> 300 [300,300] eq ship count"}},
		{"several in order", "<s>3 ships and 5 ships</s> [4 ships and 6 ships]",
			[]string{"<s>3 ships and 5 ships</s> [4 ships and 6 ships]: 3 [3,3] eq ship count -> 4 [4,4] eq ship count",
				"<s>3 ships and 5 ships</s> [4 ships and 6 ships]: 5 [5,5] eq ship count -> 6 [6,6] eq ship count"}},
		{"several in another order", "<s>3 ships and 5 summits</s> [6 summits and 4 ships]",
			[]string{"<s>3 ships and 5 summits</s> [6 summits and 4 ships]: 3 [3,3] eq ship count",
				"<s>3 ships and 5 summits</s> [6 summits and 4 ships]: 5 [5,5] eq summit count"}},
		{"several and fewer", "<s>3 ships and 5 summits</s> [6 summits]",
			[]string{"<s>3 ships and 5 summits</s> [6 summits]: 3 [3,3] eq ship count",
				"<s>3 ships and 5 summits</s> [6 summits]: 5 [5,5] eq summit count -> 6 [6,6] eq summit count"}},
		{"number that is none", "Executive Order <s>2718</s> [27018] says so.", nil},
		{"number only where it is right", "We <s>sailed</s> [sent 3 ships].", nil},
		{"elsewhere", "We have 3 ships. They <s>sail</s> [sailed] well.", []string{"3 ships: 3 [3,3] eq ship count"}},
		{"remark", "We have 3 [sic] ships.", []string{"3 [sic] ships: 3 [3,3] eq ship count"}},
	} {
		split := SplitCorrections(c.text)
		var got []string
		for _, q := range reader.Read(c.text) {
			line := cutWide(c.text, split, q) + measured(q)
			if q.Corrected != nil {
				line += " ->" + measured(*q.Corrected)[1:]
			}
			got = append(got, line)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s %q (-want +got):\n%s", c.name, c.text, diff)
		}
	}
}

// measured is what describe writes, without the words and what else is set.
func measured(q Quantity) string {
	dash := func(s string) string {
		if s == "" {
			return "-"
		}
		return s
	}
	return fmt.Sprintf(": %s %s %s %s %s", dash(q.Value), q.Bounds, dash(string(q.Comparator)), dash(q.Unit), dash(string(q.Kind)))
}

// cutWide is the words of a quantity with all of the corrections at them.
func cutWide(text string, s Split, q Quantity) string {
	start, end := Widen(s.Corrections, q.Start, q.End)
	return string([]rune(text)[start:end])
}

func TestSpokenIsWithoutMarks(t *testing.T) {
	got := English(testLexicon).Read("<s>Three and a</s> [Two and a] half million ships of the <s>nine</s> [eight] members")
	if len(got) != 1 || got[0].Corrected == nil {
		t.Fatalf("read %+v", got)
	}
	q, c := got[0], got[0].Corrected
	if q.Spoken != "Three and a half" || q.Scale != "million" || q.OfText != "the nine members" || q.OfValue != "9" {
		t.Errorf("said: %+v", q)
	}
	if c.Spoken != "Two and a half" || c.Value != "2500000" || c.OfText != "the eight members" || c.OfValue != "8" {
		t.Errorf("corrected: %+v", c)
	}
	if c.Corrected != nil {
		t.Errorf("what is corrected has a correction of its own: %+v", c.Corrected)
	}
}

func TestWiden(t *testing.T) {
	corrections := SplitCorrections("ab <s>cd</s> [ef] gh <s>i</s> jk").Corrections // 3-17, 21-29
	for _, c := range [][4]int{{0, 2, 0, 2}, {0, 3, 0, 3}, {0, 4, 0, 17}, {6, 8, 3, 17}, {16, 22, 3, 29}, {17, 21, 17, 21}, {28, 30, 21, 30}, {29, 32, 29, 32}} {
		if start, end := Widen(corrections, c[0], c[1]); start != c[2] || end != c[3] {
			t.Errorf("Widen(%d, %d) = %d, %d, want %d, %d", c[0], c[1], start, end, c[2], c[3])
		}
	}
}

func TestWhereTheRightWordsGoOn(t *testing.T) {
	for text, want := range map[string]int{
		"<s>8</s> [9] a": 12, `<s>8</s> \[9\]\*\* a`: 18, "<s>8</s> a": 8, "<s>8</s> — a": 10, "<s>8</s>-a": 8, "<s>8</s> - a": 10, "<s>8</s>—a": 9,
	} {
		if c := SplitCorrections(text).Corrections; len(c) != 1 || c[0].Next != want {
			t.Errorf("%q: %+v, want to go on at %d", text, c, want)
		}
	}
}

// splitInvariants checks what holds of every text that is split.
func splitInvariants(text string) error {
	s := SplitCorrections(text)
	runes := []rune(text)
	end := 0
	for _, c := range s.Corrections {
		ordered := slices.IsSorted([]int{end, c.Start, c.SaidStart, c.SaidEnd, c.CorrectedStart, c.CorrectedEnd, c.End, c.Next})
		if !ordered || c.Start >= c.SaidStart || c.SaidStart >= c.SaidEnd || c.SaidEnd >= c.End || c.Next > len(runes) {
			return fmt.Errorf("positions out of order behind %d in %d code points: %+v", end, len(runes), c)
		}
		if c.Said != string(runes[c.SaidStart:c.SaidEnd]) || c.Corrected != string(runes[c.CorrectedStart:c.CorrectedEnd]) {
			return fmt.Errorf("the words are not at their positions: %+v", c)
		}
		end = c.End
	}
	for _, v := range []Version{s.Said, s.Corrected} {
		if err := pointsBack(v, runes); err != nil {
			return err
		}
	}
	if len(s.Corrections) == 0 && len(findSic(text)) == 0 && (s.Said.Text != text || s.Corrected.Text != text) {
		return fmt.Errorf("without corrections, the text is %q and %q", s.Said.Text, s.Corrected.Text)
	}
	return nil
}

// pointsBack checks that each code point of a version is the one at its position in the original, in ascending order.
func pointsBack(v Version, original []rune) error {
	last := -1
	for i, r := range []rune(v.Text) {
		start, end := v.Original(i, i+1)
		if start <= last || end != start+1 || original[start] != r {
			return fmt.Errorf("code point %d of %q is %q, at %d-%d behind %d", i, v.Text, r, start, end, last)
		}
		last = start
	}
	return nil
}

// correctedSpeech is speech in which words are struck out and put right, soundly or not.
func correctedSpeech() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		for range rapid.IntRange(0, 12).Draw(t, "parts") {
			some := rapid.SliceOfN(rapid.SampledFrom(speechWords), 0, 3)
			b.WriteString(strings.Join(some.Draw(t, "before"), " "))
			b.WriteString(rapid.SampledFrom([]string{"", " ", " <s>", "<s>", "~~", "<del>", "<strike>"}).Draw(t, "open"))
			b.WriteString(strings.Join(some.Draw(t, "said"), " "))
			b.WriteString(rapid.SampledFrom([]string{"", " ", "</s>", "</s> ", "~~", "</del>", "</s> — "}).Draw(t, "close"))
			b.WriteString(rapid.SampledFrom([]string{"", " [", `\[`, `*[`, "\n["}).Draw(t, "bracket"))
			b.WriteString(strings.Join(some.Draw(t, "corrected"), " "))
			b.WriteString(rapid.SampledFrom([]string{"", " ", "] ", `\]`, "]", " [sic]", "] (sic.) "}).Draw(t, "end"))
		}
		return b.String()
	})
}

func TestSplitProperties(t *testing.T) {
	reader := newEnglish(testLexicon)
	rapid.Check(t, func(t *rapid.T) {
		text := correctedSpeech().Draw(t, "text")
		if err := splitInvariants(text); err != nil {
			t.Fatal(err)
		}
		found, steps := reader.read(text)
		if err := invariants(text, found); err != nil {
			t.Fatal(err)
		}
		if steps > 2*stepsPerByte*(len(text)+1) {
			t.Fatalf("%d steps for %d bytes", steps, len(text))
		}
	})
}

// What was said is read as if nobody had put it right, and what is corrected as if it had been said so: at sound
// corrections of one number, for any number and any sentence about it.
func TestCorrectionsReadAsTheirVersions(t *testing.T) {
	reader := English(testLexicon)
	words := rapid.SampledFrom([]string{"23", "500,000", "2.5 million", "$140 billion", "twenty-four", "18 percent", "nearly 9", "2014", "half", "four years"})
	frame := rapid.SampledFrom([]string{"It is %s.", "We had %s of the 32 members.", "Over %s ships came, and some stayed", "up %s since then", "%s"})
	mark := rapid.SampledFrom([]string{"<s>%s</s> [%s]", `<s>%s</s> \[%s\]`, `~~%s~~\[%s\]`, `<del>%s</del> \*\[%s\]`})
	rapid.Check(t, func(t *rapid.T) {
		said, right, around := words.Draw(t, "said"), words.Draw(t, "right"), frame.Draw(t, "frame")
		text := fmt.Sprintf(around, fmt.Sprintf(mark.Draw(t, "mark"), said, right))
		wantSaid, wantRight := reader.Read(fmt.Sprintf(around, said)), reader.Read(fmt.Sprintf(around, right))
		got := reader.Read(text)
		if len(got) != len(wantSaid) {
			t.Fatalf("%q: read %d quantities, want %d", text, len(got), len(wantSaid))
		}
		for i := range got {
			if measured(got[i]) != measured(wantSaid[i]) || got[i].Spoken != wantSaid[i].Spoken {
				t.Fatalf("%q: said%s, want%s", text, measured(got[i]), measured(wantSaid[i]))
			}
		}
		if len(wantSaid) == 1 && len(wantRight) == 1 && (got[0].Corrected == nil || measured(*got[0].Corrected) != measured(wantRight[0])) {
			t.Fatalf("%q: corrected %+v, want%s", text, got[0].Corrected, measured(wantRight[0]))
		}
	})
}

func TestSplittingIsLinear(t *testing.T) {
	for _, piece := range []string{"<s>", "<s>a</s>", "<s>a</s> [", "<s>a</s>   ", "~~", "~~a", "<s>a</s> [b] ", "</s>", "[", "<s>a <del>b ", "<s>5</s> — ", " [sic]", "(", "     [", "<s>a</s> [sic] "} {
		text := strings.Repeat(piece, 1<<21/len(piece)) // a search that begins anew at each mark would not end
		if err := splitInvariants(text); err != nil {
			t.Errorf("%q: %v", piece, err)
		}
	}
}

func FuzzSplitCorrections(f *testing.F) {
	for _, text := range []string{
		"We spent $500 <s>billion</s> [million].", `~~3~~ \*\[4\]`, "<s>a\n\n</s>", "\xe2<s>\x82</s>\xac [5]", "5 <s>k</s> — m", "<S>1</S>[2]*", "23 [sic] ships", `<s>4 (sic.)</s>  \[SIC\]5 <s>6</s> — [sic]`, "\xff [sic]",
	} {
		f.Add(text)
	}
	reader := English(testLexicon)
	f.Fuzz(func(t *testing.T, text string) {
		if err := splitInvariants(text); err != nil {
			t.Fatal(err)
		}
		if err := invariants(text, reader.Read(text)); err != nil {
			t.Fatal(err)
		}
		if utf8.RuneCountInString(text) < utf8.RuneCountInString(SplitCorrections(text).Said.Text) {
			t.Fatal("what was said is longer than the text")
		}
	})
}
