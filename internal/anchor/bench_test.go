package anchor

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"onrecord/internal/briefing"
)

// speech returns about size bytes of made-up sentences, the same for the same seed.
func speech(size int, seed uint64) string {
	random := rand.New(rand.NewPCG(seed, 1))
	const consonants, vowels = "bcdfghklmnprstvwtsnr", "aeiouea"
	words := make([]string, 20_000)
	for i := range words {
		for range 1 + random.IntN(4) {
			words[i] += consonants[random.IntN(len(consonants)):][:1] + vowels[random.IntN(len(vowels)):][:1]
			if random.IntN(3) == 0 {
				words[i] += consonants[random.IntN(len(consonants)):][:1]
			}
		}
	}
	breaks := []string{" ", " ", " ", " ", " ", " ", " ", ", ", ". ", " – ", ".\n\n", "’s "}
	var b strings.Builder
	for b.Len() < size {
		// A high power makes few words frequent and most rare, as in speech.
		f := math.Pow(random.Float64(), 4)
		b.WriteString(words[int(f*float64(len(words)))])
		b.WriteString(breaks[random.IntN(len(breaks))])
	}
	return b.String()
}

// quotesOf cuts n quotes of about 60 code points, evenly spread over the text.
func quotesOf(text *Text, n int) []string {
	quotes := make([]string, n)
	for i := range quotes {
		at := i * (text.Len() - 100) / n
		quotes[i] = strings.TrimSpace(text.Cut(briefing.Span{Start: at, End: at + 60}))
	}
	return quotes
}

const large = 50 << 20

func BenchmarkNew50MB(b *testing.B) {
	s := speech(large, 1)
	b.SetBytes(large)
	b.ReportAllocs()
	for b.Loop() {
		New(s)
	}
}

func BenchmarkFold50MB(b *testing.B) {
	s := speech(large, 1)
	b.SetBytes(large)
	b.ReportAllocs()
	for b.Loop() {
		foldText(s)
	}
}

func BenchmarkResolve100QuotesIn50MB(b *testing.B) {
	text := New(speech(large, 1))
	exact := quotesOf(text, 100)
	folded := make([]string, len(exact))
	for i, q := range exact {
		folded[i] = strings.Join(strings.Fields(q), "  ")
	}
	const turns = 2000
	inTurn := func(i int) []briefing.Span {
		at := i * (text.Len() - 100) / len(exact)
		return []briefing.Span{{Start: at, End: at + text.Len()/turns}}
	}
	whole := func(int) []briefing.Span { return []briefing.Span{text.All()} }
	for _, bb := range []struct {
		name   string
		quotes []string
		scope  func(int) []briefing.Span
	}{
		{"exact in a turn", exact, inTurn},
		{"exact in the whole text", exact, whole},
		{"folded in a turn", folded, inTurn},
		{"folded in the whole text", folded, whole},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for i, q := range bb.quotes {
					if _, err := text.Resolve(q, bb.scope(i), Pick{}); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

// Everything that a first use makes is counted in.
func BenchmarkFromTheBytes50MB100Quotes(b *testing.B) {
	raw := []byte(speech(large, 1))
	quotes := quotesOf(New(string(raw)), 100)
	b.ReportAllocs()
	for b.Loop() {
		s, err := Decode(raw)
		if err != nil {
			b.Fatal(err)
		}
		text := New(s)
		for i, q := range quotes {
			if i%10 == 0 {
				q = strings.Join(strings.Fields(q), "  ")
			}
			if _, err := text.Resolve(q, []briefing.Span{text.All()}, Pick{}); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkBriefing22kB200Quotes(b *testing.B) {
	s := speech(22_000, 2)
	quotes := quotesOf(New(s), 200)
	b.ReportAllocs()
	for b.Loop() {
		text := New(s)
		for _, q := range quotes {
			if _, err := text.Resolve(q, []briefing.Span{text.All()}, Pick{}); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkCandidates(b *testing.B) {
	for _, size := range []int{22_000, large} {
		for _, length := range []int{60, 2000} {
			text := New(speech(size, 3))
			at := text.Len() / 2
			quote := []rune(text.Cut(briefing.Span{Start: at, End: at + length}))
			for i := 10; i < len(quote); i += 20 {
				quote[i] = 'X'
			}
			b.Run(fmt.Sprintf("%d code points in %d bytes", length, size), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if got := text.Candidates(string(quote), text.All(), 3); len(got) == 0 || got[0].Similarity < 0.8 || !got[0].Span.Overlaps(briefing.Span{Start: at, End: at + length}) {
						b.Fatalf("got %v", got)
					}
				}
			})
		}
	}
}
