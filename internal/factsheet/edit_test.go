package factsheet

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onrecord/internal/briefing"
)

// editSheet has a quote in each way of writing. The tests find places in it by their words.
const editSheet = `onrecord: 1   # version
transcript:
  file:   talk.txt    # as published
  sha256: 0000
turns: # in order
  - {id: t1, speaker: a, starts: "We have" , note: x}  # first
  - id: t2
    starts: Fees rose
      again
claims:
  # one
  - id: c1
    quote: 'It''s 23 ships'   # said twice

    after: &anchored "here"
    figures: [{id: f1, quote: 23 ships, unit: ship}, {id: f2, quote: 'ships'}]
  - quote: |
      first line
      second line

    id: c2
  - id: c3
    quote: >-  # folded
      many words that run on
      over two lines
    before: *anchored
  - id: c4
    quotes:
      - said alone
      - "quoted alone"   # two
      - {quote: "in braces"}
      - quote: "over
          two lines"
        turn: t1
  - id: c5
    quotes: [flow one, 'flow two']
`

func at(t testing.TB, sheet, words string) briefing.Position {
	t.Helper()
	s, f := newSource([]byte(sheet))
	i := strings.Index(s.text, words)
	if f != nil || i < 0 {
		t.Fatalf("%q is not in the sheet", words)
	}
	return s.position(i)
}

func TestApply(t *testing.T) {
	for _, tt := range []struct {
		name, at, text string
		nth            int
		old, want      string // what changes in the file
	}{
		{"plain", "talk.txt", "new/talk 2.txt", 0, "file:   talk.txt    #", "file:   new/talk 2.txt    #"},
		{"plain no more", "talk.txt", "a: b", 0, "talk.txt    #", `"a: b"    #`},
		{"plain in braces no more", "23 ships,", "23, no, 24 ships", 0, "quote: 23 ships,", `quote: "23, no, 24 ships",`},
		{"plain over lines", "Fees rose\n", "Fees rose again and again, and then they did what nobody had expected of them: they fell", 0,
			"Fees rose\n      again", "\"Fees rose again and again, and then they did\n      what nobody had expected of them: they fell\""},
		{"double quotes", `"We have"`, `We "have" 3\4`, 0, `"We have" ,`, `"We \"have\" 3\\4" ,`},
		{"what nobody sees", `"We have"`, "We\u00a0have\t\u200b3", 0, `"We have" ,`, `"We\xa0have\t\u200b3" ,`},
		{"single quotes", `'It''s 23 ships'`, `It's "24" ships`, 0, `'It''s 23 ships'   #`, `'It''s "24" ships'   #`},
		{"single quotes cannot", `'It''s 23 ships'`, "a\nb", 0, `'It''s 23 ships'   #`, `"a\nb"   #`},
		{"literal", "|\n", "one line\nthe second\n\nand another", 0, "|\n      first line\n      second line\n\n", ""},
		{"literal text", "|\n", "one line\nthe second", 0, "first line\n      second line\n", "one line\n      the second\n"},
		{"folded", ">-", "few words", 0, "many words that run on\n      over two lines\n", "few words\n"},
		{"folded, wrapped", ">-", strings.Repeat("words and words ", 5) + "end", 0, "many words that run on\n      over two lines\n",
			"words and words words and words words and words words\n      and words words and words end\n"},
		{"double quotes over lines", "\"over\n", "over and out, more or less, which is more than two lines can hold", 0, "\"over\n          two lines\"",
			"\"over and out, more or less, which is more\n          than two lines can hold\""},
		{"nth in a block", `'It''s 23 ships'`, "", 2, "# said twice\n", "# said twice\n    nth: 2\n"},
		{"nth after a block of text", "|\n", "", 3, "second line\n", "second line\n    nth: 3\n"},
		{"nth in braces", "'ships'", "", 2, "quote: 'ships'}", "quote: 'ships', nth: 2}"},
		{"nth and other words", "23 ships,", "24 ships", 2, "quote: 23 ships,", "quote: 24 ships, nth: 2,"},
		{"nth of a text alone", "said alone", "", 2, "- said alone\n", "- {quote: \"said alone\", nth: 2}\n"},
		{"nth of a text alone in brackets", "'flow two'", "flow, three", 2, "'flow two'", "{quote: \"flow, three\", nth: 2}"},
		{"nth beside several lines", "\"over\n", "", 2, "two lines\"\n", "two lines\"\n        nth: 2\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, eol := range []string{"\n", "\r\n", "\r"} {
				for _, mark := range []string{"", "\ufeff"} {
					file := func(s string) string { return mark + strings.ReplaceAll(s, "\n", eol) }
					got, err := Apply([]byte(file(editSheet)), []Edit{{At: at(t, editSheet, tt.at), Text: tt.text, Nth: tt.nth}})
					if err != nil {
						t.Fatal(err)
					}
					want := strings.Replace(editSheet, tt.old, tt.want, 1)
					if tt.want == "" {
						want = strings.Replace(editSheet, tt.old, "\"one line\\nthe second\\n\\nand another\"\n\n", 1)
					}
					if diff := cmp.Diff(file(want), string(got)); diff != "" {
						t.Fatal(diff)
					}
				}
			}
		})
	}
}

