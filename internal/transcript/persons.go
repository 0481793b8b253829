package transcript

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// person is somebody whom a line introduces: 'Press Secretary Jen Psaki', 'Ned Price, Department Spokesperson'.
type person struct {
	name, role string   // as printed
	words      []string // of the name, folded
	office     []string // of the role, folded
	byline     bool     // 'by' stands before it: the words are this person's
}

// persons reads who is introduced in the lines before the first turn.
func (in *intro) persons() []person {
	var all []person
	for _, l := range in.lines {
		all = append(all, personsIn(strings.Fields(l))...)
	}
	return all
}

// surnames are the words of the names of those who are introduced.
func (in *intro) surnames() map[string]bool {
	set := map[string]bool{}
	for _, q := range in.persons() {
		for _, w := range q.words {
			set[w] = true
		}
	}
	return set
}

func personsIn(words []string) []person {
	var all []person
	end := -1 // of the one before
	for i := 0; i < len(words); {
		j := nameRun(words, i)
		if j == i {
			i++
			continue
		}
		if k := postsFrom(words, j); k > j && nameRun(words, k) > k && (i == 0 || !postWord(words[i-1])) {
			i = j // 'Estonian Prime Minister Kaja Sild'
			continue
		}
		from := roleStart(words, i)
		role := roleWords(words[from:i])
		if i > 0 && from < i-1 && folded(words[i-1]) == "and" && j-i > 2 && hasHead(words[from:i]) {
			i++ // 'Director for Trade and Competitiveness Ada Byron'
			role = strings.Join(words[from:i], " ")
		}
		if role == "" {
			role = behind(words, j)
		}
		if role != "" || i > 0 && (introducing(words[i-1]) || joined(words[i-1]) && i-1 == end && j-i > 1) {
			q := newPerson(words[i:j], role)
			q.byline = from > 0 && (folded(words[from-1]) == "by" || joined(words[from-1]) && from-1 == end && all[len(all)-1].byline)
			all = append(all, q)
			end = j
		}
		i = j
	}
	return all
}

// behind is the post that stands behind a name which ends at words[j]: after a comma, or in brackets, as in 'Ada Byron (Chair)'.
// Letters such as MP may stand between.
func behind(words []string, j int) string {
	name := j - 1
	for j < len(words) && honours[folded(words[j])] {
		j++
	}
	if strings.HasSuffix(words[max(j-1, name)], ",") {
		return roleBehind(words[j:])
	}
	for end := j; end < len(words) && end < j+maxGram && strings.HasPrefix(words[j], "("); end++ {
		if inner, ok := strings.CutSuffix(strings.TrimRight(words[end], ",;."), ")"); ok {
			role := append(append([]string(nil), words[j:end]...), inner)
			role[0] = strings.TrimPrefix(role[0], "(")
			return roleBehind(role)
		}
	}
	return ""
}

// honours are letters behind a name.
var honours = wordSet(`mp mep msp mla kcmg dcmg cmg kcb dcb cb gcb kbe dbe cbe obe mbe qc kc phd md frs`)

// postsFrom is the end of the words of a post that begins at words[i]; i where none does.
func postsFrom(words []string, i int) int {
	if i > 0 && strings.HasSuffix(words[i-1], ",") {
		return i
	}
	for i < len(words) && postWord(words[i]) {
		i++
	}
	return i
}

func joined(w string) bool { return w == "and" || w == "&" }

func introducing(w string) bool {
	switch w = folded(w); w {
	case "by", "with", "between", "featuring":
		return true
	}
	return honorifics[folded(w)]
}

func newPerson(words []string, role string) person {
	clean := append([]string(nil), words...)
	last := clean[len(clean)-1]
	last = strings.TrimRight(last, ",;:)")
	if key := folded(last); !isInitial(last) && !abbreviated[key] {
		last = strings.TrimRight(last, ".")
	}
	clean[len(clean)-1] = strings.TrimSuffix(strings.TrimSuffix(last, "’s"), "'s")
	return person{name: strings.Join(clean, " "), role: role, words: foldedWords(clean), office: foldedWords(strings.Fields(role))}
}

