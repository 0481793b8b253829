package dossier

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"onrecord/internal/briefing"
)

// Text is a word, a sentence or a decimal number with all its digits. In JSON it is a string, and null where empty.
type Text string

// MarshalJSON writes null for nothing.
func (t Text) MarshalJSON() ([]byte, error) {
	if t == "" {
		return []byte("null"), nil
	}
	return json.Marshal(string(t))
}

// Date is a date that may be partial. In JSON it is a string, "2024-06" for a month, and null where there is none.
type Date struct{ briefing.Date }

// MarshalJSON writes null for no date.
func (d Date) MarshalJSON() ([]byte, error) { return Text(d.String()).MarshalJSON() }

// Moment is a point in time. In JSON it is a string in UTC, and null where there is none.
type Moment struct{ time.Time }

// MarshalJSON writes null for no time.
func (m Moment) MarshalJSON() ([]byte, error) {
	if m.IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(m.UTC().Format(time.RFC3339))
}

// Named is an entry of the catalogue.
type Named struct {
	ID   Text `json:"id"`
	Name Text `json:"name"`
}

// Dossier is an [*EventDossier], a [*ClaimDossier] or a [*FigureDossier].
type Dossier interface {
	layout() []block
	head() *Head
}

// Head is what every dossier begins with.
type Head struct {
	Kind       string      `json:"kind"` // event, claim or figure
	Ref        string      `json:"ref"`  // EVENT, EVENT#CLAIM or EVENT#CLAIM.FIGURE
	Citation   string      `json:"citation"`
	Event      Event       `json:"event"`
	Transcript *Transcript `json:"transcript"` // the revision in which the characters count; nil where there is none
	Redaction  *Redaction  `json:"redaction"`  // the newest takedown; nil where there is none
}

func (h *Head) head() *Head { return h }

// EventDossier is what is known of an event, with its claims in a line each.
type EventDossier struct {
	Head
	Counts      Counts       `json:"counts"`
	Appearances []Appearance `json:"appearances"`
	Turns       []Turn       `json:"turns"`
	Claims      []ClaimLine  `json:"claims"` // in the order of the text
	Withdrawn   []Withdrawn  `json:"withdrawn"`
}

// ClaimDossier is all that is known of a claim.
type ClaimDossier struct {
	Head
	Claim Claim `json:"claim"`
}

// FigureDossier is all that is known of a figure; Claim is the claim that it is in, without its figures.
type FigureDossier struct {
	Head
	Claim  Claim  `json:"claim"`
	Figure Figure `json:"figure"`
}

// Event is where and when something was said in public.
type Event struct {
	ID          string  `json:"id"`
	Title       string  `json:"title"`
	Kind        string  `json:"kind"`
	Date        Date    `json:"date"`
	Place       Text    `json:"place"`
	Hosts       []Named `json:"hosts"`
	PartOf      Text    `json:"part_of"`
	PartOfTitle Text    `json:"part_of_title"`
	Draft       bool    `json:"draft"`
	Note        Text    `json:"note"`
}

// Source is a publication.
type Source struct {
	ID          Text `json:"id"`
	Title       Text `json:"title"`
	Publisher   Text `json:"publisher"`
	URL         Text `json:"url"`
	ArchivedURL Text `json:"archived_url"`
	Published   Date `json:"published"`
}

// Transcript is one revision of an event's text. Characters are Unicode code points.
type Transcript struct {
	Revision   int    `json:"revision"`
	Current    bool   `json:"current"` // whether no later revision is loaded
	File       string `json:"file"`
	SHA256     string `json:"sha256"` // of the file's bytes
	Characters int    `json:"characters"`
	Language   string `json:"language"`
	Fidelity   string `json:"fidelity"`
	Published  Date   `json:"published"`
	Updated    Moment `json:"updated"` // the publisher's own "last updated"
	Source     Source `json:"source"`
	Redacted   bool   `json:"redacted"`
	Note       Text   `json:"note"`
}

