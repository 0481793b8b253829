package factsheet

// Scalar is s as a factsheet writes it on one line: as it stands where YAML would not take it for something else, or else in
// double quotes. inFlow tells that it stands in braces or brackets.
func Scalar(s string, inFlow bool) string {
	if isPlain(s, inFlow) {
		return s
	}
	return Quoted(s)
}

// Quoted is s in double quotes on one line, as the words of a transcript are written. What nobody sees is written as its
// number.
func Quoted(s string) string { return doubleQuoted(s, "") }
