package pglocal

import (
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func discard() *slog.Logger { return slog.New(slog.DiscardHandler) }

func TestDefaultDir(t *testing.T) {
	tests := []struct {
		name string
		env  map[string]string
		goos string
		uid  int
		want string
	}{
		{"own variable first", map[string]string{"ONRECORD_DATA_DIR": "/data/../d", "XDG_DATA_HOME": "/x", "HOME": "/home/me"}, "linux", 1000, "/d"},
		{"own variable as root", map[string]string{"ONRECORD_DATA_DIR": "/d"}, "linux", 0, "/d"},
		{"root", map[string]string{"XDG_DATA_HOME": "/root/x", "HOME": "/root"}, "linux", 0, "/var/lib/onrecord"},
		{"xdg", map[string]string{"XDG_DATA_HOME": "/x", "HOME": "/home/me"}, "linux", 1000, "/x/onrecord"},
		{"xdg on macOS", map[string]string{"XDG_DATA_HOME": "/x", "HOME": "/Users/me"}, "darwin", 501, "/x/onrecord"},
		{"relative xdg is ignored", map[string]string{"XDG_DATA_HOME": "x", "HOME": "/home/me"}, "linux", 1000, "/home/me/.local/share/onrecord"},
		{"home", map[string]string{"HOME": "/home/me"}, "linux", 1000, "/home/me/.local/share/onrecord"},
		{"home on macOS", map[string]string{"HOME": "/Users/me"}, "darwin", 501, "/Users/me/Library/Application Support/onrecord"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := defaultDir(func(name string) string { return tt.env[name] }, tt.goos, tt.uid)
			if err != nil || got != tt.want {
				t.Errorf("got %q (%v), want %q", got, err, tt.want)
			}
		})
	}
	if got, err := defaultDir(func(string) string { return "" }, "linux", 1000); err == nil {
		t.Errorf("without a home: %q, want an error", got)
	}
}

func TestConfigFromEnv(t *testing.T) {
	env := map[string]string{
		"ONRECORD_DATA_DIR":        "/d",
		"ONRECORD_PG_BINDIR":       "/pg/bin",
		"ONRECORD_PG_DOWNLOAD_URL": "http://127.0.0.1:1/maven",
	}
	for value, off := range map[string]bool{"": false, "on": false, "1": false, "off": true, "0": true, "No": true, "false": true} {
		env["ONRECORD_PG_DOWNLOAD"] = value
		got, err := ConfigFromEnv(func(name string) string { return env[name] })
		if err != nil {
			t.Fatal(err)
		}
		if got.Dir != "/d" || got.BinDir != "/pg/bin" || got.DownloadURL != "http://127.0.0.1:1/maven" || got.NoDownload != off {
			t.Errorf("ONRECORD_PG_DOWNLOAD=%q gives %+v", value, got)
		}
	}
	env["ONRECORD_PG_DOWNLOAD"] = "perhaps"
	if _, err := ConfigFromEnv(func(name string) string { return env[name] }); err == nil || !strings.Contains(err.Error(), `"perhaps"`) {
		t.Errorf("a wrong switch gave %v", err)
	}
}

func TestParsePostmaster(t *testing.T) {
	whole := "4242\n/d/data\n1700000000\n20001\n/tmp/socket dir\n127.0.0.1\n  3145 7\nready   \n"
	tests := []struct {
		name, text string
		want       postmaster
		ok         bool
	}{
		{"whole", whole, postmaster{pid: 4242, started: time.Unix(1700000000, 0), port: 20001, socketDir: "/tmp/socket dir", ready: true}, true},
		{"starting", strings.Replace(whole, "ready   ", "starting", 1), postmaster{pid: 4242, started: time.Unix(1700000000, 0), port: 20001, socketDir: "/tmp/socket dir"}, true},
		{"stopping", strings.Replace(whole, "ready   ", "stopping", 1), postmaster{pid: 4242, started: time.Unix(1700000000, 0), port: 20001, socketDir: "/tmp/socket dir"}, true},
		{"just begun", "4242\n/d/data\n1700000000\n", postmaster{pid: 4242, started: time.Unix(1700000000, 0)}, true},
		{"no socket", "4242\n/d/data\n1700000000\n20001\n\n127.0.0.1\n 1 2\nready\n", postmaster{pid: 4242, started: time.Unix(1700000000, 0), port: 20001, ready: true}, true},
		{"empty", "", postmaster{}, false},
		{"half a line", "42", postmaster{}, false},
		{"nonsense", "a\nb\nc\n", postmaster{}, false},
		// A negative process id would signal a whole group.
		{"negative", "-1\n/d\n1\n", postmaster{}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := parsePostmaster(tt.text)
			if diff := cmp.Diff(tt.want, got, cmp.AllowUnexported(postmaster{})); diff != "" || ok != tt.ok {
				t.Errorf("ok is %v, want %v; (-want +got)\n%s", ok, tt.ok, diff)
			}
		})
	}
}

func FuzzParsePostmaster(f *testing.F) {
	f.Add("4242\n/d/data\n1700000000\n20001\n/tmp/s\n127.0.0.1\n  3145 7\nready   \n")
	f.Add("1\n\n\n")
	f.Fuzz(func(t *testing.T, text string) {
		pm, ok := parsePostmaster(text)
		if ok && pm.pid <= 0 || pm.port < 0 || pm.port > 65535 || pm.ready && (!ok || pm.port == 0) {
			t.Errorf("%q gives %+v, %v", text, pm, ok)
		}
	})
}

func TestOwnNames(t *testing.T) {
	for _, name := range []string{dataName, passwordName, portName, logName, startLock, usersLock, serverLock, keptName, newPrefix + "1", "lost+found"} {
		if !ownName(name) {
			t.Errorf("%s is not known as our own", name)
		}
	}
	for _, name := range []string{"thesis.odt", ".git", "database", ".newspaper", versionName} {
		if ownName(name) {
			t.Errorf("%s is taken for our own", name)
		}
	}
}

func TestLayoutFollowsLinks(t *testing.T) {
	base, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	got, err := newLayout(filepath.Join(base, "..", filepath.Base(base), "new", "er"))
	if err != nil || got.dir != filepath.Join(base, "new", "er") {
		t.Errorf("got %q (%v)", got.dir, err)
	}
}
