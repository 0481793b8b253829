package factsheet

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// The bounds of a document. goccy's parser calls itself once for each key of a block mapping and copies what follows,
// moves all tokens after an empty value, keeps a path for each node, and takes the key that follows an empty item of
// a list in the key's own column for that item's value. So block mappings and lists are cut into their parts here,
// and the parser gets the parts, which are bounded.
const (
	maxDepth    = 32
	maxKeyText  = 256
	maxTokens   = 8 << 20
	maxBlock    = 20_000      // tokens of one piece in block style
	maxShift    = 500_000_000 // tokens of one piece times its empty values
	maxUnfolded = 100_000     // nodes that aliases may add
)

// document parses the text of s. The faults are all that were found in the tree; where the YAML does not parse, the one
// that says so, and no tree.
func (s *source) document() (root *node, faults []*fault) {
	defer func() {
		if r := recover(); r != nil {
			root, faults = nil, []*fault{{offset: 0, code: CodeSyntax, msg: "the YAML parser fails on this file",
				hint: "look for unusual syntax, and write it in a simpler way"}}
		}
	}()
	tokens, f := s.tokenize()
	if f != nil {
		return nil, []*fault{f}
	}
	p := &treeBuilder{source: s, anchors: map[string]*node{}}
	root, f = p.piece(tokens, 0)
	if f != nil {
		return nil, []*fault{f}
	}
	return root, p.faults
}

// tokenize gives the tokens of the one document, each with its true place, comments left out.
func (s *source) tokenize() (token.Tokens, *fault) {
	tokens := lexer.Tokenize(s.text)
	if len(tokens) > maxTokens {
		return nil, &fault{offset: -1, code: CodeTooLarge, msg: fmt.Sprintf("the file has more than %d words and signs", maxTokens), hint: "split it"}
	}
	if t := tokens.InvalidToken(); t != nil {
		return nil, s.syntax(s.offset(t.Position.Line, t.Position.Column), t.Error)
	}
	s.place(tokens)
	kept := tokens[:0]
	for _, t := range tokens {
		if t.Type != token.CommentType {
			kept = append(kept, t)
		}
	}
	kept, f := oneDocument(kept)
	if f != nil {
		return nil, f
	}
	return kept, checkShape(kept)
}

// place sets each token's Offset to the byte at which it begins in the source. Tokens come in the order of the text
// with only blanks between them, so each is the next that is not blank. What the scanner itself says is off after
// tabs and before trailing blanks, and its offsets are off altogether.
func (s *source) place(tokens token.Tokens) {
	at := 0
	content := false // the next token is the content of a block text
	for _, t := range tokens {
		if content && t.Type != token.CommentType {
			t.Position.Offset = at
			at = s.afterBlock(at, t)
			content = false
			continue
		}
		content = content || isBlockHeader(t)
		for at < len(s.text) && strings.IndexByte(" \t\n", s.text[at]) >= 0 {
			at++
		}
		t.Position.Offset = at
		at = s.after(at, t)
		where := s.position(t.Position.Offset)
		t.Position.Line, t.Position.Column = where.Line, where.Column
	}
}

func isBlockHeader(t *token.Token) bool {
	return t.Type == token.LiteralType || t.Type == token.FoldedType
}

// after is the offset after a token that begins at start.
func (s *source) after(start int, t *token.Token) int {
	switch t.Type {
	case token.DoubleQuoteType:
		return s.closing(start, '"', '\\')
	case token.SingleQuoteType:
		return s.closing(start, '\'', '\'')
	case token.CommentType:
		if end := strings.IndexByte(s.text[start:], '\n'); end >= 0 {
			return start + end
		}
		return len(s.text)
	}
	for _, text := range []string{strings.Trim(t.Origin, " \t\n"), t.Value} {
		if strings.HasPrefix(s.text[start:], text) {
			return start + len(text)
		}
	}
	return start + s.plainLen(start, t.Value)
}

