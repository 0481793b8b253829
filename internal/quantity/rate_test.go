package quantity

import "testing"

func TestRates(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Denmark spends £2,500 per person on schools.", "£2,500 per person | 2500 GBP money per person"},
		{"Lunch was €30 per head.", "€30 per head | 30 EUR money per head"},
		{"Lunch was €30 a head.", "€30 a head | 30 EUR money per head"},
		{"A bill of $900 per household next year.", "$900 per household | 900 USD money per household"},
		{"They burn 6 tonnes per capita.", "6 tonnes per capita | 6 tonne level per capita"},
		{"It costs $7,000 per primary school pupil.", "$7,000 per primary school pupil | 7000 USD money per pupil"},
		{"Women have 1.4 children per woman.", "1.4 children per woman | 1.4  count per woman"},
		{"Rents rise 3 percent per annum.", "rise 3 percent per annum | 3 percent change per year"},
		{"We report 40 accidents per mile.", "40 accidents per mile | 40  count per mile"},
		{"The plant burns 2.5 million tonnes of coal a year.", "2.5 million tonnes of coal a year | 2500000 tonne level per year"},
		{"It emits 95 grams of CO2 per kilometre.", "95 grams of CO2 per kilometre | 95 gram level per kilometre"},
		{"They pump 800 barrels of crude oil every day.", "800 barrels of crude oil every day | 800 barrel level per day"},
		{"Clinics saw 4,000 cases of measles a month.", "4,000 cases of measles a month | 4000  count per month"},
		{"It pays $18 to $22 an hour.", "$18 to $22 an hour | 18..22 USD money per hour"},
		{"Crude cost $70-$75 a barrel.", "$70-$75 a barrel | 70..75 USD money per barrel"},
		{"Three to four million tonnes of grain a month.", "Three to four million tonnes of grain a month | 3000000..4000000 tonne level per month"},
		{"The £35-a-week grant ends.", "£35-a-week | 35 GBP money per week"},
		{"The $900-per-person fee ends.", "$900-per-person | 900 USD money per person"},
		{"Output is 4 mb/d now.", "4 mb/d | 4000000 barrel level per day"},
		{"The line carries 8 Mb/s.", "8 Mb/s | 8 megabit level per second"},
		// what begins something else
		{"They gave $100 a child could carry.", "$100 | 100 USD money"},
		{"It is not $5 million per se.", "$5 million | 5000000 USD money"},
		{"They sent 20 tonnes of grain a day before.", "20 tonnes of grain a day | 20 tonne level per day"},
		{"They sent 20 tonnes of grain a week ago.", "20 tonnes | 20 tonne level; a week ago | 1 week duration"},
		{"They sold 300 tonnes of grain each.", "300 tonnes | 300 tonne level"},
		{"He spent $40 a year ago.", "$40 | 40 USD money; a year ago | 1 year duration"},
	} {
		got := ""
		for _, q := range English(nil).Read(c.text) {
			value := q.Value
			if value == "" {
				value = q.Bounds.Lower + ".." + q.Bounds.Upper
			}
			if got != "" {
				got += "; "
			}
			got += cutRunes(c.text, q.Start, q.End) + " | " + value + " " + q.Unit + " " + string(q.Kind)
			if q.OfUnit != "" {
				got += " per " + q.OfUnit
			}
		}
		if got != c.want {
			t.Errorf("%q:\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}
