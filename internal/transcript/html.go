package transcript

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxDepth is how deep the elements of a page may nest.
const maxDepth = 512

// readHTML takes the text of a web page's main part, and what its head says.
func readHTML(name, text string) (Source, error) {
	root, err := html.ParseWithOptions(strings.NewReader(text), html.ParseOptionEnableScripting(false))
	if err != nil {
		return Source{}, fmt.Errorf("%s: the web page cannot be read (%w); save it as text", name, err)
	}
	return pageSource(name, root)
}

func pageSource(name string, root *html.Node) (Source, error) {
	s := &scan{}
	if err := s.walk(root); err != nil {
		return Source{}, fmt.Errorf("%s: %w", name, err)
	}
	body := s.main()
	if body == nil {
		return Source{}, fmt.Errorf("%s: the web page has no body; save it as text", name)
	}
	w := &writer{besides: findBesides(body)}
	if err := w.node(body, 0); err != nil {
		return Source{}, fmt.Errorf("%s: %w", name, err)
	}
	out := w.text()
	if strings.TrimSpace(out) == "" {
		return Source{}, fmt.Errorf("%s: the web page holds no text outside its menus and scripts; save it as text", name)
	}
	return Source{Text: out, Format: FormatHTML, Meta: s.meta(body)}, nil
}

var errTooDeep = errors.New("the elements of the web page nest more than 512 deep; save it as text")

// scan looks through a page for its main part and for what its head says.
type scan struct {
	article, mainPart, role, body *html.Node
	articles                      int
	properties                    map[string]string
	title, canonical, language    string
	heading                       *html.Node // the first h1
	times                         []*html.Node
}

func (s *scan) walk(root *html.Node) error {
	s.properties = map[string]string{}
	return each(root, func(n *html.Node) bool {
		s.take(n)
		return true
	})
}

// each visits the elements under root in their order, without calling itself. Where visit says no, what is inside is left out.
func each(root *html.Node, visit func(*html.Node) bool) error {
	depth := 0
	for n := root; n != nil; {
		if visit(n) && n.FirstChild != nil {
			if depth++; depth > maxDepth {
				return errTooDeep
			}
			n = n.FirstChild
			continue
		}
		for n != root && n.NextSibling == nil {
			n, depth = n.Parent, depth-1
		}
		if n == root {
			return nil
		}
		n = n.NextSibling
	}
	return nil
}

func (s *scan) take(n *html.Node) {
	if n.Type != html.ElementNode {
		return
	}
	first := func(p **html.Node) {
		if *p == nil {
			*p = n
		}
	}
	switch n.DataAtom {
	case atom.Html:
		s.language = attr(n, "lang")
	case atom.Body:
		first(&s.body)
	case atom.Article:
		s.articles++
		first(&s.article)
	case atom.Main:
		first(&s.mainPart)
	case atom.H1:
		first(&s.heading)
	case atom.Time:
		s.times = append(s.times, n)
	case atom.Title:
		if s.title == "" && n.FirstChild != nil {
			s.title = n.FirstChild.Data
		}
	case atom.Link:
		if strings.EqualFold(attr(n, "rel"), "canonical") && s.canonical == "" {
			s.canonical = attr(n, "href")
		}
	case atom.Meta:
		s.property(n)
	}
	if strings.EqualFold(attr(n, "role"), "main") {
		first(&s.role)
	}
}

