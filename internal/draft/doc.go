// Package draft writes a first factsheet for a raw transcript: who speaks where, and what may be worth checking, for a
// person to go through.
//
// It takes what package transcript found in the text, looks for candidate claims and figures in what each speaker says, and
// leaves open what the text does not say. Every name, role, title, date and number that it writes stands in the text or in
// what came with it; whatever a person must decide is a todo beside it.
//
//	header.go   the event, the transcript and its source
//	people.go   speakers and turns
//	cues.go     the words by which a sentence is a candidate
//	claims.go   the candidate claims of a turn
//	figures.go  their figures: quotes that read alone as they do in their sentence
//	place.go    a span to a quote that leads there
//	settle.go   what package resolve makes of the draft; what it does not make of it is taken out
//	write.go    the YAML
package draft