// closing is the offset after the quote that ends a text which begins at start. escape takes a quote out of its
// meaning: a backslash, or, in single quotes, the quote itself.
func (s *source) closing(start int, quote, escape byte) int {
	for i := start + 1; i < len(s.text); i++ {
		switch {
		case s.text[i] == escape && (escape != quote || (i+1 < len(s.text) && s.text[i+1] == quote)):
			i++
		case s.text[i] == quote:
			return i + 1
		}
	}
	return len(s.text)
}

// plainLen is how much of the source from start a plain text over several lines covers: its letters in order, with
// any blanks between them.
func (s *source) plainLen(start int, value string) int {
	i := start
	for _, r := range value {
		if r == ' ' || r == '\n' || r == '\t' {
			continue
		}
		for i < len(s.text) && strings.IndexByte(" \t\n", s.text[i]) >= 0 {
			i++
		}
		if !strings.HasPrefix(s.text[i:], string(r)) {
			break
		}
		i += utf8.RuneLen(r)
	}
	return i - start
}

// afterBlock is the offset after the content of a block text. start lies behind the header, before its line end.
func (s *source) afterBlock(start int, t *token.Token) int {
	content := strings.TrimLeft(t.Origin, "\n")
	if content == "" {
		return start
	}
	if at := strings.Index(s.text[start:min(len(s.text), start+len(content)+4096)], content); at >= 0 {
		return start + at + len(content)
	}
	return start
}

// oneDocument takes the marks of the document away.
func oneDocument(tokens token.Tokens) (token.Tokens, *fault) {
	if len(tokens) >= 3 && tokens[0].Type == token.DirectiveType && tokens[1].Value == "YAML" {
		for i, t := range tokens {
			if t.Type == token.DocumentHeaderType {
				tokens = tokens[i:]
				break
			}
		}
	}
	if len(tokens) > 0 && tokens[0].Type == token.DocumentHeaderType {
		tokens = tokens[1:]
	}
	for len(tokens) > 0 && tokens[len(tokens)-1].Type == token.DocumentEndType {
		tokens = tokens[:len(tokens)-1]
	}
	for _, t := range tokens {
		switch t.Type {
		case token.DocumentHeaderType, token.DocumentEndType:
			return nil, &fault{offset: t.Position.Offset, code: CodeDocuments, text: t.Value,
				msg: "a second YAML document begins here, and a file holds one", hint: "write it into a file of its own"}
		case token.DirectiveType:
			return nil, &fault{offset: t.Position.Offset, code: CodeDocuments, text: t.Value,
				msg: "a YAML directive has no meaning here", hint: "remove it, or put quotes around a text that begins with %"}
		default:
		}
	}
	if len(tokens) == 0 {
		return nil, &fault{offset: -1, code: CodeEmptyFile, msg: "the file is empty", hint: "begin with onrecord: 1"}
	}
	return tokens, nil
}

// checkShape bounds the depth in brackets and dashes, and the length of keys.
func checkShape(tokens token.Tokens) *fault {
	depth, dashes := 0, 0
	for i, t := range tokens {
		switch t.Type {
		case token.MappingStartType, token.SequenceStartType:
			depth++
		case token.MappingEndType, token.SequenceEndType:
			depth = max(0, depth-1)
		case token.MappingValueType:
			if i > 0 && len(tokens[i-1].Value) > maxKeyText {
				return &fault{offset: tokens[i-1].Position.Offset, code: CodeTooLarge, msg: "the key is too long",
					hint: "put quotes around a text that has a colon in it"}
			}
		default:
		}
		if t.Type != token.SequenceEntryType && t.Type != token.MappingKeyType && t.Type != token.AnchorType {
			dashes = 0
		} else if i > 0 && tokens[i-1].Position.Line == t.Position.Line {
			dashes++
		} else {
			dashes = 1
		}
		if depth > maxDepth || dashes > maxDepth {
			return tooDeep(t)
		}
	}
	return nil
}

