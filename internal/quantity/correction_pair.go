package quantity

// Widen takes into the span start to end the whole of each correction that it overlaps, marks and all. The corrections
// are those of the text that the span is of.
func Widen(corrections []Correction, start, end int) (int, int) {
	from, to := touched(corrections, start, end)
	if from == to {
		return start, end
	}
	return min(start, corrections[from].Start), max(end, corrections[to-1].End)
}

// touched gives the range of the corrections that overlap the span start to end.
func touched(corrections []Correction, start, end int) (from, to int) {
	low, high := 0, len(corrections)
	for low < high {
		if middle := (low + high) / 2; corrections[middle].End <= start {
			low = middle + 1
		} else {
			high = middle
		}
	}
	for to = low; to < len(corrections) && corrections[to].Start < end; to++ {
	}
	return low, to
}

// pairCorrections gives each quantity that was said the one that stands in its place in the corrected text. Both lists
// are in the order of the text, with positions in the text that was split.
func pairCorrections(corrections []Correction, said, corrected []Quantity) {
	p := pairing{corrections}
	for i, j := 0, 0; i < len(said) && j < len(corrected); {
		fromSaid, fromCorrected := i, j
		end := 1 + min(p.start(&said[i]), p.start(&corrected[j]))
		for grown := true; grown; {
			before := i + j
			i, end = p.overlapping(said, i, end)
			j, end = p.overlapping(corrected, j, end)
			grown = i+j > before
		}
		p.pair(pointers(said[fromSaid:i]), pointers(corrected[fromCorrected:j]))
	}
}

// pairing pairs what is read in both versions of a text with these corrections.
type pairing struct{ corrections []Correction }

// overlapping passes over the quantities from i on that begin before end, each taken with the corrections at it, and
// gives the furthest end.
func (p pairing) overlapping(all []Quantity, i, end int) (next, furthest int) {
	for ; i < len(all) && p.start(&all[i]) < end; i++ {
		_, last := Widen(p.corrections, all[i].Start, all[i].End)
		end = max(end, last)
	}
	return i, end
}

func (p pairing) start(q *Quantity) int {
	start, _ := Widen(p.corrections, q.Start, q.End)
	return start
}

// pair pairs, in their order, quantities of both versions that overlap one another. Those at which no correction is fall
// away where as many are left on either side. Several must be in the same units, or their order says nothing.
func (p pairing) pair(said, corrected []*Quantity) {
	touchedSaid, touchedCorrected := p.touching(said), p.touching(corrected)
	switch {
	case len(touchedSaid) == 0 && len(touchedCorrected) == 0:
		return
	case len(touchedSaid) == len(touchedCorrected):
		said, corrected = touchedSaid, touchedCorrected
	case len(touchedSaid) == 0:
		corrected = touchedCorrected
	case len(touchedCorrected) == 0:
		said = touchedSaid
	}
	if len(said) != len(corrected) {
		if said, corrected = likeTheOne(said, corrected); len(said) != len(corrected) {
			return
		}
	}
	for i := range said {
		if len(said) > 1 && !measuresLike(said[i], corrected[i]) {
			return
		}
	}
	for i := range said {
		said[i].Corrected = corrected[i]
	}
}

// likeTheOne leaves, beside the only quantity of one version, those of the other that measure the same.
func likeTheOne(said, corrected []*Quantity) (fewerSaid, fewerCorrected []*Quantity) {
	like := func(all []*Quantity, one *Quantity) (out []*Quantity) {
		for _, q := range all {
			if measuresLike(q, one) {
				out = append(out, q)
			}
		}
		return out
	}
	switch {
	case len(corrected) == 1:
		return like(said, corrected[0]), corrected
	case len(said) == 1:
		return said, like(corrected, said[0])
	}
	return said, corrected
}

func measuresLike(a, b *Quantity) bool { return a.Unit == b.Unit && a.Kind == b.Kind }

// touching are those of the quantities that a correction is at.
func (p pairing) touching(all []*Quantity) []*Quantity {
	var out []*Quantity
	for _, q := range all {
		if from, to := touched(p.corrections, q.Start, q.End); from < to {
			out = append(out, q)
		}
	}
	return out
}

func pointers(all []Quantity) []*Quantity {
	out := make([]*Quantity, len(all))
	for i := range all {
		out[i] = &all[i]
	}
	return out
}
