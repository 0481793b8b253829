package quantity

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"unicode/utf16"
)

// peerSuite is a file of cases of another project, and how its results map to ours.
type peerSuite struct {
	name, file string
	least      float64 // the share of its cases that must pass, whichever of them are there
	cases      int     // how many there are in the half that the grammar was tuned on; of so many
	passes     int     // at least these must pass
	read       func(t *testing.T, path string) []peerCase
	sort       func(q Quantity, text []rune) bool          // whether a record is of the suite's sort, so that it must be expected
	says       func(q Quantity) []peerNumber               // what a record of ours says in the suite's terms; or
	meets      func(want peerResult, q Quantity) bool      // whether a record says what is wanted; or
	together   func(want peerResult, said []Quantity) bool // whether all records at the place do
}

// peerCase is a text and what the peer finds in it.
type peerCase struct {
	text string
	want []peerResult
}

// peerNumber is a value in a unit of ours; "" is any unit, and none.
type peerNumber struct {
	value *big.Rat
	unit  string
}

// peerResult is one result that a peer expects. start and end are half-open code points.
type peerResult struct {
	start, end int
	number     peerNumber
	bounds     *peerBounds
	noNumber   bool // a unit on its own
}

// peerBounds is a range; nil ends are open.
type peerBounds struct {
	lower, upper     *big.Rat
	lowerIn, upperIn bool
}

func (b *peerBounds) isPoint() bool {
	return b.lower != nil && b.upper != nil && b.lower.Cmp(b.upper) == 0
}

var peerSuites = []peerSuite{
	{name: "Number", cases: 118, passes: 112, least: 0.86, file: "recognizers/Number/English/NumberModel.json", read: readRecognizers(numberOf), says: saysNumbers, sort: isBareNumber},
	{name: "NumberExperimental", cases: 77, passes: 75, least: 0.90, file: "recognizers/Number/English/NumberModelExperimentalMode.json", read: readRecognizers(numberOf), says: saysNumbers, sort: isBareNumber},
	{name: "NumberPercentMode", cases: 1, passes: 1, file: "recognizers/Number/English/NumberModelPercentMode.json", read: readRecognizers(numberOf), says: saysNumbers, sort: isBareNumber},
	{name: "Percent", cases: 10, passes: 10, least: 0.86, file: "recognizers/Number/English/PercentModel.json", read: readRecognizers(percentOf), says: saysPercent, sort: isPercent},
	{name: "PercentMode", cases: 6, passes: 6, least: 0.80, file: "recognizers/Number/English/PercentModelPercentMode.json", read: readRecognizers(percentOf), says: saysShare, sort: isShareOf},
	{name: "NumberRange", cases: 44, passes: 37, least: 0.75, file: "recognizers/Number/English/NumberRangeModel.json", read: readRecognizers(rangeOf), sort: isCompared, together: meetsRange},
	{name: "NumberRangeExperimental", cases: 38, passes: 37, least: 0.88, file: "recognizers/Number/English/NumberRangeModelExperimentalMode.json", read: readRecognizers(rangeOf), sort: isCompared, together: meetsRange},
	{name: "Ordinal", cases: 27, passes: 8, least: 0.20, file: "recognizers/Number/English/OrdinalModel.json", read: readRecognizers(ordinalOf), says: saysOrdinal, sort: isOrdinal},
	{name: "OrdinalSuppressed", cases: 17, passes: 15, least: 0.80, file: "recognizers/Number/English/OrdinalModelSuppressExtendedTypes.json", read: readRecognizers(ordinalOf), says: saysOrdinal, sort: isOrdinal},
	{name: "Age", cases: 10, passes: 10, least: 1, file: "recognizers/NumberWithUnit/English/AgeModel.json", read: readRecognizers(unitOf), says: saysMeasures, sort: isAge},
	{name: "Currency", cases: 90, passes: 85, least: 0.86, file: "recognizers/NumberWithUnit/English/CurrencyModel.json", read: readRecognizers(currencyOf), says: saysMoney, sort: isMoney},
	{name: "Dimension", cases: 50, passes: 48, least: 0.88, file: "recognizers/NumberWithUnit/English/DimensionModel.json", read: readRecognizers(dimensionOf), says: saysMeasures, sort: isDimension},
	{name: "Temperature", cases: 22, passes: 20, least: 0.85, file: "recognizers/NumberWithUnit/English/TemperatureModel.json", read: readRecognizers(unitOf), says: saysMeasures, sort: isTemperature},
	{name: "quantulum3", cases: 101, passes: 86, least: 0.80, file: "quantulum3/_lang/en_US/tests/quantities.json", read: readQuantulum, sort: hasNumber, meets: meetsQuantulum},
	{name: "quantulum3-ambiguity", cases: 20, passes: 13, least: 0.60, file: "quantulum3/_lang/en_US/tests/quantities.ambiguity.json", read: readQuantulum, sort: hasNumber, meets: meetsQuantulum},
}

