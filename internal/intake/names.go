package intake

import (
	"context"
	"slices"

	"onrecord/internal/briefing"
	"onrecord/internal/input"
)

// NamesFor gives the names that a factsheet may use: those of the catalogues that are named, and of those that lie beside the
// factsheet, as [Check] takes them in. The report tells what is wrong with the ones that are named.
func NamesFor(ctx context.Context, sheet input.File, catalogues []string) (*briefing.Names, *Report, error) {
	t := newTaking(nil, catalogues, Options{})
	for _, p := range t.lost {
		t.add(File{Name: p.File, Problems: []briefing.Problem{p}, Result: briefing.Result{Outcome: briefing.Failed}})
	}
	t.names = briefing.NewNames()
	beside, err := sheet.Beside()
	if err != nil {
		beside = nil // where the folder cannot be listed, nothing lies beside the file
	}
	for _, b := range beside {
		if slices.ContainsFunc(t.files, func(named input.File) bool { return named.Path == b.Path }) {
			continue
		}
		if c := readCatalogue(b); c.what != nil {
			t.names.Add(c.what, map[string]string{})
		}
	}
	if err := t.takeCatalogues(ctx); err != nil {
		return nil, nil, err
	}
	return t.names, &t.report, nil
}