// treeBuilder turns tokens into nodes.
type treeBuilder struct {
	source   *source
	anchors  map[string]*node
	unfolded int // nodes that aliases have added
	faults   []*fault
}

func (b *treeBuilder) fault(offset int, code, text, hint, format string, args ...any) {
	b.faults = append(b.faults, &fault{offset: offset, code: code, text: text, hint: hint, msg: fmt.Sprintf(format, args...)})
}

// piece builds the node of some tokens, which are one value. Block collections are cut into their parts, and a scalar
// is one token; the rest is for goccy's parser.
func (b *treeBuilder) piece(tokens token.Tokens, level int) (*node, *fault) {
	switch {
	case level > maxDepth:
		return nil, tooDeep(tokens[0])
	case len(tokens) == 1 && isScalar(tokens[0]):
		return b.scalarToken(tokens[0]), nil
	case len(tokens) == 2 && isBlockHeader(tokens[0]):
		return b.scalar(tokens[0].Position.Offset, tokens[1].Value, true), nil
	case tokens[0].Type == token.SequenceEntryType:
		return b.cut(tokens, level, list)
	case isKey(tokens):
		return b.cut(tokens, level, mapping)
	default:
		return b.parse(tokens)
	}
}

func tooDeep(t *token.Token) *fault {
	return &fault{offset: t.Position.Offset, code: CodeTooLarge, text: t.Value, msg: fmt.Sprintf("the values are nested more than %d deep", maxDepth),
		hint: "a factsheet needs no more than eight levels"}
}

func isScalar(t *token.Token) bool {
	switch t.Type {
	case token.StringType, token.SingleQuoteType, token.DoubleQuoteType, token.IntegerType, token.FloatType, token.BoolType,
		token.NullType, token.BinaryIntegerType, token.OctetIntegerType, token.HexIntegerType, token.InfinityType, token.NanType:
		return true
	default:
		return false
	}
}

// scalarToken is the node of a scalar. An empty value and ~ are nothing; a word for null may be a text.
func (b *treeBuilder) scalarToken(t *token.Token) *node {
	out := b.scalar(t.Position.Offset, t.Value, false)
	if t.Type == token.NullType {
		out.null = true
		if t.Value == "~" {
			out.form, out.text = nothing, ""
		}
	}
	return out
}

// isKey tells whether tokens begin with a plain key of a block mapping.
func isKey(tokens token.Tokens) bool {
	if len(tokens) < 2 || tokens[1].Type != token.MappingValueType || tokens[0].Position.Line != tokens[1].Position.Line {
		return false
	}
	return isScalar(tokens[0])
}

// cut builds a block collection from its parts. Each begins on a line of its own, in the column of the first.
func (b *treeBuilder) cut(tokens token.Tokens, level int, f form) (*node, *fault) {
	out := &node{form: f, offset: tokens[0].Position.Offset}
	for start := 0; start < len(tokens); {
		end, err := b.partEnd(tokens, start, f)
		if err != nil {
			return nil, err
		}
		if err := b.part(out, tokens[start:end], level); err != nil {
			return nil, err
		}
		start = end
	}
	return out.measure(), nil
}

// partEnd is the index after the part that begins at start.
func (b *treeBuilder) partEnd(tokens token.Tokens, start int, f form) (int, *fault) {
	column, depth := tokens[0].Position.Column, 0
	for i := start; i < len(tokens); i++ {
		t := tokens[i]
		content := i > 0 && isBlockHeader(tokens[i-1])
		if i > start && depth == 0 && !content && t.Position.Line != tokens[i-1].Position.Line {
			dash := t.Type == token.SequenceEntryType
			switch {
			case t.Position.Column == column && dash == (f == list):
				return i, nil
			case t.Position.Column == column && dash: // the list that is a key's value may stand in the key's column
			case t.Position.Column <= column:
				return 0, b.source.syntax(t.Position.Offset, "the line is indented less than what it belongs to")
			}
		}
		switch t.Type {
		case token.MappingStartType, token.SequenceStartType:
			depth++
		case token.MappingEndType, token.SequenceEndType:
			depth--
		default:
		}
	}
	return len(tokens), nil
}

