package briefing

import (
	"time"

	"github.com/shopspring/decimal"
)

// FormatVersion is the version of the factsheet format, and of the digest of a briefing.
const FormatVersion = 1

// Briefing is one event with all that one file says of it.
type Briefing struct {
	File        string     `json:"-"` // as the user named it
	Format      string     `json:"-"` // "factsheet"
	FileSHA256  string     `json:"-"` // of the annotation file's bytes, lower-case hex
	Reason      string     `json:"-"` // why it is loaded, where a person says so; it goes into the history
	Draft       bool       // status: draft
	Event       Event      //
	Transcript  Transcript //
	Speakers    []Speaker  // defined in the file itself; their ids are local to it
	Sources     []Source   // likewise
	Appearances []Appearance
	Turns       []Turn  // in the order of the transcript
	Claims      []Claim // in the order of the file
	Where       Where   `json:"-"`
}

// Event is a briefing, a press conference, a debate: where and when something was said in public.
type Event struct {
	ID     string // slug
	Title  string
	Kind   string // one of EventKinds
	Date   Date
	Place  string
	Hosts  []string // organizations
	PartOf string   // slug of the event that this one is a part of, or empty
	Note   string
	Where  Where `json:"-"`
}

// Transcript is one published revision of the event's text.
type Transcript struct {
	File      string    // relative to the annotation file
	Text      string    `json:"-"` // as read: code points, LF
	SHA256    string    // of the file's bytes, lower-case hex
	Language  string    // BCP 47
	Fidelity  string    // one of Fidelities
	Published Date      //
	Updated   time.Time // the publisher's own "last updated"; zero where none
	Source    string    // source id
	Note      string
	Where     Where `json:"-"`
}

// Appearance is a speaker at this event, in a role.
type Appearance struct {
	Key          string   // unique in the briefing
	Speaker      string   // speaker id; empty where Unnamed is set
	Unnamed      string   // what is known of a person without a name: "journalist"
	Role         string   // as printed
	Organization string   // for which the speaker speaks, or empty
	Headings     []string // the lines that announce the speaker in the transcript
	Note         string
	Where        Where `json:"-"`
}

// Turn is what one speaker says without a break.
type Turn struct {
	Key       string
	Speaker   string // appearance key
	Kind      string // one of TurnKinds
	Answers   string // key of the turn that this one answers, or empty
	Continues string `json:",omitempty"` // key of the turn whose sentence, cut by an interruption, this one goes on with, or empty
	Starts    string // the words it starts with
	Span      Span   // resolved
	Exact     string `json:"-"` // resolved: the characters of the transcript under Span
	Note      string
	Where     Where `json:"-"`
}

// Quote points into the transcript by its words.
type Quote struct {
	Text   string
	Nth    int    // which occurrence counts, from 1; 0 where not said
	After  string // a neighbouring quote before it
	Before string // a neighbouring quote after it
	Turn   string // turn key: given for a claim, resolved for a figure
	Span   Span   // resolved
	Exact  string // resolved: the characters of the transcript under Span
	Folded bool   // resolved: matched only after folding
	Where  Where  `json:"-"`
}

// Claim is one thing asserted; it can be said in several places.
type Claim struct {
	Key          string
	Renamed      string // the key that the claim had before, or its own, which confirms that it is the same claim; or empty
	Quotes       []Quote
	Says         string // normalized
	Type         string // one of ClaimTypes
	Modality     string // one of Modalities
	AttributedTo string // speaker id of the claimant whom the speaker quotes, or empty
	Topics       []string
	Figures      []Figure
	Evidence     []Evidence
	Reviews      []Review
	Links        []Link
	Annotation
	Where Where `json:"-"`
}

// Annotation is what may be written on anything: a note, and what a draft leaves for a person to decide.
type Annotation struct {
	Note       string
	Todo       string
	Confidence string // decimal, 0 to 1
}

// Interval is a range of numbers. A nil end is open.
type Interval struct {
	Lower, Upper                   *decimal.Decimal
	LowerInclusive, UpperInclusive bool
}