func TestApplySeveral(t *testing.T) {
	edits := []Edit{
		{At: at(t, editSheet, "'ships'"), Nth: 2}, {At: at(t, editSheet, "0000"), Text: "1111"}, {At: at(t, editSheet, "23 ships,"), Text: "24 ships"},
		{At: at(t, editSheet, "'ships'"), Text: "boats"},
	}
	got, err := Apply([]byte(editSheet), edits)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.NewReplacer("0000", "1111", "23 ships,", "24 ships,", "'ships'}", "'boats', nth: 2}").Replace(editSheet)
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
	if again, err := Apply([]byte(editSheet), nil); err != nil || string(again) != editSheet {
		t.Errorf("without edits: %v", err)
	}
}

// What an alias repeats is written once, if all that it stands for become the same.
func TestApplyAlias(t *testing.T) {
	here := at(t, editSheet, `"here"`)
	got, err := Apply([]byte(editSheet), []Edit{{At: here, Text: "there"}, {At: here, Text: "there"}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Replace(editSheet, `&anchored "here"`, `&anchored "there"`, 1), string(got)); diff != "" {
		t.Error(diff)
	}
}

func TestApplyRefuses(t *testing.T) {
	quote := at(t, editSheet, "'It''s")
	for name, tt := range map[string]struct {
		sheet string
		edits []Edit
		want  string
	}{
		"an alias":            {editSheet, []Edit{{At: at(t, editSheet, `"here"`), Text: "x"}}, "used in several places"},
		"nth of an alias":     {editSheet, []Edit{{At: at(t, editSheet, `"here"`), Nth: 2}}, "used in several places"},
		"no text":             {editSheet, []Edit{{At: briefing.Position{Line: 11, Column: 1}, Text: "x"}}, "there is no text"},
		"a mapping":           {editSheet, []Edit{{At: at(t, editSheet, "{id: t1"), Text: "x"}}, "there is no text"},
		"two for one":         {editSheet, []Edit{{At: quote, Text: "x"}, {At: quote, Text: "y"}}, "would become different"},
		"a control character": {editSheet, []Edit{{At: quote, Text: "a\x01b"}}, "would not say what it should"},
		"a key that is there": {"claims:\n  - quote: a\n    nth: 1\n", []Edit{{At: briefing.Position{Line: 2, Column: 12}, Text: "\x00"}}, "would not say"},
		"no YAML":             {"a: [", []Edit{{At: quote, Text: "x"}}, "editing the file"},
		"not UTF-8":           {"a: \xff", []Edit{{At: quote, Text: "x"}}, "not UTF-8"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Apply([]byte(tt.sheet), tt.edits)
			if err == nil || !strings.Contains(err.Error(), tt.want) || got != nil {
				t.Errorf("%q, %v", got, err)
			}
		})
	}
}

