package resolve

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/internal/anchor"
)

// The shapes of what stands around the name in a heading. They are of folded text: one space for blanks, '-' for dashes.
var (
	voiceHeading = regexp.MustCompile(`^<v(?:\.[\w.-]+)* ([^<>]{1,120})>`)
	timeBefore   = regexp.MustCompile(`^[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?(?: ?[-|] ?| |$)`)
	questionMark = regexp.MustCompile(`^Q\d{1,4}\.? `) // the number of a committee's question, before the name of who asks it
	timeBehind   = regexp.MustCompile(` ?(?:[\[(]\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]| \d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)$`)
	blankBehind  = regexp.MustCompile(`(?: ?&nbsp;)+ ?$`)                    // that a web page writes out
	listItem     = regexp.MustCompile(`^ ?(?:[-+]|\d{1,3}[.)]) (?:\*\*|__)`) // of Markdown, where it opens with bold words
	cueTiming    = regexp.MustCompile(`^(?:\d+:)?\d{2}:\d{2}[.,]\d{3} -->`)
)

// headingMarks are the marks of Markdown, and the chevrons of captions, around a heading.
const headingMarks = "*_#> "

// headingKey is what two lines share that announce one speaker: the words, with or without a colon, a time code, the number of a
// question, the marks of Markdown, and the tag of a voice in captions.
func headingKey(line string) string { return keyOfFolded(anchor.Fold(line)) }

func keyOfFolded(line string) string {
	if m := voiceHeading.FindStringSubmatch(line); len(m) > 0 && len(m[0]) == len(line) {
		return strings.Trim(m[1], " ")
	}
	line = strings.TrimLeft(line[len(listItem.FindString(line)):], headingMarks)
	line = strings.TrimLeft(line[len(timeBefore.FindString(line)):], headingMarks)
	line = line[len(questionMark.FindString(line)):]
	line = blankBehind.ReplaceAllString(line, "")
	line = strings.TrimRight(strings.TrimSuffix(strings.TrimRight(line, "*_ "), ":"), "*_ ")
	line = line[:len(line)-len(timeBehind.FindString(line))]
	return strings.TrimRight(strings.TrimSuffix(strings.TrimRight(line, "*_ "), ":"), "*_ ")
}

// timeAlone tells whether a folded line holds nothing but a time code, as under a name.
func timeAlone(folded string) bool {
	return folded != "" && len(timeBefore.FindString(folded)) == len(folded)
}

// headed is the part of a folded line up to its first colon that is none of a time code; ok tells whether there is one, and
// not so far off that what stands before it is speech.
func headed(folded string) (before string, ok bool) {
	for i := 0; i < min(len(folded), utf8.UTFMax*maxHeading); i++ {
		between := i > 0 && i+1 < len(folded) && digit(folded[i-1]) && digit(folded[i+1])
		if folded[i] == ':' && !between {
			return folded[:i], true
		}
	}
	return "", false
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

// lettered is the letter with which a line begins in place of a name: 'Q    Why?'. More than one blank stands behind a
// letter that is a word, too: 'A', 'I'; or it is set off by the marks of Markdown, as in '**Q** Why?' and '**Q.** Why?', or by
// blanks that a web page writes out.
func lettered(line string) (letter string, ok bool) {
	line = strings.TrimLeftFunc(line, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(headingMarks, r) })
	if m := markedLetter.FindStringSubmatch(line); len(m) > 0 {
		return m[1] + m[2], true
	}
	r, size := utf8.DecodeRuneInString(line)
	rest := strings.TrimLeftFunc(line[size:], unicode.IsSpace)
	blanks := utf8.RuneCountInString(line[size:]) - utf8.RuneCountInString(rest)
	return line[:size], unicode.IsUpper(r) && rest != "" && (blanks > 1 || blanks == 1 && r == 'Q')
}

// markedLetter is a letter in place of a name, and marks or a written blank behind it before the words.
var markedLetter = regexp.MustCompile(`^(?:(Q(?:[1-9]\d?)?\.?)[*_]{0,3}|(\p{Lu}\.?)(?:\*\*|__|&nbsp;))(?:&nbsp;|[\s\x{a0}])+[^\s\x{a0}]`)

const maxStops = 4 // full stops in a heading that ends in one

// stopped gives the beginnings of a folded line that end in a full stop: 'Mr. HOLT. Thank you' has 'Mr.' and 'Mr. HOLT.'.
func stopped(folded string) (found []string) {
	for at := 0; len(found) < maxStops; {
		i := strings.Index(folded[at:], ". ")
		if i < 0 || at+i > maxHeading {
			return found
		}
		at += i + 1
		found = append(found, folded[:at])
	}
	return found
}

// The cues of captions have a number, a time, and then the heading: these lines stand above it.
const (
	cueNothing = iota
	cueHeading
	cueTime
)
