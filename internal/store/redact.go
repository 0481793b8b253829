package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"onrecord/internal/anchor"
	"onrecord/internal/dossier"
	"onrecord/internal/store/dbsqlc"
)

// Redaction is a takedown of the words of an event: its transcript in every revision, and what stands elsewhere of it.
type Redaction struct {
	Event  string
	Again  bool      // the event was redacted before: At, By and Reason are of that time
	At     time.Time // zero in a dry run, but for one of an event that was redacted before
	By     string
	Reason string

	// How much lost its words, of all revisions and versions, live and ended. Characters are code points of transcripts.
	Transcripts, Characters, Turns, ClaimQuotes, FigureQuotes int64
	Changes                                                   int64 // rows of the history, for what was there before or after
	Reasons                                                   int64 // rows of the history, also of other events and the catalogue, for why
	// Kept is what holds a passage of the transcript and stays as it is.
	Kept []Kept
}

// Nothing tells whether there was nothing to take.
func (r *Redaction) Nothing() bool {
	return r.Transcripts+r.Turns+r.ClaimQuotes+r.FigureQuotes+r.Changes+r.Reasons == 0
}

// Kept is a text that the desk wrote and in which a passage of a transcript stands (see [anchor.Passages]), or the same
// transcript at another event. In the history the entity and key are what the line is about.
type Kept struct {
	Event  string `json:"event"`
	Entity string `json:"entity"`
	Key    string `json:"key"`
	Field  string `json:"field"`
	Table  string `json:"table"`
}

// RedactOptions say how to redact.
type RedactOptions struct {
	Reason string // the request, the court order
	DryRun bool   // count, and write nothing
}

// redactedReason stands in the history in place of a reason that held a passage of a transcript.
const redactedReason = "(redacted)"

// Redact takes the words of an event out of the database, for good: texts and quotes become null in every revision and
// version, and go from the history, and so do reasons that hold a passage of the transcript; hashes, lengths, places and
// counts stay, and so does what the desk wrote itself. A redacted event is never loaded again, nor is its text under
// another name. Redacting it once more takes what is there still, if anything. Where there is no such event the error is
// a *[dossier.NotFoundError].
//
// Rows that were replaced hold the words until they are vacuumed: [Store.VacuumWords] is for that.
func (s *Store) Redact(ctx context.Context, event string, opts RedactOptions) (*Redaction, error) {
	opts.Reason = strings.TrimSpace(opts.Reason)
	if opts.Reason == "" && !opts.DryRun {
		return nil, errors.New("a redaction needs a reason")
	}
	var done *Redaction
	err := s.inTx(ctx, pgx.TxOptions{}, func(tx pgx.Tx) (err error) {
		r := &redacting{store: s, q: dbsqlc.New(tx), slug: event, opts: opts, passages: anchor.NewPassages(), kept: map[Kept]bool{}}
		done, err = r.run(ctx)
		return err
	})
	if missing, ok := errors.AsType[*dossier.NotFoundError](err); ok {
		return nil, missing
	}
	if errors.Is(err, ErrTellingReason) {
		return nil, ErrTellingReason
	}
	return done, s.explainRights(err, "redaction", "onrecord_owner")
}

// ErrTellingReason says that the reason of a redaction tells what is to be redacted.
var ErrTellingReason = errors.New("the reason holds a passage of the transcript, and every reader would see it there; " +
	"give one that does not quote it")

// redacting is one redaction.
type redacting struct {
	store    *Store
	q        *dbsqlc.Queries
	slug     string
	opts     RedactOptions
	event    int64
	passages *anchor.Passages // of the words that are still there
	history  []dbsqlc.ChangesOfWordsRow
	changes  []dbsqlc.RedactChangesParams // its rows without the words
	reasons  []string                     // those with a passage
	kept     map[Kept]bool
	out      *Redaction
}

