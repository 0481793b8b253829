package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"onrecord/internal/briefing"
	"onrecord/internal/store/dbsqlc"
)

// LoadBriefing makes the database say of an event what a resolved briefing says, in one transaction: new rows are
// written, live rows that differ are ended and written anew, and what the briefing no longer says is ended. Nothing is
// deleted. If nothing differs, no row is written. In a dry run nothing is, and the result is what would be done.
//
// Problems are what only the database can tell is wrong with the briefing; with one, nothing of it is written. Loads of
// one event wait for each other; loads of different events do not.
func (s *Store) LoadBriefing(ctx context.Context, b *briefing.Briefing, digest string, dryRun bool) (briefing.Result, []briefing.Problem, error) {
	result := briefing.Result{Outcome: briefing.Failed, Counts: b.Counts()}
	var problems []briefing.Problem
	err := s.inTx(ctx, pgx.TxOptions{}, func(tx pgx.Tx) error {
		l := &loading{store: s, q: dbsqlc.New(tx), b: b, digest: digest, dryRun: dryRun}
		var err error
		result, problems, err = l.run(ctx)
		if err == nil && problems != nil {
			return errRollback
		}
		return err
	})
	if errors.Is(err, errRollback) {
		return result, problems, nil
	}
	if refused := refusal(b, err); refused != nil {
		return briefing.Result{Outcome: briefing.Failed, Counts: b.Counts()}, refused, nil
	}
	return result, problems, s.explainRights(err, "loading "+b.Event.ID, "onrecord_loader")
}

// refusal is the problem of a briefing that the database does not take: a constraint that it breaks, a value that no
// column holds, a span that does not read as its quote. Readers and checks leave none such, so it is a fault of ours;
// but it is one of this briefing, and no reason to keep the others out.
func refusal(b *briefing.Briefing, err error) []briefing.Problem {
	var pg *pgconn.PgError
	var misread *misreadError
	problem := briefing.Problem{
		Severity: briefing.Error, Code: briefing.CodeRefused, File: b.File, Text: b.Event.ID,
		Hint: "this is a fault of onrecord, please report it with the factsheet",
	}
	switch {
	case errors.As(err, &misread):
		problem.Message = "the database does not take it: " + misread.Error()
	case errors.As(err, &pg) && (strings.HasPrefix(pg.Code, "22") || strings.HasPrefix(pg.Code, "23")):
		problem.Message = "the database does not take it: " + err.Error()
	default:
		return nil
	}
	return []briefing.Problem{problem}
}

// errRollback ends a transaction that found a problem of the briefing.
var errRollback = errors.New("rolled back")

// loading is one load of one briefing.
type loading struct {
	store  *Store
	q      *dbsqlc.Queries
	b      *briefing.Briefing
	digest string
	dryRun bool
}

func (l *loading) run(ctx context.Context) (briefing.Result, []briefing.Problem, error) {
	result := briefing.Result{Outcome: briefing.Failed, Counts: l.b.Counts()}
	if problems, err := l.checkPartOf(ctx); problems != nil || err != nil {
		return result, problems, err
	}
	p, err := l.plan(ctx)
	if gone, ok := errors.AsType[*RedactedError](err); ok {
		return result, []briefing.Problem{l.redacted(gone)}, nil
	}
	if err != nil {
		return result, nil, err
	}
	if p == nil {
		result.Outcome = briefing.Unchanged
		return result, nil, nil
	}
	if problems := p.mistaken(); problems != nil {
		return result, problems, nil
	}
	result.Outcome, result.Changes, result.Withdrawn = p.outcome(), p.changes, p.withdrawn
	if l.dryRun || result.Outcome == briefing.Unchanged {
		return result, nil, nil
	}
	return result, nil, l.write(ctx, p)
}

