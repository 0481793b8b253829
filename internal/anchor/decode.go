package anchor

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// DecodeError says why the bytes of a transcript are no text, and where.
type DecodeError struct {
	Offset int    // of the offending byte in the input, from 0
	Line   int    // from 1; CRLF, CR and LF each end a line
	Reason string // what is wrong and what to do, without the place
}

func (e *DecodeError) Error() string {
	return fmt.Sprintf("line %d, byte %d: %s", e.Line, e.Offset, e.Reason)
}

const byteOrderMark = "\uFEFF"

// Decode returns the transcript as it is read: UTF-8 without its byte order
// mark, CRLF and CR as LF, and otherwise untouched (no normalization). A
// [*DecodeError] reports invalid UTF-8 and NUL, which PostgreSQL's text cannot
// hold.
func Decode(b []byte) (string, error) {
	if err := checkUTF16(b); err != nil {
		return "", err
	}
	if i := bytes.IndexByte(b, 0); i >= 0 && utf8.Valid(b[:i]) {
		return "", decodeError(b, i, "a NUL character, which the database cannot store; the file looks binary, give it as plain text")
	}
	if !utf8.Valid(b) {
		i := invalidAt(b)
		return "", decodeError(b, i, fmt.Sprintf("byte 0x%02X is not valid UTF-8; convert the transcript to UTF-8", b[i]))
	}
	b = bytes.TrimPrefix(b, []byte(byteOrderMark))
	if bytes.IndexByte(b, '\r') < 0 {
		return string(b), nil
	}
	return unixLines(b), nil
}

// checkUTF16 names the encoding where the file itself does: its byte order
// mark is neither valid UTF-8 nor something a reader would recognize.
func checkUTF16(b []byte) error {
	if bytes.HasPrefix(b, []byte{0xFF, 0xFE}) || bytes.HasPrefix(b, []byte{0xFE, 0xFF}) {
		return decodeError(b, 0, "the file is UTF-16, as its byte order mark says; convert the transcript to UTF-8")
	}
	return nil
}

// invalidAt returns the offset of the first byte that is not valid UTF-8; there is one.
func invalidAt(b []byte) int {
	for i := 0; ; {
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size <= 1 {
			return i
		}
		i += size
	}
}

func decodeError(b []byte, offset int, reason string) *DecodeError {
	before := b[:offset]
	ends := bytes.Count(before, []byte("\n")) + bytes.Count(before, []byte("\r")) - bytes.Count(before, []byte("\r\n"))
	return &DecodeError{Offset: offset, Line: 1 + ends, Reason: reason}
}

func unixLines(b []byte) string {
	var out strings.Builder
	out.Grow(len(b))
	for {
		i := bytes.IndexByte(b, '\r')
		if i < 0 {
			out.Write(b)
			return out.String()
		}
		out.Write(b[:i])
		out.WriteByte('\n')
		b = bytes.TrimPrefix(b[i+1:], []byte("\n"))
	}
}
