package store_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onrecord/internal/briefing"
	"onrecord/internal/dbtest"
	"onrecord/internal/intake"
	"onrecord/internal/store"
)

// rounds is how often each test of loads at once tries: which of two loads comes first is not ours to say.
const rounds = 3

// folder is files on a disk, as two people load them.
type folder struct {
	path   string
	pages  []*page
	sheets []string // paths of the factsheets, in the order of their names
}

// newFolder writes catalogues and factsheets that share speakers, sources and a currency; a page is a part of another one
// where parts is true.
func newFolder(t *testing.T, seed int, parts bool) *folder {
	t.Helper()
	f := &folder{path: t.TempDir()}
	f.write(t, "port.catalog.yaml", catalogue)
	f.write(t, "more.catalog.yaml", "onrecord: 1\norganizations:\n  town: {name: The town}\nspeakers:\n  ida-clerk: {name: Ida Clerk, roles: [{title: Clerk, organization: town}]}\ntopics:\n  weather: {name: Weather}\n")
	for i := range 3 {
		f.pages = append(f.pages, drawnPage(fmt.Sprintf("page-%d", i), seed+i))
	}
	if parts {
		f.pages[0].partOf = "page-2" // which comes after it in the order of their names
	}
	for _, p := range f.pages {
		f.sheets = append(f.sheets, f.writePage(t, p))
	}
	for i := range 2 {
		name := fmt.Sprintf("talk-%d", i)
		f.write(t, name+".txt", transcript)
		f.sheets = append(f.sheets, f.write(t, name+".facts.yaml", sheet("id: harbour-talk", "id: "+name, "harbour.txt", name+".txt",
			strings.Repeat("1", 64), fmt.Sprintf("%x", sha256.Sum256([]byte(transcript))))))
	}
	return f
}

