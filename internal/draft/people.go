package draft

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"onrecord/internal/briefing"
	"onrecord/internal/resolve"
	"onrecord/internal/transcript"
)

// ownSpeakers are the speakers of the transcript, those whom no catalogue knows that the factsheet will be checked with by their
// names.
func (d *drafting) ownSpeakers() []transcript.Speaker {
	out := slices.Clone(d.Read.Speakers)
	for i := range out {
		s := &out[i]
		if _, here := d.Names.Speakers[s.Known]; s.Known == "" || here {
			continue
		}
		if elsewhere, known := d.Elsewhere[s.Known]; known {
			s.Name = elsewhere.Name
		}
		todo := &list{}
		if s.Todo != "" {
			todo.add(s.Todo)
		}
		todo.addf("speaker: %s, once a catalogue that lists it lies beside this file", s.Known)
		s.Known, s.Todo = "", todo.String()
	}
	return out
}

// speakers makes an appearance of each speaker.
func (d *drafting) speakers() {
	for _, s := range d.Read.Speakers {
		a := briefing.Appearance{Key: s.Key, Speaker: s.Known, Role: oneLine(s.Role)}
		for _, h := range s.Headings {
			if h = oneLine(h); h != "" && !slices.Contains(a.Headings, h) {
				a.Headings = append(a.Headings, h)
			}
		}
		name := oneLine(s.Name)
		todo := &list{}
		if s.Todo != "" {
			todo.add(oneLine(s.Todo))
		}
		switch {
		case s.Known != "":
		case name != "":
			a.Speaker = s.Key
			d.sheet.Speakers = append(d.sheet.Speakers, briefing.Speaker{ID: s.Key, Name: name, Kind: "person"})
		default:
			a.Unnamed = cmp.Or(oneLine(s.Unnamed), a.Role, "speaker")
		}
		d.sheet.Appearances = append(d.sheet.Appearances, a)
		d.sheet.SpeakerTodos = append(d.sheet.SpeakerTodos, todo.String())
	}
}

// turns lists who speaks where, by the first words of each turn, and finds where each turn ends as package resolve has it.
func (d *drafting) turns() {
	keys := map[int]string{} // by the number of the turn in the transcript
	opened := briefing.Span{Start: -1}
	lost := 0
	for i, t := range d.Read.Turns {
		start, ok := d.start(t, opened)
		if !ok {
			lost++
			continue
		}
		opened = start.span
		key := "t" + strconv.Itoa(len(d.sheet.Turns)+1)
		keys[i] = key
		turn := briefing.Turn{
			Key: key, Speaker: d.Read.Speakers[t.Speaker].Key, Kind: cmp.Or(t.Kind, "statement"), Starts: start.words, Answers: keyOf(keys, t.Answers),
		}
		if t.Continues >= 0 && d.Read.Turns[t.Continues].Speaker == t.Speaker {
			turn.Continues = keys[t.Continues]
		}
		todo := &list{}
		if t.Todo != "" {
			todo.add(oneLine(t.Todo))
		}
		d.sheet.Turns = append(d.sheet.Turns, turn)
		d.sheet.TurnMarks = append(d.sheet.TurnMarks, Mark{Confidence: doubtful(t.Confidence), Todo: todo.String()})
		d.from = append(d.from, i)
	}
	if lost > 0 {
		d.leave("turns without words of their own, left out: %d", lost)
	}
	d.spans()
}

func keyOf(keys map[int]string, turn int) string {
	if turn < 0 {
		return ""
	}
	return keys[turn]
}

// spans has package resolve tell where each turn ends.
func (d *drafting) spans() {
	b := briefing.Briefing{Draft: true, Transcript: d.sheet.Transcript, Appearances: d.sheet.Appearances, Turns: slices.Clone(d.sheet.Turns)}
	resolve.Briefing(&b, d.Names)
	for i := range b.Turns {
		d.sheet.Turns[i].Span = b.Turns[i].Span
	}
}

// opening is the words with which a turn starts.
type opening struct {
	words string
	span  briefing.Span
}

// The words of an opening and its code points, at least, unless its line or the turn ends there; and how many code points it
// has in a quarter of what is tried at most.
const (
	leastOpening = 4
	shortOpening = 25
	longOpening  = 70
)

// start is as few first words of a turn as lead to its start, from behind the start of the turn before it, which has the words at
// opened. Where no words of the turn alone do, as with a short answer that the turn before it holds as well, its heading goes
// with them.
func (d *drafting) start(t transcript.Turn, opened briefing.Span) (opening, bool) {
	words := d.text.Trim(t.Span)
	if words.Len() == 0 {
		return opening{}, false
	}
	for _, within := range []briefing.Span{d.plainFrom(words), words} {
		if o, ok := d.openingAt(words.Start, within, opened); ok {
			return o, true
		}
	}
	heading := d.text.Trim(t.Heading)
	if heading.Len() == 0 || heading.Start >= words.Start {
		return opening{}, false
	}
	return d.openingAt(heading.Start, briefing.Span{Start: heading.Start, End: words.End}, opened)
}

// openingAt takes ever more words from a place on. Those of the line go first, and of them those up to longOpening.
func (d *drafting) openingAt(at int, within, opened briefing.Span) (opening, bool) {
	runes := []rune(d.text.Cut(briefing.Span{Start: at, End: min(within.End, at+4*longOpening)}))
	cut := at+len(runes) < within.End
	count := 0
	for i := 1; i <= len(runes); i++ {
		atEnd := i == len(runes)
		if atEnd && cut || !atEnd && !unicode.IsSpace(runes[i]) || unicode.IsSpace(runes[i-1]) {
			continue
		}
		count++
		if !atEnd && !lineEnds(runes, i) && (count < leastOpening || i < shortOpening) {
			continue
		}
		exact := string(runes[:i])
		if !writable(exact) {
			break
		}
		for _, words := range []string{oneLine(exact), exact} {
			m, found := d.text.First(words, briefing.Span{Start: opened.Start + 1, End: d.text.Len()})
			if found && m.Span.Start == at && m.Span.Start >= opened.End {
				return opening{words, m.Span}, true
			}
		}
	}
	return opening{}, false
}

// lineEnds tells whether the line ends at i.
func lineEnds(runes []rune, i int) bool { return i < len(runes) && runes[i] == '\n' }

// sureTurn is from which confidence on a turn is not in doubt, so that its line does not speak of it.
const sureTurn = 0.9

// doubtful writes the confidence of a turn that is in doubt.
func doubtful(c float64) string {
	if c >= sureTurn {
		return ""
	}
	return confidence(c)
}

// confidence writes a confidence, from 0 to 1, with two decimal places at most.
func confidence(c float64) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.2f", max(c, 0)), "0"), ".")
}