func (r *redacting) run(ctx context.Context) (*Redaction, error) {
	// Loads of the event wait for the lock, and find it redacted then.
	locked, err := r.q.LockEvent(ctx, r.slug)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, noEvent(ctx, r.q, r.slug)
	}
	if err != nil {
		return nil, fmt.Errorf("locking the event: %w", err)
	}
	r.event = locked.EventID
	r.out = &Redaction{Event: r.slug, By: r.store.by, Reason: r.opts.Reason}
	first, err := r.q.FindRedaction(ctx, r.event)
	switch {
	case err == nil:
		r.out.Again, r.out.At, r.out.By, r.out.Reason = true, first.RedactedAt.Time, first.RedactedBy, first.Reason
	case !errors.Is(err, pgx.ErrNoRows):
		return nil, fmt.Errorf("looking for an earlier redaction: %w", err)
	}
	for _, step := range []struct {
		doing string
		do    func(context.Context) error
	}{
		{"counting the words", r.count},
		{"reading the history", r.readChanges},
		{"reading the transcript", r.readTexts},
		{"reading the reasons in the history", r.readReasons},
		{"comparing what the desk wrote with the transcript", r.readKept},
		{"looking at other events", r.readElsewhere},
	} {
		if err := step.do(ctx); err != nil {
			return nil, fmt.Errorf("%s: %w", step.doing, err)
		}
	}
	if r.passages.In(r.opts.Reason) {
		return nil, ErrTellingReason
	}
	if r.opts.DryRun || r.out.Again && r.out.Nothing() {
		return r.out, nil
	}
	return r.out, r.write(ctx)
}

func (r *redacting) count(ctx context.Context) error {
	n, err := r.q.CountWords(ctx, r.event)
	r.out.Transcripts, r.out.Characters, r.out.Turns = n.Transcripts, n.Characters, n.Turns
	r.out.ClaimQuotes, r.out.FigureQuotes = n.ClaimQuotes, n.FigureQuotes
	return err
}

// readChanges makes the rows of the history as they are without the words, those alone that hold some.
func (r *redacting) readChanges(ctx context.Context) error {
	var err error
	if r.history, err = r.q.ChangesOfWords(ctx, r.event); err != nil {
		return err
	}
	for _, c := range r.history {
		if deskEntities[c.Entity] {
			continue
		}
		before, hadSome, err := withoutWords(c.OldValue, r.passages.Add)
		if err != nil {
			return err
		}
		after, hasSome, err := withoutWords(c.NewValue, r.passages.Add)
		if err != nil {
			return err
		}
		if hadSome || hasSome {
			r.changes = append(r.changes, dbsqlc.RedactChangesParams{EventID: r.event, ChangeID: c.ChangeID, OldValue: before, NewValue: after})
		}
	}
	r.out.Changes = int64(len(r.changes))
	return nil
}

// readTexts learns the passages of all revisions, one after the other, and of what is left of those that are gone.
func (r *redacting) readTexts(ctx context.Context) error {
	revisions, err := r.q.TextRevisions(ctx, r.event)
	if err != nil {
		return err
	}
	for _, id := range revisions {
		text, err := r.q.RevisionText(ctx, dbsqlc.RevisionTextParams{EventID: r.event, TranscriptID: id})
		if err != nil {
			return err
		}
		r.passages.Add(text)
	}
	words, err := r.q.WordsWithoutText(ctx, r.event)
	for _, w := range words {
		r.passages.Add(w)
	}
	return err
}

// readReasons finds the reasons that hold a passage. Wherever else the very same one stands, it quotes the transcript
// there, too: a load gives its reason to all that it changes.
func (r *redacting) readReasons(ctx context.Context) error {
	reasons, err := r.q.ReasonsOfEvent(ctx, dbsqlc.ReasonsOfEventParams{EventID: r.event, Least: anchor.PassageLength})
	if err != nil {
		return err
	}
	for _, reason := range reasons {
		if r.passages.In(reason) {
			r.reasons = append(r.reasons, reason)
		}
	}
	if r.reasons != nil {
		r.out.Reasons, err = r.q.CountReasons(ctx, r.reasons)
	}
	return err
}

