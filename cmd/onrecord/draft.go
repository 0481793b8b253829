package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/internal/anchor"
	"onrecord/internal/briefing"
	"onrecord/internal/draft"
	"onrecord/internal/factsheet"
	"onrecord/internal/input"
	"onrecord/internal/intake"
	"onrecord/internal/render"
	"onrecord/internal/transcript"
)

// draftFlags are the flags of one call.
type draftFlags struct {
	event, language, out string
	speakers             []string
	force                bool
	format               *formatFlag
}

func (a *app) draftCmd() *cobra.Command {
	var flags draftFlags
	cmd := &cobra.Command{
		Use:   "draft TRANSCRIPT...",
		Short: "Write a first factsheet for a raw transcript",
		Long: `Reads a transcript as it was published and writes NAME.facts.yaml beside it, for a
person to go through: the event as its header tells it, who speaks where, and
candidate claims with their figures. NAME.md and NAME.html are first written as
NAME.txt, the text that the factsheet refers to. Of a folder, each .txt, .md and
.html file at any depth is taken that no factsheet there is of, and in which a line
announces a speaker.

A candidate is a sentence with a figure, or with words of a superlative, a trend, a
comparison, an attribution, a commitment, a forecast or a denial. What the grammar
reads in it is written beside it, with a confidence, and with a todo for what a
person must decide. Nothing is invented: what the text does not say stays open.

The factsheet has status: draft, passes 'onrecord check', and is loaded with
'onrecord load --drafts' alone. Speakers are looked for in the catalogues of
--speakers and in those that lie beside the factsheet, and so are the units. What a
catalogue knows that does not lie beside it is written as the factsheet's own: the
speakers by name, and the units stay open.

A file that is there and differs is never overwritten without --force. What is
there already, byte for byte, is left as it is.`,
		Example: `  onrecord draft talk.txt
  onrecord draft briefings/2024-06-18.md --speakers people.catalog.yaml
  onrecord draft briefings
  onrecord draft page.html --event harbour-talk-2024 --out talk.facts.yaml`,
		Args: someArgs("a transcript or a folder"),
	}
	f := cmd.Flags()
	f.StringVar(&flags.event, "event", "", "`id` of the event (default: the name of the file, with the date)")
	f.StringArrayVar(&flags.speakers, "speakers", nil, "`catalogue` with the speakers and units, beside those that lie with the transcript; may be repeated")
	f.StringVar(&flags.language, "language", "", "language `tag` of the text, as in en or en-GB (default: what the file says, or else en)")
	f.StringVar(&flags.out, "out", "", "write the factsheet into this `file`, NAME.facts.yaml; the transcript must lie in its folder or below")
	f.BoolVar(&flags.force, "force", false, "overwrite a factsheet, and a text, that is there and differs")
	_ = cmd.RegisterFlagCompletionFunc("event", cobra.NoFileCompletions)
	_ = cmd.RegisterFlagCompletionFunc("language", cobra.NoFileCompletions)
	flags.format = addFormat(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		for _, name := range [...]string{"event", "language", "out"} {
			if g := cmd.Flags().Lookup(name); g.Changed && strings.TrimSpace(g.Value.String()) == "" {
				return usagef("the flag --%s is empty", name)
			}
		}
		if err := flags.check(); err != nil {
			return err
		}
		return a.draft(cmd.Context(), args, flags)
	}
	return cmd
}

func (f *draftFlags) check() error {
	switch {
	case f.event != "" && !briefing.IsSlug(f.event):
		return usagef("--event takes small letters and digits, with single hyphens between them, and %q was given", f.event)
	case f.out != "" && input.Recognize(f.out) != input.Factsheet:
		return usagef("--out takes the name of a factsheet, NAME.facts.yaml, and %q was given", f.out)
	}
	for _, c := range f.speakers {
		if input.Recognize(c) != input.Catalogue {
			return usagef("--speakers takes a catalogue, NAME.catalog.yaml, and %q was given", c)
		}
	}
	return nil
}

// The outcomes of a transcript.
const (
	draftWritten   = "written"
	draftUnchanged = "unchanged"
	draftSkipped   = "skipped"
	draftFailed    = "failed"
)

