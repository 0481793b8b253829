package draft

import (
	"cmp"
	"strings"
	"unicode"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
)

// claimants are the speakers who can be named as those whom somebody quotes: the ones of the catalogue, and those who appear.
type claimants struct {
	byName map[string]string // id by name in small letters; "" where several have it
	own    map[int]string    // id of each speaker of the transcript
}

// claimants gathers the names and titles by which a sentence may call a speaker.
func (d *drafting) claimants() *claimants {
	c := &claimants{byName: map[string]string{}, own: map[int]string{}}
	for _, id := range briefing.IDs(d.Names.Speakers) {
		s := d.Names.Speakers[id]
		for _, name := range append([]string{s.Name}, s.Aliases...) {
			c.add(name, id)
		}
	}
	for i, s := range d.Read.Speakers {
		id := cmp.Or(s.Known, s.Key)
		if s.Known == "" && s.Name == "" {
			continue
		}
		c.own[i] = id
		c.add(s.Name, id)
		if words := strings.Fields(s.Name); len(words) > 1 {
			c.add(words[len(words)-1], id)
		}
		for _, title := range shorterTitles(s.Role) {
			c.add(title, id)
		}
		for _, r := range d.Names.Speakers[s.Known].Roles {
			for _, title := range shorterTitles(r.Title) {
				c.add(title, id)
			}
		}
		if known := strings.Fields(d.Names.Speakers[s.Known].Name); len(known) > 1 {
			c.add(known[len(known)-1], id)
		}
	}
	return c
}

func (c *claimants) add(name, id string) {
	key := nameKey(name)
	if key == "" {
		return
	}
	if other, known := c.byName[key]; known && other != id {
		id = ""
	}
	c.byName[key] = id
}

// lesser are the words of a title without which it is another's.
var lesser = set("deputy vice assistant associate under acting former interim senior junior co incoming outgoing")

// shorterTitles are a title and the ends of it, of two words or more, by which its bearer is called as well: the NATO Secretary
// General is the Secretary General. A Deputy Minister is no Minister.
func shorterTitles(title string) []string {
	words := strings.Fields(title)
	out := []string{title}
	for i := 1; i+1 < len(words); i++ {
		if lesser[nameKey(words[i-1])] {
			break
		}
		if r := []rune(words[i]); unicode.IsUpper(r[0]) {
			out = append(out, strings.Join(words[i:], " "))
		}
	}
	return out
}

// nameKey is what two spellings of a name share.
func nameKey(name string) string {
	name = strings.TrimPrefix(strings.ToLower(anchor.Fold(name)), "the ")
	return strings.TrimFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// of is the id of the speaker whom a passage names as the claimant, if it is one and not the one who speaks: by the whole of
// the words that name him, or by the last of them, as in 'President Lind'.
func (c *claimants) of(p *passage, speaker int) string {
	for _, cue := range p.cues {
		if cue.kind != cueAttribution || cue.who == "" {
			continue
		}
		words := strings.Fields(cue.who)
		for i := range words {
			id, known := c.byName[nameKey(strings.Join(words[i:], " "))]
			if known && id != "" && id != c.own[speaker] {
				return id
			}
			if known {
				break
			}
		}
	}
	return ""
}
