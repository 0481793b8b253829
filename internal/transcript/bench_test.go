package transcript

import (
	"fmt"
	"strings"
	"testing"
)

// shapes are texts that a careless reader would need much time for, each made of a line or a few that are repeated.
var shapes = []struct{ name, line string }{
	{"speech", "MS. MARSH:  We have 12 ports, and 3 of them are open today.\n\nQ    Which ones —\n\nMS. MARSH:  — are open?\n\n"},
	{"one line", "We have 12 ports: three of them are open. MS. MARSH: yes "},
	{"bare lines", "Secretary General\n\nI thank you.\n\nWho pays?\n\n"},
	{"other labels", "MR. N%d:  No.\n\n"},
	{"other lines", "Minister Ada N%d\n\nYes, we do that.\n\n"},
	{"blank lines", "\n"}, {"blanks", " \u00a0\n"}, {"colons", ":"}, {"colons in lines", "A: B: C: D: E\n"}, {"capitals", "A"}, {"brackets", "((([[["}, {"rules", "* * *\n"},
	{"times", "12:30 "}, {"cues", "00:00:01.000 --> 00:00:02.000\n<v Ada>One,\n\n"}, {"tags", "<v <v <v "}, {"marks", "**__##"}, {"dates", "5 February 2031 "}, {"short lines", "Ada Byron\n"},
}

func made(line string, size int) string {
	var out strings.Builder
	for i := 0; out.Len() < size; i++ {
		if strings.Contains(line, "%d") {
			fmt.Fprintf(&out, line, i)
		} else {
			out.WriteString(line)
		}
	}
	return out.String()
}

// BenchmarkParse shows that the time for a byte does not grow with the length of the text.
func BenchmarkParse(b *testing.B) {
	for _, s := range shapes {
		for _, size := range []int{256 << 10, 2 << 20} {
			src := Source{Text: made(s.line, size), Format: FormatText}
			b.Run(fmt.Sprintf("%s/%dK", s.name, size>>10), func(b *testing.B) {
				b.SetBytes(int64(len(src.Text)))
				for b.Loop() {
					Parse(src, known)
				}
			})
		}
	}
}

// BenchmarkRead does the same for web pages and front matter.
func BenchmarkRead(b *testing.B) {
	for _, s := range []struct{ name, head, line string }{
		{"paragraphs", "<html><body>", "<p><b>MS. MARSH:</b> We have <s>12</s> [13] ports.</p>"}, {"unclosed", "<html><body>", "<b><p>one"}, {"cells", "<html><body><table><tr>", "<td>1"},
		{"entities", "<html><body>", "&amp;&nbsp;"}, {"times", "<html><body>", "<time datetime=2031-02-05>x</time>"}, {"comments", "<html><body><table><tr>", "<td><!-- x --><!-- y -->"},
		{"front matter", "---\n", "a%d: [1, 2]\n"},
	} {
		for _, size := range []int{64 << 10, 512 << 10} {
			data := []byte(s.head + made(s.line, size))
			b.Run(fmt.Sprintf("%s/%dK", s.name, size>>10), func(b *testing.B) {
				b.SetBytes(int64(len(data)))
				for b.Loop() {
					_, _ = Read("a", data)
				}
			})
		}
	}
}
