package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"onrecord/internal/briefing"
	"onrecord/internal/dossier"
	"onrecord/internal/store/dbsqlc"
)

// Redaction is a takedown of the words of an event: its transcript in every revision, and what stands elsewhere of it.
type Redaction struct {
	Event  string
	Again  bool      // the event was redacted before: At, By and Reason are of that time, and nothing was left to take
	At     time.Time // zero in a dry run
	By     string
	Reason string

	// How much lost its words, of all revisions and versions, live and ended. Characters are code points.
	Transcripts, Characters, Turns, ClaimQuotes, FigureQuotes, Changes int64
	// Look names what the desk wrote itself and in which a passage of the transcript stands word for word, as in
	// "the claim c4 says it". It stays as it is.
	Look []string
}

// RedactOptions say how to redact.
type RedactOptions struct {
	Reason string // the request, the court order
	DryRun bool   // count, and write nothing
}

// Redact takes the words of an event out of the database, for good: texts and quotes become null in every revision and
// version, and go from the history; hashes, lengths, places and counts stay, and so does what the desk wrote itself. A
// redacted event is never loaded again. Redacting it once more changes nothing. Where there is no such event the error
// is a *[dossier.NotFoundError].
//
// Rows that were replaced hold the words until they are vacuumed: [Store.VacuumWords] is for that.
func (s *Store) Redact(ctx context.Context, event string, opts RedactOptions) (*Redaction, error) {
	opts.Reason = strings.TrimSpace(opts.Reason)
	if opts.Reason == "" && !opts.DryRun {
		return nil, errors.New("a redaction needs a reason")
	}
	var done *Redaction
	err := s.inTx(ctx, pgx.TxOptions{}, func(tx pgx.Tx) (err error) {
		r := &redacting{store: s, q: dbsqlc.New(tx), slug: event, opts: opts}
		done, err = r.run(ctx)
		return err
	})
	if missing, ok := errors.AsType[*dossier.NotFoundError](err); ok {
		return nil, missing
	}
	return done, s.explainRights(err, "redaction", "onrecord_owner")
}

// redacting is one redaction.
type redacting struct {
	store *Store
	q     *dbsqlc.Queries
	slug  string
	opts  RedactOptions
	event int64
}

func (r *redacting) run(ctx context.Context) (*Redaction, error) {
	// Loads of the event wait for the lock, and find it redacted then.
	locked, err := r.q.LockEvent(ctx, r.slug)
	if errors.Is(err, pgx.ErrNoRows) {
		reader := &dossierReader{q: r.q, ref: briefing.Ref{Event: r.slug}}
		return nil, reader.noEvent(ctx)
	}
	if err != nil {
		return nil, fmt.Errorf("locking the event: %w", err)
	}
	r.event = locked.EventID
	out := &Redaction{Event: r.slug, By: r.store.by, Reason: r.opts.Reason}
	first, err := r.q.FindRedaction(ctx, r.event)
	switch {
	case err == nil:
		out.Again, out.At, out.By, out.Reason = true, first.RedactedAt.Time, first.RedactedBy, first.Reason
		return out, nil
	case !errors.Is(err, pgx.ErrNoRows):
		return nil, fmt.Errorf("looking for an earlier redaction: %w", err)
	}
	if err := r.count(ctx, out); err != nil {
		return nil, err
	}
	changes, err := r.changes(ctx)
	if err != nil {
		return nil, err
	}
	out.Changes = int64(len(changes))
	if r.opts.DryRun {
		return out, nil
	}
	return out, r.write(ctx, out, changes)
}

func (r *redacting) count(ctx context.Context, out *Redaction) error {
	n, err := r.q.CountWords(ctx, r.event)
	if err != nil {
		return fmt.Errorf("counting the words: %w", err)
	}
	out.Transcripts, out.Characters, out.Turns = n.Transcripts, n.Characters, n.Turns
	out.ClaimQuotes, out.FigureQuotes = n.ClaimQuotes, n.FigureQuotes
	look, err := r.q.TextsWithWords(ctx, r.event)
	for _, l := range look {
		switch l.Field {
		case "says":
			out.Look = append(out.Look, "the claim "+l.EntityKey+" says it")
		case "review":
			out.Look = append(out.Look, "a review of "+l.EntityKey+" quotes it")
		default:
			out.Look = append(out.Look, "the "+l.Field+" on "+l.EntityKey+" quotes it")
		}
	}
	return wrap(err, "comparing what the desk wrote with the text")
}

