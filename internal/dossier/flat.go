package dossier

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
)

// Fact is one value of a dossier with its place in it, as in claim.figures[0].value. A null has no value.
type Fact struct {
	Path  string
	Value *string
}

// Facts lists what the JSON of a dossier holds, a value each, in its order: a dossier as a table of two columns.
func Facts(d Dossier) ([]Fact, error) {
	object, err := json.Marshal(d)
	if err != nil {
		return nil, fmt.Errorf("writing the dossier: %w", err)
	}
	f := flattener{tokens: json.NewDecoder(bytes.NewReader(object))}
	f.tokens.UseNumber()
	if err := f.value(""); err != nil {
		return nil, fmt.Errorf("reading the dossier: %w", err)
	}
	return f.facts, nil
}

type flattener struct {
	tokens *json.Decoder
	facts  []Fact
}

// value takes in the next value, which stands at path.
func (f *flattener) value(path string) error {
	token, err := f.tokens.Token()
	if err != nil {
		return err
	}
	switch t := token.(type) {
	case json.Delim:
		if t == '[' {
			return f.items(path)
		}
		return f.fields(path)
	case nil:
		f.facts = append(f.facts, Fact{Path: path})
	default:
		text := fmt.Sprint(t)
		f.facts = append(f.facts, Fact{path, &text})
	}
	return nil
}

func (f *flattener) fields(path string) error {
	for f.tokens.More() {
		key, err := f.tokens.Token()
		if err != nil {
			return err
		}
		place := fmt.Sprint(key)
		if path != "" {
			place = path + "." + place
		}
		if err := f.value(place); err != nil {
			return err
		}
	}
	_, err := f.tokens.Token() // the closing brace
	return err
}

func (f *flattener) items(path string) error {
	for i := 0; f.tokens.More(); i++ {
		if err := f.value(path + "[" + strconv.Itoa(i) + "]"); err != nil {
			return err
		}
	}
	_, err := f.tokens.Token() // the closing bracket
	return err
}
