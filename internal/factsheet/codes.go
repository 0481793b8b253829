package factsheet

// The codes of the problems that Read and ReadCatalogue report. They are stable: a code is never given another
// meaning. [briefing.Check] has its own.
const (
	CodeEncoding       = "encoding"            // the file is not UTF-8
	CodeBadCharacter   = "bad-character"       // a control character, in the file or by an escape
	CodeTooLarge       = "too-large"           // more bytes, words, depth or blank lines than a factsheet can need
	CodeTooMany        = "too-many-problems"   // the rest of the problems is left out
	CodeEmptyFile      = "empty-file"          // nothing but blanks and comments
	CodeSyntax         = "yaml-syntax"         // the YAML does not parse
	CodeTab            = "tab-indentation"     // a tab where YAML wants spaces
	CodeDocuments      = "several-documents"   // more than one YAML document, or a directive
	CodeTag            = "yaml-tag"            // !tag: a factsheet has no types of its own
	CodeComplexKey     = "complex-key"         // a key that is not one word or text
	CodeUnknownAlias   = "unknown-alias"       // *name that no &name stands before
	CodeAliasBomb      = "alias-bomb"          // aliases that unfold to too much
	CodeBadMerge       = "bad-merge"           // << without a mapping
	CodeDuplicateKey   = "duplicate-key"       // a key twice in one mapping
	CodeUnknownKey     = "unknown-key"         // a key that its object does not have
	CodeWrongType      = "wrong-type"          // a mapping, list or text where another of them belongs
	CodeMissingVersion = "missing-version"     // no onrecord: 1
	CodeBadVersion     = "unsupported-version" // a format version that this program does not read
	CodeBadStatus      = "unknown-status"      // a status other than draft
	CodeBadDate        = "bad-date"            // not a date, or not a date and time
	CodeBadPeriod      = "bad-period"          // not a period
	CodeBadDecimal     = "bad-decimal"         // not a decimal number
	CodeBadBounds      = "bad-bounds"          // not a range of numbers
	CodeBadInteger     = "bad-integer"         // not a whole number, or out of its range
	CodeBadFlag        = "bad-flag"            // neither true nor false
	CodeBadLink        = "bad-link"            // a link whose target is malformed
	CodeBadFactor      = "bad-factor"          // not a conversion factor
	CodeExclusive      = "conflicting-keys"    // two keys of which one rules the other out
	CodeStray          = "stray-key"           // a key that means nothing without another
	CodeDraftOnly      = "draft-only"          // what a draft leaves to a person, in a file that is no draft
)
