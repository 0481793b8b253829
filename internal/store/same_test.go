package store_test

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onrecord/internal/briefing"
	"onrecord/internal/dbtest"
	"onrecord/internal/dossier"
	"onrecord/internal/store"
)

// newTalks has the same talk loaded as several events, talk-1 upwards, with the claims c1 to c4 each.
func newTalks(t *testing.T, n int) *desk {
	t.Helper()
	d := newDesk(t)
	for i := range n {
		d.load(t, sheet("id: harbour-talk,", fmt.Sprintf("id: talk-%d,", i+1)), transcript)
	}
	return d
}

func ref(s string) briefing.Ref {
	r, err := briefing.ParseRef(s)
	if err != nil {
		panic(err)
	}
	return r
}

func (d *desk) judge(t *testing.T, a, b, judgement string) store.Judged {
	t.Helper()
	done, err := d.Judge(t.Context(), ref(a), ref(b), judgement, "")
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func (d *desk) undo(t *testing.T, a, b string) store.Judged {
	t.Helper()
	done, err := d.UndoJudgement(t.Context(), ref(a), ref(b), "")
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// groups are the groups as they are written, each with its number.
func (d *desk) groups(t *testing.T) []string {
	t.Helper()
	return d.texts(t, `
		select r.repetition_id || ': ' || string_agg(e.slug || '#' || k.key, ' ' order by e.slug, k.key)
		from core.repetition as r
		join core.event as e using (event_id)
		join core.claim as k using (event_id, claim_id)
		group by r.repetition_id
		order by r.repetition_id`)
}

func (d *desk) wantGroups(t *testing.T, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, d.groups(t)); diff != "" && len(want)+len(d.groups(t)) > 0 {
		t.Error(diff)
	}
}

func (d *desk) changes(t *testing.T, event string) []string {
	t.Helper()
	return d.texts(t, `
		select concat_ws(' ', c.entity_key, c.action, '-' || (c.old_value ->> 'judgement'), '+' || (c.new_value ->> 'judgement'),
			coalesce(c.new_value, c.old_value) ->> 'claim', c.reason)
		from ops.change as c
		join core.event as e using (event_id)
		join ops.import as i using (import_id)
		where c.entity = 'same' and e.slug = $1 and i.kind = 'same' and i.event_id is null
		order by c.change_id`, event)
}

func TestJudge(t *testing.T) {
	d := newTalks(t, 2)
	done := d.judge(t, "talk-1#c1", "talk-2#c1", "same")
	if done.Outcome != "added" || done.Score != "1.000" || done.Was != "" || len(done.Group) != 2 {
		t.Errorf("%+v", done)
	}
	d.wantGroups(t, "1: talk-1#c1 talk-2#c1")
	before := d.rows(t)
	for _, pair := range [][2]string{{"talk-1#c1", "talk-2#c1"}, {"talk-2#c1", "talk-1#c1"}} {
		if done := d.judge(t, pair[0], pair[1], "same"); done.Outcome != "unchanged" || len(done.Group) != 2 {
			t.Errorf("%+v", done)
		}
	}
	if diff := cmp.Diff(before, d.rows(t)); diff != "" {
		t.Error("the same again writes rows:", diff)
	}
	if done := d.judge(t, "talk-2#c1", "talk-1#c1", "unsure"); done.Outcome != "changed" || done.Was != "same" || done.Group != nil {
		t.Errorf("%+v", done)
	}
	d.wantGroups(t)
	noted, err := d.Judge(t.Context(), ref("talk-1#c1"), ref("talk-2#c1"), "unsure", "other ships")
	if err != nil || noted.Outcome != "changed" {
		t.Errorf("a note is kept: %+v %v", noted, err)
	}
	undone, err := d.UndoJudgement(t.Context(), ref("talk-1#c1"), ref("talk-2#c1"), "asked the harbour")
	if err != nil || undone.Outcome != "undone" || undone.Judgement != "" || undone.Was != "unsure" {
		t.Errorf("%+v %v", undone, err)
	}
	if again := d.undo(t, "talk-1#c1", "talk-2#c1"); again.Outcome != "unchanged" {
		t.Errorf("%+v", again)
	}
	for event, other := range map[string]string{"talk-1": "talk-2#c1", "talk-2": "talk-1#c1"} {
		want := []string{
			"c1 added +same " + other, "c1 changed -same +unsure " + other, "c1 changed -unsure +unsure " + other,
			"c1 withdrawn -unsure " + other + " asked the harbour",
		}
		if diff := cmp.Diff(want, d.changes(t, event)); diff != "" {
			t.Error(diff)
		}
	}
	// Every judgement stays, with who took it back.
	want := "same true\nunsure true\nunsure true"
	if got := d.text(t, `select judgement || ' ' || (undone_by = judged_by and undone_at >= judged_at) from core.claim_group order by claim_group_id`); got != want {
		t.Errorf("%s", got)
	}
}

func TestJudgementsMakeGroups(t *testing.T) {
	d := newTalks(t, 5)
	d.judge(t, "talk-3#c1", "talk-4#c1", "same")
	d.judge(t, "talk-1#c1", "talk-2#c1", "same")
	d.judge(t, "talk-1#c2", "talk-5#c2", "same")
	d.wantGroups(t, "1: talk-3#c1 talk-4#c1", "2: talk-1#c1 talk-2#c1", "3: talk-1#c2 talk-5#c2")
	if done := d.judge(t, "talk-2#c1", "talk-3#c1", "same"); len(done.Group) != 4 {
		t.Errorf("%+v", done)
	}
	d.wantGroups(t, "1: talk-1#c1 talk-2#c1 talk-3#c1 talk-4#c1", "3: talk-1#c2 talk-5#c2")
	// A second way through the group keeps it together.
	d.judge(t, "talk-1#c1", "talk-4#c1", "same")
	d.undo(t, "talk-2#c1", "talk-3#c1")
	d.wantGroups(t, "1: talk-1#c1 talk-2#c1 talk-3#c1 talk-4#c1", "3: talk-1#c2 talk-5#c2")
	d.undo(t, "talk-4#c1", "talk-1#c1")
	d.wantGroups(t, "1: talk-1#c1 talk-2#c1", "3: talk-1#c2 talk-5#c2", "4: talk-3#c1 talk-4#c1")
	d.judge(t, "talk-1#c1", "talk-2#c1", "different")
	d.undo(t, "talk-1#c2", "talk-5#c2")
	d.wantGroups(t, "4: talk-3#c1 talk-4#c1")
}

func TestJudgementsThatContradict(t *testing.T) {
	d := newTalks(t, 4)
	d.judge(t, "talk-1#c1", "talk-2#c1", "same")
	d.judge(t, "talk-2#c1", "talk-3#c1", "same")
	d.judge(t, "talk-3#c1", "talk-4#c1", "different")
	before := d.rows(t)
	for _, tt := range []struct{ a, b, judgement, want string }{
		{"talk-1#c1", "talk-3#c1", "different",
			"talk-1#c1 and talk-3#c1 are the same through other claims: talk-1#c1 = talk-2#c1 = talk-3#c1; take one of these judgements back first, as in `onrecord same 'talk-1#c1' 'talk-2#c1' --undo`"},
		{"talk-4#c1", "talk-1#c1", "same",
			"this would make one group of talk-4#c1 and talk-3#c1, which are judged different; take that back first: `onrecord same 'talk-4#c1' 'talk-3#c1' --undo`"},
	} {
		_, err := d.Judge(t.Context(), ref(tt.a), ref(tt.b), tt.judgement, "")
		if _, conflict := errors.AsType[*store.ConflictError](err); !conflict || err.Error() != tt.want {
			t.Errorf("%v", err)
		}
	}
	if diff := cmp.Diff(before, d.rows(t)); diff != "" {
		t.Error("what is refused writes rows:", diff)
	}
	// The judgement on the two themselves is no hindrance: it is superseded.
	d.judge(t, "talk-4#c1", "talk-3#c1", "same")
	d.judge(t, "talk-3#c1", "talk-4#c1", "different")
	d.judge(t, "talk-1#c1", "talk-3#c1", "unsure")
	d.wantGroups(t, "1: talk-1#c1 talk-2#c1 talk-3#c1")
}

func TestJudgeTheWithdrawn(t *testing.T) {
	d := newTalks(t, 2)
	start, end := strings.Index(sheet(), "  - id: c2\n"), strings.Index(sheet(), "  - id: c3\n")
	d.load(t, strings.Replace(sheet()[:start]+sheet()[end:], "id: harbour-talk,", "id: talk-1,", 1), transcript)
	done := d.judge(t, "talk-1#c2", "talk-2#c2", "same")
	if !slices.Equal(done.Withdrawn, []briefing.Ref{ref("talk-1#c2")}) || done.Score != "" {
		t.Errorf("%+v", done)
	}
	if n := d.text(t, `select count(*)::text from bi.repeated_claims`); n != "0" {
		t.Errorf("readers see %s claims", n)
	}
	d.load(t, sheet("id: harbour-talk,", "id: talk-1,"), transcript)
	if n := d.text(t, `select count(*)::text from bi.repeated_claims where times_said = 2`); n != "2" {
		t.Errorf("readers see %s claims", n)
	}
}

// What readers see of the history tells nothing of a draft, and tells it once it is none.
func TestJudgeADraft(t *testing.T) {
	d := newTalks(t, 2)
	mustExec(t, d.conn, `update core.event set draft = true where slug = 'talk-2'`)
	d.judge(t, "talk-1#c1", "talk-2#c1", "same")
	const seen = `select count(*)::text from bi.changes where entity = 'same'`
	if n := d.text(t, seen); n != "0" {
		t.Errorf("readers see %s judgements", n)
	}
	mustExec(t, d.conn, `update core.event set draft = false`)
	if n := d.text(t, seen); n != "2" {
		t.Errorf("readers see %s judgements", n)
	}
}

func TestJudgeWhatIsNotThere(t *testing.T) {
	d := newTalks(t, 1)
	for _, name := range []string{"talk-2#c1", "talk-1#c9"} {
		_, err := d.Judge(t.Context(), ref("talk-1#c1"), ref(name), "same", "")
		if _, missing := errors.AsType[*dossier.NotFoundError](err); !missing {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := d.Judgements(t.Context(), ref(name)); err == nil {
			t.Errorf("%s has judgements", name)
		}
		if _, err := d.Suggest(t.Context(), store.SuggestOptions{Claim: ref(name), LeastScore: "0", Limit: 1}); err == nil {
			t.Errorf("%s has suggestions", name)
		}
	}
	if _, err := d.Suggest(t.Context(), store.SuggestOptions{Event: "talk-2", LeastScore: "0", Limit: 1}); err == nil {
		t.Error("an event that is not there has suggestions")
	}
}

// Judges at once, each with a store of its own, join one chain from all its parts; the group is whole.
func TestJudgesAtOnce(t *testing.T) {
	const n = 8
	address := dbtest.Migrated(t)
	d := &desk{Store: openAs(t, address), conn: connect(t, address)}
	mustExec(t, d.conn, claimsOnly(n))
	var wg sync.WaitGroup
	for i := range n - 1 {
		s := openAs(t, address)
		wg.Go(func() {
			for range 2 {
				a, b := fmt.Sprintf("e%d#c", i+1), fmt.Sprintf("e%d#c", i+2)
				if _, err := s.Judge(context.Background(), ref(a), ref(b), "same", ""); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if got := d.groups(t); len(got) != 1 || strings.Count(got[0], "#") != n {
		t.Errorf("%v", got)
	}
	if got := d.text(t, `select count(*)::text from core.claim_group`); got != fmt.Sprint(n-1) {
		t.Errorf("%s judgements", got)
	}
}

// More transactions than the pool has connections wait for each other, but never for a connection to write their run on.
func TestManyJudgesThroughOneStore(t *testing.T) {
	const n = 8
	address := dbtest.Migrated(t)
	admin := connect(t, address)
	mustExec(t, admin, claimsOnly(n+1))
	small, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	small.RawQuery += "&pool_max_conns=2"
	s := openAs(t, small.String())
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute) // a deadlock would take for ever
	defer cancel()
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			a, b := fmt.Sprintf("e%d#c", i+1), fmt.Sprintf("e%d#c", i+2)
			if _, err := s.Judge(ctx, ref(a), ref(b), "same", ""); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	d := &desk{conn: admin}
	if got := d.text(t, `select count(*) || ' ' || count(distinct run_id) from ops.import where kind = 'same'`); got != fmt.Sprint(n, " 1") {
		t.Errorf("imports and runs: %s", got)
	}
}

// claimsOnly makes n events of one claim each, with as little else as the keys want.
func claimsOnly(n int) string {
	return fmt.Sprintf(`
		insert into ops.run (run_id, command, program_version, run_by) values (1000, 'load', 'test', 'test');
		insert into core.event (event_id, slug, title, kind, held_on, held_precision)
		select i, 'e' || i, 'E', 'speech', '2024-01-01', 'day' from generate_series(1, %[1]d) as i;
		insert into ops.import (import_id, run_id, kind, event_id) select 1000 + i, 1000, 'factsheet', i from generate_series(1, %[1]d) as i;
		insert into core.claim (event_id, claim_id, key, import_id) select i, i, 'c', 1000 + i from generate_series(1, %[1]d) as i;
		insert into core.claim_version (event_id, claim_id, says, type, import_id)
		select i, i, 'Ships are in the port.', 'event', 1000 + i from generate_series(1, %[1]d) as i`, n)
}

// Whatever is judged and taken back, in whatever order: what is accepted, what is refused and the groups in the end are
// those of a model that knows the live judgements alone.
func TestGroupsAreTheModels(t *testing.T) {
	const n = 6
	address := dbtest.Migrated(t)
	d := &desk{Store: openAs(t, address), conn: connect(t, address)}
	mustExec(t, d.conn, claimsOnly(n))
	rapid.Check(t, func(rt *rapid.T) {
		mustExec(t, d.conn, `delete from core.repetition; delete from core.claim_group_member; delete from core.claim_group`)
		judged := map[[2]int]string{}
		for range rapid.IntRange(1, 25).Draw(rt, "steps") {
			a := rapid.IntRange(1, n).Draw(rt, "a")
			b := (a-1+rapid.IntRange(1, n-1).Draw(rt, "b"))%n + 1
			step := rapid.SampledFrom([]string{"same", "same", "same", "different", "unsure", "undo", "undo"}).Draw(rt, "step")
			pair := [2]int{min(a, b), max(a, b)}
			next := map[[2]int]string{}
			for k, v := range judged {
				next[k] = v
			}
			delete(next, pair)
			one, other := ref(fmt.Sprintf("e%d#c", a)), ref(fmt.Sprintf("e%d#c", b))
			var err error
			if step == "undo" {
				_, err = d.UndoJudgement(rt.Context(), one, other, "")
			} else {
				next[pair] = step
				_, err = d.Judge(rt.Context(), one, other, step, "")
			}
			_, conflict := errors.AsType[*store.ConflictError](err)
			if err != nil && !conflict {
				rt.Fatal(err)
			}
			if sound := consistent(n, next); sound == conflict {
				rt.Fatalf("%d %s %d: refused %t (%v), by the model %t", a, step, b, conflict, err, !sound)
			}
			if !conflict {
				judged = next
			}
			if diff := cmp.Diff(groupsOf(n, judged), withoutNumbers(d.groups(t))); diff != "" {
				rt.Fatal(diff)
			}
		}
	})
}

// roots are the roots of claims 1 to n, joined by what is judged the same.
func roots(n int, judged map[[2]int]string) []int {
	parent := make([]int, n+1)
	for i := range parent {
		parent[i] = i
	}
	find := func(i int) int {
		for parent[i] != i {
			i = parent[i]
		}
		return i
	}
	for pair, judgement := range judged {
		if judgement == "same" {
			a, b := find(pair[0]), find(pair[1])
			parent[max(a, b)] = min(a, b)
		}
	}
	out := make([]int, n+1)
	for i := range out {
		out[i] = find(i)
	}
	return out
}

// consistent tells whether no two claims that are judged different are of one group.
func consistent(n int, judged map[[2]int]string) bool {
	root := roots(n, judged)
	for pair, judgement := range judged {
		if judgement == "different" && root[pair[0]] == root[pair[1]] {
			return false
		}
	}
	return true
}

func groupsOf(n int, judged map[[2]int]string) []string {
	root := roots(n, judged)
	members := map[int][]string{}
	for i := 1; i <= n; i++ {
		members[root[i]] = append(members[root[i]], fmt.Sprintf("e%d#c", i))
	}
	var out []string
	for _, m := range members {
		if len(m) > 1 {
			out = append(out, strings.Join(m, " "))
		}
	}
	slices.Sort(out)
	return out
}

func withoutNumbers(groups []string) []string {
	var out []string
	for _, g := range groups {
		_, members, _ := strings.Cut(g, ": ")
		out = append(out, members)
	}
	slices.Sort(out)
	return out
}

func TestWhoMayJudge(t *testing.T) {
	address := dbtest.Migrated(t)
	admin := connect(t, address)
	mustExec(t, admin, claimsOnly(2))
	for _, role := range []string{"onrecord_loader", "onrecord_editor"} {
		s := openAs(t, login(t, admin, address, role))
		if _, err := s.Judge(t.Context(), ref("e1#c"), ref("e2#c"), "same", ""); err != nil {
			t.Errorf("%s: %v", role, err)
		}
		if _, err := s.UndoJudgement(t.Context(), ref("e1#c"), ref("e2#c"), ""); err != nil {
			t.Errorf("%s: %v", role, err)
		}
		if _, err := s.Suggest(t.Context(), store.SuggestOptions{LeastScore: "0.5", Limit: 1}); err != nil {
			t.Errorf("%s: %v", role, err)
		}
		if _, err := s.Judgements(t.Context(), ref("e1#c")); err != nil {
			t.Errorf("%s: %v", role, err)
		}
		s.Close()
	}
	s := openAs(t, login(t, admin, address, "onrecord_reader"))
	if _, err := s.Judge(t.Context(), ref("e1#c"), ref("e2#c"), "same", ""); err == nil {
		t.Error("a reader judges")
	}
	if _, err := ask(t, s, store.Query{SQL: "select * from bi.repeated_claims"}); err != nil {
		t.Error(err)
	}
	if _, err := ask(t, s, store.Query{SQL: "select * from core.common_words()"}); err == nil {
		t.Error("a reader sees the words of drafts")
	}
	s.Close()
}

func TestJudgements(t *testing.T) {
	d := newTalks(t, 5)
	d.judge(t, "talk-1#c1", "talk-2#c1", "same")
	d.judge(t, "talk-2#c1", "talk-3#c1", "same")
	d.judge(t, "talk-4#c1", "talk-1#c1", "different")
	d.judge(t, "talk-1#c1", "talk-5#c1", "unsure")
	known, err := d.Judgements(t.Context(), ref("talk-1#c1"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, k := range known {
		got = append(got, fmt.Sprint(k.Judgement, " ", k.Claim.Ref, " ", k.Claim.Date, " ", k.Claim.Speaker, " ", k.Score, " ", k.By != "", " ", k.At.IsZero()))
	}
	want := []string{
		"same talk-2#c1 2024-06-18 Ada Quay 1.000 true false", "group talk-3#c1 2024-06-18 Ada Quay  false true",
		"unsure talk-5#c1 2024-06-18 Ada Quay 1.000 true false", "different talk-4#c1 2024-06-18 Ada Quay 1.000 true false",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	same := show[*dossier.ClaimDossier](t, d, "talk-1#c1").Claim.Same
	if len(same) != 2 || same[0].Ref != "talk-2#c1" || same[1].Says != "There are 23 ships in the port." || same[1].Speaker != "Ada Quay" {
		t.Errorf("%+v", same)
	}
}