// checkPartOf finds an event that is a part of one that is not there. A dry run cannot tell: the whole may be among the
// files that it did not write.
func (l *loading) checkPartOf(ctx context.Context) ([]briefing.Problem, error) {
	whole := l.b.Event.PartOf
	if whole == "" || l.dryRun {
		return nil, nil
	}
	found, err := l.q.FindIDs(ctx, dbsqlc.FindIDsParams{Events: []string{whole}})
	if err != nil || len(found) > 0 {
		return nil, wrap(err, "looking for the event that this one is a part of")
	}
	return []briefing.Problem{{
		Severity: briefing.Error, Code: briefing.CodeUnknownEvent, File: l.b.File, Position: l.b.Event.Where.Field("part_of"), Text: whole,
		Message: fmt.Sprintf("the event %q that this one is a part of is not in the database", whole),
		Hint:    "load its factsheet first, or in the same command",
	}}, nil
}

// plan locks the event and compares it with the briefing; nil says that the briefing is the very one that was loaded
// last. A dry run locks nothing but a row that exists, and adds none.
func (l *loading) plan(ctx context.Context) (*plan, error) {
	renamed := renamesOf(l.b)
	event, err := l.q.LockEvent(ctx, l.b.Event.ID)
	if errors.Is(err, pgx.ErrNoRows) && !l.dryRun {
		event, err = l.addEvent(ctx)
	}
	if err == nil {
		err = l.checkRedaction(ctx, event.EventID)
	}
	have := &known{}
	switch {
	case errors.Is(err, pgx.ErrNoRows): // a dry run of a new event
	case err != nil:
		return nil, fmt.Errorf("locking the event: %w", err)
	case l.isLast(ctx, event.EventID):
		return nil, nil
	default:
		if have, err = readKnown(ctx, l.q, event, renamed); err != nil {
			return nil, err
		}
	}
	p := newPlan(l.b, have, renamed)
	if p.revision {
		if err := l.checkText(ctx); err != nil {
			return nil, err
		}
	}
	if err := p.readLast(ctx, l.q); err != nil {
		return nil, err
	}
	return p, l.compareLocal(ctx, p)
}

// RedactedError says that an event was redacted.
type RedactedError struct {
	Event  string
	At     time.Time
	Reason string
}

func (e *RedactedError) Error() string {
	return fmt.Sprintf("the event %q was redacted on %s: %s", e.Event, e.At.UTC().Format("2 January 2006"), e.Reason)
}

// checkRedaction finds an event that was redacted, for which its lock is held.
func (l *loading) checkRedaction(ctx context.Context, event int64) error {
	redaction, err := l.q.FindRedaction(ctx, event)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return nil
	case err != nil:
		return fmt.Errorf("looking whether it was redacted: %w", err)
	default:
		return &RedactedError{l.b.Event.ID, redaction.RedactedAt.Time, redaction.Reason}
	}
}

// checkText finds a text that was taken down at another event, by its hash or that of its file.
func (l *loading) checkText(ctx context.Context) error {
	gone, err := l.q.RedactedText(ctx, dbsqlc.RedactedTextParams{TextSha256: hash(l.b.Transcript.Text), FileSha256: l.b.Transcript.SHA256})
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return nil
	case err != nil:
		return fmt.Errorf("looking whether the text was redacted: %w", err)
	default:
		return &RedactedError{gone.Event, gone.RedactedAt.Time, gone.Reason}
	}
}

func (l *loading) redacted(e *RedactedError) briefing.Problem {
	p := briefing.Problem{
		Severity: briefing.Error, Code: briefing.CodeRedacted, File: l.b.File,
		Hint: "take the factsheet and its transcript out of what you load",
	}
	if e.Event == l.b.Event.ID {
		p.Position, p.Text = l.b.Event.Where.Field("id"), l.b.Event.ID
		p.Message = e.Error() + "; its text may not be loaded again"
	} else {
		p.Position, p.Text = l.b.Transcript.Where.Field("file"), l.b.Transcript.File
		p.Message = e.Error() + "; this is its text, which may not be loaded again under another name either"
	}
	return p
}

// addEvent writes the event's own row, or finds that another load has just done so, and locks it.
func (l *loading) addEvent(ctx context.Context) (dbsqlc.LockEventRow, error) {
	e := &l.b.Event
	_, err := l.q.AddEvent(ctx, dbsqlc.AddEventParams{
		Slug: e.ID, Title: e.Title, Kind: e.Kind, HeldOn: day(e.Date), HeldPrecision: string(e.Date.Precision()),
		Place: e.Place, PartOf: e.PartOf, Draft: l.b.Draft, Note: e.Note,
	})
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return dbsqlc.LockEventRow{}, fmt.Errorf("adding the event: %w", err)
	}
	return l.q.LockEvent(ctx, e.ID)
}

