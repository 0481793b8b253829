package reanchor

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
)

const talk = `Talk

MAYOR
Good morning. We have 23 ships in the port. The fees rose. Nobody was pleased with them at all.
That is up 18 percent. The fees rose. The clerk knows more of it than I do.

CLERK
Thank you. The old tug left at noon. It was late.

MAYOR
Thank you. We close.
`

// sheet is a briefing of talk with these claims.
func sheet(claims ...briefing.Claim) *briefing.Briefing {
	at := 0
	where := func(fields ...string) briefing.Where {
		w := briefing.Where{Fields: map[string]briefing.Position{}}
		for _, f := range fields {
			at++
			w.Fields[f] = briefing.Position{Line: at, Column: 1}
		}
		return w
	}
	b := &briefing.Briefing{
		Transcript:  briefing.Transcript{Language: "en"},
		Appearances: []briefing.Appearance{{Key: "m", Headings: []string{"MAYOR"}}, {Key: "k", Headings: []string{"CLERK"}}},
		Turns: []briefing.Turn{
			{Key: "t1", Speaker: "m", Starts: "Good morning."}, {Key: "t2", Speaker: "k", Starts: "Thank you."}, {Key: "t3", Speaker: "m", Starts: "Thank you."},
		},
		Claims: claims,
	}
	for i := range b.Turns {
		b.Turns[i].Where = where("starts")
	}
	place := func(q *briefing.Quote) {
		q.Where = where("quote")
		for field, given := range map[string]bool{"nth": q.Nth > 0, "after": q.After != "", "before": q.Before != ""} {
			if given {
				q.Where.Fields[field] = where(field).Fields[field]
			}
		}
	}
	for i := range claims {
		for k := range claims[i].Quotes {
			place(&claims[i].Quotes[k])
		}
		for k := range claims[i].Figures {
			place(&claims[i].Figures[k].Quote)
		}
	}
	return b
}

func claim(turn string, quotes ...briefing.Quote) briefing.Claim {
	c := briefing.Claim{Key: "c", Quotes: quotes}
	for i := range c.Quotes {
		c.Quotes[i].Turn = turn
	}
	return c
}

func says(words string) briefing.Quote { return briefing.Quote{Text: words} }

// with is the claim with figures that quote these words.
func with(c briefing.Claim, figures ...string) briefing.Claim {
	for i, words := range figures {
		c.Figures = append(c.Figures, briefing.Figure{Key: fmt.Sprint("f", i+1), Quote: says(words)})
	}
	return c
}

// told is the rows of which there is something to tell, in short.
func told(r *Report) []string {
	var out []string
	for _, row := range r.Rows {
		if (row.Outcome == Same || row.Outcome == Moved) && row.Note == "" {
			continue
		}
		s := fmt.Sprintf("%s %s %s %s", row.Key, row.Field, row.Outcome, row.NewWords)
		if row.Misleads {
			s += " misleads"
		}
		if row.Note != "" {
			s += " (" + row.Note + ")"
		}
		out = append(out, strings.Join(strings.Fields(s), " "))
	}
	return out
}

