package factsheet

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/token"

	"onrecord/internal/briefing"
)

// Edit is a change of one text of a factsheet.
type Edit struct {
	At   briefing.Position // where the text begins, as [briefing.Where] has it
	Text string            // what it says then; empty where it stays as it is
	Nth  int               // adds `nth: N` beside the text, a quote; 0 adds nothing
}

// Apply returns the file of a factsheet or a catalogue with the edits made, and everything else byte for byte as it
// was: comments, layout, order, line ends, byte order mark. A text keeps its way of quoting where the new words can be
// written in it, and is put in double quotes where not. Of a quote that stands alone in a list, nth makes a mapping.
//
// The result is read again. If it says anything but what the file said with the edits made, it is not returned, and the
// error says so. A text that an alias repeats is edited only where each of its uses is, and alike.
func Apply(data []byte, edits []Edit) ([]byte, error) {
	if len(edits) == 0 {
		return data, nil
	}
	e, err := newEditor(data)
	if err != nil {
		return nil, err
	}
	if err := e.find(edits); err != nil {
		return nil, err
	}
	for _, render := range []func(*target) string{e.likeBefore, e.plainly} {
		out := e.edited(render)
		if e.reads(out) {
			return out, nil
		}
	}
	return nil, errors.New("the edited file would not say what it should, so it stays as it was; write its quotes in a simpler way, in double quotes on one line")
}

// editor holds a file while it is edited.
type editor struct {
	data    []byte
	source  *source
	root    *node
	tokens  token.Tokens
	targets []*target // in the order of the file
}

// target is a text that is edited.
type target struct {
	Edit
	node     *node
	parent   *node
	key      int // offset of its key in parent, where that is a mapping
	from, to int // of the text in the source, with its quotes; of a block from its header to its last words
	body     int // where the words of a block begin: the first line after its header; 0 for any other text
	mark     byte
	inFlow   bool
	texts    int // how many edits give it its text
}

func newEditor(data []byte) (*editor, error) {
	s, f := newSource(data)
	if f != nil {
		return nil, fmt.Errorf("editing the file: %s", f.msg)
	}
	root, faults := s.document()
	if len(faults) > 0 {
		return nil, fmt.Errorf("editing the file: %s", faults[0].msg)
	}
	tokens, f := s.tokenize()
	if f != nil {
		return nil, fmt.Errorf("editing the file: %s", f.msg)
	}
	return &editor{data: data, source: s, root: root, tokens: tokens}, nil
}

// find looks up the texts that the edits are about.
func (e *editor) find(edits []Edit) error {
	byOffset := map[int]*target{}
	for _, edit := range edits {
		offset := e.source.offset(edit.At.Line, edit.At.Column)
		t := byOffset[offset]
		if t == nil {
			t = &target{Edit: Edit{At: edit.At}}
			byOffset[offset] = t
			e.targets = append(e.targets, t)
		}
		if t.Text != "" && edit.Text != "" && t.Text != edit.Text || t.Nth != 0 && edit.Nth != 0 && t.Nth != edit.Nth {
			return fmt.Errorf("line %d, column %d: the text stands for two that would become different; write it twice, without an alias",
				edit.At.Line, edit.At.Column)
		}
		if edit.Text != "" {
			t.texts++
		}
		t.Text, t.Nth = cmp.Or(t.Text, edit.Text), cmp.Or(t.Nth, edit.Nth)
	}
	uses := map[int]int{}
	e.locate(e.root, nil, 0, byOffset, uses)
	for offset, t := range byOffset {
		switch {
		case t.node == nil:
			return fmt.Errorf("line %d, column %d: there is no text to edit", t.At.Line, t.At.Column)
		case uses[offset] > 1 && (t.Nth > 0 || t.texts != uses[offset]):
			return fmt.Errorf("line %d, column %d: the text is used in several places, by an alias; write it out in each of them", t.At.Line, t.At.Column)
		}
	}
	slices.SortFunc(e.targets, func(a, b *target) int { return cmp.Compare(a.node.offset, b.node.offset) })
	return e.measureTargets()
}

// locate finds the node of each target, its parent, and how often the document has it.
func (e *editor) locate(n, parent *node, key int, byOffset map[int]*target, uses map[int]int) {
	if t := byOffset[n.offset]; t != nil && n.form == scalar {
		t.node, t.parent, t.key = n, parent, key
		uses[n.offset]++
	}
	for _, entry := range n.entries {
		e.locate(entry.value, n, entry.offset, byOffset, uses)
	}
	for _, item := range n.items {
		e.locate(item, n, 0, byOffset, uses)
	}
}

// measureTargets finds where each target begins and ends in the source.
func (e *editor) measureTargets() error {
	next, depth := 0, 0
	for i, t := range e.tokens {
		if next == len(e.targets) {
			return nil
		}
		switch t.Type {
		case token.MappingStartType, token.SequenceStartType:
			depth++
		case token.MappingEndType, token.SequenceEndType:
			depth--
		default:
		}
		at := e.targets[next]
		if t.Position.Offset != at.node.offset || !isScalar(t) && !isBlockHeader(t) {
			continue
		}
		at.inFlow = depth > 0
		at.from, at.to = at.node.offset, e.source.after(at.node.offset, t)
		at.mark = e.source.text[at.from]
		if isBlockHeader(t) && i+1 < len(e.tokens) {
			e.measureBlock(at, e.tokens[i+1])
		}
		next++
	}
	if next < len(e.targets) {
		at := e.targets[next].At
		return fmt.Errorf("line %d, column %d: there is no text to edit", at.Line, at.Column)
	}
	return nil
}