// drawText draws what a quote may be: never empty, no blanks at its ends.
func drawText(t *rapid.T, label string) string {
	words := rapid.SliceOfN(rapid.SampledFrom([]string{
		"we", "have", "23", "ships", "it's", "“so”", "18%", "—", "a: b", "x #y", "#", "- z", "[1]", "{2}", "a,b", "\"q\"", "\\n", "'", "null", "true", "é", "🚢",
		"*a", "&a", "!t", "%", "@", "`", "|", ">", "? k", "...", "---", "1.50", "0x10", "~", "日本", "$5", "N/A", "10:30", "=",
	}), 1, 9).Draw(t, label)
	out := words[0]
	for _, w := range words[1:] {
		out += rapid.SampledFrom([]string{" ", " ", " ", " ", "  ", "\n", "\u00a0", " \n "}).Draw(t, "blank") + w
	}
	return out
}

// Whatever a quote was and becomes, in whatever way it was written, the file says the new words and all else as before.
func TestApplyAnything(t *testing.T) {
	comment := regexp.MustCompile(`(?m)# remark \d+$`)
	rapid.Check(t, func(t *rapid.T) {
		written := func(text, indent string) string {
			oneLine := !strings.Contains(text, "\n")
			likely := []string{doubleQuoted(text, text)}
			if oneLine {
				likely = append(likely, "'"+strings.ReplaceAll(text, "'", "''")+"'")
			}
			if isPlain(text, true) {
				likely = append(likely, text)
			}
			if indent != "" && fitsBlock(text) {
				likely = append(likely, "|\n"+indent+strings.ReplaceAll(text, "\n", "\n"+indent), ">+\n"+indent+strings.ReplaceAll(text, "\n", "\n\n"+indent))
				if words := strings.Split(text, " "); oneLine && len(words) > 2 && isPlain(words[1], true) && !strings.Contains(text, "  ") {
					likely = append(likely, "'"+strings.ReplaceAll(words[0]+"\n"+indent+strings.Join(words[1:], " "), "'", "''")+"'")
				}
			}
			return rapid.SampledFrom(likely).Draw(t, "style")
		}
		var sheet strings.Builder
		sheet.WriteString("onrecord: 1\nclaims:\n")
		remarks := 0
		remark := func() string {
			remarks++
			return fmt.Sprintf("# remark %d\n", remarks)
		}
		for i := range rapid.IntRange(1, 4).Draw(t, "claims") {
			fmt.Fprintf(&sheet, "  - id: c%d   %s", i, remark())
			if rapid.Bool().Draw(t, "one") {
				sheet.WriteString("    quote: " + written(drawText(t, "quote"), "      ") + "\n    " + remark())
				sheet.WriteString("    after: " + written(drawText(t, "after"), "     ") + "\n")
			} else {
				sheet.WriteString("    quotes:\n    - " + written(drawText(t, "quote"), "      ") + "\n")
				sheet.WriteString("    - quote: " + written(drawText(t, "quote"), "         ") + "\n      turn: t1 " + remark())
				sheet.WriteString("    - {quote: " + written(drawText(t, "quote"), "") + " , turn: t2} " + remark())
			}
			fmt.Fprintf(&sheet, "    figures: [{quote: %s, id: f1}, {id: f2, quote: %s}] %s", written(drawText(t, "f1"), ""), written(drawText(t, "f2"), ""), remark())
		}
		data := []byte(sheet.String())
		switch rapid.IntRange(0, 3).Draw(t, "file") {
		case 1:
			data = bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))
		case 2:
			data = append([]byte("\ufeff"), data...)
		}
		want, problems := Read("x.facts.yaml", data)
		if briefing.Errors(problems) > 0 {
			t.Fatalf("%s\n%s", problems[0].Format(), data)
		}
		var edits []Edit
		edit := func(q *briefing.Quote) {
			where := q.Where.Fields["quote"]
			if rapid.Bool().Draw(t, "words") {
				q.Text = drawText(t, "new")
				edits = append(edits, Edit{At: where, Text: q.Text})
			}
			if rapid.IntRange(0, 2).Draw(t, "nth") == 0 {
				q.Nth = rapid.IntRange(1, 12).Draw(t, "n")
				edits = append(edits, Edit{At: where, Nth: q.Nth})
			}
		}
		for i := range want.Claims {
			for k := range want.Claims[i].Quotes {
				q := &want.Claims[i].Quotes[k]
				edit(q)
				if q.After != "" && rapid.Bool().Draw(t, "neighbour") {
					q.After = drawText(t, "new")
					edits = append(edits, Edit{At: q.Where.Fields["after"], Text: q.After})
				}
			}
			for k := range want.Claims[i].Figures {
				edit(&want.Claims[i].Figures[k].Quote)
			}
		}
		got, err := Apply(data, edits)
		if err != nil {
			t.Fatalf("%v\n%s\n%+v", err, data, edits)
		}
		read, problems := Read("x.facts.yaml", got)
		if briefing.Errors(problems) > 0 {
			t.Fatalf("%s\n%s", problems[0].Format(), got)
		}
		if diff := cmp.Diff(saying(want), saying(read)); diff != "" {
			t.Fatalf("%s\n%s\n%s", diff, data, got)
		}
		if diff := cmp.Diff(comment.FindAllString(string(data), -1), comment.FindAllString(string(got), -1)); diff != "" {
			t.Fatal(diff)
		}
		if bytes.Contains(data, []byte("\r")) && bytes.Count(got, []byte("\r\n")) != bytes.Count(got, []byte("\n")) {
			t.Fatalf("line ends are mixed: %q", got)
		}
	})
}

