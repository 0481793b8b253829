package dossier

import (
	"fmt"
	"strings"
)

// shortHash is how many digits of a hash a citation holds.
const shortHash = 12

// Cite is the dossier in one line, to paste into an article: who, where and when, the words, and where to find them.
func (d *EventDossier) Cite() string {
	var speakers []string
	seen := map[string]bool{}
	for _, a := range d.Appearances {
		if who := a.cited(); a.ID != "" && !seen[who] {
			seen[who] = true
			speakers = append(speakers, who)
		}
	}
	return citation(nonEmpty("; ", "“"+d.Event.Title+"”, "+d.Event.whereAndWhen(), strings.Join(speakers, ", ")), d.Head)
}

// Cite is the claim in one line.
func (d *ClaimDossier) Cite() string {
	return citation(said(&d.Head, d.Claim.Key, d.Claim.Places), d.Head)
}

// Cite is the figure in one line.
func (d *FigureDossier) Cite() string {
	return citation(said(&d.Head, d.Figure.Key, []Place{d.Figure.Place}), d.Head)
}

func (e *Event) whereAndWhen() string {
	return nonEmpty(", ", string(e.Place), dateWords(e.Date))
}

// said is who said what at an event.
func said(h *Head, key string, places []Place) string {
	if len(places) == 0 {
		return fmt.Sprintf("“%s”, %s: %s", h.Event.Title, h.Event.whereAndWhen(), key)
	}
	first := places[0]
	words := key
	if first.Quote != "" {
		words = h.Transcript.wording() + "“" + abridged(string(first.Quote)) + "”"
	}
	return fmt.Sprintf("%s, “%s”, %s: %s (%s)",
		first.Speaker.cited(), h.Event.Title, h.Event.whereAndWhen(), words, charactersOf(places))
}

// charactersOf says where the words stand, and whose they are where a claim was said by several.
func charactersOf(places []Place) string {
	var speakers []string
	spans := map[string][]string{}
	for _, p := range places {
		who := p.Speaker.cited()
		if who == "" { // a place without a speaker of its own goes with the first
			who = places[0].Speaker.cited()
		}
		if spans[who] == nil {
			speakers = append(speakers, who)
		}
		spans[who] = append(spans[who], fmt.Sprintf("%d–%d", p.Span.Start, p.Span.End))
	}
	parts := make([]string, len(speakers))
	for i, who := range speakers {
		parts[i] = "characters " + strings.Join(spans[who], " and ")
		if i > 0 {
			parts[i] = "also " + who + ", " + parts[i]
		}
	}
	return strings.Join(parts, "; ")
}

// wording warns before words that are not the speaker's own, so that nobody prints a summary as a quotation.
func (t *Transcript) wording() string {
	if t != nil && t.Fidelity == "summary" {
		return "in the words of a summary, "
	}
	return ""
}

// called is what a citation calls the text.
func (t *Transcript) called() string {
	switch t.Fidelity {
	case "summary":
		return "Summary of"
	case "edited", "interpreted":
		return "Transcript (" + t.Fidelity + ")"
	default:
		return "Transcript"
	}
}

// abridged keeps the ends of a long quote.
func abridged(quote string) string {
	const most, ends = 300, 140
	runes := []rune(quote)
	if len(runes) <= most {
		return quote
	}
	head, tail := runes[:ends], runes[len(runes)-ends:]
	if i := lastSpace(head); i > 0 {
		head = head[:i]
	}
	if i := indexSpace(tail); i >= 0 {
		tail = tail[i+1:]
	}
	return string(head) + " […] " + string(tail)
}

func citation(what string, h Head) string {
	s := what + ". "
	if t := h.Transcript; t != nil {
		s += nonEmpty(": ", t.called(), nonEmpty(", ", string(t.Source.Publisher), dateWords(t.Published), string(t.Source.URL))) + ". "
		return clean(s + h.Ref + ", sha256 " + t.SHA256[:min(shortHash, len(t.SHA256))])
	}
	return clean(s + h.Ref)
}
