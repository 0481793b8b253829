package anchor

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestDecode(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"empty", "", ""},
		{"plain", "one\ntwo\n", "one\ntwo\n"},
		{"byte order mark", "\uFEFFone", "one"},
		{"only the first mark goes", "\uFEFF\uFEFFone\uFEFF", "\uFEFFone\uFEFF"},
		{"CRLF", "one\r\ntwo\r\n", "one\ntwo\n"},
		{"CR", "one\rtwo\r", "one\ntwo\n"},
		{"mixed", "\r\r\n\n\r", "\n\n\n\n"},
		{"mark and CRLF", "\uFEFF\r\n", "\n"},
		{"no normalization", "cafe\u0301 caf\u00e9 \u00a0", "cafe\u0301 caf\u00e9 \u00a0"},
		{"emoji and right-to-left", "👍🏽 שלום", "👍🏽 שלום"},
		{"replacement character itself", "\uFFFD", "\uFFFD"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Decode([]byte(tt.in))
			if err != nil || got != tt.want {
				t.Errorf("Decode(%q) = %q, %v; want %q", tt.in, got, err, tt.want)
			}
		})
	}
}

func TestDecodeErrors(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"bad byte", "one\ntwo\x92s", "line 2, byte 7: byte 0x92 is not valid UTF-8; convert the transcript to UTF-8"},
		{"bad byte after CR and CRLF", "a\r\nb\rc\xff", "line 3, byte 6: byte 0xFF is not valid UTF-8; convert the transcript to UTF-8"},
		{"bad byte counts the mark", "\uFEFF\xff", "line 1, byte 3: byte 0xFF is not valid UTF-8; convert the transcript to UTF-8"},
		{"cut off", "é\xc3", "line 1, byte 2: byte 0xC3 is not valid UTF-8; convert the transcript to UTF-8"},
		{"surrogate", "a\xed\xa0\x80", "line 1, byte 1: byte 0xED is not valid UTF-8; convert the transcript to UTF-8"},
		{"NUL", "a\n\x00", "line 2, byte 2: a NUL character, which the database cannot store; the file looks binary, give it as plain text"},
		{"NUL after a bad byte", "\xff\x00", "line 1, byte 0: byte 0xFF is not valid UTF-8; convert the transcript to UTF-8"},
		{"UTF-16 little endian", "\xff\xfea\x00", "line 1, byte 0: the file is UTF-16, as its byte order mark says; convert the transcript to UTF-8"},
		{"UTF-16 big endian", "\xfe\xff\x00a", "line 1, byte 0: the file is UTF-16, as its byte order mark says; convert the transcript to UTF-8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Decode([]byte(tt.in))
			var fault *DecodeError
			if !errors.As(err, &fault) || got != "" {
				t.Fatalf("Decode(%q) = %q, %v; want a DecodeError", tt.in, got, err)
			}
			if err.Error() != tt.want {
				t.Errorf("got  %s\nwant %s", err, tt.want)
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{"", "a\r\nb\rc", "\uFEFFx", "\xff", "a\x00b", "\xff\xfea\x00", "é\xc3", "\r\n\r"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := Decode(b)
		if err != nil {
			var fault *DecodeError
			if !errors.As(err, &fault) || fault.Offset < 0 || fault.Offset >= len(b) || fault.Line < 1 {
				t.Fatalf("Decode(%q): bad error %#v", b, err)
			}
			if utf8.Valid(b) && !strings.Contains(string(b), "\x00") {
				t.Fatalf("Decode(%q) refuses good text: %v", b, err)
			}
			return
		}
		if !utf8.ValidString(got) || strings.ContainsAny(got, "\r\x00") {
			t.Fatalf("Decode(%q) = %q, which is no text as read", b, got)
		}
		want := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(string(b), "\uFEFF"))
		if got != want {
			t.Fatalf("Decode(%q) = %q, want %q", b, got, want)
		}
	})
}
