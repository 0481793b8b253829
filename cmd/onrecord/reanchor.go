package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
	"onrecord/internal/dossier"
	"onrecord/internal/factsheet"
	"onrecord/internal/input"
	"onrecord/internal/pglocal"
	"onrecord/internal/reanchor"
	"onrecord/internal/render"
	"onrecord/internal/store"
)

// reanchorFlags are the flags of one call.
type reanchorFlags struct {
	to, old   string
	threshold float64
	write     bool
	dryRun    bool
	format    *formatFlag
}

func (a *app) reanchorCmd() *cobra.Command {
	var flags reanchorFlags
	cmd := &cobra.Command{
		Use:   "reanchor FILE.facts.yaml",
		Short: "Find a factsheet's quotes again in the publisher's new version of the transcript",
		Long: `For a transcript that its publisher has corrected. It finds every quote of the
factsheet in the new text, each where 'onrecord check' looks for it: as it is
written; else with blanks, quotation marks and dashes taken as alike; else the
words that are most like it, if they are at least --threshold alike and clearly
the best, a tenth more alike than the next. Comments and layout stay as they are.

The new text is the file that the factsheet names, or with --to another one, in
the factsheet's folder or below, which it then names. The old text tells where a
quote was, and so which of several places is meant now, and whether the words that
it has stand among the same words as before. It is taken from --old; with --to
from the file that was named so far; else from the database, where the transcript
was loaded into one. Each is known by its sha256.

  same      found where it was (listed with -v)
  moved     found at another place, as it is written or as the old text had it
  folded    found, with other blanks, quotation marks or dashes than the old text
            had (than are written, where that is not known); it stays as written
  changed   other words, more of them, or another nth must be written
  lost      not found, or not clear where; nothing is guessed

A change of a number, or a 'not' that came or went, is said loudly in the note. So
is a quote that stands among other words than it did, or starts or stops inside a
sentence now, and a turn with another line before it, which may tell who speaks.

With --write the changes are written, and with them the new sha256. Without it
sha256 alone is, and only where nothing is changed or lost. It is all or nothing:
nothing is written where a lost quote, as it is written, is found at a place that
it does not mean, which 'onrecord load' would not notice; or where most of the
turns or quotes are lost, as in another text. Of a factsheet with the sha256 of
the new text already, what is found in it stays, and --old may be of any sha256.

Look first with --dry-run. The exit code is 1 where something is left to be done:
what is lost must be settled by hand, as 'onrecord load' refuses it.`,
		Example: `  onrecord reanchor talk.facts.yaml --dry-run
  onrecord reanchor talk.facts.yaml --write
  onrecord reanchor talk.facts.yaml --to talk-corrected.txt --write
  onrecord reanchor talk.facts.yaml --old talk-first.txt --threshold 0.7`,
		Args: oneArg("a factsheet"),
	}
	f := cmd.Flags()
	f.StringVar(&flags.to, "to", "", "the new text is this `file`, and the factsheet names it from now on")
	f.StringVar(&flags.old, "old", "", "`file` with the text as it was annotated")
	f.Float64Var(&flags.threshold, "threshold", reanchor.DefaultThreshold, "how `alike` words must be to be taken for a changed quote, from 0.5 to 1")
	f.BoolVar(&flags.write, "write", false, "write changed quotes into the factsheet, with the new sha256")
	f.BoolVar(&flags.dryRun, "dry-run", false, "list what would be done, and write nothing")
	_ = cmd.RegisterFlagCompletionFunc("threshold", cobra.NoFileCompletions)
	flags.format = addFormat(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if !(flags.threshold >= anchor.Alike && flags.threshold <= 1) {
			return usagef("the flag --threshold takes a number from %v to 1, and %v was given", anchor.Alike, flags.threshold)
		}
		return a.reanchor(cmd, args[0], flags)
	}
	return cmd
}

// moving is a factsheet on its way to another text.
type moving struct {
	file  input.File
	data  []byte
	sheet *briefing.Briefing
	name  string // of the new text, as the factsheet names it, or is to
	text  string
	hash  string // of its bytes
	flags reanchorFlags
}

