package briefing_test

import (
	"strings"
	"testing"

	"onrecord/internal/briefing"
)

func TestTwoCataloguesThatDisagree(t *testing.T) {
	topic := func(name string, line int) briefing.Topic {
		return briefing.Topic{ID: "shipping", Name: name, Where: briefing.Where{Position: briefing.Position{Line: line, Column: 3}}}
	}
	known := briefing.NewNames()
	known.Topics["shipping"] = topic("Ships", 0)
	names, seen := known.Clone(), map[string]string{}
	if ps := names.Add(&briefing.Catalogue{File: "a", Topics: []briefing.Topic{topic("Shipping", 2)}}, seen); ps != nil {
		t.Errorf("an entry does not replace one of the database: %v", ps)
	}
	if ps := names.Add(&briefing.Catalogue{File: "b", Topics: []briefing.Topic{topic("Shipping", 7)}}, seen); ps != nil {
		t.Errorf("two that agree: %v", ps)
	}
	ps := names.Add(&briefing.Catalogue{File: "c", Topics: []briefing.Topic{topic("Boats", 9)}}, seen)
	if len(ps) != 1 || ps[0].Error() != `c:9:3: error: the topic "shipping" is defined otherwise in b` {
		t.Errorf("%v", ps)
	}
	if names.Topics["shipping"].Name != "Shipping" || known.Topics["shipping"].Name != "Ships" {
		t.Errorf("%v %v", names.Topics, known.Topics)
	}
}

func TestSame(t *testing.T) {
	rank := func(n int) *int { return &n }
	a := briefing.RatingScale{ID: "x", Ratings: []briefing.Rating{{ID: "true", Rank: rank(2), Where: briefing.Where{Position: briefing.Position{Line: 4}}}}}
	b := briefing.RatingScale{ID: "x", Ratings: []briefing.Rating{{ID: "true", Rank: rank(2)}}, Where: briefing.Where{Position: briefing.Position{Line: 1}}}
	if !briefing.Same(a, b) || a.Ratings[0].Where.Line != 4 {
		t.Error("where a thing was written counts, or was lost")
	}
	b.Ratings[0].Rank = rank(3)
	if briefing.Same(a, b) {
		t.Error("another rank is the same")
	}
	if !briefing.Same(briefing.Unit{ID: "x"}, briefing.Unit{ID: "x", Words: []string{}}) {
		t.Error("no list is other than an empty one")
	}
	half := decimalOf(t, "0.5")
	one := briefing.Conversion{To: "y", Numerator: half, Denominator: decimalOf(t, "1")}
	if !briefing.Same(briefing.Unit{Converts: &one}, briefing.Unit{Converts: &briefing.Conversion{To: "y", Numerator: half, Denominator: decimalOf(t, "1")}}) {
		t.Error("equal conversions differ")
	}
	if briefing.Same(briefing.Unit{Converts: &one}, briefing.Unit{}) {
		t.Error("a conversion is none")
	}
}

func TestNearest(t *testing.T) {
	ids := strings.Fields("ships-in-port ship-growth fees nato-members")
	for word, want := range map[string]string{"ship-in-port": "ships-in-port", "fee": "fees", "nato-member": "nato-members", "zzzzzz": ""} {
		got := ""
		if near := briefing.Nearest(word, valuesOf(ids)); len(near) > 0 {
			got = near[0]
		}
		if got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}
