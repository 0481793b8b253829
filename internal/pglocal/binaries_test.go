//go:build linux || darwin

package pglocal

import (
	"strings"
	"testing"
)

func TestParseVersion(t *testing.T) {
	tests := []struct {
		printed, version string
		major            int
		preview, wrong   bool
	}{
		{printed: "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n", version: "15.18", major: 15},
		{printed: "postgres (PostgreSQL) 17.5", version: "17.5", major: 17},
		{printed: "postgres (PostgreSQL) 17.5 (Homebrew)", version: "17.5", major: 17},
		{printed: "postgres (PostgreSQL) 9.6.24", version: "9.6.24", major: 9},
		{printed: "postgres (PostgreSQL) 19beta1", version: "19beta1", major: 19, preview: true},
		{printed: "postgres (PostgreSQL) 19devel", version: "19devel", major: 19, preview: true},
		{printed: "postgres (PostgreSQL) 18rc1 (Postgres.app)", version: "18rc1", major: 18, preview: true},
		{printed: "", wrong: true},
		{printed: "postgres: command not found", wrong: true},
		{printed: "postgres (PostgreSQL) 99999999999999999999", wrong: true},
	}
	for _, tt := range tests {
		got, err := parseVersion(tt.printed)
		if (err != nil) != tt.wrong || got.version != tt.version || got.major != tt.major || got.preview != tt.preview {
			t.Errorf("%q gives %+v (%v)", tt.printed, got, err)
		}
	}
}

func FuzzParseVersion(f *testing.F) {
	f.Add("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n")
	f.Add("postgres (PostgreSQL) 19beta1")
	f.Fuzz(func(t *testing.T, printed string) {
		got, err := parseVersion(printed)
		if err == nil && (got.major < 0 || !strings.Contains(printed, got.version)) {
			t.Errorf("%q gives %+v", printed, got)
		}
	})
}

func TestLocales(t *testing.T) {
	for major, want := range map[int]string{
		15: "--locale=C.UTF-8 | --no-locale",
		17: "--locale=C.UTF-8 --locale-provider=builtin --builtin-locale=C.UTF-8 | --no-locale --locale-provider=builtin --builtin-locale=C.UTF-8 | " +
			"--locale=C.UTF-8 | --no-locale",
	} {
		var got []string
		for _, args := range (&instance{bin: binaries{major: major}}).locales() {
			got = append(got, strings.Join(args, " "))
		}
		if text := strings.Join(got, " | "); text != want {
			t.Errorf("for %d: %s", major, text)
		}
	}
}

// TestLocaleThatIsMissing makes data with an initdb that knows no C.UTF-8, as on an older macOS.
func TestLocaleThatIsMissing(t *testing.T) {
	t.Parallel()
	installed := findInstalled(t)
	bin := room(t, "bin")
	pass := "exec '" + installed.dir + "'/"
	write(t, bin+"/postgres", "#!/bin/sh\n"+pass+"postgres \"$@\"\n", 0o755)
	write(t, bin+"/initdb", "#!/bin/sh\ncase \"$*\" in *--locale=C.UTF-8*) echo 'initdb: error: invalid locale name \"C.UTF-8\"' >&2; exit 1;; esac\n"+
		pass+"initdb \"$@\"\n", 0o755)
	cfg := config(room(t, "onrecord"))
	cfg.BinDir = bin
	server := start(t, cfg)
	if got := query(t, server.URL(""), "SELECT datcollate || ' ' || pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()"); got != "C UTF8" {
		t.Errorf("the database's locale and encoding are %s", got)
	}
}
