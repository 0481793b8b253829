package transcript

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// intro is who is introduced before anybody speaks: by the catalogue, by the title, and by the first lines of a text.
type intro struct {
	known   map[string]string // folded name, alias or title: the ID of the one Known that it belongs to, "" where there are several
	titles  map[string]bool   // those of known that are titles of roles
	grams   map[string]bool   // folded runs of words of the introduction that name a person or a post
	surname map[string]bool   // folded surnames of those who are known or introduced
	lines   []string          // of the introduction, as they stand
}

const (
	maxIntroLines = 60
	maxIntroLine  = 300 // code points; longer lines are speech
	maxGram       = 12  // words of a name or a post
)

// eventWords are those of titles and headings that name what happens, not who speaks.
var eventWords = wordSet(`conference briefing remarks statement statements speech interview meeting summit visit call gaggle doorstep transcript opening closing session event
	ceremony forum dialogue signing address hearing readout release bilateral plenary q&a news delivered prepared following ahead during before after via teleconference route
	aboard joint questions discussion keynote panel pool spray arrival departure dinner reception announcement report lecture town hall
	question answer doorstop debate`)

// introduce gathers who is introduced by the catalogue and by the lines up to the first words that are surely speech.
func introduce(p *page, title string, known []Known, until int) *intro {
	in := &intro{known: map[string]string{}, titles: map[string]bool{}, grams: map[string]bool{}, surname: map[string]bool{}}
	for _, k := range known {
		in.know(k)
	}
	in.addLine(title)
	read, told := 0, 0
	for i := 0; i < until && read < maxIntroLines; i++ {
		if p.lines[i].blank() {
			continue
		}
		words := p.words(i)
		if len(words) > maxIntroLine && utf8.RuneCountInString(words) > maxIntroLine {
			break
		}
		if speechLike(words) {
			if told++; told > 1 || firstPerson.MatchString(words) {
				break // one sentence may tell of the event
			}
		}
		read++
		in.addLine(words)
	}
	for _, q := range in.persons() {
		in.addSurname(q.words)
	}
	for _, k := range known {
		in.addSurname(foldedWords(strings.Fields(k.Name)))
	}
	return in
}

// addSurname takes the surname of a name in full.
func (in *intro) addSurname(words []string) {
	if surname := (party{words: words}).surname(); len(words) > 1 && surname != "" && !eventWords[surname] {
		in.surname[surname] = true
	}
}

var aboutText = regexp.MustCompile(`(?i)\b(?:transcript|following|remarks|edited|delivery|correction|asterisk|courtesy|translation)\b`)

// speechLike tells whether a line is a sentence, and none about the text itself.
func speechLike(s string) bool {
	if i := labelColon(prefix(s, maxLabelBytes)); i > 0 && hasCaption(folded(s[:i])) {
		return false // 'Members present: …'
	}
	return sentenceEnd.MatchString(s) && len(strings.Fields(s)) > 5 && !strings.HasPrefix(s, "(") && !aboutText.MatchString(s) && !webLine.MatchString(s)
}

func (in *intro) know(k Known) {
	for _, name := range append([]string{k.Name}, k.Aliases...) {
		in.knowAs(name, k.ID)
	}
	for _, title := range k.Titles {
		in.knowAs(title, k.ID)
		in.titles[folded(title)] = true
		in.knowAs(title+" "+k.Name, k.ID)
		in.knowAs(k.Name+" "+title, k.ID)
	}
}

func (in *intro) knowAs(name, id string) {
	key := folded(name)
	if key == "" {
		return
	}
	if old, ok := in.known[key]; ok && old != id {
		id = ""
	}
	in.known[key] = id
}

// addLine takes the runs of words of a line that name a person or a post.
func (in *intro) addLine(s string) {
	if s = unmarkedLine(s); s == "" {
		return
	}
	in.lines = append(in.lines, s)
	words := strings.Fields(s)
	keys := make([]string, len(words))
	for i, w := range words {
		keys[i] = strings.TrimSuffix(strings.Trim(folded(w), "()[]\"'"), "'s")
	}
	for i := range words {
		for n := 1; n <= maxGram && i+n <= len(words); n++ {
			if keys[i+n-1] == "" || eventWords[keys[i+n-1]] {
				break
			}
			if namesSomebody(words, keys, i, i+n) {
				in.grams[strings.Join(keys[i:i+n], " ")] = true
			}
		}
	}
}

// unmarkedLine is a line less the marks of Markdown around it.
func unmarkedLine(s string) string { return strings.Trim(s, "*_# \t\u00a0") }

// namesSomebody tells whether the words i to j of a line name a post, or a person whom a post or a word like 'by' introduces.
func namesSomebody(words, keys []string, i, j int) bool {
	if links[keys[i]] || links[keys[j-1]] || eventWords[keys[i]] {
		return false
	}
	for k := i; k < j; k++ {
		if heads[keys[k]] {
			return i == 0 || !heads[keys[i-1]]
		}
	}
	for k := i; k < j; k++ {
		if !nameWord(words, k) {
			return false
		}
	}
	if i == 0 {
		return false
	}
	switch keys[i-1] {
	case "by", "with", "between", "featuring":
		return true
	}
	return heads[keys[i-1]] || fields[keys[i-1]] || honorifics[keys[i-1]] || ranks[keys[i-1]]
}

// introduces tells whether a label, folded, is that of somebody who is introduced.
func (in *intro) introduces(key string) bool {
	_, ok := in.known[key]
	return ok || in.grams[key]
}
