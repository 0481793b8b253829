package resolve

import (
	"fmt"
	"testing"

	"onrecord/internal/briefing"
)

// Of thousands of quotes that are not found, the first ones say what may be meant; looking for all would take minutes.
func TestNearMissesHaveALimit(t *testing.T) {
	b := &briefing.Briefing{
		Transcript:  briefing.Transcript{Text: "We have 23 ships in the port.", Language: "en"},
		Appearances: []briefing.Appearance{{Key: "a", Unnamed: "someone"}},
		Turns:       []briefing.Turn{{Key: "t", Speaker: "a", Starts: "We have"}},
	}
	for i := range maxMissed + 5 {
		b.Claims = append(b.Claims, briefing.Claim{
			Key: fmt.Sprint("c", i), Says: "x", Type: "event", Quotes: []briefing.Quote{{Text: "We have 24 ships in the port.", Turn: "t"}},
		})
	}
	with, without := 0, 0
	for _, p := range Briefing(b, nil) {
		switch {
		case p.Code != CodeNotFound:
			t.Errorf("%+v", p)
		case len(p.Candidates) > 0:
			with++
		default:
			without++
		}
	}
	if with != maxMissed || without != 5 {
		t.Errorf("%d with candidates, %d without", with, without)
	}
}
