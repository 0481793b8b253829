package store

import (
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"

	"onrecord/internal/dossier"
)

// explainRights says what to do where a user lacks a right, and else what was being done. A nil error stays nil.
func (s *Store) explainRights(err error, doing, role string) error {
	var pg *pgconn.PgError
	if errors.As(err, &pg) && pg.Code == "42501" { // insufficient_privilege
		return fmt.Errorf("%s needs a member of %s or the owner of the tables, and the database user %s is neither: %w",
			doing, role, s.pool.Config().ConnConfig.User, err)
	}
	return wrap(err, doing)
}

// explainMissing is explainRights where it says by itself what is missing that was asked for.
func (s *Store) explainMissing(err error, doing, role string) error {
	if missing, ok := errors.AsType[*dossier.NotFoundError](err); ok {
		return missing
	}
	return s.explainRights(err, doing, role)
}
