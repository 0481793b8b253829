package quantity

import (
	"math/big"
	"os"
	"strings"
	"testing"
)

// peerlikeLeast is the share of our own cases in the manner of a peer's suite that must pass.
var peerlikeLeast = map[string]float64{
	"Number": 0.92, "Percent": 0.93, "PercentMode": 0.90, "NumberRange": 0.80, "Ordinal": 0.50, "OrdinalSuppressed": 0.80,
	"Age": 0.96, "Currency": 0.97, "Dimension": 0.97, "Temperature": 0.90,
}

// TestPeerlike reads cases of our own, which vary as those of a peer's suites do, and judges them
// as TestConformance judges the peer's.
func TestPeerlike(t *testing.T) {
	cases := readPeerlike(t)
	reader := English(nil)
	for _, suite := range peerSuites {
		if len(cases[suite.name]) == 0 {
			continue
		}
		t.Run(suite.name, func(t *testing.T) {
			passed := 0
			for _, c := range cases[suite.name] {
				if complaint := suite.judge(c, reader.Read(c.text)); complaint != "" {
					t.Logf("%q: %s", c.text, complaint)
					continue
				}
				passed++
			}
			t.Logf("%s: %d/%d passed", suite.name, passed, len(cases[suite.name]))
			if share := float64(passed) / float64(len(cases[suite.name])); share < peerlikeLeast[suite.name] {
				t.Errorf("%.3f of the cases pass, fewer than %.3f", share, peerlikeLeast[suite.name])
			}
		})
	}
}

// readPeerlike gives the cases of testdata/peerlike.tsv by suite.
func readPeerlike(t *testing.T) map[string][]peerCase {
	t.Helper()
	raw, err := os.ReadFile("testdata/peerlike.tsv")
	if err != nil {
		t.Fatalf("reading our own cases: %v", err)
	}
	known := map[string]bool{}
	for _, suite := range peerSuites {
		known[suite.name] = true
	}
	cases := map[string][]peerCase{}
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != 3 || !known[fields[0]] {
			t.Fatalf("a line is no suite, text and results: %q", line)
		}
		c := peerCase{text: fields[1]}
		after := 0
		for part := range strings.SplitSeq(fields[2], " | ") {
			if part == "" {
				continue
			}
			want, ok := peerlikeResult(fields[1], part, after)
			if !ok {
				t.Fatalf("%q is no result in %q", part, line)
			}
			after = want.end
			c.want = append(c.want, want)
		}
		cases[fields[0]] = append(cases[fields[0]], c)
	}
	return cases
}

// peerlikeResult reads 'words=value unit' or 'words=[lower,upper)', of which the words stand in the
// text from code point after on.
func peerlikeResult(text, part string, after int) (peerResult, bool) {
	at := strings.LastIndex(part, "=")
	if at < 0 {
		return peerResult{}, false
	}
	words, said := part[:at], part[at+1:]
	runes := []rune(text)
	before, _, found := strings.Cut(string(runes[after:]), words)
	start := after + len([]rune(before))
	want := peerResult{start: start, end: start + len([]rune(words))}
	if strings.Contains(said, ",") {
		lower, upper, _ := strings.Cut(strings.Trim(said, "[]()"), ",")
		want.bounds = &peerBounds{rat(lower), rat(upper), strings.HasPrefix(said, "["), strings.HasSuffix(said, "]")}
		return want, found
	}
	number, unit, _ := strings.Cut(said, " ")
	want.number, want.noNumber = peerNumber{rat(number), unit}, number == "?"
	return want, found && (want.noNumber || want.number.value != nil)
}

func TestPeerlikeResult(t *testing.T) {
	want, ok := peerlikeResult("über >= 12 m", ">= 12 m=12 metre", 0)
	if !ok || want.start != 5 || want.end != 12 || want.number.value.Cmp(big.NewRat(12, 1)) != 0 || want.number.unit != "metre" {
		t.Errorf("got %+v, %v", want, ok)
	}
	if _, ok := peerlikeResult("12 m", "13 m=13 metre", 0); ok {
		t.Error("words that are not in the text are found")
	}
}
