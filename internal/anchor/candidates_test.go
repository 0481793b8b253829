package anchor

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onrecord/internal/briefing"
)

const sample = `The minister opened the session and thanked the committee for its patience.
Harbour traffic rose by 14 percent last year, the steepest rise since the port was rebuilt.
“We’re glad of it,” she said – and then took questions.

A reporter asked whether Harbour traffic would keep on rising.
She answered that ferry traffic fell by 4 percent, and that the port would be enlarged.
`

func TestCandidates(t *testing.T) {
	text := New(sample)
	second := strings.Index(sample, "Harbour")
	turn := func(from, to string) briefing.Span {
		a, okA := text.First(from, text.All())
		b, okB := text.First(to, text.All())
		if !okA || !okB {
			t.Fatalf("no turn from %q to %q", from, to)
		}
		return briefing.Span{Start: a.Span.Start, End: b.Span.End}
	}
	minister, answers := turn("The minister", "took questions."), turn("A reporter", "be enlarged.")
	tests := []struct {
		name, quote string
		scope       briefing.Span
		want        []string
	}{
		{"typing mistake", "Harbour trafic rose by 14 pecent", minister, []string{
			`"Harbour traffic rose by 14 percent" at line 2, column 1 (94% alike)`}},
		{"another number", "the steepest rise since 1991", minister, []string{
			`"the steepest rise since the" at line 2, column 47 (85% alike)`}},
		{"one misspelt word", "commitee", minister, []string{`"committee" at line 1, column 49 (88% alike)`}},
		{"case", "harbour Traffic rose", minister, []string{
			`"Harbour traffic rose" at line 2, column 1 (90% alike; only upper and lower case differ)`}},
		{"curly quotes and dashes count for nothing", `"We're glad of it" she said - and`, minister, []string{
			`"“We’re glad of it,” she said – and" at line 3, column 1 (97% alike)`}},
		{"it stands elsewhere", "fell by 4 percent", minister, []string{
			`"fell by 4 percent" at line 6, column 33 (outside the text searched)`,
			`"rose by 14 percent" at line 2, column 17 (72% alike)`}},
		{"it stands elsewhere, and something like it here", "Harbour traffic would keep", minister, []string{
			`"Harbour traffic would keep" at line 5, column 26 (outside the text searched)`,
			`"Harbour traffic rose" at line 2, column 1 (69% alike)`}},
		{"it stands here", "traffic", answers, []string{
			`"traffic" at line 5, column 34`, `"traffic" at line 6, column 25`}},
		{"a near miss elsewhere", "the port would be enlargd", minister, []string{
			`"the port would be enlarged" at line 6, column 61 (96% alike; outside the text searched)`,
			`"the port was rebuilt" at line 2, column 71 (52% alike)`}},
		{"over a turn's end", "and then took questions. A reporter asked", minister, []string{
			`"and then took questions.\n\nA reporter asked" at line 3, column 32 (blanks, quotation marks or dashes differ; outside the text searched)`}},
		{"nothing like it", "zebra xylophone quartz", minister, nil},
		{"blank", " ", minister, nil},
		{"two bytes", "zz", minister, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, c := range text.Candidates(tt.quote, tt.scope, 3) {
				got = append(got, c.String())
				line, column, _ := text.Line(c.Span.Start)
				if c.Text != text.Cut(c.Span) || c.Line != line || c.Column != column {
					t.Errorf("candidate disagrees with its span: %+v", c)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	if got := text.Candidates("Harbour trafic rose", text.All(), 1); len(got) != 1 || got[0].Span.Start != second {
		t.Errorf("the best alone is %v", got)
	}
	if got := text.Candidates("Harbour", text.All(), 0); len(got) > 0 {
		t.Errorf("none asked for, got %v", got)
	}
	if got := text.Candidates(strings.Repeat("Harbour trafic ", 1000), text.All(), 3); len(got) > 0 {
		t.Errorf("candidates of a quote beyond the limit: %v", got)
	}
}

func TestCandidatesNameTheEncodingOfAccents(t *testing.T) {
	text := New("They met in the cafe\u0301 near the chateau.")
	got := text.Candidates("in the caf\u00e9 near", text.All(), 1)
	if len(got) != 1 || got[0].Hint != "only the encoding of the accents differs (Unicode NFC and NFD)" {
		t.Errorf("Candidates = %v", got)
	}
}

func TestCandidatesInOtherScripts(t *testing.T) {
	tests := []struct{ text, quote, want string }{
		{"Он сказал, что расходы выросли на четверть за год.", "расходы выросла на четверть", "расходы выросли на четверть"},
		{"הוא אמר שההוצאה גדלה ברבע בשנה.", "שההוצאה גדלה ברבעה", "שההוצאה גדלה ברבע"},
		{"发言人表示今年支出增长了四分之一。", "今年支出增加了四分之一", "今年支出增长了四分之一"},
		{"so 👍🏽👍🏽 great 🎉 they said", "👍🏽👍🏽 grat 🎉 they", "👍🏽👍🏽 great 🎉 they"},
	}
	for _, tt := range tests {
		text := New(tt.text)
		got := text.Candidates(tt.quote, text.All(), 1)
		if len(got) != 1 || !strings.Contains(got[0].Text, tt.want) {
			t.Errorf("Candidates(%q) = %v, want %q", tt.quote, got, tt.want)
		}
	}
}

func TestCandidatesInsideAWordTooLongToLeave(t *testing.T) {
	text := New(strings.Repeat("abcd", 10) + "needleandthread" + "efghi tail")
	got := text.Candidates("needleandthrexd", text.All(), 1)
	if len(got) != 1 || got[0].Text != "needleandthread" {
		t.Errorf("Candidates = %v", got)
	}
}

func TestCandidatesOfAQuoteLongerThanTheText(t *testing.T) {
	for _, length := range []int{10, 100, 130, 500, 640, 700, 1400, 3000} {
		for _, shown := range []int{9, 40, 130, 600, 1400, 2999} {
			text := New(strings.Repeat("a", min(shown, length-1)))
			for _, c := range text.Candidates(strings.Repeat("a", length), text.All(), 3) {
				if want := similarity(length-text.Len(), length, text.Len()); c.Similarity > want {
					t.Errorf("%d of %d: %v is more alike than %v", shown, length, c.Similarity, want)
				}
			}
		}
	}
}

// A quote with a few edits is led back to where it was cut, in a text of many
// words that are all different enough.
func TestAnEditedQuoteIsLedBack(t *testing.T) {
	word := rapid.StringMatching(`[a-zé]{3,9}`)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfNDistinct(word, 60, 200, rapid.ID).Draw(t, "words")
		text := New(strings.Join(words, " "))
		n := rapid.IntRange(6, 15).Draw(t, "length")
		at := rapid.IntRange(0, len(words)-n).Draw(t, "at")
		cut := words[at : at+n]
		quote := []rune(strings.Join(cut, " "))
		for range rapid.IntRange(1, 2).Draw(t, "edits") {
			quote[rapid.IntRange(1, len(quote)-2).Draw(t, "edit")] = 'Q'
		}
		start := len([]rune(strings.Join(words[:at], " ")))
		if at > 0 {
			start++
		}
		got := text.Candidates(string(quote), text.All(), 1)
		want := briefing.Span{Start: start, End: start + len(quote)}
		if len(got) != 1 || got[0].Span != want {
			t.Fatalf("Candidates(%q) = %v, want %q at %v", string(quote), got, strings.Join(cut, " "), want)
		}
	})
}

func TestCandidatesHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := New(textGen().Draw(t, "text"))
		quote := textGen().Draw(t, "quote")
		scope := spanGen(text.Len()).Draw(t, "scope")
		n := rapid.IntRange(0, 5).Draw(t, "n")
		got := text.Candidates(quote, scope, n)
		if len(got) > n {
			t.Fatalf("%d candidates, not more than %d asked for", len(got), n)
		}
		found := text.Find(quote, scope)
		for i, c := range got {
			if c.Outside == scope.Contains(c.Span) {
				t.Fatalf("%+v says the wrong thing about %v", c, scope)
			}
			a, b := []rune(Fold(quote)), []rune(Fold(c.Text))
			if want := similarity(naiveDistance(a, b), len(a), len(b)); c.Similarity != want || c.Similarity < Alike {
				t.Fatalf("%+v: similarity should be %v", c, want)
			}
			if i < len(found) && c.Span != found[i].Span {
				t.Fatalf("candidate %d is %v, but the quote stands at %v", i, c, found)
			}
			if overlapsAny(got[:i], c.Span) {
				t.Fatalf("candidates overlap: %v", got)
			}
		}
	})
}

