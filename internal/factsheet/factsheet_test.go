package factsheet

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"onrecord/internal/briefing"
)

// plainly compares values but for where they were written.
var plainly = cmp.Options{
	cmpopts.IgnoreTypes(briefing.Where{}),
	cmpopts.EquateEmpty(),
	cmp.Comparer(func(a, b briefing.Date) bool { return a == b }),
	cmp.Comparer(func(a, b briefing.Period) bool { return a == b }),
	cmp.Comparer(func(a, b decimal.Decimal) bool { return a.Exponent() == b.Exponent() && a.Equal(b) }),
}

func day(t testing.TB, s string) briefing.Date {
	t.Helper()
	d, err := briefing.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func span(t testing.TB, s string) briefing.Period {
	t.Helper()
	p, err := briefing.ParsePeriod(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func num(s string) *decimal.Decimal {
	d := decimal.RequireFromString(s)
	return &d
}

func TestReadTakesEveryKey(t *testing.T) {
	b, problems := Read("dir/x.facts.yaml", []byte(fullSheet))
	failOn(t, problems)
	const hash = "3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8550"
	want := &briefing.Briefing{
		File: "dir/x.facts.yaml", Format: "factsheet", FileSHA256: digest([]byte(fullSheet)), Draft: true,
		Event: briefing.Event{
			ID: "port-council-2025-03-04", Title: "Press briefing of the harbour board", Kind: "briefing", Date: day(t, "2025-03"),
			Place: "Rotterdam", Hosts: []string{"harbour-board", "city-council"}, PartOf: "port-week-2025", Note: "moved by a day",
		},
		Transcript: briefing.Transcript{
			File: "briefing.txt", SHA256: hash, Language: "en-GB", Fidelity: "edited", Published: day(t, "2025-03-05"),
			Updated: time.Date(2025, 3, 6, 9, 30, 0, 0, time.UTC), Source: "board-site", Note: "no audio",
		},
		Speakers: []briefing.Speaker{{ID: "clerk", Name: "Omar Said", Kind: "person", Aliases: []string{"O. Said"}, Wikidata: "Q42"}},
		Sources: []briefing.Source{{
			ID: "board-site", Title: "Minutes", Publisher: "Harbour board", Kind: "minutes", URL: "https://example.org/m",
			ArchivedURL: "https://example.org/a", Published: day(t, "2025"), Accessed: day(t, "2025-03-07"), Licence: "CC0",
			SHA256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Note: "n",
		}},
		Appearances: []briefing.Appearance{
			{Key: "chair", Speaker: "ida-brandt", Role: "Chair", Organization: "harbour-board", Headings: []string{"Chair:", "Ida Brandt:"}, Note: "speaks first"},
			{Key: "clerk", Speaker: "clerk", Role: "Clerk", Organization: "city-council"},
			{Key: "reporter", Unnamed: "journalist"},
		},
		Turns: []briefing.Turn{
			{Key: "t1", Speaker: "chair", Kind: "statement", Starts: "Welcome,"},
			{Key: "t2", Speaker: "reporter", Kind: "question", Starts: "How many"},
			{Key: "t3", Speaker: "clerk", Kind: "answer", Answers: "t2", Starts: "Some", Note: "n"},
			{Key: "t4", Speaker: "reporter", Kind: "interjection", Starts: "And"},
			{Key: "t5", Speaker: "clerk", Kind: "statement", Continues: "t3", Starts: "of them"},
		},
		Claims: []briefing.Claim{
			{
				Key: "c1", Renamed: "old1",
				Quotes: []briefing.Quote{{Text: "more than 40 cranes", Nth: 2, After: "Welcome", Before: "run", Turn: "t1"}},
				Says:   "More than forty cranes are at work.", Type: "quantity", Modality: "reported", AttributedTo: "ida-brandt",
				Topics: []string{"cranes", "trade"},
				Figures: []briefing.Figure{
					{
						Key: "f1", Renamed: "f0", Quote: briefing.Quote{Text: "more than 40", Nth: 1, After: "a", Before: "b"},
						Given: briefing.Measure{
							Value: num("40"), Bounds: &briefing.Interval{Lower: num("40")}, Comparator: "gt", Hedge: "I think",
							Unit: "crane", Currency: "EUR", Of: &briefing.Of{Value: num("1.50"), Unit: "crane", What: "all cranes"},
							Base: &briefing.Base{Period: span(t, "2014/.."), Value: num("640e9"), Figure: "c2.f1"}, Kind: "count",
							Rank: &briefing.Rank{Of: "max", Over: "10y.."},
						},
						Indicator: "cranes-at-work", Area: "harbour", Period: span(t, "2014/2024"), AsCorrected: num("41"), Override: true,
						Evidence: []briefing.Evidence{{
							Source: "board-site", At: "page 2", Value: num("41"), Quote: "q", Stance: "supports", Vintage: day(t, "2025-02"),
							Checked: day(t, "2025-03-08"), By: "fact-desk", Note: "n",
						}},
						Annotation: briefing.Annotation{Note: "why", Todo: "check", Confidence: "0.25"},
					},
					{Key: "f2", Quote: briefing.Quote{Text: "q"}, Given: briefing.Measure{Vague: true},
						Links: []briefing.Link{{Claim: "c2", Figure: "f1", Relation: "repeats", Note: "n"}}},
				},
				Evidence: []briefing.Evidence{{Source: "board-site", Stance: "context"}},
				Reviews: []briefing.Review{
					{Scale: "five", Rating: "true", By: "fact-desk", Date: day(t, "2025-03-09"), Published: time.Date(2025, 3, 10, 7, 0, 0, 0, time.UTC),
						Summary: "s", URL: "https://example.org/r", Note: "n"},
					{Scale: "five", Rating: "false", By: "fact-desk", Date: day(t, "2025-04")},
				},
				Links: []briefing.Link{
					{Claim: "c2", Figure: "f1", Relation: "contradicts", Note: "n"},
					{Event: "port-council-2024", Claim: "c9", Relation: "repeats"},
				},
				Annotation: briefing.Annotation{Note: "a note", Todo: "a task", Confidence: "0.9"},
			},
			{
				Key:    "c2",
				Quotes: []briefing.Quote{{Text: "said here", Turn: "t1"}, {Text: "and here", Nth: 3, After: "x", Before: "y", Turn: "t3"}},
				Says:   "It is said twice.", Type: "event", Modality: "asserted",
				Figures: []briefing.Figure{{Key: "f1", Quote: briefing.Quote{Text: "said"}, Given: briefing.Measure{Base: &briefing.Base{}}}},
				Reviews: []briefing.Review{{Scale: "five", Rating: "true", By: "fact-desk", Date: day(t, "2025")}},
			},
		},
	}
	if diff := cmp.Diff(want, b, plainly); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	everyKeyIn(t, fullSheet, sheetShape, eventShape, transcriptShape, personShape, turnShape, claimShape, quoteShape, figureShape,
		ofShape, baseShape, rankShape, evidenceShape, reviewShape, linkShape, localSourceShape)
}

// keyed is any shape.
type keyed interface{ keys() []string }

// everyKeyIn checks that a sample leaves no key out.
func everyKeyIn(t *testing.T, sample string, shapes ...keyed) {
	t.Helper()
	for _, s := range shapes {
		for _, key := range s.keys() {
			if !strings.Contains(sample, key+": ") && !strings.Contains(sample, key+":\n") {
				t.Errorf("the sample has no %q", key)
			}
		}
	}
}

func TestReadCatalogueTakesEveryKey(t *testing.T) {
	c, problems := ReadCatalogue("x.catalog.yaml", []byte(fullCatalogue))
	failOn(t, problems)
	five, less := 5, -1
	want := &briefing.Catalogue{
		File: "x.catalog.yaml", FileSHA256: digest([]byte(fullCatalogue)),
		Speakers: []briefing.Speaker{
			{ID: "ida-brandt", Name: "Ida Brandt", Kind: "person", Aliases: []string{"I. Brandt"}, Wikidata: "Q1", Note: "n",
				Roles: []briefing.Role{{Title: "Chair", Organization: "harbour-board", From: day(t, "2020-05"), To: day(t, "2025")}}},
			{ID: "board", Name: "The board", Kind: "organization"},
		},
		Organizations: []briefing.Organization{{ID: "harbour-board", Name: "Harbour Board", Aliases: []string{"HB"}, URL: "https://example.org", Wikidata: "Q2", Note: "n"}},
		Areas: []briefing.Area{
			{ID: "harbour", Name: "Harbour", Kind: "region", ISO: "NL", Within: []string{"netherlands"}, Note: "n"},
			{ID: "netherlands", Name: "Netherlands", Kind: "country"},
		},
		Units: []briefing.Unit{
			{ID: "crane", Name: "Crane", Words: []string{"crane", "cranes"}, Note: "n"},
			{ID: "month", Name: "Month", Converts: &briefing.Conversion{To: "year", Numerator: *num("1"), Denominator: *num("12")}},
			{ID: "year", Name: "Year"},
			{ID: "fraction", Name: "Fraction", Converts: &briefing.Conversion{To: "percent", Numerator: *num("100"), Denominator: *num("1")}},
			{ID: "percent", Name: "Per cent"},
		},
		Indicators: []briefing.Indicator{
			{ID: "cranes-at-work", Name: "Cranes at work", Unit: "crane", Definition: "d", Direction: "up", Producer: "harbour-board", Note: "n"},
			{ID: "cranes-idle", Name: "Idle cranes", Unit: "crane", Direction: "none", Derived: "50 - cranes-at-work"},
		},
		Sources: []briefing.Source{{
			ID: "yearbook", Title: "Yearbook", Publisher: "p", Kind: "report", URL: "https://example.org", ArchivedURL: "https://example.org",
			Published: day(t, "2024"), Accessed: day(t, "2025-01-02"), Licence: "l", Note: "n",
			SHA256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		}},
		Topics: []briefing.Topic{{ID: "cranes", Name: "Cranes", Note: "n"}},
		RatingScales: []briefing.RatingScale{{ID: "five", Name: "Five points", Note: "n", Ratings: []briefing.Rating{
			{ID: "true", Name: "True", Rank: &five}, {ID: "false", Name: "False", Rank: &less}, {ID: "open", Name: "Cannot be checked"},
		}}},
	}
	if diff := cmp.Diff(want, c, plainly); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	everyKeyIn(t, fullCatalogue, catalogueShape, speakerShape, roleShape, organizationShape, areaShape, unitShape, conversionShape,
		indicatorShape, sourceShape, topicShape, ratingScaleShape, ratingShape)
	names := briefing.NewNames()
	failOn(t, names.Add(c, map[string]string{}))
	failOn(t, briefing.CheckCatalogue(c, names))
}

func TestWhereNamesEachField(t *testing.T) {
	b, _ := Read("x", []byte("onrecord: 1\nevent: {id: é, hosts: [a, bb]}\nclaims:\n- id: c1\n  turn: t1\n  quotes: [x, {quote: y, turn: t2}]\n  figures:\n  - {quote: q, nth: 2}\n"))
	at := func(line, column int) briefing.Position { return briefing.Position{Line: line, Column: column} }
	claim := b.Claims[0]
	for what, c := range map[string]struct{ got, want briefing.Position }{
		"event":          {b.Event.Where.Position, at(2, 8)},
		"event.id":       {b.Event.Where.Field("id"), at(2, 13)},
		"event.hosts":    {b.Event.Where.Field("hosts"), at(2, 23)},
		"event.hosts[1]": {b.Event.Where.Field("hosts[1]"), at(2, 27)},
		"event.title":    {b.Event.Where.Field("title"), at(2, 8)},
		"claim":          {claim.Where.Position, at(4, 3)},
		"first quote":    {claim.Quotes[0].Where.Position, at(6, 12)},
		"its turn":       {claim.Quotes[0].Where.Field("turn"), at(5, 9)},
		"second quote":   {claim.Quotes[1].Where.Position, at(6, 15)},
		"its own turn":   {claim.Quotes[1].Where.Field("turn"), at(6, 32)},
		"figure's quote": {claim.Figures[0].Quote.Where.Position, at(8, 13)},
		"its nth":        {claim.Figures[0].Quote.Where.Field("nth"), at(8, 21)},
	} {
		if c.got != c.want {
			t.Errorf("%s is at %v, not %v", what, c.got, c.want)
		}
	}
}

// faults are all kinds of faults of syntax that stand inside a document, one a line, with their places.
func TestEveryFaultOfAFileIsReported(t *testing.T) {
	sheet := strings.Join([]string{
		"onrecord: 2",   // 1
		"status: final", // 2
		"evnt: {}",      // 3
		"event: {id: a, date: 18 June 2024, hosts: x, kind: [y], date: 2024}", // 4
		"transcript: {updated: soon, sha256: {a: b}}",                         // 5
		"speakers:",                       // 6
		"  a: {name: A, speaker: b}",      // 7
		"  c: {unnamed: d, aliases: [e]}", // 8
		"  f: [g]",                        // 9
		"turns: {id: t1}",                 // 10
		"claims:",                         // 11
		"- {id: c1, quote: x, quotes: [y], nth: two}",                       // 12
		"- {id: c2, quotes: [z, [w], ''], nth: 1, review: {}, reviews: []}", // 13
		"- {id: c3, links: [{claim: c4.f1.x}, {claim: Other Event#c1}]}",    // 14
		"- id: c4",   // 15
		"  figures:", // 16
		"  - {value: 1 million, bounds: '[1, 2', period: 2024/2023, vague: yes, as_corrected: 1e999999999}", // 17
		"  - just text",               // 18
		"  - {quote: 500,000 troops}", // 19
		"  todo: ask",                 // 20: kept by a claim, so Check's
		"turns: []",                   // 21
		"units: {}",                   // 22
		"event: {todo: x}",            // 23: the whole entry is left out as a duplicate
	}, "\n")
	_, problems := Read("f.facts.yaml", []byte(sheet))
	var got []string
	for _, p := range problems {
		got = append(got, fmt.Sprintf("%d:%d %s %s", p.Line, p.Column, p.Code, p.Path))
	}
	want := []string{
		"1:11 unsupported-version onrecord",
		"2:9 unknown-status status",
		"3:1 unknown-key evnt",
		"4:22 bad-date event.date",
		"4:43 wrong-type event.hosts",
		"4:52 wrong-type event.kind",
		"4:57 duplicate-key event.date",
		"5:23 bad-date transcript.updated",
		"5:37 wrong-type transcript.sha256",
		"7:25 conflicting-keys speakers.a.speaker",
		"8:28 stray-key speakers.c.aliases",
		"9:6 wrong-type speakers.f",
		"10:8 wrong-type turns",
		"12:30 conflicting-keys claims[0].quotes",
		"12:40 bad-integer claims[0].nth",
		"13:24 wrong-type claims[1].quotes[1]",
		"13:29 wrong-type claims[1].quotes[2]",
		"13:39 stray-key claims[1].nth",
		"13:63 conflicting-keys claims[1].reviews",
		"14:28 bad-link claims[2].links[0].claim",
		"14:46 bad-link claims[2].links[1].claim",
		"17:13 bad-decimal claims[3].figures[0].value",
		"17:32 bad-bounds claims[3].figures[0].bounds",
		"17:49 bad-period claims[3].figures[0].period",
		"17:67 bad-flag claims[3].figures[0].vague",
		"17:86 bad-decimal claims[3].figures[0].as_corrected",
		"18:5 wrong-type claims[3].figures[1]",
		"19:17 unknown-key claims[3].figures[2].000 troops",
		"21:1 duplicate-key turns",
		"22:1 unknown-key units",
		"23:1 duplicate-key event",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, p := range problems {
		if p.Source != strings.Split(sheet, "\n")[p.Line-1] || p.Severity != briefing.Error || p.File != "f.facts.yaml" {
			t.Errorf("an unfit problem: %+v", p)
		}
	}
}

func TestEveryFaultOfACatalogueIsReported(t *testing.T) {
	_, problems := ReadCatalogue("f.catalog.yaml", []byte(strings.Join([]string{
		"onrecord: one",
		"claims: []",
		"speakers: {a: {roles: [{from: May 2020, until: 2021}]}, a: {}}",
		"areas: [b]",
		"units: {c: {converts: {to: d, factor: 1/0}}, e: {converts: year}}",
		"indicators: {f: {direction: [up]}, g: text}",
		"sources: {h: {published: 2024-13, titel: x}}",
		"rating_scales: {i: {ratings: {j: {rank: high}, k: {rank: 99999999999}}}}",
		"topics: {l: {todo: x}}",
	}, "\n")))
	var got []string
	for _, p := range problems {
		got = append(got, fmt.Sprintf("%d:%d %s %s", p.Line, p.Column, p.Code, p.Path))
	}
	want := []string{
		"1:11 unsupported-version onrecord",
		"2:1 unknown-key claims",
		"3:31 bad-date speakers.a.roles[0].from",
		"3:41 unknown-key speakers.a.roles[0].until",
		"3:57 duplicate-key speakers.a",
		"4:8 wrong-type areas",
		"5:39 bad-factor units.c.converts.factor",
		"5:60 wrong-type units.e.converts",
		"6:29 wrong-type indicators.f.direction",
		"6:39 wrong-type indicators.g",
		"7:26 bad-date sources.h.published",
		"7:35 unknown-key sources.h.titel",
		"8:41 bad-integer rating_scales.i.ratings.j.rank",
		"8:58 bad-integer rating_scales.i.ratings.k.rank",
		"9:14 unknown-key topics.l.todo",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestHelpWithAnUnknownKey(t *testing.T) {
	for text, want := range map[string]string{
		"turns: [{speeker: x}]":               "speaker",
		"claims: [{tipe: x}]":                 "type",
		"claims: [{figure: x}]":               "figures",
		"claims: [{indicator: x}]":            "it belongs in one of the figures of the claim",
		"claims: [{figures: [{quote: 5,0}]}]": "put quotes around a text that has a comma in it",
		"organizations: {}":                   "move it to a *.catalog.yaml file beside this one",
		"turns: [{zzzzzzzz: x}]":              "its keys are: id, speaker, kind, answers, continues, starts, note, todo, confidence",
	} {
		_, problems := Read("f", []byte("onrecord: 1\n"+text))
		if len(problems) != 1 || problems[0].Code != CodeUnknownKey {
			t.Errorf("%q: %v", text, problems)
			continue
		}
		if p := problems[0]; p.Hint != want && (len(p.Candidates) == 0 || p.Candidates[0] != want) {
			t.Errorf("%q: %q and %q do not help", text, p.Hint, p.Candidates)
		}
	}
}

func TestVersion(t *testing.T) {
	for text, want := range map[string]string{
		"onrecord: 1\n": "", "onrecord: \"1\"\n": "", "onrecord: 1.0\n": CodeBadVersion, "onrecord: 2\n": CodeBadVersion,
		"note: x\n": CodeMissingVersion, "onrecord:\nnote: x\n": CodeMissingVersion, "onrecord: [1]\n": CodeWrongType, "- 1\n": CodeWrongType, "text\n": CodeWrongType,
	} {
		_, problems := Read("f", []byte(text))
		got := ""
		if len(problems) > 0 {
			got = problems[0].Code
		}
		if got != want {
			t.Errorf("%q: %q, not %q", text, got, want)
		}
	}
	if _, problems := ReadCatalogue("f", []byte("topics: {}\n")); len(problems) > 0 {
		t.Errorf("a catalogue need not say its version: %v", problems)
	}
}

func TestWhatADraftLeavesIsAWarningElsewhere(t *testing.T) {
	const text = "onrecord: 1\nturns: [{id: t1, todo: x}]\nclaims: [{id: c1, todo: y}]\n"
	_, problems := Read("f", []byte(text))
	if len(problems) != 1 || problems[0].Severity != briefing.Warning || problems[0].Code != CodeDraftOnly || problems[0].Line != 2 {
		t.Errorf("%v", problems)
	}
	b, problems := Read("f", []byte("status: draft\n"+text))
	if len(problems) != 0 || !b.Draft {
		t.Errorf("in a draft: %v", problems)
	}
}

// A scalar counts as its source text, and a text that is quoted as what it says.
func TestScalarsStayAsTheyAreWritten(t *testing.T) {
	plain := rapid.OneOf(
		rapid.StringMatching(`[0-9]{1,9}(\.[0-9]{1,9})?`), rapid.StringMatching(`0[xob][0-9a-f]{1,6}`), rapid.StringMatching(`[+-]?[0-9]{1,3}e[0-9]`),
		rapid.StringMatching(`[0-9]{4}-[0-9]{2}(-[0-9]{2})?`), rapid.StringMatching(`[0-9]{2}:[0-9]{2}`),
		rapid.SampledFrom([]string{"true", "false", "yes", "no", "on", "off", "null", "Null", ".inf", "-.inf", ".nan", "1_000", "y", "n", "0", "-0", "+1", ".5"}),
		rapid.StringMatching(`[a-zé日]([a-z0-9 ,.'"()é日;/-]{0,20}[a-z0-9.)é日])?`),
	)
	rapid.Check(t, func(rt *rapid.T) {
		want := plain.Draw(rt, "text")
		b, problems := Read("f", []byte("onrecord: 1\nevent:\n  title: "+want+"\n  place: x\n"))
		if len(problems) != 0 || b.Event.Title != want {
			rt.Fatalf("%q is read as %q (%v)", want, b.Event.Title, problems)
		}
	})
	rapid.Check(t, func(rt *rapid.T) {
		want := rapid.StringOf(rapid.Rune().Filter(func(r rune) bool { return !isControl(r) && r != '\r' && r != 0xfeff && r != '\n' })).Draw(rt, "text")
		if strings.TrimSpace(want) == "" {
			return
		}
		single := "'" + strings.ReplaceAll(want, "'", "''") + "'"
		double := `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\t", `\t`).Replace(want) + `"`
		for _, written := range []string{single, double} {
			text := "onrecord: 1\nevent: {title: " + written + ", zzz: 1}\n"
			b, problems := Read("f", []byte(text))
			if len(problems) != 1 || b.Event.Title != want {
				rt.Fatalf("%s is read as %q (%v)", written, b.Event.Title, problems)
			}
			if at := len([]rune("event: {title: "+written+", ")) + 1; problems[0].Column != at {
				rt.Fatalf("behind %s a column is %d, not %d", written, problems[0].Column, at)
			}
		}
	})
}

func TestReferenceHasEveryKey(t *testing.T) {
	ref := Reference()
	everyKeyIn(t, strings.NewReplacer("| `", "", "` |", ": ").Replace(ref), sheetShape, figureShape, catalogueShape, ratingShape)
	if strings.Contains(ref, "|  |") {
		t.Error("a key is described by nothing")
	}
}

func BenchmarkRead(b *testing.B) {
	for _, claims := range []int{100, 10_000} {
		data := manyClaims(claims)
		b.Run(fmt.Sprint(claims), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if got, problems := Read("f", data); len(problems) > 0 || len(got.Claims) != claims {
					b.Fatal(problems)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*claims), "ns/claim")
		})
	}
}

// manyClaims is a factsheet of n claims, each with a figure and evidence.
func manyClaims(n int) []byte {
	var s strings.Builder
	s.WriteString("onrecord: 1\nclaims:\n")
	for i := range n {
		fmt.Fprintf(&s, `  - id: c%d
    turn: t1
    quote: "there are %d cranes at work in the harbour today, more than ever"
    says: On this day %d cranes are at work.
    type: quantity
    topics: [cranes]
    figures:
      - {id: f1, quote: "%d cranes", indicator: cranes-at-work, area: harbour, period: 2024}
      - id: f2
        quote: more than ever
        rank: {of: max, over: 10y..}
        evidence:
          - {source: yearbook, value: "40", stance: supports, quote: "forty cranes"}
`, i, i, i, i)
	}
	return []byte(s.String())
}

// A text may run over several lines, in any writing; what comes after it keeps its place.
func TestPlacesBehindLongTexts(t *testing.T) {
	for _, title := range []string{
		"a long\n    title over\n    lines", "a long é\n\n    title   over\n    lines # remark", "'a long\n    one'", "\"a \\\n    long one\"", ">\n    folded\n    text", "|-\n    block\n\n    text",
		"one two\n   three\n\n\n   four",
	} {
		text := "onrecord: 1\nevent:\n  title: " + title + "\n  idd: é x\n"
		line := strings.Count(text, "\n")
		_, problems := Read("f", []byte(text))
		if len(problems) != 1 || problems[0].Line != line || problems[0].Column != 3 || problems[0].Code != CodeUnknownKey {
			t.Errorf("%q: %+v", text, problems)
		}
	}
}
