package briefing

import (
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"
)

// The codes of the problems that Check and CheckCatalogue report. They are stable: a code is never given another
// meaning.
const (
	CodeMissing       = "missing-key"           // something that must be said is not
	CodeEmpty         = "blank-value"           // it is said, with a text of blanks
	CodeConflict      = "conflicting-keys"      // two things are said of which one rules the other out
	CodeBadSlug       = "bad-slug"              // the id of an event or a catalogue entry is malformed
	CodeBadID         = "bad-id"                // the id of a turn, claim, figure or appearance is malformed
	CodeDuplicateID   = "duplicate-id"          // two things of one kind have one id
	CodeDuplicate     = "duplicate-entry"       // the same evidence, review, link, topic or host is there twice
	CodeUnknownWord   = "unknown-word"          // a word that its closed vocabulary does not have
	CodeUnknownID     = "unknown-id"            // an id that leads nowhere, or to a thing of another kind
	CodeSelf          = "refers-to-itself"      // a thing that refers to itself
	CodeCycle         = "cycle"                 // a chain of references that comes back to its beginning
	CodeLaterTurn     = "later-turn"            // a turn that goes on with one that comes after it
	CodeContinued     = "continued-twice"       // two turns that go on with the same one
	CodeOtherSpeaker  = "other-speaker"         // a turn that goes on with one of another speaker
	CodeBadLanguage   = "bad-language"          // not a language tag of BCP 47
	CodeBadHash       = "bad-sha256"            // not 64 hexadecimal digits
	CodeBadURL        = "bad-url"               // not a web address
	CodeBadCountry    = "bad-iso"               // not an ISO 3166-1 alpha-2 code
	CodeBadWikidata   = "bad-wikidata"          // not a Wikidata item
	CodeBadCurrency   = "bad-currency"          // not an ISO 4217 code
	CodeBadWindow     = "bad-window"            // not the window of a superlative
	CodeBadDerived    = "bad-derived"           // not the rule of a derived indicator
	CodeBadConfidence = "bad-confidence"        // not a number from 0 to 1
	CodeBadFactor     = "bad-factor"            // a conversion factor that is not above zero
	CodeVagueValue    = "vague-with-value"      // a vague figure that has a value
	CodeRankKind      = "rank-of-other-kind"    // a superlative whose kind is another
	CodeOverrideNote  = "override-without-note" // an override that does not say why
	CodeNotComparable = "no-period"             // a figure without a period, which nothing can be held against
	CodeDateOrder     = "dates-out-of-order"    // an end that lies before its beginning
	CodeDraftOnly     = "draft-only"            // what a draft leaves to a person, in a file that is no draft
	CodeSharedWord    = "shared-word"           // a noun that two units claim
)

// Check reports what is wrong with a briefing, whatever format it came from: what must be said, the form of ids, the
// closed vocabularies, and every reference, in the briefing itself and into names. Without names (nil) references
// that lead out of the briefing are passed over.
//
// Whether a figure needs an indicator and a period depends on what its words turn out to be, so that is checked only
// of a figure whose quote is anchored ([Quote.Exact]): Check comes after package resolve.
//
// A field that was written and has no value ([Where].Fields has its name) could not be read. The reader has reported
// it, so it is not reported as missing as well.
func Check(b *Briefing, names *Names) []Problem {
	c := &checker{file: b.File, names: names, draft: b.Draft, b: b}
	c.index()
	root := &spot{noun: "briefing", where: &b.Where}
	c.event(root)
	c.transcript(root)
	c.appearances(root)
	c.localNames(root)
	c.turns(root)
	for i := range b.Claims {
		c.claim(root, i)
	}
	SortProblems(c.problems)
	return c.problems
}

// checker collects the problems of one briefing or one catalogue.
type checker struct {
	file     string
	names    *Names // nil: references out of the briefing are not checked
	draft    bool
	problems []Problem

	b        *Briefing // nil where a catalogue is checked
	speakers map[string]Speaker
	sources  map[string]Source
	appears  map[string]struct{}
	turnKeys map[string]struct{}
	targets  map[string]struct{} // claims by key, figures by CLAIM.FIGURE
	threads  *threads

	claimSeen map[string]Position // where the claim of a key was met first
}