// readKept finds what holds a passage and stays, of the event itself.
func (r *redacting) readKept(ctx context.Context) error {
	texts, err := r.q.DeskTexts(ctx, dbsqlc.DeskTextsParams{EventID: r.event, Least: anchor.PassageLength})
	if err != nil {
		return err
	}
	for _, t := range texts {
		if r.passages.In(t.Words) {
			r.keep(Kept{r.slug, t.Entity, t.EntityKey, t.Field, t.TableName})
		}
	}
	for _, c := range r.history {
		if err := r.keepHistory(r.slug, c.Entity, c.EntityKey, c.OldValue, c.NewValue); err != nil {
			return err
		}
	}
	return nil
}

// readElsewhere finds what other events hold of it: judgements on its claims, links to them, the very same text.
func (r *redacting) readElsewhere(ctx context.Context) error {
	others, err := r.q.JudgementsElsewhere(ctx, dbsqlc.JudgementsElsewhereParams{EventID: r.event, Slug: r.slug})
	if err != nil {
		return err
	}
	for _, c := range others {
		if err := r.keepHistory(c.Event, c.Entity, c.EntityKey, c.OldValue, c.NewValue); err != nil {
			return err
		}
	}
	links, err := r.q.LinksFromElsewhere(ctx, dbsqlc.LinksFromElsewhereParams{EventID: r.event, Slug: r.slug, Least: anchor.PassageLength})
	if err != nil {
		return err
	}
	for _, l := range links {
		if r.passages.In(l.Note) {
			r.keep(Kept{l.Event, "link", l.EntityKey, "note", "core.claim_link"})
		}
	}
	same, err := r.q.TextsElsewhere(ctx, r.event)
	for _, t := range same {
		r.keep(Kept{t.Event, "transcript", strconv.Itoa(int(t.Revision)), "text", "core.transcript"})
	}
	return err
}

// keep takes in a text that stays, once.
func (r *redacting) keep(k Kept) {
	if !r.kept[k] {
		r.kept[k] = true
		r.out.Kept = append(r.out.Kept, k)
	}
}

// deskEntities are those of which the history holds words of the desk and of its sources alone.
var deskEntities = map[string]bool{"evidence": true, "review": true, "link": true, "same": true}

// keepHistory finds what stays of a row of the history and holds a passage.
func (r *redacting) keepHistory(event, entity, key string, docs ...[]byte) error {
	for _, doc := range docs {
		value, err := decodeDoc(doc)
		if err != nil {
			return err
		}
		eachText(value, "", func(field, text string) {
			goes := wordKeys[field] && !deskEntities[entity]
			if !goes && !nameKeys[field] && r.passages.In(text) {
				r.keep(Kept{event, entity, key, field, "ops.change"})
			}
		})
	}
	return nil
}

// nameKeys are the keys under which the history keeps names as the transcript prints them.
var nameKeys = map[string]bool{"headings": true, "role": true}

// eachText calls do with each text of a JSON value, in the order of the keys, and the key that it lies under.
func eachText(value any, key string, do func(key, text string)) {
	switch v := value.(type) {
	case string:
		do(key, v)
	case map[string]any:
		for _, inner := range slices.Sorted(maps.Keys(v)) {
			eachText(v[inner], inner, do)
		}
	case []any:
		for _, inner := range v {
			eachText(inner, key, do)
		}
	}
}

// decodeDoc reads a JSON document; none is nil. Numbers keep their digits.
func decodeDoc(doc []byte) (value any, err error) {
	if doc == nil {
		return nil, nil
	}
	d := json.NewDecoder(bytes.NewReader(doc))
	d.UseNumber()
	err = d.Decode(&value)
	return value, err
}

// wordKeys are the keys under which the history keeps words of a transcript.
var wordKeys = map[string]bool{
	"quote": true, "quotes": true, "text": true, "hedge": true, "spoken": true, "scale": true, "unit_text": true, "of_what": true,
}

// withoutWords drops the keys of words from a JSON document, however deep they lie, and tells whether there were any.
// Their texts are given to learn. No document stays none.
func withoutWords(doc []byte, learn func(text string)) ([]byte, bool, error) {
	value, err := decodeDoc(doc)
	if err != nil {
		return nil, false, err
	}
	if !dropWords(value, learn) {
		return doc, false, nil
	}
	out, err := json.Marshal(value)
	return out, true, err
}