func (f *folder) write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(f.path, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func (f *folder) writePage(t *testing.T, p *page) string {
	t.Helper()
	text, _, _ := p.text()
	f.write(t, p.event+".txt", text)
	return f.write(t, p.event+".facts.yaml", strings.Replace(p.sheet(), "file: talk.txt", "file: "+p.event+".txt", 1))
}

// drawnPage is one of many pages about an event, with claims, figures and what hangs on them.
func drawnPage(event string, seed int) *page {
	return rapid.Custom(func(rt *rapid.T) *page {
		p := newPage(event)
		for range 4 {
			p.claims = append(p.claims, drawn{rt}.newClaim(p))
		}
		drawn{rt}.edit(p, 10)
		return p
	}).Example(seed)
}

// loader takes files in, and says what became of each.
type loader func(context.Context, *store.Store) (map[string]briefing.Outcome, error)

// office is a database that several stores load into.
type office struct {
	url  string
	desk *desk
}

func newOffice(t *testing.T) *office {
	t.Helper()
	url := dbtest.Migrated(t)
	return &office{url: url, desk: &desk{Store: openAs(t, url), conn: connect(t, url)}}
}

// load takes paths in, in a store of its own.
func load(ctx context.Context, s *store.Store, paths ...string) (map[string]briefing.Outcome, error) {
	report, err := intake.Load(ctx, s, paths, intake.Options{})
	if err != nil {
		return nil, err
	}
	outcomes := map[string]briefing.Outcome{}
	for _, f := range report.Files {
		for _, p := range f.Problems {
			if p.Severity == briefing.Error {
				return nil, fmt.Errorf("%s: %s", f.Name, p.Message)
			}
		}
		outcomes[filepath.Base(f.Name)] = f.Outcome
	}
	return outcomes, nil
}

// atOnce runs loads at the same time, each in a store with connections of its own, and gives what became of the files.
func (o *office) atOnce(t *testing.T, loads ...loader) []map[string]briefing.Outcome {
	t.Helper()
	outcomes := make([]map[string]briefing.Outcome, len(loads))
	errs := make([]error, len(loads))
	begin := make(chan struct{})
	var wg sync.WaitGroup
	for i, l := range loads {
		s := openAs(t, o.url)
		wg.Go(func() {
			<-begin
			outcomes[i], errs[i] = l(t.Context(), s)
		})
	}
	close(begin)
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
	o.isSound(t)
	return outcomes
}

// isSound wants each check to be content with what came of the loads.
func (o *office) isSound(t *testing.T) {
	t.Helper()
	lines, v := o.desk.verify(t, store.VerifyOptions{Checks: checks(t)})
	if v.Faults > 0 {
		t.Errorf("the loads left faults:\n%s", strings.Join(lines, "\n"))
	}
}

// twice is the same load two times.
func twice(l loader) []loader {
	return slices.Repeat([]loader{l}, 2)
}

func loadFolder(paths ...string) loader {
	return func(ctx context.Context, s *store.Store) (map[string]briefing.Outcome, error) {
		return load(ctx, s, paths...)
	}
}

// loadEach loads files one after the other, as so many commands.
func loadEach(paths []string) loader {
	return func(ctx context.Context, s *store.Store) (map[string]briefing.Outcome, error) {
		outcomes := map[string]briefing.Outcome{}
		for _, path := range paths {
			of, err := load(ctx, s, path)
			if err != nil {
				return nil, err
			}
			outcomes[filepath.Base(path)] = of[filepath.Base(path)]
		}
		return outcomes, nil
	}
}

// content is all that the tables hold but for keys and times, a line each row; the runs are left out, since each of two
// loads may have one.
func (o *office) content(t *testing.T) []string {
	t.Helper()
	tables := o.desk.texts(t, `
		select oid::regclass::text from pg_catalog.pg_class
		where relkind = 'r' and relnamespace in ('core'::regnamespace, 'ops'::regnamespace) and oid <> 'ops.run'::regclass`)
	var out []string
	for _, table := range tables {
		out = append(out, o.desk.texts(t, fmt.Sprintf(`
			select '%s ' || coalesce((
				select jsonb_object_agg(key, case when key like '%%\_id' then 'null' when key like '%%\_at' and key <> 'published_at' then 'null' else value end)
				from jsonb_each(to_jsonb(r))
				where key not in ('part_of', 'attributed_to', 'reviewed_by', 'checked_by')
			)::text, '')
			from %s as r`, table, table))...)
	}
	for _, lines := range o.views(t) {
		out = append(out, lines...)
	}
	slices.Sort(out)
	return out
}

// views is all that readers see of each event, with names in place of keys, so that what refers to what is part of it.
func (o *office) views(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	for _, view := range []string{"events", "appearances", "turns", "claims", "claim_spans", "claim_topics", "figures", "evidence", "reviews", "claim_links"} {
		for _, line := range o.desk.texts(t, fmt.Sprintf(`
			select v.event || ' %[1]s ' || (
				select jsonb_object_agg(key, value) from jsonb_each(to_jsonb(v)) where key not like '%%\_id' and key not in ('updated_at', 'recorded_at')
			)::text
			from bi.%[1]s as v
			order by 1`, view)) {
			event, _, _ := strings.Cut(line, " ")
			out[event] = append(out[event], line)
		}
	}
	return out
}

// onlyOne wants each file to be written by exactly one of two loads, and to be unchanged for the other.
func onlyOne(t *testing.T, outcomes []map[string]briefing.Outcome, written func(file string) briefing.Outcome) {
	t.Helper()
	if len(outcomes) != 2 || len(outcomes[0]) != len(outcomes[1]) || len(outcomes[0]) == 0 {
		t.Fatalf("outcomes: %v", outcomes)
	}
	for file, a := range outcomes[0] {
		b, want := outcomes[1][file], written(file)
		if !(a == want && b == briefing.Unchanged) && !(b == want && a == briefing.Unchanged) {
			t.Errorf("%s is %s and %s, want %s and unchanged", file, a, b, want)
		}
	}
}

func added(string) briefing.Outcome { return briefing.Added }

// Two loads of a folder at once give the rows of one, and the slower one reports unchanged.
func TestTwoLoadsOfAFolder(t *testing.T) {
	t.Parallel()
	f := newFolder(t, 1, true)
	once := newOffice(t)
	once.atOnce(t, loadFolder(f.path))
	want := once.content(t)
	for range rounds {
		both := newOffice(t)
		onlyOne(t, both.atOnce(t, twice(loadFolder(f.path))...), added)
		if diff := cmp.Diff(want, both.content(t)); diff != "" {
			t.Fatal(diff)
		}
	}
}

// The same where one of them goes through the files the other way round.
func TestTwoLoadsInOppositeOrders(t *testing.T) {
	t.Parallel()
	f := newFolder(t, 11, false)
	backwards := slices.Clone(f.sheets)
	slices.Reverse(backwards)
	once := newOffice(t)
	once.atOnce(t, loadFolder(f.path))
	want := sansFiles(once.content(t))
	for range rounds {
		both := newOffice(t)
		catalogues := []string{filepath.Join(f.path, "port.catalog.yaml"), filepath.Join(f.path, "more.catalog.yaml")}
		onlyOne(t, both.atOnce(t, twice(loadFolder(catalogues...))...), added)
		onlyOne(t, both.atOnce(t, loadEach(f.sheets), loadEach(backwards)), added)
		if diff := cmp.Diff(want, sansFiles(both.content(t))); diff != "" {
			t.Fatal(diff)
		}
	}
}

// sansFiles leaves out the rows that say which file was loaded by which name.
func sansFiles(lines []string) []string {
	return slices.DeleteFunc(lines, func(l string) bool { return strings.HasPrefix(l, "ops.import ") })
}

// Two loads of a folder in which texts have become new revisions, and a catalogue other names.
func TestTwoLoadsOfANewRevision(t *testing.T) {
	t.Parallel()
	for round := range rounds {
		f := newFolder(t, 100*round+20, false)
		once, both := newOffice(t), newOffice(t)
		for _, o := range []*office{once, both} {
			o.atOnce(t, loadFolder(f.path))
		}
		f.revise(t, round)
		f.write(t, "port.catalog.yaml", strings.NewReplacer("name: Ada Quay", "name: A. Quay", "title: Harbour log,", "title: The harbour log,").Replace(catalogue))
		once.atOnce(t, loadFolder(f.path))
		written := func(file string) briefing.Outcome {
			if strings.HasPrefix(file, "page-") || file == "port.catalog.yaml" {
				return briefing.Updated
			}
			return briefing.Unchanged
		}
		onlyOne(t, both.atOnce(t, twice(loadFolder(f.path))...), written)
		if diff := cmp.Diff(once.content(t), both.content(t)); diff != "" {
			t.Fatal(diff)
		}
		if got := both.desk.text(t, `select string_agg(distinct revision::text, ' ' order by revision::text) from core.transcript`); got != "1 2" {
			t.Errorf("revisions %s", got)
		}
	}
}

// revise gives each page a longer header, other words and a claim less.
func (f *folder) revise(t *testing.T, seed int) {
	t.Helper()
	for i, p := range f.pages {
		f.pages[i] = rapid.Custom(func(rt *rapid.T) *page {
			q := p.clone()
			q.header++
			edits["words"](drawn{rt}, q)
			edits["withdraw"](drawn{rt}, q)
			edits["evidence"](drawn{rt}, q)
			return q
		}).Example(seed)
		f.writePage(t, f.pages[i])
	}
}

// While one loads a folder as it was, another loads it with new revisions: whichever comes last for an event, all of it
// is there and nothing of the other is lost.
func TestALoadBesideANewRevision(t *testing.T) {
	t.Parallel()
	for round := range rounds {
		f := newFolder(t, 100*round+30, false)
		renewed := newFolder(t, 100*round+30, false)
		renewed.revise(t, round)
		newFirst, oldFirst, both := newOffice(t), newOffice(t), newOffice(t)
		newFirst.atOnce(t, loadFolder(renewed.path))
		newFirst.atOnce(t, loadFolder(f.path))
		oldFirst.atOnce(t, loadFolder(f.path))
		oldFirst.atOnce(t, loadFolder(renewed.path))
		both.atOnce(t, loadFolder(f.path), loadFolder(renewed.path))
		asOld, asNew, got := newFirst.views(t), oldFirst.views(t), both.views(t)
		if len(got) != len(f.sheets) {
			t.Fatalf("%d events", len(got))
		}
		for event, lines := range got {
			if !slices.Equal(lines, asOld[event]) && !slices.Equal(lines, asNew[event]) {
				t.Fatalf("%s is as after neither order of the loads (-new +got):\n%s", event, cmp.Diff(asNew[event], lines))
			}
		}
		if want, got := transcripts(t, oldFirst), transcripts(t, both); want != got {
			t.Errorf("%s transcripts, want %s", got, want)
		}
	}
}

func transcripts(t *testing.T, o *office) string {
	t.Helper()
	return o.desk.text(t, `select count(distinct (event_id, text_sha256))::text from core.transcript`)
}

// Catalogues that share entries and refer to each other's, loaded at once in opposite orders.
func TestTwoLoadsOfCatalogues(t *testing.T) {
	t.Parallel()
	f := &folder{path: t.TempDir()}
	var paths []string
	for i := range 4 {
		paths = append(paths, f.write(t, fmt.Sprintf("c%d.catalog.yaml", i), fmt.Sprintf(smallCatalogue, i)))
	}
	backwards := slices.Clone(paths)
	slices.Reverse(backwards)
	once := newOffice(t)
	once.atOnce(t, loadEach(paths))
	want := once.content(t)
	for range rounds {
		for _, loads := range [][]loader{{loadEach(paths), loadEach(backwards)}, twice(loadFolder(f.path))} {
			both := newOffice(t)
			onlyOne(t, both.atOnce(t, loads...), added)
			if diff := cmp.Diff(want, both.content(t)); diff != "" {
				t.Fatal(diff)
			}
		}
	}
}

// smallCatalogue has entries of most kinds, which refer to each other.
const smallCatalogue = `onrecord: 1
organizations:
  o%[1]d: {name: Organization %[1]d}
areas:
  a%[1]d: {name: Area %[1]d, kind: country}
speakers:
  s%[1]d: {name: Speaker %[1]d, roles: [{title: Chief, organization: o%[1]d}]}
sources:
  q%[1]d: {title: Source %[1]d, publisher: o%[1]d}
units:
  u%[1]d: {name: Unit %[1]d, words: [word%[1]d]}
indicators:
  i%[1]d: {name: Indicator %[1]d, unit: u%[1]d}
`