// Redaction is a takedown of the text.
type Redaction struct {
	On     Moment `json:"on"`
	By     string `json:"by"`
	Reason string `json:"reason"`
}

// Counts is how much an event holds, live rows alone.
type Counts struct {
	Turns     int `json:"turns"`
	Claims    int `json:"claims"`
	Figures   int `json:"figures"`
	Evidence  int `json:"evidence"`
	Links     int `json:"links"`
	Reviews   int `json:"reviews"`
	Withdrawn int `json:"withdrawn"` // claims
}

// Speaker is who speaks, in a role.
type Speaker struct {
	ID               Text `json:"speaker"` // empty for a person without a name
	Name             Text `json:"speaker_name"`
	Role             Text `json:"role"`
	Organization     Text `json:"organization"`
	OrganizationName Text `json:"organization_name"`
}

// Appearance is a speaker at the event.
type Appearance struct {
	Key string `json:"appearance"`
	Speaker
	Turns int  `json:"turns"`
	Note  Text `json:"note"`
}

// Turn is what one speaker says without a break, and how much of it was taken down.
type Turn struct {
	Key       string        `json:"turn"`
	Kind      string        `json:"kind"`
	Answers   Text          `json:"answers"`
	Continues Text          `json:"continues"`
	Span      briefing.Span `json:"span"`
	Speaker
	Claims  int  `json:"claims"`
	Figures int  `json:"figures"`
	Note    Text `json:"note"`
}

// ClaimLine is a claim in one line. Rating is the newest published one.
type ClaimLine struct {
	Key        string        `json:"claim"`
	Turn       string        `json:"turn"`
	Span       briefing.Span `json:"span"`
	Speaker    Speaker       `json:"said_by"`
	Type       string        `json:"type"`
	Modality   string        `json:"modality"`
	Says       string        `json:"says"`
	Figures    int           `json:"figures"`
	Evidence   int           `json:"evidence"`
	Reviews    int           `json:"reviews"`
	Rating     Text          `json:"rating"`
	RatingName Text          `json:"rating_name"`
}

// Withdrawn is a claim that the event's file no longer makes.
type Withdrawn struct {
	Key string `json:"claim"`
	On  Moment `json:"on"`
}

// Import is a load that wrote or ended something.
type Import struct {
	At      Moment `json:"at"`
	By      string `json:"by"`
	File    Text   `json:"file"`
	Command string `json:"command"`
	Program string `json:"program_version"`
}

// History is how a claim or a figure came to stand in the database as it does.
type History struct {
	First     Import  `json:"first"`     // which first wrote it
	Current   Import  `json:"current"`   // which wrote what it says now
	Withdrawn *Import `json:"withdrawn"` // which took it away; nil while it stands
	Reason    Text    `json:"withdrawn_because"`
}

// Place is where something was said: a span of the transcript, half-open, in code points.
type Place struct {
	Turn     string        `json:"turn"`
	TurnKind string        `json:"turn_kind"`
	Speaker  Speaker       `json:"said_by"`
	Revision int           `json:"revision"` // of the transcript
	Span     briefing.Span `json:"span"`
	Quote    Text          `json:"quote"`
	Redacted bool          `json:"redacted"`
	// Before and After are what stands around the quote in its turn, about 200 characters, cut at words. More tells
	// that the turn goes on beyond them.
	Before     string `json:"before"`
	After      string `json:"after"`
	MoreBefore bool   `json:"more_before"`
	MoreAfter  bool   `json:"more_after"`
}

