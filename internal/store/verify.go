package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"onrecord/internal/audit"
	"onrecord/internal/store/dbsqlc"
)

// verifyBatch is how many events one transaction checks: enough that the statements, which are about thirty, do not
// count, and few enough that a batch of long sittings takes seconds.
const verifyBatch = 50

// batchSettings have each check read the rows of its events by their keys and join them by hash, in the order in which it
// is written, parents by their whole key: its cost then grows as the rows do, whatever the planner believes of tables
// that nobody analysed yet, or of events that are a thousand times as long as most. Its own choice is best for short
// events, and takes hours over a sitting of 20,000 claims; and a plan that reads whole tables is good in a small
// database, and in a big one reads them again for each batch. One plan serves all batches, and none of them is long
// enough to be worth compiling.
var batchSettings = [...]string{
	"plan_cache_mode = force_generic_plan",
	"enable_seqscan = off",
	"enable_nestloop = off",
	"enable_mergejoin = off",
	"join_collapse_limit = 1",
	"max_parallel_workers_per_gather = 0",
	"jit = off",
}

// Finding is one row that a check found.
type Finding struct {
	Check  *audit.Check
	Event  string // slug; empty for what is above events
	Entity string
	Key    string
	Fault  string // what is wrong, a sentence with the values
}

// Verified counts what was checked and found.
type Verified struct {
	Events, Checks, Faults, Notes int
}

// VerifyOptions are what Verify is to look at.
type VerifyOptions struct {
	Checks   []audit.Check
	Events   []string              // slugs of the only events to check; with any, no check of scope global runs
	Progress func(done, total int) // in events, after each batch; may be nil
}

// Verify runs checks and calls found for each row that they find, as it comes. It reads alone, and needs the right to read
// core and ops. It stops at the first error that found returns. Where one of the events is not there the error is a *[dossier.NotFoundError].
//
// The events are gone through in batches, each in a read-only transaction of its own that sees one state of the
// database. One transaction for all would see one state of everything, but over hours it would keep PostgreSQL from
// removing any row version that was replaced meanwhile, and a replica would cancel it. Nothing is lost by the batches: a
// load is one transaction, so each state has each event as a whole, and what an event refers to outside of itself is
// written before it and never deleted. An event that is added meanwhile is checked or not, as its id falls.
func (s *Store) Verify(ctx context.Context, opts VerifyOptions, found func(Finding) error) (Verified, error) {
	v := &verifying{store: s, opts: opts, found: found}
	err := v.run(ctx)
	return v.Verified, s.explainMissing(err, "verifying", "onrecord_loader or onrecord_editor")
}

// verifying is one run.
type verifying struct {
	Verified
	store *Store
	opts  VerifyOptions
	found func(Finding) error
}

func (v *verifying) run(ctx context.Context) error {
	total, err := v.countEvents(ctx)
	if err != nil {
		return err
	}
	perEvent, global := v.split()
	v.Checks = len(perEvent)
	for last := int64(0); ; {
		batch, err := v.checkBatch(ctx, last, perEvent)
		if err != nil {
			return err
		}
		if len(batch) == 0 {
			break
		}
		last = batch[len(batch)-1]
		v.Events += len(batch)
		if v.opts.Progress != nil {
			v.opts.Progress(v.Events, max(total, v.Events))
		}
	}
	if len(v.opts.Events) > 0 {
		return nil
	}
	v.Checks += len(global)
	for _, c := range global {
		if err := v.inTx(ctx, func(tx pgx.Tx) error { return v.check(ctx, tx, c) }); err != nil {
			return err
		}
	}
	return nil
}

func (v *verifying) split() (perEvent, global []*audit.Check) {
	for i := range v.opts.Checks {
		c := &v.opts.Checks[i]
		if c.Scope == audit.Event {
			perEvent = append(perEvent, c)
		} else {
			global = append(global, c)
		}
	}
	return perEvent, global
}

// countEvents counts the events to check, and refuses names that no event has.
func (v *verifying) countEvents(ctx context.Context) (total int, err error) {
	pool := v.store.pool
	if len(v.opts.Events) == 0 {
		err := pool.QueryRow(ctx, "select count(*) from core.event").Scan(&total)
		return total, wrap(err, "counting the events")
	}
	rows, err := pool.Query(ctx, "select slug from core.event where slug = any($1)", v.opts.Events)
	if err != nil {
		return 0, fmt.Errorf("looking for the events: %w", err)
	}
	known, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return 0, fmt.Errorf("looking for the events: %w", err)
	}
	for _, slug := range v.opts.Events {
		if !slices.Contains(known, slug) {
			return 0, noEvent(ctx, dbsqlc.New(pool), slug)
		}
	}
	return len(known), nil
}

// inTx runs f in a transaction that sees one state of the database.
func (v *verifying) inTx(ctx context.Context, f func(tx pgx.Tx) error) error {
	return v.store.inTx(ctx, readOnly, f)
}

// checkBatch runs the checks on the next events after the one with the id last, and returns their ids in order.
func (v *verifying) checkBatch(ctx context.Context, last int64, checks []*audit.Check) (ids []int64, err error) {
	err = v.inTx(ctx, func(tx pgx.Tx) error {
		for _, setting := range batchSettings {
			if _, err := tx.Exec(ctx, "set local "+setting); err != nil {
				return fmt.Errorf("preparing to check: %w", err)
			}
		}
		rows, err := tx.Query(ctx, `
			select event_id
			from core.event
			where event_id > $1 and (cardinality($2::text[]) = 0 or slug = any($2))
			order by event_id
			limit $3`, last, list(v.opts.Events), verifyBatch)
		if err != nil {
			return fmt.Errorf("choosing the next events: %w", err)
		}
		if ids, err = pgx.CollectRows(rows, pgx.RowTo[int64]); err != nil {
			return fmt.Errorf("choosing the next events: %w", err)
		}
		if len(ids) == 0 {
			return nil
		}
		for _, c := range checks {
			if err := v.check(ctx, tx, c, ids); err != nil {
				return err
			}
		}
		return nil
	})
	return ids, err
}

// check runs one check and hands on what it finds.
func (v *verifying) check(ctx context.Context, tx pgx.Tx, c *audit.Check, args ...any) error {
	rows, err := tx.Query(ctx, c.SQL, args...)
	if err != nil {
		return fmt.Errorf("running the check %s: %w", c.Name, err)
	}
	var event *string
	f := Finding{Check: c}
	_, err = pgx.ForEachRow(rows, []any{&event, &f.Entity, &f.Key, &f.Fault}, func() error {
		f.Event = ""
		if event != nil {
			f.Event = *event
		}
		if c.Severity == audit.Fault {
			v.Faults++
		} else {
			v.Notes++
		}
		return v.found(f)
	})
	return wrap(err, "running the check "+c.Name)
}
