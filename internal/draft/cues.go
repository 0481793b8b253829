package draft

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// cueKind is what sort of claim words point to.
type cueKind string

const (
	cueSuperlative cueKind = "superlative"
	cueTrend       cueKind = "trend"
	cueComparison  cueKind = "comparison"
	cueAttribution cueKind = "attribution"
	cueCommitment  cueKind = "commitment"
	cueForecast    cueKind = "forecast"
	cueNegation    cueKind = "negation"
)

// cue is words of a sentence that make it a candidate. Positions are code points of the sentence.
type cue struct {
	kind       cueKind
	words      string
	start, end int
	who        string // of an attribution, the words that name the claimant
}

// pattern finds cues of one kind. Words in the group "verb" must not be among the ones that skip lists; the group "who" names
// the claimant.
type pattern struct {
	kind cueKind
	find *regexp.Regexp
	skip map[string]bool
}

const (
	apostrophe  = `['’]`
	between     = `(?:[^.?!]{0,80}?)`
	window      = `(?:ever\b|in\s+(?:\w+\s+){0,3}?(?:history|decades?|centur(?:y|ies)|generations?|years?|memory|the\s+world)\b|since\s+\w+|on\s+record\b|of\s+all\s+time\b|on\s+earth\b|anywhere\b)`
	superlative = `(?:most\s+[a-z-]+|(?:large|high|low|strong|long|fast|slow|small|great|few|old|young|rich|poor|dead|hott|big|bigg|sharp|steep|deep|bold|broad|wide|tough|strict|short|close|cheap|clean|safe|heavi|mighti|busi|earli|deadli|wealthi)(?:i?est)|best|worst|least\s+[a-z-]+)`
	adverbs     = `(?:(?:not|never|also|always|only|now|still|soon|certainly|absolutely|[a-z]+ly|continue\s+to)\s+)*`
	greater     = `(?:more|less|fewer|better|worse|higher|lower|larger|bigger|smaller|greater|faster|slower|stronger|weaker|longer|shorter|cheaper|safer|older|younger|poorer|richer|broader|wider|deeper)`
	saying      = `(?:said|says|(?:announced|announces)\s+that|reported|reports|estimates|estimated|found|finds|confirmed|confirms|warned|warns|claimed|claims|argued|argues|concluded|concludes|stated|states|noted|promised|pledged|acknowledged|admitted|predicts|predicted|projects|projected|forecasts?)`
	perfect     = `(?:(?:has|have|had|may|might|just|also|already|recently|once|often)\s+){0,3}`
	bodies      = `(?:reports?|stud(?:y|ies)|surveys?|polls?|data|figures|experts?|scientists?|economists?|analysts?|officials?|researchers?|intelligence|agency|agencies|government|ministry|department|commission|committee|court|council|bank)`
)

