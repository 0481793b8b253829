package anchor

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onrecord/internal/briefing"
)

func spans(pairs ...int) []briefing.Span {
	var s []briefing.Span
	for i := 0; i < len(pairs); i += 2 {
		s = append(s, briefing.Span{Start: pairs[i], End: pairs[i+1]})
	}
	return s
}

func TestResolve(t *testing.T) {
	//             0    5    10   15   20   25   30   35   40
	const text = "one hit two hit three hit two end"
	all := spans(0, len(text))
	tests := []struct {
		name, quote string
		scopes      []briefing.Span
		pick        Pick
		want        int // start of the span
		fault       string
	}{
		{"the only one", "three", all, Pick{}, 16, ""},
		{"the only one in its scope", "hit", spans(5, 16), Pick{}, 12, ""},
		{"nth", "hit", all, Pick{Nth: 2}, 12, ""},
		{"nth of one", "three", all, Pick{Nth: 1}, 16, ""},
		{"after", "hit", all, Pick{After: "three"}, 22, ""},
		{"after takes the first", "hit", all, Pick{After: "one"}, 4, ""},
		{"before takes the last", "hit", all, Pick{Before: "three"}, 12, ""},
		{"before the end", "hit", all, Pick{Before: "end"}, 22, ""},
		{"between", "hit", all, Pick{After: "three", Before: "end"}, 22, ""},
		{"between the nearest of a pair", "hit", all, Pick{After: "three", Before: "two"}, 22, ""},
		{"more than one between the only pair", "hit", all, Pick{After: "hit two", Before: "two"}, 0,
			`quote "hit" occurs twice between its neighbours (line 1); say`},
		{"after and nth", "hit", all, Pick{After: "one", Nth: 3}, 22, ""},
		{"before and nth", "hit", all, Pick{Before: "three", Nth: 1}, 4, ""},
		{"between and nth", "hit", all, Pick{After: "one", Before: "end", Nth: 2}, 12, ""},
		{"after one of which the last leads nowhere", "hit", spans(5, 24), Pick{After: "two", Around: all[0]}, 12, ""},
		{"a neighbour that occurs twice, but only once with the quote after it", "end", all, Pick{After: "two"}, 30, ""},
		{"neighbours are looked for around", "hit", spans(12, 25), Pick{After: "three hit", Around: all[0]}, 0, "quote \"hit\" does not occur after"},
		{"several scopes", "hit", spans(0, 8, 11, 16), Pick{Nth: 2}, 12, ""},
		{"neighbours between several scopes", "hit", spans(22, 25, 4, 7), Pick{After: "three"}, 22, ""},
		{"scopes in any order", "hit", spans(11, 16, 0, 10), Pick{Nth: 1}, 4, ""},
		{"overlapping scopes count once", "three", spans(0, 22, 14, 30, 16, 21), Pick{}, 16, ""},
		{"not over the border of two scopes", "two hit", spans(0, 12, 12, 20), Pick{}, 0, "quote \"two hit\" does not occur here"},
		{"no scope", "hit", nil, Pick{}, 0, "quote \"hit\" does not occur here"},

		{"empty", "", all, Pick{}, 0, "quote is empty; copy words of the transcript into it"},
		{"blank", " \u00a0", all, Pick{}, 0, "quote \" \\u00a0\" holds nothing but blanks; copy words of the transcript into it"},
		{"blank neighbour", "hit", all, Pick{After: "\n"}, 0, "after \"\\n\" holds nothing but blanks; copy"},
		{"missing", "thre hit", all, Pick{}, 0,
			`quote "thre hit" does not occur here; the nearest is "three hit" at line 1, column 17 (88% alike)`},
		{"missing, unlike anything", "zebra", all, Pick{Nth: 3}, 0,
			`quote "zebra" does not occur here; nothing in the transcript is like it; copy the words from the transcript`},
		{"elsewhere", "three", spans(0, 9), Pick{}, 0,
			`quote "three" does not occur here; it stands elsewhere: "three" at line 1, column 17 (outside the text searched)`},
		{"ambiguous", "hit", all, Pick{}, 0,
			`quote "hit" occurs 3 times (line 1); say which is meant with nth, or with a neighbouring quote in after or before`},
		{"ambiguous between", "hit", all, Pick{After: "one", Before: "end"}, 0,
			`quote "hit" occurs 3 times between its neighbours (line 1); say which is meant with nth, or give nearer neighbours`},
		{"nth too large", "hit", all, Pick{Nth: 4}, 0, `nth is 4, but quote "hit" occurs 3 times; give nth from 1 to 3`},
		{"nth of one too large", "three", all, Pick{Nth: 2}, 0, `nth is 2, but quote "three" occurs once; leave nth out`},
		{"nth negative", "hit", all, Pick{Nth: -1}, 0, `nth is -1, but quote "hit" occurs 3 times; give nth from 1 to 3`},
		{"nth beside too large", "hit", all, Pick{Nth: 3, Before: "three"}, 0,
			`nth is 3, but quote "hit" occurs twice beside its neighbour; give nth from 1 to 2`},
		{"neighbour missing", "hit", all, Pick{Before: "thrice"}, 0,
			`before "thrice", the neighbour of quote "hit", does not occur here; `},
		{"neighbour ambiguous", "hit", all, Pick{After: "hit"}, 0,
			`after "hit" occurs 3 times (line 1) and leads to different occurrences of quote "hit"; give a longer neighbour that occurs once, or nth`},
		{"ambiguous before", "hit", all, Pick{Before: "two"}, 0, `before "two" occurs twice (line 1) and leads to`},
		{"nothing after", "hit", all, Pick{After: "end"}, 0,
			`quote "hit" does not occur after "end"; the quote occurs at line 1; give a neighbour on the right side of it`},
		{"nothing before", "hit", all, Pick{Before: "one"}, 0, `quote "hit" does not occur before "one"; `},
		{"nothing between", "hit", all, Pick{After: "two end", Before: "one"}, 0, `quote "hit" does not occur between "two end" and "one"; `},
		{"a lone quote must stand on the right side, too", "three", all, Pick{After: "end"}, 0, `quote "three" does not occur after "end"; `},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			prepared := New(text)
			m, err := prepared.Resolve(tt.quote, tt.scopes, tt.pick)
			if tt.fault == "" {
				if err != nil || m.Span.Start != tt.want || m.Span.Len() != len(tt.quote) || m.Folded {
					t.Errorf("Resolve = %v, %v; want start %d", m, err, tt.want)
				}
				return
			}
			var fault Fault
			if !errors.As(err, &fault) || !strings.HasPrefix(err.Error(), tt.fault) {
				t.Fatalf("Resolve = %v, %v; want %s", m, err, tt.fault)
			}
			if strings.Contains(err.Error(), "\n") || err.Error() != fault.Message()+"; "+fault.Hint() {
				t.Errorf("%q is not message and hint in one line", err)
			}
			for _, p := range fault.Places() {
				if p.Text == "" || p.Text != prepared.Cut(p.Span) || p.Column != p.Span.Start+1 {
					t.Errorf("place %+v does not read so", p)
				}
			}
			if m != (Match{}) {
				t.Errorf("a match beside an error: %v", m)
			}
		})
	}
}

