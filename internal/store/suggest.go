package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"onrecord/internal/briefing"
	"onrecord/internal/dossier"
	"onrecord/internal/store/dbsqlc"
)

// SuggestOptions say which pairs of claims to suggest as the same.
type SuggestOptions struct {
	Claim       briefing.Ref // suggest for this claim alone; or
	Event       string       // for the claims of this event; both empty: for all claims but those of drafts
	WithinEvent bool         // pairs of claims of one event, too
	LeastScore  string       // a decimal of 0 to 1
	Limit       int          // at most so many pairs, at least 1
	Progress    func(done, total int)
}

// Suggestion is a pair of claims that may be the same and that nobody has judged. The score is that of
// core.claim_likeness, whose comment gives its rule.
type Suggestion struct {
	A, B      SaidClaim // A is the one that was asked for or of the event that was; else the one that was said later
	Score     string    // three decimals, 0 to 1
	TextScore string    // how alike the words are, three decimals
	Figures   string    // agree, differ, or empty where none can be compared
	Link      string    // same-as or repeats where a factsheet says so
}

const (
	claimsAtOnce  = 200 // claims that are asked about in one exchange
	scoredOfOne   = 25  // candidates that are scored where one claim is asked for
	scoredOfEach  = 10  // and where many are
	wordRows      = 40  // claims with the words, and with the pairs, that are expected at most: most of the time goes into comparing them
	leastWords    = 2   // words that were not counted are searched for whatever is expected
	wordsInPairs  = 5   // common words of which each two are searched together
	commonInPairs = 0.1 // in at most this share of the claims does such a word occur
)

// Suggest lists the pairs of live claims that are most likely the same and that nobody has judged, best first. It goes
// through the claims once, looks at few candidates of each, and holds no more than the best pairs.
func (s *Store) Suggest(ctx context.Context, opts SuggestOptions) ([]Suggestion, error) {
	var out []Suggestion
	err := s.inTx(ctx, readOnly, func(tx pgx.Tx) error {
		// Each claim is asked about with the same statement, which takes longer to plan than to run.
		if _, err := tx.Exec(ctx, "set local plan_cache_mode = force_generic_plan"); err != nil {
			return fmt.Errorf("setting up the search: %w", err)
		}
		r := &suggester{q: dbsqlc.New(tx), opts: opts, best: ranking{limit: max(1, opts.Limit), has: map[[2]claimID]bool{}}}
		var err error
		out, err = r.run(ctx)
		return err
	})
	if _, missing := errors.AsType[*dossier.NotFoundError](err); missing {
		return nil, err
	}
	return out, wrap(err, "looking for the same claims")
}

// suggester is one search for pairs.
type suggester struct {
	q      *dbsqlc.Queries
	opts   SuggestOptions
	common commonWords
	event  int64 // 0 for all
	best   ranking
}

func (r *suggester) run(ctx context.Context) ([]Suggestion, error) {
	after, most, err := r.scope(ctx)
	if err != nil {
		return nil, err
	}
	if r.common, err = readCommonWords(ctx, r.q); err != nil {
		return nil, err
	}
	total, err := r.q.LiveClaims(ctx, r.event)
	if err != nil {
		return nil, fmt.Errorf("counting the claims: %w", err)
	}
	for done := 0; ; {
		claims, err := r.q.ClaimWords(ctx, dbsqlc.ClaimWordsParams{
			AfterEventID: after.event, AfterClaimID: after.claim, EventID: r.event, Most: most,
		})
		if err != nil {
			return nil, fmt.Errorf("reading the claims: %w", err)
		}
		if len(claims) == 0 {
			break
		}
		if err := r.ask(ctx, claims); err != nil {
			return nil, err
		}
		last := claims[len(claims)-1]
		after, done = claimID{last.EventID, last.ClaimID}, done+len(claims)
		if r.opts.Claim.Claim != "" {
			break
		}
		if r.opts.Progress != nil {
			r.opts.Progress(done, int(total))
		}
	}
	out, err := r.best.read(ctx, r.q)
	for i, x := range out {
		if r.event == 0 && x.A.Date.First().Before(x.B.Date.First()) {
			out[i].A, out[i].B = x.B, x.A
		}
	}
	return out, err
}

