package store_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/internal/store"
)

// suggested lists suggestions: score, the two claims, what figures and links say.
func (d *desk) suggested(t *testing.T, opts store.SuggestOptions) []string {
	t.Helper()
	if opts.LeastScore == "" {
		opts.LeastScore = "0.9"
	}
	if opts.Limit == 0 {
		opts.Limit = 100
	}
	found, err := d.Suggest(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, x := range found {
		out = append(out, strings.TrimSpace(fmt.Sprint(x.Score, " ", x.A.Ref, " ", x.B.Ref, " ", x.Figures, " ", x.Link)))
	}
	return out
}

func (d *desk) wantSuggested(t *testing.T, opts store.SuggestOptions, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, d.suggested(t, opts)); diff != "" {
		t.Errorf("%+v: %s", opts, diff)
	}
}

func TestSuggest(t *testing.T) {
	d := newTalks(t, 2)
	all := []string{
		"1.000 talk-2#c1 talk-1#c1 agree", "1.000 talk-2#c2 talk-1#c2 agree", "1.000 talk-2#c3 talk-1#c3 agree", "1.000 talk-2#c4 talk-1#c4",
	}
	d.wantSuggested(t, store.SuggestOptions{}, all...)
	d.wantSuggested(t, store.SuggestOptions{Limit: 2}, all[:2]...)
	d.wantSuggested(t, store.SuggestOptions{Event: "talk-1", Limit: 1}, "1.000 talk-1#c1 talk-2#c1 agree")
	d.wantSuggested(t, store.SuggestOptions{Claim: ref("talk-1#c4")}, "1.000 talk-1#c4 talk-2#c4")
	// Within one event nothing is that much alike, but something is alike.
	d.wantSuggested(t, store.SuggestOptions{Claim: ref("talk-1#c4"), WithinEvent: true}, "1.000 talk-1#c4 talk-2#c4")
	within := strings.Join(d.suggested(t, store.SuggestOptions{LeastScore: "0.01", WithinEvent: true, Limit: 1000}), "\n")
	if !strings.Contains(within, " talk-1#c3 talk-1#c1") && !strings.Contains(within, " talk-1#c4 talk-1#c1") {
		t.Errorf("no pair of one event:\n%s", within)
	}
	if across := strings.Join(d.suggested(t, store.SuggestOptions{LeastScore: "0.01", Limit: 1000}), "\n"); strings.Contains(across, "talk-1#c3 talk-1") {
		t.Errorf("pairs of one event:\n%s", across)
	}
	// What is judged, whatever the judgement, and what is the same through others is not suggested; taken back it is.
	d.judge(t, "talk-1#c1", "talk-2#c1", "same")
	d.judge(t, "talk-1#c2", "talk-2#c2", "different")
	d.judge(t, "talk-1#c3", "talk-2#c3", "unsure")
	d.wantSuggested(t, store.SuggestOptions{}, all[3:]...)
	d.load(t, sheet("id: harbour-talk,", "id: talk-3,"), transcript)
	d.judge(t, "talk-2#c1", "talk-3#c1", "same")
	d.wantSuggested(t, store.SuggestOptions{Claim: ref("talk-3#c1")})
	d.undo(t, "talk-2#c1", "talk-3#c1")
	d.wantSuggested(t, store.SuggestOptions{Claim: ref("talk-3#c1")}, "1.000 talk-3#c1 talk-1#c1 agree", "1.000 talk-3#c1 talk-2#c1 agree")
}

// Annotators know: what they link is not left to the words.
func TestSuggestLinks(t *testing.T) {
	d := newTalks(t, 1)
	link := func(event, links string) {
		t.Helper()
		d.load(t, sheet("id: harbour-talk,", "id: "+event+",", "      - {claim: c1, relation: qualifies, note: a change}\n", links), transcript)
	}
	link("talk-2", `      - {claim: "talk-1#c3", relation: repeats}`+"\n"+`      - {claim: "talk-1#c2", relation: qualifies}`+"\n")
	link("talk-3", `      - {claim: "talk-1#c1.f1", relation: repeats}`+"\n"+`      - {claim: "talk-9#c2", relation: same-as}`+"\n")
	d.wantSuggested(t, store.SuggestOptions{Claim: ref("talk-2#c2")}, "1.000 talk-2#c2 talk-3#c2 agree", "1.000 talk-2#c2 talk-1#c3  repeats")
	d.wantSuggested(t, store.SuggestOptions{Claim: ref("talk-1#c3"), Limit: 1}, "1.000 talk-1#c3 talk-2#c3 agree")
	found := strings.Join(d.suggested(t, store.SuggestOptions{Claim: ref("talk-1#c3")}), "\n")
	if !strings.Contains(found, "1.000 talk-1#c3 talk-2#c2  repeats") {
		t.Errorf("the link is not seen from its other end:\n%s", found)
	}
	// A link of figures says nothing of the claims, and one that dangles nothing at all.
	d.wantSuggested(t, store.SuggestOptions{Claim: ref("talk-3#c2")}, "1.000 talk-3#c2 talk-1#c2 agree", "1.000 talk-3#c2 talk-2#c2 agree")
}

func TestSuggestLeavesDraftsAndTheWithdrawnOut(t *testing.T) {
	d := newTalks(t, 3)
	mustExec(t, d.conn, `update core.event set draft = true where slug = 'talk-1'`)
	start := strings.Index(sheet(), "  - id: c4\n")
	d.load(t, strings.Replace(sheet()[:start], "id: harbour-talk,", "id: talk-3,", 1), transcript)
	d.wantSuggested(t, store.SuggestOptions{}, "1.000 talk-3#c1 talk-2#c1 agree", "1.000 talk-3#c2 talk-2#c2 agree", "1.000 talk-3#c3 talk-2#c3 agree")
	// A draft's claim that is asked for is compared, a withdrawn one with nothing.
	d.wantSuggested(t, store.SuggestOptions{Claim: ref("talk-1#c4")}, "1.000 talk-1#c4 talk-2#c4")
	d.wantSuggested(t, store.SuggestOptions{Claim: ref("talk-3#c4")})
}

// Once the planner knows the words, fewer of them are searched for, and a repetition is found all the same.
func TestSuggestWithCommonWords(t *testing.T) {
	d := newTalks(t, 1)
	mustExec(t, d.conn, `
		insert into core.event (slug, title, kind, held_on, held_precision)
		select 'many-' || i, 'M', 'speech', '2023-01-01', 'day' from generate_series(1, 40) as i;
		insert into core.claim (event_id, key, import_id)
		select e.event_id, 'c' || i, (select min(import_id) from ops.import) from core.event as e, generate_series(1, 50) as i where e.slug like 'many-%';
		insert into core.claim_version (event_id, claim_id, says, type, import_id)
		select k.event_id, k.claim_id, 'Ships in the port of quay ' || k.claim_id || ' wait for berth ' || k.claim_id * 3 || '.', 'event', k.import_id
		from core.claim as k
		join core.event as e on e.event_id = k.event_id
		where e.slug like 'many-%';
		analyze`)
	d.load(t, sheet("id: harbour-talk,", "id: talk-2,"), transcript)
	d.wantSuggested(t, store.SuggestOptions{Event: "talk-2", Limit: 4},
		"1.000 talk-2#c1 talk-1#c1 agree", "1.000 talk-2#c2 talk-1#c2 agree", "1.000 talk-2#c3 talk-1#c3 agree", "1.000 talk-2#c4 talk-1#c4")
}
