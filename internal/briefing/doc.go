// Package briefing is the domain: an event, who speaks at it, what is claimed, which figures and
// sources go with it, and the catalogue of names that briefings share.
//
// The types are plain. They know no file format, no database and no command line. A reader of any format
// fills in what its file says ([Quote.Text], [Figure.Given], ids as written); package resolve fills in
// what follows from it (spans, measures) and reports the [Problem]s; package store writes the result.
//
// What is true of a briefing whatever format it came from is checked here, once, by [Check] and
// [CheckCatalogue].
package briefing
