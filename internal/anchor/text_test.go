package anchor

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"onrecord/internal/briefing"
)

// pieces are what the texts of the property tests are made of: words, every
// kind of blank, what folds and what does not, and code points of each width.
var pieces = []string{
	"a", "b", "ab", "aa", "NATO", "Allies", "23", "18", "percent", "2%", "the", "spending", ".", ",",
	" ", " ", " ", "  ", "\n", "\n\n", "\t", "\u00a0", "\u2009", "\u3000", "\u2028",
	"-", "–", "—", "\u2011", "−", "'", "’", "‘", "\"", "“", "”", "„", "«", "…",
	"\u00ad", "\u200b", "\u200d", "\u200f", "\u2060", "\ufeff",
	"é", "e\u0301", "ß", "ж", "שלום", "中", "文", "👍🏽", "👨‍👩‍👧", "𝕏", "\uFFFD",
}

func textGen() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		part := rapid.SampledFrom(pieces)
		if rapid.IntRange(0, 9).Draw(t, "free") == 0 {
			part = rapid.String()
		}
		s := strings.Join(rapid.SliceOfN(part, 0, 40).Draw(t, "parts"), "")
		// Long texts cross the blocks of the index.
		return strings.Repeat(s, rapid.SampledFrom([]int{1, 1, 1, 40}).Draw(t, "times"))
	})
}

func spanGen(n int) *rapid.Generator[briefing.Span] {
	return rapid.Custom(func(t *rapid.T) briefing.Span {
		a := rapid.IntRange(0, n).Draw(t, "start")
		b := rapid.IntRange(a, min(n, a+rapid.SampledFrom([]int{5, 50, n}).Draw(t, "longest"))).Draw(t, "end")
		return briefing.Span{Start: a, End: b}
	})
}

func TestCutIsWhatSlicingRunesGives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := textGen().Draw(t, "text")
		runes := []rune(s)
		text := New(s)
		if text.Len() != len(runes) {
			t.Fatalf("Len() = %d, want %d", text.Len(), len(runes))
		}
		span := spanGen(len(runes)).Draw(t, "span")
		if got, want := text.Cut(span), string(runes[span.Start:span.End]); got != want {
			t.Fatalf("Cut(%v) = %q, want %q", span, got, want)
		}
		lo, hi := text.bytes(span)
		if got := text.span(lo, hi); got != span {
			t.Fatalf("%v became %v on the way over bytes", span, got)
		}
	})
}

func TestLineIsWhatSplittingGives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := textGen().Draw(t, "text")
		runes := []rune(s)
		pos := rapid.IntRange(0, len(runes)).Draw(t, "pos")
		before := strings.Split(string(runes[:pos]), "\n")
		wantLine := len(before)
		wantColumn := utf8.RuneCountInString(before[len(before)-1]) + 1
		wantSource := strings.Split(string(runes), "\n")[wantLine-1]
		text := New(s)
		line, column, source := text.Line(pos)
		if line != wantLine || column != wantColumn || source != wantSource {
			t.Fatalf("Line(%d) = %d, %d, %q; want %d, %d, %q", pos, line, column, source, wantLine, wantColumn, wantSource)
		}
		whole := text.LineSpan(pos)
		if text.Cut(whole) != wantSource || whole.Start != pos-wantColumn+1 {
			t.Fatalf("LineSpan(%d) = %v, which reads %q; want %q", pos, whole, text.Cut(whole), wantSource)
		}
	})
}

func TestSpansBeyondTheTextAreClipped(t *testing.T) {
	text := New("añb\nc")
	tests := []struct {
		span briefing.Span
		want string
	}{
		{briefing.Span{Start: -5, End: 2}, "añ"},
		{briefing.Span{Start: 2, End: 99}, "b\nc"},
		{briefing.Span{Start: 99, End: 100}, ""},
		{briefing.Span{Start: 3, End: 1}, ""},
		{briefing.Span{}, ""},
		{text.All(), "añb\nc"},
	}
	for _, tt := range tests {
		if got := text.Cut(tt.span); got != tt.want {
			t.Errorf("Cut(%v) = %q, want %q", tt.span, got, tt.want)
		}
	}
	if line, column, source := text.Line(99); line != 2 || column != 2 || source != "c" {
		t.Errorf("Line(99) = %d, %d, %q", line, column, source)
	}
	if line, column, source := text.Line(-1); line != 1 || column != 1 || source != "añb" {
		t.Errorf("Line(-1) = %d, %d, %q", line, column, source)
	}
	if line, column, source := New("").Line(0); line != 1 || column != 1 || source != "" {
		t.Errorf("Line(0) of nothing = %d, %d, %q", line, column, source)
	}
}