// scope is the claim after which to begin, and how many to take at once.
func (r *suggester) scope(ctx context.Context) (after claimID, most int32, err error) {
	switch {
	case r.opts.Claim.Claim != "":
		claim, err := findClaim(ctx, r.q, r.opts.Claim)
		if err != nil || claim.Withdrawn {
			return claimID{claim.EventID, claim.ClaimID}, 0, err // of a claim that is not live nothing is compared
		}
		r.event = claim.EventID
		return claimID{claim.EventID, claim.ClaimID - 1}, 1, nil
	case r.opts.Event != "":
		event, err := r.q.DossierEvent(ctx, r.opts.Event)
		if errors.Is(err, pgx.ErrNoRows) {
			return after, 0, noEvent(ctx, r.q, r.opts.Event)
		}
		r.event = event.EventID
		return after, claimsAtOnce, wrap(err, "looking for the event")
	default:
		return after, claimsAtOnce, nil
	}
}

// ask looks for the candidates of some claims, each pair once where all claims are gone through.
func (r *suggester) ask(ctx context.Context, claims []dbsqlc.ClaimWordsRow) error {
	most := int32(scoredOfEach)
	if r.opts.Claim.Claim != "" {
		most = scoredOfOne
	}
	params := make([]dbsqlc.SimilarClaimsParams, len(claims))
	for i, c := range claims {
		params[i] = dbsqlc.SimilarClaimsParams{
			EventID: c.EventID, ClaimID: c.ClaimID, Words: r.common.query(c.Words), WithinEvent: r.opts.WithinEvent,
			EarlierOnly: r.event == 0, Most: most, Least: r.opts.LeastScore,
		}
	}
	var failed error
	r.q.SimilarClaims(ctx, params).Query(func(i int, rows []dbsqlc.SimilarClaimsRow, err error) {
		if failed = cmp.Or(failed, err); failed != nil { // the first tells; those that follow it repeat it
			return
		}
		for _, row := range rows {
			r.best.add(pair{a: claimID{claims[i].EventID, claims[i].ClaimID}, b: claimID{row.EventID, row.ClaimID}, row: row})
		}
	})
	return wrap(failed, "comparing claims")
}

// pair is a suggestion by its keys.
type pair struct {
	a, b claimID
	row  dbsqlc.SimilarClaimsRow
}

// key is the same from either side.
func (p pair) key() [2]claimID {
	if compareClaims(p.a, p.b) > 0 {
		return [2]claimID{p.b, p.a}
	}
	return [2]claimID{p.a, p.b}
}

// comparePairs puts the better one first. Scores have three decimals and are at most 1, so their text sorts as they do.
func comparePairs(p, q pair) int {
	return cmp.Or(
		strings.Compare(q.row.Score, p.row.Score),
		strings.Compare(q.row.TextScore, p.row.TextScore),
		compareClaims(p.a, q.a),
		compareClaims(p.b, q.b),
	)
}

// ranking keeps the best pairs, each once.
type ranking struct {
	limit int
	pairs []pair // in order; at most limit, but for one
	has   map[[2]claimID]bool
}

func (r *ranking) add(p pair) {
	if r.has[p.key()] {
		return
	}
	at, _ := slices.BinarySearchFunc(r.pairs, p, comparePairs)
	if at >= r.limit {
		return
	}
	r.pairs = slices.Insert(r.pairs, at, p)
	r.has[p.key()] = true
	if len(r.pairs) > r.limit {
		delete(r.has, r.pairs[r.limit].key())
		r.pairs = r.pairs[:r.limit]
	}
}

