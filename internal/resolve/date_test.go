package resolve

import (
	"testing"

	"onrecord/internal/briefing"
)

// A year that stands beside words which the grammar does not read is not taken for the amount, whatever the catalogue
// lists.
func TestAYearIsNoAmount(t *testing.T) {
	names := briefing.NewNames()
	names.Units["percent"] = briefing.Unit{ID: "percent"}
	names.Indicators["cargo"] = briefing.Indicator{ID: "cargo", Unit: "percent"}
	text := "It was somewhat more than in 2022."
	b := &briefing.Briefing{
		Transcript:  briefing.Transcript{Text: text, Language: "en"},
		Appearances: []briefing.Appearance{{Key: "a", Unnamed: "someone"}},
		Turns:       []briefing.Turn{{Key: "t", Speaker: "a", Starts: "It was"}},
		Claims: []briefing.Claim{{
			Key: "c", Says: "x", Type: "trend", Quotes: []briefing.Quote{{Text: text, Turn: "t"}},
			Figures: []briefing.Figure{{Key: "f", Quote: briefing.Quote{Text: "more than in 2022"}, Indicator: "cargo"}},
		}},
	}
	for _, p := range Briefing(b, names) {
		if p.Code == CodeIndicatorUnit && p.Severity == briefing.Error {
			return
		}
	}
	t.Errorf("%+v", b.Claims[0].Figures[0].Measure)
}
