//go:build linux || darwin

package pglocal

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash/crc32"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// repository is a Maven repository with one archive for every system and version.
type repository struct {
	*httptest.Server
	jars atomic.Int32
}

func serveRepository(t *testing.T, jar []byte, checksum string) *repository {
	t.Helper()
	r := &repository{}
	r.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		if !strings.HasPrefix(req.URL.Path, "/maven/io/zonky/test/postgres/embedded-postgres-binaries-") || jar == nil {
			http.NotFound(w, req)
			return
		}
		body := []byte(checksum)
		if strings.HasSuffix(req.URL.Path, ".jar") {
			r.jars.Add(1)
			body = jar
		}
		if _, err := w.Write(body); err != nil {
			t.Error(err)
		}
	}))
	t.Cleanup(r.Close)
	return r
}

// archive makes the jar that the repository serves: a zip with a compressed tar of programs, which run the
// installed ones.
func archive(t *testing.T, names ...string) []byte {
	t.Helper()
	installed := findInstalled(t)
	var tarred bytes.Buffer
	tw := tar.NewWriter(&tarred)
	for _, name := range names {
		script := "#!/bin/sh\nexec '" + installed.tool(name) + "' \"$@\"\n"
		// The real archives are unpacked with the modes they carry; this one is for its owner alone.
		header := &tar.Header{Typeflag: tar.TypeReg, Name: "bin/" + name, Mode: 0o700, Size: int64(len(script))}
		if err := tw.WriteHeader(header); err != nil {
			t.Fatal(err)
		}
		if _, err := tw.Write([]byte(script)); err != nil {
			t.Fatal(err)
		}
	}
	if err := tw.Close(); err != nil {
		t.Fatal(err)
	}
	var jar bytes.Buffer
	zw := zip.NewWriter(&jar)
	w, err := zw.Create("postgres-any-system.txz")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(xzStored(tarred.Bytes())); err != nil {
		t.Fatal(err)
	}
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	return jar.Bytes()
}

// xzStored wraps data in the xz format without compressing it, so that no xz program is needed.
func xzStored(data []byte) []byte {
	crc := func(b []byte) []byte { return binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE(b)) }
	pad := func(b []byte) []byte { return append(b, make([]byte, (4-len(b)%4)%4)...) }
	flags := []byte{0, 1} // the check is a CRC32

	// A block: header (8 bytes and CRC), LZMA2 chunks, padding, check.
	header := []byte{2, 0, 0x21, 1, 0x16, 0, 0, 0}
	header = append(header, crc(header)...)
	var chunks []byte
	for rest, control := data, byte(1); len(rest) > 0; control = 2 {
		n := min(len(rest), 1<<16)
		chunks = append(chunks, control)
		chunks = binary.BigEndian.AppendUint16(chunks, uint16(n-1))
		chunks, rest = append(chunks, rest[:n]...), rest[n:]
	}
	chunks = append(chunks, 0)
	unpadded := len(header) + len(chunks) + 4

	index := []byte{0, 1}
	index = binary.AppendUvarint(index, uint64(unpadded))
	index = binary.AppendUvarint(index, uint64(len(data)))
	index = pad(index)
	index = append(index, crc(index)...)

	footer := binary.LittleEndian.AppendUint32(nil, uint32(len(index)/4-1))
	footer = append(footer, flags...)
	out := append([]byte{0xfd, '7', 'z', 'X', 'Z', 0}, flags...)
	out = append(out, crc(flags)...)
	out = append(out, header...)
	out = append(out, pad(chunks)...)
	out = append(out, crc(data)...)
	out = append(out, index...)
	out = append(out, crc(footer)...)
	out = append(out, footer...)
	return append(out, 'Y', 'Z')
}

func checksum(jar []byte) string {
	sum := sha256.Sum256(jar)
	return hex.EncodeToString(sum[:])
}