// Measure is what a number says: everything about a figure that can be read from its words.
type Measure struct {
	Value      *decimal.Decimal // in full, scale applied; nil where none is said
	Bounds     *Interval
	Comparator string // one of Comparators
	Hedge      string // words that weaken it
	Vague      bool   // a number is meant, none is said
	Spoken     string // the amount as spoken
	Scale      string // the scale word as spoken
	Unit       string // unit id or ISO 4217 code
	UnitText   string // the noun or sign as printed
	Currency   string // ISO 4217; empty where the speaker does not say it
	Of         *Of
	Base       *Base
	Kind       string // one of FigureKinds
	Rank       *Rank
}

// Of is the denominator of a ratio or share.
type Of struct {
	Value *decimal.Decimal
	Unit  string
	What  string // in words, where it is no number
	Where Where  `json:"-"`
}

// Base is what a factor or a change is measured from. All empty where the speaker names none.
type Base struct {
	Period Period
	Value  *decimal.Decimal
	Figure string // CLAIM.FIGURE
	Where  Where  `json:"-"`
}

// Rank is a superlative.
type Rank struct {
	Of    string // max min first only
	Over  string // window: "10y..", "24y", "1991/.."; empty where none is said
	Where Where  `json:"-"`
}

// Figure is one number in a claim.
type Figure struct {
	Key         string
	Renamed     string
	Quote       Quote
	Given       Measure `json:"-"` // what the file says
	Measure             // resolved: what is given and what is read, agreed
	Indicator   string
	Area        string
	Period      Period
	AsCorrected *decimal.Decimal // the publisher's value in brackets beside what was said
	Override    bool             // what is given stands against what is read
	Basis       string           // resolved: one of Bases
	Rule        string           // resolved: which rule gave the bounds
	Evidence    []Evidence
	Links       []Link
	Annotation
	Where Where `json:"-"`
}

// Evidence is a source for or against a claim or a figure.
type Evidence struct {
	Source  string
	At      string           // where in the source
	Value   *decimal.Decimal // what the source says, in the figure's unit
	Quote   string           // of the source
	Stance  string           // one of Stances
	Vintage Date             // when that value was published
	Checked Date
	By      string // organization id, or empty
	Note    string
	Where   Where `json:"-"`
}

// Review is a dated verdict on a claim.
type Review struct {
	Scale     string
	Rating    string
	By        string // organization id
	Date      Date
	Published time.Time // zero: not published (embargoed)
	Summary   string
	URL       string
	Note      string
	Where     Where `json:"-"`
}

// Link leads from a claim or a figure to another, maybe of another event.
type Link struct {
	Event    string // slug; empty for this event
	Claim    string
	Figure   string // empty: the claim as a whole
	Relation string // one of Relations
	Note     string
	Where    Where `json:"-"`
}

// The closed vocabularies of the format. The migrations repeat them as check constraints, and a test compares the two.
var (
	EventKinds   = []string{"press-conference", "briefing", "interview", "debate", "speech", "hearing", "sitting", "statement"}
	Fidelities   = []string{"verbatim", "as-delivered", "edited", "interpreted", "summary"}
	TurnKinds    = []string{"statement", "question", "answer", "interjection", "note"}
	ClaimTypes   = []string{"quantity", "trend", "comparison", "superlative", "event", "commitment", "prediction", "attribution", "position"}
	Modalities   = []string{"asserted", "forecast", "reported", "denied", "asked"}
	FigureKinds  = []string{"count", "share", "money", "ratio", "change", "duration", "date", "rank", "ordinal", "level"}
	Comparators  = []string{"eq", "gt", "gte", "lt", "lte", "approx", "almost", "between"}
	Stances      = []string{"supports", "refutes", "revises", "context"}
	Relations    = []string{"contradicts", "same-as", "repeats", "qualifies", "implies", "corrects", "answers"}
	RankKinds    = []string{"max", "min", "first", "only"}
	Bases        = []string{"read", "given", "override"}
	AreaKinds    = []string{"world", "group", "country", "region"}
	Directions   = []string{"up", "down", "none"}
	SpeakerKinds = []string{"person", "organization"}
)
