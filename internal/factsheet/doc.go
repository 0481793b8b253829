// Package factsheet reads factsheets and catalogues: the YAML that people write by hand.
//
// It is syntax alone. [Read] and [ReadCatalogue] turn bytes into the types of package briefing: ids and quotes as
// they are written, what the file says of a figure in Given, and the place of everything in Where. They report what
// cannot be read: YAML that does not parse, a key that an object does not have, a text where a list belongs, a date
// that is none. What is true of a briefing whatever its format (what must be there, vocabularies, references) is
// checked by [briefing.Check] and [briefing.CheckCatalogue]; quotes and numbers are settled by package resolve.
//
// A scalar counts as its source text: true, 2024, 1.50, 010 and 0x10 stay as they are written. An empty value and ~
// mean that nothing is said.
//
// [Apply] edits the file of a factsheet and leaves everything else in it as it was, byte for byte.
//
// The keys of each object are described once, in its shape; reading, the suggestions for an unknown key and the
// reference of the format ([Reference]) all come from there.
package factsheet