// TestConformance reads the cases of other projects. A case passes when each result that the peer
// expects is found at its place with its value and unit, and nothing else of the suite's sort is.
func TestConformance(t *testing.T) {
	corpus := os.Getenv("ONRECORD_CORPUS")
	if corpus == "" {
		t.Skip("ONRECORD_CORPUS is not set")
	}
	listed := readDifferences(t)
	reader := English(nil)
	for _, suite := range peerSuites {
		t.Run(suite.name, func(t *testing.T) {
			cases := suite.read(t, filepath.Join(corpus, "numbers", suite.file))
			passed := 0
			for _, c := range cases {
				complaint := suite.judge(c, reader.Read(c.text))
				_, differs := listed[suite.name+" "+caseName(c.text)]
				switch {
				case complaint == "" && differs:
					t.Errorf("%s passes and is listed as read differently: %q", caseName(c.text), c.text)
				case complaint == "":
					passed++
				case !differs:
					t.Logf("%s %q: %s", caseName(c.text), c.text, complaint)
				}
			}
			t.Logf("%s: %d/%d passed", suite.name, passed, len(cases))
			if share := float64(passed) / float64(len(cases)); share < suite.least {
				t.Errorf("%.3f of the cases pass, fewer than %.3f", share, suite.least)
			}
			if len(cases) == suite.cases && passed < suite.passes {
				t.Errorf("%d cases pass, fewer than %d", passed, suite.passes)
			}
		})
	}
}

// judge says what is wrong with what was found in a case, or "".
func (s *peerSuite) judge(c peerCase, found []Quantity) string {
	expected := make([]bool, len(found)) // records that some result accounts for
	for _, want := range c.want {
		if want.noNumber {
			if !isVagueAt(want, found, expected) {
				return fmt.Sprintf("a unit without a number at %d is no quantity", want.start)
			}
			continue
		}
		if !s.account(want, found, expected) {
			return fmt.Sprintf("missing %s at %d..%d; found %s", want, want.start, want.end, describeFound(found))
		}
	}
	text := []rune(c.text)
	for i, q := range found {
		if !expected[i] && s.sort(q, text) {
			return "not expected: " + describeFound(found[i:i+1])
		}
	}
	return ""
}

// isVagueAt says whether a number that is meant and not said is found at the place of a unit
// without one, or a denominator of that unit, and marks it.
func isVagueAt(want peerResult, found []Quantity, expected []bool) bool {
	for i, q := range found {
		means := q.Vague && q.Unit == want.number.unit || q.OfUnit != "" && q.OfUnit == want.number.unit
		if means && q.Start < want.end && want.start < q.End {
			expected[i] = true
			return true
		}
	}
	return false
}

// account finds the records that say what is wanted, and marks them.
func (s *peerSuite) account(want peerResult, found []Quantity, expected []bool) bool {
	var there []Quantity
	ok := false
	for i, q := range found {
		if q.End <= want.start || q.Start >= want.end {
			continue
		}
		if s.together != nil && (s.sort(q, nil) || want.bounds.isPoint()) {
			there = append(there, q)
			expected[i] = true
		}
		if s.together == nil && s.saysWanted(q, want) {
			expected[i], ok = true, true
		}
	}
	return ok || s.together != nil && s.together(want, there)
}

func (s *peerSuite) saysWanted(q Quantity, want peerResult) bool {
	if s.meets != nil {
		return s.meets(want, q)
	}
	for _, n := range s.says(q) {
		if n.equals(want.number) {
			return true
		}
	}
	return false
}