func (c *checker) index() {
	c.speakers, c.sources = map[string]Speaker{}, map[string]Source{}
	c.appears, c.turnKeys, c.targets = map[string]struct{}{}, map[string]struct{}{}, map[string]struct{}{}
	for _, s := range c.b.Speakers {
		c.speakers[s.ID] = s
	}
	for _, s := range c.b.Sources {
		c.sources[s.ID] = s
	}
	for i := range c.b.Appearances {
		c.appears[c.b.Appearances[i].Key] = struct{}{}
	}
	for i := range c.b.Turns {
		c.turnKeys[c.b.Turns[i].Key] = struct{}{}
	}
	c.threads = newThreads(c.b)
	for i := range c.b.Claims {
		claim := &c.b.Claims[i]
		c.targets[claim.Key] = struct{}{}
		for j := range claim.Figures {
			c.targets[claim.Key+"."+claim.Figures[j].Key] = struct{}{}
		}
	}
}

// spot is a thing that is checked: what it is called and where it stands in the document.
type spot struct {
	parent *spot
	key    string // of the parent, under which it stands
	index  int    // in the list under key; -1 where it is no item of a list
	noun   string
	id     string
	where  *Where
}

func (s *spot) child(key string, index int, noun, id string, where *Where) *spot {
	return &spot{parent: s, key: key, index: index, noun: noun, id: id, where: where}
}

// path is where it stands: claims[3].figures[0].
func (s *spot) path() string {
	if s.parent == nil {
		return ""
	}
	p := s.parent.path()
	if p != "" {
		p += "."
	}
	p += s.key
	if s.index >= 0 {
		p += "[" + strconv.Itoa(s.index) + "]"
	}
	return p
}

func (s *spot) name() string {
	if s.id == "" {
		return "the " + s.noun
	}
	return "the " + s.noun + " " + abridged(s.id)
}

func (s *spot) wrote(field string) bool { return s.where.Has(field) }

// report adds a problem of one field of a thing; of the thing as a whole where field is "".
func (c *checker) report(s *spot, field string, p Problem) {
	p.File = c.file
	p.Position = s.where.Field(field)
	p.Path = s.path()
	if field != "" && p.Path != "" {
		p.Path += "."
	}
	p.Path += field
	c.problems = append(c.problems, p)
}

func (c *checker) fail(s *spot, field, code, text, hint, format string, args ...any) {
	c.report(s, field, Problem{Severity: Error, Code: code, Text: text, Message: fmt.Sprintf(format, args...), Hint: hint})
}

func (c *checker) warn(s *spot, field, code, text, hint, format string, args ...any) {
	c.report(s, field, Problem{Severity: Warning, Code: code, Text: text, Message: fmt.Sprintf(format, args...), Hint: hint})
}

// need reports a text that must be there and is not.
func (c *checker) need(s *spot, field, value string) {
	switch {
	case strings.TrimSpace(value) != "":
	case value != "":
		c.fail(s, field, CodeEmpty, value, "write it out", "the %q of %s is blank", field, s.name())
	default:
		c.missing(s, field, Error)
	}
}

// missing reports a field that must be there and was not written.
func (c *checker) missing(s *spot, field string, severity Severity) {
	if s.wrote(field) {
		return
	}
	c.report(s, "", Problem{
		Severity: severity, Code: CodeMissing, Text: field,
		Message: fmt.Sprintf("%s has no %q", s.name(), field), Hint: "add " + field + ": …",
	})
}

// leniently is the severity of what a draft may leave out.
func (c *checker) leniently() Severity {
	if c.draft {
		return Warning
	}
	return Error
}

