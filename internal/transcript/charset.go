package transcript

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"onrecord/internal/anchor"
)

// declared is where the head of a web page says in which encoding it is written.
var declared = regexp.MustCompile(`(?i)<meta\s[^<>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})`)

// decodePage gives the text of a web page that is no UTF-8, and says in which encoding it is. ok is false where it says none
// that is known, or is no page by its beginning.
func decodePage(name string, data []byte) (text string, ok bool, err error) {
	head := string(data[:min(len(data), sniffed)])
	m := declared.FindStringSubmatch(head)
	if len(m) == 0 || utf8.Valid(data) || formatOf(name, head) != FormatHTML {
		return "", false, nil
	}
	encoding, err := htmlindex.Get(m[1])
	if err != nil {
		return "", false, nil //nolint:nilerr // as good as a page that names no encoding
	}
	if label, _ := htmlindex.Name(encoding); strings.HasPrefix(label, "utf-") || label == "replacement" {
		return "", false, nil
	}
	out, err := encoding.NewDecoder().Bytes(data)
	if err != nil || strings.ContainsRune(string(out), utf8.RuneError) {
		return "", true, fmt.Errorf("the page says that it is written in %s, and some of its bytes are none; save it as UTF-8", m[1])
	}
	text, err = anchor.Decode(out)
	return text, true, err
}
