package quantity

import "strings"

// set builds a set of words from a list with blanks between.
func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

var (
	englishOnes = map[string]int64{
		"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	}
	englishTeens = map[string]int64{
		"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
		"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	}
	englishTens = map[string]int64{
		"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	}
	englishOrdinals = map[string]int64{
		"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
		"tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
		"sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
		"nineth":    9, //nolint:misspell // as people spell it
		"twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70,
		"eightieth": 80, "ninetieth": 90, "hundredth": 100, "thousandth": 1000,
	}
	englishZeros  = set("zero naught nought")
	englishDozens = set("dozen dozens doz dz dzs")
	// letters that scale a number or are the symbol of a unit
	englishUnitLetters = set("m t T b")
	// scale words by their power of ten; the value is the scale's name
	englishScales = map[string]scaleWord{
		"thousand": {3, "thousand"}, "million": {6, "million"}, "billion": {9, "billion"},
		"trillion": {12, "trillion"}, "quadrillion": {15, "quadrillion"},
		"lakh": {5, "lakh"}, "lakhs": {5, "lakh"}, "crore": {7, "crore"}, "crores": {7, "crore"},
		"thousands": {3, "thousand"}, "millions": {6, "million"}, "billions": {9, "billion"}, "trillions": {12, "trillion"},
		"mn": {6, "million"}, "mln": {6, "million"}, "bn": {9, "billion"}, "bln": {9, "billion"}, "tn": {12, "trillion"}, "trn": {12, "trillion"},
	}
	// letters that scale a number they are joined to
	englishScaleLetters = map[string]scaleWord{
		"k": {3, "thousand"}, "m": {6, "million"}, "b": {9, "billion"}, "t": {12, "trillion"},
		"mn": {6, "million"}, "mln": {6, "million"}, "bn": {9, "billion"}, "bln": {9, "billion"}, "tn": {12, "trillion"}, "trn": {12, "trillion"},
	}
	englishVulgar = map[rune][2]int64{
		'½': {1, 2}, '⅓': {1, 3}, '⅔': {2, 3}, '¼': {1, 4}, '¾': {3, 4}, '⅕': {1, 5}, '⅖': {2, 5}, '⅗': {3, 5}, '⅘': {4, 5},
		'⅙': {1, 6}, '⅚': {5, 6}, '⅐': {1, 7}, '⅛': {1, 8}, '⅜': {3, 8}, '⅝': {5, 8}, '⅞': {7, 8}, '⅑': {1, 9}, '⅒': {1, 10},
	}
)

type scaleWord struct {
	power int
	name  string
}

// englishLeft are the words before a number that say how it is meant. CompareEqual leaves it as
// it is, and what stands further left may still change it.
var englishLeft = withComparatives(map[string]Comparator{
	"over": CompareGreater, "more than": CompareGreater, "above": CompareGreater, "greater than": CompareGreater,
	"higher than": CompareGreater, "larger than": CompareGreater, "bigger than": CompareGreater, "longer than": CompareGreater,
	"older than": CompareGreater, "beyond": CompareGreater, "exceeding": CompareGreater, "exceeds": CompareGreater, "exceeded": CompareGreater,
	"in excess of": CompareGreater, "upwards of": CompareGreater, "upward of": CompareGreater, "north of": CompareGreater,
	"just over": CompareGreater, "well over": CompareGreater, "just above": CompareGreater, "well above": CompareGreater,
	"a little over": CompareGreater, "slightly over": CompareGreater, "a bit over": CompareGreater, "slightly more than": CompareGreater,
	"a little more than": CompareGreater, "just more than": CompareGreater, "better than": CompareGreater, "surpassing": CompareGreater,
	"at least": CompareAtLeast, "at the least": CompareAtLeast, "equals to": CompareEqual, "no fewer than": CompareAtLeast, "no less than": CompareAtLeast, "not less than": CompareAtLeast,
	"not fewer than": CompareAtLeast, "a minimum of": CompareAtLeast, "minimum of": CompareAtLeast, "as few as": CompareAtLeast,
	"as little as": CompareAtLeast, "at a minimum": CompareAtLeast, "starting at": CompareAtLeast,
	"surpass": CompareGreater, "surpasses": CompareGreater, "surpassed": CompareGreater, "exceed": CompareGreater,
	"equal to or more than": CompareAtLeast, "equal to or greater than": CompareAtLeast, "at least or equal to": CompareAtLeast,
	"larger or equal than": CompareAtLeast, "greater or equal than": CompareAtLeast, "more or equal than": CompareAtLeast, "greater or equal to": CompareAtLeast,
	"larger than or equal to": CompareAtLeast, "bigger than or equal to": CompareAtLeast, "higher than or equal to": CompareAtLeast,
	"smaller or equal than": CompareAtMost, "less or equal than": CompareAtMost, "less or equal to": CompareAtMost, "lower or equal than": CompareAtMost,
	"equal to or less than": CompareAtMost, "equal to or fewer than": CompareAtMost, "smaller than or equal to": CompareAtMost,
	"fewer than or equal to": CompareAtMost, "lower than or equal to": CompareAtMost, "equal to": CompareEqual, "equals": CompareEqual, "equaling to": CompareEqual,
	"greater than or equal to": CompareAtLeast, "more than or equal to": CompareAtLeast,
	"up to": CompareAtMost, "at most": CompareAtMost, "at the most": CompareAtMost, "no more than": CompareAtMost, "not more than": CompareAtMost,
	"a maximum of": CompareAtMost, "maximum of": CompareAtMost, "as many as": CompareAtMost, "as much as": CompareAtMost, "as high as": CompareAtMost, "as low as": CompareAtLeast,
	"less than or equal to": CompareAtMost, "no longer than": CompareAtMost, "not over": CompareAtMost, "no later than": CompareAtMost,
	"under": CompareLess, "less than": CompareLess, "fewer than": CompareLess, "below": CompareLess, "lower than": CompareLess,
	"smaller than": CompareLess, "well under": CompareLess, "well below": CompareLess, "younger than": CompareLess, "shorter than": CompareLess,
	"south of": CompareLess, "short of": CompareLess,
	"nearly": CompareAlmost, "almost": CompareAlmost, "just under": CompareAlmost, "just below": CompareAlmost, "a little under": CompareAlmost,
	"close to": CompareAlmost, "closer to": CompareApprox, "nearer to": CompareApprox, "nearer": CompareApprox, "approaching": CompareAlmost, "very nearly": CompareAlmost, "slightly under": CompareAlmost,
	"a little less than": CompareAlmost, "just short of": CompareAlmost, "slightly less than": CompareAlmost, "not quite": CompareAlmost,
	"about": CompareApprox, "around": CompareApprox, "some": CompareApprox, "roughly": CompareApprox, "approximately": CompareApprox,
	"approx": CompareApprox, "circa": CompareApprox, "something like": CompareApprox, "more or less": CompareApprox,
	"in the region of": CompareApprox, "on the order of": CompareApprox, "in the order of": CompareApprox, "or so": CompareApprox,
	"an estimated": CompareApprox, "estimated": CompareApprox, "somewhere around": CompareApprox, "in the neighborhood of": CompareApprox,
	"in the neighbourhood of": CompareApprox, "give or take": CompareApprox, "plus or minus": CompareApprox,
	"just shy of": CompareAlmost, "a little shy of": CompareAlmost, "shy of": CompareLess, "getting on for": CompareAlmost, "nigh on": CompareAlmost,
	"close on": CompareAlmost, "coming up to": CompareAlmost, "virtually": CompareAlmost, "practically": CompareAlmost,
	"the best part of": CompareAlmost, "the better part of": CompareAlmost, "a little below": CompareAlmost, "slightly below": CompareAlmost,
	"a shade under": CompareAlmost, "a shade over": CompareGreater, "a touch under": CompareAlmost, "a touch over": CompareGreater,
	"a fraction under": CompareAlmost, "a fraction over": CompareGreater, "marginally under": CompareAlmost, "marginally below": CompareAlmost,
	"not even": CompareLess, "at the very least": CompareAtLeast, "at the very most": CompareAtMost, "at the outside": CompareAtMost,
	"anything up to": CompareAtMost, "just about": CompareApprox, "in the vicinity of": CompareApprox,
	"only": CompareEqual, "just": CompareEqual, "exactly": CompareEqual, "precisely": CompareEqual, "a total of": CompareEqual,
	"a record": CompareEqual, "a full": CompareEqual, "a whopping": CompareEqual, "another": CompareEqual, "an additional": CompareEqual,
})

// withComparatives adds what the comparatives have in common: 'larger than', 'no larger than', 'larger than or equal
// to'.
func withComparatives(means map[string]Comparator) map[string]Comparator {
	add := func(phrase string, c Comparator) {
		if _, ok := means[phrase]; !ok {
			means[phrase] = c
		}
	}
	both := func(words string, beyond, within Comparator) {
		for _, word := range strings.Fields(words) {
			add(word+" than", beyond)
			for _, no := range []string{"no ", "not "} {
				add(no+word+" than", within.mirrored())
			}
			for _, equal := range []string{" than or equal to", " than or equal", " or equal to", " or equal than", " or equal"} {
				add(word+equal, within)
			}
			add("equal to or "+word+" than", within)
		}
	}
	both("more greater larger bigger higher longer older heavier taller wider faster", CompareGreater, CompareAtLeast)
	both("less fewer lower smaller shorter younger lighter slower", CompareLess, CompareAtMost)
	return means
}

// englishRight are the words after a number (and its unit) that say how it is meant.
var englishRight = []struct {
	words []string
	means Comparator
	hedge string // the word among them that weakens it
}{
	{[]string{",", "and", "maybe", "more"}, CompareAtLeast, "maybe"},
	{[]string{",", "and", "perhaps", "more"}, CompareAtLeast, "perhaps"},
	{[]string{",", "and", "possibly", "more"}, CompareAtLeast, "possibly"},
	{[]string{",", "maybe", "more"}, CompareAtLeast, "maybe"},
	{[]string{",", "perhaps", "more"}, CompareAtLeast, "perhaps"},
	{[]string{",", "or", "more"}, CompareAtLeast, ""},
	{[]string{",", "or", "even", "more"}, CompareAtLeast, ""},
	{[]string{",", "if", "not", "more"}, CompareAtLeast, ""},
	{[]string{"if", "not", "more"}, CompareAtLeast, ""},
	{[]string{",", "if", "not", "higher"}, CompareAtLeast, ""},
	{[]string{"if", "not", "higher"}, CompareAtLeast, ""},
	{[]string{",", "if", "not", "less"}, CompareAtMost, ""},
	{[]string{"if", "not", "less"}, CompareAtMost, ""},
	{[]string{",", "if", "not", "fewer"}, CompareAtMost, ""},
	{[]string{"if", "not", "fewer"}, CompareAtMost, ""},
	{[]string{",", "or", "less"}, CompareAtMost, ""},
	{[]string{",", "or", "fewer"}, CompareAtMost, ""},
	{[]string{",", "or", "so"}, CompareApprox, ""},
	{[]string{",", "or", "thereabouts"}, CompareApprox, ""},
	{[]string{",", "more", "or", "less"}, CompareApprox, ""},
	{[]string{"more", "or", "less"}, CompareApprox, ""},
	{[]string{"and", "counting"}, CompareAtLeast, ""},
	{[]string{",", "and", "counting"}, CompareAtLeast, ""},
	{[]string{"and", "rising"}, CompareAtLeast, ""},
	{[]string{",", "and", "rising"}, CompareAtLeast, ""},
	{[]string{"and", "maybe", "more"}, CompareAtLeast, "maybe"},
	{[]string{"and", "perhaps", "more"}, CompareAtLeast, "perhaps"},
	{[]string{"and", "possibly", "more"}, CompareAtLeast, "possibly"},
	{[]string{"maybe", "more"}, CompareAtLeast, "maybe"},
	{[]string{"or", "maybe", "more"}, CompareAtLeast, "maybe"},
	{[]string{"or", "even", "more"}, CompareAtLeast, ""},
	{[]string{"or", "more"}, CompareAtLeast, ""},
	{[]string{"or", "greater"}, CompareAtLeast, ""},
	{[]string{"or", "higher"}, CompareAtLeast, ""},
	{[]string{"or", "bigger"}, CompareAtLeast, ""},
	{[]string{"or", "larger"}, CompareAtLeast, ""},
	{[]string{"or", "older"}, CompareAtLeast, ""},
	{[]string{"or", "smaller"}, CompareAtMost, ""},
	{[]string{"or", "younger"}, CompareAtMost, ""},
	{[]string{"or", "shorter"}, CompareAtMost, ""},
	{[]string{"or", "above"}, CompareAtLeast, ""},
	{[]string{"or", "over"}, CompareAtLeast, ""},
	{[]string{"or", "longer"}, CompareAtLeast, ""},
	{[]string{"and", "more"}, CompareAtLeast, ""},
	{[]string{"and", "above"}, CompareAtLeast, ""},
	{[]string{"at", "least"}, CompareAtLeast, ""},
	{[]string{"at", "a", "minimum"}, CompareAtLeast, ""},
	{[]string{"plus"}, CompareAtLeast, ""},
	{[]string{"+"}, CompareAtLeast, ""},
	{[]string{"or", "so"}, CompareApprox, ""},
	{[]string{"or", "thereabouts"}, CompareApprox, ""},
	{[]string{",", "give", "or", "take"}, CompareApprox, ""},
	{[]string{"give", "or", "take"}, CompareApprox, ""},
	{[]string{",", "more", "or", "less"}, CompareApprox, ""},
	{[]string{"more", "or", "less"}, CompareApprox, ""},
	{[]string{"at", "the", "most"}, CompareAtMost, ""},
	{[]string{"at", "most"}, CompareAtMost, ""},
	{[]string{"at", "the", "least"}, CompareAtLeast, ""},
	{[]string{"at", "the", "very", "least"}, CompareAtLeast, ""},
	{[]string{"at", "the", "very", "most"}, CompareAtMost, ""},
	{[]string{"and", "up"}, CompareAtLeast, ""},
	{[]string{"or", "up"}, CompareAtLeast, ""},
	{[]string{"and", "upward"}, CompareAtLeast, ""},
	{[]string{"and", "upwards"}, CompareAtLeast, ""},
	{[]string{"or", "less"}, CompareAtMost, ""},
	{[]string{"or", "fewer"}, CompareAtMost, ""},
	{[]string{"or", "lower"}, CompareAtMost, ""},
	{[]string{"or", "below"}, CompareAtMost, ""},
	{[]string{"or", "under"}, CompareAtMost, ""},
	{[]string{"and", "below"}, CompareAtMost, ""},
	{[]string{"and", "under"}, CompareAtMost, ""},
	{[]string{"and", "younger"}, CompareAtMost, ""},
	{[]string{"and", "over"}, CompareAtLeast, ""},
	{[]string{"and", "older"}, CompareAtLeast, ""},
}

// englishRightRows gives the rows of englishRight that begin with a word, in their order.
var englishRightRows = func() map[string][]int {
	rows := map[string][]int{}
	for i, row := range englishRight {
		rows[row.words[0]] = append(rows[row.words[0]], i)
	}
	return rows
}()

// englishRightAlone are words that say how the number before them is meant where a comma parts them from it and the
// clause ends behind them: '300 jobs, at least.', not '300 jobs, at least that is what they say'.
var englishRightAlone = []struct {
	words []string
	means Comparator
}{
	{[]string{"at", "least"}, CompareAtLeast},
	{[]string{"at", "the", "least"}, CompareAtLeast},
	{[]string{"at", "the", "very", "least"}, CompareAtLeast},
	{[]string{"at", "a", "minimum"}, CompareAtLeast},
	{[]string{"minimum"}, CompareAtLeast},
	{[]string{"at", "most"}, CompareAtMost},
	{[]string{"at", "the", "most"}, CompareAtMost},
	{[]string{"at", "the", "very", "most"}, CompareAtMost},
	{[]string{"at", "the", "outside"}, CompareAtMost},
	{[]string{"tops"}, CompareAtMost},
	{[]string{"max"}, CompareAtMost},
	{[]string{"maximum"}, CompareAtMost},
	{[]string{"roughly"}, CompareApprox},
	{[]string{"approximately"}, CompareApprox},
	{[]string{"roughly", "speaking"}, CompareApprox},
	{[]string{"give", "or", "take", "a", "few"}, CompareApprox},
	{[]string{"or", "nearly", "so"}, CompareAlmost},
	{[]string{"or", "close", "to", "it"}, CompareApprox},
	{[]string{"or", "near", "enough"}, CompareApprox},
}

// englishHedgeLast are the words with which a row of englishHedges ends.
var englishHedgeLast = set(`think believe guess suppose understand recall seems maybe perhaps probably possibly apparently presumably`)

// englishHedges weaken a number that they stand before.
var englishHedges = [][]string{
	{"i", "think"}, {"i", "believe"}, {"i", "guess"}, {"i", "suppose"}, {"i", "understand"}, {"we", "think"}, {"we", "believe"},
	{"if", "i", "recall"}, {"it", "seems"}, {"maybe"}, {"perhaps"}, {"probably"}, {"possibly"}, {"apparently"}, {"presumably"},
}

var (
	// words that end a noun phrase: function words, common verbs, adverbs of time
	englishStops = set(`of in on at to for from by with without within across over under above below between among amid into onto
through throughout during since until till before after about around against toward towards upon per via and or but nor so yet
that which who whom whose what when where while whether if because as than then now the a an this these those each every any all
both some such i you he she it we they him them her us me our their its his your my mine ours theirs is are was were be been
being am has have had having do does did done doing will would can could shall should may might must not no never also too
already still just only even ever here there today yesterday tomorrow more less least very much many few meet meets met
say says said saying get got go goes went come comes came coming make makes made making take takes took taken give gives given
gave want wants need needs left ago later earlier out up down off back away once again well together it's that's there's we've
they've who've which's isn't aren't wasn't weren't don't didn't won't can't live lives agreed joined signed spent died killed
came became become remain remains include including included live worked voted show shows showed like however instead yes okay
monday tuesday wednesday thursday friday saturday sunday plus minus times`)

	// adjectives that may stand between a number and a unit of measure
	englishBetween = set(`full long more additional extra new consecutive straight short entire whole other calendar further
solid good successive separate different single remarkable extraordinary past last`)

	englishIrregular = set(`people men women children police personnel aircraft staff cattle feet teeth mice lives wives forces
kroner kronor families companies countries parties bodies cities servicemen servicewomen businessmen congressmen spacecraft sheep deer offspring hovercraft
grandchildren livestock poultry alumni`)

	englishSingularMen = set(`specimen regimen acumen abdomen stamen hymen`)

	// nouns that look like verbs or adjectives
	englishNouns = set(`member soldier officer worker voter minister prisoner leader number offer order tanker fighter carrier meeting
building hearing briefing sitting bombing shooting feed seed need table vegetable`)

	// words whose final s is no plural
	englishSingular = set(`this his its is was has does news series always perhaps process access progress congress success press
business less across plus thus yes us gas bus crisis basis analysis focus status campus versus james paris texas whereas
christmas virus chorus bonus diabetes measles mumps rabies`)

	englishMonths = map[string]string{
		"january": "01", "february": "02", "march": "03", "april": "04", "may": "05", "june": "06", "july": "07", "august": "08",
		"september": "09", "october": "10", "november": "11", "december": "12",
		"jan": "01", "feb": "02", "mar": "03", "apr": "04", "jun": "06", "jul": "07", "aug": "08", "sep": "09", "sept": "09",
		"oct": "10", "nov": "11", "dec": "12",
	}

	// abbreviations whose dot ends no sentence
	englishShort = set(`mr mrs ms dr prof gen sen rep gov lt col sgt capt maj cmdr adm amb rev hon st jr sr vs cf eg ie
dept inc corp co ltd bros jan feb mar apr jun jul aug sep sept oct nov dec mt ft pres pub`)

	// those whose dot goes on before a number alone
	englishShortNumbered = set(`rs no nos art sec ch fig vol approx ca est res par pp`)

	// words that begin a sentence where they follow initials ('in the U.S. We will')
	englishStarts = set(`the we it in and but this that he she they i our so as if at for since you there when now yes no well these
those a an to on by from with because while after before over nearly about today yesterday what who how why let thank`)

	// names before a number that make it a name: 'Article 5', 'page 3', 'H.R. 3537'
	englishLabels = set(`point article articles section sections chapter page pages no no. nos number numbers figure graph table item items
part title paragraph clause annex appendix resolution flight boeing airbus route highway interstate channel room gate line level
phase stage step tier type class category version model round game week day lot form schedule rule amendment proposition prop
measure bill h.r. h.res. s. s.res. h.j. hr p.l. pub.l. law order eo e.o. executive act case docket box res suite building apartment
apt psalm verse act scene volume vol issue footnote note exhibit protocol directive regulation standard iso unit area district
zone sector battalion company platoon squadron group division brigade corps regiment wing sentinel falcon artemis apollo soyuz
expedition iphone windows formula world mark mk block track platform terminal runway pier bus train tram question slide
pin code exit junction bay row lane hangar ward checkpoint reactor court camp berth studio precinct postcode invoice radio extension`)

	// of those, the ones that also count things or measure time in ordinary speech ('of the group 5 left')
	englishWeakLabels = set(`number numbers items figure line level day week type class bill law order act case box issue note unit
area district zone sector company group division wing block track bus train question world building standard round game measure
form schedule rule part table page title room gate stage step phase tier code exit junction bay row lane hangar
ward checkpoint reactor court camp radio extension`)

	englishNameOrdinals = set(`war wars world amendment avenue street floor district circuit republic reich lady gentleman fleet army
corps division brigade battalion regiment infantry estate generation person party half quarter congress airborne armored armoured`)
)

// englishSuperlatives give a superlative's direction.
var englishSuperlatives = map[string]string{
	"biggest": "max", "largest": "max", "highest": "max", "greatest": "max", "longest": "max", "strongest": "max", "fastest": "max",
	"steepest": "max", "sharpest": "max", "deepest": "max", "heaviest": "max", "hottest": "max", "warmest": "max", "widest": "max",
	"worst": "worst", "best": "max", "toughest": "max", "harshest": "max", "bloodiest": "max", "costliest": "max", "wettest": "max",
	"safest": "max", "cleanest": "max", "hardest": "max", "thickest": "max", "fiercest": "max", "gravest": "max", "boldest": "max",
	"latest": "max", "brightest": "max", "windiest": "max", "stormiest": "max", "thinnest": "min", "lightest": "min", "mildest": "min",
	"driest": "min", "cheapest": "min", "closest": "min", "earliest": "min", "quickest": "max", "farthest": "max", "furthest": "max",
	"deadliest": "max", "oldest": "max", "richest": "max", "tallest": "max", "busiest": "max", "broadest": "max", "loudest": "max",
	"lowest": "min", "smallest": "min", "least": "min", "fewest": "min", "weakest": "min", "slowest": "min", "shortest": "min",
	"coldest": "min", "narrowest": "min", "youngest": "min", "poorest": "min", "quietest": "min",
	"most": "max", "first": "first", "only": "only",
}

// englishFactors are verbs and adverbs that multiply.
var englishFactors = map[string]struct {
	num, den int64
	loose    bool // a factor only before 'the', 'its' ... or after a modifier
}{
	"doubled": {2, 1, false}, "doubling": {2, 1, false}, "tripled": {3, 1, false}, "tripling": {3, 1, false}, "trebled": {3, 1, false},
	"trebling": {3, 1, false}, "quadrupled": {4, 1, false}, "quadrupling": {4, 1, false}, "quintupled": {5, 1, false},
	"halved": {1, 2, false}, "halving": {1, 2, false}, "twofold": {2, 1, false}, "threefold": {3, 1, false}, "fourfold": {4, 1, false},
	"fivefold": {5, 1, false}, "sixfold": {6, 1, false}, "sevenfold": {7, 1, false}, "eightfold": {8, 1, false}, "tenfold": {10, 1, false},
	"twentyfold": {20, 1, false}, "hundredfold": {100, 1, false},
	"double": {2, 1, true}, "doubles": {2, 1, true}, "triple": {3, 1, true}, "triples": {3, 1, true}, "treble": {3, 1, true},
	"quadruple": {4, 1, true}, "halve": {1, 2, true}, "halves": {1, 2, true},
	"twice": {2, 1, true}, "thrice": {3, 1, true},
}

var (
	englishAfterFactor = set(`as last the its our their his her your my what that this those these more larger bigger higher greater`)
	englishAfterHalf   = set(`of the a an as its our their his her your my that this those these`)
	englishNotHalf     = set(`first second latter other final last former next better`)
	englishComparative = set(`as more less fewer higher lower larger bigger greater smaller faster slower longer stronger cheaper better worse the what its our their`)
	englishUp          = set(`up rise rises rose risen rising increase increases increased increasing grew grow grows grown growing climbed
climb climbs climbing jumped jump jumps surged surge surges soared soar soars soaring gained gain gains raised raise raises raising boosted boost boosts
boosting expanded expand expands growth higher swell swells swelled swollen swelling improved improve improves improving leapt leaped leap
spiked spike rocketed skyrocketed ballooned mushroomed rebounded strengthened appreciated widened accelerated lifted lift lifts hiked hike hikes`)
	englishDown = set(`down fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases
decreased decreasing shrank shrunk shrink shrinks shrinking cut cuts cutting reduced reduce reduces reducing reduction slashed slash slashes plunged plunge
plunges slumped slump lower lowered lowers lowering contracted slip slips slipped slipping slid slide slides tumbled tumble sank sunk dip dips dipped
eased ease eases weakened weaken crashed collapsed shed sheds trimmed trim dwindled narrowed slowed plummeted plummet depreciated cratered receded`)
	englishMoreOf = set(`more higher larger bigger greater faster longer taller heavier stronger warmer hotter older richer dearer costlier
deeper wider busier`)
	englishLessOf = set(`decrease decreases drop drops decline declines fall falls cut cuts reduction reductions slump slumps dip dips contraction
slide downturn shrinkage plunge less lower fewer smaller cheaper slower shorter weaker lighter colder cooler younger poorer narrower thinner quieter`)
	// kinds of relative time before a number: 'the past two years'
	englishPast = set(`past last next coming previous first final recent following preceding`)
	englishIn   = set(`for over in during within through throughout across after`)
)