// changes is the rows of the history as they are without the words, those alone that hold some.
func (r *redacting) changes(ctx context.Context) ([]dbsqlc.RedactChangesParams, error) {
	rows, err := r.q.ChangesOfWords(ctx, r.event)
	if err != nil {
		return nil, fmt.Errorf("reading the history: %w", err)
	}
	var out []dbsqlc.RedactChangesParams
	for _, c := range rows {
		switch c.Entity {
		case "evidence", "review", "link":
			continue // words of the desk and of its sources
		}
		before, hadSome, err := withoutWords(c.OldValue)
		if err != nil {
			return nil, fmt.Errorf("reading the history: %w", err)
		}
		after, hasSome, err := withoutWords(c.NewValue)
		if err != nil {
			return nil, fmt.Errorf("reading the history: %w", err)
		}
		if hadSome || hasSome {
			out = append(out, dbsqlc.RedactChangesParams{EventID: r.event, ChangeID: c.ChangeID, OldValue: before, NewValue: after})
		}
	}
	return out, nil
}

// wordKeys are the keys under which the history keeps words of a transcript.
var wordKeys = map[string]bool{
	"quote": true, "quotes": true, "text": true, "hedge": true, "spoken": true, "scale": true, "unit_text": true, "of_what": true,
}

// withoutWords drops the keys of words from a JSON document, however deep they lie, and tells whether there were any. No
// document stays none.
func withoutWords(doc []byte) ([]byte, bool, error) {
	if doc == nil {
		return nil, false, nil
	}
	var value any
	d := json.NewDecoder(bytes.NewReader(doc))
	d.UseNumber() // a number keeps its digits
	if err := d.Decode(&value); err != nil {
		return nil, false, err
	}
	if !dropWords(value) {
		return doc, false, nil
	}
	out, err := json.Marshal(value)
	return out, true, err
}

func dropWords(value any) bool {
	dropped := false
	switch v := value.(type) {
	case map[string]any:
		for key, inner := range v {
			if wordKeys[key] {
				delete(v, key)
				dropped = true
				continue
			}
			dropped = dropWords(inner) || dropped
		}
	case []any:
		for _, inner := range v {
			dropped = dropWords(inner) || dropped
		}
	}
	return dropped
}

func (r *redacting) write(ctx context.Context, out *Redaction, changes []dbsqlc.RedactChangesParams) error {
	for _, step := range []struct {
		what   string
		redact func(context.Context, int64) error
	}{
		{"the transcripts", r.q.RedactTranscripts},
		{"the turns", r.q.RedactTurns},
		{"the quotes of claims", r.q.RedactClaimSpans},
		{"the quotes of figures", r.q.RedactFigures},
		{"the event", r.q.TouchEvent},
	} {
		if err := step.redact(ctx, r.event); err != nil {
			return fmt.Errorf("redacting %s: %w", step.what, err)
		}
	}
	if err := send(r.q.RedactChanges(ctx, changes), "the history of", func(int) string { return r.slug }); err != nil {
		return err
	}
	imported, err := r.store.addImport(ctx, r.q, "redact", dbsqlc.AddImportParams{Kind: "redact", EventID: &r.event})
	if err != nil {
		return err
	}
	at, err := r.q.AddRedaction(ctx, dbsqlc.AddRedactionParams{
		EventID: r.event, Reason: out.Reason, RedactedBy: out.By, ImportID: imported,
	})
	if err != nil {
		return fmt.Errorf("writing the redaction: %w", err)
	}
	out.At = at.Time
	counts, err := json.Marshal(map[string]int64{
		"transcripts": out.Transcripts, "characters": out.Characters, "turns": out.Turns, "claim_quotes": out.ClaimQuotes,
		"figure_quotes": out.FigureQuotes, "changes": out.Changes,
	})
	if err != nil {
		return err
	}
	_, err = r.q.AddChanges(ctx, []dbsqlc.AddChangesParams{{
		EventID: r.event, ImportID: imported, Entity: "event", EntityKey: r.slug, Action: "redacted", NewValue: counts,
		Reason: &out.Reason,
	}})
	return wrap(err, "writing the history")
}

// wordTables are the tables of which rows hold words of a transcript. The planner keeps samples of their columns in
// pg_statistic, which are words, too: who vacuums must analyse as well.
const wordTables = "core.transcript, core.turn, core.claim_span, core.figure_version, ops.change"

// Vacuumed is what became of the rows that redactions replaced.
type Vacuumed struct {
	May   bool // the user may vacuum the tables; where not, nothing was done
	Older int  // transactions that were open all the while: what they may want to see is there still
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
	return Vacuumed{May: true, Older: older}, nil
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
