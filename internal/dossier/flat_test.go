package dossier

import (
	"testing"

	"onrecord/internal/briefing"
)

func TestFacts(t *testing.T) {
	d := &ClaimDossier{Head: Head{Ref: "talk#c1"}, Claim: Claim{Key: "c1", Places: []Place{{Quote: "yes, \"we\"", Span: briefing.Span{Start: 5, End: 14}}}}}
	facts, err := Facts(d)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	nulls := 0
	for _, f := range facts {
		if f.Value == nil {
			nulls++
			continue
		}
		got[f.Path] = *f.Value
	}
	for path, want := range map[string]string{
		"claim.places[0].quote": `yes, "we"`, "claim.places[0].span.start": "5", "claim.places[0].redacted": "false",
	} {
		if got[path] != want {
			t.Errorf("%s is %q, want %q", path, got[path], want)
		}
	}
	if nulls == 0 || len(got)+nulls != len(facts) {
		t.Errorf("%d facts, %d nulls, %d paths", len(facts), nulls, len(got))
	}
}
