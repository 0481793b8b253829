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
}

// newForms looks for the wanted words, given in small letters, in texts.
func newForms(wanted map[string]bool, texts ...string) *forms {
	f := &forms{wanted: wanted, found: map[string]string{}, letter: map[string]string{}}
	for _, text := range texts {
		f.read(text)
	}
	return f
}

// read takes the words of a text, line by line, less the labels in capitals before them.
func (f *forms) read(text string) {
	for l := range strings.SplitSeq(text, "\n") {
		if i := labelColon(prefix(l, maxLabelBytes)); i > 0 {
			if name, _, _ := strings.Cut(l[:i], "("); isCaps(name) {
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
		return
	}
	forms := f.found
	if !strings.ContainsFunc(word[size:], unicode.IsLower) {
		forms = f.letter
	}
	if key := folded(word); f.wanted[key] && forms[key] == "" {
		forms[key] = word
	}
}

const (
	maxNameWord = 60 // bytes
	maxAcronym  = 5
)

// named tells whether a word stands in the text as a name is written.
func (f *forms) named(word string) bool { return f.found[word] != "" }

// of writes a name in capitals as the text writes it in sentences, or else with capitals at the beginnings of its words.
func (f *forms) of(name string) string {
	if !isCaps(name) {
		return name
	}
	words := strings.Fields(name)
	for i, w := range words {
		words[i] = f.word(w)
	}
	return strings.Join(words, " ")
}

func (f *forms) word(w string) string {
	core := strings.TrimRight(w, ",.")
	if form := f.found[folded(core)]; strings.EqualFold(form, core) {
		return form + w[len(core):]
	}
	if form := f.letter[folded(core)]; strings.EqualFold(form, core) && len(form) > 1 && len(form) <= maxAcronym {
		return form + w[len(core):]
	}
	if isInitial(w) || strings.Trim(core, "IV") == "" {
		return w
	}
	up := true
	return strings.Map(func(r rune) rune {
		defer func() { up = !unicode.IsLetter(r) && r != '\'' && r != '’' }()
		if up {
			return r
		}
		return unicode.ToLower(r)
	}, w)
}

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