// equals compares values to twelve digits, since peers calculate in floating point; units are compared where the
// wanted one is known.
func (n peerNumber) equals(want peerNumber) bool {
	same := want.unit == n.unit || want.unit == "ton" && n.unit == "tonne" || want.unit == "millilitre" && n.unit == "cubic-centimetre"
	return n.value != nil && (want.unit == "" || same) && near(n.value, want.value)
}

// near compares two numbers, of which none equals none alone.
func near(a, b *big.Rat) bool {
	if a == nil || b == nil {
		return a == b
	}
	off := new(big.Rat).Sub(a, b)
	allowed := new(big.Rat).Mul(new(big.Rat).Abs(b), big.NewRat(1, 1_000_000_000_000))
	if cut := power(-fractionPlaces); !b.IsInt() && new(big.Rat).Abs(b).Cmp(power(-4)) > 0 && allowed.Cmp(cut) < 0 {
		allowed = cut // repeating decimals are cut after ten places
	}
	return off.Abs(off).Cmp(allowed) <= 0
}

func (r peerResult) String() string {
	if b := r.bounds; b != nil {
		return fmt.Sprintf("%v..%v", b.lower, b.upper)
	}
	return plain(r.number.value) + " " + r.number.unit
}

func describeFound(found []Quantity) string {
	var out []string
	for _, q := range found {
		of := ""
		if q.OfText != "" {
			of = " of " + q.OfValue + " " + q.OfUnit + " " + q.OfText
		}
		out = append(out, fmt.Sprintf("[%d..%d %s %s%s..%s %s%s kind=%s %q]", q.Start, q.End, q.Comparator, q.Value, q.Bounds.Lower, q.Bounds.Upper, q.Unit, of, q.Kind, q.UnitText))
	}
	return strings.Join(out, " ")
}

// caseName is a name of a case that holds whichever other cases are in the file.
func caseName(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:4])
}

// readDifferences gives the reasons of the cases that are read differently on purpose, by suite
// and name.
func readDifferences(t *testing.T) map[string]string {
	t.Helper()
	raw, err := os.ReadFile("testdata/conformance.tsv")
	if err != nil {
		t.Fatalf("reading the list of differences: %v", err)
	}
	listed := map[string]string{}
	lines := bufio.NewScanner(bytes.NewReader(raw))
	for lines.Scan() {
		if lines.Text() == "" || strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		fields := strings.Split(lines.Text(), "\t")
		if len(fields) != 3 || fields[2] == "" {
			t.Fatalf("a line is no suite, name and reason: %q", lines.Text())
		}
		listed[fields[0]+" "+fields[1]] = fields[2]
	}
	return listed
}

// recognizersResult is a result of a Recognizers-Text spec. Start and End are inclusive and count
// UTF-16 units.
type recognizersResult struct {
	Text, TypeName string
	Start, End     *int
	Resolution     map[string]any
}

// readRecognizers reads a spec; of turns a resolution into what is wanted.
func readRecognizers(of func(resolution func(string) string, want *peerResult)) func(*testing.T, string) []peerCase {
	return func(t *testing.T, path string) []peerCase {
		t.Helper()
		var specs []struct {
			Input   string
			Results []recognizersResult
		}
		readJSON(t, path, &specs)
		cases := make([]peerCase, len(specs))
		for i, spec := range specs {
			cases[i].text = spec.Input
			at := 0
			for _, r := range spec.Results {
				var want peerResult
				want.start, want.end = r.place(spec.Input, at)
				at = want.end
				resolution := func(key string) string {
					if value := r.Resolution[key]; value != nil {
						return fmt.Sprint(value)
					}
					return ""
				}
				of(resolution, &want)
				cases[i].want = append(cases[i].want, want)
			}
		}
		return cases
	}
}

// place gives the span in code points; where a result has none, its text is looked for.
func (r *recognizersResult) place(text string, after int) (start, end int) {
	if r.Start != nil && r.End != nil {
		units := utf16.Encode([]rune(text))
		first, last := min(*r.Start, len(units)), min(*r.End+1, len(units))
		start = len(utf16.Decode(units[:first]))
		return start, start + len(utf16.Decode(units[first:last]))
	}
	runes := []rune(strings.ToLower(text))
	wanted := []rune(strings.ToLower(r.Text))
	for at := after; at+len(wanted) <= len(runes); at++ {
		if string(runes[at:at+len(wanted)]) == string(wanted) {
			return at, at + len(wanted)
		}
	}
	return 0, len(runes)
}

