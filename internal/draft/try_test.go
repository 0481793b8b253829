package draft

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"onrecord/internal/briefing"
	"onrecord/internal/factsheet"
	"onrecord/internal/resolve"
	"onrecord/internal/transcript"
)

var simpleHeading = regexp.MustCompile(`(?m)^(Q|[A-Z][A-Z .’'-]+[A-Z]:)[\s\x{a0}]`)

func simple(text string) transcript.Transcript {
	var tr transcript.Transcript
	keys := map[string]int{}
	ms := simpleHeading.FindAllStringIndex(text, -1)
	runes := func(b int) int { return len([]rune(text[:b])) }
	for i, m := range ms {
		end := len(text)
		if i+1 < len(ms) {
			end = ms[i+1][0]
		}
		h := strings.TrimSpace(strings.ReplaceAll(text[m[0]:m[1]], "\u00a0", " "))
		k, ok := keys[h]
		if !ok {
			k = len(tr.Speakers)
			keys[h] = k
			s := transcript.Speaker{Key: slug(h), Headings: []string{h}}
			if h == "Q" {
				s.Unnamed = "journalist"
			} else {
				s.Name = strings.TrimSuffix(h, ":")
			}
			tr.Speakers = append(tr.Speakers, s)
		}
		kind := "statement"
		if h == "Q" {
			kind = "question"
		}
		tr.Turns = append(tr.Turns, transcript.Turn{Speaker: k, Kind: kind, Answers: -1, Continues: -1, Confidence: 1,
			Heading: briefing.Span{Start: runes(m[0]), End: runes(m[1])}, Span: briefing.Span{Start: runes(m[1]), End: runes(end)}})
	}
	return tr
}

func TestTry(t *testing.T) {
	path := os.Getenv("DRAFT_TRY")
	if path == "" {
		t.Skip()
	}
	data, _ := os.ReadFile(path)
	text := string(data)
	s := New(Input{File: "x.txt", SHA256: strings.Repeat("0", 64), Name: "x", Source: transcript.Source{Text: text}, Read: simple(text)})
	out := Write(s)
	os.WriteFile("/tmp/try.yaml", out, 0o644)
	b, ps := factsheet.Read("x", out)
	b.Transcript.Text = text
	ps = append(ps, resolve.Briefing(b, briefing.NewNames())...)
	ps = append(ps, briefing.Check(b, briefing.NewNames())...)
	n := map[string]int{}
	for _, p := range ps {
		n[p.Severity.String()+" "+p.Code]++
		if p.Severity == briefing.Error {
			fmt.Println(p.Format())
		}
	}
	fmt.Println(s.Counts(), n)
}
