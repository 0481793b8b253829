package reanchor

import (
	"strings"
	"testing"

	"onrecord/internal/anchor"
)

func TestFollow(t *testing.T) {
	for _, tt := range []struct {
		name, old, now string // X is the quote, in old the one that is meant is written [X]
		want           int    // which X of the new text, from 1; 0: gone, -1: not clear
	}{
		{"one", "a [X] b", "quite another X text", 1},
		{"none", "a [X] b", "a b", 0},
		{"the second", "it rose to X in May, and to [X] at the end of June", "it rose to X in May, and to X at the end of June", 2},
		{"one came before", "in June it rose to [X], which is much", "in May it fell to X. But in June it rose to X, which is much", 2},
		{"one came behind", "in June it rose to [X], which is much", "in June it rose to X, which is much. In May it fell to X", 1},
		{"one went before", "in May it fell to X. But in June it rose to [X], which is much", "in June it rose to X, which is much", 1},
		{"it went itself", "in May it fell to [X]. But in June it rose to X, which is much", "in June it rose to X, which is much", 0},
		{"it went and one came", "in May it fell to [X]. But in June it rose to X, which is much. Then came the winter",
			"in June it rose to X, which is much. Then came the winter, and X was seen by nobody at all", 0},
		{"all alike, as many", strings.Repeat("X and ", 3) + "[X] and " + strings.Repeat("X and ", 3), strings.Repeat("X and ", 7), 4},
		{"all alike, one more", strings.Repeat("and ", 40) + "[X] " + strings.Repeat("and ", 40), strings.Repeat("and ", 40) + "X " + strings.Repeat("and ", 40) + "X " + strings.Repeat("and ", 40), -1},
		{"too many", strings.Repeat("X and ", 60) + "[X]", strings.Repeat("so X ", 60), -1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before, _, _ := strings.Cut(tt.old, "[")
			k := strings.Count(before, "X")
			old, now := anchor.New(strings.NewReplacer("[", "", "]", "").Replace(tt.old)), anchor.New(tt.now)
			at, state := follow(old, old.Find("X", old.All()), k, now, now.Find("X", now.All()))
			got := map[verdict]int{gone: 0, unclear: -1, certain: at + 1}[state]
			if got != tt.want {
				t.Errorf("it is %d, not %d", got, tt.want)
			}
		})
	}
}

func TestWarning(t *testing.T) {
	for _, tt := range []struct{ old, now, want string }{
		{"the port", "our port", ""},
		{"23 ships", "23 boats", ""},
		{"23 ships", "24 ships", `"23" became "24"`},
		{"twenty-three ships", "twenty-four ships", `"three" became "four"`},
		{"18 percent", "18%", ""},
		{"18 percent", "18 percentage points", `"percent" became "percentage"`},
		{"5 million", "5 billion", `"million" became "billion"`},
		{"we did it", "we did not do it", `nothing became "not"`},
		{"we don’t know", "we know", `"don't" became nothing`},
		{"we can come", "we cannot come", `nothing became "cannot"`},
		{"we cannot come", "we can’t come", ""},
		{"we do not know", "we don't know", ""},
		{"he came and she did", "neither he nor she came", `nothing became "neither nor"`},
		{"it was seen", "it was nowhere seen", `nothing became "nowhere"`},
		{"we hardly knew", "we knew", `"hardly" became nothing`},
		{"we lost 2 ships", "we lost none", `"2" became "none"`},
		{"everybody came", "nobody came", `nothing became "nobody"`},
		{"with a pilot", "without a pilot", `nothing became "without"`},
		{"1.5 of 3", "1.5, of 3.", ""},
		{"in 2024 and 2025", "in 2025", `"2024" became nothing`},
		{"the first 23", "first, the 23", ""},
	} {
		got := warning(tt.old, tt.now)
		if (tt.want == "") != (got == "") || !strings.Contains(got, tt.want) {
			t.Errorf("%q to %q: %q, want %q", tt.old, tt.now, got, tt.want)
		}
	}
}