func TestFaultsCarryWhatACallerPrints(t *testing.T) {
	text := New("First: the port grew.\nThen the port grew.\nAt last the port shrank.\n" + strings.Repeat("x marks\n", 12))
	all := []briefing.Span{text.All()}

	var ambiguous *AmbiguousError
	_, err := text.Resolve("the port grew", all, Pick{})
	if !errors.As(err, &ambiguous) {
		t.Fatalf("got %v", err)
	}
	want := []Candidate{
		{Span: briefing.Span{Start: 7, End: 20}, Text: "the port grew", Line: 1, Column: 8, Similarity: 1},
		{Span: briefing.Span{Start: 27, End: 40}, Text: "the port grew", Line: 2, Column: 6, Similarity: 1},
	}
	if diff := cmp.Diff(want, ambiguous.Places()); diff != "" || ambiguous.Count != 2 {
		t.Errorf("%d places (-want +got):\n%s", ambiguous.Count, diff)
	}
	if want := `quote "the port grew" occurs twice (lines 1, 2)`; ambiguous.Message() != want {
		t.Errorf("got  %s\nwant %s", ambiguous.Message(), want)
	}

	_, err = text.Resolve("x marks", all, Pick{})
	if !errors.As(err, &ambiguous) || ambiguous.Count != 12 || len(ambiguous.Matches) != 10 ||
		!strings.Contains(err.Error(), "occurs 12 times (lines 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, …)") {
		t.Errorf("got %v", err)
	}

	var missing *NotFoundError
	_, err = text.Resolve("the port shrunk", all, Pick{})
	if !errors.As(err, &missing) || len(missing.Candidates) == 0 || missing.Candidates[0].Text != "the port shrank" {
		t.Errorf("got %v", err)
	}

	var neighbour *NeighbourError
	_, err = text.Resolve("port", all, Pick{After: "the"})
	if !errors.As(err, &neighbour) || neighbour.Kind != NeighbourAmbiguous || neighbour.Field != "after" || neighbour.Count != 3 || len(neighbour.Places()) != 3 {
		t.Errorf("got %#v", err)
	}
	_, err = text.Resolve("port", all, Pick{After: "At lost"})
	if !errors.As(err, &neighbour) || neighbour.Kind != NeighbourNotFound || len(neighbour.Places()) != 1 || neighbour.Places()[0].Text != "At last" {
		t.Errorf("got %#v", err)
	}
}