// Claim is one thing asserted.
type Claim struct {
	Key          string     `json:"claim"`
	Says         string     `json:"says"`
	Type         string     `json:"type"`
	Modality     string     `json:"modality"`
	AttributedTo *Named     `json:"attributed_to"` // the claimant whom the speaker quotes; nil where it is the speaker
	Topics       []Named    `json:"topics"`
	Note         Text       `json:"note"`
	Todo         Text       `json:"todo"`
	Confidence   Text       `json:"confidence"`
	Places       []Place    `json:"places"`
	Figures      []Figure   `json:"figures,omitzero"` // nil in the dossier of a figure
	Evidence     []Evidence `json:"evidence"`         // on the claim as a whole
	Reviews      []Review   `json:"reviews"`          // newest first
	LinksFrom    []Link     `json:"links_from"`
	LinksTo      []Link     `json:"links_to"`
	Same         []Same     `json:"same"` // the other claims that people judged to be the same, in the order in which they were said
	History      History    `json:"history"`
}

// Same is a claim that is the same as the dossier's.
type Same struct {
	Ref     string `json:"claim"` // EVENT#CLAIM
	Event   string `json:"event_title"`
	Date    Date   `json:"date"`
	Speaker Text   `json:"speaker_name"`
	Says    string `json:"says"`
}

// Bounds is what the words allow an amount to be. An end that is empty is open.
type Bounds struct {
	Lower          Text `json:"lower"`
	LowerInclusive bool `json:"lower_inclusive"`
	Upper          Text `json:"upper"`
	UpperInclusive bool `json:"upper_inclusive"`
	Interval       Text `json:"interval"` // as PostgreSQL writes it: [17.5,18.5)
	Words          Text `json:"words"`    // 17.5 to below 18.5
}

// Base is what a factor or a change is measured from; all empty where the speaker names nothing.
type Base struct {
	Period Text `json:"period"`
	Value  Text `json:"value"`
	Figure Text `json:"figure"`
}

// Figure is one number in a claim.
type Figure struct {
	Key            string     `json:"figure"` // c3.f1
	Place          Place      `json:"place"`
	Value          Text       `json:"value"` // in full, scale applied
	Unit           *Named     `json:"unit"`
	UnitText       Text       `json:"unit_text"` // the unit as said
	Bounds         *Bounds    `json:"bounds"`
	Rule           Text       `json:"rule"` // which gave the bounds
	Comparator     Text       `json:"comparator"`
	Hedge          Text       `json:"hedge"`
	Vague          bool       `json:"vague"`
	Spoken         Text       `json:"spoken"`
	Scale          Text       `json:"scale"`
	Currency       Text       `json:"currency"`
	CurrencyStated bool       `json:"currency_stated"`
	OfValue        Text       `json:"of_value"` // the denominator
	OfUnit         *Named     `json:"of_unit"`
	OfWhat         Text       `json:"of_what"`
	Base           *Base      `json:"base"`
	Kind           Text       `json:"kind"`
	RankOf         Text       `json:"rank_of"`
	RankOver       Text       `json:"rank_over"`
	Indicator      *Indicator `json:"indicator"`
	Area           *Named     `json:"area"`
	Period         Text       `json:"period"`
	AsCorrected    Text       `json:"as_corrected"`
	Basis          string     `json:"basis"` // read, given or override
	Note           Text       `json:"note"`
	Todo           Text       `json:"todo"`
	Confidence     Text       `json:"confidence"`
	Evidence       []Evidence `json:"evidence"`
	LinksFrom      []Link     `json:"links_from,omitzero"` // in a figure's own dossier alone: a claim's hold those of its figures
	LinksTo        []Link     `json:"links_to,omitzero"`
	History        History    `json:"history"`
}

// Indicator is what a figure measures.
type Indicator struct {
	Named
	Definition Text `json:"definition"`
	Producer   Text `json:"producer"`
}

// Evidence is a source for or against a claim or a figure.
type Evidence struct {
	Source    Source `json:"source"`
	Stance    string `json:"stance"`
	At        Text   `json:"at"` // where in the source
	Value     Text   `json:"value"`
	Vintage   Date   `json:"vintage"`
	Quote     Text   `json:"quote"`
	Checked   Date   `json:"checked"`
	CheckedBy *Named `json:"checked_by"`
	Origin    string `json:"origin"` // file or desk
	Note      Text   `json:"note"`
}

