package store

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"

	"onrecord/internal/briefing"
)

// delta is what has to be done to one kind of row so that the database says what the file says.
type delta[K comparable] struct {
	add     []K // no live row: new, or withdrawn once and now back
	replace []K // the live row says something else
	end     []K // the file no longer says it
}

func (d delta[K]) empty() bool { return len(d.add)+len(d.replace)+len(d.end) == 0 }

// write is the keys of the rows that are written.
func (d delta[K]) write() []K { return append(slices.Clone(d.add), d.replace...) }

// compare finds the delta between live rows and what is wanted. A row is replaced if its content differs, or if stale
// says that it refers to a row that is replaced itself.
func compare[K comparable, C comparable](live map[K]row[C], want ordered[K, C], stale func(K) bool) delta[K] {
	var d delta[K]
	for _, k := range want.keys {
		have, exists := live[k]
		switch {
		case !exists || have.version == 0:
			d.add = append(d.add, k)
		case have.content != want.by[k] || (stale != nil && stale(k)):
			d.replace = append(d.replace, k)
		}
	}
	for k, have := range live {
		if _, wanted := want.by[k]; !wanted && have.version != 0 {
			d.end = append(d.end, k)
		}
	}
	// The order of a map is no order: the same load does the same things.
	slices.SortFunc(d.end, func(a, b K) int { return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	return d
}

// plan is what has to be written so that the database says of an event what a briefing says. It is made from values
// alone; rows.go turns it into rows.
type plan struct {
	b     *briefing.Briefing
	want  *wanted
	have  *known
	local struct { // what the file defines for itself, as it differs from what is there
		speakers []briefing.Speaker
		sources  []briefing.Source
	}
	renamed renames

	event       bool // the event's own row differs
	revision    bool // the text is another one
	description bool // what is said of the text differs
	hosts       delta[string]
	appearances delta[string]
	turns       delta[string]
	claims      delta[string]
	spans       delta[spanKey]
	topics      delta[topicKey]
	figures     delta[figureKey]
	evidence    delta[evidenceKey]
	reviews     delta[reviewKey]
	links       delta[linkKey]

	last lastWords

	changes   []briefing.Change
	withdrawn int
}

// newPlan compares a resolved briefing with what the database holds of its event.
func newPlan(b *briefing.Briefing, have *known, renamed renames) *plan {
	p := &plan{b: b, want: contentOf(b), have: have, renamed: renamed}
	w := p.want
	p.event = w.event != have.event
	p.revision = w.transcript != have.transcript
	p.description = !p.revision && w.description != have.description
	p.hosts = compareHosts(have.hosts, w.hosts)
	p.appearances = compare(have.appearances, w.appearances, nil)
	p.turns = compare(have.turns, w.turns, func(k string) bool {
		return p.revision || slices.Contains(p.appearances.replace, w.turns.by[k].Appearance)
	})
	movedTurns := set(p.turns.replace)
	p.claims = compare(have.claims, w.claims, nil)
	p.topics = compare(have.topics, w.topics, nil)
	p.spans = compare(have.spans, w.spans, func(k spanKey) bool { return movedTurns[w.spans.by[k].Turn] })
	movedSpans := set(p.spans.replace)
	p.figures = compare(have.figures, w.figures, func(k figureKey) bool {
		return movedSpans[spanKey{k.claim, w.figures.by[k].Span}]
	})
	// What is known about a claim or a figure stays with it while it is withdrawn.
	p.evidence = compare(have.evidence, w.evidence, nil)
	p.evidence.end = slices.DeleteFunc(p.evidence.end, func(k evidenceKey) bool { return p.isWithdrawn(k.claim, k.figure) })
	p.links = compare(have.links, w.links, nil)
	p.links.end = slices.DeleteFunc(p.links.end, func(k linkKey) bool { return p.isWithdrawn(k.claim, k.figure) })
	// A review is never taken back: a newer one supersedes it.
	p.reviews = compare(have.reviews, w.reviews, nil)
	p.reviews.end = nil
	p.recordChanges()
	return p
}

func compareHosts(have, want []string) delta[string] {
	live := map[string]row[struct{}]{}
	for _, h := range have {
		live[h] = row[struct{}]{version: 1}
	}
	hosts := newOrdered[string, struct{}]()
	for _, h := range want {
		hosts.add(h, struct{}{})
	}
	return compare(live, hosts, nil)
}

func set[K comparable](keys []K) map[K]bool {
	s := make(map[K]bool, len(keys))
	for _, k := range keys {
		s[k] = true
	}
	return s
}

func (p *plan) isWithdrawn(claim, figure string) bool {
	if _, wanted := p.want.claims.by[claim]; !wanted {
		return true
	}
	_, wanted := p.want.figures.by[figureKey{claim, figure}]
	return figure != "" && !wanted
}

// isNew tells whether the database has never seen the event.
func (p *plan) isNew() bool { return p.have.transcript == "" }

func (p *plan) outcome() briefing.Outcome {
	switch {
	case p.isNew():
		return briefing.Added
	case p.nothingToDo():
		return briefing.Unchanged
	default:
		return briefing.Updated
	}
}

func (p *plan) nothingToDo() bool {
	return !p.event && !p.revision && !p.description &&
		p.hosts.empty() && p.appearances.empty() && p.turns.empty() && p.claims.empty() && p.spans.empty() &&
		p.topics.empty() && p.figures.empty() && p.evidence.empty() && p.reviews.empty() && p.links.empty() &&
		len(p.local.speakers)+len(p.local.sources) == 0 && len(p.renamedClaims())+len(p.renamedFigures()) == 0
}

// recordChanges writes the history: one line for a new event, and for a known one a line for each thing that is other
// than before. Spans and subjects belong to their claim.
func (p *plan) recordChanges() {
	if p.isNew() {
		p.change("event", p.b.Event.ID, "added", nil, p.want.event)
		return
	}
	if p.event {
		p.change("event", p.b.Event.ID, "changed", p.have.event, p.want.event)
	}
	if p.revision || p.description {
		revision := p.have.revision
		if p.revision {
			revision++
		}
		p.change("transcript", fmt.Sprint(revision), "changed",
			newTranscriptDoc(p.have.revision, p.have.transcript, p.have.description),
			newTranscriptDoc(revision, p.want.transcript, p.want.description))
	}
	recordDelta(p, "appearance", p.appearances, p.have.appearances, p.want.appearances, func(k string) string { return k })
	recordDelta(p, "turn", p.turns, p.have.turns, p.want.turns, func(k string) string { return k })
	p.recordClaims()
	recordDelta(p, "figure", p.shownFigures(), p.have.figures, p.want.figures, figureKey.String)
	recordDelta(p, "evidence", p.evidence, p.have.evidence, p.want.evidence,
		func(k evidenceKey) string { return targetKey(k.claim, k.figure) })
	recordDelta(p, "review", p.reviews, p.have.reviews, p.want.reviews, func(k reviewKey) string { return k.claim })
	recordDelta(p, "link", p.links, p.have.links, p.want.links,
		func(k linkKey) string { return targetKey(k.claim, k.figure) })
	p.withdrawn = len(p.claims.end) + len(p.figures.end)
}

func (p *plan) change(entity, key, action string, before, after any) {
	reason := p.b.Reason
	if reason == "" && action == "withdrawn" {
		reason = "no longer in " + p.b.File
	}
	p.changes = append(p.changes, briefing.Change{Entity: entity, Key: key, Action: action, Old: before, New: after, Reason: reason})
}

func recordDelta[K comparable, C comparable](
	p *plan, entity string, d delta[K], have map[K]row[C], want ordered[K, C], name func(K) string,
) {
	for _, k := range d.add {
		action := "added"
		if _, withdrawn := have[k]; withdrawn {
			action = "returned"
		}
		p.change(entity, name(k), action, nil, want.by[k])
	}
	for _, k := range d.replace {
		if have[k].content != want.by[k] {
			p.change(entity, name(k), "changed", have[k].content, want.by[k])
		}
	}
	for _, k := range d.end {
		p.change(entity, name(k), "withdrawn", have[k].content, nil)
	}
}

// shownFigures is the delta of the figures without those that only lie in another of their claim's spans by count: the
// history would show the same before and after.
func (p *plan) shownFigures() delta[figureKey] {
	d := p.figures
	d.replace = slices.DeleteFunc(slices.Clone(d.replace), func(k figureKey) bool {
		return p.have.figures[k].content.shown() == p.want.figures.by[k].shown()
	})
	return d
}

func (p *plan) recordClaims() {
	for _, old := range p.renamedClaims() {
		p.change("claim", p.renamed.claims[old], "changed", map[string]string{"id": old}, map[string]string{"id": p.renamed.claims[old]})
	}
	for _, k := range p.renamedFigures() {
		renamed := p.renamed.figure(k)
		p.change("figure", renamed.String(), "changed", map[string]string{"id": k.figure}, map[string]string{"id": renamed.figure})
	}
	before := claimDocs(contents(p.have.claims), contents(p.have.spans), maps.Keys(p.have.topics))
	after := claimDocs(p.want.claims.by, p.want.spans.by, slices.Values(p.want.topics.keys))
	added := set(p.claims.add)
	for _, k := range p.claims.add {
		action := "added"
		if _, withdrawn := p.have.claims[k]; withdrawn {
			action = "returned"
		}
		p.change("claim", k, action, nil, after[k])
	}
	for _, k := range p.want.claims.keys {
		if !added[k] && !sameClaim(before[k], after[k]) {
			p.change("claim", k, "changed", before[k], after[k])
		}
	}
	for _, k := range p.claims.end {
		p.change("claim", k, "withdrawn", before[k], nil)
	}
}

// claimDocs gathers the claims with their spans and subjects, in the order of the text and of the alphabet.
func claimDocs(claims map[string]claimContent, spans map[spanKey]spanContent, topics iter.Seq[topicKey]) map[string]claimDoc {
	docs := make(map[string]claimDoc, len(claims))
	for k, c := range claims {
		docs[k] = claimDoc{claimContent: c}
	}
	for k, s := range spans {
		d := docs[k.claim]
		d.Spans = append(d.Spans, s)
		docs[k.claim] = d
	}
	for k := range topics {
		d := docs[k.claim]
		d.Topics = append(d.Topics, k.topic)
		docs[k.claim] = d
	}
	for _, d := range docs {
		slices.SortFunc(d.Spans, func(a, b spanContent) int { return cmp.Compare(a.Start, b.Start) })
		slices.Sort(d.Topics)
	}
	return docs
}

// contents is the contents of rows without their ids.
func contents[K comparable, C any](rows map[K]row[C]) map[K]C {
	out := make(map[K]C, len(rows))
	for k, r := range rows {
		out[k] = r.content
	}
	return out
}

func sameClaim(a, b claimDoc) bool {
	return a.claimContent == b.claimContent && slices.Equal(a.Spans, b.Spans) && slices.Equal(a.Topics, b.Topics)
}

// renamedClaims is the old keys of the claims that get a new one.
func (p *plan) renamedClaims() []string {
	return slices.Sorted(maps.Keys(p.renamed.claimIDs))
}

// renamedFigures is the old keys of the figures that get a new one, under the new keys of their claims.
func (p *plan) renamedFigures() []figureKey {
	return slices.SortedFunc(maps.Keys(p.renamed.figureIDs), func(a, b figureKey) int { return cmp.Compare(a.String(), b.String()) })
}
