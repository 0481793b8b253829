// Package anchor finds where in a transcript a quote stands.
//
// It is pure: text and quotes in, spans out. A quote is looked for exactly and,
// only if it occurs nowhere in its scope exactly, with differences folded away
// that a reader does not see (see [Fold]). Every span is a half-open range of
// Unicode code points of the original text, never of a folded copy, so that
// PostgreSQL's substring cuts the same words.
//
// Memory and work are linear in the text. An index holds a few counts for each
// KiB; what else a search wants (a folded copy, an index that rules out parts of
// a long text) is made once, when a quote first needs it.
package anchor
