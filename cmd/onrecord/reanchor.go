package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
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
the best, a tenth more alike than the next. It lists what moved, what changed and
what is lost, and writes the new sha256 into the factsheet. With --write it writes
changed quotes, too. Comments and layout stay as they are.

The new text is the file that the factsheet names, or with --to another one, in
the factsheet's folder or below, which it then names. The old text tells where a
quote was, and so which of several places is meant now. It is taken from --old;
with --to from the file that was named so far; else from the database, where the
transcript was loaded into one. Each is known by its sha256.

  same      found where it was (listed with -v)
  moved     found as it is written, at another place
  folded    found, with other blanks, quotation marks or dashes; it stays as written
  changed   other words, more of them, or another nth must be written
  lost      not found, or not clear where; nothing is guessed

A change of a number, or a 'not' that came or went, is said loudly in the note.
As long as something is lost, or changed and not written, 'onrecord load' refuses
the file. Where it would not notice, because the words as they are written lead to
another place, sha256 stays as it is. Look first with --dry-run. The exit code is
1 if anything is lost, or sha256 has to stay.`,
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
	f.BoolVar(&flags.write, "write", false, "write changed quotes into the factsheet as well")
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

// fits tells whether the factsheet is of the new text already.
func (m *moving) fits() bool {
	return m.hash == m.sheet.Transcript.SHA256 && m.name == m.sheet.Transcript.File
}

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
	if m.fits() && report.Count(reanchor.Changed)+report.Count(reanchor.Lost) == 0 {
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
		if m.name, err = beside(m.file, flags.to); err != nil {
			return nil, err
		}
	}
	data, err := m.file.Sibling(m.name)
	if err != nil {
		return nil, fmt.Errorf("the new text: %w", err)
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

// beside is a file as a factsheet names it: by the way from its folder, with slashes.
func beside(sheet input.File, name string) (string, error) {
	folder, err := filepath.Abs(filepath.Dir(name))
	if err == nil {
		folder, err = filepath.EvalSymlinks(folder)
	}
	if err != nil {
		return "", fmt.Errorf("the new text %s: %w", name, plainReason(err))
	}
	way, err := filepath.Rel(filepath.Dir(sheet.Path), filepath.Join(folder, filepath.Base(name)))
	if err != nil || !filepath.IsLocal(way) {
		return "", fmt.Errorf("the new text %s lies outside the folder of %s; a transcript lies beside its factsheet, or below", name, sheet.Name)
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
	if m.flags.old != "" {
		return namedOld(m)
	}
	if m.hash == tr.SHA256 {
		return anchor.New(m.text), nil
	}
	if m.name != tr.File {
		if data, err := m.file.Sibling(tr.File); err == nil && sha256Of(data) == tr.SHA256 {
			if text, err := anchor.Decode(data); err == nil {
				return anchor.New(text), nil
			}
		}
	}
	text, found, err := a.storedText(cmd, m.sheet)
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

func namedOld(m *moving) (*anchor.Text, error) {
	data, err := input.File{Name: m.flags.old, Path: m.flags.old}.Read()
	if err != nil {
		return nil, fmt.Errorf("the old text: %w", err)
	}
	if got := sha256Of(data); got != m.sheet.Transcript.SHA256 {
		return nil, fmt.Errorf("%s is not the text that was annotated: its sha256 is %s, and the factsheet's is %s", m.flags.old, got, m.sheet.Transcript.SHA256)
	}
	text, err := anchor.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("the old text %s is not a text: %w", m.flags.old, err)
	}
	return anchor.New(text), nil
}

// storedText is the text that was annotated as the database has it. It makes no private database where there is none.
func (a *app) storedText(cmd *cobra.Command, b *briefing.Briefing) (text string, found bool, err error) {
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
		text, found, err = s.TranscriptText(ctx, b.Event.ID, b.Transcript.SHA256)
		return err
	})
	return text, found, err
}

// writeMoving writes what is to be written, and says what that was.
func (a *app) writeMoving(m *moving, report *reanchor.Report) error {
	lost, changed := report.Count(reanchor.Lost), report.Count(reanchor.Changed)
	misleading := report.Misleading(m.flags.write)
	edits := m.edits(report, len(misleading) == 0)
	edited, err := m.edit(edits)
	if err != nil {
		return err
	}
	written := "nothing was written"
	switch {
	case m.flags.dryRun:
		written = "nothing was written (--dry-run)"
	case len(edits) > 0:
		if err := m.file.Replace(m.data, edited); err != nil {
			return err
		}
		written = m.written(report, len(misleading) == 0)
	}
	a.note("%s; threshold %v; %s", outcomesOf(report), m.flags.threshold, written)
	if changed > 0 && !m.flags.write {
		a.note("the changed quotes are not written: `onrecord load` refuses them until they are; --write writes them")
	}
	if lost > 0 {
		a.note("`onrecord load` refuses what is lost until it is settled: correct the quote, or take it out")
	}
	for _, row := range misleading {
		a.complainLine(fmt.Sprintf("%s:%d:%d: as it is written, the %s of the %s %s leads to another place than it meant, and nobody would notice; so sha256 stays as it was",
			m.file.Name, row.At.Line, row.At.Column, row.Field, row.Entity, row.Key))
	}
	if lost > 0 || len(misleading) > 0 {
		return errReported
	}
	return nil
}

// edits is what is to be written into the factsheet.
func (m *moving) edits(report *reanchor.Report, sound bool) []factsheet.Edit {
	tr := &m.sheet.Transcript
	var edits []factsheet.Edit
	if m.name != tr.File && sound {
		edits = append(edits, factsheet.Edit{At: tr.Where.Field("file"), Text: m.name})
	}
	if m.hash != tr.SHA256 && sound {
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
func (m *moving) written(report *reanchor.Report, sound bool) string {
	var parts []string
	tr := &m.sheet.Transcript
	if m.name != tr.File && sound {
		parts = append(parts, "file")
	}
	if m.hash != tr.SHA256 && sound {
		parts = append(parts, "sha256")
	}
	if n := len(report.Edits); m.flags.write && n > 0 {
		parts = append(parts, counted(n, "change"))
	}
	return "written: " + strings.Join(parts, ", ")
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