func (c *checker) word(s *spot, field, value string, words []string) {
	if value == "" || slices.Contains(words, value) {
		return
	}
	c.report(s, field, Problem{
		Severity: Error, Code: CodeUnknownWord, Text: value,
		Message:    fmt.Sprintf("%q cannot be the %q of %s", abridged(value), field, s.name()),
		Hint:       "write one of: " + strings.Join(words, ", "),
		Candidates: Nearest(value, slices.Values(words)),
	})
}

func (c *checker) slug(s *spot, field, value string) {
	if value == "" || IsSlug(value) {
		return
	}
	c.fail(s, field, CodeBadSlug, value, "write small letters and digits, with single hyphens between them: some-name-2024",
		"%q cannot be the %q of %s", abridged(value), field, s.name())
}

func (c *checker) key(s *spot, field, value string) {
	if value == "" || IsKey(value) {
		return
	}
	c.fail(s, field, CodeBadID, value, "write letters, digits, hyphens and underscores, 64 at most: c4",
		"%q cannot be the %q of %s", abridged(value), field, s.name())
}

// unique reports an id that an earlier thing of its kind has.
func (c *checker) unique(s *spot, id string, seen map[string]Position) {
	if id == "" {
		return
	}
	if first, ok := seen[id]; ok {
		c.fail(s, "id", CodeDuplicateID, id, "give it an id of its own", "the id %q is used by the %s%s already", abridged(id), s.noun, onLine(first))
		return
	}
	seen[id] = s.where.Position
}

func onLine(p Position) string {
	if p.Line == 0 {
		return ""
	}
	return fmt.Sprintf(" on line %d", p.Line)
}

// repeated reports an entry that says again what an earlier one of its list says.
func (c *checker) repeated(s *spot, field, what string, identity string, seen map[string]bool) {
	if seen[identity] {
		c.fail(s, field, CodeDuplicate, "", "keep one of the two", "%s is there twice", what)
	}
	seen[identity] = true
}

// refer reports an id that leads nowhere. in and local are where it may lead.
func refer[E any](c *checker, s *spot, field, id, kind string, in, local map[string]E) {
	if id == "" || c.names == nil {
		return
	}
	if _, ok := in[id]; ok {
		return
	}
	if _, ok := local[id]; ok {
		return
	}
	c.unknown(s, field, id, kind, append(Nearest(id, maps.Keys(local)), Nearest(id, maps.Keys(in))...))
}

func (c *checker) unknown(s *spot, field, id, kind string, near []string) {
	p := Problem{
		Severity: Error, Code: CodeUnknownID, Text: id, Candidates: near,
		Message: fmt.Sprintf("there is no %s %q", kind, abridged(id)),
		Hint:    "correct the id, or add it to a *.catalog.yaml file that is read as well",
	}
	if other := c.names.kindOf(id); other != "" && other != kind {
		p.Message = fmt.Sprintf("%q is %s, not %s", abridged(id), withArticle(other), withArticle(kind))
		p.Hint = "write the id of " + withArticle(kind)
	}
	c.report(s, field, p)
}

// kindOf is what id names, of whatever kind; "" for nothing.
func (n *Names) kindOf(id string) string {
	for _, k := range []struct {
		kind string
		has  bool
	}{
		{"speaker", has(n.Speakers, id)}, {"organization", has(n.Organizations, id)}, {"area", has(n.Areas, id)},
		{"unit", has(n.Units, id)}, {"indicator", has(n.Indicators, id)}, {"source", has(n.Sources, id)},
		{"topic", has(n.Topics, id)}, {"rating scale", has(n.RatingScales, id)},
	} {
		if k.has {
			return k.kind
		}
	}
	return ""
}

func has[E any](m map[string]E, id string) bool {
	_, ok := m[id]
	return ok
}

