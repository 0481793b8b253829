// Package intake takes files in: it finds them, reads catalogues and factsheets, checks and resolves them, and hands
// what is sound to a store. To check is to do all that without a store.
//
// A file with an error is reported with all its errors, nothing of it is written, and the other files go on.
package intake

import (
	"context"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
	"onrecord/internal/factsheet"
	"onrecord/internal/input"
	"onrecord/internal/resolve"
)

// Store is where sound files go: a database.
type Store interface {
	// Names is the shared names that the database holds.
	Names(ctx context.Context) (*briefing.Names, error)
	// LoadCatalogues writes catalogues that may refer to each other, all or none; the results go with them.
	LoadCatalogues(ctx context.Context, cs []*briefing.Catalogue, dryRun bool) ([]briefing.Result, error)
	// LoadBriefing writes a briefing, all or nothing. The problems are what the database alone can tell.
	LoadBriefing(ctx context.Context, b *briefing.Briefing, digest string, dryRun bool) (briefing.Result, []briefing.Problem, error)
}

// Options say how files are taken in.
type Options struct {
	DryRun   bool                  // tell what would be done, write nothing
	Drafts   bool                  // load drafts, too
	Reason   string                // why the files are loaded, for the history
	FailFast bool                  // stop at the first file with an error; of the catalogues, which are one, all or none
	Progress func(done, total int) // called after each file; nil for none
}

// The codes of the problems that are found here.
const (
	CodeUnreadable    = "unreadable"      // a file that cannot be read
	CodeNoTranscript  = "no-transcript"   // a transcript that cannot be read
	CodeBadTranscript = "bad-transcript"  // a transcript that is no text
	CodeChangedText   = "sha256-mismatch" // a transcript other than the one that was annotated
	CodeDraft         = "draft"           // a draft that was not asked for
	CodeSameEvent     = "same-event"      // two files about one event
)

// Report is what became of the files of one run.
type Report struct {
	briefing.Counts
	Unchanged int // files
	Updated   int // files
	Withdrawn int // claims and figures
	Errors    int // problems that kept a file out
	Files     []File
}

// Written is how many files were added or updated.
func (r *Report) Written() int {
	n := 0
	for _, f := range r.Files {
		if f.Outcome == briefing.Added || f.Outcome == briefing.Updated {
			n++
		}
	}
	return n
}

// File is what became of one file.
type File struct {
	Name     string
	Kind     input.Kind
	Event    string // id of the event, for a factsheet that could be read
	Problems []briefing.Problem
	briefing.Result
}

// Check reads, checks and resolves the files that paths name. Names that no catalogue among them defines are looked
// for in the catalogues that lie beside a factsheet.
func Check(ctx context.Context, paths []string, opts Options) (*Report, error) {
	opts.Drafts = true
	t := newTaking(nil, paths, opts)
	t.names = briefing.NewNames()
	t.readBeside()
	return t.run(ctx)
}

// Load takes the files that paths name into the store.
func Load(ctx context.Context, store Store, paths []string, opts Options) (*Report, error) {
	t := newTaking(store, paths, opts)
	var err error
	if t.names, err = store.Names(ctx); err != nil {
		return nil, err
	}
	return t.run(ctx)
}

// taking is one run.
type taking struct {
	store Store // nil to check alone
	opts  Options
	files []input.File
	lost  []briefing.Problem // of paths that lead to no file

	names      *briefing.Names
	catalogues []*taken[*briefing.Catalogue]
	events     map[string]string // the file of each event
	waiting    []*taken[*briefing.Briefing]
	report     Report
}

// taken is a file on its way.
type taken[T any] struct {
	file     input.File
	data     []byte
	what     T
	problems []briefing.Problem
}

func (t *taken[T]) failed() bool { return briefing.Errors(t.problems) > 0 }

func newTaking(store Store, paths []string, opts Options) *taking {
	t := &taking{store: store, opts: opts, events: map[string]string{}}
	t.files, t.lost = input.Find(paths)
	return t
}

func (t *taking) run(ctx context.Context) (*Report, error) {
	for _, p := range t.lost {
		t.add(File{Name: p.File, Problems: []briefing.Problem{p}, Result: briefing.Result{Outcome: briefing.Failed}})
	}
	if t.stopped() {
		return &t.report, nil
	}
	if err := t.takeCatalogues(ctx); err != nil || t.stopped() {
		return &t.report, err
	}
	for _, f := range t.files {
		if f.Kind != input.Factsheet {
			continue
		}
		if err := ctx.Err(); err != nil {
			return &t.report, err
		}
		if err := t.takeBriefing(ctx, t.prepare(f)); err != nil || t.stopped() {
			return &t.report, err
		}
	}
	return &t.report, t.takeWaiting(ctx)
}

