package store

import (
	"context"

	"onrecord/internal/briefing"
	"onrecord/internal/store/dbsqlc"
)

// QueueOptions choose the claims that wait for a review. The zero value chooses all.
type QueueOptions struct {
	Event        string // slug
	Speaker      string // slug or name
	Topic        string // slug
	Since, Until briefing.Date
	Limit        int // at most so many; 0 for all
}

// Waiting is a claim that nobody has reviewed.
type Waiting struct {
	Ref      briefing.Ref
	Date     briefing.Date // of the event
	Speaker  string
	Says     string
	Type     string
	Times    int64 // how often it was said, as far as judged: the claims of its group
	Figures  int64
	Measured int64 // figures that have an indicator, so that they can be compared
	Evidence int64
}

// ReviewQueue lists the claims that no desk has reviewed, not even under embargo: the most repeated ones first, of
// these the ones with most measured figures, and of these the ones with most evidence.
func (s *Store) ReviewQueue(ctx context.Context, o QueueOptions) ([]Waiting, error) {
	rows, err := dbsqlc.New(s.pool).ReviewQueue(ctx, dbsqlc.ReviewQueueParams{
		Event: o.Event, Speaker: o.Speaker, Topic: o.Topic, Since: day(o.Since), Until: day(o.Until), Most: int64(o.Limit),
	})
	if err != nil {
		return nil, s.explainRights(err, "reading the claims without a review", "onrecord_editor")
	}
	queue := make([]Waiting, len(rows))
	for i, r := range rows {
		queue[i] = Waiting{
			Ref: briefing.Ref{Event: r.Event, Claim: r.Claim}, Date: partial(r.HeldOn, r.HeldPrecision), Speaker: r.Speaker,
			Says: r.Says, Type: r.ClaimType, Times: r.Times, Figures: r.Figures, Measured: r.Measured, Evidence: r.Evidence,
		}
	}
	return queue, nil
}
