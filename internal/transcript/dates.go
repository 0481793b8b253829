package transcript

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

const (
	monthNames = `(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?`
	blankRun   = `[\s\x{a0}\x{202f}]`
)

var (
	dayMonth = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?(?:` + blankRun + `+of)?` + blankRun + `+(` + monthNames + `),?` + blankRun + `+(\d{4})\b`)
	monthDay = regexp.MustCompile(`(?i)\b(` + monthNames + `)` + blankRun + `+(\d{1,2})(?:st|nd|rd|th)?,?` + blankRun + `+(\d{4})\b`)
	isoDay   = regexp.MustCompile(`\b(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}))?`)
	// numeric is a day in figures, with the year at its end: the first of the other two may be the day or the month.
	numeric = regexp.MustCompile(`\b(\d{1,2})([/.])(\d{1,2})[/.](\d{4})\b`)
	clock   = regexp.MustCompile(`^[,\s\x{a0}\-–|]*(?:at` + blankRun + `+)?(\d{1,2}):(\d{2})(?::\d{2})?(?:` + blankRun + `*([AaPp])\.?[Mm]\b\.?)?`)
)

// found is a date of a text.
type foundDate struct {
	value  string // 2024-06-18, or 2024-06-18T14:16
	lo, hi int    // bytes
}

func (d foundDate) day() string { return prefix(d.value, len("2024-06-18")) }

// datesIn finds the dates of a short text, in their order, in the English forms and in ISO's.
func datesIn(s string) []foundDate {
	var out []foundDate
	for at := 0; at < len(s); {
		d, ok := firstDate(s[at:])
		if !ok {
			break
		}
		d.lo, d.hi = d.lo+at, d.hi+at
		out = append(out, d)
		at = d.hi
	}
	return out
}

func firstDate(s string) (foundDate, bool) {
	best := foundDate{lo: len(s) + 1}
	take := func(m []int, y, mo, d string, withClock bool) {
		if len(m) == 0 || m[0] >= best.lo {
			return
		}
		if day, ok := ymd(y, mo, d); ok {
			best = foundDate{day, m[0], m[1]}
			if withClock {
				best = atClock(best, s)
			}
		}
	}
	if m := dayMonth.FindStringSubmatchIndex(s); m != nil {
		take(m, s[m[6]:m[7]], s[m[4]:m[5]], s[m[2]:m[3]], true)
	}
	if m := monthDay.FindStringSubmatchIndex(s); m != nil {
		take(m, s[m[6]:m[7]], s[m[2]:m[3]], s[m[4]:m[5]], true)
	}
	if m := isoDay.FindStringSubmatchIndex(s); m != nil {
		take(m, s[m[2]:m[3]], s[m[4]:m[5]], s[m[6]:m[7]], false)
		if best.lo == m[0] && best.hi == m[1] && m[8] >= 0 {
			best.value += clockValue(s[m[8]:m[9]], s[m[10]:m[11]], "")
		}
	}
	if m := numeric.FindStringSubmatchIndex(s); m != nil {
		day, month := s[m[2]:m[3]], s[m[6]:m[7]]
		if _, ok := ymd(s[m[8]:m[9]], month, day); !ok {
			day, month = month, day
		}
		if _, both := ymd(s[m[8]:m[9]], day, month); !both || day == month {
			take(m, s[m[8]:m[9]], month, day, true)
		}
	}
	return best, best.value != ""
}

// atClock adds the time of day that stands right behind a date.
func atClock(d foundDate, s string) foundDate {
	m := clock.FindStringSubmatchIndex(s[d.hi:])
	if m == nil {
		return d
	}
	half := ""
	if m[6] >= 0 {
		half = s[d.hi+m[6] : d.hi+m[7]]
	}
	if value := clockValue(s[d.hi+m[2]:d.hi+m[3]], s[d.hi+m[4]:d.hi+m[5]], half); value != "" {
		d.value += value
		d.hi += m[1]
	}
	return d
}

// clockValue is a time of day as T14:16, "" if there is none such.
func clockValue(hour, minute, half string) string {
	h, _ := strconv.Atoi(hour)
	m, _ := strconv.Atoi(minute)
	switch strings.ToLower(half) {
	case "p":
		if h < 12 {
			h += 12
		}
	case "a":
		if h == 12 {
			h = 0
		}
	}
	if h > 23 || m > 59 {
		return ""
	}
	return fmt.Sprintf("T%02d:%02d", h, m)
}

// ymd is a day of the calendar as 2024-06-18.
func ymd(year, month, day string) (string, bool) {
	d, _ := strconv.Atoi(day)
	y, _ := strconv.Atoi(year)
	m, err := strconv.Atoi(month)
	if err != nil {
		m = monthOf(month)
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if y < 1000 || m < 1 || m > 12 || t.Day() != d {
		return "", false
	}
	return t.Format(time.DateOnly), true
}

func monthOf(name string) int {
	name = strings.ToLower(name)
	for m := time.January; m <= time.December; m++ {
		if strings.HasPrefix(name, strings.ToLower(m.String()[:3])) {
			return int(m)
		}
	}
	return 0
}

// partial is a month or a year.
var partial = regexp.MustCompile(`^\d{4}(?:-(?:0[1-9]|1[0-2]))?$`)

// dateIn is the first date of a short text, as in Meta; "" where there is none.
func dateIn(s string) string {
	s = strings.TrimSpace(prefix(s, 200))
	if partial.MatchString(s) {
		return s
	}
	if d, ok := firstDate(s); ok {
		return d.value
	}
	return ""
}
