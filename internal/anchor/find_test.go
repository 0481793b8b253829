package anchor

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onrecord/internal/briefing"
)

func TestFold(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", ""},
		{" \u00a0\n", ""},
		{"a\u00a0 \t\r\n\u2009b", "a b"},
		{" a ", "a"},
		{"a\u1680\u2003\u2028\u2029\u202f\u205f\u3000\u0085\v\fb", "a b"},
		{"‘it’ ‚s‛ isnʼt", "'it' 's' isn't"},
		{"“a” „b‟ «c» ′d″", `"a" "b" «c» ′d″`},
		{"a‐b‑c‒d–e—f―g−h﹘i﹣j-k", "a-b-c-d-e-f-g-h-i-j-k"},
		{"a——b", "a--b"},
		{"defen\u00adce\u200b\u2060\ufeff", "defence"},
		{"\u200f\u202bשלום\u202c\u200e", "שלום"},
		{"a \u200b b", "a b"},
		{"\u200b a", "a"},
		{"👨\u200d👩 می\u200cخواهم", "👨\u200d👩 می\u200cخواهم"},
		{"e\u0301 é Å K", "e\u0301 é Å K"},
		{"\xff", "\uFFFD"},
	}
	for _, tt := range tests {
		if got := Fold(tt.in); got != tt.want {
			t.Errorf("Fold(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestFind(t *testing.T) {
	const all = -1
	tests := []struct {
		name, text, quote string
		scopeStart        int
		scopeEnd          int
		want              []string // the words at each span with its start; ~ marks a folded one
	}{
		{"once", "one two three", "two", 0, all, []string{"4 two"}},
		{"several", "to and to and to", "to", 0, all, []string{"0 to", "7 to", "14 to"}},
		{"not overlapping", "aaaaa", "aa", 0, all, []string{"0 aa", "2 aa"}},
		{"nowhere", "one two", "three", 0, all, nil},
		{"empty quote", "one", "", 0, all, nil},
		{"blank quote", "a  b", " ", 0, all, nil},
		{"invisible quote", "a\u200bb", "\u200b", 0, all, nil},
		{"case counts", "nato NATO", "NATO", 0, all, []string{"5 NATO"}},
		{"longer than the text", "one", "one two", 0, all, nil},
		{"starts before the scope", "one two", "one", 1, all, nil},
		{"ends after the scope", "one two", "two", 0, 6, nil},
		{"fills the scope", "one two", "two", 4, 7, []string{"4 two"}},
		{"code points, not bytes", "é👍🏽שלום x", "x", 0, all, []string{"8 x"}},
		{"surrogate pairs count once", "𝕏𝕏a", "a", 0, all, []string{"2 a"}},
		{"right to left", "אמר שלום לכם", "שלום", 0, all, []string{"4 שלום"}},
		{"combining marks are code points", "cafe\u0301s", "s", 0, all, []string{"5 s"}},
		{"no normalization", "cafe\u0301", "caf\u00e9", 0, all, nil},
		{"blanks of the quote count if exact", "a to b", " to ", 0, all, []string{"1  to "}},

		{"no-break space", "2\u00a0percent", "2 percent", 0, all, []string{"0~2\u00a0percent"}},
		{"quote has the odd space", "2 percent", "2\u2009percent", 0, all, []string{"0~2 percent"}},
		{"line break", "meet the\n2% target", "the 2%", 0, all, []string{"5~the\n2%"}},
		{"run of blanks", "a \n\t\u00a0 b", "a b", 0, all, []string{"0~a \n\t\u00a0 b"}},
		{"blanks around the match stay out", "  x  two\n\nwords  y", " two words ", 0, all, []string{"5~two\n\nwords"}},
		{"curly", "we’re “in”", `we're "in"`, 0, all, []string{"0~we’re “in”"}},
		{"quote is curly", `we're "in"`, "we’re “in”", 0, all, []string{`0~we're "in"`}},
		{"dashes", "2014–2024 — ten", "2014-2024 - ten", 0, all, []string{"0~2014–2024 — ten"}},
		{"minus", "by −3", "-3", 0, all, []string{"3~−3"}},
		{"soft hyphen inside", "the defen\u00adce budget", "defence", 0, all, []string{"4~defen\u00adce"}},
		{"unseen characters around stay out", "\u200fשל\u200fום\u200f", "שלום", 0, all, []string{"1~של\u200fום"}},
		{"exact rules out folded", "a–b a-b", "a-b", 0, all, []string{"4 a-b"}},
		{"unless it is out of scope", "a–b a-b", "a-b", 0, 4, []string{"0~a–b"}},
		{"folded starts before the scope", "a–b", "a-b", 1, all, nil},
		{"folded ends after the scope", "a–b", "a-b", 0, 2, nil},
		{"scope starts in a run of blanks", "a   b c", "b\u00a0c", 2, all, []string{"4~b c"}},
		{"scope ends in a run of blanks", "a b   c", "a\u00a0b", 0, 4, []string{"0~a b"}},
		{"run cut by the scope", "a   b", "a b", 0, 3, nil},
		{"folded several", "a–b, a—b", "a-b", 0, all, []string{"0~a–b", "5~a—b"}},
		{"folded, not overlapping", "––––", "--", 0, all, []string{"0~––", "2~––"}},
		{"guillemets stay", "«a»", `"a"`, 0, all, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := New(tt.text)
			scope := briefing.Span{Start: tt.scopeStart, End: tt.scopeEnd}
			if tt.scopeEnd == all {
				scope.End = text.Len()
			}
			found := text.Find(tt.quote, scope)
			var got []string
			for _, m := range found {
				sep := " "
				if m.Folded {
					sep = "~"
				}
				got = append(got, fmt.Sprint(m.Span.Start)+sep+text.Cut(m.Span))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("Find(%q) in %q (-want +got):\n%s", tt.quote, tt.text, diff)
			}
			first, ok := text.First(tt.quote, scope)
			if ok != (len(found) > 0) || ok && first != found[0] {
				t.Errorf("First = %v, %v; Find = %v", first, ok, found)
			}
		})
	}
}

func TestSpansCountAlikeOnBothSidesOfABlock(t *testing.T) {
	for _, filler := range []string{"x", "é", "中", "👍", "x\u200b", " ", "é\n"} {
		for n := blockSize - 8; n < blockSize+8; n++ {
			s := strings.Repeat(filler, n) + "a\u00a0b" + strings.Repeat(filler, 3)
			text := New(s)
			m, ok := text.First("a b", text.All())
			start := n * utf8.RuneCountInString(filler)
			want := Match{briefing.Span{Start: start, End: start + 3}, true}
			if !ok || m != want {
				t.Fatalf("after %d times %q: %v, %v; want %v", n, filler, m, ok, want)
			}
		}
	}
}

// checkMatches holds whatever the text, the quote and the scope are.
func checkMatches(t interface{ Fatalf(string, ...any) }, text *Text, quote string, scope briefing.Span, found []Match) {
	runes := []rune(text.String())
	last := -1
	for _, m := range found {
		if !scope.Contains(m.Span) || m.Span.Start < last || m.Span.Len() <= 0 {
			t.Fatalf("%v is outside %v, empty, or before the end of the one before it (%d)", m.Span, scope, last)
		}
		last = m.Span.End
		words := string(runes[m.Span.Start:m.Span.End])
		if m.Folded {
			if Fold(words) != Fold(quote) {
				t.Fatalf("%q was found for %q, but folds to %q", words, quote, Fold(words))
			}
			first, _ := utf8.DecodeRuneInString(words)
			end, _ := utf8.DecodeLastRuneInString(words)
			if unicode.IsSpace(first) || unicode.IsSpace(end) || foldRune(first) == swallowed || foldRune(end) == swallowed {
				t.Fatalf("%q starts or ends with what folds away", words)
			}
		} else if words != readable(quote) {
			t.Fatalf("%q was found for %q", words, quote)
		}
		if m.Folded != found[0].Folded {
			t.Fatalf("exact and folded matches side by side: %v", found)
		}
	}
}

func TestAQuoteCutFromTheTextIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := New(textGen().Draw(t, "text"))
		span := spanGen(text.Len()).Draw(t, "span")
		quote := text.Cut(span)
		scope := briefing.Span{
			Start: rapid.IntRange(0, span.Start).Draw(t, "scope start"),
			End:   rapid.IntRange(span.End, text.Len()).Draw(t, "scope end"),
		}
		found := text.Find(quote, scope)
		checkMatches(t, text, quote, scope, found)
		if Fold(quote) == "" {
			if found != nil {
				t.Fatalf("nothing to look for in %q, found %v", quote, found)
			}
			return
		}
		if len(found) == 0 || found[0].Folded {
			t.Fatalf("%q at %v not found exactly: %v", quote, span, found)
		}
		var want []Match
		whole := text.Cut(scope)
		for at := 0; ; {
			i := strings.Index(whole[at:], quote)
			if i < 0 {
				break
			}
			start := scope.Start + utf8.RuneCountInString(whole[:at+i])
			want = append(want, Match{Span: briefing.Span{Start: start, End: start + span.Len()}})
			at += i + len(quote)
		}
		if diff := cmp.Diff(want, found); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	})
}