func TestExactInOneScopeRulesOutFoldedInAnother(t *testing.T) {
	text := New("a–b and a-b")
	m, err := text.Resolve("a-b", spans(0, 4, 4, 11), Pick{})
	if want := (Match{Span: briefing.Span{Start: 8, End: 11}}); err != nil || m != want {
		t.Errorf("Resolve = %v, %v", m, err)
	}
	m, err = text.Resolve("a-b", spans(0, 4), Pick{After: "a\u00a0–"})
	if err == nil {
		t.Errorf("Resolve after what is missing = %v", m)
	}
}

func TestLongQuotesAreCutInMessages(t *testing.T) {
	text := New("nothing")
	_, err := text.Resolve("start "+strings.Repeat("é", 500)+" stop", spans(0, 7), Pick{})
	if err == nil || len([]rune(err.Error())) > 250 || !strings.Contains(err.Error(), " … ") || !strings.Contains(err.Error(), " stop\"") {
		t.Errorf("got %v", err)
	}
}

func TestNthEnumeratesWhatFindFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := New(textGen().Draw(t, "text"))
		scope := spanGen(text.Len()).Draw(t, "scope")
		quote := text.Cut(spanGen(text.Len()).Draw(t, "quote"))
		if rapid.Bool().Draw(t, "disguised") {
			quote = disguise(t, quote)
		}
		found := text.Find(quote, scope)
		var listed []Match
		for nth := 1; nth <= len(found)+1; nth++ {
			m, err := text.Resolve(quote, []briefing.Span{scope, scope}, Pick{Nth: nth})
			if err == nil {
				listed = append(listed, m)
			} else if nth <= len(found) {
				t.Fatalf("nth %d of %d: %v", nth, len(found), err)
			}
		}
		if diff := cmp.Diff(found, listed); diff != "" {
			t.Fatalf("Resolve(%q) by nth against Find (-want +got):\n%s", quote, diff)
		}
		m, err := text.Resolve(quote, []briefing.Span{scope}, Pick{})
		if (err == nil) != (len(found) == 1) || err == nil && m != found[0] {
			t.Fatalf("%d found, but Resolve = %v, %v", len(found), m, err)
		}
	})
}

// The rules for neighbours, spelled out over all occurrences.
func TestNeighboursAgainstTheRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		letters := []rune(rapid.StringMatching(`[abc]{1,14}`).Draw(t, "text"))
		text := New(string(letters))
		pick := Pick{
			Nth:    rapid.IntRange(-1, 3).Draw(t, "nth"),
			After:  rapid.SampledFrom([]string{"", "b", "bb"}).Draw(t, "after"),
			Before: rapid.SampledFrom([]string{"", "c", "b"}).Draw(t, "before"),
		}
		if pick.After == "" && pick.Before == "" {
			return
		}
		hits := text.Find("a", text.All())
		chosen := map[Match]bool{}
		choose := func(from, to int) {
			var inside []Match
			for _, h := range hits {
				if h.Span.Start >= from && h.Span.End <= to {
					inside = append(inside, h)
				}
			}
			for i, h := range inside {
				switch {
				case pick.Nth != 0 && i+1 != pick.Nth:
				case pick.Nth == 0 && pick.Before == "" && i > 0:
				case pick.Nth == 0 && pick.After == "" && i < len(inside)-1:
				default:
					chosen[h] = true
				}
			}
		}
		afters, befores := text.Find(pick.After, text.All()), text.Find(pick.Before, text.All())
		switch {
		case pick.Before == "":
			for _, a := range afters {
				choose(a.Span.End, text.Len())
			}
		case pick.After == "":
			for _, b := range befores {
				choose(0, b.Span.Start)
			}
		default:
			for _, a := range afters {
				for _, b := range befores {
					nearest := a.Span.End <= b.Span.Start
					for _, x := range afters {
						nearest = nearest && !(x.Span.Start > a.Span.Start && x.Span.End <= b.Span.Start)
					}
					for _, y := range befores {
						nearest = nearest && !(y.Span.Start < b.Span.Start && y.Span.Start >= a.Span.End)
					}
					if nearest {
						choose(a.Span.End, b.Span.Start)
					}
				}
			}
		}
		m, err := text.Resolve("a", []briefing.Span{text.All()}, pick)
		if (err == nil) != (len(chosen) == 1) || err == nil && !chosen[m] {
			t.Fatalf("Resolve in %q by %+v = %v, %v; the rules choose %v", string(letters), pick, m, err, chosen)
		}
	})
}

func TestGapsOfManyNeighbours(t *testing.T) {
	text := New("b a c c a b a c")
	got := gaps(text.Find("b", text.All()), text.Find("c", text.All()))
	if want := []gap{{1, 4}, {11, 14}}; !reflect.DeepEqual(got, want) {
		t.Errorf("gaps = %v, want %v", got, want)
	}
}
