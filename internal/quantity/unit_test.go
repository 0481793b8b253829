package quantity

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// brief writes what is found in a text as 'span=value unit', with the comparator where it is not eq and
// the unit of the denominator behind a slash.
func brief(text string) string {
	runes := []rune(text)
	var out []string
	for _, q := range English(nil).Read(text) {
		value := q.Value
		if q.Comparator == CompareBetween {
			value = q.Bounds.Lower + ".." + q.Bounds.Upper
		}
		if q.Vague {
			value = "vague"
		}
		if q.Comparator != CompareEqual && q.Comparator != CompareBetween {
			value = strings.TrimSpace(string(q.Comparator) + " " + value)
		}
		unit := q.Unit
		if unit == "" && q.Kind == KindMoney {
			unit = "money"
		}
		if q.OfUnit+q.OfValue != "" {
			unit += "/" + q.OfValue + q.OfUnit
		}
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s=%s %s", string(runes[q.Start:q.End]), value, unit)))
	}
	return strings.Join(out, "; ")
}

func checkBrief(t *testing.T, want map[string]string) {
	t.Helper()
	for text, line := range want {
		if got := brief(text); got != line {
			t.Errorf("%q:\n got %s\nwant %s", text, got, line)
		}
	}
}

func TestWaysToWriteNumbers(t *testing.T) {
	checkBrief(t, map[string]string{
		"It had 1 250 300 readers.":              "1 250 300 readers=1250300",
		"Read 1 800 555 1234 now.":               "1=1; 800=800; 555=555; 1234=1234",
		"We did 3 x 10-12 of them.":              "3=3; 10-12 of them=10..12",
		"It had 40 000 readers.":                 "40 000 readers=40000",
		"It had 12\u202f500 readers.":            "12\u202f500 readers=12500",
		"Rooms 40 200 were shut.":                "40=40; 200=200",
		"It cost 3,45,678.50 in all.":            "3,45,678.50=345678.5",
		"pages of 12,13,14 lines":                "12=12; 13=13; 14 lines=14",
		"It is 2.345,67 there.":                  "2.345,67=2345.67",
		"There are 3e8 of them.":                 "3e8 of them=300000000",
		"It grew by 2.5E-3 in all.":              "grew by 2.5E-3=0.0025",
		"about 6.02x10^23 parts":                 "about 6.02x10^23 parts=approx 602000000000000000000000",
		"some 3×10−4 of it":                      "some 3×10−4 of it=approx 0.0003",
		"over 5·10⁶ cells":                       "over 5·10⁶ cells=gt 5000000",
		"It is 2^10 of them.":                    "2^10 of them=1024",
		"It is 3x2^3 bits.":                      "3x2^3 bits=24 bit",
		"It is 4^-1 now.":                        "4^-1=0.25",
		"- 12":                                   "- 12=-12",
		"- 12 ships\n- 14 ships":                 "12 ships=12; 14 ships=14",
		"It is (-5) now.":                        "-5=-5",
		"x>10 and <-30":                          ">10=gt 10; <-30=lt -30",
		"They sold 2.5 k copies.":                "2.5 k copies=2500",
		"They made 100 K jobs, and ran 10 K.":    "100 K jobs=100000; 10=10",
		"It paid 20 grand.":                      "20 grand=20000",
		"She sat on two grand juries.":           "two grand juries=2",
		"3 hundred and 12 were there.":           "3 hundred and 12=312",
		"We sent two dozen, or 3 dz, eggs.":      "two dozen=24; 3 dz=36",
		"It has 4 lakh crore to spend.":          "4 lakh crore=4000000000000",
		"They need five lakh homes.":             "five lakh homes=500000",
		"It holds two hundred thousand million.": "two hundred thousand million=200000000000",
		"It was naught point six.":               "naught point six=0.6",
		"It was two hundred point oh five.":      "two hundred point oh five=200.05",
		"It was three point twenty-five.":        "three point twenty-five=3.25",
		"sixty - four of them":                   "sixty - four of them=64",
		"the net zero target, in net zero.":      "",
		"In 2.48 of the cases.":                  "2.48 of the cases=2.48",
	})
}

