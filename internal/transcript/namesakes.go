package transcript

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// doubtAlike puts those speakers in doubt who may be others under a name that is cut short or misspelt: 'Nora' beside 'Nora
// Vance', 'Nora Vanse' beside her. turns is how often each of them speaks.
func (c *caster) doubtAlike(turns map[*cast]int) {
	all := c.speakers[:min(len(c.speakers), maxAlike)]
	for i, s := range all {
		for _, o := range all[:i] {
			if s.Known != "" && o.Known != "" || len(s.words) == 0 || len(o.words) == 0 {
				continue
			}
			switch rare, often := rarer(s, o, turns); {
			case cutShort(s.words, o.words):
				s.Todo = cmp.Or(s.Todo, oneTodo(s.Name, o.Name))
			case cutShort(o.words, s.words):
				o.Todo = cmp.Or(o.Todo, oneTodo(o.Name, s.Name))
			case c.slip(rare, often) && turns[rare] <= maxSlips:
				rare.Todo = cmp.Or(rare.Todo, fmt.Sprintf("the name %s resembles %s: see whether it is one speaker, misspelt", rare.Name, often.Name))
			}
		}
		if full := c.longer(s.words); full != "" {
			s.Todo = cmp.Or(s.Todo, oneTodo(s.Name, full))
		}
		if post := misspeltPost(s.words); post != "" {
			s.Todo = cmp.Or(s.Todo, fmt.Sprintf("the name %s looks like one with a misspelt %q before it: say the name and the post", s.Name, post))
		}
	}
}

const maxSlips = 2 // turns of somebody whose name may be a misspelling of another one

func oneTodo(short, long string) string {
	return fmt.Sprintf("the heading %s may mean %s: see whether it is one speaker", short, long)
}

// longer is the name of somebody introduced of whom a name is the first name, and nobody's surname; "" for none.
func (c *caster) longer(words []string) string {
	full := ""
	for _, q := range c.persons {
		if len(words) == 1 && (party{words: q.words}).surname() == words[0] {
			return ""
		}
		if full == "" && cutShort(words, q.words) {
			full = q.name
		}
	}
	return full
}

// rarer tells which of two speakers has fewer turns; of equals it is the first.
func rarer(s, o *cast, turns map[*cast]int) (rare, often *cast) {
	if turns[o] < turns[s] {
		return o, s
	}
	return s, o
}

// cutShort tells whether a name is the first name of another one alone.
func cutShort(short, long []string) bool {
	return len(short) == 1 && len(long) > 1 && short[0] == long[0]
}

// slip tells whether a name may be another one with an error: all of its words are the same but for one, which differs by a
// letter, and the text introduces it nowhere.
func (c *caster) slip(rare, often *cast) bool {
	if len(rare.words) != len(often.words) || opposed(rare.sex, often.sex) || c.introducedInFull(rare) {
		return false
	}
	differ := -1
	for i := range rare.words {
		if rare.words[i] != often.words[i] {
			if differ >= 0 {
				return false
			}
			differ = i
		}
	}
	return differ >= 0 && nearBy(letters(rare.words[differ]), letters(often.words[differ]), 1)
}

func (c *caster) introducedInFull(s *cast) bool {
	return slices.ContainsFunc(c.persons, func(q person) bool {
		return slices.Contains(q.words, party{words: s.words}.surname()) && sameName(q.words, s.words)
	})
}

// misspeltPost is the word for a post that a word before a surname looks like, misspelt; "" for none.
func misspeltPost(words []string) string {
	for _, w := range words[:max(len(words)-1, 0)] {
		if post := likeHead(w); post != "" {
			return post
		}
	}
	return ""
}

// likeHead is the long word for what somebody is that differs from a word by a letter; "" for none.
func likeHead(w string) string {
	if heads[w] {
		return ""
	}
	found := ""
	for head := range heads {
		if len(letters(head)) >= minPost && nearBy(letters(w), letters(head), 1) && (found == "" || head < found) {
			found = head
		}
	}
	return found
}

// misspeltTitle tells whether two labels are those of one surname, and differ in a word of the post that is misspelt in the first.
func misspeltTitle(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) != len(y) || len(x) < 2 || x[len(x)-1] != y[len(y)-1] {
		return false
	}
	slips := 0
	for i, w := range x {
		if w == y[i] {
			continue
		}
		slips++
		if !heads[y[i]] && !fields[y[i]] && !ranks[y[i]] || heads[w] || fields[w] || ranks[w] || !near(letters(w), letters(y[i])) {
			return false
		}
	}
	return slips == 1
}