var patterns = []pattern{
	{cueSuperlative, re(`(?i)\b` + superlative + `\b` + between + `\b` + window), nil},
	{cueSuperlative, re(`(?i)\b(?:record|all-time|record-breaking)\s+(?:high|low|number|level|amount|year|pace|turnout|profits?|growth)s?\b`), nil},
	{cueSuperlative, re(`(?i)\bthan\s+(?:ever\b|at\s+any\s+(?:other\s+)?(?:time|point)\b|any\s+other\s+\w+)`), nil},
	{cueSuperlative, re(`(?i)\b(?:for\s+the\s+first\s+time\b|the\s+first\s+time\b|the\s+first\s+` + between + window + `|the\s+only\s+(?:\w+\s+){1,3}?(?:in\s+the\s+world|that|to\s+have|who)\b)`), nil},
	{cueTrend, re(`(?i)\b(?:increased|decreased|risen|rose|fell|grew|grown|declined|dropped|doubled|tripled|quadrupled|halved|shrank|shrunk|surged|soared|plummeted|plunged|rebounded|jumped|climbed|slashed|worsened)\b`), nil},
	{cueTrend, re(`(?i)\b(?:is|are|was|were|been|keeps?|` + apostrophe + `(?:s|re))\s+(?:[a-z]+ly\s+)?(?:rising|falling|growing|increasing|decreasing|declining|dropping|shrinking|improving|worsening|slowing|going\s+up|going\s+down|coming\s+down)\b`), nil},
	{cueTrend, re(`(?i)\b(?:is|are|was|were|been|` + apostrophe + `(?:s|re))\s+(?:[a-z]+ly\s+)?(?:(?:up|down)\s+(?:by|from|since|over|nearly|about|almost|[0-9]))`), nil},
	{cueTrend, re(`(?i)\b(?:continues?|continued|begun|began)\s+to\s+(?:rise|fall|grow|increase|decrease|decline|drop|improve|worsen)\b`), nil},
	{cueTrend, re(`(?i)\b(?:an?|the)\s+(?:[a-z-]+\s+){0,2}?(?:increase|decrease|decline|drop|rise|reduction|surge)\s+(?:in|of)\b`), nil},
	{cueComparison, re(`(?i)\b` + greater + `\b(?:\s+[^\s.?!]+){0,6}?\s+than\s+(?P<verb>\w+)`), set("happy just that this what it anything ever at any expected i welcome enough a an half one two three four five six seven eight nine ten twice")},
	{cueComparison, re(`(?i)\bcompared\s+(?:to|with)\b`), nil},
	{cueComparison, re(`(?i)\bas\s+(?:many|high|low|large|big|strong|fast)\b(?:\s+[^\s.?!]+){0,5}?\s+as\b`), nil},
	{cueAttribution, re(`\b(?i:according)\s+to\s+(?P<who>(?:(?:the|a|an|our|their|its|his|her)\s+)?(?P<verb>[\w’'.-]+)(?:\s+(?:(?:of|for|and)\s+(?:the\s+)?)?[A-Z][\w’'.-]*){0,4})`), set("plan schedule you me")},
	{cueAttribution, re(`(?P<who>\b(?:(?:[Tt]he\s+)?(?:[A-Z][\w’'.-]*\s+){0,4}(?P<verb>[A-Z][\w’'-]+)|(?i:the|a|an|this|that|their|our|new|recent|senior)\s+(?:[\w-]+\s+){0,2}?` + bodies + `))\s+` + perfect + saying + `\b`), set("I You We And But So If That What It This As When Who They He She There Then The A An These Those My Your Our Their His Her Its No")},
	{cueAttribution, re(`\b[Aa]s\s+(?P<who>(?:the\s+)?(?:[A-Z][\w’'.-]*\s+){0,4}(?P<verb>[A-Z][\w’'-]+))\s+` + perfect + `announced\b`), nil},
	{cueAttribution, re(`(?:\b(?P<verb>\w+),?\s+)?(?P<who>\b(?i:he|she|they))\s+` + perfect + `(?:said|says|announced|promised|pledged|confirmed|claimed|claims)\b`), set("what as like everything because whatever where how")},
	{cueCommitment, re(`(?i)\b(?:we|I)(?:\s+will|\s+shall|` + apostrophe + `ll)\s+(?:not\s+|never\s+)` + adverbs + `(?P<verb>\w+)`), set("comment speculate speak get go preview name characterize discuss say know see be")},
	{cueCommitment, re(`(?i)\bwe(?:\s+will|\s+shall|` + apostrophe + `ll)\s+` + adverbs + `(?P<verb>\w+)`), procedural},
	{cueCommitment, re(`(?i)\bI(?:\s+will|` + apostrophe + `ll)\s+` + adverbs + `(?:sign|veto|fight|ensure|defend|protect|appoint|nominate|submit|introduce|propose)\b`), nil},
	{cueCommitment, re(`(?i)\b(?:committed|determined)\s+to\s+\w+`), nil},
	{cueCommitment, re(`(?i)\b(?:pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|vow(?:s|ed)?|commit(?:s|ting)?|guarantee[sd]?)\s+to\s+\w+`), nil},
	{cueForecast, re(`(?i)\b(?:we|they|he|she|economists|experts|analysts|officials)\s+(?:fully\s+|now\s+|also\s+)?(?:expect|expects|anticipate|anticipates|forecast|project|predict)\b`), nil},
	{cueForecast, re(`(?i)\b(?:is|are|was|were|` + apostrophe + `s|` + apostrophe + `re)\s+(?:now\s+|currently\s+)?(?:expected|projected|forecast|predicted|likely|set|on\s+track|poised|due|scheduled)\s+to\b`), nil},
	{cueForecast, re(`(?i)\b(?:will|would|going\s+to)\s+(?:also\s+|soon\s+|only\s+|[a-z]+ly\s+)?(?:reach|rise|fall|grow|increase|decrease|decline|exceed|double|triple|cost|save|create|lower|reduce|cut|raise|lift|lead\s+to|result\s+in|take\s+effect)\b`), nil},
	{cueNegation, re(`(?i)\b(?:has|have|had|` + apostrophe + `(?:s|ve))\s+never\b`), nil},
	{cueNegation, re(`(?i)\bnot\s+(?:a\s+single|one\s+single|once)\b|\b(?:there\s+(?:is|was|has\s+been)|no)\s+(?:absolutely\s+)?no\s+evidence\b|\bno\s+evidence\b`), nil},
	{cueNegation, re(`(?i)\b(?P<who>\w+)\s+(?:did\s+not|didn` + apostrophe + `t)\s+(?P<verb>\w+)`), set("mean hear want see catch get say have know think ask realize finish understand like need")},
	{cueNegation, re(`(?i)\b(?P<who>\w+)\s+(?:has\s+not|hasn` + apostrophe + `t|have\s+not|haven` + apostrophe + `t)\s+(?P<verb>\w+)`), set("seen heard talked spoken read gotten got decided looked had been asked yet already")},
}