// part adds one entry or item to a block collection.
func (b *treeBuilder) part(to *node, tokens token.Tokens, level int) *fault {
	if to.form == list {
		value := &node{form: nothing, offset: tokens[0].Position.Offset, size: 1}
		if len(tokens) > 1 {
			var err *fault
			if value, err = b.piece(tokens[1:], level+1); err != nil {
				return err
			}
		}
		to.items = append(to.items, value)
		return nil
	}
	if value, ok, err := b.plainEntry(tokens, level); ok || err != nil {
		to.entries = append(to.entries, entry{key: tokens[0].Value, offset: tokens[0].Position.Offset, value: value})
		return err
	}
	n, err := b.parse(tokens)
	if err != nil {
		return err
	}
	if n.form != mapping {
		return b.source.syntax(tokens[0].Position.Offset, "a key and a colon are expected here")
	}
	to.entries = append(to.entries, n.entries...)
	return nil
}

// plainEntry is the value of an entry of a block mapping whose key is plain and whose value is nothing, a scalar or a
// block collection on the lines below; false where it is anything else.
func (b *treeBuilder) plainEntry(tokens token.Tokens, level int) (*node, bool, *fault) {
	if !isKey(tokens) {
		return nil, false, nil
	}
	value := tokens[2:]
	switch {
	case len(value) == 0:
		return &node{form: nothing, offset: tokens[1].Position.Offset, size: 1}, true, nil
	case len(value) == 1 && isScalar(value[0]), len(value) == 2 && isBlockHeader(value[0]):
	case value[0].Position.Line != tokens[1].Position.Line && (value[0].Type == token.SequenceEntryType || isKey(value)):
	default:
		return nil, false, nil
	}
	n, err := b.piece(value, level+1)
	return n, err == nil, err
}

// parse hands tokens to goccy's parser.
func (b *treeBuilder) parse(tokens token.Tokens) (*node, *fault) {
	if f := bounded(tokens); f != nil {
		return nil, f
	}
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return nil, b.parserFault(tokens, err)
	}
	if len(file.Docs) != 1 || file.Docs[0].Body == nil {
		return nil, b.source.syntax(tokens[0].Position.Offset, "a value is expected here")
	}
	return b.build(file.Docs[0].Body), nil
}

// bounded refuses a piece on which the parser would spend time with the square of its size.
func bounded(tokens token.Tokens) *fault {
	block, empty := 0, 0
	var braces []bool // of the open brackets, whether each is a brace
	for i, t := range tokens {
		switch t.Type {
		case token.MappingStartType, token.SequenceStartType:
			braces = append(braces, t.Type == token.MappingStartType)
		case token.MappingEndType, token.SequenceEndType, token.CollectEntryType:
			if len(braces) > 0 && braces[len(braces)-1] && endsEmpty(tokens[:i]) {
				empty++
			}
			if t.Type != token.CollectEntryType && len(braces) > 0 {
				braces = braces[:len(braces)-1]
			}
		default:
			if len(braces) == 0 {
				block++
			}
			if i > 0 && tokens[i-1].Type == token.MappingValueType && tokens[i-1].Position.Line != t.Position.Line {
				empty++
			}
		}
	}
	if block > maxBlock || empty*len(tokens) > maxShift {
		return &fault{offset: tokens[0].Position.Offset, code: CodeTooLarge, msg: "this one value has too many parts",
			hint: "a list of many entries stands in block style, one on a line"}
	}
	return nil
}