func dropWords(value any, learn func(text string)) bool {
	dropped := false
	switch v := value.(type) {
	case map[string]any:
		for key, inner := range v {
			if wordKeys[key] {
				eachText(inner, key, func(_, text string) { learn(text) })
				delete(v, key)
				dropped = true
				continue
			}
			dropped = dropWords(inner, learn) || dropped
		}
	case []any:
		for _, inner := range v {
			dropped = dropWords(inner, learn) || dropped
		}
	}
	return dropped
}

func (r *redacting) write(ctx context.Context) error {
	for _, step := range []struct {
		what   string
		redact func(context.Context, int64) error
	}{
		{"the transcripts", r.q.RedactTranscripts},
		{"the turns", r.q.RedactTurns},
		{"the quotes of claims", r.q.RedactClaimSpans},
		{"the quotes of figures", r.q.RedactFigures},
		{"the event", r.q.TouchEvent},
		{"the reasons in the history", r.redactReasons},
	} {
		if err := step.redact(ctx, r.event); err != nil {
			return fmt.Errorf("redacting %s: %w", step.what, err)
		}
	}
	if err := send(r.q.RedactChanges(ctx, r.changes), "the history of", func(int) string { return r.slug }); err != nil {
		return err
	}
	imported, err := r.store.addImport(ctx, r.q, "redact", dbsqlc.AddImportParams{Kind: "redact", EventID: &r.event})
	if err != nil {
		return err
	}
	if !r.out.Again {
		at, err := r.q.AddRedaction(ctx, dbsqlc.AddRedactionParams{
			EventID: r.event, Reason: r.out.Reason, RedactedBy: r.out.By, ImportID: imported,
		})
		if err != nil {
			return fmt.Errorf("writing the redaction: %w", err)
		}
		r.out.At = at.Time
	}
	return r.record(ctx, imported)
}

func (r *redacting) redactReasons(ctx context.Context, _ int64) error {
	if r.reasons == nil {
		return nil
	}
	err := r.q.RedactReasons(ctx, dbsqlc.RedactReasonsParams{Reasons: r.reasons, Instead: redactedReason})
	if err != nil {
		return err
	}
	return r.q.RedactCatalogueReasons(ctx, dbsqlc.RedactCatalogueReasonsParams{Reasons: r.reasons, Instead: redactedReason})
}

// record writes the line of the history.
func (r *redacting) record(ctx context.Context, imported int64) error {
	counts, err := json.Marshal(map[string]int64{
		"transcripts": r.out.Transcripts, "characters": r.out.Characters, "turns": r.out.Turns, "claim_quotes": r.out.ClaimQuotes,
		"figure_quotes": r.out.FigureQuotes, "changes": r.out.Changes, "reasons": r.out.Reasons,
	})
	if err != nil {
		return err
	}
	_, err = r.q.AddChanges(ctx, []dbsqlc.AddChangesParams{{
		EventID: r.event, ImportID: imported, Entity: "event", EntityKey: r.slug, Action: "redacted", NewValue: counts,
		Reason: &r.opts.Reason,
	}})
	return wrap(err, "writing the history")
}

// wordTables are the tables of which rows hold words of a transcript. The planner keeps samples of their columns in
// pg_statistic, which are words, too: who vacuums must analyse as well.
const wordTables = "core.transcript, core.turn, core.claim_span, core.figure_version, ops.change, ops.catalogue_change"

// Vacuumed is what became of the rows that redactions replaced.
type Vacuumed struct {
	May     bool // the user may vacuum the tables; where not, nothing was done
	Samples bool // the planner's samples, too, which only the owner of the database may
	Older   int  // transactions that were open all the while: what they may want to see is there still
}

// patience is how long older transactions are waited for.
const patience = 2 * time.Second

