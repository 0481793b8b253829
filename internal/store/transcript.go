package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"onrecord/internal/store/dbsqlc"
)

// TranscriptText returns the text of an event's transcript, as it was read from the file with this sha256 (lower-case
// hex), whichever revision it is. found is false where no such text was loaded; where the event was redacted the error is
// a [*RedactedError].
func (s *Store) TranscriptText(ctx context.Context, event, fileSHA256 string) (text string, found bool, err error) {
	row, err := dbsqlc.New(s.pool).TranscriptText(ctx, dbsqlc.TranscriptTextParams{Slug: event, FileSha256: fileSHA256})
	switch {
	case errors.Is(err, pgx.ErrNoRows) || err == nil && row == nil:
		return "", false, s.redactionOf(ctx, event)
	case err != nil:
		return "", false, fmt.Errorf("reading the transcript of %s: %w", event, err)
	}
	return *row, true, nil
}

// redactionOf is a [*RedactedError] where the event was redacted.
func (s *Store) redactionOf(ctx context.Context, event string) error {
	row, err := dbsqlc.New(s.pool).RedactionOf(ctx, event)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return nil
	case err != nil:
		return fmt.Errorf("looking whether %s was redacted: %w", event, err)
	}
	return &RedactedError{event, row.RedactedAt.Time, row.Reason}
}
