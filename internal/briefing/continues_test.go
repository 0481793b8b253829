package briefing_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"onrecord/internal/briefing"
)

// Each turn that continues what it cannot is reported once, and nothing else; each ring has one problem of its own, at
// its first turn.
func TestCheckOfAnyContinuation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := &briefing.Briefing{Appearances: []briefing.Appearance{{Key: "a", Unnamed: "a"}, {Key: "b", Unnamed: "b"}}}
		n := rapid.IntRange(1, 8).Draw(t, "turns")
		next := make([]int, n) // of each turn, the one that it continues; -1 for none, n for one that is not there
		for i := range n {
			turn := briefing.Turn{Key: fmt.Sprint("t", i), Speaker: rapid.SampledFrom([]string{"a", "b"}).Draw(t, "speaker")}
			if next[i] = rapid.IntRange(-1, n).Draw(t, "continues"); next[i] >= 0 {
				turn.Continues = fmt.Sprint("t", next[i])
			}
			b.Turns = append(b.Turns, turn)
		}
		got := map[string]string{}
		for _, p := range briefing.Check(b, nil) {
			if !strings.HasSuffix(p.Path, ".continues") {
				continue
			}
			if got[p.Path] != "" {
				t.Errorf("%s is reported twice", p.Path)
			}
			got[p.Path] = p.Code
		}
		for i, j := range next {
			path, want := fmt.Sprintf("turns[%d].continues", i), ""
			switch {
			case j == n:
				want = briefing.CodeUnknownID
			case j == i:
				want = briefing.CodeSelf
			case firstOfRing(next, i):
				want = briefing.CodeCycle
			case j > i:
				want = briefing.CodeLaterTurn
			case j >= 0 && b.Turns[i].Speaker != b.Turns[j].Speaker:
				want = briefing.CodeOtherSpeaker
			case j >= 0 && slices.Contains(next[j+1:i], j):
				want = briefing.CodeContinued
			}
			if got[path] != want {
				t.Errorf("%s: %q, want %q of %v", path, got[path], want, next)
			}
		}
	})
}

// firstOfRing tells whether who goes on from i comes back to it, and met no earlier turn on the way.
func firstOfRing(next []int, i int) bool {
	at := i
	for range next {
		if at = next[at]; at < i || at == len(next) {
			return false
		}
		if at == i {
			return true
		}
	}
	return false
}
