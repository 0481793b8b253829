package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestQuantitiesOfBytes gives the command what a script cannot hold: byte order marks, CRLF, other encodings.
func TestQuantitiesOfBytes(t *testing.T) {
	tests := map[string]struct {
		bytes string
		code  int
		want  string // within what is printed
	}{
		"a byte order mark is no place":    {"\uFEFFWe have 23 ships.", 0, "8\t16\t23 ships\t"},
		"CRLF is one line end":             {"We\r\nhave 23 ships.", 0, "8\t16\t23 ships\t"},
		"a letter beyond the BMP is one":   {"𝔘𝔘 23 ships.", 0, "3\t11\t23 ships\t"},
		"Latin-1 is refused with its line": {"We\npay 5 \xe9cu.", 1, "text.txt:2: byte 0xE9 is not valid UTF-8"},
		"so is UTF-16":                     {"\xff\xfe5\x00", 1, "text.txt:1: the file is UTF-16"},
		"and a NUL":                        {"5\x00", 1, "text.txt:1: a NUL character"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "text.txt"), []byte(tt.bytes), 0o600); err != nil {
				t.Fatal(err)
			}
			cmd := program(t, dir, "quantities", "text.txt", "--format", "tsv")
			cmd.Dir = dir
			var out bytes.Buffer
			cmd.Stdout, cmd.Stderr = &out, &out
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if code := exitCode(t, cmd); code != tt.code {
				t.Errorf("the exit code is %d, not %d", code, tt.code)
			}
			if !strings.Contains(out.String(), tt.want) {
				t.Errorf("%q is not in what was printed:\n%s", tt.want, out.String())
			}
		})
	}
}

// TestCutter cuts pieces that overlap and that lie apart, as the runes of the text do.
func TestCutter(t *testing.T) {
	text := "é5 𝔘 ships—and ten"
	runes := []rune(text)
	c := cutter{text: text}
	for start := range runes {
		for end := start; end <= len(runes); end++ {
			if got, want := c.next(start, end), string(runes[start:end]); got != want {
				t.Fatalf("from %d to %d it cuts %q, not %q", start, end, got, want)
			}
		}
	}
}
