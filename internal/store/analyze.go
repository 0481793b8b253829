package store

import (
	"context"
	"fmt"
)

// staleShare is by how much the number of events may differ from what the planner believes before it is told anew.
const staleShare = 0.1

// Analyze has the planner look at the tables where they have grown since it last did. A server that stays up does that
// by itself after a minute; a private one stops with its last command, and without it a report over 2,000 briefings takes
// a minute instead of a second. Where the user does not own the tables, PostgreSQL leaves them alone.
func (s *Store) Analyze(ctx context.Context) error {
	var believed, events float64
	err := s.pool.QueryRow(ctx, `
		select c.reltuples, (select count(*) from core.event)
		from pg_catalog.pg_class as c
		where c.oid = 'core.event'::regclass`).Scan(&believed, &events)
	if err != nil {
		return fmt.Errorf("looking how far the tables have grown: %w", err)
	}
	// -1 means that nobody ever looked.
	if believed >= 0 && events-believed <= staleShare*believed {
		return nil
	}
	_, err = s.pool.Exec(ctx, "analyze")
	return wrap(err, "analysing the tables")
}
