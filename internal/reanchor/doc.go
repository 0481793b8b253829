// Package reanchor finds the quotes of a briefing again in another version of its transcript, and says what must be
// written so that each of them is found there.
//
// It is pure: a briefing as written, the text that was annotated where it is known, and the new text come in; a
// [Report] of what became of each quote goes out, with the edits. A quote is looked for where package resolve looks for
// it, exactly, then folded, then by likeness, and is given up rather than guessed.
package reanchor