// saying is what the claims of a briefing quote, without the places.
func saying(b *briefing.Briefing) []string {
	var out []string
	quote := func(what string, q briefing.Quote) {
		out = append(out, fmt.Sprintf("%s %q nth %d after %q before %q turn %q", what, q.Text, q.Nth, q.After, q.Before, q.Turn))
	}
	for _, c := range b.Claims {
		for _, q := range c.Quotes {
			quote(c.Key, q)
		}
		for _, f := range c.Figures {
			quote(c.Key+"."+f.Key, f.Quote)
		}
	}
	return out
}

// Any text of any file can be edited, or the file stays as it was.
func FuzzApply(f *testing.F) {
	for _, s := range fuzzSeeds {
		f.Add([]byte(s), "new words", 3, 0)
	}
	f.Add([]byte(editSheet), "a: b\n#c", 17, 2)
	f.Fuzz(func(t *testing.T, data []byte, text string, which, nth int) {
		s, problem := newSource(data)
		if problem != nil {
			return
		}
		root, faults := s.document()
		if len(faults) > 0 || root == nil {
			return
		}
		var places []int
		collectScalars(root, &places)
		if len(places) == 0 || text == "" {
			return
		}
		which, nth = (which%len(places)+len(places))%len(places), max(0, nth%10)
		got, err := Apply(data, []Edit{{At: s.position(places[which]), Text: text, Nth: nth}})
		if err != nil {
			return
		}
		after, problem := newSource(got)
		if problem != nil {
			t.Fatalf("%q became %q: %s", data, got, problem.msg)
		}
		if root, faults = after.document(); len(faults) > 0 {
			t.Fatalf("%q became %q: %s", data, got, faults[0].msg)
		}
		var now []int
		collectScalars(root, &now)
		if added := len(now) - len(places); added != min(nth, 1) {
			t.Fatalf("%q became %q: %d texts more", data, got, added)
		}
	})
}

func collectScalars(n *node, out *[]int) {
	if n.form == scalar {
		*out = append(*out, n.offset)
	}
	for _, e := range n.entries {
		collectScalars(e.value, out)
	}
	for _, i := range n.items {
		collectScalars(i, out)
	}
}