// endsEmpty tells whether the last entry of a mapping in braces has a key and no value.
func endsEmpty(tokens token.Tokens) bool {
	n := len(tokens)
	if n < 2 {
		return false
	}
	switch tokens[n-1].Type {
	case token.MappingValueType:
		return true
	case token.MappingStartType, token.MappingEndType, token.SequenceEndType, token.CollectEntryType:
		return false
	default:
		before := tokens[n-2].Type
		return before == token.MappingStartType || before == token.CollectEntryType
	}
}

// parserError is what goccy's errors have in common.
type parserError interface {
	error
	GetToken() *token.Token
	GetMessage() string
}

func (b *treeBuilder) parserFault(tokens token.Tokens, err error) *fault {
	var e parserError
	if !errors.As(err, &e) {
		return b.source.syntax(tokens[0].Position.Offset, "it does not parse")
	}
	if e.GetToken() == nil {
		return b.source.syntax(tokens[0].Position.Offset, e.GetMessage())
	}
	return b.source.syntax(e.GetToken().Position.Offset, e.GetMessage())
}

// syntax is the fault of YAML that does not parse, in words that help.
func (s *source) syntax(offset int, message string) *fault {
	f := &fault{offset: offset, code: CodeSyntax, text: s.wordAt(offset), msg: "this is not valid YAML: " + firstLine(message)}
	if strings.Contains(message, "tab character") || strings.Contains(message, "'\t'") {
		f.code, f.msg, f.hint = CodeTab, "a tab stands where YAML wants spaces", "indent with spaces"
		return f
	}
	hints := []struct{ part, hint string }{
		{"mapping value is not allowed", `put quotes around a text that has ": " in it`},
		{"could not find end character", "close the quote that begins here"},
		{"reserved character", "put quotes around a text that begins with this character"},
		{"must be specified", "close the bracket, or put a comma between the values"},
		{"could not find flow m", "close the brace, and put quotes around a text that has a comma or a brace in it"},
		{"sequence end token", "close the bracket"},
		{"unknown escape", `write \\ for a backslash in double quotes, or use single quotes`},
		{"invalid key", "write KEY: VALUE"},
		{"non-map value", "write KEY: VALUE, with a space behind the colon"},
		{"not allowed in this context", "check the indentation, and put quotes around a text with special signs in it"},
		{"indented less", "indent the line like the others of its list or mapping"},
		{"key and a colon", "write KEY: VALUE, with a space behind the colon"},
	}
	for _, h := range hints {
		if strings.Contains(message, h.part) {
			f.hint = h.hint
			return f
		}
	}
	f.hint = "check the indentation, the brackets and the quotes here and on the line before"
	return f
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return s
}

// wordAt is what stands at an offset, up to the next blank.
func (s *source) wordAt(offset int) string {
	if offset < 0 || offset >= len(s.text) {
		return ""
	}
	rest := s.text[offset:min(len(s.text), offset+60)]
	if end := strings.IndexAny(rest, " \t\n"); end > 0 {
		rest = rest[:end]
	}
	return strings.ToValidUTF8(rest, "")
}

// build turns a node of goccy's tree into ours. What a factsheet does not allow is a fault, and nothing in the tree.
func (b *treeBuilder) build(n ast.Node) *node {
	switch n := n.(type) {
	case *ast.MappingNode:
		return b.buildMapping(n)
	case *ast.MappingValueNode:
		return b.buildMapping(&ast.MappingNode{BaseNode: n.BaseNode, Start: n.Start, Values: []*ast.MappingValueNode{n}})
	case *ast.SequenceNode:
		out := &node{form: list, offset: offsetOf(n)}
		for _, v := range n.Values {
			out.items = append(out.items, b.build(v))
		}
		return out.measure()
	case *ast.AnchorNode:
		value := b.build(n.Value)
		b.anchors[n.Name.GetToken().Value] = value
		return value
	case *ast.AliasNode:
		return b.alias(n)
	case *ast.TagNode:
		b.fault(offsetOf(n), CodeTag, n.GetToken().Value, "remove it; a text that begins with an exclamation mark needs quotes",
			"the YAML tag %q has no meaning here", n.GetToken().Value)
		return b.none(n)
	case *ast.NullNode:
		if n.GetToken().Type == token.ImplicitNullType {
			return b.none(n)
		}
		return b.scalarToken(n.GetToken())
	case *ast.LiteralNode:
		return b.scalar(offsetOf(n), n.Value.Value, true)
	case ast.ScalarNode:
		return b.scalar(offsetOf(n), n.GetToken().Value, false)
	default:
		b.fault(offsetOf(n), CodeSyntax, "", "write it in a simpler way", "a %s has no meaning here", strings.ToLower(n.Type().String()))
		return b.none(n)
	}
}

