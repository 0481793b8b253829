package store

import (
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"

	"onrecord/internal/dossier"
)

// explainRights says what to do where a user lacks a right, and else what was being done. A nil error stays nil.
func (s *Store) explainRights(err error, doing, role string) error {
	if lacksRight(err) {
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

// explainSchemaRights is explainRights for the schema version, which every command but report looks at first: who may
// not read it has none of the roles that those commands need.
func (s *Store) explainSchemaRights(err error) error {
	if lacksRight(err) {
		return fmt.Errorf("this needs a member of onrecord_editor or onrecord_loader, or the owner of the tables, and the database user %s is none; "+
			"a member of onrecord_reader may run `onrecord report`: %w", s.pool.Config().ConnConfig.User, err)
	}
	return wrap(err, "reading the schema version")
}

func lacksRight(err error) bool {
	pg, ok := errors.AsType[*pgconn.PgError](err)
	return ok && pg.Code == "42501" // insufficient_privilege
}