func naiveDistance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			c := diagonal
			if a[i] != b[j] {
				c++
			}
			diagonal = row[j+1]
			row[j+1] = min(c, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}

func TestEditDistance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		letters := rapid.StringMatching(`[ab]{0,60}`)
		a, b := []rune(letters.Draw(t, "a")), []rune(letters.Draw(t, "b"))
		if got, want := editDistance(a, b), naiveDistance(a, b); got != want {
			t.Fatalf("editDistance(%q, %q) = %d, want %d", string(a), string(b), got, want)
		}
	})
}

func TestAlignFindsTheLeastDistance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := []rune(rapid.StringMatching(`[abc]{1,12}`).Draw(t, "want"))
		region := []rune(rapid.StringMatching(`[abc]{0,25}`).Draw(t, "region"))
		start, end, alike := align(want, region, 0, len(want)+len(region))
		least := len(want)
		for i := range region {
			for j := i; j <= len(region); j++ {
				least = min(least, naiveDistance(want, region[i:j]))
			}
		}
		got := naiveDistance(want, region[start:end])
		if alike != similarity(got, len(want), end-start) || alike < similarity(least, len(want), len(want)) {
			t.Fatalf("align(%q, %q) = %q at distance %d, least is %d", string(want), string(region), string(region[start:end]), got, least)
		}
	})
}
