package briefing

// Span is a half-open range [Start, End) of a transcript, counted in Unicode code points of the text
// as read (UTF-8, BOM removed, CRLF and CR as LF, no normalization). PostgreSQL's substring counts the
// same way.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of code points.
func (s Span) Len() int { return s.End - s.Start }

// IsZero tells whether the span was never set: an anchored quote is never empty.
func (s Span) IsZero() bool { return s.Start == 0 && s.End == 0 }

// Contains tells whether o lies wholly within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps tells whether the two share at least one code point.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }
