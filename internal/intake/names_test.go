package intake_test

import (
	"path/filepath"
	"testing"

	"onrecord/internal/input"
	"onrecord/internal/intake"
)

// A factsheet may use the names of the catalogues that are named, and of those beside it; what is wrong counts only in the former.
func TestNamesFor(t *testing.T) {
	dir := folder(t, map[string]string{
		"beside.catalog.yaml":       "onrecord: 1\nspeakers: {ada: {name: Ada}, bo: {name: Old}}\n",
		"broken.catalog.yaml":       "onrecord: 1\nspeakers: [\n",
		"other/named.catalog.yaml":  "onrecord: 1\nspeakers: {bo: {name: Bo}}\nunits: {ship: {name: Ship}}\n",
		"other/broken.catalog.yaml": "onrecord: 1\nspeakers: [\n",
	})
	sheet := input.File{Name: filepath.Join(dir, "talk.facts.yaml"), Path: filepath.Join(dir, "talk.facts.yaml")}
	names, report, err := intake.NamesFor(t.Context(), sheet, []string{filepath.Join(dir, "other", "named.catalog.yaml")})
	if err != nil || report.Errors > 0 {
		t.Fatalf("%v, %+v", err, report)
	}
	if names.Speakers["ada"].Name != "Ada" || names.Speakers["bo"].Name != "Bo" || names.Units["ship"].Name != "Ship" {
		t.Errorf("%+v", names)
	}
	for _, bad := range []string{"broken.catalog.yaml", "nowhere.catalog.yaml"} {
		if _, report, err := intake.NamesFor(t.Context(), sheet, []string{filepath.Join(dir, "other", bad)}); err != nil || report.Errors == 0 {
			t.Errorf("%s: %v, %+v", bad, err, report)
		}
	}
}
