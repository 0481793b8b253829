package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"onrecord/internal/store/dbsqlc"
)

// TranscriptText returns the text of an event's transcript, as it was read from the file with this sha256 (lower-case
// hex), whichever revision it is. found is false where no such text was loaded, or where it was redacted.
func (s *Store) TranscriptText(ctx context.Context, event, fileSHA256 string) (text string, found bool, err error) {
	row, err := dbsqlc.New(s.pool).TranscriptText(ctx, dbsqlc.TranscriptTextParams{Slug: event, FileSha256: fileSHA256})
	switch {
	case errors.Is(err, pgx.ErrNoRows) || err == nil && row == nil:
		return "", false, nil
	case err != nil:
		return "", false, fmt.Errorf("reading the transcript of %s: %w", event, err)
	}
	return *row, true, nil
}