// hashFits tells whether the factsheet says that it is of the new text already.
func (m *moving) hashFits() bool { return m.hash == m.sheet.Transcript.SHA256 }

func (a *app) reanchor(cmd *cobra.Command, path string, flags reanchorFlags) error {
	m, err := a.readMoving(path, flags)
	if err != nil {
		return err
	}
	old, err := a.oldText(cmd, m)
	if err != nil {
		return err
	}
	text := anchor.New(m.text)
	report := reanchor.Briefing(m.sheet, old, text, flags.threshold)
	if m.hashFits() && !report.Settled() {
		if old, err = a.olderText(cmd, m); err != nil {
			return err
		}
		report = reanchor.Remaining(m.sheet, old, text, flags.threshold)
	}
	if m.hashFits() && m.name == m.sheet.Transcript.File && report.Settled() {
		a.note("nothing to do: %s is of this text, and every quote is found in it", m.file.Name)
		return a.printAnchors(flags.format.format, &reanchor.Report{})
	}
	if old == nil {
		a.note("the old text is not known, so nothing tells where a quote was; name it with --old to settle what occurs several times")
	}
	if err := a.printAnchors(flags.format.format, report); err != nil {
		return err
	}
	return a.writeMoving(m, report)
}

// readMoving reads the factsheet and the new text.
func (a *app) readMoving(path string, flags reanchorFlags) (*moving, error) {
	files, problems := input.Find([]string{path})
	if len(problems) > 0 {
		return nil, a.refuse(problems)
	}
	if len(files) != 1 || files[0].Name != path || files[0].Kind != input.Factsheet {
		return nil, usagef("it takes one factsheet, NAME.facts.yaml, and %q is none", path)
	}
	m := &moving{file: files[0], flags: flags}
	var err error
	if m.data, err = m.file.Read(); err != nil {
		return nil, err
	}
	m.sheet, problems = factsheet.Read(m.file.Name, m.data)
	if briefing.Errors(problems) > 0 {
		return nil, a.refuse(problems)
	}
	tr := &m.sheet.Transcript
	if !tr.Where.Has("file") || !tr.Where.Has("sha256") {
		return nil, fmt.Errorf("%s does not name its transcript with file and sha256, so nothing tells which text it is of; write both", m.file.Name)
	}
	m.name = tr.File
	if flags.to != "" {
		if kind := input.Recognize(flags.to); kind != input.Unknown {
			return nil, usagef("--to takes the text of a transcript, and %q is a %s", flags.to, kind)
		}
		if m.name, err = beside(m.file, "new text", flags.to); err != nil {
			return nil, err
		}
	}
	data, err := m.file.Sibling(m.name)
	if err != nil {
		return nil, fmt.Errorf("the new text: %w", err)
	}
	if bytes.Equal(data, m.data) {
		return nil, fmt.Errorf("the new text %s is the factsheet itself", m.name)
	}
	if m.text, err = anchor.Decode(data); err != nil {
		return nil, fmt.Errorf("the new text %s is not a text: %w", m.name, err)
	}
	if strings.TrimSpace(m.text) == "" {
		return nil, fmt.Errorf("the new text %s holds no words", m.name)
	}
	m.hash = sha256Of(data)
	return m, nil
}

// refuse prints the errors that keep a file from being worked on.
func (a *app) refuse(problems []briefing.Problem) error {
	for _, p := range problems {
		if p.Severity == briefing.Error {
			a.complainLine(p.Format())
		}
	}
	return errReported
}