func (s *scan) property(n *html.Node) {
	for _, key := range []string{attr(n, "property"), attr(n, "name"), attr(n, "itemprop")} {
		if key = strings.ToLower(key); key != "" && s.properties[key] == "" {
			s.properties[key] = attr(n, "content")
		}
	}
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// main is the part of the page with the text: its main element or its body, or its only article where that holds most of it.
// Other articles are teasers.
func (s *scan) main() *html.Node {
	whole := s.body
	switch {
	case s.mainPart != nil:
		whole = s.mainPart
	case s.role != nil:
		whole = s.role
	}
	if s.articles == 1 && (whole == nil || 2*shown(s.article) > shown(whole)) {
		return s.article
	}
	return whole
}

// shown is how many bytes of text an element shows.
func shown(root *html.Node) int {
	n := 0
	_ = each(root, func(c *html.Node) bool {
		if c.Type == html.TextNode {
			n += len(strings.TrimSpace(c.Data))
		}
		return !left(c)
	})
	return n
}

func (s *scan) meta(body *html.Node) Meta {
	first := func(keys ...string) string {
		for _, k := range keys {
			if v := s.properties[k]; v != "" {
				return v
			}
		}
		return ""
	}
	m := Meta{
		Title: tidy(first("og:title", "dc.title", "dcterms.title")), URL: s.canonical, Publisher: tidy(first("og:site_name", "dc.publisher", "dcterms.publisher")),
		Language:  s.language,
		Published: dateIn(first("article:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "pubdate", "publish-date")),
		Updated:   dateIn(first("article:modified_time", "datemodified", "og:updated_time", "dcterms.modified", "last-modified")),
		Date:      dateIn(first("date", "dc.date", "dcterms.date", "dcterms.created")),
	}
	if s.heading != nil && m.Title == "" {
		m.Title = tidy(plainText(s.heading))
	}
	if m.Title == "" {
		m.Title = tidy(s.title)
	}
	if m.URL == "" {
		m.URL = first("og:url")
	}
	if m.Published == "" {
		m.Published = s.timeIn(body)
	}
	return m
}

// timeIn is the date of the only time element of the main part, if it has one. Several tell of several things.
func (s *scan) timeIn(body *html.Node) string {
	found := ""
	for _, n := range s.times {
		if date := dateIn(attr(n, "datetime")); date != "" && within(n, body) {
			if found != "" && found != date {
				return ""
			}
			found = date
		}
	}
	return found
}

func within(n, root *html.Node) bool {
	for range maxDepth {
		if n == nil || n == root {
			return n == root
		}
		n = n.Parent
	}
	return false
}

const maxPlain = 1000 // bytes

func plainText(root *html.Node) string {
	var out strings.Builder
	_ = each(root, func(n *html.Node) bool {
		if n.Type == html.TextNode && out.Len() < maxPlain {
			out.WriteString(n.Data)
		}
		return true
	})
	return out.String()
}

// writer writes the text of a page: blocks as paragraphs, with one blank line between them.
type writer struct {
	besides map[*html.Node]bool // blocks that are no part of the text
	out     strings.Builder
	breaks  int  // line ends that are due before the next word
	blank   bool // a space is due before the next word
	begun   bool // the line has words
	pre     int  // elements around that keep line ends
	raised  bool // within what the page raises or lowers
}

// node writes an element and what is inside. The depth is bounded by scan.walk, which went the same way.
func (w *writer) node(n *html.Node, depth int) error {
	if depth > maxDepth {
		return errTooDeep
	}
	switch n.Type {
	case html.TextNode:
		w.words(n.Data)
		return nil
	case html.ElementNode:
	case html.DocumentNode:
		return w.children(n, depth)
	default:
		return nil
	}
	if left(n) || w.besides[n] {
		return nil
	}
	return w.element(n, depth)
}

func (w *writer) children(n *html.Node, depth int) error {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if err := w.node(c, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) element(n *html.Node, depth int) error {
	switch n.DataAtom {
	case atom.Br:
		w.due(1, true)
		return nil
	case atom.Hr:
		w.due(2, false)
		w.words("* * *")
		w.due(2, false)
		return nil
	case atom.Td, atom.Th:
		if previous(n) {
			w.tab()
		}
		return w.children(n, depth)
	case atom.S, atom.Del, atom.Strike:
		return w.marked(n, depth, "s")
	case atom.Sup, atom.Sub:
		return w.script(n, depth)
	}
	space := spacing(n)
	w.due(space, false)
	if n.DataAtom == atom.Li {
		w.words("• ")
	}
	if n.DataAtom == atom.Pre {
		w.pre++
		defer func() { w.pre-- }()
	}
	if err := w.children(n, depth); err != nil {
		return err
	}
	w.due(space, false)
	return nil
}

// marked writes words within a mark. Struck words have one, since a publisher strikes what it corrects.
func (w *writer) marked(n *html.Node, depth int, tag string) error {
	w.mark("<" + tag + ">")
	if err := w.children(n, depth); err != nil {
		return err
	}
	w.close("</" + tag + ">")
	return nil
}

// spacing is how many line ends stand around an element: two for a paragraph, one for a line, none for words.
func spacing(n *html.Node) int {
	switch n.DataAtom {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Blockquote, atom.Ul, atom.Ol, atom.Dl,
		atom.Table, atom.Pre, atom.Header, atom.Figure, atom.Address, atom.Details, atom.Summary, atom.Body, atom.Html, atom.Fieldset, atom.Center, atom.Hgroup:
		return 2
	case atom.Li, atom.Tr, atom.Dt, atom.Dd, atom.Caption, atom.Legend, atom.Option:
		return 1
	}
	return 0
}

// previous tells whether a cell stands before this one in its row.
func previous(n *html.Node) bool {
	for c := n.PrevSibling; c != nil; c = c.PrevSibling {
		if c.Type == html.ElementNode {
			return true
		}
	}
	return false
}

// left tells what is left out: what is not shown, and what is no part of the text.
func left(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Nav, atom.Aside, atom.Form, atom.Footer, atom.Head, atom.Iframe, atom.Object, atom.Embed,
		atom.Svg, atom.Math, atom.Button, atom.Select, atom.Input, atom.Textarea, atom.Audio, atom.Video, atom.Canvas, atom.Picture, atom.Img, atom.Dialog, atom.Menu, atom.Figcaption:
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			return strings.EqualFold(strings.TrimSpace(a.Val), "true")
		case "role":
			switch strings.ToLower(strings.TrimSpace(a.Val)) {
			case "navigation", "search", "banner", "contentinfo", "complementary", "dialog", "menu", "menubar", "toolbar":
				return true
			}
		case "style":
			if style := strings.ToLower(strings.ReplaceAll(a.Val, " ", "")); strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// due asks for line ends before the next word; added to those that are due already where more is said.
func (w *writer) due(n int, add bool) {
	if n == 0 {
		return
	}
	w.blank = false
	if add {
		w.breaks = min(w.breaks+n, 2)
		return
	}
	w.breaks = max(w.breaks, n)
}

func (w *writer) tab() {
	w.blank = false
	w.flush()
	w.out.WriteByte('\t')
}

// flush writes the line ends or the space that is due.
func (w *writer) flush() {
	switch {
	case w.breaks > 0 && w.out.Len() > 0:
		w.out.WriteString("\n\n"[:w.breaks])
	case w.blank && w.breaks == 0 && w.begun:
		w.out.WriteByte(' ')
	}
	w.begun = w.breaks == 0 && w.begun
	w.breaks, w.blank = 0, false
}

func (w *writer) mark(s string) {
	w.flush()
	w.out.WriteString(s)
	w.begun = false
}

func (w *writer) close(s string) {
	w.out.WriteString(s)
	w.begun = true
}

// words writes text: each run of spaces, tabs and line ends as one space. Other blanks, such as the no-break space, stay.
func (w *writer) words(s string) {
	if w.pre > 0 {
		w.verbatim(s)
		return
	}
	for len(s) > 0 {
		i := strings.IndexAny(s, " \t\n\r\f")
		if i == 0 {
			w.blank = w.begun
			s = strings.TrimLeft(s, " \t\n\r\f")
			continue
		}
		if i < 0 {
			i = len(s)
		}
		w.flush()
		w.plain(s[:i])
		s = s[i:]
	}
}

// verbatim writes the text of an element that keeps its line ends.
func (w *writer) verbatim(s string) {
	w.flush()
	w.plain(strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n"))
}

// plain writes words without the control characters that no database takes.
func (w *writer) plain(s string) {
	w.begun = true
	_, _ = io.WriteString(&w.out, strings.Map(func(r rune) rune {
		if r == 0 || unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s))
}

func (w *writer) text() string {
	lines := strings.Split(w.out.String(), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \t")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n ") + "\n"
}