func TestFractionsInWords(t *testing.T) {
	checkBrief(t, map[string]string{
		"five sevenths of it":                                  "five sevenths of it=0.7142857143 fraction",
		"one twenty-fourth of the cost":                        "one twenty-fourth of the cost=0.0416666667 fraction",
		"one hundred forty fifths":                             "one hundred forty fifths=2.2222222222 fraction",
		"one hundred and forty fifths":                         "one hundred and forty fifths=28 fraction",
		"two and sixty-one hundredths":                         "two and sixty-one hundredths=2.61",
		"two hundred and three quarters":                       "two hundred and three quarters=200.75",
		"three and 1/4":                                        "three and 1/4=3.25",
		"two and half years":                                   "two and half years=2.5 year",
		"four millionths":                                      "four millionths=0.000004 fraction",
		"three over eight":                                     "three over eight=0.375 fraction",
		"It fell 3 over 10 years.":                             "3=3; 10 years=10 year",
		"The vote was 60 over 40.":                             "60=60; over 40=gt 40",
		"half million people":                                  "half million people=500000",
		"a quarter million people":                             "a quarter million people=250000",
		"three quarters billion euros":                         "three quarters billion euros=750000000 EUR",
		"one billion and a half million":                       "one billion and a half million=1000500000",
		"2 3/4 miles":                                          "2 3/4 miles=2.75 mile",
		"1/40 of it":                                           "1/40 of it=0.025 fraction",
		"⅚ of them":                                            "⅚ of them=0.8333333333 fraction",
		"They won four quarters of growth.":                    "four quarters=4",
		"a half-mile, a quarter inch, half century":            "a half-mile=0.5 mile; a quarter inch=0.25 inch; half century=50 year",
		"in the second half year, in a quarter year over year": "",
		"25 cubic feet per second":                             "25 cubic feet per second=25 cubic-foot/second",
		"three twenty-firsts of it":                            "three twenty-firsts of it=0.1428571429 fraction",
		"a half percent, or half percent":                      "a half percent=0.5 percent; half percent=0.5 percent",
		"half dozen eggs":                                      "half dozen eggs=6",
		"It is 2 point 5 percent.":                             "2 point 5 percent=2.5 percent",
		"a mile and a half away":                               "a mile and a half=1.5 mile",
		"two million and three fifths":                         "two million and three fifths=2600000",
		"the one hundred twenty-fifth":                         "one hundred twenty-fifth=125",
		"on the twenty-first of May, on May twenty-first":      "",
	})
}

func TestMoneyInWords(t *testing.T) {
	checkBrief(t, map[string]string{
		"It cost 50 cents.":                                                "50 cents=0.5 USD",
		"It cost 20 pence, or 3 euro cents.":                               "20 pence=0.2 GBP; 3 euro cents=0.03 EUR",
		"It cost 13 dollars and 45 cents.":                                 "13 dollars and 45 cents=13.45 USD",
		"It cost 15 dollars 50.":                                           "15 dollars 50=15.5 USD",
		"It cost 15 dollars, 50 people came.":                              "15 dollars=15 USD; 50 people=50",
		"It cost 2 pounds and 50 pence.":                                   "2 pounds and 50 pence=2.5 GBP",
		"It cost £ 5 and 20 pence, or 30 usd.":                             "£ 5 and 20 pence=5.2 GBP; 30 usd=30 USD",
		"It starts at dollar 22.5 million, or euro 300.":                   "dollar 22.5 million=22500000 USD; euro 300=300 EUR",
		"It was worth a dollar 50 years ago.":                              "50 years ago=50 year",
		"The euro 20 of us know, and one dollar 5 times.":                  "20 of us=20; one dollar=1 USD; 5 times=5",
		"They paid 800 pounds.":                                            "800 pounds=800 GBP",
		"It weighs 800 pounds.":                                            "800 pounds=800 pound",
		"It cost 1,200 francs and 30 pesos.":                               "1,200 francs=1200 money; 30 pesos=30 money",
		"It cost 30 Swiss francs.":                                         "30 Swiss francs=30 CHF",
		"It cost 200 ₡, 10 $ and 5 €.":                                     "200 ₡=200 CRC; 10 $=10 USD; 5 €=5 EUR",
		"10 $ 30 $":                                                        "10 $=10 USD; 30 $=30 USD",
		"We had 3 $10 bills.":                                              "3=3; $10=10 USD",
		"It cost MX$ 15, NZD$15 or RMB100.":                                "MX$ 15=15 MXN; NZD$15=15 NZD; RMB100=100 CNY",
		"It cost us $150 million.":                                         "$150 million=150000000 USD",
		"a us $ 150 million loan":                                          "us $ 150 million=150000000 USD",
		"It got USD50, and then 20 MEUR.":                                  "USD50=50 USD; 20 MEUR=20000000 EUR",
		"They met at COP 26, won two crowns and gave 2 sterling speeches.": "two crowns=2; 2 sterling speeches=2",
		"They met at COP26.":                                               "",
		"It cost Rs. 500 or 3 lakh rupees.":                                "Rs. 500=500 INR; 3 lakh rupees=300000 INR",
		"US$ 2MM":                                                          "US$ 2MM=2000000 USD",
		"It cost $15/hour, or $12-an-hour.":                                "$15/hour=15 USD/hour; $12-an-hour=12 USD/hour",
		"Oil is at $82 a barrel.":                                          "$82 a barrel=82 USD/barrel",
		"Copper is $9 per kg.":                                             "$9 per kg=9 USD/kilogram",
		"We won 100 real friends.":                                         "100 real friends=100",
		"Rand Paul met 20 Rand fans.":                                      "20 Rand fans=20",
		"It rose 4 % to $ 2.50.":                                           "rose 4 %=4 percent; $ 2.50=2.5 USD",
	})
}