func withArticle(noun string) string {
	if strings.ContainsRune("aeio", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}

// unit reports what is neither a unit of the catalogue nor an ISO 4217 code.
func (c *checker) unit(s *spot, field, id string) {
	if id == "" || c.names == nil || has(c.names.Units, id) || IsCurrency(id) {
		return
	}
	near := Nearest(id, maps.Keys(c.names.Units))
	if upper := strings.ToUpper(id); IsCurrency(upper) {
		near = append([]string{upper}, near...)
	}
	c.unknown(s, field, id, "unit", near)
}

func (c *checker) currency(s *spot, field, code string) {
	if code == "" || IsCurrency(code) {
		return
	}
	p := Problem{
		Severity: Error, Code: CodeBadCurrency, Text: code,
		Message: fmt.Sprintf("%q is not the ISO 4217 code of a currency", abridged(code)),
		Hint:    "write three capitals, as in USD; leave it out where the speaker does not say it",
	}
	if upper := strings.ToUpper(code); IsCurrency(upper) {
		p.Candidates = []string{upper}
	}
	c.report(s, field, p)
}

// IsCurrency tells whether code is a currency of ISO 4217, in capitals. The codes for no currency and for tests are
// not.
func IsCurrency(code string) bool {
	if len(code) != 3 || strings.ToUpper(code) != code || code == "XXX" || code == "XTS" {
		return false
	}
	u, err := currency.ParseISO(code)
	return err == nil && u.String() == code
}

func (c *checker) url(s *spot, field, address string) {
	if address == "" {
		return
	}
	u, err := url.Parse(address)
	if err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && !strings.ContainsAny(address, " \n\t") {
		return
	}
	c.fail(s, field, CodeBadURL, address, "write it in full: https://example.org/page", "%q is not a web address", abridged(address))
}

var (
	hashPattern     = regexp.MustCompile(`^[0-9a-f]{64}$`)
	wikidataPattern = regexp.MustCompile(`^Q[1-9][0-9]*$`)
	countryPattern  = regexp.MustCompile(`^[A-Z]{2}$`)
)

func (c *checker) sha256(s *spot, field, hash string) {
	if hash == "" || hashPattern.MatchString(hash) {
		return
	}
	c.fail(s, field, CodeBadHash, hash, "write the 64 hexadecimal digits that sha256sum prints",
		"%q is not a SHA-256 hash (%d characters)", abridged(hash), len([]rune(hash)))
}

func (c *checker) wikidata(s *spot, item string) {
	if item == "" || wikidataPattern.MatchString(item) {
		return
	}
	c.fail(s, "wikidata", CodeBadWikidata, item, "write the item's number, as in Q7184", "%q is not a Wikidata item", abridged(item))
}

func (c *checker) country(s *spot, iso string) {
	if iso == "" {
		return
	}
	r, err := language.ParseRegion(iso)
	if err == nil && countryPattern.MatchString(iso) && r.IsCountry() {
		return
	}
	c.fail(s, "iso", CodeBadCountry, iso, "write two capitals, as in UA", "%q is not the ISO 3166-1 code of a country", abridged(iso))
}

func (c *checker) language(s *spot, tag string) {
	if tag == "" {
		return
	}
	if t, err := language.Parse(tag); err == nil && t != language.Und {
		return
	}
	c.fail(s, "language", CodeBadLanguage, tag, "write a tag of BCP 47: en, en-GB, sr-Latn", "%q is not a language", abridged(tag))
}

// annotation checks what may be written on anything.
func (c *checker) annotation(s *spot, a Annotation) {
	if a.Confidence != "" {
		d, err := ParseDecimal(a.Confidence)
		if err != nil || d.IsNegative() || d.GreaterThan(one) {
			c.fail(s, "confidence", CodeBadConfidence, a.Confidence, "write a number from 0 to 1, as in 0.8",
				"%q is not a confidence", abridged(a.Confidence))
		}
	}
	if c.draft {
		return
	}
	for _, field := range []struct{ name, value string }{{"todo", a.Todo}, {"confidence", a.Confidence}} {
		if field.value != "" {
			c.warn(s, field.name, CodeDraftOnly, field.value, "settle it and remove the key, or write status: draft at the top",
				"%s has a %q, which belongs in a draft", s.name(), field.name)
		}
	}
}
