package transcript

func readHTML(name, text string) (Source, error) { return Source{Text: text, Format: FormatHTML}, nil }