func readJSON(t *testing.T, path string, into any) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("reading a peer's cases: %v", err)
	}
	if err := json.Unmarshal(bytes.TrimPrefix(raw, []byte("\ufeff")), into); err != nil {
		t.Fatalf("reading a peer's cases in %s: %v", path, err)
	}
}

func rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return nil
	}
	return r
}

func numberOf(resolution func(string) string, want *peerResult) {
	want.number.value = rat(resolution("value"))
	want.noNumber = want.number.value == nil
}

func percentOf(resolution func(string) string, want *peerResult) {
	want.number = peerNumber{rat(strings.TrimSuffix(resolution("value"), "%")), "percent"}
	want.noNumber = want.number.value == nil
}

func ordinalOf(resolution func(string) string, want *peerResult) {
	want.number.value = rat(resolution("value"))
	if want.number.value == nil { // 'end-1', 'current+0'
		want.number = peerNumber{new(big.Rat), "relative"}
	}
}

func unitOf(resolution func(string) string, want *peerResult) {
	numberOf(resolution, want)
	want.number.unit = peerSlug(resolution("unit"))
}

// dimensionOf is unitOf where a degree is one of arc.
func dimensionOf(resolution func(string) string, want *peerResult) {
	unitOf(resolution, want)
	if want.number.unit == "degree" {
		want.number.unit = "degree-of-arc"
	}
}

// currencyOf takes the ISO code, or what the name of a currency or of its hundredth stands for. What
// belongs to no country that is said has the unit 'money'.
func currencyOf(resolution func(string) string, want *peerResult) {
	numberOf(resolution, want)
	if want.noNumber {
		return
	}
	want.number.unit = resolution("isoCurrency")
	switch resolution("unit") {
	case "Dollar":
		want.number.unit = "USD"
	case "Pound":
		want.number.unit = "GBP"
	case "Rupee":
		want.number.unit = "INR"
	case "Cent":
		want.number.unit = "USD"
		want.number.value.Quo(want.number.value, big.NewRat(100, 1))
	case "Pence", "Penny":
		want.number.unit = "GBP"
		want.number.value.Quo(want.number.value, big.NewRat(100, 1))
	case "Finnish markka":
		want.number.unit = "FIM"
	default:
		if want.number.unit == "" {
			want.number.unit = "money"
		}
	}
}

func rangeOf(resolution func(string) string, want *peerResult) {
	value := resolution("value")
	lower, upper, _ := strings.Cut(strings.Trim(value, "[]()"), ",")
	want.bounds = &peerBounds{rat(lower), rat(upper), strings.HasPrefix(value, "["), strings.HasSuffix(value, "]")}
}

// saysNumbers gives every number that a record holds: its value, both ends of a range, the
// denominator's, the value as a part of that, and that of the base.
func saysNumbers(q Quantity) []peerNumber {
	said := saysMeasures(q)
	if of := rat(q.OfValue); of != nil {
		said = append(said, peerNumber{value: of})
		if value := rat(q.Value); value != nil && of.Sign() != 0 {
			said = append(said, peerNumber{value: new(big.Rat).Quo(value, of)})
		}
	}
	if q.Base != nil {
		for _, value := range []string{q.Base.Value, q.Base.Period} {
			if base := rat(value); base != nil {
				said = append(said, peerNumber{value: base})
			}
		}
	}
	return said
}

// saysMeasures gives the value of a record, or both ends of a range.
func saysMeasures(q Quantity) []peerNumber {
	if q.Comparator == CompareBetween {
		return []peerNumber{{rat(q.Bounds.Lower), q.Unit}, {rat(q.Bounds.Upper), q.Unit}}
	}
	value := rat(q.Value)
	if value == nil {
		return nil
	}
	if q.Unit == "inch" {
		return []peerNumber{{value, "inch"}, {new(big.Rat).Quo(value, big.NewRat(12, 1)), "foot"}}
	}
	return []peerNumber{{value, q.Unit}}
}

