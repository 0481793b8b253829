package factsheet

import (
	"testing"

	"pgregory.net/rapid"

	"onrecord/internal/briefing"
)

// What Scalar and Quoted write is read back as it was, in a block and in braces.
func TestScalar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.SampledFrom([]string{"true", "null", "~", "- a", "a: b", "a #b", "{x}", "[y]", "2024", "'", `"`, `\`, "a, b", "x:", "1.50", "y", "%a", "@b", "é", "“x”", "a\u00a0b", "@"}),
			rapid.StringMatching(`[ -~é–“”]{1,30}`)).Draw(t, "text")
		for _, sheet := range []string{
			"onrecord: 1\nevent: {title: " + Scalar(s, true) + "}\n",
			"onrecord: 1\nevent:\n  title: " + Scalar(s, false) + "\n",
			"onrecord: 1\nevent:\n  title: " + Quoted(s) + "\n",
		} {
			b, problems := Read("x", []byte(sheet))
			if briefing.Errors(problems) > 0 || b.Event.Title != s {
				t.Fatalf("%q in %q: %q, %v", s, sheet, b.Event.Title, problems)
			}
		}
	})
}