// nameRun is the end of the run of words from i on that may be one name.
func nameRun(words []string, i int) int {
	j := i
	if i < len(words) && links[folded(words[i])] && !(particles[folded(words[i])] && i > 0 && (postWord(words[i-1]) || honorifics[folded(words[i-1])])) {
		return i
	}
	for j < len(words) && j-i < 5 && nameWord(words, j) && !eventWords[folded(words[j])] && !headlineVerbs[folded(words[j])] && letterEnd(strings.TrimSuffix(words[j], ":")) && (j == i || !honours[folded(words[j])]) {
		j++
		if w := words[j-1]; strings.HasSuffix(w, ",") || strings.HasSuffix(w, ":") || strings.HasSuffix(w, "’s") || strings.HasSuffix(w, "'s") || strings.HasSuffix(w, ")") {
			break
		}
	}
	for j > i && links[folded(words[j-1])] {
		j--
	}
	return j
}

// letterEnd tells whether a word has letters alone, but for marks at its end.
func letterEnd(w string) bool {
	return !strings.ContainsFunc(w, func(r rune) bool { return unicode.IsDigit(r) || strings.ContainsRune("|/@&:", r) })
}

// roleStart is where the post begins that stands before the name at words[i].
func roleStart(words []string, i int) int {
	k := i
	for k > 0 {
		w := words[k-1]
		key := folded(w)
		if strings.ContainsAny(w, "|:;()[]–—") || sentenceStop([]string{w, ""}) || eventWords[key] && !fields[key] || strings.HasSuffix(w, ",") && k < i {
			break
		}
		switch key {
		case "by", "with", "between", "featuring", "from", "on", "in", "at":
			return k
		case "and", "&":
			if k < 2 || !postWord(words[k-2]) {
				return k
			}
		default:
			first, _ := utf8.DecodeRuneInString(w)
			if !unicode.IsUpper(first) && !links[key] && !heads[key] && !fields[key] {
				return k
			}
		}
		k--
	}
	return k
}

func postWord(w string) bool {
	key := folded(w)
	return !strings.HasSuffix(w, ",") && (heads[key] || fields[key] || ranks[key])
}

// roleWords is the post that words name, without the honorifics behind it; "" if they name none.
func roleWords(words []string) string {
	for len(words) > 0 && links[folded(words[0])] {
		words = words[1:]
	}
	p := splitName(append(append([]string(nil), words...), "Name"))
	if p.name != "Name" && !strings.HasSuffix(p.name, " Name") {
		return ""
	}
	if p.name != "Name" {
		return acronym(words)
	}
	if len(p.office) == 0 || !hasHead(strings.Fields(p.role)) {
		return ""
	}
	return p.role
}

// acronym is a post in capitals that no list knows, right before a name: 'APNSA'.
func acronym(words []string) string {
	if n := len(words); n > 0 && isCaps(words[n-1]) && utf8.RuneCountInString(words[n-1]) > 2 && heads[folded(words[n-1])] {
		return words[n-1]
	}
	return ""
}

// roleBehind is the post that follows a name and a comma, up to the next comma or the end.
func roleBehind(words []string) string {
	end := 0
	for end < len(words) && end < maxGram {
		w := words[end]
		if key := folded(w); key == "and" && end+1 < len(words) && nameRun(words, end+1) > end+2 || strings.ContainsAny(w, "|:;()–—") {
			break
		}
		end++
		if strings.HasSuffix(w, ",") {
			break
		}
	}
	role := words[:end]
	if len(role) == 0 || !hasHead(role) || nameStart(role) < len(role) {
		return ""
	}
	return strings.TrimRight(strings.Join(role, " "), ",.")
}