// procedural are verbs behind 'we will' that promise nothing but how the talk goes on.
var procedural = set(`see get go let come take turn talk start try leave wrap follow check look circle move give hear find share wait keep have be
	do say ask call bring begin discuss know speak probably`)

func re(s string) *regexp.Regexp { return regexp.MustCompile(s) }

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// cuesOf finds the cues of a sentence, in the order of the patterns.
func cuesOf(sentence string) []cue {
	var found []cue
	for i := range patterns {
		p := &patterns[i]
		for _, m := range p.find.FindAllStringSubmatchIndex(sentence, -1) {
			verb := group(p.find, sentence, m, "verb")
			if p.skip[verb] || p.skip[strings.ToLower(verb)] || possessive.MatchString(verb) {
				continue // 'Russia’s claims' are no verb
			}
			who := group(p.find, sentence, m, "who")
			if p.kind == cueNegation && (strings.EqualFold(who, "I") || strings.EqualFold(who, "you")) {
				continue // of what the one who speaks, or the one who asked, did not do or see
			}
			if p.kind == cueAttribution && alsoNoun.MatchString(sentence[m[0]:m[1]]) && !object.MatchString(sentence[m[1]:]) {
				continue // 'the Baltic states' say nothing
			}
			start := m[0]
			if i := p.find.SubexpIndex("who"); i >= 0 && m[2*i] >= 0 && p.kind == cueAttribution && !strings.HasPrefix(strings.ToLower(sentence[start:]), "according") {
				start = m[2*i]
			}
			found = append(found, cue{
				kind: p.kind, words: oneLine(sentence[start:m[1]]), who: leading.ReplaceAllString(oneLine(who), ""),
				start: utf8.RuneCountInString(sentence[:start]), end: utf8.RuneCountInString(sentence[:m[1]]),
			})
			break // one of a kind is enough
		}
	}
	return found
}

