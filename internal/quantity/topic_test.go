package quantity

import "testing"

func TestAboutBehindThink(t *testing.T) {
	for _, c := range []struct {
		text, want, hedge string
		compare           Comparator
	}{
		{"I think about 40 pupils came.", "about 40 pupils", "I think", CompareApprox},
		{"We think about 12 of them left early.", "about 12 of them", "We think", CompareApprox},
		{"I think about 7 percent of the roofs leaked.", "about 7 percent of the roofs", "I think", CompareApprox},
		{"I think about 60 volunteers helped us.", "about 60 volunteers", "I think", CompareApprox},
		{"I think about 25.", "about 25", "I think", CompareApprox},
		{"I think about 8 percent.", "about 8 percent", "I think", CompareApprox},
		{"I think about $5 million.", "about $5 million", "I think", CompareApprox},
		{"I know about 30 sailors were aboard.", "about 30 sailors", "", CompareApprox},
		{"We heard about 30 of them died.", "about 30 of them", "", CompareApprox},
		// what is thought, known or asked about
		{"Please think about 3 questions.", "3 questions", "", CompareEqual},
		{"I think about 40 sick pupils at night.", "40 sick pupils", "", CompareEqual},
		{"I asked about 40 lost letters.", "40 lost letters", "", CompareEqual},
		{"We talked about 20 of them.", "20 of them", "", CompareEqual},
		{"We know about 20 lost letters.", "20 lost letters", "", CompareEqual},
		{"We heard about 30 people rescued at sea.", "30 people", "", CompareEqual},
	} {
		found := English(nil).Read(c.text)
		if len(found) != 1 {
			t.Errorf("%q: %d figures", c.text, len(found))
			continue
		}
		q := found[0]
		if got := cutRunes(c.text, q.Start, q.End); got != c.want || q.Hedge != c.hedge || q.Comparator != c.compare {
			t.Errorf("%q: got %q %q %s, want %q %q %s", c.text, got, q.Hedge, q.Comparator, c.want, c.hedge, c.compare)
		}
	}
}
