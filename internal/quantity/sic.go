package quantity

import "strings"

// remark is a mark of the publisher that is no word of the speaker, in bytes of the text.
type remark struct {
	from       int // where the blanks before it begin, if they go with it
	start, end int
}

// findSic finds the bare remarks that something was said just so: '[sic]', '(sic.)', '\[sic\]'. Other remarks stand for
// words that are not there, as '[inaudible]' does, so they stay.
func findSic(text string) []remark {
	var out []remark
	for from := 0; ; {
		i := strings.IndexAny(text[from:], "[(")
		if i < 0 {
			return out
		}
		i += from
		from = i + 1
		end := sicEnd(text, i)
		if end == 0 {
			continue
		}
		if i > 0 && text[i-1] == '\\' && text[i] == '[' {
			i--
		}
		r := remark{i, i, end}
		if end == len(text) || !isWordByte(text[end]) {
			r.from = len(strings.TrimRight(text[:i], " \t"))
		}
		out = append(out, r)
		from = end
	}
}

// isWordByte tells whether a byte may be of a word or number, which the blanks before a remark keep apart from the one
// before them.
func isWordByte(c byte) bool {
	return c >= 0x80 || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// longestSic is how many bytes a bracket with its marks of emphasis may have, at most.
const longestSic = 16

// sicEnd is the byte behind the remark whose bracket opens at byte i, 0 where it is no such remark.
func sicEnd(text string, i int) int {
	closing := byte(']')
	if text[i] == '(' {
		closing = ')'
	}
	rest := text[i+1 : min(len(text), i+longestSic)]
	n := strings.IndexByte(rest, closing)
	if n < 0 || !strings.EqualFold(strings.Trim(rest[:n], " .!*_\\"), "sic") {
		return 0
	}
	return i + 1 + n + 1
}
