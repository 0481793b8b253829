// Package quantity reads the quantities that are said in running speech: the number, what it
// counts, how it is bounded, what it is measured against, and where in the text it stands.
//
// A text is read in one pass, sentence by sentence, in five steps:
//
//	tokenizer   words, numbers and marks, with their place in the text   (token.go, any language)
//	atoms       a number with its scale: 'two and a half million'        (english_number.go, _digits, _spelled, _fraction)
//	modifiers   'nearly', 'or more', units, denominators                 (english_modifier.go, _unit, _noun, _whole, _period)
//	patterns    changes, factors, ranges, superlatives, ellipsis         (english_pattern.go, _change, _rank, _ellipsis)
//	traps       names, dates, times of day, telephones: no figures       (english_trap.go, _clock, _name, _model)
//
// A text that its publisher corrected is split first into what was said and what should have been
// ([SplitCorrections]); both are read, and what belongs together is paired.
//
// Values and bounds are decimal strings and exact rationals, never floats. The bounds of a
// number that is said without any come from one table, [Bounds], which is exported so that a
// value typed by hand gets the same interval as one that was read.
//
// The work grows linearly with the text and the memory with what is found, whatever the text:
// every pattern looks at a bounded number of tokens, and a sentence without an end is cut.
//
// The package depends on the standard library alone.
package quantity
