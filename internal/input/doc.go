// Package input finds the files that a user names, tells what each one is, reads them and what lies beside them, and
// replaces them whole.
//
// It opens nothing that an annotation file could not be meant to lead to: a transcript lies in the folder of its
// annotation file or below it, whatever links say.
package input