// VacuumWords has PostgreSQL forget the rows that redactions replaced, and the samples of them that its planner keeps.
// A vacuum leaves the bytes of dead rows in the free space of their pages, where no query finds them, until new rows are
// written over them; rewrite writes the tables anew instead, one after the other, which stops all who use them for as
// long as that takes. Where the user may not, PostgreSQL does the plain vacuum by itself some time later.
func (s *Store) VacuumWords(ctx context.Context, rewrite bool) (Vacuumed, error) {
	may, all, err := s.mayVacuum(ctx)
	if err != nil || !may {
		return Vacuumed{}, wrap(err, "looking whether the tables may be vacuumed")
	}
	tables := "vacuum (full " + strconv.FormatBool(rewrite) + ", analyze) " + wordTables
	samples := "vacuum (full " + strconv.FormatBool(rewrite) + ") pg_catalog.pg_statistic"
	older := 0
	// The second goes after the first: it is the analysis that replaces the samples.
	for _, statement := range []string{tables, samples} {
		if statement == samples && !all {
			break
		}
		n, err := s.outwait(ctx)
		if err != nil {
			return Vacuumed{}, fmt.Errorf("waiting for older transactions: %w", err)
		}
		older = max(older, n)
		if _, err := s.pool.Exec(ctx, statement); err != nil {
			return Vacuumed{}, fmt.Errorf("vacuuming the tables: %w", err)
		}
	}
	return Vacuumed{May: true, Samples: all, Older: older}, nil
}

// outwait waits a moment for transactions that may want to see rows of now, and returns how many are still open. First
// those that write, in any database of the server: while they do, new snapshots, that of the vacuum as well, reach back
// to before them. Then those of this database, whatever they do. A backend that is just starting has no database yet.
func (s *Store) outwait(ctx context.Context) (int, error) {
	deadline := time.Now().Add(patience)
	var next string
	if err := s.pool.QueryRow(ctx, "select pg_snapshot_xmax(pg_current_snapshot())::text").Scan(&next); err != nil {
		return 0, err
	}
	writing, err := s.outwaitCount(ctx, deadline, `
		select case when pg_snapshot_xmin(pg_current_snapshot()) >= $1::text::xid8 then 0 else 1 end`, next)
	if err != nil {
		return 0, err
	}
	rows, err := s.pool.Query(ctx, `
		select l.virtualtransaction
		from pg_catalog.pg_locks as l
		join pg_catalog.pg_stat_activity as a on a.pid = l.pid
		where
		  l.locktype = 'virtualxid'
		  and l.pid <> pg_backend_pid()
		  and (a.datname = current_database() or a.datname is null)`)
	if err != nil {
		return 0, err
	}
	open, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return 0, err
	}
	left, err := s.outwaitCount(ctx, deadline, `
		select count(*)
		from pg_catalog.pg_locks
		where locktype = 'virtualxid' and virtualtransaction = any($1)`, open)
	return max(left, writing), err
}

// outwaitCount asks for a number until it is 0 or the time is up, and returns the last one.
func (s *Store) outwaitCount(ctx context.Context, deadline time.Time, query string, arg any) (int, error) {
	for {
		var n int
		err := s.pool.QueryRow(ctx, query, arg).Scan(&n)
		if err != nil || n == 0 || time.Now().After(deadline) {
			return n, err
		}
		select {
		case <-ctx.Done():
			return 0, ctx.Err()
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// mayVacuum tells whether the user may vacuum the tables that hold words, and whether the planner's samples as well.
func (s *Store) mayVacuum(ctx context.Context) (tables, samples bool, err error) {
	err = s.pool.QueryRow(ctx, `
		select
		  bool_and(m.may) filter (where m.namespace <> 'pg_catalog'),
		  bool_and(m.may)
		from (
		  select
		    n.nspname as namespace,
		    u.rolsuper
		      or pg_has_role(current_user, d.datdba, 'usage')
		      or pg_has_role(current_user, c.relowner, 'usage') as may
		  from pg_catalog.pg_class as c
		  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
		  join pg_catalog.pg_database as d on d.datname = current_database()
		  join pg_catalog.pg_roles as u on u.rolname = current_user
		  where c.oid = any(string_to_array($1, ', ')::regclass[])
		) as m`, wordTables+", pg_catalog.pg_statistic").Scan(&tables, &samples)
	return tables, samples, err
}
