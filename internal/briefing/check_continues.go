package briefing

import "strings"

// threads is how the turns of a briefing go on with one another, by their places in its list.
type threads struct {
	at    map[string]int    // the first turn of a key
	by    map[string]string // the catalogue's speaker of an appearance; empty where there is none
	rings map[int][]string  // the keys of the turns of a ring, by the place of its first turn
	first map[string]string // of a turn that is continued, the first one after it that does so
}

func newThreads(b *Briefing) *threads {
	th := &threads{at: make(map[string]int, len(b.Turns)), by: make(map[string]string, len(b.Appearances)), rings: map[int][]string{}, first: map[string]string{}}
	for i := range b.Appearances {
		th.by[b.Appearances[i].Key] = b.Appearances[i].Speaker
	}
	for i := range b.Turns {
		if _, twice := th.at[b.Turns[i].Key]; !twice {
			th.at[b.Turns[i].Key] = i
		}
		before := b.Turns[i].Continues
		_, known := th.at[before]
		if _, twice := th.first[before]; known && !twice && before != b.Turns[i].Key {
			th.first[before] = b.Turns[i].Key
		}
	}
	th.findRings(b.Turns)
	return th
}

// findRings follows each turn once.
func (th *threads) findRings(turns []Turn) {
	walk := make([]int, len(turns)) // in which walk a turn was met first, from 1
	for start := range turns {
		at, ok := start, true
		for ok && walk[at] == 0 {
			walk[at] = start + 1
			at, ok = th.next(turns, at)
		}
		if ok && walk[at] == start+1 {
			th.addRing(turns, at)
		}
	}
}

// next is the turn that the i-th one continues, if there is such a turn and it is another one.
func (th *threads) next(turns []Turn, i int) (int, bool) {
	j, ok := th.at[turns[i].Continues]
	return j, ok && turns[i].Continues != "" && turns[i].Continues != turns[i].Key
}

// addRing keeps the ring that the i-th turn is on.
func (th *threads) addRing(turns []Turn, i int) {
	first := i
	for j, _ := th.next(turns, i); j != i; j, _ = th.next(turns, j) {
		first = min(first, j)
	}
	ring := []string{turns[first].Key}
	for j, _ := th.next(turns, first); j != first; j, _ = th.next(turns, j) {
		ring = append(ring, turns[j].Key)
	}
	th.rings[first] = append(ring, turns[first].Key)
}

// sameSpeaker tells whether two appearances are of one speaker, in whatever roles.
func (th *threads) sameSpeaker(a, b string) bool {
	return a == b || th.by[a] != "" && th.by[a] == th.by[b]
}

// continues checks the turn whose sentence the i-th turn goes on with: an earlier one of the same speaker.
func (c *checker) continues(s *spot, i int) {
	const field, hint = "continues", "name the earlier turn of the same speaker whose sentence it goes on with"
	t := &c.b.Turns[i]
	j, known := c.threads.at[t.Continues]
	ring := c.threads.rings[i]
	switch {
	case t.Continues == "":
	case t.Continues == t.Key:
		c.fail(s, field, CodeSelf, t.Continues, hint, "the turn %s continues itself", t.Key)
	case !known:
		c.local(s, field, t.Continues, "turn", "under turns: of this file", c.turnKeys)
	case ring != nil:
		c.fail(s, field, CodeCycle, t.Continues, "cut the chain at one of them",
			"the turn %s continues itself: %s", t.Key, abridged(strings.Join(ring, " → ")))
	case j > i:
		c.fail(s, field, CodeLaterTurn, t.Continues, hint, "the turn %s continues the turn %s, which comes after it", t.Key, t.Continues)
	case !has(c.appears, t.Speaker) || !has(c.appears, c.b.Turns[j].Speaker): // reported of that turn
	case !c.threads.sameSpeaker(t.Speaker, c.b.Turns[j].Speaker):
		c.fail(s, field, CodeOtherSpeaker, t.Continues, hint+"; a turn that replies to another speaker answers it",
			"the turn %s is of %s and continues the turn %s, which is of %s", t.Key, t.Speaker, t.Continues, c.b.Turns[j].Speaker)
	case c.threads.first[t.Continues] != t.Key:
		c.warn(s, field, CodeContinued, t.Continues, "a sentence goes on from turn to turn: name the last one that has a part of it",
			"the turns %s and %s both continue the turn %s", c.threads.first[t.Continues], t.Key, t.Continues)
	}
}
