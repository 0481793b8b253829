// Package transcript reads a raw transcript: what its header says of the event, and who speaks where.
//
// It knows texts alone: no factsheet, no catalogue, no database. What it gives stands in the text, at the place that it
// tells; what the text does not say stays empty.
package transcript

import "onrecord/internal/briefing"

// Format is what a transcript came as.
type Format string

// The formats that Read knows.
const (
	FormatText     Format = "text"
	FormatMarkdown Format = "markdown"
	FormatHTML     Format = "html"
)

// Source is a transcript as it came: the text that a factsheet refers to, and what stood around it.
type Source struct {
	Text   string // UTF-8 without a byte order mark, line ends as LF; spans count its code points
	Format Format
	Meta   Meta
}

// Meta is what front matter or the head of a web page says, "" where it does not. Dates are as in a factsheet:
// 2024-06-18, 2024-06, 2024-06-18T14:16.
type Meta struct {
	Title, URL, Publisher, Language string
	Place                           string
	Date, Published, Updated        string
	Unread                          string // what stands as the date, where it could not be read: "05/04/2024"
}

// Known is somebody whom a catalogue lists.
type Known struct {
	ID      string
	Name    string
	Aliases []string
	Titles  []string // of roles: "Secretary General"
}

// Transcript is what a text says of who speaks.
type Transcript struct {
	Header   Header
	Speakers []Speaker // in the order of their first turns
	Turns    []Turn    // in the order of the text; they do not overlap
	Doubts   []Doubt   // what a person should look at
}

// Header is what stands before the first turn, or in the Meta, about the event.
type Header struct {
	Title, Place             Fact
	Date, Published, Updated Fact // as in Meta
	Fidelity                 Fact // as in a factsheet: as-delivered, verbatim ...
	Unread                   Fact // where there is no Date: what may be one, and could not be read for certain
}

// Fact is something that the text says. Span is where; it is empty where Meta said it.
type Fact struct {
	Value string
	Span  briefing.Span
}

// Speaker is somebody who speaks.
type Speaker struct {
	Key      string   // a slug, unique in the transcript: "psaki", "press"
	Known    string   // ID of the Known that it is; "" where it is none of them
	Name     string   // as the text has it, without honorifics: "Jen Psaki", or "Psaki" where no more is said
	Role     string   // as the text has it: "Press Secretary"
	Unnamed  string   // of somebody whose name is not said: "journalist", "senior administration official"
	Headings []string // what announces it, as printed, without times: "MS. PSAKI:"
	Todo     string   // what a person should settle; "" for nothing
}

// Turn is one speaker's words up to the next one's.
type Turn struct {
	Speaker    int           // index of Transcript.Speakers
	Kind       string        // as in a factsheet: statement, question, answer, interjection, note
	Span       briefing.Span // its words, without the heading before them and the blanks behind them
	Heading    briefing.Span // what announces it; empty where nothing does
	Answers    int           // index of the turn that it answers; -1 for none
	Continues  int           // index of the turn whose sentence it goes on with after an interruption; -1 for none
	Time       string        // the time code of its heading, as printed: "00:00"
	Confidence float64       // from 0 to 1, how sure it is that this speaker starts to speak here
	Todo       string        // what a person should settle; "" for nothing
}

// Doubt is something about the text that a person should look at: a heading that looks like a misspelt one.
type Doubt struct {
	Span briefing.Span
	Text string // one sentence
}