// drafted is what became of one transcript.
type drafted struct {
	file, sheet, outcome string
	counts               draft.Counts
}

// name is the factsheet, or the transcript where there is none of it.
func (r *drafted) name() string {
	if r.outcome == draftWritten || r.outcome == draftUnchanged {
		return r.sheet
	}
	return r.file
}

// drafter drafts one transcript after another.
type drafter struct {
	*app
	flags draftFlags
	names map[string]draftNames // by folder
}

// draftNames is what catalogues know: those that lie in a folder, and all of them.
type draftNames struct{ beside, all *briefing.Names }

func (a *app) draft(ctx context.Context, paths []string, flags draftFlags) error {
	files, named, problems := input.Transcripts(paths)
	files = withoutDrafts(files, named, paths)
	if len(files) > 1 && (flags.event != "" || flags.out != "") {
		return usagef("--event and --out are for one transcript, and %d are meant", len(files))
	}
	for _, p := range problems {
		a.complainLine(p.Format())
	}
	d := &drafter{app: a, flags: flags, names: map[string]draftNames{}}
	bar := a.newProgress("drafting")
	var rows []drafted
	failed := len(problems)
	for i, f := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		row, err := d.one(ctx, f, named[f.Path])
		if errors.Is(err, errReported) {
			return err
		}
		if err != nil {
			failed++
			row.outcome = draftFailed
			a.complain(err.Error())
		}
		rows = append(rows, row)
		bar.step(i+1, len(files))
	}
	bar.done()
	if len(files)+failed == 0 {
		a.note("nothing to draft: each transcript there has a factsheet")
	}
	if err := a.printDrafts(flags.format.format, rows); err != nil {
		return err
	}
	d.noteCatalogues()
	if failed > 0 {
		return errReported
	}
	return nil
}

// withoutDrafts leaves out the transcripts of folders whose text a factsheet there names under another name than its own.
func withoutDrafts(files []input.File, named map[string]bool, paths []string) []input.File {
	folders := slices.DeleteFunc(slices.Clone(paths), func(p string) bool {
		info, err := os.Stat(p)
		return err != nil || !info.IsDir()
	})
	if len(folders) == 0 || len(files) == len(named) {
		return files
	}
	taken := map[string]bool{} // texts, without their endings
	sheets, _ := input.Find(folders)
	for _, sheet := range sheets {
		if text, ok := otherText(sheet); ok {
			taken[text] = true
		}
	}
	return slices.DeleteFunc(files, func(f input.File) bool {
		stem, _, _ := input.RawName(f.Path)
		return !named[f.Path] && taken[stem]
	})
}

// otherText is the text that a factsheet names, without its ending, where no text lies beside it under its own name.
func otherText(sheet input.File) (stem string, ok bool) {
	own := strings.TrimSuffix(strings.TrimSuffix(sheet.Path, ".facts.yaml"), ".facts.yml")
	if _, err := os.Stat(own + ".txt"); sheet.Kind != input.Factsheet || err == nil {
		return "", false
	}
	data, err := sheet.Read()
	if err != nil {
		return "", false
	}
	b, _ := factsheet.Read(sheet.Name, data)
	if b.Transcript.File == "" {
		return "", false
	}
	stem, _, ok = input.RawName(filepath.Join(filepath.Dir(sheet.Path), filepath.FromSlash(b.Transcript.File)))
	return stem, ok
}

// noteCatalogues tells which catalogues are not beside each factsheet, and what was made of them there.
func (d *drafter) noteCatalogues() {
	for _, c := range d.flags.speakers {
		folder, err := realPath(filepath.Dir(c))
		for sheets := range d.names {
			if err != nil || sheets != folder {
				d.note("%s does not lie beside each factsheet: elsewhere its speakers are written into the factsheet, and its units are left open; put it there and draft again to refer to it", c)
				break
			}
		}
	}
}

