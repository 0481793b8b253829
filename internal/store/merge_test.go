package store_test

import (
	"cmp"
	"fmt"
	"strings"
	"sync"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onrecord/internal/briefing"
	"onrecord/internal/dbtest"
	"onrecord/internal/factsheet"
	"onrecord/internal/store"
)

// chains lists entries that are merged into an entry which is merged itself, of all kinds.
const chains = `
	select 'speaker ' || a.slug from core.speaker as a join core.speaker as b on b.speaker_id = a.merged_into where b.merged_into is not null
	union all
	select 'organization ' || a.slug from core.organization as a join core.organization as b on b.organization_id = a.merged_into
	where b.merged_into is not null
	union all
	select 'source ' || a.slug from core.source as a join core.source as b on b.source_id = a.merged_into where b.merged_into is not null`

// crowd is a desk with seven more of each kind that can be merged, p0 to p6, all of which one event refers to.
func crowd(t *testing.T) (*desk, []string) {
	t.Helper()
	d := newDesk(t)
	var slugs, keys []string
	var text strings.Builder
	text.WriteString("onrecord: 1\nspeakers:\n")
	for i := range 7 {
		slugs = append(slugs, fmt.Sprintf("p%d", i))
		fmt.Fprintf(&text, "  p%d: {name: Person %d}\n", i, i)
	}
	text.WriteString("organizations:\n")
	for _, s := range slugs {
		fmt.Fprintf(&text, "  %s: {name: Body %s}\n", s, s)
	}
	text.WriteString("sources:\n")
	for _, s := range slugs {
		fmt.Fprintf(&text, "  %s: {title: Paper %s}\n", s, s)
		keys = append(keys, fmt.Sprintf("  k%s: {speaker: %s, organization: %s}", s, s, s))
	}
	loadCatalogue(t, d, text.String())
	d.names = names(t, d.Store)
	var evidence []string
	for _, s := range slugs {
		evidence = append(evidence, fmt.Sprintf("          - {source: %s, stance: context}", s))
	}
	d.load(t, sheet(
		"  press: {unnamed: journalist}", "  press: {unnamed: journalist}\n"+strings.Join(keys, "\n"),
		"          - {source: own-log, stance: context}", "          - {source: own-log, stance: context}\n"+strings.Join(evidence, "\n"),
	), transcript)
	return d, slugs
}

func loadCatalogue(t *testing.T, d *desk, text string) {
	t.Helper()
	c, problems := factsheet.ReadCatalogue("more.catalog.yaml", []byte(text))
	noProblems(t, problems)
	if _, err := d.LoadCatalogues(t.Context(), []*briefing.Catalogue{c}, false); err != nil {
		t.Fatal(err)
	}
}

// people is what was merged into what, as the people who did it said it: the model of all merges.
type people map[string]string

func (m people) root(slug string) string {
	for m[slug] != "" {
		slug = m[slug]
	}
	return slug
}

