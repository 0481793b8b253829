package draft

import (
	"cmp"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
	"onrecord/internal/factsheet"
	"onrecord/internal/resolve"
	"onrecord/internal/transcript"
)

// What a draft must find of what was counted by reading: docs/draft-counts.md.
const (
	leastTurns   = 0.95
	leastFigures = 0.95
	mostMore     = 0.03 // of the figures that are drafted, those that are on no row
)

// leastAlike is the share of the figures on a row whose comparator, unit and kind are as counted.
var leastAlike = map[string]float64{"comparator": 0.94, "unit": 0.93, "kind": 0.84}

// counted is a row of a count: a turn with its first words, or a figure with its quote and value.
type counted struct {
	line           int
	speaker, words string
	value          string
	optional, hit  bool
	reading        map[string]string // of a figure: its comparator, unit and kind
}

// TestCounts measures drafts against transcripts that were read from first line to last.
func TestCounts(t *testing.T) {
	corpus := os.Getenv("ONRECORD_CORPUS")
	if corpus == "" {
		t.Skip("ONRECORD_CORPUS names no corpus")
	}
	var turns, figures score
	for _, row := range table(t, "index") {
		t.Run(row["name"], func(t *testing.T) {
			m := measure(t, filepath.Join(corpus, row["file"]))
			own := m.turns(t, count(t, row["name"]+".turns", "first"))
			turns.add(own)
			t.Logf("turns %s", own)
			if _, err := os.Stat(filepath.Join("testdata", "counts", row["name"]+".figures.tsv")); err == nil {
				own := m.figures(t, count(t, row["name"]+".figures", "quote"))
				figures.add(own)
				t.Logf("figures %s", own)
			}
		})
	}
	t.Logf("turns %s, figures %s", turns, figures)
	if turns.share() < leastTurns {
		t.Errorf("turns: %s", turns)
	}
	if figures.share() < leastFigures {
		t.Errorf("figures: %s", figures)
	}
	t.Logf("figures drafted: %d, on optional rows %d, on no row %d; alike: %v", figures.found+figures.optional+figures.more, figures.optional, figures.more, figures.alike)
	if drafted := figures.found + figures.optional + figures.more; float64(figures.more) > mostMore*float64(drafted) {
		t.Errorf("figures on no row: %d of %d", figures.more, drafted)
	}
	for _, part := range readings {
		if got := float64(figures.alike[part]) / float64(max(figures.found+figures.optional, 1)); got < leastAlike[part] {
			t.Errorf("the %s is as counted in %.2f of the figures, and %.2f is expected", part, got, leastAlike[part])
		}
	}
}

// readings are the columns of a figure beside its value.
var readings = []string{"comparator", "unit", "kind"}

// score is how many of the counted were found, how many optional ones, and how many more there are that nobody counted; of
// figures on a row also how many read as counted, by column.
type score struct {
	found, all, optional, more int
	alike                      map[string]int
}

func (s *score) add(o score) {
	s.found, s.all, s.optional, s.more = s.found+o.found, s.all+o.all, s.optional+o.optional, s.more+o.more
	for part, n := range o.alike {
		s.count(part, n)
	}
}

func (s *score) count(part string, n int) {
	if s.alike == nil {
		s.alike = map[string]int{}
	}
	s.alike[part] += n
}

func (s score) share() float64 { return float64(s.found) / float64(max(s.all, 1)) }

func (s score) String() string {
	return strconv.Itoa(s.found) + " of " + strconv.Itoa(s.all) + " (" + strconv.Itoa(s.more) + " more)"
}