// stopped tells whether a file has failed in a run that stops then.
func (t *taking) stopped() bool { return t.opts.FailFast && t.report.Errors > 0 }

// add takes a finished file into the report.
func (t *taking) add(f File) {
	briefing.SortProblems(f.Problems)
	t.report.Errors += briefing.Errors(f.Problems)
	t.report.Withdrawn += f.Withdrawn
	if f.Outcome == briefing.Failed {
		f.Counts = briefing.Counts{} // nothing of it was taken in
	}
	t.report.Add(f.Counts)
	switch f.Outcome {
	case briefing.Unchanged:
		t.report.Unchanged++
	case briefing.Updated:
		t.report.Updated++
	default:
	}
	t.report.Files = append(t.report.Files, f)
	if t.opts.Progress != nil {
		t.opts.Progress(len(t.report.Files), len(t.files)+len(t.lost))
	}
}

// takeCatalogues takes in the sound catalogues together, since they may refer to each other.
func (t *taking) takeCatalogues(ctx context.Context) error {
	for _, f := range t.files {
		if f.Kind == input.Catalogue {
			t.catalogues = append(t.catalogues, readCatalogue(f))
		}
	}
	sound := t.sound()
	if bad := slices.IndexFunc(t.catalogues, (*taken[*briefing.Catalogue]).failed); bad >= 0 && t.opts.FailFast {
		c := t.catalogues[bad]
		t.add(File{Name: c.file.Name, Kind: c.file.Kind, Problems: c.problems, Result: briefing.Result{Outcome: briefing.Failed}})
		return nil
	}
	results, err := t.loadCatalogues(ctx, sound)
	if err != nil {
		return err
	}
	for _, c := range t.catalogues {
		result := briefing.Result{Outcome: briefing.Failed}
		if i := slices.Index(sound, c); i >= 0 {
			result = results[i]
		}
		t.add(File{Name: c.file.Name, Kind: c.file.Kind, Problems: c.problems, Result: result})
	}
	return nil
}

func readCatalogue(f input.File) *taken[*briefing.Catalogue] {
	c := &taken[*briefing.Catalogue]{file: f}
	var err error
	if c.data, err = f.Read(); err != nil {
		c.problems = []briefing.Problem{unreadable(f, err)}
		return c
	}
	c.what, c.problems = factsheet.ReadCatalogue(f.Name, c.data)
	return c
}

func unreadable(f input.File, err error) briefing.Problem {
	return briefing.Problem{
		Severity: briefing.Error, Code: CodeUnreadable, File: f.Name, Text: f.Name, Message: fmt.Sprintf("it cannot be read: %v", err),
	}
}

// sound checks the catalogues against all names and returns those without an error. One that refers to what an unsound
// one defines is unsound as well, so that takes rounds. To check, the names of an unsound catalogue count all the same:
// its own errors are enough.
func (t *taking) sound() []*taken[*briefing.Catalogue] {
	known := *t.names
	good := slices.DeleteFunc(slices.Clone(t.catalogues), func(c *taken[*briefing.Catalogue]) bool { return c.what == nil })
	for {
		names, seen := known.Clone(), map[string]string{}
		found := make(map[*taken[*briefing.Catalogue]][]briefing.Problem)
		for _, c := range good {
			found[c] = names.Add(c.what, seen)
		}
		for _, c := range good {
			found[c] = append(found[c], briefing.CheckCatalogue(c.what, names)...)
		}
		// One that could not be read whole is checked once as well, so that all its errors are told, and then left out.
		bad := func(c *taken[*briefing.Catalogue]) bool { return c.failed() || briefing.Errors(found[c]) > 0 }
		unsound := set(good, bad)
		last := t.store == nil || len(unsound) == 0
		for _, c := range good {
			if last || unsound[c] {
				briefing.AddSource(found[c], c.file.Name, c.data)
				c.problems = append(c.problems, found[c]...)
			}
		}
		if last {
			t.names = names
			return slices.DeleteFunc(good, (*taken[*briefing.Catalogue]).failed)
		}
		good = slices.DeleteFunc(good, func(c *taken[*briefing.Catalogue]) bool { return unsound[c] })
	}
}