// disguise returns a text that folds as s does, by swapping what folds alike.
func disguise(t *rapid.T, s string) string {
	blanks := []string{" ", "\n", "\u00a0", "  ", "\t\u2009", " \u200b\n"}
	singles := []string{"'", "‘", "’", "‚", "‛"}
	doubles := []string{`"`, "“", "”", "„", "‟"}
	dashes := []string{"-", "‐", "‑", "‒", "–", "—", "―", "−"}
	unseen := []string{"", "", "", "\u00ad", "\u200b", "\u2060\u200e"}
	var out strings.Builder
	for i, r := range s {
		if i > 0 {
			out.WriteString(rapid.SampledFrom(unseen).Draw(t, "unseen"))
		}
		switch r {
		case ' ':
			out.WriteString(rapid.SampledFrom(blanks).Draw(t, "blank"))
		case '\'':
			out.WriteString(rapid.SampledFrom(singles).Draw(t, "single"))
		case '"':
			out.WriteString(rapid.SampledFrom(doubles).Draw(t, "double"))
		case '-':
			out.WriteString(rapid.SampledFrom(dashes).Draw(t, "dash"))
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

func TestADisguisedQuoteIsFoundWhereItStands(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		// The marker makes the quote's place the only one.
		quote := Fold("<" + textGen().Draw(t, "quote") + ">")
		if utf8.RuneCountInString(quote) > 200 {
			quote = string([]rune(quote)[:200]) + ">"
		}
		quote = "§" + quote + "§"
		before, after := textGen().Draw(t, "before"), textGen().Draw(t, "after")
		stands := disguise(t, quote)
		text := New(before + stands + after)
		start := utf8.RuneCountInString(before)
		span := briefing.Span{Start: start, End: start + utf8.RuneCountInString(stands)}
		asked := disguise(t, quote)
		want := []Match{{Span: span, Folded: asked != stands}}
		if diff := cmp.Diff(want, text.Find(asked, text.All())); diff != "" {
			t.Fatalf("%q in %q (-want +got):\n%s", asked, text.String(), diff)
		}
	})
}

func TestFoldedTextLeadsBackToTheOriginal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := textGen().Draw(t, "text")
		f := foldText(s)
		if len(f.text) > len(s) || !utf8.ValidString(f.text) {
			t.Fatalf("folded %q to %q", s, f.text)
		}
		if Fold(f.text) != Fold(s) {
			t.Fatalf("folding again changes %q to %q", f.text, Fold(f.text))
		}
		end := 0
		for at, r := range f.text {
			start, stop := f.original(at)
			if start < end || foldRune([]rune(s[start:stop])[0]) != r {
				t.Fatalf("%q at %d of %q leads to %q at %d of %q", r, at, f.text, s[start:stop], start, s)
			}
			if f.folded(start) != at || f.folded(stop) != at+utf8.RuneLen(r) {
				t.Fatalf("%d..%d leads to %d..%d, not to %d", start, stop, f.folded(start), f.folded(stop), at)
			}
			end = stop
		}
	})
}