// read reads what the claims of the best pairs say.
func (r *ranking) read(ctx context.Context, q *dbsqlc.Queries) ([]Suggestion, error) {
	var claims []claimID
	for _, p := range r.pairs {
		claims = append(claims, p.a, p.b)
	}
	slices.SortFunc(claims, compareClaims)
	events, ids := columns(slices.Compact(claims))
	rows, err := q.SaidClaims(ctx, dbsqlc.SaidClaimsParams{EventIds: events, ClaimIds: ids})
	if err != nil {
		return nil, fmt.Errorf("reading what the claims say: %w", err)
	}
	said := make(map[claimID]SaidClaim, len(rows))
	for _, c := range rows {
		said[claimID{c.EventID, c.ClaimID}] = SaidClaim{
			Ref: briefing.Ref{Event: c.Event, Claim: c.Claim}, Date: date(c.HeldOn, c.HeldPrecision), Speaker: c.Speaker, Says: c.Says,
		}
	}
	out := make([]Suggestion, len(r.pairs))
	for i, p := range r.pairs {
		out[i] = Suggestion{
			A: said[p.a], B: said[p.b], Score: p.row.Score, TextScore: p.row.TextScore, Figures: p.row.Figures, Link: p.row.Link,
		}
	}
	return out, nil
}

// commonWords are the words that occur in many claims, with how many claims hold each, as the planner counted them.
// Before it ever did, all words count as rare.
type commonWords struct {
	claims float64 // live ones
	share  map[string]float64
	rarest float64 // the share of the rarest word that was counted; any other is rarer
}

func readCommonWords(ctx context.Context, q *dbsqlc.Queries) (commonWords, error) {
	live, err := q.LiveClaimEstimate(ctx)
	if err != nil {
		return commonWords{}, fmt.Errorf("asking how many claims there are: %w", err)
	}
	rows, err := q.CommonWords(ctx)
	if err != nil {
		return commonWords{}, fmt.Errorf("reading the common words: %w", err)
	}
	c := commonWords{claims: max(0, float64(live)), share: make(map[string]float64, len(rows))}
	for i, r := range rows {
		c.share[r.Word] = float64(r.Share)
		if i == 0 || float64(r.Share) < c.rarest {
			c.rarest = float64(r.Share)
		}
	}
	return c, nil
}

// query is what to search for to find claims like one with these words, as a tsquery: any of its rarest words, as far
// as few claims hold them, or any two of the next rarest together. So the search costs the same whether the words of a
// claim are rare or on everybody's lips. The planner's counts choose what is looked at, never how alike it is.
func (c commonWords) query(words []string) string {
	words = slices.Clone(words)
	slices.SortFunc(words, func(a, b string) int {
		return cmp.Or(cmp.Compare(c.of(a), c.of(b)), cmp.Compare(len(b), len(a)), strings.Compare(a, b))
	})
	var terms []string
	rows := 0.0
	for len(words) > 0 && (rows+c.claims*c.of(words[0]) <= wordRows || len(terms) < leastWords && !c.counted(words[0])) {
		rows += c.claims * c.of(words[0])
		terms, words = append(terms, lexeme(words[0])), words[1:]
	}
	words = words[:min(len(words), wordsInPairs)]
	rows = 0
	for i, a := range words {
		for _, b := range words[i+1:] {
			expected := c.claims * c.of(a) * c.of(b)
			if rows+expected > wordRows || c.of(b) > commonInPairs {
				break
			}
			rows += expected
			terms = append(terms, lexeme(a)+" & "+lexeme(b))
		}
	}
	if len(terms) == 0 && len(words) > 0 {
		terms = []string{strings.Join(lexemes(words), " & ")}
	}
	return strings.Join(terms, " | ")
}

// uncounted is how common a word is taken to be that was not counted, relative to the rarest that was. How often words
// occur falls off fast, and where the guess is wrong the database stops at a fixed number of claims.
const uncounted = 0.05

func (c commonWords) counted(word string) bool {
	_, ok := c.share[word]
	return ok
}

// of is the share of the claims that hold a word.
func (c commonWords) of(word string) float64 {
	if share, ok := c.share[word]; ok {
		return share
	}
	return c.rarest * uncounted
}

func lexemes(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = lexeme(w)
	}
	return out
}

// lexeme writes a word as tsquery reads it.
func lexeme(word string) string {
	return "'" + strings.NewReplacer(`'`, `''`, `\`, `\\`).Replace(word) + "'"
}