// set is those of all for which f holds.
func set[T comparable](all []T, f func(T) bool) map[T]bool {
	out := map[T]bool{}
	for _, v := range all {
		if f(v) {
			out[v] = true
		}
	}
	return out
}

func (t *taking) loadCatalogues(ctx context.Context, sound []*taken[*briefing.Catalogue]) ([]briefing.Result, error) {
	catalogues := make([]*briefing.Catalogue, len(sound))
	results := make([]briefing.Result, len(sound))
	for i, c := range sound {
		c.what.Reason = t.opts.Reason
		catalogues[i] = c.what
		results[i] = briefing.Result{Outcome: briefing.Checked, Counts: c.what.Counts()}
	}
	if t.store == nil || len(sound) == 0 {
		return results, nil
	}
	return t.store.LoadCatalogues(ctx, catalogues, t.opts.DryRun)
}

// readBeside adds the names of catalogues that lie beside a factsheet and were not named. What is wrong with them is no
// concern of this run.
func (t *taking) readBeside() {
	named := map[string]bool{}
	for _, f := range t.files {
		named[f.Path] = true
	}
	seen := map[string]bool{}
	for _, f := range t.files {
		folder := filepath.Dir(f.Path)
		if f.Kind != input.Factsheet || seen[folder] {
			continue
		}
		seen[folder] = true
		beside, err := f.Beside()
		if err != nil {
			continue // the folder cannot be listed; then nothing lies beside it
		}
		for _, b := range beside {
			if named[b.Path] {
				continue
			}
			named[b.Path] = true
			if c := readCatalogue(b); c.what != nil {
				t.names.Add(c.what, map[string]string{})
			}
		}
	}
}

// prepare reads, resolves and checks a factsheet. It depends on nothing but the names, so that several can be
// prepared at once.
func (t *taking) prepare(f input.File) *taken[*briefing.Briefing] {
	b := &taken[*briefing.Briefing]{file: f}
	var err error
	if b.data, err = f.Read(); err != nil {
		b.problems = []briefing.Problem{unreadable(f, err)}
		return b
	}
	b.what, b.problems = factsheet.Read(f.Name, b.data)
	if b.failed() && b.what.Event.Where.Line == 0 && len(b.what.Turns)+len(b.what.Claims) == 0 {
		return b // nothing could be read, so all would be missing
	}
	more, isText := readTranscript(f, b.what)
	if isText {
		more = append(more, resolve.Briefing(b.what, t.names)...)
	}
	more = append(more, briefing.Check(b.what, t.names)...)
	if b.what.Draft && !t.opts.Drafts {
		more = append(more, briefing.Problem{
			Severity: briefing.Error, Code: CodeDraft, File: f.Name, Position: b.what.Where.Field("status"), Text: "draft",
			Message: "the factsheet is a draft, which a person has still to go through",
			Hint:    "remove `status: draft` when that is done, or load it as it is with --drafts",
		})
	}
	briefing.AddSource(more, f.Name, b.data)
	b.problems = append(b.problems, more...)
	t.explainUnknown(f, b.problems)
	return b
}

// readTranscript reads the transcript of a briefing and compares it with the hash of the one that was annotated. isText
// tells whether there is a text to look for quotes in.
func readTranscript(f input.File, b *briefing.Briefing) (problems []briefing.Problem, isText bool) {
	tr := &b.Transcript
	if tr.File == "" {
		return nil, false // briefing.Check says so
	}
	at := func(field, code, text, message, hint string) []briefing.Problem {
		return []briefing.Problem{{
			Severity: briefing.Error, Code: code, File: f.Name, Position: tr.Where.Field(field), Path: "transcript." + field,
			Text: text, Message: message, Hint: hint,
		}}
	}
	data, err := f.Sibling(tr.File)
	if err != nil {
		return at("file", CodeNoTranscript, tr.File, fmt.Sprintf("the transcript cannot be read: %v", err),
			"the transcript lies in the folder of its factsheet, or below it"), false
	}
	text, err := anchor.Decode(data)
	if err != nil {
		return at("file", CodeBadTranscript, tr.File, fmt.Sprintf("the transcript %s is not a text: %v", tr.File, err),
			"save it as UTF-8"), false
	}
	tr.Text = text
	if got := hash(data); len(tr.SHA256) == len(got) && tr.SHA256 != got { // what is no hash is for briefing.Check
		return at("sha256", CodeChangedText, tr.SHA256,
			fmt.Sprintf("the transcript %s is not the one that was annotated: its sha256 is %s", tr.File, got),
			"restore the text; or, if this is the publisher's new version, find the quotes in it with `onrecord reanchor "+f.Name+"`"), true
	}
	return nil, true
}