// isLast tells whether the digest is the one of the event's last load.
func (l *loading) isLast(ctx context.Context, event int64) bool {
	last, err := l.q.LastDigest(ctx, &event)
	return err == nil && last != nil && *last == l.digest
}

// write writes a plan: global rows first, then the rows of the event, and last asks the database itself whether every
// span reads as its quote.
func (l *loading) write(ctx context.Context, p *plan) error {
	event := p.have.eventID
	if err := l.writeGlobal(ctx, p); err != nil {
		return err
	}
	imported, err := l.store.addImport(ctx, l.q, "load", dbsqlc.AddImportParams{
		Kind: "factsheet", File: text(l.b.File), FileSha256: text(l.b.FileSHA256), EventID: &event, Digest: text(l.digest),
	})
	if err != nil {
		return err
	}
	names, err := p.findIDs(ctx, l.q)
	if err != nil {
		return err
	}
	drawn, err := p.draw(ctx, l.q)
	if err != nil {
		return err
	}
	if err := p.endRows(ctx, l.q, event, imported); err != nil {
		return err
	}
	rows, err := p.build(event, imported, names, drawn)
	if err != nil {
		return err
	}
	if err := rows.copy(ctx, l.q); err != nil {
		return err
	}
	if err := l.describeTranscript(ctx, p, names); err != nil {
		return err
	}
	return l.checkSpans(ctx, event)
}

// describeTranscript corrects what is said of a transcript whose text is the same.
func (l *loading) describeTranscript(ctx context.Context, p *plan, names ids) error {
	if !p.description {
		return nil
	}
	t := &l.b.Transcript
	source, err := names.maybe("source", p.want.description.Source)
	if err != nil {
		return err
	}
	return wrap(l.q.DescribeTranscript(ctx, dbsqlc.DescribeTranscriptParams{
		EventID: p.have.eventID, TranscriptID: p.have.transcriptID, Language: t.Language, Fidelity: t.Fidelity,
		PublishedOn: day(t.Published), PublishedPrecision: precision(t.Published), PublisherUpdatedAt: moment(t.Updated),
		SourceID: source, Note: text(t.Note),
	}), "correcting what is said of the transcript")
}

// writeGlobal writes the rows above the event in one fixed order, so that two loads never wait for each other in a ring.
func (l *loading) writeGlobal(ctx context.Context, p *plan) error {
	e := &l.b.Event
	if err := upsertSpeakers(ctx, l.q, p.local.speakers); err != nil {
		return err
	}
	if err := upsertSources(ctx, l.q, p.local.sources); err != nil {
		return err
	}
	if err := addCurrencies(ctx, l.q, p.units()); err != nil {
		return err
	}
	if !p.event {
		return nil
	}
	return wrap(l.q.UpdateEvent(ctx, dbsqlc.UpdateEventParams{
		EventID: p.have.eventID, Title: e.Title, Kind: e.Kind, HeldOn: day(e.Date), HeldPrecision: string(e.Date.Precision()),
		Place: e.Place, PartOf: e.PartOf, Draft: l.b.Draft, Note: e.Note,
	}), "writing the event")
}

