package store

import "testing"

func TestServerProblem(t *testing.T) {
	for _, tt := range []struct {
		number            int
		version, encoding string
		want              string
	}{
		{150000, "15.0", "UTF8", ""},
		{180004, "18.4", "UTF8", ""},
		{140012, "14.12", "UTF8", "the server is PostgreSQL 14.12, and Onrecord needs 15 or later"},
		{160000, "16.0", "SQL_ASCII", "the database has the encoding SQL_ASCII, and Onrecord needs UTF8; make one with: create database NAME encoding 'UTF8' template template0"},
	} {
		got := ""
		if err := serverProblem(tt.number, tt.version, tt.encoding); err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("%s %s: %q", tt.version, tt.encoding, got)
		}
	}
}