func sha256Of(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// beside is a file as a factsheet names it: by the way from its folder, with slashes. what says what the file is.
func beside(sheet input.File, what, name string) (string, error) {
	folder, err := filepath.Abs(filepath.Dir(name))
	if err == nil {
		folder, err = filepath.EvalSymlinks(folder)
	}
	if err != nil {
		return "", fmt.Errorf("the %s %s: %w", what, name, plainReason(err))
	}
	way, err := filepath.Rel(filepath.Dir(sheet.Path), filepath.Join(folder, filepath.Base(name)))
	if err != nil || !filepath.IsLocal(way) {
		return "", fmt.Errorf("the %s %s lies outside the folder of %s; a transcript lies beside its factsheet, or below", what, name, sheet.Name)
	}
	return filepath.ToSlash(way), nil
}

func plainReason(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}

// oldText is the text that was annotated, or nil where nobody has it.
func (a *app) oldText(cmd *cobra.Command, m *moving) (*anchor.Text, error) {
	tr := &m.sheet.Transcript
	if m.hashFits() {
		return anchor.New(m.text), nil
	}
	if m.flags.old != "" {
		text, hash, err := readOld(m.flags.old)
		if err == nil && hash != tr.SHA256 {
			return nil, fmt.Errorf("%s is not the text that was annotated: its sha256 is %s, and the factsheet's is %s", m.flags.old, hash, tr.SHA256)
		}
		return text, err
	}
	if m.name != tr.File {
		if data, err := m.file.Sibling(tr.File); err == nil && sha256Of(data) == tr.SHA256 {
			if text, err := anchor.Decode(data); err == nil {
				return anchor.New(text), nil
			}
		}
	}
	return a.askStore(cmd, func(ctx context.Context, s *store.Store) (string, bool, error) {
		return s.TranscriptText(ctx, m.sheet.Event.ID, tr.SHA256)
	})
}

// olderText is a text that was annotated before the factsheet was said to be of the new one, although not all of its quotes
// are: the one that is named, or the current one of the database. It is nil where nobody has it.
func (a *app) olderText(cmd *cobra.Command, m *moving) (*anchor.Text, error) {
	a.note("%s says that it is of this text, and not every quote is found in it", m.file.Name)
	if m.flags.old != "" {
		text, hash, err := readOld(m.flags.old)
		switch {
		case err != nil:
			return nil, err
		case hash == m.hash:
			return nil, fmt.Errorf("%s is the new text; name the one that was annotated before", m.flags.old)
		}
		a.note("what is not found is looked for with the help of %s, whose sha256 is another one: see whether it is the text that was annotated", m.flags.old)
		return text, nil
	}
	text, err := a.askStore(cmd, func(ctx context.Context, s *store.Store) (text string, found bool, err error) {
		known, err := s.Dossier(ctx, briefing.Ref{Event: m.sheet.Event.ID})
		if _, missing := errors.AsType[*dossier.NotFoundError](err); missing {
			return "", false, nil
		}
		event, ok := known.(*dossier.EventDossier)
		if err != nil || !ok || event.Transcript == nil || event.Transcript.SHA256 == m.hash {
			return "", false, err
		}
		return s.TranscriptText(ctx, m.sheet.Event.ID, event.Transcript.SHA256)
	})
	if text != nil {
		a.note("what is not found is looked for with the help of the text that the database has, whose sha256 is another one")
	}
	return text, err
}

// readOld is an old text, and the sha256 of its file.
func readOld(name string) (text *anchor.Text, hash string, err error) {
	data, err := input.File{Name: name, Path: name}.Read()
	if err != nil {
		return nil, "", fmt.Errorf("the old text: %w", err)
	}
	s, err := anchor.Decode(data)
	if err != nil {
		return nil, "", fmt.Errorf("the old text %s is not a text: %w", name, err)
	}
	return anchor.New(s), sha256Of(data), nil
}

// askStore asks the database for an old text, which is nil where it has none, or cannot be asked. It makes no private
// database where there is none.
func (a *app) askStore(cmd *cobra.Command, ask func(ctx context.Context, s *store.Store) (string, bool, error)) (*anchor.Text, error) {
	text, found, err := a.storedText(cmd, ask)
	var redacted *store.RedactedError
	switch {
	case err != nil && cmd.Context().Err() != nil:
		return nil, err
	case errors.As(err, &redacted):
		a.note("%v; the database has its text no more, and takes in no other", redacted)
	case err != nil:
		a.note("the old text could not be looked for in the database: %v", err)
	case found:
		return anchor.New(text), nil
	}
	return nil, nil
}

func (a *app) storedText(cmd *cobra.Command, ask func(ctx context.Context, s *store.Store) (string, bool, error)) (text string, found bool, err error) {
	if address, _ := a.address(); address == "" {
		cfg, err := a.private()
		if err != nil {
			return "", false, err
		}
		if status, err := pglocal.Inspect(cfg); err != nil || status.Major == 0 {
			return "", false, err
		}
	}
	err = a.withStore(cmd, func(ctx context.Context, s *store.Store) (err error) {
		if errors.Is(s.CheckSchema(ctx), store.ErrNotMigrated) {
			return nil
		}
		text, found, err = ask(ctx, s)
		return err
	})
	return text, found, err
}

// writeMoving writes what is to be written, all or nothing, and says what that was.
func (a *app) writeMoving(m *moving, report *reanchor.Report) error {
	edits := m.edits(report)
	edited, err := m.edit(edits)
	if err != nil {
		return err
	}
	held := m.held(report)
	written := "nothing was written"
	switch {
	case m.flags.dryRun:
		written = "nothing was written (--dry-run)"
	case len(held) == 0 && len(edits) > 0:
		if err := m.file.Replace(m.data, edited); err != nil {
			return err
		}
		written = m.written(report)
	}
	a.note("%s; threshold %v; %s", outcomesOf(report), m.flags.threshold, written)
	for _, reason := range held {
		a.complainLine(reason)
	}
	lost := report.Count(reanchor.Lost)
	if what, _, _ := report.Astray(); lost > 0 && what == "" {
		a.complainLine(fmt.Sprintf("%s: lost: %s; `onrecord load` refuses the file until that is settled by hand: correct the quote, or take it out", m.file.Name, lostOf(report)))
	}
	if len(held) > 0 || lost > 0 {
		return errReported
	}
	return nil
}

// held is why nothing is written: the text is most likely another one; the factsheet would say that it is of the new text,
// and not all of it would be; or a quote would lead to a place that it does not mean.
func (m *moving) held(report *reanchor.Report) []string {
	if what, lost, all := report.Astray(); what != "" {
		return []string{fmt.Sprintf("%s: %d of %d %s are lost, so nothing is written; is %s the right text?", m.file.Name, lost, all, what, m.name)}
	}
	unsettled := !m.flags.write && !report.Settled()
	var out []string
	for _, row := range report.Misleading(m.flags.write || unsettled) {
		out = append(out, fmt.Sprintf("%s:%d:%d: as it is written, the %s of the %s %s leads to another place than it meant, and `onrecord load` would not notice; "+
			"so nothing is written: quote words that stand where it is meant, or take it out", m.file.Name, row.At.Line, row.At.Column, row.Field, row.Entity, row.Key))
	}
	if unsettled && out == nil { // else --write would write nothing either
		return []string{m.unsettled(report.Count(reanchor.Changed))}
	}
	return out
}

// unsettled says what is left to be done where nothing is written without --write.
func (m *moving) unsettled(changed int) string {
	said := fmt.Sprintf("%s: not every quote is found in the new text as it is written", m.file.Name)
	with := ""
	if !m.hashFits() {
		said += ", so sha256 stays as it is"
		with = " with the new sha256"
	}
	if changed > 0 {
		said += fmt.Sprintf("; --write writes %s%s", counted(changed, "change"), with)
	}
	return said
}

// edits is what is to be written into the factsheet.
func (m *moving) edits(report *reanchor.Report) []factsheet.Edit {
	tr := &m.sheet.Transcript
	var edits []factsheet.Edit
	if m.name != tr.File {
		edits = append(edits, factsheet.Edit{At: tr.Where.Field("file"), Text: m.name})
	}
	if !m.hashFits() {
		edits = append(edits, factsheet.Edit{At: tr.Where.Field("sha256"), Text: m.hash})
	}
	if m.flags.write {
		for _, e := range report.Edits {
			edits = append(edits, factsheet.Edit(e))
		}
	}
	return edits
}

// edit is the factsheet's file with the edits made.
func (m *moving) edit(edits []factsheet.Edit) ([]byte, error) {
	edited, err := factsheet.Apply(m.data, edits)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", m.file.Name, err)
	}
	if _, problems := factsheet.Read(m.file.Name, edited); briefing.Errors(problems) > 0 {
		return nil, fmt.Errorf("%s: the edited file would have errors, so it stays as it was: %w", m.file.Name, problems[0])
	}
	return edited, nil
}