func TestOneTextServesManyAtOnce(t *testing.T) {
	text := New(strings.Repeat("é x\u00a0y. ", 500) + "the\u00a0end")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if m, ok := text.First("the end", text.All()); !ok || m.Span.End != text.Len() {
				t.Errorf("First = %v, %v", m, ok)
			}
		})
	}
	wg.Wait()
}

func FuzzFind(f *testing.F) {
	f.Add("one two one", "one", 0, 11)
	f.Add("a\u00a0 b – “c”", "a b - \"c\"", 0, 10)
	f.Add("\xff\xfe", "\xff", 0, 2)
	f.Add(strings.Repeat("é\n\u200b", 600), "é é", 3, 1500)
	f.Add(strings.Repeat("a", 130), strings.Repeat("a", 700), 0, 99)
	f.Fuzz(func(t *testing.T, s, quote string, start, end int) {
		text := New(s)
		scope := briefing.Span{Start: start, End: end}
		found := text.Find(quote, scope)
		checkMatches(t, text, quote, scope, found)
		clipped := briefing.Span{Start: min(max(start, 0), text.Len()), End: min(max(end, 0), text.Len())}
		if Fold(quote) != "" && strings.Contains(text.Cut(clipped), readable(quote)) != (len(found) > 0 && !found[0].Folded) {
			t.Fatalf("%q in %q: %v", quote, text.Cut(clipped), found)
		}
		if Fold(quote) != "" && len(found) == 0 && clipped.Start < clipped.End && strings.Contains(Fold(text.Cut(clipped)), Fold(quote)) {
			t.Fatalf("%q folds into %q, but was not found", quote, text.Cut(clipped))
		}
		for _, c := range text.Candidates(quote, scope, 3) {
			if c.Similarity < Alike || c.Similarity > 1 || c.Text != text.Cut(c.Span) || c.Text == "" || !c.Outside && !scope.Contains(c.Span) {
				t.Fatalf("bad candidate %+v", c)
			}
			_ = c.String()
		}
		before, after := text.Context(scope, 20)
		if utf8.RuneCountInString(before) > 20 || utf8.RuneCountInString(after) > 20 {
			t.Fatalf("Context = %q, %q", before, after)
		}
		if m, err := text.Resolve(quote, []briefing.Span{scope, text.All()}, Pick{}); err == nil {
			checkMatches(t, text, quote, text.All(), []Match{m})
		} else if err.Error() == "" {
			t.Fatal("an error without words")
		}
	})
}
