package draft

import (
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
		id := first(s.Known, s.Key)
		if s.Known == "" && s.Name == "" {
			continue
		}
		c.own[i] = id
		c.add(s.Name, id)
		if words := strings.Fields(s.Name); len(words) > 1 {
			c.add(words[len(words)-1], id)
		}
		c.add(s.Role, id)
		for _, r := range d.Names.Speakers[s.Known].Roles {
			c.add(r.Title, id)
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