// written says what was written.
func (m *moving) written(report *reanchor.Report) string {
	var parts []string
	if m.name != m.sheet.Transcript.File {
		parts = append(parts, "file")
	}
	if !m.hashFits() {
		parts = append(parts, "sha256")
	}
	if n := len(report.Edits); m.flags.write && n > 0 {
		parts = append(parts, counted(n, "change"))
	}
	return "written: " + strings.Join(parts, ", ")
}

// maxNamed is how many of the lost things are named in one line; all of them are listed.
const maxNamed = 10

// lostOf names what is lost.
func lostOf(report *reanchor.Report) string {
	var names []string
	for _, row := range report.Rows {
		if name := row.Entity + " " + row.Key; row.Outcome == reanchor.Lost && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if more := len(names) - maxNamed; more > 0 {
		names = append(names[:maxNamed], fmt.Sprintf("and %d more", more))
	}
	return strings.Join(names, ", ")
}

// outcomesOf counts the rows by their outcome.
func outcomesOf(report *reanchor.Report) string {
	var parts []string
	for _, o := range []reanchor.Outcome{reanchor.Same, reanchor.Moved, reanchor.Folded, reanchor.Changed, reanchor.Lost} {
		if n := report.Count(o); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, o))
		}
	}
	if len(parts) == 0 {
		return "no quotes"
	}
	return strings.Join(parts, ", ")
}