// explainUnknown tells where a name may be defined that nothing taken in defines: in a catalogue that has errors, or in
// one that lies beside the factsheet and was not named.
func (t *taking) explainUnknown(f input.File, ps []briefing.Problem) {
	if t.store == nil || !slices.ContainsFunc(ps, isUnknownName) {
		return
	}
	hint := ""
	for _, c := range t.catalogues {
		if c.failed() {
			hint = fmt.Sprintf("%s has errors, so nothing of it was taken in", c.file.Name)
		}
	}
	if beside, err := f.Beside(); hint == "" && err == nil {
		var unnamed []string
		for _, b := range beside {
			if !slices.ContainsFunc(t.files, func(named input.File) bool { return named.Path == b.Path }) {
				unnamed = append(unnamed, b.Name)
			}
		}
		if unnamed != nil {
			hint = fmt.Sprintf("not named, and beside the factsheet: %s; name the catalogues, too, or the folder", strings.Join(unnamed, " and "))
		}
	}
	for i := range ps {
		if hint != "" && isUnknownName(ps[i]) && len(ps[i].Candidates) == 0 {
			ps[i].Hint = hint
		}
	}
}

func isUnknownName(p briefing.Problem) bool { return p.Code == briefing.CodeUnknownID }

// takeBriefing hands a sound briefing to the store. One that is a part of an event which is not there yet waits for the
// rest of the files.
func (t *taking) takeBriefing(ctx context.Context, b *taken[*briefing.Briefing]) error {
	event := ""
	if b.what != nil {
		event = b.what.Event.ID
	}
	if first, twice := t.events[event]; event != "" && twice {
		p := briefing.Problem{
			Severity: briefing.Error, Code: CodeSameEvent, File: b.file.Name, Position: b.what.Event.Where.Field("id"), Text: event,
			Message: fmt.Sprintf("the event %q is that of %s as well", event, first),
			Hint:    "give each event an id of its own; two factsheets of one event would undo each other",
		}
		ps := []briefing.Problem{p}
		briefing.AddSource(ps, b.file.Name, b.data)
		b.problems = append(b.problems, ps...)
	} else if event != "" {
		t.events[event] = b.file.Name
	}
	if b.failed() {
		t.finish(b, briefing.Result{Outcome: briefing.Failed})
		return nil
	}
	if t.store == nil {
		t.finish(b, briefing.Result{Outcome: briefing.Checked, Counts: b.what.Counts()})
		return nil
	}
	result, problems, err := t.load(ctx, b)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(problems, func(p briefing.Problem) bool { return p.Code == briefing.CodeUnknownEvent }) {
		t.waiting = append(t.waiting, b)
		return nil
	}
	b.problems = append(b.problems, problems...)
	t.finish(b, result)
	return nil
}

func (t *taking) load(ctx context.Context, b *taken[*briefing.Briefing]) (briefing.Result, []briefing.Problem, error) {
	b.what.Reason = t.opts.Reason
	sum := resolve.Digest(b.what)
	result, problems, err := t.store.LoadBriefing(ctx, b.what, hex.EncodeToString(sum[:]), t.opts.DryRun)
	briefing.AddSource(problems, b.file.Name, b.data)
	return result, problems, err
}

// takeWaiting loads the parts of events that have come by now, for as long as that brings something new.
func (t *taking) takeWaiting(ctx context.Context) error {
	for len(t.waiting) > 0 {
		var still []*taken[*briefing.Briefing]
		var reasons [][]briefing.Problem
		for _, b := range t.waiting {
			result, problems, err := t.load(ctx, b)
			if err != nil {
				return err
			}
			if problems != nil {
				still, reasons = append(still, b), append(reasons, problems)
				continue
			}
			t.finish(b, result)
		}
		if len(still) == len(t.waiting) {
			for i, b := range still {
				b.problems = append(b.problems, reasons[i]...)
				t.finish(b, briefing.Result{Outcome: briefing.Failed})
			}
			return nil
		}
		t.waiting = still
	}
	return nil
}

func (t *taking) finish(b *taken[*briefing.Briefing], result briefing.Result) {
	f := File{Name: b.file.Name, Kind: b.file.Kind, Problems: b.problems, Result: result}
	if b.what != nil {
		f.Event = b.what.Event.ID
	}
	t.add(f)
}
