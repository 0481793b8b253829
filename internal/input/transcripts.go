package input

import (
	"cmp"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"onrecord/internal/briefing"
)

// Transcript is the kind of a raw transcript, to which no factsheet is told by its name.
const Transcript Kind = "transcript"

// rawEndings are the endings of raw transcripts. Of files that differ in them alone the first one counts.
var rawEndings = []string{".txt", ".md", ".markdown", ".html", ".htm"}

// RawName splits the name of a raw transcript into the name of its briefing and its ending; false where the ending is none of
// a raw transcript.
func RawName(name string) (stem, ending string, ok bool) {
	ending = filepath.Ext(name)
	stem = strings.TrimSuffix(name, ending)
	base := filepath.Base(stem)
	ok = slices.Contains(rawEndings, strings.ToLower(ending)) && base != "" && !strings.HasPrefix(base, ".") && filepath.Base(name) != ending
	return stem, ending, ok
}

// Transcripts gives the raw transcripts that paths name, each once: files as they are, and of folders those at any depth that
// have no factsheet beside them, but nothing hidden and no README. They are sorted by name. named tells which of them the user
// wrote.
func Transcripts(paths []string) (found []File, named map[string]bool, problems []briefing.Problem) {
	f := &finder{files: map[string]bool{}, folders: map[string]bool{}}
	named = map[string]bool{}
	for _, p := range paths {
		path, info, err := locate(p)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			f.fail(p, CodeNoFile, "check the spelling, and the folder that you are in", "there is no such file or folder")
		case err != nil:
			f.fail(p, CodeUnreadable, "", "it cannot be opened: %v", reason(err))
		case info.IsDir():
			f.rawFolder(p)
		case !info.Mode().IsRegular():
			f.fail(p, CodeUnreadable, "name a file or a folder", "it is neither a file nor a folder")
		default:
			if _, _, ok := RawName(p); !ok {
				f.fail(p, CodeUnknownKind, "a transcript is called NAME.txt, NAME.md or NAME.html", "it is no transcript, by its name")
				continue
			}
			named[path] = true
			f.add(File{Name: p, Path: path, Kind: Transcript})
		}
	}
	slices.SortStableFunc(f.found, func(a, b File) int { return cmp.Compare(a.Name, b.Name) })
	return f.found, named, f.problems
}

// rawFolder takes in the transcripts of a folder that have no factsheet. It follows no links.
func (f *finder) rawFolder(folder string) {
	var names []string
	err := filepath.WalkDir(folder, func(name string, e fs.DirEntry, err error) error {
		hidden := strings.HasPrefix(e.Name(), ".") && name != folder && len(e.Name()) > 1
		switch {
		case err != nil:
			f.fail(name, CodeUnreadable, "", "it cannot be read: %v", reason(err))
			return fs.SkipDir
		case hidden && e.IsDir():
			return fs.SkipDir
		case hidden || !e.Type().IsRegular():
			return nil
		}
		names = append(names, name)
		return nil
	})
	if err != nil {
		f.fail(folder, CodeUnreadable, "", "the folder cannot be read: %v", reason(err))
	}
	for _, name := range withoutSheets(names) {
		if path, _, err := locate(name); err == nil {
			f.add(File{Name: name, Path: path, Kind: Transcript})
		}
	}
}

// withoutSheets gives the transcripts among the files of a folder whose factsheet is not among them, one of each briefing.
func withoutSheets(names []string) []string {
	best := map[string]string{} // the file of each briefing, "" where there is a factsheet
	for _, name := range names {
		if Recognize(name) == Factsheet {
			best[factsheetStem(name)] = ""
		}
	}
	for _, name := range names {
		stem, ending, ok := RawName(name)
		if !ok || strings.EqualFold(filepath.Base(stem), "readme") {
			continue
		}
		if other, known := best[stem]; known && (other == "" || rank(filepath.Ext(other)) <= rank(ending)) {
			continue
		}
		best[stem] = name
	}
	var out []string
	for _, name := range best {
		if name != "" {
			out = append(out, name)
		}
	}
	return out
}

func rank(ending string) int { return slices.Index(rawEndings, strings.ToLower(ending)) }

// factsheetStem is the name of a factsheet without its ending.
func factsheetStem(name string) string {
	for _, k := range kinds {
		for _, suffix := range k.suffixes {
			if k.kind == Factsheet && len(name) > len(suffix) && strings.EqualFold(name[len(name)-len(suffix):], suffix) {
				return name[:len(name)-len(suffix)]
			}
		}
	}
	return name
}
