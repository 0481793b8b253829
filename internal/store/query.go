package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"
)

// Query is one SELECT over the bi views, with the values for its $1, $2, …, which are all of the type text.
type Query struct {
	SQL     string
	Args    []string
	Trusted bool          // the SQL is the program's own, not a user's
	Timeout time.Duration // of the slowest step; 0 for none
}

// ColumnKind says which Go values a column of a query's answer holds, beside nil for null.
type ColumnKind int

// The kinds of a column.
const (
	KindText    ColumnKind = iota // string; also arrays and json, as PostgreSQL prints them
	KindInteger                   // int64
	KindNumber                    // string: a decimal with all its digits
	KindBool                      // bool
	KindDate                      // string: 2024-06-18
	KindTime                      // string: RFC 3339 in UTC
)

// Column is one column of a query's answer.
type Column struct {
	Name string
	Kind ColumnKind
}

// QueryError is what PostgreSQL has against a query.
type QueryError struct {
	Message string
	Hint    string // may be empty
	Offset  int    // where in Query.SQL, in code points from 0; negative where PostgreSQL does not say
	Code    string // SQLSTATE
}

func (e *QueryError) Error() string {
	if e.Hint == "" {
		return e.Message
	}
	return e.Message + " (" + e.Hint + ")"
}

// ErrOpenSetConfig says that a user's query would run beside rights that it could take.
var ErrOpenSetConfig = errors.New("on this database a query may call set_config, and so take any right of your user; " +
	"connect as a user with the role onrecord_reader alone, or let a superuser run: " +
	"revoke execute on function pg_catalog.set_config(text, text, boolean) from public")

const (
	readerRole = "onrecord_reader"
	fetchRows  = 1000
	// declare lets in one SELECT, VALUES or TABLE and nothing else: PostgreSQL's grammar takes no other statement
	// after it, data-modifying WITH and SELECT INTO are refused by name, and the extended protocol takes no second
	// statement. Nothing has to be closed behind the query, so nothing in it can close that early.
	declare = "declare onrecord_report no scroll cursor for\n"
)

// Query answers q. It calls columns once and then row for each row; it holds few rows at a time. It stops at the
// first error that one of them returns.
//
// The query runs as the role onrecord_reader in a read-only transaction that is rolled back, on a connection that is
// closed afterwards, so that not even an advisory lock outlives it. What PostgreSQL refuses comes as a *QueryError.
func (s *Store) Query(ctx context.Context, q Query, columns func([]Column) error, row func([]any) error) (err error) {
	if strings.ContainsRune(q.SQL, 0) || slices.ContainsFunc(q.Args, func(a string) bool { return strings.ContainsRune(a, 0) }) {
		return errors.New("running the query: it holds a NUL character")
	}
	pooled, err := s.pool.Acquire(ctx)
	if err != nil {
		return fmt.Errorf("connecting to the database: %w", err)
	}
	conn := pooled.Hijack()
	defer func() { err = errors.Join(err, closeConn(ctx, conn)) }()
	if err := s.beginAsReader(ctx, conn, q); err != nil {
		return err
	}
	if err := open(ctx, conn, q); err != nil {
		return s.explain(ctx, q, err)
	}
	for first := true; ; first = false {
		n, err := fetch(ctx, conn, first, columns, row)
		if err != nil {
			return s.explain(ctx, q, err)
		}
		if n < fetchRows {
			return nil
		}
	}
}

// closeConn ends the session, and with it the transaction.
func closeConn(ctx context.Context, conn *pgx.Conn) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	if err := conn.Close(ctx); err != nil && !conn.IsClosed() {
		return fmt.Errorf("closing the connection: %w", err)
	}
	return nil
}

