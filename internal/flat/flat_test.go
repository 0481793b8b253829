package flat_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/internal/flat"
)

func TestValues(t *testing.T) {
	type inner struct {
		Quote string `json:"quote"`
		Start int    `json:"start"`
		Note  *int   `json:"note"`
	}
	values, err := flat.Values(map[string]any{
		"a": 1.50, "places": []inner{{Quote: `yes, "we"`, Start: 5}, {}}, "z": []int{}, "yes": true,
	})
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, v := range values {
		got.WriteString(v.Path)
		if v.Text != nil {
			got.WriteString("=" + *v.Text)
		}
		got.WriteByte('\n')
	}
	want := `a=1.5
places[0].quote=yes, "we"
places[0].start=5
places[0].note
places[1].quote=
places[1].start=0
places[1].note
yes=true
`
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Error(diff)
	}
	if _, err := flat.Values(func() {}); err == nil {
		t.Error("a function has no JSON")
	}
}