func table(t *testing.T, name string) []map[string]string {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", "counts", name+".tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	r := csv.NewReader(file)
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, -1
	records, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, rec := range records[1:] {
		row := map[string]string{}
		for i, cell := range rec {
			row[records[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

func count(t *testing.T, name, words string) []*counted {
	t.Helper()
	var out []*counted
	for _, row := range table(t, name) {
		line, err := strconv.Atoi(row["line"])
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, &counted{line: line, speaker: row["speaker"], words: row[words], value: row["value"], reading: row, optional: strings.HasPrefix(row["note"], "optional")})
	}
	return out
}

// measured is a resolved draft, and how many lines of the file stand before its text.
type measured struct {
	text   *anchor.Text
	b      *briefing.Briefing
	before int
}

func measure(t *testing.T, file string) *measured {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	source, err := transcript.Read(file, data)
	if err != nil {
		t.Fatal(err)
	}
	sheet := New(Input{File: "x.txt", SHA256: strings.Repeat("0a", 32), Name: "x", Source: source, Read: transcript.Parse(source, nil)})
	b, _ := factsheet.Read("x", Write(sheet))
	b.Transcript.Text = source.Text
	resolve.Briefing(b, briefing.NewNames())
	whole, err := anchor.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return &measured{anchor.New(source.Text), b, strings.Count(strings.TrimRight(whole, "\n"), "\n") - strings.Count(strings.TrimRight(source.Text, "\n"), "\n")}
}

func (m *measured) line(at int) int {
	line, _, _ := m.text.Line(at)
	return line + m.before
}

// plainWords are words without what readers write differently.
func plainWords(s string) string {
	return strings.Trim(strings.ToLower(anchor.Fold(s)), " .,:;-()")
}

// turns compares where turns start, and who speaks. The press is called Q, and - where nothing announces it.
func (m *measured) turns(t *testing.T, want []*counted) (s score) {
	t.Helper()
	headings := map[string][]string{}
	for _, a := range m.b.Appearances {
		headings[a.Key] = append(a.Headings, pick(a.Unnamed == "journalist", "-", a.Key))
	}
	for _, turn := range m.b.Turns {
		line := m.line(turn.Span.Start)
		i := slices.IndexFunc(want, func(c *counted) bool {
			says := slices.ContainsFunc(headings[turn.Speaker], func(h string) bool { return plainWords(h) == plainWords(c.speaker) })
			return !c.hit && c.line == line && (says || c.speaker == "-" && strings.HasPrefix(turn.Speaker, "press"))
		})
		if i < 0 {
			s.more++
			t.Logf("turn %s of %s at line %d was not counted", turn.Key, turn.Speaker, line)
			continue
		}
		want[i].hit = true
	}
	return s.of(t, "turn", want)
}

// figures compares quotes and values.
func (m *measured) figures(t *testing.T, want []*counted) (s score) {
	t.Helper()
	for i := range m.b.Claims {
		for _, f := range m.b.Claims[i].Figures {
			from, to := m.line(f.Quote.Span.Start), m.line(f.Quote.Span.End)
			var values []string
			for _, v := range []*decimal.Decimal{f.Value, f.AsCorrected} {
				if v != nil {
					values = append(values, v.Abs().String())
				}
			}
			if f.Value == nil && f.Bounds != nil && f.Bounds.Lower != nil && f.Bounds.Upper != nil {
				values = append(values, f.Bounds.Lower.String()+".."+f.Bounds.Upper.String())
			}
			if values == nil {
				values = []string{"-"}
			}
			fits := func(optional bool) int { // what counts goes before what is optional
				return slices.IndexFunc(want, func(c *counted) bool {
					near := from-1 <= c.line && c.line <= to+1
					return !c.hit && near && c.optional == optional && slices.Contains(values, c.value) && sharesWord(c.words, f.Quote.Exact)
				})
			}
			j := fits(false)
			if j < 0 {
				j = fits(true)
			}
			if j < 0 {
				s.more++
				t.Logf("the figure %q at line %d was not counted (%v)", oneLine(f.Quote.Exact), from, values)
				continue
			}
			want[j].hit = true
			for _, part := range readings {
				if got := reading(&f, part); alike(got, want[j].reading[part]) {
					s.count(part, 1)
				} else {
					t.Logf("the %s of %q at line %d is %q, and was counted as %q", part, oneLine(f.Quote.Exact), from, got, want[j].reading[part])
				}
			}
		}
	}
	return s.of(t, "figure", want)
}

// reading is what a figure says in a column: its unit is the noun as said where there is no other.
func reading(f *briefing.Figure, part string) string {
	switch part {
	case "comparator":
		return f.Comparator
	case "kind":
		return f.Kind
	}
	return cmp.Or(f.Currency, f.Unit, oneLine(f.UnitText))
}

// alike tells whether a reading is as counted: - says nothing, eq is the same as none, and a noun may have more words around it or
// another ending.
func alike(got, want string) bool {
	got, want = plainWords(got), plainWords(want)
	if want == "" || got == want || want == "eq" && got == "" {
		return true
	}
	return got != "" && (sharesWord(got, want) || strings.TrimSuffix(got, "s") == strings.TrimSuffix(want, "s"))
}

// sharesWord tells whether two quotes have a word in common.
func sharesWord(a, b string) bool {
	words := strings.Fields(plainWords(b))
	return slices.ContainsFunc(strings.Fields(plainWords(a)), func(w string) bool { return slices.Contains(words, w) })
}

func (s score) of(t *testing.T, what string, want []*counted) score {
	t.Helper()
	for _, c := range want {
		if c.optional {
			s.optional += pick(c.hit, 1, 0)
			continue
		}
		s.all++
		if c.hit {
			s.found++
		} else {
			t.Logf("the %s at line %d is not found: %s %q %s", what, c.line, c.speaker, c.words, c.value)
		}
	}
	return s
}