// However entries are merged and split, what stands for each is one step away, and is what those who merged them said.
func TestMergesResolveInOneStep(t *testing.T) {
	d, slugs := crowd(t)
	for kind, view := range map[store.MergeKind]string{
		store.MergeSpeaker:      `select substr(appearance, 2) || ' ' || speaker from bi.appearances where appearance like 'kp%'`,
		store.MergeOrganization: `select substr(appearance, 2) || ' ' || organization from bi.appearances where appearance like 'kp%'`,
		store.MergeSource: `
			select s.slug || ' ' || v.source
			from bi.evidence as v
			join core.evidence as x using (event_id, evidence_id)
			join core.source as s on s.source_id = x.source_id
			where s.slug like 'p_'`,
	} {
		t.Run(string(kind), func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				model := people{}
				for range rapid.IntRange(1, 25).Draw(rt, "steps") {
					a, b := rapid.SampledFrom(slugs).Draw(rt, "a"), rapid.SampledFrom(slugs).Draw(rt, "b")
					if rapid.IntRange(0, 2).Draw(rt, "undo") == 0 {
						moves, err := d.Unmerge(rt.Context(), kind, a, store.MergeOptions{})
						if err != nil || (len(moves) == 0) != (model[a] == "") {
							rt.Fatal(a, moves, err)
						}
						delete(model, a)
					} else {
						moves, err := d.Merge(rt.Context(), kind, a, b, store.MergeOptions{})
						again := model[a] != "" && model.root(a) == b && a != b
						refused := a == b || model[b] != "" || model[a] != ""
						if (err != nil) != (refused && !again) || again && len(moves) > 0 {
							rt.Fatal(a, b, model, moves, err)
						}
						if err == nil && !again {
							model[a] = b
						}
					}
					if found := d.texts(t, chains); len(found) > 0 {
						rt.Fatal(found)
					}
					checkRoots(t, rt, d, model, slugs, view)
				}
				for _, s := range slugs {
					if _, err := d.Unmerge(rt.Context(), kind, s, store.MergeOptions{}); err != nil {
						rt.Fatal(err)
					}
				}
				checkRoots(t, rt, d, people{}, slugs, view)
			})
		})
	}
}

// checkRoots compares what a view says that stands for each entry with the model.
func checkRoots(t *testing.T, rt *rapid.T, d *desk, model people, slugs []string, view string) {
	got := map[string]string{}
	for _, line := range d.texts(t, view) {
		slug, root, _ := strings.Cut(line, " ")
		got[slug] = root
	}
	want := map[string]string{}
	for _, s := range slugs {
		want[s] = model.root(s)
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		rt.Fatal(model, diff)
	}
}

