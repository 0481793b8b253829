package quantity

import (
	"strings"
	"testing"
)

// ownSpeech is a paragraph in our own words, as dense in numbers as a press conference gets.
const ownSpeech = `Since 2016, our partners have put more than 70 billion euros into new ships, and nearly half of them are in service.
Eleven members out of the 27 now meet the target of at least 3 percent of GDP, up 12 percent on last year, the biggest rise in decades.
I think, maybe 40 countries, or a few more, will join within two and a half years; several ministers said so on 3 May 2021.
We are talking about the rules, about the people who live here and about what comes next, and that will take time.
`

var hostile = map[string]string{
	"digits":      "9",
	"modifier":    "nearly ",
	"brackets":    "(",
	"hundreds":    "hundred ",
	"ones":        "one ",
	"and":         "twenty and ",
	"of":          "5 of the ",
	"more than":   "more than ",
	"letters":     "a",
	"dots":        "1.",
	"commas":      "1,000,",
	"hyphens":     "10-",
	"half":        "half of the ",
	"superlative": "the biggest ",
	"as":          "twice as many as ",
	"repeats":     "23, ",
	"spaces":      " ",
	"newlines":    "5\n",
	"currency":    "$",
	"slashes":     "1/2/",
	"colons":      "1:2",
	"initials":    "U.S.",
	"between":     "between 1 and ",
	"labels":      "Article 5 and ",
	"vague":       "hundreds of thousands of ",
	"quotes":      "\"'",
	"loose":       "\" ",
	"combining":   "é\u0301",
	"invalid":     "\xff",
	"powers":      "10^9x",
	"spaced":      "1 000 ",
	"pairs":       "1,22,",
	"over":        "1 over ",
	"fifths":      "twenty fifths ",
	"crores":      "two lakh crore ",
	"arc":         "5 degrees, rotate ",
	"plus minus":  "5 ± ",
	"feet":        "5 feet 2 ",
	"cents":       "5 dollars 50 ",
	"percent of":  "percent of 5 ",
	"swapped":     "1.000,",
	"per":         "$5 per kg ",
	"and parts":   "one hundred and ",
}

func BenchmarkRead(b *testing.B) {
	reader := English(testLexicon)
	inputs := map[string]string{"speech": ownSpeech}
	for name, piece := range hostile {
		inputs["hostile/"+name] = piece
	}
	for name, piece := range inputs {
		b.Run(name, func(b *testing.B) {
			text := strings.Repeat(piece, 1<<20/len(piece))
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				reader.Read(text)
			}
		})
	}
}