func saysPercent(q Quantity) []peerNumber {
	if !isPercent(q, nil) {
		return nil
	}
	said := saysMeasures(q)
	if q.OfUnit == "percent" {
		said = append(said, peerNumber{rat(q.OfValue), q.OfUnit})
	}
	return said
}

// saysShare takes fractions and N out of M as percentages, too.
func saysShare(q Quantity) []peerNumber {
	said := saysPercent(q)
	hundred := big.NewRat(100, 1)
	value, of := rat(q.Value), rat(q.OfValue)
	if value != nil && q.Unit == "fraction" {
		said = append(said, peerNumber{new(big.Rat).Mul(value, hundred), "percent"})
	}
	if value != nil && of != nil && of.Sign() != 0 {
		said = append(said, peerNumber{new(big.Rat).Mul(new(big.Rat).Quo(value, of), hundred), "percent"})
	}
	return said
}

func saysOrdinal(q Quantity) []peerNumber {
	if isOrdinal(q, nil) {
		return []peerNumber{{value: rat(q.Value)}}
	}
	return nil
}

func saysMoney(q Quantity) []peerNumber {
	if !isMoney(q, nil) {
		return nil
	}
	said := saysMeasures(q)
	if value := rat(q.Value); value != nil && q.Kind == KindChange { // a fall is negative with us
		said = append(said, peerNumber{value: new(big.Rat).Neg(value)})
	}
	for i := range said {
		if said[i].unit = q.Currency; q.Currency == "" {
			said[i].unit = "money"
		}
	}
	return said
}

func hasNumber(q Quantity, _ []rune) bool {
	return (q.Value != "" || q.Comparator == CompareBetween) && q.Kind != KindOrdinal && q.Kind != KindRank
}

// isBareNumber leaves out what the Number suites leave to others: ordinals, and numbers that their
// unit is joined to.
func isBareNumber(q Quantity, text []rune) bool {
	if !hasNumber(q, text) {
		return false
	}
	joined := q.UnitText != "" && q.Kind == KindLevel
	for i := q.CoreStart; joined && i < q.CoreEnd; i++ {
		joined = text[i] != ' '
	}
	return !joined
}

func isPercent(q Quantity, _ []rune) bool {
	return q.Unit == "percent" && (q.Value != "" || q.Vague || q.Comparator == CompareBetween)
}

func isShareOf(q Quantity, _ []rune) bool {
	return isPercent(q, nil) || q.Value != "" && q.OfText != ""
}

// isCompared holds for what is no single number; 'approximately' leaves one.
func isCompared(q Quantity, _ []rune) bool {
	switch q.Comparator {
	case CompareGreater, CompareAtLeast, CompareLess, CompareAtMost, CompareBetween:
		return q.Kind != KindDate
	}
	return false
}

func isOrdinal(q Quantity, _ []rune) bool { return q.Kind == KindOrdinal }

func isMoney(q Quantity, _ []rune) bool { return q.Kind == KindMoney || q.Currency != "" }

// isAge holds for lengths of time that say so.
func isAge(q Quantity, text []rune) bool {
	words := strings.ToLower(string(text[q.Start:q.End]))
	return q.Kind == KindDuration && q.Value != "" && (strings.HasSuffix(words, "old") || strings.HasSuffix(words, "of age") || strings.HasSuffix(words, " yo"))
}

var temperatureUnits = set("degree degree-celsius degree-fahrenheit kelvin degree-rankine")

func isTemperature(q Quantity, _ []rune) bool { return hasNumber(q, nil) && temperatureUnits[q.Unit] }

func isDimension(q Quantity, _ []rune) bool {
	return hasNumber(q, nil) && q.Kind == KindLevel && !temperatureUnits[q.Unit]
}

// meetsRange says whether what is said of a range, one end or both in each record, comes down to
// the wanted one.
func meetsRange(want peerResult, said []Quantity) bool {
	var lower, upper *big.Rat
	lowerIn, upperIn := false, false
	for _, q := range said {
		value := rat(q.Value)
		switch q.Comparator {
		case CompareGreater, CompareAtLeast:
			lower, lowerIn = value, q.Comparator == CompareAtLeast
		case CompareLess, CompareAtMost:
			upper, upperIn = value, q.Comparator == CompareAtMost
		case CompareBetween:
			lower, upper = rat(q.Bounds.Lower), rat(q.Bounds.Upper)
			lowerIn, upperIn = true, true
		case CompareEqual:
			lower, upper, lowerIn, upperIn = value, value, true, true
		}
	}
	b := want.bounds
	return near(lower, b.lower) && near(upper, b.upper) && lowerIn == b.lowerIn && upperIn == b.upperIn
}

