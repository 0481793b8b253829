package briefing

// Outcome is what became of one file.
type Outcome string

// The outcomes. Nothing is written of a failed, an unchanged or a checked one.
const (
	Checked   Outcome = "checked" // sound; to load it was not asked
	Added     Outcome = "added"
	Updated   Outcome = "updated"
	Unchanged Outcome = "unchanged"
	Failed    Outcome = "failed"
)

// Counts is how much a file holds.
type Counts struct {
	Events       int `json:"events"`
	Turns        int `json:"turns"`
	Claims       int `json:"claims"`
	Figures      int `json:"figures"`
	Sources      int `json:"sources"`
	Observations int `json:"observations"`
}

// Add adds the counts of another file.
func (c *Counts) Add(o Counts) {
	c.Events += o.Events
	c.Turns += o.Turns
	c.Claims += o.Claims
	c.Figures += o.Figures
	c.Sources += o.Sources
	c.Observations += o.Observations
}

// Counts is how much the briefing holds.
func (b *Briefing) Counts() Counts {
	c := Counts{Events: 1, Turns: len(b.Turns), Claims: len(b.Claims), Sources: len(b.Sources)}
	for _, claim := range b.Claims {
		c.Figures += len(claim.Figures)
	}
	return c
}

// Counts is how much the catalogue holds.
func (c *Catalogue) Counts() Counts { return Counts{Sources: len(c.Sources)} }

// Change is one thing that a load adds, changes, withdraws or brings back.
type Change struct {
	Entity string `json:"entity"` // event, transcript, appearance, turn, claim, figure, evidence, review, link; or a kind of catalogue entry
	Key    string `json:"key"`    // c7, c7.f1, or the id of a catalogue entry
	Action string `json:"action"` // added, changed, withdrawn, returned, redacted; of a catalogue entry merged, unmerged, too
	Old    any    `json:"old,omitempty"`
	New    any    `json:"new,omitempty"`
	Reason string `json:"reason,omitempty"`
}

// Result is what a load did, or in a dry run would do, with one file.
type Result struct {
	Outcome Outcome
	Counts
	Withdrawn int // claims and figures
	Changes   []Change
}

// The codes of the problems that only a store can find.
const (
	CodeUnknownEvent   = "unknown-event"   // an event that is a part of one that is not there
	CodeClaimReplaced  = "claim-replaced"  // a claim that keeps its id and is another one
	CodeFigureReplaced = "figure-replaced" // a figure that keeps its id and is another one
	CodeRenamedUnknown = "renamed-unknown" // a claim or figure that is renamed from an id that the event never had
	CodeRedacted       = "redacted"        // an event whose words were taken down
	CodeRefused        = "refused"         // a briefing that the database does not take
)
