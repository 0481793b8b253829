package transcript

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf16"

	"onrecord/internal/anchor"
)

// MaxSize is how many bytes a transcript may have.
const MaxSize = 64 << 20

// Read makes a text of a transcript's bytes. name is the file's, for its extension and for errors.
//
// A text stays as it is, less a byte order mark and with LF as line ends; UTF-16 is decoded where a byte order mark says so,
// and a web page in another encoding where its head names that.
// Of Markdown the front matter becomes Meta, and the rest stays as it is. Of a web page the text of its main part is taken.
// What is not UTF-8, is larger than MaxSize, or has front matter that is no YAML, is an error that says where.
func Read(name string, data []byte) (Source, error) {
	if len(data) > MaxSize {
		return Source{}, fmt.Errorf("%s has %d bytes, and a transcript may have %d; split it", name, len(data), MaxSize)
	}
	text, isPage, err := decodePage(name, data)
	if !isPage {
		text, err = decode(data)
	}
	if err != nil {
		var where *anchor.DecodeError
		if errors.As(err, &where) {
			return Source{}, fmt.Errorf("%s, line %d: %s", name, where.Line, where.Reason)
		}
		return Source{}, fmt.Errorf("%s: %w", name, err)
	}
	switch formatOf(name, text) {
	case FormatHTML:
		return readHTML(name, text)
	case FormatMarkdown:
		return readMarkdown(name, text)
	}
	return Source{Text: text, Format: FormatText}, nil
}

// decode gives the text of the bytes: UTF-8, or UTF-16 where a byte order mark says so.
func decode(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return decode16(data[2:], func(b []byte) uint16 { return uint16(b[0]) | uint16(b[1])<<8 })
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return decode16(data[2:], func(b []byte) uint16 { return uint16(b[1]) | uint16(b[0])<<8 })
	}
	return anchor.Decode(data)
}

func decode16(data []byte, unit func([]byte) uint16) (string, error) {
	if len(data)%2 != 0 {
		return "", errors.New("the file is UTF-16, as its byte order mark says, and its last character is cut in half; get the whole file")
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = unit(data[2*i:])
	}
	if i := loneSurrogate(units); i >= 0 {
		line := 1 + strings.Count(string(utf16.Decode(units[:i])), "\n")
		return "", fmt.Errorf("line %d: the file is UTF-16, as its byte order mark says, and 0x%04X there is half a character; convert the transcript to UTF-8", line, units[i])
	}
	return anchor.Decode([]byte(string(utf16.Decode(units))))
}

// loneSurrogate is the index of the first half of a pair that has no other half, or -1.
func loneSurrogate(units []uint16) int {
	for i := 0; i < len(units); i++ {
		switch u := units[i]; {
		case u >= 0xD800 && u < 0xDC00 && i+1 < len(units) && units[i+1] >= 0xDC00 && units[i+1] < 0xE000:
			i++
		case u >= 0xD800 && u < 0xE000:
			return i
		}
	}
	return -1
}

var (
	htmlStart = regexp.MustCompile(`(?i)^(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype\s+html|html|head|body|article|main)\b`)
	htmlBlock = regexp.MustCompile(`(?i)</?(?:p|div|span|section|h[1-6]|br|ul|ol|table|strong)(?:\s[^<>]*)?/?>`)
)

// sniffed is how many bytes of a text tell what it is.
const sniffed = 4096

// formatOf tells what a text is: by its beginning, and where that leaves it open, by the extension of the file.
func formatOf(name, text string) Format {
	head := strings.TrimSpace(prefix(text, sniffed))
	extension := strings.ToLower(filepath.Ext(name))
	switch {
	case htmlStart.MatchString(head):
		return FormatHTML
	case hasFrontMatter(text):
		return FormatMarkdown
	case (extension == ".html" || extension == ".htm" || extension == ".xhtml") && htmlBlock.MatchString(head):
		return FormatHTML
	case strings.HasPrefix(head, "<") && len(htmlBlock.FindAllString(head, 4)) == 4:
		return FormatHTML
	case extension == ".md" || extension == ".markdown":
		return FormatMarkdown
	}
	return FormatText
}
