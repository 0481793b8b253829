package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"onrecord/internal/briefing"
)

// compareLocal finds the speakers and sources that the file defines for itself and the database has not or otherwise.
func (l *loading) compareLocal(ctx context.Context, p *plan) error {
	speakers, err := l.q.ListEventSpeakers(ctx, l.b.Event.ID)
	if err != nil {
		return fmt.Errorf("reading the speakers of the event: %w", err)
	}
	knownSpeakers := make([]briefing.Speaker, len(speakers))
	for i, r := range speakers {
		knownSpeakers[i] = speakerOf(r)
	}
	sources, err := l.q.ListEventSources(ctx, l.b.Event.ID)
	if err != nil {
		return fmt.Errorf("reading the sources of the event: %w", err)
	}
	knownSources := make([]briefing.Source, len(sources))
	for i, r := range sources {
		knownSources[i] = sourceOf(r)
	}
	p.local.speakers = compareLocalEntries(p, "speaker", l.b.Speakers, knownSpeakers, func(s *briefing.Speaker) *string { return &s.ID }, alignSpeaker)
	p.local.sources = compareLocalEntries(p, "source", l.b.Sources, knownSources, func(s *briefing.Source) *string { return &s.ID }, nil)
	return nil
}

// compareLocalEntries returns the entries that an event's file defines for itself, named EVENT/ID, as far as the database
// lacks them or holds them otherwise, and notes that in the history of an event that is known.
func compareLocalEntries[E any](p *plan, entity string, wanted, known []E, id func(*E) *string, align func(file, db E) (E, E)) []E {
	var out []E
	for _, w := range wanted {
		key := *id(&w)
		*id(&w) = p.b.Event.ID + "/" + key
		i := slices.IndexFunc(known, func(k E) bool { return *id(&k) == *id(&w) })
		var before any
		action := "added"
		if i >= 0 {
			file, db := w, known[i]
			if align != nil {
				file, db = align(file, db)
			}
			if briefing.Same(file, db) {
				continue
			}
			action, before = "changed", known[i]
		}
		out = append(out, w)
		if !p.isNew() {
			p.change(entity, key, action, before, w)
		}
	}
	// A merge writes entries in the order of their slugs, too, so that none waits for the other in a ring.
	slices.SortFunc(out, func(a, b E) int { return cmp.Compare(*id(&a), *id(&b)) })
	return out
}
