package store

import "testing"

func TestWordsToSearchFor(t *testing.T) {
	c := commonWords{claims: 10000, rarest: 0.002, share: map[string]float64{
		"the": 0.9, "port": 0.08, "ship": 0.06, "berth": 0.05, "quay": 0.005, "tug": 0.002,
	}}
	for _, tt := range []struct {
		name  string
		words commonWords
		of    []string
		want  string
	}{
		{"before anything was counted any word will do", commonWords{}, []string{"port", "ship"}, "'port' | 'ship'"},
		{"no words", c, nil, ""},
		{"rare words alone, the rarest first", c, []string{"the", "tug", "windlass", "quay"}, "'windlass' | 'tug' | 'quay'"},
		{"common words in pairs", c, []string{"port", "ship", "berth"}, "'berth' & 'ship' | 'berth' & 'port'"},
		{"common words alone", c, []string{"the", "port"}, "'port' & 'the'"},
		{"quotes and strokes", commonWords{}, []string{`o'er\x`}, `'o''er\\x'`},
	} {
		if got := tt.words.query(tt.of); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}
