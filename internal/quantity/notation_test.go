package quantity

import (
	"strings"
	"testing"
)

// TestNotations reads numbers as they are rarely written, and beside each what only looks so. Of a figure it gives the
// value, or both ends of a range, and the unit or currency.
func TestNotations(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The ratio is 2,5.", "2.5"},
		{"Sales 1,5 million.", "1500000"},
		{"It runs 2,5km.", "2.5 kilometre"},
		{"The ratio is 2, 5.", "2; 5"},
		{"He asked for cases 12,14 and 19.", "12; 14; 19"},
		{"He drew 3,5,7.", "3; 5; 7"},
		{"They put in 9,5 million.", "9500000"},

		{"It rose 4 . 3 % then.", "4.3 percent"},
		{"It cost $ 1 . 5 million then.", "1500000 USD"},
		{"It cost $ 1 . 50 then.", "1.5 USD"},
		{"It rose by 4 . 30 men came.", "4; 30"},

		{"We lost forty thousand and fifty thousand.", "40000; 50000"},
		{"We lost five hundred and seven hundred.", "500; 700"},
		{"We lost two hundred and seven thousand.", "207000"},
		{"It is 5 thousand 3 hundred.", "5300"},
		{"It is 3 thousand and 2 hundred.", "3200"},
		{"It is 3 thousand and 2 thousand.", "3000; 2000"},
		{"It is seven lakhs.", "700000"},

		{"A fifth.", "0.2 fraction"},
		{"A fifth came.", ""},
		{"We got one over one thousand.", "0.001 fraction"},
		{"1 / 2", "0.5 fraction"},
		{"Half.", "0.5 fraction"},
		{"It is three quarter million.", "750000"},
		{"A three-quarter mile run.", "0.75 mile"},
		{"It took a quarter turn.", "0.25 turn"},
		{"It is twenty and three and three fifths.", "23.6"},
		{"It is between twenty and three and a half.", "20; 3.5"},
		{"It is a quarter percent.", "0.25 percent"},
		{"2^--3", "8"},
		{"It is 1/2 million.", "500000"},
		{"It is 2/3 of a billion euros.", "666666666.6666666667 EUR"},
		{"It is -.5 now.", "-0.5"},
		{"It took one hundredth of a second.", "0.01 fraction"},
		{"It was the one hundredth of them.", "100"},

		{"He is 5'10\" tall.", "70 inch"},
		{"He is 5’10” and that's it.", "70 inch"},
		{"He said '5' and \"10\".", "5; 10"},
		{"He is a six-foot-two guard, she is 5-foot-9.", "74 inch; 69 inch"},
		{"It did 60 m.p.h. then.", "60 mile-per-hour"},
		{"They found the % of errors.", "some percent"},
		{"They found % 5 here.", "5"},
		{"- 12 %", "-12 percent"},

		{"It is 50,000 won.", "50000 KRW"},
		{"Of 40 games 30 won.", "40; 30"},
		{"It cost two kuai five mao five.", "2.55 CNY"},
		{"It cost two pounds fifty.", "2.5 GBP"},
		{"It weighs two pounds 12.", "2 pound; 12"},
		{"It cost DM 200.", "200 DEM"},
		{"It is a one-year-old hen.", "1 year"},
		{"We met one-on-one there.", ""},
		{"The number range is 1000 - 5000.", "1000..5000"},
	} {
		var got []string
		for _, q := range English(nil).Read(c.text) {
			said := q.Value
			switch {
			case q.Comparator == CompareBetween:
				said = q.Bounds.Lower + ".." + q.Bounds.Upper
			case q.Vague:
				said = "some"
			}
			got = append(got, strings.TrimSpace(said+" "+q.Unit))
		}
		if read := strings.Join(got, "; "); read != c.want {
			t.Errorf("%q: read %q, want %q", c.text, read, c.want)
		}
	}
}
