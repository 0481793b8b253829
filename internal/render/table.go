package render

import (
	"bufio"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

const (
	cellCost  = 3  // columns of the terminal that a cell takes beside its text: a space on each side and the line
	widestMin = 20 // a word up to this width is not broken to make a table fit

	widestBlock = 100 // a longer line of text is hard to read
)

// tableWriter holds the rows until the widths are known. On a terminal too narrow for them it wraps the text columns;
// where even their longest words do not fit side by side, each row becomes a block with one value a line.
type tableWriter struct {
	out     io.Writer
	columns []Column
	opts    Options
	rows    [][]string
}

func (t *tableWriter) Row(values []any) error {
	if err := check(t.columns, values); err != nil {
		return err
	}
	cells := make([]string, len(values))
	for i, v := range values {
		if v == nil {
			continue
		}
		s, err := plain(t.columns[i], v)
		if err != nil {
			return err
		}
		cells[i] = OneLine(s)
	}
	t.rows = append(t.rows, cells)
	return nil
}

func (t *tableWriter) Close() error {
	if len(t.columns) == 0 {
		return nil
	}
	widths, wrapped, ok := t.layout()
	if !ok && len(t.rows) > 0 {
		return t.writeBlocks()
	}
	_, err := io.WriteString(t.out, t.grid(widths, wrapped)+"\n")
	return err
}

// grid is the table with these widths of the columns.
func (t *tableWriter) grid(widths []int, wrapped bool) string {
	tw := table.NewWriter()
	style := table.StyleLight
	style.Format.Header = text.FormatDefault
	style.Options.DrawBorder = false
	style.Options.SeparateRows = wrapped
	if t.opts.Color {
		style.Color.Header = text.Colors{text.Bold}
		style.Options.DoNotColorBordersAndSeparators = true
	} else {
		style.Color = table.ColorOptions{}
	}
	tw.SetStyle(style)
	tw.SuppressTrailingSpaces()
	configs := make([]table.ColumnConfig, len(t.columns))
	header := make(table.Row, len(t.columns))
	for i, c := range t.columns {
		header[i] = OneLine(c.Name)
		configs[i] = table.ColumnConfig{Number: i + 1, WidthMax: widths[i], WidthMaxEnforcer: wrap}
		if rightAligned(c.Kind) {
			configs[i].Align, configs[i].AlignHeader = text.AlignRight, text.AlignRight
		}
	}
	tw.SetColumnConfigs(configs)
	tw.AppendHeader(header)
	for _, cells := range t.rows {
		row := make(table.Row, len(cells))
		for i, c := range cells {
			row[i] = c
		}
		tw.AppendRow(row)
	}
	return tw.Render()
}

// layout chooses the width of each column's text, whether some text has to be wrapped for it, and whether that fits.
func (t *tableWriter) layout() (widths []int, wrapped, ok bool) {
	natural := make([]int, len(t.columns))
	least := make([]int, len(t.columns))
	for i, c := range t.columns {
		natural[i], least[i] = t.measure(i)
		if c.Kind != Text {
			least[i] = natural[i]
		}
	}
	room := t.opts.Width + 1 - cellCost*len(t.columns)
	switch {
	case t.opts.Width <= 0 || sum(natural) <= room:
		return natural, false, true
	case sum(least) > room:
		return natural, false, false
	}
	return share(natural, least, room), true, true
}

// measure returns the width of a column's widest text and of its widest word.
func (t *tableWriter) measure(column int) (natural, least int) {
	header := width(OneLine(t.columns[column].Name))
	natural, least = header, header
	for _, row := range t.rows {
		natural = max(natural, width(row[column]))
		for word := range strings.FieldsSeq(row[column]) {
			least = max(least, min(width(word), widestMin))
		}
	}
	return natural, least
}

// share gives each column its least width, and what room is left, column by column, to the one that needs the most
// lines for its widest text.
func share(natural, least []int, room int) []int {
	widths := slices.Clone(least)
	for left := room - sum(least); left > 0; left-- {
		worst := 0
		for i := range widths {
			if natural[i]*widths[worst] > natural[worst]*widths[i] {
				worst = i
			}
		}
		widths[worst]++
	}
	return widths
}

// writeBlocks writes each row as a block of names and values. A null has no line.
func (t *tableWriter) writeBlocks() error {
	out := bufio.NewWriter(t.out)
	names := 0
	for _, c := range t.columns {
		names = max(names, width(OneLine(c.Name)))
	}
	for n, row := range t.rows {
		if _, err := out.WriteString(t.block(n+1, row, names)); err != nil {
			return err
		}
	}
	return out.Flush()
}

// block is a row with one value a line; names is the width of the widest name.
func (t *tableWriter) block(number int, row []string, names int) string {
	var out strings.Builder
	line := min(t.opts.Width, widestBlock)
	head := "── " + strconv.Itoa(number) + " "
	out.WriteString(t.bold(head+strings.Repeat("─", max(0, line-width(head)))) + "\n")
	indent := strings.Repeat(" ", names+2)
	for i, cell := range row {
		if cell == "" {
			continue
		}
		name := OneLine(t.columns[i].Name)
		value := wrap(cell, max(line-names-2, widestMin))
		out.WriteString(t.bold(name) + indent[width(name):] + strings.ReplaceAll(value, "\n", "\n"+indent) + "\n")
	}
	return out.String()
}

func (t *tableWriter) bold(s string) string {
	if !t.opts.Color {
		return s
	}
	return text.Bold.Sprint(s)
}

// wrap breaks s into lines of at most limit columns, between words where it can.
func wrap(s string, limit int) string {
	var lines []string
	line, used := "", 0
	for word := range strings.FieldsSeq(s) {
		w := width(word)
		if line != "" && used+1+w <= limit {
			line, used = line+" "+word, used+1+w
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for w > limit {
			head, rest := cut(word, limit)
			lines = append(lines, head)
			word, w = rest, width(rest)
		}
		line, used = word, w
	}
	return strings.Join(append(lines, line), "\n")
}

// cut divides a word after as many characters as fit into limit columns, one at least.
func cut(word string, limit int) (head, rest string) {
	used := 0
	for i, r := range word {
		used += text.RuneWidth(r)
		if used > limit && i > 0 {
			return word[:i], word[i:]
		}
	}
	return word, ""
}

func rightAligned(k Kind) bool { return k == Integer || k == Number }

func width(s string) int { return text.StringWidthWithoutEscSequences(s) }

func sum(ns []int) (total int) {
	for _, n := range ns {
		total += n
	}
	return total
}
