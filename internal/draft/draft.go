package draft

import (
	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
	"onrecord/internal/quantity"
	"onrecord/internal/transcript"
)

// Input is a transcript and what is known around it.
type Input struct {
	File     string // the text, as the factsheet names it
	SHA256   string // of the text's bytes
	Name     string // what the file is called, without its ending: where no title or id is known, it stands for them
	Event    string // the event's id; "" to make one of Name
	Language string // BCP 47; "" where only the source may say it
	Source   transcript.Source
	Read     transcript.Transcript // what Source.Text says of who speaks
	Names    *briefing.Names       // of the catalogues that the factsheet will be checked with; nil for none

	// Elsewhere are the speakers of catalogues that the factsheet will not be checked with, by id: those whom Read knows and Names
	// does not. They are written as the factsheet's own.
	Elsewhere map[string]briefing.Speaker
}

// Sheet is a factsheet in draft: a briefing, and what a person should settle about its parts. Quotes and figures are as
// they will be written, not resolved.
type Sheet struct {
	briefing.Briefing
	EventTodo, TranscriptTodo string
	SpeakerTodos              []string // of each appearance
	TurnMarks                 []Mark   // of each turn
}

// Mark is how sure the program is of a thing, and what a person should settle about it.
type Mark struct {
	Confidence string // decimal, 0 to 1; "" where nothing is in doubt
	Todo       string
}

// Counts is how much a draft holds.
type Counts struct {
	Turns, Speakers, Claims, Figures int
	Doubts                           int // about who speaks, and what the text does not say: todos outside of claims
}

// Plus is the sum of both.
func (n Counts) Plus(o Counts) Counts {
	return Counts{n.Turns + o.Turns, n.Speakers + o.Speakers, n.Claims + o.Claims, n.Figures + o.Figures, n.Doubts + o.Doubts}
}

// Counts counts what the sheet holds.
func (s *Sheet) Counts() Counts {
	n := Counts{Turns: len(s.Turns), Speakers: len(s.Appearances), Claims: len(s.Claims)}
	for i := range s.Claims {
		n.Figures += len(s.Claims[i].Figures)
	}
	for _, todo := range append([]string{s.EventTodo, s.TranscriptTodo}, s.SpeakerTodos...) {
		n.Doubts += pick(todo != "", 1, 0)
	}
	for _, m := range s.TurnMarks {
		n.Doubts += pick(m.Todo != "", 1, 0)
	}
	return n
}

// New drafts the factsheet of a transcript. It is settled: read back, it resolves without an error, and each figure reads
// from its quote alone as it does in its sentence.
func New(in Input) *Sheet {
	if in.Names == nil {
		in.Names = briefing.NewNames()
	}
	d := &drafting{
		Input: in, text: anchor.New(in.Source.Text), lexicon: lexicon(in.Names),
		corrections: quantity.SplitCorrections(in.Source.Text).Corrections, often: map[wordsIn]int{}, told: map[wordsIn]bool{}, captions: isCaptions(in.Source.Text),
	}
	d.Read.Speakers = d.ownSpeakers()
	d.sheet.Draft = true
	d.sheet.Transcript.Text = in.Source.Text
	d.header()
	d.speakers()
	d.turns()
	d.claims()
	d.settle()
	return &d.sheet
}

// drafting is one draft on its way.
type drafting struct {
	Input
	text        *anchor.Text
	lexicon     *quantity.Lexicon
	reader      quantity.Reader // nil where no grammar reads the language
	corrections []quantity.Correction
	often       map[wordsIn]int  // words that stand in too many places to be told apart, and in how many
	told        map[wordsIn]bool // those of them that a claim quotes
	captions    bool             // the text is that of captions
	unquoted    int              // candidates to which no quote leads
	sheet       Sheet
	from        []int // of each turn of the sheet, the one of the transcript
	read        map[figureID]number
}

// figureID names a figure by the keys of its claim and its own.
type figureID struct{ claim, figure string }

// lexicon is the nouns of the units of the catalogue, as package resolve takes them.
func lexicon(names *briefing.Names) *quantity.Lexicon {
	words := make(map[string][]string, len(names.Units))
	for id, u := range names.Units {
		words[id] = u.Words
	}
	return quantity.NewLexicon(words)
}

func pick[T any](yes bool, a, b T) T {
	if yes {
		return a
	}
	return b
}
