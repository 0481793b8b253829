package store_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"onrecord/internal/briefing"
	"onrecord/internal/dossier"
	"onrecord/internal/store"
)

// Publications as the tests enter them.
var (
	atOnce     = store.Publication{AtOnce: true}
	notYet     = store.Publication{}
	since2024  = store.Publication{From: time.Date(2024, 7, 1, 0, 0, 0, 0, time.UTC)}
	inFarTimes = store.Publication{From: time.Date(2999, 1, 1, 0, 0, 0, 0, time.UTC)}
)

// verdictOf is a review of c3, which the factsheet of the tests does not review.
func verdictOf(by, rating, date string) briefing.Review {
	d, err := briefing.ParseDate(date)
	if err != nil {
		panic(err)
	}
	return briefing.Review{Scale: "two-point", Rating: rating, By: by, Date: d}
}

// pieceOf is evidence with a value.
func pieceOf(source, value string) briefing.Evidence {
	v := decimal.RequireFromString(value)
	return briefing.Evidence{Source: source, At: "page 3", Stance: "supports", Value: &v}
}

func (d *desk) review(t *testing.T, r briefing.Review, p store.Publication) store.Entered {
	t.Helper()
	done, err := d.AddReview(t.Context(), ref("harbour-talk#c3"), r, p)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func (d *desk) evidence(t *testing.T, e briefing.Evidence, p store.Publication) store.Entered {
	t.Helper()
	done, err := d.AddEvidence(t.Context(), ref("harbour-talk#c3.f1"), e, p)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// newHarbour has the talk of the tests loaded, and a second name for its desk and for its source.
func newHarbour(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	d.load(t, sheet(), transcript)
	mustExec(t, d.conn, `
		insert into core.organization (slug, name) values ('old-desk', 'A desk, once');
		insert into core.source (slug, title) values ('old-log', 'The log, once')`)
	return d
}

func (d *desk) merge(t *testing.T, kind store.MergeKind, slug, into string) {
	t.Helper()
	if _, err := d.Merge(t.Context(), kind, slug, into, store.MergeOptions{}); err != nil {
		t.Fatal(err)
	}
}

func others(done store.Entered) []string {
	var out []string
	for _, o := range done.Others {
		out = append(out, fmt.Sprintf("%s %s %t", o.Date, o.Rating, o.Public))
	}
	return out
}

// What several processes enter at once is there once. All of them have begun, and wait for the same lock, before one
// goes on.
func TestTheSameEnteredAtOnce(t *testing.T) {
	const n = 3
	for name, enter := range map[string]func(context.Context, *store.Store) (store.Entered, error){
		"review": func(ctx context.Context, s *store.Store) (store.Entered, error) {
			return s.AddReview(ctx, ref("harbour-talk#c3"), verdictOf("desk", "true", "2024-06-20"), atOnce)
		},
		"evidence": func(ctx context.Context, s *store.Store) (store.Entered, error) {
			return s.AddEvidence(ctx, ref("harbour-talk#c3.f1"), pieceOf("log", "640000"), atOnce)
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := newOffice(t)
			d.desk.Store = openAs(t, d.url)
			d.desk.loadCatalogue(t)
			d.desk.load(t, sheet(), transcript)
			key := `hashtextextended('onrecord desk harbour-talk', 0)`
			mustExec(t, d.desk.conn, `select pg_advisory_lock(`+key+`)`)
			outcomes := make([]string, n)
			var wg sync.WaitGroup
			for i := range n {
				s := openAs(t, d.url)
				wg.Go(func() {
					done, err := enter(t.Context(), s)
					outcomes[i] = string(done.Outcome)
					if err != nil {
						t.Error(err)
					}
				})
			}
			const waiting = `select count(*)::text from pg_locks where locktype = 'advisory' and not granted and database =
				(select oid from pg_database where datname = current_database())`
			for d.desk.text(t, waiting) != fmt.Sprint(n) {
				time.Sleep(time.Millisecond)
			}
			given := d.desk.text(t, `select clock_timestamp()::text`)
			mustExec(t, d.desk.conn, `select pg_advisory_unlock(`+key+`)`)
			wg.Wait()
			slices.Sort(outcomes)
			if diff := cmp.Diff([]string{"added", "unchanged", "unchanged"}, outcomes); diff != "" {
				t.Error(diff)
			}
			if got := d.desk.text(t, `select count(*)::text from ops.import where kind = $1`, name); got != "1" {
				t.Errorf("%s imports", got)
			}
			// What waited was not written before it was its turn.
			if got := d.desk.text(t, `select count(*)::text from core.`+name+` where origin = 'desk' and recorded_at > $1::timestamptz`, given); got != "1" {
				t.Error("it is recorded before the lock was given back")
			}
		})
	}
}

func TestReviewsOfADesk(t *testing.T) {
	d := newHarbour(t)
	for _, step := range []struct {
		name    string
		review  briefing.Review
		p       store.Publication
		outcome briefing.Outcome
		public  bool
		others  []string
	}{
		{"the first", verdictOf("desk", "true", "2024-06-20"), atOnce, briefing.Added, true, nil},
		{"the same again", verdictOf("desk", "true", "2024-06-20"), atOnce, briefing.Unchanged, true, nil},
		{"under embargo", verdictOf("desk", "false", "2024-06-22"), inFarTimes, briefing.Added, false, []string{"2024-06-20 true true"}},
		{"that again", verdictOf("desk", "false", "2024-06-22"), inFarTimes, briefing.Unchanged, false, nil},
		{"not yet", verdictOf("desk", "open", "2024-06-21"), notYet, briefing.Added, false,
			[]string{"2024-06-22 false false", "2024-06-20 true true"}},
		{"long ago", verdictOf("desk", "open", "2024-06-21"), since2024, briefing.Added, true,
			[]string{"2024-06-22 false false", "2024-06-21 open false", "2024-06-20 true true"}},
		{"another desk's", verdictOf("old-desk", "true", "2024-06-20"), atOnce, briefing.Added, true, nil},
	} {
		done := d.review(t, step.review, step.p)
		if done.Outcome != step.outcome || done.Public != step.public {
			t.Errorf("%s: %+v", step.name, done)
		}
		if diff := cmp.Diff(step.others, others(done)); diff != "" && step.outcome == briefing.Added {
			t.Errorf("%s: %s", step.name, diff)
		}
	}
}

// Two names of one desk are one desk, whichever is merged into the other and whichever is given.
func TestReviewsOfAMergedDesk(t *testing.T) {
	for _, names := range [][2]string{{"old-desk", "desk"}, {"desk", "old-desk"}} {
		d := newHarbour(t)
		d.review(t, verdictOf("old-desk", "true", "2024-06-20"), atOnce)
		if done := d.review(t, verdictOf("desk", "true", "2024-06-20"), atOnce); done.Outcome != briefing.Added || done.Others != nil {
			t.Errorf("before the merge they are two: %+v", done)
		}
		d.merge(t, store.MergeOrganization, names[0], names[1])
		for _, by := range []string{"desk", "old-desk"} {
			if done := d.review(t, verdictOf(by, "true", "2024-06-20"), atOnce); done.Outcome != briefing.Unchanged {
				t.Errorf("%v: the same again by %s: %+v", names, by, done)
			}
			want := []string{"2024-06-20 true true", "2024-06-20 true true"}
			if by == "old-desk" {
				want = slices.Insert(want, 0, "2024-06-21 false true")
			}
			done := d.review(t, verdictOf(by, "false", "2024-06-2"+fmt.Sprint(len(want)-1)), atOnce)
			if diff := cmp.Diff(want, others(done)); diff != "" {
				t.Errorf("%v: by %s: %s", names, by, diff)
			}
		}
		if got := d.text(t, `select string_agg(rating || ' ' || reviewed_on, ',') from bi.reviews where claim = 'c3' and is_current`); got != "false 2024-06-22" {
			t.Errorf("%v: readers see %s", names, got)
		}
	}
}

const liveEvidence = `
	select concat_ws(' ', s.slug, x.value::text, o.slug)
	from core.evidence as x
	join core.source as s using (source_id)
	left join core.organization as o on o.organization_id = x.checked_by
	where x.origin = 'desk' and x.ended_import_id is null
	order by 1`

// evidenceChanges are the lines of the history on the desk's evidence.
const evidenceChanges = `
	select concat_ws(' ', c.action, '-' || (c.old_value ->> 'source') || ' ' || (c.old_value ->> 'value'),
		'+' || (c.new_value ->> 'source') || ' ' || (c.new_value ->> 'value'), c.reason)
	from ops.change as c
	join ops.import as i using (import_id)
	where c.entity = 'evidence' and i.kind = 'evidence'
	order by c.change_id`

// Two names of one source are one source.
func TestEvidenceOfAMergedSource(t *testing.T) {
	for _, names := range [][2]string{{"old-log", "log"}, {"log", "old-log"}} {
		d := newHarbour(t)
		checked := func(by string, e briefing.Evidence) briefing.Evidence { e.By = by; return e }
		d.evidence(t, checked("old-desk", pieceOf("old-log", "640000")), atOnce)
		d.merge(t, store.MergeSource, names[0], names[1])
		d.merge(t, store.MergeOrganization, strings.ReplaceAll(names[0], "log", "desk"), strings.ReplaceAll(names[1], "log", "desk"))
		if done := d.evidence(t, checked("desk", pieceOf("log", "640000")), atOnce); done.Outcome != briefing.Unchanged {
			t.Errorf("%v: the same again: %+v", names, done)
		}
		if done := d.evidence(t, checked("harbour-board", pieceOf("log", "640000")), atOnce); done.Outcome != briefing.Updated {
			t.Errorf("%v: checked by another desk: %+v", names, done)
		}
		if diff := cmp.Diff([]string{"log 640000 harbour-board"}, d.texts(t, liveEvidence)); diff != "" {
			t.Errorf("%v: %s", names, diff)
		}
		if err := d.WithdrawEvidence(t.Context(), ref("harbour-talk#c3.f1"), pieceOf("old-log", "1"), "another year"); err != nil {
			t.Errorf("%v: %v", names, err)
		}
		want := []string{"added +old-log 640000", "changed -old-log 640000 +log 640000", "withdrawn -log 640000 another year"}
		if diff := cmp.Diff(want, d.texts(t, evidenceChanges)); diff != "" {
			t.Errorf("%v: %s", names, diff)
		}
	}
}

// What was entered under two names before they were merged is one place afterwards.
func TestEvidenceOfTwoNamesThatWereMerged(t *testing.T) {
	for _, last := range []string{"replaced", "withdrawn"} {
		d := newHarbour(t)
		d.evidence(t, pieceOf("old-log", "630000"), atOnce)
		d.evidence(t, pieceOf("log", "640000"), atOnce)
		d.merge(t, store.MergeSource, "old-log", "log")
		want := []string{"added +old-log 630000", "added +log 640000"}
		if last == "withdrawn" {
			if err := d.WithdrawEvidence(t.Context(), ref("harbour-talk#c3.f1"), pieceOf("old-log", "1"), "another year"); err != nil {
				t.Error(err)
			}
			want = append(want, "withdrawn -log 640000 another year", "withdrawn -old-log 630000 another year")
			if got := d.texts(t, liveEvidence); len(got) != 0 {
				t.Errorf("there is still %v", got)
			}
		} else {
			if done := d.evidence(t, pieceOf("log", "650000"), atOnce); done.Outcome != briefing.Updated {
				t.Errorf("%+v", done)
			}
			want = append(want, "changed -log 640000 +log 650000", "withdrawn -old-log 630000 replaced: its source is merged")
			if diff := cmp.Diff([]string{"log 650000"}, d.texts(t, liveEvidence)); diff != "" {
				t.Error(diff)
			}
		}
		if diff := cmp.Diff(want, d.texts(t, evidenceChanges)); diff != "" {
			t.Errorf("%s: %s", last, diff)
		}
	}
}

// Evidence under embargo hides nothing that readers see.
func TestEvidenceUnderEmbargo(t *testing.T) {
	d := newHarbour(t)
	const seen = `select coalesce(string_agg(value::text, ' '), '') from bi.evidence where claim = 'c3'`
	for _, step := range []struct {
		name, value string
		p           store.Publication
		outcome     briefing.Outcome // empty where it is refused
		seen        string
	}{
		{"later", "1", inFarTimes, briefing.Added, ""},
		{"later again", "1", inFarTimes, briefing.Unchanged, ""},
		{"later, otherwise", "2", inFarTimes, briefing.Updated, ""},
		{"in place of a hidden one", "2", since2024, briefing.Updated, "2"},
		{"which is at once", "2", atOnce, briefing.Unchanged, "2"},
		{"later, the same", "2", inFarTimes, "", "2"},
		{"later, another", "3", inFarTimes, "", "2"},
		{"at once, another", "3", atOnce, briefing.Updated, "3"},
	} {
		before := d.rows(t)
		done, err := d.AddEvidence(t.Context(), ref("harbour-talk#c3.f1"), pieceOf("log", step.value), step.p)
		if done.Outcome != step.outcome || (step.outcome == "") != errors.Is(err, store.ErrPublicEvidence) {
			t.Errorf("%s: %+v %v", step.name, done, err)
		}
		if got := d.text(t, seen); got != step.seen || err == nil && done.Public != (got != "") {
			t.Errorf("%s: readers see %q, %+v", step.name, got, done)
		}
		if diff := cmp.Diff(before, d.rows(t)); diff != "" && (err != nil || step.outcome == briefing.Unchanged) {
			t.Errorf("%s: %s", step.name, diff)
		}
	}
}

// What a draft says is counted for no public claim and shown beside none.
func TestDraftsBesidePublicClaims(t *testing.T) {
	d := newTalks(t, 3)
	d.judge(t, "talk-1#c2", "talk-2#c2", "same")
	d.judge(t, "talk-2#c2", "talk-3#c2", "same")
	for draft, want := range map[string]string{"": "3 2 2", "talk-3": "2 1 2", "talk-1": "0 2 1"} {
		mustExec(t, d.conn, `update core.event set draft = slug = '`+draft+`'`)
		queue, err := d.ReviewQueue(t.Context(), store.QueueOptions{Event: "talk-1"})
		if err != nil {
			t.Fatal(err)
		}
		times := int64(0)
		for _, w := range queue {
			if w.Ref == ref("talk-1#c2") {
				times = w.Times
			}
		}
		got := fmt.Sprint(times)
		for _, name := range []string{"talk-1#c2", "talk-3#c2"} {
			got += fmt.Sprint(" ", len(show[*dossier.ClaimDossier](t, d, name).Claim.Same))
		}
		if got != want {
			t.Errorf("with the draft %q: %s, want %s", draft, got, want)
		}
	}
}