func TestMeasuresInWords(t *testing.T) {
	checkBrief(t, map[string]string{
		"a 2.5-mile walk":                                             "2.5-mile=2.5 mile",
		"It is 5 feet 2 inches tall.":                                 "5 feet 2 inches=62 inch",
		"He is six foot two.":                                         "six foot two=74 inch",
		"It is 12 ft 2 in more.":                                      "12 ft 2 in=146 inch",
		"It is 3 in thick, and 4 in Rome.":                            "3 in=3 inch; 4=4",
		"It is 10 \" long.":                                           "10 \"=10 inch",
		"He said \"we have 10\" then.":                                "10=10",
		"5 km², 6 km^2, 7 m3, 8 m squared":                            "5 km²=5 square-kilometre; 6 km^2=6 square-kilometre; 7 m3=7 cubic-metre; 8 m squared=8 square-metre",
		"250 sq. ft, 4 sq mi, 3 cubic cm":                             "250 sq. ft=250 square-foot; 4 sq mi=4 square-mile; 3 cubic cm=3 cubic-centimetre",
		"a 7,000 square-foot house":                                   "7,000 square-foot=7000 square-foot",
		"an eight- to 16-metre dish":                                  "eight- to 16-metre=8..16 metre",
		"It is 16-bit, 8 MB and 100 Mb.":                              "16-bit=16 bit; 8 MB=8 megabyte; 100 Mb=100 megabit",
		"7.3 MWh, 50 Wh and 2.8 GHz":                                  "7.3 MWh=7.3 megawatt-hour; 50 Wh=50 watt-hour; 2.8 GHz=2.8 gigahertz",
		"120 μg, 30 mcg and 2 microgrammes":                           "120 μg=120 microgram; 30 mcg=30 microgram; 2 microgrammes=2 microgram",
		"100 km/h, 10 m/s, 60 mph, 9.8 m/s²":                          "100 km/h=100 kilometre-per-hour; 10 m/s=10 metre-per-second; 60 mph=60 mile-per-hour; 9.8 m/s²=9.8 metre-per-square-second",
		"10 l/km, 5 kg/cm³":                                           "10 l/km=10 litre/kilometre; 5 kg/cm³=5 kilogram/cubic-centimetre",
		"20 {kg} and 30{cm}":                                          "20 {kg}=20 kilogram; 30{cm}=30 centimetre",
		"9.5 ± 0.5 km, 20 +/- 1 percent":                              "9.5 ± 0.5 km=9..10 kilometre; 20 +/- 1 percent=19..21 percent",
		"½ teaspoon and 1/2 cup":                                      "½ teaspoon=0.5 teaspoon; 1/2 cup=0.5 cup",
		"make a half turn":                                            "a half turn=0.5 turn",
		"Rotate it 90 degrees.":                                       "90 degrees=90 degree-of-arc",
		"The temperature is 24 degrees.":                              "24 degrees=24 degree",
		"It is 30 C outside, or 86 F.":                                "30 C=30 degree-celsius; 86 F=86 degree-fahrenheit",
		"We read Plan 9 C and the 13F filing.":                        "9=9",
		"It was -10C then.":                                           "-10C=-10 degree-celsius",
		"40 deg celsius, 300 K and 20° C":                             "40 deg celsius=40 degree-celsius; 300 K=300 kelvin; 20° C=20 degree-celsius",
		"It met at 2 pm, and measured 2.1 pm.":                        "2.1 pm=2.1 picometre",
		"one fortnight ago, 3 light years away":                       "one fortnight ago=1 fortnight; 3 light years=3 light-year",
		"the file L-202 and 24703 L-202":                              "24703=24703",
		"It sent 1500b and lent 1.2b.":                                "1500b=1500 bit; 1.2b=1200000000",
		"a man of age 87, 18 years old":                               "age 87=87 year; 18 years old=18 year",
		"three bits of advice on 5 stone walls":                       "three bits=3; 5 stone walls=5",
		"a 5 - mile run, a 28 - year - old, and a $ 3 - million wall": "5 - mile=5 mile; 28 - year - old=28 year; $ 3 - million=3000000 USD",
		"We have 5 - miles of it are wet.":                            "5=5",
		"It is 2 1 / 2 feet, or 1 / 4 mile.":                          "2 1 / 2 feet=2.5 foot; 1 / 4 mile=0.25 mile",
		"five of the three-ton trucks":                                "five=5; three-ton=3 ton",
		"Ten kg, two kb per second":                                   "Ten kg=10 kilogram; two kb per second=2 kilobit/second",
	})
}

