package factsheet

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"onrecord/internal/briefing"
)

// Read reads a factsheet. name is the file as the user named it. The briefing is never nil; where a problem is an
// Error, it holds what could be read.
func Read(name string, data []byte) (*briefing.Briefing, []briefing.Problem) {
	r, root := newReader(name, data)
	doc := sheet{}
	if root != nil {
		sheetShape.read(r, value{node: root, index: -1}, &doc)
		r.header(doc.version, root, true)
		doc.settle(r)
	}
	b := &doc.Briefing
	b.File, b.Format, b.FileSHA256 = name, "factsheet", digest(data)
	return b, r.finish()
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// header checks the version of the format.
func (r *reader) header(version value, root *node, required bool) {
	switch {
	case root.form != mapping:
	case version.node == nil && required:
		r.fault(&fault{offset: 0, code: CodeMissingVersion, text: "onrecord", msg: "the file does not say which version of the format it has",
			hint: fmt.Sprintf("begin it with onrecord: %d", briefing.FormatVersion)}, "")
	case version.node != nil && version.node.form == scalar && version.text != fmt.Sprint(briefing.FormatVersion):
		r.fail(version, CodeBadVersion, version.text, "use a newer program, or correct the number",
			"the version %q of the format is unknown; this program reads version %d", short(version.text), briefing.FormatVersion)
	}
}

// sheet is a factsheet as its file is laid out, before it is a briefing.
type sheet struct {
	briefing.Briefing
	version  value
	status   string
	statusAt value
	people   []person
	claims   []claim
}

// person is one entry of speakers: an appearance, and with a name a speaker of this file alone.
type person struct {
	briefing.Appearance
	name, kind, wikidata string
	aliases              []string
}

// claim is a claim with its quotes as they are laid out.
type claim struct {
	briefing.Claim
	turn                 string
	quote, after, before string
	nth                  int
	several              []quote
	more                 []briefing.Review
}

// quote is one of several quotes.
type quote struct{ briefing.Quote }

// settle turns the layout into the briefing.
func (d *sheet) settle(r *reader) {
	b := &d.Briefing
	if d.status != "" && d.status != "draft" {
		r.fail(d.statusAt, CodeBadStatus, d.status, "write status: draft, or remove the key", "the status %q is unknown", short(d.status))
	}
	b.Draft = d.status == "draft"
	for i := range d.people {
		a, s := d.people[i].settle(r)
		b.Appearances = append(b.Appearances, a)
		if s != nil {
			b.Speakers = append(b.Speakers, *s)
		}
	}
	for i := range d.claims {
		b.Claims = append(b.Claims, d.claims[i].settle(r, fmt.Sprintf("claims[%d].", i)))
	}
	for i := range b.Turns {
		if !b.Turns[i].Where.Has("kind") {
			b.Turns[i].Kind = "statement"
		}
	}
	if b.Draft {
		return
	}
	for _, v := range r.leftover {
		r.add(briefing.Problem{
			Severity: briefing.Warning, Code: CodeDraftOnly, Position: r.source.position(v.offset), Path: v.at(), Text: short(v.text),
			Message: fmt.Sprintf("a %q belongs in a draft", v.key), Hint: "settle it and remove the key, or write status: draft at the top",
		})
	}
}

func (p *person) settle(r *reader) (briefing.Appearance, *briefing.Speaker) {
	a := p.Appearance
	w := a.Where
	path := "speakers." + a.Key
	if !w.Has("name") {
		for _, key := range []string{"aliases", "kind", "wikidata"} {
			if at, ok := w.Fields[key]; ok {
				r.add(briefing.Problem{Severity: briefing.Error, Code: CodeStray, Position: at, Path: path + "." + key, Text: key,
					Message: fmt.Sprintf("%q goes with a name, and the appearance %s has none", key, short(a.Key)),
					Hint:    "add name:, or write it in the speaker's catalogue"})
			}
		}
		return a, nil
	}
	for _, key := range []string{"speaker", "unnamed"} {
		if at, ok := w.Fields[key]; ok {
			r.add(briefing.Problem{Severity: briefing.Error, Code: CodeExclusive, Position: at, Path: path + "." + key, Text: key,
				Message: fmt.Sprintf("the appearance %s has both a \"name\" and %q", short(a.Key), key),
				Hint:    "keep one: speaker with a catalogue id, name of a person who occurs once, or unnamed"})
		}
	}
	if w.Has("speaker") || w.Has("unnamed") {
		return a, nil
	}
	s := briefing.Speaker{ID: a.Key, Name: p.name, Kind: p.kind, Aliases: p.aliases, Wikidata: p.wikidata, Note: a.Note, Where: w}
	if !w.Has("kind") {
		s.Kind = "person"
	}
	a.Speaker = a.Key
	return a, &s
}

// settle gives each quote its turn. One quote stands beside its nth, after and before; of several each has its own.
func (c *claim) settle(r *reader, path string) briefing.Claim {
	out := c.Claim
	w := out.Where
	if !w.Has("modality") {
		out.Modality = "asserted"
	}
	out.Reviews = append(out.Reviews, c.more...)
	if w.Has("quote") && w.Has("quotes") {
		r.exclusive(w, path, "quotes", "quote", "write one quote, or a list of quotes")
	}
	if w.Has("review") && w.Has("reviews") {
		r.exclusive(w, path, "reviews", "review", "write all of them in reviews")
	}
	if w.Has("quote") {
		out.Quotes = append(out.Quotes, briefing.Quote{
			Text: c.quote, Nth: c.nth, After: c.after, Before: c.before, Turn: c.turn, Where: quoteWhere(w),
		})
	} else {
		r.stray(w, path, "nth", "after", "before")
	}
	for _, q := range c.several {
		if !q.Where.Has("turn") {
			q.Turn = c.turn
			if at, ok := w.Fields["turn"]; ok {
				q.Where.Fields["turn"] = at
			}
		}
		out.Quotes = append(out.Quotes, q.Quote)
	}
	return out
}

// quoteWhere is the place of a quote that is written beside other keys of its claim or figure.
func quoteWhere(w briefing.Where) briefing.Where {
	out := briefing.Where{Position: w.Field("quote"), Fields: map[string]briefing.Position{}}
	for _, key := range []string{"quote", "nth", "after", "before", "turn"} {
		if at, ok := w.Fields[key]; ok {
			out.Fields[key] = at
		}
	}
	return out
}

func (r *reader) exclusive(w briefing.Where, path, key, other, hint string) {
	r.add(briefing.Problem{Severity: briefing.Error, Code: CodeExclusive, Position: w.Fields[key], Path: path + key, Text: key,
		Message: fmt.Sprintf("%q and %q exclude each other", other, key), Hint: hint})
}

func (r *reader) stray(w briefing.Where, path string, keys ...string) {
	for _, key := range keys {
		if at, ok := w.Fields[key]; ok {
			r.add(briefing.Problem{Severity: briefing.Error, Code: CodeStray, Position: at, Path: path + key, Text: key,
				Message: fmt.Sprintf("%q tells where one quote is, and it has no quote beside it", key),
				Hint:    fmt.Sprintf(`write it beside quote, or in the list: quotes: [{quote: "…", %s: …}]`, key)})
		}
	}
}

// drafting is the keys that a draft may write on a thing that does not keep them.
func drafting[T any]() []field[T] {
	leave := func(key, doc string) field[T] {
		return field[T]{key, "text", doc, func(r *reader, v value, _ *T) {
			if _, ok := r.string(v); ok {
				r.leftover = append(r.leftover, v)
			}
		}}
	}
	return []field[T]{leave("todo", todoDoc), leave("confidence", confidenceDoc)}
}

const (
	noteDoc       = "a remark"
	todoDoc       = "in a draft: what a person has to settle"
	confidenceDoc = "in a draft: how sure the program is, from 0 to 1"
)

// annotated is note, todo and confidence of a thing that keeps them.
func annotated[T any](to func(*T) *briefing.Annotation) []field[T] {
	return []field[T]{
		text("note", noteDoc, func(t *T) *string { return &to(t).Note }),
		text("todo", todoDoc, func(t *T) *string { return &to(t).Todo }),
		word("confidence", "decimal", confidenceDoc, func(t *T) *string { return &to(t).Confidence }),
	}
}

func vocabulary(words []string) string { return "one of: " + strings.Join(words, ", ") }

func fields[T any](own []field[T], more ...[]field[T]) []field[T] {
	for _, m := range more {
		own = append(own, m...)
	}
	return own
}