// Review is a dated verdict on a claim.
type Review struct {
	Scale     Named  `json:"scale"`
	Rating    Named  `json:"rating"`
	Truth     Text   `json:"truth"` // 0 to 1
	By        Named  `json:"by"`
	Date      Date   `json:"date"`
	Published Moment `json:"published"`
	Embargoed bool   `json:"embargoed"` // not published, or not yet
	// Superseded tells that a newer review of the same desk on the same scale is published.
	Superseded bool   `json:"superseded"`
	Summary    Text   `json:"summary"`
	URL        Text   `json:"url"`
	Origin     string `json:"origin"`
	Recorded   Moment `json:"recorded"`
	RecordedBy Text   `json:"recorded_by"`
	Note       Text   `json:"note"`
}

// Link leads from a claim or a figure to another one.
type Link struct {
	From     string `json:"from"` // EVENT#CLAIM or EVENT#CLAIM.FIGURE
	Relation string `json:"relation"`
	To       string `json:"to"`
	Loaded   bool   `json:"loaded"` // whether the other end is in the database
	Says     Text   `json:"says"`   // the claim at the other end
	Note     Text   `json:"note"`
}

// ParseRef reads the name of an event, a claim or a figure: EVENT, EVENT#CLAIM or EVENT#CLAIM.FIGURE.
func ParseRef(s string) (briefing.Ref, error) {
	if !strings.Contains(s, "#") {
		if !briefing.IsSlug(s) {
			return briefing.Ref{}, notRef(s)
		}
		return briefing.Ref{Event: s}, nil
	}
	ref, err := briefing.ParseRef(s)
	if err != nil {
		return briefing.Ref{}, notRef(s)
	}
	return ref, nil
}

func notRef(s string) error {
	const most = 80
	if runes := []rune(s); len(runes) > most {
		s = string(runes[:most]) + "…"
	}
	return fmt.Errorf("%q names no event, claim or figure; write EVENT, EVENT#c4 or EVENT#c4.f1", s)
}

// NotFoundError says that the database does not hold what was asked for.
type NotFoundError struct {
	Kind       string   // event, claim or figure; or a kind of catalogue entry
	Name       string   // slug, key of the claim, key of the figure
	In         string   // what it was looked for in; empty for an event and for an entry of the catalogue
	Renamed    string   // the complete reference that it got instead of that name, or empty
	Candidates []string // complete references that may have been meant, best first
	Known      int      // how many of the kind there are
}

func (e *NotFoundError) Error() string {
	var s string
	switch {
	case e.Kind == "event" && e.Known == 0:
		return fmt.Sprintf("there is no event %q: the database holds no event yet; `onrecord load PATH` loads some", e.Name)
	case e.Kind == "event":
		s = fmt.Sprintf("there is no event %q in the database", e.Name)
	case e.Renamed != "":
		return fmt.Sprintf("%s has no %s %q any more: it was renamed and is %s now", e.In, e.Kind, e.Name, e.Renamed)
	case e.In == "":
		s = fmt.Sprintf("there is no %s %q in the database", e.Kind, e.Name)
	case e.Known == 0:
		return fmt.Sprintf("%s has no %s %q: it has none at all", e.In, e.Kind, e.Name)
	default:
		s = fmt.Sprintf("%s has no %s %q", e.In, e.Kind, e.Name)
	}
	if len(e.Candidates) > 0 {
		return s + "; did you mean " + strings.Join(e.Candidates, " or ") + "?"
	}
	switch {
	case e.Kind == "event":
		return s + "; `onrecord report event` lists the events"
	case e.In == "":
		return s
	default:
		return fmt.Sprintf("%s; `onrecord show %s` lists what it has", s, e.In)
	}
}
