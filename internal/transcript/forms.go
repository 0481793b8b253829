package transcript

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// forms is how the words of some labels are written where they stand in sentences and titles: "Jean-Pierre" for "JEAN-PIERRE".
type forms struct {
	wanted map[string]bool
	found  map[string]string
	letter map[string]string // words that stand in capitals outside of labels: "NATO"
	lower  map[string]bool   // words that stand in small letters
}

// newForms looks for the wanted words, given in small letters, in texts.
func newForms(wanted map[string]bool, texts ...string) *forms {
	f := &forms{wanted: wanted, found: map[string]string{}, letter: map[string]string{}, lower: map[string]bool{}}
	for _, text := range texts {
		f.read(text)
	}
	return f
}

// read takes the words of a text, line by line, less the labels in capitals before them.
func (f *forms) read(text string) {
	for l := range strings.SplitSeq(text, "\n") {
		if i := labelColon(prefix(l, maxLabelBytes)); i > 0 {
			if at := strings.IndexAny(l[:i], "(["); isCaps(l[:max(at, 0)]) || at < 0 && isCaps(l[:i]) {
				l = l[i:]
			}
		}
		if strings.ContainsFunc(l, unicode.IsLower) {
			f.readLine(l)
		}
	}
}

func (f *forms) readLine(text string) {
	start := -1
	for i, r := range text {
		if isNameRune(r) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			f.take(text[start:i])
			start = -1
		}
	}
	if start >= 0 {
		f.take(text[start:])
	}
}

func isNameRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) || r == '-' || r == '\'' || r == '’'
}

// take keeps the first form of a word that begins with a capital letter and goes on in small ones.
func (f *forms) take(word string) {
	word = strings.Trim(word, "'’-")
	word = strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
	first, size := utf8.DecodeRuneInString(word)
	if len(word) > maxNameWord || !unicode.IsUpper(first) {
		if unicode.IsLower(first) && f.wanted[word] {
			f.lower[word] = true
		}
		return
	}
	forms := f.found
	if !strings.ContainsFunc(word[size:], unicode.IsLower) {
		if len(word) < 2 || len(word) > maxAcronym {
			return
		}
		forms = f.letter
	}
	if key := folded(word); f.wanted[key] && forms[key] == "" {
		forms[key] = word
	}
}

// of writes a name in capitals as the text writes it in sentences, or else with capitals at the beginnings of its words.
func (f *forms) of(name string) string { return f.written(name, f.found) }

// ofPost does the same for a post, in which words may stand that are always in capitals.
func (f *forms) ofPost(role string) string { return f.written(role, f.found, f.letter) }

func (f *forms) written(s string, known ...map[string]string) string {
	if !isCaps(s) {
		return s
	}
	words := strings.Fields(s)
	for i, w := range words {
		words[i] = word(w, known)
	}
	return strings.Join(words, " ")
}

func word(w string, known []map[string]string) string {
	core := strings.TrimRight(w, ",.")
	for _, forms := range known {
		if form := forms[folded(core)]; form != "" && strings.EqualFold(form, core) {
			return form + w[len(core):]
		}
	}
	if key := folded(core); key == "jr" || key == "sr" {
		return small(w)
	}
	if isInitial(w) || strings.Trim(core, "IV") == "" || len(core) < 3 && !strings.ContainsAny(core, "AEIOUY") {
		return w
	}
	switch key := folded(core); key {
	case "von", "der", "den", "della", "dos", "bin", "ibn":
		return key
	}
	return small(w)
}

// small writes a word with small letters but for the first, and those behind a hyphen, 'O’', 'Mc' and 'Mac' as these are printed.
func small(w string) string {
	keep := 0
	for _, front := range []string{"Mc", "Mac", "O'", "O’", "D'", "D’"} {
		if rest, ok := strings.CutPrefix(w, front); ok && isCaps(rest) {
			keep = len(front)
		}
	}
	if keep == 0 && len(w) > len("MC")+2 && strings.HasPrefix(w, "MC") {
		w, keep = "Mc"+w[len("Mc"):], len("Mc") // no English name goes on with a small letter there
	}
	up := true
	return w[:keep] + strings.Map(func(r rune) rune {
		was := up
		up = r == '-' || r == '.'
		if was {
			return r
		}
		return unicode.ToLower(r)
	}, w[keep:])
}

const (
	maxNameWord = 60 // bytes
	maxAcronym  = 5
)

// named tells whether a word stands in the text as a name is written.
func (f *forms) named(word string) bool { return f.found[word] != "" }

// foldedNames is the words of a label that may be a name, folded.
func foldedNames(name string) []string {
	var out []string
	for w := range strings.FieldsSeq(name) {
		if key := folded(w); key != "" && !honorifics[key] {
			out = append(out, key)
		}
	}
	return out
}