func TestBriefing(t *testing.T) {
	// Pairs of old and new words make the new text.
	for _, tt := range []struct {
		name    string
		claim   briefing.Claim
		changes []string
		want    []string // with the old text
		without []string // without it
	}{
		{"nothing changed", claim("t1", says("up 18 percent")), nil, nil, nil},
		{"a header", claim("t1", says("up 18 percent")), []string{"Talk\n", "Talk\nCorrected\n\n"}, nil, nil},
		{"other words", claim("t1", says("We have 23 ships in the port.")), []string{"in the port", "in our port"},
			[]string{"c quote changed We have 23 ships in our port."}, []string{"c quote changed We have 23 ships in our port."}},
		{"another number", with(claim("t1", says("We have 23 ships in the port.")), "23 ships"), []string{"23", "32"},
			[]string{`c quote changed We have 32 ships in the port. (NUMBER OR DENIAL CHANGED: "23" became "32"; look at what is claimed, and at the values)`,
				`c.f1 quote lost (nothing is 80% alike; the nearest: "32 ships" at line 4, column 23 (75% alike), in the turn t1)`},
			[]string{`c quote changed We have 32 ships in the port. (NUMBER OR DENIAL CHANGED: "23" became "32"; look at what is claimed, and at the values)`,
				`c.f1 quote lost (nothing is 80% alike; the nearest: "32 ships" at line 4, column 23 (75% alike), in the turn t1)`}},
		{"a denial", claim("t2", says("The old tug left at noon.")), []string{"tug left", "tug never left"},
			[]string{`c quote changed The old tug never left at noon. (NUMBER OR DENIAL CHANGED: nothing became "never"; look at what is claimed, and at the values)`},
			[]string{`c quote changed The old tug never left at noon. (NUMBER OR DENIAL CHANGED: nothing became "never"; look at what is claimed, and at the values)`}},
		{"blanks", claim("t1", says("up 18 percent")), []string{"18 percent", "18\u00a0\npercent"},
			[]string{"c quote folded up 18 percent"}, []string{"c quote folded up 18 percent"}},
		{"gone", with(claim("t2", says("The old tug left at noon.")), "noon"), []string{"The old tug left at noon. ", ""},
			[]string{"c quote lost (nothing in the new text is like it)", "c.f1 quote lost (its claim is lost)"},
			[]string{"c quote lost (nothing in the new text is like it)", "c.f1 quote lost (its claim is lost)"}},
		{"in another turn", claim("t2", says("The old tug left at noon.")), []string{"The old tug left at noon. ", "", "We close.", "We close. The old tug left at noon."},
			[]string{"c quote lost (its words stand at line 11 now, in the turn t3; if it is the same claim, name that turn)"},
			[]string{"c quote lost (its words stand at line 11 now, in the turn t3; if it is the same claim, name that turn)"}},
		{"one more before it", claim("t1", briefing.Quote{Text: "The fees rose.", Nth: 2}), []string{"We have", "The fees rose. We have"},
			[]string{"c nth changed 3 misleads (of the places that have its words, number 3 is meant now)"}, []string{"c quote same (nth: 2 was taken as it stands, since the old text is not known)"}},
		{"one more behind it", claim("t1", briefing.Quote{Text: "The fees rose.", Nth: 2}), []string{"than I do.", "than I do. The fees rose."}, nil, []string{"c quote same (nth: 2 was taken as it stands, since the old text is not known)"}},
		{"several where there was one", claim("t1", says("up 18 percent")), []string{"Nobody was", "It is up 18 percent, and nobody was"},
			[]string{"c nth changed 2 (of the places that have its words, number 2 is meant now)"},
			[]string{`c quote lost (quote "up 18 percent" occurs twice (lines 4, 5); say which is meant with nth, or with a neighbouring quote in after or before; with the old text (--old) it may be settled)`}},
		{"the first one gone", claim("t1", briefing.Quote{Text: "The fees rose.", Nth: 2}), []string{"port. The fees rose.", "port."},
			[]string{"c nth changed 1 (of the places that have its words, number 1 is meant now)"},
			[]string{`c quote lost (nth is 2, but quote "The fees rose." occurs once; leave nth out; with the old text (--old) it may be settled)`}},
		{"it is the one that is gone", claim("t1", briefing.Quote{Text: "The fees rose.", Nth: 1}), []string{"port. The fees rose.", "port."},
			[]string{"c quote lost misleads (its words still occur (line 5), but where they were said they are gone)"}, []string{"c quote same (nth: 1 was taken as it stands, since the old text is not known)"}},
		{"it is the one that is another now", claim("t1", briefing.Quote{Text: "The fees rose.", Nth: 1}), []string{"port. The fees rose.", "port. Not so."},
			[]string{"c quote lost misleads (its words still occur (line 5), but where they were said they are gone; there, at line 4, it says \"Not so.\")"},
			[]string{"c quote same (nth: 1 was taken as it stands, since the old text is not known)"}},
		{"it is the one that changed", claim("t1", briefing.Quote{Text: "The fees rose.", Nth: 1}), []string{"port. The fees rose.", "port. The fee rose."},
			[]string{"c quote changed The fee rose. misleads"}, []string{"c quote same (nth: 1 was taken as it stands, since the old text is not known)"}},
		{"a neighbour changed", claim("t1", briefing.Quote{Text: "The fees rose.", After: "23 ships in the port"}), []string{"23 ships in the port", "23 ships in our port"},
			[]string{"c after changed 23 ships in our port"}, []string{"c after changed 23 ships in our port"}},
		{"a neighbour is lost", claim("t1", briefing.Quote{Text: "The fees rose.", Before: "The clerk knows"}), []string{"The clerk knows more of it than I do.", "Ask him."},
			[]string{"c before lost (nothing in the new text is like it; nth: 2 in its place would do)"},
			[]string{`c quote lost (quote "The fees rose." occurs twice (lines 4, 5); say which is meant with nth, or with a neighbouring quote in after or before; with the old text (--old) it may be settled)`,
				"c before lost (nothing in the new text is like it)"}},
		{"two quotes", claim("t1", says("We have 23 ships"), says("up 18 percent")), []string{"up 18 percent", "up by 18 percent"},
			[]string{"c quotes[1] changed up by 18 percent"}, []string{"c quotes[1] changed up by 18 percent"}},
		{"the start of a turn", claim("t2", says("It was late.")), []string{"Good morning.", "Good morning!"},
			[]string{"t1 starts changed Good morning!"}, []string{"t1 starts changed Good morning!"}},
		{"the words of a turn occur before it", claim("t2", says("It was late.")), []string{"We have", "Thank you. We have"},
			[]string{"t2 starts changed Thank you. The misleads (its words now occur before it, too, so that more of them are needed)"},
			[]string{`c quote lost (its words stand at line 8 now, in the turn t3; if it is the same claim, name that turn)`}},
		{"a turn is gone", claim("t2", says("It was late.")), []string{"Thank you. We close.\n", ""},
			[]string{"t3 starts lost (nothing in the new text is like it)"}, []string{"t3 starts lost (nothing in the new text is like it)"}},
		{"a turn that is not there", claim("t9", says("It was late.")), nil, nil, nil},
		{"two places are as like it", claim("t1", says("The clerk knows more of it than I do.")),
			[]string{"The clerk knows more of it than I do.", "The clerks know more of it than I do. And the clerks know more of it than I do."},
			[]string{`c quote lost (two places are about as like it as each other; the nearest: "The clerks know more of it than I do." at line 5, column 39 (94% alike), in the turn t1; "the clerks know more of it than I do." at line 5, column 81 (91% alike), in the turn t1)`},
			[]string{`c quote lost (two places are about as like it as each other; the nearest: "The clerks know more of it than I do." at line 5, column 39 (94% alike), in the turn t1; "the clerks know more of it than I do." at line 5, column 81 (91% alike), in the turn t1)`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text := anchor.New(strings.NewReplacer(tt.changes...).Replace(talk))
			b := sheet(tt.claim)
			if diff := cmp.Diff(tt.want, told(Briefing(b, anchor.New(talk), text, DefaultThreshold))); diff != "" {
				t.Errorf("with the old text (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.without, told(Briefing(b, nil, text, DefaultThreshold))); diff != "" {
				t.Errorf("without the old text (-want +got):\n%s", diff)
			}
		})
	}
}
