package quantity

import "testing"

func TestPointsAndDegrees(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("The margin was 0.4pp.", "0.4pp | 0.4 eq percentage-point change"),
		reads("It was 7ºC at noon.", "7ºC | 7 eq degree-celsius level"),
		reads("It was minus 7C at noon.", "minus 7C | -7 eq degree-celsius level"),
	})
}

func TestBaseBefore(t *testing.T) {
	for text, want := range map[string]string{
		"Sales fell 4 percent since before the war.": "before the war",
		"Sales fell 4 percent from before.":          "before",
	} {
		found := English(nil).Read(text)
		if len(found) != 1 || found[0].Base == nil || found[0].Base.Text != want {
			t.Errorf("%q: %+v, want the base %q", text, found, want)
		}
	}
}
