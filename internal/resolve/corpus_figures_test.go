package resolve_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/goccy/go-yaml"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
	"onrecord/internal/factsheet"
	"onrecord/internal/quantity"
	"onrecord/internal/resolve"
)

// Keys of a figure that say what its number is: the number alone, and all that the grammar can read in their place.
var (
	numberKeys = []string{"value", "bounds", "comparator"}
	givenKeys  = append([]string{"hedge", "vague", "unit", "currency", "of", "kind", "rank", "override"}, numberKeys...)
)

// unitsLeftOpen are the figures of which the words of the quote do not say the unit, and why.
var unitsLeftOpen = map[string]string{
	"c7.f2":  "'the 32' has no noun",
	"c7.f4":  "'now it is 23' has no noun",
	"c15.f1": "what is counted stands against what is said: an agreement a country",
	"c33.f1": "of 'friends and Allies' the first is no unit of the catalogue",
}

// withoutGiven takes these keys out of the figures of a factsheet.
func withoutGiven(t testing.TB, data []byte, keys []string) []byte {
	t.Helper()
	var sheet yaml.MapSlice
	if err := yaml.UnmarshalWithOptions(data, &sheet, yaml.UseOrderedMap()); err != nil {
		t.Fatal(err)
	}
	figures := 0
	for _, claim := range list(sheet, "claims") {
		bare := []any{}
		for _, figure := range list(claim.(yaml.MapSlice), "figures") {
			figures++
			bare = append(bare, slices.DeleteFunc(figure.(yaml.MapSlice), func(item yaml.MapItem) bool {
				return slices.Contains(keys, item.Key.(string))
			}))
		}
		for i := range claim.(yaml.MapSlice) {
			if item := &claim.(yaml.MapSlice)[i]; item.Key == "figures" {
				item.Value = bare
			}
		}
	}
	if figures != 43 {
		t.Fatalf("%d figures in the factsheet, want 43", figures)
	}
	out, err := yaml.Marshal(sheet)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// list is the list that stands under a key of a mapping, nil where there is none.
func list(m yaml.MapSlice, key string) []any {
	for _, item := range m {
		if item.Key == key {
			return item.Value.([]any)
		}
	}
	return nil
}

// TestCorpusWithoutGiven resolves copies of the corpus's factsheet that do not give the numbers: each of its figures is read
// as its annotators wrote it down.
func TestCorpusWithoutGiven(t *testing.T) {
	given, names := corpus(t)
	wantNoError(t, resolve.Briefing(given, names))
	t.Run("numbers", func(t *testing.T) {
		read, ps := resolvedWithout(t, names, numberKeys)
		wantNoError(t, ps)
		eachFigure(given, read, func(name string, want, got *briefing.Figure) {
			sameNumber(t, name, &want.Measure, &got.Measure)
			sameUnit(t, name, want.Unit, got.Unit)
		})
	})
	t.Run("all that is given", func(t *testing.T) {
		read, ps := resolvedWithout(t, names, givenKeys)
		for _, p := range ps {
			if p.Severity == briefing.Error && p.Code != resolve.CodeIndicatorUnit {
				t.Error(p.Format())
			}
		}
		eachFigure(given, read, func(name string, want, got *briefing.Figure) {
			sameNumber(t, name, &want.Measure, &got.Measure)
			if unitsLeftOpen[name] == "" {
				sameUnit(t, name, want.Unit, got.Unit)
			}
		})
	})
}

// resolvedWithout reads and resolves the corpus's factsheet without these keys of its figures.
func resolvedWithout(t testing.TB, names *briefing.Names, keys []string) (*briefing.Briefing, []briefing.Problem) {
	t.Helper()
	dir := os.Getenv("ONRECORD_CORPUS")
	data, err := os.ReadFile(filepath.Join(dir, "nato-us-2024-06-18.facts.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	b, ps := factsheet.Read("nato-us-2024-06-18.facts.yaml", withoutGiven(t, data, keys))
	wantNoError(t, ps)
	text, err := os.ReadFile(filepath.Join(dir, b.Transcript.File))
	if err != nil {
		t.Fatal(err)
	}
	if b.Transcript.Text, err = anchor.Decode(text); err != nil {
		t.Fatal(err)
	}
	return b, resolve.Briefing(b, names)
}

func eachFigure(want, got *briefing.Briefing, compare func(name string, want, got *briefing.Figure)) {
	for i, c := range got.Claims {
		for j := range c.Figures {
			compare(c.Key+"."+c.Figures[j].Key, &want.Claims[i].Figures[j], &c.Figures[j])
		}
	}
}

func sameNumber(t testing.TB, name string, want, got *briefing.Measure) {
	t.Helper()
	if (want.Value == nil) != (got.Value == nil) || want.Value != nil && !want.Value.Equal(*got.Value) {
		t.Errorf("%s: value %v, want %v", name, got.Value, want.Value)
	}
	if want.Comparator != got.Comparator {
		t.Errorf("%s: comparator %q, want %q", name, got.Comparator, want.Comparator)
	}
	if want.Vague != got.Vague || (want.Rank == nil) != (got.Rank == nil) || want.Rank != nil && (want.Rank.Of != got.Rank.Of || want.Rank.Over != got.Rank.Over) {
		t.Errorf("%s: vague %v, rank %+v, want %v, %+v", name, got.Vague, got.Rank, want.Vague, want.Rank)
	}
}

func sameUnit(t testing.TB, name, want, got string) {
	t.Helper()
	if want != got {
		t.Errorf("%s: unit %q, want %q", name, got, want)
	}
}

// TestCorpusReadInTurns reads the corpus's transcript turn by turn, without its factsheet: where the factsheet has a figure,
// the grammar finds one with the same number, unit and comparator.
func TestCorpusReadInTurns(t *testing.T) {
	given, names := corpus(t)
	wantNoError(t, resolve.Briefing(given, names))
	words := map[string][]string{}
	for id, unit := range names.Units {
		words[id] = unit.Words
	}
	reader := quantity.English(quantity.NewLexicon(words))
	var found []quantity.Quantity
	text := anchor.New(given.Transcript.Text)
	for _, turn := range given.Turns {
		for _, q := range reader.Read(text.Cut(turn.Span)) {
			q.Start, q.End = q.Start+turn.Span.Start, q.End+turn.Span.Start
			found = append(found, q)
		}
	}
	t.Logf("%d quantities in %d turns", len(found), len(given.Turns))
	eachFigure(given, given, func(name string, want, _ *briefing.Figure) {
		var read []string
		for _, q := range found {
			if q.Start >= want.Quote.Span.End || q.End <= want.Quote.Span.Start {
				continue
			}
			if readsAs(q, &want.Measure, unitsLeftOpen[name] != "") || isWhole(q, want) {
				return
			}
			read = append(read, fmt.Sprintf("%s %s %s %s %v", q.Value, q.Comparator, q.Unit, q.Kind, q.Rank))
		}
		t.Errorf("%s %q: want %v %s %s %v, read %q", name, want.Quote.Exact, want.Value, want.Comparator, want.Unit, want.Rank, read)
	})
}

// readsAs tells whether the grammar read what a figure says; open is set where the words do not say the unit.
func readsAs(q quantity.Quantity, want *briefing.Measure, open bool) bool {
	value := ""
	if want.Value != nil {
		value = want.Value.String()
	}
	rank := want.Rank == nil && q.Rank == nil || want.Rank != nil && q.Rank != nil && want.Rank.Of == q.Rank.Of && want.Rank.Over == q.Rank.Over
	return q.Value == value && string(q.Comparator) == want.Comparator && q.Vague == want.Vague && rank && (open || q.Unit == want.Unit)
}

// isWhole tells whether a figure is the denominator of what was read, 'the 32' in '23 Allies out of the 32'.
func isWhole(q quantity.Quantity, want *briefing.Figure) bool {
	return want.Value != nil && q.OfValue == want.Value.String() && q.OfUnit == want.Unit && want.Quote.Span.Start > q.Start && want.Quote.Span.End <= q.End
}
