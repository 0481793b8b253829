package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"onrecord/internal/briefing"
	"onrecord/internal/store/dbsqlc"
)

// addImport writes the import that the rows of a transaction will name. The first one of a run writes the run as well.
func (s *Store) addImport(ctx context.Context, q *dbsqlc.Queries, command string, p dbsqlc.AddImportParams) (int64, error) {
	run, err := s.runID(ctx, command)
	if err != nil {
		return 0, err
	}
	p.RunID = run
	id, err := q.AddImport(ctx, p)
	return id, wrap(err, "writing the import")
}

func (s *Store) runID(ctx context.Context, command string) (int64, error) {
	s.run.Lock()
	defer s.run.Unlock()
	if s.run.id != 0 {
		return s.run.id, nil
	}
	id, err := s.addRun(ctx, command)
	if err != nil {
		return 0, fmt.Errorf("writing the run: %w", err)
	}
	s.run.id = id
	return id, nil
}

// addRun writes the run outside of the transaction that needs it, so that other transactions can refer to it at once,
// and outside of the pool, all of whose connections may be held by transactions that wait for the run.
func (s *Store) addRun(ctx context.Context, command string) (id int64, err error) {
	conn, err := pgx.ConnectConfig(ctx, s.pool.Config().ConnConfig)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, closeConn(ctx, conn)) }()
	return dbsqlc.New(conn).AddRun(ctx, dbsqlc.AddRunParams{Command: command, ProgramVersion: s.program, RunBy: s.by})
}

// addCurrencies makes units of those of the ids that are codes of ISO 4217.
func addCurrencies(ctx context.Context, q *dbsqlc.Queries, ids []string) error {
	codes := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !briefing.IsCurrency(id) })
	if len(codes) == 0 {
		return nil
	}
	slices.Sort(codes)
	return wrap(q.AddCurrencies(ctx, slices.Compact(codes)), "writing currencies")
}
