package briefing_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"onrecord/internal/briefing"
)

func TestDates(t *testing.T) {
	for text, want := range map[string]struct {
		first, next string
		precision   briefing.Precision
	}{
		"2024":       {"2024-01-01", "2025-01-01", briefing.Year},
		"2024-02":    {"2024-02-01", "2024-03-01", briefing.Month},
		"2024-12":    {"2024-12-01", "2025-01-01", briefing.Month},
		"2024-02-29": {"2024-02-29", "2024-03-01", briefing.Day},
		"0001":       {"0001-01-01", "0002-01-01", briefing.Year},
		"9999-12-31": {"9999-12-31", "10000-01-01", briefing.Day},
	} {
		d, err := briefing.ParseDate(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if d.First().Format(time.DateOnly) != want.first || d.Next().Format(time.DateOnly) != want.next || d.Precision() != want.precision || d.String() != text {
			t.Errorf("%s: %s to %s, %s, written %s", text, d.First(), d.Next(), d.Precision(), d)
		}
	}
	for _, text := range []string{"", "24", "2024-13", "2024-02-30", "2023-02-29", "2024-6", "2024-06-1", "0000", "-001", "2024/06", "18 June 2024", "2024-06-18T10:00", "２０２４"} {
		if d, err := briefing.ParseDate(text); err == nil || !d.IsZero() {
			t.Errorf("%q is taken for %s", text, d)
		}
	}
}

func TestPeriods(t *testing.T) {
	for text, want := range map[string]struct {
		first, next string // empty where open
		precision   briefing.Precision
	}{
		"2024":               {"2024-01-01", "2025-01-01", briefing.Year},
		"2014/2024":          {"2014-01-01", "2025-01-01", briefing.Year},
		"2022/2024-06":       {"2022-01-01", "2024-07-01", briefing.Year},
		"2024-06/2024-06-18": {"2024-06-01", "2024-06-19", briefing.Month},
		"2014/..":            {"2014-01-01", "", briefing.Year},
		"../2014-03":         {"", "2014-04-01", briefing.Month},
		"2024/2024-06":       {"2024-01-01", "2024-07-01", briefing.Year},
	} {
		p, err := briefing.ParsePeriod(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		first, next := "", ""
		if day, ok := p.First(); ok {
			first = day.Format(time.DateOnly)
		}
		if day, ok := p.Next(); ok {
			next = day.Format(time.DateOnly)
		}
		if first != want.first || next != want.next || p.Precision() != want.precision || p.String() != text || p.IsZero() {
			t.Errorf("%s: %q to %q, %s, written %s", text, first, next, p.Precision(), p)
		}
	}
	for _, text := range []string{"", "..", "../..", "/", "2024/", "/2024", "2024/2023", "2024-06/2024-05", "2014/2020/2024", "last year", "2014-2024"} {
		if p, err := briefing.ParsePeriod(text); err == nil {
			t.Errorf("%q is taken for %s", text, p)
		}
	}
	// Two ends that are one date are written as one.
	if p, err := briefing.ParsePeriod("2024/2024"); err != nil || p.String() != "2024" {
		t.Error(p, err)
	}
}

func TestMoments(t *testing.T) {
	for text, want := range map[string]string{
		"2024-06-19":                "2024-06-19T00:00:00Z",
		"2024-06-19T14:16":          "2024-06-19T14:16:00Z",
		"2024-06-19 14:16":          "2024-06-19T14:16:00Z",
		"2024-06-19T14:16:05":       "2024-06-19T14:16:05Z",
		"2024-06-19T14:16:05+02:00": "2024-06-19T12:16:05Z",
		"2024-06-19T14:16-04:00":    "2024-06-19T18:16:00Z",
	} {
		if got, err := briefing.ParseMoment(text); err != nil || got.Format(time.RFC3339) != want {
			t.Errorf("%s: %s %v", text, got, err)
		}
	}
	for _, text := range []string{"", "2024", "2024-06", "14:16", "2024-06-31", "2024-06-19T25:00"} {
		if got, err := briefing.ParseMoment(text); err == nil {
			t.Errorf("%q is taken for %s", text, got)
		}
	}
}

// A period is written as it is read, and its days lie in order.
func TestPeriodsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SampledFrom([]string{"", "../"}).Draw(t, "open") + rapid.StringMatching(`(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?)?(/(21[0-9]{2}|\.\.))?`).Draw(t, "period")
		p, err := briefing.ParsePeriod(text)
		if err != nil {
			return
		}
		again, err := briefing.ParsePeriod(p.String())
		if err != nil || again != p {
			t.Fatalf("%q is written %q, which is read as %v (%v)", text, p, again, err)
		}
		first, bounded := p.First()
		next, ended := p.Next()
		if bounded && ended && !first.Before(next) {
			t.Fatalf("%q: %s is not before %s", text, first, next)
		}
	})
}

func FuzzParsePeriod(f *testing.F) {
	for _, seed := range []string{"2024", "2014/..", "../2014-03", "2024-06-18/2025", "x"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := briefing.ParsePeriod(text)
		if err != nil {
			return
		}
		if again, err := briefing.ParsePeriod(p.String()); err != nil || again != p {
			t.Errorf("%q: %v %v", text, again, err)
		}
	})
}