// measureBlock sets where the words of a block begin and end.
func (e *editor) measureBlock(t *target, content *token.Token) {
	text := e.source.text
	t.body = lineEndAt(text, t.from) + 1
	end := e.source.afterBlock(content.Position.Offset, content)
	if t.body < end {
		t.to = t.body + len(strings.TrimRight(text[t.body:end], " \t\n"))
	}
}

func lineEndAt(text string, at int) int {
	if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(text)
}

// splice replaces source[from:to] by text.
type splice struct {
	from, to int
	text     string
}

// edited is the file with each target as render writes it.
func (e *editor) edited(render func(*target) string) []byte {
	var splices []splice
	for _, t := range e.targets {
		splices = append(splices, e.splices(t, render)...)
	}
	slices.SortStableFunc(splices, func(a, b splice) int { return cmp.Compare(a.from, b.from) })
	eol := lineEndOf(e.data)
	var out bytes.Buffer
	raw := rawOffsets{data: e.data, at: len(e.data) - len(bytes.TrimPrefix(e.data, []byte("\xef\xbb\xbf")))}
	kept := 0
	for _, s := range splices {
		out.Write(e.data[kept:raw.of(s.from)])
		out.WriteString(strings.ReplaceAll(s.text, "\n", eol))
		kept = raw.of(s.to)
	}
	out.Write(e.data[kept:])
	return out.Bytes()
}

func (e *editor) splices(t *target, render func(*target) string) []splice {
	var out []splice
	nth := "nth: " + strconv.Itoa(t.Nth)
	switch {
	case t.Nth > 0 && t.parent != nil && t.parent.form == list:
		alone := *t
		alone.Text, alone.inFlow = cmp.Or(t.Text, textOf(t.node)), true
		return []splice{{t.from, t.to, "{quote: " + e.plainly(&alone) + ", " + nth + "}"}}
	case t.Nth > 0 && t.parent != nil && t.parent.flow:
		out = append(out, splice{t.to, t.to, ", " + nth})
	case t.Nth > 0:
		end := lineEndAt(e.source.text, t.to)
		out = append(out, splice{end, end, "\n" + e.indentOf(t.key) + nth})
	}
	if t.Text != "" {
		out = append([]splice{{t.from, t.to, render(t)}}, out...)
	}
	return out
}

// indentOf is the blanks with which a line begins whose first word stands below what is at the offset.
func (e *editor) indentOf(offset int) string {
	return strings.Repeat(" ", e.source.position(offset).Column-1)
}

// rawOffsets finds the place in the file of places in the source, which has LF for each line end and no byte order
// mark. They are asked for in rising order.
type rawOffsets struct {
	data     []byte
	at       int // in the file
	consumed int // of the source
}

func (r *rawOffsets) of(offset int) int {
	for ; r.consumed < offset; r.consumed++ {
		if r.data[r.at] == '\r' && r.at+1 < len(r.data) && r.data[r.at+1] == '\n' {
			r.at++
		}
		r.at++
	}
	return r.at
}

// lineEndOf is how the first line of a file ends.
func lineEndOf(data []byte) string {
	i := bytes.IndexAny(data, "\r\n")
	switch {
	case i < 0 || data[i] == '\n':
		return "\n"
	case i+1 < len(data) && data[i+1] == '\n':
		return "\r\n"
	default:
		return "\r"
	}
}

// textOf is a scalar as it is read.
func textOf(n *node) string {
	if n.block {
		return strings.TrimRight(n.text, "\n")
	}
	return n.text
}

// reads tells whether the edited file says what the file said, with the edits made.
func (e *editor) reads(edited []byte) bool {
	s, f := newSource(edited)
	if f != nil {
		return false
	}
	root, faults := s.document()
	if len(faults) > 0 {
		return false
	}
	targets := make(map[*node]*target, len(e.targets))
	for _, t := range e.targets {
		targets[t.node] = t
	}
	return says(root, e.root, targets)
}

// says tells whether the node is the one of before, with the edits of the targets in it.
func says(now, before *node, targets map[*node]*target) bool {
	if t := targets[before]; t != nil {
		want := cmp.Or(t.Text, textOf(before))
		if t.Nth > 0 && t.parent != nil && t.parent.form == list {
			return now.form == mapping && len(now.entries) == 2 && isText(now.entries[0], "quote", want) &&
				isText(now.entries[1], "nth", strconv.Itoa(t.Nth))
		}
		return now.form == scalar && textOf(now) == want
	}
	if now.form != before.form || now.null != before.null || textOf(now) != textOf(before) || len(now.items) != len(before.items) {
		return false
	}
	for i := range before.items {
		if !says(now.items[i], before.items[i], targets) {
			return false
		}
	}
	return saysEntries(now.entries, before.entries, targets)
}

func saysEntries(now, before []entry, targets map[*node]*target) bool {
	for _, b := range before {
		if len(now) == 0 || now[0].key != b.key || now[0].merged != b.merged || !says(now[0].value, b.value, targets) {
			return false
		}
		now = now[1:]
		t := targets[b.value]
		if t == nil || t.Nth == 0 {
			continue
		}
		if len(now) == 0 || !isText(now[0], "nth", strconv.Itoa(t.Nth)) {
			return false
		}
		now = now[1:]
	}
	return len(now) == 0
}

func isText(e entry, key, text string) bool {
	return e.key == key && e.value.form == scalar && textOf(e.value) == text
}
