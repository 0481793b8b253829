package resolve

import (
	"crypto/sha256"
	"fmt"
	"reflect"
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"onrecord/internal/briefing"
)

// Digest is the SHA-256 of what a resolved briefing says, under the version of the format. Two briefings have
// the same digest if and only if each field has the same value: the layout of their files, where in them a thing
// stands and what the files are called do not count. 1.5 and 1.50 differ, for their precision does; 640e9 and
// 640000000000 do not.
func Digest(b *briefing.Briefing) [sha256.Size]byte {
	out := fmt.Appendf(nil, "onrecord briefing %d\n", briefing.FormatVersion)
	return sha256.Sum256(encode(out, reflect.ValueOf(b).Elem()))
}

// encode appends v in a form that is the same for equal values and differs for others. It is like JSON with the
// fields in the order of their types, except that decimals keep their trailing zeros (encoding/json would drop them)
// and that every field is written. Fields tagged `json:"-"` say where a thing was written, not what it says. Fields
// tagged `json:",omitempty"` are left out where they say nothing: they are younger than digests that databases hold,
// and what does not use them keeps its digest.
func encode(out []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.Struct:
		return encodeStruct(out, v)
	case reflect.Slice:
		out = append(out, '[')
		for i := range v.Len() {
			out = append(encode(out, v.Index(i)), ',')
		}
		return append(out, ']')
	case reflect.Pointer:
		if v.IsNil() {
			return append(out, "null"...)
		}
		return encode(out, v.Elem())
	case reflect.String:
		return strconv.AppendQuote(out, v.String())
	case reflect.Int:
		return strconv.AppendInt(out, v.Int(), 10)
	case reflect.Bool:
		return strconv.AppendBool(out, v.Bool())
	default:
		panic(fmt.Sprintf("resolve: the digest does not know how to encode a %s", v.Type()))
	}
}

func encodeStruct(out []byte, v reflect.Value) []byte {
	switch x := v.Interface().(type) {
	case decimal.Decimal:
		return append(out, plain(x)...)
	case time.Time:
		return x.UTC().AppendFormat(out, time.RFC3339Nano)
	case briefing.Date:
		return strconv.AppendQuote(out, x.String())
	case briefing.Period:
		return strconv.AppendQuote(out, x.String())
	}
	out = append(out, '{')
	for i := range v.NumField() {
		field := v.Type().Field(i)
		tag := field.Tag.Get("json")
		if tag == "-" || tag == ",omitempty" && v.Field(i).IsZero() {
			continue
		}
		out = append(append(out, field.Name...), ':')
		out = append(encode(out, v.Field(i)), ',')
	}
	return append(out, '}')
}

// plain writes d in full with all of its decimal places: 640e9 as 640000000000, 1.50 as 1.50.
func plain(d decimal.Decimal) string {
	return d.StringFixed(max(0, -d.Exponent()))
}