func TestPercentages(t *testing.T) {
	checkBrief(t, map[string]string{
		"100 percentage":                "100 percentage=100 percent",
		"It has a percentage of 45.":    "percentage of 45=45 percent",
		"Only a small percentage came.": "a small percentage=vague percent",
		"It is for ages 5 to 11, and the percentage of 20 to 30 year olds.": "ages 5 to 11=5..11 year; 20 to 30 year=20..30 year",
		"It rose a percentage point.":                                       "rose a percentage point=1 percentage-point",
		"What is a percentage point?":                                       "",
		"What percentage of 20 ships is that?":                              "20 ships=20",
	})
}

func TestBoundsInWords(t *testing.T) {
	checkBrief(t, map[string]string{
		"It is less or equal than 30.":                    "less or equal than 30=lte 30",
		"It is more than 5000 or equal.":                  "more than 5000 or equal=gte 5000",
		"It is less than 50 or equal to 60.":              "less than 50=lt 50; equal to 60=60",
		"It is above one quarter and below a half.":       "above one quarter=gt 0.25 fraction; below a half=lt 0.5 fraction",
		"It is equal to or more than 30.":                 "equal to or more than 30=gte 30",
		"It is no larger than 50, or not smaller than 5.": "no larger than 50=lte 50; not smaller than 5=gte 5",
		"It is >= 30, and <=40, and x<5.":                 ">= 30=gte 30; <=40=lte 40; <5=lt 5",
		"It holds 30 or bigger.":                          "30 or bigger=gte 30",
		"It is greater than or equal 30.":                 "greater than or equal 30=gte 30",
		"less than 10, more than 10":                      "less than 10=lt 10; more than 10=gt 10",
		"It is 1000 - 5000 now.":                          "1000 - 5000=1000..5000",
	})
}

// TestEveryUnit reads every name and symbol of the tables behind a number.
func TestEveryUnit(t *testing.T) {
	for _, row := range englishUnits {
		for _, word := range strings.Split(row.words, "|") {
			if word != "" {
				checkUnit(t, "We saw 7 "+word+" then.", row.slug, row.kind)
			}
		}
		for _, symbol := range strings.Fields(row.symbols) {
			checkUnit(t, "We saw 7000"+symbol+" then.", row.slug, row.kind)
		}
	}
	for symbol, slug := range builtInUnits().symbols {
		checkUnit(t, "We saw 7000"+symbol+" then.", slug, builtInUnits().kinds[slug])
	}
}