// beginAsReader starts the transaction in which the query runs. The settings decide how values are printed.
func (s *Store) beginAsReader(ctx context.Context, conn *pgx.Conn, q Query) error {
	if !q.Trusted {
		if err := s.refuseOpenSetConfig(ctx, conn); err != nil {
			return err
		}
	}
	for _, statement := range []string{
		"begin transaction read only",
		"set local client_encoding = 'UTF8'",
		"set local standard_conforming_strings = on",
		"set local timezone = 'UTC'",
		"set local datestyle = 'ISO, YMD'",
		"set local search_path = bi, pg_catalog, pg_temp",
		"set local cursor_tuple_fraction = 1",
		"set local statement_timeout = " + strconv.FormatInt(milliseconds(q.Timeout), 10),
	} {
		if _, err := conn.Exec(ctx, statement); err != nil {
			return fmt.Errorf("preparing the session: %w", err)
		}
	}
	_, err := conn.Exec(ctx, "set local role "+readerRole)
	return s.explainRole(ctx, conn, err)
}

// milliseconds rounds up, since 0 would mean no limit.
func milliseconds(d time.Duration) int64 { return int64((d + time.Millisecond - 1) / time.Millisecond) }

// refuseOpenSetConfig fails where the query could change its role to one with more rights. That takes two things: the
// reader may call set_config, and the session's user has something to gain. Migration 00006 takes the first away
// where it can.
func (s *Store) refuseOpenSetConfig(ctx context.Context, conn *pgx.Conn) error {
	var open bool
	err := conn.QueryRow(ctx, `
		select
		  has_function_privilege($1, 'pg_catalog.set_config(text, text, boolean)', 'execute')
		  and (
		    u.rolsuper or u.rolcreaterole or u.rolcreatedb or u.rolreplication or u.rolbypassrls
		    or exists (
		      select from pg_catalog.pg_roles as r
		      where r.rolname not in ($1, session_user) and pg_has_role(session_user, r.oid, 'member')
		    )
		    or exists (
		      select from pg_catalog.pg_class as c
		      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
		      where
		        n.nspname in ('core', 'ops')
		        and c.relkind in ('r', 'p')
		        and has_table_privilege(session_user, c.oid, 'select, insert, update, delete, truncate')
		    )
		  )
		from pg_catalog.pg_roles as u
		where u.rolname = session_user`, readerRole).Scan(&open)
	if err != nil {
		return s.explainRole(ctx, conn, err)
	}
	if !open {
		return nil
	}
	// A database that was never migrated has it open, too.
	return cmp.Or(s.schemaProblem(ctx), ErrOpenSetConfig)
}

// explainRole says what to do where the reader's role is missing or not granted.
func (s *Store) explainRole(ctx context.Context, conn *pgx.Conn, err error) error {
	var pg *pgconn.PgError
	switch {
	case err == nil:
		return nil
	case !errors.As(err, &pg):
	case pg.Code == "42501": // insufficient_privilege
		user := conn.Config().User
		return fmt.Errorf("the database user %s is no member of %s; an administrator can make it one: grant %s to %s",
			user, readerRole, readerRole, pgx.Identifier{user}.Sanitize())
	case pg.Code == "42704", pg.Code == "22023": // the role does not exist
		if wrong := s.schemaProblem(ctx); wrong != nil {
			return wrong
		}
	}
	return fmt.Errorf("becoming %s: %w", readerRole, err)
}

// schemaProblem is what is wrong with the database's schema, as far as the user may know.
func (s *Store) schemaProblem(ctx context.Context) error {
	err := s.CheckSchema(ctx)
	var wrong *SchemaError
	if errors.Is(err, ErrNotMigrated) || errors.As(err, &wrong) {
		return err
	}
	return nil
}

// open sends the query.
func open(ctx context.Context, conn *pgx.Conn, q Query) error {
	args := make([][]byte, len(q.Args))
	types := make([]uint32, len(q.Args))
	for i, a := range q.Args {
		args[i], types[i] = []byte(a), pgtype.TextOID
	}
	_, err := conn.PgConn().ExecParams(ctx, declare+q.SQL, args, types, nil, nil).Close()
	return err
}

