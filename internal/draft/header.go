package draft

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"onrecord/internal/briefing"
	"onrecord/internal/quantity"
)

// sourceID is the id of the transcript's own source, which is local to the factsheet.
const sourceID = "transcript"

// header says what the event is, and the transcript.
func (d *drafting) header() {
	h, meta := d.Read.Header, d.Source.Meta
	e, todo := &d.sheet.Event, &list{}
	e.Title = oneLine(cmp.Or(h.Title.Value, meta.Title))
	if e.Title == "" {
		e.Title = d.Name
		todo.add("title: the text gives none, and this is the name of the file")
	}
	var sure bool
	if e.Kind, sure = eventKind(e.Title, d.asked()); !sure {
		todo.add("kind: the title does not say it")
	}
	if e.Date = date(cmp.Or(h.Date.Value, meta.Date)); e.Date.IsZero() {
		todo.add(noDate(h.Unread.Value))
	}
	if e.Place = oneLine(h.Place.Value); e.Place == "" {
		todo.add("place: the text gives none")
	}
	e.ID = cmp.Or(d.Event, eventID(d.Name, e.Date))
	d.sheet.EventTodo = todo.String()
	d.transcript()
}

// noDate is the todo of an event without a date. unread is what may be one, "" for nothing.
func noDate(unread string) string {
	if unread = oneLine(unread); unread != "" {
		return fmt.Sprintf("date: %q could not be read as the day of the event for certain", unread)
	}
	return "date: the text gives none"
}

// asked tells whether a turn asks something.
func (d *drafting) asked() bool {
	for _, t := range d.Read.Turns {
		if t.Kind == "question" {
			return true
		}
	}
	return false
}

// transcript says what is known of the text itself.
func (d *drafting) transcript() {
	h, meta := d.Read.Header, d.Source.Meta
	t, todo := &d.sheet.Transcript, &list{}
	t.File, t.SHA256 = d.File, d.SHA256
	t.Language = d.language(todo)
	var reads bool
	if d.reader, reads = quantity.ForLanguage(t.Language, d.lexicon); !reads {
		todo.addf("language: no grammar reads %s, only English, so no figures are drafted, and no claims but those whose words look like English", t.Language)
	}
	if t.Fidelity = h.Fidelity.Value; t.Fidelity == "" {
		t.Fidelity = "as-delivered"
		todo.add("fidelity: the text does not say how close it is to what was said")
	}
	t.Published = date(cmp.Or(h.Published.Value, meta.Published))
	if updated, err := briefing.ParseMoment(cmp.Or(h.Updated.Value, meta.Updated)); err == nil {
		t.Updated = updated
	}
	d.source()
	for _, doubt := range d.Read.Doubts {
		line, _, _ := d.text.Line(doubt.Span.Start)
		todo.addf("line %d: %s", line, oneLine(doubt.Text))
	}
	d.sheet.TranscriptTodo = todo.String()
}

// leave adds to what a person should settle about the transcript.
func (d *drafting) leave(format string, args ...any) {
	todo := &list{}
	if d.sheet.TranscriptTodo != "" {
		todo.add(d.sheet.TranscriptTodo)
	}
	todo.addf(format, args...)
	d.sheet.TranscriptTodo = todo.String()
}

func (d *drafting) language(todo *list) string {
	for _, tag := range []string{d.Language, d.Source.Meta.Language} {
		if t, err := language.Parse(tag); err == nil && t != language.Und {
			return tag
		}
	}
	todo.add("language: the text does not say it")
	return "en"
}

// source makes a source of the page that the transcript came from, where its address is known.
func (d *drafting) source() {
	meta, t := d.Source.Meta, &d.sheet.Transcript
	u, err := url.Parse(meta.URL)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || strings.ContainsAny(meta.URL, " \n\t") {
		return
	}
	t.Source = sourceID
	d.sheet.Sources = append(d.sheet.Sources, briefing.Source{
		ID: sourceID, Title: cmp.Or(oneLine(meta.Title), d.sheet.Event.Title), URL: meta.URL, Publisher: oneLine(meta.Publisher), Published: t.Published,
	})
}

// date is the day, month or year of a date, with or without a time; no date where s is none.
func date(s string) briefing.Date {
	day, _, _ := strings.Cut(s, "T")
	out, err := briefing.ParseDate(day)
	if err != nil {
		return briefing.Date{}
	}
	return out
}

// eventKinds tells the kind of an event by words of its title. The first that fits goes.
var eventKinds = []struct {
	kind  string
	words *regexp.Regexp
}{
	{"press-conference", regexp.MustCompile(`(?i)\b(press|news|media)\s+(conference|availability|stakeout)|\bdoorstep`)},
	{"briefing", regexp.MustCompile(`(?i)\bbriefings?\b|\bgaggle\b|\bpress\s+call\b`)},
	{"hearing", regexp.MustCompile(`(?i)\bhearings?\b|\btestimony\b|\boral evidence\b|\bexchange of views\b`)},
	{"debate", regexp.MustCompile(`(?i)\bdebate\b`)},
	{"interview", regexp.MustCompile(`(?i)\binterview\b|\bconversation with\b|\bfireside chat\b`)},
	{"sitting", regexp.MustCompile(`(?i)\b(sitting|plenary|hansard)\b`)},
	{"statement", regexp.MustCompile(`(?i)\bstatements?\b|\bbefore (a |the |their )?(\w+ )?meeting\b`)},
	{"speech", regexp.MustCompile(`(?i)\b(speech|remarks?|address|keynote|lecture|toasts?)\b`)},
}

// eventKind is the kind of an event, and whether its title says it. Where it does not, questions make it a press
// conference.
func eventKind(title string, asked bool) (kind string, sure bool) {
	for _, k := range eventKinds {
		if k.words.MatchString(title) {
			return k.kind, true
		}
	}
	return pick(asked, "press-conference", "statement"), false
}

// eventID makes an id of the name of a file. The date is put behind it unless it is there.
func eventID(name string, on briefing.Date) string {
	id, suffix := slug(name), ""
	if day := on.String(); day != "" && !strings.Contains(id, day) {
		suffix = day
	}
	if room := longestID - len(suffix) - 1; len(id) > room {
		// The rest of the name may be all by which two events differ, so a part of its hash stands for it.
		sum := sha256.Sum256([]byte(name))
		tail := hex.EncodeToString(sum[:3])
		id = strings.TrimRight(id[:room-len(tail)-1], "-") + "-" + tail
	}
	return cmp.Or(strings.Trim(id+"-"+suffix, "-"), "event")
}

// longestID is how long an event's id may become: people type it.
const longestID = 100

// slug is the letters and digits of s in small, with single hyphens between its words. Accents go.
func slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range plainLetters(s) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteRune(r)
			gap = false
		case unicode.IsMark(r), r == '\'', r == '’':
		default:
			gap = true
		}
	}
	return b.String()
}