var anchorColumns = []render.Column{
	{Name: "entity"}, {Name: "key"}, {Name: "field"}, {Name: "outcome"}, {Name: "similarity", Kind: render.Number},
	{Name: "sheet_line", Kind: render.Integer}, {Name: "old_line", Kind: render.Integer}, {Name: "old_start", Kind: render.Integer},
	{Name: "old_end", Kind: render.Integer}, {Name: "new_line", Kind: render.Integer}, {Name: "new_start", Kind: render.Integer},
	{Name: "new_end", Kind: render.Integer}, {Name: "old_words"}, {Name: "new_words"}, {Name: "note"},
}

// printAnchors prints a row for each thing that is not simply unchanged, or for each with -v. A table, which is for
// people, has each place in one column.
func (a *app) printAnchors(f render.Format, report *reanchor.Report) error {
	columns := anchorColumns
	if f == render.Table {
		columns = []render.Column{
			{Name: "entity"}, {Name: "key"}, {Name: "field"}, {Name: "outcome"}, {Name: "similarity", Kind: render.Number},
			{Name: "old place"}, {Name: "new place"}, {Name: "old words"}, {Name: "new words"}, {Name: "note"},
		}
	}
	var rows [][]any
	for _, r := range report.Rows {
		if r.Outcome == reanchor.Same && r.Note == "" && !a.flags.verbose {
			continue
		}
		rows = append(rows, anchorRow(f, r))
	}
	if len(rows) == 0 && f == render.Table {
		return nil
	}
	return a.printRows(f, columns, rows)
}

func anchorRow(f render.Format, r reanchor.Row) []any {
	row := []any{r.Entity, r.Key, r.Field, string(r.Outcome), known(r.Alike > 0, fmt.Sprintf("%.2f", r.Alike))}
	if f == render.Table {
		row = append(row, placeText(r.Old), placeText(r.New))
	} else {
		row = append(row, known(r.At.Line > 0, r.At.Line))
		for _, p := range []reanchor.Place{r.Old, r.New} {
			is := p.Line > 0
			row = append(row, known(is, p.Line), known(is, p.Span.Start), known(is, p.Span.End))
		}
	}
	return append(row, known(r.OldWords != "", r.OldWords), known(r.NewWords != "", r.NewWords), known(r.Note != "", r.Note))
}

// placeText is a place for people: its line and its characters.
func placeText(p reanchor.Place) any {
	if p.Line == 0 {
		return nil
	}
	return fmt.Sprintf("line %d, %d-%d", p.Line, p.Span.Start, p.Span.End)
}
