package reanchor

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
)

const years = `MAYOR
Good morning. The quay is older than the town hall and has seen worse.

When spring began the yard had 31 boats on the slip. The smiths sang, and the children came to look at each of them.

When autumn came the rope makers left for the south, and the yard had 32 boats on the slip. That was thought to be too many by most.

The mole lost 4 stones in the gale. It was mended within days by the people who live on it.

The lamp was lit on time. Nobody saw the light go out, and the keeper slept.

CLERK
Thank you.

MAYOR
Thank you. We close.
`

// A quote that occurs once then and once now is not where it was if something else stands there.
func TestQuotesThatTradedPlaces(t *testing.T) {
	spring, autumn := says("the yard had 31 boats on the slip."), says("the yard had 32 boats on the slip.")
	counted := func(key string, q briefing.Quote, figure string) briefing.Claim {
		c := with(claim("t1", q), figure)
		c.Key = key
		return c
	}
	for _, tt := range []struct {
		name    string
		claims  []briefing.Claim
		changes []string
		want    []string
	}{
		{"each number is one more", []briefing.Claim{counted("spring", spring, "31 boats on"), counted("autumn", autumn, "32 boats on")},
			[]string{"31", "32", "32", "33"}, []string{
				`spring quote changed the yard had 32 boats on the slip. (NUMBER OR DENIAL CHANGED: "31" became "32"; look at what is claimed, and at the values)`,
				`spring.f1 quote changed 32 boats on (NUMBER OR DENIAL CHANGED: "31" became "32"; look at what is claimed, and at the values)`,
				`autumn quote changed the yard had 33 boats on the slip. misleads (NUMBER OR DENIAL CHANGED: "32" became "33"; look at what is claimed, and at the values; its old words stand at line 4, among other words than it did)`,
				`autumn.f1 quote changed 33 boats on (NUMBER OR DENIAL CHANGED: "32" became "33"; look at what is claimed, and at the values)`,
			}},
		{"the numbers are exchanged", []briefing.Claim{counted("spring", spring, "31 boats on"), counted("autumn", autumn, "32 boats on")},
			[]string{"31", "32", "32", "31"}, []string{
				`spring quote changed the yard had 32 boats on the slip. misleads (NUMBER OR DENIAL CHANGED: "31" became "32"; look at what is claimed, and at the values; its old words stand at line 6, among other words than it did)`,
				`spring.f1 quote changed 32 boats on (NUMBER OR DENIAL CHANGED: "31" became "32"; look at what is claimed, and at the values)`,
				`autumn quote changed the yard had 31 boats on the slip. misleads (NUMBER OR DENIAL CHANGED: "32" became "31"; look at what is claimed, and at the values; its old words stand at line 4, among other words than it did)`,
				`autumn.f1 quote changed 31 boats on (NUMBER OR DENIAL CHANGED: "32" became "31"; look at what is claimed, and at the values)`,
			}},
		{"its words come in elsewhere", []briefing.Claim{claim("t1", says("The mole lost 4 stones in the gale."))},
			[]string{"mole lost 4 stones", "mole lost not a single one", "on time. ", "on time. The mole lost 4 stones in the gale. "}, []string{
				`c quote lost misleads (what is like it at line 10 stands among other words than it did; where it stood, there is "The mole lost not a single one in the gale." at line 8, column 1 (72% alike), in the turn t1)`,
			}},
		{"its words come in elsewhere, and no others are like it", []briefing.Claim{claim("t1", says("lost 4 stones"))},
			[]string{"mole lost 4 stones", "mole is whole", "on time. ", "on time. We lost 4 stones at sea. "}, []string{
				`c quote lost misleads (what is like it at line 10 stands among other words than it did; where it stood, there is "is whole" at line 8, column 10 (30% alike), in the turn t1)`,
			}},
		{"it was moved", []briefing.Claim{claim("t1", says("The mole lost 4 stones in the gale."))},
			[]string{"The mole lost 4 stones in the gale. ", "", "on time. ", "on time. The mole lost 4 stones in the gale. "}, []string{
				`c quote moved (it stands among other words than it did, and where it stood (line 8) there is nothing; look whether it is the same statement)`,
			}},
		{"all around it is new", []briefing.Claim{claim("t1", says("The mole lost 4 stones in the gale."))},
			[]string{"That was thought to be too many by most.", "Ask whom you will, they were few.", "It was mended within days by the people who live on it.", "Who cares?",
				"The lamp was lit on time.", "Some did, many of them young, and they were right in what they said."}, []string{
				`c quote moved (it stands among other words than it did; look whether it is the same statement)`,
			}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text := anchor.New(strings.NewReplacer(tt.changes...).Replace(years))
			if diff := cmp.Diff(tt.want, told(Briefing(sheet(tt.claims...), anchor.New(years), text, DefaultThreshold))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Quotes that change their order are never passed over: they are lost, or, where what stands around them moved as well,
// noted.
func TestQuotesThatChangeTheirOrder(t *testing.T) {
	lamp, gale := claim("t1", says("The lamp was lit on time.")), claim("t1", says("The mole lost 4 stones in the gale."))
	lamp.Key, gale.Key = "lamp", "gale"
	first := "The mole lost 4 stones in the gale. It was mended within days by the people who live on it.\n\n"
	second := "The lamp was lit on time. Nobody saw the light go out, and the keeper slept.\n\n"
	if !strings.Contains(years, first+second) {
		t.Fatal("the text is another one")
	}
	for name, tt := range map[string]struct {
		now  string
		want []string
	}{
		"a paragraph": {strings.Replace(years, first+second, second+first, 1), []string{
			`gale quote lost misleads (it stood before the quote of lamp and would stand behind it now (line 10, the other at line 8), among other words; if that is what is claimed, quote it with more of the words around it)`,
			`lamp quote moved (it stood behind the quote of gale and would stand before it now (line 8, the other at line 10); look whether it is the same statement)`,
		}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, told(Briefing(sheet(gale, lamp), anchor.New(years), anchor.New(tt.now), DefaultThreshold))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	// With all that stands around it.
	block := strings.Repeat("It was said by the old ones. ", 4)
	old := "MAYOR\nGood morning. " + block + "The lamp was lit on time. " + block + "\n\n" + strings.Repeat("They knew of more than that. ", 4) +
		"The mole lost 4 stones in the gale. " + strings.Repeat("They knew of less than this. ", 4) + "\n\nCLERK\nThank you.\n\nMAYOR\nThank you. We close.\n"
	paragraphs := strings.Split(strings.TrimPrefix(old, "MAYOR\nGood morning. "), "\n\n")
	now := "MAYOR\nGood morning. " + paragraphs[1] + "\n\n" + paragraphs[0] + "\n\n" + strings.Join(paragraphs[2:], "\n\n")
	want := []string{
		`lamp quote moved (it stood before the quote of gale and would stand behind it now (line 4, the other at line 2); look whether it is the same statement)`,
		`gale quote moved (it stood behind the quote of lamp and would stand before it now (line 2, the other at line 4); look whether it is the same statement)`,
	}
	if diff := cmp.Diff(want, told(Briefing(sheet(lamp, gale), anchor.New(old), anchor.New(now), DefaultThreshold))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestNotesOfASentence(t *testing.T) {
	for _, tt := range []struct {
		name, quote string
		changes     []string
		want        []string // with the old text
		without     []string
	}{
		{"it begins earlier", "The mole lost 4 stones", []string{"The mole", "Some say, the mole"},
			[]string{`c quote changed the mole lost 4 stones (only upper and lower case differ; the sentence begins earlier than the quote now: "Some say,")`},
			[]string{`c quote changed the mole lost 4 stones (only upper and lower case differ; the sentence begins earlier than the quote now: "Some say,")`}},
		{"it begins earlier, in the same words", "Nobody saw the light go out", []string{"time. Nobody", "time, or so it is said. It is not true that “Nobody"},
			[]string{`c quote moved (the sentence begins earlier than the quote now: "It is not true that “")`}, nil},
		{"it goes on", "The lamp was lit on time.", []string{"on time.", "on time, as far as we know."},
			[]string{`c quote changed The lamp was lit on time, (the sentence goes on behind the quote now: "as far as we know.")`},
			[]string{`c quote changed The lamp was lit on time, (the sentence goes on behind the quote now: "as far as we know.")`}},
		{"it went on before", "The lamp was lit", []string{"on time", "late"}, nil, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := sheet(claim("t1", says(tt.quote)))
			text := anchor.New(strings.NewReplacer(tt.changes...).Replace(years))
			if diff := cmp.Diff(tt.want, told(Briefing(b, anchor.New(years), text, DefaultThreshold))); diff != "" {
				t.Errorf("with the old text (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.without, told(Briefing(b, nil, text, DefaultThreshold))); diff != "" {
				t.Errorf("without it (-want +got):\n%s", diff)
			}
		})
	}
}

// An accent that is encoded in another way is not seen, so it is said.
func TestNoteOfAccents(t *testing.T) {
	old := strings.ReplaceAll(years, "keeper", "k\u00e9eper")
	now := strings.ReplaceAll(years, "keeper", "ke\u0301eper")
	want := []string{"c quote changed the ke\u0301eper slept (only the encoding of the accents differs (Unicode NFC and NFD))"}
	if diff := cmp.Diff(want, told(Briefing(sheet(claim("t1", says("the k\u00e9eper slept"))), anchor.New(old), anchor.New(now), DefaultThreshold))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Who speaks is told by the line before a turn, so another one is said loudly.
func TestNoteOfAHeading(t *testing.T) {
	for _, tt := range []struct {
		name    string
		changes []string
		want    []string
	}{
		{"spelt in another way", []string{"CLERK\nThank you.", "The clerk\nThank you."},
			[]string{`t2 starts moved (THE LINE BEFORE IT CHANGED: "CLERK" became "The clerk"; look who speaks)`}},
		{"on the line of the words", []string{"CLERK\nThank you.", "CLERK: Thank you."}, nil},
		{"of another one", []string{"CLERK\nThank you.", "MAYOR\nThank you."},
			[]string{`t2 starts same (THE LINE BEFORE IT CHANGED: "CLERK" became "MAYOR"; look who speaks)`}},
		{"left out", []string{"CLERK\nThank you.", "Thank you."},
			[]string{`t2 starts moved (THE LINE BEFORE IT CHANGED: "CLERK" became "… on time. Nobody saw the light go out, and the keeper slept."; look who speaks)`}},
		{"come in", []string{"MAYOR\nGood morning.", "Talk at the town hall\n\nMAYOR\nGood morning."}, nil},
		{"none at all", []string{"MAYOR\nGood morning.", "Good morning."},
			[]string{`t1 starts moved (THE LINE BEFORE IT CHANGED: "MAYOR" became nothing; look who speaks)`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text := anchor.New(strings.NewReplacer(tt.changes...).Replace(years))
			got := told(Briefing(sheet(), anchor.New(years), text, DefaultThreshold))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if got := told(Briefing(sheet(), nil, text, DefaultThreshold)); len(got) > 0 {
				t.Errorf("without the old text: %q", got)
			}
		})
	}
}

// A heading that comes in inside a turn gives what stands below it to another speaker.
func TestNoteOfAHeadingAboveAClaim(t *testing.T) {
	above, below := claim("t1", says("The mole lost 4 stones in the gale.")), claim("t1", says("The lamp was lit on time."))
	above.Key, below.Key = "above", "below"
	now := strings.Replace(years, "The lamp", "CLERK: So be it.\n\nThe lamp", 1)
	want := []string{`below quote moved (A HEADING CAME IN ABOVE IT: "CLERK:" at line 10, inside the turn; look who speaks)`}
	if diff := cmp.Diff(want, told(Briefing(sheet(above, below), anchor.New(years), anchor.New(now), DefaultThreshold))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	later := strings.Replace(now, "Good", "A good", 1)
	if got := told(Briefing(sheet(below), anchor.New(now), anchor.New(later), DefaultThreshold)); len(got) != 1 || strings.Contains(got[0], "HEADING") {
		t.Errorf("a heading that was there: %q", got)
	}
	if got := told(Briefing(sheet(below), nil, anchor.New(now), DefaultThreshold)); len(got) > 0 {
		t.Errorf("without the old text: %q", got)
	}
}

// Of a factsheet that is of the new text already but for some quotes, those that are found stay, although the old text has
// their words elsewhere; it tells only where the others were.
func TestRemaining(t *testing.T) {
	spring, autumn := claim("t1", says("the yard had 32 boats on the slip.")), claim("t1", says("the yard had 31 boats, all of them old."))
	spring.Key, autumn.Key = "spring", "autumn"
	old := strings.Replace(years, "32 boats on the slip.", "31 boats, all of them old.", 1)
	old = strings.Replace(old, "The lamp was lit", "In the end the yard had 32 boats on the slip. The lamp was lit", 1)
	now := strings.NewReplacer("31 boats on the slip", "32 boats on the slip", "31 boats, all", "33 boats, all", "In the end the yard had 32 boats on the slip. ", "").Replace(old)
	b := sheet(spring, autumn)
	report := Remaining(b, anchor.New(old), anchor.New(now), DefaultThreshold)
	want := []string{
		`autumn quote changed the yard had 33 boats, all of them old. (NUMBER OR DENIAL CHANGED: "31" became "33"; look at what is claimed, and at the values)`,
	}
	if diff := cmp.Diff(want, told(report)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if all := told(Briefing(b, anchor.New(old), anchor.New(now), DefaultThreshold)); len(all) < 2 {
		t.Errorf("the old text tells nothing of the first quote: %q", all)
	}
}

func TestAstray(t *testing.T) {
	row := func(entity, field string, o Outcome) Row { return Row{Entity: entity, Field: field, Outcome: o} }
	for _, tt := range []struct {
		rows []Row
		want string
	}{
		{nil, ""},
		{[]Row{row("turn", "starts", Lost), row("turn", "starts", Same)}, ""},
		{[]Row{row("turn", "starts", Lost), row("turn", "starts", Lost), row("turn", "starts", Moved)}, "2 of 3 turns"},
		{[]Row{row("turn", "starts", Same), row("claim", "quote", Lost), row("claim", "after", Same), row("figure", "quote", Same)}, "1 of 1 quotes"},
		{[]Row{row("claim", "quotes[0]", Lost), row("claim", "quotes[1]", Folded), row("claim", "nth", Lost), row("figure", "quote", Lost)}, ""},
	} {
		got := ""
		if what, lost, all := (&Report{Rows: tt.rows}).Astray(); what != "" {
			got = fmt.Sprintf("%d of %d %s", lost, all, what)
		}
		if got != tt.want {
			t.Errorf("%+v: %q, want %q", tt.rows, got, tt.want)
		}
	}
}