// one drafts one transcript. A file of a folder in which nothing announces a speaker is passed over: it may be anything.
func (d *drafter) one(ctx context.Context, f input.File, named bool) (drafted, error) {
	row := drafted{file: f.Name}
	p, err := d.plan(f)
	if err != nil {
		return row, err
	}
	row.sheet = p.sheet
	names, err := d.namesFor(ctx, p)
	if err != nil {
		return row, err
	}
	read := transcript.Parse(p.source, knownSpeakers(names.all))
	switch {
	case named && len(read.Turns) == 0:
		return row, fmt.Errorf("%s: nobody is found to speak in it; a speaker is announced by a line of the name, or by the name before a colon", f.Name)
	case !announced(&read) && !named:
		row.outcome = draftSkipped
		d.note("%s: passed over, since nothing in it announces a speaker; if it is a transcript, name it", f.Name)
		return row, nil
	}
	sheet := draft.New(draft.Input{
		File: p.textName, SHA256: sha256Of(p.textData), Name: filepath.Base(p.stem), Event: d.flags.event, Language: d.flags.language,
		Source: p.source, Read: read, Names: names.beside, Elsewhere: names.all.Speakers,
	})
	row.counts = sheet.Counts()
	row.outcome, err = d.write(p, draft.Write(sheet))
	return row, err
}

// announced tells whether a line of a transcript announces a speaker.
func announced(read *transcript.Transcript) bool {
	return slices.ContainsFunc(read.Turns, func(t transcript.Turn) bool { return t.Heading.Len() > 0 })
}

// draftPlan is a transcript that was read, and where its files go.
type draftPlan struct {
	file     input.File
	stem     string // the file without its ending
	source   transcript.Source
	text     string // the file that holds the text
	textName string // as the factsheet names it
	textData []byte
	sheet    string // the factsheet
}

func (d *drafter) plan(f input.File) (*draftPlan, error) {
	data, err := f.Read()
	if err != nil {
		return nil, err
	}
	p := &draftPlan{file: f, text: f.Name, textData: data}
	p.stem, _, _ = input.RawName(f.Name)
	p.sheet = cmp.Or(d.flags.out, sheetOf(p.stem))
	if p.source, err = transcript.Read(f.Name, data); err != nil {
		return nil, err
	}
	if strings.TrimSpace(p.source.Text) == "" {
		return nil, fmt.Errorf("%s holds no words", f.Name)
	}
	if p.source.Format != transcript.FormatText {
		p.text = filepath.Join(filepath.Dir(p.sheet), filepath.Base(p.stem)+".txt")
		p.textData = []byte(p.source.Text)
	} else if p.source.Text, err = anchor.Decode(data); err != nil {
		return nil, fmt.Errorf("%s is not a text: %w", f.Name, err)
	}
	p.textName, err = textBeside(p.sheet, p.text)
	return p, err
}

// sheetOf is the factsheet of a briefing: the one that is there, or else NAME.facts.yaml.
func sheetOf(stem string) string {
	if _, err := os.Lstat(stem + ".facts.yml"); err == nil {
		return stem + ".facts.yml"
	}
	return stem + ".facts.yaml"
}

// textBeside is a text as a factsheet names it: by the way from its folder, with slashes.
func textBeside(sheet, text string) (string, error) {
	folder, err := realPath(filepath.Dir(sheet))
	if err != nil {
		return "", fmt.Errorf("the folder of %s: %w", sheet, plainReason(err))
	}
	return beside(input.File{Name: sheet, Path: filepath.Join(folder, filepath.Base(sheet))}, "text", text)
}

func realPath(name string) (string, error) {
	abs, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(abs)
}

// namesFor gives what the catalogues know for a factsheet.
func (d *drafter) namesFor(ctx context.Context, p *draftPlan) (draftNames, error) {
	folder, err := realPath(filepath.Dir(p.sheet))
	if err != nil {
		return draftNames{}, fmt.Errorf("the folder of %s: %w", p.sheet, plainReason(err))
	}
	if names, ok := d.names[folder]; ok {
		return names, nil
	}
	at := input.File{Name: p.sheet, Path: filepath.Join(folder, filepath.Base(p.sheet))}
	all, report, err := intake.NamesFor(ctx, at, d.flags.speakers)
	if err != nil {
		return draftNames{}, err
	}
	if len(d.names) == 0 {
		d.printProblems(report)
	}
	if report.Errors > 0 {
		return draftNames{}, errReported
	}
	beside, _, err := intake.NamesFor(ctx, at, nil)
	if err != nil {
		return draftNames{}, err
	}
	d.names[folder] = draftNames{beside, all}
	return d.names[folder], nil
}