func TestInvalidBytesReadAsReplacementCharacters(t *testing.T) {
	text := New("a\xff\xfeb")
	if text.Len() != 4 || text.String() != "a\uFFFD\uFFFDb" {
		t.Errorf("New reads %q, %d code points", text.String(), text.Len())
	}
	if got := New("é").Find("\xa9", briefing.Span{End: 1}); got != nil {
		t.Errorf("half a character was found at %v", got)
	}
}

func TestTrimAndParagraph(t *testing.T) {
	text := New("Head\n\n one two \n three\n\u00a0\n\nlast\n")
	at := func(part string) briefing.Span {
		m, ok := text.First(part, text.All())
		if !ok {
			t.Fatalf("no %q", part)
		}
		return m.Span
	}
	trims := []struct{ cut, want string }{
		{"\n\n one two \n", "one two"},
		{"three\n\u00a0\n\n", "three"},
		{"one", "one"},
	}
	for _, tt := range trims {
		if got := text.Cut(text.Trim(at(tt.cut))); got != tt.want {
			t.Errorf("Trim of %q = %q, want %q", tt.cut, got, tt.want)
		}
	}
	if got := text.Trim(briefing.Span{Start: 4, End: 7}); got.Len() != 0 {
		t.Errorf("Trim of blanks = %v", got)
	}
	paragraphs := []struct{ of, want string }{
		{"Head", "Head"},
		{"two", " one two \n three"},
		{"three", " one two \n three"},
		{"last", "last"},
		{"two \n three\n\u00a0\n\nla", " one two \n three\n\u00a0\n\nlast"},
	}
	for _, tt := range paragraphs {
		if got := text.Cut(text.Paragraph(at(tt.of))); got != tt.want {
			t.Errorf("Paragraph of %q = %q, want %q", tt.of, got, tt.want)
		}
	}
}

func TestParagraphHoldsItsSpan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := New(textGen().Draw(t, "text"))
		span := spanGen(text.Len()).Draw(t, "span")
		p := text.Paragraph(span)
		if !p.Contains(span) || !text.All().Contains(p) {
			t.Fatalf("Paragraph(%v) = %v of %d", span, p, text.Len())
		}
		if trimmed := text.Trim(span); !span.Contains(trimmed) || strings.TrimSpace(text.Cut(span)) != text.Cut(trimmed) {
			t.Fatalf("Trim(%v) = %v, which reads %q", span, trimmed, text.Cut(trimmed))
		}
	})
}

func TestSplitsWord(t *testing.T) {
	tests := []struct {
		text, quote string
		want        bool
	}{
		{"up 18 percent", "8 percent", true},
		{"up 18 percent", "18 percent", false},
		{"up 18 percent", "18 per", true},
		{"up 1.8 percent", "8 percent", true},
		{"up 1.8 percent", "up 1", true},
		{"in 2024, 32 Allies", "32 Allies", false},
		{"It is 5.", "5", false},
		{"It is 5.", "5.", false},
		{"over 1,200 tanks", "200 tanks", true},
		{"cafe\u0301", "cafe", true},
		{"$3 billion", "3 billion", false},
		{"中文字", "文", true},
	}
	for _, tt := range tests {
		text := New(tt.text)
		m, ok := text.First(tt.quote, text.All())
		if got := text.SplitsWord(m.Span); !ok || got != tt.want {
			t.Errorf("%q in %q: SplitsWord = %v, want %v", tt.quote, tt.text, got, tt.want)
		}
	}
	if New("ab").SplitsWord(briefing.Span{Start: 1, End: 1}) {
		t.Error("an empty span splits a word")
	}
}