// Merges at once wait for each other: each sees what the one before it did, so that no two make a ring or a chain.
func TestMergesAtOnce(t *testing.T) {
	d, slugs := crowd(t)
	for round := range 5 {
		var wg sync.WaitGroup
		for i := range slugs {
			wg.Go(func() {
				// Each into its neighbour, which is a ring of all.
				_, _ = d.Merge(t.Context(), store.MergeSpeaker, slugs[i], slugs[(i+1)%len(slugs)], store.MergeOptions{})
			})
		}
		wg.Wait()
		if found := d.texts(t, chains); len(found) > 0 {
			t.Fatal(found)
		}
		if merged := d.texts(t, `select slug from bi.merged_names`); len(merged) == 0 || len(merged) == len(slugs) {
			t.Errorf("round %d: merged %v", round, merged)
		}
		for _, s := range slugs {
			if _, err := d.Unmerge(t.Context(), store.MergeSpeaker, s, store.MergeOptions{}); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// Loads that name what is being merged go on, and nobody waits for the other in a ring.
func TestMergesDuringLoads(t *testing.T) {
	d := newDesk(t)
	local := func(title string) string {
		return sheet("sources:\n  own-log: {title: The log of that day}",
			"sources:\n  own-log: {title: "+title+"}\n  b-log: {title: "+title+"}\n  a-log: {title: "+title+"}")
	}
	d.load(t, local("zero"), transcript)
	var wg sync.WaitGroup
	errs := make(chan error, 40)
	wg.Go(func() {
		for range 10 {
			_, err := d.Merge(t.Context(), store.MergeSource, "harbour-talk/b-log", "harbour-talk/a-log", store.MergeOptions{})
			_, err2 := d.Merge(t.Context(), store.MergeSource, "harbour-talk/a-log", "log", store.MergeOptions{})
			_, err3 := d.Unmerge(t.Context(), store.MergeSource, "harbour-talk/a-log", store.MergeOptions{})
			_, err4 := d.Unmerge(t.Context(), store.MergeSource, "harbour-talk/b-log", store.MergeOptions{})
			errs <- cmp.Or(err, err2, err3, err4)
		}
	})
	for i := range 10 {
		b := d.read(t, local(fmt.Sprint("title ", i)), transcript)
		_, _, err := d.LoadBriefing(t.Context(), b, digest(b), false)
		errs <- err
	}
	wg.Wait()
	close(errs)
	for err := range errs {
		if err != nil {
			t.Error(err)
		}
	}
	if got := d.text(t, `select distinct title from core.source where slug like 'harbour-talk/%'`); got != "title 9" {
		t.Error(got)
	}
}

// A catalogue goes on naming what is merged, and no load takes a merge back.
func TestLoadsKeepMerges(t *testing.T) {
	d := newDesk(t)
	loadCatalogue(t, d, "onrecord: 1\nspeakers: {a-quay: {name: A. Quay}}")
	d.names = names(t, d.Store)
	d.load(t, sheet("speaker: ada-quay", "speaker: a-quay"), transcript)
	if _, err := d.Merge(t.Context(), store.MergeSpeaker, "a-quay", "ada-quay", store.MergeOptions{}); err != nil {
		t.Fatal(err)
	}
	loadCatalogue(t, d, "onrecord: 1\nspeakers: {a-quay: {name: Ada A. Quay}, ada-quay: {name: Ada B. Quay}}")
	d.names = names(t, d.Store)
	if got := d.load(t, sheet("speaker: ada-quay", "speaker: a-quay"), transcript); got.Outcome != briefing.Unchanged {
		t.Errorf("%+v", got)
	}
	d.load(t, sheet("speaker: ada-quay", "speaker: a-quay", "role: Harbour Master, headings", "role: Mayor, headings"), transcript)
	if got := d.text(t, `select distinct speaker || ', ' || speaker_name || ', ' || role from bi.turns where speaker is not null`); got != "ada-quay, Ada B. Quay, Mayor" {
		t.Error(got)
	}
	if got := d.text(t, `select kind || ' ' || slug || ' ' || name || ' ' || merged_into || ' ' || merged_into_name from bi.merged_names`); got != "speaker a-quay Ada A. Quay ada-quay Ada B. Quay" {
		t.Error(got)
	}
}

// Each merge is one import with a line for each entry that moves: what stood for it, what does now, and why.
func TestMergeHistory(t *testing.T) {
	d, _ := crowd(t)
	for _, step := range []struct{ slug, into, reason string }{{"p2", "p1", ""}, {"p1", "p0", "misspelt"}, {"p1", "", "two of them"}} {
		var err error
		if step.into == "" {
			_, err = d.Unmerge(t.Context(), store.MergeSource, step.slug, store.MergeOptions{Reason: step.reason})
		} else {
			_, err = d.Merge(t.Context(), store.MergeSource, step.slug, step.into, store.MergeOptions{Reason: step.reason})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	want := []string{
		"1 source p2 merged - p1 -",
		"2 source p1 merged - p0 misspelt", "2 source p2 merged p1 p0 misspelt",
		"3 source p1 unmerged p0 - two of them", "3 source p2 unmerged p0 p1 two of them",
	}
	got := d.texts(t, `
		select concat_ws(' ', dense_rank() over (order by c.import_id), c.entity, c.slug, c.action,
			coalesce(c.old_value ->> 'merged_into', '-'), coalesce(c.new_value ->> 'merged_into', '-'), coalesce(c.reason, '-'))
		from ops.catalogue_change as c
		join ops.import as i on i.import_id = c.import_id
		join ops.run as r on r.run_id = i.run_id
		where i.kind = 'merge' and i.event_id is null and r.run_by <> ''
		order by c.catalogue_change_id`)
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// What a merge carries is what the rows say.
func TestMergeUses(t *testing.T) {
	d := newDesk(t)
	d.load(t, sheet(), transcript)
	loadCatalogue(t, d, "onrecord: 1\nspeakers: {x: {name: X}}\norganizations: {x: {name: X}}\nsources: {x: {title: X}}")
	before := d.rows(t)
	for _, tt := range []struct {
		kind store.MergeKind
		slug string
		want store.MergeUses
	}{
		{store.MergeSpeaker, "ada-quay", store.MergeUses{Events: 1, Appearances: 1, Claims: 4, Roles: 2}},
		{store.MergeOrganization, "harbour-board", store.MergeUses{Events: 1, Roles: 1, Indicators: 1}},
		{store.MergeOrganization, "desk", store.MergeUses{Events: 1, Reviews: 1}},
		{store.MergeSource, "log", store.MergeUses{Events: 1, Transcripts: 1, Evidence: 1}},
		{store.MergeSource, "harbour-talk/own-log", store.MergeUses{Events: 1, Evidence: 1}},
	} {
		moves, err := d.Merge(t.Context(), tt.kind, tt.slug, "x", store.MergeOptions{DryRun: true})
		if err != nil || len(moves) != 1 || moves[0].Uses != tt.want {
			t.Errorf("%s %s: %+v %v", tt.kind, tt.slug, moves, err)
		}
	}
	if diff := gocmp.Diff(before, d.rows(t)); diff != "" || d.text(t, `select slug from bi.merged_names`) != "" {
		t.Error("a dry run wrote something", diff)
	}
}

// Entries that were merged before there was a history are resolved and split like others.
func TestMergesWithoutHistory(t *testing.T) {
	d, _ := crowd(t)
	mustExec(t, d.conn, `update core.source set merged_into = (select source_id from core.source where slug = 'p0') where slug = 'p1'`)
	listed, err := d.Merged(t.Context(), store.MergeSource)
	if err != nil || len(listed) != 1 || listed[0].Into != "p0" || listed[0].By != "" || !listed[0].At.IsZero() {
		t.Fatalf("%+v %v", listed, err)
	}
	for _, step := range []struct {
		do   func() ([]store.MergeMove, error)
		want string
	}{
		{func() ([]store.MergeMove, error) {
			return d.Merge(t.Context(), store.MergeSource, "p0", "p2", store.MergeOptions{})
		}, "p0 p2, p1 p2"},
		{func() ([]store.MergeMove, error) {
			return d.Unmerge(t.Context(), store.MergeSource, "p0", store.MergeOptions{})
		}, "p1 p0"},
		{func() ([]store.MergeMove, error) {
			return d.Unmerge(t.Context(), store.MergeSource, "p1", store.MergeOptions{})
		}, ""},
	} {
		if _, err := step.do(); err != nil {
			t.Fatal(err)
		}
		got := strings.Join(d.texts(t, `select slug || ' ' || merged_into from bi.merged_names order by slug`), ", ")
		if got != step.want {
			t.Errorf("got %q, want %q", got, step.want)
		}
	}
}

func TestMergeRights(t *testing.T) {
	address := dbtest.Migrated(t)
	admin := connect(t, address)
	mustExec(t, admin, `insert into core.speaker (slug, name) values ('a', 'A'), ('b', 'B')`)
	const refused = "merging needs a member of onrecord_loader or the owner of the tables, and the database user onrecord_test_"
	for role, want := range map[string]string{"onrecord_loader": "", "onrecord_editor": refused, "onrecord_reader": refused, "onrecord_owner": refused} {
		s := openAs(t, login(t, admin, address, role))
		_, err := s.Merge(t.Context(), store.MergeSpeaker, "a", "b", store.MergeOptions{})
		if (err != nil) != (want != "") || err != nil && !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v", role, err)
		}
		if err == nil {
			if _, err := s.Unmerge(t.Context(), store.MergeSpeaker, "a", store.MergeOptions{}); err != nil {
				t.Error(err)
			}
		}
		s.Close()
	}
	// Whoever reads the views alone looks an old name up there.
	mustExec(t, admin, `update core.speaker set merged_into = (select speaker_id from core.speaker where slug = 'b') where slug = 'a'`)
	got, err := ask(t, openAs(t, login(t, admin, address, "onrecord_reader")), store.Query{SQL: "select slug, merged_into from merged_names"})
	if err != nil || len(got.rows) != 1 {
		t.Error(got, err)
	}
}
