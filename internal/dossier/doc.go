// Package dossier is what is known of one event, one claim or one figure, as a fact-checker reads it: the types, which
// are also the JSON of the command show, and how they are written as text and as Markdown. It knows no database.
package dossier
