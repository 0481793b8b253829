package anchor

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"onrecord/internal/briefing"
)

func TestContext(t *testing.T) {
	tests := []struct {
		name, text, quote string
		n                 int
		before, after     string
	}{
		{"all of it", "one two three", "two", 50, "one ", " three"},
		{"between words", "alpha beta gamma delta epsilon", "gamma", 8, "beta ", " delta"},
		{"exactly a word", "alpha beta gamma delta epsilon", "gamma", 6, "beta ", " delta"},
		{"a letter short of a word", "alpha beta gamma delta epsilon", "gamma", 5, "beta ", ""},
		{"no room", "one two three", "two", 0, "", ""},
		{"negative", "one two three", "two", -3, "", ""},
		{"touching punctuation", "He said: “two”, then left", "two", 9, "said: “", "”, then"},
		{"at the start", "one two", "one", 9, "", " two"},
		{"at the end", "one two", "two", 9, "one ", ""},
		{"outer blanks go", "a b   two   c d", "two", 4, "b   ", "   c"},
		{"one long word", "aaaaaaaaXbbbbbbbb", "X", 3, "aaa", "bbb"},
		{"no blanks in the script", "中文字典在这里", "典", 2, "文字", "在这"},
		{"combining mark left alone", "e\u0301e\u0301e\u0301X", "X", 3, "e\u0301", ""},
		{"right to left", "אמר שלום לכם", "שלום", 20, "אמר ", " לכם"},
		{"inside a word", "seventeen", "vent", 20, "se", "een"},
		{"no-break space parts words", "alpha beta\u00a0gamma", "gamma", 5, "beta\u00a0", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := New(tt.text)
			m, ok := text.First(tt.quote, text.All())
			if !ok {
				t.Fatalf("no %q in %q", tt.quote, tt.text)
			}
			before, after := text.Context(m.Span, tt.n)
			if before != tt.before || after != tt.after {
				t.Errorf("Context(%q, %d) = %q, %q; want %q, %q", tt.quote, tt.n, before, after, tt.before, tt.after)
			}
		})
	}
}

func TestContextStaysInItsParagraph(t *testing.T) {
	text := New("Before it.\n\nOne two three.\n\nAfter it.")
	m, _ := text.First("two", text.All())
	before, after := text.ContextIn(m.Span, text.Paragraph(m.Span), 100)
	if before != "One " || after != " three." {
		t.Errorf("ContextIn = %q, %q", before, after)
	}
	before, after = text.ContextIn(m.Span, briefing.Span{Start: m.Span.End + 2, End: text.Len()}, 100)
	if before != "" || !strings.HasPrefix(after, " three") {
		t.Errorf("ContextIn of a span before it = %q, %q", before, after)
	}
}

func TestContextReadsOn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := New(textGen().Draw(t, "text"))
		place := rapid.IntRange(-3, text.Len()+3)
		span := briefing.Span{Start: place.Draw(t, "start"), End: place.Draw(t, "end")}
		within := briefing.Span{Start: place.Draw(t, "from"), End: place.Draw(t, "to")}
		n := rapid.OneOf(rapid.IntRange(-1, 60), rapid.Just(math.MaxInt)).Draw(t, "n")
		before, after := text.Context(span, n)
		if !strings.Contains(text.String(), before+text.Cut(span)+after) {
			t.Fatalf("Context(%v, %d) = %q, %q does not read on", span, n, before, after)
		}
		if utf8.RuneCountInString(before) > max(n, 0) || utf8.RuneCountInString(after) > max(n, 0) {
			t.Fatalf("Context(%v, %d) = %q, %q is too long", span, n, before, after)
		}
		before, after = text.ContextIn(span, within, n)
		if within.Contains(span) && span.Start <= span.End && !strings.Contains(text.Cut(within), before+text.Cut(span)+after) {
			t.Fatalf("ContextIn(%v, %v, %d) = %q, %q leaves it", span, within, n, before, after)
		}
	})
}
