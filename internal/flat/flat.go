// Package flat turns a JSON document into rows of a path and a value.
package flat

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
)

// Value is one value of a document with its place in it, as in claim.figures[0].value. A null has no text.
type Value struct {
	Path string
	Text *string
}

// Values lists what the JSON of v holds, a value each, in its order.
func Values(v any) ([]Value, error) {
	object, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("writing it as JSON: %w", err)
	}
	f := flattener{tokens: json.NewDecoder(bytes.NewReader(object))}
	f.tokens.UseNumber()
	if err := f.value(""); err != nil {
		return nil, fmt.Errorf("reading its JSON: %w", err)
	}
	return f.values, nil
}

type flattener struct {
	tokens *json.Decoder
	values []Value
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
		f.values = append(f.values, Value{Path: path})
	default:
		text := fmt.Sprint(t)
		f.values = append(f.values, Value{path, &text})
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