// readQuantulum reads quantulum3's cases. A value with an uncertainty is a range.
func readQuantulum(t *testing.T, path string) []peerCase {
	t.Helper()
	var specs []struct {
		Req string
		Res []struct {
			Value, Uncertainty json.Number
			Unit, Surface      string
		}
	}
	readJSON(t, path, &specs)
	cases := make([]peerCase, len(specs))
	for i, spec := range specs {
		cases[i].text = spec.Req
		at := 0
		for _, r := range spec.Res {
			result := recognizersResult{Text: r.Surface}
			var want peerResult
			want.start, want.end = result.place(spec.Req, at)
			if want.start == 0 && want.end == len([]rune(spec.Req)) {
				want.start, want.end = result.place(spec.Req, 0)
			} else {
				at = want.end
			}
			want.number = peerNumber{rat(r.Value.String()), peerSlug(r.Unit)}
			if n, ok := peerParts[r.Unit]; ok {
				want.number = peerNumber{new(big.Rat).Mul(n.value, want.number.value), n.unit}
			}
			if off := rat(r.Uncertainty.String()); off != nil && off.Sign() != 0 {
				want.bounds = &peerBounds{lower: new(big.Rat).Sub(want.number.value, off), upper: new(big.Rat).Add(want.number.value, off)}
			}
			cases[i].want = append(cases[i].want, want)
		}
	}
	return cases
}

// meetsQuantulum says whether a record gives the wanted value and unit or, of a range, both of its
// ends and the unit.
func meetsQuantulum(want peerResult, q Quantity) bool {
	bare := want.number.unit == "dimensionless"
	if !bare && fullUnit(q) != want.number.unit || bare && isMeasured(q) {
		return false
	}
	if b := want.bounds; b != nil {
		return near(rat(q.Bounds.Lower), b.lower) && near(rat(q.Bounds.Upper), b.upper)
	}
	return q.Comparator != CompareBetween && near(rat(q.Value), want.number.value)
}

func isMeasured(q Quantity) bool {
	return q.Kind == KindLevel || q.Kind == KindDuration || q.Kind == KindMoney || q.Unit == "percent"
}

// fullUnit is a record's unit with that of its denominator: 'USD-per-hour'.
func fullUnit(q Quantity) string {
	if q.OfUnit == "" {
		return q.Unit
	}
	return q.Unit + "-per-" + q.OfUnit
}

// peerUnits are the units that peers name otherwise than we do, by their name in our style.
var peerUnits = map[string]string{
	"c": "degree-celsius", "f": "degree-fahrenheit", "k": "kelvin", "age": "year", "metric-ton": "tonne", "ton": "ton",
	"pound-sterling": "GBP", "dollar": "USD", "euro": "EUR", "pound-mass": "pound", "cubic-centimetre": "millilitre", "count": "",
}

// peerParts are units of quantulum3 that are a number of something else with us.
var peerParts = map[string]peerNumber{
	"cent": {big.NewRat(1, 100), "USD"}, "dime": {big.NewRat(1, 10), "USD"}, "dozen": {big.NewRat(12, 1), "dimensionless"},
}

// peerSlug turns a peer's name of a unit into our slug.
func peerSlug(name string) string {
	slug := strings.ReplaceAll(strings.ToLower(name), " ", "-")
	for _, spelling := range [][2]string{{"meter", "metre"}, {"liter", "litre"}, {"percentage", "percent"}} {
		slug = strings.ReplaceAll(slug, spelling[0], spelling[1])
	}
	for _, theirs := range sortedKeys(peerUnits) {
		if slug == theirs || strings.HasPrefix(slug, theirs+"-per-") {
			return peerUnits[theirs] + strings.TrimPrefix(slug, theirs)
		}
	}
	return slug
}

func sortedKeys(m map[string]string) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}
