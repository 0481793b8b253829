package dbtest

import (
	"testing"

	"github.com/jackc/pgx/v5"
)

func TestParse(t *testing.T) {
	tests := []struct {
		name, address            string
		host, password, database string
		port                     uint16
	}{
		{"loopback", "postgres://onrecord:PW@127.0.0.1:5555/onrecord?sslmode=disable", "127.0.0.1", "PW", "onrecord", 5555},
		{"odd password", "postgres://me:a%40b%2Fc%25d+e@localhost:5432/db?sslmode=disable", "localhost", "a@b/c%d+e", "db", 5432},
		{"socket", "postgres://me:pw@/db?host=/run/pg&port=5433&sslmode=disable", "/run/pg", "pw", "db", 5433},
		{"key and value", "host=localhost port=5434 user=me password=pw dbname=db sslmode=disable", "localhost", "pw", "db", 5434},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			conf, err := parse(tt.address)
			if err != nil {
				t.Fatal(err)
			}
			// What counts is what comes out after pgtestdb has joined the parts.
			got, err := pgx.ParseConfig(conf.URL())
			if err != nil {
				t.Fatalf("%s: %v", conf.URL(), err)
			}
			if got.Host != tt.host || got.Password != tt.password || got.Database != tt.database || got.Port != tt.port {
				t.Errorf("%s became %s: host %q password %q database %q port %d", tt.address, conf.URL(), got.Host, got.Password, got.Database, got.Port)
			}
		})
	}
	if _, err := parse("postgres://host:notaport/db"); err == nil {
		t.Error("a wrong address gave no error")
	}
}