func offsetOf(n ast.Node) int {
	if t := n.GetToken(); t != nil && t.Position != nil {
		return t.Position.Offset
	}
	return 0
}

func (b *treeBuilder) none(n ast.Node) *node {
	return &node{form: nothing, offset: offsetOf(n), size: 1}
}

func (b *treeBuilder) scalar(offset int, text string, block bool) *node {
	if i := strings.IndexFunc(text, isControl); i >= 0 {
		r, _ := utf8.DecodeRuneInString(text[i:])
		b.fault(offset, CodeBadCharacter, fmt.Sprintf("%U", r), "remove it", "the text holds the control character %U", r)
	}
	return &node{form: scalar, offset: offset, text: text, block: block, size: 1}
}

func (b *treeBuilder) buildMapping(n *ast.MappingNode) *node {
	out := &node{form: mapping, flow: n.IsFlowStyle, offset: offsetOf(n)}
	for i, v := range n.Values {
		if v == nil || v.Key == nil {
			continue
		}
		at := offsetOf(v.Key)
		if i == 0 && !n.IsFlowStyle {
			out.offset = at
		}
		value := b.build(v.Value)
		if v.Key.IsMergeKey() {
			b.merge(out, at, value)
			continue
		}
		key, ok := v.Key.(ast.ScalarNode)
		if !ok {
			b.fault(at, CodeComplexKey, "", "write KEY: VALUE", "the key is not a word or a text")
			continue
		}
		out.entries = append(out.entries, entry{key: key.GetToken().Value, offset: at, value: value})
	}
	return out.measure()
}

// alias is the node that an alias stands for.
func (b *treeBuilder) alias(n *ast.AliasNode) *node {
	name := n.Value.GetToken().Value
	target, ok := b.anchors[name]
	if !ok {
		b.fault(offsetOf(n), CodeUnknownAlias, "*"+name, "put &"+name+" before the value that is repeated; a text that begins with * needs quotes",
			"nothing before it is called %q", "&"+name)
		return b.none(n)
	}
	if b.unfolded > maxUnfolded {
		return b.none(n) // reported at the alias that went too far
	}
	if b.unfolded += target.size; b.unfolded > maxUnfolded {
		b.fault(offsetOf(n), CodeAliasBomb, "*"+name, "write the values out", "the aliases of this file unfold to more than %d values", maxUnfolded)
		return b.none(n)
	}
	return target
}

// merge adds the entries of the mapping, or mappings, behind <<.
func (b *treeBuilder) merge(to *node, offset int, from *node) {
	sources := []*node{from}
	if from.form == list {
		sources = from.items
	}
	for _, m := range sources {
		if m.form != mapping {
			b.fault(offset, CodeBadMerge, "<<", "write <<: *name, where &name stands before a mapping", "<< takes in mappings, and this is %s", m.form)
			return
		}
		for _, e := range m.entries {
			e.merged = true
			to.entries = append(to.entries, e)
		}
	}
}

// sortFaults orders faults by their place.
func sortFaults(fs []*fault) {
	sort.SliceStable(fs, func(i, j int) bool { return fs[i].offset < fs[j].offset })
}