var (
	// alsoNoun is words that end in a verb of saying which is a noun as well.
	alsoNoun = re(`\b(?:states|claims|reports|estimates|forecasts?|projects|finds|promises)$`)
	// object opens what is said: a clause, or a thing with a word before it that a verb has and a noun has not.
	object = re(`^,?\s+(?:that\s+)?(?:(?i:the|an?|its?|their|his|her|our|your|my|they|he|she|we|there|this|these|those|some|no|all|every|each|more|less|fewer|about|around|roughly|nearly|almost|over|up\s+to)\b|[A-Z0-9$€£“"‘])`)
)

// notNames are words that open a sentence, or stand for somebody, and name nobody.
var notNames = set(`the a an he she they you we i it this that these those who one ones some many most all both none others another each few several
	everybody everyone somebody someone anybody nobody people two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
	sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands dozens
	my our your his her their its there then yes`)

var body = re(`(?i)\b` + bodies + `$`)

// namesSomebody tells whether words that stand before a verb of saying have a name in them, or the noun of a body.
func namesSomebody(who string) bool {
	if body.MatchString(who) {
		return true
	}
	for word := range strings.FieldsSeq(who) {
		first, _, _ := strings.Cut(nameKey(word), "-")
		if r, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(r) && !notNames[first] {
			return true
		}
	}
	return false
}

var possessive = re(`['’]s$`)

// leading is words that open a sentence and are no part of a name.
var leading = re(`^(?:(?:As|Like|But|And|So|What|When|While|If|Then|Now|Because|Since|Yet)\s+)+`)

// group is what a named group of a match took.
func group(find *regexp.Regexp, s string, m []int, name string) string {
	i := find.SubexpIndex(name)
	if i < 0 || m[2*i] < 0 {
		return ""
	}
	return s[m[2*i]:m[2*i+1]]
}

func hasCue(cues []cue, kind cueKind) bool {
	return slices.ContainsFunc(cues, func(c cue) bool { return c.kind == kind })
}

var (
	// courtesy opens sentences that greet, thank, or say how the talk goes on.
	courtesy = re(`(?i)^\W*(?:(?:and|so|but|well|okay|ok|all right|now|yes|no|again|look)\W+)*(?:thanks?\b|good\s+(?:morning|afternoon|evening|to\s+see)|hello\b|hi\b|go\s+ahead|next\s+question|please\b|welcome\b|sorry\b|excuse\s+me|congratulations|let\s+me\s+(?:start|begin|turn|just|take|go|see|say)|with\s+that|(?:i|we)(?:\s+will|['’]ll)\s+(?:turn|now|take|go|hand|stop|start|begin|just)|last\s+(?:question|one)\b|one\s+(?:more|last|second|moment|sec)\b|over\s+to\s+you|can\s+you\s+hear|we\s+have\s+time|my\s+(?:first|second|next|other|last)\s+(?:question|one)\b|i(?:['’]m|\s+am)\s+going\s+to\s+(?:turn|take|call|go|start|let|hand))`)
	// asking is about the questions themselves.
	asking = re(`(?i)\b(?:I|we)(?:['’]ve|['’]d|\s+have|\s+had|\s+wanted|\s+want|\s+would\s+like)?\s+(?:got\s+)?(?:to\s+ask\s+)?(?:a|an|one|two|three|another|several|\w+\s+more)\s+(?:\w+\s+)?(?:questions?|follow-?ups?|things?|points?|announcements?|updates?|topics?|items?)\b|\bas\s+many\s+questions\s+as\b|\bpoints?\s+(?:that\s+)?(?:I|we)(?:['’]d|\s+would)?\s+(?:want|like|wanted)\b`)
	// elsewhere is words whose meaning stands in what was said before.
	elsewhere = re(`(?i)^(?:and|but|so|well|now|because)?[\s,—-]*(?:(it|they|he|she|which)\b|(this|that|these|those)(?:['’]s|\s+(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|means|meant|brings|brought|includes|included|makes|made|comes|came|does|did|gives|gave|shows|showed|helps|helped|marks|represents)\b))`)
)

// isTalk tells whether a sentence only greets, thanks, or says how the talk goes on.
func isTalk(sentence string) bool {
	return courtesy.MatchString(sentence) || asking.MatchString(sentence)
}