// knownSpeakers are the speakers of a catalogue, as a transcript may name them.
func knownSpeakers(names *briefing.Names) []transcript.Known {
	var out []transcript.Known
	for _, id := range briefing.IDs(names.Speakers) {
		s := names.Speakers[id]
		k := transcript.Known{ID: id, Name: s.Name, Aliases: s.Aliases}
		for _, r := range s.Roles {
			k.Titles = append(k.Titles, r.Title)
		}
		out = append(out, k)
	}
	return out
}

// write writes the text, where it is not the file itself, and the factsheet: both, or none where one of them is there and
// differs.
func (d *drafter) write(p *draftPlan, sheet []byte) (outcome string, err error) {
	files := []toWrite{{name: p.sheet, data: sheet, what: "the draft of " + p.file.Name,
		hint: "a person may have gone through it; write the draft elsewhere with --out, or overwrite it with --force"}}
	if p.text != p.file.Name {
		files = slices.Insert(files, 0, toWrite{name: p.text, data: p.textData, what: "the text of " + p.file.Name,
			hint: "move it away, or overwrite it with --force"})
	}
	for i := range files {
		if err := files[i].look(d.flags.force); err != nil {
			return "", err
		}
	}
	outcome = draftUnchanged
	for i := range files {
		wrote, err := files[i].write()
		if err != nil {
			return "", err
		}
		if wrote {
			outcome = draftWritten
		}
	}
	return outcome, nil
}

// toWrite is a file that is to have given bytes.
type toWrite struct {
	name, what, hint string
	data, old        []byte
	there            bool
}

// look sees what is there under the name, and refuses what differs unless it may be overwritten.
func (w *toWrite) look(force bool) error {
	if _, err := os.Lstat(w.name); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	old, err := input.File{Name: w.name, Path: w.name}.Read()
	if err != nil {
		return err
	}
	w.old, w.there = old, true
	if !force && !bytes.Equal(old, w.data) {
		return fmt.Errorf("%s is there, and is not %s; %s", w.name, w.what, w.hint)
	}
	return nil
}

// write writes the file unless it is there as it should be.
func (w *toWrite) write() (wrote bool, err error) {
	switch {
	case !w.there:
		return true, input.Create(w.name, w.data)
	case bytes.Equal(w.old, w.data):
		return false, nil
	}
	return true, input.File{Name: w.name, Path: w.name}.Replace(w.old, w.data)
}

var draftColumns = []render.Column{
	{Name: "file"}, {Name: "outcome"}, {Name: "turns", Kind: render.Integer}, {Name: "speakers", Kind: render.Integer},
	{Name: "claims", Kind: render.Integer}, {Name: "figures", Kind: render.Integer}, {Name: "doubts", Kind: render.Integer},
}

// printDrafts prints a row a transcript, and for people a last one with the sums.
func (a *app) printDrafts(f render.Format, all []drafted) error {
	if len(all) == 0 && f == render.Table {
		return nil
	}
	var rows [][]any
	var sum draft.Counts
	outcomes := map[string]int{}
	for _, r := range all {
		rows = append(rows, draftRow(r.name(), r.outcome, r.counts))
		sum = sum.Plus(r.counts)
		outcomes[r.outcome]++
	}
	if f == render.Table && len(all) > 1 {
		var parts []string
		for _, o := range []string{draftWritten, draftUnchanged, draftSkipped, draftFailed} {
			if outcomes[o] > 0 {
				parts = append(parts, fmt.Sprintf("%d %s", outcomes[o], o))
			}
		}
		rows = append(rows, draftRow(counted(len(all), "transcript"), strings.Join(parts, ", "), sum))
	}
	return a.printRows(f, draftColumns, rows)
}

func draftRow(name, outcome string, n draft.Counts) []any {
	return []any{name, outcome, n.Turns, n.Speakers, n.Claims, n.Figures, n.Doubts}
}