// bareMachine is a configuration for a machine without PostgreSQL.
func bareMachine(dir string, r *repository) Config {
	return Config{
		Dir:         dir,
		CacheDir:    filepath.Join(filepath.Dir(dir), "cache"),
		DownloadURL: r.URL + "/maven/",
		search:      &search{},
	}
}

func TestDownloadOnce(t *testing.T) {
	t.Parallel()
	jar := archive(t, "initdb", "postgres")
	r := serveRepository(t, jar, checksum(jar))
	dir := room(t, "onrecord")
	cfg := bareMachine(dir, r)
	// A download that was killed must not be taken for a whole one.
	write(t, filepath.Join(cfg.CacheDir, partPrefix+"1", "programs", "bin", "postgres"), "half", 0o755)
	write(t, filepath.Join(cfg.CacheDir, cachePrefix+"18.3", "bin", "postgres"), "broken", 0o755)

	var users sync.WaitGroup
	for i := range 3 {
		users.Go(func() {
			own := cfg
			own.Dir = dir + string(rune('a'+i))
			server, err := Start(t.Context(), own)
			if err != nil {
				t.Error(err)
				return
			}
			if want := filepath.Join(cfg.CacheDir, cachePrefix+"18.3", "bin"); server.in.bin.dir != want {
				t.Errorf("the server's binaries are in %s, want %s", server.in.bin.dir, want)
			}
			if err := server.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	users.Wait()
	closeServer(t, start(t, cfg))
	if n := r.jars.Load(); n != 1 {
		t.Errorf("the archive was downloaded %d times", n)
	}
	checkCache(t, cfg.CacheDir, cachePrefix+"18.3", "download.lock")
}

// checkCache compares the names in the cache, which are sorted.
func checkCache(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, entry := range entries {
		got[entry.Name()] = true
	}
	if len(got) != len(want) {
		t.Errorf("the cache holds %v, want %v", entries, want)
	}
	for _, name := range want {
		if !got[name] {
			t.Errorf("the cache holds %v, want %v", entries, want)
		}
	}
}

func TestDownloadFails(t *testing.T) {
	t.Parallel()
	whole, half := archive(t, "initdb", "postgres"), archive(t, "initdb")
	closed := serveRepository(t, nil, "")
	closed.Close()
	tests := []struct {
		name string
		repo *repository
		want string
	}{
		{"nobody listens", closed, "downloading it failed (unable to connect to " + closed.URL + "/maven): install it"},
		{"not there", serveRepository(t, nil, ""), "downloading it failed (no version found matching 18.3.0): install it"},
		{"wrong checksum", serveRepository(t, whole, checksum(half)), "downloading it failed (downloaded checksums do not match): install it"},
		{"no archive", serveRepository(t, []byte("<html>"), checksum([]byte("<html>"))), "downloading it failed (error fetching postgres: zip: not a valid zip file): install it"},
		{"half an archive", serveRepository(t, half, checksum(half)), "downloading it failed (the archive holds no initdb and postgres): install it"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := room(t, "onrecord")
			cfg := bareMachine(dir, tt.repo)
			text := refused(t, cfg, ErrNoBinaries)
			if !strings.HasPrefix(text, "PostgreSQL 15 or later was not found on this machine, and ") || !strings.Contains(text, tt.want) {
				t.Errorf("the message is %q", text)
			}
			if _, err := os.Stat(dir); err == nil {
				t.Error("the directory was made for nothing")
			}
			checkCache(t, cfg.CacheDir, "download.lock")
		})
	}
}

func TestDownloadVersions(t *testing.T) {
	for major, want := range map[int]string{0: "18.", 15: "15.", 16: "16.", 17: "17.", 18: "18."} {
		if got, ok := downloadVersion(major); !ok || !strings.HasPrefix(string(got), want) {
			t.Errorf("for %d: %s, %v", major, got, ok)
		}
	}
	for _, major := range []int{1, 9, 14, 99} {
		if got, ok := downloadVersion(major); ok {
			t.Errorf("for %d: %s", major, got)
		}
	}
}