// fetch hands on the next rows, and before the first ones the columns. It returns the number of rows.
func fetch(ctx context.Context, conn *pgx.Conn, first bool, columns func([]Column) error, row func([]any) error) (n int, err error) {
	reader := conn.PgConn().ExecParams(ctx, "fetch forward "+strconv.Itoa(fetchRows)+" from onrecord_report", nil, nil, nil, nil)
	defer func() {
		if _, closing := reader.Close(); err == nil {
			err = atFetch(closing)
		}
	}()
	fields := reader.FieldDescriptions()
	kinds := make([]Column, len(fields))
	for i, f := range fields {
		kinds[i] = Column{Name: f.Name, Kind: kindOf(f.DataTypeOID)}
	}
	for reader.NextRow() {
		if first {
			if err := columns(kinds); err != nil {
				return n, err
			}
			first = false
		}
		n++
		if err := row(decode(fields, kinds, reader.Values())); err != nil {
			return n, err
		}
	}
	_, err = reader.Close()
	if err == nil && first {
		return n, columns(kinds)
	}
	return n, atFetch(err)
}

// atFetch drops the position of an error: it would count in our statement.
func atFetch(err error) error {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		pg.Position = 0
	}
	return err
}

func kindOf(oid uint32) ColumnKind {
	switch oid {
	case pgtype.Int2OID, pgtype.Int4OID, pgtype.Int8OID, pgtype.OIDOID:
		return KindInteger
	case pgtype.NumericOID, pgtype.Float4OID, pgtype.Float8OID:
		return KindNumber
	case pgtype.BoolOID:
		return KindBool
	case pgtype.DateOID:
		return KindDate
	case pgtype.TimestamptzOID:
		return KindTime
	}
	return KindText
}

// decode turns the text of each value, nil for null, into the Go value of its kind.
func decode(fields []pgconn.FieldDescription, kinds []Column, raw [][]byte) []any {
	values := make([]any, len(fields))
	for i, text := range raw {
		if text == nil {
			continue
		}
		values[i] = decodeValue(kinds[i].Kind, string(text))
	}
	return values
}

func decodeValue(kind ColumnKind, text string) any {
	switch kind {
	case KindInteger:
		if n, err := strconv.ParseInt(text, 10, 64); err == nil {
			return n
		}
	case KindBool:
		return text == "t"
	case KindTime:
		// Infinity and years before Christ have no form in RFC 3339 and stay as they are.
		if utc, ok := strings.CutSuffix(text, "+00"); ok {
			return strings.Replace(utc, " ", "T", 1) + "Z"
		}
	}
	return text
}

// explain makes a *QueryError of PostgreSQL's error, in the terms of the query as it was given.
func (s *Store) explain(ctx context.Context, q Query, err error) error {
	var pg *pgconn.PgError
	if !errors.As(err, &pg) {
		return err
	}
	e := &QueryError{Message: pg.Message, Hint: pg.Hint, Code: pg.Code, Offset: -1}
	if pg.Detail != "" {
		e.Message += ": " + pg.Detail
	}
	if at := int(pg.Position) - 1 - utf8.RuneCountInString(declare); at >= 0 {
		e.Offset = at
	}
	switch pg.Code {
	case "42P01", "3F000", "42703", "42883": // an unknown table, schema, column or function
		if wrong := s.schemaProblem(ctx); wrong != nil {
			return wrong
		}
	case "42501": // insufficient_privilege
		e.Hint = "a report runs as " + readerRole + ", which reads the views of the schema bi alone"
	case "57014": // query_canceled
		if q.Timeout > 0 && ctx.Err() == nil {
			e.Message = fmt.Sprintf("the report took longer than %s", q.Timeout)
		}
	}
	if rest, ok := strings.CutPrefix(e.Message, "DECLARE CURSOR must not contain "); ok {
		e.Message = "a report only reads; it cannot hold " + rest
	}
	if strings.HasPrefix(e.Message, "cannot insert multiple commands") {
		e.Message = "a report is one statement, and this text holds several"
	}
	return e
}
