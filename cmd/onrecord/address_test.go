package main

import (
	"net/url"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
	"pgregory.net/rapid"
)

func TestSplitPassword(t *testing.T) {
	for _, c := range []struct{ address, rest, password string }{
		{"postgres://me:secret@h:5432/db", "postgres://me@h:5432/db", "secret"},
		{"postgresql://me:p%40%2f@h/db?sslmode=disable", "postgresql://me@h/db?sslmode=disable", "p@/"},
		{"postgres://me:p@ss@h/db", "postgres://...", "p"},
		{"postgres://me:se/cret@h/db", "postgres://...", ""},
		{"postgres://me:se?cret@h/db", "postgres://me@h/db", "se?cret"},
		{"postgres://me@h1:1,h2:2/db", "postgres://me@h1:1,h2:2/db", ""},
		{"postgres://me:s@h1:1,h2:2/db", "postgres://me@h1:1,h2:2/db", "s"},
		{"postgres:///db?host=/tmp&password=s&user=me", "postgres:///db?host=/tmp&user=me", "s"},
		{"postgres://h?password=s", "postgres://h", "s"},
		{"postgres://[::1]:5432/db", "postgres://[::1]:5432/db", ""},
		{"postgres://:s@h", "postgres://h", "s"},
		{"postgres://", "postgres://", ""},
		{"postgres://me:100%@h/db", "postgres://me@h/db", "100%"},
		{"host=h password=s dbname=d", "host=h dbname=d", "s"},
		{"host = h  password = 'a b\\'c\\\\' dbname=d", "host=h dbname=d", `a b'c\`},
		{"password=a\\ b user='x y'", "user='x y'", "a b"},
		{"password=", "", ""},
		{"host=h password='open", "...", ""},
		{"secret", "...", ""},
		{"mysql://me:secret@h/db", "mysql://...", ""},
		{"password=a://b host=h", "host=h", "a://b"},
		{"", "", ""},
	} {
		rest, password := splitPassword(c.address)
		if rest != c.rest || password != c.password {
			t.Errorf("splitPassword(%q) = %q, %q; want %q, %q", c.address, rest, password, c.rest, c.password)
		}
	}
}

// The rest and the password together name the same server as the address does, as the driver reads it.
func TestSplitPasswordReadsAsTheDriverDoes(t *testing.T) {
	t.Setenv("PGPASSWORD", "")
	t.Setenv("PGPASSFILE", "/nonexistent")
	word := rapid.StringMatching(`[a-z]{1,8}`)
	secret := rapid.StringMatching(`[ -~é]{1,12}`)
	rapid.Check(t, func(t *rapid.T) {
		user, host, database, password := word.Draw(t, "user"), word.Draw(t, "host"), word.Draw(t, "database"), secret.Draw(t, "password")
		quoted := "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(password) + "'"
		escaped := strings.NewReplacer("+", "%2B", "&", "%26", "=", "%3D", "@", "%40", ":", "%3A").Replace(url.PathEscape(password))
		address := rapid.SampledFrom([]string{
			"postgres://" + user + ":" + escaped + "@" + host + "/" + database,
			"postgresql://" + user + "@" + host + ",other:5433/" + database + "?connect_timeout=5&password=" + escaped,
			"host=" + host + " user=" + user + " password=" + quoted + " dbname=" + database,
			"user = " + user + "\tpassword = " + quoted + "\n dbname=" + database + " host=" + host,
		}).Draw(t, "address")
		whole, err := pgconn.ParseConfig(address)
		if err != nil {
			t.Fatal(err)
		}
		rest, got := splitPassword(address)
		if got != whole.Password || got != password {
			t.Fatalf("the password of %q is %q for the driver, and we read %q", address, whole.Password, got)
		}
		left, err := pgconn.ParseConfig(rest)
		if err != nil {
			t.Fatalf("%q is left of %q: %v", rest, address, err)
		}
		if left.Password != "" {
			t.Fatalf("%q, left of %q, has the password %q", rest, address, left.Password)
		}
		if left.Host != whole.Host || left.Port != whole.Port || left.User != whole.User || left.Database != whole.Database {
			t.Fatalf("%q, left of %q, names another database", rest, address)
		}
	})
}

// Whatever the text, no password that the driver would read is left.
func FuzzSplitPassword(f *testing.F) {
	for _, seed := range []string{
		"postgres://me:secret@h:5432/db?sslmode=disable", "postgres://h?password=s", "host=h password='a b\\'c'", "password=", "x", "://",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, address string) {
		t.Setenv("PGPASSWORD", "")
		t.Setenv("PGPASSFILE", "/nonexistent")
		rest, _ := splitPassword(address)
		config, err := pgconn.ParseConfig(rest)
		if err == nil && config.Password != "" {
			t.Errorf("%q, left of %q, has the password %q", rest, address, config.Password)
		}
	})
}