// endRows ends the rows that are replaced or no longer wanted, and gives renamed identities their new keys. It goes
// before the new rows, of which at most one may be live for each key.
func (p *plan) endRows(ctx context.Context, q *dbsqlc.Queries, event, imported int64) error {
	for _, old := range p.renamedClaims() {
		err := q.RenameClaim(ctx, dbsqlc.RenameClaimParams{EventID: event, ClaimID: p.renamed.claimIDs[old], Key: p.renamed.claim(old)})
		if err != nil {
			return fmt.Errorf("renaming claim %s: %w", old, err)
		}
	}
	for _, old := range p.renamedFigures() {
		err := q.RenameFigure(ctx, dbsqlc.RenameFigureParams{EventID: event, FigureID: p.renamed.figureIDs[old], Key: p.renamed.figure(old).figure})
		if err != nil {
			return fmt.Errorf("renaming figure %s: %w", old, err)
		}
	}
	topics := dbsqlc.EndClaimTopicsParams{EventID: event, ImportID: imported}
	for _, k := range p.topics.end {
		topics.ClaimIds = append(topics.ClaimIds, p.have.topics[k].id)
		topics.Topics = append(topics.Topics, k.topic)
	}
	for _, step := range []struct {
		what string
		ids  []int64
		end  func(ids []int64) error
	}{
		{"links", ended(p.links, p.have.links), func(ids []int64) error {
			return q.EndLinks(ctx, dbsqlc.EndLinksParams{EventID: event, ImportID: imported, Ids: ids})
		}},
		{"evidence", ended(p.evidence, p.have.evidence), func(ids []int64) error {
			return q.EndEvidence(ctx, dbsqlc.EndEvidenceParams{EventID: event, ImportID: imported, Ids: ids})
		}},
		{"figures", ended(p.figures, p.have.figures), func(ids []int64) error {
			return q.EndFigureVersions(ctx, dbsqlc.EndFigureVersionsParams{EventID: event, ImportID: imported, Ids: ids})
		}},
		{"spans of claims", ended(p.spans, p.have.spans), func(ids []int64) error {
			return q.EndClaimSpans(ctx, dbsqlc.EndClaimSpansParams{EventID: event, ImportID: imported, Ids: ids})
		}},
		{"topics of claims", topics.ClaimIds, func([]int64) error { return q.EndClaimTopics(ctx, topics) }},
		{"claims", ended(p.claims, p.have.claims), func(ids []int64) error {
			return q.EndClaimVersions(ctx, dbsqlc.EndClaimVersionsParams{EventID: event, ImportID: imported, Ids: ids})
		}},
		{"turns", ended(p.turns, p.have.turns), func(ids []int64) error {
			return q.EndTurns(ctx, dbsqlc.EndTurnsParams{EventID: event, ImportID: imported, Ids: ids})
		}},
		{"appearances", ended(p.appearances, p.have.appearances), func(ids []int64) error {
			return q.EndAppearances(ctx, dbsqlc.EndAppearancesParams{EventID: event, ImportID: imported, Ids: ids})
		}},
	} {
		if len(step.ids) == 0 {
			continue
		}
		if err := step.end(step.ids); err != nil {
			return fmt.Errorf("ending %s: %w", step.what, err)
		}
	}
	if len(p.hosts.end) > 0 {
		err := q.EndEventHosts(ctx, dbsqlc.EndEventHostsParams{EventID: event, ImportID: imported, Hosts: p.hosts.end})
		if err != nil {
			return fmt.Errorf("ending hosts: %w", err)
		}
	}
	return nil
}

// ended is the versions of the rows that a delta ends or replaces.
func ended[K comparable, C any](d delta[K], have map[K]row[C]) []int64 {
	var versions []int64
	for _, keys := range [][]K{d.replace, d.end} {
		for _, k := range keys {
			versions = append(versions, have[k].version)
		}
	}
	return versions
}

// checkSpans asks the database whether the event's spans read as their quotes.
func (l *loading) checkSpans(ctx context.Context, event int64) error {
	wrong, err := l.q.MisreadSpans(ctx, []int64{event})
	if err != nil {
		return fmt.Errorf("checking the spans: %w", err)
	}
	if len(wrong) == 0 {
		return nil
	}
	return &misreadError{wrong}
}

// misreadError says that spans do not read as their quotes.
type misreadError struct{ spans []dbsqlc.MisreadSpansRow }

func (e *misreadError) Error() string {
	w := e.spans[0]
	more := ""
	if n := len(e.spans) - 1; n > 0 {
		more = fmt.Sprintf(", and %d more", n)
	}
	return fmt.Sprintf("the %s %s at %d..%d does not read as its quote%s", w.Entity, w.EntityKey, w.SpanStart, w.SpanEnd, more)
}
