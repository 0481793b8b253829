package factsheet

// form is what a node of the document is.
type form int

const (
	nothing form = iota // an empty value, or ~
	scalar
	mapping
	list
)

func (f form) String() string {
	return [...]string{"nothing", "a text", "a mapping", "a list"}[f]
}

// node is a value of the document. Nodes are shared where an alias repeats them.
type node struct {
	form    form
	offset  int    // in the source
	text    string // of a scalar, decoded; of nothing, as written
	block   bool   // a scalar in a block (| or >), whose last line end is not a part of it
	null    bool   // a scalar that is a word for null: null, Null, NULL
	flow    bool   // a mapping in braces
	entries []entry
	items   []*node
	size    int // how many nodes it has, aliases unfolded
}

// empty tells whether the node says nothing: an empty value, ~ or an empty text.
func (n *node) empty() bool { return n.form == nothing || (n.form == scalar && n.text == "") }

// entry is a key of a mapping and its value.
type entry struct {
	key    string
	offset int // of the key
	value  *node
	merged bool // came with <<, so a key of the mapping itself goes first
}

// measure sets the node's size from those of its parts.
func (n *node) measure() *node {
	n.size = 1
	for _, e := range n.entries {
		n.size += 1 + e.value.size
	}
	for _, i := range n.items {
		n.size += i.size
	}
	return n
}
