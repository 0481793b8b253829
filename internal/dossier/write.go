package dossier

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/jedib0t/go-pretty/v6/text"
)

// Options are about the place where a dossier is read. The zero value is for a file or a pipe.
type Options struct {
	Color bool // print headings and quotes in bold
	Width int  // columns of the terminal; 0 where the output is none
}

const (
	proseWidth = 100 // where no terminal says how wide lines may be, and where one is wider than is good to read
	leastWidth = 40
)

// WriteText writes d for reading. Prose is wrapped; a citation, a table of a pipe and a name never are.
func WriteText(w io.Writer, d Dossier, opts Options) error {
	t := &textPrinter{out: bufio.NewWriter(w), opts: opts, width: proseWidth}
	if opts.Width > 0 {
		t.width = max(leastWidth, min(opts.Width, proseWidth))
	}
	for _, b := range d.layout() {
		t.block(b)
	}
	return t.out.Flush()
}

type textPrinter struct {
	out   *bufio.Writer
	opts  Options
	width int
	inner int // columns by which what follows an item stands in
}

func (t *textPrinter) println(s string) { fmt.Fprintln(t.out, strings.TrimRight(s, " ")) }

func (t *textPrinter) bold(s string) string {
	if !t.opts.Color || s == "" {
		return s
	}
	return text.Bold.Sprint(s)
}

func (t *textPrinter) block(b block) {
	switch b := b.(type) {
	case title:
		t.println(clean(b.ref))
		for _, l := range wrap(strings.Fields(clean(b.text)), t.width) {
			t.println(t.bold(l))
		}
		t.println("")
	case section:
		t.inner = 0
		t.println("")
		t.println(t.bold(strings.ToUpper(b.name)))
	case item:
		t.inner = 4
		t.item(b)
	case fields:
		t.fields(b)
	case words:
		t.words(b.place)
	case line:
		t.println(strings.Repeat(" ", max(2, t.inner)) + clean(b.text))
	case rows:
		t.rows(b)
	}
}

// item prints a head, which is bold and stands whole in its line, and what follows it.
func (t *textPrinter) item(b item) {
	indent := strings.Repeat(" ", 2+4*b.depth)
	head, rest := clean(b.name), strings.Fields(clean(b.rest))
	if len(rest) > 0 {
		head += " "
	}
	lines := wrap(append([]string{head}, rest...), t.width-len(indent)-2)
	t.println(indent + t.bold(head) + strings.TrimPrefix(lines[0], head))
	for _, l := range lines[1:] {
		t.println(indent + "  " + l)
	}
}

// fields stand in a column of names and one of values.
func (t *textPrinter) fields(f fields) {
	indent := 2 + 4*f.depth
	names := 0
	for _, r := range f.rows {
		if r.value != "" {
			names = max(names, width(r.name))
		}
	}
	for _, r := range f.rows {
		if clean(r.value) == "" {
			continue
		}
		lead := strings.Repeat(" ", indent) + r.name + strings.Repeat(" ", names-width(r.name)+2)
		for _, l := range wrap(strings.Fields(clean(r.value)), t.width-indent-names-2) {
			t.println(lead + l)
			lead = strings.Repeat(" ", indent+names+2)
		}
	}
}

// marks are the pairs that can stand around the quote within its context where nothing is bold. The first that does
// not occur in the text is taken, so that a mark is never a part of it.
var marks = [][2]string{{"»", "«"}, {"⟦", "⟧"}, {"⟪", "⟫"}, {">>>", "<<<"}, {"{{{", "}}}"}}

func marksFor(s string) [2]string {
	for _, m := range marks {
		if !strings.Contains(s, m[0]) && !strings.Contains(s, m[1]) {
			return m
		}
	}
	return marks[len(marks)-1]
}

// boldOn and boldOff stand for the change of the style until the lines are broken: clean lets no control character
// through, so they are never a part of a text, and they take no room.
const boldOn, boldOff = "\x01", "\x02"

// words prints a quote in its context.
func (t *textPrinter) words(p Place) {
	before, quote, after := clean(p.Before), clean(string(p.Quote)), clean(p.After)
	m := marksFor(before + quote + after)
	if t.opts.Color {
		m = [2]string{boldOn, boldOff}
	}
	before, after = inContext(p, before, after)
	const indent = "    "
	bold := false
	for _, l := range wrap(strings.Fields(before+m[0]+quote+m[1]+after), t.width-len(indent)) {
		l, bold = t.styled(l, bold)
		t.println(indent + l)
	}
}

// styled makes the signs in a line escapes of the terminal. A style that goes on in the next line is begun there anew.
func (t *textPrinter) styled(l string, bold bool) (string, bool) {
	goesOn := strings.LastIndex(l, boldOn) > strings.LastIndex(l, boldOff) || bold && !strings.Contains(l, boldOff)
	if bold {
		l = boldOn + l
	}
	if goesOn {
		l += boldOff
	}
	on, off := text.Bold.EscapeSeq(), text.Reset.EscapeSeq()
	return strings.NewReplacer(boldOn, on, boldOff, off).Replace(l), goesOn
}