func checkUnit(t *testing.T, text, slug string, kind Kind) {
	t.Helper()
	got := English(nil).Read(text)
	if len(got) != 1 || got[0].Unit != slug || got[0].Kind != kind {
		t.Errorf("%q: read %s, want %s %s", text, brief(text), slug, kind)
	}
}

// TestEveryCurrency reads every code, name and sign of the tables, and every part.
func TestEveryCurrency(t *testing.T) {
	for _, row := range englishCurrencies {
		currency := row.code
		if currency == moneyUnknown {
			currency = ""
		} else if currencyCodes[row.code] {
			checkMoney(t, "It cost "+row.code+" 7 million.", currency, "7000000")
		}
		for _, word := range strings.Split(row.words, "|") {
			for _, form := range pluralsOf(word) {
				checkMoney(t, "It cost 7 million "+form+" then.", currency, "7000000")
			}
		}
		for _, sign := range strings.Fields(row.signs) {
			checkMoney(t, "It cost 7 "+sign+", then.", currency, "7")
		}
	}
	for _, row := range englishCurrencyNames {
		currency := row.code
		if currency == moneyUnknown {
			currency = ""
		}
		for _, word := range strings.Split(row.words, "|") {
			checkMoney(t, "It cost 7 million "+word+" then.", currency, "7000000")
		}
	}
	for _, row := range englishMinor {
		for _, word := range strings.Split(row.words, "|") {
			if !englishEverydayMoney[word] {
				value := plain(big.NewRat(7, row.parts))
				checkMoney(t, "It cost 7 "+word+" then.", row.code, value)
			}
		}
	}
}

func checkMoney(t *testing.T, text, currency, value string) {
	t.Helper()
	got := English(nil).Read(text)
	if len(got) != 1 || got[0].Kind != KindMoney || got[0].Currency != currency || got[0].Value != value {
		t.Errorf("%q: read %s, want %s %s", text, brief(text), value, currency)
	}
}

// A catalogue's own words for a built-in unit give that unit, with its kind.
func TestWordsOfBuiltInUnits(t *testing.T) {
	lex := NewLexicon(map[string][]string{"square-kilometre": {"clicks squared"}, "degree-of-arc": {"notches"}, "USD": {"greens"}})
	for text, want := range map[string]Kind{"5 clicks squared": KindLevel, "5 notches": KindLevel, "5 greens": KindMoney} {
		if got := English(lex).Read(text); len(got) != 1 || got[0].Kind != want {
			t.Errorf("%q: got %+v, want kind %s", text, got, want)
		}
	}
}

// Property: a power of ten is the number with its point moved.
func TestPowerOfTen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := rapid.IntRange(1, 9999).Draw(t, "base")
		exponent := rapid.IntRange(-20, 20).Draw(t, "exponent")
		sign := rapid.SampledFrom([]string{"x10^%d", "e%d", "×10^%d", " x 10^%d"}).Draw(t, "sign")
		text := fmt.Sprintf("They are %d"+sign+".", base, exponent)
		want := plain(new(big.Rat).Mul(big.NewRat(int64(base), 1), power(exponent)))
		if got := English(nil).Read(text); len(got) != 1 || got[0].Value != want {
			t.Fatalf("%q: read %s, want %s", text, brief(text), want)
		}
	})
}

// Property: groups of digits read as the number without them, whichever way they are written.
func TestGroupedDigits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1_000_000, 999_999_999).Draw(t, "n")
		digits := fmt.Sprint(n)
		text, twos := "", ""
		for i, c := range digits {
			left := len(digits) - i
			if i > 0 && left%3 == 0 {
				text += "|"
			}
			if i > 0 && (left == 3 || left > 3 && left%2 == 1) {
				twos += ","
			}
			text += string(c)
			twos += string(c)
		}
		written := []string{twos}
		for _, separator := range []string{",", " ", "\u00a0", "\u202f"} {
			written = append(written, strings.ReplaceAll(text, "|", separator))
		}
		for _, s := range written {
			if got := English(nil).Read("They are " + s + "."); len(got) != 1 || got[0].Value != digits {
				t.Fatalf("%q: read %s, want %s", s, brief(s), digits)
			}
		}
	})
}
