package briefing

import "github.com/shopspring/decimal"

// Catalogue is the names that briefings share. Entries are in the order of their file.
type Catalogue struct {
	File          string `json:"-"` // as the user named it
	FileSHA256    string `json:"-"`
	Reason        string `json:"-"` // why it is loaded, where a person says so; it goes into the history
	Speakers      []Speaker
	Organizations []Organization
	Areas         []Area
	Units         []Unit
	Indicators    []Indicator
	Sources       []Source
	Topics        []Topic
	RatingScales  []RatingScale
}

// Speaker is a person, or a body that speaks.
type Speaker struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Kind     string   `json:"kind,omitempty"` // one of SpeakerKinds
	Aliases  []string `json:"aliases,omitempty"`
	Wikidata string   `json:"wikidata,omitempty"`
	Roles    []Role   `json:"roles,omitempty"`
	Note     string   `json:"note,omitempty"`
	Where    Where    `json:"-"`
}

// Role is an office that a speaker holds or held.
type Role struct {
	Title        string `json:"title,omitempty"`
	Organization string `json:"organization,omitempty"` // organization id, or empty
	From         Date   `json:"from,omitzero"`
	To           Date   `json:"to,omitzero"`
	Where        Where  `json:"-"`
}

// Organization is a body: a ministry, an alliance, a fact-checking desk.
type Organization struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Aliases  []string `json:"aliases,omitempty"`
	URL      string   `json:"url,omitempty"`
	Wikidata string   `json:"wikidata,omitempty"`
	Note     string   `json:"note,omitempty"`
	Where    Where    `json:"-"`
}

// Area is what a figure is about: a country, a group of countries.
type Area struct {
	ID     string   `json:"id"`
	Name   string   `json:"name"`
	Kind   string   `json:"kind,omitempty"` // one of AreaKinds
	ISO    string   `json:"iso,omitempty"`  // ISO 3166-1 alpha-2, or empty
	Within []string `json:"within,omitempty"`
	Note   string   `json:"note,omitempty"`
	Where  Where    `json:"-"`
}

// Unit is what a figure counts.
type Unit struct {
	ID       string      `json:"id"`
	Name     string      `json:"name"`
	Words    []string    `json:"words,omitempty"` // the nouns that the quantity grammar takes for it
	Converts *Conversion `json:"converts,omitempty"`
	Note     string      `json:"note,omitempty"`
	Where    Where       `json:"-"`
}

// Conversion is exact: one of the unit is Numerator/Denominator of the unit To.
type Conversion struct {
	To          string          `json:"to,omitempty"`
	Numerator   decimal.Decimal `json:"numerator,omitempty"`
	Denominator decimal.Decimal `json:"denominator,omitempty"`
	Where       Where           `json:"-"`
}

// Indicator is something that can be measured.
type Indicator struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	Unit       string `json:"unit,omitempty"`
	Definition string `json:"definition,omitempty"`
	Direction  string `json:"direction,omitempty"` // one of Directions: which way is better
	Derived    string `json:"derived,omitempty"`   // "nato-members - 1": computed from another indicator
	Producer   string `json:"producer,omitempty"`  // organization id of the body that measures it
	Note       string `json:"note,omitempty"`
	Where      Where  `json:"-"`
}

// Source is a publication.
type Source struct {
	ID          string `json:"id"`
	Title       string `json:"title,omitempty"`
	Publisher   string `json:"publisher,omitempty"`
	Kind        string `json:"kind,omitempty"`
	URL         string `json:"url,omitempty"`
	ArchivedURL string `json:"archived_url,omitempty"`
	Published   Date   `json:"published,omitzero"`
	Accessed    Date   `json:"accessed,omitzero"`
	Licence     string `json:"licence,omitempty"`
	SHA256      string `json:"sha256,omitempty"`
	Note        string `json:"note,omitempty"`
	Where       Where  `json:"-"`
}

// Topic is a subject of claims.
type Topic struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Note  string `json:"note,omitempty"`
	Where Where  `json:"-"`
}

// RatingScale is a publisher's ordered verdicts.
type RatingScale struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Ratings []Rating `json:"ratings,omitempty"`
	Note    string   `json:"note,omitempty"`
	Where   Where    `json:"-"`
}

// Rating is one verdict of a scale. A verdict outside the order ("cannot be checked") has no rank.
type Rating struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Rank  *int   `json:"rank,omitempty"` // higher is truer
	Where Where  `json:"-"`
}