// inContext gives what stands before and after a quote in one line with it, with the blanks that part them in the text.
func inContext(p Place, before, after string) (string, string) {
	if before != "" && p.Before != strings.TrimRightFunc(p.Before, unicode.IsSpace) {
		before += " "
	}
	if p.MoreBefore {
		before = "… " + before
	}
	if after != "" && p.After != strings.TrimLeftFunc(p.After, unicode.IsSpace) {
		after = " " + after
	}
	if p.MoreAfter {
		after += " …"
	}
	return before, after
}

// rows prints a table. On a terminal the flexible column is cut to what is left of the line.
func (t *textPrinter) rows(r rows) {
	widths := make([]int, len(r.header))
	all := append([][]string{r.header}, r.cells...)
	for _, cells := range all {
		for i := range cells {
			cells[i] = clean(cells[i])
			widths[i] = max(widths[i], width(cells[i]))
		}
	}
	if r.flex >= 0 && t.opts.Width > 0 {
		used := 2
		for i, w := range widths {
			if i != r.flex {
				used += w + 2
			}
		}
		widths[r.flex] = min(widths[r.flex], max(t.opts.Width-used, 20))
	}
	for n, cells := range all {
		var b strings.Builder
		for i, c := range cells {
			c = text.Snip(c, widths[i], "…")
			b.WriteString("  " + c + strings.Repeat(" ", max(0, widths[i]-width(c))))
		}
		l := strings.TrimRight(b.String(), " ")
		if n == 0 {
			l = t.faint(l)
		}
		t.println(l)
	}
}

func (t *textPrinter) faint(s string) string {
	if !t.opts.Color {
		return s
	}
	return text.Faint.Sprint(s)
}

func width(s string) int { return text.StringWidthWithoutEscSequences(s) }

// wrap joins words to lines of at most limit columns. A word that is longer has a line of its own.
func wrap(words []string, limit int) []string {
	var lines []string
	current, used := "", 0
	for _, w := range words {
		n := width(w)
		if used > 0 && used+1+n > limit {
			lines = append(lines, current)
			current, used = "", 0
		}
		if used > 0 {
			current, used = current+" ", used+1
		}
		current, used = current+w, used+n
	}
	if used > 0 {
		lines = append(lines, current)
	}
	return lines
}

// WriteMarkdown writes d as Markdown.
func WriteMarkdown(w io.Writer, d Dossier) error {
	var out strings.Builder
	for _, b := range d.layout() {
		markdown(&out, b)
	}
	// Blocks keep a blank line to what is around them, and two make no more than one.
	text := out.String()
	for strings.Contains(text, "\n\n\n") {
		text = strings.ReplaceAll(text, "\n\n\n", "\n\n")
	}
	_, err := io.WriteString(w, strings.TrimRight(text, "\n")+"\n")
	return err
}

func markdown(out *strings.Builder, b block) {
	switch b := b.(type) {
	case title:
		fmt.Fprintf(out, "# %s\n\n`%s`\n\n", escape(b.text), b.ref)
	case section:
		fmt.Fprintf(out, "\n## %s\n\n", escape(b.name))
	case item:
		markdownItem(out, b)
	case fields:
		for _, r := range b.rows {
			if clean(r.value) != "" {
				fmt.Fprintf(out, "%s- %s: %s\n", strings.Repeat("  ", b.depth), escape(r.name), escape(r.value))
			}
		}
	case words:
		markdownWords(out, b.place)
	case line:
		fmt.Fprintf(out, "\n%s\n", escape(b.text))
	case rows:
		fmt.Fprintf(out, "| %s |\n|%s\n", strings.Join(b.header, " | "), strings.Repeat(" --- |", len(b.header)))
		for _, cells := range b.cells {
			escaped := make([]string, len(cells))
			for i, c := range cells {
				escaped[i] = escape(c)
			}
			fmt.Fprintf(out, "| %s |\n", strings.Join(escaped, " | "))
		}
	}
}

// markdownItem prints an item of a list; what belongs to it stands in below it.
func markdownItem(out *strings.Builder, b item) {
	rest := escape(b.rest)
	if rest != "" {
		rest = ": " + rest
	}
	fmt.Fprintf(out, "%s- **%s**%s\n", strings.Repeat("  ", b.depth), escape(b.name), rest)
}

// markdownWords prints the quote bold within its context.
func markdownWords(out *strings.Builder, p Place) {
	before, after := inContext(p, escape(p.Before), escape(p.After))
	fmt.Fprintf(out, "\n  > %s**%s**%s\n\n", before, escape(string(p.Quote)), after)
}

// escape makes Markdown read as the text itself.
func escape(s string) string {
	var b strings.Builder
	for _, r := range clean(s) {
		if strings.ContainsRune("\\`*_[]<>|#&~", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
